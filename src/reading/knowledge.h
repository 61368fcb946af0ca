// Knowledge: the tables of data/ar resolved into what the reader asks while reading: by lemma, and by phrase.
//
// Immutable after loading. A fault in a table is reported with file and line; nothing is skipped silently.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/engine.h"
#include "isnad/record.h"
#include "isnad/result.h"
#include "lexicon/automaton.h"
#include "lexicon/data_source.h"
#include "lexicon/lexicon.h"
#include "morphology/analysis.h"
#include "reading/day_evidence.h"
#include "reading/leftover_words.h"

namespace isnad {

/// Part that an argument plays in an event (data/README.md, frames).
enum class Role : uint8_t { None, Actor, Target, Victim, Party, Place, Mover, Either, Patient, Means, Event };
/// Where an argument stands.
enum class Slot : uint8_t {
  None,
  Subject,
  Object,
  Genitive,
  SecondObject,
  Nisba,
  On,
  For,
  By,
  From,
  To,
  About,
  Against,
  With,
  Between,
  In,
  Towards,
  Regarding,
  Through,
  At,
  Agent,
  Cause,
  PlaceWord,
  After,
  Having,  ///< behind ذو, ذات: what something has
  Count
};
/// How much a word says by itself about the event (data/README.md, triggers).
enum class Rank : uint8_t { Companion, Weak, Harm, Generic, Turn, Act };

struct Frame {
  std::string name;
  std::array<Role, static_cast<size_t>(Slot::Count)> roles{};
  Role role(Slot slot) const { return roles[static_cast<size_t>(slot)]; }
};

struct Trigger {
  uint32_t lemma = 0;
  Pos pos = Pos::Noun;
  std::vector<std::string> with;  ///< normalised words of which one must follow, sorted; empty: none needed
  bool with_armed = false, with_civilian = false, with_official = false;  ///< any word for such people will do
  bool alone() const { return with.empty() && !with_armed && !with_civilian && !with_official; }
  uint64_t with_marks = 0;  ///< mark() of each word of `with`: most words that are none of them are seen to be none
  static uint64_t mark(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = [&](size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(word[i])); };
    return uint64_t{1} << ((letter(0) * 7 + letter(word.size() / 2) * 3 + letter(word.size() - 1) + word.size()) % 64);
  }
  bool goes_with(std::string_view word) const {
    return (with_marks & mark(word)) && std::binary_search(with.begin(), with.end(), word);
  }
  EventType type = EventType::None;
  uint64_t modes = 0;  ///< bits, Knowledge::mode_name
  Rank rank = Rank::Act;
  TollKind harm = TollKind::None;
  uint16_t frame = 0;
  std::string origin;  ///< "triggers_conflict.tsv:57"
};

struct Cue {
  uint32_t lemma = 0;
  Pos pos = Pos::Verb;
  Stance stance = Stance::Assert;
  bool that = false;        ///< أنّ, إنّ, بأنّ
  bool object = false;      ///< an act, event or fact
  bool any_object = false;  ///< a person or thing too
  bool quote = false;
  bool relayed = false;
  bool impersonal = false;  ///< «يُعتقد أن»: without a subject it is nobody's
  bool observed = false;  ///< its object is the content where somebody who observes tells: «رصد المرصد قصفا»
  uint32_t prepositions = 0;  ///< bits of Slot
  EventType claim = EventType::None;
  uint64_t claim_modes = 0;
  uint8_t weight = 1;
  std::string origin;
};

struct Embedding {
  Factuality effect = Factuality::Hypothetical;
  uint32_t slots = 0;  ///< bits of Slot (Object, Genitive, prepositions)
  bool head = false;   ///< an adjective: the noun it stands by
  bool none = false;   ///< no event is told at all («تحت سيطرة»)
  bool that = false;   ///< also over an أن-clause that it attributes to its subject («يعتقد أن»)
  bool apart = false;  ///< its subject does not do it («يخشى قصف المدينة»)
  bool given = false;  ///< what it is about has happened, whatever is said of the word itself («دعا إلى تحقيق في»)
  bool acted = false;  ///< in the past, or in the plural, it is an act already («حاولوا اقتحام», «محاولات تسلل»)
  std::string origin;
};

