// Credits: which agencies and outlets an article says it was taken from.
//
// «بيروت (رويترز) - قال مسعفون …» (Beirut (Reuters) - medics said …), «دمشق - أ ف ب» under the headline, «المصدر:
// وكالات»
// ("source: agencies") at the end: the article is the agency's. «ذكرت وكالة سانا أن …» ("SANA reported that …") is
// somebody's word inside a sentence and not found here; neither is the agency whose photograph it is
// («بكاء أمام مشفى البلدة (الأناضول)»). An outlet's own name in its own byline is found like any other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reading/knowledge.h"
#include "text/words.h"

namespace isnad {

/// What stands for agencies that are not named («وكالات») among the ids of credits().
constexpr const char* kUnnamedAgencies = "-";

/// Actor ids of data/ar/credits.tsv whose words the article is by its own account, each once, in the order of the page.
/// Sentences [first, last) of the text are the article and what stands below it on the page: pages take the source for
/// a leftover, and so does ArticleRange.
std::vector<std::string> credits(const Text& text, uint32_t first, uint32_t last, const Knowledge& knowledge);

}  // namespace isnad
