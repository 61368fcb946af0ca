// The pipeline: the stages through which a document passes, in their order, and nothing else.
//
//   page        markup → text, metadata, outline (prepare())     needs nothing
//   text        bytes → characters, words, sentences              needs nothing
//   tokens      words → readings, terms of the tables, decisions  needs text
//   chunks      words → phrases and clauses                       needs tokens
//   articles    lines → articles, leftovers, other languages      needs text; keeps to the outline if there is one
//   published   the day of publication, where none is given       needs tokens, articles
//   places      place names → places, an article at a time        needs chunks, articles
//   statements  who says so                                       needs chunks, articles
//   claims      what happened                                     needs statements, places
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <chrono>
#include <mutex>

#include "imported_gazetteers.h"
#include "isnad/engine.h"
#include "lexicon/data_source.h"
#include "page/articles.h"
#include "page/credits.h"
#include "page/encoding.h"
#include "page/html_page.h"
#include "places/road.h"
#include "reading/claims.h"
#include "reading/mentions.h"
#include "reading/publication_date.h"
#include "reading/statements.h"
#include "record/sha256.h"
#include "syntax/conllu.h"
#include "syntax/search_forms.h"
#include "text/language.h"
#include "text/letters.h"

namespace isnad {
namespace {

enum class Stage : uint8_t { Page, Text, Tokens, Chunks, Articles, Places, Statements, Claims, Count };
constexpr std::array<const char*, static_cast<size_t>(Stage::Count)> kStageNames = {
    "page", "text", "tokens", "chunks", "articles", "places", "statements", "claims"};

ActorInfo info_of(const Actor& actor) {
  return {.id = actor.id,
          .name = actor.name,
          .name_ar = actor.arabic,
          .sector = actor.sector,
          .country = actor.country,
          .parents = actor.parents};
}

/// Letters and digits of ASCII, in lower case.
std::string latin_letters(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

StatementMode mode_of(const Said& said, const Tokens& tokens) {
  if (said.direct) return StatementMode::Direct;
  for (uint32_t i = said.begin; i < said.end; ++i) {
    const Word& w = *tokens.tokens[i].word;
    if (w.mark == U'"' || w.mark == U'«' || w.mark == U'“') return StatementMode::Mixed;
  }
  return StatementMode::Indirect;
}

constexpr size_t kLongestPart = 128 * 1024;

/// Bytes of `text` to read next: all of it, or up to a line break, else a blank, else any character boundary.
size_t part_length(std::string_view text) {
  if (text.size() <= kLongestPart) return text.size();
  const std::string_view part = text.substr(0, kLongestPart);
  for (const char end : {'\n', ' '}) {
    if (const size_t at = part.rfind(end); at != std::string_view::npos && at >= kLongestPart / 2) return at + 1;
  }
  size_t at = kLongestPart;
  while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

uint32_t count_characters(std::string_view utf8) {
  uint32_t count = 0;
  for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

/// Moves every span of a part's record to where the part stands in the document.
void shift(ArticleRecord& record, uint32_t by) {
  const auto move = [by](Span& span) {
    span.begin += by;
    span.end += by;
  };
  const auto move_each = [&](auto& items) {
    for (auto& item : items) move(item.span);
  };
  move(record.span);
  if (!record.published_span.empty()) move(record.published_span);
  if (!record.title.empty()) move(record.title);
  for (Span& span : record.sentences) move(span);
  for (Span& span : record.leftovers) move(span);
  move_each(record.other_languages);
  for (Statement& statement : record.statements) {
    move(statement.content);
    move(statement.cue);
    move_each(statement.chain);
  }
  for (Claim& claim : record.claims) {
    move(claim.trigger);
    move(claim.evidence);
    move_each(claim.actors);
    move_each(claim.targets);
    move_each(claim.places);
    move_each(claim.weapons);
    move_each(claim.tolls);
  }
  for (LooseMention& mention : record.mentions) {
    move(mention.span);
    move(mention.actor.span);
    move(mention.place.span);
  }
}

/// What of an outline lies in [begin, end) of the text, counted from `begin`. An article that is cut becomes several.
std::vector<ArticleOutline> outline_within(const std::vector<ArticleOutline>& outline, uint32_t begin, uint32_t end) {
  const auto clipped = [=](Span span) {
    span = {std::max(span.begin, begin), std::min(span.end, end)};
    return span.empty() ? Span{} : Span{span.begin - begin, span.end - begin};
  };
  std::vector<ArticleOutline> out;
  for (const ArticleOutline& article : outline) {
    if (!article.span.overlaps({begin, end})) continue;
    ArticleOutline& cut = out.emplace_back(article);
    cut.span = clipped(article.span);
    cut.title = clipped(article.title);
    cut.leftovers.clear();
    for (const Span& leftover : article.leftovers) {
      if (leftover.overlaps({begin, end})) cut.leftovers.push_back(clipped(leftover));
    }
  }
  return out;
}

#ifndef NDEBUG
void check(std::string_view utf8, const Text& text, const ArticleRecord& record) {
  const auto inside = [&](Span s) { return s.begin <= s.end && s.end <= text.size(); };
  assert(text.slice({0, text.size()}) == utf8);
  assert(inside(record.span) && inside(record.published_span));
  for (const Statement& s : record.statements) {
    assert(inside(s.content) && inside(s.cue));
    for (const Mention& m : s.chain) assert(inside(m.span) && text.slice(m.span) == m.text);
  }
  for (const Claim& c : record.claims) {
    assert(inside(c.trigger) && !c.trigger.empty());
    assert(record.span.begin <= c.evidence.begin && c.evidence.end <= record.span.end);
    for (const Mention& m : c.actors) assert(inside(m.span));
  }
}
#endif

}  // namespace

struct Engine::State {
  DataSource source;
  Lexicon lexicon;
  Analyzer analyzer;
  Gazetteer gazetteer;
  std::unique_ptr<Knowledge> knowledge;
  std::optional<PageReader> pages;
  LanguageTable languages;
  std::optional<DateWords> date_words;    // set once, by assemble()
  std::optional<JoinedGazetteer> joined;  // holds the memory of `gazetteer` if there are imported ones
  std::vector<std::string> notes;
  std::array<std::atomic<int64_t>, static_cast<size_t>(Stage::Count)> nanoseconds{};
  std::array<std::atomic<uint64_t>, static_cast<size_t>(Language::None)> passages_left_alone{};
  std::mutex mutex;
  std::vector<std::unique_ptr<AnalysisCache>> idle;  // caches not in use by any thread
  std::once_flag version_once;
  std::string version;

  State(DataSource s, Lexicon l) : source(std::move(s)), lexicon(std::move(l)), analyzer(lexicon) {}

  std::unique_ptr<AnalysisCache> take_cache() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<AnalysisCache>(analyzer);
    auto cache = std::move(idle.back());
    idle.pop_back();
    return cache;
  }
  void give_back(std::unique_ptr<AnalysisCache> cache) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(cache));
  }

