-- What associations were given, so that the office sees who must have an agreement; and from which sum on that is.
CREATE TABLE grants_received (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    source TEXT NOT NULL,
    round TEXT NOT NULL,
    year INTEGER NOT NULL,
    granted_on TEXT,
    amount_oere INTEGER NOT NULL CHECK (amount_oere > 0),
    repaid_oere INTEGER NOT NULL CHECK (repaid_oere BETWEEN 0 AND amount_oere),
    created_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX grants_received_by_organisation ON grants_received (organisation_id);
CREATE INDEX grants_received_by_year ON grants_received (year);
CREATE INDEX grants_received_by_day ON grants_received (granted_on);
-- Who counts as one with whom is looked up from either end.
CREATE INDEX organisations_by_merge ON organisations (merged_into) WHERE merged_into IS NOT NULL;

-- As JSON; NULL is what the program comes with.
CREATE TABLE agreement_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rule TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO agreement_rules (id) VALUES (1);
