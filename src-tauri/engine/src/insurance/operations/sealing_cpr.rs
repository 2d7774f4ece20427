//! A volunteer's CPR number: kept only where the office's rule says so, sealed, shown one at a time, and found by the whole
//! number alone. It is never part of a way back: that speaks of the row.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::claims_told::closed_for;
use super::writing::standing_volunteer;
use super::{Done, VolunteerToOpen, finish};
use crate::access::{self, Changed, Changing, KeyClosed, KeyName, KeyRefusal, RequestContext, SealingKey, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::error::refuse;
use crate::insurance::store::{self, CprToStore, KeptNumber, KnownClaim};
use crate::insurance::{CprPolicy, InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::organisations;
use crate::shared::cpr::{CprKind, CprNumber};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{ClaimId, CprNumberId, PersonId, RequestKey};
use crate::shared::instant::Instant;

/// A CPR number that is kept, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptCpr {
    /// Which.
    pub id: CprNumberId,
    /// Who gave it out.
    pub kind: CprKind,
    /// `150680-••••`, for somebody it opens for.
    pub masked: Option<String>,
    /// When it was kept.
    pub kept_at: Instant,
    /// The day of the claim it was asked for, for somebody who reads of claims; of numbers that were kept before the office kept
    /// claims, the day that was typed.
    #[ts(type = "string | null")]
    pub injured_on: Option<NaiveDate>,
    /// When another took its place, or it was removed.
    pub dropped_at: Option<Instant>,
}

/// How it stands with somebody's CPR number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CprStanding {
    /// When the office keeps one at all.
    pub policy: CprPolicy,
    /// Why it does not open for whoever asks; `None` where it does.
    pub closed: Option<KeyClosed>,
    /// The one in use.
    pub kept: Option<KeptCpr>,
    /// What it was before, the newest first.
    pub earlier: Vec<KeptCpr>,
    /// The claims that a number can be kept for, the latest first; none where the office does not ask for one, and none for
    /// whoever does not read of claims.
    pub claims: Vec<ClaimOfNumber>,
}

/// A claim as far as it says why a number is kept: when it happened, and nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimOfNumber {
    /// Which.
    pub id: ClaimId,
    /// The day it happened.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
}

/// How it stands with a volunteer's CPR number. The digits that only this person has are not among it.
pub async fn cpr_of(context: &RequestContext<'_>, input: VolunteerToOpen) -> Result<CprStanding, InsuranceError> {
    let mut tx = context.read().await?;
    standing_of(context, &mut tx, input.person_id).await
}

async fn standing_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
) -> Result<CprStanding, InsuranceError> {
    let (rules, _) = store::rules(tx).await?;
    let numbers = store::cpr_numbers(tx, person_id).await?;
    let closed = closed(access::open_key(context, tx, KeyName::Cpr).await)?;
    let reads_of_claims = closed_for(context, tx).await?.is_none();
    let mut kept = Vec::with_capacity(numbers.len());
    for number in numbers {
        let number = if reads_of_claims { number } else { number.without_claim() };
        kept.push(shown(context, tx, person_id, number).await?);
    }
    let claims = match rules.cpr_policy {
        CprPolicy::OnClaim => claims_of(context, tx, person_id).await?,
        CprPolicy::None | CprPolicy::OnRegistration => Vec::new(),
    };
    let in_use = kept.iter().position(|number| number.dropped_at.is_none()).map(|place| kept.remove(place));
    Ok(CprStanding { policy: rules.cpr_policy, closed, kept: in_use, earlier: kept, claims })
}

/// Somebody's claims that stand, for whoever reads of claims: to nobody else is told that there is one.
async fn claims_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
) -> Result<Vec<ClaimOfNumber>, DatabaseError> {
    if closed_for(context, tx).await?.is_some() {
        return Ok(Vec::new());
    }
    let kept = store::claims_of(tx, person_id).await?.into_iter().filter(|one| one.keeping == RegisterKeeping::Kept);
    let told = |one: KnownClaim| Some(ClaimOfNumber { id: one.id, happened_on: one.facts.day()? });
    Ok(kept.filter_map(told).collect())
}

fn closed(key: Result<SealingKey, KeyRefusal>) -> Result<Option<KeyClosed>, DatabaseError> {
    match key {
        Ok(_) => Ok(None),
        Err(KeyRefusal::Closed(why)) => Ok(Some(why)),
        Err(KeyRefusal::Database(error)) => Err(error),
    }
}

async fn shown(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
    number: KeptNumber,
) -> Result<KeptCpr, InsuranceError> {
    let masked = match opened(context, tx, person_id, &number).await {
        Ok(clear) => Some(clear.masked()),
        Err(InsuranceError::KeyClosed { .. }) => None,
        Err(other) => return Err(other),
    };
    let injured_on = number.injury();
    let KeptNumber { id, kind, kept_at, dropped_at, .. } = number;
    Ok(KeptCpr { id, kind, masked, kept_at, injured_on, dropped_at })
}

