#include "reading/claims.h"

#include <algorithm>
#include <map>

#include "reading/background.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kDayHolds = 4;         // sentences for which a day holds that the next ones do not name again
constexpr uint32_t kCompanionWithin = 6;  // words in which the companion of a trigger must follow

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

/// What an earlier sentence told with a day or a place of its own.
struct Told {
  uint32_t sentence = 0;
  EventType type = EventType::None;
  std::optional<DateExpression> date;
  std::vector<Argument> places;
};

struct Event {
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
  Factuality factuality = Factuality::Asserted;
  bool anaphor = false;
  bool blamed = false;          ///< its actor is who is accused of it
  bool empty_genitive = false;  ///< «عملية التسوية»: a weak word of something that neither acts nor suffers
  bool zero = false;            ///< «لم يسفر عن ضحايا»
  uint32_t taken_until = 0;     ///< chunk behind its last argument
  std::vector<std::string> why;
};

class ClaimFinder {
 public:
  ClaimFinder(const Article& article, const std::vector<Said>& said)
      : a_(article), k_(article.knowledge()), said_(said) {
    index_statements();
  }

  std::vector<Claim> run() {
    for (uint32_t s = a_.first_sentence; s < a_.last_sentence; ++s) {
      if (!a_.is_leftover(s)) sentence(s);
    }
    decide_background(claims_, evidence_, k_.background_weights(), a_.options.explain);
    cue_claims();
    std::stable_sort(claims_.begin(), claims_.end(),
                     [](const Claim& x, const Claim& y) { return x.trigger.begin < y.trigger.begin; });
    for (size_t i = 0; i < claims_.size(); ++i) claims_[i].id = "c" + std::to_string(i + 1);
    return std::move(claims_);
  }

 private:
  const Token& tok(uint32_t i) const { return a_.token(i); }
  const Clause& clause(uint32_t chunk) const { return a_.chunks->clauses[static_cast<size_t>(a_.chunk(chunk).clause)]; }
  const Frame& frame(const Event& e) const { return k_.frame(e.trigger->frame); }

  void note(Event& e, std::string text) const {
    if (a_.options.explain) e.why.push_back(std::move(text));
  }

  // ---- finding event words ----

  void sentence(uint32_t s) {
    const SentenceChunks& sc = a_.chunks->sentences[s];
    sentence_ = s;
    first_ = sc.first;
    last_ = sc.last;
    events_.clear();
    for (uint32_t i = sc.first; i < sc.last; ++i) find_in(i);
    for (Event& e : events_) arguments(e);
    light_verbs();
    for (Event& e : events_) controlled(e);
    for (Event& e : events_) blamed(e);
    for (Event& e : events_) same_doer(e);
    for (Event& e : events_) other_party(e);
    helpers();
    for (Event& e : events_) share_coordinated(e);
    for (Event& e : events_) dead_or_wounded(e);
    for (Event& e : events_) amount(e);
    for (Event& e : events_) nobody_harmed(e);
    absorb();
    including();
    for (Event& e : events_) weapons(e);
    places_and_dates();
    for (Event& e : events_) certainty(e);
    carry_over();
    remember_doers();
    emit();
  }

  /// Words for people of the kind that a trigger asks for stand behind the word or are its subject.
  bool people_near(const Trigger& t, uint32_t token, uint32_t chunk) const {
    const auto fits = [&](const Chunk& c) {
      if (c.kind != ChunkKind::Noun) return false;
      const auto who = victim_class(c);
      // «جندي», «ثلاثة ضباط» are anybody of that rank, «العقيد فلان» somebody.
      const TitleKind* kind = tok(c.head).is_word() ? k_.title(tok(c.head).a.lemma) : nullptr;
      const bool somebody = tok(c.head).definite() || (c.head + 1 < c.last && tok(c.head + 1).a.pos == Pos::Name);

      const bool armed = (!kind || !somebody) && who &&
                         (*who == Victim::Combatant || *who == Victim::Soldier || *who == Victim::Police);
      const bool civilian =
          who && (*who == Victim::Civilian || *who == Victim::Child || *who == Victim::Woman || *who == Victim::Person);
      const bool official = (who && *who == Victim::Official) || kind;
      return (t.with_armed && armed) || (t.with_civilian && civilian && !kind) || (t.with_official && official);
    };
    const Chunk& own = a_.chunk(chunk);
    if (own.kind == ChunkKind::Verb) {
      for (uint32_t j = chunk + 1; j < std::min(last_, chunk + 4) && a_.chunk(j).kind != ChunkKind::Verb; ++j) {
        if (a_.chunk(j).slot == Slot::None && fits(a_.chunk(j))) return true;
      }
      const int32_t s = subject_of(a_, chunk);
      if (s >= 0) {
        if (fits(a_.chunk(static_cast<uint32_t>(s)))) return true;
        // «عدد من المقاتلين»
        for (uint32_t j = static_cast<uint32_t>(s) + 1; j < std::min(last_, static_cast<uint32_t>(s) + 3); ++j) {
          if (a_.chunk(j).slot == Slot::From && fits(a_.chunk(j))) return true;
        }
      }
      return false;
    }
    if (tok(token).a.enclitic != Enclitic::None) {  // «خروجهم»
      const int32_t p = pointed_to(chunk, token);
      return p >= 0 && fits(a_.chunk(static_cast<uint32_t>(p)));
    }
    if (token + 1 < own.last && fits(part(chunk, token + 1, own.last).chunk)) return true;
    return chunk + 1 < last_ && a_.chunk(chunk + 1).first == own.last && fits(a_.chunk(chunk + 1));
  }

  /// pronoun(), once for all lines of a word.
  int32_t pointed_to(uint32_t chunk, uint32_t token) const {
    if (pointed_token_ != token) {
      pointed_token_ = token;
      pointed_to_ = pronoun(chunk, token);
    }
    return pointed_to_;
  }

  bool companion_follows(const Trigger& t, uint32_t token, uint32_t chunk) const {
    if (t.alone()) return true;
    if ((t.with_armed || t.with_civilian || t.with_official) && people_near(t, token, chunk)) return true;
    const uint32_t end = a_.tokens->text->sentences()[sentence_].last;
    // The subject of a verb stands between it and its complement however long it is.
    const int32_t subject = a_.chunk(chunk).kind == ChunkKind::Verb ? subject_of(a_, chunk) : -1;
    uint32_t words = 0;
    for (uint32_t i = token + 1; i < end && words < kCompanionWithin; ++i) {
      if (!tok(i).is_word()) continue;
      const bool inside = subject >= 0 && i >= a_.chunk(static_cast<uint32_t>(subject)).first &&
                          i < a_.chunk(static_cast<uint32_t>(subject)).last;
      if (!inside) ++words;
      std::string_view letters = tok(i).letters;
      const std::string_view bare =
          tok(i).definite() && letters.size() > 3 && letters[0] == letter::kAlef ? letters.substr(2) : letters;
      for (const std::string& w : t.with) {
        if (w == letters || w == bare) return true;
      }
    }
    // «اعتراضهما» after «صاروخين»
    if (tok(token).a.enclitic != Enclitic::None && tok(token).noun()) {
      const int32_t p = pointed_to(chunk, token);
      return p >= 0 && companion_word(t, tok(a_.chunk(static_cast<uint32_t>(p)).head));
    }
    return false;
  }

  bool companion_word(const Trigger& t, const Token& word) const {
    if (!word.is_word()) return false;
    for (const std::string& w : t.with) {
      if (word.letters == w || (word.a.enclitic != Enclitic::None && word.letters.substr(0, word.a.stem_end) == w))
        return true;
    }
    return false;
  }

  const Trigger* trigger_of(uint32_t token, uint32_t chunk, uint32_t lemma, Pos pos) const {
    for (const Trigger& t : k_.triggers(lemma)) {
      if (t.pos != pos || !companion_follows(t, token, chunk)) continue;
      if (t.rank == Rank::Turn && pos == Pos::Verb && tok(token).verb() && tok(token).a.tense != Tense::Past &&
          !(tok(token).a.proclitics & (proclitic::kWill | proclitic::kLi))) {
        return nullptr;  // a state
      }
      return t.type == EventType::None ? nullptr : &t;
    }
    return nullptr;
  }

