// What all answers have in common: the state they are of, keeping them, errors; see api.h. What each says is in
// events_api.cpp, article_api.cpp, sources_api.cpp and corrections_api.cpp.
//
// "GET /api/v1/events?place=دوما" (Douma) asked twice is made once, as long as nothing has been added to the ledger.
#include "server/api.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "ledger/event_csv.h"
#include "ledger/json_writer.h"
#include "ledger/names.h"
#include "ledger/snapshot.h"
#include "server/api_error.h"
#include "server/assets.h"
#include "server/overview.h"

namespace isnad::server {

using ledger::JsonWriter;
using ledger::Query;

namespace {

constexpr std::string_view kRoot = "/api/v1";
constexpr size_t kMostKept = 64 * 1024 * 1024;
constexpr int kMostStreams = 24;

void write_error(HttpAnswer& answer, const ApiError& error) {
  answer = {};
  answer.status = error.status;
  JsonWriter json(answer.body);
  json.open('{').key("error").open('{').key("code").text(error.code).key("message").text(error.what());
  if (!error.now.empty()) {
    json.key("now").open('[');
    for (const std::string& event : error.now) json.text(event);
    json.close(']');
  }
  json.close('}').close('}');
  answer.header("Cache-Control", "no-store");
}

}  // namespace

// ── Kept answers ────────────────────────────────────────────────────────────────────────────────────────────────────

std::optional<AnswerCache::Answer> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void AnswerCache::add(const std::string& key, const Answer& answer) {
  const size_t bytes = key.size() * 2 + answer.bytes->size() + 200;
  const std::lock_guard lock(mutex_);
  if (bytes > most_bytes_ / 8 || by_key_.contains(key)) return;
  entries_.push_front({key, answer, bytes});
  by_key_.emplace(key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

// ── The state of the ledger ─────────────────────────────────────────────────────────────────────────────────────────

Api::Api(LedgerPool& pool, const Engine& engine, const ApiOptions& options)
    : pool_(pool), engine_(engine), options_(options), cache_(kMostKept) {}

Api::~Api() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

Result<bool> Api::start() {
  try {
    refresh();
  } catch (const ApiError& error) {
    return Error{.message = error.what(), .file = {}};
  } catch (const ledger::Failure& failure) {
    return ledger::explained(failure, pool_.path());
  }
  watcher_ = std::thread([this] { watch(); });
  return true;
}

View Api::view_now() const {
  View out = view_;
  if (out.corrections != corrections_) out.state += "+" + std::to_string(corrections_);
  return out;
}

View Api::view() {
  const std::lock_guard lock(mutex_);
  return view_now();
}

bool Api::refresh() {
  const std::lock_guard one_at_a_time(refreshing_);
  View old, now;
  {
    const std::lock_guard lock(mutex_);
    old = view_;
    now.corrections = corrections_;
  }
  auto lease = pool_.borrow();
  now.file = lease.file();
  const LedgerState state = LedgerState::of(lease.ledger());
  now.state = state.state;
  now.outdated = state.outdated;
  if (old.index && old.state == now.state && old.outdated == now.outdated && old.file == now.file &&
      old.corrections == now.corrections) {
    return false;
  }
  Query articles(lease.ledger().database(), "SELECT count(*) FROM article");
  now.articles = articles.step() ? articles.integer(0) : 0;
  articles.reset();
  now.index = old.index && old.index->at.basis == state.basis && old.file == now.file
                  ? old.index
                  : EventIndex::load(lease.ledger(), engine_);
  {
    const std::lock_guard lock(mutex_);
    view_ = std::move(now);
  }
  {
    const std::lock_guard lock(selecting_);
    selections_.clear();  // they hold the old index
  }
  changed_.notify_all();
  return true;
}

void Api::watch() {
  std::unique_lock lock(mutex_);
  bool failed = false;
  while (!ending_) {
    changed_.wait_for(lock, std::chrono::seconds(1),
                      [&] { return ending_ || (!failed && view_.corrections != corrections_); });
    if (ending_) return;
    lock.unlock();
    try {
      refresh();
      failed = false;
    } catch (const std::exception&) {
      // The file is away or busy for a moment: what was read of it is still shown, and the next second we look again.
      failed = true;
    }
    lock.lock();
  }
}

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

void Api::answer(const HttpRequest& request, HttpAnswer& answer) {
  try {
    dispatch(request, answer);
  } catch (const ApiError& error) {
    write_error(answer, error);
  } catch (const ledger::Failure& failure) {
    const bool busy = (failure.code() & 0xFF) == SQLITE_BUSY;
    write_error(answer, {busy ? 409 : 500, busy ? "busy" : "failed", ledger::explained(failure, pool_.path()).text()});
  } catch (const std::bad_alloc&) {
    write_error(answer, {503, "busy", "memory has run out; ask for less, or again later"});
  } catch (const std::exception& fault) {
    write_error(answer, {500, "failed", fault.what()});
  }
}

void Api::dispatch(const HttpRequest& http, HttpAnswer& answer) {
  answer.header("Cache-Control", "no-store");
  std::string_view path = http.path;
  if (!path.starts_with(kRoot)) throw not_found("there is nothing at this address; the API is at /api/v1");
  path.remove_prefix(kRoot.size());
  if (http.method == "POST") {
    if (path != "/corrections") throw ApiError(405, "bad_request", "nothing can be posted here");
    add_correction(http, answer);
    return;
  }
  if (path == "/stream") {
    Parameters(http).finish();
    stream(answer);
    return;
  }
  if (path == "/openapi.json") {
    Parameters(http).finish();
    answer.body = openapi_document();
    return;
  }
  Request request{http, path, view(), Parameters(http)};
  if (path == "/export") {
    export_events(request, answer);
    return;
  }
  if (path == "/corrections") {
    list_corrections(request, answer);
    return;
  }
  const std::string key =
      request.view.state + ' ' + std::to_string(request.view.file) + ' ' + http.path + '?' + http.query;
  auto kept = cache_.find(key);
  if (!kept) {
    std::string made = json_of(request);
    constexpr size_t kWorthPacking = 1024;
    const bool packed = made.size() > kWorthPacking;
    kept =
        AnswerCache::Answer{std::make_shared<const std::string>(packed ? gzipped(made, 1) : std::move(made)), packed};
    cache_.add(key, *kept);
  }
  if (kept->packed && http.header("accept-encoding").find("gzip") == std::string_view::npos) {
    answer.body = unpacked(*kept->bytes);
  } else {
    answer.shared_body = kept->bytes;
    answer.packed = kept->packed;
  }
}

std::string Api::json_of(Request& request) {
  const std::string_view path = request.path;
  if (path == "/ledger") return ledger_summary(request);
  if (path == "/overview") return overview(request);
  if (path == "/events") return events(request);
  if (path == "/sources") return sources(request);
  if (path == "/agreements") return agreements(request);
  if (path == "/search") return search(request);
  if (path == "/suggest") return suggest(request);
  const auto behind = [&](std::string_view folder) -> std::optional<std::string> {
    if (!path.starts_with(folder) || path.size() == folder.size()) return std::nullopt;
    return std::string(path.substr(folder.size()));
  };
  if (const auto id = behind("/events/")) return event(request, *id);
  if (const auto key = behind("/articles/")) return article(request, *key);
  if (const auto id = behind("/sources/")) return source(request, *id);
  if (const auto id = behind("/agreements/")) return agreement(request, *id);
  throw not_found("there is nothing at this address; /api/v1/openapi.json lists all");
}

int64_t offset_of(const std::string& cursor) {
  if (cursor.empty()) return 0;
  int64_t offset = 0;
  const auto [end, error] = std::from_chars(cursor.data() + 1, cursor.data() + cursor.size(), offset);
  if (cursor.front() != 'o' || error != std::errc() || end != cursor.data() + cursor.size() || offset < 0) {
    throw bad_request("cursor: is not one that an answer gave as `next`");
  }
  return offset;
}

std::string Api::ledger_summary(Request& request) {
  request.parameters.finish();
  const EventIndex& index = *request.view.index;
  auto lease = pool_.borrow();
  int64_t version = 0;
  Query user_version(lease.ledger().database(), "PRAGMA user_version");
  if (user_version.step()) version = user_version.integer(0);
  std::string out;
  JsonWriter json(out);
  const std::string& path = pool_.path();
  json.open('{').key("name").text(path.substr(path.rfind('/') + 1)).key("version").number(version);
  json.key("state").text(request.view.state).key("articles").number(request.view.articles);
  json.key("documents").number(index.documents).key("events").number(static_cast<int64_t>(index.size()));
  json.key("claims")
      .number(static_cast<int64_t>(index.all_claims.rows.size()))
      .key("sources")
      .number(static_cast<int64_t>(index.all_sources.size()));
  // Days of what has happened and was more than mentioned: old wars that are mentioned would stretch every axis.
  int32_t first = kNoDay, last = kNoDay;
  for (uint32_t i = 0; i < index.size(); ++i) {
    if (index.flags[i] != 0 || index.day[i] == kNone) continue;
    if (first == kNoDay) first = index.from[i];
    last = index.from[i];
  }
  json.key("first").text_or_null(first == kNoDay ? "" : Day{first}.iso());
  json.key("last").text_or_null(last == kNoDay ? "" : Day{last}.iso());
  json.key("outdated").boolean(request.view.outdated).key("reviewable").boolean(!options_.read_only);
  const auto sorted = [&](std::string_view key, std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    json.key(key).open('[');
    for (const std::string& name : names) json.text(name);
    json.close(']');
  };
  sorted("types", index.type_names);
  sorted("modes", index.mode_names);
  uint8_t kinds = 0;
  for (const uint8_t tolls : index.tolls) kinds |= tolls;
  json.key("kinds").open('[');
  for (size_t i = 0; i < ledger::kTollKinds.size(); ++i) {
    if ((kinds >> i & 1) != 0) json.text(ledger::kTollKinds[i]);
  }
  json.close(']').close('}');
  return out;
}

std::shared_ptr<const EventIndex::Selection> Api::select(const View& view, ledger::Ledger& ledger,
                                                         const PageFilter& filter, bool any_day, bool any_box) {
  constexpr size_t kMostSelections = 24;  // of at most some megabytes each
  const std::string text = filter.text();
  {
    const std::lock_guard lock(selecting_);
    for (const KeptSelection& one : selections_) {
      if (one.index == view.index && one.state == view.state && one.filter == text &&
          (!any_day || one.selection->has_any_day) && (!any_box || one.selection->has_any_box)) {
        return one.selection;
      }
    }
  }
  auto made = std::make_shared<const EventIndex::Selection>(
      view.index->select(filter, view.index->prepare(ledger, filter), any_day, any_box));
  const bool current = this->view().index == view.index;  // else it would keep an old index from being let go
  const std::lock_guard lock(selecting_);
  if (!current) return made;
  selections_.push_front({view.index, view.state, text, made});
  if (selections_.size() > kMostSelections) selections_.pop_back();
  return made;
}

std::string Api::overview(Request& request) {
  const PageFilter filter = page_filter(request.parameters);
  OverviewForm form;
  form.zoom = static_cast<int>(request.parameters.number("zoom", 5, 0, 12));
  form.view = request.parameters.box("view");
  form.state = request.view.state;
  const bool all_days = request.parameters.word("timeline", {"filtered", "all"}) == "all";
  const bool all_places = request.parameters.word("map", {"filtered", "all"}) == "all";
  request.parameters.finish();
  std::shared_ptr<const EventIndex::Selection> selected;
  {
    auto lease = pool_.borrow();
    selected = select(request.view, lease.ledger(), filter, all_days, all_places);
  }
  return server::overview(*request.view.index, selected->events, all_days ? selected->any_day : selected->events,
                          all_places ? selected->any_box : selected->events, form);
}

std::string Api::suggest(Request& request) {
  const std::string field = request.parameters.word("field", {"place", "actor", "source"});
  const std::string query = request.parameters.text("q");
  request.parameters.finish();
  const EventIndex& index = *request.view.index;
  const std::string wanted = ledger::folded_name(query);
  struct Suggestion {
    const std::string *id, *name, *name_ar;
    uint32_t events;
  };
  std::vector<Suggestion> found;
  const auto is_named = [&](const std::string& id, const std::string& name, const std::string& name_ar) {
    return wanted.empty() || id.starts_with(query) || ledger::has_words(ledger::folded_name(name), wanted) ||
           ledger::has_words(ledger::folded_name(name_ar), wanted);
  };
  const auto add = [&](const auto& all, const std::vector<uint32_t>& events, const auto& fits) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (events[i] > 0 && fits(i)) found.push_back({&all[i].id, &all[i].name, &all[i].name_ar, events[i]});
    }
  };
  if (field == "place") {
    add(index.places, index.place_events,
        [&](size_t i) { return is_named(index.places[i].id, index.places[i].name, index.places[i].name_ar); });
  } else if (field == "actor") {
    std::vector<bool> meant(index.actors.size());
    for (size_t i = 0; i < index.all_parties.size(); ++i) {
      const EventIndex::Party& party = index.all_parties[i];
      if (party.number != kNone && !meant[party.number] && !wanted.empty() &&
          ledger::has_words(index.folded_parties[i], wanted)) {
        meant[party.number] = true;
      }
    }
    add(index.actors, index.actor_events, [&](size_t i) {
      return meant[i] || is_named(index.actors[i].id, index.actors[i].name, index.actors[i].name_ar);
    });
  } else {
    add(index.all_sources, index.source_events, [&](size_t i) {
      return !index.all_sources[i].unnamed && (wanted.empty() || index.all_sources[i].id.starts_with(query) ||
                                               ledger::has_words(index.folded_sources[i], wanted) ||
                                               ledger::has_words(index.folded_sources_ar[i], wanted));
    });
  }
  constexpr size_t kMost = 12;
  const size_t most = std::min(found.size(), kMost);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                    [](const Suggestion& a, const Suggestion& b) {
                      return a.events != b.events ? a.events > b.events : *a.id < *b.id;
                    });
  std::string out;
  JsonWriter json(out);
  json.open('{').key("suggestions").open('[');
  for (size_t i = 0; i < most; ++i) {
    json.open('{').key("id").text(*found[i].id).key("name").text_or_null(*found[i].name);
    json.key("name_ar").text_or_null(*found[i].name_ar).key("events").number(int64_t{found[i].events}).close('}');
  }
  json.close(']').close('}');
  return out;
}

