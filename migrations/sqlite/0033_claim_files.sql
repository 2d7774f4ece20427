-- Photos and papers that belong to a claim: the files are papers, sealed as a whole. What they are called can say what happened,
-- so that it is sealed too: name, kind, size and SHA-256 of the file as it was handed over, sealed to its paper.
CREATE TABLE claim_files (
    paper_id INTEGER PRIMARY KEY REFERENCES papers (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    sealing_key_id INTEGER NOT NULL REFERENCES sealing_keys (id),
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX claim_files_by_claim ON claim_files (claim_id, paper_id);

-- A file that was taken away again waits for no journal and stands on no list. It is kept until what it is about goes.
ALTER TABLE papers ADD COLUMN set_aside_at INTEGER;

-- Why something was done stands in the log in words, which can say whose name is to go. They can be taken away as the words of a
-- search can; that somebody gave a reason, who, when and for what, stays.
DROP TRIGGER events_are_not_rewritten;
CREATE TRIGGER events_are_not_rewritten BEFORE UPDATE ON events
WHEN NOT (NEW.event = OLD.event AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.user_id IS OLD.user_id
    AND NEW.operation = OLD.operation AND NEW.request = OLD.request AND NEW.subject_kind = OLD.subject_kind
    AND NEW.subject_id = OLD.subject_id
    AND ((OLD.event = 'searched' AND NEW.event_values = json_set(OLD.event_values, '$.words', '…'))
        OR (OLD.event IN ('paper_left_out_of_journal', 'log_read', 'rules_overruled')
            AND NEW.event_values = json_set(OLD.event_values, '$.reason', '…'))))
BEGIN
    SELECT RAISE(ABORT, 'events_are_not_rewritten');
END;
CREATE INDEX events_with_reasons ON events (id) WHERE event IN ('paper_left_out_of_journal', 'log_read', 'rules_overruled');
