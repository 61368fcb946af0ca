#include "syntax/chunks.h"

#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kComplementBehind = 6;  // tokens from a participle of saying to its preposition

constexpr uint32_t kLongestQuotedName = 5;  // words inside «…» that may be a name rather than speech
constexpr uint32_t kLongestParenthesis = 6;
constexpr uint32_t kLongestListener = 5;  // words between «تحدث» and the wish to stay unnamed
constexpr uint32_t kLongestReason = 14;   // words in which a source says why it stays unnamed
constexpr uint32_t kKnownTown =
    10000;  // inhabitants of a place that a list of places may name with a word that is a verb too

class Chunker {
 public:
  explicit Chunker(const Tokens& tokens) : t_(tokens), k_(*tokens.knowledge) {}

  Chunks run() {
    for (const Sentence& sentence : t_.text->sentences()) {
      SentenceChunks s;
      s.first = static_cast<uint32_t>(out_.chunks.size());
      s.first_clause = static_cast<uint32_t>(out_.clauses.size());
      begin_ = sentence.first;
      end_ = sentence.last;
      chunk_sentence();
      s.last = static_cast<uint32_t>(out_.chunks.size());
      clauses(s.first, s.last);
      s.last_clause = static_cast<uint32_t>(out_.clauses.size());
      out_.sentences.push_back(s);
    }
    return std::move(out_);
  }

 private:
  const Token& token(uint32_t i) const { return t_.tokens[i]; }

  static uint32_t tags_of(const Knowledge& k, const Analysis& a) {
    return a.lemma ? k.lexicon().lemma(a.lemma).tags : 0;
  }

  void chunk_sentence() {
    uint32_t i = begin_;
    pending_ = Slot::None;
    pending_function_ = Function::None;
    const uint32_t end = end_;
    const auto chunk_to = [&](uint32_t last) {
      end_ = last;
      while (i < end_) i = step(i);
      end_ = end;
    };
    const auto set_aside = [&](uint32_t first, uint32_t last) {
      chunk_to(first);
      clear_pending();
      add(ChunkKind::Word, first, last).function = Function::Aside;
      i = last;
    };
    for (uint32_t at = i; at < end; ++at) {
      const auto [first, last] = unnamed(at, i, end);
      if (first == last) continue;
      if (const uint32_t speaks = spoken_to(i, first); speaks < first) set_aside(speaks, speaks + 1);
      set_aside(first, last);
      at = last - 1;
    }
    chunk_to(end);
  }

  // ---- sources that stay unnamed ----

  Anonymity anonymity(uint32_t i) const {
    if (!token(i).is_word()) return Anonymity::None;
    for (const Analysis& a : t_.alternatives(token(i))) {
      for (const uint32_t lemma : {a.lemma, a.base}) {
        if (const Anonymity role = k_.anonymity(lemma); role != Anonymity::None) return role;
      }
    }
    return Anonymity::None;
  }

  bool negates(uint32_t i) const { return token(i).a.pos == Pos::Negation || t_.function_at(i) == Function::Denial; }

  /// «طلب عدم الكشف عن هويته», «شريطة عدم نشر اسمه لأسباب أمنية», «لم يشأ ذكر اسمه»: the tokens of the clause whose
  /// word for the identity is token `at`, within [begin, end); nothing if it is none.
  std::pair<uint32_t, uint32_t> unnamed(uint32_t at, uint32_t begin, uint32_t end) const {
    const Analysis& identity = token(at).a;
    if (identity.enclitic == Enclitic::None || k_.anonymity(identity.lemma) != Anonymity::Identity) return {at, at};
    const auto before = [&](uint32_t i) { return i > begin ? i - 1 : i; };
    uint32_t first = before(at);
    if (token(first).a.pos == Pos::Preposition) first = before(first);
    if (first == at || anonymity(first) != Anonymity::Reveal) return {at, at};
    bool withheld = false;
    for (uint32_t i = before(first); i < first; i = before(i)) {
      const Anonymity role = anonymity(i);
      if (negates(i) || role == Anonymity::Refuse) {
        withheld = true;
      } else if (role != Anonymity::Wish && role != Anonymity::Speak && token(i).a.pos != Pos::Preposition) {
        break;
      }
      first = i;
    }
    if (!withheld) return {at, at};
    return {first, behind_reason(at + 1, end)};
  }

  /// «تحدث | لوكالة رويترز | شريطة عدم الكشف عن هويته»: the verb of speaking, if only whom it speaks to stands between
  /// it and token `first`; else `first`. The listener is a phrase like any other.
  uint32_t spoken_to(uint32_t begin, uint32_t first) const {
    for (uint32_t i = first; i > begin && first - i < kLongestListener; --i) {
      if (!token(i - 1).is_word()) return first;
      const bool listener = i < first && token(i).is_word() && (token(i).a.proclitics & proclitic::kLi);
      if (listener && anonymity(i - 1) == Anonymity::Speak) return i - 1;
    }
    return first;
  }

  /// «لأنه غير مخول بالتصريح للإعلام إن», «لأسباب أمنية,»: the reason that begins at token `at` goes to what is said,
  /// or to the next mark; `at` if none begins there.
  uint32_t behind_reason(uint32_t at, uint32_t end) const {
    if (at >= end || anonymity(at) != Anonymity::Reason) return at;
    for (uint32_t i = at + 1; i < std::min(end, at + kLongestReason); ++i) {
      const Pos pos = token(i).a.pos;
      if (!token(i).is_word() || pos == Pos::Complementiser || t_.function_at(i) == Function::That) return i;
    }
    return at;
  }

  Chunk& add(ChunkKind kind, uint32_t first, uint32_t last) {
    Chunk c;
    c.kind = kind;
    c.first = c.head = first;
    c.last = last;
    out_.chunks.push_back(c);
    return out_.chunks.back();
  }

  void take_pending(Chunk& c) {
    if (pending_ == Slot::None && pending_function_ == Function::None) return;
    c.slot = pending_;
    c.function = pending_function_;
    c.preposition = pending_token_;
    c.agent_modes = pending_modes_;
    if (pending_conjoined_) c.conjoined = true;
    clear_pending();
  }
  void clear_pending() {
    pending_ = Slot::None;
    pending_function_ = Function::None;
    pending_modes_ = 0;
    pending_conjoined_ = false;
  }
  void set_pending(Slot slot, Function function, uint32_t at, uint64_t modes) {
    pending_ = slot;
    pending_function_ = function;
    pending_token_ = at;
    pending_modes_ = modes;
    pending_conjoined_ = token(at).is_word() && token(at).conjoined();
  }

