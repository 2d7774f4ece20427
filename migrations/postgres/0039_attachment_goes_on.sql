-- Where something of an attachment is another from a day on, it ends the day before, and another attachment goes on from it.
ALTER TABLE attachments ADD COLUMN continues_id BIGINT REFERENCES attachments (id);
