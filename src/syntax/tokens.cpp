#include "syntax/tokens.h"

#include <algorithm>
#include <optional>

#include "syntax/disambiguate.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr size_t kCacheLimit = 200000;

// Words of place behind which a settlement is named, and hardly anything else («مركز الشرطة», "police station"; «هجرة
// اليهود», "the Jews' migration"): what must stand before a name that is a word as well. Normalised (text/letters.h).
constexpr std::string_view kSettlementWords[] = {
    "\xE5\xCF\xEA\xE6\xC9",  // مدينة
    "\xC8\xE4\xCF\xC9",      // بلدة
    "\xE2\xD1\xEA\xC9",      // قرية
    "\xD6\xEA\xD9\xC9",      // ضيعة
    "\xD9\xD2\xC8\xC9",      // عزبة
    "\xE6\xCC\xD9",          // نجع
    "\xCE\xD1\xC8\xC9",      // خربة
    "\xE5\xCE\xEA\xE5",      // مخيم
    "\xCD\xEA",              // حي
    "\xCD\xC7\xD1\xC9",      // حارة
    "\xE5\xCD\xE4\xC9",      // محلة
    "\xD9\xD2\xE4\xC9",      // عزلة
};

Layer layer_of(TermKind kind) {
  switch (kind) {
    case TermKind::Actor:
    case TermKind::Person:
    case TermKind::ActorPattern:
      return Layer::Entity;
    case TermKind::Place:
    case TermKind::PlaceWordPhrase:
      return Layer::Place;
    case TermKind::Marker:
    case TermKind::Particle:
      return Layer::Marker;
    case TermKind::Month:
    case TermKind::Time:
      return Layer::Time;
    case TermKind::NumberWord:
      return Layer::Number;
    case TermKind::Hedge:
      return Layer::Hedge;
    case TermKind::Weapon:
      return Layer::Weapon;
    case TermKind::VictimPhrase:
      return Layer::Victim;
    case TermKind::CueParticle:
      return Layer::Cue;
  }
  return Layer::Marker;
}

constexpr std::string_view kRegion = "region", kFront = "front", kMountain = "mountain";  // place_words.tsv

bool quote_like(const Word& word) {
  return word.kind == WordKind::Open || word.kind == WordKind::Close || word.kind == WordKind::Quote;
}

/// Walks the phrase automata from each token, with and without the proclitics of the first word.
class TermFinder {
 public:
  /// `words`: of each token, nullptr if it is none.
  TermFinder(Tokens& tokens, std::span<AnalysisCache::Word* const> words)
      : t_(tokens), k_(*tokens.knowledge), words_(words) {}

  void run() {
    for (uint32_t i = 0; i < t_.size(); ++i) {
      if (!t_.tokens[i].is_word()) continue;
      for (auto& found : best_) found = {};
      support_.reset();
      support_of_many_.reset();
      forms(i);
      for (size_t layer = 0; layer < best_.size(); ++layer) {
        if (best_[layer].last == 0) continue;
        t_.tokens[i].terms[layer] = static_cast<int32_t>(t_.terms.size());
        t_.terms.push_back(best_[layer]);
      }
      const Term& place = best_[static_cast<size_t>(Layer::Place)];
      if (const auto& given = place.last > i + 1 ? support_of_many_ : support_;
          given && place.last > 0 && place.kind == TermKind::Place && listing_ &&
          may_be_supported(*given, place.stripped)) {
        list_end_ = place.last;
      }
    }
  }

