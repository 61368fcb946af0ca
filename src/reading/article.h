// Article: one article of a page with everything that reading it needs, and the mentions made from its chunks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "isnad/record.h"
#include "places/offset.h"
#include "reading/roads.h"
#include "syntax/chunks.h"

namespace isnad {

struct Article {
  const Tokens* tokens = nullptr;
  const Chunks* chunks = nullptr;
  uint32_t first_sentence = 0, last_sentence = 0;  ///< sentences of the text [first, last)
  uint32_t first_chunk = 0, last_chunk = 0;
  bool has_title = false;
  std::optional<Day> published;
  std::vector<char> leftover;      ///< by sentence (from first_sentence): belongs to the page, not the article
  std::vector<uint32_t> place_of;  ///< by chunk (from first_chunk): the place it names in the gazetteer, 0 none
  std::vector<NamedRoad> roads;    ///< in order
  /// By chunk, likewise: what distance and direction tell of the place it names; empty if the article has no such
  /// words.
  struct Told {
    std::optional<Offset> offset;  ///< where it lies, if no gazetteer has it
    bool reference = false;        ///< it only tells where another lies
    uint32_t first = 0, last = 0;  ///< of a place without a name the tokens that stand for it: «20 كم شمال حمص»
    uint32_t name_last = 0;        ///< token before which its name ends, as the distance follows; 0: it tells nothing
  };
  std::vector<Told> told_of;
  ReadOptions options;

  const Knowledge& knowledge() const { return *tokens->knowledge; }
  const Chunk& chunk(uint32_t i) const { return chunks->chunks[i]; }
  const Token& token(uint32_t i) const { return tokens->tokens[i]; }
  const Token& head(const Chunk& c) const { return tokens->tokens[c.head]; }
  uint32_t tags(const Token& token) const {
    return token.a.lemma ? knowledge().lexicon().lemma(token.a.lemma).tags : 0;
  }
  bool is_leftover(uint32_t sentence) const { return leftover[sentence - first_sentence] != 0; }
  uint32_t sentence_of_chunk(uint32_t i) const;

  /// The phrase can do something: a person, group, body, state, or what carries an act out (aircraft, artillery).
  bool can_act(const Chunk& c) const;
  /// The phrase can speak: can_act without things, or a document.
  bool can_speak(const Chunk& c) const;
  /// It names a place by itself (or a state, which may also act).
  bool names_place(uint32_t chunk) const;
  bool in_list_of_places(const Chunk& c) const;
  /// «أربع قرى هي شقرا والحصان»: it, or what it is joined to, stands behind the pronoun.
  bool listed_by_pronoun(const Chunk& c) const;
  /// The road that the chunk names by its ends, nullptr if none.
  const NamedRoad* road(uint32_t i) const;
  /// It is an end of a road that another chunk names: no place of its own.
  bool ends_road(uint32_t i) const;
  /// It is the other end of a road, or tells how far another place lies from it: no place of its own.
  bool only_a_bearing(uint32_t i) const { return ends_road(i) || told(i).reference; }
  Told told(uint32_t i) const { return told_of.empty() ? Told() : told_of[i - first_chunk]; }
  bool state_hit(const Chunk& c) const;
  bool tells_of_event(const Token& t) const;
  bool names_settlement(uint32_t at, const Chunk& c) const;
  uint32_t unknown_place_inside(const Chunk& c) const;
  bool named_by_two_words(uint32_t token) const;
  /// The chunk of the village that a town right behind it locates («قرية الزر شمالي منبج»), or -1.
  int32_t placed_beside(uint32_t chunk) const;
  /// It is the town of a quarter that no gazetteer has («حي المنكار وسط قرية الزر»), so the place itself.
  bool town_of_quarter(uint32_t chunk) const;
  bool names_state(const Chunk& c) const;
  bool is_document(const Chunk& c) const;
  bool is_weapon(const Chunk& c) const;
  /// Its head, or the word of place that the head measures («كامل قرية كذا»).
  uint32_t place_head(const Chunk& c) const;
  /// Word of place at its head (مدينة، ريف، مطار), nullptr if none.
  const PlaceWord* place_word(const Chunk& c) const;

  Span span(const Chunk& c) const;
  Mention mention(uint32_t chunk) const;
  Mention mention(uint32_t first_token, uint32_t last_token) const;
  bool weapon_from(uint32_t first_token, uint32_t last_token) const;
  uint32_t place_name_end(const Chunk& c) const;
  PlaceMention place(uint32_t chunk) const;
};

/// Which places of the article are told by their distance and direction from another (place_offsets.cpp).
void locate_by_distance(Article& article);

/// Decides for every chunk of the article which place it names.
void resolve_places(Article& article);

}  // namespace isnad
