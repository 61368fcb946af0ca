// The outline of a page as the ledger keeps it (document.outline), so that a document can be read again from it.
//
//   [{"span":[0,812],"title":[0,46],"leftovers":[[300,340]],"published":"2024-03-05","published_at":1709634120}]
//
// Title, leftovers and the day stand only where the article has them.
#pragma once

#include <string>
#include <vector>

#include "isnad/engine.h"

namespace isnad::ledger {

/// Empty for an empty outline.
std::string outline_json(const std::vector<ArticleOutline>& outline);

/// What outline_json() wrote; empty for anything else, as of a ledger that another program has changed.
std::vector<ArticleOutline> outline_of_json(const std::string& json);

}  // namespace isnad::ledger
