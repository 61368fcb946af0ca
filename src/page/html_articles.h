// Articles of a page: which of its blocks are one, and where the next story or the next entry of a live blog begins.
//
// A headline, «14:05 بتوقيت دمشق», four paragraphs, a line «اقرأ أيضاً: …» with a link, two paragraphs, three teasers:
// one article of the headline and six paragraphs.
//
// General rules over the sequence of blocks, with what names say of elements (page_rules.h) as one evidence among
// others; no rule for one site. Whether the text is Arabic, and any news, is not asked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/html_blocks.h"
#include "page/html_headline.h"
#include "page/html_tree.h"
#include "page/page_dates.h"
#include "page/page_rules.h"

namespace isnad {

struct HtmlLine {
  uint32_t block = 0;     ///< index in HtmlBlocks::blocks
  bool leftover = false;  ///< a caption, a source: belongs to the page
};

struct HtmlArticle {
  std::string headline;         ///< empty if it has none
  std::vector<HtmlLine> lines;  ///< without the headline
  bool entry = false;  ///< of a live blog or a channel, or one of several stories: it may have a date of its own,
  uint32_t first = 0;  ///< which stands in the nodes [first, last)
  uint32_t last = 0;
};

/// The articles in the order of the page; none if it has none.
std::vector<HtmlArticle> html_articles(const HtmlTree& tree, const HtmlBlocks& blocks, uint32_t headline,
                                       const PageTitles& titles, const PageRules& rules, const DateWords& dates);

}  // namespace isnad
