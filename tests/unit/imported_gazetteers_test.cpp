// What is kept of imported gazetteers, what is made of it, and what happens when it is damaged.
#include "imported_gazetteers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "isnad/engine.h"

namespace isnad {
namespace {

namespace files = std::filesystem;

class ImportedGazetteersTest : public testing::Test {
 protected:
  ImportedGazetteersTest() {
    std::string name = (files::temp_directory_path() / "isnad-gazetteers-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    folder_ = (root_ / "made" / "here").string();
  }
  ~ImportedGazetteersTest() override { files::remove_all(root_); }

  static ImportedPlace village(const std::string& id, const std::string& name, double latitude, double longitude) {
    ImportedPlace place;
    place.id = id;
    place.country = "SY";
    place.kind = "village";
    place.english = "Somewhere";
    place.names = {name};
    place.latitude = latitude;
    place.longitude = longitude;
    return place;
  }

  void store(const std::string& name, const std::vector<ImportedPlace>& places) {
    StoredGazetteer gazetteer;
    gazetteer.name = name;
    gazetteer.source = name + ".txt";
    gazetteer.imported = "2018-03-12";
    const auto stored = store_gazetteer(folder_, gazetteer, places);
    ASSERT_TRUE(stored) << stored.error().text();
  }

  /// Villages by Idlib, two of them called by words.
  void store_villages() {
    store("mine", {village("import:mine:1", "شنفورة", 35.90, 36.60), village("import:mine:2", "المنشفة", 35.95, 36.65),
                   village("import:mine:3", "العاصفة", 35.97, 36.66)});
  }

  std::set<std::string> files_there() const {
    std::set<std::string> names;
    for (const auto& entry : files::directory_iterator(folder_)) names.insert(entry.path().filename().string());
    return names;
  }

  std::string bytes_of(const std::string& name) const {
    std::ifstream file(folder_ + '/' + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + '/' + name, std::ios::binary) << bytes;
  }

  Engine engine() const {
    auto made = Engine::create({.gazetteers = folder_});
    EXPECT_TRUE(made) << made.error().text();
    return std::move(*made);
  }

  static std::set<std::string> places(const Engine& engine, const std::string& text) {
    std::set<std::string> ids;
    Document document;
    document.text = text;
    for (const ArticleRecord& record : engine.read(document, {.mentions = true})) {
      for (const LooseMention& mention : record.mentions) {
        if (mention.kind == LooseMention::Kind::Place && !mention.place.place.empty()) ids.insert(mention.place.place);
      }
    }
    return ids;
  }

  files::path root_;
  std::string folder_;
};

TEST_F(ImportedGazetteersTest, AreKeptListedAndRemoved) {
  ASSERT_TRUE(stored_gazetteers(folder_));
  EXPECT_TRUE(stored_gazetteers(folder_)->empty());
  store_villages();
  store("another", {village("geonames:1", "شنفورة", 35, 36)});
  const auto stored = stored_gazetteers(folder_);
  ASSERT_TRUE(stored);
  ASSERT_EQ(stored->size(), 2u);
  EXPECT_EQ((*stored)[0].name, "another");
  EXPECT_EQ((*stored)[1].name, "mine");
  EXPECT_EQ((*stored)[1].places, 3u);
  EXPECT_EQ((*stored)[1].source, "mine.txt");
  EXPECT_EQ((*stored)[1].imported, "2018-03-12");
  EXPECT_EQ(files_there(), (std::set<std::string>{"another.places", "mine.places"}));

  EXPECT_TRUE(*remove_gazetteer(folder_, "another"));
  EXPECT_FALSE(*remove_gazetteer(folder_, "another"));
  EXPECT_FALSE(*remove_gazetteer(folder_, "../made"));
  EXPECT_EQ(stored_gazetteers(folder_)->size(), 1u);
}

TEST_F(ImportedGazetteersTest, NamesThatAreNoFiles) {
  EXPECT_TRUE(is_gazetteer_name("SY"));
  EXPECT_TRUE(is_gazetteer_name("who_s-on.first-2"));
  for (const char* name : {"", ".", "..", ".hidden", "-option", "a/b", "a b", "a\n", "اسم"}) {
    EXPECT_FALSE(is_gazetteer_name(name)) << name;
  }
  EXPECT_FALSE(is_gazetteer_name(std::string(65, 'a')));
}

TEST_F(ImportedGazetteersTest, AreReadWithTheBuiltInPlaces) {
  store_villages();
  const Engine with = engine();
  EXPECT_TRUE(with.notes().empty());
  EXPECT_TRUE(files_there().contains("joined.block"));
  const std::string text = "قصفت الطائرات شنفورة بريف إدلب.";
  EXPECT_TRUE(places(with, text).contains("import:mine:1"));
  EXPECT_FALSE(places(*Engine::built_in(), text).contains("import:mine:1"));
  const auto place = with.place("import:mine:1");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->name_ar, "شنفورة");
  EXPECT_TRUE(with.place("geonames:168325"));
}

TEST_F(ImportedGazetteersTest, ANameThatIsAWordNeedsAWordOfPlace) {
  store_villages();
  const Engine with = engine();
  EXPECT_FALSE(places(with, "ضربت العاصفة ريف إدلب يوم الأحد.").contains("import:mine:3"));
  EXPECT_TRUE(places(with, "قصفت الطائرات قرية العاصفة بريف إدلب.").contains("import:mine:3"));
  EXPECT_TRUE(places(with, "قصفت الطائرات قريتي شنفورة والعاصفة بريف إدلب.").contains("import:mine:3"));
  EXPECT_FALSE(places(with, "قصفت الطائرات قرية شنفورة والعاصفة في ريف إدلب.").contains("import:mine:3"));
}

TEST_F(ImportedGazetteersTest, ARareWordIsANameBehindAWordForAnArea) {
  store_villages();
  const Engine with = engine();
  EXPECT_FALSE(places(with, "سقطت المنشفة في ريف إدلب.").contains("import:mine:2"));
  EXPECT_TRUE(places(with, "سيطر المقاتلون على منطقة المنشفة في ريف إدلب.").contains("import:mine:2"));
  EXPECT_FALSE(places(with, "سيطر المقاتلون على منطقة العاصفة في ريف إدلب.").contains("import:mine:3"));
}

TEST_F(ImportedGazetteersTest, AreJoinedAnewWhenTheBlockIsNotTheirs) {
  store_villages();
  engine();
  const std::string good = bytes_of("joined.block");
  ASSERT_GT(good.size(), 1000u);

  write("joined.block", good.substr(0, good.size() / 2));
  EXPECT_EQ(engine().notes().size(), 1u);
  EXPECT_EQ(bytes_of("joined.block"), good);

  std::string changed = good;
  changed[good.size() - 9] = static_cast<char>(changed[good.size() - 9] ^ 1);
  write("joined.block", changed);
  EXPECT_EQ(engine().notes().size(), 1u);
  EXPECT_EQ(bytes_of("joined.block"), good);

  changed = good;
  changed[changed.find('\t') + 1] = 'x';  // of other tables
  write("joined.block", changed);
  const Engine made = engine();
  ASSERT_EQ(made.notes().size(), 1u);
  EXPECT_NE(made.notes()[0].find("joined anew"), std::string::npos);
  EXPECT_TRUE(made.place("import:mine:1"));

  files::remove(folder_ + "/joined.block");
  EXPECT_TRUE(engine().notes().empty());
  EXPECT_EQ(bytes_of("joined.block"), good);
}

TEST_F(ImportedGazetteersTest, ThatCannotBeReadAreNotPassedOver) {
  const auto failure = [&] {
    const auto made = Engine::create({.gazetteers = folder_});
    return made ? std::string() : made.error().text();
  };
  store_villages();
  const std::string good = bytes_of("mine.places");
  std::string changed = good;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  write("mine.places", changed);
  EXPECT_NE(failure().find("the imported gazetteer mine is damaged; import it again"), std::string::npos);
  write("mine.places", good.substr(0, 100));
  EXPECT_NE(failure().find("mine is damaged"), std::string::npos);
  write("mine.places", "");
  EXPECT_NE(failure().find("mine is damaged"), std::string::npos);
  changed = good;
  changed.replace(changed.find("places-1"), 8, "places-9");
  write("mine.places", changed);
  EXPECT_NE(failure().find("mine was kept by another version of Isnad"), std::string::npos);
  EXPECT_TRUE(*remove_gazetteer(folder_, "mine"));
  EXPECT_EQ(failure(), "");
}

TEST_F(ImportedGazetteersTest, AreKnownToTheTablesOfAFolderAsWell) {
  store_villages();
  const auto made = Engine::create({.tables = ISNAD_SOURCE_FOLDER "/data", .gazetteers = folder_});
  ASSERT_TRUE(made) << made.error().text();
  EXPECT_TRUE(made->place("import:mine:1"));
  EXPECT_FALSE(files_there().contains("joined.block")) << "of other tables than the built-in ones";
}

TEST_F(ImportedGazetteersTest, AFolderThatCannotBeWrittenOnlySlowsTheStart) {
  store_villages();
  files::create_directory(folder_ + "/joined.block");  // nothing can be renamed to it, whoever we are
  const Engine made = engine();
  ASSERT_EQ(made.notes().size(), 1u);
  EXPECT_NE(made.notes()[0].find("at every start"), std::string::npos);
  EXPECT_TRUE(made.place("import:mine:1"));
  EXPECT_EQ(files_there(), (std::set<std::string>{"joined.block", "mine.places"})) << "nothing is left behind";
}

}  // namespace
}  // namespace isnad
