// The events that a correction concerns, made anew; see rederive.h.
#include "ledger/rederive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "ledger/agreement_mentions.h"
#include "ledger/derive.h"
#include "ledger/load.h"
#include "ledger/merge.h"

namespace isnad::ledger {
namespace {

/// A claim of an event that is looked at, in canonical order.
struct LooseClaim {
  ReviewClaim review;
  std::string voice;
  std::optional<int64_t> copy_of;
  std::string type, speaker;
  bool denied = false;
  int64_t document = 0;
  std::optional<int64_t> event;  // in which it stands now
};

/// An event to be written.
struct Draft {
  std::vector<const LooseClaim*> claims;
  std::vector<Verdict> verdicts;
  EventReview review;
};

bool same(const EventReview& a, const EventReview& b) {
  const auto equal = [](const auto* x, const auto* y) { return x == y || (x != nullptr && y != nullptr && *x == *y); };
  return a.reviewed == b.reviewed && equal(a.place, b.place) && a.corrections == b.corrections &&
         std::equal(a.tolls.begin(), a.tolls.end(), b.tolls.begin(), b.tolls.end(), equal);
}

bool same(const Draft& a, const Draft& b) {
  return a.claims == b.claims && a.verdicts == b.verdicts && same(a.review, b.review);
}

class Rederiver {
 public:
  Rederiver(Ledger& ledger, const Engine& engine, const std::vector<ReviewStep>& before,
            const std::vector<ReviewStep>& after)
      : ledger_(ledger), database_(ledger.database()), engine_(engine), before_(before), after_(after) {}

  void run() {
    take_in(after_.back());
    write_claims_of(database_, after_.back());
    load();
    compare();
    namesakes();
    write();
    verdicts();
    ledger_.mark_read();
    ledger_.mark_derived(kRules);
  }

 private:
  static constexpr const char* kCanonical = " ORDER BY d.id, d.origin, a.number, c.claim";
  static constexpr const char* kOfDocument =
      " FROM event_claim ec JOIN claim c USING (claim) JOIN article a USING (article) JOIN document d USING (document)";

  /// Events of which no correction spoke before are as merging has put them together.
  void take_in(const ReviewStep& step) {
    Query known(database_, "SELECT 1 FROM corrected_claim WHERE claim = ?");
    Query event(database_, "SELECT event FROM event_claim WHERE claim = ?");
    Query claims(database_, std::string("SELECT c.claim, ec.voice, ec.copy_of") + kOfDocument + " WHERE ec.event = ?" +
                                kCanonical);
    Query insert(database_, "INSERT INTO corrected_claim VALUES (?, ?, ?, ?, '')");
    for (const auto* rows : {&step.claims, &step.event, &step.to}) {
      for (const int64_t row : *rows) {
        if (known.bind(row).step()) continue;
        event.bind(row);
        if (!event.step()) throw Failure(SQLITE_CORRUPT, "a claim that was not rejected stands in no event");
        claims.bind(event.integer(0));
        int64_t first = 0;
        while (claims.step()) {
          if (first == 0) first = claims.integer(0);
          insert.run(claims.integer(0), first, claims.string(1), claims.optional_integer(2));
        }
      }
    }
  }

  void load() {
    Query query(database_,
                std::string("SELECT cc.claim, cc.merged, cc.voice, cc.copy_of, c.type, c.speaker,"
                            " c.factuality = 'denied', d.document, (SELECT event FROM event_claim ec WHERE ec.claim = "
                            "cc.claim) FROM corrected_claim cc JOIN claim c USING (claim) JOIN article a USING "
                            "(article) JOIN document d USING (document)") +
                    kCanonical);
    while (query.step()) {
      LooseClaim& c = claims_[query.string(4)].emplace_back();
      c.review = {query.integer(0), query.integer(1)};
      c.voice = query.string(2);
      c.copy_of = query.optional_integer(3);
      c.type = query.string(4);
      c.speaker = query.string(5);
      c.denied = query.integer(6) != 0;
      c.document = query.integer(7);
      c.event = query.optional_integer(8);
    }
  }

  static std::vector<Draft> drafts(const std::vector<LooseClaim>& claims, const Reviewed& reviewed) {
    std::vector<Draft> out;
    for (const ReviewedEvent& event : reviewed.events) {
      Draft& draft = out.emplace_back();
      draft.review = event.review;
      for (const uint32_t c : event.claims) {
        draft.claims.push_back(&claims[c]);
        draft.verdicts.push_back(reviewed.verdicts[c]);
      }
    }
    return out;
  }

