//! The demo office: Bøgelunde Kommune, which does not exist, with people who do not either. Made by code from a fixed
//! seed, through the same operations as everything else, so that every flow can be walked.

use std::path::Path;

use crate::access::{self, Role};
use crate::database::OpenError;
use crate::office::{Clock, Office, PasswordCost};

/// One user of each role; nobody needs their passwords.
const USERS: [(&str, &str, &[Role]); 5] = [
    ("freja", "Freja Bjerre", &[Role::FrontDesk]),
    ("signe", "Signe Ærenlund", &[Role::Consultant]),
    ("henning", "Henning Østergaard", &[Role::Manager]),
    ("dorthe", "Dorthe Kjær", &[Role::Administrator]),
    ("villy", "Villy Haahr", &[Role::Auditor]),
];

/// Makes the demo office as a new file.
pub async fn make(path: &Path) -> Result<(), OpenError> {
    let office = Office::create_file(path, Clock::system()).await?.with_password_cost(PasswordCost::Least);
    access::set_up_demo(&office, "Bøgelunde Aktivitets- og Frivilligcenter", &USERS).await?;
    office.close().await;
    Ok(())
}

/// Opens a demo office. `now` holds its clock ("2026-11-24T10:42", Danish time).
pub async fn open(path: &Path, now: Option<&str>) -> Result<Office, OpenError> {
    let clock = now.and_then(held_clock).unwrap_or_else(Clock::system);
    Ok(Office::open_file(path, clock).await?.with_password_cost(PasswordCost::Least))
}

fn held_clock(now: &str) -> Option<Clock> {
    let wall = chrono::NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").ok()?;
    let instant = wall.and_local_timezone(chrono_tz::Europe::Copenhagen).latest()?;
    Some(Clock::held_at(instant.to_utc().into()))
}
