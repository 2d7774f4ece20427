//! What an agreement asks of the association: whether it does, and when somebody confirmed it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::{FollowUp, check_past, check_required, follow_up_of, refuse, refuse_discarded};
use super::{Done, finish, found, times_of};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::requirement::RequirementFacts;
use crate::agreements::{AgreementError, AgreementEvent, Requirement, RequirementKind, RequirementRule, store};
use crate::gate::Input;
use crate::organisations::{self, DeclarationMoved};
use crate::shared::field::FieldProblems;
use crate::shared::ids::{AgreementId, OrganisationId};
use crate::shared::wall_clock::date_of;

const LONGEST_LINE: usize = 300;

/// Whether a requirement applies.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequirementToSet {
    /// The agreement.
    pub id: AgreementId,
    /// What is asked for.
    pub kind: RequirementKind,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Whence it is known.
    pub rule: RequirementRule,
    /// Why the office says otherwise than the agreement; empty where it does not.
    #[serde(default)]
    pub reason: String,
}

impl Input for RequirementToSet {
    fn sample() -> Self {
        Self {
            id: AgreementId(1),
            kind: RequirementKind::ChildProtection,
            version: 0,
            rule: RequirementRule::DoesNotApply,
            reason: "Kun voksne deltager.".into(),
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

impl Changing for RequirementToSet {
    const OPERATION: &'static str = "set_requirement";
}

/// That a requirement was confirmed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequirementToConfirm {
    /// The agreement.
    pub id: AgreementId,
    /// What is asked for.
    pub kind: RequirementKind,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// By whom and when; `null` takes the confirmation away.
    pub confirmation: Option<Confirmation>,
    /// How the association's card moves with it, on the way back and forth; left out, a confirmed declaration that holds
    /// longer than the card says is written there too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub declaration: Option<DeclarationMoved>,
}

/// By whom and when something was confirmed. The paper itself is not kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Confirmation {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Who of the association.
    pub by: String,
}

impl Input for RequirementToConfirm {
    fn sample() -> Self {
        let confirmation = Confirmation { on: NaiveDate::default(), by: "formanden".into() };
        Self {
            id: AgreementId(1),
            kind: RequirementKind::ChildProtection,
            version: 0,
            confirmation: Some(confirmation),
            declaration: None,
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

impl Changing for RequirementToConfirm {
    const OPERATION: &'static str = "confirm_requirement";
}

/// Says whether a requirement applies: by the agreement's own clauses, or otherwise with a reason.
pub async fn set_requirement(
    context: &RequestContext<'_>,
    input: RequirementToSet,
) -> Result<Changed<FollowUp>, AgreementError> {
    let by_clause = input.rule == RequirementRule::ByClause;
    let reason = if by_clause { String::new() } else { input.reason.trim().to_owned() };
    let mut problems = FieldProblems::default();
    if !by_clause {
        check_required(&mut problems, "reason", &reason, LONGEST_LINE, context.today());
    }
    refuse(problems)?;
    let (id, kind, version) = (input.id, input.kind, input.version);
    let mut tx = context.write().await?;
    let done = async {
        let before = there(&mut tx, id, kind).await?;
        let facts = RequirementFacts {
            version,
            rule: input.rule,
            reason,
            confirmed_on: before.confirmed_on,
            confirmed_by: before.confirmed_by,
        };
        let event = AgreementEvent::RequirementSet { kind, rule: input.rule };
        let inverse = |version| RequirementToSet { id, kind, version, rule: before.rule, reason: before.reason };
        let (now, version) = keep(&mut tx, id, kind, &facts).await?;
        Ok(Done::with_undo(now, vec![event.about(id)], &inverse(version)))
    }
    .await;
    finish(tx, done).await
}

/// Notes that a requirement was confirmed, or takes the note away.
pub async fn confirm_requirement(
    context: &RequestContext<'_>,
    input: RequirementToConfirm,
) -> Result<Changed<FollowUp>, AgreementError> {
    let (id, kind, version, wanted) = (input.id, input.kind, input.version, input.declaration);
    let on = input.confirmation.as_ref().map(|one| one.on);
    let by = input.confirmation.map(|one| one.by.trim().to_owned());
    let mut problems = FieldProblems::default();
    if let Some((on, by)) = on.zip(by.as_ref()) {
        check_past(&mut problems, "confirmation.on", on, context.today());
        check_required(&mut problems, "confirmation.by", by, LONGEST_LINE, context.today());
    }
    refuse(problems)?;
    let mut tx = context.write().await?;
    let done = async {
        let before = there(&mut tx, id, kind).await?;
        let facts = RequirementFacts {
            version,
            rule: before.rule,
            reason: before.reason,
            confirmed_on: on,
            confirmed_by: by.unwrap_or_default(),
        };
        let mut events: Vec<Event> = vec![AgreementEvent::RequirementConfirmed { kind, on }.about(id)];
        let party = found(&mut tx, id).await?.organisation_id;
        let moved = match wanted {
            Some(moved) => Some(moved),
            None => declared_by(&mut tx, party, kind, on).await?,
        };
        if let Some(moved) = moved {
            events.extend(organisations::move_declaration(&mut tx, party, moved).await?);
        }
        let (now, version) = keep(&mut tx, id, kind, &facts).await?;
        let was = before.confirmed_on.map(|on| Confirmation { on, by: before.confirmed_by });
        let declaration = moved.map(DeclarationMoved::back);
        let inverse = RequirementToConfirm { id, kind, version, confirmation: was, declaration };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// How the association's card moves when it declares on this day that it obtains certificates: a declaration holds for all its
/// agreements, and for its bookings. One that holds longer stays.
async fn declared_by(
    tx: &mut WriteTx,
    party: OrganisationId,
    kind: RequirementKind,
    on: Option<NaiveDate>,
) -> Result<Option<DeclarationMoved>, AgreementError> {
    let Some(on) = on.filter(|_| kind == RequirementKind::ChildProtection) else { return Ok(None) };
    let after = kind.holds_until(on, times_of(tx).await?.confirmed_months);
    let Some(party) = organisations::borrower(tx, party).await? else { return Ok(None) };
    let before = party.declaration_valid_until;
    Ok((after > before).then_some(DeclarationMoved { before, after }))
}

async fn there(tx: &mut WriteTx, id: AgreementId, kind: RequirementKind) -> Result<Requirement, AgreementError> {
    refuse_discarded(tx, id).await?;
    let today = date_of(tx.now());
    let all = follow_up_of(tx, id, today).await?.requirements;
    all.into_iter().find(|one| one.kind == kind).ok_or(AgreementError::RecordNotFound)
}

/// Keeps what was said of it; gives the version that it has now.
async fn keep(
    tx: &mut WriteTx,
    id: AgreementId,
    kind: RequirementKind,
    facts: &RequirementFacts,
) -> Result<(FollowUp, i64), AgreementError> {
    if !store::keep_requirement(tx, id, kind, facts).await? {
        return Err(AgreementError::StaleRecord);
    }
    let today = date_of(tx.now());
    Ok((follow_up_of(tx, id, today).await?, facts.version + 1))
}
