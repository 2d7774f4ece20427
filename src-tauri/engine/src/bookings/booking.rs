//! One booking: who, what, when, which rooms.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BookingAct, Fee, Overruled};
use crate::organisations::{Borrower, BorrowerCategory};
use crate::premises::{Buffers, Layout};
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RoomId, SeriesId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::WallTime;

text_enum! {
    /// What a booking is for: its colour, glyph and word in the calendar.
    pub enum BookingKind {
        /// An association's own activity.
        Association = "association",
        /// The municipality's own.
        Municipal = "municipal",
        /// Teaching and popular education.
        Course = "course",
        /// Open to everybody.
        Community = "community",
        /// Private persons and business.
        Private = "private",
    }
}

impl BookingKind {
    /// The kind a borrower's bookings have unless somebody says otherwise. Without a borrower it is the house's own.
    pub fn of_borrower(category: Option<BorrowerCategory>) -> Self {
        match category {
            None | Some(BorrowerCategory::Municipal) => Self::Municipal,
            Some(BorrowerCategory::Social | BorrowerCategory::OtherAssociation) => Self::Association,
            Some(
                BorrowerCategory::EducationChildren
                | BorrowerCategory::EducationAdult
                | BorrowerCategory::EducationAdultsActivity,
            ) => Self::Course,
            Some(BorrowerCategory::PrivateCommercial) => Self::Private,
        }
    }
}

text_enum! {
    /// Where a booking stands at a moment. Two of them are never stored, for they follow from the clock: a reservation
    /// whose option has run out is `Lapsed`, and what is confirmed took place once it is over. Nobody has to tick thirty
    /// bookings a day; the desk says only who did not come.
    pub enum BookingState {
        /// Asked for; holds nothing.
        Requested = "requested",
        /// Kept for the borrower until the option expires.
        Reserved = "reserved",
        /// Was reserved, and nobody confirmed it in time; holds nothing.
        Lapsed = "lapsed",
        /// Agreed.
        Confirmed = "confirmed",
        /// They came, as far as anybody has said.
        TookPlace = "took_place",
        /// They did not come.
        NoShow = "no_show",
        /// Cancelled by the borrower.
        CancelledByBorrower = "cancelled_by_borrower",
        /// Cancelled by the house, or taken back by the desk that made it.
        CancelledByHouse = "cancelled_by_house",
    }
}

impl BookingState {
    /// Whether it keeps others out.
    pub fn occupies(self) -> bool {
        matches!(self, Self::Reserved | Self::Confirmed | Self::TookPlace | Self::NoShow)
    }

    /// How something stored stands at a moment.
    pub(super) fn at(self, moment: Instant, option_until: Option<Instant>, ends_at: Instant) -> Self {
        match self {
            Self::Reserved if option_until.is_some_and(|until| until <= moment) => Self::Lapsed,
            Self::Confirmed if ends_at <= moment => Self::TookPlace,
            as_stored => as_stored,
        }
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(self) -> bool {
        matches!(self, Self::CancelledByBorrower | Self::CancelledByHouse)
    }
}

/// As what rooms are booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum BookAs {
    /// Agreed at once.
    Confirmed,
    /// Kept until somebody confirms it or the option runs out.
    Reserved {
        /// Until when; left out, as long as the rules say, or until it begins where that is sooner.
        #[serde(default)]
        #[ts(optional)]
        until: Option<WallTime>,
    },
    /// Asked for: it holds nothing until somebody approves it.
    Requested,
}

text_enum! {
    /// Who cancels.
    pub enum CancelledBy {
        /// The borrower called it off.
        Borrower = "borrower",
        /// The house did.
        House = "house",
        /// Nobody: the booking was a slip and is taken back. It counts as cancelled by neither side.
        Undone = "undone",
    }
}

impl CancelledBy {
    /// What is done to the booking.
    pub(super) fn act(self) -> BookingAct {
        match self {
            Self::Borrower => BookingAct::CancelByBorrower,
            Self::House => BookingAct::CancelByHouse,
            Self::Undone => BookingAct::TakeBack,
        }
    }

    /// The state a booking has afterwards.
    pub fn state(self) -> BookingState {
        match self {
            Self::Borrower => BookingState::CancelledByBorrower,
            Self::House | Self::Undone => BookingState::CancelledByHouse,
        }
    }
}

/// The organisation that borrows, as far as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingBorrower {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What stands where there is little room.
    pub short_name: String,
}

/// Other buffers than the rooms' own, and why. They hold for every room of the booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookingBuffers {
    /// Setting up, in minutes.
    #[ts(type = "number")]
    pub before: i64,
    /// Clearing and cleaning, in minutes.
    #[ts(type = "number")]
    pub after: i64,
    /// Why the rooms' own were not used.
    pub reason: String,
}