/// Where a number is sealed to: it opens for this person only.
fn place_of(person_id: PersonId) -> String {
    format!("cpr_numbers/person/{}", person_id.0)
}

async fn opened(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
    number: &KeptNumber,
) -> Result<CprNumber, InsuranceError> {
    let key = access::open_key_of(context, tx, (KeyName::Cpr, number.sealing_key_id)).await?;
    let clear = key.open(&place_of(person_id), &number.sealed);
    let clear = clear.and_then(|digits| String::from_utf8(digits.to_vec()).ok()).map(Zeroizing::new);
    let number = clear.and_then(|digits| CprNumber::parse(&digits, context.today()).ok());
    number.ok_or_else(|| DatabaseError::inconsistent("a sealed CPR number does not open").into())
}

/// A CPR number to be kept. It is never part of a draft, a way back or the log.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CprToKeep {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// Whose it is.
    pub person_id: PersonId,
    /// The number, as typed.
    pub number: String,
    /// The claim it is asked for; asked for where the office keeps numbers only then.
    pub claim_id: Option<ClaimId>,
}

impl std::fmt::Debug for CprToKeep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "CprToKeep({})", self.person_id.0)
    }
}

impl Input for CprToKeep {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            person_id: PersonId(1),
            number: "150680-9997".into(),
            claim_id: Some(ClaimId(1)),
        }
    }
}

/// Which of a person's numbers is to be in use.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CprToChoose {
    /// Whose.
    pub person_id: PersonId,
    /// One that was kept before; `None` for none.
    pub cpr_number_id: Option<CprNumberId>,
}

impl Input for CprToChoose {
    fn sample() -> Self {
        Self { person_id: PersonId(1), cpr_number_id: None }
    }
}

impl Changing for CprToChoose {
    const OPERATION: &'static str = "choose_cpr";
}

/// Seals a volunteer's CPR number and keeps it. One that was kept before stays as what it was.
pub async fn keep_cpr(context: &RequestContext<'_>, input: CprToKeep) -> Result<Changed<CprStanding>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = keep_within(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn keep_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &CprToKeep,
) -> Result<Done<CprStanding>, InsuranceError> {
    let person_id = input.person_id;
    if store::cpr_of_request(tx, input.request_key).await?.is_some() {
        return Ok(Done::as_it_was(standing_of(context, tx, person_id).await?));
    }
    let known = standing_volunteer(tx, person_id).await?;
    let (rules, _) = store::rules(tx).await?;
    let number = read(context.today(), rules.cpr_policy, input)?;
    let claim = claim_of(context, tx, rules.cpr_policy, input).await?;
    let registered = known.facts.born_on().filter(|born| *born != number.birth_date());
    if let Some(registered) = registered {
        return Err(InsuranceError::CprOfAnotherDay { registered });
    }
    let key = access::open_key(context, tx, KeyName::Cpr).await?;
    let before = in_use(tx, person_id).await?;
    let to_store = sealed(context, &key, (input, &number), claim)?;
    match store::holder_of_cpr(tx, &to_store.keyed_index).await? {
        Some(holder) if holder == person_id => return Ok(Done::as_it_was(standing_of(context, tx, person_id).await?)),
        Some(holder) => return Err(taken(tx, holder).await?),
        None => {}
    }
    let by = (tx.user_id(), tx.now());
    store::drop_cpr(tx, person_id, by.1).await?;
    store::insert_cpr(tx, to_store, by).await?;
    let event = InsuranceEvent::CprKept { kind: number.kind(), injured_on: None };
    done(context, tx, person_id, (event, before)).await
}

/// What was typed, where the office keeps numbers at all.
fn read(today: NaiveDate, policy: CprPolicy, input: &CprToKeep) -> Result<CprNumber, InsuranceError> {
    if policy == CprPolicy::None {
        return Err(InsuranceError::CprNotKept);
    }
    let mut problems = FieldProblems::default();
    if policy == CprPolicy::OnClaim && input.claim_id.is_none() {
        problems.add("claimId", Problem::Missing);
    }
    let parsed = CprNumber::parse(&input.number, today).map_err(|why| Problem::CprNumber { why });
    let number = problems.take("number", parsed);
    refuse(problems)?;
    number.ok_or(InsuranceError::CprNotKept)
}

/// The claim that a number is kept for: one of theirs that stands.
async fn claim_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    policy: CprPolicy,
    input: &CprToKeep,
) -> Result<Option<ClaimOfNumber>, InsuranceError> {
    let Some(id) = input.claim_id.filter(|_| policy == CprPolicy::OnClaim) else { return Ok(None) };
    let found = claims_of(context, tx, input.person_id).await?.into_iter().find(|claim| claim.id == id);
    Ok(Some(found.ok_or(InsuranceError::ClaimNotFound)?))
}

