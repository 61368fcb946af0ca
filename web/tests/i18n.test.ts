import { afterEach, describe, expect, test } from "vitest";
import { ar } from "../src/lib/ar";
import { en } from "../src/lib/en";
import { day, days, range } from "../src/lib/format";
import { language, name, t, word, type Key, type Message } from "../src/lib/i18n.svelte";

const keys = Object.keys(en) as Key[];
const forms_of = (message: Message) => (typeof message === "string" ? [message] : Object.values(message) as string[]);
const slots_of = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

afterEach(() => language.choose("en"));

describe("dictionaries", () => {
  test("have the same keys", () => {
    expect(Object.keys(ar).sort()).toEqual([...keys].sort());
  });

  test("have no empty text", () => {
    for (const dictionary of [ar, en] as Record<Key, Message>[]) {
      for (const key of keys) for (const form of forms_of(dictionary[key])) expect(form.trim(), key).not.toBe("");
    }
  });

  test("fill in the same things", () => {
    for (const key of keys) {
      // Arabic says one and two without the number.
      const all = (message: Message) => new Set(forms_of(message).flatMap(slots_of));
      expect([...all(ar[key])].sort(), key).toEqual([...all(en[key])].sort());
    }
  });

  test("have every plural form of their language", () => {
    for (const key of keys) {
      const [arabic, english] = [ar[key] as Message, en[key] as Message];
      if (typeof english !== "string") expect(Object.keys(english).sort(), key).toEqual(["one", "other"]);
      if (typeof arabic !== "string") {
        expect(Object.keys(arabic).sort(), key).toEqual(["few", "many", "one", "other", "two", "zero"]);
      }
    }
  });

  test("write Arabic in Arabic", () => {
    const others = new Set<string>(["language_switch", "language_switch_label", "export_geojson", "export_csv"]);
    for (const key of keys) {
      if (others.has(key)) continue;
      for (const form of forms_of(ar[key])) {
        if (/\p{L}/u.test(form.replace(/\{\w+\}/g, ""))) expect(form, key).toMatch(/\p{Script=Arabic}/u);
      }
    }
  });
});

describe("t", () => {
  test("chooses the plural form of the language", () => {
    language.choose("ar");
    expect([0, 1, 2, 5, 11, 100].map((n) => t("n_events", { n }))).toEqual(
      ["لا أحداث", "حدث واحد", "حدثان", "5 أحداث", "11 حدثًا", "100 حدث"]);
    language.choose("en");
    expect([0, 1, 2].map((n) => t("n_events", { n }))).toEqual(["0 events", "1 event", "2 events"]);
  });

  test("writes Latin digits, with separators", () => {
    language.choose("ar");
    expect(t("list_of", { shown: 50, total: 12926 })).toBe("50 من 12,926");
  });

  test("leaves unknown words of the ledger as they are", () => {
    expect(word("type", "ASSAULT")).toBe("assault");
    expect(word("type", "NEWTYPE")).toBe("NEWTYPE");
  });
});

describe("names", () => {
  const douma = { name: "Douma", name_ar: "دوما" };
  test("are those of the language, else those of the other", () => {
    expect(name(douma)).toBe("Douma");
    expect(name({ name: null, name_ar: "دوما" })).toBe("دوما");
    language.choose("ar");
    expect(name(douma)).toBe("دوما");
    expect(name(null, "بلا مكان")).toBe("بلا مكان");
  });
});

describe("figures and days", () => {
  test("ranges", () => {
    expect(range(3, 3)).toBe("3");
    expect(range(3, 7)).toBe("\u20663–7\u2069");
    expect(range(null, null)).toBe("some");
    expect(range(null, 8)).toBe("at most 8");
  });

  test("days, months, years", () => {
    expect(day("2018-03-05")).toBe("5 March 2018");
    expect(day("2018-03")).toBe("March 2018");
    expect(day("2018")).toBe("2018");
    expect(day("0622-07-16")).toContain("622");
    expect(day(null)).toBe("no date");
    expect(day("someday")).toBe("someday");
    language.choose("ar");
    expect(day("2018-03-05")).toBe("5 مارس 2018");
  });

  test("stretches of days; whole months and years by name", () => {
    expect(days("2018-03-05", "2018-03-05")).toBe("5 March 2018");
    expect(days("2018-02-01", "2018-02-28")).toBe("February 2018");
    expect(days("2018-01-01", "2018-12-31")).toBe("2018");
    expect(days("2018-03-05", "2018-03-07")).toMatch(/^5\s*[–-]\s*7 March 2018$/u);
    expect(days("2018-02-01", "2018-02-27")).not.toBe("February 2018");
  });
});
