//! What somebody has to think of in the register, for I dag.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::claims_told::{ClaimLine, closed_for, lines};
use super::judging::judged;
use super::listing::VolunteerLine;
use super::roll_calling::{RollCallStanding, as_told};
use crate::access::{Nothing, RequestContext};
use crate::database::Tx;
use crate::insurance::roll_call::{answers_to, is_reminded, last_due};
use crate::insurance::store;
use crate::insurance::{AttachmentState, CheckForce, CheckKind, InsuranceError};
use crate::shared::ids::{AttachmentId, OrganisationId, PersonId};
use crate::shared::text_enum::text_enum;

/// What ends within so many days is told.
const SOON: chrono::Days = chrono::Days::new(30);
/// So many of each are told; the rest are counted.
const MOST: usize = 50;

text_enum! {
    /// What is to be thought of.
    pub enum InsuranceReminderKind {
        /// An attachment that nobody has approved.
        AwaitingApproval = "awaiting_approval",
        /// An attachment that ends soon.
        EndingSoon = "ending_soon",
        /// Something else is missing about a volunteer.
        Missing = "missing",
    }
}

/// Something to think of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InsuranceReminder {
    /// What.
    pub kind: InsuranceReminderKind,
    /// About whom.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Which attachment; none where it is about the volunteer.
    pub attachment_id: Option<AttachmentId>,
    /// Where.
    pub workplace_id: Option<OrganisationId>,
    /// Its name, or empty.
    pub workplace_name: String,
    /// The first day of what awaits approval, the last of what ends; of what is missing, the day it speaks of.
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
    /// What is missing.
    pub missing: Option<CheckKind>,
}

/// What there is to think of.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InsuranceReminders {
    /// What awaits approval first, then what ends soon, then what is missing; of each the nearest day first, at most fifty.
    pub reminders: Vec<InsuranceReminder>,
    /// How many attachments await approval.
    #[ts(type = "number")]
    pub awaiting_approval: i64,
    /// How many end within thirty days.
    #[ts(type = "number")]
    pub ending_soon: i64,
    /// About how many volunteers something else is missing.
    #[ts(type = "number")]
    pub missing: i64,
    /// That the yearly roll-call is due, or that workplaces have not answered it.
    pub roll_call: Option<RollCallReminder>,
    /// Claims whose time runs out.
    pub claims: ClaimReminders,
}

/// Claims whose time runs out: of 14 days, from day 7 on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReminders {
    /// Those that open for whoever asks, whose time ends first.
    pub claims: Vec<ClaimLine>,
    /// How many there are that do not open for whoever asks: somebody else has to be told.
    #[ts(type = "number")]
    pub hidden: i64,
}

/// What there is to think of about the yearly roll-call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallReminder {
    /// The day on which volunteers are counted; of one that is not begun, the day it was due.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Whether it is begun.
    pub is_begun: bool,
    /// How many workplaces have not answered about everybody.
    #[ts(type = "number")]
    pub awaited: i64,
    /// How many have, and not all of it is carried out.
    #[ts(type = "number")]
    pub answered: i64,
}

/// What somebody has to think of in the register.
pub async fn insurance_reminders(
    context: &RequestContext<'_>,
    _: Nothing,
) -> Result<InsuranceReminders, InsuranceError> {
    let today = context.today();
    let mut tx = context.read().await?;
    let register = judged(context, &mut tx).await?;
    let last = today.checked_add_days(SOON).unwrap_or(today);
    let lines: Vec<&VolunteerLine> = register.iter().map(|one| &one.line).collect();
    let (awaiting, awaiting_approval) = nearest(lines.iter().flat_map(|line| awaiting(line)));
    let (ending, ending_soon) = nearest(lines.iter().flat_map(|line| ending(line, today, last)));
    let (missing_ones, missing) = nearest(lines.iter().filter_map(|line| missing_about(line)));
    let reminders = [awaiting, ending, missing_ones].concat();
    let roll_call = roll_call_reminder(&mut tx, today).await?;
    let claims = claim_reminders(context, &mut tx, today).await?;
    Ok(InsuranceReminders { reminders, awaiting_approval, ending_soon, missing, roll_call, claims })
}

