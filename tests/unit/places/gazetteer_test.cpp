#include "places/gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "lexicon/data_source.h"
#include "places/resolve.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr const char* kBaseHeader = "id\tcountry\tadmin1\tkind\tpopulation\tlatitude\tlongitude\tenglish\tnames\n";
constexpr const char* kHeader = "id\tarabic\taliases\tenglish\tkind\tcountry\tadmin1\tparent\tlat\tlon\tfrom\tto\n";
constexpr const char* kCountriesHeader =
    "iso3\tiso2\tname\tarabic\taliases\tnisba\tnisba_plural\tcapital\tcapital_aliases\n";

const std::string kBase = std::string(kBaseHeader) +
                          "centre:SY\tSY\t-\tcountry\t8402531\t34.973\t36.987\t-\t-\n"
                          "centre:IQ\tIQ\t-\tcountry\t20000000\t33.2\t43.7\t-\t-\n"
                          "centre:SY.09\tSY\t09\tgovernorate\t2292741\t36.2\t37.16\tAleppo\t-\n"
                          "iso:syhl\tSY\thl\tgovernorate\t0\t-\t-\t-\tمحافظة حلب\n"
                          "iso:syzz\tSY\tzz\tgovernorate\t0\t-\t-\t-\tمحافظة بلا رمز\n"
                          "geonames:170063\tSY\t09\tcity\t1602264\t36.20124\t37.16117\tAleppo\tحلب\n"
                          "geonames:170654\tSY\t13\tcity\t1569394\t33.5102\t36.29128\tDamascus\tدمشق|الشام\n"
                          "geonames:170592\tSY\t08\tcity\t111864\t33.5718\t36.4027\tDuma\tدوما\n"
                          "geonames:999001\tEG\t08\ttown\t60000\t30.6\t30.8\tDuma\tدوما\n"
                          "geonames:172408\tSY\t09\ttown\t60000\t36.37\t37.51\tAl Bab\tالباب\n"
                          "geonames:999002\tIQ\t15\tvillage\t900\t36.4\t43.2\tAl Qayyarah\tالقياره\n"
                          "geonames:999003\tSY\t04\tvillage\t900\t35.9\t39.1\tAl Karamah\tالكرامة\n"
                          "geonames:999004\tIQ\t01\tvillage\t900\t33.3\t43.9\tAl Karamah\tالكرامة\n"
                          "geonames:999005\tMA\t01\tvillage\t600\t34.0\t-5.0\tSalam\tالسلامة\n";

const std::string kSupplement =
    std::string(kHeader) +
    "isnad:rif-dimashq\tريف دمشق\tمحافظة ريف دمشق\tRif Dimashq\tgovernorate\tSY\t-\t-\t33.6\t36.95\t-\t-\n"
    "isnad:douma\tدوما\tمدينة دوما\tDouma\tcity\tSY\tريف دمشق\t-\t33.5719\t36.4030\t-\t-\n"
    "isnad:abu-duhur\tأبو الظهور\t-\tAbu al-Duhur\ttown\tSY\t-\t-\t35.74\t37.05\t-\t-\n"
    "isnad:sasa\tسعسع\t-\tSasa\tvillage\tSY\tريف دمشق\t-\t33.283\t36.027\t-\t-\n"
    "isnad:jobar\tجوبر\t-\tJobar\tneighbourhood\tSY\t-\tدمشق\t33.527\t36.336\t-\t-\n";

const std::string kCodes =
    "country\tiso\tgeonames\tbare\tnote\n"
    "SY\thl\t09\tyes\t-\n";

const std::string kCountries = std::string(kCountriesHeader) +
                               "SYR\tSY\tSyria\tسوريا\tسورية\tسوري\t-\tدمشق\t-\n"
                               "IRQ\tIQ\tIraq\tالعراق\t-\tعراقي\t-\tبغداد\t-\n";

