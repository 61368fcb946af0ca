// The imports: what other projects know, turned into the base tables that the data compiler packs (build time only).
#pragma once

#include <string>

#include "isnad/result.h"

namespace isnad {

/// Words and their parts of speech from hunspell-ar's dictionary, as a table; see import_words.cpp.
Result<std::string> import_words(const std::string& hunspell_dic_path);

/// Places with Arabic names from GeoNames' cities500.txt and CLDR's subdivisions/ar.xml, as a table; see
/// import_places.cpp.
Result<std::string> import_places(const std::string& cities500_path, const std::string& subdivisions_xml_path);

}  // namespace isnad
