//! People.

use super::{NameKeys, NamedRow, standing_for};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::person::{CheckedPerson, Person, PersonAddress, PersonFacts, PersonName, Protection};
use crate::shared::ids::{PersonId, RequestKey};
use crate::shared::instant::Instant;

macro_rules! person_columns {
    () => {
        "p.id, p.full_name, p.phone, p.second_phone, p.email, p.street, p.postal_code, p.town, p.protected_at, p.note,
        p.created_at, p.archived_at, p.version"
    };
}

statements! {
    INSERT_PERSON = "INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email, street,
        postal_code, town, protected_at, note, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (request_key) DO NOTHING RETURNING id";
    PERSON_OF_REQUEST = "SELECT id FROM people WHERE request_key = $1";
    PERSON = concat!(standing_for!("people"), "SELECT ", person_columns!(),
        " FROM chain c JOIN people p ON p.id = c.id WHERE c.merged_into IS NULL AND p.anonymised_at IS NULL");
    UPDATE_PERSON = "UPDATE people SET full_name = $3, sort_key = $4, folded_name = $5, phone = $6, second_phone = $7,
        email = $8, street = $9, postal_code = $10, town = $11, protected_at = $12, note = $13, version = version + 1
        WHERE id = $1 AND version = $2";
    ARCHIVE_PERSON = "UPDATE people SET archived_at = $2, version = version + 1 WHERE id = $1 AND archived_at IS NULL";
    RESTORE_PERSON = "UPDATE people SET archived_at = NULL, version = version + 1
        WHERE id = $1 AND archived_at IS NOT NULL";
    ANONYMISE_PERSON = "UPDATE people SET full_name = $2, sort_key = $3, folded_name = $4, phone = '', second_phone = '',
        email = '', street = '', postal_code = '', town = '', protected_at = NULL, note = '',
        archived_at = COALESCE(archived_at, $5), anonymised_at = $5, version = version + 1
        WHERE id = $1 AND anonymised_at IS NULL";
    SAME_NAME_PEOPLE = "SELECT id, full_name AS name FROM people
        WHERE folded_name = $1 AND id <> $2 AND merged_into IS NULL AND archived_at IS NULL ORDER BY id LIMIT 5";
    PERSON_NAME = concat!(standing_for!("people"), "SELECT p.id, p.full_name, p.protected_at, p.archived_at
        FROM chain c JOIN people p ON p.id = c.id WHERE c.merged_into IS NULL");
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PersonId,
    full_name: String,
    phone: String,
    second_phone: String,
    email: String,
    street: String,
    postal_code: String,
    town: String,
    protected_at: Option<Instant>,
    note: String,
    created_at: Instant,
    archived_at: Option<Instant>,
    version: i64,
}

fn protection_since(at: Option<Instant>) -> Protection {
    if at.is_some() { Protection::Protected } else { Protection::Open }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        let facts = PersonFacts {
            full_name: row.full_name,
            phone: row.phone,
            second_phone: row.second_phone,
            email: row.email,
            address: PersonAddress::Shown { street: row.street, postal_code: row.postal_code, town: row.town },
            protection: protection_since(row.protected_at),
            note: row.note,
        };
        Self {
            id: row.id,
            facts,
            protected_at: row.protected_at,
            created_at: row.created_at,
            archived_at: row.archived_at,
            version: row.version,
        }
    }
}

/// The parts of an address as columns; none of a hidden one.
fn address_columns(address: &PersonAddress) -> (&str, &str, &str) {
    match address {
        PersonAddress::Shown { street, postal_code, town } => (street, postal_code, town),
        PersonAddress::Hidden => ("", "", ""),
    }
}

/// `None` where the request key is there already.
pub(in crate::organisations) async fn insert_person(
    tx: &mut Tx,
    key: RequestKey,
    checked: &CheckedPerson,
    keys: &NameKeys,
    now: Instant,
) -> Result<Option<PersonId>, DatabaseError> {
    let facts = checked.facts();
    let (street, postal_code, town) = address_columns(&facts.address);
    let protected_at = (facts.protection == Protection::Protected).then_some(now);
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_PERSON)
        .bind(key).bind(&facts.full_name).bind(&keys.sort_key).bind(&keys.folded).bind(&facts.phone)
        .bind(&facts.second_phone).bind(&facts.email).bind(street).bind(postal_code).bind(town).bind(protected_at)
        .bind(&facts.note).bind(now).fetch_optional(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::organisations) async fn update_person(
    tx: &mut Tx,
    (id, version): (PersonId, i64),
    checked: &CheckedPerson,
    keys: &NameKeys,
    protected_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let facts = checked.facts();
    let (street, postal_code, town) = address_columns(&facts.address);
    let rows = within!(tx, connection => sqlx::query(UPDATE_PERSON)
        .bind(id).bind(version).bind(&facts.full_name).bind(&keys.sort_key).bind(&keys.folded).bind(&facts.phone)
        .bind(&facts.second_phone).bind(&facts.email).bind(street).bind(postal_code).bind(town).bind(protected_at)
        .bind(&facts.note).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(in crate::organisations) async fn person_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PERSON_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// The person, or the one they were merged into, with their address whatever its protection.
pub(in crate::organisations) async fn find_person(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, DatabaseError> {
    let row: Option<PersonRow> =
        within!(tx, connection => sqlx::query_as(PERSON).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Person::from))
}

/// Whether they were not archived before.
pub(in crate::organisations) async fn archive_person(
    tx: &mut Tx,
    id: PersonId,
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ARCHIVE_PERSON).bind(id).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether they were archived before.
pub(in crate::organisations) async fn restore_person(tx: &mut Tx, id: PersonId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RESTORE_PERSON).bind(id)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Puts a word in the place of the name, and empties everything else that is known of a person.
pub(in crate::organisations) async fn anonymise_person(
    tx: &mut Tx,
    id: PersonId,
    (word, keys): (&str, &NameKeys),
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ANONYMISE_PERSON)
        .bind(id).bind(word).bind(&keys.sort_key).bind(&keys.folded).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(in crate::organisations) async fn people_called(
    tx: &mut Tx,
    folded: &str,
    but: PersonId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SAME_NAME_PEOPLE).bind(folded).bind(but).fetch_all(connection).await)?)
}

pub(in crate::organisations) async fn find_person_name(
    tx: &mut Tx,
    id: PersonId,
) -> Result<Option<PersonName>, DatabaseError> {
    let row: Option<(PersonId, String, Option<Instant>, Option<Instant>)> =
        within!(tx, connection => sqlx::query_as(PERSON_NAME).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(|(id, full_name, protected_at, archived_at)| PersonName {
        id,
        full_name,
        protection: protection_since(protected_at),
        archived_at,
    }))
}
