#include "page/page_metadata.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "text/utf8.h"

namespace isnad {
namespace {

const MetadataRules& rules() {
  static const MetadataRules kRules = *MetadataRules::load(DataSource::built_in());
  return kRules;
}

const PageRules& marks() {
  static const PageRules kRules = *PageRules::load(DataSource::built_in());
  return kRules;
}

PageMetadata read(const std::string& html, std::string_view address = {}) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  PageMetadata metadata = page_metadata(*output->root, rules(), marks(), address);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return metadata;
}

/// "2024-03-05 json-ld", "2024-03-05 10:22 opengraph", "none"
std::string published(const std::string& html) {
  const PageMetadata m = read(html);
  if (!m.published) return "none" + m.published_from;
  std::string out = m.published->iso();
  if (m.published_at) {
    const int64_t minutes = *m.published_at / 60 % (24 * 60);
    const auto two = [](int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    out += " " + two(minutes / 60) + ":" + two(minutes % 60);
  }
  return out + " " + m.published_from;
}

std::string script(const std::string& json) { return R"(<script type="application/ld+json">)" + json + "</script>"; }

TEST(PageMetadata, TrustsJsonLdFirst) {
  const std::string html =
      R"(<head><meta property="article:published_time" content="2024-03-06T01:00:00Z"><title>الخبر | الموقع</title>)" +
      script(R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"الخبر",
                 "datePublished":"2024-03-05T13:22:00+03:00","dateModified":"2024-03-07",
                 "publisher":{"@type":"Organization","name":"الموقع"}})") +
      R"(</head><body><time datetime="2024-03-09">اليوم</time></body>)";
  EXPECT_EQ(published(html), "2024-03-05 10:22 json-ld");
  EXPECT_EQ(read(html).outlet, "الموقع");
  EXPECT_EQ(read(html).title, "الخبر");
}

TEST(PageMetadata, FollowsJsonLdThroughGraphsListsAndReferences) {
  EXPECT_EQ(published(script(R"({"@graph":[{"@type":"WebSite","name":"س"},{"@type":["Thing","ReportageNewsArticle"],
                                 "datePublished":["2024-03-05"]}]})")),
            "2024-03-05 json-ld");
  EXPECT_EQ(published(script(R"([{"@type":"BreadcrumbList"},{"@type":"http://schema.org/LiveBlogPosting",
                                  "datePublished":"2024-03-05"}])")),
            "2024-03-05 json-ld");
  EXPECT_EQ(published(script(R"({"@type":"WebPage","datePublished":"2024-03-04",
                                 "mainEntity":{"@type":"BlogPosting","datePublished":"2024-03-05"}})")),
            "2024-03-05 json-ld");
  EXPECT_EQ(read(script(R"({"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},
                                      {"@type":"NewsMediaOrganization","@id":"#o","name":"عنب بلدي"}]})"))
                .outlet,
            "عنب بلدي");
  EXPECT_EQ(published(script(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",
                                 "datePublished":"2024-03-05"}]})")),
            "none")
      << "a list of other stories";
}

TEST(PageMetadata, TakesTheArticleOfThisAddress) {
  EXPECT_EQ(published(R"(<link rel="canonical" href="https://a.example/2">)" +
                      script(R"([{"@type":"NewsArticle","url":"https://a.example/1","datePublished":"2024-03-01"},
                                 {"@type":"NewsArticle","url":"https://a.example/2","datePublished":"2024-03-02"}])")),
            "2024-03-02 json-ld");
}

