// Which page an address shows. All but the overview are loaded when they are first opened.
import type { Component } from "svelte";
import Overview from "./pages/Overview.svelte";

/** What every page is given: the parts of its address, decoded. */
export interface PageProps {
  /** ID or KEY of the address; empty where it has none. */
  id: string;
}

type Page = Component<PageProps>;

interface Route {
  pattern: RegExp;
  load: () => Page | Promise<{ default: Page }>;
}

const routes: Route[] = [
  { pattern: /^\/$/, load: () => Overview },
  { pattern: /^\/event\/([^/]+)$/, load: () => import("./pages/Event.svelte") },
  { pattern: /^\/article\/([^/]+)$/, load: () => import("./pages/Article.svelte") },
  { pattern: /^\/sources$/, load: () => import("./pages/Sources.svelte") },
  { pattern: /^\/source\/([^/]+)$/, load: () => import("./pages/Source.svelte") },
  { pattern: /^\/agreements$/, load: () => import("./pages/Agreements.svelte") },
  { pattern: /^\/agreement\/([^/]+)$/, load: () => import("./pages/Agreement.svelte") },
  { pattern: /^\/search$/, load: () => import("./pages/Search.svelte") },
  { pattern: /^\/corrections$/, load: () => import("./pages/Corrections.svelte") },
];

export interface Match {
  load: Route["load"];
  id: string;
}

export function match(path: string): Match | null {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (!found) continue;
    try {
      return { load: route.load, id: decodeURIComponent(found[1] ?? "") };
    } catch {
      return null; // «%zz» is no encoding
    }
  }
  return null;
}
