// The corpus from the tables of the read half. «قرية الدحلة», which no gazetteer knows, is one place in all articles
// that name it so. Does not merge.
#include "ledger/load.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

#include "text/letters.h"

namespace isnad::ledger {
namespace {

/// What an article that gives no day lets one expect: its event lies at most so many days before its publication.
constexpr int32_t kDaysBefore = 1;
constexpr int32_t kDaysAhead = 3;  // of what is yet to come

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";  // ال

/// The value of an enumeration whose name_of() is `name`.
template <class Enum>
Enum named(std::string_view name, int count) {
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(0);
}
EventType event_type(std::string_view name) { return named<EventType>(name, 17); }

/// Days since 1970 of "2018-03-12".
int32_t day_of(std::string_view iso) {
  const auto day = Day::parse(std::string(iso));
  return day ? day->days : 0;
}

struct KnownPlace {
  std::string kind, country, admin1, parent, name, folded;
  bool located = false;
  double latitude = 0, longitude = 0;
  Precision precision = Precision::Settlement;
};

}  // namespace

/// What the corpora of all types have in common.
struct CorpusReader::Shared {
  Shared(const Database& database, const Engine& engine, Which which) {
    read_articles(database, which);
    read_places(database);
    read_parents(database, engine, which);
  }

  void read_articles(const Database& database, Which which) {
    Query query(database, std::string("SELECT a.article, a.published, d.published_at, a.title_end "
                                      "FROM article a JOIN document d USING (document) ") +
                              (which == Which::All
                                   ? ""
                                   : "WHERE a.article IN (SELECT article FROM claim WHERE claim IN (SELECT claim FROM "
                                     "temp.wanted_claim)) ") +
                              "ORDER BY d.id, d.origin, a.number");
    while (query.step()) {
      CorpusArticle article;
      article.row = query.integer(0);
      if (!query.null(1)) article.published = day_of(query.text(1));
      article.published_at = query.optional_integer(2);
      article.title_end = static_cast<uint32_t>(query.integer(3));
      article_of.emplace(article.row, static_cast<uint32_t>(articles.size()));
      articles.push_back(article);
    }
  }

  void read_places(const Database& database) {
    Query query(database, "SELECT place, kind, country, admin1, parent, lat, lon, precision, name_ar FROM place");
    while (query.step()) {
      KnownPlace known;
      known.kind = query.string(1);
      known.country = query.string(2);
      known.admin1 = query.string(3);
      known.parent = query.string(4);
      known.located = !query.null(5) && !query.null(6);
      known.latitude = query.real(5);
      known.longitude = query.real(6);
      known.precision = named<Precision>(query.text(7), 6);
      known.name = query.string(8);
      known.folded = to_utf8(normalise(known.name));
      places.emplace(query.string(0), std::move(known));
    }
  }

  void read_parents(const Database& database, const Engine& engine, Which which) {
    Query query(database, std::string("SELECT DISTINCT actor FROM participant WHERE actor IS NOT NULL") +
                              (which == Which::All ? "" : " AND claim IN (SELECT claim FROM temp.wanted_claim)"));
    while (query.step()) {
      const auto actor = engine.actor(query.text(0));
      if (actor && !actor->parents.empty()) parents.emplace_back(query.string(0), actor->parents);
    }
  }

  std::vector<CorpusArticle> articles;  // canonical order, no claims
  std::unordered_map<int64_t, uint32_t> article_of;
  std::unordered_map<std::string, KnownPlace> places;
  std::vector<std::pair<std::string, std::vector<std::string>>> parents;  // by actor
};

namespace {

class Loader {
 public:
  Loader(const Database& database, const CorpusReader::Shared& shared, std::string_view type, CorpusReader::Which which)
      : database_(database),
        shared_(shared),
        type_(type),
        // Where few claims are wanted, the index of types is of no use: «+».
        of_type_(which == CorpusReader::Which::All
                     ? " WHERE c.type = ? "
                     : " WHERE c.claim IN (SELECT claim FROM temp.wanted_claim) AND +c.type = ? ") {}

  Corpus run() {
    corpus_.articles = shared_.articles;
    claims();
    participants();
    claim_places();
    tolls();
    parents();
    return std::move(corpus_);
  }

