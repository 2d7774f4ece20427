//! All SQL of this slice. Every question about a time has a constant lower bound, so that it never reads history.

macro_rules! booking_columns {
    () => {
        "b.id, b.version, b.number, b.organisation_id, b.lent_as, b.contact_person_id, b.title, b.kind, b.state, b.starts, b.ends,
            b.starts_at, b.ends_at, b.attendees, b.layout, b.note, b.series_id, b.original_on, b.buffer_reason,
            b.holiday_agreement, b.fee_oere, b.fee_tariff, b.overruled, b.cancel_notice_days, b.cancelled_at, b.cancelled_as,
            b.cancel_reason, b.created_at, b.option_until, b.state_before,
            r.room_id, r.buffer_before_minutes, r.buffer_after_minutes"
    };
}

mod by_words;
mod contacts;
mod holds;
mod moved;
mod occupancy;
mod waiting;
mod words;
mod writing;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::booking::{Booking, BookingBuffers, BookingKind, BookingState, Cancellation, CancelledBy};
use super::calendar::CalendarBooking;
use super::lent_to::LentTo;
use super::occupancy::Period;
use super::rules::{fee_of, overruled_of};
use super::states::Standing;
use crate::database::packed::{self, PackedRow, packed};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::organisations::BorrowerCategory;
use crate::premises::{Buffers, Layout};
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RequestKey, RoomId, SeriesId, SpaceId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};
pub(in crate::bookings) use by_words::{ComingTitle, STATEMENTS as BY_WORDS_STATEMENTS, coming_titles, id_of_number};
pub(in crate::bookings) use contacts::STATEMENTS as CONTACT_STATEMENTS;
pub(crate) use contacts::{all_with_contact, count_old_contacts, subjects_with_contact, to_come_with_contact};
pub(in crate::bookings) use contacts::{old_contacts, release_old_contacts, release_series_of_contact};
pub(in crate::bookings) use holds::{
    HoldToStore, STATEMENTS as HOLD_STATEMENTS, hold_by_key, holds, insert_hold, release_hold, sweep_holds,
};
pub(in crate::bookings) use moved::{STATEMENTS as MOVED_STATEMENTS, first_places};
pub(in crate::bookings) use occupancy::{
    STATEMENTS as OCCUPANCY_STATEMENTS, busy, busy_around, delete_occupancy, insert_held, insert_occupancy,
    is_occupancy_guard, occupied_by, taken, touching,
};
pub(in crate::bookings) use waiting::{STATEMENTS as WAITING_STATEMENTS, last_of, options, waiting_requests};
pub(in crate::bookings) use words::STATEMENTS as WORDS_STATEMENTS;
pub(crate) use words::forget_in_bookings;
pub(in crate::bookings) use words::forget_in_old_bookings;
pub(in crate::bookings) use writing::{
    BookingTexts, BookingToStore, STATEMENTS as WRITING_STATEMENTS, cancel, insert, next_numbers, set_buffer_reason,
    set_rooms, set_texts, set_times, stand,
};

/// A booking that stands in a time, and that has a space of these: `,4,17,`.
macro_rules! closed_over {
    () => {
        "l.starts_at >= $1 AND l.starts_at < $2 AND l.ends_at > $3 AND l.cancelled_at IS NULL
            AND (l.state <> 'reserved' OR l.option_until IS NULL OR l.option_until > $5)
            AND EXISTS (SELECT 1 FROM booking_rooms n JOIN room_spaces s ON s.room_id = n.room_id
                WHERE n.booking_id = l.id AND CAST($4 AS TEXT) LIKE '%,' || CAST(s.space_id AS TEXT) || ',%')"
    };
}

