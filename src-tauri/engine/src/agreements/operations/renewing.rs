//! The agreement that follows another: the same words, the next dates.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::drafted;
use super::{Done, finish, found, refuse_act};
use crate::access::{Changed, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::moving::Moving;
use crate::agreements::own_variable::Vocabulary;
use crate::agreements::{Agreement, AgreementAct, AgreementError, AgreementEvent, Template, Term, store};
use crate::gate::Input;
use crate::organisations;
use crate::shared::ids::{AgreementId, RequestKey};
use crate::shared::wall_clock::date_of;

/// An agreement to be followed by another.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToRenew {
    /// Made by the client; the same key again is the same draft.
    pub request_key: RequestKey,
    /// The agreement.
    pub id: AgreementId,
}

impl Input for AgreementToRenew {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), id: AgreementId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// Begins the agreement that follows: its words are copied and its dates moved on. The one before stands until both have
/// signed the new one.
pub async fn renew_agreement(
    context: &RequestContext<'_>,
    input: AgreementToRenew,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    if let Some(id) = store::find_by_key(&mut tx, input.request_key).await? {
        let agreement = found(&mut tx, id).await?;
        tx.rollback().await?;
        return Ok(drafted(agreement));
    }
    let done = begin(&mut tx, input).await;
    finish(tx, done).await
}

async fn begin(tx: &mut WriteTx, input: AgreementToRenew) -> Result<Done<Agreement>, AgreementError> {
    let before = found(tx, input.id).await?;
    refuse_act(&before, AgreementAct::Renew)?;
    if let Some(successor) = store::successor(tx, input.id).await? {
        return Err(AgreementError::SuccessorExists { id: successor.id, number: successor.number });
    }
    let borrower = organisations::borrower(tx, before.organisation_id).await?;
    let party = borrower.filter(|one| one.archived_at.is_none()).ok_or(AgreementError::PartyNotFound)?;
    let today = date_of(tx.now());
    let first = before.first_term().ok_or(AgreementError::PeriodMissing)?;
    let term = next_term(&before, first, today);
    let draft = store::NewDraft {
        request_key: input.request_key,
        year: today.year(),
        organisation_id: party.id,
        template: &Template::standard().key,
        activity_title: &before.activity_title,
        case_number: &before.case_number,
        language: before.language,
        clauses: &before.clauses,
        terms: before.terms,
        predecessor_id: Some(before.id),
        period: (Some(term.starts_on), Some(term.ends_on)),
        now: tx.now(),
        by: tx.user_id(),
    };
    let id = store::insert(tx, draft).await?;
    let vocabulary = store::vocabulary(tx).await?;
    let last_day = before.life_facts().last_day(today).unwrap_or(first.ends_on);
    let moving = Moving::between(first, last_day, term, before.language);
    for (name, value) in moved_values(&before, &vocabulary, moving) {
        store::keep_value(tx, id, &name, Some(&value)).await?;
    }
    store::take_requirements_along(tx, before.id, id).await?;
    let now = found(tx, id).await?;
    let begun = AgreementEvent::AgreementRenewalBegun { number: now.number.clone() };
    let event = AgreementEvent::AgreementDrafted { organisation_id: now.organisation_id, number: now.number.clone() };
    Ok(Done::answered(drafted(now), vec![begun.about(before.id), event.about(id)]))
}

/// From the day after the last one, as long as the first term was.
fn next_term(agreement: &Agreement, first: Term, today: NaiveDate) -> Term {
    let facts = agreement.life_facts();
    let current = facts.term(today).unwrap_or(first);
    let ends_on = facts.last_day(today).unwrap_or(current.ends_on);
    first.following(Term { starts_on: current.starts_on, ends_on })
}

/// What was written, moved on as far as the agreement itself. What only said the old period is not copied.
fn moved_values(agreement: &Agreement, vocabulary: &Vocabulary, moving: Moving) -> BTreeMap<String, String> {
    let moved = |name: &String, value: &String| -> Option<String> {
        let variable = vocabulary.variable(name)?;
        let says_period = variable.from.as_deref().is_some_and(|from| from.starts_with("agreement."));
        if says_period { None } else { moving.value(variable, value) }
    };
    agreement.values.iter().filter_map(|(name, value)| Some((name.clone(), moved(name, value)?))).collect()
}
