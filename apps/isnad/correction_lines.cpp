// Lines on corrections; see correction_lines.h.
#include "correction_lines.h"

#include <string>

#include "ledger_commands.h"

namespace isnad::app {

namespace {

using ledger::Correction;
using ledger::CorrectionKind;

constexpr size_t kMostClaims = 5;

std::string claims(const Correction& c) {
  std::string out;
  for (size_t i = 0; i < c.claims.size() && i < kMostClaims; ++i) {
    const ledger::ClaimKey& key = c.claims[i];
    out += (i > 0 ? ", " : "") + cleaned(key.document);
    if (key.article > 1) out += " article " + std::to_string(key.article);
    out += " " + key.claim + " «" + name(key.trigger) + "»";
  }
  if (c.claims.size() > kMostClaims) out += " and " + std::to_string(c.claims.size() - kMostClaims) + " more";
  return out;
}

std::string place(const ledger::CorrectedPlace& place) {
  const std::string& called = place.name.empty() ? place.name_ar : place.name;
  return name(called.empty() ? place.place : called) + (place.place.empty() ? "" : " " + dim(place.place));
}

std::string what(const Correction& c) {
  switch (c.kind) {
    case CorrectionKind::Confirm:
    case CorrectionKind::Reject:
      return claims(c);
    case CorrectionKind::Move:
      return claims(c) + " → " + (c.to.empty() ? "an event of its own" : c.to);
    case CorrectionKind::Join:
      return c.event + " and " + c.to;
    case CorrectionKind::Split:
      return claims(c) + " from " + c.event;
    case CorrectionKind::Place:
      return c.event + ": " + (c.place_before ? place(*c.place_before) + " → " : "") + (c.place ? place(*c.place) : "");
    case CorrectionKind::Toll: {
      if (!c.toll) return c.event;
      std::string out = c.event + ": " + c.toll->kind + ", " + c.toll->who + " ";
      if (c.toll_before) out += range_text(c.toll_before->low, c.toll_before->high) + " → ";
      return out + range_text(c.toll->low, c.toll->high);
    }
    case CorrectionKind::Note:
      return c.event.empty() ? claims(c) : c.event;
    case CorrectionKind::Withdraw:
      return c.to;
  }
  return {};
}

}  // namespace

void write_correction_lines(const Correction& c, size_t indent, Page& page) {
  std::string at = c.at.substr(0, 16);
  if (at.size() > 10) at[10] = ' ';
  std::string line = c.id + "  " + cleaned(at) + "  " + name(c.by) + ": " + strong(name_of(c.kind)) + "  " + what(c);
  if (!c.withdrawn_by.empty()) line += "  " + alarm("(withdrawn by " + c.withdrawn_by + ")");
  if (c.dormant) line += "  " + dim("(dormant: its claims are not in the ledger)");
  page.paragraph(line, indent, indent + 2);
  if (!c.note.empty()) page.quotation(cleaned(c.note), indent + 2);
}

}  // namespace isnad::app
