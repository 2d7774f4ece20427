//! Judge rows of a table of volunteers by the same checks as one who is registered: what is wrong with each, and who is
//! there already. Whatever is asked of the office is asked once for all rows.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{RequestContext, Subject, SubjectKind};
use crate::database::{DatabaseError, Tx};
use crate::files::{JudgedRow, ReadRow, ReadTable, RowDouble, TypedRow, refuse_more_rows};
use crate::gate::Input;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::operations::card::Places;
use crate::insurance::operations::writing::note_unknown;
use crate::insurance::store::{self, KnownAttachment, KnownVolunteer};
use crate::insurance::table::{Called, NamesKnown, SAID_ONCE, Together, Told, VolunteerTable, filled_from, of_row};
use crate::insurance::{AttachmentState, InsuranceError, InsuranceRules, RegisterKeeping, Scheme};
use crate::organisations::{self, KnownPeople};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::format::{self, Language};
use crate::shared::ids::PersonId;
use crate::shared::text::folded;

/// The most rows that are judged or taken in at once.
const MOST_ROWS: u16 = 10_000;

/// Rows of volunteers to be judged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeVolunteers {
    /// What is said once for all of them.
    pub table: VolunteerTable,
    /// The rows.
    pub rows: Vec<TypedRow>,
}

impl Input for JudgeVolunteers {
    fn sample() -> Self {
        Self { table: VolunteerTable::default(), rows: vec![sample_row()] }
    }

    /// Each row that is mended is judged anew: one line in the log for all of a table.
    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

pub(super) fn sample_row() -> TypedRow {
    let cells = [
        ("fullName", "Åse Bækgaard"),
        ("workplace", "Plejecentret Havblik"),
        ("activity", "Besøgsven"),
        ("track", "Frivillig indsats"),
        ("trackReason", "Bestemmer selv hvornår"),
        ("startsOn", "1/12-2026"),
    ];
    TypedRow::of(2, &cells)
}

/// What there is to say of rows of volunteers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JudgedVolunteers {
    /// What is to be said, or mended, once for all rows, by the names of the columns. While there is any, no row is ready.
    pub for_all: Vec<FieldProblem>,
    /// The rows there is something to say of.
    pub rows: Vec<JudgedRow>,
}

/// Judges rows of a table as they would be taken in. Nothing is kept.
pub async fn judge_volunteers(
    context: &RequestContext<'_>,
    input: JudgeVolunteers,
) -> Result<JudgedVolunteers, InsuranceError> {
    let mut tx = context.read().await?;
    let (read, _) = read_table(&mut tx, (&input.table, input.rows), context.today()).await?;
    let (for_all, rows) = read.judged();
    Ok(JudgedVolunteers { for_all, rows })
}

/// What the register knows of those that a table may speak of.
pub(super) struct Register {
    pub volunteers: HashMap<PersonId, KnownVolunteer>,
    pub attachments: HashMap<PersonId, Vec<KnownAttachment>>,
}

/// All rows, read and judged, and what the register knows of those they may speak of.
pub(super) async fn read_table(
    tx: &mut Tx,
    (table, rows): (&VolunteerTable, Vec<TypedRow>),
    today: NaiveDate,
) -> Result<(ReadTable<Told>, Register), InsuranceError> {
    refuse_more_rows(&rows, MOST_ROWS)?;
    let mut judging = Judging::of(tx, &rows, today).await?;
    let mut read: Vec<ReadRow<Told>> = Vec::with_capacity(rows.len());
    for row in rows {
        let next = (read.len(), row);
        read.push(judging.read(tx, next, table).await?);
    }
    note_repeated(&mut read);
    let register = judging.note_doubles(tx, &mut read).await?;
    Ok((ReadTable::of(read, SAID_ONCE), register))
}

/// Rows about the same person are gathered, and one that says what an earlier one says is told.
fn note_repeated(rows: &mut [ReadRow<Told>]) {
    let mut together = Together::default();
    for place in 0..rows.len() {
        let Some(told) = &rows[place].told else { continue };
        let first = together.person(place, told);
        let earlier = together.attachment(first, rows[place].row.number, told);
        rows[place].judged.same_as_row = earlier;
        rows[place].first = first;
        if first != place
            && let Some(later) = rows[place].told.clone()
            && let Some(first) = &mut rows[first].told
        {
            filled_from(first, &later);
        }
    }
}

/// What rows are judged by.
struct Judging {
    called: Called,
    scheme: Scheme,
    rules: InsuranceRules,
    places: Places,
    today: NaiveDate,
}

impl Judging {
    async fn of(tx: &mut Tx, rows: &[TypedRow], today: NaiveDate) -> Result<Self, DatabaseError> {
        let called = organisations::organisations_called(tx, &Called::names_in(rows)).await?;
        Ok(Self {
            called: Called::of(called),
            scheme: store::known_scheme(tx, end_of_time()).await?,
            rules: store::rules(tx).await?.0,
            places: Places::default(),
            today,
        })
    }

