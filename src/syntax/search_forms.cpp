// SearchForms: from the analyzer's readings to the few forms that are worth an entry in an index.
//
// «وبلبنان» (wa-bi-lubnān, and in Lebanon): no reading of our tables; the gazetteer has لبنان behind و + ب, so that is
// the form, and neither بلبنان nor بنان. Forms that no reader would think of make searches worse and the index larger,
// so where a reading is sure, the unsure ones are left out.
#include "syntax/search_forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/letters.h"

namespace isnad {
namespace {

using namespace letter;

constexpr size_t kMostLemmas = 3;
constexpr size_t kLongestWord = 60;  // as in the analyzer: anything longer is no word
constexpr size_t kShortestName = 3;

constexpr uint8_t kMovable = proclitic::kConjunctions | proclitic::kPrepositions | proclitic::kWill | proclitic::kAsk;

bool splits(const Analysis& reading) { return (reading.proclitics & kMovable) != 0; }

bool is_inflected(Pos pos) {
  return pos == Pos::Verb || pos == Pos::Noun || pos == Pos::Adjective || pos == Pos::Name || pos == Pos::Number;
}

/// Whether a reading is worth a form beside the best one, which comes first. Whatever nobody writes in news unless it
/// is the only reading is not: «أحد» (aḥad, one) is never "I limit", «وصل» (waṣala, arrived) never "and linked".
bool plausible(const Analysis& reading, const Analysis& best) {
  if (reading.source > best.source || (splits(reading) && !splits(best))) return false;
  if (!is_inflected(best.pos)) return !is_inflected(reading.pos);
  const auto rarer = [&](auto property) { return property(reading) && !property(best); };
  if (rarer([](const Analysis& a) {
        return a.enclitic == Enclitic::I || a.enclitic == Enclitic::You || a.enclitic == Enclitic::TheyWomen;
      })) {
    return false;
  }
  if (reading.pos != Pos::Verb)
    return !rarer([](const Analysis& a) { return a.construct && a.number == Number::Dual; });
  return !rarer([](const Analysis& a) { return a.tense == Tense::Imperative || a.person == 1 || a.person == 2; }) &&
         !rarer([](const Analysis& a) { return a.shortened; }) &&
         !rarer([](const Analysis& a) { return a.number == Number::Plural && a.gender == Gender::Feminine; });
}

/// Whether a reading is one that only few words have, as «عدن» (ʿudna, they returned, of women; but also Aden).
bool is_rare(const Analysis& a) {
  if (a.pos != Pos::Verb) return a.number == Number::Dual;
  return a.tense == Tense::Imperative || a.person != 3 || a.shortened || a.number == Number::Dual ||
         (a.number == Number::Plural && a.gender == Gender::Feminine);
}

/// Lengths of what may be written in front of a name (و ف ب ل ال, لل), shortest first, 0 among them.
struct Fronts {
  std::array<uint8_t, 12> lengths{};
  size_t size = 0;
  uint16_t definite = 0;  ///< bit n: the n-th takes the article off

