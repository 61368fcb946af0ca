-- Version 4 to 5: what the markup of a page tells of its articles is kept, so that they can be read again from the ledger.

ALTER TABLE document ADD COLUMN published_basis TEXT;
ALTER TABLE document ADD COLUMN encoding TEXT;
ALTER TABLE document ADD COLUMN extracted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN outline TEXT;
UPDATE document SET published_basis = 'given' WHERE published IS NOT NULL;

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
