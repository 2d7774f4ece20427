//! The end of an act: what was done is committed with its events, or taken back before the refusal is shown.

use crate::access::{Changed, Changing, Event, UndoStep, WriteTx};
use crate::database::DatabaseError;

/// What an act has come to, to be committed.
#[derive(Debug)]
pub struct Done<T> {
    now: T,
    events: Vec<Event>,
    undo: Option<UndoStep>,
}

impl<T> Done<T> {
    /// What can be taken back by calling the operation of `inverse`.
    pub fn with_undo<C: Changing>(now: T, events: Vec<Event>, inverse: &C) -> Self {
        Self { now, events, undo: Some(UndoStep::call(inverse)) }
    }

    /// What is not taken back by whoever did it.
    pub fn for_good(now: T, events: Vec<Event>) -> Self {
        Self { now, events, undo: None }
    }

    /// What is answered with its own way back.
    pub fn answered(Changed { now, undo }: Changed<T>, events: Vec<Event>) -> Self {
        Self { now, events, undo }
    }

    /// Nothing was changed, or it was done before: there is nothing to take back.
    pub fn as_it_was(now: T) -> Self {
        Self::for_good(now, Vec::new())
    }
}

/// Commits what an act has come to.
pub async fn finish<T, E: From<DatabaseError>>(tx: WriteTx, done: Result<Done<T>, E>) -> Result<Changed<T>, E> {
    settled(tx, done.map(|Done { now, events, undo }| (Changed { now, undo }, events))).await
}

/// Commits what was done with its events, or takes it back before the refusal is shown.
pub async fn settled<T, E: From<DatabaseError>>(tx: WriteTx, done: Result<(T, Vec<Event>), E>) -> Result<T, E> {
    match done {
        Ok((answer, events)) => {
            tx.commit(events).await?;
            Ok(answer)
        }
        Err(refusal) => {
            tx.rollback().await?;
            Err(refusal)
        }
    }
}
