// The page of an event; see event_page.h. Each claim has a number on the page and its words stand there once, where it
// is first needed; copies stand under what they were copied from.
#include "event_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "commands.h"
#include "ledger_commands.h"

namespace isnad::app {

namespace {

using ledger::ChainLink;
using ledger::EventClaim;
using ledger::EventFigure;
using ledger::EventParty;
using ledger::EventRecord;
using ledger::EventToll;

constexpr size_t kMostCopiesNamed = 6, kMostSourcesNamed = 8;
// An event of more claims than kFew is shortened to so many claims a side, further claims, and figures a toll.
constexpr size_t kFew = 30, kMostOfSide = 10, kMostFurther = 20, kMostFigures = 12;

std::string words_of(std::string text, char between, char with) {
  std::replace(text.begin(), text.end(), between, with);
  return text;
}

/// "toll, actor" of "toll actor".
std::string listed(const std::string& words) {
  std::string out;
  for (const char c : words) out += c == ' ' ? std::string(", ") : std::string(1, c);
  return out;
}

std::string degrees(double value) {
  char digits[32];
  const int length = std::snprintf(digits, sizeof digits, "%.4f", value);
  return {digits, static_cast<size_t>(length)};
}

/// "at least 9", "50 to 60", "dozens".
std::string figure_text(const EventFigure& figure) {
  const std::string number = figure.number ? std::to_string(*figure.number) : "?";
  const std::string& hedge = figure.hedge;
  if (hedge == "exact") return number;
  if (hedge == "range") return number + " to " + (figure.number_to ? std::to_string(*figure.number_to) : "?");
  if (hedge == "unknown") return figure.number ? number : "number not told";
  if (hedge == "dozens" || hedge == "hundreds" || hedge == "thousands" || hedge == "several") {
    return figure.number ? hedge + " (" + number + ")" : hedge;
  }
  return words_of(hedge, '_', ' ') + " " + number;
}

std::string who_text(const std::string& who) {
  return who == "total" ? "all persons" : who == "person" ? "persons, class not told" : who;
}

class EventPage {
 public:
  EventPage(const EventRecord& event, const TextForm& form, bool all, Page& page)
      : event_(event), form_(form), all_(all || event.claims.size() <= kFew), page_(page) {
    dated_ =
        std::any_of(event.claims.begin(), event.claims.end(), [](const EventClaim& c) { return !c.published.empty(); });
    for (const EventClaim& claim : event.claims) {
      number_[claim.row] = number_.size() + 1;
      if (claim.copy_of && event.claim(*claim.copy_of) != nullptr) copies_[origin_of(claim)].push_back(&claim);
    }
  }

  void write() {
    head();
    tolls();
    for (const ledger::Contest& contest : event_.contests) this->contest(contest);
    rest();
  }

 private:
  /// The claim at the root of its copies.
  int64_t origin_of(const EventClaim& claim) const {
    const EventClaim* at = &claim;
    for (int steps = 0; at->copy_of && steps < 64; ++steps) {
      const EventClaim* before = event_.claim(*at->copy_of);
      if (before == nullptr || before == at) break;
      at = before;
    }
    return at->row;
  }

  void field(std::string_view label, const std::string& value) {
    std::string line = dim(label);
    line += std::string(label.size() < 7 ? 7 - label.size() : 1, ' ');
    page_.paragraph(line + value, 2, 9);
  }

