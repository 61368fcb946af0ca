// What the fuzz targets have in common: a check that is there in every build, the engine, a folder for files.
#pragma once

#include <simdjson.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "isnad/engine.h"
#include "text/utf8.h"

namespace isnad::fuzz {

/// Ends the run if something that must hold does not, having said what.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

/// The engine with the tables of the program, made once. Never destroyed, as libFuzzer ends without returning.
inline const Engine& engine() {
  static const Engine* const kEngine = [] {
    auto made = Engine::built_in();
    require(static_cast<bool>(made), "the built-in tables cannot be loaded");
    return new Engine(std::move(*made));
  }();
  return *kEngine;
}

/// A folder of this process for files, removed at the end; after a crash scripts/fuzz removes it.
inline const std::string& folder() {
  static const std::string* const kFolder = [] {
    auto* path = new std::string(std::filesystem::temp_directory_path().string() + "/isnad-fuzzer-" +
                                 std::to_string(::getpid()));
    std::filesystem::create_directories(*path);
    static const std::string* made = nullptr;
    made = path;
    std::atexit([] {
      std::error_code ignored;
      std::filesystem::remove_all(*made, ignored);
    });
    return path;
  }();
  return *kFolder;
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  require(static_cast<bool>(file.flush()), "a file cannot be written: " + path);
}

/// `text` as JSON, which it must be. Valid until the next call.
inline simdjson::dom::element json(std::string_view text) {
  static auto* const kParser = new simdjson::dom::parser;
  require(!first_invalid_utf8(text), "what was written is not valid UTF-8");
  simdjson::dom::element element;
  require(kParser->parse(text.data(), text.size()).get(element) == simdjson::SUCCESS,
          "what was written is not JSON: " + std::string(text.substr(0, 2000)));
  return element;
}

}  // namespace isnad::fuzz
