#include "text/language.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lexicon/table.h"
#include "text/letters.h"

namespace isnad {
namespace {

// How much it takes to call a passage foreign: so many points more than speak for Arabic, and one more for every so
// many words, so that names and a quotation do not make a long paragraph foreign.
constexpr uint32_t kForeignLead = 3;
constexpr uint32_t kWordsForAPoint = 4;
// … and to be sure that it is Arabic, whatever stands around it.
constexpr uint32_t kArabicLead = 2;
constexpr uint32_t kWordsThatTell = 6;  // a line of so many words without a trace of another language is Arabic
// So many points more for Arabic, and a sentence need not be read on.
constexpr uint32_t kPlainlyArabic = 6;

constexpr uint32_t kLeastSentence = 8;   // words of a sentence that may be of another language than its line
constexpr uint32_t kLeastOtherLine = 5;  // words of a line in another script; shorter ones are names and tags
constexpr uint32_t kOtherToArabic = 4;   // so many words of other scripts to each Arabic one, and it is not Arabic
constexpr uint32_t kLeastMixed = 8;      // … of a line that has both

constexpr char32_t kFirstLetter = 0x600, kEndLetter = 0x780;
constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kYeh = 0x64A, kKaf = 0x643, kHeh = 0x647;
constexpr size_t kLongestForm = 16;
constexpr size_t kLeastBehindBeginning = 3;  // letters

/// Letters of the Arabic script as other keyboards write them, in their Arabic form.
char32_t folded(char32_t c) {
  switch (c) {
    case 0x649:  // alef maqsura
    case 0x6CC:  // Farsi yeh
      return kYeh;
    case 0x6A9:  // keheh
      return kKaf;
    case 0x6BE:  // heh doachashmee
    case 0x6C1:  // heh goal
      return kHeh;
    default:
      return c;
  }
}

/// A letter of the blocks from U+0600, between which Syriac stands. letters.h does not know those of the second one,
/// which no Arabic word has.
bool is_letter(char32_t c) {
  return (c >= kFirstLetter && c < 0x700 && classify(c).kind == LetterKind::Letter) || (c >= 0x750 && c < kEndLetter);
}
bool presentation_form(char32_t c) { return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF); }

/// Letter of a script other than Arabic. Roughly: symbols and punctuation are left out by block.
bool other_letter(char32_t c) {
  if (c < 0xC0) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c < 0x600 || (c >= 0x700 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFB50);
}

/// Code point of a letter of the normalised alphabet, which stands in the order of ISO-8859-6.
char32_t code_point_of(char letter) { return 0x560U + static_cast<unsigned char>(letter); }

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  const Text text(utf8);
  for (uint32_t i = 0; i < text.size(); ++i) out += text.at(i);
  return out;
}

// ---- has_arabic_text ----

constexpr size_t kEnoughLetters = 100;  // of a passage, whatever else there is
constexpr size_t kFewLetters = 10;      // … of a short text that has no fewer Arabic letters than others
constexpr size_t kBlock = 64;

/// Bytes that begin an Arabic letter in UTF-8 (U+0600 to U+06FF), or may begin a character reference.
bool may_be_arabic(char c) { return (static_cast<unsigned char>(c) & 0xFCU) == 0xD8U || c == '&'; }

/// Where the next byte stands that may_be_arabic(); the end if there is none. Whole blocks are passed over at once,
/// which the compiler turns into vector instructions.
size_t next_candidate(std::string_view bytes, size_t at) {
  while (at + kBlock <= bytes.size()) {
    unsigned any = 0;
    for (size_t i = 0; i < kBlock; ++i) any |= static_cast<unsigned>(may_be_arabic(bytes[at + i]));
    if (any != 0) break;
    at += kBlock;
  }
  while (at < bytes.size() && !may_be_arabic(bytes[at])) ++at;
  return at;
}

