#include "syntax/disambiguate.h"

#include <algorithm>
#include <limits>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr size_t kShortestListed = 5;       // letters of an unknown name with its «و» in a list of places
constexpr uint32_t kComplementWithin = 14;  // words between a verb of saying and its أن

bool punctuation_that_begins(const Word& word) {
  return word.mark == U'،' || word.mark == U',' || word.mark == U':' || word.mark == U';' || word.mark == U'؛' ||
         word.mark == U'.' || word.mark == U'…' || word.mark == U'-' || word.mark == U'–' ||
         word.kind == WordKind::Open || word.kind == WordKind::Quote;
}

/// What the neighbours say, gathered once a token.
struct Context {
  bool clause_start = false;
  bool after_preposition = false;
  bool after_negation = false;  // لم لن لا قد سوف: a verb follows
  bool after_past_auxiliary = false;
  bool after_that = false;  // أن
  bool after_relative = false;
  bool after_verb = false;
  bool after_number = false;
  bool after_comma = false;
  bool auxiliary = false;    // the written word is a past auxiliary of the table of markers
  bool that_ahead = false;   // أن, بأن further on, before any other verb
  bool verb_before = false;  // the clause has its verb already
  bool announced = false;  // and that verb takes what is announced, denied or said: «أعلن قائد الشرطة فتح الطرق»
  bool that_near = false;     // a comma before, أن behind it or behind its preposition: «، لافتة إلى أن»
  bool harm_counted = false;  // «وجرح 14»: it may be the harm, and how many follows
  bool conjunction_apart = false;  // و and an alef with its hamza: وآليات
  bool whole_word = false;         // the word is in the tables without taking off a conjunction: وزير
  bool whole_verb = false;         // … as a verb: فتحت
  bool in_present = false;  // the verb before is in the present and a verbal noun stands under it: «تسعى إلى السيطرة»
  bool awaits_act = false;  // a verb that carries what is done has no object yet: «تواصل القوات تقدمها»
  const Token* previous = nullptr;
  const Token* next = nullptr;
};

bool can_be(const Tokens& t, const Token& token, Pos pos) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == pos && !a.guessed) return true;
  }
  return false;
}

/// «شخصين», «مدنيين»: a noun or adjective that may be a dual.
bool maybe_two(const Tokens& t, const Token& token) {
  const auto readings = t.alternatives(token);
  return token.is_word() && token.nominal() && std::any_of(readings.begin(), readings.end(), [](const Analysis& a) {
           return a.number == Number::Dual && a.pos != Pos::Verb && !a.construct && a.enclitic == Enclitic::None &&
                  !a.guessed;
         });
}

/// «شخصين مدنيين قتلا», «جيش الإسلام وفيلق الرحمن، نفيا»: since the verb before, two may have been named.
bool two_before(const Tokens& t, const Token& token) {
  constexpr int kWithin = 14;  // words
  int steps = 0;
  for (const Token* before = &token; before-- > t.tokens.data() && steps++ < kWithin;) {
    if (!before->is_word()) {
      if (before->word->mark == U'.') return false;
      continue;
    }
    if (before->verb()) return false;
    if (maybe_two(t, *before) || (before->nominal() && before->conjoined() &&
                                  (before->definite() || before->a.pos == Pos::Name ||
                                   before->term(Layer::Entity) >= 0 || before->a.enclitic != Enclitic::None)))
      return true;
  }
  return false;
}

/// «وآليات», «وأسرة»: behind و an alef that is written with its hamza begins the word.
bool conjunction_apart(const Tokens& t, const Token& token) {
  const Span span = token.word->span;
  if (span.end - span.begin < 4 || t.text->at(span.begin) != U'\u0648') return false;
  const char32_t second = t.text->at(span.begin + 1);
  return second == U'\u0622' || second == U'\u0623' || second == U'\u0625';
}

bool with_hamza_below(const Tokens& t, const Token& token) {
  const Span span = token.word->span;
  return t.text->at(span.begin) == U'\u0625' || (span.end > span.begin + 1 && t.text->at(span.begin + 1) == U'\u0625');
}

/// The word may be a verbal noun that tells an event.
bool act_too(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Noun && a.derivation == Derivation::VerbalNoun && !t.knowledge->triggers(a.lemma).empty())
      return true;
  }
  return false;
}

/// Its last letter is written without dots.
bool with_undotted_yeh(const Tokens& t, const Token& token) {
  const Span& span = token.word->span;
  return span.end > span.begin && t.text->at(span.end - 1) == U'\u0649';
}

/// «محمد علي لقناة», «قال علي حسن إن»: a given name that without its dots is a preposition, beside another name.
bool given_name(const Tokens& t, const Token& token, const Context& c) {
  if (!can_be(t, token, Pos::Name) || with_undotted_yeh(t, token)) return false;
  const bool next_is_word = c.next && c.next->is_word();
  if (c.previous && c.previous->is_word() && c.previous->a.pos == Pos::Name && !c.previous->a.guessed) {
    if (!next_is_word || can_be(t, *c.next, Pos::Complementiser) || can_be(t, *c.next, Pos::Preposition)) return true;
    for (const Analysis& a : t.alternatives(*c.next)) {
      if (!a.guessed && (a.proclitics & proclitic::kPrepositions)) return true;
    }
  }
  const bool expected = c.previous && c.previous->is_word() && (c.previous->verb() || c.previous->definite());
  return expected && next_is_word && can_be(t, *c.next, Pos::Name) && c.next->term(Layer::Place) < 0;
}

bool titles(const Tokens& t, const Token& token) {
  const auto readings = t.alternatives(token);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Analysis& a) { return !a.guessed && a.lemma && t.knowledge->title(a.lemma); });
}

/// «راح ضحيتها»: the verb's companion word follows, so it is that verb.
bool companion_ahead(const Tokens& t, const Token& token, uint32_t lemma) {
  for (const Trigger& trigger : t.knowledge->triggers(lemma)) {
    if (trigger.with.empty()) break;  // those with companions stand first
    for (const Token* next = &token + 1; next < t.tokens.data() + t.size() && next <= &token + 2; ++next) {
      for (const std::string& word : trigger.with) {
        if (next->letters == word) return true;
      }
    }
  }
  return false;
}

/// «تجمع مئات المتظاهرين», «تجمع نحو 40 متظاهرا»: what is counted follows; before it the verb is a masculine past.
bool counted_next(const Tokens& t, const Context& c) {
  if (!c.next) return false;
  if (c.next->is(WordKind::Digits) || c.next->term(Layer::Hedge) >= 0 || c.next->term(Layer::Number) >= 0) return true;
  for (const Analysis& a : t.alternatives(*c.next)) {
    if (a.pos == Pos::Noun && a.number == Number::Plural && a.gender == Gender::Masculine &&
        a.gcase == Case::Nominative)
      return true;
  }
  return false;
}

/// «ما أدى إلى», «ما أسفر عن»: the verb of a result follows.
bool result_next(const Tokens& t, const Context& c) {
  if (!c.next || !c.next->is_word()) return false;
  for (const Analysis& a : t.alternatives(*c.next)) {
    if (a.pos != Pos::Verb || (a.proclitics & proclitic::kConjunctions)) continue;
    for (const LightVerb& light : t.knowledge->light_verbs(a.lemma)) {
      if (light.subject_is_event && light.slot != Slot::Subject) return true;
    }
  }
  return false;
}

/// The word may be the verb of a result, and a definite act that may be its subject follows.
bool result_of_act(const Tokens& t, const Token& token, const Context& c) {
  if (!c.next || !c.next->is_word()) return false;
  bool act = false;
  for (const Analysis& a : t.alternatives(*c.next)) {
    act |= a.pos == Pos::Noun && a.proclitics == proclitic::kAl && a.derivation == Derivation::VerbalNoun &&
           !t.knowledge->triggers(a.lemma).empty();
  }
  if (!act) return false;
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos != Pos::Verb || a.tense != Tense::Past || a.person != 3 || a.enclitic != Enclitic::None) continue;
    for (const LightVerb& light : t.knowledge->light_verbs(a.lemma)) {
      if (light.subject_is_event && light.slot != Slot::Subject) return true;
    }
  }
  return false;
}

