//! A report is delivered: what it was counted from is kept, so that it can be shown again as it was.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reporting::{contents_of_now, latest, refuse_turned};
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, Subject, WriteTx};
use crate::gate::Input;
use crate::insurance::delivered_report::{DeliveredReport, HandedOver};
use crate::insurance::error::refuse;
use crate::insurance::event::register;
use crate::insurance::report::ReportDays;
use crate::insurance::store::{self, NewReport};
use crate::insurance::{InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations::Read;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{InsurerReportId, RequestKey};

const LONGEST_RECIPIENT: usize = 200;

/// A report that the insurer is given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportToDeliver {
    /// Made by the client; the same key again is the same report.
    pub request_key: RequestKey,
    /// About which days.
    pub days: ReportDays,
    /// Who gets it: an insurance company, the municipality's insurance office.
    pub recipient: String,
    /// What they get.
    pub handed_over: HandedOver,
}

impl Input for ReportToDeliver {
    fn sample() -> Self {
        let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        Self {
            request_key: RequestKey::numbered(1),
            days: ReportDays { from: day(1, 1), to: day(12, 31), on: day(11, 1) },
            recipient: "Kystens Forsikring".into(),
            handed_over: HandedOver::Figures,
        }
    }
}

/// A report that was not delivered after all.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportToWithdraw {
    /// Which.
    pub id: InsurerReportId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for ReportToWithdraw {
    fn sample() -> Self {
        Self { id: InsurerReportId(1), version: 1 }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for ReportToWithdraw {
    const OPERATION: &'static str = "withdraw_insurer_report";
}

/// A report that was delivered after all.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportToReinstate {
    /// Which.
    pub id: InsurerReportId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for ReportToReinstate {
    fn sample() -> Self {
        Self { id: InsurerReportId(1), version: 2 }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

impl Changing for ReportToReinstate {
    const OPERATION: &'static str = "reinstate_insurer_report";
}

/// Notes that a report was delivered, and keeps what it was counted from as it is known now.
pub async fn deliver_insurer_report(
    context: &RequestContext<'_>,
    input: ReportToDeliver,
) -> Result<Changed<DeliveredReport>, InsuranceError> {
    refuse_turned(input.days)?;
    let mut problems = FieldProblems::default();
    let recipient =
        Read::new(&mut problems, "", context.today()).line("recipient", &input.recipient, LONGEST_RECIPIENT);
    if input.recipient.trim().is_empty() {
        problems.add("recipient".to_owned(), Problem::Missing);
    }
    refuse(problems)?;
    let mut tx = context.write().await?;
    let done = deliver(&mut tx, &input, &recipient).await;
    finish(tx, done).await
}

async fn deliver(
    tx: &mut WriteTx,
    input: &ReportToDeliver,
    recipient: &str,
) -> Result<Done<DeliveredReport>, InsuranceError> {
    if let Some(id) = store::report_of_request(tx, input.request_key).await? {
        return Ok(Done::as_it_was(found(tx, id).await?));
    }
    let contents = contents_of_now(tx, input.days).await?;
    let report = NewReport {
        request_key: input.request_key,
        since_id: latest(tx).await?.map(|report| report.id),
        days: input.days,
        recipient,
        handed_over: input.handed_over,
        contents: &contents,
    };
    let by = (tx.user_id(), tx.now());
    let report_id = store::keep_report(tx, &report, by).await?;
    let (on, handed_over) = (input.days.on, input.handed_over);
    let event = InsuranceEvent::InsurerReportDelivered { report_id, on, handed_over };
    let now = found(tx, report_id).await?;
    let inverse = ReportToWithdraw { id: report_id, version: now.version };
    Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
}

/// Takes back that a report was delivered: nothing is counted from it any more.
pub async fn withdraw_insurer_report(
    context: &RequestContext<'_>,
    input: ReportToWithdraw,
) -> Result<Changed<DeliveredReport>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let now = keep(&mut tx, (input.id, input.version), RegisterKeeping::Withdrawn).await?;
        let event = InsuranceEvent::InsurerReportWithdrawn { report_id: now.id, on: now.days.on };
        let inverse = ReportToReinstate { id: now.id, version: now.version };
        Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Lets a report stand again as delivered.
pub async fn reinstate_insurer_report(
    context: &RequestContext<'_>,
    input: ReportToReinstate,
) -> Result<Changed<DeliveredReport>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let now = keep(&mut tx, (input.id, input.version), RegisterKeeping::Kept).await?;
        let event = InsuranceEvent::InsurerReportReinstated { report_id: now.id, on: now.days.on };
        let inverse = ReportToWithdraw { id: now.id, version: now.version };
        Ok(Done::with_undo(now, vec![event.of_register()], &inverse))
    }
    .await;
    finish(tx, done).await
}

async fn keep(
    tx: &mut WriteTx,
    (id, version): (InsurerReportId, i64),
    keeping: RegisterKeeping,
) -> Result<DeliveredReport, InsuranceError> {
    let taken = store::take_report(tx, (id, version), keeping).await?;
    let now = found(tx, id).await?;
    if taken {
        return Ok(now);
    }
    Err(InsuranceError::StaleInsurerReport { current: Box::new(now) })
}

async fn found(tx: &mut WriteTx, id: InsurerReportId) -> Result<DeliveredReport, InsuranceError> {
    store::find_report(tx, id).await?.ok_or(InsuranceError::InsurerReportNotFound)
}
