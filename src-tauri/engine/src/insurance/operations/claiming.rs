//! A claim is written down, changed and handled. Each change is another version; the way back names the version before it
//! (`claims_returning.rs`), so that nothing of what happened stands in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claims_returning::{ClaimToReturn, ClaimToWithdraw};
use super::claims_told::{ClaimCard, card_of_claim, place_of};
use super::writing::standing_volunteer;
use super::{Done, finish};
use crate::access::{self, Changed, KeyName, RequestContext, SealingKey, Subject, WriteTx};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::insurance::error::refuse;
use crate::insurance::event::{claim, volunteer};
use crate::insurance::store::{self, KnownClaim, SealedAccount};
use crate::insurance::{
    ClaimAccount, ClaimFacts, ClaimFlow, ClaimHandling, InsuranceError, InsuranceEvent, RegisterKeeping,
};
use crate::organisations::{Read, differing};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AttachmentId, ClaimId, PersonId, RequestKey};

/// A claim to be written down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToNote {
    /// Made by the client; the same key again is the same claim.
    pub request_key: RequestKey,
    /// The volunteer who was hurt, or did damage.
    pub person_id: PersonId,
    /// What kind it is, and when.
    pub facts: ClaimFacts,
    /// What happened. It is sealed.
    pub account: ClaimAccount,
}

impl Input for ClaimToNote {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            person_id: PersonId(1),
            facts: sample_facts(),
            account: sample_account(),
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

fn sample_facts() -> ClaimFacts {
    ClaimFacts { flow: ClaimFlow::Injury, attachment_id: Some(AttachmentId(1)), happened_on: "12/11-2026".into() }
}

fn sample_account() -> ClaimAccount {
    ClaimAccount { place: "Køkkenet".into(), course: "Gled på et vådt gulv".into(), ..ClaimAccount::default() }
}

/// What is to be known of a claim from now on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToChange {
    /// Which.
    pub claim_id: ClaimId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What kind it is, and when.
    pub facts: ClaimFacts,
    /// What happened. It is sealed.
    pub account: ClaimAccount,
}

impl Input for ClaimToChange {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), version: 1, facts: sample_facts(), account: sample_account() }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

/// What was done about a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToHandle {
    /// Which.
    pub claim_id: ClaimId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All that was done, changed or not.
    pub handling: ClaimHandling,
}

impl Input for ClaimToHandle {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1), version: 1, handling: ClaimHandling::default() }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

/// What was typed, as it is kept.
fn read(
    context: &RequestContext<'_>,
    facts: &ClaimFacts,
    account: &ClaimAccount,
) -> Result<(ClaimFacts, ClaimAccount), InsuranceError> {
    let mut problems = FieldProblems::default();
    let facts = facts.read(&mut Read::new(&mut problems, "facts.", context.today()));
    let account =
        account.for_flow(facts.flow).read(&mut Read::new(&mut problems, "account.", context.today()), facts.day());
    refuse(problems)?;
    Ok((facts, account))
}

fn sealed(
    context: &RequestContext<'_>,
    key: &SealingKey,
    (id, account): (ClaimId, &ClaimAccount),
) -> Result<SealedAccount, DatabaseError> {
    let clear = account.to_bytes();
    let bytes = clear.and_then(|clear| key.seal(context.office(), &place_of(id), &clear));
    let bytes = bytes.ok_or_else(|| DatabaseError::inconsistent("an account could not be sealed"))?;
    Ok(SealedAccount { key: key.id(), bytes })
}

/// Writes a claim down; what happened is sealed.
pub async fn note_claim(
    context: &RequestContext<'_>,
    input: ClaimToNote,
) -> Result<Changed<ClaimCard>, InsuranceError> {
    let (facts, account) = read(context, &input.facts, &input.account)?;
    let mut tx = context.write().await?;
    let done = note(context, &mut tx, (input.request_key, input.person_id), (facts, &account)).await;
    finish(tx, done).await
}

async fn note(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (request_key, person_id): (RequestKey, PersonId),
    (facts, account): (ClaimFacts, &ClaimAccount),
) -> Result<Done<ClaimCard>, InsuranceError> {
    let key = access::open_key(context, tx, KeyName::Claims).await?;
    if let Some(there) = store::claim_of_request(tx, request_key).await? {
        return Ok(Done::as_it_was(card_of_claim(context, tx, there).await?));
    }
    standing_volunteer(tx, person_id).await?;
    refuse_anothers(tx, person_id, &facts).await?;
    let happened_on = facts.day().ok_or_else(|| DatabaseError::inconsistent("a claim without its day"))?;
    let by = (tx.user_id(), tx.now());
    let id = store::insert_claim(tx, (request_key, person_id), (facts.flow, happened_on), by).await?;
    let event = InsuranceEvent::ClaimNoted { flow: facts.flow };
    let known = KnownClaim {
        id,
        person_id,
        version: 1,
        keeping: RegisterKeeping::Kept,
        counts_from: account.counts_from(happened_on),
        facts,
        handling: ClaimHandling::default(),
        account: Some(sealed(context, &key, (id, account))?),
        noted_at: by.1,
        noted_by: None,
    };
    store::write_claim(tx, &known, by).await?;
    let now = card_of_claim(context, tx, id).await?;
    Ok(Done::with_undo(now, vec![event.of_claim(id)], &ClaimToWithdraw { claim_id: id, version: 1 }))
}