 private:
  void forms(uint32_t i) {
    const std::string_view letters = t_.tokens[i].letters;
    bool ordinary = false;  // the written word is a word as it stands, so taking letters off it needs a reason
    bool conj = false, prep = false;
    bool ordinary_after_and = false;  // likewise of what follows the conjunction: «وكنيسة»
    for (const Analysis& a : t_.alternatives(t_.tokens[i])) {
      if (!a.guessed && a.proclitics == 0 && a.source == 0) ordinary = true;
      if (!a.guessed && (a.proclitics & ~proclitic::kConjunctions) == 0 && a.source == 0) ordinary_after_and = true;
      if (a.proclitics & proclitic::kConjunctions) conj = true;
      if (a.proclitics & proclitic::kPrepositions) prep = true;
    }
    walk(i, 0, letters, 0, false);
    std::string_view rest = letters;
    uint8_t stripped = 0;
    if (rest.size() >= 3 && (rest[0] == letter::kWaw || rest[0] == letter::kFeh)) {
      stripped = rest[0] == letter::kWaw ? proclitic::kAnd : proclitic::kSo;
      rest.remove_prefix(1);
      walk(i, 1, rest, stripped, ordinary && !conj);
    }
    if (rest.size() >= 3 && (rest[0] == letter::kBeh || rest[0] == letter::kLam || rest[0] == letter::kKaf)) {
      const uint8_t preposition = rest[0] == letter::kBeh   ? proclitic::kBi
                                  : rest[0] == letter::kLam ? proclitic::kLi
                                                            : proclitic::kKa;
      const uint8_t all = stripped | preposition;
      if (stripped && ordinary_after_and) ordinary = true;
      if (rest.size() >= 4 && rest[0] == letter::kLam && rest[1] == letter::kLam) {
        buffer_.assign(1, letter::kAlef);
        buffer_ += rest.substr(1);
        walk(i, 2, buffer_, all, ordinary && !prep);
        // «لليمن», whose own first letter after the article is lam, is written with two lams as well.
        buffer_.insert(2, 1, letter::kLam);
        walk(i, 3, buffer_, all, ordinary && !prep);
      }
      walk(i, 4, rest.substr(1), all, ordinary && !prep);
    }
  }

  /// A first word without its proclitics must be long enough to be told from chance, unless more words follow.
  /// `form`: which of the word's forms() `first` is.
  void walk(uint32_t i, unsigned form, std::string_view first, uint8_t stripped, bool doubtful) {
    const size_t least = stripped ? (doubtful ? 6 : 3) : 1;
    const auto way = static_cast<uint16_t>(1U << (2 * form));
    walk_in(k_.phrases(), false, way, i, first, stripped, least, doubtful);
    const auto to_place = static_cast<uint16_t>(way << 1U);
    if (t_.gazetteer) walk_in(t_.gazetteer->names(), true, to_place, i, first, stripped, least, doubtful);
  }

  void walk_in(const Automaton& automaton, bool places, uint16_t way, uint32_t i, std::string_view first,
               uint8_t stripped, size_t least, bool doubtful) {
    AnalysisCache::Word& word = *words_[i];
    if ((word.tried & way) && !(word.leads_on & way)) return;
    word.tried |= way;
    Automaton::State state = automaton.start();
    if (!automaton.advance(state, first)) return;
    word.leads_on |= way;
    uint32_t last = i + 1;
    uint32_t words = 1;
    bool quoted = false;
    while (true) {
      if (const auto key = automaton.accepted(state)) {
        if (words > 1 || (first.size() >= least && !doubtful))
          found(*key, places, i, last, stripped, quoted);
        else if (!places && !doubtful && !(stripped & proclitic::kPrepositions))
          found_marker(*key, i, last, stripped);  // «وفي»
      }
      uint32_t next = last;
      // Quotation marks inside a name are passed over: تنظيم «داعش».
      while (next < t_.size() && next - last < 2 && quote_like(*t_.tokens[next].word)) {
        ++next;
        quoted = true;
      }
      if (next >= t_.size() || t_.tokens[next].word->line_start) return;
      if (!t_.tokens[next].is_word() && !t_.tokens[next].is(WordKind::Digits)) {
        if (t_.tokens[next].word->mark != U'_') return;
        ++next;
        if (next >= t_.size() || !t_.tokens[next].is_word()) return;
      }
      if (!automaton.advance(state, " ") || !automaton.advance(state, t_.tokens[next].letters)) return;
      last = next + 1;
      ++words;
    }
  }

  void found_marker(uint32_t key, uint32_t i, uint32_t last, uint8_t stripped) {
    for (const TermEntry& entry : k_.terms(key)) {
      if (entry.kind == TermKind::Marker && k_.marker(entry.index).slot != Slot::None)
        offer({i, last, entry.kind, entry.index, -1, stripped, false});
    }
  }

