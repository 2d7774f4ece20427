//! Judge rows of a table: what is wrong with each, and who is there already.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{KnownPeople, PartyTable};
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::database::{DatabaseError, Tx};
use crate::files::{JudgedRow, ReadRow, ReadTable, TypedRow, refuse_more_rows};
use crate::gate::Input;
use crate::organisations::OrganisationError;
use crate::organisations::importing::doubles::{Repeated, doubles_of_organisation, doubles_of_person};
use crate::organisations::importing::facts::{contact_of, organisation_of, person_of};
use crate::organisations::importing::store::{self, KnownOrganisation};
use crate::organisations::organisation::{CheckedOrganisation, OrganisationFacts};
use crate::organisations::person::{CheckedPerson, PersonFacts};
use crate::organisations::store as cards;
use crate::shared::field::FieldProblem;
use crate::shared::text::folded;

/// The most rows that are judged or taken in at once.
const MOST_ROWS: u16 = 10_000;

/// Rows to be judged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeParties {
    /// What they are.
    pub table: PartyTable,
    /// The rows.
    pub rows: Vec<TypedRow>,
}

impl Input for JudgeParties {
    fn sample() -> Self {
        Self { table: PartyTable::People, rows: vec![sample_row()] }
    }

    /// Each row that is mended is judged anew: one line in the log for all of a table.
    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

pub(super) fn sample_row() -> TypedRow {
    TypedRow::of(2, &[("fullName", "Åse Bækgaard"), ("phone", "84 00 01 45")])
}

/// What there is to say of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JudgedRows {
    /// Those there is something to say of.
    pub rows: Vec<JudgedRow>,
}

/// Judges rows of a table as they would be taken in. Nothing is kept.
pub async fn judge_parties(context: &RequestContext<'_>, input: JudgeParties) -> Result<JudgedRows, OrganisationError> {
    let mut tx = context.read().await?;
    let (read, _) = read_table(&mut tx, (input.table, input.rows), context.today()).await?;
    let (_, rows) = read.judged();
    Ok(JudgedRows { rows })
}

/// What a row tells, once nothing is wrong with it.
pub(super) enum Told {
    Person(CheckedPerson),
    Organisation(Box<CheckedOrganisation>, Option<CheckedPerson>),
}

/// All rows, read and judged, and the people who may be those that they speak of.
pub(super) async fn read_table(
    tx: &mut Tx,
    (table, mut rows): (PartyTable, Vec<TypedRow>),
    today: NaiveDate,
) -> Result<(ReadTable<Told>, KnownPeople), OrganisationError> {
    refuse_more_rows(&rows, MOST_ROWS)?;
    fill_towns(tx, &mut rows).await?;
    let read = |(place, row): (usize, TypedRow)| {
        let told = told_by(&row, table, today);
        ReadRow::of(row, (place, told))
    };
    let mut read: Vec<ReadRow<Told>> = rows.into_iter().enumerate().map(read).collect();
    let told = || read.iter().filter_map(|row| row.told.as_ref());
    let people = KnownPeople::of(tx, told().filter_map(Told::person)).await?;
    let organisations = KnownOrganisations::of(tx, told().filter_map(Told::organisation)).await?;
    let mut repeated = Repeated::default();
    for ReadRow { row, told, judged, .. } in &mut read {
        match told {
            Some(Told::Person(person)) => {
                let facts = person.facts();
                judged.doubles = doubles_of_person(facts, &people.like(facts));
                let marks = vec![facts.phone.clone(), facts.email.to_lowercase()];
                judged.same_as_row = repeated.earlier(row.number, &facts.full_name, marks);
            }
            Some(Told::Organisation(organisation, _)) => {
                let facts = organisation.facts();
                judged.doubles = doubles_of_organisation(facts, &organisations.like(facts));
                judged.same_as_row = repeated.earlier(row.number, &facts.name, vec![facts.cvr.clone()]);
            }
            None => {}
        }
    }
    Ok((ReadTable::of(read, &[]), people))
}

impl Told {
    /// The person that a row speaks of: itself, or whom to ring.
    fn person(&self) -> Option<&PersonFacts> {
        match self {
            Self::Person(person) | Self::Organisation(_, Some(person)) => Some(person.facts()),
            Self::Organisation(_, None) => None,
        }
    }

    fn organisation(&self) -> Option<&OrganisationFacts> {
        match self {
            Self::Organisation(organisation, _) => Some(organisation.facts()),
            Self::Person(_) => None,
        }
    }
}

fn told_by(row: &TypedRow, table: PartyTable, today: NaiveDate) -> Result<Told, Vec<FieldProblem>> {
    match table {
        PartyTable::People => person_of(row, today).map(Told::Person),
        PartyTable::Organisations { kind, borrower_category } => {
            let (facts, contact) = (organisation_of(row, (kind, borrower_category), today), contact_of(row, today));
            match (facts, contact) {
                (Ok(facts), Ok(contact)) => Ok(Told::Organisation(Box::new(facts), contact)),
                (facts, contact) => Err(facts.err().into_iter().chain(contact.err()).flatten().collect()),
            }
        }
    }
}

/// A postal code without its town gets the town that the office has most with it.
async fn fill_towns(tx: &mut Tx, rows: &mut [TypedRow]) -> Result<(), DatabaseError> {
    let mut known: HashMap<String, Option<String>> = HashMap::new();
    for row in rows {
        let code = row.cell("postalCode").to_owned();
        if code.is_empty() || !row.cell("town").is_empty() {
            continue;
        }
        if !known.contains_key(&code) {
            let town = cards::towns(tx, &code).await?.into_iter().next();
            known.insert(code.clone(), town);
        }
        if let Some(Some(town)) = known.get(&code) {
            row.cells.insert("town".to_owned(), town.clone());
        }
    }
    Ok(())
}

struct KnownOrganisations {
    all: Vec<KnownOrganisation>,
    by_name: HashMap<String, Vec<usize>>,
    by_cvr: HashMap<String, Vec<usize>>,
}

impl KnownOrganisations {
    async fn of<'a>(tx: &mut Tx, facts: impl Iterator<Item = &'a OrganisationFacts>) -> Result<Self, DatabaseError> {
        let (names, numbers): (Vec<String>, Vec<String>) =
            facts.map(|facts| (folded(&facts.name), facts.cvr.clone())).unzip();
        let mut all = store::organisations_named(tx, names.iter().map(String::as_str)).await?;
        all.extend(store::organisations_with_cvr(tx, numbers.iter().map(String::as_str)).await?);
        let (mut by_name, mut by_cvr): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) =
            (HashMap::new(), HashMap::new());
        for (place, one) in all.iter().enumerate() {
            by_name.entry(one.folded_name.clone()).or_default().push(place);
            by_cvr.entry(one.cvr.clone()).or_default().push(place);
        }
        Ok(Self { all, by_name, by_cvr })
    }

    fn like(&self, facts: &OrganisationFacts) -> Vec<&KnownOrganisation> {
        let named = self.by_name.get(&folded(&facts.name));
        let sharing = self.by_cvr.get(&facts.cvr).filter(|_| !facts.cvr.is_empty());
        named.into_iter().chain(sharing).flatten().map(|place| &self.all[*place]).collect()
    }
}
