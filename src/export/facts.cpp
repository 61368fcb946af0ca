// What exports ask of an event; see facts.h, which says where each rule is from.
#include "export/facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace isnad::exports {

using ledger::EventClaim;
using ledger::EventFigure;
using ledger::EventParty;
using ledger::EventRecord;
using ledger::EventToll;

namespace {

constexpr std::array<std::string_view, 5> kCivilianClasses = {"civilian", "child", "woman", "medic", "journalist"};
constexpr std::array<std::string_view, 3> kArmedClasses = {"combatant", "soldier", "police"};
constexpr std::array<std::string_view, 4> kThings = {"vehicle", "weapon", "building", "aircraft"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The least that a vague word can mean.
int64_t least_of(std::string_view hedge) {
  if (hedge == "dozens") return 12;
  if (hedge == "hundreds") return 100;
  if (hedge == "thousands") return 1000;
  return 3;
}

/// The number of most voices, the lower of two.
std::optional<int64_t> most_voted(const std::map<int64_t, std::set<std::string_view>>& votes) {
  std::optional<int64_t> best;
  size_t voices = 0;
  for (const auto& [number, who] : votes) {
    if (who.size() > voices) {
      voices = who.size();
      best = number;
    }
  }
  return best;
}

Estimate estimate_of_toll(const EventToll& toll) {
  std::map<int64_t, std::set<std::string_view>> numbers, words;
  bool bounded = false;
  int64_t highest_word = 0;
  for (const EventFigure& figure : toll.figures) {
    if (figure.updated) continue;
    if (!figure.number) {
      const int64_t least = least_of(figure.hedge);
      words[least].insert(figure.voice);
      highest_word = std::max(highest_word, least);
    } else if (figure.hedge == "at_most" && *figure.number > 0) {
      bounded = true;
    } else {
      numbers[*figure.number].insert(figure.voice);
    }
  }
  Estimate estimate;
  estimate.best = most_voted(numbers);
  if (!estimate.best && bounded) estimate.best = 1;
  if (!estimate.best) {
    estimate.best = most_voted(words);
    estimate.vague = estimate.best.has_value();
  }
  if (!estimate.best) estimate.best = toll.low;  // a total that the ledger has summed up
  if (!estimate.best) estimate.best = toll.high;
  if (!estimate.best) return estimate;
  estimate.low = std::min(toll.low.value_or(*estimate.best), *estimate.best);
  estimate.high = std::max({toll.high.value_or(*estimate.best), *estimate.best, highest_word});
  return estimate;
}

const EventToll* toll_of(const EventRecord& event, std::string_view kind, std::string_view who) {
  const auto found = std::find_if(event.tolls.begin(), event.tolls.end(),
                                  [&](const EventToll& toll) { return toll.kind == kind && toll.who == who; });
  return found == event.tolls.end() ? nullptr : &*found;
}

int64_t sum_of_best(const EventRecord& event, std::string_view kind, std::initializer_list<std::string_view> classes) {
  int64_t sum = 0;
  for (const std::string_view who : classes) sum += estimate_of(event, kind, who).best.value_or(0);
  return sum;
}

bool is_fresh(const EventClaim& claim) { return !claim.copy_of && claim.factuality != "denied"; }

/// Whom most voices name, of those that the dictionary knows if it knows any: what it does not know may be no party at
/// all. The first of several; null where it is disputed and others are named by as many.
const EventParty* leading(const std::vector<EventParty>& parties, bool disputed) {
  const EventParty* best = nullptr;
  for (const EventParty& party : parties) {
    if (best == nullptr ||
        std::pair(!party.actor.empty(), party.voices) > std::pair(!best->actor.empty(), best->voices))
      best = &party;
  }
  const bool equalled =
      best != nullptr && std::any_of(parties.begin(), parties.end(), [&](const EventParty& party) {
        return &party != best && party.actor.empty() == best->actor.empty() && party.voices >= best->voices;
      });
  return disputed && equalled ? nullptr : best;
}

}  // namespace

Estimate estimate_of(const EventRecord& event, std::string_view kind, std::string_view who) {
  const EventToll* toll = toll_of(event, kind, who);
  return toll == nullptr ? Estimate{} : estimate_of_toll(*toll);
}

Estimate total_of(const EventRecord& event, std::string_view kind) {
  if (const EventToll* total = event.total(kind)) return estimate_of_toll(*total);
  Estimate sum;
  bool first = true;
  for (const EventToll& toll : event.tolls) {
    if (toll.kind != kind || among(kThings, toll.who) || toll.who == "other") continue;
    const Estimate part = estimate_of_toll(toll);
    if (!part.best) continue;
    sum.low = sum.low.value_or(0) + *part.low;
    sum.best = sum.best.value_or(0) + *part.best;
    sum.high = sum.high.value_or(0) + *part.high;
    sum.vague = (first || sum.vague) && part.vague;
    first = false;
  }
  return sum;
}

Estimate deaths_of(const EventRecord& event) { return total_of(event, "killed"); }

int64_t civilian_deaths(const EventRecord& event) {
  const int64_t all = deaths_of(event).best.value_or(0);
  const Estimate civilians = estimate_of(event, "killed", "civilian");
  const int64_t parts = sum_of_best(event, "killed", {"child", "woman", "medic", "journalist"});
  return std::min(all, civilians.best ? *civilians.best : parts);
}

int64_t armed_deaths(const EventRecord& event) {
  const int64_t rest = deaths_of(event).best.value_or(0) - civilian_deaths(event);
  return std::min(rest, sum_of_best(event, "killed", {"combatant", "soldier", "police"}));
}

std::string source_original(const EventRecord& event) {
  for (const bool fresh : {true, false}) {
    for (const EventClaim& claim : event.claims) {
      // Without a stance there is no statement: the article itself speaks, and the chain is its outlet.
      if ((!fresh || is_fresh(claim)) && !claim.stance.empty() && !claim.chain.empty()) {
        return name_of_link(claim.chain.front());
      }
    }
  }
  if (event.claims.empty()) return {};
  const EventClaim& first = event.claims.front();
  return first.outlet.empty() ? first.document : first.outlet;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<ArticleReference> articles_of(const EventRecord& event) {
  std::vector<ArticleReference> articles;
  std::set<std::tuple<std::string_view, std::string_view, int>> seen;  // two files may have one name
  for (const EventClaim& claim : event.claims) {
    if (!seen.emplace(claim.document, claim.path, claim.article).second) continue;
    articles.push_back(
        {claim.document, claim.outlet, claim.url, one_line(claim.title), claim.published, claim.article});
  }
  return articles;
}

const std::string& name_of_link(const ledger::ChainLink& link) { return link.name.empty() ? link.text : link.name; }

const std::string& name_of_party(const EventParty& party) { return party.name.empty() ? party.text : party.name; }

std::string names_of(const std::vector<EventParty>& parties) {
  std::string out;
  for (const EventParty& party : parties) {
    if (!out.empty()) out += "; ";
    out += name_of_party(party);
  }
  return out;
}

Sides sides_of(const EventRecord& event, const Codes& codes) {
  Sides sides;
  const auto facts_of = [&](const EventParty& party) {
    return party.actor.empty() ? ActorFacts{} : codes.actor(party.actor);
  };
  // Where it is contested who did it, the event's actors are alternatives and no allies.
  const bool disputed = among(words_of(event.contested), "actor");
  sides.first = leading(event.actors, disputed);
  if (sides.first != nullptr) sides.first_facts = facts_of(*sides.first);
  sides.first_camp = camp_of_sector(sides.first_facts.sector);

  const auto add = [](std::vector<const EventParty*>& side, const EventParty& party) {
    if (!party.actor.empty()) side.push_back(&party);
  };
  const auto opposes = [&](const EventParty& party) {
    const ActorFacts facts = facts_of(party);
    return camp_of_sector(facts.sector) != sides.first_camp || facts.country != sides.first_facts.country;
  };
  const bool allies_known = !disputed && sides.first != nullptr;
  sides.second = leading(event.targets, false);
  sides.second_is_target = sides.second != nullptr;
  if (allies_known && (sides.second == nullptr || sides.second->actor.empty())) {
    // Two-sided fighting: an enemy whom the dictionary knows among the actors, before words among the targets.
    const EventParty* enemy = nullptr;
    for (const EventParty& party : event.actors) {
      if (&party == sides.first || (sides.second != nullptr && (party.actor.empty() || !opposes(party)))) continue;
      if (enemy == nullptr ||
          std::pair(!party.actor.empty(), opposes(party)) > std::pair(!enemy->actor.empty(), opposes(*enemy))) {
        enemy = &party;
      }
    }
    if (enemy != nullptr) {
      sides.second = enemy;
      sides.second_is_target = false;
    }
  }
  for (const EventParty& party : event.targets) {
    if (&party != sides.second) add(sides.with_second, party);
  }
  for (const EventParty& party : event.actors) {
    if (!allies_known || &party == sides.first || &party == sides.second) continue;
    bool of_second = false;
    if (sides.second != nullptr && !sides.second_is_target) {
      const ActorFacts facts = facts_of(party), enemy = facts_of(*sides.second);
      of_second = opposes(party) && facts.country == enemy.country &&
                  camp_of_sector(facts.sector) == camp_of_sector(enemy.sector);
    }
    add(of_second ? sides.with_second : sides.with_first, party);
  }
  if (sides.second != nullptr) sides.second_facts = facts_of(*sides.second);
  sides.second_camp = camp_of_sector(sides.second_facts.sector);

  bool civilian = false;
  for (const EventParty& party : event.targets) {
    const Camp camp = camp_of_sector(facts_of(party).sector);
    if (camp == Camp::State || camp == Camp::Group) sides.armed = true;
    if (camp == Camp::Civilian) civilian = true;
  }
  if (!sides.second_is_target && (sides.second_camp == Camp::State || sides.second_camp == Camp::Group)) {
    sides.armed = true;
  }
  for (const EventToll& toll : event.tolls) {
    if (toll.high == 0) continue;
    if (among(kArmedClasses, toll.who)) sides.armed = true;
    if (among(kCivilianClasses, toll.who)) civilian = true;
  }
  sides.civilians = civilian && !sides.armed;
  return sides;
}

std::string note_of(const EventRecord& event) {
  const EventClaim* chosen = nullptr;
  for (const EventClaim& claim : event.claims) {
    if (chosen == nullptr || (is_fresh(claim) && !is_fresh(*chosen))) chosen = &claim;
  }
  return chosen == nullptr ? std::string() : one_line(chosen->words);
}

std::optional<DateRange> days_of(const EventRecord& event) {
  const auto from = Day::parse(event.date_from);
  if (!from) return std::nullopt;
  const Day to = Day::parse(event.date_to).value_or(*from);
  DateRange days{*from, std::max(*from, to), DateBasis::Explicit};
  if (event.date_basis == "published") days.basis = DateBasis::Published;
  if (event.date_basis == "relative") days.basis = DateBasis::Relative;
  return days;
}

int32_t length_of(const DateRange& days) { return days.to.days - days.from.days + 1; }

Day middle_of(const DateRange& days) { return Day{days.from.days + (length_of(days) - 1) / 2}; }

int ucdp_date_precision(const DateRange& days) {
  const int32_t length = length_of(days);
  if (length == 1) return days.basis == DateBasis::Published ? 2 : 1;
  if (length <= 6) return 2;
  if (length == 7) return 3;
  if (length <= 31) return 4;
  return length <= 366 ? 5 : 0;
}

int acled_time_precision(const DateRange& days) {
  const int32_t length = length_of(days);
  if (length == 1) return days.basis == DateBasis::Published ? 2 : 1;
  if (length <= 7) return 2;
  return length <= 31 ? 3 : 0;
}

int ucdp_where_precision(std::string_view precision) {
  if (precision == "point" || precision == "settlement") return 1;
  if (precision == "district") return 3;
  if (precision == "governorate") return 4;
  if (precision == "region") return 5;
  return precision == "country" ? 6 : 0;
}

int acled_geo_precision(std::string_view precision) {
  if (precision == "point" || precision == "settlement") return 1;
  if (precision == "district") return 2;
  return precision == "governorate" || precision == "region" ? 3 : 0;
}

std::optional<int64_t> priogrid_cell(double latitude, double longitude) {
  constexpr int64_t kRows = 360, kColumns = 720;
  if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) return std::nullopt;
  const auto row = std::min(static_cast<int64_t>(std::floor((latitude + 90) * 2)), kRows - 1);
  const auto column = std::min(static_cast<int64_t>(std::floor((longitude + 180) * 2)), kColumns - 1);
  return row * kColumns + column + 1;
}

}  // namespace isnad::exports