/// What a list may be narrowed to. The same conditions count it and page it.
macro_rules! listed {
    () => {
        "l.starts_at >= $1 AND l.starts_at < $2 AND l.ends_at > $3
            AND (CAST($4 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM booking_rooms n WHERE n.booking_id = l.id AND n.room_id = $4))
            AND (CAST($5 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM booking_rooms n JOIN rooms m ON m.id = n.room_id
                WHERE n.booking_id = l.id AND m.premises_id = $5))
            AND (CAST($6 AS TEXT) = '' OR l.kind = $6)
            AND (CAST($7 AS TEXT) = 'all' OR (CAST($7 AS TEXT) = 'standing' AND l.cancelled_at IS NULL)
                OR (CAST($7 AS TEXT) = 'cancelled' AND l.cancelled_at IS NOT NULL AND l.cancelled_as <> 'undone'))"
    };
}

statements! {
    BOOKING_BY_KEY = "SELECT id FROM bookings WHERE request_key = $1";
    BOOKING_NUMBER = "SELECT number FROM bookings WHERE id = $1";
    BOOKING_TITLE = "SELECT title FROM bookings WHERE id = $1";
    FIND_BOOKING = concat!("SELECT ", booking_columns!(), "
        FROM bookings b JOIN booking_rooms r ON r.booking_id = b.id WHERE b.id = $1 ORDER BY r.position");
    FIND_BOOKINGS = concat!("SELECT ", booking_columns!(), "
        FROM bookings b JOIN booking_rooms r ON r.booking_id = b.id
        WHERE b.id IN (SELECT CAST(w.value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)) w)
        ORDER BY b.starts_at, b.id, r.position");
    BOOKINGS_OF_SERIES = concat!("SELECT ", booking_columns!(), "
        FROM bookings b JOIN booking_rooms r ON r.booking_id = b.id WHERE b.series_id = $1
        ORDER BY b.original_on, b.id, r.position");
    CALENDAR = concat!("SELECT ", packed!("b.id", "r.position", "b.version", "b.number", ["b.organisation_id"], "b.title",
            "b.kind", "b.state", "b.starts", "b.ends", "b.starts_at", "b.ends_at", ["b.attendees"], ["b.fee_oere"],
            ["b.fee_tariff"], ["b.series_id"], ["b.option_until"], "r.room_id", "r.buffer_before_minutes", "r.buffer_after_minutes"), "
        FROM bookings b CROSS JOIN booking_rooms r
        WHERE b.starts_at >= $1 AND b.starts_at < $2 AND b.ends_at > $3 AND b.cancelled_at IS NULL AND r.booking_id = b.id");
    COUNT_LIST = concat!("SELECT CAST(count(*) AS BIGINT) FROM bookings l WHERE ", listed!());
    LIST = concat!("SELECT ", booking_columns!(), " FROM (SELECT * FROM bookings l WHERE ", listed!(), "
        ORDER BY l.starts_at, l.id LIMIT $8 OFFSET $9) b JOIN booking_rooms r ON r.booking_id = b.id
        ORDER BY b.starts_at, b.id, r.position");
    COUNT_OF_ORGANISATION = concat!("SELECT CAST(count(*) AS BIGINT) FROM bookings l WHERE l.organisation_id = $8 AND ", listed!());
    LIST_OF_ORGANISATION = concat!("SELECT ", booking_columns!(), " FROM (SELECT * FROM bookings l
        WHERE l.organisation_id = $8 AND ", listed!(), "
        ORDER BY l.starts_at, l.id LIMIT $9 OFFSET $10) b JOIN booking_rooms r ON r.booking_id = b.id
        ORDER BY b.starts_at, b.id, r.position");
    COUNT_CLOSED_OVER = concat!("SELECT CAST(count(*) AS BIGINT) FROM bookings l WHERE ", closed_over!());
    CLOSED_OVER = concat!("SELECT ", booking_columns!(), " FROM (SELECT * FROM bookings l WHERE ", closed_over!(), "
        ORDER BY l.starts_at, l.id LIMIT $6 OFFSET $7) b JOIN booking_rooms r ON r.booking_id = b.id
        ORDER BY b.starts_at, b.id, r.position");
    CONTACT_PHONE = "SELECT phone FROM people WHERE id = $1";
}

/// A stored booking; who borrows is still only an id.
#[derive(Debug, Clone)]
pub(super) struct StoredBooking {
    /// The booking, its borrower not yet filled in.
    pub booking: Booking,
    /// Who borrows.
    pub organisation_id: Option<OrganisationId>,
    /// When it is booked.
    pub booked: Period,
    /// What each room was given.
    pub buffers: Vec<(RoomId, Buffers)>,
    /// Until when it is kept, or was; only of what was reserved.
    pub option_until: Option<Instant>,
    /// How it stood before it was cancelled.
    pub before: Option<BookingState>,
}

#[derive(Debug, sqlx::FromRow)]
struct BookingRow {
    id: BookingId,
    version: i64,
    number: String,
    organisation_id: Option<OrganisationId>,
    lent_as: Option<String>,
    contact_person_id: Option<PersonId>,
    title: String,
    #[sqlx(try_from = "String")]
    kind: BookingKind,
    #[sqlx(try_from = "String")]
    state: BookingState,
    starts: WallTime,
    ends: WallTime,
    starts_at: Instant,
    ends_at: Instant,
    attendees: Option<i64>,
    layout: Option<String>,
    note: String,
    series_id: Option<SeriesId>,
    original_on: Option<NaiveDate>,
    buffer_reason: Option<String>,
    holiday_agreement: Option<String>,
    fee_oere: Option<i64>,
    fee_tariff: Option<String>,
    overruled: Option<String>,
    cancel_notice_days: Option<i64>,
    cancelled_at: Option<Instant>,
    cancelled_as: Option<String>,
    cancel_reason: Option<String>,
    created_at: Instant,
    option_until: Option<Instant>,
    state_before: Option<String>,
    room_id: RoomId,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
}

impl BookingRow {
    fn buffers(&self) -> Buffers {
        Buffers { before: self.buffer_before_minutes, after: self.buffer_after_minutes }
    }

    fn cancellation(&self) -> Result<Option<Cancellation>, DatabaseError> {
        let Some((at, by)) = self.cancelled_at.zip(self.cancelled_as.clone()) else { return Ok(None) };
        let by = CancelledBy::try_from(by).map_err(|_| DatabaseError::inconsistent("bookings.cancelled_as"))?;
        Ok(Some(Cancellation { at, by, reason: self.cancel_reason.clone(), notice_days: self.cancel_notice_days }))
    }

    fn before(&self) -> Result<Option<BookingState>, DatabaseError> {
        let before = self.state_before.clone().map(BookingState::try_from).transpose();
        before.map_err(|_| DatabaseError::inconsistent("bookings.state_before"))
    }

    fn into_booking(self, moment: Instant) -> Result<StoredBooking, DatabaseError> {
        let buffers = self.buffers();
        let before = self.before()?;
        let cancellation = self.cancellation()?;
        let fee = fee_of(self.fee_oere, self.fee_tariff.as_deref())?;
        let overruled = overruled_of(self.overruled.as_deref())?;
        let layout = self.layout.map(Layout::try_from).transpose();
        let lent_as = self.lent_as.map(BorrowerCategory::try_from).transpose();
        let other_buffers =
            self.buffer_reason.map(|reason| BookingBuffers { before: buffers.before, after: buffers.after, reason });
        let booked = Period { from: self.starts_at, until: self.ends_at };
        let blocked = booked.with_buffers(buffers);
        let booking = Booking {
            id: self.id,
            version: self.version,
            number: self.number,
            rooms: vec![self.room_id],
            starts: self.starts,
            ends: self.ends,
            blocked_from: wall_time_of(blocked.from),
            blocked_until: wall_time_of(blocked.until),
            title: self.title,
            borrower: None,
            lent_as: lent_as.map_err(|_| DatabaseError::inconsistent("bookings.lent_as"))?,
            contact_person_id: self.contact_person_id,
            kind: self.kind,
            state: self.state.at(moment, self.option_until, self.ends_at),
            option_until: self.option_until.map(wall_time_of),
            attendees: self.attendees,
            layout: layout.map_err(|_| DatabaseError::inconsistent("bookings.layout"))?,
            note: self.note,
            buffers: other_buffers,
            holiday_agreement: self.holiday_agreement,
            fee,
            overruled,
            series_id: self.series_id,
            original_on: self.original_on,
            cancellation,
            created_at: self.created_at,
        };
        Ok(StoredBooking {
            booking,
            organisation_id: self.organisation_id,
            booked,
            buffers: vec![(self.room_id, buffers)],
            option_until: self.option_until,
            before,
        })
    }
}

impl StoredBooking {
    /// Who borrows, and as what.
    pub fn lent_to(&self) -> LentTo {
        LentTo::of(&self.booking, self.organisation_id)
    }

    /// How it stands when something is to be done to it.
    pub fn standing(&self, moment: Instant) -> Standing {
        Standing { state: self.booking.state, before: self.before, has_begun: self.booked.from <= moment }
    }

    fn add_room(&mut self, room: RoomId, buffers: Buffers) {
        self.booking.rooms.push(room);
        self.buffers.push((room, buffers));
        let whole =
            self.buffers.iter().fold(self.booked, |whole, (_, buffers)| whole.with(self.booked.with_buffers(*buffers)));
        self.booking.blocked_from = wall_time_of(whole.from);
        self.booking.blocked_until = wall_time_of(whole.until);
    }
}

/// Rows of one booking after another, one for each of its rooms.
fn together(moment: Instant, rows: Vec<BookingRow>) -> Result<Vec<StoredBooking>, DatabaseError> {
    let mut bookings: Vec<StoredBooking> = Vec::new();
    for row in rows {
        let (room, buffers) = (row.room_id, row.buffers());
        match bookings.last_mut().filter(|there| there.booking.id == row.id) {
            Some(there) => there.add_room(room, buffers),
            None => bookings.push(row.into_booking(moment)?),
        }
    }
    Ok(bookings)
}

pub(super) async fn find(tx: &mut Tx, id: BookingId) -> Result<Option<StoredBooking>, DatabaseError> {
    let rows: Vec<BookingRow> =
        within!(tx, connection => sqlx::query_as(FIND_BOOKING).bind(id).fetch_all(connection).await)?;
    Ok(together(tx.moment(), rows)?.pop())
}

/// The bookings of these ids, by start.
pub(super) async fn find_all(tx: &mut Tx, ids: &[BookingId]) -> Result<Vec<StoredBooking>, DatabaseError> {
    let ids = serde_json::json!(ids.iter().map(|id| [id]).collect::<Vec<_>>()).to_string();
    let rows: Vec<BookingRow> =
        within!(tx, connection => sqlx::query_as(FIND_BOOKINGS).bind(ids).fetch_all(connection).await)?;
    together(tx.moment(), rows)
}

/// The bookings of a series, by the date that the rule gave.
pub(super) async fn of_series(tx: &mut Tx, id: SeriesId) -> Result<Vec<StoredBooking>, DatabaseError> {
    let rows: Vec<BookingRow> =
        within!(tx, connection => sqlx::query_as(BOOKINGS_OF_SERIES).bind(id).fetch_all(connection).await)?;
    together(tx.moment(), rows)
}

/// What it is called.
pub(crate) async fn stored_title(tx: &mut Tx, id: BookingId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(BOOKING_TITLE).bind(id).fetch_optional(connection).await)?)
}

/// Its running number.
pub(crate) async fn stored_number(tx: &mut Tx, id: BookingId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(BOOKING_NUMBER).bind(id).fetch_optional(connection).await)?)
}

