//! What may be done to a booking, by how it stands. The one table: every operation asks it, and nobody else decides.

use serde::Serialize;

use super::BookingState;
use crate::access::{Role, Who};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Something that can be done to a booking that is there.
    pub enum BookingAct {
        /// A request is agreed to.
        Approve = "approve",
        /// A request is agreed to until an option runs out.
        ApproveAsReserved = "approve_as_reserved",
        /// A request is turned down, with the reason.
        Reject = "reject",
        /// What was agreed to is a request again: the way back from approving.
        ReturnToRequest = "return_to_request",
        /// It is kept until an option runs out; a running option gets another end.
        Reserve = "reserve",
        /// A reservation becomes an agreement.
        Confirm = "confirm",
        /// It gets another time or other rooms.
        Move = "move",
        /// It exchanges rooms with another.
        Swap = "swap",
        /// What is written about it changes.
        Change = "change",
        /// It ends before its time; the rest is free.
        EndEarly = "end_early",
        /// They did not come.
        MarkNoShow = "mark_no_show",
        /// They came after all.
        MarkTookPlace = "mark_took_place",
        /// The borrower calls it off.
        CancelByBorrower = "cancel_by_borrower",
        /// The house calls it off.
        CancelByHouse = "cancel_by_house",
        /// It was a slip, and is taken back.
        TakeBack = "take_back",
        /// What was cancelled stands again as it stood.
        Restore = "restore",
    }
}

/// Works at the desk.
const DESK: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager]);
/// Answers requests.
const OFFICE: Who = Who::Roles(&[Role::Consultant, Role::Manager]);

impl BookingAct {
    /// Who may. The gate's table says the same; a test holds the two together.
    pub fn allowed(self) -> Who {
        match self {
            Self::Approve | Self::ApproveAsReserved | Self::Reject | Self::ReturnToRequest => OFFICE,
            Self::Reserve
            | Self::Confirm
            | Self::Move
            | Self::Swap
            | Self::Change
            | Self::EndEarly
            | Self::MarkNoShow
            | Self::MarkTookPlace
            | Self::CancelByBorrower
            | Self::CancelByHouse
            | Self::TakeBack
            | Self::Restore => DESK,
        }
    }
}

/// How a booking stands when something is to be done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// At this moment.
    pub state: BookingState,
    /// Before it was cancelled, where it was.
    pub before: Option<BookingState>,
    /// Whether its time has begun.
    pub has_begun: bool,
}

/// Why something cannot be done to a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum NotNow {
    /// It is cancelled.
    Cancelled,
    /// It stands, and has nothing to be taken up again.
    NotCancelled,
    /// It stands in a way that leaves no room for the act.
    NotSo,
    /// Its time has not begun.
    NotBegun,
}

/// How a booking stands after an act, as it is stored.
pub(super) fn after(standing: Standing, act: BookingAct) -> Result<BookingState, NotNow> {
    use BookingAct as Act;
    use BookingState as State;
    let Standing { state, before, has_begun } = standing;
    if state.is_cancelled() {
        return match act {
            // What was cancelled before it was noted how it stood had been confirmed: there was nothing else then.
            Act::Restore => Ok(before.unwrap_or(State::Confirmed)),
            _ => Err(NotNow::Cancelled),
        };
    }
    match (act, state) {
        (Act::Restore, _) => Err(NotNow::NotCancelled),
        (Act::CancelByBorrower, _) => Ok(State::CancelledByBorrower),
        // A request is turned down with a reason, by whoever answers requests.
        (Act::CancelByHouse, State::Requested) => Err(NotNow::NotSo),
        (Act::CancelByHouse | Act::TakeBack, _) | (Act::Reject, State::Requested) => Ok(State::CancelledByHouse),
        (Act::Approve, State::Requested) => Ok(State::Confirmed),
        (Act::ReturnToRequest, State::Reserved | State::Lapsed | State::Confirmed | State::TookPlace) => {
            Ok(State::Requested)
        }
        (Act::ApproveAsReserved, State::Requested)
        | (Act::Reserve, State::Reserved | State::Lapsed | State::Confirmed) => Ok(State::Reserved),
        (Act::Confirm, State::Reserved | State::Lapsed) => Ok(State::Confirmed),
        (Act::Move | Act::Swap, State::NoShow) => Err(NotNow::NotSo),
        // Two requests hold nothing that could be exchanged.
        (Act::Swap, State::Requested | State::Lapsed) => Err(NotNow::NotSo),
        (Act::Move | Act::Swap | Act::Change, _) => Ok(state.stored()),
        (Act::EndEarly, State::Confirmed) if has_begun => Ok(State::Confirmed),
        (Act::EndEarly, State::Confirmed) => Err(NotNow::NotBegun),
        (Act::MarkNoShow, State::TookPlace) => Ok(State::NoShow),
        (Act::MarkNoShow, State::Confirmed) if has_begun => Ok(State::NoShow),
        (Act::MarkNoShow, State::Confirmed) => Err(NotNow::NotBegun),
        (Act::MarkTookPlace, State::NoShow) => Ok(State::Confirmed),
        _ => Err(NotNow::NotSo),
    }
}

