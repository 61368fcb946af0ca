#include "syntax/conllu.h"

#include <vector>

#include "text/letters.h"

namespace isnad {
namespace {

const char* universal_pos(const Analysis& a) {
  switch (a.pos) {
    case Pos::Verb:
      return "VERB";
    case Pos::Noun:
      return "NOUN";
    case Pos::Adjective:
      return "ADJ";
    case Pos::Name:
      return "PROPN";
    case Pos::Preposition:
      return "ADP";
    case Pos::Conjunction:
      return "CCONJ";
    case Pos::Subordinator:
    case Pos::Complementiser:
      return "SCONJ";
    case Pos::Relative:
    case Pos::Demonstrative:
      return "DET";
    case Pos::Pronoun:
    case Pos::Question:
      return "PRON";
    case Pos::Adverb:
      return "ADV";
    case Pos::Number:
      return "NUM";
    case Pos::Modal:
    case Pos::Future:
      return "AUX";
    case Pos::Negation:
    case Pos::Particle:
      return "PART";
    case Pos::Unknown:
      return "X";
  }
  return "X";
}

std::string features(const Analysis& a) {
  std::string out;
  const auto add = [&](const char* feature) {
    if (!out.empty()) out += '|';
    out += feature;
  };
  if (a.pos == Pos::Verb) add(a.tense == Tense::Past ? "Aspect=Perf" : "Aspect=Imp");
  if (a.gcase == Case::Nominative) add("Case=Nom");
  if (a.gcase == Case::Accusative) add("Case=Acc");
  if (a.proclitics & proclitic::kAl)
    add("Definite=Def");
  else if (a.construct)
    add("Definite=Cons");
  if (a.gender != Gender::None) add(a.gender == Gender::Feminine ? "Gender=Fem" : "Gender=Masc");
  if (a.pos == Pos::Verb && a.tense == Tense::Imperative) add("Mood=Imp");
  if (a.number != Number::None)
    add(a.number == Number::Singular ? "Number=Sing" : a.number == Number::Dual ? "Number=Dual" : "Number=Plur");
  if (a.pos == Pos::Verb && a.person) add(a.person == 1 ? "Person=1" : a.person == 2 ? "Person=2" : "Person=3");
  if (a.derivation == Derivation::ActiveParticiple || a.derivation == Derivation::PassiveParticiple)
    add("VerbForm=Part");
  else if (a.derivation == Derivation::VerbalNoun)
    add("VerbForm=Vnoun");
  if (a.pos == Pos::Verb) add(a.voice == Voice::Passive ? "Voice=Pass" : "Voice=Act");
  return out.empty() ? "_" : out;
}

struct Part {
  std::string form, lemma, pos, feats, misc;
};

}  // namespace

std::string conllu(const Tokens& t) {
  std::string out;
  int number = 0;
  for (const Sentence& sentence : t.text->sentences()) {
    out += "# sent_id = " + std::to_string(++number) + "\n# text = ";
    for (char c : t.text->slice(sentence.span)) out += c == '\n' ? ' ' : c;
    out += '\n';
    int id = 0;
    const auto line = [&](const std::string& number_cell, const Part& p) {
      out += number_cell + '\t' + p.form + '\t' + p.lemma + '\t' + p.pos + "\t_\t" + p.feats + "\t_\t_\t_\t" + p.misc +
             '\n';
    };
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& tok = t.tokens[i];
      const std::string form(t.text->slice(tok.word->span));
      const bool glued = i + 1 < sentence.last && !t.tokens[i + 1].word->space_before;
      const std::string space = glued ? "SpaceAfter=No" : "_";
      if (!tok.is_word()) {
        const bool digits = tok.is(WordKind::Digits);
        line(std::to_string(++id), {form, form, digits ? "NUM" : "PUNCT", "_", space});
        continue;
      }
      std::vector<Part> parts;
      const Analysis& a = tok.a;
      uint32_t at = 0;
      const auto clitic = [&](uint8_t bit, uint32_t letters, const char* pos) {
        if (!(a.proclitics & bit) || at + letters > tok.letters.size()) return;
        const std::string text = to_utf8(tok.letters.substr(at, letters));
        parts.push_back({text, text, pos, "_", "_"});
        at += letters;
      };
      clitic(proclitic::kAsk, 1, "PART");
      clitic(proclitic::kAnd, 1, "CCONJ");
      clitic(proclitic::kSo, 1, "CCONJ");
      clitic(proclitic::kWill, 1, "AUX");
      clitic(proclitic::kBi, 1, "ADP");
      clitic(proclitic::kLi, 1, "ADP");
      clitic(proclitic::kKa, 1, "ADP");
      const size_t end = a.enclitic != Enclitic::None && a.stem_end > at ? a.stem_end : tok.letters.size();
      const std::string stem = to_utf8(tok.letters.substr(at, end - at));
      const std::string lemma = a.lemma ? std::string(t.knowledge->lexicon().lemma(a.lemma).text) : stem;
      parts.push_back({stem, lemma, universal_pos(a), features(a), a.guessed ? "Guessed=Yes" : "_"});
      if (end < tok.letters.size()) {
        const std::string text = to_utf8(tok.letters.substr(end));
        parts.push_back({text, text, "PRON", "_", "_"});
      }
      if (parts.size() == 1) {
        Part& p = parts.front();
        p.form = form;
        if (glued) p.misc = p.misc == "_" ? space : p.misc + "|" + space;
        line(std::to_string(++id), p);
        continue;
      }
      line(std::to_string(id + 1) + "-" + std::to_string(id + static_cast<int>(parts.size())),
           {form, "_", "_", "_", space});
      for (const Part& p : parts) line(std::to_string(++id), p);
    }
    out += '\n';
  }
  return out;
}

}  // namespace isnad
