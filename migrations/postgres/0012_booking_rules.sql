-- The office's rules for lending, what a booking costs, and why a rule was overruled.

-- As JSON; NULL is what the program comes with.
CREATE TABLE booking_rules (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    book TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO booking_rules (id) VALUES (1);

-- What it costs, as it was agreed: a tariff that changes later leaves it alone. NULL is free.
ALTER TABLE bookings ADD COLUMN fee_oere BIGINT CHECK (fee_oere >= 0);
-- Whose tariff, and which, as JSON.
ALTER TABLE bookings ADD COLUMN fee_tariff TEXT;
-- Which rules were overruled, and why, as JSON.
ALTER TABLE bookings ADD COLUMN overruled TEXT;
-- The notice in days that was asked for when it was cancelled, where it was not kept.
ALTER TABLE bookings ADD COLUMN cancel_notice_days BIGINT;
-- Why, and by which rule, it has to be approved, as JSON.
ALTER TABLE bookings ADD COLUMN approval_asked TEXT;

-- A grid of whole hours too.
ALTER TABLE premises DROP CONSTRAINT premises_grid_minutes_check;
ALTER TABLE premises ADD CONSTRAINT premises_grid_minutes_check CHECK (grid_minutes IN (15, 30, 60));
