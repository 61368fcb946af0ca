// DataSource: where the tables come from: the copy compiled into the program, or a folder.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"

namespace isnad {

struct Imports;

class DataSource {
 public:
  /// The built-in copy. Never fails: the program does not link without it.
  static DataSource built_in();
  /// `folder` has `ar/` and `places/`, and may have `export/`. The imported base (hunspell's words, GeoNames' cities) is taken from
  /// `folder/base/words.tsv` and `folder/base/places.tsv` where they exist, else from the built-in copy.
  static Result<DataSource> from_folder(const std::string& folder);
  /// The same with the bytes of the tables by name ("ar/cues.tsv") instead of those that stand in `folder`.
  static Result<DataSource> from_tables(const std::string& folder, std::map<std::string, std::string> tables);

  /// Names of the tables that begin with `prefix` ("ar/verbs"), sorted; each ends in ".tsv".
  std::vector<std::string> tables(std::string_view prefix) const;
  /// Bytes of the table of that name ("ar/cues.tsv"), or an error that names what is missing.
  Result<std::string_view> table(std::string_view name) const;
  /// Path to show in messages about that table.
  std::string path_of(std::string_view name) const;

  std::span<const std::byte> lexicon_block() const;  ///< compiled (from_folder compiles it while loading)
  std::span<const std::byte> gazetteer_block() const;
  /// The gazetteer compiled anew, with imported places joined to it. Takes about a second.
  Result<std::vector<std::byte>> gazetteer_with(const Imports& imports) const;
  /// Changes whenever the built-in copy does; empty for a folder.
  const std::string& digest() const;

 private:
  struct Content;
  explicit DataSource(std::shared_ptr<const Content> content);
  std::shared_ptr<const Content> content_;
};

/// Packs a data folder with its compiled blocks into the bytes that are linked into the program (build time only).
Result<std::vector<std::byte>> pack_data(const std::string& folder, const std::string& base_words_tsv,
                                         const std::string& base_places_tsv);

}  // namespace isnad
