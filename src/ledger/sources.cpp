// Reading sources out of a ledger; see sources.h.
//
// Of «المرصد» (the Observatory): who stands against whom, and which loaded words stand in whose claims, is gathered
// once for all sources into tables of this connection, so that each source is then a look-up. For one source by name
// the same is done: a ledger of a million claims is gathered in seconds.
#include "ledger/sources.h"

#include <algorithm>

#include "ledger/json_writer.h"
#include "ledger/names.h"
#include "ledger/snapshot.h"

namespace isnad::ledger {

namespace {

constexpr const char* kGather = R"(
DROP TABLE IF EXISTS temp.source_wanted;
DROP TABLE IF EXISTS temp.source_side;
DROP TABLE IF EXISTS temp.source_against;
DROP TABLE IF EXISTS temp.source_label;
CREATE TEMP TABLE source_wanted (id TEXT PRIMARY KEY) WITHOUT ROWID;
)";

// A voice may stand on two sides of a thing (it changed its mind, or two of its people disagree): then it is against
// those who are not with it on either.
constexpr const char* kAgainst = R"(
CREATE TEMP TABLE source_side AS SELECT DISTINCT contested, side, voice FROM contested_claim
  WHERE contested IN (SELECT contested FROM contested_claim WHERE voice IN (SELECT id FROM temp.source_wanted));
CREATE INDEX temp.source_side_contested ON source_side (contested);
CREATE TEMP TABLE source_against AS
  SELECT DISTINCT a.voice AS source, b.voice AS other, a.contested
  FROM temp.source_side a JOIN temp.source_side b ON b.contested = a.contested AND b.side <> a.side
  WHERE a.voice <> b.voice AND a.voice IN (SELECT id FROM temp.source_wanted);
CREATE INDEX temp.source_against_source ON source_against (source, other);
)";

constexpr const char* kLabels = R"(
CREATE TEMP TABLE source_label AS
  SELECT c.speaker AS source, p.label, p.text, p.actor, p.name, count(*) AS times,
         sum(coalesce(s.mode = 'direct', 0)) AS quoted
  FROM participant p JOIN claim c USING (claim) LEFT JOIN statement s ON s.statement = c.statement
  WHERE p.label <> '' AND c.speaker IN (SELECT id FROM temp.source_wanted)
    AND NOT EXISTS (SELECT 1 FROM event_claim ec WHERE ec.claim = c.claim AND ec.copy_of IS NOT NULL)
  GROUP BY c.speaker, p.label, p.text, p.actor, p.name;
CREATE INDEX temp.source_label_source ON source_label (source);
)";

const char* order_of(SourceOrder order) {
  switch (order) {
    case SourceOrder::Claims:
      return "claims DESC, ";
    case SourceOrder::Statements:
      return "statements DESC, ";
    case SourceOrder::Denials:
      return "denials DESC, ";
    case SourceOrder::Contradicted:
      return "contradicted DESC, claims DESC, ";
    case SourceOrder::Copied:
      return "copied DESC, ";
    case SourceOrder::Name:
      return "name, ";
  }
  return "";
}

void want(Database& database, const SourceFilter& filter) {
  std::string which = filter.unnamed ? "1" : "kind <> 'unnamed'";
  if (!filter.id.empty()) {
    Query(database, "INSERT INTO temp.source_wanted SELECT id FROM source WHERE id = ?").run(filter.id);
    return;
  }
  if (filter.name.empty()) {
    Query(database, "INSERT INTO temp.source_wanted SELECT id FROM source WHERE " + which).run();
    return;
  }
  const std::string_view below = "id = ? OR (id > ? || '.' AND id < ? || '/')";
  Query by_id(database, std::string("INSERT INTO temp.source_wanted SELECT id FROM source WHERE ").append(below));
  by_id.run(filter.name, filter.name, filter.name);
  if (database.changes() > 0) return;
  // By its name alone if there is one that is called just so, else by words.
  for (const char* function : {"isnad_same_name", "isnad_has_words"}) {
    const std::string call = std::string(function) + "(name, ?) OR " + function + "(name_ar, ?)";
    Query by_name(database,
                  "INSERT INTO temp.source_wanted SELECT id FROM source WHERE " + which + " AND (" + call + ")");
    by_name.run(filter.name, filter.name);
    if (database.changes() > 0) return;
  }
}

}  // namespace

