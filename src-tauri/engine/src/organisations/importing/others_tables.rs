//! What slices above need to take in tables of their own that speak of people and organisations.

use chrono::NaiveDate;

use super::completing::person_completed;
use super::facts::person_of;
use super::store::{self, OrganisationCalled};
use crate::access::{Event, RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::files::TypedRow;
use crate::organisations::operations::{ChangePerson, Sight, changed_person};
use crate::organisations::store as cards;
use crate::organisations::{OrganisationError, PersonFacts};
use crate::shared::field::FieldProblem;
use crate::shared::ids::PersonId;

/// The person that a row speaks of, as a card would be kept, from the columns of people. The problems stand at the columns.
pub fn person_told(row: &TypedRow, today: NaiveDate) -> Result<PersonFacts, Vec<FieldProblem>> {
    person_of(row, today).map(|person| person.facts().clone())
}

/// Every organisation with one of these names, as names are told apart; also those that were put away.
pub async fn organisations_called(tx: &mut Tx, folded: &[String]) -> Result<Vec<OrganisationCalled>, DatabaseError> {
    store::organisations_called(tx, folded.iter().map(String::as_str)).await
}

/// Fills what a card lacks from what a table tells, within the transaction of a slice above. The way back, where something
/// was filled.
pub async fn complete_person(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    (id, told): (PersonId, &PersonFacts),
    events: &mut Vec<Event>,
) -> Result<Option<ChangePerson>, OrganisationError> {
    let there = cards::find_person(tx, id).await?.ok_or(OrganisationError::PersonNotFound)?;
    let facts = person_completed(&there.facts, told);
    let checked = facts.checked("", context.today())?;
    let change = ChangePerson { person_id: there.id, version: there.version, facts, left_as: None };
    let (_, way_back, done) = changed_person(tx, &change, checked, Sight::of(context)).await?;
    events.extend(done);
    Ok(way_back)
}

/// Puts a card back as a way back says, within the transaction of a slice above. The way forth, where something changed.
pub async fn put_person_back(
    tx: &mut WriteTx,
    context: &RequestContext<'_>,
    change: &ChangePerson,
    events: &mut Vec<Event>,
) -> Result<Option<ChangePerson>, OrganisationError> {
    let facts = change.facts.checked("", context.today())?;
    let (_, way_forth, done) = changed_person(tx, change, facts, Sight::of(context)).await?;
    events.extend(done);
    Ok(way_forth)
}
