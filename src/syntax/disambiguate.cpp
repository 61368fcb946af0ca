#include "syntax/disambiguate.h"

#include <limits>

namespace isnad {
namespace {

bool punctuation_that_begins(const Word& word) {
  return word.mark == U'،' || word.mark == U',' || word.mark == U':' || word.mark == U';' || word.mark == U'؛' ||
         word.mark == U'.' || word.mark == U'…' || word.mark == U'-' || word.mark == U'–' || word.kind == WordKind::Open ||
         word.kind == WordKind::Quote;
}

/// What the neighbours say, gathered once a token.
struct Context {
  bool clause_start = false;
  bool after_preposition = false;
  bool after_negation = false;   // لم لن لا قد سوف: a verb follows
  bool after_past_auxiliary = false;
  bool after_that = false;       // أن
  bool after_relative = false;
  bool after_verb = false;
  const Token* previous = nullptr;
  const Token* next = nullptr;
};

bool next_is_definite_noun(const Tokens& t, const Context& c) {
  if (!c.next || !c.next->is_word()) return false;
  for (const Analysis& a : t.alternatives(*c.next)) {
    if ((a.proclitics & proclitic::kAl) && !(a.proclitics & proclitic::kPrepositions)) return true;
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

double score(const Tokens& t, const Token& token, const Analysis& a, const Context& c, size_t order) {
  double s = a.source == 0 ? 3.0 : a.source == 1 ? 1.0 : 0.0;
  s -= 0.15 * static_cast<double>(order);
  const bool conjoined = (a.proclitics & proclitic::kConjunctions) != 0;
  switch (a.pos) {
    case Pos::Verb: {
      if (c.clause_start || conjoined) s += 2.0;
      if (c.after_negation) s += 5.0;
      if (c.after_past_auxiliary) s += 2.0;
      if (c.after_relative) s += 4.0;
      if (c.after_that && a.tense == Tense::Present) s += 4.0;
      if (c.after_that && a.tense == Tense::Past) s += 1.0;
      if (c.after_preposition) s -= 6.0;
      if (c.after_verb && !conjoined) s -= 1.5;
      if (a.tense == Tense::Present) s += 1.0;
      if (a.tense == Tense::Imperative) s -= 5.0;
      if (a.person == 1 || a.person == 2) s -= 1.5;
      if (a.gender == Gender::Feminine && a.number == Number::Plural) s -= 2.0;
      if (a.number == Number::Dual) s -= 0.5;
      if (token.word->first_damma && a.voice != Voice::Active) s += 2.0;
      if (a.voice == Voice::Passive && !token.word->first_damma) s -= 0.5;
      if (a.proclitics & proclitic::kLi) s -= 0.5;
      if (a.enclitic != Enclitic::None && a.tense == Tense::Past && a.number == Number::Singular && !c.clause_start) s -= 0.3;
      if (c.next && c.next->is_word() && a.number == Number::Singular && a.person == 3 && a.enclitic == Enclitic::None) {
        const Gender g = agreement(t, *c.next);
        if (g != Gender::None && g != a.gender && c.clause_start) s -= 1.2;
        if (g == a.gender && c.clause_start) s += 0.5;
      }
      // A noun before it makes idafa as likely as subject and verb.
      if (c.previous && c.previous->is_word() && c.previous->nominal() && !c.previous->definite() &&
          c.previous->a.gcase != Case::Accusative && c.previous->a.enclitic == Enclitic::None && a.tense == Tense::Past &&
          a.number == Number::Singular && a.gender == Gender::Masculine && !conjoined) {
        s -= 1.5;
      }
      break;
    }
    case Pos::Noun:
      if (c.after_preposition) s += 4.0;
      if (c.after_negation) s -= 3.0;
      if (c.after_relative) s -= 1.0;
      if (c.after_verb) s += 0.7;
      if (c.previous && c.previous->nominal() && !c.previous->definite()) s += 0.7;
      if (a.derivation == Derivation::VerbalNoun && c.clause_start && !conjoined && !next_is_definite_noun(t, c)) s -= 0.3;
      if (a.construct && c.next && c.next->is_word()) s += 0.3;
      // «مدخل مدينة رأس العين»: a word of place before a name is no adjective.
      if (a.lemma && c.next && c.next->term(Layer::Place) >= 0 && t.knowledge->place_word(a.lemma)) s += 1.5;
      if (a.derivation == Derivation::ActiveParticiple || a.derivation == Derivation::PassiveParticiple) s -= 0.2;
      break;
    case Pos::Adjective:
      if (c.after_preposition) s += 1.5;
      if (c.after_negation) s -= 3.0;
      if (c.previous && c.previous->nominal()) {
        const bool agree = c.previous->definite() == ((a.proclitics & proclitic::kAl) != 0);
        s += agree ? 1.5 : -0.3;
        if (conjoined) s -= 1.0;
      } else {
        s -= 0.8;
      }
      break;
    case Pos::Name:
      if (c.after_preposition) s += 2.0;
      if (c.previous && c.previous->is_word() && c.previous->a.pos == Pos::Name) s += 1.0;
      break;
    case Pos::Preposition:
    case Pos::Conjunction:
    case Pos::Complementiser:
    case Pos::Subordinator:
    case Pos::Relative:
    case Pos::Demonstrative:
    case Pos::Negation:
    case Pos::Pronoun:
      s += 3.0;
      break;
    case Pos::Unknown: s -= 1.0; break;
    default: s += 1.0;
  }
  if (token.word->detached) s += a.pos == Pos::Preposition ? 2.0 : 0.0;
  return s;
}

}  // namespace

void disambiguate(Tokens& t) {
  bool sentence_start = true;
  for (uint32_t i = 0; i < t.size(); ++i) {
    Token& token = t.tokens[i];
    if (token.word->line_start) sentence_start = true;
    if (!token.is_word()) {
      if (token.word->mark == U'.' || token.word->mark == U'؟' || token.word->mark == U'!') sentence_start = true;
      continue;
    }
    Context c;
    uint32_t p = i;
    while (p > 0 && !t.tokens[p - 1].is_word() && !t.tokens[p - 1].is(WordKind::Digits) && !sentence_start &&
           (t.tokens[p - 1].is(WordKind::Open) || t.tokens[p - 1].is(WordKind::Quote) || t.tokens[p - 1].is(WordKind::Close))) {
      --p;
    }
    if (!sentence_start && p > 0) c.previous = &t.tokens[p - 1];
    if (i + 1 < t.size() && !t.tokens[i + 1].word->line_start) c.next = &t.tokens[i + 1];
    c.clause_start = sentence_start || (i > 0 && !t.tokens[i - 1].is_word() && punctuation_that_begins(*t.tokens[i - 1].word));
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
      if (pos == Pos::Conjunction || t.function_at(at) == Function::Stop) c.clause_start = true;
    }
    const auto alternatives = t.alternatives(token);
    double best = -std::numeric_limits<double>::infinity();
    for (size_t k = 0; k < alternatives.size(); ++k) {
      const double s = score(t, token, alternatives[k], c, k);
      if (s > best) {
        best = s;
        token.a = alternatives[k];
      }
    }
    sentence_start = false;
  }
}

}  // namespace isnad
