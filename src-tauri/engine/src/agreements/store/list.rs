//! Agreements in lists.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::TermsRow;
use crate::agreements::dates::LifeFacts;
use crate::agreements::facts::whole_date;
use crate::agreements::{
    AgreementSide, AgreementStanding, AgreementState, AgreementSummary, PaperStanding, SignedBy, Term,
};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AgreementId, OrganisationId, UserId};
use crate::shared::instant::Instant;

statements! {
    LIST = "SELECT a.id, a.number, a.organisation_id, o.name AS organisation_name, a.activity_title, a.state, a.starts_on,
            a.ends_on, a.notice_count, a.notice_unit, a.notice_to, a.tacit_months, a.sent_on, a.replaced_from,
            a.notice_ends_on, a.evaluated_on, a.changed_at, a.version, a.printed_version, a.created_by,
            (SELECT v.value FROM agreement_values v WHERE v.agreement_id = a.id AND v.name = 'evaluation_date') AS evaluation,
            (SELECT p.printed_at FROM papers p WHERE p.subject_kind = 'agreement' AND p.subject_id = a.id AND p.kind = 'agreement'
                ORDER BY p.id DESC LIMIT 1) AS printed_at,
            (SELECT u.full_name FROM users u WHERE u.id = a.created_by) AS drafted_by
        FROM agreements a CROSS JOIN organisations o
        WHERE o.id = a.organisation_id AND (a.changed_at, a.id) < ($1, $2)
        ORDER BY a.changed_at DESC, a.id DESC LIMIT $3";
    LIST_OF_ORGANISATION = "SELECT a.id, a.number, a.organisation_id, o.name AS organisation_name, a.activity_title, a.state, a.starts_on,
            a.ends_on, a.notice_count, a.notice_unit, a.notice_to, a.tacit_months, a.sent_on, a.replaced_from,
            a.notice_ends_on, a.evaluated_on, a.changed_at, a.version, a.printed_version, a.created_by,
            (SELECT v.value FROM agreement_values v WHERE v.agreement_id = a.id AND v.name = 'evaluation_date') AS evaluation,
            (SELECT p.printed_at FROM papers p WHERE p.subject_kind = 'agreement' AND p.subject_id = a.id AND p.kind = 'agreement'
                ORDER BY p.id DESC LIMIT 1) AS printed_at,
            (SELECT u.full_name FROM users u WHERE u.id = a.created_by) AS drafted_by
        FROM agreements a CROSS JOIN organisations o
        WHERE a.organisation_id = $1 AND o.id = a.organisation_id AND a.state <> 'discarded'
        ORDER BY a.id DESC LIMIT $2";
    SIGNERS = "SELECT agreement_id, side, name FROM agreement_signatures
        WHERE agreement_id BETWEEN $1 AND $2 AND withdrawn_at IS NULL ORDER BY agreement_id, signed_on, id";
}

#[derive(Debug, sqlx::FromRow)]
struct SummaryRow {
    id: AgreementId,
    number: String,
    organisation_id: OrganisationId,
    organisation_name: String,
    activity_title: String,
    #[sqlx(try_from = "String")]
    state: AgreementState,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    terms: TermsRow,
    sent_on: Option<NaiveDate>,
    replaced_from: Option<NaiveDate>,
    notice_ends_on: Option<NaiveDate>,
    evaluated_on: Option<NaiveDate>,
    evaluation: Option<String>,
    created_by: Option<UserId>,
    changed_at: Instant,
    version: i64,
    printed_version: Option<i64>,
    printed_at: Option<Instant>,
    drafted_by: Option<String>,
}

/// An agreement for a list, and what its days are read off.
pub(in crate::agreements) struct Listed {
    pub summary: AgreementSummary,
    pub facts: LifeFacts,
    /// Who began it.
    pub created_by: Option<UserId>,
}

impl SummaryRow {
    fn listed(self) -> Listed {
        let facts = LifeFacts {
            state: self.state,
            first: self.starts_on.zip(self.ends_on).and_then(|(starts_on, ends_on)| Term::between(starts_on, ends_on)),
            terms: self.terms.terms(),
            sent_on: self.sent_on,
            notice_ends_on: self.notice_ends_on,
            replaced_from: self.replaced_from,
            evaluation_on: self.evaluation.as_deref().and_then(whole_date),
            is_evaluated: self.evaluated_on.is_some(),
        };
        let summary = AgreementSummary {
            id: self.id,
            number: self.number,
            organisation_id: self.organisation_id,
            organisation_name: self.organisation_name,
            activity_title: self.activity_title,
            standing: AgreementStanding::Draft,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            next: None,
            signed_by: Vec::new(),
            goals_due: 0,
            wanting: Vec::new(),
            changed_at: self.changed_at,
            printed_at: self.printed_at,
            paper: PaperStanding::of(self.version, self.printed_version),
            drafted_by: self.drafted_by,
            holds: false,
            is_expiring: false,
        };
        Listed { summary, facts, created_by: self.created_by }
    }
}

/// The agreements changed last, before this place in the list; those that were thrown away among them.
pub(in crate::agreements) async fn list(
    tx: &mut Tx,
    before: (Instant, AgreementId),
    most: i64,
) -> Result<Vec<Listed>, DatabaseError> {
    let rows: Vec<SummaryRow> = within!(tx, connection => sqlx::query_as(LIST)
        .bind(before.0).bind(before.1).bind(most).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(SummaryRow::listed).collect())
}

pub(in crate::agreements) async fn list_of_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    most: i64,
) -> Result<Vec<Listed>, DatabaseError> {
    let rows: Vec<SummaryRow> = within!(tx, connection => sqlx::query_as(LIST_OF_ORGANISATION)
        .bind(id).bind(most).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(SummaryRow::listed).collect())
}

#[derive(Debug, sqlx::FromRow)]
struct SignerRow {
    agreement_id: AgreementId,
    #[sqlx(try_from = "String")]
    side: AgreementSide,
    name: String,
}

/// Who signed the agreements from one to another, in the order of signing.
pub(in crate::agreements) async fn signers_between(
    tx: &mut Tx,
    (first, last): (AgreementId, AgreementId),
) -> Result<BTreeMap<AgreementId, Vec<SignedBy>>, DatabaseError> {
    let rows: Vec<SignerRow> =
        within!(tx, connection => sqlx::query_as(SIGNERS).bind(first).bind(last).fetch_all(connection).await)?;
    let mut signers: BTreeMap<AgreementId, Vec<SignedBy>> = BTreeMap::new();
    for row in rows {
        signers.entry(row.agreement_id).or_default().push(SignedBy { side: row.side, name: row.name });
    }
    Ok(signers)
}
