// Events as JSON; see event_json.h.
#include "ledger/event_json.h"

#include "ledger/json_writer.h"

namespace isnad::ledger {

namespace {

class EventWriter {
 public:
  EventWriter(const EventRecord& event, const EventForm& form, std::string& out)
      : event_(event), form_(form), json_(out) {}

  void line() {
    json_.open('{').key("schema").text("isnad.event/1").key("id").text(event_.id).key("type").text(event_.type);
    json_.key("modes").words(event_.modes).key("status").text(event_.status);
    json_.key("background").boolean(event_.background);
    json_.key("date");
    if (event_.date_from.empty()) {
      json_.null();
    } else {
      json_.open('{').key("from").text(event_.date_from).key("to").text(event_.date_to);
      json_.key("basis").text_or_null(event_.date_basis).close('}');
    }
    place();
    parties("actors", event_.actors);
    parties("targets", event_.targets);
    json_.key("claims").open('[');
    for (const EventClaim& claim : event_.claims) this->claim(claim);
    json_.close(']');
    tolls();
    contested();
    json_.key("reviewed").words(event_.reviewed);
    json_.key("articles").number(event_.articles);
    json_.key("independent_sources").number(event_.independent_sources).close('}');
  }

 private:
  void place() {
    json_.key("place");
    if (event_.place.empty() && event_.place_text.empty()) {
      json_.null();
      return;
    }
    json_.open('{').key("place").text_or_null(event_.place).key("text").text_or_null(event_.place_text);
    json_.key("name_ar").text_or_null(event_.place_name_ar).key("name").text_or_null(event_.place_name);
    json_.key("lat").degrees(event_.latitude).key("lon").degrees(event_.longitude);
    json_.key("precision").text_or_null(event_.precision).key("country").text_or_null(event_.country);
    json_.key("admin1");
    if (event_.admin1.empty()) {
      json_.null();
    } else {
      json_.open('{').key("place").text(event_.admin1).key("name_ar").text_or_null(event_.admin1_name_ar);
      json_.key("name").text_or_null(event_.admin1_name).close('}');
    }
    json_.close('}');
  }

  void parties(std::string_view key, const std::vector<EventParty>& parties) {
    json_.key(key).open('[');
    for (const EventParty& party : parties) {
      json_.open('{').key("text").text(party.text).key("actor").text_or_null(party.actor);
      json_.key("name").text_or_null(party.name).key("voices").number(party.voices).close('}');
    }
    json_.close(']');
  }

  void reference_fields(const EventClaim& claim) {
    json_.key("document").text(claim.document).key("article").number(claim.article).key("claim").text(claim.id);
  }

  void reference(const EventClaim& claim) {
    json_.open('{');
    reference_fields(claim);
    json_.close('}');
  }

  void source(const SourceName& source) {
    json_.open('{').key("id").text(source.id).key("name").text(source.name);
    json_.key("name_ar").text_or_null(source.name_ar).close('}');
  }

  void claim(const EventClaim& claim) {
    json_.open('{');
    reference_fields(claim);
    json_.key("factuality").text(claim.factuality).key("background").boolean(claim.background);
    json_.key("source").text(claim.speaker.name).key("voice").text(claim.voice.name).key("copy_of");
    if (const EventClaim* origin = claim.copy_of ? event_.claim(*claim.copy_of) : nullptr) {
      reference(*origin);
    } else {
      json_.null();
    }
    json_.key("review").text_or_null(claim.review);
    if (form_.full) details(claim);
    json_.close('}');
  }

  void details(const EventClaim& claim) {
    if (form_.keys) json_.key("article_key").text(article_key(claim.document, claim.origin));
    json_.key("path").text_or_null(claim.path).key("outlet").text_or_null(claim.outlet);
    json_.key("published").text_or_null(claim.published).key("type").text(claim.type);
    json_.key("modes").words(claim.modes).key("speaker");
    source(claim.speaker);
    json_.key("independent");
    source(claim.voice);
    json_.key("chain").open('[');
    for (const ChainLink& link : claim.chain) {
      json_.open('{').key("text").text(link.text).key("source").text_or_null(link.source);
      json_.key("actor").text_or_null(link.actor).key("name").text_or_null(link.name);
      json_.key("label").text_or_null(link.label).close('}');
    }
    json_.close(']').key("stance").text_or_null(claim.stance).key("cue").text_or_null(claim.cue);
    json_.key("trigger").text(claim.trigger).key("trigger_span");
    span(claim.trigger_span);
    json_.key("words").text_or_null(claim.words).key("evidence");
    span(claim.evidence);
  }

