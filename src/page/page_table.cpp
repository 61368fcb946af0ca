#include "page/page_table.h"

namespace isnad {

Result<Table> read_page_table(const DataSource& source, const std::string& name,
                              std::span<const std::string_view> columns) {
  if (const auto bytes = source.table(name)) return Table::parse(source.path_of(name), std::string(*bytes), columns);
  const DataSource built_in = DataSource::built_in();
  const auto bytes = built_in.table(name);
  if (!bytes) return bytes.error();
  return Table::parse(built_in.path_of(name), std::string(*bytes), columns);
}

}  // namespace isnad
