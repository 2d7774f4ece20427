//! How a phrase was understood: each part with the stretch of text it was read from, other readings where there are any,
//! and what has to be asked before anything can be booked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bookings::series::{RepeatRule, SeriesEnd, SeriesException};
use crate::bookings::{AccessNeed, BookingKind};
use crate::organisations::Mark;
use crate::shared::calendar::IsoWeek;
use crate::shared::ids::{PremisesId, RoomId};
use crate::shared::phone::PhoneNumber;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// A part of the day that the office has hours for.
    pub enum NamedTime {
        /// *Formiddag*.
        Morning = "morning",
        /// *Eftermiddag*.
        Afternoon = "afternoon",
        /// *Aften*.
        Evening = "evening",
        /// *Hele dagen*.
        AllDay = "all_day",
    }
}

/// The hours of a part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedHours {
    /// Which part.
    pub name: NamedTime,
    /// Minutes from midnight.
    #[ts(type = "number")]
    pub starts_minute: i64,
    /// Minutes from midnight; 1440 is midnight at the end of the day.
    #[ts(type = "number")]
    pub ends_minute: i64,
}

/// The hours of all parts of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayParts {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The hours, from morning on.
    pub hours: Vec<NamedHours>,
}

text_enum! {
    /// What has to be answered, or said, before a phrase can be booked.
    pub enum EntryQuestion {
        /// It repeats, and nobody has said until when.
        EndOfRepeat = "end_of_repeat",
        /// It has an end, and nobody has said how often.
        Repeat = "repeat",
        /// The end lies before the start, and the house is not open over midnight.
        Midnight = "midnight",
        /// It ends when it starts.
        ZeroLength = "zero_length",
        /// It has been.
        Past = "past",
        /// The calendar has no such date.
        NoSuchDate = "no_such_date",
        /// The year has no such week.
        NoSuchWeek = "no_such_week",
        /// The clock has no such time.
        NoSuchTime = "no_such_time",
        /// Some months lack the day.
        ShortMonths = "short_months",
        /// The end of the repetition lies before its first date.
        UntilBeforeFirst = "until_before_first",
    }
}

/// A phrase as it was understood. What was not said is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryReading {
    /// Who: whatever nobody else understood.
    pub party: Option<ReadParty>,
    /// Where.
    pub place: Option<ReadPlace>,
    /// On which day.
    pub day: Option<ReadDay>,
    /// At which time.
    pub time: Option<ReadTime>,
    /// How often.
    pub repetition: Option<ReadRepetition>,
    /// Until when.
    pub end: Option<ReadEnd>,
    /// What is left out.
    pub exceptions: Option<ReadExceptions>,
    /// How many.
    pub people: Option<ReadPeople>,
    /// What for.
    pub kind: Option<ReadKind>,
    /// Where it was called tentative.
    pub tentative: Vec<Mark>,
    /// What the room has to offer.
    pub needs: Vec<ReadNeed>,
    /// What has to be answered first.
    pub questions: Vec<EntryQuestion>,
}

/// Words that are searched for among parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadParty {
    /// Where.
    pub marks: Vec<Mark>,
    /// The words, as they were typed; empty where there is only a phone number.
    pub words: String,
    /// A phone number.
    pub phone: Option<PhoneNumber>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadPlace {
    /// Where.
    pub marks: Vec<Mark>,
    /// Rooms, all of them in one booking.
    pub rooms: Vec<RoomId>,
    /// Rooms of which any will do.
    pub one_of: Vec<RoomId>,
    /// Houses, where no room of theirs was named.
    pub houses: Vec<PremisesId>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadDay {
    /// Where.
    pub marks: Vec<Mark>,
    /// What it can mean, what is likeliest first; more than one is to be chosen from.
    pub options: Vec<DayOption>,
    /// A week, where no day was said.
    pub within: Option<IsoWeek>,
}

/// A day that can be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayOption {
    /// The day; the first one of a repetition.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Words that mean this day and no other, to stand in the text instead.
    pub words: String,
}

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadTime {
    /// Where.
    pub marks: Vec<Mark>,
    /// What it can mean, what is likeliest first; more than one is to be chosen from.
    pub options: Vec<TimeOption>,
    /// The part of the day, where it was said by name.
    pub name: Option<NamedTime>,
    /// Whether nobody said when it ends: it has the length that is usual for the room.
    pub end_is_assumed: bool,
}

/// A time that can be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimeOption {
    /// Minutes from midnight.
    #[ts(type = "number")]
    pub starts_minute: i64,
    /// Minutes from midnight of the first day; above 1440 it ends on a later one.
    #[ts(type = "number")]
    pub ends_minute: i64,
    /// Words that mean this time and no other, to stand in the text instead.
    pub words: String,
}

/// A repetition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadRepetition {
    /// Where.
    pub marks: Vec<Mark>,
    /// What it can mean, what begins first standing first; more than one is to be chosen from.
    pub options: Vec<RepetitionOption>,
}

/// A rule that can be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepetitionOption {
    /// The rule. A weekly one without weekdays waits for the day, and so does a monthly one of day 0.
    pub rule: RepeatRule,
    /// Its first date, where that is known.
    #[ts(type = "string | null")]
    pub first_on: Option<NaiveDate>,
    /// Words that mean this rule and no other, to stand in the text instead.
    pub words: String,
}

/// The end of a repetition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadEnd {
    /// Where.
    pub marks: Vec<Mark>,
    /// What it can mean, the nearer first; more than one is to be chosen from.
    pub options: Vec<EndOption>,
}

/// An end that can be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndOption {
    /// The end.
    pub end: SeriesEnd,
    /// Its date, unless it is a count or a name that the office has no date for.
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
    /// Words that mean this end and no other, to stand in the text instead.
    pub words: String,
}

/// What is left out of a repetition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadExceptions {
    /// Where.
    pub marks: Vec<Mark>,
    /// What.
    pub exceptions: Vec<SeriesException>,
}

/// A head-count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadPeople {
    /// Where.
    pub marks: Vec<Mark>,
    /// How many; of a range the upper end.
    pub count: u32,
}

/// A kind of booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadKind {
    /// Where.
    pub marks: Vec<Mark>,
    /// The kind.
    pub kind: BookingKind,
}

/// What a room has to offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadNeed {
    /// Where.
    pub marks: Vec<Mark>,
    /// What.
    pub need: RoomNeed,
}

/// Something a room has, or that visitors depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "what", rename_all = "snake_case")]
pub enum RoomNeed {
    /// Equipment, in the office's own word.
    Equipment(String),
    /// What visitors depend on.
    Access(AccessNeed),
}
