//! What a row of a table tells of a volunteer, with what is said once for the whole table; and what is wrong with it, at the
//! column where it is mended.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::files::TypedRow;
use crate::insurance::attachment::CheckedAttachment;
use crate::insurance::volunteer::CheckedVolunteer;
use crate::insurance::{AttachmentFacts, CoverTrack, Scheme, VolunteerFacts};
use crate::organisations::{self, OrganisationCalled, OrganisationKind, PersonFacts, Protection};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{EffortTypeId, OrganisationId};
use crate::shared::text::folded;

/// What is said once for all rows of a table; a row that says it itself is believed. Days as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct VolunteerTable {
    /// The municipal workplace.
    pub workplace_id: Option<OrganisationId>,
    /// On which track.
    pub track: Option<CoverTrack>,
    /// Why on that one.
    pub track_reason: String,
    /// Through which association, on that track.
    pub association_id: Option<OrganisationId>,
    /// What they do.
    pub activity: String,
    /// Which kind of effort it is on the council's list.
    pub effort_type_id: Option<EffortTypeId>,
    /// The first day.
    pub starts_on: String,
    /// The manager who approved them.
    pub approved_by: String,
    /// When they were approved.
    pub approved_on: String,
}

/// What can be said once for the whole table, by the names of the columns.
pub(in crate::insurance) const SAID_ONCE: &[&str] = &[
    "workplace",
    "track",
    "trackReason",
    "association",
    "activity",
    "effortType",
    "startsOn",
    "approvedBy",
    "approvedOn",
];

/// Stands for a workplace or a track that nobody could read, so that the rest of a row is judged too.
const UNREAD: (OrganisationId, CoverTrack) = (OrganisationId(0), CoverTrack::VolunteerWork);

/// Organisations by the names that a table calls them.
#[derive(Debug, Default)]
pub(in crate::insurance) struct Called(HashMap<String, Vec<OrganisationCalled>>);

impl Called {
    /// The names that rows use, as names are told apart.
    pub fn names_in(rows: &[TypedRow]) -> Vec<String> {
        let cells = rows.iter().flat_map(|row| [row.cell("workplace"), row.cell("association")]);
        cells.filter(|cell| !cell.is_empty()).map(folded).collect()
    }

    pub fn of(found: Vec<OrganisationCalled>) -> Self {
        let mut by_name: HashMap<String, Vec<OrganisationCalled>> = HashMap::new();
        for one in found {
            by_name.entry(one.folded_name.clone()).or_default().push(one);
        }
        Self(by_name)
    }

    /// The one in use of this kind with this name.
    fn named(&self, kind: OrganisationKind, name: &str) -> Result<OrganisationId, Problem> {
        let all = self.0.get(&folded(name)).into_iter().flatten().filter(|one| one.kind == kind);
        let (used, closed): (Vec<_>, Vec<_>) = all.partition(|one| one.archived_at.is_none());
        match (used.as_slice(), closed.is_empty()) {
            ([one], _) => Ok(one.id),
            ([], true) => Err(Problem::NotFound),
            ([], false) => Err(Problem::Archived),
            _ => Err(Problem::SeveralCalledSo),
        }
    }
}

/// What the names in a table stand for.
pub(in crate::insurance) struct NamesKnown<'a> {
    pub called: &'a Called,
    pub scheme: &'a Scheme,
}

impl NamesKnown<'_> {
    fn effort_type(&self, name: &str) -> Result<EffortTypeId, Problem> {
        let key = folded(name);
        let found: Vec<EffortTypeId> =
            self.scheme.effort_types.iter().filter(|one| folded(&one.facts.name) == key).map(|one| one.id).collect();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(Problem::NotFound),
            _ => Err(Problem::SeveralCalledSo),
        }
    }
}

/// What a row tells, once nothing is wrong with it.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct Told {
    pub person: PersonFacts,
    pub volunteer: CheckedVolunteer,
    pub attachment: CheckedAttachment,
}

