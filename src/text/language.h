// Language: which passages of a text are not in Arabic, and whether bytes hold Arabic letters at all.
//
// «وزیر خارجه گفت که این کشور آماده گفتگو است» (Persian: the foreign minister said that this country is ready to talk)
// is told from «وزير الخارجية قال إن بلاده مستعدة للحوار» by the function words گفت، که، این، است and by گ, which no
// Arabic word has. What speaks for which language stands in data/ar/languages.tsv. A passage is taken for Arabic unless
// much speaks against it: foreign names (پوتين), dialects (شلونك، واش) and Arabic typed on a Persian keyboard
// (ی and ک for ي and ك) stay Arabic. Words are compared as they are written, not in the letters of letters.h, which
// make one letter of ک and ك.
//
// It does not tell Latin, Cyrillic or other scripts' languages apart, nor the rarer languages in Arabic letters
// (Pashto, Uyghur, Malay …): all are Language::Other. A foreign word or quotation within an Arabic sentence stays where
// it is.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "lexicon/data_source.h"
#include "text/words.h"

namespace isnad {

/// A cheap test, of bytes as they come: does this web page or text, in UTF-8 (valid or not), hold a passage in Arabic
/// letters? Of any language that is written so; numeric character references (&#1575;) count. What stands within tags,
/// comments, scripts and styles does not, nor does the name of a language in a menu. Linear; a page without any byte of
/// Arabic is done at the speed of memory, one with many as soon as enough was seen.
bool has_arabic_text(std::string_view html_or_text);

/// A passage that is not in Arabic: a line, or some sentences of one.
struct ForeignPassage {
  uint32_t first = 0, last = 0;  ///< sentences [first, last) of the text, all of one line
  Language language = Language::Other;
};

/// What speaks for which language. Immutable once loaded.
class LanguageTable {
 public:
  /// Reads "ar/languages.tsv". Fails with file and line of the first fault.
  static Result<LanguageTable> load(const DataSource& source);
  /// The same of a table's bytes; `path` is for messages.
  static Result<LanguageTable> parse(std::string path, std::string bytes);

  /// The passages of `text` that are not in Arabic, in order. Lines are judged by their own words; a short line that
  /// tells nothing is in the language of the lines around it. Lines without letters and short Latin ones (a name, a
  /// tag, an address) are not passages. Linear.
  std::vector<ForeignPassage> foreign_passages(const Text& text) const;

  /// Arabic if any line of the text is in Arabic, else the language of most of its words; None if it has no letters.
  Language language_of(const Text& text) const;

 private:
  static constexpr size_t kLanguages = 5;  // Arabic … Other
  using Points = std::array<uint8_t, kLanguages>;
  /// What the words of a stretch say together.
  struct Evidence {
    std::array<uint32_t, kLanguages> points{};
    uint32_t words = 0;        // in Arabic letters
    uint32_t other_words = 0;  // in other scripts
    bool other_first = false;  // it begins with one of those
    void add(const Evidence& other);
    uint32_t against_arabic() const;
    Language best_foreign() const;
  };
  struct Judgement {
    Language language = Language::Arabic;
    bool sure = false;
  };
  struct Beginning {
    std::u32string letters;
    Points points{};
  };
  struct WordHash {
    size_t operator()(std::u32string_view word) const;
    using is_transparent = void;
  };
  struct Letter {
    char16_t folded = 0;      // 0: no letter
    uint32_t word_sizes = 0;  // bits: how long the words are that begin with it; most words need no search
    bool begins = false;      // one of `beginnings_` does
    bool says = false;
    Points points{};
  };
  class Loader;
  struct Line;
  struct Spelling;

  Evidence evidence(const Text& text, const Sentence& sentence) const;
  std::vector<Evidence> evidence_of_sentences(const Text& text) const;
  std::vector<Line> judged_lines(const Text& text, const std::vector<Evidence>& of_sentence) const;
  const Points* find_word(std::u32string_view word) const;
  void weigh(Spelling& word, Evidence& evidence) const;
  static Judgement judge(const Evidence& evidence, uint32_t least_other_words);
  static void by_context(std::vector<Line>& lines);

  std::vector<Letter> letters_;  // by code point, from U+0600
  std::unordered_map<std::u32string, Points, WordHash, std::equal_to<>> words_;
  std::vector<Beginning> beginnings_;
};

}  // namespace isnad
