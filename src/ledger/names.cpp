// Comparing names; see names.h.
#include "ledger/names.h"

#include <vector>

#include "text/letters.h"

namespace isnad::ledger {

namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const size_t blank = folded.find(' ');
    if (blank != 0) words.push_back(folded.substr(0, blank));
    if (blank == std::string_view::npos) break;
    folded.remove_prefix(blank + 1);
  }
  return words;
}

bool is_proclitic(char byte) {
  return byte == letter::kWaw || byte == letter::kFeh || byte == letter::kBeh || byte == letter::kLam ||
         byte == letter::kKaf;
}

/// `word` begins with `beginning`, as it is or behind proclitics and the article («وبالجيش», «للجيش»).
bool begins(std::string_view word, std::string_view beginning) {
  if (word.starts_with(beginning)) return true;
  for (int proclitics = 0; proclitics < 2 && word.size() > 3 && is_proclitic(word.front()); ++proclitics) {
    const bool lam = word.front() == letter::kLam;
    word.remove_prefix(1);
    if (word.starts_with(beginning)) return true;
    std::string_view bare = word;
    if (bare.starts_with("\xC7\xE4")) {
      bare.remove_prefix(2);
    } else if (lam && bare.front() == letter::kLam) {
      bare.remove_prefix(1);  // «للجيش» is ل and الجيش
    }
    if (bare.size() > 1 && bare.starts_with(beginning)) return true;
  }
  return false;
}

std::string_view argument(sqlite3_value* value) {
  const void* bytes = sqlite3_value_blob(value);
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<size_t>(sqlite3_value_bytes(value))};
}

/// The second argument folded, kept by SQLite as long as the statement runs with the same one.
const std::string& query_of(sqlite3_context* context, sqlite3_value** values) {
  if (const void* kept = sqlite3_get_auxdata(context, 1)) return *static_cast<const std::string*>(kept);
  auto* folded = new std::string(folded_name(argument(values[1])));
  sqlite3_set_auxdata(context, 1, folded, [](void* old) { delete static_cast<std::string*>(old); });
  // Where SQLite keeps nothing it has deleted it already; then it is made anew below.
  if (const void* kept = sqlite3_get_auxdata(context, 1)) return *static_cast<const std::string*>(kept);
  thread_local std::string own;
  own = folded_name(argument(values[1]));
  return own;
}

template <bool compare(const std::string& name, const std::string& query)>
void answer(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    const std::string& query = query_of(context, values);
    sqlite3_result_int(context, compare(folded_name(argument(values[0])), query) ? 1 : 0);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

bool same(const std::string& name, const std::string& query) { return !query.empty() && name == query; }
bool has(const std::string& name, const std::string& query) { return has_words(name, query); }

}  // namespace

std::string folded_name(std::string_view utf8) {
  std::string spaced(utf8);
  for (char& byte : spaced) {
    if (byte == '-' || byte == '_' || byte == '/' || byte == '.' || byte == ',') byte = ' ';
  }
  std::string out;
  const std::string letters = normalise(spaced);
  for (std::string_view word : words_of(letters)) {
    if (word.size() > 3 && word.starts_with("\xC7\xE4")) word.remove_prefix(2);
    if (!out.empty()) out += ' ';
    for (const char byte : word) out += byte == letter::kTehMarbuta ? letter::kHeh : byte;
  }
  return out;
}

bool has_words(std::string_view name, std::string_view query) {
  const std::vector<std::string_view> wanted = words_of(query);
  if (wanted.empty()) return false;
  const std::vector<std::string_view> words = words_of(name);
  for (const std::string_view one : wanted) {
    bool found = false;
    for (const std::string_view word : words) found = found || begins(word, one);
    if (!found) return false;
  }
  return true;
}

void register_name_functions(const Database& database) {
  Query known(database, "SELECT 1 FROM pragma_function_list WHERE name = 'isnad_same_name'");
  if (known.step()) return;
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int code = sqlite3_create_function_v2(database.handle(), "isnad_has_words", 2, kFlags, nullptr, answer<has>, nullptr,
                                        nullptr, nullptr);
  if (code == SQLITE_OK) {
    code = sqlite3_create_function_v2(database.handle(), "isnad_same_name", 2, kFlags, nullptr, answer<same>, nullptr,
                                      nullptr, nullptr);
  }
  if (code != SQLITE_OK) database.fail(code);
}

}  // namespace isnad::ledger
