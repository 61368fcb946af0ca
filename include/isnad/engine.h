// The one header to start from: an Engine reads Arabic news text and returns records of who said what and what
// happened.
//
//   auto engine = isnad::Engine::built_in();
//   isnad::Document document{.id = "a", .text = "أعلن المرصد الاثنين مقتل 12 مسلحا في غارة على إدلب."};
//   for (const isnad::ArticleRecord& article : engine->read(document)) …
//
// An Engine is immutable once made and may be used from many threads at once.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"

namespace isnad {

/// One article of a page, as its markup shows it. Spans are code points of Document::text.
struct ArticleOutline {
  Span span;
  Span title;                           ///< its headline, at the beginning of `span`; empty if it has none
  std::vector<Span> leftovers;          ///< whole lines inside `span` that belong to the page (captions), ascending
  std::optional<Day> published;         ///< its own, as the entries of a live blog have; else the document's counts
  std::optional<int64_t> published_at;  ///< as in Document
};

/// One input document: a page of text, UTF-8, with what is known about it.
struct Document {
  enum class Form : uint8_t { Text, Html };
  std::string id;
  std::string path;        ///< file it was read from, empty if none
  std::string text;        ///< valid UTF-8
  Form form = Form::Text;  ///< Html: `text` is the markup of a page, of which Engine::prepare() makes text
  std::string url;         ///< empty if unknown
  std::string outlet;      ///< empty if unknown
  std::string title;       ///< headline given apart from the text, empty if unknown
  std::optional<Day> published;
  std::optional<int64_t> published_at;  ///< seconds since 1970 UTC, where the input gives a time of day
  PublishedBasis published_basis = PublishedBasis::Given;  ///< of `published`: Given or Page
  std::vector<ArticleOutline> outline;  ///< ascending, not overlapping; empty: the articles are found from the text
  std::string encoding;                 ///< of the input, where it is not UTF-8: "windows-1256"
  bool extracted = false;               ///< `text` is not what the input holds but made of it: records carry it
  bool repaired = false;                ///< it was doubly encoded
  uint64_t replaced = 0;                ///< places of the input where nothing could be made of its bytes, now U+FFFD
  bool named = false;                   ///< the input gives the id; else it is made from the file's name
};

struct ReadOptions {
  bool mentions = false;  ///< also record every number, date, actor and place recognised
  bool explain = false;   ///< fill Claim::why
};

/// Seconds spent in each stage since the engine was made, summed over threads (`--profile`).
struct StageTime {
  const char* stage;
  double seconds;
};

/// How many passages were not in Arabic and left alone.
struct PassageCount {
  Language language = Language::Other;
  uint64_t passages = 0;
};

/// A place of the gazetteer that the engine uses, or one that is told by these: a road between two, so far from one.
struct PlaceInfo {
  std::string id;  ///< as PlaceMention::place has it: "geonames:168325", "isnad:slug", "import:GAZETTEER:ID",
                   ///< "offset:…" or "road:…"
  std::string name;     ///< English, or Arabic where there is no English name
  std::string name_ar;  ///< usual Arabic name
  std::string country;  ///< ISO 2, empty if it is of none
  std::string kind;     ///< city, village, crossing, governorate … (the `kind` of data/places/*.tsv)
  Precision precision = Precision::Settlement;
  double latitude = 0;
  double longitude = 0;
  bool located = false;     ///< latitude and longitude are set
  std::string admin1;       ///< id of the governorate it lies in, empty if unknown or none
  std::string parent;       ///< id of the district, town or the like it belongs to, empty likewise
  uint32_t population = 0;  ///< 0 where unknown
};

/// Somebody whom the actor dictionary knows.
struct ActorInfo {
  std::string id;                    ///< "SYR.MIL.AIR": dotted from the widest
  std::string name;                  ///< English
  std::string name_ar;               ///< as usually written
  std::string sector;                ///< PLOVER sector: GOV MIL REB …
  std::string country;               ///< ISO 3, empty if it is of none
  std::vector<std::string> parents;  ///< ids of what it belongs to, besides those that its own id begins with
};

/// A phrase by which truces and zones are spoken of (data/ar/agreement_words.tsv).
struct AgreementPhrase {
  enum class Role : uint8_t {
    Kind,       ///< names such a thing: هدنة, وقف إطلاق النار
    Violation,  ///< says that it was broken
    Made,
    Deal,  ///< a word for agreeing that stands by it: اتفاق, وافق
    Start,
    End,
    Kept,
    Wanted,  ///< says that it is only asked for
    Scene,   ///< before a zone: something is in it or on it
    Unless   ///< before a violation word: it did not happen for sure
  };
  std::string form;                ///< as the table has it
  std::vector<std::string> words;  ///< of the form, in normalised letters, UTF-8: a word of a text is meant if one of
                                   ///< its search_forms() is this one
  Role role = Role::Kind;
  std::string kind;     ///< of a Kind: truce ceasefire de-escalation demilitarised evacuation local-deal
  bool before = false;  ///< speaks only of what stands behind it
};

/// A truce, zone or deal known by name (data/ar/agreements.tsv).
struct KnownAgreement {
  std::string id;
  std::string kind;                             ///< as in AgreementPhrase
  std::string name;                             ///< English
  std::string name_ar;                          ///< as usually written
  std::vector<std::vector<std::string>> names;  ///< phrases, in words, that mean it by themselves
  std::vector<std::vector<std::string>> clues;  ///< phrases that mean it beside one of its kind
  std::vector<std::string> places;              ///< ids of the gazetteer; at least one
  Day from;
  std::optional<Day> to;             ///< last day on which it counted; none if it still does
  std::vector<std::string> parties;  ///< actor ids
};

/// What an engine is made of.
struct EngineOptions {
  std::string tables = {};  ///< folder of the form of `data/`; empty: the tables compiled into the program
  /// Folder of gazetteers that a user imported (`isnad gazetteer import`), whose places are known besides the others;
  /// empty: none. A missing folder is an empty one. The engine keeps there what it makes of them, if it can.
  std::string gazetteers = {};
};

class Engine {
 public:
  /// Fails with file and line of the first fault of a table, and if an imported gazetteer cannot be read.
  static Result<Engine> create(const EngineOptions& options);
  /// The engine with the tables compiled into the program.
  static Result<Engine> built_in();
  /// The engine with the tables of another folder, of the form of `data/`. Fails with file and line of the
  /// first fault.
  static Result<Engine> from_folder(const std::string& folder);

