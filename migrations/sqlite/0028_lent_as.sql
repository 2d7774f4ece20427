-- A booking may be lent to its borrower as something else than the association is: a party of its members, an evening with tickets.

-- NULL is the borrower's own category, which is what most are.
ALTER TABLE bookings ADD COLUMN lent_as TEXT CHECK (lent_as IN ('municipal', 'social', 'education_children', 'education_adult', 'education_adults_activity',
        'other_association', 'private_commercial'));
ALTER TABLE series_terms ADD COLUMN lent_as TEXT CHECK (lent_as IN ('municipal', 'social', 'education_children', 'education_adult', 'education_adults_activity',
        'other_association', 'private_commercial'));
