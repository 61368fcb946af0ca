// Table: the one reader of `.tsv` files (form: data/README.md). Strict: the header must be the expected one, every
// line must have as many cells, no cell may be empty (`-` is the empty cell).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"

namespace isnad {

struct TableRow {
  int line = 0;  ///< in the file, from 1
  std::vector<std::string_view> cells;
};

class Table {
 public:
  /// Reads `content` (the bytes of the file `path`, used in messages only) with the columns expected.
  static Result<Table> parse(std::string path, std::string content, std::span<const std::string_view> columns);

  const std::string& path() const { return path_; }
  const std::vector<TableRow>& rows() const { return rows_; }
  Error fault(const TableRow& row, std::string message) const { return {std::move(message), path_, row.line}; }

 private:
  std::string path_;
  std::unique_ptr<std::string> content_;  // the cells point into it
  std::vector<TableRow> rows_;
};

/// Alternatives of a cell (`a|b`); none for `-`.
std::vector<std::string_view> alternatives(std::string_view cell);

}  // namespace isnad
