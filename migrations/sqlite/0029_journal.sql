-- Where a printed paper stands in the municipality's own case system, which is where papers are journalled
-- (offentlighedsloven § 15). A paper without a row waits.
CREATE TABLE paper_journal (
    paper_id INTEGER PRIMARY KEY REFERENCES papers (id),
    state TEXT NOT NULL CHECK (state IN ('waits', 'journalled', 'left_out')),
    case_number TEXT NOT NULL,
    document_number TEXT NOT NULL,
    -- Why it is not journalled, where somebody left it out.
    reason TEXT NOT NULL,
    settled_at INTEGER NOT NULL,
    settled_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX paper_journal_by_time ON paper_journal (settled_at);
