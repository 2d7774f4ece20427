//! Judge rows of a table of nominations by the same checks as one that is typed in: what is wrong with each, and who is nominated
//! already, as far as whoever asks may know.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{RequestContext, Subject, SubjectKind};
use crate::award::AwardError;
use crate::award::conflict::MemberPosition;
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::operations::at_hand::AtHand;
use crate::award::operations::years::moments_of;
use crate::award::store;
use crate::award::table::{CriteriaCalled, NominationTable, Told, lifted, of_row};
use crate::award::twins::{ComparedNames, Likeness};
use crate::award::viewing::Sight;
use crate::award::year::NomineeKind;
use crate::database::{DatabaseError, Tx};
use crate::files::{JudgedRow, RowChoice, RowDouble, TableProblem, TypedRow};
use crate::gate::Input;
use crate::organisations::{self, OrganisationKind};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{AwardYearId, NomineeId};
use crate::shared::instant::Instant;
use crate::shared::text::SearchKeys;

/// The most rows that are judged or taken in at once: more than any award has had.
const MOST_ROWS: usize = 2_000;

/// Rows of nominations to be judged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeNominations {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// What is said once for all of them.
    pub table: NominationTable,
    /// The rows.
    pub rows: Vec<TypedRow>,
}

impl Input for JudgeNominations {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), table: NominationTable::default(), rows: vec![sample_row()] }
    }

    /// Each row that is mended is judged anew: one line in the log for all of a table.
    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

pub(super) fn sample_row() -> TypedRow {
    let facts = super::super::nominating::sample_facts();
    let cells = [
        ("name", "Kirsten Bækgaard"),
        ("kind", "Person"),
        ("effort", facts.effort.as_str()),
        ("difference", facts.difference.as_str()),
        ("why", facts.why.as_str()),
        ("nominator", "Ib Holm"),
        ("nominatorPhone", "84 00 00 12"),
        ("informed", "Ja"),
        ("receivedOn", "24/8-2026 kl. 14.05"),
    ];
    let cells = cells.map(|(key, cell)| (key.to_owned(), cell.to_owned())).into_iter().collect();
    TypedRow { number: 2, cells, choice: None }
}

/// What there is to say of rows of nominations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JudgedNominations {
    /// What is wrong for all of them, mended once, by the names of the columns.
    pub for_all: Vec<FieldProblem>,
    /// Rows there is something to say of.
    pub rows: Vec<JudgedRow>,
    /// The numbers of rows that came after the deadline: they are taken in and marked.
    pub late: Vec<u32>,
}

/// Judges rows of a table as they would be taken in. Nothing is kept.
pub async fn judge_nominations(
    context: &RequestContext<'_>,
    input: JudgeNominations,
) -> Result<JudgedNominations, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    let read = ReadTable::of(&mut tx, &at_hand, (&input.table, input.rows), context.now()).await?;
    let moments = moments_of(&at_hand.year)?;
    let is_late = |row: &&ReadRow| row.told.as_ref().is_some_and(|told| moments.is_late(told.received_at));
    let late = read.rows.iter().filter(is_late).map(|row| row.judged.number).collect();
    let rows = read.rows.into_iter().map(|row| row.judged).filter(|judged| !judged.is_fine()).collect();
    Ok(JudgedNominations { for_all: read.for_all, rows, late })
}

pub(super) struct ReadRow {
    pub row: TypedRow,
    pub told: Option<Told>,
    /// The place of the first row about the same nominee.
    pub first: usize,
    pub judged: JudgedRow,
}

/// All rows, read and judged.
pub(super) struct ReadTable {
    pub rows: Vec<ReadRow>,
    pub for_all: Vec<FieldProblem>,
}

impl ReadTable {
    pub(super) async fn of(
        tx: &mut Tx,
        at_hand: &AtHand,
        (table, rows): (&NominationTable, Vec<TypedRow>),
        now: Instant,
    ) -> Result<Self, AwardError> {
        if rows.len() > MOST_ROWS {
            return Err(TableProblem::TooManyRows { most: MOST_ROWS as u32 }.into());
        }
        let called = CriteriaCalled::of(&at_hand.year.facts.judged_by);
        let mut read: Vec<ReadRow> = rows.into_iter().map(|row| read_row(row, (table, &called), now)).collect();
        note_repeated(&mut read);
        let nominations = store::nominations(tx, at_hand.year.id).await?;
        Known::of(at_hand, &nominations).note_doubles(&mut read);
        link_associations(tx, &mut read).await?;
        let for_all = taken_out(&mut read);
        Ok(Self { rows: read, for_all })
    }
}

fn read_row(row: TypedRow, by: (&NominationTable, &CriteriaCalled), now: Instant) -> ReadRow {
    let (told, problems) = match of_row(&row, by, now) {
        Ok(told) => (Some(told), Vec::new()),
        Err(problems) => (None, problems),
    };
    let judged = JudgedRow { number: row.number, problems, doubles: Vec::new(), same_as_row: None };
    ReadRow { row, told, first: 0, judged }
}

