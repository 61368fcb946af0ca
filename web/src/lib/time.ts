// Days as whole numbers (since 1970-01-01), and the units in which the timeline counts.
import type { TimelineUnit } from "./types";

export const milliseconds = 86_400_000;

function civil(day: number): [year: number, month: number, date: number] {
  const time = new Date(day * milliseconds);
  return [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()];
}

function day_of(year: number, month: number, date: number): number {
  // Date.UTC takes years below 100 for those of the last century.
  return Math.round(new Date(0).setUTCFullYear(year, month, date) / milliseconds);
}

/** First day of YYYY, YYYY-MM or YYYY-MM-DD. */
export function first_day(text: string): number {
  const [year = 1970, month = 1, date = 1] = text.split("-").map(Number);
  return day_of(year, month - 1, date);
}

/** Last day of YYYY, YYYY-MM or YYYY-MM-DD. */
export function last_day(text: string): number {
  const [year = 1970, month, date] = text.split("-").map(Number);
  if (!month) return day_of(year, 11, 31);
  return date ? day_of(year, month - 1, date) : day_of(year, month, 0);
}

export function iso(day: number): string {
  const [year, month, date] = civil(day);
  return [String(year).padStart(4, "0"), String(month + 1).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

/** First day of the unit that the day is in; weeks begin on Monday. */
export function unit_begin(day: number, unit: TimelineUnit): number {
  const [year, month] = civil(day);
  if (unit === "year") return day_of(year, 0, 1);
  if (unit === "month") return day_of(year, month, 1);
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  return day;
}

/** Last day of the unit that the day is in. */
export function unit_end(day: number, unit: TimelineUnit): number {
  const [year, month] = civil(day);
  if (unit === "year") return day_of(year, 11, 31);
  if (unit === "month") return day_of(year, month + 1, 0);
  if (unit === "week") return unit_begin(day, unit) + 6;
  return day;
}

/** Days with a label on an axis from one day to another, at most so many, and how exact the labels are to be. */
export function ticks(from: number, to: number, most: number): { days: number[]; form: "year" | "month" | "day" } {
  const [first_year, first_month] = civil(from);
  const within = (days: number[]) => days.filter((day) => day >= from && day <= to);
  for (const step of [1, 2, 7, 14]) {
    if ((to - from) / step + 1 > most) continue;
    const begin = unit_begin(from, "week");
    const days: number[] = [];
    for (let day = begin; day <= to; day += step) days.push(day);
    return { days: within(days), form: "day" };
  }
  for (const step of [1, 2, 3, 6]) {
    if ((to - from) / (30.4 * step) > most) continue;
    const days: number[] = [];
    for (let month = Math.ceil(first_month / step) * step; ; month += step) {
      const day = day_of(first_year, month, 1);
      if (day > to) break;
      days.push(day);
    }
    return { days: within(days), form: "month" };
  }
  let step = 1;
  for (const wider of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]) {
    step = wider;
    if ((to - from) / (365.25 * step) <= most) break;
  }
  const days: number[] = [];
  for (let year = Math.ceil(first_year / step) * step; ; year += step) {
    const day = day_of(year, 0, 1);
    if (day > to) break;
    days.push(day);
  }
  return { days: within(days), form: "year" };
}
