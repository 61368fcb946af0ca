// Automaton: minimal acyclic automaton with numbered keys.
//
// The keys «قتل», «قتلت», «قتلوا» (he killed, she killed, they killed) share the path of their first three letters, and
// their endings are shared with those of all other verbs. Keys are not stored anywhere else. Symbols: blank, ten
// digits, the Arabic letters, and for Latin letters an escape followed by one of 26 symbols, so that a state's
// outgoing symbols fit one 64-bit mask and the order of symbols is the order of bytes.
#include "lexicon/automaton.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <unordered_map>

namespace isnad {
namespace {

constexpr uint64_t kMagic = 0x31304146'44414E49;  // "INADFA01"
constexpr uint64_t kFinal = uint64_t{1} << 63;
constexpr uint8_t kNoSymbol = 0xFF;
constexpr uint8_t kLatinEscape = 11;

struct Header {
  uint64_t magic;
  uint32_t states;
  uint32_t transitions;
  uint32_t keys;
  uint32_t root;
};
struct Node {
  uint64_t symbols;  ///< bit n: there is a transition by symbol n; bit 63: a key ends here
  uint32_t first;    ///< index of the transition of the lowest symbol
  uint32_t unused;
};
struct Transition {
  uint32_t target;
  uint32_t number;  ///< keys that stand before all keys that take this transition, from this state on
};

/// First symbol of each byte; Latin letters have the escape.
constexpr std::array<uint8_t, 256> make_symbols() {
  std::array<uint8_t, 256> symbols{};
  symbols.fill(kNoSymbol);
  symbols[' '] = 0;
  for (int digit = 0; digit < 10; ++digit) symbols['0' + digit] = static_cast<uint8_t>(1 + digit);
  for (int letter = 'a'; letter <= 'z'; ++letter) symbols[letter] = kLatinEscape;
  for (int letter = 0xC1; letter <= 0xEA; ++letter) symbols[letter] = static_cast<uint8_t>(12 + letter - 0xC1);
  return symbols;
}
constexpr std::array<uint8_t, 256> kSymbols = make_symbols();

/// Views of a block that from_block() has checked.
struct Parts {
  const Header* header;
  const Node* states;
  const Transition* transitions;
};
Parts parts_of(std::span<const std::byte> block) {
  Parts parts{};
  parts.header = reinterpret_cast<const Header*>(block.data());
  parts.states = reinterpret_cast<const Node*>(block.data() + sizeof(Header));
  parts.transitions =
      reinterpret_cast<const Transition*>(block.data() + sizeof(Header) + parts.header->states * sizeof(Node));
  return parts;
}

bool step(const Parts& parts, Automaton::State& place, unsigned symbol) {
  const Node& state = parts.states[place.node];
  const uint64_t bit = uint64_t{1} << symbol;
  if ((state.symbols & bit) == 0) return false;
  const Transition& taken = parts.transitions[state.first + std::popcount(state.symbols & (bit - 1))];
  place.number += taken.number;
  place.node = taken.target;
  return true;
}

/// Incremental construction: states on the path of the last key are open, all others are final and registered.
class Builder {
 public:
  Builder() : open_(1) {}

  void add(std::string_view symbols) {
    size_t shared = 0;
    while (shared < symbols.size() && shared + 1 < open_.size() && last_[shared] == symbols[shared]) ++shared;
    close_until(shared);
    for (size_t at = shared; at < symbols.size(); ++at) {
      open_[at].arcs.push_back({static_cast<uint8_t>(symbols[at]), 0});
      open_.emplace_back();
    }
    open_.back().final = true;
    last_ = symbols;
    ++keys_;
  }

  std::vector<std::byte> finish() {
    close_until(0);
    const uint32_t root = register_state(open_[0]);
    std::vector<std::byte> block(sizeof(Header) + states_.size() * sizeof(Node) +
                                 transitions_.size() * sizeof(Transition));
    const Header header{kMagic, static_cast<uint32_t>(states_.size()), static_cast<uint32_t>(transitions_.size()),
                        keys_, root};
    std::memcpy(block.data(), &header, sizeof header);
    std::memcpy(block.data() + sizeof header, states_.data(), states_.size() * sizeof(Node));
    if (!transitions_.empty()) {
      std::memcpy(block.data() + sizeof header + states_.size() * sizeof(Node), transitions_.data(),
                  transitions_.size() * sizeof(Transition));
    }
    return block;
  }

 private:
  struct Arc {
    uint8_t symbol;
    uint32_t target;
  };
  struct Open {
    std::vector<Arc> arcs;
    bool final = false;
  };

