// Counting and laying side by side; see account.h. Does not decide what is one event (merge.h).
#include "ledger/account.h"

#include <algorithm>
#include <map>
#include <set>

namespace isnad::ledger {
namespace {

using Voices = std::set<uint32_t>;

bool is_person(Victim who) {
  switch (who) {
    case Victim::Vehicle:
    case Victim::Weapon:
    case Victim::Building:
    case Victim::Aircraft:
    case Victim::Other:
      return false;
    default:
      return true;
  }
}

/// What a figure says, as an interval that another figure meets or not. A vague figure has none.
struct Interval {
  double low = 0, high = 0;
};
// «At least nine» is said of nine or some more, not of twenty.
constexpr double kAtLeastReaches = 2.0;
constexpr double kAbout = 0.2;
// What a plural stands for where nobody says how many.
constexpr int64_t kPlural = 2;

std::optional<Interval> interval(const Figure& f) {
  if (f.number) {
    const auto n = static_cast<double>(*f.number);
    switch (f.hedge) {
      case Hedge::Range:
        return Interval{n, static_cast<double>(f.number_to.value_or(*f.number))};
      case Hedge::AtLeast:
      case Hedge::MoreThan:
        return Interval{n, std::max(n + 1, n * kAtLeastReaches - 1)};
      case Hedge::AtMost:
        return Interval{0, n};
      case Hedge::About:
        return Interval{n * (1 - kAbout), n * (1 + kAbout)};
      default:
        return Interval{n, n};
    }
  }
  switch (f.hedge) {
    case Hedge::Dozens:
      return Interval{11, 99};
    case Hedge::Hundreds:
      return Interval{100, 999};
    case Hedge::Thousands:
      return Interval{1000, 9999};
    default:
      return std::nullopt;
  }
}

/// Means that do not exclude one another are one kind of means.
enum Means : uint8_t { kBombardment = 1, kBlast = 2, kGuns = 4, kChemical = 8, kBlades = 16 };

const char* toll_word(TollKind kind) { return name_of(kind); }

std::string figure_text(const Figure& f) {
  std::string out;
  if (!f.number) {
    out = name_of(f.hedge);
  } else {
    switch (f.hedge) {
      case Hedge::AtLeast:
        out = "at least ";
        break;
      case Hedge::MoreThan:
        out = "more than ";
        break;
      case Hedge::AtMost:
        out = "at most ";
        break;
      case Hedge::About:
        out = "about ";
        break;
      default:
        break;
    }
    out += std::to_string(*f.number);
    if (f.number_to) out += " to " + std::to_string(*f.number_to);
  }
  return out;
}

class Accountant {
 public:
  Accountant(const Corpus& corpus, std::span<const Telling> tellings) : corpus_(corpus), tellings_(tellings) {}

  Account run() {
    head();
    parties(out_.actors, &CorpusClaim::actors);
    parties(out_.targets, &CorpusClaim::targets);
    tolls();
    toll_contests();
    actor_contest();
    means_contest();
    occurrence_contest();
    return std::move(out_);
  }

 private:
  const CorpusClaim& claim(uint32_t telling) const { return corpus_.claims[tellings_[telling].claim]; }
  const CorpusClaim& claim(const Telling& t) const { return corpus_.claims[t.claim]; }
  uint32_t size() const { return static_cast<uint32_t>(tellings_.size()); }

  // ── What, where, when ──

