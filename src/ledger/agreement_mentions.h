// Agreement mentions: where a text speaks of a truce or a zone, and what it says of it.
//
// «اتهمت الوزارة المسلحين بخرق وقف إطلاق النار في درعا» (the ministry accused the gunmen of breaking the ceasefire in
// Deraa) has one mention, «وقف إطلاق النار», of which «خرق» says that it was broken. «دعت الأمم المتحدة إلى هدنة» (the
// United Nations called for a truce) has one that is only wanted.
//
// It knows the words of data/ar/agreement_words.tsv and agreements.tsv and their order, no more: who is meant by whom,
// and which agreement it is, is decided in agreements.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/engine.h"
#include "text/words.h"

namespace isnad::ledger {

struct AgreementMention {
  Span span;                                ///< code points of the text
  Span sentence;                            ///< that it stands in
  const AgreementPhrase* phrase = nullptr;  ///< of the kind; null where it is only called by a known name
  std::string_view kind;                    ///< as in AgreementPhrase
  std::optional<uint32_t> named;            ///< index in Engine::known_agreements(): called by its name
  std::vector<uint32_t> clues;              ///< indices of those of which the sentence has a clue

  /// The nearest word that says something of it: Violation, Made, Start, End or Kept; none: it is only mentioned.
  std::optional<AgreementPhrase::Role> says;
  Span says_span;
  std::vector<Span> deals;  ///< words near it for agreeing, also those that say that it was made
  bool unless = false;      ///< that word stands under «عدم» or the like
  bool scene = false;       ///< «في» or the like stands before it: it is where something is
  bool wanted = false;      ///< a word before it says that it is only asked for
};

class AgreementFinder {
 public:
  /// The engine must outlive it.
  explicit AgreementFinder(const Engine& engine);

  /// Mentions in the order of the text, which is valid UTF-8. Time is linear in its length.
  std::vector<AgreementMention> find(std::string_view utf8);

 private:
  using Ids = std::vector<uint16_t>;
  /// A phrase as numbers of words.
  struct Pattern {
    Ids words;
    const AgreementPhrase* phrase = nullptr;
    uint32_t known = 0;  ///< where `phrase` is null
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  uint16_t number(const std::string& word);
  Pattern pattern(const std::vector<std::string>& words);
  /// Whether the word may be the last of a phrase that makes a mention: quick, sometimes yes for a word that is none.
  bool may_end(const Text& text, const Word& word);
  const Ids& ids(const Text& text, const Word& word);
  /// The word behind the last of the phrase that begins at `at`; `at` itself if it does not stand there.
  uint32_t match(const Pattern& pattern, const Text& text, uint32_t at, uint32_t end);
  void sentence(const Text& text, const Sentence& sentence, std::vector<AgreementMention>& out);
  /// What the words of [from, to) say of the mention [first, last).
  void surroundings(const Text& text, uint32_t from, uint32_t to, uint32_t first, uint32_t last,
                    AgreementMention& mention);
  const Pattern* role_at(const Text& text, uint32_t at, uint32_t end);

  const Engine& engine_;
  std::unordered_map<std::string, uint16_t> numbers_;          // of the words of the tables
  Map<Ids> known_forms_;                                       // search form → words of the tables
  std::vector<std::string> stems_;                             // normalised letters
  std::unordered_map<uint16_t, std::vector<Pattern>> makers_;  // kinds and names, by first word
  std::unordered_map<uint16_t, std::vector<Pattern>> says_;    // the other phrases, by first word
  std::unordered_map<uint16_t, std::vector<Pattern>> clues_;   // by first word
  Map<char> may_end_;                                          // caches, by normalised letters
  Map<Ids> ids_;
};

}  // namespace isnad::ledger
