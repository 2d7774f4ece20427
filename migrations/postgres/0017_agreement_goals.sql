-- What comes of an agreement while it runs: its goals and how they went, talks about it, and what it asks of the association.
CREATE TABLE agreement_goals (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    goal TEXT NOT NULL,
    measure TEXT NOT NULL,
    evaluate_on DATE NOT NULL,
    -- The goal of the agreement before that this one goes on with.
    carried_from_id BIGINT REFERENCES agreement_goals (id),
    added_at TIMESTAMPTZ NOT NULL,
    added_by BIGINT REFERENCES users (id),
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX agreement_goals_by_agreement ON agreement_goals (agreement_id, id);
CREATE INDEX agreement_goals_by_carried ON agreement_goals (carried_from_id) WHERE carried_from_id IS NOT NULL;

-- The newest one that stands counts; the others are what was said before.
CREATE TABLE agreement_goal_evaluations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    goal_id BIGINT NOT NULL REFERENCES agreement_goals (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partly', 'missed')),
    result TEXT NOT NULL,
    next_step TEXT NOT NULL,
    evaluated_on DATE NOT NULL,
    -- The day the question comes back; none where the goal is done with.
    again_on DATE,
    noted_at TIMESTAMPTZ NOT NULL,
    noted_by BIGINT REFERENCES users (id),
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX agreement_goal_evaluations_by_goal ON agreement_goal_evaluations (goal_id, id);

CREATE TABLE agreement_talks (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    held_on DATE NOT NULL,
    took_part TEXT NOT NULL,
    said TEXT NOT NULL,
    next_step TEXT NOT NULL,
    next_on DATE,
    next_done_on DATE,
    noted_by BIGINT REFERENCES users (id),
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX agreement_talks_by_agreement ON agreement_talks (agreement_id, held_on, id);

-- Only what somebody said of a requirement; which there are follows from the agreement's clauses.
CREATE TABLE agreement_requirements (
    agreement_id BIGINT NOT NULL REFERENCES agreements (id),
    kind TEXT NOT NULL CHECK (kind IN ('child_protection', 'confidentiality', 'contacts_confirmed')),
    rule TEXT NOT NULL CHECK (rule IN ('by_clause', 'applies', 'does_not_apply')),
    reason TEXT NOT NULL,
    -- The day alone: no certificate is kept.
    confirmed_on DATE,
    confirmed_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, kind)
);
