// The overview of a selection of events: figures, a timeline, what to draw on the map, and what else there is to
// filter by. As JSON: docs/API.md, GET /api/v1/overview.
//
// Of 9 events in «دوما» (Douma) and one in Harasta, near by, zoom 5 makes one cluster, zoom 11 two. Says nothing about
// which events: event_index.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/event_index.h"

namespace isnad::server {

struct OverviewForm {
  int zoom = 5;             ///< 0 the world … 12 a town
  std::optional<Box> view;  ///< only clusters in it
  std::string state;        ///< LedgerState::state
};

/// `events`: what is counted; `timeline`, `map`: what is drawn there. All ascending.
std::string overview(const EventIndex& index, const std::vector<uint32_t>& events,
                     const std::vector<uint32_t>& timeline, const std::vector<uint32_t>& map, const OverviewForm& form);

}  // namespace isnad::server
