// FeedReader: the items of an RSS or Atom feed (RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0) as documents.
//
//   <rss><channel><title>وكالة الخبر</title>                    ("The News Agency")
//     <item><title>غارة على إدلب</title>                         ("A raid on Idlib")
//       <link>https://news.example/1</link>
//       <pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate>
//       <description>&lt;p&gt;قال المرصد …&lt;/p&gt;</description></item> …
//
//   → Document{id, url: "https://news.example/1", outlet: «وكالة الخبر», title: «غارة على إدلب», published: 2024-03-12,
//              form: Html, text: «<p>قال المرصد …</p>»}
//
// The body of an item is content:encoded, else Atom's content, else the description or summary, also if that is only a
// teaser; if there is none, it is the title. Its id is the link, else the guid. Feeds in any encoding are read, and
// such as call HTML's entities (&nbsp;) without declaring them, have control characters or blanks before the
// declaration.
//
// Nothing is ever loaded from elsewhere: no DTD, no external entity, no content that an item only points at.
// Deliberately not: OPML, sitemaps, JSON Feed; authors, categories, enclosures; a title of the feed behind its items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "page/byte_stream.h"

namespace isnad {

struct FeedOptions {
  size_t max_feed = 64 * 1024 * 1024;  ///< bytes of the feed, which is held in memory
  size_t max_item = 4 * 1024 * 1024;   ///< bytes of one item; a longer one is skipped
};

class FeedReader {
 public:
  /// `stream` must outlive the reader.
  explicit FeedReader(ByteStream& stream, const FeedOptions& options = {});

  /// The next item; or an Error (its file is left empty: the caller names it): for an item that is skipped, or, with
  /// its line, for what the feed cannot be read behind; nothing at the end. An item with neither link nor guid has an
  /// empty id: number() tells it from others.
  std::optional<Result<Document>> next();

  uint64_t number() const;  ///< of the item that next() was at last, from 1

  FeedReader(FeedReader&&) noexcept;
  FeedReader& operator=(FeedReader&&) noexcept;
  ~FeedReader();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
