// ACLED: events with the columns of the Armed Conflict Location & Event Data project, and some of our own at the end.
//
// «متظاهرون» in the streets of a town ("demonstrators") become Protests / Peaceful protest; «مقتل 12 في غارة» ("12
// killed in a raid") becomes Explosions/Remote violence / Air/drone strike with 12 fatalities. Names, order and codes
// of the columns: "ACLED Codebook" (2023). Which type and mode is which event type is data/export/acled_types.tsv.
//
// A row has a day and a place known better than by its country, as ACLED's have; what is denied by all, or has not yet
// happened, is no row. docs/EXPORT.md tells each column.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/codes.h"
#include "export/csv.h"
#include "export/exporter.h"

namespace isnad::exports {

std::span<const std::string_view> acled_columns();

/// Appends the event's row; false, with the reason counted, if it is none of ACLED's.
bool append_acled_row(const ledger::EventRecord& event, const Codes& codes, CsvForm form, std::string& out,
                      LeftOut& left_out);

}  // namespace isnad::exports
