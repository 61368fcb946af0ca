// Corrections as JSON; see correction_json.h.
#include "ledger/correction_json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "ledger/json_writer.h"
#include "record/sha256.h"
#include "text/utf8.h"

namespace isnad::ledger {
namespace {

constexpr std::array kKinds = {"confirm", "reject", "move", "join", "split", "place", "toll", "note", "withdraw"};

// ── Writing ──

void write_keys(const std::vector<ClaimKey>& keys, bool addresses, JsonWriter& json) {
  json.open('[');
  for (const ClaimKey& key : keys) {
    json.open('{').key("document").text(key.document).key("origin").text(key.origin.value_or(""));
    if (addresses) json.key("article_key").text(article_key(key.document, key.origin.value_or("")));
    json.key("article").number(key.article).key("claim").text(key.claim).key("type").text(key.type);
    json.key("trigger").text(key.trigger).key("trigger_span").open('[').number(key.trigger_span.begin);
    json.number(key.trigger_span.end).close(']').close('}');
  }
  json.close(']');
}

void write_place(const CorrectedPlace& place, JsonWriter& json) {
  json.open('{').key("place").text_or_null(place.place).key("name").text_or_null(place.name);
  json.key("name_ar").text_or_null(place.name_ar).key("precision").text_or_null(place.precision);
  json.key("lat").degrees(place.latitude).key("lon").degrees(place.longitude).close('}');
}

void write_toll(const CorrectedToll& toll, JsonWriter& json) {
  json.open('{').key("kind").text(toll.kind).key("who").text(toll.who);
  json.key("low").number(toll.low).key("high").number(toll.high).close('}');
}

/// What is signed, within brackets that are open. `addresses`: with the names of documents in addresses.
void write_fields(const Correction& c, bool addresses, JsonWriter& json) {
  json.key("at").text(c.at).key("by").text(c.by).key("kind").text(name_of(c.kind));
  json.key("claims");
  write_keys(c.claims, addresses, json);
  json.key("event").text_or_null(c.event).key("to").text_or_null(c.to).key("before").open('{');
  json.key("events").open('[');
  for (const std::string& event : c.events_before) json.text(event);
  json.close(']');
  const auto keys = [&](const char* name, const std::vector<ClaimKey>& list) {
    if (list.empty()) return;
    json.key(name);
    write_keys(list, addresses, json);
  };
  keys("claims", c.event_claims);
  keys("to_claims", c.to_claims);
  if (c.place_before) {
    json.key("place");
    write_place(*c.place_before, json);
  }
  if (c.toll_before) {
    json.key("toll");
    write_toll(*c.toll_before, json);
  }
  json.close('}').key("after");
  if (c.place) {
    write_place(*c.place, json);
  } else if (c.toll) {
    write_toll(*c.toll, json);
  } else {
    json.null();
  }
  json.key("note").text(c.note);
  if (!c.was.empty()) json.key("was").text(c.was);
}

// ── Reading ──

using simdjson::dom::element;

struct Wrong {
  std::string message;
};

[[noreturn]] void wrong(const std::string& message) { throw Wrong{message}; }

std::string text(element value, const std::string& name) {
  std::string_view out;
  if (value.get(out) != simdjson::SUCCESS) wrong("`" + name + "` is not a string");
  if (first_invalid_utf8(out)) wrong("`" + name + "` has half of a surrogate pair");
  if (out.find('\0') != std::string_view::npos) wrong("`" + name + "` has a zero character");
  return std::string(out);
}

int64_t integer(element value, const std::string& name) {
  int64_t out = 0;
  if (value.get(out) != simdjson::SUCCESS) wrong("`" + name + "` is not a whole number");
  return out;
}

double number(element value, const std::string& name) {
  double out = 0;
  if (value.get(out) != simdjson::SUCCESS) wrong("`" + name + "` is not a number");
  return out;
}

/// Calls `take(key, value)` for each field that is not null; what it returns false for is unknown.
template <class Take>
void each_field(element value, const std::string& name, Take take) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) wrong("`" + name + "` is not an object");
  for (const auto& [key, field] : object) {
    if (!take(key, field)) wrong("`" + name + "` has an unknown field `" + std::string(key) + "`");
  }
}

template <class Take>
void each_element(element value, const std::string& name, Take take) {
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) wrong("`" + name + "` is not an array");
  for (const element one : array) take(one);
}

ClaimKey claim_key(element value) {
  ClaimKey out;
  each_field(value, "claims", [&](std::string_view key, element field) {
    const bool null = field.is_null();
    const std::string name(key);
    if (key == "document")
      out.document = text(field, name);
    else if (key == "origin")
      out.origin = null ? std::nullopt : std::optional(text(field, name));
    else if (key == "article_key")
      out.article_key = null ? "" : text(field, name);
    else if (key == "article")
      out.article = integer(field, name);
    else if (key == "claim")
      out.claim = text(field, name);
    else if (key == "type")
      out.type = null ? "" : text(field, name);
    else if (key == "trigger")
      out.trigger = null ? "" : text(field, name);
    else if (key == "trigger_span") {
      if (null) return true;
      std::vector<int64_t> ends;
      each_element(field, name, [&](element one) { ends.push_back(integer(one, name)); });
      if (ends.size() != 2 || ends[0] < 0 || ends[1] < ends[0] || ends[1] > UINT32_MAX)
        wrong("`trigger_span` is not [begin, end]");
      out.trigger_span = {static_cast<uint32_t>(ends[0]), static_cast<uint32_t>(ends[1])};
    } else
      return false;
    return true;
  });
  return out;
}

