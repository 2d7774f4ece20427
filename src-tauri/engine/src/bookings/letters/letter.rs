//! What a letter is about, and everything that it says, before it is put into words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::told::{Footing, Told};
use crate::access::{OfficeHead, Subject, SubjectKind};
use crate::bookings::{Booking, BookingState, CallParty, LeftOutReason, SeriesField};
use crate::premises::{Closure, Premises, Room};
use crate::shared::format::Language;
use crate::shared::ids::{BookingId, ClosureId, RoomId, SeriesId};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a letter is for.
    pub enum LetterKind {
        /// What is agreed or kept for the borrower.
        Confirmation = "confirmation",
        /// What holds nothing: that a request was received, or that an option ran out.
        Receipt = "receipt",
        /// What was and what is.
        Change = "change",
        /// That it is called off.
        Cancellation = "cancellation",
    }
}

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum LetterSubject {
    /// One booking.
    Booking {
        /// Which.
        id: BookingId,
    },
    /// A series with all its dates that are not over.
    Series {
        /// Which.
        id: SeriesId,
    },
    /// What a closure did to the bookings of one borrower.
    Closure {
        /// The closure.
        id: ClosureId,
        /// Whose bookings.
        party: CallParty,
    },
}

impl LetterSubject {
    /// As the log and the stored papers know it.
    pub fn subject(self) -> Subject {
        match self {
            Self::Booking { id } => Subject::of(SubjectKind::Booking, id.0),
            Self::Series { id } => Subject::of(SubjectKind::Series, id.0),
            Self::Closure { id, .. } => Subject::of(SubjectKind::Closure, id.0),
        }
    }
}

/// One booking in a letter.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub booking: Booking,
    /// What the borrower has in writing, or how it was before it was moved; `None` where it was never another.
    pub before: Option<Told>,
    /// Whether a letter told it, and not only the log.
    pub was_told: bool,
    /// What of it is other than in the rest of its series.
    pub by_hand: Vec<SeriesField>,
}

impl Dated {
    /// Whether it is other than the borrower knows.
    pub fn has_changed(&self) -> bool {
        self.before.as_ref().is_some_and(|before| *before != Told::of(&self.booking))
    }

    pub fn is_cancelled(&self) -> bool {
        self.booking.state.is_cancelled()
    }

    /// Whether it stands and keeps others out.
    pub fn holds(&self) -> bool {
        !self.is_cancelled() && Footing::of(&self.booking).holds()
    }

    /// Whether it is a request, or an option that ran out.
    pub fn is_open(&self) -> bool {
        !self.is_cancelled() && !self.holds()
    }

    /// Whether it stands otherwise than a letter told: a request that was approved, an option that ran out.
    pub fn stands_otherwise(&self) -> bool {
        let told = self.before.as_ref().filter(|before| self.was_told && !before.is_cancelled);
        !self.is_cancelled() && told.is_some_and(|before| before.footing != Footing::of(&self.booking))
    }

    /// Whether it is cancelled and nobody has written that.
    pub fn is_newly_cancelled(&self) -> bool {
        self.is_cancelled() && !(self.was_told && self.before.as_ref().is_some_and(|before| before.is_cancelled))
    }
}

/// Whom a letter is to.
#[derive(Debug, Clone, Default)]
pub(in crate::bookings) struct Recipient {
    /// The borrower; empty where it is the house itself.
    pub name: String,
    /// The borrower's own address, never a person's.
    pub address_lines: Vec<String>,
    /// The person to talk to, unless their name is protected.
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Everything that a letter says.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub kind: LetterKind,
    pub subject: LetterSubject,
    pub language: Language,
    pub head: OfficeHead,
    /// Who writes it.
    pub sender: String,
    pub today: NaiveDate,
    pub recipient: Recipient,
    /// By start; those that are over only where there is nothing else.
    pub dates: Vec<Dated>,
    pub left_out: Vec<(NaiveDate, LeftOutReason)>,
    pub houses: Vec<Premises>,
    /// The closure that moved them, while it counts.
    pub closure: Option<Closure>,
}

