//! Notice, and whether an agreement goes on by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Done, finish, for_edit, found};
use crate::access::{Changed, Changing, RequestContext};
use crate::agreements::library::Libraries;
use crate::agreements::terms::PERIOD_CLAUSE;
use crate::agreements::{Agreement, AgreementError, AgreementEvent, Clause, Notice, Terms, store};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AgreementId;

/// Terms as they should be.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TermsChange {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The terms.
    pub terms: Terms,
}

impl Input for TermsChange {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, terms: Terms { tacit_months: Some(12), ..Terms::default() } }
    }
}

impl Changing for TermsChange {
    const OPERATION: &'static str = "change_terms";
}

/// Changes notice and tacit renewal. The clause that says them follows, unless somebody has written in it.
pub async fn change_terms(
    context: &RequestContext<'_>,
    input: TermsChange,
) -> Result<Changed<Agreement>, AgreementError> {
    refuse_bad_terms(input.terms)?;
    let mut tx = context.write().await?;
    let done = async {
        let before = for_edit(&mut tx, input.id, input.version).await?;
        store::update_terms(&mut tx, input.id, input.terms).await?;
        let libraries = store::libraries_of(&mut tx, input.id).await?;
        if let Some(clause) = clause_saying(&before, &libraries, input.terms) {
            store::update_clause(&mut tx, input.id, &clause).await?;
        }
        let now = found(&mut tx, input.id).await?;
        let inverse = TermsChange { id: input.id, version: now.version, terms: before.terms };
        Ok(Done::with_undo(now, vec![AgreementEvent::TermsChanged.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

fn refuse_bad_terms(terms: Terms) -> Result<(), AgreementError> {
    let mut problems = FieldProblems::default();
    for (field, count, most) in [
        ("terms.notice.count", Some(terms.notice.count), Notice::MOST),
        ("terms.tacitMonths", terms.tacit_months, Terms::MOST_MONTHS),
    ] {
        if count.is_some_and(|count| !(1..=most).contains(&count)) {
            problems.add(field, Problem::OutOfRange { least: 1, most: i64::from(most) });
        }
    }
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}

fn clause_saying(agreement: &Agreement, libraries: &Libraries, terms: Terms) -> Option<Clause> {
    let clause = agreement.clauses.iter().find(|clause| clause.key == PERIOD_CLAUSE && !clause.is_edited)?;
    let variant = terms.clause_variant();
    let body = libraries.origin(clause)?.body(Some(variant), agreement.language).to_owned();
    Some(Clause { body, variant: Some(variant.to_owned()), ..clause.clone() })
}
