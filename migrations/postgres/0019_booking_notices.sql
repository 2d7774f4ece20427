-- Who was told of a booking beforehand: many people, and nights.

-- What was told, as the booking stood then: one that has another day, other rooms or more people since has to be told of
-- anew. The newest row that was not taken back counts.
CREATE TABLE booking_notices (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    booking_id BIGINT NOT NULL REFERENCES bookings (id),
    kind TEXT NOT NULL CHECK (kind IN ('large_event', 'overnight')),
    starts TIMESTAMP NOT NULL,
    ends TIMESTAMP NOT NULL,
    attendees BIGINT,
    -- Room ids in the order they were chosen, as JSON.
    rooms TEXT NOT NULL,
    told_at TIMESTAMPTZ NOT NULL,
    told_by BIGINT REFERENCES users (id),
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX booking_notices_by_booking ON booking_notices (booking_id, kind, id);