  void found(uint32_t key, bool places, uint32_t i, uint32_t last, uint8_t stripped, bool quoted) {
    if (places) {
      if (!t_.gazetteer->has_doubtful_names()) {
        offer({i, last, TermKind::Place, key, -1, stripped, false});
        return;
      }
      const bool many = last > i + 1;
      std::optional<Support>& given = many ? support_of_many_ : support_;
      if (!given) given = support(i, many);
      const size_t sure = t_.gazetteer->surely_named(key).size();
      // «مناطق حراجية» (wooded areas): what is called so but for the article is no area.
      const size_t all = any_word_ ? t_.gazetteer->named(key).size() : t_.gazetteer->exactly_named(key).size();
      const bool supported = sure < all && may_be_supported(*given, stripped);
      // «فبريس»: a name that only an imported gazetteer has is hardly the rest of a word.
      const bool guess = (stripped & (proclitic::kSo | proclitic::kKa)) && last == i + 1 && only_imported(key);
      if ((supported || sure > 0) && !guess) offer({i, last, TermKind::Place, key, -1, stripped, supported});
      return;
    }
    for (const TermEntry& entry : k_.terms(key)) {
      Term term{i, last, entry.kind, entry.index, -1, stripped, false};
      if (entry.kind == TermKind::ActorPattern && !complete(term)) continue;
      if ((entry.kind == TermKind::Marker || entry.kind == TermKind::CueParticle || entry.kind == TermKind::Hedge) &&
          ((stripped & proclitic::kPrepositions) || quoted)) {  // «في "وقت قصير»: no name, so nothing runs over a mark
        continue;
      }
      offer(term);
    }
  }

  /// What the words before a token say of a name that begins there.
  enum class Support : uint8_t {
    None,
    Place,  ///< a word of place stands before it: «قرية النهر»
    Comma,  ///< it goes on with a list of places behind such a word in the plural or dual: «قرى النهر، العين»
    And  ///< likewise, if it begins with و: «قريتي النهر والعين»
  };

  static bool may_be_supported(Support given, uint8_t stripped) {
    switch (given) {
      case Support::None:
        return false;
      case Support::Place:
        return stripped == 0;
      case Support::Comma:
        return (stripped & ~proclitic::kAnd) == 0;
      case Support::And:
        return stripped == proclitic::kAnd;
    }
    return false;
  }

  /// `many`: the name has several words, so that its first is no word that describes what stands before («قرى مطلة»).
  Support support(uint32_t i, bool many) {
    if (i == 0 || t_.tokens[i].word->line_start || (!many && qualifies(t_.tokens[i]))) return Support::None;
    uint32_t before = i - 1;
    const bool may_continue = any_word_ || !common(t_.tokens[i]);
    if (list_end_ == i) return may_continue ? Support::And : Support::None;
    if (t_.tokens[before].word->mark == U'،' && list_end_ == before)
      return may_continue ? Support::Comma : Support::None;
    if (quote_like(*t_.tokens[before].word) && before > 0) --before;  // قرية «النهر»
    const Token& word = t_.tokens[before];
    if (!word.is_word()) return Support::None;
    for (const Analysis& a : t_.alternatives(word)) {
      if ((a.proclitics & proclitic::kAl) || a.enclitic != Enclitic::None || !a.lemma) continue;
      const PlaceWord* place = k_.place_word(a.lemma);
      if (place == nullptr) continue;
      const std::string_view letters = k_.lexicon().lemma(a.lemma).letters;
      const bool settlement =
          std::find(std::begin(kSettlementWords), std::end(kSettlementWords), letters) != std::end(kSettlementWords);
      // «منطقة الرمادة», but not «منطقة الحدود» (the border area).
      const bool area = place->kind == kRegion || place->kind == kFront || place->kind == kMountain;
      if (!settlement && (!area || common(t_.tokens[i]))) continue;
      any_word_ = settlement;
      listing_ = a.number == Number::Plural || a.number == Number::Dual;
      return Support::Place;
    }
    return Support::None;
  }