/// Length of the Arabic letter at `at`, 0 if there stands none: two bytes, or a character reference (&#1575; &#x627;).
size_t arabic_letter(std::string_view bytes, size_t at) {
  const auto is_letter = [](uint32_t c) {
    return (c >= 0x620 && c <= 0x63F) || (c >= 0x641 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D5 && c != 0x670);
  };
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes[at] != '&') {
    if ((byte(at) & 0xFCU) != 0xD8U || at + 1 >= bytes.size() || (byte(at + 1) & 0xC0U) != 0x80U) return 0;
    return is_letter((byte(at) & 0x1FU) << 6U | (byte(at + 1) & 0x3FU)) ? 2 : 0;
  }
  size_t i = at + 1;
  if (i >= bytes.size() || bytes[i] != '#') return 0;
  ++i;
  const bool hexadecimal = i < bytes.size() && (bytes[i] == 'x' || bytes[i] == 'X');
  if (hexadecimal) ++i;
  uint32_t value = 0;
  const size_t end =
      std::from_chars(bytes.data() + i, bytes.data() + std::min(bytes.size(), i + 4), value, hexadecimal ? 16 : 10)
          .ptr -
      bytes.data();
  return end < bytes.size() && bytes[end] == ';' && is_letter(value) ? end + 1 - at : 0;
}

/// Where the markup that begins with the '<' at `at` ends: a tag, a comment, a script or style with all that is in it.
/// `at` if it is no markup but a sign in a text.
size_t behind_markup(std::string_view bytes, size_t at) {
  const auto behind = [&](std::string_view end, size_t from) {
    const size_t found = bytes.find(end, from);
    return found == std::string_view::npos ? bytes.size() : found + end.size();
  };
  const std::string_view rest = bytes.substr(at + 1);
  if (rest.starts_with("!--")) return behind("-->", at + 4);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto named = [&](size_t begin, std::string_view name) {
    if (bytes.size() - begin <= name.size()) return false;
    for (size_t i = 0; i < name.size(); ++i) {
      if (lower(bytes[begin + i]) != name[i]) return false;
    }
    const char next = lower(bytes[begin + name.size()]);
    return !(next >= 'a' && next <= 'z') && next != '-';
  };
  for (const std::string_view name : {"script", "style"}) {
    if (!named(at + 1, name)) continue;
    for (size_t end = behind("</", at); end < bytes.size(); end = behind("</", end)) {
      if (named(end, name)) return behind(">", end);
    }
    return bytes.size();
  }
  const char first = rest.empty() ? ' ' : lower(rest[0]);
  if (!(first >= 'a' && first <= 'z') && first != '/' && first != '!' && first != '?') return at;
  return behind(">", at);
}

}  // namespace

