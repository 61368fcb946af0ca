// Analyzer: splits a word at every place where clitics can end and begin, and keeps the splits whose stem is known.
//
// «وبغاراتها» (wa-bi-ghārāti-hā, and by her raids) = و + ب + غارات + ها: the walk through the automaton begins after
// each possible run of proclitics and asks at each possible beginning of a pronoun whether a form ends there. If no
// split has a known stem, spelling slips are undone, then endings are taken off words of the imported base, and at last
// the shape of the word must do. The word's neighbours are never looked at.
#include "morphology/analyzer.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/letters.h"

namespace isnad {
namespace {

using namespace letter;

constexpr size_t kMaximalReadings = 12;
constexpr size_t kLongestWord = 60;  // anything longer is no word

struct Prefix {
  uint8_t bits = 0;
  uint8_t length = 0;
};
struct Prefixes {
  std::array<Prefix, 24> items;
  size_t size = 0;
  void add(unsigned bits, size_t length) {
    if (size < items.size()) items[size++] = {static_cast<uint8_t>(bits), static_cast<uint8_t>(length)};
  }
  const Prefix* begin() const { return items.data(); }
  const Prefix* end() const { return items.data() + size; }
};

void add_inner_prefixes(std::string_view word, size_t at, unsigned bits, Prefixes& out) {
  out.add(bits, at);
  if (at + 1 >= word.size()) return;
  const char first = word[at], second = word[at + 1];
  const auto starts_with_al = [&](size_t from) {
    return from + 2 < word.size() && word[from] == kAlef && word[from + 1] == kLam;
  };
  if (starts_with_al(at)) out.add(bits | proclitic::kAl, at + 2);
  if (first == kSeen) out.add(bits | proclitic::kWill, at + 1);
  const unsigned preposition = first == kBeh   ? proclitic::kBi
                               : first == kLam ? proclitic::kLi
                               : first == kKaf ? proclitic::kKa
                                               : 0;
  if (preposition == 0) return;
  out.add(bits | preposition, at + 1);
  if (starts_with_al(at + 1)) out.add(bits | preposition | proclitic::kAl, at + 3);
  if (first == kLam && second == kLam && at + 2 < word.size()) {
    // li + al is written with two lams, and with two only before a word that begins with lam (lil-lajna).
    out.add(bits | preposition | proclitic::kAl, at + 2);
    out.add(bits | preposition | proclitic::kAl, at + 1);
  }
}

Prefixes prefixes_of(std::string_view word) {
  Prefixes out;
  add_inner_prefixes(word, 0, 0, out);
  if (word.size() > 1 && word[0] == kWaw) add_inner_prefixes(word, 1, proclitic::kAnd, out);
  if (word.size() > 1 && word[0] == kFeh) add_inner_prefixes(word, 1, proclitic::kSo, out);
  return out;
}

enum class Ending : uint8_t { None, Pronoun, I, Me };  ///< Me: -nī, of verbs and particles; I: -ī, of nouns
struct Pronoun {
  Enclitic enclitic = Enclitic::None;
  Ending ending = Ending::None;
};

/// The pronoun that `letters` are, if they are one.
Pronoun pronoun_of(std::string_view letters) {
  const auto is = [&](auto... expected) {
    const char all[] = {expected...};
    return letters == std::string_view(all, sizeof all);
  };
  if (letters.size() == 1) {
    if (letters[0] == kHeh) return {Enclitic::He, Ending::Pronoun};
    if (letters[0] == kKaf) return {Enclitic::You, Ending::Pronoun};
    if (letters[0] == kYeh) return {Enclitic::I, Ending::I};
  } else if (letters.size() == 2) {
    if (is(kHeh, kAlef)) return {Enclitic::She, Ending::Pronoun};
    if (is(kHeh, kMeem)) return {Enclitic::They, Ending::Pronoun};
    if (is(kHeh, kNoon)) return {Enclitic::TheyWomen, Ending::Pronoun};
    if (is(kNoon, kAlef)) return {Enclitic::We, Ending::Pronoun};
    if (is(kNoon, kYeh)) return {Enclitic::I, Ending::Me};
    if (is(kKaf, kMeem) || is(kKaf, kNoon)) return {Enclitic::You, Ending::Pronoun};
  } else if (letters.size() == 3) {
    if (is(kHeh, kMeem, kAlef)) return {Enclitic::TheyTwo, Ending::Pronoun};
    if (is(kKaf, kMeem, kAlef)) return {Enclitic::You, Ending::Pronoun};
  }
  return {};
}

bool fits_verb(const Analysis& reading, unsigned bits, Pronoun pronoun, std::string_view stem) {
  constexpr unsigned kAllowed = proclitic::kConjunctions | proclitic::kWill | proclitic::kLi | proclitic::kAsk;
  if ((bits & ~kAllowed) != 0) return false;
  const bool bound = (bits & (proclitic::kWill | proclitic::kLi)) != 0;
  if (bound && reading.tense != Tense::Present) return false;
  if (pronoun.enclitic == Enclitic::None) return true;
  if (pronoun.ending == Ending::I || reading.voice == Voice::Passive) return false;
  // -ū loses its mute alef before a pronoun: qatalūhum.
  return !(reading.number == Number::Plural && stem.size() > 1 && stem.back() == kAlef &&
           stem[stem.size() - 2] == kWaw);
}

bool fits_nominal(const Analysis& reading, unsigned bits, Pronoun pronoun, std::string_view stem) {
  if ((bits & (proclitic::kWill | proclitic::kAsk)) != 0) return false;
  const bool al = (bits & proclitic::kAl) != 0;
  if (al && (reading.construct || reading.gcase == Case::Accusative)) return false;
  const bool preposition = (bits & proclitic::kPrepositions) != 0;
  if (preposition && (reading.gcase == Case::Nominative || reading.gcase == Case::Accusative)) return false;
  if (pronoun.enclitic == Enclitic::None) return true;
  if (al || pronoun.ending == Ending::Me || reading.pos == Pos::Name) return false;
  // Elatives take pronouns (akbaruhum), other adjectives do not.
  if (reading.pos == Pos::Adjective && (stem.front() != kAlef || reading.derivation != Derivation::None)) return false;
  const char last = stem.back();
  if (last == kTehMarbuta || (reading.gcase == Case::Accusative && last == kAlef)) return false;
  return !(last == kNoon && reading.gcase != Case::None && !reading.construct && !reading.needs_enclitic);
}

bool fits_particle(const Analysis& reading, unsigned bits, Pronoun pronoun, std::string_view stem) {
  if ((bits & (proclitic::kWill | proclitic::kAl)) != 0) return false;
  const bool takes_preposition = reading.pos == Pos::Complementiser || reading.pos == Pos::Relative ||
                                 reading.pos == Pos::Demonstrative || reading.pos == Pos::Adverb ||
                                 reading.pos == Pos::Preposition || reading.pos == Pos::Question;
  if ((bits & proclitic::kPrepositions) != 0 && (!takes_preposition || stem.size() < 2)) return false;
  if (pronoun.enclitic == Enclitic::None) return true;
  switch (reading.pos) {
    case Pos::Preposition:
    case Pos::Complementiser:
      return true;
    case Pos::Subordinator:
    case Pos::Conjunction:
    case Pos::Adverb:
      return stem.size() >= 3;
    default:
      return false;
  }
}

bool fits(const Analysis& reading, unsigned bits, Pronoun pronoun, std::string_view stem) {
  if (reading.needs_enclitic && pronoun.enclitic == Enclitic::None) return false;
  switch (reading.pos) {
    case Pos::Verb:
      return fits_verb(reading, bits, pronoun, stem);
    case Pos::Noun:
    case Pos::Adjective:
    case Pos::Name:
    case Pos::Number:
      return fits_nominal(reading, bits, pronoun, stem);
    default:
      return fits_particle(reading, bits, pronoun, stem);
  }
}

/// Order among the readings of a word: smaller is likelier, by the lexicon alone.
int cost(const Lexicon& lexicon, const Analysis& reading) {
  int cost = reading.source * 200 + (reading.guessed ? 400 : 0);
  if ((reading.proclitics & proclitic::kAnd) != 0) cost += 6;
  if ((reading.proclitics & proclitic::kSo) != 0) cost += 10;
  if ((reading.proclitics & proclitic::kPrepositions) != 0) cost += 6;
  if ((reading.proclitics & proclitic::kAl) != 0) cost += 2;
  if ((reading.proclitics & proclitic::kWill) != 0) cost += 4;
  if ((reading.proclitics & proclitic::kAsk) != 0) cost += 30;
  if (reading.enclitic != Enclitic::None)
    cost += reading.enclitic == Enclitic::I || reading.enclitic == Enclitic::You ? 16 : 8;
  if (reading.proclitics != 0 && reading.stem_end - reading.stem_begin <= 2) cost += 8;
  switch (reading.pos) {
    case Pos::Verb:
      if (reading.tense == Tense::Imperative) cost += 30;
      if (reading.person == 2) cost += 18;
      if (reading.shortened) cost += 5;
      if (reading.person == 1) cost += 4;
      if (reading.number == Number::Dual) cost += 6;
      if (reading.number == Number::Plural && reading.gender == Gender::Feminine) cost += 9;
      if (reading.voice == Voice::Passive) cost += 3;
      break;
    case Pos::Noun:
      if (reading.construct) cost += 3;
      if (reading.number == Number::Dual) cost += 3;
      if (reading.gcase == Case::Accusative) cost += 1;
      if (reading.derivation == Derivation::Nisba) cost += 2;
      break;
    case Pos::Adjective:
      cost += reading.derivation == Derivation::Nisba ? -1 : 1;
      if (reading.number == Number::Dual) cost += 3;
      break;
    case Pos::Name:
      cost += reading.lemma != 0 && (lexicon.lemma(reading.lemma).tags & tag::kPerson) != 0 ? -6 : 10;
      break;
    case Pos::Unknown:
    case Pos::Number:
      break;
    default:
      cost -= 12;
  }
  return cost;
}

/// One word's search; nothing outlives the call.
class Search {
 public:
  Search(const Lexicon& lexicon, std::string_view word, std::vector<Analysis>& out)
      : lexicon_(lexicon), automaton_(lexicon.automaton()), word_(word), out_(out), first_(out.size()) {}

