// The filter of a view, between the address bar and the API: both use the same names (docs/API.md), so a filter is
// kept as those parameters, cleaned of what could not be meant.

export const filter_keys = [
  "q", "place", "box", "from", "to", "type", "mode", "actor", "source", "toll", "contested", "background",
  "prospective", "document",
] as const;

export type FilterKey = (typeof filter_keys)[number];
export type Filter = Partial<Record<FilterKey, string>>;

const day_form = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A box from «south,west,north,east»; null if it is none. */
export function parse_box(text: string | null | undefined): [number, number, number, number] | null {
  const numbers = (text ?? "").split(",").map((number) => (number.trim() === "" ? NaN : Number(number)));
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return null;
  const [south, west, north, east] = numbers as [number, number, number, number];
  if (south > north || south < -90 || north > 90 || Math.abs(west) > 180 || Math.abs(east) > 180) return null;
  return [south, west, north, east];
}

export function format_box(box: readonly number[]): string {
  return box.map((number) => Number(number.toFixed(4))).join(",");
}

/** What the query of an address says; unknown parameters and values that cannot be are left out. */
export function read_filter(query: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const key of filter_keys) {
    const value = query.get(key)?.trim();
    if (!value) continue;
    if ((key === "from" || key === "to") && !day_form.test(value)) continue;
    if (key === "box" && !parse_box(value)) continue;
    if ((key === "background" || key === "prospective") && value !== "1") continue;
    filter[key] = value;
  }
  return filter;
}

/** The filter as parameters, in a fixed order, so that the same view has the same address. */
export function filter_query(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of filter_keys) if (filter[key]) query.set(key, filter[key]);
  return query;
}

/** Values of a parameter that takes several. */
export function list_of(value: string | undefined): string[] {
  return value ? value.split(",").filter(Boolean) : [];
}

/** The comma list with the value added or, if it was there, removed. */
export function toggled(value: string | undefined, item: string): string {
  const items = list_of(value);
  return (items.includes(item) ? items.filter((other) => other !== item) : [...items, item]).join(",");
}
