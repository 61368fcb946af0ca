// Chooses the places of an article together.
//
// «قصف على دوما … وحرستا» (shelling of Dūmā … and Harastā): Dūmā is a town by Damascus, one in Egypt and several
// villages; Harastā is certain, lies five kilometres from the first, and decides.
//
// Every candidate is scored alone first (how well known it is, the word before the name, the countries the article
// speaks of); the best ones then vote for their country and for their neighbourhood, twice. What remains improbable
// afterwards (an obscure village far from all else) is left unresolved: a wrong place is worse than none. It does not
// read the text: what word stands before a name and what contains what is for the caller to say.
#include "places/resolve.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "places/kinds.h"
#include "places/sphere.h"

namespace isnad {
namespace {

constexpr size_t kMostCandidates = 64;
constexpr size_t kNeighbours = 40;  // queries looked at on either side
constexpr int kPasses = 2;

// Scores are in tenfolds of population, roughly: 0.6 is a place ten times as large.
constexpr double kPerTenfold = 0.6;
constexpr double kCurated = 0.5;
constexpr double kCountryNamed = 2.0, kCountryNamedDecay = 0.8, kCountryNotNamed = 1.2;
constexpr double kCountryVoted = 2.0, kDoubt = 0.3;
constexpr double kNeighbourhood = 2.2, kNeighbourhoodKm = 60, kTextDistance = 25;
constexpr double kOtherSpelling = 0.7;  // with the article that the text lacks, or without
constexpr double kFarPenalty = 1.0, kFarKm = 400;
constexpr double kKindExact = 0.7, kKindFits = 2.0, kKindWrong = 3.0;
constexpr double kContained = 3.0, kContainedNear = 1.2, kNotContained = 3.0;
constexpr double kNearContainerKm = 80, kInContainerKm = 30;
// A place that only an imported gazetteer has: how well known it is where nobody counted its people, and what it loses
// if nothing that we know lies near it, or if the article names nothing else.
constexpr double kImportedPopulation = 150;
constexpr double kAnchorKm = 50, kAreaAnchorKm = 60, kNotAnchored = 10.0, kNothingElse = 2.0;
constexpr uint32_t kKnownPopulation = 10000;
constexpr double kAnchorWords = 80;
constexpr double kLeast = 0.5;  // score under which nothing is chosen
// What the text introduces as a village or the like, or names barely though few know it, is not its namesake in a
// country that nothing else in the article speaks of; it is one that nobody has heard of.
constexpr double kUnspoken = 10.0;
constexpr double kSpoken = 0.03;  // votes for a country: it is spoken of
constexpr uint32_t kFamousPopulation = 100000;

struct Candidate {
  uint32_t index = 0;
  Place place;
  sphere::Point point;
  double alone = 0;  // what does not depend on the other queries
  double score = 0;
  bool spoken = false;  // its country is one that the article's actors point to
};

struct Query {
  std::vector<Candidate> candidates;
  int best = -1;
  double margin = 0;  // how sure the best is, 0 … 1
  const Candidate* chosen() const { return best < 0 ? nullptr : &candidates[static_cast<size_t>(best)]; }
};

double well_known(const Place& place) {
  const PlaceKind* kind = find_place_kind(place.kind);
  double people = std::max<double>(place.population, kind == nullptr ? 1 : kind->assumed_population);
  if (place.imported) people = std::max<double>(place.population, kImportedPopulation);
  // An area counts as its name does, not as its people do: «حلب» is the city.
  if (place.precision == Precision::Governorate || place.precision == Precision::Region) {
    people = kind == nullptr ? 1 : kind->assumed_population;
  }
  return kPerTenfold * std::log10(people) + (place.curated ? kCurated : 0);
}

// How well the candidate agrees with the word before the name.
double kind_agreement(std::string_view kind, const Place& place) {
  const Precision precision = place.precision;
  const PlaceKind* asked = find_place_kind(kind);
  if (asked == nullptr) {  // no word, or one that says nothing about the place («شمال حلب»)
    switch (precision) {
      case Precision::Country:
        return 1.5;
      case Precision::Settlement:
        return place.kind == "neighbourhood" ? 0.2 : 0.8;
      case Precision::District:
        return -0.3;
      default:
        return 0;
    }
  }
  const double exact = place.kind == kind ? kKindExact : 0;
  // «حي الثورة» is no village of that name; a town of ours may have a neighbourhood called after it.
  if (place.imported && exact == 0 &&
      (kind == "neighbourhood" || kind == "camp" || kind == "governorate" || kind == "country")) {
    return -kNotAnchored;
  }
  if (kind == "governorate") {
    return precision == Precision::Governorate ? kKindFits + kKindExact
           : precision == Precision::Country   ? -kKindWrong
                                               : -1;
  }
  if (kind == "countryside") {
    if (precision == Precision::Governorate) return kKindFits;
    return precision == Precision::District  ? kKindFits - 0.5 + exact
           : precision == Precision::Country ? -kKindWrong
                                             : -0.5;
  }
  if (kind == "country") return precision == Precision::Country ? kKindFits + kKindExact : -kKindFits;
  if (kind == "region") {
    return precision == Precision::Region ? kKindFits + exact : precision == Precision::Governorate ? 1 : 0;
  }
  if (kind == "district") {
    return precision == Precision::District ? kKindFits + exact : precision == Precision::Settlement ? 0.5 : -1;
  }
  if (kind == "neighbourhood") {
    if (place.kind == kind) return kKindFits + exact;
    return precision == Precision::Settlement ? 0 : precision == Precision::Point ? 0 : -kKindFits;
  }
  if (asked->precision == Precision::Settlement) {
    if (precision == Precision::Country) return -kKindWrong;
    if (precision == Precision::District) return 0.5;  // «بلدة راجو»: the seat of the district of that name
    if (precision != Precision::Settlement) return precision == Precision::Point ? -1 : -kKindFits;
    const bool opposite = (kind == "city" && place.kind == "village") || (kind == "village" && place.kind == "city") ||
                          (kind == "camp") != (place.kind == "camp");
    return kKindFits + exact - (opposite ? 2 * kKindExact : 0);
  }
  if (exact > 0) return kKindFits + exact;  // «مطار»: the airport of that name, else the town it is named after
  return precision == Precision::Settlement ? 0.5 : precision == Precision::Country ? -1 : 0;
}

double named_country(const Place& place, std::span<const std::string_view> countries) {
  if (countries.empty() || place.precision == Precision::Country) return 0;
  double value = kCountryNamed;
  for (std::string_view country : countries) {
    if (country == place.country) return value;
    value *= kCountryNamedDecay;
  }
  return -kCountryNotNamed;
}

// How well the candidate agrees with the place that the text says contains it.
double containment(const Candidate& inner, const Candidate& outer, const Gazetteer& gazetteer) {
  if (inner.index == outer.index) return -1;
  const Place &in = inner.place, &out = outer.place;
  if (out.precision == Precision::Country) return in.country == out.country ? kContained : -kNotContained;
  if (in.precision == Precision::Country) return -kNotContained;
  if (in.admin1 == outer.index || in.parent == outer.index) return kContained;
  if (in.parent != 0 && gazetteer.place(in.parent).parent == outer.index) return kContained;
  if (!in.located || !out.located) return 0;
  const double km = sphere::kilometres(inner.point, outer.point);
  if (out.precision == Precision::Governorate || out.precision == Precision::Region) {
    if (in.admin1 != 0 && out.precision == Precision::Governorate) return km <= kInContainerKm ? kContainedNear : -1;
    return km <= kNearContainerKm && in.country == out.country ? kContainedNear : -kNotContained;
  }
  if (km <= kInContainerKm) return kContainedNear + 1;
  return km <= kNearContainerKm ? kContainedNear : -kNotContained;
}

// Whether it is improbable in a country that nothing else in the article speaks of: a village, a district, a facility;
// not a city, nor a place abroad that everybody knows.
bool needs_country(std::string_view kind, const Place& place) {
  static constexpr std::string_view kAbroad[] = {"city", "capital", "governorate", "country", "island", "airport"};
  if (place.curated && place.precision == Precision::Point) return false;  // «ميناء الحديدة»: there is but one
  if (kind.empty()) return place.precision <= Precision::District && place.population < kFamousPopulation;
  return place.precision <= Precision::Governorate &&
         std::find(std::begin(kAbroad), std::end(kAbroad), kind) == std::end(kAbroad);
}

void choose(Query& query) {
  query.best = -1;
  query.margin = 0;
  double best = 0, second = 0;
  for (size_t i = 0; i < query.candidates.size(); ++i) {
    const double score = query.candidates[i].score;
    if (query.best < 0 || score > best) {
      second = query.best < 0 ? score - 2 : best;
      best = score;
      query.best = static_cast<int>(i);
    } else if (score > second) {
      second = score;
    }
  }
  // Sure is what is much better than the second, and good in itself.
  if (query.best >= 0)
    query.margin = std::clamp((best - second) / 2, 0.05, 1.0) * std::clamp((best - kLeast) / 2.5, 0.05, 1.0);
}

class Resolver {
 public:
  Resolver(const Gazetteer& gazetteer, std::span<const PlaceQuery> asked, std::span<const std::string_view> countries)
      : gazetteer_(gazetteer), asked_(asked) {
    queries_.resize(asked.size());
    for (size_t q = 0; q < asked.size(); ++q) {
      const size_t count = std::min(asked[q].candidates.size(), kMostCandidates);
      queries_[q].candidates.reserve(count);
      for (size_t i = 0; i < count; ++i) {
        const uint32_t index = asked[q].candidates[i];
        Candidate candidate;
        candidate.index = index;
        candidate.place = gazetteer.place(index);
        if (candidate.place.id.empty()) continue;
        candidate.point = sphere::point(candidate.place.latitude, candidate.place.longitude);
        candidate.alone = well_known(candidate.place) + kind_agreement(asked[q].kind, candidate.place) +
                          named_country(candidate.place, countries) - (i < asked[q].exact ? 0 : kOtherSpelling);
        candidate.spoken = std::find(countries.begin(), countries.end(), candidate.place.country) != countries.end();
        candidate.score = candidate.alone;
        queries_[q].candidates.push_back(candidate);
      }
      choose(queries_[q]);
    }
  }