// ── News ────────────────────────────────────────────────────────────────────────────────────────────────────────────

void Api::stream(HttpAnswer& answer) {
  if (streams_.fetch_add(1) >= kMostStreams) {
    --streams_;
    throw ApiError(503, "busy", "too many pages listen already; reload to see what is new");
  }
  answer.content_type = "text/event-stream; charset=utf-8";
  // Counted down even if nobody calls the stream.
  const std::shared_ptr<void> counted(nullptr, [this](void*) { --streams_; });
  answer.stream = [this, counted](HttpSink& sink) {
    View told = view();
    const auto state_of = [](const View& view) {
      std::string data;
      JsonWriter json(data);
      json.open('{').key("state").text(view.state).key("events").number(static_cast<int64_t>(view.index->size()));
      json.key("articles").number(view.articles).close('}');
      return "event: state\ndata: " + data + "\n\n";
    };
    std::string hello;
    JsonWriter(hello).open('{').key("state").text(told.state).close('}');
    if (!sink.write("event: hello\ndata: " + hello + "\n\n")) return;
    auto last = std::chrono::steady_clock::now();
    while (sink.open()) {
      View now;
      {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::milliseconds(500),
                          [&] { return ending_ || view_now().state != told.state; });
        if (ending_) return;
        now = view_now();
      }
      std::string message;
      if (now.state != told.state) {
        message = state_of(now);
        if (now.outdated) {
          message += "event: building\ndata: {\"articles\":" + std::to_string(now.articles) + "}\n\n";
        }
        told = std::move(now);
      } else if (std::chrono::steady_clock::now() - last > std::chrono::seconds(15)) {
        message = ": still here\n\n";
      }
      if (message.empty()) continue;
      last = std::chrono::steady_clock::now();
      if (!sink.write(message)) return;
    }
  };
}

}  // namespace isnad::server
