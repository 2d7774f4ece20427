-- Who may sign in, what they did, what they have begun, and what was printed: nothing else can be kept without it.
CREATE TABLE office_details (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    municipality_name TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    cvr TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    logo BYTEA,
    logo_text TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'da' CHECK (language IN ('da', 'en')),
    lock_after_minutes BIGINT NOT NULL DEFAULT 15 CHECK (lock_after_minutes BETWEEN 1 AND 480),
    demo_since TIMESTAMPTZ,
    set_up_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE users (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_name TEXT NOT NULL,
    user_name_folded TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    preferences TEXT NOT NULL DEFAULT '{}',
    failed_attempts BIGINT NOT NULL DEFAULT 0,
    wait_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE user_roles (
    user_id BIGINT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('front_desk', 'consultant', 'manager', 'administrator', 'auditor', 'juror')),
    PRIMARY KEY (user_id, role)
);

-- Only the hash: the code itself is on paper.
CREATE TABLE recovery_codes (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code_hash TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    voided_at TIMESTAMPTZ
);

CREATE TABLE events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    user_id BIGINT REFERENCES users (id),
    operation TEXT NOT NULL,
    request TEXT NOT NULL,
    event TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    event_values TEXT NOT NULL
);
CREATE INDEX events_by_subject ON events (subject_kind, subject_id, at, id);
CREATE INDEX events_by_user ON events (user_id, at, id);
CREATE INDEX events_by_time ON events (at, id);

-- The log is written once. What is too old to be kept is deleted by a retention run, which comes with its own guard.
CREATE FUNCTION refuse_in_the_triggers_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_NAME;
END;
$$;
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
FOR EACH ROW EXECUTE FUNCTION refuse_in_the_triggers_name();
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
FOR EACH ROW EXECUTE FUNCTION refuse_in_the_triggers_name();
CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_in_the_triggers_name();

CREATE TABLE drafts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    UNIQUE (user_id, kind, slot)
);

-- Papers are rows, so that backup and a second desk have them.
CREATE TABLE papers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    pages BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    printed_at TIMESTAMPTZ NOT NULL,
    printed_by BIGINT REFERENCES users (id)
);
CREATE INDEX papers_by_subject ON papers (subject_kind, subject_id, id);
