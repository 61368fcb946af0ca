// Import of hunspell-ar's dictionary (Ayaspell; Debian package hunspell-ar): words with their parts of speech.
//
// ar.dic is four dictionaries one after the other, announced by a line between `::::` lines («verb.huns.dic»), and
// the nouns have comments for sections («##المصادر###», verbal nouns). Out comes a line «سقوط<TAB>N» (suqūṭ, fall) for
// each word. Affix flags are dropped: the analyzer has rules of its own. N noun, A adjective, V verb form, P particle,
// R proper name.
#include <fstream>
#include <map>
#include <set>
#include <string_view>

#include "import.h"
#include "text/letters.h"

namespace isnad {
namespace {

/// Words in the section comments that tell the part of speech, in normalised letters; the first that occurs counts.
struct Section {
  std::string_view word;
  std::string_view classes;
};
constexpr Section kSections[] = {
    {"\xC8\xE4\xCF\xC7\xE6", "R"},   // buldān: countries
    {"\xD9\xE8\xC7\xD5\xE5", "R"},   // ʿawāṣim: capitals
    {"\xE2\xC7\xD1\xC7\xCA", "R"},   // qārrāt: continents
    {"\xC7\xD4\xCE\xC7\xD5", "R"},   // ashkhāṣ: persons
    {"\xE5\xD5\xC7\xCF\xD1", "N"},   // maṣādir: verbal nouns
    {"\xE1\xC7\xD9\xE4", "NA"},      // fāʿil: active participles
    {"\xE5\xE1\xD9\xE8\xE4", "NA"},  // mafʿūl: passive participles
    {"\xCA\xE1\xD6\xEA\xE4", "A"},   // tafḍīl: elatives
    {"\xE6\xD3\xC8\xC9", "A"},       // nisba
    {"\xD5\xE1", "A"},               // ṣifa, ṣifāt: adjectives
};

std::string_view classes_of_section(std::string_view comment) {
  const std::string letters = normalise(comment);
  for (const Section& section : kSections) {
    if (letters.find(section.word) != std::string::npos) return section.classes;
  }
  return "N";
}

}  // namespace

Result<std::string> import_words(const std::string& hunspell_dic_path) {
  std::ifstream file(hunspell_dic_path, std::ios::binary);
  if (!file)
    return Error{"hunspell's Arabic dictionary cannot be read; install hunspell-ar or set ISNAD_HUNSPELL_DIC",
                 hunspell_dic_path, 0};
  std::map<std::string, std::set<char>> words;
  std::string line;
  std::string_view classes = "P";
  bool announced = false;
  bool sections = false;  // in the one dictionary whose comments tell the part of speech
  int line_number = 0;
  while (std::getline(file, line)) {
    if (++line_number == 1) continue;  // the count
    if (line.starts_with("::::")) {
      announced = !announced;
      continue;
    }
    if (announced) {
      sections = line.starts_with("names");
      classes = line.starts_with("verb") ? "V" : sections ? "N" : "P";
      continue;
    }
    if (line.starts_with('#')) {
      if (sections) classes = classes_of_section(line);
      continue;
    }
    const std::string_view text = std::string_view(line).substr(0, line.find_first_of("/\t"));
    const std::string word = normalise(text);
    if (word.size() < 2 || word.find(' ') != std::string::npos) continue;
    words[word].insert(classes.begin(), classes.end());
  }
  if (words.empty()) return Error{"the dictionary has no words; is it hunspell-ar's ar.dic?", hunspell_dic_path, 0};
  std::string out = "# Words of hunspell-ar with their parts of speech; made by isnad_data_compiler.\n";
  for (const auto& [word, kinds] : words) {
    out += to_utf8(word) + '\t';
    out.append(kinds.begin(), kinds.end());
    out += '\n';
  }
  return out;
}

}  // namespace isnad