  void head() {
    bool asserted = false, denied = false, uncertain = false, prospective = false;
    out_.background = true;
    Voices voices;
    for (const Telling& t : tellings_) {
      const CorpusClaim& c = claim(t);
      asserted |= c.factuality == Factuality::Asserted;
      denied |= c.factuality == Factuality::Denied;
      uncertain |= c.factuality == Factuality::Uncertain;
      prospective |= c.factuality == Factuality::Future || c.factuality == Factuality::Hypothetical;
      out_.background &= c.background;
      if (c.factuality != Factuality::Denied) out_.modes |= c.modes;
      voices.insert(t.voice);
    }
    if (out_.modes == 0) {
      for (const Telling& t : tellings_) out_.modes |= claim(t).modes;
    }
    out_.independent_sources = static_cast<uint32_t>(voices.size());
    out_.status = asserted ? "reported" : prospective ? "prospective" : denied && !uncertain ? "denied" : "uncertain";

    // The place that most voices name, among those that are named most exactly.
    struct Named {
      Voices voices;
      uint32_t claim = 0, order = 0;
    };
    std::map<uint32_t, Named> named;
    uint32_t order = 0;
    for (const Telling& t : tellings_) {
      for (const uint32_t p : claim(t).places) {
        Named& n = named[p];
        if (n.voices.empty()) {
          n.claim = t.claim;
          n.order = order++;
        }
        n.voices.insert(t.voice);
      }
    }
    // Two entries for one place are one place.
    std::map<uint32_t, size_t> voices_for;
    for (const auto& [place, n] : named) {
      Voices all = n.voices;
      for (const auto& [other, m] : named) {
        if (other != place && relation(corpus_, place, other) == PlaceRelation::Same) {
          all.insert(m.voices.begin(), m.voices.end());
        }
      }
      voices_for[place] = all.size();
    }
    const Named* best = nullptr;
    for (const auto& [place, n] : named) {
      if (best != nullptr) {
        const CorpusPlace& a = corpus_.places[place];
        const CorpusPlace& b = corpus_.places[*out_.place];
        const auto rank = [&](const CorpusPlace& p) {
          if (p.precision > Precision::Settlement) return static_cast<int>(p.precision) + 1;
          if (p.quarter && p.located) return -1;  // «حي النهر» is more than the town that it lies in
          return p.seat || stands_for_countryside(&p) ? 1 : 0;
        };
        if (rank(a) != rank(b)) {
          if (rank(a) > rank(b)) continue;
        } else if (voices_for[place] != voices_for[*out_.place]) {
          if (voices_for[place] < voices_for[*out_.place]) continue;
        } else if (a.located != b.located) {
          if (b.located) continue;
        } else if (n.order > best->order) {
          continue;
        }
      }
      best = &n;
      out_.place = place;
      out_.place_claim = n.claim;
    }
    if (out_.place) out_.around = around(*out_.place);

    // The narrowest span that most voices name; else the day of the first report.
    struct Told {
      Voices voices;
      uint32_t tellings = 0;
    };
    std::map<std::pair<int32_t, int32_t>, Told> spans;
    for (const bool on_the_way : {out_.background, true}) {
      if (!spans.empty()) break;
      for (const Telling& t : tellings_) {
        const CorpusClaim& c = claim(t);
        if (!c.dated || (c.background && !on_the_way)) continue;
        Told& told = spans[{c.from, c.to}];
        told.voices.insert(t.voice);
        ++told.tellings;
      }
    }
    const std::pair<int32_t, int32_t>* span = nullptr;
    const Told* most = nullptr;
    for (const auto& [s, told] : spans) {
      const auto days = [](const std::pair<int32_t, int32_t>& x) { return x.second - x.first; };
      if (most != nullptr) {
        if (told.voices.size() != most->voices.size()) {
          if (told.voices.size() < most->voices.size()) continue;
        } else if (days(s) != days(*span)) {
          if (days(s) > days(*span)) continue;
        } else if (told.tellings <= most->tellings) {
          continue;
        }
      }
      span = &s;
      most = &told;
    }
    if (span != nullptr) {
      out_.from = span->first;
      out_.to = span->second;
      out_.date_basis = "told";
    } else {
      for (const Telling& t : tellings_) {
        const auto published = corpus_.articles[claim(t).article].published;
        if (published && (!out_.from || *published < *out_.from)) out_.from = out_.to = *published;
      }
      if (out_.from) out_.date_basis = "published";
    }
  }

  /// «جبل الدحلة في مديرية ناطع», «أمام محطة وقود على طريق عامودا – الحسكة»: of a settlement or point that no gazetteer
  /// has, the district or road that the first claim to name one beside it puts it in; none if that claim names two.
  std::optional<uint32_t> around(uint32_t place) const {
    if (corpus_.places[place].id != 0 || corpus_.places[place].precision > Precision::Settlement) return std::nullopt;
    for (const Telling& t : tellings_) {
      const CorpusClaim& c = claim(t);
      if (std::find(c.places.begin(), c.places.end(), place) == c.places.end()) continue;
      std::optional<uint32_t> found;
      for (const uint32_t area : c.areas) {
        const CorpusPlace& p = corpus_.places[area];
        if (p.id == 0 || p.precision != Precision::District || p.countryside) continue;
        if (found && relation(corpus_, *found, area) != PlaceRelation::Same) return std::nullopt;
        found = area;
      }
      if (found) return found;
    }
    return std::nullopt;
  }