/// «قصف صاروخي», «قصف تركي»: an adjective that describes the act, not somebody who acts, follows.
bool describes_act(const Tokens& t, const Context& c) {
  if (!c.next || !c.next->is_word()) return false;
  bool describes = false;
  for (const Analysis& a : t.alternatives(*c.next)) {
    if (a.source != 0 || a.proclitics || a.enclitic != Enclitic::None || a.construct) continue;
    const uint32_t tags = a.lemma ? t.knowledge->lexicon().lemma(a.lemma).tags : 0;
    if ((tags & (tag::kPerson | tag::kGroup | tag::kOrg)) || t.knowledge->victim(a.lemma)) return false;
    if (a.pos == Pos::Verb) return false;
    describes |= a.pos == Pos::Adjective && a.number == Number::Singular && a.gender == Gender::Masculine &&
                 a.derivation != Derivation::ActiveParticiple && a.derivation != Derivation::PassiveParticiple;
  }
  return describes;
}

/// شنّ, نفّذ: a verb whose object is an act.
bool carries_object(const Tokens& t, uint32_t lemma, bool cue_too = false) {
  if (!cue_too && t.knowledge->cue(lemma)) return false;
  for (const LightVerb& light : t.knowledge->light_verbs(lemma)) {
    if (light.slot == Slot::Object && light.subject == Role::Actor && !light.subject_is_event) return true;
  }
  return false;
}

/// «خطاب بثه التلفزيون», «بيان نشرته الوزارة»: a document, and what is done with it.
bool puts_out(const Tokens& t, const Token& document, uint32_t lemma) {
  const Cue* cue = t.knowledge->cue(lemma);
  if (!cue || !cue->object || !document.a.lemma) return false;
  const Cue* told = t.knowledge->cue(document.a.lemma);  // «حصيلة نشرها المرصد»
  return (t.knowledge->lexicon().lemma(document.a.lemma).tags & tag::kDocument) ||
         (told && told->pos == Pos::Noun && told->stance == Stance::Assert);
}

/// «غارات وصفتها مصادر بأنها», «مؤشر اعتبره مراقبون دليلا»: what is said of anything.
bool describes(const Tokens& t, uint32_t lemma) {
  const Cue* cue = t.knowledge->cue(lemma);
  return cue && cue->pos == Pos::Verb && cue->any_object && cue->stance == Stance::Assert;
}

/// «منذ إعلان الرئيس نقل السفارة»: a noun that has a subject and an object as its verb has.
bool announces(const Tokens& t, const Token& token) {
  if (!token.noun() || token.definite() || token.a.enclitic != Enclitic::None ||
      token.a.derivation != Derivation::VerbalNoun)
    return false;
  const Cue* cue = t.knowledge->cue(token.a.lemma);
  return cue && cue->pos == Pos::Noun && cue->object && cue->that && cue->weight <= 2 && cue->stance == Stance::Assert;
}

/// A word that is a noun for a human being as well: شاب, مدني, جندي.
bool person_noun(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Noun && !a.guessed && a.lemma && (t.knowledge->lexicon().lemma(a.lemma).tags & tag::kPerson))
      return true;
  }
  return false;
}

/// A word of the tables that is a noun as well.
bool noun_too(const Tokens& t, const Token& token) {
  const auto readings = t.alternatives(token);
  return std::any_of(readings.begin(), readings.end(),
                     [](const Analysis& a) { return a.pos == Pos::Noun && a.source == 0 && !a.guessed; });
}

/// A word that is a noun for a thing or a place as well: مخيم, مطالب, مجمع.
bool thing_noun(const Tokens& t, const Token& token) {
  constexpr uint32_t kThings =
      tag::kFacility | tag::kArea | tag::kBuilding | tag::kVehicle | tag::kEvent | tag::kDocument | tag::kWeapon;
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Noun && !a.guessed && a.lemma && (t.knowledge->lexicon().lemma(a.lemma).tags & kThings))
      return true;
  }
  return false;
}

/// A word that is a noun for a thing, a group or a place that one hits as well: شاحنة, دورية, محيط.
bool may_be_hit(const Tokens& t, const Token& token) {
  const auto readings = t.alternatives(token);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& a) {
    return a.pos == Pos::Noun && !a.guessed && a.lemma &&
           ((t.knowledge->lexicon().lemma(a.lemma).tags &
             (tag::kFacility | tag::kBuilding | tag::kVehicle | tag::kGroup)) ||
            t.knowledge->place_word(a.lemma));
  });
}

/// A relative with a pronoun: «وابنها», «وابنته».
bool kin_of_somebody(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos != Pos::Noun || a.guessed || a.enclitic == Enclitic::None || !a.lemma) continue;
    const VictimWord* v = t.knowledge->victim(a.lemma);
    constexpr uint32_t kOne = tag::kPerson | tag::kGroup;  // «أسرته» may be "he took him captive"
    if (v && v->harm == TollKind::None && (t.knowledge->lexicon().lemma(a.lemma).tags & kOne) == tag::kPerson &&
        (v->who == Victim::Civilian || v->who == Victim::Child || v->who == Victim::Woman))
      return true;
  }
  return false;
}

/// The word tells of dead or wounded, who may follow.
bool tells_harm(const Tokens& t, const Token& token) {
  const auto triggers = token.is_word() ? t.knowledge->triggers(token.a.lemma) : t.knowledge->triggers(0);
  return !triggers.empty() && (triggers.back().harm == TollKind::Killed || triggers.back().harm == TollKind::Injured);
}

/// A verb of an act that is spelled like its verbal noun: قصف, قنص, خطف.
bool tells_act(const Tokens& t, const Token& token, const Analysis& verb) {
  const auto triggers = t.knowledge->triggers(verb.lemma);
  if (triggers.empty() || triggers.front().harm != TollKind::None) return false;
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Noun && a.derivation == Derivation::VerbalNoun && a.enclitic == Enclitic::None) return true;
  }
  return false;
}

/// «مقتل 16 وجرح 14», «وجرح آخرين», «استشهد ثلاثة وجرح طفل»: the harm, not a wound.
bool harm_counted(const Tokens& t, const Token& token, const Context& c) {
  const auto own = t.alternatives(token);
  if (!c.next || own.size() < 2) return false;
  const bool harms = std::any_of(own.begin(), own.end(), [&](const Analysis& a) {
    if (a.pos != Pos::Verb || a.tense != Tense::Past || a.gender != Gender::Masculine) return false;
    const auto triggers = t.knowledge->triggers(a.lemma);
    return !triggers.empty() && triggers.back().harm != TollKind::None;
  });
  if (!harms) return false;
  const uint32_t next = static_cast<uint32_t>(c.next - t.tokens.data());
  if (c.next->is(WordKind::Digits) || c.next->term(Layer::Hedge) >= 0 || c.next->term(Layer::Number) >= 0 ||
      t.function_at(next) == Function::Others)
    return true;
  const auto readings = t.alternatives(*c.next);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& a) {
    return a.pos == Pos::Noun && !a.guessed && a.lemma && a.enclitic == Enclitic::None &&
           !(a.proclitics & ~proclitic::kAl) && t.knowledge->victim(a.lemma) &&
           (t.knowledge->lexicon().lemma(a.lemma).tags & tag::kPerson);
  });
}

/// A word without proclitics that no dictionary has.
bool unknown_name(const Tokens& t, const Token& token) {
  const auto readings = t.alternatives(token);
  return token.is_word() && std::all_of(readings.begin(), readings.end(),
                                        [](const Analysis& a) { return a.source == 2 && a.proclitics == 0; });
}

bool past_too(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Verb && a.tense == Tense::Past && a.person == 3 && a.enclitic != Enclitic::We) return true;
  }
  return false;
}

