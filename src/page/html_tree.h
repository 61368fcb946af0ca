// HtmlTree: the elements and texts of a page, parsed within bounds, in one array.
//
// <p>قال <b>المصدر</b></p> ("said the source") is html, head, body, p, the text «قال », b, the text «المصدر», each with
// its parent and the end of what stands in it: so whoever looks at a page runs along the array and needs no recursion.
//
// gumbo, which parses, knows no bounds of its own: elements may nest as deep as the page likes, and unclosed ones
// multiply. Here the page is refused if it is too large, nests too deep, or takes too much memory or time.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "isnad/result.h"

namespace isnad {

struct HtmlNode {
  const GumboNode* node = nullptr;
  uint32_t parent = 0;  ///< index; of the root itself
  uint32_t end = 0;     ///< what stands in it has the indices (its own, end)

  bool is_element() const { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }
  bool is_text() const {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
  }
  GumboTag tag() const { return is_element() ? node->v.element.tag : GUMBO_TAG_LAST; }
  const GumboElement& element() const { return node->v.element; }
  /// Text of a text node.
  std::string_view text() const { return node->v.text.text; }
  /// Value of an attribute; empty if the element has none of that name.
  std::string_view attribute(const char* name) const;
};

class HtmlTree {
 public:
  /// `html`: valid UTF-8 that lives as long as the tree. Fails with the limit that was broken.
  static Result<HtmlTree> parse(std::string_view html);

  /// In the order of the page; the first is the root <html>. Comments are left out.
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  /// It is a piece of a page, without <html>, <head> and <body> (the content of a feed's item).
  bool is_fragment() const { return fragment_; }

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

 private:
  class Memory;
  HtmlTree();
  std::unique_ptr<Memory> memory_;  // everything of gumbo's
  std::vector<HtmlNode> nodes_;
  bool fragment_ = false;
};

}  // namespace isnad
