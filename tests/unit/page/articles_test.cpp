#include "page/articles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/letters.h"

namespace isnad {
namespace {

/// The pieces of a page as they were told apart: headline, sentences and leftovers of each article.
struct Read {
  std::string headline;
  std::vector<std::string> sentences;
  std::vector<std::string> leftovers;
};

std::vector<Read> read(const std::string& page) {
  const Text text(page);
  const std::vector<std::string> leftovers = {normalise("اترك تعليقا"), normalise("شارك"), normalise("اقرأ أيضا")};
  std::vector<Read> out;
  for (const ArticleRange& range : find_articles(text, leftovers, {})) {
    Read article;
    for (uint32_t s = range.first; s < range.last; ++s) {
      const std::string sentence(text.slice(text.sentences()[s].span));
      const bool left = std::find(range.leftovers.begin(), range.leftovers.end(), s) != range.leftovers.end();
      if (left)
        article.leftovers.push_back(sentence);
      else if (s < range.title_last)
        article.headline += sentence;
      else
        article.sentences.push_back(sentence);
    }
    out.push_back(article);
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Articles, LeaveSentencesInOtherLanguagesOut) {
  const Text text("سطر أول هنا\nسطر آخر. Not for us. وسطر ثالث.\nNor this\n2024 1 2 3 4 5\n");
  ASSERT_EQ(text.sentences().size(), 6U);
  const auto articles = find_articles(text, {}, {{2, 3, Language::Other}, {4, 5, Language::Other}});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].leftovers, (std::vector<uint32_t>{2, 4}));
  EXPECT_EQ(articles[0].last, 6U);
}

TEST(Articles, NeedALineInArabic) {
  const Text text("گزارش تازه\n2024 1 2 3 4 5\n");
  EXPECT_EQ(find_articles(text, {}, {}).size(), 1U);
  EXPECT_TRUE(find_articles(text, {}, {{0, 1, Language::Persian}}).empty());
}

TEST(Articles, TakeTheFirstLineWithoutAFullStopForTheHeadline) {
  const auto articles = read("قصف على مدينة إدلب\nقصفت الطائرات المدينة. وأصيب مدنيان.\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].headline, "قصف على مدينة إدلب");
  EXPECT_EQ(articles[0].sentences, (Strings{"قصفت الطائرات المدينة.", "وأصيب مدنيان."}));
}

TEST(Articles, HaveNoHeadlineWhereTheFirstLineIsASentence) {
  const auto articles = read("قصفت الطائرات المدينة.\nوأصيب مدنيان.\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].headline, "");
  EXPECT_EQ(articles[0].sentences.size(), 2U);
}

TEST(Articles, OfASingleLineHaveNoHeadline) {
  const auto articles = read("قصفت الطائرات المدينة");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].headline, "");
  EXPECT_EQ(articles[0].sentences, (Strings{"قصفت الطائرات المدينة"}));
}

TEST(Articles, LeaveAgencyTagAndRepeatedHeadlineToThePage) {
  const auto articles = read("قصف على مدينة إدلب\nTT\nقصف على مدينة إدلب\nقصفت الطائرات المدينة.\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].headline, "قصف على مدينة إدلب");
  EXPECT_EQ(articles[0].leftovers, (Strings{"TT", "قصف على مدينة إدلب"}));
  EXPECT_EQ(articles[0].sentences, (Strings{"قصفت الطائرات المدينة."}));
}

TEST(Articles, EndBeforeTheButtonsOfThePage) {
  const auto articles = read("قصف على مدينة إدلب\nقصفت الطائرات المدينة.\nشارك\nاترك تعليقاً\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].sentences, (Strings{"قصفت الطائرات المدينة."}));
  EXPECT_TRUE(articles[0].leftovers.empty());
}

TEST(Articles, KeepASentenceThatBeginsLikeAButton) {
  const auto articles = read("شارك مئات المواطنين في مظاهرة وسط العاصمة يوم الجمعة الماضي.\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].sentences.size(), 1U);
}

TEST(Articles, LeaveLinksToOtherStoriesToThePage) {
  const std::string behind =
      "وقال سكان المدينة لوكالات الأنباء إنهم عادوا إلى منازلهم التي غادروها قبل أسبوعين بعد أن توقف القصف عليها.";
  const auto articles =
      read("هدوء في المدينة\nعاد الهدوء إلى المدينة.\nانفجار في العاصمة\nمحادثات في جنيف\nأزمة الخبز تتفاقم\n" +
           behind + "\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].leftovers.size(), 3U);
  EXPECT_EQ(articles[0].sentences, (Strings{"عاد الهدوء إلى المدينة.", behind}));
}

// Not reached yet: a question may stand among the links, but any short paragraph behind them is taken for one.
TEST(Articles, KeepAShortParagraphBehindLinks) {
  const auto articles = read(
      "هدوء في المدينة\nعاد الهدوء إلى المدينة.\nانفجار في العاصمة\nمحادثات في جنيف\nأزمة الخبز تتفاقم\n"
      "وقال السكان إنهم عادوا.\nوعادت الكهرباء إلى المدينة.\n");
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].leftovers.size(), 3U);
  EXPECT_EQ(articles[0].sentences.size(), 3U);
}

TEST(Articles, BeginAnewAtTheHeadlineOfASecondStory) {
  const auto articles = read(
      "قصف على مدينة إدلب\nTT\nقصف على مدينة إدلب\nقصفت الطائرات المدينة.\nاترك تعليقا\n"
      "مظاهرات في السويداء اليوم\nTT\nمظاهرات في السويداء اليوم\nتظاهر المئات في المدينة.\n");
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(articles[1].headline, "مظاهرات في السويداء اليوم");
  EXPECT_EQ(articles[1].sentences, (Strings{"تظاهر المئات في المدينة."}));
}

TEST(Articles, AreNoneOnAPageOfLeftovers) {
  EXPECT_TRUE(read("شارك\nTT\nاترك تعليقا\n").empty());
  EXPECT_TRUE(read("\n \n").empty());
  EXPECT_TRUE(read("").empty());
}

}  // namespace
}  // namespace isnad