/// The attachment has to be theirs.
async fn refuse_anothers(tx: &mut WriteTx, person_id: PersonId, facts: &ClaimFacts) -> Result<(), InsuranceError> {
    let Some(id) = facts.attachment_id else { return Ok(()) };
    let found = store::find_attachment(tx, id).await?;
    if found.is_some_and(|one| one.person_id == person_id && one.keeping == RegisterKeeping::Kept) {
        return Ok(());
    }
    let mut problems = FieldProblems::default();
    problems.add("facts.attachmentId", Problem::NotFound);
    refuse(problems)
}

/// Nothing was done before it happened: what was done stands, so that the day is what is wrong, or what was noted is changed first.
fn refuse_done_before(handling: &ClaimHandling, happened_on: NaiveDate) -> Result<(), InsuranceError> {
    let mut problems = FieldProblems::default();
    if handling.first_day().is_some_and(|first| first < happened_on) {
        problems.add("facts.happenedOn", Problem::AfterWhatWasDone);
    }
    refuse(problems)
}

/// Takes the next version of a claim for a change that saw `version`; gives it as it was.
pub(super) async fn take(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    seen: (ClaimId, i64),
) -> Result<(KnownClaim, SealingKey), InsuranceError> {
    let key = access::open_key(context, tx, KeyName::Claims).await?;
    let before = store::find_claim(tx, seen.0).await?.ok_or(InsuranceError::ClaimNotFound)?;
    if before.version != seen.1 || !store::take_claim(tx, seen).await? {
        return Err(InsuranceError::StaleClaim { version: before.version });
    }
    Ok((before, key))
}

/// The same for a claim that stands.
pub(super) async fn take_standing(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    seen: (ClaimId, i64),
) -> Result<(KnownClaim, SealingKey), InsuranceError> {
    let (before, key) = take(context, tx, seen).await?;
    if before.keeping == RegisterKeeping::Withdrawn {
        return Err(InsuranceError::ClaimNotFound);
    }
    Ok((before, key))
}

/// Writes the next version; the way back is the one before it.
pub(super) async fn write(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (before, next): (&KnownClaim, KnownClaim),
    event: &InsuranceEvent,
) -> Result<Done<ClaimCard>, InsuranceError> {
    let (claim_id, version) = (before.id, before.version + 1);
    let by = (tx.user_id(), tx.now());
    store::write_claim(tx, &KnownClaim { version, ..next }, by).await?;
    let now = card_of_claim(context, tx, claim_id).await?;
    let inverse = ClaimToReturn { claim_id, version, as_of: before.version };
    Ok(Done::with_undo(now, vec![event.of_claim(claim_id)], &inverse))
}

/// Changes what is known of a claim. What was known until now stays, sealed as it was.
pub async fn change_claim(
    context: &RequestContext<'_>,
    input: ClaimToChange,
) -> Result<Changed<ClaimCard>, InsuranceError> {
    let (facts, account) = read(context, &input.facts, &input.account)?;
    let mut tx = context.write().await?;
    let done = change(context, &mut tx, (input.claim_id, input.version), (facts, &account)).await;
    finish(tx, done).await
}

async fn change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    seen: (ClaimId, i64),
    (facts, account): (ClaimFacts, &ClaimAccount),
) -> Result<Done<ClaimCard>, InsuranceError> {
    let card = card_of_claim(context, tx, seen.0).await?;
    if let Some(why) = card.closed {
        // What nobody can read is not written over either: the printed code opens it first.
        return Err(InsuranceError::KeyClosed { why });
    }
    let (before, key) = take_standing(context, tx, seen).await?;
    refuse_anothers(tx, before.person_id, &facts).await?;
    let happened_on = facts.day().ok_or_else(|| DatabaseError::inconsistent("a claim without its day"))?;
    refuse_done_before(&before.handling, happened_on)?;
    let mut fields = differing(&facts, &before.facts);
    if card.account.as_ref() != Some(account) {
        fields.push("account".into());
    }
    let next = KnownClaim {
        counts_from: account.counts_from(happened_on),
        facts,
        account: Some(sealed(context, &key, (before.id, account))?),
        ..before.clone()
    };
    write(context, tx, (&before, next), &InsuranceEvent::ClaimChanged { fields }).await
}

/// Notes what was done about a claim: who was told, to whom it was reported, what came of it.
pub async fn handle_claim(
    context: &RequestContext<'_>,
    input: ClaimToHandle,
) -> Result<Changed<ClaimCard>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = async {
        let (before, _) = take_standing(context, &mut tx, (input.claim_id, input.version)).await?;
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "handling.", context.today());
        let handling = input.handling.read(&mut read, before.facts.day());
        refuse(problems)?;
        let event = event_of(&before.handling, &handling);
        let next = KnownClaim { handling, ..before.clone() };
        write(context, &mut tx, (&before, next), &event).await
    }
    .await;
    finish(tx, done).await
}

/// What was done, in the most telling word.
fn event_of(before: &ClaimHandling, now: &ClaimHandling) -> InsuranceEvent {
    let (reported, decided) = (now.reported_to.zip(now.reported()), now.outcome);
    match (reported, decided) {
        (_, Some(outcome)) if now.closed_on != before.closed_on && !now.closed_on.is_empty() => {
            InsuranceEvent::ClaimClosed { outcome }
        }
        (_, Some(outcome)) if now.outcome != before.outcome => InsuranceEvent::ClaimDecided { outcome },
        (Some((to, on)), _) if before.reported() != Some(on) || before.reported_to != Some(to) => {
            InsuranceEvent::ClaimReported { to, on }
        }
        _ if now.told != before.told => InsuranceEvent::ClaimToldChanged,
        _ => InsuranceEvent::ClaimHandlingChanged,
    }
}