  uint32_t step(uint32_t i) {
    const Token& tok = token(i);
    if (auto date = date_at(t_, i, end_)) {
      Chunk& c = add(ChunkKind::Time, i, date->last);
      c.date = date;
      c.conjoined = tok.is_word() && tok.conjoined();
      take_pending(c);
      return date->last;
    }
    if (tok.word->mark == U'#' || tok.word->mark == U'_') return i + 1;  // a hashtag's sign adds nothing
    if (!tok.is_word() && !tok.is(WordKind::Digits)) {
      // A quotation mark between a preposition and its noun: بـ«الثابت»; شمالي #نهم.
      const bool opens =
          tok.is(WordKind::Open) || tok.is(WordKind::Quote) || tok.is(WordKind::Close) || tok.word->mark == U'#';
      if (pending_ != Slot::None && opens && i + 1 < end_) {
        add(ChunkKind::Mark, i, i + 1);
        return i + 1;
      }
      clear_pending();
      add(ChunkKind::Mark, i, i + 1);
      return i + 1;
    }
    // «نحو 60», «أكثر من 30»; a single verb («بلغ 60») stays one.
    if (const Term* hedge = t_.term_at(i, Layer::Hedge); hedge && (!tok.verb() || hedge->last - hedge->first > 1)) {
      if (const auto quantity = quantity_at(t_, i, end_); quantity && quantity->value) return noun_phrase(i);
    }
    if (const Term* marker = t_.term_at(i, Layer::Marker); marker && marker->last <= end_) {
      const MarkerEntry& m = k_.marker(marker->index);
      switch (m.function) {
        case Function::Slot_:
          // «قتل نحو 40 شخصا»: here it hedges a number.
          if (tok.term(Layer::Hedge) >= 0) {
            if (const auto q = quantity_at(t_, i, end_); q && q->value && q->number_first > i) return noun_phrase(i);
          }
          if (m.slot != Slot::None && !pronoun_object(i) && tok.a.pos != Pos::Name) {
            set_pending(m.slot, Function::None, i, 0);
            return marker->last;
          }
          break;
        case Function::Agent:
        case Function::Beside:
          set_pending(Slot::Agent, m.function, i, m.modes);
          return marker->last;
        case Function::Cause:
          set_pending(Slot::Cause, Function::Cause, i, 0);
          return marker->last;
        case Function::PlaceAhead:
          if (noun_follows(marker->last) && !(tok.verb())) {
            set_pending(Slot::PlaceWord, Function::PlaceAhead, i, 0);
            return marker->last;
          }
          break;
        case Function::After:
          // «بعد معارك»: a preposition; «بعد أن», «بعدما» before a verb begins a clause.
          if (noun_follows(marker->last) && !tok.verb()) {
            set_pending(Slot::After, Function::After, i, 0);
            return marker->last;
          }
          [[fallthrough]];
        case Function::Purpose:
        case Function::Condition:
        case Function::Denial:
          if (m.function != Function::After && noun_follows(marker->last) && !tok.verb()) {
            Chunk& c = add(ChunkKind::Word, i, marker->last);
            c.function = m.function;
            c.conjoined = tok.conjoined();
            set_pending(Slot::At, m.function, i, 0);
            return marker->last;
          }
          [[fallthrough]];
        case Function::Result:
        case Function::Including:
        case Function::OfThem:
        case Function::Others:
        case Function::Stop:
        case Function::Possible:
        case Function::Future:
        case Function::BothOf:
        case Function::KindOf:
        case Function::FirstTime:
        case Function::Aside:
        case Function::Except:
        case Function::Reported:
        case Function::Said:
        case Function::Question: {
          if (tok.verb() && m.function != Function::Said && m.function != Function::Reported &&
              m.function != Function::Aside)
            break;
          // «من جهة، والفصائل من جهة أخرى», not «من جهة الشمال»
          if (const Token& end = token(marker->last - 1);
              m.function == Function::Aside && end.noun() && !end.definite() && end.a.enclitic == Enclitic::None &&
              marker->last < end_ && token(marker->last).is_word() && !token(marker->last).conjoined())
            break;
          // «وأصيب آخر», «وجرح آخرون»
          if (m.function == Function::Others && !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::Verb &&
              tells_harm(out_.chunks.back()) && pending_ == Slot::None &&
              !(marker->last < end_ && nominal_here(marker->last))) {  // not «سحق آخر جيب»
            add(ChunkKind::Noun, i, marker->last).quantity = others(i, marker->last);
            return marker->last;
          }
          if (m.function == Function::Others && !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::Noun &&
              out_.chunks.back().last == i) {
            Chunk& before = out_.chunks.back();
            if (!before.quantity && before.head + 1 == before.last &&
                (token(before.head).a.derivation == Derivation::VerbalNoun || harm_done_to(before.head))) {
              // «إصابة آخرين»: some more of whom was spoken of.
              Chunk& c = add(ChunkKind::Noun, i, marker->last);
              c.slot = Slot::Genitive;
              c.quantity = others(i, marker->last);
              return marker->last;
            }
            before.last = marker->last;  // «14 آخرون», «مسلحين آخرين»
            return marker->last;
          }
          Chunk& c = add(ChunkKind::Word, i, marker->last);
          c.function = m.function;
          c.conjoined = tok.conjoined();
          clear_pending();
          return marker->last;
        }
        default:
          break;
      }
    }
    if (tok.letters.size() == 1 && tok.letters[0] == letter::kWaw && i + 1 < end_ && pending_ == Slot::None &&
        !token(i + 1).word->line_start) {
      pending_and_ = true;  // «و46 جريحا», «و 46 جريحا»
      return i + 1;
    }
    if (tok.verb() && !named_place(i)) {
      clear_pending();
      Chunk& c = add(ChunkKind::Verb, i, i + 1);
      c.conjoined = tok.conjoined() || pending_and_;
      c.function = t_.function_at(i);
      pending_and_ = false;
      return i + 1;
    }
    if (tok.is_word() && tok.a.pos == Pos::Preposition) {
      if (tok.a.enclitic != Enclitic::None) {
        Chunk& c = add(ChunkKind::Pronoun, i, i + 1);
        c.conjoined = tok.conjoined();
        c.slot = slot_of_preposition(tok);
        return i + 1;
      }
      if (pending_ == Slot::None) {
        const uint32_t tags = tags_of(k_, tok.a);
        set_pending(Slot::At, (tags & tag::kCause) ? Function::Cause : Function::None, i, 0);
      }
      return i + 1;
    }
    if (nominal_at(i)) return noun_phrase(i);
    Chunk& c = add(ChunkKind::Word, i, i + 1);
    c.conjoined = tok.conjoined();
    c.function = t_.function_at(i);
    if (tok.a.pos != Pos::Adverb && tok.a.pos != Pos::Demonstrative && tok.a.pos != Pos::Particle) clear_pending();
    return i + 1;
  }

  /// How many «آخر», «آخران», «آخرون» are.
  Quantity others(uint32_t first, uint32_t last) const {
    Quantity q{first, last, first, last, std::nullopt, std::nullopt, Hedge::Several};
    const Number number = token(first).a.number;
    if (number == Number::Singular || number == Number::Dual) {
      q.value = number == Number::Dual ? 2 : 1;
      q.hedge = Hedge::Exact;
    }
    return q;
  }

  bool tells_harm(const Chunk& verb) const {
    for (const Trigger& t : k_.triggers(token(verb.first).a.lemma)) {
      if (t.harm != TollKind::None) return true;
    }
    return false;
  }

  /// A verbal noun of harm without anybody yet: «إصابة», «مقتل».
  bool harm_done_to(uint32_t i) const {
    const Token& tok = token(i);
    if (!tok.noun() || tok.definite() || tok.a.enclitic != Enclitic::None || tok.a.number == Number::Plural ||
        tok.a.number == Number::Dual)
      return false;
    for (const Trigger& t : k_.triggers(tok.a.lemma)) {
      if (t.harm != TollKind::None && t.rank == Rank::Harm) return true;
    }
    return false;
  }

  Slot slot_of_preposition(const Token& tok) const {
    if (!tok.a.lemma) return Slot::At;
    const auto key = k_.phrases().find(k_.lexicon().lemma(tok.a.lemma).letters);
    if (!key) return Slot::At;
    for (const TermEntry& e : k_.terms(*key)) {
      if (e.kind == TermKind::Marker && k_.marker(e.index).slot != Slot::None) return k_.marker(e.index).slot;
    }
    return Slot::At;
  }

  bool pronoun_object(uint32_t i) const {
    return token(i).a.pos == Pos::Preposition && token(i).a.enclitic != Enclitic::None;
  }

  bool noun_follows(uint32_t i) const {
    while (i < end_ && (token(i).is(WordKind::Open) || token(i).is(WordKind::Quote) || token(i).word->mark == U'#'))
      ++i;
    return i < end_ && token(i).is_word() && (token(i).nominal() || token(i).term(Layer::Place) >= 0);
  }

  bool nominal_at(uint32_t i) const {
    const Token& tok = token(i);
    if (tok.is(WordKind::Digits)) return true;
    if (!tok.is_word()) return false;
    if (tok.nominal() || tok.a.pos == Pos::Number || tok.a.pos == Pos::Pronoun || tok.a.pos == Pos::Unknown)
      return true;
    if (tok.a.pos == Pos::Demonstrative)
      return i + 1 < end_ && token(i + 1).is_word() && !(token(i + 1).a.proclitics & proclitic::kPrepositions) &&
             (token(i + 1).definite() || token(i + 1).nominal());  // not «وذلك بالقرب من»
    return tok.term(Layer::Number) >= 0 || tok.term(Layer::Hedge) >= 0 || tok.term(Layer::Entity) >= 0 ||
           named_place(i);
  }

  /// A name of a place whose first word has the form of a verb: «وعين العرب», «خان شيخون وأريحا», «#نهم».
  bool named_place(uint32_t i) const {
    const Term* place = t_.term_at(i, Layer::Place);
    if (!place || place->kind != TermKind::Place || place->last > end_) return false;
    if (place->last - place->first > 1 || token(i).word->hashtag) return true;
    const bool in_list = (place->stripped & proclitic::kAnd) && !out_.chunks.empty() &&
                         out_.chunks.back().kind == ChunkKind::Noun && out_.chunks.back().place >= 0 &&
                         out_.chunks.back().last == i;
    // «في دوما», «على دوما»: no verb or adverb stands behind a preposition.
    const bool inside = (pending_ == Slot::In || pending_ == Slot::On || pending_ == Slot::To ||
                         pending_ == Slot::From || pending_ == Slot::PlaceWord) &&
                        place->stripped == 0;
    return (in_list || inside) && known_place(*place);
  }

  bool known_place(const Term& term) const {
    if (term.supported) return true;
    for (uint32_t index : t_.candidates(term)) {
      const Place p = t_.gazetteer->place(index);
      if (p.curated || p.population >= kKnownTown) return true;
    }
    return false;
  }

  uint32_t noun_phrase(uint32_t i) {
    Chunk c;
    c.kind = ChunkKind::Noun;
    c.first = c.head = i;
    const Token& first = token(i);
    const uint8_t proclitics = first.is_word() ? first.a.proclitics : 0;
    uint32_t at = i;
    if (first.is_word() && first.a.pos == Pos::Pronoun && first.term(Layer::Entity) < 0) {
      Chunk& p = add(ChunkKind::Pronoun, i, i + 1);
      p.conjoined = first.conjoined();
      take_pending(p);
      return i + 1;
    }
    while (at < end_ && token(at).is_word() && token(at).a.pos == Pos::Demonstrative) {
      c.anaphor = true;
      ++at;
    }
    if (at < end_) {
      if (auto quantity = quantity_at(t_, at, end_); quantity && quantity->last > at) {
        c.quantity = quantity;
        at = quantity->last;
        c.head = quantity->number_first;
        // «عدد من الإرهابيين», «40 مسلحاً»: what is counted.
        if (at < end_ && nominal_here(at)) {
          c.head = at;
          at = extend(c, at);
        }
      } else if (nominal_at(at)) {
        c.head = at;
        at = extend(c, at);
        at = measured(c, at);
      } else {
        at = std::max(at, i + 1);
      }
    }
    if (at <= i) at = i + 1;
    c.last = at;
    // «16 شخصا على الأقل», «"23 مقاتلا" على الأقل»
    const bool quoted =
        c.quantity && at + 1 < end_ && i > begin_ && token(at).is(WordKind::Quote) && token(i - 1).is(WordKind::Quote);
    if (const uint32_t behind = at + (quoted ? 1 : 0); behind < end_) {
      if (const Term* hedge = t_.term_at(behind, Layer::Hedge);
          hedge && hedge->last <= end_ && k_.hedge(hedge->index).after && c.quantity) {
        c.quantity->hedge = k_.hedge(hedge->index).hedge;
        if (!quoted) at = c.last = hedge->last;
      }
    }
    c.conjoined = (first.is_word() && (proclitics & proclitic::kConjunctions)) || pending_and_;
    pending_and_ = false;
    const Term* entity = t_.term_at(i, Layer::Entity);
    if (!entity && t_.term_at(i, Layer::Place) && t_.term_at(i, Layer::Place)->stripped)
      entity = t_.term_at(i, Layer::Place);
    uint8_t own = proclitics;
    if (entity && entity->stripped) own = entity->stripped;
    if (own & proclitic::kAnd) c.conjoined = true;
    if (own & proclitic::kBi)
      c.slot = Slot::By;
    else if (own & proclitic::kLi)
      c.slot = Slot::For;
    else if (own & proclitic::kKa)
      c.slot = Slot::At;
    c.preposition = i;
    const Slot own_slot = c.slot;
    const bool governed = pending_ != Slot::None || pending_function_ != Function::None;
    take_pending(c);
    if (!governed && own_slot == Slot::None && !c.conjoined && completes_idafa(c)) c.slot = Slot::Genitive;
    if (c.slot == Slot::None) c.slot = own_slot;
    if (c.slot == Slot::From && c.quantity && c.quantity->value_to) from_to(c);
    // «لـ» + a word apart: the clitic is a word of its own.
    if (i > begin_ && (token(i - 1).is(WordKind::Open) || token(i - 1).is(WordKind::Quote))) c.quoted = true;
    link(c);
    out_.chunks.push_back(c);
    return at;
  }

