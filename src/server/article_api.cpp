// An article with everything that was read in it; see api.h.
//
// Of «قال المرصد إن 12 مسلحا قتلوا» (the Observatory said that 12 gunmen were killed): the text, the statement with its
// chain, the claim with its toll, and why. What stands in the ledger comes from the ledger; the steps that led to it,
// and the leftovers of the page, it does not keep: for these the text is read once more.
#include <map>
#include <tuple>

#include "ledger/json_writer.h"
#include "ledger/query.h"
#include "ledger/snapshot.h"
#include "ledger/store.h"
#include "server/api.h"
#include "server/api_error.h"
#include "server/event_summaries.h"

namespace isnad::server {

using ledger::JsonWriter;
using ledger::Query;

namespace {

size_t code_points(std::string_view utf8) {
  size_t out = 0;
  for (const char byte : utf8) out += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return out;
}

void span(JsonWriter& json, std::string_view key, int64_t begin, int64_t end) {
  json.key(key).open('[').number(begin).number(end).close(']');
}

void span(JsonWriter& json, std::string_view key, const Query& row, int column) {
  span(json, key, row.integer(column), row.integer(column + 1));
}

/// The row of a document. While a build runs the index is older than the ledger, and rows may be of others by now.
std::optional<int64_t> document_of(const ledger::Database& database, const View& view, const std::string& key) {
  const auto known = view.index->document(key);
  if (view.index->at.state == view.state) return known;
  Query name(database, "SELECT id, origin FROM document WHERE document = ?");
  if (known && name.bind(*known).step() && ledger::article_key(name.text(0), name.text(1)) == key) return known;
  Query all(database, "SELECT document, id, origin FROM document");
  while (all.step()) {
    if (ledger::article_key(all.text(1), all.text(2)) == key) return all.integer(0);
  }
  return std::nullopt;
}

class ArticleWriter {
 public:
  ArticleWriter(const ledger::Database& database, const Engine& engine, int64_t document, std::string key,
                std::string& out)
      : database_(database), engine_(engine), document_(document), key_(std::move(key)), json_(out) {}

  void write() {
    const std::string sql = std::string(ledger::kKeptDocuments) + " WHERE document.document = ?";
    Query head(database_, sql);
    if (!head.bind(document_).step()) throw not_found("this document is not in the ledger any more");
    const Document document = ledger::kept_document(head);
    const auto length = static_cast<int64_t>(code_points(document.text));
    fresh_ = engine_.read(document, {.explain = true});
    for (const ArticleRecord& article : fresh_) {
      for (const Claim& claim : article.claims)
        why_[{claim.trigger.begin, claim.trigger.end, name_of(claim.type)}] = &claim;
      for (const Statement& one : article.statements)
        rules_[{one.content.begin, one.content.end, one.cue.begin}] = &one;
    }
    json_.open('{').key("key").text(key_).key("document").text(document.id).key("path").text_or_null(head.string(3));
    json_.key("url").text_or_null(document.url).key("outlet").text_or_null(document.outlet);
    json_.key("title")
        .text_or_null(document.title)
        .key("published")
        .text_or_null(document.published ? document.published->iso() : "");
    json_.key("text").text(document.text).key("length").number(length);
    articles(length);
    events();
    json_.close('}');
  }

 private:
  void articles(int64_t length) {
    std::vector<std::pair<int64_t, int64_t>> outside;
    int64_t at = 0;
    json_.key("articles").open('[');
    Query rows(
        database_,
        "SELECT article, number, span_begin, span_end, title_begin, title_end, published, published_basis, credits"
        " FROM article WHERE document = ? ORDER BY number");
    rows.bind(document_);
    while (rows.step()) {
      const int64_t article = rows.integer(0), begin = rows.integer(2), end = rows.integer(3);
      if (begin > at) outside.emplace_back(at, begin);
      at = std::max(at, end);
      json_.open('{').key("number").number(rows.integer(1));
      span(json_, "span", begin, end);
      if (rows.null(4)) {
        json_.key("title_span").null();
      } else {
        span(json_, "title_span", rows, 4);
      }
      json_.key("published").text_or_null(rows.text(6)).key("published_basis").text(rows.text(7));
      json_.key("credits").words(rows.text(8));
      passages(article);
      leftovers(begin, end);
      statements(article);
      claims(article);
      json_.close('}');
    }
    if (at < length) outside.emplace_back(at, length);
    json_.close(']').key("leftovers").open('[');
    for (const auto& [begin, end] : outside) json_.open('[').number(begin).number(end).close(']');
    json_.close(']');
  }

