//! Scoring is opened, closed, and opened again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::deciding::refuse_unanswered;
use super::keys::key_of;
use super::numbering::settle_numbers;
use super::sheets::sealed;
use super::years::{AwardYearCard, card, stale};
use super::{Done, finish};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::cycle::YearMarks;
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::organisations::Read;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AwardYearId;

const LONGEST_REASON: usize = 500;

/// A year in which scoring begins or ends.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScoringRound {
    /// Which.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for ScoringRound {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), version: 1 }
    }
}

/// A year in which scoring begins again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScoringToReopen {
    /// Which.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Why.
    pub reason: String,
}

impl Input for ScoringToReopen {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), version: 2, reason: "En juror nåede ikke sit sidste skema".into() }
    }
}

/// Lets the jury score the accepted nominees, and draws the numbers for each juror who has answered for all of them. Whoever has
/// not waits by themselves.
pub async fn open_scoring(
    context: &RequestContext<'_>,
    input: ScoringRound,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = open(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn open(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: ScoringRound,
) -> Result<Done<AwardYearCard>, AwardError> {
    let id = input.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    let own = at_hand.own_as(&[MemberPosition::Secretary])?;
    key_of(context, tx, &at_hand).await?;
    let has_judged = at_hand.nominees.iter().any(|nominee| nominee.is_judged());
    if !has_judged || at_hand.jury().next().is_none() {
        return Err(AwardError::NobodyToJudge);
    }
    refuse_unanswered(&at_hand, own)?;
    if at_hand.year.marks.scoring_opened_at.is_some() {
        return Ok(Done::as_it_was(card(context, tx, id).await?));
    }
    let marks = YearMarks { scoring_opened_at: Some(tx.now()), ..at_hand.year.marks };
    if !store::mark_scoring(tx, (id, input.version), (&marks, at_hand.year.scoring_round)).await? {
        return Err(stale(context, tx, id).await?);
    }
    settle_numbers(context, tx, id).await?;
    Ok(Done::for_good(card(context, tx, id).await?, vec![AwardEvent::ScoringOpened.of_year(id)]))
}

/// Ends the scoring: from now on its results are seen, each as far as they take part.
pub async fn close_scoring(
    context: &RequestContext<'_>,
    input: ScoringRound,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let id = input.award_year_id;
        let at_hand = AtHand::to_change(context, &mut tx, id).await?;
        at_hand.own_as(&[MemberPosition::Secretary])?;
        let marks = at_hand.year.marks;
        if marks.scoring_opened_at.is_none() {
            return Err(AwardError::ScoringNotOpen);
        }
        if marks.scoring_closed_at.is_some() {
            return Ok(Done::as_it_was(card(context, &mut tx, id).await?));
        }
        let marks = YearMarks { scoring_closed_at: Some(tx.now()), ..marks };
        if !store::mark_scoring(&mut tx, (id, input.version), (&marks, at_hand.year.scoring_round)).await? {
            return Err(stale(context, &mut tx, id).await?);
        }
        Ok(Done::for_good(card(context, &mut tx, id).await?, vec![AwardEvent::ScoringClosed.of_year(id)]))
    }
    .await;
    finish(tx, done).await
}

/// Where the reason is sealed that scoring was opened again for a round.
pub(super) fn reason_place(year: AwardYearId, round: i64) -> String {
    format!("award_rounds/{}/{round}", year.0)
}

/// Opens the scoring again, with a reason that is sealed: it may tell of somebody. What was scored stays as it was, and what is changed now is kept beside it.
pub async fn reopen_scoring(
    context: &RequestContext<'_>,
    input: ScoringToReopen,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = reopen(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn reopen(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &ScoringToReopen,
) -> Result<Done<AwardYearCard>, AwardError> {
    let id = input.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    let mut problems = FieldProblems::default();
    let reason = Read::new(&mut problems, "", context.today()).line("reason", &input.reason, LONGEST_REASON);
    if reason.is_empty() {
        problems.add("reason", Problem::Missing);
    }
    crate::award::error::refuse(problems)?;
    if at_hand.year.marks.scoring_closed_at.is_none() {
        return Err(AwardError::ScoringNotClosed);
    }
    let marks = YearMarks { scoring_closed_at: None, ..at_hand.year.marks };
    let key = key_of(context, tx, &at_hand).await?;
    let round = at_hand.year.scoring_round + 1;
    let sealed_reason = sealed(context, &key, (&reason_place(id, round), &reason))?;
    if !store::mark_scoring(tx, (id, input.version), (&marks, round)).await? {
        return Err(stale(context, tx, id).await?);
    }
    let by = (tx.user_id(), tx.now());
    store::insert_round(tx, (id, round), sealed_reason, by).await?;
    settle_numbers(context, tx, id).await?;
    Ok(Done::for_good(card(context, tx, id).await?, vec![AwardEvent::ScoringReopened.of_year(id)]))
}
