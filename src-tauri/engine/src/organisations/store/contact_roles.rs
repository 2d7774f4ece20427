//! Contact roles.

use chrono::NaiveDate;

use super::written;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::contact_role::{
    CheckedContactRole, ContactRole, ContactRoleFacts, ContactRoleKind, OPEN_END, PeriodStanding,
};
use crate::organisations::party::PartyContact;
use crate::shared::ids::{ContactRoleId, OrganisationId, PersonId, RequestKey};
use crate::shared::instant::Instant;

macro_rules! role_columns {
    () => {
        "r.id, r.organisation_id, o.name AS organisation_name, r.person_id, p.full_name AS person_name, p.phone, p.email,
        r.role, r.title, r.valid_from, r.valid_to, r.version FROM contact_roles r
        JOIN organisations o ON o.id = r.organisation_id JOIN people p ON p.id = r.person_id "
    };
}

statements! {
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
pub(in crate::organisations) async fn insert_role(
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
pub(in crate::organisations) async fn update_role(
    tx: &mut Tx,
    (id, version): (ContactRoleId, i64),
    checked: &CheckedContactRole,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(UPDATE_ROLE)
        .bind(id).bind(version).bind(checked.facts.role.as_str()).bind(&checked.facts.title).bind(checked.starts)
        .bind(checked.ends).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(in crate::organisations) async fn role_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<ContactRoleId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ROLE_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

pub(in crate::organisations) async fn find_role(
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
pub(in crate::organisations) struct RoleEndsRow {
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    #[sqlx(try_from = "String")]
    pub role: ContactRoleKind,
}

pub(in crate::organisations) async fn withdraw_role(
    tx: &mut Tx,
    id: ContactRoleId,
    now: Instant,
) -> Result<Option<RoleEndsRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(WITHDRAW_ROLE).bind(id).bind(now).fetch_optional(connection).await)?)
}

pub(in crate::organisations) async fn reinstate_role(
    tx: &mut Tx,
    id: ContactRoleId,
) -> Result<Option<RoleEndsRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(REINSTATE_ROLE).bind(id).fetch_optional(connection).await)?)
}

/// All roles at an organisation: those that hold first, whom to ring first.
pub(in crate::organisations) async fn roles_at(
    tx: &mut Tx,
    id: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<ContactRole>, DatabaseError> {
    let rows: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(ROLES_AT).bind(id).fetch_all(connection).await)?;
    Ok(whom_to_ring_first(rows, today))
}

/// All roles of a person: those that hold first.
pub(in crate::organisations) async fn roles_of(
    tx: &mut Tx,
    id: PersonId,
    today: NaiveDate,
) -> Result<Vec<ContactRole>, DatabaseError> {
    let rows: Vec<RoleRow> = within!(tx, connection => sqlx::query_as(ROLES_OF).bind(id).fetch_all(connection).await)?;
    Ok(whom_to_ring_first(rows, today))
}

fn whom_to_ring_first(rows: Vec<RoleRow>, today: NaiveDate) -> Vec<ContactRole> {
    let mut roles: Vec<ContactRole> = rows.into_iter().map(|row| row.seen_on(today)).collect();
    roles.sort_by_key(|role| (role.standing == PeriodStanding::Ended, role.facts.role.order()));
    roles
}

/// Another role of the same kind, person and place in the period, if there is one.
pub(in crate::organisations) async fn same_role(
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
pub(in crate::organisations) async fn places_of(
    tx: &mut Tx,
    id: PersonId,
) -> Result<Vec<OrganisationId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(PLACES_OF).bind(id).fetch_all(connection).await)?)
}

/// Who holds a role at an organisation on a day, whom to ring first.
pub(super) async fn holders_on(
    tx: &mut Tx,
    id: OrganisationId,
    on: NaiveDate,
) -> Result<Vec<PartyContact>, DatabaseError> {
    let rows: Vec<RoleRow> =
        within!(tx, connection => sqlx::query_as(HOLDERS_ON).bind(id).bind(on).fetch_all(connection).await)?;
    let mut contacts: Vec<PartyContact> = rows.into_iter().map(RoleRow::at_party).collect();
    contacts.sort_by_key(|contact| contact.role.order());
    Ok(contacts)
}
