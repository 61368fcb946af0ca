// Codes: what other datasets call countries and kinds of actors, and ACLED's event types (data/export/*.tsv).
//
//   codes.actor("SYR.MIL.AIR")   // sector MIL, country SYR: «سلاح الجو السوري»
//   codes.country("SY")          // Syria: ISO 760, Gleditsch and Ward 652, ACLED's "Middle East"
//
// Sources: ISO 3166-1; Gleditsch & Ward, "A revised list of independent states since the congress of Vienna" (1999),
// with later additions; UCDP GED codebook 23.1; ACLED codebook (2023). Does not know the ledger.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"
#include "lexicon/data_source.h"

namespace isnad::exports {

struct Country {
  std::string iso3, iso2, name;         ///< name: English, of data/ar/countries.tsv
  std::optional<int64_t> iso_numeric;   ///< ISO 3166-1
  std::optional<int64_t> gwno;          ///< Gleditsch and Ward; nothing for what is not in their list
  std::optional<int64_t> ucdp_number;   ///< state under which UCDP counts what happens there
  std::string ucdp_name, acled_region;  ///< empty if unknown
};

/// On whose side somebody stands, as far as these datasets ask.
enum class Camp : uint8_t {
  Unknown,   ///< not in the dictionary
  State,     ///< GOV MIL COP SPY LEG JUD
  Group,     ///< REB CRM
  Civilian,  ///< CIV NGO MED EDU REL BUS
  Other      ///< IGO PTY OPP: none of these for sure
};
Camp camp_of_sector(std::string_view sector);

struct ActorFacts {
  std::string sector;   ///< PLOVER's, empty if unknown
  std::string country;  ///< ISO 3166-1, three letters; empty if unknown or none
};

struct AcledType {
  std::string event_type, sub_event_type, disorder_type;
};

/// What the column `when` of acled_types.tsv asks.
struct AcledCircumstances {
  bool killed = false, civilians = false, armed = false, state = false, group = false, two_sides = false;
};

class Codes {
 public:
  /// Tables of `export/` that the source lacks are taken from the built-in copy. Errors name file and line.
  static Result<Codes> load(const DataSource& source);

  /// By two or three letters; null if unknown. Lives as long as the Codes.
  const Country* country(std::string_view iso) const;
  /// By id of the dictionary. For an id that the dictionary of these tables does not have (the ledger was built with
  /// others) what the parts of the id tell: SYR.MIL.XYZ is of Syria and MIL.
  ActorFacts actor(std::string_view id) const;
  /// `modes` with blanks between. Nothing if the event is none of ACLED's.
  const AcledType* acled_type(std::string_view type, std::string_view modes, const AcledCircumstances& what) const;

 private:
  struct AcledRule {
    std::string type, mode;
    std::vector<std::string> when;
    AcledType result;
  };
  std::vector<Country> countries_;
  std::map<std::string, size_t, std::less<>> by_iso_;
  std::map<std::string, ActorFacts, std::less<>> actors_;
  std::vector<AcledRule> acled_;
};

/// The parts of a text between blanks; views of it.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace isnad::exports
