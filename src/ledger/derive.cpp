// Passages, events, tolls, contests and sources, written into the derived half; see derive.h.
//
// Two articles that both print a wire's «مقتل 12 في دوما» (12 killed in Duma) become one event with two claims and one
// voice. What is one event is decided in merge.h, what it comes to in account.h, what is a copy in copies.h: here they
// are fed and written down.
#include "ledger/derive.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <new>
#include <unordered_map>
#include <unordered_set>

#include "ledger/agreements.h"
#include "ledger/copies.h"
#include "ledger/event_writer.h"
#include "ledger/load.h"
#include "ledger/merge.h"
#include "ledger/review.h"

namespace isnad::ledger {
namespace {

constexpr std::array kDerivedTables = {"source",           "passage",           "event",           "event_claim",
                                       "event_toll",       "event_figure",      "contested",       "contested_side",
                                       "contested_claim",  "event_participant", "event_box",       "agreement",
                                       "agreement_place",  "agreement_party",   "agreement_claim", "correction_claim",
                                       "correction_event", "corrected_claim"};

// A copied trigger stands about as far behind the begin of the passage as in the original; words may have been put in.
constexpr uint32_t kShifted = 80;

// In place of the number of an event: of a claim that stands in none; of the first event that people had to do with.
constexpr uint32_t kNoEvent = UINT32_MAX, kReviewed = UINT32_C(1) << 31;

class Deriver {
 public:
  Deriver(Ledger& ledger, const Engine& engine, const std::function<void(std::string_view)>& progress)
      : ledger_(ledger), database_(ledger.database()), engine_(engine), progress_(progress) {}

  Derived run() {
    Transaction transaction(database_);
    for (const char* table : kDerivedTables) database_.run(std::string("DELETE FROM ") + table);
    say("copies");
    passages();
    corrections();
    const CorpusReader reader(database_, engine_);
    for (int type = 1; type <= static_cast<int>(EventType::Assault); ++type) {
      say(name_of(static_cast<EventType>(type)));
      events(reader, static_cast<EventType>(type));
    }
    say("agreements");
    derive_agreements(ledger_, engine_);
    say("sources");
    sources();
    drop_unused_places(database_);
    ledger_.mark_derived(kRules);
    ledger_.set_meta("deferred", "");
    transaction.commit();
    return derived_;
  }

 private:
  void say(std::string_view what) const {
    if (progress_) progress_(what);
  }

  // ── Copies ──

  void passages() {
    Symbols outlets;
    std::vector<CopyArticle> articles;
    std::vector<int64_t> rows;
    std::vector<std::vector<uint32_t>> credits;
    std::vector<std::string> packed;
    {
      Query query(database_,
                  "SELECT a.article, d.outlet, a.published, d.published_at, a.credits, a.shingles "
                  "FROM article a JOIN document d USING (document) ORDER BY d.id, d.origin, a.number");
      while (query.step()) {
        CopyArticle article;
        article.key = static_cast<uint32_t>(rows.size());
        rows.push_back(query.integer(0));
        if (!query.null(2)) article.published = Day::parse(query.string(2));
        article.time = query.optional_integer(3);
        if (const std::string outlet = query.string(1); !outlet.empty()) {
          const std::string& id = outlet_id(outlet);
          article.outlet = outlets(id);
          article.agency = id.starts_with("MED.");
        }
        auto& names = credits.emplace_back();
        for (std::string_view rest = query.text(4); !rest.empty();) {
          const size_t blank = rest.find(' ');
          const std::string_view name = rest.substr(0, blank);
          names.push_back(name == "-" ? kSomeAgency : outlets(name));
          rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
        }
        packed.push_back(query.string(5));
        articles.push_back(article);
      }
    }
    for (size_t i = 0; i < articles.size(); ++i) {
      articles[i].credits = credits[i];
      articles[i].fingerprints = packed[i];
    }
    const auto found = find_passages(articles);
    if (!found) throw Failure(SQLITE_CORRUPT, found.error().text());
    passages_ = *found;
    rows_of_articles_ = std::move(rows);
    Query insert(database_, "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const Passage& p : passages_) {
      const char* reason = p.reason == Passage::Reason::Credit       ? "credit"
                           : p.reason == Passage::Reason::SameOutlet ? "same_outlet"
                                                                     : "time";
      insert.run(rows_of_articles_[p.article], p.span.begin, p.span.end, rows_of_articles_[p.origin],
                 p.origin_span.begin, p.origin_span.end, reason);
    }
    derived_.passages = static_cast<int64_t>(passages_.size());
  }

