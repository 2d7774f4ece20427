//! Cases whose time is over: claims that were closed, also of somebody who is still a volunteer, and agreements that ended. What
//! counts stays; what happened, what was agreed, who signed and the papers go. An agreement that was never signed goes sooner.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, Changed, Done, Event, RequestContext, Subject, SubjectKind, WriteTx, finish};
use crate::agreements::{self, AgreementOver};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::{self, ClaimFlow, ClaimOver};
use crate::retention::case_number::read_case_number;
use crate::retention::{Hindrance, RetentionError, RetentionEvent, RetentionRules, store};
use crate::shared::ids::{AgreementId, ClaimId};
use crate::shared::wall_clock::date_of;

/// Which case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum CaseKept {
    /// A claim.
    Claim {
        /// Which.
        id: ClaimId,
    },
    /// An agreement.
    Agreement {
        /// Which.
        id: AgreementId,
    },
}

impl CaseKept {
    fn subject(self) -> Subject {
        match self {
            Self::Claim { id } => Subject::of(SubjectKind::Claim, id.0),
            Self::Agreement { id } => Subject::of(SubjectKind::Agreement, id.0),
        }
    }
}

/// A case that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCase {
    /// Which.
    pub case: CaseKept,
    /// Whose it is: the volunteer's full name, or the association's.
    pub name: String,
    /// Of a claim, which way it went.
    pub flow: Option<ClaimFlow>,
    /// Of an agreement, its number.
    pub number: Option<String>,
    /// Whether it is an agreement that was never signed.
    pub is_unsigned: bool,
    /// The day it was closed, withdrawn or ended; of an agreement that was never signed, the day it was changed last.
    #[ts(type = "string")]
    pub over_on: NaiveDate,
    /// The day it falls due.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Whether that day has come.
    pub is_due: bool,
    /// What stands in the way.
    pub hindrances: Vec<Hindrance>,
}

/// Cases that fall due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DueCases {
    /// The first first.
    pub told: Vec<DueCase>,
    /// How many claims are due that whoever asks does not read of.
    pub hidden_claims: u32,
}

/// A case that is to go.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseToForget {
    /// Which.
    pub case: CaseKept,
    /// The case under which it stands in the municipality's own case system, or empty.
    #[serde(default)]
    pub case_number: String,
}

impl Input for CaseToForget {
    fn sample() -> Self {
        Self { case: CaseKept::Agreement { id: AgreementId(1) }, case_number: "26/00417".into() }
    }