  template <class Function>
  auto timed(Stage stage, Function function) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = function();
    nanoseconds[static_cast<size_t>(stage)] += (std::chrono::steady_clock::now() - begin).count();
    return result;
  }
};

namespace {

/// Lexicon, gazetteer and knowledge of a data source, with the gazetteers that a folder holds.
template <class State>
Result<std::unique_ptr<State>> assemble(DataSource source, const std::string& gazetteers) {
  auto lexicon = Lexicon::from_block(source.lexicon_block());
  if (!lexicon) return lexicon.error();
  auto state = std::make_unique<State>(std::move(source), std::move(*lexicon));
  auto knowledge = Knowledge::load(state->source, state->lexicon);
  if (!knowledge) return knowledge.error();
  state->knowledge = std::move(*knowledge);
  auto pages = PageReader::load(state->source);
  if (!pages) return pages.error();
  state->pages = std::move(*pages);
  auto languages = LanguageTable::load(state->source);
  if (!languages) return languages.error();
  state->languages = std::move(*languages);
  auto date_words = DateWords::load(state->source);
  if (!date_words) return date_words.error();
  state->date_words = std::move(*date_words);
  if (!gazetteers.empty()) {
    auto joined = joined_gazetteer(gazetteers, state->source, *state->knowledge);
    if (!joined) return joined.error();
    state->joined = std::move(*joined);
    if (state->joined) state->notes = state->joined->notes;
  }
  auto gazetteer = Gazetteer::from_block(state->joined ? state->joined->block : state->source.gazetteer_block());
  if (!gazetteer) return gazetteer.error();
  state->gazetteer = std::move(*gazetteer);
  return state;
}

}  // namespace

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::create(const EngineOptions& options) {
  auto source =
      options.tables.empty() ? Result<DataSource>(DataSource::built_in()) : DataSource::from_folder(options.tables);
  if (!source) return source.error();
  auto state = assemble<State>(std::move(*source), options.gazetteers);
  if (!state) return state.error();
  return Engine(std::move(*state));
}

