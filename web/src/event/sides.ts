// The claims of an event (or of one side of what is contested) by who makes them, with copies under their origin.
//
// Three articles print what the Observatory said, one of them word for word from another: one voice, two tellings, one of
// which has a copy.
import type { ChainLink, Contest, ContestSide, EventClaim, EventFigure, EventFull, Named } from "../lib/types";

export interface ClaimReference {
  document: string;
  article: number;
  claim: string;
}

/** The same for two references to one claim. */
export function reference_key({ document, article, claim }: ClaimReference): string {
  return `${claim} ${article} ${document}`;
}

export interface Telling {
  claim: EventClaim;
  copies: EventClaim[];
}

/** Tellings that came the same way: drawn as one chain. */
export interface Way {
  chain: ChainLink[];
  stance: string | null;
  cue: string | null;
  tellings: Telling[];
}

export interface VoiceGroup {
  voice: Named;
  ways: Way[];
  claims: number;
}

function origin_key(claim: EventClaim): string | null {
  if (claim.copy_of === null) return null;
  return typeof claim.copy_of === "string" ? claim.copy_of : reference_key(claim.copy_of);
}

/** In the order of the claims. A copy whose origin is not among them stands for itself. */
export function by_voice(claims: readonly EventClaim[]): VoiceGroup[] {
  const tellings = new Map<string, Telling>();
  for (const claim of claims) tellings.set(reference_key(claim), { claim, copies: [] });
  const groups = new Map<string, VoiceGroup>();
  const ways = new Map<string, Way>();
  for (const telling of tellings.values()) {
    const { claim } = telling;
    const origin = origin_key(claim);
    const origin_telling = origin === null ? undefined : tellings.get(origin);
    if (origin_telling && origin_telling !== telling) {
      origin_telling.copies.push(claim);
      continue;
    }
    const voice = claim.independent;
    let group = groups.get(voice.id);
    if (!group) groups.set(voice.id, (group = { voice, ways: [], claims: 0 }));
    group.claims++;
    const key = JSON.stringify([voice.id, claim.stance, claim.cue, claim.chain.map((link) => [link.text, link.source])]);
    let way = ways.get(key);
    if (!way) {
      ways.set(key, (way = { chain: claim.chain, stance: claim.stance, cue: claim.cue, tellings: [] }));
      group.ways.push(way);
    }
    way.tellings.push(telling);
  }
  return [...groups.values()];
}

/** The claims of a side, in the event's order; ones that the event does not hold (any more) are left out. */
export function claims_of(event: EventFull, side: ContestSide): EventClaim[] {
  const wanted = new Set(side.claims.map(reference_key));
  return event.claims.filter((claim) => wanted.has(reference_key(claim)));
}

export interface ToldFigure {
  kind: string;
  who: string;
  figure: EventFigure;
}

/**
 * What each claim counts, by `reference_key`. One number is said once, as exactly as it is told: «15 fighters» and not also
 * «15 in all» and «15 persons».
 */
export function figures_by_claim(event: EventFull): Map<string, ToldFigure[]> {
  const result = new Map<string, ToldFigure[]>();
  const exactness = (who: string) => (who === "total" ? 0 : who === "person" ? 1 : 2);
  const tolls = [...event.tolls].sort((a, b) => exactness(b.who) - exactness(a.who));
  for (const { kind, who, by_source } of tolls) {
    for (const figure of by_source) {
      if (!figure.claim) continue;
      const key = reference_key(figure.claim);
      const told = result.get(key) ?? [];
      result.set(key, told);
      const repeated = told.some((one) =>
        one.kind === kind && one.figure.number === figure.number && one.figure.number_to === figure.number_to
        && one.figure.hedge === figure.hedge);
      if (!repeated || exactness(who) === 2) told.push({ kind, who, figure });
    }
  }
  return result;
}

const order = ["occurrence", "actor", "means", "toll"];

/** What is contested, the most fundamental first. */
export function in_order(contests: readonly Contest[]): Contest[] {
  return [...contests].sort((a, b) => order.indexOf(a.about) - order.indexOf(b.about));
}

/** A side's `says` taken apart, so that it can be said in any language. */
export type Saying =
  | { form: "number"; hedge: string; number: number; number_to: number | null; kind: string }
  | { form: "vague"; hedge: string; kind: string }
  | { form: "actor"; id: string }
  | { form: "against"; id: string }
  | { form: "modes"; modes: string[] }
  | { form: "occurrence"; word: string };

const hedges: Record<string, string> = { "at least": "at_least", "more than": "more_than", "at most": "at_most", about: "about" };

export function saying(contest: Pick<Contest, "about" | "kind">, says: string): Saying {
  if (contest.about === "toll") {
    const kind = contest.kind ?? "killed";
    const told = /^(?:(at least|more than|at most|about) )?(\d+)(?: to (\d+))? /.exec(says);
    if (!told) return { form: "vague", hedge: says.split(" ")[0] ?? "unknown", kind };
    const number_to = told[3] === undefined ? null : Number(told[3]);
    const hedge = told[1] ? hedges[told[1]]! : number_to === null ? "exact" : "range";
    return { form: "number", hedge, number: Number(told[2]), number_to, kind };
  }
  if (contest.about === "actor") {
    const against = /^by others, against (.+)$/.exec(says);
    return against ? { form: "against", id: against[1]! } : { form: "actor", id: says };
  }
  if (contest.about === "means") return { form: "modes", modes: says.split(" ").filter(Boolean) };
  return { form: "occurrence", word: says };
}
