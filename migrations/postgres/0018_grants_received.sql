-- What associations were given, so that the office sees who must have an agreement; and from which sum on that is.
CREATE TABLE grants_received (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    source TEXT NOT NULL,
    round TEXT NOT NULL,
    year BIGINT NOT NULL,
    granted_on DATE,
    amount_oere BIGINT NOT NULL CHECK (amount_oere > 0),
    repaid_oere BIGINT NOT NULL CHECK (repaid_oere BETWEEN 0 AND amount_oere),
    created_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX grants_received_by_organisation ON grants_received (organisation_id);
CREATE INDEX grants_received_by_year ON grants_received (year);
CREATE INDEX grants_received_by_day ON grants_received (granted_on);
-- Who counts as one with whom is looked up from either end.
CREATE INDEX organisations_by_merge ON organisations (merged_into) WHERE merged_into IS NOT NULL;

-- As JSON; NULL is what the program comes with.
CREATE TABLE agreement_rules (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    rule TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO agreement_rules (id) VALUES (1);
