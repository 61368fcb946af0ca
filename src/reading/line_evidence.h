// What speaks for a short line of a page being a leftover, where neither its words alone nor its place alone decide.
//
// «حركة نزوح من قرى جبل الزاوية» (people flee villages of Jabal al-Zawiya) between two paragraphs may be a subheading,
// which the next paragraph takes up, or the headline of another story. What is seen of the line becomes a handful of
// yes-or-no features; data/ar/leftover_weights.tsv says how much each speaks for a leftover, for each place where a
// line may stand. scripts/learn_leftovers learns the weights from pages that a person has read.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace isnad {

/// Where a line stands.
enum class LineZone : uint8_t {
  Lead,    ///< before the first paragraph, behind the headline if there is one
  Within,  ///< between paragraphs
  Behind,  ///< behind the last paragraph
  Count
};
constexpr size_t kLineZoneCount = static_cast<size_t>(LineZone::Count);
constexpr std::array<std::string_view, kLineZoneCount> kLineZones = {"lead", "within", "behind"};

/// One thing seen of a line; leftover_weights.tsv has the meaning of each.
enum class LineFeature : uint8_t {
  Always,
  Words1,
  Words3,
  Words6,
  Words12,
  Asked,
  Closed,
  Cut,
  TwoDots,
  Bar,
  Bracket,
  Parted,
  Tail,
  Colon,
  Agency,
  Picture,
  Dated,
  Plain,
  Item,
  Announced,
  And,
  Run2,
  Run4,
  Run8,
  TakenUp,
  Foreign,
  Shared,
  MuchShared,
  BelowList,
  BelowDropped,
  AboveDropped,
  Last,
  Count
};
constexpr size_t kLineFeatureCount = static_cast<size_t>(LineFeature::Count);
constexpr std::array<std::string_view, kLineFeatureCount> kLineFeatures = {
    "always",   "words_1", "words_2_3", "words_4_6",   "words_7_12", "asked",         "closed",        "cut",
    "two_dots", "bar",     "bracket",   "parted",      "tail",       "colon",         "agency",        "picture",
    "dated",    "plain",   "item",      "announced",   "and",        "run_2",         "run_4",         "run_8",
    "taken_up", "foreign", "shared",    "much_shared", "below_list", "below_dropped", "above_dropped", "last"};

using LineEvidence = std::bitset<kLineFeatureCount>;
using LineWeights = std::array<std::array<double, kLineFeatureCount>, kLineZoneCount>;

}  // namespace isnad