pub(super) async fn find_by_key(tx: &mut Tx, key: RequestKey) -> Result<Option<BookingId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(BOOKING_BY_KEY).bind(key).fetch_optional(connection).await)?)
}

/// A room of a booking of the calendar. The fields stand in the order of the columns of `CALENDAR`.
#[derive(Debug)]
struct CalendarRow {
    id: BookingId,
    position: i64,
    version: i64,
    number: String,
    organisation_id: Option<OrganisationId>,
    title: String,
    kind: BookingKind,
    state: BookingState,
    starts: WallTime,
    ends: WallTime,
    starts_at: Instant,
    ends_at: Instant,
    attendees: Option<i64>,
    fee_oere: Option<i64>,
    fee_tariff: Option<String>,
    series_id: Option<SeriesId>,
    option_until: Option<Instant>,
    room_id: RoomId,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
}

impl TryFrom<PackedRow<'_>> for CalendarRow {
    type Error = DatabaseError;

    fn try_from(mut row: PackedRow<'_>) -> Result<Self, DatabaseError> {
        let unreadable = || DatabaseError::inconsistent("bookings");
        Ok(Self {
            id: BookingId(row.value()?),
            position: row.value()?,
            version: row.value()?,
            number: row.value()?,
            organisation_id: row.optional()?.map(OrganisationId),
            title: row.value()?,
            kind: row.text()?.to_owned().try_into().map_err(|_| unreadable())?,
            state: row.text()?.to_owned().try_into().map_err(|_| unreadable())?,
            starts: row.wall_time()?,
            ends: row.wall_time()?,
            starts_at: row.instant()?,
            ends_at: row.instant()?,
            attendees: row.optional()?,
            fee_oere: row.optional()?,
            fee_tariff: row.optional()?,
            series_id: row.optional()?.map(SeriesId),
            option_until: row.optional_instant()?,
            room_id: RoomId(row.value()?),
            buffer_before_minutes: row.value()?,
            buffer_after_minutes: row.value()?,
        })
    }
}

