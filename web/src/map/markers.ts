// Markers of clusters on a canvas.
//   one event          a dot in the colour of its family; contested: a diamond
//   several            a ring shared out among the families, their number within; some contested: a diamond at its edge
//   people killed      a second ring around, thicker the more
//   area               open and dashed: somewhere in a governorate or wider
import { short_number } from "../lib/format";
import type { Cluster } from "../lib/types";
import type { Colours } from "./base_map";
import { by_family } from "./families";

/** Radius in pixels, without the ring for people killed. */
export function radius_of(cluster: Cluster): number {
  if (cluster.events <= 1) return 5.5;
  return Math.min(9 + 6.5 * Math.log10(cluster.events), 30);
}

function killed_ring(cluster: Cluster): number {
  return cluster.killed_high > 0 ? Math.min(1 + 1.1 * Math.log10(cluster.killed_high + 1), 5.5) : 0;
}

/** Radius of all that is drawn, for hits and focus. */
export function outer_radius(cluster: Cluster): number {
  const ring = killed_ring(cluster);
  return radius_of(cluster) + (ring ? ring + 1.5 : 0);
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
    context.fillText(short_number(cluster.events), x, y + 0.5);
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
