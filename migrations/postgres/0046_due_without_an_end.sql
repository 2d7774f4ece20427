-- What falls due by age without an end of its own: letters about bookings that are over,
-- and people who are nothing to the office.
CREATE INDEX booking_letters_by_paper ON booking_letters (paper_id);
CREATE INDEX people_by_age ON people (created_at);
CREATE INDEX series_terms_by_contact ON series_terms (contact_person_id) WHERE contact_person_id IS NOT NULL;
CREATE INDEX attachment_facts_by_contact ON attachment_facts (contact_person_id) WHERE contact_person_id IS NOT NULL;
CREATE INDEX award_members_by_person ON award_members (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX award_nominees_by_person ON award_nominees (person_id) WHERE person_id IS NOT NULL;