/// That there are some is told to everybody who keeps the register: else a time runs out while whoever is entitled is away.
async fn claim_reminders(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    today: NaiveDate,
) -> Result<ClaimReminders, InsuranceError> {
    let open = store::open_claims(tx).await?;
    let mut claims = lines(tx, open, today).await?;
    claims.retain(|one| one.deadline.stage.is_reminded());
    match closed_for(context, tx).await? {
        None => Ok(ClaimReminders { claims, hidden: 0 }),
        Some(_) => Ok(ClaimReminders { claims: Vec::new(), hidden: claims.len() as i64 }),
    }
}

/// Nothing where all is carried out, or where it was due so long ago that nobody means to begin it.
async fn roll_call_reminder(tx: &mut Tx, today: NaiveDate) -> Result<Option<RollCallReminder>, InsuranceError> {
    let (rules, _) = store::rules(tx).await?;
    let due_on = last_due(rules.yearly_count, today);
    let current = store::latest_roll_call(tx).await?;
    let current = current.filter(|current| due_on.is_none_or(|due_on| answers_to(current.counted_on, due_on)));
    let Some(current) = current else {
        let due_on = due_on.filter(|due_on| is_reminded(*due_on, today));
        return Ok(due_on.map(|on| RollCallReminder { on, is_begun: false, awaited: 0, answered: 0 }));
    };
    let on = current.counted_on;
    let workplaces = as_told(tx, current).await?.workplaces;
    let count = |standings: &[RollCallStanding]| {
        workplaces.iter().filter(|one| standings.contains(&one.standing)).count() as i64
    };
    let awaited = count(&[RollCallStanding::ToBeSent, RollCallStanding::Awaited]);
    let answered = count(&[RollCallStanding::Answered]);
    Ok((awaited + answered > 0).then_some(RollCallReminder { on, is_begun: true, awaited, answered }))
}

/// The nearest of some, and how many there are.
fn nearest(all: impl Iterator<Item = InsuranceReminder>) -> (Vec<InsuranceReminder>, i64) {
    let mut all: Vec<InsuranceReminder> = all.collect();
    let count = all.len() as i64;
    all.sort_by_key(|one| (one.on.is_none(), one.on));
    all.truncate(MOST);
    (all, count)
}

fn about(line: &VolunteerLine, kind: InsuranceReminderKind) -> InsuranceReminder {
    InsuranceReminder {
        kind,
        person_id: line.person_id,
        full_name: line.full_name.clone(),
        attachment_id: None,
        workplace_id: None,
        workplace_name: String::new(),
        on: None,
        missing: None,
    }
}

fn of_attachments<'a>(
    line: &'a VolunteerLine,
    kind: InsuranceReminderKind,
    on: impl Fn(&super::listing::AttachmentLine) -> Option<NaiveDate> + 'a,
) -> impl Iterator<Item = InsuranceReminder> + 'a {
    line.attachments.iter().filter_map(move |attachment| {
        let on = on(attachment)?;
        Some(InsuranceReminder {
            attachment_id: Some(attachment.id),
            workplace_id: Some(attachment.workplace_id),
            workplace_name: attachment.workplace_name.clone(),
            on: Some(on),
            ..about(line, kind)
        })
    })
}

fn awaiting(line: &VolunteerLine) -> impl Iterator<Item = InsuranceReminder> + '_ {
    of_attachments(line, InsuranceReminderKind::AwaitingApproval, |attachment| {
        (attachment.state == AttachmentState::AwaitingApproval).then_some(attachment.starts_on)
    })
}

fn ending(line: &VolunteerLine, today: NaiveDate, last: NaiveDate) -> impl Iterator<Item = InsuranceReminder> + '_ {
    of_attachments(line, InsuranceReminderKind::EndingSoon, move |attachment| {
        attachment.ends_on.filter(|end| today <= *end && *end <= last)
    })
}

/// What matters most of what is missing besides an approval, once for each volunteer.
fn missing_about(line: &VolunteerLine) -> Option<InsuranceReminder> {
    let told = |kind: CheckKind| kind != CheckKind::ApprovalMissing && kind != CheckKind::ApprovedAfterStart;
    let found = line.checks.iter().find(|check| check.force != CheckForce::Hint && told(check.kind))?;
    let attachment = line.attachments.iter().find(|attachment| Some(attachment.id) == found.attachment_id);
    Some(InsuranceReminder {
        attachment_id: found.attachment_id,
        workplace_id: attachment.map(|attachment| attachment.workplace_id),
        workplace_name: attachment.map(|attachment| attachment.workplace_name.clone()).unwrap_or_default(),
        on: found.on,
        missing: Some(found.kind),
        ..about(line, InsuranceReminderKind::Missing)
    })
}
