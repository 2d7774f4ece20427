//! Who signed: noted side by side. With both sides it is signed, and stands in the place of the agreement it follows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::problem_of_line;
use super::{Done, finish, for_act, found};
use crate::access::{Changed, Changing, Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::{
    Agreement, AgreementAct, AgreementError, AgreementEvent, AgreementSide, AgreementState, VersionReason, store,
};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AgreementId, ContactRoleId, OrganisationId, RequestKey, SignatureId};
use crate::shared::wall_clock::date_of;

const LONGEST_NAME: usize = 120;

/// A signature to be noted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignatureToNote {
    /// Made by the client; the same key again is the same signature.
    pub request_key: RequestKey,
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// For whom.
    pub side: AgreementSide,
    /// Who.
    pub name: String,
    /// What they are there, or empty.
    #[serde(default)]
    pub title: String,
    /// On which day.
    #[ts(type = "string")]
    pub signed_on: NaiveDate,
    /// Their role at the association, where they were chosen from its people.
    #[serde(default)]
    pub contact_role_id: Option<ContactRoleId>,
}

impl Input for SignatureToNote {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            id: AgreementId(1),
            version: 1,
            side: AgreementSide::Municipality,
            name: "Henning Østergaard".into(),
            title: "centerleder".into(),
            signed_on: NaiveDate::default(),
            contact_role_id: None,
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// A signature to be taken off again.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignatureToWithdraw {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The signature.
    pub signature_id: SignatureId,
}

impl Input for SignatureToWithdraw {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, signature_id: SignatureId(1) }
    }
}

impl Changing for SignatureToWithdraw {
    const OPERATION: &'static str = "withdraw_signature";
}

/// A signature to be put back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignatureToReinstate {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The signature.
    pub signature_id: SignatureId,
}

impl Input for SignatureToReinstate {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, signature_id: SignatureId(1) }
    }
}

impl Changing for SignatureToReinstate {
    const OPERATION: &'static str = "reinstate_signature";
}

/// Notes that somebody signed for one side.
pub async fn sign_agreement(
    context: &RequestContext<'_>,
    input: SignatureToNote,
) -> Result<Changed<Agreement>, AgreementError> {
    let input = SignatureToNote { name: input.name.trim().into(), title: input.title.trim().into(), ..input };
    refuse_bad_signature(&input, context.today())?;
    let mut tx = context.write().await?;
    if let Some(id) = store::signature_of_request(&mut tx, input.request_key).await? {
        let agreement = found(&mut tx, id).await?;
        tx.rollback().await?;
        return Ok(Changed::for_good(agreement));
    }
    let done = note(&mut tx, &input).await;
    finish(tx, done).await
}

async fn note(tx: &mut WriteTx, input: &SignatureToNote) -> Result<Done<Agreement>, AgreementError> {
    let before = for_act(tx, input.id, input.version, AgreementAct::Sign).await?;
    refuse_strange_role(tx, &before, input).await?;
    let new = store::NewSignature {
        request_key: input.request_key,
        side: input.side,
        name: &input.name,
        title: &input.title,
        signed_on: input.signed_on,
        contact_role_id: input.contact_role_id,
    };
    let signature_id = store::add_signature(tx, input.id, &new).await?;
    let mut events = vec![AgreementEvent::AgreementSigned { side: input.side }.about(input.id)];
    events.extend(settle(tx, &before).await?);
    let now = found(tx, input.id).await?;
    let inverse = SignatureToWithdraw { id: input.id, version: now.version, signature_id };
    Ok(Done::with_undo(now, events, &inverse))
}

fn refuse_bad_signature(input: &SignatureToNote, today: NaiveDate) -> Result<(), AgreementError> {
    let mut problems = FieldProblems::default();
    if let Some(problem) = problem_of_line(&input.name, today, LONGEST_NAME) {
        problems.add("name", problem);
    }
    let title = Some(&input.title).filter(|title| !title.is_empty());
    if let Some(problem) = title.and_then(|title| problem_of_line(title, today, LONGEST_NAME)) {
        problems.add("title", problem);
    }
    if input.signed_on > today {
        problems.add("signedOn", Problem::InTheFuture);
    }
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}

