//! The office's verbs around the award: begin a year, appoint, nominate, check, answer for conflicts, score, decide, publish.

mod at_hand;
mod attempts;
mod changing_nominees;
mod checking;
mod deciding;
mod deciding_interests;
mod diplomas;
mod exporting_history;
mod forgetting;
mod handing_over;
mod hinting;
mod history;
mod importing;
mod interests;
mod keys;
mod lettering;
mod letters_by_post;
mod members;
mod merging;
mod nominating;
mod nominees;
mod numbering;
mod papers;
mod past_winners;
mod pressing;
mod printing;
mod reading;
mod recording;
mod resulting;
mod rounds;
mod scoring;
mod sheets;
mod telling;
mod writing_to;
mod years;

pub use attempts::*;
pub use changing_nominees::*;
pub use checking::*;
pub use deciding::*;
pub use deciding_interests::*;
pub use diplomas::*;
pub use exporting_history::*;
pub use forgetting::*;
pub use handing_over::*;
pub use hinting::*;
pub use history::*;
pub use importing::*;
pub use interests::*;
pub use keys::*;
pub use lettering::*;
pub use letters_by_post::*;
pub use members::*;
pub use merging::*;
pub use nominating::*;
pub use nominees::*;
pub use papers::*;
pub use past_winners::*;
pub use pressing::*;
pub use printing::*;
pub use recording::*;
pub use resulting::*;
pub use rounds::*;
pub use scoring::*;
pub use telling::{Asked, AwardTold, NominatorTold, NomineeTold, WordsTold, award_told};
pub use years::*;

use super::AwardError;
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

    /// What is not taken back by whoever did it.
    fn for_good(now: T, events: Vec<Event>) -> Self {
        Self { now, events, undo: None }
    }

    /// Nothing was changed, or it was done before: there is nothing to take back.
    fn as_it_was(now: T) -> Self {
        Self { now, events: Vec::new(), undo: None }
    }
}

/// Commits what was done; a refusal takes everything back first.
async fn finish<T>(tx: WriteTx, done: Result<Done<T>, AwardError>) -> Result<Changed<T>, AwardError> {
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
