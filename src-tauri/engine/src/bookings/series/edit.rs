//! Changing what was agreed for a series, from a date on or for all that is to come. What somebody changed by hand on one
//! date stays, field by field, and is told; the past is never touched.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::booking_series::{SeenBooking, SeriesField, SeriesTerms};
use super::plan::{DateChoice, SeriesPlan};
use crate::bookings::booking::{LONGEST_MINUTES, MOST_ROOMS};
use crate::bookings::event::RoomsAndTime;
use crate::bookings::lent_to::LentTo;
use crate::bookings::rules::RuleWish;
use crate::bookings::{Booking, BookingKind, RuleNote};
use crate::organisations::BorrowerCategory;
use crate::premises::Layout;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{OrganisationId, PersonId, RoomId, SeriesId};
use crate::shared::wall_clock::WallTime;

/// No series is moved further than a year from the dates of its rule.
const FURTHEST_SHIFT: i64 = 366;
const LAST_MINUTE: i64 = 24 * 60 - 1;

/// One thing that is to be otherwise. What is not named stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "field", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SeriesChange {
    /// When; of its three parts, those that are left out stay.
    Time {
        /// Days from the date that the rule gives to the day it is held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        day_shift: Option<i64>,
        /// When it begins, in minutes from midnight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        starts_minute: Option<i64>,
        /// How long it is, on the wall clock.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        length_minutes: Option<i64>,
    },
    /// The rooms.
    Rooms {
        /// The first first.
        rooms: Vec<RoomId>,
    },
    /// Who borrows.
    Borrower {
        /// `null` is the house itself.
        organisation_id: Option<OrganisationId>,
    },
    /// As what it is lent.
    LentAs {
        /// `null` is as what the borrower is.
        lent_as: Option<BorrowerCategory>,
    },
    /// Whom to talk to.
    Contact {
        /// `null` is nobody.
        contact_person_id: Option<PersonId>,
    },
    /// What it is called.
    Title {
        /// Empty, the borrower's name.
        title: String,
    },
    /// What it is for.
    Kind {
        /// Which kind.
        kind: BookingKind,
    },
    /// How many are expected.
    Attendees {
        /// `null` where nobody said.
        #[ts(type = "number | null")]
        attendees: Option<i64>,
    },
    /// How the room is set up.
    Layout {
        /// `null` is any way.
        layout: Option<Layout>,
    },
    /// The note.
    Note {
        /// Empty is none.
        note: String,
    },
}

impl SeriesChange {
    /// What it is about.
    pub(in crate::bookings) fn field(&self) -> SeriesField {
        match self {
            Self::Time { .. } => SeriesField::Time,
            Self::Rooms { .. } => SeriesField::Rooms,
            Self::Borrower { .. } => SeriesField::Borrower,
            Self::LentAs { .. } => SeriesField::LentAs,
            Self::Contact { .. } => SeriesField::Contact,
            Self::Title { .. } => SeriesField::Title,
            Self::Kind { .. } => SeriesField::Kind,
            Self::Attendees { .. } => SeriesField::Attendees,
            Self::Layout { .. } => SeriesField::Layout,
            Self::Note { .. } => SeriesField::Note,
        }
    }

    fn apply(&self, terms: &mut SeriesTerms) {
        match self.clone() {
            Self::Time { day_shift, starts_minute, length_minutes } => {
                terms.day_shift = day_shift.unwrap_or(terms.day_shift);
                terms.starts_minute = starts_minute.unwrap_or(terms.starts_minute);
                terms.length_minutes = length_minutes.unwrap_or(terms.length_minutes);
            }
            Self::Rooms { rooms } => terms.rooms = rooms,
            Self::Borrower { organisation_id } => terms.organisation_id = organisation_id,
            Self::LentAs { lent_as } => terms.lent_as = lent_as,
            Self::Contact { contact_person_id } => terms.contact_person_id = contact_person_id,
            Self::Title { title } => terms.title = title.trim().to_owned(),
            Self::Kind { kind } => terms.kind = kind,
            Self::Attendees { attendees } => terms.attendees = attendees,
            Self::Layout { layout } => terms.layout = layout,
            Self::Note { note } => terms.note = note.trim().to_owned(),
        }
    }
}

impl SeriesTerms {
    /// The terms with these changes.
    pub(super) fn with(&self, changes: &[SeriesChange]) -> Self {
        let mut terms = self.clone();
        changes.iter().for_each(|change| change.apply(&mut terms));
        terms.lent_as = terms.lent_to().lent_as;
        terms
    }