  const std::string& outlet_id(const std::string& outlet) {
    auto [at, fresh] = outlet_ids_.try_emplace(outlet);
    if (fresh) {
      const auto actor = engine_.outlet(outlet);
      at->second = actor ? actor->id : "outlet:" + outlet;
    }
    return at->second;
  }

  /// For each claim of the corpus, the claim that it repeats word for word, or itself.
  std::vector<uint32_t> origins(const Corpus& corpus) const {
    std::vector<uint32_t> origin(corpus.claims.size());
    for (uint32_t c = 0; c < origin.size(); ++c) origin[c] = c;
    for (const Passage& p : passages_) {
      const CorpusArticle& copy = corpus.articles[p.article];
      const CorpusArticle& source = corpus.articles[p.origin];
      for (uint32_t c = copy.first_claim; c < copy.first_claim + copy.claims; ++c) {
        const CorpusClaim& claim = corpus.claims[c];
        if (!p.span.contains(claim.trigger)) continue;
        uint32_t best = UINT32_MAX, best_shift = kShifted;
        for (uint32_t o = source.first_claim; o < source.first_claim + source.claims; ++o) {
          const CorpusClaim& other = corpus.claims[o];
          if (!p.origin_span.contains(other.trigger) || other.word != claim.word) continue;
          const int64_t shift = (static_cast<int64_t>(claim.trigger) - p.span.begin) -
                                (static_cast<int64_t>(other.trigger) - p.origin_span.begin);
          if (const auto size = static_cast<uint32_t>(std::llabs(shift)); size < best_shift) {
            best_shift = size;
            best = o;
          }
        }
        // A changed figure is news, not a copy.
        if (best == UINT32_MAX || origin[c] != c || !same_tolls(corpus, claim, corpus.claims[best])) continue;
        // Two articles may each have something of the other: no circles.
        while (origin[best] != best) best = origin[best];
        origin[c] = best;
      }
    }
    return origin;
  }

  static bool same_tolls(const Corpus& corpus, const CorpusClaim& a, const CorpusClaim& b) {
    if (a.tolls != b.tolls) return false;
    for (uint32_t i = 0; i < a.tolls; ++i) {
      const CorpusToll& x = corpus.tolls[a.first_toll + i];
      const CorpusToll& y = corpus.tolls[b.first_toll + i];
      if (x.kind != y.kind || x.number != y.number || x.number_to != y.number_to) return false;
    }
    return true;
  }

  // ── Corrections ──

  void corrections() {
    steps_ = read_steps(database_);
    ClaimFinder finder(database_);
    for (ReviewStep& step : steps_) {
      finder.find(step);
      write_claims_of(database_, step);
      for (const auto* rows : {&step.claims, &step.event, &step.to}) named_.insert(rows->begin(), rows->end());
    }
  }