 private:
  void claims() {
    std::vector<uint32_t> next(corpus_.articles.size());
    {
      Query query(database_, "SELECT c.article, count(*) FROM claim c" + of_type_ + "GROUP BY c.article");
      query.bind(type_);
      while (query.step())
        corpus_.articles[article_at(query.integer(0))].claims = static_cast<uint32_t>(query.integer(1));
      uint32_t total = 0;
      for (size_t a = 0; a < next.size(); ++a) {
        corpus_.articles[a].first_claim = next[a] = total;
        total += corpus_.articles[a].claims;
      }
      corpus_.claims.resize(total);
      claim_of_.reserve(total);
    }
    // Within an article the rows follow the claims' numbers, which follow the text.
    Query query(database_,
                "SELECT c.claim, c.article, c.evidence_begin, c.trigger_begin, c.trigger, c.modes, c.factuality, "
                "c.background, c.date_from, c.date_to, c.speaker, s.stance, c.date_basis "
                "FROM claim c LEFT JOIN statement s ON s.statement = c.statement" +
                    of_type_ + "ORDER BY c.article, c.claim");
    query.bind(type_);
    while (query.step()) {
      CorpusClaim c;
      c.row = query.integer(0);
      c.article = article_at(query.integer(1));
      c.sentence = static_cast<uint32_t>(query.integer(2));
      c.trigger = static_cast<uint32_t>(query.integer(3));
      c.word = corpus_.symbols(query.text(4));
      c.type = event_type(type_);
      for (std::string_view rest = query.text(5); !rest.empty();) {
        const size_t blank = rest.find(' ');
        c.modes |= mode_bit(rest.substr(0, blank));
        rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
      }
      c.factuality = named<Factuality>(query.text(6), 5);
      c.background = query.integer(7) != 0;
      c.speaker = corpus_.symbols(query.text(10));
      if (!query.null(11)) c.stance = named<Stance>(query.text(11), 11);
      const CorpusArticle& article = corpus_.articles[c.article];
      if (!query.null(8) && query.text(12) != "published") {
        c.dated = c.has_days = true;
        c.from = day_of(query.text(8));
        c.to = std::max(c.from, day_of(query.text(9)));
      } else if (article.published && !c.background) {
        const bool ahead = c.factuality == Factuality::Future || c.factuality == Factuality::Hypothetical;
        c.has_days = true;
        c.from = *article.published - (ahead ? 0 : kDaysBefore);
        c.to = *article.published + (ahead ? kDaysAhead : 0);
      }
      const uint32_t number = next[c.article]++;
      if (number >= article.first_claim + article.claims)
        throw Failure(SQLITE_CORRUPT, "an index and its table differ");
      claim_of_.emplace_back(c.row, number);
      corpus_.claims[number] = c;
    }
    std::sort(claim_of_.begin(), claim_of_.end());
  }

  uint32_t article_at(int64_t row) const {
    const auto found = shared_.article_of.find(row);
    if (found == shared_.article_of.end()) throw Failure(SQLITE_CORRUPT, "a claim of an article that is not there");
    return found->second;
  }

  CorpusClaim* claim(int64_t row) {
    const auto found = std::lower_bound(claim_of_.begin(), claim_of_.end(), std::pair<int64_t, uint32_t>(row, 0));
    return found == claim_of_.end() || found->first != row ? nullptr : &corpus_.claims[found->second];
  }

  void participants() {
    Query query(database_, "SELECT p.claim, p.role, p.text, p.actor FROM claim c JOIN participant p USING (claim)" +
                               of_type_ + "ORDER BY c.article, c.claim, p.role, p.position");
    query.bind(type_);
    while (query.step()) {
      CorpusClaim* c = claim(query.integer(0));
      if (c == nullptr) continue;
      const bool known = !query.null(3);
      const CorpusParty party{corpus_.symbols(known ? query.text(3) : query.text(2)), known};
      (query.text(1) == "actor" ? c->actors : c->targets).push_back(party);
    }
  }

  /// Number of a place in the corpus; what contains it comes with it.
  uint32_t place(const std::string& id, const std::string& bare, Precision precision) {
    // A place of the gazetteer is one place whatever words stand for it, but «ريف حماة» is not «حماة».
    const auto key = std::make_tuple(id, id.empty() ? bare : std::string(), precision);
    const auto [found, fresh] = numbers_.emplace(key, static_cast<uint32_t>(corpus_.places.size()));
    if (!fresh) return found->second;
    const uint32_t number = found->second;
    corpus_.places.emplace_back();
    CorpusPlace p;
    p.precision = precision;
    p.id = corpus_.symbols(id);
    // The gazetteer's name, where there is one: which mention comes first must not matter.
    const auto in_gazetteer = shared_.places.find(id);
    const bool known = in_gazetteer != shared_.places.end();
    p.bare = corpus_.symbols(id.empty() ? bare : std::string());
    p.name = corpus_.symbols(without_article(known ? in_gazetteer->second.folded : bare));
    if (known) {
      const KnownPlace& k = in_gazetteer->second;
      p.located = k.located;
      p.latitude = k.latitude;
      p.longitude = k.longitude;
      p.country = corpus_.symbols(k.country);
      if (const auto governorate = shared_.places.find(k.admin1);
          governorate != shared_.places.end() && k.admin1 != id) {
        p.seat = precision <= Precision::Settlement && governorate->second.name.ends_with(k.name);
      }
      p.quarter = k.kind == "neighbourhood";
      p.city = precision == Precision::Settlement && (k.kind == "city" || k.kind == "capital");
      p.countryside =
          k.kind == "countryside" || (k.precision <= Precision::Settlement && precision == Precision::District);
      const auto up = [&](const std::string& other) -> uint32_t {
        const auto container = shared_.places.find(other);
        if (other.empty() || other == id || container == shared_.places.end()) return 0;
        return place(other, "", container->second.precision) + 1;
      };
      p.admin1 = up(k.admin1);
      p.parent = up(k.parent);
    }
    corpus_.places[number] = p;
    return number;
  }

