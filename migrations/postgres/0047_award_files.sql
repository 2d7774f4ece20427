-- Pictures and cuttings that came with a nomination: the files are papers, sealed as a whole with the key of the year. What they
-- are called can tell who is meant, so that it is sealed too: name, kind, size and SHA-256 of the file as it was handed over.
CREATE TABLE award_files (
    paper_id BIGINT PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
    nomination_id BIGINT NOT NULL REFERENCES award_nominations (id),
    sealing_key_id BIGINT NOT NULL REFERENCES sealing_keys (id),
    sealed BYTEA NOT NULL
);
CREATE INDEX award_files_by_nomination ON award_files (nomination_id, paper_id);

-- The sheets of a year are read as one text, for thousands of rows were copied out one by one. A file has `hex` for what is sealed; a
-- server is taught the same word.
CREATE FUNCTION hex(bytes BYTEA) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT encode(bytes, 'hex') $$;

-- Who was of a jury stands in the log by name. It can be taken away as a reason can; who did what to whose place, and when, stays.
DROP TRIGGER events_are_not_rewritten ON events;
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
FOR EACH ROW WHEN (NOT (NEW.event = OLD.event AND NEW.id = OLD.id AND NEW.at = OLD.at
    AND NEW.user_id IS NOT DISTINCT FROM OLD.user_id AND NEW.operation = OLD.operation AND NEW.request = OLD.request
    AND NEW.subject_kind = OLD.subject_kind AND NEW.subject_id = OLD.subject_id
    AND ((OLD.event = 'searched'
            AND CAST(NEW.event_values AS JSONB) = jsonb_set(CAST(OLD.event_values AS JSONB), '{words}', '"…"'))
        OR (OLD.event IN ('paper_left_out_of_journal', 'log_read', 'rules_overruled')
            AND CAST(NEW.event_values AS JSONB) = jsonb_set(CAST(OLD.event_values AS JSONB), '{reason}', '"…"'))
        OR (OLD.event IN ('award_member_appointed', 'award_member_changed', 'award_member_left',
            'award_member_back', 'award_key_given')
            AND CAST(NEW.event_values AS JSONB) = jsonb_set(CAST(OLD.event_values AS JSONB), '{name}', '"…"')))))
EXECUTE FUNCTION refuse_in_the_triggers_name();
