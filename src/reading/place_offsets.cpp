// Places that are told by distance and direction from another.
//
// «قصف على قرية النهر التي تبعد 7 كم شمال شرق منبج» (shelling of the village of an-Nahr, which lies 7 km north-east of
// Manbij): the village is where it happened, and lies where that says; Manbij is no place of it. Where no village is
// named («على بعد 7 كم شمال شرق منبج»), the point is the place. The words are those of distance_words.tsv.
//
// A distance without direction, or a direction without distance, gives no point: «قرية النهر شمالي منبج» is the matter
// of Article::placed_beside().
#include <algorithm>
#include <map>

#include "places/sphere.h"
#include "reading/article.h"

namespace isnad {
namespace {

using Use = DistanceWord::Use;

constexpr uint32_t kMostWords = 3;  // of a phrase of distance_words.tsv
// Nearer to a town than this (metres) is in or at it, unless another place is named.
constexpr uint32_t kWithinTown = 5'000;
constexpr uint32_t kMostBetween = 8;  // chunks between a place and the distance that is told of it
// A place of the gazetteer is the one told of if it lies so near to the point: distances are told by road, directions
// to the next of eight.
constexpr double kAsToldKm = 10, kAsToldShare = 0.5;

class PlaceOffsets {
 public:
  explicit PlaceOffsets(Article& article) : a_(article) {}

  void run() {
    for (uint32_t s = a_.first_sentence; s < a_.last_sentence; ++s) {
      const SentenceChunks& sentence = a_.chunks->sentences[s];
      first_ = std::max(sentence.first, a_.first_chunk);
      last_ = std::min(sentence.last, a_.last_chunk);
      if (first_ >= last_) continue;
      end_ = a_.chunk(last_ - 1).last;
      for (uint32_t t = a_.chunk(first_).first; t < end_;) {
        const Distance distance = distance_at(t);
        if (distance.metres > 0) told(distance);
        t = std::max(t + 1, distance.last);
      }
    }
    if (!named_.empty()) named_again();
  }

 private:
  struct Phrase {
    const DistanceWord* word = nullptr;
    uint32_t last = 0;
  };
  struct Distance {
    uint32_t first = 0, last = 0;  // tokens
    uint32_t metres = 0;
  };

  Phrase phrase_at(uint32_t token) const {
    std::string letters;
    Phrase longest;
    for (uint32_t t = token; t < std::min(end_, token + kMostWords) && a_.token(t).is_word(); ++t) {
      if (t > token) letters += ' ';
      letters += a_.token(t).letters;
      if (const DistanceWord* word = a_.knowledge().distance_word(letters)) longest = {word, t + 1};
    }
    return longest;
  }

  Phrase phrase_at(uint32_t token, Use use) const {
    const Phrase phrase = phrase_at(token);
    return phrase.word && phrase.word->use == use ? phrase : Phrase{};
  }

  uint32_t behind_links(uint32_t token) const {
    for (Phrase link; (link = phrase_at(token, Use::Link)).word;) token = link.last;
    return token;
  }

  /// «7 كم», «عشرة كيلومترات», «كيلومترين»: of 0 metres if none begins here, or it is too long.
  Distance distance_at(uint32_t t) const {
    const Token& token = a_.token(t);
    if ((a_.tags(token) & tag::kMeasure) != 0) {
      const Phrase whole = phrase_at(t, Use::Distance);
      return whole.word ? Distance{t, whole.last, whole.word->value} : Distance{};
    }
    if (!token.is(WordKind::Digits) && token.term(Layer::Number) < 0) return {};
    const auto quantity = quantity_at(*a_.tokens, t, end_);
    if (!quantity || !quantity->value || quantity->last >= end_) return {};
    const Phrase unit = phrase_at(quantity->last, Use::Unit);
    if (!unit.word || *quantity->value <= 0 || *quantity->value > kFarthestOffset / unit.word->value) return {};
    return {t, unit.last, static_cast<uint32_t>(*quantity->value) * unit.word->value};
  }

  /// Chunk of the sentence that holds the token, or that the token governs.
  uint32_t chunk_at(uint32_t token) const {
    const auto begin = a_.chunks->chunks.begin();
    const auto found =
        std::partition_point(begin + first_, begin + last_, [&](const Chunk& c) { return c.last <= token; });
    return static_cast<uint32_t>(found - begin);
  }

