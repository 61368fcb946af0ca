// A ledger of two invented articles with bytes changed anywhere: opened, read, searched, written and derived anew, it
// gives an answer or an error, never a crash. The first byte says what is done; then follow changes of four bytes each:
// where (three), and what is XORed into the byte there.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "ledger/derive.h"
#include "ledger/query.h"
#include "ledger/reading.h"
#include "ledger/search.h"
#include "ledger/sources.h"
#include "ledger/store.h"

namespace {

using isnad::ledger::Ledger;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Files {
  isnad::Engine engine;
  std::string folder = "/tmp/isnad-ledger-fuzzer-" + std::to_string(::getpid());
  std::string path = folder + "/ledger";
  std::string good;

  explicit Files(isnad::Engine made) : engine(std::move(made)) {
    std::filesystem::create_directories(folder);
    auto ledger = Ledger::open_to_write(path, {});
    require(static_cast<bool>(ledger));
    {
      isnad::ledger::Store store(*ledger, engine);
      isnad::ledger::Transaction transaction(ledger->database());
      add(store, "a", "سمارت",
          "أفاد ناشطون بأن غارات الجيش السوري على سوق في مدينة دوما الثلاثاء أدت إلى مقتل 9 مدنيين.");
      add(store, "b", "سانا",
          "أعلن المرصد السوري لحقوق الإنسان مقتل 20 مدنيا الثلاثاء جراء غارات على دوما.\nونفت وزارة الدفاع الروسية "
          "ذلك.");
      ledger->mark_read();
      transaction.commit();
    }
    require(static_cast<bool>(derive(*ledger, engine, {})));
    ledger->close();
    std::ifstream file(path, std::ios::binary);
    good.assign(std::istreambuf_iterator<char>(file), {});
  }

  void add(isnad::ledger::Store& store, const char* id, const char* outlet, const char* text) const {
    isnad::Document document;
    document.id = id;
    document.named = true;
    document.outlet = outlet;
    document.published = isnad::Day::of(2018, 2, 21);
    document.text = text;
    store.write(isnad::ledger::read_for_ledger(engine, std::move(document)));
  }

  void write(const std::string& bytes) const {
    for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path + beside);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
};

void read(const Files& files) {
  auto ledger = Ledger::open_to_read(files.path);
  if (!ledger) return;
  const isnad::ledger::EventFilter all{.background = true, .prospective = true};
  (void)for_each_event(*ledger, all, [](const auto&) { return true; });
  (void)for_each_source(*ledger, {}, [](const auto&) { return true; });
  if (!prepare_search(*ledger, files.engine)) return;
  (void)isnad::ledger::search(*ledger, {.words = "غارات"}, [](const auto&) { return true; });
}

void write(const Files& files) {
  auto ledger = Ledger::open_to_write(files.path, {.wait = false, .waiting = {}});
  if (!ledger) return;
  try {
    isnad::ledger::Store store(*ledger, files.engine);
    isnad::ledger::Transaction transaction(ledger->database());
    store.remove("a");
    files.add(store, "b", "سمارت", "قتل 3 مدنيين في قصف على مدينة دوما.");
    ledger->mark_read();
    transaction.commit();
  } catch (const isnad::ledger::Failure&) {
  }
  (void)derive(*ledger, files.engine, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Files* const kFiles = [] {
    auto made = isnad::Engine::built_in();
    require(static_cast<bool>(made));
    static Files* files = nullptr;
    files = new Files(std::move(*made));
    std::atexit([] { std::filesystem::remove_all(files->folder); });
    return files;
  }();
  if (size == 0) return 0;
  std::string bytes = kFiles->good;
  for (size_t at = 1; at + 4 <= size; at += 4) {
    const uint32_t where = uint32_t{data[at]} | uint32_t{data[at + 1]} << 8 | uint32_t{data[at + 2]} << 16;
    bytes[where % bytes.size()] ^= static_cast<char>(data[at + 3]);
  }
  kFiles->write(bytes);
  if (data[0] % 2 == 0) {
    read(*kFiles);
  } else {
    write(*kFiles);
  }
  return 0;
}
