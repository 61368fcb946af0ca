// Any bytes as a table of the program: the first line is its name («ar/cues.tsv»), the rest its bytes. Loading it
// among small copies of the others must end in tables that can be used, or in a message that names its file.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "export/codes.h"
#include "fuzzing.h"
#include "lexicon/data_source.h"
#include "lexicon/lexicon.h"
#include "lexicon/table.h"
#include "places/gazetteer.h"
#include "reading/knowledge.h"

namespace {

using namespace isnad;
using fuzz::require;

/// The first lines of a table of the program, comments apart: few of those whose words are inflected, which takes most
/// of the time; of those that say what others may name, all.
std::string beginning(const std::string& name, std::string_view bytes) {
  const bool inflected = name.starts_with("ar/verbs") || name.starts_with("ar/nouns");
  const int most = inflected ? 2 : 8;
  const bool whole = name == "ar/frames.tsv" || name == "ar/markers.tsv";
  std::string out;
  for (int lines = 0; !bytes.empty() && (whole || lines < most);) {
    const size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    if (bytes[0] != '#' && bytes[0] != '\n') {
      out += bytes.substr(0, end);
      ++lines;
    }
    bytes.remove_prefix(end);
  }
  return out;
}

/// A folder with an imported base that is empty, so that loading takes milliseconds.
const std::string& base() {
  static const std::string* const kBase = [] {
    std::filesystem::create_directories(fuzz::folder() + "/base");
    fuzz::write_file(fuzz::folder() + "/base/words.tsv", "");
    fuzz::write_file(fuzz::folder() + "/base/places.tsv", "");
    return &fuzz::folder();
  }();
  return *kBase;
}

/// The error of the first step that fails; its message is empty if none does.
Error load(std::map<std::string, std::string> tables) {
  const auto source = DataSource::from_tables(base(), std::move(tables));
  if (!source) return source.error();
  const auto lexicon = Lexicon::from_block(source->lexicon_block());
  require(static_cast<bool>(lexicon), "a lexicon that was compiled does not load");
  require(static_cast<bool>(Gazetteer::from_block(source->gazetteer_block())), "a gazetteer likewise");
  const auto knowledge = Knowledge::load(*source, *lexicon);
  if (!knowledge) return knowledge.error();
  for (const Error& fault : (*knowledge)->faults()) require(!fault.message.empty(), "a fault without a message");
  const auto codes = exports::Codes::load(*source);
  if (!codes) return codes.error();
  return {};
}

void erase_line(std::string& text, int number) {
  size_t begin = 0;
  for (; number > 1; --number) begin = text.find('\n', begin) + 1;
  text.erase(begin, text.find('\n', begin) - begin + 1);
}

/// Beginnings of all tables of the program, without the lines that name what stands in none of the others.
const std::map<std::string, std::string>& small_tables() {
  static const auto* const kTables = [] {
    auto* tables = new std::map<std::string, std::string>;
    const DataSource source = DataSource::built_in();
    for (const std::string& name : source.tables("")) (*tables)[name] = beginning(name, *source.table(name));
    for (Error error = load(*tables); !error.message.empty(); error = load(*tables)) {
      const auto table =
          error.file.starts_with(base()) ? tables->find(error.file.substr(base().size() + 1)) : tables->end();
      require(table != tables->end() && error.line > 1, "the small tables do not load: " + error.text());
      erase_line(table->second, error.line);
    }
    return tables;
  }();
  return *kTables;
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  small_tables();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(all.find('\n'), all.size());
  const std::string name(all.substr(0, end)), bytes(all.substr(std::min(end + 1, all.size())));
  auto tables = small_tables();
  const auto table = tables.find(name);
  if (table == tables.end()) return 0;
  table->second = bytes;
  const Error error = load(std::move(tables));
  require(error.message.empty() || !error.file.empty(), "a fault of no table: " + error.message);
  require(!first_invalid_utf8(error.text()), "a message that is not valid UTF-8");
  return 0;
}
