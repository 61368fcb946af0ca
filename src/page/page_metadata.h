// What a web page says of itself: headline, outlet, address, day of publication.
//
//   <title>مقتل ثلاثة في قصف على إدلب | عنب بلدي</title>  ("three killed in shelling on Idlib | Enab Baladi")
//   <meta property="article:published_time" content="2024-03-05T13:22:00+03:00">
//   → title «مقتل ثلاثة في قصف على إدلب», outlet «عنب بلدي», 2024-03-05, 10:22 UTC, from "opengraph"
//
// In the order of trust: JSON-LD of schema.org, OpenGraph, <meta> and microdata, <time>, a dateline by the headline.
// The time of the last change counts only if the page says nothing else. JSON that is not quite JSON is mended, and if
// that does not help, searched. Which names mean what stands in data/page/metadata.tsv.
//
// Deliberately not: the article itself (html_page.h), and whether the page has one.
#pragma once

#include <gumbo.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "lexicon/data_source.h"
#include "page/page_dates.h"
#include "page/page_rules.h"

namespace isnad {

struct PageMetadata {
  std::string title;   ///< without the name of the site
  std::string outlet;  ///< name of the site as the page gives it
  std::string url;     ///< canonical, absolute, without parameters that only track; empty if none is given
  std::optional<Day> published;
  std::optional<int64_t> published_at;  ///< seconds since 1970 UTC
  std::string published_from;           ///< "json-ld" "opengraph" "meta" "time" "dateline"; empty without a day
  bool messages = false;                ///< of a social network: what stands on it has no headline
};

/// The tables. Immutable.
class MetadataRules {
 public:
  enum class Field : uint8_t { Title, Outlet, Url, Published, Modified, Tracking, Dateline, Network, Channel };
  struct Name {
    std::string name;
    Field field = Field::Title;
    bool open_end = false;
    bool opengraph = false;
  };

  /// Reads data/page/metadata.tsv and the words of dates. Fails with file and line of the first fault.
  static Result<MetadataRules> load(const DataSource& source);

  /// Does a page say it with that name, or do we know it of pages?
  static bool is_said(Field field) { return field < Field::Tracking; }
  const std::vector<Name>& names() const { return names_; }  ///< the most trusted first
  const DateWords& dates() const { return dates_; }

 private:
  std::vector<Name> names_;
  DateWords dates_;
};

/// Reads them off a page. `root` is the tree that Gumbo made of valid UTF-8 (the document or its <html>); `address` is
/// where the page was found, empty if that is not known: relative addresses are resolved against it. Linear in the size
/// of the tree; never fails, what is not there stays empty.
/// What `marks` call embedded in the page is not the page's: its day, its words.
PageMetadata page_metadata(const GumboNode& root, const MetadataRules& rules, const PageRules& marks,
                           std::string_view address = {});

/// The address that `link` on a page at `base` means: absolute, without its fragment, without the parameters that
/// only track and without that of a web archive before it. Empty if it is none of the web, or is relative and `base` is
/// no absolute one.
std::string resolved_address(std::string_view link, std::string_view base, const MetadataRules& rules);

/// The address of the page of which a web archive has a copy at `address`, which is returned for any other:
/// «https://archive.example/web/20180407091500/http://news.example/551» → «http://news.example/551».
std::string_view archived_address(std::string_view address);

}  // namespace isnad
