// Numbers, days and ranges for people, in the language of the interface, with Latin digits.
import { language, t } from "./i18n.svelte";
import { first_day, last_day, milliseconds } from "./time";

const forms = new Map<string, Intl.DateTimeFormat>();

function date_form(kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.locale} ${kind}`;
  let form = forms.get(key);
  if (!form) {
    form = new Intl.DateTimeFormat(language.locale, { timeZone: "UTC", calendar: "gregory", ...options });
    forms.set(key, form);
  }
  return form;
}

export function number(value: number): string {
  return new Intl.NumberFormat(language.locale).format(value);
}

/** «3», «3–7», or the word for what is not known. */
export function range(low: number | null, high: number | null): string {
  if (low === null && high === null) return t("unknown_number");
  if (low === null) return t("at_most", { n: high! });
  if (high === null) return t("at_least", { n: low });
  if (low === high) return number(low);
  // Isolated, so that the range reads from low to high also between Arabic words.
  return `\u2066${number(low)}–${number(high)}\u2069`;
}

/** A day of the ledger (2018, 2018-03, 2018-03-05). */
export function day(text: string | null | undefined, kind: "long" | "short" = "long"): string {
  if (!text) return t("no_date");
  const [year, month, date] = text.split("-").map(Number);
  if (!year) return text;
  const moment = new Date(first_day(text) * milliseconds);
  if (!month) return date_form("year", { year: "numeric" }).format(moment);
  const long = kind === "long";
  if (!date) return date_form(`month ${kind}`, { year: "numeric", month: long ? "long" : "short" }).format(moment);
  return date_form(`day ${kind}`, { year: "numeric", month: long ? "long" : "short", day: "numeric" }).format(moment);
}

/** From one day to another; one day where they are the same. */
export function days(from: string, to: string, kind: "long" | "short" = "long"): string {
  if (from === to) return day(from, kind);
  // Whole months and years by their names.
  if (from.length === 10 && to.length === 10 && from.endsWith("-01")) {
    const month = from.slice(0, 7);
    if (last_day(month) === last_day(to)) return day(month, kind);
    const year = from.slice(0, 4);
    if (from === `${year}-01-01` && to === `${year}-12-31`) return day(year, kind);
  }
  if (from.length === 10 && to.length === 10) {
    const form = date_form(`day ${kind}`, { year: "numeric", month: kind === "long" ? "long" : "short", day: "numeric" });
    return form.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
  }
  return `${day(from, kind)} – ${day(to, kind)}`;
}

/** A moment of the world's clock («2026-11-22T07:01:02Z»), in local time. */
export function moment(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return text;
  return new Intl.DateTimeFormat(language.locale, { dateStyle: "medium", timeStyle: "short", calendar: "gregory" }).format(time);
}