std::vector<TableBytes> standard_tables() {
  return {{"ar/countries.tsv", "countries.tsv", kCountries},
          {"ar/verbs.general.tsv", "verbs", "not looked at"},
          {"places/admin1_codes.tsv", "admin1_codes.tsv", kCodes},
          {"places/supplement.tsv", "supplement.tsv", kSupplement}};
}

struct Compiled {
  std::vector<std::byte> block;
  Gazetteer gazetteer;

  std::span<const uint32_t> find(const std::string& name) const {
    const auto key = gazetteer.names().find(normalise(name));
    return key ? gazetteer.named(*key) : std::span<const uint32_t>();
  }
  std::vector<std::string> ids(const std::string& name) const {
    std::vector<std::string> out;
    for (uint32_t index : find(name)) out.emplace_back(gazetteer.place(index).id);
    return out;
  }
  PlaceQuery query(const std::string& name, uint32_t position = 0, std::string_view kind = {},
                   int32_t within = -1) const {
    return {find(name), kind, position, within};
  }
  std::vector<std::string> resolved(const std::vector<PlaceQuery>& queries,
                                    const std::vector<std::string_view>& countries = {}) const {
    std::vector<std::string> out;
    for (uint32_t index : resolve(gazetteer, queries, countries)) out.emplace_back(gazetteer.place(index).id);
    return out;
  }
};

Compiled compile(const std::vector<TableBytes>& tables, const std::string& base = kBase) {
  Compiled compiled;
  auto block = compile_gazetteer(tables, base);
  EXPECT_TRUE(block) << block.error().text();
  if (!block) return compiled;
  compiled.block = *block;
  auto gazetteer = Gazetteer::from_block(compiled.block);
  EXPECT_TRUE(gazetteer) << gazetteer.error().text();
  if (gazetteer) compiled.gazetteer = *gazetteer;
  return compiled;
}

using Ids = std::vector<std::string>;

TEST(Gazetteer, KeepsWhatTheTablesSay) {
  const Compiled c = compile(standard_tables());
  ASSERT_EQ(c.find("أبو الظهور").size(), 1u);
  const Place place = c.gazetteer.place(c.find("أبو الظهور")[0]);
  EXPECT_EQ(place.id, "isnad:abu-duhur");
  EXPECT_EQ(place.name, "Abu al-Duhur");
  EXPECT_EQ(place.arabic, "أبو الظهور");
  EXPECT_EQ(place.kind, "town");
  EXPECT_EQ(place.country, "SY");
  EXPECT_NEAR(place.latitude, 35.74, 1e-6);
  EXPECT_NEAR(place.longitude, 37.05, 1e-6);
  EXPECT_EQ(place.precision, Precision::Settlement);
  EXPECT_TRUE(place.located);
  EXPECT_TRUE(place.curated);
}

TEST(Gazetteer, FindsSpellings) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.ids("أبي الظهور"), Ids{"isnad:abu-duhur"});
  EXPECT_EQ(c.ids("القيارة"), Ids{"geonames:999002"});  // the base writes heh
  EXPECT_EQ(c.ids("سوريه").size(), 1u);
  EXPECT_TRUE(c.find("باب").empty());  // the article belongs to the name
  EXPECT_TRUE(c.find("لا شيء").empty());
}

TEST(Gazetteer, MergesALineWithThePlaceOfTheBaseThatItIsAbout) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.ids("دوما"), (Ids{"geonames:170592", "geonames:999001"}));
  const Place douma = c.gazetteer.place(c.find("دوما")[0]);
  EXPECT_EQ(douma.name, "Douma");
  EXPECT_EQ(douma.population, 111864u);
  EXPECT_NEAR(douma.longitude, 36.4030, 1e-6);
  EXPECT_EQ(c.gazetteer.place(douma.admin1).id, "isnad:rif-dimashq");
  EXPECT_EQ(c.ids("مدينة دوما"), Ids{"geonames:170592"});
}

