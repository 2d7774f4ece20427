-- Which state of the houses this is: another mark after every change of a house, a room, what a room is made of, or when a
-- house is open. What was read of them is right as long as the mark stands. Drawn at random, for a change that is taken back
-- must not have its mark given again to another.
CREATE TABLE premises_state (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    mark BIGINT NOT NULL
);
INSERT INTO premises_state (id, mark) VALUES (1, hashtextextended(CAST(gen_random_uuid() AS TEXT), 0));
CREATE FUNCTION mark_premises_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE premises_state SET mark = hashtextextended(CAST(gen_random_uuid() AS TEXT), 0) WHERE id = 1;
    RETURN NULL;
END;
$$;
CREATE TRIGGER premises_state_of_premises AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON premises
FOR EACH STATEMENT EXECUTE FUNCTION mark_premises_anew();
CREATE TRIGGER premises_state_of_rooms AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON rooms
FOR EACH STATEMENT EXECUTE FUNCTION mark_premises_anew();
CREATE TRIGGER premises_state_of_room_spaces AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON room_spaces
FOR EACH STATEMENT EXECUTE FUNCTION mark_premises_anew();
CREATE TRIGGER premises_state_of_opening_periods AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON opening_periods
FOR EACH STATEMENT EXECUTE FUNCTION mark_premises_anew();
CREATE TRIGGER premises_state_of_opening_intervals AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON opening_intervals
FOR EACH STATEMENT EXECUTE FUNCTION mark_premises_anew();
