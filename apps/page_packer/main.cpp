// Packs the files of the page (web/dist) into one, each as gzip, to be linked into the program: src/server/assets.h.
//
// usage: isnad_page_packer FOLDER OUTPUT
//
// A folder that is not there is packed as no files. The same files give the same bytes. Files that are not the page's
// (their names begin with a dot) are left out.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "server/http.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: isnad_page_packer FOLDER OUTPUT\n", stderr);
    return 2;
  }
  namespace files = std::filesystem;
  const files::path folder = argv[1];
  std::vector<std::string> names;
  std::error_code error;
  for (files::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file() && !at->path().filename().string().starts_with('.')) {
      names.push_back(files::relative(at->path(), folder).generic_string());
    }
  }
  std::sort(names.begin(), names.end());
  std::ofstream out(argv[2], std::ios::binary);
  out << "isnad-page 1\n";
  for (const std::string& name : names) {
    std::ifstream file(folder / name, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const std::string packed = isnad::server::gzipped(bytes, 9);
    out << packed.size() << ' ' << name << '\n' << packed;
  }
  out.close();
  if (!out) {
    std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
    return 2;
  }
  return 0;
}
