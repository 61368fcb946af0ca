#include "ledger/tokenizer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ledger/search_words.h"
#include "text/utf8.h"

namespace isnad {
namespace {

const Engine& engine() {
  static const Engine kEngine = std::move(*Engine::built_in());
  return kEngine;
}

/// A full-text table in memory. Rows are numbered from 1.
class Index {
 public:
  explicit Index(const std::vector<std::string>& texts = {}) {
    EXPECT_EQ(sqlite3_open(":memory:", &connection_), SQLITE_OK);
    const auto registered = register_tokenizer(connection_, engine());
    EXPECT_TRUE(registered) << registered.error().text();
    EXPECT_EQ(run("CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'isnad')"), SQLITE_OK);
    for (const std::string& text : texts) add(text);
  }
  ~Index() { sqlite3_close(connection_); }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  int run(const char* sql) { return sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr); }

  void add(const std::string& text) {
    Statement insert(connection_, "INSERT INTO t (body) VALUES (?1)");
    insert.bind(text);
    EXPECT_EQ(sqlite3_step(insert.get()), SQLITE_DONE) << sqlite3_errmsg(connection_);
  }

  /// Rows that a MATCH expression finds.
  std::vector<int> match(const std::string& expression) {
    Statement select(connection_, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid");
    select.bind(expression);
    std::vector<int> rows;
    int result = 0;
    while ((result = sqlite3_step(select.get())) == SQLITE_ROW) rows.push_back(sqlite3_column_int(select.get(), 0));
    EXPECT_EQ(result, SQLITE_DONE) << expression << ": " << sqlite3_errmsg(connection_);
    return rows;
  }
  /// Rows that what a person types finds.
  std::vector<int> find(const std::string& query) {
    const std::string expression = match_expression(query);
    return expression.empty() ? std::vector<int>() : match(expression);
  }

  /// The only row's text with what is found between brackets.
  std::string highlight(const std::string& query) {
    Statement select(connection_, "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?1");
    const std::string expression = match_expression(query);
    select.bind(expression);
    if (sqlite3_step(select.get()) != SQLITE_ROW) return "";
    return reinterpret_cast<const char*>(sqlite3_column_text(select.get(), 0));
  }

  struct Token {
    std::string text;
    bool colocated = false;
    int begin = 0, end = 0;
  };
  std::vector<Token> tokens(std::string_view text, int flags = FTS5_TOKENIZE_DOCUMENT) {
    fts5_api* api = nullptr;
    Statement select(connection_, "SELECT fts5(?1)");
    sqlite3_bind_pointer(select.get(), 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(select.get());
    fts5_tokenizer functions{};
    void* data = nullptr;
    EXPECT_EQ(api->xFindTokenizer(api, "isnad", &data, &functions), SQLITE_OK);
    Fts5Tokenizer* tokenizer = nullptr;
    EXPECT_EQ(functions.xCreate(data, nullptr, 0, &tokenizer), SQLITE_OK);
    std::vector<Token> out;
    const auto take = [](void* context, int token_flags, const char* token, int size, int begin, int end) {
      static_cast<std::vector<Token>*>(context)->push_back(
          {std::string(token, static_cast<size_t>(size)), (token_flags & FTS5_TOKEN_COLOCATED) != 0, begin, end});
      return SQLITE_OK;
    };
    EXPECT_EQ(functions.xTokenize(tokenizer, &out, flags, text.data(), static_cast<int>(text.size()), take), SQLITE_OK);
    functions.xDelete(tokenizer);
    return out;
  }

 private:
  class Statement {
   public:
    Statement(sqlite3* connection, const char* sql) {
      EXPECT_EQ(sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr), SQLITE_OK) << sqlite3_errmsg(connection);
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    sqlite3_stmt* get() const { return statement_; }
    void bind(const std::string& text) const {
      sqlite3_bind_text(statement_, 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }

   private:
    sqlite3_stmt* statement_ = nullptr;
  };

  sqlite3* connection_ = nullptr;
};

using Rows = std::vector<int>;

/// Each of the words finds each of the words.
void expect_same(const std::vector<std::string>& words) {
  Index index(words);
  Rows all;
  for (size_t i = 1; i <= words.size(); ++i) all.push_back(static_cast<int>(i));
  for (const std::string& word : words) EXPECT_EQ(index.find(word), all) << word;
}
/// No word finds another one.
void expect_different(const std::vector<std::string>& words) {
  Index index(words);
  for (size_t i = 0; i < words.size(); ++i) EXPECT_EQ(index.find(words[i]), Rows{static_cast<int>(i) + 1}) << words[i];
}

TEST(Tokenizer, FindsPluralsWithAndWithoutClitics) {
  expect_same({"نازح", "نازحون", "النازحين", "للنازحين", "والنازحون", "بنازحيها", "النازح"});
  expect_same({"غارة", "الغارات", "غاراتها", "بغارتين", "وبالغارة"});
  expect_same({"مسلح", "المسلحين", "ومسلحو", "للمسلح"});
}

TEST(Tokenizer, FindsBrokenPlurals) {
  expect_same({"مستشفى", "مستشفيات", "المستشفيات", "بالمستشفى", "مستشفياتهم"});
  expect_same({"قتيل", "قتلى", "القتلى", "قتيلان", "قتلاهم"});
  expect_same({"صاروخ", "صواريخ", "بصواريخها", "صاروخين"});
  expect_same({"منطقة", "المناطق", "بمناطقهم"});
}

TEST(Tokenizer, FindsVerbForms) {
  expect_same({"قصف", "يقصفون", "قصفت", "وسيقصفها", "لقصف", "فقصفوه"});
  expect_same({"أعلن", "أعلنت", "يعلنون", "وأعلنوا", "سيعلن"});
  expect_same({"قال", "وقالت", "يقول", "قالوا"});
  expect_same({"انسحب", "تنسحب", "انسحبوا"});
}

TEST(Tokenizer, FindsNamesWithClitics) {
  expect_same({"إدلب", "لإدلب", "بإدلب", "وإدلب", "وبإدلب", "ادلب"});
  expect_same({"لبنان", "بلبنان", "ولبنان", "للبنان"});
  expect_same({"عفرين", "لعفرين", "وعفرين"});
  expect_same({"عدن", "وعدن", "بعدن"});
  expect_same({"الرقة", "بالرقة", "للرقة", "والرقة", "الرقه"});
  expect_same({"لندن", "بلندن", "ولندن"});
  // Names that no table has.
  expect_same({"زغبوط", "لزغبوط", "وزغبوط", "وبزغبوط"});
  expect_same({"الزغبوطيون", "الزغبوطيين", "زغبوطي", "للزغبوطية"});
}

TEST(Tokenizer, FindsWhateverTheSpelling) {
  expect_same({"النازحين", "النَّازِحِينَ", "النـــازحين", "الـنازحين"});
  expect_same({"مسؤول", "مسئول", "المسؤولين", "للمسئولين"});
  expect_same({"شؤون", "شئون"});
  expect_same({"أحمد", "احمد"});
  expect_same({"على", "علي"});
  expect_same({"لاجئ", "ﻻجئ", "لاجئين"});
  expect_same({"القاهرة", "القاهره"});
  expect_same({"صعدة", "صعده", "بصعدة"});
  expect_same({"قتل", "قـ ـتـ ـل", "قُتِل"});
  expect_same({"غارة", "\u200Fغارة\u200F", "#غارة"});
}

TEST(Tokenizer, FindsNumbersAndLatinWords) {
  expect_same({"80", "٨٠", "۸۰", "80%", "و80"});
  expect_same({"1414", "1,414", "١٬٤١٤", "1 414"});
  expect_same({"7", "07", "٠٧"});
  expect_same({"BBC", "bbc", "الـBBC"});
  expect_same({"Şırnak", "sirnak", "ŞIRNAK", "Si\u0302rnak"});
  expect_same({"T-72", "t-72", "T72"});
  Index index({"يوم 12.03.2018", "نسبة 3.5", "35 شخصا"});
  EXPECT_EQ(index.find("2018"), Rows{1});
  EXPECT_EQ(index.find("3.5"), Rows{2});
  EXPECT_EQ(index.find("35"), Rows{3});
}

TEST(Tokenizer, DoesNotFindOtherWords) {
  expect_different({"سوريا", "السوري"});
  expect_different({"عدن", "عاد"});
  expect_different({"حرستا", "الحرس"});
  expect_different({"قاتل", "قتل"});
  expect_different({"وصل", "صلة"});
  expect_different({"بحر", "حر"});
  expect_different({"مدينة", "مدني"});
  expect_different({"كتابة", "كتابه"});
  expect_different({"80", "800", "8"});
  expect_different({"زغبوطين", "زغبوط"});
  expect_different({"ولد", "والد"});
  expect_different({"أحد", "حدود"});
}

TEST(Tokenizer, FindsPhrases) {
  Index index({"قصف الطيران مستشفى في حلب", "مستشفى قصف الطيران محيطه", "3 قتلى و5 جرحى",
               "هاجم الـ\"لواء\" مواقع لـ\"الحزب\""});
  EXPECT_EQ(index.find("«قصف الطيران مستشفى»"), Rows{1});
  EXPECT_EQ(index.find("\"قصفت الطائرات\""), Rows());
  EXPECT_EQ(index.find("\"الطيران للمستشفيات\""), Rows{1});
  EXPECT_EQ(index.find("“قتلى 5 جريح”"), Rows{3});
  EXPECT_EQ(index.find("\"مواقع الحزب\""), Rows{4});
  EXPECT_EQ(index.find("\"الطيران قصف\""), Rows());
  EXPECT_EQ(index.find("الطيران قصف"), (Rows{1, 2}));
}

TEST(Tokenizer, FindsPrefixes) {
  Index index({"وصل النازحون", "وصلت نازحة", "نزح السكان", "مستشفيات", "للمستشفى"});
  EXPECT_EQ(index.find("نازح*"), (Rows{1, 2}));
  EXPECT_EQ(index.find("النازح*"), (Rows{1, 2}));
  EXPECT_EQ(index.find("للمستشف*"), (Rows{4, 5}));
  EXPECT_EQ(index.find("مستشف*"), (Rows{4, 5}));
  EXPECT_EQ(index.find("\"وصل ناز*\""), (Rows{1, 2}));
  EXPECT_EQ(index.find("\"وصل ناز\"*"), (Rows{1, 2}));
  EXPECT_EQ(index.find("\"وصل ناز\""), Rows());
}

TEST(Tokenizer, HighlightsTheOriginal) {
  EXPECT_EQ(Index({"وصل ٨٠ من النازِحينَ، أمس"}).highlight("نازح"), "وصل ٨٠ من [النازِحينَ]، أمس");
  EXPECT_EQ(Index({"وصل ٨٠ من النازِحينَ، أمس"}).highlight("80"), "وصل [٨٠] من النازِحينَ، أمس");
  EXPECT_EQ(Index({"في \u200Fلإدلب\u200F، قال"}).highlight("إدلب"), "في \u200F[لإدلب]\u200F، قال");
  EXPECT_EQ(Index({"خبر: مـ ـقـ ـتـ ـل مدني"}).highlight("مقتل"), "خبر: [مـ ـقـ ـتـ ـل] مدني");
  EXPECT_EQ(Index({"«المستشفيات» قُصِفَت"}).highlight("\"مستشفى قصف\""), "«[المستشفيات» قُصِفَت]");
  EXPECT_EQ(Index({"في Diyarbakır أمس"}).highlight("diyarbakir"), "في [Diyarbakır] أمس");
  EXPECT_EQ(Index({"بلغ 1,414 قتيلا"}).highlight("1414 قتلى"), "بلغ [1,414] [قتيلا]");
  EXPECT_EQ(Index({"في الـFSA"}).highlight("fsa"), "في الـ[FSA]");
}

TEST(Tokenizer, GivesTheFormsOfAWordOnePosition) {
  Index index;
  const auto tokens = index.tokens("للنازحين 80");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].text, "نازح");
  EXPECT_FALSE(tokens[0].colocated);
  EXPECT_EQ(tokens[1].text, "نازحين");
  EXPECT_TRUE(tokens[1].colocated);
  EXPECT_EQ(tokens[1].end, 16);
  EXPECT_EQ(tokens[2].text, "80");
  EXPECT_FALSE(tokens[2].colocated);
  EXPECT_TRUE(index.tokens("").empty());
  EXPECT_TRUE(index.tokens("، ـ « \u064B").empty());
}

TEST(Tokenizer, TakesNoArguments) {
  Index index;
  EXPECT_EQ(index.run("CREATE VIRTUAL TABLE u USING fts5(body, tokenize = 'isnad remove_diacritics 1')"), SQLITE_ERROR);
}

TEST(Tokenizer, SurvivesBytesThatAreNoUtf8) {
  const std::string broken = "قصف\xD9 حلب \xFF\xC3(\xE2\x82 مدينة\xF0\x9F";
  Index index({broken});
  EXPECT_EQ(index.find("حلب"), Rows{1});
  EXPECT_EQ(index.find("قصفت"), Rows{1});
  EXPECT_EQ(index.find("\xFF حلب \xD9"), Rows{1});
  EXPECT_EQ(index.match("\"حلب\xD9\""), Rows{1});
  EXPECT_EQ(index.highlight("حلب"), "قصف\xD9 [حلب] \xFF\xC3(\xE2\x82 مدينة\xF0\x9F");
  index.add(std::string("حلب\0مدينة", 9 + 8));
}

TEST(Tokenizer, SurvivesWordsWithoutEnd) {
  std::string word;
  for (int i = 0; i < 50000; ++i) word += "ب";
  Index index({word, std::string(100000, 'x'), std::string(100000, '7')});
  EXPECT_EQ(index.find(word), Rows{1});
}

TEST(Tokenizer, IsDeterministic) {
  Index first, second;
  const std::string text = "تعد لندن وسوريا غازات السنة وتقدمها 12 مرة";
  for (const char* other : {"قبل", "بعد", "حلب"}) (void)second.tokens(other);
  const auto a = first.tokens(text), b = second.tokens(text), c = first.tokens(text, FTS5_TOKENIZE_QUERY);
  ASSERT_EQ(a.size(), b.size());
  ASSERT_EQ(a.size(), c.size());
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].text, b[i].text);
    EXPECT_EQ(a[i].text, c[i].text);
  }
}

