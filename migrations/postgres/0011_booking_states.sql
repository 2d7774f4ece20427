-- Requests, reservations that run out, times kept while a caller thinks, and what a desk wants to be reminded of.

-- Until when a reservation is kept unless somebody confirms it, and how a cancelled booking stood before. That an option
-- has run out, or that a booking took place, is never written: it follows from the clock.
ALTER TABLE bookings ADD COLUMN option_until TIMESTAMPTZ;
ALTER TABLE bookings ADD COLUMN state_before TEXT CHECK (state_before IN ('requested', 'reserved', 'confirmed', 'no_show'));
CREATE INDEX bookings_requested ON bookings (starts_at) WHERE state = 'requested';
CREATE INDEX bookings_reserved ON bookings (option_until) WHERE state = 'reserved';

-- A time that a desk keeps while the caller thinks. It leaves no number behind.
CREATE TABLE room_holds (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_id BIGINT REFERENCES users (id),
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    starts TIMESTAMP NOT NULL,
    ends TIMESTAMP NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    held_until TIMESTAMPTZ NOT NULL
);
CREATE INDEX room_holds_by_end ON room_holds (held_until);

-- What is blocked is blocked by a booking or by a hold, for good or until a moment. A row whose moment is past counts for
-- nobody; whoever writes in its place next clears it away.
ALTER TABLE occupancy ALTER COLUMN booking_id DROP NOT NULL;
ALTER TABLE occupancy ADD COLUMN hold_id BIGINT REFERENCES room_holds (id) ON DELETE CASCADE;
ALTER TABLE occupancy ADD COLUMN held_until TIMESTAMPTZ;
ALTER TABLE occupancy ADD CHECK ((booking_id IS NULL) <> (hold_id IS NULL));
ALTER TABLE occupancy ADD CHECK (hold_id IS NULL OR held_until IS NOT NULL);
CREATE INDEX occupancy_by_hold ON occupancy (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX occupancy_that_runs_out ON occupancy (space_id, held_until) WHERE held_until IS NOT NULL;

-- What somebody wants to be reminded of, and on which day. Nobody sees another's.
CREATE TABLE reminders (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    due_on DATE NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX reminders_by_user ON reminders (user_id, due_on) WHERE done_at IS NULL;

-- How far each user has seen what colleagues did: the last line of the log.
CREATE TABLE news_seen (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    event_id BIGINT NOT NULL
);
