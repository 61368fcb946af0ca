/// A gazetteer of a few places in two states, for tests.

#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "places/gazetteer.h"

namespace isnad {

/// The test gives the lines of its supplement; Syria and Iraq are there.
class SmallGazetteerTest : public testing::Test {
 protected:
  explicit SmallGazetteerTest(std::string lines)
      : supplement_("id\tarabic\taliases\tenglish\tkind\tcountry\tadmin1\tparent\tlat\tlon\tfrom\tto\n" +
                    std::move(lines)) {}

  void SetUp() override {
    const std::string base =
        "id\tcountry\tadmin1\tkind\tpopulation\tlatitude\tlongitude\tenglish\tnames\n"
        "centre:SY\tSY\t-\tcountry\t8402531\t34.973\t36.987\t-\t-\n"
        "centre:IQ\tIQ\t-\tcountry\t20000000\t33.2\t43.7\t-\t-\n";
    const std::string countries =
        "iso3\tiso2\tname\tarabic\taliases\tnisba\tnisba_plural\tcapital\tcapital_aliases\n"
        "SYR\tSY\tSyria\tسوريا\tسورية\tسوري\t-\tدمشق\t-\n"
        "IRQ\tIQ\tIraq\tالعراق\t-\tعراقي\t-\tبغداد\t-\n";
    const std::vector<TableBytes> tables = {{"ar/countries.tsv", "countries.tsv", countries},
                                            {"places/supplement.tsv", "supplement.tsv", supplement_}};
    auto block = compile_gazetteer(tables, base);
    ASSERT_TRUE(block) << block.error().message;
    block_ = std::move(*block);
    auto gazetteer = Gazetteer::from_block(block_);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    gazetteer_ = std::move(*gazetteer);
  }

  Gazetteer gazetteer_;

 private:
  std::string supplement_;
  std::vector<std::byte> block_;  // what the gazetteer reads
};

}  // namespace isnad