TEST(MatchExpression, KeepsWhatIsAskedFor) {
  EXPECT_EQ(match_expression("قصف المستشفى"), "\"قصف\" AND \"المستشفي\"");
  EXPECT_EQ(match_expression("«قصف المستشفى» حلب"), "\"قصف المستشفي\" AND \"حلب\"");
  EXPECT_EQ(match_expression("“قصف حلب”"), "\"قصف حلب\"");
  EXPECT_EQ(match_expression("نازح*"), "\"نازح\"*");
  EXPECT_EQ(match_expression("قصف -حلب -إدلب"), "\"قصف\" NOT (\"حلب\" OR \"ادلب\")");
  EXPECT_EQ(match_expression("قصف NOT \"في حلب\""), "\"قصف\" NOT \"في حلب\"");
  EXPECT_EQ(match_expression("-حلب قصف غارة"), "(\"قصف\" AND \"غارة\") NOT \"حلب\"");
  EXPECT_EQ(match_expression("حلب OR إدلب قصف"), "\"حلب\" OR \"ادلب\" AND \"قصف\"");
  EXPECT_EQ(match_expression("(حلب OR إدلب) AND قصف"), "(\"حلب\" OR \"ادلب\") AND \"قصف\"");
  EXPECT_EQ(match_expression("قصف -(حلب OR إدلب)"), "\"قصف\" NOT (\"حلب\" OR \"ادلب\")");
  EXPECT_EQ(match_expression("T-72 F16"), "\"t 72\" AND \"f 16\"");
  EXPECT_EQ(match_expression("سوريا،العراق"), "\"سوريا\" AND \"العراق\"");
  EXPECT_EQ(match_expression("\"12, 345\""), "\"12; 345\"");
  EXPECT_EQ(match_expression("or"), "\"or\"");
}