  std::vector<uint32_t> run() {
    for (int pass = 0; pass < kPasses; ++pass) {
      vote();
      for (size_t q = 0; q < queries_.size(); ++q) rescore(q);
      for (Query& query : queries_) choose(query);
    }
    agree();
    std::vector<uint32_t> out(queries_.size(), 0);
    for (size_t q = 0; q < queries_.size(); ++q) {
      const Candidate* chosen = queries_[q].chosen();
      if (chosen != nullptr && chosen->score >= kLeast) out[q] = chosen->index;
    }
    return out;
  }

 private:
  struct Vote {
    std::string_view country;
    double weight = 0;
  };

  // Counts the countries of what is chosen so far, the more certain choices counting more.
  void vote() {
    votes_.clear();
    total_ = 0;
    for (const Query& query : queries_) {
      const Candidate* chosen = query.chosen();
      if (chosen == nullptr || chosen->place.country.empty()) continue;
      auto found = std::find_if(votes_.begin(), votes_.end(),
                                [&](const Vote& vote) { return vote.country == chosen->place.country; });
      if (found == votes_.end()) found = votes_.insert(votes_.end(), {chosen->place.country, 0});
      found->weight += query.margin;
      total_ += query.margin;
    }
  }

  void rescore(size_t q) {
    Query& query = queries_[q];
    const size_t first = q > kNeighbours ? q - kNeighbours : 0;
    const size_t last = std::min(queries_.size(), q + kNeighbours + 1);
    const int32_t within = asked_[q].within;
    const Candidate* container =
        within >= 0 && static_cast<size_t>(within) < queries_.size() && static_cast<size_t>(within) != q
            ? queries_[static_cast<size_t>(within)].chosen()
            : nullptr;
    const Candidate* own = query.chosen();
    const std::string_view own_country = own == nullptr ? std::string_view() : own->place.country;
    const double others = total_ - (own_country.empty() ? 0 : query.margin);
    for (Candidate& candidate : query.candidates) {
      double score = candidate.alone;
      if (candidate.place.precision != Precision::Country) {
        bool spoken = candidate.spoken;
        for (const Vote& vote : votes_) {
          if (vote.country != candidate.place.country) continue;
          const double weight = vote.weight - (own_country == vote.country ? query.margin : 0);  // not its own
          if (weight > 0) score += kCountryVoted * weight / (others + kDoubt);
          spoken |= weight > kSpoken;
        }
        if (!spoken && others > kDoubt && needs_country(asked_[q].kind, candidate.place)) score -= kUnspoken;
        if (candidate.place.located) score += neighbourhood(q, candidate, first, last);
      }
      if (container != nullptr) {
        score += containment(candidate, *container, gazetteer_);
        // «حي الأربعين بدرعا البلد»: no quarter of a town far away.
        if (asked_[q].kind == "neighbourhood" && container->place.precision <= Precision::Settlement &&
            candidate.place.located && container->place.located &&
            sphere::kilometres(candidate.point, container->point) > kInContainerKm)
          score -= kNotContained;
      }
      // It contains others: they speak for it.
      for (size_t other = first; other < last; ++other) {
        if (asked_[other].within != static_cast<int32_t>(q) || other == q) continue;
        if (const Candidate* inner = queries_[other].chosen()) {
          score += containment(*inner, candidate, gazetteer_) * queries_[other].margin / 2;
        }
      }
      candidate.score = score;
    }
  }

