#include "syntax/search_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "isnad/engine.h"

namespace isnad {
namespace {

using Forms = std::vector<std::string>;

const Engine& engine() {
  static const Engine kEngine = std::move(*Engine::built_in());
  return kEngine;
}
Forms forms(const char* word) { return engine().search_forms(word); }

TEST(SearchForms, AreTheCitationFormAndTheWordWithoutProclitics) {
  EXPECT_EQ(forms("للنازحين"), (Forms{"نازح", "نازحين"}));
  EXPECT_EQ(forms("وسيقصفونهم"), (Forms{"قصف", "يقصفونهم"}));
  EXPECT_EQ(forms("مُسْتَشْفَيات"), (Forms{"مستشفي", "مستشفيات"}));
  EXPECT_EQ(forms("قصف"), Forms{"قصف"});
}

TEST(SearchForms, OfAmbiguousWordsAreThoseOfTheLikelyReadings) {
  EXPECT_EQ(forms("مواقع"), (Forms{"موقع", "موقعة", "مواقع"}));
  EXPECT_EQ(forms("إلى"), Forms{"الي"});
  EXPECT_EQ(forms("وصل"), Forms{"وصل"});
}

TEST(SearchForms, OfPlacesAreTheirNames) {
  EXPECT_EQ(forms("وبلبنان"), Forms{"لبنان"});
  EXPECT_EQ(forms("ولندن"), Forms{"لندن"});
  EXPECT_EQ(forms("بعدن"), Forms{"عدن"});
  EXPECT_EQ(forms("سوريا"), Forms{"سوريا"});
  EXPECT_EQ(forms("للرقه"), Forms{"رقة"});
}

TEST(SearchForms, OfUnknownWordsAreTheWaysToReadThem) {
  EXPECT_EQ(forms("زغبوط"), Forms{"زغبوط"});
  EXPECT_EQ(forms("لزغبوط"), (Forms{"لزغبوط", "زغبوط"}));
  EXPECT_EQ(forms("الزغبوطيين"), (Forms{"زغبوطيين", "زغبوطي"}));
}

TEST(SearchForms, OfWhatIsNoArabicWordAreItself) {
  EXPECT_EQ(forms("80"), Forms{"80"});
  EXPECT_EQ(forms("BBC"), Forms{"bbc"});
  EXPECT_EQ(forms("م"), Forms{"م"});
  EXPECT_EQ(forms(""), Forms());
  EXPECT_EQ(forms("ـ،"), Forms());
}

TEST(SearchForms, OfABeginningAreItAndWhatStandsBehindTheArticle) {
  EXPECT_EQ(engine().search_beginnings("نازح"), Forms{"نازح"});
  EXPECT_EQ(engine().search_beginnings("وللنازح"), (Forms{"وللنازح", "نازح"}));
  EXPECT_EQ(engine().search_beginnings("ال"), Forms{"ال"});
  EXPECT_EQ(engine().search_beginnings(""), Forms());
}

}  // namespace
}  // namespace isnad
