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
use crate::award::table::{CriteriaCalled, NominationTable, SAID_ONCE, Told, of_row};
use crate::award::twins::{ComparedNames, Likeness};
use crate::award::viewing::Sight;
use crate::award::year::NomineeKind;
use crate::database::{DatabaseError, Tx};
use crate::files::{JudgedRow, ReadRow, ReadTable, RowDouble, TypedRow, refuse_more_rows};
use crate::gate::Input;
use crate::organisations::{self, OrganisationKind};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::{AwardYearId, NomineeId};
use crate::shared::instant::Instant;
use crate::shared::text::folded;

/// The most rows that are judged or taken in at once: more than any award has had.
const MOST_ROWS: u16 = 2_000;

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
        ("tie", "Andet"),
        ("informed", "Ja"),
        ("receivedOn", "24/8-2026 kl. 14.05"),
    ];
    TypedRow::of(2, &cells)
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
    let read = read_table(&mut tx, &at_hand, (&input.table, input.rows), context.now()).await?;
    let moments = moments_of(&at_hand.year)?;
    let is_late = |row: &&ReadRow<Told>| row.told.as_ref().is_some_and(|told| moments.is_late(told.received_at));
    let late = read.rows.iter().filter(is_late).map(|row| row.judged.number).collect();
    let (for_all, rows) = read.judged();
    Ok(JudgedNominations { for_all, rows, late })
}

/// All rows, read and judged.
pub(super) async fn read_table(
    tx: &mut Tx,
    at_hand: &AtHand,
    (table, rows): (&NominationTable, Vec<TypedRow>),
    now: Instant,
) -> Result<ReadTable<Told>, AwardError> {
    refuse_more_rows(&rows, MOST_ROWS)?;
    let called = CriteriaCalled::of(&at_hand.year.facts.judged_by);
    let read = |(place, row): (usize, TypedRow)| {
        let told = of_row(&row, (table, &called), now);
        ReadRow::of(row, (place, told))
    };
    let mut read: Vec<ReadRow<Told>> = rows.into_iter().enumerate().map(read).collect();
    note_repeated(&mut read);
    let nominations = store::nominations(tx, at_hand.year.id).await?;
    Known::of(at_hand, &nominations).note_doubles(&mut read);
    link_associations(tx, &mut read).await?;
    Ok(ReadTable::of(read, SAID_ONCE))
}

/// Rows about the same nominee are gathered, and one that says what an earlier one says is told.
fn note_repeated(rows: &mut [ReadRow<Told>]) {
    let mut nominees: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    let mut said: BTreeMap<(usize, String, String), u32> = BTreeMap::new();
    for (place, row) in rows.iter_mut().enumerate() {
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

    fn note_doubles(&self, rows: &mut [ReadRow<Told>]) {
        for ReadRow { row, told, judged, .. } in rows {
            let Some(told) = told else { continue };
            judged.doubles = self.names.like(&told.nominee.name).into_iter().map(|found| self.double(found)).collect();
            if let Some(id) = row.same_as()
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
        RowDouble::of(nominee.id.0, likeness == Likeness::Same, cells)
    }
}

/// An association that is called as one card in use is linked to it: conflicts are suggested by it.
async fn link_associations(tx: &mut Tx, rows: &mut [ReadRow<Told>]) -> Result<(), DatabaseError> {
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
