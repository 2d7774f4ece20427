-- The life of an agreement after it is written: its versions, who signed, the scanned copy, notice, what follows it, and how it went.
ALTER TABLE agreements ADD COLUMN stage TEXT NOT NULL DEFAULT 'draft'
    CHECK (stage IN ('draft', 'in_review', 'sent', 'signed', 'terminated', 'renewed', 'discarded'));
UPDATE agreements SET stage = state;
ALTER TABLE agreements DROP COLUMN state;
ALTER TABLE agreements RENAME COLUMN stage TO state;
ALTER TABLE agreements ADD COLUMN notice_count INTEGER NOT NULL DEFAULT 3 CHECK (notice_count BETWEEN 1 AND 366);
ALTER TABLE agreements ADD COLUMN notice_unit TEXT NOT NULL DEFAULT 'months' CHECK (notice_unit IN ('months', 'days'));
ALTER TABLE agreements ADD COLUMN notice_to TEXT NOT NULL DEFAULT 'month_end' CHECK (notice_to IN ('month_end', 'any_day'));
ALTER TABLE agreements ADD COLUMN tacit_months INTEGER CHECK (tacit_months BETWEEN 1 AND 120);
ALTER TABLE agreements ADD COLUMN predecessor_id INTEGER REFERENCES agreements (id);
ALTER TABLE agreements ADD COLUMN sent_on TEXT;
-- From this day on a later agreement stands in its place.
ALTER TABLE agreements ADD COLUMN replaced_from TEXT;
ALTER TABLE agreements ADD COLUMN notice_given_on TEXT;
ALTER TABLE agreements ADD COLUMN notice_given_by TEXT CHECK (notice_given_by IN ('municipality', 'association'));
ALTER TABLE agreements ADD COLUMN notice_ends_on TEXT;
ALTER TABLE agreements ADD COLUMN evaluated_on TEXT;
ALTER TABLE agreements ADD COLUMN evaluation_result TEXT NOT NULL DEFAULT '';
ALTER TABLE agreements ADD COLUMN evaluation_next_step TEXT NOT NULL DEFAULT '';
CREATE INDEX agreements_by_predecessor ON agreements (predecessor_id) WHERE predecessor_id IS NOT NULL;

CREATE TABLE agreement_signatures (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    agreement_id INTEGER NOT NULL REFERENCES agreements (id),
    side TEXT NOT NULL CHECK (side IN ('municipality', 'association')),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    -- The role that lets them sign for the association, where they were chosen from its people.
    contact_role_id INTEGER REFERENCES contact_roles (id),
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX agreement_signatures_by_agreement ON agreement_signatures (agreement_id, id);

-- What an agreement said when it was reviewed, sent and signed: the paper, and its words for comparing.
CREATE TABLE agreement_versions (
    id INTEGER PRIMARY KEY,
    agreement_id INTEGER NOT NULL REFERENCES agreements (id),
    number INTEGER NOT NULL,
    made_for TEXT NOT NULL CHECK (made_for IN ('review', 'sending', 'signing')),
    paper_id INTEGER NOT NULL REFERENCES papers (id),
    -- As JSON.
    words TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by INTEGER REFERENCES users (id),
    UNIQUE (agreement_id, number)
) STRICT;

-- Scans of the signed paper; the files are papers.
CREATE TABLE agreement_copies (
    paper_id INTEGER PRIMARY KEY REFERENCES papers (id),
    agreement_id INTEGER NOT NULL REFERENCES agreements (id),
    detached_at INTEGER
) STRICT;
CREATE INDEX agreement_copies_by_agreement ON agreement_copies (agreement_id, paper_id);
