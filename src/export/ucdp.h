// UCDP GED: events that killed or may have killed, with the columns of UCDP's Georeferenced Event Dataset.
//
// «مقتل 12 في غارة على دوما» ("12 killed in a raid on Douma") becomes a row with best 12, where_prec 1, date_prec 1,
// country_id 652. Names, order and codes of the columns: Högbladh, "UCDP GED Codebook version 23.1" (2023). What only
// UCDP's coders can decide (conflicts, dyads, their ids) is left empty. docs/EXPORT.md tells each column.
//
// UCDP's event is "an incident where armed force was used by an organised actor against another organised actor, or
// against civilians, resulting in at least 1 direct death at a specific location and a specific date": so a row is an
// ASSAULT of which a source says that it killed, that has a day and a place or at least a country, and that not all
// sources deny. Whether the actor was organised, and whether the deaths of a dyad reach 25 a year, is not asked.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/codes.h"
#include "export/csv.h"
#include "export/exporter.h"

namespace isnad::exports {

std::span<const std::string_view> ucdp_columns();

/// Appends the event's row; false, with the reason counted, if it is none of UCDP's.
bool append_ucdp_row(const ledger::EventRecord& event, const Codes& codes, CsvForm form, std::string& out,
                     LeftOut& left_out);

}  // namespace isnad::exports
