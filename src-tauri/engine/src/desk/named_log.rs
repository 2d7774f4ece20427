//! A page of the log with the names of what it speaks of.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::access::{LogCursor, LogPage, LoggedEvent, Subject, SubjectKind};

/// The name something goes by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubjectName {
    /// The thing.
    pub subject: Subject,
    /// Its name; for bookings and agreements the number.
    pub name: String,
}

/// A page of the log, the newest line first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedLogPage {
    /// Up to a hundred lines.
    pub lines: Vec<LoggedEvent>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<LogCursor>,
    /// What the lines speak of, by name. What is no longer there, or not the reader's business, is left out.
    pub names: Vec<SubjectName>,
}

impl NamedLogPage {
    pub(super) fn new(page: LogPage, names: Vec<SubjectName>) -> Self {
        Self { lines: page.lines, next: page.next, names }
    }
}

/// Everything a page speaks of, each once: what its lines are about, and what stands in their values by id.
pub(super) fn spoken_of(page: &LogPage) -> Vec<Subject> {
    let mut found = Vec::new();
    for line in &page.lines {
        note(&mut found, line.subject);
        in_values(&mut found, &line.event["values"]);
    }
    found
}

fn note(found: &mut Vec<Subject>, subject: Subject) {
    if !found.contains(&subject) {
        found.push(subject);
    }
}

fn in_values(found: &mut Vec<Subject>, values: &Value) {
    let Some(values) = values.as_object() else { return };
    for (field, value) in values {
        match kind_of(field) {
            Some(kind) => ids_in(value).for_each(|id| note(found, Subject::of(kind, id))),
            None => in_values(found, value),
        }
    }
}

/// What the ids under a name stand for.
fn kind_of(field: &str) -> Option<SubjectKind> {
    match field {
        "organisationId" => Some(SubjectKind::Organisation),
        "personId" => Some(SubjectKind::Person),
        "premisesId" => Some(SubjectKind::Premises),
        "paperId" => Some(SubjectKind::Paper),
        "rooms" | "parts" => Some(SubjectKind::Room),
        _ => None,
    }
}

fn ids_in(value: &Value) -> impl Iterator<Item = i64> + '_ {
    value.as_array().into_iter().flatten().chain(std::iter::once(value)).filter_map(Value::as_i64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::shared::ids::EventId;
    use crate::shared::instant::Instant;

    fn line(kind: SubjectKind, id: i64, event: Value) -> LoggedEvent {
        LoggedEvent {
            id: EventId(1),
            at: Instant::EPOCH,
            user_id: None,
            user_name: None,
            operation: String::new(),
            request: String::new(),
            subject: Subject::of(kind, id),
            event,
        }
    }

    #[test]
    fn everything_a_page_speaks_of_is_found_once() {
        let booked = json!({ "event": "room_booked", "values": { "number": "2026-1", "organisationId": 7, "at": { "rooms": [3, 4], "starts": "x" } } });
        let moved =
            json!({ "event": "booking_moved", "values": { "before": { "rooms": [4] }, "after": { "rooms": [5] } } });
        let page = LogPage {
            lines: vec![
                line(SubjectKind::Booking, 1, booked),
                line(SubjectKind::Booking, 1, moved),
                line(SubjectKind::User, 2, json!({ "event": "user_signed_in" })),
                line(SubjectKind::Booking, 9, json!({ "event": "room_booked", "values": { "organisationId": null } })),
            ],
            next: None,
        };
        let of = Subject::of;
        let expected = [
            of(SubjectKind::Booking, 1),
            of(SubjectKind::Room, 3),
            of(SubjectKind::Room, 4),
            of(SubjectKind::Organisation, 7),
            of(SubjectKind::Room, 5),
            of(SubjectKind::User, 2),
            of(SubjectKind::Booking, 9),
        ];
        let found = spoken_of(&page);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        assert!(expected.iter().all(|subject| found.contains(subject)), "{found:?}");
    }
}
