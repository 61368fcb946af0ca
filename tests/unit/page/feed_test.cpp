// Feeds of every form, as they should be and as they are.
#include "page/feed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "packed_records.h"

namespace isnad {
namespace {

struct Reading {
  std::vector<Document> documents;
  std::vector<Error> errors;
};

Reading read(std::string_view xml, const FeedOptions& options = {}) {
  Reading out;
  ByteStream stream = ByteStream::of_bytes(xml);
  FeedReader reader(stream, options);
  while (auto document = reader.next()) {
    if (*document)
      out.documents.push_back(std::move(**document));
    else
      out.errors.push_back(document->error());
  }
  EXPECT_FALSE(reader.next());
  return out;
}

/// The one item of a feed.
Document one(std::string_view xml) {
  Reading out = read(xml);
  EXPECT_TRUE(out.errors.empty()) << out.errors[0].text();
  EXPECT_EQ(out.documents.size(), 1U);
  return out.documents.empty() ? Document() : out.documents[0];
}

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
         "<channel><title>وكالة الخبر</title><link>https://news.example/</link><description>أخبار</description>\n"
         "<image><title>صورة</title></image>\n" +
         items + "</channel></rss>";
}

TEST(FeedTest, Rss) {
  const Document item =
      one(rss("<item><title>غارة على إدلب</title><link> https://news.example/1 </link>"
              "<guid isPermaLink=\"false\">17</guid><pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate>"
              "<description>&lt;p&gt;قال المرصد &amp;laquo;اليوم&amp;raquo;&lt;/p&gt;</description></item>"));
  EXPECT_EQ(item.id, "https://news.example/1");
  EXPECT_EQ(item.url, "https://news.example/1");
  EXPECT_TRUE(item.named);
  EXPECT_EQ(item.outlet, "وكالة الخبر");
  EXPECT_EQ(item.title, "غارة على إدلب");
  EXPECT_EQ(item.published, Day::of(2024, 3, 12));
  EXPECT_EQ(item.published_at, 1710237600);
  EXPECT_EQ(item.published_basis, PublishedBasis::Given);
  EXPECT_EQ(item.form, Document::Form::Html);
  EXPECT_EQ(item.text, "<p>قال المرصد &laquo;اليوم&raquo;</p>");
}

TEST(FeedTest, BodyIsTheFullestThereIs) {
  EXPECT_EQ(one(rss("<item><description>مقدمة […]</description><content:encoded><![CDATA[<p>النص كله</p>]]>"
                    "</content:encoded></item>"))
                .text,
            "<p>النص كله</p>");
  const Document teaser =
      one(rss("<item><title>عنوان</title><description>مقدمة &amp;amp; تتمة […]</description></item>"));
  EXPECT_EQ(teaser.text, "<p>مقدمة &amp; تتمة […]</p>");
  EXPECT_EQ(teaser.form, Document::Form::Html);
  EXPECT_EQ(one(rss("<item><title>عنوان وحده</title><description> </description></item>")).text, "عنوان وحده");
  EXPECT_EQ(one(rss("<item><description>&amp;lt;p&amp;gt;مرتين&amp;lt;/p&amp;gt;</description></item>")).form,
            Document::Form::Html)
      << "escaped twice";
  EXPECT_EQ(one(rss("<item><description>سطر<br/>سطر <b class=\"x\">آخر</b></description></item>")).text,
            "سطر<br>سطر <b class=\"x\">آخر</b>")
      << "markup that is not escaped";
}

TEST(FeedTest, OfRssOtherFields) {
  const Document item =
      one(rss("<item><title>&lt;b&gt;عنوان&lt;/b&gt;\n &amp;quot;مهم&amp;quot;</title><source url=\"x\">المصدر</source>"
              "<guid>https://news.example/guid</guid><dc:date>2024-03-05T10:22:00Z</dc:date>"
              "<media:title>لا</media:title><description>نص</description></item>"));
  EXPECT_EQ(item.title, "عنوان \"مهم\"");
  EXPECT_EQ(item.outlet, "المصدر");
  EXPECT_EQ(item.url, "https://news.example/guid");
  EXPECT_EQ(item.published, Day::of(2024, 3, 5));
  EXPECT_EQ(one(rss("<item><link>/a/b</link><description>نص</description></item>")).url, "https://news.example/a/b");
  const Document nameless = one(rss("<item><description>نص</description></item>"));
  EXPECT_EQ(nameless.id, "");
  EXPECT_FALSE(nameless.named);
  const Document numbered = one(rss("<item><guid>17</guid><description>نص</description></item>"));
  EXPECT_EQ(numbered.id, "17");
  EXPECT_EQ(numbered.url, "");
}

TEST(FeedTest, RdfSite) {
  const Document item =
      one("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
          "xmlns:d=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>الوكالة</title></channel>"
          "<item rdf:about=\"https://news.example/2\"><title>عنوان</title><link>https://news.example/2</link>"
          "<description>نص الخبر</description><d:date>2018-02-03</d:date></item></rdf:RDF>");
  EXPECT_EQ(item.id, "https://news.example/2");
  EXPECT_EQ(item.outlet, "الوكالة");
  EXPECT_EQ(item.published, Day::of(2018, 2, 3));
}

std::string atom(const std::string& entry, const std::string& attributes = "") {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://news.example/feeds/\" " + attributes +
         "><title type=\"html\">&lt;i&gt;الوكالة&lt;/i&gt;</title><link rel=\"self\" href=\"atom.xml\"/><entry>" +
         entry + "</entry></feed>";
}

TEST(FeedTest, Atom) {
  const Document item =
      one(atom("<id>urn:1</id><title>عنوان</title><updated>2024-03-06T00:00:00Z</updated>"
               "<published>2024-03-05T10:22:00Z</published><link rel=\"edit\" href=\"e\"/><link href=\"../3\" "
               "type=\"text/html\"/>"
               "<summary>ملخص</summary><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>نص &lt; "
               "<em title=\"&quot;\">آخر</em><br/></p></div></content>"));
  EXPECT_EQ(item.id, "https://news.example/3");
  EXPECT_EQ(item.outlet, "الوكالة");
  EXPECT_EQ(item.published, Day::of(2024, 3, 5));
  EXPECT_EQ(item.form, Document::Form::Html);
  EXPECT_EQ(item.text, "<div><p>نص &lt; <em title=\"&quot;\">آخر</em><br></p></div>");
}

TEST(FeedTest, AtomContents) {
  EXPECT_EQ(one(atom("<content type=\"html\">&lt;p&gt;نص&lt;/p&gt;</content>")).text, "<p>نص</p>");
  const Document plain = one(atom("<content type=\"text\">2 &lt; 3 &amp;amp; &lt;p&gt;</content>"));
  EXPECT_EQ(plain.text, "2 < 3 &amp; <p>");
  EXPECT_EQ(plain.form, Document::Form::Text);
  EXPECT_EQ(one(atom("<content type=\"image/png\">AAAA</content><summary>ملخص</summary>")).text, "ملخص");
  EXPECT_EQ(one(atom("<content src=\"x\"/><summary>ملخص</summary>")).text, "ملخص");
  EXPECT_EQ(one(atom("<source><title>الأصل</title><id>x</id></source><summary>ملخص</summary>")).outlet, "الأصل");
  EXPECT_EQ(one(atom("<summary>ملخص</summary><updated>2024-03-06T00:00:00Z</updated>")).published, Day::of(2024, 3, 6));
  EXPECT_EQ(
      one("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:summary>نص</a:summary></a:entry></a:feed>").text,
      "نص");
}

TEST(FeedTest, FaultsThatAreForgiven) {
  EXPECT_EQ(one(rss("<item><description>نص&nbsp;&laquo;قول&raquo;&unknown;</description></item>")).text,
            "نص\u00A0«قول»&unknown;")
      << "HTML's entities, not declared";
  EXPECT_EQ(one("\n\n" + rss("<item><description>نص</description></item>")).text, "نص") << "blanks before all";
  EXPECT_EQ(one(rss("<item><description>نص\x0B\x01!\uFFFF</description></item>")).text, "نص  !\uFFFD");
  EXPECT_EQ(one("<rss xmlns=\"http://backend.example/unknown\"><channel><item><description>نص</description></item>"
                "</channel></rss>")
                .text,
            "نص");
  EXPECT_EQ(one("<rss><channel><item><content:encoded>نص</content:encoded></item></channel></rss>").text, "نص")
      << "a prefix that is not declared";
}

TEST(FeedTest, OtherEncoding) {
  const Document item =
      one("<?xml version=\"1.0\" encoding=\"windows-1256\"?>\n<rss><channel><item><description>\xDE\xCA\xE1 "
          "\xCB\xE1\xC7\xCB\xC9 "
          "\xE3\xCF\xE4\xED\xED\xE4 \xDD\xED \xDB\xC7\xD1\xC9 \xDA\xE1\xEC "
          "\xC5\xCF\xE1\xC8</description></item></channel></rss>");
  EXPECT_EQ(item.text, "قتل ثلاثة مدنيين في غارة على إدلب");
  EXPECT_EQ(item.encoding, "windows-1256");
}

TEST(FeedTest, MalformedFeedYieldsWhatIsBefore) {
  const std::string good =
      rss("<item><guid>1</guid><description>أول</description></item>\n<item><guid>2</guid>"
          "<description>ثان</description></item>\n");
  for (size_t length = good.find("<rss") + 1; length < good.size(); ++length) {
    const Reading out = read(std::string_view(good).substr(0, length));
    ASSERT_EQ(out.errors.size(), 1U) << length;
    const size_t whole = length >= good.find("<guid>2") ? 1U : 0U;
    ASSERT_GE(out.documents.size(), whole);
    for (size_t i = 0; i < out.documents.size(); ++i) ASSERT_EQ(out.documents[i].id, std::to_string(i + 1));
  }
  const Reading out = read(rss("<item><description>أول</description></item>\n<item><b></item>"));
  EXPECT_EQ(out.documents.size(), 1U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_EQ(out.errors[0].line, 6);
  EXPECT_NE(out.errors[0].message.find("not well-formed XML: mismatched tag"), std::string::npos);
}

TEST(FeedTest, CutOffPackedFeedYieldsWhatIsBefore) {
  std::string items;
  for (int i = 0; i < 2000; ++i) {
    items += "<item><guid>" + std::to_string(i * 7919 % 10007) + "</guid><description>نص</description></item>";
  }
  const std::string packed = gzipped(rss(items));
  const Reading out = read(std::string_view(packed).substr(0, packed.size() / 2));
  EXPECT_GT(out.documents.size(), 100U);
  EXPECT_LT(out.documents.size(), 2000U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].message.find("the gzip data end too early"), std::string::npos);
}

TEST(FeedTest, NoFeed) {
  const auto message = [](std::string_view xml) {
    const Reading out = read(xml);
    EXPECT_EQ(out.documents.size(), 0U);
    return out.errors.size() == 1 ? out.errors[0].message : "several";
  };
  EXPECT_EQ(message("<opml version=\"2.0\"><body/></opml>"),
            "is XML, but no feed: it begins with <opml>; RSS and Atom are read");
  EXPECT_EQ(message(""), "is empty");
  EXPECT_NE(message("قال المرصد").find("not well-formed"), std::string::npos);
  const Reading empty = read(rss(""));
  ASSERT_EQ(empty.errors.size(), 1U);
  EXPECT_TRUE(empty.errors[0].passed_over);
  EXPECT_TRUE(read(rss("<item/>")).errors[0].passed_over);
}

TEST(FeedTest, Limits) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<b>";
  Reading out = read(rss("<item><guid>1</guid><description>أول</description></item><item><description>" + deep));
  EXPECT_EQ(out.documents.size(), 1U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].message.find("256 deep"), std::string::npos);

  const std::string items = "<item><guid>1</guid><description>" + std::string(5000, 'x') +
                            "</description></item><item><guid>2</guid><description>ثان</description></item>";
  out = read(rss(items), {.max_item = 1000});
  ASSERT_EQ(out.documents.size(), 1U);
  EXPECT_EQ(out.documents[0].id, "2");
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].message.find("limit of 1000 bytes"), std::string::npos);
  EXPECT_EQ(out.errors[0].line, 5);

  out = read(rss(items), {.max_feed = 1000});
  EXPECT_EQ(out.documents.size(), 0U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].message.find("limit of 1000 bytes"), std::string::npos);
}

