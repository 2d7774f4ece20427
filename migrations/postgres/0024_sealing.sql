-- What only entitled users can read is sealed in the program: whoever has the file, the server or a backup does not have it.
-- A user's key pair, made when they choose a password of their own. The private half is wrapped by that password, under a
-- salt that is not the one of signing in; a password that somebody else sets makes the pair void.
CREATE TABLE key_pairs (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    public_key BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    memory_kib BIGINT NOT NULL,
    passes BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

-- A key by what it is for. Never stored bare: each entitled user's copy is sealed to their key pair, one more is wrapped by a
-- printed code. A key that nobody can open any more is put aside, and what it sealed stays as it is.
CREATE TABLE sealing_keys (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    made_by BIGINT REFERENCES users (id),
    recovery_salt BYTEA NOT NULL,
    recovery_memory_kib BIGINT NOT NULL,
    recovery_passes BIGINT NOT NULL,
    recovery_wrapped BYTEA NOT NULL,
    recovery_made_at TIMESTAMPTZ NOT NULL,
    put_aside_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX sealing_keys_in_use ON sealing_keys (name) WHERE put_aside_at IS NULL;

CREATE TABLE key_grants (
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    sealed BYTEA NOT NULL,
    granted_by BIGINT REFERENCES users (id),
    granted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (sealing_key_id, user_id)
);
CREATE INDEX key_grants_by_user ON key_grants (user_id);

-- CPR numbers, each sealed to the person it is of. A number can change: what it was stays, with its days. Of one that is in
-- use the keyed index finds its person, and nothing else. `injured_on` is the injury it was asked for, where the office asks for
-- numbers only then. The same number taken up again is another row, without a request of its own.
CREATE TABLE cpr_numbers (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    kind TEXT NOT NULL CHECK (kind IN ('issued', 'replacement')),
    sealed BYTEA NOT NULL,
    keyed_index BYTEA NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL,
    kept_by BIGINT REFERENCES users (id),
    injured_on DATE,
    dropped_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX cpr_numbers_in_use ON cpr_numbers (person_id) WHERE dropped_at IS NULL;
CREATE UNIQUE INDEX cpr_numbers_once ON cpr_numbers (keyed_index) WHERE dropped_at IS NULL;
CREATE INDEX cpr_numbers_by_person ON cpr_numbers (person_id, id);
