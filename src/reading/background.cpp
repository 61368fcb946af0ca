#include "reading/background.h"

#include <algorithm>

#include "reading/article.h"
#include "reading/statements.h"

namespace isnad {
namespace {

constexpr uint32_t kEarly = 12;  // words from the sentence's beginning in which its own news stands
constexpr uint32_t kReach = 80;  // words or chunks on either side that are looked at, however long the sentence
constexpr size_t kOthers = 2;    // other sentences with events that make an article eventful
constexpr int kOldDays = 60;     // before publication: no news any more
constexpr uint32_t kNear = 4;    // chunks before the event word in which a word governs it

bool of_force(EventType type) {
  return type == EventType::Assault || type == EventType::Protest || type == EventType::Coerce ||
         type == EventType::Mobilize || type == EventType::Retreat;
}

/// Fills the evidence of one event word, one question a function.
class Reader {
 public:
  Reader(const Article& article, const EventWord& event)
      : a_(article),
        k_(article.knowledge()),
        e_(event),
        chunk_(article.chunk(event.chunk)),
        token_(article.token(event.token)) {}

  BackgroundEvidence read() {
    set(BackgroundFeature::Always);
    word();
    arguments();
    dates();
    clause();
    if (!e_.verb) noun();
    sentence();
    return out_;
  }

 private:
  using F = BackgroundFeature;
  void set(F f, bool value = true) {
    if (value) out_.set(f);
  }
  bool kind(uint32_t lemma, BackgroundWord w) const { return (k_.background_kinds(lemma) >> static_cast<int>(w)) & 1U; }

  void word() {
    const Rank rank = e_.trigger->rank;
    set(F::PastVerb, e_.verb && token_.a.tense == Tense::Past);
    set(F::PresentVerb, e_.verb && token_.a.tense == Tense::Present);
    set(F::HarmNoun, !e_.verb && rank == Rank::Harm);
    set(F::GeneralWord, rank == Rank::Weak || rank == Rank::Generic);
    set(F::Shares, e_.shares);
    set(F::KindOfAct, kind(e_.trigger->lemma, BackgroundWord::KindOfAct));
    set(F::Lasting, kind(e_.trigger->lemma, BackgroundWord::Lasting));
    set(F::Verbal, !of_force(e_.claim->type));
  }

  void arguments() {
    const Claim& c = *e_.claim;
    for (const Toll& t : c.tolls) set(F::TollNumber, t.number.value_or(0) > 1 || t.hedge != Hedge::Exact);
    set(F::Place, !c.places.empty());
    set(F::Means, !c.weapons.empty() || std::any_of(c.modes.begin(), c.modes.end(), [](const std::string& mode) {
          return mode == "explosives" || mode == "suicide-attack" || mode == "firearms" || mode == "aerial" ||
                 mode == "drone" || mode == "heavy-weapons";
        }));
    if (c.actors.empty()) return;
    const auto& cs = a_.chunks->sentences[e_.sentence];
    for (uint32_t i = std::max(cs.first, e_.chunk - std::min(e_.chunk, kReach));
         i < std::min(cs.last, e_.chunk + kReach); ++i) {
      const Chunk& n = a_.chunk(i);
      if (n.kind != ChunkKind::Noun) continue;
      const Span span = a_.span(n);
      for (const Mention& m : c.actors) set(F::CountedActor, n.quantity && m.span.overlaps(span));
    }
  }

  void dates() {
    if (!e_.date) return;
    const DateExpression& d = *e_.date;
    const auto days = resolve(d, a_.published);
    if (days && a_.published && days->to.days < a_.published->days - kOldDays) {
      set(F::LongAgo);
    } else {
      set(F::NearDate, !d.since && !d.vague && d.kind != DateExpression::Kind::SinceThen &&
                           (d.day > 0 || d.weekday >= 0 || d.kind != DateExpression::Kind::Absolute));
    }
  }

  void clause() {
    const Clause& c = a_.chunks->clauses[static_cast<size_t>(chunk_.clause)];
    set(F::Relative, c.kind == ClauseKind::Relative || c.kind == ClauseKind::BareRelative);
    set(F::Embedded, c.kind == ClauseKind::Subordinate || c.kind == ClauseKind::Serial);
  }

