-- The yearly award: years, who is what in them, nominees with their nominations, answers about conflicts, and sealed sheets.

-- `facts` are the dates, the criteria and the rules of a year, as JSON. Who was given the award is written here in clear once it
-- is published, and not before.
CREATE TABLE award_years (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    facts TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    begun_by INTEGER REFERENCES users (id),
    scoring_round INTEGER NOT NULL DEFAULT 1,
    scoring_opened_at INTEGER,
    scoring_closed_at INTEGER,
    published_at INTEGER,
    winner_name TEXT,
    winner_kind TEXT,
    winner_reason TEXT
) STRICT;

-- Secretary, stand-in, chair, deputy, jurors. Somebody who works on paper has no user.
CREATE TABLE award_members (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    version INTEGER NOT NULL DEFAULT 1,
    position TEXT NOT NULL CHECK (position IN ('secretary', 'stand_in', 'chair', 'deputy', 'juror')),
    user_id INTEGER REFERENCES users (id),
    person_id INTEGER REFERENCES people (id),
    facts TEXT NOT NULL,
    left_at INTEGER
) STRICT;
CREATE INDEX award_members_by_year ON award_members (award_year_id, id);
CREATE INDEX award_members_by_user ON award_members (user_id);

-- One that was merged into another keeps its rows and points to the other; undoing clears the pointer.
CREATE TABLE award_nominees (
    id INTEGER PRIMARY KEY,
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    version INTEGER NOT NULL DEFAULT 1,
    merged_into_id INTEGER REFERENCES award_nominees (id),
    organisation_id INTEGER REFERENCES organisations (id),
    person_id INTEGER REFERENCES people (id),
    facts TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX award_nominees_by_year ON award_nominees (award_year_id, id);

CREATE TABLE award_nominations (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    nominee_id INTEGER NOT NULL REFERENCES award_nominees (id),
    version INTEGER NOT NULL DEFAULT 1,
    facts TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    kept_by INTEGER REFERENCES users (id),
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX award_nominations_by_year ON award_nominations (award_year_id, id);
CREATE INDEX award_nominations_by_nominee ON award_nominations (nominee_id, id);

-- What was said about a member and a nominee. All is kept; the latest counts.
CREATE TABLE award_interests (
    id INTEGER PRIMARY KEY,
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    nominee_id INTEGER NOT NULL REFERENCES award_nominees (id),
    member_id INTEGER NOT NULL REFERENCES award_members (id),
    said TEXT NOT NULL CHECK (said IN ('none', 'in_doubt', 'conflicted', 'takes_part', 'keeps_out')),
    ground TEXT,
    reason TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    said_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX award_interests_by_year ON award_interests (award_year_id, id);

-- The number under which a juror reads a nominee, drawn when scoring opens.
CREATE TABLE award_numbers (
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    member_id INTEGER NOT NULL REFERENCES award_members (id),
    nominee_id INTEGER NOT NULL REFERENCES award_nominees (id),
    number INTEGER NOT NULL,
    PRIMARY KEY (award_year_id, member_id, nominee_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX award_numbers_once ON award_numbers (award_year_id, member_id, number);

-- Sheets, sealed with the key of the year. Each change is a version of its own: what stood is kept, and the newest counts.
CREATE TABLE award_sheets (
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    member_id INTEGER NOT NULL REFERENCES award_members (id),
    nominee_id INTEGER NOT NULL REFERENCES award_nominees (id),
    round INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sealing_key_id INTEGER NOT NULL REFERENCES sealing_keys (id),
    sealed BLOB NOT NULL,
    written_at INTEGER NOT NULL,
    written_by INTEGER REFERENCES users (id),
    PRIMARY KEY (award_year_id, member_id, nominee_id, version)
) STRICT, WITHOUT ROWID;

-- Why scoring was opened again, sealed with the key of the year: the reason may tell of somebody.
CREATE TABLE award_rounds (
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    round INTEGER NOT NULL,
    sealing_key_id INTEGER NOT NULL REFERENCES sealing_keys (id),
    sealed BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_by INTEGER REFERENCES users (id),
    PRIMARY KEY (award_year_id, round)
) STRICT, WITHOUT ROWID;

-- What the jury recommends and the committee decides, sealed with the key of the year. All are kept; the latest of a kind counts.
CREATE TABLE award_decisions (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    award_year_id INTEGER NOT NULL REFERENCES award_years (id),
    kind TEXT NOT NULL CHECK (kind IN ('recommendation', 'decision')),
    sealing_key_id INTEGER NOT NULL REFERENCES sealing_keys (id),
    sealed BLOB NOT NULL,
    decided_at INTEGER NOT NULL,
    decided_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX award_decisions_by_year ON award_decisions (award_year_id, kind, id);
