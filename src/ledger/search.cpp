// Searching a ledger; see search.h. «نازح» (displaced) gives the articles with «النازحين», where that word is marked.
#include "ledger/search.h"

#include <algorithm>

#include "ledger/json_writer.h"
#include "ledger/snapshot.h"
#include "ledger/tokenizer.h"

namespace isnad::ledger {

namespace {

// Around found words in what FTS5 gives back; texts do not have them.
constexpr char kBegin = '\x1E', kEnd = '\x1F';
constexpr std::string_view kCut = "\x1D";

std::vector<FoundWords> pieces(std::string_view marked) {
  std::vector<FoundWords> out;
  bool found = false;
  while (!marked.empty()) {
    const size_t end = std::min(marked.find(found ? kEnd : kBegin), marked.size());
    if (end > 0) out.push_back({std::string(marked.substr(0, end)), found});
    marked.remove_prefix(std::min(end + 1, marked.size()));
    found = !found;
  }
  return out;
}

void write_pieces(JsonWriter& json, const std::vector<FoundWords>& pieces) {
  json.open('[');
  for (const FoundWords& piece : pieces) {
    json.open('{').key("text").text(piece.text).key("found").boolean(piece.found).close('}');
  }
  json.close(']');
}

}  // namespace

Result<bool> prepare_search(Ledger& ledger, const Engine& engine) {
  if (auto registered = register_tokenizer(ledger.database().handle(), engine); !registered) return registered.error();
  try {
    Query index(ledger.database(), "SELECT 1 FROM sqlite_schema WHERE name = 'search'");
    if (!index.step()) {
      return Error{
          .message =
              "has no search index: it was made by an earlier Isnad, or its build was interrupted; `isnad build -l " +
              ledger.path() + "` makes it",
          .file = ledger.path()};
    }
    return ledger.meta("search") == engine.version();
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

Result<int64_t> search(Ledger& ledger, const SearchQuery& wanted,
                       const std::function<bool(const FoundArticle&)>& take) {
  const std::string match = match_expression(wanted.words);
  if (match.empty()) return int64_t{0};
  try {
    Database& database = ledger.database();
    const Snapshot snapshot(database);
    Query articles(database,
                   "SELECT search.rowid, d.id, d.path, d.url, d.outlet, coalesce(a.published, d.published), a.number,"
                   " highlight(search, 0, char(30), char(31)), snippet(search, 1, char(30), char(31), char(29), 40),"
                   " d.origin"
                   " FROM search JOIN article a ON a.article = search.rowid JOIN document d USING (document)"
                   " WHERE search MATCH ? ORDER BY rank, search.rowid LIMIT ? OFFSET ?");
    Query events(database,
                 "SELECT DISTINCT e.id, e.type, e.modes, e.status, e.date_from,"
                 " coalesce(nullif(p.name, ''), p.name_ar, e.place_text)"
                 " FROM claim c JOIN event_claim ec USING (claim) JOIN event e USING (event)"
                 " LEFT JOIN place p ON p.place = e.place WHERE c.article = ?"
                 " ORDER BY e.background, e.status = 'prospective', e.date_from IS NULL, e.date_from, e.id");
    articles.bind(match, wanted.limit, wanted.offset);
    int64_t taken = 0;
    while (articles.step()) {
      FoundArticle article;
      article.document = articles.string(1);
      article.path = articles.string(2);
      article.url = articles.string(3);
      article.outlet = articles.string(4);
      article.published = articles.string(5);
      article.article = static_cast<int>(articles.integer(6));
      article.origin = articles.string(9);
      article.title = pieces(articles.text(7));
      std::string_view words = articles.text(8);
      article.cut_before = words.starts_with(kCut);
      if (article.cut_before) words.remove_prefix(kCut.size());
      article.cut_after = words.ends_with(kCut);
      if (article.cut_after) words.remove_suffix(kCut.size());
      article.words = pieces(words);
      events.bind(articles.integer(0));
      while (events.step()) {
        article.events.push_back({events.string(0), events.string(1), events.string(2), events.string(3),
                                  events.string(4), events.string(5)});
      }
      ++taken;
      if (!take(article)) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

void write_found(const FoundArticle& article, std::string& out) {
  JsonWriter json(out);
  json.open('{').key("schema").text("isnad.found/1").key("document").text(article.document);
  json.key("article")
      .number(article.article)
      .key("path")
      .text_or_null(article.path)
      .key("url")
      .text_or_null(article.url);
  json.key("outlet").text_or_null(article.outlet).key("published").text_or_null(article.published).key("title");
  write_pieces(json, article.title);
  json.key("words");
  write_pieces(json, article.words);
  json.key("events").open('[');
  for (const FoundEvent& event : article.events) json.text(event.id);
  json.close(']').close('}');
  out += '\n';
}

}  // namespace isnad::ledger