impl CalendarRow {
    fn blocked(&self) -> Period {
        let buffers = Buffers { before: self.buffer_before_minutes, after: self.buffer_after_minutes };
        Period { from: self.starts_at, until: self.ends_at }.with_buffers(buffers)
    }

    /// The blocked times are filled in when all its rooms are known.
    fn into_booking(self, moment: Instant) -> Result<CalendarBooking, DatabaseError> {
        Ok(CalendarBooking {
            id: self.id,
            version: self.version,
            number: self.number,
            rooms: vec![self.room_id],
            starts: self.starts,
            ends: self.ends,
            blocked_from: self.starts,
            blocked_until: self.ends,
            title: self.title,
            borrower: None,
            kind: self.kind,
            state: self.state.at(moment, self.option_until, self.ends_at),
            option_until: self.option_until.map(wall_time_of),
            attendees: self.attendees,
            fee: fee_of(self.fee_oere, self.fee_tariff.as_deref())?,
            series_id: self.series_id,
        })
    }
}

/// A booking of the calendar and the id of whoever borrows.
pub(super) type Drawn = (CalendarBooking, Option<OrganisationId>);

/// Bookings that stand and whose blocked time touches a period, by their start. A reservation that has run out stands no
/// more.
pub(super) async fn calendar(tx: &mut Tx, period: Period) -> Result<Vec<Drawn>, DatabaseError> {
    let longest = Buffers { before: Buffers::MOST, after: Buffers::MOST };
    // What begins after the period may be set up in it, what ended before may be cleaned in it.
    let wide = period.with_buffers(longest);
    let packed: Option<String> = within!(tx, connection => sqlx::query_scalar(CALENDAR)
        .bind(wide.earliest_start()).bind(wide.until).bind(wide.from).fetch_one(connection).await)?;
    let rows = packed::rows("bookings", packed.as_deref()).map(CalendarRow::try_from);
    let mut rows: Vec<CalendarRow> = rows.collect::<Result<_, _>>()?;
    rows.sort_unstable_by_key(|row| (row.starts_at, row.id, row.position));
    let mut drawn: Vec<(Drawn, Period)> = Vec::with_capacity(rows.len());
    for row in rows {
        let blocked = row.blocked();
        match drawn.last_mut().filter(|((there, _), _)| there.id == row.id) {
            Some(((there, _), whole)) => {
                there.rooms.push(row.room_id);
                *whole = whole.with(blocked);
            }
            None => {
                let organisation_id = row.organisation_id;
                drawn.push(((row.into_booking(tx.moment())?, organisation_id), blocked));
            }
        }
    }
    drawn.retain(|((booking, _), whole)| whole.overlaps(period) && booking.state != BookingState::Lapsed);
    let blocked = |((mut booking, organisation_id), whole): (Drawn, Period)| {
        booking.blocked_from = wall_time_of(whole.from);
        booking.blocked_until = wall_time_of(whole.until);
        (booking, organisation_id)
    };
    Ok(drawn.into_iter().map(blocked).collect())
}

