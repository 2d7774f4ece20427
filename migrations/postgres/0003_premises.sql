-- Where there are rooms to lend, what they hold, and when they are open: nothing can be booked without it.
CREATE TABLE premises (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    short_name TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    street TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    nearest_stop TEXT NOT NULL DEFAULT '',
    stop_distance TEXT NOT NULL DEFAULT '',
    step_free TEXT NOT NULL DEFAULT 'unknown' CHECK (step_free IN ('yes', 'partly', 'no', 'unknown')),
    step_free_note TEXT NOT NULL DEFAULT '',
    accessible_toilet TEXT NOT NULL DEFAULT 'unknown' CHECK (accessible_toilet IN ('yes', 'partly', 'no', 'unknown')),
    accessible_toilet_note TEXT NOT NULL DEFAULT '',
    hearing_loop TEXT NOT NULL DEFAULT 'unknown' CHECK (hearing_loop IN ('yes', 'partly', 'no', 'unknown')),
    hearing_loop_note TEXT NOT NULL DEFAULT '',
    parking TEXT NOT NULL DEFAULT 'unknown' CHECK (parking IN ('yes', 'partly', 'no', 'unknown')),
    parking_note TEXT NOT NULL DEFAULT '',
    grid_minutes BIGINT NOT NULL DEFAULT 15 CHECK (grid_minutes IN (15, 30)),
    on_holiday TEXT NOT NULL DEFAULT 'closed' CHECK (on_holiday IN ('closed', 'open', 'ask')),
    house_rules TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    retired_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);

-- An atomic part of a house: what can be occupied once at a time.
CREATE TABLE spaces (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    premises_id BIGINT NOT NULL REFERENCES premises (id)
);

-- What is booked. A room of one space is a room; a room of several is a combination, with a maximum of its own.
CREATE TABLE rooms (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    premises_id BIGINT NOT NULL REFERENCES premises (id),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    floor TEXT NOT NULL DEFAULT '',
    maximum_persons BIGINT NOT NULL CHECK (maximum_persons BETWEEN 1 AND 100000),
    layouts TEXT NOT NULL DEFAULT '[]',
    equipment TEXT NOT NULL DEFAULT '[]',
    step_free TEXT NOT NULL DEFAULT 'unknown' CHECK (step_free IN ('yes', 'partly', 'no', 'unknown')),
    step_free_note TEXT NOT NULL DEFAULT '',
    hearing_loop TEXT NOT NULL DEFAULT 'unknown' CHECK (hearing_loop IN ('yes', 'partly', 'no', 'unknown')),
    hearing_loop_note TEXT NOT NULL DEFAULT '',
    buffer_before_minutes BIGINT NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes BIGINT NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    least_minutes BIGINT CHECK (least_minutes BETWEEN 1 AND 10080),
    most_minutes BIGINT CHECK (most_minutes BETWEEN 1 AND 10080),
    house_rules TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    retired_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (premises_id, name_folded)
);
CREATE INDEX rooms_by_premises ON rooms (premises_id, position, id);

CREATE TABLE room_spaces (
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    PRIMARY KEY (room_id, space_id)
);
CREATE INDEX room_spaces_by_space ON room_spaces (space_id, room_id);

-- A period with opening hours of its own; the one without dates holds whenever no other does.
CREATE TABLE opening_periods (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    premises_id BIGINT NOT NULL REFERENCES premises (id),
    name TEXT NOT NULL DEFAULT '',
    first_date DATE,
    last_date DATE,
    CHECK ((first_date IS NULL) = (last_date IS NULL)),
    CHECK (last_date >= first_date)
);
CREATE INDEX opening_periods_by_premises ON opening_periods (premises_id, id);

-- Minutes from midnight on the wall clock; 1440 is midnight at the end of the day.
CREATE TABLE opening_intervals (
    period_id BIGINT NOT NULL REFERENCES opening_periods (id) ON DELETE CASCADE,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens_minute BIGINT NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
    closes_minute BIGINT NOT NULL CHECK (closes_minute BETWEEN 1 AND 1440),
    PRIMARY KEY (period_id, weekday, opens_minute),
    CHECK (closes_minute > opens_minute)
);

CREATE TABLE closures (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    premises_id BIGINT NOT NULL REFERENCES premises (id),
    covers TEXT NOT NULL CHECK (covers IN ('whole_house', 'rooms')),
    starts TIMESTAMP NOT NULL,
    ends TIMESTAMP NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL CHECK (ends_at > starts_at),
    reason TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX closures_by_end ON closures (ends_at, starts_at);

CREATE TABLE closure_rooms (
    closure_id BIGINT NOT NULL REFERENCES closures (id),
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    PRIMARY KEY (closure_id, room_id)
);
