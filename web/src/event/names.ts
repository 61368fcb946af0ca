// What to call those who speak and act, in the language of the interface.
import { language, name, t, word } from "../lib/i18n.svelte";
import { days, number } from "../lib/format";
import type { EventAnswer, EventDate, EventFull, EventPlace } from "../lib/types";
import type { Saying } from "./sides";

/**
 * The event with the Arabic names of its actors. A person may stand for an office («حيدر العبادي» for the prime minister):
 * then the Arabic name of the office would not be his.
 */
export function with_names({ event, names }: Pick<EventAnswer, "event" | "names">): EventFull {
  const named = <Party extends { actor: string | null; name: string | null }>(party: Party): Party => {
    const known = party.actor === null ? undefined : names[party.actor];
    return known && known.name === party.name ? { ...party, name_ar: known.name_ar } : party;
  };
  return {
    ...event,
    actors: event.actors.map(named),
    targets: event.targets.map(named),
    claims: event.claims.map((claim) => ({ ...claim, chain: claim.chain.map(named) })),
  };
}

interface Called {
  text: string;
  name?: string | null;
  name_ar?: string | null;
}

/** Who it is, if the dictionary knows; else what the text calls them, which is Arabic. */
export function party_name(party: Called): string {
  if (language.now === "ar") return party.name_ar || party.text || party.name || t("no_name");
  return party.name || party.text || party.name_ar || t("no_name");
}

/** «at least 22», «3–5», «dozens». */
export function figure_text(figure: { number: number | null; number_to: number | null; hedge: string }): string {
  if (figure.number === null) return word("hedge", figure.hedge);
  const n = figure.number_to === null || figure.number_to === figure.number
    ? number(figure.number)
    : `\u2066${number(figure.number)}–${number(figure.number_to)}\u2069`;
  if (figure.hedge === "at_least") return t("hedged_at_least", { n });
  if (figure.hedge === "more_than") return t("hedged_more_than", { n });
  if (figure.hedge === "at_most") return t("hedged_at_most", { n });
  if (figure.hedge === "about") return t("hedged_about", { n });
  return n;
}

export function mode_names(modes: readonly string[]): string {
  return modes.map((mode) => word("mode", mode)).join(t("comma"));
}

/** «assault (air strike, destruction)». */
export function act_name({ type, modes }: { type: string; modes: readonly string[] }): string {
  return modes.length === 0 ? word("type", type) : `${word("type", type)} (${mode_names(modes)})`;
}

export function place_name(place: EventPlace): string {
  return name(place, place.text);
}

/** The place with what it lies in, as far as that says more. */
export function place_line(place: EventPlace): string {
  const wider = place.admin1 ? name(place.admin1) : "";
  const own = place_name(place);
  return wider && wider !== own ? `${own}${t("comma")}${wider}` : own;
}

export function when(date: EventDate | null): string {
  return date ? days(date.from, date.to) : t("no_date");
}

/** What one side of a contested thing says. */
export function saying_text(told: Saying, names: EventAnswer["names"]): string {
  switch (told.form) {
    case "number":
      return t("says_number", { number: figure_text(told), kind: word("kind", told.kind) });
    case "vague":
      return t("says_number", { number: word("hedge", told.hedge), kind: word("kind", told.kind) });
    case "actor":
      return name(names[told.id], told.id);
    case "against":
      return t("says_against", { name: name(names[told.id], told.id) });
    case "modes":
      return mode_names(told.modes);
    case "occurrence":
      return word("occurrence", told.word);
  }
}

