-- The clauses that the office writes agreements with: each time they are changed the whole library is kept anew, so that an
-- agreement knows what its clauses said when they were taken from it. Without a row it is what the program comes with, which
-- is version 0.
CREATE TABLE clause_library (
    version BIGINT PRIMARY KEY CHECK (version > 0),
    -- As JSON.
    clauses TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    written_by BIGINT REFERENCES users (id)
);
ALTER TABLE agreement_clauses ADD COLUMN library_version BIGINT NOT NULL DEFAULT 0;
