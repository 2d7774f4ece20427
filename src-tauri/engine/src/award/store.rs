//! All SQL about the award.

mod enclosed;
mod forgetting;
mod handing_over;
mod history;
mod judging;
mod nominees;
mod papers;
mod sealed_again;
mod years;

pub(super) use enclosed::{KeptEnclosed, STATEMENTS as ENCLOSED_STATEMENTS, enclosed, enclosed_with, insert_enclosed};
pub(super) use forgetting::{
    STATEMENTS as FORGETTING_STATEMENTS, anonymised_years, count_sheets, forget_decisions, forget_nomination,
    forget_nominee, forget_reasons_about, forget_reasons_of, forget_sheets, mend_nominee, mend_reasons,
    note_anonymised,
};
pub(super) use handing_over::{
    STATEMENTS as HANDING_OVER_STATEMENTS, handing_over, letter_ticks, tick_letter, write_handing_over,
};
pub(super) use history::{
    STATEMENTS as HISTORY_STATEMENTS, find_past_winner, insert_past_winner, past_winner_of_request, past_winners,
    take_past_winner, write_past_winner,
};
pub(super) use judging::{
    KeptInterest, KeptSheet, STATEMENTS as JUDGING_STATEMENTS, SealedToKeep, SheetPlace, decision_of_request,
    decisions, drop_number, insert_decision, insert_interest, insert_number, insert_round, interests, move_number,
    number_marks, numbers, rounds, sheet_versions, sheets, write_sheet,
};
pub(super) use nominees::{
    STATEMENTS as NOMINEES_STATEMENTS, find_nomination, find_nominee, insert_nomination, insert_nominee, merge_nominee,
    nomination_of_request, nominations, nominees, public_nominees, take_nomination, take_nominee, write_eligibility,
    write_nomination, write_nominee,
};
pub(super) use papers::{KeptPaper, STATEMENTS as PAPERS_STATEMENTS, find_paper, insert_paper, papers};
pub(super) use sealed_again::{
    STATEMENTS as SEALED_AGAIN_STATEMENTS, decisions_of_key, seal_decision_again, seal_round_again, seal_sheet_again,
    sheets_of_key,
};
pub(super) use years::{
    STATEMENTS as YEARS_STATEMENTS, close_year, find_member, find_year, insert_member, insert_year, mark_scoring,
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
