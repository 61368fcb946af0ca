#include "page/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "page/code_pages.h"
#include "text/utf8.h"

namespace isnad {
namespace {

constexpr std::string_view kNews =
    "قُتل ثلاثة جنود، بينهم ضابط، في هجوم على حاجز للجيش قرب بلدة السفيرة شرقي حلب أمس.\n"
    "وقال مصدر عسكري لوكالة الأنباء: «إن المهاجمين فرّوا نحو البادية»؛ فهل يعودون؟ لم يُعرف عددهم بعد (أكثر من 12).\n"
    "وأضاف أن القوات أغلقت الطريق وبدأت تمشيط المنطقة، فيما نفى ناشطون مقتل مدنيين.\n";

/// `utf8` in another encoding; characters that it lacks are lost.
std::string in(std::string_view encoding, std::string_view utf8) {
  std::string out(utf8.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size =
      ucnv_convert(std::string(encoding).c_str(), "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                   static_cast<int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  out.resize(static_cast<size_t>(size));
  return out;
}

/// News without what ISO-8859-6 has no byte for.
std::string plain_news() {
  std::string out;
  for (size_t at = 0; at < kNews.size(); ++at) {
    if (kNews.substr(at).starts_with("«") || kNews.substr(at).starts_with("»")) {
      ++at;
    } else {
      out += kNews[at];
    }
  }
  return out;
}

Decoded read(std::string_view bytes, std::string_view declared = "", Markup markup = Markup::None) {
  auto out = decode(bytes, declared, markup);
  EXPECT_TRUE(static_cast<bool>(out)) << (out ? "" : out.error().message);
  return out ? *out : Decoded{};
}

std::string message(std::string_view bytes) {
  const auto out = decode(bytes, "", Markup::None);
  return out ? "no fault" : out.error().message;
}

/// UTF-8 read as if it were a code page, and encoded again.
std::string misread(std::string_view utf8, const CodePage& page) { return page.read(utf8).text; }

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

TEST(EncodingTest, Utf8) {
  const Decoded news = read(kNews);
  EXPECT_EQ(news.text, kNews);
  EXPECT_EQ(news.encoding, "UTF-8");
  EXPECT_EQ(news.basis, "detected");
  EXPECT_FALSE(news.repaired);
  EXPECT_EQ(news.replaced, 0U);
  EXPECT_EQ(read(kNews, "utf8").basis, "declared");
  EXPECT_EQ(read("plain").basis, "assumed");
  EXPECT_EQ(read("").text, "");
  EXPECT_EQ(read("").encoding, "UTF-8");
}

TEST(EncodingTest, MarksWinOverDeclarations) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xEF\xBB\xBF\xEF\xBB\xBF"}) {
    const Decoded marked = read(std::string(mark).append(kNews), "windows-1256");
    EXPECT_EQ(marked.text, kNews);
    EXPECT_EQ(marked.basis, "mark");
  }
  for (const auto& [mark, encoding] : {std::pair<std::string_view, const char*>{"\xFF\xFE", "UTF-16LE"},
                                       {"\xFE\xFF", "UTF-16BE"},
                                       {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                       {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"}}) {
    const Decoded marked = read(std::string(mark) + in(encoding, kNews), "utf-8");
    EXPECT_EQ(marked.text, kNews) << encoding;
    EXPECT_EQ(marked.encoding, encoding);
    EXPECT_EQ(marked.basis, "mark");
  }
}

TEST(EncodingTest, MoreMarksThanText) {
  constexpr size_t kMany = 500000;  // taken off one by one they would take hours
  std::string marks;
  for (size_t i = 0; i < kMany; ++i) marks += "\xFF\xFE";
  EXPECT_EQ(read(marks + std::string("a\0", 2)).text, "a");
}

TEST(EncodingTest, AMarkThatIsWrong) {
  const Decoded news = read("\xEF\xBB\xBF" + in("windows-1256", kNews));
  EXPECT_EQ(news.text, kNews);
  EXPECT_EQ(news.encoding, "windows-1256");
}

TEST(EncodingTest, ArabicIsReadWhateverIsDeclared) {
  const std::string text = plain_news();
  for (const char* const written : {"UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE"}) {
    for (const char* const declared : {"",         "UTF-8",         "windows-1256",     "x-cp1256",  "iso-8859-6",
                                       "arabic",   "latin1",        "windows-1252",     "us-ascii",  "utf-16",
                                       "utf-16be", "utf-32",        "windows-1251",     "shift_jis", "gb2312",
                                       "big5",     "iso-2022-jp",

                                       "dos-720",  "no-such-thing", "../../etc/passwd", "UTF-7",     "ibm037"}) {
      const Decoded news = read(in(written, text), declared);
      EXPECT_EQ(news.text, text) << written << " declared " << declared;
      EXPECT_EQ(news.encoding, written) << declared;
      EXPECT_EQ(news.replaced, 0U);
      EXPECT_FALSE(news.repaired);
    }
  }
  EXPECT_EQ(read(in("windows-1256", text), "x-cp1256").basis, "declared");
  EXPECT_EQ(read(in("windows-1256", text), "utf-8").basis, "detected");
}

TEST(EncodingTest, ShortArabicText) {
  for (const std::string_view text : {"مقتل جنديين في حلب", "الجيش يتقدم نحو المدينة"}) {
    EXPECT_EQ(read(in("windows-1256", text)).text, text);
    EXPECT_EQ(read(in("UTF-16LE", text)).text, text);
    EXPECT_EQ(read(in("UTF-16BE", text)).text, text);
    EXPECT_EQ(read(in("ISO-8859-6", text), "ISO-8859-6").text, text);
  }
}

TEST(EncodingTest, PersianAndUrduInWindows1256) {
  for (const std::string_view text : {"وزير گفت که در اين حمله سه نفر کشته شدند و چند نفر ديگر زخمي شده اند",
                                      "پوليس نے بتايا کہ حملے ميں تين افراد ہلاک ہو گئے"}) {
    EXPECT_EQ(read(in("windows-1256", text)).text, text);
    EXPECT_EQ(read(in("windows-1256", text), "iso-8859-1").text, text);
  }
}

TEST(EncodingTest, OldEncodingsOfArabicAreReadIfDeclared) {
  for (const char* const encoding : {"DOS-720"}) {
    EXPECT_EQ(read(in(encoding, "قال المتحدث إن ثلاثة جنود قتلوا"), encoding).text, "قال المتحدث إن ثلاثة جنود قتلوا");
  }
  EXPECT_EQ(read("\x85", "ibm864").encoding, "IBM864");
}

TEST(EncodingTest, OtherLanguagesAreReadAsDeclared) {
  const struct {
    const char* encoding;
    std::string_view text;
  } cases[] = {
      {"windows-1252", "Le général a été tué à l'aube, selon l'armée: «dégâts très limités» près d'Alep."},
      {"windows-1252", "El señor Núñez llegó mañana; según él, más de cien años después. Así será."},
      {"windows-1252", "Über die Straße gehen müssen alle Größen, sagte Frau Müller, auch Österreicher."},
      {"windows-1251", "Представитель министерства обороны заявил, что удары нанесены по складам боевиков."},
      {"koi8-r", "Представитель министерства обороны заявил, что удары нанесены по складам боевиков."},
      {"windows-1253", "Ο εκπρόσωπος του υπουργείου δήλωσε ότι τρεις στρατιώτες σκοτώθηκαν."},
      {"windows-1255", "דובר הצבא מסר כי שלושה חיילים נהרגו בהתקפה ליד הגבול הצפוני"},
      {"windows-1254", "Türk savaş uçakları şehrin güneyinde hedefleri vurdu, açıklamada öğrenildi."},
      {"gb18030", "国防部发言人说，三名士兵在边境附近的袭击中丧生。当地居民说听到爆炸声。"},
      {"shift_jis", "国防省の報道官は、国境近くの攻撃で兵士三人が死亡したと発表した。"},
      {"euc-jp", "国防省の報道官は、国境近くの攻撃で兵士三人が死亡したと発表した。"},
      {"big5", "國防部發言人說，三名士兵在邊境附近的襲擊中喪生。"},
      {"windows-949", "국방부 대변인은 국경 부근 공격으로 병사 세 명이 숨졌다고 밝혔다."},
      {"windows-874", "โฆษกกระทรวงกลาโหมกล่าวว่าทหารสามนายเสียชีวิต"},
  };
  for (const auto& [encoding, text] : cases) {
    const Decoded decoded = read(in(encoding, text), encoding);
    EXPECT_EQ(decoded.text, text) << encoding;
    EXPECT_EQ(decoded.basis, "declared") << encoding;
    EXPECT_EQ(read(in(encoding, text), "").replaced, 0U) << encoding;
    EXPECT_FALSE(read(text).repaired) << encoding;
  }
  EXPECT_EQ(read(in("windows-1252", cases[0].text), "ISO-8859-1").encoding, "windows-1252");
  EXPECT_EQ(read(in("windows-1252", cases[0].text)).text, cases[0].text);
  EXPECT_EQ(read(in("windows-1251", cases[3].text)).text, cases[3].text);
}

TEST(EncodingTest, DeclarationsWithinThePage) {
  const std::string russian = in("windows-1251", "Представитель министерства обороны заявил");
  const auto sniffed = [&](const std::string& head, Markup markup = Markup::Html) {
    const Decoded decoded = read(head + russian, "", markup);
    return decoded.basis == "sniffed" ? decoded.encoding : decoded.basis;
  };
  for (const char* const head :
       {"<meta charset=windows-1251>", "<META CHARSET='Windows-1251'/>", "<meta\n charset = \"cp1251\" >",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "<meta content=\"text/html;charset=windows-1251;x\" http-equiv=\"content-type\">",
        "<!-- <meta charset=utf-8> --><meta charset=windows-1251>", "<?xml version='1.0' encoding='windows-1251'?>",
        "<metadata charset=utf-8><meta name=a content='charset=utf-8'><meta charset=x-cp1251>"}) {
    EXPECT_EQ(sniffed(head), "windows-1251") << head;
  }
  for (const char* const head :
       {"<!-- <meta charset=windows-1251>", "<meta charset>", "<meta charset=", "<meta charset='windows-1251", "<meta",
        "<meta content='charset=windows-1251'>", "<!--", "<", "charset=windows-1251"}) {
    EXPECT_NE(sniffed(head), "windows-1251") << head;
  }
  EXPECT_EQ(sniffed("<?xml version='1.0' encoding=\"windows-1251\"?><a>", Markup::Xml), "windows-1251");
  EXPECT_NE(sniffed("<meta charset=windows-1251>", Markup::Xml), "windows-1251");
  EXPECT_NE(sniffed("<meta charset=windows-1251>", Markup::None), "windows-1251");
  EXPECT_NE(sniffed(std::string(5000, ' ') + "<meta charset=windows-1251>"), "windows-1251");
  // The transport is asked first.
  EXPECT_EQ(read("<meta charset=koi8-r>" + russian, "windows-1251", Markup::Html).encoding, "windows-1251");
  // A page that says it is UTF-16 in ASCII is not.
  EXPECT_EQ(read("<meta charset=utf-16>" + std::string(kNews), "", Markup::Html).basis, "sniffed");
  // The usual fault: Arabic declared as Latin.
  const std::string page = "<html><meta charset=iso-8859-1><p>" + in("windows-1256", kNews);
  EXPECT_EQ(read(page, "", Markup::Html).encoding, "windows-1256");
}

TEST(EncodingTest, LabelsOfTheWeb) {
  for (const char* const label : {"windows-1256", "cp1256", "x-cp1256", "windows1256", "Windows_1256", " WINDOWS-1256 ",
                                  "\"windows-1256\"", "windows-1256;"}) {
    EXPECT_EQ(encoding_of_label(label), "windows-1256") << label;
  }
  for (const char* const label : {"iso-8859-6", "iso_8859-6", "iso8859-6", "ISO_8859-6:1987", "arabic", "asmo-708",
                                  "csisolatinarabic", "ecma-114", "iso-ir-127", "iso-8859-6-e", "iso-8859-6-i"}) {
    EXPECT_EQ(encoding_of_label(label), "ISO-8859-6") << label;
  }
  for (const char* const label : {"utf-8", "utf8", "UTF8", "unicode-1-1-utf-8"}) {
    EXPECT_EQ(encoding_of_label(label), "UTF-8") << label;
  }
  for (const char* const label : {"latin1", "iso-8859-1", "l1", "us-ascii", "ascii", "cp1252", "x-cp1252"}) {
    EXPECT_EQ(encoding_of_label(label), "windows-1252") << label;
  }
  for (const char* const label :
       {"", " ", "x", "utf-7", "ibm037", "ibm-420", "scsu", "bocu-1", "hz-gb-2312", "a/b", "utf-8,swaplfnl"}) {
    if (std::string_view(label) == "utf-8,swaplfnl") {
      EXPECT_EQ(encoding_of_label(label), "UTF-8");
    } else {
      EXPECT_EQ(encoding_of_label(label), std::nullopt) << label;
    }
  }
}

TEST(EncodingTest, MostlyUtf8) {
  std::string cut(kNews);
  cut.resize(cut.size() - 3);  // within the last letter
  const Decoded truncated = read(cut, "windows-1256");
  EXPECT_EQ(truncated.encoding, "UTF-8");
  EXPECT_EQ(truncated.replaced, 1U);
  EXPECT_EQ(truncated.text, cut.substr(0, cut.size() - 1) + "\xEF\xBF\xBD");

  const std::string comment = in("windows-1256", "تعليق قديم");
  const Decoded mixed = read(std::string(kNews) + comment);
  EXPECT_EQ(mixed.encoding, "UTF-8");
  EXPECT_TRUE(mixed.text.starts_with(kNews));
  EXPECT_EQ(mixed.replaced, comment.size() - 1);

  // The other way round, what was UTF-8 is doubly encoded in a page of windows-1256.
  const Decoded other = read(in("windows-1256", kNews) + "خبر عاجل");
  EXPECT_EQ(other.encoding, "windows-1256");
  EXPECT_EQ(other.text, std::string(kNews) + "خبر عاجل");
  EXPECT_TRUE(other.repaired);
}

TEST(EncodingTest, BytesThatMeanNothing) {
  const Decoded news = read(in("ISO-8859-6", plain_news()) + "\xFF\xA1");
  EXPECT_EQ(news.encoding, "ISO-8859-6");
  EXPECT_EQ(news.replaced, 2U);
  std::string half = in("UTF-16LE", kNews) + "\x27";
  EXPECT_EQ(read(half).text, std::string(kNews) + "\xEF\xBF\xBD");
  half = in("UTF-16LE", kNews) + std::string("\x3D\xD8 \0", 4);  // half of a pair
  EXPECT_EQ(read(half).text, std::string(kNews) + "\xEF\xBF\xBD ");
  EXPECT_EQ(read(half).replaced, 1U);
}

TEST(EncodingTest, WhatIsNoText) {
  std::string noise(2000, '\0');
  uint32_t state = 1;
  for (char& byte : noise) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<char>(state >> 24);
  }
  EXPECT_NE(message(noise).find("not text"), std::string::npos);
  const struct {
    std::string bytes;
    const char* what;
  } cases[] = {
      {"%PDF-1.4\n", "PDF"},
      {"\xEF\xBB\xBF%PDF-1.4\n", "PDF"},
      {std::string("PK\x03\x04") + std::string(26, '\0') + "mimetypeapplication/epub+zip", "EPUB"},
      {std::string("PK\x03\x04") + std::string(26, '\0') + "[Content_Types].xml", "Office"},
      {std::string("PK\x03\x04") + std::string(26, '\0') + "a.html", "ZIP"},
      {"Rar!\x1A\x07\x01", "RAR"},
      {"7z\xBC\xAF\x27\x1C", "7z"},
      {"\x89PNG\r\n\x1A\n", "PNG"},
      {"\xFF\xD8\xFF\xE0", "JPEG"},
      {std::string("\0\0\0\x20", 4) + "ftypisom", "MP4"},
      {"ID3\x03", "MP3"},
      {"\x7F\x45LF\x02", "ELF"},
      {std::string("SQLite format 3\0", 16), "SQLite"},
      {"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"},
      {std::string("BM\x46\0\0\0\0\0\0\0\x36\0\0\0", 14), "BMP"},
      {std::string(257, '\0') + std::string("ustar\0", 6), "tar"},
  };
  for (const auto& [bytes, what] : cases) {
    EXPECT_NE(message(bytes).find(what), std::string::npos) << what << ": " << message(bytes);
    EXPECT_TRUE(message(bytes).starts_with("is a")) << message(bytes);
  }
  for (const std::string_view text : {"", "PK", "From: the editor\n", "<html>", "BM", "ID3 tags", "MZ", "خبر"}) {
    EXPECT_EQ(what_it_is_instead(text), std::nullopt) << text;
  }
}

TEST(DoubleEncodingTest, WholeTexts) {
  for (const CodePage* const first : {&windows_1252(), &windows_1256()}) {
    const std::string once = misread(kNews, *first);
    EXPECT_EQ(repaired_double_encoding(once), kNews);
    for (const CodePage* const second : {&windows_1252(), &windows_1256()}) {
      const std::string twice = misread(once, *second);
      EXPECT_EQ(repaired_double_encoding(twice), kNews);
      const Decoded decoded = read(twice, "UTF-8");
      EXPECT_EQ(decoded.text, kNews);
      EXPECT_TRUE(decoded.repaired);
    }
  }
  std::string latin1;
  for (const char byte : kNews) append_utf8(static_cast<unsigned char>(byte), latin1);
  EXPECT_EQ(repaired_double_encoding(latin1), kNews);
  EXPECT_EQ(repaired_double_encoding("Ù…Ù‚ØªÙ„"), "مقتل");
  EXPECT_EQ(repaired_double_encoding("ظ…ظ‚طھظ„"), "مقتل");
  EXPECT_EQ(repaired_double_encoding("<title>ظ…ظ‚طھظ„</title><p>"), "<title>مقتل</title><p>");
}

TEST(DoubleEncodingTest, WhatWasLostOnTheWay) {
  const std::string text = "“وفي هذه المنطقة” قُتل أفراد من الفصائل في قصف عنيف، وفق ما أفاد به ناشطون.";
  const std::string once = misread(text, windows_1252());
  // The vowel mark is lost as well and cannot be told from the letter.
  const std::string wanted = replaced(text, "قُ", "قف");
  const auto lossy = [&](std::string_view by) {
    std::string out = once;
    for (const char* const control : {"\xC2\x81", "\xC2\x8D", "\xC2\x8F", "\xC2\x90", "\xC2\x9D"})
      out = replaced(out, control, by);
    return out;
  };
  ASSERT_NE(lossy("?"), once);
  EXPECT_EQ(repaired_double_encoding(lossy("?")), wanted);
  EXPECT_EQ(repaired_double_encoding(lossy("\xEF\xBF\xBD")), wanted);
  EXPECT_EQ(repaired_double_encoding(lossy("")), wanted);
  EXPECT_EQ(repaired_double_encoding(replaced(misread(once, windows_1252()), "\xC2\x81", "?")), text);
}

TEST(DoubleEncodingTest, OnlyThePassagesThatAreWrong) {
  const std::string right = "عنوان الخبر مكتوب كما ينبغي", wrong = "نص الخبر الذي رُمّز مرتين، وفيه كلمات كثيرة";
  for (const CodePage* const page : {&windows_1252(), &windows_1256()}) {
    const std::string bad = misread(wrong, *page);
    for (const char* const between : {"\n", " ", "</p><p>", " – "}) {
      EXPECT_EQ(repaired_double_encoding(right + between + bad + between + right),
                right + between + wrong + between + right)
          << between;
    }
  }
  // Letters and signs of right words that could be halves of others.
  for (const CodePage* const page : {&windows_1252(), &windows_1256()}) {
    const std::string bad = misread(wrong, windows_1256()),
                      text = "وسط،\n" + wrong + "\nتمشيط»، حفظ؛ " + wrong + " وخطّ";
    EXPECT_EQ(repaired_double_encoding("وسط،\n" + bad + "\nتمشيط»، حفظ؛ " + bad + " وخطّ"), text);
    EXPECT_EQ(
        repaired_double_encoding("وسط،\n" + misread(bad, *page) + "\nتمشيط»، حفظ؛ " + misread(bad, *page) + " وخطّ"),
        text);
  }
  // Both kinds on one page.
  EXPECT_EQ(
      repaired_double_encoding(misread(wrong, windows_1252()) + "\n" + right + "\n" + misread(wrong, windows_1256())),
      wrong + "\n" + right + "\n" + wrong);
  // What was cut off within a letter.
  std::string cut = misread(wrong, windows_1252());
  cut.resize(cut.size() - 2);
  const auto repaired = repaired_double_encoding(cut);
  ASSERT_TRUE(repaired);
  EXPECT_TRUE(repaired->starts_with(wrong.substr(0, wrong.size() - 2)));
}

TEST(DoubleEncodingTest, ArabicCodePagesReadAsLatin) {
  const std::string text = "مقتل أربعة مدنيين في قصف على إدلب، وفق «الدفاع المدني»، نقلا عن AFP، ولـCNN في été";
  const std::string wrong = misread(in("windows-1256", text), windows_1252());
  ASSERT_TRUE(wrong.starts_with("ãÞÊá ÃÑÈÚÉ"));
  EXPECT_EQ(repaired_double_encoding(wrong), text);
  EXPECT_EQ(repaired_double_encoding("<p>" + wrong + "</p>\n<p>(Reuters)</p>"),
            "<p>" + text + "</p>\n<p>(Reuters)</p>");
  EXPECT_EQ(repaired_double_encoding(misread(wrong, windows_1252())), text);
  EXPECT_EQ(repaired_double_encoding("عنوان الخبر، كما ينبغي: " + wrong), "عنوان الخبر، كما ينبغي: " + text);
  const std::string plain = "مقتل أربعة مدنيين في قصف على إدلب، وفق ما قاله الدفاع المدني";
  EXPECT_EQ(repaired_double_encoding(misread(in("ISO-8859-6", plain), windows_1252())), plain);
  const Decoded decoded = read(wrong, "UTF-8");
  EXPECT_EQ(decoded.text, text);
  EXPECT_TRUE(decoded.repaired);
}

TEST(DoubleEncodingTest, WhatIsRightStays) {
  std::string alphabet;
  for (const char* const letter : {"ا", "ب", "ت", "ط", "ظ", "ع", "غ"})
    alphabet += std::string(letter) + "، " + letter + "» " + letter + "؛ ";
  for (const std::string& text : std::vector<std::string>{
           std::string(kNews), alphabet, alphabet + alphabet + alphabet,
           "Le général a été tué à l'aube, selon l'armée: «dégâts très limités».",
           "È già così: perché no? Ø Ù Ú Û Ø Ù Ã Ã Ã Ã NÃO ÃÃÃÃ", "تظهر بعض الصفحات هكذا: Ø§Ù„ بدلا من الحروف العربية",
           "تظهر هكذا «ط§ظ„» بدلا من الحروف", "يكتب البرنامج Ø§Ù„Ø¹ بدلا من العربية",
           "نقاط، وسط» الخط… ضغط؛ شروط، محيط» حفظ، لفظ؛ وسط،",
           "خطکشی و نقطه‌ها، غلط گفت و فقط پنج خط چاپ شد، حفظ گنج",
           "ڈاکٹر نے فقط گولیوں کے خط ٹھیک لفظ ہیں، محفوظ گھر، ضبط ہوا", "Ø§Ù„", "ط§ظ„", "", "?????",
           // Russian and Greek that were misread in the same way: whatever they are, they are not Arabic.
           "Ïðåçèäåíò ñêàçàë æóðíàëèñòàì, ÷òî âñòðå÷à ñîñòîèòñÿ çàâòðà", "Ç ÅëëÜäá åßíáé ìéá ÷þñá ôçò Åõñþðçò",
           "تظهر بعض الصفحات هكذا: ÇáÍÑÈ بدلا من الحروف", "Île d'Oléron, où l'été à été très doux",
           "\xEF\xBF\xBD\xEF\xBF\xBD", "Ã©tÃ© Ã  la plage, dÃ©jÃ  vu et encore dÃ©jÃ  vu"}) {
    EXPECT_EQ(repaired_double_encoding(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace isnad
