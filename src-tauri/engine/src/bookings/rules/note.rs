//! What the rules say to a booking, in values; the page makes the sentence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::QuotaPeriod;
use super::rule_kind::{RuleForce, RuleKind};
use super::tariff::Fee;
use crate::bookings::{Booking, ClosedReason};
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RuleFinding {
    /// The half of the year is not open for booking yet.
    NotOpenYet {
        /// When it opens.
        #[ts(type = "string")]
        opens_on: NaiveDate,
    },
    /// Further ahead than so many months.
    TooFarAhead {
        /// How many.
        #[ts(type = "number")]
        months: i64,
        /// The last day there may be.
        #[ts(type = "string")]
        latest_on: NaiveDate,
    },
    /// Sooner than so many days from today.
    ShortNotice {
        /// How many days are left.
        #[ts(type = "number")]
        days: i64,
        /// How many there should be.
        #[ts(type = "number")]
        least: i64,
    },
    /// Somebody has to be told that many people come.
    LargeEvent {
        /// How many come.
        #[ts(type = "number")]
        attendees: i64,
        /// From how many on.
        #[ts(type = "number")]
        from: i64,
        /// At which house.
        premises_id: PremisesId,
        /// Who is told.
        notify: String,
        /// By when.
        #[ts(type = "string")]
        by: NaiveDate,
        /// Whether that day is over.
        late: bool,
    },
    /// Somebody has to be told that people stay overnight.
    Overnight {
        /// Who is told.
        notify: String,
        /// By when.
        #[ts(type = "string")]
        by: NaiveDate,
        /// Whether that day is over.
        late: bool,
        /// Whether so many sleep there that there has to be a plan of where.
        needs_plan: bool,
    },
    /// There has to be an approved plan of where everybody sits.
    SeatingPlan {
        /// How many come.
        #[ts(type = "number")]
        attendees: i64,
        /// Above how many.
        #[ts(type = "number")]
        above: i64,
    },
    /// More of the hours that everybody wants than one association has.
    PrimeTime {
        /// What it would have with this booking, in minutes.
        #[ts(type = "number")]
        minutes: i64,
        /// What it has at most, in minutes.
        #[ts(type = "number")]
        most: i64,
        /// In which time.
        per: QuotaPeriod,
        /// When that time begins.
        #[ts(type = "string")]
        from: NaiveDate,
    },
    /// The borrower has booked and not come, as often as the office bears in a season.
    NoShows {
        /// How often.
        #[ts(type = "number")]
        count: i64,
        /// From how often on it is told.
        #[ts(type = "number")]
        from: i64,
        /// When the season began.
        #[ts(type = "string")]
        since: NaiveDate,
    },
    /// Somebody has to say yes to this room.
    RoomNeedsApproval {
        /// Which.
        room_id: RoomId,
    },
    /// Somebody has to say yes to this time of the week.
    HoursNeedApproval,
    /// The room is closed then.
    RoomClosed {
        /// Which.
        room_id: RoomId,
        /// Why.
        reason: ClosedReason,
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
    },
    /// The house is not open for all of that time.
    OutsideHours {
        /// Which.
        premises_id: PremisesId,
        /// From when it would have to be open, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
    },
}

impl RuleFinding {
    /// Whether it is something that somebody has to do before the day, rather than a limit.
    pub fn is_to_be_done(&self) -> bool {
        matches!(self, Self::LargeEvent { .. } | Self::Overnight { .. } | Self::SeatingPlan { .. })
    }

    /// Whether the house is not open then. One such finding that was overruled says nothing of another.
    pub fn is_closing(&self) -> bool {
        matches!(self, Self::RoomClosed { .. } | Self::OutsideHours { .. })
    }

    /// The rule it was found by.
    pub fn rule(&self) -> RuleKind {
        match self {
            Self::NotOpenYet { .. } | Self::TooFarAhead { .. } => RuleKind::Horizon,
            Self::ShortNotice { .. } => RuleKind::LeadTime,
            Self::LargeEvent { .. } => RuleKind::LargeEvent,
            Self::Overnight { .. } => RuleKind::Overnight,
            Self::SeatingPlan { .. } => RuleKind::SeatingPlan,
            Self::PrimeTime { .. } => RuleKind::PrimeTime,
            Self::NoShows { .. } => RuleKind::NoShow,
            Self::RoomNeedsApproval { .. } | Self::HoursNeedApproval => RuleKind::Approval,
            Self::RoomClosed { reason: ClosedReason::Holiday { .. }, .. } => RuleKind::ClosedDays,
            Self::RoomClosed { .. } | Self::OutsideHours { .. } => RuleKind::OpeningHours,
        }
    }
}

/// What one rule says to a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleNote {
    /// What it found.
    pub finding: RuleFinding,
    /// What that means: only told, or to be overruled, and by whom.
    pub force: RuleForce,
    /// Where the rule comes from, in the office's words.
    pub source: String,
    /// Whether whoever asks may overrule it.
    pub may_overrule: bool,
}

impl RuleNote {
    /// The same for somebody who is a consultant or a manager, or is not.
    #[must_use]
    pub(super) fn for_whom(self, is_office: bool) -> Self {
        Self { may_overrule: self.force == RuleForce::Desk || (self.force == RuleForce::Office && is_office), ..self }
    }

    /// Whether somebody has to say why it is done all the same.
    pub fn asks_for_a_reason(&self) -> bool {
        matches!(self.force, RuleForce::Desk | RuleForce::Office)
    }
}

/// What was agreed of a booking besides its place: what it costs, and what was overruled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreedTerms {
    /// What it costs.
    pub fee: Option<Fee>,
    /// Which rules were overruled, and why.
    pub overruled: Option<Overruled>,
}

impl AgreedTerms {
    /// Of a booking as it stands.
    pub(in crate::bookings) fn of(booking: &Booking) -> Self {
        Self { fee: booking.fee, overruled: booking.overruled.clone() }
    }
}

/// Rules that were overruled for a booking, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Overruled {
    /// What the rules had said.
    pub findings: Vec<RuleFinding>,
    /// Why it was done all the same.
    pub reason: String,
    /// When.
    pub at: Instant,
}

impl Overruled {
    /// Whether it was booked in spite of a closure from one time to another. Where that closes another time by now,
    /// somebody has to look again.
    pub fn is_despite(&self, from: WallTime, until: WallTime) -> bool {
        self.findings.iter().any(|finding| {
            matches!(finding, RuleFinding::RoomClosed { reason: ClosedReason::Closure { .. }, starts, ends, .. }
                if (*starts, *ends) == (from, until))
        })
    }

    /// Whether a house was opened for it that has no opening hours then.
    pub fn is_outside_hours(&self, house: PremisesId, from: WallTime, until: WallTime) -> bool {
        self.findings.contains(&RuleFinding::OutsideHours { premises_id: house, starts: from, ends: until })
    }
}