  void add(size_t length, bool takes_article) {
    if (takes_article) definite = static_cast<uint16_t>(definite | 1U << size);
    lengths[size++] = static_cast<uint8_t>(length);
  }
  bool takes_article(size_t n) const { return (definite >> n & 1U) != 0; }
};

Fronts fronts_of(std::string_view word) {
  Fronts out;
  const auto at = [&](size_t i) { return i < word.size() ? word[i] : '\0'; };
  for (size_t conjunction = 0; conjunction <= 1; ++conjunction) {
    if (conjunction == 1 && at(0) != kWaw && at(0) != kFeh) break;
    out.add(conjunction, false);
    if (at(conjunction) == kAlef && at(conjunction + 1) == kLam) out.add(conjunction + 2, true);
    const char preposition = at(conjunction);
    if (preposition == kLam && at(conjunction + 1) == kLam) out.add(conjunction + 2, true);
    if (preposition == kBeh || preposition == kLam || preposition == kKaf) {
      if (at(conjunction + 1) == kAlef && at(conjunction + 2) == kLam) out.add(conjunction + 3, true);
      if (preposition != kKaf) out.add(conjunction + 1, false);
    }
  }
  return out;
}

/// The word as it is spelled with care: heh at the end of an unknown word stands for teh marbuta more often than not,
/// and it does not matter which as long as both give the same.
std::string with_teh(std::string_view word) {
  std::string out(word);
  if (out.size() >= kShortestName && out.back() == kHeh) out.back() = kTehMarbuta;
  return out;
}

std::string with_article(std::string_view word) { return std::string{kAlef, kLam}.append(word); }

/// The older spelling of a hamza before a long u, مسئول for مسؤول, is folded: here and there both are lemmas.
void fold_hamza(std::string& form) {
  for (size_t i = 0; i + 1 < form.size(); ++i) {
    if (form[i] == kYehHamza && form[i + 1] == kWaw) form[i] = kWawHamza;
  }
}

/// A word that no table inflects, without the commonest endings of nouns: plurals, the feminine of nisbas, pronouns.
/// Empty if it has none or too little is left. Names are not inflected and seldom have the article, so the endings that
/// names have too are taken off only after it.
std::string_view light_stem(std::string_view word, bool definite) {
  struct Ending {
    std::string_view letters;
    uint8_t keep;        ///< letters of the ending that belong to the stem
    bool after_article;  ///< only of words that had the article
    uint8_t least;       ///< letters that must remain
  };
  static constexpr std::array<Ending, 9> kEndings = {{
      {"\xEA\xE8\xE6", 1, false, 3},  // -īyūn
      {"\xEA\xEA\xE6", 1, false, 3},  // -īyīn
      {"\xE7\xE5\xC7", 0, false, 4},  // -humā
      {"\xEA\xC9", 1, true, 3},       // -īya
      {"\xE8\xE6", 0, true, 4},       // -ūn
      {"\xEA\xE6", 0, true, 4},       // -īn
      {"\xC7\xCA", 0, false, 4},      // -āt
      {"\xE7\xC7", 0, false, 4},      // -hā
      {"\xE7\xE5", 0, false, 4},      // -hum
  }};
  for (const Ending& ending : kEndings) {
    if (!word.ends_with(ending.letters) || (ending.after_article && !definite)) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.letters.size() + ending.keep);
    return stem.size() >= size_t{ending.least} + ending.keep ? stem : std::string_view();
  }
  return {};
}

/// The forms of one word as they are found; nothing outlives the call.
class Collector {
 public:
  Collector(const Lexicon& lexicon, const Gazetteer& gazetteer, std::string_view word, std::vector<std::string>& out)
      : lexicon_(lexicon),
        gazetteer_(gazetteer),
        names_(gazetteer.names()),
        word_(word),
        out_(out),
        first_(out.size()) {}

  void add(std::string form) {
    fold_hamza(form);
    if (form.empty() || out_.size() - first_ >= SearchForms::kMost) return;
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first_);
    if (std::find(begin, out_.end(), form) == out_.end()) out_.push_back(std::move(form));
  }

  void add_known(std::span<const Analysis> readings) {
    const Analysis& best = readings.front();
    const std::string_view bare = word_.substr(best.stem_begin);
    // «لبنان» is not li-banān, «ولندن» not wa-li-nadun, «سوريا» not sūrīyan, a Syrian: they are names, even where the
    // tables have a reading.
    const bool is_name = add_place_before(best.stem_begin);
    if (is_name && best.pos == Pos::Verb) return;
    const bool bare_is_place = bare.back() == kAlef && is_place(bare);
    // «أبين» is Abyan, not abayn, two fathers: where it is certain that a place has this name, rare readings do not
    // count.
    const bool bare_is_known_place = is_inflected(best.pos) && is_known_place(bare);
    for (const Analysis& reading : readings) {
      if (out_.size() - first_ >= kMostLemmas) break;
      const bool has_pronoun = reading.enclitic != Enclitic::None && bare.back() != kHeh;
      if (bare_is_known_place && (is_rare(reading) || has_pronoun)) continue;
      if (bare_is_place && reading.gcase == Case::Accusative) continue;
      if (reading.lemma != 0 && plausible(reading, best)) add(std::string(lexicon_.lemma(reading.lemma).letters));
    }
    const std::string spelled = is_inflected(best.pos) ? with_teh(bare) : std::string(bare);
    add(is_known_place(spelled) || is_known_place(with_article(spelled)) ? spelled : std::string(bare));
  }

  /// A place of the gazetteer that has as its own what a reading takes off: the first `stem_begin` letters or some.
  bool add_place_before(size_t stem_begin) {
    const Fronts fronts = fronts_of(word_);
    for (size_t n = 0; n < fronts.size && fronts.lengths[n] < stem_begin; ++n) {
      if (fronts.takes_article(n) || !is_place(word_.substr(fronts.lengths[n]))) continue;
      const std::string_view place = word_.substr(fronts.lengths[n]);
      if (place.starts_with(std::string{kAlef, kLam})) continue;  // the reading takes the article off, as it should
      add(std::string(place));
      return true;
    }
    return false;
  }

