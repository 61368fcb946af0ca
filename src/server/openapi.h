// The description of the API that the program serves: src/server/openapi.json, OpenAPI 3.1.
#pragma once

#include <string>

namespace isnad::server {

std::string openapi_document();

}  // namespace isnad::server
