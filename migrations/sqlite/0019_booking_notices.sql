-- Who was told of a booking beforehand: many people, and nights.

-- What was told, as the booking stood then: one that has another day, other rooms or more people since has to be told of
-- anew. The newest row that was not taken back counts.
CREATE TABLE booking_notices (
    id INTEGER PRIMARY KEY,
    booking_id INTEGER NOT NULL REFERENCES bookings (id),
    kind TEXT NOT NULL CHECK (kind IN ('large_event', 'overnight')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    attendees INTEGER,
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    told_by INTEGER REFERENCES users (id),
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX booking_notices_by_booking ON booking_notices (booking_id, kind, id);
