// The lexicon's compiler: word tables -> lemmas -> inflected forms -> block (layout: lexicon_block.h).
//
// From the line «هاجم يهاجم III مهاجمة» (hājama, to attack) come the verb with its conjugation, the participle مهاجم as
// noun and as adjective, and the verbal noun مهاجمة; if nouns.tsv has a line for مهاجم, it is that noun which gets the
// verb as its base. Words of several parts are not here: phrases are matched elsewhere.
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "lexicon/lexicon.h"
#include "lexicon/lexicon_block.h"
#include "lexicon/table.h"
#include "morphology/conjugate.h"
#include "morphology/inflect_noun.h"
#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {
namespace {

using lexicon_block::Header;
using lexicon_block::LemmaKey;
using lexicon_block::LemmaRecord;
using lexicon_block::Section;

struct NamedValue {
  std::string_view name;
  uint32_t value;
};
constexpr NamedValue kTags[] = {{"person", tag::kPerson},
                                {"group", tag::kGroup},
                                {"org", tag::kOrg},
                                {"facility", tag::kFacility},
                                {"area", tag::kArea},
                                {"vehicle", tag::kVehicle},
                                {"weapon", tag::kWeapon},
                                {"building", tag::kBuilding},
                                {"document", tag::kDocument},
                                {"time", tag::kTime},
                                {"event", tag::kEvent},
                                {"abstract", tag::kAbstract},
                                {"measure", tag::kMeasure},
                                {"cause", tag::kCause},
                                {"place", tag::kPlace},
                                {"clause", tag::kClause},
                                {"any", tag::kAny}};

struct NamedPos {
  std::string_view name;
  Pos pos;
};
constexpr NamedPos kClasses[] = {{"preposition", Pos::Preposition},
                                 {"conjunction", Pos::Conjunction},
                                 {"subordinator", Pos::Subordinator},
                                 {"negation", Pos::Negation},
                                 {"future", Pos::Future},
                                 {"complementiser", Pos::Complementiser},
                                 {"relative", Pos::Relative},
                                 {"demonstrative", Pos::Demonstrative},
                                 {"pronoun", Pos::Pronoun},
                                 {"adverb", Pos::Adverb},
                                 {"modal", Pos::Modal},
                                 {"question", Pos::Question}};

bool is_closed_class(Pos pos) {
  return pos != Pos::Verb && pos != Pos::Noun && pos != Pos::Adjective && pos != Pos::Name && pos != Pos::Unknown;
}

bool is_single_word(std::string_view text) { return text != "-" && text.find(' ') == std::string_view::npos; }

/// What the tables say of one noun or adjective, all lines together.
struct NounEntry {
  NounPattern pattern;
  uint32_t base = 0;
  Derivation derivation = Derivation::None;
  Voice voice = Voice::Active;
  bool from_table = false;
};

struct VerbEntry {
  uint32_t lemma;
  std::string written, imperfect;
  Measure measure;
  std::vector<std::string> masdars;  ///< UTF-8
};

class Compiler {
 public:
  Result<std::vector<std::byte>> run(std::span<const TableBytes> tables, std::string_view base_words) {
    for (const TableBytes& table : tables) {
      if (const Error error = read(table); !error.message.empty()) return error;
    }
    add_five_nouns();
    add_clitic_prepositions();
    for (const VerbEntry& verb : verbs_) find_defective(verb);
    for (const VerbEntry& verb : verbs_) derive(verb);
    inflect_all();
    add_base_words(base_words);
    return pack();
  }

 private:
  struct Lemma {
    std::string text, written;
    Pos pos;
    uint32_t tags = 0;
  };
  using LemmaMap = std::map<std::pair<std::string, Pos>, uint32_t>;

  // ---- Lemmas ----

  uint32_t lookup(const std::string& written, Pos pos) const {
    if (const auto exact = by_written_.find({written, pos}); exact != by_written_.end()) return exact->second;
    const auto bare = by_bare_.find({without_marks(written), pos});
    return bare == by_bare_.end() ? 0 : bare->second;
  }

