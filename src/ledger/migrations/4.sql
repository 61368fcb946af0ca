-- Version 4 to 5: what the markup of a page tells of its articles is kept, so that they can be read again from the ledger.
-- Of the read half only this table is new.

CREATE TABLE page (                    -- of documents that did not come as plain text in UTF-8
  document        INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  published_basis TEXT NOT NULL,       -- of document.published: given page
  encoding        TEXT,                -- of the input, where it was not UTF-8
  extracted       INTEGER NOT NULL,    -- 1: the input holds the text in another form (HTML, doubly encoded)
  outline         TEXT                 -- JSON: the articles as the markup shows them (src/ledger/outline_json.h)
);

DROP TABLE IF EXISTS source;
DROP TABLE IF EXISTS passage;
DROP TABLE IF EXISTS event;
DROP TABLE IF EXISTS event_claim;
DROP TABLE IF EXISTS event_participant;
DROP TABLE IF EXISTS event_toll;
DROP TABLE IF EXISTS event_figure;
DROP TABLE IF EXISTS contested;
DROP TABLE IF EXISTS contested_side;
DROP TABLE IF EXISTS contested_claim;
DROP TABLE IF EXISTS agreement;
DROP TABLE IF EXISTS agreement_place;
DROP TABLE IF EXISTS agreement_party;
DROP TABLE IF EXISTS agreement_claim;
DROP TABLE IF EXISTS correction_claim;
DROP TABLE IF EXISTS correction_event;
DROP TABLE IF EXISTS corrected_claim;
DROP TABLE IF EXISTS event_box;
