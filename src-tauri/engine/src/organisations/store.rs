//! All SQL about organisations, people and their contact roles. The directory has its own store.

use chrono::NaiveDate;

use super::contact_role::{
    CheckedContactRole, ContactRole, ContactRoleFacts, ContactRoleKind, OPEN_END, PeriodStanding,
};

use super::organisation::{
    Borrower, BorrowerCategory, CheckedOrganisation, Organisation, OrganisationFacts, OrganisationKind,
};
use super::party::{Party, PartyContact, address_lines};
use super::person::{CheckedPerson, Person, PersonAddress, PersonFacts, PersonName, Protection};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId, RequestKey};
use crate::shared::instant::Instant;

/// Follows `merged_into` from `$1` to whoever stands.
macro_rules! standing_for {
    ($table:literal) => {
        concat!(
            "WITH RECURSIVE chain (id, merged_into) AS (SELECT id, merged_into FROM ",
            $table,
            " WHERE id = $1
            UNION SELECT n.id, n.merged_into FROM chain c JOIN ",
            $table,
            " n ON n.id = c.merged_into) "
        )
    };
}

macro_rules! organisation_columns {
    () => {
        "o.id, o.kind, o.name, o.short_name, o.cvr, o.p_number, o.phone, o.email, o.web, o.street, o.postal_code, o.town,
        o.borrower_category, o.parent_id, o.education_approved_on, o.declaration_valid_until, o.note, o.created_at,
        o.archived_at, o.version"
    };
}

macro_rules! person_columns {
    () => {
        "p.id, p.full_name, p.phone, p.second_phone, p.email, p.street, p.postal_code, p.town, p.protected_at, p.note,
        p.created_at, p.archived_at, p.version"
    };
}

macro_rules! role_columns {
    () => {
        "r.id, r.organisation_id, o.name AS organisation_name, r.person_id, p.full_name AS person_name, p.phone, p.email,
        r.role, r.title, r.valid_from, r.valid_to, r.version FROM contact_roles r
        JOIN organisations o ON o.id = r.organisation_id JOIN people p ON p.id = r.person_id "
    };
}

