// The work behind find_claims(): internal to src/reading.
//
// One sentence at a time: event words are found (claims.cpp), get their arguments (claim_arguments.cpp), tolls
// (claim_tolls.cpp) and what a verb over them adds (claim_carriers.cpp); words that tell one happening are folded into
// one (claim_absorption.cpp), and counts told place by place taken apart (claim_shares.cpp); then come weapons and
// places (claim_places.cpp), how surely it is told (claim_certainty.cpp), and its day (claim_days.cpp), also from the
// sentences before.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reading/article.h"
#include "reading/background.h"
#include "reading/claims.h"
#include "reading/day_evidence.h"
#include "reading/statements.h"

namespace isnad {

/// Chunks behind a verb in which the event noun that it carries is looked for.
inline constexpr uint32_t kObjectWithin = 14;

struct TollDraft {
  TollKind kind = TollKind::None;
  Victim who = Victim::Person;
  std::optional<int64_t> number, number_to;
  Hedge hedge = Hedge::Exact;
  bool part = false;
  uint32_t first = 0, last = 0;
};

/// An argument: a chunk, or the part of one that stands in idafa to an event word.
struct Argument {
  Chunk chunk;
  int32_t index = -1;  ///< of the chunk it is or belongs to
};

/// What an earlier sentence told with a place of its own.
struct Told {
  uint32_t sentence = 0;
  EventType type = EventType::None;
  std::vector<Argument> places;
};

/// What an earlier sentence told with a day of its own.
struct DatedEvent {
  uint32_t sentence = 0;
  EventType type = EventType::None;
  uint32_t lemma = 0;
  DateExpression date;
  DateRange days;
  std::vector<uint32_t> places, actors;  ///< numbers that are equal for the same one
};

struct EventDraft {
  uint32_t token = 0;
  uint32_t chunk = 0;
  const Trigger* trigger = nullptr;
  uint32_t sentence = 0;
  bool verb = false;
  bool passive = false;
  bool self_victim = false;  ///< the word is the victim itself: قتلى، جريح
  int32_t host = -1;         ///< event that it gives way to
  uint64_t modes = 0;
  uint64_t weapon_modes = 0;
  std::vector<Argument> actors, targets, places;
  std::vector<Mention> nisba_actors;
  std::vector<TollDraft> tolls;
  std::vector<std::pair<uint32_t, uint32_t>> weapons;  ///< tokens
  std::optional<DateExpression> date;
  bool day_from_before = false;  ///< it is that of an earlier sentence
  Factuality factuality = Factuality::Asserted;
  bool anaphor = false;
  bool blamed = false;          ///< its actor is who is accused of it
  bool empty_genitive = false;  ///< «عملية التسوية»: a weak word of something that neither acts nor suffers
  bool zero = false;            ///< «لم يسفر عن ضحايا»
  int32_t carrier = -1;         ///< chunk of a noun that carries it: «تنفيذ سلسلة من الغارات»
  uint32_t taken_until = 0;     ///< chunk behind its last argument
  int32_t count = -1;           ///< token of the number that tells it: «أربعة في سقبا»
  int32_t share_of = -1;        ///< event whose toll that number is a part of, or goes on with
  bool shared_out = false;      ///< its toll, or what it goes on with, is told place by place
  uint32_t told_at() const { return count >= 0 ? static_cast<uint32_t>(count) : token; }
  std::vector<std::string> why;
};

class ClaimFinder {
 public:
  ClaimFinder(const Article& article, const std::vector<Said>& said)
      : a_(article), k_(article.knowledge()), said_(said) {
    index_statements();
  }
  std::vector<Claim> run();

 private:
  const Token& tok(uint32_t i) const { return a_.token(i); }
  const Clause& clause(uint32_t chunk) const { return a_.chunks->clauses[static_cast<size_t>(a_.chunk(chunk).clause)]; }
  const Frame& frame(const EventDraft& e) const { return k_.frame(e.trigger->frame); }
  void note(EventDraft& e, std::string text) const {
    if (a_.options.explain) e.why.push_back(std::move(text));
  }