  double neighbourhood(size_t q, const Candidate& candidate, size_t first, size_t last) const {
    double near = 0, nearest = -1;
    bool anchored = false, anchors = false;
    for (size_t other = first; other < last; ++other) {
      if (other == q) continue;
      const Candidate* chosen = queries_[other].chosen();
      if (chosen == nullptr || !chosen->place.located || chosen->place.precision == Precision::Country) continue;
      // The same name elsewhere tells nothing, unless more is said of it there.
      if (asked_[other].candidates.data() == asked_[q].candidates.data() && asked_[other].within < 0 &&
          asked_[other].kind.empty()) {
        continue;
      }
      const double squared = sphere::chord_squared(candidate.point, chosen->point);
      const double words = std::abs(static_cast<double>(asked_[other].position) - asked_[q].position);
      near += queries_[other].margin /
              ((1 + words / kTextDistance) * (1 + squared / (kNeighbourhoodKm * kNeighbourhoodKm)));
      if (nearest < 0 || squared < nearest) nearest = squared;
      if (!chosen->place.imported && words <= kAnchorWords) {
        anchors = true;
        if (chosen->place.precision == Precision::Governorate && candidate.place.admin1 != 0) {
          anchored |= candidate.place.admin1 == chosen->index;
        } else {
          const double most = chosen->place.precision >= Precision::Governorate ? kAreaAnchorKm : kAnchorKm;
          anchored |= squared <= most * most;
        }
      }
    }
    double value = kNeighbourhood * near / (near + 0.5);
    if (nearest > kFarKm * kFarKm) value -= kFarPenalty;
    if (candidate.place.imported && candidate.place.population < kKnownPopulation && !anchored)
      value -= anchors ? kNotAnchored : kNothingElse;
    return value;
  }