Result<Engine> Engine::built_in() { return create({}); }

Result<Engine> Engine::from_folder(const std::string& folder) { return create({.tables = folder}); }

const std::vector<std::string>& Engine::notes() const { return state_->notes; }

std::vector<Error> Engine::table_faults() const { return state_->knowledge->faults(); }

Result<Document> Engine::prepare(Document document) const {
  State& state = *state_;
  const std::string path = document.path;
  if (document.form == Document::Form::Html) {
    auto read = state.timed(Stage::Page, [&] { return state.pages->read(std::move(document)); });
    if (!read) {
      Error error = read.error();
      if (error.file.empty()) error.file = path;
      return error;
    }
    return read;
  }
  if (document.outline.empty()) {  // its spans would not be those of the repaired text
    if (auto repaired = repaired_double_encoding(document.text)) {
      document.text = std::move(*repaired);
      document.extracted = document.repaired = true;
    }
  }
  return document;
}

std::string Engine::reason_for_no_record(const Document& document) const {
  switch (language(document.text)) {
    case Language::Persian:
      return "in Persian";
    case Language::Urdu:
      return "in Urdu";
    case Language::Kurdish:
      return "in Kurdish";
    case Language::Other:
    case Language::None:
      return "not in Arabic";
    default:
      return "no article was found";
  }
}

std::vector<ArticleRecord> Engine::read(const Document& document, const ReadOptions& options) const {
  std::vector<ArticleRecord> records;
  read(document, options, [&](ArticleRecord&& record) { records.push_back(std::move(record)); });
  return records;
}

void Engine::read(const Document& document, const ReadOptions& options,
                  const std::function<void(ArticleRecord&&)>& take) const {
  std::string_view rest = document.text;
  uint32_t characters = 0;
  int articles = 0;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, part_length(rest));
    rest.remove_prefix(part.size());
    const uint32_t end = document.outline.empty() && rest.empty() ? UINT32_MAX : characters + count_characters(part);
    const std::vector<ArticleOutline> outline = outline_within(document.outline, characters, end);
    if (document.outline.empty() || !outline.empty()) {
      read_part(document, part, outline, options, [&](ArticleRecord&& record) {
        record.article = ++articles;
        if (characters > 0) shift(record, characters);
        take(std::move(record));
      });
    }
    characters = end;
  }
}

