// Runs the golden cases: tests/golden/*.case, whose form README.md (beside them) describes. One test for each case,
// named like its file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "golden/case_words.h"
#include "isnad/engine.h"
#include "text/letters.h"
#include "text/words.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
using namespace golden;

const fs::path kFolder = fs::path(ISNAD_SOURCE_FOLDER) / "tests" / "golden";

// ------------------------------------------------------------------------------------------------ small words

/// `words` stand in `text` as whole words.
bool has_words(std::string_view text, std::string_view words) {
  const std::string t = ' ' + normalise(text) + ' ', w = ' ' + normalise(words) + ' ';
  return t.find(w) != std::string::npos;
}

bool begins_with_words(std::string_view text, std::string_view words) {
  const std::string t = normalise(text) + ' ', w = normalise(words) + ' ';
  return t.starts_with(w) || (t.size() > 1 && is_proclitic(t[0]) && t.compare(1, w.size(), w) == 0);
}

bool ends_with_words(std::string_view text, std::string_view words) {
  return (' ' + normalise(text)).ends_with(' ' + normalise(words));
}

// ------------------------------------------------------------------------------------------------ cases

struct Case {
  Document document;
  std::vector<std::string> expectations;
};

Case read_case(const std::string& name) {
  std::ifstream file(kFolder / (name + ".case"));
  Case out;
  out.document.id = name;
  std::string line;
  bool in_header = true, in_text = true;
  while (std::getline(file, line)) {
    if (in_text && trimmed(line) == "----") {
      in_text = false;
    } else if (!in_text) {
      if (!trimmed(line).empty() && line[0] != '#') out.expectations.push_back(trimmed(line));
    } else if (in_header && (line.starts_with("#") || trimmed(line).empty())) {
      continue;
    } else if (in_header && line.starts_with("published:")) {
      out.document.published = Day::parse(trimmed(line.substr(10)));
    } else if (in_header && line.starts_with("title:")) {
      out.document.title = trimmed(line.substr(6));
    } else {
      in_header = false;
      out.document.text += line + '\n';
    }
  }
  return out;
}

// ------------------------------------------------------------------------------------------------ what was found

/// The statements and claims of all articles of a page, shown and compared in the form of the cases.
class Found {
 public:
  Found(const Document& document, const std::vector<ArticleRecord>& articles)
      : text_(document.text), articles_(articles) {
    for (const ArticleRecord& article : articles) {
      for (const Statement& s : article.statements) statements_.push_back({&article, &s});
      for (const Claim& c : article.claims) claims_.push_back({&article, &c});
    }
  }

  /// Whether an expectation holds. A line that is not of the form is a mistake in the case and holds never.
  bool holds(const std::string& line) const {
    const auto colon = line.find(':');
    if (colon == std::string::npos) return false;
    const std::string kind = trimmed(std::string_view(line).substr(0, colon));
    const std::string value = trimmed(std::string_view(line).substr(colon + 1));
    if (kind == "articles") return std::to_string(articles_.size()) == value;
    if (kind == "statements") return std::to_string(statements_.size()) == value;
    if (kind == "claims") return std::to_string(claims_.size()) == value;
    if (kind == "headline") return !articles_.empty() && headline_is(articles_.front(), value);
    if (kind == "no claim")
      return none_of(claims_, [&](auto& c) { return value == "*" || same_words(slice(c.it->trigger), value); });
    if (kind == "no statement")
      return none_of(statements_, [&](auto& s) { return value == "*" || has_words(slice(s.it->cue), value); });
    const auto fields = split(value, "|");
    if (kind == "statement") return any_of(statements_, [&](auto& s) { return matches(s, fields); });
    if (kind == "claim") return any_of(claims_, [&](auto& c) { return matches(c, fields); });
    return false;
  }

  std::string all() const {
    std::string out = "articles: " + std::to_string(articles_.size()) + "\n";
    for (const auto& s : statements_) out += show(s) + "\n";
    for (const auto& c : claims_) out += show(c) + "\n";
    return out;
  }

 private:
  template <class T>
  struct Of {
    const ArticleRecord* article;
    const T* it;
  };

  template <class Range, class Test>
  static bool any_of(const Range& range, Test test) {
    return std::any_of(range.begin(), range.end(), test);
  }
  template <class Range, class Test>
  static bool none_of(const Range& range, Test test) {
    return std::none_of(range.begin(), range.end(), test);
  }