/// Reads a row. All problems are told at once.
pub(in crate::insurance) fn of_row(
    row: &TypedRow,
    table: &VolunteerTable,
    names: &NamesKnown<'_>,
    today: NaiveDate,
) -> Result<Told, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let person = organisations::person_told(row, today).map_err(|found| problems.extend(found)).ok();
    let entry = VolunteerFacts { birth_date: row.cell("birthDate").to_owned(), ..VolunteerFacts::default() };
    let volunteer = entry.checked("", today).map_err(|found| problems.extend(found)).ok();
    let facts = attachment_of(row, table, names, &mut problems);
    let attachment = facts.checked("", today);
    let attachment = attachment.map_err(|found| problems.extend(found.into_iter().map(at_column))).ok();
    note_cpr(row, today, &mut problems);
    match (person, volunteer, attachment) {
        (Some(person), Some(volunteer), Some(attachment)) if problems.is_empty() => {
            Ok(Told { person, volunteer, attachment })
        }
        _ => Err(problems),
    }
}

/// A CPR number has no place in any column; it is told as what it is, whatever else the column takes. Phones can be of ten
/// digits.
fn note_cpr(row: &TypedRow, today: NaiveDate, problems: &mut Vec<FieldProblem>) {
    for (key, cell) in &row.cells {
        if key != "phone" && looks_like_cpr(cell, today) {
            problems.retain(|problem| problem.field != *key);
            problems.push(FieldProblem { field: key.clone(), problem: Problem::LooksLikeCpr });
        }
    }
}

fn attachment_of(
    row: &TypedRow,
    table: &VolunteerTable,
    names: &NamesKnown<'_>,
    problems: &mut Vec<FieldProblem>,
) -> AttachmentFacts {
    let mut add = |field: &str, problem: Problem| problems.push(FieldProblem { field: field.to_owned(), problem });
    let mut organisation = |field: &str, kind, of_all: Option<OrganisationId>| match row.cell(field) {
        "" => of_all,
        name => names.called.named(kind, name).map_err(|problem| add(field, problem)).ok(),
    };
    let workplace = organisation("workplace", OrganisationKind::Workplace, table.workplace_id);
    let association = organisation("association", OrganisationKind::Association, table.association_id);
    let track = match row.cell("track") {
        "" => table.track,
        words => track_told(words),
    };
    for (field, is_missing) in [("workplace", workplace.is_none()), ("track", track.is_none())] {
        let is_written = !row.cell(field).is_empty();
        if is_missing && !(is_written && field == "workplace") {
            add(field, if is_written { Problem::NotFound } else { Problem::Missing });
        }
    }
    let said = |field: &str, of_all: &str| match row.cell(field) {
        "" => of_all.to_owned(),
        words => words.to_owned(),
    };
    let activity = said("activity", &table.activity);
    let effort_type_id = match row.cell("effortType") {
        "" => table.effort_type_id,
        name => names.effort_type(name).map_err(|problem| add("effortType", problem)).ok(),
    };
    let mut facts = AttachmentFacts::new(
        workplace.unwrap_or(UNREAD.0),
        track.unwrap_or(UNREAD.1),
        &activity,
        &said("startsOn", &table.starts_on),
    );
    facts.track_reason = said("trackReason", &table.track_reason);
    facts.association_id = association;
    facts.effort_type_id = effort_type_id;
    facts.ends_on = row.cell("endsOn").to_owned();
    facts.weekly_hours = row.cell("weeklyHours").to_owned();
    if facts.track.is_municipal() {
        facts.approved_by = said("approvedBy", &table.approved_by);
        facts.approved_on = said("approvedOn", &table.approved_on);
    }
    facts
}

/// A track in the words that lists use.
fn track_told(words: &str) -> Option<CoverTrack> {
    Some(match folded(words).trim() {
        "frivilligt arbejde" | "arbejde" | "volunteer work" | "work" | "volunteer work 1" | "1" => {
            CoverTrack::VolunteerWork
        }
        "frivillig indsats" | "indsats" | "volunteer effort" | "effort" | "2" => CoverTrack::VolunteerEffort,
        "via forening"
        | "forening"
        | "gennem forening"
        | "through an association"
        | "through association"
        | "via association"
        | "association"
        | "3" => CoverTrack::ViaAssociation,
        _ => return None,
    })
}

/// A problem of a fact, at the column it was read from.
pub(in crate::insurance) fn at_column(problem: FieldProblem) -> FieldProblem {
    let field = match problem.field.as_str() {
        "workplaceId" => "workplace",
        "associationId" => "association",
        "effortTypeId" => "effortType",
        other => other,
    };
    FieldProblem { field: field.to_owned(), ..problem }
}

