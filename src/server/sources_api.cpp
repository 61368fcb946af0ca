// Sources, agreements and search; see api.h.
//
// «المرصد» (the Observatory): what it said, month by month, whom it contradicts, what it said last.
#include <algorithm>

#include "ledger/agreement_query.h"
#include "ledger/json_writer.h"
#include "ledger/search.h"
#include "ledger/snapshot.h"
#include "ledger/sources.h"
#include "ledger/tokenizer.h"
#include "server/api.h"
#include "server/api_error.h"
#include "server/event_summaries.h"

namespace isnad::server {

using ledger::JsonWriter;
using ledger::Query;

namespace {

/// `line` (an object, with its line break) without its last bracket, so that more can be written behind it.
std::string opened(std::string line) {
  while (!line.empty() && line.back() != '}') line.pop_back();
  if (!line.empty()) line.pop_back();
  return line;
}

void write_next(JsonWriter& json, int64_t offset, int64_t shown, int64_t total) {
  json.key("next");
  if (shown > 0 && offset + shown < total) {
    json.text("o" + std::to_string(offset + shown));
  } else {
    json.null();
  }
  json.key("total").number(total);
}

template <class T>
const T& checked(const Result<T>& result) {
  if (!result) throw ApiError(500, "failed", result.error().text());
  return *result;
}

}  // namespace

std::string Api::sources(Request& request) {
  const std::string name = request.parameters.text("name");
  const bool unnamed = request.parameters.flag("unnamed");
  const std::string order =
      request.parameters.word("order", {"claims", "statements", "denials", "contradicted", "copied", "name"});
  const int64_t limit = request.parameters.number("limit", 50, 1, 500);
  const int64_t offset = offset_of(request.parameters.text("cursor"));
  request.parameters.finish();
  auto lease = pool_.borrow();
  ledger::Database& database = lease.ledger().database();
  const ledger::Snapshot snapshot(database);
  const std::string named = name.empty() ? std::string(unnamed ? "1" : "kind <> 'unnamed'")
                                         : std::string(unnamed ? "" : "kind <> 'unnamed' AND ") +
                                               "(id = ?1 OR (id > ?1 || '.' AND id < ?1 || '/')"
                                               " OR isnad_has_words(name, ?1) OR isnad_has_words(name_ar, ?1))";
  const auto bound = [&](Query& query) {
    if (!name.empty()) query.bind_one(1, name);
  };
  Query count(database, "SELECT count(*) FROM source WHERE " + named);
  bound(count);
  const int64_t total = count.step() ? count.integer(0) : 0;
  Query rows(database,
             "SELECT id, kind, name, name_ar, statements, claims, denials, contradicted, copied FROM source"
             " WHERE " +
                 named + " ORDER BY " + order + (order == "name" ? "" : " DESC") + ", id LIMIT " +
                 std::to_string(limit) + " OFFSET " + std::to_string(offset));
  bound(rows);
  std::string out;
  JsonWriter json(out);
  json.open('{').key("sources").open('[');
  int64_t shown = 0;
  for (; rows.step(); ++shown) {
    json.open('{').key("id").text(rows.text(0)).key("kind").text(rows.text(1)).key("name").text(rows.text(2));
    json.key("name_ar").text_or_null(rows.text(3)).key("statements").number(rows.integer(4));
    json.key("claims").number(rows.integer(5)).key("denials").number(rows.integer(6));
    json.key("contradicted").number(rows.integer(7)).key("copied").number(rows.integer(8)).close('}');
  }
  json.close(']');
  write_next(json, offset, shown, total);
  json.close('}');
  return out;
}

std::string Api::source(Request& request, const std::string& id) {
  request.parameters.finish();
  auto lease = pool_.borrow();
  ledger::Database& database = lease.ledger().database();
  const ledger::Snapshot snapshot(database);
  std::optional<ledger::SourceRecord> record;
  checked(ledger::for_each_source(lease.ledger(), {.id = id, .most = 100}, [&](const ledger::SourceRecord& found) {
    record = found;
    return false;
  }));
  if (!record) throw not_found("no source of this ledger has the id " + id);
  std::string line;
  ledger::write_source(*record, line);
  std::string out = "{\"source\":" + opened(std::move(line)) + ",\"contradicts\":";
  JsonWriter json(out);
  // To stand on another side is mutual, so these are also the ones that it contradicts.
  json.open('[');
  for (const ledger::Contradiction& other : record->contradicted_by) {
    json.open('{').key("id").text(other.source.id).key("name").text(other.source.name);
    json.key("name_ar").text_or_null(other.source.name_ar).key("times").number(other.times).key("about").open('[');
    for (const std::string& about : other.about) json.text(about);
    json.close(']').key("events").open('[');
    for (const std::string& event : other.events) json.text(event);
    json.close(']').close('}');
  }
  json.close(']').key("timeline").open('[');
  Query months(database,
               "SELECT substr(coalesce(a.published, d.published), 1, 7) AS month, count(*),"
               " sum(c.factuality = 'denied' OR coalesce(s.stance = 'deny', 0)),"
               " sum(EXISTS (SELECT 1 FROM event_claim ec JOIN contested x ON x.event = ec.event"
               "  JOIN contested_claim cc ON cc.contested = x.contested AND cc.claim = c.claim"
               "  WHERE ec.claim = c.claim))"
               " FROM claim c JOIN article a USING (article) JOIN document d USING (document)"
               " LEFT JOIN statement s ON s.statement = c.statement WHERE c.speaker = ? AND month IS NOT NULL"
               " GROUP BY month ORDER BY month");
  months.bind(id);
  while (months.step()) {
    json.open('{').key("month").text(months.text(0)).key("claims").number(months.integer(1));
    json.key("denials").number(months.integer(2)).key("contradicted").number(months.integer(3)).close('}');
  }
  json.close(']').key("recent").open('[');
  Query recent(
      database,
      "SELECT d.id, d.origin, a.number, c.id, e.id, coalesce(a.published, d.published) AS day,"
      " substr(d.text, c.evidence_begin + 1, c.evidence_end - c.evidence_begin),"
      " max(c.trigger_begin - c.evidence_begin, 0), c.type, c.factuality, s.stance, c.trigger"
      " FROM (SELECT c.claim FROM claim c JOIN article a USING (article) JOIN document d USING (document)"
      "  WHERE c.speaker = ? ORDER BY coalesce(a.published, d.published) DESC, c.claim LIMIT 50) newest"
      " JOIN claim c USING (claim) JOIN article a USING (article) JOIN document d USING (document)"
      " LEFT JOIN event_claim ec USING (claim) LEFT JOIN event e ON e.event = ec.event"
      " LEFT JOIN statement s ON s.statement = c.statement ORDER BY day DESC, d.id, a.number, length(c.id), c.id");
  recent.bind(id);
  while (recent.step()) {
    json.open('{').key("article_key").text(ledger::article_key(recent.text(0), recent.text(1)));
    json.key("document").text(recent.text(0)).key("article").number(recent.integer(2));
    json.key("claim").text(recent.text(3)).key("event").text_or_null(recent.text(4));
    json.key("published").text_or_null(recent.text(5)).key("words").text(recent.text(6));
    json.key("trigger_at").number(recent.integer(7)).key("trigger").text(recent.text(11));
    json.key("type").text(recent.text(8)).key("factuality").text(recent.text(9));
    json.key("stance").text_or_null(recent.text(10)).close('}');
  }
  json.close(']');
  return out + "}}";
}

std::string Api::agreements(Request& request) {
  ledger::AgreementFilter filter;
  filter.place = request.parameters.text("place");
  filter.actor = request.parameters.text("actor");
  filter.from = day_parameter(request.parameters, "from", false);
  filter.to = day_parameter(request.parameters, "to", true);
  const int64_t limit = request.parameters.number("limit", 100, 1, 500);
  const int64_t offset = offset_of(request.parameters.text("cursor"));
  request.parameters.finish();
  auto lease = pool_.borrow();
  std::string out = "{\"agreements\":[";
  int64_t number = 0, shown = 0;
  checked(ledger::for_each_agreement(lease.ledger(), filter, [&](const ledger::AgreementRecord& agreement) {
    if (number++ < offset || shown == limit) return true;
    if (shown++ > 0) out += ',';
    ledger::write_agreement(agreement, {}, out);
    return true;
  }));
  out += ']';
  std::string tail;
  JsonWriter json(tail);
  json.open('{');
  write_next(json, offset, shown, number);
  json.close('}');
  return out + "," + tail.substr(1);
}

std::string Api::agreement(Request& request, const std::string& id) {
  request.parameters.finish();
  auto lease = pool_.borrow();
  std::string out;
  ledger::AgreementFilter filter{.id = id};
  filter.words = true;
  checked(ledger::for_each_agreement(lease.ledger(), filter, [&](const ledger::AgreementRecord& agreement) {
    if (agreement.id != id && agreement.known != id) return true;  // the filter takes beginnings too
    out = "{\"agreement\":";
    ledger::write_agreement(agreement, {.full = true}, out);
    out += '}';
    return false;
  }));
  if (out.empty()) throw not_found("no agreement of this ledger has the id " + id);
  return out;
}

std::string Api::search(Request& request) {
  ledger::SearchQuery query{.words = request.parameters.text("q")};
  query.limit = request.parameters.number("limit", 20, 1, 100);
  query.offset = offset_of(request.parameters.text("cursor"));
  request.parameters.finish();
  const std::string match = match_expression(query.words);
  if (match.empty()) throw bad_request("q: there is no word to look for in it");
  auto lease = pool_.borrow();
  Query count(lease.ledger().database(), "SELECT count(*) FROM search WHERE search MATCH ?");
  const int64_t total = count.bind(match).step() ? count.integer(0) : 0;
  count.reset();
  std::string out = "{\"found\":[";
  int64_t shown = 0;
  EventSummaries summaries(lease.ledger().database(), engine_);
  constexpr size_t kMostSummaries = 6;
  checked(ledger::search(lease.ledger(), query, [&](const ledger::FoundArticle& article) {
    if (shown++ > 0) out += ',';
    std::string line;
    ledger::write_found(article, line);
    out += opened(std::move(line)) + ",\"article_key\":\"" + ledger::article_key(article.document, article.origin);
    out += "\",\"summaries\":";
    JsonWriter json(out);
    json.open('[');
    for (size_t i = 0; i < std::min(article.events.size(), kMostSummaries); ++i) {
      summaries.write(article.events[i].id, json);
    }
    json.close(']');
    out += '}';
    return true;
  }));
  out += ']';
  std::string tail;
  JsonWriter json(tail);
  json.open('{');
  write_next(json, query.offset, shown, total);
  json.close('}');
  return out + "," + tail.substr(1);
}

}  // namespace isnad::server
