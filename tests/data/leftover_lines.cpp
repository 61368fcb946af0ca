// Prints the lines of pages on which evidence decides, with their evidence: what scripts/learn_leftovers learns from.
//
//   isnad_leftover_lines < DOCUMENTS.jsonl
//
// Out comes one object a line:
// {"document":"a","span":[0,54],"zone":"within","leftover":true,"evidence":["always","run_2"]}.
#include <cstdio>
#include <iostream>
#include <string>

#include "page/articles.h"
#include "page/json_document.h"
#include "reading/knowledge.h"

int main() {
  using namespace isnad;
  const DataSource source = DataSource::built_in();
  auto lexicon = Lexicon::from_block(source.lexicon_block());
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().text().c_str()), 1;
  auto knowledge = Knowledge::load(source, *lexicon);
  if (!knowledge) return std::fprintf(stderr, "%s\n", knowledge.error().text().c_str()), 1;
  JsonDocumentReader reader(size_t{16} << 20);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto document = reader.read(line);
    if (!document) return std::fprintf(stderr, "%s\n", document.error().text().c_str()), 1;
    const Text text(document->text);
    std::vector<JudgedLine> judged;
    find_articles(text, (*knowledge)->leftovers(), {}, {}, &judged);
    for (const JudgedLine& one : judged) {
      std::printf(R"({"document":"%s","span":[%u,%u],"zone":"%s","leftover":%s,"evidence":[)", document->id.c_str(),
                  text.sentences()[one.first].span.begin, text.sentences()[one.last - 1].span.end,
                  std::string(kLineZones[static_cast<size_t>(one.zone)]).c_str(), one.leftover ? "true" : "false");
      const char* comma = "";
      for (size_t f = 0; f < kLineFeatureCount; ++f) {
        if (!one.evidence[f]) continue;
        std::printf("%s\"%s\"", comma, std::string(kLineFeatures[f]).c_str());
        comma = ",";
      }
      std::printf("]}\n");
    }
  }
  return 0;
}
