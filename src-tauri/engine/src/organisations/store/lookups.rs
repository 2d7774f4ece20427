//! What is asked about organisations by others: borrowers, names, parties, towns.

use chrono::NaiveDate;

use super::contact_roles::holders_on;
use super::organisations::find_organisation;
use super::standing_for;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::organisation::{Borrower, BorrowerCategory};
use crate::organisations::party::{Party, address_lines};
use crate::shared::ids::OrganisationId;
use crate::shared::instant::Instant;

statements! {
    BORROWER = concat!(standing_for!("organisations"), "SELECT o.id, o.name, o.short_name, o.borrower_category,
        o.education_approved_on, o.declaration_valid_until, o.archived_at
        FROM chain c JOIN organisations o ON o.id = c.id WHERE c.merged_into IS NULL");
    NAMES = "WITH RECURSIVE chain (asked, id, merged_into) AS (SELECT id, id, merged_into FROM organisations
        WHERE id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
        UNION SELECT c.asked, n.id, n.merged_into FROM chain c JOIN organisations n ON n.id = c.merged_into)
        SELECT c.asked, o.id, o.name, o.short_name FROM chain c JOIN organisations o ON o.id = c.id
        WHERE c.merged_into IS NULL";
    TOWNS = "SELECT town, CAST(sum(times) AS BIGINT) AS times FROM (
            SELECT town, count(*) AS times FROM organisations WHERE postal_code = $1 AND town <> '' GROUP BY town
            UNION ALL SELECT town, count(*) AS times FROM people
            WHERE postal_code = $1 AND protected_at IS NULL AND town <> '' GROUP BY town) AS known
        GROUP BY town ORDER BY 2 DESC, town LIMIT 5";
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

pub(in crate::organisations) async fn find_borrower(
    tx: &mut Tx,
    id: OrganisationId,
) -> Result<Option<Borrower>, DatabaseError> {
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
pub(in crate::organisations) struct NamesRow {
    pub asked: OrganisationId,
    pub id: OrganisationId,
    pub name: String,
    pub short_name: String,
}

pub(in crate::organisations) async fn names(
    tx: &mut Tx,
    ids: &[OrganisationId],
) -> Result<Vec<NamesRow>, DatabaseError> {
    let ids = serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string();
    Ok(within!(tx, connection => sqlx::query_as(NAMES).bind(ids).fetch_all(connection).await)?)
}

/// The organisation as a party to a paper of that day.
pub(in crate::organisations) async fn find_party(
    tx: &mut Tx,
    id: OrganisationId,
    on: NaiveDate,
) -> Result<Option<Party>, DatabaseError> {
    let Some(organisation) = find_organisation(tx, id).await? else { return Ok(None) };
    let contacts = holders_on(tx, organisation.id, on).await?;
    let facts = organisation.facts;
    Ok(Some(Party {
        id: organisation.id,
        address_lines: address_lines(&facts.street, &facts.postal_code, &facts.town),
        name: facts.name,
        short_name: facts.short_name,
        cvr: facts.cvr.try_into().ok(),
        p_number: facts.p_number,
        phone: facts.phone.try_into().ok(),
        email: facts.email.try_into().ok(),
        contacts,
    }))
}

/// The towns known for a postal code, the usual one first.
pub(in crate::organisations) async fn towns(tx: &mut Tx, postal_code: &str) -> Result<Vec<String>, DatabaseError> {
    let rows: Vec<(String, i64)> =
        within!(tx, connection => sqlx::query_as(TOWNS).bind(postal_code).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(|(town, _)| town).collect())
}
