#include "reading/article.h"

#include <algorithm>
#include <map>

#include "places/resolve.h"
#include "places/road.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr std::string_view kCapital = "capital", kRealm = "realm";  // place_words.tsv
constexpr std::string_view kRiver = "river", kMountain = "mountain";
constexpr std::string_view kQuarter = "neighbourhood", kCountryside = "countryside";
constexpr uint32_t kKnownPopulation = 60000;  // a town of this size is known under its bare name
constexpr uint32_t kKnownCurated = 20000;     // … if our own table has it
constexpr uint32_t kTheTwo = 40;              // words from two places to where they are called «القريتين»

const Term* place_term(const Article& a, const Chunk& c) {
  if (c.place < 0) return nullptr;
  const Term* term = &a.tokens->terms[static_cast<size_t>(c.place)];
  // «العاصمة السعودية الرياض»: the name behind the nisba.
  if (term->last < c.last && a.token(term->first).is_word() &&
      a.knowledge().nisba_country(a.token(term->first).a.lemma) >= 0) {
    const Term* next = a.tokens->term_at(term->last, Layer::Place);
    if (next && next->kind == TermKind::Place && next->last <= c.last) return next;
  }
  return term;
}

/// The state itself, or its capital; 0 if the gazetteer has it not.
uint32_t state_place(const Article& a, const Knowledge::Country& country, bool capital) {
  const auto key = a.tokens->gazetteer->names().find(normalise(capital ? country.capital : country.arabic));
  if (!key) return 0;
  uint32_t best = 0, population = 0;
  for (uint32_t p : a.tokens->gazetteer->surely_named(*key)) {
    const Place place = a.tokens->gazetteer->place(p);
    if (place.country != country.iso2) continue;
    if (!capital && place.precision == Precision::Country) return p;
    if (capital && place.precision == Precision::Settlement && (best == 0 || place.population > population)) {
      best = p;
      population = place.population;
    }
  }
  return best;
}

/// «العاصمة», «شرق العاصمة», «أراضي المملكة»: the word that stands for the capital or the state that is spoken of; 0
/// for none.
uint32_t unnamed_state(const Article& a, const Chunk& c) {
  if (c.entity >= 0 || c.place >= 0 || c.quantity) return 0;
  for (uint32_t n = c.head; n < c.last && a.token(n).is_word(); ++n) {
    const PlaceWord* word = a.knowledge().place_word(a.token(n).a.lemma);
    if (!word) return 0;
    if (!a.token(n).definite()) continue;
    const bool alone = n + 1 == c.last || !a.token(n + 1).is_word();
    return alone && a.token(n).a.number == Number::Singular && (word->kind == kCapital || word->kind == kRealm) ? n : 0;
  }
  return 0;
}

/// Place that an area word and the nisba of a state name: «الأراضي السورية» the state, «العاصمة السورية» its capital.
uint32_t of_a_state(const Article& a, const Chunk& c, const PlaceWord* word) {
  const Token& head = a.head(c);
  if (!head.is_word() || c.entity >= 0 || c.quantity || !head.definite()) return 0;
  if (!word || word->direction || word->precision < Precision::Settlement) return 0;
  const Knowledge& k = a.knowledge();
  for (uint32_t n = c.head + 1; n < c.last; ++n) {
    const int32_t index = a.token(n).is_word() ? k.nisba_country(a.token(n).a.lemma) : -1;
    if (index < 0) continue;
    return state_place(a, k.country(static_cast<uint32_t>(index)), word->kind == kCapital);
  }
  return 0;
}

/// «قرية الزر شمالي منبج», «حي النهر قرب الباب», «قرية الزر الملاصقة لبلدة الشحيل»: the town tells where the village
/// right before it lies, which is meant: the chunk of the village, or -1.
int32_t village_before(const Article& a, uint32_t i) {
  const Chunk& c = a.chunk(i);
  // What an adjective of the village takes: «الملاصقة لـ», «القريبة من», «المطلة على».
  const bool taken = c.slot == Slot::For || c.slot == Slot::From || c.slot == Slot::On;
  if ((c.slot != Slot::PlaceWord && !taken) || c.conjoined || i <= a.first_chunk) return -1;
  uint32_t before = i - 1;
  if (const Chunk& b = a.chunk(before); taken) {
    const bool adjective = b.kind == ChunkKind::Noun && b.last == std::min(c.first, c.preposition) &&
                           a.token(b.last - 1).is_word() && a.token(b.last - 1).definite();
    if (!adjective || (a.names_place(before) && a.place_name_end(b) == b.last)) return -1;
    if (a.names_place(before)) return a.place_word(b) ? static_cast<int32_t>(before) : -1;
  }
  if (a.chunk(before).kind == ChunkKind::Mark && before > a.first_chunk && !a.token(a.chunk(before).first).is_word() &&
      a.token(a.chunk(before).first).word->mark != U'،')
    --before;  // «معبر "النهر" شمالي منبج»
  // «حي النهر | الواقع شرق منبج», «قرية النهر، | الآهلة | بالسكان شمالي منبج»
  const auto bare = [&](uint32_t j) {
    const Chunk& b = a.chunk(j);
    return b.kind == ChunkKind::Noun && b.place < 0 && !a.place_word(b) && j > a.first_chunk &&
           a.token(b.head).is_word();
  };
  const auto describes = [&](uint32_t j) {
    if (!bare(j) || a.chunk(j).first != a.chunk(j).head) return false;
    const Token& word = a.token(a.chunk(j).head);
    const auto readings = a.tokens->alternatives(word);
    return word.adjective() || std::any_of(readings.begin(), readings.end(),
                                           [](const Analysis& r) { return r.pos == Pos::Adjective && !r.guessed; });
  };
  if (bare(before) && a.chunk(before).slot != Slot::None && describes(before - 1)) --before;
  if (describes(before)) {
    --before;
    const Chunk& mark = a.chunk(before);
    if (mark.kind == ChunkKind::Mark && before > a.first_chunk && !a.token(mark.first).is_word() &&
        a.token(mark.first).word->mark == U'،')
      --before;
  }
  if (taken && before == i - 1) return -1;
  const PlaceWord* word = a.place_word(a.chunk(before));
  return word && !word->direction && word->precision <= Precision::Settlement && a.names_place(before)
             ? static_cast<int32_t>(before)
             : -1;
}

