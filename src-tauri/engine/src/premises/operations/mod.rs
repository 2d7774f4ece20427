//! The office's verbs around houses, rooms, hours and closures.

mod hours;
mod houses;
mod rooms;

pub use hours::*;
pub use houses::*;
pub use rooms::*;

use super::{Premises, PremisesError, Room, store};
use crate::access::WriteTx;
use crate::database::{DatabaseError, Tx};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::instant::Instant;

/// As late as the databases go without tricks: the end of the year 9999.
const NEVER: i64 = 253_402_300_799;

/// A house with the closures that are not over.
pub(super) async fn find_premises(
    tx: &mut Tx,
    id: PremisesId,
    now: Instant,
) -> Result<Option<Premises>, DatabaseError> {
    Ok(store::load(tx, &store::Scope::One(id), now, Instant::from_unix(NEVER)).await?.pop())
}

/// A house and one of its rooms.
async fn find_room(tx: &mut Tx, id: RoomId, now: Instant) -> Result<Option<(Premises, Room)>, DatabaseError> {
    let Some(premises_id) = store::house_of_room(tx, id).await? else { return Ok(None) };
    let Some(house) = find_premises(tx, premises_id, now).await? else { return Ok(None) };
    let room = house.rooms.iter().find(|room| room.id == id).cloned();
    Ok(room.map(|room| (house, room)))
}

/// A row that was there when it was asked for.
pub(super) fn still_there<T>(found: Option<T>) -> Result<T, DatabaseError> {
    found.ok_or_else(|| DatabaseError::inconsistent("premises: a row just written is not there"))
}

fn refused(problems: FieldProblems) -> Result<(), PremisesError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(PremisesError::FieldsRefused { problems }))
}

fn one_problem(field: &str, problem: Problem) -> PremisesError {
    PremisesError::FieldsRefused { problems: vec![FieldProblem { field: field.to_owned(), problem }] }
}

/// Takes everything back and says no.
pub(super) async fn give_up<T>(tx: WriteTx, refusal: PremisesError) -> Result<T, PremisesError> {
    tx.rollback().await?;
    Err(refusal)
}
