#include "ledger/copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

#include "text/letters.h"

namespace isnad {
namespace {

// ── Fingerprints ────────────────────────────────────────────────────────────────────────────────────────────────────

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 divided by the golden ratio: no structure in its bits

/// Hash of a word, letter by letter. Proclitic waw («وقال», wa-qāla, and he said) is what a rewriter adds or drops
/// first, so a word that is long enough to have one is hashed from its second letter.
class WordHash {
 public:
  void add(char letter) {
    if (letter == letter::kTehMarbuta) letter = letter::kHeh;  // often written for one another
    if (size_ == 0) first_ = letter;
    const auto byte = static_cast<unsigned char>(letter);
    whole_ = (whole_ ^ byte) * kMultiplier;
    if (size_ > 0) rest_ = (rest_ ^ byte) * kMultiplier;
    ++size_;
  }
  bool empty() const { return size_ == 0; }
  uint64_t value() const {
    const uint64_t hash = first_ == letter::kWaw && size_ >= kLeastWithWaw ? rest_ : whole_;
    return hash ^ (hash >> 29);
  }

 private:
  static constexpr uint32_t kLeastWithWaw = 4;
  uint64_t whole_ = 0, rest_ = 0;
  uint32_t size_ = 0;
  char first_ = 0;
};

struct HashedWord {
  uint64_t hash;
  uint32_t begin, end;
};

/// The words of the sentences of a text, a sentence at a time, decoded on the way.
class SentenceWords {
 public:
  explicit SentenceWords(std::string_view text) : text_(text) {}

  /// Words of the sentence, which begins behind the one before.
  void read(Span sentence, std::vector<HashedWord>& words) {
    words.clear();
    while (position_ < sentence.begin && at_ < text_.size()) next();
    WordHash hash;
    uint32_t begin = position_;
    bool digits = false;
    const auto finish = [&] {
      if (!hash.empty()) words.push_back({hash.value(), begin, position_});
      hash = WordHash();
    };
    while (position_ < sentence.end && at_ < text_.size()) {
      const size_t before = at_;
      const char32_t c = decode(before);
      const LetterClass found = classify(c);
      switch (found.kind) {
        case LetterKind::Letter:
        case LetterKind::Digit:
          if (digits != (found.kind == LetterKind::Digit)) finish();
          digits = found.kind == LetterKind::Digit;
          if (hash.empty()) begin = position_;
          hash.add(found.byte);
          break;
        case LetterKind::Ligature:
          if (digits) finish();
          digits = false;
          if (hash.empty()) begin = position_;
          for (const char letter : ligature_letters(c)) hash.add(letter);
          break;
        case LetterKind::Mark:
          break;
        default:
          finish();
      }
      next();
    }
    finish();
  }

 private:
  static size_t length(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }
  char32_t decode(size_t at) const {
    const auto lead = static_cast<unsigned char>(text_[at]);
    const size_t bytes = length(lead);
    char32_t c = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (size_t i = 1; i < bytes && at + i < text_.size(); ++i) {
      c = c << 6 | (static_cast<unsigned char>(text_[at + i]) & 0x3FU);
    }
    return c;
  }
  void next() {
    at_ += length(static_cast<unsigned char>(text_[at_]));
    ++position_;
  }