  void span(Span span) { json_.open('[').number(span.begin).number(span.end).close(']'); }

  void tolls() {
    json_.key("tolls").open('[');
    for (const EventToll& toll : event_.tolls) {
      json_.open('{').key("kind").text(toll.kind).key("who").text(toll.who);
      json_.key("low").number(toll.low).key("high").number(toll.high).key("reviewed").boolean(toll.reviewed);
      json_.key("by_source").open('[');
      for (const EventFigure& figure : toll.figures) {
        const EventClaim* claim = event_.claim(figure.claim);
        json_.open('{').key("chain").open('[');
        if (claim != nullptr) {
          for (const ChainLink& link : claim->chain) json_.text(link.text);
        }
        json_.close(']').key("number").number(figure.number).key("number_to").number(figure.number_to);
        json_.key("hedge").text(figure.hedge).key("updated").boolean(figure.updated);
        json_.key("published").text_or_null(claim != nullptr ? claim->published : std::string()).key("claim");
        if (claim != nullptr) {
          reference(*claim);
        } else {
          json_.null();
        }
        json_.close('}');
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void contested() {
    json_.key("contested").open('[');
    for (const Contest& contest : event_.contests) {
      json_.open('{').key("about").text(contest.about).key("kind").text_or_null(contest.kind);
      json_.key("who").text_or_null(contest.who).key("sides").open('[');
      for (const ContestedSide& side : contest.sides) {
        json_.open('{').key("sources").open('[');
        for (const SourceName& one : side.sources) json_.text(one.name);
        json_.close(']').key("says").text(side.says).key("how").text_or_null(side.how).key("claims").open('[');
        for (const int64_t row : side.claims) {
          if (const EventClaim* claim = event_.claim(row)) reference(*claim);
        }
        json_.close(']').close('}');
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  const EventRecord& event_;
  const EventForm& form_;
  JsonWriter json_;
};

}  // namespace

void write_event(const EventRecord& event, const EventForm& form, std::string& out) {
  EventWriter(event, form, out).line();
  out += '\n';
}

void write_event_feature(const EventRecord& event, std::string& out) {
  JsonWriter json(out);
  json.open('{').key("type").text("Feature").key("id").text(event.id).key("geometry");
  if (event.latitude && event.longitude) {
    json.open('{').key("type").text("Point").key("coordinates").open('[').degrees(event.longitude);
    json.degrees(event.latitude).close(']').close('}');
  } else {
    json.null();
  }
  json.key("properties").open('{').key("id").text(event.id).key("type").text(event.type);
  json.key("modes").text(event.modes).key("status").text(event.status).key("background").boolean(event.background);
  json.key("date_from").text_or_null(event.date_from).key("date_to").text_or_null(event.date_to);
  json.key("place").text_or_null(event.place).key("place_name").text_or_null(event.place_name);
  json.key("place_name_ar").text_or_null(event.place_name_ar.empty() ? event.place_text : event.place_name_ar);
  json.key("precision").text_or_null(event.precision).key("country").text_or_null(event.country);
  json.key("admin1").text_or_null(event.admin1_name);
  const auto parties = [&](std::string_view key, const std::vector<EventParty>& list) {
    json.key(key).open('[');
    for (const EventParty& party : list) json.text(party.name.empty() ? party.text : party.name);
    json.close(']');
  };
  parties("actors", event.actors);
  parties("targets", event.targets);
  for (const char* kind : {"killed", "injured"}) {
    const EventToll* toll = event.total(kind);
    json.key(std::string(kind) + "_low").number(toll != nullptr ? toll->low : std::nullopt);
    json.key(std::string(kind) + "_high").number(toll != nullptr ? toll->high : std::nullopt);
  }
  json.key("contested").text(event.contested).key("claims").number(static_cast<int64_t>(event.claims.size()));
  json.key("articles").number(event.articles);
  json.key("independent_sources").number(event.independent_sources).close('}').close('}');
}

}  // namespace isnad::ledger
