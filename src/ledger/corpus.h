// Corpus: the claims of a ledger as merging needs them: small, in one canonical order, with names as numbers.
//
// «قصف الطيران الروسي دوما» (Russian aircraft shelled Duma) is a CorpusClaim with type ASSAULT, the mode aerial, one
// actor (the symbol of RUS.MIL.AIR), one exact place (the number of Duma) and the number of its article. A million
// claims take some 200 MB.
//
// The canonical order is that of (document id, document origin, article, claim), so that nothing that is made from a
// corpus depends on the order in which its articles came.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/record.h"

namespace isnad::ledger {

/// Strings as numbers, from 1; 0 is the empty string.
class Symbols {
 public:
  Symbols() { texts_.emplace_back(); }
  uint32_t operator()(std::string_view text);
  const std::string& text(uint32_t symbol) const { return texts_[symbol]; }
  size_t size() const { return texts_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<std::string> texts_;
};

/// Up to N small things kept in place; what is more is left out.
template <class T, size_t N>
class Few {
 public:
  void push_back(T value) {
    if (size_ < N) items_[size_++] = value;
  }
  const T* begin() const { return items_; }
  const T* end() const { return items_ + size_; }
  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  T operator[](size_t i) const { return items_[i]; }
  operator std::span<const T>() const { return {items_, size_}; }

 private:
  T items_[N] = {};
  uint8_t size_ = 0;
};

/// A place that claims name. One that no gazetteer has is known by its name alone.
struct CorpusPlace {
  uint32_t id = 0;    ///< symbol of the gazetteer's id, 0 if it has none
  uint32_t bare = 0;  ///< symbol of the name without words like «قرية», folded
  uint32_t name = 0;  ///< the same without «ال»
  Precision precision = Precision::Settlement;
  bool located = false;
  bool countryside = false;  ///< an area as wide as a governorate, named for a town
  bool city = false;         ///< so large that much happens there in a day
  bool quarter = false;      ///< part of a town
  bool seat = false;         ///< named as its governorate is, so that either may be meant
  double latitude = 0, longitude = 0;
  uint32_t country = 0;  ///< symbol
  uint32_t admin1 = 0;   ///< number of the place + 1, 0 if unknown
  uint32_t parent = 0;   ///< likewise
};

/// Somebody who acts or suffers.
struct CorpusParty {
  uint32_t symbol = 0;  ///< the actor's id, or the words, folded
  bool known = false;   ///< the dictionary knows who it is
};

struct CorpusToll {
  TollKind kind = TollKind::None;
  Victim who = Victim::Person;
  Hedge hedge = Hedge::Exact;
  bool part = false;
  std::optional<int64_t> number, number_to;
};

struct CorpusClaim {
  int64_t row = 0;        ///< claim.claim
  uint32_t article = 0;   ///< index of the article
  uint32_t sentence = 0;  ///< begin of its evidence, in code points
  uint32_t trigger = 0;   ///< begin of its trigger
  uint32_t word = 0;      ///< symbol of the trigger, folded
  EventType type = EventType::None;
  Factuality factuality = Factuality::Asserted;
  std::optional<Stance> stance;  ///< of its statement
  bool background = false;
  bool dated = false;         ///< the article gives a date for it
  int32_t from = 0, to = 0;   ///< days since 1970; where it is not dated, what the publication lets one expect
  bool placed_below = false;  ///< a settlement is named for it below the title
  bool has_days = false;      ///< false: neither dated nor published
  uint32_t modes = 0;         ///< bits, see mode_bit()
  uint32_t speaker = 0;       ///< symbol of claim.speaker
  Few<uint32_t, 4> places;    ///< the most exact ones: indices
  Few<uint32_t, 2> areas;     ///< the wider ones
  Few<CorpusParty, 3> actors, targets;
  uint32_t first_toll = 0, tolls = 0;  ///< in Corpus::tolls
};

struct CorpusArticle {
  int64_t row = 0;  ///< article.article
  uint32_t first_claim = 0, claims = 0;
  std::optional<int32_t> published;
  std::optional<int64_t> published_at;
  uint32_t title_end = 0;  ///< code points
};

struct Corpus {
  Symbols symbols;
  std::vector<CorpusPlace> places;
  std::vector<CorpusArticle> articles;  ///< canonical order
  std::vector<CorpusClaim> claims;      ///< canonical order
  std::vector<CorpusToll> tolls;
  /// Actors' ids that belong together although neither begins with the other, by symbol.
  std::unordered_map<uint32_t, std::vector<uint32_t>> parents;
};

/// Bit of a PLOVER mode, 0 for one that is not known.
uint32_t mode_bit(std::string_view mode);
/// The modes of a set of bits, blanks between, in alphabetical order.
std::string mode_names(uint32_t bits);

/// What two places have to do with one another.
enum class PlaceRelation : uint8_t {
  Unknown,  ///< one of them is not known
  Same,
  Within,  ///< one lies in the other, or areas overlap
  Apart
};
PlaceRelation relation(const Corpus& corpus, uint32_t a, uint32_t b);

/// «ريف منبج» is called after منبج.
bool called_after(const Corpus& corpus, uint32_t area, uint32_t town);

/// Of the places of two tellings: the closest relation of any two. A place that nobody knows lies near those that are
/// told with it, so that it does not bring closer what lies apart from them.
PlaceRelation relation(const Corpus& corpus, std::span<const uint32_t> a, std::span<const uint32_t> b);

/// One is the other, or a part of it (SYR.MIL and SYR.MIL.AIR), or both are of one state (SYR.MIL and SYR.GOV).
bool related(const Corpus& corpus, CorpusParty a, CorpusParty b);

}  // namespace isnad::ledger
