//! What a room has to offer to somebody, and what it lacks of it.

use serde::Serialize;
use ts_rs::TS;

use crate::premises::{FactState, Layout, Premises, Room};
use crate::shared::ids::PremisesId;
use crate::shared::text::fold_query;
use crate::shared::text_enum::text_enum;

/// What a kitchen is called where it is asked for as equipment.
pub(super) const KITCHEN: &str = "køkken";
/// A stop is near when one walks there in some six minutes, a pram or a rollator along.
const NEAR_STOP_METRES: i64 = 500;
/// Twice that is near for whoever walks well.
const FAR_STOP_METRES: i64 = 1_000;

text_enum! {
    /// What visitors may depend on.
    pub enum AccessNeed {
        /// No steps into the house or the room.
        StepFree = "step_free",
        /// An accessible toilet.
        AccessibleToilet = "accessible_toilet",
        /// A hearing loop in the room or the house.
        HearingLoop = "hearing_loop",
        /// A stop of bus or train near the house.
        NearStop = "near_stop",
    }
}

impl AccessNeed {
    /// Whether a room meets it, if only in part.
    pub(super) fn is_met(self, house: &Premises, room: &Room) -> bool {
        matches!(self.state(house, room), FactState::Yes | FactState::Partly)
    }

    /// How far a room meets it. A room inside a house is only as step-free as the way to it.
    pub(super) fn state(self, house: &Premises, room: &Room) -> FactState {
        match self {
            Self::StepFree => worse(house.details.step_free.state, room.details.step_free.state),
            Self::AccessibleToilet => house.details.accessible_toilet.state,
            Self::HearingLoop => better(house.details.hearing_loop.state, room.details.hearing_loop.state),
            Self::NearStop => match house.details.stop_metres() {
                Some(..=NEAR_STOP_METRES) => FactState::Yes,
                Some(..=FAR_STOP_METRES) => FactState::Partly,
                Some(_) => FactState::No,
                None => FactState::Unknown,
            },
        }
    }

    /// What the office wrote beside it, of the room first.
    pub(super) fn note(self, house: &Premises, room: &Room) -> String {
        let (house, room) = (&house.details, &room.details);
        let notes = match self {
            Self::StepFree => [room.step_free.note.as_str(), house.step_free.note.as_str()],
            Self::AccessibleToilet => [house.accessible_toilet.note.as_str(), ""],
            Self::HearingLoop => [room.hearing_loop.note.as_str(), house.hearing_loop.note.as_str()],
            Self::NearStop => {
                let said = [house.nearest_stop.trim(), house.stop_distance.trim()];
                return said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            }
        };
        notes.into_iter().map(str::trim).find(|note| !note.is_empty()).unwrap_or_default().to_owned()
    }
}

/// Where nobody has said anything about the one, the other speaks for both.
fn worse(house: FactState, room: FactState) -> FactState {
    match (house, room) {
        (FactState::Unknown, known) | (known, FactState::Unknown) => known,
        // A house that is step-free in part is so in the rooms that say they are.
        (FactState::Partly, room) => room,
        (house, room) => house.max(room),
    }
}

fn better(house: FactState, room: FactState) -> FactState {
    house.min(room)
}

/// What a room has to offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub house: Option<PremisesId>,
    pub attendees: Option<i64>,
    pub layout: Option<Layout>,
    pub equipment: Vec<String>,
    pub access: Vec<AccessNeed>,
}

/// Nothing.
pub(super) static NO_NEEDS: Needs =
    Needs { house: None, attendees: None, layout: None, equipment: Vec::new(), access: Vec::new() };

/// A wish that a room does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum MissedWish {
    /// It lies in another house.
    House,
    /// Fewer may be in it by law.
    Persons {
        /// How many may.
        #[ts(type = "number")]
        maximum: i64,
    },
    /// Set up so, fewer sit in it.
    Seats {
        /// The set-up.
        layout: Layout,
        /// How many sit; nothing where the office has not said that it can be set up so.
        #[ts(type = "number | null")]
        seats: Option<i64>,
    },
    /// Something is not in it.
    Equipment {
        /// The office's word.
        word: String,
    },
    /// Visitors depend on something that is not there, or that nobody has looked at yet.
    Access {
        /// What they depend on.
        need: AccessNeed,
        /// Whether nobody has looked yet.
        unknown: bool,
        /// What the office wrote beside it.
        note: String,
    },
}

impl Needs {
    /// Every wish that a room does not meet.
    pub fn missed_by(&self, house: &Premises, room: &Room) -> Vec<MissedWish> {
        let mut missed = Vec::new();
        if self.house.is_some_and(|wished| wished != house.id) {
            missed.push(MissedWish::House);
        }
        let maximum = room.details.maximum_persons;
        // Where too many come, how they sit is no matter any more.
        if self.attendees.is_some_and(|attendees| attendees > maximum) {
            missed.push(MissedWish::Persons { maximum });
        } else if let Some(layout) = self.layout.filter(|_| !self.seats_enough(room)) {
            missed.push(MissedWish::Seats { layout, seats: room.seats(layout) });
        }
        let lacking = self.equipment.iter().filter(|word| !offers(house, room, word));
        missed.extend(lacking.map(|word| MissedWish::Equipment { word: word.clone() }));
        let unmet = self.access.iter().filter(|need| !need.is_met(house, room));
        missed.extend(unmet.map(|need| MissedWish::Access {
            need: *need,
            unknown: need.state(house, room) == FactState::Unknown,
            note: need.note(house, room),
        }));
        missed
    }

