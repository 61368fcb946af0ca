// isnad_data_compiler: turns data/ and the imported base into the one block that is linked into Isnad.
//
// Runs while Isnad is built, never afterwards. Reads tables («قتل<TAB>يقتل<TAB>I<TAB>قتل», qatala, to kill), writes the
// pack of lexicon/data_content.h. The same input gives the same bytes.
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include "import.h"
#include "lexicon/data_source.h"

namespace {

constexpr const char* kUsage =
    "usage: isnad_data_compiler --data DIR --hunspell AR.DIC --cities CITIES500.TXT --subdivisions AR.XML --output "
    "FILE\n";

int fail(const std::string& message) {
  std::fprintf(stderr, "isnad_data_compiler: %s\n", message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string_view, std::string> options{
      {"--data", ""}, {"--hunspell", ""}, {"--cities", ""}, {"--subdivisions", ""}, {"--output", ""}};
  for (int index = 1; index < argc; index += 2) {
    const auto option = options.find(argv[index]);
    if (option == options.end() || index + 1 >= argc)
      return fail(std::string("do not understand ") + argv[index] + "\n" + kUsage);
    option->second = argv[index + 1];
  }
  for (const auto& [name, value] : options) {
    if (value.empty()) return fail(std::string(name) + " is missing\n" + kUsage);
  }
  const isnad::Result<std::string> words = isnad::import_words(options["--hunspell"]);
  if (!words) return fail(words.error().text());
  const isnad::Result<std::string> places = isnad::import_places(options["--cities"], options["--subdivisions"]);
  if (!places) return fail(places.error().text());
  const auto pack = isnad::pack_data(options["--data"], *words, *places);
  if (!pack) return fail(pack.error().text());
  std::ofstream file(options["--output"], std::ios::binary);
  file.write(reinterpret_cast<const char*>(pack->data()), static_cast<std::streamsize>(pack->size()));
  file.close();
  return file ? 0 : fail("cannot write " + options["--output"]);
}
