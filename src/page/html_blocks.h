// Blocks: the lines of text of a page, and what the markup says of each.
//
// <h1>مقتل ثلاثة</h1><p>دمشق<br>قال …</p> ("three killed", "Damascus", "said …") are three blocks: a heading, two
// lines. Elements that are no text of a page for certain (scripts, what is hidden, menus, share buttons, comments) give
// none; which of the blocks are an article is html_articles.h's question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/html_tree.h"
#include "page/page_rules.h"

namespace isnad {

/// One line. Counts of letters are of code points that are no blanks.
struct HtmlBlock {
  std::string text;      ///< UTF-8, blanks collapsed
  uint32_t at = 0;       ///< index in HtmlTree::nodes() of its first text
  uint32_t element = 0;  ///< … of the element that makes it a block: p, li, div
  uint32_t words = 0;
  uint32_t letters = 0;
  uint32_t link_letters = 0;  ///< in links
  uint32_t bold_letters = 0;  ///< in <b>, <strong>, <font size>
  uint8_t heading = 0;        ///< 1 … 6 in <h1> … <h6>
  bool item = false;          ///< in a list
  bool ends = false;          ///< with a mark that ends a sentence
  PageMarks marks;            ///< of the elements around it that say what a line is: title, lead, caption, byline, time

  bool is_link() const { return link_letters * 10 >= letters * 8; }
  /// Running text: words of it, 0 for headings, links and other short lines.
  uint32_t prose() const {
    const bool text_like = words >= 12 || (words >= 5 && ends);
    return text_like && heading == 0 && link_letters * 2 <= letters && !marks.has(PageMark::Caption) ? words : 0;
  }
};

struct HtmlBlocks {
  std::vector<PageMarks> marks;  ///< of each node of the tree
  std::vector<bool> left_out;    ///< nodes whose text is in no block
  std::vector<HtmlBlock> blocks;
};

/// `headline`: the element that holds the page's headline, 0 if none is known: what it stands in is not left out.
HtmlBlocks html_blocks(const HtmlTree& tree, const PageRules& rules, uint32_t headline);

/// The text of an element, blanks collapsed, scripts left out.
std::string html_text(const HtmlTree& tree, uint32_t element);

}  // namespace isnad
