//! Organisations.

use chrono::NaiveDate;

use super::{NameKeys, NamedRow, standing_for, written};
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::organisations::organisation::{
    BorrowerCategory, CheckedOrganisation, Organisation, OrganisationFacts, OrganisationKind,
};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{OrganisationId, RequestKey};
use crate::shared::instant::Instant;

macro_rules! organisation_columns {
    () => {
        "o.id, o.kind, o.name, o.short_name, o.cvr, o.p_number, o.phone, o.email, o.web, o.street, o.postal_code, o.town,
        o.borrower_category, o.parent_id, o.education_approved_on, o.declaration_valid_until, o.note, o.created_at,
        o.archived_at, o.version"
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
    ORGANISATION_NOTES = "SELECT id, note FROM organisations WHERE note <> ''";
    MEND_ORGANISATION_NOTE = "UPDATE organisations SET note = $2, version = version + 1 WHERE id = $1 AND note = $3";
    SAME_CVR = "SELECT id, name FROM organisations
        WHERE cvr = $1 AND id <> $2 AND merged_into IS NULL AND archived_at IS NULL ORDER BY sort_key, id LIMIT 5";
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

/// `None` where the request key is there already.
pub(in crate::organisations) async fn insert_organisation(
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
pub(in crate::organisations) async fn update_organisation(
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

pub(in crate::organisations) async fn organisation_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<OrganisationId>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_scalar(ORGANISATION_OF_REQUEST).bind(key).fetch_optional(connection).await)?,
    )
}

/// The organisation, or the one it was merged into.
pub(in crate::organisations) async fn find_organisation(
    tx: &mut Tx,
    id: OrganisationId,
) -> Result<Option<Organisation>, DatabaseError> {
    let row: Option<OrganisationRow> =
        within!(tx, connection => sqlx::query_as(ORGANISATION).bind(id).fetch_optional(connection).await)?;
    Ok(row.map(Organisation::from))
}

/// Whether it was not archived before.
pub(in crate::organisations) async fn archive_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    now: Instant,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(ARCHIVE_ORGANISATION).bind(id).bind(now)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Whether it was archived before.
pub(in crate::organisations) async fn restore_organisation(
    tx: &mut Tx,
    id: OrganisationId,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(RESTORE_ORGANISATION).bind(id)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

pub(in crate::organisations) async fn branches_of(
    tx: &mut Tx,
    id: OrganisationId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(BRANCHES).bind(id).fetch_all(connection).await)?)
}

/// The organisation and all it is a branch of; empty if there is none such.
pub(in crate::organisations) async fn above(
    tx: &mut Tx,
    id: OrganisationId,
) -> Result<Vec<OrganisationId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(ABOVE).bind(id).fetch_all(connection).await)?)
}

pub(in crate::organisations) async fn organisations_called(
    tx: &mut Tx,
    folded: &str,
    but: OrganisationId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_as(SAME_NAME_ORGANISATIONS).bind(folded).bind(but).fetch_all(connection).await)?,
    )
}

pub(in crate::organisations) async fn organisations_with_cvr(
    tx: &mut Tx,
    cvr: &str,
    but: OrganisationId,
) -> Result<Vec<NamedRow>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(SAME_CVR).bind(cvr).bind(but).fetch_all(connection).await)?)
}

/// Takes a name out of notes on cards; how many texts.
pub(in crate::organisations) async fn forget_in_notes(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let columns = [Texts { read: ORGANISATION_NOTES, write: MEND_ORGANISATION_NOTE }];
    mend_texts(tx, &columns, &|text| name.mended(text)).await
}
