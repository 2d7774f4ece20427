//! What is found, as it crosses to whoever asked.

use serde::Serialize;
use ts_rs::TS;

use crate::bookings::{AccessNeed, MissedWish};
use crate::premises::Layout;
use crate::shared::hours_entry::MinuteSpan;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::WallTime;

/// Rooms that would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundRooms {
    /// How many times were looked at: one, the dates of a series, or the days of which any will do.
    #[ts(type = "number")]
    pub times: usize,
    /// Rooms that meet every wish and can be had, best first.
    pub fitting: Vec<FoundRoom>,
    /// Rooms that can be had and miss one wish, best first.
    pub nearly: Vec<FoundRoom>,
    /// Where no room fits: when the first ones do, nearest first.
    pub first_free: Vec<FoundRoom>,
    /// Whether any room at all meets every wish, free or not.
    pub can_be_met: bool,
    /// Every word for what stands in a room, to choose from.
    pub equipment: Vec<String>,
    /// The houses that are lent, to choose from.
    pub houses: Vec<FoundHouse>,
}

/// A house to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundHouse {
    /// The house.
    pub id: PremisesId,
    /// Its name.
    pub name: String,
}

/// A room with when it can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundRoom {
    /// The room.
    pub room_id: RoomId,
    /// Its name.
    pub room_name: String,
    /// Its house.
    pub premises_id: PremisesId,
    /// Its house's name.
    pub premises_name: String,
    /// How many persons may be in it by law.
    #[ts(type = "number")]
    pub maximum: i64,
    /// When it can be had, the earliest first: of days of which any will do, the first time of each.
    pub free: Vec<FreeTime>,
    /// When it cannot.
    pub not_free: Vec<NotFreeTime>,
    /// Why it stands where it stands.
    pub reasons: Vec<RankReason>,
    /// The wishes it does not meet.
    pub lacks: Vec<MissedWish>,
    /// The whole day, where only one is asked about.
    pub day: Option<DayTimes>,
}

/// A time when a room can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FreeTime {
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
}

text_enum! {
    /// Why a room cannot be had at a time.
    pub enum NotFreeReason {
        /// Somebody is there, or sets up or cleans.
        Taken = "taken",
        /// The office closed it, or it is a holiday.
        Closed = "closed",
        /// The house is not open then.
        OutsideHours = "outside_hours",
        /// The room is not lent for so short or so long, or not from such a minute.
        RoomRule = "room_rule",
        /// No clock shows the time that night.
        NoSuchTime = "no_such_time",
    }
}

/// A time when a room cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotFreeTime {
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Why.
    pub why: NotFreeReason,
}

/// Why a room stands where it stands, in the order in which it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RankReason {
    /// It can be had every time.
    AllTimes,
    /// It can be had only some of the times.
    SomeTimes {
        /// How many.
        #[ts(type = "number")]
        free: usize,
    },
    /// Whoever borrows was in this house last.
    SameHouse,
    /// Visitors find what they depend on.
    Access {
        /// What.
        need: AccessNeed,
        /// Only in part: it stands lower for it.
        partly: bool,
        /// What the office wrote beside it.
        note: String,
    },
    /// It is not much larger than it has to be.
    RightSize,
    /// It is larger than it has to be, and might be missed by somebody else.
    LargerThanNeeded,
    /// So many sit in it, set up so.
    Seats {
        /// The set-up.
        layout: Layout,
        /// How many sit.
        #[ts(type = "number")]
        seats: i64,
    },
    /// What was asked for stands in it.
    Equipment {
        /// The office's words.
        words: Vec<String>,
    },
    /// It takes several rooms from everybody else.
    SeveralRooms,
}

/// What happens in a room on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayTimes {
    /// When the house is open.
    pub open: Vec<MinuteSpan>,
    /// When the room is taken, setting up and cleaning included.
    pub taken: Vec<TakenSpan>,
}

/// A part of a day that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenSpan {
    /// Minutes from midnight.
    #[ts(type = "number")]
    pub from_minute: i64,
    /// Minutes from midnight; 1440 is midnight at the end of the day.
    #[ts(type = "number")]
    pub until_minute: i64,
}
