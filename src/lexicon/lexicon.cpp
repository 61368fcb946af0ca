// Lexicon: reads the block that compile_lexicon() made, in place.
//
// find("قال", Verb) is a binary search among the lemmas' keys; forms("يقولون") a walk through the automaton.
#include "lexicon/lexicon.h"

#include <algorithm>

#include "lexicon/lexicon_block.h"
#include "morphology/spelling.h"
#include "text/letters.h"

namespace isnad {

using lexicon_block::Header;
using lexicon_block::LemmaKey;
using lexicon_block::LemmaRecord;
using lexicon_block::Section;

struct Lexicon::View {
  const Header* header = nullptr;
  std::span<const LemmaRecord> lemmas;
  std::span<const LemmaKey> keys;
  std::string_view strings;
  Automaton automaton;
  std::span<const uint32_t> first;
  std::span<const Analysis> analyses;

  std::string_view string(uint32_t offset, uint32_t size) const { return strings.substr(offset, size); }

  uint32_t find(std::string_view key, Pos pos) const {
    const auto before = [&](const LemmaKey& entry, std::string_view wanted) {
      const std::string_view text = string(entry.string, entry.size);
      return text != wanted ? text < wanted : entry.pos < static_cast<uint16_t>(pos);
    };
    const auto found = std::lower_bound(keys.begin(), keys.end(), key, before);
    if (found == keys.end() || found->pos != static_cast<uint16_t>(pos)) return 0;
    return string(found->string, found->size) == key ? found->lemma : 0;
  }
};

Result<Lexicon> Lexicon::from_block(std::span<const std::byte> block) {
  const Error damaged{"the compiled lexicon is damaged or of another version; compile the data again", "", 0};
  if (block.size() < sizeof(Header) || reinterpret_cast<uintptr_t>(block.data()) % alignof(Header) != 0) return damaged;
  auto view = std::make_shared<View>();
  view->header = reinterpret_cast<const Header*>(block.data());
  const Header& header = *view->header;
  if (header.magic != lexicon_block::kMagic || header.analysis_size != sizeof(Analysis)) return damaged;
  for (const Section& section :
       {header.lemmas, header.keys, header.strings, header.automaton, header.first, header.analyses}) {
    if (section.offset % 8 != 0 || section.offset > block.size() || section.size > block.size() - section.offset)
      return damaged;
  }
  const auto fits = [](const Section& section, size_t count, size_t size) { return section.size >= count * size; };
  if (!fits(header.lemmas, header.lemma_count, sizeof(LemmaRecord)) ||
      !fits(header.keys, header.key_count, sizeof(LemmaKey)) ||
      !fits(header.first, size_t{header.form_count} + 1, sizeof(uint32_t)) ||
      !fits(header.analyses, header.analysis_count, sizeof(Analysis))) {
    return damaged;
  }
  const auto at = [&](const Section& section) { return block.data() + section.offset; };
  view->lemmas = {reinterpret_cast<const LemmaRecord*>(at(header.lemmas)), header.lemma_count};
  view->keys = {reinterpret_cast<const LemmaKey*>(at(header.keys)), header.key_count};
  view->strings = {reinterpret_cast<const char*>(at(header.strings)), header.strings.size};
  view->first = {reinterpret_cast<const uint32_t*>(at(header.first)), size_t{header.form_count} + 1};
  view->analyses = {reinterpret_cast<const Analysis*>(at(header.analyses)), header.analysis_count};
  Result<Automaton> automaton = Automaton::from_block(block.subspan(header.automaton.offset, header.automaton.size));
  if (!automaton || automaton->size() != header.form_count) return damaged;
  view->automaton = *automaton;
  for (const LemmaRecord& lemma : view->lemmas) {
    if (lemma.text > view->strings.size() || lemma.letters > view->strings.size()) return damaged;
  }
  for (const LemmaKey& key : view->keys) {
    if (key.string > view->strings.size() || key.lemma > header.lemma_count) return damaged;
  }
  Lexicon lexicon;
  lexicon.view_ = std::move(view);
  return lexicon;
}

uint32_t Lexicon::size() const { return view_ ? view_->header->lemma_count : 0; }

LemmaInfo Lexicon::lemma(uint32_t id) const {
  if (id == 0 || id > size()) return {};
  const LemmaRecord& record = view_->lemmas[id - 1];
  return {view_->string(record.text, record.text_size), view_->string(record.letters, record.letters_size),
          static_cast<Pos>(record.pos), record.tags};
}

uint32_t Lexicon::find(std::string_view text, Pos pos) const {
  if (!view_ || text.empty()) return 0;
  const std::string written = written_letters(text);
  const std::string bare = without_marks(written);
  for (const std::string& key : {written, bare, fold(bare)}) {
    if (key.empty()) continue;
    if (const uint32_t id = view_->find(key, pos)) return id;
  }
  return view_->find(text, pos);  // normalised letters
}

std::optional<uint32_t> Lexicon::form(std::string_view letters) const {
  if (!view_) return std::nullopt;
  return view_->automaton.find(letters);
}

std::span<const Analysis> Lexicon::forms(std::string_view letters) const {
  const std::optional<uint32_t> number = form(letters);
  return number ? readings(*number) : std::span<const Analysis>();
}

const Automaton& Lexicon::automaton() const {
  static const Automaton kEmpty;
  return view_ ? view_->automaton : kEmpty;
}

std::span<const Analysis> Lexicon::readings(uint32_t form) const {
  if (!view_ || form >= view_->header->form_count) return {};
  const uint32_t begin = view_->first[form], end = view_->first[form + 1];
  if (begin > end || end > view_->analyses.size()) return {};
  return view_->analyses.subspan(begin, end - begin);
}

}  // namespace isnad