TEST(Gazetteer, JoinsSubdivisionsByTheirCodes) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.ids("محافظة حلب"), Ids{"iso:SY-HL"});
  EXPECT_EQ(c.ids("حلب").size(), 2u);
  EXPECT_TRUE(c.find("محافظة بلا رمز").empty());
  const Place bab = c.gazetteer.place(c.find("الباب")[0]);
  EXPECT_EQ(c.gazetteer.place(bab.admin1).id, "iso:SY-HL");
}

TEST(Gazetteer, LocatesCountries) {
  const Compiled c = compile(standard_tables());
  ASSERT_EQ(c.find("العراق").size(), 1u);
  const Place iraq = c.gazetteer.place(c.find("العراق")[0]);
  EXPECT_EQ(iraq.id, "iso:IQ");
  EXPECT_EQ(iraq.precision, Precision::Country);
  EXPECT_NEAR(iraq.latitude, 33.2, 1e-6);
}

TEST(Gazetteer, KnowsParents) {
  const Compiled c = compile(standard_tables());
  const Place jobar = c.gazetteer.place(c.find("جوبر")[0]);
  EXPECT_EQ(c.gazetteer.place(jobar.parent).id, "geonames:170654");
}

TEST(Gazetteer, CorrectsTheBase) {
  auto tables = standard_tables();
  tables.push_back({"places/cities_corrections.tsv", "cities_corrections.tsv",
                    "id\taction\tvalue\twhy\n"
                    "geonames:999005\tdrop\t-\tan Arabic word\n"
                    "geonames:170654\tdrop\tالشام\tmeans Syria\n"
                    "geonames:999002\talias\tكيارة\tdialect\n"
                    "geonames:172408\trename\tمدينة الباب\ttest\n"
                    "geonames:1\tdrop\t-\tof another base\n"});
  const Compiled c = compile(tables);
  EXPECT_TRUE(c.find("السلامة").empty());
  EXPECT_TRUE(c.find("الشام").empty());
  EXPECT_EQ(c.ids("دمشق").size(), 1u);
  EXPECT_EQ(c.ids("كيارة"), Ids{"geonames:999002"});
  EXPECT_EQ(c.ids("الباب"), Ids{"geonames:172408"});
  EXPECT_EQ(c.gazetteer.place(c.find("الباب")[0]).arabic, "مدينة الباب");
}

TEST(Gazetteer, WantsAWordBeforeANameThatIsAWord) {
  auto tables = standard_tables();
  tables.push_back({"places/ambiguous_names.tsv", "ambiguous_names.tsv", "name\tnote\nالكرامة\tdignity\nدوما\t-\n"});
  const Compiled c = compile(tables);
  EXPECT_TRUE(c.find("الكرامة").empty());
  EXPECT_EQ(c.ids("بلدة الكرامة").size(), 2u);
  EXPECT_EQ(c.ids("دوما"), Ids{"geonames:170592"});  // in the supplement; the one in Egypt is not
}

TEST(Gazetteer, TakesMoreTables) {
  auto tables = standard_tables();
  tables.push_back({"places/import.tsv", "import.tsv",
                    std::string(kHeader) + "wof:1\tدوما\tدومة\tDuma\tvillage\tSY\t-\t-\t33.58\t36.41\t-\t-\n"
                                           "wof:2\tتل أبيض الصغير\t-\tTal\tvillage\tSY\t-\t-\t36.7\t38.9\t-\t-\n"});
  const Compiled c = compile(tables);
  EXPECT_EQ(c.ids("دومة"), Ids{"geonames:170592"});
  EXPECT_EQ(c.gazetteer.place(c.find("دومة")[0]).kind, "city");  // what was checked by hand stays
  EXPECT_FALSE(c.gazetteer.place(c.find("تل أبيض الصغير")[0]).curated);
}

