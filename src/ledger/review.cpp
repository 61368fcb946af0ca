// Corrections applied to merged events; see review.h.
#include "ledger/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "ledger/correction_json.h"

namespace isnad::ledger {
namespace {

constexpr const char* kParts[] = {"claim", "event", "to"};

std::vector<int64_t>& part(ReviewStep& step, std::string_view name) {
  return name == "claim" ? step.claims : name == "event" ? step.event : step.to;
}

class Reviewer {
 public:
  Reviewer(std::span<const ReviewClaim> claims, const std::vector<ReviewStep>& steps) : steps_(steps) {
    verdicts_.resize(claims.size());
    std::unordered_map<int64_t, uint32_t> groups;
    for (uint32_t c = 0; c < claims.size(); ++c) {
      index_.emplace(claims[c].row, c);
      const auto [group, fresh] = groups.try_emplace(claims[c].merged, static_cast<uint32_t>(touched_.size()));
      if (fresh) touched_.emplace_back();
      group_.push_back(group->second);
    }
  }

  Reviewed run() {
    for (uint32_t s = 0; s < steps_.size(); ++s) {
      if (steps_[s].in_force()) apply(s);
    }
    std::vector<std::set<uint32_t>> concerned = touched_;
    std::map<uint32_t, EventReview> reviews;
    for (uint32_t s = 0; s < steps_.size(); ++s) {
      const ReviewStep& step = steps_[s];
      const CorrectionKind kind = step.correction.kind;
      if (!step.in_force()) {
        look(s, concerned);
      } else if (kind == CorrectionKind::Place || kind == CorrectionKind::Toll || kind == CorrectionKind::Note) {
        look(s, touched_);
        look(s, concerned);
        const auto group = most(step.event);
        if (group && kind == CorrectionKind::Place) reviews[*group].place = &*step.correction.place;
        if (group && kind == CorrectionKind::Toll) reviews[*group].tolls.push_back(&*step.correction.toll);
      }
    }
    withdrawals(concerned);

    Reviewed out;
    std::unordered_map<uint32_t, uint32_t> number;
    for (uint32_t c = 0; c < group_.size(); ++c) {
      if (verdicts_[c] == Verdict::Rejected) continue;
      const uint32_t group = group_[c];
      const auto [at, fresh] = number.try_emplace(group, static_cast<uint32_t>(out.events.size()));
      if (fresh) {
        EventReview& review = out.events.emplace_back().review;
        review = reviews[group];
        review.reviewed = kinds(touched_[group]);
        for (const uint32_t s : concerned[group]) review.corrections.push_back(steps_[s].correction.number);
      }
      out.events[at->second].claims.push_back(c);
    }
    out.verdicts = std::move(verdicts_);
    return out;
  }

