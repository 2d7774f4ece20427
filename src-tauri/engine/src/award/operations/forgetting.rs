//! What slices above need to let a year's names go for good when their time is over.

use chrono::NaiveDate;

use crate::access::{self, WriteTx};
use crate::award::decision::DecisionKind;
use crate::award::forgetting::{AwardForgetting, eligibility_forgotten, nomination_forgotten, nominee_forgotten};
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::papers::AwardPaperKind;
use crate::award::store::{self, KeptPaper};
use crate::award::year::KeptYear;
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::AwardYearId;
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
/// counts stays, and the name of whoever was given the award; so do the papers that tell of nobody else.
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
    let Some(year) = store::find_year(tx, id).await? else { return Ok(forgotten) };
    let papers = papers_that_tell(tx, &year).await?;
    forget_papers(tx, &papers, &mut forgotten).await?;
    store::forget_decisions(tx, id).await?;
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

pub(super) async fn forget_nominee(
    tx: &mut WriteTx,
    (year, nominee): (&KeptYear, &KeptNominee),
    forgotten: &mut AwardForgotten,
) -> Result<(), DatabaseError> {
    let KeptNominee { id, facts, eligibility, .. } = nominee;
    let is_recipient =
        year.published.as_ref().is_some_and(|award| award.name == facts.name && award.kind == facts.kind);
    let left = (nominee_forgotten(facts, is_recipient), eligibility_forgotten(eligibility));
    store::forget_nominee(tx, *id, (&left.0, &left.1)).await?;
    forgotten.nominees += 1;
    if !is_recipient {
        forgotten.names.push(facts.name.clone());
    }
    forgotten.names.extend(Some(facts.contact.clone()).filter(|name| !name.is_empty()));
    Ok(())
}

pub(super) async fn forget_nomination(
    tx: &mut WriteTx,
    nomination: &KeptNomination,
    forgotten: &mut AwardForgotten,
) -> Result<(), DatabaseError> {
    for id in store::enclosed_with(tx, nomination.id).await? {
        access::forget_paper(tx, id).await?;
        forgotten.papers += 1;
    }
    store::forget_nomination(tx, nomination.id, &nomination_forgotten(&nomination.facts)).await?;
    forgotten.nominations += 1;
    forgotten.names.push(nomination.facts.nominator.clone());
    Ok(())
}

/// The stored papers of a year that say who was nominated or who nominated. A diploma is the recipient's, who is public, unless it
/// was printed before what was decided in the end: that one may be somebody else's. Who is on a paper is sealed with the key of the
/// year, which whoever lets names go does not have: of a kind that tells, all are taken.
pub(super) async fn papers_that_tell(tx: &mut Tx, year: &KeptYear) -> Result<Vec<KeptPaper>, DatabaseError> {
    let decided_at = store::decisions(tx, year.id, DecisionKind::Decision.as_str()).await?.map(|(.., at)| at);
    let mut telling = Vec::new();
    for paper in store::papers(tx, year.id).await? {
        let tells = match paper.kind {
            AwardPaperKind::Diploma if year.published.is_some() => {
                let printed = access::paper_summary(tx, paper.id).await?;
                printed.zip(decided_at).is_some_and(|(printed, decided_at)| printed.printed_at < decided_at)
            }
            AwardPaperKind::Diploma => true,
            kind => kind.tells_of_nominees(),
        };
        if tells {
            telling.push(paper);
        }
    }
    Ok(telling)
}

pub(super) async fn forget_papers(
    tx: &mut WriteTx,
    papers: &[KeptPaper],
    forgotten: &mut AwardForgotten,
) -> Result<(), DatabaseError> {
    for paper in papers {
        access::forget_paper(tx, paper.id).await?;
        forgotten.papers += 1;
    }
    Ok(())
}
