// `isnad analyze TEXT`: CoNLL-U of a text given on the command line or on standard input.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "commands.h"
#include "output.h"
#include "page/byte_stream.h"
#include "text/utf8.h"

namespace isnad::app {

namespace {

struct AnalyzeSettings {
  std::string text;  ///< "-" reads standard input
  std::string data;
  bool imported_gazetteers = true;
};

constexpr size_t kMostBytes = 64 * 1024 * 1024;

Result<std::string> standard_input() {
  ByteStream stream = ByteStream::of_descriptor(STDIN_FILENO);
  std::string text;
  std::array<char, 64 * 1024> chunk;
  for (;;) {
    auto got = stream.read(chunk);
    if (!got) return Error{got.error().message, "standard input", 0};
    if (*got == 0) return text;
    text.append(chunk.data(), *got);
    if (text.size() > kMostBytes) return Error{"is longer than 64 MiB", "standard input", 0};
  }
}

int analyze(const AnalyzeSettings& settings) {
  std::string text = settings.text;
  if (text == "-") {
    auto input = standard_input();
    if (!input) {
      complain(input.error().text());
      return kFailed;
    }
    text = std::move(*input);
  }
  if (const auto invalid = first_invalid_utf8(text)) {
    complain("the text is not valid UTF-8 at byte " + std::to_string(*invalid));
    return kFailed;
  }
  auto engine = make_engine(settings.data, settings.imported_gazetteers);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  auto output = Output::open("");
  if (!output) return kFailed;
  output->write(engine->analyze(text));
  if (!output->finish()) {
    if (!output->closed_by_reader()) complain("cannot write output: " + output->failure());
    return kFailed;
  }
  return kFine;
}

}  // namespace

void add_analyze(CLI::App& app, int& status) {
  const auto settings = std::make_shared<AnalyzeSettings>();
  CLI::App* analyzing = app.add_subcommand("analyze", "Print the words of a text with lemmas and parts of speech");
  analyzing->add_option("TEXT", settings->text, "The text, or - to read it from standard input")->required();
  analyzing->add_option("--data", settings->data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*analyzing, settings->imported_gazetteers);
  analyzing->callback([&status, settings] { status = analyze(*settings); });
}

}  // namespace isnad::app
