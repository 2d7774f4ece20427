//! Writing down, finishing and taking up again one's own reminders. No event: they are nobody else's business.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Reminder, store};
use crate::access::plain_text::check_required;
use crate::access::users::refuse;
use crate::access::{AccessError, Changed, Nothing, RequestContext, WriteTx, seen_things};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{ReminderId, RequestKey, UserId};
use crate::shared::instant::Instant;

const LONGEST: u32 = 300;

/// Something to be reminded of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewReminder {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// On which day.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Of what.
    pub text: String,
}

impl Input for NewReminder {
    fn sample() -> Self {
        let due_on = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap_or_default();
        Self { request_key: RequestKey::numbered(7), due_on, text: "Ring til Havbjerg Bylaug om stolene".into() }
    }
}

seen_things! {
    /// A reminder as it was seen.
    ReminderSeen of "finish_reminder" { id: ReminderId(1), version: 1 }
    /// A reminder that was finished and stands again.
    ReopenReminder of "reopen_reminder" { id: ReminderId(1), version: 2 }
}

/// One's own reminders that are not finished, the first due first.
pub async fn list_reminders(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<Reminder>, AccessError> {
    let mut tx = context.read().await?;
    Ok(store::list(&mut tx, user(context)?).await?)
}

/// Writes a reminder down.
pub async fn add_reminder(context: &RequestContext<'_>, input: NewReminder) -> Result<Changed<Reminder>, AccessError> {
    let user_id = user(context)?;
    let mut problems = FieldProblems::default();
    check_required(&mut problems, "text", &input.text, LONGEST, context.today());
    refuse(problems)?;
    let mut tx = context.write().await?;
    let id = match store::find_by_key(&mut tx, user_id, input.request_key).await? {
        Some(id) => id,
        None => {
            let what = (input.due_on, input.text.trim());
            store::insert(&mut tx, user_id, input.request_key, what, context.now()).await?
        }
    };
    let now = there(&mut tx, user_id, id).await?;
    tx.commit_unseen().await?;
    let inverse = ReminderSeen { id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

/// Takes a reminder off the list: it is done.
pub async fn finish_reminder(
    context: &RequestContext<'_>,
    input: ReminderSeen,
) -> Result<Changed<Reminder>, AccessError> {
    let now = set_done(context, input.id, input.version, Some(context.now())).await?;
    let inverse = ReopenReminder { id: now.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

/// Puts a reminder back on the list.
pub async fn reopen_reminder(
    context: &RequestContext<'_>,
    input: ReopenReminder,
) -> Result<Changed<Reminder>, AccessError> {
    let now = set_done(context, input.id, input.version, None).await?;
    let inverse = ReminderSeen { id: now.id, version: now.version };
    Ok(Changed::with_undo(now, &inverse))
}

async fn set_done(
    context: &RequestContext<'_>,
    id: ReminderId,
    version: i64,
    done_at: Option<Instant>,
) -> Result<Reminder, AccessError> {
    let user_id = user(context)?;
    let mut tx: WriteTx = context.write().await?;
    if !store::set_done(&mut tx, user_id, (id, version), done_at).await? {
        let current = store::find(&mut tx, user_id, id).await?;
        tx.rollback().await?;
        return Err(current.map_or(AccessError::ReminderNotFound, |current| AccessError::StaleReminder { current }));
    }
    let now = there(&mut tx, user_id, id).await?;
    tx.commit_unseen().await?;
    Ok(now)
}

async fn there(tx: &mut Tx, user_id: UserId, id: ReminderId) -> Result<Reminder, AccessError> {
    let found = store::find(tx, user_id, id).await?;
    Ok(found.ok_or_else(|| DatabaseError::inconsistent("reminders: a row just written is not there"))?)
}

fn user(context: &RequestContext<'_>) -> Result<UserId, AccessError> {
    context.who().map(|who| who.user_id).ok_or(AccessError::UserNotFound)
}
