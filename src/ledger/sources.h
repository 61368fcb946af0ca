// Who says what: each source of a ledger with what it stated and denied, who contradicted it, the labels it uses.
//
//   for_each_source(ledger, {.name = "المرصد"}, [](const SourceRecord& source) { … });
//
// That somebody is contradicted says that others stand on another side of a contested event, not who is right.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "isnad/result.h"
#include "ledger/ledger.h"
#include "ledger/query.h"

namespace isnad::ledger {

/// Somebody who stands on another side.
struct Contradiction {
  SourceName source;
  int64_t times = 0;                ///< contested things on which the two stand on different sides
  std::vector<std::string> about;   ///< toll actor means occurrence: on what
  std::vector<std::string> events;  ///< event.id, by date; at most kMostExamples
  static constexpr size_t kMostExamples = 10;
};

/// A loaded word in a claim of the source's, copies left out.
struct LabelUse {
  std::string label;        ///< terrorist rebel occupier …
  std::string text;         ///< as written
  std::string actor, name;  ///< who is called so, empty where the dictionary does not know
  int64_t times = 0;
  int64_t quoted = 0;  ///< of these, in its own words between quotation marks; else the wording may be the article's
};

struct SourceRecord {
  SourceName source;
  std::string kind;  ///< actor outlet named unnamed
  int64_t statements = 0, claims = 0, denials = 0, contradicted = 0, copied = 0;
  std::vector<Contradiction> contradicted_by;  ///< most often first
  std::vector<LabelUse> labels;                ///< most often first
  std::vector<std::string> called;             ///< how texts name it, most often first; at most ten
};

enum class SourceOrder : uint8_t { Claims, Statements, Denials, Contradicted, Copied, Name };

struct SourceFilter {
  std::string id{};    ///< this one alone
  std::string name{};  ///< id (with all below it), or words that begin words of its name; empty: all
  bool unnamed = false;  ///< also sources that are not named («نشطاء»), each of which is known from one document only
  SourceOrder order = SourceOrder::Claims;
  int64_t limit = -1;
  int64_t most = -1;  ///< of contradicted_by and labels; negative: all
};

/// Calls `take` for each source; stops when it returns false. The number of sources taken.
Result<int64_t> for_each_source(Ledger& ledger, const SourceFilter& filter,
                                const std::function<bool(const SourceRecord&)>& take);

/// Appends a line of JSON, its '\n' included: {"schema":"isnad.source/1",…}.
void write_source(const SourceRecord& source, std::string& out);

}  // namespace isnad::ledger