  /// «عدد القتلى», «ارتفاع حصيلة الجرحى».
  bool measures(const Chunk& c) const {
    for (uint32_t n = c.first; n < c.last; ++n) {
      if (token(n).is_word() && token(n).noun() && (tags_of(k_, token(n).a) & tag::kMeasure)) return true;
    }
    return false;
  }

  /// «قتل من 10 إلى 15 شخصا» is a range, «ارتفع عدد القتلى من 10 إلى 15» the second number.
  void from_to(Chunk& c) const {
    constexpr size_t kWithin = 6;  // chunks in which a word of amount stands before
    const auto& before = out_.chunks;
    for (size_t n = before.size(); n-- > 0 && before[n].first >= begin_ && before.size() - n <= kWithin;) {
      if (before[n].kind != ChunkKind::Noun || !measures(before[n])) continue;
      c.quantity->value = c.quantity->value_to;
      c.quantity->value_to.reset();
      c.quantity->hedge = Hedge::Exact;
      c.slot = Slot::To;
      return;
    }
    if (before.empty() || before.back().first < begin_) return;
    const Chunk& b = before.back();
    if (b.kind == ChunkKind::Verb && tells_harm(b)) c.slot = Slot::None;
    if (b.kind == ChunkKind::Noun && b.head + 1 == b.last && harm_done_to(b.head)) c.slot = Slot::Genitive;
  }

  /// «سلسلة من الغارات»: the noun behind «من» is what is meant.
  uint32_t measured(Chunk& c, uint32_t at) {
    if (!(tags_of(k_, token(c.head).a) & tag::kMeasure) || at + 1 >= end_ || c.entity >= 0) return at;
    const MarkerEntry* marker = t_.marker_at(at);
    if (!marker || marker->slot != Slot::From || token(at).conjoined() || !nominal_here(at + 1)) return at;
    c.head = at + 1;
    c.place = -1;
    return extend(c, at + 1);
  }

  /// «مقتل | 9 مدنيين»: a counted phrase right behind a noun that waits for its genitive.
  bool completes_idafa(const Chunk& c) const {
    if (!c.quantity || out_.chunks.empty()) return false;
    const Chunk& before = out_.chunks.back();
    if (before.kind == ChunkKind::Mark && out_.chunks.size() > 1 &&
        (token(before.first).is(WordKind::Quote) || token(before.first).is(WordKind::Open))) {
      return completes_idafa_of(out_.chunks[out_.chunks.size() - 2], c);
    }
    return before.last == c.first && completes_idafa_of(before, c);
  }

  /// «قتلت مسيرة | ثلاثة مدنيين», «أصاب قناص | طفلين», «قتلت غارة | خمسة»: who or what does it, right behind the verb,
  /// governs nothing.
  bool does(const Chunk& subject) const {
    const auto verb =
        std::find_if(out_.chunks.rbegin(), out_.chunks.rend(), [&](const Chunk& c) { return c.last <= subject.first; });
    if (subject.slot != Slot::None || verb == out_.chunks.rend() || verb->kind != ChunkKind::Verb ||
        verb->last != subject.first)
      return false;
    const Token& noun = token(subject.head);
    const uint32_t tags = tags_of(k_, noun.a);
    if (noun.a.number != Number::Singular || (tags & tag::kMeasure)) return false;
    const auto triggers = k_.triggers(token(verb->first).a.lemma);
    const bool harms = std::any_of(triggers.begin(), triggers.end(), [](const Trigger& t) {
      return t.harm == TollKind::Killed || t.harm == TollKind::Injured;
    });
    if (harms && noun.a.derivation == Derivation::VerbalNoun && !k_.triggers(noun.a.lemma).empty()) return true;
    return (tags & (tag::kPerson | tag::kGroup | tag::kVehicle)) != 0;
  }

  bool completes_idafa_of(const Chunk& before, const Chunk& c) const {
    if (before.kind != ChunkKind::Noun || before.last + 1 < c.first || before.quantity || before.entity >= 0)
      return false;
    const Token& last = token(before.last - 1);
    // «قتل مسلحون | ثلاثة مدنيين»: with its noon it governs nothing.
    const bool noon = (last.a.number == Number::Plural || last.a.number == Number::Dual) && !last.a.construct &&
                      (last.a.gcase == Case::Nominative || last.a.gcase == Case::Oblique);
    const bool doer = before.first + 1 == before.last && &before == &out_.chunks.back() && does(before);
    return last.is_word() && last.noun() && !last.definite() && last.a.enclitic == Enclitic::None && !noon && !doer &&
           last.a.gcase != Case::Accusative && last.a.pos != Pos::Name;
  }

  bool nominal_here(uint32_t i) const {
    const Token& tok = token(i);
    if (!tok.is_word() || tok.word->line_start) return false;
    if (tok.conjoined() || (tok.a.proclitics & proclitic::kPrepositions)) return false;
    return tok.nominal() || tok.a.pos == Pos::Unknown;
  }

