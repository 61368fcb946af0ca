// The short form of an event, from the full one: where one event is fetched, but shown as in a list.
import type { EventFull, Summary } from "./types";

export function summary_of(event: EventFull): Summary {
  return {
    id: event.id,
    type: event.type,
    modes: event.modes,
    status: event.status,
    background: event.background,
    date: event.date,
    place: event.place && { ...event.place, id: event.place.place },
    actors: event.actors.map((party) => ({ ...party, name_ar: null })),
    targets: event.targets.map((party) => ({ ...party, name_ar: null })),
    tolls: event.tolls,
    claims: event.claims.length,
    articles: event.articles,
    independent_sources: event.independent_sources,
    contested: [...new Set(event.contested.map((contest) => contest.about))],
    reviewed: (event.reviewed?.length ?? 0) > 0,
  };
}
