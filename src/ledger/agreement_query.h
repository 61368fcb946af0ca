// Reading agreements out of a ledger: each with its parties, its start, and who says of whom that he broke it.
//
//   for_each_agreement(ledger, {.place = "إدلب"}, [](const AgreementRecord& agreement) { …; return true; });
//
// Read in the order of their starts (those without one last, by their first claims), from one state of the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "ledger/ledger.h"
#include "ledger/query.h"

namespace isnad::ledger {

struct AgreementParty {
  std::string role;  ///< party mediator accused
  std::string actor, name, text;
  int64_t claims = 0;
};

/// Somebody who is said to have broken it. All empty: nobody is named.
struct Accused {
  std::string actor, name, text;
};

/// One claim that tells of it.
struct AgreementClaim {
  int64_t row = 0;                   ///< claim.claim
  std::string document, origin, id;  ///< document.id, document.origin, claim.id
  int article = 1;
  std::string role;  ///< made kept told violation violation_denied attack ended denied
  std::string day;   ///< empty where nobody can say
  std::vector<Accused> accused;
  SourceName accuser;  ///< of a violation, its denial, or an attack
  bool copy = false;
  std::string words;  ///< of its evidence, as written; only with AgreementFilter::words
};

/// How often one side says that another broke it.
struct Accusation {
  SourceName accuser;
  Accused accused;
  std::map<std::string, int64_t> months;  ///< "2018-03" → claims; "" where no day is known
  int64_t claims = 0;
};

struct AgreementRecord {
  std::string id, kind, known, name, name_en;
  std::string place_text, country, start, start_to, ended;
  struct Place {
    std::string id, name, name_ar;
  };
  std::vector<Place> places;
  std::vector<AgreementParty> parties;
  std::vector<AgreementClaim> claims;  ///< by day, then document, article and claim
  int64_t violations = 0;

  /// Claims of violation by side: those who accuse most first, each with whom it accuses most first. A copy of another
  /// article's words is not counted.
  std::vector<Accusation> accusations() const;
};

/// Which agreements. What is empty does not filter.
struct AgreementFilter {
  std::string id{};     ///< or the beginning of one, or the id of a known one
  std::string place{};  ///< Arabic or English name, or id; also what lies in it
  std::string actor{};  ///< party, accused or accuser: id (with all below it), or words that begin words of the name
  std::optional<Day> from{}, to{};  ///< agreements that began, or that a claim tells of, on a day here
  int64_t limit = -1;
  bool words = false;
};

/// Calls `take` for each agreement; stops when it returns false. The number of agreements taken.
Result<int64_t> for_each_agreement(Ledger& ledger, const AgreementFilter& filter,
                                   const std::function<bool(const AgreementRecord&)>& take);

struct AgreementForm {
  bool full = false;  ///< claims with the article_key() of their document and their words (AgreementFilter::words)
};

/// Appends one line of JSON, `isnad.agreement/1` (docs/AGREEMENTS.md).
void write_agreement(const AgreementRecord& agreement, const AgreementForm& form, std::string& out);

}  // namespace isnad::ledger
