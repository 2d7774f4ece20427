//! How firmly dates that a series gets are booked: no more firmly than those it has.

use super::card::Whole;
use crate::bookings::series::SeriesPlan;
use crate::bookings::{BookAs, BookRoom, Booking, BookingState};
use crate::shared::wall_clock::WallTime;

/// As what a series goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GoingOn(BookAs);

impl GoingOn {
    /// By its dates to come. Where nobody has said yes to one of them, nobody has said yes to more; where one is only
    /// kept, the new ones are kept as long. What is not to come any more has nothing to say.
    pub fn of(whole: &Whole, now: WallTime) -> Self {
        let is_to_come = |booking: &&Booking| !booking.state.is_cancelled() && booking.starts > now;
        let open = || whole.bookings.values().map(|there| &there.booking).filter(is_to_come);
        if open().any(|booking| booking.state == BookingState::Requested) {
            return Self(BookAs::Requested);
        }
        let is_kept = |state: BookingState| matches!(state, BookingState::Reserved | BookingState::Lapsed);
        let kept = open().rfind(|booking| is_kept(booking.state));
        // One that ran out has no end to go by: the usual time holds.
        let until = |kept: &Booking| kept.option_until.filter(|until| *until > now);
        Self(kept.map_or(BookAs::Confirmed, |kept| BookAs::Reserved { until: until(kept) }))
    }

    /// The booking of a date that begins then. No option is kept longer than until its date begins.
    pub fn booking(self, booking: BookRoom, starts: WallTime) -> BookRoom {
        let book_as = match self.0 {
            BookAs::Reserved { until } => BookAs::Reserved { until: until.map(|until| until.min(starts)) },
            other => other,
        };
        BookRoom { book_as: Some(book_as), ..booking }
    }

    /// What the rules say to it as what it is: asking is how one gets an approval.
    pub fn plan(self, plan: SeriesPlan) -> SeriesPlan {
        if self.0 == BookAs::Requested { plan.of_a_request() } else { plan }
    }
}