/// «مقتل أب وابنه»: a word for a person behind one for harm.
bool person_harmed(const Article& a, const Chunk& c, const Token& t) {
  const uint32_t at = static_cast<uint32_t>(&t - a.tokens->tokens.data());
  if (at == 0 || at < c.first || !a.token(at - 1).is_word()) return false;
  const auto triggers = a.knowledge().triggers(a.token(at - 1).a.lemma);
  if (triggers.empty() || triggers.back().harm == TollKind::None) return false;
  const auto readings = a.tokens->alternatives(t);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& r) {
    return r.pos == Pos::Noun && r.lemma && (a.knowledge().lexicon().lemma(r.lemma).tags & tag::kPerson);
  });
}

/// «بلدة نبل الخطيب»: the name goes on with a word that qualifies nothing, so it is another than the one we know. Of a
/// village that only an imported gazetteer has, also with a word without the article: «قرية معرة موخص».
bool longer_name(const Article& a, const Chunk& c, const Term& term, std::span<const uint32_t> candidates) {
  if (term.first <= c.head || term.last >= c.last || term.last - term.first != 1) return false;
  const Token& before = a.token(term.first - 1);
  const PlaceWord* word = before.is_word() ? a.knowledge().place_word(before.a.lemma) : nullptr;
  if (!word || word->direction || word->precision != Precision::Settlement) return false;
  const Token& next = a.token(term.last);
  if (!next.is_word() || !next.noun() || next.term(Layer::Entity) >= 0 || next.term(Layer::Place) >= 0) return false;
  if (a.knowledge().nisba_country(next.a.lemma) >= 0 || next.a.enclitic != Enclitic::None) return false;
  const bool imported = std::all_of(candidates.begin(), candidates.end(),
                                    [&](uint32_t p) { return a.tokens->gazetteer->place(p).imported; });
  const auto readings = a.tokens->alternatives(next);
  return (next.definite() || imported) && std::none_of(readings.begin(), readings.end(), [](const Analysis& r) {
           return r.pos == Pos::Adjective || r.derivation == Derivation::ActiveParticiple ||
                  r.derivation == Derivation::PassiveParticiple;
         });
}

/// «مداهمة قريتي الزر والنهر … داخل القريتين»: the two that were named so before, not the town of that name.
bool the_two_before(const Article& a, const Term& term) {
  if (term.last - term.first != 1 || !a.token(term.first).is_word()) return false;
  const auto readings = a.tokens->alternatives(a.token(term.first));
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& two) {
    if (two.guessed || two.number != Number::Dual || !(two.proclitics & proclitic::kAl)) return false;
    if (!a.knowledge().place_word(two.lemma)) return false;
    for (uint32_t t = term.first; t-- > 0 && t + kTheTwo >= term.first;) {
      const Token& before = a.token(t);
      if (before.is_word() && before.a.lemma == two.lemma && before.a.number == Number::Dual && !before.definite())
        return true;
    }
    return false;
  });
}

/// «الضفة الغربية لنهر الفرات»: a bank of the river, not the region of that name.
bool of_a_river(const Article& a, const Term& term) {
  if (term.last >= a.tokens->tokens.size()) return false;
  const Token &head = a.token(term.first), &next = a.token(term.last);
  if (!head.is_word() || !next.is_word() || !(next.a.proclitics & proclitic::kLi)) return false;
  const PlaceWord *bank = a.knowledge().place_word(head.a.lemma), *river = a.knowledge().place_word(next.a.lemma);
  return bank && !bank->direction && river && river->kind == kRiver;
}

/// «قرى منبج», «بلدات درعا»: villages around one place, none of which is named.
bool villages_of(const Article& a, uint32_t i, const PlaceWord& word) {
  const Chunk& c = a.chunk(i);
  if (word.direction || word.precision != Precision::Settlement || a.token(c.head).a.number != Number::Plural)
    return false;
  for (uint32_t j = i + 1; j < std::min(a.last_chunk, i + 3); ++j) {
    if (a.chunk(j).conjoined || a.chunk(j).kind == ChunkKind::Mark) return false;  // «قرى الزر والنهر»
  }
  return true;
}

/// «في قرية شمال منبج», «ريف تل تمر شمال غربي الحسكة»: the town tells where a village that is not named, or the
/// countryside of another town, lies.
bool of_another_before(const Article& a, uint32_t i) {
  if (a.chunk(i).slot != Slot::PlaceWord || a.chunk(i).conjoined || i <= a.first_chunk) return false;
  const Chunk& before = a.chunk(i - 1);
  const PlaceWord* word = before.kind == ChunkKind::Noun ? a.place_word(before) : nullptr;
  if (!word || word->direction) return false;
  if (a.names_place(i - 1)) return word->kind == kCountryside;
  return word->precision == Precision::Settlement && word->kind != kQuarter && before.head + 1 == before.last &&
         !a.head(before).definite() && a.head(before).a.enclitic == Enclitic::None;  // «في مزرعته قرب البلدة»
}

}  // namespace

