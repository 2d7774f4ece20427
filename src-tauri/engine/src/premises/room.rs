//! What is booked: a set of spaces with a maximum of its own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::house::{Fact, NAME_LENGTH, NOTE_LENGTH, SHORT_NAME_LENGTH, check_name, check_text, tidied};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// How a room is set up.
    pub enum Layout {
        /// Rows of chairs (*biografopstilling*).
        Theatre = "theatre",
        /// Tables in a U (*hestesko*).
        Horseshoe = "horseshoe",
        /// Tables in rows (*skolebord*).
        Classroom = "classroom",
        /// Tables in groups (*ø-borde*).
        Islands = "islands",
        /// One long table (*mødebord*).
        Boardroom = "boardroom",
        /// Nothing in it (*tomt*).
        Empty = "empty",
    }
}

/// How many sit in a room that is set up so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayoutSeats {
    /// The set-up.
    pub layout: Layout,
    /// Comfortable seats; the legal maximum holds beside them.
    #[ts(type = "number")]
    pub seats: i64,
}

/// Minutes of work before and after a booking. They add up between neighbours: 30 after and 15 before need 45 between.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Buffers {
    /// Setting up, in minutes.
    #[ts(type = "number")]
    pub before: i64,
    /// Clearing and cleaning, in minutes.
    #[ts(type = "number")]
    pub after: i64,
}

impl Buffers {
    /// The longest buffer, in minutes: it bounds how long a space can be blocked at a time.
    pub const MOST: i64 = 480;

    /// Whether both lie between nothing and [`Buffers::MOST`].
    pub fn are_possible(self) -> bool {
        (0..=Self::MOST).contains(&self.before) && (0..=Self::MOST).contains(&self.after)
    }
}

/// What the office writes about a room or a combination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomDetails {
    /// Its name; no other room of the house has it.
    pub name: String,
    /// What stands where there is little room; the name where empty.
    pub short_name: String,
    /// Other words people call it by.
    pub aliases: Vec<String>,
    /// The floor, in words.
    pub floor: String,
    /// How many persons may be in it by law: a hard stop. A combination has a number of its own, not the sum.
    #[ts(type = "number")]
    pub maximum_persons: i64,
    /// Seats by set-up.
    pub layouts: Vec<LayoutSeats>,
    /// What is in it, one word or two each.
    pub equipment: Vec<String>,
    /// Whether one gets in without steps.
    pub step_free: Fact,
    /// Whether it has a hearing loop.
    pub hearing_loop: Fact,
    /// Work before and after each booking.
    pub buffers: Buffers,
    /// The shortest booking, in minutes.
    #[ts(type = "number | null")]
    pub least_minutes: Option<i64>,
    /// The longest booking, in minutes.
    #[ts(type = "number | null")]
    pub most_minutes: Option<i64>,
    /// What borrowers of this room have to know.
    pub house_rules: String,
}

/// A room or a combination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// The room.
    pub id: RoomId,
    /// Its house.
    pub premises_id: PremisesId,
    /// What the office wrote about it.
    pub details: RoomDetails,
    /// What it occupies.
    pub spaces: Vec<SpaceId>,
    /// The rooms it is made of; empty for a room that is no combination.
    pub parts: Vec<RoomId>,
    /// Its place in the office's order.
    #[ts(type = "number")]
    pub position: i64,
    /// Since when it is no longer lent. A combination goes with its first retired part.
    pub retired_at: Option<Instant>,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

impl Room {
    /// What stands where there is little room.
    pub fn short_name(&self) -> &str {
        if self.details.short_name.is_empty() { &self.details.name } else { &self.details.short_name }
    }

    /// Whether it is made of other rooms.
    pub fn is_combination(&self) -> bool {
        self.spaces.len() > 1
    }

    /// Whether the two share a space.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.spaces.iter().any(|space| other.spaces.contains(space))
    }

    /// Whether something is in it, by the office's word.
    pub fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.details.equipment.iter().any(|there| there.to_lowercase() == word)
    }

    /// Comfortable seats in this set-up; `None` where the office has not said.
    pub fn seats(&self, layout: Layout) -> Option<i64> {
        self.details.layouts.iter().find(|there| there.layout == layout).map(|there| there.seats)
    }
}