    /// Whether those who come can sit as they want to.
    pub fn seats_enough(&self, room: &Room) -> bool {
        let Some(layout) = self.layout else { return true };
        room.seats(layout).is_some_and(|seats| seats >= self.attendees.unwrap_or(1))
    }
}

/// Whether something is at hand in a room. A kitchen may also be a room of its own in the same house.
pub(super) fn offers(house: &Premises, room: &Room, word: &str) -> bool {
    room.has(word) || (is_kitchen(word) && has_kitchen(house, room))
}

fn is_kitchen(word: &str) -> bool {
    folded(word) == folded(KITCHEN)
}

/// Whether a room is a kitchen itself, by its name.
pub(super) fn is_kitchen_room(room: &Room) -> bool {
    folded(&room.details.name).starts_with(&folded(KITCHEN))
}

fn has_kitchen(house: &Premises, room: &Room) -> bool {
    let in_the_room = room.details.equipment.iter().any(|word| is_kitchen(word));
    in_the_room
        || house.rooms.iter().any(|there| there.retired_at.is_none() && there.id != room.id && is_kitchen_room(there))
}

fn folded(word: &str) -> String {
    fold_query(word).into_iter().map(|part| part.secondary).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::premises::{Fact, LayoutSeats, PremisesDetails, RoomDetails};
    use crate::shared::ids::{RoomId, SpaceId};

    fn a_room(id: i64, details: RoomDetails) -> Room {
        Room {
            id: RoomId(id),
            premises_id: PremisesId(1),
            details,
            spaces: vec![SpaceId(id)],
            parts: Vec::new(),
            position: id,
            retired_at: None,
            version: 1,
        }
    }

    fn a_house(details: PremisesDetails, rooms: Vec<Room>) -> Premises {
        Premises {
            id: PremisesId(1),
            details,
            rooms,
            opening_periods: Vec::new(),
            closures: Vec::new(),
            retired_at: None,
            version: 1,
        }
    }

    fn the_house() -> Premises {
        let details = RoomDetails {
            maximum_persons: 30,
            layouts: vec![LayoutSeats { layout: Layout::Horseshoe, seats: 18 }],
            equipment: vec!["Projektor".into()],
            hearing_loop: Fact { state: FactState::No, note: String::new() },
            ..RoomDetails::sample()
        };
        let kitchen = RoomDetails { name: "Køkkenet".into(), ..RoomDetails::sample() };
        a_house(PremisesDetails::sample(), vec![a_room(1, details), a_room(2, kitchen)])
    }

    fn missed(needs: &Needs) -> Vec<MissedWish> {
        let house = the_house();
        needs.missed_by(&house, &house.rooms[0])
    }

    #[test]
    fn a_room_that_has_it_all_misses_nothing() {
        let needs = Needs {
            house: Some(PremisesId(1)),
            attendees: Some(18),
            layout: Some(Layout::Horseshoe),
            equipment: vec!["projektor".into(), "KØKKEN".into()],
            access: vec![AccessNeed::AccessibleToilet, AccessNeed::StepFree, AccessNeed::NearStop],
        };
        assert_eq!(missed(&needs), []);
    }

    #[test]
    fn each_wish_that_is_not_met_is_named_once() {
        let needs = Needs {
            house: Some(PremisesId(7)),
            attendees: Some(20),
            layout: Some(Layout::Horseshoe),
            equipment: vec!["scene".into()],
            access: vec![AccessNeed::HearingLoop],
        };
        assert_eq!(
            missed(&needs),
            [
                MissedWish::House,
                MissedWish::Seats { layout: Layout::Horseshoe, seats: Some(18) },
                MissedWish::Equipment { word: "scene".into() },
                MissedWish::Access { need: AccessNeed::HearingLoop, unknown: false, note: String::new() },
            ]
        );
        let crowd = Needs { attendees: Some(31), layout: Some(Layout::Theatre), ..Needs::default() };
        assert_eq!(missed(&crowd), [MissedWish::Persons { maximum: 30 }]);
    }

    #[test]
    fn a_kitchen_is_no_room_beside_itself() {
        let mut house = the_house();
        assert!(offers(&house, &house.rooms[0], "køkken"));
        house.rooms.remove(1);
        assert!(!offers(&house, &house.rooms[0], "køkken"));
    }

    #[test]
    fn how_near_a_stop_is_follows_what_the_office_wrote() {
        let state = |distance: &str| {
            let details = PremisesDetails { stop_distance: distance.into(), ..PremisesDetails::sample() };
            let house = a_house(details, vec![a_room(1, RoomDetails::sample())]);
            AccessNeed::NearStop.state(&house, &house.rooms[0])
        };
        assert_eq!(state("500 m"), FactState::Yes);
        assert_eq!(state("600 m"), FactState::Partly);
        assert_eq!(state("1,5 km"), FactState::No);
        assert_eq!(state("lige ved døren"), FactState::Unknown);
    }

    #[test]
    fn an_accessible_room_is_no_worse_than_the_way_to_it() {
        use FactState::{No, Partly, Unknown, Yes};
        for (house, room, expected) in [
            (Yes, Yes, Yes),
            (Yes, No, No),
            (No, Yes, No),
            (Partly, Yes, Yes),
            (Partly, No, No),
            (Unknown, Yes, Yes),
            (Yes, Unknown, Yes),
            (Unknown, Unknown, Unknown),
            (No, Unknown, No),
        ] {
            assert_eq!(worse(house, room), expected, "{house:?} {room:?}");
        }
    }
}
