-- What somebody at the office wants to remember about a clause while it is talked over; it stands on no paper.
ALTER TABLE agreement_clauses ADD COLUMN note TEXT NOT NULL DEFAULT '';
