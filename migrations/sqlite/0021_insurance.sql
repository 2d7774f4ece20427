-- The register of volunteers and what the municipality covers. What was known is never overwritten: each change closes the
-- row that was known and adds one, so that one can ask what is known now of a day, and what was known on a day. Facts are
-- kept whole, as JSON; beside them stands what is looked up, or pointed to.
CREATE TABLE volunteers (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    request_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- `known_until` is the end of time while a row is what is known.
CREATE TABLE volunteer_facts (
    person_id INTEGER NOT NULL REFERENCES volunteers (person_id),
    version INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by INTEGER REFERENCES users (id),
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE effort_types (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The council's list (serviceloven § 18 a).
CREATE TABLE effort_type_facts (
    effort_type_id INTEGER NOT NULL REFERENCES effort_types (id),
    version INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by INTEGER REFERENCES users (id),
    PRIMARY KEY (effort_type_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE municipal_covers (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE municipal_cover_facts (
    municipal_cover_id INTEGER NOT NULL REFERENCES municipal_covers (id),
    version INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by INTEGER REFERENCES users (id),
    PRIMARY KEY (municipal_cover_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES volunteers (person_id),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX attachments_by_person ON attachments (person_id, id);

CREATE TABLE attachment_facts (
    attachment_id INTEGER NOT NULL REFERENCES attachments (id),
    version INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    workplace_id INTEGER NOT NULL REFERENCES organisations (id),
    association_id INTEGER REFERENCES organisations (id),
    effort_type_id INTEGER REFERENCES effort_types (id),
    contact_person_id INTEGER REFERENCES people (id),
    facts TEXT NOT NULL,
    changed_by INTEGER REFERENCES users (id),
    PRIMARY KEY (attachment_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_facts_by_effort_type ON attachment_facts (effort_type_id, known_until);

-- Days of attachments cut by what their cover rests on; made anew with each change of theirs. `node` is where the period
-- hangs in the tree of days, so that whoever has a period around a day is found by two index ranges, however many there are.
CREATE TABLE cover_pieces (
    id INTEGER PRIMARY KEY,
    attachment_id INTEGER NOT NULL REFERENCES attachments (id),
    person_id INTEGER NOT NULL REFERENCES volunteers (person_id),
    workplace_id INTEGER NOT NULL REFERENCES organisations (id),
    effort_type_id INTEGER REFERENCES effort_types (id),
    basis TEXT NOT NULL CHECK (basis IN ('law', 'scheme', 'nothing', 'association')),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    node INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX cover_pieces_by_attachment ON cover_pieces (attachment_id, known_until);
CREATE INDEX cover_pieces_by_person ON cover_pieces (person_id, ends_on, starts_on, known_since, known_until, basis, effort_type_id,
    workplace_id);
CREATE INDEX cover_pieces_by_end ON cover_pieces (node, ends_on, known_since, known_until, person_id, basis, effort_type_id,
    workplace_id);
CREATE INDEX cover_pieces_by_start ON cover_pieces (node, starts_on, known_since, known_until, person_id, basis, effort_type_id,
    workplace_id);
-- Whoever is covered is told in the order of names.
CREATE INDEX people_in_order ON people (sort_key, id);

-- As JSON; NULL is what the program comes with.
CREATE TABLE insurance_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO insurance_rules (id) VALUES (1);