void Engine::read_part(const Document& document, std::string_view part, const std::vector<ArticleOutline>& outline,
                       const ReadOptions& options, const std::function<void(ArticleRecord&&)>& take) const {
  State& state = *state_;
  auto cache = state.take_cache();
  const Text text = state.timed(Stage::Text, [&] { return Text(part); });
  const Tokens tokens =
      state.timed(Stage::Tokens, [&] { return tokenize(text, *state.knowledge, state.gazetteer, *cache); });
  const Chunks chunks = state.timed(Stage::Chunks, [&] { return chunk(tokens); });
  const auto foreign = state.timed(Stage::Articles, [&] { return state.languages.foreign_passages(text); });
  for (const ForeignPassage& passage : foreign) ++state.passages_left_alone[static_cast<size_t>(passage.language)];
  const auto ranges =
      state.timed(Stage::Articles, [&] { return find_articles(text, state.knowledge->leftovers(), foreign, outline); });
  state.give_back(std::move(cache));
  for (size_t r = 0; r < ranges.size(); ++r) {
    const ArticleRange& range = ranges[r];
    Article article;
    article.tokens = &tokens;
    article.chunks = &chunks;
    article.first_sentence = range.first;
    article.last_sentence = range.last;
    article.first_chunk = chunks.sentences[range.first].first;
    article.last_chunk = chunks.sentences[range.last - 1].last;
    article.has_title = range.title_last > range.first;
    const bool own_date = range.outline != nullptr && range.outline->published;
    article.published = own_date ? range.outline->published : document.published;
    article.options = options;
    article.leftover.assign(range.last - range.first, 0);
    for (uint32_t s : range.leftovers) article.leftover[s - range.first] = 1;
    std::optional<InferredDate> inferred;
    if (!article.published) {
      inferred = infer_publication_date(article, r > 0 ? range.first : 0, *state.date_words);
      if (inferred) article.published = inferred->day;
    }
    state.timed(Stage::Places, [&] {
      resolve_places(article);
      return 0;
    });
    const auto said = state.timed(Stage::Statements, [&] { return find_statements(article); });

    ArticleRecord record;
    const auto& sentences = text.sentences();
    record.span = {sentences[range.first].span.begin, sentences[range.last - 1].span.end};
    if (article.has_title) record.title = {sentences[range.first].span.begin, sentences[range.title_last - 1].span.end};
    record.published = article.published;
    const auto below = r + 1 < ranges.size() ? ranges[r + 1].first : static_cast<uint32_t>(sentences.size());
    record.credits = credits(text, range.first, below, *state.knowledge);
    for (std::string& credit : credits(text, range.above, range.first, *state.knowledge)) {
      if (std::find(record.credits.begin(), record.credits.end(), credit) == record.credits.end()) {
        record.credits.push_back(std::move(credit));
      }
    }
    record.published_basis = inferred            ? PublishedBasis::Inferred
                             : own_date          ? PublishedBasis::Page
                             : article.published ? document.published_basis
                                                 : PublishedBasis::Unknown;
    if (inferred) {
      record.published_span = inferred->span;
      record.published_reason = inferred->reason;
    }
    for (uint32_t s = range.first; s < range.last; ++s) {
      (article.is_leftover(s) ? record.leftovers : record.sentences).push_back(sentences[s].span);
    }
    for (const ForeignPassage& passage : foreign) {
      if (passage.first < range.first || passage.last > range.last) continue;
      record.other_languages.push_back(
          {{sentences[passage.first].span.begin, sentences[passage.last - 1].span.end}, passage.language});
    }
    for (size_t i = 0; i < said.size(); ++i) {
      Statement s;
      s.id = "s" + std::to_string(i + 1);
      s.content = tokens.span(said[i].begin, said[i].end);
      s.cue = tokens.bare_span(said[i].cue_first, said[i].cue_last);
      s.chain = said[i].chain;
      s.stance = said[i].stance;
      s.mode = mode_of(said[i], tokens);
      if (said[i].parent >= 0) s.parent = "s" + std::to_string(said[i].parent + 1);
      s.rule = said[i].rule;
      record.statements.push_back(std::move(s));
    }
    record.claims = state.timed(Stage::Claims, [&] { return find_claims(article, said); });
    if (options.mentions) record.mentions = find_mentions(article);
#ifndef NDEBUG
    check(part, text, record);
#endif
    take(std::move(record));
  }
}

std::vector<PassageCount> Engine::passages_left_alone() const {
  std::vector<PassageCount> out;
  for (size_t i = 0; i < state_->passages_left_alone.size(); ++i) {
    if (const uint64_t count = state_->passages_left_alone[i].load(); count > 0) {
      out.push_back({static_cast<Language>(i), count});
    }
  }
  return out;
}

Language Engine::language(std::string_view text) const { return state_->languages.language_of(Text(text)); }

std::string Engine::analyze(std::string_view utf8) const {
  State& state = *state_;
  auto cache = state.take_cache();
  const Text text(utf8);
  const Tokens tokens = tokenize(text, *state.knowledge, state.gazetteer, *cache);
  state.give_back(std::move(cache));
  return conllu(tokens);
}

std::optional<PlaceInfo> Engine::place(std::string_view id) const {
  const Gazetteer& gazetteer = state_->gazetteer;
  PlaceInfo info;
  if (const auto road = find_road(gazetteer, id)) {
    info.id = road->id;
    info.name = road->name;
    info.name_ar = road->arabic;
    info.country = road->country;
    info.kind = Road::kKind;
    info.precision = Road::kPrecision;
    info.latitude = road->latitude;
    info.longitude = road->longitude;
    info.located = road->located;
    if (road->admin1 != 0) info.admin1 = gazetteer.place(road->admin1).id;
    return info;
  }
  const auto told = parse_offset(id, gazetteer);
  const uint32_t index = told ? told->offset.from : gazetteer.find(id);
  if (index == 0) return std::nullopt;
  const Place place = gazetteer.place(index);
  info.id = place.id;
  info.name = place.name;
  info.name_ar = place.arabic;
  info.country = place.country;
  info.kind = place.kind;
  info.precision = place.precision;
  info.latitude = place.latitude;
  info.longitude = place.longitude;
  info.located = place.located;
  if (place.admin1 != 0) info.admin1 = gazetteer.place(place.admin1).id;
  if (place.parent != 0) info.parent = gazetteer.place(place.parent).id;
  info.population = place.population;
  if (told) {
    const Degrees point = point_of(told->offset, gazetteer);
    info.id = id;
    info.name = english_of(told->offset, gazetteer);
    info.name_ar = told->name;
    info.kind = "village";
    info.precision = precision_of(told->offset);
    info.latitude = point.latitude;
    info.longitude = point.longitude;
    info.parent.clear();
    info.population = 0;
  }
  return info;
}

