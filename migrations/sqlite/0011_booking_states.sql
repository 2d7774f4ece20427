-- Requests, reservations that run out, times kept while a caller thinks, and what a desk wants to be reminded of.

-- Until when a reservation is kept unless somebody confirms it, and how a cancelled booking stood before. That an option
-- has run out, or that a booking took place, is never written: it follows from the clock.
ALTER TABLE bookings ADD COLUMN option_until INTEGER;
ALTER TABLE bookings ADD COLUMN state_before TEXT CHECK (state_before IN ('requested', 'reserved', 'confirmed', 'no_show'));
CREATE INDEX bookings_requested ON bookings (starts_at) WHERE state = 'requested';
CREATE INDEX bookings_reserved ON bookings (option_until) WHERE state = 'reserved';

-- A time that a desk keeps while the caller thinks. It leaves no number behind.
CREATE TABLE room_holds (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_id INTEGER REFERENCES users (id),
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    held_until INTEGER NOT NULL
) STRICT;
CREATE INDEX room_holds_by_end ON room_holds (held_until);

-- What is blocked is blocked by a booking or by a hold, for good or until a moment. A row whose moment is past counts for
-- nobody; whoever writes in its place next clears it away.
DROP TRIGGER occupancy_no_overlap_on_insert;
DROP TRIGGER occupancy_no_overlap_on_update;
CREATE TABLE occupancy_with_holds (
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    booking_id INTEGER REFERENCES bookings (id),
    hold_id INTEGER REFERENCES room_holds (id) ON DELETE CASCADE,
    held_until INTEGER,
    PRIMARY KEY (space_id, starts_at),
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= 691200),
    CHECK ((booking_id IS NULL) <> (hold_id IS NULL)),
    CHECK (hold_id IS NULL OR held_until IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO occupancy_with_holds (space_id, starts_at, ends_at, booking_id)
    SELECT space_id, starts_at, ends_at, booking_id FROM occupancy;
DROP TABLE occupancy;
ALTER TABLE occupancy_with_holds RENAME TO occupancy;
CREATE INDEX occupancy_by_booking ON occupancy (booking_id);
CREATE INDEX occupancy_by_hold ON occupancy (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX occupancy_that_runs_out ON occupancy (space_id, held_until) WHERE held_until IS NOT NULL;

-- Only the neighbour is read: where no two rows overlap, the last one that starts before the new one ends is the only
-- one that can.
CREATE TRIGGER occupancy_no_overlap_on_insert BEFORE INSERT ON occupancy
BEGIN
    SELECT RAISE(ABORT, 'occupancy_no_overlap') FROM (
        SELECT ends_at FROM occupancy
        WHERE space_id = NEW.space_id AND starts_at < NEW.ends_at
        ORDER BY starts_at DESC LIMIT 1
    ) AS neighbour
    WHERE neighbour.ends_at > NEW.starts_at;
END;

CREATE TRIGGER occupancy_no_overlap_on_update BEFORE UPDATE OF space_id, starts_at, ends_at ON occupancy
BEGIN
    SELECT RAISE(ABORT, 'occupancy_no_overlap') FROM (
        SELECT ends_at FROM occupancy
        WHERE space_id = NEW.space_id AND starts_at < NEW.ends_at
            AND NOT (space_id = OLD.space_id AND starts_at = OLD.starts_at)
        ORDER BY starts_at DESC LIMIT 1
    ) AS neighbour
    WHERE neighbour.ends_at > NEW.starts_at;
END;

-- What somebody wants to be reminded of, and on which day. Nobody sees another's.
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id),
    due_on TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX reminders_by_user ON reminders (user_id, due_on) WHERE done_at IS NULL;

-- How far each user has seen what colleagues did: the last line of the log.
CREATE TABLE news_seen (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    event_id INTEGER NOT NULL
) STRICT;
