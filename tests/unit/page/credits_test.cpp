#include "page/credits.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace isnad {
namespace {

using Strings = std::vector<std::string>;

const Knowledge& knowledge() {
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
  return *kKnowledge;
}

Strings found(const std::string& page) {
  const Text text(page);
  return credits(text, 0, static_cast<uint32_t>(text.sentences().size()), knowledge());
}

const std::string kTitle = "مقتل ثلاثة مدنيين بقصف على سوق شعبي في المدينة\n";
const std::string kBody =
    "قتل ثلاثة مدنيين صباح اليوم في قصف على سوق شعبي وسط المدينة، وأصيب آخرون.\n"
    "وقال مسعفون إن بين الجرحى طفلين نقلا إلى مشفى قريب لتلقي العلاج.\n";

TEST(Credits, StandInTheDatelineOfTheFirstParagraph) {
  EXPECT_EQ(found("بيروت (رويترز) - قال مسعفون إن القصف أصاب سوقا شعبيا في وسط المدينة صباح اليوم.\n"),
            Strings{"MED.REUTERS"});
  EXPECT_EQ(found(kTitle + "دمشق - أ ف ب - قال مسعفون إن القصف أصاب سوقا شعبيا في وسط المدينة.\n"), Strings{"MED.AFP"});
  EXPECT_EQ(found(kTitle + "(د.ب.أ) – قال مسعفون إن القصف أصاب سوقا شعبيا في وسط المدينة صباح اليوم.\n"),
            Strings{"MED.DPA"});
  EXPECT_EQ(found(kTitle + "أنقرة/ الأناضول/ قال مسعفون إن القصف أصاب سوقا شعبيا في وسط المدينة.\n"),
            Strings{"MED.ANADOLU"});
}

TEST(Credits, StandInShortLinesUnderTheTitleAndAtTheEnd) {
  EXPECT_EQ(found(kTitle + "دمشق-سانا\n" + kBody), Strings{"MED.SANA"});
  EXPECT_EQ(found(kTitle + "إدلب / سليم الحلبي / الأناضول\n" + kBody), Strings{"MED.ANADOLU"});
  EXPECT_EQ(found(kTitle + "ديرك ـ نورث برس\n" + kBody), Strings{"MED.NORTHPRESS"});
  EXPECT_EQ(found(kTitle + kBody + "فرانس 24/ أ ف ب/ رويترز"), (Strings{"MED.FRANCE24", "MED.AFP", "MED.REUTERS"}));
  EXPECT_EQ(found(kTitle + kBody + "© 2022 AFP"), Strings{"MED.AFP"});
  EXPECT_EQ(found(kTitle + kBody + "(رويترز)"), Strings{"MED.REUTERS"});
}

TEST(Credits, FollowTheWordForSource) {
  EXPECT_EQ(found(kTitle + kBody + "المصدر: وكالات"), Strings{kUnnamedAgencies});
  EXPECT_EQ(found(kTitle + kBody + "المصدر : الجزيرة + رويترز"), (Strings{"MED.JAZEERA", "MED.REUTERS"}));
  EXPECT_EQ(found(kTitle + kBody + "المصدر:\nالمرصد السوري لحقوق الإنسان"), Strings{"NGO.SOHR"});
  EXPECT_EQ(found(kTitle + "نقلا عن رويترز\n" + kBody), Strings{"MED.REUTERS"});
}

TEST(Credits, EndTheLastParagraphInBrackets) {
  EXPECT_EQ(found(kTitle + kBody + "ولم يصدر تعليق من الجانب الآخر حتى ساعة نشر هذا الخبر. (شينخوا)"),
            Strings{"MED.XINHUA"});
  EXPECT_EQ(found(kTitle + kBody + "(إعداد سمير فلان للنشرة العربية - تحرير ليلى فلان)"), Strings{"MED.REUTERS"});
}

TEST(Credits, AreNotWhatIsAttributedInASentence) {
  EXPECT_EQ(found("سانا: قتلى بقصف على سوق شعبي\n" + kBody), Strings{});
  EXPECT_EQ(found(kTitle + "وذكرت وكالة الأنباء السورية (سانا) أن القصف أصاب سوقا شعبيا في وسط المدينة.\n"), Strings{});
  EXPECT_EQ(found(kTitle + kBody + "وانتهى الهجوم قبل الظهر بحسب ما نقلت وكالة (سانا)."), Strings{});
  EXPECT_EQ(found(kTitle + kBody + "وأضاف المصدر: نرحب بأي هدنة."), Strings{});
}

TEST(Credits, AreNotThePhotographers) {
  EXPECT_EQ(found("بكاء أمام مشفى البلدة بعد القصف (الأناضول)\n" + kBody), Strings{});
  EXPECT_EQ(found("سوق المدينة (رويترز)\n" + kBody), Strings{});
  EXPECT_EQ(found(kTitle + "© سوق المدينة (أ ف ب)\n" + kBody), Strings{});
}

TEST(Credits, OfATextWithoutAnyAreNone) {
  EXPECT_EQ(found(""), Strings{});
  EXPECT_EQ(found(kTitle + kBody), Strings{});
}

}  // namespace
}  // namespace isnad
