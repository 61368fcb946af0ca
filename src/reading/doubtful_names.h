// Which names of places are words or personal names first, so that an imported gazetteer's village of that name is
// meant only where the text says that a place is.
//
// «النهر» (an-nahr, "the river"), «السعدي» (as-Saʿdī, a surname) and «جاسم محمد» (Jāsim Muḥammad) are; «اللطامنة» and
// «تل النهر» are not. It judges names; it does not look at texts.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "isnad/result.h"
#include "lexicon/data_source.h"
#include "morphology/analyzer.h"
#include "reading/knowledge.h"

namespace isnad {

class DoubtfulNames {
 public:
  /// `knowledge` and its lexicon must outlive it. Fails if the table of personal names is at fault.
  static Result<DoubtfulNames> load(const DataSource& source, const Knowledge& knowledge);

  /// `key`: normalised (text/letters.h), blanks between words.
  bool contains(std::string_view key) const;

 private:
  explicit DoubtfulNames(const Knowledge& knowledge) : knowledge_(&knowledge), analyzer_(knowledge.lexicon()) {}
  bool personal(std::string_view word) const;
  bool ordinary(std::string_view word, int most_source) const;

  const Knowledge* knowledge_;
  Analyzer analyzer_;
  std::unordered_set<std::string> names_;
};

}  // namespace isnad
