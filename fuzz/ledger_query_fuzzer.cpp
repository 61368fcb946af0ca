// Any text as what a person asks of a ledger: «events?place=دوما&order=killed» (Douma) is asked of the API, and the
// same words of the functions behind `isnad events`, `search`, `sources`, `agreements` and `corrections`. An answer is
// JSON and nobody's fault but the asker's (400, 404); lists go on behind their cursors without losing or repeating
// anything; the page finds the events that the command line finds.
//
// What stands behind # is a number: «events/#2» is the third event of the ledger, «articles/#0» its first article.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger/agreement_query.h"
#include "ledger/corrections.h"
#include "ledger/search.h"
#include "ledger/sources.h"
#include "ledger/tokenizer.h"
#include "server/api.h"
#include "server/api_error.h"
#include "small_ledger.h"

namespace {

using namespace isnad;
using fuzz::require;
using Parameters = std::vector<std::pair<std::string, std::string>>;

template <class Any>
void answered(const Result<Any>& result) {
  require(static_cast<bool>(result), result ? "" : "an error of the ledger: " + result.error().text());
}

/// The ledger, open in both ways, and the ids of what it holds.
struct Asked {
  std::string path = fuzz::folder() + "/ledger";
  std::optional<ledger::Ledger> ledger;
  std::optional<server::LedgerPool> pool;
  std::optional<server::Api> api;
  std::map<std::string, std::vector<std::string>> ids;  // by the folder of the API

  Asked() {
    fuzz::make_ledger(path);
    correct();
    auto opened = ledger::Ledger::open_to_read(path);
    answered(opened);
    ledger.emplace(std::move(*opened));
    answered(prepare_search(*ledger, fuzz::engine()));
    answered(for_each_event(*ledger, {.background = true, .prospective = true}, [&](const auto& event) {
      ids["events"].push_back(event.id);
      return true;
    }));
    answered(for_each_agreement(*ledger, {}, [&](const auto& agreement) {
      ids["agreements"].push_back(agreement.id);
      return true;
    }));
    for (const fuzz::InventedArticle& article : fuzz::kArticles) {
      ids["articles"].push_back(ledger::article_key(article.id, ""));
      ids["documents"].push_back(article.id);
    }
    require(ids["events"].size() > 5 && !ids["agreements"].empty(),
            "the small ledger holds too little to be asked for");
    pool.emplace(path, fuzz::engine(), 4);
    api.emplace(*pool, fuzz::engine(), server::ApiOptions{.read_only = true});
    answered(api->start());
  }

  /// Two corrections, so that there are some to be asked for.
  void correct() const {
    std::string event;
    {
      auto reading = ledger::Ledger::open_to_read(path);
      answered(reading);
      answered(for_each_event(*reading, {.limit = 1}, [&](const auto& first) {
        event = first.id;
        return true;
      }));
    }
    for (const char* note : {"first", "second"}) {
      const ledger::NewCorrection correction{
          .kind = ledger::CorrectionKind::Note, .by = "Rima", .note = note, .event = event};
      require(static_cast<bool>(add_correction(path, fuzz::engine(), correction)), "a note cannot be added");
    }
  }

