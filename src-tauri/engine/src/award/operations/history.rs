//! The award through the years: everybody who was given it, and what nominations were about.

use super::at_hand::whole_of;
use crate::access::{Nothing, RequestContext};
use crate::award::AwardError;
use crate::award::eligibility::PastWinner;
use crate::award::history::{Counted, WinnerLine, YearFigures, figures};
use crate::award::store;
use crate::award::year::{AwardFacts, KeptYear};
use crate::database::{DatabaseError, Tx};

/// Everybody who was given the award, also before the program: it is public.
pub async fn award_winners(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<WinnerLine>, AwardError> {
    let mut tx = context.read().await?;
    Ok(winners(&mut tx).await?)
}

/// The latest year first.
pub(super) async fn winners(tx: &mut Tx) -> Result<Vec<WinnerLine>, DatabaseError> {
    let published = |year: KeptYear| {
        year.published.map(|award| WinnerLine {
            year: year.year,
            name: award.name,
            kind: award.kind,
            reason: award.reason,
            amount: year.facts.amount,
            free_from: None,
            award_year_id: Some(year.id),
            past_winner_id: None,
            version: None,
        })
    };
    let years = store::years(tx).await?;
    let blocked = years.first().map_or_else(|| AwardFacts::of_year(0).block_years, |newest| newest.facts.block_years);
    let mut lines: Vec<WinnerLine> = years.into_iter().filter_map(published).collect();
    let typed = store::past_winners(tx).await?;
    lines.extend(typed.iter().filter(|kept| kept.withdrawn_at.is_none()).map(WinnerLine::from));
    let blocked = i32::try_from(blocked).unwrap_or_default();
    lines.iter_mut().for_each(|line| line.free_from = Some(line.year + blocked + 1));
    lines.sort_by(|one, other| other.year.cmp(&one.year).then_with(|| one.name.cmp(&other.name)));
    Ok(lines)
}

/// The same for the rule that warns of somebody who was given it not long ago.
pub(super) async fn past_recipients(tx: &mut Tx) -> Result<Vec<PastWinner>, DatabaseError> {
    let past = |line: WinnerLine| PastWinner { year: line.year, name: line.name };
    Ok(winners(tx).await?.into_iter().map(past).collect())
}

/// What nominations were about, year by year, in figures. A year counts once it is closed: before, a figure could tell
/// somebody of a nominee they must not know of.
pub async fn award_statistics(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<YearFigures>, AwardError> {
    let mut tx = context.read().await?;
    Ok(statistics(&mut tx).await?)
}

/// The latest year first.
pub(super) async fn statistics(tx: &mut Tx) -> Result<Vec<YearFigures>, DatabaseError> {
    let mut all = Vec::new();
    for year in store::years(tx).await?.into_iter().filter(|year| year.marks.published_at.is_some()) {
        let nominees = store::nominees(tx, year.id).await?;
        let nominations = store::nominations(tx, year.id).await?;
        let counted: Vec<Counted> = nominees
            .iter()
            .filter(|nominee| nominee.merged_into_id.is_none() && nominee.withdrawn_at.is_none())
            .map(|nominee| Counted {
                kind: nominee.facts.kind,
                area: nominee.facts.area.clone(),
                target_group: nominee.facts.target_group.clone(),
                nominations: nominations
                    .iter()
                    .filter(|one| one.withdrawn_at.is_none() && whole_of(&nominees, one.nominee_id) == nominee.id)
                    .count() as i64,
            })
            .collect();
        all.push(figures(year.year, &counted));
    }
    Ok(all)
}