TEST(Gazetteer, TakesThePointOfTheBaseWhereALineHasNone) {
  auto tables = standard_tables();
  tables[3].bytes +=
      "isnad:aleppo-governorate\tحلب\tمحافظة حلب\tAleppo Governorate\tgovernorate\tSY\t-\t-\t-\t-\t-\t-\n"
      "geonames:172408\tالباب\t-\tAl-Bab\tcity\tSY\tحلب\t-\t-\t-\t-\t-\n"
      "isnad:mount-nowhere\tجبل اللامكان\t-\tMount Nowhere\tdistrict\tSY\tحلب\t-\t-\t-\t-\t-\n";
  const Compiled c = compile(tables);
  EXPECT_EQ(c.ids("محافظة حلب"), Ids{"iso:SY-HL"});
  const Place aleppo = c.gazetteer.place(c.find("محافظة حلب")[0]);
  EXPECT_EQ(aleppo.name, "Aleppo Governorate");
  EXPECT_TRUE(aleppo.located);
  EXPECT_NEAR(aleppo.latitude, 36.2, 1e-6);
  const Place bab = c.gazetteer.place(c.find("الباب")[0]);
  EXPECT_EQ(bab.name, "Al-Bab");
  EXPECT_NEAR(bab.longitude, 37.51, 1e-6);
  const Place nowhere = c.gazetteer.place(c.find("جبل اللامكان")[0]);
  EXPECT_FALSE(nowhere.located);
  EXPECT_EQ(c.gazetteer.place(nowhere.admin1).id, "iso:SY-HL");
}

TEST(Gazetteer, NamesFileAndLineOfAFault) {
  auto tables = standard_tables();
  tables[3].bytes += "isnad:x\tسين\t-\tX\tcastle\tSY\t-\t-\t33\t36\t-\t-\n";
  const auto block = compile_gazetteer(tables, kBase);
  ASSERT_FALSE(block);
  EXPECT_EQ(block.error().file, "supplement.tsv");
  EXPECT_EQ(block.error().line, 7);
}

TEST(Gazetteer, RefusesADamagedBlock) {
  Compiled c = compile(standard_tables());
  EXPECT_FALSE(Gazetteer::from_block(std::span(c.block).first(20)));
  EXPECT_FALSE(Gazetteer::from_block(std::span(c.block).first(c.block.size() / 2 / 8 * 8)));
  c.block[0] = std::byte{0};
  EXPECT_FALSE(Gazetteer::from_block(c.block));
}

TEST(Gazetteer, CompilesTheSameBytesAgain) {
  auto tables = standard_tables();
  const auto first = compile_gazetteer(tables, kBase);
  std::reverse(tables.begin(), tables.end());
  const auto second = compile_gazetteer(tables, kBase);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
}

TEST(Gazetteer, NeedsNoBase) {
  const Compiled c = compile(standard_tables(), "");
  EXPECT_EQ(c.ids("دوما"), Ids{"isnad:douma"});
  EXPECT_FALSE(c.gazetteer.place(c.find("العراق")[0]).located);
}

TEST(Resolve, TakesTheCityUnlessTheGovernorateIsMeant) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.resolved({c.query("حلب")}), Ids{"geonames:170063"});
  EXPECT_EQ(c.resolved({c.query("حلب", 0, "city")}), Ids{"geonames:170063"});
  EXPECT_EQ(c.resolved({c.query("حلب", 0, "countryside")}), Ids{"iso:SY-HL"});
  EXPECT_EQ(c.resolved({c.query("حلب", 0, "governorate")}), Ids{"iso:SY-HL"});
}

TEST(Resolve, LooksAtTheNeighbours) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.resolved({c.query("دوما", 3), c.query("دمشق", 9)}), (Ids{"geonames:170592", "geonames:170654"}));
}

TEST(Resolve, LooksAtTheCountries) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.resolved({c.query("الكرامة")}, {"SY"}), Ids{"geonames:999003"});
  EXPECT_EQ(c.resolved({c.query("الكرامة")}, {"IQ", "SY"}), Ids{"geonames:999004"});
  EXPECT_EQ(c.resolved({c.query("الكرامة", 5), c.query("العراق", 8)}), (Ids{"geonames:999004", "iso:IQ"}));
  EXPECT_EQ(c.resolved({c.query("دوما")}, {"EG"}), Ids{"geonames:999001"});
}