impl Letter {
    pub fn is_series(&self) -> bool {
        matches!(self.subject, LetterSubject::Series { .. } | LetterSubject::Closure { .. })
    }

    /// What the letter goes by: its first booking.
    pub fn first(&self) -> Option<&Booking> {
        self.dates.first().map(|dated| &dated.booking)
    }

    pub fn bookings(&self) -> Vec<Booking> {
        self.dates.iter().map(|dated| dated.booking.clone()).collect()
    }

    pub fn standing(&self) -> impl Iterator<Item = &Dated> {
        self.dates.iter().filter(|dated| !dated.is_cancelled())
    }

    /// Those that a confirmation can tell of.
    pub fn holding(&self) -> impl Iterator<Item = &Dated> {
        self.dates.iter().filter(|dated| dated.holds())
    }

    /// Those that hold nothing.
    pub fn open(&self) -> impl Iterator<Item = &Dated> {
        self.dates.iter().filter(|dated| dated.is_open())
    }

    /// Whether all that holds anything is an option.
    pub fn is_only_reserved(&self) -> bool {
        self.holding().all(|dated| dated.booking.state == BookingState::Reserved)
    }

    /// Whether all that holds nothing is an option that ran out.
    pub fn has_only_lapsed(&self) -> bool {
        self.open().all(|dated| dated.booking.state == BookingState::Lapsed)
    }

    pub fn changed(&self) -> impl Iterator<Item = &Dated> {
        self.dates.iter().filter(|dated| dated.has_changed())
    }

    /// Those that a cancellation tells of: the new ones, or all where none is new.
    pub fn cancelled(&self) -> Vec<&Dated> {
        let all: Vec<&Dated> = self.dates.iter().filter(|dated| dated.is_cancelled()).collect();
        let new: Vec<&Dated> = all.iter().copied().filter(|dated| dated.is_newly_cancelled()).collect();
        if new.is_empty() { all } else { new }
    }

    /// The letters that say something, the likeliest first. Of a closure only what it moved is told.
    pub fn kinds(&self) -> Vec<LetterKind> {
        if matches!(self.subject, LetterSubject::Closure { .. }) {
            return self.changed().next().map(|_| LetterKind::Change).into_iter().collect();
        }
        let mut kinds = Vec::new();
        let is_written_to = self.dates.iter().any(|dated| dated.was_told);
        if self.dates.iter().any(Dated::is_newly_cancelled) {
            kinds.push(LetterKind::Cancellation);
        }
        let has_changed = self.changed().any(|dated| !dated.is_cancelled());
        // How it stands is said before what else changed: an approval is the news.
        let is_news = self.standing().any(Dated::stands_otherwise);
        let change_comes_first = has_changed && is_written_to && !is_news;
        kinds.extend(change_comes_first.then_some(LetterKind::Change));
        kinds.extend(self.holding().next().map(|_| LetterKind::Confirmation));
        kinds.extend(self.open().next().map(|_| LetterKind::Receipt));
        kinds.extend((has_changed && !change_comes_first).then_some(LetterKind::Change));
        if kinds.is_empty() && !self.cancelled().is_empty() {
            kinds.push(LetterKind::Cancellation);
        }
        kinds
    }

    pub fn house_of(&self, id: RoomId) -> Option<(&Premises, &Room)> {
        self.houses.iter().find_map(|house| Some((house, house.rooms.iter().find(|room| room.id == id)?)))
    }

    /// The houses of these rooms, each once.
    pub fn houses_of(&self, rooms: &[RoomId]) -> Vec<&Premises> {
        let mut houses: Vec<&Premises> = Vec::new();
        for (house, _) in rooms.iter().filter_map(|id| self.house_of(*id)) {
            if houses.iter().all(|there| there.id != house.id) {
                houses.push(house);
            }
        }
        houses
    }
}