TEST(PageMetadata, SurvivesBrokenJsonLd) {
  EXPECT_EQ(published(script("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\",}\n//]]>")),
            "2024-03-05 json-ld");
  EXPECT_EQ(published(script(
                "<!-- {\"@type\":\"NewsArticle\",,\"keywords\":[,\"a\",,],\"datePublished\":\"2024-03-05\"}; -->")),
            "2024-03-05 json-ld");
  EXPECT_EQ(published(script(
                "{\"@type\":\"NewsArticle\",\"description\":\"سطر\nثان\t\\'\",\"datePublished\":\"2024-03-05\"}")),
            "2024-03-05 json-ld");
  EXPECT_EQ(
      published(script("{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2024-03-05&quot;}")),
      "2024-03-05 json-ld");
  EXPECT_EQ(published(script(R"({"@type":"NewsArticle","articleBody":"قال "نعم" ثم","datePublished":"2024-03-05"})")),
            "2024-03-05 json-ld");
  EXPECT_EQ(published(script(R"({"@type":"NewsArticle","datePublished":"2024-03-05","articleBody":"مقطوع)")), "none");
  for (const char* junk :
       {"", "{", "}", "[", "[{]", "null", "{}", "{\"datePublished\":", "{\"@type\":{}}", "[[[[[{\"a\":1}]]]]]"}) {
    EXPECT_EQ(published(script(junk)), "none") << junk;
  }
  EXPECT_EQ(published(script(std::string(100'000, '[') + "{}")), "none");
  EXPECT_EQ(published(script(std::string(100'000, '{'))), "none");
}

TEST(PageMetadata, ReadsMetaInTheOrderOfTheTable) {
  EXPECT_EQ(
      published(
          R"(<meta name="date" content="2024-03-07"><meta property="article:published_time" content="2024-03-05">)"),
      "2024-03-05 opengraph");
  EXPECT_EQ(published(R"(<meta name="DC.date.issued" content="2024-03-05">)"), "2024-03-05 meta");
  EXPECT_EQ(published(R"(<meta name="sailthru.date" content="Tue, 05 Mar 2024 10:22:00 +0300">)"),
            "2024-03-05 07:22 meta");
  EXPECT_EQ(published(R"(<meta name="parsely-pub-date" content="1709634120">)"), "2024-03-05 10:22 meta");
  EXPECT_EQ(published(R"(<meta itemprop="datePublished" content="2024-03-05">)"), "2024-03-05 meta");
  EXPECT_EQ(
      published(R"(<div><span property="dc:date dc:created" content="2024-03-05T10:22:00+00:00">أرسلت</span></div>)"),
      "2024-03-05 10:22 meta");
}

TEST(PageMetadata, TakesAChangeOnlyForWantOfAnythingElse) {
  EXPECT_EQ(published(R"(<meta property="article:modified_time" content="2024-03-07"><h1>خبر</h1><p>12 آذار 2023</p>)"),
            "2023-03-12 dateline");
  EXPECT_EQ(published(R"(<meta property="article:modified_time" content="2024-03-07"><h1>خبر</h1>)"),
            "2024-03-07 opengraph");
  EXPECT_EQ(
      published(
          R"(<h1>خبر</h1><time class="updated" datetime="2024-03-07">x</time><time datetime="2024-03-05">y</time>)"),
      "2024-03-05 time");
  EXPECT_EQ(published(R"(<h1>خبر</h1><time class="entry-date published updated" datetime="2024-03-05">y</time>)"),
            "2024-03-05 time");
}

TEST(PageMetadata, ReadsTheTimeByTheHeadlineAndNoOther) {
  const std::string html =
      R"(<header><time datetime="2025-01-01">اليوم</time></header><nav><time datetime="2025-01-02"></time></nav>
    <article><h1>خبر</h1><time datetime="2024-03-05T10:22:00Z">قبل يومين</time><p>نص</p></article>
    <aside><time datetime="2025-01-03"></time></aside><div><h3>غيره</h3><time datetime="2025-01-04"></time></div>)";
  EXPECT_EQ(published(html), "2024-03-05 10:22 time");
  EXPECT_EQ(published(R"(<h1>خبر</h1><time>الثلاثاء 5 آذار 2024 - 14:05</time>)"), "2024-03-05 14:05 time");
  EXPECT_EQ(published(R"(<h1>خبر</h1><time datetime="قبل ساعتين">منذ ساعتين</time>)"), "none");
}

TEST(PageMetadata, ReadsADatelineByTheHeadline) {
  const std::string body = "<p>" + [] {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "كلام ";
    return text;
  }() + "</p>";
  EXPECT_EQ(published("<h1>خبر</h1><div>دمشق - الثلاثاء 5 آذار 2024</div>" + body), "2024-03-05 dateline");
  EXPECT_EQ(published("<h1>خبر</h1><div class='post-meta'>كتبه مراسلنا في شمال البلاد فلان الفلاني | 05/03/2024</div>" +
                      body),
            "2024-03-05 dateline");
  EXPECT_EQ(published("<div>الأربعاء 6 آذار 2024</div><h1>خبر</h1>" + body), "none") << "the day on which it was saved";
  EXPECT_EQ(published("<article><span>5 آذار 2024</span><h1>خبر</h1></article>" + body), "2024-03-05 dateline");
  EXPECT_EQ(published("<h1>خبر</h1>" + body + body + body + "<div>5 آذار 2024</div>"), "none");
  EXPECT_EQ(published("<h1>خبر</h1><p>قتل ثلاثة مدنيين في قصف على المدينة في 5 آذار 2024</p>" + body), "none");
}

TEST(PageMetadata, DropsDaysThatCannotBe) {
  EXPECT_EQ(
      published(
          R"(<meta property="article:published_time" content="0001-01-01T00:00:00"><meta name="date" content="2024-03-05">)"),
      "2024-03-05 meta");
  EXPECT_EQ(published(R"(<meta name="date" content="1970-01-01">)"), "none");
}

TEST(PageMetadata, TakesTheTimeFromWhoeverKnowsItOfThatDay) {
  EXPECT_EQ(published(script(R"({"@type":"NewsArticle","datePublished":"2024-03-05"})") +
                      R"(<meta property="article:published_time" content="2024-03-05T10:22:00Z">)"),
            "2024-03-05 10:22 json-ld");
  EXPECT_EQ(published(script(R"({"@type":"NewsArticle","datePublished":"2024-03-05"})") +
                      R"(<meta property="article:published_time" content="2024-03-06T10:22:00Z">)"),
            "2024-03-05 json-ld");
}

TEST(PageMetadata, TitlesAreWithoutTheNameOfTheSite) {
  EXPECT_EQ(read("<meta property='og:site_name' content='عنب بلدي'><title>مقتل ثلاثة في قصف | عنب بلدي</title>").title,
            "مقتل ثلاثة في قصف");
  EXPECT_EQ(read("<meta property='og:site_name' content='عنب بلدي'><title>عنب بلدي - مقتل ثلاثة في قصف</title>").title,
            "مقتل ثلاثة في قصف");
  const PageMetadata by_heading =
      read("<title>مقتل ثلاثة في قصف على إدلب | أخبار | عنب بلدي</title><h1>مقتل ثلاثة في قصف على إدلب</h1>");
  EXPECT_EQ(by_heading.title, "مقتل ثلاثة في قصف على إدلب");
  EXPECT_EQ(by_heading.outlet, "عنب بلدي");
  const PageMetadata old = read(
      "<title>عنب بلدي » Blog Archive » مقتل ثلاثة في قصف على إدلب</title><h1>عنب بلدي</h1><h2>مقتل ثلاثة في قصف على "
      "إدلب</h2>"
      "<meta property='og:site_name' content='عنب بلدي'>");
  EXPECT_EQ(old.title, "مقتل ثلاثة في قصف على إدلب");
  EXPECT_EQ(read("<meta property='og:title' content='قائد «الجيش» - كما قال - يزور إدلب'>").title,
            "قائد «الجيش» - كما قال - يزور إدلب");
  EXPECT_EQ(read("<meta property='og:site_name' content='س'><title>س</title>").title, "");
}

TEST(PageMetadata, TitlesAreTidyAndWhole) {
  EXPECT_EQ(
      read("<meta property='og:title' content='  \u200Fمقتل &amp;quot;ثلاثة&amp;quot;\n في\u00A0قصف\u200E '>").title,
      "مقتل \"ثلاثة\" في قصف");
  EXPECT_EQ(
      read("<meta property='og:title' content='مقتل ثلاثة مدنيين...'><h1>مقتل ثلاثة مدنيين في قصف على إدلب</h1>").title,
      "مقتل ثلاثة مدنيين في قصف على إدلب");
}

TEST(PageMetadata, AddressesAreAbsoluteAndWithoutTracking) {
  const auto url = [](const std::string& html, std::string_view address = {}) { return read(html, address).url; };
  EXPECT_EQ(url("<link rel=canonical href='https://a.example/x?utm_source=t&id=3&fbclid=9#top'>"),
            "https://a.example/x?id=3");
  EXPECT_EQ(url("<link rel=canonical href='//a.example/x'>"), "https://a.example/x");
  EXPECT_EQ(url("<base href='http://a.example/b/c'><link rel=canonical href='../x'>"), "http://a.example/x");
  EXPECT_EQ(url("<link rel=canonical href='/x'>", "http://a.example/b?c"), "http://a.example/x");
  EXPECT_EQ(url("<link rel=canonical href='/x'>"), "") << "of no known site";
  EXPECT_EQ(url("<link rel=canonical href='/x'><meta property='og:url' content='https://a.example/y'>"),
            "https://a.example/y");
  EXPECT_EQ(url("<link rel=canonical href='https://a.example/'><meta property='og:url' content='https://a.example/y'>"),
            "https://a.example/y");
  EXPECT_EQ(url("<link rel=canonical href='javascript:alert(1)'>", "http://a.example/"), "");
  EXPECT_EQ(url("<link rel=canonical href='https://'>", "http://a.example/"), "");
}

RC_GTEST_PROP(PageMetadata, ComeOutOfAnyPageAsValidText, ()) {
  static const char* const kPieces[] = {"<h1>",
                                        "</h1>",
                                        "<title>",
                                        "</title>",
                                        "<time datetime='",
                                        "'>",
                                        "خبر",
                                        " | ",
                                        "2024-03-05",
                                        "<script type='application/ld+json'>",
                                        "</script>",
                                        "{\"@type\":\"NewsArticle\",",
                                        "\"headline\":\"",
                                        "\"",
                                        "}",
                                        "[",
                                        ",",
                                        "<article>",
                                        "</article>",
                                        "<div class='date'>",
                                        "</div>",
                                        "\u200F",
                                        "&laquo;",
                                        "<meta property='og:title' content='",
                                        "<meta property='og:site_name' content='خبر'>",
                                        "«",
                                        "<base href='"};
  std::string html;
  const int count = *rc::gen::inRange(0, 40);
  for (int i = 0; i < count; ++i) html += kPieces[*rc::gen::inRange<size_t>(0, std::size(kPieces))];
  const PageMetadata m = read(html, "http://a.example/");
  for (const std::string* text : {&m.title, &m.outlet, &m.url}) RC_ASSERT(!first_invalid_utf8(*text));
  RC_ASSERT(m.published.has_value() != m.published_from.empty());
  RC_ASSERT(m.url.empty() || m.url.starts_with("http"));
}

TEST(PageMetadata, OfThousandsOfEverythingAreStillThoseOfTheFirst) {
  std::string html = "<meta property='article:published_time' content='2024-03-05'><title>خبر | موقع</title>";
  for (int i = 0; i < 3000; ++i) {
    html += "<meta property='og:site_name' content='موقع " + std::to_string(i) +
            "'><meta property='og:title' content='خبر'>";
  }
  html += script("[" + [] {
    std::string items;
    for (int i = 0; i < 3000; ++i) items += R"({"@type":"WebPage","headline":"س","datePublished":"2024-03-05"},)";
    return items;
  }() + "{}]");
  for (int i = 0; i < 3000; ++i) html += "<h2>خبر " + std::to_string(i) + "</h2><time datetime='2024-03-06'>x</time>";
  const PageMetadata m = read(html);
  EXPECT_EQ(m.title, "خبر");
  EXPECT_EQ(m.outlet, "موقع 0");
  EXPECT_EQ(m.published, Day::of(2024, 3, 5));
}

TEST(PageMetadata, OfALongTitleIsCutBetweenLetters) {
  std::string title;
  for (int i = 0; i < 5000; ++i) title += "ش";
  const PageMetadata m = read("<title>x" + title + "</title>");
  EXPECT_FALSE(first_invalid_utf8(m.title));
  EXPECT_GT(m.title.size(), 1000U);
}

TEST(ArchivedAddress, IsThatOfThePage) {
  EXPECT_EQ(archived_address("https://web.archive.example/web/20180407091500/http://news.example/551"),
            "http://news.example/551");
  EXPECT_EQ(archived_address("/web/20180407091500id_/https://news.example/a?b=1"), "https://news.example/a?b=1");
  EXPECT_EQ(archived_address("https://archive.example/2018.04.07-091500/https://news.example/"),
            "https://news.example/");
  for (const char* other : {"", "https://news.example/551", "https://news.example/share/http://other.example/1",
                            "/http://news.example", "https://news.example/2018/http://other.example/1"})
    EXPECT_EQ(archived_address(other), other);
}

}  // namespace
}  // namespace isnad
