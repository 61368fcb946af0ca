// Which words of an article name a road by the places that it joins: «طريق دمشق - درعا», «طريق بغداد كركوك»,
// «أوتوستراد "حماة – حمص"», «الطريق الدولي الواصل بين تل تمر ورأس العين».
//
// Between the word for a road and the first end may stand what is said of the road, between the ends a dash, or «و»
// behind «بين». Roads that one end is named of («طريق حلب») and what one leads to are no matter of this file.
#include <algorithm>

#include "places/road.h"
#include "reading/article.h"

namespace isnad {
namespace {

class RoadFinder {
 public:
  explicit RoadFinder(const Article& article) : a_(article) {}

  std::optional<NamedRoad> at(uint32_t chunk) const {
    const Chunk& c = a_.chunk(chunk);
    const PlaceWord* word = c.kind == ChunkKind::Noun ? a_.place_word(c) : nullptr;
    if (!word || word->kind != Road::kKind) return std::nullopt;
    const SentenceChunks& sentence = a_.chunks->sentences[a_.sentence_of_chunk(chunk)];
    last_ = a_.chunk(sentence.last - 1).last;
    NamedRoad road;
    road.chunk = chunk;
    uint32_t n = a_.place_head(c) + 1;
    while (n < last_ && said_of_road(n)) ++n;
    if (const MarkerEntry* marker = n < last_ ? a_.tokens->marker_at(n) : nullptr;
        marker && marker->slot == Slot::Between) {
      road.between = true;
      n = a_.tokens->term_at(n, Layer::Marker)->last;
    }
    const uint32_t before = n;
    n = past_quote(n);
    const bool quoted = n != before;
    const Term* one = end_at(n, road.between, 0);
    if (!one) return std::nullopt;
    road.first = one->first;
    n = past_quote(one->last);
    const bool dash =
        n < last_ && !a_.token(n).is_word() && (is_dash(*a_.token(n).word) || a_.token(n).word->mark == U'_');
    if (dash) ++n;
    const Term* other = end_at(past_quote(n), road.between || dash, road.between ? proclitic::kAnd : 0);
    if (!other) return std::nullopt;
    road.last = quoted ? past_quote(other->last) : other->last;
    road.ends[0] = end(*one, chunk, sentence.last);
    road.ends[1] = end(*other, chunk, sentence.last);
    return road;
  }

 private:
  /// «الطريق | الدولي الواصل | بين»
  bool said_of_road(uint32_t n) const {
    const Token& t = a_.token(n);
    return t.is_word() && t.definite() && a_.tokens->term_at(n, Layer::Place) == nullptr &&
           a_.tokens->marker_at(n) == nullptr &&
           (t.a.pos == Pos::Adjective || t.a.derivation == Derivation::ActiveParticiple ||
            t.a.derivation == Derivation::PassiveParticiple);
  }

  uint32_t past_quote(uint32_t n) const {
    while (n < last_ &&
           (a_.token(n).is(WordKind::Quote) || a_.token(n).is(WordKind::Open) || a_.token(n).is(WordKind::Close)))
      ++n;
    return n;
  }

  /// The name of a place that begins at `n`, with no other proclitics than `stripped`; or behind a word of place
  /// («بلدة الهول»), if that may be.
  const Term* end_at(uint32_t n, bool behind_word, uint8_t stripped) const {
    const auto name = [&](uint32_t first) {
      const Term* term = first < last_ ? a_.tokens->term_at(first, Layer::Place) : nullptr;
      const bool fits =
          term && term->kind == TermKind::Place && term->last <= last_ && (term->stripped & ~stripped) == 0;
      return fits ? term : nullptr;
    };
    if (const Term* term = name(n)) return term;
    if (!behind_word || n >= last_ || !a_.token(n).is_word() || a_.token(n).definite()) return nullptr;
    const PlaceWord* word = a_.knowledge().place_word(a_.token(n).a.lemma);
    // «الطريق بين محافظتي تعز والحديدة»: what joins areas is no line between two points, and the areas are the place.
    const bool area = word && (word->precision == Precision::Governorate || word->precision == Precision::Country);
    return word && !area ? name(n + 1) : nullptr;
  }

  /// The chunk whose place the term is, or what it may mean where there is none.
  NamedRoad::End end(const Term& term, uint32_t chunk, uint32_t last_chunk) const {
    NamedRoad::End out;
    out.term = static_cast<int32_t>(&term - a_.tokens->terms.data());
    for (uint32_t i = chunk; i < last_chunk; ++i) {
      if (a_.chunk(i).kind == ChunkKind::Noun && a_.chunk(i).place == out.term) out.chunk = static_cast<int32_t>(i);
    }
    return out;
  }

  const Article& a_;
  mutable uint32_t last_ = 0;  // past the last token of the sentence
};

}  // namespace

std::vector<NamedRoad> find_named_roads(const Article& article) {
  std::vector<NamedRoad> out;
  const RoadFinder finder(article);
  for (uint32_t i = article.first_chunk; i < article.last_chunk; ++i) {
    if (auto road = finder.at(i)) out.push_back(*road);
  }
  return out;
}

}  // namespace isnad