statements! {
    INSERT_ORGANISATION = "INSERT INTO organisations (request_key, kind, name, short_name, sort_key, folded_name, cvr,
        p_number, phone, email, web, street, postal_code, town, borrower_category, parent_id, education_approved_on,
        declaration_valid_until, note, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ON CONFLICT (request_key) DO NOTHING RETURNING id";
    ORGANISATION_OF_REQUEST = "SELECT id FROM organisations WHERE request_key = $1";
    ORGANISATION = concat!(standing_for!("organisations"), "SELECT ", organisation_columns!(),
        " FROM chain c JOIN organisations o ON o.id = c.id WHERE c.merged_into IS NULL");
    UPDATE_ORGANISATION = "UPDATE organisations SET kind = $3, name = $4, short_name = $5, sort_key = $6, folded_name = $7,
        cvr = $8, p_number = $9, phone = $10, email = $11, web = $12, street = $13, postal_code = $14, town = $15,
        borrower_category = $16, parent_id = $17, education_approved_on = $18, declaration_valid_until = $19, note = $20,
        version = version + 1 WHERE id = $1 AND version = $2";
    ARCHIVE_ORGANISATION = "UPDATE organisations SET archived_at = $2, version = version + 1
        WHERE id = $1 AND archived_at IS NULL";
    RESTORE_ORGANISATION = "UPDATE organisations SET archived_at = NULL, version = version + 1
        WHERE id = $1 AND archived_at IS NOT NULL";
    BRANCHES = "SELECT id, name FROM organisations WHERE parent_id = $1 AND merged_into IS NULL ORDER BY sort_key, id LIMIT 200";
    ABOVE = "WITH RECURSIVE above (id, parent_id) AS (SELECT id, parent_id FROM organisations WHERE id = $1
        UNION SELECT n.id, n.parent_id FROM above a JOIN organisations n ON n.id = a.parent_id) SELECT id FROM above";
    SAME_NAME_ORGANISATIONS = "SELECT id, name FROM organisations
        WHERE folded_name = $1 AND id <> $2 AND merged_into IS NULL AND archived_at IS NULL ORDER BY id LIMIT 5";
    SAME_CVR = "SELECT id, name FROM organisations
        WHERE cvr = $1 AND id <> $2 AND merged_into IS NULL AND archived_at IS NULL ORDER BY sort_key, id LIMIT 5";
    BORROWER = concat!(standing_for!("organisations"), "SELECT o.id, o.name, o.short_name, o.borrower_category,
        o.education_approved_on, o.declaration_valid_until, o.archived_at
        FROM chain c JOIN organisations o ON o.id = c.id WHERE c.merged_into IS NULL");
    NAMES = "WITH RECURSIVE chain (asked, id, merged_into) AS (SELECT id, id, merged_into FROM organisations
        WHERE id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
        UNION SELECT c.asked, n.id, n.merged_into FROM chain c JOIN organisations n ON n.id = c.merged_into)
        SELECT c.asked, o.id, o.name, o.short_name FROM chain c JOIN organisations o ON o.id = c.id
        WHERE c.merged_into IS NULL";

    INSERT_PERSON = "INSERT INTO people (request_key, full_name, sort_key, folded_name, phone, second_phone, email, street,
        postal_code, town, protected_at, note, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (request_key) DO NOTHING RETURNING id";
    PERSON_OF_REQUEST = "SELECT id FROM people WHERE request_key = $1";
    PERSON = concat!(standing_for!("people"), "SELECT ", person_columns!(),
        " FROM chain c JOIN people p ON p.id = c.id WHERE c.merged_into IS NULL");
    UPDATE_PERSON = "UPDATE people SET full_name = $3, sort_key = $4, folded_name = $5, phone = $6, second_phone = $7,
        email = $8, street = $9, postal_code = $10, town = $11, protected_at = $12, note = $13, version = version + 1
        WHERE id = $1 AND version = $2";
    ARCHIVE_PERSON = "UPDATE people SET archived_at = $2, version = version + 1 WHERE id = $1 AND archived_at IS NULL";
    RESTORE_PERSON = "UPDATE people SET archived_at = NULL, version = version + 1
        WHERE id = $1 AND archived_at IS NOT NULL";
    SAME_NAME_PEOPLE = "SELECT id, full_name AS name FROM people
        WHERE folded_name = $1 AND id <> $2 AND merged_into IS NULL AND archived_at IS NULL ORDER BY id LIMIT 5";
    PERSON_NAME = concat!(standing_for!("people"), "SELECT p.id, p.full_name, p.protected_at
        FROM chain c JOIN people p ON p.id = c.id WHERE c.merged_into IS NULL");

    INSERT_ROLE = "INSERT INTO contact_roles (request_key, organisation_id, person_id, role, title, valid_from, valid_to,
        created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (request_key) DO NOTHING RETURNING id";
    ROLE_OF_REQUEST = "SELECT id FROM contact_roles WHERE request_key = $1";
    ROLE = concat!("SELECT ", role_columns!(), "WHERE r.id = $1 AND r.withdrawn_at IS NULL");
    UPDATE_ROLE = "UPDATE contact_roles SET role = $3, title = $4, valid_from = $5, valid_to = $6, version = version + 1
        WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
    WITHDRAW_ROLE = "UPDATE contact_roles SET withdrawn_at = $2, version = version + 1
        WHERE id = $1 AND withdrawn_at IS NULL RETURNING organisation_id, person_id, role";
    REINSTATE_ROLE = "UPDATE contact_roles SET withdrawn_at = NULL, version = version + 1
        WHERE id = $1 AND withdrawn_at IS NOT NULL RETURNING organisation_id, person_id, role";
    ROLES_AT = concat!("SELECT ", role_columns!(), "WHERE r.organisation_id = $1 AND r.withdrawn_at IS NULL
        ORDER BY r.valid_to DESC, p.sort_key, r.id LIMIT 200");
    ROLES_OF = concat!("SELECT ", role_columns!(), "WHERE r.person_id = $1 AND r.withdrawn_at IS NULL
        ORDER BY r.valid_to DESC, o.sort_key, r.id LIMIT 200");
    SAME_ROLE = concat!("SELECT ", role_columns!(), "WHERE r.organisation_id = $1 AND r.person_id = $2 AND r.role = $3
        AND r.withdrawn_at IS NULL AND r.valid_from <= $5 AND r.valid_to >= $4 AND r.id <> $6 ORDER BY r.id LIMIT 1");
    HOLDERS_ON = concat!("SELECT ", role_columns!(), "WHERE r.organisation_id = $1 AND r.valid_from <= $2
        AND r.valid_to >= $2 AND r.withdrawn_at IS NULL AND p.archived_at IS NULL ORDER BY p.sort_key, r.id LIMIT 200");
    PLACES_OF = "SELECT DISTINCT organisation_id FROM contact_roles
        WHERE person_id = $1 AND withdrawn_at IS NULL ORDER BY organisation_id";

    TOWNS = "SELECT town, CAST(sum(times) AS BIGINT) AS times FROM (
            SELECT town, count(*) AS times FROM organisations WHERE postal_code = $1 AND town <> '' GROUP BY town
            UNION ALL SELECT town, count(*) AS times FROM people
            WHERE postal_code = $1 AND protected_at IS NULL AND town <> '' GROUP BY town) AS known
        GROUP BY town ORDER BY 2 DESC, town LIMIT 5";
}

/// How many ids one statement takes; the rest of the places repeat the last.
pub(super) const IDS_AT_ONCE: usize = 50;

/// The ids in portions of exactly [`IDS_AT_ONCE`], the last filled up with its last id.
pub(super) fn portions<T: Copy>(ids: &[T]) -> impl Iterator<Item = Vec<T>> + '_ {
    ids.chunks(IDS_AT_ONCE).map(|chunk| {
        let mut portion = chunk.to_vec();
        if let Some(last) = portion.last().copied() {
            portion.resize(IDS_AT_ONCE, last);
        }
        portion
    })
}

#[derive(sqlx::FromRow)]
struct OrganisationRow {
    id: OrganisationId,
    #[sqlx(try_from = "String")]
    kind: OrganisationKind,
    name: String,
    short_name: String,
    cvr: String,
    p_number: String,
    phone: String,
    email: String,
    web: String,
    street: String,
    postal_code: String,
    town: String,
    #[sqlx(try_from = "String")]
    borrower_category: BorrowerCategory,
    parent_id: Option<OrganisationId>,
    education_approved_on: Option<NaiveDate>,
    declaration_valid_until: Option<NaiveDate>,
    note: String,
    created_at: Instant,
    archived_at: Option<Instant>,
    version: i64,
}

fn written(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

impl From<OrganisationRow> for Organisation {
    fn from(row: OrganisationRow) -> Self {
        let facts = OrganisationFacts {
            kind: row.kind,
            name: row.name,
            short_name: row.short_name,
            cvr: row.cvr,
            p_number: row.p_number,
            phone: row.phone,
            email: row.email,
            web: row.web,
            street: row.street,
            postal_code: row.postal_code,
            town: row.town,
            borrower_category: row.borrower_category,
            parent_id: row.parent_id,
            education_approved_on: written(row.education_approved_on),
            declaration_valid_until: written(row.declaration_valid_until),
            note: row.note,
        };
        Self { id: row.id, facts, created_at: row.created_at, archived_at: row.archived_at, version: row.version }
    }
}

/// A name as it is sorted and compared.
pub(super) struct NameKeys {
    pub sort_key: String,
    pub folded: String,
}

/// `None` where the request key is there already.
pub(super) async fn insert_organisation(
    tx: &mut Tx,
    key: RequestKey,
    checked: &CheckedOrganisation,
    keys: &NameKeys,
    now: Instant,
) -> Result<Option<OrganisationId>, DatabaseError> {
    let facts = checked.facts();
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_ORGANISATION)
        .bind(key).bind(facts.kind.as_str()).bind(&facts.name).bind(&facts.short_name).bind(&keys.sort_key)
        .bind(&keys.folded).bind(&facts.cvr).bind(&facts.p_number).bind(&facts.phone).bind(&facts.email).bind(&facts.web)
        .bind(&facts.street).bind(&facts.postal_code).bind(&facts.town).bind(facts.borrower_category.as_str())
        .bind(facts.parent_id).bind(facts.approved_on()).bind(facts.declared_until()).bind(&facts.note).bind(now)
        .fetch_optional(connection).await)?)
}

