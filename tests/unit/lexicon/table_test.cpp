#include "lexicon/table.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

constexpr std::string_view kColumns[] = {"lemma", "plurals"};

std::string fault(std::string content) {
  const auto table = Table::parse("ar/x.tsv", std::move(content), kColumns);
  return table ? "" : table.error().text();
}

TEST(Table, ReadsRowsWithTheirLines) {
  const auto table = Table::parse("ar/x.tsv", "# comment\nlemma\tplurals\n\nكتاب\tكتب|+ات\r\nقلم\t-", kColumns);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_EQ(table->rows()[0].line, 4);
  EXPECT_EQ(alternatives(table->rows()[0].cells[1]), (std::vector<std::string_view>{"كتب", "+ات"}));
  EXPECT_TRUE(alternatives(table->rows()[1].cells[1]).empty());
}

TEST(Table, NamesFileAndLineOfAFault) {
  EXPECT_TRUE(fault("lemma\tplurals\nكتاب\n").starts_with("ar/x.tsv:2: "));
  EXPECT_TRUE(fault("lemma\tplurals\n# c\nكتاب\t\n").starts_with("ar/x.tsv:3: "));
  EXPECT_TRUE(fault("word\tplurals\n").starts_with("ar/x.tsv:1: "));
  EXPECT_NE(fault(""), "");
}

}  // namespace
}  // namespace isnad
