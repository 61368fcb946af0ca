// `isnad search`: the articles of a ledger with certain words, and the events they tell of.
#include "ledger/search.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "ledger_commands.h"
#include "terminal.h"

namespace isnad::app {

namespace {

constexpr const char* kMore = R"(
A word finds its other forms: «نازح» finds «النازحين» and «وللنازحات», with or without diacritics; ٨٠ finds 80. Several
words are looked for in one article, in any order. Best matches first.
  "قصف المستشفى"    one word after the other (in a shell: '"قصف المستشفى"')
  نازح*             words that begin so
  حلب OR إدلب       either; parentheses group
  قصف -حلب          the first without the second (behind other words, so that -حلب is not taken for an option)

Each article is named by document and outlet; below the words that were found stand the events that it tells of, which
`isnad show` takes.

Examples:
  isnad search -l news.ledger قصف مستشفى
  isnad search -l news.ledger '"الخوذ البيضاء" كلور' --limit 5
  isnad search -l news.ledger --format jsonl نازحون | jq -r '.events[]' | sort | uniq -c)";

constexpr size_t kMostEvents = 5;
constexpr size_t kLongestAddress = 60;  // Arabic ones, written %D8%A7…, take lines; jsonl has them

struct SearchSettings {
  std::string ledger, format = "text";
  std::vector<std::string> words;
  int64_t limit = 20;
  size_t width = 0;
  bool left_to_right = false, no_color = false;
};

std::string marked(const TextForm& form, const std::vector<ledger::FoundWords>& pieces) {
  std::string out;
  for (const ledger::FoundWords& piece : pieces) {
    const std::string text = kept_clean(piece.text);
    out += piece.found ? found(form, text) : text;
  }
  return out;
}

bool write_article(const ledger::FoundArticle& article, const TextForm& form, Page& page) {
  std::string line = strong(cleaned(article.document));
  if (article.article > 1) line += " article " + std::to_string(article.article);
  if (!article.outlet.empty()) line += " · " + name(article.outlet);
  if (!article.published.empty()) line += " · " + article.published;
  if (!article.url.empty() && display_width(article.url) <= kLongestAddress) line += dim("  " + name(article.url));
  page.paragraph(line, 0, 4);
  if (!article.title.empty()) page.quotation(marked(form, article.title), 4);
  std::string words = article.cut_before ? "… " : "";
  words += marked(form, article.words) + (article.cut_after ? " …" : "");
  page.quotation(words, 4);
  for (size_t i = 0; i < article.events.size() && i < kMostEvents; ++i) {
    const ledger::FoundEvent& event = article.events[i];
    std::string told = event.id + "  " + padded(event.date_from.empty() ? "?" : event.date_from, 10) + "  ";
    told += cleaned(event.type + (event.modes.empty() ? "" : " ") + event.modes);
    if (!event.place.empty()) told += ", " + name(event.place);
    if (event.status != "reported") told += " (" + event.status + ")";
    page.paragraph(told, 4, 20);
  }
  if (article.events.size() > kMostEvents) {
    page.line(dim("    … and " + counted(article.events.size() - kMostEvents, "event", "events") + " more"));
  }
  page.gap();
  return page.well();
}

int search(const SearchSettings& settings) {
  const auto engine = make_engine("");  // first: the ledger's connection uses it to its end
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  if (!ready_to_search(*ledger, *engine)) return kFailed;
  auto output = Output::open("");
  if (!output) {
    complain(output.error().text());
    return kFailed;
  }
  TextForm form = text_form(false);
  if (settings.width > 0) form.width = settings.width;
  if (settings.left_to_right) form.isolates = false;
  if (settings.no_color) form.color = false;
  Page page(form, [&](std::string_view line) { return output->write(line); });
  ledger::SearchQuery query;
  query.limit = settings.limit;
  for (const std::string& word : settings.words) query.words += (query.words.empty() ? "" : " ") + word;
  const auto taken = ledger::search(*ledger, query, [&](const ledger::FoundArticle& article) {
    if (settings.format == "text") return write_article(article, form, page);
    std::string line;
    ledger::write_found(article, line);
    return output->write(line);
  });
  if (!taken) {
    complain(taken.error().text());
    return kFailed;
  }
  const int status = finished(*output);
  if (status == kFine && *taken == 0) note("no article has these words: " + query.words);
  if (status == kFine && settings.format == "text" && settings.limit > 0 && *taken == settings.limit) {
    note("the first " + std::to_string(settings.limit) + " are shown; --limit shows more");
  }
  return status;
}

}  // namespace

void add_search(CLI::App& app, int& status) {
  const auto settings = std::make_shared<SearchSettings>();
  CLI::App* command = app.add_subcommand("search", "Find articles by their words, in any of their forms");
  command->footer(kMore);
  command->add_option("WORDS", settings->words, "What to look for")->required();
  add_ledger_option(*command, settings->ledger);
  command->add_option("--limit", settings->limit, "At most so many articles (20)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command->add_option("--format", settings->format, "text (for people) or jsonl")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  command->add_flag("--ltr", settings->left_to_right, "For terminals that do not turn Arabic about: see isnad show -h");
  command->add_option("--width", settings->width, "Columns (as wide as the terminal; 100 where there is none)")
      ->check(CLI::Range(40, 1000))
      ->type_name("N");
  command->add_flag("--no-color", settings->no_color, "No colours (nor are there any in a pipe or if NO_COLOR is set)");
  command->callback([&status, settings] { status = search(*settings); });
}

}  // namespace isnad::app
