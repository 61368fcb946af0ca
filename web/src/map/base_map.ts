// The land: states everywhere, their divisions in the Arab states and around. Made once from map.topo.json
// (scripts/map_polygons says whence) as paths in the units of `view.ts`, so that a canvas draws them at any zoom.
import { geoPath, geoTransform, type GeoPermissibleObjects } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import map_url from "../assets/map.topo.json?url";
import type { Language } from "../lib/i18n.svelte";
import type { Box } from "../lib/types";
import { place_of, project, to_screen, type Point, type Size, type View } from "./view";

interface Label {
  names: Record<Language, string>;
  at: Point;
  /** Width of what it names, in units: small areas are named at near zooms only. */
  extent: number;
  state: boolean;
}

export interface BaseMap {
  far_land: Path2D;
  near_land: Path2D;
  divisions: Path2D;
  far_borders: Path2D;
  near_borders: Path2D;
  labels: Label[];
  /** The outline of a state («SY») or a division («SY-ID») as a path, and what it lies in; null if the map lacks it. */
  shape(code: string): { path: Path2D; box: Box } | null;
}

interface CountryProperties {
  at: Point;
  near?: 1;
}

type MapTopology = Topology<{
  admin1: GeometryCollection<{ ar: string; en: string; at: Point }>;
  countries: GeometryCollection<CountryProperties>;
}>;

// Point by point in the plane: the polygons are cut at 180° and need none of d3's spherical clipping.
const projection = geoTransform({
  point(longitude, latitude) {
    this.stream.point(...project(longitude, latitude));
  },
});

function path_of(shape: GeoPermissibleObjects): Path2D {
  // A path is what d3 writes to, but for one method that it does not call here.
  const path = Object.assign(new Path2D(), { beginPath() {} });
  geoPath(projection, path)(shape);
  return path;
}

function make(map: MapTopology): BaseMap {
  const { admin1, countries } = map.objects;
  const near = new Set<string>();
  for (const country of countries.geometries) {
    if ((country.properties as CountryProperties | undefined)?.near) near.add(String(country.id));
  }
  const is_near = (country: { id?: string | number | undefined }) => near.has(String(country.id));
  const group = (wanted: boolean) => ({
    ...countries,
    geometries: countries.geometries.filter((country) => is_near(country) === wanted),
  });
  const measure = geoPath(projection);
  const labels: Label[] = [];
  const country_names = {
    ar: new Intl.DisplayNames("ar", { type: "region", style: "short", fallback: "none" }),
    en: new Intl.DisplayNames("en", { type: "region", style: "short", fallback: "none" }),
  };
  const extent_of = (shape: GeoPermissibleObjects) => {
    const [[left], [right]] = measure.bounds(shape);
    return right - left;
  };
  for (const country of feature(map, countries).features) {
    const code = String(country.id);
    if (!/^[A-Z]{2}$/.test(code)) continue;
    const ar = country_names.ar.of(code);
    const en = country_names.en.of(code);
    if (!ar || !en) continue;
    const [longitude, latitude] = country.properties.at;
    labels.push({ names: { ar, en }, at: project(longitude, latitude), extent: extent_of(country), state: true });
  }
  for (const division of feature(map, admin1).features) {
    const { ar, en, at } = division.properties;
    labels.push({ names: { ar, en }, at: project(at[0], at[1]), extent: extent_of(division), state: false });
  }
  // The largest first: they get their room before the others.
  labels.sort((a, b) => Number(b.state) - Number(a.state) || b.extent - a.extent);
  return {
    far_land: path_of(feature(map, group(false))),
    near_land: path_of(feature(map, group(true))),
    divisions: path_of(mesh(map, admin1, (a, b) => a !== b)),
    far_borders: path_of(mesh(map, countries, (a, b) => a !== b && !is_near(a) && !is_near(b))),
    near_borders: path_of(mesh(map, countries, (a, b) => a !== b && (is_near(a) || is_near(b)))),
    labels,
    shape(code) {
      const found = [...admin1.geometries, ...countries.geometries].find((one) => one.id === code);
      if (!found) return null;
      const shape = feature(map, found);
      const [[left, top], [right, bottom]] = measure.bounds(shape);
      const [west, north] = place_of([left, top]);
      const [east, south] = place_of([right, bottom]);
      return { path: path_of(shape), box: [south, west, north, east] };
    },
  };
}

let loading: Promise<BaseMap> | null = null;