  /// Takes the head at `at` and what belongs to it; returns the end.
  uint32_t extend(Chunk& c, uint32_t at) {
    const uint32_t head = at;
    at = take_name(c, at, true);
    uint32_t name_end = c.entity >= 0 ? at : 0;
    bool last_was_name = token(at - 1).a.pos == Pos::Name || c.entity >= 0;
    while (at < end_) {
      const Token& tok = token(at);
      if (tok.word->line_start) break;
      if (tok.is(WordKind::Digits)) {
        // «بلغ عدد القتلى 12»
        const VictimWord* victim = !c.quantity && token(at - 1).is_word() && token(at - 1).definite() &&
                                           token(at).word->space_before && after_amount(c)
                                       ? k_.victim(token(at - 1).a.lemma)
                                       : nullptr;
        if (victim && victim->harm != TollKind::None && !date_at(t_, at, end_)) {
          if (const auto quantity = quantity_at(t_, at, end_); quantity && quantity->value) {
            c.quantity = quantity;
            at = quantity->last;
            continue;
          }
        }
        // «القتلى الـ12», «فوج المدفعية 137»
        if (at + 1 < end_ && !c.quantity && token(at - 1).nominal() && token(at - 1).definite() &&
            !date_at(t_, at, end_) && !(nominal_here(at + 1))) {
          ++at;
          continue;
        }
        break;
      }
      // «مديرية #نهم», «#محافظة_ذمار»
      const bool tag_mark = (tok.word->mark == U'#' && (head_takes(c, head) || k_.place_word(token(at - 1).a.lemma))) ||
                            tok.word->mark == U'_';
      if (tag_mark && at + 1 < end_ && token(at + 1).is_word()) {
        ++at;
        continue;
      }
      if (!tok.is_word()) {
        const uint32_t next = bracketed(c, at, last_was_name);
        if (next == at) break;
        at = next;
        continue;
      }
      if (tok.word->detached && at + 1 < end_ && token(at + 1).is(WordKind::Digits) && !c.quantity) {
        auto quantity = quantity_at(t_, at, end_);
        if (quantity) {
          c.quantity = quantity;
          at = quantity->last;
          continue;
        }
      }
      if (tok.a.pos == Pos::Demonstrative && tok.a.proclitics == 0) {  // «الهجوم هذا»
        if (at == head + 1 && is_saying_participle(t_, head)) break;   // «معتبرا | ذلك محاولة»
        c.anaphor = true;
        ++at;
        continue;
      }
      // «المصادر | لسكاي نيوز»: a name under a preposition begins another phrase.
      if (const Term* name = t_.term_at(at, Layer::Entity); name && (name->stripped & proclitic::kPrepositions)) break;
      const bool entity_here = tok.term(Layer::Entity) >= 0 && t_.term_at(at, Layer::Entity)->stripped == 0;
      const bool place_here = tok.term(Layer::Place) >= 0 && t_.term_at(at, Layer::Place)->kind == TermKind::Place &&
                              t_.term_at(at, Layer::Place)->stripped == 0;
      if (tok.conjoined() && !(entity_here || place_here)) break;
      // «في مدينة نابلس | جثامين ثلاثة», «على بلدة عندان | مخلفة دمارا»: a name has the article in itself, so that no
      // word without it describes it or stands in idafa to it. «مقطع حجر كبير» is all one name.
      const bool other = tok.noun() || tok.a.derivation == Derivation::ActiveParticiple ||
                         tok.a.derivation == Derivation::PassiveParticiple;
      if (other && !tok.definite() && tok.a.pos != Pos::Name && !tok.a.guessed && !entity_here && !place_here &&
          place_ends(c, at))
        break;
      // «عفرين وإدلب»: the conjunction belongs to no name, whatever the word was guessed to be.
      if (const Term* place = t_.term_at(at, Layer::Place); place && place->kind == TermKind::Place &&
                                                            (place->stripped & proclitic::kAnd) && !entity_here &&
                                                            c.place >= 0)
        break;
      if ((tok.a.proclitics & proclitic::kPrepositions) && !(entity_here || place_here)) break;
      if (tok.a.proclitics == 0 && tok.term(Layer::Marker) >= 0 &&
          (!tok.nominal() || t_.function_at(at) == Function::Saying || t_.function_at(at) == Function::Cause ||
           t_.function_at(at) == Function::Including || t_.function_at(at) == Function::OfThem ||
           t_.function_at(at) == Function::Stop))
        break;
      // «إصابة | آخرين»: whom the harm was done to, no quality of it.
      if (at == head + 1 && t_.function_at(at) == Function::Others && harm_done_to(head) && !c.quantity &&
          !(t_.term_at(at, Layer::Marker)->last < end_ && nominal_here(t_.term_at(at, Layer::Marker)->last)))
        break;
      if (date_at(t_, at, end_)) break;
      const Token& before = token(at - 1).is_word() || at < head + 2 ? token(at - 1) : token(at - 2);
      if (tok.term(Layer::Hedge) >= 0 || tok.term(Layer::Number) >= 0) {
        if (const auto quantity = quantity_at(t_, at, end_); quantity && quantity->last > at) {
          // «جبهات عدة»: a vague number behind its noun; otherwise another phrase begins («مقتل أكثر من مئة»).
          const bool dual = quantity->value == 2 && before.noun() && before.a.number != Number::Singular &&
                            (before.a.number == Number::Dual || before.a.gcase == Case::Oblique);
          if ((quantity->value == 1 || dual) && quantity->hedge == Hedge::Exact) {  // «عائلة واحدة», «مدنيين اثنين»
            if (dual && !c.quantity) c.quantity = quantity;
            at = quantity->last;
            continue;
          }
          const bool behind =
              !quantity->value && !(quantity->last < end_ && nominal_here(quantity->last)) && !before.definite();
          if (!behind) break;
          if (!c.quantity) c.quantity = quantity;
          at = quantity->last;
          continue;
        }
      }
      // A whole name governs nothing: «تركيا | هجومها», «إسرائيل | إيران».
      const bool construct = before.is_word() && !before.adjective() && !before.definite() &&
                             before.a.enclitic == Enclitic::None && before.a.gcase != Case::Accusative &&
                             before.a.pos != Pos::Name && at != name_end;
      // With its noon it governs nothing: «مراقبون | مقتل الصماد», «فلسطينيان | مصرعهما».
      if (tok.noun() && before.is_word() && before.a.pos == Pos::Noun &&
          ((before.a.source == 0 && before.a.number == Number::Plural) ||
           (before.a.number == Number::Dual && before.term(Layer::Place) < 0)) &&
          (before.a.gcase == Case::Nominative || before.a.gcase == Case::Oblique) && !before.a.construct &&
          !before.definite() && before.a.enclitic == Enclitic::None) {
        // «مسلحون حوثيون»: said of the same.
        const bool same = before.a.gcase == Case::Nominative && tok.a.gcase == Case::Nominative &&
                          tok.a.number == before.a.number && !tok.definite() && !tok.conjoined();
        if (!same) break;
        ++at;
        last_was_name = false;
        continue;
      }
      // «، معتبرة | ذلك محاولة», «، متهمة | واشنطن بالتدخل»: what she says, nobody's idafa.
      if (at == head + 1 && head > 0 && token(head - 1).word->mark == U'،' && !tok.adjective() &&
          is_saying_participle(t_, head))
        break;
      if (at == name_end && names_state(head) && !tok.adjective()) break;
      if (t_.function_at(at) == Function::Saying) break;  // «عن مصدر | قوله»
      // «مدينة معدان»: after a word of place in the construct a name is likelier than an adjective.
      const bool named_here = place_here && construct &&
                              (k_.place_word(before.a.lemma) || t_.term_at(at, Layer::Place)->last > at + 1) &&
                              known_place(*t_.term_at(at, Layer::Place));
      // A group's or a body's whole name ends the phrase: «الجيش السوداني | قوات الدعم السريع», «مجلس الأمن | إسرائيل».
      const bool group_name = at == name_end && names_actor(head) && !k_.title(token(head).a.lemma);
      if (group_name && (entity_here || place_here || tok.a.pos == Pos::Name)) break;
      // «استعادة القوات العراقية | مدينة الموصل»: nor does it within a phrase govern a place.
      const bool inner_name = at == name_end && c.entity >= 0 && at > head + 1 && names_actor(entity_first(c)) &&
                              t_.terms[static_cast<size_t>(c.entity)].last == at && !office(entity_first(c)) &&
                              (!office(head) || token(head).a.number == Number::Plural);
      if (inner_name && place_here && !(entity_here && nisba(tok))) break;
      // «مدينة جازان السعودية»: which country the place is in.
      if (entity_here && c.place >= 0 && names_state(at) && tok.a.gender != Gender::Masculine &&
          t_.term_at(at, Layer::Entity)->last == at + 1 && nisba(tok) && k_.place_word(token(head).a.lemma)) {
        ++at;
        last_was_name = false;
        continue;
      }
      // «طائرة حربية تركية»: Turkish, though some write the country's name like that.
      const bool nationality =
          tok.adjective() && !tok.definite() && !before.definite() &&
          (before.adjective() || (tok.a.gcase == Case::Accusative && tok.a.gcase == before.a.gcase)) &&
          k_.nisba_country(tok.a.lemma) >= 0 && names_state(at);
      if (tok.adjective() && (!entity_here || nationality) && !named_here) {
        // «شرقي درعا | ناجم عن»: a name is definite.
        if (place_ends(c, head, at) && !tok.definite() && tok.a.derivation == Derivation::ActiveParticiple) break;
        // An adjective agrees with its noun in definiteness (in an idafa with its last member) and in the accusative.
        if (tok.definite() && before.adjective() && !before.definite() && at > head + 1 && !last_was_name &&
            before.term(Layer::Place) < 0)
          break;
        if (tok.a.gcase == Case::Accusative && (before.definite() || before.a.gcase != Case::Accusative)) break;
        if (!tok.definite() && tok.a.gcase == Case::Oblique && (before.definite() || group_name)) break;
        if (!tok.definite() && tok.a.gcase == Case::Oblique && before.a.gcase == Case::Nominative) break;
        // «قتلت القوات الإسرائيلية | الشاب محمد»
        if (tok.definite() && tok.a.source == 0 && (tags_of(k_, tok.a) & tag::kPerson) && !describes(tok, head, at))
          break;
        ++at;
        last_was_name = false;
        continue;
      }
      if (tok.a.pos == Pos::Name || entity_here || named_here || (place_here && (!tok.verb() || named_place(at)))) {
        // «قصفت القوات إدلب», «هاجم مسلح مجهول مخيم جباليا»: the name of a place does not qualify who acts.
        if (place_here && !construct && !last_was_name &&
            (acts(head) || (tags_of(k_, token(head).a) & tag::kVehicle)) &&
            (token(head).definite() || before.definite() || before.adjective()))
          break;
        // «زار وزير الخارجية الفرنسي | بيروت»
        if (place_here && (!entity_here || names_state(at)) && before.adjective() && before.definite() &&
            k_.title(token(head).a.lemma))
          break;
        // «اتهمت المعارضة | الجيش السوري»: a group that is named by a definite noun takes no other group's name.
        if (entity_here && names_actor(at) && !construct && !last_was_name && token(head).definite() && acts(head))
          break;
        // «هدد أردوغان | الأكراد»: nor does a person.
        if (entity_here && names_actor(at) && last_was_name && tok.definite() && tok.a.pos == Pos::Noun &&
            c.entity >= 0 && t_.terms[static_cast<size_t>(c.entity)].kind == TermKind::Person &&
            t_.terms[static_cast<size_t>(c.entity)].last == at)
          break;
        // «دعا العتيبي | مجلس الأمن», «حث ملادينوف | إسرائيل»: nor a body's or a state's.
        if (entity_here && names_actor(at) && last_was_name && before.a.pos == Pos::Name &&
            before.term(Layer::Place) < 0 &&
            (names_state(at) ? !nisba(tok) : tok.a.pos == Pos::Noun && t_.term_at(at, Layer::Entity)->last > at + 1))
          break;
        // «حث مسؤول بارز | إسرائيل»
        if (entity_here && names_actor(at) && before.adjective() && !before.definite() && !token(head).definite() &&
            k_.title(token(head).a.lemma) && !could_be_title(before))
          break;
        // «مقتل الشاب أحمد الحسن», «اغتيال القائد العسكري فلان»
        uint32_t title = at - 1;
        while (title > head && token(title).is_word() && token(title).adjective() && token(title).definite()) --title;
        const Token& who = token(title);
        const bool called = title > head && tok.a.pos == Pos::Name && !place_here && who.is_word() && who.noun() &&
                            who.definite() && who.a.number == Number::Singular && !(entity_here && names_actor(at)) &&
                            (k_.title(who.a.lemma) || (tags_of(k_, who.a) & tag::kPerson));
        const bool head_takes_name = head_takes(c, head) || called;
        if (!(construct || last_was_name || head_takes_name)) break;
        at = take_name(c, at, false);
        if (entity_here) name_end = at;
        last_was_name = true;
        continue;
      }
      if (tok.noun() || tok.a.pos == Pos::Unknown) {
        if (tok.a.gcase == Case::Accusative && !tok.definite()) break;
        if (hit_by(head, at) || done_with(c, head, at) || asked_for_by_verb(c.first, at)) break;
        // «شمالي حلب | هجمات»: the name of a place governs no act.
        if (place_ends(c, head, at) && !tok.definite() && !k_.triggers(tok.a.lemma).empty()) break;
        if (construct) {
          ++at;
          last_was_name = false;
          continue;
        }
        // «الرئيس بشار الأسد», «المتحدث العقيد أحمد»: a title after a definite title.
        // «اغتالت قوات النظام | القيادي أحمد», «اختطاف ميليشيات الحوثي | اللواء أحمد»: a group has no title; but
        // «الناطق باسم القيادة العامة اللواء أحمد».
        const uint32_t of = c.entity >= 0 && names_actor(entity_first(c)) ? entity_first(c) : head;
        const bool group_head = ((c.entity >= 0 && of != head) || (tags_of(k_, token(of).a) & tag::kGroup)) &&
                                !k_.title(token(head).a.lemma) && !k_.title(token(of).a.lemma) &&
                                !(!out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::Noun &&
                                  token(out_.chunks.back().head).is_word() && office(out_.chunks.back().head));
        const TitleKind* title = group_head ? nullptr : k_.title(tok.a.lemma);
        // «مقاتلو المعارضة | عنصرين», «محمود عباس | الجنود الإسرائيليين», «الطيران الروسي | المزارع», «عناصر النظام |
        // السكان»
        const bool role = title && of_a_role(*title);
        // «مسلحون مجهولون | شيخ قبيلة»
        const bool some = token(head).a.number == Number::Plural && !token(head).definite() && before.adjective();
        const bool titled =
            token(head).a.pos == Pos::Name || (!last_was_name && k_.title(token(head).a.lemma) &&
                                               token(head).definite() && token(head).a.number == Number::Singular);
        if (title && !some && tok.a.enclitic == Enclitic::None && (last_was_name || head_takes(c, head)) &&
            tok.a.number != Number::Dual && !(tok.a.number == Number::Plural && last_was_name) && (!role || titled)) {
          ++at;
          continue;
        }
        // «الجانب الروسي», «نظيره الروسي»
        if (tok.definite() && (before.definite() || before.a.enclitic != Enclitic::None) && could_be_adjective(tok) &&
            !names_thing(tok) && describes(tok, head, at)) {
          ++at;
          continue;
        }
        // A surname that is a word, عبد الرحمن; but «رفض جعجع | المشاركة», «دعا محمد | المحتجين».
        if (last_was_name && tok.definite() && before.a.pos == Pos::Name && !tells_or_counts(tok)) {
          ++at;
          continue;
        }
        break;
      }
      if (tok.a.pos == Pos::Number && construct) {
        ++at;
        continue;
      }
      break;
    }
    return at;
  }

