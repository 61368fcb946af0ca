import { describe, expect, test } from "vitest";
import { CodePoints, pieces } from "../src/lib/spans";

describe("CodePoints", () => {
  test("Arabic text has one unit for each code point", () => {
    const points = new CodePoints("قصف الجيش");
    expect(points.length).toBe(9);
    expect(points.slice([0, 3])).toBe("قصف");
    expect(points.offset(4)).toBe(4);
  });

  test("characters beyond the BMP take two units and one code point", () => {
    const points = new CodePoints("a😀ب😀ج");
    expect(points.length).toBe(5);
    expect([0, 1, 2, 3, 4, 5].map((index) => points.offset(index))).toEqual([0, 1, 3, 4, 6, 7]);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((offset) => points.index(offset))).toEqual([0, 1, 1, 2, 3, 3, 4, 5]);
    expect(points.slice([1, 3])).toBe("😀ب");
  });

  test("half a surrogate pair is a code point of its own", () => {
    const points = new CodePoints("a\ud83dب");
    expect(points.length).toBe(3);
    expect(points.slice([2, 3])).toBe("ب");
  });

  test("what is out of range is the nearest end", () => {
    const points = new CodePoints("😀");
    expect(points.offset(-3)).toBe(0);
    expect(points.offset(9)).toBe(2);
    expect(new CodePoints("").offset(1)).toBe(0);
  });

  test("agrees with counting one by one", () => {
    const text = "𐤀ب😀😀 قال x𐤁".repeat(40);
    const points = new CodePoints(text);
    const characters = [...text];
    expect(points.length).toBe(characters.length);
    let offset = 0;
    characters.forEach((character, index) => {
      expect(points.offset(index)).toBe(offset);
      expect(points.index(offset)).toBe(index);
      offset += character.length;
    });
  });
});

describe("pieces", () => {
  test("directional controls are named, and nothing else is touched", () => {
    expect(pieces("ab\u202eevil\u202c!")).toEqual([
      { text: "ab", control: false },
      { text: "RLO", control: true },
      { text: "evil", control: false },
      { text: "PDF", control: true },
      { text: "!", control: false },
    ]);
    expect(pieces("<b>قال</b>")).toEqual([{ text: "<b>قال</b>", control: false }]);
    expect(pieces("")).toEqual([{ text: "", control: false }]);
    expect(pieces("\u2066")).toEqual([{ text: "LRI", control: true }]);
  });
});
