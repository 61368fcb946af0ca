import { beforeEach, describe, expect, it } from "vitest";
import { figure_text, party_name, saying_text, with_names } from "../../src/event/names";
import { language } from "../../src/lib/i18n.svelte";
import type { EventFull } from "../../src/lib/types";

const names = { "RUS": { name: "Russia", name_ar: "روسيا" }, "IRQ.GOV.PM": { name: "Iraqi prime minister", name_ar: "رئيس الوزراء العراقي" } };
const party = (text: string, actor: string | null, name: string | null) => ({ text, actor, name, voices: 1 });

describe("names in Arabic", () => {
  beforeEach(() => language.choose("ar"));

  it("are those of the dictionary, but for a person who stands for an office", () => {
    const event = { actors: [party("طائرات روسية", "RUS", "Russia"), party("حيدر العبادي", "IRQ.GOV.PM", "Haider al-Abadi"), party("مسلحون", null, null)], targets: [], claims: [] } as unknown as EventFull;
    expect(with_names({ event, names }).actors.map(party_name)).toEqual(["روسيا", "حيدر العبادي", "مسلحون"]);
  });
  it("say what a side says", () => {
    expect(saying_text({ form: "actor", id: "RUS" }, names)).toBe("روسيا");
    expect(saying_text({ form: "actor", id: "XYZ" }, names)).toBe("XYZ");
    expect(saying_text({ form: "number", hedge: "at_least", number: 22, number_to: null, kind: "killed" }, names)).toBe("قتلى: 22 على الأقل");
  });
});

describe("figures in English", () => {
  beforeEach(() => language.choose("en"));

  it("keep their hedges", () => {
    expect(figure_text({ number: 22, number_to: null, hedge: "more_than" })).toBe("more than 22");
    expect(figure_text({ number: 3, number_to: 5, hedge: "range" })).toContain("3–5");
    expect(figure_text({ number: null, number_to: null, hedge: "dozens" })).toBe("dozens");
  });
});
