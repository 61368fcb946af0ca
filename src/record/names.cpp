// The names under which the values of the enumerations of record.h stand in a record (docs/RECORD.md):
// EventType::Assault → "ASSAULT", Hedge::AtLeast → "at_least".
#include "isnad/record.h"

namespace isnad {

const char* name_of(EventType type) {
  switch (type) {
    case EventType::None:
      return "NONE";
    case EventType::Agree:
      return "AGREE";
    case EventType::Consult:
      return "CONSULT";
    case EventType::Support:
      return "SUPPORT";
    case EventType::Concede:
      return "CONCEDE";
    case EventType::Cooperate:
      return "COOPERATE";
    case EventType::Aid:
      return "AID";
    case EventType::Retreat:
      return "RETREAT";
    case EventType::Request:
      return "REQUEST";
    case EventType::Accuse:
      return "ACCUSE";
    case EventType::Reject:
      return "REJECT";
    case EventType::Threaten:
      return "THREATEN";
    case EventType::Protest:
      return "PROTEST";
    case EventType::Sanction:
      return "SANCTION";
    case EventType::Mobilize:
      return "MOBILIZE";
    case EventType::Coerce:
      return "COERCE";
    case EventType::Assault:
      return "ASSAULT";
  }
  return "NONE";
}

const char* name_of(Factuality factuality) {
  switch (factuality) {
    case Factuality::Asserted:
      return "asserted";
    case Factuality::Denied:
      return "denied";
    case Factuality::Uncertain:
      return "uncertain";
    case Factuality::Future:
      return "future";
    case Factuality::Hypothetical:
      return "hypothetical";
  }
  return "asserted";
}

const char* name_of(Stance stance) {
  switch (stance) {
    case Stance::Assert:
      return "assert";
    case Stance::Confirm:
      return "confirm";
    case Stance::Deny:
      return "deny";
    case Stance::Doubt:
      return "doubt";
    case Stance::Accuse:
      return "accuse";
    case Stance::Demand:
      return "demand";
    case Stance::Threaten:
      return "threaten";
    case Stance::Promise:
      return "promise";
    case Stance::Praise:
      return "praise";
    case Stance::Condemn:
      return "condemn";
    case Stance::Ask:
      return "ask";
  }
  return "assert";
}

const char* name_of(StatementMode mode) {
  switch (mode) {
    case StatementMode::Direct:
      return "direct";
    case StatementMode::Indirect:
      return "indirect";
    case StatementMode::Mixed:
      return "mixed";
  }
  return "indirect";
}

const char* name_of(TollKind kind) {
  switch (kind) {
    case TollKind::None:
      return "none";
    case TollKind::Killed:
      return "killed";
    case TollKind::Injured:
      return "injured";
    case TollKind::Missing:
      return "missing";
    case TollKind::Captured:
      return "captured";
    case TollKind::Displaced:
      return "displaced";
    case TollKind::Destroyed:
      return "destroyed";
    case TollKind::Surrendered:
      return "surrendered";
  }
  return "none";
}

const char* name_of(Victim who) {
  switch (who) {
    case Victim::Person:
      return "person";
    case Victim::Civilian:
      return "civilian";
    case Victim::Child:
      return "child";
    case Victim::Woman:
      return "woman";
    case Victim::Combatant:
      return "combatant";
    case Victim::Police:
      return "police";
    case Victim::Medic:
      return "medic";
    case Victim::Journalist:
      return "journalist";
    case Victim::Soldier:
      return "soldier";
    case Victim::Prisoner:
      return "prisoner";
    case Victim::Official:
      return "official";
    case Victim::Vehicle:
      return "vehicle";
    case Victim::Weapon:
      return "weapon";
    case Victim::Building:
      return "building";
    case Victim::Aircraft:
      return "aircraft";
    case Victim::Other:
      return "other";
  }
  return "other";
}

const char* name_of(Hedge hedge) {
  switch (hedge) {
    case Hedge::Exact:
      return "exact";
    case Hedge::AtLeast:
      return "at_least";
    case Hedge::MoreThan:
      return "more_than";
    case Hedge::AtMost:
      return "at_most";
    case Hedge::About:
      return "about";
    case Hedge::Range:
      return "range";
    case Hedge::Dozens:
      return "dozens";
    case Hedge::Hundreds:
      return "hundreds";
    case Hedge::Thousands:
      return "thousands";
    case Hedge::Several:
      return "several";
    case Hedge::Unknown:
      return "unknown";
  }
  return "unknown";
}

const char* name_of(DateBasis basis) {
  switch (basis) {
    case DateBasis::Explicit:
      return "explicit";
    case DateBasis::Relative:
      return "relative";
    case DateBasis::Published:
      return "published";
  }
  return "explicit";
}

const char* name_of(PublishedBasis basis) {
  switch (basis) {
    case PublishedBasis::Given:
      return "given";
    case PublishedBasis::Page:
      return "page";
    case PublishedBasis::Inferred:
      return "inferred";
    case PublishedBasis::Unknown:
      return "unknown";
  }
  return "unknown";
}

const char* name_of(Precision precision) {
  switch (precision) {
    case Precision::Point:
      return "point";
    case Precision::Settlement:
      return "settlement";
    case Precision::District:
      return "district";
    case Precision::Governorate:
      return "governorate";
    case Precision::Region:
      return "region";
    case Precision::Country:
      return "country";
  }
  return "settlement";
}

const char* name_of(Language language) {
  switch (language) {
    case Language::Arabic:
      return "ar";
    case Language::Persian:
      return "fa";
    case Language::Urdu:
      return "ur";
    case Language::Kurdish:
      return "ckb";
    case Language::Other:
      return "und";
    case Language::None:
      return "zxx";
  }
  return "";
}

}  // namespace isnad
