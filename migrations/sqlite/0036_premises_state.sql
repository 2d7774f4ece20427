-- Which state of the houses this is: another mark after every change of a house, a room, what a room is made of, or when a
-- house is open. What was read of them is right as long as the mark stands. Drawn at random, for a change that is taken back
-- must not have its mark given again to another.
CREATE TABLE premises_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark INTEGER NOT NULL
) STRICT;
INSERT INTO premises_state (id, mark) VALUES (1, random());
CREATE TRIGGER premises_state_at_insert_of_premises AFTER INSERT ON premises BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_update_of_premises AFTER UPDATE ON premises BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_delete_of_premises AFTER DELETE ON premises BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_insert_of_rooms AFTER INSERT ON rooms BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_update_of_rooms AFTER UPDATE ON rooms BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_delete_of_rooms AFTER DELETE ON rooms BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_insert_of_room_spaces AFTER INSERT ON room_spaces BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_update_of_room_spaces AFTER UPDATE ON room_spaces BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_delete_of_room_spaces AFTER DELETE ON room_spaces BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_insert_of_opening_periods AFTER INSERT ON opening_periods BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_update_of_opening_periods AFTER UPDATE ON opening_periods BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_delete_of_opening_periods AFTER DELETE ON opening_periods BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_insert_of_opening_intervals AFTER INSERT ON opening_intervals BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_update_of_opening_intervals AFTER UPDATE ON opening_intervals BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
CREATE TRIGGER premises_state_at_delete_of_opening_intervals AFTER DELETE ON opening_intervals BEGIN UPDATE premises_state SET mark = random() WHERE id = 1; END;
