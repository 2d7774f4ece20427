-- The life of an agreement after it is written: its versions, who signed, the scanned copy, notice, what follows it, and how it went.
ALTER TABLE agreements DROP CONSTRAINT agreements_state_check;
ALTER TABLE agreements ADD CONSTRAINT agreements_state_check
    CHECK (state IN ('draft', 'in_review', 'sent', 'signed', 'terminated', 'renewed', 'discarded'));
ALTER TABLE agreements ADD COLUMN notice_count BIGINT NOT NULL DEFAULT 3 CHECK (notice_count BETWEEN 1 AND 366);
ALTER TABLE agreements ADD COLUMN notice_unit TEXT NOT NULL DEFAULT 'months' CHECK (notice_unit IN ('months', 'days'));
ALTER TABLE agreements ADD COLUMN notice_to TEXT NOT NULL DEFAULT 'month_end' CHECK (notice_to IN ('month_end', 'any_day'));
ALTER TABLE agreements ADD COLUMN tacit_months BIGINT CHECK (tacit_months BETWEEN 1 AND 120);
ALTER TABLE agreements ADD COLUMN predecessor_id BIGINT REFERENCES agreements (id);
ALTER TABLE agreements ADD COLUMN sent_on DATE;
-- From this day on a later agreement stands in its place.
ALTER TABLE agreements ADD COLUMN replaced_from DATE;
ALTER TABLE agreements ADD COLUMN notice_given_on DATE;
ALTER TABLE agreements ADD COLUMN notice_given_by TEXT CHECK (notice_given_by IN ('municipality', 'association'));
ALTER TABLE agreements ADD COLUMN notice_ends_on DATE;
ALTER TABLE agreements ADD COLUMN evaluated_on DATE;
ALTER TABLE agreements ADD COLUMN evaluation_result TEXT NOT NULL DEFAULT '';
ALTER TABLE agreements ADD COLUMN evaluation_next_step TEXT NOT NULL DEFAULT '';
CREATE INDEX agreements_by_predecessor ON agreements (predecessor_id) WHERE predecessor_id IS NOT NULL;

CREATE TABLE agreement_signatures (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    side TEXT NOT NULL CHECK (side IN ('municipality', 'association')),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    signed_on DATE NOT NULL,
    -- The role that lets them sign for the association, where they were chosen from its people.
    contact_role_id BIGINT REFERENCES contact_roles (id),
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX agreement_signatures_by_agreement ON agreement_signatures (agreement_id, id);

-- What an agreement said when it was reviewed, sent and signed: the paper, and its words for comparing.
CREATE TABLE agreement_versions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    number BIGINT NOT NULL,
    made_for TEXT NOT NULL CHECK (made_for IN ('review', 'sending', 'signing')),
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    -- As JSON.
    words TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    made_by BIGINT REFERENCES users (id),
    UNIQUE (agreement_id, number)
);

-- Scans of the signed paper; the files are papers.
CREATE TABLE agreement_copies (
    paper_id BIGINT PRIMARY KEY REFERENCES papers (id),
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    detached_at TIMESTAMPTZ
);
CREATE INDEX agreement_copies_by_agreement ON agreement_copies (agreement_id, paper_id);