/// «قصفنا»: "we shelled", spelled like "he shelled us".
bool we_too(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos == Pos::Verb && a.tense == Tense::Past && a.person == 1 && a.number == Number::Plural &&
        a.enclitic == Enclitic::None)
      return true;
  }
  return false;
}

bool next_is_definite_noun(const Tokens& t, const Context& c) {
  if (!c.next || !c.next->is_word()) return false;
  for (const Analysis& a : t.alternatives(*c.next)) {
    if ((a.proclitics & proclitic::kAl) && !(a.proclitics & proclitic::kPrepositions)) return true;
  }
  return false;
}

bool genitive_possible(const Tokens& t, const Token& next) {
  for (const Analysis& a : t.alternatives(next)) {
    if (a.pos == Pos::Complementiser || a.pos == Pos::Subordinator ||
        (a.pos == Pos::Preposition && !(a.proclitics & proclitic::kPrepositions)))
      return false;
  }
  for (const Analysis& a : t.alternatives(next)) {
    if ((a.pos == Pos::Noun || a.pos == Pos::Adjective || a.pos == Pos::Name || a.pos == Pos::Unknown) &&
        !(a.proclitics & ~proclitic::kAl))
      return true;
  }
  return false;
}

/// Gender that a verb must show before this noun (feminine for things in the plural), None if it may be either.
Gender agreement(const Tokens& t, const Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    if (a.pos != Pos::Noun && a.pos != Pos::Name && a.pos != Pos::Adjective) continue;
    if (a.gender == Gender::Feminine) return Gender::Feminine;
    if (a.number == Number::Plural) return Gender::None;
    if (a.guessed) return Gender::None;
    return Gender::Masculine;
  }
  return Gender::None;
}

/// A complementiser follows before the clause is over: «لفت شولغين إلى أن».
bool complementiser_ahead(const Tokens& t, uint32_t i) {
  for (uint32_t n = i + 1; n < std::min<uint32_t>(t.size(), i + kComplementWithin); ++n) {
    const Token& token = t.tokens[n];
    if (token.word->line_start) return false;
    if (!token.is_word()) {
      if (token.word->mark == U'.') return false;
      continue;
    }
    const auto alternatives = t.alternatives(token);
    for (const Analysis& a : alternatives) {
      if (a.pos == Pos::Complementiser) return true;
    }
    if (!alternatives.empty() && alternatives.front().pos == Pos::Verb) return false;
  }
  return false;
}

/// A phrase set in by the way ends with that token.
bool after_aside(const Tokens& t, uint32_t token) {
  for (uint32_t n = token + 1; n-- > 0 && token - n < 4;) {
    if (t.function_at(n) == Function::Aside && t.term_at(n, Layer::Marker)->last == token + 1) return true;
  }
  return false;
}

/// A word for a settlement or quarter that waits for its name: «قرية», «بلدتي».
bool awaits_name(const Tokens& t, const Token& token) {
  if (!token.is_word() || !token.noun() || token.definite() || token.a.enclitic != Enclitic::None || !token.a.lemma ||
      token.a.gcase == Case::Accusative || token.a.number == Number::Plural)
    return false;
  const PlaceWord* word = t.knowledge->place_word(token.a.lemma);
  return word && !word->direction && word->precision == Precision::Settlement;
}

/// «قرى», «بلدتي»: the names of several places follow.
bool names_several_places(const Tokens& t, const Token& token) {
  if (!token.noun() || token.definite() || token.a.enclitic != Enclitic::None || !token.a.lemma ||
      (token.a.number != Number::Plural && token.a.number != Number::Dual))
    return false;
  const PlaceWord* word = t.knowledge->place_word(token.a.lemma);
  return word && !word->direction && word->precision <= Precision::District;
}

/// What looks like a verb behind «قرى» is a place of the list: one of the gazetteer, or a word of place.
void listed_place(const Tokens& t, Token& token) {
  for (const Analysis& a : t.alternatives(token)) {
    const PlaceWord* word = a.pos == Pos::Noun && a.lemma && !a.guessed && (a.proclitics & proclitic::kAnd)
                                ? t.knowledge->place_word(a.lemma)
                                : nullptr;
    if (!word || word->direction) continue;
    token.a = a;
    return;
  }
  const auto at = static_cast<uint32_t>(&token - t.tokens.data());
  const Term* place = t.term_at(at, Layer::Place);
  if (!place || place->kind != TermKind::Place || (place->stripped & ~proclitic::kAnd)) return;
  token.a = Analysis{};
  token.a.pos = Pos::Name;
  token.a.guessed = true;
  if (place->stripped & proclitic::kAnd) {
    token.a.proclitics |= proclitic::kAnd;
    token.a.stem_begin = 1;
  }
}

/// «قرية أشمة», «بلدتي التح», «قرية أم السطح»: what only looks like a verb or a conjunction is the name. A verb that
/// tells something of the settlement is one of our tables or agrees with it: «بلدة تقع», «قرية تعج».
bool only_a_name(const Token& settlement, const Token& token, const Token* next) {
  const Analysis& a = token.a;
  if (a.proclitics & proclitic::kConjunctions) return false;
  if (a.pos == Pos::Conjunction)
    return token.letters.size() == 2 && token.letters[0] == letter::kAlef && next && next->is_word() &&
           next->definite();
  if (a.pos != Pos::Verb) return false;
  const bool marbuta = token.letters.back() == letter::kTehMarbuta;  // what no verb ends with
  if (a.source == 0) return marbuta && a.enclitic != Enclitic::None && a.person != 3;
  if (a.person != 3 || marbuta || a.tense == Tense::Imperative) return true;
  return a.number != Number::Singular || settlement.a.number == Number::Dual ||
         (settlement.a.gender != Gender::None && a.gender != settlement.a.gender);
}

/// «سقوط شهيد», «أوقع قتيلا»: who fell, no quality of the fall.
bool victim_of(const Tokens& t, const Token& before, const Token& token, const Analysis& a) {
  const Knowledge& k = *t.knowledge;
  if (!before.is_word() || !a.lemma || !k.victim(a.lemma) || k.victim(a.lemma)->harm == TollKind::None) return false;
  for (const Trigger& trigger : k.triggers(before.a.lemma)) {
    if (std::find(trigger.with.begin(), trigger.with.end(), token.letters) != trigger.with.end()) return true;
  }
  return false;
}

/// «طائرة مسيرة», «طائرة تركية مسيرة», «الطائرات المسيرة»: a word that alone is short for such a weapon says of the
/// noun which it is.
bool kind_of_weapon(const Tokens& t, const Token& token, const Analysis& a) {
  constexpr int kMost = 2;  // adjectives between
  if ((a.proclitics & ~proclitic::kAl) || a.enclitic != Enclitic::None || a.number == Number::Plural) return false;
  uint32_t whole = 0;  // what it is short for
  for (const Analysis& r : t.alternatives(token)) {
    const WeaponWord* weapon = r.pos == Pos::Noun && !r.guessed ? t.knowledge->weapon(r.lemma) : nullptr;
    if (weapon && weapon->short_for) whole = weapon->short_for;
  }
  if (whole == 0) return false;
  const Token* noun = &token - 1;
  for (int n = 0; n < kMost && noun > t.tokens.data() && noun->is_word() && noun->a.lemma != whole &&
                  can_be(t, *noun, Pos::Adjective);
       ++n)
    --noun;
  return noun->is_word() && noun->noun() && noun->a.lemma == whole &&
         noun->definite() == ((a.proclitics & proclitic::kAl) != 0) && noun->a.gender == a.gender &&
         (noun->a.number == Number::Dual) == (a.number == Number::Dual);
}