bool has_arabic_text(std::string_view html_or_text) {
  const std::string_view bytes = html_or_text;
  // Are there letters at all, be it in tags and scripts?
  size_t letters = 0, at = 0;
  while (letters < kFewLetters && (at = next_candidate(bytes, at)) < bytes.size()) {
    const size_t length = arabic_letter(bytes, at);
    letters += length != 0;
    at += std::max<size_t>(length, 1);
  }
  if (letters < kFewLetters) return false;
  // Then those of the text.
  letters = 0;
  size_t others = 0;
  for (at = 0; at < bytes.size() && letters < kEnoughLetters;) {
    if (bytes[at] == '<') {
      const size_t behind = behind_markup(bytes, at);
      at = std::max(behind, at + 1);
    } else if (const size_t length = may_be_arabic(bytes[at]) ? arabic_letter(bytes, at) : 0; length != 0) {
      ++letters;
      at += length;
    } else {
      const auto c = static_cast<unsigned char>(bytes[at]);
      others += (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
      others += c >= 0xC3 && (c & 0xFCU) != 0xD8U && c != 0xE2;  // a letter of another script; 0xE2: quotation marks
      ++at;
    }
  }
  return letters >= kEnoughLetters || (letters >= kFewLetters && letters >= others);
}

// ---- the table ------------------------------------------------------------------------------------------------------

class LanguageTable::Loader {
 public:
  explicit Loader(LanguageTable& table) : table_(table) {
    table_.letters_.resize(kEndLetter - kFirstLetter);
    for (char32_t c = kFirstLetter; c < kEndLetter; ++c) {
      if (is_letter(c)) table_.letters_[c - kFirstLetter].folded = static_cast<char16_t>(folded(c));
    }
  }

  /// What is wrong with the row; empty if it was taken in.
  std::string take(const TableRow& row) {
    const std::u32string form = code_points(row.cells[0]);
    const std::string_view kind = row.cells[1];
    const bool spelt = kind == "spelt";
    if (kind != "letter" && kind != "word" && !spelt && kind != "beginning") {
      return "kind must be letter, word, spelt or beginning, not `" + std::string(kind) + "`";
    }
    for (const char32_t c : form) {
      if (!is_letter(c)) {
        return "the form must be letters of the Arabic script, without diacritics";
      }
    }
    if (form.size() > kLongestForm) return "the form must have at most " + std::to_string(kLongestForm) + " letters";
    if (kind == "letter" && form.size() != 1) return "a letter is one character";
    const std::string_view weight = row.cells[3];
    Points points{};
    if (row.cells[2] == "-") {
      if (kind == "letter" || kind == "beginning") return "a " + std::string(kind) + " must speak for a language";
      if (weight != "-") return "what speaks for no language has the weight -";
    } else {
      if (weight != "1" && weight != "2" && weight != "3") {
        return "weight must be 1, 2 or 3, not `" + std::string(weight) + "`";
      }
      for (const std::string_view code : alternatives(row.cells[2])) {
        const auto language = language_named(code);
        if (!language) return "languages are ar fa ur ckb und, not `" + std::string(code) + "`";
        points[static_cast<size_t>(*language)] = static_cast<uint8_t>(weight[0] - '0');
      }
    }
    return add(form, kind, points);
  }

 private:
  static std::optional<Language> language_named(std::string_view code) {
    for (size_t i = 0; i < kLanguages; ++i) {
      if (code == name_of(static_cast<Language>(i))) return static_cast<Language>(i);
    }
    return std::nullopt;
  }

  std::string add(std::u32string form, std::string_view kind, const Points& points) {
    if (kind == "letter") {
      Letter& letter = table_.letters_[form[0] - kFirstLetter];
      letter.says = true;
      return join(letter.points, points);
    }
    if (kind != "spelt") std::transform(form.begin(), form.end(), form.begin(), folded);
    if (kind == "beginning") {
      for (Beginning& beginning : table_.beginnings_) {
        if (beginning.letters == form) return join(beginning.points, points);
      }
      table_.letters_[form[0] - kFirstLetter].begins = true;
      table_.beginnings_.push_back({std::move(form), points});
      return {};
    }
    table_.letters_[form[0] - kFirstLetter].word_sizes |= 1U << form.size();
    const auto [place, fresh] = table_.words_.try_emplace(std::move(form), points);
    return fresh ? std::string() : join(place->second, points);
  }

  /// Adds what another line says of the same form, if it is of other languages.
  static std::string join(Points& known, const Points& more) {
    bool any = false;
    for (size_t i = 0; i < kLanguages; ++i) {
      if (known[i] != 0 && more[i] != 0) return "the form is there already, for this language";
      any |= more[i] != 0;
      known[i] = static_cast<uint8_t>(known[i] + more[i]);
    }
    return any ? std::string() : "the form is there already";
  }

  LanguageTable& table_;
};

Result<LanguageTable> LanguageTable::load(const DataSource& source) {
  constexpr std::string_view kName = "ar/languages.tsv";
  const auto bytes = source.table(kName);
  if (!bytes) return bytes.error();
  return parse(source.path_of(kName), std::string(*bytes));
}

Result<LanguageTable> LanguageTable::parse(std::string path, std::string bytes) {
  constexpr std::array<std::string_view, 4> kColumns = {"form", "kind", "languages", "weight"};
  const auto rows = Table::parse(std::move(path), std::move(bytes), kColumns);
  if (!rows) return rows.error();
  LanguageTable table;
  Loader loader(table);
  for (const TableRow& row : rows->rows()) {
    if (const std::string fault = loader.take(row); !fault.empty()) return rows->fault(row, fault);
  }
  return table;
}

size_t LanguageTable::WordHash::operator()(std::u32string_view word) const {
  uint64_t hash = 0xcbf29ce484222325U;
  for (const char32_t c : word) hash = (hash ^ c) * 0x100000001b3U;
  return hash;
}

// ---- evidence -------------------------------------------------------------------------------------------------------

void LanguageTable::Evidence::add(const Evidence& other) {
  if (words + other_words == 0) other_first = other.other_first;
  for (size_t i = 0; i < kLanguages; ++i) points[i] += other.points[i];
  words += other.words;
  other_words += other.other_words;
}

/// Points of the language, other than Arabic, that has most.
uint32_t LanguageTable::Evidence::against_arabic() const { return points[static_cast<size_t>(best_foreign())]; }

Language LanguageTable::Evidence::best_foreign() const {
  return static_cast<Language>(std::max_element(points.begin() + 1, points.end()) - points.begin());
}

/// A word as it is written, and with the letters of other keyboards in their Arabic form. Of a longer word than any
/// form of the table only the beginning is kept.
struct LanguageTable::Spelling {
  std::array<char32_t, kLongestForm> written, arabic;  // up to `size`
  size_t size = 0;                                     // of the whole word
  bool same = true;                                    // the two spellings
  Points points{};                                     // what its letters say
  bool says = false;                                   // they say anything

  void append(char32_t c, const Letter& letter) {
    if (size < kLongestForm) {
      written[size] = c;
      arabic[size] = letter.folded;
      same &= c == letter.folded;
    }
    ++size;
    if (letter.says) strengthen(letter.points);
  }
  void strengthen(const Points& by) {
    for (size_t i = 0; i < kLanguages; ++i) points[i] = std::max(points[i], by[i]);
    says = true;
  }
};

const LanguageTable::Points* LanguageTable::find_word(std::u32string_view word) const {
  if ((letters_[word[0] - kFirstLetter].word_sizes & 1U << word.size()) == 0) return nullptr;
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

/// Adds what a word says: of each language the strongest sign; a word of the table says what stands there and no more.
void LanguageTable::weigh(Spelling& word, Evidence& evidence) const {
  ++evidence.words;
  const std::u32string_view written(word.written.data(), std::min(word.size, kLongestForm));
  const std::u32string_view arabic(word.arabic.data(), written.size());
  const Points* points = nullptr;
  if (word.size <= kLongestForm) {
    points = find_word(written);
    if (points == nullptr && !word.same) points = find_word(arabic);
  }
  if (points == nullptr) {
    const bool begins = letters_[arabic[0] - kFirstLetter].begins;
    for (size_t i = 0; begins && i < beginnings_.size(); ++i) {
      const Beginning& beginning = beginnings_[i];
      if (word.size >= beginning.letters.size() + kLeastBehindBeginning && arabic.starts_with(beginning.letters)) {
        word.strengthen(beginning.points);
      }
    }
    if (!word.says) return;
    points = &word.points;
  }
  for (size_t i = 0; i < kLanguages; ++i) evidence.points[i] += (*points)[i];
}

LanguageTable::Evidence LanguageTable::evidence(const Text& text, const Sentence& sentence) const {
  Evidence evidence;
  bool in_other = false;  // in a word of another script, which goes on up to a blank: an address is one word
  for (uint32_t w = sentence.first; w < sentence.last; ++w) {
    const Word& word = text.words()[w];
    if (word.space_before || word.line_start) in_other = false;
    Spelling spelling;
    for (uint32_t i = word.span.begin; i < word.span.end; ++i) {
      const char32_t c = text.at(i);
      if (c - kFirstLetter < letters_.size() && letters_[c - kFirstLetter].folded != 0) {
        spelling.append(c, letters_[c - kFirstLetter]);
      } else if (presentation_form(c)) {
        // Copied from a PDF: which letter was meant is known only as the Arabic one that it is folded to.
        const auto append = [&](char letter) {
          if (const char32_t code = code_point_of(letter); code > kFirstLetter) {
            spelling.append(code, letters_[code - kFirstLetter]);
          }
        };
        if (const LetterClass letter = classify(c); letter.kind == LetterKind::Letter) append(letter.byte);
        for (const char letter : ligature_letters(c)) append(letter);
      } else if (c == kNonJoiner && spelling.size > 0) {
        weigh(spelling, evidence);  // between the parts of a Persian word
        spelling = Spelling{};
      } else if (other_letter(c)) {
        if (evidence.words + evidence.other_words == 0) evidence.other_first = true;
        if (!in_other) ++evidence.other_words;
        in_other = true;
      }
    }
    if (spelling.size == 0) continue;
    weigh(spelling, evidence);
    const uint32_t lead = evidence.points[static_cast<size_t>(Language::Arabic)];
    if (lead >= kPlainlyArabic && lead - kPlainlyArabic >= evidence.against_arabic()) {
      // The rest is taken to go on so: it counts in the line, whose other sentences may be foreign.
      const uint32_t rest = sentence.last - w - 1;
      evidence.words += rest;
      evidence.points[static_cast<size_t>(Language::Arabic)] += rest;
      break;
    }
  }
  return evidence;
}

// ---- judgement ------------------------------------------------------------------------------------------------------

LanguageTable::Judgement LanguageTable::judge(const Evidence& evidence, uint32_t least_other_words) {
  if (evidence.words == 0) {
    return {evidence.other_words >= least_other_words ? Language::Other : Language::None, true};
  }
  // An Arabic paragraph with a long quotation begins in Arabic.
  if (evidence.other_first && evidence.other_words >= kLeastMixed &&
      evidence.other_words / kOtherToArabic >= evidence.words) {
    return {Language::Other, true};
  }
  const uint32_t arabic = evidence.points[static_cast<size_t>(Language::Arabic)];
  const uint32_t foreign = evidence.against_arabic();
  if (foreign >= arabic + std::max(kForeignLead, evidence.words / kWordsForAPoint)) {
    return {evidence.best_foreign(), true};
  }
  return {foreign > arabic ? evidence.best_foreign() : Language::Arabic,
          arabic >= foreign + kArabicLead || (evidence.words >= kWordsThatTell && foreign <= arabic)};
}

struct LanguageTable::Line {
  uint32_t first = 0, last = 0;  // sentences
  Evidence evidence;
  Judgement judgement;
  /// Tells in which language its neighbours are.
  bool tells() const { return judgement.sure && evidence.words > 0; }
};

/// A line that says little is in the language of its neighbours if these are foreign, else Arabic.
void LanguageTable::by_context(std::vector<Line>& lines) {
  std::vector<const Line*> next(lines.size(), nullptr);
  const Line* told = nullptr;
  for (size_t i = lines.size(); i-- > 0;) {
    next[i] = told;
    if (lines[i].tells()) told = &lines[i];
  }
  const Line* before = nullptr;
  for (size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.tells()) before = &line;
    if (line.judgement.sure || line.evidence.words == 0) continue;
    const Line* after = next[i];
    const bool foreign = (before != nullptr || after != nullptr) &&
                         (before == nullptr || before->judgement.language != Language::Arabic) &&
                         (after == nullptr || after->judgement.language != Language::Arabic);
    if (!foreign) {
      line.judgement.language = Language::Arabic;
    } else if (line.judgement.language == Language::Arabic) {
      line.judgement.language = (before != nullptr ? before : after)->judgement.language;
    }
  }
}

std::vector<LanguageTable::Line> LanguageTable::judged_lines(const Text& text,
                                                             const std::vector<Evidence>& of_sentence) const {
  const auto& sentences = text.sentences();
  std::vector<Line> lines;
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    const bool starts = sentences[s].first < sentences[s].last && text.words()[sentences[s].first].line_start;
    if (lines.empty() || starts) lines.push_back({s, s, {}, {}});
    lines.back().evidence.add(of_sentence[s]);
    lines.back().last = s + 1;
  }
  for (Line& line : lines) line.judgement = judge(line.evidence, kLeastOtherLine);
  by_context(lines);
  return lines;
}