  void find_in(uint32_t i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Verb) {
      const Token& t = tok(c.first);
      if (const Trigger* trigger = trigger_of(c.first, i, t.a.lemma, Pos::Verb)) add(i, c.first, *trigger, true);
      return;
    }
    if (c.kind != ChunkKind::Noun) return;
    const Trigger* best = nullptr;
    uint32_t at = 0;
    for (uint32_t n = c.first; n < c.last; ++n) {
      const Token& t = tok(n);
      if (!t.is_word() || t.inside_entity) continue;
      if (const Term* e = a_.tokens->term_at(n, Layer::Entity); e && e->last - e->first > 1) {
        n = e->last - 1;
        continue;
      }
      const Trigger* trigger = nullptr;
      if (t.noun()) trigger = trigger_of(n, i, t.a.lemma, Pos::Noun);
      if (!trigger && t.nominal()) trigger = trigger_of(n, i, t.a.lemma, Pos::Adjective);
      // «مستهدفا», «الرافضة»: a participle tells the event of its verb where it qualifies what stands before.
      const bool participle = t.a.derivation == Derivation::ActiveParticiple && t.a.base;
      if (!trigger && participle && !(t.a.proclitics & proclitic::kPrepositions) && n == c.head && !c.quantity &&
          (t.a.gcase == Case::Accusative || (t.definite() && n > c.first))) {
        trigger = trigger_of(n, i, t.a.base, Pos::Verb);
        if (trigger && trigger->rank != Rank::Act && trigger->type == EventType::Assault) trigger = nullptr;
      }
      if (!trigger) continue;
      // One phrase tells one event: «عمليات التفجير»: the more telling word, of equals the first; but «انتهاكات الهدنة»
      // tells a breach, not a truce.
      // «عملية إجلاء»: an operation of what kind.
      const bool kind = best && best->rank == Rank::Weak && best->type == EventType::Assault && n == at + 1 &&
                        trigger->rank == Rank::Act && !tok(at).definite();
      if (!best || kind || (rank(*trigger) > rank(*best) && trigger->type == best->type) ||
          best->rank == Rank::Companion) {
        best = trigger;
        at = n;
      }
    }
    if (best && !no_event(i, at)) add(i, at, *best, false);
  }

  /// «مناطق سيطرة», «تحت سيطرة», «خاضعة لسيطرة»: an embedding word that leaves no event.
  bool no_event(uint32_t chunk, uint32_t token) const {
    const Chunk& c = a_.chunk(chunk);
    const auto none = [&](uint32_t n, Slot slot) {
      const Embedding* m = tok(n).is_word() ? embedding(tok(n)) : nullptr;
      return m && m->none && (m->slots >> static_cast<int>(slot) & 1U);
    };
    for (uint32_t n = c.first; n < token; ++n) {
      if (none(n, Slot::Genitive)) return true;
    }
    if (token != c.first || c.first == 0) return false;
    if (c.slot != Slot::None && c.preposition < c.first && none(c.preposition, Slot::Genitive)) return true;
    const uint32_t before = (c.slot != Slot::None && c.preposition < c.first ? c.preposition : c.first);
    return before > 0 && none(before - 1, c.slot == Slot::None ? Slot::Genitive : c.slot);
  }

  static int rank(const Trigger& t) { return static_cast<int>(t.rank); }

  void add(uint32_t chunk, uint32_t token, const Trigger& trigger, bool verb) {
    Event e;
    e.chunk = chunk;
    e.token = token;
    e.trigger = &trigger;
    e.sentence = sentence_;
    e.verb = verb;
    e.modes = trigger.modes;
    e.anaphor = a_.chunk(chunk).anaphor;
    const VictimWord* v = verb ? nullptr : k_.victim(tok(token).a.lemma);
    // «30 إصابة» counts, «إصابة ثلاثة» tells.
    const auto& quantity = a_.chunk(chunk).quantity;
    const bool counts = tok(token).a.derivation != Derivation::VerbalNoun || (quantity && quantity->first < token) ||
                        tok(token).a.number == Number::Plural;
    e.self_victim = v && v->harm != TollKind::None && trigger.harm != TollKind::None && counts;
    note(e, "trigger " + trigger.origin);
    events_.push_back(std::move(e));
  }

  Event* event_of_chunk(int32_t chunk) {
    for (Event& e : events_) {
      if (static_cast<int32_t>(e.chunk) == chunk) return &e;
    }
    return nullptr;
  }

  // ---- arguments ----

  Argument argument(uint32_t chunk) const { return {a_.chunk(chunk), static_cast<int32_t>(chunk)}; }

  /// «إجلاء مقاتلين»: the companion word is who moves.
  bool moves(const Event& e, uint32_t token) const {
    return e.trigger->type == EventType::Retreat && tok(token).noun() &&
           (a_.tags(tok(token)) & (tag::kPerson | tag::kGroup | tag::kVehicle)) != 0;
  }

  /// The part [first, last) of a chunk as a phrase of its own.
  Argument part(uint32_t chunk, uint32_t first, uint32_t last) const {
    Argument out;
    out.index = static_cast<int32_t>(chunk);
    Chunk& c = out.chunk;
    c.kind = ChunkKind::Noun;
    c.first = c.head = first;
    c.last = last;
    c.clause = a_.chunk(chunk).clause;
    if (auto q = quantity_at(*a_.tokens, first, last); q && q->last > first && q->last <= last) {
      c.quantity = q;
      if (q->last < last) c.head = q->last;
    } else if (const auto& whole = a_.chunk(chunk).quantity;
               whole && whole->first > a_.chunk(chunk).first && first > a_.chunk(chunk).first) {
      c.quantity = whole;  // «مقتل | الآلاف», «مقتل | مدنيين اثنين»
    }
    c.entity = tok(c.head).term(Layer::Entity);
    const Term* place = a_.tokens->term_at(c.head, Layer::Place);
    c.place = place && place->kind == TermKind::Place ? tok(c.head).term(Layer::Place) : -1;
    return out;
  }

  uint32_t place_begin(const Chunk& c) const { return a_.tokens->terms[static_cast<size_t>(c.place)].first; }

  bool is_place(const Argument& x) const {
    if (x.index < 0) return false;
    const Chunk& whole = a_.chunk(static_cast<uint32_t>(x.index));
    if (!a_.names_place(static_cast<uint32_t>(x.index))) return false;
    if (whole.first == x.chunk.first)
      return whole.place < 0 || !event_words(whole) || place_begin(whole) == whole.first;
    if (whole.place < 0 && a_.unknown_place_inside(whole) == x.chunk.first) return true;
    // The idafa of an event word («قصف إدلب»): the place must be that part.
    return whole.place >= 0 && a_.tokens->terms[static_cast<size_t>(whole.place)].first >= x.chunk.first;
  }

  /// «اعتقال أميركي», «خطف صحافيين»: persons not yet spoken of suffer rather than do.
  bool indefinite_person(const Chunk& c) const {
    const Token& h = tok(c.head);
    if (!h.is_word() || c.entity >= 0 || h.definite() || h.a.enclitic != Enclitic::None || h.a.pos == Pos::Name ||
        h.a.construct)
      return false;
    for (uint32_t n = c.head + 1; n < c.last; ++n) {
      if (tok(n).is_word() && (tok(n).definite() || tok(n).term(Layer::Entity) >= 0)) return false;
    }
    return (a_.tags(h) & (tag::kGroup | tag::kOrg)) == 0 && !a_.is_weapon(c);
  }

  bool area_word(const Chunk& c) const {
    const PlaceWord* word = a_.place_word(c);
    return word && !word->direction && (a_.tags(tok(c.head)) & (tag::kFacility | tag::kBuilding)) == 0 &&
           word->precision != Precision::Point;
  }

  bool facility(const Argument& x) const {
    const Token& h = tok(x.chunk.head);
    return h.is_word() && (a_.tags(h) & (tag::kFacility | tag::kBuilding)) != 0;
  }

  void apply(Event& e, Role role, const Argument& x, TollKind harm) {
    if (role == Role::None || role == Role::Event) return;
    const Chunk& c = x.chunk;
    if (c.kind != ChunkKind::Noun && c.kind != ChunkKind::Pronoun) return;
    const Token& h = tok(c.head);
    const uint32_t tags = h.is_word() ? a_.tags(h) : 0;
    constexpr uint32_t kThings =
        tag::kPerson | tag::kGroup | tag::kOrg | tag::kFacility | tag::kVehicle | tag::kWeapon | tag::kBuilding;
    if (c.kind == ChunkKind::Noun && c.entity < 0 && (tags & tag::kTime) && !(tags & (kThings | tag::kMeasure))) return;
    if (c.kind == ChunkKind::Noun && c.anaphor && k_.triggers(tok(c.head).a.lemma).size() && !a_.can_act(c)) return;
    const bool place = is_place(x);
    const bool state = a_.names_state(c);
    const auto once = [&](std::vector<Argument>& list) {
      for (const Argument& y : list) {
        if (y.chunk.first == c.first) return;
      }
      list.push_back(x);
    };
    switch (role) {
      case Role::Actor:
      case Role::Party:
      case Role::Mover:
        if (place && !state && holder(x).chunk.first == c.first) {
          once(e.places);
          break;
        }
        if (const Argument owner = holder(x); owner.chunk.first != c.first) {
          apply(e, role, owner, harm);
          break;
        }
        if (role == Role::Actor && !a_.can_act(c) && !e.verb && !companion_word(*e.trigger, h)) break;
        if (thrown(c)) {
          e.weapon_modes |= weapon_modes(c);
          break;
        }
        if (role == Role::Party && !a_.can_act(c)) break;
        once(e.actors);
        if (role == Role::Mover && harm == TollKind::Surrendered) toll(e, x, harm);
        break;
      case Role::Either:
        if (place && !state) {
          once(e.places);
          if (facility(x)) once(e.targets);
        } else if (a_.is_weapon(c) && harm == TollKind::Destroyed) {
          once(e.targets);
          toll(e, x, harm);
        } else if (a_.is_weapon(c)) {
          e.weapon_modes |= weapon_modes(c);
        } else if (c.entity < 0 && area_word(c)) {
          // «عدد من القرى»; a name that no gazetteer has is still where, not who
          if (c.quantity || h.a.number == Number::Plural) once(e.targets);
        } else if (a_.can_act(c) && !(harm != TollKind::None && (c.quantity || indefinite_person(c)))) {
          once(e.actors);
        } else if (harm != TollKind::None) {
          once(e.targets);
          toll(e, x, harm);
        } else {
          once(e.targets);
        }
        break;
      case Role::Target:
        if (place && !state) {
          once(e.places);
          if (facility(x)) once(e.targets);
        } else if (c.kind == ChunkKind::Noun && act_word(h) && !a_.can_act(c) && e.trigger->type != EventType::Accuse) {
          // an act is no target
        } else if (c.entity < 0 && area_word(c)) {
          // «المنطقة», «25 قرية»: where, not whom
        } else if (c.entity < 0 && (tags & tag::kAbstract) && !(tags & kThings) && !a_.can_act(c)) {
          // «الهدوء» suffers nothing
        } else {
          once(e.targets);
        }
        break;
      case Role::Victim:
        if (place && !state && !facility(x)) {
          once(e.places);
          break;
        }
        if (e.trigger->type == EventType::Coerce && place) once(e.places);
        once(e.targets);
        toll(e, x, harm);
        break;
      case Role::Place:
        if (place) {
          if (const int32_t village = a_.placed_beside(static_cast<uint32_t>(x.index));
              village >= 0 && !participant(e, village))
            add_place(e, static_cast<uint32_t>(village));
          once(e.places);
        } else if (facility(x) && !(e.modes & k_.mode_bit("clash")))
          once(e.targets);
        break;
      case Role::Means:
        e.weapon_modes |= weapon_modes(c);
        break;
      default:
        break;
    }
  }

  /// A word for an act; «تعزيزات», «تجمعات» are troops as well.
  bool act_word(const Token& t) const {
    const auto triggers = k_.triggers(t.a.lemma);
    if (t.a.number != Number::Plural) return !triggers.empty();
    return std::any_of(triggers.begin(), triggers.end(), [](const Trigger& x) {
      return x.type != EventType::Mobilize && x.type != EventType::Protest && x.type != EventType::Cooperate;
    });
  }

  /// The role for a phrase and for those that are coordinated with it.
  void apply_all(Event& e, Role role, int32_t chunk, TollKind harm) {
    if (chunk < 0) return;
    const Argument whole = argument(static_cast<uint32_t>(chunk));
    apply(e, role, whole, harm);
    note(e, std::string("argument: ") +
                std::string(a_.tokens->text->slice(a_.span(a_.chunk(static_cast<uint32_t>(chunk))))));
    for (uint32_t j = static_cast<uint32_t>(chunk) + 1; j < std::min(last_, static_cast<uint32_t>(chunk) + 12); ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.kind == ChunkKind::Verb) break;
      if (c.kind == ChunkKind::Noun && linked(j, chunk)) {
        if (event_of_chunk(static_cast<int32_t>(j))) break;
        if (!listed_place(whole, j)) apply(e, role, argument(j), harm);
      }
    }
  }

  /// «مديريتي ناطع ونعمان»: a bare name joined to a place is one, if nobody has heard of it.
  bool listed_place(const Argument& first, uint32_t j) const {
    const Chunk& c = a_.chunk(j);
    return (is_place(first) || area_word(first.chunk)) && c.entity < 0 && !a_.names_place(j) && !c.quantity &&
           tok(c.head).is_word() && (tok(c.head).a.pos == Pos::Name || tok(c.head).a.guessed);
  }

  bool linked(uint32_t j, int32_t to) const {
    int32_t at = static_cast<int32_t>(j);
    for (int steps = 0; steps < 12 && at >= 0; ++steps) {
      at = a_.chunk(static_cast<uint32_t>(at)).joined_to;
      if (at == to) return true;
    }
    return false;
  }

  /// «مناطق سيطرة النظام» acts for whose it is.
  Argument holder(const Argument& x) const {
    const Chunk& c = x.chunk;
    if (x.index < 0 || !tok(c.head).is_word() || !k_.place_word(tok(c.head).a.lemma)) return x;
    if (c.entity >= 0 && a_.tokens->terms[static_cast<size_t>(c.entity)].first <= c.head) return x;
    for (uint32_t n = c.head + 1; n + 1 < c.last && n <= c.head + 2; ++n) {
      if (!tok(n).noun() || tok(n).definite()) continue;
      for (const Trigger& t : k_.triggers(tok(n).a.lemma)) {
        if (t.modes & k_.mode_bit("territory")) {
          Argument owner = part(static_cast<uint32_t>(x.index), n + 1, c.last);
          return a_.can_act(owner.chunk) ? owner : x;
        }
      }
    }
    return x;
  }

  /// «صاروخين», «عبوة»: a weapon that nobody's name stands by, and that moves nobody about.
  bool thrown(const Chunk& c) const {
    if (!a_.is_weapon(c) || (a_.tags(tok(c.head)) & (tag::kGroup | tag::kPerson | tag::kOrg))) return false;
    const WeaponWord* w = k_.weapon(tok(c.head).a.lemma);
    if (!w) {
      const Term* phrase = a_.tokens->term_at(c.head, Layer::Weapon);
      w = phrase ? &k_.weapon_phrase(phrase->index) : nullptr;
    }
    if (!w || w->kind == "aircraft" || w->kind == "drone" || w->kind == "vehicle") return false;
    for (uint32_t n = c.head + 1; n < c.last; ++n) {
      if (tok(n).is_word() && (k_.nisba_country(tok(n).a.lemma) >= 0 || tok(n).term(Layer::Entity) >= 0)) return false;
    }
    return true;
  }

  uint64_t weapon_modes(const Chunk& c) const {
    uint64_t bits = 0;
    for (uint32_t n = c.first; n < c.last; ++n) bits |= weapon_modes_at(n);
    return bits;
  }
  uint64_t weapon_modes_at(uint32_t n) const {
    const Token& t = tok(n);
    if (!t.is_word()) return 0;
    if (const Term* w = a_.tokens->term_at(n, Layer::Weapon)) return k_.weapon_phrase(w->index).modes;
    if (!t.nominal()) return 0;
    const WeaponWord* w = k_.weapon(t.a.lemma);
    return w ? w->modes : 0;
  }

  /// «سقوط 4 قتلى وجرح آخرين»: spelled like "he wounded", behind another harm told by a noun.
  bool coordinated_noun(const Event& e) const {
    const Token& t = tok(e.token);
    if (!e.verb || e.passive || e.trigger->rank != Rank::Harm || !t.conjoined() || t.a.tense != Tense::Past)
      return false;
    bool noun = false;
    for (const Analysis& a : a_.tokens->alternatives(t)) noun |= a.derivation == Derivation::VerbalNoun;
    const size_t n = static_cast<size_t>(&e - events_.data());
    if (!noun || n == 0) return false;
    const Event& before = events_[n - 1];
    if (before.verb || before.trigger->rank != Rank::Harm || e.chunk - before.chunk > 6) return false;
    for (uint32_t j = before.chunk; j < e.chunk; ++j) {
      if (a_.chunk(j).kind == ChunkKind::Verb) return false;
    }
    return true;
  }

  void arguments(Event& e) {
    if (e.host >= 0) return;
    if (coordinated_noun(e)) e.verb = false;
    if (e.verb)
      verb_arguments(e);
    else
      noun_arguments(e);
  }

  int32_t dropped_subject(uint32_t verb) const {
    const Chunk& v = a_.chunk(verb);
    const Token& t = tok(v.first);
    // The subject of an earlier clause of the sentence that agrees.
    for (uint32_t i = verb; i-- > first_;) {
      const Chunk& c = a_.chunk(i);
      if (c.kind != ChunkKind::Verb) continue;
      const int32_t s = subject_of(a_, i);
      if (s < 0) continue;
      const Chunk& sc = a_.chunk(static_cast<uint32_t>(s));
      if (!a_.can_act(sc)) continue;
      const Token& h = tok(sc.head);
      if (t.a.gender == Gender::Masculine && t.a.person == 3 && t.a.number == Number::Singular && h.noun() &&
          h.a.gender == Gender::Feminine && !a_.names_state(sc))
        continue;
      if (t.a.gender == Gender::Feminine && h.is_word() && h.a.gender == Gender::Masculine &&
          h.a.number == Number::Singular && sc.entity < 0)
        continue;
      return s;
    }
    return -1;
  }

  /// «كما شنت غارات»: nobody in the sentence can be the subject, so it is who did things in the sentence before.
  int32_t doer_before(uint32_t verb) const {
    const Token& t = tok(a_.chunk(verb).first);
    if (t.a.person != 3 || doers_sentence_ + 1 != sentence_) return -1;
    for (uint32_t i = first_; i < verb; ++i) {  // only the first verb of the sentence
      if (a_.chunk(i).kind == ChunkKind::Verb) return -1;
    }
    for (const int32_t doer : doers_) {
      const Chunk& c = a_.chunk(static_cast<uint32_t>(doer));
      const Token& h = tok(c.head);
      if (!h.is_word() || c.quantity) continue;
      const bool plural = h.a.number == Number::Plural, feminine = h.a.gender == Gender::Feminine;
      const bool state = a_.names_state(c);
      if (t.a.number == Number::Plural
              ? plural && !feminine
              : (t.a.gender == Gender::Feminine ? feminine || plural || state : !feminine && !plural && !state))
        return doer;
    }
    return -1;
  }

  /// «إثر هجوم بدأته أمس، ضيقت القوات الخناق»: the subject of the verb behind the relative clause.
  int32_t subject_ahead(uint32_t verb) const {
    const Clause& cl = clause(verb);
    if (cl.kind != ClauseKind::Relative && cl.kind != ClauseKind::BareRelative) return -1;
    const Token& t = tok(a_.chunk(verb).first);
    for (uint32_t i = cl.last; i < last_; ++i) {
      if (a_.chunk(i).kind != ChunkKind::Verb) continue;
      const int32_t s = subject_of(a_, i);
      if (s < 0 || !a_.can_act(a_.chunk(static_cast<uint32_t>(s)))) continue;
      const Token& h = tok(a_.chunk(static_cast<uint32_t>(s)).head);
      const bool masculine = h.is_word() && h.a.gender == Gender::Masculine && h.a.number == Number::Singular;
      return masculine == (t.a.gender == Gender::Masculine) ? s : -1;
    }
    return -1;
  }

  int32_t pronoun(uint32_t at_chunk, uint32_t token) const {
    const Enclitic p = tok(token).a.enclitic;
    const bool feminine = p == Enclitic::She;
    const bool plural = p == Enclitic::They || p == Enclitic::TheyTwo || p == Enclitic::TheyWomen;
    for (uint32_t i = at_chunk; i-- > a_.first_chunk;) {
      if (at_chunk - i > 40) break;
      const Chunk& c = a_.chunk(i);
      if (c.kind != ChunkKind::Noun) continue;
      const Token& h = tok(c.head);
      if (!h.is_word()) continue;
      if (event_words(c)) continue;
      if (plural && (h.a.number == Number::Plural || h.a.number == Number::Dual) && a_.can_act(c))
        return static_cast<int32_t>(i);
      if (feminine && (h.a.gender == Gender::Feminine || h.a.number == Number::Plural ||
                       (c.entity >= 0 && h.a.gender == Gender::None)))
        return static_cast<int32_t>(i);
      if (!plural && !feminine && h.a.gender != Gender::Feminine && h.a.number != Number::Plural)
        return static_cast<int32_t>(i);
    }
    return -1;
  }

  bool event_words(const Chunk& c) const { return !k_.triggers(tok(c.head).a.lemma).empty() && c.entity < 0; }

  /// «مجهولا الهوية», «مصابا بجروح»: said of somebody who stands before.
  bool only_describes(const Chunk& c) const {
    const Token& h = tok(c.head);
    if (!h.is_word()) return false;
    for (const Analysis& a : a_.tokens->alternatives(h)) {  // «مهندسا»
      if (a.pos == Pos::Noun && a.lemma && (k_.lexicon().lemma(a.lemma).tags & (tag::kPerson | tag::kGroup)))
        return false;
    }
    return h.adjective() && !h.definite() && c.entity < 0 && !c.quantity && c.place < 0 && !victim_class(c) &&
           !k_.label(h.a.lemma) && (a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg)) == 0;
  }

  void verb_arguments(Event& e) {
    const uint32_t v = e.chunk;
    const Token& t = tok(e.token);
    const Frame& f = frame(e);
    int32_t subject = subject_of(a_, v);
    // What stands behind the verb.
    std::vector<int32_t> bare;
    std::vector<int32_t> governed;
    bool parts = false;
    uint32_t j = v + 1;
    for (; j < last_; ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.clause != a_.chunk(v).clause || c.kind == ChunkKind::Verb) break;
      if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
      if (c.function == Function::Including) parts = true;  // «أربعة أشخاص بينهم طفلان»
      if (c.kind == ChunkKind::Noun) {
        if (c.joined_to >= 0) continue;
        if (parts && c.slot == Slot::None) continue;
        if (c.slot == Slot::None && c.function == Function::None) {
          if (static_cast<int32_t>(j) != subject && !only_describes(c) &&
              !(j > v + 1 && only_describes(a_.chunk(j - 1))))
            bare.push_back(static_cast<int32_t>(j));
        } else {
          governed.push_back(static_cast<int32_t>(j));
        }
      } else if (c.kind == ChunkKind::Pronoun && c.slot != Slot::None && f.role(c.slot) != Role::None) {
        const int32_t p = pronoun(j, c.first);
        if (p >= 0) apply(e, f.role(c.slot), argument(static_cast<uint32_t>(p)), e.trigger->harm);
      }
    }
    e.taken_until = j;
    // «راح ضحيتها ستة أطفال»: the companion word is no argument, and tells nothing by itself.
    for (const int32_t noun : {bare.empty() ? -1 : bare.front(), subject}) {
      if (noun <= static_cast<int32_t>(v) ||
          !companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(noun)).head)))
        continue;
      Event* other = event_of_chunk(noun);
      if (other && other->self_victim && tok(other->token).a.enclitic != Enclitic::None)
        other->host = static_cast<int32_t>(&e - events_.data());
    }
    if (!bare.empty() && companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(bare.front())).head)) &&
        f.role(Slot::Object) == Role::None) {
      const uint32_t word = static_cast<uint32_t>(bare.front());
      bare.erase(bare.begin());
      if (bare.empty() && word + 1 < last_ && a_.chunk(word + 1).slot == Slot::Genitive)
        bare.push_back(static_cast<int32_t>(word) + 1);
      if (!bare.empty() && (subject < 0 || event_of_chunk(subject))) subject = bare.front();
    } else if (subject > static_cast<int32_t>(v) &&
               companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(subject)).head)) &&
               f.role(Slot::Object) == Role::None) {
      const uint32_t word = static_cast<uint32_t>(subject);
      if (word + 1 < last_ && a_.chunk(word + 1).kind == ChunkKind::Noun &&
          (a_.chunk(word + 1).slot == Slot::Genitive || a_.chunk(word + 1).slot == Slot::None)) {
        subject = static_cast<int32_t>(word) + 1;
      }
    }
    int32_t object = bare.empty() ? -1 : bare.front();
    const bool object_pronoun = t.a.enclitic != Enclitic::None;
    const bool transitive = f.role(Slot::Object) != Role::None;
    const bool subject_acts = subject >= 0 && a_.can_act(a_.chunk(static_cast<uint32_t>(subject)));
    const bool subject_counted = subject >= 0 && a_.chunk(static_cast<uint32_t>(subject)).quantity.has_value();
    const Clause& cl = clause(v);
    const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
    e.passive = t.a.voice == Voice::Passive;
    if (t.a.voice == Voice::Either && transitive && object < 0 && !object_pronoun) {
      // «قتل 12 مسلحا», «المعتقلون الذين عذبوا»: nothing is left to be the object, so the subject is it.
      bool taken = false;  // an argument under a preposition that the frame makes the target
      for (int32_t g : governed) {
        const Role r = f.role(a_.chunk(static_cast<uint32_t>(g)).slot);
        taken |= r == Role::Target || r == Role::Victim;
      }
      e.passive = subject >= 0 && !taken && t.a.tense == Tense::Past &&
                  (t.word->first_damma || f.role(Slot::Object) == Role::Victim || !subject_acts);
      if (t.word->first_damma) e.passive = true;
    }
    // «ودمّر 3 دبابات»: what follows cannot act, so it is the object and the subject is dropped.
    if (!e.passive && transitive && subject > static_cast<int32_t>(v) && object < 0 && !object_pronoun && !relative &&
        t.a.tense != Tense::None) {
      const int32_t dropped = dropped_subject(v);
      if (dropped >= 0 && (!subject_acts || (subject_counted && t.conjoined()) ||
                           (t.a.voice == Voice::Active && t.conjoined() && subject_counted))) {
        object = subject;
        subject = dropped;
        e.passive = false;
      }
    }
    if (e.passive && t.a.voice == Voice::Either && t.conjoined() && subject > static_cast<int32_t>(v)) {
      // «وقتل 40 مسلحاً» after an active clause whose subject acts: either reading stands; a clause before with an actor
      // decides.
      const int32_t dropped = dropped_subject(v);
      if (dropped >= 0 && t.a.gender == Gender::Masculine && previous_active(v)) {
        object = subject;
        subject = dropped;
        e.passive = false;
      }
    }
    if (subject < 0 && !e.passive) {
      if (const Mention* speaker = speaker_as_subject(v)) {
        e.nisba_actors.push_back(*speaker);
        note(e, "its subject is the speaker");
      } else {
        subject = dropped_subject(v);
        if (subject < 0 && t.a.enclitic == Enclitic::None && on_the_ground(e.trigger->type)) subject = doer_before(v);
      }
    }
    if (e.passive) {
      const Role role = f.role(Slot::Object) != Role::None ? f.role(Slot::Object) : f.role(Slot::Subject);
      if (subject >= 0 && relative)
        apply(e, role, described(static_cast<uint32_t>(subject), t), e.trigger->harm);
      else
        apply_all(e, role, subject, e.trigger->harm);
      if (subject < 0 && object >= 0) apply_all(e, role, object, e.trigger->harm);
    } else {
      Event* subject_event = subject >= 0 ? event_of_chunk(subject) : nullptr;
      // «انفجرت سيارة مفخخة»
      if (subject_event && subject_event != &e && !subject_event->verb && f.role(Slot::Subject) == Role::Means &&
          subject_event->trigger->rank == Rank::Weak && subject_event->trigger->type == e.trigger->type)
        subject_event->host = static_cast<int32_t>(&e - events_.data());
      if (!(subject_event && !a_.can_act(a_.chunk(static_cast<uint32_t>(subject)))))
        apply_all(e, f.role(Slot::Subject), subject, e.trigger->harm);
      if (object_pronoun) {
        const int32_t p = relative && clause(v).antecedent >= 0 ? clause(v).antecedent : pronoun(v, e.token);
        if (p >= 0 && !event_of_chunk(p))
          apply(e, f.role(Slot::Object), argument(static_cast<uint32_t>(p)), e.trigger->harm);
      } else if (object >= 0 && gathered(e, f.role(Slot::Object), static_cast<uint32_t>(object))) {
        // «استهدف تعزيزات»
      } else if (object >= 0 && !event_of_chunk(object)) {
        if (!behind_companion(e, f.role(Slot::Object), object))
          apply_all(e, f.role(Slot::Object), object, e.trigger->harm);
      }
    }
    for (int32_t g : governed) governed_argument(e, f, g);
  }

  /// «أطلق سراح ثمانية», «أودى بحياة شخصين», «أودى بحياتهم»: who stands behind the companion word.
  bool behind_companion(Event& e, Role role, int32_t chunk) {
    const auto at = static_cast<uint32_t>(chunk);
    const Chunk& c = a_.chunk(at);
    if (!companion_word(*e.trigger, tok(c.head)) || c.head != c.first) return false;
    if (c.first + 1 < c.last) {
      apply(e, role, part(at, c.first + 1, c.last), e.trigger->harm);
    } else if (at + 1 < last_ && a_.chunk(at + 1).slot == Slot::Genitive) {
      apply_all(e, role, chunk + 1, e.trigger->harm);
    } else if (tok(c.head).a.enclitic != Enclitic::None) {
      if (const int32_t p = pronoun(at, c.head); p >= 0)
        apply(e, role, argument(static_cast<uint32_t>(p)), e.trigger->harm);
    }
    return true;
  }

  /// «استهدف تعزيزات», «غارات على تجمعات»: troops that have come together, hit where another event would be told of
  /// them.
  bool gathered(Event& e, Role role, uint32_t chunk) {
    Event* other = event_of_chunk(static_cast<int32_t>(chunk));
    if (!other || other == &e || other->verb || other->host >= 0 || role != Role::Target ||
        e.trigger->type != EventType::Assault ||
        (other->trigger->type != EventType::Mobilize && other->trigger->type != EventType::Protest) ||
        tok(other->token).a.number != Number::Plural || other->token != a_.chunk(chunk).head)
      return false;
    e.targets.push_back(argument(chunk));
    for (uint32_t j = chunk + 1; j < std::min(last_, chunk + 12) && a_.chunk(j).kind != ChunkKind::Verb; ++j) {
      if (a_.chunk(j).kind != ChunkKind::Noun || !linked(j, static_cast<int32_t>(chunk))) continue;
      if (!event_of_chunk(static_cast<int32_t>(j)))
        apply(e, role, argument(j), TollKind::None);
      else
        gathered(e, role, j);
    }
    other->host = static_cast<int32_t>(&e - events_.data());
    other->targets.clear();
    other->actors.clear();
    return true;
  }

  /// What a relative clause describes, the part that agrees with its verb: «تشييع مقاتلين قتلوا», «خمسة من المقاتلين
  /// قتلوا».
  Argument described(uint32_t chunk, const Token& verb) const {
    const Chunk& c = a_.chunk(chunk);
    if (c.slot == Slot::From && chunk > first_ && a_.chunk(chunk - 1).quantity &&
        a_.chunk(chunk - 1).kind == ChunkKind::Noun)
      return argument(chunk - 1);
    if (verb.a.number == Number::Plural && tok(c.head).a.number == Number::Singular) {
      for (uint32_t n = c.head + 1; n < c.last; ++n) {
        if (tok(n).noun() && tok(n).a.number == Number::Plural) return part(chunk, n, c.last);
      }
    }
    return argument(chunk);
  }

  /// «قال إنه سيضرب», «سنضرب»: a dropped subject right behind the complementiser, or of the first person, is the
  /// speaker.
  const Mention* speaker_as_subject(uint32_t v) const {
    const Token& t = tok(a_.chunk(v).first);
    const int32_t s = statement_at(a_.chunk(v).first);
    if (s < 0 || said_[static_cast<size_t>(s)].chain.empty()) return nullptr;
    const Said& said = said_[static_cast<size_t>(s)];
    if (t.a.person == 1) return &said.chain.front();
    const Clause& cl = clause(v);
    if (cl.kind != ClauseKind::That || a_.chunk(cl.first).last > said.begin + 1 || a_.chunk(cl.first).last < said.begin)
      return nullptr;
    const Token& that = tok(a_.chunk(cl.first).first);
    return that.a.enclitic != Enclitic::None ? &said.chain.front() : nullptr;
  }

  bool previous_active(uint32_t v) const {
    for (const Event& e : events_) {
      if (e.verb && e.chunk < v && !e.passive && !e.actors.empty()) return true;
    }
    return false;
  }

  static bool doer_follows(const Chunk& c) { return c.function == Function::Agent || c.function == Function::Beside; }
  /// «بإسناد من التحالف»: the doer itself is yet to be found.
  static bool helps_only(const Argument& x) { return x.chunk.function == Function::Beside; }

  void governed_argument(Event& e, const Frame& f, int32_t g) {
    const Chunk& c = a_.chunk(static_cast<uint32_t>(g));
    if (gathered(e, f.role(c.slot), static_cast<uint32_t>(g)) || event_of_chunk(g)) return;
    if (doer_follows(c)) {
      for (const Event& other : events_) {  // «طالب … بعد قتل … برصاص الجيش»: the nearer word's doer
        if (static_cast<int32_t>(other.chunk) < g && other.chunk > e.chunk) return;
      }
      e.modes |= c.agent_modes;
      apply_all(e, Role::Actor, g, TollKind::None);
      return;
    }
    // A nearer event noun takes what stands behind it, if its frame has a place for it.
    for (const Event& other : events_) {
      if (&other == &e || other.verb || other.chunk <= e.chunk || static_cast<int32_t>(other.chunk) >= g) continue;
      if (frame(other).role(c.slot) != Role::None) return;
    }
    Role role = f.role(c.slot);
    if (role == Role::None && (c.slot == Slot::In || c.slot == Slot::PlaceWord)) role = Role::Place;
    if (c.slot == Slot::By && role == Role::None) role = a_.is_weapon(c) ? Role::Means : Role::Place;
    if (role == Role::Victim && behind_companion(e, role, g)) return;
    apply_all(e, role, g, e.trigger->harm);
  }

  /// No other event word stands right before the chunk.
  bool of_this(const Event& e, uint32_t chunk) {
    return chunk == e.chunk + 1 || !event_of_chunk(static_cast<int32_t>(chunk) - 1);
  }

  bool hedge_behind(const Chunk& c, uint32_t token) const {
    const Term* hedge = a_.tokens->term_at(token, Layer::Hedge);
    return c.quantity && hedge && k_.hedge(hedge->index).after;
  }

  void noun_arguments(Event& e) {
    const Chunk& c = a_.chunk(e.chunk);
    const Frame& f = frame(e);
    const Token& t = tok(e.token);
    // «مقتل 16 وجرح 14»: what would be the object of the verb that it is spelled like.
    const Role genitive = e.trigger->pos == Pos::Verb ? f.role(Slot::Object) : f.role(Slot::Genitive);
    if (e.self_victim) {
      toll(e, argument(e.chunk), e.trigger->harm);
    }
    // A noun in idafa before it that is a measure counts it («سلسلة غارات») and changes nothing.
    uint32_t next = e.token + 1;
    bool definite = t.definite();
    // nisba: «القصف الإسرائيلي»
    while (next < c.last && tok(next).is_word() && tok(next).adjective() && tok(next).term(Layer::Entity) < 0) {
      // «اعتقال أميركي»: no nisba of the act but the person.
      if (f.role(Slot::Nisba) == Role::None && e.trigger->harm != TollKind::None && next == e.token + 1 && !definite &&
          k_.nisba_country(tok(next).a.lemma) >= 0) {
        break;
      }
      if (const int32_t country = k_.nisba_country(tok(next).a.lemma);
          country >= 0 && f.role(Slot::Nisba) != Role::None) {
        e.nisba_actors.push_back(a_.mention(next, next + 1));
      }
      ++next;
    }
    bool has_genitive = false;
    if (t.a.enclitic != Enclitic::None) {
      const int32_t p = possessor(e);
      if (p >= 0) {
        if (t.a.enclitic == Enclitic::They || t.a.enclitic == Enclitic::TheyTwo)
          apply_all(e, genitive, p, e.trigger->harm);
        else
          apply(e, genitive, argument(static_cast<uint32_t>(p)), e.trigger->harm);
        has_genitive = true;
      }
    } else if (next < c.last && next == e.token + 1 && !definite && !hedge_behind(c, next) &&  // «سبعة قتلى على الأقل»
               (tok(next).is_word() || tok(next).is(WordKind::Digits))) {
      uint32_t from = next;
      // «إطلاق سراح السجناء», «وقف إطلاق النار», «إطلاق سراحهم»
      while (from < c.last && companion_word(*e.trigger, tok(from)) && !moves(e, from)) ++from;
      if (from > next && from >= c.last && tok(from - 1).a.enclitic != Enclitic::None) {
        const int32_t p = pronoun(e.chunk, from - 1);
        if (p >= 0) apply(e, genitive, argument(static_cast<uint32_t>(p)), e.trigger->harm);
      }
      const Argument x = part(e.chunk, std::min(from, c.last - 1), c.last);
      const size_t arguments_before = e.actors.size() + e.targets.size() + e.places.size();
      if (from < c.last && e.self_victim && e.tolls.size() == 1 && e.tolls.front().kind == e.trigger->harm) {
        // «جثة رجل», «قتلى الصحفيين»: whose, and no others.
        const TollDraft own = e.tolls.front();
        e.tolls.clear();
        apply(e, genitive, x, e.trigger->harm);
        if (e.tolls.empty() || own.number || own.hedge != Hedge::Exact) e.tolls.assign(1, own);
        e.tolls.front().who = victim_class(x.chunk).value_or(own.who);
      } else if (from < c.last) {
        apply(e, genitive, x, e.trigger->harm);
      } else if (const VictimWord* v = from > next ? k_.victim(tok(from - 1).a.lemma) : nullptr;
                 v && v->harm == e.trigger->harm && v->harm != TollKind::None &&
                 tok(from - 1).a.enclitic == Enclitic::None) {
        toll(e, part(e.chunk, from - 1, c.last), e.trigger->harm);  // «سقوط قتلى»
      }
      e.empty_genitive =
          e.trigger->rank == Rank::Weak && e.actors.size() + e.targets.size() + e.places.size() == arguments_before;
      note(e, "idafa: " + std::string(a_.tokens->text->slice(a_.tokens->span(next, c.last))));
      has_genitive = true;
      for (uint32_t j = e.chunk + 1; j < std::min(last_, e.chunk + 6); ++j) {
        if (a_.chunk(j).kind == ChunkKind::Noun && linked(j, static_cast<int32_t>(e.chunk)) &&
            !event_of_chunk(static_cast<int32_t>(j)) && a_.chunk(j).slot == c.slot && !listed_place(x, j)) {
          apply(e, genitive, argument(j), e.trigger->harm);
        }
      }
    } else if (next < c.last && definite && tok(next).is(WordKind::Digits) && e.self_victim) {
      // «القتلى الـ12»
    }
    if (e.trigger->pos == Pos::Adjective) {  // «كندا مستعدة»: said of the subject
      const int32_t s = predicate_subject(e.chunk);
      if (e.token > c.first)
        apply(e, f.role(Slot::Subject), part(e.chunk, c.first, e.token), TollKind::None);
      else if (s >= 0)
        apply_all(e, f.role(Slot::Subject), s, TollKind::None);
    }
    // Behind it: idafa in a chunk of its own («مقتل 9 مدنيين»), second object, prepositions.
    bool second = false, only_victims = false;
    uint32_t j = e.chunk + 1;
    for (; j < last_; ++j) {
      const Chunk& n = a_.chunk(j);
      if (only_victims && !(n.quantity && f.role(n.slot) == Role::Victim)) {
        if (n.kind == ChunkKind::Verb || n.clause != c.clause) break;
        continue;
      }
      if (n.kind == ChunkKind::Verb || n.clause != c.clause) break;
      if (n.kind == ChunkKind::Word) {
        if (n.function == Function::Stop || n.function == Function::That || tok(n.first).a.pos == Pos::Relative) break;
        continue;
      }
      if (n.kind == ChunkKind::Mark) {
        const char32_t m = tok(n.first).word->mark;
        if ((m == U'،' || m == U',') && !e.verb && j > e.chunk + 1 && second) break;
        continue;
      }
      if (n.kind == ChunkKind::Pronoun) {
        if (n.slot != Slot::None && f.role(n.slot) != Role::None) {
          const int32_t p = pronoun(j, n.first);
          if (p >= 0) apply(e, f.role(n.slot), argument(static_cast<uint32_t>(p)), e.trigger->harm);
        }
        continue;
      }
      if (n.kind != ChunkKind::Noun) continue;
      if (n.joined_to >= 0) continue;
      if (gathered(e, n.slot == Slot::None ? Role::None : f.role(n.slot), j)) continue;
      if (Event* other = event_of_chunk(static_cast<int32_t>(j)); other && !other->self_victim) {
        if (n.slot == Slot::None && n.conjoined) continue;
        // Another event word: what follows is its own, but for a counted victim («القضاء خلال الهجوم على 40 مسلحا»).
        if (frame(*other).role(Slot::On) != Role::None || n.slot != Slot::None) {
          if (e.trigger->harm == TollKind::None || !e.targets.empty()) break;
          only_victims = true;
        }
        continue;
      }
      if (n.slot == Slot::Genitive) {
        if (!has_genitive && n.first <= c.last + 1 && !definite && of_this(e, j)) {
          apply_all(e, genitive, static_cast<int32_t>(j), e.trigger->harm);
          has_genitive = true;
        } else if (!second && f.role(Slot::SecondObject) != Role::None && has_genitive &&
                   of_this(e, j)) {  // «مقتل 8 وإصابة | 13 آخرين»: of the other word
          apply_all(e, f.role(Slot::SecondObject), static_cast<int32_t>(j), e.trigger->harm);
          second = true;
        }
        continue;
      }
      if (n.slot == Slot::None && n.function == Function::None) {
        if (e.self_victim ||
            (subject_here(n.clause) == static_cast<int32_t>(j) && clause(j).verb != static_cast<int32_t>(e.chunk)))
          continue;
        const bool adjacent = n.first == c.last;
        if (!has_genitive && adjacent && !definite) {
          apply_all(e, genitive, static_cast<int32_t>(j), e.trigger->harm);
          has_genitive = true;
        } else if (!second && f.role(Slot::SecondObject) != Role::None && (has_genitive || definite) &&
                   j <= e.chunk + 3 && n.clause >= 0 &&
                   (tok(n.first).is(WordKind::Digits) || n.quantity || tok(n.first).a.gcase == Case::Accusative ||
                    adjacent)) {
          // «استهداف الطيران سيارةً»: then the idafa is the doer.
          if (genitive == Role::Target && e.actors.empty() && !e.targets.empty() &&
              a_.can_act(e.targets.back().chunk)) {
            e.actors.swap(e.targets);
          }
          apply_all(e, f.role(Slot::SecondObject), static_cast<int32_t>(j), e.trigger->harm);
          second = true;
        }
        continue;
      }
      if (doer_follows(n)) {
        e.modes |= n.agent_modes;
        apply_all(e, Role::Actor, static_cast<int32_t>(j), TollKind::None);
        continue;
      }
      Role role = f.role(n.slot);
      // «غارات للتحالف»: whose it is stands right behind it.
      if (n.slot == Slot::For && role == Role::Actor && j != e.chunk + 1 &&
          !(j == e.chunk + 2 && a_.chunk(e.chunk + 1).kind == ChunkKind::Word))
        continue;
      // «استهداف مسيرة تركية لسيارة»: then the idafa is the doer.
      if (n.slot == Slot::For && role == Role::Target && genitive == Role::Target && e.actors.empty() &&
          e.nisba_actors.empty() && e.targets.size() == 1 && e.targets.back().index == static_cast<int32_t>(e.chunk) &&
          a_.can_act(e.targets.back().chunk) && !thrown(e.targets.back().chunk)) {
        e.actors.swap(e.targets);
      }
      if (n.slot == Slot::From && role == Role::Actor &&
          (j > e.chunk + 2 || (a_.names_state(n) ? e.trigger->type == EventType::Assault : a_.names_place(j))))
        continue;
      if (role == Role::None && (n.slot == Slot::In || n.slot == Slot::PlaceWord)) role = Role::Place;
      if (n.slot == Slot::By && role == Role::None) role = a_.is_weapon(n) ? Role::Means : Role::Place;
      if (role != Role::None) apply_all(e, role, static_cast<int32_t>(j), e.trigger->harm);
    }
    e.taken_until = j;
  }

  /// The bare phrase before an adjective that is said of it.
  int32_t predicate_subject(uint32_t chunk) const {
    for (uint32_t i = chunk; i-- > first_ && a_.chunk(i).clause == a_.chunk(chunk).clause;) {
      const Chunk& c = a_.chunk(i);
      if (c.kind == ChunkKind::Noun && c.slot == Slot::None && a_.can_act(c)) return static_cast<int32_t>(i);
    }
    return -1;
  }

  int32_t subject_here(int32_t clause_index) const {
    if (clause_index < 0) return -1;
    const Clause& cl = a_.chunks->clauses[static_cast<size_t>(clause_index)];
    return cl.verb >= 0 ? subject_of(a_, static_cast<uint32_t>(cl.verb)) : -1;
  }

  /// Whose: «هجومها», «عملياته»: the subject of the clause if it can act, else whom the pronoun points to.
  int32_t possessor(const Event& e) const {
    const int32_t s = subject_here(a_.chunk(e.chunk).clause);
    if (s >= 0 && s < static_cast<int32_t>(e.chunk) && a_.can_act(a_.chunk(static_cast<uint32_t>(s))) &&
        !disagrees(tok(e.token).a.enclitic, a_.chunk(static_cast<uint32_t>(s))))
      return s;
    for (uint32_t i = e.chunk; i-- > a_.first_chunk;) {
      if (e.chunk - i > 40) break;
      const Chunk& c = a_.chunk(i);
      if (c.kind == ChunkKind::Noun && a_.can_act(c) && !event_words(c) && !only_where(i)) {
        if (!disagrees(tok(e.token).a.enclitic, c)) return static_cast<int32_t>(i);
      }
    }
    return -1;
  }

  bool disagrees(Enclitic p, const Chunk& c) const {
    const Token& h = tok(c.head);
    if (h.a.pos == Pos::Name || a_.names_state(c)) return false;  // «ماي», «روسيا»
    if (p == Enclitic::She) return h.a.gender == Gender::Masculine && h.a.number == Number::Singular;
    if (p == Enclitic::He) return h.a.gender == Gender::Feminine || h.a.number == Number::Plural;
    return false;
  }

  /// «في اليمن», «الكردية»: where, or what is said of somebody, but nobody that a pronoun would point to.
  bool only_where(uint32_t chunk) const {
    const Chunk& c = a_.chunk(chunk);
    if (locative(c.slot) && a_.names_place(chunk)) return true;
    return tok(c.head).is_word() && tok(c.head).adjective() && c.entity < 0 && !c.quantity;
  }

  // ---- tolls ----

  std::optional<Victim> victim_class(const Chunk& c) const {
    std::optional<Victim> general;  // «عناصر الشرطة»: the next word says more
    uint32_t general_at = 0;
    for (uint32_t n = c.head; n < c.last; ++n) {
      const Token& t = tok(n);
      if (!t.is_word()) continue;
      if (const Term* phrase = a_.tokens->term_at(n, Layer::Victim)) return k_.victim_phrase(phrase->index).who;
      if (!t.nominal()) continue;
      if (const VictimWord* v = k_.victim(t.a.lemma)) {
        if (v->harm != TollKind::None || v->who == Victim::Other) continue;  // «قتيل» says nothing about who
        if (v->who == Victim::Combatant && !general && n + 1 < c.last && t.noun() && !t.definite()) {
          general = v->who;
          general_at = n;
          continue;
        }
        if (general && v->who != Victim::Police && v->who != Victim::Soldier && v->who != Victim::Medic) return general;
        return v->who;
      }
      if (general && n > general_at + 1) break;
      if (k_.label(t.a.lemma)) return Victim::Combatant;
      if (general) continue;
      if (k_.weapon(t.a.lemma)) return Victim::Weapon;
      if (a_.tags(t) & tag::kVehicle) return Victim::Vehicle;
      if (a_.tags(t) & (tag::kBuilding | tag::kFacility)) return Victim::Building;
      if (n == c.head) {
        if (const Term* e = a_.tokens->term_at(n, Layer::Entity); e && e->kind == TermKind::Actor) {
          const std::string& sector = k_.actor(e->index).sector;
          if (sector == "REB" || sector == "UAF" || sector == "MIL")
            return sector == "MIL" ? Victim::Soldier : Victim::Combatant;
        }
        if (const TitleKind* title = k_.title(t.a.lemma)) {
          if (*title == TitleKind::Office) return Victim::Official;
          if (*title == TitleKind::Rank) return Victim::Soldier;
        }
        if (a_.tags(t) & (tag::kPerson)) return Victim::Person;
        if (a_.tags(t) & tag::kGroup) return Victim::Combatant;
      }
    }
    return general;
  }

  /// «عائلة من 5 أفراد», «عائلة كاملة»: a family counts its members, so far as they are told.
  std::optional<Quantity> household(const Argument& x) const {
    const Chunk& c = x.chunk;
    const Token& h = tok(c.head);
    constexpr uint32_t kHousehold = tag::kGroup | tag::kMeasure;
    if (c.quantity || !h.is_word() || c.entity >= 0 || h.a.number != Number::Singular ||
        (a_.tags(h) & kHousehold) != kHousehold || !k_.victim(h.a.lemma))
      return std::nullopt;
    for (uint32_t j = static_cast<uint32_t>(std::max(x.index, 0)) + 1; x.index >= 0 && j < last_; ++j) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Mark || n.kind == ChunkKind::Verb || n.kind == ChunkKind::Word) break;
      if (n.slot == Slot::From && n.quantity && n.quantity->value) return n.quantity;
      if (j > static_cast<uint32_t>(x.index) + 2) break;
    }
    return Quantity{c.first, c.last, c.first, c.last, std::nullopt, std::nullopt, Hedge::Several};
  }

  void toll(Event& e, const Argument& x, TollKind harm) {
    if (harm == TollKind::None) return;
    // «سقط ستة قتلى و18 جريحا»: the wounded count for themselves.
    if (const Event* other = x.index >= 0 ? event_of_chunk(x.index) : nullptr;
        other && other != &e && other->self_victim && other->trigger->harm != harm)
      return;
    const Chunk& c = x.chunk;
    if (c.kind != ChunkKind::Noun) return;
    if (harm == TollKind::Displaced && !c.quantity) return;
    TollDraft d;
    d.kind = harm;
    d.first = c.first;
    d.last = c.last;
    d.who = victim_class(c).value_or(harm == TollKind::Destroyed ? Victim::Other : Victim::Person);
    const Token& h = tok(c.head);
    if (const auto members = household(x)) {
      d.number = members->value;
      d.number_to = members->value_to;
      d.hedge = members->value ? members->hedge : Hedge::Several;
    } else if (c.quantity) {
      d.number = c.quantity->value;
      d.number_to = c.quantity->value_to;
      d.hedge = c.quantity->hedge;
      // «13 من الميليشيات»
      const bool bare_number = c.head < c.quantity->last;
      if (bare_number && x.index >= 0) {
        for (uint32_t j = static_cast<uint32_t>(x.index) + 1; j < std::min(last_, static_cast<uint32_t>(x.index) + 3);
             ++j) {
          const Chunk& n = a_.chunk(j);
          if (n.kind == ChunkKind::Noun && n.slot == Slot::From) {
            if (const auto who = victim_class(n)) d.who = *who;
            d.last = n.last;
            break;
          }
          if (n.kind != ChunkKind::Mark) break;
        }
      }
      if (bare_number && last_who_ && d.who == Victim::Person && d.last == c.last) d.who = *last_who_;
    } else if (h.is_word() && h.a.number == Number::Dual) {
      d.number = 2;
    } else if (h.is_word() && (a_.tags(h) & tag::kMeasure) && c.head + 1 < c.last) {
      const Term* number = a_.tokens->term_at(c.head, Layer::Number);
      if (number && k_.number_word(number->index).value == 1)
        d.number = 1;  // «أحد عناصر القوات»
      else
        d.hedge = Hedge::Unknown;  // «كل عناصر الميليشيا»
      d.who = victim_class(part(static_cast<uint32_t>(std::max(x.index, 0)), c.head + 1, c.last).chunk).value_or(d.who);
    } else if (e.trigger->rank == Rank::Weak && a_.can_act(c) &&
               (h.definite() || c.entity >= 0 || h.a.number == Number::Plural)) {
      d.hedge = Hedge::Unknown;  // «خسائر القوات»
      d.who = d.who == Victim::Person ? Victim::Combatant : d.who;
    } else if (h.is_word() && h.a.number == Number::Plural) {
      // «مقتل الجنود»; «مقتل القوات» counts nobody
      const bool persons = a_.tags(h) & tag::kPerson || k_.victim(h.a.lemma) || k_.label(h.a.lemma);
      if (c.entity >= 0) return;
      if (h.definite() &&
          (!persons || c.anaphor || e.self_victim || harm == TollKind::Displaced || harm == TollKind::Destroyed))
        return;
      d.hedge = Hedge::Several;
      // «جرحى من المدنيين», «قتلى في صفوف القوات»
      if (d.who == Victim::Person && x.index >= 0 && static_cast<uint32_t>(x.index) + 1 < last_) {
        const Chunk& n = a_.chunk(static_cast<uint32_t>(x.index) + 1);
        if (n.kind == ChunkKind::Noun && n.slot == Slot::From) d.who = victim_class(n).value_or(d.who);
      }
    } else if (h.is_word() && (h.a.pos == Pos::Name || h.a.number == Number::Singular || h.a.number == Number::None)) {
      if (c.entity >= 0) {
        const Term& term = a_.tokens->terms[static_cast<size_t>(c.entity)];
        if (term.kind != TermKind::Person) return;
      }
      if (h.a.derivation == Derivation::VerbalNoun ||
          (a_.tags(h) & (tag::kGroup | tag::kOrg | tag::kAbstract | tag::kEvent | tag::kMeasure))) {
        if (!(a_.tags(h) & tag::kPerson)) return;
      }
      if (h.definite() && harm == TollKind::Destroyed) return;
      if (h.a.enclitic != Enclitic::None && (!(a_.tags(h) & tag::kPerson) || event_words(c))) return;  // «زوجته» is one
      d.number = 1;
    } else {
      return;
    }
    last_who_ = d.who;
    for (const TollDraft& other : e.tolls) {
      if (other.first == d.first && other.kind == d.kind) return;
    }
    e.tolls.push_back(d);
  }

  /// Whether a word stands behind «between», by itself or joined to one that does.
  bool between(uint32_t chunk) const {
    int32_t at = static_cast<int32_t>(chunk);
    for (int steps = 0; steps < 4 && at >= 0; ++steps) {
      const Chunk& c = a_.chunk(static_cast<uint32_t>(at));
      if (c.slot == Slot::Between) return !c.quantity;
      at = c.joined_to;
    }
    return false;
  }

  /// «50 شخصا بين قتيل وجريح»: at most that many of either.
  void dead_or_wounded(Event& e) {
    if (!e.self_victim || a_.chunk(e.chunk).quantity || !between(e.chunk)) return;
    int32_t counted = -1;
    for (uint32_t i = e.chunk; i-- > first_ && e.chunk - i <= 3;) {
      const Chunk& b = a_.chunk(i);
      if (b.kind == ChunkKind::Noun && b.quantity && b.quantity->value) {
        counted = static_cast<int32_t>(i);
        break;
      }
      if (b.kind == ChunkKind::Verb) break;
    }
    if (counted < 0) return;
    const Argument x = argument(static_cast<uint32_t>(counted));
    for (Event& other : events_) {  // the number was taken for a toll of one kind
      if (other.self_victim && between(other.chunk)) continue;
      std::erase_if(other.tolls, [&](const TollDraft& t) { return t.first == x.chunk.first; });
    }
    e.tolls.clear();
    toll(e, x, e.trigger->harm);
    for (TollDraft& t : e.tolls) {
      if (t.hedge == Hedge::Exact) t.hedge = Hedge::AtMost;
    }
    e.targets.assign(1, x);
  }

  /// «بلغت حصيلة الضحايا 20 شخصا», «ارتفاع عدد القتلى إلى 22»: the number behind a word of amount.
  void amount(Event& e) {
    TollKind harm = e.self_victim ? e.trigger->harm : TollKind::None;
    if (!e.self_victim && !e.verb && e.tolls.empty()) {  // «عدد قتلى القصف»
      for (uint32_t n = a_.chunk(e.chunk).first; n < e.token; ++n) {
        const VictimWord* v = tok(n).is_word() && tok(n).noun() ? k_.victim(tok(n).a.lemma) : nullptr;
        if (v && v->harm != TollKind::None) harm = v->harm;
      }
    }
    if (harm == TollKind::None || e.verb || (!e.tolls.empty() && (e.tolls.front().number || e.tolls.size() > 1)))
      return;
    bool amount_word = false;
    for (uint32_t j = e.chunk + 1; j < std::min(last_, e.chunk + 9); ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.function == Function::Stop) return;
      if (c.kind == ChunkKind::Verb) {
        amount_word = tok(c.first).term(Layer::Hedge) >= 0;
        if (!amount_word) return;
      }
      if (c.kind != ChunkKind::Noun || !c.quantity || !c.quantity->value) continue;
      if (!amount_word && c.slot != Slot::To && j > e.chunk + 1) continue;
      if (event_of_chunk(static_cast<int32_t>(j))) return;
      e.tolls.clear();
      toll(e, argument(j), harm);
      // «القتلى المدنيين إلى 32»: the word before says who they were.
      const Chunk& counted = a_.chunk(j);
      if (!e.tolls.empty() && counted.head < counted.quantity->last)
        e.tolls.back().who = victim_class(a_.chunk(e.chunk)).value_or(Victim::Person);
      e.targets.push_back(argument(j));
      return;
    }
  }

  /// «بينهم 5 من قوات النظام»: parts of the toll before.
  void including() {
    for (uint32_t i = first_; i < last_; ++i) {
      const Chunk& c = a_.chunk(i);
      if (c.function != Function::Including || c.kind != ChunkKind::Word) continue;
      // It belongs to the event whose toll stands nearest before it.
      Event* owner = nullptr;
      uint32_t best = 0;
      TollKind kind = TollKind::None;
      for (Event& x : events_) {
        if (x.host >= 0) continue;
        for (const TollDraft& t : x.tolls) {
          if (t.first < c.first && t.first >= best) {
            best = t.first;
            owner = &x;
            kind = t.kind;
          }
        }
      }
      if (!owner) continue;
      for (uint32_t j = i + 1; j < last_; ++j) {
        const Chunk& n = a_.chunk(j);
        if (n.kind == ChunkKind::Verb || n.kind == ChunkKind::Word) break;
        if (n.kind != ChunkKind::Noun) continue;
        if (n.slot != Slot::None && n.joined_to < 0 && n.slot != Slot::From) break;
        if (n.slot == Slot::From) continue;
        if (Event* other = event_of_chunk(static_cast<int32_t>(j)); other && !other->self_victim) break;
        toll(*owner, argument(j), kind);
        for (TollDraft& t : owner->tolls) t.part |= t.first == n.first && t.kind == kind;
      }
    }
  }

  // ---- light verbs ----

  void light_verbs() {
    for (uint32_t i = first_; i < last_; ++i) {
      const Chunk& c = a_.chunk(i);
      uint32_t lemma = 0;
      if (c.kind == ChunkKind::Verb)
        lemma = tok(c.first).a.lemma;
      else if (c.kind == ChunkKind::Noun && c.head == c.first && tok(c.head).is_word() && tok(c.head).a.base)
        lemma = tok(c.head).a.base;
      if (!lemma) continue;
      const auto lights = k_.light_verbs(lemma);
      if (lights.empty()) continue;
      const bool verb = c.kind == ChunkKind::Verb;
      if (!verb && (tok(c.head).a.derivation != Derivation::VerbalNoun || a_.is_document(c))) continue;
      int32_t subject = verb ? subject_of(a_, i) : -1;
      const bool passive = verb && tok(c.first).a.voice == Voice::Passive;
      // «كما شنت غارات»: raids carry nothing out
      if (verb && subject > static_cast<int32_t>(i) && event_of_chunk(subject) &&
          !a_.can_act(a_.chunk(static_cast<uint32_t>(subject))) &&
          std::all_of(lights.begin(), lights.end(), [](const LightVerb& l) {
            return l.slot == Slot::Object && l.subject == Role::Actor && !l.subject_is_event;
          }))
        subject = -1;
      for (const LightVerb& light : lights) {
        const int32_t noun = light_object(i, light, subject, passive);
        if (noun < 0) continue;
        Event* e = event_of_chunk(noun);
        if (!e || e->verb) continue;
        if (light.effect) {
          e->factuality = *light.effect;
          note(*e, "certainty from " + light.origin);
        }
        drop_carrier(i, *e);
        if (light.subject_is_event && light.slot != Slot::Subject) {
          if (subject == noun || (subject > static_cast<int32_t>(i) && !event_of_chunk(subject))) subject = -1;
          if (i > first_ && a_.chunk(i - 1).kind == ChunkKind::Word &&
              tok(a_.chunk(i - 1).first).a.pos == Pos::Negation && e->trigger->harm != TollKind::None)
            e->zero = true;
          result_of_[noun] = subject;
          result_verb_[noun] = static_cast<int32_t>(i);
          break;
        }
        if (light.subject_is_event) {
          if (verb && noun < static_cast<int32_t>(i) && !event_of_chunk(static_cast<int32_t>(i)))
            behind_its_verb(*e, i);
          break;
        }
        int32_t doer = subject;
        if (passive) doer = -1;
        if (verb && doer < 0 && !passive) {
          doer = dropped_subject(i);
          if (doer < 0) doer = subject_ahead(i);
          if (doer < 0 && light.subject == Role::Actor && on_the_ground(e->trigger->type)) doer = doer_before(i);
        }
        if (!verb) doer = noun_subject(i);
        if (doer >= 0 && doer != noun) {
          Argument x = argument(static_cast<uint32_t>(doer));
          const Chunk& carrier = a_.chunk(i);
          const bool inside = !verb && doer == static_cast<int32_t>(i);  // «ارتكاب | القوات مجزرة»
          if (inside) x = part(i, carrier.head + 1, carrier.last);
          const Role own = frame(*e).role(Slot::Genitive);
          const bool suffers = own == Role::Victim;
          // Who announces a death has not died: «أعلنت الوحدات مصرع».
          if (suffers && verb && k_.cue(lemma)) continue;
          if (inside)
            apply(*e, light.subject == Role::Actor && (own == Role::Party || suffers) ? own : light.subject, x,
                  suffers ? e->trigger->harm : TollKind::None);
          else if (light.subject == Role::Actor && (own == Role::Party || suffers))
            apply_all(*e, own, doer, e->trigger->harm);
          else if (a_.can_act(x.chunk) || light.subject == Role::Target || light.subject == Role::Place)
            apply_all(*e, light.subject, doer, TollKind::None);
          note(*e, "carried by " + light.origin);
        }
        break;
      }
    }
  }

  /// «معارك عنيفة دارت | بين القوات»: what stands behind the verb whose subject the event noun is.
  void behind_its_verb(Event& e, uint32_t verb) {
    const Frame& f = frame(e);
    for (uint32_t j = verb + 1; j < last_; ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.clause != a_.chunk(verb).clause || c.kind == ChunkKind::Verb) break;
      if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
      if (c.kind != ChunkKind::Noun || c.joined_to >= 0 || c.slot == Slot::None || c.slot == Slot::For) continue;
      if (event_of_chunk(static_cast<int32_t>(j))) break;
      governed_argument(e, f, static_cast<int32_t>(j));
    }
  }

  /// «حاول الجيش استهداف», «تقدمت القوات لتحرير»: the subject of the verb over a verbal noun does the act, and what
  /// stands in idafa to it suffers it. Of a demand the addressee does it.
  void controlled(Event& e) {
    if (e.verb || e.self_victim || e.host >= 0 || !e.nisba_actors.empty()) return;
    const Token& t = tok(e.token);
    if (frame(e).role(Slot::Genitive) == Role::Victim && e.targets.empty() && clause(e.chunk).verb >= 0) {
      // «أجبروا 654 أسرة على النزوح»
      const Event* by = event_of_chunk(clause(e.chunk).verb);
      if (by && by->verb && by->chunk < e.chunk && !by->targets.empty() && a_.chunk(e.chunk).slot != Slot::None) {
        apply(e, Role::Victim, by->targets.front(), e.trigger->harm);
      }
      return;
    }
    const Chunk& here = a_.chunk(e.chunk);
    const Token& first = tok(here.head);
    const bool under_light =
        e.token == here.head + 1 && first.a.derivation == Derivation::VerbalNoun && light_noun(first);  // «شن عملية»
    if ((t.a.derivation != Derivation::VerbalNoun && !under_light) || frame(e).role(Slot::Genitive) == Role::Victim)
      return;
    if (t.definite() && (here.head != e.token || here.last > here.head + 1)) return;
    const Chunk& lead = here.joined_to >= 0 ? a_.chunk(static_cast<uint32_t>(here.joined_to)) : here;
    const Clause& cl = clause(e.chunk);
    if (cl.verb < 0 || static_cast<uint32_t>(cl.verb) > e.chunk) return;
    const uint32_t verb = static_cast<uint32_t>(cl.verb);
    const Token& v = tok(a_.chunk(verb).first);
    const Embedding* m = k_.embedding(v.a.lemma);
    const bool embedded = m && (lead.slot == Slot::None ? (m->slots >> static_cast<int>(Slot::Object) & 1U)
                                                        : (m->slots >> static_cast<int>(lead.slot) & 1U));
    bool light = false;
    for (const LightVerb& l : k_.light_verbs(v.a.lemma))
      light |= l.subject == Role::Actor && (l.slot == lead.slot || (l.slot == Slot::Object && lead.slot == Slot::None));
    const bool purpose = lead.slot == Slot::For || lead.slot == Slot::Through;
    const Event* own = event_of_chunk(static_cast<int32_t>(verb));
    const bool means = lead.slot == Slot::By;
    if (!embedded && !light && !purpose && !means) return;
    if (t.definite() && !embedded) return;
    if (v.a.voice == Voice::Passive || (own && own->passive)) return;
    for (const LightVerb& l : k_.light_verbs(v.a.lemma)) {  // «تعرض لقصف»: its subject does not do it
      if (l.slot == lead.slot && l.subject != Role::Actor) return;
    }
    const bool demand = own && (own->trigger->type == EventType::Request || own->trigger->type == EventType::Accuse);
    int32_t doer = -1;
    if (const Mention* speaker = !demand && subject_of(a_, verb) < 0 ? speaker_as_subject(verb) : nullptr) {
      if (frame(e).role(Slot::Genitive) == Role::Either || e.actors.empty()) {
        suffers_instead(e);
        e.nisba_actors.push_back(*speaker);
      }
      return;
    }
    if (demand) {
      if (!own->targets.empty()) doer = own->targets.front().index;
    } else {
      doer = subject_of(a_, verb);
      if (doer < 0) doer = dropped_subject(verb);
    }
    if (demand && doer >= 0) {  // «دعا الأطراف إلى وقف إطلاق النار»
      const auto idle = [&](const Argument& x) { return !a_.can_act(x.chunk); };
      e.actors.erase(std::remove_if(e.actors.begin(), e.actors.end(), idle), e.actors.end());
    }
    if (doer < 0 || doer == static_cast<int32_t>(e.chunk) || !a_.can_act(a_.chunk(static_cast<uint32_t>(doer)))) return;
    // What was read as the doer in idafa is what the act is done to.
    const Role role = frame(e).role(Slot::Genitive);
    if (role == Role::Either) {
      suffers_instead(e);
    } else if (!std::all_of(e.actors.begin(), e.actors.end(), helps_only)) {
      return;
    }
    apply_all(e, role == Role::Party ? Role::Party : Role::Actor, doer, TollKind::None);
    note(e, "done by the subject of the verb over it");
  }

  /// Slots of acts that the word says who did (responsibility.tsv), 0 if it says no such thing.
  uint32_t responsibility(const Token& t) const {
    if (!t.is_word()) return 0;
    const uint32_t* slots = t.a.lemma ? k_.responsibility(t.a.lemma) : nullptr;
    if (!slots && t.a.derivation == Derivation::VerbalNoun && t.a.base) slots = k_.responsibility(t.a.base);
    return slots ? *slots : 0;
  }

  /// «اتهموا التنظيم بالمسؤولية عن التفجير», «حملت الجيش مسؤولية القصف»: who is accused of having done it did it.
  void blamed(Event& e) {
    if (e.self_victim || e.host >= 0 || !e.actors.empty() || !e.nisba_actors.empty()) return;
    if (frame(e).role(Slot::Subject) != Role::Actor && frame(e).role(Slot::Genitive) == Role::None) return;
    const Chunk& here = a_.chunk(e.chunk);
    const auto bit = [](Slot s) { return 1U << static_cast<int>(s); };
    int32_t holder = -1;
    for (uint32_t n = here.first; n < e.token && holder < 0; ++n) {
      if (responsibility(tok(n)) & bit(Slot::Genitive)) holder = static_cast<int32_t>(e.chunk);
    }
    for (uint32_t j = e.chunk; holder < 0 && j > first_ && j + 3 > e.chunk;) {
      const Chunk& c = a_.chunk(--j);
      if (c.kind == ChunkKind::Verb || c.function == Function::Stop) return;
      if (c.kind != ChunkKind::Noun) continue;
      const uint32_t slots = responsibility(tok(c.head));
      if (!(slots & bit(here.slot)) && slots != UINT32_MAX) return;
      holder = static_cast<int32_t>(j);
    }
    if (holder < 0) return;
    const Event* accusation = nullptr;
    for (const Event& x : events_) {
      if (x.trigger->type == EventType::Accuse && x.chunk < static_cast<uint32_t>(holder) && !x.targets.empty()) {
        accusation = &x;
      }
    }
    if (!accusation || !a_.can_act(accusation->targets.front().chunk)) return;
    apply(e, Role::Actor, accusation->targets.front(), TollKind::None);
    e.blamed = true;
    note(e, "done by who is accused of it");
  }

  /// «دخلت الفصائل في مفاوضات مع روسيا»: who is with somebody is the subject, if nothing else is said.
  void other_party(Event& e) {
    if (e.verb || e.actors.empty() || !e.nisba_actors.empty() || frame(e).role(Slot::With) != Role::Party) return;
    for (const Argument& x : e.actors) {
      if (x.chunk.slot != Slot::With) return;
    }
    const Clause& cl = clause(e.chunk);
    if (cl.verb < 0 || static_cast<uint32_t>(cl.verb) > e.chunk) return;
    const uint32_t verb = static_cast<uint32_t>(cl.verb);
    const Cue* cue = k_.cue(tok(a_.chunk(verb).first).a.lemma);
    if (cue && cue->weight == 1) return;
    const int32_t s = subject_of(a_, verb);
    if (s < 0 || event_of_chunk(s) || !a_.can_act(a_.chunk(static_cast<uint32_t>(s)))) return;
    const Chunk& subject = a_.chunk(static_cast<uint32_t>(s));
    if (subject.quantity || !tok(subject.head).is_word() || tok(subject.head).a.derivation == Derivation::VerbalNoun ||
        (a_.tags(tok(subject.head)) & tag::kAbstract))
      return;
    const TitleKind* title = tok(subject.head).is_word() ? k_.title(tok(subject.head).a.lemma) : nullptr;
    if (title && (*title == TitleKind::Source || *title == TitleKind::Spokesperson || *title == TitleKind::Role))
      return;
    apply_all(e, Role::Party, s, TollKind::None);
    note(e, "with the subject of the verb over it");
  }

  /// «الجيش، بإسناد من التحالف، …»: who helps somebody takes part in all that the sentence says he does.
  void helpers() {
    for (uint32_t b = first_; b < last_; ++b) {
      if (a_.chunk(b).kind != ChunkKind::Noun || a_.chunk(b).function != Function::Beside || !a_.can_act(a_.chunk(b)))
        continue;
      int32_t helped = -1;
      for (uint32_t i = b; i-- > first_ && b - i <= 6 && helped < 0;) {
        const Chunk& c = a_.chunk(i);
        if (c.kind != ChunkKind::Noun || c.function != Function::None || !a_.can_act(c)) continue;
        for (const Event& e : events_) {
          for (const Argument& x : e.actors) {
            if (x.index == static_cast<int32_t>(i)) helped = static_cast<int32_t>(i);
          }
        }
      }
      if (helped < 0) continue;
      for (Event& e : events_) {
        bool does = false, known = false;
        for (const Argument& x : e.actors) {
          does |= x.index == helped;
          known |= x.index == static_cast<int32_t>(b);
        }
        if (does && !known) apply_all(e, Role::Actor, static_cast<int32_t>(b), TollKind::None);
      }
    }
  }

  /// What was taken for the doer suffers.
  static void suffers_instead(Event& e) {
    std::vector<Argument> doers;
    for (const Argument& x : e.actors) (helps_only(x) ? doers : e.targets).push_back(x);
    e.actors = std::move(doers);
  }

  /// Subject of a verbal noun: its idafa («تعرض المواقع لقصف»).
  int32_t noun_subject(uint32_t chunk) const {
    const Chunk& c = a_.chunk(chunk);
    if (c.head + 1 < c.last && !tok(c.head).definite()) {
      if (tok(c.head).a.enclitic == Enclitic::None) return static_cast<int32_t>(chunk);
    }
    if (tok(c.head).a.enclitic != Enclitic::None) return pronoun(chunk, c.head);
    if (chunk + 1 < last_ && a_.chunk(chunk + 1).kind == ChunkKind::Noun && a_.chunk(chunk + 1).slot == Slot::None &&
        a_.chunk(chunk + 1).first == c.last) {
      return static_cast<int32_t>(chunk) + 1;
    }
    return -1;
  }

  int32_t light_object(uint32_t i, const LightVerb& light, int32_t subject, bool passive) {
    const Chunk& v = a_.chunk(i);
    if (light.slot == Slot::Subject || passive) {
      return subject >= 0 && event_of_chunk(subject) && !event_of_chunk(subject)->verb ? subject : -1;
    }
    const Clause& cl = clause(i);
    const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
    if (light.slot == Slot::Object && relative && v.kind == ChunkKind::Verb &&
        tok(v.first).a.enclitic != Enclitic::None && cl.antecedent >= 0) {
      return event_of_chunk(cl.antecedent) ? cl.antecedent : -1;
    }
    bool beyond = false;  // past a relative clause about the subject: «أسفرت الغارات التي شنها التحالف عن مقتل»
    for (uint32_t j = i + 1; j < std::min(last_, i + 14); ++j) {
      const Chunk& c = a_.chunk(j);
      const ClauseKind kind = a_.chunks->clauses[static_cast<size_t>(c.clause)].kind;
      if (c.clause != v.clause && light.slot != Slot::Object &&
          (kind == ClauseKind::Relative || kind == ClauseKind::BareRelative))
        beyond = true;
      if (beyond ? (kind != ClauseKind::Relative && kind != ClauseKind::BareRelative)
                 : (c.kind == ChunkKind::Verb || c.clause != v.clause))
        break;
      if (c.kind != ChunkKind::Noun) continue;
      if (static_cast<int32_t>(j) == subject) continue;
      const bool fits =
          light.slot == Slot::Object ? (c.slot == Slot::None && c.function == Function::None) : c.slot == light.slot;
      if (!fits) continue;
      if (event_of_chunk(static_cast<int32_t>(j))) return static_cast<int32_t>(j);
      if (light.slot != Slot::Object) break;
    }
    return -1;
  }

  /// A light verb that is an event word itself tells the same event as its noun.
  void drop_carrier(uint32_t chunk, Event& e) {
    Event* carrier = event_of_chunk(static_cast<int32_t>(chunk));
    if (!carrier || carrier == &e) return;
    if (carrier->trigger->type != e.trigger->type && carrier->trigger->rank == Rank::Act) return;
    carrier->host = static_cast<int32_t>(&e - events_.data());
  }

  /// «تقدم الجيش في المحافظة وتحرير مديريتين»: who does the first of coordinated acts does the others.
  void same_doer(Event& e) {
    if (e.verb || e.self_victim || !e.actors.empty() || !e.nisba_actors.empty()) return;
    const Chunk& c = a_.chunk(e.chunk);
    const Token& t = tok(e.token);
    if (!c.conjoined || t.a.derivation != Derivation::VerbalNoun || t.definite() || e.token != c.head) return;
    if ((e.trigger->harm != TollKind::None && frame(e).role(Slot::Genitive) != Role::Either) ||
        e.trigger->rank == Rank::Weak)
      return;
    const Event* first = nullptr;
    for (const Event& x : events_) {
      if (x.chunk < e.chunk && !x.actors.empty() && (!first || x.chunk > first->chunk)) first = &x;
    }
    if (!first || first->verb || first->self_victim || first->actors.empty() ||
        a_.chunk(first->chunk).clause != c.clause || tok(first->token).a.derivation != Derivation::VerbalNoun ||
        a_.chunk(first->chunk).slot != c.slot)
      return;
    for (uint32_t j = first->chunk + 1; j < e.chunk; ++j) {
      if (a_.chunk(j).kind == ChunkKind::Verb || a_.chunk(j).kind == ChunkKind::Word) return;
    }
    e.actors = first->actors;
    note(e, "done by who does the act before");
  }

  /// «مقتل وإصابة 12», «قصف واستهداف المواقع»: what stands behind the second belongs to both.
  void share_coordinated(Event& e) {
    if (!e.targets.empty() || e.self_victim) return;
    const int32_t next = static_cast<int32_t>(e.chunk) + 1;
    if (next >= static_cast<int32_t>(last_)) return;
    Event* other = event_of_chunk(next);
    if (!other || other->verb != e.verb || !a_.chunk(static_cast<uint32_t>(next)).conjoined || other->targets.empty())
      return;
    if (!e.verb && a_.chunk(static_cast<uint32_t>(next)).joined_to != static_cast<int32_t>(e.chunk)) return;
    if (e.verb && (e.trigger->harm == TollKind::None || !other->passive)) return;
    for (const Argument& x : other->targets) {
      e.targets.push_back(x);
      if (e.trigger->harm == TollKind::None || x.chunk.kind != ChunkKind::Noun || !x.chunk.quantity) continue;
      // One number for dead and wounded together is at most that many of either.
      toll(e, x, e.trigger->harm);
      for (Event* both : {&e, other}) {
        for (TollDraft& t : both->tolls) {
          if (t.first == x.chunk.first && t.number && t.hedge == Hedge::Exact) t.hedge = Hedge::AtMost;
        }
      }
    }
  }

  // ---- one happening, one claim ----

  static bool gives_way(const Event& e) {
    return e.trigger->rank == Rank::Harm || e.trigger->rank == Rank::Generic || e.trigger->rank == Rank::Companion;
  }
  static bool can_host(const Event& e, const Event& guest) {
    if (e.verb && guest.trigger->rank != Rank::Harm) return false;
    if (e.trigger->rank >= Rank::Generic)
      return rank(*e.trigger) > rank(*guest.trigger) || e.trigger->rank == Rank::Act;
    return e.trigger->rank == Rank::Weak && guest.trigger->rank == Rank::Harm && !e.verb;
  }

  bool event_slot(const Chunk& c) {
    if (c.joined_to >= 0 && !event_of_chunk(c.joined_to)) return false;  // «في ذمار، واختطاف»: only coordinated
    return c.slot == Slot::In || c.slot == Slot::By || c.slot == Slot::Cause || c.slot == Slot::Through ||
           c.function == Function::Cause || c.slot == Slot::Agent || c.slot == Slot::Through;
  }

  /// Nearest act before `chunk` in the sentence, by preference a noun.
  int32_t act_before(uint32_t chunk) const {
    for (size_t n = events_.size(); n-- > 0;) {
      const Event& e = events_[n];
      if (e.chunk >= chunk || e.host >= 0) continue;
      if (e.trigger->type != EventType::Assault) continue;
      if (e.trigger->rank != Rank::Harm && e.trigger->rank != Rank::Companion) return static_cast<int32_t>(n);
    }
    return -1;
  }

  int32_t root(int32_t n) const {
    for (int steps = 0; steps < 20 && n >= 0 && events_[static_cast<size_t>(n)].host >= 0; ++steps)
      n = events_[static_cast<size_t>(n)].host;
    return n;
  }

  void absorb() {
    for (size_t n = 0; n < events_.size(); ++n) {
      Event& e = events_[n];
      if (e.host >= 0 || !gives_way(e)) continue;
      const int32_t host = e.trigger->type == EventType::Assault ? host_of(n) : carried_noun(n);
      if (host >= 0 && root(host) != static_cast<int32_t>(n)) e.host = host;
    }
    // «قتل 5 وجرح 4 إثر هجوم»: the act that the second harm gives way to is that of the first as well.
    for (size_t n = events_.size(); n-- > 1;) {
      Event& first = events_[n - 1];
      const Event& second = events_[n];
      if (first.host >= 0 || second.host < 0 || root(second.host) == static_cast<int32_t>(n - 1)) continue;
      if (first.trigger->rank != Rank::Harm || second.trigger->rank != Rank::Harm || !a_.chunk(second.chunk).conjoined)
        continue;
      if (second.chunk - first.chunk <= 5 && first.verb == second.verb) first.host = root(second.host);
    }
    for (size_t n = 0; n < events_.size(); ++n) {
      Event& e = events_[n];
      const int32_t h = root(e.host);
      if (h < 0 || h == static_cast<int32_t>(n)) continue;
      Event& host = events_[static_cast<size_t>(h)];
      note(host, "tells the same as " + std::string(a_.tokens->text->slice(tok(e.token).word->span)) + " (" +
                     e.trigger->origin + ")");
      if (e.zero) {
        none_harmed(host, e);
        continue;
      }
      for (const TollDraft& t : e.tolls) {
        bool known = false;
        for (const TollDraft& other : host.tolls) known |= other.first == t.first && other.kind == t.kind;
        if (!known) host.tolls.push_back(t);
      }
      const auto merge = [](std::vector<Argument>& into, const std::vector<Argument>& from) {
        for (const Argument& x : from) {
          bool known = false;
          for (const Argument& y : into) known |= y.chunk.first == x.chunk.first;
          if (!known) into.push_back(x);
        }
      };
      if (e.trigger->rank != Rank::Harm || host.targets.empty()) merge(host.targets, e.targets);
      merge(host.places, e.places);
      if (host.actors.empty() && host.nisba_actors.empty()) {
        merge(host.actors, e.actors);
        host.nisba_actors = e.nisba_actors;
      }
      host.weapon_modes |= e.weapon_modes;
      if (e.trigger->rank == Rank::Harm && !e.verb) host.modes |= e.modes;
      if (host.factuality == Factuality::Asserted) host.factuality = e.factuality;
      if (!host.date) host.date = e.date;
    }
  }

  /// «دون وقوع إصابات», «ولم تسجل أية إصابات», «دون ورود معلومات عن خسائر»: the act before harmed nobody.
  void nobody_harmed(Event& e) {
    if (!e.self_victim || e.verb || e.host >= 0 || e.zero || a_.chunk(e.chunk).quantity || tok(e.token).definite() ||
        tok(e.token).a.number != Number::Plural || tok(e.token).a.enclitic != Enclitic::None)
      return;
    bool none = false;
    for (uint32_t i = e.chunk + 1; i-- > first_ && e.chunk - i <= 5 && !none;) {
      const Chunk& c = a_.chunk(i);
      none = c.function == Function::Denial || (c.kind == ChunkKind::Word && tok(c.first).a.pos == Pos::Negation);
      if (i < e.chunk && (event_of_chunk(static_cast<int32_t>(i)) || c.function == Function::Stop)) break;
    }
    const int32_t act = none ? act_before(e.chunk) : -1;
    if (act < 0) return;
    e.zero = true;
    e.host = act;
  }

  /// «لم تسفر عن ضحايا»: nobody killed, nobody injured.
  void none_harmed(Event& host, const Event& e) const {
    const Chunk& c = a_.chunk(e.chunk);
    for (TollKind kind : {TollKind::Killed, TollKind::Injured}) {
      if (kind == TollKind::Killed && e.trigger->harm == TollKind::Injured) continue;
      TollDraft d;
      d.kind = kind;
      d.number = 0;
      d.first = c.first;
      d.last = c.last;
      host.tolls.push_back(d);
    }
  }

  /// «توصل إلى اتفاق», «قدم مساعدات»: a word without its kind gives way to the noun of the same type behind it.
  int32_t carried_noun(size_t n) const {
    const Event& e = events_[n];
    if (n + 1 >= events_.size()) return -1;
    const Event& next = events_[n + 1];
    const bool near = next.chunk - e.chunk <= 4 && a_.chunk(next.chunk).clause == a_.chunk(e.chunk).clause;
    return !next.verb && near && next.trigger->type == e.trigger->type && next.host < 0 ? static_cast<int32_t>(n) + 1
                                                                                        : -1;
  }

  /// What stands behind the verb is its object.
  bool subject_unsaid(const Event& e) const {
    const int32_t s = subject_of(a_, e.chunk);
    return s < 0 || std::any_of(e.targets.begin(), e.targets.end(), [&](const Argument& x) { return x.index == s; }) ||
           std::any_of(e.places.begin(), e.places.end(), [&](const Argument& x) { return x.index == s; });
  }

  static bool causes(const Chunk& c) { return c.slot == Slot::Cause || c.function == Function::Cause; }

  /// A relative clause right behind the noun says who did the act: «غارات شنها الطيران».
  bool told_by_a_verb_of_its_own(const Event& act) const {
    for (uint32_t j = act.chunk + 1; j < std::min(last_, act.chunk + 3); ++j) {
      if (a_.chunk(j).kind != ChunkKind::Verb) continue;
      const Clause& cl = clause(j);
      return (cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative) &&
             cl.antecedent == static_cast<int32_t>(act.chunk);
    }
    return false;
  }

  int32_t host_of(size_t n) {
    const Event& e = events_[n];
    const uint32_t c = e.chunk;
    const auto index = [&](const Event* x) { return static_cast<int32_t>(x - events_.data()); };
    const Clause& cl = clause(c);
    // «أسفرت الغارة عن مقتل», «ما أدى إلى مقتل»
    if (const auto it = result_of_.find(static_cast<int32_t>(c)); it != result_of_.end()) {
      if (Event* s = it->second >= 0 ? event_of_chunk(it->second) : nullptr; s && s != &e) return index(s);
      const int32_t verb = result_verb_[static_cast<int32_t>(c)];
      const bool what = clause(static_cast<uint32_t>(verb)).kind == ClauseKind::Result;  // «ما أدى إلى»
      if (what || it->second < 0 || !a_.can_act(a_.chunk(static_cast<uint32_t>(it->second))) ||
          a_.names_place(static_cast<uint32_t>(it->second))) {
        if (const int32_t act = act_before(c); act >= 0) return act;
      }
    }
    // The act under a preposition behind it: «قتل ثلاثة في غارة».
    for (const Event& x : events_) {
      if (&x == &e || x.chunk <= c || x.verb || x.trigger->type != EventType::Assault || !can_host(x, e)) continue;
      if (a_.chunk(x.chunk).clause != a_.chunk(c).clause && !(e.verb == false && x.chunk - c <= 6)) continue;
      if (x.self_victim) continue;
      bool verb_between = false;
      for (uint32_t j = c + 1; j < x.chunk; ++j)
        verb_between |= a_.chunk(j).kind == ChunkKind::Verb || a_.chunk(j).function == Function::Stop;
      if (verb_between) continue;
      // «قتل ثلاثة إثر غارة شنها الطيران»: the cause has a clause of its own, with its own doer.
      if (e.verb && causes(a_.chunk(x.chunk)) && told_by_a_verb_of_its_own(x)) continue;
      if (event_slot(a_.chunk(x.chunk))) return index(&x);
    }
    if (e.verb) {
      // The act is its subject, or what its relative clause describes.
      const int32_t s = subject_of(a_, c);
      if (Event* x = s >= 0 ? event_of_chunk(s) : nullptr; x && x != &e && can_host(*x, e) && !x->self_victim)
        return index(x);
      if ((cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative) && cl.antecedent >= 0) {
        if (Event* x = event_of_chunk(cl.antecedent); x && can_host(*x, e) && !x->self_victim) return index(x);
      }
    }
    // «قصف نفذته القوات واستهدف المدينة», «قصف من طيران، استهدف سيارة»: what the act did next, its subject unsaid.
    if (e.verb && !e.passive && e.trigger->rank == Rank::Generic && e.token == a_.chunk(c).first &&
        tok(e.token).a.tense == Tense::Past && tok(e.token).a.number == Number::Singular && subject_unsaid(e)) {
      const int32_t act = act_before(c);
      const Event* x = act >= 0 ? &events_[static_cast<size_t>(act)] : nullptr;
      if (x && !x->verb && can_host(*x, e) && x->trigger->rank == Rank::Act && c - x->chunk <= 9 &&
          (cl.kind == ClauseKind::Coordinated || cl.kind == ClauseKind::Serial)) {
        const Token& noun = tok(x->token);
        const bool feminine = noun.a.gender == Gender::Feminine || noun.a.number == Number::Plural;
        const int32_t dropped = dropped_subject(c);
        const bool own = dropped >= 0 && static_cast<uint32_t>(dropped) > x->chunk;
        if (feminine == (tok(e.token).a.gender == Gender::Feminine) && !own) return act;
      }
    }
    // Coordinated with a harm that has been folded: «قتل 16 وأصيب 14», «عشرات القتلى ومئات الجرحى».
    if (n > 0 && e.trigger->rank == Rank::Harm) {
      for (size_t m = n; m-- > 0;) {
        Event& before = events_[m];
        if (before.trigger->rank != Rank::Harm) continue;
        // «مقتل 6، بالإضافة إلى إصابة 19»
        const bool added = !e.verb && c > first_ && a_.chunk(c - 1).kind == ChunkKind::Word &&
                           a_.chunk(c - 1).function == Function::Stop;
        const bool conjoined = a_.chunk(c).conjoined || tok(e.token).conjoined() || added;
        const bool near = c - before.chunk <= (e.verb ? 6U : 8U);
        const bool alike = e.verb == before.verb || e.self_victim || !before.verb || !e.verb;
        const bool victims_both =
            (e.passive || !e.verb || frame(e).role(Slot::Subject) == Role::Victim) &&
            (before.passive || !before.verb || frame(before).role(Slot::Subject) == Role::Victim || !e.verb);
        const bool own_actor = !e.actors.empty() && before.actors.empty() && !(e.passive && before.passive);
        if (!conjoined || !near || !alike || !victims_both || own_actor) break;
        return static_cast<int32_t>(m);
      }
    }
    // «سقوط قتلى», «لقي مصرعه»: the companion's own victim word.
    if (e.self_victim && n > 0) {
      for (size_t m = n; m-- > 0;) {
        const Event& before = events_[m];
        if (before.chunk + 3 < c) break;
        if (before.chunk + 1 == c && a_.chunk(c).slot == Slot::Genitive && before.trigger->rank == Rank::Harm)
          return static_cast<int32_t>(m);
        if (before.trigger->type == EventType::Assault && before.trigger->rank == Rank::Harm && before.tolls.empty())
          return static_cast<int32_t>(m);
      }
    }
    // A verb whose object is the act: «استهدف بقصف».
    return -1;
  }

  // ---- weapons, places, dates ----

  void weapons(Event& e) {
    if (e.host >= 0 || e.trigger->type != EventType::Assault) return;
    const Clause& cl = clause(e.chunk);
    for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
      const Chunk& c = a_.chunk(i);
      if (c.kind != ChunkKind::Noun) continue;
      for (uint32_t n = c.first; n < c.last; ++n) {
        const uint64_t bits = weapon_modes_at(n);
        if (!bits) continue;
        bool target = false;
        for (const Argument& x : e.targets) target |= x.index == static_cast<int32_t>(i);
        if (target) continue;
        const Term* w = a_.tokens->term_at(n, Layer::Weapon);
        e.weapons.emplace_back(n, w ? w->last : n + 1);
        e.weapon_modes |= bits;
      }
    }
  }

  void places_and_date_of_clause(size_t n, const Clause& cl, bool relative) {
    Event& e = events_[n];
    for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
      const Chunk& c = a_.chunk(i);
      if (!e.date && names_day(i)) e.date = c.date;
      if (c.kind != ChunkKind::Noun) continue;
      if (!locative(c.slot) && !(relative && frame(e).role(c.slot) == Role::Target) &&
          !(c.slot == Slot::On && along(c)) && !(c.slot == Slot::Between && between_settlements(c)))
        continue;
      if (c.slot == Slot::At && a_.names_state(c)) continue;  // «بقيادة المملكة», «لدى دمشق»
      const int32_t place = a_.names_place(i) ? static_cast<int32_t>(i) : place_before(i);
      if (place < 0 || owned_by_other(n, i)) continue;
      add_place(e, static_cast<uint32_t>(place));
      // «عبور الحدود من قرية الزر غربي منبج»: where the village lies says that it was there.
      if (const int32_t village = a_.placed_beside(i); village >= 0 && !participant(e, village))
        add_place(e, static_cast<uint32_t>(village));
    }
  }

  static bool participant(const Event& e, int32_t chunk) {
    const auto is = [&](const Argument& x) { return x.index == chunk; };
    return std::any_of(e.actors.begin(), e.actors.end(), is) || std::any_of(e.targets.begin(), e.targets.end(), is);
  }

  /// A clause of its own says more of the event: «الهجوم الذي تشنه القوات على الغوطة», «غارات استهدفت مواقع في أريحا».
  bool tells(const Clause& cl, size_t n) const {
    const Event& e = events_[n];
    for (const Event& guest : events_) {
      if (guest.host >= 0 && clause(guest.chunk).first == cl.first && root(guest.host) == static_cast<int32_t>(n))
        return true;
    }
    if (e.verb || (cl.kind != ClauseKind::Relative && cl.kind != ClauseKind::BareRelative)) return false;
    if (cl.antecedent != static_cast<int32_t>(e.chunk)) return false;
    for (const Event& other : events_) {
      if (other.host < 0 && other.chunk >= cl.first && other.chunk < cl.last) return false;
    }
    return true;
  }

  /// «على أطراف بلدة», «على جبهة», «على طريق»: told with «على», but where, not whom.
  bool along(const Chunk& c) const {
    const PlaceWord* word = a_.place_word(c);
    return word && (word->direction || word->kind == "front" || word->kind == "road");
  }

  /// «بين بلدتي الكسرة ومحيميدة»: where, not who with whom.
  bool between_settlements(const Chunk& c) const {
    const PlaceWord* word = a_.place_word(c);
    return word && !word->direction && word->precision == Precision::Settlement && !c.quantity;
  }

  static bool locative(Slot slot) {
    return slot == Slot::In || slot == Slot::PlaceWord || slot == Slot::By || slot == Slot::Through || slot == Slot::At;
  }

  void places_and_dates() {
    for (size_t n = 0; n < events_.size(); ++n) {
      Event& e = events_[n];
      if (e.host >= 0) continue;
      places_and_date_of_clause(n, clause(e.chunk), false);
      const SentenceChunks& sentence = a_.chunks->sentences[e.sentence];
      for (uint32_t x = sentence.first_clause; x < sentence.last_clause; ++x) {
        const Clause& cl = a_.chunks->clauses[x];
        if (cl.first == clause(e.chunk).first) continue;
        if (tells(cl, n)) places_and_date_of_clause(n, cl, true);
      }
    }
    // Arguments of a folded event were merged before; a clause without a place or date goes on where the one before
    // was.
    for (size_t n = 0; n < events_.size(); ++n) {
      Event& e = events_[n];
      if (e.host >= 0) continue;
      for (size_t m = n; m-- > 0 && e.places.empty();) {
        const Event& before = events_[m];
        if (before.host < 0 && goes_on(before, e)) e.places = before.places;
      }
      // «قتلت طفلة وأصيب عشرة في حصيلة أولية لقصف … استهدف المدينة»
      for (size_t m = n + 1; m < events_.size() && e.places.empty() && e.trigger->rank == Rank::Harm; ++m) {
        const Event& act = events_[m];
        if (clause(act.chunk).opener == Function::Stop && clause(act.chunk).first != clause(e.chunk).first) break;
        if (act.host < 0 && act.trigger->rank == Rank::Act && act.trigger->type == EventType::Assault)
          e.places = act.places;
      }
      for (size_t m = n; m-- > 0 && !e.date;) {
        if (events_[m].host < 0) e.date = events_[m].date;
      }
    }
  }

  /// What happens on the ground; talk about it may be anywhere.
  static bool on_the_ground(EventType type) {
    return type == EventType::Assault || type == EventType::Coerce || type == EventType::Mobilize ||
           type == EventType::Retreat || type == EventType::Aid || type == EventType::Protest ||
           type == EventType::Concede;
  }
  static bool goes_on(const Event& before, const Event& e) {
    return before.trigger->type == e.trigger->type ||
           (on_the_ground(before.trigger->type) && on_the_ground(e.trigger->type));
  }

  /// «المدينة», «القرية ذاتها», «شوارع المدينة»: the last place named before that can be called so, or -1.
  int32_t place_before(uint32_t chunk) const {
    const Chunk& c = a_.chunk(chunk);
    if (c.entity >= 0 || c.place >= 0) return -1;
    const PlaceWord* word = nullptr;
    for (uint32_t n = c.head; n < c.last && !word; ++n) {
      const Token& t = tok(n);
      if (!t.is_word() || !t.noun() || !t.definite() || t.a.number == Number::Plural) continue;
      word = k_.place_word(t.a.lemma);
    }
    if (!word || word->direction || word->precision < Precision::Settlement || word->precision == Precision::Country)
      return -1;
    // The last one that was called so («مدينة عفرين»), else the one named most.
    int32_t called = -1;
    std::map<uint32_t, std::pair<int, uint32_t>> named;  // place: how often, where last
    for (uint32_t i = a_.first_chunk; i < chunk; ++i) {
      const uint32_t index = a_.place_of[i - a_.first_chunk];
      if (index == 0) continue;
      const Precision precision = a_.tokens->gazetteer->place(index).precision;
      if (precision == Precision::Country) continue;
      if (word->precision == Precision::Settlement && precision != Precision::Settlement) continue;
      if (a_.place_word(a_.chunk(i)) == word) called = static_cast<int32_t>(i);
      ++named[index].first;
      named[index].second = i;
    }
    if (called >= 0) return called;
    std::pair<int, uint32_t> most{0, 0};
    for (const auto& [index, place] : named) most = std::max(most, place);
    return most.first > 0 ? static_cast<int32_t>(most.second) : -1;
  }

  /// Another event stands nearer: a phrase of place belongs to the last event before it, or else to the first behind
  /// it.
  bool owned_by_other(size_t n, uint32_t chunk) const {
    const Event& e = events_[n];
    for (size_t m = 0; m < events_.size(); ++m) {
      const Event& other = events_[m];
      if (m == n || other.host >= 0 || other.trigger->rank == Rank::Companion) continue;
      if (e.chunk <= chunk && other.chunk > e.chunk && other.chunk <= chunk) return true;
      if (e.chunk > chunk && other.chunk <= chunk && clause(other.chunk).first == clause(e.chunk).first) return true;
    }
    return false;
  }

  void add_place(Event& e, uint32_t chunk) {
    const uint32_t place = a_.place_of[chunk - a_.first_chunk];
    for (const Argument& x : e.places) {
      if (x.index == static_cast<int32_t>(chunk)) return;
      if (place != 0 && x.index >= 0 && a_.place_of[static_cast<uint32_t>(x.index) - a_.first_chunk] == place) return;
    }
    for (const Argument& x : e.actors) {
      if (x.index == static_cast<int32_t>(chunk)) return;
    }
    e.places.push_back(argument(chunk));
  }

  // ---- from sentence to sentence ----

  static bool told_as_done(const Event& e) {
    return e.host < 0 && (e.factuality == Factuality::Asserted || e.factuality == Factuality::Denied);
  }

  /// The only day that a sentence names is that of all it tells; a sentence that names none and goes on telling what
  /// was dated shortly before inherits its day, and one that names no place the place of the sentence before.
  void carry_over() {
    const auto dated = [](const Event& e) { return e.host < 0 && e.date; };
    const auto placed = [](const Event& e) { return e.host < 0 && !e.places.empty(); };
    const auto only = only_day();
    for (Event& e : events_) {
      if (only && told_as_done(e) && !e.date) e.date = only;
    }
    const bool days = std::any_of(events_.begin(), events_.end(), dated);
    const bool places = std::any_of(events_.begin(), events_.end(), placed);
    const size_t before = told_before_.size();
    for (Event& e : events_) {
      const bool own_day = e.date && !looks_back(e);
      if (told_as_done(e) && !days) e.date = day_before(e);
      if (told_as_done(e) && !places) e.places = places_before(e, before);
      if (e.host < 0 && (own_day || !e.places.empty())) {
        told_before_.push_back({e.sentence, e.trigger->type, own_day ? e.date : std::nullopt, e.places});
      }
    }
  }

  void remember_doers() {
    std::vector<int32_t> doers;
    for (const Event& e : events_) {
      if (e.host >= 0 || !on_the_ground(e.trigger->type) || !told_as_done(e)) continue;
      for (const Argument& x : e.actors) {
        if (x.index >= 0 && a_.chunk(static_cast<uint32_t>(x.index)).first == x.chunk.first) doers.push_back(x.index);
      }
    }
    doers_ = std::move(doers);
    doers_sentence_ = sentence_;
  }

  /// Fighting and flight go on where the sentence before told them, if that was one place or a place in another.
  std::vector<Argument> places_before(const Event& e, size_t count) const {
    if (!e.places.empty() || (e.trigger->type != EventType::Assault && e.trigger->type != EventType::Coerce))
      return e.places;
    for (size_t t = count; t-- > 0 && e.sentence - told_before_[t].sentence <= 1;) {
      const Told& before = told_before_[t];
      if (before.type != e.trigger->type || before.places.empty()) continue;
      return before.places.size() <= 2 ? before.places : e.places;
    }
    return {};
  }

  std::optional<DateExpression> only_day() const {
    std::optional<DateExpression> only;
    for (uint32_t i = first_; i < last_; ++i) {
      if (!names_day(i)) continue;
      if (only || compared(i)) return std::nullopt;
      only = a_.chunk(i).date;
    }
    return only && !only->since ? only : std::nullopt;
  }

  /// «منذ الاعتداء الذي …»: an earlier event, named to compare.
  bool looks_back(const Event& e) const {
    return e.chunk > first_ && a_.chunk(e.chunk - 1).kind == ChunkKind::Word &&
           a_.chunk(e.chunk - 1).function == Function::After;
  }

  /// The day of another event by which this one is dated or measured: «أول هجوم منذ مقتل مستوطن في يناير».
  bool compared(uint32_t chunk) const {
    for (uint32_t i = clause(chunk).first; i < chunk; ++i) {
      if (a_.chunk(i).kind == ChunkKind::Word && a_.chunk(i).function == Function::After) return true;
    }
    return false;
  }

  /// Not the day after which a place or building is called («ساحة 22 مايو», «مفاعل تموز»).
  bool names_day(uint32_t chunk) const {
    const Chunk& c = a_.chunk(chunk);
    if (c.kind != ChunkKind::Time || !c.date || c.date->vague) return false;
    const bool named = c.first > 0 && c.slot == Slot::None && tok(c.first - 1).noun() && !tok(c.first - 1).definite() &&
                       (k_.place_word(tok(c.first - 1).a.lemma) ||
                        (a_.tags(tok(c.first - 1)) & (tag::kFacility | tag::kBuilding | tag::kArea)));
    return !named;
  }

  std::optional<DateExpression> day_before(const Event& e) const {
    for (size_t t = told_before_.size(); t-- > 0 && e.sentence - told_before_[t].sentence <= kDayHolds;) {
      const Told& before = told_before_[t];
      if (before.date && before.type == e.trigger->type && !before.date->since) return before.date;
    }
    return std::nullopt;
  }

  // ---- certainty ----

  void certainty(Event& e) {
    if (e.host >= 0) return;
    const uint32_t c = e.chunk;
    const Token& t = tok(e.token);
    const auto set = [&](Factuality f, const std::string& reason) {
      if (e.factuality == Factuality::Asserted || f == Factuality::Denied) {
        e.factuality = f;
        note(e, std::string(name_of(f)) + ": " + reason);
      }
    };
    if (e.verb) {
      if (t.a.proclitics & proclitic::kWill) set(Factuality::Future, "future prefix");
      if (t.a.proclitics & proclitic::kLi) set(Factuality::Hypothetical, "purpose");
      for (uint32_t i = c; i-- > first_ && c - i <= 2;) {
        const Chunk& b = a_.chunk(i);
        if (b.kind == ChunkKind::Verb || b.kind == ChunkKind::Mark) break;
        if (b.kind != ChunkKind::Word) continue;
        const Token& w = tok(b.first);
        if (w.a.pos == Pos::Negation) set(Factuality::Denied, "negation");
        if (b.function == Function::Future) set(Factuality::Future, "future particle");
        if (b.function == Function::Possible && (t.a.tense == Tense::Present || w.letters.size() > 2)) {
          set(t.a.tense == Tense::Past ? Factuality::Uncertain : Factuality::Hypothetical, "possibility");
        }
      }
    } else {
      around_noun(c, e.token, set, 0);
    }
    governing_verb(e, set);
    const Clause& cl = clause(c);
    if (cl.opener == Function::Condition || cl.opener == Function::Purpose) set(Factuality::Hypothetical, "condition");
    // «دون أن يقصف», «دون أن تقع اشتباكات»
    if (cl.opener == Function::Denial && told_by_clause(e)) {
      set(Factuality::Denied, "negation");
    }
    governing_clause(e, set);
    hosted_harm(e, set);
    if (to_come(e)) set(Factuality::Future, "dated after the text");
    // The statement that it is the content of.
    const int32_t s = statement_at(e.token);
    if (s >= 0) {
      const Said& said = said_[static_cast<size_t>(s)];
      // «نفت مسؤوليتها عن الهجوم»: the attack is not what is denied.
      const Chunk& here = a_.chunk(c);
      const bool topic = !e.verb && e.token > said.begin + 1 && here.slot == Slot::About;
      const bool heads = first_of_content(said, e) && !topic;
      if (said.stance == Stance::Deny && heads) set(Factuality::Denied, "denied by its source");
      if (said.stance == Stance::Doubt && heads) set(Factuality::Uncertain, "doubted by its source");
      const bool described = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
      if (said.stance == Stance::Demand && !past(e) && !described) set(Factuality::Hypothetical, "demanded");
      const bool known = !e.verb && (tok(e.token).definite() || tok(e.token).a.enclitic != Enclitic::None);
      if (said.stance == Stance::Threaten && !past(e) && !known && !described) set(Factuality::Future, "threatened");
      if (said.stance == Stance::Promise && !past(e) && !described) set(Factuality::Future, "promised");
    }
    if (e.factuality == Factuality::Denied && !e.verb) return;
    if (is_condition(cl) && (e.verb || !mark_between(cl.first, c))) {
      e.factuality = Factuality::Hypothetical;
      note(e, "hypothetical: condition");
    } else if (e.factuality == Factuality::Future && conditional(c) &&
               (s < 0 || said_[static_cast<size_t>(s)].stance != Stance::Threaten)) {
      e.factuality = Factuality::Hypothetical;
      note(e, "hypothetical: on a condition");
    }
  }

  /// What stands before and in the phrase of a noun that tells an event.
  template <class Set>
  void around_noun(uint32_t c, uint32_t token, const Set& set, int depth) {
    const Chunk& here = a_.chunk(c);
    const Token& t = tok(token);
    // Inside its phrase: «محاولة استهداف», «ضربات محتملة».
    for (uint32_t n = here.first; n < here.last; ++n) {
      if (!tok(n).is_word() || n == token) continue;
      const Embedding* m = embedding(tok(n));
      if (!m) continue;
      if (n < token && (m->slots >> static_cast<int>(Slot::Genitive) & 1U)) set(m->effect, m->origin);
      if (n > token && m->head) set(m->effect, m->origin);
    }
    // «لتحرير», «لاستكمال تحرير»: purpose, unless the word before asks for «ل».
    const bool under_head =
        here.head + 1 == token && tok(here.head).a.derivation == Derivation::VerbalNoun && carries_on(tok(here.head));
    const bool added = c > first_ && a_.chunk(c - 1).kind == ChunkKind::Word &&
                       a_.chunk(c - 1).function == Function::Stop;  // «بالإضافة لإصابة»
    if (here.slot == Slot::For && !added &&
        ((here.head == token && t.a.derivation == Derivation::VerbalNoun && t.a.number != Number::Plural) ||
         under_head) &&
        !carried_by_light(c)) {
      set(Factuality::Hypothetical, "purpose");
    }
    if (here.function == Function::Purpose || here.function == Function::Denial) {
      set(here.function == Function::Denial ? Factuality::Denied : Factuality::Hypothetical, "preposition");
    }
    // «خشية وقوعهم في حصار»: over a light noun.
    for (uint32_t i = c; i-- > first_ && c - i <= 3;) {
      const Chunk& b = a_.chunk(i);
      if (b.kind == ChunkKind::Word && (b.function == Function::Condition || b.function == Function::Purpose))
        set(Factuality::Hypothetical, "condition");
      if (b.kind != ChunkKind::Noun || !tok(b.head).is_word() || !light_noun(tok(b.head))) break;
      const Embedding* m =
          i > first_ && a_.chunk(i - 1).kind == ChunkKind::Noun ? embedding(tok(a_.chunk(i - 1).head)) : nullptr;
      if (m && in_slot(*m, b.slot, a_.chunk(i - 1).last == b.first)) set(m->effect, m->origin);
      if (i > first_ && a_.chunk(i - 1).kind == ChunkKind::Noun && a_.chunk(i - 1).function == Function::Condition)
        set(Factuality::Hypothetical, "condition");
    }
    // The word right before: «عدم قصف», «محاولة لاقتحام», «دون وقوع».
    if (c > first_ && (here.head == token || here.first == token || under_head)) {
      const Chunk& b = a_.chunk(c - 1);
      if (b.function == Function::Denial && b.kind == ChunkKind::Word) set(Factuality::Denied, "negation");
      if (b.function == Function::Purpose && b.kind == ChunkKind::Word) set(Factuality::Hypothetical, "purpose");
      if (b.function == Function::Condition && b.kind == ChunkKind::Word) set(Factuality::Hypothetical, "condition");
      if (b.kind == ChunkKind::Noun && tok(b.last - 1).is_word()) {
        const Embedding* m = embedding(tok(b.last - 1).a.lemma ? tok(b.last - 1) : tok(b.head));
        if (!m) m = embedding(tok(b.head));
        if (m && in_slot(*m, here.slot, b.last == here.first)) {
          const bool unsure = m->effect == Factuality::Asserted && here.slot == Slot::From &&
                              denied_before(c - 1);  // «لم يتسن التأكد من مقتل»
          set(unsure ? Factuality::Uncertain : m->effect, m->origin);
        }
        // «بهدف السماح بإيصال»: a verbal noun over it that is only aimed at itself.
        const uint32_t begin = here.slot == Slot::None ? here.first : std::min(here.first, here.preposition);
        const Token& over = tok(b.head);
        if (depth < 3 && b.last == begin && over.a.derivation == Derivation::VerbalNoun && carries_on(over) &&
            (here.slot != Slot::None || !tok(b.last - 1).definite())) {
          around_noun(c - 1, b.head, set, depth + 1);
        }
      }
    }
    // «التعليمات للجنود بإطلاق», «رغبة من الحوثيين في اتفاق»: the noun that asks for the preposition, over what stands
    // between.
    if (here.slot == Slot::By || here.slot == Slot::On || here.slot == Slot::In) {
      for (uint32_t i = c; i-- > first_ && c - i <= 3;) {
        const Chunk& b = a_.chunk(i);
        if (b.kind != ChunkKind::Noun || !tok(b.head).is_word() || b.clause != here.clause) break;
        const Embedding* m = embedding(tok(b.head));
        if (m && m->effect != Factuality::Denied && in_slot(*m, here.slot, false)) {
          set(m->effect, m->origin);
          break;
        }
        if (b.slot == Slot::None || b.slot == here.slot) break;
      }
    }
    // «لإيصال المساعدات وإجلاء الجرحى»: what the noun it is coordinated with is under.
    if (here.joined_to >= 0 && depth < 3 && here.head == token && t.a.derivation == Derivation::VerbalNoun) {
      auto j = static_cast<uint32_t>(here.joined_to);
      while (j > first_ && tok(a_.chunk(j).head).a.derivation != Derivation::VerbalNoun &&
             a_.chunk(j).slot == Slot::None && a_.chunk(j - 1).kind == ChunkKind::Noun &&
             a_.chunk(j - 1).last == a_.chunk(j).first) {
        --j;
      }
      const Token& lead = tok(a_.chunk(j).head);
      if (a_.chunk(j).clause == here.clause && lead.is_word() && lead.a.derivation == Derivation::VerbalNoun)
        around_noun(j, a_.chunk(j).head, set, depth + 1);
    }
  }

  /// A verbal noun of a verb that embeds or carries events: what it is under, what follows it is under too.
  bool carries_on(const Token& t) const {
    if (!t.is_word()) return false;
    if (k_.embedding(t.a.lemma)) return k_.embedding(t.a.lemma)->effect != Factuality::Denied;
    return t.a.base && (k_.light_verb(t.a.base) || k_.embedding(t.a.base));
  }

  bool is_condition(const Clause& cl) const {
    if (cl.opener == Function::Condition) return true;
    const Chunk& opener = a_.chunk(cl.first);
    return opener.kind == ChunkKind::Word && opener.function == Function::Condition;
  }

  bool mark_between(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      if (a_.chunk(i).kind == ChunkKind::Mark && !tok(a_.chunk(i).first).is(WordKind::Quote)) return true;
    }
    return false;
  }

  /// A condition right before or behind the clause.
  bool conditional(uint32_t chunk) const {
    const int32_t own = a_.chunk(chunk).clause;
    const int32_t parent = clause(chunk).parent;
    if (parent >= 0 && is_condition(a_.chunks->clauses[static_cast<size_t>(parent)])) return true;
    for (uint32_t i = chunk + 1; i < last_; ++i) {
      const Clause& cl = clause(i);
      if (a_.chunk(i).clause != own && cl.parent == own && is_condition(cl)) return true;
      if (a_.chunk(i).clause != own) break;
    }
    return false;
  }

  /// «يعتقد أن المسلحين انسحبوا», «من غير أن تطال», «فيما يبدو أنه إعدام»: the word that the أن-clause around the event
  /// hangs on.
  template <class Set>
  void governing_clause(Event& e, const Set& set) {
    const int32_t own = statement_at(e.token);
    int32_t k = a_.chunk(e.chunk).clause;
    const bool present = e.verb && tok(e.token).a.tense == Tense::Present;
    for (int depth = 0; k >= 0 && depth < 4; ++depth) {
      const Clause& cl = a_.chunks->clauses[static_cast<size_t>(k)];
      if (cl.first < first_) return;
      if (cl.kind == ClauseKind::That && cl.first > first_ && !is_condition(cl)) {
        for (uint32_t i = cl.first; i-- > first_ && cl.first - i <= 4;) {
          const Chunk& b = a_.chunk(i);
          if (b.kind == ChunkKind::Mark) break;
          if (b.function == Function::Denial) {
            if (told_by_clause(e)) set(Factuality::Denied, "negation");
            return;
          }
          if (b.function == Function::Purpose || b.function == Function::Condition)
            return set(Factuality::Hypothetical, "clause");
          if (b.kind != ChunkKind::Verb && (b.kind != ChunkKind::Noun || !tok(b.head).is_word())) continue;
          const uint32_t word = b.kind == ChunkKind::Verb ? b.first : b.head;
          const Embedding* m = embedding(tok(word));
          // «مشيرا إلى أن», «أشار المرصد إلى أن» speak; «أعراض تشير إلى أن» only suggest.
          const bool speaks = m && !m->that && m->slots == 0 && m->effect == Factuality::Uncertain &&
                              (b.kind != ChunkKind::Verb || acts(subject_of(a_, i)));
          if (m && !m->none && !speaks) {
            const bool cue = statement_at(word) != own;
            const bool sure = m->effect == Factuality::Hypothetical || m->effect == Factuality::Future;
            if (cue ? m->that : (!sure || present || !e.verb)) {
              if (m->effect == Factuality::Asserted) {
                if (denied_before(i)) set(Factuality::Uncertain, m->origin);  // «لا يوجد دليل على أن»
              } else if (!sure || present || m->that) {
                set(m->effect, m->origin);
              }
              return;
            }
          }
          if (b.kind == ChunkKind::Verb) break;
        }
        return;
      }
      if (cl.kind == ClauseKind::Coordinated && present && cl.opener == Function::None) {
        k = cl.parent;
        continue;
      }
      return;
    }
  }

  /// The verb of the clause tells the event or carries the noun that tells it.
  bool told_by_clause(const Event& e) const {
    if (e.verb) return true;
    const Clause& cl = clause(e.chunk);
    const auto verb = static_cast<uint32_t>(cl.verb);
    return cl.verb >= 0 && verb < e.chunk &&
           carries(tok(a_.chunk(verb).first).a.lemma, a_.chunk(e.chunk), e.chunk - verb);
  }

  bool acts(int32_t chunk) const { return chunk >= 0 && a_.can_act(a_.chunk(static_cast<uint32_t>(chunk))); }

  /// «ربما قتل في غارة»: the certainty of a verb of harm that gives way to the act.
  template <class Set>
  void hosted_harm(const Event& e, const Set& set) {
    const auto index = static_cast<int32_t>(&e - events_.data());
    for (const Event& x : events_) {
      if (x.host != index || !x.verb || x.token > e.token || a_.chunk(x.chunk).clause != a_.chunk(e.chunk).clause)
        continue;
      for (uint32_t n = x.chunk; n-- > first_ && x.chunk - n <= 2;) {
        const Chunk& w = a_.chunk(n);
        if (w.kind != ChunkKind::Word) break;
        if (w.function == Function::Possible &&
            (tok(x.token).a.tense == Tense::Present || tok(w.first).letters.size() > 2))
          set(Factuality::Uncertain, "possibility");
      }
      if (tok(x.token).a.proclitics & proclitic::kWill) set(Factuality::Future, "future prefix");
    }
  }

  /// «يزور بيروت الخميس المقبل»: told in the present, dated after the day of the text.
  bool to_come(const Event& e) const {
    if (!e.date || !a_.published) return false;
    if (e.verb && tok(e.token).a.tense != Tense::Present) return false;
    if (!e.verb && !e.date->next_said && e.date->kind != DateExpression::Kind::Tomorrow) return false;
    const Clause& cl = clause(e.chunk);
    for (uint32_t i = cl.first; i < e.chunk; ++i) {
      if (a_.chunk(i).function == Function::Past) return false;
      if (!e.verb && a_.chunk(i).kind == ChunkKind::Verb && tok(a_.chunk(i).first).a.tense == Tense::Past) return false;
    }
    const auto days = resolve(*e.date, a_.published);
    return days && days->from > *a_.published;
  }

  bool light_noun(const Token& t) const { return t.a.base && k_.light_verb(t.a.base) != nullptr; }

  bool past(const Event& e) const {
    if (e.verb) return tok(e.token).a.tense == Tense::Past;
    return clause(e.chunk).opener == Function::After || a_.chunk(e.chunk).function == Function::After ||
           !e.tolls.empty() || clause(e.chunk).kind == ClauseKind::Relative;
  }

  bool first_of_content(const Said& said, const Event& e) const {
    const bool under_first = e.verb && clause(e.chunk).kind == ClauseKind::Serial;
    for (uint32_t i = said.begin + (under_first && tok(said.begin).verb() ? 1 : 0); i < e.token; ++i) {
      if (tok(i).verb() && a_.tokens->function_at(i) == Function::None && !(e.verb == false && i + 6 >= e.token))
        return false;
    }
    return e.token < said.begin + 14;
  }

  bool carried_by_light(uint32_t chunk) const {
    if (chunk > first_ && a_.chunk(chunk - 1).kind == ChunkKind::Word && a_.chunk(chunk - 1).function == Function::Stop)
      return true;  // «بالإضافة ل»
    for (uint32_t i = chunk; i-- > first_ && chunk - i <= 6;) {
      const Chunk& c = a_.chunk(i);
      uint32_t lemma = c.kind == ChunkKind::Verb                            ? tok(c.first).a.lemma
                       : c.kind == ChunkKind::Noun && tok(c.head).is_word() ? tok(c.head).a.base
                                                                            : 0;
      if (!lemma) continue;
      for (const LightVerb& light : k_.light_verbs(lemma)) {
        if (light.slot == Slot::For) return true;
      }
      if (c.kind == ChunkKind::Noun && chunk - i == 1 && tok(c.last - 1).is_word() && tok(c.last - 1).a.base) {
        for (const LightVerb& light : k_.light_verbs(tok(c.last - 1).a.base)) {
          if (light.slot == Slot::For) return true;
        }
      }
      const Embedding* m = k_.embedding(lemma);  // «استجابة لطلب»
      if (!m && c.kind == ChunkKind::Noun) m = k_.embedding(tok(c.head).a.lemma);
      if (m && !m->none && (m->effect == Factuality::Asserted || c.kind == ChunkKind::Verb) &&
          (m->slots >> static_cast<int>(Slot::For) & 1U))
        return true;
      if (c.kind == ChunkKind::Verb) return false;
    }
    return false;
  }

  const Embedding* embedding(const Token& t) const {
    if (!t.is_word()) return nullptr;
    if (const Embedding* e = k_.embedding(t.a.lemma)) return e;
    return t.a.derivation == Derivation::ActiveParticiple && t.a.base ? k_.embedding(t.a.base) : nullptr;
  }

  static bool in_slot(const Embedding& m, Slot slot, bool adjacent) {
    if (slot == Slot::None) return adjacent && (m.slots >> static_cast<int>(Slot::Genitive) & 1U);
    return (m.slots >> static_cast<int>(slot)) & 1U;
  }

  /// A verb that embeds the event: «حاول استهداف», «هدد بقصف», «يعتزم أن يهاجم».
  template <class Set>
  void governing_verb(Event& e, const Set& set) {
    const uint32_t c = e.chunk;
    int32_t own_clause = a_.chunk(c).clause;
    bool mark = false;
    for (uint32_t i = c; i-- > first_ && c - i <= 10;) {
      const Chunk& b = a_.chunk(i);
      mark |= b.kind == ChunkKind::Mark;
      if (mark && !e.verb && b.kind == ChunkKind::Verb && b.clause == own_clause &&
          clause(i).kind == ClauseKind::Relative && clause(i).parent >= 0) {
        own_clause = clause(i).parent;  // «تمكنت أنقرة، التي تخشى …، من السيطرة»
        continue;
      }
      const bool participle = b.kind == ChunkKind::Noun && tok(b.head).is_word() &&
                              tok(b.head).a.derivation == Derivation::ActiveParticiple && tok(b.head).a.base;
      if (b.kind != ChunkKind::Verb && !participle) {
        if (b.function == Function::Stop) break;
        continue;
      }
      const uint32_t lemma = participle ? tok(b.head).a.base : tok(b.first).a.lemma;
      const Embedding* m = k_.embedding(lemma);
      if (m) {
        bool fits = false;
        if (!e.verb) {
          const Chunk& here = a_.chunk(c);
          if (here.slot == Slot::None)
            fits = (m->slots >> static_cast<int>(Slot::Object) & 1U) && own_clause == b.clause;
          else
            fits = ((m->slots >> static_cast<int>(here.slot)) & 1U) && own_clause == b.clause;
          // «على استهداف», coordinated further on
          if (!fits && here.joined_to >= 0 && here.clause == b.clause) {
            const Chunk& head = a_.chunk(static_cast<uint32_t>(here.joined_to));
            fits = head.slot == Slot::None ? (m->slots >> static_cast<int>(Slot::Object) & 1U)
                                           : ((m->slots >> static_cast<int>(head.slot)) & 1U);
          }
        } else {
          // the verb of a clause under أن right behind it
          const Clause& cl = clause(c);
          fits = cl.kind == ClauseKind::That && cl.parent >= 0 && tok(e.token).a.tense == Tense::Present;
          if (b.clause == a_.chunk(c).clause && (tok(e.token).a.tense == Tense::Present || c - i <= 2)) fits = true;
          // «نفت الوزارة قصف مواقع»: a perfect right behind the subject is a verbal noun
          if (cl.kind == ClauseKind::Serial && cl.parent == b.clause && tok(e.token).a.tense == Tense::Past &&
              (m->slots >> static_cast<int>(Slot::Object) & 1U) && !a_.chunk(c).conjoined && c - i == 2) {
            fits = true;
          }
        }
        if (fits) {
          Factuality effect = m->effect;
          if (b.kind == ChunkKind::Verb && effect == Factuality::Denied && negated(i)) return;  // «لم تتوقف عن القصف»
          if (b.kind == ChunkKind::Verb && (effect == Factuality::Hypothetical || effect == Factuality::Future)) {
            if (negated(i))
              effect = Factuality::Denied;  // «لا يسعى إلى قتال»
            else if (tok(b.first).a.proclitics & proclitic::kWill)
              effect = Factuality::Future;
          }
          if (b.kind == ChunkKind::Verb && effect == Factuality::Asserted) {
            if (tok(b.first).a.proclitics & proclitic::kWill)
              effect = Factuality::Future;
            else if (negated(i) && !k_.cue(lemma))
              effect = Factuality::Denied;  // «لم تتمكن من السيطرة»
          }
          set(effect, m->origin);
          return;
        }
      }
      // «يجب أن تضم العملية سحب القوات»: what the verb over this clause does to it.
      const Clause& inner = clause(i);
      if (b.kind == ChunkKind::Verb && inner.kind == ClauseKind::That && b.clause == a_.chunk(c).clause &&
          inner.first > first_) {
        const Chunk& outer = a_.chunk(inner.first - 1);
        if (outer.kind == ChunkKind::Verb && outer.last == a_.chunk(inner.first).first) {
          if (const Embedding* over = k_.embedding(tok(outer.first).a.lemma);
              over && (over->slots >> static_cast<int>(Slot::Object) & 1U)) {
            set(over->effect, over->origin);
            return;
          }
        }
      }
      // «الأوامر التي أعطيت للجنود بإطلاق النار»
      if (!e.verb && b.kind == ChunkKind::Verb && b.clause == a_.chunk(c).clause &&
          inner.kind == ClauseKind::Relative && inner.antecedent >= 0 && a_.chunk(c).slot == Slot::By) {
        const Chunk& described = a_.chunk(static_cast<uint32_t>(inner.antecedent));
        const Embedding* over = tok(described.head).is_word() ? embedding(tok(described.head)) : nullptr;
        if (over && in_slot(*over, Slot::By, false)) set(over->effect, over->origin);
      }
      if (b.kind == ChunkKind::Verb && a_.chunk(c).clause != b.clause && clause(c).kind != ClauseKind::That) break;
      // A negated or future verb over a noun: «لم يشن هجوما», «سيشن غارات».
      if (!e.verb && b.kind == ChunkKind::Verb && b.clause == a_.chunk(c).clause && !e.zero &&
          carries(lemma, a_.chunk(c), c - i)) {
        const Token& v = tok(b.first);
        if (v.a.proclitics & proclitic::kWill) set(Factuality::Future, "future prefix");
        for (uint32_t n = i; n-- > first_ && i - n <= 2;) {
          const Chunk& w = a_.chunk(n);
          if (w.kind != ChunkKind::Word) break;
          if (tok(w.first).a.pos == Pos::Negation && !(m && m->effect == Factuality::Denied))
            set(Factuality::Denied, "negation");
          if (w.function == Function::Future) set(Factuality::Future, "future particle");
          if (w.function == Function::Possible && v.a.tense == Tense::Present)
            set(Factuality::Hypothetical, "possibility");
        }
      }
      if (b.kind == ChunkKind::Verb) break;
    }
  }

  /// «شن غارات», «استمر في القصف», «وقع هجوم»: the noun stands where the light verb wants its event.
  bool carries(uint32_t lemma, const Chunk& noun, uint32_t distance) const {
    for (const LightVerb& light : k_.light_verbs(lemma)) {
      if (light.slot == Slot::Object && !light.subject_is_event && noun.slot == Slot::None) return true;
      if (light.slot == Slot::Subject && noun.slot == Slot::None && distance == 1) return true;
      if (light.slot == noun.slot && noun.slot != Slot::None && !light.subject_is_event) return true;
    }
    return false;
  }

  /// A negation in the clause before, at most one verb back.
  bool denied_before(uint32_t chunk) const {
    bool verb = false;
    for (uint32_t n = chunk; n-- > first_ && chunk - n <= 4;) {
      const Chunk& w = a_.chunk(n);
      if (w.kind == ChunkKind::Word && tok(w.first).a.pos == Pos::Negation) return true;
      if (w.kind == ChunkKind::Mark || w.clause != a_.chunk(chunk).clause || (w.kind == ChunkKind::Verb && verb))
        return false;
      verb |= w.kind == ChunkKind::Verb;
    }
    return false;
  }

  bool negated(uint32_t verb) const {
    for (uint32_t n = verb; n-- > first_ && verb - n <= 2;) {
      const Chunk& w = a_.chunk(n);
      if (w.kind != ChunkKind::Word) return false;
      if (tok(w.first).a.pos == Pos::Negation) return true;
    }
    return false;
  }

  // ---- out ----

  int32_t statement_at(uint32_t token) const { return token < statement_of_.size() ? statement_of_[token] : -1; }

  /// The shortest statement around each token; of equals the first.
  void index_statements() {
    std::vector<uint32_t> order(said_.size());
    uint32_t end = 0;
    for (uint32_t s = 0; s < said_.size(); ++s) {
      order[s] = s;
      end = std::max(end, said_[s].end);
    }
    std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
      const uint32_t length_x = said_[x].end - said_[x].begin, length_y = said_[y].end - said_[y].begin;
      return length_x != length_y ? length_x > length_y : x > y;
    });
    statement_of_.assign(end, -1);
    for (uint32_t s : order) {
      for (uint32_t i = said_[s].begin; i < said_[s].end; ++i) statement_of_[i] = static_cast<int32_t>(s);
    }
  }

  Mention mention(const Argument& x) const {
    if (x.index >= 0 && a_.chunk(static_cast<uint32_t>(x.index)).first == x.chunk.first)
      return a_.mention(static_cast<uint32_t>(x.index));
    return a_.mention(x.chunk.first, x.chunk.last);
  }

  bool worth_telling(const Event& e) const {
    const bool arguments = !e.actors.empty() || !e.nisba_actors.empty() || !e.targets.empty() || !e.tolls.empty();
    const bool own_place = std::any_of(e.places.begin(), e.places.end(), [&](const Argument& x) {
      if (x.index < 0) return false;
      const Clause& cl = clause(static_cast<uint32_t>(x.index));  // «مؤتمر عقد في المدينة»
      return a_.chunk(static_cast<uint32_t>(x.index)).clause == a_.chunk(e.chunk).clause ||
             (cl.kind == ClauseKind::BareRelative && cl.antecedent == static_cast<int32_t>(e.chunk));
    });
    if (e.verb) {
      // Only people and bodies promise, threaten, refuse, accuse …
      if (e.trigger->type != EventType::Assault && e.trigger->type != EventType::Retreat && !e.passive) {
        const int32_t s = subject_of(a_, e.chunk);
        if (s >= 0 && !a_.can_act(a_.chunk(static_cast<uint32_t>(s)))) return false;
      }
      return (e.trigger->rank != Rank::Companion && e.trigger->rank != Rank::Weak) || arguments || own_place;
    }
    if (e.trigger->rank == Rank::Weak || e.trigger->rank == Rank::Companion)
      return (arguments || own_place) && !e.empty_genitive;
    if (e.anaphor) return !e.tolls.empty() || !e.targets.empty() || e.blamed;
    if (e.self_victim) return !e.tolls.empty() || !e.actors.empty();
    const Token& t = tok(e.token);
    if (t.definite() && !arguments && !own_place && e.trigger->alone()) {
      const int32_t s = statement_at(e.token);  // «دعا إلى الانسحاب»
      return s >= 0 && said_[static_cast<size_t>(s)].stance == Stance::Demand &&
             e.factuality == Factuality::Hypothetical && e.trigger->rank == Rank::Act &&
             e.trigger->type != EventType::Assault && e.token <= said_[static_cast<size_t>(s)].begin + 1;
    }
    return true;
  }

  BackgroundEvidence evidence(const Event& e, const Claim& c) const {
    const auto index = static_cast<int32_t>(&e - events_.data());
    const bool shares = std::any_of(events_.begin(), events_.end(),
                                    [&](const Event& x) { return x.host >= 0 && root(x.host) == index; });
    return background_evidence(
        a_, {e.token, e.chunk, e.sentence, e.verb, shares, e.trigger, e.date ? &*e.date : nullptr, &c});
  }

  /// A word for a band in the phrase of the event, or a militia earlier in the sentence.
  bool band_before(const Event& e) const {
    const Chunk& own = a_.chunk(e.chunk);
    for (uint32_t n = a_.chunk(first_).first; n < own.last; ++n) {
      const std::string* label = tok(n).is_word() ? k_.label(tok(n).a.lemma) : nullptr;
      if (label && (*label == "militia" || (n > e.token && (*label == "terrorist" || *label == "rebel")))) return true;
    }
    return false;
  }

  void emit() {
    for (Event& e : events_) {
      if (e.host >= 0 || !worth_telling(e)) continue;
      Claim c;
      c.trigger = trigger_span(e);
      c.type = e.trigger->type;
      uint64_t modes = e.modes;
      const uint64_t clash = k_.mode_bit("clash");
      if (c.type == EventType::Assault && e.weapon_modes && !(modes & k_.mode_bit("territory"))) {
        if (e.trigger->rank == Rank::Generic || e.trigger->rank == Rank::Harm || modes == 0 || modes == clash)
          modes |= e.weapon_modes;
        else
          modes |= e.weapon_modes;
        modes &= ~clash;
      }
      if (c.type == EventType::Assault && (modes & (k_.mode_bit("aerial") | k_.mode_bit("drone"))))
        modes &= ~k_.mode_bit("heavy-weapons");
      for (int bit = 0; bit < k_.mode_count(); ++bit) {
        if (modes >> bit & 1U) c.modes.push_back(k_.mode_name(bit));
      }
      std::sort(c.modes.begin(), c.modes.end());
      c.factuality = e.factuality;
      if (const int32_t s = statement_at(e.token); s >= 0) c.statement = "s" + std::to_string(s + 1);
      for (const Argument& x : e.actors) c.actors.push_back(mention(x));
      for (const Mention& m : e.nisba_actors) c.actors.push_back(m);
      // Bands that move are no troops.
      const auto band = [](const Mention& m) {
        return m.label == "militia" || m.label == "terrorist" || m.label == "rebel" || m.label == "mercenary" ||
               m.actor.find(".REB") != std::string::npos;
      };
      if (c.type == EventType::Mobilize && (modes & k_.mode_bit("troops")) &&
          (c.actors.empty() ? band_before(e) : std::all_of(c.actors.begin(), c.actors.end(), band))) {
        std::replace(c.modes.begin(), c.modes.end(), std::string("troops"), std::string("militia"));
        std::sort(c.modes.begin(), c.modes.end());
      }
      for (const Argument& x : e.targets) {
        bool also_actor = false;
        for (const Argument& y : e.actors) also_actor |= y.chunk.first == x.chunk.first;
        if (!also_actor) c.targets.push_back(mention(x));
      }
      // «في الموصل … في حي القدس»: the quarter is more exact than its town, whichever stands first.
      std::stable_partition(e.places.begin(), e.places.end(), [&](const Argument& x) {
        const PlaceWord* word = a_.place_word(a_.chunk(static_cast<uint32_t>(x.index)));
        return !word || word->kind != "neighbourhood";
      });
      for (const Argument& x : e.places) c.places.push_back(a_.place(static_cast<uint32_t>(x.index)));
      std::stable_sort(c.places.begin(), c.places.end(),
                       [](const PlaceMention& x, const PlaceMention& y) { return x.precision > y.precision; });
      if (e.date) c.date = resolve(*e.date, a_.published);
      for (const auto& [first, last] : e.weapons)
        c.weapons.push_back({a_.tokens->bare_span(first, last),
                             std::string(a_.tokens->text->slice(a_.tokens->bare_span(first, last)))});
      for (const TollDraft& t : e.tolls) {
        Toll out;
        out.span = a_.tokens->bare_span(t.first, t.last);
        out.kind = t.kind;
        out.who = t.who;
        out.number = t.number;
        out.number_to = t.number_to;
        out.hedge = t.hedge;
        out.part = t.part;
        c.tolls.push_back(out);
      }
      evidence_.push_back(evidence(e, c));
      c.evidence = a_.tokens->text->sentences()[e.sentence].span;
      c.rule = e.trigger->origin + " " + frame(e).name;
      c.why = std::move(e.why);
      claims_.push_back(std::move(c));
      told_.push_back(e.token);
    }
    result_of_.clear();
    result_verb_.clear();
  }

  Span trigger_span(const Event& e) const {
    Span s = tok(e.token).word->span;
    return a_.tokens->bare_span(e.token, e.token + 1).empty() ? s : a_.tokens->bare_span(e.token, e.token + 1);
  }

  /// Claims that a cue itself makes: «اتهم», «طالب», «هدد».
  void cue_claims() {
    std::sort(told_.begin(), told_.end());
    for (size_t s = 0; s < said_.size(); ++s) {
      const Said& x = said_[s];
      if (!x.cue || x.cue->claim == EventType::None || x.cue->pos == Pos::Particle) continue;
      if (std::binary_search(told_.begin(), told_.end(), x.cue_first)) continue;
      if (x.cue->pos == Pos::Verb) {  // only people and bodies demand, threaten, accuse
        const int32_t subject = subject_of(a_, x.cue_chunk);
        if (subject >= 0 && !a_.can_act(a_.chunk(static_cast<uint32_t>(subject)))) continue;
      }
      Claim c;
      c.trigger = a_.tokens->bare_span(x.cue_first, x.cue_first + 1);
      c.type = x.cue->claim;
      // The words that follow tell the kind: «طالب بوقف القتال».
      sentence_ = a_.sentence_of_chunk(x.cue_chunk);
      last_ = a_.chunks->sentences[sentence_].last;
      uint64_t claim_modes = x.cue->claim_modes;
      if (const Trigger* t = trigger_of(x.cue_first, x.cue_chunk, tok(x.cue_first).a.lemma, x.cue->pos);
          t && t->type == c.type)
        claim_modes |= t->modes;
      for (int bit = 0; bit < k_.mode_count(); ++bit) {
        if (claim_modes >> bit & 1U) c.modes.push_back(k_.mode_name(bit));
      }
      std::sort(c.modes.begin(), c.modes.end());
      if (x.parent >= 0) c.statement = "s" + std::to_string(x.parent + 1);
      if (!x.chain.empty()) c.actors.push_back(x.chain.front());
      for (uint32_t j = x.cue_chunk + 1; j < a_.last_chunk && a_.chunk(j).first < x.begin; ++j) {  // whom it is said to
        const Chunk& n = a_.chunk(j);
        if (n.kind != ChunkKind::Noun || !a_.can_act(n) ||
            (n.slot != Slot::From && n.slot != Slot::None && n.slot != Slot::For))
          continue;
        const Mention m = a_.mention(j);
        if (x.chain.empty() || !m.span.overlaps(x.chain.front().span)) c.targets.push_back(m);
      }
      const Clause& cl = clause(x.cue_chunk);
      for (uint32_t i = cl.first; i < cl.last && !c.date; ++i) {
        const Chunk& time = a_.chunk(i);
        if (names_day(i) && time.first < std::max(x.begin, x.cue_last)) c.date = resolve(*time.date, a_.published);
      }
      const uint32_t sentence = a_.sentence_of_chunk(x.cue_chunk);
      c.evidence = a_.tokens->text->sentences()[sentence].span;
      c.rule = x.cue->origin;
      claims_.push_back(std::move(c));
    }
  }

  const Article& a_;
  const Knowledge& k_;
  const std::vector<Said>& said_;
  std::vector<Claim> claims_;
  std::vector<BackgroundEvidence> evidence_;  // of claims_, while sentences are read
  std::vector<uint32_t> told_;                // tokens of event words that made claims
  std::vector<int32_t> statement_of_;         // by token
  std::vector<Event> events_;
  std::map<int32_t, int32_t> result_of_, result_verb_;
  std::vector<Told> told_before_;
  mutable uint32_t pointed_token_ = UINT32_MAX;  // what pointed_to() found last
  mutable int32_t pointed_to_ = -1;
  std::vector<int32_t> doers_;  // who did things on the ground in the sentence before
  uint32_t doers_sentence_ = 0;
  std::optional<Victim> last_who_;
  uint32_t sentence_ = 0, first_ = 0, last_ = 0;
};

}  // namespace

std::vector<Claim> find_claims(const Article& article, const std::vector<Said>& statements) {
  return ClaimFinder(article, statements).run();
}

}  // namespace isnad
