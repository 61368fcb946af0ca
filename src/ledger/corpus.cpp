// Relations between places and between parties; see corpus.h. «سراقب» lies in «ريف إدلب»: Within. Does not read the
// database (load.cpp).
#include "ledger/corpus.h"

#include <algorithm>
#include <array>

#include "places/sphere.h"

namespace isnad::ledger {
namespace {

// PLOVER's modes and our extensions, in alphabetical order (GUIDELINES: "modes").
constexpr std::array<std::string_view, 32> kModes = {
    "abduct",    "aerial",        "arrest",      "beat",          "ceasefire", "clash",          "crowd-control",
    "demo",      "deport",        "destroy",     "disarm",        "displace",  "drone",          "explosives",
    "firearms",  "heavy-weapons", "investigate", "meet",          "obstruct",  "primitive",      "release",
    "restrict",  "riot",          "seize",       "sexual",        "siege",     "suicide-attack", "targeted",
    "territory", "torture",       "troops",      "unconventional"};

// Two entries for one place; and two villages of one name so near that either may be meant.
constexpr double kSamePlaceKm = 1, kSameNameKm = 25;
constexpr double kDistrictKm = 25;  // how far from the point of an area its edge may be
constexpr double kCountrysideKm = 90;
constexpr double kGovernorateKm = 120;
constexpr double kRegionKm = 120;

double radius(const CorpusPlace& p) {
  switch (p.precision) {
    case Precision::District:
      return p.countryside ? kCountrysideKm : kDistrictKm;
    case Precision::Governorate:
      return kGovernorateKm;
    case Precision::Region:
      return p.countryside ? kCountrysideKm : kRegionKm;
    default:
      return 0;
  }
}

double distance(const CorpusPlace& a, const CorpusPlace& b) {
  return sphere::kilometres(sphere::point(a.latitude, a.longitude), sphere::point(b.latitude, b.longitude));
}

bool is_ancestor(const Corpus& corpus, uint32_t ancestor, uint32_t of) {
  uint32_t at = of;
  for (int steps = 0; steps < 6; ++steps) {
    const CorpusPlace& p = corpus.places[at];
    if (p.admin1 == ancestor + 1 || p.parent == ancestor + 1) return true;
    const uint32_t up = p.parent != 0 ? p.parent : p.admin1;
    if (up == 0 || up - 1 == at) return false;
    at = up - 1;
  }
  return false;
}

}  // namespace

uint32_t Symbols::operator()(std::string_view text) {
  if (text.empty()) return 0;
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) return known->second;
  const auto number = static_cast<uint32_t>(texts_.size());
  texts_.emplace_back(text);
  numbers_.emplace(texts_.back(), number);
  return number;
}

uint32_t mode_bit(std::string_view mode) {
  for (size_t i = 0; i < kModes.size(); ++i) {
    if (kModes[i] == mode) return uint32_t{1} << i;
  }
  return 0;
}

std::string mode_names(uint32_t bits) {
  std::string out;
  for (size_t i = 0; i < kModes.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    if (!out.empty()) out += ' ';
    out += kModes[i];
  }
  return out;
}

PlaceRelation relation(const Corpus& corpus, uint32_t a, uint32_t b) {
  if (a == b) return PlaceRelation::Same;
  const CorpusPlace& x = corpus.places[a];
  const CorpusPlace& y = corpus.places[b];
  const bool exact_x = x.precision <= Precision::Settlement, exact_y = y.precision <= Precision::Settlement;
  if (x.name == y.name && x.name != 0 && exact_x == exact_y) {
    // The same name twice, of which a gazetteer knows one or none.
    if (!x.located || !y.located) return PlaceRelation::Same;
  }
  if (is_ancestor(corpus, a, b) || is_ancestor(corpus, b, a)) return PlaceRelation::Within;
  if (x.located && y.located) {
    const double km = distance(x, y);
    if (exact_x && exact_y) {
      if (km <= (x.name == y.name ? kSameNameKm : kSamePlaceKm)) return PlaceRelation::Same;
      // «قرية الزر بدير الزور»: the governorate, though the town of its name is what the name was taken for.
      const bool in_its_governorate = (x.seat || y.seat) && x.admin1 == y.admin1 && x.admin1 != 0;
      return in_its_governorate ? PlaceRelation::Within : PlaceRelation::Apart;
    }
    if (x.country != y.country && x.country != 0 && y.country != 0) return PlaceRelation::Apart;
    if (x.precision == Precision::Country || y.precision == Precision::Country) return PlaceRelation::Within;
    // Governorates are disjoint, and what lies in one does not lie in another.
    const auto governorate = [&](const CorpusPlace& p, uint32_t number) {
      return p.precision == Precision::Governorate ? number + 1 : p.admin1;
    };
    const uint32_t gx = governorate(x, a), gy = governorate(y, b);
    if (gx != 0 && gy != 0 && gx != gy) {
      const bool wide = x.precision == Precision::Region || y.precision == Precision::Region;
      if (!wide && km > kSamePlaceKm) return PlaceRelation::Apart;
    }
    return km <= std::max(radius(x), radius(y)) ? PlaceRelation::Within : PlaceRelation::Apart;
  }
  if (exact_x && exact_y) return PlaceRelation::Apart;
  return PlaceRelation::Unknown;
}

