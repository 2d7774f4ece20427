//! Recipients of years before the program are typed in, changed, taken off the list and put back. They warn as others do when they
//! are nominated again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::winners;
use super::{Done, finish};
use crate::access::{Changed, Changing, RequestContext, WriteTx, seen_things};
use crate::award::history::{KeptPastWinner, PastWinnerFacts, WinnerLine};
use crate::award::store;
use crate::award::twins::is_same_name;
use crate::award::year::NomineeKind;
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::differing;
use crate::shared::ids::{PastWinnerId, RequestKey};

/// A recipient of a year before the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPastWinner {
    /// Made by the client; the same key again is the same recipient.
    pub request_key: RequestKey,
    /// Who and when.
    pub facts: PastWinnerFacts,
}

fn example() -> PastWinnerFacts {
    PastWinnerFacts {
        year: 2019,
        name: "Koret Klangbølgen".into(),
        kind: NomineeKind::Association,
        reason: String::new(),
        amount: "7000".into(),
    }
}

impl Input for NewPastWinner {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), facts: example() }
    }
}

/// A recipient of a year before the program, of whom something else is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PastWinnerToChange {
    /// Which.
    pub past_winner_id: PastWinnerId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who and when.
    pub facts: PastWinnerFacts,
}

impl Input for PastWinnerToChange {
    fn sample() -> Self {
        Self { past_winner_id: PastWinnerId(1), version: 1, facts: example() }
    }
}

impl Changing for PastWinnerToChange {
    const OPERATION: &'static str = "change_past_winner";
}

seen_things! {
    /// A recipient to be taken off the list.
    PastWinnerToWithdraw of "withdraw_past_winner" { past_winner_id: PastWinnerId(1), version: 1 }
    /// A recipient to be put back on the list.
    PastWinnerToReinstate of "reinstate_past_winner" { past_winner_id: PastWinnerId(1), version: 2 }
}

/// What was typed, once it is certain that it says nothing of an award that is run here, and nobody stands there twice.
async fn checked(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (typed, own): (&PastWinnerFacts, Option<PastWinnerId>),
) -> Result<PastWinnerFacts, AwardError> {
    let facts = typed.checked(context.today())?;
    if let Some(there) = store::years(tx).await?.iter().find(|year| year.year == facts.year) {
        return Err(AwardError::AwardYearTaken { id: there.id });
    }
    refuse_twice(tx, (&facts, own)).await?;
    Ok(facts)
}

async fn refuse_twice(tx: &mut Tx, (facts, own): (&PastWinnerFacts, Option<PastWinnerId>)) -> Result<(), AwardError> {
    let is_there = |line: &WinnerLine| {
        line.year == facts.year
            && is_same_name(&line.name, &facts.name)
            && (own.is_none() || line.past_winner_id != own)
    };
    if winners(tx).await?.iter().any(is_there) {
        return Err(AwardError::WinnerKnown { year: facts.year });
    }
    Ok(())
}

async fn found(tx: &mut Tx, id: PastWinnerId, is_on_list: bool) -> Result<KeptPastWinner, AwardError> {
    let kept = store::find_past_winner(tx, id).await?.filter(|kept| kept.withdrawn_at.is_none() == is_on_list);
    kept.ok_or(AwardError::PastWinnerNotFound)
}

fn stale(current: &KeptPastWinner) -> AwardError {
    AwardError::StalePastWinner { current: Box::new(current.into()) }
}

/// Types in who was given the award of a year before the program.
pub async fn add_past_winner(
    context: &RequestContext<'_>,
    input: NewPastWinner,
) -> Result<Changed<Vec<WinnerLine>>, AwardError> {
    let mut tx = context.write().await?;
    let done = add(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn add(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &NewPastWinner,
) -> Result<Done<Vec<WinnerLine>>, AwardError> {
    if store::past_winner_of_request(tx, input.request_key).await?.is_some() {
        return Ok(Done::as_it_was(winners(tx).await?));
    }
    let facts = checked(context, tx, (&input.facts, None)).await?;
    let by = (tx.user_id(), tx.now());
    let past_winner_id = store::insert_past_winner(tx, (input.request_key, &facts), by).await?;
    let event = AwardEvent::PastWinnerAdded { year: facts.year, name: facts.name };
    let inverse = PastWinnerToWithdraw { past_winner_id, version: 1 };
    Ok(Done::with_undo(winners(tx).await?, vec![event.of_office()], &inverse))
}

/// Changes what stands of a recipient that was typed in.
pub async fn change_past_winner(
    context: &RequestContext<'_>,
    input: PastWinnerToChange,
) -> Result<Changed<Vec<WinnerLine>>, AwardError> {
    let mut tx = context.write().await?;
    let done = change(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &PastWinnerToChange,
) -> Result<Done<Vec<WinnerLine>>, AwardError> {
    let id = input.past_winner_id;
    let before = found(tx, id, true).await?;
    let facts = if input.facts.year == before.facts.year {
        let facts = input.facts.checked(context.today())?;
        refuse_twice(tx, (&facts, Some(id))).await?;
        facts
    } else {
        checked(context, tx, (&input.facts, Some(id))).await?
    };
    let fields = differing(&facts, &before.facts);
    if fields.is_empty() && input.version == before.version {
        return Ok(Done::as_it_was(winners(tx).await?));
    }
    if !store::write_past_winner(tx, (id, input.version), &facts).await? {
        return Err(stale(&before));
    }
    let event = AwardEvent::PastWinnerChanged { year: facts.year, name: facts.name, fields };
    let inverse = PastWinnerToChange { past_winner_id: id, version: input.version + 1, facts: before.facts };
    Ok(Done::with_undo(winners(tx).await?, vec![event.of_office()], &inverse))
}

/// Takes a recipient that was typed in off the list; what was written is kept.
pub async fn withdraw_past_winner(
    context: &RequestContext<'_>,
    input: PastWinnerToWithdraw,
) -> Result<Changed<Vec<WinnerLine>>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (id, before) = (input.past_winner_id, found(&mut tx, input.past_winner_id, true).await?);
        let now = tx.now();
        if !store::take_past_winner(&mut tx, (id, input.version), Some(now)).await? {
            return Err(stale(&before));
        }
        let event = AwardEvent::PastWinnerWithdrawn { year: before.facts.year, name: before.facts.name };
        let inverse = PastWinnerToReinstate { past_winner_id: id, version: input.version + 1 };
        Ok(Done::with_undo(winners(&mut tx).await?, vec![event.of_office()], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Puts a recipient that was typed in back on the list.
pub async fn reinstate_past_winner(
    context: &RequestContext<'_>,
    input: PastWinnerToReinstate,
) -> Result<Changed<Vec<WinnerLine>>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (id, before) = (input.past_winner_id, found(&mut tx, input.past_winner_id, false).await?);
        refuse_twice(&mut tx, (&before.facts, Some(id))).await?;
        if !store::take_past_winner(&mut tx, (id, input.version), None).await? {
            return Err(stale(&before));
        }
        let event = AwardEvent::PastWinnerReinstated { year: before.facts.year, name: before.facts.name };
        let inverse = PastWinnerToWithdraw { past_winner_id: id, version: input.version + 1 };
        Ok(Done::with_undo(winners(&mut tx).await?, vec![event.of_office()], &inverse))
    }
    .await;
    finish(tx, done).await
}