  /// The lemma of exactly this spelling, made if need be.
  uint32_t lemma_of(std::string_view text, Pos pos, uint32_t tags = 0) {
    std::string written = written_letters(text);
    const auto [entry, is_new] = by_written_.try_emplace({written, pos}, static_cast<uint32_t>(lemmas_.size() + 1));
    if (is_new) {
      by_bare_.try_emplace({without_marks(written), pos}, entry->second);
      lemmas_.push_back({std::string(text), std::move(written), pos, tags});
    }
    lemmas_[entry->second - 1].tags |= tags;
    return entry->second;
  }

  // ---- Tables ----

  Error read(const TableBytes& bytes) {
    const auto is = [&](std::string_view name) { return bytes.name == "ar/" + std::string(name) + ".tsv"; };
    const auto starts = [&](std::string_view name) { return bytes.name.starts_with("ar/" + std::string(name)); };
    if (starts("verbs")) return read_rows(bytes, {"lemma", "imperfect", "form", "masdar"}, &Compiler::read_verb);
    if (starts("nouns")) return read_rows(bytes, {"lemma", "plurals", "gender", "tags"}, &Compiler::read_noun);
    if (starts("adjectives"))
      return read_rows(bytes, {"lemma", "plurals", "feminine", "tags"}, &Compiler::read_adjective);
    if (is("particles")) return read_rows(bytes, {"form", "class", "tags"}, &Compiler::read_particle);
    if (is("numbers")) return read_rows(bytes, {"form", "value", "kind"}, &Compiler::read_number);
    if (is("victims")) return read_rows(bytes, {"lemma", "plurals", "who", "harm"}, &Compiler::read_victim);
    if (is("weapons")) return read_rows(bytes, {"lemma", "plurals", "mode", "kind"}, &Compiler::read_weapon);
    if (is("titles")) return read_rows(bytes, {"lemma", "plurals", "kind", "sector"}, &Compiler::read_person);
    if (is("labels")) return read_rows(bytes, {"lemma", "plurals", "kind"}, &Compiler::read_person);
    if (is("place_words"))
      return read_rows(bytes, {"lemma", "plurals", "kind", "precision"}, &Compiler::read_place_word);
    if (is("months")) return read_rows(bytes, {"form", "month", "calendar"}, &Compiler::read_time_word);
    if (is("time_words")) return read_rows(bytes, {"form", "kind", "value"}, &Compiler::read_time_word);
    if (is("names")) return read_rows(bytes, {"form", "kind"}, &Compiler::read_name);
    if (is("countries")) {
      return read_rows(
          bytes, {"iso3", "iso2", "name", "arabic", "aliases", "nisba", "nisba_plural", "capital", "capital_aliases"},
          &Compiler::read_country);
    }
    return {};
  }

  using RowReader = Error (Compiler::*)(const Table&, const TableRow&);
  Error read_rows(const TableBytes& bytes, std::initializer_list<std::string_view> columns, RowReader reader) {
    const std::vector<std::string_view> names(columns);
    const Result<Table> table = Table::parse(bytes.path, bytes.bytes, names);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      if (Error error = (this->*reader)(*table, row); !error.message.empty()) return error;
    }
    return {};
  }

  Error read_verb(const Table& table, const TableRow& row) {
    if (!is_single_word(row.cells[0])) return {};
    const std::optional<Measure> measure = parse_measure(row.cells[2]);
    if (!measure)
      return table.fault(row, "`" + std::string(row.cells[2]) + "` is no verb form; write I to X, Q or QII");
    VerbEntry verb{lemma_of(row.cells[0], Pos::Verb),
                   written_letters(row.cells[0]),
                   row.cells[1] == "-" ? "" : written_letters(row.cells[1]),
                   *measure,
                   {}};
    for (const std::string_view masdar : alternatives(row.cells[3])) {
      if (is_single_word(masdar)) verb.masdars.emplace_back(masdar);
    }
    if (!conjugate(verb.written, verb.imperfect, verb.measure)) {
      return table.fault(
          row, "`" + std::string(row.cells[0]) + "` does not have the shape of form " + std::string(row.cells[2]));
    }
    const auto same = std::find_if(verbs_.begin(), verbs_.end(), [&](const VerbEntry& other) {
      return other.lemma == verb.lemma && other.imperfect == verb.imperfect && other.measure == verb.measure;
    });
    if (same == verbs_.end()) {
      verbs_.push_back(std::move(verb));
    } else {
      same->masdars.insert(same->masdars.end(), verb.masdars.begin(), verb.masdars.end());
    }
    return {};
  }

