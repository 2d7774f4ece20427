-- Bookings that were made together by one rule: what was agreed, which dates were left out and why, and the office's year.
CREATE TABLE booking_series (
    id INTEGER PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    -- How it repeats, as JSON.
    recurrence TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (last_on >= first_on)
) STRICT;

-- What was agreed for the dates from one on, until the next row. A date that says something else was changed by hand.
CREATE TABLE series_terms (
    series_id INTEGER NOT NULL REFERENCES booking_series (id),
    from_on TEXT NOT NULL,
    -- Days from the date that the rule gave to the day it is held: a series moved from Thursday to Monday keeps its dates.
    day_shift INTEGER NOT NULL DEFAULT 0,
    starts_minute INTEGER NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    -- On the wall clock.
    length_minutes INTEGER NOT NULL CHECK (length_minutes BETWEEN 1 AND 10080),
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisations (id),
    contact_person_id INTEGER REFERENCES people (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'municipal', 'course', 'community', 'private')),
    attendees INTEGER CHECK (attendees BETWEEN 1 AND 100000),
    layout TEXT CHECK (layout IN ('theatre', 'horseshoe', 'classroom', 'islands', 'boardroom', 'empty')),
    note TEXT NOT NULL DEFAULT '',
    buffer_before_minutes INTEGER CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes INTEGER CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    buffer_reason TEXT,
    holiday_agreement TEXT,
    PRIMARY KEY (series_id, from_on),
    CHECK ((buffer_reason IS NULL) = (buffer_before_minutes IS NULL)),
    CHECK ((buffer_reason IS NULL) = (buffer_after_minutes IS NULL))
) STRICT, WITHOUT ROWID;

-- Dates of the rule that were not booked. The row stays when the date is added later: it is left out for as long as no
-- booking stands for it.
CREATE TABLE series_left_out (
    series_id INTEGER NOT NULL REFERENCES booking_series (id),
    original_on TEXT NOT NULL,
    -- Its one reason, as JSON.
    reason TEXT NOT NULL,
    PRIMARY KEY (series_id, original_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE season_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    most_dates INTEGER NOT NULL CHECK (most_dates BETWEEN 1 AND 800),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO season_settings (id, most_dates) VALUES (1, 400);

-- Dates that the office calls by a name: a day of every year, and dates of single years that stand for it.
CREATE TABLE named_dates (
    name_folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    month INTEGER CHECK (month BETWEEN 1 AND 12),
    day INTEGER CHECK (day BETWEEN 1 AND 31),
    -- As JSON.
    dates TEXT NOT NULL DEFAULT '[]',
    CHECK ((month IS NULL) = (day IS NULL))
) STRICT;
INSERT INTO named_dates (name_folded, name, position, month, day) VALUES
    (' jul', 'Jul', 1, 12, 20),
    (' saesonens slutning', 'Sæsonens slutning', 2, 6, 30);

-- Every municipality decides for itself, year by year.
CREATE TABLE school_holidays (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    CHECK (last_on >= first_on)
) STRICT;