  /// «قصف على منبج» of what others put in «قرية أم السطح بريف منبج»: the town stands for its countryside.
  bool stands_for_countryside(const CorpusPlace* place) const {
    const auto town = static_cast<uint32_t>(place - corpus_.places.data());
    return std::any_of(tellings_.begin(), tellings_.end(), [&](const Telling& t) {
      const CorpusClaim& c = claim(t);
      const auto exact = [&](uint32_t p) { return corpus_.places[p].precision <= Precision::Settlement; };
      return std::any_of(c.places.begin(), c.places.end(), exact) &&
             std::find(c.places.begin(), c.places.end(), town) == c.places.end() &&
             std::any_of(c.areas.begin(), c.areas.end(), [&](uint32_t a) { return called_after(corpus_, a, town); });
    });
  }

  void parties(std::vector<PartyAccount>& into, Few<CorpusParty, 3> CorpusClaim::*list) {
    std::map<uint32_t, std::pair<PartyAccount, Voices>> found;
    std::vector<uint32_t> order;
    for (const Telling& t : tellings_) {
      if (claim(t).factuality == Factuality::Denied && out_.status != std::string_view("denied")) continue;
      for (const CorpusParty& party : claim(t).*list) {
        auto [at, fresh] = found.try_emplace(party.symbol);
        if (fresh) {
          at->second.first.party = party;
          at->second.first.claim = t.claim;
          order.push_back(party.symbol);
        }
        at->second.second.insert(t.voice);
      }
    }
    for (const uint32_t symbol : order) {
      auto& [party, voices] = found[symbol];
      party.voices = static_cast<uint32_t>(voices.size());
      into.push_back(party);
    }
    std::stable_sort(into.begin(), into.end(), [](const PartyAccount& a, const PartyAccount& b) {
      return a.voices != b.voices ? a.voices > b.voices : a.party.known > b.party.known;
    });
  }

  // ── Tolls ──

  struct Key {
    TollKind kind;
    int who;  // -1 all persons
    auto operator<=>(const Key&) const = default;
  };

  /// All persons harmed in one way, by one claim: what is a part of another figure is not added to it.
  std::optional<Figure> total_of(const Telling& t, TollKind kind) const {
    const CorpusClaim& c = claim(t);
    Figure total;
    total.claim = t.claim;
    total.voice = t.voice;
    int64_t low = 0, high = 0;
    int summands = 0;
    bool vague = false, several = false, open = false, range = false, at_most = false, about = false;
    for (uint32_t i = c.first_toll; i < c.first_toll + c.tolls; ++i) {
      const CorpusToll& toll = corpus_.tolls[i];
      if (toll.kind != kind || toll.part || !is_person(toll.who)) continue;
      ++summands;
      total.hedge = toll.hedge;
      if (!toll.number) {
        vague = true;
        several |= toll.hedge == Hedge::Several;
        continue;
      }
      low += *toll.number;
      high += toll.number_to.value_or(*toll.number);
      open |= toll.hedge == Hedge::AtLeast || toll.hedge == Hedge::MoreThan;
      range |= toll.number_to.has_value();
      at_most |= toll.hedge == Hedge::AtMost;
      about |= toll.hedge == Hedge::About;
    }
    if (summands == 0) return std::nullopt;
    if (vague && high == 0) {
      if (summands > 1) total.hedge = several ? Hedge::Several : Hedge::Unknown;  // «أصيب نساء وأطفال»
      return total;
    }
    total.number = low;
    if (range) total.number_to = high;
    if (summands > 1 || vague) {
      total.hedge = open || vague ? Hedge::AtLeast
                    : range       ? Hedge::Range
                    : at_most     ? Hedge::AtMost
                    : about       ? Hedge::About
                                  : Hedge::Exact;
      if (total.hedge != Hedge::Range) total.number_to.reset();
    }
    return total;
  }