TEST(Resolve, LooksAtTheContainer) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.resolved({c.query("الكرامة", 2, {}, 1), c.query("العراق", 4), c.query("دمشق", 6)}, {"SY"}),
            (Ids{"geonames:999004", "iso:IQ", "geonames:170654"}));
  EXPECT_EQ(c.resolved({c.query("سعسع", 0, {}, 1), c.query("ريف دمشق", 3)}), (Ids{"isnad:sasa", "isnad:rif-dimashq"}));
}

TEST(Resolve, LeavesAnObscurePlaceFarFromAllElse) {
  const Compiled c = compile(standard_tables());
  EXPECT_EQ(c.resolved({c.query("السلامة", 0), c.query("دمشق", 4)}, {"SY"}), (Ids{"", "geonames:170654"}));
  EXPECT_EQ(c.resolved({c.query("لا شيء")}), Ids{""});
}

TEST(Resolve, IsTheSameThroughoutAnArticle) {
  const Compiled c = compile(standard_tables());
  const auto ids =
      c.resolved({c.query("الكرامة", 0), c.query("القيارة", 5), c.query("الكرامة", 300), c.query("حلب", 900)}, {"IQ"});
  EXPECT_EQ(ids[0], ids[2]);
}

// What the program is built with.
TEST(BuiltInGazetteer, KnowsTheGround) {
  const DataSource source = DataSource::built_in();
  auto loaded = Gazetteer::from_block(source.gazetteer_block());
  ASSERT_TRUE(loaded) << loaded.error().text();
  const Gazetteer& gazetteer = *loaded;
  EXPECT_GT(gazetteer.size(), 3000u);
  struct Known {
    const char* name;
    const char* country;
    double latitude, longitude;
  };
  const Known known[] = {{"خان شيخون", "SY", 35.44, 36.65}, {"تل تمر", "SY", 36.656, 40.370},
                         {"دوما", "SY", 33.572, 36.403},    {"الحديدة", "YE", 14.798, 42.954},
                         {"الموصل", "IQ", 36.335, 43.119},  {"حلب", "SY", 36.201, 37.161},
                         {"مصراتة", "LY", 32.375, 15.092},  {"الفاشر", "SD", 13.628, 25.349}};
  for (const Known& one : known) {
    const auto key = gazetteer.names().find(normalise(one.name));
    ASSERT_TRUE(key) << one.name;
    const std::string_view countries[] = {one.country};
    const PlaceQuery query{gazetteer.named(*key), {}, 0, -1};
    const auto chosen = resolve(gazetteer, {&query, 1}, countries);
    const Place place = gazetteer.place(chosen[0]);
    const double north = (place.latitude - one.latitude) * 111.2;
    const double east = (place.longitude - one.longitude) * 111.2 * std::cos(one.latitude * 0.01745);
    EXPECT_LT(std::hypot(north, east), 5) << one.name << " " << place.id;
  }
}

ImportedPlace imported(const std::string& id, const std::string& country, const std::vector<std::string>& names,
                       double latitude, double longitude, const std::string& kind = "village") {
  ImportedPlace place;
  place.id = id;
  place.country = country;
  place.kind = kind;
  place.names = names;
  place.latitude = latitude;
  place.longitude = longitude;
  return place;
}

Compiled join(const std::vector<ImportedPlace>& places, const std::vector<std::string>& words = {},
              const std::string& more_supplement = {}) {
  Imports imports;
  imports.gazetteers = {places};
  imports.doubtful = [&](std::string_view key) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return normalise(word) == key; });
  };
  Compiled compiled;
  auto tables = standard_tables();
  tables[3].bytes += more_supplement;
  auto block = compile_gazetteer(tables, kBase, imports);
  EXPECT_TRUE(block) << block.error().text();
  if (!block) return compiled;
  compiled.block = *block;
  auto gazetteer = Gazetteer::from_block(compiled.block);
  EXPECT_TRUE(gazetteer) << gazetteer.error().text();
  if (gazetteer) compiled.gazetteer = *gazetteer;
  return compiled;
}

