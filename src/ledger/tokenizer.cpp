// Tokenizer: the C interface of FTS5 around SearchWords and Engine::search_forms.
//
// It does not decide what a word's forms are (src/syntax/search_forms.h), nor what a query means
// (match_expression.cpp).
#include "ledger/tokenizer.h"

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <new>
#include <string>
#include <unordered_map>

#include "ledger/search_words.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad {
namespace {

constexpr size_t kMostWordsKept = 1U << 16;  // about 10 MB; the five months of news have 45,000 different words
constexpr size_t kLongestLatin = 120;        // anything longer is no word

using EmitToken = int (*)(void* context, int flags, const char* token, int size, int begin, int end);

/// Forms of one word, each ended by a NUL, which no form contains.
using Forms = std::string;

void append(Forms& forms, std::string_view form) {
  forms += form;
  forms += '\0';
}

/// What the tokenizers of a connection share. Used by one thread at a time, as the connection itself.
class WordIndex {
 public:
  explicit WordIndex(const Engine& engine) : engine_(&engine) {}

  int tokenize(std::string_view bytes, bool prefix, void* context, EmitToken emit) {
    std::string repaired;
    if (first_invalid_utf8(bytes)) {
      repaired = blanked_utf8(bytes);
      bytes = repaired;
    }
    const Text text(bytes);
    const SearchWords words(text);
    for (size_t i = 0; i < words.words().size(); ++i) {
      const SearchWord& word = words.words()[i];
      const std::string_view written = text.slice({word.begin, word.end});
      const auto begin = static_cast<int>(written.data() - bytes.data());
      const int end = begin + static_cast<int>(written.size());
      const bool is_prefix = prefix && i + 1 == words.words().size();
      const std::string_view forms = forms_of(words.letters(word), word.kind, is_prefix);
      int flags = 0;
      for (size_t from = 0; from < forms.size();) {
        const size_t to = forms.find('\0', from);
        const int result = emit(context, flags, forms.data() + from, static_cast<int>(to - from), begin, end);
        if (result != SQLITE_OK) return result;
        flags = FTS5_TOKEN_COLOCATED;
        from = to + 1;
      }
    }
    return SQLITE_OK;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };

  /// Valid until the next call.
  std::string_view forms_of(std::string_view letters, SearchWord::Kind kind, bool prefix) {
    if (kind != SearchWord::Kind::Arabic) {
      scratch_.clear();
      append(scratch_, letters.substr(0, kLongestLatin));
      return scratch_;
    }
    if (prefix) {
      scratch_.clear();
      for (const std::string& form : engine_->search_beginnings(to_utf8(letters))) append(scratch_, form);
      return scratch_;
    }
    if (const auto it = known_.find(letters); it != known_.end()) return it->second;
    if (known_.size() >= kMostWordsKept) known_.clear();
    Forms forms;
    for (const std::string& form : engine_->search_forms(to_utf8(letters))) append(forms, form);
    return known_.emplace(std::string(letters), std::move(forms)).first->second;
  }

  const Engine* engine_;
  std::unordered_map<std::string, Forms, Hash, std::equal_to<>> known_;
  Forms scratch_;
};

int create(void* index, const char** /*arguments*/, int argument_count, Fts5Tokenizer** out) {
  if (argument_count > 0) return SQLITE_ERROR;  // isnad takes none
  *out = static_cast<Fts5Tokenizer*>(index);
  return SQLITE_OK;
}

void forget(Fts5Tokenizer* /*index*/) {}  // belongs to the connection, see destroy()

void destroy(void* index) { delete static_cast<WordIndex*>(index); }

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size, EmitToken emit) {
  if (bytes == nullptr || size <= 0) return SQLITE_OK;
  const bool prefix = (flags & FTS5_TOKENIZE_QUERY) != 0 && (flags & FTS5_TOKENIZE_PREFIX) != 0;
  try {  // no exception may reach C
    return static_cast<WordIndex*>(static_cast<void*>(tokenizer))
        ->tokenize({bytes, static_cast<size_t>(size)}, prefix, context, emit);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (...) {
    return SQLITE_ERROR;
  }
}

fts5_api* fts5_of(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

Result<bool> register_tokenizer(sqlite3* connection, const Engine& engine) {
  fts5_api* api = fts5_of(connection);
  if (api == nullptr || api->iVersion < 2) return Error{"this SQLite has no full-text search (FTS5)", {}, 0};
  auto index = std::make_unique<WordIndex>(engine);
  fts5_tokenizer functions{create, forget, tokenize};
  const int result = api->xCreateTokenizer(api, "isnad", index.get(), &functions, destroy);
  if (result != SQLITE_OK) return Error{std::string("FTS5 refuses the tokenizer: ") + sqlite3_errstr(result), {}, 0};
  index.release();  // now destroy()'s
  return true;
}

}  // namespace isnad
