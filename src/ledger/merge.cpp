// Which claims tell of the same happening; see merge.h. Does not read the database and does not count tolls.
#include "ledger/merge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace isnad::ledger {
namespace {

// What speaks for and against two tellings being of one event. The unit is "as much as the same area".
constexpr double kNever = -std::numeric_limits<double>::infinity();

constexpr double kSameSettlement = 2.3, kSameCity = 1.4, kSameArea = 1.0, kSameCountry = 0.4, kWithin = 0.25;
constexpr double kSameDay = 0.75, kNextDay = -0.25, kOtherSpan = -3.0;
constexpr double kSharedMode = 0.75, kOtherMode = -0.75, kOtherGround = -0.2;
constexpr double kSharedActor = 1.0, kOtherActor = -0.4, kOtherActorSameVoice = -1.25, kSidesSwapped = -1.25;
constexpr double kSharedTarget = 0.75, kOtherTarget = -0.4;
constexpr double kSameNumber = 1.0, kOtherNumberSameVoice = -0.5;
constexpr double kOneDeniesOther = 0.5;
constexpr double kBackground = -1.0;

// Within an article.
constexpr double kSameSentence = 0.75, kNear = 0.75, kNotFar = 0.25, kFar = -0.5;
constexpr double kContinues = 0.75;  // no place of its own, right behind
constexpr double kTitle = 0.75;
constexpr double kJoinInArticle = 1.5;
constexpr uint32_t kNearCharacters = 350, kNotFarCharacters = 1000, kFarCharacters = 2500;
// Two events of one article may still meet through others if nothing sets them apart.
constexpr double kMayMeet = -0.25;

// Between articles.
constexpr double kSameKnownDay = 0.75, kCopiedWords = 2.5;
constexpr double kJoinArticles = 2.4;
constexpr int32_t kDaysTogether = 3;   // an event's tellings may lie this far apart
constexpr int32_t kLongSpan = 7;       // days from which a span says little of the day, and from which it is long past
constexpr size_t kLargestBlock = 400;  // tellings of one type, day and place that are compared each with each

struct Number {
  TollKind kind = TollKind::None;
  Victim who = Victim::Person;
  uint32_t value = 0;
};

/// What is known of an event, or of a part of one.
struct Profile {
  EventType type = EventType::None;
  bool prospective = false;
  bool background = false;
  bool asserted = false, denied = false;
  bool dated = false, has_days = false;
  int32_t from = 0, to = 0;
  uint32_t modes = 0;
  Few<uint32_t, 6> places;
  Few<uint32_t, 4> areas;
  Few<CorpusParty, 4> actors, targets;
  Few<Number, 4> numbers;
  Few<uint32_t, 4> voices;
  uint32_t article = 0;
  uint32_t first = 0, last = 0;  // code points of its first and last trigger
  bool in_title = false;
  bool placed_below = false;  // a settlement is named for it below the title
};

template <class List, class Value, class Same>
void add_new(List& list, const Value& value, Same same) {
  for (const auto& have : list) {
    if (same(have, value)) return;
  }
  list.push_back(value);
}

bool is_exact(const Corpus& corpus, uint32_t place) { return corpus.places[place].precision <= Precision::Settlement; }

class Merger {
 public:
  Merger(const Corpus& corpus, CopiedPairs copied) : corpus_(corpus), copied_(copied) {}

  std::vector<uint32_t> run() {
    ground_ = mode_bit("clash") | mode_bit("territory");
    for (uint32_t a = 0; a < corpus_.articles.size(); ++a) within(a);
    parent_.resize(parts_.size());
    std::iota(parent_.begin(), parent_.end(), 0);
    between();
    return numbered();
  }

 private:
  struct Pair {
    float score;
    uint32_t a, b;  // parts, a < b
  };