  /// What is to be taken out and what to be written instead.
  void compare() {
    for (const auto& [type, claims] : claims_) {
      std::vector<ReviewClaim> review;
      for (const LooseClaim& claim : claims) review.push_back(claim.review);
      const Reviewed was = apply_corrections(review, before_), is = apply_corrections(review, after_);
      std::vector<Draft> old = drafts(claims, was), now = drafts(claims, is);
      std::unordered_map<const LooseClaim*, const Draft*> old_of;
      std::set<const Draft*> kept;
      for (const Draft& draft : old) old_of.emplace(draft.claims.front(), &draft);
      for (Draft& draft : now) {
        const auto before = old_of.find(draft.claims.front());
        if (before != old_of.end() && same(*before->second, draft)) {
          kept.insert(before->second);
          kept_.emplace(*draft.claims.front()->event, std::move(draft));
        } else {
          written_.push_back(std::move(draft));
        }
      }
      for (const Draft& draft : old) {
        if (!kept.contains(&draft)) erase(draft);
      }
      for (size_t c = 0; c < claims.size(); ++c) {
        if (was.verdicts[c] != is.verdicts[c]) judged_.push_back({&claims[c], was.verdicts[c], is.verdicts[c]});
      }
    }
  }

  void erase(const Draft& draft) {
    erased_.insert(*draft.claims.front()->event);
    if (draft.review.place != nullptr) left_places_ = true;
  }

  // ── Events that begin with claims of the same name ──

  // Two files of one name in two folders are two documents of one id, and events that begin with their claims share the
  // stem of their ids. Which of them has which number depends on all of them.
  void namesakes() {
    std::set<std::tuple<std::string, std::string, std::string>> names;
    const auto note_first = [&] {  // of the claims that are wanted
      Query first(database_,
                  "SELECT d.id, a.number, c.id FROM claim c JOIN article a USING (article) JOIN document d USING "
                  "(document) WHERE c.claim IN (SELECT claim FROM temp.wanted_claim)"
                  " ORDER BY coalesce(d.published_at, strftime('%s', a.published) + 86399, 9223372036854775807),"
                  " d.id, d.origin, a.number, c.claim LIMIT 1");
      if (first.step()) names.emplace(first.string(0), first.string(1), first.string(2));
    };
    for (const int64_t event : erased_) {
      want({});
      Query(database_, "INSERT INTO temp.wanted_claim SELECT claim FROM event_claim WHERE event = ?").run(event);
      note_first();
    }
    for (const Draft& draft : written_) {
      want({&draft});
      note_first();
    }
    Query count(database_, "SELECT count(*) FROM document WHERE id = ?");
    Query event(database_, "SELECT event FROM event WHERE id = ?");
    for (const auto& [document, article, claim] : names) {
      count.bind(document);
      const int64_t documents = count.step() ? count.integer(0) : 0;
      for (int again = 0; again < documents && documents > 1; ++again) {
        const std::string id = event_id(document, article, claim, again);
        event.bind(id);
        if (event.step() && erased_.insert(event.integer(0)).second) write_again(event.integer(0));
      }
    }
  }

  /// An event that stays as it is but for its id.
  void write_again(int64_t event) {
    if (const auto known = kept_.find(event); known != kept_.end()) {
      written_.push_back(std::move(known->second));
      return;
    }
    std::vector<LooseClaim>& claims = others_.emplace_back();
    Query query(database_, std::string("SELECT c.claim, ec.voice, ec.copy_of, c.type") + kOfDocument +
                               " WHERE ec.event = ?" + kCanonical);
    query.bind(event);
    while (query.step()) {
      LooseClaim& c = claims.emplace_back();
      c.review.row = query.integer(0);
      c.voice = query.string(1);
      c.copy_of = query.optional_integer(2);
      c.type = query.string(3);
    }
    Draft& draft = written_.emplace_back();
    for (const LooseClaim& claim : claims) draft.claims.push_back(&claim);
    draft.verdicts.resize(claims.size());
  }

  // ── Writing ──

  void want(const std::vector<const Draft*>& drafts) {
    database_.run("CREATE TEMP TABLE IF NOT EXISTS wanted_claim (claim INTEGER PRIMARY KEY)");
    database_.run("DELETE FROM temp.wanted_claim");
    Query insert(database_, "INSERT INTO temp.wanted_claim VALUES (?)");
    for (const Draft* draft : drafts) {
      for (const LooseClaim* claim : draft->claims) insert.run(claim->review.row);
    }
  }