/// Whether the version was still the one given.
pub(super) async fn update_organisation(
    tx: &mut Tx,
    (id, version): (OrganisationId, i64),
    checked: &CheckedOrganisation,
    keys: &NameKeys,
) -> Result<bool, DatabaseError> {
    let facts = checked.facts();
    let rows = within!(tx, connection => sqlx::query(UPDATE_ORGANISATION)
        .bind(id).bind(version).bind(facts.kind.as_str()).bind(&facts.name).bind(&facts.short_name).bind(&keys.sort_key)
        .bind(&keys.folded).bind(&facts.cvr).bind(&facts.p_number).bind(&facts.phone).bind(&facts.email).bind(&facts.web)
        .bind(&facts.street).bind(&facts.postal_code).bind(&facts.town).bind(facts.borrower_category.as_str())
        .bind(facts.parent_id).bind(facts.approved_on()).bind(facts.declared_until()).bind(&facts.note)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn organisation_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<OrganisationId>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_scalar(ORGANISATION_OF_REQUEST).bind(key).fetch_optional(connection).await)?,
    )
}

/// The organisation, or the one it was merged into.
pub(super) async fn find_organisation(tx: &mut Tx, id: OrganisationId) -> Result<Option<Organisation>, DatabaseError> {
    let row: Option<OrganisationRow> =
        within!(tx, connection => sqlx::query_as(ORGANISATION).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Organisation::from))
}

