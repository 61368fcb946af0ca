-- Version 1 to 2. Only the read half changes here; the derived half is dropped, and made anew as schema.sql has it.

-- They began with the columns of a UNIQUE constraint, whose own index does the same.
DROP INDEX article_of_document;
DROP INDEX statement_of_article;
DROP INDEX claim_of_article;

DROP TABLE source;
DROP TABLE passage;
DROP TABLE event;
DROP TABLE event_claim;
DROP TABLE event_participant;
DROP TABLE event_toll;
DROP TABLE event_figure;
DROP TABLE contested;
DROP TABLE contested_side;
DROP TABLE contested_claim;
DROP TABLE agreement;
DROP TABLE agreement_party;
DROP TABLE agreement_claim;
DROP TABLE event_box;
