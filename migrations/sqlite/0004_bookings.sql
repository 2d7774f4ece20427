-- Who has which room when. Two bookings never hold one space at the same time: the database itself refuses it.

-- The last number given out in a year; allotted inside the booking's own transaction, never given twice.
CREATE TABLE booking_numbers (
    year INTEGER PRIMARY KEY,
    last_number INTEGER NOT NULL
) STRICT;

CREATE TABLE bookings (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    organisation_id INTEGER REFERENCES organisations (id),
    contact_person_id INTEGER REFERENCES people (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'municipal', 'course', 'community', 'private')),
    state TEXT NOT NULL CHECK (state IN ('requested', 'reserved', 'confirmed', 'took_place', 'no_show', 'cancelled_by_borrower', 'cancelled_by_house')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    attendees INTEGER CHECK (attendees BETWEEN 1 AND 100000),
    layout TEXT CHECK (layout IN ('theatre', 'horseshoe', 'classroom', 'islands', 'boardroom', 'empty')),
    note TEXT NOT NULL DEFAULT '',
    -- A booking of a series keeps the date its rule gave it, wherever it is moved.
    series_id INTEGER,
    original_on TEXT,
    -- Why the rooms' own buffers were not used.
    buffer_reason TEXT,
    -- Whom at the house it was agreed with, on a day when the house asks to be asked.
    holiday_agreement TEXT,
    cancelled_at INTEGER,
    cancelled_by INTEGER REFERENCES users (id),
    cancelled_as TEXT CHECK (cancelled_as IN ('borrower', 'house', 'undone')),
    cancel_reason TEXT,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((series_id IS NULL) = (original_on IS NULL)),
    CHECK ((cancelled_as IS NULL) = (cancelled_at IS NULL)),
    -- Seven days on the wall clock, and the hour that autumn adds.
    CHECK (ends_at - starts_at <= 608400)
) STRICT;
CREATE INDEX bookings_by_time ON bookings (starts_at, ends_at);
CREATE INDEX bookings_by_organisation ON bookings (organisation_id, starts_at);
CREATE UNIQUE INDEX bookings_by_occurrence ON bookings (series_id, original_on) WHERE series_id IS NOT NULL;

CREATE TABLE booking_rooms (
    booking_id INTEGER NOT NULL REFERENCES bookings (id),
    room_id INTEGER NOT NULL REFERENCES rooms (id),
    position INTEGER NOT NULL,
    -- The buffers this booking was given: a later change of the room's leaves them alone.
    buffer_before_minutes INTEGER NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes INTEGER NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    PRIMARY KEY (booking_id, room_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_rooms_by_room ON booking_rooms (room_id, booking_id);

-- What is really blocked, buffers included. No row is longer than eight days, which is what keeps every question about
-- a week from reading all of history.
CREATE TABLE occupancy (
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    booking_id INTEGER NOT NULL REFERENCES bookings (id),
    PRIMARY KEY (space_id, starts_at),
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= 691200)
) STRICT, WITHOUT ROWID;
CREATE INDEX occupancy_by_booking ON occupancy (booking_id);

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
