// A document as it is drawn: its lines, each cut into segments that know what covers them.
import { CodePoints } from "../lib/spans";
import type { Article, ArticleClaim, ArticlePart, ArticleStatement, Span } from "../lib/types";
import { lines, segments, type Mark, type Segment } from "./segments";

/** So many sources have a colour of their own; then colours come again. */
export const source_colours = 8;

export type Passage = ArticlePart["passages"][number];
export type Role = "actor" | "target" | "place" | "weapon" | "toll";

export type Meaning =
  | { kind: "outside" }
  | { kind: "leftover" }
  | { kind: "statement"; part: ArticlePart; statement: ArticleStatement; colour: number }
  | { kind: "cue"; part: ArticlePart; statement: ArticleStatement; colour: number }
  | { kind: "passage"; passage: Passage }
  | { kind: "evidence"; part: ArticlePart; claim: ArticleClaim }
  | { kind: "role"; part: ArticlePart; claim: ArticleClaim; role: Role }
  | { kind: "trigger"; part: ArticlePart; claim: ArticleClaim };

export interface Line {
  span: Span;
  title: boolean;
  /** Number of the article that begins with this line, on a page of several. */
  begins: number | null;
  segments: Segment<Meaning>[];
}

export interface Speaker {
  source: string;
  text: string;
  name: string | null;
  colour: number;
  statements: number;
}

export interface Reading {
  points: CodePoints;
  lines: Line[];
  /** Who is quoted, in the order of the text. */
  speakers: Speaker[];
  /** All claims in the order of their triggers: the order of «next» and «previous». */
  claims: { part: ArticlePart; claim: ArticleClaim }[];
}

/** How deep a statement stands in others; a loop of parents, which should not be, ends. */
function depth(statement: ArticleStatement, all: ReadonlyMap<string, ArticleStatement>): number {
  let count = 0;
  for (let at = statement.parent; at !== null && count < all.size; count++) at = all.get(at)?.parent ?? null;
  return count;
}

export function speaker_of(statement: ArticleStatement): string {
  return statement.chain[0]?.source ?? statement.chain[0]?.text ?? "";
}

export function read(article: Article): Reading {
  const points = new CodePoints(article.text);
  const speakers = new Map<string, Speaker>();
  const marks: Mark<Meaning>[] = [];
  const mark = (span: Span | null | undefined, value: Meaning) => {
    if (span) marks.push({ begin: span[0], end: span[1], value });
  };

  // From the outermost to the innermost: the last of a kind is what the words themselves are.
  let covered = 0;
  for (const part of article.articles) {
    mark([covered, part.span[0]], { kind: "outside" });
    covered = part.span[1];
  }
  mark([covered, points.length], { kind: "outside" });
  for (const part of article.articles) {
    const by_id = new Map(part.statements.map((statement) => [statement.id, statement]));
    const nested = [...part.statements].sort((a, b) => depth(a, by_id) - depth(b, by_id));
    for (const leftover of part.leftovers) mark(leftover, { kind: "leftover" });
    for (const passage of part.passages) mark(passage.span, { kind: "passage", passage });
    for (const statement of part.statements) {
      const source = speaker_of(statement);
      const known = speakers.get(source);
      if (known) {
        known.statements++;
      } else {
        const first = statement.chain[0];
        speakers.set(source, {
          source, text: first?.text ?? "", name: first?.name ?? null, colour: speakers.size % source_colours, statements: 1,
        });
      }
    }
    for (const statement of nested) {
      const colour = speakers.get(speaker_of(statement))!.colour;
      mark(statement.content, { kind: "statement", part, statement, colour });
      mark(statement.cue_span, { kind: "cue", part, statement, colour });
    }
    for (const claim of part.claims) {
      mark(claim.evidence, { kind: "evidence", part, claim });
      const role = (role: Role, spans: readonly { span: Span }[]) => {
        for (const { span } of spans) mark(span, { kind: "role", part, claim, role });
      };
      role("actor", claim.actors);
      role("target", claim.targets);
      role("place", claim.places);
      role("weapon", claim.weapons);
      role("toll", claim.tolls);
    }
    for (const claim of part.claims) mark(claim.trigger_span, { kind: "trigger", part, claim });
  }

  const titles = article.articles.flatMap((part) => (part.title_span ? [part.title_span] : []));
  const begun = new Set<number>();
  const overlap = (a: Span, b: Span) => a[0] < b[1] && b[0] < a[1];
  const drawn = lines(points).map((span): Line => {
    const begins = article.articles.length < 2
      ? undefined
      : article.articles.find((part) => !begun.has(part.number) && part.span[0] < span[1] && span[0] < part.span[1]);
    if (begins) begun.add(begins.number);
    const here = marks.filter((one) => one.begin < span[1] && span[0] < one.end);
    return {
      span,
      title: titles.some((title) => overlap(title, span)),
      begins: begins?.number ?? null,
      segments: segments(span[0], span[1], here),
    };
  });
  const claims = article.articles
    .flatMap((part) => part.claims.map((claim) => ({ part, claim })))
    .sort((a, b) => a.claim.trigger_span[0] - b.claim.trigger_span[0] || a.claim.trigger_span[1] - b.claim.trigger_span[1]);
  return { points, lines: drawn, speakers: [...speakers.values()], claims };
}

/** What of this kind covers the segment, the innermost of it. */
export function innermost<Kind extends Meaning["kind"]>(
  segment: Segment<Meaning>, kind: Kind,
): Extract<Meaning, { kind: Kind }> | undefined {
  for (let i = segment.values.length - 1; i >= 0; i--) {
    const value = segment.values[i]!;
    if (value.kind === kind) return value as Extract<Meaning, { kind: Kind }>;
  }
  return undefined;
}