  /// Adds a line's plurals to the noun; a plural that is the singular is none.
  static void add_plurals(NounPattern& pattern, std::string_view cell) {
    for (const std::string_view plural : alternatives(cell)) {
      if (plural.starts_with('+')) {
        const std::string ending = written_letters(plural.substr(1));
        if (ending == std::string{letter::kAlef, letter::kTeh}) pattern.sound_feminine = true;
        if (ending.ends_with(letter::kNoon)) pattern.sound_masculine = true;
      } else if (is_single_word(plural)) {
        const std::string written = without_marks(written_letters(plural));
        auto& known = pattern.broken_plurals;
        if (std::find(known.begin(), known.end(), written) == known.end()) known.push_back(written);
      }
    }
  }

  NounEntry& noun_entry(std::string_view text, Pos pos, uint32_t tags) {
    const uint32_t id = lemma_of(text, pos, tags);
    const auto [entry, is_new] = nouns_.try_emplace(id);
    if (is_new) {
      entry->second.pattern.written = without_marks(written_letters(text));
      entry->second.pattern.adjective = pos == Pos::Adjective;
      entry->second.pattern.defective = written_letters(text).ends_with(written::kKasratan);
      if (pos == Pos::Noun && entry->second.pattern.written.ends_with(letter::kTehMarbuta)) {
        entry->second.pattern.gender = Gender::Feminine;
      }
    }
    return entry->second;
  }

  NounEntry& add_noun(std::string_view text, std::string_view plurals, uint32_t tags) {
    NounEntry& entry = noun_entry(text, Pos::Noun, tags);
    entry.from_table = true;
    add_plurals(entry.pattern, plurals);
    return entry;
  }

  Error read_tags(const Table& table, const TableRow& row, std::string_view cell, uint32_t& tags) const {
    for (const std::string_view name : alternatives(cell)) {
      const auto found =
          std::find_if(std::begin(kTags), std::end(kTags), [&](const NamedValue& known) { return known.name == name; });
      if (found == std::end(kTags)) return table.fault(row, "`" + std::string(name) + "` is no tag");
      tags |= found->value;
    }
    return {};
  }

  Error read_noun(const Table& table, const TableRow& row) {
    uint32_t tags = 0;
    if (Error error = read_tags(table, row, row.cells[3], tags); !error.message.empty()) return error;
    const std::string_view gender = row.cells[2];
    if (gender != "m" && gender != "f" && gender != "-") return table.fault(row, "gender must be m or f");
    if (!is_single_word(row.cells[0])) return {};
    NounEntry& entry = add_noun(row.cells[0], row.cells[1], tags);
    if (gender == "f") entry.pattern.gender = Gender::Feminine;
    return {};
  }

  Error read_adjective(const Table& table, const TableRow& row) {
    uint32_t tags = 0;
    if (Error error = read_tags(table, row, row.cells[3], tags); !error.message.empty()) return error;
    if (is_single_word(row.cells[0])) add_adjective(row.cells[0], row.cells[1], row.cells[2], tags);
    return {};
  }

  NounEntry& add_adjective(std::string_view text, std::string_view plurals, std::string_view feminine, uint32_t tags) {
    NounEntry& entry = noun_entry(text, Pos::Adjective, tags);
    entry.from_table = true;
    entry.pattern.sound_masculine = entry.pattern.has_feminine = true;
    add_plurals(entry.pattern, plurals);
    const std::vector<std::string_view> irregular = alternatives(feminine);
    if (!irregular.empty()) entry.pattern.feminine = without_marks(written_letters(irregular.front()));
    return entry;
  }

