//! Bookings that were made together: what was agreed, and the dates one by one. A date is known by its series and the day
//! that the rule gave it, wherever it was moved.

use chrono::{Days, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::left_out::LeftOutReason;
use super::recurrence::Recurrence;
use crate::bookings::lent_to::LentTo;
use crate::bookings::{BookRoom, Booking, BookingBorrower, BookingBuffers, BookingKind};
use crate::organisations::BorrowerCategory;
use crate::premises::Layout;
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RequestKey, RoomId, SeriesId};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::WallTime;

/// What was agreed for the dates of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeriesTerms {
    /// The rooms, the first first.
    pub rooms: Vec<RoomId>,
    /// Days from the date that the rule gives to the day it is held; not 0 where the series was moved to another weekday.
    #[ts(type = "number")]
    pub day_shift: i64,
    /// When it begins, in minutes from midnight.
    #[ts(type = "number")]
    pub starts_minute: i64,
    /// How long it is, on the wall clock.
    #[ts(type = "number")]
    pub length_minutes: i64,
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
    /// Other buffers than the rooms' own.
    pub buffers: Option<BookingBuffers>,
    /// Whom at the house it was agreed with, on days when the house asks to be asked.
    pub holiday_agreement: Option<String>,
}

text_enum! {
    /// What of one date can be other than what was agreed for the series.
    pub enum SeriesField {
        /// The day or the time.
        Time = "time",
        /// The rooms.
        Rooms = "rooms",
        /// Who borrows.
        Borrower = "borrower",
        /// As what it is lent to them.
        LentAs = "lent_as",
        /// Whom to talk to.
        Contact = "contact",
        /// What it is called.
        Title = "title",
        /// What it is for.
        Kind = "kind",
        /// How many are expected.
        Attendees = "attendees",
        /// How the room is set up.
        Layout = "layout",
        /// The note.
        Note = "note",
        /// The buffers.
        Buffers = "buffers",
        /// The agreement about a holiday.
        HolidayAgreement = "holiday_agreement",
    }
}

impl SeriesTerms {
    /// Who borrows, and as what.
    pub(in crate::bookings) fn lent_to(&self) -> LentTo {
        LentTo::new(self.organisation_id, self.lent_as)
    }

    /// The wall times of the date that the rule gave; `None` beyond the calendar.
    pub(in crate::bookings) fn times_on(&self, original_on: NaiveDate) -> Option<(WallTime, WallTime)> {
        let day = original_on.checked_add_signed(chrono::TimeDelta::days(self.day_shift))?;
        let starts = WallTime::start_of(day).plus_minutes(self.starts_minute)?;
        Some((starts, starts.plus_minutes(self.length_minutes)?))
    }

    /// The booking of one date as it was agreed; `None` beyond the calendar.
    pub(super) fn booking_on(&self, original_on: NaiveDate, request_key: RequestKey) -> Option<BookRoom> {
        let (starts, ends) = self.times_on(original_on)?;
        Some(BookRoom {
            request_key,
            rooms: self.rooms.clone(),
            starts,
            ends,
            organisation_id: self.organisation_id,
            lent_as: self.lent_as,
            contact_person_id: self.contact_person_id,
            title: self.title.clone(),
            kind: Some(self.kind),
            attendees: self.attendees,
            layout: self.layout,
            note: Some(self.note.clone()),
            buffers: self.buffers.clone(),
            holiday_agreement: self.holiday_agreement.clone(),
            book_as: None,
            hold_id: None,
            overrule: None,
        })
    }

    /// What of a date is other than agreed: somebody changed it by hand.
    pub(super) fn changed_by_hand(
        &self,
        original_on: NaiveDate,
        booking: &Booking,
        organisation_id: Option<OrganisationId>,
    ) -> Vec<SeriesField> {
        let at = Some((booking.starts, booking.ends));
        let differs = |field: SeriesField| match field {
            SeriesField::Time => self.times_on(original_on) != at,
            SeriesField::Rooms => self.rooms != booking.rooms,
            SeriesField::Borrower => self.organisation_id != organisation_id,
            SeriesField::LentAs => self.lent_as != booking.lent_as,
            SeriesField::Contact => self.contact_person_id != booking.contact_person_id,
            SeriesField::Title => self.title != booking.title,
            SeriesField::Kind => self.kind != booking.kind,
            SeriesField::Attendees => self.attendees != booking.attendees,
            SeriesField::Layout => self.layout != booking.layout,
            SeriesField::Note => self.note != booking.note,
            SeriesField::Buffers => self.buffers != booking.buffers,
            SeriesField::HolidayAgreement => self.holiday_agreement != booking.holiday_agreement,
        };
        SeriesField::ALL.iter().copied().filter(|field| differs(*field)).collect()
    }
}

/// The time of day of a booking and its length, as every date of a series has them.
pub(in crate::bookings) fn time_of_day(starts: WallTime, ends: WallTime) -> (i64, i64) {
    let minute = i64::from(starts.time().hour()) * 60 + i64::from(starts.time().minute());
    (minute, (ends.naive() - starts.naive()).num_minutes())
}

/// The same times on another day.
pub(in crate::bookings) fn times_on(starts: WallTime, ends: WallTime, day: NaiveDate) -> Option<(WallTime, WallTime)> {
    let nights = u64::try_from((ends.date() - starts.date()).num_days()).ok()?;
    Some((starts.on(day), ends.on(day.checked_add_days(Days::new(nights))?)))
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingSeries {
    /// The series.
    pub id: SeriesId,
    /// Counts what was done to it as a whole; an act carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// How it repeats.
    pub recurrence: Recurrence,
    /// The first date that the rule gave.
    #[ts(type = "string")]
    pub first_on: NaiveDate,
    /// The last date that the rule gave.
    #[ts(type = "string")]
    pub last_on: NaiveDate,
    /// What is agreed now: for its last dates.
    pub terms: SeriesTerms,
    /// Who borrows; `null` is the house itself.
    pub borrower: Option<BookingBorrower>,
    /// How many of its dates stand.
    #[ts(type = "number")]
    pub standing: usize,
    /// When it was made.
    pub created_at: Instant,
}

/// One date of a series: booked, cancelled, or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesDate {
    /// The date that the rule gave: what the date is known by.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The booking, cancelled or not; `null` where the date is left out.
    pub booking: Option<Booking>,
    /// Why it is left out; `null` where it was booked.
    pub left_out: Option<LeftOutReason>,
    /// What of it somebody changed by hand.
    pub by_hand: Vec<SeriesField>,
    /// Whether it has begun: then no act on the series touches it.
    pub has_begun: bool,
}

/// A series with all its dates, by the date that the rule gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeriesCard {
    /// The series.
    pub series: BookingSeries,
    /// Its dates.
    pub dates: Vec<SeriesDate>,
}

/// A booking of a series as somebody saw it: an act on the series names each that it touches, so that it never touches
/// another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeenBooking {
    /// The booking.
    pub id: BookingId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl From<&Booking> for SeenBooking {
    fn from(booking: &Booking) -> Self {
        Self { id: booking.id, version: booking.version }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> WallTime {
        WallTime::parse(text).expect("a time")
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn times_keep_to_the_wall_clock_over_midnight_and_over_a_change_of_clocks() {
        let (starts, ends) = (wall("2026-10-24T20:00"), wall("2026-10-25T08:00"));
        assert_eq!(
            times_on(starts, ends, date("2027-03-27")),
            Some((wall("2027-03-27T20:00"), wall("2027-03-28T08:00")))
        );
        assert_eq!(time_of_day(starts, ends), (1_200, 720));
    }
}
