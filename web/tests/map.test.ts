import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Cluster } from "../src/lib/types";
import { by_family, families, family_of } from "../src/map/families";
import { merged, outer_radius } from "../src/map/markers";
import { bounded, box_of, fit, from_screen, holds, place_of, project, to_screen, zoomed } from "../src/map/view";

const size = { width: 800, height: 600 };

describe("view", () => {
  test("places and points of the screen are there and back the same", () => {
    const view = fit([32, 35, 37, 42], size);
    for (const [longitude, latitude] of [[36.3, 33.5], [38.9, 35.95]] as const) {
      const [x, y] = to_screen(view, size, project(longitude, latitude));
      expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
      const back = place_of(from_screen(view, size, [x, y]));
      expect(back[0]).toBeCloseTo(longitude, 9);
      expect(back[1]).toBeCloseTo(latitude, 9);
    }
  });

  test("a box that is fitted is seen whole, north above", () => {
    const box = [12, 42, 18.5, 53] as const;
    const seen = box_of(fit([...box], size), size);
    expect(seen[0]).toBeLessThanOrEqual(box[0] + 1e-9);
    expect(seen[1]).toBeLessThanOrEqual(box[1] + 1e-9);
    expect(seen[2]).toBeGreaterThanOrEqual(box[2] - 1e-9);
    expect(seen[3]).toBeGreaterThanOrEqual(box[3] - 1e-9);
  });

  test("zooming keeps the point under the pointer", () => {
    const view = fit([30, 34, 38, 44], size);
    const at: [number, number] = [200, 450];
    const before = place_of(from_screen(view, size, at));
    const after = place_of(from_screen(zoomed(view, size, 1.5, at), size, at));
    expect(after[0]).toBeCloseTo(before[0], 9);
    expect(after[1]).toBeCloseTo(before[1], 9);
  });

  test("nothing outside the world, however one moves", () => {
    const view = bounded({ x: -500, y: 900, zoom: 40 }, size);
    expect(view.zoom).toBe(12);
    const [south, west, north, east] = box_of(view, size);
    expect(south >= -90 && west >= -180 && north <= 90 && east <= 180).toBe(true);
  });

  test("boxes across 180°", () => {
    expect(holds([30, 170, 40, -170], 35, 175)).toBe(true);
    expect(holds([30, 170, 40, -170], 35, 0)).toBe(false);
    expect(holds([30, 35, 40, 45], 35, 36)).toBe(true);
    expect(holds([30, 35, 40, 45], 29, 36)).toBe(false);
  });
});

function cluster(lat: number, lon: number, events: number, more: Partial<Cluster> = {}): Cluster {
  return {
    lat, lon, events, contested: 0, killed_low: 0, killed_high: 0, types: { ASSAULT: events }, precision: "settlement",
    box: [lat, lon, lat, lon], place: { id: `${lat},${lon}`, name: "", name_ar: "" },
    ...(events === 1 && { event: "e1" }), ...more,
  };
}

describe("markers", () => {
  test("those that would lie over one another are made one, and nothing is lost", () => {
    const all = [cluster(33.5, 36.3, 10), cluster(33.501, 36.301, 1, { contested: 1, killed_high: 4, types: { AGREE: 1 } }),
      cluster(36.2, 37.1, 5)];
    const far = merged(all, 5);
    expect(far.map(({ events }) => events)).toEqual([11, 5]);
    expect(far[0]).toMatchObject({
      contested: 1, killed_high: 4, types: { ASSAULT: 10, AGREE: 1 }, place: null, box: [33.5, 36.3, 33.501, 36.301],
    });
    expect(far[0]!.event).toBeUndefined();
    // As near as one can get, they stand apart.
    expect(merged(all, 18).map(({ events }) => events)).toEqual([10, 5, 1]);
    expect(all[0]!.events).toBe(10);
  });

  test("exact places and areas stay apart, and the area makes way", () => {
    const [exact, area] = merged([cluster(33.5, 36.3, 10), cluster(33.5, 36.3, 4, { area: true })], 8);
    expect([exact!.events, area!.events]).toEqual([10, 4]);
    expect([exact!.lat, exact!.lon]).toEqual([33.5, 36.3]);
    const pixels = 2 ** 8;
    const [a, b] = [exact!, area!].map(({ lat, lon }) => project(lon, lat));
    const distance = Math.hypot(a![0] - b![0], a![1] - b![1]) * pixels;
    expect(distance).toBeGreaterThan(outer_radius(exact!) + outer_radius(area!) - 3);
  });
});

test("every type has a family, unknown ones too", () => {
  expect(by_family({ ASSAULT: 3, AGREE: 1, AID: 2 })).toEqual([["force", 3], ["peace", 3]]);
  expect(families).toContain(family_of("SOMETHING-NEW"));
});

test("the map's data: states and divisions with names in both languages", () => {
  const text = readFileSync("src/assets/map.topo.json", "utf8");
  const map = JSON.parse(text) as {
    objects: Record<"admin1" | "countries", { geometries: { id: string; properties: { ar?: string; en?: string; near?: 1 } }[] }>;
  };
  const { admin1, countries } = map.objects;
  for (const division of admin1.geometries) {
    expect(division.properties.ar, division.id).toMatch(/\p{Script=Arabic}/u);
    expect(division.properties.en, division.id).toBeTruthy();
  }
  const near = countries.geometries.filter((country) => country.properties.near).map((country) => country.id);
  for (const arab of "SY IQ YE LB JO PS SA EG LY SD TN DZ MA MR SO DJ KM OM AE QA BH KW".split(" ")) expect(near).toContain(arab);
  expect(admin1.geometries.find((division) => division.id === "SY-ID")?.properties).toMatchObject({ ar: "إدلب", en: "Idlib" });
});