  Error read_particle(const Table& table, const TableRow& row) {
    uint32_t tags = 0;
    if (Error error = read_tags(table, row, row.cells[2], tags); !error.message.empty()) return error;
    const auto found = std::find_if(std::begin(kClasses), std::end(kClasses),
                                    [&](const NamedPos& known) { return known.name == row.cells[1]; });
    if (found == std::end(kClasses))
      return table.fault(row, "`" + std::string(row.cells[1]) + "` is no class of particles");
    if (is_single_word(row.cells[0])) add_uninflected(row.cells[0], found->pos, tags);
    return {};
  }

  void add_uninflected(std::string_view text, Pos pos, uint32_t tags) {
    Analysis analysis;
    analysis.pos = pos;
    analysis.lemma = lemma_of(text, pos, tags);
    add_form(normalise(text), analysis);
  }

  Error read_number(const Table&, const TableRow& row) {
    if (!is_single_word(row.cells[0])) return {};
    add_uninflected(row.cells[0], Pos::Number, 0);
    std::string letters = normalise(row.cells[0]);
    if (letters.ends_with(letter::kTehMarbuta)) {
      Analysis analysis;
      analysis.pos = Pos::Number;
      analysis.lemma = lemma_of(row.cells[0], Pos::Number);
      analysis.needs_enclitic = true;
      letters.back() = letter::kTeh;
      add_form(letters, analysis);
    }
    return {};
  }

  Error read_victim(const Table&, const TableRow& row) {
    if (!is_single_word(row.cells[0])) return {};
    const std::string_view who = row.cells[2];
    const uint32_t tags = who == "vehicle" || who == "aircraft" ? tag::kVehicle
                          : who == "weapon"                     ? tag::kWeapon
                          : who == "building"                   ? tag::kBuilding
                          : who == "other"                      ? 0
                                                                : tag::kPerson;
    // Someone dead or hurt is a person even if the table does not say which.
    add_noun(row.cells[0], row.cells[1], who == "other" && row.cells[3] != "-" ? tag::kPerson : tags);
    return {};
  }

  Error read_weapon(const Table&, const TableRow& row) {
    if (is_single_word(row.cells[0])) add_noun(row.cells[0], row.cells[1], tag::kWeapon);
    return {};
  }

  Error read_person(const Table&, const TableRow& row) {
    if (!is_single_word(row.cells[0])) return {};
    const bool side = row.cells[2] == "militia" || row.cells[2] == "regime";
    add_noun(row.cells[0], row.cells[1], side ? tag::kGroup : tag::kPerson);
    return {};
  }

  Error read_place_word(const Table&, const TableRow& row) {
    if (!is_single_word(row.cells[0])) return {};
    const std::string_view kind = row.cells[2];
    const bool facility =
        kind == "crossing" || kind == "airport" || kind == "base" || kind == "hospital" || kind == "facility";
    add_noun(row.cells[0], row.cells[1], facility ? tag::kFacility : tag::kArea);
    return {};
  }

  Error read_time_word(const Table&, const TableRow& row) {
    if (is_single_word(row.cells[0])) time_words_.emplace_back(row.cells[0]);
    return {};
  }

  Error read_name(const Table&, const TableRow& row) {
    // The tag tells names that are hardly ever anything else (Muhammad) from words that may be names (Karīm).
    const bool sure = row.cells[1] == "given" || row.cells[1] == "surname";
    if (is_single_word(row.cells[0])) add_uninflected(row.cells[0], Pos::Name, sure ? tag::kPerson : 0);
    return {};
  }

  Error read_country(const Table&, const TableRow& row) {
    for (const std::string_view nisba : alternatives(row.cells[5])) {
      if (!is_single_word(nisba)) continue;
      add_adjective(nisba, row.cells[6], "-", 0).derivation = Derivation::Nisba;
      NounEntry& person = add_noun(nisba, row.cells[6], tag::kPerson);
      person.derivation = Derivation::Nisba;
      person.pattern.sound_masculine = true;
    }
    return {};
  }

  // ---- Words that no table inflects ----

