//! A volunteer's CPR number: kept only where the office's rule says so, sealed, and taken out of use. It is never part of a way
//! back: that speaks of the row.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cpr_told::{ClaimOfNumber, CprStanding, claims_of, in_use, place_of, standing_of};
use super::writing::standing_volunteer;
use super::{Done, finish};
use crate::access::{self, Changed, Changing, KeyName, RequestContext, SealingKey, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::error::refuse;
use crate::insurance::store::{self, CprToStore, KeptNumber};
use crate::insurance::{CprPolicy, InsuranceError, InsuranceEvent};
use crate::organisations;
use crate::shared::cpr::CprNumber;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{ClaimId, CprNumberId, PersonId, RequestKey};

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
