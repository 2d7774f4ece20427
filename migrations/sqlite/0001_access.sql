-- Who may sign in, what they did, what they have begun, and what was printed: nothing else can be kept without it.
CREATE TABLE office_details (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    municipality_name TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    cvr TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    logo BLOB,
    logo_text TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'da' CHECK (language IN ('da', 'en')),
    lock_after_minutes INTEGER NOT NULL DEFAULT 15 CHECK (lock_after_minutes BETWEEN 1 AND 480),
    demo_since INTEGER,
    set_up_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_name TEXT NOT NULL,
    user_name_folded TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    preferences TEXT NOT NULL DEFAULT '{}',
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER,
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE user_roles (
    user_id INTEGER NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('front_desk', 'consultant', 'manager', 'administrator', 'auditor', 'juror')),
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

-- Only the hash: the code itself is on paper.
CREATE TABLE recovery_codes (
    id INTEGER PRIMARY KEY,
    code_hash TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    used_at INTEGER,
    voided_at INTEGER
) STRICT;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user_id INTEGER REFERENCES users (id),
    operation TEXT NOT NULL,
    request TEXT NOT NULL,
    event TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    event_values TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_subject ON events (subject_kind, subject_id, at, id);
CREATE INDEX events_by_user ON events (user_id, at, id);
CREATE INDEX events_by_time ON events (at, id);

-- The log is written once. What is too old to be kept is deleted by a retention run, which comes with its own guard.
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events_are_not_rewritten');
END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events_are_not_deleted');
END;

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (user_id, kind, slot)
) STRICT;

-- Papers are rows, so that backup and a second desk have them.
CREATE TABLE papers (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL,
    printed_at INTEGER NOT NULL,
    printed_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX papers_by_subject ON papers (subject_kind, subject_id, id);
