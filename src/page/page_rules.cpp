#include "page/page_rules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "page/page_table.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr size_t kLongestNames = 512;  // bytes of a class attribute that are looked at
constexpr size_t kLongestPhrase = 96;  // bytes of a line in which a phrase may stand

constexpr std::array<std::pair<std::string_view, PageMark>, 15> kMarkNames = {{{"body", PageMark::Body},
                                                                               {"title", PageMark::Title},
                                                                               {"lead", PageMark::Lead},
                                                                               {"article", PageMark::Article},
                                                                               {"entry", PageMark::Entry},
                                                                               {"feed", PageMark::Feed},
                                                                               {"post", PageMark::Post},
                                                                               {"caption", PageMark::Caption},
                                                                               {"byline", PageMark::Byline},
                                                                               {"time", PageMark::Time},
                                                                               {"related", PageMark::Related},
                                                                               {"comments", PageMark::Comments},
                                                                               {"page", PageMark::Page},
                                                                               {"embedded", PageMark::Embedded},
                                                                               {"hidden", PageMark::Hidden}}};
constexpr std::array<std::pair<std::string_view, PagePhrase>, 7> kPhraseNames = {{{"related", PagePhrase::Related},
                                                                                  {"end", PagePhrase::End},
                                                                                  {"comments", PagePhrase::Comments},
                                                                                  {"page", PagePhrase::Page},
                                                                                  {"byline", PagePhrase::Byline},
                                                                                  {"caption", PagePhrase::Caption},
                                                                                  {"source", PagePhrase::Source}}};

template <class List>
auto value_of(const List& list, std::string_view name) -> std::optional<decltype(list[0].second)> {
  for (const auto& [known, value] : list) {
    if (known == name) return value;
  }
  return std::nullopt;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The words of one name: "relatedPosts_2" → " related posts 2 "; other than Latin letters are passed over.
std::string words_of(std::string_view name) {
  std::string out = " ";
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool letter = is_lower(c) || is_upper(c), digit = is_digit(c);
    const bool hump = is_upper(c) && i > 0 && is_lower(name[i - 1]);
    const bool number = i > 0 && digit != is_digit(name[i - 1]);
    if ((!letter && !digit) || hump || number) {
      if (out.back() != ' ') out += ' ';
    }
    if (letter || digit) out += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value).substr(0, kLongestNames);
}

/// Calls `take` with each of the words between blanks.
template <class Take>
void each_name(std::string_view names, Take take) {
  constexpr std::string_view kBlanks = " \t\n\r\f";
  while (true) {
    const size_t begin = names.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return;
    const size_t end = std::min(names.find_first_of(kBlanks, begin), names.size());
    take(names.substr(begin, end - begin));
    names.remove_prefix(end);
  }
}

}  // namespace