/// Whether it was not archived before.
pub(super) async fn archive_organisation(tx: &mut Tx, id: OrganisationId, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ARCHIVE_ORGANISATION).bind(id).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether it was archived before.
pub(super) async fn restore_organisation(tx: &mut Tx, id: OrganisationId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RESTORE_ORGANISATION).bind(id)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// An id with its name.
#[derive(sqlx::FromRow)]
pub(super) struct NamedRow {
    pub id: i64,
    pub name: String,
}

pub(super) async fn branches_of(tx: &mut Tx, id: OrganisationId) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(BRANCHES).bind(id).fetch_all(connection).await)?)
}

/// The organisation and all it is a branch of; empty if there is none such.
pub(super) async fn above(tx: &mut Tx, id: OrganisationId) -> Result<Vec<OrganisationId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ABOVE).bind(id).fetch_all(connection).await)?)
}

pub(super) async fn organisations_called(
    tx: &mut Tx,
    folded: &str,
    but: OrganisationId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_as(SAME_NAME_ORGANISATIONS).bind(folded).bind(but).fetch_all(connection).await)?,
    )
}

pub(super) async fn organisations_with_cvr(
    tx: &mut Tx,
    cvr: &str,
    but: OrganisationId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SAME_CVR).bind(cvr).bind(but).fetch_all(connection).await)?)
}

#[derive(sqlx::FromRow)]
struct BorrowerRow {
    id: OrganisationId,
    name: String,
    short_name: String,
    #[sqlx(try_from = "String")]
    borrower_category: BorrowerCategory,
    education_approved_on: Option<NaiveDate>,
    declaration_valid_until: Option<NaiveDate>,
    archived_at: Option<Instant>,
}

pub(super) async fn find_borrower(tx: &mut Tx, id: OrganisationId) -> Result<Option<Borrower>, DatabaseError> {
    let row: Option<BorrowerRow> =
        within!(tx, connection => sqlx::query_as(BORROWER).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(|row| Borrower {
        id: row.id,
        name: row.name,
        short_name: row.short_name,
        category: row.borrower_category,
        education_approved_on: row.education_approved_on,
        declaration_valid_until: row.declaration_valid_until,
        archived_at: row.archived_at,
    }))
}

/// An organisation's names, under the id that was asked for.
#[derive(sqlx::FromRow)]
pub(super) struct NamesRow {
    pub asked: OrganisationId,
    pub id: OrganisationId,
    pub name: String,
    pub short_name: String,
}

