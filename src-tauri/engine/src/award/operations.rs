//! The office's verbs around the award: begin a year, appoint, nominate, check, answer for conflicts, score, decide, publish.

mod at_hand;
mod changing_nominees;
mod checking;
mod deciding;
mod deciding_interests;
mod hinting;
mod interests;
mod keys;
mod members;
mod merging;
mod nominating;
mod nominees;
mod resulting;
mod rounds;
mod scoring;
mod sheets;
mod years;

pub use changing_nominees::*;
pub use checking::*;
pub use deciding::*;
pub use deciding_interests::*;
pub use hinting::*;
pub use interests::*;
pub use keys::*;
pub use members::*;
pub use merging::*;
pub use nominating::*;
pub use nominees::*;
pub use resulting::*;
pub use rounds::*;
pub use scoring::*;
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
