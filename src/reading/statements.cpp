#include "reading/statements.h"

#include <algorithm>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kLongestQuotation = 450;  // words; a quotation that does not close before ends with its sentence
constexpr uint32_t kComplementWithin = 45;   // chunks between a cue and its content
constexpr uint32_t kSubjectWithin = 60;      // chunks back to the subject that a later sentence drops
constexpr uint32_t kLongestQuotedName = 6;   // tokens from mark to mark of a name rather than speech
constexpr uint32_t kLongestName = 4;         // words of a person's name behind his office
constexpr uint32_t kLongestDateline = 16;
constexpr uint32_t kRestOfSource = 8;           // words between the name of a source and its comma
constexpr uint32_t kRestOfClause = 16;          // … and its فإن
constexpr uint32_t kShortestSpeech = 7;         // tokens from mark to mark, where the cue alone is no sign of speech
constexpr uint32_t kLongestHeadlineSource = 7;  // words before the colon of «بوتين: …»

bool is_comma(const Word& w) { return w.mark == U'،' || w.mark == U','; }

/// «لليوم | السادس»: which of them.
bool is_ordinal(const Article& a, const Chunk& c) {
  const Term* number = a.tokens->term_at(c.head, Layer::Number);
  return number && c.head + 1 == c.last && a.knowledge().number_word(number->index).kind == NumberWord::Kind::Ordinal;
}

/// «ستضرب الجنود الأميركيين», «نصحت الموجودين»: the case tells that this is an object.
bool no_subject(const Article& a, const Chunk& c) {
  const Token& h = a.token(c.first);
  if (!h.is_word()) return false;
  // «أصابت | طفلين آخرين»: an indefinite dual that is no subject
  if (h.noun() && h.a.gcase == Case::Oblique && h.a.number == Number::Dual && c.entity < 0) return true;
  if (c.quantity) return false;
  if (h.a.gcase == Case::Accusative) return c.entity < 0;
  if (is_ordinal(a, c)) return true;
  const auto oblique = [](const Token& t) {
    return t.is_word() && t.a.gcase == Case::Oblique &&
           ((t.definite() && t.a.number == Number::Plural) ||
            (t.a.number == Number::Dual && t.a.enclitic != Enclitic::None));
  };
  if (oblique(h)) return true;  // «تحذر فيها الفلسطينيين»: whoever they are
  return c.entity < 0 && h.noun() && h.definite() && c.first + 1 < c.last && a.token(c.first + 1).adjective() &&
         oblique(a.token(c.first + 1));
}

/// «بحسب مصدر طبي قتلت امرأة»: whose word it is does nothing in it. A preposition is no chunk.
bool named_as_source(const Article& a, uint32_t chunk) {
  return a.tokens->names_source(chunk > 0 ? a.chunk(chunk - 1).last : 0, a.chunk(chunk).first);
}

}  // namespace

int32_t subject_of(const Article& a, uint32_t verb) {
  const Chunk& v = a.chunk(verb);
  const Token& tok = a.token(v.first);
  if (v.clause < 0) return -1;
  const Clause& clause = a.chunks->clauses[static_cast<size_t>(v.clause)];
  // «إنه قصف»: the pronoun behind the complementiser is the subject.
  if (clause.kind == ClauseKind::That && clause.first < verb && verb - clause.first <= 3) {
    const Token& that = a.token(a.chunk(clause.first).first);
    bool apart = false;
    for (uint32_t i = clause.first + 1; i < verb; ++i)
      apart |= a.chunk(i).kind == ChunkKind::Mark || a.chunk(i).kind == ChunkKind::Noun;
    if (that.is_word() && that.a.enclitic != Enclitic::None && !apart) return -1;
  }
  // «سبق للتحالف أن استهدف المعسكر»: the one whom «ل» names does it.
  if (clause.kind == ClauseKind::That && clause.first + 1 == verb && clause.first > a.first_chunk &&
      tok.a.tense == Tense::Past) {
    const Chunk& who = a.chunk(clause.first - 1);
    if (who.kind == ChunkKind::Noun && who.slot == Slot::For && who.last == a.chunk(clause.first).first)
      return static_cast<int32_t>(clause.first) - 1;
  }
  // Before the verb: «الجيش قصف».
  int32_t before = -1;
  for (uint32_t i = clause.first; i < verb; ++i) {
    const Chunk& c = a.chunk(i);
    if (c.kind == ChunkKind::Mark && a.token(c.first).word->mark == U':') before = -1;
    if (before >= 0) continue;
    if (c.kind == ChunkKind::Noun && c.slot == Slot::None && c.function == Function::None && c.joined_to < 0 &&
        !is_ordinal(a, c) && !named_as_source(a, i)) {
      // «لكن مسؤولا نفى»: a subject in spite of its case.
      const bool governed =
          i > clause.first && a.chunk(i - 1).kind == ChunkKind::Word && a.chunk(i - 1).function == Function::Stop;
      if (a.token(c.first).is_word() && a.token(c.first).a.gcase == Case::Accusative && c.entity < 0 && !c.quantity &&
          clause.kind != ClauseKind::That && !governed)
        continue;
      before = static_cast<int32_t>(i);
    }
  }
  if (before >= 0) return before;
  // After it: «قصف الجيش»; a plural verb has its subject before it or drops it.
  const bool plural_verb = tok.a.number == Number::Plural || tok.a.number == Number::Dual || tok.a.person == 1;
  int32_t after = -1;
  // «جاء ذلك في تغريدة له على الموقع، تويتر»: the demonstrative is the subject.
  const bool demonstrative = verb + 2 < a.last_chunk && a.chunk(verb + 1).kind == ChunkKind::Word &&
                             a.token(a.chunk(verb + 1).first).a.pos == Pos::Demonstrative &&
                             a.chunk(verb + 2).kind == ChunkKind::Noun && a.chunk(verb + 2).slot != Slot::None;
  if (!plural_verb && !demonstrative) {
    for (uint32_t i = verb + 1; i < a.last_chunk; ++i) {
      const Chunk& c = a.chunk(i);
      if (c.kind == ChunkKind::Verb || c.clause != v.clause) break;
      if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
      if (c.kind == ChunkKind::Mark && a.token(c.first).word->mark == U':') break;
      if (c.kind == ChunkKind::Noun && c.slot == Slot::None && c.function == Function::None) {
        if (no_subject(a, c)) break;
        after = static_cast<int32_t>(i);
        break;
      }
    }
  }
  if (clause.kind == ClauseKind::Relative || clause.kind == ClauseKind::BareRelative ||
      clause.kind == ClauseKind::Result) {
    // «هجمات استهدفته»: the pronoun is somebody else than what is described
    const auto apart = [&](int32_t described) {
      const Token& h = a.head(a.chunk(static_cast<uint32_t>(described)));
      if (after >= 0 || !h.is_word() || h.a.pos != Pos::Noun) return false;
      const bool feminine = h.a.gender == Gender::Feminine || h.a.number == Number::Plural;
      return (tok.a.enclitic == Enclitic::He && feminine && tok.a.gender == Gender::Feminine) ||
             (tok.a.enclitic == Enclitic::She && h.a.gender == Gender::Masculine && h.a.number == Number::Singular &&
              tok.a.gender == Gender::Masculine);
    };
    const bool refers_back = tok.a.enclitic != Enclitic::None && !(clause.antecedent >= 0 && apart(clause.antecedent));
    if (refers_back && after >= 0) return after;
    if (clause.kind == ClauseKind::Result && after < 0) return clause.antecedent;
    if (!refers_back && clause.antecedent >= 0) {
      // «المناطق التي يسيطر عليها التنظيم»: the pronoun behind the preposition refers back.
      for (uint32_t i = verb + 1; i < a.last_chunk && a.chunk(i).clause == v.clause; ++i) {
        if (a.chunk(i).kind == ChunkKind::Pronoun && a.chunk(i).slot != Slot::None) return after;
        if (a.chunk(i).kind == ChunkKind::Noun && a.token(a.chunk(i).first).a.enclitic != Enclitic::None &&
            a.chunk(i).slot == Slot::Through)
          return after;
        if (a.chunk(i).kind == ChunkKind::Noun) break;
      }
      // «المدينة التي استأنف الجيش قصفها»: the verb does not agree with what is described.
      const Token& relative = a.token(a.chunk(clause.first).first);
      if (after >= 0 && clause.kind == ClauseKind::Relative && relative.a.pos == Pos::Relative && tok.a.person == 3 &&
          tok.a.number == Number::Singular && relative.a.number != Number::Plural &&
          ((relative.a.gender == Gender::Feminine && tok.a.gender == Gender::Masculine) ||
           (relative.a.gender == Gender::Masculine && tok.a.gender == Gender::Feminine)))
        return after;
      return clause.antecedent;
    }
    return after;
  }
  if (after >= 0) {
    // A feminine verb before a masculine singular: its subject is dropped, this is the object.
    const Token& h = a.head(a.chunk(static_cast<uint32_t>(after)));
    const Chunk& noun = a.chunk(static_cast<uint32_t>(after));
    const auto bare = [&](uint32_t i) {  // «قتل ميليشيا الحوثي | 49 مدنيا»: the verbal noun
      return i < a.last_chunk && a.chunk(i).kind == ChunkKind::Noun && a.chunk(i).clause == v.clause &&
             a.chunk(i).slot == Slot::None;
    };
    const bool named = noun.entity >= 0 && (noun.place >= 0 || noun.last == noun.head + 1);  // «جيش الإسلام» is no name
    if (tok.a.gender == Gender::Feminine && h.is_word() && h.a.gender == Gender::Masculine &&
        h.a.number == Number::Singular && h.a.pos == Pos::Noun && !named && !noun.quantity) {
      return -1;
    }
    if (tok.a.gender == Gender::Masculine && tok.a.tense != Tense::None && h.is_word() &&
        h.a.gender == Gender::Feminine && h.a.number == Number::Singular && h.a.pos == Pos::Noun &&
        (noun.entity < 0 || (noun.last > noun.head + 1 && !bare(static_cast<uint32_t>(after) + 1))) &&
        static_cast<uint32_t>(after) == verb + 1) {
      return -1;
    }
  }
  return after;
}

namespace {

class StatementFinder {
 public:
  explicit StatementFinder(const Article& article) : a_(article), k_(article.knowledge()) {}

  std::vector<Said> run() {
    for (uint32_t s = a_.first_sentence; s < a_.last_sentence; ++s) {
      if (!a_.is_leftover(s)) sentence(s);
    }
    return std::move(out_);
  }

 private:
  struct Found {
    Said said;
    bool participle = false, particle = false, noun = false;
    bool carried = false;   ///< no source of its own
    uint32_t boundary = 0;  ///< token where the clause of the cue begins: a sibling before it ends here
    bool sibling = false;   ///< begins a new statement rather than standing inside the one before
    uint32_t source_end = 0;
    int32_t quote_open = -1;  ///< token of the opening quotation mark of a direct quotation
    int32_t subject = -1;     ///< chunk of the source
    int32_t speaker = -1;     ///< chunk of a source carried on from before
    bool leading = false;
    bool behind = false;  ///< stands behind its content
    uint32_t phrase = 0;  ///< first chunk of a content that is a phrase, not a clause
  };

  const Token& tok(uint32_t i) const { return a_.token(i); }
  uint32_t chunk_first(uint32_t i) const { return a_.chunk(i).first; }

  void sentence(uint32_t s) {
    const SentenceChunks& sc = a_.chunks->sentences[s];
    const Sentence& se = a_.tokens->text->sentences()[s];
    if (sc.first >= sc.last) return;
    found_.clear();
    sentence_begin_ = se.first;
    sentence_end_ = se.last;
    while (sentence_end_ > sentence_begin_ && is_end_mark(sentence_end_ - 1)) --sentence_end_;
    colon_headline(sc);
    for (uint32_t i = sc.first; i < sc.last; ++i) {
      if (a_.chunk(i).last <= skip_until_) continue;
      cue_at(i, sc);
    }
    finish(sc);
  }

  /// Where the sentence begins behind «دبي، الإمارات العربية المتحدة (CNN)--».
  uint32_t dateline_end() const {
    if (!tok(sentence_begin_).word->line_start) return sentence_begin_;
    for (uint32_t i = sentence_begin_; i + 2 < std::min(sentence_end_, sentence_begin_ + kLongestDateline); ++i) {
      if (tok(i).verb()) break;
      if (!tok(i).is(WordKind::Close) || !is_dash(*tok(i + 1).word)) continue;
      uint32_t end = i + 1;
      while (end < sentence_end_ && is_dash(*tok(end).word)) ++end;
      return end;
    }
    return sentence_begin_;
  }

  bool is_end_mark(uint32_t i) const {
    const Word& w = *tok(i).word;
    return w.mark == U'.' || w.mark == U'؟' || w.mark == U'!' || w.mark == U'…' || is_comma(w) || w.mark == U'؛';
  }