/// What a list is narrowed to.
#[derive(Debug)]
pub(super) struct Listed {
    pub period: Period,
    pub organisation_id: Option<OrganisationId>,
    pub room: i64,
    pub premises_id: i64,
    /// Empty for every kind.
    pub kind: &'static str,
    /// `all`, `standing` or `cancelled`.
    pub standing: &'static str,
}

/// One page of a list, by start, and how many there are in all.
pub(super) async fn list(
    tx: &mut Tx,
    listed: &Listed,
    offset: i64,
    most: i64,
) -> Result<(Vec<StoredBooking>, i64), DatabaseError> {
    macro_rules! bound {
        ($query:expr) => {
            $query
                .bind(listed.period.earliest_start())
                .bind(listed.period.until)
                .bind(listed.period.from)
                .bind(listed.room)
                .bind(listed.premises_id)
                .bind(listed.kind)
                .bind(listed.standing)
        };
    }
    let (rows, total): (Vec<BookingRow>, i64) = match listed.organisation_id {
        Some(organisation_id) => {
            let total = within!(tx, connection => bound!(sqlx::query_scalar(COUNT_OF_ORGANISATION))
                .bind(organisation_id).fetch_one(connection).await)?;
            let rows = within!(tx, connection => bound!(sqlx::query_as(LIST_OF_ORGANISATION))
                .bind(organisation_id).bind(most).bind(offset).fetch_all(connection).await)?;
            (rows, total)
        }
        None => {
            let total = within!(tx, connection => bound!(sqlx::query_scalar(COUNT_LIST)).fetch_one(connection).await)?;
            let rows = within!(tx, connection => bound!(sqlx::query_as(LIST))
                .bind(most).bind(offset).fetch_all(connection).await)?;
            (rows, total)
        }
    };
    Ok((together(tx.moment(), rows)?, total))
}