  // ---- finding event words ----
  void sentence(uint32_t s);
  bool people_near(const Trigger& t, uint32_t token, uint32_t chunk) const;
  int32_t pointed_to(uint32_t chunk, uint32_t token) const;
  int32_t meant_by(const Trigger& t, uint32_t chunk, uint32_t token) const;
  bool companion_follows(const Trigger& t, uint32_t token, uint32_t chunk) const;
  bool names_companion(const Trigger& t, int32_t chunk) const;
  bool companion_word(const Trigger& t, const Token& word) const;
  const Trigger* trigger_of(uint32_t token, uint32_t chunk, uint32_t lemma, Pos pos) const;
  void find_in(uint32_t i);
  bool relays(uint32_t token) const;
  bool no_event(uint32_t chunk, uint32_t token) const;
  static int rank(const Trigger& t) { return static_cast<int>(t.rank); }
  void add(uint32_t chunk, uint32_t token, const Trigger& trigger, bool verb);
  EventDraft* event_of_chunk(int32_t chunk);

  // ---- arguments ----
  Argument argument(uint32_t chunk) const { return {a_.chunk(chunk), static_cast<int32_t>(chunk)}; }
  bool thing(uint32_t token) const;
  bool moves(const EventDraft& e, uint32_t token) const;
  bool brought_down(const EventDraft& e, uint32_t token) const;
  Argument part(uint32_t chunk, uint32_t first, uint32_t last) const;
  uint32_t place_begin(const Chunk& c) const { return a_.tokens->terms[static_cast<size_t>(c.place)].first; }
  bool is_place(const Argument& x) const;
  bool indefinite_person(const Chunk& c) const;
  bool area_word(const Chunk& c) const;
  bool behind_a_noun(const Argument& x) const;
  bool facility(const Argument& x) const;
  void named_before(EventDraft& e, const Argument& x);
  bool hit_area(const EventDraft& e, const Chunk& c) const;
  bool owner(const EventDraft& e, uint32_t chunk) const;
  bool in_idafa(uint32_t chunk) const;
  bool ground(const EventDraft& e, const Argument& x) const;
  bool bare_number(const Argument& x) const;
  bool only_counts(const Argument& x) const;
  void apply(EventDraft& e, Role role, const Argument& x, TollKind harm);
  bool happens(const Chunk& c) const;
  bool not_harmed_by(uint32_t verb, uint32_t subject, uint32_t object) const;
  bool act_word(const Token& t) const;
  void apply_all(EventDraft& e, Role role, int32_t chunk, TollKind harm);
  bool listed_place(const Argument& first, uint32_t j) const;
  bool linked(uint32_t j, int32_t to) const;
  Argument holder(const Argument& x) const;
  std::optional<Argument> grip(const Argument& x) const;
  std::optional<Argument> judged(const EventDraft& e, const Argument& x) const;
  bool thrown(const Chunk& c) const;
  static bool open(Role role) { return role == Role::Either || role == Role::Patient; }
  void other_object(EventDraft& e, Role genitive);
  bool carrier(const Chunk& c) const;
  bool thing_with_act(const EventDraft& act) const;
  uint64_t weapon_modes(const Chunk& c) const;
  uint64_t weapon_modes_at(uint32_t n) const;
  bool coordinated_noun(const EventDraft& e) const;
  void arguments(EventDraft& e);
  int32_t impersonal(uint32_t verb) const;
  int32_t dropped_subject(uint32_t verb) const;
  int32_t doer_before(uint32_t verb) const;
  int32_t subject_ahead(uint32_t verb) const;
  int32_t pronoun(uint32_t at_chunk, uint32_t token, bool somebody = false) const;
  bool how_said(uint32_t token, uint32_t chunk) const;
  bool announced_behind(uint32_t verb, uint32_t token) const;
  bool may_mean(Enclitic p, uint32_t chunk) const;
  bool event_words(const Chunk& c) const { return !k_.triggers(tok(c.head).a.lemma).empty() && c.entity < 0; }
  bool ordinal(const Chunk& c) const;
  bool only_describes(const Chunk& c) const;
  bool attribute(uint32_t chunk) const;
  bool apposition(uint32_t chunk, int32_t subject) const;
  bool hit_by_act_before(uint32_t chunk, int32_t subject) const;
  void verb_arguments(EventDraft& e);
  bool behind_companion(EventDraft& e, Role role, int32_t chunk);
  bool gathered(EventDraft& e, Role role, uint32_t chunk);
  Argument described(uint32_t chunk, const Token& verb) const;
  int32_t speaker_chunk(const Said& said) const;
  const Mention* speaker_as_subject(uint32_t v) const;
  bool previous_active(uint32_t v) const;
  static bool doer_follows(const Chunk& c) { return c.function == Function::Agent || c.function == Function::Beside; }
  /// «بإسناد من التحالف»: the doer itself is yet to be found.
  static bool helps_only(const Argument& x) { return x.chunk.function == Function::Beside; }
  void governed_argument(EventDraft& e, const Frame& f, int32_t g);
  bool of_this(const EventDraft& e, uint32_t chunk);
  bool hedge_behind(const Chunk& c, uint32_t token) const;
  void noun_arguments(EventDraft& e);
  bool harmed_by(const EventDraft& act, uint32_t chunk) const;
  int32_t predicate_subject(uint32_t chunk) const;
  int32_t subject_here(int32_t clause_index) const;
  int32_t possessor(const EventDraft& e) const;
  bool disagrees(Enclitic p, const Chunk& c) const;
  bool only_where(uint32_t chunk) const;