bool called_after(const Corpus& corpus, uint32_t area, uint32_t town) {
  const CorpusPlace& x = corpus.places[area];
  const CorpusPlace& y = corpus.places[town];
  return x.countryside && x.precision > Precision::Settlement && y.precision == Precision::Settlement && x.located &&
         y.located && distance(x, y) <= kSamePlaceKm;
}

PlaceRelation relation(const Corpus& corpus, std::span<const uint32_t> a, std::span<const uint32_t> b) {
  if (a.empty() || b.empty()) return PlaceRelation::Unknown;
  const auto located = [&](uint32_t place) { return corpus.places[place].located; };
  const bool located_a = std::any_of(a.begin(), a.end(), located), located_b = std::any_of(b.begin(), b.end(), located);
  bool within = false, unknown = false;
  for (const uint32_t x : a) {
    for (const uint32_t y : b) {
      const PlaceRelation r = relation(corpus, x, y);
      if (r == PlaceRelation::Same) return r;
      within |= r == PlaceRelation::Within;
      unknown |= r == PlaceRelation::Unknown && (located(x) || !located_a) && (located(y) || !located_b);
    }
  }
  if (within) return PlaceRelation::Within;
  return unknown ? PlaceRelation::Unknown : PlaceRelation::Apart;
}

namespace {

/// The country of whose state an actor is an organ (SYR, SYR.MIL.AIR, SYR.GOV.MFA), empty for any other.
std::string_view state_of(std::string_view id) {
  constexpr std::string_view kOrgans[] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
  if (id.size() < 3 || (id.size() > 3 && id[3] != '.')) return {};
  const std::string_view country = id.substr(0, 3);
  if (country == "NGO" || country == "MED" || country == "IGO" || country == "INT") return {};
  if (id.size() == 3) return country;
  const std::string_view organ = id.substr(4, id.find('.', 4) - 4);
  return std::find(std::begin(kOrgans), std::end(kOrgans), organ) != std::end(kOrgans) ? country : std::string_view();
}

}  // namespace

bool related(const Corpus& corpus, CorpusParty a, CorpusParty b) {
  if (a.symbol == b.symbol) return a.symbol != 0;
  if (!a.known || !b.known) return false;
  const std::string& x = corpus.symbols.text(a.symbol);
  const std::string& y = corpus.symbols.text(b.symbol);
  const auto below = [](const std::string& part, const std::string& whole) {
    // A country stands for its state, not for those who fight it: SYR.REB.HTS is no part of SYR.
    if (whole.size() == 3 && state_of(part).empty()) return false;
    return part.size() > whole.size() && part.starts_with(whole) && part[whole.size()] == '.';
  };
  if (below(x, y) || below(y, x)) return true;
  if (const std::string_view state = state_of(x); !state.empty() && state == state_of(y)) return true;
  const auto belongs = [&](uint32_t part, const std::string& whole) {
    const auto found = corpus.parents.find(part);
    if (found == corpus.parents.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](uint32_t parent) {
      const std::string& p = corpus.symbols.text(parent);
      return p == whole || below(p, whole);
    });
  };
  return belongs(a.symbol, y) || belongs(b.symbol, x);
}

}  // namespace isnad::ledger
