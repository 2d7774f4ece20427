-- What goes out when an award is handed over, and who was given it before the program.

-- Who signs and hands over, as JSON. Nothing here tells who is chosen. A year without a row has nothing written yet.
CREATE TABLE award_handing_overs (
    award_year_id BIGINT PRIMARY KEY REFERENCES award_years (id),
    version BIGINT NOT NULL,
    facts TEXT NOT NULL
);

-- Which letters are done: sent, or put in the post. What is not done has no row, or one without a moment.
CREATE TABLE award_letter_ticks (
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    letter_to TEXT NOT NULL CHECK (letter_to IN ('nominee', 'nominator')),
    letter_to_id BIGINT NOT NULL,
    done_at TIMESTAMPTZ,
    done_by BIGINT REFERENCES users (id),
    PRIMARY KEY (award_year_id, letter_to, letter_to_id)
);

-- Recipients of years that were not run here, as JSON. What was typed by mistake is withdrawn and kept.
CREATE TABLE award_past_winners (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL DEFAULT 1,
    facts TEXT NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    kept_at TIMESTAMPTZ NOT NULL,
    kept_by BIGINT REFERENCES users (id)
);
