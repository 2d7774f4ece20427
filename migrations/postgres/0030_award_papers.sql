-- Which stored papers belong to an award year: the form, booklets, protocols, recommendations. Of whom a paper tells is sealed with
-- the key of the year, so that the file does not tell it either; none of a paper that tells of nobody.
CREATE TABLE award_papers (
    paper_id BIGINT PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
    award_year_id BIGINT NOT NULL REFERENCES award_years (id),
    kind TEXT NOT NULL,
    member_id BIGINT REFERENCES award_members (id),
    sealing_key_id BIGINT REFERENCES sealing_keys (id),
    sealed BYTEA
);
CREATE INDEX award_papers_by_year ON award_papers (award_year_id, paper_id);
