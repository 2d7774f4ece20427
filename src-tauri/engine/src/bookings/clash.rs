//! What is in the way of a wish.

use serde::Serialize;
use ts_rs::TS;

use super::BookingBorrower;
use crate::shared::ids::{BookingId, HoldId, RoomId};
use crate::shared::wall_clock::WallTime;

/// A booking that is in the way, or a time that a desk keeps while a caller thinks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Clash {
    /// The booking; `None` where a desk keeps the time.
    pub booking_id: Option<BookingId>,
    /// Which desk keeps it; `None` where it is booked.
    pub held: Option<HeldBy>,
    /// Until when it is reserved, where it is not more than that.
    pub option_until: Option<WallTime>,
    /// Its number; empty where a desk keeps the time.
    pub number: String,
    /// The room it holds that is in the way; another room than the wanted one where the two share a space.
    pub room_id: RoomId,
    /// That room's name.
    pub room_name: String,
    /// What it is called; empty where a desk keeps the time.
    pub title: String,
    /// Who borrows.
    pub borrower: Option<BookingBorrower>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// From when it blocks the space, setting up included.
    pub blocked_from: WallTime,
    /// Until when it blocks the space, cleaning included.
    pub blocked_until: WallTime,
}

/// Who keeps a time while a caller thinks, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldBy {
    /// The hold.
    pub id: HoldId,
    /// The full name of whoever keeps it.
    pub by: String,
    /// Until when, on the wall clock.
    pub until: WallTime,
}

/// A booked time with setting up before it and cleaning after it, where an office wants them to lie within opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BufferedTime {
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
}