  void leftovers(int64_t begin, int64_t end) {
    json_.key("leftovers").open('[');
    for (const ArticleRecord& article : fresh_) {
      for (const Span& one : article.leftovers) {
        if (one.begin < begin || one.end > end) continue;
        json_.open('[').number(one.begin).number(one.end).close(']');
      }
    }
    json_.close(']');
  }

  void passages(int64_t article) {
    json_.key("passages").open('[');
    Query rows(database_,
               "SELECT p.span_begin, p.span_end, p.reason, d.id, d.origin, d.outlet,"
               " coalesce(d.title, substr(d.text, a.title_begin + 1, a.title_end - a.title_begin)),"
               " coalesce(a.published, d.published) FROM passage p JOIN article a ON a.article = p.origin"
               " JOIN document d USING (document) WHERE p.article = ? ORDER BY p.span_begin");
    rows.bind(article);
    while (rows.step()) {
      json_.open('{');
      span(json_, "span", rows, 0);
      json_.key("origin").open('{').key("key").text(ledger::article_key(rows.text(3), rows.text(4)));
      json_.key("outlet").text_or_null(rows.text(5)).key("title").text_or_null(rows.text(6));
      json_.key("published").text_or_null(rows.text(7)).close('}').key("reason").text(rows.text(2)).close('}');
    }
    json_.close(']');
  }

