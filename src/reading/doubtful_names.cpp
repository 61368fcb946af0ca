#include "reading/doubtful_names.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "lexicon/table.h"
#include "text/letters.h"

namespace isnad {
namespace {

// Words that begin the names of places, so that what they make of a word or a person is one («تل النهر»); and words
// that begin those of persons. Normalised.
constexpr std::string_view kHeads[] = {
    "\xCA\xE4",                  // تل
    "\xCA\xE4\xC9",              // تلة
    "\xD9\xEA\xE6",              // عين
    "\xCE\xD1\xC8\xC9",          // خربة
    "\xE3\xE1\xD1",              // كفر
    "\xCF\xEA\xD1",              // دير
    "\xC8\xEA\xCA",              // بيت
    "\xD1\xC7\xD3",              // راس
    "\xCD\xD5\xE6",              // حصن
    "\xE6\xCC\xD9",              // نجع
    "\xD9\xD2\xC8\xC9",          // عزبة
    "\xC8\xEA\xD1",              // بير
    "\xE8\xC7\xCF\xEA",          // وادي
    "\xE5\xD4\xEA\xD1\xE1\xC9",  // مشيرفة
    "\xC7\xE5",                  // ام
    "\xCC\xC8",                  // جب
    "\xE3\xE8\xE5",              // كوم
    "\xE5\xD1\xCC",              // مرج
    "\xCD\xE8\xD4",              // حوش
    "\xD1\xD3\xE5",              // رسم
    "\xD4\xEA\xCE",              // شيخ
};
constexpr std::string_view kFathers[] = {
    "\xC7\xC8\xE8",      // ابو
    "\xC7\xC8\xEA",      // ابي
    "\xC7\xC8\xC7",      // ابا
    "\xC7\xE5",          // ام
    "\xC7\xC8\xE6",      // ابن
    "\xC8\xE6",          // بن
    "\xC8\xE6\xCA",      // بنت
    "\xD9\xC8\xCF",      // عبد
    "\xCD\xC7\xCC\xEA",  // حاجي
};
constexpr std::string_view kArticle = "\xC7\xE4";              // ال
constexpr std::string_view kServant = "\xD9\xC8\xCF\xC7\xE4";  // عبدال
constexpr size_t kShortestNisba = 6;                           // with the article
constexpr int kOurTables = 0, kAnyDictionary = 1;              // Analysis::source

template <size_t N>
bool among(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view without_article(std::string_view word) {
  return word.size() > kArticle.size() + 1 && word.starts_with(kArticle) ? word.substr(kArticle.size()) : word;
}

}  // namespace

Result<DoubtfulNames> DoubtfulNames::load(const DataSource& source, const Knowledge& knowledge) {
  DoubtfulNames doubtful(knowledge);
  static constexpr std::string_view kTable = "ar/names.tsv", kColumns[] = {"form", "kind"};
  const auto bytes = source.table(kTable);
  if (!bytes) return bytes.error();
  const auto table = Table::parse(source.path_of(kTable), std::string(*bytes), kColumns);
  if (!table) return table.error();
  for (const TableRow& row : table->rows()) doubtful.names_.insert(normalise(row.cells[0]));
  return doubtful;
}

bool DoubtfulNames::personal(std::string_view word) const {
  return names_.contains(std::string(word)) || names_.contains(std::string(without_article(word)));
}

/// A dictionary has the word as it stands, or with the article.
bool DoubtfulNames::ordinary(std::string_view word, int most_source) const {
  std::vector<Analysis> readings;
  analyzer_.analyze(word, readings);
  return std::any_of(readings.begin(), readings.end(), [&](const Analysis& reading) {
    if (reading.guessed || reading.source > most_source) return false;
    return reading.source == kOurTables || reading.enclitic == Enclitic::None;
  });
}

bool DoubtfulNames::contains(std::string_view key) const {
  if (knowledge_->phrases().find(key)) return true;  // a group, a person, a day of the week …
  std::vector<std::string_view> words;
  for (std::string_view rest = key; !rest.empty();) {
    const size_t end = std::min(rest.find(' '), rest.size());
    words.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (words.empty()) return true;
  if (words.size() == 1) {
    const std::string_view word = words.front();
    const bool nisba = word.size() >= kShortestNisba && word.starts_with(kArticle) && word.back() == letter::kYeh;
    const std::string_view bare = without_article(word);  // «الفور», of which only «فور» has a table
    return nisba || personal(word) || word.starts_with(kServant) || ordinary(word, kAnyDictionary) ||
           (bare != word && ordinary(bare, kAnyDictionary));
  }
  if (words.size() == 2 && among(words.front(), kFathers)) return true;  // «أبو طلحة», «عبد الله»
  const auto person = [&](std::string_view word) { return personal(word) || among(word, kFathers); };
  if (std::all_of(words.begin(), words.end(), person)) return true;
  if (among(words.front(), kHeads)) return false;
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return personal(word) || ordinary(word, kOurTables); });
}

}  // namespace isnad