TEST(MatchExpression, IgnoresWhatMeansNothing) {
  for (const char* nothing : {"",   " ",       "*",    "\"",      "\"\"",    "«»",   "()", "((", "-",    "- -",
                              "OR", "AND NOT", "-حلب", "NOT حلب", "، ؛ ؟ …", "\xFF", "ـ",  "^",  "(OR)", "-(\"\")"}) {
    EXPECT_EQ(match_expression(nothing), "") << nothing;
  }
  EXPECT_EQ(match_expression("\"قصف حلب"), "\"قصف\" AND \"حلب\"");
  EXPECT_EQ(match_expression("قصف) (حلب"), "\"قصف\" AND \"حلب\"");
  EXPECT_EQ(match_expression("قصف - حلب"), "\"قصف\" AND \"حلب\"");
  EXPECT_EQ(match_expression("OR قصف OR OR حلب AND"), "\"قصف\" OR \"حلب\"");
  EXPECT_EQ(match_expression("body:قصف^2 + NEAR(حلب)"), "\"body\" AND \"قصف\" AND \"2\" AND \"near\" AND (\"حلب\")");
  EXPECT_EQ(match_expression(std::string("قصف\0حلب", 13)), "\"قصف\" AND \"حلب\"");
  EXPECT_EQ(match_expression("\"قصف (حلب\" إدلب)"), "\"قصف حلب\" AND \"ادلب\"");
}

