-- What the office itself wants filled in in its agreements: each time it is changed all of it is kept anew, so that an
-- agreement that was handed on keeps what it was handed on with. Without a row there is nothing, which is version 0.
CREATE TABLE own_variables (
    version BIGINT PRIMARY KEY CHECK (version > 0),
    -- As JSON.
    variables TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    written_by BIGINT REFERENCES users (id)
);
-- Which of them an agreement keeps; a draft has none and follows.
ALTER TABLE agreements ADD COLUMN variables_version BIGINT;
UPDATE agreements SET variables_version = 0 WHERE state NOT IN ('draft', 'discarded');
