import { describe, expect, it } from "vitest";
import { direction_of, isolated, safe_pieces, shortened, shortened_before } from "../../src/article/safe_text";

describe("safe_pieces", () => {
  it("leaves ordinary Arabic alone, vowels and all", () => {
    for (const text of ["قُتِلَ الرَّجُلُ", "ٱلْحَمْدُ لِلَّهِ", "", "<b>x</b>", "م\u200dه"]) {
      expect(safe_pieces(text)).toEqual([{ text, control: false }]);
    }
  });
  it("shows directional controls by name instead of obeying them", () => {
    expect(safe_pieces("a\u202eb")).toEqual([
      { text: "a", control: false },
      { text: "RLO", control: true },
      { text: "b", control: false },
    ]);
  });
  it("draws the first few of a million combining marks and counts the rest", () => {
    const found = safe_pieces(`ب${"\u0301".repeat(1_000_000)}ت`);
    expect(found).toEqual([
      { text: `ب${"\u0301".repeat(6)}`, control: false },
      { text: "+999994", control: true },
      { text: "ت", control: false },
    ]);
  });
  it("loses no character that is no control", () => {
    const text = `x${"\u0651".repeat(9)}y\u2067z${"\u0300".repeat(7)}`;
    const shown = safe_pieces(text).map((piece) => (piece.control && piece.text.startsWith("+") ? "m".repeat(Number(piece.text.slice(1))) : piece.text)).join("");
    expect([...shown.replace("RLI", "#")].length).toBe([...text].length);
  });
});

describe("isolated", () => {
  it("names controls in a string", () => {
    expect(isolated("\u202eabc")).toBe("\u2068[RLO]abc\u2069");
  });
});

describe("direction_of", () => {
  it("is right to left for whatever has Arabic in it", () => {
    expect(direction_of("<b>قصف")).toBe("rtl");
    expect(direction_of("abc 12")).toBe("auto");
  });
});

describe("shortened", () => {
  it("leaves short texts alone and cuts no character in two", () => {
    expect(shortened("قصف", 3)).toBe("قصف");
    expect(shortened("قصف", 2)).toBe("قص…");
    expect(shortened("a😀b", 2)).toBe("a…");
    expect(shortened_before("قصف", 2)).toBe("…صف");
    expect(shortened_before("a😀b", 2)).toBe("…b");
  });
});
