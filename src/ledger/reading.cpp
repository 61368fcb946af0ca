// What is kept of a document; see reading.h. «وقال نشطاء» ("activists said") gives a source that is nobody outside its
// document; «قال المرصد السوري» the same source everywhere. Does not write.
#include "ledger/reading.h"

#include <filesystem>
#include <system_error>

#include "ledger/copies.h"
#include "ledger/outline_json.h"
#include "page/credits.h"
#include "record/sha256.h"
#include "text/by_character.h"
#include "text/letters.h"

namespace isnad::ledger {
namespace {

// What is kept of a document has changed its form: documents are to be read anew.
constexpr std::string_view kReadingVersion = "2";

std::string outlet_source_of(const Engine& engine, const Document& document) {
  if (document.outlet.empty()) return "document:" + document.id;
  if (const auto actor = engine.outlet(document.outlet)) return actor->id;
  return "outlet:" + document.outlet;
}

}  // namespace

std::string content_digest(const Engine& engine, const Document& document) {
  std::string all(kReadingVersion);
  for (const std::string* field : {&engine.version(), &document.id, &document.url, &document.outlet, &document.title}) {
    all += '\0';
    all += *field;
  }
  all += '\0';
  if (document.published) all += document.published->iso();
  all += '\0';
  if (document.published_at) all += std::to_string(*document.published_at);
  all += '\0';
  all += outline_json(document.outline);
  all += '\0';
  if (document.published) all += name_of(document.published_basis);
  all += document.extracted ? " extracted " : " ";
  all += document.encoding;
  all += '\0';
  all += document.text;
  return sha256(all).substr(0, 32);
}

std::string origin_of(const Document& document) {
  if (document.named || document.path.empty()) return {};
  std::error_code error;
  const auto path = std::filesystem::weakly_canonical(document.path, error);
  return error ? document.path : path.string();
}

std::string source_of(const Mention& mention, const std::string& document) {
  if (!mention.actor.empty()) return mention.actor;
  const std::string name = to_utf8(normalise(mention.text));
  if (mention.proper && !name.empty()) return "name:" + name;
  return "unnamed:" + (name.empty() ? mention.text : name) + "@" + document;
}

Reading read_for_ledger(const Engine& engine, Document document) {
  Reading reading;
  reading.origin = origin_of(document);
  reading.sha256 = sha256(document.text);
  reading.content = content_digest(engine, document);
  const std::string outlet = outlet_source_of(engine, document);
  const TextByCharacter text(document.text);
  engine.read(document, {}, [&](ArticleRecord&& record) {
    ArticleReading article;
    article.outlet_source = outlet;
    for (const std::string& credit : record.credits) {
      if (!article.credits.empty()) article.credits += ' ';
      article.credits += credit;
    }
    // An article that says it is an agency's speaks with the agency's voice.
    if (record.credits.size() == 1 && record.credits.front() != kUnnamedAgencies) {
      article.outlet_source = record.credits.front();
    }
    article.fingerprints = pack(fingerprints(document.text, record.sentences));
    for (const Claim& claim : record.claims) article.claim_text.emplace_back(text[claim.trigger]);
    for (const Statement& statement : record.statements) article.cue_text.emplace_back(text[statement.cue]);
    article.record = std::move(record);
    reading.articles.push_back(std::move(article));
  });
  reading.document = std::move(document);
  return reading;
}

}  // namespace isnad::ledger