  // «بوتين: سنضمن القضاء …» in a headline or at the head of a line.
  void colon_headline(const SentenceChunks& sc) {
    if (!tok(sentence_begin_).word->line_start) return;
    for (uint32_t i = sc.first; i < sc.last && chunk_first(i) - sentence_begin_ <= kLongestHeadlineSource; ++i) {
      const Chunk& c = a_.chunk(i);
      if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Time) return;
      if (c.kind != ChunkKind::Mark || tok(c.first).word->mark != U':') continue;
      if (i == sc.first || c.last >= sentence_end_) return;
      const uint32_t source = sc.first;
      const Chunk& n = a_.chunk(source);
      if (n.kind != ChunkKind::Noun || n.slot != Slot::None || n.quantity) return;
      // «إسرائيل: لا تغيير», «روسيا: لن نسمح»: a state speaks, where what stands behind is no report from there.
      const bool voiced = n.entity >= 0 && is_country(n) && n.last == c.first && answers(c.last);
      bool speaks = n.entity >= 0 ? !is_country(n) : a_.can_speak(n);
      if (a_.names_place(source) && !(n.entity >= 0 && is_capital(n))) speaks = false;
      speaks |= voiced;
      // A headline's unknown name is a person as often as not, if it is two words or more.
      if (n.entity < 0 && tok(n.head).a.pos == Pos::Name && n.last - n.first < 2)
        speaks = speaks && a_.place_of[source - a_.first_chunk] == 0;
      if (!speaks) return;
      Found f;
      f.said.cue_first = c.first;
      f.said.cue_last = c.first + 1;
      f.said.begin = c.last;
      f.said.chain.push_back(a_.mention(source));
      f.said.rule = "headline with a colon";
      f.boundary = sentence_begin_;
      f.subject = static_cast<int32_t>(source);
      open_quote(f);
      f.sibling = true;
      found_.push_back(f);
      return;
    }
  }

  /// A quotation, a denial or the speaker's own person: words that are somebody's.
  bool answers(uint32_t at) const {
    if (at >= sentence_end_) return false;
    const Token& t = tok(at);
    if (opens_quotation(at)) return closing(at) != 0 && closing(at) - at >= kShortestSpeech;
    return t.is_word() && (t.a.pos == Pos::Negation || (t.verb() && t.a.person == 1));
  }

  bool names_person(const Chunk& c) const {
    if (c.kind != ChunkKind::Noun) return false;
    if (c.entity >= 0) return a_.tokens->terms[static_cast<size_t>(c.entity)].kind == TermKind::Person;
    return tok(c.head).is_word() && tok(c.head).a.pos == Pos::Name && c.place < 0;
  }
  bool comma_at(uint32_t i) const {
    return i < a_.last_chunk && a_.chunk(i).kind == ChunkKind::Mark && is_comma(*tok(chunk_first(i)).word);
  }

  /// A document that says what happened, not one that lays down what is to be: a report, no law or agreement.
  bool tells(const Chunk& document) const {
    const Cue* cue = k_.cue(a_.head(document).a.lemma);
    return cue && cue->pos == Pos::Noun;
  }

  bool is_country(const Chunk& c) const {
    const Term& t = a_.tokens->terms[static_cast<size_t>(c.entity)];
    return t.kind == TermKind::Actor && k_.actor(t.index).is_country;
  }
  bool is_capital(const Chunk& c) const {
    const Term& t = a_.tokens->terms[static_cast<size_t>(c.entity)];
    return t.kind == TermKind::Actor && k_.actor(t.index).is_capital;
  }

  void cue_at(uint32_t i, const SentenceChunks& sc) {
    const Chunk& c = a_.chunk(i);
    const Token& first = tok(c.first);
    if (!first.is_word()) return;
    // A preposition is no chunk: what stands between this chunk and the one before is looked at too.
    for (uint32_t n = i > sc.first ? a_.chunk(i - 1).last : sentence_begin_; n <= c.first; ++n) {
      if (const Term* term = a_.tokens->term_at(n, Layer::Cue); term && !tok(n).verb()) {
        // «كما ذكر الوزير أن» goes on telling, «كما ذكر الوزير» vouches.
        const bool tells = tok(term->last - 1).verb() && (that_follows(i, sc.last) || that_follows(i + 1, sc.last) ||
                                                          (k_.cue_particle(term->index).weight > 1 && !vouches(i, sc)));
        if (tells && tok(c.first).verb()) break;
        if (tells) return;
        particle(i, sc, *term);
        return;
      }
    }
    if (c.kind == ChunkKind::Verb) {
      if (const Cue* cue = k_.cue(first.a.lemma); cue && cue->pos == Pos::Verb) verb(i, sc, *cue);
      return;
    }
    if (c.kind != ChunkKind::Noun) return;
    const Token& head = a_.head(c);
    if (!head.is_word()) return;
    if (c.head == c.first && is_saying_participle(*a_.tokens, c.head)) {
      participle(i, sc, *k_.cue(head.a.base));
      return;
    }
    if (const Cue* cue = k_.cue(head.a.lemma); cue && cue->pos == Pos::Noun) {
      noun(i, sc, *cue, c.head);
    } else if (c.head + 1 < c.last && tok(c.head + 1).noun() && (tok(c.head + 1).definite() || c.head + 2 < c.last)) {
      // «وجهت أصابع الاتهام إلى», «وسط تصاعد تهديدات أنقرة بشن»
      const Cue* second = k_.cue(tok(c.head + 1).a.lemma);
      if (second && second->pos == Pos::Noun && second->stance != Stance::Assert) noun(i, sc, *second, c.head + 1);
    }
  }

  /// «، كما أعلن الجيش في بيان.»: only who says so stands behind the verb, at chunk i or right behind it; «كما أعلن
  /// الجيش مقتل جنديين» goes on telling.
  bool vouches(uint32_t i, const SentenceChunks& sc) const {
    while (i < sc.last && a_.chunk(i).kind != ChunkKind::Verb) ++i;
    if (i >= sc.last) return false;
    const Cue* cue = k_.cue(tok(a_.chunk(i).first).a.lemma);
    int32_t speaker = -1;
    for (uint32_t n = i + 1; cue && n < sc.last; ++n) {
      const Chunk& c = a_.chunk(n);
      if (c.kind == ChunkKind::Mark) {
        if (is_comma(*tok(c.first).word) || tok(c.first).word->mark == U'.') break;
        if (tok(c.first).word->mark == U':') return false;
      } else if (c.kind == ChunkKind::Verb || (c.kind == ChunkKind::Word && c.function != Function::Aside)) {
        return false;
      } else if (c.kind == ChunkKind::Noun && c.slot != Slot::None) {
        if (cue->prepositions >> static_cast<int>(c.slot) & 1U) return false;
      } else if (c.kind == ChunkKind::Noun && speaker < 0) {
        speaker = static_cast<int32_t>(n);
      } else if (c.kind == ChunkKind::Noun && c.last > rest_of_name(static_cast<uint32_t>(speaker))) {
        return false;
      }
    }
    return speaker >= 0 && a_.can_speak(a_.chunk(static_cast<uint32_t>(speaker)));
  }

  /// أنّ, إنّ, بأنّ, and أن, which its spelling does not tell from them.
  bool is_complementiser(const Token& token) const {
    if (!token.is_word()) return false;
    if (token.a.pos == Pos::Complementiser) return true;
    if (token.a.pos != Pos::Subordinator) return false;
    for (const Analysis& a : a_.tokens->alternatives(token)) {
      if (a.pos == Pos::Complementiser) return true;
    }
    return false;
  }

  /// A cue particle stands before or at the beginning of chunk j.
  bool source_between(uint32_t j, const SentenceChunks& sc) const {
    return j > sc.first && a_.tokens->names_source(a_.chunk(j - 1).last, chunk_first(j));
  }

  Slot preposition_before(uint32_t i) const {
    if (i <= sentence_begin_ || !tok(i - 1).is_word() || tok(i - 1).a.pos != Pos::Preposition ||
        tok(i - 1).a.enclitic != Enclitic::None)
      return Slot::None;
    const MarkerEntry* marker = a_.tokens->marker_at(i - 1);
    return marker ? marker->slot : Slot::None;
  }

  bool could_be(const Token& token, Pos pos) const {
    if (!token.is_word()) return false;
    for (const Analysis& a : a_.tokens->alternatives(token)) {
      if (a.pos == pos) return true;
    }
    return false;
  }

  /// Sets the beginning of the content at the complement of the cue; false if there is none.
  bool complement(Found& f, uint32_t i, const SentenceChunks& sc, const Cue& cue, bool after_source_required) {
    // A cue of weight 3 speaks only with أنّ or a quotation, unless it is a document that does it: «رصد التقرير».
    const int32_t source = f.subject >= 0 ? f.subject : f.speaker;
    const bool document = source >= 0 && a_.chunk(static_cast<uint32_t>(source)).slot == Slot::None &&
                          a_.is_document(a_.chunk(static_cast<uint32_t>(source)));
    const bool phrase_possible =
        cue.weight <= 2 || document ||
        (cue.observed && f.subject >= 0 && observes(a_.chunk(static_cast<uint32_t>(f.subject))));
    const bool object_possible = cue.object && phrase_possible;
    const uint32_t limit = std::min(sc.last, i + kComplementWithin);
    uint32_t skipped = 0;  // a phrase that fits, passed over because أنّ comes behind it: «عن أمله في أن»
    int bare = 0;
    for (uint32_t j = i + 1; j < limit; ++j) {
      const Chunk& c = a_.chunk(j);
      const Token& t = tok(c.first);
      if (source_between(j, sc)) {
        // «ذكرت الوكالة نقلا عن مصدر أن», «قال المصدر، وفق ما نقلت الوكالة، إن»: over at the next comma.
        const bool apart = a_.chunk(j - 1).kind == ChunkKind::Mark && is_comma(*tok(chunk_first(j - 1)).word);
        if (!apart) continue;
        while (j + 1 < limit && !(a_.chunk(j).kind == ChunkKind::Mark && is_comma(*tok(chunk_first(j)).word))) ++j;
        continue;
      }
      if (c.kind == ChunkKind::Mark) {
        if (t.word->mark == U':') {
          f.said.begin = c.last;
          if (f.said.begin < sentence_end_ && is_complementiser(tok(f.said.begin))) ++f.said.begin;
          open_quote(f);
          return f.said.begin < sentence_end_;
        }
        const bool quotation =
            t.is(WordKind::Open) ? t.word->mark != U'(' && t.word->mark != U'[' : t.is(WordKind::Quote);
        if (quotation && closes_word(c.first)) continue;  // the end of a quotation in which the cue stands
        if (quotation && (cue.quote || cue.that || cue.object)) {
          // A short name in quotation marks inside the source is no speech.
          const uint32_t close = closing(c.first);
          const bool short_name =
              close && close - c.first <= 4 && close + 1 < sentence_end_ && j + 1 < limit && !saw_subject_;
          if (close && close - c.first <= kLongestQuotedName && that_follows(j, limit)) continue;  // «صحيفة "…" إلى أن»
          if (cue.weight == 3 && close && close - c.first < kShortestSpeech) return false;
          // «واصلت "عن كثب تتبعها"», «ناقشا "التطورات"»: words that are not the writer's, but nobody's speech.
          if (cue.weight == 3 && (!cue.quote || (c.last < sentence_end_ && tok(c.last).a.pos == Pos::Preposition)))
            return false;
          if (!short_name && (f.subject >= 0 || after_source_required || saw_subject_)) {
            f.said.begin = c.first;
            f.phrase = j;
            open_quote(f);
            return true;
          }
        }
        continue;
      }
      if (c.function == Function::Saying ||
          (c.kind == ChunkKind::Noun && a_.tokens->function_at(c.first) == Function::Saying)) {
        continue;
      }
      if (c.function == Function::Aside) continue;
      if (c.kind == ChunkKind::Word || c.kind == ChunkKind::Pronoun) {
        const bool complementiser = is_complementiser(t);
        const bool that = complementiser || t.a.pos == Pos::Subordinator || c.function == Function::That;
        // The table of markers has «إن» (if), spelled like «أن» and «إنّ»: after a verb of saying it is these.
        if (that && (c.function != Function::Condition || complementiser)) {
          if (!cue.that) return false;
          // «لا يوجد دليل على أن»: under another preposition it belongs to the noun.
          if (const Slot slot = preposition_before(c.first);
              slot != Slot::None && !(cue.prepositions >> static_cast<int>(slot) & 1U)) {
            if (!skipped) return false;
            f.said.begin = chunk_first(skipped);
            f.phrase = skipped;
            return true;
          }
          f.said.begin = c.last;
          open_quote(f);
          return f.said.begin < sentence_end_;
        }
        if (c.function == Function::Denial && j + 1 < limit && is_complementiser(tok(chunk_first(j + 1))))
          return false;  // «من دون أن يحدد»
        if (c.function == Function::Stop) {
          // «أضاف، كما قال، …»: an aside; otherwise the clause is over.
          if (j > i + 1) return false;
        }
        // «أكد عدم وجود»: the noun that denies heads the object.
        const MarkerEntry* governs = c.first > 0 ? a_.tokens->marker_at(c.first - 1) : nullptr;  // «شدد على عدم وجود»
        const bool denial_fits =
            object_possible || (governs && (cue.prepositions >> static_cast<int>(governs->slot) & 1U));
        if (c.function == Function::Denial && denial_fits && t.a.pos == Pos::Noun && (f.subject >= 0 || f.carried)) {
          f.said.begin = c.first;
          f.phrase = j;
          return true;
        }
        // «نفى ذلك», «نفت ما نشرته الصحيفة»
        const bool known = f.subject >= 0 || f.carried || after_source_required;
        if (object_possible && known && cue.weight <= 2) {
          const bool points = c.function == Function::Anaphor && t.a.proclitics == 0;
          const bool ma = could_be(t, Pos::Relative) && could_be(t, Pos::Negation) && j + 1 < limit;
          // «لم يؤكد ما إذا كانت»
          const bool whether =
              ma && a_.chunk(j + 1).kind == ChunkKind::Word && a_.chunk(j + 1).function == Function::Condition;
          const bool what =
              whether || (ma && a_.chunk(j + 1).kind == ChunkKind::Verb && !(f.subject < 0 && j == i + 1));
          if (points || what) {
            f.said.begin = c.first;
            return true;
          }
        }
        if (t.a.pos == Pos::Relative) {
          // A relative clause about the source: over at the next comma.
          uint32_t n = j + 1;
          // «نفى مسؤولون في التحالف الذي تقوده الرياض أنباء»: the relative clause has its verb and subject, what
          // follows is the object.
          int full = 0;
          for (; n < limit && a_.chunk(n).kind != ChunkKind::Mark && !is_complementiser(tok(chunk_first(n))); ++n) {
            const Chunk& r = a_.chunk(n);
            const bool bare =
                r.kind == ChunkKind::Noun && r.slot == Slot::None && r.function == Function::None && !r.conjoined;
            if (r.kind == ChunkKind::Verb) full = tok(r.first).a.enclitic != Enclitic::None ? 1 : 0;
            if (!bare || full == 0) continue;
            if (full++ == 1) continue;
            if (!object_possible || f.subject < 0 || !content_noun(r) || that_follows(n, limit)) break;
            f.said.begin = r.first;
            f.phrase = n;
            return true;
          }
          while (n < limit && !(a_.chunk(n).kind == ChunkKind::Mark) && !is_complementiser(tok(chunk_first(n)))) ++n;
          if (n >= limit) return false;
          j = n - 1;
          continue;
        }
        continue;
      }
      if (c.kind == ChunkKind::Time) continue;
      if (c.kind == ChunkKind::Verb) {
        const Function fn = c.function;
        if (fn == Function::Past || fn == Function::GoesOn || fn == Function::StillDoes) continue;
        // «وقال … تابع»: a verb before any complement. A relative clause without a relative: «في بيان نشرته».
        const bool bare_relative = a_.chunks->clauses[static_cast<size_t>(c.clause)].kind == ClauseKind::BareRelative;
        if (bare_relative) continue;
        // «ذكرت الرئاسة، في بيان أصدرته عقب اللقاء، وشارك فيه الوزير، أن»: what is set between commas goes on.
        if (const uint32_t that = cue.that && f.subject >= 0 ? that_behind_aside(i, j, limit) : 0) {
          j = that - 1;
          continue;
        }
        return false;
      }
      if (c.kind == ChunkKind::Noun) {
        const bool preposition_fits =
            phrase_possible && c.slot != Slot::None && (cue.prepositions >> static_cast<int>(c.slot) & 1U);
        const bool participle_start =
            a_.chunks->clauses[static_cast<size_t>(c.clause)].kind == ClauseKind::Participle &&
            a_.chunks->clauses[static_cast<size_t>(c.clause)].first == j;
        if (participle_start) return false;
        if (preposition_fits && !skipped) skipped = j;
        if (preposition_fits && (f.subject >= 0 || f.carried || after_source_required) && !that_follows(j, limit) &&
            !(cue.relayed && c.slot == Slot::About && a_.can_speak(c))) {
          f.said.begin = c.first;
          f.phrase = j;
          return true;
        }
        if (c.slot == Slot::None && c.function == Function::None) {
          ++bare;
          saw_subject_ = true;
          if (f.subject >= 0 && (static_cast<int32_t>(j) == f.subject || c.joined_to == f.subject)) continue;
          if (f.subject >= 0 && c.last <= rest_of_name(static_cast<uint32_t>(f.subject)) &&
              c.first >= a_.chunk(static_cast<uint32_t>(f.subject)).last)
            continue;
          // «نفى قائد المركز، اللواء يوري، استخدام»: his name, set between commas.
          const bool titled = tok(c.head).is_word() && k_.title(tok(c.head).a.lemma) && c.last > c.head + 1;
          if (f.subject >= 0 && comma_at(j - 1) && comma_at(j + 1) && (titled || names_person(c)) && !c.quantity)
            continue;
          const bool fits =
              content_noun(c) || (cue.any_object && (f.subject >= 0 || after_source_required) && !c.conjoined);
          // «وصف الزيارة بأنها فاشلة»: what is described belongs to what is said of it.
          const bool described =
              cue.any_object && (cue.prepositions >> static_cast<int>(Slot::By) & 1U) && (f.subject >= 0 || f.carried);
          if (object_possible && fits && (described || !that_follows(j, limit))) {
            // «أية علاقة»
            const Chunk& before = a_.chunk(j - 1);
            f.said.begin =
                before.kind == ChunkKind::Word && tok(before.first).a.pos == Pos::Question ? before.first : c.first;
            f.phrase = j;
            return true;
          }
        }
      }
    }
    return false;
  }

