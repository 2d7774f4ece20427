//! What somebody wants to be reminded of, and on which day: their own list, outside the log, as drafts are. It stands in
//! this slice because it belongs to a user and to no capability. No CPR number is kept.

mod operations;
mod store;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::shared::ids::ReminderId;

pub use operations::{
    NewReminder, ReminderSeen, ReopenReminder, add_reminder, finish_reminder, list_reminders, reopen_reminder,
};
pub(super) use store::STATEMENTS;
pub(crate) use store::forget_in_reminders;

/// Something to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// The reminder.
    pub id: ReminderId,
    /// Counts the changes.
    #[ts(type = "number")]
    pub version: i64,
    /// On which day.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Of what.
    pub text: String,
}
