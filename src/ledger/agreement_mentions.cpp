// Finding phrases of truces and zones in a text; see agreement_mentions.h.
//
// Nearly no sentence of a newspaper has one, so words are first looked over by their letters alone («هدن», «طلاق»);
// only a sentence with such a word has its words reduced to the forms under which search finds them, which is how
// «لهدنتهم» comes to «هدنة».
#include "ledger/agreement_mentions.h"

#include <algorithm>
#include <iterator>

#include "text/letters.h"

namespace isnad::ledger {
namespace {

using Role = AgreementPhrase::Role;

// How many words before and behind a mention may say something of it: «انتهاكا واضحا من قبل الحكومة السورية لوقف …».
constexpr uint32_t kBefore = 9, kBehind = 7;
// «وقف فوري لإطلاق النار»: so many words may stand between those of a phrase.
constexpr uint32_t kBetween = 1;
// «في المنطقة منزوعة السلاح»: how far before the mention «في» may stand.
constexpr uint32_t kScene = 3;
// «أنهى هدوءا استمر عاما بفضل الهدنة» does not say that it ended: what says so stands near.
constexpr uint32_t kEnd = 3;
// From the first word of a phrase to the last; quotation marks count.
constexpr uint32_t kReach = 8;
// Where a word such as «عدم» still holds over the one behind it.
constexpr uint32_t kUnless = 2;
// Mentions with so few words between them are one: «هدنة ووقف لإطلاق النار».
constexpr uint32_t kOneThing = 2;
// Words of texts kept with their forms; more than a language has, less than a fault may bring.
constexpr size_t kMostKept = 400'000;
constexpr size_t kLongest = 40;

constexpr std::string_view kArticle = "\xC7\xE4";  // ال

/// A mark that ends what is said of a mention; quotation marks and brackets do not.
bool ends_phrase(const Word& word) { return word.kind == WordKind::Mark; }
bool is_word(const Word& word) { return word.kind == WordKind::Word || word.kind == WordKind::Digits; }

}  // namespace

AgreementFinder::AgreementFinder(const Engine& engine) : engine_(engine) {
  for (const AgreementPhrase& phrase : engine.agreement_phrases()) {
    Pattern made = pattern(phrase.words);
    made.phrase = &phrase;
    auto& patterns = phrase.role == Role::Kind ? makers_ : says_;
    patterns[made.words.front()].push_back(std::move(made));
  }
  const auto& known = engine.known_agreements();
  for (uint32_t k = 0; k < known.size(); ++k) {
    for (const auto& words : known[k].names) {
      Pattern made = pattern(words);
      made.known = k;
      makers_[made.words.front()].push_back(std::move(made));
    }
    for (const auto& words : known[k].clues) {
      Pattern made = pattern(words);
      made.known = k;
      clues_[made.words.front()].push_back(std::move(made));
    }
  }
  // One word of each phrase is enough to look for, and the last is the rarest: «وقف إطلاق النار», «اتفاق سوتشي». Of a
  // broken plural only the beginning stays the same.
  for (const auto& [first, patterns] : makers_) {
    for (const Pattern& p : patterns) {
      const auto& words = p.phrase != nullptr ? p.phrase->words : std::vector<std::string>();
      std::string stem;
      if (p.phrase != nullptr) {
        stem = normalise(words.back());
      } else {
        const auto number = p.words.back();
        for (const auto& [word, n] : numbers_) {
          if (n == number) stem = normalise(word);
        }
      }
      if (stem.size() > 4 && stem.starts_with(kArticle)) stem.erase(0, 2);
      if (stem.size() > 3 && stem.back() == letter::kTehMarbuta) stem.pop_back();
      stems_.push_back(std::move(stem));
    }
  }
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
}

uint16_t AgreementFinder::number(const std::string& word) {
  const auto [at, fresh] = numbers_.emplace(word, static_cast<uint16_t>(numbers_.size()));
  if (fresh) {
    // Tables may write a noun with its article, which the forms of search do not have.
    known_forms_[word].push_back(at->second);
    const std::string letters = normalise(word);
    if (letters.size() > 4 && letters.starts_with(kArticle)) {
      known_forms_[to_utf8(std::string_view(letters).substr(2))].push_back(at->second);
    }
  }
  return at->second;
}

AgreementFinder::Pattern AgreementFinder::pattern(const std::vector<std::string>& words) {
  Pattern out;
  for (const std::string& word : words) out.words.push_back(number(word));
  return out;
}

bool AgreementFinder::may_end(const Text& text, const Word& word) {
  if (!is_word(word)) return false;
  const std::string_view letters = text.letters(word);
  if (letters.size() < 3 || letters.size() > kLongest) return false;
  if (const auto known = may_end_.find(letters); known != may_end_.end()) return known->second != 0;
  const bool may = std::any_of(stems_.begin(), stems_.end(),
                               [&](const std::string& stem) { return letters.find(stem) != std::string_view::npos; });
  if (may_end_.size() > kMostKept) may_end_.clear();
  may_end_.emplace(letters, may);
  return may;
}

const AgreementFinder::Ids& AgreementFinder::ids(const Text& text, const Word& word) {
  static const Ids kNone;
  if (!is_word(word)) return kNone;
  const std::string_view letters = text.letters(word);
  if (letters.empty() || letters.size() > kLongest) return kNone;
  if (const auto known = ids_.find(letters); known != ids_.end()) return known->second;
  Ids found;
  const auto add = [&](const std::string& form) {
    if (const auto at = known_forms_.find(form); at != known_forms_.end()) {
      found.insert(found.end(), at->second.begin(), at->second.end());
    }
  };
  const std::string utf8 = to_utf8(letters);
  add(utf8);
  if (word.kind == WordKind::Word) {
    for (const std::string& form : engine_.search_forms(utf8)) add(form);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (ids_.size() > kMostKept) ids_.clear();
  return ids_.emplace(letters, std::move(found)).first->second;
}

uint32_t AgreementFinder::match(const Pattern& pattern, const Text& text, uint32_t at, uint32_t end) {
  const auto& words = text.words();
  const auto has = [&](uint32_t w, uint16_t number) {
    const Ids& all = ids(text, words[w]);
    return std::binary_search(all.begin(), all.end(), number);
  };
  if (!has(at, pattern.words.front())) return at;
  uint32_t next = at + 1, skipped = 0;
  for (size_t i = 1; i < pattern.words.size(); ++i) {
    while (true) {
      while (next < end && !is_word(words[next]) && !ends_phrase(words[next])) ++next;
      if (next >= end || ends_phrase(words[next])) return at;
      if (has(next, pattern.words[i])) break;
      if (++skipped > kBetween) return at;
      ++next;
    }
    ++next;
  }
  return next;
}

std::vector<AgreementMention> AgreementFinder::find(std::string_view utf8) {
  std::vector<AgreementMention> out;
  const Text text(utf8);
  const auto& words = text.words();
  for (const Sentence& one : text.sentences()) {
    for (uint32_t w = one.first; w < one.last; ++w) {
      if (may_end(text, words[w])) {
        sentence(text, one, out);
        break;
      }
    }
  }
  return out;
}

void AgreementFinder::sentence(const Text& text, const Sentence& sentence, std::vector<AgreementMention>& out) {
  const auto& words = text.words();
  struct Found {
    uint32_t first, last;
    const Pattern* pattern;
  };
  std::vector<Found> found;
  uint32_t flagged = sentence.first;  // the next word that may be the last of a phrase
  for (uint32_t w = sentence.first; w < sentence.last; ++w) {
    for (flagged = std::max(flagged, w); flagged < sentence.last && !may_end(text, words[flagged]);) ++flagged;
    if (flagged == sentence.last) break;
    if (flagged - w > kReach) {
      w = flagged - kReach - 1;
      continue;
    }
    Found best{w, w, nullptr};
    for (const uint16_t id : ids(text, words[w])) {
      const auto patterns = makers_.find(id);
      if (patterns == makers_.end()) continue;
      for (const Pattern& p : patterns->second) {
        // Where two phrases end at the same word, a name says more than a kind.
        const uint32_t last = match(p, text, w, sentence.last);
        if (last > best.last || (last > w && last == best.last && p.phrase == nullptr)) best = {w, last, &p};
      }
    }
    if (best.pattern == nullptr) continue;
    w = best.last - 1;
    if (!found.empty() && best.first - found.back().last <= kOneThing &&
        (found.back().pattern->phrase != nullptr) == (best.pattern->phrase != nullptr) &&
        (best.pattern->phrase == nullptr || best.pattern->phrase->kind == found.back().pattern->phrase->kind ||
         found.back().pattern->phrase->kind == "truce")) {
      continue;
    }
    found.push_back(best);
  }
  if (found.empty()) return;

  std::vector<uint32_t> clues;
  for (uint32_t w = sentence.first; w < sentence.last; ++w) {
    for (const uint16_t id : ids(text, words[w])) {
      const auto patterns = clues_.find(id);
      if (patterns == clues_.end()) continue;
      for (const Pattern& p : patterns->second) {
        if (match(p, text, w, sentence.last) > w) clues.push_back(p.known);
      }
    }
  }
  std::sort(clues.begin(), clues.end());
  clues.erase(std::unique(clues.begin(), clues.end()), clues.end());

  for (size_t i = 0; i < found.size(); ++i) {
    const Found& f = found[i];
    AgreementMention mention;
    mention.span = {words[f.first].span.begin, words[f.last - 1].span.end};
    mention.sentence = sentence.span;
    mention.phrase = f.pattern->phrase;
    mention.clues = clues;
    if (mention.phrase != nullptr) {
      mention.kind = mention.phrase->kind;
    } else {
      mention.named = f.pattern->known;
      mention.kind = engine_.known_agreements()[f.pattern->known].kind;
    }
    // What stands on the other side of another mention speaks of that one.
    surroundings(text, i > 0 ? found[i - 1].last : sentence.first,
                 i + 1 < found.size() ? found[i + 1].first : sentence.last, f.first, f.last, mention);
    out.push_back(std::move(mention));
  }
}

const AgreementFinder::Pattern* AgreementFinder::role_at(const Text& text, uint32_t at, uint32_t end) {
  for (const uint16_t id : ids(text, text.words()[at])) {
    const auto patterns = says_.find(id);
    if (patterns == says_.end()) continue;
    for (const Pattern& p : patterns->second) {
      if (match(p, text, at, end) > at) return &p;
    }
  }
  return nullptr;
}

void AgreementFinder::surroundings(const Text& text, uint32_t from, uint32_t to, uint32_t first, uint32_t last,
                                   AgreementMention& mention) {
  const auto& words = text.words();
  uint32_t begin = first, end = last, said_at = 0;
  // «انتهت المعارك بهدنة»: it is not the truce that has ended.
  const bool means = text.letters(words[first]).front() == letter::kBeh;
  for (uint32_t n = 0; begin > from && n < kBefore && !ends_phrase(words[begin - 1]);) {
    --begin;
    if (!is_word(words[begin])) continue;
    ++n;
    const Pattern* p = role_at(text, begin, first);
    if (p == nullptr) continue;
    const Role role = p->phrase->role;
    if (role == Role::Made || role == Role::Deal) mention.deals.push_back(words[begin].span);
    if (role == Role::Deal) continue;
    if (role == Role::Wanted) {
      // «خرق مشروع الهدنة» is none, but nobody asks for what he says was broken.
      if (mention.says != Role::Violation) mention.wanted = true;
    } else if (role == Role::Unless) {
      if (mention.says == Role::Violation && said_at - begin <= kUnless) mention.unless = true;
    } else if (role == Role::Scene) {
      mention.scene = mention.scene || n <= kScene;
    } else if (role == Role::End && (means || n > kEnd)) {
      continue;
    } else if (!mention.says || (role == Role::Violation && mention.says != Role::End)) {
      mention.says = role;
      mention.says_span = words[begin].span;
      said_at = begin;
    }
  }
  for (uint32_t n = 0; end < to && n < kBehind && !ends_phrase(words[end]); ++end) {
    if (!is_word(words[end])) continue;
    ++n;
    const Pattern* p = role_at(text, end, to);
    if (p == nullptr || p->phrase->before) continue;
    const Role role = p->phrase->role;
    if (role == Role::Made || role == Role::Deal) mention.deals.push_back(words[end].span);
    if (mention.says || role == Role::Deal) continue;
    if (role == Role::Wanted || role == Role::Unless || role == Role::Made || role == Role::Scene) continue;
    mention.says = role;
    mention.says_span = words[end].span;
  }
}

}  // namespace isnad::ledger
