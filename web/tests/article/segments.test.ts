import { describe, expect, it } from "vitest";
import { lines, segments } from "../../src/article/segments";
import { CodePoints } from "../../src/lib/spans";

const mark = (begin: number, end: number, value: string) => ({ begin, end, value });

describe("segments", () => {
  it("cuts where any span begins or ends", () => {
    expect(segments(0, 17, [mark(7, 17, "statement"), mark(11, 17, "claim")])).toEqual([
      { begin: 0, end: 7, values: [] },
      { begin: 7, end: 11, values: ["statement"] },
      { begin: 11, end: 17, values: ["statement", "claim"] },
    ]);
  });

  it("keeps spans that overlap without nesting, in the order given", () => {
    expect(segments(0, 10, [mark(4, 8, "second"), mark(2, 6, "first")])).toEqual([
      { begin: 0, end: 2, values: [] },
      { begin: 2, end: 4, values: ["first"] },
      { begin: 4, end: 6, values: ["second", "first"] },
      { begin: 6, end: 8, values: ["second"] },
      { begin: 8, end: 10, values: [] },
    ]);
  });

  it("takes spans that begin or end together, are the same, or touch", () => {
    expect(segments(0, 4, [mark(0, 2, "a"), mark(0, 2, "b"), mark(2, 4, "c")])).toEqual([
      { begin: 0, end: 2, values: ["a", "b"] },
      { begin: 2, end: 4, values: ["c"] },
    ]);
  });

  it("cuts spans to the bounds and leaves out what is empty or outside", () => {
    expect(segments(5, 10, [mark(0, 7, "a"), mark(8, 8, "empty"), mark(9, 20, "b"), mark(0, 5, "before")])).toEqual([
      { begin: 5, end: 7, values: ["a"] },
      { begin: 7, end: 9, values: [] },
      { begin: 9, end: 10, values: ["b"] },
    ]);
  });

  it("covers every place once, with just what covers it there", () => {
    // Any spans: a small generator of our own, so that a failure comes again.
    let seed = 7;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    for (let round = 0; round < 200; ++round) {
      const marks = Array.from({ length: random(12) }, (_, i) => {
        const begin = random(30);
        return mark(begin, begin + random(15), `m${i}`);
      });
      const found = segments(3, 33, marks);
      expect(found[0]!.begin).toBe(3);
      expect(found.at(-1)!.end).toBe(33);
      found.forEach((one, i) => {
        expect(one.end).toBeGreaterThan(one.begin);
        if (i > 0) expect(one.begin).toBe(found[i - 1]!.end);
        for (let at = one.begin; at < one.end; ++at) {
          expect(one.values).toEqual(marks.filter((m) => m.begin <= at && at < m.end).map((m) => m.value));
        }
      });
    }
  });

  it("has nothing for an empty text", () => {
    expect(segments(0, 0, [mark(0, 4, "a")])).toEqual([]);
  });
});

describe("lines", () => {
  it("gives the stretches between line breaks", () => {
    expect(lines(new CodePoints("ab\n\ncd\r\ne"))).toEqual([[0, 2], [4, 6], [8, 9]]);
    expect(lines(new CodePoints("😀\nب"))).toEqual([[0, 1], [2, 3]]);
    expect(lines(new CodePoints(""))).toEqual([]);
  });
});
