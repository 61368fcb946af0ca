// What a figure of a toll says, as a stretch of the axis of numbers.
//
// «22 على الأقل» (at least 22) is open upwards from 22; «نحو 90» (about 90) a point that is not exact; «عشرات» (dozens) no
// number at all, but not nothing either: it is drawn as the band that the word may mean, and marked as vague.
import type { EventFigure, EventToll } from "../lib/types";

type Told = Pick<EventFigure, "number" | "number_to" | "hedge">;

export interface Extent {
  low: number;
  /** null: open upwards. */
  high: number | null;
  /** Open downwards: «at most 8». */
  open_low: boolean;
  /** A word and no number: «dozens». */
  vague: boolean;
  about: boolean;
}

/** What these words may mean, for drawing only: no figure is made of them. */
const bands: Record<string, [number, number | null]> = {
  several: [3, 9],
  dozens: [20, 99],
  hundreds: [200, 999],
  thousands: [2000, 9999],
};

/** null: nothing that could be drawn. */
export function extent({ number, number_to, hedge }: Told): Extent | null {
  if (number === null) {
    const band = bands[hedge];
    return band ? { low: band[0], high: band[1], open_low: false, vague: true, about: false } : null;
  }
  const plain = { low: number, high: number_to ?? number, open_low: false, vague: false, about: hedge === "about" };
  if (hedge === "at_least" || hedge === "more_than") return { ...plain, high: number_to };
  if (hedge === "at_most") return { ...plain, low: 0, high: number_to ?? number, open_low: true };
  return plain;
}

/** An axis from 0 to a round number, with some round numbers to write along it. */
export interface Axis {
  end: number;
  ticks: number[];
}

/** Fits all numbers that are told; vague words only where there is no number, for else «thousands» would flatten the rest. */
export function axis(figures: readonly Told[]): Axis {
  const numbers = figures.flatMap((figure) => [figure.number, figure.number_to].filter((n) => n !== null));
  const vague = figures.flatMap((figure) => extent(figure)?.high ?? []);
  const largest = Math.max(1, ...(numbers.length > 0 ? numbers : vague));
  // An open end needs room to be seen as one.
  const open = figures.some((figure) => extent(figure)?.high === null && figure.number === largest);
  const wanted = open ? largest * 1.15 : largest;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [0.2, 0.25, 0.5, 1, 2].map((n) => n * power).find((n) => Number.isInteger(n) && wanted / n <= 5) ?? Math.max(1, 2 * power);
  const ticks: number[] = [];
  for (let tick = 0; ticks.length === 0 || ticks.at(-1)! < wanted; tick += step) ticks.push(tick);
  return { end: ticks.at(-1)!, ticks };
}

/** «total» first, and then the classes, of each kind in turn; a class that says the same as the total is left out. */
export function told_tolls(tolls: readonly EventToll[]): { kind: string; total: EventToll | null; classes: EventToll[] }[] {
  const kinds = [...new Set(tolls.map((toll) => toll.kind))];
  return kinds.map((kind) => {
    const of_kind = tolls.filter((toll) => toll.kind === kind);
    const total = of_kind.find((toll) => toll.who === "total") ?? null;
    const classes = of_kind.filter((toll) => toll !== total && !(total && toll.who === "person"));
    return { kind, total, classes };
  });
}
