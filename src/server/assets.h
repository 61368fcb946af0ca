// Assets: the files of the page, as the build packed them into the program (apps/page_packer).
//
//   const Assets assets = Assets::built_in();
//   const Asset* asset = assets.find("/assets/index-1f3a.js");
//
// Bytes are gzip already, and live as long as the program.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "server/http.h"

namespace isnad::server {

struct Asset {
  std::string_view packed;  ///< gzip
  std::string content_type;
  bool hashed = false;  ///< its name changes with its content
};

class Assets {
 public:
  static Assets built_in();
  /// Of a pack as apps/page_packer writes it; empty for anything else.
  static Assets of(std::string_view pack);

  const Asset* find(std::string_view path) const;  ///< nullptr if there is none
  bool empty() const { return assets_.empty(); }

  /// Any address outside /api/: the file of that name, else index.html, in which the page finds its own way.
  void answer(const HttpRequest& request, HttpAnswer& answer) const;

 private:
  std::map<std::string, Asset, std::less<>> assets_;
};

/// src/server/openapi.json: the description of the API.
std::string_view openapi_document();

/// `packed` (gzip) as it was; empty if it is none.
std::string unpacked(std::string_view packed);

}  // namespace isnad::server
