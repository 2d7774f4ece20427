//! Notice: what day it would end on, given, and taken back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish, for_act, found};
use crate::access::{Changed, Changing, RequestContext, seen_things};
use crate::agreements::{
    Agreement, AgreementAct, AgreementError, AgreementEvent, AgreementSide, AgreementState, NoticeWay, Termination,
    store,
};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AgreementId;

/// Notice of which day is asked about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoticeAskedAbout {
    /// The agreement.
    pub id: AgreementId,
    /// The day it would be given.
    #[ts(type = "string")]
    pub given_on: NaiveDate,
    /// With the agreed notice, which it is where this is left out, or at once.
    #[serde(default)]
    #[ts(optional)]
    pub way: Option<NoticeWay>,
}

impl Input for NoticeAskedAbout {
    fn sample() -> Self {
        Self { id: AgreementId(1), given_on: NaiveDate::default(), way: None }
    }
}

/// What would come of notice.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeOutcome {
    /// The last day of the agreement.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Whether it would have ended by itself on that day or before.
    pub is_no_sooner: bool,
}

/// What would come of notice given on a day.
pub async fn notice_outcome(
    context: &RequestContext<'_>,
    input: NoticeAskedAbout,
) -> Result<NoticeOutcome, AgreementError> {
    let mut tx = context.read().await?;
    let facts = found(&mut tx, input.id).await?.life_facts();
    let ends_on = facts.ends_after_notice(input.given_on, input.way.unwrap_or(NoticeWay::WithNotice));
    let own = facts.last_day(input.given_on).filter(|_| facts.terms.tacit_months.is_none());
    Ok(NoticeOutcome { ends_on, is_no_sooner: own.is_some_and(|own| own <= ends_on) })
}

/// Notice that was given.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToTerminate {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The day it was given.
    #[ts(type = "string")]
    pub given_on: NaiveDate,
    /// By whom.
    pub given_by: AgreementSide,
    /// With the agreed notice, or at once.
    pub way: NoticeWay,
}

impl Input for AgreementToTerminate {
    fn sample() -> Self {
        Self {
            id: AgreementId(1),
            version: 1,
            given_on: NaiveDate::default(),
            given_by: AgreementSide::Association,
            way: NoticeWay::WithNotice,
        }
    }
}

impl Changing for AgreementToTerminate {
    const OPERATION: &'static str = "terminate_agreement";
}

seen_things! {
    /// Notice that was taken back.
    TerminationToWithdraw of "withdraw_termination" { id: AgreementId(1), version: 1 }
}

/// Notes that one side has given notice.
pub async fn terminate_agreement(
    context: &RequestContext<'_>,
    input: AgreementToTerminate,
) -> Result<Changed<Agreement>, AgreementError> {
    if input.given_on > context.today() {
        let mut problems = FieldProblems::default();
        problems.add("givenOn", Problem::InTheFuture);
        return Err(AgreementError::FieldsRefused { problems: problems.into_refusal().unwrap_or_default() });
    }
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::Terminate).await?;
        let ends_on = before.life_facts().ends_after_notice(input.given_on, input.way);
        let notice = Termination { given_on: input.given_on, given_by: input.given_by, way: input.way, ends_on };
        store::update_state(&mut tx, input.id, AgreementState::Terminated).await?;
        store::update_notice(&mut tx, input.id, Some(notice)).await?;
        let now = found(&mut tx, input.id).await?;
        let event = AgreementEvent::AgreementTerminated { side: input.given_by, ends_on };
        let inverse = TerminationToWithdraw { id: input.id, version: now.version };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Notes that the notice was taken back.
pub async fn withdraw_termination(
    context: &RequestContext<'_>,
    input: TerminationToWithdraw,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::WithdrawTermination).await?;
        store::update_state(&mut tx, input.id, AgreementState::Signed).await?;
        store::update_notice(&mut tx, input.id, None).await?;
        let now = found(&mut tx, input.id).await?;
        let events = vec![AgreementEvent::TerminationWithdrawn.about(input.id)];
        let Some(notice) = before.termination else { return Ok(Done::for_good(now, events)) };
        let inverse = AgreementToTerminate {
            id: input.id,
            version: now.version,
            given_on: notice.given_on,
            given_by: notice.given_by,
            way: notice.way,
        };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}
