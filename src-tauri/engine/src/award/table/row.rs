//! What a row of a table tells of a nominee and of a nomination, with what is said once for the whole table; and what is wrong with
//! it, at the column where it is mended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::award::criterion::Criteria;
use crate::award::nominee::{NominationFacts, NominatorTie, NomineeFacts, NomineeKnows, received_at};
use crate::award::year::NomineeKind;
use crate::files::{TypedRow, emails_told, phones_told, said_yes};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::date_entry::parse_date;
use crate::shared::email::EmailAddress;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::instant::Instant;
use crate::shared::phone::PhoneNumber;
use crate::shared::text::SearchKeys;
use crate::shared::wall_clock::date_of;

/// What is said once for all rows of a table; a row that says it itself is believed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NominationTable {
    /// The day they came, as typed; empty is now.
    pub received_on: String,
    /// Whether everybody who filled in the form has ticked that they know what the data is used for.
    pub informed: bool,
    /// What they are to whom they nominate, where the form did not ask.
    pub tie: Option<NominatorTie>,
}

/// What can be said once for the whole table, by the names of the columns.
pub(in crate::award) const SAID_ONCE: &[&str] = &["receivedOn", "informed", "tie"];

/// What a row tells, once nothing is wrong with it.
#[derive(Debug, Clone)]
pub(in crate::award) struct Told {
    pub nominee: NomineeFacts,
    pub nomination: NominationFacts,
    pub received_at: Instant,
}

/// The criteria of a year by what a form calls them.
#[derive(Debug)]
pub(in crate::award) struct CriteriaCalled(Vec<(String, Vec<String>)>);

impl CriteriaCalled {
    pub fn of(criteria: &Criteria) -> Self {
        let called = |name: &str| Some(folded(name)).filter(|name| !name.is_empty());
        let of_one = |one: &crate::award::Criterion| {
            let names = [one.danish.as_str(), one.english.as_str(), one.code.as_str()];
            (one.code.clone(), names.into_iter().filter_map(called).collect())
        };
        Self(criteria.criteria.iter().map(of_one).collect())
    }

    /// The codes of the criteria that a cell names. Names hold commas, so that it is not cut at them.
    fn told(&self, cell: &str) -> Vec<String> {
        let around = format!(" {} ", folded(cell));
        let is_named = |names: &[String]| names.iter().any(|name| around.contains(&format!(" {name} ")));
        self.0.iter().filter(|(_, names)| is_named(names)).map(|(code, _)| code.clone()).collect()
    }
}

fn folded(text: &str) -> String {
    SearchKeys::of(text).secondary.trim().to_owned()
}

/// Reads a row. All problems are told at once.
pub(in crate::award) fn of_row(
    row: &TypedRow,
    (table, criteria): (&NominationTable, &CriteriaCalled),
    now: Instant,
) -> Result<Told, Vec<FieldProblem>> {
    let today = date_of(now);
    let mut problems = Vec::new();
    let nominee = nominee_of(row, &mut problems).checked("", today);
    let nominee = nominee.map_err(|found| problems.extend(found)).ok();
    let nomination = nomination_of(row, (table, criteria), &mut problems).checked("", today);
    let nomination = nomination.map_err(|found| problems.extend(found)).ok();
    let (day, time) = moment_told(row, table, today);
    let received_at = received_at(now, (&day, &time));
    let received_at = received_at.map_err(|found| problems.extend(found.into_refusal().unwrap_or_default())).ok();
    note_cpr(row, today, &mut problems);
    match (nominee, nomination, received_at) {
        (Some(nominee), Some(nomination), Some(received_at)) if problems.is_empty() => {
            Ok(Told { nominee, nomination, received_at })
        }
        _ => Err(problems),
    }
}

