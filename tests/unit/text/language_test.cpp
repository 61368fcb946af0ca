#include "text/language.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace isnad {
namespace {

const LanguageTable& table() {
  static const auto loaded = LanguageTable::load(DataSource::built_in());
  return *loaded;
}

/// "fa: the passage" for each passage that is not in Arabic.
std::vector<std::string> foreign(const std::string& page) {
  const Text text(page);
  std::vector<std::string> out;
  for (const ForeignPassage& passage : table().foreign_passages(text)) {
    const Span span{text.sentences()[passage.first].span.begin, text.sentences()[passage.last - 1].span.end};
    out.push_back(std::string(name_of(passage.language)) + ": " + std::string(text.slice(span)));
  }
  return out;
}
using Strings = std::vector<std::string>;

const std::string kPersian = "وزیر خارجه گفت که این کشور آماده گفت‌وگو است.";
const std::string kArabic = "قال وزير الخارجية إن بلاده مستعدة للحوار مع دول الجوار.";

TEST(Language, OfSentencesAsNewsHasThem) {
  std::ifstream file(ISNAD_SOURCE_FOLDER "/tests/unit/text/languages.tsv");
  std::string line;
  size_t sentences = 0;
  while (std::getline(file, line)) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || line.starts_with("#") || line.starts_with("language\t")) continue;
    ++sentences;
    const std::string sentence = line.substr(tab + 1);
    EXPECT_EQ(name_of(table().language_of(Text(sentence))), line.substr(0, tab)) << sentence;
  }
  EXPECT_GE(sentences, 190U);
}

TEST(Language, OfATextWithoutLettersIsNone) {
  EXPECT_EQ(table().language_of(Text("")), Language::None);
  EXPECT_EQ(table().language_of(Text("12/03/2024 - 14:05 *** …")), Language::None);
}

TEST(Language, ShortLinesAreInTheLanguageOfThoseAroundThem) {
  const std::string line = "تهران";
  EXPECT_EQ(foreign(kPersian + "\n" + line + "\n" + kPersian),
            (Strings{"fa: " + kPersian, "fa: " + line, "fa: " + kPersian}));
  EXPECT_EQ(foreign(line + "\n" + kPersian), (Strings{"fa: " + line, "fa: " + kPersian}));
  EXPECT_EQ(foreign(kArabic + "\n" + line + "\n" + kPersian), (Strings{"fa: " + kPersian}));
  EXPECT_EQ(foreign(line), Strings{});
  // Latin lines say nothing of their neighbours.
  EXPECT_EQ(foreign("Reuters said so on Monday evening\n" + line), Strings{"und: Reuters said so on Monday evening"});
}

TEST(Language, ASentenceMayBeOfAnotherLanguageThanItsLine) {
  const std::string english = "The talks will be held in the capital next week.";
  EXPECT_EQ(foreign(kArabic + " " + english + " " + kArabic), Strings{"und: " + english});
  EXPECT_EQ(foreign(kArabic + " " + kArabic + " " + kPersian), Strings{"fa: " + kPersian});
  EXPECT_EQ(foreign(kPersian + " " + kPersian), Strings{"fa: " + kPersian + " " + kPersian});
  EXPECT_EQ(foreign("The militia, known as حشد, said that it had left."),
            Strings{"und: The militia, known as حشد, said that it had left."});
  // Names and quotations stay.
  EXPECT_EQ(foreign("نشرت صحيفة New York Times تقريراً. قال فيه: \"This is the end of it all, he said.\""), Strings{});
  EXPECT_EQ(foreign("قال الوزير إن «این حمله محکوم است» كما جاء في البيان."), Strings{});
}

TEST(Language, LatinNamesAndAddressesAreNotPassages) {
  EXPECT_EQ(foreign("TT"), Strings{});
  EXPECT_EQ(foreign("July 25, 2022, 9:59 pm"), Strings{});
  EXPECT_EQ(foreign("https://www.example.org/news/world/2024/03/05/a-long-title-of-a-story"), Strings{});
  EXPECT_EQ(foreign("Министр заявил, что переговоры возобновятся"),
            Strings{"und: Министр заявил, что переговоры возобновятся"});
}

TEST(Language, ReadsPresentationFormsAndStrangeCharacters) {
  EXPECT_EQ(foreign("ﷲ ﷺ ﻻ ﻹ ﺍﻟﻤﺪﻳﻨﺔ \u0600\u06DD\u0700\u0750\u077F\uFBFF\uFDFF\uFEFC\uFEFE"), Strings{});
}

