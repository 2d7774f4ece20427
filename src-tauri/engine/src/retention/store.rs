//! All SQL of this slice.

use chrono::NaiveDate;

use super::RetentionRules;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::PersonId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{date_of, day_start};

statements! {
    RULES = "SELECT rules, version FROM retention_rules WHERE id = 1";
    /// People who were taken in before a moment and are nothing to the office since a day.
    UNTIED = "SELECT p.id, p.full_name, p.created_at, (SELECT MAX(r.valid_to) FROM contact_roles r
            WHERE r.person_id = p.id AND r.withdrawn_at IS NULL) AS role_until
        FROM people p WHERE p.anonymised_at IS NULL AND p.created_at < $1
            AND NOT EXISTS (SELECT 1 FROM volunteers v WHERE v.person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM contact_roles r WHERE r.person_id = p.id AND r.valid_to >= $2 AND r.withdrawn_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.contact_person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM series_terms t WHERE t.contact_person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM attachment_facts f JOIN attachments a ON a.id = f.attachment_id AND a.version = f.version
                WHERE f.contact_person_id = p.id AND f.standing = 'kept')
            AND NOT EXISTS (SELECT 1 FROM award_nominees n WHERE n.person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM award_members m WHERE m.person_id = p.id)
        ORDER BY p.created_at, p.id LIMIT $3";
    KEEP_RULES = "UPDATE retention_rules SET rules = $2, version = version + 1 WHERE id = 1 AND version = $1";
}

/// The rules and their version.
pub(super) async fn rules(tx: &mut Tx) -> Result<(RetentionRules, i64), DatabaseError> {
    let (rules, version): (Option<String>, i64) =
        within!(tx, connection => sqlx::query_as(RULES).fetch_one(connection).await)?;
    let Some(rules) = rules else { return Ok((RetentionRules::default(), version)) };
    let rules = serde_json::from_str(&rules).map_err(|_| DatabaseError::inconsistent("retention_rules"))?;
    Ok((rules, version))
}

/// Whether the version was still the one given.
pub(super) async fn keep_rules(tx: &mut Tx, version: i64, rules: &RetentionRules) -> Result<bool, DatabaseError> {
    let rules =
        serde_json::to_string(rules).map_err(|_| DatabaseError::inconsistent("rules that cannot be written"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_RULES)
        .bind(version).bind(rules).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// More people than an office lets go of at a time.
const MOST_UNTIED: i64 = 2_000;

/// Somebody who is nothing to the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Untied {
    pub person_id: PersonId,
    pub full_name: String,
    /// The day they were taken in, or on which their last role ended.
    pub last_day: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct UntiedRow {
    id: PersonId,
    full_name: String,
    created_at: Instant,
    role_until: Option<NaiveDate>,
}

/// People who are nothing to the office, and were not on a day either.
pub(super) async fn untied(tx: &mut Tx, by: NaiveDate) -> Result<Vec<Untied>, DatabaseError> {
    let rows: Vec<UntiedRow> = within!(tx, connection => sqlx::query_as(UNTIED)
        .bind(day_start(by)).bind(by).bind(MOST_UNTIED).fetch_all(connection).await)?;
    let untied = |row: UntiedRow| Untied {
        person_id: row.id,
        full_name: row.full_name,
        last_day: row.role_until.map_or(date_of(row.created_at), |until| until.max(date_of(row.created_at))),
    };
    Ok(rows.into_iter().map(untied).collect())
}