  /// أنّ right behind the comma that ends an aside which began with a comma between i and j; 0 if there is none.
  uint32_t that_behind_aside(uint32_t i, uint32_t j, uint32_t limit) const {
    bool begun = false;
    for (uint32_t n = i + 1; n < j; ++n) begun |= comma_at(n);
    for (uint32_t n = j; begun && n + 1 < limit; ++n) {
      const Chunk& c = a_.chunk(n);
      if (c.kind == ChunkKind::Verb && k_.cue(tok(c.first).a.lemma)) return 0;
      if (c.kind == ChunkKind::Word && c.function == Function::Stop) return 0;
      if (comma_at(n) && is_complementiser(tok(chunk_first(n + 1))) && !tok(chunk_first(n + 1)).conjoined())
        return n + 1;
    }
    return 0;
  }

  /// A complementiser stands further on in the same clause: the content is there.
  bool that_follows(uint32_t j, uint32_t limit) const {
    for (uint32_t n = j + 1; n < std::min(limit, j + 14); ++n) {
      const Chunk& c = a_.chunk(n);
      if (c.kind == ChunkKind::Verb) return false;
      // «حذر من إجراء وشيك، قائلا إن»: أنّ belongs to the participle.
      if (c.kind == ChunkKind::Noun && is_saying_participle(*a_.tokens, c.head)) return false;
      if (c.kind == ChunkKind::Word) {
        const Token& t = tok(c.first);
        if (is_complementiser(t) || c.function == Function::That) {
          // «إلى جرائم الميليشيات، لاعتقادها أن»: a noun's own.
          const Chunk& before = a_.chunk(n - 1);
          const Cue* own =
              n > j + 1 && before.kind == ChunkKind::Noun && before.slot != Slot::None && a_.head(before).is_word()
                  ? k_.cue(a_.head(before).a.lemma)
                  : nullptr;
          if (own && own->pos == Pos::Noun && own->that) return false;
          return n - j <= 6 || has_comma(j, n);
        }
        if (c.function == Function::Stop || t.a.pos == Pos::Relative) return false;
      }
    }
    return false;
  }
  bool has_comma(uint32_t from, uint32_t to) const {
    for (uint32_t n = from; n < to; ++n) {
      if (a_.chunk(n).kind == ChunkKind::Mark) return true;
    }
    return false;
  }

  /// «القضاء على ثلاثة»: the word behind makes it an act rather than the judiciary.
  bool companion_behind(uint32_t token) const {
    if (token + 1 >= a_.tokens->size()) return false;
    for (const Trigger& trigger : k_.triggers(tok(token).a.lemma)) {
      if (trigger.goes_with(tok(token + 1).letters)) return true;
    }
    return false;
  }

  /// What may be announced, confirmed or denied as an object: an act, an event, a fact; not a person or thing.
  bool content_noun(const Chunk& c) const {
    const Token& h = a_.head(c);
    if (!h.is_word()) return false;
    if (companion_behind(c.head)) return true;
    if (a_.tags(h) & (tag::kPerson | tag::kOrg | tag::kGroup)) return false;
    // «نفى اتهامات», «أنباء»: what others say.
    if (const Cue* said = k_.cue(h.a.lemma); said && said->pos == Pos::Noun && said->weight <= 2) return true;
    // A name at the head, not in its idafa: «مساعدة الحكومة العراقية» is an act.
    if ((h.term(Layer::Entity) >= 0 && c.entity >= 0) || h.term(Layer::Place) >= 0) return false;
    if (h.a.derivation == Derivation::VerbalNoun) return true;
    if (!k_.triggers(h.a.lemma).empty()) return true;
    return (a_.tags(h) & (tag::kEvent | tag::kAbstract)) != 0 &&
           !(a_.tags(h) & (tag::kPerson | tag::kOrg | tag::kGroup));
  }

  bool opens_quotation(uint32_t token) const {
    const Token& t = tok(token);
    return t.is(WordKind::Open) ? t.word->mark != U'(' && t.word->mark != U'[' : t.is(WordKind::Quote);
  }

  /// If the content begins with a quotation mark, it is direct speech and ends where that closes.
  void open_quote(Found& f) const {
    uint32_t at = f.said.begin;
    while (at < sentence_end_ && tok(at).word->mark == U':') ++at;
    if (at >= sentence_end_) return;
    if (!opens_quotation(at)) {
      f.said.begin = at;
      return;
    }
    f.quote_open = static_cast<int32_t>(at);
    f.said.begin = at + 1;
  }

  /// A plain mark with a space before and none behind.
  bool opens_word(uint32_t i) const {
    if (i == 0 || i + 1 >= a_.tokens->size()) return false;
    const Span mark = tok(i).word->span;
    return tok(i - 1).word->span.end < mark.begin && tok(i + 1).word->span.begin == mark.end && tok(i + 1).is_word();
  }

  bool closes_word(uint32_t i) const {
    if (i == 0 || i + 1 >= a_.tokens->size() || !tok(i).is(WordKind::Quote)) return false;
    const Span mark = tok(i).word->span;
    return tok(i - 1).word->span.end == mark.begin && tok(i - 1).is_word() && !tok(i - 1).word->detached &&
           tok(i + 1).word->span.begin > mark.end;
  }

  /// Token of the mark that closes the quotation opened at `open`, 0 if it does not close near enough.
  uint32_t closing(uint32_t open) const {
    const char32_t mark = tok(open).word->mark;
    const char32_t close = mark == U'«'                   ? U'»'
                           : mark == U'“' || mark == U'„' ? U'”'
                           : mark == U'‘'                 ? U'’'
                           : mark == U'('                 ? U')'
                                                          : mark;
    int depth = 1;
    const uint32_t end = a_.tokens->text->sentences()[a_.last_sentence - 1].last;
    for (uint32_t i = open + 1; i < end && i - open < kLongestQuotation; ++i) {
      const char32_t m = tok(i).word->mark;
      if (!m) continue;
      if (m == mark && mark == close && opens_word(i)) {
        ++depth;
      } else if (m == mark && mark != close) {
        // An opening mark right after a clitic or before its own closing one opens a name; a stray one does not count.
        ++depth;
      } else if (m == close) {
        // «لـ»جبهة النصرة»: a closing mark that stands for an opening one.
        if (mark != close && tok(i - 1).word->detached) {
          for (uint32_t n = i + 2; n < std::min(end, i + kLongestQuotedName); ++n) {
            if (tok(n).word->mark == mark) break;
            if (tok(n).word->mark != close) continue;
            i = n;  // its own
            break;
          }
          continue;
        }
        if (--depth == 0) return i;
      }
    }
    return 0;
  }

  uint32_t clause_begin(uint32_t i, const SentenceChunks& sc) const {
    const Chunk& c = a_.chunk(i);
    if (c.clause < 0) return c.first;
    uint32_t at = a_.chunks->clauses[static_cast<size_t>(c.clause)].first;
    if (at < sc.first) at = sc.first;
    return chunk_first(at);
  }

  /// Where a speaker's description ends that goes on in the next phrases: «المتحدث | باسم الجيش», «وزير الدفاع العراقي
  /// | ثابت العباسي», «القائد الميداني | أبو أحمد».
  uint32_t rest_of_name(uint32_t subject) const {
    const Chunk& c = a_.chunk(subject);
    const TitleKind* title = tok(c.head).is_word() ? k_.title(tok(c.head).a.lemma) : nullptr;
    uint32_t last = c.last;
    if (!title || c.quantity) return last;
    uint32_t j = subject + 1;
    if (j < a_.last_chunk && *title == TitleKind::Spokesperson) {
      const Chunk& whose = a_.chunk(j);
      if (whose.kind == ChunkKind::Noun && whose.slot == Slot::At && whose.first == last + 1 && !whose.conjoined) {
        last = whose.last;
        ++j;
      }
    }
    // A bare phrase with a name in it, where the sentence goes on with أنّ or a mark.
    if (j + 1 >= a_.last_chunk) return last;
    const Chunk& name = a_.chunk(j);
    const Chunk& next = a_.chunk(j + 1);
    const bool person = name.entity >= 0 && a_.tokens->terms[static_cast<size_t>(name.entity)].kind == TermKind::Person;
    const bool bare = name.kind == ChunkKind::Noun && name.first == last && name.slot == Slot::None && !name.quantity &&
                      !name.conjoined && (person || name.entity < 0) && !tok(name.first).definite();
    if (!bare || name.last - name.first > kLongestName) return last;
    bool named = person;
    for (uint32_t n = name.first; n < name.last; ++n)
      named |= tok(n).is_word() && (tok(n).a.pos == Pos::Name || tok(n).a.guessed);
    const bool that = is_complementiser(tok(next.first)) || next.function == Function::That;
    // «ثابت العباسي»: two words that mean something, between an office and أنّ.
    const Token& head = a_.head(name);
    const bool someone = that && name.last - name.first == 2 && !content_noun(name) && !k_.title(head.a.lemma) &&
                         !(a_.tags(head) & (tag::kPerson | tag::kGroup | tag::kOrg));
    const bool object = next.kind == ChunkKind::Noun && content_noun(next);
    return (named && (that || next.kind == ChunkKind::Mark || object)) || someone ? name.last : last;
  }