  bool found() const { return out_.size() > first_; }

  /// Readings of `spelling` (the word, or the word as it should have been spelled, letter for letter).
  void look_up(std::string_view spelling, unsigned extra_bits = 0, size_t skip = 0) {
    const std::string_view rest = spelling.substr(skip);
    for (const Prefix& prefix : prefixes_of(rest)) walk(spelling, skip + prefix.length, prefix.bits | extra_bits);
    look_up_contracted_al(rest);
  }

  /// For questions: «أليس» (a-laysa, is not?). Only before closed classes and verbs that stand for them.
  void look_up_question() {
    if (word_.size() < 3 || word_[0] != kAlef) return;
    look_up(word_, proclitic::kAsk, 1);
    const auto unlikely = [](const Analysis& reading) {
      return reading.pos == Pos::Preposition || reading.proclitics != proclitic::kAsk ||
             reading.enclitic != Enclitic::None || (reading.pos == Pos::Verb && reading.tense != Tense::Past);
    };
    out_.erase(std::remove_if(out_.begin() + static_cast<std::ptrdiff_t>(first_), out_.end(), unlikely), out_.end());
  }

  /// Heh for teh marbuta and the reverse, and the wrong seat of one hamza.
  void look_up_slips() {
    std::string spelling(word_);
    if (spelling.size() > 3 && (spelling.back() == kHeh || spelling.back() == kTehMarbuta)) {
      spelling.back() = spelling.back() == kHeh ? kTehMarbuta : kHeh;
      look_up(spelling);
      if (found()) return;
      spelling = word_;
    }
    constexpr std::array<char, 3> kSeats = {kHamza, kWawHamza, kYehHamza};
    for (size_t at = 1; at < spelling.size(); ++at) {
      const char written = spelling[at];
      if (std::find(kSeats.begin(), kSeats.end(), written) == kSeats.end()) continue;
      for (const char seat : kSeats) {
        if (seat == written) continue;
        spelling[at] = seat;
        look_up(spelling);
      }
      spelling[at] = written;
      if (found()) return;
    }
  }

