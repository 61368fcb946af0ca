// Copies: passages that several articles share, and which of them had the words first.
//
// Two outlets print «أعلنت الوزارة يوم الثلاثاء مقتل 12 مدنياً …» (aʿlanat al-wizāra …: the ministry announced on
// Tuesday that 12 civilians were killed) word for word, one of them with «14» for 12 and an added clause: the words are
// one voice, and the passage says from where to where. A name or a formula that everybody uses is no copy.
//
// While an article is read, fingerprints() picks some of its shingles (runs of kShingleWords words): the least hash of
// every kWindow neighbours, so that equal words give equal choices wherever they stand, and any shared run of
// kShingleWords + kWindow - 1 words within a sentence is noticed. This is winnowing: S. Schleimer, D. Wilkerson,
// A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003. find_passages() then compares all
// articles of a ledger by one sort of all fingerprints. No pair of articles is looked at unless it shares one, and an
// occurrence is compared with the first, with the two before it and with those of outlets that its article names,
// however many have it.
//
// It knows no database and no text; it does not judge whether a changed figure inside a passage is an update.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"

namespace isnad {

constexpr uint32_t kShingleWords = 5;
constexpr uint32_t kWindow = 4;

/// One shingle that was picked.
struct Fingerprint {
  uint32_t hash = 0;
  uint32_t word = 0;            ///< which word of the sentences given its first is, from 0
  uint32_t begin = 0, end = 0;  ///< code points of the document
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Fingerprints of the sentences of an article, in their order. `text`: the document, valid UTF-8. `sentences`: spans
/// in its code points, ascending, not overlapping; what lies between them (leftovers of the page) is left out. Spelling
/// variants and a leading «و» make no difference, digits do. Shingles do not reach over the end of a sentence; a
/// sentence of less than kShingleWords words has none. Linear; safe to call from several threads.
std::vector<Fingerprint> fingerprints(std::string_view text, std::span<const Span> sentences);

/// The fingerprints as bytes to be stored, some seven for each, with a version and a checksum.
std::string pack(std::span<const Fingerprint> fingerprints);
/// What pack() was given. An error for bytes of another version, and for bytes that are damaged in any way.
Result<std::vector<Fingerprint>> unpack(std::string_view bytes);

/// An outlet that is not known: not the same as any other, not even as itself.
constexpr uint32_t kNoOutlet = 0xFFFFFFFF;
/// Among `credits`: agencies that the article does not name («وكالات»).
constexpr uint32_t kSomeAgency = 0xFFFFFFFE;

/// An article as find_passages() needs it. The views must outlive the call.
struct CopyArticle {
  uint32_t key = 0;                     ///< position in the canonical order of the ledger; no two have the same
  std::optional<int64_t> time;          ///< when it was published: seconds since 1970 UTC
  std::optional<Day> published;         ///< the day, where there is no `time`
  uint32_t outlet = kNoOutlet;          ///< interned by the caller
  bool agency = false;                  ///< the outlet is a news agency: kSomeAgency may mean it
  std::span<const uint32_t> credits{};  ///< outlets and agencies that it names as its source, interned likewise
  std::string_view fingerprints{};      ///< of pack()
};

/// Words of an article that another had before.
struct Passage {
  enum class Reason : uint8_t {
    Credit,     ///< it names the other's outlet as its source, or the other was found through such a credit
    Time,       ///< the other was earlier
    SameOutlet  ///< the other was earlier and is by the same outlet
  };
  uint32_t article = 0;  ///< key
  Span span;             ///< code points of its document, from the first shared shingle to the last
  uint32_t origin = 0;   ///< key
  Span origin_span;
  Reason reason = Reason::Time;
  friend bool operator==(const Passage&, const Passage&) = default;
};

/// All passages, by article and span; those of an article do not overlap.
///
/// Who had the words first: an article that is named as the source by the other, though it be later; else the earlier
/// one. An article of which only the day is known counts as of the end of that day, one without a date as later than
/// all others; between equals the key decides. A passage points to where its words come from in the end: if C has them
/// from B and B from A, to A.
/// A circle of credits and times begins with an article that another names and that itself names none; one of credits
/// alone with its earliest article. Less than twelve words are a copy within a week only: over months they are a
/// formula. A passage goes on over a few changed words, a changed figure among them: who compares what the two say
/// has to look at the figures.
///
/// The result depends on the articles alone, not on the order in which they are given. An error if the fingerprints of
/// an article cannot be unpacked. Some 25 bytes of memory for each fingerprint besides what is given; time is that of
/// sorting them.
Result<std::vector<Passage>> find_passages(std::span<const CopyArticle> articles);

/// How much of `span` stands in passages, 0 to 1: a sentence counts as copied from kCopiedSentence on. `passages`: of
/// that article, as find_passages() gives them.
double copied_part(Span span, std::span<const Passage> passages);
constexpr double kCopiedSentence = 0.6;

}  // namespace isnad
