//! What a recogniser can find in a phrase, before it is known what the parts mean together.

use crate::bookings::series::NthOfMonth;
use crate::bookings::{AccessNeed, BookingKind};
use crate::shared::calendar::{WeekParity, Weekday};
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::phone::PhoneNumber;

use super::reading::NamedTime;

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    Day(DayPhrase),
    /// `fra 5/1`: not before.
    From(DayPhrase),
    Time(TimePhrase),
    Repeat(RepeatPhrase),
    Until(EndPhrase),
    Except(Vec<ExceptPhrase>),
    People(u32),
    Place(PlacePhrase),
    /// Has to be in the room; a word of the office's own.
    Equipment(String),
    Need(AccessNeed),
    Kind(BookingKind),
    Tentative,
    Phone(PhoneNumber),
}

/// A phrase with the parts of the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub phrase: Phrase,
    /// The first part.
    pub from: usize,
    /// The part after the last.
    pub until: usize,
}

/// A date as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDate {
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
    /// Written `3/4`, which English reads in two ways.
    pub slashed: bool,
}

/// How a weekday was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// `tirsdag`.
    Plainly,
    /// `på tirsdag`.
    OnThat,
    /// `næste tirsdag`.
    NextOne,
}

/// Something that says on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DayPhrase {
    /// One weekday.
    Weekday(Weekday, Said),
    /// Each day of that name.
    EachWeekday(Weekday),
    /// `mandag-fredag`.
    Weekdays(Vec<Weekday>),
    /// So many days from today; `i aften` says a time too.
    Away(i64, Option<NamedTime>),
    /// Dates; several where they share a month.
    Dates(Vec<WrittenDate>),
    /// `7/12-11/12`.
    Range(WrittenDate, WrittenDate),
    /// `d. 15.`: days of a month that is not said.
    OfMonth(Vec<u32>),
    /// `uge 49`; several in a list.
    Weeks(Vec<u32>, Option<i32>),
    /// `uge 2-10`.
    WeekRange(u32, u32),
    /// This week or the next.
    WeekAway(i64),
    /// Saturday or Sunday.
    Weekend(Said),
    /// `første lørdag i december`.
    NthIn(NthOfMonth, Weekday, u32),
    /// `i december`.
    Month(u32),
}

/// A time of day as it was written; not every one exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockPhrase {
    pub hour: u32,
    pub minute: u32,
    pub half: Option<Half>,
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// Something that says at which time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TimePhrase {
    Range(ClockPhrase, ClockPhrase),
    Start(ClockPhrase),
    End(ClockPhrase),
    /// `til 20`, which is an end after a start and a head-count otherwise.
    BareEnd(u32),
    /// In minutes.
    Length(u32),
    Named(NamedTime),
    /// Both ends written with their day.
    Overnight(Box<[(DayPhrase, ClockPhrase); 2]>),
}

/// Something that says how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RepeatPhrase {
    Daily(u32),
    Weekly(u32),
    Monthly(u32),
    Yearly,
    Parity(WeekParity),
    /// `hver anden fredag`.
    EveryWeekday(u32, Weekday),
    /// `første mandag`.
    NthWeekday(NthOfMonth, Weekday),
    /// `alle hverdage`.
    WorkingDays,
}

/// Something that says when it is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EndPhrase {
    On(DayPhrase),
    /// A date that the office has a name for.
    Named(String),
    YearsEnd,
    /// The last day of a month.
    MonthsEnd(u32),
    Count(u32),
}

/// What is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ExceptPhrase {
    Day(DayPhrase),
    SchoolHolidays,
    PublicHolidays,
    /// School holidays whose name begins so, folded.
    Holiday(String),
}

/// A place that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PlacePhrase {
    /// All of these; of several rooms with one name, one.
    All(Vec<Vec<RoomId>>),
    /// One of these will do.
    OneOf(Vec<RoomId>),
    House(PremisesId),
}
