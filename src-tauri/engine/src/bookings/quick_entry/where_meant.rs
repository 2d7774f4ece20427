//! From what was said about the place to rooms and houses.

use super::phrase::{Phrase, PlacePhrase, Spoken};
use super::places::Places;
use super::reading::ReadPlace;
use super::spans::Spans;
use crate::premises::Premises;
use crate::shared::ids::{PremisesId, RoomId};

/// The place that was said, if any. A house beside its own room says the same place again; of rooms with one name it
/// tells which is meant.
pub(super) fn place(spoken: &[Spoken], spans: &Spans<'_>, places: &Places, houses: &[Premises]) -> Option<ReadPlace> {
    let (mut named, mut one_of, mut said_houses) = (Vec::new(), Vec::new(), Vec::new());
    for there in spoken {
        match &there.phrase {
            Phrase::Place(PlacePhrase::All(rooms)) => named.extend(rooms.iter().cloned()),
            Phrase::Place(PlacePhrase::OneOf(rooms)) => one_of.extend(rooms),
            Phrase::Place(PlacePhrase::House(house)) => said_houses.push(*house),
            _ => {}
        }
    }
    let is_in = |room: &RoomId| {
        said_houses.is_empty() || house_of(*room, houses).is_some_and(|house| said_houses.contains(&house.id))
    };
    let mut rooms: Vec<RoomId> = Vec::new();
    for homonyms in named {
        let here: Vec<RoomId> = homonyms.iter().copied().filter(is_in).collect();
        let meant = if here.is_empty() { homonyms } else { here };
        match meant.as_slice() {
            [only] if !rooms.contains(only) => rooms.push(*only),
            [_] => {}
            several => one_of.extend(several),
        }
    }
    let narrowed: Vec<RoomId> = one_of.iter().copied().filter(is_in).collect();
    let mut one_of = if narrowed.is_empty() { one_of } else { narrowed };
    one_of.retain(|room| !rooms.contains(room));
    if let ([], [only]) = (rooms.as_slice(), one_of.as_slice()) {
        rooms.push(*only);
        one_of.clear();
    }
    let rooms = places.combined(rooms);
    let is_told_by_room = |house: &PremisesId| {
        rooms.iter().chain(&one_of).any(|room| house_of(*room, houses).is_some_and(|there| there.id == *house))
    };
    said_houses.retain(|house| !is_told_by_room(house));
    let marks = spans.of_phrases(spoken, |phrase| matches!(phrase, Phrase::Place(_)));
    (!marks.is_empty()).then_some(ReadPlace { marks, rooms, one_of, houses: said_houses })
}

fn house_of(room: RoomId, houses: &[Premises]) -> Option<&Premises> {
    houses.iter().find(|house| house.rooms.iter().any(|there| there.id == room))
}

/// The houses whose hours count: of the rooms that were named, or those named themselves.
pub(super) fn houses_of<'a>(place: Option<&ReadPlace>, houses: &'a [Premises]) -> Vec<&'a Premises> {
    let Some(place) = place else { return Vec::new() };
    let is_meant = |house: &&Premises| {
        let has = |room: &RoomId| house.rooms.iter().any(|there| there.id == *room);
        place.houses.contains(&house.id) || place.rooms.iter().chain(&place.one_of).any(has)
    };
    houses.iter().filter(is_meant).collect()
}