/// As an adjective it agrees with the noun.
bool agrees(const Tokens& t, const Analysis& noun, const Analysis& a) {
  if (a.gender == Gender::None || noun.gender == Gender::None || noun.number == Number::None) return true;
  const bool definite = (a.proclitics & proclitic::kAl) != 0;
  constexpr uint32_t kPeople = tag::kPerson | tag::kGroup;
  const uint32_t tags = t.knowledge->lexicon().lemma(noun.lemma).tags;
  // In the masculine singular the accusative is written.
  if (a.gcase == Case::Accusative && !definite && noun.gender == Gender::Masculine && noun.number == Number::Singular &&
      noun.gcase != Case::Accusative && !(noun.proclitics & proclitic::kAl))
    return false;
  switch (noun.number) {
    case Number::Plural: {  // people in the plural take the plural, or, like things, the feminine singular
      if (a.number == Number::Singular && a.gender == Gender::Feminine)
        return noun.gcase != Case::Nominative && noun.gcase != Case::Oblique;
      return (tags & tag::kPerson) != 0 && a.number == Number::Plural &&
             !(noun.gcase == Case::Nominative && a.gcase == Case::Oblique);
    }
    case Number::Dual:  // «الملفين الإيراني والكوري»
      return a.number == Number::Dual || (a.number == Number::Singular && definite);
    default:
      return (a.number == Number::Singular && a.gender == noun.gender) ||
             (a.number == Number::Plural && (tags & kPeople) == kPeople);  // «السكان المدنيين»
  }
}

/// The token belongs to a whole name of the tables: «حزب الله».
bool in_a_name(const Tokens& t, const Token& token) {
  constexpr uint32_t kMost = 4;  // words of a name before it
  const auto at = static_cast<uint32_t>(&token - t.tokens.data());
  for (uint32_t back = 0; back <= std::min(at, kMost); ++back) {
    const Term* name = t.term_at(at - back, Layer::Entity);
    if (name && name->last > at) return true;
  }
  return false;
}

/// A noun that the adjective agrees with stands in the phrase right before it, or a word of which that cannot be told.
/// «استهدفت طائرة حربية | منزلا», «قتلت القوات | المدنيين», «هاجم مسلحون | دورية» have none.
bool describes_phrase(const Tokens& t, const Token& token, const Analysis& a) {
  constexpr int kMost = 5;  // words of the phrase
  const Token* n = &token;
  for (int words = 0; words < kMost && n > t.tokens.data(); ++words) {
    --n;
    if (!n->is_word() || !n->nominal()) return words == 0;
    // «استهدف حزب الله | منزلا»; but «كندا مستعدة», «عبد الله صالح»
    if (!n->adjective() && in_a_name(t, *n))
      return (a.proclitics & proclitic::kAl) || !(thing_noun(t, token) || may_be_hit(t, token));
    if (n->a.pos == Pos::Name || n->a.guessed || !n->a.lemma || n->a.source != 0 || n->term(Layer::Number) >= 0)
      return true;
    for (const Analysis& noun : t.alternatives(*n)) {
      if (noun.pos == Pos::Noun && !noun.guessed && noun.lemma && agrees(t, noun, a)) return true;
    }
    const bool first = n == t.tokens.data() || !(n - 1)->is_word() || !(n - 1)->nominal();
    if (first && n->adjective()) return true;  // «الأبرياء السوريين»: an adjective in a noun's place
    if (n->a.proclitics & (proclitic::kPrepositions | proclitic::kConjunctions)) return false;
  }
  return false;
}

/// «قوات خاصة», «رتلا عسكريا»: what is an adverb elsewhere («خاصة في», «يتدخل عسكريا») agrees with the indefinite noun
/// before it and nothing that it could set off follows.
bool quality_too(const Tokens& t, const Token& token, const Context& c) {
  if (!c.previous || c.previous != &token - 1 || !c.previous->nominal() || c.previous->definite() ||
      c.previous->a.enclitic != Enclitic::None || c.previous->a.pos == Pos::Name || c.previous->a.guessed)
    return false;
  const auto readings = t.alternatives(token);
  const auto describes = [&](const Analysis& a) {
    return a.pos == Pos::Adjective && !a.guessed && !a.proclitics && describes_phrase(t, token, a) &&
           (a.gcase != Case::Accusative || c.previous->a.gcase == Case::Accusative);
  };
  if (std::none_of(readings.begin(), readings.end(), describes)) return false;
  return c.previous->a.gcase == Case::Accusative ||
         !(c.next && c.next->is_word() &&
           (can_be(t, *c.next, Pos::Preposition) || can_be(t, *c.next, Pos::Complementiser)));
}

/// «فيه», «خلالها»: a preposition with a pronoun for something named before.
bool points_back(const Tokens& t, const Token& token) {
  if (!token.is_word()) return false;
  const auto readings = t.alternatives(token);
  return std::any_of(readings.begin(), readings.end(), [](const Analysis& a) {
    return a.pos == Pos::Preposition && (a.enclitic == Enclitic::He || a.enclitic == Enclitic::She) &&
           !(a.proclitics & proclitic::kConjunctions);
  });
}

/// «أكد أن», «بأن»: the complementiser that a noun follows, not that of «بعد أن».
bool says_that(const Tokens& t, const Token& that) {
  if (that.a.proclitics & (proclitic::kBi | proclitic::kLi | proclitic::kKa)) return true;
  const auto at = static_cast<size_t>(&that - t.tokens.data());
  if (at == 0 || !t.tokens[at - 1].is_word()) return false;
  const Cue* cue = t.knowledge->cue(t.tokens[at - 1].a.lemma);
  return cue && cue->that && cue->pos == t.tokens[at - 1].a.pos;
}

/// The noun before has the pronoun that this verb has, and the word may be a noun with it.
bool shares_owner(const Tokens& t, const Token& token, const Analysis& verb, const Context& c) {
  if (verb.enclitic == Enclitic::None || verb.tense != Tense::Past || !c.previous || !c.previous->noun() ||
      c.previous->a.enclitic != verb.enclitic)
    return false;
  const auto readings = t.alternatives(token);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& r) {
    return r.pos == Pos::Noun && !r.guessed && r.enclitic == verb.enclitic;
  });
}

/// The first word of a place of several: «تل أبيب», «رأس العين».
bool begins_a_place(const Tokens& t, const Token& token) {
  if (token.term(Layer::Place) < 0) return false;
  const auto at = static_cast<uint32_t>(&token - t.tokens.data());
  const Term* place = t.term_at(at, Layer::Place);
  return place && place->first == at && place->last > at + 1;
}

/// What speaks for the noun that is spelled like this verb. Out of line: score() is run for every reading of every
/// word, and this seldom finds anything.
[[gnu::noinline]] double rather_noun(const Tokens& t, const Token& token, const Analysis& a, const Context& c) {
  const bool conjoined = (a.proclitics & proclitic::kConjunctions) != 0;
  const bool past = a.tense == Tense::Past;
  double s = 0;
  // «أطفال ونساء», «عاما ونصف», «أن أحد»: the noun, rather than "we are wronged", "I am sharpened".
  if (a.person != 3 && a.tense != Tense::Imperative && noun_too(t, token)) {
    const bool asked = c.after_negation || (c.after_that && a.tense == Tense::Present);
    s += a.voice != Voice::Active ? 4.0 : asked ? 0.0 : 2.5;
  }
  // «أكدت أن عدد القتلى»: behind what is said to be so stands a noun.
  if (c.after_that && past && says_that(t, *c.previous) && noun_too(t, token)) s += 3.0;
  // «إرهابهم وقتلهم», «مدنهم وقراهم»: something else of theirs.
  if (conjoined && shares_owner(t, token, a, c)) s += 4.0;
  // «قصفت القوات سوق الخضار»: the clause has its verb, and this is what was hit.
  if (c.verb_before && past && !conjoined && !c.after_relative && !c.after_that && a.enclitic == Enclitic::None &&
      c.previous && c.previous->nominal() && c.previous->definite() && may_be_hit(t, token))
    s += 2.0;
  // «إن تل أبيب», «البريقة ورأس لانوف»
  if (begins_a_place(t, token)) s += 3.0;
  return s;
}