  void noun() {
    set(F::Definite, token_.definite() || token_.a.enclitic != Enclitic::None);
    set(F::Plural, token_.a.number == Number::Plural);
    set(F::GovernedAct,
        chunk_.slot == Slot::In || chunk_.slot == Slot::By || chunk_.slot == Slot::Cause || chunk_.slot == Slot::Agent);
    for (uint32_t n = chunk_.first; n < e_.token; ++n) {
      const Token& t = a_.token(n);
      if (!t.is_word() || !t.nominal() || (a_.tags(t) & tag::kMeasure)) continue;
      set(F::Inner);
    }
    governor();
  }

  /// The verb that carries it («شنّ غارة») or tells it («أعلن مقتل»).
  void governor() {
    const auto first = a_.chunks->sentences[e_.sentence].first;
    for (uint32_t i = e_.chunk; i-- > first && e_.chunk - i <= kNear;) {
      const Chunk& b = a_.chunk(i);
      if (b.kind != ChunkKind::Verb) continue;
      const Token& v = a_.token(b.first);
      set(F::Carried, !k_.light_verbs(v.a.lemma).empty());
      set(F::Told, k_.cue(v.a.lemma) != nullptr && v.a.tense == Tense::Past &&
                       (chunk_.slot == Slot::None || chunk_.slot == Slot::By));
      break;
    }
    // «غارة استهدفت», «هجوم أسفر عن»: a verb follows of which it is the subject.
    const auto last = a_.chunks->sentences[e_.sentence].last;
    for (uint32_t i = e_.chunk + 1; i < std::min(last, e_.chunk + kNear); ++i) {
      if (a_.chunk(i).kind == ChunkKind::Verb) {
        set(F::Carried, !k_.light_verbs(a_.token(a_.chunk(i).first).a.lemma).empty());
        break;
      }
    }
  }

  void sentence() {
    const Sentence& s = a_.tokens->text->sentences()[e_.sentence];
    set(F::Early, e_.token - s.first < kEarly);
    for (uint32_t i = std::max(s.first, e_.token - std::min(e_.token, kReach)); i < std::min(s.last, e_.token + kReach);
         ++i) {
      const Token& t = a_.token(i);
      if (!t.is_word() || i == e_.token) continue;
      const uint32_t kinds = k_.background_kinds(t.a.lemma);
      if (!kinds) continue;
      set(F::LawWord, (kinds >> static_cast<int>(BackgroundWord::Law)) & 1U);
      set(F::ArtWord, (kinds >> static_cast<int>(BackgroundWord::Art)) & 1U);
      set(F::MemoryWord, (kinds >> static_cast<int>(BackgroundWord::Memory)) & 1U);
      set(F::ReportWord, (kinds >> static_cast<int>(BackgroundWord::Report)) & 1U);
      set(F::Crowd, (kinds >> static_cast<int>(BackgroundWord::Crowd)) & 1U);
    }
  }

  const Article& a_;
  const Knowledge& k_;
  const EventWord& e_;
  const Chunk& chunk_;
  const Token& token_;
  BackgroundEvidence out_;
};

}  // namespace

std::string BackgroundEvidence::text() const {
  std::string out = "evidence:";
  for (size_t i = 0; i < kBackgroundFeatureCount; ++i) {
    if (holds[i]) out.append(" ").append(kBackgroundFeatures[i]);
  }
  return out;
}

BackgroundEvidence background_evidence(const Article& article, const EventWord& event) {
  return Reader(article, event).read();
}

bool is_background(const BackgroundEvidence& evidence, std::span<const double> weights) {
  double sum = 0;
  for (size_t i = 0; i < std::min(weights.size(), kBackgroundFeatureCount); ++i) {
    if (evidence.holds[i]) sum += weights[i];
  }
  return sum < 0;
}

void decide_background(std::span<Claim> claims, std::span<BackgroundEvidence> evidence, std::span<const double> weights,
                       bool explain) {
  std::vector<uint32_t> sentences;
  for (const Claim& c : claims) {
    if (of_force(c.type)) sentences.push_back(c.evidence.begin);
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  for (size_t i = 0; i < claims.size(); ++i) {
    const bool own = std::binary_search(sentences.begin(), sentences.end(), claims[i].evidence.begin);
    evidence[i].set(BackgroundFeature::Eventful, sentences.size() >= kOthers + (own ? 1 : 0));
    claims[i].background = is_background(evidence[i], weights);
    if (explain) claims[i].why.push_back(evidence[i].text());
  }
}

}  // namespace isnad
