// Event records made by hand, for the tests of exports.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/query.h"

namespace isnad::exports {

inline ledger::EventClaim make_claim(int64_t row, const std::string& document, const std::string& outlet,
                                     const std::string& published, const std::string& originator = {}) {
  ledger::EventClaim claim;
  claim.row = row;
  claim.document = document;
  claim.outlet = outlet;
  claim.published = published;
  claim.id = "c" + std::to_string(row);
  claim.type = "ASSAULT";
  claim.factuality = "asserted";
  claim.title = "عنوان " + document;
  claim.words = "مقتل 12 في غارة\nعلى  دوما";
  claim.trigger = "غارة";
  if (!originator.empty()) {
    claim.stance = "assert";
    claim.cue = "قال";
    claim.chain.push_back({.text = originator, .source = "name:" + originator, .actor = "", .name = "", .label = ""});
    claim.speaker = {"name:" + originator, originator, originator};
  } else {
    claim.speaker = {"outlet:" + outlet, outlet, outlet};
  }
  claim.chain.push_back({.text = outlet, .source = "outlet:" + outlet, .actor = "", .name = "", .label = ""});
  claim.voice = claim.speaker;
  return claim;
}

inline ledger::EventFigure make_figure(int64_t claim, const std::string& voice, std::optional<int64_t> number,
                                       const std::string& hedge = "exact", bool updated = false) {
  ledger::EventFigure figure;
  figure.claim = claim;
  figure.voice = voice;
  figure.number = number;
  figure.hedge = hedge;
  figure.updated = updated;
  return figure;
}

inline ledger::EventToll make_toll(const std::string& kind, const std::string& who, std::optional<int64_t> low,
                                   std::optional<int64_t> high, std::vector<ledger::EventFigure> figures = {}) {
  return {kind, who, low, high, std::move(figures)};
}

/// A raid on Douma of which three sources speak: 9, 12 and 12 killed.
inline ledger::EventRecord raid_on_douma() {
  ledger::EventRecord event;
  event.row = 7;
  event.id = "e0123456789ab";
  event.type = "ASSAULT";
  event.modes = "aerial";
  event.status = "reported";
  event.contested = "toll";
  event.date_from = event.date_to = "2018-02-20";
  event.date_basis = "explicit";
  event.place = "geonames:170116";
  event.place_text = "مدينة دوما";
  event.place_name = "Douma";
  event.place_name_ar = "دوما";
  event.precision = "settlement";
  event.country = "SY";
  event.admin1_name = "Rif Dimashq";
  event.admin1_name_ar = "ريف دمشق";
  event.admin2_name = "Douma District";
  event.latitude = 33.5717;
  event.longitude = 36.4025;
  event.actors = {{"SYR.MIL", "Syrian army", "الجيش السوري", 2}};
  event.claims = {make_claim(1, "a", "Enab", "2018-02-20"), make_claim(2, "b", "SANA", "2018-02-21", "مصدر طبي"),
                  make_claim(3, "c", "Smart", "2018-02-21", "المرصد")};
  event.tolls = {make_toll("killed", "total", 9, 12,
                           {make_figure(1, "v1", 9), make_figure(2, "v2", 12), make_figure(3, "v3", 12, "at_least")})};
  ledger::ContestedSide few, many;
  few.says = "9 killed";
  few.claims = {1};
  few.sources = {{"outlet:Enab", "Enab", "Enab"}};
  many.says = "12 killed";
  many.claims = {2, 3};
  many.sources = {{"name:المرصد", "المرصد", "المرصد"}};
  event.contests = {{"toll", "killed", "total", {few, many}}};
  event.articles = 3;
  event.independent_sources = 3;
  return event;
}

}  // namespace isnad::exports
