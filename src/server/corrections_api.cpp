// Corrections over HTTP; see api.h. What they are and how they are kept: ledger/corrections.h.
//
// A person rejects the claim «قصف» (shelling) of an article on a quarrel between writers: POST, and the answer says
// which events there are now instead. What is shown afterwards has the correction in it.
#include "ledger/corrections.h"
#include "ledger/json_writer.h"
#include "server/api.h"
#include "server/api_error.h"

namespace isnad::server {

namespace {

ApiError refused(const ledger::CorrectionError& error) {
  switch (error.fault) {
    case ledger::CorrectionFault::BadRequest:
      return bad_request(error.message);
    case ledger::CorrectionFault::NotFound:
      return not_found(error.message);
    case ledger::CorrectionFault::Busy:
      return {409, "busy", error.message};
    case ledger::CorrectionFault::Outdated:
      return {409, "outdated", error.message};
    case ledger::CorrectionFault::Failed:
      break;
  }
  return {500, "failed", error.message};
}

}  // namespace

void Api::list_corrections(Request& request, HttpAnswer& answer) {
  const bool lines = request.parameters.word("format", {"json", "jsonl"}) == "jsonl";
  const int64_t limit = request.parameters.number("limit", 50, 1, 500);
  ledger::CorrectionFilter filter;
  filter.event = request.parameters.text("event");
  filter.beyond = offset_of(request.parameters.text("cursor"));
  request.parameters.finish();
  filter.newest_first = !lines;
  if (!lines) filter.limit = limit + 1;  // one more than is shown says whether there is more
  auto lease = pool_.borrow();
  std::string list;
  int64_t shown = 0, last = 0;
  bool more = false;
  const auto taken = ledger::for_each_correction(lease.ledger(), filter, [&](const ledger::Correction& one) {
    more = !lines && shown == limit;
    if (more) return false;
    if (!lines && shown > 0) list += ',';
    ledger::write_correction(one, list);
    if (lines) list += '\n';
    last = one.number;
    ++shown;
    return true;
  });
  if (!taken) throw ApiError(500, "failed", taken.error().text());
  if (lines) {
    answer.content_type = "application/jsonl; charset=utf-8";
    answer.header("Content-Disposition", "attachment; filename=\"corrections.jsonl\"");
    answer.body = std::move(list);
    return;
  }
  answer.body = "{\"corrections\":[" + list + "],\"next\":";
  ledger::JsonWriter(answer.body).text_or_null(more ? "o" + std::to_string(last) : std::string());
  answer.body += '}';
}

void Api::add_correction(const HttpRequest& request, HttpAnswer& answer) {
  if (options_.read_only) throw ApiError(403, "read_only", "this page was opened with --read-only: no corrections");
  Parameters(request).finish();
  const auto wanted = ledger::parse_new_correction(request.body);
  if (!wanted) throw refused(wanted.error());
  const auto made = ledger::add_correction(pool_.path(), engine_, *wanted);
  if (!made) throw refused(made.error());
  refresh();  // so that whoever made it sees it from the next answer on
  answer.status = 201;
  answer.body = "{\"correction\":";
  ledger::write_correction(made->correction, answer.body);
  answer.body += ",\"events\":";
  ledger::JsonWriter json(answer.body);
  json.open('[');
  for (const std::string& event : made->events) json.text(event);
  json.close(']');
  answer.body += '}';
}

}  // namespace isnad::server
