//! The office's verbs around agreements: draft, write, preview, print.

mod agreeing_terms;
mod comparing;
mod copying;
mod drafting;
mod ending;
mod evaluating;
mod evaluating_goals;
mod exporting;
mod exporting_papers;
mod following_up;
mod forgetting;
mod handing_on;
mod keeping_library;
mod keeping_variables;
mod lettering;
mod noting;
mod passing_on;
mod printing;
mod printing_list;
mod reading;
mod reading_life;
mod reminding;
mod renewing;
mod requiring;
mod setting_goals;
mod settling_clauses;
mod sheeting;
mod signing;
mod talking;
mod writing;

pub use agreeing_terms::*;
pub use comparing::*;
pub use copying::*;
pub use drafting::*;
pub use ending::*;
pub use evaluating::*;
pub use evaluating_goals::*;
pub use exporting::*;
pub use exporting_papers::*;
pub use following_up::*;
pub use forgetting::*;
pub use handing_on::*;
pub use keeping_library::*;
pub use keeping_variables::*;
pub use lettering::*;
pub use noting::*;
pub use printing::*;
pub use printing_list::*;
pub use reading::*;
pub use reading_life::*;
pub use reminding::*;
pub use renewing::*;
pub use requiring::*;
pub use setting_goals::*;
pub use settling_clauses::*;
pub use sheeting::*;
pub use signing::*;
pub use talking::*;
pub use writing::*;

use super::facts::Facts;
use super::{Agreement, AgreementAct, AgreementError, AgreementState, AgreementTimes, store, watch};
use crate::access::{self, Done, WriteTx, finish};
use crate::database::{DatabaseError, Tx};
use crate::organisations;
use crate::shared::ids::AgreementId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// The agreement, or the refusal that there is none.
async fn found(tx: &mut Tx, id: AgreementId) -> Result<Agreement, AgreementError> {
    store::find(tx, id).await?.ok_or(AgreementError::AgreementNotFound)
}

/// Takes the next version for an edit that saw `version`; only a draft is written in.
async fn for_edit(tx: &mut WriteTx, id: AgreementId, version: i64) -> Result<Agreement, AgreementError> {
    let current = next_version(tx, id, version).await?;
    match current.state {
        AgreementState::Discarded => Err(AgreementError::AgreementDiscarded),
        state if state.is_locked() => Err(AgreementError::AgreementLocked { state }),
        _ => Ok(current),
    }
}

/// Takes the next version for an act that changes no word and saw `version`. Gives the agreement before the act.
async fn for_act(
    tx: &mut WriteTx,
    id: AgreementId,
    version: i64,
    act: AgreementAct,
) -> Result<Agreement, AgreementError> {
    let current = next_version(tx, id, version).await?;
    refuse_act(&current, act)?;
    store::keep_print(tx, id).await?;
    Ok(current)
}

async fn next_version(tx: &mut WriteTx, id: AgreementId, version: i64) -> Result<Agreement, AgreementError> {
    let now = tx.now();
    let taken = store::take_version(tx, id, version, now).await?;
    let current = found(tx, id).await?;
    if taken { Ok(current) } else { Err(AgreementError::StaleAgreement { current: Box::new(current) }) }
}

/// The table of states has the word.
fn refuse_act(agreement: &Agreement, act: AgreementAct) -> Result<(), AgreementError> {
    match agreement.state {
        AgreementState::Discarded if act != AgreementAct::Restore => Err(AgreementError::AgreementDiscarded),
        state if state.after(act).is_none() => Err(AgreementError::ActNotPossible { act, state }),
        _ => Ok(()),
    }
}

/// How long things last by the office's rule.
async fn times_of(tx: &mut Tx) -> Result<AgreementTimes, DatabaseError> {
    Ok(watch::rule_of(tx).await?.0.times)
}

/// What the paper says that does not stand in the agreement: from the office, the other party, and what was written.
async fn facts_of(tx: &mut Tx, agreement: &Agreement, now: Instant) -> Result<Facts, AgreementError> {
    let head = access::office_head(tx).await?;
    let party = organisations::party(tx, agreement.organisation_id, date_of(now)).await?;
    let vocabulary = store::vocabulary_of(tx, agreement.id).await?;
    Ok(Facts::of(agreement, head, party, vocabulary))
}