/// Whoever is chosen from the association's people must be one of them.
async fn refuse_strange_role(
    tx: &mut WriteTx,
    agreement: &Agreement,
    input: &SignatureToNote,
) -> Result<(), AgreementError> {
    let Some(id) = input.contact_role_id else { return Ok(()) };
    let today = date_of(tx.now());
    let roles = organisations::contact_roles(tx, agreement.organisation_id, today).await?;
    if input.side == AgreementSide::Association && roles.iter().any(|role| role.id == id) {
        return Ok(());
    }
    let mut problems = FieldProblems::default();
    problems.add("contactRoleId", Problem::NotFound);
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}

/// Takes a noted signature off again.
pub async fn withdraw_signature(
    context: &RequestContext<'_>,
    input: SignatureToWithdraw,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::Unsign).await?;
        let signature = store::find_signature(&mut tx, input.id, input.signature_id).await?;
        let standing = signature.filter(|signature| signature.withdrawn_at.is_none());
        let Some(signature) = standing else { return Err(AgreementError::SignatureNotFound) };
        let at = tx.now();
        store::set_signature(&mut tx, signature.id, Some(at)).await?;
        let mut events = vec![AgreementEvent::SignatureWithdrawn { side: signature.side }.about(input.id)];
        events.extend(settle(&mut tx, &before).await?);
        let now = found(&mut tx, input.id).await?;
        let inverse = SignatureToReinstate { id: input.id, version: now.version, signature_id: signature.id };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts a signature back that was taken off.
pub async fn reinstate_signature(
    context: &RequestContext<'_>,
    input: SignatureToReinstate,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::Sign).await?;
        let signature = store::find_signature(&mut tx, input.id, input.signature_id).await?;
        let Some(signature) = signature else { return Err(AgreementError::SignatureNotFound) };
        store::set_signature(&mut tx, signature.id, None).await?;
        let mut events = vec![AgreementEvent::AgreementSigned { side: signature.side }.about(input.id)];
        events.extend(settle(&mut tx, &before).await?);
        let now = found(&mut tx, input.id).await?;
        let inverse = SignatureToWithdraw { id: input.id, version: now.version, signature_id: signature.id };
        Ok(Done::with_undo(now, events, &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Brings the state into line with the signatures that stand, and the agreement it follows with that.
async fn settle(tx: &mut WriteTx, before: &Agreement) -> Result<Vec<Event>, AgreementError> {
    let signatures = store::signatures_of(tx, before.id).await?;
    let has = |side| signatures.iter().any(|signature| signature.side == side);
    let state = AgreementState::after_signatures(has(AgreementSide::Municipality), has(AgreementSide::Association));
    if state == before.state {
        return Ok(Vec::new());
    }
    store::update_state(tx, before.id, state).await?;
    let is_signed = state == AgreementState::Signed;
    if is_signed && let Some(sent) = store::latest_version(tx, before.id).await? {
        let by = (tx.now(), tx.user_id());
        store::add_version(tx, before.id, (VersionReason::Signing, sent.paper_id, &sent.words), by).await?;
    }
    let Some(id) = before.predecessor_id else { return Ok(Vec::new()) };
    let followed = found(tx, id).await?;
    follow(tx, before, followed, is_signed).await
}

/// The agreement that was followed is replaced by the signed one, or stands again.
async fn follow(
    tx: &mut WriteTx,
    agreement: &Agreement,
    followed: Agreement,
    is_signed: bool,
) -> Result<Vec<Event>, AgreementError> {
    let act = if is_signed { AgreementAct::Replace } else { AgreementAct::Reinstate };
    // One that notice was given for ends by that; nothing stands in its place.
    let Some(state) = followed.state.after(act) else { return Ok(Vec::new()) };
    let now = tx.now();
    store::take_version(tx, followed.id, followed.version, now).await?;
    store::keep_print(tx, followed.id).await?;
    store::update_state(tx, followed.id, state).await?;
    let from = agreement.starts_on.unwrap_or_else(|| date_of(now));
    store::update_replaced(tx, followed.id, is_signed.then_some(from)).await?;
    let event = match is_signed {
        true => AgreementEvent::AgreementReplaced { number: agreement.number.clone() },
        false => AgreementEvent::AgreementReinstated,
    };
    Ok(vec![event.about(followed.id)])
}

/// The names of everybody who signed for an association, for slices above.
pub async fn signers_for(tx: &mut Tx, id: OrganisationId) -> Result<Vec<String>, DatabaseError> {
    store::signers_for(tx, id).await
}