  void head() {
    std::string title =
        strong(event_.id) + "  " + strong(event_.type + (event_.modes.empty() ? "" : " ") + event_.modes);
    if (event_.status != "reported") title += "  (" + event_.status + ")";
    if (event_.background) title += "  (background)";
    if (!event_.contested.empty()) title += "  " + alarm("contested: " + listed(event_.contested));
    if (!event_.reviewed.empty()) title += "  " + strong("reviewed: " + listed(event_.reviewed));
    page_.paragraph(title, 0, 2);
    where();
    when();
    if (!event_.actors.empty()) field("who", parties(event_.actors));
    if (!event_.targets.empty()) field("whom", parties(event_.targets));
    const auto copies = static_cast<uint64_t>(
        std::count_if(event_.claims.begin(), event_.claims.end(), [](const EventClaim& c) { return c.copy_of; }));
    std::string told =
        counted(static_cast<uint64_t>(event_.independent_sources), "independent source", "independent sources") + ", " +
        counted(event_.claims.size(), "claim", "claims") + " in " +
        counted(static_cast<uint64_t>(event_.articles), "article", "articles");
    if (copies > 0) told += ", " + counted(copies, "of them a copy", "of them copies");
    field("told by", told);
  }

  void where() {
    std::string text;
    if (!event_.place_name.empty()) text = name(event_.place_name);
    const std::string& arabic = event_.place_name_ar.empty() ? event_.place_text : event_.place_name_ar;
    if (!arabic.empty() && arabic != event_.place_name) text += (text.empty() ? "" : " ") + name(arabic);
    if (text.empty()) return;
    if (!event_.admin1_name.empty() && event_.admin1 != event_.place) text += ", " + name(event_.admin1_name);
    if (!event_.country.empty()) text += ", " + event_.country;
    if (event_.latitude && event_.longitude) {
      text += " · " + degrees(*event_.latitude) + " " + degrees(*event_.longitude);
    }
    if (!event_.precision.empty()) text += " (" + event_.precision + ")";
    if ((" " + event_.reviewed + " ").find(" place ") != std::string::npos) text += " · set by a person";
    field("where", text + (event_.place.empty() ? " · not in the gazetteer" : dim(" " + event_.place)));
  }

  void when() {
    if (event_.date_from.empty()) return;
    std::string text = event_.date_from;
    if (event_.date_to != event_.date_from) text += " to " + event_.date_to;
    if (event_.date_basis == "published") text += " (by the day of publication: no source tells the day)";
    field("when", text);
  }

  static std::string parties(const std::vector<EventParty>& parties) {
    std::string out;
    for (const EventParty& party : parties) {
      if (!out.empty()) out += "; ";
      out += party.name.empty() ? name(party.text) : name(party.name) + " «" + name(party.text) + "»";
      if (!party.actor.empty()) out += dim(" " + party.actor);
      if (party.voices > 1) out += " (" + std::to_string(party.voices) + " sources)";
    }
    return out;
  }

  // ── Who says it ─────────────────────────────────────────────────────────────────────────────────────────────────

  /// Originator ← who passed it on ← outlet; `called`: the originator also as the text calls it.
  static std::string chain(const EventClaim& claim, bool called) {
    std::string out;
    for (const ChainLink& link : claim.chain) {
      if (!out.empty()) out += " ← ";
      if (link.source.starts_with("document:")) {
        out += "the article itself";
        continue;
      }
      out += link.name.empty() ? name(link.text) : name(link.name);
      if (called && !link.name.empty() && &link == &claim.chain.front() && link.text != link.name) {
        out += " «" + name(link.text) + "»";
      }
    }
    return out.empty() ? name(claim.speaker.name) : out;
  }

  std::string said(const EventClaim& claim) const {
    std::string out = chain(claim, true);
    if (!claim.published.empty()) out += " · " + claim.published;
    if (claim.factuality != "asserted") out += " · " + alarm(claim.factuality);
    const bool told = claim.stance.empty() || claim.stance == "assert" ||  // the factuality says so already
                      (claim.stance == "deny" && claim.factuality == "denied");
    if (!told) out += " · " + claim.stance;
    return out;
  }

  std::string reference(const EventClaim& claim) const {
    std::string out = cleaned(claim.document);
    if (claim.article > 1) out += " article " + std::to_string(claim.article);
    return out + " " + claim.id;
  }

  std::string number(int64_t claim) const {
    const auto found = number_.find(claim);
    return found == number_.end() ? "?" : std::to_string(found->second);
  }

