-- What the municipality and an association have agreed to do together, clause by clause, so that the paper can be written together and printed.
CREATE TABLE agreement_numbers (
    year INTEGER PRIMARY KEY,
    last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    template TEXT NOT NULL,
    activity_title TEXT NOT NULL,
    case_number TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'discarded')),
    starts_on TEXT,
    ends_on TEXT,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id),
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX agreements_by_organisation ON agreements (organisation_id, id);
CREATE INDEX agreements_by_change ON agreements (changed_at, id);

CREATE TABLE agreement_clauses (
    agreement_id INTEGER NOT NULL REFERENCES agreements (id),
    clause_key TEXT NOT NULL,
    place INTEGER NOT NULL,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('on', 'off')),
    variant TEXT,
    PRIMARY KEY (agreement_id, clause_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_values (
    agreement_id INTEGER NOT NULL REFERENCES agreements (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (agreement_id, name)
) STRICT, WITHOUT ROWID;
