//! What closed awards keep of somebody whose name goes for good: as a nominee, as somebody who nominated, and as somebody of the
//! year; and their name in what others wrote. What is kept of them in a year that is not closed goes with the year: that there is
//! something would tell of it.

use super::forgetting::{AwardForgotten, forget_nomination, forget_nominee, forget_papers, papers_that_tell};
use super::telling::{Asked, is_nominator, is_nominee};
use crate::access::{self, Subject, SubjectKind, WriteTx};
use crate::award::forgetting::{eligibility_without, member_forgotten, nomination_without, nominee_without};
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::store::{self, KeptPaper};
use crate::award::twins::is_same_name;
use crate::award::year::{KeptMember, KeptYear, MemberFacts};
use crate::database::{DatabaseError, Tx};
use crate::shared::forgotten_name::ForgottenName;

/// What a closed year keeps of somebody.
struct Theirs {
    year: KeptYear,
    nominees: Vec<KeptNominee>,
    nominations: Vec<KeptNomination>,
    members: Vec<KeptMember>,
    papers: Vec<KeptPaper>,
}

async fn closed_years(tx: &mut Tx) -> Result<Vec<KeptYear>, DatabaseError> {
    let mut years = store::years(tx).await?;
    years.retain(|year| year.marks.published_at.is_some());
    Ok(years)
}

/// Whether somebody of a year is who asks: by their card, or, where none is linked, by their name.
fn is_member(asked: &Asked, facts: &MemberFacts) -> bool {
    match facts.person_id {
        Some(person_id) => person_id == asked.person_id,
        None => is_same_name(&asked.full_name, &facts.name),
    }
}

impl Theirs {
    async fn of(tx: &mut Tx, asked: &Asked, year: KeptYear) -> Result<Self, DatabaseError> {
        let mut nominees = store::nominees(tx, year.id).await?;
        nominees.retain(|one| is_nominee(asked, &one.facts));
        let is_their_case = |one: &KeptNomination| nominees.iter().any(|nominee| nominee.id == one.nominee_id);
        let mut nominations = store::nominations(tx, year.id).await?;
        nominations.retain(|one| is_their_case(one) || is_nominator(asked, &one.facts));
        let mut members = store::members(tx, year.id).await?;
        members.retain(|one| is_member(asked, &one.facts));
        let papers = papers_that_tell(tx, &year).await?;
        let mut theirs = Self { year, nominees, nominations, members, papers: Vec::new() };
        theirs.papers = papers.into_iter().filter(|paper| theirs.is_on(paper)).collect();
        Ok(theirs)
    }

    /// Whether a paper may tell of them.
    fn is_on(&self, paper: &KeptPaper) -> bool {
        let is_own = self.members.iter().any(|member| paper.member_id == Some(member.id));
        !self.nominees.is_empty()
            || is_own
            || (!self.nominations.is_empty() && paper.kind.tells_of_nominators())
            || (!self.members.is_empty() && paper.kind.tells_of_jury())
    }

    async fn forget(&self, tx: &mut WriteTx, forgotten: &mut AwardForgotten) -> Result<(), DatabaseError> {
        for nomination in &self.nominations {
            forget_nomination(tx, nomination, forgotten).await?;
        }
        for nominee in &self.nominees {
            forget_nominee(tx, (&self.year, nominee), forgotten).await?;
            store::forget_reasons_about(tx, (self.year.id, nominee.id)).await?;
        }
        for member in &self.members {
            store::forget_reasons_of(tx, (self.year.id, member.id)).await?;
            store::write_member(tx, (member.id, member.version), &member_forgotten(&member.facts)).await?;
            let about = Subject::of(SubjectKind::AwardYear, self.year.id.0);
            access::forget_names_in_lines(tx, about, |values| values["memberId"] == member.id.0).await?;
        }
        forget_papers(tx, &self.papers, forgotten).await
    }
}

/// How many papers of closed years go with somebody's name.
pub async fn count_award_papers_of(tx: &mut Tx, asked: &Asked) -> Result<u32, DatabaseError> {
    let mut papers = 0;
    for year in closed_years(tx).await? {
        let theirs = Theirs::of(tx, asked, year).await?;
        papers += theirs.papers.len() as u32;
        for nomination in &theirs.nominations {
            papers += store::enclosed_with(tx, nomination.id).await?.len() as u32;
        }
    }
    Ok(papers)
}

/// Takes out of all years that are closed what is kept of somebody whose name goes. How many papers went with it.
pub async fn forget_in_awards(tx: &mut WriteTx, asked: &Asked) -> Result<u32, DatabaseError> {
    let mut forgotten = AwardForgotten::default();
    for year in closed_years(tx).await? {
        Theirs::of(tx, asked, year).await?.forget(tx, &mut forgotten).await?;
    }
    Ok(forgotten.papers)
}

/// Takes a name out of what was written about others in years that are closed; how many texts.
pub async fn forget_in_award_texts(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let mut mended = 0;
    for year in closed_years(tx).await? {
        for KeptNomination { id, facts, .. } in store::nominations(tx, year.id).await? {
            let left = nomination_without(name, &facts);
            if left != facts {
                store::forget_nomination(tx, id, &left).await?;
                mended += 1;
            }
        }
        for KeptNominee { id, facts, eligibility, .. } in store::nominees(tx, year.id).await? {
            let left = (nominee_without(name, &facts), eligibility_without(name, &eligibility));
            if left.0 != facts || left.1 != eligibility {
                store::mend_nominee(tx, id, (&left.0, &left.1)).await?;
                mended += 1;
            }
        }
        mended += store::mend_reasons(tx, year.id, name).await?;
    }
    Ok(mended)
}