int32_t Article::placed_beside(uint32_t i) const { return village_before(*this, i); }

bool Article::town_of_quarter(uint32_t i) const {
  const int32_t before = placed_beside(i);
  if (before < 0) return false;
  const auto quarter = static_cast<uint32_t>(before);
  return place_word(chunk(quarter))->kind == kQuarter && place_of[quarter - first_chunk] == 0;
}

uint32_t Article::sentence_of_chunk(uint32_t i) const {
  const auto begin = chunks->sentences.begin();
  const auto found = std::partition_point(begin + first_sentence, begin + last_sentence,
                                          [&](const SentenceChunks& s) { return s.last <= i; });
  return std::min(static_cast<uint32_t>(found - begin), last_sentence - 1);
}

bool Article::names_state(const Chunk& c) const {
  if (c.entity < 0) return false;
  const Term& term = tokens->terms[static_cast<size_t>(c.entity)];
  if (term.kind != TermKind::Actor || place_word(c)) return false;
  const Actor& actor = knowledge().actor(term.index);
  return actor.is_country || actor.is_capital;
}

uint32_t Article::place_head(const Chunk& c) const {
  const bool measured = head(c).is_word() && (tags(head(c)) & tag::kMeasure) && c.head + 1 < c.last &&
                        token(c.head + 1).is_word() && token(c.head + 1).a.number == Number::Singular &&
                        !token(c.head + 1).definite() && knowledge().place_word(token(c.head + 1).a.lemma);
  return measured ? c.head + 1 : c.head;
}

const PlaceWord* Article::place_word(const Chunk& c) const {
  if (!head(c).is_word()) return nullptr;
  const PlaceWord* word = knowledge().place_word(token(place_head(c)).a.lemma);
  // «طريق دمشق», «محيط دمشق»: a road to the capital, its outskirts, nothing that a state does.
  if (c.entity >= 0) {
    const Term& entity = tokens->terms[static_cast<size_t>(c.entity)];
    const bool capital = entity.kind == TermKind::Actor && knowledge().actor(entity.index).is_capital;
    if (!word || entity.first <= c.head || !(word->kind == Road::kKind || (word->direction && capital))) return nullptr;
  }
  return word;
}

const NamedRoad* Article::road(uint32_t i) const {
  const auto at =
      std::lower_bound(roads.begin(), roads.end(), i, [](const NamedRoad& r, uint32_t c) { return r.chunk < c; });
  return at != roads.end() && at->chunk == i ? &*at : nullptr;
}

bool Article::ends_road(uint32_t i) const {
  // A road's ends stand right behind it: the last one that begins before the chunk is the only one.
  const auto after =
      std::lower_bound(roads.begin(), roads.end(), i, [](const NamedRoad& r, uint32_t c) { return r.chunk < c; });
  if (after == roads.begin()) return false;
  const auto& ends = std::prev(after)->ends;
  return std::any_of(ends.begin(), ends.end(),
                     [&](const NamedRoad::End& end) { return end.chunk == static_cast<int32_t>(i); });
}

bool Article::is_document(const Chunk& c) const { return c.entity < 0 && (tags(head(c)) & tag::kDocument) != 0; }

bool Article::is_weapon(const Chunk& c) const {
  const Token& t = head(c);
  return t.is_word() && c.entity < 0 && (knowledge().weapon(t.a.lemma) != nullptr || t.term(Layer::Weapon) >= 0);
}

bool Article::can_act(const Chunk& c) const {
  if (c.kind == ChunkKind::Pronoun) return true;
  if (c.kind != ChunkKind::Noun) return false;
  const Token& t = head(c);
  if (c.entity >= 0) {
    // «مستقبل سوريا», «حدود إسرائيل» do nothing, whoever is named in them.
    const bool inner = tokens->terms[static_cast<size_t>(c.entity)].first > c.head;
    constexpr uint32_t kIdle = tag::kAbstract | tag::kTime | tag::kEvent | tag::kArea;
    if (!inner || !t.is_word() || !t.noun() || t.a.derivation == Derivation::ActiveParticiple) return true;
    if ((tags(t) & kIdle) == 0 || (tags(t) & (tag::kPerson | tag::kGroup | tag::kOrg | tag::kWeapon | tag::kVehicle)))
      return true;
    if (knowledge().title(t.a.lemma) || knowledge().triggers(t.a.lemma).size()) return true;
  }
  if (!t.is_word()) return c.quantity.has_value();
  if (tags(t) & (tag::kPerson | tag::kGroup | tag::kOrg)) return true;
  if (knowledge().title(t.a.lemma) || knowledge().label(t.a.lemma)) return true;
  if (const VictimWord* v = knowledge().victim(t.a.lemma); v && v->who <= Victim::Official) return true;
  if (is_weapon(c)) return true;
  if (knowledge().nisba_country(t.a.lemma) >= 0) return true;
  if (t.a.pos == Pos::Name && c.place < 0) return true;
  // «عناصر من الجيش», «سلسلة قوات»: a measure of what acts.
  if (tags(t) & tag::kMeasure) {
    for (uint32_t i = c.head + 1; i < c.last; ++i) {
      if (token(i).is_word() && (tags(token(i)) & (tag::kPerson | tag::kGroup | tag::kOrg))) return true;
    }
  }
  // «مهاجمون»; «مجهولين»
  const bool participle = t.a.derivation == Derivation::ActiveParticiple ||
                          (t.a.derivation == Derivation::PassiveParticiple && t.a.gcase != Case::None);
  return participle && t.a.number == Number::Plural && !(tags(t) & (tag::kEvent | tag::kAbstract));
}

