// PageRules: what the class names, ids, roles and fixed words of web pages say of the elements that bear them.
//
// <div class="entry-content"> is the text of an article, <div id="related-posts"> a box of links, and a line
// «اقرأ أيضاً: …» ("read also: …") begins one. One line a word in data/page/marks.tsv and data/page/phrases.tsv. Nothing
// here decides what becomes of an element: html_blocks.* and html_articles.* weigh these marks against the page itself.
#pragma once

#include <gumbo.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/result.h"
#include "lexicon/data_source.h"

namespace isnad {

/// What an element's names say it is.
enum class PageMark : uint8_t {
  Body,      ///< text of an article
  Title,     ///< its headline
  Lead,      ///< its standfirst
  Article,   ///< headline and text of one article
  Entry,     ///< one entry of a live blog, one message of a channel
  Feed,      ///< the live blog, the channel
  Post,      ///< what a member of a forum wrote
  Caption,   ///< words under a picture
  Byline,    ///< who wrote it
  Time,      ///< when
  Related,   ///< other stories
  Comments,  ///< what readers wrote
  Page,      ///< anything else that belongs to the page: menu, share buttons, newsletter, tags …
  Embedded,  ///< a post of a social network
  Hidden     ///< not shown
};

/// A set of marks.
class PageMarks {
 public:
  void add(PageMark mark) { bits_ |= 1U << static_cast<unsigned>(mark); }
  void add(PageMarks marks) { bits_ |= marks.bits_; }
  bool has(PageMark mark) const { return (bits_ >> static_cast<unsigned>(mark) & 1U) != 0; }
  bool empty() const { return bits_ == 0; }

 private:
  uint32_t bits_ = 0;
};

/// What the first words of a line say it is.
enum class PagePhrase : uint8_t {
  None,
  Related,   ///< «اقرأ أيضاً»: links to other stories, here or in the lines behind it
  End,       ///< «مواضيع ذات صلة», «الأكثر قراءة»: heads a list of other stories
  Comments,  ///< «التعليقات», «اترك تعليقاً»: heads what stands below articles
  Page,      ///< «شارك», «طباعة»: the line belongs to the page
  Byline,    ///< «كتب:», «نُشر في», «آخر تحديث»
  Caption,   ///< «تصوير:», «أرشيف»
  Source     ///< «المصدر: وكالات»
};

class PageRules {
 public:
  /// Reads data/page/. Fails with file and line of the first fault. A source without the folder has the built-in
  /// tables.
  static Result<PageRules> load(const DataSource& source);

  /// What class, id, role, itemprop, itemtype of the element say, the names that a page's own scripts know it by, its
  /// label for those who do not see it, and its name if it is none of HTML's. Linear in their length.
  PageMarks marks(const GumboElement& element) const;

  /// What a line is that begins with such words (UTF-8 as it stands on the page).
  PagePhrase phrase(std::string_view line) const;

 private:
  /// Words of which a name may consist, or with which it may begin or end.
  struct Pattern {
    std::string words;  ///< lower case, a blank between them and at both ends
    bool open_begin = false, open_end = false;
    PageMarks marks;
  };
  struct Phrase {
    std::string letters;  ///< normalised
    PagePhrase phrase = PagePhrase::None;
    bool whole = false;
  };
  enum Where : uint8_t { Names, Role, Itemprop, Itemtype, Data, ElementName, kWheres };
  void match(Where where, std::string_view words, PageMarks& out) const;

  std::array<std::unordered_map<std::string, std::vector<Pattern>>, kWheres> patterns_;  // by first word
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;                         // by first word
};

}  // namespace isnad