  void add_irregular(std::string_view lemma_text, std::string_view form, Case gcase, Gender gender, Number number) {
    Analysis analysis;
    analysis.pos = Pos::Noun;
    analysis.lemma = lemma_of(lemma_text, Pos::Noun);
    analysis.gcase = gcase;
    analysis.gender = gender;
    analysis.number = number;
    analysis.construct = true;
    add_form(std::string(form), analysis);
  }

  /// Father, brother, father-in-law show their case before a genitive; dhū is nothing but that.
  void add_five_nouns() {
    using namespace letter;
    const std::string father{written::kAlefHamza, kBeh}, brother{written::kAlefHamza, kKhah}, in_law{kHah, kMeem};
    for (const std::string& written : {father, brother, in_law}) {
      const std::string text = to_utf8(written), letters = fold(written);
      add_irregular(text, letters + kWaw, Case::Nominative, Gender::Masculine, Number::Singular);
      add_irregular(text, letters + kAlef, Case::Accusative, Gender::Masculine, Number::Singular);
      add_irregular(text, letters + kYeh, Case::Oblique, Gender::Masculine, Number::Singular);
    }
    const std::string text = to_utf8(std::string{kThal, kWaw});
    const std::string stem(1, kThal);
    add_irregular(text, stem + kWaw, Case::Nominative, Gender::Masculine, Number::Singular);
    add_irregular(text, stem + kAlef, Case::Accusative, Gender::Masculine, Number::Singular);
    add_irregular(text, stem + kYeh, Case::Oblique, Gender::Masculine, Number::Singular);
    add_irregular(text, stem + kAlef + kTeh, Case::None, Gender::Feminine, Number::Singular);
    add_irregular(text, stem + kWaw + kWaw, Case::Nominative, Gender::Masculine, Number::Plural);
    add_irregular(text, stem + kWaw + kYeh, Case::Oblique, Gender::Masculine, Number::Plural);
    add_irregular(text, stem + kWaw + kAlef + kTeh, Case::None, Gender::Feminine, Number::Plural);
  }

  /// bi-, li-, ka- are words of their own when only a pronoun follows: lahum.
  void add_clitic_prepositions() {
    for (const char preposition : {letter::kBeh, letter::kLam}) {
      const std::string letters(1, preposition);
      Analysis analysis;
      analysis.pos = Pos::Preposition;
      analysis.lemma = lemma_of(to_utf8(letters), Pos::Preposition);
      analysis.needs_enclitic = true;
      add_form(letters, analysis);
    }
  }

  // ---- Verbs and what comes from them ----

  void find_defective(const VerbEntry& verb) {
    const std::optional<Conjugation> conjugation = conjugate(verb.written, verb.imperfect, verb.measure);
    if (!conjugation) return;
    for (const Participle& participle : conjugation->participles) {
      if (participle.defective) defective_.insert(participle.written);
    }
  }

  void derive(const VerbEntry& verb) {
    const std::optional<Conjugation> conjugation = conjugate(verb.written, verb.imperfect, verb.measure);
    if (!conjugation) return;
    for (const VerbForm& form : conjugation->forms) {
      Analysis analysis;
      analysis.pos = Pos::Verb;
      analysis.lemma = verb.lemma;
      analysis.tense = form.tense;
      analysis.voice = form.voice;
      analysis.person = form.person;
      analysis.gender = form.gender;
      analysis.number = form.number;
      analysis.needs_enclitic = form.needs_enclitic;
      analysis.shortened = form.shortened;
      add_form(form.letters, analysis);
    }
    for (const Participle& participle : conjugation->participles) {
      add_participle(verb.lemma, participle, Pos::Noun);
      add_participle(verb.lemma, participle, Pos::Adjective);
    }
    for (const std::string& masdar : verb.masdars) add_masdar(verb.lemma, masdar);
  }

