// Articles: which lines of a page of plain text are an article, which are leftovers of the page, where a second story
// begins. Passages in other languages are leftovers too; without an Arabic line there is no article.
//
// A headline, the tag TT, the headline once more, the text, «اترك تعليقاً» ("leave a comment"): one article whose title
// is the headline; the tag, the repeated headline and the last line are leftovers.
#pragma once

#include <cstdint>
#include <vector>

#include "reading/knowledge.h"
#include "text/language.h"
#include "text/words.h"

namespace isnad {

struct ArticleRange {
  uint32_t first = 0, last = 0;     ///< sentences
  uint32_t title_last = 0;          ///< sentences [first, title_last) are the headline; == first if there is none
  std::vector<uint32_t> leftovers;  ///< sentences within that belong to the page, ascending
};

/// The articles of a text, in order. `leftover_lines`: normalised beginnings of lines that belong to pages; `foreign`:
/// the passages that are not in Arabic, in order.
std::vector<ArticleRange> find_articles(const Text& text, const std::vector<std::string>& leftover_lines,
                                        const std::vector<ForeignPassage>& foreign);

}  // namespace isnad