  /// A place from which others can lie at a distance: no state, no governorate.
  bool can_be_reference(uint32_t chunk) const {
    const uint32_t index = chunk < last_ ? a_.place_of[chunk - a_.first_chunk] : 0;
    if (index == 0) return false;
    const Place place = a_.tokens->gazetteer->place(index);
    return place.located && place.precision <= Precision::District;
  }

  /// «حمص | البعيدة»
  uint32_t name_end(const Chunk& c) const {
    return c.place >= 0 ? a_.tokens->terms[static_cast<size_t>(c.place)].last : c.last;
  }

  /// What stands round a distance: «7 كم شمال شرق منبج», «7 كم عن منبج إلى الشمال», «عن منبج 7 كم شمالا», «شمال منبج
  /// بـ7 كم».
  void told(const Distance& distance) {
    const uint32_t behind = behind_links(distance.last);
    const uint32_t before = chunk_at(distance.first);
    if (const Phrase direction = phrase_at(behind, Use::Direction); direction.word) {
      const uint32_t town = behind_links(direction.last);
      if (const uint32_t c = chunk_at(town); town < end_ && can_be_reference(c))
        return put(distance, direction.word->value, c, before, name_end(a_.chunk(c)));
      if (before > first_ && a_.chunk(before - 1).slot == Slot::About && can_be_reference(before - 1))
        return put(distance, direction.word->value, before - 1, before - 1, direction.last);
      return;
    }
    if (const uint32_t c = chunk_at(behind); behind > distance.last && can_be_reference(c)) {
      const uint32_t after = behind_links(a_.chunk(c).last);
      if (const Phrase direction = after < end_ ? phrase_at(after, Use::Direction) : Phrase{}; direction.word)
        return put(distance, direction.word->value, c, before, direction.last);
    }
    if (before <= first_ || before >= last_ || a_.chunk(before).slot != Slot::By || !can_be_reference(before - 1))
      return;
    const Chunk& town = a_.chunk(before - 1);
    const uint32_t reach = kMostWords + 1;
    for (uint32_t t = std::max(a_.chunk(first_).first, town.first > reach ? town.first - reach : 0); t < town.last;
         ++t) {
      const Phrase direction = phrase_at(t, Use::Direction);
      if (!direction.word) continue;
      const uint32_t next = behind_links(direction.last);
      if (next >= town.first && next < town.last)
        put({t, distance.last, distance.metres}, direction.word->value, before - 1, before - 1, distance.last, true);
      return;
    }
  }

  /// The place that is told of stands before `from`, the first chunk of what tells where it lies, which ends before the
  /// token `last`. `lies`: that says by itself that something lies there, also where no place is named.
  void put(const Distance& distance, uint32_t degrees, uint32_t reference, uint32_t from, uint32_t last,
           bool lies = false) {
    if (a_.told_of.empty()) a_.told_of.resize(a_.last_chunk - a_.first_chunk);
    const Offset offset{a_.place_of[reference - a_.first_chunk], distance.metres, degrees};
    // «بلدة النهر 7 كم شمال منبج»: the number was taken for a part of the name.
    if (from < reference && a_.chunk(from).last > distance.first) {
      const Chunk& c = a_.chunk(from);
      const uint32_t name = a_.place_word(c) ? a_.place_head(c) + 1 : c.head;
      if (distance.first > name) a_.told_of[from++ - a_.first_chunk].name_last = distance.first;
    }
    for (uint32_t i = from; i-- > first_ && from - i <= kMostBetween;) {
      if (filler(a_.chunk(i), lies)) continue;
      const Chunk& c = a_.chunk(i);
      if (c.kind != ChunkKind::Noun || c.entity >= 0) break;
      if (a_.names_place(i) || unknown_name(c)) {
        if (!locate(i, offset)) return;
        a_.told_of[reference - a_.first_chunk].reference = true;
        return;
      }
      break;
    }
    if (!lies || offset.metres < kWithinTown) return;
    a_.told_of[reference - a_.first_chunk] = {offset, false, distance.first, last, 0};
    a_.place_of[reference - a_.first_chunk] = 0;
  }