TEST(LanguageTable, RefusesWhatItCannotUse) {
  const auto fault = [](const std::string& rows) {
    const auto loaded = LanguageTable::parse("languages.tsv", "form\tkind\tlanguages\tweight\n" + rows);
    return loaded ? std::string("none") : loaded.error().text();
  };
  EXPECT_EQ(fault("گ\tletter\tfa|ur\t1\nگفت\tword\tfa\t3\nکه\tword\tfa\t2\nکه\tword\tur\t1\n"), "none");
  EXPECT_EQ(fault("گ\tletter\tfa\t1\nگ\tsound\tfa\t1\n"),
            "languages.tsv:3: kind must be letter, word, spelt or beginning, not `sound`");
  EXPECT_EQ(fault("گ\tletter\tde\t1\n"), "languages.tsv:2: languages are ar fa ur ckb und, not `de`");
  EXPECT_EQ(fault("گ\tletter\tfa\t4\n"), "languages.tsv:2: weight must be 1, 2 or 3, not `4`");
  EXPECT_EQ(fault("گگ\tletter\tfa\t1\n"), "languages.tsv:2: a letter is one character");
  EXPECT_EQ(fault("گ\tletter\t-\t-\n"), "languages.tsv:2: a letter must speak for a language");
  EXPECT_EQ(fault("گفت\tword\t-\t1\n"), "languages.tsv:2: what speaks for no language has the weight -");
  EXPECT_EQ(fault("said\tword\tfa\t1\n"),
            "languages.tsv:2: the form must be letters of the Arabic script, without diacritics");
  EXPECT_EQ(fault("کِه\tword\tfa\t1\n"),
            "languages.tsv:2: the form must be letters of the Arabic script, without diacritics");
  EXPECT_EQ(fault("کککککککککککککککککک\tword\tfa\t1\n"), "languages.tsv:2: the form must have at most 16 letters");
  EXPECT_EQ(fault("که\tword\tfa\t1\nكه\tspelt\tfa\t2\n"),
            "languages.tsv:3: the form is there already, for this language");
  EXPECT_EQ(fault("که\tword\t-\t-\nکه\tword\t-\t-\n"), "languages.tsv:3: the form is there already");
}

TEST(HasArabicText, LooksAtTextAndNotAtMarkup) {
  const std::string arabic = kArabic + " " + kArabic + " " + kArabic;
  EXPECT_TRUE(has_arabic_text(arabic));
  EXPECT_TRUE(has_arabic_text("<html><body><p>" + arabic));
  EXPECT_TRUE(has_arabic_text(kPersian));
  EXPECT_FALSE(has_arabic_text(""));
  EXPECT_FALSE(has_arabic_text("<p title=\"" + arabic + "\">The minister said</p>"));
  EXPECT_FALSE(has_arabic_text("<SCRIPT>var a = '</p>" + arabic + "';</SCRIPT><p>The minister said"));
  EXPECT_FALSE(has_arabic_text("<style>/* " + arabic + " */</style ><p>The minister said"));
  EXPECT_FALSE(has_arabic_text("<!-- <p> " + arabic + " --><p>The minister said"));
  EXPECT_TRUE(has_arabic_text("<scripture>" + arabic));
  EXPECT_TRUE(has_arabic_text("1 < 2 <3 " + arabic));
}

TEST(HasArabicText, TakesNoMenuForAPassage) {
  std::string page = "<ul><li>العربية</li><li>فارسی</li><li>اردو</li></ul><p>";
  for (int i = 0; i < 20; ++i) page += "The minister said that talks would resume. ";
  EXPECT_FALSE(has_arabic_text(page));
  EXPECT_FALSE(has_arabic_text("<a>العربية</a>"));
  EXPECT_TRUE(has_arabic_text("مقتل خمسة مدنيين في إدلب"));  // a headline alone
  EXPECT_TRUE(has_arabic_text(page + "<p>" + kArabic + " " + kArabic + " " + kArabic));
}

TEST(HasArabicText, FindsWhatStandsBehindALongHead) {
  const std::string head = "<head><script>" + std::string(300000, 'x') + "</script></head>";
  EXPECT_TRUE(has_arabic_text(head + "<p>" + kArabic + kArabic + kArabic));
  EXPECT_FALSE(has_arabic_text(head + "<p>The minister said"));
}

TEST(HasArabicText, KnowsCharacterReferences) {
  std::string decimal, hexadecimal;
  for (int i = 0; i < 50; ++i) decimal += "&#1575;&#1604; ";
  for (int i = 0; i < 50; ++i) hexadecimal += "&#x627;&#X644; ";
  EXPECT_TRUE(has_arabic_text("<p>" + decimal));
  EXPECT_TRUE(has_arabic_text("<p>" + hexadecimal));
  EXPECT_FALSE(has_arabic_text("&#1575 &#x; &#; &# & &#99999999999; &amp;"));
}

TEST(HasArabicText, TakesAnyBytes) {
  std::string bytes;
  for (int i = 0; i < 70000; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  has_arabic_text(bytes);
  for (const char* end : {"<", "<!", "<!--", "<script", "<script>", "</", "&", "&#", "&#x", "&#1575", "\xD8"}) {
    EXPECT_TRUE(has_arabic_text(kArabic + kArabic + end)) << end;
  }
  EXPECT_FALSE(has_arabic_text(std::string(1000, '\xD8')));
}

}  // namespace
}  // namespace isnad