  // ---- tolls ----
  std::optional<Victim> victim_class(const Chunk& c) const;
  std::optional<Quantity> household(const Argument& x) const;
  std::optional<Victim> whose_member(const Argument& x) const;
  bool killed_afterwards(const EventDraft& e, const EventDraft& called, TollKind harm) const;
  void toll(EventDraft& e, const Argument& x, TollKind harm);
  bool victim_itself(const Token& t) const;
  bool called_after(const EventDraft& e) const;
  bool names_one_of_two(const EventDraft& e, TollKind harm, const Chunk& c) const;
  bool between(uint32_t chunk) const;
  void counted_together(EventDraft& e);
  static bool suffered_by_people(TollKind harm);
  static bool is_thing(Victim who);
  bool nobody(const Chunk& c) const;
  bool measured(const EventDraft& e) const;
  void losses(EventDraft& e);
  void told_one_by_one(EventDraft& e) const;
  bool names_some(const TollDraft& all) const;
  bool victim_named(uint32_t token) const;
  void dead_or_wounded(EventDraft& e);
  void bodies_of(EventDraft& e);
  static void harm_to_come(EventDraft& e);
  void harmed_do_nothing();
  void amount(EventDraft& e);
  bool counts_part(uint32_t chunk) const;
  void including();

  // ---- counts told place by place ----
  struct Share;
  std::optional<Share> share_at(uint32_t chunk) const;
  size_t owner_of(const Share& first, TollKind& kind) const;
  void told_by_place();

  // ---- light verbs ----
  static bool tells_result(const LightVerb& light);
  bool result_participle(uint32_t chunk) const;
  void light_verbs();
  void behind_its_verb(EventDraft& e, uint32_t verb);
  void controlled(EventDraft& e);
  bool seen_by_subject(uint32_t verb, const EventDraft& e) const;
  bool one_person(const Chunk& c) const;
  bool only_tells(const Chunk& c) const;
  bool by_governor(EventDraft& e, const Chunk& lead);
  bool averted(const EventDraft& e) const;
  bool by_light_noun(EventDraft& e, uint32_t lead);
  const Embedding* plan(uint32_t top, uint32_t* word = nullptr) const;
  bool by_plan(EventDraft& e, uint32_t top);
  bool quality(const Argument& x) const;
  void beside_carrier(EventDraft& e, uint32_t verb, int32_t subject);
  bool masdar(const EventDraft& e) const;
  uint32_t responsibility(const Token& t) const;
  void blamed(EventDraft& e);
  void other_party(EventDraft& e);
  void helpers();
  void threatened();
  void judged_by_act();
  void share_doer(EventDraft& e);
  void advances(EventDraft& e);
  void purposes();
  void fighters();
  static void suffers_instead(EventDraft& e);
  int32_t noun_subject(uint32_t chunk) const;
  bool counts_next(uint32_t chunk) const;
  int32_t light_object(uint32_t i, const LightVerb& light, int32_t subject, bool passive);
  void drop_carrier(uint32_t chunk, EventDraft& e);
  bool same_doer(EventDraft& e);
  void share_coordinated(EventDraft& e);

