//! A series as it is asked for, date by date: from the form, the rule and what the desk decided about single dates.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::bookings::lent_to::LentTo;
use crate::bookings::operations::admit::Asked;
use crate::bookings::operations::book::asked_at;
use crate::bookings::operations::{one_problem, refused};
use crate::bookings::series::booking_series::times_on;
use crate::bookings::series::dates::{NoDates, dates_of};
use crate::bookings::series::{DateChoice, LeftOutReason, Recurrence, SeasonDates, SeriesWarning, WhenMissing};
use crate::bookings::{BookRoom, BookingError};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::RoomId;
use crate::shared::wall_clock::{MissingHour, WallTime};

/// One date where it is to be held.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The date that the rule gives.
    pub on: NaiveDate,
    /// Who borrows, and as what.
    pub lent_to: LentTo,
    pub rooms: Vec<RoomId>,
    pub starts: WallTime,
    pub ends: WallTime,
    /// Whether the desk chose the place for this date alone.
    pub chosen: bool,
    /// What the gate is asked, unless no clock shows the time that night.
    pub asked: Result<Asked, MissingHour>,
}

impl Placed {
    /// A date of this booking in these rooms at this time.
    pub fn new(
        booking: &BookRoom,
        on: NaiveDate,
        rooms: Vec<RoomId>,
        (starts, ends): (WallTime, WallTime),
        chosen: bool,
    ) -> Result<Self, BookingError> {
        let asked = match asked_at(booking, rooms.clone(), starts, ends) {
            Ok(asked) => Ok(asked),
            Err(BookingError::MissingHour { skipped_from, skipped_to, .. }) => {
                Err(MissingHour { skipped_from, skipped_to })
            }
            Err(refusal) => return Err(refusal),
        };
        let lent_to = LentTo::new(booking.organisation_id, booking.lent_as);
        Ok(Self { on, lent_to, rooms, starts, ends, chosen, asked })
    }
}

/// One date that is left out, with the times it would have had.
#[derive(Debug, Clone)]
pub(super) struct LeftOut {
    pub on: NaiveDate,
    pub starts: WallTime,
    pub ends: WallTime,
    pub reason: LeftOutReason,
}

/// All dates of a series.
#[derive(Debug)]
pub(super) struct Wanted {
    pub placed: Vec<Placed>,
    pub left_out: Vec<LeftOut>,
    pub warnings: Vec<SeriesWarning>,
}

impl Wanted {
    /// Every date, booked or not.
    pub fn dates(&self) -> Vec<NaiveDate> {
        let mut dates: Vec<NaiveDate> = self.placed.iter().map(|there| there.on).collect();
        dates.extend(self.left_out.iter().map(|there| there.on));
        dates.sort_unstable();
        dates
    }
}

/// The dates that a rule makes of a booking, with what the desk decided about single ones.
pub(super) fn wanted(
    booking: &BookRoom,
    recurrence: &Recurrence,
    choices: &[DateChoice],
    season: &SeasonDates,
) -> Result<Wanted, BookingError> {
    let mut problems = FieldProblems::default();
    recurrence.problems(&mut problems);
    refused(problems)?;
    // An end before the start is the form's own, on whatever date.
    match asked_at(booking, booking.rooms.clone(), booking.starts, booking.ends) {
        Ok(_) | Err(BookingError::MissingHour { .. }) => {}
        Err(refusal) => return Err(refusal),
    }
    let dates = dates_of(recurrence, booking.starts.date(), season).map_err(refusal_of)?;
    let mut chosen = by_date(choices, &dates.held)?;
    let times =
        |on: NaiveDate| times_on(booking.starts, booking.ends, on).ok_or_else(|| one_problem("starts", Problem::Date));
    let mut placed = Vec::with_capacity(dates.held.len());
    let mut left_out = Vec::with_capacity(dates.excepted.len());
    for on in dates.held {
        match chosen.remove(&on) {
            None => placed.push(Placed::new(booking, on, booking.rooms.clone(), times(on)?, false)?),
            Some(DateChoice::Instead { rooms, starts, ends, .. }) => {
                placed.push(Placed::new(booking, on, rooms.clone(), (*starts, *ends), true)?);
            }
            Some(DateChoice::Skip { .. }) => {
                let (starts, ends) = times(on)?;
                left_out.push(LeftOut { on, starts, ends, reason: LeftOutReason::Skipped });
            }
        }
    }
    for (on, reason) in dates.excepted {
        let (starts, ends) = times(on)?;
        left_out.push(LeftOut { on, starts, ends, reason });
    }
    Ok(Wanted { placed, left_out, warnings: dates.warnings })
}

/// The times that a rule gives to a booking from one time to another: for whoever looks for a room before there is one.
pub(in crate::bookings) fn times_of_rule(
    recurrence: &Recurrence,
    (starts, ends): (WallTime, WallTime),
    season: &SeasonDates,
) -> Result<Vec<(WallTime, WallTime)>, BookingError> {
    let mut problems = FieldProblems::default();
    recurrence.problems(&mut problems);
    refused(problems)?;
    let dates = dates_of(recurrence, starts.date(), season).map_err(refusal_of)?;
    Ok(dates.held.into_iter().filter_map(|on| times_on(starts, ends, on)).collect())
}

/// What was decided, by the date; refuses a decision about a date that is not wanted, or two about one.
pub(super) fn by_date<'a>(
    choices: &'a [DateChoice],
    wanted: &[NaiveDate],
) -> Result<BTreeMap<NaiveDate, &'a DateChoice>, BookingError> {
    let mut chosen = BTreeMap::new();
    for (index, choice) in choices.iter().enumerate() {
        let is_wanted = wanted.contains(&choice.on());
        if !is_wanted || chosen.insert(choice.on(), choice).is_some() {
            return Err(one_problem(&format!("choices.{index}.on"), Problem::NotFound));
        }
    }
    Ok(chosen)
}

pub(super) fn refusal_of(why: NoDates) -> BookingError {
    match why {
        NoDates::Ambiguous { missing } => {
            BookingError::SeriesQuestion { months: missing, choices: WhenMissing::ALL.to_vec() }
        }
        NoDates::NamedDateUnknown { name } => BookingError::NamedDateUnknown { name },
        NoDates::EndsBeforeStart => one_problem("recurrence.ends", Problem::EndsBeforeStart),
        NoDates::TooLong { latest_on } => BookingError::SeriesTooLong { latest_on },
        NoDates::TooMany { dates, most } => BookingError::TooManyDates { dates, most },
        NoDates::Never { from, to, excepted } => BookingError::NoDateInRule { from, to, excepted },
    }
}
