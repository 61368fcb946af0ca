// Statements: which stretches the article attributes to somebody, and to whom, through whom, how.
//
// «نقلت سانا عن مصدر عسكري قوله إن …» (SANA quoted a military source as saying that …): cue نقلت, chain [مصدر عسكري,
// سانا], content what follows إن. A cue's grammar stands in data/ar/cues.tsv; here is where its source stands, where
// its content begins and ends, and which statement stands inside which.
#pragma once

#include <vector>

#include "reading/article.h"

namespace isnad {

/// A statement while it is being read, in tokens and chunks; made into a Statement at the end.
struct Said {
  uint32_t cue_first = 0, cue_last = 0;  ///< tokens
  uint32_t begin = 0, end = 0;           ///< content, tokens
  std::vector<Mention> chain;
  Stance stance = Stance::Assert;
  bool direct = false;
  int32_t parent = -1;
  const Cue* cue = nullptr;
  uint32_t cue_chunk = 0;
  std::string rule;
};

std::vector<Said> find_statements(const Article& article);

/// The subject of a verb: a chunk of the article, or -1 where it is dropped.
int32_t subject_of(const Article& article, uint32_t verb_chunk);

}  // namespace isnad
