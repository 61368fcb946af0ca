// How long fingerprints() and find_passages() take on an invented ledger: 115,000 articles of 270 words, of which every
// third has sentences of an earlier one, and some a formula that comes again for years.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ledger/copies.h"

namespace {

constexpr uint32_t kArticles = 115'000;
constexpr uint32_t kSentences = 13, kWords = 21;

/// Words as frequent as in a language: the nth has a probability of about 1/n.
std::string word(std::mt19937_64& random) {
  constexpr double kVocabulary = 200'000;
  const double share = std::uniform_real_distribution<double>(0, 1)(random);
  auto rank = static_cast<uint32_t>(std::pow(kVocabulary, share));
  std::string out;
  for (rank += 28 * 28 * 2; rank > 0; rank /= 28) {  // two bytes a letter, U+0628 to U+0643
    const uint32_t code_point = 0x628 + rank % 28;
    out += static_cast<char>(0xC0 | code_point >> 6);
    out += static_cast<char>(0x80 | (code_point & 0x3F));
  }
  return out;
}

std::string sentence(std::mt19937_64& random) {
  std::string out;
  for (uint32_t i = 0; i < kWords; ++i) out += (i > 0 ? " " : "") + word(random);
  return out;
}

struct Article {
  std::string text;
  std::vector<isnad::Span> sentences;
};

/// The article of that number; every third repeats some sentences of one of the 300 before it.
Article article(uint32_t number) {
  std::mt19937_64 random(number);
  std::vector<std::string> parts;
  for (uint32_t i = 0; i < kSentences; ++i) parts.push_back(sentence(random));
  if (number % 3 == 0 && number > 300) {
    std::mt19937_64 other(number - 1 - random() % 300);
    const uint64_t copied = 2 + random() % (kSentences - 2);
    for (uint64_t i = 0; i < copied; ++i) parts[i] = sentence(other);
  }
  if (number % 50 == 0) {
    std::mt19937_64 formula(0);
    parts.back() = sentence(formula);
  }
  Article out;
  uint32_t position = 0;
  for (const std::string& part : parts) {
    uint32_t length = 0;
    for (const char byte : part) length += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    out.sentences.push_back({position, position + length});
    out.text += part + "\n";
    position += length + 1;
  }
  return out;
}

void fingerprint(benchmark::State& state) {
  std::vector<Article> articles;
  int64_t bytes = 0;
  for (uint32_t i = 0; i < 1000; ++i) {
    articles.push_back(article(i));
    bytes += static_cast<int64_t>(articles.back().text.size());
  }
  for (auto _ : state) {
    for (const Article& a : articles) benchmark::DoNotOptimize(isnad::pack(isnad::fingerprints(a.text, a.sentences)));
  }
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(fingerprint)->Unit(benchmark::kMillisecond);

int64_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024;
}

void find(benchmark::State& state) {
  std::vector<std::string> packed;
  size_t text = 0, bytes = 0, count = 0;
  for (uint32_t i = 0; i < kArticles; ++i) {
    const Article a = article(i);
    const auto prints = isnad::fingerprints(a.text, a.sentences);
    packed.push_back(isnad::pack(prints));
    packed.back().shrink_to_fit();
    text += a.text.size();
    bytes += packed.back().size();
    count += prints.size();
  }
  std::vector<isnad::CopyArticle> articles;
  const std::vector<uint32_t> credits = {7};
  for (uint32_t i = 0; i < kArticles; ++i) {
    isnad::CopyArticle a;
    a.key = i;
    a.time = int64_t{i} * 1800;
    a.outlet = i % 60;
    if (i % 10 == 0) a.credits = credits;
    a.fingerprints = packed[i];
    articles.push_back(a);
  }
  const int64_t before = peak_memory();
  size_t passages = 0;
  for (auto _ : state) {
    const auto found = isnad::find_passages(articles);
    if (!found) std::abort();
    passages = found->size();
  }
  state.counters["MB_of_text"] = static_cast<double>(text) / 1e6;
  state.counters["MB_packed"] = static_cast<double>(bytes) / 1e6;
  state.counters["fingerprints"] = static_cast<double>(count);
  state.counters["passages"] = static_cast<double>(passages);
  state.counters["MB_more_memory"] = static_cast<double>(peak_memory() - before) / 1e6;
}
BENCHMARK(find)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