  void write() {
    for (const int64_t event : erased_) tally(event, -1);
    EventWriter writer(database_, engine_);
    for (const int64_t event : erased_) writer.erase(event);
    std::map<std::string, std::vector<const Draft*>> by_type;
    std::vector<const Draft*> all;
    for (const Draft& draft : written_) {
      by_type[draft.claims.front()->type].push_back(&draft);
      all.push_back(&draft);
    }
    want(all);
    const CorpusReader reader(database_, engine_, CorpusReader::Which::Wanted);
    for (int t = 1; t <= static_cast<int>(EventType::Assault); ++t) {
      const std::string type = name_of(static_cast<EventType>(t));
      if (by_type.contains(type)) write(reader.read(type), by_type[type], writer);
    }
    if (left_places_) drop_unused_places(database_);
    Query update(database_, "UPDATE source SET contradicted = contradicted + ?, copied = copied + ? WHERE id = ?");
    for (const auto& [source, change] : tallies_) {
      if (change.contradicted != 0 || change.copied != 0) update.run(change.contradicted, change.copied, source);
    }
  }

  void write(Corpus corpus, std::vector<const Draft*>& drafts, EventWriter& writer) {
    std::unordered_map<int64_t, uint32_t> index;
    for (uint32_t c = 0; c < corpus.claims.size(); ++c) index.emplace(corpus.claims[c].row, c);
    const auto number = [&](const LooseClaim& claim) {
      const auto found = index.find(claim.review.row);
      if (found == index.end()) throw Failure(SQLITE_CORRUPT, "a claim of an event is not among the claims");
      return found->second;
    };
    const auto first = [&](const Draft* draft) { return number(*draft->claims.front()); };
    std::sort(drafts.begin(), drafts.end(), [&](const Draft* a, const Draft* b) { return first(a) < first(b); });
    for (const Draft* draft : drafts) {
      std::vector<EventTelling> tellings;
      for (size_t i = 0; i < draft->claims.size(); ++i) {
        const LooseClaim& claim = *draft->claims[i];
        tellings.push_back({.telling = {.claim = number(claim),
                                        .voice = corpus.symbols(claim.voice),
                                        .copy = claim.copy_of.has_value()},
                            .copy_of = claim.copy_of,
                            .review = name_of(draft->verdicts[i])});
      }
      tally(writer.write(corpus, std::move(tellings), draft->review), 1);
    }
  }

  // ── Sources ──

  struct Tally {
    int64_t contradicted = 0, copied = 0;
  };

  /// Counts an event on (1) or off (-1).
  void tally(int64_t event, int64_t sign) {
    Query contradicted(database_,
                       "SELECT voice, count(DISTINCT contested) FROM contested_claim WHERE contested IN"
                       " (SELECT contested FROM contested WHERE event = ?) GROUP BY voice");
    contradicted.bind(event);
    while (contradicted.step()) tallies_[contradicted.string(0)].contradicted += sign * contradicted.integer(1);
    Query copied(database_,
                 "SELECT c.speaker, count(*) FROM event_claim ec JOIN claim c USING (claim)"
                 " WHERE ec.event = ? AND ec.copy_of IS NOT NULL GROUP BY c.speaker");
    copied.bind(event);
    while (copied.step()) tallies_[copied.string(0)].copied += sign * copied.integer(1);
  }

  struct Judged {
    const LooseClaim* claim;
    Verdict was, is;
  };

  void verdicts() {
    Query update(database_, "UPDATE corrected_claim SET review = ? WHERE claim = ?");
    Query count(database_, "UPDATE source SET claims = claims + ?, denials = denials + ? WHERE id = ?");
    std::set<int64_t> documents;
    for (const Judged& judged : judged_) {
      update.run(name_of(judged.is), judged.claim->review.row);
      const int change =
          static_cast<int>(judged.was == Verdict::Rejected) - static_cast<int>(judged.is == Verdict::Rejected);
      if (change == 0) continue;
      count.run(change, judged.claim->denied ? change : 0, judged.claim->speaker);
      documents.insert(judged.claim->document);
    }
    if (documents.empty()) return;
    AgreementFinder finder(engine_);
    Query text(database_, "SELECT text FROM document WHERE document = ?");
    for (const int64_t document : documents) {
      text.bind(document);
      if (text.step() && !finder.find(text.text(0)).empty()) ledger_.set_meta("deferred", "agreements");
    }
  }

  Ledger& ledger_;
  Database& database_;
  const Engine& engine_;
  const std::vector<ReviewStep>&before_, &after_;
  std::map<std::string, std::vector<LooseClaim>> claims_;  // by type
  std::vector<std::vector<LooseClaim>> others_;            // of events that are only written again
  std::set<int64_t> erased_;                               // event.event
  std::unordered_map<int64_t, Draft> kept_;                // by event.event
  std::vector<Draft> written_;
  std::vector<Judged> judged_;
  std::map<std::string, Tally> tallies_;
  bool left_places_ = false;
};

}  // namespace

void rederive(Ledger& ledger, const Engine& engine, const std::vector<ReviewStep>& before,
              const std::vector<ReviewStep>& after) {
  Rederiver(ledger, engine, before, after).run();
}

}  // namespace isnad::ledger