  void tolls() {
    std::map<Key, std::vector<Figure>> figures;
    for (const Telling& t : tellings_) {
      const CorpusClaim& c = claim(t);
      // Who denies an event gives no figure of it, but for «no casualties».
      const bool counts = c.factuality != Factuality::Denied;
      std::set<TollKind> kinds;
      for (uint32_t i = c.first_toll; i < c.first_toll + c.tolls; ++i) {
        const CorpusToll& toll = corpus_.tolls[i];
        if (!counts && toll.number != 0) continue;
        figures[{toll.kind, static_cast<int>(toll.who)}].push_back({.claim = t.claim,
                                                                    .voice = t.voice,
                                                                    .number = toll.number,
                                                                    .number_to = toll.number_to,
                                                                    .hedge = toll.hedge});
        if (is_person(toll.who)) kinds.insert(toll.kind);
      }
      for (const TollKind kind : kinds) {
        if (auto total = total_of(t, kind)) figures[{kind, -1}].push_back(*total);
      }
    }
    std::set<TollKind> numbered_totals;  // a total comes before its classes
    for (auto& [key, list] : figures) {
      TollAccount toll;
      toll.kind = key.kind;
      if (key.who >= 0) toll.who = static_cast<Victim>(key.who);
      toll.figures = settled(std::move(list));
      // «قتلى وجرحى» without any number, or with one that fewer voices have: a plural is two at least, and casualty
      // recorders put down two for it.
      size_t numbers = 0, plurals = 0;
      for (const Figure& f : toll.figures) {
        if (f.updated) continue;
        numbers += f.number && *f.number > 0 && f.hedge != Hedge::AtMost;
        plurals += !f.number && f.hedge == Hedge::Several;
      }
      bool numbered = numbers > 0 && numbers >= plurals;
      if (key.who < 0 && numbered) numbered_totals.insert(key.kind);
      numbered |= toll.who && is_person(*toll.who) && numbered_totals.contains(key.kind);
      const auto least = [&](const Figure& f) {
        if (f.updated) return std::optional<int64_t>();
        return !f.number && f.hedge == Hedge::Several && !numbered ? kPlural : f.number;
      };
      // «21 dead and wounded» is no figure of the dead where another has one.
      const bool counted = std::any_of(toll.figures.begin(), toll.figures.end(),
                                       [&](const Figure& f) { return least(f) && f.hedge != Hedge::AtMost; });
      // What is told of a whole district may count what happened elsewhere in it.
      const bool exact = std::any_of(toll.figures.begin(), toll.figures.end(), [&](const Figure& f) {
        return least(f) && f.hedge != Hedge::AtMost && !of_wider_area(f);
      });
      for (const Figure& f : toll.figures) {
        const auto number = least(f);
        if (!number || (counted && f.hedge == Hedge::AtMost) || (exact && of_wider_area(f))) continue;
        const int64_t low = f.hedge == Hedge::AtMost ? 0 : *number, high = f.number_to.value_or(*number);
        toll.low = std::min(toll.low.value_or(low), low);
        toll.high = std::max(toll.high.value_or(high), high);
      }
      out_.tolls.push_back(std::move(toll));
    }
    for (TollAccount& toll : out_.tolls) {
      if (toll.who != Victim::Civilian) continue;
      for (TollAccount& other : out_.tolls) {
        if (other.kind == toll.kind && (other.who == Victim::Combatant || other.who == Victim::Soldier) &&
            the_same_people(toll, other))
          toll.low = other.low = 0;
      }
    }
  }

  /// «قتل ثلاثة مدنيين», by others «ثلاثة مسلحين»: by the word of each the other's class lost nobody.
  bool the_same_people(const TollAccount& civilians, const TollAccount& fighters) const {
    bool same = false;
    for (const Figure& x : civilians.figures) {
      for (const Figure& y : fighters.figures) {
        if (x.updated || y.updated) continue;
        if (x.voice == y.voice) return false;  // tells of both
        same |= x.number && x.number == y.number && *x.number > 0 && !of_wider_area(x) && !of_wider_area(y);
      }
    }
    return same;
  }