  void statements(int64_t article) {
    json_.key("statements").open('[');
    Query rows(
        database_,
        "SELECT s.statement, s.id, s.content_begin, s.content_end, s.cue_begin, s.cue_end, s.cue, s.stance, s.mode,"
        " p.id FROM statement s LEFT JOIN statement p ON p.statement = s.parent WHERE s.article = ?"
        " ORDER BY length(s.id), s.id");
    Query links(database_,
                "SELECT span_begin, span_end, text, source, actor, name, label FROM chain WHERE statement = ?"
                " ORDER BY position");
    rows.bind(article);
    while (rows.step()) {
      json_.open('{').key("id").text(rows.text(1));
      span(json_, "content", rows, 2);
      span(json_, "cue_span", rows, 4);
      json_.key("cue").text(rows.text(6)).key("stance").text(rows.text(7)).key("mode").text(rows.text(8));
      json_.key("parent").text_or_null(rows.text(9)).key("chain").open('[');
      links.bind(rows.integer(0));
      while (links.step()) {
        json_.open('{');
        span(json_, "span", links, 0);
        json_.key("text").text(links.text(2)).key("source").text_or_null(links.text(3));
        json_.key("actor").text_or_null(links.text(4)).key("name").text_or_null(links.text(5));
        json_.key("label").text_or_null(links.text(6)).close('}');
      }
      json_.close(']').key("why").open('[');
      const auto rule = rules_.find({static_cast<uint32_t>(rows.integer(2)), static_cast<uint32_t>(rows.integer(3)),
                                     static_cast<uint32_t>(rows.integer(4))});
      if (rule != rules_.end() && !rule->second->rule.empty()) json_.text(rule->second->rule);
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void claims(int64_t article) {
    json_.key("claims").open('[');
    Query rows(
        database_,
        "SELECT c.claim, c.id, c.trigger_begin, c.trigger_end, c.trigger, c.type, c.modes, c.factuality,"
        " c.background, s.id, c.evidence_begin, c.evidence_end, c.date_from, c.date_to, c.date_basis, c.rule, e.id,"
        " c.speaker, nullif(r.review, '') FROM claim c LEFT JOIN corrected_claim r ON r.claim = c.claim LEFT JOIN "
        "statement s ON s.statement = c.statement"
        " LEFT JOIN event_claim ec ON ec.claim = c.claim LEFT JOIN event e ON e.event = ec.event"
        " WHERE c.article = ? ORDER BY length(c.id), c.id");
    rows.bind(article);
    while (rows.step()) {
      const int64_t claim = rows.integer(0);
      json_.open('{').key("id").text(rows.text(1));
      span(json_, "trigger_span", rows, 2);
      json_.key("trigger").text(rows.text(4)).key("type").text(rows.text(5)).key("modes").words(rows.text(6));
      json_.key("factuality").text(rows.text(7)).key("background").boolean(rows.integer(8) != 0);
      json_.key("statement").text_or_null(rows.text(9)).key("speaker").text(rows.text(17));
      span(json_, "evidence", rows, 10);
      json_.key("date");
      if (rows.null(12)) {
        json_.null();
      } else {
        json_.open('{').key("from").text(rows.text(12)).key("to").text(rows.null(13) ? rows.text(12) : rows.text(13));
        json_.key("basis").text_or_null(rows.text(14)).close('}');
      }
      participants("actors", claim, "actor");
      participants("targets", claim, "target");
      places(claim);
      weapons(claim);
      tolls(claim);
      json_.key("event").text_or_null(rows.text(16)).key("review").text_or_null(rows.text(18));
      json_.key("rule").text(rows.text(15));
      json_.key("why").open('[');
      const auto read =
          why_.find({static_cast<uint32_t>(rows.integer(2)), static_cast<uint32_t>(rows.integer(3)), rows.string(5)});
      if (read != why_.end()) {
        for (const std::string& step : read->second->why) json_.text(step);
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void participants(std::string_view key, int64_t claim, const char* role) {
    json_.key(key).open('[');
    participants_.bind(claim, role);
    while (participants_.step()) {
      json_.open('{');
      span(json_, "span", participants_, 0);
      json_.key("text").text(participants_.text(2)).key("actor").text_or_null(participants_.text(3));
      json_.key("name").text_or_null(participants_.text(4)).key("label").text_or_null(participants_.text(5)).close('}');
    }
    json_.close(']');
  }

  void places(int64_t claim) {
    json_.key("places").open('[');
    places_.bind(claim);
    while (places_.step()) {
      json_.open('{');
      span(json_, "span", places_, 0);
      json_.key("text").text(places_.text(2)).key("place").text_or_null(places_.text(3));
      json_.key("name").text_or_null(places_.text(4)).key("name_ar").text_or_null(places_.text(5));
      const bool located = !places_.null(6) && !places_.null(7);
      json_.key("lat").degrees(located ? std::optional(places_.real(6)) : std::nullopt);
      json_.key("lon").degrees(located ? std::optional(places_.real(7)) : std::nullopt);
      json_.key("precision").text_or_null(places_.text(8)).close('}');
    }
    json_.close(']');
  }

  void weapons(int64_t claim) {
    json_.key("weapons").open('[');
    weapons_.bind(claim);
    while (weapons_.step()) {
      json_.open('{');
      span(json_, "span", weapons_, 0);
      json_.key("text").text(weapons_.text(2)).close('}');
    }
    json_.close(']');
  }

  void tolls(int64_t claim) {
    json_.key("tolls").open('[');
    tolls_.bind(claim);
    while (tolls_.step()) {
      json_.open('{');
      span(json_, "span", tolls_, 0);
      json_.key("kind").text(tolls_.text(2)).key("who").text(tolls_.text(3));
      json_.key("number").number(tolls_.optional_integer(4)).key("number_to").number(tolls_.optional_integer(5));
      json_.key("hedge").text(tolls_.text(6)).key("part").boolean(tolls_.integer(7) != 0).close('}');
    }
    json_.close(']');
  }

  void events() {
    json_.key("events").open('[');
    Query rows(database_,
               "SELECT DISTINCT e.id, e.date_from FROM article a JOIN claim c USING (article)"
               " JOIN event_claim ec USING (claim) JOIN event e USING (event) WHERE a.document = ?"
               " ORDER BY e.background, e.status = 'prospective', e.date_from IS NULL, e.date_from, e.id");
    EventSummaries summaries(database_, engine_);
    rows.bind(document_);
    while (rows.step()) summaries.write(rows.string(0), json_);
    json_.close(']');
  }

  const ledger::Database& database_;
  const Engine& engine_;
  int64_t document_;
  std::string key_;
  JsonWriter json_;
  std::vector<ArticleRecord> fresh_;
  std::map<std::tuple<uint32_t, uint32_t, std::string>, const Claim*> why_;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, const Statement*> rules_;
  Query participants_{database_,
                      "SELECT span_begin, span_end, text, actor, name, label FROM participant"
                      " WHERE claim = ? AND role = ? ORDER BY position"};
  Query places_{database_,
                "SELECT c.span_begin, c.span_end, c.text, c.place, p.name, p.name_ar, p.lat, p.lon, c.precision"
                " FROM claim_place c LEFT JOIN place p USING (place) WHERE c.claim = ? ORDER BY c.position"};
  Query weapons_{database_, "SELECT span_begin, span_end, text FROM claim_weapon WHERE claim = ? ORDER BY position"};
  Query tolls_{database_,
               "SELECT span_begin, span_end, kind, who, number, number_to, hedge, part FROM claim_toll"
               " WHERE claim = ? ORDER BY position"};
};

}  // namespace

std::string Api::article(Request& request, const std::string& key) {
  request.parameters.finish();
  auto lease = pool_.borrow();
  const ledger::Snapshot snapshot(lease.ledger().database());
  const auto document = document_of(lease.ledger().database(), request.view, key);
  if (!document) throw not_found("no document of this ledger has the key " + key);
  std::string out;
  ArticleWriter(lease.ledger().database(), engine_, *document, key, out).write();
  return out;
}

}  // namespace isnad::server
