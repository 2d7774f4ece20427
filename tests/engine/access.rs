//! Users, recovery, preferences, office details, drafts, papers and the log.

mod drafts;
mod event_log;
mod office_details;
mod papers;
mod recovery;
mod reminders;
mod sealing;
mod users;

use serde_json::Value;

/// The kind of the problem of one field in a refusal `fields_refused`.
fn problem(details: &Value, field: &str) -> String {
    let problems = details["problems"].as_array().expect("field problems");
    let found = problems.iter().find(|problem| problem["field"] == field);
    let found = found.unwrap_or_else(|| panic!("no problem of {field} in {details:#}"));
    found["problem"]["kind"].as_str().expect("a kind").to_owned()
}