  /// The claim names places, and none of them is where the event was.
  bool of_wider_area(const Figure& f) const {
    const auto& places = corpus_.claims[f.claim].places;
    if (!out_.place || places.empty()) return false;
    return std::none_of(places.begin(), places.end(), [&](uint32_t p) {
      return p == *out_.place || relation(corpus_, p, *out_.place) == PlaceRelation::Same ||
             (corpus_.places[p].precision == Precision::District && called_after(corpus_, p, *out_.place));
    });
  }

  /// What each voice says in the end: of one article the highest figure, of several the latest article's.
  std::vector<Figure> settled(std::vector<Figure> list) const {
    std::vector<Figure> kept;
    for (const Figure& f : list) {
      bool drop = false;
      for (Figure& before : kept) {
        if (before.voice != f.voice || before.updated || of_wider_area(before) != of_wider_area(f)) continue;
        const bool same_article = corpus_.claims[before.claim].article == corpus_.claims[f.claim].article;
        if (before.number == f.number && before.number_to == f.number_to) {
          drop = true;  // said again
          break;
        }
        if (!f.number) {
          drop = true;
          break;
        }
        if (f.hedge == Hedge::AtMost && before.number && before.hedge != Hedge::AtMost) {
          drop = true;  // «8 dead and wounded» says less than «1 dead»
          break;
        }
        if (!before.number || (before.hedge == Hedge::AtMost && f.hedge != Hedge::AtMost)) {
          before.updated = true;
        } else if (*f.number > *before.number || !same_article) {
          before.updated = true;
        } else {
          drop = true;  // a part of what it said before
          break;
        }
      }
      if (!drop) kept.push_back(f);
    }
    return kept;
  }

  // ── What is contested ──

  std::vector<uint32_t> tellings_of(uint32_t claim_index) const {
    std::vector<uint32_t> out;
    for (uint32_t i = 0; i < size(); ++i) {
      if (tellings_[i].claim == claim_index) out.push_back(i);
    }
    return out;
  }

  Voices voices_of(const Side& side) const {
    Voices out;
    for (const uint32_t t : side.tellings) out.insert(tellings_[t].voice);
    return out;
  }

  /// Two sides are two only if each has a voice that the other has not.
  bool differ(const Side& a, const Side& b) const {
    const Voices x = voices_of(a), y = voices_of(b);
    return !std::includes(x.begin(), x.end(), y.begin(), y.end()) &&
           !std::includes(y.begin(), y.end(), x.begin(), x.end());
  }

  void keep(ContestAccount contest) {
    bool two = false;
    for (size_t i = 0; i < contest.sides.size(); ++i) {
      for (size_t j = i + 1; j < contest.sides.size(); ++j) two |= differ(contest.sides[i], contest.sides[j]);
    }
    if (two) out_.contests.push_back(std::move(contest));
  }

  /// Classes of victims in the total of a claim: figures of civilians and of fighters do not contradict one another.
  std::set<Victim> classes(uint32_t claim_index, TollKind kind) const {
    std::set<Victim> out;
    const CorpusClaim& c = corpus_.claims[claim_index];
    for (uint32_t i = c.first_toll; i < c.first_toll + c.tolls; ++i) {
      const CorpusToll& toll = corpus_.tolls[i];
      if (toll.kind == kind && !toll.part && is_person(toll.who)) out.insert(toll.who);
    }
    return out;
  }

