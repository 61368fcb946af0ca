// Where a map looks: Web Mercator, the whole world 256 units wide, as many pixels per unit as 2^zoom.
import type { Box } from "../lib/types";

export const world_size = 256;
export const least_zoom = 1;
export const most_zoom = 12;
const most_latitude = 85.05;

export interface View {
  /** Centre, in units. */
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export type Point = [x: number, y: number];

/** Units of a place. */
export function project(longitude: number, latitude: number): Point {
  const bounded = Math.max(-most_latitude, Math.min(most_latitude, latitude));
  const sine = Math.sin((bounded * Math.PI) / 180);
  return [
    ((longitude + 180) / 360) * world_size,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world_size,
  ];
}

/** Longitude and latitude of units. */
export function place_of([x, y]: Point): Point {
  const longitude = (x / world_size) * 360 - 180;
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / world_size))) * 180) / Math.PI;
  return [longitude, latitude];
}

export function to_screen(view: View, { width, height }: Size, [x, y]: Point): Point {
  const scale = 2 ** view.zoom;
  return [(x - view.x) * scale + width / 2, (y - view.y) * scale + height / 2];
}

export function from_screen(view: View, { width, height }: Size, [x, y]: Point): Point {
  const scale = 2 ** view.zoom;
  return [(x - width / 2) / scale + view.x, (y - height / 2) / scale + view.y];
}

/** The view within the world and the zooms that there are. */
export function bounded(view: View, { width, height }: Size): View {
  const fits = Math.log2(Math.max(width, height, 1) / world_size);
  const zoom = Math.min(most_zoom, Math.max(least_zoom, Math.min(fits, 3), view.zoom));
  const scale = 2 ** zoom;
  const half_x = Math.min(width / 2 / scale, world_size / 2);
  const half_y = Math.min(height / 2 / scale, world_size / 2);
  return {
    x: Math.min(world_size - half_x, Math.max(half_x, view.x)),
    y: Math.min(world_size - half_y, Math.max(half_y, view.y)),
    zoom,
  };
}

/** What is seen; `margin` 0.5 adds half of it on each side. */
export function box_of(view: View, size: Size, margin = 0): Box {
  const dx = size.width * margin;
  const dy = size.height * margin;
  const [west, north] = place_of(from_screen(view, size, [-dx, -dy]));
  const [east, south] = place_of(from_screen(view, size, [size.width + dx, size.height + dy]));
  return [Math.max(-90, south), Math.max(-180, west), Math.min(90, north), Math.min(180, east)];
}

/** The nearest view that shows the whole box. */
export function fit(box: Box, size: Size, closest = 9): View {
  const [left, top] = project(box[1], box[2]);
  const [right, bottom] = project(box[3], box[0]);
  const scale = Math.min(size.width / Math.max(right - left, 1e-6), size.height / Math.max(bottom - top, 1e-6));
  return bounded({ x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.min(closest, Math.log2(scale)) }, size);
}

/** Zooms by so many steps, keeping the point of the screen where it is. */
export function zoomed(view: View, size: Size, steps: number, at: Point = [size.width / 2, size.height / 2]): View {
  const fixed = from_screen(view, size, at);
  const zoom = bounded({ ...view, zoom: view.zoom + steps }, size).zoom;
  const scale = 2 ** zoom;
  return bounded(
    { x: fixed[0] - (at[0] - size.width / 2) / scale, y: fixed[1] - (at[1] - size.height / 2) / scale, zoom },
    size,
  );
}

export function moved(view: View, size: Size, dx: number, dy: number): View {
  const scale = 2 ** view.zoom;
  return bounded({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }, size);
}

export function holds([south, west, north, east]: Box, latitude: number, longitude: number): boolean {
  if (latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}