  void add_participle(uint32_t verb, const Participle& participle, Pos pos) {
    uint32_t id = lookup(participle.written, pos);
    if (id == 0 && participle.defective) id = lookup(participle.written.substr(0, participle.written.size() - 1), pos);
    const bool is_new = id == 0;
    NounEntry& entry = noun_entry(is_new ? to_utf8(participle.written) : lemmas_[id - 1].text, pos, 0);
    if (is_new) {
      entry.pattern.sound_masculine = entry.pattern.has_feminine = true;
      entry.pattern.defective = participle.defective;
      id = lemma_of(to_utf8(participle.written), pos);
    }
    // A thing that is only spelled like a participle (maṣdar, source) does not come from the verb.
    const uint32_t tags = lemmas_[id - 1].tags;
    if (!is_new && pos == Pos::Noun && tags != 0 && (tags & tag::kPerson) == 0) return;
    if (entry.base != 0 || entry.derivation == Derivation::Nisba) return;
    entry.base = verb;
    entry.derivation = participle.passive ? Derivation::PassiveParticiple : Derivation::ActiveParticiple;
    entry.voice = participle.either ? Voice::Either : participle.passive ? Voice::Passive : Voice::Active;
    // «شابين», «ضابطين»: what has a plural of its own has no other, so that these are two.
    if (pos == Pos::Noun && (tags & tag::kPerson) != 0 && entry.pattern.broken_plurals.empty())
      entry.pattern.sound_masculine = true;
  }

  void add_masdar(uint32_t verb, const std::string& text) {
    const uint32_t known = lookup(written_letters(text), Pos::Noun);
    NounEntry& entry = noun_entry(known == 0 ? text : lemmas_[known - 1].text, Pos::Noun, 0);
    if (!entry.from_table || entry.pattern.broken_plurals.empty()) entry.pattern.sound_feminine = true;
    if (entry.base != 0 && entry.derivation == Derivation::VerbalNoun) return;
    entry.base = verb;
    entry.derivation = Derivation::VerbalNoun;
    entry.voice = Voice::Active;
  }

  // ---- Nouns ----

  void inflect_all() {
    for (const std::string& word : time_words_) {
      const std::string_view al = "\xD8\xA7\xD9\x84";
      const std::string_view bare =
          std::string_view(word).starts_with(al) ? std::string_view(word).substr(al.size()) : word;
      if (lookup(written_letters(bare), Pos::Noun) == 0) noun_entry(bare, Pos::Noun, tag::kTime);
    }
    for (auto& [id, entry] : nouns_) {
      complete(id, entry.pattern);
      for (const NounForm& form : inflect_noun(entry.pattern)) {
        Analysis analysis;
        analysis.pos = lemmas_[id - 1].pos;
        analysis.lemma = id;
        analysis.base = entry.base;
        analysis.derivation = entry.derivation;
        analysis.voice = entry.voice;
        analysis.gender = form.gender;
        analysis.number = form.number;
        analysis.gcase = form.gcase;
        analysis.construct = form.construct;
        analysis.needs_enclitic = form.needs_enclitic;
        add_form(form.letters, analysis);
      }
    }
  }

  /// What the tables leave to be understood: defective nouns, feminines of words for persons.
  void complete(uint32_t id, NounPattern& pattern) {
    const Lemma& lemma = lemmas_[id - 1];
    if (pattern.defective && !pattern.written.ends_with(letter::kYeh)) pattern.written += letter::kYeh;
    if (!pattern.defective && pattern.written.ends_with(letter::kYeh)) {
      const std::string stem = pattern.written.substr(0, pattern.written.size() - 1);
      const auto has_plural = [&](const std::string& plural) {
        return std::find(pattern.broken_plurals.begin(), pattern.broken_plurals.end(), plural) !=
               pattern.broken_plurals.end();
      };
      pattern.defective = defective_.contains(pattern.written) || has_plural(stem + letter::kWaw + letter::kNoon) ||
                          (pattern.written.size() == 4 &&
                           has_plural(std::string{stem[0], stem[2], letter::kAlef, letter::kTehMarbuta}));
    } else if (!pattern.defective && pattern.written.size() >= 3 &&
               defective_.contains(pattern.written + letter::kYeh) && pattern.written[1] == letter::kAlef &&
               pattern.sound_masculine) {
      pattern.written += letter::kYeh;
      pattern.defective = true;
    }
    if (lemma.pos == Pos::Noun && (lemma.tags & tag::kPerson) != 0 && pattern.gender == Gender::Masculine &&
        pattern.written.size() >= 3 && lookup(pattern.written + letter::kTehMarbuta, Pos::Noun) == 0) {
      pattern.has_feminine = true;
    }
  }

