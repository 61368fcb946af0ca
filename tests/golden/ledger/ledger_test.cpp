// Runs the golden cases of the ledger: tests/golden/ledger/*.case, whose form tests/golden/README.md describes. Each is
// read, stored, derived and read back in a ledger of its own, as `isnad build` and `isnad show` do it. One test for
// each case, named like its file.
#include "ledger/ledger.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "golden/case_words.h"
#include "isnad/engine.h"
#include "ledger/derive.h"
#include "ledger/query.h"
#include "ledger/reading.h"
#include "ledger/store.h"

namespace isnad::ledger {
namespace {

namespace fs = std::filesystem;
using namespace golden;

const fs::path kFolder = fs::path(ISNAD_SOURCE_FOLDER) / "tests" / "golden" / "ledger";
constexpr std::string_view kAny = "…";

// ------------------------------------------------------------------------------------------------ cases

struct Case {
  std::vector<Document> documents;
  std::vector<std::string> expectations;
  std::string fault;  // a line of the header that cannot be read
};

/// Seconds since 1970 of "17:30" on a day; nothing if it is not a time of day.
std::optional<int64_t> time_of(const std::optional<Day>& day, const std::string& clock) {
  if (!day || clock.size() != 5 || clock[2] != ':') return std::nullopt;
  return int64_t{day->days} * 86400 + std::stoi(clock) * 3600 + std::stoi(clock.substr(3)) * 60;
}

Case read_case(const std::string& name) {
  std::ifstream file(kFolder / (name + ".case"));
  Case out;
  std::string line;
  bool in_articles = true, in_header = true;
  const auto value = [&] { return trimmed(std::string_view(line).substr(line.find(':') + 1)); };
  while (std::getline(file, line)) {
    if (in_articles && trimmed(line) == "----") {
      in_articles = false;
    } else if (line.starts_with("#")) {
      continue;
    } else if (!in_articles) {
      if (!trimmed(line).empty()) out.expectations.push_back(trimmed(line));
    } else if (line.starts_with("id:")) {
      out.documents.emplace_back();
      out.documents.back().id = value();
      out.documents.back().named = true;
      in_header = true;
    } else if (out.documents.empty()) {
      if (!trimmed(line).empty()) out.fault = line;
    } else if (in_header && line.starts_with("outlet:")) {
      out.documents.back().outlet = value();
    } else if (in_header && line.starts_with("title:")) {
      out.documents.back().title = value();
    } else if (in_header && line.starts_with("published:")) {
      out.documents.back().published = Day::parse(value());
      if (!out.documents.back().published) out.fault = line;
    } else if (in_header && line.starts_with("time:")) {
      out.documents.back().published_at = time_of(out.documents.back().published, value());
      if (!out.documents.back().published_at) out.fault = line;
    } else {
      in_header = false;
      out.documents.back().text += line + '\n';
    }
  }
  return out;
}

// ------------------------------------------------------------------------------------------------ what was found

const Engine& engine() {
  static const Engine instance = [] {
    auto made = Engine::built_in();
    if (!made) throw std::runtime_error(made.error().text());
    return std::move(*made);
  }();
  return instance;
}

/// The ledger of some documents, in a file that is removed at the end.
class Built {
 public:
  explicit Built(const std::vector<Document>& documents)
      : path_(testing::TempDir() + "isnad-golden-" + std::to_string(::getpid()) + ".ledger") {
    std::remove(path_.c_str());
    auto ledger = Ledger::open_to_write(path_, {});
    if (!ledger) throw std::runtime_error(ledger.error().text());
    ledger->database().run("PRAGMA synchronous = OFF");  // a test need not outlive a power cut
    {
      Store store(*ledger, engine());
      Transaction transaction(ledger->database());
      for (const Document& document : documents) store.write(read_for_ledger(engine(), document));
      ledger->mark_read();
      transaction.commit();
    }
    if (const auto derived = derive(*ledger, engine(), {}); !derived) throw std::runtime_error(derived.error().text());
    const auto taken =
        for_each_event(*ledger, {.background = true, .prospective = true}, [&](const EventRecord& event) {
          events_.push_back(event);
          return true;
        });
    if (!taken) throw std::runtime_error(taken.error().text());
    Query labels(ledger->database(),
                 "SELECT claim, group_concat(DISTINCT label) FROM participant WHERE label <> '' GROUP BY claim");
    while (labels.step()) labels_.emplace(labels.integer(0), labels.string(1));
    ledger->close();
  }
  Built(const Built&) = delete;
  Built& operator=(const Built&) = delete;
  ~Built() { std::remove(path_.c_str()); }

  const std::vector<EventRecord>& events() const { return events_; }
  std::string label(int64_t claim) const {
    const auto found = labels_.find(claim);
    return found == labels_.end() ? std::string(kNone) : found->second;
  }

