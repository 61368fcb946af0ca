// Background: whether a claim is reported by its sentence or only mentioned on the way.
//
// «قتل 12 شخصا أمس في انفجار سيارة مفخخة» (12 people were killed yesterday when a car bomb went off) reports;
// «لجنة التحقيق في اغتيال الحريري» (the commission that investigates the assassination of Hariri) mentions.
//
// What is known of the event word becomes a handful of yes-or-no features; data/ar/background_weights.tsv says how much
// each speaks for a report, scripts/learn_background learns that from sentences that people judged. Words that tell of
// courts, films, sport or memory stand in data/ar/background_words.tsv. Beyond the sentence it knows one thing: whether
// the article tells such events in other sentences too (eventful).
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace isnad {

struct Article;
struct Claim;
struct DateExpression;
struct Trigger;

/// One thing known of an event word; kBackgroundFeatures has its name, background_weights.tsv its meaning.
enum class BackgroundFeature : uint8_t {
  Always,
  PastVerb,
  PresentVerb,
  HarmNoun,
  GeneralWord,
  Definite,
  Plural,
  TollNumber,
  Shares,
  CountedActor,
  Place,
  NearDate,
  LongAgo,
  Means,
  Relative,
  Embedded,
  GovernedAct,
  Inner,
  Carried,
  Told,
  Early,
  LawWord,
  ArtWord,
  MemoryWord,
  ReportWord,
  KindOfAct,
  Lasting,
  Crowd,
  Verbal,
  Eventful,
  Count
};
constexpr size_t kBackgroundFeatureCount = static_cast<size_t>(BackgroundFeature::Count);
constexpr std::array<std::string_view, kBackgroundFeatureCount> kBackgroundFeatures = {
    "always",       "past_verb",     "present_verb", "harm_noun", "general_word", "definite", "plural",   "toll_number",
    "shares",       "counted_actor", "place",        "near_date", "long_ago",     "means",    "relative", "embedded",
    "governed_act", "inner",         "carried",      "told",      "early",        "law_word", "art_word", "memory_word",
    "report_word",  "kind_of_act",   "lasting",      "crowd",     "verbal",       "eventful"};

/// What a word of background_words.tsv tells; bits of Knowledge::background_kinds.
enum class BackgroundWord : uint8_t { Law, Art, Memory, Report, KindOfAct, Lasting, Crowd, Count };
constexpr std::array<std::string_view, static_cast<size_t>(BackgroundWord::Count)> kBackgroundWords = {
    "law", "art", "memory", "report", "kind_of_act", "lasting", "crowd"};

struct BackgroundEvidence {
  std::bitset<kBackgroundFeatureCount> holds;
  bool operator[](BackgroundFeature f) const { return holds[static_cast<size_t>(f)]; }
  void set(BackgroundFeature f, bool value = true) { holds[static_cast<size_t>(f)] = value; }
  /// "evidence: always past_verb toll": read by scripts/learn_background.
  std::string text() const;
};

/// An event word with what reading it has found; nothing here is owned.
struct EventWord {
  uint32_t token = 0, chunk = 0;
  uint32_t sentence = 0;
  bool verb = false;
  bool shares = false;  ///< other words of the sentence tell the same event
  const Trigger* trigger = nullptr;
  const DateExpression* date = nullptr;  ///< nullptr if none
  const Claim* claim = nullptr;
};

BackgroundEvidence background_evidence(const Article& article, const EventWord& event);

/// Decides Claim::background of all claims of an article; `evidence` in their order, and what `explain` adds to
/// Claim::why.
void decide_background(std::span<Claim> claims, std::span<BackgroundEvidence> evidence, std::span<const double> weights,
                       bool explain);

/// True if the weights of what holds sum to less than 0. `weights` in the order of kBackgroundFeatures.
bool is_background(const BackgroundEvidence& evidence, std::span<const double> weights);

}  // namespace isnad