  /// `text` with the id that it numbers, if it does.
  std::string id(const std::string& folder, const std::string& text) const {
    const auto list = ids.find(folder);
    if (list == ids.end() || text.size() != 2 || text[0] != '#' || text[1] < '0' || text[1] > '9') return text;
    return list->second[static_cast<size_t>(text[1] - '0') % list->second.size()];
  }
};

Asked& the_asked() {
  static auto* const kAsked = new Asked;
  return *kAsked;
}

std::string value_of(const Parameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

class Sink final : public server::HttpSink {
 public:
  bool write(std::string_view bytes) override {
    all += bytes;
    return true;
  }
  bool open() override { return false; }
  std::string all;
};

/// The body of an answer; nothing if the API refused.
std::optional<std::string> ask(Asked& asked, const std::string& path, const Parameters& parameters) {
  server::HttpRequest request;
  request.method = "GET";
  request.path = "/api/v1/" + path;
  for (const auto& [name, value] : parameters) request.query += name + '\0' + value + '\0';  // the answers' key
  request.parameters = parameters;
  server::HttpAnswer answer;
  asked.api->answer(request, answer);
  require(answer.status == 200 || answer.status == 400 || answer.status == 404,
          "the API answers " + std::to_string(answer.status) + " " + answer.body);
  if (answer.status != 200) {
    const auto error = fuzz::json(answer.body)["error"];
    std::string_view message;
    require(error["message"].get(message) == simdjson::SUCCESS && !message.empty(), "an error without a message");
    return std::nullopt;
  }
  if (answer.stream) {
    Sink sink;
    answer.stream(sink);
    require(!first_invalid_utf8(sink.all), "an export that is not valid UTF-8");
    return sink.all;
  }
  std::string body = answer.shared_body ? *answer.shared_body : answer.body;
  if (answer.content_type.starts_with("application/json;")) fuzz::json(body);
  require(!first_invalid_utf8(body), "an answer that is not valid UTF-8");
  return body;
}

/// What of a list's answer counts: ids (or whatever names an entry), how many there are in all, what it goes on with.
struct Page {
  std::vector<std::string> ids;
  std::optional<int64_t> total;
  std::string next;
};

Page page_of(std::string_view body, const char* list) {
  Page page;
  const auto answer = fuzz::json(body);
  simdjson::dom::array entries;
  require(answer[list].get(entries) == simdjson::SUCCESS, "an answer without its list");
  for (const auto entry : entries) {
    std::string_view id;
    if (entry["id"].get(id) != simdjson::SUCCESS) id = std::string_view();
    page.ids.emplace_back(id.empty() ? std::string(simdjson::minify(entry)) : std::string(id));
  }
  int64_t total = 0;
  if (answer["total"].get(total) == simdjson::SUCCESS) page.total = total;
  std::string_view next;
  if (answer["next"].get(next) == simdjson::SUCCESS) page.next = next;
  return page;
}

/// All pages of a list, from the one whose answer is given: nothing comes twice.
void page_through(Asked& asked, const std::string& path, const char* list, Parameters parameters,
                  const std::string& body) {
  const bool from_first = value_of(parameters, "cursor").empty();
  Page page = page_of(body, list);
  const auto total = page.total;
  std::set<std::string> seen;
  size_t shown = 0;
  for (int pages = 0;; ++pages) {
    require(pages < 500, "a list without an end");
    for (const std::string& id : page.ids) require(seen.insert(id).second, "a list has an entry twice: " + id);
    shown += page.ids.size();
    if (page.next.empty()) break;
    require(!page.ids.empty(), "an empty page that goes on");
    std::erase_if(parameters, [](const auto& one) { return one.first == "cursor"; });
    parameters.emplace_back("cursor", page.next);
    const auto answer = ask(asked, path, parameters);
    require(answer.has_value(), "a cursor that an answer gave is refused");
    page = page_of(*answer, list);
  }
  if (from_first && total) require(static_cast<int64_t>(shown) == *total, "a list shows more or less than its total");
}

/// The events that the page finds by these parameters, against those of EventFilter.
void compare(Asked& asked, const Parameters& parameters) {
  server::HttpRequest request;
  for (const auto& [name, value] : parameters) {
    if (name != "cursor" && name != "limit" && name != "order") request.parameters.emplace_back(name, value);
  }
  server::Parameters given(request);
  const server::PageFilter page = server::page_filter(given);
  if (page.box || page.types.size() > 1 || page.modes.size() > 1 || page.contested_about.size() > 1) return;
  ledger::EventFilter filter{.place = page.place,
                             .actor = page.actor,
                             .source = page.source,
                             .match = match_expression(page.words),
                             .from = page.from,
                             .to = page.to,
                             .toll = page.toll,
                             .contested = page.contested || !page.contested_about.empty(),
                             .background = page.background,
                             .prospective = page.prospective};
  if (!page.types.empty()) filter.type = page.types[0];
  if (!page.modes.empty()) filter.mode = page.modes[0];
  if (!page.contested_about.empty()) filter.contested_about = page.contested_about[0];
  if (!page.document.empty()) {
    filter.document = "none";
    for (const std::string& document : asked.ids["documents"]) {
      if (ledger::article_key(document, "") == page.document) filter.document = document;
    }
  }
  std::vector<std::string> expected;
  answered(for_each_event(*asked.ledger, filter, [&](const ledger::EventRecord& event) {
    expected.push_back(event.id);
    return true;
  }));
  Parameters all = request.parameters;
  all.emplace_back("limit", "500");
  const auto body = ask(asked, "events", all);
  require(body && page_of(*body, "events").ids == expected, "the page finds other events than the command line");
}

/// The same words for the functions of the library, which may get any bytes but NUL.
void ask_library(Asked& asked, const std::string& folder, const Parameters& parameters) {
  ledger::Ledger& ledger = *asked.ledger;
  const auto text = [&](std::string_view name) { return value_of(parameters, name); };
  const std::string words = text("q");
  const std::string match = match_expression(words);
  std::string out;
  if (folder == "events" || folder == "overview" || folder == "export") {
    ledger::EventFilter filter{.id = text("id"),
                               .type = text("type"),
                               .mode = text("mode"),
                               .place = text("place"),
                               .actor = text("actor"),
                               .source = text("source"),
                               .match = match,
                               .from = Day::parse(text("from")),
                               .to = Day::parse(text("to")),
                               .toll = text("toll"),
                               .contested = !text("contested").empty(),
                               .contested_about = text("contested"),
                               .background = !text("background").empty(),
                               .prospective = !text("prospective").empty(),
                               .document = text("document"),
                               .words = true};
    answered(for_each_event(ledger, filter, [&](const ledger::EventRecord& event) {
      out.clear();
      ledger::write_event(event, {.full = true, .keys = true}, out);
      fuzz::json(out);
      return true;
    }));
    answered(unanswered(ledger, filter));
    answered(events_now(ledger, filter.id));
  } else if (folder == "sources") {
    answered(for_each_source(ledger, {.name = text("name"), .unnamed = !text("unnamed").empty()},
                             [&](const ledger::SourceRecord& source) {
                               out.clear();
                               ledger::write_source(source, out);
                               fuzz::json(out);
                               return true;
                             }));
  } else if (folder == "agreements") {
    const ledger::AgreementFilter filter{.id = text("id"),
                                         .place = text("place"),
                                         .actor = text("actor"),
                                         .from = Day::parse(text("from")),
                                         .to = Day::parse(text("to")),
                                         .words = true};
    answered(for_each_agreement(ledger, filter, [&](const ledger::AgreementRecord& agreement) {
      out.clear();
      ledger::write_agreement(agreement, {.full = true}, out);
      fuzz::json(out);
      return true;
    }));
  } else if (folder == "search") {
    answered(search(ledger, {.words = words, .limit = -1}, [&](const ledger::FoundArticle& article) {
      out.clear();
      ledger::write_found(article, out);
      fuzz::json(out);
      return true;
    }));
  } else if (folder == "corrections") {
    answered(for_each_correction(ledger, {.id = text("id"), .event = text("event")},
                                 [](const ledger::Correction&) { return true; }));
  }
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  the_asked();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Asked& asked = the_asked();
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  rest = rest.substr(0, rest.find('\0'));
  const auto until = [&rest](char end) {
    const size_t at = std::min(rest.find(end), rest.size());
    const std::string part(rest.substr(0, at));
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
  };
  std::string path = until('?');
  std::string folder = path.substr(0, path.find('/'));
  if (folder == "stream") return 0;  // never ends
  Parameters parameters, valid;
  while (!rest.empty() && parameters.size() < 32) {
    std::string one = until('&');
    const size_t equals = std::min(one.find('='), one.size());
    std::string name = one.substr(0, equals), value = one.substr(std::min(equals + 1, one.size()));
    const char* of = name == "document" ? "articles" : name == "event" || name == "id" ? "events" : "";
    value = asked.id(of, value);
    valid.emplace_back(repaired_utf8(name), repaired_utf8(value));
    parameters.emplace_back(std::move(name), std::move(value));
  }
  ask_library(asked, folder, parameters);

  if (path.size() > folder.size()) path = folder + "/" + asked.id(folder, path.substr(folder.size() + 1));
  path = repaired_utf8(path);
  const auto body = ask(asked, path, valid);
  if (!body) return 0;
  if (path == "events") compare(asked, valid);
  if (path == "events") page_through(asked, path, "events", valid, *body);
  if (path == "sources") page_through(asked, path, "sources", valid, *body);
  if (path == "agreements") page_through(asked, path, "agreements", valid, *body);
  if (path == "corrections" && value_of(valid, "format") != "jsonl") {
    page_through(asked, path, "corrections", valid, *body);
  }
  return 0;
}
