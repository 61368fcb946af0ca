// Lexicon: lemmas, their inflected forms, and the words that hunspell-ar knows, compiled into one read-only block.
//
// The block is made by `compile_lexicon` (at build time for the built-in copy; at start for `--data`) and used in
// place: loading it costs nothing. Inflected forms stand in a minimal automaton (lexicon/automaton.h) whose keys are
// normalised words without clitics; the n-th key's readings are `forms`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"
#include "lexicon/automaton.h"
#include "morphology/analysis.h"

namespace isnad {

/// Meaning tags of nouns and adjectives, bits of LemmaInfo::tags (data/README.md).
namespace tag {
constexpr uint32_t kPerson = 1, kGroup = 2, kOrg = 4, kFacility = 8, kArea = 16, kVehicle = 32, kWeapon = 64,
                   kBuilding = 128, kDocument = 256, kTime = 512, kEvent = 1024, kAbstract = 2048, kMeasure = 4096,
                   kCause = 8192, kPlace = 16384, kClause = 32768, kAny = 65536;
}  // namespace tag

struct LemmaInfo {
  std::string_view text;     ///< as in the table, UTF-8 with its hamzas
  std::string_view letters;  ///< normalised
  Pos pos = Pos::Unknown;
  uint32_t tags = 0;
};

class Lexicon {
 public:
  /// Uses a compiled block, which must outlive the lexicon. Fails if the block is damaged or of another version.
  static Result<Lexicon> from_block(std::span<const std::byte> block);

  uint32_t size() const;               ///< lemmas are 1 … size()
  LemmaInfo lemma(uint32_t id) const;  ///< id in 1 … size()
  /// Lemma of a table entry (UTF-8 or normalised letters) and part of speech; 0 if there is none.
  uint32_t find(std::string_view text, Pos pos) const;
  /// Readings of a normalised form without clitics: clitic fields are unset. Empty if unknown.
  std::span<const Analysis> forms(std::string_view letters) const;

  /// The forms by number, for walking through the automaton letter by letter.
  const Automaton& automaton() const;
  std::optional<uint32_t> form(std::string_view letters) const;
  std::span<const Analysis> readings(uint32_t form) const;

 private:
  struct View;
  std::shared_ptr<const View> view_;
};

/// One table's name and bytes, as the compilers take them.
struct TableBytes {
  std::string name;  ///< "ar/verbs.general.tsv"
  std::string path;  ///< for messages
  std::string bytes;
};

/// Compiles the word tables (verbs*, nouns*, adjectives*, particles, victims, weapons, titles, labels, place_words,
/// countries' nisbas, numbers) and `base_words` (word, parts of speech: imported from hunspell-ar) into a block. The
/// same input gives the same bytes. Fails with file and line of the first fault.
Result<std::vector<std::byte>> compile_lexicon(std::span<const TableBytes> tables, std::string_view base_words);

}  // namespace isnad
