// The tables of data/page/, which a user's own folder of tables may leave out.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lexicon/data_source.h"
#include "lexicon/table.h"

namespace isnad {

/// The table of that name ("page/marks.tsv"), of the built-in copy where `source` has none. Fails with file and line of
/// the first fault.
Result<Table> read_page_table(const DataSource& source, const std::string& name,
                              std::span<const std::string_view> columns);

}  // namespace isnad
