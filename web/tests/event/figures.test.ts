import { describe, expect, it } from "vitest";
import { axis, extent, told_tolls } from "../../src/event/figures";
import type { EventToll } from "../../src/lib/types";

const told = (number: number | null, hedge = "exact", number_to: number | null = null) => ({ number, number_to, hedge });

describe("extent", () => {
  it("draws what is told", () => {
    expect(extent(told(16))).toMatchObject({ low: 16, high: 16, vague: false, about: false });
    expect(extent(told(22, "at_least"))).toMatchObject({ low: 22, high: null });
    expect(extent(told(30, "more_than"))).toMatchObject({ low: 30, high: null });
    expect(extent(told(8, "at_most"))).toMatchObject({ low: 0, high: 8, open_low: true });
    expect(extent(told(3, "range", 5))).toMatchObject({ low: 3, high: 5 });
    expect(extent(told(90, "about"))).toMatchObject({ low: 90, high: 90, about: true });
  });
  it("marks words without a number as vague, and draws nothing of nothing", () => {
    expect(extent(told(null, "dozens"))).toMatchObject({ vague: true, low: 20 });
    expect(extent(told(null, "unknown"))).toBeNull();
  });
});

describe("axis", () => {
  it("holds every number and ends on a round one", () => {
    for (const largest of [0, 1, 3, 7, 16, 43, 99, 100, 101, 750, 1234, 99999]) {
      const { end, ticks } = axis([told(0), told(largest)]);
      expect(end).toBeGreaterThanOrEqual(largest);
      expect(end).toBeLessThanOrEqual(Math.max(2, largest * 1.7));
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });
  it("leaves room behind an open end", () => {
    expect(axis([told(100, "at_least")]).end).toBeGreaterThan(100);
  });
  it("is not flattened by a vague word beside numbers", () => {
    expect(axis([told(12), told(null, "thousands")]).end).toBeLessThan(20);
    expect(axis([told(null, "dozens")]).end).toBeGreaterThanOrEqual(99);
  });
});

describe("told_tolls", () => {
  it("puts the total before the classes and leaves out what only repeats it", () => {
    const toll = (kind: string, who: string): EventToll => ({ kind, who, low: 1, high: 1, by_source: [] });
    const found = told_tolls([toll("killed", "child"), toll("killed", "total"), toll("killed", "person"), toll("destroyed", "building")]);
    expect(found.map((one) => [one.kind, one.total?.who ?? null, one.classes.map((c) => c.who)])).toEqual([
      ["killed", "total", ["child"]],
      ["destroyed", null, ["building"]],
    ]);
  });
});
