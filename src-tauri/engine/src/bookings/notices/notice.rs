//! Something to be told, and what was told.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::bookings::{Booking, RuleFinding};
use crate::shared::ids::RoomId;
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::WallTime;

text_enum! {
    /// What is told about.
    pub enum NoticeKind {
        /// Many people at a house that asks to be told of them.
        LargeEvent = "large_event",
        /// Whoever stays overnight.
        Overnight = "overnight",
    }
}

impl NoticeKind {
    /// What a finding asks somebody to tell.
    pub(super) fn of(finding: &RuleFinding) -> Option<(Self, NaiveDate)> {
        match finding {
            RuleFinding::LargeEvent { by, .. } => Some((Self::LargeEvent, *by)),
            RuleFinding::Overnight { by, .. } => Some((Self::Overnight, *by)),
            RuleFinding::NotOpenYet { .. }
            | RuleFinding::TooFarAhead { .. }
            | RuleFinding::ShortNotice { .. }
            | RuleFinding::SeatingPlan { .. }
            | RuleFinding::PrimeTime { .. }
            | RuleFinding::NoShows { .. }
            | RuleFinding::RoomNeedsApproval { .. }
            | RuleFinding::HoursNeedApproval
            | RuleFinding::RoomClosed { .. }
            | RuleFinding::OutsideHours { .. } => None,
        }
    }
}

/// Somebody is to be told of one booking, or of dates of one series.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeTask {
    /// What about.
    pub kind: NoticeKind,
    /// By when, for the first of the bookings.
    #[ts(type = "string")]
    pub by: NaiveDate,
    /// What the rule says to the first of them: who is told, and whether it is late.
    pub finding: RuleFinding,
    /// Where the rule comes from, in the office's words.
    pub source: String,
    /// Which bookings, the first to begin first.
    pub bookings: Vec<Booking>,
    /// Whether the first of them was told of before, and has another day, other rooms or more people since.
    pub changed_since: bool,
}

/// Somebody was told of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeGiven {
    /// What about.
    pub kind: NoticeKind,
    /// When.
    pub at: Instant,
    /// By whom, by their full name.
    pub by: Option<String>,
}

/// What was told of a booking, as it stood then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub starts: WallTime,
    pub ends: WallTime,
    pub attendees: Option<i64>,
    pub rooms: Vec<RoomId>,
}

impl Told {
    /// Whether that still tells of the booking: the same days and rooms, and no more people.
    pub fn still_tells(&self, booking: &Booking) -> bool {
        let rooms = |rooms: &[RoomId]| rooms.iter().copied().collect::<BTreeSet<RoomId>>();
        self.starts.date() == booking.starts.date()
            && self.ends.date() == booking.ends.date()
            && booking.attendees.unwrap_or(0) <= self.attendees.unwrap_or(0)
            && rooms(&self.rooms) == rooms(&booking.rooms)
    }
}
