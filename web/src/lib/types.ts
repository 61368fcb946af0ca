// What the API answers, as docs/API.md says. Written by hand: only what the page uses.

export type Span = [begin: number, end: number]; // code points

export interface Named {
  id: string;
  name: string | null;
  name_ar: string | null;
}

export interface LedgerInfo {
  name: string;
  version: number;
  state: string;
  articles: number;
  documents: number;
  events: number;
  claims: number;
  sources: number;
  first: string | null;
  last: string | null;
  outdated: boolean;
  reviewable: boolean;
  types: string[];
  modes: string[];
  kinds: string[];
}

export interface Range {
  low: number | null;
  high: number | null;
}

/** South, west, north, east, in degrees. */
export type Box = [number, number, number, number];

export interface TimelineBin {
  from: string;
  to: string;
  events: number;
  contested: number;
  killed_low: number;
  killed_high: number;
}

export type TimelineUnit = "day" | "week" | "month" | "year";

export interface Cluster {
  lat: number;
  lon: number;
  events: number;
  contested: number;
  killed_low: number;
  killed_high: number;
  types: Record<string, number>;
  precision: Precision | null;
  area?: boolean;
  event?: string;
  place?: Named | null;
  box: Box;
}

export type Precision = "point" | "settlement" | "district" | "governorate" | "region" | "country";

export interface Facet extends Named {
  events: number;
}

export interface Overview {
  state: string;
  total: number;
  contested: number;
  located: number;
  dated: number;
  killed: Range;
  timeline: { unit: TimelineUnit; bins: TimelineBin[] };
  clusters: Cluster[];
  facets: {
    type: Record<string, number>;
    mode: Record<string, number>;
    contested: Record<string, number>;
    toll: Record<string, number>;
    actor: Facet[];
    source: Facet[];
    place: Facet[];
  };
}

export interface EventDate {
  from: string;
  to: string;
  basis: string;
}

export interface SummaryPlace {
  id: string | null;
  text: string;
  name: string | null;
  name_ar: string | null;
  lat: number | null;
  lon: number | null;
  precision: Precision | null;
  country: string | null;
}

export interface SummaryParty {
  actor: string | null;
  name: string | null;
  name_ar: string | null;
  text: string;
}

export interface SummaryToll extends Range {
  kind: string;
  who: string;
}

export interface Summary {
  id: string;
  type: string;
  modes: string[];
  status: string;
  background: boolean;
  date: EventDate | null;
  place: SummaryPlace | null;
  actors: SummaryParty[];
  targets: SummaryParty[];
  tolls: SummaryToll[];
  claims: number;
  articles: number;
  independent_sources: number;
  contested: string[];
  reviewed: boolean;
}

export interface EventPage {
  events: Summary[];
  total: number;
  next: string | null;
  state: string;
}

export interface ChainLink {
  text: string;
  source: string;
  actor: string | null;
  name: string | null;
  name_ar?: string | null;
  label: string | null;
}

export interface EventClaim {
  document: string;
  article: number;
  article_key: string;
  claim: string;
  path: string | null;
  outlet: string | null;
  published: string | null;
  type: string;
  modes: string[];
  factuality: string;
  background: boolean;
  source: string;
  voice: string;
  copy_of: { document: string; article: number; claim: string } | string | null;
  speaker: Named;
  independent: Named;
  chain: ChainLink[];
  stance: string | null;
  cue: string | null;
  trigger: string;
  trigger_span: Span;
  words: string;
  evidence: Span;
  review?: "confirmed" | "moved" | null;
}

export interface EventFigure {
  chain: string[];
  number: number | null;
  number_to: number | null;
  hedge: string;
  updated: boolean;
  published: string | null;
  claim: { document: string; article: number; claim: string };
}

export interface EventToll extends SummaryToll {
  by_source: EventFigure[];
  reviewed?: boolean;
}

export interface ContestSide {
  sources: string[];
  says: string;
  how: string | null;
  claims: { document: string; article: number; claim: string }[];
}

export interface Contest {
  about: string;
  kind: string | null;
  who: string | null;
  sides: ContestSide[];
}

export interface EventPlace {
  place: string | null;
  text: string;
  name: string | null;
  name_ar: string | null;
  lat: number | null;
  lon: number | null;
  precision: Precision | null;
  country: string | null;
  admin1: { place: string; name: string | null; name_ar: string | null } | null;
}

export interface EventParty {
  text: string;
  actor: string | null;
  name: string | null;
  name_ar?: string | null;
  voices: number;
}

/** isnad.event/1 in its full form. */
export interface EventFull {
  id: string;
  type: string;
  modes: string[];
  status: string;
  background: boolean;
  date: EventDate | null;
  place: EventPlace | null;
  actors: EventParty[];
  targets: EventParty[];
  claims: EventClaim[];
  tolls: EventToll[];
  contested: Contest[];
  articles: number;
  independent_sources: number;
  reviewed?: string[];
}

export interface ClaimKey {
  document: string;
  origin?: string;
  article: number;
  claim: string;
  type?: string;
  trigger?: string;
  trigger_span?: Span;
}

export type CorrectionKind =
  | "confirm"
  | "reject"
  | "move"
  | "join"
  | "split"
  | "place"
  | "toll"
  | "note"
  | "withdraw";

export interface NewCorrection {
  by: string;
  kind: CorrectionKind;
  claims?: (ClaimKey & { article_key?: string })[];
  event?: string;
  to?: string | null;
  after?: Record<string, unknown>;
  note?: string;
}

