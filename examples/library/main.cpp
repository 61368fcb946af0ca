// Reads an article from a file and prints its claims: print_claims FILE [DATE]
#include <isnad/engine.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: print_claims FILE [2018-03-12]\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) {
    std::cerr << argv[1] << ": cannot be opened\n";
    return 1;
  }
  isnad::Document document;
  document.id = argv[1];
  document.text.assign(std::istreambuf_iterator<char>(file), {});  // must be valid UTF-8
  if (argc > 2) document.published = isnad::Day::parse(argv[2]);

  auto engine = isnad::Engine::built_in();
  if (!engine) {
    std::cerr << engine.error().text() << '\n';
    return 1;
  }
  for (const isnad::ArticleRecord& article : engine->read(document)) {
    for (const isnad::Claim& claim : article.claims) {
      std::cout << isnad::name_of(claim.type) << ' ' << isnad::name_of(claim.factuality);
      if (!claim.statement.empty()) {
        for (const isnad::Statement& statement : article.statements) {
          if (statement.id == claim.statement) std::cout << ", says " << statement.chain.front().text;
        }
      }
      for (const isnad::PlaceMention& place : claim.places) std::cout << ", at " << place.text;
      if (claim.date) std::cout << ", on " << claim.date->from.iso();
      for (const isnad::Toll& toll : claim.tolls) {
        std::cout << ", " << isnad::name_of(toll.kind);
        if (toll.number) std::cout << ' ' << *toll.number;
        std::cout << " (" << isnad::name_of(toll.hedge) << ')';
      }
      std::cout << '\n';
    }
  }
}
