-- Bookings that were made together by one rule: what was agreed, which dates were left out and why, and the office's year.

-- Lists as parameters: the rows of a JSON text, by the name and with the columns that SQLite has them under.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (key BIGINT, value JSON) LANGUAGE sql IMMUTABLE STRICT ROWS 100 AS
    $$ SELECT place - 1, item FROM json_array_elements(CAST(list AS JSON)) WITH ORDINALITY AS listed (item, place) $$;

CREATE TABLE booking_series (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    -- How it repeats, as JSON.
    recurrence TEXT NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by BIGINT REFERENCES users (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (last_on >= first_on)
);

-- What was agreed for the dates from one on, until the next row. A date that says something else was changed by hand.
CREATE TABLE series_terms (
    series_id BIGINT NOT NULL REFERENCES booking_series (id),
    from_on DATE NOT NULL,
    -- Days from the date that the rule gave to the day it is held: a series moved from Thursday to Monday keeps its dates.
    day_shift BIGINT NOT NULL DEFAULT 0,
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    -- On the wall clock.
    length_minutes BIGINT NOT NULL CHECK (length_minutes BETWEEN 1 AND 10080),
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    contact_person_id BIGINT REFERENCES people (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('association', 'municipal', 'course', 'community', 'private')),
    attendees BIGINT CHECK (attendees BETWEEN 1 AND 100000),
    layout TEXT CHECK (layout IN ('theatre', 'horseshoe', 'classroom', 'islands', 'boardroom', 'empty')),
    note TEXT NOT NULL DEFAULT '',
    buffer_before_minutes BIGINT CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes BIGINT CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    buffer_reason TEXT,
    holiday_agreement TEXT,
    PRIMARY KEY (series_id, from_on),
    CHECK ((buffer_reason IS NULL) = (buffer_before_minutes IS NULL)),
    CHECK ((buffer_reason IS NULL) = (buffer_after_minutes IS NULL))
);

-- Dates of the rule that were not booked. The row stays when the date is added later: it is left out for as long as no
-- booking stands for it.
CREATE TABLE series_left_out (
    series_id BIGINT NOT NULL REFERENCES booking_series (id),
    original_on DATE NOT NULL,
    -- Its one reason, as JSON.
    reason TEXT NOT NULL,
    PRIMARY KEY (series_id, original_on)
);

CREATE TABLE season_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    most_dates BIGINT NOT NULL CHECK (most_dates BETWEEN 1 AND 800),
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO season_settings (id, most_dates) VALUES (1, 400);

-- Dates that the office calls by a name: a day of every year, and dates of single years that stand for it.
CREATE TABLE named_dates (
    name_folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    month BIGINT CHECK (month BETWEEN 1 AND 12),
    day BIGINT CHECK (day BETWEEN 1 AND 31),
    -- As JSON.
    dates TEXT NOT NULL DEFAULT '[]',
    CHECK ((month IS NULL) = (day IS NULL))
);
INSERT INTO named_dates (name_folded, name, position, month, day) VALUES
    (' jul', 'Jul', 1, 12, 20),
    (' saesonens slutning', 'Sæsonens slutning', 2, 6, 30);

-- Every municipality decides for itself, year by year.
CREATE TABLE school_holidays (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    CHECK (last_on >= first_on)
);