    /// What is wrong with times and rooms, by the names they have on the wire.
    pub(super) fn place_problems(&self, problems: &mut FieldProblems) {
        let ranges = [
            ("dayShift", self.day_shift, -FURTHEST_SHIFT, FURTHEST_SHIFT),
            ("startsMinute", self.starts_minute, 0, LAST_MINUTE),
            ("lengthMinutes", self.length_minutes, 1, LONGEST_MINUTES),
        ];
        for (field, value, least, most) in ranges {
            if !(least..=most).contains(&value) {
                problems.add(field, Problem::OutOfRange { least, most });
            }
        }
        if self.rooms.is_empty() {
            problems.add("rooms", Problem::Missing);
        } else if self.rooms.len() > MOST_ROOMS {
            problems.add("rooms", Problem::TooLong { most: MOST_ROOMS as u32 });
        }
    }
}

/// A change of a series, for some of its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeriesEdit {
    /// The series.
    pub id: SeriesId,
    /// From this date of the rule on; left out, all that is to come.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub from_on: Option<NaiveDate>,
    /// What is to be otherwise; each field at most once.
    pub changes: Vec<SeriesChange>,
    /// What was decided about single dates. One that is skipped keeps its place.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// Dates on which what was changed by hand gives way.
    #[serde(default)]
    #[ts(type = "Array<string>")]
    pub also: Vec<NaiveDate>,
}

/// What one date says, without what no series edit touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateContent {
    /// The rooms, the first first.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Who borrows; `null` is the house itself.
    pub organisation_id: Option<OrganisationId>,
    /// As what it is lent to them; `null` is as what they are.
    #[serde(default)]
    pub lent_as: Option<BorrowerCategory>,
    /// Whom to talk to about it.
    pub contact_person_id: Option<PersonId>,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub kind: BookingKind,
    /// How many are expected.
    #[ts(type = "number | null")]
    pub attendees: Option<i64>,
    /// How the room is to be set up.
    pub layout: Option<Layout>,
    /// Whatever else the house has to know.
    pub note: String,
}

/// What a series edit can change, in the order it is told.
const EDITABLE: [SeriesField; 10] = [
    SeriesField::Time,
    SeriesField::Rooms,
    SeriesField::Borrower,
    SeriesField::LentAs,
    SeriesField::Contact,
    SeriesField::Title,
    SeriesField::Kind,
    SeriesField::Attendees,
    SeriesField::Layout,
    SeriesField::Note,
];

impl DateContent {
    /// As it is.
    pub(super) fn of(booking: &Booking, organisation_id: Option<OrganisationId>) -> Self {
        Self {
            rooms: booking.rooms.clone(),
            starts: booking.starts,
            ends: booking.ends,
            organisation_id,
            lent_as: booking.lent_as,
            contact_person_id: booking.contact_person_id,
            title: booking.title.clone(),
            kind: booking.kind,
            attendees: booking.attendees,
            layout: booking.layout,
            note: booking.note.clone(),
        }
    }

    /// As it is agreed; `None` beyond the calendar.
    pub(super) fn agreed(terms: &SeriesTerms, on: NaiveDate) -> Option<Self> {
        let (starts, ends) = terms.times_on(on)?;
        Some(Self {
            rooms: terms.rooms.clone(),
            starts,
            ends,
            organisation_id: terms.organisation_id,
            lent_as: terms.lent_as,
            contact_person_id: terms.contact_person_id,
            title: terms.title.clone(),
            kind: terms.kind,
            attendees: terms.attendees,
            layout: terms.layout,
            note: terms.note.clone(),
        })
    }

    /// Takes one field of another.
    pub(super) fn take(&mut self, field: SeriesField, from: &Self) {
        match field {
            SeriesField::Time => (self.starts, self.ends) = (from.starts, from.ends),
            SeriesField::Rooms => self.rooms.clone_from(&from.rooms),
            SeriesField::Borrower => self.organisation_id = from.organisation_id,
            SeriesField::LentAs => self.lent_as = from.lent_as,
            SeriesField::Contact => self.contact_person_id = from.contact_person_id,
            SeriesField::Title => self.title.clone_from(&from.title),
            SeriesField::Kind => self.kind = from.kind,
            SeriesField::Attendees => self.attendees = from.attendees,
            SeriesField::Layout => self.layout = from.layout,
            SeriesField::Note => self.note.clone_from(&from.note),
            SeriesField::Buffers | SeriesField::HolidayAgreement => {}
        }
    }

    /// The fields that are otherwise.
    pub(super) fn differing(&self, other: &Self) -> Vec<SeriesField> {
        let differs = |field: &SeriesField| {
            let mut taken = self.clone();
            taken.take(*field, other);
            taken != *self
        };
        EDITABLE.into_iter().filter(differs).collect()
    }