std::vector<ClaimKey> claim_keys(element value, const std::string& name) {
  std::vector<ClaimKey> out;
  each_element(value, name, [&](element one) { out.push_back(claim_key(one)); });
  return out;
}

CorrectedPlace place(element value, const std::string& name) {
  CorrectedPlace out;
  each_field(value, name, [&](std::string_view key, element field) {
    const std::string field_name(key);
    if (field.is_null())
      return key == "place" || key == "name" || key == "name_ar" || key == "precision" || key == "lat" || key == "lon";
    if (key == "place")
      out.place = text(field, field_name);
    else if (key == "name")
      out.name = text(field, field_name);
    else if (key == "name_ar")
      out.name_ar = text(field, field_name);
    else if (key == "precision")
      out.precision = text(field, field_name);
    else if (key == "lat")
      out.latitude = number(field, field_name);
    else if (key == "lon")
      out.longitude = number(field, field_name);
    else
      return false;
    return true;
  });
  return out;
}

CorrectedToll toll(element value, const std::string& name) {
  CorrectedToll out;
  each_field(value, name, [&](std::string_view key, element field) {
    const std::string field_name(key);
    if (field.is_null()) return key == "who" || key == "low" || key == "high";
    if (key == "kind")
      out.kind = text(field, field_name);
    else if (key == "who")
      out.who = text(field, field_name);
    else if (key == "low")
      out.low = integer(field, field_name);
    else if (key == "high")
      out.high = integer(field, field_name);
    else
      return false;
    return true;
  });
  return out;
}

void before(element value, Correction& out) {
  each_field(value, "before", [&](std::string_view key, element field) {
    if (key == "events") {
      each_element(field, "events", [&](element one) { out.events_before.push_back(text(one, "events")); });
    } else if (key == "claims") {
      out.event_claims = claim_keys(field, "claims");
    } else if (key == "to_claims") {
      out.to_claims = claim_keys(field, "to_claims");
    } else if (key == "place") {
      out.place_before = place(field, "place");
    } else if (key == "toll") {
      out.toll_before = toll(field, "toll");
    } else {
      return false;
    }
    return true;
  });
}

/// A correction that was made, or (`fresh`) one that somebody asks for.
Correction correction(std::string_view json, bool fresh) {
  if (json.empty()) wrong("not valid JSON: empty");  // also what a damaged ledger has
  simdjson::dom::parser parser;
  element root;
  if (const auto code = parser.parse(json.data(), json.size()).get(root); code != simdjson::SUCCESS) {
    wrong(std::string("not valid JSON: ") + simdjson::error_message(code));
  }
  Correction out;
  std::optional<element> after;
  std::optional<CorrectionKind> kind;
  each_field(root, "correction", [&](std::string_view key, element field) {
    const std::string name(key);
    const bool null = field.is_null();
    if (key == "kind") {
      kind = correction_kind(text(field, name));
      if (!kind) wrong("`kind` is none of confirm, reject, move, join, split, place, toll, note, withdraw");
    } else if (key == "by")
      out.by = text(field, name);
    else if (key == "note")
      out.note = null ? "" : text(field, name);
    else if (key == "claims")
      out.claims = null ? std::vector<ClaimKey>() : claim_keys(field, name);
    else if (key == "event")
      out.event = null ? "" : text(field, name);
    else if (key == "to")
      out.to = null ? "" : text(field, name);
    else if (key == "after") {
      if (!null) after = field;
    } else if (fresh)
      return false;
    else if (key == "id")
      out.id = text(field, name);
    else if (key == "at")
      out.at = text(field, name);
    else if (key == "was")
      out.was = null ? "" : text(field, name);
    else if (key == "before")
      before(field, out);
    else
      return key == "withdrawn_by" || key == "state";  // of the ledger that it was in
    return true;
  });
  if (!kind) wrong("`kind` is missing");
  out.kind = *kind;
  if (after && out.kind == CorrectionKind::Place) {
    out.place = place(*after, "after");
  } else if (after && out.kind == CorrectionKind::Toll) {
    out.toll = toll(*after, "after");
  } else if (after) {
    wrong(std::string("a correction of kind ") + name_of(out.kind) + " has no `after`");
  }
  return out;
}

CorrectionResult<Correction> parsed(std::string_view json, bool fresh) {
  try {
    return correction(json, fresh);
  } catch (const Wrong& fault) {
    return CorrectionError{CorrectionFault::BadRequest, fault.message};
  }
}

}  // namespace

const char* name_of(CorrectionKind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::optional<CorrectionKind> correction_kind(std::string_view name) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<CorrectionKind>(found - kKinds.begin());
}

std::string correction_content(const Correction& correction) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  write_fields(correction, false, json);
  json.close('}');
  return out;
}

void write_correction(const Correction& correction, std::string& out) {
  JsonWriter json(out);
  json.open('{').key("id").text(correction.id);
  write_fields(correction, true, json);
  json.key("withdrawn_by").text_or_null(correction.withdrawn_by);
  json.key("state").text(correction.dormant ? "dormant" : "applied").close('}');
}

CorrectionResult<Correction> parse_correction(std::string_view json) { return parsed(json, false); }

CorrectionResult<NewCorrection> parse_new_correction(std::string_view json) {
  auto made = parsed(json, true);
  if (!made) return made.error();
  return static_cast<NewCorrection&>(*made);
}

}  // namespace isnad::ledger
