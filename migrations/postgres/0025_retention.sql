-- What becomes of what is known of somebody when its time is over: the name goes, the figures stay.
ALTER TABLE people ADD COLUMN anonymised_at TIMESTAMPTZ;

-- Whose contact somebody is for a booking, for whoever asks whether their name can go.
CREATE INDEX bookings_by_contact ON bookings (contact_person_id, ends_at) WHERE contact_person_id IS NOT NULL;

-- The log is written once, but for the words of a search, which can be taken away: they may be the name of somebody whose
-- name is to go. That somebody searched, who, when and where, stays.
DROP TRIGGER events_are_not_rewritten ON events;
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
FOR EACH ROW WHEN (NOT (OLD.event = 'searched' AND NEW.event = OLD.event AND NEW.id = OLD.id AND NEW.at = OLD.at
    AND NEW.user_id IS NOT DISTINCT FROM OLD.user_id AND NEW.operation = OLD.operation AND NEW.request = OLD.request
    AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id = OLD.subject_id
    AND CAST(NEW.event_values AS JSONB) = jsonb_set(CAST(OLD.event_values AS JSONB), '{words}', '"…"')))
EXECUTE FUNCTION refuse_in_the_triggers_name();

-- As JSON; NULL is what the program comes with.
CREATE TABLE retention_rules (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    rules TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO retention_rules (id) VALUES (1);
