#include "record/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "record/sha256.h"

namespace isnad {

namespace {

void append_number(int64_t value, std::string& out) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

/// Degrees with at most five decimals (about a metre), the shortest way to write them.
void append_degrees(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  double rounded = std::round(value * 1e5) / 1e5;
  if (rounded == 0) rounded = 0;  // no "-0"
  std::array<char, 40> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed);
  out.append(digits.data(), end.ptr);
}

void append_span(Span span, std::string& out) {
  out += '[';
  append_number(span.begin, out);
  out += ',';
  append_number(span.end, out);
  out += ']';
}

void append_spans(const std::vector<Span>& spans, std::string& out) {
  out += '[';
  for (size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) out += ',';
    append_span(spans[i], out);
  }
  out += ']';
}

void append_text_or_null(std::string_view text, std::string& out) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(text, out);
  }
}

/// A name of an enumeration or a digest: plain ASCII that needs no escaping.
void append_plain(std::string_view name, std::string& out) {
  out += '"';
  out += name;
  out += '"';
}

void append_day(Day day, std::string& out) { append_plain(day.iso(), out); }

template <class Items, class Write>
void append_list(const Items& items, std::string& out, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

void append_mention_fields(const Mention& mention, std::string& out) {
  out += "\"span\":";
  append_span(mention.span, out);
  out += ",\"text\":";
  append_json_string(mention.text, out);
  out += ",\"actor\":";
  append_text_or_null(mention.actor, out);
  out += ",\"name\":";
  append_text_or_null(mention.name, out);
  out += ",\"label\":";
  append_text_or_null(mention.label, out);
}

void append_mentions(const std::vector<Mention>& mentions, std::string& out) {
  append_list(mentions, out, [&](const Mention& mention) {
    out += '{';
    append_mention_fields(mention, out);
    out += '}';
  });
}

void append_place_fields(const PlaceMention& place, std::string& out) {
  out += "\"span\":";
  append_span(place.span, out);
  out += ",\"text\":";
  append_json_string(place.text, out);
  out += ",\"place\":";
  append_text_or_null(place.place, out);
  out += ",\"name\":";
  append_text_or_null(place.name, out);
  out += ",\"lat\":";
  if (place.located) {
    append_degrees(place.latitude, out);
    out += ",\"lon\":";
    append_degrees(place.longitude, out);
  } else {
    out += "null,\"lon\":null";
  }
  out += ",\"precision\":";
  append_plain(name_of(place.precision), out);
}

void append_toll(const Toll& toll, std::string& out) {
  out += "{\"span\":";
  append_span(toll.span, out);
  out += ",\"kind\":";
  append_plain(name_of(toll.kind), out);
  out += ",\"who\":";
  append_plain(name_of(toll.who), out);
  out += ",\"number\":";
  if (toll.number)
    append_number(*toll.number, out);
  else
    out += "null";
  out += ",\"number_to\":";
  if (toll.number_to)
    append_number(*toll.number_to, out);
  else
    out += "null";
  out += ",\"hedge\":";
  append_plain(name_of(toll.hedge), out);
  out += toll.part ? ",\"part\":true" : ",\"part\":false";
  out += '}';
}

void append_statement(const Statement& statement, std::string& out) {
  out += "{\"id\":";
  append_json_string(statement.id, out);
  out += ",\"content\":";
  append_span(statement.content, out);
  out += ",\"cue\":";
  append_span(statement.cue, out);
  out += ",\"chain\":";
  append_mentions(statement.chain, out);
  out += ",\"stance\":";
  append_plain(name_of(statement.stance), out);
  out += ",\"mode\":";
  append_plain(name_of(statement.mode), out);
  out += ",\"parent\":";
  append_text_or_null(statement.parent, out);
  out += ",\"rule\":";
  append_json_string(statement.rule, out);
  out += '}';
}

void append_claim(const Claim& claim, std::string& out) {
  out += "{\"id\":";
  append_json_string(claim.id, out);
  out += ",\"trigger\":";
  append_span(claim.trigger, out);
  out += ",\"type\":";
  append_plain(name_of(claim.type), out);
  out += ",\"modes\":";
  append_list(claim.modes, out, [&](const std::string& mode) { append_json_string(mode, out); });
  out += ",\"factuality\":";
  append_plain(name_of(claim.factuality), out);
  out += ",\"statement\":";
  append_text_or_null(claim.statement, out);
  out += ",\"actors\":";
  append_mentions(claim.actors, out);
  out += ",\"targets\":";
  append_mentions(claim.targets, out);
  out += ",\"places\":";
  append_list(claim.places, out, [&](const PlaceMention& place) {
    out += '{';
    append_place_fields(place, out);
    out += '}';
  });
  out += ",\"date\":";
  if (claim.date) {
    out += "{\"from\":";
    append_day(claim.date->from, out);
    out += ",\"to\":";
    append_day(claim.date->to, out);
    out += ",\"basis\":";
    append_plain(name_of(claim.date->basis), out);
    out += '}';
  } else {
    out += "null";
  }
  out += ",\"weapons\":";
  append_list(claim.weapons, out, [&](const WeaponMention& weapon) {
    out += "{\"span\":";
    append_span(weapon.span, out);
    out += ",\"text\":";
    append_json_string(weapon.text, out);
    out += '}';
  });
  out += claim.background ? ",\"background\":true" : ",\"background\":false";
  out += ",\"tolls\":";
  append_list(claim.tolls, out, [&](const Toll& toll) { append_toll(toll, out); });
  out += ",\"evidence\":";
  append_span(claim.evidence, out);
  out += ",\"rule\":";
  append_json_string(claim.rule, out);
  if (!claim.why.empty()) {
    out += ",\"why\":";
    append_list(claim.why, out, [&](const std::string& step) { append_json_string(step, out); });
  }
  out += '}';
}

void append_loose_mention(const LooseMention& mention, std::string& out) {
  switch (mention.kind) {
    case LooseMention::Kind::Number:
      out += "{\"kind\":\"number\",\"span\":";
      append_span(mention.span, out);
      out += ",\"value\":";
      append_number(mention.value, out);
      break;
    case LooseMention::Kind::Date:
      out += "{\"kind\":\"date\",\"span\":";
      append_span(mention.span, out);
      out += ",\"from\":";
      if (mention.date)
        append_day(mention.date->from, out);
      else
        out += "null";
      out += ",\"to\":";
      if (mention.date)
        append_day(mention.date->to, out);
      else
        out += "null";
      break;
    case LooseMention::Kind::Actor:
      out += "{\"kind\":\"actor\",";
      append_mention_fields(mention.actor, out);
      break;
    case LooseMention::Kind::Place:
      out += "{\"kind\":\"place\",";
      append_place_fields(mention.place, out);
      break;
  }
  out += '}';
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  size_t copied = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        constexpr char kHex[] = "0123456789abcdef";
        out += "\\u00";
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

void write_json(const Document& document, std::string_view document_sha256, const ArticleRecord& article,
                const RecordForm& form, std::string& out) {
  out += R"({"schema":"isnad.article/1","document":{"id":)";
  append_text_or_null(document.id, out);
  out += ",\"path\":";
  append_text_or_null(document.path, out);
  out += ",\"sha256\":";
  append_plain(document_sha256, out);
  out += ",\"url\":";
  append_text_or_null(document.url, out);
  out += ",\"outlet\":";
  append_text_or_null(document.outlet, out);
  if (!document.encoding.empty()) {
    out += ",\"encoding\":";
    append_json_string(document.encoding, out);
  }
  if (document.extracted) {
    out += ",\"text\":";
    append_json_string(document.text, out);
  }
  out += "},\"article\":";
  append_number(article.article, out);
  out += ",\"span\":";
  append_span(article.span, out);
  out += ",\"title\":";
  if (article.title.empty())
    out += "null";
  else
    append_span(article.title, out);
  out += ",\"published\":{\"date\":";
  if (article.published)
    append_day(*article.published, out);
  else
    out += "null";
  out += ",\"basis\":";
  append_plain(name_of(article.published_basis), out);
  if (article.published_basis == PublishedBasis::Inferred) {
    out += ",\"reason\":";
    append_json_string(article.published_reason, out);
    out += ",\"span\":";
    append_span(article.published_span, out);
  }
  out += "},\"sentences\":";
  append_spans(article.sentences, out);
  out += ",\"leftovers\":";
  append_spans(article.leftovers, out);
  if (!article.other_languages.empty()) {
    out += ",\"other_languages\":";
    append_list(article.other_languages, out, [&](const OtherLanguage& passage) {
      out += "{\"span\":";
      append_span(passage.span, out);
      out += ",\"language\":";
      append_plain(name_of(passage.language), out);
      out += '}';
    });
  }
  out += ",\"statements\":";
  append_list(article.statements, out, [&](const Statement& statement) { append_statement(statement, out); });
  out += ",\"claims\":";
  append_list(article.claims, out, [&](const Claim& claim) { append_claim(claim, out); });
  if (form.mentions) {
    out += ",\"mentions\":";
    append_list(article.mentions, out, [&](const LooseMention& mention) { append_loose_mention(mention, out); });
  }
  out += "}\n";
}

void write_json(const Document& document, const ArticleRecord& article, std::string& out) {
  write_json(document, sha256(document.text), article, RecordForm{}, out);
}

}  // namespace isnad
