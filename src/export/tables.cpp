// The ledger as flat files; see tables.h.
#include "export/tables.h"

#include "export/facts.h"

namespace isnad::exports {

using ledger::EventClaim;
using ledger::EventRecord;

namespace {

constexpr std::array<std::string_view, 36> kEvents = {"event",           "type",
                                                      "modes",           "status",
                                                      "background",      "date_from",
                                                      "date_to",         "date_basis",
                                                      "place",           "place_text",
                                                      "place_name",      "place_name_ar",
                                                      "precision",       "country",
                                                      "admin1",          "admin1_ar",
                                                      "admin2",          "admin2_ar",
                                                      "latitude",        "longitude",
                                                      "actors",          "actor_ids",
                                                      "targets",         "target_ids",
                                                      "killed_low",      "killed_best",
                                                      "killed_high",     "injured_low",
                                                      "injured_best",    "injured_high",
                                                      "contested",       "claims",
                                                      "articles",        "independent_sources",
                                                      "source_original", "note"};
constexpr std::array<std::string_view, 7> kParties = {"event", "role", "position", "actor", "name", "text", "voices"};
constexpr std::array<std::string_view, 31> kClaims = {
    "event",         "document",       "article",      "claim",         "outlet",           "published",
    "url",           "title",          "type",         "modes",         "factuality",       "background",
    "trigger",       "stance",         "cue",          "chain",         "chain_ids",        "labels",
    "speaker",       "speaker_name",   "voice",        "voice_name",    "copy_of_document", "copy_of_article",
    "copy_of_claim", "evidence_begin", "evidence_end", "trigger_begin", "trigger_end",      "words_trigger_at",
    "words"};
constexpr std::array<std::string_view, 15> kTolls = {"event", "kind",     "who",       "low",   "best",
                                                     "high",  "document", "article",   "claim", "voice",
                                                     "chain", "number",   "number_to", "hedge", "updated"};
constexpr std::array<std::string_view, 10> kContested = {"event", "contest", "about", "kind",       "who",
                                                         "side",  "says",    "how",   "source_ids", "sources"};
constexpr std::array<std::string_view, 9> kSources = {"source", "kind",    "name",         "name_ar", "statements",
                                                      "claims", "denials", "contradicted", "copied"};

void append_part(std::string& list, std::string_view part) {
  if (!list.empty()) list += "; ";
  list += part;
}

template <class Items, class Field>
std::string list_of(const Items& items, Field field) {
  std::string out;
  for (const auto& item : items) append_part(out, field(item));
  return out;
}

/// Ids and places in a list: what is unknown is `-`, so that the lists of names and of ids go together.
std::string_view or_dash(std::string_view text) { return text.empty() ? std::string_view("-") : text; }

std::string chain_of(const EventClaim& claim) {
  return list_of(claim.chain, [](const ledger::ChainLink& link) { return std::string_view(link.text); });
}

}  // namespace

const char* FlatTables::file_name(Table table) {
  constexpr std::array<const char*, kTables> kNames = {"events.csv", "parties.csv",   "claims.csv",
                                                       "tolls.csv",  "contested.csv", "sources.csv"};
  return kNames[table];
}

std::span<const std::string_view> FlatTables::columns(Table table) {
  switch (table) {
    case Events:
      return kEvents;
    case Parties:
      return kParties;
    case Claims:
      return kClaims;
    case Tolls:
      return kTolls;
    case Contested:
      return kContested;
    default:
      return kSources;
  }
}

void FlatTables::add(const EventRecord& event, std::vector<std::string>& out) {
  const Estimate killed = deaths_of(event), injured = total_of(event, "injured");
  const auto actor_ids = [](const ledger::EventParty& party) { return or_dash(party.actor); };
  CsvLine line(out[Events], form_);
  line.code(event.id).code(event.type).code(event.modes).code(event.status).number(event.background ? 1 : 0);
  line.code(event.date_from).code(event.date_to).code(event.date_basis);
  line.code(event.place).text(event.place_text).text(event.place_name).text(event.place_name_ar);
  line.code(event.precision).code(event.country).text(event.admin1_name).text(event.admin1_name_ar);
  line.text(event.admin2_name).text(event.admin2_name_ar).degrees(event.latitude).degrees(event.longitude);
  line.text(names_of(event.actors)).code(list_of(event.actors, actor_ids));
  line.text(names_of(event.targets)).code(list_of(event.targets, actor_ids));
  line.number(killed.low).number(killed.best).number(killed.high);
  line.number(injured.low).number(injured.best).number(injured.high);
  line.code(event.contested).number(static_cast<int64_t>(event.claims.size())).number(event.articles);
  line.number(event.independent_sources).text(source_original(event)).text(note_of(event)).end();

  for (const auto& [role, parties] : {std::pair("actor", &event.actors), std::pair("target", &event.targets)}) {
    int64_t position = 0;
    for (const ledger::EventParty& party : *parties) {
      CsvLine(out[Parties], form_)
          .code(event.id)
          .code(role)
          .number(++position)
          .code(party.actor)
          .text(party.name)
          .text(party.text)
          .number(party.voices)
          .end();
    }
  }

  for (const EventClaim& claim : event.claims) {
    CsvLine one(out[Claims], form_);
    one.code(event.id).text(claim.document).number(claim.article).code(claim.id).text(claim.outlet);
    one.code(claim.published).text(claim.url).text(one_line(claim.title)).code(claim.type).code(claim.modes);
    one.code(claim.factuality).number(claim.background ? 1 : 0).text(claim.trigger).code(claim.stance).text(claim.cue);
    one.text(chain_of(claim));
    one.text(list_of(claim.chain, [](const ledger::ChainLink& link) { return or_dash(link.source); }));
    one.code(list_of(claim.chain, [](const ledger::ChainLink& link) { return or_dash(link.label); }));
    one.text(claim.speaker.id).text(claim.speaker.name).text(claim.voice.id).text(claim.voice.name);
    if (const EventClaim* origin = claim.copy_of ? event.claim(*claim.copy_of) : nullptr) {
      one.text(origin->document).number(origin->article).code(origin->id);
    } else {
      one.empty().empty().empty();
    }
    one.number(claim.evidence.begin).number(claim.evidence.end);
    one.number(claim.trigger_span.begin).number(claim.trigger_span.end).number(claim.words_trigger_at);
    one.text(claim.words).end();
    sources_.insert(claim.speaker.id);
    sources_.insert(claim.voice.id);
    for (const ledger::ChainLink& link : claim.chain) sources_.insert(link.source);
  }

  for (const ledger::EventToll& toll : event.tolls) {
    const Estimate estimate = estimate_of(event, toll.kind, toll.who);
    const auto head = [&](CsvLine& row) {
      row.code(event.id).code(toll.kind).code(toll.who).number(toll.low).number(estimate.best).number(toll.high);
    };
    for (const ledger::EventFigure& figure : toll.figures) {
      const EventClaim* claim = event.claim(figure.claim);
      CsvLine row(out[Tolls], form_);
      head(row);
      if (claim != nullptr) {
        row.text(claim->document).number(claim->article).code(claim->id);
      } else {
        row.empty().empty().empty();
      }
      row.text(figure.voice).text(claim != nullptr ? chain_of(*claim) : std::string());
      row.number(figure.number).number(figure.number_to).code(figure.hedge).number(figure.updated ? 1 : 0).end();
      sources_.insert(figure.voice);
    }
    if (toll.figures.empty()) {  // a total that no source gives in so many words
      CsvLine row(out[Tolls], form_);
      head(row);
      for (int cell = 0; cell < 9; ++cell) row.empty();
      row.end();
    }
  }

  int64_t number = 0;
  for (const ledger::Contest& contest : event.contests) {
    ++number;
    int64_t side_number = 0;
    for (const ledger::ContestedSide& side : contest.sides) {
      CsvLine(out[Contested], form_)
          .code(event.id)
          .number(number)
          .code(contest.about)
          .code(contest.kind)
          .code(contest.who)
          .number(++side_number)
          .text(side.says)
          .code(side.how)
          .text(list_of(side.sources, [](const ledger::SourceName& source) { return std::string_view(source.id); }))
          .text(list_of(side.sources, [](const ledger::SourceName& source) { return std::string_view(source.name); }))
          .end();
      for (const ledger::SourceName& source : side.sources) sources_.insert(source.id);
    }
  }
}

std::optional<Error> FlatTables::sources(ledger::Ledger& ledger, std::string& out) const {
  try {
    ledger::Query source(ledger.database(),
                         "SELECT kind, name, name_ar, statements, claims, denials, contradicted, copied FROM source"
                         " WHERE id = ?");
    for (const std::string& id : sources_) {
      if (id.empty() || !source.bind(id).step()) continue;
      CsvLine line(out, form_);
      line.text(id).code(source.text(0)).text(source.text(1)).text(source.text(2));
      for (int column = 3; column < 8; ++column) line.number(source.integer(column));
      line.end();
    }
  } catch (const ledger::Failure& failure) {
    return ledger::explained(failure, ledger.path());
  }
  return std::nullopt;
}

}  // namespace isnad::exports
