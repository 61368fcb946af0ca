#include "morphology/conjugate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {
namespace {

/// Some forms of a verb, as a grammar would give them, and its participles.
struct Paradigm {
  const char *lemma, *imperfect, *measure;
  std::vector<const char*> forms;
  std::vector<const char*> passive_only;
  std::vector<const char*> participles;
  std::vector<const char*> wrong;
};

void PrintTo(const Paradigm& paradigm, std::ostream* out) { *out << paradigm.lemma; }

class Conjugate : public testing::TestWithParam<Paradigm> {};

TEST_P(Conjugate, GivesTheForms) {
  const Paradigm& paradigm = GetParam();
  const auto conjugation =
      conjugate(written_letters(paradigm.lemma), written_letters(paradigm.imperfect), *parse_measure(paradigm.measure));
  ASSERT_TRUE(conjugation);
  const auto find = [&](const char* text) {
    return std::find_if(conjugation->forms.begin(), conjugation->forms.end(),
                        [&](const VerbForm& form) { return form.letters == normalise(text); });
  };
  for (const char* form : paradigm.forms) EXPECT_NE(find(form), conjugation->forms.end()) << form;
  for (const char* form : paradigm.wrong) EXPECT_EQ(find(form), conjugation->forms.end()) << form;
  for (const char* form : paradigm.passive_only) {
    EXPECT_TRUE(std::any_of(conjugation->forms.begin(), conjugation->forms.end(), [&](const VerbForm& other) {
      return other.letters == normalise(form) && other.voice == Voice::Passive && other.person == 3;
    })) << form;
  }
  for (const char* wanted : paradigm.participles) {
    EXPECT_TRUE(
        std::any_of(conjugation->participles.begin(), conjugation->participles.end(),
                    [&](const Participle& participle) { return participle.written == written_letters(wanted); }))
        << wanted;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Verbs, Conjugate,
    testing::Values(
        Paradigm{"قتل", "يقتل", "I", {"قتل", "قتلت", "قتلوا", "يقتلون", "يقتلوا", "اقتل"}, {}, {"قاتل", "مقتول"}, {}},
        Paradigm{"قال",
                 "يقول",
                 "I",
                 {"قال", "قالت", "قلت", "قالوا", "يقول", "يقل", "يقلن"},
                 {"قيل", "يقال"},
                 {"قائل"},
                 {"قولوت"}},
        Paradigm{"باع", "يبيع", "I", {"بعت", "يبيعون", "يبع"}, {"بيع", "يباع"}, {"بائع", "مبيع"}, {}},
        Paradigm{"خاف", "يخاف", "I", {"خفت", "يخاف", "يخف"}, {"خيف"}, {"خائف"}, {"يخوف"}},
        Paradigm{"دعا",
                 "يدعو",
                 "I",
                 {"دعا", "دعت", "دعوا", "دعوت", "يدعو", "يدعون", "يدع", "تدعين"},
                 {"دعي", "يدعى"},
                 {"داعي", "مدعو"},
                 {"دعات"}},
        Paradigm{"رمى", "يرمي", "I", {"رمى", "رمت", "رموا", "رميت", "يرمي", "يرمون", "يرم"}, {}, {"رامي", "مرمي"}, {}},
        Paradigm{"لقي", "يلقى", "I", {"لقي", "لقيت", "لقوا", "يلقى", "يلقون", "يلق"}, {}, {"لاقي"}, {}},
        Paradigm{"شنّ", "يشنّ", "I", {"شن", "شنت", "شنوا", "شننا", "يشن", "يشنون", "يشنن"}, {}, {"مشنون"}, {"يشننن"}},
        Paradigm{"وصل", "يصل", "I", {"وصل", "وصلت", "يصل", "يصلون", "صل"}, {"يوصل"}, {"واصل", "موصول"}, {}},
        Paradigm{"رأى", "يرى", "I", {"رأى", "رأت", "رأوا", "رأيت", "يرى", "يرون", "ير"}, {"رئي"}, {}, {}},
        Paradigm{"جاء", "يجيء", "I", {"جاء", "جاءت", "جاؤوا", "جاءوا", "جئت", "يجيء", "يجئ", "يجيئون"}, {}, {}, {}},
        Paradigm{"سأل", "يسأل", "I", {"سأل", "سألوا", "يسأل"}, {"سئل"}, {"سائل", "مسؤول", "مسئول"}, {}},
        Paradigm{"أخذ", "يأخذ", "I", {"أخذ", "يأخذ", "خذ", "آخذ"}, {"يؤخذ"}, {"آخذ", "مأخوذ"}, {}},
        Paradigm{"قرأ", "يقرأ", "I", {"قرأت", "قرأوا", "قرؤوا", "يقرأ", "يقرؤون", "يقرأون"}, {"قرئ"}, {"قارئ"}, {}},
        Paradigm{"أكد", "يؤكد", "II", {"أكد", "أكدت", "يؤكد", "نؤكد", "يؤكدون"}, {}, {"مؤكد"}, {}},
        Paradigm{"سمّى", "يسمّي", "II", {"سمى", "سمت", "يسمي", "يسمى"}, {}, {"مسمي", "مسمى"}, {"يسميون"}},
        Paradigm{"هاجم", "يهاجم", "III", {"هاجم", "هاجموا", "يهاجم"}, {"هوجم"}, {"مهاجم"}, {}},
        Paradigm{"أعلن", "يعلن", "IV", {"أعلن", "أعلنت", "يعلن"}, {}, {"معلن"}, {}},
        Paradigm{"أدان", "يدين", "IV", {"أدان", "أدانت", "أدنت", "يدين", "يدن"}, {"يدان"}, {"مدين", "مدان"}, {}},
        Paradigm{"آمن", "يؤمن", "IV", {"آمن", "آمنوا", "يؤمن"}, {}, {"مؤمن"}, {}},
        Paradigm{"أوقف", "يوقف", "IV", {"أوقف", "يوقف"}, {}, {"موقف"}, {}},
        Paradigm{"تصدّى",
                 "يتصدّى",
                 "V",
                 {"تصدى", "تصدت", "تصدوا", "تصديت", "يتصدى", "يتصدون", "يتصد", "تصدي"},
                 {},
                 {"متصدي"},
                 {}},
        Paradigm{"تبادل", "يتبادل", "VI", {"تبادل", "تبادلا", "يتبادلان"}, {"تبودل"}, {"متبادل"}, {}},
        Paradigm{"انسحب", "ينسحب", "VII", {"انسحب", "انسحبت", "ينسحب"}, {}, {"منسحب"}, {}},
        Paradigm{"اتهم", "يتهم", "VIII", {"اتهم", "اتهمت", "يتهم"}, {}, {"متهم"}, {}},
        Paradigm{"احتلّ", "يحتلّ", "VIII", {"احتل", "احتلت", "احتللت", "يحتل", "يحتلون"}, {}, {"محتل"}, {"احتلتت"}},
        Paradigm{"اختار", "يختار", "VIII", {"اختار", "اخترت", "يختار", "يختر"}, {"اختير"}, {"مختار"}, {}},
        Paradigm{"استهدف", "يستهدف", "X", {"استهدف", "استهدفت", "يستهدف"}, {}, {"مستهدف"}, {}},
        Paradigm{"استعاد",
                 "يستعيد",
                 "X",
                 {"استعاد", "استعدت", "يستعيد", "يستعد"},
                 {"استعيد", "يستعاد"},
                 {"مستعيد", "مستعاد"},
                 {}},
        Paradigm{"سيطر", "يسيطر", "Q", {"سيطر", "سيطرت", "يسيطر"}, {}, {"مسيطر"}, {}},
        Paradigm{"تدهور", "يتدهور", "QII", {"تدهورت", "يتدهور"}, {}, {"متدهور"}, {}},
        Paradigm{"اطمأنّ", "يطمئنّ", "QII", {"اطمأن", "اطمأننت", "يطمئن"}, {}, {"مطمئن"}, {}}));

TEST(Conjugate, MarksWhatStandsOnlyBeforePronouns) {
  const auto conjugation = conjugate(written_letters("رمى"), written_letters("يرمي"), Measure::I);
  ASSERT_TRUE(conjugation);
  for (const VerbForm& form : conjugation->forms) {
    // ramā(hu), but ramaw and ramayā of two.
    if (form.letters == normalise("رما") && form.number == Number::Singular) {
      EXPECT_TRUE(form.needs_enclitic);
    }
    if (form.letters == normalise("رموا")) {
      EXPECT_FALSE(form.needs_enclitic);
    }
  }
}

TEST(Conjugate, OneReadingWhereVoicesAreSpelledAlike) {
  const auto conjugation = conjugate(written_letters("قتل"), written_letters("يقتل"), Measure::I);
  ASSERT_TRUE(conjugation);
  const auto count = std::count_if(conjugation->forms.begin(), conjugation->forms.end(),
                                   [](const VerbForm& form) { return form.letters == normalise("قتلوا"); });
  EXPECT_EQ(count, 1);
  EXPECT_EQ(conjugation->forms.front().voice, Voice::Either);
}

TEST(Conjugate, RefusesLemmasOfAnotherShape) {
  EXPECT_FALSE(conjugate(written_letters("قتل"), written_letters("يقتل"), Measure::X));
  EXPECT_FALSE(conjugate("", "", Measure::I));
  for (int measure = 0; measure <= static_cast<int>(Measure::QII); ++measure) {
    for (const char* lemma : {"ا", "اا", "ااا", "ءاى", "تا", "استا", "انا", "اتا", "أ", "آ"}) {
      (void)conjugate(written_letters(lemma), "", static_cast<Measure>(measure));
    }
  }
}

}  // namespace
}  // namespace isnad