struct LightVerb {
  Role subject = Role::Actor;
  bool subject_is_event = false;
  Slot slot = Slot::Object;
  std::optional<Factuality> effect;
  std::string origin;
};

/// What a word does in a clause by which a source stays unnamed (data/README.md, anonymity).
enum class Anonymity : uint8_t { None, Identity, Reveal, Wish, Refuse, Speak, Reason };

struct VictimWord {
  Victim who = Victim::Person;
  TollKind harm = TollKind::None;
  bool either = false;  ///< of the dead and the wounded: «ضحايا»; who is none is neither
};
struct WeaponWord {
  uint64_t modes = 0;
  std::string kind;
  uint32_t short_for = 0;  ///< lemma with which it makes a term of two words: طائرة of «مسيرة» («طائرة مسيرة»), 0 none
};
enum class TitleKind : uint8_t { Office, Rank, Spokesperson, Honorific, Role, Source };
struct PlaceWord {
  std::string kind;
  Precision precision = Precision::Settlement;
  bool direction = false;
};

struct Actor {
  std::string id, name, arabic, country;
  std::string sector;
  std::vector<std::string> parents;  ///< ids besides those that the id itself begins with
  bool is_country = false;
  bool is_capital = false;
};

enum class Function : uint8_t {
  None,
  Agent,
  Beside,
  Cause,
  Including,
  OfThem,
  Others,
  Purpose,
  Condition,
  Denial,
  Future,
  Possible,
  Reported,
  Past,
  GoesOn,
  StillDoes,
  Done,
  Stop,
  PlaceAhead,
  Saying,
  After,
  BothOf,
  Question,
  Anaphor,
  That,
  Said,
  KindOf,
  FirstTime,
  Result,
  Aside,
  Except,
  Or,
  Slot_
};

enum class TimeKind : uint8_t {
  Weekday,
  Today,
  Yesterday,
  BeforeYesterday,
  Tomorrow,
  Last,
  Next,
  This,
  Morning,
  Night,
  Now,
  Third,
  Part,
  Ago,
  Unit,
  Era,
  Running
};

/// What a phrase (one word or several) of a table is.
enum class TermKind : uint8_t {
  Actor,
  Person,
  ActorPattern,
  Place,
  PlaceWordPhrase,
  Weapon,
  VictimPhrase,
  Marker,
  Month,
  Time,
  NumberWord,
  Hedge,
  CueParticle,
  Particle
};
struct TermEntry {
  TermKind kind;
  uint32_t index;  ///< in the table of that kind
};
struct MarkerEntry {
  Function function = Function::None;
  Slot slot = Slot::None;
  uint64_t modes = 0;
};
struct TimeWord {
  TimeKind kind = TimeKind::Now;
  std::string value;
  double number = 0;
};
struct NumberWord {
  int64_t value = 0;
  enum class Kind : uint8_t {
    Unit,
    Teen,
    Ten,
    Hundred,
    Thousand,
    Million,
    Fraction,
    Ordinal,
    ThousandOrTwo
  } kind = Kind::Unit;
};
struct HedgeWord {
  Hedge hedge = Hedge::Exact;
  bool before = false, after = false, alone = false;  ///< where it may stand by the number; alone: in its place
};
/// Words by which is told how far from another place, and in which direction, a place lies (distance_words.tsv).
struct DistanceWord {
  enum class Use : uint8_t { Unit, Distance, Direction, Link, Filler, Lies } use = Use::Filler;
  uint32_t value = 0;  ///< metres, or degrees from north
};
struct ActorPattern {
  std::string suffix, sector, name;
  enum class Tail : uint8_t { Nisba, Country, Capital } tail = Tail::Nisba;
};

