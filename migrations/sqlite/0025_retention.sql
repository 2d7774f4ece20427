-- What becomes of what is known of somebody when its time is over: the name goes, the figures stay.
ALTER TABLE people ADD COLUMN anonymised_at INTEGER;

-- Whose contact somebody is for a booking, for whoever asks whether their name can go.
CREATE INDEX bookings_by_contact ON bookings (contact_person_id, ends_at) WHERE contact_person_id IS NOT NULL;

-- The log is written once, but for the words of a search, which can be taken away: they may be the name of somebody whose
-- name is to go. That somebody searched, who, when and where, stays.
DROP TRIGGER events_are_not_rewritten;
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
WHEN NOT (OLD.event = 'searched' AND NEW.event = OLD.event AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.user_id IS OLD.user_id
    AND NEW.operation = OLD.operation AND NEW.request = OLD.request AND NEW.subject_kind = OLD.subject_kind
    AND NEW.subject_id = OLD.subject_id AND NEW.event_values = json_set(OLD.event_values, '$.words', '…'))
BEGIN
    SELECT RAISE(ABORT, 'events_are_not_rewritten');
END;

-- As JSON; NULL is what the program comes with.
CREATE TABLE retention_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO retention_rules (id) VALUES (1);