  void tolls() {
    if (event_.tolls.empty()) return;
    page_.gap();
    page_.line(strong("Tolls") + dim("  (in the order of time; [n] is the claim below)"));
    for (const EventToll& toll : event_.tolls) {
      std::string line = toll.kind + ", " + who_text(toll.who) + ": ";
      line += strong(range_text(toll.low, toll.high));
      if (toll.reviewed) line += " · set by a person";
      page_.paragraph(line, 2, 4);
      size_t widest = 0;
      for (const EventFigure& figure : toll.figures) widest = std::max(widest, display_width(figure_text(figure)));
      size_t shown = 0;
      for (const EventFigure& figure : toll.figures) {
        if (!all_ && ++shown > kMostFigures) {
          left_out(toll.figures.size() - kMostFigures, "figure", "figures", 4);
          break;
        }
        const EventClaim* claim = event_.claim(figure.claim);
        std::string text;
        if (dated_) text = padded(claim == nullptr ? std::string() : claim->published, 10) + "  ";
        text += cell(figure_text(figure), widest) + "  ";
        text += claim == nullptr ? name(figure.voice) : chain(*claim, false);
        text += " [" + number(figure.claim) + "]";
        if (figure.updated) text += dim(" (a later figure follows)");
        page_.paragraph(text, 4, 4 + (dated_ ? 12 : 0) + widest + 2);
      }
    }
  }

  void left_out(size_t count, const char* one, const char* more, size_t indent) {
    page_.line(std::string(indent, ' ') + dim("… and " + counted(count, one, more) + " more (--all)"));
  }

  /// What a side says, with the names of actors instead of their ids.
  std::string named(std::string_view says) const {
    std::string out;
    while (!says.empty()) {
      const size_t end = std::min(says.find_first_of(" ,;"), says.size());
      const std::string_view word = says.substr(0, end);
      std::string_view shown = word;
      for (const auto* parties : {&event_.actors, &event_.targets}) {
        for (const EventParty& party : *parties) {
          if (!word.empty() && party.actor == word && !party.name.empty()) shown = party.name;
        }
      }
      out += shown;
      if (end < says.size()) out += says[end];
      says.remove_prefix(std::min(end + 1, says.size()));
    }
    return out;
  }

  void contest(const ledger::Contest& contest) {
    page_.gap();
    std::string about = contest.about;
    if (about == "toll") about = contest.kind + ", " + who_text(contest.who);
    if (about == "actor") about = "who did it";
    if (about == "means") about = "how it was done";
    if (about == "occurrence") about = "whether it happened";
    page_.line(alarm("Contested: " + about));
    for (size_t i = 0; i < contest.sides.size(); ++i) {
      const ledger::ContestedSide& side = contest.sides[i];
      std::string line =
          strong(std::string(1, static_cast<char>('A' + i % 26)) + "  ") + strong(name(named(side.says)));
      if (!side.how.empty() && side.how != "told") line += " (" + side.how + ")";
      line += ": ";
      for (size_t k = 0; k < side.sources.size() && k < kMostSourcesNamed; ++k) {
        const ledger::SourceName& source = side.sources[k];
        line += k > 0 ? ", " : "";
        line += source.id.starts_with("document:") ? "the article itself" : name(source.name);
      }
      if (side.sources.size() > kMostSourcesNamed) {
        line += " and " + std::to_string(side.sources.size() - kMostSourcesNamed) + " more";
      }
      page_.paragraph(line, 2, 5);
      std::vector<const EventClaim*> claims;
      for (const int64_t row : side.claims) {
        const EventClaim* claim = event_.claim(row);
        // A copy says what its origin says; it stands there.
        if (claim == nullptr ||
            (claim->copy_of &&
             std::find(side.claims.begin(), side.claims.end(), origin_of(*claim)) != side.claims.end() &&
             origin_of(*claim) != row)) {
          continue;
        }
        claims.push_back(claim);
      }
      this->claims(claims, kMostOfSide);
    }
  }

