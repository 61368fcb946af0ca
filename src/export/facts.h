// What the exports ask of an event and the ledger does not say in these words: how many dead at best, who said so
// first, who stands against whom, how precisely place and day are known in the codes of other datasets.
//
// Example: three sources say «مقتل 9», «مقتل 12», «مقتل 12» ("9 killed", "12 killed"): low 9, best 12, high 12.
//
// All functions are pure. Nothing here judges who is right: where sources of equal number disagree on who did it,
// nobody is named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/codes.h"
#include "isnad/record.h"
#include "ledger/query.h"

namespace isnad::exports {

/// A figure with its bounds: low ≤ best ≤ high, all there or none.
struct Estimate {
  std::optional<int64_t> low, best, high;
  bool vague = false;  ///< no source gives a number: the figures stand for words («عشرات», dozens)
};

/// The toll of that kind (killed, injured …) and class (`total`: all persons).
///
/// best: the number that most independent sources give, the lower of two that as many give. Each voice counts once for
/// each number, figures that their source has revised (`updated`) and copies (folded into their voice) not at all. Of a
/// range the lower end counts. A mere upper bound (at_most: «12 بين قتيل وجريح», "12 dead and wounded") counts only
/// where nothing else is said, and then as 1. low and high: of the ledger, widened to hold best.
///
/// Where no number is given the words stand for their least: several and unknown 3, dozens 12, hundreds 100, thousands
/// 1000. 3, 12 and 100 are what ACLED records for such words (ACLED, "FAQs: ACLED fatality methodology").
Estimate estimate_of(const ledger::EventRecord& event, std::string_view kind, std::string_view who);

/// estimate_of(event, "killed", "total"), or where the ledger has no such total the sum of the classes of persons.
Estimate deaths_of(const ledger::EventRecord& event);
/// The same for any kind of harm.
Estimate total_of(const ledger::EventRecord& event, std::string_view kind);

/// Dead of civilian classes: the toll of civilians, or where there is none that of children, women, medics and
/// journalists together. Never more than all dead.
int64_t civilian_deaths(const ledger::EventRecord& event);
/// Dead combatants, soldiers and police. Never more than all dead less the civilians.
int64_t armed_deaths(const ledger::EventRecord& event);

/// Who said so first: the originator of the first claim, in the order of publication, that names a source and is no
/// copy and no denial; else the outlet (or the document's id) of the first claim.
std::string source_original(const ledger::EventRecord& event);

/// An article that tells of the event.
struct ArticleReference {
  std::string document, outlet, url, title, published;
  int article = 1;
  std::string publisher() const { return outlet.empty() ? document : outlet; }
};
/// Each once, in the order of publication.
std::vector<ArticleReference> articles_of(const ledger::EventRecord& event);
/// What the articles say: `field` of each, with "; " between.
template <class Field>
std::string joined(const std::vector<ArticleReference>& articles, Field field) {
  std::string out;
  for (const ArticleReference& article : articles) {
    if (!out.empty()) out += "; ";
    out += field(article);
  }
  return out;
}

/// English name of the dictionary, else the words of the sources.
const std::string& name_of_link(const ledger::ChainLink& link);
const std::string& name_of_party(const ledger::EventParty& party);
/// The names, "; " between.
std::string names_of(const std::vector<ledger::EventParty>& parties);

/// Line breaks and runs of blanks become one blank; none at the ends.
std::string one_line(std::string_view text);

/// Who stands against whom: on each side the party that most voices name, of those that the dictionary knows if it
/// knows any. Two-sided fighting has all parties among the event's actors: where no target is known, the second side is
/// the first actor of another country or camp, else (without any target) simply the second.
struct Sides {
  const ledger::EventParty* first = nullptr;   ///< null if unknown, or if equally many sources name others
  const ledger::EventParty* second = nullptr;  ///< null if unknown
  std::vector<const ledger::EventParty*> with_first, with_second;  ///< others whom the dictionary knows
  ActorFacts first_facts, second_facts;
  Camp first_camp = Camp::Unknown, second_camp = Camp::Unknown;
  bool second_is_target = false;  ///< the first acts on the second; else the two fight
  bool armed = false;      ///< a target is of a state or an armed group, or soldiers, fighters or police are harmed
  bool civilians = false;  ///< not armed, and a target or the harmed are civilians
};
Sides sides_of(const ledger::EventRecord& event, const Codes& codes);

/// The words of the first claim that is no copy and no denial, or of the first if all are, on one line; empty unless
/// they were read (EventFilter::words).
std::string note_of(const ledger::EventRecord& event);

/// The days of the event; nothing if they are not known.
std::optional<DateRange> days_of(const ledger::EventRecord& event);
/// How many days: 1 for a single one.
int32_t length_of(const DateRange& days);
/// The middle day, the earlier of two.
Day middle_of(const DateRange& days);

/// UCDP's `date_prec` (GED codebook 23.1): 1 the day is known, 2 a range of 2 to 6 days, 3 a week, 4 8 to 30 days or
/// a month, 5 more than a month up to a year; 0 if longer, which UCDP does not code. A day that is known only as that
/// of publication is 2.
int ucdp_date_precision(const DateRange& days);
/// ACLED's `time_precision`: 1 the day is known, 2 the week, 3 the month; 0 if longer. The day of publication is 2.
int acled_time_precision(const DateRange& days);

/// UCDP's `where_prec` from ours: 1 point and settlement, 3 district, 4 governorate, 5 region (an area that is no
/// administrative unit), 6 country; 0 if unknown. UCDP's 2 (near a place) and 7 (international waters) are not told
/// apart by the ledger.
int ucdp_where_precision(std::string_view precision);
/// ACLED's `geo_precision`: 1 point and settlement, 2 district, 3 governorate and region; 0 for a country or nothing,
/// which ACLED does not code.
int acled_geo_precision(std::string_view precision);

/// PRIO-GRID cell (Tollefsen, Strand & Buhaug 2012): cells of half a degree, counted from 1 at 90° S 180° W eastwards,
/// 720 a row, row by row northwards: floor(2 (lat + 90)) · 720 + floor(2 (lon + 180)) + 1. Nothing outside the globe.
std::optional<int64_t> priogrid_cell(double latitude, double longitude);

}  // namespace isnad::exports