  std::string_view text_;
  size_t at_ = 0;          // byte
  uint32_t position_ = 0;  // code point
};

uint32_t shingle_hash(const HashedWord* words) {
  uint64_t hash = 0;
  for (uint32_t i = 0; i < kShingleWords; ++i) hash = (((hash << 23) | (hash >> 41)) ^ words[i].hash) * kMultiplier;
  return static_cast<uint32_t>(hash >> 32);
}

// ── Bytes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

// version, checksum of what follows (4), number; then for each fingerprint its hash (4), and as varints how far its
// word and its begin are behind those of the one before, and its length. The version is that of the hashes too.
constexpr char kVersion = 1;
constexpr size_t kHead = 5;
constexpr size_t kLeastBytes = 7;  // of a fingerprint

uint32_t checksum(std::string_view bytes) {  // FNV-1a: no single byte can change without changing it
  uint32_t sum = 2166136261U;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 16777619U;
  return sum;
}

void put_fixed(uint32_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFFU);
}
void put(uint32_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7FU) | 0x80U);
  out += static_cast<char>(value);
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  size_t left() const { return bytes_.size() - at_; }
  bool fixed(uint32_t& value) {
    if (left() < 4) return false;
    value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= static_cast<uint32_t>(byte()) << shift;
    return true;
  }
  bool varint(uint32_t& value) {
    uint64_t sum = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (left() == 0) return false;
      const unsigned char part = byte();
      sum |= static_cast<uint64_t>(part & 0x7FU) << shift;
      if (part < 0x80) {
        value = static_cast<uint32_t>(sum);
        return sum <= std::numeric_limits<uint32_t>::max();
      }
    }
    return false;
  }

 private:
  unsigned char byte() { return static_cast<unsigned char>(bytes_[at_++]); }
  std::string_view bytes_;
  size_t at_ = 0;
};

/// Unpacks into `out`, which is used again and again; false for bytes that pack() did not make.
bool unpack_into(std::string_view bytes, std::vector<Fingerprint>& out) {
  out.clear();
  if (bytes.size() <= kHead || bytes[0] != kVersion) return false;
  ByteReader reader(bytes.substr(1));
  uint32_t sum = 0, count = 0;
  if (!reader.fixed(sum) || sum != checksum(bytes.substr(kHead))) return false;
  if (!reader.varint(count) || count > reader.left() / kLeastBytes) return false;
  out.reserve(count);
  // The checksum is no seal: whoever writes bytes by hand can make it fit, so nothing is taken for granted.
  uint64_t word = 0, begin = 0;
  constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max();
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t hash = 0, words = 0, characters = 0, length = 0;
    if (!reader.fixed(hash) || !reader.varint(words) || !reader.varint(characters) || !reader.varint(length)) {
      return false;
    }
    if (i > 0 && (words == 0 || characters == 0)) return false;
    word += words;
    begin += characters;
    if (length == 0 || word + kShingleWords > kMost || begin + length > kMost) return false;
    out.push_back(
        {hash, static_cast<uint32_t>(word), static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + length)});
  }
  return reader.left() == 0;
}

// ── Passages ────────────────────────────────────────────────────────────────────────────────────────────────────────

constexpr uint32_t kNone = 0xFFFFFFFF;
constexpr uint32_t kLeastWords = 8;     // of a passage
constexpr uint32_t kLeastShingles = 2;  // that both articles have
constexpr uint32_t kSurelyShared = 12;  // fewer words than this are a formula if the articles are far apart in time
constexpr int64_t kNear = 7 * 24 * 3600;
constexpr uint32_t kLongestGap = 12;     // words between two shingles of a passage, in either article
constexpr uint32_t kPredecessors = 2;    // besides the first, that an occurrence is compared with
constexpr size_t kOpenRuns = 6;          // that a shingle may continue
constexpr size_t kCommonArticles = 100;  // words in more articles than this, over more than kCommonTime, are a formula
constexpr int64_t kCommonTime = 60 * 24 * 3600;
constexpr int64_t kUndated = std::numeric_limits<int64_t>::max();

/// A shingle of the article at hand and an occurrence of the same shingle in another.
struct Match {
  uint32_t mine = 0, other = 0;  // occurrences
};

/// Matches that follow one another in both articles.
struct Run {
  uint32_t article = 0;  // the other, by rank
  bool credit = false;
  uint32_t first = 0, last = 0;              // occurrences of mine
  uint32_t other_first = 0, other_last = 0;  // the least and the greatest
  uint32_t shingles = 0, covered = 0;        // covered: words of mine in shingles
  std::vector<Match> matches;
};

