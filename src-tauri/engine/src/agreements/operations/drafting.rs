//! Beginning a draft, throwing it away, taking it back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{for_edit, found, times_of};
use crate::access::{Changed, Changing, RequestContext, seen_things};
use crate::agreements::{
    Agreement, AgreementError, AgreementEvent, AgreementState, ClauseCondition, InterviewAnswer, Template, agreement,
    store,
};
use crate::gate::Input;
use crate::organisations;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, OrganisationId, RequestKey};
use crate::shared::wall_clock::date_of;
use chrono::Datelike;

const LONGEST_TITLE: usize = 160;

/// A draft to be begun.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAgreement {
    /// Made by the client; the same key again is the same draft.
    pub request_key: RequestKey,
    /// The other party.
    pub organisation_id: OrganisationId,
    /// What the cooperation is about.
    pub activity_title: String,
    /// The language of the paper.
    pub language: Language,
    /// What was answered about what the agreement has to do with; what was not asked keeps its clauses.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<InterviewAnswer>>")]
    pub answers: Vec<InterviewAnswer>,
}

impl Input for NewAgreement {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            organisation_id: OrganisationId(1),
            activity_title: "Åben sangaften".into(),
            language: Language::Da,
            answers: vec![InterviewAnswer { condition: ClauseCondition::Children, applies: false }],
        }
    }
}

seen_things! {
    /// Which agreement, and the version that was seen.
    AgreementToDiscard of "discard_agreement" { id: AgreementId(1), version: 1 }
}

/// A draft to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToRestore {
    /// The agreement.
    pub id: AgreementId,
}

impl Input for AgreementToRestore {
    fn sample() -> Self {
        Self { id: AgreementId(1) }
    }
}

impl Changing for AgreementToRestore {
    const OPERATION: &'static str = "restore_agreement";
}

/// Begins a draft from the library of clauses, from the first of next month on, with the office's usual length and notice.
pub async fn draft_agreement(
    context: &RequestContext<'_>,
    input: NewAgreement,
) -> Result<Changed<Agreement>, AgreementError> {
    let title = input.activity_title.trim().to_owned();
    let today = date_of(context.now());
    let mut problems = FieldProblems::default();
    if let Some(problem) = problem_of_line(&title, today, LONGEST_TITLE) {
        problems.add("activityTitle", problem);
    }
    if let Some(problems) = problems.into_refusal() {
        return Err(AgreementError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    if let Some(id) = store::find_by_key(&mut tx, input.request_key).await? {
        let agreement = found(&mut tx, id).await?;
        tx.rollback().await?;
        return Ok(drafted(agreement));
    }
    let borrower = organisations::borrower(&mut tx, input.organisation_id).await?;
    let Some(party) = borrower.filter(|borrower| borrower.archived_at.is_none()) else {
        tx.rollback().await?;
        return Err(AgreementError::PartyNotFound);
    };
    let library = store::library(&mut tx).await?;
    let times = times_of(&mut tx).await?;
    let (first_day, last_day) = agreement::default_period(today, times.length_months);
    let draft = store::NewDraft {
        request_key: input.request_key,
        year: today.year(),
        organisation_id: party.id,
        template: &Template::standard().key,
        activity_title: &title,
        case_number: "",
        language: input.language,
        clauses: &library.first_clauses(input.language, &input.answers, times.terms()),
        terms: times.terms(),
        predecessor_id: None,
        period: (Some(first_day), Some(last_day)),
        now: context.now(),
        by: tx.user_id(),
    };
    let id = store::insert(&mut tx, draft).await?;
    let agreement = found(&mut tx, id).await?;
    let event = AgreementEvent::AgreementDrafted {
        organisation_id: agreement.organisation_id,
        number: agreement.number.clone(),
    };
    tx.commit(vec![event.about(id)]).await?;
    Ok(drafted(agreement))
}

pub(super) fn drafted(agreement: Agreement) -> Changed<Agreement> {
    let inverse = AgreementToDiscard { id: agreement.id, version: agreement.version };
    Changed::with_undo(agreement, &inverse)
}

/// What is wrong with one line of text, if anything.
pub(super) fn problem_of_line(text: &str, today: chrono::NaiveDate, most: usize) -> Option<Problem> {
    if text.is_empty() {
        return Some(Problem::Missing);
    }
    if text.chars().count() > most {
        return Some(Problem::TooLong { most: most as u32 });
    }
    looks_like_cpr(text, today).then_some(Problem::LooksLikeCpr)
}

/// Throws a draft away. It stays in the database and can be taken back.
pub async fn discard_agreement(
    context: &RequestContext<'_>,
    input: AgreementToDiscard,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    if let Err(refusal) = for_edit(&mut tx, input.id, input.version).await {
        tx.rollback().await?;
        return Err(refusal);
    }
    store::update_state(&mut tx, input.id, AgreementState::Discarded).await?;
    let agreement = found(&mut tx, input.id).await?;
    tx.commit(vec![AgreementEvent::AgreementDiscarded.about(input.id)]).await?;
    Ok(Changed::with_undo(agreement, &AgreementToRestore { id: input.id }))
}

/// Takes a discarded draft back.
pub async fn restore_agreement(
    context: &RequestContext<'_>,
    input: AgreementToRestore,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let gone = store::is_forgotten(&mut tx, input.id).await?;
    let current = store::find(&mut tx, input.id).await?;
    // One whose time was over says nothing any more: there is nothing to take back.
    let Some(current) = current.filter(|_| !gone) else {
        tx.rollback().await?;
        return Err(AgreementError::AgreementNotFound);
    };
    if current.state != AgreementState::Discarded {
        // Asked for twice, it was taken back once.
        tx.rollback().await?;
        return Ok(drafted(current));
    }
    store::take_version(&mut tx, input.id, current.version, context.now()).await?;
    store::update_state(&mut tx, input.id, AgreementState::Draft).await?;
    let agreement = found(&mut tx, input.id).await?;
    tx.commit(vec![AgreementEvent::AgreementRestored.about(input.id)]).await?;
    Ok(drafted(agreement))
}
