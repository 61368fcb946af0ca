#include "page/articles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "reading/knowledge.h"

namespace isnad {
namespace {

const LeftoverWords& leftover_words() {
  static const DataSource kSource = DataSource::built_in();
  static const Lexicon kLexicon = [] {
    auto made = Lexicon::from_block(kSource.lexicon_block());
    if (!made) throw std::runtime_error(made.error().text());
    return std::move(*made);
  }();
  static const std::unique_ptr<Knowledge> kKnowledge = [] {
    auto made = Knowledge::load(kSource, kLexicon);
    if (!made) throw std::runtime_error(made.error().text());
    return std::move(*made);
  }();
  return kKnowledge->leftovers();
}

/// The pieces of a page as they were told apart: headline, sentences and leftovers of each article.
struct Read {
  std::string headline;
  std::vector<std::string> sentences;
  std::vector<std::string> leftovers;
};

std::vector<Read> read(const std::string& page) {
  const Text text(page);
  std::vector<Read> out;
  for (const ArticleRange& range : find_articles(text, leftover_words())) {
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
  const Text text("سطر أول هنا\nسطر آخر. Not for us. وسطر ثالث.\nNor this\nسطر رابع هنا أيضا\n");
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

TEST(Articles, KeepHeadlinesThatBeginOrEndLikeButtons) {
  const std::string text =
      "وقالت مصادر محلية إن الوفد وصل إلى المدينة صباح اليوم والتقى عدداً من وجهائها في مبنى البلدية.";
  for (const char* line :
       {"المزيد من القتلى في غارات على المدينة", "الوفد يلغي زيارة", "مشاركة على نطاق واسع في الانتخابات",
        "صور: وصول وفد من البلدية", "نشرت في المدينة قوات إضافية بعد وصول الوفد"}) {
    const auto articles = read(std::string(line) + "\n" + text + "\n" + text + " وغادرها.\n");
    ASSERT_EQ(articles.size(), 1U);
    EXPECT_EQ(articles[0].headline, line);
  }
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

// An invented page, of whose lines single ones are changed below.
const std::string kHeadline = "قتلى وجرحى بقصف على سوق في بلدة السنديان";
const std::string kFirst =
    "قتل أربعة مدنيين وأصيب آخرون صباح اليوم في قصف استهدف سوقاً شعبياً وسط بلدة السنديان، بحسب مسعفين.";
const std::string kSecond = "وقال المسعف كريم الحداد إن القصف دمّر عدداً من المحال، وإن الجرحى نقلوا إلى مشفى البلدة.";
const Strings kText = {kFirst, kSecond};

/// What is left of a page whose lines are these: its headline, and the sentences of its only article.
Read only(const Strings& lines) {
  std::string page;
  for (const std::string& line : lines) page += line + "\n";
  const auto articles = read(page);
  EXPECT_EQ(articles.size(), 1U);
  return articles.empty() ? Read{} : articles[0];
}

TEST(Articles, LeaveMenuAndTickerAboveTheHeadlineToThePage) {
  const Read article = only({"الرئيسية", "سياسة", "رأي وتحليل", "08:25 م افتتاح معرض الزهور في العاصمة",
                             "2024/03/05 09:10 منتخب الشباب يفوز بالكأس", kHeadline, kFirst, kSecond});
  EXPECT_EQ(article.headline, kHeadline);
  EXPECT_EQ(article.sentences, kText);
}

TEST(Articles, LeaveBylineTimeAndCaptionBelowTheHeadlineToThePage) {
  for (const char* line :
       {"إدلب – وكالة الغد", "السنديان / سليم الحلبي / الأناضول", "الثلاثاء 5 آذار 2024 - 14:05", "منذ 3 ساعات",
        "نشرت في: 05/03/2024 - 09:15", "إعداد: سليم الحلبي – تحرير: ندى العلي", "مركز الأخبار",
        "دخان فوق سوق بلدة السنديان بعد القصف - متداول", "سوق بلدة السنديان في صورة أرشيفية (الأناضول)"}) {
    const Read article = only({kHeadline, line, kFirst, kSecond});
    EXPECT_EQ(article.headline, kHeadline) << line;
    EXPECT_EQ(article.sentences, kText) << line;
  }
}

TEST(Articles, KeepASecondHeadline) {
  const std::string standfirst = "مسعفون يتحدثون عن دمار واسع أصاب محال السوق وسط البلدة";
  const Read article = only({kHeadline, standfirst, kFirst, kSecond});
  EXPECT_EQ(article.sentences, (Strings{standfirst, kFirst, kSecond}));
}

TEST(Articles, KeepSubheadingsAndLists) {
  const Strings lines = {"دمار في السوق", kSecond, "أسماء القتلى:", "- سعاد الخطيب", "- كريم الزين", "- نور الزين"};
  Strings page = {kHeadline, kFirst};
  page.insert(page.end(), lines.begin(), lines.end());
  Strings expected = {kFirst};
  expected.insert(expected.end(), lines.begin(), lines.end());
  EXPECT_EQ(only(page).sentences, expected);
}

TEST(Articles, LeaveALinkBetweenParagraphsToThePage) {
  for (const char* line : {"اقرأ أيضاً: وزيرة التعليم تفتتح ثلاث مدارس جديدة في الساحل",
                           "بالفيديو || حفل افتتاح مهرجان الربيع.. آلاف الزوار في يومه الأول"}) {
    EXPECT_EQ(only({kHeadline, kFirst, line, kSecond}).sentences, kText) << line;
  }
}

TEST(Articles, LeaveWhatStandsBelowTheTextToThePage) {
  EXPECT_EQ(only({kHeadline, kFirst, kSecond, "الوسوم", "السنديان", "قصف", "سوق شعبي"}).sentences, kText);
  EXPECT_EQ(only({kHeadline, kFirst, kSecond, "السابق", "افتتاح معرض الزهور في العاصمة", "التالي",
                  "وزيرة التعليم تفتتح ثلاث مدارس جديدة", "أمطار غزيرة متوقعة على مناطق…"})
                .sentences,
            kText);
  EXPECT_EQ(only({kHeadline, kFirst, kSecond, "تابعونا على تلغرام", "التعليقات مغلقة", "جميع الحقوق محفوظة © 2024"})
                .sentences,
            kText);
}

TEST(Articles, LeaveTeasersOfOtherStoriesToThePage) {
  const Read article =
      only({kHeadline, kFirst, kSecond, "الأكثر قراءة", "افتتاح معرض الزهور في العاصمة", "منتخب الشباب يفوز بالكأس",
            "افتتحت وزيرة الزراعة معرض الزهور السنوي بمشاركة مئة عارض من عشر دول.", "أمطار غزيرة متوقعة غدا"});
  EXPECT_EQ(article.sentences, kText);
}

TEST(Articles, FindASecondStoryWithATextOfItsOwn) {
  std::string page;
  const std::string headline = "مزارعو وادي الزيتون يشكون نقص المياه";
  const std::string text = "قال مزارعون في وادي الزيتون إن نقص المياه أفسد محصول هذا العام، وطالبوا بحفر آبار جديدة.";
  const std::string more =
      "وأضافت المهندسة رنا العلي أن الآبار الثلاث في الوادي جفت منذ الصيف، وأن المزارعين خسروا نصف "
      "محصول الزيتون ولا يجدون من يعوضهم عن خسائرهم في هذه السنة الصعبة.";
  for (const std::string& line : {kHeadline, kFirst, kSecond, std::string("آخر الأخبار"), headline, text, more}) {
    page += line + "\n";
  }
  const auto articles = read(page);
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(articles[0].sentences, kText);
  EXPECT_EQ(articles[1].headline, headline);
  EXPECT_EQ(articles[1].sentences, (Strings{text, more}));
}

TEST(Articles, LeaveTheSecondCopyOfAParagraphToThePage) {
  EXPECT_EQ(only({kHeadline, kFirst, kFirst, kSecond}).sentences, kText);
  EXPECT_EQ(only({kFirst.substr(0, kFirst.find("، بحسب")), kFirst, kSecond}).sentences, kText);  // cut off above
}

TEST(Articles, LeaveACreditBehindTheTextToThePage) {
  const Read article = only({kHeadline, kFirst + " (سليم الحلبي - وكالة الأناضول)", kSecond});
  EXPECT_EQ(article.sentences, kText);
}

TEST(Articles, KeepAHeadlineThatBeginsLikeALink) {
  const std::string headline = "شاهد: دمار في سوق بلدة السنديان بعد القصف";
  EXPECT_EQ(only({headline, kFirst, kSecond}).headline, headline);
}

TEST(Articles, KeepTheHeadlineOfAPageWhoseTextIsMissing) {
  const Read article = only({kHeadline, "التعليقات", "أمطار غزيرة متوقعة غدا في الساحل", "الثلاثاء 2024/03/05",
                             "منتخب الشباب يفوز بالكأس للمرة الثانية", "الثلاثاء 2024/03/05",
                             "افتتاح معرض الزهور في العاصمة.. مئة عارض", "الاثنين 2024/03/04"});
  EXPECT_EQ(article.headline, kHeadline);
  EXPECT_TRUE(article.sentences.empty());
}

TEST(Articles, KeepATextWithoutAnyEndMark) {
  const Strings lines = {"بيان صادر عن مجلس بلدة السنديان", "وأضاف البيان أن القصف", "دمر السوق الشعبي وسط",
                         "البلدة صباح اليوم وأن"};
  const Read article = only(lines);
  EXPECT_EQ(article.sentences.size() + 1, lines.size());
}

}  // namespace
}  // namespace isnad
