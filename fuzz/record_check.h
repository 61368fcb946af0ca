// What must hold of a record whatever was read: the invariants of scripts/validate_records.py.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fuzzing.h"
#include "isnad/engine.h"
#include "record/json.h"

namespace isnad::fuzz {

class RecordCheck {
 public:
  explicit RecordCheck(const Document& document) : document_(document) {
    for (uint32_t at = 0; at < document.text.size(); ++at) {
      if ((static_cast<unsigned char>(document.text[at]) & 0xC0U) != 0x80U) bytes_.push_back(at);
    }
    bytes_.push_back(static_cast<uint32_t>(document.text.size()));
  }

  /// To be called with the records of the document in their order.
  void check(const ArticleRecord& article) {
    article_ = article.span;
    require(article.article == ++articles_, "articles are not numbered 1, 2 …");
    require(article.span.begin <= article.span.end && article.span.end < bytes_.size(), "an article beyond the text");
    require(article.span.begin >= end_, "an article that overlaps the one before");
    end_ = article.span.end;
    if (!article.title.empty()) inside(article.title);
    require(article.published.has_value() == (article.published_basis != PublishedBasis::Unknown),
            "a day of publication of unknown basis, or a basis without a day");
    const bool inferred = article.published_basis == PublishedBasis::Inferred;
    require(inferred == !article.published_reason.empty(), "a reason for a day that is not inferred, or none for one");
    // A dateline may stand above its article.
    require(!inferred || (!article.published_span.empty() && article.published_span.end < bytes_.size()),
            "a day that is inferred from nothing, or from beyond the text");
    in_order(article.sentences);
    in_order(article.leftovers);
    for (const Span& sentence : article.sentences) {
      for (const Span& leftover : article.leftovers) {
        require(!sentence.overlaps(leftover), "a sentence that is a leftover too");
      }
    }
    for (const OtherLanguage& passage : article.other_languages) other_language(article, passage.span);
    statements(article);
    claims(article);
    for (const LooseMention& mention : article.mentions) inside(mention.span);

    std::string line;
    write_json(document_, article, line);
    require(line.ends_with('\n') && line.find('\n') == line.size() - 1, "a record of several lines");
    json(line);
  }

  /// How many there have been.
  int articles() const { return articles_; }

 private:
  std::string_view slice(Span span) const {
    return std::string_view(document_.text).substr(bytes_[span.begin], bytes_[span.end] - bytes_[span.begin]);
  }
  void inside(Span span) const {
    require(span.begin <= span.end && article_.begin <= span.begin && span.end <= article_.end,
            "a span beyond its article");
  }
  template <class Items>
  void named(const Items& items) const {
    for (const auto& item : items) {
      inside(item.span);
      require(slice(item.span) == item.text, "the words of a mention are not those of its span");
    }
  }
  void in_order(const std::vector<Span>& spans) const {
    uint32_t end = article_.begin;
    for (const Span& span : spans) {
      inside(span);
      require(!span.empty() && span.begin >= end, "sentences that are empty, overlap or are out of order");
      end = span.end;
    }
  }
  void other_language(const ArticleRecord& article, Span passage) const {
    inside(passage);
    const auto within = [&](Span span) { return passage.begin <= span.begin && span.end <= passage.end; };
    require(std::none_of(article.sentences.begin(), article.sentences.end(), within),
            "a sentence of the article in a passage of another language");
    require(std::any_of(article.leftovers.begin(), article.leftovers.end(), within),
            "a passage of another language without a leftover");
  }
  void statements(const ArticleRecord& article) const {
    // A parent's number of each; following them must end.
    std::vector<size_t> parents(article.statements.size() + 1, 0);
    for (size_t i = 0; i < article.statements.size(); ++i) {
      const Statement& statement = article.statements[i];
      require(statement.id == "s" + std::to_string(i + 1), "statements are not numbered s1, s2 …");
      inside(statement.content);
      inside(statement.cue);
      named(statement.chain);
      if (!statement.parent.empty()) parents[i + 1] = number(statement.parent, article.statements.size());
    }
    for (size_t at = 1; at < parents.size(); ++at) {
      size_t steps = 0;
      for (size_t up = at; up != 0; up = parents[up]) require(++steps < parents.size(), "statements go in a circle");
    }
  }
  void claims(const ArticleRecord& article) const {
    for (size_t i = 0; i < article.claims.size(); ++i) {
      const Claim& claim = article.claims[i];
      require(claim.id == "c" + std::to_string(i + 1), "claims are not numbered c1, c2 …");
      if (!claim.statement.empty()) number(claim.statement, article.statements.size());
      inside(claim.evidence);
      require(!claim.trigger.empty() && claim.evidence.begin <= claim.trigger.begin &&
                  claim.trigger.end <= claim.evidence.end,
              "a trigger that is empty or beyond its evidence");
      named(claim.actors);
      named(claim.targets);
      named(claim.places);
      named(claim.weapons);
      if (claim.date) require(claim.date->from <= claim.date->to, "a date that runs backwards");
      for (const Toll& toll : claim.tolls) {
        inside(toll.span);
        if (toll.number_to) require(toll.number && *toll.number <= *toll.number_to, "a toll that runs backwards");
        if (toll.hedge <= Hedge::Range) require(toll.number.has_value(), "a toll that should have a number");
      }
    }
  }
  /// Of "s3", which must be one of so many.
  static size_t number(const std::string& id, size_t most) {
    const size_t number = std::strtoul(id.c_str() + 1, nullptr, 10);
    require(id.starts_with('s') && number >= 1 && number <= most, "a statement that is not there is referred to");
    return number;
  }

  const Document& document_;
  std::vector<uint32_t> bytes_;  // where each character begins, and the end
  Span article_;
  int articles_ = 0;
  uint32_t end_ = 0;
};

}  // namespace isnad::fuzz
