// Conjugation: root and measure -> stems -> persons -> spelling.
//
// «أدان، يدين، IV» (adāna, to condemn): past stems 'adān- before vowels, 'adan- before consonants, present stems dīn-,
// din-; passive 'udīn-, dān-. Every kind of weak verb is told by its stems and the way they end; the persons are then
// the same for all.
#include "morphology/conjugate.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {
namespace {

using letter::kHamza;
using letter::kWaw;
using letter::kYeh;

/// How a stem ends, which decides how it meets the endings of persons.
enum class End : uint8_t {
  Strong,
  AyMaqsura,  ///< past ramY, ramay-; present yalqY
  AwAlef,     ///< past daʿA, daʿaw-
  Iya,        ///< past laqiya
  Ii,         ///< present yarmI
  Uu          ///< present yadʿU
};

/// Stems of one voice, in sounds. Stems of other ends than Strong are without their last radical.
struct Stems {
  std::string past_vowel, past_consonant;        ///< before endings that begin with a vowel, a consonant
  std::string present_vowel, present_consonant;  ///< without the prefix of the person
  End past_end = End::Strong, present_end = End::Strong;
  char prefix_vowel = 'a';
  bool has_past = true, has_present = true;
};

struct Root {
  Stems active, passive;
  bool has_passive = true;
  std::string imperative_prefix;                          ///< 'a- of form IV
  std::optional<std::string> short_imperative;            ///< khudh of 'akhadha
  std::vector<std::pair<std::string, bool>> participles;  ///< sounds, passive?
  bool active_participle_defective = false;
};

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

// ---- Persons ---------------------------------------------------------------------------------------------------

struct Person {
  uint8_t person;
  Gender gender;
  Number number;
};
constexpr Gender kMale = Gender::Masculine, kFemale = Gender::Feminine, kBoth = Gender::None;
constexpr Number kOne = Number::Singular, kTwo = Number::Dual, kMany = Number::Plural;

class Emitter {
 public:
  void add(std::string_view sounds, Tense tense, Voice voice, Person person, bool needs_enclitic = false,
           bool shortened = false) {
    for (const std::string& spelling : spell(sounds)) {
      // The passive of a spelling that is active as well makes it open.
      const Key key{fold(spelling), tense, person.person, person.gender, person.number, needs_enclitic};
      const auto [entry, is_new] = readings_.try_emplace(key, Reading{voice, shortened});
      if (is_new) {
        order_.push_back(key);
        continue;
      }
      if (entry->second.voice != voice) entry->second.voice = Voice::Either;
      entry->second.shortened = entry->second.shortened && shortened;
    }
  }

  std::vector<VerbForm> take() const {
    std::vector<VerbForm> forms;
    forms.reserve(order_.size());
    for (const Key& key : order_) {
      const auto& [letters, tense, person, gender, number, needs_enclitic] = key;
      forms.push_back({letters, tense, readings_.at(key).voice, person, gender, number, needs_enclitic,
                       readings_.at(key).shortened});
    }
    return forms;
  }

