// Reading agreements out of a ledger; see agreement_query.h.
//
// --place «درعا» (Deraa) is looked for in the names of the places where each agreement holds and of what contains them:
// there are few agreements, so each is read and then let through or not.
#include "ledger/agreement_query.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "ledger/json_writer.h"
#include "ledger/names.h"
#include "ledger/snapshot.h"

namespace isnad::ledger {
namespace {

/// `id` is `wanted` or below it.
bool is_below(std::string_view id, std::string_view wanted) {
  return id.starts_with(wanted) && (id.size() == wanted.size() || id[wanted.size()] == '.');
}

class Reader {
 public:
  Reader(const Database& database, const AgreementFilter& filter)
      : filter_(filter),
        agreements_(database,
                    "SELECT agreement, id, kind, known, name, name_en, place_text, country, start, start_to, ended,"
                    " violations FROM agreement ORDER BY start IS NULL, start, agreement"),
        places_(database,
                "SELECT place, name, name_ar, around FROM agreement_place WHERE agreement = ?"
                " ORDER BY position"),
        parties_(database,
                 "SELECT role, actor, name, text, claims FROM agreement_party WHERE agreement = ? ORDER BY position"),
        claims_(
            database,
            std::string("SELECT x.claim, x.role, x.accused, x.accused_name, x.accused_text, x.accuser, x.day,"
                        " x.copy, d.id, a.number, c.id, s.name, s.name_ar, ") +
                (filter.words ? "substr(d.text, c.evidence_begin + 1, c.evidence_end - c.evidence_begin)" : "NULL") +
                ", d.origin FROM agreement_claim x JOIN claim c USING (claim) JOIN article a USING (article)"
                " JOIN document d USING (document) LEFT JOIN source s ON s.id = x.accuser WHERE x.agreement = ?"
                " ORDER BY x.day IS NULL, x.day, d.id, d.origin, a.number, length(c.id), c.id, x.role,"
                " x.position") {
    if (!filter.place.empty()) want_places(database);
  }

  /// The next that passes the filter; false at the end.
  bool next(AgreementRecord& record) {
    while (agreements_.step()) {
      record = {};
      const int64_t row = agreements_.integer(0);
      record.id = agreements_.string(1);
      record.kind = agreements_.string(2);
      record.known = agreements_.string(3);
      if (!filter_.id.empty() && !record.id.starts_with(filter_.id) && record.known != filter_.id) continue;
      record.name = agreements_.string(4);
      record.name_en = agreements_.string(5);
      record.place_text = agreements_.string(6);
      record.country = agreements_.string(7);
      record.start = agreements_.string(8);
      record.start_to = agreements_.string(9);
      record.ended = agreements_.string(10);
      record.violations = agreements_.integer(11);
      if (!read_places(row, record)) continue;
      read_parties(row, record);
      read_claims(row, record);
      if (fits_actor(record) && fits_days(record)) return true;
    }
    return false;
  }

 private:
  /// The ids of the places that are meant.
  void want_places(const Database& database) {
    const std::string wanted = folded_name(filter_.place);
    Query all(database,
              "SELECT place, name, name_ar FROM place UNION SELECT place, name, name_ar FROM agreement_place");
    for (const bool whole : {true, false}) {
      all.reset();
      while (all.step()) {
        const std::string english = folded_name(all.text(1)), arabic = folded_name(all.text(2));
        const bool named =
            whole ? all.text(0) == filter_.place || (!wanted.empty() && (english == wanted || arabic == wanted))
                  : has_words(english, wanted) || has_words(arabic, wanted);
        if (!named) continue;
        wanted_.insert(all.string(0));
      }
      if (!wanted_.empty()) break;
    }
  }

  bool read_places(int64_t row, AgreementRecord& record) {
    bool fits = filter_.place.empty();
    places_.bind(row);
    while (places_.step()) {
      if (places_.integer(3) == 0) {
        record.places.push_back({places_.string(0), places_.string(1), places_.string(2)});
      }
      fits = fits || wanted_.contains(places_.string(0));
    }
    return fits;
  }

  void read_parties(int64_t row, AgreementRecord& record) {
    parties_.bind(row);
    while (parties_.step()) {
      record.parties.push_back(
          {parties_.string(0), parties_.string(1), parties_.string(2), parties_.string(3), parties_.integer(4)});
    }
  }

  void read_claims(int64_t row, AgreementRecord& record) {
    claims_.bind(row);
    while (claims_.step()) {
      const bool again = !record.claims.empty() && record.claims.back().row == claims_.integer(0) &&
                         record.claims.back().role == claims_.text(1);
      if (!again) {
        AgreementClaim& claim = record.claims.emplace_back();
        claim.row = claims_.integer(0);
        claim.role = claims_.string(1);
        claim.day = claims_.string(6);
        claim.copy = claims_.integer(7) != 0;
        claim.document = claims_.string(8);
        claim.article = static_cast<int>(claims_.integer(9));
        claim.id = claims_.string(10);
        if (!claims_.null(5)) {
          const std::string id = claims_.string(5);
          claim.accuser = {id, claims_.null(11) ? id : claims_.string(11), claims_.null(12) ? id : claims_.string(12)};
        }
        claim.words = claims_.string(13);
        claim.origin = claims_.string(14);
      }
      if (!claims_.null(4)) {
        record.claims.back().accused.push_back({claims_.string(2), claims_.string(3), claims_.string(4)});
      }
    }
  }