pub(super) async fn names(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<NamesRow>, DatabaseError> {
    let ids = serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string();
    Ok(within!(tx, connection => sqlx::query_as(NAMES).bind(ids).fetch_all(connection).await)?)
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
pub(super) async fn insert_person(
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
pub(super) async fn update_person(
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

pub(super) async fn person_of_request(tx: &mut Tx, key: RequestKey) -> Result<Option<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PERSON_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// The person, or the one they were merged into, with their address whatever its protection.
pub(super) async fn find_person(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, DatabaseError> {
    let row: Option<PersonRow> =
        within!(tx, connection => sqlx::query_as(PERSON).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Person::from))
}

/// Whether they were not archived before.
pub(super) async fn archive_person(tx: &mut Tx, id: PersonId, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ARCHIVE_PERSON).bind(id).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether they were archived before.
pub(super) async fn restore_person(tx: &mut Tx, id: PersonId) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RESTORE_PERSON).bind(id)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn people_called(tx: &mut Tx, folded: &str, but: PersonId) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SAME_NAME_PEOPLE).bind(folded).bind(but).fetch_all(connection).await)?)
}

pub(super) async fn find_person_name(tx: &mut Tx, id: PersonId) -> Result<Option<PersonName>, DatabaseError> {
    let row: Option<(PersonId, String, Option<Instant>)> =
        within!(tx, connection => sqlx::query_as(PERSON_NAME).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(|(id, full_name, protected_at)| PersonName {
        id,
        full_name,
        protection: protection_since(protected_at),
    }))
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    id: ContactRoleId,
    organisation_id: OrganisationId,
    organisation_name: String,
    person_id: PersonId,
    person_name: String,
    phone: String,
    email: String,
    #[sqlx(try_from = "String")]
    role: ContactRoleKind,
    title: String,
    valid_from: NaiveDate,
    valid_to: NaiveDate,
    version: i64,
}

impl RoleRow {
    fn seen_on(self, today: NaiveDate) -> ContactRole {
        let standing = PeriodStanding::of(self.valid_from, self.valid_to, today);
        let valid_to = written((self.valid_to != OPEN_END).then_some(self.valid_to));
        let facts =
            ContactRoleFacts { role: self.role, title: self.title, valid_from: self.valid_from.to_string(), valid_to };
        ContactRole {
            id: self.id,
            organisation_id: self.organisation_id,
            organisation_name: self.organisation_name,
            person_id: self.person_id,
            person_name: self.person_name,
            phone: self.phone,
            email: self.email,
            facts,
            standing,
            version: self.version,
        }
    }

    fn at_party(self) -> PartyContact {
        PartyContact {
            person_id: self.person_id,
            name: self.person_name,
            role: self.role,
            title: self.title,
            phone: self.phone.try_into().ok(),
            email: self.email.try_into().ok(),
        }
    }
}

/// `None` where the request key is there already.
pub(super) async fn insert_role(
    tx: &mut Tx,
    key: RequestKey,
    (organisation_id, person_id): (OrganisationId, PersonId),
    checked: &CheckedContactRole,
    now: Instant,
) -> Result<Option<ContactRoleId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_ROLE)
        .bind(key).bind(organisation_id).bind(person_id).bind(checked.facts.role.as_str()).bind(&checked.facts.title)
        .bind(checked.starts).bind(checked.ends).bind(now).fetch_optional(connection).await)?)
}

/// Whether the version was still the one given.
pub(super) async fn update_role(
    tx: &mut Tx,
    (id, version): (ContactRoleId, i64),
    checked: &CheckedContactRole,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(UPDATE_ROLE)
        .bind(id).bind(version).bind(checked.facts.role.as_str()).bind(&checked.facts.title).bind(checked.starts)
        .bind(checked.ends).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(super) async fn role_of_request(tx: &mut Tx, key: RequestKey) -> Result<Option<ContactRoleId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ROLE_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(super) async fn find_role(
    tx: &mut Tx,
    id: ContactRoleId,
    today: NaiveDate,
) -> Result<Option<ContactRole>, DatabaseError> {
    let row: Option<RoleRow> =
        within!(tx, connection => sqlx::query_as(ROLE).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(|row| row.seen_on(today)))
}

/// Where a role was and whose: what a withdrawal is about.
#[derive(sqlx::FromRow)]
pub(super) struct RoleEndsRow {
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    #[sqlx(try_from = "String")]
    pub role: ContactRoleKind,
}

pub(super) async fn withdraw_role(
    tx: &mut Tx,
    id: ContactRoleId,
    now: Instant,
) -> Result<Option<RoleEndsRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(WITHDRAW_ROLE).bind(id).bind(now).fetch_optional(connection).await)?)
}

