import { describe, expect, it } from "vitest";
import type { EventClaim, EventFull } from "../../src/lib/types";
import { by_voice, claims_of, figures_by_claim, in_order, reference_key, saying } from "../../src/event/sides";

function claim(document: string, id: string, voice: string, more: Partial<EventClaim> = {}): EventClaim {
  const named = { id: voice, name: voice, name_ar: null };
  return {
    document, article: 1, article_key: "d", claim: id, path: null, outlet: null, published: null, type: "ASSAULT", modes: [],
    factuality: "asserted", background: false, source: voice, voice, copy_of: null, speaker: named, independent: named,
    chain: [{ text: voice, source: voice, actor: null, name: null, label: null }], stance: "assert", cue: "قال",
    trigger: "قصف", trigger_span: [0, 3], words: "قصف", evidence: [0, 3], ...more,
  };
}

describe("by_voice", () => {
  it("puts the claims of one voice together, and a copy under what it copies", () => {
    const origin = claim("wire", "c1", "SOHR");
    const copy = claim("paper", "c7", "SOHR", { copy_of: { document: "wire", article: 1, claim: "c1" } });
    const other = claim("paper", "c8", "MOD");
    const groups = by_voice([copy, other, origin]);
    expect(groups.map((g) => g.voice.id)).toEqual(["MOD", "SOHR"]);
    expect(groups[1]!.claims).toBe(1);
    expect(groups[1]!.ways[0]!.tellings).toEqual([{ claim: origin, copies: [copy] }]);
  });
  it("lets a copy stand for itself where its origin is not there", () => {
    const copy = claim("paper", "c7", "SOHR", { copy_of: { document: "wire", article: 1, claim: "c1" } });
    expect(by_voice([copy])[0]!.ways[0]!.tellings).toEqual([{ claim: copy, copies: [] }]);
  });
  it("draws one chain for what came the same way, and another where the cue or the outlet is another", () => {
    const groups = by_voice([claim("a", "c1", "SOHR"), claim("a", "c2", "SOHR"), claim("a", "c3", "SOHR", { cue: "نفى", stance: "deny" })]);
    expect(groups[0]!.ways.map((way) => way.tellings.length)).toEqual([2, 1]);
  });
});

describe("claims_of", () => {
  it("finds the claims of a side", () => {
    const event = { claims: [claim("a", "c1", "X"), claim("b", "c1", "Y"), claim("a", "c2", "Z")] } as EventFull;
    const side = { sources: [], says: "", how: null, claims: [{ document: "a", article: 1, claim: "c2" }, { document: "b", article: 1, claim: "c1" }] };
    expect(claims_of(event, side).map((c) => c.speaker.id)).toEqual(["Y", "Z"]);
  });
});

describe("figures_by_claim", () => {
  it("says a number once, as exactly as it is told, and other numbers beside it", () => {
    const reference = { document: "a", article: 1, claim: "c1" };
    const figure = (number: number) => ({ chain: [], number, number_to: null, hedge: "exact", updated: false, published: null, claim: reference });
    const toll = (who: string, ...numbers: number[]) => ({ kind: "killed", who, low: 0, high: 0, by_source: numbers.map(figure) });
    const told = (...tolls: ReturnType<typeof toll>[]) =>
      figures_by_claim({ tolls } as unknown as EventFull).get(reference_key(reference))!.map((one) => [one.who, one.figure.number]);
    expect(told(toll("total", 15), toll("combatant", 15))).toEqual([["combatant", 15]]);
    expect(told(toll("total", 16), toll("person", 16), toll("child", 4))).toEqual([["child", 4], ["person", 16]]);
  });
});

describe("in_order", () => {
  it("puts whether it happened before how many", () => {
    const contests = ["toll", "means", "occurrence", "actor"].map((about) => ({ about, kind: null, who: null, sides: [] }));
    expect(in_order(contests).map((c) => c.about)).toEqual(["occurrence", "actor", "means", "toll"]);
  });
});

describe("saying", () => {
  const toll = { about: "toll", kind: "killed" };
  it("takes apart what a side says", () => {
    expect(saying(toll, "16 killed")).toEqual({ form: "number", hedge: "exact", number: 16, number_to: null, kind: "killed" });
    expect(saying(toll, "more than 30 killed")).toMatchObject({ hedge: "more_than", number: 30 });
    expect(saying(toll, "3 to 5 killed")).toMatchObject({ hedge: "range", number: 3, number_to: 5 });
    expect(saying(toll, "dozens killed")).toEqual({ form: "vague", hedge: "dozens", kind: "killed" });
    expect(saying({ about: "actor", kind: null }, "RUS")).toEqual({ form: "actor", id: "RUS" });
    expect(saying({ about: "actor", kind: null }, "by others, against ISR.MIL")).toEqual({ form: "against", id: "ISR.MIL" });
    expect(saying({ about: "means", kind: null }, "aerial heavy-weapons")).toEqual({ form: "modes", modes: ["aerial", "heavy-weapons"] });
    expect(saying({ about: "occurrence", kind: null }, "denied")).toEqual({ form: "occurrence", word: "denied" });
  });
});
