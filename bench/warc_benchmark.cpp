// How fast is an archive of a crawl read, up to and with the language filter?
//
//   isnad_warc_benchmark [MEGABYTES]
//
// Writes a WARC file of so many unpacked megabytes (300) of invented pages to the folder for temporary files, gzip per
// record as crawls are, one page in ten in Arabic letters, the others in Latin, Cyrillic and Chinese; reads it three
// times and prints MB (10^6 bytes) unpacked per second of processor time, the best of three, and what zlib alone takes.
#include <zlib.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "page/warc.h"

namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void append_utf8(std::string& out, uint32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | code_point >> 6U);
    out += static_cast<char>(0x80U | (code_point & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | code_point >> 12U);
    out += static_cast<char>(0x80U | (code_point >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (code_point & 0x3FU));
  }
}

/// Words of letters [first, last]; a few of them make most of the text, as in any language.
class Language {
 public:
  Language(uint32_t first, uint32_t last, std::mt19937& random) {
    for (int i = 0; i < 4000; ++i) {
      std::string word;
      for (auto letters = 2 + random() % 7; letters > 0; --letters)
        append_utf8(word, first + random() % (last - first + 1));
      words_.push_back(std::move(word));
    }
  }
  std::string page(size_t bytes, std::mt19937& random) const {
    std::string out = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + words_[0] +
                      "</title><script>var x = {\"a\": [1, 2, 3]};</script></head><body class=\"page\">";
    while (out.size() < bytes) {
      out += "<div class=\"text-block item-" + std::to_string(random() % 100) + "\"><a href=\"/articles/" +
             std::to_string(random() % 100000) + "\">";
      for (int i = 0; i < 60; ++i) {
        if (i == 5) out += "</a><p>";
        const double at = static_cast<double>(random() % 10000) / 10000;
        out += words_[static_cast<size_t>(at * at * at * static_cast<double>(words_.size()))];
        out += ' ';
      }
      out += "</p></div>\n";
    }
    return out + "</body></html>";
  }

 private:
  std::vector<std::string> words_;
};

std::string record(const char* type, const std::string& fields, const std::string& content) {
  return std::string("WARC/1.0\r\nWARC-Type: ") + type + "\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n" + fields +
         "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

void write_archive(const std::string& path, size_t bytes) {
  std::mt19937 random(1);
  const std::array<Language, 4> languages = {Language('a', 'z', random), Language(0x430, 0x44F, random),
                                             Language(0x4E00, 0x5200, random), Language(0x627, 0x64A, random)};
  std::ofstream file(path, std::ios::binary);
  for (size_t number = 0, written = 0; written < bytes; ++number) {
    const Language& language = languages[number % 10 == 9 ? 3 : number % 10 < 6 ? 0 : number % 3];
    const std::string address = "WARC-Target-URI: https://site.example/" + std::to_string(number) + "\r\n";
    const std::string page = "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n" +
                             language.page(10000 + random() % 90000, random);
    for (const std::string& part :
         {record("request", address + "Content-Type: application/http; msgtype=request\r\n",
                 "GET / HTTP/1.1\r\nHost: site.example\r\n\r\n"),
          record("response", address + "Content-Type: application/http; msgtype=response\r\n", page),
          record("metadata", address + "Content-Type: application/warc-fields\r\n", "fetchTimeMs: 1\r\n")}) {
      file << gzipped(part);
      written += part.size();
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  const size_t megabytes = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 300;
  const std::string path = (std::filesystem::temp_directory_path() / "isnad-benchmark.warc.gz").string();
  write_archive(path, megabytes * 1000000);
  double best = 0, best_alone = 0;
  uint64_t pages = 0, others = 0;
  for (int run = 0; run < 3; ++run) {
    double begun = processor_seconds();
    auto stream = isnad::ByteStream::open(path);
    if (!stream) return 1;
    isnad::WarcReader reader(*stream);
    pages = others = 0;
    while (auto document = reader.next()) {
      if (!*document) {
        std::fprintf(stderr, "%s\n", document->error().message.c_str());
        return 1;
      }
      ++pages;
    }
    for (const auto& [reason, times] : reader.passed_over()) others += times;
    const double unpacked = static_cast<double>(stream->position().unpacked) / 1e6;
    best = std::max(best, unpacked / (processor_seconds() - begun));

    begun = processor_seconds();
    auto again = isnad::ByteStream::open(path);
    std::vector<char> room(256 * 1024);
    for (;;) {
      auto got = again->read(room);
      if (!got || *got == 0) break;
    }
    best_alone = std::max(best_alone, unpacked / (processor_seconds() - begun));
  }
  std::printf("%llu Arabic pages, %llu records passed over: %.0f MB/s per core (unpacking alone %.0f MB/s)\n",
              static_cast<unsigned long long>(pages), static_cast<unsigned long long>(others), best, best_alone);
  std::filesystem::remove(path);
  return 0;
}