 private:
  std::string path_;
  std::vector<EventRecord> events_;
  std::map<int64_t, std::string> labels_;
};

/// The events of a ledger, compared and shown in the form of the cases.
class Found {
 public:
  explicit Found(const Built& built) : built_(built), events_(built.events()) {}

  /// Whether an expectation holds. A line that is not of the form is a mistake in the case and holds never.
  bool holds(const std::string& line) const {
    const auto colon = line.find(':');
    if (colon == std::string::npos) return false;
    const std::string kind = trimmed(std::string_view(line).substr(0, colon));
    const std::string value = trimmed(std::string_view(line).substr(colon + 1));
    if (kind == "events") return std::to_string(events_.size()) == value;
    if (kind == "one" || kind == "apart") {
      std::vector<const EventRecord*> of;
      for (const std::string& name : split(value, ",")) {
        of.push_back(event_of(name));
        if (of.back() == nullptr) return false;
      }
      const std::set<const EventRecord*> distinct(of.begin(), of.end());
      return of.size() > 1 && distinct.size() == (kind == "one" ? 1 : of.size());
    }
    if (kind == "event") {
      const auto fields = split(value, "|");
      return std::any_of(events_.begin(), events_.end(), [&](const EventRecord& e) { return matches(e, fields); });
    }
    return false;
  }

  std::string all() const {
    std::string out;
    for (const EventRecord& event : events_) out += show(event) + "\n";
    return out;
  }

 private:
  // ---- claims by their names: a/غارة, a/غارة#2

  struct ClaimName {
    std::string document, trigger;
    size_t number = 1;  // of the claims of that document with that trigger, in the order of the text
  };

  static ClaimName parse(const std::string& text) {
    ClaimName name;
    const auto slash = text.find('/');
    name.document = trimmed(text.substr(0, slash));
    if (slash == std::string::npos) return name;
    const auto hash = text.find('#', slash);
    name.trigger = trimmed(std::string_view(text).substr(slash + 1, hash - slash - 1));
    if (hash != std::string::npos) name.number = static_cast<size_t>(std::stoul(text.substr(hash + 1)));
    return name;
  }

  struct Placed {
    const EventRecord* event;
    const EventClaim* claim;
  };

  /// All claims of a document with that trigger, in the order of the text.
  std::vector<Placed> all_of(const std::string& document, const std::string& trigger) const {
    std::vector<Placed> out;
    for (const EventRecord& event : events_) {
      for (const EventClaim& claim : event.claims) {
        if (claim.document == document && same_words(claim.trigger, trigger)) out.push_back({&event, &claim});
      }
    }
    std::sort(out.begin(), out.end(), [](const Placed& x, const Placed& y) {
      return x.claim->trigger_span.begin < y.claim->trigger_span.begin;
    });
    return out;
  }

  Placed claim(const std::string& text) const {
    const ClaimName name = parse(text);
    const auto found = all_of(name.document, name.trigger);
    return name.number >= 1 && name.number <= found.size() ? found[name.number - 1] : Placed{nullptr, nullptr};
  }
  const EventRecord* event_of(const std::string& text) const { return claim(text).event; }

  std::string name_of(const EventClaim& c) const {
    std::string name = c.document + "/" + c.trigger;
    const auto same = all_of(c.document, c.trigger);
    for (size_t i = 1; i < same.size(); ++i) {
      if (same[i].claim->row == c.row) name += "#" + std::to_string(i + 1);
    }
    return name;
  }

  // ---- the fields of an event

  bool matches(const EventRecord& e, const std::vector<std::string>& fields) const {
    auto words = split(fields[0], " ");
    if (words[0] != e.type) return false;
    for (size_t i = 1; i < words.size(); ++i) {
      const auto modes = split(e.modes, " ");
      if (std::find(modes.begin(), modes.end(), words[i]) == modes.end()) return false;
    }
    for (size_t i = 1; i < fields.size(); ++i) {
      const auto colon = fields[i].find(':');
      if (colon == std::string::npos) return false;
      if (!field_holds(e, trimmed(fields[i].substr(0, colon)), trimmed(fields[i].substr(colon + 1)))) return false;
    }
    return true;
  }

  bool field_holds(const EventRecord& e, const std::string& field, const std::string& value) const {
    if (field == "place") return value == kNone ? e.place_text.empty() : place_is(e, value);
    if (field == "date") return shown_date(e) == value;
    if (field == "status") return e.status == value;
    if (field == "background") return value == (e.background ? "yes" : "no");
    if (field == "voices") return std::to_string(e.independent_sources) == value;
    if (field == "articles") return std::to_string(e.articles) == value;
    if (field == "claims") return same_list(split(value, ","), claim_names(e));
    if (field == "copies") return same_list(split(value, ","), copies(e));
    if (field == "labels") return same_list(split(value, ","), labels(e));
    if (field == "actor") return same_list(split(value, "+"), parties(e.actors));
    if (field == "target") return same_list(split(value, "+"), parties(e.targets));
    if (field == "contested") return contests_are(e, value);
    const auto words = split(field, " ");
    if (words.size() == 2) return toll(e, words[0], words[1]) == value;
    if (words.size() == 3 && words[0] == "figures") return figures(e, words[1], words[2]) == value;
    return false;
  }

