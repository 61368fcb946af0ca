// Inflection of nouns: what the end of the word becomes before each ending.
//
// «مستشفى» (mustashfā, hospital): مستشفيان، مستشفيات، and مستشفاه with a pronoun; «وزراء» (wuzarā', ministers): وزراؤه.
#include "morphology/inflect_noun.h"

#include <algorithm>
#include <tuple>

#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {
namespace {

using namespace letter;

const std::string kDualNominative{kAlef, kNoon}, kOblique{kYeh, kNoon}, kPluralNominative{kWaw, kNoon},
    kFemininePlural{kAlef, kTeh};

class Inflector {
 public:
  explicit Inflector(const NounPattern& pattern) : pattern_(pattern) {}

  std::vector<NounForm> run() {
    singular(pattern_.written, pattern_.gender, pattern_.defective);
    if (pattern_.sound_masculine) sound_masculine(stem_before_ending());
    if (pattern_.sound_feminine) feminine_plural(pattern_.written);
    for (const std::string& plural : pattern_.broken_plurals) broken_plural(plural);
    dual(pattern_.written, pattern_.gender);
    if (pattern_.has_feminine) feminine();
    return std::move(forms_);
  }

 private:
  void add(const std::string& written, Gender gender, Number number, Case gcase = Case::None, bool construct = false,
           bool needs_enclitic = false) {
    if (pattern_.adjective && (construct || needs_enclitic)) return;
    NounForm form{fold(written), gender, number, gcase, construct, needs_enclitic};
    const auto key = [](const NounForm& f) {
      return std::tie(f.letters, f.gender, f.number, f.gcase, f.construct, f.needs_enclitic);
    };
    const bool known =
        std::any_of(forms_.begin(), forms_.end(), [&](const NounForm& other) { return key(other) == key(form); });
    if (!known && !form.letters.empty()) forms_.push_back(std::move(form));
  }

  static std::string without_last(const std::string& word, size_t count = 1) {
    return word.substr(0, word.size() - std::min(count, word.size()));
  }

  /// The singular as -ūn follows it: without the yeh of a defective noun, without alef maqsura.
  std::string stem_before_ending() const {
    const std::string& word = pattern_.written;
    const bool drops = pattern_.defective || word.ends_with(written::kAlefMaqsura) || word.ends_with(kTehMarbuta);
    return drops ? without_last(word) : word;
  }

  /// Singular, or a broken plural that inflects like one.
  void singular(const std::string& word, Gender gender, bool defective, Number number = Number::Singular) {
    if (word.empty()) return;  // a table's cell without any letter
    add(word, gender, number);
    const char last = word.back();
    const char before = word.size() > 1 ? word[word.size() - 2] : '\0';
    switch (last) {
      case kTehMarbuta:
        add(without_last(word) + kTeh, gender, number, Case::None, false, true);
        return;
      case written::kAlefMaqsura:
        add(without_last(word) + kAlef, gender, number, Case::None, false, true);
        return;
      case kAlef:
        return;
      case kHamza:
        for (const char seat : {kWawHamza, kYehHamza}) {
          add(without_last(word) + seat, gender, number, seat == kWawHamza ? Case::Nominative : Case::Oblique, false,
              true);
        }
        if (before == kAlef) return;
        add(word + kAlef, gender, number, Case::Accusative);
        add(without_last(word) + kYehHamza + kAlef, gender, number, Case::Accusative);
        return;
      case written::kAlefHamza:
        for (const char seat : {kWawHamza, kYehHamza}) {
          add(without_last(word) + seat, gender, number, seat == kWawHamza ? Case::Nominative : Case::Oblique, false,
              true);
        }
        return;
      case kWawHamza:
        add(without_last(word) + kYehHamza, gender, number, Case::Oblique, false, true);
        break;
      default:
        break;
    }
    if (defective) add(without_last(word), gender, number);
    add(word + kAlef, gender, number, Case::Accusative);
  }

  void sound_masculine(const std::string& stem) {
    add(stem + kPluralNominative, Gender::Masculine, Number::Plural, Case::Nominative);
    add(stem + kOblique, Gender::Masculine, Number::Plural, Case::Oblique);
    add(stem + kWaw, Gender::Masculine, Number::Plural, Case::Nominative, true);
    add(stem + kYeh, Gender::Masculine, Number::Plural, Case::Oblique, true);
  }

