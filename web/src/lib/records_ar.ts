// Arabic texts of the pages of single records: event, article, source, search, corrections.
import type { Message } from "./i18n.svelte";
import type { records_en } from "./records_en";

export const records_ar: Record<keyof typeof records_en, Message> = {};
