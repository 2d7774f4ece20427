//! Whether an office is sound: what the database itself finds, and what no rule would have let through.

use serde::Serialize;

use super::store;
use crate::database::{DatabaseError, findings, tables};
use crate::office::Office;

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

/// Looks through the whole office. Opening it has already refused a file whose pages are damaged.
pub async fn check_office(office: &Office) -> Result<CheckReport, DatabaseError> {
    let mut tx = office.db().begin_read().await?;
    let mut found: Vec<CheckFinding> = findings(&mut tx).await?.into_iter().map(CheckFinding::Damage).collect();
    if tables(&mut tx).await?.iter().any(|table| table == "occupancy") {
        let overlaps = store::count_overlaps(&mut tx).await?;
        found.extend((overlaps > 0).then_some(CheckFinding::OverlappingBookings(overlaps)));
    }
    let version = store::version(&mut tx).await?;
    tx.rollback().await?;
    Ok(CheckReport { version, findings: found })
}
