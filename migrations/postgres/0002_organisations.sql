-- Whom the office works with: organisations, people, and what people are there; and where one finds them again.
CREATE TABLE organisations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'workplace', 'council')),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
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
    parent_id BIGINT REFERENCES organisations (id),
    education_approved_on DATE,
    declaration_valid_until DATE,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    merged_into BIGINT REFERENCES organisations (id),
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX organisations_by_parent ON organisations (parent_id);
CREATE INDEX organisations_by_cvr ON organisations (cvr);
CREATE INDEX organisations_by_folded_name ON organisations (folded_name);
CREATE INDEX organisations_by_town ON organisations (postal_code, town);

CREATE TABLE people (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    folded_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    second_phone TEXT NOT NULL,
    email TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    town TEXT NOT NULL,
    protected_at TIMESTAMPTZ,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    merged_into BIGINT REFERENCES people (id),
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX people_by_folded_name ON people (folded_name);
CREATE INDEX people_by_town ON people (postal_code, town) WHERE protected_at IS NULL;

-- The period is whole days, both included; an open end is the last day there is, never NULL.
CREATE TABLE contact_roles (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('contact_person', 'chair', 'deputy_chair', 'treasurer', 'board_member',
        'booking_officer', 'authorised_signatory', 'volunteer_coordinator', 'other')),
    title TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX contact_roles_by_organisation ON contact_roles (organisation_id, valid_to);
CREATE INDEX contact_roles_by_person ON contact_roles (person_id, valid_to);

-- The directory: one row for each organisation and person, made anew with each change of theirs, so that a page of it
-- and a search are answered from one index each.
CREATE TABLE parties (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'workplace', 'council', 'person')),
    organisation_id BIGINT UNIQUE REFERENCES organisations (id),
    person_id BIGINT UNIQUE REFERENCES people (id),
    category TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('active', 'archived')),
    letter TEXT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    words TEXT NOT NULL,
    CHECK ((organisation_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX parties_in_order ON parties (standing, sort_key, id, kind, category, letter);

-- What a party is found by: every beginning of every word, every ending of every phone number. Keys are looked up by
-- equality and come out best first, so the cost does not depend on how many there are.
CREATE TABLE party_keys (
    search_key TEXT NOT NULL,
    best_first BIGINT NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    party_id BIGINT NOT NULL REFERENCES parties (id),
    PRIMARY KEY (search_key, best_first, sort_key, party_id)
);
CREATE INDEX party_keys_by_party ON party_keys (party_id);