class PassageFinder {
 public:
  explicit PassageFinder(std::span<const CopyArticle> articles) : articles_(articles) {}

  Result<std::vector<Passage>> run() {
    rank();
    if (auto fault = take_fingerprints()) return *fault;
    sort();
    groups();
    parents_.assign(places_.size(), kNone);
    for (uint32_t article = 0; article < order_.size(); ++article) link(article);
    resolve();
    std::vector<Passage> out;
    for (uint32_t article = 0; article < order_.size(); ++article) emit(article, out);
    std::sort(out.begin(), out.end(), [](const Passage& a, const Passage& b) {
      return std::tie(a.article, a.span.begin) < std::tie(b.article, b.span.begin);
    });
    return out;
  }

 private:
  const CopyArticle& at(uint32_t rank) const { return articles_[order_[rank]]; }

  static int64_t instant(const CopyArticle& article) {
    constexpr int64_t kDay = 24 * 3600;
    if (article.time) return *article.time;
    return article.published ? (article.published->days + 1) * kDay - 1 : kUndated;
  }

  /// Articles are told by their rank from here on: the lower, the earlier.
  void rank() {
    order_.resize(articles_.size());
    for (uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
      const CopyArticle &x = articles_[a], &y = articles_[b];
      return std::pair(instant(x), x.key) < std::pair(instant(y), y.key);
    });
  }

  /// An occurrence is the number of a fingerprint among all of them in the order of ranks.
  std::optional<Error> take_fingerprints() {
    std::vector<Fingerprint> prints;
    begins_.reserve(order_.size() + 1);
    size_t expected = 0;
    for (const CopyArticle& article : articles_) expected += article.fingerprints.size() / kLeastBytes;
    hashes_.reserve(expected);
    words_.reserve(expected);
    for (uint32_t article = 0; article < order_.size(); ++article) {
      begins_.push_back(static_cast<uint32_t>(hashes_.size()));
      if (!unpack_into(at(article).fingerprints, prints)) {
        return Error{"the fingerprints of article " + std::to_string(at(article).key) + " are damaged", "", 0};
      }
      if (hashes_.size() + prints.size() >= kNone) return Error{"too many fingerprints to compare", "", 0};
      for (const Fingerprint& print : prints) {
        hashes_.push_back(print.hash);
        words_.push_back(print.word);
      }
    }
    begins_.push_back(static_cast<uint32_t>(hashes_.size()));
    return std::nullopt;
  }

  /// All occurrences by hash, then by rank: by the first byte of the hash, then within it, where the cache holds them.
  void sort() {
    std::array<size_t, 257> ends{};
    for (const uint32_t hash : hashes_) ++ends[(hash >> 24) + 1];
    for (size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    const auto begins = ends;
    entries_.resize(hashes_.size());
    for (uint32_t occurrence = 0; occurrence < hashes_.size(); ++occurrence) {
      const uint32_t hash = hashes_[occurrence];
      entries_[ends[hash >> 24]++] = static_cast<uint64_t>(hash) << 32 | occurrence;
    }
    for (size_t i = 0; i + 1 < begins.size(); ++i) {
      std::sort(entries_.begin() + static_cast<ptrdiff_t>(begins[i]),
                entries_.begin() + static_cast<ptrdiff_t>(begins[i + 1]));
    }
    hashes_ = {};
  }

  /// Which article an occurrence stands in.
  uint32_t article_of(uint32_t occurrence) const {
    return static_cast<uint32_t>(std::upper_bound(begins_.begin(), begins_.end(), occurrence) - begins_.begin() - 1);
  }

  /// Keeps of the sorted entries those that several articles share. From here on an entry is where its group begins,
  /// and the first occurrence in an article; places_ tells of each occurrence which entry it is.
  void groups() {
    places_.assign(entries_.size(), kNone);
    size_t kept = 0;
    std::vector<uint32_t> articles, members;
    for (size_t begin = 0; begin < entries_.size();) {
      size_t end = begin + 1;
      while (end < entries_.size() && entries_[end] >> 32 == entries_[begin] >> 32) ++end;
      if (end - begin > 1) {
        const size_t group = kept;
        articles.clear();
        members.clear();  // the entries are overwritten from the front
        for (size_t i = begin; i < end; ++i) members.push_back(static_cast<uint32_t>(entries_[i]));
        for (const uint32_t occurrence : members) {
          const uint32_t article =
              articles.empty() || occurrence >= begins_[articles.back() + 1] ? article_of(occurrence) : articles.back();
          if (articles.empty() || article != articles.back()) {
            articles.push_back(article);
            entries_[kept++] = static_cast<uint64_t>(group) << 32 | occurrence;
          }
          places_[occurrence] = static_cast<uint32_t>(kept - 1);
        }
        if (articles.size() < 2 || is_formula(articles)) {
          for (const uint32_t occurrence : members) places_[occurrence] = kNone;
          kept = group;
        } else {
          find_credited(group, articles);
        }
      }
      begin = end;
    }
    entries_.resize(kept);
    std::sort(credited_.begin(), credited_.end());
  }

  /// Wire copy is in many articles of a few days; a formula comes again and again. Nine tenths must fit, for an old
  /// article may be printed once more.
  bool is_formula(const std::vector<uint32_t>& articles) const {
    if (articles.size() <= kCommonArticles) return false;
    const int64_t early = instant(at(articles[articles.size() / 10]));
    const int64_t late = instant(at(articles[articles.size() - 1 - articles.size() / 10]));
    return late != kUndated && late - early > kCommonTime;
  }

  bool credits(uint32_t article, uint32_t other) const {
    const CopyArticle &mine = at(article), &theirs = at(other);
    if (mine.outlet == theirs.outlet && mine.outlet != kNoOutlet) return false;
    return std::any_of(mine.credits.begin(), mine.credits.end(), [&](uint32_t credit) {
      return credit == kSomeAgency ? theirs.agency : credit == theirs.outlet && credit != kNoOutlet;
    });
  }

  /// Notes for the members of a group that name an outlet the first article of that outlet, if it has one there.
  void find_credited(size_t group, const std::vector<uint32_t>& articles) {
    const bool any =
        std::any_of(articles.begin(), articles.end(), [&](uint32_t article) { return !at(article).credits.empty(); });
    if (!any) return;
    firsts_.clear();
    for (uint32_t i = 0; i < articles.size(); ++i) {
      const CopyArticle& article = at(articles[i]);
      if (article.outlet != kNoOutlet) firsts_.emplace_back(article.outlet, i);
      if (article.agency) firsts_.emplace_back(kSomeAgency, i);
    }
    std::sort(firsts_.begin(), firsts_.end());
    for (uint32_t i = 0; i < articles.size(); ++i) {
      for (const uint32_t credit : at(articles[i]).credits) {
        const auto first = std::lower_bound(firsts_.begin(), firsts_.end(), std::pair(credit, 0U));
        if (first == firsts_.end() || first->first != credit || !credits(articles[i], articles[first->second]))
          continue;
        credited_.emplace_back(static_cast<uint32_t>(entries_[group + i]),
                               static_cast<uint32_t>(entries_[group + first->second]));
      }
    }
  }

  /// Can the article have its words from the other? Of two articles that share words one can, the other cannot.
  bool may_follow(uint32_t article, uint32_t other) const {
    const bool credit = credits(article, other), back = credits(other, article);
    return credit != back ? credit : other < article;
  }

  /// Finds for each shared shingle of an article the one occurrence that it was taken from.
  void link(uint32_t article) {
    matches_.clear();
    const uint32_t end = begins_[article + 1];
    for (uint32_t mine = begins_[article]; mine < end; ++mine) {
      const uint32_t place = places_[mine];
      if (place == kNone) continue;
      const auto group = static_cast<uint32_t>(entries_[place] >> 32);
      const uint32_t back = std::min(place - group, kPredecessors);
      for (uint32_t i = place - back; i < place; ++i) matches_.push_back({mine, static_cast<uint32_t>(entries_[i])});
      if (place - group > kPredecessors) matches_.push_back({mine, static_cast<uint32_t>(entries_[group])});
      const auto key = static_cast<uint32_t>(entries_[place]);  // a shingle that comes again has the links of the first
      for (auto it = std::lower_bound(credited_.begin(), credited_.end(), std::pair(key, 0U));
           it != credited_.end() && it->first == key; ++it) {
        matches_.push_back({mine, it->second});
      }
    }
    find_runs(article, true);
    for (const Run& run : runs_) {
      for (const Match& match : run.matches) {
        if (parents_[match.mine] == kNone) parents_[match.mine] = match.other;
      }
    }
  }

  /// Makes runs_ of matches_: those that are long enough for a passage, the best first.
  void find_runs(uint32_t article, bool check_direction) {
    runs_.clear();
    std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) { return a.other < b.other; });
    for (size_t begin = 0; begin < matches_.size();) {
      const uint32_t other = article_of(matches_[begin].other);
      size_t end = begin + 1;
      while (end < matches_.size() && matches_[end].other < begins_[other + 1]) ++end;
      if (end - begin >= kLeastShingles && other != article && (!check_direction || may_follow(article, other))) {
        runs_with(article, other, {matches_.data() + begin, end - begin});
      }
      begin = end;
    }
    std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
      return std::tuple(!a.credit, b.covered, a.article, a.first, a.other_first) <
             std::tuple(!b.credit, a.covered, b.article, b.first, b.other_first);
    });
  }

  void runs_with(uint32_t article, uint32_t other, std::span<Match> matches) {
    std::sort(matches.begin(), matches.end(),
              [](const Match& a, const Match& b) { return std::tie(a.mine, a.other) < std::tie(b.mine, b.other); });
    const size_t first_run = runs_.size();
    const bool credit = credits(article, other);
    const auto follows = [](uint32_t word, uint32_t behind) {  // does a shingle follow the other closely?
      return word > behind && word <= behind + kShingleWords + kLongestGap;
    };
    for (size_t i = 0; i < matches.size(); ++i) {
      const Match& match = matches[i];
      if (i > 0 && match.mine == matches[i - 1].mine && match.other == matches[i - 1].other) continue;
      // The same words may stand in the other's headline and in its text: a run goes on where it can.
      Run* best = nullptr;
      for (size_t r = runs_.size(); r > first_run && runs_.size() - r < kOpenRuns; --r) {
        Run& run = runs_[r - 1];
        if (!follows(words_[match.mine], words_[run.last])) continue;
        if (!follows(words_[match.other], words_[run.matches.back().other])) continue;
        if (!best || run.shingles > best->shingles) best = &run;
      }
      if (!best) {
        best = &runs_.emplace_back();
        best->article = other;
        best->credit = credit;
        best->first = match.mine;
        best->other_first = match.other;
        best->covered = kShingleWords;
      } else {
        best->covered += std::min(kShingleWords, words_[match.mine] - words_[best->last]);
      }
      best->last = match.mine;
      best->other_last = match.other;
      ++best->shingles;
      best->matches.push_back(match);
    }
    const int64_t early = instant(at(std::min(article, other))), late = instant(at(std::max(article, other)));
    const bool near = late != kUndated && late - early <= kNear;
    const auto too_short = [&](const Run& run) { return !is_passage(run, near); };
    runs_.erase(std::remove_if(runs_.begin() + static_cast<ptrdiff_t>(first_run), runs_.end(), too_short), runs_.end());
  }

  bool is_passage(const Run& run, bool near) const {
    const uint32_t length = words_[run.last] - words_[run.first] + kShingleWords;
    return run.shingles >= kLeastShingles && run.covered >= (near ? kLeastWords : kSurelyShared) &&
           2 * run.covered >= length;
  }

  /// Follows the links to their ends.
  void resolve() {
    enum State : uint8_t { Open, OnPath, Done };
    std::vector<uint8_t> states(parents_.size(), Open);
    std::vector<uint32_t> path;
    for (uint32_t start = 0; start < parents_.size(); ++start) {
      if (parents_[start] == kNone || states[start] == Done) continue;
      path.clear();
      uint32_t at = start;
      while (parents_[at] != kNone && states[at] == Open) {
        states[at] = OnPath;
        path.push_back(at);
        at = parents_[at];
      }
      if (parents_[at] != kNone && states[at] == OnPath) {
        at = break_circle({std::find(path.begin(), path.end(), at), path.end()});
        parents_[at] = kNone;
      } else if (parents_[at] != kNone) {
        at = parents_[at];
      }
      for (const uint32_t occurrence : path) {
        if (occurrence != at) parents_[occurrence] = at;
        states[occurrence] = Done;
      }
    }
  }

  /// The occurrence of a circle of links that is taken for the first: one whose article another names while only time
  /// speaks for its own link. Where all name one another, the earliest.
  uint32_t break_circle(std::span<const uint32_t> circle) const {
    const auto by_credit = [&](uint32_t occurrence) {
      return credits(article_of(occurrence), article_of(parents_[occurrence]));
    };
    uint32_t best = kNone;
    for (size_t i = 0; i < circle.size(); ++i) {
      const uint32_t before = circle[(i + circle.size() - 1) % circle.size()];
      if (by_credit(before) && !by_credit(circle[i])) best = std::min(best, circle[i]);
    }
    return best == kNone ? *std::min_element(circle.begin(), circle.end()) : best;
  }

  void emit(uint32_t article, std::vector<Passage>& out) {
    matches_.clear();
    for (uint32_t mine = begins_[article]; mine < begins_[article + 1]; ++mine) {
      if (parents_[mine] != kNone) matches_.push_back({mine, parents_[mine]});
    }
    if (matches_.size() < kLeastShingles) return;
    find_runs(article, false);
    if (runs_.empty()) return;
    unpack_into(at(article).fingerprints, mine_);
    const size_t before = out.size();
    // The best run first; another has what it leaves over, if that is enough.
    std::vector<Match> free;
    while (!runs_.empty()) {
      const Run best = std::move(runs_.front());
      add(article, best, out);
      free.clear();
      for (size_t i = 1; i < runs_.size(); ++i) {
        for (const Match& match : runs_[i].matches) {
          const bool overlaps = words_[match.mine] + kShingleWords > words_[best.first] &&
                                words_[best.last] + kShingleWords > words_[match.mine];
          if (!overlaps) free.push_back(match);
        }
      }
      matches_.swap(free);
      find_runs(article, false);
    }
    std::sort(out.begin() + static_cast<ptrdiff_t>(before), out.end(),
              [](const Passage& a, const Passage& b) { return a.span.begin < b.span.begin; });
  }

  void add(uint32_t article, const Run& run, std::vector<Passage>& out) {
    unpack_into(at(run.article).fingerprints, theirs_);
    Passage passage;
    passage.article = at(article).key;
    passage.origin = at(run.article).key;
    const auto& [mine, theirs] = std::pair(begins_[article], begins_[run.article]);
    passage.span = {mine_[run.first - mine].begin, mine_[run.last - mine].end};
    passage.origin_span = {theirs_[run.other_first - theirs].begin, theirs_[run.other_last - theirs].end};
    const uint32_t outlet = at(article).outlet;
    if (outlet != kNoOutlet && outlet == at(run.article).outlet) {
      passage.reason = Passage::Reason::SameOutlet;
    } else if (run.credit || run.article > article) {
      passage.reason = Passage::Reason::Credit;
    }
    out.push_back(passage);
  }

  std::span<const CopyArticle> articles_;
  std::vector<uint32_t> order_;   // by rank: index in articles_
  std::vector<uint32_t> begins_;  // by rank: first occurrence; and the number of all
  std::vector<uint32_t> hashes_;  // by occurrence, until sorted
  std::vector<uint32_t> words_;   // by occurrence
  std::vector<uint64_t> entries_;
  std::vector<uint32_t> places_;                         // by occurrence: entry
  std::vector<std::pair<uint32_t, uint32_t>> credited_;  // occurrence, and one in an article that its article names
  std::vector<uint32_t> parents_;                        // by occurrence: the one it was taken from
  // Used again for each article or group.
  std::vector<std::pair<uint32_t, uint32_t>> firsts_;
  std::vector<Match> matches_;
  std::vector<Run> runs_;
  std::vector<Fingerprint> mine_, theirs_;
};

}  // namespace

