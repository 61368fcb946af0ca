// The lines of a page of plain text: how long they are, how they end, what their words alone tell.
//
// «الثلاثاء 20 مايو, 2025 - 08:45» is a time, «(أ م)» initials, «وقالت مصادر طبية إن …» a line like any other.
// Which of these are an article is for articles.h to say.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/leftover_words.h"
#include "text/words.h"

namespace isnad {

constexpr uint32_t kSameBeginning = 10;  // words by which copies of a paragraph are known

struct PageLine {
  uint32_t first = 0, last = 0;            ///< sentences
  uint32_t first_word = 0, last_word = 0;  ///< of Text, marks too: [first_word, last_word)
  uint32_t words = 0;                      ///< words and numbers
  std::string_view letters;                ///< of these, nothing between; in Text
  size_t beginning = 0;                    ///< … of the first kSameBeginning words; 0 if it has fewer
  char32_t end = 0;        ///< the mark at its end; that before closing quotes if it ends a sentence; 0 if none
  bool arabic = false;     ///< has a word in Arabic letters
  bool item = false;       ///< begins with a dash, a bullet or «1-»
  bool and_first = false;  ///< begins with «و»: goes on with what stands above
  bool bracket = false;    ///< ends with a bracket
  bool bar = false;        ///< has a bar within: «اسم | برنامج»
  bool two_dots = false;   ///< has two dots or an ellipsis within: «حلب.. قتلى بقصف»
  bool parted = false;     ///< has a dash or a slash within
  bool byline = false;  ///< nothing but names with dashes, slashes or brackets: «إدلب / سليم الحلبي / الأناضول»
  bool tail = false;   ///< ends with a few words behind a dash or in brackets: «… غربي إدلب - متداول»
  bool colon = false;  ///< has a colon within
  bool agency = false;       ///< names an agency
  bool picture = false;      ///< has a word of captions
  bool dated = false;        ///< has a year or a clock
  bool leftover = false;     ///< its words alone say that it belongs to the page
  bool perhaps = false;      ///< … unless it is the headline: «شاهد.. …», «صورة …»
  bool list = false;         ///< … and that links to other stories follow
  bool credit_last = false;  ///< its last sentence is a credit: «… في القرية. (الأناضول)»

  bool ends_sentence() const { return end == U'.' || end == U'؟' || end == U'!' || end == U'…'; }
  /// Ends with a mark, as headlines seldom do.
  bool closed() const { return end != 0; }
};

/// Appends what a line speaks of: its longer words without prefixes, hashed.
void append_names(const Text& text, const PageLine& line, std::vector<uint32_t>& names);

std::vector<PageLine> page_lines(const Text& text, const LeftoverWords& words);

}  // namespace isnad
