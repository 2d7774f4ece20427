//! All SQL about the register of volunteers.

mod attachments;
mod claim_files;
mod claims;
mod cpr;
mod days;
mod forgetting;
mod reports;
mod roll_calls;
mod scheme;
mod volunteers;

pub(super) use attachments::{
    KnownAttachment, STATEMENTS as ATTACHMENTS_STATEMENTS, attachment_of_request, attachment_versions,
    attachments_around, attachments_between, attachments_of, find_attachment, in_use, insert_attachment, lay_pieces,
    rewrite_attachment, take_attachment, write_attachment,
};
pub(super) use claim_files::{
    KeptFile, STATEMENTS as CLAIM_FILES_STATEMENTS, claim_files, forget_claim_files, insert_claim_file,
};
pub(super) use claims::{
    KnownClaim, ListedClaim, STATEMENTS as CLAIMS_STATEMENTS, SealedAccount, blank_claim, claim_of_request,
    claim_version, claims_of, closed_claims, find_claim, insert_claim, open_claims, take_claim, write_claim,
};
pub(super) use cpr::{
    CprToStore, KeptNumber, STATEMENTS as CPR_STATEMENTS, cpr_number, cpr_numbers, cpr_of_request, drop_cpr,
    forget_cpr, holder_of_cpr, insert_cpr,
};
pub(super) use days::{
    Asked, DayPerson, PageAsked, STATEMENTS as DAYS_STATEMENTS, StandingThere, count_around, gathered, standings,
    walked,
};
pub(super) use forgetting::{
    ClaimThatMayGo, STATEMENTS as FORGETTING_STATEMENTS, attachment_texts, claim_texts, claims_that_may_go,
    forget_cpr_of_injuries, rewrite_handling, volunteer_texts, withdrawn_volunteers,
};
pub(super) use reports::{
    NewReport, ReportedName, STATEMENTS as REPORTS_STATEMENTS, counted_pieces, delivered_reports, find_report,
    keep_report, names_of_reported, report_contents, report_of_request, take_report,
};
pub(super) use roll_calls::{
    Among, KeptAnswer, RollPerson, STATEMENTS as ROLL_CALLS_STATEMENTS, find_roll_call, forget_missing,
    insert_roll_call, keep_answer, keep_missing, latest_roll_call, lists_sent, mark_carried_out, mark_sent,
    roll_answers, roll_call_of_request, roll_people, roll_workplaces, take_roll_call,
};
pub(super) use scheme::{
    KnownCover, KnownEffortType, STATEMENTS as SCHEME_STATEMENTS, cover_of_request, covers, effort_type_of_request,
    effort_types, insert_cover, insert_effort_type, keep_rules, known_scheme, rules, take_cover, take_effort_type,
    write_cover, write_effort_type,
};
pub(super) use volunteers::{
    KnownVolunteer, NamedVolunteer, Passing, STATEMENTS as VOLUNTEERS_STATEMENTS, find_volunteer, insert_volunteer,
    note_passing, passing, passing_anew, passing_by, rewrite_volunteer, take_volunteer, volunteer_of_request,
    volunteer_versions, volunteers_after, volunteers_among, write_volunteer,
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

/// Ids as a statement takes a list.
fn listed(ids: impl Iterator<Item = i64>) -> String {
    serde_json::json!(ids.map(|id| [id]).collect::<Vec<_>>()).to_string()
}