impl BookingState {
    /// As it is stored: what follows from the clock is not.
    pub(super) fn stored(self) -> Self {
        match self {
            Self::Lapsed => Self::Reserved,
            Self::TookPlace => Self::Confirmed,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, written out by hand: for each act the states it can be done in (`*` only once it has begun) and
    /// what is stored afterwards; `=` is what is stored already.
    const TABLE: &[(BookingAct, &str, &str)] = &[
        (BookingAct::Approve, "requested", "confirmed"),
        (BookingAct::ApproveAsReserved, "requested", "reserved"),
        (BookingAct::Reject, "requested", "cancelled_by_house"),
        (BookingAct::ReturnToRequest, "reserved lapsed confirmed took_place", "requested"),
        (BookingAct::Reserve, "reserved lapsed confirmed", "reserved"),
        (BookingAct::Confirm, "reserved lapsed", "confirmed"),
        (BookingAct::Move, "requested reserved lapsed confirmed took_place", "="),
        (BookingAct::Swap, "reserved confirmed took_place", "="),
        (BookingAct::Change, "requested reserved lapsed confirmed took_place no_show", "="),
        (BookingAct::EndEarly, "confirmed*", "confirmed"),
        (BookingAct::MarkNoShow, "confirmed* took_place", "no_show"),
        (BookingAct::MarkTookPlace, "no_show", "confirmed"),
        (
            BookingAct::CancelByBorrower,
            "requested reserved lapsed confirmed took_place no_show",
            "cancelled_by_borrower",
        ),
        (BookingAct::CancelByHouse, "reserved lapsed confirmed took_place no_show", "cancelled_by_house"),
        (BookingAct::TakeBack, "requested reserved lapsed confirmed took_place no_show", "cancelled_by_house"),
        (BookingAct::Restore, "cancelled_by_borrower cancelled_by_house", "before"),
    ];

    fn every_standing() -> impl Iterator<Item = Standing> {
        let befores = [None, Some(BookingState::Requested), Some(BookingState::Reserved), Some(BookingState::NoShow)];
        BookingState::ALL.iter().flat_map(move |state| {
            befores
                .into_iter()
                .flat_map(move |before| [false, true].map(|has_begun| Standing { state: *state, before, has_begun }))
        })
    }

    #[test]
    fn every_act_in_every_state_is_as_the_table_says() {
        assert_eq!(TABLE.len(), BookingAct::ALL.len(), "every act stands in the table");
        for (act, possible, afterwards) in TABLE {
            for standing in every_standing() {
                let word = standing.state.as_str();
                let once_begun = possible.split(' ').any(|state| state.strip_suffix('*') == Some(word));
                let is_possible = possible.split(' ').any(|state| state == word) || (once_begun && standing.has_begun);
                let expected = is_possible.then(|| match *afterwards {
                    "=" => standing.state.stored(),
                    "before" => standing.before.unwrap_or(BookingState::Confirmed),
                    word => BookingState::try_from(word.to_owned()).expect("a state"),
                });
                assert_eq!(after(standing, *act).ok(), expected, "{act:?} in {standing:?}");
            }
        }
    }

    #[test]
    fn a_no_says_what_stands_against_it() {
        for standing in every_standing() {
            for act in BookingAct::ALL {
                let Err(reason) = after(standing, *act) else { continue };
                let is_cancelled = standing.state.is_cancelled();
                assert_eq!(reason == NotNow::Cancelled, is_cancelled, "{act:?} in {standing:?}");
                let is_early = reason == NotNow::NotBegun;
                let helps = after(Standing { has_begun: true, ..standing }, *act).is_ok();
                assert_eq!(is_early, helps && !standing.has_begun, "{act:?} in {standing:?}: waiting helps or not");
                assert_eq!(reason == NotNow::NotCancelled, *act == BookingAct::Restore);
            }
        }
    }

    #[test]
    fn nothing_that_follows_from_the_clock_is_stored() {
        for standing in every_standing() {
            for act in BookingAct::ALL {
                let stored = after(standing, *act).ok();
                assert!(
                    !matches!(stored, Some(BookingState::Lapsed | BookingState::TookPlace)),
                    "{act:?} {standing:?}"
                );
            }
        }
    }

    #[test]
    fn only_who_answers_requests_may_approve_them() {
        let front_desk = Some([Role::FrontDesk].as_slice());
        let not_theirs = BookingAct::ALL.iter().filter(|act| !act.allowed().includes(front_desk));
        let expected =
            [BookingAct::Approve, BookingAct::ApproveAsReserved, BookingAct::Reject, BookingAct::ReturnToRequest];
        assert!(not_theirs.eq(expected.iter()));
    }
}