TEST(ImportedPlaces, AreNewPlacesOrGiveOursTheirNames) {
  const Compiled c = join({imported("geonames:1", "SY", {"تل ممطور"}, 35.1, 36.5),
                           imported("import:a:2", "SY", {"دوما", "دومة الغوطة"}, 33.58, 36.41, "town"),
                           imported("geonames:172408", "SY", {"باب بزاعة"}, 36.37, 37.51, "town"),
                           imported("import:a:4", "SY", {"تل ممطور"}, 35.11, 36.51),
                           imported("import:a:5", "SY", {"تل ممطور"}, 36.9, 41.0)});
  EXPECT_EQ(c.ids("تل ممطور"), (Ids{"geonames:1", "import:a:5"}));
  EXPECT_EQ(c.ids("دومة الغوطة"), Ids{"geonames:170592"});
  EXPECT_EQ(c.ids("باب بزاعة"), Ids{"geonames:172408"});
  const Place ours = c.gazetteer.place(c.find("دومة الغوطة")[0]);
  EXPECT_EQ(ours.arabic, "دوما");
  EXPECT_NEAR(ours.longitude, 36.4030, 1e-6);
  EXPECT_FALSE(ours.imported);
  const Place theirs = c.gazetteer.place(c.find("تل ممطور")[0]);
  EXPECT_TRUE(theirs.imported);
  EXPECT_FALSE(theirs.curated);
  EXPECT_EQ(theirs.kind, "village");
}

TEST(ImportedPlaces, AWrongIdOrACountryThatWeHaveChangesNothing) {
  const Compiled c = join({imported("geonames:170592", "SY", {"البعيدة"}, 36.9, 41.0),
                           imported("import:a:1", "SY", {"القطر السوري"}, 35, 38, "country"),
                           imported("import:a:2", "SY", {"الشهباء الكبرى"}, 36.2, 37.1, "governorate")});
  EXPECT_TRUE(c.find("البعيدة").empty());
  EXPECT_TRUE(c.find("القطر السوري").empty());
  EXPECT_TRUE(c.find("الشهباء الكبرى").empty());
}

TEST(ImportedPlaces, ANameThatIsAWordIsNotSure) {
  const Compiled c =
      join({imported("import:a:1", "SY", {"النهر"}, 35.1, 36.5), imported("import:a:2", "SY", {"اللطامنة"}, 35.3, 36.6),
            imported("import:a:3", "SY", {"تفه"}, 35.2, 36.5), imported("import:a:4", "SY", {"تل"}, 35.2, 36.5),
            imported("import:a:5", "SY", {"سوريا"}, 35.2, 36.5)},
           {"النهر", "دوما"});
  const auto surely = [&](const std::string& name) {
    const auto key = c.gazetteer.names().find(normalise(name));
    return key ? c.gazetteer.surely_named(*key).size() : 0;
  };
  EXPECT_EQ(c.ids("النهر"), Ids{"import:a:1"});
  EXPECT_EQ(surely("النهر"), 0u);
  EXPECT_EQ(surely("اللطامنة"), 1u);
  EXPECT_EQ(c.ids("تفه"), Ids{"import:a:3"});
  EXPECT_EQ(surely("تفه"), 0u) << "three letters";
  EXPECT_TRUE(c.find("تل").empty()) << "two letters";
  EXPECT_EQ(surely("دوما"), 2u) << "the doubt is not about our own places";
  EXPECT_EQ(c.ids("سوريا"), Ids{"iso:SY"}) << "a village called as the country";
  EXPECT_TRUE(c.gazetteer.has_doubtful_names());
  EXPECT_FALSE(compile(standard_tables()).gazetteer.has_doubtful_names());
}

