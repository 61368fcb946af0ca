// Api: /api/v1 of the page, from a request to an answer in JSON. docs/API.md tells every address.
//
//   Api api(pool, engine, {});
//   api.answer(request, answer);        // GET /api/v1/events?place=دوما  (Douma)
//
// Answers come from one EventIndex (which events) and a connection of the pool (what to show of them). A thread of its
// own looks each second whether the ledger has changed, and makes the index anew. Many threads may ask at once.
#pragma once

#include <atomic>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "server/event_index.h"
#include "server/http.h"
#include "server/ledger_pool.h"
#include "server/parameters.h"

namespace isnad::server {

/// What the ledger is at some moment.
struct View {
  std::shared_ptr<const EventIndex> index;
  std::string state;
  bool outdated = false;
  int64_t articles = 0;
  uint64_t file = 0;  ///< LedgerPool::file()
};

/// Answers that were given, by state and address, so that what everybody asks first is made once. Thread-safe.
class AnswerCache {
 public:
  struct Answer {
    std::shared_ptr<const std::string> bytes;
    bool packed = false;  ///< gzip
  };
  explicit AnswerCache(size_t most_bytes) : most_bytes_(most_bytes) {}
  std::optional<Answer> find(const std::string& key);
  void add(const std::string& key, const Answer& answer);

 private:
  struct Entry {
    std::string key;
    Answer answer;
    size_t bytes;
  };
  size_t most_bytes_, bytes_ = 0;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the one used last first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

struct ApiOptions {
  bool read_only = false;  ///< no corrections
};

class Api {
 public:
  /// Both must outlive it.
  Api(LedgerPool& pool, const Engine& engine, const ApiOptions& options);
  ~Api();
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  /// Reads the ledger and begins to look out for changes. Errors: it cannot be read.
  Result<bool> start();

  /// Any request under /api/.
  void answer(const HttpRequest& request, HttpAnswer& answer);

  /// Looks at the ledger now; true if it has changed.
  bool refresh();

 private:
  struct Request {
    const HttpRequest& http;
    std::string_view path;  ///< behind /api/v1
    View view;
    Parameters parameters;
  };

  /// The events that pass. Kept for a while: a page that draws a map asks for the list of the same filter too.
  std::shared_ptr<const EventIndex::Selection> select(const View& view, ledger::Ledger& ledger,
                                                      const PageFilter& filter, bool any_day = false,
                                                      bool any_box = false);

  void dispatch(const HttpRequest& request, HttpAnswer& answer);
  /// The JSON of a GET that may be kept as long as the ledger is as it is.
  std::string json_of(Request& request);

  std::string ledger_summary(Request& request);
  std::string overview(Request& request);
  std::string events(Request& request);
  std::string event(Request& request, const std::string& id);
  std::string article(Request& request, const std::string& key);
  std::string sources(Request& request);
  std::string source(Request& request, const std::string& id);
  std::string agreements(Request& request);
  std::string agreement(Request& request, const std::string& id);
  std::string search(Request& request);
  std::string suggest(Request& request);
  void export_events(Request& request, HttpAnswer& answer);
  void stream(HttpAnswer& answer);
  void list_corrections(Request& request, HttpAnswer& answer);
  void add_correction(const HttpRequest& request, HttpAnswer& answer);

  View view();
  void watch();

  LedgerPool& pool_;
  const Engine& engine_;
  ApiOptions options_;
  AnswerCache cache_;
  struct KeptSelection {
    std::shared_ptr<const EventIndex> index;
    std::string state, filter;
    std::shared_ptr<const EventIndex::Selection> selection;
  };
  std::mutex selecting_;                 // of selections_
  std::list<KeptSelection> selections_;  // the newest first
  std::mutex refreshing_;                // one at a time
  std::mutex mutex_;                     // of view_ and ending_
  std::condition_variable changed_;
  View view_;
  bool ending_ = false;
  std::atomic<int> streams_ = 0, exports_ = 0;
  std::thread watcher_;
};

/// Cursors of lists that are read from an offset: "o50".
int64_t offset_of(const std::string& cursor);

}  // namespace isnad::server
