import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import ArticleText from "../../src/article/ArticleText.svelte";
import { read } from "../../src/article/reading";
import type { Article } from "../../src/lib/types";

let mounted: Record<string, unknown> | null = null;
afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = null;
  document.body.replaceChildren();
});

function drawn(text: string): HTMLElement {
  const article: Article = {
    key: "d1", document: "x", path: null, url: null, outlet: null, title: null, published: null, text, length: [...text].length, events: [],
    articles: [{
      number: 1, span: [0, [...text].length], title_span: null, published: null, published_basis: null, credits: [], leftovers: [],
      passages: [{ span: [2, 6], origin: { key: "d2", outlet: "<i>\u202ex</i>", title: null, published: null }, reason: "time" }],
      statements: [{ id: "s1", content: [1, 9], cue_span: null, cue: null, stance: "assert", mode: "direct", parent: null, why: [], chain: [{ span: null, text: "<b>", source: "n", actor: null, name: null, label: null }] }],
      claims: [],
    }],
  };
  mounted = mount(ArticleText, { target: document.body, props: { article, reading: read(article), shown: null, show: () => {} } });
  flushSync();
  return document.body;
}

describe("the text of an article", () => {
  it("is text, whatever it looks like", () => {
    const text = '<script>alert(1)</script><img src=x onerror="alert(2)"><style>*{display:none}</style>&amp;';
    const body = drawn(text);
    expect(body.querySelector("script, img, style, i, b")).toBeNull();
    const copy = body.querySelector(".line")!.cloneNode(true) as HTMLElement;
    copy.querySelectorAll(".origin").forEach((chip) => chip.remove());
    expect(copy.textContent!.trim()).toBe(text);
  });
  it("has no directional control left in it that could turn what stands around", () => {
    expect(drawn("أ\u202eب\u2067ج دهوز حطي").textContent).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  });
  it("draws few of a great many combining marks", () => {
    expect(drawn(`قصف ب${"\u0301".repeat(100_000)} دوما`).textContent!.length).toBeLessThan(300);
  });
});
