// Articles: which lines of a page of plain text are an article, which are leftovers of the page, where a second story
// begins.
//
// A headline, the tag TT, the headline once more, the text, «اترك تعليقاً» ("leave a comment"): one article whose title
// is the headline; the tag, the repeated headline and the last line are leftovers.
//
// Lines that are known by their words (page_lines.h) and lines that come again are leftovers. Paragraphs tell where the
// articles are; lines above the headline that has most in common with them are leftovers. On the remaining short lines
// before, between and behind the paragraphs evidence decides (line_evidence.h). In doubt a line is the article's: what
// is left out is lost, what is left in may be a claim too many.
#pragma once

#include <cstdint>
#include <vector>

#include "isnad/engine.h"
#include "reading/leftover_words.h"
#include "text/language.h"
#include "text/words.h"

namespace isnad {

struct ArticleRange {
  uint32_t first = 0, last = 0;     ///< sentences
  uint32_t title_last = 0;          ///< sentences [first, title_last) are the headline; == first if there is none
  std::vector<uint32_t> leftovers;  ///< sentences within that belong to the page, ascending
  uint32_t above = 0;               ///< [above, first) are leftovers just above it, where a byline may stand
  const ArticleOutline* outline = nullptr;  ///< of the article, where there is one
};

/// A line on which evidence decided.
struct JudgedLine {
  uint32_t first = 0, last = 0;  ///< sentences
  LineZone zone = LineZone::Lead;
  LineEvidence evidence;
  bool leftover = false;
};

/// The articles of a text, in order. Time is linear in the text. `foreign`: the passages that are not in Arabic, in
/// order; they are leftovers. With an `outline` (which must outlive the ranges, and
/// whose spans are those of `text`) the articles are those that it has, and only lines that are known by their words
/// may turn out to be leftovers within them. `judged` takes the lines on which evidence decided, if it is not null.
std::vector<ArticleRange> find_articles(const Text& text, const LeftoverWords& words,
                                        const std::vector<ForeignPassage>& foreign = {},
                                        const std::vector<ArticleOutline>& outline = {},
                                        std::vector<JudgedLine>* judged = nullptr);

}  // namespace isnad
