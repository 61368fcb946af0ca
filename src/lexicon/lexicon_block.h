// Layout of the lexicon's block: what compile_lexicon() writes and Lexicon reads in place.
//
// Header, then sections at 8-byte boundaries: lemmas, keys of lemmas (sorted, for find()), the bytes of all strings,
// the automaton of forms, the first reading of each form, and the readings. A key is the lemma's written letters with
// shadda, without it, or normalised (morphology/spelling.h), so that «شنّ», «شن» and normalised letters all find it.
#pragma once

#include <cstdint>
#include <type_traits>

#include "morphology/analysis.h"

namespace isnad::lexicon_block {

constexpr uint64_t kMagic = 0x35305845'4C4E5349;  // "ISNLEX05"

struct Section {
  uint32_t offset = 0;  ///< bytes from the block's begin
  uint32_t size = 0;    ///< bytes
};
struct Header {
  uint64_t magic = kMagic;
  uint32_t analysis_size = sizeof(Analysis);
  uint32_t lemma_count = 0;
  uint32_t key_count = 0;
  uint32_t form_count = 0;
  uint32_t analysis_count = 0;
  uint32_t unused = 0;
  Section lemmas, keys, strings, automaton, first, analyses;
};
struct LemmaRecord {
  uint32_t text = 0, letters = 0;  ///< offsets into the strings
  uint16_t text_size = 0, letters_size = 0;
  uint32_t tags = 0;
  uint32_t pos = 0;
};
struct LemmaKey {
  uint32_t string = 0;
  uint16_t size = 0;
  uint16_t pos = 0;
  uint32_t lemma = 0;
};

static_assert(std::is_trivially_copyable_v<Analysis> && std::is_trivially_copyable_v<Header>);

}  // namespace isnad::lexicon_block
