// Texts of articles as they may be shown: whatever stands in them changes nothing but themselves.
//
// Directional controls are shown by name (lib/spans.ts), and of more marks than any writing puts on one letter only the
// first are drawn: a million of them would take seconds to set and would hang over everything around them.
import { pieces, type Piece } from "../lib/spans";

/** A letter with its vowel, its doubling and signs of recitation has fewer. */
const most_marks = 6;
/** Nothing that is a name or a headline is longer; what an article makes of one may be. */
export const most_of_name = 240;
const long_runs = new RegExp(`(\\p{M}{${most_marks}})(\\p{M}+)`, "gu");

/** The text in order; what stands for something that is not shown itself is marked as `control`. */
export function safe_pieces(text: string): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces(text)) {
    if (piece.control) {
      result.push(piece);
      continue;
    }
    let begin = 0;
    for (const run of piece.text.matchAll(long_runs)) {
      result.push({ text: piece.text.slice(begin, run.index) + run[1]!, control: false });
      result.push({ text: `+${[...run[2]!].length}`, control: true });
      begin = run.index + run[0].length;
    }
    if (begin < piece.text.length || begin === 0) result.push({ text: piece.text.slice(begin), control: false });
  }
  return result;
}

/** At most so many characters (UTF-16 units), an ellipsis where something is left out; no character is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text[most - 1]!) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}

/** The same from its end: the last characters, behind an ellipsis. */
export function shortened_before(text: string, most: number): string {
  if (text.length <= most) return text;
  const begin = text.length - most;
  return `…${text.slice(/[\udc00-\udfff]/.test(text[begin]!) ? begin + 1 : begin)}`;
}

/** A name as `safe_pieces` has it, in one string, for places that hold no elements (attributes, texts that are filled in), in isolating signs. */
export function isolated(text: string): string {
  return `\u2068${safe_pieces(shortened(text, most_of_name)).map((piece) => (piece.control ? `[${piece.text}]` : piece.text)).join("")}\u2069`;
}

/** Arabic goes from right to left whatever letter it begins with; what has no Arabic goes as its letters do. */
export function direction_of(text: string): "rtl" | "auto" {
  return /\p{Script=Arabic}/u.test(text) ? "rtl" : "auto";
}