Result<PageRules> PageRules::load(const DataSource& source) {
  PageRules rules;
  constexpr std::array<std::pair<std::string_view, Where>, kWheres> kWhereNames = {{{"name", Names},
                                                                                    {"role", Role},
                                                                                    {"itemprop", Itemprop},
                                                                                    {"itemtype", Itemtype},
                                                                                    {"data", Data},
                                                                                    {"element", ElementName}}};
  constexpr std::array<std::string_view, 3> kMarkColumns = {"where", "name", "means"};
  const auto marks = read_page_table(source, "page/marks.tsv", kMarkColumns);
  if (!marks) return marks.error();
  for (const TableRow& row : marks->rows()) {
    const auto place = value_of(kWhereNames, row.cells[0]);
    if (!place) return marks->fault(row, "`where` must be name, role, itemprop, itemtype, data or element");
    const auto mark = value_of(kMarkNames, row.cells[2]);
    if (!mark) return marks->fault(row, "there is no mark `" + std::string(row.cells[2]) + "` (data/README.md)");
    for (std::string_view name : alternatives(row.cells[1])) {
      Pattern pattern;
      if (name.starts_with('*')) {
        pattern.open_begin = true;
        name.remove_prefix(1);
      }
      if (name.ends_with('*')) {
        pattern.open_end = true;
        name.remove_suffix(1);
      }
      pattern.words = words_of(name);
      pattern.marks.add(*mark);
      if (pattern.words == " ") return marks->fault(row, "a name must have Latin letters or digits");
      const std::string first(first_word(std::string_view(pattern.words).substr(1)));
      rules.patterns_[*place][first].push_back(std::move(pattern));
    }
  }
  constexpr std::array<std::string_view, 3> kPhraseColumns = {"form", "means", "line"};
  const auto phrases = read_page_table(source, "page/phrases.tsv", kPhraseColumns);
  if (!phrases) return phrases.error();
  for (const TableRow& row : phrases->rows()) {
    const auto means = value_of(kPhraseNames, row.cells[1]);
    if (!means) return phrases->fault(row, "no phrase means `" + std::string(row.cells[1]) + "` (data/README.md)");
    if (row.cells[2] != "whole" && row.cells[2] != "begins")
      return phrases->fault(row, "`line` must be whole or begins");
    for (const std::string_view form : alternatives(row.cells[0])) {
      Phrase phrase{normalise(form), *means, row.cells[2] == "whole"};
      if (phrase.letters.empty()) return phrases->fault(row, "a form must have letters");
      rules.phrases_[std::string(first_word(phrase.letters))].push_back(std::move(phrase));
    }
  }
  return rules;
}

void PageRules::match(Where where, std::string_view words, PageMarks& out) const {
  for (size_t at = 1; at < words.size(); at = words.find(' ', at) + 1) {
    const auto found = patterns_[where].find(std::string(first_word(words.substr(at))));
    if (found == patterns_[where].end()) continue;
    for (const Pattern& pattern : found->second) {
      const std::string_view here = words.substr(at - 1);
      if (here.starts_with(pattern.words) && (at == 1 || pattern.open_begin) &&
          (here.size() == pattern.words.size() || pattern.open_end))
        out.add(pattern.marks);
    }
  }
}

PageMarks PageRules::marks(const GumboElement& element) const {
  PageMarks out;
  if (element.tag == GUMBO_TAG_UNKNOWN) {
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    if (name.data != nullptr) match(ElementName, words_of({name.data, std::min(name.length, kLongestNames)}), out);
  }
  if (element.attributes.length == 0) return out;
  for (const char* name : {"class", "id"}) {
    each_name(attribute(element, name), [&](std::string_view part) { match(Names, words_of(part), out); });
  }
  each_name(attribute(element, "role"), [&](std::string_view part) { match(Role, words_of(part), out); });
  each_name(attribute(element, "itemprop"), [&](std::string_view part) { match(Itemprop, words_of(part), out); });
  each_name(attribute(element, "itemtype"), [&](std::string_view part) { match(Itemtype, words_of(part), out); });
  // Where classes are hashes, these are the only names.
  for (const char* name : {"data-testid", "data-ad-preview"}) {
    each_name(attribute(element, name), [&](std::string_view part) { match(Data, words_of(part), out); });
  }
  const std::string_view label = attribute(element, "aria-label");
  if (!label.empty() && phrase(label) == PagePhrase::Comments) out.add(PageMark::Comments);
  return out;
}

PagePhrase PageRules::phrase(std::string_view line) const {
  size_t cut = std::min(line.size(), kLongestPhrase);
  while (cut < line.size() && cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
  const std::string letters = normalise(line.substr(0, cut));
  const auto found = phrases_.find(std::string(first_word(letters)));
  if (found == phrases_.end()) return PagePhrase::None;
  const Phrase* best = nullptr;
  for (const Phrase& phrase : found->second) {
    const bool begins = letters.starts_with(phrase.letters) &&
                        (letters.size() == phrase.letters.size() || letters[phrase.letters.size()] == ' ');
    if (!begins || (phrase.whole && (letters.size() != phrase.letters.size() || cut < line.size()))) continue;
    if (best == nullptr || phrase.letters.size() > best->letters.size()) best = &phrase;
  }
  return best == nullptr ? PagePhrase::None : best->phrase;
}

}  // namespace isnad