  // ---- Imported words ----

  void add_base_words(std::string_view base_words) {
    std::unordered_map<std::string, uint32_t> known;  // parts of speech that our tables have for a form, as bits
    for (const auto& [letters, analysis] : forms_) known[letters] |= 1U << static_cast<unsigned>(analysis.pos);
    uint32_t closed = 0;
    for (unsigned pos = 0; pos <= static_cast<unsigned>(Pos::Particle); ++pos) {
      if (is_closed_class(static_cast<Pos>(pos))) closed |= 1U << pos;
    }
    while (!base_words.empty()) {
      const size_t end = base_words.find('\n');
      const std::string_view line = base_words.substr(0, end);
      base_words.remove_prefix(end == std::string_view::npos ? base_words.size() : end + 1);
      const size_t tab = line.find('\t');
      if (tab == std::string_view::npos || line.starts_with('#')) continue;
      const std::string letters = normalise(line.substr(0, tab));
      if (letters.size() < 3 || letters.find(' ') != std::string::npos) continue;
      const auto found = known.find(letters);
      const uint32_t have = found == known.end() ? 0 : found->second;
      if ((have & closed) != 0) continue;
      for (const char kind : line.substr(tab + 1)) add_base_word(letters, kind, have);
    }
  }

  void add_base_word(const std::string& letters, char kind, uint32_t have) {
    Analysis analysis;
    analysis.source = 1;
    switch (kind) {
      case 'N':
        analysis.pos = Pos::Noun;
        break;
      case 'A':
        analysis.pos = Pos::Adjective;
        break;
      case 'V':
        if (have != 0) return;
        analysis.pos = Pos::Verb;
        break;
      case 'R':
        analysis.pos = Pos::Name;
        break;
      default:
        return;
    }
    if ((have & 1U << static_cast<unsigned>(analysis.pos)) != 0) return;
    if (analysis.pos == Pos::Verb) {
      analysis.person = 3;
      const char first = letters.front();
      const bool present = first == letter::kYeh || (first == letter::kTeh && letters.size() > 3);
      analysis.tense = present ? Tense::Present : Tense::Past;
      analysis.voice = Voice::Either;
      const bool feminine = present ? first == letter::kTeh : letters.ends_with(letter::kTeh);
      analysis.gender = feminine ? Gender::Feminine : Gender::Masculine;
      const bool plural = letters.ends_with(std::string{letter::kWaw, letter::kAlef}) ||
                          (present && letters.ends_with(std::string{letter::kWaw, letter::kNoon}));
      analysis.number = plural ? Number::Plural : Number::Singular;
    } else if (analysis.pos != Pos::Name) {
      const bool plural = letters.size() > 4 && letters.ends_with(std::string{letter::kAlef, letter::kTeh});
      analysis.gender = plural || letters.ends_with(letter::kTehMarbuta) ? Gender::Feminine : Gender::Masculine;
      analysis.number = plural ? Number::Plural : Number::None;
    }
    add_form(letters, analysis);
  }

  void add_form(std::string letters, const Analysis& analysis) {
    if (!letters.empty()) forms_.emplace_back(std::move(letters), analysis);
  }

  // ---- Block ----

  static bool same(const Analysis& a, const Analysis& b) {
    return a.lemma == b.lemma && a.pos == b.pos && a.base == b.base && a.tense == b.tense && a.voice == b.voice &&
           a.person == b.person && a.gender == b.gender && a.number == b.number && a.gcase == b.gcase &&
           a.derivation == b.derivation && a.construct == b.construct && a.needs_enclitic == b.needs_enclitic &&
           a.shortened == b.shortened && a.source == b.source;
  }

