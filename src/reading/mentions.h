// Loose mentions: every number, date, actor and place of an article, in or out of a claim (`--mentions`).
#pragma once

#include <vector>

#include "reading/article.h"

namespace isnad {

/// In the order of their spans.
std::vector<LooseMention> find_mentions(const Article& article);

}  // namespace isnad
