-- Every desk hears that something was written, as soon as it stands: it is told in the transaction that writes the line of the
-- log. No value goes along, for whoever may read something looks it up. Of several lines in one transaction it is told once.
CREATE FUNCTION tell_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('frivillighus_written', '');
    RETURN NULL;
END $$;
CREATE TRIGGER events_are_told AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION tell_written();
