-- Whom the office works with: organisations, people, and what people are there; and where one finds them again.
CREATE TABLE organisations (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'workplace', 'council')),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    cvr TEXT NOT NULL,
    p_number TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    web TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    town TEXT NOT NULL,
    borrower_category TEXT NOT NULL CHECK (borrower_category IN ('municipal', 'social', 'education_children',
        'education_adult', 'education_adults_activity', 'other_association', 'private_commercial')),
    parent_id INTEGER REFERENCES organisations (id),
    education_approved_on TEXT,
    declaration_valid_until TEXT,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    merged_into INTEGER REFERENCES organisations (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX organisations_by_parent ON organisations (parent_id);
CREATE INDEX organisations_by_cvr ON organisations (cvr);
CREATE INDEX organisations_by_folded_name ON organisations (folded_name);
CREATE INDEX organisations_by_town ON organisations (postal_code, town);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    second_phone TEXT NOT NULL,
    email TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    town TEXT NOT NULL,
    protected_at INTEGER,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    merged_into INTEGER REFERENCES people (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX people_by_folded_name ON people (folded_name);
CREATE INDEX people_by_town ON people (postal_code, town) WHERE protected_at IS NULL;

-- The period is whole days, both included; an open end is the last day there is, never NULL.
CREATE TABLE contact_roles (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('contact_person', 'chair', 'deputy_chair', 'treasurer', 'board_member',
        'booking_officer', 'authorised_signatory', 'volunteer_coordinator', 'other')),
    title TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_to >= valid_from)
) STRICT;
CREATE INDEX contact_roles_by_organisation ON contact_roles (organisation_id, valid_to);
CREATE INDEX contact_roles_by_person ON contact_roles (person_id, valid_to);

-- The directory: one row for each organisation and person, made anew with each change of theirs, so that a page of it
-- and a search are answered from one index each.
CREATE TABLE parties (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'workplace', 'council', 'person')),
    organisation_id INTEGER UNIQUE REFERENCES organisations (id),
    person_id INTEGER UNIQUE REFERENCES people (id),
    category TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('active', 'archived')),
    letter TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    words TEXT NOT NULL,
    CHECK ((organisation_id IS NULL) <> (person_id IS NULL))
) STRICT;
CREATE INDEX parties_in_order ON parties (standing, sort_key, id, kind, category, letter);

-- What a party is found by: every beginning of every word, every ending of every phone number. Keys are looked up by
-- equality and come out best first, so the cost does not depend on how many there are.
CREATE TABLE party_keys (
    search_key TEXT NOT NULL,
    best_first INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    party_id INTEGER NOT NULL REFERENCES parties (id),
    PRIMARY KEY (search_key, best_first, sort_key, party_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_keys_by_party ON party_keys (party_id);