 private:
  /// The claims of these rows that are among those looked at, in canonical order.
  std::vector<uint32_t> here(const std::vector<int64_t>& rows) const {
    std::vector<uint32_t> out;
    for (const int64_t row : rows) {
      if (const auto found = index_.find(row); found != index_.end()) out.push_back(found->second);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  /// The group that holds the most of these, of several the one whose claim comes first.
  std::optional<uint32_t> most(const std::vector<int64_t>& rows) const {
    std::vector<uint32_t> order;
    std::map<uint32_t, size_t> count;
    for (const uint32_t c : here(rows)) {
      if (verdicts_[c] == Verdict::Rejected) continue;
      if (++count[group_[c]] == 1) order.push_back(group_[c]);
    }
    if (order.empty()) return std::nullopt;
    return *std::max_element(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return count[a] < count[b]; });
  }

  uint32_t new_group() {
    touched_.emplace_back();
    return static_cast<uint32_t>(touched_.size()) - 1;
  }

  void put(const std::vector<uint32_t>& claims, uint32_t target, uint32_t step) {
    for (const uint32_t c : claims) {
      touched_[group_[c]].insert(step);
      group_[c] = target;
      verdicts_[c] = Verdict::Moved;
    }
    touched_[target].insert(step);
  }

  void judge(const std::vector<uint32_t>& claims, Verdict verdict, uint32_t step) {
    for (const uint32_t c : claims) {
      touched_[group_[c]].insert(step);
      verdicts_[c] = verdict;
    }
  }

  void apply(uint32_t s) {
    const ReviewStep& step = steps_[s];
    const std::vector<uint32_t> claims = here(step.claims);
    switch (step.correction.kind) {
      case CorrectionKind::Confirm:
        judge(claims, Verdict::Confirmed, s);
        break;
      case CorrectionKind::Reject:
        judge(claims, Verdict::Rejected, s);
        break;
      case CorrectionKind::Move:
        if (claims.empty()) break;
        if (step.correction.to.empty()) {
          put(claims, new_group(), s);
        } else if (const auto target = most(step.to)) {
          put(claims, *target, s);
        }
        break;
      case CorrectionKind::Split:
        if (!claims.empty()) put(claims, new_group(), s);
        break;
      case CorrectionKind::Join: {
        const auto one = most(step.event), other = most(step.to);
        if (!one || !other) break;
        touched_[*one].insert(s);
        if (*one == *other) break;
        touched_[*one].insert(touched_[*other].begin(), touched_[*other].end());
        std::replace(group_.begin(), group_.end(), *other, *one);
        break;
      }
      case CorrectionKind::Place:
      case CorrectionKind::Toll:
      case CorrectionKind::Note:
      case CorrectionKind::Withdraw:
        break;  // of events as they are in the end
    }
  }

  /// The step belongs to the groups that hold what it names.
  void look(uint32_t s, std::vector<std::set<uint32_t>>& list) const {
    for (const uint32_t c : here(steps_[s].claims)) list[group_[c]].insert(s);
    for (const auto* rows : {&steps_[s].event, &steps_[s].to}) {
      if (const auto group = most(*rows)) list[*group].insert(s);
    }
  }

  /// Who withdraws a correction speaks of the same events.
  void withdrawals(std::vector<std::set<uint32_t>>& concerned) const {
    std::map<std::string, uint32_t> numbers;
    for (uint32_t s = 0; s < steps_.size(); ++s) {
      numbers.emplace(steps_[s].correction.id, s);
      if (steps_[s].correction.kind != CorrectionKind::Withdraw) continue;
      const auto target = numbers.find(steps_[s].correction.to);
      if (target == numbers.end()) continue;
      for (auto& group : concerned) {
        if (group.contains(target->second)) group.insert(s);
      }
    }
  }

  std::string kinds(const std::set<uint32_t>& steps) const {
    bool claims = false, place = false, toll = false, note = false;
    for (const uint32_t s : steps) {
      switch (steps_[s].correction.kind) {
        case CorrectionKind::Place:
          place = true;
          break;
        case CorrectionKind::Toll:
          toll = true;
          break;
        case CorrectionKind::Note:
          note = true;
          break;
        default:
          claims = true;
      }
    }
    std::string out;
    for (const auto& [is, name] : {std::pair(claims, "claims"), {place, "place"}, {toll, "toll"}, {note, "note"}}) {
      if (is) out += (out.empty() ? "" : " ") + std::string(name);
    }
    return out;
  }

  const std::vector<ReviewStep>& steps_;
  std::unordered_map<int64_t, uint32_t> index_;  // of a row
  std::vector<uint32_t> group_;                  // of each claim, also of rejected ones: they may come back
  std::vector<Verdict> verdicts_;
  std::vector<std::set<uint32_t>> touched_;  // by group: steps in force that changed or confirmed it
};

}  // namespace

bool ReviewStep::dormant() const {
  switch (correction.kind) {
    case CorrectionKind::Confirm:
    case CorrectionKind::Reject:
    case CorrectionKind::Split:
      return claims.empty();
    case CorrectionKind::Move:
      return claims.empty() || (!correction.to.empty() && to.empty());
    case CorrectionKind::Join:
      return event.empty() || to.empty();
    case CorrectionKind::Place:
    case CorrectionKind::Toll:
      return event.empty();
    case CorrectionKind::Note:
      return event.empty() && claims.empty();
    case CorrectionKind::Withdraw:
      return false;
  }
  return false;
}

std::vector<ReviewStep> read_steps(const Database& database) {
  std::vector<ReviewStep> out;
  Query query(database, "SELECT correction, id, content FROM correction ORDER BY correction");
  while (query.step()) {
    auto parsed = parse_correction(query.text(2));
    if (!parsed) throw Failure(SQLITE_CORRUPT, "correction " + query.string(1) + ": " + parsed.error().message);
    ReviewStep& step = out.emplace_back();
    step.correction = std::move(*parsed);
    step.correction.number = query.integer(0);
    step.correction.id = query.string(1);
  }
  mark_withdrawn(out);
  return out;
}

void mark_withdrawn(std::vector<ReviewStep>& steps) {
  std::unordered_map<std::string, Correction*> by_id;
  for (ReviewStep& step : steps) {
    step.correction.withdrawn_by.clear();
    by_id.emplace(step.correction.id, &step.correction);
  }
  // The last first: whether it is in force is known before what it withdraws is looked at.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const Correction& c = step->correction;
    if (c.kind != CorrectionKind::Withdraw || !c.withdrawn_by.empty()) continue;
    const auto target = by_id.find(c.to);
    if (target != by_id.end() && target->second->number < c.number) target->second->withdrawn_by = c.id;
  }
}

ClaimFinder::ClaimFinder(const Database& database)
    : document_(database,
                "SELECT a.article FROM document d JOIN article a USING (document)"
                " WHERE d.id = ? AND d.origin = ? AND a.number = ?"),
      documents_of_id_(database,
                       "SELECT d.document, (SELECT article FROM article a WHERE a.document = d.document AND"
                       " a.number = ?2) FROM document d WHERE d.id = ?1 LIMIT 2"),
      by_span_(database,
               "SELECT claim FROM claim WHERE article = ? AND type = ? AND trigger_begin = ? AND trigger_end = ?"
               " ORDER BY claim LIMIT 1"),
      by_number_(database, "SELECT claim FROM claim WHERE article = ? AND id = ? AND trigger = ?"),
      by_word_(database, "SELECT claim FROM claim WHERE article = ? AND type = ? AND trigger = ? LIMIT 2") {}

std::optional<int64_t> ClaimFinder::find(const ClaimKey& key) {
  std::optional<int64_t> article;
  const std::string& origin = key.origin ? *key.origin : std::string();
  document_.bind(key.document, origin, key.article);
  if (document_.step()) article = document_.integer(0);
  document_.reset();
  if (!article && !origin.empty()) {
    // The file lay in another folder where the correction was made.
    documents_of_id_.bind(key.document, key.article);
    if (documents_of_id_.step()) article = documents_of_id_.optional_integer(1);
    if (documents_of_id_.step()) article.reset();
    documents_of_id_.reset();
  }
  if (!article) return std::nullopt;
  const auto one = [](Query& query) -> std::optional<int64_t> {
    std::optional<int64_t> row;
    if (query.step()) row = query.integer(0);
    if (query.step()) row.reset();
    query.reset();
    return row;
  };
  by_span_.bind(*article, key.type, key.trigger_span.begin, key.trigger_span.end);
  if (const auto row = one(by_span_)) return row;
  by_number_.bind(*article, key.claim, key.trigger);
  if (const auto row = one(by_number_)) return row;
  by_word_.bind(*article, key.type, key.trigger);
  return one(by_word_);
}

std::vector<int64_t> ClaimFinder::find(const std::vector<ClaimKey>& keys) {
  std::vector<int64_t> out;
  for (const ClaimKey& key : keys) {
    if (const auto row = find(key)) out.push_back(*row);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void ClaimFinder::find(ReviewStep& step) {
  step.claims = find(step.correction.claims);
  step.event = find(step.correction.event_claims);
  step.to = find(step.correction.to_claims);
}

void write_claims_of(const Database& database, const ReviewStep& step) {
  Query insert(database, "INSERT INTO correction_claim VALUES (?, ?, ?)");
  const std::vector<int64_t>* lists[] = {&step.claims, &step.event, &step.to};
  for (size_t p = 0; p < std::size(kParts); ++p) {
    for (const int64_t row : *lists[p]) insert.run(step.correction.number, kParts[p], row);
  }
}

void read_claims_of_steps(const Database& database, std::vector<ReviewStep>& steps) {
  std::unordered_map<int64_t, ReviewStep*> by_number;
  for (ReviewStep& step : steps) by_number.emplace(step.correction.number, &step);
  Query query(database, "SELECT correction, part, claim FROM correction_claim");
  while (query.step()) {
    const auto step = by_number.find(query.integer(0));
    if (step != by_number.end()) part(*step->second, query.text(1)).push_back(query.integer(2));
  }
}

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return "confirmed";
    case Verdict::Moved:
      return "moved";
    case Verdict::Rejected:
      return "rejected";
    case Verdict::None:
      return "";
  }
  return "";
}

Reviewed apply_corrections(std::span<const ReviewClaim> claims, const std::vector<ReviewStep>& steps) {
  return Reviewer(claims, steps).run();
}

}  // namespace isnad::ledger
