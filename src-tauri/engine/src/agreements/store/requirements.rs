//! What agreements ask of associations, and when it was confirmed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::agreements::requirement::{JudgedBy, Requirement, RequirementFacts, RequirementKind, RequirementRule};
use crate::agreements::watch::rule_of;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::AgreementId;

statements! {
    REQUIREMENTS = "SELECT agreement_id, kind, rule, reason, confirmed_on, confirmed_by, version FROM agreement_requirements
        WHERE agreement_id BETWEEN $1 AND $2";
    ASKING_CLAUSES = "SELECT agreement_id, clause_key FROM agreement_clauses
        WHERE agreement_id BETWEEN $1 AND $2 AND state = 'on' AND clause_key IN ('certificates', 'confidentiality', 'contacts')";
    ADD_REQUIREMENT = "INSERT INTO agreement_requirements (agreement_id, kind, rule, reason, confirmed_on, confirmed_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING";
    CHANGE_REQUIREMENT = "UPDATE agreement_requirements SET rule = $3, reason = $4, confirmed_on = $5, confirmed_by = $6,
            version = version + 1 WHERE agreement_id = $1 AND kind = $2 AND version = $7";
    TAKE_REQUIREMENTS_ALONG = "INSERT INTO agreement_requirements (agreement_id, kind, rule, reason, confirmed_on, confirmed_by, version)
        SELECT CAST($2 AS BIGINT), r.kind, r.rule, r.reason, r.confirmed_on, r.confirmed_by, 1 FROM agreement_requirements r
        WHERE r.agreement_id = $1";
    DECLARATIONS = "WITH RECURSIVE chain (agreement_id, id, merged_into) AS (SELECT a.id, o.id, o.merged_into
            FROM agreements a CROSS JOIN organisations o WHERE a.id BETWEEN $1 AND $2 AND o.id = a.organisation_id
            UNION SELECT c.agreement_id, n.id, n.merged_into FROM chain c JOIN organisations n ON n.id = c.merged_into)
        SELECT c.agreement_id, o.declaration_valid_until FROM chain c JOIN organisations o ON o.id = c.id
        WHERE c.merged_into IS NULL AND o.declaration_valid_until IS NOT NULL";
}

#[derive(Debug, sqlx::FromRow)]
struct RequirementRow {
    agreement_id: AgreementId,
    #[sqlx(try_from = "String")]
    kind: RequirementKind,
    #[sqlx(try_from = "String")]
    rule: RequirementRule,
    reason: String,
    confirmed_on: Option<NaiveDate>,
    confirmed_by: String,
    version: i64,
}

impl RequirementRow {
    fn facts(self) -> RequirementFacts {
        RequirementFacts {
            version: self.version,
            rule: self.rule,
            reason: self.reason,
            confirmed_on: self.confirmed_on,
            confirmed_by: self.confirmed_by,
        }
    }
}

/// The requirements of these agreements as they stand on a day, each kind once.
pub(in crate::agreements) async fn requirements_between(
    tx: &mut Tx,
    (first, last): (AgreementId, AgreementId),
    today: NaiveDate,
) -> Result<BTreeMap<AgreementId, Vec<Requirement>>, DatabaseError> {
    let rows: Vec<RequirementRow> =
        within!(tx, connection => sqlx::query_as(REQUIREMENTS).bind(first).bind(last).fetch_all(connection).await)?;
    let clauses: Vec<(AgreementId, String)> =
        within!(tx, connection => sqlx::query_as(ASKING_CLAUSES).bind(first).bind(last).fetch_all(connection).await)?;
    let declared: Vec<(AgreementId, NaiveDate)> =
        within!(tx, connection => sqlx::query_as(DECLARATIONS).bind(first).bind(last).fetch_all(connection).await)?;
    let declared: BTreeMap<AgreementId, NaiveDate> = declared.into_iter().collect();
    let confirmed_months = rule_of(tx).await?.0.times.confirmed_months;
    let mut said: BTreeMap<(AgreementId, RequirementKind), RequirementFacts> =
        rows.into_iter().map(|row| ((row.agreement_id, row.kind), row.facts())).collect();
    let ids: BTreeSet<AgreementId> = said.keys().map(|(id, _)| *id).chain(clauses.iter().map(|(id, _)| *id)).collect();
    let clauses: BTreeSet<(AgreementId, String)> = clauses.into_iter().collect();
    let mut of = |id: AgreementId, kind: RequirementKind| {
        let is_in_clauses = clauses.contains(&(id, kind.clause().to_owned()));
        let by = JudgedBy { today, confirmed_months, declared_until: declared.get(&id).copied() };
        Requirement::of(kind, is_in_clauses, said.remove(&(id, kind)).unwrap_or_default(), by)
    };
    Ok(ids.into_iter().map(|id| (id, RequirementKind::ALL.iter().map(|kind| of(id, *kind)).collect())).collect())
}

/// Keeps what somebody says of a requirement of which they saw this version; `false` where somebody else said something
/// meanwhile.
pub(in crate::agreements) async fn keep_requirement(
    tx: &mut Tx,
    id: AgreementId,
    kind: RequirementKind,
    facts: &RequirementFacts,
) -> Result<bool, DatabaseError> {
    if facts.version == 0 {
        let rows = within!(tx, connection => sqlx::query(ADD_REQUIREMENT)
            .bind(id).bind(kind.as_str()).bind(facts.rule.as_str()).bind(facts.reason.as_str())
            .bind(facts.confirmed_on).bind(facts.confirmed_by.as_str())
            .execute(connection).await.map(|done| done.rows_affected()))?;
        return Ok(rows == 1);
    }
    let rows = within!(tx, connection => sqlx::query(CHANGE_REQUIREMENT)
        .bind(id).bind(kind.as_str()).bind(facts.rule.as_str()).bind(facts.reason.as_str())
        .bind(facts.confirmed_on).bind(facts.confirmed_by.as_str()).bind(facts.version)
        .execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// What was said of an agreement's requirements holds for the one that follows it too.
pub(in crate::agreements) async fn take_requirements_along(
    tx: &mut Tx,
    from: AgreementId,
    to: AgreementId,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(TAKE_REQUIREMENTS_ALONG).bind(from).bind(to).execute(connection).await.map(|_| ()))?;
    Ok(())
}