export interface Correction {
  id: string;
  at: string;
  by: string;
  kind: CorrectionKind;
  claims?: ClaimKey[];
  event?: string | null;
  to?: string | null;
  was?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  note?: string;
  withdrawn_by?: string | null;
  state: "applied" | "dormant";
}

export interface EventAnswer {
  event: EventFull;
  /** What actors are called, by id. */
  names: Record<string, { name: string | null; name_ar: string | null }>;
  /** Loaded words in its claims. */
  labels: {
    document: string;
    article: number;
    claim: string;
    role: string;
    text: string;
    actor: string | null;
    name: string | null;
    label: string;
  }[];
  documents: {
    key: string;
    document: string;
    title: string | null;
    outlet: string | null;
    url: string | null;
    published: string | null;
  }[];
  reviews: Correction[];
  neighbours?: { earlier: string | null; later: string | null };
}

export interface CorrectionPage {
  corrections: Correction[];
  next: string | null;
}

export interface CorrectionMade {
  correction: Correction;
  events: string[];
}

export interface ArticleStatement {
  id: string;
  content: Span;
  cue_span: Span | null;
  cue: string | null;
  stance: string;
  mode: string;
  parent: string | null;
  chain: { span: Span | null; text: string; source: string; actor: string | null; name: string | null; label: string | null }[];
  why: string[];
}

export interface ArticleParty {
  span: Span;
  text: string;
  actor: string | null;
  name: string | null;
  label: string | null;
}

export interface ArticleClaim {
  id: string;
  trigger_span: Span;
  trigger: string;
  type: string;
  modes: string[];
  factuality: string;
  background: boolean;
  statement: string | null;
  evidence: Span;
  date: EventDate | null;
  actors: ArticleParty[];
  targets: ArticleParty[];
  places: {
    span: Span;
    text: string;
    place: string | null;
    name: string | null;
    lat: number | null;
    lon: number | null;
    precision: Precision | null;
  }[];
  weapons: { span: Span; text: string }[];
  tolls: {
    span: Span;
    kind: string;
    who: string;
    number: number | null;
    number_to: number | null;
    hedge: string;
    part: boolean;
  }[];
  event: string | null;
  review: "confirmed" | "rejected" | "moved" | null;
  rule: string | null;
  why: string[];
}

export interface ArticlePart {
  number: number;
  span: Span;
  title_span: Span | null;
  published: string | null;
  published_basis: string | null;
  credits: unknown[];
  passages: {
    span: Span;
    origin: { key: string; outlet: string | null; title: string | null; published: string | null };
    reason: string;
  }[];
  leftovers: Span[];
  statements: ArticleStatement[];
  claims: ArticleClaim[];
}

export interface Article {
  key: string;
  document: string;
  path: string | null;
  url: string | null;
  outlet: string | null;
  title: string | null;
  published: string | null;
  text: string;
  length: number;
  articles: ArticlePart[];
  events: Summary[];
}

export interface SourceRow extends Named {
  kind: string;
  statements: number;
  claims: number;
  denials: number;
  contradicted: number;
  copied: number;
}

export interface SourcePage {
  sources: SourceRow[];
  next: string | null;
  total: number;
}

export interface Against {
  id: string;
  name: string | null;
  name_ar?: string | null;
  times: number;
  about: Record<string, number> | string[];
  events: string[];
}

export interface SourceFull extends SourceRow {
  called: (string | { text: string; times: number })[];
  contradicted_by: Against[];
  labels: { label: string; text: string; actor: string | null; name: string | null; times: number; quoted: number }[];
}

/** isnad.source/1 with what the page needs besides. */
export interface SourceAnswer extends SourceFull {
  timeline: { month: string; claims: number; denials: number; contradicted: number }[];
  recent: {
    article_key: string;
    article: number;
    claim: string;
    event: string | null;
    published: string | null;
    words: string;
    trigger_at: number;
    type: string;
    factuality: string;
    stance: string | null;
  }[];
  contradicts: Against[];
}

export interface AgreementClaim {
  document: string;
  article: number;
  article_key?: string;
  claim: string;
  role: string;
  day: string | null;
  copy: boolean;
  accuser: Named | null;
  accused: { actor: string | null; name: string | null; text: string }[];
  words?: string;
}

export interface Agreement {
  id: string;
  kind: string;
  known: string | null;
  name: string;
  name_en: string;
  country: string | null;
  place_text: string | null;
  places: Named[];
  start: string | null;
  start_to: string | null;
  ended: string | null;
  parties: { role: string; actor: string | null; name: string | null; text: string; claims: number }[];
  violations: {
    accuser: Named | null;
    accused: { actor: string | null; name: string | null; text: string } | null;
    claims: number;
    months: Record<string, number>;
  }[];
  claims: AgreementClaim[];
}

export interface FoundPiece {
  text: string;
  found: boolean;
}

/** isnad.found/1 with the key of the article. */
export interface Found {
  document: string;
  article: number;
  article_key: string;
  path: string | null;
  url: string | null;
  outlet: string | null;
  published: string | null;
  title: FoundPiece[] | string | null;
  words: FoundPiece[];
  /** Ids. */
  events: string[];
  /** The first of them. */
  summaries: Summary[];
}

export interface FoundPage {
  found: Found[];
  next: string | null;
  total?: number;
}