  /// Inflected words of the imported base, which has stems only.
  void look_up_base() {
    struct Suffix {
      std::string_view letters;
      Gender gender;
      Number number;
      Case gcase;
      bool construct;
      bool stem_has_teh;  ///< the stem may be a word that ends in teh marbuta
    };
    static constexpr std::array<Suffix, 12> kSuffixes = {{
        {"\xC7\xCA", Gender::Feminine, Number::Plural, Case::None, false, true},              // -āt
        {"\xE8\xE6", Gender::Masculine, Number::Plural, Case::Nominative, false, false},      // -ūn
        {"\xEA\xE6", Gender::Masculine, Number::Plural, Case::Oblique, false, false},         // -īn
        {"\xC9", Gender::Feminine, Number::Singular, Case::None, false, false},               // -a
        {"\xC7", Gender::Masculine, Number::Singular, Case::Accusative, false, false},        // -an
        {"\xC7\xE6", Gender::Masculine, Number::Dual, Case::Nominative, false, false},        // -ān
        {"\xCA\xC7\xE6", Gender::Feminine, Number::Dual, Case::Nominative, false, true},      // -atān
        {"\xCA\xEA\xE6", Gender::Feminine, Number::Dual, Case::Oblique, false, true},         // -atayn
        {"\xEA", Gender::Masculine, Number::None, Case::None, false, false},                  // -ī
        {"\xEA\xC9", Gender::Feminine, Number::Singular, Case::None, false, false},           // -īya
        {"\xEA\xE8\xE6", Gender::Masculine, Number::Plural, Case::Nominative, false, false},  // -īyūn
        {"\xEA\xEA\xE6", Gender::Masculine, Number::Plural, Case::Oblique, false, false},     // -īyīn
    }};
    std::string stem;
    for (const Prefix& prefix : prefixes_of(word_)) {
      const std::string_view rest = word_.substr(prefix.length);
      for (const Suffix& suffix : kSuffixes) {
        if (rest.size() < suffix.letters.size() + 3 || !rest.ends_with(suffix.letters)) continue;
        for (const bool teh : {false, true}) {
          if (teh && !suffix.stem_has_teh) continue;
          stem.assign(rest.substr(0, rest.size() - suffix.letters.size()));
          if (teh) stem += kTehMarbuta;
          const bool nisba = suffix.letters.front() == kYeh && suffix.letters.size() != 2;
          add_base_readings(stem, prefix, {}, [&](Analysis& reading) {
            reading.gender = suffix.gender;
            reading.number = suffix.number;
            reading.gcase = suffix.gcase;
            if (nisba) {
              reading.derivation = Derivation::Nisba;
              reading.pos = Pos::Adjective;
            }
          });
        }
      }
      for (size_t length = 1; length <= 3 && length + 4 <= rest.size(); ++length) {
        const Pronoun pronoun = pronoun_of(rest.substr(rest.size() - length));
        if (pronoun.enclitic == Enclitic::None) continue;
        const std::string_view before = rest.substr(0, rest.size() - length);
        if (before.back() != kTeh) continue;
        stem.assign(before.substr(0, before.size() - 1));
        const bool plural = stem.size() > 3 && stem.back() == kAlef;
        if (plural) stem.pop_back();
        if (!plural) stem += kTehMarbuta;
        add_base_readings(stem, prefix, pronoun, [&](Analysis& reading) {
          reading.gender = Gender::Feminine;
          reading.number = plural ? Number::Plural : Number::Singular;
        });
      }
    }
  }

