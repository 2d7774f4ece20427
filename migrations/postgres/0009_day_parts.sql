-- The hours that the office means by formiddag, eftermiddag, aften and hele dagen, as quick entry reads them.
CREATE TABLE day_parts_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO day_parts_settings (id) VALUES (1);

CREATE TABLE day_parts (
    name TEXT PRIMARY KEY CHECK (name IN ('morning', 'afternoon', 'evening', 'all_day')),
    position BIGINT NOT NULL,
    starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute BIGINT NOT NULL CHECK (ends_minute BETWEEN 1 AND 1440),
    CHECK (ends_minute > starts_minute)
);
INSERT INTO day_parts (name, position, starts_minute, ends_minute) VALUES
    ('morning', 1, 540, 720),
    ('afternoon', 2, 780, 960),
    ('evening', 3, 1140, 1260),
    ('all_day', 4, 540, 960);
