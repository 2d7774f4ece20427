-- Why a year has no recipient, where it was closed without one; published_at says when.
ALTER TABLE award_years ADD COLUMN closed_without TEXT CHECK (closed_without IN ('nobody_chosen', 'declined', 'called_off'));