/// One page of the bookings that stand in a period and have one of these spaces, by start, and how many there are.
pub(super) async fn closed_over(
    tx: &mut Tx,
    period: Period,
    spaces: &BTreeSet<SpaceId>,
    offset: i64,
    most: i64,
) -> Result<(Vec<StoredBooking>, i64), DatabaseError> {
    let spaces = spaces.iter().fold(String::from(","), |list, space| format!("{list}{},", space.0));
    let moment = tx.moment();
    let total: i64 = within!(tx, connection => sqlx::query_scalar(COUNT_CLOSED_OVER)
        .bind(period.earliest_start()).bind(period.until).bind(period.from).bind(&spaces).bind(moment)
        .fetch_one(connection).await)?;
    let rows: Vec<BookingRow> = within!(tx, connection => sqlx::query_as(CLOSED_OVER)
        .bind(period.earliest_start()).bind(period.until).bind(period.from).bind(&spaces).bind(moment)
        .bind(most).bind(offset).fetch_all(connection).await)?;
    Ok((together(tx.moment(), rows)?, total))
}

/// A person's phone, for the card of a booking they are the contact of.
pub(super) async fn contact_phone(tx: &mut Tx, id: PersonId) -> Result<Option<String>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(CONTACT_PHONE).bind(id).fetch_optional(connection).await)?)
}
