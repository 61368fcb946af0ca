// The headline of a page: which of its elements holds it, or what is left of <title> without the site's name.
//
// <title>مقتل ثلاثة في غارة على إدلب | وكالة المثال</title> ("three killed in raid on Idlib | Example Agency") and an
// <h1> or a bold line that has most of these words: that is the headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/html_blocks.h"
#include "page/html_tree.h"
#include "page/page_rules.h"

namespace isnad {

/// What a page says it is called, in <title> and for social networks.
struct PageTitles {
  std::vector<std::string> titles;  ///< the most trustworthy first
  std::string site;                 ///< its outlet's name; empty if unknown
  bool messages = false;            ///< of a social network, which have no headline

  static PageTitles of(const HtmlTree& tree, std::string_view title, std::string_view site, const PageRules& rules);
  /// Does a line say what one of the titles says?
  bool match(std::string_view line) const;
  /// The best title without the site's name; empty if there is none of at least two words.
  std::string headline() const;

 private:
  std::vector<std::vector<std::string>> words_;  // of each title, normalised
};

/// The element whose text is the headline: h1, h2, h3 or one that is called so. 0 if there is none.
uint32_t find_headline(const HtmlTree& tree, const PageRules& rules, const PageTitles& titles);

}  // namespace isnad