/// A CPR number has no place in any column; it is told as what it is, whatever else the column takes. Phones can be of ten digits.
fn note_cpr(row: &TypedRow, today: NaiveDate, problems: &mut Vec<FieldProblem>) {
    for (key, cell) in &row.cells {
        if !key.to_lowercase().ends_with("phone") && looks_like_cpr(cell, today) {
            problems.retain(|problem| problem.field != *key);
            problems.push(FieldProblem { field: key.clone(), problem: Problem::LooksLikeCpr });
        }
    }
}

fn nominee_of(row: &TypedRow, problems: &mut Vec<FieldProblem>) -> NomineeFacts {
    let mut add = |field: &str, problem| problems.push(FieldProblem { field: field.to_owned(), problem });
    let kind = match row.cell("kind") {
        "" => Err(Problem::Missing),
        words => kind_told(words).ok_or(Problem::NotFound),
    };
    let reach = Reach::told(row.cell("contact"));
    NomineeFacts {
        name: row.cell("name").to_owned(),
        kind: kind.unwrap_or_else(|problem| {
            add("kind", problem);
            NomineeKind::default()
        }),
        contact: reach.name,
        phone: own_or(phones_told(row.cell("phone")).0, reach.phone),
        email: own_or(emails_told(row.cell("email")), reach.email),
        place: row.cell("place").to_owned(),
        area: row.cell("area").to_owned(),
        since: year_told(row.cell("since")),
        target_group: row.cell("targetGroup").to_owned(),
        ..NomineeFacts::default()
    }
}

fn nomination_of(
    row: &TypedRow,
    (table, called): (&NominationTable, &CriteriaCalled),
    problems: &mut Vec<FieldProblem>,
) -> NominationFacts {
    let mut not_found = |field: &str| {
        problems.push(FieldProblem { field: field.to_owned(), problem: Problem::NotFound });
    };
    let criteria = called.told(row.cell("criteria"));
    if criteria.is_empty() && !row.cell("criteria").is_empty() {
        not_found("criteria");
    }
    let tie = match row.cell("tie") {
        "" => table.tie,
        words => tie_told(words).or_else(|| {
            not_found("tie");
            // One problem is told of it, and not that it is missing too.
            Some(NominatorTie::Other)
        }),
    };
    let reach = Reach::told(row.cell("nominator"));
    NominationFacts {
        effort: row.cell("effort").to_owned(),
        difference: row.cell("difference").to_owned(),
        why: row.cell("why").to_owned(),
        criteria,
        knows: knows_told(row.cell("knows")),
        nominator: reach.name,
        nominator_phone: own_or(phones_told(row.cell("nominatorPhone")).0, reach.phone),
        nominator_email: own_or(emails_told(row.cell("nominatorEmail")), reach.email),
        nominator_association: own_or(row.cell("nominatorAssociation").to_owned(), reach.rest),
        tie,
        enclosed: row.cell("enclosed").to_owned(),
        informed: match row.cell("informed") {
            "" => table.informed,
            words => !matches!(folded(words).as_str(), "nej" | "no" | "0" | "false" | "falsk"),
        },
        text_of_year: None,
    }
}

fn own_or(own: String, other: String) -> String {
    if own.is_empty() { other } else { own }
}

/// A name with what stands around it in one answer: *Ib Holm, 84 00 00 12, ib@example.dk, Koret*.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reach {
    name: String,
    phone: String,
    email: String,
    rest: String,
}

impl Reach {
    /// Taken apart only where a phone number or an address is among it: a name may hold a comma too.
    fn told(cell: &str) -> Self {
        let (mut told, mut others) = (Self::default(), Vec::new());
        for part in cell.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let (phone, email) = (phones_told(part).0, emails_told(part));
            if told.phone.is_empty() && PhoneNumber::parse(&phone).is_ok() {
                told.phone = phone;
            } else if told.email.is_empty() && EmailAddress::parse(&email).is_ok() {
                told.email = email;
            } else {
                others.push(part);
            }
        }
        if told.phone.is_empty() && told.email.is_empty() {
            return Self { name: cell.to_owned(), ..Self::default() };
        }
        let mut others = others.into_iter();
        told.name = others.next().unwrap_or_default().to_owned();
        told.rest = others.collect::<Vec<_>>().join(", ");
        told
    }
}

