//! A time that a desk keeps while the caller thinks.

use serde::Serialize;
use ts_rs::TS;

use crate::shared::ids::{HoldId, RoomId, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// How long a time is kept, in seconds: ten minutes, which is one telephone call.
pub(super) const HOLD_SECONDS: i64 = 10 * 60;

/// Rooms that a desk keeps for a few minutes. It runs out by itself, and leaves neither a number nor a cancellation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomHold {
    /// The hold.
    pub id: HoldId,
    /// The rooms, in the order they were chosen.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// The full name of whoever keeps it.
    pub by: String,
    /// Who that is.
    pub by_user_id: Option<UserId>,
    /// Until when it is kept, on the wall clock.
    pub until: WallTime,
    /// The same moment, for a countdown.
    pub until_at: Instant,
}
