-- Whether notice was given as agreed, or ended the agreement at once after a gross breach: the two are written about differently.
ALTER TABLE agreements ADD COLUMN notice_way TEXT CHECK (notice_way IN ('with_notice', 'at_once'));
UPDATE agreements SET notice_way = CASE WHEN notice_ends_on = notice_given_on THEN 'at_once' ELSE 'with_notice' END
WHERE notice_given_on IS NOT NULL;
