-- Which version of an agreement stands on its last paper, so that nobody signs yesterday's words; and whom earlier agreements named, so that nobody is asked twice.
ALTER TABLE agreements ADD COLUMN printed_version INTEGER;
CREATE INDEX agreement_values_by_name ON agreement_values (name, agreement_id);