pub(super) async fn reinstate_role(tx: &mut Tx, id: ContactRoleId) -> Result<Option<RoleEndsRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(REINSTATE_ROLE).bind(id).fetch_optional(connection).await)?)
}

/// All roles at an organisation: those that hold first, whom to ring first.
pub(super) async fn roles_at(
    tx: &mut Tx,
    id: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<ContactRole>, DatabaseError> {
    let rows: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(ROLES_AT).bind(id).fetch_all(connection).await)?;
    Ok(whom_to_ring_first(rows, today))
}

/// All roles of a person: those that hold first.
pub(super) async fn roles_of(tx: &mut Tx, id: PersonId, today: NaiveDate) -> Result<Vec<ContactRole>, DatabaseError> {
    let rows: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(ROLES_OF).bind(id).fetch_all(connection).await)?;
    Ok(whom_to_ring_first(rows, today))
}

fn whom_to_ring_first(rows: Vec<RoleRow>, today: NaiveDate) -> Vec<ContactRole> {
    let mut roles: Vec<ContactRole> = rows.into_iter().map(|row| row.seen_on(today)).collect();
    roles.sort_by_key(|role| (role.standing == PeriodStanding::Ended, role.facts.role.order()));
    roles
}

/// Another role of the same kind, person and place in the period, if there is one.
pub(super) async fn same_role(
    tx: &mut Tx,
    (organisation_id, person_id): (OrganisationId, PersonId),
    checked: &CheckedContactRole,
    but: ContactRoleId,
    today: NaiveDate,
) -> Result<Option<ContactRole>, DatabaseError> {
    let row: Option<RoleRow> = within!(tx, connection => sqlx::query_as(SAME_ROLE)
        .bind(organisation_id).bind(person_id).bind(checked.facts.role.as_str()).bind(checked.starts).bind(checked.ends)
        .bind(but).fetch_optional(connection).await)?;
    Ok(row.map(|row| row.seen_on(today)))
}

/// The organisations where a person holds or held a role.
pub(super) async fn places_of(tx: &mut Tx, id: PersonId) -> Result<Vec<OrganisationId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PLACES_OF).bind(id).fetch_all(connection).await)?)
}

/// The organisation as a party to a paper of that day.
pub(super) async fn find_party(tx: &mut Tx, id: OrganisationId, on: NaiveDate) -> Result<Option<Party>, DatabaseError> {
    let Some(organisation) = find_organisation(tx, id).await? else { return Ok(None) };
    let rows: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(HOLDERS_ON)
        .bind(organisation.id).bind(on).fetch_all(connection).await)?;
    let mut contacts: Vec<PartyContact> = rows.into_iter().map(RoleRow::at_party).collect();
    contacts.sort_by_key(|contact| contact.role.order());
    let facts = organisation.facts;
    Ok(Some(Party {
        id: organisation.id,
        address_lines: address_lines(&facts.street, &facts.postal_code, &facts.town),
        name: facts.name,
        short_name: facts.short_name,
        cvr: facts.cvr.try_into().ok(),
        phone: facts.phone.try_into().ok(),
        email: facts.email.try_into().ok(),
        contacts,
    }))
}

/// The towns known for a postal code, the usual one first.
pub(super) async fn towns(tx: &mut Tx, postal_code: &str) -> Result<Vec<String>, DatabaseError> {
    let rows: Vec<(String, i64)> =
        within!(tx, connection => sqlx::query_as(TOWNS).bind(postal_code).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(|(town, _)| town).collect())
}