impl BookingBorrower {
    /// Whoever may borrow, as a calendar shows them.
    pub fn of(borrower: &Borrower) -> Self {
        let short_name = if borrower.short_name.is_empty() { &borrower.name } else { &borrower.short_name };
        Self { id: borrower.id, name: borrower.name.clone(), short_name: short_name.clone() }
    }
}

impl BookingBuffers {
    /// Only the minutes.
    pub fn minutes(&self) -> Buffers {
        Buffers { before: self.before, after: self.after }
    }
}

/// How a booking was cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cancellation {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: CancelledBy,
    /// Why, if anybody said.
    pub reason: Option<String>,
    /// The notice in days that was asked for, where it was not kept.
    #[ts(type = "number | null")]
    pub notice_days: Option<i64>,
}

/// A booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Booking {
    /// The booking.
    pub id: BookingId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Its running number, such as `B-2026-00123`; never used again.
    pub number: String,
    /// Its rooms, in the order they were chosen.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// From when its rooms are blocked, setting up included.
    pub blocked_from: WallTime,
    /// Until when its rooms are blocked, cleaning included.
    pub blocked_until: WallTime,
    /// What it is called; the borrower's name unless somebody wrote another.
    pub title: String,
    /// Who borrows; `None` is the house itself.
    pub borrower: Option<BookingBorrower>,
    /// As what it is lent to them, where that is another category than the borrower's own.
    pub lent_as: Option<BorrowerCategory>,
    /// Whom to talk to about it.
    pub contact_person_id: Option<PersonId>,
    /// What it is for.
    pub kind: BookingKind,
    /// Where it stands.
    pub state: BookingState,
    /// Until when it is kept, or was, on the wall clock; only of what was reserved.
    pub option_until: Option<WallTime>,
    /// How many are expected.
    #[ts(type = "number | null")]
    pub attendees: Option<i64>,
    /// How the room is to be set up.
    pub layout: Option<Layout>,
    /// Whatever else the house has to know.
    pub note: String,
    /// Other buffers than the rooms' own.
    pub buffers: Option<BookingBuffers>,
    /// Whom at the house it was agreed with, on a day when the house asks to be asked.
    pub holiday_agreement: Option<String>,
    /// What it costs, as it was agreed; `None` is free.
    pub fee: Option<Fee>,
    /// Rules that were overruled for it, and why.
    pub overruled: Option<Overruled>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// The date the series' rule gave it, wherever it was moved.
    #[ts(type = "string | null")]
    pub original_on: Option<NaiveDate>,
    /// How it was cancelled, if it was.
    pub cancellation: Option<Cancellation>,
    /// When it was made.
    pub created_at: Instant,
}

/// The most characters of a title.
pub(super) const TITLE_LENGTH: u32 = 120;
/// The most characters of a note or a reason.
pub(super) const NOTE_LENGTH: u32 = 2_000;
/// The most rooms of one booking.
pub(super) const MOST_ROOMS: usize = 20;
/// Seven days on the wall clock: no booking is longer.
pub(super) const LONGEST_MINUTES: i64 = 7 * 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_follows_the_borrowers_category() {
        use BorrowerCategory as Category;
        assert_eq!(BookingKind::of_borrower(None), BookingKind::Municipal);
        assert_eq!(BookingKind::of_borrower(Some(Category::Municipal)), BookingKind::Municipal);
        assert_eq!(BookingKind::of_borrower(Some(Category::Social)), BookingKind::Association);
        assert_eq!(BookingKind::of_borrower(Some(Category::OtherAssociation)), BookingKind::Association);
        assert_eq!(BookingKind::of_borrower(Some(Category::EducationChildren)), BookingKind::Course);
        assert_eq!(BookingKind::of_borrower(Some(Category::PrivateCommercial)), BookingKind::Private);
    }

    #[test]
    fn what_has_run_out_and_what_is_over_follow_from_the_clock() {
        use BookingState::{CancelledByHouse, Confirmed, Lapsed, NoShow, Requested, Reserved, TookPlace};
        let at = Instant::from_unix;
        let stands = |state: BookingState, moment| state.at(at(moment), Some(at(100)), at(500));
        assert_eq!(stands(Reserved, 99), Reserved);
        assert_eq!(stands(Reserved, 100), Lapsed, "the moment itself is no longer kept");
        assert_eq!(stands(Confirmed, 499), Confirmed, "an option of old means nothing any more");
        assert_eq!(stands(Confirmed, 500), TookPlace);
        for state in [Requested, NoShow, CancelledByHouse] {
            assert_eq!(stands(state, 900), state);
        }
    }

    #[test]
    fn requests_and_cancelled_bookings_hold_nothing() {
        let occupying: Vec<_> = BookingState::ALL.iter().filter(|state| state.occupies()).collect();
        let expected = [BookingState::Reserved, BookingState::Confirmed, BookingState::TookPlace, BookingState::NoShow];
        assert_eq!(occupying, expected.iter().collect::<Vec<_>>());
    }
}
