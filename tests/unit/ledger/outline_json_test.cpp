// Outlines survive being kept in a ledger; what is no outline does no harm.
#include "ledger/outline_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace isnad::ledger {
namespace {

TEST(OutlineJsonTest, AsItIsWritten) {
  ArticleOutline first{{0, 812}, {0, 46}, {{300, 340}}, Day::of(2024, 3, 5), 1709634120};
  ArticleOutline second{{813, 900}, {}, {}, {}, {}};
  EXPECT_EQ(outline_json({first, second}),
            R"([{"span":[0,812],"title":[0,46],"leftovers":[[300,340]],"published":"2024-03-05",)"
            R"("published_at":1709634120},{"span":[813,900]}])");
  EXPECT_EQ(outline_json({}), "");
}

RC_GTEST_PROP(OutlineJsonTest, ComesBack, ()) {
  std::vector<ArticleOutline> outline;
  uint32_t at = 0;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    ArticleOutline article;
    const auto next = [&] { return at += *rc::gen::inRange(0U, 100000U); };
    article.span.begin = article.title.begin = next();
    article.title.end = next();
    if (article.title.empty()) article.title = {};
    for (int k = *rc::gen::inRange(0, 3); k > 0; --k) {
      const uint32_t begin = next();
      article.leftovers.push_back({begin, next()});
    }
    article.span.end = next();
    if (*rc::gen::arbitrary<bool>()) article.published = Day{*rc::gen::inRange(-10000, 40000)};
    if (*rc::gen::arbitrary<bool>()) article.published_at = *rc::gen::arbitrary<int64_t>();
    outline.push_back(article);
  }
  const auto back = outline_of_json(outline_json(outline));
  RC_ASSERT(back.size() == outline.size());
  for (size_t i = 0; i < outline.size(); ++i) {
    RC_ASSERT(back[i].span == outline[i].span && back[i].title == outline[i].title);
    RC_ASSERT(back[i].leftovers == outline[i].leftovers && back[i].published == outline[i].published);
    RC_ASSERT(back[i].published_at == outline[i].published_at);
  }
}

TEST(OutlineJsonTest, WhatIsNoneIsNone) {
  for (const char* json : {"", "{", "[1]", "{}", R"([{"title":[0,1]}])", R"([{"span":[5,2]}])", R"([{"span":[0,-1]}])",
                           R"([{"span":[10,20]},{"span":[15,30]}])", R"([{"span":[0,9],"leftovers":[[1]]}])"})
    EXPECT_TRUE(outline_of_json(json).empty()) << json;
}

}  // namespace
}  // namespace isnad::ledger
