// Writes records as JSON Lines, in the form of docs/RECORD.md (`isnad.article/1`).
//
// «مقتل 12» becomes …"tolls":[{"span":[0,7],"kind":"killed",…}]…: keys in a fixed order, Arabic written as it is (not
// \u-escaped), so that the same record is always the same bytes. Reading JSON is not done here (page/json_document.h).
#pragma once

#include <string>
#include <string_view>

#include "isnad/engine.h"
#include "isnad/record.h"

namespace isnad {

/// Appends `text` (valid UTF-8) to `out` as a JSON string with its quotation marks.
void append_json_string(std::string_view text, std::string& out);

struct RecordForm {
  bool mentions = false;  ///< write `mentions`, even if there are none
};

/// Appends one line, its '\n' included. `document_sha256` is sha256() of the document's text; it is asked for so that a
/// page of many articles is digested once.
void write_json(const Document& document, std::string_view document_sha256, const ArticleRecord& article,
                const RecordForm& form, std::string& out);

/// The same, with the digest computed here and without mentions.
void write_json(const Document& document, const ArticleRecord& article, std::string& out);

}  // namespace isnad
