// Chunks: words that belong together: noun phrases with what governs them, verbs, dates, function words; and the
// clauses that chunks form.
//
// «قتل 12 مسلحا في غارة للتحالف» (12 gunmen were killed in a raid of the coalition): verb | noun phrase, quantity 12 |
// noun phrase under «في» | noun phrase under «ل».
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/dates.h"
#include "reading/quantities.h"
#include "syntax/tokens.h"

namespace isnad {

enum class ChunkKind : uint8_t { Noun, Verb, Time, Pronoun, Word, Mark };

struct Chunk {
  ChunkKind kind = ChunkKind::Word;
  uint32_t first = 0, last = 0;        ///< tokens, without the governing preposition
  uint32_t head = 0;                   ///< token that the phrase is about
  Slot slot = Slot::None;              ///< preposition that governs it; None for a bare phrase
  uint32_t preposition = 0;            ///< token of that preposition (== first where it is a proclitic)
  Function function = Function::None;  ///< of the marker that it is or that governs it
  uint64_t agent_modes = 0;            ///< «برصاص»: modes that the agent marker tells
  bool conjoined = false;              ///< joined by و to what stands before
  bool quoted = false;                 ///< begins with a quotation mark
  int32_t joined_to = -1;              ///< chunk that it is coordinated with
  std::optional<Quantity> quantity;
  int32_t entity = -1;   ///< term of an actor or person that is its head
  int32_t place = -1;    ///< term of a place that is its head
  bool anaphor = false;  ///< with a demonstrative
  std::optional<DateExpression> date;
  int32_t clause = -1;
};

enum class ClauseKind : uint8_t {
  Main,
  Coordinated,
  Relative,
  BareRelative,
  That,
  Subordinate,
  Serial,
  Result,
  Participle
};

struct Clause {
  ClauseKind kind = ClauseKind::Main;
  uint32_t first = 0, last = 0;  ///< chunks
  int32_t verb = -1;             ///< chunk
  int32_t parent = -1;           ///< clause in which it is embedded or which it continues
  int32_t antecedent = -1;       ///< chunk that a relative clause describes
  Function opener = Function::None;
};

struct SentenceChunks {
  uint32_t first = 0, last = 0;  ///< chunks
  uint32_t first_clause = 0, last_clause = 0;
};

struct Chunks {
  std::vector<Chunk> chunks;
  std::vector<Clause> clauses;
  std::vector<SentenceChunks> sentences;  ///< one for each sentence of the text
};

/// Chunks sentences [first, last) of the text; the entries of other sentences stay empty.
Chunks chunk(const Tokens& tokens);

/// The token is a participle that attributes: «مضيفا», «مشيرين إلى», an accusative active participle of a verb of
/// saying.
bool is_saying_participle(const Tokens& tokens, uint32_t token);

}  // namespace isnad
