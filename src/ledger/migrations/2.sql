-- Version 2 to 3: agreements have places, roles and who is accused. Only the derived half changes. A ledger that comes
-- from version 1 has lost it already.

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
DROP TABLE IF EXISTS agreement_party;
DROP TABLE IF EXISTS agreement_claim;
DROP TABLE IF EXISTS event_box;
