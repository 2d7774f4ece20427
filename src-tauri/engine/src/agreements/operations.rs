//! The office's verbs around agreements: draft, write, preview, print.

mod drafting;
mod printing;
mod reading;
mod writing;

pub use drafting::*;
pub use printing::*;
pub use reading::*;
pub use writing::*;

use super::facts::Facts;
use super::{Agreement, AgreementError, AgreementState, store};
use crate::access::{self, WriteTx};
use crate::database::Tx;
use crate::organisations;
use crate::shared::ids::AgreementId;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// The agreement, or the refusal that there is none.
async fn found(tx: &mut Tx, id: AgreementId) -> Result<Agreement, AgreementError> {
    store::find(tx, id).await?.ok_or(AgreementError::AgreementNotFound)
}

/// Takes the next version for an edit that saw `version`; nothing of a draft thrown away is edited.
async fn for_edit(tx: &mut WriteTx, id: AgreementId, version: i64) -> Result<Agreement, AgreementError> {
    let now = tx.now();
    let taken = store::take_version(tx, id, version, now).await?;
    let current = found(tx, id).await?;
    if !taken {
        return Err(AgreementError::StaleAgreement { current: Box::new(current) });
    }
    if current.state == AgreementState::Discarded {
        return Err(AgreementError::AgreementDiscarded);
    }
    Ok(current)
}

/// What the paper says that does not stand in the agreement: from the office, the other party, and what was written.
async fn facts_of(tx: &mut Tx, agreement: &Agreement, now: Instant) -> Result<Facts, AgreementError> {
    let head = access::office_head(tx).await?;
    let party = organisations::party(tx, agreement.organisation_id, date_of(now)).await?;
    Ok(Facts::of(agreement, head, party))
}