  /// The word is one of our tables, which have what is frequent in the news.
  bool common(const Token& token) const {
    const auto readings = t_.alternatives(token);
    return std::any_of(readings.begin(), readings.end(),
                       [](const Analysis& a) { return !a.guessed && a.source == 0 && a.lemma && a.pos != Pos::Name; });
  }

  bool only_imported(uint32_t key) const {
    const auto places = t_.gazetteer->named(key);
    return std::all_of(places.begin(), places.end(),
                       [&](uint32_t index) { return t_.gazetteer->place(index).imported; });
  }

  /// The word describes a word of place before it, or is one itself, rather than a name: «قرى مطلة», «أحياء مدينة
  /// درنة».
  bool qualifies(const Token& token) const {
    for (const Analysis& a : t_.alternatives(token)) {
      if (a.guessed || (a.proclitics & proclitic::kAl)) continue;
      if (a.pos == Pos::Adjective || a.derivation == Derivation::ActiveParticiple ||
          a.derivation == Derivation::PassiveParticiple || (a.lemma && k_.place_word(a.lemma))) {
        return true;
      }
    }
    return false;
  }

  /// «وزارة الدفاع» + الروسية: the pattern's last word must be the nisba or name of a state.
  bool complete(Term& term) const {
    if (term.last >= t_.size()) return false;
    const ActorPattern& pattern = k_.actor_pattern(term.index);
    const Token& next = t_.tokens[term.last];
    if (!next.is_word() || next.word->line_start) return false;
    if (pattern.tail == ActorPattern::Tail::Nisba) {
      for (const Analysis& a : t_.alternatives(next)) {
        const int32_t country = k_.nisba_country(a.lemma);
        if (country >= 0 && (a.proclitics & proclitic::kAl) && !(a.proclitics & ~proclitic::kAl)) {
          term.country = country;
          ++term.last;
          return true;
        }
      }
      return false;
    }
    const auto key = k_.phrases().find(next.letters);
    if (!key) return false;
    for (const TermEntry& entry : k_.terms(*key)) {
      if (entry.kind != TermKind::Actor) continue;
      const Actor& actor = k_.actor(entry.index);
      const bool fits = pattern.tail == ActorPattern::Tail::Country ? actor.is_country : actor.is_capital;
      if (!fits) continue;
      for (int32_t c = 0;; ++c) {
        if (k_.country(static_cast<uint32_t>(c)).iso3 == actor.country) {
          term.country = c;
          break;
        }
      }
      ++term.last;
      return true;
    }
    return false;
  }

  void offer(const Term& term) {
    Term& best = best_[static_cast<size_t>(layer_of(term.kind))];
    const auto rank = [](TermKind kind) {
      return kind == TermKind::Actor ? 2 : kind == TermKind::ActorPattern ? 1 : 0;
    };
    const bool better = term.last > best.last || best.last == 0 ||
                        (term.last == best.last && std::popcount(term.stripped) < std::popcount(best.stripped)) ||
                        (term.last == best.last && term.stripped == best.stripped && rank(term.kind) > rank(best.kind));
    if (better) best = term;
  }

  Tokens& t_;
  const Knowledge& k_;
  std::span<AnalysisCache::Word* const> words_;
  std::array<Term, static_cast<size_t>(Layer::Count)> best_;
  /// Of the token at hand, once a place was found there: of its own name, of one of several words.
  std::optional<Support> support_, support_of_many_;
  bool listing_ = false;   ///< the last word of place was in the plural or dual
  bool any_word_ = false;  ///< … and such that even a frequent word behind it is a name
  uint32_t list_end_ = 0;  ///< token behind the last place of a list behind such a word
  std::string buffer_;
};

}  // namespace

void AnalysisCache::limit() {
  if (known_.size() >= kCacheLimit) known_.clear();
}

AnalysisCache::Word& AnalysisCache::get(std::string_view letters) {
  if (const auto it = known_.find(letters); it != known_.end()) return it->second;
  Word word;
  analyzer_->analyze(letters, word.readings);
  return known_.emplace(std::string(letters), std::move(word)).first->second;
}