  bool fits_actor(const AgreementRecord& record) const {
    if (filter_.actor.empty()) return true;
    const auto fits = [&](const std::string& id, const std::string& name, const std::string& text) {
      return is_below(id, filter_.actor) || has_words(folded_name(name), wanted_actor_) ||
             has_words(folded_name(text), wanted_actor_);
    };
    return std::any_of(record.parties.begin(), record.parties.end(),
                       [&](const AgreementParty& p) { return fits(p.actor, p.name, p.text); }) ||
           std::any_of(record.claims.begin(), record.claims.end(), [&](const AgreementClaim& claim) {
             return fits(claim.accuser.id, claim.accuser.name, claim.accuser.name_ar) ||
                    std::any_of(claim.accused.begin(), claim.accused.end(),
                                [&](const Accused& one) { return fits(one.actor, one.name, one.text); });
           });
  }

  bool fits_days(const AgreementRecord& record) const {
    if (!filter_.from && !filter_.to) return true;
    const auto within = [&](const std::string& day) {
      return !day.empty() && (!filter_.from || day >= filter_.from->iso()) && (!filter_.to || day <= filter_.to->iso());
    };
    return within(record.start) || std::any_of(record.claims.begin(), record.claims.end(),
                                               [&](const AgreementClaim& claim) { return within(claim.day); });
  }

  const AgreementFilter& filter_;
  const std::string wanted_actor_ = folded_name(filter_.actor);
  Query agreements_, places_, parties_, claims_;
  std::unordered_set<std::string> wanted_;
};

}  // namespace

std::vector<Accusation> AgreementRecord::accusations() const {
  std::map<std::pair<std::string, std::string>, Accusation> all;
  std::map<std::string, int64_t> by_accuser;
  for (const AgreementClaim& claim : claims) {
    if (claim.role != "violation" || claim.copy) continue;
    ++by_accuser[claim.accuser.id];
    const std::vector<Accused> nobody(1);
    for (const Accused& one : claim.accused.empty() ? nobody : claim.accused) {
      Accusation& a = all[{claim.accuser.id, one.actor.empty() ? one.text : one.actor}];
      if (a.claims == 0) {
        a.accuser = claim.accuser;
        a.accused = one;
      }
      ++a.claims;
      ++a.months[claim.day.substr(0, 7)];
    }
  }
  std::vector<Accusation> out;
  for (auto& [key, accusation] : all) out.push_back(std::move(accusation));
  std::stable_sort(out.begin(), out.end(), [&](const Accusation& a, const Accusation& b) {
    return std::tuple(-by_accuser[a.accuser.id], a.accuser.id, -a.claims) <
           std::tuple(-by_accuser[b.accuser.id], b.accuser.id, -b.claims);
  });
  return out;
}

Result<int64_t> for_each_agreement(Ledger& ledger, const AgreementFilter& filter,
                                   const std::function<bool(const AgreementRecord&)>& take) {
  try {
    const Snapshot snapshot(ledger.database());
    Reader reader(ledger.database(), filter);
    AgreementRecord record;
    int64_t taken = 0;
    while (taken != filter.limit && reader.next(record)) {
      ++taken;
      if (!take(record)) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

void write_agreement(const AgreementRecord& agreement, const AgreementForm& form, std::string& out) {
  JsonWriter json(out);
  const auto somebody = [&](const Accused& one) {
    json.open('{').key("actor").text_or_null(one.actor).key("name").text_or_null(one.name);
    json.key("text").text(one.text).close('}');
  };
  const auto source = [&](const SourceName& one) {
    json.open('{')
        .key("id")
        .text(one.id)
        .key("name")
        .text(one.name)
        .key("name_ar")
        .text_or_null(one.name_ar)
        .close('}');
  };
  json.open('{').key("schema").text("isnad.agreement/1").key("id").text(agreement.id);
  json.key("kind").text(agreement.kind).key("known").text_or_null(agreement.known);
  json.key("name").text(agreement.name).key("name_en").text_or_null(agreement.name_en);
  json.key("country").text_or_null(agreement.country).key("place_text").text_or_null(agreement.place_text);
  json.key("places").open('[');
  for (const AgreementRecord::Place& place : agreement.places) {
    json.open('{').key("id").text(place.id).key("name").text(place.name).key("name_ar").text(place.name_ar).close('}');
  }
  json.close(']').key("start").text_or_null(agreement.start).key("start_to").text_or_null(agreement.start_to);
  json.key("ended").text_or_null(agreement.ended).key("parties").open('[');
  for (const AgreementParty& party : agreement.parties) {
    json.open('{').key("role").text(party.role).key("actor").text_or_null(party.actor);
    json.key("name").text_or_null(party.name).key("text").text(party.text);
    json.key("claims").number(party.claims).close('}');
  }
  json.close(']').key("violations").open('[');
  for (const Accusation& a : agreement.accusations()) {
    json.open('{').key("accuser");
    source(a.accuser);
    json.key("accused");
    if (a.accused.text.empty()) {
      json.null();
    } else {
      somebody(a.accused);
    }
    json.key("claims").number(a.claims).key("months").open('{');
    for (const auto& [month, claims] : a.months) json.key(month.empty() ? "unknown" : month).number(claims);
    json.close('}').close('}');
  }
  json.close(']').key("claims").open('[');
  for (const AgreementClaim& claim : agreement.claims) {
    json.open('{').key("document").text(claim.document).key("article").number(claim.article);
    if (form.full) {
      json.key("article_key").text(article_key(claim.document, claim.origin));
      json.key("words").text_or_null(claim.words);
    }
    json.key("claim").text(claim.id).key("role").text(claim.role).key("day").text_or_null(claim.day);
    json.key("copy").boolean(claim.copy).key("accuser");
    if (claim.accuser.id.empty()) {
      json.null();
    } else {
      source(claim.accuser);
    }
    json.key("accused").open('[');
    for (const Accused& one : claim.accused) somebody(one);
    json.close(']').close('}');
  }
  json.close(']').close('}');
  out += '\n';
}

}  // namespace isnad::ledger