  /// A document as an input holds it → one whose text can be read. Markup becomes text with the page's metadata and
  /// outline (what the document says of itself already wins over what the page says), doubly encoded text is repaired;
  /// any other text stays as it is. Fails, with Error::passed_over, where there is no Arabic article; with another
  /// error where the markup breaks a limit.
  Result<Document> prepare(Document document) const;

  /// Why read() gives no record of a document, as Error::message of what is passed over: "in Persian", "not in Arabic",
  /// "no article was found".
  std::string reason_for_no_record(const Document& document) const;

  /// Reads a document: one record for each article found on the page, in order. Passages in other languages than Arabic
  /// are left alone, and a text that has no others yields no record. Never fails on valid UTF-8. A text of
  /// more than 128 KiB, which no article has, is read in parts of at most that size, each for itself, so that time and
  /// memory grow with its length and no faster.
  std::vector<ArticleRecord> read(const Document& document, const ReadOptions& options = {}) const;
  /// The same, each record handed over as soon as it is there.
  void read(const Document& document, const ReadOptions& options,
            const std::function<void(ArticleRecord&&)>& take) const;

  /// Passages in other languages that read() has left alone since the engine was made, in or outside articles: a line
  /// each, or sentences that follow one another in one. Only languages that there were, in the order of Language.
  std::vector<PassageCount> passages_left_alone() const;

  /// The language of a text, for saying why it yields no record: Arabic if any line of it is, else that of most of its
  /// words; None if it has no letters. `text` is valid UTF-8.
  Language language(std::string_view text) const;

  /// CoNLL-U analysis of a text: words, clitics, lemmas, parts of speech.
  std::string analyze(std::string_view text) const;

  /// The place of that id; nothing if the gazetteer has none. O(log n) but for the first call, which sorts the ids
  /// once.
  std::optional<PlaceInfo> place(std::string_view id) const;

  /// The actor of that id; nothing if the dictionary has none.
  std::optional<ActorInfo> actor(std::string_view id) const;
  /// The actor that the name of an outlet stands for: "SOHR", "skynews", "رويترز". Nothing if there is none: it may be
  /// English or Arabic, whole, in any case, with or without blanks.
  std::optional<ActorInfo> outlet(std::string_view name) const;

  /// How truces and zones are spoken of, and those that are known by name. Both live as long as the engine.
  const std::vector<AgreementPhrase>& agreement_phrases() const;
  const std::vector<KnownAgreement>& known_agreements() const;

  /// Digest of the program's version and of everything it knows: two engines of one version read alike.
  const std::string& version() const;

  /// Forms under which a word is to be found by search, the likeliest first: citation forms of what it may be, and the
  /// word without proclitics. Two words are inflections of one if they have a form in common: «النازحين» and «نازحون»
  /// both have «نازح». `word` is UTF-8 in any spelling, the forms are UTF-8 in normalised letters; none for a word
  /// without letters. The same word always gives the same forms.
  std::vector<std::string> search_forms(std::string_view word) const;
  /// The same of the beginning of a word («نازح…»): it may be that of any word that has a form which begins with one of
  /// these.
  std::vector<std::string> search_beginnings(std::string_view beginning) const;

  std::vector<StageTime> profile() const;

  /// What happened while the engine was made that a user should hear of, such as that the imported gazetteers had to be
  /// joined anew.
  const std::vector<std::string>& notes() const;

  /// Lines of the tables that name a word or an actor that no table has. The engine works without them; `isnad lexicon
  /// check` reports them.
  std::vector<Error> table_faults() const;

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

 private:
  struct State;
  void read_part(const Document& document, std::string_view part, const std::vector<ArticleOutline>& outline,
                 const ReadOptions& options, const std::function<void(ArticleRecord&&)>& take) const;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace isnad
