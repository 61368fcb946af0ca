// Who says of whom that he broke an agreement, counted. Counts are claims, not acts.
import { language } from "../lib/i18n.svelte";
import type { Agreement } from "../lib/types";

type Violation = Agreement["violations"][number];

export function agreement_name(agreement: Agreement): string {
  return (language.now === "ar" ? agreement.name || agreement.name_en : agreement.name_en || agreement.name) || agreement.id;
}

/**
 * Claims that say it was broken. One that accuses two sides stands in two rows of `violations`, but is one claim, so they
 * are counted in `claims`; copies of others' words are not counted.
 */
export function violation_count(agreement: Agreement): number {
  return agreement.claims.filter((claim) => claim.role === "violation" && !claim.copy).length;
}

/** Claims by month («2018-03»), all rows together. */
export function months_of(violations: Violation[]): Map<string, number> {
  const months = new Map<string, number>();
  for (const violation of violations) {
    for (const [month, count] of Object.entries(violation.months)) months.set(month, (months.get(month) ?? 0) + count);
  }
  return months;
}

/** All months from the first to the last, also those without claims. */
export function month_span(months: Iterable<string>): string[] {
  const sorted = [...months].sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return [];
  const span: string[] = [];
  let [year = 0, month = 1] = first.split("-").map(Number);
  for (;;) {
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (text > last) return span;
    span.push(text);
    if (++month > 12) {
      month = 1;
      year++;
    }
  }
}

export interface Side {
  /** Actor's id, or what texts call it; empty: nobody is named. */
  key: string;
  actor: string | null;
  name: string | null;
  text: string;
  claims: number;
  violations: Violation[];
}

/** By who is accused, the most accused first. */
export function sides_of(agreement: Agreement): Side[] {
  const sides = new Map<string, Side>();
  for (const violation of agreement.violations) {
    const { accused } = violation;
    const key = accused?.actor ?? accused?.text ?? "";
    let side = sides.get(key);
    if (!side) {
      side = { key, actor: accused?.actor ?? null, name: accused?.name ?? null, text: accused?.text ?? "", claims: 0, violations: [] };
      sides.set(key, side);
    }
    side.claims += violation.claims;
    side.violations.push(violation);
  }
  return [...sides.values()].sort((a, b) => b.claims - a.claims || (a.key < b.key ? -1 : 1));
}
