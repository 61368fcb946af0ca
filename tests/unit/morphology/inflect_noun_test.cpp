#include "morphology/inflect_noun.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {
namespace {

NounPattern pattern(const char* text) {
  NounPattern out;
  out.written = written_letters(text);
  return out;
}

const NounForm* find(const std::vector<NounForm>& forms, const char* text) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const NounForm& form) { return form.letters == normalise(text); });
  return found == forms.end() ? nullptr : &*found;
}

void expect_all(const std::vector<NounForm>& forms, std::initializer_list<const char*> wanted) {
  for (const char* text : wanted) EXPECT_TRUE(find(forms, text)) << text;
}

TEST(InflectNoun, SoundMasculine) {
  NounPattern noun = pattern("مقاتل");
  noun.sound_masculine = true;
  const auto forms = inflect_noun(noun);
  expect_all(forms, {"مقاتل", "مقاتلا", "مقاتلان", "مقاتلين", "مقاتلون", "مقاتلو", "مقاتلي"});
  EXPECT_TRUE(find(forms, "مقاتلو")->construct);
  EXPECT_EQ(find(forms, "مقاتلون")->gcase, Case::Nominative);
}

TEST(InflectNoun, TehMarbuta) {
  NounPattern noun = pattern("مدرسة");
  noun.gender = Gender::Feminine;
  noun.sound_feminine = true;
  const auto forms = inflect_noun(noun);
  expect_all(forms, {"مدرسة", "مدرستان", "مدرستين", "مدرسات"});
  EXPECT_TRUE(find(forms, "مدرست")->needs_enclitic);
  EXPECT_FALSE(find(forms, "مدرسةا"));
}

TEST(InflectNoun, AlefMaqsuraAndHamza) {
  NounPattern hospital = pattern("مستشفى");
  hospital.sound_feminine = true;
  const auto forms = inflect_noun(hospital);
  expect_all(forms, {"مستشفى", "مستشفيان", "مستشفيات", "مستشفا"});
  EXPECT_TRUE(find(forms, "مستشفا")->needs_enclitic);
  NounPattern minister = pattern("وزير");
  minister.broken_plurals = {written_letters("وزراء")};
  expect_all(inflect_noun(minister), {"وزراء", "وزراؤ", "وزرائ", "وزيرا"});
  expect_all(inflect_noun(pattern("شيء")), {"شيئا", "شيئ", "شيؤ"});
}

TEST(InflectNoun, DefectiveLosesItsYeh) {
  NounPattern lawyer = pattern("محامي");
  lawyer.defective = lawyer.sound_masculine = true;
  const auto forms = inflect_noun(lawyer);
  expect_all(forms, {"محامي", "محام", "محامون", "محامين"});
  EXPECT_FALSE(find(forms, "محاميون"));
}

TEST(InflectNoun, AdjectivesHaveFeminines) {
  NounPattern red = pattern("أحمر");
  red.adjective = red.has_feminine = true;
  red.feminine = written_letters("حمراء");
  expect_all(inflect_noun(red), {"أحمر", "حمراء", "حمراوان"});
  NounPattern armed = pattern("مسلح");
  armed.adjective = armed.has_feminine = armed.sound_masculine = true;
  const auto forms = inflect_noun(armed);
  expect_all(forms, {"مسلحة", "مسلحات", "مسلحون", "مسلحتان"});
  EXPECT_FALSE(find(forms, "مسلحو"));
}

}  // namespace
}  // namespace isnad
