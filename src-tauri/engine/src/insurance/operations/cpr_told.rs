//! How it stands with a volunteer's CPR number, and the number itself, shown one at a time to somebody entitled.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::VolunteerToOpen;
use super::claims_told::closed_for;
use crate::access::{self, KeyClosed, KeyName, KeyRefusal, RequestContext, SealingKey, settled};
use crate::database::{DatabaseError, Tx};
use crate::insurance::store::{self, KeptNumber, KnownClaim};
use crate::insurance::{CprPolicy, InsuranceError, InsuranceEvent, RegisterKeeping};
use crate::shared::cpr::{CprKind, CprNumber};
use crate::shared::ids::{ClaimId, CprNumberId, PersonId};
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

pub(super) async fn standing_of(
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
pub(super) async fn claims_of(
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
pub(super) fn place_of(person_id: PersonId) -> String {
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
        let number = opened(context, &mut tx, input.person_id, &number).await?;
        let event = InsuranceEvent::CprRevealed.about(input.person_id);
        Ok((RevealedCpr { number: number.written().to_string() }, vec![event]))
    }
    .await;
    settled(tx, found).await
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

/// The number in use, sealed.
pub(super) async fn in_use(tx: &mut Tx, person_id: PersonId) -> Result<Option<KeptNumber>, DatabaseError> {
    Ok(store::cpr_numbers(tx, person_id).await?.into_iter().find(|number| number.dropped_at.is_none()))
}