/// A name as names are told apart.
pub(super) fn folded(name: &str) -> String {
    SearchKeys::of(name).secondary
}

/// Rows about the same nominee are gathered, and one that says what an earlier one says is told.
fn note_repeated(rows: &mut [ReadRow]) {
    let mut nominees: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    let mut said: BTreeMap<(usize, String, String), u32> = BTreeMap::new();
    for (place, row) in rows.iter_mut().enumerate() {
        row.first = place;
        let Some(told) = &row.told else { continue };
        let key = (folded(&told.nominee.name), told.nominee.kind.as_str());
        row.first = *nominees.entry(key).or_insert(place);
        let whole = (row.first, folded(&told.nomination.nominator), told.nomination.effort.clone());
        match said.get(&whole) {
            Some(earlier) => row.judged.same_as_row = Some(*earlier),
            None => {
                said.insert(whole, row.row.number);
            }
        }
    }
}

/// Whoever is nominated already, as far as whoever asks handles their case.
struct Known<'a> {
    nominees: Vec<&'a KeptNominee>,
    names: ComparedNames,
    nominators: BTreeMap<NomineeId, Vec<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(at_hand: &'a AtHand, nominations: &'a [KeptNomination]) -> Self {
        let nominees = at_hand.seen(Sight::Everything).filter(|nominee| nominee.withdrawn_at.is_none());
        let nominees: Vec<&KeptNominee> = nominees.collect();
        let mut nominators: BTreeMap<NomineeId, Vec<&str>> = BTreeMap::new();
        for one in nominations.iter().filter(|one| one.withdrawn_at.is_none()) {
            nominators.entry(at_hand.whole(one.nominee_id)).or_default().push(&one.facts.nominator);
        }
        let names = ComparedNames::of(nominees.iter().map(|nominee| nominee.facts.name.as_str()));
        Self { nominees, names, nominators }
    }

    fn note_doubles(&self, rows: &mut [ReadRow]) {
        for ReadRow { row, told, judged, .. } in rows {
            let Some(told) = told else { continue };
            judged.doubles = self.names.like(&told.nominee.name).into_iter().map(|found| self.double(found)).collect();
            if let Some(RowChoice::Same { id }) = row.choice
                && !self.nominees.iter().any(|nominee| nominee.id.0 == id)
            {
                judged.problems.push(FieldProblem { field: "name".into(), problem: Problem::NotFound });
            }
        }
    }

    fn double(&self, (place, likeness): (usize, Likeness)) -> RowDouble {
        let nominee = self.nominees[place];
        let nominators = self.nominators.get(&nominee.id).map(|names| names.join(", ")).unwrap_or_default();
        let cells = [
            ("name", nominee.facts.name.clone()),
            ("place", nominee.facts.place.clone()),
            ("since", nominee.facts.since.clone()),
            ("nominator", nominators),
        ];
        let cells = cells.into_iter().filter(|(_, cell)| !cell.is_empty()).map(|(key, cell)| (key.to_owned(), cell));
        RowDouble { id: nominee.id.0, is_sure: likeness == Likeness::Same, cells: cells.collect() }
    }
}

/// An association that is called as one card in use is linked to it: conflicts are suggested by it.
async fn link_associations(tx: &mut Tx, rows: &mut [ReadRow]) -> Result<(), DatabaseError> {
    let is_association = |told: &&mut Told| told.nominee.kind == NomineeKind::Association;
    let associations: Vec<&mut Told> =
        rows.iter_mut().filter_map(|row| row.told.as_mut()).filter(is_association).collect();
    let names: BTreeSet<String> = associations.iter().map(|told| folded(&told.nominee.name)).collect();
    let called = organisations::organisations_called(tx, &names.into_iter().collect::<Vec<_>>()).await?;
    for told in associations {
        let name = folded(&told.nominee.name);
        let mut there = called.iter().filter(|one| {
            one.folded_name == name && one.kind == OrganisationKind::Association && one.archived_at.is_none()
        });
        if let (Some(one), None) = (there.next(), there.next()) {
            told.nominee.organisation_id = Some(one.id);
        }
    }
    Ok(())
}

/// The problems that are mended once for the whole table are taken out of the rows where every row has them.
fn taken_out(rows: &mut [ReadRow]) -> Vec<FieldProblem> {
    let mut for_all = Vec::new();
    for field in ["receivedOn", "informed"] {
        let found =
            |row: &ReadRow| row.judged.problems.iter().find(|one| one.field == field && lifted(&row.row, one)).cloned();
        let of_rows: Vec<Option<FieldProblem>> = rows.iter().map(found).collect();
        if let [Some(first), ..] = of_rows.as_slice()
            && of_rows.iter().all(|one| one.as_ref() == Some(first))
        {
            for_all.push(first.clone());
            rows.iter_mut().for_each(|row| row.judged.problems.retain(|one| one.field != field));
        }
    }
    for_all
}