std::optional<ActorInfo> Engine::actor(std::string_view id) const {
  const Actor* actor = state_->knowledge->find_actor(std::string(id));
  if (actor == nullptr) return std::nullopt;
  return info_of(*actor);
}

std::optional<ActorInfo> Engine::outlet(std::string_view name) const {
  const Knowledge& knowledge = *state_->knowledge;
  auto cache = state_->take_cache();
  const Text text(name);
  const Tokens tokens = tokenize(text, knowledge, state_->gazetteer, *cache);
  state_->give_back(std::move(cache));
  const Actor* found = nullptr;
  if (!tokens.tokens.empty()) {
    if (const Term* term = tokens.term_at(0, Layer::Entity);
        term != nullptr && term->kind == TermKind::Actor && term->last == tokens.tokens.size()) {
      found = &knowledge.actor(term->index);
    }
  }
  const std::string key = latin_letters(name);
  for (const Actor& actor : knowledge.actors()) {
    if (found != nullptr || key.size() < 2) break;
    const bool speaks = actor.id.starts_with("MED.") || actor.id.starts_with("NGO.") || actor.id.starts_with("INT.");
    if (!speaks) continue;
    const size_t dot = actor.id.rfind('.');
    if (latin_letters(actor.name) == key || latin_letters(std::string_view(actor.id).substr(dot + 1)) == key) {
      found = &actor;
    }
  }
  if (found == nullptr) return std::nullopt;
  return info_of(*found);
}

const std::vector<AgreementPhrase>& Engine::agreement_phrases() const { return state_->knowledge->agreement_phrases(); }

const std::vector<KnownAgreement>& Engine::known_agreements() const { return state_->knowledge->known_agreements(); }

const std::string& Engine::version() const {
  State& state = *state_;
  std::call_once(state.version_once, [&] {
    const auto digest = [](std::span<const std::byte> bytes) {
      return sha256({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    std::string all = ISNAD_VERSION;
    all += digest(state.source.lexicon_block());
    all += digest(state.joined ? state.joined->block : state.source.gazetteer_block());
    for (const std::string& name : state.source.tables("")) {
      if (const auto bytes = state.source.table(name)) all += name + sha256(*bytes);
    }
    state.version = sha256(all);
  });
  return state.version;
}

namespace {

/// The letters of one word, without the blanks that a ligature may stand for.
std::string word_letters(std::string_view utf8) {
  std::string letters = normalise(utf8);
  letters.erase(std::remove(letters.begin(), letters.end(), ' '), letters.end());
  return letters;
}

}  // namespace

std::vector<std::string> Engine::search_forms(std::string_view word) const {
  std::vector<std::string> forms;
  const std::string letters = word_letters(word);
  if (letters.empty()) return forms;
  SearchForms(state_->analyzer, state_->lexicon, state_->gazetteer).find(letters, forms);
  for (std::string& form : forms) form = to_utf8(form);
  return forms;
}

std::vector<std::string> Engine::search_beginnings(std::string_view beginning) const {
  std::vector<std::string> forms;
  const std::string letters = word_letters(beginning);
  if (letters.empty()) return forms;
  SearchForms(state_->analyzer, state_->lexicon, state_->gazetteer).find_beginnings(letters, forms);
  for (std::string& form : forms) form = to_utf8(form);
  return forms;
}

std::vector<StageTime> Engine::profile() const {
  std::vector<StageTime> out;
  for (size_t i = 0; i < kStageNames.size(); ++i) {
    out.push_back({kStageNames[i], static_cast<double>(state_->nanoseconds[i].load()) / 1e9});
  }
  return out;
}

}  // namespace isnad
