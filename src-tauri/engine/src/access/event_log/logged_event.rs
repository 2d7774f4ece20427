//! One line of the log as it is read, and how far each role sees.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Role, Subject};
use crate::shared::ids::{EventId, UserId};
use crate::shared::instant::Instant;

/// One line of the log.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoggedEvent {
    /// The line.
    pub id: EventId,
    /// When it happened.
    pub at: Instant,
    /// Who did it; `None` for a visitor and for what the program did by itself.
    pub user_id: Option<UserId>,
    /// Their full name as it is now.
    pub user_name: Option<String>,
    /// Through which operation.
    pub operation: String,
    /// Lines of one request have this in common.
    pub request: String,
    /// What it happened to.
    pub subject: Subject,
    /// What happened: `event` and `values`.
    #[ts(type = "OfficeEvent")]
    pub event: serde_json::Value,
}

/// Where the next page of the log begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogCursor {
    /// The instant of the last line read.
    pub at: Instant,
    /// The last line read.
    pub id: EventId,
}

/// A page of the log, the newest line first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPage {
    /// Up to a hundred lines.
    pub lines: Vec<LoggedEvent>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<LogCursor>,
}

/// How much of the log somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LogReach {
    /// Every line.
    All,
    /// What they did themselves, and everything about users and sign-ins.
    OwnAndUsers(UserId),
    /// What they did themselves.
    Own(UserId),
}

impl LogReach {
    /// By the roles somebody holds; the widest counts.
    pub fn of(user_id: UserId, roles: &[Role]) -> Self {
        if roles.iter().any(|role| matches!(role, Role::Manager | Role::Auditor)) {
            Self::All
        } else if roles.contains(&Role::Administrator) {
            Self::OwnAndUsers(user_id)
        } else {
            Self::Own(user_id)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_role_decides_how_much_of_the_log_is_seen() {
        let me = UserId(7);
        let cases = [
            (vec![Role::FrontDesk], LogReach::Own(me)),
            (vec![Role::Consultant], LogReach::Own(me)),
            (vec![Role::FrontDesk, Role::Administrator], LogReach::OwnAndUsers(me)),
            (vec![Role::Administrator, Role::Manager], LogReach::All),
            (vec![Role::Auditor], LogReach::All),
            (vec![], LogReach::Own(me)),
        ];
        for (roles, reach) in cases {
            assert_eq!(LogReach::of(me, &roles), reach, "{roles:?}");
        }
    }
}
