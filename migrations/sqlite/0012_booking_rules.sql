-- The office's rules for lending, what a booking costs, and why a rule was overruled.

-- As JSON; NULL is what the program comes with.
CREATE TABLE booking_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    book TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO booking_rules (id) VALUES (1);

-- What it costs, as it was agreed: a tariff that changes later leaves it alone. NULL is free.
ALTER TABLE bookings ADD COLUMN fee_oere INTEGER CHECK (fee_oere >= 0);
-- Whose tariff, and which, as JSON.
ALTER TABLE bookings ADD COLUMN fee_tariff TEXT;
-- Which rules were overruled, and why, as JSON.
ALTER TABLE bookings ADD COLUMN overruled TEXT;
-- The notice in days that was asked for when it was cancelled, where it was not kept.
ALTER TABLE bookings ADD COLUMN cancel_notice_days INTEGER;
-- Why, and by which rule, it has to be approved, as JSON.
ALTER TABLE bookings ADD COLUMN approval_asked TEXT;

-- A grid of whole hours too. A check cannot be altered in place.
ALTER TABLE premises ADD COLUMN grid INTEGER NOT NULL DEFAULT 15 CHECK (grid IN (15, 30, 60));
UPDATE premises SET grid = grid_minutes;
ALTER TABLE premises DROP COLUMN grid_minutes;
ALTER TABLE premises RENAME COLUMN grid TO grid_minutes;
