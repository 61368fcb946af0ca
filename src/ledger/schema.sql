-- The ledger: everything that `isnad build` has read, and what follows from it. docs/LEDGER.md explains it with queries.
--
-- Two halves. What was READ (document … correction) changes only with the input: a row stands here because an article,
-- or a person who corrects what was made of one, says so. What was DERIVED (source … agreement_violation) is made anew from all that was read whenever something has
-- changed, so that it depends on what is in the ledger and on nothing else: not on the order in which it came.
--
-- A change of the schema: raise kSchemaVersion (ledger.h) and add migrations/N.sql, which changes the read half of
-- version N and drops its derived tables. What has to be read anew: clear document.content, and the next build that is
-- given the article, or --reread, fills it in.
--
-- Spans are [begin, end) in Unicode code points of document.text. Days are ISO 8601 text. A claim is named across
-- ledgers by (document.id, article.number, claim.id).

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
-- keys: 'read' counts the changes of what was read; 'derived' is the value of 'read' from which the derived half was
-- made (different: the build was interrupted, or is under way); 'rules' is the version of the rules that derived it;
-- 'deferred' names what a correction has left to the next build ("agreements").

-- ── Read ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE document (
  document     INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,          -- as given in the input, else the file's name
  origin       TEXT NOT NULL,          -- empty where the input names the document itself; else the absolute path, which
                                       -- tells apart files of one name in several folders
  path         TEXT,                   -- file it was read from
  url          TEXT,
  outlet       TEXT,
  title        TEXT,                   -- where the input gives one apart from the text
  published    TEXT,                   -- day
  published_at INTEGER,                -- seconds since 1970 UTC, where the input gives a time of day
  sha256       TEXT NOT NULL,          -- of the text
  content      TEXT NOT NULL,          -- digest of text, metadata and reader: equal, so nothing is to be read anew
  text         TEXT NOT NULL,
  UNIQUE (id, origin)
);

CREATE TABLE page (                    -- of documents that did not come as plain text in UTF-8
  document        INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  published_basis TEXT NOT NULL,       -- of document.published: given page
  encoding        TEXT,                -- of the input, where it was not UTF-8
  extracted       INTEGER NOT NULL,    -- 1: the input holds the text in another form (HTML, doubly encoded)
  outline         TEXT                 -- JSON: the articles as the markup shows them (src/ledger/outline_json.h)
);

CREATE TABLE article (
  article         INTEGER PRIMARY KEY,
  document        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  number          INTEGER NOT NULL,    -- from 1, in the order of the page
  span_begin      INTEGER NOT NULL,
  span_end        INTEGER NOT NULL,
  title_begin     INTEGER,
  title_end       INTEGER,
  published       TEXT,
  published_basis TEXT NOT NULL,       -- given page inferred unknown
  credits         TEXT NOT NULL,       -- ids of agencies that it says it was taken from, blanks between
  shingles        BLOB NOT NULL,       -- fingerprints of its sentences (src/ledger/copies.h)
  UNIQUE (document, number)
);

CREATE TABLE statement (
  statement     INTEGER PRIMARY KEY,
  article       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  id            TEXT NOT NULL,         -- s1 s2 …
  content_begin INTEGER NOT NULL,
  content_end   INTEGER NOT NULL,
  cue_begin     INTEGER NOT NULL,
  cue_end       INTEGER NOT NULL,
  cue           TEXT NOT NULL,
  stance        TEXT NOT NULL,         -- assert confirm deny doubt accuse demand threaten promise praise condemn ask
  mode          TEXT NOT NULL,         -- direct indirect mixed
  parent        INTEGER,               -- enclosing statement
  UNIQUE (article, id)
);