bool Article::can_speak(const Chunk& c) const {
  if (is_weapon(c)) return false;
  if (is_document(c)) return true;
  return can_act(c);
}

bool Article::listed_by_pronoun(const Chunk& c) const {
  const Chunk* lead = &c;
  for (int steps = 0; steps < 8 && lead->conjoined && lead->joined_to >= static_cast<int32_t>(first_chunk); ++steps)
    lead = &chunk(static_cast<uint32_t>(lead->joined_to));
  const auto at = static_cast<uint32_t>(lead - chunks->chunks.data());
  if (lead->kind != ChunkKind::Noun || lead->slot != Slot::None || at < first_chunk + 2) return false;
  const Chunk &pronoun = chunk(at - 1), &places = chunk(at - 2);
  if (pronoun.kind != ChunkKind::Pronoun || pronoun.slot != Slot::None || pronoun.last != lead->first) return false;
  const PlaceWord* word = places.kind == ChunkKind::Noun ? place_word(places) : nullptr;
  const Number number = word ? head(places).a.number : Number::Singular;
  return word && !word->direction && word->precision <= Precision::District &&
         (places.quantity || number == Number::Plural || number == Number::Dual);
}

/// «قرى الفطيرة وكفرعويد»: a name nobody has heard of, behind the first of a list.
bool Article::in_list_of_places(const Chunk& c) const {
  if (c.entity >= 0 || c.quantity || !head(c).is_word()) return false;
  if (listed_by_pronoun(c)) return true;
  if (!c.conjoined || c.joined_to < static_cast<int32_t>(first_chunk)) return false;
  if (!(head(c).a.pos == Pos::Name || head(c).a.guessed)) return false;
  int32_t at = c.joined_to;
  for (int steps = 0; steps < 8 && at >= static_cast<int32_t>(first_chunk); ++steps) {
    const Chunk& lead = chunk(static_cast<uint32_t>(at));
    if (const PlaceWord* word = place_word(lead)) {
      const Number number = head(lead).a.number;
      const bool settlements = word->precision <= Precision::Settlement || word->precision == Precision::District;
      // «مناطق جبل القحوص والقطهات», but not «مناطق سيطرة …»
      const bool areas = word->precision == Precision::Region && names_place(static_cast<uint32_t>(at));
      return !word->direction && !lead.quantity && (settlements || areas) &&
             (number == Number::Plural || number == Number::Dual) && lead.head + 1 < lead.last;
    }
    if (!lead.conjoined) return false;
    at = lead.joined_to;
  }
  return false;
}

/// «ضرب سوريا», «استهداف الرياض»: a state, or the capital that stands for one, as what an attack hits.
bool Article::state_hit(const Chunk& c) const {
  if (c.entity < 0 || c.place < 0 || !head(c).is_word()) return false;
  const Term &actor = tokens->terms[static_cast<size_t>(c.entity)],
             &place = tokens->terms[static_cast<size_t>(c.place)];
  if (actor.kind != TermKind::Actor || actor.first != c.head + 1 || actor.first != place.first ||
      actor.last != place.last)
    return false;
  const Actor& who = knowledge().actor(actor.index);
  if (!who.is_country && !who.is_capital) return false;
  const auto triggers = knowledge().triggers(head(c).a.lemma);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& t) {
    const Role role = knowledge().frame(t.frame).role(Slot::Genitive);
    return t.pos == Pos::Noun && t.alone() && t.type == EventType::Assault &&
           (role == Role::Target || role == Role::Patient);
  });
}

/// «قصف», «تعرض» (لقصف), «استكمال» (تحرير …): a word for what happened, or one that carries it.
bool Article::tells_of_event(const Token& t) const {
  return !knowledge().triggers(t.a.lemma).empty() ||
         (t.a.derivation == Derivation::VerbalNoun && t.a.base != 0 && !knowledge().light_verbs(t.a.base).empty());
}

/// Whether the word of place at `at` has a name behind it that no gazetteer has: «قرية العلوب».
bool Article::names_settlement(uint32_t at, const Chunk& c) const {
  const PlaceWord* word = knowledge().place_word(token(at).a.lemma);
  const bool some = word->precision == Precision::Settlement && !token(at).definite();
  const bool settlement = some && token(at).a.number != Number::Plural;
  uint32_t name = at + 1;
  if (name < c.last && !token(name).is_word()) ++name;  // «حي "النهر"»
  // An adjective with the article cannot describe a word without one: «قرية العدوانية».
  if (some && name < c.last && token(name).adjective() && token(name).definite() &&
      token(name).a.number != Number::Plural && knowledge().nisba_country(token(name).a.lemma) < 0)
    return true;
  if (settlement && name < c.last && token(name).noun()) {
    const PlaceWord* second = knowledge().place_word(token(name).a.lemma);
    // A word that none of our tables has is a name as well: «قرية حرمل».
    if ((token(name).definite() || token(name).a.source != 0) && !second) return true;
    if (!token(name).definite() && name + 1 < c.last && named_by_two_words(name)) return true;
  }
  for (uint32_t n = at + 1; n < c.last; ++n) {
    const Token& t = token(n);
    if (!t.is_word()) continue;
    // «مواقع عسكرية سورية»: whose they are
    if (t.adjective() && !t.definite() && knowledge().nisba_country(t.a.lemma) >= 0) continue;
    if (t.a.pos == Pos::Name || t.a.guessed || t.term(Layer::Place) >= 0) return true;
    // «قرية الشيخ ناصر»: whom it is called after, though his name is a word as well
    if (n == name + 1 && settlement && !token(name).adjective() && t.a.proclitics == 0 &&
        std::any_of(tokens->alternatives(t).begin(), tokens->alternatives(t).end(),
                    [](const Analysis& r) { return r.pos == Pos::Name; }))
      return true;
  }
  return false;
}

