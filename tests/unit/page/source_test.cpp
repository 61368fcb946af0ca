// Source, LineReader and JsonDocumentReader on small inputs; the program as a whole is in tests/cli.
#include "page/source.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "page/json_document.h"
#include "page/line_reader.h"

namespace isnad {
namespace {

class SourceTest : public testing::Test {
 protected:
  SourceTest() {
    std::string name = (std::filesystem::temp_directory_path() / "isnad-source-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~SourceTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  /// "id=text" of each document, "!line:message" of each error.
  std::vector<std::string> read(const std::vector<std::string>& inputs, const SourceOptions& options = {}) {
    Source source(inputs, options);
    std::vector<std::string> out;
    while (auto document = source.next()) {
      if (*document)
        out.push_back((*document)->id + '=' + (*document)->text);
      else
        out.push_back('!' + std::to_string(document->error().line) + ':' + document->error().message);
    }
    EXPECT_FALSE(source.next());
    return out;
  }

  std::filesystem::path folder_;
};

using Strings = std::vector<std::string>;

TEST_F(SourceTest, FilesInTheOrderGiven) {
  const std::string b = write("b.txt", "ب");
  const std::string a = write("a.jsonl", "{\"text\":\"أ\"}\r\n\n{\"id\":\"x\",\"text\":\"ج\"}");
  EXPECT_EQ(read({b, a}), (Strings{"b=ب", "a:1=أ", "x=ج"}));
}

TEST_F(SourceTest, FolderByName) {
  write("d/2.txt", "two");
  write("d/1/z.txt", "z");
  write("d/10.txt", "ten");
  write("d/.git/x.txt", "hidden");
  write("d/notes.pdf", "%PDF");
  Source source({(folder_ / "d").string()}, {});
  Strings ids;
  while (auto document = source.next()) ids.push_back((**document).id);
  EXPECT_EQ(ids, (Strings{"z", "10", "2"}));
  EXPECT_EQ(source.ignored_files(), 1U);
}

TEST_F(SourceTest, PagesOfAFolder) {
  write("d/خبر.html", "<html><p>أ");
  write("d/خبر_files/frame.html", "<html><p>إعلان");
  write("d/news_files/other.html", "<html><p>ب");  // no page of that name beside it
  write("d/2018/غارات", "<!DOCTYPE html><p>ج");
  write("d/2018/notes", "no page");
  write("d/view.php?id=7", "<p>د");
  write("d/feed.xml",
        "<rss version='2.0'><channel><item><link>https://a.example/1</link><description>ه</description>"
        "</item></channel></rss>");
  Source source({(folder_ / "d").string()}, {});
  Strings ids;
  while (auto document = source.next()) ids.push_back(*document ? (**document).id : document->error().text());
  EXPECT_EQ(ids, (Strings{"غارات", "https://a.example/1", "other", "view", "خبر"}));
  EXPECT_EQ(source.ignored_files(), 1U);
}

TEST_F(SourceTest, EncodingsAndMendedText) {
  Source source({write("a.txt",
                       "\xC3\xCE\xC8\xC7\xD1 \xE3\xE4 \xCF\xE3\xD4\xDE: \xDE\xCA\xE1 \xCB\xE1\xC7\xCB\xC9 "
                       "\xE3\xCF\xE4\xED\xED\xE4 \xDD\xED \xDE\xD5\xDD \xDA\xE1\xEC \xC7\xE1\xE3\xCF\xED\xE4\xC9")},
                {});
  const auto document = source.next();
  ASSERT_TRUE(document && *document);
  EXPECT_EQ((**document).text, "أخبار من دمشق: قتل ثلاثة مدنيين في قصف على المدينة");
  EXPECT_EQ((**document).encoding, "windows-1256");
  EXPECT_FALSE((**document).extracted);
}

TEST_F(SourceTest, WhatIsNoTextIsNamed) {
  for (const auto& [head, word] : {std::pair("%PDF-1.7\n%", "PDF"), std::pair("PK\x03\x04", "ZIP")}) {
    const auto found = read({write("a", head)});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found.front().find(word), std::string::npos) << found.front();
  }
}

TEST_F(SourceTest, UnknownEndingIsToldByContent) {
  EXPECT_EQ(read({write("a", "خبر")}), (Strings{"a=خبر"}));
  EXPECT_EQ(read({write("b.data", "\xEF\xBB\xBF {\"text\":\"خبر\"}")}), (Strings{"b:1=خبر"}));
  EXPECT_EQ(read({write("c", "<p>خبر")}), (Strings{"c=<p>خبر"}));
}

TEST_F(SourceTest, PublishedOnlyWhereNoneIsGiven) {
  const std::string path = write("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\",\"published\":\"2018-01-02\"}\n");
  SourceOptions options;
  options.published = Day::of(2000, 1, 1);
  Source source({path}, options);
  EXPECT_EQ((**source.next()).published, Day::of(2000, 1, 1));
  EXPECT_EQ((**source.next()).published, Day::of(2018, 1, 2));
}

TEST_F(SourceTest, LimitIsInclusive) {
  SourceOptions options;
  options.max_document = 6;
  EXPECT_EQ(read({write("a.txt",
                        "\xEF\xBB\xBF"
                        "abcdef")},
                 options),
            (Strings{"a=abcdef"}));
  EXPECT_EQ(read({write("a.txt", "abcdefg")}, options),
            (Strings{"!0:is longer than the limit of 6 bytes (--max-document)"}));
  EXPECT_EQ(read({write("a.jsonl", "{\"text\":\"abcdef\"}\n{\"text\":\"abcdefg\"}")}, options),
            (Strings{"a:1=abcdef", "!2:`text` has 7 bytes, more than the limit of 6 bytes (--max-document)"}));
}

TEST_F(SourceTest, LinesOfAllLengthsAroundTheLimit) {
  for (const size_t limit : {1UL, 10UL, 262144UL, 300000UL}) {
    std::string content;
    std::vector<size_t> lengths;
    for (const size_t length : {limit, limit + 1, size_t{0}, limit - 1, 3 * limit, size_t{1}, 600000UL, limit}) {
      content += std::string(length, 'x') + '\n';
      lengths.push_back(length);
    }
    content.pop_back();
    auto stream = ByteStream::open(write("lines", content));
    ASSERT_TRUE(stream);
    LineReader lines(*stream, limit);
    for (size_t i = 0; i < lengths.size(); ++i) {
      auto line = lines.next();
      ASSERT_TRUE(line && *line);
      EXPECT_EQ((*line)->number, i + 1);
      EXPECT_EQ((*line)->length, lengths[i]);
      EXPECT_EQ((*line)->too_long, lengths[i] > limit);
      EXPECT_EQ((*line)->text.size(), lengths[i] > limit ? 0 : lengths[i]);
    }
    auto end = lines.next();
    ASSERT_TRUE(end);
    EXPECT_FALSE(*end);
  }
}

TEST_F(SourceTest, OutputIsNotRead) {
  const std::string path = write("a.txt", "a");
  SourceOptions options;
  options.output = ByteStream::open(path)->identity();
  EXPECT_EQ(read({path}, options), (Strings{"!0:is the file that the records are written to"}));
}

TEST_F(SourceTest, TotalBytes) {
  write("d/a.txt", "12345");
  write("d/e/b.jsonl", "123");
  write("d/c.bin", "1234567");
  EXPECT_EQ(total_bytes({(folder_ / "d").string()}), 8U);
  EXPECT_EQ(total_bytes({"-"}), std::nullopt);
  Source source({(folder_ / "d").string()}, {});
  while (source.next()) {
  }
  EXPECT_EQ(source.bytes_taken(), 8U);
}

TEST(JsonDocumentTest, DefaultEscapesOfOtherProgramsAreRead) {
  JsonDocumentReader reader(100);
  auto document = reader.read(R"({"text":"\u0642\u062a\u0644 \ud83d\ude00\/\n","id":18446744073709551615})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "قتل 😀/\n");
  EXPECT_EQ(document->id, "18446744073709551615");
}

TEST(JsonDocumentTest, ReaderGoesOnAfterAFault) {
  JsonDocumentReader reader(100);
  EXPECT_FALSE(reader.read("{"));
  EXPECT_FALSE(reader.read(std::string(5000, '[')));
  EXPECT_FALSE(reader.read("{\"text\":\"\xFF\"}"));
  EXPECT_TRUE(reader.read(R"({"text":"a"})"));
}

}  // namespace
}  // namespace isnad
