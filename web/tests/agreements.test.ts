import { expect, test } from "vitest";
import { month_span, months_of, sides_of, violation_count } from "../src/agreements/violations";
import type { Agreement } from "../src/lib/types";

const army = { actor: "SYR.MIL", name: "Syrian army", text: "قوات النظام" };
const agreement = {
  violations: [
    { accuser: null, accused: army, claims: 1, months: { "2018-03": 1 } },
    { accuser: null, accused: { ...army, text: "الجيش" }, claims: 2, months: { "2018-03": 1, "2018-06": 1 } },
    { accuser: null, accused: null, claims: 1, months: { "2017-11": 1 } },
  ],
  claims: [
    { role: "violation", copy: false }, { role: "violation", copy: true }, { role: "made", copy: false },
    { role: "violation", copy: false },
  ],
} as unknown as Agreement;

test("sides are whom they are, not what they are called; the most accused first", () => {
  expect(sides_of(agreement).map(({ key, claims }) => [key, claims])).toEqual([["SYR.MIL", 3], ["", 1]]);
});

test("copies and other claims are no violations", () => {
  expect(violation_count(agreement)).toBe(2);
});

test("months, with those between", () => {
  expect([...months_of(agreement.violations)]).toEqual([["2018-03", 2], ["2018-06", 1], ["2017-11", 1]]);
  expect(month_span(["2018-02", "2017-11"])).toEqual(["2017-11", "2017-12", "2018-01", "2018-02"]);
  expect(month_span([])).toEqual([]);
});