/// «قصف قرية العلوب», «أطراف قرية العلوب», «منازل قرية العلوب»: the word of place behind one for what happened, for a
/// part or a building, if a name that no table has follows; 0 for none.
uint32_t Article::unknown_place_inside(const Chunk& c) const {
  const uint32_t n = c.head + 1;
  if (c.entity >= 0 || n + 1 >= c.last || !head(c).is_word() || !token(n).is_word()) return 0;
  if (!token(n).noun() || token(n).definite()) return 0;
  const PlaceWord* outer = knowledge().place_word(head(c).a.lemma);
  constexpr uint32_t kParts = tag::kArea | tag::kFacility | tag::kBuilding | tag::kMeasure | tag::kPlace;
  const bool part = outer ? outer->direction : (tags(head(c)) & kParts) != 0;
  if (!tells_of_event(head(c)) && !part) return 0;
  const PlaceWord* word = knowledge().place_word(token(n).a.lemma);
  if (!word || word->direction || word->precision != Precision::Settlement) return 0;
  return names_settlement(n, c) ? n : 0;
}

/// «مخيم أرض الأمل», «حي عين الورد»: words that everybody knows, which only together are a name.
bool Article::named_by_two_words(uint32_t n) const {
  const Token &first = token(n), &second = token(n + 1);
  if (!second.noun() || !second.definite() || first.term(Layer::Place) >= 0 || second.term(Layer::Place) >= 0 ||
      second.term(Layer::Entity) >= 0)
    return false;
  if (const PlaceWord* word = knowledge().place_word(first.a.lemma))
    return !word->direction && (word->precision >= Precision::Region || word->kind == "village" ||
                                (tags(first) & (tag::kFacility | tag::kBuilding | tag::kOrg)) == 0);
  // A word for people or for what happens says what the place is for: «مخيم إيواء النازحين».
  constexpr uint32_t kGroups = tag::kGroup | tag::kOrg | tag::kMeasure | tag::kEvent;
  return first.a.derivation == Derivation::None && first.a.number == Number::Singular && (tags(first) & kGroups) == 0 &&
         (tags(first) & (tag::kPerson | tag::kAbstract)) != tag::kPerson && second.a.number == Number::Singular &&
         (tags(second) & (tag::kPerson | tag::kGroup | tag::kOrg)) == 0;
}

bool Article::names_place(uint32_t i) const {
  if (i < first_chunk || i >= last_chunk) return false;
  const Chunk& c = chunk(i);
  if (c.kind != ChunkKind::Noun) return false;
  if (place_of[i - first_chunk] != 0 || road(i) != nullptr || told(i).offset) return true;
  // «قرية العلوب»: a word of place with a name no gazetteer has.
  const PlaceWord* word = place_word(c);
  if ((!word && in_list_of_places(c)) || unknown_place_inside(c) != 0) return true;
  if (!word || word->direction || c.quantity) return false;
  const uint32_t at = place_head(c);
  // «جبل المجرور», «تلة الصفراء», «تل جمعة»; but «قمة الدول» is a meeting, «تل صغير» any hill.
  if (word->kind == kMountain && at + 1 < c.last && !token(at).definite() && token(at).a.number == Number::Singular &&
      token(at + 1).is_word() && token(at + 1).a.enclitic == Enclitic::None &&
      knowledge().triggers(token(at).a.lemma).empty() && !knowledge().place_word(token(at + 1).a.lemma)) {
    const Token& name = token(at + 1);
    if (name.definite() || (name.noun() && name.a.number == Number::Singular && name.a.proclitics == 0)) return true;
  }
  return names_settlement(at, c);
}

Span Article::span(const Chunk& c) const {
  uint32_t last = c.last;
  while (last > c.first + 1 && !token(last - 1).is_word() && token(last - 1).word->mark == U'،') --last;
  return tokens->bare_span(c.first, last);
}

Mention Article::mention(uint32_t i) const {
  const Chunk& c = chunk(i);
  Mention m = mention(c.first, c.last);
  m.span = span(c);
  m.text = std::string(tokens->text->slice(m.span));
  if (m.actor.empty() && c.entity >= 0 && !place_word(c)) {
    const Term& term = tokens->terms[static_cast<size_t>(c.entity)];
    Mention inner = mention(term.first, term.last);
    m.actor = inner.actor;
    m.name = inner.name;
  }
  // «طائرات حربية روسية»: what carries an act out stands for its owner.
  constexpr uint32_t kOwned = tag::kVehicle | tag::kGroup | tag::kOrg;
  if (m.actor.empty() && (tags(head(c)) & kOwned) != 0) {
    for (uint32_t t = c.head + 1; t < c.last && m.actor.empty(); ++t) {
      if (!token(t).is_word()) continue;
      const int32_t country = knowledge().nisba_country(token(t).a.lemma);
      if (country < 0) continue;
      m.actor = knowledge().country(static_cast<uint32_t>(country)).iso3;
      m.name = knowledge().country(static_cast<uint32_t>(country)).name;
    }
  }
  return m;
}

