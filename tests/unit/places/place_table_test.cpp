// Tables of places as others publish them, good and bad. All places are invented.
#include "places/place_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "places/arabic_names.h"

namespace isnad {
namespace {

const std::string kHeader = "name_ar,name_en,lat,lon,country,kind,geonames_id,id,population\n";

PlaceTable read(const std::string& bytes) {
  auto table = read_place_table("x.csv", bytes, "mine");
  EXPECT_TRUE(table) << table.error().text();
  return table ? std::move(*table) : PlaceTable();
}

std::string refusal(const std::string& bytes) {
  const auto table = read_place_table("x.csv", bytes, "mine");
  return table ? "" : table.error().text();
}

/// The message about the second of two lines of which the first is good.
std::string fault(const std::string& line) {
  const PlaceTable table = read(kHeader + "السوسة,Susa,35,36,sy,village,,1,\n" + line + "\nالعشة,,35,36,sy,,,2,\n");
  EXPECT_EQ(table.places.size(), 2u);
  EXPECT_EQ(table.bad_lines, 1u);
  return table.faults.size() == 1 ? table.faults[0].text() : "";
}

TEST(PlaceTable, ReadsADumpOfGeonames) {
  const std::string rest = "\t\t09\t\t\t\t";
  const PlaceTable table =
      read("11\tSusa\tSusa\tSousa,السوسة,سوسة\t35.5\t36.5\tP\tPPL\tSY" + rest +
           "12000\t\t300\tAsia/Damascus\t2015-01-01\n"
           "12\tBir\tBir\tبئر\t35.5\t36.5\tH\tWLL\tSY" +
           rest + "0\t\t300\tAsia/Damascus\t2015-01-01\n" + "13\tNo\tNo\tNo\t35.5\t36.5\tP\tPPL\tSY" + rest +
           "0\t\t300\tAsia/Damascus\t2015-01-01\n");
  ASSERT_EQ(table.places.size(), 1u);
  const ImportedPlace& place = table.places[0];
  EXPECT_EQ(place.id, "geonames:11");
  EXPECT_EQ(place.country, "SY");
  EXPECT_EQ(place.admin1_code, "09");
  EXPECT_EQ(place.kind, "town");
  EXPECT_EQ(place.population, 12000u);
  EXPECT_EQ(place.english, "Susa");
  EXPECT_EQ(place.names.size(), 2u);
  EXPECT_EQ(table.of_other_kind, 1u);
  EXPECT_EQ(table.without_name, 1u);
  EXPECT_EQ(table.lines, 3u);
}

TEST(PlaceTable, ReadsTablesWithAHeader) {
  const PlaceTable commas = read(kHeader +
                                 "السوسة|سوسة,\"Susa, \"\"the\"\" village\",35.5,36.5,sy,hamlet,-1,7/a,\n"
                                 "# a comment\n\nالعشة,,35,36,SY,well,,8,\n");
  ASSERT_EQ(commas.places.size(), 1u);
  EXPECT_EQ(commas.places[0].id, "import:mine:7-a");
  EXPECT_EQ(commas.places[0].english, "Susa, \"the\" village");
  EXPECT_EQ(commas.places[0].kind, "village");
  EXPECT_EQ(commas.places[0].names, (std::vector<std::string>{"السوسة", "سوسة"}));
  EXPECT_EQ(commas.of_other_kind, 1u);

  const PlaceTable tabs =
      read("\xEF\xBB\xBFlng\tLatitude\tCC\tArabic\tplacetype\textra\r\n36\t35\tIq\tالعشة\tregion\t?\r\n");
  ASSERT_EQ(tabs.places.size(), 1u);
  EXPECT_EQ(tabs.places[0].kind, "governorate");
  EXPECT_EQ(tabs.places[0].country, "IQ");
  EXPECT_EQ(tabs.places[0].id, "import:mine:line-2");

  EXPECT_EQ(read("names_ar;lat;lon;cc\nالعشة;35;36;sy\n").places.size(), 1u);
}

TEST(PlaceTable, TellsWhatIsWrongWithALine) {
  EXPECT_EQ(fault("العين,,95,36,sy,,,3,"), "x.csv:3: the latitude must be degrees from -90 to 90, not «95»");
  EXPECT_EQ(fault("العين,,35,,sy,,,3,"), "x.csv:3: the longitude must be degrees from -180 to 180, not «»");
  EXPECT_EQ(fault("العين,,nan,36,sy,,,3,"), "x.csv:3: the latitude must be degrees from -90 to 90, not «nan»");
  EXPECT_EQ(fault("العين,,0,0,sy,,,3,"), "x.csv:3: latitude and longitude are 0, which is no place on land");
  EXPECT_EQ(fault("العين,,35,36,Syria,,,3,"), "x.csv:3: the country must be two letters (ISO 3166), not «Syria»");
  EXPECT_EQ(fault("العين,,35,36,sy,,,3,many"), "x.csv:3: the population must be a number");
  EXPECT_EQ(fault("العين,,35,36,sy,,x,3,"), "x.csv:3: the id of GeoNames must be a number, not «x»");
  EXPECT_EQ(fault("العين,,35,36,sy,,,1,"), "x.csv:3: the id 1 is here twice");
  EXPECT_EQ(fault("العين,,35,36"), "x.csv:3: the line has 4 cells where the header has 9");
  EXPECT_EQ(fault("\"العين,,35,36,sy,,,3,"), "x.csv:3: a quotation mark is never closed on the line");
  EXPECT_EQ(fault("\xFF,,35,36,sy,,,3,"), "x.csv:3: not valid UTF-8 at byte 0 of the line");
  EXPECT_EQ(fault(std::string("a\0b,,35,36,sy,,,3,", 18)),
            "x.csv:3: the line has a control character other than the tab");
}

TEST(PlaceTable, RefusesWhatIsNoSuchTable) {
  EXPECT_EQ(refusal(""), "x.csv: is empty; a table of places was expected");
  EXPECT_EQ(refusal("# nothing\n"), "x.csv: is empty; a table of places was expected");
  EXPECT_NE(refusal("a,b\n1,2\n").find("x.csv:1: neither a dump of GeoNames nor a table whose header"),
            std::string::npos);
  EXPECT_NE(refusal("name_ar,lat,lon\nالعين,1,2\n").find("no column country"), std::string::npos);
  EXPECT_NE(refusal("\xFF\xFE\x61").find("UTF-16"), std::string::npos);
  EXPECT_NE(refusal(std::string("PK\x03\x04\xFF\n", 6)).find("x.csv:1: "), std::string::npos);
  EXPECT_NE(refusal(kHeader + "Ain,,35,36,sy,,,3,\n").find("no place with an Arabic name"), std::string::npos);
  EXPECT_NE(
      refusal(kHeader + "العين,,95,36,sy,,,3,\nالعين,,95,36,sy,,,4,\nالعشة,,35,36,sy,,,5,\n")
          .find("x.csv:2: the latitude must be degrees from -90 to 90, not «95» (2 of 3 lines are bad, so nothing "
                "is imported)"),
      std::string::npos);
}

TEST(PlaceTable, KeepsThePlacesInATableOfItsOwn) {
  const PlaceTable table =
      read(kHeader + "السوسة|سوسة,\"a\tb\",35.5,-36.25,sy,village,5,,17\nالعشة,,1,2,iq,city,,9,\n");
  ASSERT_EQ(table.places.size(), 2u);
  const std::string bytes = format_places(table.places);
  const auto again = parse_places("kept", bytes);
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(format_places(*again), bytes);
  EXPECT_EQ(again->front().english, "a b");
  EXPECT_EQ(again->front().longitude, -36.25);
  EXPECT_EQ(again->front().names, table.places[0].names);
  EXPECT_FALSE(parse_places("kept", bytes + "x\n"));
}

TEST(ArabicNames, AreThoseInArabicLetters) {
  const std::vector<std::string_view> alternates = {"Halab", "حلب", "مدينة حلب", "Алеппо", "حلب (سوريا)", "هەڵەب"};
  EXPECT_EQ(arabic_names(alternates, true), (std::vector<std::string>{"حلب", "مدينة حلب"}));
  EXPECT_EQ(arabic_name(" حلب "), "حلب");
  EXPECT_FALSE(arabic_name("Aleppo"));
  EXPECT_FALSE(arabic_name(""));
}

}  // namespace
}  // namespace isnad
