// The day on which an article was published, inferred from what it says itself, for those that come without a date.
//
//   «استهدف القصف اليوم السبت 17 أيلول 2022 بلدة …» ("the shelling hit today, Saturday 17 September 2022, the town …")
//   → 2022-09-17, "today and date", the words from «اليوم» to «2022»
//
// Four kinds of words tell it: «اليوم» ("today") or «أمس» ("yesterday") beside a full date; a weekday with a full date
// that is one, in the headline or the first sentences and later than all other dates; a line between headline and text,
// or right behind the text, that consists of a date; a place and a date with a dash before the first words. What a
// weekday contradicts does not count, and kinds that contradict one another tell nothing.
//
// Deliberately not: the latest date that an article names, or any other guess. A wrong day would move all that the
// article tells by weekdays; without one they stay unresolved.
#pragma once

#include <optional>
#include <string>

#include "isnad/record.h"
#include "page/page_dates.h"
#include "reading/article.h"

namespace isnad {

struct InferredDate {
  Day day;
  Span span;           ///< the words that say so
  std::string reason;  ///< "today and date", "yesterday and date", "weekday and date", "dateline"
};

/// The day of publication of an article, as its text tells it; nothing where it does not, or not clearly. `above`:
/// first sentence of the text that stands above the article and below the one before, where its dateline may be. Linear
/// in the number of tokens.
std::optional<InferredDate> infer_publication_date(const Article& article, uint32_t above, const DateWords& words);

}  // namespace isnad