Mention Article::mention(uint32_t first, uint32_t last) const {
  Mention m;
  m.span = tokens->bare_span(first, last);
  m.text = std::string(tokens->text->slice(m.span));
  const Knowledge& k = knowledge();
  if (const Term* term = tokens->term_at(first, Layer::Entity); term && term->last <= last) {
    switch (term->kind) {
      case TermKind::Actor:
        m.actor = k.actor(term->index).id;
        m.name = k.actor(term->index).name;
        break;
      case TermKind::Person:
        m.actor = k.person(term->index).role_id;
        m.name = k.person(term->index).english;
        break;
      case TermKind::ActorPattern:
        if (term->country >= 0) {
          const auto& country = k.country(static_cast<uint32_t>(term->country));
          m.actor = country.iso3 + "." + k.actor_pattern(term->index).suffix;
          m.name = k.actor_pattern(term->index).name + " of " + country.name;
        }
        break;
      default:
        break;
    }
  } else if (last == first + 1 && token(first).is_word()) {
    if (const int32_t country = k.nisba_country(token(first).a.lemma); country >= 0) {
      m.actor = k.country(static_cast<uint32_t>(country)).iso3;
      m.name = k.country(static_cast<uint32_t>(country)).name;
    }
  }
  for (uint32_t i = first; i < last; ++i) {
    if (!token(i).is_word()) continue;
    m.proper |= token(i).a.pos == Pos::Name || token(i).a.lemma == 0 || token(i).a.guessed;
    if (!token(i).a.lemma || !m.label.empty()) continue;
    if (const std::string* label = k.label(token(i).a.lemma); label && !weapon_from(i, last)) m.label = *label;
  }
  return m;
}

/// «أنظمة القبة الحديدية», «نظم الدفاع الجوي»: things, whatever else the first word may mean.
bool Article::weapon_from(uint32_t first, uint32_t last) const {
  for (uint32_t n = first; n < last; ++n) {
    if (tokens->term_at(n, Layer::Weapon)) return true;
  }
  return false;
}

/// «قرية سموقة | الواقعة في ريف حلب», «بلدة ماير | الخاضعة لسيطرة»: what is said of the place is no part of its name.
uint32_t Article::place_name_end(const Chunk& c) const {
  if (c.last >= tokens->tokens.size() || c.last < c.head + 3) return c.last;
  const Token &last = token(c.last - 1), &next = token(c.last);
  if (!last.is_word() || !last.definite() || !next.is_word() || next.word->line_start) return c.last;
  const MarkerEntry* marker = tokens->marker_at(c.last);
  if (!(next.a.proclitics & proclitic::kPrepositions) && (!marker || marker->slot == Slot::None)) return c.last;
  if (const Term* term = place_term(*this, c); term && term->last == c.last) return c.last;
  // «مخيم أرض | الأمل»: a word of everybody's without the article is no name alone.
  const Token& rest = token(c.last - 2);
  if (c.last == c.head + 3 && rest.is_word() && rest.noun() && !rest.definite() && rest.a.source == 0 &&
      !rest.a.guessed && rest.a.pos != Pos::Name && rest.term(Layer::Place) < 0)
    return c.last;
  for (const Analysis& a : tokens->alternatives(last)) {
    if (a.derivation == Derivation::ActiveParticiple || a.derivation == Derivation::PassiveParticiple ||
        a.pos == Pos::Adjective)
      return c.last - 1;
  }
  return c.last;
}

PlaceMention Article::place(uint32_t i) const {
  const Chunk& c = chunk(i);
  PlaceMention p;
  p.span = span(c);
  const PlaceWord* word = place_word(c);
  uint32_t name_last = word ? place_name_end(c) : c.last;
  if (told(i).name_last != 0) name_last = told(i).name_last;
  if (name_last < c.last) p.span = tokens->bare_span(c.first, name_last);
  // «هجوم دوما», «شمال العراق»: the name alone is the place.
  if (const Term* term = place_term(*this, c); term && place_of[i - first_chunk] != 0 && term->first > c.head) {
    const bool area = word ? !word->direction : (tags(head(c)) & (tag::kArea | tag::kFacility | tag::kPlace)) != 0;
    if (!area) p.span = tokens->bare_span(term->first, term->last);
  }
  // «شرق العاصمة»
  if (word && word->direction && place_of[i - first_chunk] != 0) {
    if (const uint32_t state = unnamed_state(*this, c); state != 0) p.span = tokens->bare_span(state, c.last);
  }
  const uint32_t at = place_head(c);
  if (at != c.head) p.span = tokens->bare_span(at, name_last);
  uint32_t name_first = word != nullptr && c.head >= c.first && at + 1 < c.last ? at + 1 : c.first;
  if (const uint32_t inside = place_of[i - first_chunk] != 0 ? 0 : unknown_place_inside(c); inside != 0) {
    word = knowledge().place_word(token(inside).a.lemma);
    p.span = tokens->bare_span(inside, c.last);
    name_first = inside + 1;
  }
  const NamedRoad* named = road(i);
  if (named) {
    p.span = tokens->bare_span(c.head, named->last);
    name_first = named->first;
  }
  p.text = std::string(tokens->text->slice(p.span));
  if (word) p.precision = word->precision;
  const uint32_t bare_last = named ? named->last : std::max(name_last, name_first + 1);
  p.bare = to_utf8(normalise(tokens->text->slice(tokens->bare_span(name_first, bare_last))));
  if (named) {  // somewhere between two towns is at neither
    if (const auto between = road_between(*tokens->gazetteer, named->ends[0].place, named->ends[1].place)) {
      p.place = between->id;
      p.name = between->name;
      p.latitude = between->latitude;
      p.longitude = between->longitude;
      p.located = between->located;
      p.precision = Road::kPrecision;
    }
  } else if (const uint32_t index = place_of[i - first_chunk]; index != 0) {
    const Place place = tokens->gazetteer->place(index);
    p.place = place.id;
    p.name = place.name;
    p.latitude = place.latitude;
    p.longitude = place.longitude;
    p.located = place.located;
    // «ريف حماة» is an area round the town, «مطار المزة» a point in it.
    p.precision = word && !word->direction ? word->precision : place.precision;
    if (place.precision >= Precision::Governorate && p.precision < Precision::Governorate)
      p.precision = place.precision;
    if (p.precision <= Precision::Settlement && ((placed_beside(i) >= 0 && !town_of_quarter(i)) ||
                                                 of_another_before(*this, i) || (word && villages_of(*this, i, *word))))
      p.precision = Precision::District;
  }
  if (const Told where = told(i); where.offset) {
    Span name = tokens->bare_span(name_first, bare_last);
    if (where.last > where.first) {  // «على بعد 20 كم شمال حمص»
      p.span = name = tokens->bare_span(where.first, where.last);
      p.text = std::string(tokens->text->slice(p.span));
      p.bare = to_utf8(normalise(p.text));
    }
    const Degrees point = point_of(*where.offset, *tokens->gazetteer);
    p.place = id_of(*where.offset, tokens->text->slice(name), *tokens->gazetteer);
    p.name = english_of(*where.offset, *tokens->gazetteer);
    p.latitude = point.latitude;
    p.longitude = point.longitude;
    p.located = true;
    p.precision =
        std::max(word && !word->direction ? word->precision : Precision::Settlement, precision_of(*where.offset));
  }
  return p;
}

