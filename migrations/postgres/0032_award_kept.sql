-- What tells that a juror's number still stands for the same nominee: where one is read no more, the last takes its number.
ALTER TABLE award_numbers ADD COLUMN mark BIGINT NOT NULL DEFAULT 0;

-- When the names of everybody nominated in a year went for good; what counts stays.
ALTER TABLE award_years ADD COLUMN anonymised_at TIMESTAMPTZ;