  static bool place_is(const EventRecord& e, const std::string& value) {
    return same_words(e.place_text, value) || same_words(e.place_name_ar, value) || e.place == value;
  }

  /// The same things in any order. `…` at the end of what is expected stands for any more.
  static bool same_list(std::vector<std::string> expected, std::vector<std::string> found) {
    if (expected.size() == 1 && expected[0] == kNone) return found.empty();
    const bool more = expected.back() == kAny;
    if (more) expected.pop_back();
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    return more ? std::includes(found.begin(), found.end(), expected.begin(), expected.end()) : expected == found;
  }

  std::vector<std::string> claim_names(const EventRecord& e) const {
    std::vector<std::string> out;
    for (const EventClaim& c : e.claims) out.push_back(name_of(c));
    return out;
  }

  std::vector<std::string> copies(const EventRecord& e) const {
    std::vector<std::string> out;
    for (const EventClaim& c : e.claims) {
      if (!c.copy_of) continue;
      std::string of = "a claim of another event";
      if (const EventClaim* origin = e.claim(*c.copy_of)) of = name_of(*origin);
      out.push_back(name_of(c) + " of " + of);
    }
    return out;
  }

  std::vector<std::string> labels(const EventRecord& e) const {
    std::vector<std::string> out;
    for (const EventClaim& c : e.claims) {
      if (const std::string label = built_.label(c.row); label != kNone) out.push_back(name_of(c) + " " + label);
    }
    return out;
  }

  static std::vector<std::string> parties(const std::vector<EventParty>& list) {
    std::vector<std::string> out;
    for (const EventParty& p : list) out.push_back(p.actor.empty() ? p.text : p.actor);
    return out;
  }

  static std::string shown_date(const EventRecord& e) {
    if (e.date_from.empty()) return std::string(kNone);
    return e.date_from == e.date_to ? e.date_from : e.date_from + ".." + e.date_to;
  }

  static std::string toll(const EventRecord& e, const std::string& kind, const std::string& who) {
    for (const EventToll& t : e.tolls) {
      if (t.kind == kind && t.who == who) return shown_toll(t);
    }
    return std::string(kNone);
  }

  static std::string shown_toll(const EventToll& t) {
    if (!t.low || !t.high) return "vague";
    return *t.low == *t.high ? std::to_string(*t.low) : std::to_string(*t.low) + ".." + std::to_string(*t.high);
  }

  static std::string figures(const EventRecord& e, const std::string& kind, const std::string& who) {
    for (const EventToll& t : e.tolls) {
      if (t.kind != kind || t.who != who) continue;
      return joined(t.figures, " + ", [](const EventFigure& f) {
        std::string out = f.voice + " ";
        if (f.hedge != "exact" && f.hedge != "range") out += f.hedge + (f.number ? " " : "");
        if (f.number) out += std::to_string(*f.number);
        if (f.number_to) out += ".." + std::to_string(*f.number_to);
        return out + (f.updated ? " updated" : "");
      });
    }
    return std::string(kNone);
  }

  // ---- contests: toll {9 killed: NGO.SOHR} {20 killed: …}; actor {…} {…}

  struct SideText {
    std::string says, how, sources;
  };

  static std::vector<SideText> sides(std::string_view text) {
    std::vector<SideText> out;
    for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
      const auto close = text.find('}', open);
      if (close == std::string_view::npos) return {};
      const std::string_view inside = text.substr(open + 1, close - open - 1);
      const auto colon = inside.find(": ");
      SideText side;
      side.says = trimmed(inside.substr(0, colon));
      side.sources = colon == std::string_view::npos ? std::string(kAny) : trimmed(inside.substr(colon + 1));
      for (const char* how : {" claimed", " blamed", " told"}) {
        if (side.says.ends_with(how)) {
          side.how = how + 1;
          side.says = trimmed(side.says.substr(0, side.says.size() - std::string_view(how).size()));
        }
      }
      out.push_back(std::move(side));
    }
    return out;
  }