/// What a later row about the same person tells besides.
pub(in crate::insurance) fn filled_from(first: &mut Told, later: &Told) {
    for (there, told) in [
        (&mut first.person.phone, &later.person.phone),
        (&mut first.person.second_phone, &later.person.second_phone),
        (&mut first.person.email, &later.person.email),
    ] {
        if there.is_empty() {
            there.clone_from(told);
        }
    }
    if later.person.protection == Protection::Protected {
        first.person.protection = Protection::Protected;
    }
    if first.volunteer.facts().birth_date.is_empty() {
        first.volunteer = later.volunteer.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> TypedRow {
        TypedRow::of(2, cells)
    }

    fn workplace(id: i64, name: &str, closed: Option<i64>) -> OrganisationCalled {
        OrganisationCalled {
            id: OrganisationId(id),
            kind: OrganisationKind::Workplace,
            folded_name: folded(name),
            archived_at: closed.map(crate::shared::instant::Instant::from_unix),
        }
    }

    fn told(cells: &[(&str, &str)], table: &VolunteerTable) -> Result<Told, Vec<(String, Problem)>> {
        let called = Called::of(vec![
            workplace(1, "Plejecentret Havblik", None),
            workplace(2, "Solgården", Some(1)),
            workplace(3, "Biblioteket", None),
            workplace(4, "Biblioteket", None),
        ]);
        let scheme = Scheme { effort_types: Vec::new(), covers: Vec::new() };
        let names = NamesKnown { called: &called, scheme: &scheme };
        let today = "2026-11-24".parse().expect("a date");
        of_row(&row(cells), table, &names, today)
            .map_err(|found| found.into_iter().map(|one| (one.field, one.problem)).collect())
    }

    fn for_all() -> VolunteerTable {
        VolunteerTable {
            workplace_id: Some(OrganisationId(9)),
            track: Some(CoverTrack::VolunteerEffort),
            track_reason: "Bestemmer selv hvornår".into(),
            activity: "Besøgsven".into(),
            starts_on: "1/12-2026".into(),
            ..VolunteerTable::default()
        }
    }

    #[test]
    fn a_row_says_more_than_what_is_said_for_all() {
        let cells = [("fullName", "Ib Skov"), ("workplace", "plejecentret havblik"), ("track", "Frivilligt arbejde")];
        let told = told(&cells, &for_all()).expect("nothing is wrong");
        let facts = told.attachment.facts();
        assert_eq!((facts.workplace_id, facts.track), (OrganisationId(1), CoverTrack::VolunteerWork));
        assert_eq!((facts.activity.as_str(), facts.starts_on.as_str()), ("Besøgsven", "2026-12-01"));
    }

    #[test]
    fn what_nobody_says_is_missing_once() {
        let found = told(&[("fullName", "Ib Skov")], &VolunteerTable::default()).expect_err("problems");
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["workplace", "track", "activity", "startsOn", "trackReason"]);
        assert!(found.iter().all(|(_, problem)| *problem == Problem::Missing));
    }

    #[test]
    fn a_workplace_that_is_unknown_closed_or_named_twice_is_told_apart() {
        for (name, problem) in
            [("Havbo", Problem::NotFound), ("Solgården", Problem::Archived), ("Biblioteket", Problem::SeveralCalledSo)]
        {
            let found = told(&[("fullName", "Ib Skov"), ("workplace", name)], &for_all()).expect_err("a problem");
            assert_eq!(found, [("workplace".to_owned(), problem)], "{name}");
        }
    }

    #[test]
    fn days_that_cannot_be_are_told_at_their_columns() {
        let cells = [
            ("fullName", "Ib Skov"),
            ("birthDate", "31/2-1980"),
            ("startsOn", "1/12-2026"),
            ("endsOn", "1/11-2026"),
            ("approvedOn", "1/12-2026"),
            ("approvedBy", "Lone Holm"),
            ("weeklyHours", "mange"),
            ("track", "ved ikke"),
        ];
        let found = told(&cells, &for_all()).expect_err("problems");
        assert_eq!(
            found,
            [
                ("birthDate".to_owned(), Problem::Date),
                ("track".to_owned(), Problem::NotFound),
                ("weeklyHours".to_owned(), Problem::NumberOfHours),
                ("approvedOn".to_owned(), Problem::InTheFuture),
                ("endsOn".to_owned(), Problem::EndsBeforeStart),
            ]
        );
    }
}
