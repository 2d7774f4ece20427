//! Every no of this slice. Each comes with a way out.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{
    Alternative, Booking, BookingAct, BookingRules, BufferedTime, Clash, ClosedReason, DayParts, LetterKind,
    MissingDay, OpenTime, RefusedMove, RuleNote, SeasonDates, SeriesCard, SeriesPlan, WhenMissing,
};
use crate::database::DatabaseError;
use crate::organisations::BorrowerCategory;
use crate::premises::Closure;
use crate::shared::field::FieldProblem;
use crate::shared::ids::{OrganisationId, PremisesId, RoomId};
use crate::shared::wall_clock::WallTime;

/// Why bookings says no.
#[derive(Debug, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "details", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BookingError {
    /// Others have the room then.
    #[error("the room is taken")]
    RoomTaken {
        /// Who is in the way, the earliest first.
        clashes: Vec<Clash>,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// The house is not open for all of that time.
    #[error("outside opening hours")]
    OutsideOpeningHours {
        /// The house.
        premises_id: PremisesId,
        /// Its name.
        premises_name: String,
        /// When it is open on the days wanted; a day without any is closed.
        opens: Vec<OpenTime>,
        /// Said where the booked time would do and only the buffers reach out of it.
        buffered: Option<BufferedTime>,
        /// Whether whoever asks may have it all the same, with a reason; a consultant or a manager may.
        may_overrule: bool,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// The room is closed for a reason.
    #[error("the room is closed")]
    RoomClosed {
        /// The room.
        room_id: RoomId,
        /// Its name.
        room_name: String,
        /// Why.
        reason: Box<ClosedReason>,
        /// From when, on the wall clock.
        starts: WallTime,
        /// Until when, on the wall clock.
        ends: WallTime,
        /// Said where the booked time would do and only the buffers reach into it.
        buffered: Option<BufferedTime>,
        /// Whether whoever asks may have it all the same, with a reason; a consultant or a manager may.
        may_overrule: bool,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// More people than may be in the room by law; nobody may overrule it.
    #[error("too many people")]
    TooManyPeople {
        /// The room (of several, the largest).
        room_id: RoomId,
        /// How many may be in the rooms.
        #[ts(type = "number")]
        maximum: i64,
        /// How many are expected.
        #[ts(type = "number")]
        attendees: i64,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// An association approved under *folkeoplysningsloven* without a valid yearly declaration gets no room.
    #[error("the yearly declaration is missing")]
    DeclarationMissing {
        /// The organisation.
        organisation_id: OrganisationId,
        /// Its name.
        name: String,
        /// Until when the last one held; `None` where there never was one.
        #[ts(type = "string | null")]
        valid_until: Option<NaiveDate>,
    },
    /// The borrower is archived; take it out of the archive first.
    #[error("the borrower is archived")]
    BorrowerArchived {
        /// The organisation.
        organisation_id: OrganisationId,
        /// Its name.
        name: String,
    },
    /// The office does not lend to borrowers of this category.
    #[error("the borrower's category is not lent to")]
    BorrowerNotAllowed {
        /// The organisation.
        organisation_id: OrganisationId,
        /// Its name.
        name: String,
        /// Its category.
        category: BorrowerCategory,
    },
    /// The room is no longer lent.
    #[error("the room is retired")]
    RoomRetired {
        /// The room.
        room_id: RoomId,
        /// Its name.
        room_name: String,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// Bookings begin and end on the house's grid.
    #[error("off the grid")]
    OffGrid {
        /// The grid, in minutes.
        #[ts(type = "number")]
        minutes: i64,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// Longer than the room is lent at a time.
    #[error("too long")]
    TooLong {
        /// The room.
        room_id: RoomId,
        /// The longest booking, in minutes.
        #[ts(type = "number")]
        most_minutes: i64,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// Shorter than the room is lent at a time.
    #[error("too short")]
    TooShort {
        /// The room.
        room_id: RoomId,
        /// The shortest booking, in minutes.
        #[ts(type = "number")]
        least_minutes: i64,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// Rules of the office are broken: somebody has to say why it is done all the same, and may.
    #[error("rules are broken")]
    RulesBroken {
        /// Which, and who may overrule them.
        notes: Vec<RuleNote>,
    },
    /// Somebody else changed the office's rules since they were read.
    #[error("the rules were changed by somebody else")]
    StaleBookingRules {
        /// How they stand now.
        current: Box<BookingRules>,
    },
    /// The clock jumps over this time in spring.
    #[error("the hour does not exist")]
    MissingHour {
        /// The first time that no clock shows.
        skipped_from: WallTime,
        /// The time that clocks show instead.
        skipped_to: WallTime,
        /// What is free instead, best first.
        alternatives: Vec<Alternative>,
    },
    /// Another date of the same series has the room.
    #[error("the series meets itself")]
    SeriesMeetsItself {
        /// The day that has it.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// Some months lack the day that the rule names: somebody has to say what is meant there.
    #[error("months lack the day")]
    SeriesQuestion {
        /// Which months, and what the last day would be.
        months: Vec<MissingDay>,
        /// What can be answered.
        choices: Vec<WhenMissing>,
    },
    /// The office has no date of this name on or after the first day.
    #[error("no such named date")]
    NamedDateUnknown {
        /// The name.
        name: String,
    },
    /// No series reaches as far as that.
    #[error("the series is too long")]
    SeriesTooLong {
        /// The last day there can be.
        #[ts(type = "string")]
        latest_on: NaiveDate,
    },
    /// More dates than the office books as one series.
    #[error("too many dates")]
    TooManyDates {
        /// How many the rule gives.
        #[ts(type = "number")]
        dates: usize,
        /// How many there may be.
        #[ts(type = "number")]
        most: i64,
    },
    /// The rule gives no date, or its exceptions leave none.
    #[error("no date in the rule")]
    NoDateInRule {
        /// The first day that was looked at.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The last.
        #[ts(type = "string")]
        to: NaiveDate,
        /// How many dates the exceptions leave out.
        #[ts(type = "number")]
        excepted: usize,
    },
    /// Every date has to be free, and some are not.
    #[error("dates of the series are not free")]
    SeriesClashes {
        /// Every date as it stands now.
        plan: Box<SeriesPlan>,
    },
    /// Dates that a plan showed as free are not free any more.
    #[error("the plan has changed")]
    PlanChanged {
        /// Which.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
        /// Every date as it stands now.
        plan: Box<SeriesPlan>,
    },
    /// Nothing is left to book.
    #[error("no date is left")]
    NoDateLeft {
        /// Every date as it stands now.
        plan: Box<SeriesPlan>,
    },
    /// There is no such series.
    #[error("no such series")]
    SeriesNotFound,
    /// Somebody else changed the series or one of the dates since it was read.
    #[error("the series was changed by somebody else")]
    StaleSeries {
        /// How it stands now.
        current: Box<SeriesCard>,
    },
    /// None of its dates is to come: there is nothing that could be changed.
    #[error("the series is over")]
    SeriesOver,
    /// An end that is not after its last date makes no series longer.
    #[error("the series already goes as far")]
    SeriesNotLonger {
        /// Its last date.
        #[ts(type = "string")]
        last_on: NaiveDate,
    },
    /// The date has begun: the past is not rewritten.
    #[error("the date has begun")]
    DateHasBegun {
        /// The date that the rule gave.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// Somebody else changed the office's year since it was read.
    #[error("the office's year was changed by somebody else")]
    StaleSeasonDates {
        /// How it stands now.
        current: Box<SeasonDates>,
    },
    /// Somebody else changed the hours of the parts of a day since they were read.
    #[error("the hours of the parts of a day were changed by somebody else")]
    StaleDayParts {
        /// How they stand now.
        current: DayParts,
    },
    /// There is no such booking.
    #[error("no such booking")]
    BookingNotFound,
    /// Somebody else changed it since it was read.
    #[error("the booking was changed by somebody else")]
    StaleBooking {
        /// How it stands now.
        current: Box<Booking>,
    },
    /// A cancelled booking has to be taken up again before it is changed.
    #[error("the booking is cancelled")]
    BookingIsCancelled {
        /// How it stands now.
        current: Box<Booking>,
    },
    /// A letter of this kind would say nothing: nothing has changed, or nothing is called off, or nothing stands.
    #[error("nothing to tell")]
    NothingToTell {
        /// What for.
        kind: LetterKind,
    },
    /// There is no such paper about this booking.
    #[error("no such letter")]
    LetterNotFound,
    /// There is no such closure.
    #[error("no such closure")]
    ClosureNotFound,
    /// Somebody else changed the closure since it was read.
    #[error("the closure was changed by somebody else")]
    StaleClosure {
        /// How it stands now.
        current: Box<Closure>,
    },
    /// Bookings cannot be moved out of the way of a closure, or brought back; then none is.
    #[error("bookings cannot be moved")]
    ClosureMovesRefused {
        /// Which, and why.
        refused: Vec<RefusedMove>,
    },
    /// Characters no font of the papers has.
    #[error("cannot be printed")]
    CannotBePrinted {
        /// The characters.
        characters: Vec<char>,
    },
    /// As it stands, that cannot be done to it.
    #[error("not as the booking stands")]
    NotAsItStands {
        /// What was to be done.
        act: BookingAct,
        /// How it stands now.
        current: Box<Booking>,
    },
    /// Its time has not begun: nobody can have stayed away yet, and there is nothing to end.
    #[error("the booking has not begun")]
    NotBegun {
        /// What was to be done.
        act: BookingAct,
        /// How it stands now.
        current: Box<Booking>,
    },
    /// An option runs out between now and when the booking begins.
    #[error("no time for an option to run out")]
    OptionOutside {
        /// The earliest: now.
        from: WallTime,
        /// The latest: when it begins.
        to: WallTime,
    },
    /// It does not end earlier than it would anyway.
    #[error("no earlier end")]
    NotEarlier {
        /// When it ends.
        ends: WallTime,
    },
    /// Two bookings of the same rooms have nothing to exchange.
    #[error("the same rooms")]
    SameRooms,
    /// The time is not kept any more, or never was.
    #[error("no such hold")]
    HoldNotFound,
    /// One or more fields cannot be taken as they are.
    #[error("fields refused")]
    FieldsRefused {
        /// What is wrong with which.
        problems: Vec<FieldProblem>,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl BookingError {
    /// The same for somebody who is a consultant or a manager, or is not.
    #[must_use]
    pub(super) fn for_whom(mut self, is_office: bool) -> Self {
        if let Self::RoomClosed { may_overrule, .. } | Self::OutsideOpeningHours { may_overrule, .. } = &mut self {
            *may_overrule = is_office;
        }
        self
    }

    /// The same with what is free instead, where that could help.
    #[must_use]
    pub(super) fn with_alternatives(mut self, free: Vec<Alternative>) -> Self {
        match &mut self {
            Self::RoomTaken { alternatives, .. }
            | Self::OutsideOpeningHours { alternatives, .. }
            | Self::RoomClosed { alternatives, .. }
            | Self::TooManyPeople { alternatives, .. }
            | Self::RoomRetired { alternatives, .. }
            | Self::OffGrid { alternatives, .. }
            | Self::TooLong { alternatives, .. }
            | Self::TooShort { alternatives, .. }
            | Self::MissingHour { alternatives, .. } => *alternatives = free,
            _ => {}
        }
        self
    }
}
