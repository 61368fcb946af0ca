// Markers of clusters on a canvas.
//   one event          a dot in the colour of its family; contested: a diamond
//   several            a ring shared out among the families, their number within; some contested: a diamond at its edge
//   people killed      a second ring around, thicker the more
//   area               open and dashed: somewhere in a governorate or wider
import { number } from "../lib/format";
import type { Cluster } from "../lib/types";
import type { Colours } from "./base_map";
import { by_family } from "./families";
import { place_of, project } from "./view";

/** Radius in pixels, without the ring for people killed. */
export function radius_of(cluster: Cluster): number {
  if (cluster.events <= 1) return 5.5;
  return Math.min(9 + 4.5 * Math.log10(cluster.events), 24);
}

function killed_ring(cluster: Cluster): number {
  return cluster.killed_high > 0 ? Math.min(0.75 + 0.6 * Math.log10(cluster.killed_high), 3.5) : 0;
}

/** Radius of all that is drawn, for hits and focus. */
export function outer_radius(cluster: Cluster): number {
  const ring = killed_ring(cluster);
  return radius_of(cluster) + (ring ? ring + 1.5 : 0);
}

/**
 * The clusters with those that would lie over one another made one, the smaller into the larger; exact places and areas
 * apart. The server's are of a grid that knows nothing of the size of markers.
 */
export function merged(clusters: Cluster[], zoom: number): Cluster[] {
  const scale = 2 ** zoom;
  const kept: Placed[] = [];
  for (const cluster of [...clusters].sort((a, b) => b.events - a.events)) {
    const [x, y] = project(cluster.lon, cluster.lat).map((unit) => unit * scale) as [number, number];
    const radius = outer_radius(cluster);
    const over = kept.find((other) => Boolean(other.cluster.area) === Boolean(cluster.area) &&
      Math.hypot(other.x - x, other.y - y) < 0.8 * (other.radius + radius));
    if (over) over.cluster = sum(over.cluster, cluster);
    else kept.push({ cluster, x, y, radius });
  }
  const exact = kept.filter(({ cluster }) => !cluster.area);
  const areas = kept.filter(({ cluster }) => cluster.area);
  areas.forEach((area, index) => make_way(area, [...exact, ...areas.slice(0, index)]));
  return kept.map(({ cluster, x, y }) => {
    if (!cluster.area) return cluster;
    const [lon, lat] = place_of([x / scale, y / scale]);
    return { ...cluster, lat, lon };
  });
}

interface Placed {
  cluster: Cluster;
  x: number;
  y: number;
  radius: number;
}

/** An area is somewhere around its point, so its marker may stand a little aside where another one is. */
function make_way(area: Placed, others: Placed[]): void {
  const home = [area.x, area.y] as const;
  const farthest = 36;
  for (let round = 0; round < 8; round++) {
    const over = others.find((other) => Math.hypot(other.x - area.x, other.y - area.y) < area.radius + other.radius - 2);
    if (!over) return;
    const distance = Math.hypot(area.x - over.x, area.y - over.y);
    const wanted = area.radius + over.radius;
    // Of two at the same point, one goes below.
    const [dx, dy] = distance < 0.5 ? [0, 1] : [(area.x - over.x) / distance, (area.y - over.y) / distance];
    area.x = over.x + dx * wanted;
    area.y = over.y + dy * wanted;
    if (Math.hypot(area.x - home[0], area.y - home[1]) > farthest) {
      [area.x, area.y] = home;
      return;
    }
  }
}

/** Stays where the first is. */
function sum(first: Cluster, second: Cluster): Cluster {
  const types = { ...first.types };
  for (const [type, count] of Object.entries(second.types)) types[type] = (types[type] ?? 0) + count;
  const { event: _, ...rest } = first;
  return {
    ...rest,
    events: first.events + second.events,
    contested: first.contested + second.contested,
    killed_low: first.killed_low + second.killed_low,
    killed_high: first.killed_high + second.killed_high,
    types,
    precision: first.precision === second.precision ? first.precision : null,
    place: first.place && second.place && first.place.id === second.place.id ? first.place : null,
    box: [
      Math.min(first.box[0], second.box[0]), Math.min(first.box[1], second.box[1]),
      Math.max(first.box[2], second.box[2]), Math.max(first.box[3], second.box[3]),
    ],
  };
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

export function draw_marker(
  context: CanvasRenderingContext2D,
  cluster: Cluster,
  x: number,
  y: number,
  colours: Colours,
  chosen: boolean,
): void {
  const radius = radius_of(cluster);
  const parts = by_family(cluster.types);
  const first = colours[parts[0]?.[0] ?? "words"];
  const ring = killed_ring(cluster);
  if (ring) {
    circle(context, x, y, radius + 1.5 + ring / 2);
    context.strokeStyle = colours.ink;
    context.lineWidth = ring;
    context.stroke();
  }
  if (cluster.events === 1) {
    if (cluster.contested) diamond(context, x, y, radius * 1.35);
    else circle(context, x, y, radius);
    context.fillStyle = cluster.area ? colours.surface : first;
    context.strokeStyle = cluster.area ? first : colours.surface;
    context.lineWidth = cluster.area ? 2 : 1.25;
    context.setLineDash(cluster.area ? [3, 2] : []);
    context.fill();
    context.stroke();
    context.setLineDash([]);
  } else {
    circle(context, x, y, radius);
    context.fillStyle = colours.surface;
    context.fill();
    const width = cluster.area ? 2.5 : Math.max(3, radius * 0.26);
    context.lineWidth = width;
    if (cluster.area) context.setLineDash([4, 2.5]);
    let begin = -Math.PI / 2;
    for (const [family, count] of parts) {
      const end = begin + (count / cluster.events) * 2 * Math.PI;
      context.beginPath();
      context.arc(x, y, radius - width / 2, begin, end);
      context.strokeStyle = colours[family];
      context.stroke();
      begin = end;
    }
    context.setLineDash([]);
    context.font = `600 ${radius > 16 ? 12 : 10.5}px "IBM Plex Sans Arabic", sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.direction = "ltr";
    context.fillStyle = colours.ink;
    context.fillText(cluster.events > 9999 ? `${number(Math.round(cluster.events / 1000))}K` : number(cluster.events), x, y + 0.5);
    if (cluster.contested) {
      const at = radius * 0.72;
      diamond(context, x + at, y - at, 5);
      context.fillStyle = colours.contested;
      context.strokeStyle = colours.surface;
      context.lineWidth = 1.5;
      context.stroke();
      context.fill();
    }
  }
  if (chosen) {
    circle(context, x, y, outer_radius(cluster) + 3.5);
    context.strokeStyle = colours.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
}