  Profile profile_of(const CorpusClaim& c, uint32_t article) const {
    Profile p;
    p.type = c.type;
    p.prospective = c.factuality == Factuality::Future || c.factuality == Factuality::Hypothetical;
    p.background = c.background;
    p.denied = c.factuality == Factuality::Denied;
    p.asserted = c.factuality == Factuality::Asserted;
    p.dated = c.dated;
    p.has_days = c.has_days;
    p.from = c.from;
    p.to = c.to;
    p.modes = c.modes;
    for (const uint32_t x : c.places) p.places.push_back(x);
    for (const uint32_t x : c.areas) p.areas.push_back(x);
    for (const CorpusParty& x : c.actors) p.actors.push_back(x);
    for (const CorpusParty& x : c.targets) p.targets.push_back(x);
    for (uint32_t t = c.first_toll; t < c.first_toll + c.tolls; ++t) {
      const CorpusToll& toll = corpus_.tolls[t];
      if (toll.number && *toll.number > 0 && !toll.part) {
        const auto value = static_cast<uint32_t>(std::min<int64_t>(*toll.number, UINT32_MAX));
        p.numbers.push_back({toll.kind, toll.who, value});
      }
    }
    p.voices.push_back(c.speaker);
    p.article = article;
    p.first = p.last = c.trigger;
    p.in_title = c.trigger < corpus_.articles[article].title_end;
    p.placed_below = c.placed_below;
    return p;
  }

  /// How exactly the places of a profile say where it was. «إدلب» may be the town and may be the governorate.
  int exactness(const Profile& p) const {
    int finest = 2;
    for (const uint32_t x : p.places)
      finest = std::min(finest, !is_exact(corpus_, x) ? 2 : corpus_.places[x].seat ? 1 : 0);
    return finest;
  }

  /// Most exact places first: an event known to a settlement is no longer known to its governorate only. Of settlements
  /// that one of both lists, those that the other has as well: who tells of attacks on A and B, and then of that on A,
  /// has not told that what happens at B is the same.
  void add_places(Profile& into, const Profile& from) const {
    const auto same = [](uint32_t x, uint32_t y) { return x == y; };
    const int have = exactness(into), give = exactness(from);
    if (into.places.empty() || (give < have && !from.places.empty())) {
      for (const uint32_t x : into.places) add_new(into.areas, x, same);
      into.places = from.places;
    } else if (have < give) {
      for (const uint32_t x : from.places) add_new(into.areas, x, same);
    } else {
      Few<uint32_t, 6> both;
      for (const uint32_t x : into.places) {
        for (const uint32_t y : from.places) {
          if (have != 0 || relation(corpus_, x, y) != PlaceRelation::Same) continue;
          add_new(both, x, same);
          add_new(both, y, same);
        }
      }
      if (both.empty()) {
        // «الفوج 46 … في إدلب» beside villages: what may be the governorate makes them no less exact.
        for (const uint32_t x : from.places) {
          if (have == 0 && corpus_.places[x].seat)
            add_new(into.areas, x, same);
          else
            add_new(into.places, x, same);
        }
      } else {
        into.places = both;
      }
    }
    for (const uint32_t x : from.areas) add_new(into.areas, x, same);
  }

  void add(Profile& into, const Profile& from) const {
    add_places(into, from);
    if (from.dated && !into.dated) {
      into.from = from.from;
      into.to = from.to;
      into.dated = into.has_days = true;
    } else if (from.dated == into.dated && from.has_days) {
      if (!into.has_days) {
        into.from = from.from;
        into.to = from.to;
        into.has_days = true;
      } else if (into.dated && into.from <= from.to && from.from <= into.to) {  // the narrower span knows better
        into.from = std::max(into.from, from.from);
        into.to = std::min(into.to, from.to);
      } else {
        into.from = std::min(into.from, from.from);
        into.to = std::max(into.to, from.to);
      }
    }
    into.modes |= from.modes;
    into.background &= from.background;
    into.asserted |= from.asserted;
    into.denied |= from.denied;
    const auto same_party = [](const CorpusParty& x, const CorpusParty& y) { return x.symbol == y.symbol; };
    for (const CorpusParty& x : from.actors) add_new(into.actors, x, same_party);
    for (const CorpusParty& x : from.targets) add_new(into.targets, x, same_party);
    for (const Number& x : from.numbers) {
      add_new(into.numbers, x, [](const Number& a, const Number& b) {
        return a.kind == b.kind && a.who == b.who && a.value == b.value;
      });
    }
    for (const uint32_t x : from.voices) add_new(into.voices, x, [](uint32_t a, uint32_t b) { return a == b; });
    into.first = std::min(into.first, from.first);
    into.last = std::max(into.last, from.last);
    into.in_title |= from.in_title;
    into.placed_below |= from.placed_below;
  }

  PlaceRelation place_relation(const Profile& a, const Profile& b) const {
    return relation(corpus_, a.places, b.places);
  }

