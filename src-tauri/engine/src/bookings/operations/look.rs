//! One booking's card, and the list of many.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::booking::BookingKind;
use super::super::lent_to::LentTo;
use super::super::moved_from::{MovedFrom, StandsAt};
use super::super::notices::given_of;
use super::super::occupancy::Period;
use super::super::rules::{Lent, RuleWish, days_before};
use super::super::store::{self, Listed};
use super::super::{Booking, BookingError, NoticeGiven, RuleNote};
use super::moved::moved_from;
use super::{all_presented, one_problem, presented};
use crate::access::{
    self, AccessError, LoggedEvent, RequestContext, Subject, SubjectHistory, SubjectKind, ToldOfAwards,
};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations;
use crate::premises;
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, OrganisationId, PersonId, PremisesId, RoomId};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{day_start, wall_time_of};

const PAGE: i64 = 100;
/// A list is not asked for more than this many days.
const MOST_LIST_DAYS: i64 = 3_660;

/// Which booking.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenBooking {
    /// The booking.
    pub id: BookingId,
}

impl Input for OpenBooking {
    fn sample() -> Self {
        Self { id: BookingId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Booking, self.id.0))
    }
}

/// Everything about one booking.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingCard {
    /// The booking.
    pub booking: Booking,
    /// Its rooms by name.
    pub rooms: Vec<BookedRoom>,
    /// Where it was first, where it was moved.
    pub moved_from: Option<MovedFrom>,
    /// Whom to talk to about it.
    pub contact: Option<BookingContact>,
    /// What has to be done about it, of what is to come: whom to tell by when.
    pub notes: Vec<RuleNote>,
    /// Whom somebody has told already, of the booking as it stands.
    pub told: Vec<NoticeGiven>,
    /// By when each side cancels; `None` for what has begun or is cancelled.
    pub cancel_by: Option<CancelBy>,
    /// What was done to it, the latest first.
    pub history: Vec<LoggedEvent>,
}

/// The last days to cancel in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CancelBy {
    /// The borrower's.
    #[ts(type = "string")]
    pub borrower: NaiveDate,
    /// The house's.
    #[ts(type = "string")]
    pub house: NaiveDate,
}

/// A room of a booking, by name.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookedRoom {
    /// The room.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// Its house.
    pub premises_id: PremisesId,
    /// The house's name.
    pub premises_name: String,
}

/// Whom to talk to about a booking.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingContact {
    /// The person.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their phone, as it is kept; empty where none is known.
    pub phone: String,
}

/// One booking with its rooms, its contact's phone and its history. The gate notes the look.
pub async fn open_booking(context: &RequestContext<'_>, input: OpenBooking) -> Result<BookingCard, BookingError> {
    let mut tx = context.read().await?;
    let Some(stored) = store::find(&mut tx, input.id).await? else { return Err(BookingError::BookingNotFound) };
    let (booked, organisation_id) = (stored.booked, stored.organisation_id);
    let booking = presented(&mut tx, stored).await?;
    let scope = premises::Scope::OfRooms(booking.rooms.clone());
    let houses = premises::load(&mut tx, &scope, booked.from, booked.until).await?;
    let rooms = booking.rooms.iter().filter_map(|id| {
        let house = houses.iter().find(|house| house.rooms.iter().any(|room| room.id == *id))?;
        let room = house.rooms.iter().find(|room| room.id == *id)?;
        Some(BookedRoom {
            id: room.id,
            name: room.details.name.clone(),
            premises_id: house.id,
            premises_name: house.details.name.clone(),
        })
    });
    let rooms = rooms.collect();
    let contact = contact(&mut tx, booking.contact_person_id).await?;
    let (notes, cancel_by) = to_come(context, &mut tx, &booking, organisation_id).await?;
    let told = given_of(&mut tx, &booking).await?;
    let moved_from = moved_from(context, &mut tx, &[StandsAt::from(&booking)]).await?.remove(&booking.id);
    drop(tx);
    let history = history(context, &booking).await?;
    Ok(BookingCard { booking, rooms, moved_from, contact, notes, told, cancel_by, history })
}

/// What has to be done about a booking that has not begun. What was overruled was answered, and is told as that.
async fn to_come(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    booking: &Booking,
    organisation_id: Option<OrganisationId>,
) -> Result<(Vec<RuleNote>, Option<CancelBy>), BookingError> {
    if booking.state.is_cancelled() || booking.starts <= wall_time_of(context.now()) {
        return Ok((Vec::new(), None));
    }
    let lent = Lent::of(tx, LentTo::of(booking, organisation_id)).await?;
    let mut notes = lent.notes(context, tx, RuleWish::of_booking(booking), Some(booking.id)).await?;
    notes.retain(|note| note.finding.is_to_be_done());
    let on = booking.starts.date();
    let (borrower, house) = (days_before(on, lent.book.cancel_days), days_before(on, lent.book.recall_days));
    Ok((notes, Some(CancelBy { borrower, house })))
}