  static std::string_view without_article(std::string_view name) {
    return name.starts_with(kArticle) && name.size() > kArticle.size() * 2 ? name.substr(kArticle.size()) : name;
  }

  void claim_places() {
    Query query(
        database_,
        "SELECT p.claim, p.place, p.bare, p.precision, p.span_begin FROM claim c JOIN claim_place p USING (claim)" +
            of_type_ + "ORDER BY c.article, c.claim, p.position");
    query.bind(type_);
    struct Named {
      uint32_t place;
      Precision precision;
      int64_t span_begin;
    };
    std::vector<Named> names;
    int64_t row = 0;
    const auto flush = [&] {
      CorpusClaim* c = names.empty() ? nullptr : claim(row);
      if (c != nullptr) {
        Precision finest = Precision::Country;
        for (const Named& n : names) finest = std::min(finest, n.precision);
        const bool exact = finest <= Precision::Settlement;
        // «قرية الزر شرق دير الزور», «حي القدم في دمشق»: the village, the quarter is the place, the town only says
        // where.
        const auto says_where = [&](const Named& n) {
          const CorpusPlace& town = corpus_.places[n.place];
          return std::any_of(names.begin(), names.end(), [&](const Named& other) {
            const CorpusPlace& p = corpus_.places[other.place];
            if (other.precision > Precision::Settlement) return false;
            if (p.quarter && !town.quarter) return true;
            return town.seat && !p.seat && (p.admin1 == town.admin1 || !p.located);
          });
        };
        const uint32_t title_end = corpus_.articles[c->article].title_end;
        for (const Named& n : names) {
          c->placed_below |= n.precision <= Precision::Settlement && n.span_begin >= title_end;
          if ((n.precision == finest || (exact && n.precision <= Precision::Settlement)) && !says_where(n)) {
            c->places.push_back(n.place);
          } else {
            c->areas.push_back(n.place);
          }
        }
      }
      names.clear();
    };
    while (query.step()) {
      if (query.integer(0) != row) flush();
      row = query.integer(0);
      const auto precision = named<Precision>(query.text(3), 6);
      names.push_back({place(query.string(1), query.string(2), precision), precision, query.integer(4)});
    }
    flush();
  }

  void tolls() {
    Query query(database_,
                "SELECT t.claim, t.kind, t.who, t.number, t.number_to, t.hedge, t.part FROM claim c JOIN claim_toll t "
                "USING (claim)" +
                    of_type_ + "ORDER BY c.article, c.claim, t.position");
    query.bind(type_);
    while (query.step()) {
      CorpusClaim* c = claim(query.integer(0));
      if (c == nullptr) continue;
      if (c->tolls == 0) c->first_toll = static_cast<uint32_t>(corpus_.tolls.size());
      ++c->tolls;
      corpus_.tolls.push_back({.kind = named<TollKind>(query.text(1), 8),
                               .who = named<Victim>(query.text(2), 16),
                               .hedge = named<Hedge>(query.text(5), 11),
                               .part = query.integer(6) != 0,
                               .number = figure(query, 3),
                               .number_to = figure(query, 4)});
    }
  }

  /// No newspaper counts further, and sums of such numbers stay numbers.
  static std::optional<int64_t> figure(const Query& query, int column) {
    constexpr int64_t kMost = 1'000'000'000'000;
    const auto number = query.optional_integer(column);
    return number ? std::optional(std::clamp<int64_t>(*number, 0, kMost)) : number;
  }

  void parents() {
    for (const auto& [actor, parents] : shared_.parents) {
      auto& list = corpus_.parents[corpus_.symbols(actor)];
      for (const std::string& parent : parents) list.push_back(corpus_.symbols(parent));
    }
  }

  const Database& database_;
  const CorpusReader::Shared& shared_;
  std::string_view type_;
  std::string of_type_;  // condition on a claim c
  Corpus corpus_;
  std::vector<std::pair<int64_t, uint32_t>> claim_of_;
  std::map<std::tuple<std::string, std::string, Precision>, uint32_t> numbers_;
};

}  // namespace

CorpusReader::CorpusReader(const Database& database, const Engine& engine, Which which)
    : database_(database), which_(which), shared_(std::make_unique<const Shared>(database, engine, which)) {}

CorpusReader::~CorpusReader() = default;

Corpus CorpusReader::read(std::string_view type) const { return Loader(database_, *shared_, type, which_).run(); }

}  // namespace isnad::ledger