Result<int64_t> for_each_source(Ledger& ledger, const SourceFilter& filter,
                                const std::function<bool(const SourceRecord&)>& take) {
  try {
    Database& database = ledger.database();
    register_name_functions(database);
    database.run(kGather);
    const Snapshot snapshot(database);
    want(database, filter);
    database.run(kAgainst);
    database.run(kLabels);

    Query sources(database,
                  std::string("SELECT id, kind, name, name_ar, statements, claims, denials, contradicted, copied"
                              " FROM source WHERE id IN (SELECT id FROM temp.source_wanted) ORDER BY ") +
                      order_of(filter.order) + "id LIMIT " + std::to_string(filter.limit));
    const std::string most = std::to_string(filter.most);
    Query against(database,
                  std::string("SELECT other, count(*) AS times, coalesce(s.name, other), coalesce(s.name_ar, other)"
                              " FROM temp.source_against LEFT JOIN source s ON s.id = other WHERE source = ?"
                              " GROUP BY other ORDER BY times DESC, other LIMIT ") +
                      most);
    Query about(database,
                "SELECT DISTINCT c.about, e.id FROM temp.source_against a JOIN contested c USING (contested)"
                " JOIN event e ON e.event = c.event WHERE a.source = ? AND a.other = ?"
                " ORDER BY e.date_from IS NULL, e.date_from, e.id");
    Query labels(database,
                 std::string("SELECT label, text, actor, name, times, quoted FROM temp.source_label WHERE source = ?"
                             " ORDER BY times DESC, text, actor LIMIT ") +
                     most);
    database.run("CREATE TEMP TABLE IF NOT EXISTS source_called (source TEXT, text TEXT, times INTEGER)");
    database.run("DELETE FROM temp.source_called");
    database.run(
        "INSERT INTO temp.source_called SELECT source, text, count(*) FROM chain"
        " WHERE source IN (SELECT id FROM temp.source_wanted) GROUP BY source, text");
    database.run("CREATE INDEX IF NOT EXISTS temp.source_called_source ON source_called (source)");
    Query called(database, "SELECT text FROM temp.source_called WHERE source = ? ORDER BY times DESC, text LIMIT 10");

    int64_t taken = 0;
    while (sources.step()) {
      SourceRecord record;
      record.source = {sources.string(0), sources.string(2), sources.string(3)};
      record.kind = sources.string(1);
      record.statements = sources.integer(4);
      record.claims = sources.integer(5);
      record.denials = sources.integer(6);
      record.contradicted = sources.integer(7);
      record.copied = sources.integer(8);
      against.bind(record.source.id);
      while (against.step()) {
        Contradiction& other = record.contradicted_by.emplace_back();
        other.source = {against.string(0), against.string(2), against.string(3)};
        other.times = against.integer(1);
      }
      for (Contradiction& other : record.contradicted_by) {
        about.bind(record.source.id, other.source.id);
        while (about.step()) {
          if (std::find(other.about.begin(), other.about.end(), about.text(0)) == other.about.end()) {
            other.about.push_back(about.string(0));
          }
          if (other.events.size() < Contradiction::kMostExamples &&
              std::find(other.events.begin(), other.events.end(), about.text(1)) == other.events.end()) {
            other.events.push_back(about.string(1));
          }
        }
      }
      labels.bind(record.source.id);
      while (labels.step()) {
        record.labels.push_back({labels.string(0), labels.string(1), labels.string(2), labels.string(3),
                                 labels.integer(4), labels.integer(5)});
      }
      called.bind(record.source.id);
      while (called.step()) record.called.push_back(called.string(0));
      ++taken;
      if (!take(record)) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

void write_source(const SourceRecord& record, std::string& out) {
  JsonWriter json(out);
  json.open('{').key("schema").text("isnad.source/1").key("id").text(record.source.id).key("kind").text(record.kind);
  json.key("name").text(record.source.name).key("name_ar").text_or_null(record.source.name_ar);
  json.key("called").open('[');
  for (const std::string& text : record.called) json.text(text);
  json.close(']').key("statements").number(record.statements).key("claims").number(record.claims);
  json.key("denials").number(record.denials).key("contradicted").number(record.contradicted);
  json.key("copied").number(record.copied).key("contradicted_by").open('[');
  for (const Contradiction& other : record.contradicted_by) {
    json.open('{').key("id").text(other.source.id).key("name").text(other.source.name);
    json.key("times").number(other.times).key("about").open('[');
    for (const std::string& thing : other.about) json.text(thing);
    json.close(']').key("events").open('[');
    for (const std::string& event : other.events) json.text(event);
    json.close(']').close('}');
  }
  json.close(']').key("labels").open('[');
  for (const LabelUse& use : record.labels) {
    json.open('{').key("label").text(use.label).key("text").text(use.text).key("actor").text_or_null(use.actor);
    json.key("name").text_or_null(use.name).key("times").number(use.times).key("quoted").number(use.quoted).close('}');
  }
  json.close(']').close('}');
  out += '\n';
}

}  // namespace isnad::ledger