TEST(MatchExpression, BoundsWhatItMakes) {
  Index index({"حلب"});
  std::string deep, wide, negative = "حلب";
  for (int i = 0; i < 5000; ++i) {
    deep += "(حلب OR ";
    wide += "حلب ";
    negative += " -إدلب" + std::to_string(i);
  }
  for (int i = 0; i < 5000; ++i) deep += ")";
  EXPECT_EQ(index.find(deep), Rows{1});
  EXPECT_EQ(index.find(wide), Rows{1});
  EXPECT_EQ(index.find(negative), Rows{1});
  std::string alternating;
  for (int i = 0; i < 200; ++i) alternating += i % 2 == 0 ? "(حلب -(إدلب OR " : "\"حلب ";
  index.find(alternating);
}

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

std::string any_text() {
  static const std::vector<std::string> kPieces = {
      "ا",      "ل",  "و",      "ب",      "ن",    "ز",        "ح",        "ي",
      "ة",      "ه",  "ى",      "ئ",      "ؤ",    "ء",        "آ",        "لل",
      "ال",     "ون", "ات",     "ها",     "نازح", "قتل",      "حلب",      "\u064E",
      "\u0651", "ـ",  "\u200F", "\u200B", "ﻻ",    "ﷺ",        "٨",        "8",
      "0",      ",",  ".",      " ",      " ",    " ",        "\n",       "x",
      "Z",      "é",  "ı",      "\u0301", "ß",    "日",       "\"",       "«",
      "»",      "(",  ")",      "-",      "*",    "OR",       " AND ",    " NOT ",
      "،",      "#",  "_",      "\xFF",   "\xD9", "\xE2\x82", "\xF0\x9F", std::string(1, '\0')};
  std::string out;
  for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)))
    out += piece;
  return out;
}

