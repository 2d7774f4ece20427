-- The clauses that the office writes agreements with: each time they are changed the whole library is kept anew, so that an
-- agreement knows what its clauses said when they were taken from it. Without a row it is what the program comes with, which
-- is version 0.
CREATE TABLE clause_library (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    -- As JSON.
    clauses TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    written_by INTEGER REFERENCES users (id)
) STRICT;
ALTER TABLE agreement_clauses ADD COLUMN library_version INTEGER NOT NULL DEFAULT 0;