  /// «قصف على إدلب» beside «قصف على بليون جنوبي إدلب»: what is all that one says of the place, the other says as well.
  static bool names_as_area(const Profile& a, const Profile& b) {
    return std::any_of(a.places.begin(), a.places.end(),
                       [&](uint32_t x) { return std::find(b.areas.begin(), b.areas.end(), x) != b.areas.end(); });
  }

  /// «قصف على منبج» over «قصف على قرية أم السطح بريف منبج»: a title calls the countryside of a town by the town.
  bool title_of(const Profile& event, const Profile& claim) const {
    if (!event.in_title || event.placed_below || event.places.empty() || !claim.placed_below) return false;
    if (place_relation(event, claim) != PlaceRelation::Apart) return false;
    return std::all_of(event.places.begin(), event.places.end(), [&](uint32_t town) {
      return std::any_of(claim.areas.begin(), claim.areas.end(),
                         [&](uint32_t area) { return called_after(corpus_, area, town); });
    });
  }

  double place_score(const Profile& a, const Profile& b) const {
    switch (place_relation(a, b)) {
      case PlaceRelation::Apart:
        return kNever;
      case PlaceRelation::Unknown:
        return 0;
      case PlaceRelation::Within: {
        const auto country = [&](const Profile& p) {
          return std::all_of(p.places.begin(), p.places.end(),
                             [&](uint32_t x) { return corpus_.places[x].precision >= Precision::Country; });
        };
        if (country(a) || country(b)) return 0;
        return names_as_area(a, b) || names_as_area(b, a) ? kSameArea : kWithin;
      }
      case PlaceRelation::Same:
        break;
    }
    double best = 0;
    for (const uint32_t x : a.places) {
      for (const uint32_t y : b.places) {
        if (relation(corpus_, x, y) != PlaceRelation::Same) continue;
        const CorpusPlace& p = corpus_.places[x];
        const Precision precision = std::max(p.precision, corpus_.places[y].precision);
        const double score = precision <= Precision::Settlement ? (p.seat   ? kSameArea
                                                                   : p.city ? kSameCity
                                                                            : kSameSettlement)
                             : precision == Precision::Country  ? kSameCountry
                                                                : kSameArea;
        best = std::max(best, score);
      }
    }
    return best;
  }

  static int32_t gap(const Profile& a, const Profile& b) {
    if (a.to < b.from) return b.from - a.to;
    if (b.to < a.from) return a.from - b.to;
    return 0;
  }

  static bool is_long(const Profile& p) { return p.to - p.from > kLongSpan; }

  bool shared(const Few<CorpusParty, 4>& a, const Few<CorpusParty, 4>& b) const {
    return std::any_of(a.begin(), a.end(), [&](const CorpusParty& x) {
      return std::any_of(b.begin(), b.end(), [&](const CorpusParty& y) { return related(corpus_, x, y); });
    });
  }

