//! All SQL about the award.

mod judging;
mod nominees;
mod years;

pub(super) use judging::{
    KeptInterest, KeptSheet, STATEMENTS as JUDGING_STATEMENTS, SealedToKeep, SheetPlace, decision_of_request,
    decisions, insert_decision, insert_interest, insert_number, insert_round, interests, numbers, rounds, sheets,
    write_sheet,
};
pub(super) use nominees::{
    STATEMENTS as NOMINEES_STATEMENTS, find_nomination, find_nominee, insert_nomination, insert_nominee, merge_nominee,
    nomination_of_request, nominations, nominees, take_nomination, take_nominee, write_eligibility, write_nomination,
    write_nominee,
};
pub(super) use years::{
    STATEMENTS as YEARS_STATEMENTS, find_member, find_year, insert_member, insert_year, mark_scoring,
    member_of_request, members, memberships, publish, take_member, take_turns, write_member, write_year,
    year_of_request, years,
};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::database::DatabaseError;

/// Facts as they are stored.
fn stored<T: Serialize>(facts: &T) -> Result<String, DatabaseError> {
    serde_json::to_string(facts).map_err(|_| DatabaseError::inconsistent("facts that cannot be written"))
}

/// Facts as they were stored in a table.
fn read<T: DeserializeOwned>(table: &'static str, facts: &str) -> Result<T, DatabaseError> {
    serde_json::from_str(facts).map_err(|_| DatabaseError::inconsistent(table))
}