CREATE TABLE chain (                   -- whose word a statement is, from the originator outwards
  statement  INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
  position   INTEGER NOT NULL,         -- 0 is the originator
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,            -- as written
  actor      TEXT,                     -- id of the actor dictionary
  name       TEXT,
  label      TEXT,                     -- loaded label that the wording carries
  source     TEXT NOT NULL,            -- source.id
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE claim (
  claim          INTEGER PRIMARY KEY,
  article        INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  id             TEXT NOT NULL,        -- c1 c2 …
  trigger_begin  INTEGER NOT NULL,
  trigger_end    INTEGER NOT NULL,
  trigger        TEXT NOT NULL,        -- the word
  type           TEXT NOT NULL,        -- PLOVER: AGREE … ASSAULT
  modes          TEXT NOT NULL,        -- blanks between
  factuality     TEXT NOT NULL,        -- asserted denied uncertain future hypothetical
  statement      INTEGER,              -- innermost statement whose source makes it; null: the article itself
  background     INTEGER NOT NULL,     -- only mentioned on the way
  date_from      TEXT,
  date_to        TEXT,
  date_basis     TEXT,                 -- explicit relative published
  evidence_begin INTEGER NOT NULL,
  evidence_end   INTEGER NOT NULL,
  rule           TEXT NOT NULL,        -- which table line and rules made it
  speaker        TEXT NOT NULL,        -- source.id of the originator, or of the outlet where the article itself speaks
  UNIQUE (article, id)
);

CREATE TABLE participant (
  claim      INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  role       TEXT NOT NULL,            -- actor target
  position   INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,            -- as written: what the source calls it
  actor      TEXT,                     -- who it is, if the dictionary knows
  name       TEXT,
  label      TEXT,                     -- terrorist rebel occupier martyr mercenary regime militia enemy other
  PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;

CREATE TABLE claim_place (             -- the most exact last
  claim      INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  bare       TEXT NOT NULL,            -- the name alone, without «قرية» and the like, folded
  place      TEXT,                     -- place.place
  precision  TEXT NOT NULL,            -- of what is named: «ريف حماة» is a district, though known by the town's place
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE claim_weapon (
  claim      INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE claim_toll (
  claim      INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  kind       TEXT NOT NULL,            -- killed injured missing captured displaced destroyed surrendered
  who        TEXT NOT NULL,            -- person civilian child woman combatant …
  number     INTEGER,                  -- null where vague
  number_to  INTEGER,                  -- end of a range
  hedge      TEXT NOT NULL,            -- exact at_least more_than at_most about range dozens … unknown
  part       INTEGER NOT NULL,         -- 1: counted within another toll of the claim («18 بينهم 4 أطفال»)
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE place (                   -- places that claims name, and what contains them
  place      TEXT PRIMARY KEY,         -- geonames:N or isnad:slug
  name       TEXT NOT NULL,
  name_ar    TEXT NOT NULL,
  kind       TEXT NOT NULL,            -- city village camp district …
  precision  TEXT NOT NULL,            -- point settlement district governorate region country
  country    TEXT,                     -- ISO 3166-1, two letters
  admin1     TEXT,                     -- place of the governorate
  parent     TEXT,                     -- place of the district or town it belongs to
  lat        REAL,
  lon        REAL
) WITHOUT ROWID;

CREATE TABLE correction (              -- what people said of it afterwards (src/ledger/corrections.h): only added to
  correction INTEGER PRIMARY KEY,      -- from 1, in the order of making
  id         TEXT NOT NULL UNIQUE,     -- k and the first twelve digits of the digest
  digest     TEXT NOT NULL,            -- SHA-256 of the digest of the one before and of the content
  content    TEXT NOT NULL             -- JSON: at by kind claims event to before after note
);

CREATE TRIGGER correction_is_not_changed BEFORE UPDATE ON correction
BEGIN SELECT raise(ABORT, 'corrections are never changed; withdraw it by another one'); END;
CREATE TRIGGER correction_is_not_deleted BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'corrections are never deleted; withdraw it by another one'); END;

CREATE INDEX claim_of_statement ON claim (statement);
CREATE INDEX claim_of_type ON claim (type, article);

-- The text of each article, for search: Isnad itself makes the FTS5 table `search` over it, with a tokenizer of its own
-- that other programs do not have (src/ledger/search_index.h).
CREATE VIEW article_text (article, title, body) AS
  SELECT a.article,
         coalesce(substr(d.text, a.title_begin + 1, a.title_end - a.title_begin), d.title, ''),
         substr(d.text, a.span_begin + 1, a.span_end - a.span_begin)
  FROM article a JOIN document d USING (document);

-- ── Derived ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE source (                  -- who speaks: identity, apart from what anybody calls it
  id       TEXT PRIMARY KEY,           -- actor id; outlet:…; name:… (named, unknown to the dictionary);
                                       -- unnamed:…@document (anonymous: nobody can say that two of them are one)
  kind     TEXT NOT NULL,              -- actor outlet named unnamed
  name     TEXT NOT NULL,              -- English where known, else as most often written
  name_ar  TEXT NOT NULL,              -- as most often written
  statements    INTEGER NOT NULL,      -- statements it originates
  claims        INTEGER NOT NULL,
  denials       INTEGER NOT NULL,      -- claims that it denies, statements of stance deny
  contradicted  INTEGER NOT NULL,      -- contested things where it stands on a side
  copied        INTEGER NOT NULL       -- its claims that stand in passages taken from another article
) WITHOUT ROWID;

CREATE TABLE passage (                 -- words of an article that another article had before
  article      INTEGER NOT NULL,
  span_begin   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL,
  origin       INTEGER NOT NULL,       -- article they were taken from
  origin_begin INTEGER NOT NULL,
  origin_end   INTEGER NOT NULL,
  reason       TEXT NOT NULL,          -- credit (it names the other as its source) time (the other was earlier) same_outlet
  PRIMARY KEY (article, span_begin)
) WITHOUT ROWID;

CREATE TABLE event (
  event       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,    -- e and twelve hexadecimal digits, from the first claim in canonical order
  type        TEXT NOT NULL,
  modes       TEXT NOT NULL,
  status      TEXT NOT NULL,           -- reported denied (only denials) uncertain prospective (future or hypothetical)
  background  INTEGER NOT NULL,        -- 1: only ever mentioned on the way
  date_from   TEXT,
  date_to     TEXT,
  date_basis  TEXT,
  place       TEXT,                    -- most exact place that its claims agree on
  place_text  TEXT,
  precision   TEXT,
  lat         REAL,
  lon         REAL,
  claims      INTEGER NOT NULL,
  articles    INTEGER NOT NULL,
  independent_sources INTEGER NOT NULL,
  contested   TEXT NOT NULL,           -- toll actor means occurrence, blanks between; empty: not contested
  reviewed    TEXT NOT NULL DEFAULT '' -- what people corrected or confirmed: claims place toll note; empty: nothing
);

CREATE TABLE event_claim (
  event    INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  voice    TEXT NOT NULL,              -- source.id after copies are folded into their origin
  copy_of  INTEGER,                    -- claim it repeats word for word
  review   TEXT NOT NULL DEFAULT '',   -- confirmed moved: a person said so; else empty. Rejected ones stand in no event
  PRIMARY KEY (event, claim)
) WITHOUT ROWID;

CREATE TABLE event_participant (
  event    INTEGER NOT NULL,
  role     TEXT NOT NULL,              -- actor target
  position INTEGER NOT NULL,
  actor    TEXT,                       -- id of the dictionary, else null
  name     TEXT,
  text     TEXT NOT NULL,              -- most frequent wording
  voices   INTEGER NOT NULL,           -- independent sources that name it so
  PRIMARY KEY (event, role, position)
) WITHOUT ROWID;

CREATE TABLE event_toll (
  event INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  who   TEXT NOT NULL,                 -- victim class, or total: all persons, parts not counted twice
  low   INTEGER,                       -- null where all figures are vague
  high  INTEGER,
  reviewed INTEGER NOT NULL DEFAULT 0, -- 1: a person set low and high; the figures are still those of the sources
  PRIMARY KEY (event, kind, who)
) WITHOUT ROWID;

CREATE TABLE event_figure (            -- each source's figure, in the order of time
  event     INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  who       TEXT NOT NULL,
  position  INTEGER NOT NULL,
  claim     INTEGER NOT NULL,
  voice     TEXT NOT NULL,
  number    INTEGER,
  number_to INTEGER,
  hedge     TEXT NOT NULL,
  updated   INTEGER NOT NULL,          -- 1: the same voice gives a later figure, this one counts no more
  PRIMARY KEY (event, kind, who, position)
) WITHOUT ROWID;

CREATE TABLE contested (
  contested INTEGER PRIMARY KEY,
  event     INTEGER NOT NULL,
  about     TEXT NOT NULL,             -- toll actor means occurrence
  kind      TEXT,                      -- toll: kind and class in question
  who       TEXT
);

CREATE TABLE contested_side (
  contested INTEGER NOT NULL,
  side      INTEGER NOT NULL,
  says      TEXT NOT NULL,             -- what the side says, short: "9 killed (at least)", "ISR", "denied"
  how       TEXT NOT NULL,             -- about actor: claimed (the culprit says so) blamed (another says so) told; else ''
  PRIMARY KEY (contested, side)
) WITHOUT ROWID;

CREATE TABLE contested_claim (
  contested INTEGER NOT NULL,
  side      INTEGER NOT NULL,
  claim     INTEGER NOT NULL,
  voice     TEXT NOT NULL,
  PRIMARY KEY (contested, side, claim)
) WITHOUT ROWID;

CREATE TABLE agreement (               -- truces, zones, local deals (src/ledger/agreements.h)
  agreement  INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,     -- a and twelve hexadecimal digits, from its first claim in canonical order
  kind       TEXT NOT NULL,            -- truce ceasefire de-escalation demilitarised evacuation local-deal
  known      TEXT,                     -- its id in data/ar/agreements.tsv
  name       TEXT NOT NULL,            -- Arabic: its name if it is known, else what it is most often called
  name_en    TEXT,                     -- if it is known
  place_text TEXT,                     -- where it holds, as a claim says; agreement_place has the ids
  country    TEXT NOT NULL,            -- ISO 3166-1, two letters
  start      TEXT,                     -- day of the earliest claim that it was made; null: nobody says when
  start_to   TEXT,                     -- last of the days on which that may have been
  ended      TEXT,                     -- day of the earliest claim that it ended
  claims     INTEGER NOT NULL,
  violations INTEGER NOT NULL          -- claims that somebody broke it
);

CREATE TABLE agreement_place (         -- where it holds
  agreement INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  place     TEXT NOT NULL,             -- as place.place, but a known agreement may hold where no claim names a place
  name      TEXT NOT NULL,
  name_ar   TEXT NOT NULL,
  around    INTEGER NOT NULL,          -- 1: only contains one of the others
  PRIMARY KEY (agreement, position)
) WITHOUT ROWID;

CREATE TABLE agreement_party (
  agreement INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  role      TEXT NOT NULL,             -- party mediator accused (only said to have broken it)
  actor     TEXT,
  name      TEXT,
  text      TEXT NOT NULL,
  claims    INTEGER NOT NULL,          -- that name it so; 0: only the table of known agreements does
  PRIMARY KEY (agreement, position)
) WITHOUT ROWID;

CREATE TABLE agreement_claim (         -- claims that tell of it
  agreement    INTEGER NOT NULL,
  claim        INTEGER NOT NULL,
  role         TEXT NOT NULL,          -- made (agreed, announced, came into force) kept told (it is there) violation
                                       -- violation_denied attack (in a zone, not called a violation) ended denied (there is none)
  position     INTEGER NOT NULL,       -- of the accused
  accused      TEXT,                   -- violation, attack: actor id of who is said to have done it
  accused_name TEXT,
  accused_text TEXT,                   -- as written; null: nobody is named
  accuser      TEXT,                   -- source.id of who says so, after copies are folded into their origin
  day          TEXT,                   -- null: nobody can say when
  month        TEXT,                   -- 2018-03
  copy         INTEGER NOT NULL,       -- 1: another article had these words before
  PRIMARY KEY (agreement, claim, role, position)
) WITHOUT ROWID;

CREATE TABLE correction_claim (        -- the claims by which corrections are known, as they are in this ledger now
  correction INTEGER NOT NULL,
  part       TEXT NOT NULL,            -- claim event to
  claim      INTEGER NOT NULL,
  PRIMARY KEY (correction, part, claim)
) WITHOUT ROWID;

CREATE TABLE correction_event (        -- the events that a correction concerns now
  correction INTEGER NOT NULL,
  event      INTEGER NOT NULL,
  PRIMARY KEY (correction, event)
) WITHOUT ROWID;

CREATE TABLE corrected_claim (         -- all claims of what would be the events of these without corrections
  claim      INTEGER PRIMARY KEY,
  merged     INTEGER NOT NULL,         -- first claim of the event in which it would be then
  voice      TEXT NOT NULL,            -- as in event_claim, which does not have the rejected ones
  copy_of    INTEGER,
  review     TEXT NOT NULL             -- confirmed moved rejected, or empty
);

CREATE INDEX event_of_claim ON event_claim (claim);
CREATE INDEX correction_of_event ON correction_event (event);
CREATE INDEX correction_of_claim ON correction_claim (claim);
CREATE INDEX event_by_date ON event (date_from);
CREATE INDEX event_by_place ON event (place);
CREATE INDEX event_by_type ON event (type);
CREATE INDEX contested_of_event ON contested (event);
CREATE INDEX passage_of_origin ON passage (origin);

-- Where events are: event_box.event is event.event. SQLite's R*Tree module.
CREATE VIRTUAL TABLE event_box USING rtree(event, south, north, west, east);
