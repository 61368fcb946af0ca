// What form of input a name or the first bytes tell.
#include "page/format.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad {
namespace {

TEST(FormatTest, ByName) {
  EXPECT_EQ(format_of_name("خبر.txt"), Format::Text);
  EXPECT_EQ(format_of_name("news.jsonl.zst"), Format::JsonLines);
  EXPECT_EQ(format_of_name("نشرة.HTML.gz"), Format::Html);
  EXPECT_EQ(format_of_name("view.php?id=17&lang=ar"), Format::Html);
  EXPECT_EQ(format_of_name("index.aspx@id=3"), Format::Html);
  EXPECT_EQ(format_of_name("crawl-07.warc.gz"), Format::Archive);
  EXPECT_EQ(format_of_name("feed.xml"), Format::Feed);
  for (const char* other : {"a.pdf", "txt", ".txt", "a", "a.html.bak", "photo@2x.png", "", ".gz"})
    EXPECT_EQ(format_of_name(other), std::nullopt) << other;
}

TEST(FormatTest, ByFirstBytes) {
  EXPECT_EQ(format_of_content("WARC/1.0\r\n"), Format::Archive);
  EXPECT_EQ(format_of_content("\xEF\xBB\xBF \n{\"text\":"), Format::JsonLines);
  EXPECT_EQ(format_of_content("<?xml version=\"1.0\"?>\n<!-- c --><rss version='2.0'>"), Format::Feed);
  EXPECT_EQ(format_of_content("<feed xmlns='http://www.w3.org/2005/Atom'>"), Format::Feed);
  EXPECT_EQ(format_of_content("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">"), Format::Html);
  EXPECT_EQ(format_of_content("\n<!-- saved from url=(0025)https://a.example/ -->\n<HTML dir=rtl>"), Format::Html);
  EXPECT_EQ(format_of_content("<p>قتل"), Format::Html);
  EXPECT_EQ(format_of_content(std::string("\xFF\xFE<\0h\0t\0m\0l\0", 12)), Format::Html);
  EXPECT_EQ(format_of_content("قال المرصد <هنا>"), Format::Text);
  EXPECT_EQ(format_of_content(""), Format::Text);
}

TEST(FormatTest, AttachmentsOfASavedPage) {
  EXPECT_EQ(page_of_attachments("خبر_files"), "خبر");
  EXPECT_EQ(page_of_attachments("a.files"), "a");
  EXPECT_EQ(page_of_attachments("_files"), std::nullopt);
  EXPECT_EQ(page_of_attachments("files"), std::nullopt);
}

}  // namespace
}  // namespace isnad