  /// A place of the gazetteer, whatever is written in front of it; false if there is none.
  bool add_place() {
    const Fronts fronts = fronts_of(word_);
    for (size_t n = 0; n < fronts.size; ++n) {
      const std::string rest = with_teh(word_.substr(fronts.lengths[n]));
      if (rest.size() < kShortestName) continue;
      if (!is_place(rest) && !(fronts.takes_article(n) && is_place(with_article(rest)))) continue;
      // Places are found with and without the article that is part of their name.
      const bool has_article = rest[0] == kAlef && rest[1] == kLam && rest.size() >= 2 + kShortestName;
      add(has_article ? rest.substr(2) : rest);
      return true;
    }
    return false;
  }

  /// A word of the imported base, which has no citation forms.
  void add_imported(const Analysis& best) {
    const std::string_view bare = word_.substr(best.stem_begin);
    const bool definite = (best.proclitics & proclitic::kAl) != 0;
    add(std::string(bare));
    if (bare.size() > 3) add(std::string(light_stem(bare, definite)));
    // The base has few names, but many stems that names contain.
    if (splits(best) && !definite) add(std::string(word_));
  }

  void add_unknown(std::span<const Analysis> readings) {
    const Fronts fronts = fronts_of(word_);
    for (size_t n = 0; n < fronts.size; ++n) {
      if (fronts.takes_article(n) && word_.size() >= fronts.lengths[n] + kShortestName) {
        add_stem(word_.substr(fronts.lengths[n]), true);
        return;
      }
    }
    for (size_t n = 0; n < fronts.size; ++n) {
      const size_t length = fronts.lengths[n];
      if (!fronts.takes_article(n) && word_.size() >= length + kShortestName) {
        add_stem(word_.substr(length), false);
      }
    }
    // sa- before what has the shape of a verb
    for (const Analysis& reading : readings) {
      if (reading.pos == Pos::Verb) add(with_teh(word_.substr(reading.stem_begin)));
    }
    add(with_teh(word_));
  }

 private:
  void add_stem(std::string_view bare, bool definite) {
    add(with_teh(bare));
    add(std::string(light_stem(bare, definite)));
  }
  bool is_place(std::string_view letters) const { return names_.find(letters).has_value(); }

  /// A place of our tables, or an area of the imported ones: not one of the many villages with any name.
  bool is_known_place(std::string_view letters) const {
    const std::optional<uint32_t> key = names_.find(letters);
    if (!key) return false;
    const auto places = gazetteer_.named(*key);
    return std::any_of(places.begin(), places.end(), [&](uint32_t index) {
      const Place place = gazetteer_.place(index);
      return place.curated || place.precision == Precision::Governorate || place.precision == Precision::Country;
    });
  }

  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const Automaton& names_;
  std::string_view word_;
  std::vector<std::string>& out_;
  size_t first_;
};

}  // namespace

void SearchForms::find(std::string_view word, std::vector<std::string>& forms) const {
  word = word.substr(0, kLongestWord);
  Collector collector(*lexicon_, *gazetteer_, word, forms);
  const bool other_script =
      std::any_of(word.begin(), word.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
  if (word.size() < 2 || other_script) {
    collector.add(std::string(word));
    return;
  }
  std::vector<Analysis> readings;
  analyzer_->analyze(word, readings);
  const Analysis& best = readings.front();
  if (best.lemma != 0 && is_rare(best) && collector.add_place()) return;
  if (best.lemma != 0) {
    collector.add_known(readings);
  } else if (!collector.add_place()) {
    if (best.guessed) {
      collector.add_unknown(readings);
    } else {
      collector.add_imported(best);
    }
  }
}

void SearchForms::find_beginnings(std::string_view beginning, std::vector<std::string>& forms) const {
  beginning = beginning.substr(0, kLongestWord);
  Collector collector(*lexicon_, *gazetteer_, beginning, forms);
  collector.add(std::string(beginning));
  const Fronts fronts = fronts_of(beginning);
  for (size_t n = 0; n < fronts.size; ++n) {
    if (fronts.takes_article(n) && beginning.size() >= fronts.lengths[n] + size_t{2}) {
      beginning = beginning.substr(fronts.lengths[n]);
      collector.add(std::string(beginning));
      break;
    }
  }
  collector.add(with_teh(beginning));
}

}  // namespace isnad
