//! A time when rooms are closed, and why. It is tested on the booked time, and closes the rooms' spaces.

use serde::Serialize;
use ts_rs::TS;

use crate::shared::ids::{ClosureId, PremisesId, RoomId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::WallTime;

text_enum! {
    /// How much of the house a closure takes.
    pub enum ClosureCovers {
        /// Every room, also those registered later.
        WholeHouse = "whole_house",
        /// The rooms named, and every room that shares a space with one.
        Rooms = "rooms",
    }
}

/// A closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Closure {
    /// The closure.
    pub id: ClosureId,
    /// The house.
    pub premises_id: PremisesId,
    /// How much of it.
    pub covers: ClosureCovers,
    /// The rooms named; none where it is the whole house.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why, as it may be told to borrowers.
    pub reason: String,
    /// Since when it no longer counts.
    pub withdrawn_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}
