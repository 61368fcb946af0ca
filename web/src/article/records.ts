// Names of the records of an article, and their addresses: `/article/KEY?claim=c3`, `?statement=s1`; with `article=2` on
// a page of several articles.
import { article_href } from "../event/links";

export interface RecordName {
  kind: "claim" | "statement";
  /** Number of the article on the page. */
  part: number;
  id: string;
}

export function same_record(a: RecordName | null, b: RecordName | null): boolean {
  return a?.kind === b?.kind && a?.part === b?.part && a?.id === b?.id;
}

export function record_href(key: string, name: RecordName): string {
  const query = new URLSearchParams({ [name.kind]: name.id });
  if (name.part !== 1) query.set("article", String(name.part));
  return `${article_href(key)}?${query}`;
}

/** Which record an address opens; null: none. */
export function record_of(query: URLSearchParams): RecordName | null {
  const part = Number(query.get("article") ?? 1) || 1;
  const claim = query.get("claim");
  if (claim) return { kind: "claim", part, id: claim };
  const statement = query.get("statement");
  return statement ? { kind: "statement", part, id: statement } : null;
}