  /// All contests of an event and no others, each with all its sides.
  static bool contests_are(const EventRecord& e, const std::string& value) {
    if (value == "no") return e.contests.empty() && e.contested.empty();
    const auto expected = split(value, ";");
    if (expected.size() != e.contests.size()) return false;
    return std::all_of(expected.begin(), expected.end(), [&](const std::string& text) {
      const std::string about = trimmed(text.substr(0, text.find('{')));
      return std::any_of(e.contests.begin(), e.contests.end(), [&](const Contest& c) {
        return (about == c.about || about == c.about + " " + c.kind + " " + c.who) && sides_are(c, sides(text));
      });
    });
  }

  static bool sides_are(const Contest& contest, const std::vector<SideText>& expected) {
    if (expected.empty()) return true;
    if (expected.size() != contest.sides.size()) return false;
    return std::all_of(expected.begin(), expected.end(), [&](const SideText& text) {
      return std::any_of(contest.sides.begin(), contest.sides.end(), [&](const ContestedSide& side) {
        if (text.says != kAny && text.says != side.says) return false;
        if (!text.how.empty() && text.how != side.how) return false;
        return text.sources == kAny || same_list(split(text.sources, " + "), ids(side));
      });
    });
  }

  static std::vector<std::string> ids(const ContestedSide& side) {
    std::vector<std::string> out;
    for (const SourceName& source : side.sources) out.push_back(source.id);
    return out;
  }

  // ---- showing

  static std::string list(const std::vector<std::string>& items, std::string_view mark) {
    return joined(items, mark, [](const std::string& item) { return item; });
  }

  static std::string shown_contest(const Contest& c) {
    return c.about + (c.kind.empty() ? "" : " " + c.kind + " " + c.who) +
           joined(c.sides, "", [](const ContestedSide& side) {
             return " {" + side.says + (side.how.empty() ? "" : " " + side.how) + ": " + list(ids(side), " + ") + "}";
           });
  }

  std::string show(const EventRecord& e) const {
    std::string out = "event: " + e.type + (e.modes.empty() ? "" : " " + e.modes);
    out += " | status: " + e.status + " | background: " + (e.background ? "yes" : "no");
    out += " | place: " + (e.place_text.empty() ? std::string(kNone) : e.place_text) + " | date: " + shown_date(e);
    out += " | claims: " + list(claim_names(e), ", ") + " | copies: " + list(copies(e), ", ");
    out += " | labels: " + list(labels(e), ", ") + " | articles: " + std::to_string(e.articles);
    out += " | voices: " + std::to_string(e.independent_sources);
    out += " | actor: " + list(parties(e.actors), " + ") + " | target: " + list(parties(e.targets), " + ");
    for (const EventToll& t : e.tolls) {
      out += " | " + t.kind + " " + t.who + ": " + shown_toll(t);
      out += " | figures " + t.kind + " " + t.who + ": " + figures(e, t.kind, t.who);
    }
    return out + " | contested: " + (e.contests.empty() ? "no" : joined(e.contests, "; ", shown_contest));
  }

  const Built& built_;
  const std::vector<EventRecord>& events_;
};

// ------------------------------------------------------------------------------------------------ the tests

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class GoldenLedger : public testing::TestWithParam<std::string> {};

TEST_P(GoldenLedger, IsMergedAsExpected) {
  const Case golden = read_case(GetParam());
  ASSERT_EQ(golden.fault, "") << "a line that cannot be read";
  ASSERT_FALSE(golden.documents.empty()) << "no article: the first line of each is id:";
  for (const Document& d : golden.documents) ASSERT_FALSE(d.text.empty()) << "article " << d.id << " has no text";
  ASSERT_FALSE(golden.expectations.empty()) << "no expectations: is the line ---- missing?";
  const Built built(golden.documents);
  const Found found(built);

  std::string missed, todo, reached;
  int todo_count = 0;
  for (const std::string& line : golden.expectations) {
    if (!line.starts_with(kTodo)) {
      if (!found.holds(line)) missed += line + "\n";
    } else if (found.holds(line.substr(kTodo.size()))) {
      reached += line + "\n";
    } else {
      todo += line + "\n";
      ++todo_count;
    }
  }
  EXPECT_TRUE(missed.empty()) << "expected, but not found:\n" << missed << "found:\n" << found.all();
  if (!todo.empty()) std::cout << todo_count << " not checked:\n" << todo << "found:\n" << found.all();
  if (!reached.empty()) std::cout << "reached by now, the todo can go:\n" << reached;
  RecordProperty("todo", todo_count);
}

/// The order in which articles come makes no difference to any case.
TEST_P(GoldenLedger, IsTheSameInReverse) {
  Case golden = read_case(GetParam());
  const Built forwards(golden.documents);
  std::reverse(golden.documents.begin(), golden.documents.end());
  const Built backwards(golden.documents);
  EXPECT_EQ(Found(forwards).all(), Found(backwards).all());
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenLedger, testing::ValuesIn(case_names()), [](const auto& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
});

}  // namespace
}  // namespace isnad::ledger