  void guess() {
    if (guess_other_script()) return;
    const Prefixes prefixes = prefixes_of(word_);
    for (const Prefix& prefix : prefixes) {
      if ((prefix.bits & proclitic::kAl) != 0 && word_.size() >= prefix.length + size_t{3}) guess_nominal(prefix, true);
    }
    if (found()) return;
    guess_verb();
    guess_nominal({}, false);
    for (const Prefix& prefix : prefixes) {
      const bool single = prefix.bits == proclitic::kAnd || prefix.bits == proclitic::kSo ||
                          prefix.bits == proclitic::kBi || prefix.bits == proclitic::kLi;
      if (single && word_.size() >= prefix.length + size_t{3}) guess_nominal(prefix, false);
    }
  }

  void order() {
    drop_unlikely();
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first_);
    // Insertion sort: few items, and equal ones keep their places.
    for (auto item = begin; item != out_.end(); ++item) {
      const Analysis reading = *item;
      const int own = cost(lexicon_, reading);
      auto place = item;
      for (; place != begin && cost(lexicon_, *(place - 1)) > own; --place) *place = *(place - 1);
      *place = reading;
    }
    if (out_.size() > first_ + kMaximalReadings) out_.resize(first_ + kMaximalReadings);
  }

 private:
  /// Where our tables know the word, a split with an imported stem (lākinnahu as li + kunh) is chance.
  void drop_unlikely() {
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first_);
    if (std::none_of(begin, out_.end(), [](const Analysis& reading) { return reading.source == 0; })) return;
    const auto unlikely = [](const Analysis& reading) {
      const bool split = (reading.proclitics & ~proclitic::kAl) != 0 || reading.enclitic != Enclitic::None;
      return reading.source == 1 && split;
    };
    out_.erase(std::remove_if(begin, out_.end(), unlikely), out_.end());
  }