fn sealed(
    context: &RequestContext<'_>,
    key: &SealingKey,
    (input, number): (&CprToKeep, &CprNumber),
    claim: Option<ClaimOfNumber>,
) -> Result<CprToStore, DatabaseError> {
    let digits = number.digits().as_bytes();
    let both = key.seal(context.office(), &place_of(input.person_id), digits).zip(key.index_of(digits));
    let (sealed, keyed_index) = both.ok_or_else(|| DatabaseError::inconsistent("a CPR number could not be sealed"))?;
    Ok(CprToStore {
        request_key: Some(input.request_key),
        person_id: input.person_id,
        sealing_key_id: key.id(),
        kind: number.kind(),
        sealed,
        keyed_index,
        injured_on: None,
        claim_id: claim.map(|claim| claim.id),
    })
}

async fn taken(tx: &mut Tx, person_id: PersonId) -> Result<InsuranceError, InsuranceError> {
    let person = organisations::person_of(tx, person_id).await?;
    let full_name = person.map(|person| person.facts.full_name).unwrap_or_default();
    Ok(InsuranceError::CprTaken { person_id, full_name })
}

async fn in_use(tx: &mut Tx, person_id: PersonId) -> Result<Option<KeptNumber>, DatabaseError> {
    Ok(store::cpr_numbers(tx, person_id).await?.into_iter().find(|number| number.dropped_at.is_none()))
}

/// What has come of it, with the way back to what was in use before.
async fn done(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
    (event, before): (InsuranceEvent, Option<KeptNumber>),
) -> Result<Done<CprStanding>, InsuranceError> {
    let now = standing_of(context, tx, person_id).await?;
    let inverse = CprToChoose { person_id, cpr_number_id: before.map(|number| number.id) };
    Ok(Done::with_undo(now, vec![event.about(person_id)], &inverse))
}

/// Takes a number out of use, or one that was kept before into use again.
pub async fn choose_cpr(
    context: &RequestContext<'_>,
    input: CprToChoose,
) -> Result<Changed<CprStanding>, InsuranceError> {
    let mut tx = context.write().await?;
    let done = choose_within(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn choose_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: CprToChoose,
) -> Result<Done<CprStanding>, InsuranceError> {
    let person_id = input.person_id;
    standing_volunteer(tx, person_id).await?;
    access::open_key(context, tx, KeyName::Cpr).await?;
    let before = in_use(tx, person_id).await?;
    let chosen = match input.cpr_number_id {
        Some(id) => Some(store::cpr_number(tx, person_id, id).await?.ok_or(InsuranceError::CprNotFound)?),
        None => None,
    };
    let index = |number: &Option<KeptNumber>| number.as_ref().map(|number| number.keyed_index.clone());
    if index(&before) == index(&chosen) {
        return Ok(Done::as_it_was(standing_of(context, tx, person_id).await?));
    }
    let by = (tx.user_id(), tx.now());
    store::drop_cpr(tx, person_id, by.1).await?;
    let event = match chosen {
        Some(number) => {
            if let Some(holder) = store::holder_of_cpr(tx, &number.keyed_index).await? {
                return Err(taken(tx, holder).await?);
            }
            let event = InsuranceEvent::CprKept { kind: number.kind, injured_on: number.injured_on };
            store::insert_cpr(tx, again(person_id, number), by).await?;
            event
        }
        None => InsuranceEvent::CprDropped,
    };
    done(context, tx, person_id, (event, before)).await
}

/// The same number once more: when it was in use before stays as it was.
fn again(person_id: PersonId, number: KeptNumber) -> CprToStore {
    let KeptNumber { sealing_key_id, kind, sealed, keyed_index, injured_on, claim_id, .. } = number;
    CprToStore { request_key: None, person_id, sealing_key_id, kind, sealed, keyed_index, injured_on, claim_id }
}

/// A CPR number that somebody asked to see.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevealedCpr {
    /// As it is written: `150680-9997`.
    pub number: String,
}

impl std::fmt::Debug for RevealedCpr {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RevealedCpr")
    }
}

/// Shows one CPR number to somebody entitled. That it was shown is in the log before it is.
pub async fn reveal_cpr(context: &RequestContext<'_>, input: VolunteerToOpen) -> Result<RevealedCpr, InsuranceError> {
    let mut tx = context.write().await?;
    let found = async {
        let number = in_use(&mut tx, input.person_id).await?.ok_or(InsuranceError::CprNotFound)?;
        opened(context, &mut tx, input.person_id, &number).await
    }
    .await;
    match found {
        Ok(number) => {
            tx.commit(vec![InsuranceEvent::CprRevealed.about(input.person_id)]).await?;
            Ok(RevealedCpr { number: number.written().to_string() })
        }
        Err(refusal) => {
            tx.rollback().await?;
            Err(refusal)
        }
    }
}

/// Somebody's number as it is written, to be printed where it was chosen to; whoever prints it says so in the log.
pub(super) async fn written_cpr(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    person_id: PersonId,
) -> Result<Zeroizing<String>, InsuranceError> {
    let number = in_use(tx, person_id).await?.ok_or(InsuranceError::CprNotFound)?;
    Ok(opened(context, tx, person_id, &number).await?.written())
}
