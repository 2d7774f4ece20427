//! The office's verbs around volunteers: register, attach, approve, pause, end; and who was covered when.

mod anonymising;
mod approving;
mod attaching;
mod card;
mod claim_files;
mod claim_sheets;
mod claiming;
mod claims_returning;
mod claims_told;
mod correcting;
mod covering;
mod cpr_told;
mod delivering;
mod finding_cpr;
mod giving_reports;
mod importing;
mod informing;
mod insuring;
mod judging;
mod listing;
mod listing_efforts;
mod on_day;
mod passing_on;
mod passing_sheets_on;
mod pausing;
mod printing;
mod registering;
mod reminding;
mod reporting;
mod roll_call_carrying;
mod roll_call_lists;
mod roll_call_papers;
mod roll_calling;
mod ruling;
mod sealing_cpr;
mod writing;

pub use anonymising::*;
pub use approving::*;
pub use attaching::*;
pub use card::*;
pub use claim_files::*;
pub use claim_sheets::*;
pub use claiming::*;
pub use claims_returning::*;
pub use claims_told::*;
pub use correcting::*;
pub use covering::*;
pub use cpr_told::*;
pub use delivering::*;
pub use finding_cpr::*;
pub use giving_reports::*;
pub use importing::*;
pub(crate) use informing::note_information_given;
pub use insuring::*;
pub use listing::*;
pub use listing_efforts::*;
pub use on_day::*;
pub(crate) use passing_on::let_go_of_what_ran_out;
pub use passing_sheets_on::*;
pub use pausing::*;
pub use printing::*;
pub use registering::*;
pub use reminding::*;
pub use reporting::*;
pub use roll_call_carrying::*;
pub use roll_call_lists::*;
pub use roll_call_papers::*;
pub use roll_calling::*;
pub use ruling::*;
pub use sealing_cpr::*;

use super::InsuranceError;
use crate::access::{Changed, Changing, Event, UndoStep, WriteTx};

/// What an act has come to, to be committed.
struct Done<T> {
    now: T,
    events: Vec<Event>,
    undo: Option<UndoStep>,
}

impl<T> Done<T> {
    fn with_undo<C: Changing>(now: T, events: Vec<Event>, inverse: &C) -> Self {
        Self { now, events, undo: Some(UndoStep::call(inverse)) }
    }

    /// Nothing was changed, or it was done before: there is nothing to take back.
    fn as_it_was(now: T) -> Self {
        Self { now, events: Vec::new(), undo: None }
    }
}

/// Commits what was done; a refusal takes everything back first.
async fn finish<T>(tx: WriteTx, done: Result<Done<T>, InsuranceError>) -> Result<Changed<T>, InsuranceError> {
    match done {
        Ok(Done { now, events, undo }) => {
            tx.commit(events).await?;
            Ok(Changed { now, undo })
        }
        Err(refusal) => {
            tx.rollback().await?;
            Err(refusal)
        }
    }
}