  void toll_contests() {
    for (const TollAccount& toll : out_.tolls) {
      if (toll.who && is_person(*toll.who)) continue;  // the total speaks for all persons
      struct Said {
        Interval interval;
        const Figure* figure;
        std::set<Victim> classes;
      };
      std::vector<Said> said;
      for (const Figure& f : toll.figures) {
        if (f.updated) continue;
        if (const auto i = interval(f)) said.push_back({*i, &f, classes(f.claim, toll.kind)});
      }
      std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
        return a.interval.low != b.interval.low ? a.interval.low < b.interval.low : a.interval.high < b.interval.high;
      });
      // Figures of classes that do not compare (civilians, fighters) are laid out each for themselves.
      std::vector<char> done(said.size(), 0);
      for (size_t anchor = 0; anchor < said.size(); ++anchor) {
        if (done[anchor] != 0) continue;
        ContestAccount contest;
        contest.about = ContestAbout::Toll;
        contest.kind = toll.kind;
        contest.who = toll.who;
        std::vector<Interval> reach;
        for (size_t n = anchor; n < said.size(); ++n) {
          const Said& s = said[n];
          if (done[n] != 0 || !comparable(s.classes, said[anchor].classes)) continue;
          done[n] = 1;
          if (!reach.empty() && s.interval.low <= reach.back().high) {
            reach.back().high = std::max(reach.back().high, s.interval.high);
          } else {
            reach.push_back(s.interval);
            contest.sides.push_back(
                {.says = figure_text(*s.figure) + " " + toll_word(toll.kind), .how = {}, .tellings = {}});
          }
          for (const uint32_t t : tellings_of(s.figure->claim)) contest.sides.back().tellings.push_back(t);
        }
        keep(std::move(contest));
      }
    }
  }

  static bool comparable(const std::set<Victim>& a, const std::set<Victim>& b) {
    return a == b || a.contains(Victim::Person) || b.contains(Victim::Person) ||
           std::any_of(a.begin(), a.end(), [&](Victim x) { return b.contains(x); });
  }

  /// Fighting, and the taking of ground, have a culprit on either side.
  static bool two_sided(const CorpusClaim& c) { return (c.modes & (mode_bit("clash") | mode_bit("territory"))) != 0; }

  /// Who reports is now and then read as who did it.
  bool reports(const CorpusParty& party) const {
    const std::string& id = corpus_.symbols.text(party.symbol);
    return id.starts_with("NGO.") || id.starts_with("MED.");
  }

  /// How a telling comes to name who did it.
  std::string how(const Telling& t, const CorpusParty& actor) const {
    const CorpusClaim& c = claim(t);
    if (related(corpus_, {c.speaker, true}, actor)) return "claimed";
    if (c.stance) return "blamed";
    return "told";
  }

  void actor_contest() {
    if (out_.status == std::string_view("prospective")) return;
    const EventType type = claim(tellings_.front()).type;
    if (type != EventType::Assault && type != EventType::Coerce) return;  // two may well have agreed, or met, or moved
    // Groups of actors that belong together or are named together.
    std::vector<CorpusParty> actors;
    std::vector<uint32_t> group;
    const auto group_of = [&](const CorpusParty& p) {
      for (size_t i = 0; i < actors.size(); ++i) {
        if (actors[i].symbol == p.symbol) return static_cast<uint32_t>(i);
      }
      return UINT32_MAX;
    };
    const auto find = [&](uint32_t g) {
      while (group[g] != g) g = group[g];
      return g;
    };
    const auto unite = [&](uint32_t a, uint32_t b) {
      a = find(a);
      b = find(b);
      group[std::max(a, b)] = std::min(a, b);
    };
    std::vector<uint32_t> speaking;  // tellings that name a culprit
    for (uint32_t t = 0; t < size(); ++t) {
      const CorpusClaim& c = claim(t);
      if (c.factuality == Factuality::Denied || two_sided(c)) continue;
      uint32_t first = UINT32_MAX;
      for (const CorpusParty& p : c.actors) {
        if (!p.known || reports(p)) continue;
        uint32_t g = group_of(p);
        if (g == UINT32_MAX) {
          g = static_cast<uint32_t>(actors.size());
          actors.push_back(p);
          group.push_back(g);
        }
        if (first == UINT32_MAX) {
          first = g;
        } else {
          unite(first, g);
        }
      }
      if (first != UINT32_MAX) speaking.push_back(t);
    }
    for (uint32_t i = 0; i < actors.size(); ++i) {
      for (uint32_t j = i + 1; j < actors.size(); ++j) {
        if (related(corpus_, actors[i], actors[j])) unite(i, j);
      }
    }
    ContestAccount contest;
    contest.about = ContestAbout::Actor;
    std::map<uint32_t, size_t> side_of;
    for (const uint32_t t : speaking) {
      const CorpusParty* actor = nullptr;
      for (const CorpusParty& p : claim(t).actors) {
        if (p.known && !reports(p) && actor == nullptr) actor = &p;
      }
      const uint32_t g = find(group_of(*actor));
      const auto [at, fresh] = side_of.try_emplace(g, contest.sides.size());
      const std::string way = how(tellings_[t], *actor);
      if (fresh) {
        contest.sides.push_back({.says = corpus_.symbols.text(actors[g].symbol), .how = way, .tellings = {}});
      } else if (way == "claimed" || contest.sides[at->second].how == "told") {
        contest.sides[at->second].how = way;
      }
      contest.sides[at->second].tellings.push_back(t);
    }
    if (contest.sides.size() == 1) {
      // Who is said to have done it is elsewhere said to have suffered it: those who tell it without that culprit do
      // not tell the same.
      const CorpusParty* victim = nullptr;
      for (const Telling& t : tellings_) {
        if (claim(t).factuality == Factuality::Denied || two_sided(claim(t))) continue;
        for (const CorpusParty& target : claim(t).targets) {
          const bool blamed = std::any_of(actors.begin(), actors.end(),
                                          [&](const CorpusParty& a) { return related(corpus_, a, target); });
          if (blamed && victim == nullptr) victim = &target;
        }
      }
      if (victim != nullptr) {
        const Voices blaming = voices_of(contest.sides.front());
        Side suffered;
        suffered.says = "by others, against " + corpus_.symbols.text(victim->symbol);
        suffered.how = "told";
        for (uint32_t t = 0; t < size(); ++t) {
          const CorpusClaim& c = claim(t);
          if (c.factuality == Factuality::Asserted && !two_sided(c) && !blaming.contains(tellings_[t].voice)) {
            suffered.tellings.push_back(t);
          }
        }
        if (!suffered.tellings.empty()) contest.sides.push_back(std::move(suffered));
      }
    }
    keep(std::move(contest));
  }