  std::vector<std::byte> pack() {
    std::stable_sort(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string_view> keys;
    std::vector<uint32_t> first;
    std::vector<Analysis> analyses;
    for (const auto& form : forms_) {
      const std::string& letters = form.first;
      const Analysis& analysis = form.second;
      if (keys.empty() || keys.back() != letters) {
        keys.push_back(letters);
        first.push_back(static_cast<uint32_t>(analyses.size()));
      }
      const auto begin = analyses.begin() + first.back();
      if (std::none_of(begin, analyses.end(), [&](const Analysis& other) { return same(other, analysis); })) {
        analyses.push_back(analysis);
      }
    }
    first.push_back(static_cast<uint32_t>(analyses.size()));

    std::string strings;
    std::unordered_map<std::string, uint32_t> known_strings;
    const auto intern = [&](const std::string& text) {
      const auto [entry, is_new] = known_strings.try_emplace(text, static_cast<uint32_t>(strings.size()));
      if (is_new) strings += text;
      return entry->second;
    };
    std::vector<LemmaRecord> records;
    std::map<std::pair<std::string, Pos>, uint32_t> lemma_keys;
    for (const Lemma& lemma : lemmas_) {
      const std::string letters = fold(lemma.written);
      records.push_back({intern(lemma.text), intern(letters), static_cast<uint16_t>(lemma.text.size()),
                         static_cast<uint16_t>(letters.size()), lemma.tags, static_cast<uint32_t>(lemma.pos)});
    }
    // The surest key of every lemma first, so that a vaguer key of another never hides it.
    for (const int vagueness : {0, 1, 2}) {
      for (size_t index = 0; index < lemmas_.size(); ++index) {
        const Lemma& lemma = lemmas_[index];
        std::string key = vagueness == 0   ? lemma.written
                          : vagueness == 1 ? without_marks(lemma.written)
                                           : fold(lemma.written);
        lemma_keys.try_emplace({std::move(key), lemma.pos}, static_cast<uint32_t>(index + 1));
      }
    }
    std::vector<LemmaKey> key_records;
    for (const auto& [key, id] : lemma_keys) {
      key_records.push_back(
          {intern(key.first), static_cast<uint16_t>(key.first.size()), static_cast<uint16_t>(key.second), id});
    }

    Header header;
    header.lemma_count = static_cast<uint32_t>(records.size());
    header.key_count = static_cast<uint32_t>(key_records.size());
    header.form_count = static_cast<uint32_t>(keys.size());
    header.analysis_count = static_cast<uint32_t>(analyses.size());
    std::vector<std::byte> block(sizeof(Header));
    const auto append = [&](const void* data, size_t size) {
      block.resize((block.size() + 7) / 8 * 8);
      const Section section{static_cast<uint32_t>(block.size()), static_cast<uint32_t>(size)};
      block.resize(block.size() + size);
      if (size > 0) std::memcpy(block.data() + section.offset, data, size);
      return section;
    };
    header.lemmas = append(records.data(), records.size() * sizeof(LemmaRecord));
    header.keys = append(key_records.data(), key_records.size() * sizeof(LemmaKey));
    header.strings = append(strings.data(), strings.size());
    const std::vector<std::byte> automaton = build_automaton(keys);
    header.automaton = append(automaton.data(), automaton.size());
    header.first = append(first.data(), first.size() * sizeof(uint32_t));
    header.analyses = append(analyses.data(), analyses.size() * sizeof(Analysis));
    std::memcpy(block.data(), &header, sizeof header);
    return block;
  }

  std::vector<Lemma> lemmas_;
  LemmaMap by_written_, by_bare_;
  std::vector<VerbEntry> verbs_;
  std::map<uint32_t, NounEntry> nouns_;
  std::vector<std::string> time_words_;
  std::unordered_set<std::string> defective_;
  std::vector<std::pair<std::string, Analysis>> forms_;
};

}  // namespace

Result<std::vector<std::byte>> compile_lexicon(std::span<const TableBytes> tables, std::string_view base_words) {
  return Compiler().run(tables, base_words);
}

}  // namespace isnad
