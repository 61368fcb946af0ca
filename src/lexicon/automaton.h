// Automaton: a minimal acyclic automaton over sorted normalised keys that numbers them (minimal perfect hash).
//
// Built incrementally from sorted keys (Daciuk, Mihov, Watson, Watson: Incremental construction of minimal acyclic
// finite-state automata, 2000) with counts on transitions that number the keys (Lucchesi, Kowaltowski 1993). One
// block of memory, used in place: a state is a 64-bit mask of its outgoing letters and the index of its first
// transition; a step is one mask test and one population count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "isnad/result.h"

namespace isnad {

class Automaton {
 public:
  Automaton() = default;
  /// `block` (8-byte aligned) must outlive the automaton.
  static Result<Automaton> from_block(std::span<const std::byte> block);

  uint32_t size() const;  ///< number of keys
  /// Number of the key (0 … size()-1, in sorted order), or none.
  std::optional<uint32_t> find(std::string_view key) const;

  /// For matching phrases word by word: a place in the automaton.
  struct State {
    uint32_t node = 0;
    uint32_t number = 0;  ///< keys before this path
  };
  State start() const;
  /// Follows `letters`; false if no key goes that way (then `state` is unspecified).
  bool advance(State& state, std::string_view letters) const;
  /// Number of the key that ends here, or none.
  std::optional<uint32_t> accepted(const State& state) const;

 private:
  std::span<const std::byte> block_;
};

/// Keys must be sorted bytewise, unique, and made of normalised letters and blanks (text/letters.h).
std::vector<std::byte> build_automaton(std::span<const std::string_view> sorted_keys);

}  // namespace isnad
