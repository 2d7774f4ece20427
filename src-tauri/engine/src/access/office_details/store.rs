//! All SQL about the office's one row.

use super::operations::{OfficeDetails, OfficeDetailsChange};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::format::Language;

statements! {
    DETAILS = "SELECT name, municipality_name, street, postal_code, town, cvr, phone, email, language, lock_after_minutes,
        logo_text, CAST(COALESCE(length(logo), 0) AS BIGINT) AS logo_bytes, version FROM office_details WHERE id = 1";
    CHANGE_DETAILS = "UPDATE office_details SET name = $2, municipality_name = $3, street = $4, postal_code = $5, town = $6,
        cvr = $7, phone = $8, email = $9, language = $10, lock_after_minutes = $11, version = version + 1
        WHERE id = 1 AND version = $1";
    LOGO = "SELECT logo, logo_text FROM office_details WHERE id = 1";
    KEEP_LOGO = "UPDATE office_details SET logo = $1, logo_text = $2 WHERE id = 1";
}

#[derive(sqlx::FromRow)]
struct DetailsRow {
    name: String,
    municipality_name: String,
    street: String,
    postal_code: String,
    town: String,
    cvr: String,
    phone: String,
    email: String,
    #[sqlx(try_from = "String")]
    language: Language,
    lock_after_minutes: i64,
    logo_text: String,
    logo_bytes: i64,
    version: i64,
}

pub(super) async fn find(tx: &mut Tx) -> Result<Option<OfficeDetails>, DatabaseError> {
    let row: Option<DetailsRow> = within!(tx, connection => sqlx::query_as(DETAILS).fetch_optional(connection).await)?;
    Ok(row.map(|row| OfficeDetails {
        name: row.name,
        municipality_name: row.municipality_name,
        street: row.street,
        postal_code: row.postal_code,
        town: row.town,
        cvr: row.cvr,
        phone: row.phone,
        email: row.email,
        language: row.language,
        lock_after_minutes: row.lock_after_minutes,
        logo_text: row.logo_text,
        logo_bytes: row.logo_bytes,
        version: row.version,
    }))
}

/// Whether the details still stood at the version that was seen.
pub(super) async fn change(tx: &mut Tx, change: &OfficeDetailsChange) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(CHANGE_DETAILS)
        .bind(change.version).bind(&change.name).bind(&change.municipality_name).bind(&change.street)
        .bind(&change.postal_code).bind(&change.town).bind(&change.cvr).bind(&change.phone).bind(&change.email)
        .bind(change.language.as_str()).bind(change.lock_after_minutes)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The picture and what it shows, in words.
pub(super) async fn find_logo(tx: &mut Tx) -> Result<Option<(Vec<u8>, String)>, DatabaseError> {
    let row: Option<(Option<Vec<u8>>, String)> =
        within!(tx, connection => sqlx::query_as(LOGO).fetch_optional(connection).await)?;
    Ok(row.and_then(|(picture, text)| picture.map(|picture| (picture, text))))
}

pub(super) async fn keep_logo(tx: &mut Tx, picture: Option<&[u8]>, text: &str) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(KEEP_LOGO).bind(picture).bind(text).execute(connection).await.map(|_| ()))?;
    Ok(())
}
