-- Next of kin and days of certificates go when the attachment ends that needed them. `goes_on` is the first day on which
-- something of it is kept no longer, `let_go` what went and when, as JSON. Whoever was there before is looked at once.
ALTER TABLE volunteers ADD COLUMN goes_on DATE;
ALTER TABLE volunteers ADD COLUMN let_go TEXT NOT NULL DEFAULT '{}';
UPDATE volunteers SET goes_on = '1900-01-01';
CREATE INDEX volunteers_going ON volunteers (goes_on, person_id) WHERE goes_on IS NOT NULL;

-- What is written of bookings in somebody's own words is gone through when a name goes that it may say.
CREATE INDEX bookings_with_words ON bookings (id) WHERE note <> '' OR overruled IS NOT NULL OR cancel_reason IS NOT NULL
    OR holiday_agreement IS NOT NULL OR buffer_reason IS NOT NULL;

-- From when on the log keeps every line. It is never moved near to the newest line, so that nobody who may write here can empty the
-- log in one step.
CREATE TABLE log_kept (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    kept_since TIMESTAMPTZ NOT NULL
);
INSERT INTO log_kept (id, kept_since) VALUES (1, 'epoch');
CREATE FUNCTION refuse_near_the_newest_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kept_since > COALESCE((SELECT MAX(at) FROM events), 'epoch') - INTERVAL '150 days' THEN
        RAISE EXCEPTION 'log_is_kept';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER log_is_kept BEFORE UPDATE ON log_kept
FOR EACH ROW EXECUTE FUNCTION refuse_near_the_newest_line();

-- Lines that only tell of use go when their time is over; all other lines, and newer ones, stay.
CREATE FUNCTION refuse_lines_that_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at >= (SELECT kept_since FROM log_kept WHERE id = 1)
        OR OLD.event NOT IN ('looked', 'searched', 'printed', 'exported', 'log_read', 'user_signed_in', 'user_signed_out',
            'sign_in_refused', 'award_refused', 'cpr_revealed', 'cpr_looked_up') THEN
        RAISE EXCEPTION '%', TG_NAME;
    END IF;
    RETURN OLD;
END;
$$;
DROP TRIGGER events_are_not_deleted ON events;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
FOR EACH ROW EXECUTE FUNCTION refuse_lines_that_are_kept();
