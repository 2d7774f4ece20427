-- Where there are rooms to lend, what they hold, and when they are open: nothing can be booked without it.
CREATE TABLE premises (
    id INTEGER PRIMARY KEY,
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
    grid_minutes INTEGER NOT NULL DEFAULT 15 CHECK (grid_minutes IN (15, 30)),
    on_holiday TEXT NOT NULL DEFAULT 'closed' CHECK (on_holiday IN ('closed', 'open', 'ask')),
    house_rules TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- An atomic part of a house: what can be occupied once at a time.
CREATE TABLE spaces (
    id INTEGER PRIMARY KEY,
    premises_id INTEGER NOT NULL REFERENCES premises (id)
) STRICT;

-- What is booked. A room of one space is a room; a room of several is a combination, with a maximum of its own.
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    premises_id INTEGER NOT NULL REFERENCES premises (id),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    floor TEXT NOT NULL DEFAULT '',
    maximum_persons INTEGER NOT NULL CHECK (maximum_persons BETWEEN 1 AND 100000),
    layouts TEXT NOT NULL DEFAULT '[]',
    equipment TEXT NOT NULL DEFAULT '[]',
    step_free TEXT NOT NULL DEFAULT 'unknown' CHECK (step_free IN ('yes', 'partly', 'no', 'unknown')),
    step_free_note TEXT NOT NULL DEFAULT '',
    hearing_loop TEXT NOT NULL DEFAULT 'unknown' CHECK (hearing_loop IN ('yes', 'partly', 'no', 'unknown')),
    hearing_loop_note TEXT NOT NULL DEFAULT '',
    buffer_before_minutes INTEGER NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes INTEGER NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    least_minutes INTEGER CHECK (least_minutes BETWEEN 1 AND 10080),
    most_minutes INTEGER CHECK (most_minutes BETWEEN 1 AND 10080),
    house_rules TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (premises_id, name_folded)
) STRICT;
CREATE INDEX rooms_by_premises ON rooms (premises_id, position, id);

CREATE TABLE room_spaces (
    room_id INTEGER NOT NULL REFERENCES rooms (id),
    space_id INTEGER NOT NULL REFERENCES spaces (id),
    PRIMARY KEY (room_id, space_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX room_spaces_by_space ON room_spaces (space_id, room_id);

-- A period with opening hours of its own; the one without dates holds whenever no other does.
CREATE TABLE opening_periods (
    id INTEGER PRIMARY KEY,
    premises_id INTEGER NOT NULL REFERENCES premises (id),
    name TEXT NOT NULL DEFAULT '',
    first_date TEXT,
    last_date TEXT,
    CHECK ((first_date IS NULL) = (last_date IS NULL)),
    CHECK (last_date >= first_date)
) STRICT;
CREATE INDEX opening_periods_by_premises ON opening_periods (premises_id, id);

-- Minutes from midnight on the wall clock; 1440 is midnight at the end of the day.
CREATE TABLE opening_intervals (
    period_id INTEGER NOT NULL REFERENCES opening_periods (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens_minute INTEGER NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
    closes_minute INTEGER NOT NULL CHECK (closes_minute BETWEEN 1 AND 1440),
    PRIMARY KEY (period_id, weekday, opens_minute),
    CHECK (closes_minute > opens_minute)
) STRICT, WITHOUT ROWID;

CREATE TABLE closures (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    premises_id INTEGER NOT NULL REFERENCES premises (id),
    covers TEXT NOT NULL CHECK (covers IN ('whole_house', 'rooms')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX closures_by_end ON closures (ends_at, starts_at);

CREATE TABLE closure_rooms (
    closure_id INTEGER NOT NULL REFERENCES closures (id),
    room_id INTEGER NOT NULL REFERENCES rooms (id),
    PRIMARY KEY (closure_id, room_id)
) STRICT, WITHOUT ROWID;
