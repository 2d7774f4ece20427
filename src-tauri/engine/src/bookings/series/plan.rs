//! A series before it is saved: every date with its outcome, and what would be free instead.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::dates::SeriesWarning;
use super::left_out::LeftOutReason;
use crate::bookings::{Alternative, BookingError, RuleKind, RuleNote};
use crate::shared::ids::RoomId;
use crate::shared::wall_clock::WallTime;

/// What the desk decided about one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum DateChoice {
    /// It is left out.
    Skip {
        /// The date that the rule gives.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// It is held in other rooms or at another time.
    Instead {
        /// The date that the rule gives.
        #[ts(type = "string")]
        on: NaiveDate,
        /// The rooms.
        rooms: Vec<RoomId>,
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
    },
}

impl DateChoice {
    /// The date that it is about.
    pub(in crate::bookings) fn on(&self) -> NaiveDate {
        match self {
            Self::Skip { on } | Self::Instead { on, .. } => *on,
        }
    }
}

/// What becomes of one date.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum DateOutcome {
    /// It can be had.
    Free {
        /// From when its rooms would be blocked, setting up included.
        blocked_from: WallTime,
        /// Until when its rooms would be blocked, cleaning included.
        blocked_until: WallTime,
        /// What the office's rules say to it.
        notes: Vec<RuleNote>,
    },
    /// It cannot.
    Hindered {
        /// What booking it would answer: who is there, or which rule says no.
        refusal: Box<BookingError>,
        /// What is free instead on that day, best first.
        instead: Vec<Alternative>,
    },
    /// It is left out.
    LeftOut {
        /// Why.
        reason: LeftOutReason,
    },
}

/// One date of a plan.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedDate {
    /// The date that the rule gives.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The rooms it would have.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Whether the desk chose other rooms or another time for it.
    pub chosen: bool,
    /// What becomes of it.
    pub outcome: DateOutcome,
}

/// Other rooms for all dates of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesOffer {
    /// The rooms.
    pub rooms: Vec<RoomId>,
    /// Their names, in the same order.
    pub room_names: Vec<String>,
    /// The house of the first.
    pub premises_name: String,
    /// Whether that is the house that was asked for.
    pub same_house: bool,
    /// How many persons may be in them.
    #[ts(type = "number")]
    pub maximum: i64,
    /// On how many of the dates they are free.
    #[ts(type = "number")]
    pub free: usize,
}

/// Every date of a series with what would become of it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesPlan {
    /// The dates, by the date that the rule gives; those that are left out are among them.
    pub dates: Vec<PlannedDate>,
    /// How many can be had.
    #[ts(type = "number")]
    pub free: usize,
    /// How many are wanted and cannot be had.
    #[ts(type = "number")]
    pub hindered: usize,
    /// How many are left out.
    #[ts(type = "number")]
    pub left_out: usize,
    /// Other rooms that are free on more of the dates, best first.
    pub instead: Vec<SeriesOffer>,
    /// What the desk should know; nothing is refused for it.
    pub warnings: Vec<SeriesWarning>,
}

impl SeriesPlan {
    /// From its dates in any order.
    pub(super) fn of(mut dates: Vec<PlannedDate>, instead: Vec<SeriesOffer>, warnings: Vec<SeriesWarning>) -> Self {
        dates.sort_by_key(|date| date.on);
        let count = |is_it: fn(&DateOutcome) -> bool| dates.iter().filter(|date| is_it(&date.outcome)).count();
        let free = count(|outcome| matches!(outcome, DateOutcome::Free { .. }));
        let hindered = count(|outcome| matches!(outcome, DateOutcome::Hindered { .. }));
        Self { free, hindered, left_out: dates.len() - free - hindered, dates, instead, warnings }
    }

    /// The same where it is only asked for: what needs an approval need not be said of it.
    pub(super) fn of_a_request(mut self) -> Self {
        for date in &mut self.dates {
            if let DateOutcome::Free { notes, .. } = &mut date.outcome {
                notes.retain(|note| note.finding.rule() != RuleKind::Approval);
            }
        }
        self
    }
}