  // ---- one happening, one claim ----
  static bool gives_way(const EventDraft& e);
  static bool can_host(const EventDraft& e, const EventDraft& guest);
  bool event_slot(const Chunk& c);
  int32_t act_before(uint32_t chunk) const;
  int32_t act_over_relative(uint32_t verb) const;
  int32_t root(int32_t n) const;
  bool told_who(const Argument& x) const;
  void absorb();
  void died_of_it();
  bool said_of_none(uint32_t chunk);
  bool anyone(uint32_t token, uint32_t end) const;
  static bool is_losses(const EventDraft& e);
  bool behind_none(uint32_t chunk);
  int32_t uncounted(const EventDraft& e);
  void nobody_harmed(EventDraft& e);
  void none_harmed(EventDraft& host, const EventDraft& e);
  int32_t carried_noun(size_t n) const;
  bool subject_unsaid(const EventDraft& e) const;
  static bool causes(const Chunk& c) { return c.slot == Slot::Cause || c.function == Function::Cause; }
  bool told_by_a_verb_of_its_own(const EventDraft& act) const;
  int32_t same_told_before(size_t n) const;
  int32_t names_again(size_t n) const;
  int32_t asked_for_by(size_t n) const;
  int32_t resumed(const EventDraft& e) const;
  int32_t act_of_verb(const EventDraft& e) const;
  int32_t host_of(size_t n);

  // ---- weapons, places ----
  bool of_other_act(const EventDraft& e, uint32_t chunk) const;
  void weapons(EventDraft& e);
  void places_of_clause(size_t n, const Clause& cl, bool relative);
  static bool participant(const EventDraft& e, int32_t chunk);
  bool tells(const Clause& cl, size_t n) const;
  bool along(const Chunk& c) const;
  bool between_settlements(const Chunk& c) const;
  bool of_a_border(uint32_t chunk) const;
  bool of_an_origin(const EventDraft& e, uint32_t chunk) const;
  bool in_brackets(uint32_t chunk) const;
  static bool locative(Slot slot);
  void places();
  static bool on_the_ground(EventType type);
  static bool goes_on(const EventDraft& before, const EventDraft& e);
  int32_t place_before(uint32_t chunk) const { return place_before(chunk, a_.chunk(chunk).head); }
  int32_t place_before(uint32_t chunk, uint32_t from) const;
  bool owned_by_other(size_t n, uint32_t chunk) const;
  bool spoken_elsewhere(const EventDraft& e, uint32_t chunk) const;
  std::vector<Argument> places_ahead(size_t n) const;
  bool goes_on_to(const EventDraft& e, const EventDraft& next) const;
  void on_the_way(EventDraft& e);
  void more_exactly(size_t n);
  void whence(EventDraft& e) const;
  void add_place(EventDraft& e, uint32_t chunk);
  bool part_of(const EventDraft& e, uint32_t chunk) const;
  void further_on(size_t n);
  void topic();
  bool names_a_place() const;
  Precision precision(uint32_t chunk) const;

  // ---- from sentence to sentence ----
  void carry_over();
  void remember_doers();
  std::vector<Argument> places_before(const EventDraft& e, size_t count) const;

  // ---- days ----
  bool names_day(uint32_t chunk) const;
  bool looks_back(const EventDraft& e) const;
  bool compared(uint32_t chunk) const;
  int32_t beginning(uint32_t chunk) const;
  static bool told_as_done(const EventDraft& e);
  std::vector<uint32_t> words_of(size_t n) const;
  void of_event(size_t n, DayEvidence& out) const;
  void of_day(const DateExpression& date, const std::optional<DateRange>& days, DayEvidence& out) const;
  DayEvidence day_here(size_t n, uint32_t day, size_t days) const;
  DayEvidence day_before(size_t n, const DatedEvent& before, size_t days) const;
  DatedEvent dated(const EventDraft& e) const;
  bool coming(const EventDraft& e, uint32_t day) const;
  DateExpression date_of(const EventDraft& e, uint32_t day) const;
  void choose_days();

