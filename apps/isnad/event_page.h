// An event laid out for people: what happened, the tolls by source, who says what of what is contested, and the rest.
//
//   Contested: killed, all persons
//     A  9 (at least)
//        1  Syrian Observatory for Human Rights «المرصد السوري» ← وكالة النور · 2018-03-11
//                                              قال المرصد السوري إن تسعة مدنيين على الأقل قتلوا في *غارة*
//           and 2 copies: موقع الرصيف 2018-03-12, صحيفة الساحل 2018-03-12
//     B  14
//        …
#pragma once

#include "ledger/query.h"
#include "terminal.h"

namespace isnad::app {

/// `event` was read with EventFilter::words. Of an event of many claims, only the first of each source and the first
/// sources stand on a page, unless `all`; how many are left out is said. False if the page cannot be written.
bool write_event_page(const ledger::EventRecord& event, const TextForm& form, bool all, Page& page);

}  // namespace isnad::app
