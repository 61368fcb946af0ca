// Archives of crawls: what is read, what is passed over, and that one fault costs one record.
#include "page/warc.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "packed_records.h"

namespace isnad {
namespace {

using Strings = std::vector<std::string>;

std::string page(const std::string& words) {
  return "<html><head><meta charset=\"utf-8\"></head><body><p>قال المرصد السوري إن " + words +
         " في غارة جوية استهدفت بلدة في ريف إدلب الجنوبي صباح اليوم.</p></body></html>";
}
std::string address(int number) { return "https://news.example/" + std::to_string(number); }
std::string article(int number) {
  return response_record(address(number), http_response(page(std::to_string(number) + " مدنيين قتلوا")));
}

struct Reading {
  Strings ids;  // of the documents
  Strings errors;
  std::map<std::string, uint64_t> passed_over;
  std::vector<Document> documents;
};

Reading read(ByteStream& stream, const WarcOptions& options = {}) {
  Reading out;
  WarcReader reader(stream, options);
  while (auto document = reader.next()) {
    if (*document) {
      out.ids.push_back((**document).id);
      out.documents.push_back(std::move(**document));
    } else {
      out.errors.push_back(document->error().message);
    }
  }
  EXPECT_FALSE(reader.next());
  out.passed_over = reader.passed_over();
  return out;
}

Reading read(std::string_view bytes, const WarcOptions& options = {}) {
  ByteStream stream = ByteStream::of_bytes(bytes);
  return read(stream, options);
}

TEST(WarcTest, Response) {
  const Reading out = read(article(12));
  ASSERT_EQ(out.ids, (Strings{"https://news.example/12"}));
  const Document& document = out.documents[0];
  EXPECT_EQ(document.url, document.id);
  EXPECT_TRUE(document.named);
  EXPECT_EQ(document.form, Document::Form::Html);
  EXPECT_EQ(document.text, page("12 مدنيين قتلوا"));
  EXPECT_FALSE(document.published) << "the day of the crawl is not that of publication";
  EXPECT_EQ(document.encoding, "");
}

TEST(WarcTest, EveryWayOfSending) {
  const std::string html = "Content-Type: application/xhtml+xml; charset=utf-8\r\n";
  const std::string body = page("مدنيين");
  const std::string archive =
      response_record("a", http_response(chunked(gzipped(body)),
                                         html + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")) +
      response_record("b", http_response(brotli_packed(body), html + "Content-Encoding: br\r\n")) +
      warc_record("resource", "c", "text/html", body) + warc_record("conversion", "d", "text/plain", body.substr(60)) +
      response_record("e", http_response(body, "Content-Type: text/plain\r\n")) +
      response_record("f", http_response(body, "Server: x\r\n")) +
      response_record("<g>", http_response(body.substr(60), "Content-Type: text/plain\r\n")) +
      warc_record("response", "h", "application/http", http_response(body.substr(0, 250)),
                  "WARC-Truncated: length\r\n");
  const Reading out = read(archive);
  EXPECT_EQ(out.ids, (Strings{"a", "b", "c", "d", "e", "f", "g", "h"}));
  EXPECT_EQ(out.errors, Strings{});
  std::string forms;
  for (const Document& document : out.documents) forms += document.form == Document::Form::Html ? 'h' : 't';
  EXPECT_EQ(forms, "hhhthhth");
  EXPECT_EQ(out.documents[1].text, body);
}

TEST(WarcTest, PassedOverByReason) {
  const std::string english = "<html><body><p>The Observatory said that a raid hit the town.</p></body></html>";
  const std::string archive =
      warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      warc_record("request", "a", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("metadata", "a", "application/warc-fields", "x: y") +
      warc_record("revisit", "a", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n") +
      response_record("a", http_response(page("x"), "Content-Type: text/html\r\n", "404 Not Found")) +
      response_record("a", http_response("", "Location: b\r\n", "301 Moved")) +
      response_record("a", http_response("{}", "Content-Type: application/json\r\n")) +
      response_record("a", http_response("%PDF-1.4 \xE2\xE3", "Content-Type: text/html\r\n")) +
      warc_record("response", "dns:a", "text/dns", "20190102\na. 1 IN A 1.2.3.4\n") +
      response_record("a", http_response(" \r\n")) + response_record("a", http_response(english)) +
      response_record("a", http_response("caf\xE9 cr\xE8me d\xE9j\xE0", "Content-Type: text/plain\r\n")) + article(1);
  const Reading out = read(archive);
  EXPECT_EQ(out.ids, (Strings{address(1)}));
  EXPECT_EQ(out.errors, Strings{});
  EXPECT_EQ(out.passed_over, (std::map<std::string, uint64_t>{{"not a response", 4},
                                                              {"status 404", 1},
                                                              {"status 301", 1},
                                                              {"not a web page or text", 3},
                                                              {"empty", 1},
                                                              {"not in Arabic", 2}}));
}

TEST(WarcTest, HeadersInAnyShape) {
  const std::string content = http_response(page("x"));
  const std::string length = std::to_string(content.size());
  std::string archive;
  for (const char* version : {"0.17", "0.18", "1.0", "1.1"}) {
    archive += std::string("WARC/") + version + "\ncontent-LENGTH:" + length +
               "\nwarc-type:\n\tResponse\nX-Folded: a\n b\n c\nWARC-TARGET-URI: " + version + "\n\n" + content + "\n\n";
  }
  EXPECT_EQ(read(archive).ids, (Strings{"0.17", "0.18", "1.0", "1.1"}));
  EXPECT_EQ(read("\r\n\r\n" + archive.substr(0, archive.size() - 2)).ids.size(), 4U) << "blank lines do no harm";
}

TEST(WarcTest, ARecordIsAtItsWord) {
  // A page that holds what looks like a record of somebody else.
  const std::string forged = page("x") + "\r\n\r\n" + article(666) + page("y");
  const Reading out = read(response_record("honest", http_response(forged)) + article(1));
  EXPECT_EQ(out.ids, (Strings{"honest", address(1)}));
  EXPECT_EQ(out.errors, Strings{});
}

TEST(WarcTest, OtherEncodings) {
  std::string words;  // «قتل» in windows-1256, again and again
  for (int i = 0; i < 50; ++i) words += "\xDE\xCA\xE1 ";
  const Reading out = read(response_record("a", http_response("<html><body><p>" + words + "</p></body></html>",
                                                              "Content-Type: text/html; charset=windows-1256\r\n")));
  ASSERT_EQ(out.ids, (Strings{"a"}));
  EXPECT_EQ(out.documents[0].encoding, "windows-1256");
  EXPECT_NE(out.documents[0].text.find("قتل قتل"), std::string::npos);
}

TEST(WarcTest, NoArchive) {
  EXPECT_EQ(read("").errors, (Strings{"is empty"}));
  const Reading out = read("قال المرصد\nWARC\n");
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].find("is no WARC record"), std::string::npos);
}

TEST(WarcTest, LyingContentLengths) {
  const auto lying = [](const std::string& length) {
    std::string record = article(2);
    const size_t at = record.find("Content-Length: ") + 16;
    return record.replace(at, record.find('\r', at) - at, length);
  };
  for (const char* length : {"3", "999", "2000", "99999999", "999999999999", "abc", "", "-1", "99999999999999999999"}) {
    for (const bool packed : {false, true}) {
      std::string archive;
      for (const std::string& record : {article(1), lying(length), article(3), article(4)}) {
        archive += packed ? gzipped(record) : record;
      }
      const Reading out = read(archive, {.max_record = 1000000});
      EXPECT_EQ(out.ids, (Strings{address(1), address(3), address(4)})) << length << (packed ? " packed" : "");
      ASSERT_EQ(out.errors.size(), 1U) << length;
      EXPECT_NE(out.errors[0].find("Content-Length"), std::string::npos) << out.errors[0];
      EXPECT_TRUE(out.errors[0].starts_with("record 2 (")) << out.errors[0];
    }
  }
}

TEST(WarcTest, RecordsThatEndWhereTheirContentShouldBegin) {
  std::string archive;
  for (int number = 1; number <= 3; ++number) {
    archive += "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n" + article(number);
  }
  const Reading out = read(archive, {.max_record = 1000000});
  EXPECT_EQ(out.ids, (Strings{address(1), address(2), address(3)}));
  EXPECT_EQ(out.errors.size(), 3U);
  EXPECT_EQ(read(archive).ids, out.ids) << "held until the file's end is seen";
}

TEST(WarcTest, RecordsThatAreTooLong) {
  std::string words;
  while (words.size() < 300000) words += "قتل ";
  const std::string long_page = response_record("long", http_response(page(words)));
  const std::string long_video =
      response_record("video", http_response(std::string(300000, 'x'), "Content-Type: video/mp4\r\n"));
  for (const bool packed : {false, true}) {
    std::string archive;
    for (const std::string& record : {article(1), long_page, article(2), long_video, article(3)}) {
      archive += packed ? gzipped(record) : record;
    }
    Reading out = read(archive, {.max_record = 100000});
    EXPECT_EQ(out.ids, (Strings{address(1), address(2), address(3)}));
    ASSERT_EQ(out.errors.size(), 1U);
    EXPECT_TRUE(out.errors[0].starts_with("record 2 ("));
    EXPECT_NE(out.errors[0].find("more than the limit of 100000 (--max-record)"), std::string::npos);
    EXPECT_EQ(out.passed_over, (std::map<std::string, uint64_t>{{"not a web page or text", 1}}));
    out = read(archive, {.max_page = 100000});
    EXPECT_EQ(out.ids, (Strings{address(1), address(2), address(3)}));
    ASSERT_EQ(out.errors.size(), 1U);
    EXPECT_NE(out.errors[0].find("more than the limit of 100000 (--max-page)"), std::string::npos);
    EXPECT_EQ(read(archive).ids.size(), 4U);
  }
}

/// An archive of five records, four of them pages, and where each ends.
struct Archive {
  std::string bytes;
  std::vector<size_t> ends;
  explicit Archive(const std::function<std::string(std::string_view)>& pack) {
    for (const std::string& record : {warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n"),
                                      article(1), article(2), article(3), article(4)}) {
      bytes += pack(record);
      ends.push_back(bytes.size());
    }
  }
  size_t pages_before(size_t length) const {
    const auto whole = std::count_if(ends.begin(), ends.end(), [&](size_t end) { return end <= length; });
    return whole == 0 ? 0 : static_cast<size_t>(whole) - 1;
  }
};

TEST(WarcTest, TruncatedAnywhereYieldsWhatIsBeforeAndOneError) {
  for (const auto& pack : {gzipped, zstd_packed}) {
    const Archive archive(pack);
    for (size_t length = 5; length < archive.bytes.size(); ++length) {
      const Reading out = read(std::string_view(archive.bytes).substr(0, length));
      const bool between = std::find(archive.ends.begin(), archive.ends.end(), length) != archive.ends.end();
      ASSERT_EQ(out.errors.size(), between ? 0U : 1U) << length;
      ASSERT_GE(out.ids.size(), archive.pages_before(length)) << length;
      for (size_t i = 0; i < out.ids.size(); ++i) ASSERT_EQ(out.ids[i], address(static_cast<int>(i) + 1));
      if (!between) {
        const auto next = std::upper_bound(archive.ends.begin(), archive.ends.end(), length);
        const size_t member = next == archive.ends.begin() ? 0 : *(next - 1);
        EXPECT_NE(out.errors[0].find("end too early"), std::string::npos) << out.errors[0];
        EXPECT_NE(out.errors[0].find("at byte " + std::to_string(member) + " of the file, unpacked byte "),
                  std::string::npos)
            << out.errors[0];
      }
    }
  }
}

TEST(WarcTest, TruncatedPlainArchive) {
  const Archive archive([](std::string_view record) { return std::string(record); });
  for (size_t length = 1; length < archive.bytes.size(); ++length) {
    const Reading out = read(std::string_view(archive.bytes).substr(0, length));
    ASSERT_GE(out.ids.size(), archive.pages_before(length)) << length;
    for (size_t i = 0; i < out.ids.size(); ++i) ASSERT_EQ(out.ids[i], address(static_cast<int>(i) + 1));
    // Without the line ends behind it a record is whole.
    const bool whole = std::any_of(archive.ends.begin(), archive.ends.end(),
                                   [&](size_t end) { return length <= end && length + 4 >= end; });
    ASSERT_EQ(out.errors.size(), whole ? 0U : 1U) << length;
  }
}

TEST(WarcTest, OnePackedFile) {
  const Archive plain([](std::string_view record) { return std::string(record); });
  std::string packed = gzipped(plain.bytes);
  EXPECT_EQ(read(packed).ids.size(), 4U);
  size_t most = 0;
  for (size_t length = 5; length < packed.size(); ++length) {
    const Reading out = read(std::string_view(packed).substr(0, length));
    ASSERT_EQ(out.errors.size(), 1U);
    for (size_t i = 0; i < out.ids.size(); ++i) ASSERT_EQ(out.ids[i], address(static_cast<int>(i) + 1));
    ASSERT_GE(out.ids.size(), most) << "more bytes, more records";
    most = out.ids.size();
  }
  EXPECT_EQ(most, 4U);
}

TEST(WarcTest, OneChangedByteLosesNoOtherRecord) {
  for (const auto& pack : {gzipped, zstd_packed}) {
    const Archive archive(pack);
    const Strings all = {address(1), address(2), address(3), address(4)};
    for (size_t at = pack(std::string_view()) == gzipped("") ? 0 : 4; at < archive.bytes.size(); ++at) {
      for (const char change : {'\x01', '\x80', '\xFF', '\x24'}) {
        std::string damaged = archive.bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ change);
        const Reading out = read(damaged);
        const auto member = std::upper_bound(archive.ends.begin(), archive.ends.end(), at) - archive.ends.begin();
        const std::set<std::string> found(out.ids.begin(), out.ids.end());
        for (int other = 1; other <= 4; ++other) {
          ASSERT_TRUE(other == member || found.contains(address(other))) << at << " record " << other;
        }
        ASSERT_EQ(found.size(), out.ids.size()) << "nothing comes twice";
        ASSERT_TRUE(out.ids == all || !out.errors.empty()) << at;
        ASSERT_LE(out.errors.size(), 2U);
        for (const Document& document : out.documents) ASSERT_TRUE(document.text.starts_with("<html>"));
      }
    }
  }
}

TEST(WarcTest, ErrorsSayWhereAndWhatNow) {
  const std::string first = gzipped(article(1)), second = gzipped(article(2)), third = gzipped(article(3));
  std::string damaged = first + second + third;
  damaged[first.size() + second.size() - 6] ^= 1;  // its checksum
  Reading out = read(damaged);
  EXPECT_EQ(out.ids, (Strings{address(1), address(3)}));
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].find("record 2 (in the gzip member at byte " + std::to_string(first.size()) + " of the file"),
            std::string::npos)
      << out.errors[0];
  EXPECT_NE(out.errors[0].find("the gzip data are damaged: incorrect data check"), std::string::npos);
  EXPECT_TRUE(out.errors[0].ends_with("reading goes on at byte " + std::to_string(first.size() + second.size()) +
                                      " of the file"))
      << out.errors[0];
  out = read((first + second).substr(0, first.size() + 40));
  EXPECT_TRUE(out.errors[0].ends_with("; nothing behind it can be read")) << out.errors[0];
}

TEST(WarcTest, NumberCountsAllRecords) {
  const std::string archive = warc_record("warcinfo", "", "x", "") + article(1) + article(2);
  ByteStream stream = ByteStream::of_bytes(archive);
  WarcReader reader(stream);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.number(), 2U);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.number(), 3U);
}

}  // namespace
}  // namespace isnad
