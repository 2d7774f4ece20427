//! What slices above read of the directory within their own transactions.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx};
use crate::organisations::store;
use crate::organisations::{Borrower, ContactRole, OrganisationKind, Party, Person, PersonName};
use crate::shared::ids::{OrganisationId, PersonId};
use crate::shared::instant::Instant;

/// Whoever borrows a room; `None` if there is no such organisation.
pub async fn borrower(tx: &mut Tx, id: OrganisationId) -> Result<Option<Borrower>, DatabaseError> {
    store::find_borrower(tx, id).await
}

/// A person's name, and whether it may leave the house.
pub async fn person_name(tx: &mut Tx, id: PersonId) -> Result<Option<PersonName>, DatabaseError> {
    store::find_person_name(tx, id).await
}

/// An organisation as a party to a paper of that day, with whoever holds a role there then.
pub async fn party(tx: &mut Tx, id: OrganisationId, on: NaiveDate) -> Result<Option<Party>, DatabaseError> {
    store::find_party(tx, id, on).await
}

/// All contact roles at an organisation, also those that are over or still to come, as they stand on a day.
pub async fn contact_roles(
    tx: &mut Tx,
    id: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<ContactRole>, DatabaseError> {
    store::roles_at(tx, id, today).await
}

/// What an organisation is, and whether its card is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationStanding {
    /// The organisation; the one that stands, where the one asked for was merged into another.
    pub id: OrganisationId,
    /// What kind of organisation.
    pub kind: OrganisationKind,
    /// Its full name.
    pub name: String,
    /// When its card was put away, where it was.
    pub archived_at: Option<Instant>,
}

/// What an organisation is; `None` if there is none.
pub async fn standing_of(tx: &mut Tx, id: OrganisationId) -> Result<Option<OrganisationStanding>, DatabaseError> {
    let found = store::find_organisation(tx, id).await?;
    Ok(found.map(|organisation| OrganisationStanding {
        id: organisation.id,
        kind: organisation.facts.kind,
        name: organisation.facts.name,
        archived_at: organisation.archived_at,
    }))
}

/// A person as the office knows them, without a protected address; `None` if there is none.
pub async fn person_of(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, DatabaseError> {
    Ok(store::find_person(tx, id).await?.map(Person::without_protected_address))
}

/// The names an organisation goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationNames {
    /// The id that was asked for.
    pub asked: OrganisationId,
    /// The organisation; another than was asked for, where that was merged into it.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// Its short name, or empty.
    pub short_name: String,
}

impl OrganisationNames {
    /// What stands in a calendar: the short name, or the full one where there is none.
    pub fn label(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }
}

/// The names of several organisations, in no particular order; whoever does not exist is left out.
pub async fn names(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<OrganisationNames>, DatabaseError> {
    let mut unique = ids.to_vec();
    unique.sort_unstable();
    unique.dedup();
    let rows = store::names(tx, &unique).await?;
    let named = |row: store::NamesRow| OrganisationNames {
        asked: row.asked,
        id: row.id,
        name: row.name,
        short_name: row.short_name,
    };
    Ok(rows.into_iter().map(named).collect())
}