  /// شنّ, نفّذ: a verb whose object is an act.
  bool carries_act(const Chunk& verb) const {
    for (const LightVerb& light : k_.light_verbs(token(verb.first).a.lemma)) {
      if (light.slot == Slot::Object && light.subject == Role::Actor && !light.subject_is_event) return true;
    }
    return false;
  }

  /// «بلغ», «وصل», «تجاوز» stand right before.
  bool after_amount(const Chunk& c) const {
    return !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::Verb && out_.chunks.back().last == c.first &&
           token(out_.chunks.back().first).term(Layer::Hedge) >= 0;
  }

  /// A well-known place is all that the phrase names so far.
  bool place_ends(const Chunk& c, uint32_t head, uint32_t at) const {
    if (c.place < 0) return false;
    const Term& term = t_.terms[static_cast<size_t>(c.place)];
    return term.first == head && term.last == at && known_place(term);
  }

  /// «قصفت بعدة صواريخ | موقعين», «استهدفت بغارات | مواقع»: what something is done with governs nothing that is hit.
  bool done_with(const Chunk& c, uint32_t head, uint32_t at) const {
    const Token& tok = token(at);
    const Token& means = token(head);
    const bool weapon = k_.weapon(means.a.lemma) != nullptr;
    const bool acts_many = means.a.number == Number::Plural && !k_.triggers(means.a.lemma).empty() &&
                           means.a.derivation == Derivation::VerbalNoun;
    if (at != head + 1 || !(token(c.first).a.proclitics & proclitic::kBi) || (!weapon && !acts_many) ||
        tok.definite() || tok.a.proclitics || out_.chunks.empty() || means.definite())
      return false;
    const uint32_t hit = tag::kFacility | tag::kBuilding | tag::kArea;
    return (tags_of(k_, tok.a) & hit) != 0 || (tok.a.lemma && k_.place_word(tok.a.lemma));
  }

  /// «استهدفت مسيرة | سيارة», «قصفت طائرة | قرية»: behind a verb, what is hit rather than whose aircraft it is.
  bool hit_by(uint32_t head, uint32_t at) const {
    const Token& tok = token(at);
    // «أصاب قناص | طفلين»
    if (at == head + 1 && acts(head) && token(head).a.number == Number::Singular && !tok.definite() &&
        !tok.a.proclitics && (tok.a.number == Number::Dual || tok.a.gcase == Case::Oblique) &&
        (tags_of(k_, tok.a) & tag::kPerson) && !out_.chunks.empty() && out_.chunks.back().kind == ChunkKind::Verb &&
        out_.chunks.back().last == head)
      return true;
    if (out_.chunks.empty() || out_.chunks.back().kind != ChunkKind::Verb || out_.chunks.back().last != head ||
        !(tags_of(k_, token(head).a) & tag::kVehicle) || token(head).a.number == Number::Plural || tok.definite() ||
        tok.a.proclitics || tok.a.enclitic != Enclitic::None)
      return false;
    // «نفذت طائرة | غارة»
    if (at <= head + 2 && !k_.triggers(tok.a.lemma).empty() && carries_act(out_.chunks.back())) return true;
    const auto flies = [&](const Token& t) { return (tags_of(k_, t.a) & tag::kEvent) != 0; };  // «طائرة مسيرة»
    if (at > head + 2 || (at == head + 2 && !token(head + 1).adjective() && !flies(token(head + 1))) || flies(tok))
      return false;
    return (tags_of(k_, tok.a) & (tag::kVehicle | tag::kBuilding | tag::kFacility)) != 0 ||
           (tok.a.lemma && k_.place_word(tok.a.lemma));
  }

  /// «فقدت امرأة | حياتها», «ألقت مروحية | برميلين»: with this word the verb before the phrase tells its event.
  bool asked_for_by_verb(uint32_t first, uint32_t at) const {
    if (out_.chunks.empty() || out_.chunks.back().kind != ChunkKind::Verb || out_.chunks.back().last != first)
      return false;
    const Token &tok = token(at), &verb = token(out_.chunks.back().first);
    const bool two = tok.a.number == Number::Dual;
    if ((!two && !tok.definite() && tok.a.enclitic == Enclitic::None) || k_.victim(tok.a.lemma)) return false;
    for (const Trigger& trigger : k_.triggers(verb.a.lemma)) {
      if (trigger.with.empty()) break;  // those with companions stand first
      if ((two || trigger.rank == Rank::Harm) &&
          std::find(trigger.with.begin(), trigger.with.end(), tok.letters) != trigger.with.end())
        return true;
    }
    return false;
  }

  /// «السعودية», the name of a state and the nisba of it.
  bool nisba(const Token& tok) const {
    for (const Analysis& a : t_.alternatives(tok)) {
      if (k_.nisba_country(a.lemma) >= 0 && a.pos == Pos::Adjective) return true;
    }
    return false;
  }

  bool names_state(uint32_t i) const {
    const Term* term = t_.term_at(i, Layer::Entity);
    return term && term->kind == TermKind::Actor &&
           (k_.actor(term->index).is_country || k_.actor(term->index).is_capital);
  }

  bool names_actor(uint32_t i) const {
    const Term* term = t_.term_at(i, Layer::Entity);
    return term && term->kind != TermKind::Person;
  }

  uint32_t entity_first(const Chunk& c) const { return t_.terms[static_cast<size_t>(c.entity)].first; }

  /// The noun names a place, a person, a body …, so it is hardly an adjective here.
  bool names_thing(const Token& tok) const {
    constexpr uint32_t kThings = tag::kPerson | tag::kGroup | tag::kOrg | tag::kFacility | tag::kArea | tag::kVehicle |
                                 tag::kBuilding | tag::kEvent | tag::kWeapon;
    return tok.a.source == 0 && tok.a.derivation == Derivation::None && (tags_of(k_, tok.a) & kThings) != 0;
  }

  /// «مستشار قائد الدعم السريع»
  bool could_be_title(const Token& tok) const {
    for (const Analysis& a : t_.alternatives(tok)) {
      if (a.pos == Pos::Noun && k_.title(a.lemma)) return true;
    }
    return false;
  }

  bool could_be_adjective(const Token& tok) const {
    for (const Analysis& a : t_.alternatives(tok)) {
      if (a.pos == Pos::Adjective) return true;
    }
    return false;
  }

  /// A word for an act or for several people, so no surname.
  bool tells_or_counts(const Token& tok) const {
    const uint32_t tags = tags_of(k_, tok.a);
    return tok.a.source == 0 &&
           (tok.a.derivation == Derivation::VerbalNoun || (tags & tag::kEvent) != 0 ||
            (tok.a.number == Number::Plural && (tok.a.gcase != Case::None || (tags & tag::kPerson) != 0)));
  }