Span Tokens::bare_span(uint32_t first, uint32_t last) const {
  Span s = span(first, last);
  // «تنظيم "الدولة الإسلامية"»: a mark that closes what the words open belongs to them.
  int open = 0;
  bool quote = false;
  for (uint32_t i = first; i < last; ++i) {
    if (tokens[i].is(WordKind::Open)) ++open;
    if (tokens[i].is(WordKind::Close)) --open;
    if (tokens[i].is(WordKind::Quote)) quote = !quote;
  }
  if (last < size() &&
      ((open > 0 && tokens[last].is(WordKind::Close)) || (quote && tokens[last].is(WordKind::Quote)))) {
    s.end = tokens[last].word->span.end;
  }
  const Token& token = tokens[first];
  if (!token.is_word()) return s;
  uint8_t proclitics = token.a.proclitics;
  if (const Term* term = term_at(first, Layer::Entity); term && term->stripped) proclitics = term->stripped;
  // «كركوك», «لندن»: a name that a table has, read as preposition and another word.
  // A verb or a word for what happens is none.
  if (const Term* term = term_at(first, Layer::Place);
      term && term->kind == TermKind::Place &&
      (token.a.source != 0 || (!token.verb() && knowledge->triggers(token.a.lemma).empty())))
    proclitics = term->stripped;
  uint32_t letters = 0;
  if (proclitics & proclitic::kConjunctions) ++letters;
  if ((proclitics & (proclitic::kBi | proclitic::kKa)) ||
      ((proclitics & proclitic::kLi) && !(proclitics & proclitic::kAl)))
    ++letters;
  // «للمرصد»: its article is written with the preposition and stays.
  if ((proclitics & proclitic::kLi) && token.letters.size() > letters &&
      token.letters[letters - (letters > 0)] == letter::kLam && token.letters[letters] == letter::kLam) {
    letters = proclitics & proclitic::kConjunctions ? 1 : 0;
  }
  while (letters > 0 && s.begin + 1 < s.end) {
    const LetterKind kind = classify(text->at(s.begin)).kind;
    if (kind == LetterKind::Letter) --letters;
    ++s.begin;
  }
  while (s.begin + 1 < s.end && classify(text->at(s.begin)).kind == LetterKind::Mark) ++s.begin;
  return s;
}

Tokens tokenize(const Text& text, const Knowledge& knowledge, const Gazetteer& gazetteer, AnalysisCache& cache) {
  Tokens out;
  out.text = &text;
  out.knowledge = &knowledge;
  out.gazetteer = &gazetteer;
  out.tokens.resize(text.words().size());
  out.pool.reserve(text.words().size() * 3);
  cache.limit();
  std::vector<AnalysisCache::Word*> words(text.words().size());
  for (uint32_t i = 0; i < out.size(); ++i) {
    Token& token = out.tokens[i];
    token.word = &text.words()[i];
    token.letters = text.letters(*token.word);
    token.terms.fill(-1);
    token.alternatives_begin = static_cast<uint32_t>(out.pool.size());
    if (!token.is_word()) continue;
    words[i] = &cache.get(token.letters);
    const std::vector<Analysis>& readings = words[i]->readings;
    out.pool.insert(out.pool.end(), readings.begin(), readings.end());
    token.alternatives = static_cast<uint16_t>(readings.size());
    if (!readings.empty()) token.a = readings.front();
  }
  TermFinder(out, words).run();
  // A token inside a longer name does not begin one of its own.
  for (uint32_t i = 0; i < out.size(); ++i) {
    for (Layer layer : {Layer::Entity, Layer::Place}) {
      if (out.tokens[i].inside_entity) continue;
      const Term* term = out.term_at(i, layer);
      if (!term || term->kind == TermKind::PlaceWordPhrase) continue;
      if (term->last - term->first < 2) continue;
      for (uint32_t j = i + 1; j < term->last; ++j) out.tokens[j].inside_entity = true;
    }
  }
  disambiguate(out);
  return out;
}

}  // namespace isnad
