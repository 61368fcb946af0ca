// Names as people type them, against names as they stand in a ledger.
//
// «الرقه» finds «الرَّقّة» and with it Raqqa: letters are folded as the tables' are (text/letters.h), ة and ه are one, and
// so is a word with and without ال. "deir ez zor" finds "Deir ez-Zor". Does not know spellings that differ in their
// letters (Deraa, Daraa): one that the ledger has must be given, or an id.
#pragma once

#include <string>
#include <string_view>

#include "ledger/database.h"

namespace isnad::ledger {

/// The form in which names are compared: normalised words, without ال, blanks between. Empty if there is no letter.
std::string folded_name(std::string_view utf8);

/// Each word of `query` begins a word of `name`, also behind a و, ف, ب, ل or ك that is written to it («للجيش» has
/// «جيش»). Both are folded; an empty query is in no name.
bool has_words(std::string_view name, std::string_view query);

/// Makes two functions known to a connection, unless it has them: isnad_same_name(name, query) and
/// isnad_has_words(name, query), both of names as they are written; null is no name. Throws Failure.
void register_name_functions(const Database& database);

}  // namespace isnad::ledger