TEST(TokenizerProperty, OffsetsLieInTheTextInOrderAndOnCharacters) {
  Index index;
  EXPECT_TRUE(rc::check("offsets lie in the text, in order, on boundaries of characters", [&] {
    const std::string text = any_text();
    const auto begins_character = [&](int at) {
      return at == static_cast<int>(text.size()) ||
             (static_cast<unsigned char>(text[static_cast<size_t>(at)]) & 0xC0U) != 0x80U;
    };
    const bool valid = !first_invalid_utf8(text);
    int begin = 0, end = 0;
    for (const Index::Token& token : index.tokens(text)) {
      RC_ASSERT(!token.text.empty());
      RC_ASSERT(!first_invalid_utf8(token.text));
      if (token.colocated) {
        RC_ASSERT(end > 0);  // never the first token
        RC_ASSERT(token.begin == begin && token.end == end);
        continue;
      }
      RC_ASSERT(end <= token.begin && token.begin < token.end && token.end <= static_cast<int>(text.size()));
      if (valid) RC_ASSERT(begins_character(token.begin) && begins_character(token.end));
      begin = token.begin;
      end = token.end;
    }
  }));
}

TEST(TokenizerProperty, WhateverIsTypedIsAValidQuery) {
  Index index({"نازح حلب", "قتل"});
  EXPECT_TRUE(rc::check("any query is an expression without syntax errors", [&] { index.find(any_text()); }));
  EXPECT_FALSE(testing::Test::HasFailure());
}

TEST(TokenizerProperty, AWordOfTheTextFindsIt) {
  EXPECT_TRUE(rc::check("each word of a text, as it is written there, finds it", [] {
    const std::string text = blanked_utf8(any_text());
    Index index({text});
    for (const Index::Token& token : index.tokens(text)) {
      const auto begin = static_cast<size_t>(token.begin), end = static_cast<size_t>(token.end);
      const std::string expression = match_expression("\"" + text.substr(begin, end - begin) + "\"");
      RC_ASSERT(!expression.empty());
      RC_ASSERT(index.match(expression) == Rows{1});
    }
  }));
}

}  // namespace
}  // namespace isnad
