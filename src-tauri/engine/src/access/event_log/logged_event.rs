//! One line of the log as it is read, and how far each role sees.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Role, Subject};
use crate::shared::ids::{AwardYearId, EventId, NomineeId, UserId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

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

text_enum! {
    /// What a part of the log is about.
    pub enum LogTopic {
        /// Signing in and out, and tries that were refused.
        SignIns = "sign_ins",
        /// Users, their passwords, the recovery code.
        Users = "users",
        /// Office details and settings.
        Office = "office",
        /// What is done with keys: made, given, taken, wrapped anew, lost and found again, and what they opened one at a time.
        Keys = "keys",
        /// Associations, workplaces, people and their roles.
        Parties = "parties",
        /// Agreements.
        Agreements = "agreements",
        /// Bookings.
        Bookings = "bookings",
        /// Volunteers, the register, claims.
        Insurance = "insurance",
        /// Awards and nominees, as far as the log tells of them.
        Award = "award",
        /// Houses, rooms, hours, closures.
        Premises = "premises",
        /// Cards that were looked at, searches, readings of the log.
        Looks = "looks",
        /// Papers that were printed, data that was given out.
        GivenOut = "given_out",
        /// Copies of the office, and putting it back.
        Backups = "backups",
    }
}

/// What of the log belongs to a topic: what happened to some kinds of things, and some events by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TopicLines {
    /// Changes to things of these kinds, as `,user,`.
    pub kinds: &'static str,
    /// Events of these names, as `,looked,searched,`; of one operation alone, as `,printed:recovery_sheet,`.
    pub events: &'static str,
}

/// What of awards the log tells: lines about nominees, and about what was refused, only where the recipient is public. All others
/// are left out for everybody where the log is read from the database, so that neither their absence nor a short page tells of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ToldOfAwards {
    /// About whom, as `,1,2,`; `*` is everybody.
    pub(super) nominees: String,
    /// What was refused while the awards of which years were secret, as `,1,2,`; `*` is all.
    pub(super) award_years: String,
}

impl ToldOfAwards {
    /// Lines about these nominees, and what was refused while the awards of these years were secret.
    pub fn of(nominees: &[NomineeId], award_years: &[AwardYearId]) -> Self {
        let listed = |ids: Vec<String>| format!(",{},", ids.join(","));
        Self {
            nominees: listed(nominees.iter().map(|id| id.0.to_string()).collect()),
            award_years: listed(award_years.iter().map(|id| id.0.to_string()).collect()),
        }
    }

    /// Everything, for whoever has looked already whether it may be told.
    pub(super) fn everything() -> Self {
        Self { nominees: "*".to_owned(), award_years: "*".to_owned() }
    }
}

impl LogTopic {
    /// The lines of this topic.
    pub(super) fn lines(self) -> TopicLines {
        let (kinds, events) = match self {
            Self::SignIns => ("", ",user_signed_in,user_signed_out,sign_in_refused,"),
            Self::Users => (",user,", ",recovery_code_made,recovery_code_used,"),
            Self::Office => ("", ",office_set_up,office_changed,"),
            Self::Keys => (
                "",
                ",key_pair_made,key_pair_rewrapped,key_pair_voided,sealing_begun,key_granted,key_withdrawn,key_code_made,key_code_refused,key_recovered,lost_key_replaced,award_key_begun,award_key_given,award_key_recovered,award_key_code_made,lost_award_key_replaced,recovery_code_made,recovery_code_used,printed:recovery_sheet,printed:award_key_sheet,cpr_revealed,cpr_looked_up,claim_sheet_printed,",
            ),
            Self::Parties => (",organisation,person,", ""),
            Self::Agreements => (",agreement,", ""),
            Self::Bookings => (",booking,series,", ""),
            Self::Insurance => (",volunteer,register,claim,", ""),
            Self::Award => (",award_year,nominee,", ""),
            Self::Premises => (",premises,room,closure,", ""),
            Self::Looks => ("", ",looked,searched,log_read,award_refused,cpr_revealed,cpr_looked_up,"),
            Self::GivenOut => (
                "",
                ",printed,exported,agreement_printed,agreement_list_printed,evaluation_sheet_printed,agreement_letter_printed,letter_printed,call_list_printed,day_sheet_printed,door_signs_printed,volunteer_paper_printed,register_paper_printed,claim_sheet_printed,information_letter_printed,award_paper_printed,export_begun,",
            ),
            Self::Backups => {
                ("", ",backup_made,backup_failed,backup_settings_changed,restore_begun,backup_restored,export_begun,")
            }
        };
        TopicLines { kinds, events }
    }
}

/// Somebody whose acts the log can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogUser {
    /// The user.
    pub id: UserId,
    /// Their full name.
    pub full_name: String,
    /// Whether they no longer sign in.
    pub is_archived: bool,
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