  /// Read as an adjective it agrees with a noun of the phrase [head, at).
  bool describes(const Token& tok, uint32_t head, uint32_t at) const {
    for (const Analysis& a : t_.alternatives(tok)) {
      if (a.pos != Pos::Adjective) continue;
      for (uint32_t i = head; i < at; ++i) {
        const Token& noun = token(i);
        if (!noun.is_word() || !noun.nominal() || noun.adjective()) continue;
        const Analysis& n = noun.a;
        if (n.gender == Gender::None || a.gender == Gender::None || n.guessed) return true;
        if (n.number == Number::Singular && a.number == Number::Singular && a.gender == n.gender) return true;
        if (n.number == Number::Dual && a.number == Number::Dual) return true;
        // People in the plural take the plural, or, like things, the feminine singular.
        constexpr uint32_t kPeople = tag::kPerson | tag::kGroup;
        if ((tags_of(k_, n) & kPeople) == kPeople && a.number == Number::Plural) return true;  // «السكان المدنيين»
        if (n.number == Number::Plural && ((a.number == Number::Plural && (tags_of(k_, n) & tag::kPerson)) ||
                                           (a.number == Number::Singular && a.gender == Gender::Feminine)))
          return true;
      }
    }
    return false;
  }

  /// «عنصر», «مقاتل», «متظاهر»: what somebody is, and no office that a name belongs to.
  static bool of_a_role(TitleKind title) { return title == TitleKind::Role || title == TitleKind::Source; }

  bool office(uint32_t i) const {
    const TitleKind* title = k_.title(token(i).a.lemma);
    return title && !of_a_role(*title);
  }

  bool acts(uint32_t head) const {
    const uint32_t tags = tags_of(k_, token(head).a);
    return (tags & (tag::kPerson | tag::kGroup | tag::kOrg)) != 0 && (tags & (tag::kArea | tag::kFacility)) == 0 &&
           !office(head);
  }

  bool head_takes(const Chunk& c, uint32_t head) const {
    if (c.entity >= 0) return true;
    const Token& tok = token(head);
    if (k_.title(tok.a.lemma)) return true;
    return (tags_of(k_, tok.a) & (tag::kPerson | tag::kGroup | tag::kOrg | tag::kArea | tag::kFacility)) != 0;
  }

  /// One token, or the whole term that begins here. Sets entity and place of the chunk for its head.
  uint32_t take_name(Chunk& c, uint32_t at, bool head) {
    const Term* entity = t_.term_at(at, Layer::Entity);
    const Term* place = t_.term_at(at, Layer::Place);
    if (place && place->kind != TermKind::Place) place = nullptr;
    if (!head) {
      if (entity && (entity->stripped & proclitic::kPrepositions)) entity = nullptr;
      if (place && (place->stripped & proclitic::kPrepositions)) place = nullptr;
    }
    uint32_t last = at + 1;
    if (entity && entity->last <= end_) {
      last = std::max(last, entity->last);
      if (head || c.entity < 0) c.entity = t_.tokens[at].term(Layer::Entity);
      if (head) c.head = at;
    }
    if (place && place->last <= end_) {
      if (!entity || place->last >= entity->last) last = std::max(last, place->last);
      if (head || c.place < 0 || only_place_word(c)) c.place = t_.tokens[at].term(Layer::Place);
    }
    return last;
  }

  /// What was taken for a name is the word of place at the head («مدينة», a name of Medina as well), or one for what
  /// happened («معركة», a village in Lebanon): a name behind it goes before.
  bool only_place_word(const Chunk& c) const {
    const Term& place = t_.terms[static_cast<size_t>(c.place)];
    const Analysis& head = token(c.head).a;
    return place.first == c.head && place.last == c.head + 1 &&
           (k_.place_word(head.lemma) != nullptr || (head.pos == Pos::Noun && !k_.triggers(head.lemma).empty()));
  }

  /// A short name in quotation marks or brackets after a noun, or an apposition between commas.
  uint32_t bracketed(Chunk& c, uint32_t at, bool last_was_name) {
    const Token& tok = token(at);
    const bool quote =
        tok.is(WordKind::Open) ? tok.word->mark != U'(' && tok.word->mark != U'[' : tok.is(WordKind::Quote);
    const bool odd_quote =
        tok.is(WordKind::Close) && tok.word->mark == U'»' && token(at - 1).word->detached;  // لـ»جبهة
    if (quote || odd_quote) {
      uint32_t j = at + 1, words = 0;
      const auto dash = [&](uint32_t n) { return token(n).word->mark == U'-' || token(n).word->mark == U'–'; };
      while (j < end_ && words <= kLongestQuotedName && ((token(j).is_word() && !token(j).verb()) || dash(j))) {
        if (!dash(j)) ++words;  // «منطقة "النهر-الجبل"»
        ++j;
      }
      const bool closed = j < end_ && (token(j).is(WordKind::Close) || token(j).is(WordKind::Quote));
      if (!closed || words == 0 || words > kLongestQuotedName) return at;
      if (!(tags_of(k_, token(c.head).a) &
            (tag::kGroup | tag::kOrg | tag::kFacility | tag::kArea | tag::kDocument | tag::kWeapon)) &&
          c.entity < 0 && !(token(at + 1).term(Layer::Entity) >= 0)) {
        return at;
      }
      for (uint32_t n = at + 1; n < j; ++n) {
        if (const Term* e = t_.term_at(n, Layer::Entity); e && c.entity < 0 && e->stripped == 0)
          c.entity = token(n).term(Layer::Entity);
        if (const Term* p = t_.term_at(n, Layer::Place); p && c.place < 0 && p->kind == TermKind::Place)
          c.place = token(n).term(Layer::Place);
      }
      return j + 1;
    }
    if (tok.word->mark == U'(') {
      uint32_t j = at + 1;
      while (j < end_ && j - at <= kLongestParenthesis && !token(j).is(WordKind::Close)) ++j;
      if (j < end_ && token(j).is(WordKind::Close) && j - at <= kLongestParenthesis) {
        for (uint32_t n = at + 1; n < j; ++n) {
          if (token(n).verb() || token(n).is(WordKind::Digits)) return at;
          // «قرية الشيخ حديد (غرب عفرين)»: another place, with the word that says how the two lie.
          const Term* place = t_.term_at(n, Layer::Place);
          if (n > at + 1 && place && place->kind == TermKind::Place && place_begins(at + 1)) return at;
        }
        return j + 1;
      }
      return at;
    }
    const bool comma = tok.word->mark == U'،' || tok.word->mark == U',';
    if (comma && at + 1 < end_ && token(at + 1).is_word() && !token(at + 1).conjoined()) {
      const Token& next = token(at + 1);
      const bool title_head = k_.title(token(c.head).a.lemma) != nullptr;
      const bool name_next = next.a.pos == Pos::Name || (t_.term_at(at + 1, Layer::Entity) &&
                                                         t_.term_at(at + 1, Layer::Entity)->kind == TermKind::Person);
      if (title_head && name_next && next.term(Layer::Place) < 0) {
        // «الرئيس التركي، رجب طيب أردوغان،»
        return take_name(c, at + 1, false);
      }
      // «بسام صباغ، مندوب سورية»
      if (last_was_name && c.quantity == std::nullopt && k_.title(next.a.lemma) && token(c.head).a.pos == Pos::Name &&
          next.a.proclitics == 0) {
        return at + 2;
      }
    }
    return at;
  }

  /// A word of place or one that a place follows («غرب», «في», «محافظة»).
  bool place_begins(uint32_t at) const {
    const MarkerEntry* marker = t_.marker_at(at);
    return (marker && (marker->function == Function::PlaceAhead || marker->slot == Slot::In)) ||
           (token(at).is_word() && k_.place_word(token(at).a.lemma) != nullptr);
  }

  /// «بلدات كفرنوران، تقاد، كفرعمة», «دوما، حرستا وعربين»: a list of places goes on behind a comma; with names that no
  /// gazetteer has where its first word says that they are several.
  bool lists_on(const Chunk& c) const {
    constexpr uint32_t kName = 3;  // words of a name
    const size_t n = out_.chunks.size();
    if (n < 2 || c.slot != Slot::None || c.conjoined || c.quantity || c.entity >= 0 || c.last - c.first > kName)
      return false;
    const Chunk &mark = out_.chunks[n - 1], &before = out_.chunks[n - 2];
    const char32_t sign = token(mark.first).word->mark;
    if (mark.kind != ChunkKind::Mark || (sign != U'،' && sign != U',') || before.kind != ChunkKind::Noun ||
        before.first < begin_ || before.quantity || before.entity >= 0 || mark.last != c.first)
      return false;
    if (c.last < end_ && token(c.last).verb()) return false;  // «على حلب، دمشق تقول»
    bool several = false;                                     // «بلدات كفرنوران»
    int32_t at = static_cast<int32_t>(n) - 2;
    for (int steps = 0; steps < 20 && at >= 0; ++steps) {
      const Chunk& x = out_.chunks[static_cast<size_t>(at)];
      const Token& head = token(x.first);
      const PlaceWord* word = head.is_word() && head.noun() ? k_.place_word(head.a.lemma) : nullptr;
      several |= word && !word->direction && word->precision <= Precision::District && x.first + 1 < x.last &&
                 (head.a.number == Number::Plural || head.a.number == Number::Dual);
      at = x.joined_to;
    }
    const auto named = [&](const Chunk& x) { return x.place >= 0 && place_fills(x); };
    const Token& name = token(c.head);
    // «وفتحت الانتصارات في درنة، الباب أمام …»: a word that is a name too.
    const bool doubtful = c.first + 1 == c.last && name.noun() && name.definite() && !name.a.guessed;
    if (named(c)) return several || (named(before) && !doubtful);
    return several && c.head == c.first && name.is_word() && name.a.proclitics == 0 &&
           (name.a.pos == Pos::Name || name.a.guessed);
  }

  /// The name of a place that a gazetteer has ends right before.
  bool place_ends(const Chunk& c, uint32_t at) const {
    for (uint32_t n = at; n-- > c.first;) {
      const Term* term = t_.term_at(n, Layer::Place);
      if (!term || term->kind != TermKind::Place || term->last != at) continue;
      // «فصائل سورية», «معركة»: words that are names as well.
      const Token& name = token(n);
      return name.a.pos == Pos::Name || name.a.guessed ||
             (n > c.first && k_.place_word(token(n - 1).a.lemma) != nullptr && !name.adjective());
    }
    return false;
  }