  // A name means one place throughout an article, where nothing else is said of it.
  void agree() {
    // One name has one list of candidates, of which some mentions see only the beginning (exactly called so).
    std::map<std::tuple<const uint32_t*, size_t, std::string_view>, std::vector<size_t>> mentions;
    for (size_t q = 0; q < queries_.size(); ++q) {
      if (asked_[q].within >= 0 || queries_[q].candidates.size() < 2) continue;
      mentions[{asked_[q].candidates.data(), queries_[q].candidates.size(), asked_[q].kind}].push_back(q);
    }
    for (const auto& [name, same] : mentions) {
      if (same.size() < 2) continue;
      Query sum = queries_[same[0]];
      for (size_t k = 1; k < same.size(); ++k) {
        for (size_t i = 0; i < sum.candidates.size(); ++i)
          sum.candidates[i].score += queries_[same[k]].candidates[i].score;
      }
      choose(sum);
      for (size_t other : same) queries_[other].best = sum.best;
    }
  }

  const Gazetteer& gazetteer_;
  std::span<const PlaceQuery> asked_;
  std::vector<Query> queries_;
  std::vector<Vote> votes_;
  double total_ = 0;
};

}  // namespace

std::vector<uint32_t> resolve(const Gazetteer& gazetteer, std::span<const PlaceQuery> queries,
                              std::span<const std::string_view> countries) {
  return Resolver(gazetteer, queries, countries).run();
}

}  // namespace isnad