/// Values by lemma: an array lookup.
template <class T>
class LemmaMap {
 public:
  void emplace(uint32_t lemma, T value) {
    if (lemma >= index_.size()) index_.resize(lemma + 1, 0);
    if (index_[lemma]) return;
    values_.push_back(std::move(value));
    index_[lemma] = static_cast<uint32_t>(values_.size());
  }
  T& operator[](uint32_t lemma) {
    emplace(lemma, T{});
    return values_[index_[lemma] - 1];
  }
  const T* find(uint32_t lemma) const {
    return lemma < index_.size() && index_[lemma] ? &values_[index_[lemma] - 1] : nullptr;
  }

 private:
  std::vector<uint32_t> index_;  // by lemma: place in values_ from 1, 0 for none
  std::vector<T> values_;
};

/// Where a name of credits.tsv is a credit (data/README.md).
enum class CreditUse : uint8_t { Byline, Named, Source, Signature };
struct CreditForm {
  std::string letters;  ///< normalised
  std::string actor;    ///< id; "-" for agencies that are not named, and of source words
  CreditUse use = CreditUse::Byline;
};

class Knowledge {
 public:
  static Result<std::unique_ptr<Knowledge>> load(const DataSource& source, const Lexicon& lexicon);

  const Lexicon& lexicon() const { return *lexicon_; }
  /// Lines that name a word that no word table has; the reader works without them, `isnad lexicon check` reports them.
  const std::vector<Error>& faults() const { return faults_; }

  /// Triggers of a lemma with that part of speech (Verb, Noun or Adjective), the ones with companions first.
  std::span<const Trigger> triggers(uint32_t lemma) const;
  const Frame& frame(uint16_t index) const { return frames_[index]; }
  const Cue* cue(uint32_t lemma) const;  ///< of a verb or noun
  const Embedding* embedding(uint32_t lemma) const;
  /// Slots (bits) in which an act stands for which the noun, or the verbal noun of the verb, says who did it; nullptr
  /// if the word says no such thing.
  const uint32_t* responsibility(uint32_t lemma) const { return responsibilities_.find(lemma); }
  const LightVerb* light_verb(uint32_t lemma) const;
  std::span<const LightVerb> light_verbs(uint32_t lemma) const;
  Anonymity anonymity(uint32_t lemma) const {
    const Anonymity* role = anonymity_.find(lemma);
    return role ? *role : Anonymity::None;
  }
  const VictimWord* victim(uint32_t lemma) const;
  const WeaponWord* weapon(uint32_t lemma) const;
  const TitleKind* title(uint32_t lemma) const;
  const std::string* label(uint32_t lemma) const;
  /// What a word tells about whether an event is reported, bits of BackgroundWord (reading/background.h).
  uint32_t background_kinds(uint32_t lemma) const {
    return lemma < background_words_.size() ? background_words_[lemma] : 0;
  }
  /// In the order of kBackgroundFeatures.
  std::span<const double> background_weights() const { return background_weights_; }
  const DayWeights& day_weights() const { return day_weights_; }
  const PlaceWord* place_word(uint32_t lemma) const;
  /// By normalised letters, blanks between words: at most three.
  const DistanceWord* distance_word(std::string_view form) const {
    const auto found = distance_words_.find(form);
    return found == distance_words_.end() ? nullptr : &found->second;
  }
  /// Index of the state whose nisba the lemma is, or -1.
  int32_t nisba_country(uint32_t lemma) const;

  /// Phrases: one automaton over all tables.
  const Automaton& phrases() const { return phrases_; }
  std::span<const TermEntry> terms(uint32_t key) const;