  /// Commas, brackets, «التي», «الواقعة على بعد»; `lies` is set by a word that says that something lies somewhere.
  bool filler(const Chunk& c, bool& lies) const {
    if (c.kind == ChunkKind::Mark) {
      const char32_t mark = a_.token(c.first).word->mark;
      return mark == U'،' || mark == U'(' || mark == U'"' || mark == U'”';
    }
    for (uint32_t t = c.first; t < c.last;) {
      const Phrase phrase = phrase_at(t);
      if (!phrase.word || phrase.word->use < Use::Link) return false;
      lies |= phrase.word->use == Use::Lies;
      t = phrase.last;
    }
    return true;
  }

  /// «قصف على تل زيوان 7 كم شمال شرق القامشلي»: a name that nothing but its distance says to be a place's.
  bool unknown_name(const Chunk& c) const {
    if (c.quantity || !a_.head(c).is_word() || (c.slot != Slot::In && c.slot != Slot::On && c.slot != Slot::PlaceWord))
      return false;
    const Token& last = a_.token(c.last - 1);
    return last.is_word() && (last.a.pos == Pos::Name || last.a.guessed);
  }

  /// Gives the place its point, or takes the one of its name that lies there; false if a known one lies elsewhere.
  bool locate(uint32_t chunk, const Offset& offset) {
    const Chunk& c = a_.chunk(chunk);
    const Gazetteer& gazetteer = *a_.tokens->gazetteer;
    const Degrees degrees = point_of(offset, gazetteer);
    const sphere::Point point = sphere::point(degrees.latitude, degrees.longitude);
    const auto km = [&](uint32_t index) {
      const Place place = gazetteer.place(index);
      return sphere::kilometres(point, sphere::point(place.latitude, place.longitude));
    };
    const double most = kAsToldKm + kAsToldShare * offset.metres / 1000;
    uint32_t& index = a_.place_of[chunk - a_.first_chunk];
    const bool known = index != 0 && gazetteer.place(index).located;
    if (known && (gazetteer.place(index).precision > Precision::Settlement || km(index) <= most)) return true;
    double best = most;
    const bool named = c.place >= 0;
    for (const uint32_t other :
         named ? a_.tokens->candidates(a_.tokens->terms[static_cast<size_t>(c.place)]) : std::span<const uint32_t>()) {
      if (const Place place = gazetteer.place(other); !place.located || place.precision > Precision::Settlement)
        continue;
      if (const double here = km(other); here < best) {
        best = here;
        index = other;
      }
    }
    if (best < most) return true;
    if (known) return false;
    index = 0;
    put_point(chunk, offset);
    // «قريتي خالد كلو وتل زيوان 7 كم شمال شرق القامشلي»
    for (int32_t lead = c.conjoined ? c.joined_to : -1; lead >= static_cast<int32_t>(first_);) {
      const auto i = static_cast<uint32_t>(lead);
      const Chunk& before = a_.chunk(i);
      if (a_.place_of[i - a_.first_chunk] == 0 && a_.names_place(i)) put_point(i, offset);
      lead = before.conjoined ? before.joined_to : -1;
    }
    return true;
  }

  void put_point(uint32_t chunk, const Offset& offset) {
    a_.told_of[chunk - a_.first_chunk].offset = offset;
    named_.push_back(chunk);
  }

  /// The same name elsewhere in the article means the same village.
  void named_again() {
    std::map<std::string, Offset> names;
    for (const uint32_t chunk : named_) names.emplace(a_.place(chunk).bare, *a_.told(chunk).offset);
    for (uint32_t i = a_.first_chunk; i < a_.last_chunk; ++i) {
      if (a_.place_of[i - a_.first_chunk] != 0 || a_.told(i).offset || !a_.names_place(i)) continue;
      const auto found = names.find(a_.place(i).bare);
      if (found != names.end()) a_.told_of[i - a_.first_chunk].offset = found->second;
    }
  }

  Article& a_;
  uint32_t first_ = 0, last_ = 0, end_ = 0;  // the sentence: chunks, and the token behind it
  std::vector<uint32_t> named_;              // chunks that were given a point
};

}  // namespace

void locate_by_distance(Article& article) { PlaceOffsets(article).run(); }

}  // namespace isnad
