// Correcting: which claims are chosen, who signs, and how a claim is named to the server.
import { kept } from "../lib/kept";
import type { ClaimKey, CorrectionKind, EventClaim } from "../lib/types";
import { reference_key } from "./sides";

/** Claims chosen to be corrected together. */
export class Selection {
  private chosen = $state.raw<ReadonlyMap<string, EventClaim>>(new Map());

  get claims(): EventClaim[] {
    return [...this.chosen.values()];
  }
  has(claim: EventClaim): boolean {
    return this.chosen.has(reference_key(claim));
  }
  toggle(claim: EventClaim): void {
    const next = new Map(this.chosen);
    if (!next.delete(reference_key(claim))) next.set(reference_key(claim), claim);
    this.chosen = next;
  }
  clear(): void {
    this.chosen = new Map();
  }
}

const store = kept<string>("isnad.reviewer", "");

/** Who signs corrections: asked for once, then kept in the browser. */
class Reviewer {
  private kept_name = $state(store.read());
  get name(): string {
    return this.kept_name;
  }
  set name(name: string) {
    this.kept_name = name;
    store.write(name);
  }
}
export const reviewer = new Reviewer();

export function claim_key(claim: EventClaim): ClaimKey & { article_key: string } {
  return { document: claim.document, article_key: claim.article_key, article: claim.article, claim: claim.claim };
}

/** What a person may do about an event, besides withdrawing. */
export type Act = Exclude<CorrectionKind, "withdraw">;

/** «12» as 12, nothing as null; undefined: it is no number that counts people. */
export function count_of(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}