  std::string slice(Span span) const { return std::string(text_.slice(span)); }

  static const Statement* statement(const ArticleRecord& article, const std::string& id) {
    for (const Statement& s : article.statements) {
      if (s.id == id) return &s;
    }
    return nullptr;
  }

  bool headline_is(const ArticleRecord& article, const std::string& expected) const {
    if (expected == kNone) return article.title.empty();
    return !article.title.empty() && same_words(slice(article.title), expected);
  }

  // ---- matching

  bool matches(const Of<Statement>& s, const std::vector<std::string>& fields) const {
    const std::string cue = slice(s.it->cue);
    if (!has_words(cue, fields[0]) && !has_words(fields[0], cue)) {
      if (cue != fields[0]) return false;  // «:» has no letters
    }
    if (normalise(cue).empty() != normalise(fields[0]).empty()) return false;
    if (fields.size() > 1 && !fields[1].empty() && !chain_is(s.it->chain, fields[1], false)) return false;
    if (fields.size() > 2) {
      for (const std::string& word : split(fields[2], " ")) {
        if (!word.empty() && word != name_of(s.it->stance) && word != name_of(s.it->mode)) return false;
      }
    }
    if (fields.size() > 3 && !fields[3].empty()) {
      const std::string content = slice(s.it->content);
      const auto ends = split(fields[3], "…");
      if (ends.size() == 1 && !same_words(content, ends[0])) return false;
      if (ends.size() == 2 && (!begins_with_words(content, ends[0]) || !ends_with_words(content, ends[1])))
        return false;
    }
    if (fields.size() > 4 && !fields[4].empty()) {
      const auto pair = split(fields[4], ":");
      if (pair.size() != 2 || pair[0] != "within") return false;
      const Statement* parent = statement(*s.article, s.it->parent);
      if (pair[1] == "nobody" ? parent != nullptr : !parent || !has_words(slice(parent->cue), pair[1])) return false;
    }
    return true;
  }

  bool matches(const Of<Claim>& c, const std::vector<std::string>& fields) const {
    if (!same_words(slice(c.it->trigger), fields[0])) return false;
    if (fields.size() > 1 && !fields[1].empty()) {
      auto words = split(fields[1], " ");
      if (words[0] != name_of(c.it->type)) return false;
      words.erase(words.begin());
      auto modes = c.it->modes;
      std::sort(words.begin(), words.end());
      std::sort(modes.begin(), modes.end());
      if (words != modes && words != std::vector<std::string>{"…"}) return false;
    }
    if (fields.size() > 2 && !fields[2].empty() && fields[2] != name_of(c.it->factuality)) return false;
    for (size_t i = 3; i < fields.size(); ++i) {
      const auto colon = fields[i].find(':');
      if (colon == std::string::npos) return false;
      if (!field_holds(c, trimmed(fields[i].substr(0, colon)), trimmed(fields[i].substr(colon + 1)))) return false;
    }
    return true;
  }

  bool field_holds(const Of<Claim>& c, const std::string& field, const std::string& value) const {
    if (field == "actor") return all_named(c.it->actors, value, [](const Mention& m) { return m.actor; });
    if (field == "target") return all_named(c.it->targets, value, [](const Mention& m) { return m.actor; });
    if (field == "place") {
      return all_named(c.it->places, value, [](const PlaceMention& p) { return p.place; });
    }
    if (field == "most exact") return !c.it->places.empty() && same_words(c.it->places.back().text, value);
    if (field == "date") return shown_date(c.it->date) == value;
    if (field == "toll") {
      auto found = split(joined(c.it->tolls, " + ", shown_toll), " + ");
      auto expected = split(value, " + ");
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
      return found == expected;
    }
    if (field == "background") return value == (c.it->background ? "yes" : "no");
    if (field == "said by") {
      const Statement* s = statement(*c.article, c.it->statement);
      if (value == "article") return !s;
      return s && chain_is(s->chain, value, true);
    }
    return false;
  }

  static std::string bare_name(const std::string& item) { return trimmed(item.substr(0, item.find('('))); }