 private:
  using Key = std::tuple<std::string, Tense, uint8_t, Gender, Number, bool>;
  struct Reading {
    Voice voice;
    bool shortened;
  };
  std::map<Key, Reading> readings_;
  std::vector<Key> order_;
};

void add_past(Emitter& out, const Stems& stems, Voice voice) {
  const std::string& vowel = stems.past_vowel;
  const auto add = [&](std::string_view sounds, Person person, bool needs_enclitic = false) {
    out.add(sounds, Tense::Past, voice, person, needs_enclitic);
  };
  const std::string teh(1, letter::kTeh), meem(1, letter::kMeem), noon(1, letter::kNoon);
  const std::string at = "a" + teh, ata = at + "A";
  std::string before_consonant = stems.past_consonant;
  switch (stems.past_end) {
    case End::AyMaqsura:
    case End::AwAlef: {
      const bool yeh = stems.past_end == End::AyMaqsura;
      const char glide = yeh ? kYeh : kWaw;
      add(vowel + (yeh ? "Y" : "A"), {3, kMale, kOne});
      if (yeh) add(vowel + "A", {3, kMale, kOne}, true);
      add(vowel + at, {3, kFemale, kOne});
      add(vowel + 'a' + glide + 'A', {3, kMale, kTwo});
      add(vowel + ata, {3, kFemale, kTwo});
      add(vowel + 'a' + kWaw + 'O', {3, kMale, kMany});
      add(vowel + 'a' + kWaw, {3, kMale, kMany}, true);
      before_consonant = vowel + 'a' + glide;
      break;
    }
    case End::Iya:
      add(vowel + 'i' + kYeh + 'a', {3, kMale, kOne});
      add(vowel + 'i' + kYeh + at, {3, kFemale, kOne});
      add(vowel + 'i' + kYeh + 'A', {3, kMale, kTwo});
      add(vowel + 'i' + kYeh + ata, {3, kFemale, kTwo});
      add(vowel + "UO", {3, kMale, kMany});
      add(vowel + "U", {3, kMale, kMany}, true);
      before_consonant = vowel + 'I';
      break;
    default:
      add(vowel + 'a', {3, kMale, kOne});
      add(vowel + at, {3, kFemale, kOne});
      add(vowel + "A", {3, kMale, kTwo});
      add(vowel + ata, {3, kFemale, kTwo});
      add(vowel + "UO", {3, kMale, kMany});
      add(vowel + "U", {3, kMale, kMany}, true);
      break;
  }
  add(before_consonant + noon + "a", {3, kFemale, kMany});
  add(before_consonant + noon + "A", {1, kBoth, kMany});
  add(before_consonant + teh + "u", {1, kBoth, kOne});
  add(before_consonant + teh + "a", {2, kMale, kOne});
  add(before_consonant + teh + "i", {2, kFemale, kOne});
  add(join({before_consonant, teh, "u", meem}), {2, kMale, kMany});
  add(join({before_consonant, teh, "u", meem, "U"}), {2, kMale, kMany}, true);
  add(join({before_consonant, teh, "u", meem, "A"}), {2, kBoth, kTwo});
  add(join({before_consonant, teh, "u", noon, noon, "a"}), {2, kFemale, kMany});
}

/// Endings of the present, of all moods, as they meet a stem.
struct PresentEndings {
  std::string none, jussive, before_enclitic, dual, plural, feminine, plural_feminine;
};
PresentEndings present_endings(const Stems& stems) {
  const std::string& vowel = stems.present_vowel;
  const std::string noon(1, letter::kNoon);
  switch (stems.present_end) {
    case End::Ii:
      return {
          vowel + "I", vowel + "i", "", vowel + 'i' + kYeh + "A", vowel + "U", vowel + "I", vowel + "I" + noon + "a"};
    case End::Uu:
      return {
          vowel + "U", vowel + "u", "", vowel + 'u' + kWaw + "A", vowel + "U", vowel + "I", vowel + "U" + noon + "a"};
    case End::AyMaqsura:
      return {vowel + "Y",
              vowel + "a",
              vowel + "A",
              vowel + 'a' + kYeh + "A",
              vowel + 'a' + kWaw,
              vowel + 'a' + kYeh,
              vowel + 'a' + kYeh + noon + "a"};
    default:
      return {vowel,
              stems.present_consonant,
              "",
              vowel + "A",
              vowel + "U",
              vowel + "I",
              stems.present_consonant + noon + "a"};
  }
}

/// The present of one prefix (ya-, ta-, 'a-, na-) without ending.
void add_bare(Emitter& out, const std::string& prefix, const PresentEndings& endings, Voice voice, Person person) {
  out.add(prefix + endings.none, Tense::Present, voice, person);
  out.add(prefix + endings.jussive, Tense::Present, voice, person, false, true);
  if (!endings.before_enclitic.empty()) out.add(prefix + endings.before_enclitic, Tense::Present, voice, person, true);
  if (endings.none.back() == kHamza) {
    // Before a pronoun the last hamza is no longer final: yaqra'uhu, yaqra'ahu.
    out.add(prefix + endings.none + "u+", Tense::Present, voice, person, true);
  }
}

void add_present(Emitter& out, const Stems& stems, Voice voice) {
  const PresentEndings endings = present_endings(stems);
  const auto prefix = [&](char consonant) { return std::string{consonant, stems.prefix_vowel}; };
  const std::string ya = prefix(kYeh), ta = prefix(letter::kTeh), noon(1, letter::kNoon);
  const auto add = [&](const std::string& sounds, Person person, bool needs_enclitic = false, bool shortened = false) {
    out.add(sounds, Tense::Present, voice, person, needs_enclitic, shortened);
  };
  add_bare(out, ya, endings, voice, {3, kMale, kOne});
  add_bare(out, ta, endings, voice, {3, kFemale, kOne});
  add_bare(out, ta, endings, voice, {2, kMale, kOne});
  add_bare(out, prefix(kHamza), endings, voice, {1, kBoth, kOne});
  add_bare(out, prefix(letter::kNoon), endings, voice, {1, kBoth, kMany});
  const auto add_dual = [&](const std::string& start, Person person) {
    add(start + endings.dual + noon, person);
    add(start + endings.dual, person, false, true);
  };
  add_dual(ya, {3, kMale, kTwo});
  add_dual(ta, {3, kFemale, kTwo});
  add_dual(ta, {2, kBoth, kTwo});
  const auto add_plural = [&](const std::string& start, Person person) {
    add(start + endings.plural + noon + "a", person);
    add(start + endings.plural + "O", person, false, true);
    add(start + endings.plural, person, true, true);
  };
  add_plural(ya, {3, kMale, kMany});
  add_plural(ta, {2, kMale, kMany});
  add(ta + endings.feminine + noon + "a", {2, kFemale, kOne});
  add(ta + endings.feminine, {2, kFemale, kOne}, false, true);
  add(ya + endings.plural_feminine, {3, kFemale, kMany});
  add(ta + endings.plural_feminine, {2, kFemale, kMany});
}

void add_imperative(Emitter& out, const Root& root) {
  Stems stems = root.active;
  if (root.short_imperative) stems.present_vowel = stems.present_consonant = *root.short_imperative;
  const PresentEndings endings = present_endings(stems);
  const auto add = [&](const std::string& sounds, Person person) {
    const auto is_consonant = [&](size_t at) { return static_cast<unsigned char>(sounds[at]) >= 0xC1; };
    const bool cluster = sounds.size() > 1 && is_consonant(0) && is_consonant(1);
    const std::string lean = !root.imperative_prefix.empty() ? root.imperative_prefix : cluster ? "i" : "";
    out.add(lean + sounds, Tense::Imperative, Voice::Active, person);
  };
  add(endings.jussive, {2, kMale, kOne});
  add(endings.feminine, {2, kFemale, kOne});
  add(endings.dual, {2, kBoth, kTwo});
  add(endings.plural + "O", {2, kMale, kMany});
  add(endings.plural_feminine, {2, kFemale, kMany});
}

// ---- Form I ----------------------------------------------------------------------------------------------------

char vowel_of_seat(char written, char otherwise) {
  switch (written) {
    case letter::kYehHamza:
      return 'i';
    case letter::kWawHamza:
      return 'u';
    case written::kAlefHamza:
    case written::kAlefMadda:
      return 'a';
    default:
      return otherwise;
  }
}

bool is_vowel_letter(char sound) { return sound == 'A' || sound == 'Y'; }

/// The verb `laysa` (is not), which has a past only.
Root make_laysa(std::string_view lemma) {
  Root root;
  root.active.past_vowel = join({lemma.substr(0, 1), "a", lemma.substr(1)});
  root.active.past_consonant = join({lemma.substr(0, 1), "a", lemma.substr(2)});
  root.active.has_present = false;
  root.has_passive = false;
  return root;
}

void make_doubled(Root& root, std::string_view c1, std::string_view c2, char theme) {
  const std::string vowel(1, theme);
  root.active.past_vowel = join({c1, "a", c2, c2});
  root.active.past_consonant = join({c1, "a", c2, "a", c2});
  root.active.present_vowel = join({c1, vowel, c2, c2});
  root.active.present_consonant = join({c1, c2, vowel, c2});
  root.passive.past_vowel = join({c1, "u", c2, c2});
  root.passive.past_consonant = join({c1, "u", c2, "i", c2});
  root.passive.present_vowel = join({c1, "a", c2, c2});
  root.passive.present_consonant = join({c1, c2, "a", c2});
  const std::string meem(1, letter::kMeem);
  root.participles = {{join({c1, "A", c2, c2}), false}, {join({meem, "a", c1, c2, "U", c2}), true}};
}

void make_hollow(Root& root, std::string_view c1, std::string_view c3, char middle) {
  const std::string long_vowel = middle == kWaw ? "U" : middle == kYeh ? "I" : "A";
  const std::string short_vowel = middle == kWaw ? "u" : middle == kYeh ? "i" : "a";
  root.active.past_vowel = join({c1, "A", c3});
  root.active.past_consonant = join({c1, middle == kWaw ? "u" : "i", c3});
  root.active.present_vowel = join({c1, long_vowel, c3});
  root.active.present_consonant = join({c1, short_vowel, c3});
  root.passive.past_vowel = join({c1, "I", c3});
  root.passive.past_consonant = join({c1, "i", c3});
  root.passive.present_vowel = join({c1, "A", c3});
  root.passive.present_consonant = join({c1, "a", c3});
  const std::string meem(1, letter::kMeem), hamza(1, kHamza);
  if (c3.front() == kHamza) {
    root.participles = {{join({c1, "A", hamza, "I"}), false}};
    root.active_participle_defective = true;
  } else {
    root.participles = {{join({c1, "A", hamza, "i", c3}), false}};
  }
  root.participles.emplace_back(join({meem, "a", c1, middle == kYeh ? "I" : "U", c3}), true);
}

std::optional<Root> make_first(std::string_view lemma, std::string_view imperfect) {
  Root root;
  std::string past = consonants(lemma);
  if (imperfect.empty()) {
    if (past.size() == 3 && past[1] == kYeh) return make_laysa(past);
    root.active.has_present = root.passive.has_present = false;
  }
  const std::string present_all = consonants(imperfect);
  const std::string_view body = present_all.empty() ? std::string_view() : std::string_view(present_all).substr(1);
  if (root.active.has_present && body.size() < 2) return std::nullopt;
  // The written letters of the body, aligned with it unless there is a madda.
  const std::string bare_imperfect = without_marks(imperfect), bare_lemma = without_marks(lemma);
  const auto seat_in_present = [&](size_t index, char otherwise) {
    return index + 1 < bare_imperfect.size() ? vowel_of_seat(bare_imperfect[index + 1], otherwise) : otherwise;
  };
  const auto seat_in_past = [&](size_t index) {
    return index < bare_lemma.size() ? vowel_of_seat(bare_lemma[index], 'a') : 'a';
  };
  const std::string_view all = past;
  if (past.size() == 2) {
    if (is_vowel_letter(past[0]) || is_vowel_letter(past[1])) return std::nullopt;
    const char theme = past[0] == kHamza ? seat_in_present(0, 'u') : 'u';
    make_doubled(root, all.substr(0, 1), all.substr(1, 1), theme);
    return root;
  }
  if (past.size() != 3 || is_vowel_letter(past[0])) return std::nullopt;
  const std::string_view c1 = all.substr(0, 1), c2 = all.substr(1, 1), c3 = all.substr(2, 1);
  const std::string meem(1, letter::kMeem), waw(1, kWaw);
  if (past[1] == 'A') {
    if (is_vowel_letter(past[2])) return std::nullopt;
    make_hollow(root, c1, c3, body.size() >= 2 ? body[1] : kWaw);
    return root;
  }
  const bool drops_waw = past[0] == kWaw && body.size() == 2;
  const char last = past[2];
  if (last == 'A' || last == 'Y' || last == kYeh) {
    root.active.past_vowel = join({c1, "a", c2});
    root.active.past_end = last == 'A' ? End::AwAlef : last == 'Y' ? End::AyMaqsura : End::Iya;
    root.passive.past_vowel = join({c1, "u", c2});
    root.passive.past_end = End::Iya;
    const char present_last = body.empty() ? kYeh : body.back();
    root.active.present_vowel = std::string(body.substr(0, body.empty() ? 0 : body.size() - 1));
    root.active.present_end = present_last == kYeh ? End::Ii : present_last == kWaw ? End::Uu : End::AyMaqsura;
    root.passive.present_vowel = drops_waw ? join({c1, c2}) : root.active.present_vowel;
    root.passive.present_end = End::AyMaqsura;
    root.active_participle_defective = true;
    const bool waw_root = last == 'A';
    root.participles = {{join({c1, "A", c2, "I"}), false}, {join({meem, "a", c1, c2, waw_root ? "U" : "I"}), true}};
    return root;
  }
  const std::string past_theme(1, past[1] == kHamza ? seat_in_past(1) : past[2] == kHamza ? seat_in_past(2) : 'a');
  root.active.past_vowel = root.active.past_consonant = join({c1, "a", c2, past_theme, c3});
  root.passive.past_vowel = root.passive.past_consonant = join({c1, "u", c2, "i", c3});
  char theme = 'u';
  if (body.size() >= 2) {
    const size_t end = body.size() - 1;
    if (body[end] == kHamza) {
      theme = seat_in_present(end, 'a');
    } else if (body[end - 1] == kHamza) {
      theme = seat_in_present(end - 1, 'a');
    }
    root.active.present_vowel = join({body.substr(0, end), std::string(1, theme), body.substr(end)});
  }
  root.active.present_consonant = root.active.present_vowel;
  root.passive.present_vowel = root.passive.present_consonant = join({c1, c2, "a", c3});
  root.participles = {{join({c1, "A", c2, "i", c3}), false}, {join({meem, "a", c1, c2, "U", c3}), true}};
  const bool drops_hamza = past[0] == kHamza && ((past[1] == letter::kKhah && past[2] == letter::kThal) ||
                                                 (past[1] == letter::kKaf && past[2] == letter::kLam) ||
                                                 (past[1] == letter::kMeem && past[2] == letter::kReh));
  if (drops_hamza) root.short_imperative = join({c2, "u", c3});
  return root;
}

// ---- Derived forms ---------------------------------------------------------------------------------------------

/// What stands before the last radicals, in the four stems; `open`: ends in a short vowel that a hollow root swallows.
struct Heads {
  std::string past, past_passive, present;
  char prefix_vowel = 'a';
  char present_theme = 'i';
  bool open = false;
};

enum class Tail : uint8_t { Sound, Hollow, Doubled, Defective };

struct Stem {
  std::string vowel, consonant;
};

/// `radicals`: the last radicals (sound c2 c3; hollow c3; doubled c2; defective c2).
Stem make_stem(std::string_view head, bool open, Tail tail, std::string_view radicals, char theme, bool hollow_i) {
  const std::string vowel(1, theme);
  switch (tail) {
    case Tail::Sound: {
      const std::string stem = join({head, radicals.substr(0, 1), vowel, radicals.substr(1)});
      return {stem, stem};
    }
    case Tail::Hollow: {
      const std::string_view start = open ? head.substr(0, head.size() - 1) : head;
      return {join({start, hollow_i ? "I" : "A", radicals}), join({start, hollow_i ? "i" : "a", radicals})};
    }
    case Tail::Doubled: {
      const bool after_consonant = static_cast<unsigned char>(head.back()) >= 0xC1;
      return {join({head, after_consonant ? vowel : "", radicals, radicals}), join({head, radicals, vowel, radicals})};
    }
    case Tail::Defective:
      break;
  }
  const std::string stem = join({head, radicals});
  return {stem, stem};
}

std::optional<Root> make_derived(std::string_view lemma, Measure measure) {
  const bool shadda = lemma.ends_with(written::kShadda);
  const std::string sounds = consonants(lemma);
  std::string_view rest = sounds;
  const std::string teh(1, letter::kTeh), noon(1, letter::kNoon), seen(1, letter::kSeen), hamza(1, kHamza);
  const auto take = [&](std::string_view prefix) {
    if (!rest.starts_with(prefix)) return false;
    rest.remove_prefix(prefix.size());
    return true;
  };
  const auto one = [&]() {
    const std::string_view letter = rest.substr(0, 1);
    rest.remove_prefix(letter.size());
    return letter;
  };
  Heads heads;
  std::string imperative_prefix;
  bool doubled = shadda;
  switch (measure) {
    case Measure::I:
      return std::nullopt;
    case Measure::II:
    case Measure::Q: {
      if (rest.size() < 3) return std::nullopt;
      const std::string_view c1 = one(), c2 = measure == Measure::II ? rest.substr(0, 1) : one();
      if (measure == Measure::Q && c1 == "A") {
        // itma'anna: a four-letter root with a doubled last radical.
        if (rest.size() != 3 && rest.size() != 2) return std::nullopt;
        const std::string_view c3 = one(), c4 = rest.size() == 2 ? one() : std::string_view();
        heads = {join({"i", c2, c3, "a", c4}), join({"u", c2, c3, "u", c4}), join({c2, c3, "a", c4}), 'a', 'i', false};
        doubled = true;
        break;
      }
      doubled = false;
      heads = {join({c1, "a", c2}), join({c1, "u", c2}), join({c1, "a", c2}), 'u', 'i', false};
      break;
    }
    case Measure::III: {
      if (rest.size() < 3) return std::nullopt;
      const std::string_view c1 = one();
      if (!take("A")) return std::nullopt;
      heads = {join({c1, "A"}), join({c1, "U"}), join({c1, "A"}), 'u', 'i', false};
      doubled = rest.size() == 1;
      break;
    }
    case Measure::IV: {
      if (!take(hamza)) {
        if (!take("A")) return std::nullopt;  // hamza left out
      }
      const std::string_view c1 = rest.starts_with('A') ? (one(), std::string_view(hamza)) : one();
      if (rest.empty()) return std::nullopt;
      heads = {join({hamza, "a", c1}), join({hamza, "u", c1}), std::string(c1), 'u', 'i', false};
      imperative_prefix = hamza + "a";
      if (rest.size() == 1 && !is_vowel_letter(rest[0])) doubled = true;
      break;
    }
    case Measure::V:
    case Measure::QII: {
      if (rest.starts_with('A')) return measure == Measure::QII ? make_derived(lemma, Measure::Q) : std::nullopt;
      if (!take(teh) || rest.size() < 3) return std::nullopt;
      const std::string_view c1 = one(), c2 = measure == Measure::V ? rest.substr(0, 1) : one();
      heads.past = heads.present = join({teh, "a", c1, "a", c2});
      heads.past_passive = join({teh, "u", c1, "u", c2});
      heads.present_theme = 'a';
      doubled = false;
      break;
    }
    case Measure::VI: {
      if (!take(teh) || rest.size() < 3) return std::nullopt;
      const std::string_view c1 = one();
      if (!take("A")) return std::nullopt;
      heads.past = heads.present = join({teh, "a", c1, "A"});
      heads.past_passive = join({teh, "u", c1, "U"});
      heads.present_theme = 'a';
      doubled = rest.size() == 1;
      break;
    }
    case Measure::VII: {
      if (!take("A") || !take(noon) || rest.size() < 2) return std::nullopt;
      const std::string_view c1 = one();
      heads = {join({"in", c1, "a"}), join({"un", c1, "u"}), join({"n", c1, "a"}), 'a', 'i', true};
      for (std::string* head : {&heads.past, &heads.past_passive, &heads.present}) {
        std::replace(head->begin(), head->end(), 'n', letter::kNoon);
      }
      if (rest.size() == 1) doubled = true;
      break;
    }
    case Measure::VIII: {
      if (!take("A") || rest.size() < 3) return std::nullopt;
      const auto is_infix = [](char letter) {
        return letter == letter::kTeh || letter == letter::kTah || letter == letter::kDal;
      };
      // A cluster of two letters (iktasaba), or one that swallowed the first radical (ittahama).
      const bool two = rest.size() >= 4 || (is_infix(rest[1]) && !is_infix(rest[0]) && !is_vowel_letter(rest[2]));
      const std::string cluster(rest.substr(0, two ? 2 : 1));
      rest.remove_prefix(cluster.size());
      const std::string sound = two ? cluster : cluster + cluster;
      heads = {join({"i", sound, "a"}), join({"u", sound, "u"}), join({sound, "a"}), 'a', 'i', true};
      if (rest.size() == 1) doubled = true;
      break;
    }
    case Measure::IX: {
      if (!take("A") || rest.size() != 3) return std::nullopt;
      const std::string_view c1 = one(), c2 = one();
      heads = {join({"i", c1, c2, "a"}), join({"u", c1, c2, "u"}), join({c1, c2, "a"}), 'a', 'i', true};
      doubled = true;
      break;
    }
    case Measure::X: {
      if (!take("A") || !take(seen) || !take(teh) || rest.size() < 2) return std::nullopt;
      const std::string_view c1 = rest.starts_with('A') ? std::string_view(hamza) : rest.substr(0, 1);
      one();
      heads = {join({"i", seen, teh, "a", c1}),
               join({"u", seen, teh, "u", c1}),
               join({seen, teh, "a", c1}),
               'a',
               'i',
               false};
      if (rest.size() == 1 && !is_vowel_letter(rest[0])) doubled = true;
      break;
    }
  }

  Tail tail = Tail::Sound;
  std::string_view radicals = rest;
  if (!rest.empty() && is_vowel_letter(rest.back())) {
    tail = Tail::Defective;
    radicals.remove_suffix(1);
  } else if (doubled && rest.size() == 1) {
    tail = Tail::Doubled;
  } else if (rest.size() == 2 && rest[0] == 'A') {
    tail = Tail::Hollow;
    radicals.remove_prefix(1);
  }
  if (radicals.size() > 2 || (tail == Tail::Sound && radicals.size() != 2)) return std::nullopt;
  if (std::any_of(radicals.begin(), radicals.end(), is_vowel_letter)) return std::nullopt;

  Root root;
  root.imperative_prefix = imperative_prefix;
  const bool present_i = !heads.open && heads.present_theme == 'i';
  const Stem past = make_stem(heads.past, heads.open, tail, radicals, 'a', false);
  const Stem past_passive = make_stem(heads.past_passive, heads.open, tail, radicals, 'i', true);
  const Stem present = make_stem(heads.present, heads.open, tail, radicals, heads.present_theme, present_i);
  const Stem present_passive = make_stem(heads.present, heads.open, tail, radicals, 'a', false);
  root.active = {past.vowel, past.consonant, present.vowel, present.consonant};
  root.passive = {past_passive.vowel, past_passive.consonant, present_passive.vowel, present_passive.consonant};
  root.active.prefix_vowel = heads.prefix_vowel;
  const bool defective = tail == Tail::Defective;
  if (defective) {
    root.active.past_end = root.passive.present_end = End::AyMaqsura;
    root.passive.past_end = End::Iya;
    root.active.present_end = heads.present_theme == 'a' ? End::AyMaqsura : End::Ii;
    root.active_participle_defective = true;
  }
  const std::string mu = std::string(1, letter::kMeem) + 'u';
  const Stem agent = make_stem(heads.present, heads.open, tail, radicals, 'i', present_i);
  root.participles = {{mu + agent.vowel + (defective ? "I" : ""), false},
                      {mu + present_passive.vowel + (defective ? "Y" : ""), true}};
  return root;
}

std::vector<Participle> spell_participles(const Root& root) {
  std::vector<Participle> out;
  for (const auto& [sounds, passive] : root.participles) {
    const bool defective = !passive && root.active_participle_defective;
    for (const std::string& spelling : spell(sounds)) {
      const auto same =
          std::find_if(out.begin(), out.end(), [&](const Participle& other) { return other.written == spelling; });
      if (same != out.end()) {
        same->either = same->either || same->passive != passive;
        continue;
      }
      out.push_back({spelling, passive, false, defective});
    }
  }
  return out;
}

}  // namespace

std::optional<Measure> parse_measure(std::string_view text) {
  constexpr std::array<std::string_view, 12> kNames = {"I",   "II",   "III", "IV", "V", "VI",
                                                       "VII", "VIII", "IX",  "X",  "Q", "QII"};
  const auto found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Measure>(found - kNames.begin());
}

std::optional<Conjugation> conjugate(std::string_view lemma, std::string_view imperfect, Measure measure) {
  std::optional<Root> root = measure == Measure::I ? make_first(lemma, imperfect) : make_derived(lemma, measure);
  if (!root) return std::nullopt;
  root->passive.prefix_vowel = 'u';
  Emitter out;
  if (root->active.has_past) add_past(out, root->active, Voice::Active);
  if (root->active.has_present) add_present(out, root->active, Voice::Active);
  if (root->has_passive) {
    if (root->passive.has_past) add_past(out, root->passive, Voice::Passive);
    if (root->passive.has_present) add_present(out, root->passive, Voice::Passive);
  }
  if (root->active.has_present) add_imperative(out, *root);
  return Conjugation{out.take(), spell_participles(*root)};
}

}  // namespace isnad