    fn about(&self) -> Option<Subject> {
        Some(self.case.subject())
    }
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CaseForgottenCount {
    /// How many kept papers and files.
    pub papers: u32,
    /// How many CPR numbers that were kept for it.
    pub numbers: u32,
    /// Out of how many reasons in the log the words were taken.
    pub reasons: u32,
}

/// Cases that fall due by a day. Of claims only whoever reads of them is told whose they are.
pub(super) async fn cases_due(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<DueCases, DatabaseError> {
    let mut told = agreements_due(tx, rules, (today, last)).await?;
    told.extend(drafts_due(tx, rules, (today, last)).await?);
    let claims = claims_due(tx, rules, (today, last)).await?;
    let mut hidden_claims = 0;
    if claims.is_empty() || insurance::reads_of_claims(context, tx).await? {
        told.extend(claims);
    } else {
        hidden_claims = claims.iter().filter(|one| one.is_due).count() as u32;
    }
    told.sort_by(|one, other| (one.due_on, &one.name).cmp(&(other.due_on, &other.name)));
    for one in &mut told {
        one.hindrances = not_journalled(tx, one.case).await?;
    }
    Ok(DueCases { told, hidden_claims })
}

async fn not_journalled(tx: &mut Tx, case: CaseKept) -> Result<Vec<Hindrance>, DatabaseError> {
    let waiting = access::count_waiting_about(tx, case.subject()).await?;
    let papers = u32::try_from(waiting).unwrap_or(u32::MAX);
    Ok((papers > 0).then_some(Hindrance::NotJournalled { papers }).into_iter().collect())
}

async fn claims_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueCase>, DatabaseError> {
    let shortest = rules.injury_claim_months.min(rules.liability_claim_months);
    let Some(over_by) = RetentionRules::over_by(shortest, last) else { return Ok(Vec::new()) };
    let over = insurance::claims_over(tx, over_by).await?.into_iter();
    let due = over.filter_map(|one| claim_due(rules, one, today));
    Ok(due.filter(|one| one.due_on <= last).collect())
}

fn claim_due(rules: &RetentionRules, one: ClaimOver, today: NaiveDate) -> Option<DueCase> {
    let due_on = rules.claim_due_on(one.flow, one.over_on)?;
    Some(DueCase {
        case: CaseKept::Claim { id: one.id },
        name: one.full_name,
        flow: Some(one.flow),
        number: None,
        is_unsigned: false,
        over_on: one.over_on,
        due_on,
        is_due: due_on <= today,
        hindrances: Vec::new(),
    })
}

async fn agreements_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueCase>, DatabaseError> {
    let Some(ended_by) = RetentionRules::over_by(rules.agreement_months, last) else { return Ok(Vec::new()) };
    let over = agreements::agreements_over(tx, (ended_by, today)).await?.into_iter();
    let due = over.filter_map(|one| agreement_due(rules, one, today));
    Ok(due.filter(|one| one.due_on <= last).collect())
}

/// Agreements that were never signed.
async fn drafts_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    (today, last): (NaiveDate, NaiveDate),
) -> Result<Vec<DueCase>, DatabaseError> {
    let Some(changed_by) = RetentionRules::over_by(rules.draft_months, last) else { return Ok(Vec::new()) };
    let over = agreements::drafts_over(tx, changed_by).await?.into_iter();
    let due = over.filter_map(|one| {
        let due_on = rules.draft_due_on(one.ended_on)?;
        Some(DueCase { is_unsigned: true, due_on, is_due: due_on <= today, ..agreement_due(rules, one, today)? })
    });
    Ok(due.filter(|one| one.due_on <= last).collect())
}

fn agreement_due(rules: &RetentionRules, one: AgreementOver, today: NaiveDate) -> Option<DueCase> {
    let due_on = rules.agreement_due_on(one.ended_on)?;
    Some(DueCase {
        case: CaseKept::Agreement { id: one.id },
        name: one.organisation_name,
        flow: None,
        number: Some(one.number),
        is_unsigned: false,
        over_on: one.ended_on,
        due_on,
        is_due: due_on <= today,
        hindrances: Vec::new(),
    })
}

/// Lets a case go for good, once its time is over and its papers are journalled. There is no way back.
pub async fn forget_case(
    context: &RequestContext<'_>,
    input: CaseToForget,
) -> Result<Changed<CaseForgottenCount>, RetentionError> {
    let problems = |problems| RetentionError::FieldsRefused { problems };
    let case_number = read_case_number(&input.case_number, context.today()).map_err(problems)?;
    let mut tx = context.write().await?;
    let done = forget(context, &mut tx, input.case).await.map(|gone| {
        let CaseForgottenCount { papers, numbers, reasons } = gone;
        let event = match input.case {
            CaseKept::Claim { .. } => RetentionEvent::ClaimForgotten { papers, numbers, reasons, case_number },
            CaseKept::Agreement { .. } => RetentionEvent::AgreementForgotten { papers, reasons, case_number },
        };
        Done::for_good(gone, vec![Event::new(input.case.subject(), &event)])
    });
    finish(tx, done).await
}

async fn forget(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    case: CaseKept,
) -> Result<CaseForgottenCount, RetentionError> {
    let (rules, _) = store::rules(tx).await?;
    let today = date_of(tx.now());
    let due = due_of(context, tx, &rules, (case, today)).await?.ok_or(RetentionError::NothingToForget)?;
    let mut hindrances = not_journalled(tx, case).await?;
    if !due.is_due {
        hindrances.insert(0, Hindrance::CaseKept { until: due.due_on });
    }
    if !hindrances.is_empty() {
        return Err(RetentionError::AnonymisingHindered { hindrances });
    }
    match case {
        CaseKept::Claim { id } => {
            let gone = insurance::forget_claim(tx, id).await?;
            let reasons = access::forget_reasons_about(tx, "", &[case.subject()]).await?;
            Ok(CaseForgottenCount { papers: gone.papers, numbers: gone.numbers, reasons })
        }
        CaseKept::Agreement { id } => {
            let gone = agreements::forget_agreement(tx, id).await?;
            Ok(CaseForgottenCount { papers: gone.papers, numbers: 0, reasons: gone.reasons })
        }
    }
}

/// The case as it falls due; none where it runs, went before, or is a claim that whoever asks does not read of.
async fn due_of(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    rules: &RetentionRules,
    (case, today): (CaseKept, NaiveDate),
) -> Result<Option<DueCase>, DatabaseError> {
    match case {
        CaseKept::Agreement { id } => {
            if let Some(over) = agreements::agreement_over(tx, id, today).await? {
                return Ok(agreement_due(rules, over, today));
            }
            let drafts = drafts_due(tx, rules, (today, today)).await?;
            Ok(drafts.into_iter().find(|one| one.case == case))
        }
        CaseKept::Claim { .. } if !insurance::reads_of_claims(context, tx).await? => Ok(None),
        CaseKept::Claim { id } => {
            let over = insurance::claims_over(tx, today).await?.into_iter().find(|one| one.id == id);
            Ok(over.and_then(|one| claim_due(rules, one, today)))
        }
    }
}