impl RoomDetails {
    /// The same without stray blanks.
    #[must_use]
    pub(super) fn tidied(mut self) -> Self {
        for text in [&mut self.name, &mut self.short_name, &mut self.floor] {
            *text = text.trim().to_owned();
        }
        self.aliases = tidied(&self.aliases);
        self.equipment = tidied(&self.equipment);
        self
    }

    /// What cannot be taken as it is; paths begin with `room.`.
    pub(super) fn problems(&self, problems: &mut FieldProblems, today: chrono::NaiveDate) {
        check_name(problems, "room.name", &self.name, today);
        check_text(problems, "room.shortName", &self.short_name, SHORT_NAME_LENGTH, today);
        check_text(problems, "room.floor", &self.floor, NAME_LENGTH, today);
        check_text(problems, "room.stepFree.note", &self.step_free.note, NOTE_LENGTH, today);
        check_text(problems, "room.hearingLoop.note", &self.hearing_loop.note, NOTE_LENGTH, today);
        check_text(problems, "room.houseRules", &self.house_rules, NOTE_LENGTH, today);
        for (index, alias) in self.aliases.iter().enumerate() {
            check_text(problems, &format!("room.aliases.{index}"), alias, NAME_LENGTH, today);
        }
        for (index, word) in self.equipment.iter().enumerate() {
            check_text(problems, &format!("room.equipment.{index}"), word, NAME_LENGTH, today);
        }
        if !(1..=MOST_PERSONS).contains(&self.maximum_persons) {
            problems.add("room.maximumPersons", Problem::OutOfRange { least: 1, most: MOST_PERSONS });
        }
        self.layout_problems(problems);
        for (field, minutes) in
            [("room.buffers.before", self.buffers.before), ("room.buffers.after", self.buffers.after)]
        {
            if !(0..=Buffers::MOST).contains(&minutes) {
                problems.add(field, Problem::OutOfRange { least: 0, most: Buffers::MOST });
            }
        }
        self.length_problems(problems);
    }

    fn layout_problems(&self, problems: &mut FieldProblems) {
        for (index, there) in self.layouts.iter().enumerate() {
            // More chairs than people may be in the room would be an invitation to break the law.
            if !(1..=self.maximum_persons).contains(&there.seats) {
                problems.add(
                    format!("room.layouts.{index}.seats"),
                    Problem::OutOfRange { least: 1, most: self.maximum_persons },
                );
            }
            if self.layouts[..index].iter().any(|before| before.layout == there.layout) {
                problems.add(format!("room.layouts.{index}.layout"), Problem::TakenName);
            }
        }
    }

    fn length_problems(&self, problems: &mut FieldProblems) {
        for (field, minutes) in [("room.leastMinutes", self.least_minutes), ("room.mostMinutes", self.most_minutes)] {
            if minutes.is_some_and(|minutes| !(1..=LONGEST_MINUTES).contains(&minutes)) {
                problems.add(field, Problem::OutOfRange { least: 1, most: LONGEST_MINUTES });
            }
        }
        if let (Some(least), Some(most)) = (self.least_minutes, self.most_minutes)
            && least > most
        {
            problems.add("room.mostMinutes", Problem::OutOfRange { least, most: LONGEST_MINUTES });
        }
    }

    /// One room, for samples.
    pub(crate) fn sample() -> Self {
        Self {
            name: "Lokale 1".into(),
            short_name: "L1".into(),
            aliases: vec![],
            floor: "Stuen".into(),
            maximum_persons: 30,
            layouts: vec![LayoutSeats { layout: Layout::Classroom, seats: 24 }],
            equipment: vec!["projektor".into(), "tavle".into()],
            step_free: Fact { state: super::FactState::Yes, note: String::new() },
            hearing_loop: Fact::unknown(),
            buffers: Buffers { before: 0, after: 30 },
            least_minutes: None,
            most_minutes: None,
            house_rules: String::new(),
        }
    }
}

/// More than any room holds.
pub(super) const MOST_PERSONS: i64 = 100_000;
/// Seven days: no booking is longer.
pub(super) const LONGEST_MINUTES: i64 = 7 * 24 * 60;
