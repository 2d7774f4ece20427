//! All SQL of this slice. Closures have their own store.

mod hours;
mod houses;
mod locks;
mod reading;
mod rooms;
mod rows;

use crate::shared::text::SearchKeys;
pub(super) use hours::{STATEMENTS as HOURS_STATEMENTS, set_opening_periods};
pub(super) use houses::{
    STATEMENTS as HOUSES_STATEMENTS, insert_premises, premises_by_key, premises_by_name, retire_premises,
    update_premises,
};
pub(super) use locks::lock_house;
pub(crate) use locks::lock_rooms;
pub(crate) use reading::{STATEMENTS as READING_STATEMENTS, Scope, load};
pub(super) use rooms::{
    STATEMENTS as ROOMS_STATEMENTS, house_of_room, insert_room, insert_space, retire_room, room_by_key, room_by_name,
    set_spaces, update_room,
};

/// A list as it is kept: JSON text.
fn kept<T: serde::Serialize>(list: &[T]) -> String {
    serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned())
}

/// How a name is compared with others: without case, accents and ways of writing æøå.
fn folded(name: &str) -> String {
    SearchKeys::of(name).primary
}