  /// What people make of the events to which claims belong that they have named. Changes `event_of`: rejected claims
  /// are of kNoEvent, the events are those of the result, from kReviewed on.
  Reviewed review(const Corpus& corpus, const std::vector<uint32_t>& origin, std::vector<uint32_t>& event_of,
                  std::unordered_map<uint32_t, Verdict>& verdicts) {
    std::unordered_map<uint32_t, int64_t> first;  // of each event that is concerned, its first claim
    for (uint32_t c = 0; c < event_of.size() && !named_.empty(); ++c) {
      if (named_.contains(corpus.claims[c].row)) first.emplace(event_of[c], 0);
    }
    if (first.empty()) return {};
    std::vector<uint32_t> numbers;
    std::vector<ReviewClaim> claims;
    for (uint32_t c = 0; c < event_of.size(); ++c) {
      const auto event = first.find(event_of[c]);
      if (event == first.end()) continue;
      if (event->second == 0) event->second = corpus.claims[c].row;
      numbers.push_back(c);
      claims.push_back({corpus.claims[c].row, event->second});
    }
    Reviewed reviewed = apply_corrections(claims, steps_);
    Query insert(database_, "INSERT INTO corrected_claim VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < claims.size(); ++i) {
      const EventTelling t = telling(corpus, origin, numbers[i], reviewed.verdicts[i]);
      insert.run(claims[i].row, claims[i].merged, corpus.symbols.text(t.telling.voice), t.copy_of, t.review);
      verdicts.emplace(numbers[i], reviewed.verdicts[i]);
      event_of[numbers[i]] = kNoEvent;
    }
    for (uint32_t e = 0; e < reviewed.events.size(); ++e) {
      for (const uint32_t c : reviewed.events[e].claims) event_of[numbers[c]] = kReviewed + e;
    }
    return reviewed;
  }

  static EventTelling telling(const Corpus& corpus, const std::vector<uint32_t>& origin, uint32_t c, Verdict verdict) {
    uint32_t first = origin[c];
    while (origin[first] != first) first = origin[first];
    return {.telling = {.claim = c, .voice = corpus.claims[first].speaker, .copy = first != c},
            .copy_of = origin[c] != c ? std::optional(corpus.claims[origin[c]].row) : std::nullopt,
            .review = name_of(verdict)};
  }

  // ── Events ──

  void events(const CorpusReader& reader, EventType type) {
    const Corpus corpus = reader.read(name_of(type));
    if (corpus.claims.empty()) return;
    const std::vector<uint32_t> origin = origins(corpus);
    std::vector<std::pair<uint32_t, uint32_t>> copied;
    for (uint32_t c = 0; c < origin.size(); ++c) {
      if (origin[c] != c) copied.emplace_back(c, origin[c]);
    }
    std::vector<uint32_t> event_of = merge(corpus, copied);
    std::unordered_map<uint32_t, Verdict> verdicts;
    const Reviewed reviewed = review(corpus, origin, event_of, verdicts);

    // The claims of each event together; the events in the order of their first claims.
    std::vector<uint32_t> order;
    std::unordered_map<uint32_t, uint32_t> begins;  // event: its first claim
    for (uint32_t c = 0; c < event_of.size(); ++c) {
      if (event_of[c] == kNoEvent) continue;
      order.push_back(c);
      begins.emplace(event_of[c], c);
    }
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      const uint32_t x = begins[event_of[a]], y = begins[event_of[b]];
      return x != y ? x < y : a < b;
    });
    EventWriter writer(database_, engine_);
    const EventReview none;
    for (size_t begin = 0; begin < order.size();) {
      size_t end = begin;
      const uint32_t event = event_of[order[begin]];
      std::vector<EventTelling> tellings;
      for (; end < order.size() && event_of[order[end]] == event; ++end) {
        const auto verdict = verdicts.find(order[end]);
        tellings.push_back(
            telling(corpus, origin, order[end], verdict == verdicts.end() ? Verdict::None : verdict->second));
      }
      bool contested = false;
      writer.write(corpus, std::move(tellings), event >= kReviewed ? reviewed.events[event - kReviewed].review : none,
                   &contested);
      ++derived_.events;
      derived_.contested += contested ? 1 : 0;
      begin = end;
    }
  }

  // ── Sources ──

  struct SourceRow {
    std::string name, name_ar;
    int64_t statements = 0, claims = 0, denials = 0, contradicted = 0, copied = 0;
  };