/// What was done to a booking, and what was done to its date as one of a series; the latest first.
async fn history(context: &RequestContext<'_>, booking: &Booking) -> Result<Vec<LoggedEvent>, BookingError> {
    let mut lines = lines_about(context, Subject::of(SubjectKind::Booking, booking.id.0)).await?;
    if let Some((series_id, on)) = booking.series_id.zip(booking.original_on) {
        let of_series = lines_about(context, Subject::of(SubjectKind::Series, series_id.0)).await?;
        lines.extend(of_series.into_iter().filter(|line| is_about_date(line, on)));
        lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
    }
    Ok(lines)
}

/// The events of a series name the dates they touch, as the rule gave them.
fn is_about_date(line: &LoggedEvent, on: NaiveDate) -> bool {
    let dates = line.event["values"]["dates"].as_array();
    dates.is_some_and(|dates| dates.iter().any(|date| *date == on.to_string().as_str()))
}

async fn lines_about(context: &RequestContext<'_>, subject: Subject) -> Result<Vec<LoggedEvent>, BookingError> {
    // A booking speaks of no award.
    let told = ToldOfAwards::default();
    match access::subject_history(context, SubjectHistory { subject, after: None }, told).await {
        Ok(page) => Ok(page.lines),
        Err(AccessError::Database(error)) => Err(error.into()),
        // Whoever may not read the log still sees the booking.
        Err(_) => Ok(Vec::new()),
    }
}

async fn contact(tx: &mut Tx, id: Option<PersonId>) -> Result<Option<BookingContact>, BookingError> {
    let Some(id) = id else { return Ok(None) };
    let Some(person) = organisations::person_name(tx, id).await? else { return Ok(None) };
    let phone = store::contact_phone(tx, person.id).await?.unwrap_or_default();
    Ok(Some(BookingContact { id: person.id, name: person.full_name, phone }))
}

text_enum! {
    /// Which bookings a list shows.
    pub enum ListStanding {
        /// Those that are not cancelled.
        Standing = "standing",
        /// Those that were cancelled by the borrower or the house; slips that were taken back are not among them.
        Cancelled = "cancelled",
        /// All, slips too.
        All = "all",
    }
}

/// Which bookings to list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListBookings {
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day, listed too.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// Only in this house.
    #[serde(default)]
    #[ts(optional)]
    pub premises_id: Option<PremisesId>,
    /// Only in this room.
    #[serde(default)]
    #[ts(optional)]
    pub room_id: Option<RoomId>,
    /// Only of this borrower.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
    /// Only of this kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<BookingKind>,
    /// Left out, those that are not cancelled.
    #[serde(default)]
    #[ts(optional)]
    pub standing: Option<ListStanding>,
    /// Which page of a hundred, from 0.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub page: Option<i64>,
}

impl Input for ListBookings {
    fn sample() -> Self {
        let CalendarSample { from, to } = CalendarSample::week();
        Self {
            from,
            to,
            premises_id: None,
            room_id: None,
            organisation_id: None,
            kind: None,
            standing: None,
            page: None,
        }
    }
}

struct CalendarSample {
    from: NaiveDate,
    to: NaiveDate,
}

impl CalendarSample {
    fn week() -> Self {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default();
        Self { from: day(23), to: day(29) }
    }
}

/// One page of bookings.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingPage {
    /// The bookings, by start.
    pub bookings: Vec<Booking>,
    /// How many there are on all pages.
    #[ts(type = "number")]
    pub total: i64,
    /// Which page this is, from 0.
    #[ts(type = "number")]
    pub page: i64,
    /// How many a page holds.
    #[ts(type = "number")]
    pub page_size: i64,
}

/// Bookings as a list, by start, a hundred at a time.
pub async fn list_bookings(context: &RequestContext<'_>, input: ListBookings) -> Result<BookingPage, BookingError> {
    let page = input.page.unwrap_or(0);
    let listed = Listed {
        period: listed_period(input.from, input.to)?,
        organisation_id: input.organisation_id,
        room: input.room_id.map_or(0, |id| id.0),
        premises_id: input.premises_id.map_or(0, |id| id.0),
        kind: input.kind.map_or("", BookingKind::as_str),
        standing: input.standing.unwrap_or(ListStanding::Standing).as_str(),
    };
    if !(0..=1_000_000).contains(&page) {
        return Err(one_problem("page", Problem::OutOfRange { least: 0, most: 1_000_000 }));
    }
    let mut tx = context.read().await?;
    let (stored, total) = store::list(&mut tx, &listed, page * PAGE, PAGE).await?;
    Ok(BookingPage { bookings: all_presented(&mut tx, stored).await?, total, page, page_size: PAGE })
}

fn listed_period(from: NaiveDate, to: NaiveDate) -> Result<Period, BookingError> {
    if to < from {
        return Err(one_problem("to", Problem::EndsBeforeStart));
    }
    let end = to.succ_opt().filter(|_| (to - from).num_days() < MOST_LIST_DAYS);
    let end = end.ok_or_else(|| one_problem("to", Problem::OutOfRange { least: 1, most: MOST_LIST_DAYS }))?;
    Ok(Period { from: day_start(from), until: day_start(end) })
}