TEST(FeedTest, WhatEachItemTakesOverIsShort) {
  const auto with_base = [](const std::string& base) {
    return one("<rss><channel xml:base=\"https://news.example/" + base + "\"><title>" + base +
               "</title><item><link href=\"x\"/><description>نص</description></item></channel></rss>");
  };
  EXPECT_EQ(with_base("a/").url, "https://news.example/a/x");
  EXPECT_EQ(with_base("a/").outlet, "a/");
  EXPECT_EQ(with_base(std::string(5000, 'a')).url, "x");
  EXPECT_EQ(with_base(std::string(5000, 'a')).outlet, "");
}

TEST(FeedTest, AmpersandsThatBeginNoEntity) {
  const Document item =
      one(rss("<item><link>https://a.example/?id=1&cat=2&amp;x=3</link><title>أ & ب &laquo;ج&raquo; &</title>"
              "<description><![CDATA[<p>&amp; & <!-- & --></p>]]></description></item>"));
  EXPECT_EQ(item.url, "https://a.example/?id=1&cat=2&x=3");
  EXPECT_EQ(item.title, "أ & ب «ج» &");
  EXPECT_EQ(item.text, "<p>&amp; & <!-- & --></p>");
}

TEST(FeedTest, NothingIsLoadedAndNothingExplodes) {
  const Document item =
      one("<!DOCTYPE rss [<!ENTITY xxe SYSTEM \"file:///etc/passwd\"><!ENTITY name \"الوكالة\"><!ENTITY % p SYSTEM "
          "\"http://x/\">]><rss><channel><item><title>&name;</title><description>نص "
          "&xxe;</description></item></channel></rss>");
  EXPECT_EQ(item.title, "الوكالة");
  EXPECT_EQ(item.text, "<p>نص</p>");
  std::string laughs = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
  }
  const Reading out = read(laughs + "]><rss><channel><item><description>&a39;</description></item></channel></rss>");
  EXPECT_EQ(out.documents.size(), 0U);
  ASSERT_EQ(out.errors.size(), 1U);
  EXPECT_NE(out.errors[0].message.find("amplification"), std::string::npos) << out.errors[0].message;
}

}  // namespace
}  // namespace isnad