    async fn read(
        &mut self,
        tx: &mut Tx,
        (place, row): (usize, TypedRow),
        table: &VolunteerTable,
    ) -> Result<ReadRow<Told>, InsuranceError> {
        let names = NamesKnown { called: &self.called, scheme: &self.scheme };
        let told = of_row(&row, table, &names, self.today);
        let mut read = ReadRow::of(row, (place, told));
        if let Some(told) = &read.told {
            let mut found = FieldProblems::default();
            let facts = told.attachment.facts();
            note_unknown(tx, ("", facts), None, (&mut self.places, &self.scheme), &mut found).await?;
            let found = found.into_refusal().unwrap_or_default();
            read.judged.problems.extend(found.into_iter().map(crate::insurance::table::at_column));
            self.note_age(&mut read.judged, told, None);
        }
        Ok(read)
    }

    /// Too young by the row's own day of birth, or by the one that the register knows.
    fn note_age(&self, judged: &mut JudgedRow, told: &Told, known: Option<&KnownVolunteer>) {
        let born = told.volunteer.facts().born_on().or_else(|| known.and_then(|known| known.facts.born_on()));
        let is_told = judged.problems.iter().any(|one| matches!(one.problem, Problem::TooYoung { .. }));
        if !is_told && self.rules.too_young(born, told.attachment.facts()).is_some() {
            let problem = Problem::TooYoung { least_age: self.rules.least_age };
            judged.problems.push(FieldProblem { field: "birthDate".into(), problem });
        }
    }

    /// Who is there already, with what the register knows of them.
    async fn note_doubles(&mut self, tx: &mut Tx, rows: &mut [ReadRow<Told>]) -> Result<Register, InsuranceError> {
        let people = KnownPeople::of(tx, rows.iter().filter_map(|row| Some(&row.told.as_ref()?.person))).await?;
        for row in rows.iter_mut() {
            if let Some(told) = &row.told {
                row.judged.doubles = people.doubles_of(&told.person);
            }
        }
        let doubles = rows.iter().flat_map(|row| row.judged.doubles.iter().map(|double| PersonId(double.id)));
        let ids: BTreeSet<PersonId> = doubles.chain(rows.iter().filter_map(chosen)).collect();
        let ids: Vec<PersonId> = ids.into_iter().collect();
        let volunteers: HashMap<PersonId, KnownVolunteer> =
            store::volunteers_among(tx, &ids).await?.into_iter().map(|known| (known.person_id, known)).collect();
        let mut attachments: HashMap<PersonId, Vec<KnownAttachment>> = HashMap::new();
        for one in store::attachments_of(tx, &ids, end_of_time()).await? {
            attachments.entry(one.person_id).or_default().push(one);
        }
        for row in rows.iter_mut() {
            let Some(told) = &row.told else { continue };
            for double in &mut row.judged.doubles {
                let id = PersonId(double.id);
                note_birth(double, told, volunteers.get(&id));
                self.note_places(tx, double, attachments.get(&id)).await?;
            }
            row.judged.doubles.sort_by_key(|double| (!double.is_sure, double.id));
            if let Some(id) = chosen(row) {
                let is_shown = row.judged.doubles.iter().any(|double| double.id == id.0);
                self.note_choice(tx, row, (id, is_shown), volunteers.get(&id)).await?;
            }
        }
        Ok(Register { volunteers, attachments })
    }

    async fn note_places(
        &mut self,
        tx: &mut Tx,
        double: &mut RowDouble,
        attachments: Option<&Vec<KnownAttachment>>,
    ) -> Result<(), DatabaseError> {
        let running = attachments.into_iter().flatten();
        let running = running.filter(|one| one.facts.attachment().state_on(self.today) != AttachmentState::Ended);
        let mut names: Vec<String> = Vec::new();
        for one in running {
            let name = self.places.name(tx, one.facts.workplace_id).await?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            double.cells.insert("workplace".into(), names.join(", "));
        }
        Ok(())
    }

    /// The chosen one must be there and stand.
    async fn note_choice(
        &self,
        tx: &mut Tx,
        row: &mut ReadRow<Told>,
        (id, is_shown): (PersonId, bool),
        known: Option<&KnownVolunteer>,
    ) -> Result<(), DatabaseError> {
        let is_withdrawn = known.is_some_and(|known| known.keeping == RegisterKeeping::Withdrawn);
        let problem = if is_withdrawn {
            Some(Problem::Archived)
        } else if is_shown {
            None
        } else {
            match organisations::person_name(tx, id).await? {
                None => Some(Problem::NotFound),
                Some(person) if person.archived_at.is_some() => Some(Problem::Archived),
                Some(_) => None,
            }
        };
        row.judged.problems.extend(problem.map(|problem| FieldProblem { field: "fullName".into(), problem }));
        if let Some(told) = &row.told {
            self.note_age(&mut row.judged, told, known);
        }
        Ok(())
    }
}

/// Whom a row is said to be.
fn chosen(row: &ReadRow<Told>) -> Option<PersonId> {
    row.row.same_as().map(PersonId)
}

/// A namesake born on the same day is surely the one, and one born on another day surely is not.
fn note_birth(double: &mut RowDouble, told: &Told, known: Option<&KnownVolunteer>) {
    let Some(theirs) = known.and_then(|known| known.facts.born_on()) else { return };
    double.cells.insert("birthDate".into(), format::date_short(theirs, Language::Da));
    let is_named = double.cells.get("fullName").is_some_and(|name| folded(name) == folded(&told.person.full_name));
    match told.volunteer.facts().born_on() {
        Some(born) if born == theirs => double.is_sure |= is_named,
        Some(_) => double.is_sure = false,
        None => {}
    }
}