namespace {

/// «العاصمة»: that of the state in which most places of the article lie, else of the one most spoken of; «المملكة»: of
/// the states that are called so the one most spoken of.
void resolve_unnamed_states(Article& a, const std::map<std::string_view, int>& spoken) {
  const Knowledge& k = a.knowledge();
  std::map<std::string_view, int> lies;
  for (const uint32_t index : a.place_of) {
    if (index == 0) continue;
    const Place place = a.tokens->gazetteer->place(index);
    if (place.precision != Precision::Country) ++lies[place.country];
  }
  const auto count = [](const std::map<std::string_view, int>& in, std::string_view iso) {
    const auto found = in.find(iso);
    return found == in.end() ? 0 : found->second;
  };
  for (uint32_t i = a.first_chunk; i < a.last_chunk; ++i) {
    const Chunk& c = a.chunk(i);
    if (c.kind != ChunkKind::Noun || a.place_of[i - a.first_chunk] != 0) continue;
    const uint32_t at = unnamed_state(a, c);
    if (at == 0) continue;
    const uint32_t lemma = a.token(at).a.lemma;
    const bool capital = k.place_word(lemma)->kind == kCapital;
    const std::string_view letters = k.lexicon().lemma(lemma).letters;
    const Knowledge::Country* best = nullptr;
    std::pair<int, int> most{0, 0};
    for (const Knowledge::Country& country : k.countries()) {
      if (!capital && std::find(country.styles.begin(), country.styles.end(), letters) == country.styles.end())
        continue;
      std::pair<int, int> votes{count(lies, country.iso2), count(spoken, country.iso2)};
      if (!capital) std::swap(votes.first, votes.second);
      if (votes <= most) continue;
      most = votes;
      best = &country;
    }
    if (best) a.place_of[i - a.first_chunk] = state_place(a, *best, capital);
  }
}

}  // namespace

