// Account: what the tellings of one event come to: where and when it was, who did it to whom, how many were harmed by
// whose word, and on what its sources contradict one another.
//
// «قال نشطاء إن 9 مدنيين على الأقل قتلوا» and «قالت الوزارة إن الحصيلة 20» (activists said that at least 9 civilians
// were killed; the ministry said that the toll is 20) give the total 9 to 20 killed, two figures, and a contest about
// the toll with two sides. It takes no side: every figure and side keeps its voice and its claims.
//
// Pure: it knows neither SQLite nor texts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/corpus.h"

namespace isnad::ledger {

/// One telling of an event.
struct Telling {
  uint32_t claim = 0;  ///< index in the corpus
  uint32_t voice = 0;  ///< symbol of the source, after copies are folded into their origin
  bool copy = false;   ///< it repeats another telling word for word
};

struct Figure {
  uint32_t claim = 0;
  uint32_t voice = 0;
  std::optional<int64_t> number, number_to;
  Hedge hedge = Hedge::Exact;
  bool updated = false;  ///< the same voice gives a later figure: this one counts no more
};

/// Harm of one kind to one class of victims.
struct TollAccount {
  TollKind kind = TollKind::None;
  std::optional<Victim> who;         ///< nothing: all persons, parts within a total not counted twice
  std::optional<int64_t> low, high;  ///< nothing where all figures are vague; a plural alone is two
  std::vector<Figure> figures;       ///< in the order of time
};

enum class ContestAbout : uint8_t { Toll, Actor, Means, Occurrence };
const char* name_of(ContestAbout about);

struct Side {
  std::string says;                ///< short: "at least 9 killed", "ISR", "denied"
  std::string how;                 ///< about the actor: claimed, blamed, told; else empty
  std::vector<uint32_t> tellings;  ///< indices of the tellings given
};

struct ContestAccount {
  ContestAbout about = ContestAbout::Toll;
  std::optional<TollKind> kind;  ///< of a toll
  std::optional<Victim> who;     ///< of a toll; nothing: all persons
  std::vector<Side> sides;       ///< two or more
};

struct PartyAccount {
  CorpusParty party;
  uint32_t claim = 0;   ///< first that names it
  uint32_t voices = 0;  ///< how many name it
};

struct Account {
  const char* status = "reported";  ///< reported denied uncertain prospective
  bool background = false;
  uint32_t modes = 0;
  std::optional<uint32_t> place;   ///< index in the corpus
  uint32_t place_claim = 0;        ///< first claim that names it
  std::optional<uint32_t> around;  ///< where no gazetteer has the place: the district or road on which it lies
  std::optional<int32_t> from, to;
  const char* date_basis = nullptr;  ///< told, published
  std::vector<PartyAccount> actors, targets;
  std::vector<TollAccount> tolls;
  std::vector<ContestAccount> contests;
  uint32_t independent_sources = 0;
};

/// `tellings`: of one event, in the order of time (publication, then canonical).
Account account(const Corpus& corpus, std::span<const Telling> tellings);

}  // namespace isnad::ledger