  void add_speaker(Found& f, int32_t subject) {
    if (subject < 0) return;
    f.subject = subject;
    const Chunk& c = a_.chunk(static_cast<uint32_t>(subject));
    if (a_.is_document(c) && document(f, static_cast<uint32_t>(subject))) return;
    const uint32_t last = rest_of_name(static_cast<uint32_t>(subject));
    f.said.chain.push_back(last > c.last ? a_.mention(c.first, last) : a_.mention(static_cast<uint32_t>(subject)));
    f.source_end = last;
    // Co-speakers: «قال فلان وفلان».
    for (uint32_t j = static_cast<uint32_t>(subject) + 1; j < a_.last_chunk && j < static_cast<uint32_t>(subject) + 5;
         ++j) {
      const Chunk& n = a_.chunk(j);
      // «، فاليري غيراسيموف»: a name that begins like «and then».
      if (n.kind == ChunkKind::Noun && n.joined_to == subject && (tok(n.first).a.proclitics & proclitic::kSo)) {
        f.said.chain.back() = a_.mention(c.first, n.last);
        f.source_end = n.last;
      } else if (a_.head(n).is_word() && a_.head(n).a.enclitic != Enclitic::None &&
                 a_.chunk(j - 1).kind == ChunkKind::Mark) {
        break;  // «، ومقره لندن،»
      } else if (n.kind == ChunkKind::Noun && n.joined_to == subject && n.slot == Slot::None && a_.can_speak(n)) {
        f.said.chain.push_back(a_.mention(j));
        f.source_end = n.last;
      } else if (n.kind == ChunkKind::Verb) {
        break;
      }
    }
  }

  /// «بيان للوزارة», «تقرير منظمة العفو»: adds whose document it is, if that stands by it.
  bool author(Found& f, uint32_t subject) const {
    const Chunk& c = a_.chunk(subject);
    // idafa
    for (uint32_t n = c.head + 1; n < c.last; ++n) {
      const Token& t = tok(n);
      if (!t.is_word()) continue;
      if (t.term(Layer::Entity) >= 0 || (t.noun() && (a_.tags(t) & (tag::kOrg | tag::kGroup | tag::kPerson)))) {
        f.said.chain.push_back(a_.mention(n, c.last));
        return true;
      }
      if (t.a.enclitic != Enclitic::None) break;
    }
    // «بيان لـ», «بيان صادر عن», «بيان أصدرته»
    for (uint32_t j = subject + 1; j < a_.last_chunk && j <= subject + 3; ++j) {
      const Chunk& n = a_.chunk(j);
      // «معلومات عن الجيش» is not its word, «بيان صادر عن الجيش» is.
      const bool issued = n.slot != Slot::About || j > subject + 1 || c.last > c.head + 1;
      if (n.kind == ChunkKind::Noun && (n.slot == Slot::For || n.slot == Slot::About || n.slot == Slot::From) &&
          issued && a_.can_speak(n)) {
        f.said.chain.push_back(a_.mention(j));
        return true;
      }
      if (n.kind == ChunkKind::Verb && tok(n.first).a.enclitic != Enclitic::None) {
        if (const int32_t s = subject_of(a_, j); s >= 0) {
          f.said.chain.push_back(a_.mention(static_cast<uint32_t>(s)));
          return true;
        }
      }
      if (n.kind == ChunkKind::Mark || n.function == Function::That || is_complementiser(tok(n.first))) break;
    }
    return false;
  }

  /// … or whose act it was: «ألقت إسرائيل منشورات».
  bool issuer(Found& f, uint32_t document) const {
    if (a_.chunk(document).slot != Slot::None) return false;  // «ردا على تقارير»
    const uint32_t first = a_.chunks->sentences[a_.sentence_of_chunk(document)].first;
    for (uint32_t j = document; j-- > first;) {
      if (a_.chunk(j).kind != ChunkKind::Verb) continue;
      const int32_t s = subject_of(a_, j);
      if (a_.chunk(j).clause != a_.chunk(document).clause || s < 0 || s == static_cast<int32_t>(document) ||
          a_.is_document(a_.chunk(static_cast<uint32_t>(s))) || !a_.can_speak(a_.chunk(static_cast<uint32_t>(s))))
        return false;
      f.said.chain.push_back(a_.mention(static_cast<uint32_t>(s)));
      return true;
    }
    return false;
  }