/** Loads the map, once for all that show it. Rejects if it cannot be fetched; a later call tries again. */
export function load_base_map(): Promise<BaseMap> {
  loading ??= fetch(map_url)
    .then((answer) => {
      if (!answer.ok) throw new Error(`map: ${answer.status}`);
      return answer.json() as Promise<MapTopology>;
    })
    .then(make)
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

export type Colours = Record<
  | "sea" | "land" | "land_near" | "border" | "border_near" | "inner" | "text" | "halo"
  | "surface" | "ink" | "muted" | "accent" | "contested"
  | "force" | "pressure" | "movement" | "protest" | "words" | "peace",
  string
>;

const colour_tokens: Colours = {
  sea: "--map-sea", land: "--map-land", land_near: "--map-land-near", border: "--map-border",
  border_near: "--map-border-near", inner: "--map-inner", text: "--map-text", halo: "--map-halo",
  surface: "--surface", ink: "--ink", muted: "--muted", accent: "--accent", contested: "--contested",
  force: "--family-force", pressure: "--family-pressure", movement: "--family-movement",
  protest: "--family-protest", words: "--family-words", peace: "--family-peace",
};

/** The tokens of app.css as they are now (a canvas knows no variables). */
export function read_colours(element: Element): Colours {
  const style = getComputedStyle(element);
  const colours = { ...colour_tokens };
  for (const key of Object.keys(colours) as (keyof Colours)[]) {
    colours[key] = style.getPropertyValue(colour_tokens[key]).trim();
  }
  return colours;
}

/** Sizes the canvas for the screen's pixels; its context then draws in CSS pixels. */
export function prepare(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  const pixels = [Math.round(width * ratio), Math.round(height * ratio)] as const;
  if (canvas.width !== pixels[0]) canvas.width = pixels[0];
  if (canvas.height !== pixels[1]) canvas.height = pixels[1];
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

const state_font = `600 13px "IBM Plex Sans Arabic", sans-serif`;
const place_font = `400 12px "IBM Plex Sans Arabic", sans-serif`;

/** A circle on the screen that names keep clear of. */
export type Obstacle = [x: number, y: number, radius: number];

/** Draws land and borders. */
export function draw_base(
  context: CanvasRenderingContext2D,
  map: BaseMap | null,
  view: View,
  size: Size,
  colours: Colours,
): void {
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, size.width, size.height);
  if (!map) return;
  const scale = 2 ** view.zoom;
  context.save();
  context.translate(size.width / 2 - view.x * scale, size.height / 2 - view.y * scale);
  context.scale(scale, scale);
  context.lineJoin = "round";
  const fill = (path: Path2D, colour: string) => {
    context.fillStyle = colour;
    context.fill(path, "evenodd");
  };
  const stroke = (path: Path2D, colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width / scale;
    context.stroke(path);
  };
  fill(map.far_land, colours.land);
  fill(map.near_land, colours.land_near);
  if (view.zoom >= 3.5) stroke(map.divisions, colours.inner, view.zoom >= 6 ? 1 : 0.6);
  stroke(map.far_borders, colours.border, 0.7);
  stroke(map.near_borders, colours.border_near, 1);
  context.restore();
}

/** Draws names as far as there is room for them: `places` (pixels), states and, nearer, their divisions. */
export function draw_names(
  context: CanvasRenderingContext2D,
  map: BaseMap,
  view: View,
  size: Size,
  colours: Colours,
  language: Language,
  obstacles: Obstacle[] = [],
  places: { text: string; at: Point }[] = [],
): void {
  const scale = 2 ** view.zoom;
  type Rectangle = [left: number, top: number, right: number, bottom: number];
  const taken: Rectangle[] = [];
  const is_free = (box: Rectangle) =>
    !taken.some(([left, top, right, bottom]) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) &&
    !obstacles.some(([x, y, radius]) => {
      const dx = Math.max(box[0] - x, x - box[2], 0);
      const dy = Math.max(box[1] - y, y - box[3], 0);
      return dx * dx + dy * dy < radius * radius;
    });
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.direction = language === "ar" ? "rtl" : "ltr";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = colours.halo;
  const write = (text: string, [x, y]: Point, half: number, colour: string) => {
    taken.push([x - half - 3, y - 8, x + half + 3, y + 8]);
    context.fillStyle = colour;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  const fits = ([x, y]: Point, half: number) => is_free([x - half - 3, y - 8, x + half + 3, y + 8]);
  context.font = place_font;
  for (const { text, at } of places) {
    const half = context.measureText(text).width / 2;
    if (fits(at, half)) write(text, at, half, colours.ink);
  }
  for (const label of map.labels) {
    // States are named until one of them is wider than the screen, divisions when there is room for them.
    if (label.state ? label.extent * scale > size.width * 2.5 : view.zoom < 5) continue;
    const [x, y] = to_screen(view, size, label.at);
    if (x < -60 || y < -20 || x > size.width + 60 || y > size.height + 20) continue;
    const text = label.names[language];
    context.font = label.state ? state_font : place_font;
    const half = context.measureText(text).width / 2;
    if (half * 2 > label.extent * scale * 1.15) continue;
    // A little above or below is as good, as long as it is still in what it names.
    const shift = [0, 16, -16, 30, -30].find(
      (dy) => Math.abs(dy) < label.extent * scale * 0.3 && fits([x, y + dy], half),
    );
    if (shift !== undefined) write(text, [x, y + shift], half, label.state ? colours.muted : colours.text);
  }
}