  /// All names of an expectation and no others, in any order.
  template <class T, class Id>
  static bool all_named(const std::vector<T>& found, const std::string& value, Id id_of) {
    if (value == kNone) return found.empty();
    const auto expected = split(value, " + ");
    if (expected.size() != found.size()) return false;
    return std::all_of(expected.begin(), expected.end(), [&](const std::string& item) {
      const auto open = item.find('(');
      const std::string known_as =
          open == std::string::npos ? "" : trimmed(item.substr(open + 1, item.find(')') - open - 1));
      return std::any_of(found.begin(), found.end(), [&](const T& m) {
        return same_words(m.text, bare_name(item)) && (known_as.empty() || known_as == m.name || known_as == id_of(m));
      });
    });
  }

  static bool chain_is(const std::vector<Mention>& chain, const std::string& value, bool beginning_is_enough) {
    if (value == kNone) return chain.empty();
    const auto expected = split(value, "<");
    if (beginning_is_enough ? expected.size() > chain.size() : expected.size() != chain.size()) return false;
    for (size_t i = 0; i < expected.size(); ++i) {
      if (!same_words(chain[i].text, expected[i])) return false;
    }
    return true;
  }

  // ---- showing

  static std::string shown_toll(const Toll& t) {
    std::string number = t.number ? std::to_string(*t.number) : "-";
    if (t.number_to) number += "-" + std::to_string(*t.number_to);
    return std::string(name_of(t.kind)) + " " + name_of(t.who) + " " + number + " " + name_of(t.hedge);
  }

  static std::string shown_date(const std::optional<DateRange>& date) {
    if (!date) return std::string(kNone);
    return date->from == date->to ? date->from.iso() : date->from.iso() + ".." + date->to.iso();
  }

  static std::string shown_chain(const std::vector<Mention>& chain) {
    return joined(chain, " < ", [](const Mention& m) { return m.text; });
  }

  std::string show(const Of<Statement>& s) const {
    std::string content = slice(s.it->content);
    std::replace(content.begin(), content.end(), '\n', ' ');
    const auto words = split(content, " ");
    if (words.size() > 4) content = words[0] + " " + words[1] + " … " + words[words.size() - 2] + " " + words.back();
    std::string out = "statement: " + slice(s.it->cue) + " | " + shown_chain(s.it->chain) + " | " +
                      name_of(s.it->stance) + " " + name_of(s.it->mode) + " | " + content;
    if (const Statement* parent = statement(*s.article, s.it->parent)) out += " | within: " + slice(parent->cue);
    return out;
  }

  std::string show(const Of<Claim>& c) const {
    const auto named = [](const auto& m) { return m.name.empty() ? m.text : m.text + " (" + m.name + ")"; };
    std::string out = "claim: " + slice(c.it->trigger) + " | " + name_of(c.it->type);
    for (const std::string& mode : c.it->modes) out += " " + mode;
    out += std::string(" | ") + name_of(c.it->factuality);
    out += " | actor: " + joined(c.it->actors, " + ", named);
    out += " | target: " + joined(c.it->targets, " + ", named);
    out += " | place: " + joined(c.it->places, " + ", named);
    out += " | date: " + shown_date(c.it->date);
    out += " | toll: " + joined(c.it->tolls, " + ", shown_toll);
    const Statement* s = statement(*c.article, c.it->statement);
    out += " | said by: " + (s ? shown_chain(s->chain) : std::string("article"));
    if (c.it->background) out += " | background: yes";
    return out;
  }

  Text text_;
  const std::vector<ArticleRecord>& articles_;
  std::vector<Of<Statement>> statements_;
  std::vector<Of<Claim>> claims_;
};

// ------------------------------------------------------------------------------------------------ the tests

const Engine& engine() {
  static const Engine instance = [] {
    auto made = Engine::built_in();
    if (!made) throw std::runtime_error(made.error().text());
    return std::move(*made);
  }();
  return instance;
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, IsReadAsExpected) {
  const Case golden = read_case(GetParam());
  ASSERT_FALSE(golden.document.text.empty()) << "no text";
  ASSERT_FALSE(golden.expectations.empty()) << "no expectations: is the line ---- missing?";
  const auto articles = engine().read(golden.document);
  const Found found(golden.document, articles);

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

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(case_names()), [](const auto& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
});

}  // namespace
}  // namespace isnad
