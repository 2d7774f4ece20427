-- Injuries of volunteers, and damage they did: who, when, how far it is; and what happened, sealed.
-- What is asked for day by day stands with the claim; all that was ever known of it stands in its versions, so that a way
-- back names a version and carries no words. `counts_from` is the day from which the time for reporting it is counted.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL DEFAULT 1,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    flow TEXT NOT NULL CHECK (flow IN ('injury', 'liability')),
    happened_on TEXT NOT NULL,
    counts_from TEXT NOT NULL,
    reported_on TEXT,
    closed_on TEXT,
    noted_at INTEGER NOT NULL,
    noted_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX claims_by_standing ON claims (standing, closed_on, id);
CREATE INDEX claims_by_person ON claims (person_id, id);

-- `facts` and `handling` are what the office does, as JSON. `sealed` is the account of what happened and to whom, sealed to its
-- claim; none once somebody's name was taken away.
CREATE TABLE claim_versions (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    version INTEGER NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    facts TEXT NOT NULL,
    handling TEXT NOT NULL,
    counts_from TEXT NOT NULL,
    sealing_key_id INTEGER REFERENCES sealing_keys (id),
    sealed BLOB,
    written_at INTEGER NOT NULL,
    written_by INTEGER REFERENCES users (id),
    PRIMARY KEY (claim_id, version)
) STRICT, WITHOUT ROWID;

-- A paper that only some may read is stored sealed, as a whole; with two keys where two kinds of secret stand on it.
ALTER TABLE papers ADD COLUMN sealing_key_id INTEGER REFERENCES sealing_keys (id);
ALTER TABLE papers ADD COLUMN second_sealing_key_id INTEGER REFERENCES sealing_keys (id);

-- An office that keeps CPR numbers only when there is an injury keeps them for a claim. Numbers that were kept for a day that
-- somebody typed keep that day.
ALTER TABLE cpr_numbers ADD COLUMN claim_id INTEGER REFERENCES claims (id);
