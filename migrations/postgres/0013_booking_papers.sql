-- Papers about bookings: what each told, so that the next one says what has changed since; and closures that move bookings.

-- What a letter told of a booking. The last one is what the borrower has in writing.
CREATE TABLE booking_letters (
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    booking_id BIGINT NOT NULL REFERENCES bookings (id),
    -- Rooms, time and what else a letter says, as JSON.
    told TEXT NOT NULL,
    PRIMARY KEY (booking_id, paper_id)
);

-- A printed day sheet: the next one of the same house and day marks what has changed since.
CREATE TABLE day_sheets (
    paper_id BIGINT PRIMARY KEY REFERENCES papers (id),
    premises_id BIGINT NOT NULL REFERENCES premises (id),
    sheet_on DATE NOT NULL,
    printed_at TIMESTAMPTZ NOT NULL,
    -- Its bookings, as JSON.
    told TEXT NOT NULL
);
CREATE INDEX day_sheets_by_day ON day_sheets (premises_id, sheet_on, paper_id);

-- A booking that a closure moved: from where, and where to, so that it can come back.
CREATE TABLE closure_moves (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    closure_id BIGINT NOT NULL REFERENCES closures (id),
    booking_id BIGINT NOT NULL REFERENCES bookings (id),
    -- Room ids in the order they were chosen, as JSON.
    from_rooms TEXT NOT NULL,
    to_rooms TEXT NOT NULL,
    starts TIMESTAMP NOT NULL,
    ends TIMESTAMP NOT NULL,
    moved_at TIMESTAMPTZ NOT NULL,
    moved_by BIGINT REFERENCES users (id),
    brought_back_at TIMESTAMPTZ
);
CREATE INDEX closure_moves_by_closure ON closure_moves (closure_id, id);
CREATE INDEX closure_moves_by_booking ON closure_moves (booking_id, id);

-- Who was told of a closure, by whom and when.
CREATE TABLE closure_calls (
    closure_id BIGINT NOT NULL REFERENCES closures (id),
    -- The borrower: organisation:12, person:7, house.
    party TEXT NOT NULL,
    reached_at TIMESTAMPTZ NOT NULL,
    reached_by BIGINT REFERENCES users (id),
    PRIMARY KEY (closure_id, party)
);
