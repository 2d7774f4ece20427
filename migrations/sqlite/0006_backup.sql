-- Where the office's copies go and how the last one went, so that the age of the backup can be shown and a failure is not forgotten.
CREATE TABLE backup_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    folder TEXT NOT NULL DEFAULT '',
    generations INTEGER NOT NULL DEFAULT 14 CHECK (generations BETWEEN 2 AND 400),
    made_at INTEGER,
    made_bytes INTEGER NOT NULL DEFAULT 0,
    failed_at INTEGER,
    failure TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO backup_settings (id) VALUES (1);
