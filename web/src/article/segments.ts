// Overlapping spans of a text cut into stretches, each with everything that covers it.
//
// «قال إن الجيش قصف» with a statement over [7,17) and a claim over [11,17) becomes [0,7) [7,11) [11,17): of none, of the
// statement, of both. HTML can nest but not overlap, and statements, claims, copies and leftovers do overlap, so each
// stretch is drawn on its own.

import type { CodePoints } from "../lib/spans";
import type { Span } from "../lib/types";

/** `[begin, end)` with what it means. */
export interface Mark<Value> {
  begin: number;
  end: number;
  value: Value;
}

export interface Segment<Value> {
  begin: number;
  end: number;
  /** What covers it all, in the order in which the marks were given. */
  values: Value[];
}

/**
 * The stretches of `[begin, end)` in order, without gaps and never empty. Marks are cut to the bounds; empty ones and ones
 * outside have no effect.
 */
export function segments<Value>(begin: number, end: number, marks: readonly Mark<Value>[]): Segment<Value>[] {
  const cut = marks
    .map((mark, order) => ({ begin: Math.max(mark.begin, begin), end: Math.min(mark.end, end), value: mark.value, order }))
    .filter((mark) => mark.begin < mark.end);
  const starts = [...cut].sort((a, b) => a.begin - b.begin || a.order - b.order);
  const bounds = [...new Set([begin, end, ...cut.flatMap((mark) => [mark.begin, mark.end])])].sort((a, b) => a - b);
  const result: Segment<Value>[] = [];
  let active: typeof cut = [];
  let next = 0;
  for (let i = 0; i + 1 < bounds.length; ++i) {
    const at = bounds[i]!;
    active = active.filter((mark) => mark.end > at);
    for (; next < starts.length && starts[next]!.begin === at; ++next) active.push(starts[next]!);
    active.sort((a, b) => a.order - b.order);
    result.push({ begin: at, end: bounds[i + 1]!, values: active.map((mark) => mark.value) });
  }
  return result;
}

/** The lines of a text as spans of code points, without their line breaks; empty ones are left out. */
export function lines(points: CodePoints): Span[] {
  const result: Span[] = [];
  let begin = 0;
  const take = (end: number, next: number) => {
    if (end > begin) result.push([points.index(begin), points.index(end)]);
    begin = next;
  };
  for (const found of points.text.matchAll(/[\n\r\u2028\u2029]+/g)) take(found.index, found.index + found[0].length);
  take(points.text.length, points.text.length);
  return result;
}