  void walk(std::string_view spelling, size_t begin, unsigned bits) {
    if (begin >= spelling.size()) return;
    Automaton::State state = automaton_.start();
    for (size_t end = begin + 1; end <= spelling.size(); ++end) {
      if (!automaton_.advance(state, spelling.substr(end - 1, 1))) return;
      const size_t left = spelling.size() - end;
      if (left > 3) continue;
      Pronoun pronoun;
      if (left > 0) {
        pronoun = pronoun_of(spelling.substr(end));
        if (pronoun.enclitic == Enclitic::None) continue;
      }
      const std::optional<uint32_t> form = automaton_.accepted(state);
      if (!form) continue;
      const std::string_view stem = spelling.substr(begin, end - begin);
      for (const Analysis& reading : lexicon_.readings(*form)) {
        if (fits(reading, bits, pronoun, stem)) add(reading, bits, begin, end, pronoun);
      }
    }
  }

  /// li + a word that has al in the lexicon: lil-ladhīna, li-llāh.
  void look_up_contracted_al(std::string_view rest) {
    const size_t at = rest.size() > 1 && (rest[0] == kWaw || rest[0] == kFeh) ? 1 : 0;
    if (rest.size() < at + 3 || rest[at] != kLam || rest[at + 1] != kLam) return;
    std::string full(1, kAlef);
    full += rest.substr(at + 1);
    const unsigned conjunction = at == 0 ? 0 : rest[0] == kWaw ? proclitic::kAnd : proclitic::kSo;
    for (size_t form_at : {at}) {
      for (const bool doubled : {false, true}) {
        // al-lāh is written with one lam less.
        if (doubled) full.insert(1, 1, kLam);
        for (const Analysis& reading : lexicon_.forms(full)) {
          if (reading.source == 0 && !reading.needs_enclitic && reading.pos != Pos::Verb) {
            add(reading, conjunction | proclitic::kLi, form_at + 1, rest.size(), {});
          }
        }
      }
    }
  }

  void add(Analysis reading, unsigned bits, size_t begin, size_t end, Pronoun pronoun) {
    reading.proclitics = static_cast<uint8_t>(bits);
    reading.enclitic = pronoun.enclitic;
    reading.stem_begin = static_cast<uint16_t>(begin);
    reading.stem_end = static_cast<uint16_t>(end);
    // Whoever has an object is not passive.
    if (reading.pos == Pos::Verb && pronoun.enclitic != Enclitic::None) reading.voice = Voice::Active;
    out_.push_back(reading);
  }

  template <class Change>
  void add_base_readings(std::string_view stem, Prefix prefix, Pronoun pronoun, Change change) {
    for (const Analysis& known : lexicon_.forms(stem)) {
      if (known.source != 1 || (known.pos != Pos::Noun && known.pos != Pos::Adjective)) continue;
      Analysis reading = known;
      change(reading);
      if (!fits(reading, prefix.bits, pronoun, stem)) continue;
      const size_t pronoun_length = pronoun.enclitic == Enclitic::None ? 0 : word_.size() - prefix.length - stem.size();
      add(reading, prefix.bits, prefix.length, word_.size() - std::min(pronoun_length, word_.size()), pronoun);
    }
  }

  void add_guess(Pos pos, Prefix prefix, Gender gender = Gender::None, Number number = Number::None,
                 Case gcase = Case::None, Tense tense = Tense::None) {
    Analysis reading;
    reading.pos = pos;
    reading.gender = gender;
    reading.number = number;
    reading.gcase = gcase;
    reading.tense = tense;
    reading.person = tense == Tense::None ? 0 : 3;
    reading.voice = tense == Tense::None ? Voice::Active : Voice::Either;
    reading.guessed = true;
    reading.source = 2;
    add(reading, prefix.bits, prefix.length, word_.size(), {});
  }