    /// Whether it is held elsewhere or at another time.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        (&self.rooms, self.starts, self.ends) != (&other.rooms, other.starts, other.ends)
    }

    /// Who borrows, and as what.
    pub(super) fn lent_to(&self) -> LentTo {
        LentTo::new(self.organisation_id, self.lent_as)
    }

    /// What the rules look at.
    pub(super) fn wish(&self) -> RuleWish {
        let Self { starts, ends, attendees, lent_as, .. } = *self;
        RuleWish { rooms: self.rooms.clone(), starts, ends, attendees, lent_as }
    }

    pub(super) fn place(&self) -> RoomsAndTime {
        RoomsAndTime { rooms: self.rooms.clone(), starts: self.starts, ends: self.ends }
    }
}

/// What an edit does to one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DateEdit {
    /// The date that the rule gave.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Its booking, as it was read.
    pub booking: SeenBooking,
    /// Where it is.
    pub before: RoomsAndTime,
    /// Where it is to be; if it cannot, it stays where it is.
    pub after: RoomsAndTime,
    /// What of it changes.
    pub changes: Vec<SeriesField>,
    /// What of it would change, had nobody changed it by hand.
    pub kept: Vec<SeriesField>,
    /// What the office's rules say to it as it is to be, and did not say to it as it is.
    pub notes: Vec<RuleNote>,
}

/// A series edit before it is saved.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesEditPlan {
    /// The version of the series that was read.
    #[ts(type = "number")]
    pub version: i64,
    /// Every date it is about, by the date that the rule gave.
    pub dates: Vec<DateEdit>,
    /// What becomes of those that are to be elsewhere or at another time.
    pub plan: SeriesPlan,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> SeriesTerms {
        SeriesTerms {
            rooms: vec![RoomId(1)],
            day_shift: 0,
            starts_minute: 1_140,
            length_minutes: 120,
            organisation_id: Some(OrganisationId(2)),
            lent_as: None,
            contact_person_id: None,
            title: "Korprøve".into(),
            kind: BookingKind::Association,
            attendees: Some(20),
            layout: None,
            note: String::new(),
            buffers: None,
            holiday_agreement: None,
        }
    }

    fn on() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 1).expect("a date")
    }

    #[test]
    fn parts_of_the_time_that_are_not_named_stay() {
        let longer = SeriesChange::Time { day_shift: None, starts_minute: None, length_minutes: Some(180) };
        let there = DateContent::agreed(&terms().with(&[longer]), on()).expect("a date");
        assert_eq!(
            (there.starts.to_string(), there.ends.to_string()),
            ("2026-12-01T19:00".into(), "2026-12-01T22:00".into())
        );
    }

    #[test]
    fn a_field_taken_is_the_only_one_that_differs() {
        let agreed = DateContent::agreed(&terms(), on()).expect("a date");
        let other = DateContent {
            rooms: vec![RoomId(9)],
            starts: WallTime::parse("2026-12-02T10:00").expect("a time"),
            ends: WallTime::parse("2026-12-02T11:00").expect("a time"),
            organisation_id: None,
            lent_as: Some(BorrowerCategory::OtherAssociation),
            contact_person_id: Some(PersonId(4)),
            title: "Andet".into(),
            kind: BookingKind::Course,
            attendees: None,
            layout: Some(Layout::Empty),
            note: "Nøgle".into(),
        };
        assert_eq!(agreed.differing(&other), EDITABLE);
        for field in EDITABLE {
            let mut one = agreed.clone();
            one.take(field, &other);
            assert_eq!(agreed.differing(&one), [field]);
        }
    }

    #[test]
    fn a_series_that_becomes_the_houses_own_is_lent_as_nothing() {
        let rented = SeriesChange::LentAs { lent_as: Some(BorrowerCategory::PrivateCommercial) };
        let rented = terms().with(&[rented]);
        assert_eq!(rented.lent_as, Some(BorrowerCategory::PrivateCommercial));
        let own = rented.with(&[SeriesChange::Borrower { organisation_id: None }]);
        assert_eq!((own.organisation_id, own.lent_as), (None, None));
    }

    #[test]
    fn a_time_of_day_that_no_day_has_is_refused() {
        let mut problems = FieldProblems::default();
        let wild = SeriesChange::Time { day_shift: Some(400), starts_minute: Some(1_440), length_minutes: Some(0) };
        terms().with(&[wild, SeriesChange::Rooms { rooms: vec![] }]).place_problems(&mut problems);
        let fields: Vec<String> = problems.into_refusal().expect("problems").into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["dayShift", "startsMinute", "lengthMinutes", "rooms"]);
    }
}
