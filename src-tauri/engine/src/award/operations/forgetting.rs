//! What slices above need to let a year's names go for good when their time is over.

use chrono::NaiveDate;

use super::telling::{Asked, is_nominator, is_nominee};
use crate::access::{self, Subject, SubjectKind, WriteTx};
use crate::award::forgetting::{AwardForgetting, eligibility_forgotten, nomination_forgotten, nominee_forgotten};
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::store;
use crate::award::year::KeptYear;
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::{AwardYearId, NomineeId};
use crate::shared::wall_clock::date_of;

/// A year of which something is kept that says who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardYearKept {
    /// Which.
    pub id: AwardYearId,
    /// The year.
    pub year: i32,
    /// The day the award was to be handed over.
    pub handed_over_on: NaiveDate,
    /// Whether the recipient is public: then the year is closed.
    pub is_published: bool,
    /// How many nominees have a name.
    pub nominees: u32,
    /// How many nominations say what was written; none where the names are gone.
    pub nominations: u32,
    /// How many sheets are kept, with each change of one.
    pub sheets: u32,
}

/// What went of a year.
#[derive(Debug, Clone, Default)]
pub struct AwardForgotten {
    /// How many nominees lost their name.
    pub nominees: u32,
    /// How many nominations lost their words.
    pub nominations: u32,
    /// How many sheets went, with each change of one.
    pub sheets: u32,
    /// How many kept papers.
    pub papers: u32,
    /// The names that went, for the words of searches in the log.
    pub names: Vec<String>,
}

/// The years of which something is kept that says who somebody is.
pub async fn award_years_kept(tx: &mut Tx) -> Result<Vec<AwardYearKept>, DatabaseError> {
    let gone = store::anonymised_years(tx).await?;
    let mut kept = Vec::new();
    for year in store::years(tx).await? {
        if let Some(one) = kept_of(tx, &year, gone.contains(&year.id)).await? {
            kept.push(one);
        }
    }
    Ok(kept)
}

async fn kept_of(tx: &mut Tx, year: &KeptYear, is_gone: bool) -> Result<Option<AwardYearKept>, DatabaseError> {
    let Some(moments) = year.facts.cycle.moments() else { return Ok(None) };
    let sheets = store::count_sheets(tx, year.id).await?;
    let (nominees, nominations) = match is_gone {
        true => (0, 0),
        false => (store::nominees(tx, year.id).await?.len(), store::nominations(tx, year.id).await?.len()),
    };
    let one = AwardYearKept {
        id: year.id,
        year: year.year,
        handed_over_on: date_of(moments.handed_over_at),
        is_published: year.marks.published_at.is_some(),
        nominees: nominees as u32,
        nominations: nominations as u32,
        sheets: u32::try_from(sheets).unwrap_or(u32::MAX),
    };
    Ok((one.nominees + one.nominations + one.sheets > 0).then_some(one))
}

/// Lets something of a year go for good, within the transaction of a slice above, which has looked whether its time is over. What
/// counts stays, and the name of whoever was given the award.
pub async fn forget_award_year(
    tx: &mut WriteTx,
    id: AwardYearId,
    what: AwardForgetting,
) -> Result<AwardForgotten, DatabaseError> {
    let sheets = u32::try_from(store::forget_sheets(tx, id).await?).unwrap_or(u32::MAX);
    let mut forgotten = AwardForgotten { sheets, ..AwardForgotten::default() };
    let now = tx.now();
    if what == AwardForgetting::Sheets || !store::note_anonymised(tx, id, now).await? {
        return Ok(forgotten);
    }
    store::forget_decisions(tx, id).await?;
    let Some(year) = store::find_year(tx, id).await? else { return Ok(forgotten) };
    for nominee in store::nominees(tx, id).await? {
        forget_nominee(tx, (&year, &nominee), &mut forgotten).await?;
    }
    for nomination in store::nominations(tx, id).await? {
        forget_nomination(tx, &nomination, &mut forgotten).await?;
    }
    forgotten.names.sort_unstable();
    forgotten.names.dedup();
    Ok(forgotten)
}

/// Takes out of all years that are closed what is kept of somebody whose name goes. How many papers went with it. What is kept of
/// them in a year that is not closed goes with the year: that there is something would tell of it.
pub async fn forget_in_awards(tx: &mut WriteTx, asked: &Asked) -> Result<u32, DatabaseError> {
    let mut forgotten = AwardForgotten::default();
    for year in store::years(tx).await?.iter().filter(|year| year.marks.published_at.is_some()) {
        let nominees = store::nominees(tx, year.id).await?;
        let theirs: Vec<&KeptNominee> = nominees.iter().filter(|nominee| is_nominee(asked, &nominee.facts)).collect();
        for nomination in store::nominations(tx, year.id).await? {
            let is_theirs = theirs.iter().any(|nominee| nominee.id == nomination.nominee_id);
            if is_theirs || is_nominator(asked, &nomination.facts) {
                forget_nomination(tx, &nomination, &mut forgotten).await?;
            }
        }
        for nominee in theirs {
            forget_nominee(tx, (year, nominee), &mut forgotten).await?;
        }
    }
    Ok(forgotten.papers)
}

async fn forget_nominee(
    tx: &mut WriteTx,
    (year, nominee): (&KeptYear, &KeptNominee),
    forgotten: &mut AwardForgotten,
) -> Result<(), DatabaseError> {
    let KeptNominee { id, facts, eligibility, .. } = nominee;
    let is_recipient =
        year.published.as_ref().is_some_and(|award| award.name == facts.name && award.kind == facts.kind);
    let left = (nominee_forgotten(facts, is_recipient), eligibility_forgotten(eligibility));
    store::forget_nominee(tx, *id, (&left.0, &left.1)).await?;
    forgotten.papers += papers_about(tx, *id).await?;
    forgotten.nominees += 1;
    if !is_recipient {
        forgotten.names.push(facts.name.clone());
    }
    forgotten.names.extend(Some(facts.contact.clone()).filter(|name| !name.is_empty()));
    Ok(())
}

async fn forget_nomination(
    tx: &mut WriteTx,
    nomination: &KeptNomination,
    forgotten: &mut AwardForgotten,
) -> Result<(), DatabaseError> {
    store::forget_nomination(tx, nomination.id, &nomination_forgotten(&nomination.facts)).await?;
    forgotten.nominations += 1;
    forgotten.names.push(nomination.facts.nominator.clone());
    Ok(())
}

async fn papers_about(tx: &mut WriteTx, id: NomineeId) -> Result<u32, DatabaseError> {
    let papers = access::forget_papers(tx, Subject::of(SubjectKind::Nominee, id.0)).await?;
    Ok(u32::try_from(papers).unwrap_or(u32::MAX))
}
