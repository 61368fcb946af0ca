// Articles: which lines of a page of plain text are an article, which are leftovers of the page, where a second story
// begins.
//
// A headline, the tag TT, the headline once more, the text, «اترك تعليقاً» ("leave a comment"): one article whose title
// is the headline; the tag, the repeated headline and the last line are leftovers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "reading/knowledge.h"
#include "text/words.h"

namespace isnad {

struct ArticleRange {
  uint32_t first = 0, last = 0;     ///< sentences
  uint32_t title_last = 0;          ///< sentences [first, title_last) are the headline; == first if there is none
  std::vector<uint32_t> leftovers;  ///< sentences within that belong to the page, ascending
  const ArticleOutline* outline = nullptr;  ///< of the article, where there is one
};

/// The articles of a text, in order. `leftover_lines`: normalised beginnings of lines that belong to pages. With an
/// `outline` (which must outlive the ranges, and whose spans are those of `text`) the articles are those that it has,
/// and only single lines within them may turn out to be leftovers.
std::vector<ArticleRange> find_articles(const Text& text, const std::vector<std::string>& leftover_lines,
                                        const std::vector<ArticleOutline>& outline = {});

}  // namespace isnad
