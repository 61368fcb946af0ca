#include "digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "commands.h"

namespace isnad::app {

namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// On one line, and cut after `most` characters.
std::string shortened(std::string_view text, size_t most) {
  std::string out;
  size_t characters = 0;
  bool blank = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (std::isspace(static_cast<unsigned char>(text[i])) != 0) {
      blank = !out.empty();
      continue;
    }
    if (begins_character(text[i]) && ++characters > most) return out + " …";
    if (blank) {
      out += ' ';
      ++characters;
      blank = false;
    }
    out += text[i];
  }
  return out;
}

std::string chain_text(const std::vector<Mention>& chain) {
  std::string out;
  for (const Mention& link : chain) {
    if (!out.empty()) out += " ← ";
    out += shortened(link.text, 80);
  }
  return out.empty() ? "?" : out;
}

std::string mention_text(const Mention& mention) {
  std::string out = shortened(mention.text, 100);
  if (!mention.actor.empty())
    out += fmt::format(" ({}{}{})", mention.name, mention.name.empty() ? "" : ", ", mention.actor);
  if (!mention.label.empty()) out += fmt::format(" [called {}]", mention.label);
  return out;
}

std::string place_text(const PlaceMention& place) {
  std::string out = shortened(place.text, 80);
  if (place.place.empty()) return out + " (not in the gazetteer)";
  out += " (" + place.name;
  if (place.located) out += fmt::format(", {:.3f} {:.3f}", place.latitude, place.longitude);
  return out + ")";
}

std::string toll_text(const Toll& toll) {
  std::string out = std::string(name_of(toll.kind)) + ": ";
  const std::string number = toll.number ? std::to_string(*toll.number) : "?";
  switch (toll.hedge) {
    case Hedge::Exact:
      out += number;
      break;
    case Hedge::AtLeast:
      out += "at least " + number;
      break;
    case Hedge::MoreThan:
      out += "more than " + number;
      break;
    case Hedge::AtMost:
      out += "at most " + number;
      break;
    case Hedge::About:
      out += "about " + number;
      break;
    case Hedge::Range:
      out += number + " to " + (toll.number_to ? std::to_string(*toll.number_to) : "?");
      break;
    case Hedge::Unknown:
      out += "number unknown";
      break;
    default:
      out += name_of(toll.hedge);
  }
  return out + " (" + name_of(toll.who) + ")";
}

std::string date_text(const DateRange& date) {
  std::string out = date.from.iso();
  if (date.to != date.from) out += " to " + date.to.iso();
  return out + " (" + name_of(date.basis) + ")";
}

class Digest {
 public:
  Digest(const TextByCharacter& text, const DigestForm& form, std::string& out) : text_(text), form_(form), out_(out) {}

  void head(const Document& document, const ArticleRecord& article) {
    out_ += "── " + document.id;
    if (article.article > 1) out_ += fmt::format(", article {}", article.article);
    if (!document.outlet.empty()) out_ += " · " + shortened(document.outlet, 60);
    out_ += " · ";
    out_ += article.published ? "published " + article.published->iso() : "no date";
    if (article.published && article.published_basis != PublishedBasis::Given) {
      out_ += fmt::format(" ({}", name_of(article.published_basis));
      if (!article.published_reason.empty()) {
        out_ += fmt::format(", {}: «{}»", article.published_reason, shortened(text_[article.published_span], 60));
      }
      out_ += ")";
    }
    out_ += fmt::format(" · {}, {}, {}\n", counted(article.sentences.size(), "sentence", "sentences"),
                        counted(article.statements.size(), "statement", "statements"),
                        counted(article.claims.size(), "claim", "claims"));
    if (!article.title.empty()) out_ += "   " + shortened(text_[article.title], 160) + "\n";
  }

  void statement(const Statement& statement) {
    out_ += fmt::format("  {:<4}{} «{}» {}, {}", statement.id, chain_text(statement.chain),
                        shortened(text_[statement.cue], 40), name_of(statement.stance), name_of(statement.mode));
    if (!statement.parent.empty()) out_ += ", within " + statement.parent;
    out_ += "\n      «" + shortened(text_[statement.content], 200) + "»\n";
    if (form_.explain) line("rule", statement.rule);
  }

  void claim(const Claim& claim, const ArticleRecord& article) {
    out_ += fmt::format("  {:<4}{}", claim.id, name_of(claim.type));
    for (const std::string& mode : claim.modes) out_ += " " + mode;
    out_ += fmt::format(" «{}», {}", shortened(text_[claim.trigger], 40), name_of(claim.factuality));
    if (claim.background) out_ += ", background";
    out_ += "\n";
    const auto statement = std::find_if(article.statements.begin(), article.statements.end(),
                                        [&](const Statement& candidate) { return candidate.id == claim.statement; });
    line("says", statement == article.statements.end() ? "the article itself"
                                                       : claim.statement + " " + chain_text(statement->chain));
    for (const Mention& actor : claim.actors) line("actor", mention_text(actor));
    for (const Mention& target : claim.targets) line("target", mention_text(target));
    for (const PlaceMention& place : claim.places) line("place", place_text(place));
    if (claim.date) line("date", date_text(*claim.date));
    for (const WeaponMention& weapon : claim.weapons) line("weapon", shortened(weapon.text, 80));
    for (const Toll& toll : claim.tolls) line("toll", toll_text(toll));
    if (!form_.explain) return;
    line("words", "«" + shortened(text_[claim.evidence], 300) + "»");
    line("rule", claim.rule);
    for (const std::string& step : claim.why) line("why", step);
  }

 private:
  void line(std::string_view what, std::string_view value) {
    if (!value.empty()) fmt::format_to(std::back_inserter(out_), "      {:<8} {}\n", what, value);
  }

  const TextByCharacter& text_;
  const DigestForm& form_;
  std::string& out_;
};

}  // namespace

void append_digest(const Document& document, const TextByCharacter& text, const ArticleRecord& article,
                   const DigestForm& form, std::string& out) {
  Digest digest(text, form, out);
  digest.head(document, article);
  for (const Statement& statement : article.statements) digest.statement(statement);
  for (const Claim& claim : article.claims) digest.claim(claim, article);
  out += '\n';
}

}  // namespace isnad::app