double score(const Tokens& t, const Token& token, const Analysis& a, const Context& c, size_t order) {
  double s = a.source == 0 ? 3.0 : a.source == 1 ? 1.0 : 0.0;
  s -= 0.15 * static_cast<double>(order);
  const bool conjoined = (a.proclitics & proclitic::kConjunctions) != 0;
  // A word that the tables know whole is not split («وزير» is no و + زير).
  if (c.whole_word || c.conjunction_apart) {
    if (conjoined != c.conjunction_apart) s -= 3.0;
  }
  // «كان», not «كأن».
  if (c.auxiliary && a.pos == Pos::Verb) s += 3.0;
  // «، ما أدى إلى»: what led to, rather than did not lead to.
  if (c.after_comma && a.pos == Pos::Relative && can_be(t, token, Pos::Negation)) s += 2.0;
  // «غارة … ما أدى إلى مقتل»
  if (a.pos == Pos::Relative && c.previous && !c.clause_start && can_be(t, token, Pos::Negation) && result_next(t, c))
    s += 3.0;
  // What this kind of news is about is likelier than what it is not.
  if (a.lemma && a.source == 0 &&
      (!t.knowledge->triggers(a.lemma).empty() || t.knowledge->light_verb(a.lemma) || t.knowledge->cue(a.lemma)))
    s += 0.6;
  // «فتحت النار»: opened, rather than "and so under".
  const bool locative = a.pos == Pos::Preposition || a.pos == Pos::Adverb;
  if (locative && (a.proclitics & proclitic::kSo) && a.enclitic == Enclitic::None && c.whole_verb) s -= 4.0;
  switch (a.pos) {
    case Pos::Verb: {
      if (c.clause_start || conjoined) s += 2.0;
      if (c.after_negation) s += 5.0;
      // «وتل حرمل»: so short is the present only as a jussive (لم تل).
      if (a.tense == Tense::Present && !c.after_negation && token.letters.size() == (conjoined ? 3U : 2U)) s -= 6.0;
      if (c.after_past_auxiliary) s += 2.0;
      if (c.after_relative) s += 4.0;
      if (c.after_that && a.tense == Tense::Present) s += 4.0;
      if (c.after_that && a.tense == Tense::Past) s += 1.0;
      // «أن شخصا»: a verb before its subject has no dual.
      if (c.after_that && a.tense == Tense::Past && a.number == Number::Dual) s -= 3.0;
      if (c.after_preposition) s -= 6.0;
      // «قالت إن عدد القتلى …»: behind this complementiser stands the subject.
      if (c.after_that && a.tense == Tense::Past && with_hamza_below(t, *c.previous)) s -= 3.0;
      if (c.after_number && !(conjoined && c.harm_counted)) s -= 3.0;
      // «مقتل سيدة وابنها»: her son, rather than "and he praised her".
      if (conjoined && a.enclitic != Enclitic::None && c.previous && c.previous->nominal() && kin_of_somebody(t, token))
        s -= 4.0;
      // «وصفتها الوكالة»: called it, rather than "and liquidated it".
      if ((a.proclitics & proclitic::kAnd) && a.enclitic != Enclitic::None && c.whole_verb) s -= 3.0;
      if (conjoined && c.harm_counted) s += 2.0;
      // «إن طفلا قتل»: behind an indefinite accusative nothing stands in idafa.
      if (c.previous && c.previous->noun() && !c.previous->definite() && c.previous->a.gcase == Case::Accusative &&
          c.previous->a.lemma && c.previous->term(Layer::Entity) < 0 && c.previous->term(Layer::Place) < 0 &&
          a.tense == Tense::Past && !conjoined && a.enclitic == Enclitic::None && act_too(t, token) &&
          (t.knowledge->lexicon().lemma(c.previous->a.lemma).tags & tag::kPerson))
        s += 3.0;
      // «أن شخصين مدنيين قتلا»: two who were killed, no killing.
      if (a.number == Number::Dual && a.tense == Tense::Past && !conjoined && a.enclitic == Enclitic::None &&
          c.previous && maybe_two(t, *c.previous))
        s += 3.0;
      const bool companion = companion_ahead(t, token, a.lemma);
      // «شاحنة فجر نفسه», «قصف خلف قتلى»: no dawn, and not behind.
      const bool act = companion && t.knowledge->triggers(a.lemma).front().type == EventType::Assault;
      if (companion) s += act && can_be(t, token, Pos::Preposition) ? 7.0 : 2.0;
      if (c.after_verb && !conjoined) s -= c.announced ? 3.0 : 1.5;
      if (c.announced && !conjoined && !c.clause_start && a.tense == Tense::Past && a.number == Number::Singular &&
          a.gender == Gender::Masculine && a.enclitic == Enclitic::None && c.next && c.next->is_word()) {
        s -= 2.0;
      }
      if (a.tense == Tense::Present) s += 1.0;
      // Jussive and subjunctive need their particle.
      if (a.shortened && !c.after_negation && !c.after_that && !(a.proclitics & proclitic::kLi)) s -= 2.0;
      // «لم ترد تقارير»: came rather than shot dead, which asks for its «قتيلا».
      if (const auto triggers = t.knowledge->triggers(a.lemma);
          a.shortened && !companion && a.number != Number::Plural && a.enclitic == Enclitic::None &&
          !triggers.empty() && !triggers.back().with.empty())
        s -= 1.0;
      if (const Cue* cue = t.knowledge->cue(a.lemma); cue && cue->that) {
        if (conjoined || c.clause_start) s += 0.3;  // «وثّق» rather than «وثق», which are spelled alike
        if (c.that_ahead)
          s += 1.0;
        else if (cue->weight == 3 && !cue->any_object)
          s -= 0.5;  // «أسر الجيش»: took captive rather than confided
        if (cue->weight == 1 && a.person == 3 && !a.shortened) s += c.previous && c.previous->noun() ? 2.0 : 1.0;
      }
      // «أكد الجانب الروسي دعمه»: his support, rather than "he supported him".
      if (c.verb_before && !conjoined && a.enclitic != Enclitic::None && a.tense == Tense::Past && c.previous &&
          c.previous->is_word() && c.previous->nominal() &&
          (c.previous->definite() || c.previous->a.pos == Pos::Name)) {
        s -= 2.0;
      }
      if (a.tense == Tense::Present && (a.gender == Gender::Feminine || a.person == 2) &&
          (c.clause_start || conjoined) && counted_next(t, c)) {
        s -= 3.0;
      }
      if (a.tense == Tense::Imperative) s -= 5.0;
      // «تسعى القوات لاستعادة المواقع ودحر المسلحين»: what else they seek.
      if (c.in_present && conjoined && a.tense == Tense::Past && a.enclitic == Enclitic::None && act_too(t, token))
        s -= 3.0;
      // «يحيى»: the name; the verb is written with dots.
      if (a.tense == Tense::Present && can_be(t, token, Pos::Name) && with_undotted_yeh(t, token)) s -= 4.0;
      // «اعتقلت الشرطة | عدد من الشبان», «قتلى | وعدد من الجرحى»
      if (const Term* hedge = t.term_at(static_cast<uint32_t>(&token - t.tokens.data()), Layer::Hedge);
          hedge && hedge->last > hedge->first + 1 &&
          (t.knowledge->hedge(hedge->index).alone || (!conjoined && !c.clause_start)))
        s -= 3.0;
      if (c.clause_start && a.tense == Tense::Past && tells_act(t, token, a) && describes_act(t, c)) s -= 3.0;
      // «وقال: قصفنا», «إننا قصفنا»: we, where a verb is to be expected.
      const bool we = a.person == 1 && a.number == Number::Plural && a.tense == Tense::Past &&
                      a.enclitic == Enclitic::None &&
                      (c.clause_start || (c.previous && c.previous->a.enclitic == Enclitic::We));
      if (we)
        s += 2.0;
      else if (a.person == 1 || a.person == 2)
        s -= 1.5;
      s -= rather_noun(t, token, a, c);
      // «التي وصفتها»: a relative is not followed by و.
      if (c.after_relative && conjoined) s -= 6.0;
      // «متهما»: accusing, rather than "I died for both".
      if (a.person != 3 && a.tense == Tense::Past && a.number == Number::Singular && a.enclitic != Enclitic::None)
        s -= 2.0;
      // «استهدف»: he hit, rather than "I hit" without its hamza; «نفى»: he denied, rather than "we fulfil"; «نقلت
      // الكتائب»: they brought, whatever gender the next word seems to have, rather than "you brought".
      if (a.person != 3 && a.tense != Tense::Imperative && past_too(t, token)) s -= 2.5;
      if (a.enclitic == Enclitic::We && we_too(t, token)) s -= 6.0;
      if (a.enclitic == Enclitic::You) s -= 2.5;  // «هناك»; the news does not speak to its reader
      if (a.gender == Gender::Feminine && a.number == Number::Plural) s -= 2.0;
      if (a.number == Number::Dual) s -= token.term(Layer::Cue) >= 0 ? 4.0 : 0.5;  // «نقلا عن»
      if (a.number == Number::Dual && a.tense == Tense::Past && a.enclitic != Enclitic::None) s -= 1.5;  // «بدأه الجيش»
      // «رصد المرصد، قصفا على»: the act, rather than two who shelled.
      if (a.number == Number::Dual && a.tense == Tense::Past && !conjoined && can_be(t, token, Pos::Noun) &&
          !two_before(t, token))
        s -= 2.0;
      if (token.word->first_damma && a.voice != Voice::Active) s += 2.0;
      if (a.voice == Voice::Passive && !token.word->first_damma) s -= 0.5;
      if (a.proclitics & proclitic::kLi) s -= 0.5;
      if (a.enclitic != Enclitic::None && a.tense == Tense::Past && a.number == Number::Singular && !c.clause_start)
        s -= 0.3;
      if (c.next && c.next->is_word() && a.number == Number::Singular && a.person == 3 &&
          a.enclitic == Enclitic::None) {
        const Gender g = agreement(t, *c.next);
        if (g != Gender::None && g != a.gender && c.clause_start) s -= 1.2;
        if (g == a.gender && c.clause_start) s += 0.5;
      }
      // A noun before it makes idafa as likely as subject and verb.
      if (c.previous && c.previous->is_word() && c.previous->nominal() && c.previous->a.pos != Pos::Name &&
          !c.previous->definite() && c.previous->a.gcase != Case::Accusative &&
          c.previous->a.enclitic == Enclitic::None && a.tense == Tense::Past && a.number == Number::Singular &&
          a.gender == Gender::Masculine && !conjoined) {
        // «في وقت قال الوزير»: nothing belongs to "said".
        const Cue* cue = t.knowledge->cue(a.lemma);
        const bool says = cue && cue->pos == Pos::Verb && cue->weight == 1;
        s -= says || (c.next && c.next->is_word() && can_be(t, *c.next, Pos::Preposition)) ? 0.0 : 1.5;
      }
      // «هجوم قتل فيه جنديان», «أسبوع قتل خلاله عشرة»: what happened in it, as the pronoun says
      if (c.previous && c.previous->nominal() && !c.previous->definite() && a.tense == Tense::Past && !conjoined &&
          a.enclitic == Enclitic::None && act_too(t, token) && tells_harm(t, token) && c.next &&
          points_back(t, *c.next))
        s += 3.0;
      // «هجوم شنه النظام», «غارة جوية نفذتها الطائرات»: a verb that carries the noun before it, with a pronoun for it.
      if (a.enclitic != Enclitic::None && a.tense == Tense::Past && !conjoined && c.previous && c.previous->nominal() &&
          !c.previous->definite() &&
          (carries_object(t, a.lemma) || puts_out(t, *c.previous, a.lemma) || describes(t, a.lemma))) {
        const bool feminine = c.previous->a.gender == Gender::Feminine || c.previous->a.number == Number::Plural;
        if (a.enclitic == (feminine ? Enclitic::She : Enclitic::He)) s += 4.0;
      }
      // A verb right behind an indefinite noun describes it, so it agrees with it.
      if (c.previous && c.previous->noun() && !c.previous->definite() && c.previous->a.number == Number::Singular &&
          a.enclitic == Enclitic::None && a.number == Number::Singular && c.previous->a.gender != Gender::None &&
          c.previous->a.gender != a.gender && !conjoined) {
        s -= 2.5;
      }
      break;
    }
    case Pos::Noun:
      if (c.after_preposition) s += 4.0;
      // «تواصل القوات تقدمها»: her advance is what they go on with.
      if (c.awaits_act && !c.after_number && !conjoined && a.derivation == Derivation::VerbalNoun &&
          a.enclitic != Enclitic::None && !t.knowledge->triggers(a.lemma).empty())
        s += 4.0;
      if (c.previous && victim_of(t, *c.previous, token, a)) s += 2.5;
      if (c.after_negation) s -= 3.0;
      if (c.after_relative) s -= 1.0;
      if (c.after_verb) s += 0.7;
      // «إصابة مرافقه», «مقتل قائد ومرافقه»: his companion, rather than its facilities.
      if (a.enclitic != Enclitic::None && a.lemma && c.previous && c.previous->is_word() &&
          (t.knowledge->lexicon().lemma(a.lemma).tags & (tag::kFacility | tag::kBuilding)) &&
          (conjoined ? person_noun(t, *c.previous) : tells_harm(t, *c.previous)) && person_noun(t, token))
        s -= 2.0;
      // «قصف صاروخي» is no "my rocket".
      if (a.enclitic == Enclitic::I && can_be(t, token, Pos::Adjective)) s -= 2.0;
      // «بلدتي ذيبان والحوايج»: two towns, not mine.
      if (a.enclitic == Enclitic::I && a.lemma && t.knowledge->place_word(a.lemma) && c.next && c.next->is_word() &&
          !can_be(t, *c.next, Pos::Preposition))
        s -= 3.0;
      // «عبوتي الكلور», «سيارتي إسعاف»: nor is the owner of what has another owner behind it the writer.
      else if (a.enclitic == Enclitic::I && c.next && c.next->is_word() && genitive_possible(t, *c.next) &&
               (!can_be(t, *c.next, Pos::Adjective) || person_noun(t, *c.next)))
        s -= 3.0;
      if (c.previous && c.previous->nominal() && !c.previous->definite() && c.previous->a.pos != Pos::Name) s += 0.7;
      if (token.term(Layer::Entity) >= 0) s += 2.0;
      if (a.derivation == Derivation::VerbalNoun && c.clause_start && !conjoined && !next_is_definite_noun(t, c))
        s -= 0.3;
      // «١١ سنة» (11 years): behind 11 to 99 the counted noun is singular, so these are no Sunnis.
      if (c.after_number && c.previous->is(WordKind::Digits) && c.previous->word->value % 100 > 10 &&
          a.number == Number::Plural && !(a.proclitics & proclitic::kAl))
        s -= 1.5;
      // A dual or plural without its noon needs its genitive: «مؤكدا أن» is no dual.
      if (a.construct && a.number == Number::Dual) s -= 1.0;  // «جندي» is one soldier sooner than two armies
      if (a.construct) s += c.next && c.next->is_word() && genitive_possible(t, *c.next) ? 0.3 : -2.5;
      if (token.word->dual_marked) s += a.number == Number::Dual ? 4.0 : 0.0;
      // «سد تشرين», «جسر الشغور»: the word of place with which a place's own name begins.
      if (const PlaceWord* word = a.lemma && token.term(Layer::Place) >= 0 ? t.knowledge->place_word(a.lemma) : nullptr;
          word && !word->direction) {
        const auto at = static_cast<uint32_t>(&token - t.tokens.data());
        const Term* place = t.term_at(at, Layer::Place);
        if (place && place->first == at && place->last > at + 1) s += 1.5;
      }
      // «مدخل مدينة رأس العين»: a word of place before a name is no adjective.
      if (a.lemma && c.next && c.next->term(Layer::Place) >= 0 && t.knowledge->place_word(a.lemma)) s += 1.5;
      // «مزارع مشيرفة»: before a name that nobody has heard of, a word of place.
      else if (a.lemma && a.number == Number::Plural && a.enclitic == Enclitic::None &&
               !(a.proclitics & proclitic::kAl) && c.next && unknown_name(t, *c.next) &&
               t.knowledge->place_word(a.lemma))
        s += 1.5;
      // «…، متهما إياه»: who accuses, rather than an accused.
      if (c.after_comma && a.derivation == Derivation::ActiveParticiple && a.gcase == Case::Accusative &&
          !a.proclitics && a.base) {
        if (const Cue* cue = t.knowledge->cue(a.base); cue && cue->pos == Pos::Verb && cue->weight <= 2) s += 2.0;
      }
      if (a.derivation == Derivation::ActiveParticiple || a.derivation == Derivation::PassiveParticiple) s -= 0.2;
      // «، لافتة إلى أن»: pointing out that, no sign.
      if (c.that_near && a.derivation == Derivation::ActiveParticiple && !(a.proclitics & proclitic::kAl)) {
        if (const Cue* cue = t.knowledge->cue(a.base); cue && cue->that && cue->pos == Pos::Verb) s += 3.5;
      }
      break;
    case Pos::Adjective:
      if (c.after_preposition) s += 1.5;
      if (c.previous == &token - 1 && kind_of_weapon(t, token, a)) s += 4.0;
      if (c.after_negation) s -= 3.0;
      // «نحن مستعدون»: a quality that tells something, rather than people of that kind.
      if (c.previous && c.previous->is_word() && c.previous->a.pos == Pos::Pronoun && a.lemma &&
          !(a.proclitics & proclitic::kAl) && !t.knowledge->triggers(a.lemma).empty())
        s += 2.0;
      if (c.previous && c.previous->nominal()) {
        // «طائرات حربية روسية | شاحنة»: behind another adjective, what is hit sooner than a second quality.
        if (c.previous == &token - 1 && c.previous->adjective() && !conjoined && !(a.proclitics & proclitic::kAl) &&
            may_be_hit(t, token) && !kind_of_weapon(t, token, a))
          s -= 1.5;
        if (c.previous == &token - 1 && !conjoined && noun_too(t, token)) {
          if (!describes_phrase(t, token, a))
            s -= 2.5;
          else if (token.term(Layer::Entity) >= 0 && t.knowledge->nisba_country(a.lemma) >= 0)
            s += 2.0;  // «طائرة حربية تركية»: Turkish, no Turk
        }
        const bool agree = c.previous->definite() == ((a.proclitics & proclitic::kAl) != 0);
        s += agree ? 1.5 : -0.3;
        // «تشييع مقاتلين»: a plural of persons does not describe a singular.
        if (a.number == Number::Plural && c.previous->a.number == Number::Singular && c.previous->noun()) s -= 2.5;
        // «انفجارات | دوريات»: things in the plural take the feminine singular.
        if (a.number == Number::Plural && a.gender == Gender::Feminine && c.previous->noun() &&
            c.previous->a.source == 0 && c.previous->a.number == Number::Plural && c.previous->a.lemma &&
            !(t.knowledge->lexicon().lemma(c.previous->a.lemma).tags & tag::kPerson)) {
          s -= 2.5;
        }
        // «اقتحمت القوات | المخيم», «رفض المتمردون | المطالب»: a masculine singular does not describe a plural.
        if ((a.proclitics & proclitic::kAl) && a.number == Number::Singular && a.gender == Gender::Masculine &&
            c.previous->noun() && c.previous->a.number == Number::Plural && thing_noun(t, token)) {
          s -= 2.5;
        }
        // «مقتل شابين», «مقتل شاب»: nor does a dual; and whom the act is done to stands in idafa to it.
        if (a.number == Number::Dual && c.previous->a.number == Number::Singular && c.previous->noun()) s -= 2.5;
        // «استهدف الحوثيون | الأحياء»
        if ((a.proclitics & proclitic::kAl) && a.number == Number::Plural && thing_noun(t, token)) s -= 2.5;
        if (c.previous->noun() && !c.previous->definite() && person_noun(t, token)) {
          const auto triggers = t.knowledge->triggers(c.previous->a.lemma);
          if (!triggers.empty() && triggers.front().harm != TollKind::None) s -= 2.0;
        }
        if (conjoined) s -= 1.0;
        // «إعلان رئيس الحكومة», «دعوة مدير المرصد»: what a definite noun follows is somebody, and no quality.
        if (!(a.proclitics & proclitic::kAl) && c.previous->noun() && !c.previous->definite() &&
            c.previous->a.derivation == Derivation::VerbalNoun && person_noun(t, token) &&
            t.knowledge->nisba_country(a.lemma) < 0 && next_is_definite_noun(t, c))
          s -= 2.5;
        // «شن عملية»: a feminine does not describe a masculine.
        if (a.number == Number::Singular && a.gender == Gender::Feminine && c.previous->noun() &&
            c.previous->a.source == 0 && c.previous->a.number == Number::Singular &&
            c.previous->a.gender == Gender::Masculine) {
          s -= 2.0;
        }
      } else {
        s -= 0.8;
      }
      break;
    case Pos::Name:
      if (c.after_preposition) s += 2.0;
      // «رزان النجار»: hardly the carpenter; but «نتنياهو وزير الخارجية»
      if (c.previous && c.previous->is_word() && c.previous->a.pos == Pos::Name)
        s += c.previous->a.guessed || a.guessed || titles(t, token) ? 1.0 : 2.5;
      break;
    case Pos::Preposition:
      s += given_name(t, token, c) ? -3.0 : 3.0;
      // «خلّف القصف قتلى»: an act leaves dead behind it; nobody stands behind an act.
      if (c.clause_start && a.enclitic == Enclitic::None && result_of_act(t, token, c)) s -= 4.0;
      // «ولي العهد» is not «and to me».
      if (conjoined && c.whole_word && a.enclitic != Enclitic::None && next_is_definite_noun(t, c)) s -= 3.0;
      break;
    case Pos::Complementiser:
      s += c.after_preposition ? 5.0 : 3.0;  // «على أنها»
      break;
    case Pos::Conjunction:
      // «مقتل أم وطفليها»
      if (!conjoined && c.previous && !c.clause_start && tells_harm(t, *c.previous) && person_noun(t, token)) s -= 4.0;
      [[fallthrough]];
    case Pos::Subordinator:
    case Pos::Relative:
    case Pos::Demonstrative:
    case Pos::Negation:
    case Pos::Pronoun:
      s += 3.0;
      break;
    case Pos::Adverb:
      s += 3.0;
      if (quality_too(t, token, c)) s -= 2.5;
      if (c.after_number && person_noun(t, token)) s -= 4.0;  // «16 عسكريا»
      break;
    case Pos::Unknown:
      s -= 1.0;
      break;
    default:
      s += 1.0;
  }
  if (token.word->detached) s += a.pos == Pos::Preposition ? 2.0 : a.pos == Pos::Verb ? -8.0 : 0.0;
  return s;
}

