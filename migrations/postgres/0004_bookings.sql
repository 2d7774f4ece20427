-- Who has which room when. Two bookings never hold one space at the same time: the database itself refuses it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The last number given out in a year; allotted inside the booking's own transaction, never given twice.
CREATE TABLE booking_numbers (
    year BIGINT PRIMARY KEY,
    last_number BIGINT NOT NULL
);

CREATE TABLE bookings (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    organisation_id BIGINT REFERENCES organisations (id),
    contact_person_id BIGINT REFERENCES people (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'municipal', 'course', 'community', 'private')),
    state TEXT NOT NULL CHECK (state IN ('requested', 'reserved', 'confirmed', 'took_place', 'no_show', 'cancelled_by_borrower', 'cancelled_by_house')),
    starts TIMESTAMP NOT NULL,
    ends TIMESTAMP NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    attendees BIGINT CHECK (attendees BETWEEN 1 AND 100000),
    layout TEXT CHECK (layout IN ('theatre', 'horseshoe', 'classroom', 'islands', 'boardroom', 'empty')),
    note TEXT NOT NULL DEFAULT '',
    -- A booking of a series keeps the date its rule gave it, wherever it is moved.
    series_id BIGINT,
    original_on DATE,
    -- Why the rooms' own buffers were not used.
    buffer_reason TEXT,
    -- Whom at the house it was agreed with, on a day when the house asks to be asked.
    holiday_agreement TEXT,
    cancelled_at TIMESTAMPTZ,
    cancelled_by BIGINT REFERENCES users (id),
    cancelled_as TEXT CHECK (cancelled_as IN ('borrower', 'house', 'undone')),
    cancel_reason TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    created_by BIGINT REFERENCES users (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((series_id IS NULL) = (original_on IS NULL)),
    CHECK ((cancelled_as IS NULL) = (cancelled_at IS NULL)),
    -- Seven days on the wall clock, and the hour that autumn adds.
    CHECK (ends_at - starts_at <= interval '169 hours')
);
CREATE INDEX bookings_by_time ON bookings (starts_at, ends_at);
CREATE INDEX bookings_by_organisation ON bookings (organisation_id, starts_at);
CREATE UNIQUE INDEX bookings_by_occurrence ON bookings (series_id, original_on) WHERE series_id IS NOT NULL;

CREATE TABLE booking_rooms (
    booking_id BIGINT NOT NULL REFERENCES bookings (id),
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    position BIGINT NOT NULL,
    -- The buffers this booking was given: a later change of the room's leaves them alone.
    buffer_before_minutes BIGINT NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes BIGINT NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    PRIMARY KEY (booking_id, room_id)
);
CREATE INDEX booking_rooms_by_room ON booking_rooms (room_id, booking_id);

-- What is really blocked, buffers included. No row is longer than eight days, which is what keeps every question about
-- a week from reading all of history.
CREATE TABLE occupancy (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    booking_id BIGINT NOT NULL REFERENCES bookings (id),
    PRIMARY KEY (space_id, starts_at),
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= interval '192 hours'),
    CONSTRAINT occupancy_no_overlap EXCLUDE USING gist (space_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX occupancy_by_booking ON occupancy (booking_id);
