// The records that a reading of an article yields: who says what, and what happened.
//
// Example: «قال المرصد إن 12 مسلحا قتلوا في غارة» ("the Observatory said that 12 gunmen were killed in a raid")
// yields one Statement (chain: المرصد) and one Claim (ASSAULT, aerial, 12 killed) that hangs on it.
//
// Spans are half-open ranges of Unicode code points of the document's text as it was read. The form in which the
// records are written as JSON is in docs/RECORD.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace isnad {

/// [begin, end) in Unicode code points of the document's text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool empty() const { return end <= begin; }
  uint32_t length() const { return empty() ? 0 : end - begin; }
  bool contains(uint32_t position) const { return begin <= position && position < end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// PLOVER event types, and None.
enum class EventType : uint8_t {
  None,
  Agree,
  Consult,
  Support,
  Concede,
  Cooperate,
  Aid,
  Retreat,
  Request,
  Accuse,
  Reject,
  Threaten,
  Protest,
  Sanction,
  Mobilize,
  Coerce,
  Assault
};
enum class Factuality : uint8_t { Asserted, Denied, Uncertain, Future, Hypothetical };
enum class Stance : uint8_t { Assert, Confirm, Deny, Doubt, Accuse, Demand, Threaten, Promise, Praise, Condemn, Ask };
enum class StatementMode : uint8_t { Direct, Indirect, Mixed };
enum class TollKind : uint8_t { None, Killed, Injured, Missing, Captured, Displaced, Destroyed, Surrendered };
enum class Victim : uint8_t {
  Person,
  Civilian,
  Child,
  Woman,
  Combatant,
  Police,
  Medic,
  Journalist,
  Soldier,
  Prisoner,
  Official,
  Vehicle,
  Weapon,
  Building,
  Aircraft,
  Other
};
enum class Hedge : uint8_t {
  Exact,
  AtLeast,
  MoreThan,
  AtMost,
  About,
  Range,
  Dozens,
  Hundreds,
  Thousands,
  Several,
  Unknown
};
enum class DateBasis : uint8_t { Explicit, Relative, Published };
enum class PublishedBasis : uint8_t { Given, Page, Inferred, Unknown };
enum class Precision : uint8_t { Point, Settlement, District, Governorate, Region, Country };
/// What a passage is written in. Kurdish: in Arabic letters; Other: any other language, in whatever script; None: there
/// are no letters to tell it by.
enum class Language : uint8_t { Arabic, Persian, Urdu, Kurdish, Other, None };

const char* name_of(EventType type);
const char* name_of(Factuality factuality);
const char* name_of(Stance stance);
const char* name_of(StatementMode mode);
const char* name_of(TollKind kind);
const char* name_of(Victim who);
const char* name_of(Hedge hedge);
const char* name_of(DateBasis basis);
const char* name_of(PublishedBasis basis);
const char* name_of(Precision precision);
const char* name_of(Language language);  ///< ISO 639: "ar" "fa" "ur" "ckb", "und" for Other, "zxx" for None

/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Day {
  int32_t days = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
  static Day of(int year, int month, int day);
  void civil(int& year, int& month, int& day) const;
  int weekday() const;  ///< 0 Sunday … 6 Saturday
  std::string iso() const;
  static std::optional<Day> parse(const std::string& iso);  ///< "2018-03-12…"; anything after the day is ignored
};

/// Somebody named: a source, an actor or a target.
struct Mention {
  Span span;
  std::string text;
  std::string actor;  ///< id of the actor dictionary, empty for someone it does not know
  std::string name;   ///< English name of that actor, empty likewise
  std::string label;  ///< kind of loaded label the wording carries (terrorist, rebel …), empty if none
  bool proper = false;  ///< it has a proper name in it, or a word that no dictionary knows
};

struct PlaceMention {
  Span span;
  std::string text;
  std::string place;  ///< gazetteer id, empty if unknown
  std::string name;
  std::string bare;   ///< the name alone, without «قرية» and the like, folded: to know an unknown place again
  double latitude = 0;
  double longitude = 0;
  bool located = false;  ///< latitude and longitude are set
  Precision precision = Precision::Settlement;
};

struct DateRange {
  Day from;
  Day to;
  DateBasis basis = DateBasis::Explicit;
};

struct Toll {
  Span span;
  TollKind kind = TollKind::None;
  Victim who = Victim::Person;
  std::optional<int64_t> number;
  std::optional<int64_t> number_to;
  Hedge hedge = Hedge::Exact;
  bool part = false;  ///< counted within another toll of the claim («18 بينهم 4 أطفال»)
};

struct WeaponMention {
  Span span;
  std::string text;
};

struct Statement {
  std::string id;  ///< s1, s2 …
  Span content;
  Span cue;
  std::vector<Mention> chain;  ///< originator first, then whoever passed it on
  Stance stance = Stance::Assert;
  StatementMode mode = StatementMode::Indirect;
  std::string parent;  ///< id of the enclosing statement, empty if none
  std::string rule;    ///< which rule and table line made it
};

struct Claim {
  std::string id;  ///< c1, c2 …
  Span trigger;
  EventType type = EventType::None;
  std::vector<std::string> modes;
  Factuality factuality = Factuality::Asserted;
  std::string statement;  ///< innermost statement whose source makes the claim, empty for the article itself
  std::vector<Mention> actors;
  std::vector<Mention> targets;
  std::vector<PlaceMention> places;
  std::optional<DateRange> date;
  std::vector<WeaponMention> weapons;
  bool background = false;
  std::vector<Toll> tolls;
  Span evidence;
  std::string rule;              ///< which trigger, frame and rules made it
  std::vector<std::string> why;  ///< the steps for people (`--explain`), empty unless asked for
};

/// With ReadOptions::mentions: every number, date, actor and place recognised, in or out of a claim.
struct LooseMention {
  enum class Kind : uint8_t { Number, Date, Actor, Place } kind = Kind::Number;
  Span span;
  int64_t value = 0;              ///< Number
  std::optional<DateRange> date;  ///< Date
  Mention actor;                  ///< Actor
  PlaceMention place;             ///< Place
};

/// A passage that was left alone because it is not in Arabic.
struct OtherLanguage {
  Span span;
  Language language = Language::Other;
};

struct ArticleRecord {
  int article = 1;  ///< from 1, in the order of the page
  Span span;
  Span title;  ///< empty if the article has none
  std::optional<Day> published;
  PublishedBasis published_basis = PublishedBasis::Unknown;
  Span published_span;           ///< Inferred: the words that tell the day
  std::string published_reason;  ///< Inferred: what they are: "weekday and date", "today and date", "dateline" …
  /// Ids of the agencies that it says it was taken from (data/ar/credits.tsv), «-» for agencies that it does not name.
  std::vector<std::string> credits;
  std::vector<Span> sentences;
  std::vector<Span> leftovers;  ///< stretches inside `span` that belong to the page, not the article
  std::vector<OtherLanguage> other_languages;  ///< those of `leftovers` that are not in Arabic, joined to passages
  std::vector<Statement> statements;
  std::vector<Claim> claims;
  std::vector<LooseMention> mentions;
};

}  // namespace isnad