/// The year out of *siden 2011* or *1/1-2011*; else what stands there.
fn year_told(cell: &str) -> String {
    let digits = cell.split(|one: char| !one.is_ascii_digit()).filter(|part| part.len() == 4);
    match digits.collect::<Vec<_>>().as_slice() {
        [year] => (*year).to_owned(),
        _ => cell.to_owned(),
    }
}

/// Day and time as they are typed. Forms write them into one cell: *2026-08-24 14:05:33*, *24/8-2026 kl. 14.05*.
fn moment_told(row: &TypedRow, table: &NominationTable, today: NaiveDate) -> (String, String) {
    let time = row.cell("receivedTime").to_owned();
    let cell = match row.cell("receivedOn") {
        "" => table.received_on.trim(),
        own => own,
    };
    if cell.is_empty() || parse_date(cell, today).is_ok() {
        return (cell.to_owned(), without_seconds(&time));
    }
    match cell.rsplit_once([' ', 'T', '\u{a0}']) {
        Some((day, at)) if time.is_empty() => {
            let day = day.trim().trim_end_matches(',').trim_end_matches("kl.").trim_end_matches("kl").trim();
            (day.trim_end_matches(',').to_owned(), without_seconds(at))
        }
        _ => (cell.to_owned(), without_seconds(&time)),
    }
}

fn without_seconds(time: &str) -> String {
    let mut parts = time.trim().trim_end_matches('Z').splitn(3, [':', '.']);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(hour), Some(minute), Some(_)) => format!("{hour}.{minute}"),
        _ => time.to_owned(),
    }
}

fn kind_told(words: &str) -> Option<NomineeKind> {
    let folded = folded(words);
    let says = |all: &[&str]| folded.split(' ').any(|word| all.contains(&word));
    if says(&["forening", "association", "organisation"]) {
        Some(NomineeKind::Association)
    } else if says(&["gruppe", "group", "hold"]) {
        Some(NomineeKind::Group)
    } else if says(&["person", "enkeltperson", "individual"]) {
        Some(NomineeKind::Person)
    } else {
        None
    }
}

fn tie_told(words: &str) -> Option<NominatorTie> {
    let folded = folded(words);
    let says = |all: &[&str]| folded.split(' ').any(|word| all.iter().any(|told| word.starts_with(told)));
    let ties: [(NominatorTie, &[&str]); 5] = [
        (NominatorTie::Member, &["medlem", "member"]),
        (NominatorTie::Colleague, &["kolleg", "colleague"]),
        (NominatorTie::Relative, &["famili", "slægt", "slaegt", "pårørende", "paaroerende", "relative", "family"]),
        (NominatorTie::User, &["bruger", "user"]),
        (NominatorTie::Other, &["andet", "anden", "other"]),
    ];
    ties.into_iter().find(|(_, told)| says(told)).map(|(tie, _)| tie)
}

