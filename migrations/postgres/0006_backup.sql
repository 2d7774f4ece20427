-- Where the office's copies go and how the last one went, so that the age of the backup can be shown and a failure is not forgotten.
-- An office on a server is backed up by the server's owner: the row is there and stays as it is.
CREATE TABLE backup_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    folder TEXT NOT NULL DEFAULT '',
    generations BIGINT NOT NULL DEFAULT 14 CHECK (generations BETWEEN 2 AND 400),
    made_at TIMESTAMPTZ,
    made_bytes BIGINT NOT NULL DEFAULT 0,
    failed_at TIMESTAMPTZ,
    failure TEXT NOT NULL DEFAULT ''
);
INSERT INTO backup_settings (id) VALUES (1);
