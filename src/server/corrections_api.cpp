// Corrections over HTTP; see api.h. The corrections themselves are the ledger's.
#include "server/api.h"
#include "server/api_error.h"

namespace isnad::server {

void Api::list_corrections(Request& request, HttpAnswer& answer) {
  request.parameters.number("limit", 50, 1, 500);
  request.parameters.text("cursor");
  request.parameters.finish();
  answer.body = R"({"corrections":[],"next":null})";
}

void Api::add_correction(const HttpRequest& /*request*/, HttpAnswer& /*answer*/) {
  if (options_.read_only) throw ApiError(403, "read_only", "this page was opened to read only: --read-only");
  throw ApiError(501, "not_implemented", "corrections are not there yet");
}

}  // namespace isnad::server
