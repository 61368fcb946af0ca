// Writes records into the tables of the read half; see store.h.
//
// «قال المرصد إن 12 قتلوا في دوما» becomes a row of `statement`, one of `chain` («المرصد»), one of `claim`, one of
// `claim_toll` (12), one of `claim_place` («دوما») and, once in a ledger, one of `place`. Does not derive events.
#include "ledger/store.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "ledger/outline_json.h"

namespace isnad::ledger {
namespace {

std::optional<std::string_view> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

std::optional<std::string> iso(const std::optional<Day>& day) { return day ? std::optional(day->iso()) : std::nullopt; }

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

struct Store::Queries {
  explicit Queries(const Database& d)
      : find(d, "SELECT document FROM document WHERE id = ? AND origin = ?"),
        erase(d, "DELETE FROM document WHERE document = ?"),
        document(d, "INSERT INTO document VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        page(d, "INSERT INTO page VALUES (?, ?, ?, ?, ?)"),
        article(d, "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        statement(d, "INSERT INTO statement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        chain(d, "INSERT INTO chain VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        claim(d, "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        participant(d, "INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        claim_place(d, "INSERT INTO claim_place VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        weapon(d, "INSERT INTO claim_weapon VALUES (?, ?, ?, ?, ?)"),
        toll(d, "INSERT INTO claim_toll VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        place(d, "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        articles_of(d, "SELECT article FROM article WHERE document = ?") {}

  Query find, erase, document, page, article, statement, chain, claim, participant, claim_place, weapon, toll, place,
      articles_of;
};

Store::Store(Ledger& ledger, const Engine& engine)
    : ledger_(ledger),
      engine_(engine),
      search_(ledger, engine),
      queries_(std::make_unique<Queries>(ledger.database())) {
  // The derived half names articles and claims by row. A row is never given to another while an older derived half may
  // still speak of it: a ledger that is looked at before its events are derived anew would put words into wrong mouths.
  const auto last = [&](const char* sql) {
    Query query(ledger.database(), sql);
    return query.step() ? query.integer(0) : 0;
  };
  last_article_ = std::max({last("SELECT max(article) FROM article"), last("SELECT max(article) FROM passage"),
                            last("SELECT max(origin) FROM passage")});
  last_claim_ = std::max({last("SELECT max(claim) FROM claim"), last("SELECT max(claim) FROM event_claim"),
                          last("SELECT max(claim) FROM corrected_claim")});
}

Store::~Store() = default;

std::unordered_map<DocumentName, Store::Known, DocumentNameHash> Store::contents() {
  std::unordered_map<DocumentName, Known, DocumentNameHash> out;
  std::unordered_map<std::string, uint32_t> numbers;
  paths_.clear();
  Query query(ledger_.database(), "SELECT id, origin, content, path FROM document");
  while (query.step()) {
    const auto [at, fresh] = numbers.try_emplace(query.string(3), static_cast<uint32_t>(paths_.size()));
    if (fresh) paths_.push_back(at->first);
    out.emplace(DocumentName{query.string(0), query.string(1)}, Known{query.string(2), at->second});
  }
  return out;
}

void Store::found_in(const DocumentName& name, const std::string& path) {
  if (path.empty()) return;
  Query query(ledger_.database(),
              "UPDATE document SET path = ?1 WHERE id = ?2 AND origin = ?3 AND (path IS NULL OR path > ?1)");
  query.run(path, name.id, name.origin);
}

void Store::erase(int64_t document) {
  Query& articles = queries_->articles_of;
  articles.bind(document);
  std::vector<int64_t> rows;
  while (articles.step()) rows.push_back(articles.integer(0));
  articles.reset();
  for (const int64_t row : rows) search_.remove(row);
  queries_->erase.run(document);
}

void Store::remove(const DocumentName& name) {
  Query& find = queries_->find;
  find.bind(name.id, name.origin);
  const std::optional<int64_t> row = find.step() ? std::optional(find.integer(0)) : std::nullopt;
  find.reset();
  if (row) erase(*row);
}

int64_t Store::remove(const std::string& id_or_path) {
  std::error_code error;
  const std::string path =
      std::filesystem::weakly_canonical(std::filesystem::absolute(id_or_path, error), error).string();
  Query query(
      ledger_.database(),
      "SELECT document FROM document WHERE id = ?1 OR origin = ?2 OR path = ?1 OR substr(origin, 1, ?3) = ?2 || '/'");
  query.bind(id_or_path, path, path.size() + 1);
  std::vector<int64_t> rows;
  while (query.step()) rows.push_back(query.integer(0));
  query.reset();
  for (const int64_t row : rows) erase(row);
  return static_cast<int64_t>(rows.size());
}

Document kept_document(const Query& row) {
  Document d;
  d.id = row.string(1);
  d.named = row.text(2).empty();
  d.path = d.named ? row.string(3) : row.string(2);
  d.url = row.string(4);
  d.outlet = row.string(5);
  d.title = row.string(6);
  if (!row.null(7)) d.published = Day::parse(row.string(7));
  d.published_at = row.optional_integer(8);
  if (row.text(9) == name_of(PublishedBasis::Page)) d.published_basis = PublishedBasis::Page;
  d.encoding = row.string(10);
  d.extracted = row.integer(11) != 0;
  d.outline = outline_of_json(row.string(12));
  d.text = row.string(13);
  return d;
}

std::optional<Store::Kept> Store::next(int64_t row) const {
  const std::string sql =
      std::string(kKeptDocuments) + " WHERE document.document > ? ORDER BY document.document LIMIT 1";
  Query query(ledger_.database(), sql);
  query.bind(row);
  if (!query.step()) return std::nullopt;
  return Kept{query.integer(0), kept_document(query)};
}

void Store::write_place(const std::string& id) {
  if (id.empty() || !places_.emplace(id, 0).second) return;
  const auto place = engine_.place(id);
  if (!place) return;
  queries_->place.run(place->id, place->name, place->name_ar, place->kind, name_of(place->precision),
                      or_null(place->country), or_null(place->admin1), or_null(place->parent),
                      place->located ? std::optional(place->latitude) : std::nullopt,
                      place->located ? std::optional(place->longitude) : std::nullopt);
  write_place(place->admin1);
  write_place(place->parent);
}

void Store::write(const Reading& reading) {
  const Document& d = reading.document;
  Query& find = queries_->find;
  find.bind(d.id, reading.origin);
  if (find.step()) {
    const int64_t before = find.integer(0);
    find.reset();
    erase(before);
  }
  find.reset();
  queries_->document.run(d.id, reading.origin, or_null(d.path), or_null(d.url), or_null(d.outlet), or_null(d.title),
                         iso(d.published), d.published_at, reading.sha256, reading.content, d.text);
  const int64_t document = ledger_.database().last_row();
  const std::string outline = outline_json(d.outline);
  if (d.published_basis != PublishedBasis::Given || !d.encoding.empty() || d.extracted || !outline.empty()) {
    queries_->page.run(document, name_of(d.published_basis), or_null(d.encoding), d.extracted, or_null(outline));
  }
  for (const ArticleReading& article : reading.articles) write_article(document, reading, article);
}

void Store::write_article(int64_t document, const Reading& reading, const ArticleReading& read) {
  const ArticleRecord& record = read.record;
  Queries& q = *queries_;
  const auto title = [&](uint32_t at) { return record.title.empty() ? std::nullopt : std::optional(at); };
  const int64_t article = ++last_article_;
  q.article.run(article, document, record.article, record.span.begin, record.span.end, title(record.title.begin),
                title(record.title.end), iso(record.published), name_of(record.published_basis), read.credits,
                Query::Blob{read.fingerprints});
  search_.add(article);
  const std::string& id = reading.document.id;

  std::unordered_map<std::string, int64_t> statement_rows;
  std::unordered_map<std::string, std::string> originators;
  for (size_t i = 0; i < record.statements.size(); ++i) {
    const Statement& s = record.statements[i];
    // A parent is always written down before what it holds.
    const auto parent = statement_rows.find(s.parent);
    q.statement.run(article, s.id, s.content.begin, s.content.end, s.cue.begin, s.cue.end, read.cue_text[i],
                    name_of(s.stance), name_of(s.mode),
                    parent == statement_rows.end() ? std::nullopt : std::optional(parent->second));
    const int64_t row = ledger_.database().last_row();
    statement_rows.emplace(s.id, row);
    for (size_t k = 0; k < s.chain.size(); ++k) {
      const Mention& m = s.chain[k];
      const std::string source = source_of(m, id);
      if (k == 0) originators.emplace(s.id, source);
      q.chain.run(row, k, m.span.begin, m.span.end, m.text, or_null(m.actor), or_null(m.name), or_null(m.label),
                  source);
    }
  }
  for (size_t i = 0; i < record.claims.size(); ++i) {
    const Claim& c = record.claims[i];
    const auto statement = statement_rows.find(c.statement);
    const auto originator = originators.find(c.statement);
    const std::string& speaker = originator == originators.end() ? read.outlet_source : originator->second;
    const int64_t claim = ++last_claim_;
    q.claim.run(claim, article, c.id, c.trigger.begin, c.trigger.end, read.claim_text[i], name_of(c.type),
                joined(c.modes), name_of(c.factuality),
                statement == statement_rows.end() ? std::nullopt : std::optional(statement->second), c.background,
                c.date ? std::optional(c.date->from.iso()) : std::nullopt,
                c.date ? std::optional(c.date->to.iso()) : std::nullopt,
                c.date ? std::optional(name_of(c.date->basis)) : std::nullopt, c.evidence.begin, c.evidence.end, c.rule,
                speaker);
    const auto participants = [&](const char* role, const std::vector<Mention>& mentions) {
      for (size_t k = 0; k < mentions.size(); ++k) {
        const Mention& m = mentions[k];
        q.participant.run(claim, role, k, m.span.begin, m.span.end, m.text, or_null(m.actor), or_null(m.name),
                          or_null(m.label));
      }
    };
    participants("actor", c.actors);
    participants("target", c.targets);
    for (size_t k = 0; k < c.places.size(); ++k) {
      const PlaceMention& p = c.places[k];
      write_place(p.place);
      q.claim_place.run(claim, k, p.span.begin, p.span.end, p.text, p.bare, or_null(p.place), name_of(p.precision));
    }
    for (size_t k = 0; k < c.weapons.size(); ++k) {
      q.weapon.run(claim, k, c.weapons[k].span.begin, c.weapons[k].span.end, c.weapons[k].text);
    }
    for (size_t k = 0; k < c.tolls.size(); ++k) {
      const Toll& t = c.tolls[k];
      q.toll.run(claim, k, t.span.begin, t.span.end, name_of(t.kind), name_of(t.who), t.number, t.number_to,
                 name_of(t.hedge), t.part);
    }
  }
}

}  // namespace isnad::ledger
