// Tokens of small texts, made with the tables compiled into the program.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "lexicon/data_source.h"
#include "syntax/tokens.h"

namespace isnad {

/// Everything that tokenize() needs, loaded once.
class BuiltInTables {
 public:
  static BuiltInTables& get() {
    static BuiltInTables instance;
    return instance;
  }
  Tokens tokens(const Text& text) { return tokenize(text, *knowledge_, gazetteer_, cache_); }

 private:
  BuiltInTables()
      : source_(DataSource::built_in()),
        lexicon_(take(Lexicon::from_block(source_.lexicon_block()))),
        gazetteer_(take(Gazetteer::from_block(source_.gazetteer_block()))),
        analyzer_(lexicon_),
        cache_(analyzer_),
        knowledge_(take(Knowledge::load(source_, lexicon_))) {}

  template <class T>
  static T take(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
  }

  DataSource source_;
  Lexicon lexicon_;
  Gazetteer gazetteer_;
  Analyzer analyzer_;
  AnalysisCache cache_;
  std::unique_ptr<Knowledge> knowledge_;
};

/// A text with its tokens. Both live as long as this does.
struct TokenizedText {
  std::string bytes;
  Text text;
  Tokens tokens;
  explicit TokenizedText(std::string utf8)
      : bytes(std::move(utf8)), text(bytes), tokens(BuiltInTables::get().tokens(text)) {}
  TokenizedText(const TokenizedText&) = delete;
  TokenizedText& operator=(const TokenizedText&) = delete;
};

}  // namespace isnad