std::vector<Fingerprint> fingerprints(std::string_view text, std::span<const Span> sentences) {
  std::vector<Fingerprint> out;
  SentenceWords reader(text);
  std::vector<HashedWord> words;
  std::vector<uint32_t> hashes;
  uint32_t word = 0;
  for (const Span& sentence : sentences) {
    reader.read(sentence, words);
    const auto count = static_cast<uint32_t>(words.size());
    hashes.clear();
    for (uint32_t i = 0; i + kShingleWords <= count; ++i) hashes.push_back(shingle_hash(&words[i]));
    const auto shingles = static_cast<uint32_t>(hashes.size());
    const auto pick = [&](uint32_t i) {
      out.push_back({hashes[i], word + i, words[i].begin, words[i + kShingleWords - 1].end});
    };
    // The first and the last always: where a sentence was copied whole, the passage has all of it.
    if (shingles > 0) pick(0);
    uint32_t picked = 0;
    for (uint32_t begin = 0; begin + kWindow <= shingles; ++begin) {
      // The last of the least, as the paper has it: it stays the choice of more windows.
      uint32_t least = begin;
      for (uint32_t i = begin + 1; i < begin + kWindow; ++i) {
        if (hashes[i] <= hashes[least]) least = i;
      }
      if (least == picked) continue;
      picked = least;
      pick(least);
    }
    if (shingles > 1 && picked + 1 < shingles) pick(shingles - 1);
    word += count;
  }
  return out;
}

