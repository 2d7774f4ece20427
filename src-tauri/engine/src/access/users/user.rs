//! A user as others see one.

use serde::Serialize;
use ts_rs::TS;

use crate::access::Role;
use crate::shared::ids::UserId;
use crate::shared::instant::Instant;

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The user.
    pub id: UserId,
    /// What they type to sign in; unique without regard to case.
    pub user_name: String,
    /// Their full name.
    pub full_name: String,
    /// What they are at the office.
    pub roles: Vec<Role>,
    /// Since when they may no longer sign in.
    pub archived_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}
