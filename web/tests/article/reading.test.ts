import { describe, expect, it } from "vitest";
import { innermost, read } from "../../src/article/reading";
import type { Article, ArticleClaim, ArticleStatement } from "../../src/lib/types";

const text = "عنوان\nقال زيد إن عمراً نفى القصف";

function statement(id: string, content: [number, number], cue_span: [number, number], parent: string | null, source: string): ArticleStatement {
  return { id, content, cue_span, cue: "قال", stance: "assert", mode: "indirect", parent, why: [], chain: [{ span: null, text: source, source, actor: null, name: null, label: null }] };
}
const claim: ArticleClaim = {
  id: "c1", trigger_span: [27, 32], trigger: "القصف", type: "ASSAULT", modes: [], factuality: "denied", background: false,
  statement: "s2", evidence: [6, 32], date: null, actors: [], targets: [], places: [], weapons: [], tolls: [], event: null,
  review: null, rule: null, why: [],
};
const article: Article = {
  key: "d1", document: "x", path: null, url: null, outlet: null, title: null, published: null, text, length: 32, events: [],
  articles: [{
    number: 1, span: [0, 32], title_span: [0, 5], published: null, published_basis: null, credits: [], passages: [], leftovers: [],
    // The inner one first, as no order is promised.
    statements: [statement("s2", [27, 32], [23, 26], "s1", "عمرو"), statement("s1", [17, 32], [6, 9], null, "زيد")],
    claims: [claim],
  }],
};

describe("read", () => {
  const reading = read(article);
  it("gives the lines, with the headline marked", () => {
    expect(reading.lines.map((line) => [line.span, line.title])).toEqual([[[0, 5], true], [[6, 32], false]]);
  });
  it("knows the innermost statement whatever the order, and the claim in it", () => {
    const last = reading.lines[1]!.segments.at(-1)!;
    expect([last.begin, last.end]).toEqual([27, 32]);
    expect(innermost(last, "statement")!.statement.id).toBe("s2");
    expect(innermost(last, "trigger")!.claim.id).toBe("c1");
    expect(innermost(last, "cue")).toBeUndefined();
  });
  it("gives each speaker a colour of his own", () => {
    expect(reading.speakers.map((one) => [one.source, one.colour])).toEqual([["عمرو", 0], ["زيد", 1]]);
  });
  it("draws the text whole: nothing lost, nothing twice", () => {
    const drawn = reading.lines.map((line) => line.segments.map((one) => reading.points.slice([one.begin, one.end])).join("")).join("\n");
    expect(drawn).toBe(text);
  });
  it("ends where the parents of statements go in a circle", () => {
    const circle = structuredClone(article);
    circle.articles[0]!.statements[1]!.parent = "s2";
    expect(read(circle).lines).toHaveLength(2);
  });
});
