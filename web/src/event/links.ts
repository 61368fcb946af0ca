// Addresses of the pages to which the records lead.

/** The article, opened at that claim. `article` is its number on the page: documents may hold several. */
export function claim_href({ article_key, article, claim }: { article_key: string; article: number; claim: string }): string {
  const query = new URLSearchParams({ claim });
  if (article !== 1) query.set("article", String(article));
  return `/article/${encodeURIComponent(article_key)}?${query}`;
}

export const event_href = (id: string) => `/event/${encodeURIComponent(id)}`;
export const source_href = (id: string) => `/source/${encodeURIComponent(id)}`;
export const article_href = (key: string) => `/article/${encodeURIComponent(key)}`;
