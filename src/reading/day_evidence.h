// Which day an event is told of: of the days that its sentence names, and of those of the events told shortly before,
// the one for which most speaks; none where too little speaks for any.
//
// «قالت المصادر الخميس إن غارة وقعت» (sources said on Thursday that a raid took place): the day belongs to the saying.
// «وأضافت أن الغارة أسفرت عن مقتل 3» (they added that the raid killed three): the raid dated before goes on.
//
// What is known of an event word and of a day becomes a handful of yes-or-no features; data/ar/day_weights.tsv says how
// much each speaks for the day, scripts/learn_days learns that from reference readings.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

/// One thing known of an event word and a day; day_weights.tsv has the meaning of each.
enum class DayFeature : uint8_t {
  Always,
  // The day stands in the sentence.
  Clause,
  Tells,
  NextTo,
  Far,
  DayBehind,
  EventBetween,
  NearestEvent,
  OnlyDay,
  Opening,
  OfSaying,
  SayingBehind,
  OtherSpeech,
  DayRelative,
  EventRelative,
  EventEmbedded,
  AfterEvent,
  AfterDay,
  CauseEvent,
  Title,
  // The day is that of an event told before.
  NextSentence,
  SecondNext,
  Distant,
  SameWord,
  SameType,
  BothGround,
  SamePlace,
  OtherPlace,
  SameActor,
  OtherActor,
  Lead,
  Latest,
  OneDay,
  Continues,
  DayHere,
  VagueHere,
  // The event word.
  Verb,
  MainVerb,
  Present,
  Had,
  Definite,
  Plural,
  Prospective,
  Reported,
  Harm,
  Toll,
  Verbal,
  // The day.
  Since,
  LongAgo,
  Coarse,
  Count
};
constexpr size_t kDayFeatureCount = static_cast<size_t>(DayFeature::Count);
constexpr std::array<std::string_view, kDayFeatureCount> kDayFeatures = {
    "always",         "clause",         "tells",       "next_to",   "far",           "day_behind",   "event_between",
    "nearest_event",  "only_day",       "opening",     "of_saying", "saying_behind", "other_speech", "day_relative",
    "event_relative", "event_embedded", "after_event", "after_day", "cause_event",   "title",        "next_sentence",
    "second_next",    "distant",        "same_word",   "same_type", "both_ground",   "same_place",   "other_place",
    "same_actor",     "other_actor",    "lead",        "latest",    "one_day",       "continues",    "day_here",
    "vague_here",     "verb",           "main_verb",   "present",   "had",           "definite",     "plural",
    "prospective",    "reported",       "harm",        "toll",      "verbal",        "since",        "long_ago",
    "coarse"};

/// What each feature speaks for a day, in the order of kDayFeatures: of a day of the sentence, of one told before.
struct DayWeights {
  std::array<double, kDayFeatureCount> here{}, before{};
};

struct DayEvidence {
  bool before = false;  ///< the day is that of an event told before
  std::bitset<kDayFeatureCount> holds;
  bool operator[](DayFeature f) const { return holds[static_cast<size_t>(f)]; }
  void set(DayFeature f, bool value = true) { holds[static_cast<size_t>(f)] = value; }
  /// Sum of the weights of what holds. A day is taken if it is 0 or more.
  double sum(const DayWeights& weights) const {
    static_assert(kDayFeatureCount <= 64);
    const auto& weight = before ? weights.before : weights.here;
    double out = 0;
    for (uint64_t left = holds.to_ullong(); left != 0; left &= left - 1)
      out += weight[static_cast<size_t>(std::countr_zero(left))];
    return out;
  }
  /// "here always clause verb": read by scripts/learn_days.
  std::string text() const {
    std::string out = before ? "before" : "here";
    for (size_t i = 0; i < kDayFeatureCount; ++i) {
      if (!holds[i]) continue;
      out.append(" ").append(kDayFeatures[i]);
    }
    return out;
  }
};

}  // namespace isnad