/// Takes the likeliest reading.
void choose(const Tokens& t, Token& token, Context& c) {
  const auto alternatives = t.alternatives(token);
  if (alternatives.size() == 1) {
    token.a = alternatives.front();
    return;
  }
  bool verb_of_saying = false, particle = false;
  for (const Analysis& a : alternatives) {
    const bool whole = !(a.proclitics & proclitic::kConjunctions);
    c.whole_word |= whole && a.source == 0 && a.pos != Pos::Verb;
    c.whole_verb |= whole && !a.guessed && a.pos == Pos::Verb;
    particle |= a.pos == Pos::Preposition || a.pos == Pos::Negation;  // «دون أن» is not «wrote down that»
    if (a.pos == Pos::Verb && !verb_of_saying) verb_of_saying = t.knowledge->cue(a.lemma) != nullptr;
  }
  if (verb_of_saying && !particle)
    c.that_ahead = complementiser_ahead(t, static_cast<uint32_t>(&token - t.tokens.data()));
  c.harm_counted = harm_counted(t, token, c);
  c.conjunction_apart = conjunction_apart(t, token);
  double best = -std::numeric_limits<double>::infinity();
  for (size_t k = 0; k < alternatives.size(); ++k) {
    const double s = score(t, token, alternatives[k], c, k);
    if (s > best) {
      best = s;
      token.a = alternatives[k];
    }
  }
}