  const Actor& actor(uint32_t index) const { return actors_[index]; }
  /// All actors, in the order of the tables.
  std::span<const Actor> actors() const { return actors_; }
  /// nullptr if no table has that id.
  const Actor* find_actor(const std::string& id) const {
    const auto found = actor_index_.find(id);
    return found == actor_index_.end() ? nullptr : &actors_[found->second];
  }
  struct Person {
    std::string name, english, role_id, role_name;
    bool surname_only = false;
  };
  const Person& person(uint32_t index) const { return persons_[index]; }
  const ActorPattern& actor_pattern(uint32_t index) const { return actor_patterns_[index]; }
  struct Country {
    std::string iso3, iso2, name, arabic, capital;  ///< arabic, capital: as written
    uint32_t actor = 0;
    /// First words of its longer names, normalised, without the article («المملكة العربية السعودية»).
    std::vector<std::string> styles{};
  };
  const Country& country(uint32_t index) const { return countries_[index]; }
  std::span<const Country> countries() const { return countries_; }
  const Cue& cue_particle(uint32_t index) const { return cue_particles_[index]; }
  const MarkerEntry& marker(uint32_t index) const { return markers_[index]; }
  int month(uint32_t index) const { return months_[index]; }
  bool hijri(uint32_t index) const { return hijri_[index]; }
  const TimeWord& time_word(uint32_t index) const { return times_[index]; }
  const NumberWord& number_word(uint32_t index) const { return numbers_[index]; }
  const HedgeWord& hedge(uint32_t index) const { return hedges_[index]; }
  const VictimWord& victim_phrase(uint32_t index) const { return victim_phrases_[index]; }
  const WeaponWord& weapon_phrase(uint32_t index) const { return weapon_phrases_[index]; }
  const PlaceWord& place_phrase(uint32_t index) const { return place_phrases_[index]; }
  /// Actor by id, or nullptr.
  const Actor* actor_by_id(const std::string& id) const;

  const std::string& mode_name(int bit) const { return modes_[static_cast<size_t>(bit)]; }
  int mode_count() const { return static_cast<int>(modes_.size()); }
  uint64_t mode_bit(std::string_view name) const;  ///< 0 if there is no such mode
  const LeftoverWords& leftovers() const { return leftovers_; }
  /// Sorted by letters.
  const std::vector<CreditForm>& credit_forms() const { return credit_forms_; }
  const CreditForm* credit_form(std::string_view letters) const;
  const std::vector<AgreementPhrase>& agreement_phrases() const { return agreement_phrases_; }
  const std::vector<KnownAgreement>& known_agreements() const { return known_agreements_; }

 private:
  class Loader;
  struct PhraseBlock;
  const Lexicon* lexicon_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<Trigger> triggers_;        // sorted by lemma
  std::vector<uint32_t> trigger_begin_;  // by lemma
  LemmaMap<Cue> cues_;
  LemmaMap<Embedding> embeddings_;
  LemmaMap<uint32_t> responsibilities_;  // by noun, or by the verb of a verbal noun: bits of Slot, all for any
  LemmaMap<std::vector<LightVerb>> light_verbs_;
  LemmaMap<Anonymity> anonymity_;
  LemmaMap<VictimWord> victims_;
  LemmaMap<WeaponWord> weapons_;
  LemmaMap<TitleKind> titles_;
  LemmaMap<std::string> labels_;
  LemmaMap<PlaceWord> place_words_;
  LemmaMap<int32_t> nisbas_;
  std::vector<uint16_t> background_words_;  // by lemma
  std::vector<double> background_weights_;
  DayWeights day_weights_;
  std::vector<Actor> actors_;
  std::unordered_map<std::string, uint32_t> actor_index_;
  std::vector<Person> persons_;
  std::vector<ActorPattern> actor_patterns_;
  std::vector<Country> countries_;
  std::vector<Cue> cue_particles_;
  std::vector<MarkerEntry> markers_;
  std::vector<int> months_;
  std::vector<bool> hijri_;
  std::vector<TimeWord> times_;
  std::vector<NumberWord> numbers_;
  std::vector<HedgeWord> hedges_;
  std::map<std::string, DistanceWord, std::less<>> distance_words_;
  std::vector<VictimWord> victim_phrases_;
  std::vector<WeaponWord> weapon_phrases_;
  std::vector<PlaceWord> place_phrases_;
  LeftoverWords leftovers_;
  std::vector<CreditForm> credit_forms_;
  std::vector<AgreementPhrase> agreement_phrases_;
  std::vector<KnownAgreement> known_agreements_;
  std::vector<std::string> modes_;
  std::vector<Error> faults_;
  Automaton phrases_;
  std::shared_ptr<const std::vector<std::byte>> phrase_block_;
  std::vector<uint32_t> term_begin_;
  std::vector<TermEntry> terms_;
};

}  // namespace isnad