  /// The name of a place is all of the phrase, but for a word of place before it.
  bool place_fills(const Chunk& c) const {
    const Term& term = t_.terms[static_cast<size_t>(c.place)];
    return term.kind == TermKind::Place && term.last == c.last &&
           (term.first == c.first || (term.first == c.first + 1 && token(c.first).is_word() &&
                                      k_.place_word(token(c.first).a.lemma) != nullptr));
  }

  /// Coordination: «روسيا وتركيا», «قادة تنظيمات إرهابية ومن بينهم …».
  void link(Chunk& c) {
    if (lists_on(c)) {
      c.conjoined = true;
      c.joined_to = static_cast<int32_t>(out_.chunks.size()) - 2;
      c.slot = out_.chunks[static_cast<size_t>(c.joined_to)].slot;
      c.function = out_.chunks[static_cast<size_t>(c.joined_to)].function;
      return;
    }
    if (!c.conjoined || out_.chunks.empty()) return;
    // «بين ولي العهد، الأمير فلان، والرئيس»: «بين» wants a second.
    if (c.slot == Slot::None) {
      for (size_t j = out_.chunks.size(), steps = 0; j-- > 0 && steps < 6; ++steps) {
        const Chunk& before = out_.chunks[j];
        if (before.first < begin_ || before.kind == ChunkKind::Verb || before.kind == ChunkKind::Word ||
            before.conjoined)
          break;
        if (before.kind != ChunkKind::Noun || before.slot != Slot::Between) continue;
        c.joined_to = static_cast<int32_t>(j);
        c.slot = before.slot;
        return;
      }
    }
    // «3 من عناصر الشرطة و4 مدنيين»: a count goes on with a count, not with those among whom it is made.
    const auto counts = [](const Chunk& x) {
      return x.kind == ChunkKind::Noun && x.quantity && x.quantity->first <= x.head;
    };
    if (const size_t n = out_.chunks.size(); n >= 2 && c.slot == Slot::None && counts(c)) {
      const Chunk &among = out_.chunks[n - 1], &count = out_.chunks[n - 2];
      if (among.kind == ChunkKind::Noun && among.slot == Slot::From && !among.quantity && !among.conjoined &&
          counts(count) && count.first >= begin_) {
        c.joined_to = static_cast<int32_t>(n - 2);
        c.slot = count.slot;
        if (c.function == Function::None) c.function = count.function;
        return;
      }
    }
    for (size_t j = out_.chunks.size(); j-- > 0;) {
      const Chunk& before = out_.chunks[j];
      if (before.first < begin_) return;
      if (before.kind == ChunkKind::Verb) return;
      if (before.kind == ChunkKind::Word && before.function != Function::Others && before.function != Function::None &&
          before.function != Function::Aside)  // «بين القوات من جهة، والفصائل»
        return;
      if (before.kind != ChunkKind::Noun) continue;
      const bool same_slot = c.slot == before.slot || c.slot == Slot::None;
      if (same_slot || c.slot == before.slot) {
        c.joined_to = static_cast<int32_t>(j);
        if (c.slot == Slot::None) {
          c.slot = before.slot;
          if (c.function == Function::None) c.function = before.function;
        }
        return;
      }
      if (out_.chunks.size() - j > 4) return;
    }
  }

  // ---- clauses ----

  /// «بحسب مصدر طبي قتلت امرأة»: whose word it is stands before what is said, which has a subject of its own.
  bool said_by(uint32_t source, uint32_t verb, uint32_t last) const {
    const bool subject =
        verb + 1 < last && out_.chunks[verb + 1].kind == ChunkKind::Noun && out_.chunks[verb + 1].slot == Slot::None;
    return subject && t_.names_source(source > 0 ? out_.chunks[source - 1].last : begin_, out_.chunks[source].first);
  }

  void clauses(uint32_t first, uint32_t last) {
    int32_t current = -1;
    int32_t main = -1;
    const auto open = [&](ClauseKind kind, uint32_t at) -> Clause& {
      Clause clause;
      clause.kind = kind;
      clause.first = at;
      clause.last = at;
      clause.parent = current;
      out_.clauses.push_back(clause);
      current = static_cast<int32_t>(out_.clauses.size()) - 1;
      if (main < 0) main = current;
      return out_.clauses.back();
    };
    for (uint32_t i = first; i < last; ++i) {
      Chunk& c = out_.chunks[i];
      if (current < 0) open(ClauseKind::Main, i);
      const Token& tok = token(c.first);
      // «وهي تخضع للعلاج في مشفى»: what somebody does or is meanwhile.
      if (c.kind == ChunkKind::Pronoun && tok.conjoined() && i + 1 < last &&
          out_.chunks[i + 1].kind == ChunkKind::Verb && has_content(out_.clauses[static_cast<size_t>(current)]))
        open(ClauseKind::Coordinated, i);
      if (c.kind == ChunkKind::Word) {
        if (tok.a.pos == Pos::Relative) {
          const bool result = i > first && (out_.chunks[i - 1].kind == ChunkKind::Mark ||
                                            (out_.chunks[i - 1].kind == ChunkKind::Noun && can_negate(tok) &&
                                             i + 1 < last && out_.chunks[i + 1].kind == ChunkKind::Verb));
          Clause& clause =
              open(result && !tok.definite() && tok.letters.size() <= 3 ? ClauseKind::Result : ClauseKind::Relative, i);
          clause.antecedent = antecedent(i, first);
        } else if (c.function == Function::Result) {
          open(ClauseKind::Result, i).opener = Function::Result;
        } else if (c.function == Function::Stop || (tok.a.pos == Pos::Conjunction && tok.letters.size() > 2)) {
          open(ClauseKind::Coordinated, i).opener = Function::Stop;
        } else if (tok.a.pos == Pos::Complementiser || tok.a.pos == Pos::Subordinator || c.function == Function::That) {
          open(ClauseKind::That, i).opener = Function::That;
        } else if ((c.function == Function::Condition || c.function == Function::After ||
                    c.function == Function::Purpose || c.function == Function::Denial) &&
                   !(i + 1 < last && out_.chunks[i + 1].function == c.function &&
                     out_.chunks[i + 1].kind == ChunkKind::Noun)) {
          open(ClauseKind::Subordinate, i).opener = c.function;
        }
      } else if (c.kind == ChunkKind::Verb) {
        Clause& here = out_.clauses[static_cast<size_t>(current)];
        const bool auxiliary = c.function == Function::Past || c.function == Function::GoesOn ||
                               c.function == Function::StillDoes || c.function == Function::Done;
        if (here.verb < 0 || is_auxiliary(here.verb)) {
          const bool bare_relative =
              here.verb < 0 && i > first && !c.conjoined && out_.chunks[i - 1].kind == ChunkKind::Noun &&
              (out_.chunks[i - 1].slot != Slot::None || resumes(i - 1, i)) && !said_by(i - 1, i, last) &&
              indefinite(out_.chunks[i - 1]) && here.kind != ClauseKind::Relative;
          if (c.conjoined && here.first != i && has_content(here)) {
            open(ClauseKind::Coordinated, i).verb = static_cast<int32_t>(i);
          } else if (bare_relative && !auxiliary) {
            const int32_t described = agrees(i - 1, i) ? -1 : described_noun(i, here);
            Clause& clause = open(ClauseKind::BareRelative, i);
            clause.antecedent = described >= 0 ? described : noun_of(i - 1);
            clause.verb = static_cast<int32_t>(i);
          } else {
            here.verb = static_cast<int32_t>(i);
          }
        } else if (c.conjoined) {
          open(ClauseKind::Coordinated, i).verb = static_cast<int32_t>(i);
        } else if (described_meanwhile(i, here)) {
          const auto described = static_cast<uint32_t>(here.verb);
          const int32_t main_clause = current;
          Clause& meanwhile = open(ClauseKind::BareRelative, described);
          meanwhile.antecedent = static_cast<int32_t>(described) - 1;
          meanwhile.verb = static_cast<int32_t>(described);
          meanwhile.last = i;
          for (uint32_t j = described; j < i; ++j) out_.chunks[j].clause = current;
          current = main_clause;
          out_.clauses[static_cast<size_t>(current)].verb = static_cast<int32_t>(i);
        } else if (i > first && out_.chunks[i - 1].kind == ChunkKind::Noun && indefinite(out_.chunks[i - 1])) {
          const int32_t described = agrees(i - 1, i) ? -1 : described_noun(i, here);
          Clause& clause = open(ClauseKind::BareRelative, i);
          clause.antecedent = described >= 0 ? described : noun_of(i - 1);
          clause.verb = static_cast<int32_t>(i);
        } else if (const int32_t described = described_noun(i, here); described >= 0) {
          Clause& clause = open(ClauseKind::BareRelative, i);
          clause.antecedent = described;
          clause.verb = static_cast<int32_t>(i);
        } else {
          open(ClauseKind::Serial, i).verb = static_cast<int32_t>(i);
        }
      } else if (c.kind == ChunkKind::Noun && i > first && is_saying_participle(t_, c.first)) {
        open(ClauseKind::Participle, i);
      }
      c.clause = current;
      out_.clauses[static_cast<size_t>(current)].last = i + 1;
    }
  }

  /// «ما», which otherwise denies.
  bool can_negate(const Token& tok) const {
    for (const Analysis& a : t_.alternatives(tok)) {
      if (a.pos == Pos::Negation) return true;
    }
    return false;
  }

