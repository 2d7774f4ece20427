-- What the insurer was told, and the yearly roll-call of workplaces.

-- A report that was delivered keeps what it was counted from, so that it can be shown again as it was. `since_id` is the one
-- before it, which its changes were counted from.
CREATE TABLE insurer_reports (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    since_id INTEGER REFERENCES insurer_reports (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    counted_on TEXT NOT NULL,
    recipient TEXT NOT NULL,
    handed_over TEXT NOT NULL CHECK (handed_over IN ('figures', 'figures_and_names')),
    contents TEXT NOT NULL,
    delivered_at INTEGER NOT NULL,
    delivered_by INTEGER REFERENCES users (id),
    CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX insurer_reports_by_standing ON insurer_reports (standing, id);
-- A report counts the pieces that are still known and did not end before its time.
CREATE INDEX cover_pieces_still_known ON cover_pieces (known_until, ends_on);

CREATE TABLE roll_calls (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    standing TEXT NOT NULL CHECK (standing IN ('kept', 'withdrawn')),
    counted_on TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    started_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX roll_calls_by_day ON roll_calls (standing, counted_on);

-- Where a workplace has got its list, and who it says is missing on it.
CREATE TABLE roll_call_workplaces (
    roll_call_id INTEGER NOT NULL REFERENCES roll_calls (id),
    workplace_id INTEGER NOT NULL REFERENCES organisations (id),
    missing TEXT NOT NULL DEFAULT '',
    sent_at INTEGER,
    PRIMARY KEY (roll_call_id, workplace_id)
) STRICT, WITHOUT ROWID;

-- What a workplace answered about somebody; `facts` is what is new, as JSON. The moment it was carried out is none until then.
CREATE TABLE roll_call_answers (
    roll_call_id INTEGER NOT NULL REFERENCES roll_calls (id),
    workplace_id INTEGER NOT NULL REFERENCES organisations (id),
    attachment_id INTEGER NOT NULL REFERENCES attachments (id),
    answer TEXT NOT NULL CHECK (answer IN ('still_here', 'stopped', 'changed')),
    facts TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    carried_out_at INTEGER,
    answered_by INTEGER REFERENCES users (id),
    PRIMARY KEY (roll_call_id, workplace_id, attachment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_facts_by_workplace ON attachment_facts (workplace_id, known_until);