  void feminine_plural(const std::string& word) {
    const Gender gender = pattern_.has_feminine ? Gender::Feminine : pattern_.gender;
    switch (word.back()) {
      case kTehMarbuta: {
        const std::string stem = without_last(word);
        const bool after_alef = stem.ends_with(kAlef);  // qanāh, qanawāt
        add((after_alef ? without_last(stem) + kWaw : stem) + kFemininePlural, gender, Number::Plural);
        return;
      }
      case written::kAlefMaqsura:
        add(without_last(word) + kYeh + kFemininePlural, gender, Number::Plural);
        return;
      case kAlef:
        add(word + kTeh, gender, Number::Plural);
        return;
      case written::kAlefHamza:
        add(without_last(word) + kFemininePlural, gender, Number::Plural);
        return;
      case kHamza:
        if (word.size() > 1 && word[word.size() - 2] == kAlef && pattern_.gender == Gender::Feminine) {
          add(without_last(word) + kWaw + kFemininePlural, gender, Number::Plural);  // ṣaḥrāwāt
        }
        break;
      default:
        break;
    }
    add(word + kFemininePlural, gender, Number::Plural);
  }

  void broken_plural(const std::string& plural) {
    // muḥāmūn, given in full; but the n of qurūn is that of qarn.
    const bool own_noon = plural.size() > 3 && pattern_.written.ends_with(kPluralNominative.back()) &&
                          plural[plural.size() - 3] != kPluralNominative.back();
    if (plural.size() > 3 && plural.ends_with(kPluralNominative) && !own_noon) {
      sound_masculine(without_last(plural, 2));
      return;
    }
    if (plural.size() > 3 && plural.ends_with(kFemininePlural)) {
      add(plural, pattern_.gender, Number::Plural);
      return;
    }
    // arāḍī, mabānī: an alef third and a yeh at the end are of the pattern that loses its yeh.
    const bool defective = plural.size() >= 5 && plural.ends_with(kYeh) && plural[plural.size() - 3] == kAlef;
    singular(plural, pattern_.gender, defective, Number::Plural);
  }

  void dual(const std::string& word, Gender gender) {
    if (word.empty()) return;
    std::string stem = word;
    switch (word.back()) {
      case kTehMarbuta:
        stem = without_last(word) + kTeh;
        break;
      case written::kAlefMaqsura:
        stem = without_last(word) + kYeh;
        break;
      case kAlef:
        stem = word + kTeh;
        break;
      case kHamza:
        if (gender == Gender::Feminine && word.size() > 3 && word[word.size() - 2] == kAlef)
          stem = without_last(word) + kWaw;
        break;
      default:
        break;
    }
    // After alef with hamza the ending's alef is written as one madda.
    const bool merges = stem.ends_with(written::kAlefHamza);
    add((merges ? without_last(stem) : stem) + kDualNominative, gender, Number::Dual, Case::Nominative);
    add(stem + kOblique, gender, Number::Dual, Case::Oblique);
    add((merges ? without_last(stem) : stem) + kAlef, gender, Number::Dual, Case::Nominative, true);
    add(stem + kYeh, gender, Number::Dual, Case::Oblique, true);
  }

  void feminine() {
    std::string word = pattern_.feminine;
    if (word.empty()) {
      const std::string& masculine = pattern_.written;
      if (masculine.ends_with(kTehMarbuta)) return;
      word = masculine.ends_with(written::kAlefMaqsura) ? without_last(masculine) + kAlef + kTehMarbuta
                                                        : masculine + kTehMarbuta;
    }
    singular(word, Gender::Feminine, false);
    dual(word, Gender::Feminine);
    if (pattern_.feminine.empty()) feminine_plural(word);
  }

  const NounPattern& pattern_;
  std::vector<NounForm> forms_;
};

}  // namespace

std::vector<NounForm> inflect_noun(const NounPattern& pattern) {
  if (pattern.written.empty()) return {};
  return Inflector(pattern).run();
}

}  // namespace isnad
