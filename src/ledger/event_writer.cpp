// Rows of events; see event_writer.h.
#include "ledger/event_writer.h"

#include <algorithm>
#include <array>

#include "record/sha256.h"

namespace isnad::ledger {
namespace {

std::optional<std::string> iso(const std::optional<int32_t>& day) {
  return day ? std::optional(Day{*day}.iso()) : std::nullopt;
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

int64_t last(const Database& database, const char* sql) {
  Query query(database, sql);
  return query.step() ? query.integer(0) : 0;
}

/// When an event was told of: seconds since 1970.
int64_t time_of(const Corpus& corpus, uint32_t claim) {
  const CorpusArticle& a = corpus.articles[corpus.claims[claim].article];
  if (a.published_at) return *a.published_at;
  return a.published ? int64_t{*a.published} * 86400 + 86399 : INT64_MAX;
}

std::string contested_about(const Account& a) {
  std::string about;
  for (const ContestAbout what :
       {ContestAbout::Toll, ContestAbout::Actor, ContestAbout::Means, ContestAbout::Occurrence}) {
    if (std::none_of(a.contests.begin(), a.contests.end(), [&](const ContestAccount& c) { return c.about == what; })) {
      continue;
    }
    if (!about.empty()) about += ' ';
    about += name_of(what);
  }
  return about;
}

/// The columns of `event` that say where it was.
struct Where {
  std::optional<std::string> place, text, precision;
  std::optional<double> latitude, longitude;
};

}  // namespace

struct EventWriter::Queries {
  explicit Queries(const Database& d)
      : event(d, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        claim(d, "INSERT INTO event_claim VALUES (?, ?, ?, ?, ?)"),
        participant(d, "INSERT INTO event_participant VALUES (?, ?, ?, ?, ?, ?, ?)"),
        toll(d, "INSERT INTO event_toll VALUES (?, ?, ?, ?, ?, 0)"),
        set_toll(d,
                 "INSERT INTO event_toll VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (event, kind, who) DO UPDATE SET "
                 "low = excluded.low, high = excluded.high, reviewed = 1"),
        figure(d, "INSERT INTO event_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        contested(d, "INSERT INTO contested VALUES (?, ?, ?, ?, ?)"),
        side(d, "INSERT INTO contested_side VALUES (?, ?, ?, ?)"),
        contested_claim(d, "INSERT OR IGNORE INTO contested_claim VALUES (?, ?, ?, ?)"),
        box(d, "INSERT INTO event_box VALUES (?, ?, ?, ?, ?)"),
        correction(d, "INSERT INTO correction_event VALUES (?, ?)"),
        name(d,
             "SELECT d.id, a.number, c.id FROM claim c JOIN article a USING (article) JOIN document d USING "
             "(document) "
             "WHERE c.claim = ?"),
        place_text(d,
                   "SELECT text FROM claim_place WHERE claim = ? AND (place = ? OR (place IS NULL AND bare = ?)) "
                   "ORDER BY position DESC LIMIT 1"),
        any_place_text(d, "SELECT text FROM claim_place WHERE claim = ? ORDER BY position DESC LIMIT 1"),
        party(d,
              "SELECT text, name FROM participant WHERE claim = ? AND role = ? AND coalesce(actor, text) = ? "
              "ORDER BY position LIMIT 1"),
        find_event(d, "SELECT 1 FROM event WHERE id = ?") {}
  Query event, claim, participant, toll, set_toll, figure, contested, side, contested_claim, box, correction, name,
      place_text, any_place_text, party, find_event;
};

EventWriter::EventWriter(Database& database, const Engine& engine)
    : database_(database),
      engine_(engine),
      queries_(std::make_unique<Queries>(database)),
      last_event_(last(database, "SELECT max(event) FROM event")),
      last_contest_(last(database, "SELECT max(contested) FROM contested")) {}

EventWriter::~EventWriter() = default;

std::string event_id(const std::string& document, const std::string& article, const std::string& claim, int again) {
  std::string name = document + '\0' + article + '\0' + claim;
  if (again > 0) name += '\0' + std::to_string(again);
  return "e" + sha256(name).substr(0, 12);
}

/// The same happening has the same id in every ledger that begins to tell it with the same claim.
std::string EventWriter::id_of(int64_t claim) {
  Queries& q = *queries_;
  q.name.bind(claim);
  q.name.step();
  const std::string document = q.name.string(0), article = q.name.string(1), id = q.name.string(2);
  q.name.reset();
  for (int again = 0;; ++again) {
    std::string out = event_id(document, article, id, again);
    q.find_event.bind(out);
    const bool taken = q.find_event.step();
    q.find_event.reset();
    if (!taken) return out;
  }
}

int64_t EventWriter::write(const Corpus& corpus, std::vector<EventTelling> all, const EventReview& review,
                           bool* is_contested) {
  Queries& q = *queries_;
  std::sort(all.begin(), all.end(), [&](const EventTelling& a, const EventTelling& b) {
    const int64_t x = time_of(corpus, a.telling.claim), y = time_of(corpus, b.telling.claim);
    return x != y ? x < y : a.telling.claim < b.telling.claim;
  });
  std::vector<Telling> tellings;
  for (const EventTelling& t : all) tellings.push_back(t.telling);
  const Account a = account(corpus, tellings);
  const int64_t event = ++last_event_;
  const auto voice = [&](const Telling& t) -> const std::string& { return corpus.symbols.text(t.voice); };
  const auto row = [&](const Telling& t) { return corpus.claims[t.claim].row; };
  const std::string about = contested_about(a);
  if (is_contested != nullptr) *is_contested = !about.empty();

  Where where;
  if (review.place != nullptr) {
    const CorrectedPlace& p = *review.place;
    write_place(database_, engine_, p.place);
    where = {or_null(p.place), p.name_ar.empty() ? p.name : p.name_ar, or_null(p.precision), p.latitude, p.longitude};
  } else if (a.place) {
    const CorpusPlace& p = corpus.places[*a.place];
    const CorpusPlace& known = a.around ? corpus.places[*a.around] : p;
    if (known.id != 0) where.place = corpus.symbols.text(known.id);
    where.precision = name_of(known.precision);
    if (known.located) {
      where.latitude = known.latitude;
      where.longitude = known.longitude;
    }
    const int64_t claim = corpus.claims[a.place_claim].row;
    const auto text_in = [&](int64_t row) {
      q.place_text.bind(row, corpus.symbols.text(p.id), corpus.symbols.text(p.bare));
      if (q.place_text.step()) {
        const std::string text = q.place_text.string(0);
        if (!where.text || text.size() < where.text->size()) where.text = text;
      }
      q.place_text.reset();
    };
    text_in(claim);
    if (!where.text) {
      q.any_place_text.bind(claim);
      if (q.any_place_text.step()) where.text = q.any_place_text.string(0);
      q.any_place_text.reset();
    } else if (p.id == 0) {
      // A place that no gazetteer has is called by the shortest words for it: «قرية حرمل», not «قريتي حرمل».
      for (const Telling& t : tellings) {
        const auto& places = corpus.claims[t.claim].places;
        if (std::find(places.begin(), places.end(), *a.place) != places.end()) text_in(corpus.claims[t.claim].row);
      }
    }
  }
  std::vector<uint32_t> articles;
  for (const Telling& t : tellings) articles.push_back(corpus.claims[t.claim].article);
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());

  q.event.run(event, id_of(row(tellings.front())), name_of(corpus.claims[tellings.front().claim].type),
              mode_names(a.modes), a.status, a.background, iso(a.from), iso(a.to),
              a.date_basis != nullptr ? std::optional(a.date_basis) : std::nullopt, where.place, where.text,
              where.precision, where.latitude, where.longitude, tellings.size(), articles.size(), a.independent_sources,
              about, review.reviewed);
  if (where.latitude && where.longitude) {
    q.box.run(event, *where.latitude, *where.latitude, *where.longitude, *where.longitude);
  }
  for (const EventTelling& t : all) q.claim.run(event, row(t.telling), voice(t.telling), t.copy_of, t.review);
  const auto parties = [&](const char* role, const std::vector<PartyAccount>& list) {
    int64_t position = 0;
    for (const PartyAccount& p : list) {
      const std::string& symbol = corpus.symbols.text(p.party.symbol);
      q.party.bind(corpus.claims[p.claim].row, role, symbol);
      const bool found = q.party.step();
      q.participant.run(event, role, position++, p.party.known ? std::optional(symbol) : std::nullopt,
                        found && !q.party.null(1) ? std::optional(q.party.string(1)) : std::nullopt,
                        found ? q.party.string(0) : symbol, p.voices);
      q.party.reset();
    }
  };
  parties("actor", a.actors);
  parties("target", a.targets);
  for (const TollAccount& toll : a.tolls) {
    const char* who = toll.who ? name_of(*toll.who) : "total";
    q.toll.run(event, name_of(toll.kind), who, toll.low, toll.high);
    int64_t position = 0;
    for (const Figure& f : toll.figures) {
      q.figure.run(event, name_of(toll.kind), who, position++, corpus.claims[f.claim].row, corpus.symbols.text(f.voice),
                   f.number, f.number_to, name_of(f.hedge), f.updated);
    }
  }
  for (const CorrectedToll* toll : review.tolls) q.set_toll.run(event, toll->kind, toll->who, toll->low, toll->high);
  for (const ContestAccount& contest : a.contests) {
    const int64_t id = ++last_contest_;
    q.contested.run(id, event, name_of(contest.about),
                    contest.kind ? std::optional(name_of(*contest.kind)) : std::nullopt,
                    !contest.kind ? std::nullopt
                    : contest.who ? std::optional(name_of(*contest.who))
                                  : std::optional("total"));
    int64_t number = 0;
    for (const Side& side : contest.sides) {
      q.side.run(id, number, side.says, side.how);
      for (const uint32_t t : side.tellings) q.contested_claim.run(id, number, row(tellings[t]), voice(tellings[t]));
      ++number;
    }
  }
  for (const int64_t correction : review.corrections) q.correction.run(correction, event);
  return event;
}

void EventWriter::erase(int64_t event) {
  constexpr std::array kOfContest = {"contested_claim", "contested_side"};
  constexpr std::array kOfEvent = {"contested", "event_claim", "event_participant", "event_toll", "event_figure",
                                   "event_box", "event",       "correction_event"};
  for (const char* table : kOfContest) {
    Query(database_,
          std::string("DELETE FROM ") + table + " WHERE contested IN (SELECT contested FROM contested WHERE event = ?)")
        .run(event);
  }
  for (const char* table : kOfEvent) {
    Query(database_, std::string("DELETE FROM ") + table + " WHERE event = ?").run(event);
  }
}

void write_place(const Database& database, const Engine& engine, const std::string& id) {
  if (id.empty()) return;
  Query there(database, "SELECT 1 FROM place WHERE place = ?");
  if (there.bind(id).step()) return;
  const auto place = engine.place(id);
  if (!place) return;
  Query(database, "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(place->id, place->name, place->name_ar, place->kind, name_of(place->precision), or_null(place->country),
           or_null(place->admin1), or_null(place->parent),
           place->located ? std::optional(place->latitude) : std::nullopt,
           place->located ? std::optional(place->longitude) : std::nullopt);
  write_place(database, engine, place->admin1);
  write_place(database, engine, place->parent);
}

}  // namespace isnad::ledger