  /// … or, for «البيان», was told before. True if that is known.
  bool document(Found& f, uint32_t subject) {
    if (author(f, subject)) return true;
    const Chunk& c = a_.chunk(subject);
    const bool definite = tok(c.head).definite() || c.anaphor;
    if (!definite && f.particle) return false;  // «بحسب تقارير»
    if (!definite) {
      // «نشر المركز فيديو يوضح»: who put it out.
      return issuer(f, subject);
    }
    // «التقرير»: the one whose author was told before.
    for (uint32_t j = subject; j-- > a_.first_chunk;) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Noun && a_.is_document(n) && a_.head(n).a.lemma == a_.head(c).a.lemma &&
          (author(f, j) || (!tok(n.head).definite() && issuer(f, j))))
        return true;
    }
    // «البيان» is the speaker's; «الخريطة», «نص المشروع» are a word of their own.
    if (!last_chain_.empty() && speaks_through(c)) {
      f.said.chain = last_chain_;
      return true;
    }
    return false;
  }

  /// A document in which somebody speaks, not one that shows or lays down something.
  bool speaks_through(const Chunk& document) const {
    const Cue* cue = k_.cue(a_.head(document).a.lemma);
    return cue && cue->pos == Pos::Noun && (cue->quote || cue->prepositions);
  }

  /// The verb may be said of that speaker.
  bool agrees(const Token& verb, uint32_t speaker) const {
    const Chunk& c = a_.chunk(speaker);
    const Token& head = a_.head(c);
    if (!verb.verb() || !head.is_word() || verb.a.person != 3) return true;
    const bool state = c.entity >= 0 && (is_country(c) || is_capital(c));
    const bool plural = head.a.number == Number::Plural;
    if (verb.a.number == Number::Plural || verb.a.number == Number::Dual)
      return plural || head.a.number == verb.a.number || c.quantity || joined(speaker);
    if (verb.a.gender == Gender::Feminine)
      return state || plural || head.a.gender != Gender::Masculine || head.a.pos == Pos::Name;
    return !state && !plural && (head.a.gender != Gender::Feminine || head.a.pos == Pos::Name);
  }
  bool joined(uint32_t i) const {
    for (uint32_t j = i + 1; j < std::min(a_.last_chunk, i + 6); ++j) {
      if (a_.chunk(j).joined_to == static_cast<int32_t>(i)) return true;
    }
    return false;
  }

  /// A dropped subject: who spoke, or did something, last before chunk i and agrees with the verb.
  void carry(Found& f, uint32_t i, const SentenceChunks& sc) {
    f.carried = true;
    const Token& verb = tok(chunk_first(i));
    for (size_t n = found_.size(); n-- > 0;) {
      const Found& before = found_[n];
      if (before.noun || before.said.chain.empty() || before.subject < 0 ||
          !agrees(verb, static_cast<uint32_t>(before.subject)))
        continue;
      f.said.chain = before.said.chain;
      f.speaker = before.subject;
      return;
    }
    // Within a quotation that runs on from before, what does something is not who speaks.
    const bool quoted = sentence_begin_ < inside_until_ && !last_chain_.empty();
    const int32_t here = quoted ? -1 : last_subject(sc.first, i, verb);
    if (here >= 0) {
      f.said.chain.push_back(a_.mention(static_cast<uint32_t>(here)));
      f.speaker = here;
      return;
    }
    const bool told = !last_chain_.empty() && (last_speaker_ < 0 || agrees(verb, static_cast<uint32_t>(last_speaker_)));
    if (!told) {
      const int32_t before =
          last_subject(sc.first - std::min(sc.first - a_.first_chunk, kSubjectWithin), sc.first, verb);
      if (before >= 0) {
        f.said.chain.push_back(a_.mention(static_cast<uint32_t>(before)));
        f.speaker = before;
        return;
      }
    }
    f.said.chain = last_chain_;
    f.speaker = last_speaker_;
  }

  /// The last subject in chunks [first, last) that can speak and agrees with the verb, -1 if there is none.
  /// The main clauses come first: «لم ترد ماي على سؤال عما إذا قررت واشنطن …، لكنها قالت».
  int32_t last_subject(uint32_t first, uint32_t last, const Token& verb) const {
    const int32_t main = last_subject(first, last, verb, true);
    return main >= 0 ? main : last_subject(first, last, verb, false);
  }

  int32_t last_subject(uint32_t first, uint32_t last, const Token& verb, bool main) const {
    for (uint32_t j = last; j-- > first;) {
      if (a_.chunk(j).kind != ChunkKind::Verb) continue;
      const ClauseKind kind = a_.chunks->clauses[static_cast<size_t>(a_.chunk(j).clause)].kind;
      if (main && kind != ClauseKind::Main && kind != ClauseKind::Coordinated) continue;
      const int32_t s = subject_of(a_, j);
      if (s >= static_cast<int32_t>(first) && s < static_cast<int32_t>(last) &&
          a_.can_speak(a_.chunk(static_cast<uint32_t>(s))) && !a_.chunk(static_cast<uint32_t>(s)).quantity &&
          !a_.is_document(a_.chunk(static_cast<uint32_t>(s))) && agrees(verb, static_cast<uint32_t>(s))) {
        return s;
      }
    }
    return -1;
  }

  /// The subject of a verb of saying. After a comma it follows: «رداً على سؤال، قال الوزير».
  int32_t speaker_of(uint32_t i, const SentenceChunks& sc) const {
    const int32_t subject = subject_of(a_, i);
    // «وتابع "تركيا لم تستخدم"»: in the quotation somebody else acts.
    for (uint32_t q = i + 1; static_cast<int32_t>(q) < subject; ++q) {
      if (a_.chunk(q).kind != ChunkKind::Mark || !opens_quotation(a_.chunk(q).first)) continue;
      const uint32_t close = closing(a_.chunk(q).first);
      for (uint32_t j = q + 1; j < sc.last && (close == 0 || a_.chunk(j).first < close); ++j) {
        if (a_.chunk(j).kind == ChunkKind::Verb) return -1;
      }
    }
    if (subject < 0 || subject > static_cast<int32_t>(i) || i + 1 >= sc.last) return subject;
    const Chunk& next = a_.chunk(i + 1);
    const bool bare =
        next.kind == ChunkKind::Noun && next.slot == Slot::None && next.function == Function::None && !next.quantity;
    if (!bare || !a_.can_speak(next) || !agrees(tok(chunk_first(i)), i + 1)) return subject;
    const Chunk& before = a_.chunk(i - 1);
    const bool apart =
        before.kind == ChunkKind::Mark && (is_comma(*tok(before.first).word) || is_dash(*tok(before.first).word));
    // «المركز الذي خلصت المخابرات إلى أنه»
    const ClauseKind kind = a_.chunks->clauses[static_cast<size_t>(a_.chunk(i).clause)].kind;
    const bool described = (kind == ClauseKind::Relative || kind == ClauseKind::BareRelative) &&
                           !agrees(tok(chunk_first(i)), static_cast<uint32_t>(subject)) && that_pronoun(i, sc);
    return apart || described || !a_.can_speak(a_.chunk(static_cast<uint32_t>(subject))) ? static_cast<int32_t>(i + 1)
                                                                                         : subject;
  }

  /// «وكان النظام الذي ينفي الاتهامات بالقصف، دعا», «القيادي فلان، رئيس المجلس، توعد»: whom the sentence began with,
  /// and who has no verb but this one.
  int32_t topic(uint32_t i, const SentenceChunks& sc) const {
    if (!comma_at(i - 1) || tok(chunk_first(i)).conjoined()) return -1;
    uint32_t j = sc.first;
    while (j + 1 < i && a_.chunk(j).kind != ChunkKind::Noun) {
      const Chunk& c = a_.chunk(j);
      const bool opens =
          c.function == Function::Past || is_complementiser(tok(c.first)) || c.function == Function::Stop;
      if (c.kind == ChunkKind::Mark || !opens) return -1;
      ++j;
    }
    const Chunk& c = a_.chunk(j);
    if (j + 1 >= i || c.kind != ChunkKind::Noun || c.slot != Slot::None || c.function != Function::None || c.quantity ||
        !a_.can_speak(c) || a_.is_document(c) || !agrees(tok(chunk_first(i)), j))
      return -1;
    for (uint32_t n = j + 1; n < i; ++n) {
      if (a_.chunk(n).kind != ChunkKind::Verb) continue;
      const ClauseKind kind = a_.chunks->clauses[static_cast<size_t>(a_.chunk(n).clause)].kind;
      if (kind == ClauseKind::Main || kind == ClauseKind::Coordinated) return -1;
    }
    return static_cast<int32_t>(j);
  }

  /// The next أنّ has a pronoun: «يقول إنها».
  bool that_pronoun(uint32_t i, const SentenceChunks& sc) const {
    for (uint32_t j = i + 1; j < std::min(sc.last, i + 6); ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.kind == ChunkKind::Verb) return false;
      if (c.kind == ChunkKind::Word && is_complementiser(tok(c.first)))
        return tok(c.first).a.enclitic != Enclitic::None;
    }
    return false;
  }

  /// «بلاده», said by the one who is quoted: himself.
  bool own_state(const Chunk& c) const {
    return a_.head(c).is_word() && a_.head(c).a.enclitic != Enclitic::None &&
           k_.place_word(a_.head(c).a.lemma) != nullptr;
  }

  /// «ودعا عودة إلى»: one word behind the verb that ended a person's name before.
  bool surname(uint32_t subject, uint32_t verb) const {
    const Chunk& c = a_.chunk(subject);
    if (subject != verb + 1 || c.kind != ChunkKind::Noun || c.last != c.first + 1 || c.slot != Slot::None || c.quantity)
      return false;
    const Token& word = tok(c.first);
    if (!word.is_word() || word.a.proclitics & ~proclitic::kAl || word.a.enclitic != Enclitic::None) return false;
    const std::string_view written = a_.tokens->text->slice(word.word->span);
    for (uint32_t n = c.first - 1; n-- > chunk_first(a_.first_chunk) + 1;) {
      if (!tok(n).is_word() || !tok(n - 1).is_word() || tok(n - 1).a.pos != Pos::Name) continue;
      if (tok(n - 1).term(Layer::Place) < 0 && a_.tokens->text->slice(tok(n).word->span) == written) return true;
    }
    return false;
  }

  /// «"لن نتراجع"، قال القائد»: what was said stands before the verb.
  bool quotation_before(Found& f) const {
    if (f.said.cue->weight != 1 || f.subject < static_cast<int32_t>(f.said.cue_chunk)) return false;
    uint32_t close = f.said.cue_first;
    if (close > sentence_begin_ && is_comma(*tok(close - 1).word)) --close;
    if (close <= sentence_begin_ + 1) return false;
    --close;
    if (!tok(close).is(WordKind::Close) && !tok(close).is(WordKind::Quote)) return false;
    for (uint32_t open = close; open-- > sentence_begin_;) {
      const Token& t = tok(open);
      if (!t.is(WordKind::Quote) && (!t.is(WordKind::Open) || t.word->mark == U'(' || t.word->mark == U'[')) continue;
      if (closing(open) != close || close - open < kShortestSpeech - 3) return false;
      f.said.begin = open + 1;
      f.quote_open = static_cast<int32_t>(open);
      return true;
    }
    return false;
  }

  void verb(uint32_t i, const SentenceChunks& sc, const Cue& cue) {
    const Chunk& c = a_.chunk(i);
    const Token& t = tok(c.first);
    // «نؤكد», «أعتقد»: the one who is quoted speaks already.
    if (t.a.person == 1) return;
    if (t.a.person == 2) {
      // «روسيا تتوعد» is spelled like "you threaten".
      const int32_t before = subject_of(a_, i);
      if (t.a.tense != Tense::Present || before < 0 || before > static_cast<int32_t>(i)) return;
    }
    // «إذا رأى الرئيس أن»: nobody has said it yet.
    if (i > sc.first && a_.chunk(i - 1).kind == ChunkKind::Word && a_.chunk(i - 1).function == Function::Condition &&
        !is_complementiser(tok(chunk_first(i - 1)))) {
      return;
    }
    // «ما يشير إلى أن», «وهو ما يؤكد»: what happened shows it, unless somebody stands behind: «وهو ما أكده الوزير».
    if (i > sc.first && a_.chunk(i - 1).function == Function::Result && a_.chunk(i - 1).kind == ChunkKind::Word &&
        t.a.enclitic == Enclitic::None && subject_of(a_, i) <= static_cast<int32_t>(i))
      return;
    Found f;
    f.said.cue = &cue;
    f.said.cue_first = c.first;
    f.said.cue_last = c.last;
    f.said.cue_chunk = i;
    f.said.stance = cue.stance;
    f.boundary = clause_begin(i, sc);
    const Clause& clause = a_.chunks->clauses[static_cast<size_t>(c.clause)];
    saw_subject_ = false;
    int32_t subject = speaker_of(i, sc);
    // «…، فيما أكد أن»: no relative clause.
    if (subject >= 0 && static_cast<uint32_t>(subject) < clause.first &&
        a_.chunk(clause.first).function == Function::Stop)
      subject = -1;
    // «قناة تلفزيونية يقول إنها معارضة», «هجوم بدأته تقول إنه»: what is described does not speak.
    const bool relative = clause.kind == ClauseKind::Relative || clause.kind == ClauseKind::BareRelative;
    if (relative && subject >= 0 && subject < static_cast<int32_t>(i) && !agrees(t, static_cast<uint32_t>(subject)) &&
        that_pronoun(i, sc))
      subject = -1;
    if (subject < 0 && i + 1 < sc.last && surname(i + 1, i)) subject = static_cast<int32_t>(i + 1);
    if (subject < 0 && !relative) subject = topic(i, sc);
    if (subject >= 0) {
      const Chunk& s = a_.chunk(static_cast<uint32_t>(subject));
      if (a_.tags(a_.head(s)) & tag::kTime) return;                   // «يبلغ 17 سنة»
      if (t.word->first_damma && !cue.relayed) return;                // «اتُّهمت القوات»: nobody named
      if (cue.weight == 3 && a_.is_document(s) && !tells(s)) return;  // «الاتفاق ينص على»
      // «المسلحين يتوقع أن يزيلوا»: it is expected of them.
      if (cue.impersonal && subject < static_cast<int32_t>(i) && !agrees(t, static_cast<uint32_t>(subject))) return;
      // «أعلن الادعاء العام أن», «أظهرت التحقيقات أن»: whatever has أنّ after it speaks.
      const bool tells = subject == static_cast<int32_t>(i) + 1 && a_.head(s).definite() && cue.weight <= 2 &&
                         !s.quantity && that_follows(i + 1, std::min(sc.last, i + kComplementWithin));
      if (a_.can_speak(s) || tells || surname(static_cast<uint32_t>(subject), i) ||
          (cue.weight == 1 && s.kind == ChunkKind::Noun && !content_noun(s) && !a_.is_weapon(s) && !s.quantity)) {
        // «أكد استمرار القصف»: what follows is the content; «أعلن الادعاء العام أن» and «ذكر التقرير»: it is who
        // speaks.
        const bool content = s.clause == c.clause && subject > static_cast<int32_t>(i) && cue.object && content_noun(s);
        const bool source = a_.is_document(s) || surname(static_cast<uint32_t>(subject), i) ||
                            that_follows(static_cast<uint32_t>(subject), std::min(sc.last, i + kComplementWithin));
        if (!content || source) add_speaker(f, subject);
      } else if (static_cast<uint32_t>(subject) < i || own_state(s)) {
        return;  // «القصف أكد …» is nobody's word
      }
    }
    // «جاء التصويت في اليوم نفسه»: what came is no word of anybody's.
    if (cue.weight == 3 && !cue.object && f.said.chain.empty() && subject > static_cast<int32_t>(i) &&
        !a_.can_speak(a_.chunk(static_cast<uint32_t>(subject))))
      return;
    // «لكن آخرين أعربوا»
    if (subject < 0 && i > sc.first && a_.chunk(i - 1).function == Function::Others &&
        a_.chunk(i - 1).kind == ChunkKind::Word) {
      f.said.chain.push_back(a_.mention(i - 1));
      f.speaker = static_cast<int32_t>(i - 1);
    }
    // «جاء في بيان للوزارة أن»: the document speaks.
    if (f.said.chain.empty() && cue.weight == 3 && i + 1 < sc.last) {
      const Chunk& in = a_.chunk(i + 1);
      if (in.kind == ChunkKind::Noun && in.slot == Slot::In && a_.is_document(in))
        add_speaker(f, static_cast<int32_t>(i + 1));
    }
    if (cue.relayed) {
      // «مؤتمر صحفي نقله التلفزيون»: where the words before were heard.
      if (t.a.enclitic != Enclitic::None && relative && clause.antecedent >= 0) return;
      if (!relayed(f, i, sc)) {
        // «نقلت الطائرات الجرحى» carries, does not quote.
        return;
      }
    }
    // «… الذي أعلنته الوزارة»: what was announced stands before.
    if (t.a.enclitic != Enclitic::None &&
        (clause.kind == ClauseKind::Relative || clause.kind == ClauseKind::BareRelative) && clause.antecedent >= 0 &&
        subject >= 0 && subject != clause.antecedent && !f.said.chain.empty()) {
      const Chunk& what = a_.chunk(static_cast<uint32_t>(clause.antecedent));
      const bool described = cue.any_object && subject > static_cast<int32_t>(i);  // «يعتبرها الجيش تهديدا»
      if (cue.object && !described && (content_noun(what) || a_.is_document(what))) {
        // «اتفاق إجلاء أعلنته روسيا»: it is the content, if nobody has told of it yet.
        const bool news = clause.kind == ClauseKind::BareRelative && cue.weight <= 2 &&
                          subject > static_cast<int32_t>(i) && !(a_.is_document(what) && tells(what)) &&
                          !a_.is_document(a_.chunk(static_cast<uint32_t>(subject))) && what.slot != Slot::About &&
                          a_.chunk(i - 1).clause == what.clause;
        if (!news) return;
        f.said.begin = what.first;
        f.said.end = c.first;
        f.behind = true;
        f.said.rule = "verb " + cue.origin;
        found_.push_back(f);
        return;
      }
    }

    const bool negated = i > sc.first && a_.chunk(i - 1).kind == ChunkKind::Word &&
                         tok(a_.chunk(i - 1).first).a.pos == Pos::Negation &&
                         !could_be(tok(a_.chunk(i - 1).first), Pos::Relative);  // «ما تقول إنه» is no negation
    if (f.said.chain.empty()) carry(f, i, sc);
    const bool carried = f.carried;

    // «نقلت تقارير عن علوش قوله إن»: the content stands behind the originator.
    const uint32_t from = cue.relayed && f.subject > static_cast<int32_t>(i) ? static_cast<uint32_t>(f.subject) : i;
    if (!complement(f, from, sc, cue, carried || f.subject >= 0) && !quotation_before(f)) return;

    if (carried && f.said.chain.empty()) return;
    // «ويعتبر هذا الاعتداء الأعنف»: a passive that is spelled like the active.
    if (carried && cue.any_object && f.phrase && t.a.tense == Tense::Present) return;
    // «هجوما، اعتبر تهديدا», «ممن توصف بالجماعات»: passives too, of what stands before.
    const bool behind = f.subject >= 0 && f.subject < static_cast<int32_t>(i) && relative;
    if (cue.any_object && f.phrase && t.a.enclitic == Enclitic::None &&
        ((carried && !t.conjoined() && i > sc.first && !starts_anew(i, sc)) ||
         (behind && a_.chunk(f.phrase).slot == Slot::By)))
      return;
    if (carried && cue.weight == 3 && !t.conjoined()) return;
    // «ويُعتقد أن»: nobody's in particular, spelled like the active.
    const bool his = t.a.gender == Gender::Feminine || t.a.number != Number::Singular;
    if (carried && cue.impersonal && t.a.tense == Tense::Present && !his) return;
    if (negated) {
      if (cue.stance != Stance::Assert && cue.stance != Stance::Confirm) return;
      // «لم تعلن أي جهة مسؤوليتها», «لم تدل سانا بمزيد من التفاصيل»: nothing was said.
      const Embedding* sure = k_.embedding(t.a.lemma);
      if (f.phrase && (carried || cue.weight >= 2 || !sure || sure->effect != Factuality::Asserted)) return;
      f.said.stance = Stance::Doubt;
    }
    if (t.a.voice == Voice::Passive && carried && !cue.relayed) return;  // «قيل», «سُمع»: nobody named
    f.said.rule = "verb " + cue.origin;
    f.sibling = starts_anew(i, sc);
    agency_listener(f, i, sc);
    same_passers(f);
    found_.push_back(f);
  }

  /// «نقلت الوكالة عن المصدر قوله»: the originator stands behind «عن».
  bool relayed(Found& f, uint32_t i, const SentenceChunks& sc) {
    for (uint32_t j = i + 1; j < std::min(sc.last, i + 14); ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.kind == ChunkKind::Verb) return false;
      if (c.kind == ChunkKind::Word && c.function == Function::That) break;
      // «ونقلت عنه الوكالة قوله»: who spoke last.
      if (c.kind == ChunkKind::Pronoun && c.slot == Slot::About && !last_chain_.empty()) {
        std::vector<Mention> chain{last_chain_.front()};
        chain.insert(chain.end(), f.said.chain.begin(), f.said.chain.end());
        f.said.chain = std::move(chain);
        f.speaker = last_speaker_;
        return true;
      }
      if (c.kind == ChunkKind::Noun && c.slot == Slot::About) {
        // «نقلت المجموعات أخبارا عن هجوم»: what the news is of.
        if (f.subject >= 0 && !a_.can_speak(c) && content_noun(c)) break;
        std::vector<Mention> chain{a_.mention(j)};
        for (uint32_t n = j + 1; n < std::min(sc.last, j + 5); ++n) {
          if (a_.chunk(n).kind == ChunkKind::Noun && a_.chunk(n).joined_to == static_cast<int32_t>(j))
            chain.push_back(a_.mention(n));
        }
        if (f.subject >= 0 && f.subject < static_cast<int32_t>(j)) {
          for (const Mention& m : f.said.chain) chain.push_back(m);
        }
        f.said.chain = std::move(chain);
        f.subject = static_cast<int32_t>(j);
        f.source_end = c.last;
        return true;
      }
    }
    // «نقل مصور مشاهدته»: without عن only where the carrier is a person who tells.
    return f.subject >= 0 && a_.can_speak(a_.chunk(static_cast<uint32_t>(f.subject))) && f.said.cue->weight <= 2;
  }

  /// «قال فلان لوكالة فرانس برس»: the agency passes it on.
  void agency_listener(Found& f, uint32_t i, const SentenceChunks& sc) const {
    for (uint32_t j = i + 1; j < sc.last && chunk_first(j) < f.said.begin; ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.kind == ChunkKind::Mark && tok(c.first).word->mark == U':') break;
      if (c.kind != ChunkKind::Noun || !is_medium(c) || static_cast<int32_t>(j) == f.subject || told(f, j)) continue;
      const Chunk& before = a_.chunk(j - 1);
      // «أبلغ رويترز أن»: who was told is the object.
      const bool object = c.slot == Slot::None && f.subject >= 0 && told_object(tok(f.said.cue_first).a.lemma);
      // «في مقابلة مع قناة روسيا اليوم»
      const bool interview = c.slot == Slot::With && before.kind == ChunkKind::Noun && before.slot == Slot::In;
      // «في بيان بثته وكالة سانا», «تصريحات نقلها التلفزيون»
      const bool carries = c.slot == Slot::None && before.kind == ChunkKind::Verb &&
                           subject_of(a_, j - 1) == static_cast<int32_t>(j) &&
                           tok(before.first).a.enclitic != Enclitic::None;
      if (c.slot == Slot::For || object || interview || carries) f.said.chain.push_back(a_.mention(j));
    }
  }
  /// An organisation or medium that is named, its activists, a source: who writes down what happens.
  bool observes(const Chunk& c) const {
    for (uint32_t n = c.head; n < c.last; ++n) {
      const Term* term = a_.tokens->term_at(n, Layer::Entity);
      if (term && term->kind == TermKind::Actor) {
        const std::string& sector = k_.actor(term->index).sector;
        return sector == "NGO" || sector == "MED";
      }
    }
    const TitleKind* title = tok(c.head).is_word() ? k_.title(tok(c.head).a.lemma) : nullptr;
    return title && (*title == TitleKind::Source || *title == TitleKind::Spokesperson || *title == TitleKind::Role);
  }
  bool is_medium(const Chunk& c) const {
    if (c.entity < 0) return false;
    const Term& term = a_.tokens->terms[static_cast<size_t>(c.entity)];
    return term.kind == TermKind::Actor && k_.actor(term.index).sector == "MED";
  }
  /// A verb whose object is who is told, its content what «ب» joins: أبلغ, أخبر.
  bool told_object(uint32_t lemma) const {
    const Cue* cue = k_.cue(lemma);
    return cue && cue->that && !cue->object && (cue->prepositions >> static_cast<int>(Slot::By) & 1U);
  }
  bool told(const Found& f, uint32_t chunk) const {
    const Mention m = a_.mention(chunk);
    return std::any_of(f.said.chain.begin(), f.said.chain.end(),
                       [&](const Mention& o) { return o.span.begin < m.span.end && m.span.begin < o.span.end; });
  }

  /// «أضاف المصدر» goes on from «قال مصدر لوكالة فرانس برس»: who passed his words on does so still.
  void same_passers(Found& f) const {
    if (f.said.chain.size() != 1 || last_chain_.size() < 2 || f.subject < 0 || last_speaker_ < 0) return;
    const Chunk &now = a_.chunk(static_cast<uint32_t>(f.subject)),
                &then = a_.chunk(static_cast<uint32_t>(last_speaker_));
    if (f.subject == last_speaker_ || now.slot != Slot::None || joined(static_cast<uint32_t>(last_speaker_))) return;
    const Token &a = a_.head(now), &b = a_.head(then);
    const bool source = a.is_word() && b.is_word() && a.definite() && now.entity < 0 && a.a.lemma &&
                        a.a.lemma == b.a.lemma && now.last == now.head + 1;
    const bool same_person =
        names_person(now) && names_person(then) && now.entity >= 0 && then.entity >= 0 &&
        a_.mention(static_cast<uint32_t>(f.subject)).text == a_.mention(static_cast<uint32_t>(last_speaker_)).text;
    if (source || same_person) f.said.chain.insert(f.said.chain.end(), last_chain_.begin() + 1, last_chain_.end());
  }

  /// The cue's clause stands beside what was said before rather than inside it.
  bool starts_anew(uint32_t i, const SentenceChunks& sc) const {
    const Chunk& c = a_.chunk(i);
    if (i == sc.first || tok(c.first).conjoined()) return true;
    const Clause& clause = a_.chunks->clauses[static_cast<size_t>(c.clause)];
    if (clause.opener == Function::Stop || a_.chunk(clause.first).function == Function::Stop) return true;
    if (clause.kind == ClauseKind::That || clause.kind == ClauseKind::Relative ||
        clause.kind == ClauseKind::BareRelative)
      return false;
    const Chunk& opener = a_.chunk(clause.first);
    if (tok(opener.first).is_word() && tok(opener.first).conjoined()) return true;
    for (uint32_t j = i; j-- > sc.first;) {
      const Chunk& b = a_.chunk(j);
      if (b.clause != c.clause) break;
      if (tok(b.first).is_word() && tok(b.first).conjoined() && b.kind != ChunkKind::Noun) return true;
    }
    return false;
  }

  void participle(uint32_t i, const SentenceChunks& sc, const Cue& cue) {
    const Chunk& c = a_.chunk(i);
    // «غردت الجماعة قائلة إنها»: one statement, whose cue is the verb.
    if (!found_.empty() && found_.back().said.begin > c.first && a_.tokens->function_at(c.first) == Function::Saying)
      return;
    Found f;
    f.participle = true;
    f.said.cue = &cue;
    f.said.cue_first = c.first;
    f.said.cue_last = c.first + 1;
    f.said.cue_chunk = i;
    f.said.stance = cue.stance;
    f.boundary = c.first;
    f.sibling = true;
    // Its subject is that of the main clause, not of a statement inside.
    size_t main = found_.size();
    for (size_t n = found_.size(); n-- > 0;) {
      if (found_[n].noun) continue;
      main = n;
      if (found_[n].sibling) break;
    }
    // «بعدما تحدى ترامب موسكو قائلا»: without a comma it belongs to the verb before.
    int32_t nearest = -1;
    if (i > sc.first && a_.chunk(i - 1).kind != ChunkKind::Mark &&
        a_.tokens->function_at(c.first) == Function::Saying) {
      for (uint32_t j = i; j-- > sc.first && nearest < 0;) {
        if (a_.chunk(j).kind != ChunkKind::Verb) continue;
        const int32_t s = subject_of(a_, j);
        if (s < 0 || a_.chunk(j).clause != a_.chunk(i - 1).clause || !a_.can_speak(a_.chunk(static_cast<uint32_t>(s))))
          break;
        nearest = s;
      }
    }
    if (nearest >= 0 && (main >= found_.size() || found_[main].subject != nearest)) {
      add_speaker(f, nearest);
    } else if (main < found_.size()) {
      f.said.chain = found_[main].said.chain;
      f.speaker = found_[main].subject >= 0 ? found_[main].subject : found_[main].speaker;
      f.carried = true;
    } else if (sentence_begin_ < inside_until_ && !last_chain_.empty()) {
      f.said.chain = last_chain_;
      f.speaker = last_speaker_;
      f.carried = true;
    } else {
      // «وجدد الرئيس موقفه، مؤكدا أن»: the subject of the sentence speaks.
      for (uint32_t j = sc.first; j < i; ++j) {
        if (a_.chunk(j).kind != ChunkKind::Verb) continue;
        if (const int32_t s = subject_of(a_, j); s >= 0 && a_.can_speak(a_.chunk(static_cast<uint32_t>(s))))
          add_speaker(f, s);
        break;
      }
      if (f.said.chain.empty()) carry(f, i, sc);
    }
    if (f.said.chain.empty()) return;
    saw_subject_ = true;
    // «معتبرةً ذلك محاولة»: the object follows at once.
    if (!complement(f, i, sc, cue, true)) return;
    f.said.rule = "participle " + cue.origin;
    found_.push_back(f);
  }

  /// «دون معلومات عن خسائر», «لا أنباء عن», «لم ترد تقارير عن»: nobody has said it.
  bool said_by_nobody(uint32_t i, const SentenceChunks& sc) const {
    if (i == sc.first) return false;
    const auto word = [&](uint32_t j, auto is) { return a_.chunk(j).kind == ChunkKind::Word && is(a_.chunk(j)); };
    const auto negation = [&](const Chunk& c) {
      return tok(c.first).a.pos == Pos::Negation && !could_be(tok(c.first), Pos::Relative);
    };
    const auto denial = [&](const Chunk& c) { return c.function == Function::Denial || negation(c); };
    if (a_.chunk(i).slot != Slot::None) return word(i - 1, denial);
    uint32_t verb = i - 1;  // «لم ترد | على الفور | تقارير»
    if (verb > sc.first && a_.chunk(verb).function == Function::Aside) --verb;
    if (a_.chunk(verb).kind != ChunkKind::Verb) return word(i - 1, denial);
    return (verb > sc.first && word(verb - 1, denial)) ||  // «من دون أن ترد تقارير»
           (verb > sc.first + 1 && word(verb - 1, [](const Chunk& c) { return c.function == Function::That; }) &&
            word(verb - 2, denial));
  }

  void noun(uint32_t i, const SentenceChunks& sc, const Cue& cue, uint32_t word) {
    const Chunk& c = a_.chunk(i);
    if (cue.stance == Stance::Assert && said_by_nobody(i, sc)) return;
    // «اتهامها بشن هجوم», «بعد إدانته بالقتل»: the pronoun is the accused.
    if (i + 1 < sc.last && tok(word).a.enclitic != Enclitic::None && a_.chunk(i + 1).slot == Slot::By &&
        (cue.stance == Stance::Accuse || !(cue.prepositions >> static_cast<int>(Slot::By) & 1U)))
      return;
    // A noun cue needs أنّ, بأنّ or its preposition close behind: «مزاعم إسرائيل بأن», «أنباء عن».
    Found f;
    f.noun = true;
    f.said.cue = &cue;
    f.said.cue_first = c.head;
    f.said.cue_last = word + 1;
    f.said.cue_chunk = i;
    f.said.stance = cue.stance;
    f.boundary = c.first;
    bool found_content = false;
    for (uint32_t j = i + 1; j < std::min(sc.last, i + 5); ++j) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Verb) break;
      // «تصريح السفير بعيد إعلان الرئيس أنه»: the nearer one has it.
      if (const Cue* nearer = n.kind == ChunkKind::Noun && a_.head(n).is_word() ? k_.cue(a_.head(n).a.lemma) : nullptr;
          nearer && nearer->pos == Pos::Noun && nearer->that && nearer->weight <= 2 &&
          !(n.slot != Slot::None && (cue.prepositions >> static_cast<int>(n.slot) & 1U)))
        break;
      if (n.kind == ChunkKind::Mark && tok(n.first).word->mark != U':') {
        if (is_comma(*tok(n.first).word)) break;
        continue;
      }
      if (n.kind == ChunkKind::Word) {
        const Token& t = tok(n.first);
        if ((is_complementiser(t) || n.function == Function::That) && cue.that) {
          f.said.begin = n.last;
          found_content = f.said.begin < sentence_end_;
        }
        break;
      }
      if (n.kind == ChunkKind::Noun && n.slot != Slot::None && (cue.prepositions >> static_cast<int>(n.slot) & 1U) &&
          (content_noun(n) || cue.any_object || opens_quotation(n.first - 1))) {
        f.said.begin = n.first;
        f.phrase = j;
        found_content = true;
        break;
      }
    }
    // «إعلان الرئيس انسحاب بلاده»: the object of a noun that has its subject.
    // «إعلان الوزير خالد العطية انسحاب»: his name stands between.
    uint32_t object = i + 1;
    if (object + 1 < sc.last && names_person(a_.chunk(object)) && a_.chunk(object).slot == Slot::None) ++object;
    if (!found_content && cue.object && a_.head(c).a.derivation == Derivation::VerbalNoun && object < sc.last) {
      const Chunk& n = a_.chunk(object);
      const bool bare =
          n.kind == ChunkKind::Noun && n.slot == Slot::None && n.function == Function::None && !n.conjoined;
      if (bare && content_noun(n) && names_source(c)) {
        f.said.begin = n.first;
        f.phrase = object;
        found_content = true;
      }
    }
    if (!found_content) return;
    // «نقلت الوكالة عن المصدر قوله إن»: one statement, whose cue is the verb.
    if (!found_.empty() && found_.back().said.begin >= f.said.begin) return;
    // «أوردت مصادر أنباء عن»: one statement too.
    if (!found_.empty() && found_.back().said.begin == c.first && found_.back().phrase == i && a_.is_document(c) &&
        found_.back().said.stance == Stance::Assert && !found_.back().particle) {
      found_.back().said.begin = f.said.begin;
      return;
    }
    open_quote(f);
    // Whose: idafa, a nisba, a pronoun of the speaker; else the word itself (أنباء، معلومات).
    for (uint32_t n = word + 1; n < c.last && f.said.chain.empty(); ++n) {
      const Token& t = tok(n);
      if (!t.is_word()) continue;
      if (t.term(Layer::Entity) >= 0 || (t.noun() && (a_.tags(t) & (tag::kOrg | tag::kGroup | tag::kPerson))))
        f.said.chain.push_back(a_.mention(n, c.last));
      else if (t.adjective() && k_.nisba_country(t.a.lemma) >= 0)
        f.said.chain.push_back(a_.mention(n, n + 1));
    }
    // «اتهامات من واشنطن لموسكو بأنها»
    for (uint32_t j = i + 1; j < sc.last && chunk_first(j) < f.said.begin && f.said.chain.empty(); ++j) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Noun && n.slot == Slot::From && a_.can_speak(n)) add_speaker(f, static_cast<int32_t>(j));
    }
    // «وجهت واشنطن انتقادات لموسكو»: who did it.
    for (uint32_t j = i; j-- > sc.first && i - j <= 4 && f.said.chain.empty();) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Mark || (n.kind == ChunkKind::Word && n.function == Function::Stop)) break;
      if (n.kind != ChunkKind::Verb) continue;
      const Analysis& did = tok(n.first).a;
      const LightVerb* light = k_.light_verb(did.lemma);
      if ((c.slot != Slot::None && c.slot != Slot::By) || !light || light->subject != Role::Actor ||
          did.voice == Voice::Passive || did.enclitic != Enclitic::None)
        break;
      const int32_t s = subject_of(a_, j);
      if (s >= 0 && s != static_cast<int32_t>(i) && a_.can_speak(a_.chunk(static_cast<uint32_t>(s)))) add_speaker(f, s);
      break;
    }
    if (f.said.chain.empty() && tok(c.head).a.enclitic != Enclitic::None) carry(f, i, sc);
    if (f.said.chain.empty()) {
      // «بعد إعلان انسحابه»: nobody named; «تقارير عن هجوم» name themselves.
      const bool documents =
          a_.is_document(c) && a_.head(c).a.number == Number::Plural && f.said.stance == Stance::Assert;
      if ((a_.head(c).a.derivation == Derivation::VerbalNoun && !documents) || word != c.head) return;
      f.said.chain.push_back(a_.mention(i));
    }
    f.said.rule = "noun " + cue.origin;
    f.sibling = false;
    found_.push_back(f);
  }

  /// The idafa of the phrase names somebody.
  bool names_source(const Chunk& c) const {
    for (uint32_t n = c.head + 1; n < c.last; ++n) {
      if (tok(n).is_word() && (tok(n).term(Layer::Entity) >= 0 ||
                               (tok(n).noun() && (a_.tags(tok(n)) & (tag::kOrg | tag::kGroup | tag::kPerson)))))
        return true;
    }
    return false;
  }

  void particle(uint32_t i, const SentenceChunks& sc, const Term& term) {
    const Cue& cue = k_.cue_particle(term.index);
    Found f;
    f.particle = true;
    f.said.cue = &cue;
    f.said.cue_first = term.first;
    f.said.cue_last = term.last;
    f.said.cue_chunk = i;
    f.said.stance = cue.stance;
    f.boundary = term.first;
    uint32_t j = i;
    while (j < sc.last && a_.chunk(j).first < term.last && a_.chunk(j).last <= term.last) ++j;
    // The source: a noun phrase right behind, or «ما أفاد المرصد».
    int32_t source = -1;
    uint32_t after = j;
    for (uint32_t n = j; n < std::min(sc.last, j + 4); ++n) {
      const Chunk& c = a_.chunk(n);
      if (c.kind == ChunkKind::Noun && source < 0 && c.last > term.last) {
        source = static_cast<int32_t>(n);
        after = n + 1;
        break;
      }
      if (c.kind == ChunkKind::Verb) {
        f.said.cue_last = c.last;
        const Cue* said = k_.cue(tok(c.first).a.lemma);
        if (!said) return;
        const int32_t s = subject_of(a_, n);
        if (s >= 0) {
          source = s;
          after = static_cast<uint32_t>(s) + 1;
        } else {
          after = n + 1;
        }
        if (said->relayed) {
          for (uint32_t m = n + 1; m < std::min(sc.last, n + 6); ++m) {
            if (a_.chunk(m).kind == ChunkKind::Noun && a_.chunk(m).slot == Slot::About) {
              f.said.chain.push_back(a_.mention(m));
              after = std::max(after, m + 1);
              break;
            }
          }
        }
        break;
      }
      if (c.kind == ChunkKind::Mark && !(tok(c.first).is(WordKind::Open) || tok(c.first).is(WordKind::Quote))) return;
    }
    if (source < 0 && f.said.chain.empty()) return;
    if (source >= 0) {
      const Chunk& c = a_.chunk(static_cast<uint32_t>(source));
      // «وفق حصيلة نشرها المرصد», «وفق أرقام الأمم المتحدة»: what is told in them is somebody's word.
      const bool whose = c.entity < 0 || a_.tokens->terms[static_cast<size_t>(c.entity)].first > c.head;
      const Cue* told = whose && a_.head(c).is_word() ? k_.cue(a_.head(c).a.lemma) : nullptr;
      // «بحسب قوله», «وفق زعمها»: the speaker again.
      if (told && told->pos == Pos::Noun && a_.head(c).a.enclitic != Enclitic::None && !a_.is_document(c)) return;
      const bool figures = told && told->pos == Pos::Noun && told->stance == Stance::Assert;
      if (!a_.can_speak(c) && !figures && cue.weight > 1) return;
      // «بناء المتاريس» without its على, «وفق اتفاقات سابقة»: nobody's word.
      if (cue.prepositions && c.slot != Slot::At && !(cue.prepositions >> static_cast<int>(c.slot) & 1U)) return;
      if (a_.is_document(c) && !tells(c)) return;
      if ((c.quantity && !figures) || (a_.tags(a_.head(c)) & tag::kTime)) return;
      std::vector<Mention> originators = std::move(f.said.chain);
      f.said.chain.clear();
      const uint32_t name_from = c.first < term.last ? term.last : c.first;
      if (a_.is_document(c) || figures) {
        if (!document(f, static_cast<uint32_t>(source)))
          f.said.chain.push_back(a_.mention(static_cast<uint32_t>(source)));
        // What stands behind the document belongs to it.
        while (after < sc.last && a_.chunk(after).kind == ChunkKind::Noun && a_.chunk(after).slot != Slot::None &&
               after < static_cast<uint32_t>(source) + 3)
          ++after;
      } else if (name_from != c.first && name_from < c.last) {
        f.said.chain.push_back(a_.mention(name_from, c.last));
      } else {
        add_speaker(f, source);
        after = std::max(after, chunk_after(f.source_end, after, sc));
      }
      originators.insert(originators.end(), f.said.chain.begin(), f.said.chain.end());
      f.said.chain = std::move(originators);
    }
    f.source_end = after < sc.last ? chunk_first(after) : sentence_end_;
    f.leading = leads(i, sc);
    f.said.rule = "particle " + cue.origin;
    found_.push_back(f);
  }

  uint32_t chunk_after(uint32_t token_end, uint32_t from, const SentenceChunks& sc) const {
    while (from < sc.last && chunk_first(from) < token_end) ++from;
    return from;
  }

  /// The particle opens the sentence (or a clause of its own after «و»): its content follows.
  bool leads(uint32_t i, const SentenceChunks& sc) const {
    if (i == sc.first) return true;
    for (uint32_t j = sc.first; j < i; ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Noun) return false;
    }
    return true;
  }

  // ---- where each content ends, and what stands in what ----

  void finish(const SentenceChunks& sc) {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& x, const Found& y) { return x.said.cue_first < y.said.cue_first; });
    // Statements whose quotation runs on from earlier sentences hold this one.
    while (!open_.empty() && out_[static_cast<size_t>(open_.back())].end <= sentence_begin_) open_.pop_back();
    while (first_alive_ < out_.size() && out_[first_alive_].end <= sentence_begin_) ++first_alive_;
    const size_t base = out_.size();
    std::vector<int32_t> index(found_.size(), -1);
    for (size_t n = 0; n < found_.size(); ++n) {
      Found& f = found_[n];
      if (f.particle) {
        if (!place_particle(n, base, sc)) continue;
      } else if (!f.behind) {
        set_end(n, sc);
      }
      trim(f.said);
      if (!holds_word(f.said)) continue;
      index[n] = static_cast<int32_t>(out_.size());
      if (!f.said.chain.empty() && !(f.noun) && f.said.cue_first >= inside_until_) {
        // A nested source does not become the one that «وأضاف» carries on.
        bool nested = false;
        for (size_t m = base; m < out_.size(); ++m)
          nested |= out_[m].begin <= f.said.cue_first && f.said.cue_first < out_[m].end;
        if (!nested) {
          last_chain_ = f.said.chain;
          last_speaker_ = f.subject >= 0 ? f.subject : f.speaker;
        }
      }
      out_.push_back(f.said);
      if (f.said.end > sentence_end_ + 2) {
        open_.push_back(index[n]);
        inside_until_ = std::max(inside_until_, f.said.end);
      }
    }
    for (size_t m = base; m < out_.size(); ++m) set_parent(m);
  }

  /// Where a content that is a phrase ends: before the next verb that «و» joins, before «فيما»; what is demanded or
  /// condemned also before the time of it: «طالب بتحقيق | بعد مقتل 60».
  uint32_t phrase_end(const Found& f, const SentenceChunks& sc) const {
    const Stance stance = f.said.stance;
    const bool timed = stance == Stance::Demand || stance == Stance::Condemn || stance == Stance::Accuse ||
                       stance == Stance::Threaten || stance == Stance::Praise;
    Quotations quotations(*this, f.said.begin);
    bool verb = false;
    for (uint32_t j = f.phrase + 1; j < sc.last; ++j) {
      const Chunk& c = a_.chunk(j);
      if (quotations.open_at(c.first)) continue;
      // «يدعو إلى وقف القتال ويرغب في صدوره»: there is no verb in the phrase that this one could go on from.
      if (c.kind == ChunkKind::Verb && !verb && tok(c.first).conjoined() && tok(c.first).a.person == 3 &&
          !(tok(c.first).a.proclitics & (proclitic::kLi | proclitic::kSo)) && !could_be(tok(c.first), Pos::Noun) &&
          !could_be(tok(c.first), Pos::Name))
        return c.first;
      verb |= c.kind == ChunkKind::Verb || (c.kind == ChunkKind::Word && could_be(tok(c.first), Pos::Subordinator)) ||
              is_complementiser(tok(c.first));
      if (timed && c.function == Function::After) return c.kind == ChunkKind::Word ? c.first : c.preposition;
      const Chunk& before = a_.chunk(j - 1);
      if (before.kind != ChunkKind::Mark || !is_comma(*tok(before.first).word)) continue;
      // «توعد بالثأر، الاثنين، إثر»: the day of saying it.
      if (timed && !verb && c.kind == ChunkKind::Time && !c.conjoined) return before.last;
      // «وسط معلومات عن منعهم من المغادرة، بالتزامن مع»: behind its comma the sentence goes on.
      if (f.noun && f.said.cue_chunk > sc.first && c.kind == ChunkKind::Noun && c.slot != Slot::None && !c.conjoined &&
          c.joined_to < 0)
        return before.last;
      // «بعد إعلان الوزيرة مقتلهم، تظاهر»: now comes the sentence itself.
      if (f.noun && c.kind == ChunkKind::Verb && !c.conjoined &&
          a_.chunks->clauses[static_cast<size_t>(c.clause)].kind == ClauseKind::Main)
        return c.first;
      if (c.kind == ChunkKind::Verb && c.conjoined &&
          a_.chunks->clauses[static_cast<size_t>(c.clause)].kind == ClauseKind::Coordinated)
        return c.first;
      // «إضافة إلى» goes on, «فيما» does not.
      const Pos pos = tok(c.first).a.pos;
      if (c.function == Function::Stop && c.kind == ChunkKind::Word &&
          (pos == Pos::Conjunction || pos == Pos::Subordinator))
        return c.first;
      // «، وسط تصعيد من دمشق»: amid what it happened is the article's.
      if (c.kind == ChunkKind::Noun && c.slot == Slot::PlaceWord && content_noun(c)) return c.preposition;
    }
    return sentence_end_;
  }

  /// «…، وهو ما ترفضه الحكومة»: the article comments on what was said.
  uint32_t comment_begin(const Found& f, const SentenceChunks& sc) const {
    for (uint32_t j = sc.first + 1; j + 1 < sc.last; ++j) {
      const Chunk& c = a_.chunk(j);
      if (c.first <= f.said.begin || !tok(c.first).is_word() || !tok(c.first).conjoined()) continue;
      // «وذلك بالتزامن مع»: the article says when.
      if (c.kind == ChunkKind::Noun && tok(c.first).a.pos == Pos::Demonstrative && c.first + 1 < c.last &&
          tok(c.first + 1).is_word() && (tok(c.first + 1).a.proclitics & proclitic::kPrepositions) &&
          !in_quotation(f.said.begin, c.first)) {
        return c.first;
      }
      // «وهو ما رفضته إسرائيل», «الأمر الذي يشير إلى»: what others say to it.
      if (c.kind == ChunkKind::Word && c.function == Function::Result && tok(c.first).conjoined() &&
          a_.chunk(j + 1).kind == ChunkKind::Verb && comments(tok(chunk_first(j + 1))) &&
          !in_quotation(f.said.begin, c.first))
        return c.first;
      if (c.slot != Slot::None) continue;
      // «وذلك بعد …», «وذلك في …»: the article says when and where.
      if (c.function == Function::Anaphor && c.kind != ChunkKind::Noun) {
        const Chunk& when = a_.chunk(j + 1);
        const bool circumstance =
            when.kind == ChunkKind::Time || when.function == Function::After || when.slot != Slot::None;
        if (circumstance && !in_quotation(f.said.begin, c.first)) return c.first;
      }
      if (c.kind != ChunkKind::Pronoun) continue;
      const Chunk& before = a_.chunk(j - 1);
      const bool comma = before.kind == ChunkKind::Mark && is_comma(*tok(before.first).word);
      const Token& next = tok(chunk_first(j + 1));
      if (comma && could_be(next, Pos::Relative) && could_be(next, Pos::Negation) &&
          !in_quotation(f.said.begin, c.first))
        return c.first;
    }
    return sentence_end_;
  }

  /// «رفضته», «يشير إلى»: a verb that takes up what was said, not one that tells what came of it.
  bool comments(const Token& verb) const {
    const Cue* cue = k_.cue(verb.a.lemma);
    return (cue && cue->pos == Pos::Verb) || verb.a.enclitic == Enclitic::He;
  }

  /// «إن البلدين "صديقان"، ورفع صورا», «بأنها "فاشلة"، الأمر الذي من شأنه», «"…"، ما يعني»: behind the comma after his
  /// last quotation the article goes on to tell.
  uint32_t behind_quotation(const Found& f, const SentenceChunks& sc) const {
    for (uint32_t n = sc.first + 1; n + 1 < sc.last; ++n) {
      const Chunk& next = a_.chunk(n);
      const Token& word = tok(next.first);
      if (next.first <= f.said.begin + 2 || !word.is_word()) continue;
      const bool comma = is_comma(*tok(next.first - 1).word);
      const uint32_t end = next.first - (comma ? 2 : 1);
      const Token& mark = tok(end);
      if (end <= f.said.begin || (!mark.is(WordKind::Close) && !mark.is(WordKind::Quote))) continue;
      if (mark.word->mark == U')' || mark.word->mark == U']' || opens_word(end)) continue;
      const bool tells = comma && next.kind == ChunkKind::Verb && word.conjoined() && word.a.tense == Tense::Past &&
                         word.a.person == 3;
      const bool comments = next.kind == ChunkKind::Word && !word.conjoined() && could_be(word, Pos::Relative) &&
                            could_be(word, Pos::Negation) && a_.chunk(n + 1).kind == ChunkKind::Verb;
      const bool result = comma && next.kind == ChunkKind::Word && next.function == Function::Result;
      if ((tells || comments || result) && !in_quotation(quoted_from(f.said.begin), next.first)) return end + 1;
    }
    return sentence_end_;
  }

  /// The mark right before a content, if one stands there: «عن "مجزرة" في دوما» begins within a quotation.
  uint32_t quoted_from(uint32_t begin) const {
    if (begin <= sentence_begin_) return begin;
    const Token& mark = tok(begin - 1);
    return mark.is(WordKind::Quote) || mark.is(WordKind::Open) ? begin - 1 : begin;
  }

  /// «إنها «سيطرت على القاعدة»، وإنها أسرت جنودا»: what is said goes on behind a quotation.
  bool and_that(uint32_t at) const {
    if (at < sentence_end_ && is_comma(*tok(at).word)) ++at;
    return at + 1 < sentence_end_ && tok(at).is_word() && tok(at).conjoined() && is_complementiser(tok(at));
  }

  void set_end(size_t n, const SentenceChunks& sc) {
    Found& f = found_[n];
    uint32_t end = sentence_end_;
    if (f.quote_open >= 0) {
      const uint32_t close = closing(static_cast<uint32_t>(f.quote_open));
      if (close) {
        // A short quotation may be the beginning of a longer mixed content: «"يطالب" بوقف القصف».
        const bool goes_on = close + 1 < sentence_end_ && close - static_cast<uint32_t>(f.quote_open) <= 5 &&
                             tok(close + 1).is_word() && !tok(close + 1).conjoined();
        if (!goes_on && !and_that(close + 1)) {
          f.said.end = close;
          f.said.direct = true;
          return;
        }
        f.said.begin = static_cast<uint32_t>(f.quote_open);
      } else {
        f.said.direct = true;
      }
    }
    const uint32_t from = quoted_from(f.said.begin);
    Quotations quotations(*this, from);
    for (size_t m = n + 1; m < found_.size(); ++m) {
      const Found& next = found_[m];
      if (next.said.cue_first < f.said.begin) continue;
      if (quotations.open_at(next.said.cue_first)) continue;
      const bool cuts =
          next.participle || (next.particle && !next.leading) || (next.sibling && next.boundary > f.said.begin);
      if (cuts) {
        end = std::min(end, next.boundary);
        break;
      }
    }
    // «قال المتحدث ردا على تقارير تحدثت عن غارة "لا نعلم بذلك"»: it ends where his words begin.
    for (size_t m = 0; m < n; ++m) {
      const Found& outer = found_[m];
      const bool inside = outer.said.cue_last <= f.said.cue_first && f.said.begin < outer.said.begin;
      if (!inside) continue;
      uint32_t from = outer.quote_open >= 0 ? static_cast<uint32_t>(outer.quote_open) : outer.said.begin;
      if (from > f.said.begin && is_complementiser(tok(from - 1))) --from;
      end = std::min(end, from);
    }
    if (f.phrase) end = std::min(end, phrase_end(f, sc));
    if (!f.said.direct) end = std::min({end, comment_begin(f, sc), behind_quotation(f, sc)});
    f.said.end = std::max(end, f.said.begin);
    // An indirect content whose last quotation closes only in a later sentence goes on to there.
    if (end == sentence_end_) {
      int32_t open = -1;
      for (uint32_t i = from; i < end; ++i) {
        const Word& w = *tok(i).word;
        if (w.kind == WordKind::Open && (w.mark == U'«' || w.mark == U'“')) open = static_cast<int32_t>(i);
        if (w.kind == WordKind::Close && !tok(i - 1).word->detached) open = -1;
        if (w.kind == WordKind::Quote && w.mark == U'"') open = open < 0 ? static_cast<int32_t>(i) : -1;
      }
      if (open >= 0 && !f.said.direct) {
        const uint32_t close = closing(static_cast<uint32_t>(open));
        if (close > end && close - end < 160) f.said.end = close;
      }
    }
  }

  bool in_quotation(uint32_t from, uint32_t at) const { return Quotations(*this, from).open_at(at); }

  /// Whether a quotation opened behind `from` is open at a token, asked for tokens in their order.
  class Quotations {
   public:
    Quotations(const StatementFinder& finder, uint32_t from) : finder_(finder), at_(from) {}
    bool open_at(uint32_t token) {
      for (; at_ < token; ++at_) {
        const Word& w = *finder_.tok(at_).word;
        if (w.mark == U'"')
          plain_ = !plain_;
        else if (w.kind == WordKind::Open && w.mark != U'(' && w.mark != U'[')
          ++depth_;
        else if (w.kind == WordKind::Close && w.mark != U')' && w.mark != U']' && depth_ > 0 &&
                 !finder_.tok(at_ - 1).word->detached)
          --depth_;
      }
      return plain_ || depth_ > 0;
    }

   private:
    const StatementFinder& finder_;
    uint32_t at_;
    bool plain_ = false;
    int depth_ = 0;
  };

  /// «…، وفق ما أفاد المرصد» and «بحسب المرصد، فإن …». False if it only adds to another statement's chain.
  bool place_particle(size_t n, size_t base, const SentenceChunks& sc) {
    Found& f = found_[n];
    for (size_t m = 0; m < n; ++m) {
      Found& before = found_[m];
      if (before.particle || before.noun) continue;
      // Between the cue and its content: one more link of that chain.
      if (before.said.cue_last <= f.said.cue_first && f.said.cue_first < before.said.begin) {
        // «ذكرت الوكالة نقلا عن مصدر أن»: the source stands before the agency.
        const bool origin = f.said.cue->prepositions >> static_cast<int>(Slot::About) & 1U;
        const auto at = [&](std::vector<Mention>& chain) { return origin ? chain.begin() : chain.end(); };
        before.said.chain.insert(at(before.said.chain), f.said.chain.begin(), f.said.chain.end());
        for (size_t o = base; o < out_.size(); ++o) {
          if (out_[o].cue_first == before.said.cue_first) {
            out_[o].chain.insert(at(out_[o].chain), f.said.chain.begin(), f.said.chain.end());
            last_chain_ = out_[o].chain;
          }
        }
        return false;
      }
    }
    if (f.leading) {
      uint32_t begin = f.source_end;
      // «بحسب رئيس اللجنة العليا للإغاثة، فإن»: the rest of the source runs to the comma.
      for (uint32_t i = begin;
           i < std::min(sentence_end_, begin + kRestOfSource) && !tok(i).verb() && !is_complementiser(tok(i)); ++i) {
        if (!is_comma(*tok(i).word)) continue;
        begin = i;
        break;
      }
      // «وبحسب مصادر محلية تحدثت للصحيفة فإن»: a clause about the source stands between.
      for (uint32_t i = begin; i < std::min(sentence_end_, begin + kRestOfClause) && !is_comma(*tok(i).word); ++i) {
        const bool joined_on = tok(i).is_word() && (tok(i).a.pos == Pos::Conjunction || tok(i).conjoined());
        if (!joined_on || !could_be(tok(i), Pos::Complementiser)) continue;
        begin = i;
        break;
      }
      while (begin < sentence_end_ && (!tok(begin).is_word() || is_complementiser(tok(begin)) ||
                                       a_.tokens->function_at(begin) == Function::That)) {
        if (tok(begin).is(WordKind::Open) || tok(begin).is(WordKind::Quote)) break;
        ++begin;
      }
      // «بحسب المرصد، فإن», «فقد»
      const Token& then = tok(std::min(begin, sentence_end_ - 1));
      const bool joins =
          then.a.pos == Pos::Conjunction || ((then.a.proclitics & proclitic::kSo) && !then.nominal() && !then.verb());
      if (begin + 1 < sentence_end_ && then.is_word() && joins) ++begin;
      f.said.begin = begin;
      f.quote_open = -1;
      open_quote(f);
      set_end(n, sc);
      return true;
    }
    // Trailing: what stands before, from the last statement's end on.
    uint32_t begin = dateline_end();
    for (size_t o = base; o < out_.size(); ++o) {
      const Said& s = out_[o];
      if (s.cue_first < f.said.cue_first && s.end <= f.said.cue_first + 1) {
        if (s.end + 2 >= f.said.cue_first) {
          // It comes right after another's content: that content was passed on by this source.
          if (s.cue && s.cue->pos != Pos::Particle) {
            out_[o].chain.insert(out_[o].chain.end(), f.said.chain.begin(), f.said.chain.end());
            return false;
          }
        }
        begin = std::max(begin, s.end);
      }
    }
    while (begin < f.said.cue_first && !tok(begin).is_word() && !tok(begin).is(WordKind::Digits) &&
           !tok(begin).is(WordKind::Open) && !tok(begin).is(WordKind::Quote)) {
      ++begin;
    }
    f.said.begin = begin;
    f.said.end = f.said.cue_first;
    // In the middle: «سيطرت القوات، وفق المصادر، على القرية»: the whole sentence is theirs.
    const auto sets_apart = [&](uint32_t i) { return is_comma(*tok(i).word) || is_dash(*tok(i).word); };
    uint32_t after = f.source_end;
    if (f.said.cue_first > begin && sets_apart(f.said.cue_first - 1) && after + 2 < sentence_end_ &&
        sets_apart(after)) {
      uint32_t end = sentence_end_;
      for (size_t m = n + 1; m < found_.size(); ++m) {
        if (found_[m].participle || found_[m].sibling) {
          end = std::min(end, std::max(found_[m].boundary, after));
          break;
        }
      }
      const bool new_clause = tok(after + 1).is_word() && (a_.tokens->function_at(after + 1) == Function::Stop ||
                                                           tok(after + 1).a.pos == Pos::Relative);
      if (!new_clause && end > after + 2) f.said.end = end;
    }
    return f.said.end > f.said.begin;
  }

  bool holds_word(const Said& s) const {
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (tok(i).is_word() || tok(i).is(WordKind::Digits)) return true;
    }
    return false;
  }

  /// Takes marks and openings off both ends.
  void trim(Said& s) const {
    const auto loose = [&](uint32_t i) {
      const Word& w = *tok(i).word;
      return w.mark == U':' || w.mark == U'.' || is_comma(w) || w.mark == U'؛' || is_dash(w);
    };
    while (s.begin < s.end && loose(s.begin)) ++s.begin;
    while (s.end > s.begin &&
           (loose(s.end - 1) || (tok(s.end - 1).is_word() && a_.tokens->function_at(s.end - 1) == Function::Stop)))
      --s.end;
    // An unbalanced quotation mark at an end belongs to what is outside.
    if (s.end > s.begin + 1 && (tok(s.end - 1).is(WordKind::Open) || tok(s.end - 1).is(WordKind::Quote))) {
      int marks = 0;
      for (uint32_t i = s.begin; i < s.end; ++i) marks += tok(i).word->mark == tok(s.end - 1).word->mark;
      if (marks % 2 == 1) --s.end;
    }
  }

  void set_parent(size_t m) {
    Said& s = out_[m];
    int32_t parent = -1;
    for (size_t o = first_alive_; o < out_.size(); ++o) {
      if (o == m) continue;
      const Said& p = out_[o];
      if (p.begin <= s.cue_first && s.cue_first < p.end && s.begin < p.end && !(p.begin >= s.begin && p.end <= s.end)) {
        if (parent < 0 ||
            p.end - p.begin < out_[static_cast<size_t>(parent)].end - out_[static_cast<size_t>(parent)].begin)
          parent = static_cast<int32_t>(o);
      }
    }
    s.parent = parent;
    if (parent >= 0) s.end = std::min(s.end, out_[static_cast<size_t>(parent)].end);
  }

  const Article& a_;
  const Knowledge& k_;
  std::vector<Said> out_;
  std::vector<Found> found_;
  std::vector<Mention> last_chain_;
  int32_t last_speaker_ = -1;
  std::vector<int32_t> open_;
  size_t first_alive_ = 0;  // statements before it ended before this sentence
  uint32_t sentence_begin_ = 0, sentence_end_ = 0;
  uint32_t skip_until_ = 0;
  uint32_t inside_until_ = 0;
  bool saw_subject_ = false;
};

}  // namespace

std::vector<Said> find_statements(const Article& article) { return StatementFinder(article).run(); }

}  // namespace isnad
