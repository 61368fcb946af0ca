// How long Engine::read, Engine::analyze and the writing of records take on the sample articles.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "page/source.h"
#include "record/json.h"
#include "record/sha256.h"

namespace {

const std::vector<isnad::Document>& articles() {
  static const std::vector<isnad::Document> kArticles = [] {
    std::vector<isnad::Document> out;
    isnad::Source source({ISNAD_ARTICLES}, {});
    while (auto document = source.next()) {
      if (*document) out.push_back(std::move(**document));
    }
    if (out.empty()) std::abort();
    return out;
  }();
  return kArticles;
}

int64_t text_bytes() {
  int64_t sum = 0;
  for (const isnad::Document& article : articles()) sum += static_cast<int64_t>(article.text.size());
  return sum;
}

const isnad::Engine& engine() {
  static const isnad::Engine kEngine = [] {
    auto made = isnad::Engine::built_in();
    if (!made) std::abort();
    return std::move(*made);
  }();
  return kEngine;
}

void read(benchmark::State& state) {
  for (auto _ : state) {
    for (const isnad::Document& article : articles()) benchmark::DoNotOptimize(engine().read(article));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * text_bytes());
}
BENCHMARK(read)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  for (auto _ : state) {
    for (const isnad::Document& article : articles()) benchmark::DoNotOptimize(engine().analyze(article.text));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * text_bytes());
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state) {
  std::vector<std::vector<isnad::ArticleRecord>> records;
  for (const isnad::Document& article : articles()) records.push_back(engine().read(article));
  for (auto _ : state) {
    std::string out;
    for (size_t i = 0; i < records.size(); ++i) {
      const std::string digest = isnad::sha256(articles()[i].text);
      for (const isnad::ArticleRecord& record : records[i]) write_json(articles()[i], digest, record, {}, out);
    }
    benchmark::DoNotOptimize(out);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * text_bytes());
}
BENCHMARK(write)->Unit(benchmark::kMicrosecond);

void start(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(isnad::Engine::built_in());
}
BENCHMARK(start)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
