-- The yearly award: years, who is what in them, nominees with their nominations, answers about conflicts, and sealed sheets.

-- `facts` are the dates, the criteria and the rules of a year, as JSON. Who was given the award is written here in clear once it
-- is published, and not before.
CREATE TABLE award_years (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    year BIGINT NOT NULL UNIQUE,
    version BIGINT NOT NULL DEFAULT 1,
    facts TEXT NOT NULL,
    begun_at TIMESTAMPTZ NOT NULL,
    begun_by BIGINT REFERENCES users (id),
    scoring_round BIGINT NOT NULL DEFAULT 1,
    scoring_opened_at TIMESTAMPTZ,
    scoring_closed_at TIMESTAMPTZ,
    published_at TIMESTAMPTZ,
    winner_name TEXT,
    winner_kind TEXT,
    winner_reason TEXT
);

-- Secretary, stand-in, chair, deputy, jurors. Somebody who works on paper has no user.
CREATE TABLE award_members (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    version BIGINT NOT NULL DEFAULT 1,
    position TEXT NOT NULL CHECK (position IN ('secretary', 'stand_in', 'chair', 'deputy', 'juror')),
    user_id BIGINT REFERENCES users (id),
    person_id BIGINT REFERENCES people (id),
    facts TEXT NOT NULL,
    left_at TIMESTAMPTZ
);
CREATE INDEX award_members_by_year ON award_members (award_year_id, id);
CREATE INDEX award_members_by_user ON award_members (user_id);

-- One that was merged into another keeps its rows and points to the other; undoing clears the pointer.
CREATE TABLE award_nominees (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    version BIGINT NOT NULL DEFAULT 1,
    merged_into_id BIGINT REFERENCES award_nominees (id),
    organisation_id BIGINT REFERENCES organisations (id),
    person_id BIGINT REFERENCES people (id),
    facts TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX award_nominees_by_year ON award_nominees (award_year_id, id);

CREATE TABLE award_nominations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominees (id),
    version BIGINT NOT NULL DEFAULT 1,
    facts TEXT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL,
    kept_by BIGINT REFERENCES users (id),
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX award_nominations_by_year ON award_nominations (award_year_id, id);
CREATE INDEX award_nominations_by_nominee ON award_nominations (nominee_id, id);

-- What was said about a member and a nominee. All is kept; the latest counts.
CREATE TABLE award_interests (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominees (id),
    member_id BIGINT NOT NULL REFERENCES award_members (id),
    said TEXT NOT NULL CHECK (said IN ('none', 'in_doubt', 'conflicted', 'takes_part', 'keeps_out')),
    ground TEXT,
    reason TEXT NOT NULL,
    said_at TIMESTAMPTZ NOT NULL,
    said_by BIGINT REFERENCES users (id)
);
CREATE INDEX award_interests_by_year ON award_interests (award_year_id, id);

-- The number under which a juror reads a nominee, drawn when scoring opens.
CREATE TABLE award_numbers (
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    member_id BIGINT NOT NULL REFERENCES award_members (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominees (id),
    number BIGINT NOT NULL,
    PRIMARY KEY (award_year_id, member_id, nominee_id)
);
CREATE UNIQUE INDEX award_numbers_once ON award_numbers (award_year_id, member_id, number);

-- Sheets, sealed with the key of the year. Each change is a version of its own: what stood is kept, and the newest counts.
CREATE TABLE award_sheets (
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    member_id BIGINT NOT NULL REFERENCES award_members (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominees (id),
    round BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    sealed BYTEA NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    written_by BIGINT REFERENCES users (id),
    PRIMARY KEY (award_year_id, member_id, nominee_id, version)
);

-- Why scoring was opened again, sealed with the key of the year: the reason may tell of somebody.
CREATE TABLE award_rounds (
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    round BIGINT NOT NULL,
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    sealed BYTEA NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    opened_by BIGINT REFERENCES users (id),
    PRIMARY KEY (award_year_id, round)
);

-- What the jury recommends and the committee decides, sealed with the key of the year. All are kept; the latest of a kind counts.
CREATE TABLE award_decisions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    kind TEXT NOT NULL CHECK (kind IN ('recommendation', 'decision')),
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    sealed BYTEA NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    decided_by BIGINT REFERENCES users (id)
);
CREATE INDEX award_decisions_by_year ON award_decisions (award_year_id, kind, id);