  bool guess_other_script() {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto is_ascii = [](char letter) { return static_cast<unsigned char>(letter) < 0x80; };
    if (!word_.empty() && std::all_of(word_.begin(), word_.end(), is_digit)) {
      add_guess(Pos::Number, {});
      out_.back().guessed = false;
      return true;
    }
    if (word_.size() < 2 || std::any_of(word_.begin(), word_.end(), is_ascii)) {
      add_guess(Pos::Name, {});
      return true;
    }
    return false;
  }

  void guess_nominal(Prefix prefix, bool definite) {
    const std::string_view stem = word_.substr(prefix.length);
    const auto ends = [&](auto... letters) {
      const char all[] = {letters...};
      return stem.size() >= sizeof all + 3 && stem.ends_with(std::string_view(all, sizeof all));
    };
    const bool preposition = (prefix.bits & proclitic::kPrepositions) != 0;
    if (ends(kYeh, kTehMarbuta)) {
      add_guess(Pos::Adjective, prefix, Gender::Feminine, Number::Singular);
      out_.back().derivation = Derivation::Nisba;
      add_guess(Pos::Noun, prefix, Gender::Feminine, Number::Singular);
    } else if (ends(kWaw, kNoon) && !preposition) {
      add_guess(Pos::Noun, prefix, Gender::Masculine, Number::Plural, Case::Nominative);
      if (definite) add_guess(Pos::Adjective, prefix, Gender::Masculine, Number::Plural, Case::Nominative);
    } else if (ends(kYeh, kNoon) && definite) {
      add_guess(Pos::Noun, prefix, Gender::Masculine, Number::Plural, Case::Oblique);
      add_guess(Pos::Adjective, prefix, Gender::Masculine, Number::Plural, Case::Oblique);
    } else if (ends(kAlef, kTeh)) {
      add_guess(Pos::Noun, prefix, Gender::Feminine, Number::Plural);
    } else if (definite && ends(kYeh)) {
      add_guess(Pos::Adjective, prefix, Gender::Masculine, Number::Singular);
      out_.back().derivation = Derivation::Nisba;
      add_guess(Pos::Noun, prefix, Gender::Masculine, Number::Singular);
    } else if (definite) {
      const Gender gender = stem.back() == kTehMarbuta ? Gender::Feminine : Gender::Masculine;
      add_guess(Pos::Noun, prefix, gender, Number::Singular);
      add_guess(Pos::Adjective, prefix, gender, Number::Singular);
    }
    add_guess(Pos::Name, prefix);
  }

  /// Only shapes that names do not have: ya-…-ūn, sa-ya-…, …-ū with its mute alef.
  void guess_verb() {
    const std::string_view plural_present("\xE8\xE6"), plural_mute("\xE8\xC7");
    for (const Prefix& prefix : prefixes_of(word_)) {
      if ((prefix.bits & ~(proclitic::kConjunctions | proclitic::kWill)) != 0) continue;
      const std::string_view stem = word_.substr(prefix.length);
      if (stem.size() < 5) continue;
      const bool ya = stem.front() == kYeh, ta = stem.front() == kTeh;
      const bool will = (prefix.bits & proclitic::kWill) != 0;
      if (stem.ends_with(plural_mute)) {
        if (!will || ya)
          add_guess(Pos::Verb, prefix, Gender::Masculine, Number::Plural, Case::None,
                    ya ? Tense::Present : Tense::Past);
      } else if (ya && stem.ends_with(plural_present)) {
        add_guess(Pos::Verb, prefix, Gender::Masculine, Number::Plural, Case::None, Tense::Present);
      } else if (will && (ya || ta)) {
        add_guess(Pos::Verb, prefix, ya ? Gender::Masculine : Gender::Feminine, Number::Singular, Case::None,
                  Tense::Present);
      }
    }
  }

  const Lexicon& lexicon_;
  const Automaton& automaton_;
  std::string_view word_;
  std::vector<Analysis>& out_;
  size_t first_;
};

}  // namespace

void Analyzer::analyze(std::string_view word, std::vector<Analysis>& out) const {
  Search search(*lexicon_, word.substr(0, kLongestWord), out);
  search.look_up(word.substr(0, kLongestWord));
  if (!search.found()) search.look_up_question();
  if (!search.found()) search.look_up_slips();
  if (!search.found()) search.look_up_base();
  if (!search.found()) search.guess();
  search.order();
}

}  // namespace isnad
