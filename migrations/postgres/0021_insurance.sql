-- The register of volunteers and what the municipality covers. What was known is never overwritten: each change closes the
-- row that was known and adds one, so that one can ask what is known now of a day, and what was known on a day. Facts are
-- kept whole, as JSON; beside them stands what is looked up, or pointed to.
CREATE TABLE volunteers (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    request_key TEXT NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

-- `known_until` is the end of time while a row is what is known.
CREATE TABLE volunteer_facts (
    person_id BIGINT NOT NULL REFERENCES volunteers (person_id),
    version BIGINT NOT NULL,
    known_since TIMESTAMPTZ NOT NULL,
    known_until TIMESTAMPTZ NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by BIGINT REFERENCES users (id),
    PRIMARY KEY (person_id, version)
);

CREATE TABLE effort_types (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL DEFAULT 1
);

-- The council's list (serviceloven § 18 a).
CREATE TABLE effort_type_facts (
    effort_type_id BIGINT NOT NULL REFERENCES effort_types (id),
    version BIGINT NOT NULL,
    known_since TIMESTAMPTZ NOT NULL,
    known_until TIMESTAMPTZ NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by BIGINT REFERENCES users (id),
    PRIMARY KEY (effort_type_id, version)
);

CREATE TABLE municipal_covers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE municipal_cover_facts (
    municipal_cover_id BIGINT NOT NULL REFERENCES municipal_covers (id),
    version BIGINT NOT NULL,
    known_since TIMESTAMPTZ NOT NULL,
    known_until TIMESTAMPTZ NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    changed_by BIGINT REFERENCES users (id),
    PRIMARY KEY (municipal_cover_id, version)
);

CREATE TABLE attachments (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES volunteers (person_id),
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX attachments_by_person ON attachments (person_id, id);

CREATE TABLE attachment_facts (
    attachment_id BIGINT NOT NULL REFERENCES attachments (id),
    version BIGINT NOT NULL,
    known_since TIMESTAMPTZ NOT NULL,
    known_until TIMESTAMPTZ NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    workplace_id BIGINT NOT NULL REFERENCES organisations (id),
    association_id BIGINT REFERENCES organisations (id),
    effort_type_id BIGINT REFERENCES effort_types (id),
    contact_person_id BIGINT REFERENCES people (id),
    facts TEXT NOT NULL,
    changed_by BIGINT REFERENCES users (id),
    PRIMARY KEY (attachment_id, version)
);
CREATE INDEX attachment_facts_by_effort_type ON attachment_facts (effort_type_id, known_until);

-- Days of attachments cut by what their cover rests on; made anew with each change of theirs. `node` is where the period
-- hangs in the tree of days, so that whoever has a period around a day is found by two index ranges, however many there are.
CREATE TABLE cover_pieces (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attachment_id BIGINT NOT NULL REFERENCES attachments (id),
    person_id BIGINT NOT NULL REFERENCES volunteers (person_id),
    workplace_id BIGINT NOT NULL REFERENCES organisations (id),
    effort_type_id BIGINT REFERENCES effort_types (id),
    basis TEXT NOT NULL CHECK (basis IN ('law', 'scheme', 'nothing', 'association')),
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    node BIGINT NOT NULL,
    known_since TIMESTAMPTZ NOT NULL,
    known_until TIMESTAMPTZ NOT NULL,
    CHECK (ends_on >= starts_on)
);
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
    id BIGINT PRIMARY KEY CHECK (id = 1),
    rules TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO insurance_rules (id) VALUES (1);
