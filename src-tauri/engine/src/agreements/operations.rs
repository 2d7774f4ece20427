//! The office's verbs around agreements: draft, write, preview, print.

mod drafting;
mod printing;
mod reading;
mod writing;

pub use drafting::*;
pub use printing::*;
pub use reading::*;
pub use writing::*;

use super::{Agreement, AgreementError, AgreementState, store};
use crate::access::WriteTx;
use crate::database::Tx;
use crate::shared::ids::AgreementId;

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
