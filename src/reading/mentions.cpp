#include "reading/mentions.h"

#include <algorithm>

namespace isnad {

std::vector<LooseMention> find_mentions(const Article& a) {
  std::vector<LooseMention> out;
  for (uint32_t i = a.first_chunk; i < a.last_chunk; ++i) {
    if (a.is_leftover(a.sentence_of_chunk(i))) continue;
    const Chunk& c = a.chunk(i);
    if (c.kind == ChunkKind::Time && c.date) {
      LooseMention m;
      m.kind = LooseMention::Kind::Date;
      m.span = a.tokens->span(c.first, c.last);
      m.date = resolve(*c.date, a.published);
      if (m.date) out.push_back(std::move(m));
      continue;
    }
    if (c.kind != ChunkKind::Noun) continue;
    if (c.quantity && c.quantity->value) {
      LooseMention m;
      m.kind = LooseMention::Kind::Number;
      m.span = a.tokens->bare_span(c.quantity->number_first, c.quantity->number_last);
      m.value = *c.quantity->value;
      out.push_back(std::move(m));
    }
    if (c.entity >= 0) {
      const Term& term = a.tokens->terms[static_cast<size_t>(c.entity)];
      LooseMention m;
      m.kind = LooseMention::Kind::Actor;
      m.actor = a.mention(term.first, term.last);
      m.span = m.actor.span;
      if (!m.actor.actor.empty()) out.push_back(std::move(m));
    }
    if (a.names_place(i)) {
      LooseMention m;
      m.kind = LooseMention::Kind::Place;
      m.place = a.place(i);
      m.span = m.place.span;
      out.push_back(std::move(m));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LooseMention& x, const LooseMention& y) { return x.span.begin < y.span.begin; });
  return out;
}

}  // namespace isnad