  uint8_t means(uint32_t modes) const {
    const auto any = [&](std::initializer_list<const char*> names) {
      return std::any_of(names.begin(), names.end(), [&](const char* n) { return (modes & mode_bit(n)) != 0; });
    };
    uint8_t out = 0;
    if (any({"aerial", "drone", "heavy-weapons"})) out |= kBombardment;
    if (any({"explosives", "suicide-attack"})) out |= kBlast;
    if (any({"firearms"})) out |= kGuns;
    if (any({"unconventional"})) out |= kChemical;
    if (any({"primitive"})) out |= kBlades;
    return out;
  }

  void means_contest() {
    if (out_.status == std::string_view("prospective")) return;
    // By voice: what it says in all. Only voices that say nothing in common disagree.
    std::map<uint32_t, std::pair<uint8_t, uint32_t>> by_voice;  // kinds of means, modes
    std::vector<uint32_t> order;
    for (const Telling& t : tellings_) {
      const CorpusClaim& c = claim(t);
      if (c.factuality != Factuality::Asserted || means(c.modes) == 0) continue;
      const auto [at, fresh] = by_voice.try_emplace(t.voice);
      if (fresh) order.push_back(t.voice);
      at->second.first |= means(c.modes);
      at->second.second |= c.modes;
    }
    ContestAccount contest;
    contest.about = ContestAbout::Means;
    std::vector<uint8_t> kinds;
    for (const uint32_t voice : order) {
      const auto& [kind, modes] = by_voice[voice];
      size_t side = 0;
      while (side < kinds.size() && (kinds[side] & kind) == 0) ++side;
      if (side == kinds.size()) {
        kinds.push_back(kind);
        contest.sides.push_back({.says = mode_names(modes), .how = {}, .tellings = {}});
      } else {
        kinds[side] |= kind;
      }
      for (uint32_t t = 0; t < size(); ++t) {
        const CorpusClaim& c = claim(t);
        if (tellings_[t].voice == voice && c.factuality == Factuality::Asserted && means(c.modes) != 0) {
          contest.sides[side].tellings.push_back(t);
        }
      }
    }
    keep(std::move(contest));
  }

