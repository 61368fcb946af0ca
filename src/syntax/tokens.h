// Tokens: the words of a document with what each can be, what each is here, and the phrases of the tables they form.
//
// «أعلنت وزارة الدفاع الروسية» (aʿlanat wizārat ad-difāʿ ar-rūsiyya: the Russian defence ministry announced): token 0
// is read as a past verb, tokens 1–3 form the term RUS.GOV.MOD.
//
// It does not group words that no table groups: that is chunking's task (chunks.h).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "morphology/analyzer.h"
#include "places/gazetteer.h"
#include "reading/knowledge.h"
#include "text/words.h"

namespace isnad {

/// A phrase of a table found in the text: tokens [first, last).
struct Term {
  uint32_t first = 0, last = 0;
  TermKind kind = TermKind::Actor;
  uint32_t index = 0;      ///< in the table of that kind; for places, the key of the gazetteer's automaton
  int32_t country = -1;    ///< of an ActorPattern: the state that fills it (Knowledge::country)
  uint8_t stripped = 0;    ///< proclitics taken off the first word (proclitic bits)
  bool supported = false;  ///< of a place: the words before it say that a place is named («قرية النهر»)
};

/// The kinds of terms that are looked up apart from one another at each token.
enum class Layer : uint8_t { Entity, Place, Marker, Time, Number, Hedge, Weapon, Victim, Cue, Count };

struct Token {
  const Word* word = nullptr;
  std::string_view letters;
  Analysis a;                       ///< what it is here
  uint32_t alternatives_begin = 0;  ///< in Tokens::pool
  uint16_t alternatives = 0;
  std::array<int32_t, static_cast<size_t>(Layer::Count)> terms;  ///< longest term that begins here, -1 for none
  bool inside_entity = false;  ///< belongs to an Entity or Place term that began earlier

  bool is(WordKind kind) const { return word->kind == kind; }
  bool is_word() const { return word->kind == WordKind::Word; }
  bool verb() const { return is_word() && a.pos == Pos::Verb; }
  bool noun() const { return is_word() && (a.pos == Pos::Noun || a.pos == Pos::Name); }
  bool adjective() const { return is_word() && a.pos == Pos::Adjective; }
  bool nominal() const { return noun() || adjective(); }
  bool definite() const { return (a.proclitics & proclitic::kAl) != 0; }
  bool conjoined() const { return (a.proclitics & proclitic::kConjunctions) != 0; }
  int32_t term(Layer layer) const { return terms[static_cast<size_t>(layer)]; }
};

/// What is known of words already met, so that each is analysed and looked up once. Not thread-safe: one a thread.
class AnalysisCache {
 public:
  struct Word {
    std::vector<Analysis> readings;
    /// Ways to begin a name with the word (the tables' names and the gazetteer's, with and without its proclitics; a
    /// bit each): those that were tried, and those of them that some name goes.
    uint16_t tried = 0, leads_on = 0;
  };

  explicit AnalysisCache(const Analyzer& analyzer) : analyzer_(&analyzer) {}
  /// Forgets the words if they are too many. Words stay where they are until then.
  void limit();
  Word& get(std::string_view letters);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  const Analyzer* analyzer_;
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> known_;
};

struct Tokens {
  const Text* text = nullptr;
  const Knowledge* knowledge = nullptr;
  const Gazetteer* gazetteer = nullptr;
  std::vector<Token> tokens;
  std::vector<Term> terms;
  std::vector<Analysis> pool;

  std::span<const Analysis> alternatives(const Token& token) const {
    return std::span(pool).subspan(token.alternatives_begin, token.alternatives);
  }
  /// The longest term of that layer that begins at a token; nullptr if there is none, and behind the last token.
  const Term* term_at(uint32_t i, Layer layer) const {
    if (i >= tokens.size()) return nullptr;
    const int32_t t = tokens[i].term(layer);
    return t < 0 ? nullptr : &terms[static_cast<size_t>(t)];
  }
  /// Function of the marker that begins at a token, None if there is none.
  Function function_at(uint32_t i) const {
    const Term* t = term_at(i, Layer::Marker);
    return t ? knowledge->marker(t->index).function : Function::None;
  }
  const MarkerEntry* marker_at(uint32_t i) const {
    const Term* t = term_at(i, Layer::Marker);
    return t ? &knowledge->marker(t->index) : nullptr;
  }
  /// A particle that names a source («بحسب») begins at one of tokens [first, last].
  bool names_source(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i <= last; ++i) {
      if (term_at(i, Layer::Cue) && !tokens[i].verb()) return true;
    }
    return false;
  }
  /// The places that a term of kind Place may mean.
  std::span<const uint32_t> candidates(const Term& term) const {
    return term.supported ? gazetteer->named(term.index) : gazetteer->surely_named(term.index);
  }
  uint32_t size() const { return static_cast<uint32_t>(tokens.size()); }
  Span span(uint32_t first, uint32_t last) const {
    return {tokens[first].word->span.begin, tokens[last - 1].word->span.end};
  }
  /// Span of tokens with the mark that closes what they open, without the proclitics of the first word («بالجيش» →
  /// «الجيش» is not possible: «ب» alone goes).
  Span bare_span(uint32_t first, uint32_t last) const;
};

/// Looks every word up, finds the terms, and decides what each word is.
Tokens tokenize(const Text& text, const Knowledge& knowledge, const Gazetteer& gazetteer, AnalysisCache& cache);

}  // namespace isnad
