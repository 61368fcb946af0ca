-- Version 3 to 4: corrections. Of the read half only their table is new.

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
DROP TABLE IF EXISTS event_box;