  // ---- certainty ----
  void certainty(EventDraft& e);
  template <class Set>
  void around_noun(uint32_t c, uint32_t token, const Set& set, int depth);
  bool carries_on(const Token& t) const;
  bool presupposed(const EventDraft& e) const;
  bool doubted_behind(const EventDraft& e) const;
  bool planned_behind(const EventDraft& e) const;
  bool of_what_will_be(const EventDraft& e) const;
  bool is_condition(const Clause& cl) const;
  bool mark_between(uint32_t first, uint32_t last) const;
  bool conditional(uint32_t chunk) const;
  template <class Set>
  void governing_clause(EventDraft& e, const Set& set);
  bool told_by_clause(const EventDraft& e) const;
  bool acts(int32_t chunk) const { return chunk >= 0 && a_.can_act(a_.chunk(static_cast<uint32_t>(chunk))); }
  template <class Set>
  void hosted_harm(const EventDraft& e, const Set& set);
  bool to_come(const EventDraft& e) const;
  bool light_noun(const Token& t) const { return t.a.base && k_.light_verb(t.a.base) != nullptr; }
  bool past(const EventDraft& e) const;
  bool first_of_content(const Said& said, const EventDraft& e) const;
  bool carried_by_light(uint32_t chunk) const;
  const Embedding* embedding(const Token& t) const;
  static Factuality effect_of(const Embedding& m, const Token& t);
  static bool in_slot(const Embedding& m, Slot slot, bool adjacent);
  template <class Set>
  void governing_verb(EventDraft& e, const Set& set);
  bool carries(uint32_t lemma, const Chunk& noun, uint32_t distance) const;
  bool denied_before(uint32_t chunk) const;
  bool negated(uint32_t verb) const;
  bool excepted(uint32_t verb) const;
  uint32_t carried_from(uint32_t chunk) const;
  bool comma_between(uint32_t first, uint32_t last) const;
  bool condition_over(uint32_t chunk) const;
  int32_t coordinated_lead(uint32_t chunk) const;
  uint32_t verbal_noun(uint32_t chunk) const;

  // ---- out ----
  int32_t statement_at(uint32_t token) const { return token < statement_of_.size() ? statement_of_[token] : -1; }
  void index_statements();
  bool share_owner(const Argument& x, const Argument& next) const;
  Mention mention(const Argument& x) const;
  bool headline() const { return a_.has_title && sentence_ == a_.first_sentence; }
  bool said_to_happen(const EventDraft& e) const;
  bool more_than_anaphor(const EventDraft& e) const;
  bool worth_telling(const EventDraft& e) const;
  BackgroundEvidence evidence(const EventDraft& e, const Claim& c) const;
  bool band_before(const EventDraft& e) const;
  void emit();
  Span trigger_span(const EventDraft& e) const;
  void cue_claims();
  const Article& a_;
  const Knowledge& k_;
  const std::vector<Said>& said_;
  std::vector<Claim> claims_;
  std::vector<BackgroundEvidence> evidence_;  // of claims_, while sentences are read
  std::vector<uint32_t> told_;                // tokens of event words that made claims
  std::vector<int32_t> statement_of_;         // by token
  std::vector<EventDraft> events_;
  std::map<int32_t, int32_t> result_of_, result_verb_;
  std::vector<Told> told_before_;
  std::vector<DatedEvent> dated_before_;
  std::optional<DateRange> day_of_last_;         // of the last event of the sentences before
  mutable uint32_t pointed_token_ = UINT32_MAX;  // what pointed_to() found last
  mutable int32_t pointed_to_ = -1;
  std::vector<int32_t> doers_;  // who did things on the ground in the sentence before
  uint32_t doers_sentence_ = 0;
  std::optional<Victim> last_who_;  // of the toll before, and its harm
  uint32_t last_who_sentence_ = 0;
  TollKind last_harm_ = TollKind::None;
  uint32_t sentence_ = 0, first_ = 0, last_ = 0;
};

}  // namespace isnad
