// Table: reads `.tsv` files strictly, so that a fault is reported where it stands and not where it hurts.
//
// A line «شنّ<TAB>يشنّ<TAB>I<TAB>شنّ» under the header `lemma imperfect form masdar` becomes one row of four cells.
// The meaning of cells is their readers' affair.
#include "lexicon/table.h"

#include <algorithm>

#include "text/utf8.h"

namespace isnad {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

Result<Table> Table::parse(std::string path, std::string content, std::span<const std::string_view> columns) {
  Table table;
  table.path_ = std::move(path);
  table.content_ = std::make_unique<std::string>(std::move(content));
  std::string_view rest = *table.content_;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  bool header_read = false;
  for (int line = 1; !rest.empty(); ++line) {
    const size_t end = rest.find('\n');
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (const auto invalid = first_invalid_utf8(text)) {
      return Error{"not valid UTF-8 at byte " + std::to_string(*invalid) + " of the line", table.path_, line};
    }
    if (text.empty() || text.front() == '#') continue;
    if (std::any_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' ' && c != '\t'; })) {
      return Error{"the line has a control character other than the tab", table.path_, line};
    }
    TableRow row{line, split(text, '\t')};
    if (!header_read) {
      header_read = true;
      if (row.cells.size() != columns.size() || !std::equal(columns.begin(), columns.end(), row.cells.begin())) {
        std::string expected;
        for (const std::string_view column : columns) expected += (expected.empty() ? "" : " ") + std::string(column);
        return table.fault(row, "the header must name the columns: " + expected);
      }
      continue;
    }
    if (std::equal(columns.begin(), columns.end(), row.cells.begin(), row.cells.end())) {
      return table.fault(row, "the header is here a second time");
    }
    if (row.cells.size() != columns.size()) {
      return table.fault(row, "the line has " + std::to_string(row.cells.size()) + " cells where the header has " +
                                  std::to_string(columns.size()) + "; cells are separated by one tab");
    }
    for (size_t index = 0; index < columns.size(); ++index) {
      if (row.cells[index].empty()) {
        return table.fault(row,
                           "the cell `" + std::string(columns[index]) + "` is empty; write - if nothing belongs there");
      }
    }
    table.rows_.push_back(std::move(row));
  }
  if (!header_read) return Error{"the table has no header", table.path_, 0};
  return table;
}

std::vector<std::string_view> alternatives(std::string_view cell) {
  if (cell == "-" || cell.empty()) return {};
  return split(cell, '|');
}

}  // namespace isnad
