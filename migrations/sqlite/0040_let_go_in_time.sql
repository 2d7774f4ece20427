-- What is let go of when its time is over, beyond names: contacts of bookings, what old agreements said, papers with the names of
-- several, entries of the register that were withdrawn. Each is found by an index of its own, since the office is told every day whether there is any.
ALTER TABLE agreements ADD COLUMN forgotten_at INTEGER;
CREATE INDEX agreements_that_may_go ON agreements (starts_on) WHERE forgotten_at IS NULL;
CREATE INDEX bookings_by_old_contact ON bookings (ends_at) WHERE contact_person_id IS NOT NULL;
CREATE INDEX volunteer_facts_withdrawn ON volunteer_facts (person_id, version) WHERE standing = 'withdrawn';
CREATE INDEX papers_by_kind ON papers (kind, printed_at);