std::vector<LanguageTable::Evidence> LanguageTable::evidence_of_sentences(const Text& text) const {
  std::vector<Evidence> out;
  out.reserve(text.sentences().size());
  for (const Sentence& sentence : text.sentences()) out.push_back(evidence(text, sentence));
  return out;
}

std::vector<ForeignPassage> LanguageTable::foreign_passages(const Text& text) const {
  const std::vector<Evidence> of_sentence = evidence_of_sentences(text);
  std::vector<ForeignPassage> out;
  for (const Line& line : judged_lines(text, of_sentence)) {
    bool running = false;  // the last passage goes on
    for (uint32_t s = line.first; s < line.last; ++s) {
      Language language = line.judgement.language;
      const Evidence& own = of_sentence[s];
      if (line.last - line.first > 1 && own.words + own.other_words >= kLeastSentence) {
        if (const Judgement judgement = judge(own, kLeastSentence); judgement.sure) language = judgement.language;
      }
      if (language == Language::Arabic || language == Language::None) {
        running = false;
        continue;
      }
      if (running && out.back().language == language) {
        out.back().last = s + 1;
      } else {
        out.push_back({s, s + 1, language});
      }
      running = true;
    }
  }
  return out;
}

Language LanguageTable::language_of(const Text& text) const {
  std::array<uint32_t, kLanguages> words{};  // in lines of each language
  for (const Line& line : judged_lines(text, evidence_of_sentences(text))) {
    const Language language = line.judgement.language;
    if (language == Language::Arabic) return language;
    words[static_cast<size_t>(language == Language::None ? Language::Other : language)] +=
        line.evidence.words + line.evidence.other_words;
  }
  const auto most = std::max_element(words.begin(), words.end());
  return *most == 0 ? Language::None : static_cast<Language>(most - words.begin());
}

}  // namespace isnad
