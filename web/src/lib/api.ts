// The API of `isnad serve`, typed. Every function rejects with ApiError (whose message is for people) or, if its signal
// was aborted, with the signal's AbortError, which callers leave alone.
import type {
  Agreement,
  Article,
  CorrectionMade,
  CorrectionPage,
  EventAnswer,
  EventPage,
  Facet,
  FoundPage,
  LedgerInfo,
  NewCorrection,
  Overview,
  SourceAnswer,
  SourcePage,
} from "./types";

const base = "/api/v1";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly message_ar: string | null = null,
    /** The whole answer, e.g. `now` of an event that was merged away. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** Parameters of a query string; what is null, undefined or empty is left out. */
export type Parameters = URLSearchParams | Record<string, string | number | boolean | null | undefined>;

export function api_url(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  const entries = parameters instanceof URLSearchParams ? parameters.entries() : Object.entries(parameters);
  for (const [key, value] of entries) {
    if (value === null || value === undefined || value === "" || value === false) continue;
    query.append(key, value === true ? "1" : String(value));
  }
  const text = query.toString();
  return `${base}${path}${text ? `?${text}` : ""}`;
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "unreachable", "The server does not answer. Is `isnad serve` still running?",
      "لا يستجيب الخادم. هل ما زال الأمر isnad serve يعمل؟");
  }
  // A proxy or a server of another version may answer with anything.
  const body: unknown = await answer.json().catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    return null;
  });
  if (answer.ok && body !== null) return body as T;
  const record = (body ?? {}) as { error?: { code?: string; message?: string; message_ar?: string } };
  throw new ApiError(
    answer.status,
    record.error?.code ?? "failed",
    record.error?.message ?? `The server answered ${answer.status} ${answer.statusText}`,
    record.error?.message_ar ?? null,
    record as Record<string, unknown>,
  );
}

function get<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  return request<T>(api_url(path, parameters), { headers: { Accept: "application/json" }, ...(signal && { signal }) });
}

const part = encodeURIComponent;

export const api = {
  ledger: (signal?: AbortSignal) => get<LedgerInfo>("/ledger", {}, signal),
  overview: (parameters: Parameters, signal?: AbortSignal) => get<Overview>("/overview", parameters, signal),
  events: (parameters: Parameters, signal?: AbortSignal) => get<EventPage>("/events", parameters, signal),
  event: (id: string, signal?: AbortSignal) => get<EventAnswer>(`/events/${part(id)}`, {}, signal),
  article: (key: string, signal?: AbortSignal) => get<Article>(`/articles/${part(key)}`, {}, signal),
  sources: (parameters: Parameters, signal?: AbortSignal) => get<SourcePage>("/sources", parameters, signal),
  source: (id: string, signal?: AbortSignal) =>
    get<{ source: SourceAnswer }>(`/sources/${part(id)}`, {}, signal).then(({ source }) => source),
  agreements: (parameters: Parameters, signal?: AbortSignal) =>
    get<{ agreements: Agreement[] }>("/agreements", parameters, signal),
  agreement: (id: string, signal?: AbortSignal) =>
    get<{ agreement: Agreement }>(`/agreements/${part(id)}`, {}, signal),
  search: (parameters: Parameters, signal?: AbortSignal) => get<FoundPage>("/search", parameters, signal),
  suggest: (field: "place" | "actor" | "source", q: string, signal?: AbortSignal) =>
    get<{ suggestions: Facet[] }>("/suggest", { field, q }, signal),
  corrections: (parameters: Parameters, signal?: AbortSignal) =>
    get<CorrectionPage>("/corrections", parameters, signal),
  correct: (correction: NewCorrection) =>
    request<CorrectionMade>(api_url("/corrections"), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(correction),
    }),
  /** Address of a download, for a link. */
  export_url: (format: "csv" | "geojson" | "jsonl", parameters: URLSearchParams) => {
    const all = new URLSearchParams(parameters);
    all.set("format", format);
    return api_url("/export", all);
  },
  corrections_url: () => api_url("/corrections", { format: "jsonl" }),
};
