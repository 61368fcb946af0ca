// PageReader: the HTML of a page → its articles as text, with what the page says of itself.
//
//   <title>مقتل ثلاثة | المثال</title> … <h1>مقتل ثلاثة</h1> <p>قال المرصد …</p> <div class="share">شارك</div>
//   ("three killed", "the Observatory said", "share")
//   → text «مقتل ثلاثة⏎قال المرصد …», one article whose title is the first line.
//
// Nothing is fetched, run or laid out: what scripts would write is not there, but for the text that a page states as
// data for search machines (JSON-LD's articleBody), which is taken if there is no other. Frames are not followed.
#pragma once

#include "isnad/engine.h"
#include "isnad/result.h"
#include "lexicon/data_source.h"
#include "page/page_metadata.h"
#include "page/page_rules.h"

namespace isnad {

class PageReader {
 public:
  /// Reads the tables of data/page/. Fails with file and line of the first fault.
  static Result<PageReader> load(const DataSource& source);

  /// The page's articles. `page.text` is HTML, valid UTF-8; what `page` already knows (address, outlet, title, day)
  /// wins over what the page says. The text has one line for each headline, paragraph, item of a list and caption, and
  /// an outline; `form` is Text. Fails with the limit that the page breaks (html_tree.h); passed over if there is no
  /// article on it. Time and memory are linear in its length.
  Result<Document> read(Document page) const;

 private:
  PageReader(PageRules rules, MetadataRules metadata) : rules_(std::move(rules)), metadata_(std::move(metadata)) {}
  PageRules rules_;
  MetadataRules metadata_;
};

}  // namespace isnad
