// See parameters.h. «box=33,36,34,37» becomes a Box from 33° to 34° north and 36° to 37° east.
#include "server/parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ledger/event_csv.h"
#include "ledger/tokenizer.h"
#include "server/api_error.h"

namespace isnad::server {

namespace {

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(','), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

template <class Names>
std::string joined(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

std::optional<Day> day_of(std::string text, bool end) {
  const auto is_form = [&](std::string_view form) {
    if (text.size() != form.size()) return false;
    for (size_t i = 0; i < form.size(); ++i) {
      if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
  };
  if (is_form("0000-00-00")) return Day::parse(text);
  const bool month = is_form("0000-00");
  if (!month && !is_form("0000")) return std::nullopt;
  const auto first = Day::parse(text + (month ? "-01" : "-01-01"));
  if (!first || !end) return first;
  int year = 0, number = 0, day = 0;
  first->civil(year, number, day);
  const Day next = month && number < 12 ? Day::of(year, number + 1, 1) : Day::of(year + 1, 1, 1);
  return Day{next.days - 1};
}

}  // namespace

Parameters::Parameters(const HttpRequest& request) {
  for (const auto& [name, value] : request.parameters) {
    for (const One& one : all_) {
      if (one.name == name) throw bad_request("the parameter `" + name + "` is given twice");
    }
    all_.push_back({name, value});
  }
}

std::string Parameters::text(std::string_view name) {
  for (One& one : all_) {
    if (one.name != name) continue;
    one.taken = true;
    constexpr size_t kLongest = 1000;
    if (one.value.size() > kLongest) throw bad_request(std::string(name) + ": is longer than 1000 bytes");
    return one.value;
  }
  return {};
}

int64_t Parameters::number(std::string_view name, int64_t otherwise, int64_t least, int64_t most) {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  int64_t out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc() || end != value.data() + value.size() || out < least || out > most) {
    throw bad_request(std::string(name) + ": is a number from " + std::to_string(least) + " to " +
                      std::to_string(most));
  }
  return out;
}

bool Parameters::flag(std::string_view name) {
  const std::string value = text(name);
  if (value.empty() || value == "0" || value == "false") return false;
  if (value == "1" || value == "true") return true;
  throw bad_request(std::string(name) + ": is 0 or 1");
}

std::string Parameters::word(std::string_view name, std::initializer_list<std::string_view> words) {
  const std::string value = text(name);
  if (value.empty()) return std::string(*words.begin());
  if (std::find(words.begin(), words.end(), value) == words.end()) {
    throw bad_request(std::string(name) + ": is one of " + joined(words));
  }
  return value;
}

std::optional<Box> Parameters::box(std::string_view name) {
  const std::string value = text(name);
  if (value.empty()) return std::nullopt;
  const std::vector<std::string> parts = listed(value);
  double degrees[4] = {};
  bool good = parts.size() == 4;
  for (size_t i = 0; i < 4 && good; ++i) {
    const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), degrees[i]);
    good = error == std::errc() && end == parts[i].data() + parts[i].size() && std::isfinite(degrees[i]);
  }
  if (!good || degrees[0] > degrees[2]) {
    throw bad_request(std::string(name) + ": is south,west,north,east in degrees, south not above north");
  }
  return Box{degrees[0], degrees[1], degrees[2], degrees[3]};
}

void Parameters::finish() const {
  std::vector<std::string> unknown;
  for (const One& one : all_) {
    if (!one.taken) unknown.push_back(one.name);
  }
  if (!unknown.empty()) throw bad_request("there is no parameter " + joined(unknown) + " here");
}

std::optional<Day> day_parameter(Parameters& parameters, std::string_view name, bool end) {
  const std::string text = parameters.text(name);
  if (text.empty()) return std::nullopt;
  const auto day = day_of(text, end);
  if (!day) throw bad_request(std::string(name) + ": is not a day like 2018-03-12, a month or a year");
  return day;
}

PageFilter page_filter(Parameters& parameters) {
  PageFilter filter;
  filter.words = parameters.text("q");
  if (!filter.words.empty() && match_expression(filter.words).empty()) {
    throw bad_request("q: there is no word to look for in it");
  }
  filter.place = parameters.text("place");
  filter.actor = parameters.text("actor");
  filter.source = parameters.text("source");
  filter.document = parameters.text("document");
  filter.box = parameters.box("box");
  filter.from = day_parameter(parameters, "from", false);
  filter.to = day_parameter(parameters, "to", true);
  if (filter.from && filter.to && *filter.to < *filter.from) throw bad_request("to: lies before `from`");
  filter.types = listed(parameters.text("type"));
  std::vector<std::string_view> types;
  for (int type = static_cast<int>(EventType::Agree); type <= static_cast<int>(EventType::Assault); ++type) {
    types.emplace_back(name_of(static_cast<EventType>(type)));
  }
  for (std::string& type : filter.types) {
    for (char& c : type) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (std::find(types.begin(), types.end(), type) == types.end()) {
      throw bad_request("type: there is no type " + type + "; there are " + joined(types));
    }
  }
  filter.modes = listed(parameters.text("mode"));
  filter.toll = parameters.text("toll");
  if (!filter.toll.empty() &&
      std::find(ledger::kTollKinds.begin(), ledger::kTollKinds.end(), filter.toll) == ledger::kTollKinds.end()) {
    throw bad_request("toll: there is no kind " + filter.toll + "; there are " + joined(ledger::kTollKinds));
  }
  for (std::string& about : listed(parameters.text("contested"))) {
    if (about == "any" || about == "1") {
      filter.contested = true;
    } else if (std::find(std::begin(kAbout), std::end(kAbout), about) != std::end(kAbout)) {
      filter.contested_about.push_back(std::move(about));
    } else {
      throw bad_request("contested: is any, or some of " + joined(kAbout));
    }
  }
  if (filter.contested) filter.contested_about.clear();
  filter.background = parameters.flag("background");
  filter.prospective = parameters.flag("prospective");
  return filter;
}

}  // namespace isnad::server
