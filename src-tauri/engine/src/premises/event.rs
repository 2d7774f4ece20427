//! What can happen to houses, rooms and closures.

use serde::Serialize;
use ts_rs::TS;

use super::ClosureCovers;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::wall_clock::WallTime;

/// What happened in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PremisesEvent {
    /// A house was registered.
    PremisesRegistered {
        /// Its name.
        name: String,
    },
    /// A house was changed.
    PremisesChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A house is no longer lent.
    PremisesRetired,
    /// A house is lent again.
    PremisesRestored,
    /// A house's opening hours were set anew.
    OpeningHoursSet {
        /// How many periods have hours of their own.
        #[ts(type = "number")]
        periods: usize,
    },
    /// A room was registered.
    RoomRegistered {
        /// Its house.
        premises_id: PremisesId,
        /// Its name.
        name: String,
    },
    /// Rooms were combined.
    RoomsCombined {
        /// The house.
        premises_id: PremisesId,
        /// The combination's name.
        name: String,
        /// The rooms it is made of.
        parts: Vec<RoomId>,
    },
    /// A room was changed.
    RoomChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A room is no longer lent.
    RoomRetired,
    /// A room is lent again.
    RoomRestored,
    /// Rooms were closed for a time.
    RoomsClosed {
        /// How much of the house.
        covers: ClosureCovers,
        /// The rooms, where it is not the whole house.
        rooms: Vec<RoomId>,
        /// From when.
        starts: WallTime,
        /// Until when.
        ends: WallTime,
    },
    /// A closure was changed.
    ClosureChanged {
        /// How much of the house.
        covers: ClosureCovers,
        /// The rooms, where it is not the whole house.
        rooms: Vec<RoomId>,
        /// From when.
        starts: WallTime,
        /// Until when.
        ends: WallTime,
    },
    /// A closure no longer counts.
    ClosureWithdrawn,
    /// A withdrawn closure counts again.
    ClosureRestored,
}

/// The fields whose values differ, by their names on the wire. The values stay out of the log: the record has them.
pub(crate) fn changed_fields<T: Serialize>(before: &T, after: &T) -> Vec<String> {
    let (before, after) =
        (serde_json::to_value(before).unwrap_or_default(), serde_json::to_value(after).unwrap_or_default());
    let fields = after.as_object().into_iter().flatten();
    fields.filter(|(field, value)| before.get(field) != Some(value)).map(|(field, _)| field.clone()).collect()
}