  /// «No casualties»: nobody was harmed, but it happened.
  bool only_harmless(const CorpusClaim& c) const {
    for (uint32_t i = c.first_toll; i < c.first_toll + c.tolls; ++i) {
      if (corpus_.tolls[i].number == 0) return true;
    }
    return false;
  }

  /// What one tells may be what the other denies: no other means, no other culprit.
  bool same_act(const CorpusClaim& a, const CorpusClaim& b) const {
    if (a.modes != 0 && b.modes != 0 && (a.modes & b.modes) == 0 && (means(a.modes) & means(b.modes)) == 0)
      return false;
    bool known = false, shared = false;
    for (const CorpusParty& x : a.actors) {
      for (const CorpusParty& y : b.actors) {
        known |= x.known && y.known;
        shared |= related(corpus_, x, y);
      }
    }
    return shared || !known;
  }

  /// «ناجم عن انفجار لغم وليس عبر إسقاطها»: who says in one breath that it was done, and that it was not done by other
  /// means, denies the way and not the happening.
  bool denies_the_way(uint32_t denial) const {
    const CorpusClaim& d = claim(denial);
    return std::any_of(tellings_.begin(), tellings_.end(), [&](const Telling& t) {
      const CorpusClaim& c = claim(t);
      return c.factuality == Factuality::Asserted && t.voice == tellings_[denial].voice && c.article == d.article &&
             c.sentence == d.sentence && c.modes != 0 && (means(d.modes) & ~means(c.modes)) != 0;
    });
  }

  void occurrence_contest() {
    if (out_.status == std::string_view("prospective")) return;
    Side told{.says = "happened", .how = {}, .tellings = {}}, denied{.says = "denied", .how = {}, .tellings = {}},
        doubted{.says = "doubted", .how = {}, .tellings = {}};
    for (uint32_t t = 0; t < size(); ++t) {
      const CorpusClaim& c = claim(t);
      if (c.factuality == Factuality::Denied && !only_harmless(c) && !denies_the_way(t)) denied.tellings.push_back(t);
      if (c.factuality == Factuality::Uncertain && c.stance == Stance::Doubt) doubted.tellings.push_back(t);
    }
    for (uint32_t t = 0; t < size(); ++t) {
      if (claim(t).factuality != Factuality::Asserted) continue;
      // «ونفى استهداف أي منزل، مؤكدا أن غاراته أصابت أهدافا عسكرية»: what he does own is another act.
      const auto own_denial = [&](uint32_t denial) {
        return tellings_[denial].voice == tellings_[t].voice && claim(denial).article == claim(t).article &&
               claim(denial).sentence == claim(t).sentence;
      };
      if (std::any_of(denied.tellings.begin(), denied.tellings.end(), own_denial)) continue;
      const auto of_the_same = [&](uint32_t other) { return same_act(claim(t), claim(other)); };
      if (std::any_of(denied.tellings.begin(), denied.tellings.end(), of_the_same) ||
          std::any_of(doubted.tellings.begin(), doubted.tellings.end(), of_the_same)) {
        told.tellings.push_back(t);
      }
    }
    ContestAccount contest;
    contest.about = ContestAbout::Occurrence;
    // Who denies one thing may well tell another of the same event: somebody else must tell it.
    const Voices tellers = voices_of(told);
    for (const Side* side : {&denied, &doubted}) {
      const Voices others = voices_of(*side);
      if (side->tellings.empty() || std::includes(others.begin(), others.end(), tellers.begin(), tellers.end()))
        continue;
      if (contest.sides.empty()) contest.sides.push_back(told);
      contest.sides.push_back(*side);
    }
    if (contest.sides.size() > 1) out_.contests.push_back(std::move(contest));
  }

  const Corpus& corpus_;
  std::span<const Telling> tellings_;
  Account out_;
};

}  // namespace

const char* name_of(ContestAbout about) {
  switch (about) {
    case ContestAbout::Toll:
      return "toll";
    case ContestAbout::Actor:
      return "actor";
    case ContestAbout::Means:
      return "means";
    case ContestAbout::Occurrence:
      return "occurrence";
  }
  return "";
}

Account account(const Corpus& corpus, std::span<const Telling> tellings) { return Accountant(corpus, tellings).run(); }

}  // namespace isnad::ledger
