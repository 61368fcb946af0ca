-- A ledger of version 1: what `isnad build` made of two invented articles, dumped with sqlite3. For tests/cli/test_build.py.
PRAGMA application_id = 1230196292;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES('derived','1');
INSERT INTO meta VALUES('read','1');
INSERT INTO meta VALUES('rules','1');
INSERT INTO meta VALUES('search','1e9916ec4eb6705536d5b62b9f0edf4f310b7e2e421ce6c518fb8059d79887b9');
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
INSERT INTO document VALUES(1,'a','','v1.jsonl',NULL,'عنب بلدي',NULL,'2018-02-21',NULL,'8924578895da3423f9228226a60685ce1d4d4cc265e5a2b50f633cb78abf791b','a7dbb95007c8f13a974166b3b84d926e','أفاد ناشطون بأن غارات الجيش السوري على سوق في مدينة دوما الثلاثاء أدت إلى مقتل 9 مدنيين.');
INSERT INTO document VALUES(2,'b','','v1.jsonl',NULL,'سمارت',NULL,'2018-02-21',NULL,'099ae59ccd4bf4fb9b49a974f91d54befeaac78878262aa6f3a8157240f91d09','ab74406b865b0942c0d7e307c179e3b1','أعلن المرصد السوري لحقوق الإنسان مقتل 20 مدنيا الثلاثاء جراء غارات الجيش السوري على مدينة دوما.');
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
INSERT INTO article VALUES(1,1,1,0,88,NULL,NULL,'2018-02-21','given','',X'01ec21e21b068e8c033400001b8b2e232e03101a5f997a0c020c1734660d19020b1acc0d522b02071b96382428031415');
INSERT INTO article VALUES(2,2,1,0,95,NULL,NULL,'2018-02-21','given','',X'01aa09931d075c074a6200002082dbfb09010520233b8e4103141e1db5d27201081bf7e0f99101051c202bb34d04171c61c13a4101061b');
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
INSERT INTO statement VALUES(1,1,'s1',16,87,0,4,'أفاد','assert','indirect',NULL);
INSERT INTO statement VALUES(2,2,'s1',33,94,0,4,'أعلن','assert','indirect',NULL);
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
INSERT INTO chain VALUES(1,0,5,11,'ناشطون',NULL,NULL,NULL,'unnamed:ناشطون@a');
INSERT INTO chain VALUES(2,0,5,32,'المرصد السوري لحقوق الإنسان','NGO.SOHR','Syrian Observatory for Human Rights',NULL,'NGO.SOHR');
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
INSERT INTO claim VALUES(1,1,'c1',16,21,'غارات','ASSAULT','aerial','asserted',1,0,'2018-02-20','2018-02-20','relative',0,88,'triggers_conflict.tsv:25 n_attack','unnamed:ناشطون@a');
INSERT INTO claim VALUES(2,2,'c1',61,66,'غارات','ASSAULT','aerial','asserted',2,0,'2018-02-20','2018-02-20','relative',0,95,'triggers_conflict.tsv:25 n_attack','NGO.SOHR');
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
INSERT INTO participant VALUES(1,'actor',0,22,34,'الجيش السوري','SYR.MIL','Syrian army',NULL);
INSERT INTO participant VALUES(1,'target',0,79,87,'9 مدنيين',NULL,NULL,NULL);
INSERT INTO participant VALUES(2,'actor',0,67,79,'الجيش السوري','SYR.MIL','Syrian army',NULL);
INSERT INTO participant VALUES(2,'target',0,38,46,'20 مدنيا',NULL,NULL,NULL);
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
INSERT INTO claim_place VALUES(1,0,46,56,'مدينة دوما','دوما','geonames:170592','settlement');
INSERT INTO claim_place VALUES(2,0,84,94,'مدينة دوما','دوما','geonames:170592','settlement');
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
INSERT INTO claim_toll VALUES(1,0,79,87,'killed','civilian',9,NULL,'exact',0);
INSERT INTO claim_toll VALUES(2,0,38,46,'killed','civilian',20,NULL,'exact',0);
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
INSERT INTO place VALUES('geonames:170592','Douma','دوما','town','settlement','SY','iso:SY-RD',NULL,33.571800000000003195,36.402700000000002944);
INSERT INTO place VALUES('iso:SY-RD','Rif Dimashq','ريف دمشق','governorate','governorate','SY',NULL,NULL,33.661670000000000868,36.419589999999999463);
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
INSERT INTO source VALUES('NGO.SOHR','actor','Syrian Observatory for Human Rights','المرصد السوري لحقوق الإنسان',1,1,0,1,0);
INSERT INTO source VALUES('unnamed:ناشطون@a','unnamed','ناشطون','ناشطون',1,1,0,1,0);
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
  contested   TEXT NOT NULL            -- toll actor means occurrence, blanks between; empty: not contested
);
INSERT INTO event VALUES(1,'eb735c149ac06','ASSAULT','aerial','reported',0,'2018-02-20','2018-02-20','told','geonames:170592','مدينة دوما','settlement',33.571800000000003195,36.402700000000002944,2,2,2,'toll');
CREATE TABLE event_claim (
  event    INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  voice    TEXT NOT NULL,              -- source.id after copies are folded into their origin
  copy_of  INTEGER,                    -- claim it repeats word for word
  PRIMARY KEY (event, claim)
) WITHOUT ROWID;
INSERT INTO event_claim VALUES(1,1,'unnamed:ناشطون@a',NULL);
INSERT INTO event_claim VALUES(1,2,'NGO.SOHR',NULL);
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
INSERT INTO event_participant VALUES(1,'actor',0,'SYR.MIL','Syrian army','الجيش السوري',2);
INSERT INTO event_participant VALUES(1,'target',0,NULL,NULL,'9 مدنيين',1);
INSERT INTO event_participant VALUES(1,'target',1,NULL,NULL,'20 مدنيا',1);
CREATE TABLE event_toll (
  event INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  who   TEXT NOT NULL,                 -- victim class, or total: all persons, parts not counted twice
  low   INTEGER,                       -- null where all figures are vague
  high  INTEGER,
  PRIMARY KEY (event, kind, who)
) WITHOUT ROWID;
INSERT INTO event_toll VALUES(1,'killed','civilian',9,20);
INSERT INTO event_toll VALUES(1,'killed','total',9,20);
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
INSERT INTO event_figure VALUES(1,'killed','civilian',0,1,'unnamed:ناشطون@a',9,NULL,'exact',0);
INSERT INTO event_figure VALUES(1,'killed','civilian',1,2,'NGO.SOHR',20,NULL,'exact',0);
INSERT INTO event_figure VALUES(1,'killed','total',0,1,'unnamed:ناشطون@a',9,NULL,'exact',0);
INSERT INTO event_figure VALUES(1,'killed','total',1,2,'NGO.SOHR',20,NULL,'exact',0);
CREATE TABLE contested (
  contested INTEGER PRIMARY KEY,
  event     INTEGER NOT NULL,
  about     TEXT NOT NULL,             -- toll actor means occurrence
  kind      TEXT,                      -- toll: kind and class in question
  who       TEXT
);
INSERT INTO contested VALUES(1,1,'toll','killed','total');
CREATE TABLE contested_side (
  contested INTEGER NOT NULL,
  side      INTEGER NOT NULL,
  says      TEXT NOT NULL,             -- what the side says, short: "9 killed (at least)", "ISR", "denied"
  how       TEXT NOT NULL,             -- about actor: claimed (the culprit says so) blamed (another says so) told; else ''
  PRIMARY KEY (contested, side)
) WITHOUT ROWID;
INSERT INTO contested_side VALUES(1,0,'9 killed','');
INSERT INTO contested_side VALUES(1,1,'20 killed','');
CREATE TABLE contested_claim (
  contested INTEGER NOT NULL,
  side      INTEGER NOT NULL,
  claim     INTEGER NOT NULL,
  voice     TEXT NOT NULL,
  PRIMARY KEY (contested, side, claim)
) WITHOUT ROWID;
INSERT INTO contested_claim VALUES(1,0,1,'unnamed:ناشطون@a');
INSERT INTO contested_claim VALUES(1,1,2,'NGO.SOHR');
CREATE TABLE agreement (               -- truces and zones
  agreement INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL,             -- truce ceasefire de-escalation demilitarised …
  name      TEXT NOT NULL,             -- as most often written
  place     TEXT,
  place_text TEXT,
  start     TEXT,                      -- day
  claims    INTEGER NOT NULL
);
CREATE TABLE agreement_party (
  agreement INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  actor     TEXT,
  name      TEXT,
  text      TEXT NOT NULL,
  PRIMARY KEY (agreement, position)
) WITHOUT ROWID;
CREATE TABLE agreement_claim (         -- claims that tell of it
  agreement INTEGER NOT NULL,
  claim     INTEGER NOT NULL,
  role      TEXT NOT NULL,             -- made (signed, announced, came into force) violation ended
  accused   TEXT,                      -- violation: who is said to have broken it (actor id or words)
  accuser   TEXT,                      -- violation: source.id of who says so
  month     TEXT,                      -- violation: 2018-03
  PRIMARY KEY (agreement, claim)
) WITHOUT ROWID;
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','event_box','event_box',0,'CREATE VIRTUAL TABLE event_box USING rtree(event, south, north, west, east)');
CREATE TABLE IF NOT EXISTS "event_box_rowid"(rowid INTEGER PRIMARY KEY,nodeno);
INSERT INTO event_box_rowid VALUES(1,1);
CREATE TABLE IF NOT EXISTS "event_box_node"(nodeno INTEGER PRIMARY KEY,data);
INSERT INTO event_box_node VALUES(1,X'000000010000000000000001420649854206498642119c5d42119c5f000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS "event_box_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search','search',0,'CREATE VIRTUAL TABLE search USING fts5 (title, body, content = ''article_text'', content_rowid = ''article'', tokenize = ''isnad'')');
CREATE TABLE IF NOT EXISTS 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_data VALUES(1,X'020021');
INSERT INTO search_data VALUES(10,X'000000000102020002010101020101');
INSERT INTO search_data VALUES(137438953473,X'0000011802303901060101110106d8a7d8afd8aa010601010e0502d98a010601010e0306d981d8a7d8af0106010102040984d8b3d988d8b1d98a01060101070502d98a010601010f0205a8d8a7d9860106010104020babd984d8a7d8abd8a7d8a1010601010d0205acd98ad8b401060101060207afd988d985d8a7010601010c0207b3d988d8b1d98a01060101070502d98201060101090205b9d984d98a01060101080209bad8a7d8b1d8a7d8aa01060101050801a901060101050104d981d98a010601010a020785d8afd986d98a01060101120904d98ad986010601011206038ad986010601010b0902d8a9010601010b0306d982d8aad9840106010110020786d8a7d8b4d8b701060101030904d988d986010601010304080d090d10090c120c0e0e090c10080b0e0b0a090d0e');
INSERT INTO search_data VALUES(274877906945,X'000001010330323002060101080108d8a7d8b9d984d9860206010102030ad984d8b3d988d8b1d98a02080101040c040786d8b3d8a7d9860206010106020babd984d8a7d8abd8a7d8a1020601010a0207acd8b1d8a7d8a1020601010b0304d98ad8b4020601010d0203add98202060101050504d988d98202060101050207afd988d985d8a702060101110207b3d988d8b1d98a02080101040c0205b9d984d98a020601010f0209bad8a7d8b1d8a7d8aa020601010c0801a9020601010c0108d985d8afd986d98a02060101090902d8a7020601010906038ad98602060101100902d8a902060101100405b1d8b5d8af02060101030306d982d8aad984020601010704090f120e120e0b0a0b0e0f0c10080f090a090c');
CREATE TABLE IF NOT EXISTS 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_idx VALUES(1,X'',2);
INSERT INTO search_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_docsize VALUES(1,X'0011');
INSERT INTO search_docsize VALUES(2,X'0010');
CREATE TABLE IF NOT EXISTS 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_config VALUES('version',4);
CREATE INDEX article_of_document ON article (document);
CREATE INDEX statement_of_article ON statement (article);
CREATE INDEX claim_of_article ON claim (article);
CREATE INDEX claim_of_statement ON claim (statement);
CREATE INDEX claim_of_type ON claim (type, article);
CREATE VIEW article_text (article, title, body) AS
  SELECT a.article,
         coalesce(substr(d.text, a.title_begin + 1, a.title_end - a.title_begin), d.title, ''),
         substr(d.text, a.span_begin + 1, a.span_end - a.span_begin)
  FROM article a JOIN document d USING (document);
CREATE INDEX event_of_claim ON event_claim (claim);
CREATE INDEX event_by_date ON event (date_from);
CREATE INDEX event_by_place ON event (place);
CREATE INDEX event_by_type ON event (type);
CREATE INDEX contested_of_event ON contested (event);
CREATE INDEX passage_of_origin ON passage (origin);
PRAGMA writable_schema=OFF;
COMMIT;
