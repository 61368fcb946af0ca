// A ledger of two invented articles with bytes changed anywhere: opened, read, searched, corrected, written and derived
// anew, it gives an answer or an error, never a crash. The first byte says what is done; then follow changes of four
// bytes each: where (three), and what is XORed into the byte there.
#include <cstdint>
#include <string>

#include "ledger/agreement_query.h"
#include "ledger/corrections.h"
#include "ledger/search.h"
#include "ledger/sources.h"
#include "small_ledger.h"

namespace {

using namespace isnad;
using ledger::Ledger;

const std::string& path() {
  static const std::string* const kPath = new std::string(fuzz::folder() + "/ledger");
  return *kPath;
}

/// The ledger before anything is changed.
const std::string& good() {
  static const std::string* const kGood = [] {
    fuzz::make_ledger(path(), 0, 2);
    return new std::string(fuzz::read_file(path()));
  }();
  return *kGood;
}

void read() {
  auto ledger = Ledger::open_to_read(path());
  if (!ledger) return;
  const ledger::EventFilter all{.background = true, .prospective = true, .words = true};
  std::string out;
  (void)for_each_event(*ledger, all, [&](const ledger::EventRecord& event) {
    write_event(event, {.full = true}, out);
    return true;
  });
  (void)for_each_source(*ledger, {.unnamed = true}, [](const auto&) { return true; });
  (void)for_each_agreement(*ledger, {.words = true}, [](const auto&) { return true; });
  (void)for_each_correction(*ledger, {}, [](const auto&) { return true; });
  (void)check_corrections(*ledger);
  if (!prepare_search(*ledger, fuzz::engine())) return;
  (void)search(*ledger, {.words = "غارات"}, [](const auto&) { return true; });
}

void write() {
  auto ledger = Ledger::open_to_write(path(), {.wait = false, .waiting = {}});
  if (!ledger) return;
  (void)add_correction(
      *ledger, fuzz::engine(),
      {.kind = ledger::CorrectionKind::Reject, .by = "Rima", .claims = {{.document = "sahel-2", .claim = "c1"}}});
  try {
    ledger::Store store(*ledger, fuzz::engine());
    ledger::Transaction transaction(ledger->database());
    store.remove("nour-1");
    Document document;
    document.id = "sahel-2";
    document.named = true;
    document.text = "قتل 3 مدنيين في قصف على مدينة دوما.";
    store.write(ledger::read_for_ledger(fuzz::engine(), std::move(document)));
    ledger->mark_read();
    transaction.commit();
  } catch (const ledger::Failure&) {
  }
  (void)derive(*ledger, fuzz::engine(), {});
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  good();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::string bytes = good();
  for (size_t at = 1; at + 4 <= size; at += 4) {
    const uint32_t where = uint32_t{data[at]} | uint32_t{data[at + 1]} << 8 | uint32_t{data[at + 2]} << 16;
    bytes[where % bytes.size()] ^= static_cast<char>(data[at + 3]);
  }
  for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path() + beside);
  fuzz::write_file(path(), bytes);
  if (data[0] % 2 == 0) {
    read();
  } else {
    write();
  }
  return 0;
}
