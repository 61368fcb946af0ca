// Reads the pages of tests/pages as `isnad extract` does and holds what comes out against the `.expected` beside each
// (form: README.md there). One test for each page, named like its path.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "golden/case_words.h"
#include "isnad/engine.h"
#include "page/source.h"
#include "text/by_character.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;
using golden::trimmed;

const fs::path kFolder = fs::path(ISNAD_SOURCE_FOLDER) / "tests" / "pages";
constexpr std::string_view kExpected = ".expected";

const Engine& engine() {
  static const Result<Engine> made = Engine::built_in();
  return *made;
}

/// Blanks of all kinds are one blank; none at the ends. What nobody sees (marks of direction, joiners, soft hyphens) is
/// left out.
std::string collapsed(std::string_view text) {
  std::string out;
  const std::vector<std::string_view> unseen = {"\u00AD", "\u061C", "\u200B", "\u200C", "\u200D", "\u200E",
                                                "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                                "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"};
  const std::vector<std::string_view> blanks = {" ", "\t", "\r", "\n", "\u00A0", "\u2009", "\u202F", "\u3000"};
  while (!text.empty()) {
    const auto skipped = std::find_if(unseen.begin(), unseen.end(), [&](auto one) { return text.starts_with(one); });
    if (skipped != unseen.end()) {
      text.remove_prefix(skipped->size());
      continue;
    }
    const auto blank = std::find_if(blanks.begin(), blanks.end(), [&](auto b) { return text.starts_with(b); });
    if (blank == blanks.end()) {
      out += text.front();
      text.remove_prefix(1);
    } else {
      if (!out.empty() && out.back() != ' ') out += ' ';
      text.remove_prefix(blank->size());
    }
  }
  return trimmed(out);
}

std::string time_text(int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char out[40];
  std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out;
}

/// A document or article as `.expected` has it: lines «key: value», and those of the text.
struct Part {
  std::string kind;  // document, article, passed over, fault
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<std::string> lines;  // "= …", "| …"
};

std::vector<Part> expected_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<Part> out;
  std::string line;
  while (std::getline(file, line)) {
    line = trimmed(line);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("= ") || line.starts_with("| ")) {
      out.back().lines.push_back(line.substr(0, 2) + collapsed(line.substr(2)));
      continue;
    }
    const size_t colon = line.ends_with(':') ? line.size() - 1 : line.find(": ");
    const std::string key = line.substr(0, colon);
    const std::string value = colon == std::string::npos ? std::string() : collapsed(line.substr(colon + 1));
    if (key == "document" || key == "article" || key == "passed over" || key == "fault") {
      out.push_back({key, {{"", value}}, {}});
    } else {
      out.back().fields.emplace_back(key, value);
    }
  }
  return out;
}

std::string published_text(const std::optional<Day>& day, PublishedBasis basis) {
  return day ? day->iso() + ' ' + name_of(basis) : "- unknown";
}

Part part_of(const Document& document) {
  Part out{"document", {}, {}};
  out.fields = {{"id", document.id},
                {"title", collapsed(document.title)},
                {"outlet", collapsed(document.outlet)},
                {"url", document.url},
                {"published", published_text(document.published, document.published_basis)},
                {"published_at", document.published_at ? time_text(*document.published_at) : ""},
                {"encoding", document.encoding},
                {"repaired", document.repaired ? "yes" : ""}};
  return out;
}

Part part_of(const Document& document, const ArticleRecord& record) {
  Part out{"article", {{"published", published_text(record.published, record.published_basis)}}, {}};
  for (const ArticleOutline& outline : document.outline) {
    if (outline.span.overlaps(record.span) && outline.published_at)
      out.fields.emplace_back("published_at", time_text(*outline.published_at));
  }
  const TextByCharacter text(document.text);
  uint32_t before = 0;
  for (const Span& sentence : record.sentences) {
    const bool title = sentence.begin < record.title.end;
    const bool same_line = !out.lines.empty() && text[{before, sentence.begin}].find('\n') == std::string_view::npos;
    const std::string words = collapsed(text[sentence]);
    if (same_line)
      out.lines.back() += ' ' + words;
    else
      out.lines.push_back((title ? "= " : "| ") + words);
    before = sentence.end;
  }
  return out;
}

std::string shown(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

class PagesTest : public testing::TestWithParam<std::string> {};

TEST_P(PagesTest, ComesOutAsExpected) {
  const fs::path expected_path = kFolder / GetParam();
  std::string page = expected_path.string();
  page.resize(page.size() - kExpected.size());
  std::vector<Part> found;
  std::vector<std::string> passed_over;
  Source source({page}, {});
  const auto refuse = [&](const Error& error) {
    if (error.passed_over)
      passed_over.push_back(error.message);
    else
      found.push_back({"fault", {{"", error.message}}, {}});
  };
  while (auto raw = source.next()) {
    if (!*raw) {
      refuse(raw->error());
      continue;
    }
    const auto document = engine().prepare(std::move(**raw));
    if (!document) {
      refuse(document.error());
      continue;
    }
    const auto records = engine().read(*document);
    if (records.empty()) {
      passed_over.push_back(engine().reason_for_no_record(*document));
      continue;
    }
    Part head = part_of(*document);
    // What is inferred is known only when the article is read.
    if (!document->published && !records.empty())
      head.fields[4].second = published_text(records.front().published, records.front().published_basis);
    found.push_back(std::move(head));
    for (const ArticleRecord& record : records) found.push_back(part_of(*document, record));
  }
  for (const auto& [reason, count] : source.passed_over()) passed_over.insert(passed_over.end(), count, reason);

  std::vector<Part> expected = expected_of(expected_path);
  std::vector<std::string> expected_reasons;
  std::erase_if(expected, [&](const Part& part) {
    if (part.kind == "passed over") expected_reasons.push_back(part.fields.front().second);
    return part.kind == "passed over";
  });
  std::sort(expected_reasons.begin(), expected_reasons.end());
  std::sort(passed_over.begin(), passed_over.end());
  EXPECT_EQ(shown(expected_reasons), shown(passed_over));

  const auto kinds = [](const std::vector<Part>& parts) {
    std::vector<std::string> out;
    for (const Part& part : parts) out.push_back(part.kind);
    return shown(out);
  };
  EXPECT_EQ(kinds(expected), kinds(found));
  for (size_t i = 0; i < std::min(expected.size(), found.size()); ++i) {
    if (expected[i].kind != found[i].kind) break;
    if (expected[i].kind == "fault") {
      const std::string& message = found[i].fields.front().second;
      EXPECT_NE(message.find(expected[i].fields.front().second), std::string::npos) << message;
      continue;
    }
    for (const auto& [key, value] : expected[i].fields) {
      if (key.empty()) continue;
      const auto field = std::find_if(found[i].fields.begin(), found[i].fields.end(),
                                      [&key = key](const auto& one) { return one.first == key; });
      EXPECT_EQ(value, field == found[i].fields.end() ? "" : field->second) << key << " of part " << i;
    }
    EXPECT_EQ(shown(expected[i].lines), shown(found[i].lines)) << "part " << i;
  }
}

std::vector<std::string> all_pages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(kFolder)) {
    const std::string path = entry.path().lexically_relative(kFolder).string();
    if (path.ends_with(kExpected)) out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Pages, PagesTest, testing::ValuesIn(all_pages()), [](const auto& page) {
  std::string name = page.param.substr(0, page.param.size() - kExpected.size());
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace isnad