std::string pack(std::span<const Fingerprint> fingerprints) {
  std::string body;
  body.reserve(fingerprints.size() * (kLeastBytes + 1) + 4);
  put(static_cast<uint32_t>(fingerprints.size()), body);
  uint32_t word = 0, begin = 0;
  for (const Fingerprint& print : fingerprints) {
    put_fixed(print.hash, body);
    put(print.word - word, body);
    put(print.begin - begin, body);
    put(print.end - print.begin, body);
    word = print.word;
    begin = print.begin;
  }
  std::string out(1, kVersion);
  put_fixed(checksum(body), out);
  return out + body;
}

Result<std::vector<Fingerprint>> unpack(std::string_view bytes) {
  std::vector<Fingerprint> out;
  if (!unpack_into(bytes, out)) return Error{"these bytes are no fingerprints of this version, or are damaged", "", 0};
  return out;
}

Result<std::vector<Passage>> find_passages(std::span<const CopyArticle> articles) {
  return PassageFinder(articles).run();
}

double copied_part(Span span, std::span<const Passage> passages) {
  if (span.empty()) return 0;
  uint32_t covered = 0;
  for (const Passage& passage : passages) {
    const Span shared{std::max(span.begin, passage.span.begin), std::min(span.end, passage.span.end)};
    covered += shared.length();
  }
  return static_cast<double>(covered) / span.length();
}

}  // namespace isnad