TEST(ImportedPlaces, AreFoundAsTextsWriteTheirNames) {
  const Compiled c = join(
      {imported("import:a:1", "SY", {"كفر عمة"}, 35.1, 36.5), imported("import:a:2", "SY", {"صيادة"}, 35.3, 36.6),
       imported("import:a:3", "SY", {"السموقة"}, 35.2, 36.5), imported("import:a:4", "SY", {"الصيادة"}, 35.9, 36.9),
       imported("import:a:5", "SY", {"قرية الفاطرة"}, 35.5, 36.5),
       imported("import:a:6", "SY", {"دوما", "سعسع"}, 33.58, 36.41, "town")});
  EXPECT_EQ(c.ids("كفرعمة"), Ids{"import:a:1"});
  EXPECT_EQ(c.ids("سموقة"), Ids{"import:a:3"});
  EXPECT_EQ(c.ids("الصيادة"), (Ids{"import:a:4", "import:a:2"})) << "the very name first";
  const auto key = c.gazetteer.names().find(normalise("الصيادة"));
  ASSERT_TRUE(key);
  EXPECT_EQ(c.gazetteer.exactly_named(*key).size(), 1u);
  EXPECT_EQ(c.gazetteer.surely_named(*key).size(), 1u);
  EXPECT_EQ(c.ids("الفاطرة"), Ids{"import:a:5"});
  EXPECT_TRUE(c.find("قرية الفاطرة").empty()) << "the word is read for itself";
  EXPECT_EQ(c.ids("سعسع"), Ids{"isnad:sasa"}) << "the name of ours is no second name of another";
}

TEST(ImportedPlaces, SayWhereAPlaceOfOursLies) {
  const std::string ours =
      "isnad:mashhur\tالمشهورة\t-\tMashhura\tvillage\tSY\tحلب\t-\t-\t-\t-\t-\n"
      "isnad:elsewhere\tالبعيدة\t-\tElsewhere\tvillage\tSY\tحلب\t-\t-\t-\t-\t-\n";
  const Compiled c = join(
      {imported("import:a:1", "SY", {"المشهورة"}, 36.25, 37.2), imported("import:a:2", "SY", {"البعيدة"}, 33.5, 36.3)},
      {}, ours);
  EXPECT_EQ(c.ids("المشهورة"), Ids{"isnad:mashhur"});
  const Place place = c.gazetteer.place(c.find("المشهورة")[0]);
  EXPECT_TRUE(place.located);
  EXPECT_NEAR(place.latitude, 36.25, 1e-6);
  EXPECT_EQ(c.ids("البعيدة"), (Ids{"isnad:elsewhere", "import:a:2"})) << "of another governorate";
  EXPECT_FALSE(c.gazetteer.place(c.find("البعيدة")[0]).located);
}

TEST(ImportedPlaces, AreMeantOnlyNearWhatWeKnow) {
  const Compiled c = join({imported("import:a:1", "SY", {"العتيبة الصغرى"}, 33.6, 36.5),
                           imported("import:a:2", "SY", {"خربة السوسة"}, 36.9, 41.0)});
  EXPECT_EQ(c.resolved({c.query("دوما"), c.query("العتيبة الصغرى", 5), c.query("خربة السوسة", 10)}, {"SY"}),
            (Ids{"geonames:170592", "import:a:1", ""}));
  EXPECT_EQ(c.resolved({c.query("خربة السوسة", 0, "village")}, {"SY"}), Ids{"import:a:2"});
}

TEST(Gazetteer, FindsAPlaceByItsId) {
  const Compiled compiled = compile(standard_tables(), kBase);
  const Gazetteer& gazetteer = compiled.gazetteer;
  for (uint32_t index = 1; index <= gazetteer.size(); ++index) {
    EXPECT_EQ(gazetteer.find(gazetteer.place(index).id), index);
  }
  EXPECT_EQ(gazetteer.find(""), 0U);
  EXPECT_EQ(gazetteer.find("geonames:1"), 0U);
  EXPECT_EQ(gazetteer.find("zzz"), 0U);
  EXPECT_EQ(Gazetteer().find("isnad:douma"), 0U);
}

}  // namespace
}  // namespace isnad