  void sources() {
    std::map<std::string, SourceRow> rows;
    const auto each = [&](const char* sql, auto take) {
      Query query(database_, sql);
      while (query.step()) take(rows[query.string(0)], query);
    };
    each(
        "SELECT source, text, count(*), sum(position = 0) FROM chain GROUP BY source, text "
        "ORDER BY source, count(*) DESC, text",
        [](SourceRow& row, Query& q) {
          if (row.name_ar.empty()) row.name_ar = q.string(1);
          row.statements += q.integer(3);
        });
    // What was read wrongly nobody has claimed.
    each(
        "SELECT c.speaker, sum(r.claim IS NULL), sum(r.claim IS NULL AND c.factuality = 'denied') FROM claim c "
        "LEFT JOIN corrected_claim r ON r.claim = c.claim AND r.review = 'rejected' GROUP BY c.speaker",
        [](SourceRow& row, Query& q) {
          row.claims = q.integer(1);
          row.denials += q.integer(2);
        });
    each(
        "SELECT c.source, count(*) FROM statement s JOIN chain c ON c.statement = s.statement AND c.position = 0 "
        "WHERE s.stance = 'deny' AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.statement = s.statement AND "
        "claim.factuality = 'denied') GROUP BY c.source",
        [](SourceRow& row, Query& q) { row.denials += q.integer(1); });
    each("SELECT voice, count(DISTINCT contested) FROM contested_claim GROUP BY voice",
         [](SourceRow& row, Query& q) { row.contradicted = q.integer(1); });
    each(
        "SELECT c.speaker, count(*) FROM event_claim e JOIN claim c USING (claim) WHERE e.copy_of IS NOT NULL "
        "GROUP BY c.speaker",
        [](SourceRow& row, Query& q) { row.copied = q.integer(1); });
    Query insert(database_, "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (auto& [id, row] : rows) {
      const char* kind = id.starts_with("unnamed:")                                 ? "unnamed"
                         : id.starts_with("name:")                                  ? "named"
                         : id.starts_with("outlet:") || id.starts_with("document:") ? "outlet"
                                                                                    : "actor";
      row.name = row.name_ar;
      if (kind == std::string_view("actor")) {
        if (const auto actor = engine_.actor(id)) {
          row.name = actor->name;
          row.name_ar = actor->name_ar;
        }
      } else if (row.name.empty()) {
        row.name = row.name_ar = id.substr(id.find(':') + 1);
      }
      insert.run(id, kind, row.name, row.name_ar, row.statements, row.claims, row.denials, row.contradicted,
                 row.copied);
    }
  }

  Ledger& ledger_;
  Database& database_;
  const Engine& engine_;
  const std::function<void(std::string_view)>& progress_;
  Derived derived_;
  std::vector<ReviewStep> steps_;
  std::unordered_set<int64_t> named_;  // claims that corrections name, by row
  std::vector<Passage> passages_;
  std::vector<int64_t> rows_of_articles_;
  std::unordered_map<std::string, std::string> outlet_ids_;
};

}  // namespace

void drop_unused_places(Database& database) {
  database.run(
      "WITH RECURSIVE used (place) AS ("
      "  SELECT DISTINCT place FROM claim_place WHERE place IS NOT NULL"
      "  UNION SELECT place FROM event WHERE place IS NOT NULL"
      "  UNION SELECT p.admin1 FROM place p JOIN used USING (place) WHERE p.admin1 IS NOT NULL"
      "  UNION SELECT p.parent FROM place p JOIN used USING (place) WHERE p.parent IS NOT NULL)"
      "DELETE FROM place WHERE place NOT IN (SELECT place FROM used)");
}

Result<Derived> derive(Ledger& ledger, const Engine& engine, const std::function<void(std::string_view)>& progress) {
  try {
    return Deriver(ledger, engine, progress).run();
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  } catch (const std::bad_alloc&) {
    return Error{
        "there is not enough memory to put the events together; the articles are stored, and a build on a "
        "larger computer completes it",
        ledger.path(), 0};
  }
}

}  // namespace isnad::ledger