fn knows_told(words: &str) -> NomineeKnows {
    let first = folded(words).split(' ').next().unwrap_or_default().to_owned();
    match first.as_str() {
        "nej" | "no" | "n" => NomineeKnows::No,
        word if said_yes(word) => NomineeKnows::Yes,
        _ => NomineeKnows::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_500_000;

    fn row(cells: &[(&str, &str)]) -> TypedRow {
        TypedRow::of(2, cells)
    }

    fn told(cells: &[(&str, &str)]) -> Result<Told, Vec<(String, Problem)>> {
        let (effort, difference, why) = ("a ".repeat(150), "b ".repeat(80), "c ".repeat(80));
        let all = [
            ("name", "Kirsten Bækgaard"),
            ("kind", "Person"),
            ("effort", effort.as_str()),
            ("difference", difference.as_str()),
            ("why", why.as_str()),
            ("nominator", "Ib Holm"),
            ("nominatorPhone", "84 00 00 12"),
            ("tie", "Bruger"),
            ("informed", "Ja"),
        ];
        let mut whole = row(&all);
        whole.cells.extend(row(cells).cells);
        let called = CriteriaCalled::of(&Criteria::default());
        of_row(&whole, (&NominationTable::default(), &called), Instant::from_unix(NOW))
            .map_err(|found| found.into_iter().map(|one| (one.field, one.problem)).collect())
    }

    #[test]
    fn one_answer_with_name_phone_mail_and_association_is_taken_apart() {
        let told = told(&[
            ("nominator", "Ib Holm, tlf. 84 00 00 13, ib@example.dk, Koret Klangbølgen"),
            ("nominatorPhone", ""),
        ]);
        let facts = told.expect("fine").nomination;
        assert_eq!((facts.nominator.as_str(), facts.nominator_phone.as_str()), ("Ib Holm", "+4584000013"));
        assert_eq!(
            (facts.nominator_email.as_str(), facts.nominator_association.as_str()),
            ("ib@example.dk", "Koret Klangbølgen")
        );
        assert_eq!(Reach::told("Holm, Ib"), Reach { name: "Holm, Ib".into(), ..Reach::default() });
    }

    #[test]
    fn answers_are_read_in_the_words_of_the_form() {
        let cells = [
            ("kind", "En gruppe"),
            ("tie", "Jeg er medlem af samme forening"),
            ("knows", "Nej"),
            ("since", "Siden 2011"),
            ("area", "Midtbyen"),
            ("criteria", "Gør en mærkbar forskel for borgere i en udsat eller sårbar situation, example"),
            ("receivedOn", "2026-08-24 14:05:33"),
        ];
        let told = told(&cells).expect("fine");
        assert_eq!((told.nominee.kind, told.nominee.since.as_str()), (NomineeKind::Group, "2011"));
        assert_eq!(told.nominee.area, "Midtbyen");
        assert_eq!((told.nomination.tie, told.nomination.knows), (Some(NominatorTie::Member), NomineeKnows::No));
        assert_eq!(told.nomination.criteria, ["difference", "example"]);
        let at = crate::shared::wall_clock::wall_time_of(told.received_at);
        assert_eq!((at.date().to_string().as_str(), at.time().to_string().as_str()), ("2026-08-24", "14:05:00"));
    }

    #[test]
    fn days_and_times_come_in_one_cell_or_two() {
        let today = "2026-11-24".parse().expect("a date");
        let moment = |cells: &[(&str, &str)]| moment_told(&row(cells), &NominationTable::default(), today);
        for (cell, expected) in [
            ("24/8-2026", ("24/8-2026", "")),
            ("24/8-2026 kl. 14.05", ("24/8-2026", "14.05")),
            ("2026-08-24T14:05:33Z", ("2026-08-24", "14.05")),
            ("24.08.2026, 9:30", ("24.08.2026", "9:30")),
            ("", ("", "")),
        ] {
            assert_eq!(moment(&[("receivedOn", cell)]), (expected.0.to_owned(), expected.1.to_owned()), "{cell}");
        }
        assert_eq!(moment(&[("receivedOn", "24/8-2026"), ("receivedTime", "14:05")]).1, "14:05");
    }

    #[test]
    fn what_is_wrong_is_told_at_its_column() {
        let cells = [
            ("name", ""),
            ("kind", "hund"),
            ("effort", "Kort"),
            ("criteria", "noget helt andet"),
            ("tie", "underbo"),
            ("nominatorPhone", "12"),
            ("informed", "Nej"),
            ("receivedOn", "31/2-2026"),
            ("why", "ring 150680-9997"),
        ];
        let mut found = told(&cells).expect_err("problems");
        found.sort_by(|one, other| one.0.cmp(&other.0));
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            ["criteria", "effort", "informed", "kind", "name", "nominatorPhone", "receivedOn", "tie", "why"]
        );
        assert_eq!(found[8].1, Problem::LooksLikeCpr);
    }
}