void resolve_places(Article& a) {
  a.place_of.assign(a.last_chunk - a.first_chunk, 0);
  const Knowledge& k = a.knowledge();
  a.roads = find_named_roads(a);
  std::vector<PlaceQuery> queries;
  std::vector<uint32_t> owners;
  std::map<std::string_view, int> countries;
  int32_t previous_place_chunk = -1;
  std::string_view previous_kind;
  for (uint32_t i = a.first_chunk; i < a.last_chunk; ++i) {
    const Chunk& c = a.chunk(i);
    if (c.kind != ChunkKind::Noun) continue;
    for (uint32_t n = c.first; n < c.last; ++n) {
      const Token& t = a.token(n);
      if (!t.is_word()) continue;
      if (const int32_t country = k.nisba_country(t.a.lemma); country >= 0)
        ++countries[k.country(static_cast<uint32_t>(country)).iso2];
      if (const Term* e = a.tokens->term_at(n, Layer::Entity);
          e && e->kind == TermKind::Actor && k.actor(e->index).is_country) {
        for (uint32_t x = 0;; ++x) {
          if (k.country(x).iso3 == k.actor(e->index).country) {
            ++countries[k.country(x).iso2];
            break;
          }
        }
      }
    }
    const Term* term = place_term(a, c);
    const PlaceWord* word = a.place_word(c);
    if (!term) {
      if (!c.conjoined) previous_kind = {};
      a.place_of[i - a.first_chunk] = of_a_state(a, c, word);
      continue;
    }
    const auto candidates = a.tokens->candidates(*term);
    if (candidates.empty()) continue;
    // «العاصمة السعودية», «عاصمة قيرغيزستان»
    if (const PlaceWord* seat = a.head(c).is_word() ? k.place_word(a.head(c).a.lemma) : nullptr;
        seat && seat->kind == kCapital && term->first > c.head) {
      const Place state = a.tokens->gazetteer->place(candidates.front());
      const auto country = std::find_if(k.countries().begin(), k.countries().end(),
                                        [&](const Knowledge::Country& x) { return x.iso2 == state.country; });
      if (state.precision == Precision::Country && country != k.countries().end()) {
        a.place_of[i - a.first_chunk] = state_place(a, *country, true);
        continue;
      }
    }
    // Only part of somebody's name or title: «الجيش السوري», «محافظ حمص».
    if (!word && term->first != c.head && term->first != c.first) {
      const Token& h = a.head(c);
      const bool area = (a.tags(h) & (tag::kArea | tag::kFacility | tag::kMeasure | tag::kPlace)) != 0;
      // «هجوم دوما»: the place of what happened there.
      const bool event = h.is_word() && c.entity < 0 && !a.can_act(c) && a.tells_of_event(h) &&
                         !a.tokens->term_at(term->first, Layer::Entity);
      if (!area && !event && !a.state_hit(c)) continue;
    }
    // An entity longer than the place: «تنظيم الدولة في العراق».
    if (c.entity >= 0) {
      const Term& e = a.tokens->terms[static_cast<size_t>(c.entity)];
      if (e.first <= term->first && e.last > term->last) continue;
      if (e.kind == TermKind::Person) continue;
    }
    // «اقتحام بلدة راجو»: the word of place behind the one for what happened.
    if (const Token* before = term->first > c.head ? &a.token(term->first - 1) : nullptr;
        !word && before && before->noun() && !before->definite()) {
      const PlaceWord* inner = k.place_word(before->a.lemma);
      if (inner && !inner->direction) word = inner;
    }
    // A bare word that is an ordinary word as well needs a reason to be a place.
    if (!word && term->last - term->first == 1) {
      const Token& t = a.token(term->first);
      bool ordinary = t.verb();
      for (const Analysis& r : a.tokens->alternatives(t)) {
        if (r.source == 0 && !r.guessed && r.pos != Pos::Name && r.lemma) ordinary = true;
      }
      if (ordinary && person_harmed(a, c, t)) continue;
      if (ordinary) {
        uint32_t known = 0;
        for (uint32_t p : candidates) {
          const Place place = a.tokens->gazetteer->place(p);
          known = std::max(known, place.population);
          // «في الضالع», «شمال لحج», «معارك عفرين»: one of ours, where the phrase tells where.
          const bool where = c.slot == Slot::In || c.slot == Slot::PlaceWord || c.slot == Slot::On;
          // «استهداف الغوطة», but not «القطاع الخاص»
          const bool region = place.precision == Precision::Region && term->last == c.last &&
                              (where || (term->first > c.head && a.tells_of_event(a.head(c))));
          if (place.curated && ((place.precision == Precision::Governorate && where) || region ||
                                (place.population >= kKnownCurated && (where || term->first > c.head))))
            known = std::max(known, kKnownPopulation);
        }
        const bool in_list = c.conjoined && previous_place_chunk >= 0 && c.joined_to == previous_place_chunk;
        if (known < kKnownPopulation && !in_list) continue;
      }
    }
    if (longer_name(a, c, *term, candidates) || the_two_before(a, *term) || of_a_river(a, *term)) continue;
    PlaceQuery q;
    q.candidates = candidates;
    q.exact = a.tokens->gazetteer->exactly_named(term->index).size();
    q.kind = word ? std::string_view(word->kind) : c.conjoined ? previous_kind : std::string_view();
    q.position = c.first;
    if (previous_place_chunk >= 0 && !queries.empty() && !c.conjoined &&
        i - static_cast<uint32_t>(previous_place_chunk) <= 2 && (c.slot == Slot::In || c.slot == Slot::By)) {
      queries.back().within = static_cast<int32_t>(queries.size());
    }
    queries.push_back(q);
    owners.push_back(i);
    previous_place_chunk = static_cast<int32_t>(i);
    previous_kind = q.kind;
  }
  // «أوتوستراد حماة حمص»: the end that is no chunk's place.
  std::vector<NamedRoad::End*> ends_alone;
  for (NamedRoad& road : a.roads) {
    for (NamedRoad::End& end : road.ends) {
      if (end.chunk >= 0) continue;
      const Term& term = a.tokens->terms[static_cast<size_t>(end.term)];
      PlaceQuery q;
      q.candidates = a.tokens->candidates(term);
      if (q.candidates.empty()) continue;
      q.exact = a.tokens->gazetteer->exactly_named(term.index).size();
      q.position = term.first;
      queries.push_back(q);
      ends_alone.push_back(&end);
    }
  }
  std::vector<std::pair<int, std::string_view>> ranked;
  for (const auto& [iso, count] : countries) ranked.emplace_back(-count, iso);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string_view> names;
  for (const auto& [count, iso] : ranked) names.push_back(iso);
  const auto chosen = resolve(*a.tokens->gazetteer, queries, names);
  for (size_t q = 0; q < owners.size(); ++q) a.place_of[owners[q] - a.first_chunk] = chosen[q];
  for (size_t q = 0; q < ends_alone.size(); ++q) ends_alone[q]->place = chosen[owners.size() + q];
  resolve_unnamed_states(a, countries);
  for (NamedRoad& road : a.roads) {
    for (NamedRoad::End& end : road.ends) {
      if (end.chunk >= 0) end.place = a.place_of[static_cast<uint32_t>(end.chunk) - a.first_chunk];
    }
  }
  // «الطريق الواصل بين إدلب وقرية الدحلة»: where one end is not known, the other tells more than the road.
  std::erase_if(a.roads, [&](const NamedRoad& road) {
    return road.between && !road_between(*a.tokens->gazetteer, road.ends[0].place, road.ends[1].place);
  });
  locate_by_distance(a);
}

}  // namespace isnad