  void close_until(size_t depth) {
    while (open_.size() > depth + 1) {
      const uint32_t target = register_state(open_.back());
      open_.pop_back();
      open_.back().arcs.back().target = target;
    }
  }

  /// The index of the state that has these arcs and this finality, made if there is none yet.
  uint32_t register_state(const Open& open) {
    std::string signature(1, open.final ? '\1' : '\0');
    for (const Arc& arc : open.arcs) {
      signature += static_cast<char>(arc.symbol);
      signature.append(reinterpret_cast<const char*>(&arc.target), sizeof arc.target);
    }
    const auto [entry, is_new] = register_.try_emplace(std::move(signature), static_cast<uint32_t>(states_.size()));
    if (!is_new) return entry->second;
    Node state{open.final ? kFinal : 0, static_cast<uint32_t>(transitions_.size()), 0};
    uint32_t count = open.final ? 1 : 0;
    for (const Arc& arc : open.arcs) {
      state.symbols |= uint64_t{1} << arc.symbol;
      transitions_.push_back({arc.target, count});
      count += counts_[arc.target];
    }
    states_.push_back(state);
    counts_.push_back(count);
    return entry->second;
  }

  std::vector<Open> open_;
  std::string last_;
  std::vector<Node> states_;
  std::vector<uint32_t> counts_;
  std::vector<Transition> transitions_;
  std::unordered_map<std::string, uint32_t> register_;
  uint32_t keys_ = 0;
};

}  // namespace

Result<Automaton> Automaton::from_block(std::span<const std::byte> block) {
  const Error damaged{"the automaton is damaged; compile the data again", "", 0};
  if (block.size() < sizeof(Header) || reinterpret_cast<uintptr_t>(block.data()) % alignof(Header) != 0) return damaged;
  const Parts parts = parts_of(block);
  const Header& header = *parts.header;
  const size_t size =
      sizeof(Header) + size_t{header.states} * sizeof(Node) + size_t{header.transitions} * sizeof(Transition);
  if (header.magic != kMagic || header.states == 0 || header.root >= header.states || block.size() < size)
    return damaged;
  for (uint32_t index = 0; index < header.states; ++index) {
    const Node& state = parts.states[index];
    const auto outgoing = static_cast<uint32_t>(std::popcount(state.symbols & ~kFinal));
    if (state.first > header.transitions || outgoing > header.transitions - state.first) return damaged;
  }
  for (uint32_t index = 0; index < header.transitions; ++index) {
    const Transition& transition = parts.transitions[index];
    if (transition.target >= header.states || transition.number > header.keys) return damaged;
  }
  Automaton automaton;
  automaton.block_ = block;
  return automaton;
}

uint32_t Automaton::size() const { return block_.empty() ? 0 : parts_of(block_).header->keys; }

Automaton::State Automaton::start() const { return {block_.empty() ? 0 : parts_of(block_).header->root, 0}; }

bool Automaton::advance(State& state, std::string_view letters) const {
  if (block_.empty()) return letters.empty();
  const Parts parts = parts_of(block_);
  for (const char letter : letters) {
    const uint8_t symbol = kSymbols[static_cast<unsigned char>(letter)];
    if (symbol == kNoSymbol || !step(parts, state, symbol)) return false;
    if (symbol == kLatinEscape && !step(parts, state, static_cast<unsigned>(letter - 'a'))) return false;
  }
  return true;
}

std::optional<uint32_t> Automaton::accepted(const State& state) const {
  if (block_.empty()) return std::nullopt;
  const Parts parts = parts_of(block_);
  if ((parts.states[state.node].symbols & kFinal) == 0 || state.number >= parts.header->keys) return std::nullopt;
  return state.number;
}

std::optional<uint32_t> Automaton::find(std::string_view key) const {
  State state = start();
  if (!advance(state, key)) return std::nullopt;
  return accepted(state);
}

std::vector<std::byte> build_automaton(std::span<const std::string_view> sorted_keys) {
  Builder builder;
  std::string symbols;
  for (size_t index = 0; index < sorted_keys.size(); ++index) {
    assert(index == 0 || sorted_keys[index - 1] < sorted_keys[index]);
    symbols.clear();
    for (const char letter : sorted_keys[index]) {
      const uint8_t symbol = kSymbols[static_cast<unsigned char>(letter)];
      assert(symbol != kNoSymbol);
      symbols += static_cast<char>(symbol);
      if (symbol == kLatinEscape) symbols += static_cast<char>(letter - 'a');
    }
    builder.add(symbols);
  }
  return builder.finish();
}

}  // namespace isnad
