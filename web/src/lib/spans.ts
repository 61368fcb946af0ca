// Spans of the API count code points; JavaScript's strings count UTF-16 units. «𐤀ب» has two code points and three units.

import type { Span } from "./types";

/** Finds UTF-16 offsets of code points of one text; cheap where the text has none beyond the BMP. */
export class CodePoints {
  readonly length: number;
  /** Code-point indices of the characters that take two units, ascending. */
  private readonly wide: number[] = [];

  constructor(readonly text: string) {
    let count = 0;
    for (let unit = 0; unit < text.length; unit++, count++) {
      const code = text.codePointAt(unit)!;
      if (code > 0xffff) {
        this.wide.push(count);
        unit++;
      }
    }
    this.length = count;
  }

  /** UTF-16 offset of the code point with that index; out of range: the nearest end. */
  offset(index: number): number {
    const bounded = Math.min(Math.max(index, 0), this.length);
    return bounded + this.wide_before(bounded);
  }

  /** Index of the code point that begins at, or contains, that UTF-16 offset. */
  index(offset: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  slice([begin, end]: Span): string {
    return this.text.slice(this.offset(begin), this.offset(end));
  }

  private wide_before(index: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Directional controls could reorder the page around a text; they are shown as these marks instead. */
const bidi_controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const bidi_names: Record<string, string> = {
  "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
  "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
};

export interface Piece {
  text: string;
  /** A control character, whose name `text` then is. */
  control: boolean;
}

/** Splits a text at its directional controls. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let begin = 0;
  for (const match of text.matchAll(bidi_controls)) {
    if (match.index > begin) found.push({ text: text.slice(begin, match.index), control: false });
    found.push({ text: bidi_names[match[0]] ?? "?", control: true });
    begin = match.index + match[0].length;
  }
  if (begin < text.length || found.length === 0) found.push({ text: text.slice(begin), control: false });
  return found;
}