  /// All of them, or the first of each source, at most so many.
  void claims(const std::vector<const EventClaim*>& claims, size_t most) {
    std::set<std::string_view> voices;
    size_t shown = 0;
    for (const EventClaim* claim : claims) {
      if (!all_ && (shown >= most || !voices.insert(claim->voice.id).second)) continue;
      ++shown;
      this->claim(*claim);
    }
    if (shown < claims.size()) left_out(claims.size() - shown, "claim", "claims", 5);
  }

  void rest() {
    std::vector<const EventClaim*> left;
    for (const EventClaim& claim : event_.claims) {
      if (shown_.contains(claim.row)) continue;
      if (claim.copy_of && event_.claim(*claim.copy_of) != nullptr && origin_of(claim) != claim.row) continue;
      left.push_back(&claim);
    }
    if (left.empty()) return;
    page_.gap();
    page_.line(strong(event_.contests.empty() ? "Claims" : "Further claims"));
    claims(left, kMostFurther);
  }

  void claim(const EventClaim& claim) {
    const std::string label = "[" + number(claim.row) + "]";
    const size_t margin = 5 + std::max<size_t>(label.size(), 4) + 1;
    const bool again = !shown_.insert(claim.row).second;
    std::string line = label + std::string(margin - 5 - label.size(), ' ') + said(claim);
    if (claim.type != event_.type) line += " · " + claim.type;
    if (!claim.review.empty()) line += " · " + claim.review + " by a person";
    line += again ? dim("  (words above)") : dim("  " + reference(claim));
    page_.paragraph(line, 5, margin);
    if (again) return;
    if (!claim.words.empty()) page_.quotation(quoted(claim), margin + 2);
    if (const auto copies = copies_.find(claim.row); copies != copies_.end()) this->copies(copies->second, margin);
  }

  /// The words with the trigger marked.
  std::string quoted(const EventClaim& claim) const {
    std::string_view text = claim.words;
    const auto bytes = [&](std::string_view of, uint32_t characters) {
      size_t at = 0;
      while (at < of.size() && characters > 0) {
        do ++at;
        while (at < of.size() && (static_cast<unsigned char>(of[at]) & 0xC0U) == 0x80U);
        --characters;
      }
      return at;
    };
    const size_t begin = bytes(text, claim.words_trigger_at);
    const size_t end = begin + bytes(text.substr(begin), claim.trigger_span.length());
    return kept_clean(text.substr(0, begin)) + found(form_, cleaned(text.substr(begin, end - begin))) +
           kept_clean(text.substr(end));
  }

  void copies(const std::vector<const EventClaim*>& copies, size_t margin) {
    std::string line = "and " + counted(copies.size(), "copy", "copies") + ": ";
    for (size_t i = 0; i < copies.size() && i < kMostCopiesNamed; ++i) {
      if (i > 0) line += ", ";
      const EventClaim& copy = *copies[i];
      line += name(copy.outlet.empty() ? copy.document : copy.outlet);
      if (!copy.published.empty()) line += " " + copy.published;
      line += " [" + number(copy.row) + "]";
      shown_.insert(copy.row);
    }
    for (const EventClaim* copy : copies) shown_.insert(copy->row);
    if (copies.size() > kMostCopiesNamed) line += " and " + std::to_string(copies.size() - kMostCopiesNamed) + " more";
    page_.paragraph(line, margin, margin + 4);
  }

  const EventRecord& event_;
  const TextForm& form_;
  bool all_;
  bool dated_ = false;  // some claim has a day of publication
  Page& page_;
  std::map<int64_t, size_t> number_;
  std::map<int64_t, std::vector<const EventClaim*>> copies_;
  std::set<int64_t> shown_;
};

}  // namespace

bool write_event_page(const EventRecord& event, const TextForm& form, bool all, Page& page) {
  EventPage(event, form, all, page).write();
  return page.well();
}

}  // namespace isnad::app
