#include "page/address.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(AddressTest, ExamplesOfTheStandard) {  // RFC 3986, 5.4
  const auto resolved = [](const char* reference) { return resolved_address("http://a/b/c/d;p?q", reference); };
  EXPECT_EQ(resolved("g:h"), "g:h");
  EXPECT_EQ(resolved("g"), "http://a/b/c/g");
  EXPECT_EQ(resolved("./g"), "http://a/b/c/g");
  EXPECT_EQ(resolved("g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolved("/g"), "http://a/g");
  EXPECT_EQ(resolved("//g"), "http://g");
  EXPECT_EQ(resolved("?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolved("g?y#s"), "http://a/b/c/g?y#s");
  EXPECT_EQ(resolved("#s"), "http://a/b/c/d;p?q#s");
  EXPECT_EQ(resolved(""), "http://a/b/c/d;p?q");
  EXPECT_EQ(resolved("."), "http://a/b/c/");
  EXPECT_EQ(resolved(".."), "http://a/b/");
  EXPECT_EQ(resolved("../g"), "http://a/b/g");
  EXPECT_EQ(resolved("../../../../g"), "http://a/g");
  EXPECT_EQ(resolved("g?y/./x"), "http://a/b/c/g?y/./x");
}

TEST(AddressTest, WithoutAPathOrABase) {
  EXPECT_EQ(resolved_address("https://news.example", "خبر"), "https://news.example/خبر");
  EXPECT_EQ(resolved_address("", "a"), "a");
  EXPECT_EQ(resolved_address("urn:x", "a"), "a");
  EXPECT_TRUE(is_whole_address("urn:x"));
  EXPECT_FALSE(is_whole_address("12:30"));
  EXPECT_FALSE(is_whole_address("/a:b"));
}

}  // namespace
}  // namespace isnad
