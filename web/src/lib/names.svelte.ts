// Names of places, actors and sources that the page has met, so that a filter by id can be shown by its name.
import { SvelteMap } from "svelte/reactivity";
import { name } from "./i18n.svelte";
import type { Named } from "./types";

const met = new SvelteMap<string, Named>();

export function meet(things: Iterable<Named | null | undefined>): void {
  for (const thing of things) {
    // Only what is new: whoever reads a name would else be told for nothing.
    if (thing?.id && (thing.name || thing.name_ar) && !met.has(thing.id)) met.set(thing.id, thing);
  }
}

/** What to call it; what nobody has named yet, by its id or as it was typed. */
export function name_of(id: string): string {
  return name(met.get(id), id);
}
