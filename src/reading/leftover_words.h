// Leftover words: by which words the lines of a web page are known that belong to no article.
//
// «اقرأ أيضاً: …» ("read also") begins such a line, «التعليقات على … مغلقة» ("comments are closed") ends one, «مقالات
// ذات صلة»
// ("related") stands above a list of them, «منذ 3 ساعات» ("3 hours ago") is made of nothing but words of time. The
// table is data/ar/leftovers.tsv. What of a page a line is, by its place and its neighbours, is for articles.h to say.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/line_evidence.h"

namespace isnad {

/// What a form of the table tells of a line.
enum class LeftoverUse : uint8_t {
  Line = 1,      ///< is the line; if it has several words also the beginning of a short line
  Begins = 2,    ///< is the beginning of a line, however long
  Label = 4,     ///< the same, if a colon, a dash or a bar follows
  Ends = 8,      ///< is the end of a line
  List = 16,     ///< is the line, and what stands below it are links to other stories
  Picture = 32,  ///< stands in captions
  Time = 64,     ///< stands in lines that give nothing but a time
  Agency = 128,  ///< names an agency or an outlet (data/ar/credits.tsv)
};

class LeftoverWords {
 public:
  /// `letters`: normalised. A form may be added with several uses.
  void add(std::string letters, LeftoverUse use) { forms_.push_back({std::move(letters), static_cast<uint8_t>(use)}); }

  /// To be called once all forms are in.
  void finish() {
    for (const Form& form : forms_) {
      if ((form.uses & ~static_cast<uint8_t>(LeftoverUse::Time)) != 0) first_words_[slot(form.letters)] = true;
      if ((form.uses & kInside) != 0) inside_[slot(form.letters)] = true;
    }
    std::sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) { return a.letters < b.letters; });
    std::vector<Form> joined;
    for (Form& form : forms_) {
      longest_ = std::max(longest_, 1 + static_cast<size_t>(std::count(form.letters.begin(), form.letters.end(), ' ')));
      if (!joined.empty() && joined.back().letters == form.letters) {
        joined.back().uses |= form.uses;
      } else {
        joined.push_back(std::move(form));
      }
    }
    forms_ = std::move(joined);
  }

  /// All uses of a form as bits of LeftoverUse, 0 if it is none.
  uint8_t uses(std::string_view letters) const {
    const auto it = std::lower_bound(forms_.begin(), forms_.end(), letters,
                                     [](const Form& form, std::string_view wanted) { return form.letters < wanted; });
    return it == forms_.end() || it->letters != letters ? 0 : it->uses;
  }
  bool is(std::string_view letters, LeftoverUse use) const { return (uses(letters) & static_cast<uint8_t>(use)) != 0; }

  /// False only if no form begins with this word, words of time apart: spares most look-ups.
  bool may_begin(std::string_view word) const { return first_words_[slot(word)]; }
  /// The same of forms that tell something wherever they stand in a line.
  bool may_stand_in_lines(std::string_view word) const { return inside_[slot(word)]; }

  size_t longest() const { return longest_; }  ///< words of the longest form

  LineWeights weights;  ///< data/ar/leftover_weights.tsv

 private:
  struct Form {
    std::string letters;
    uint8_t uses = 0;
  };
  static size_t slot(std::string_view letters) {
    return std::hash<std::string_view>{}(letters.substr(0, letters.find(' '))) % kSlots;
  }

  static constexpr uint8_t kInside = static_cast<uint8_t>(LeftoverUse::Ends) |
                                     static_cast<uint8_t>(LeftoverUse::Picture) |
                                     static_cast<uint8_t>(LeftoverUse::Agency);
  static constexpr size_t kSlots = 16384;
  std::vector<Form> forms_;
  std::bitset<kSlots> first_words_, inside_;
  size_t longest_ = 0;
};

}  // namespace isnad
