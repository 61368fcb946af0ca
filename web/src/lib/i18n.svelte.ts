// The language of the interface. `t("key", {n: 3})` gives a text of the dictionary; plural forms are chosen by n, names
// in braces are filled in. Reading `t` in a component makes it follow the language.
import { ar } from "./ar";
import { en } from "./en";
import { kept } from "./kept";

export type Language = "ar" | "en";
/** A text, or its plural forms. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Key = keyof typeof en;

const dictionaries: Record<Language, Record<Key, Message>> = { ar, en };

function language_of_browser(): Language {
  return navigator.languages?.some((tag) => tag.toLowerCase().startsWith("ar")) ? "ar" : "en";
}

const store = kept<Language>("isnad.language", language_of_browser(), ["ar", "en"]);

class LanguageChoice {
  now = $state<Language>(store.read());

  constructor() {
    this.apply();
  }

  choose(language: Language): void {
    this.now = language;
    store.write(language);
    this.apply();
  }

  get direction(): "rtl" | "ltr" {
    return this.now === "ar" ? "rtl" : "ltr";
  }

  /** For Intl: Latin digits in both languages, as Arabic news sites have them. */
  get locale(): string {
    return this.now === "ar" ? "ar-u-nu-latn" : "en-GB";
  }

  private apply(): void {
    document.documentElement.lang = this.now;
    document.documentElement.dir = this.direction;
  }
}

export const language = new LanguageChoice();

const plural_rules: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules("ar"),
  en: new Intl.PluralRules("en"),
};
const number_forms: Record<Language, Intl.NumberFormat> = {
  ar: new Intl.NumberFormat("ar-u-nu-latn"),
  en: new Intl.NumberFormat("en-GB"),
};

function fill(message: Message, values: Record<string, string | number>, chosen: Language): string {
  let form: string;
  if (typeof message === "string") form = message;
  else form = message[plural_rules[chosen].select(Number(values.n ?? 0))] ?? message.other;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number_forms[chosen].format(value) : value;
  });
}

export function t(key: Key, values: Record<string, string | number> = {}): string {
  return fill(dictionaries[language.now][key], values, language.now);
}

/** A word of the ledger's vocabulary (`word("type", "ASSAULT")`); one that the dictionary lacks stays as it is. */
export function word(kind: string, value: string): string {
  const message = dictionaries[language.now][`${kind}.${value}` as Key];
  return message === undefined ? value : fill(message, {}, language.now);
}

/** What to call somebody or some place in the language of the interface; `otherwise` where nobody knows a name. */
export function name(
  thing: { name?: string | null; name_ar?: string | null } | null | undefined,
  otherwise = "",
): string {
  if (!thing) return otherwise;
  const first = language.now === "ar" ? thing.name_ar : thing.name;
  const second = language.now === "ar" ? thing.name : thing.name_ar;
  return first || second || otherwise;
}
