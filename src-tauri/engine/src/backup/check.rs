//! Whether an office is sound: what the database itself finds, and what no rule would have let through.

use serde::Serialize;

/// What was looked at, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// The number of the newest migration.
    pub version: i64,
    /// Nothing, in a sound office.
    pub findings: Vec<CheckFinding>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", content = "details", rename_all = "snake_case")]
pub enum CheckFinding {
    /// The database's own words about pages, indexes or rows that point nowhere.
    Damage(String),
    /// So many pairs of bookings hold one space at the same time.
    OverlappingBookings(i64),
}