  /// «غارة نفذتها مقاتلات», «قصف مدفعي وصاروخي شنته القوات»: the verb takes up the noun before it by a pronoun.
  bool resumes(uint32_t noun, uint32_t verb) const {
    const Analysis& v = token(out_.chunks[verb].first).a;
    const Token& head = token(out_.chunks[static_cast<size_t>(noun_of(noun))].head);
    if (v.tense == Tense::None || !head.noun() || (v.enclitic != Enclitic::She && v.enclitic != Enclitic::He))
      return false;
    const bool feminine = head.a.gender == Gender::Feminine || head.a.number == Number::Plural;
    return feminine == (v.enclitic == Enclitic::She);
  }

  /// «قصف مدفعي | وصاروخي»: the noun that a phrase of nothing but coordinated adjectives describes, else the phrase.
  int32_t noun_of(uint32_t chunk) const {
    const Chunk& c = out_.chunks[chunk];
    const Token& head = token(c.head);
    return c.joined_to >= 0 && head.is_word() && head.adjective() && c.entity < 0 ? c.joined_to
                                                                                  : static_cast<int32_t>(chunk);
  }

  /// «قصف لطائرة مسيرة استهدف»: not the noun right before the verb, which is of the other gender.
  bool agrees(uint32_t noun, uint32_t verb) const {
    const Analysis& v = token(out_.chunks[verb].first).a;
    const Token& head = token(out_.chunks[noun].head);
    if (!head.nominal() || out_.chunks[noun].quantity || v.person != 3 || v.enclitic != Enclitic::None) return true;
    // «دراجات نارية فتحوا»: only people are "they".
    if (v.number == Number::Plural && v.gender == Gender::Masculine && head.noun())
      return head.a.number != Number::Plural || head.a.guessed || head.a.pos == Pos::Name ||
             (tags_of(k_, head.a) & (tag::kPerson | tag::kGroup | tag::kOrg)) != 0;
    if (head.a.number != Number::Singular || v.number != Number::Singular || head.a.gender == Gender::None) return true;
    return head.a.gender == v.gender;
  }

  /// «مسلحين | يستقلون دراجات | فتحوا النار»: the verb in the present only describes the noun before it, this one is
  /// what they did.
  bool described_meanwhile(uint32_t verb, const Clause& clause) const {
    const auto first = static_cast<uint32_t>(clause.verb);
    const Analysis &v = token(out_.chunks[verb].first).a, &before = token(out_.chunks[first].first).a;
    if (first <= clause.first || v.tense != Tense::Past || before.tense != Tense::Present || before.proclitics != 0 ||
        v.person != 3 || before.person != 3 || v.gender != before.gender)
      return false;
    const Chunk& who = out_.chunks[first - 1];
    if (who.kind != ChunkKind::Noun || who.slot != Slot::None || who.last != out_.chunks[first].first ||
        !(indefinite_head(who) || who.quantity) || !agrees(first - 1, verb))
      return false;
    for (uint32_t j = first + 1; j < verb; ++j) {
      const Chunk& c = out_.chunks[j];
      if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Word || c.kind == ChunkKind::Mark) return false;
    }
    const Chunk& last = out_.chunks[verb - 1];
    return last.kind != ChunkKind::Noun || !indefinite(last) || !agrees(verb - 1, verb);
  }

  /// «غارات للتحالف على المدينة استهدفت»: the indefinite noun some phrases back that the verb agrees with.
  int32_t described_noun(uint32_t verb, const Clause& clause) const {
    const Analysis& v = token(out_.chunks[verb].first).a;
    for (uint32_t j = verb; j-- > clause.first && verb - j <= 6;) {
      const Chunk& c = out_.chunks[j];
      if (c.kind == ChunkKind::Mark && !token(c.first).is(WordKind::Close) && !token(c.first).is(WordKind::Quote))
        return -1;
      if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Word) return -1;
      if (c.kind != ChunkKind::Noun || !(indefinite_head(c) || c.quantity)) continue;
      const Token& head = token(c.head);
      if (v.number == Number::Plural && !c.quantity && head.a.number != Number::Plural) continue;
      if (c.quantity && v.number == Number::Plural) return static_cast<int32_t>(j);
      const bool feminine = head.a.gender == Gender::Feminine || head.a.number == Number::Plural;
      if ((v.gender == Gender::Feminine) == feminine) return static_cast<int32_t>(j);
    }
    return -1;
  }

  /// The noun at the head is indefinite (whatever stands behind it).
  bool indefinite_head(const Chunk& c) const {
    const Token& head = token(c.head);
    return c.entity < 0 && !c.anaphor && head.noun() && !head.definite() && head.a.enclitic == Enclitic::None &&
           head.a.pos != Pos::Name &&
           (c.head + 1 >= c.last || !token(c.head + 1).is_word() || token(c.head + 1).adjective() || indefinite(c));
  }

  bool is_auxiliary(int32_t chunk) const {
    const Function f = out_.chunks[static_cast<size_t>(chunk)].function;
    return f == Function::Past || f == Function::GoesOn || f == Function::StillDoes || f == Function::Done;
  }

  bool has_content(const Clause& clause) const {
    for (uint32_t i = clause.first; i < clause.last; ++i) {
      if (out_.chunks[i].kind == ChunkKind::Noun) return true;
    }
    return false;
  }

  bool indefinite(const Chunk& c) const {
    if (c.entity >= 0 || c.place >= 0 || c.anaphor) return false;
    for (uint32_t i = c.first; i < c.last; ++i) {
      const Token& tok = token(i);
      if (tok.is_word() && (tok.definite() || tok.a.enclitic != Enclitic::None || tok.a.pos == Pos::Name)) return false;
    }
    return true;
  }

  int32_t antecedent(uint32_t i, uint32_t first) const {
    const Token& relative = token(out_.chunks[i].first);
    int32_t nearest = -1;
    for (uint32_t j = i; j-- > first;) {
      const Chunk& c = out_.chunks[j];
      if (c.kind == ChunkKind::Verb) break;
      if (c.kind != ChunkKind::Noun) continue;
      if (nearest < 0) nearest = static_cast<int32_t>(j);
      // The relative agrees with its noun: التي after a feminine or a plural of things.
      const Token& head = token(c.head);
      if (relative.a.gender == Gender::Feminine &&
          (head.a.gender == Gender::Feminine || head.a.number == Number::Plural || c.entity >= 0)) {
        return static_cast<int32_t>(j);
      }
      if (relative.a.gender == Gender::Masculine && head.a.gender != Gender::Feminine && !names_state(c.head))
        return static_cast<int32_t>(j);
      if (relative.a.gender == Gender::None) return static_cast<int32_t>(j);
      if (i - j > 4) break;
    }
    return nearest;
  }

  const Tokens& t_;
  const Knowledge& k_;
  Chunks out_;
  uint32_t begin_ = 0, end_ = 0;
  Slot pending_ = Slot::None;
  Function pending_function_ = Function::None;
  uint32_t pending_token_ = 0;
  uint64_t pending_modes_ = 0;
  bool pending_conjoined_ = false;
  bool pending_and_ = false;  // a conjunction written apart stood before
};

}  // namespace

Chunks chunk(const Tokens& tokens) { return Chunker(tokens).run(); }

bool is_saying_participle(const Tokens& t, uint32_t i) {
  const Token& tok = t.tokens[i];
  const Knowledge& k = *t.knowledge;
  // «متهما»: spelled like the passive, «accused».
  const bool spelled_alike = tok.a.derivation == Derivation::PassiveParticiple && tok.a.gcase == Case::Accusative;
  if (!tok.is_word() || (tok.a.derivation != Derivation::ActiveParticiple && !spelled_alike) || tok.definite() ||
      !tok.a.base)
    return false;
  if (tok.a.enclitic != Enclitic::None || (tok.a.proclitics & proclitic::kPrepositions)) return false;
  const Cue* cue = k.cue(tok.a.base);
  if (!cue || cue->pos != Pos::Verb) return false;
  // «مصدر», «مراسل», «متحدثة»: words for who speaks, not for speaking, unless its complement follows: «مشيرا إلى».
  bool complement = false;
  if (spelled_alike && (i == 0 || t.tokens[i - 1].word->mark != U'،')) return false;
  // «مشيرة إلى»: the feminine is spelled alike in all cases.
  const bool feminine = tok.a.gender == Gender::Feminine && tok.a.number == Number::Singular && i > 0 &&
                        t.tokens[i - 1].word->mark == U'،';
  if ((tok.a.gcase == Case::Accusative || feminine) && i + 1 < t.size()) {
    for (const Analysis& a : t.alternatives(t.tokens[i + 1])) complement |= a.pos == Pos::Complementiser;
    const MarkerEntry* marker = t.marker_at(i + 1);
    complement |= marker && marker->slot != Slot::None && (cue->prepositions >> static_cast<int>(marker->slot) & 1U);
    // «…، متهما البعض بمحاولة»: the one who is accused stands between.
    const bool apart = i > 0 && t.tokens[i - 1].word->mark == U'،' && cue->weight <= 2;
    for (uint32_t n = i + 1; apart && !complement && n < std::min<uint32_t>(t.size(), i + kComplementBehind); ++n) {
      const Token& next = t.tokens[n];
      if (!next.is_word() || next.verb()) break;
      const bool by = (next.a.proclitics & proclitic::kBi) && (cue->prepositions >> static_cast<int>(Slot::By) & 1U);
      complement |= n > i + 1 && by;
    }
  }
  if (complement || spelled_alike) return complement;
  if (k.title(tok.a.lemma) ||
      (tok.a.lemma && (k.lexicon().lemma(tok.a.lemma).tags & (tag::kPerson | tag::kGroup | tag::kOrg))))
    return false;
  return tok.a.gcase == Case::Accusative || tok.a.gcase == Case::Oblique ||
         (tok.a.gender == Gender::Feminine && tok.a.number == Number::Singular);
}

}  // namespace isnad
