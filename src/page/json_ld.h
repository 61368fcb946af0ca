// JSON-LD: what the <script type="application/ld+json"> of a page say of its article, in the words of schema.org.
//
//   {"@graph": [{"@type": "NewsArticle", "headline": "…", "datePublished": "2024-03-05", "publisher": {"@id": "#o"}},
//               {"@id": "#o", "@type": "Organization", "name": "عنب بلدي"}]}
//   → headline, datePublished, publisher «عنب بلدي» (Enab Baladi)
//
// Much of what pages have there is not quite JSON: comments around it, commas too many, line breaks in strings, quotes
// written as &quot;. That is mended first; what still cannot be parsed is searched for the few keys that matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// What one object of an article or of its page says; texts as they stand there, empty where it says nothing.
struct JsonLdArticle {
  bool article = false;  ///< a NewsArticle, BlogPosting …, not merely a WebPage
  std::string headline, publisher, url, published, modified;
};

struct JsonLd {
  std::vector<JsonLdArticle> articles;  ///< in the order of the page
  std::string site;                     ///< name of the WebSite
};

/// Reads the contents of a page's scripts, which must be valid UTF-8. Linear; never fails.
JsonLd read_json_ld(const std::vector<std::string_view>& scripts);

}  // namespace isnad