/// A quotation mark at `i` only sets off a name: «نفى «الجيش الوطني» قصف المطار».
bool quotes_a_name(const Tokens& t, uint32_t i) {
  const auto mark = [&](uint32_t n) {
    return n < t.size() &&
           (t.tokens[n].is(WordKind::Open) || t.tokens[n].is(WordKind::Close) || t.tokens[n].is(WordKind::Quote));
  };
  if (!mark(i)) return false;
  if (const Term* name = i + 1 < t.size() ? t.term_at(i + 1, Layer::Entity) : nullptr; name && mark(name->last))
    return true;
  for (uint32_t n = i; n-- > 0 && i - n <= 8;) {
    if (!mark(n)) continue;
    const Term* name = t.term_at(n + 1, Layer::Entity);
    return name && name->last == i;
  }
  return false;
}

}  // namespace

void disambiguate(Tokens& t) {
  bool sentence_start = true;
  uint32_t governed_at = UINT32_MAX;  // the word behind a preposition of the table of markers
  bool verb_before = false, announced = false;
  bool awaits_act = false;
  bool present = false, in_present = false, seeks = false;
  bool listing = false;  // names of places follow a word for places: «قرى الفطيرة وكفرعويد وسفوهن»
  for (uint32_t i = 0; i < t.size(); ++i) {
    Token& token = t.tokens[i];
    if (token.word->line_start) sentence_start = true;
    if (sentence_start) awaits_act = present = in_present = false;
    if (sentence_start || (!token.is_word() && !quotes_a_name(t, i))) verb_before = announced = false;
    if (!token.is_word()) {
      if (token.word->mark != U'،' && token.word->mark != U',') awaits_act = false;
      if (token.word->mark == U'.' || token.word->mark == U'؟' || token.word->mark == U'!') sentence_start = true;
      continue;
    }
    Context c;
    uint32_t p = i;
    while (p > 0 && !t.tokens[p - 1].is_word() && !t.tokens[p - 1].is(WordKind::Digits) && !sentence_start &&
           (t.tokens[p - 1].is(WordKind::Open) || t.tokens[p - 1].is(WordKind::Quote) ||
            t.tokens[p - 1].is(WordKind::Close) || t.tokens[p - 1].word->mark == U'#' ||
            t.tokens[p - 1].word->mark == U'_')) {
      --p;
    }
    if (!sentence_start && p > 0) c.previous = &t.tokens[p - 1];
    c.after_comma = i > 0 && !sentence_start && t.tokens[i - 1].word->mark == U'،';
    c.auxiliary = t.function_at(i) == Function::Past;
    c.after_number = c.previous && (c.previous->is(WordKind::Digits) ||
                                    (c.previous->a.pos == Pos::Number && c.previous->term(Layer::Number) >= 0));
    if (i + 1 < t.size() && !t.tokens[i + 1].word->line_start) c.next = &t.tokens[i + 1];
    for (uint32_t n = i + 1; c.after_comma && n < std::min<uint32_t>(t.size(), i + 3) && t.tokens[n].is_word(); ++n) {
      if (can_be(t, t.tokens[n], Pos::Complementiser)) c.that_near = true;
      if (!can_be(t, t.tokens[n], Pos::Preposition)) break;
    }
    c.clause_start =
        sentence_start || (i > 0 && !t.tokens[i - 1].is_word() && punctuation_that_begins(*t.tokens[i - 1].word));
    c.verb_before = verb_before;
    c.awaits_act = awaits_act;
    c.in_present = in_present;
    c.announced = announced;
    if (c.previous && c.previous->is_word()) {
      const Token& q = *c.previous;
      const Pos pos = q.a.pos;
      c.after_preposition = pos == Pos::Preposition && q.a.enclitic == Enclitic::None;
      if (pos == Pos::Negation || pos == Pos::Future || pos == Pos::Modal) c.after_negation = true;
      c.after_relative = pos == Pos::Relative;
      c.after_that = (pos == Pos::Complementiser || pos == Pos::Subordinator) && q.a.enclitic == Enclitic::None;
      c.after_verb = pos == Pos::Verb;
      const uint32_t at = static_cast<uint32_t>(c.previous - t.tokens.data());
      if (pos == Pos::Verb && (t.function_at(at) == Function::Past || t.function_at(at) == Function::GoesOn)) {
        c.after_past_auxiliary = true;
        c.after_verb = false;
      }
      if (after_aside(t, at)) c.clause_start = true;  // «من جهته قال»
      if (pos == Pos::Conjunction || t.function_at(at) == Function::Stop) c.clause_start = true;
    }
    if (governed_at == i) c.after_preposition = true;
    if (const Term* term = t.term_at(i, Layer::Marker)) {
      switch (t.knowledge->marker(term->index).function) {
        case Function::Slot_:
        case Function::Agent:
        case Function::Beside:
        case Function::Cause:
          governed_at = term->last;
          break;
        default:
          break;
      }
    }
    choose(t, token, c);
    // «وقال إيريك»: right behind a verb of saying nobody is spoken to; it is a name that looks like a verb.
    if (c.after_verb && c.announced && token.a.pos == Pos::Verb && !c.after_comma &&
        (token.a.proclitics & proclitic::kConjunctions) == 0 && token.a.enclitic == Enclitic::You) {
      token.a = Analysis{};
      token.a.pos = Pos::Name;
      token.a.guessed = true;
    }
    const bool second_word = c.previous && c.previous->a.pos == Pos::Name && c.previous->a.guessed && i >= 2 &&
                             awaits_name(t, t.tokens[i - 2]) && token.a.enclitic != Enclitic::None &&
                             token.letters.back() == letter::kTehMarbuta;  // «قرية آمشة عوينة»
    if (second_word || (c.previous && awaits_name(t, *c.previous) && only_a_name(*c.previous, token, c.next))) {
      token.a = Analysis{};
      token.a.pos = Pos::Name;
      token.a.guessed = true;
    }
    // «قريتي خالد وتل زيوان», «بلدات احسم وكفر»: in a list of places a word of place or a place is no verb.
    if (listing && !sentence_start && token.a.pos == Pos::Verb) listed_place(t, token);
    listing = listing && !sentence_start && token.a.pos != Pos::Verb && token.a.pos != Pos::Preposition;
    if (const Term* place = t.term_at(i, Layer::Place);
        listing && token.a.source == 2 && token.a.proclitics == 0 && token.letters.size() >= kShortestListed &&
        token.letters[0] == letter::kWaw && (!place || (place->stripped & proclitic::kAnd))) {
      token.a.proclitics |= proclitic::kAnd;
      token.a.stem_begin = 1;
    }
    listing |= names_several_places(t, token);
    sentence_start = false;
    if (token.a.pos == Pos::Verb) {
      const Cue* cue = t.knowledge->cue(token.a.lemma);
      verb_before = true;
      announced = cue && cue->that && cue->weight <= 2;
      awaits_act = carries_object(t, token.a.lemma, true);
      present = token.a.tense == Tense::Present;
      in_present = false;
      seeks = t.knowledge->embedding(token.a.lemma) != nullptr;  // «تحاول القوات استعادة»
    } else if (announces(t, token)) {
      verb_before = announced = true;
      awaits_act = false;
    } else if (token.a.derivation == Derivation::VerbalNoun && !c.after_preposition &&
               !(token.a.proclitics & proclitic::kPrepositions) && !t.knowledge->triggers(token.a.lemma).empty()) {
      awaits_act = false;
    }
    in_present |= present && token.noun() && token.a.derivation == Derivation::VerbalNoun &&
                  (c.after_preposition || seeks || (token.a.proclitics & proclitic::kLi));
    if (token.a.pos == Pos::Relative || token.a.pos == Pos::Complementiser || token.a.pos == Pos::Subordinator)
      verb_before = announced = awaits_act = false;
  }
}

}  // namespace isnad