  static bool anyone_known(const Few<CorpusParty, 4>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const CorpusParty& x) { return x.known; });
  }

  static bool same_voice(const Profile& a, const Profile& b) {
    return std::any_of(a.voices.begin(), a.voices.end(),
                       [&](uint32_t x) { return std::find(b.voices.begin(), b.voices.end(), x) != b.voices.end(); });
  }

  /// One tells what the other denies.
  static bool denies(const Profile& a, const Profile& b) {
    return (a.denied && b.asserted) || (b.denied && a.asserted);
  }

  /// Whether one figure of the same harm is the same in both, and whether one of the same people is another.
  static std::pair<bool, bool> compare_numbers(const Profile& a, const Profile& b) {
    bool equal = false, different = false;
    for (const Number& x : a.numbers) {
      for (const Number& y : b.numbers) {
        if (x.kind != y.kind) continue;
        if (x.value == y.value) {
          equal |= x.value > 1;
        } else if (x.who == y.who) {
          different = true;
        }
      }
    }
    return {equal, different};
  }

  /// «مقتل 30: 12 في دوما و10 في حرستا»: a whole that is told beside its parts is at none of their places.
  static bool whole_and_part(const Profile& a, const Profile& b) {
    const auto [equal, different] = compare_numbers(a, b);
    return different && !equal && a.places.empty() != b.places.empty() && same_voice(a, b);
  }

  /// What both kinds of comparison add up.
  double common_score(const Profile& a, const Profile& b, bool titled = false) const {
    if (a.type != b.type || a.prospective != b.prospective) return kNever;
    double score = titled ? kSameArea : place_score(a, b);
    if (score == kNever) return kNever;
    const bool one_voice = same_voice(a, b);

    if (a.modes != 0 && b.modes != 0) {
      if ((a.modes & b.modes) != 0) {
        score += kSharedMode;
      } else {
        score += ((a.modes | b.modes) & ground_) != 0 ? kOtherGround : kOtherMode;
      }
    }
    const bool opposed = denies(a, b);
    if (opposed) score += kOneDeniesOther;

    if (!a.actors.empty() && !b.actors.empty()) {
      if (shared(a.actors, b.actors)) {
        score += kSharedActor;
      } else if (anyone_known(a.actors) && anyone_known(b.actors)) {
        const bool swapped = shared(a.actors, b.targets) && shared(b.actors, a.targets);
        if (one_voice && !opposed) {
          score += swapped ? kSidesSwapped : kOtherActorSameVoice;
        } else {
          score += kOtherActor;
        }
      }
    }
    if (!a.targets.empty() && !b.targets.empty()) {
      if (shared(a.targets, b.targets)) {
        score += kSharedTarget;
      } else if (anyone_known(a.targets) && anyone_known(b.targets)) {
        score += kOtherTarget;
      }
    }
    const auto [equal, different] = compare_numbers(a, b);
    if (equal) {
      score += kSameNumber;
    } else if (different && one_voice) {
      score += kOtherNumberSameVoice;
    }
    if (a.background != b.background) score += kBackground;
    return score;
  }

  // ── Within an article ──

  double score_within(const Profile& event, const Profile& claim) const {
    double score = common_score(event, claim, title_of(event, claim));
    if (score == kNever) return kNever;
    if (event.dated && claim.dated) {
      const int32_t days = gap(event, claim);
      if (days > 1 && !(is_long(event) && is_long(claim))) return kNever;
      if (days == 0 && !is_long(event) && !is_long(claim)) score += kSameDay;
      if (days == 1) score += kNextDay;
      if (is_long(event) != is_long(claim)) score += kOtherSpan;
      if (is_long(event) && event.from == claim.from && event.to == claim.to) score += kSameDay;
    }
    // What is told of a whole year («40 قتلوا العام 2017») is hardly one of the happenings told beside it.
    // But who denies does not repeat the day of what is denied.
    if (event.dated != claim.dated && is_long(event.dated ? event : claim) && !denies(event, claim))
      score += kOtherSpan;
    // News that tells no day is of the last days, not of what it recalls («وفي 28 أيلول الفائت وقع انفجاران»).
    if (event.dated != claim.dated && event.has_days && claim.has_days && !is_long(event) && !is_long(claim) &&
        gap(event, claim) > kLongSpan && !denies(event, claim))
      score += kOtherSpan;
    const uint32_t apart = claim.first > event.last ? claim.first - event.last : 0;
    if (apart <= kNearCharacters) {
      score += kNear;
      if (claim.places.empty() || event.places.empty()) score += kContinues;
    } else if (apart <= kNotFarCharacters) {
      score += kNotFar;
    } else if (apart > kFarCharacters && !event.in_title) {
      score += kFar;
    }
    if (event.in_title) score += kTitle;
    return score;
  }

  void within(uint32_t article) {
    const CorpusArticle& a = corpus_.articles[article];
    const auto first_part = static_cast<uint32_t>(parts_.size());
    std::vector<uint32_t> last_sentence;  // of each part of this article
    for (uint32_t c = a.first_claim; c < a.first_claim + a.claims; ++c) {
      const Profile claim = profile_of(corpus_.claims[c], article);
      uint32_t best = 0;
      double best_score = kNever;
      for (auto p = static_cast<uint32_t>(parts_.size()); p-- > first_part;) {  // the latest wins a tie
        double score = score_within(parts_[p], claim);
        if (last_sentence[p - first_part] == corpus_.claims[c].sentence) {
          score += kSameSentence - kNear;
          if (whole_and_part(parts_[p], claim)) continue;
        }
        if (score > best_score) {
          best_score = score;
          best = p;
        }
      }
      if (best_score >= kJoinInArticle) {
        Profile& event = parts_[best];
        if (title_of(event, claim)) {
          for (const uint32_t town : event.places) event.areas.push_back(town);
          event.places = {};
        }
        add(event, claim);
      } else {
        best = static_cast<uint32_t>(parts_.size());
        parts_.push_back(claim);
        last_sentence.push_back(0);
      }
      last_sentence[best - first_part] = corpus_.claims[c].sentence;
      part_of_.push_back(best);
    }
  }

  // ── Between articles ──

  double score_between(const Profile& a, const Profile& b) const {
    double score = common_score(a, b);
    if (score == kNever) return kNever;
    if (!a.has_days || !b.has_days) return kNever;
    const int32_t days = gap(a, b);
    if (is_long(a) || is_long(b)) {
      if (a.from != b.from || a.to != b.to) return kNever;
    } else if (days > 1) {
      return kNever;
    }
    if (days == 1) {
      score += kNextDay;
    } else if (a.dated && b.dated) {
      score += kSameKnownDay;
    } else {
      score += kSameKnownDay / 2;
    }
    return score;
  }

  struct Block {
    uint64_t key;  // type, day and place
    uint32_t part;
    bool exact;  // the place is the part's own; else one that contains it
    bool operator<(const Block& other) const {
      return key != other.key ? key < other.key : exact != other.exact ? exact > other.exact : part < other.part;
    }
  };

  void blocks_of(uint32_t part, std::vector<Block>& out) const {
    const Profile& p = parts_[part];
    if (!p.has_days) return;
    Few<uint32_t, 16> own, around;
    const auto key_of = [&](uint32_t place) {
      // A place is its gazetteer id, or its name: so that the name alone finds it when one of two articles could not be
      // resolved. The name is a block of its own.
      return place;
    };
    for (const uint32_t x : p.places) {
      add_new(own, key_of(x), std::equal_to<>());
      uint32_t at = x;
      for (int steps = 0; steps < 4; ++steps) {
        const CorpusPlace& place = corpus_.places[at];
        const uint32_t up = place.parent != 0 ? place.parent : place.admin1;
        if (up == 0) break;
        at = up - 1;
        if (corpus_.places[at].precision >= Precision::Country) break;
        add_new(around, at, std::equal_to<>());
      }
    }
    for (const uint32_t x : p.areas) {
      if (corpus_.places[x].precision < Precision::Country) add_new(around, x, std::equal_to<>());
    }
    const auto put = [&](int32_t day, uint32_t place, bool exact, bool by_name) {
      uint64_t key = static_cast<uint64_t>(p.type) << 1 | static_cast<uint64_t>(p.prospective);
      key = key << 28 | (static_cast<uint64_t>(day + 1'000'000) & 0xFFFFFFF);
      key = key << 1 | static_cast<uint64_t>(by_name);
      key = key << 28 | place;
      out.push_back({key, part, exact});
    };
    const bool long_span = is_long(p);
    // One day more, so that those of a night meet whom the one dates to the evening and the other to the morning.
    const int32_t first = long_span ? p.from + 4'000'000 : p.from, last = long_span ? first : p.to + 1;
    for (int32_t day = first; day <= last; ++day) {
      for (const uint32_t x : own) {
        put(day, x, true, false);
        // Neighbouring entries and names that only one article resolved meet here.
        if (corpus_.places[x].name != 0) put(day, corpus_.places[x].name, true, true);
      }
      for (const uint32_t x : around) put(day, x, false, false);
    }
  }

  uint32_t root(uint32_t part) {
    while (parent_[part] != part) {
      parent_[part] = parent_[parent_[part]];
      part = parent_[part];
    }
    return part;
  }

  /// The whole of both fits: no telling of one sets it apart from one of the other.
  bool fits(uint32_t a, uint32_t b) const {
    const Profile& x = whole_[a];
    const Profile& y = whole_[b];
    if (place_relation(x, y) == PlaceRelation::Apart) return false;
    if (x.dated && y.dated && !is_long(x) && !is_long(y)) {
      if (std::max(x.to, y.to) - std::min(x.from, y.from) > kDaysTogether) return false;
    }
    // Parts of one article that were kept apart there: where most of them speak against it, they are two events.
    const auto& m = members_[a];
    const auto& n = members_[b];
    size_t i = 0, j = 0, pairs = 0, against = 0;
    while (i < m.size() && j < n.size()) {
      const uint32_t p = parts_[m[i]].article, q = parts_[n[j]].article;
      if (p < q) {
        ++i;
      } else if (q < p) {
        ++j;
      } else {
        for (size_t k = j; k < n.size() && parts_[n[k]].article == p; ++k) {
          ++pairs;
          against += may_not_meet(m[i], n[k]) ? 1 : 0;
        }
        ++i;
      }
    }
    return pairs <= 2 ? against == 0 : against * 2 <= pairs;
  }

  bool may_not_meet(uint32_t a, uint32_t b) const {
    const Profile& x = parts_[std::min(a, b)];
    const Profile& y = parts_[std::max(a, b)];
    const double score = common_score(x, y);
    if (score < kMayMeet) return true;
    return x.dated && y.dated && gap(x, y) > 1;
  }

  void join(uint32_t a, uint32_t b) {
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    add(whole_[a], whole_[b]);
    std::vector<uint32_t> all;
    all.reserve(members_[a].size() + members_[b].size());
    std::merge(members_[a].begin(), members_[a].end(), members_[b].begin(), members_[b].end(), std::back_inserter(all));
    members_[a] = std::move(all);
    members_[b] = {};
  }

  void between() {
    std::vector<Pair> pairs;
    std::vector<uint64_t> seen;
    {
      std::vector<Block> blocks;
      for (uint32_t p = 0; p < parts_.size(); ++p) blocks_of(p, blocks);
      std::sort(blocks.begin(), blocks.end());
      for (size_t begin = 0; begin < blocks.size();) {
        size_t end = begin, own = begin;
        for (; end < blocks.size() && blocks[end].key == blocks[begin].key; ++end) {
          if (blocks[end].exact) own = end + 1;
        }
        // Each that is at the place itself with each other, and with those that lie in it.
        for (size_t i = begin; i < std::min(own, begin + kLargestBlock); ++i) {
          for (size_t j = i + 1; j < std::min(end, begin + kLargestBlock); ++j) {
            const uint32_t a = std::min(blocks[i].part, blocks[j].part), b = std::max(blocks[i].part, blocks[j].part);
            if (a == b || parts_[a].article == parts_[b].article) continue;
            seen.push_back(static_cast<uint64_t>(a) << 32 | b);
          }
        }
        begin = end;
      }
    }
    std::vector<uint64_t> copies;
    for (const auto& [copy, origin] : copied_) {
      const uint32_t a = part_of_[copy], b = part_of_[origin];
      if (parts_[a].article == parts_[b].article) continue;
      copies.push_back(static_cast<uint64_t>(std::min(a, b)) << 32 | std::max(a, b));
    }
    std::sort(copies.begin(), copies.end());
    copies.erase(std::unique(copies.begin(), copies.end()), copies.end());
    seen.insert(seen.end(), copies.begin(), copies.end());
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const uint64_t both : seen) {
      const auto a = static_cast<uint32_t>(both >> 32), b = static_cast<uint32_t>(both);
      double score = score_between(parts_[a], parts_[b]);
      if (std::binary_search(copies.begin(), copies.end(), both)) {
        if (score == kNever) score = common_score(parts_[a], parts_[b]);
        score += kCopiedWords;
      }
      if (score >= kJoinArticles) pairs.push_back({static_cast<float>(score), a, b});
    }
    seen = {};
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      if (x.score != y.score) return x.score > y.score;
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    whole_ = parts_;
    members_.resize(parts_.size());
    for (uint32_t p = 0; p < parts_.size(); ++p) members_[p] = {p};
    for (const Pair& pair : pairs) {
      const uint32_t a = root(pair.a), b = root(pair.b);
      if (a != b && fits(a, b)) join(a, b);
    }
  }

  std::vector<uint32_t> numbered() {
    std::vector<uint32_t> number(parts_.size(), UINT32_MAX), events(part_of_.size());
    uint32_t next = 0;
    for (size_t c = 0; c < part_of_.size(); ++c) {
      uint32_t& n = number[root(part_of_[c])];
      if (n == UINT32_MAX) n = next++;
      events[c] = n;
    }
    return events;
  }

  const Corpus& corpus_;
  CopiedPairs copied_;
  uint32_t ground_ = 0;
  std::vector<Profile> parts_;                  // what one article tells of one event, in canonical order
  std::vector<uint32_t> part_of_;               // by claim
  std::vector<uint32_t> parent_;                // union-find over parts
  std::vector<Profile> whole_;                  // by root
  std::vector<std::vector<uint32_t>> members_;  // by root: parts, ascending
};

}  // namespace

std::vector<uint32_t> merge(const Corpus& corpus, CopiedPairs copied) { return Merger(corpus, copied).run(); }

}  // namespace isnad::ledger
