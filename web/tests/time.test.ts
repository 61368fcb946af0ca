import { expect, test } from "vitest";
import { first_day, iso, last_day, ticks, unit_begin, unit_end } from "../src/lib/time";

test("first and last days", () => {
  expect(iso(first_day("2018"))).toBe("2018-01-01");
  expect(iso(last_day("2018"))).toBe("2018-12-31");
  expect(iso(last_day("2016-02"))).toBe("2016-02-29");
  expect(iso(last_day("1900-02"))).toBe("1900-02-28");
  expect(iso(first_day("2018-03-05"))).toBe("2018-03-05");
  expect(iso(first_day("0098-12-31") + 1)).toBe("0099-01-01");
  expect(first_day("1970-01-01")).toBe(0);
});

test("units", () => {
  const day = first_day("2018-03-07"); // a Wednesday
  expect(iso(unit_begin(day, "week"))).toBe("2018-03-05");
  expect(iso(unit_end(day, "week"))).toBe("2018-03-11");
  expect(iso(unit_begin(first_day("1965-05-23"), "week"))).toBe("1965-05-17"); // before 1970, a Sunday
  expect(iso(unit_end(day, "month"))).toBe("2018-03-31");
  expect(iso(unit_begin(day, "year"))).toBe("2018-01-01");
  expect(unit_begin(day, "day")).toBe(day);
});

test("labels of an axis: few enough, within it, not one after the other equal", () => {
  const spans: [string, string][] = [
    ["2018-03-01", "2018-03-04"], ["2018-02-17", "2018-07-01"], ["2016-01-01", "2018-07-01"], ["1945-05-01", "2018-07-01"],
    ["2018-03-01", "2018-03-01"],
  ];
  for (const [from, to] of spans) {
    const [first, last] = [first_day(from), first_day(to)];
    const { days } = ticks(first, last, 8);
    expect(days.length, from).toBeLessThanOrEqual(9);
    expect(days.length, from).toBeGreaterThan(0);
    for (const day of days) expect(day >= first && day <= last, from).toBe(true);
    expect(new Set(days).size).toBe(days.length);
  }
  expect(ticks(first_day("2018-02-17"), first_day("2018-07-01"), 8)).toEqual({
    days: ["2018-03-01", "2018-04-01", "2018-05-01", "2018-06-01", "2018-07-01"].map(first_day),
    form: "month",
  });
});
