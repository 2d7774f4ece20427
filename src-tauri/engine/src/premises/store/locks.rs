//! Holding what is read until the transaction ends.

use crate::database::{DatabaseError, Tx};
use crate::shared::ids::{PremisesId, RoomId};

/// Only PostgreSQL has row locks; on SQLite the writing transaction holds the whole file already. In the order of the
/// spaces, so that two desks that want the same rooms never wait for each other.
const LOCK_SPACES_ON_POSTGRES: &str = "SELECT s.id FROM spaces s
    WHERE s.id IN (SELECT space_id FROM room_spaces WHERE room_id = ANY($1)) ORDER BY s.id FOR NO KEY UPDATE OF s";
const LOCK_HOUSE_ON_POSTGRES: &str = "SELECT id FROM spaces WHERE premises_id = $1 ORDER BY id FOR NO KEY UPDATE";

/// Holds the spaces of these rooms until the transaction ends, so that what is read of them afterwards stays true.
pub(crate) async fn lock_rooms(tx: &mut Tx, rooms: &[RoomId]) -> Result<(), DatabaseError> {
    match tx {
        Tx::Sqlite(..) => Ok(()),
        Tx::Postgres(transaction, _) => {
            let rooms: Vec<i64> = rooms.iter().map(|room| room.0).collect();
            sqlx::query(LOCK_SPACES_ON_POSTGRES).bind(rooms).execute(&mut **transaction).await?;
            Ok(())
        }
    }
}

/// Holds every space of a house until the transaction ends.
pub(in crate::premises) async fn lock_house(tx: &mut Tx, premises_id: PremisesId) -> Result<(), DatabaseError> {
    match tx {
        Tx::Sqlite(..) => Ok(()),
        Tx::Postgres(transaction, _) => {
            sqlx::query(LOCK_HOUSE_ON_POSTGRES).bind(premises_id).execute(&mut **transaction).await?;
            Ok(())
        }
    }
}
