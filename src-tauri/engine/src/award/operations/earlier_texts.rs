//! What was written about somebody in an earlier year: it can be used again, with the yes of whoever wrote it (`domain.md` D.5).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::nominees::OFFICE;
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::award::AwardError;
use crate::award::nominee::{KeptNomination, NominationFacts};
use crate::award::store;
use crate::award::twins::is_same_name;
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AwardYearId, NominationId, NomineeId};

/// A nomination of an earlier year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlierText {
    /// Which.
    pub nomination_id: NominationId,
    /// Of which year.
    pub year: i32,
    /// What was written, and by whom.
    pub facts: NominationFacts,
}

/// About whom earlier texts are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EarlierTextsWanted {
    /// In which year they are to be used.
    pub award_year_id: AwardYearId,
    /// Somebody who is nominated already; then `name` is not read.
    #[serde(default)]
    pub nominee_id: Option<NomineeId>,
    /// Somebody by name.
    #[serde(default)]
    pub name: String,
}

impl Input for EarlierTextsWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), nominee_id: None, name: "Kirsten Bækgaard".into() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// What was written about somebody of this name in earlier years that are public, the newest year first; of years in which whoever
/// asks was of the office.
pub async fn earlier_texts(
    context: &RequestContext<'_>,
    input: EarlierTextsWanted,
) -> Result<Vec<EarlierText>, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    at_hand.own_as(OFFICE)?;
    let name = match input.nominee_id {
        Some(id) => at_hand.handled(id)?.facts.name.clone(),
        None => input.name,
    };
    let mut found = Vec::new();
    for year in store::years(&mut tx).await? {
        if year.year < at_hand.year.year && year.published.is_some() {
            found.extend(of_year(context, &mut tx, (year.id, &name)).await?);
        }
    }
    Ok(found)
}

async fn of_year(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (id, name): (AwardYearId, &str),
) -> Result<Vec<EarlierText>, AwardError> {
    let at_hand = match AtHand::of(context, tx, id).await {
        Err(AwardError::AwardYearNotFound) => return Ok(Vec::new()),
        other => other?,
    };
    let is_called = |id| at_hand.handled(id).is_ok_and(|nominee| is_same_name(&nominee.facts.name, name));
    // What is forgotten has no text any more.
    let is_meant = |one: &KeptNomination| {
        let stands = one.withdrawn_at.is_none() && !one.facts.effort.is_empty();
        stands && (is_called(one.nominee_id) || is_called(at_hand.whole(one.nominee_id)))
    };
    let all = store::nominations(tx, id).await?.into_iter();
    let year = at_hand.year.year;
    Ok(all.filter(is_meant).map(|one| EarlierText { nomination_id: one.id, year, facts: one.facts }).collect())
}
