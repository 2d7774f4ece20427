//! Day sheets and door signs looked at and printed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{SheetLine, gone};
use super::door_sign::{self, at_the_doors, day_of};
use super::sheet::{Sheet, WentTo};
use super::store::{self, LastSheet};
use super::words::Words;
use crate::access::{self, Changed, Event, NewPaper, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::bookings::calendar::{closed_on_days, open_on_days};
use crate::bookings::closing::names;
use crate::bookings::letters::recipient;
use crate::bookings::moved_from::StandsAt;
use crate::bookings::occupancy::Period;
use crate::bookings::operations::moved::moved_from;
use crate::bookings::operations::{all_presented, one_problem};
use crate::bookings::store::{self as bookings, Listed};
use crate::bookings::{Booking, BookingError, BookingEvent, BookingState, CalendarDays, calendar};
use crate::database::Tx;
use crate::documents::Document;
use crate::gate::Input;
use crate::premises::{self, Room, Scope};
use crate::shared::field::Problem;
use crate::shared::format::Language;
use crate::shared::ids::{BookingId, PaperId, PremisesId, RequestKey, RoomId};
use crate::shared::wall_clock::day_start;

/// More bookings than these do not stand on one sheet.
const MOST_LINES: i64 = 1_000;

/// A house's day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DaySheetWanted {
    /// The house.
    pub premises_id: PremisesId,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for DaySheetWanted {
    fn sample() -> Self {
        let on = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        Self { premises_id: PremisesId(1), on, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(about(self.premises_id))
    }
}

fn about(id: PremisesId) -> Subject {
    Subject::of(SubjectKind::Premises, id.0)
}

/// The day sheet as a PDF, before it is printed; what changed since the last print is marked.
pub async fn preview_day_sheet(context: &RequestContext<'_>, input: DaySheetWanted) -> Result<Vec<u8>, BookingError> {
    let sheet = gathered(context, &input).await?;
    Ok(access::render(sheet.document(context.now())).await?.bytes)
}

/// A day sheet to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DaySheetToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub sheet: DaySheetWanted,
}

impl Input for DaySheetToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), sheet: DaySheetWanted::sample() }
    }
}

/// Prints the day sheet of a house. What it says is remembered: the next one marks what has changed.
pub async fn print_day_sheet(
    context: &RequestContext<'_>,
    input: DaySheetToPrint,
) -> Result<Changed<PaperSummary>, BookingError> {
    let house = input.sheet.premises_id;
    if let Some(there) = printed_before(context, input.request_key, house).await? {
        return Ok(Changed::for_good(there));
    }
    let sheet = gathered(context, &input.sheet).await?;
    let made = Made { kind: "day_sheet", title: sheet.title(), document: sheet.document(context.now()) };
    let told = |paper_id, sha256| BookingEvent::DaySheetPrinted { on: input.sheet.on, paper_id, sha256 };
    let keep = Some((input.sheet.on, sheet.lines.as_slice()));
    kept(context, input.request_key, house, made, keep, told).await
}

/// Rooms of a house's day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoorSignsWanted {
    /// The house.
    pub premises_id: PremisesId,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The rooms; left out, every room of the house that is lent, without the combinations: those have no door.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<RoomId>>,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for DoorSignsWanted {
    fn sample() -> Self {
        let DaySheetWanted { premises_id, on, language } = DaySheetWanted::sample();
        Self { premises_id, on, rooms: None, language }
    }

    fn about(&self) -> Option<Subject> {
        Some(about(self.premises_id))
    }
}

/// The signs as a PDF, a page for each door.
pub async fn preview_door_signs(context: &RequestContext<'_>, input: DoorSignsWanted) -> Result<Vec<u8>, BookingError> {
    let (_, document) = signs(context, &input).await?;
    Ok(access::render(document).await?.bytes)
}

/// Door signs to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoorSignsToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub signs: DoorSignsWanted,
}

impl Input for DoorSignsToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), signs: DoorSignsWanted::sample() }
    }
}

/// Prints the signs of a house's doors.
pub async fn print_door_signs(
    context: &RequestContext<'_>,
    input: DoorSignsToPrint,
) -> Result<Changed<PaperSummary>, BookingError> {
    let house = input.signs.premises_id;
    if let Some(there) = printed_before(context, input.request_key, house).await? {
        return Ok(Changed::for_good(there));
    }
    let (title, document) = signs(context, &input.signs).await?;
    let made = Made { kind: "door_signs", title, document };
    let told = |paper_id, sha256| BookingEvent::DoorSignsPrinted { on: input.signs.on, paper_id, sha256 };
    kept(context, input.request_key, house, made, None, told).await
}

async fn signs(context: &RequestContext<'_>, input: &DoorSignsWanted) -> Result<(String, Document), BookingError> {
    let wanted = DaySheetWanted { premises_id: input.premises_id, on: input.on, language: input.language };
    let sheet = gathered(context, &wanted).await?;
    let days = CalendarDays { from: input.on, to: input.on, premises_id: Some(input.premises_id) };
    let day = calendar(context, days).await?;
    let is_wanted = |room: &&Room| match &input.rooms {
        Some(rooms) => rooms.contains(&room.id),
        None => room.retired_at.is_none() && room.parts.is_empty(),
    };
    let rooms: Vec<&Room> = sheet.house.rooms.iter().filter(is_wanted).collect();
    if rooms.is_empty() {
        return Err(one_problem("rooms", Problem::NotFound));
    }
    let words = Words::of(sheet.language);
    let bookings = at_the_doors(&day, &sheet.house.rooms, words);
    let days: Vec<_> = rooms.iter().map(|room| (room.id, day_of(&sheet, room, &bookings))).collect();
    let title = format!("{} {} {}", words.signs, sheet.house.details.name, input.on);
    let document = door_sign::document(&sheet, &rooms, &days, context.now());
    Ok((title, document))
}

async fn gathered(context: &RequestContext<'_>, input: &DaySheetWanted) -> Result<Sheet, BookingError> {
    let end = input.on.succ_opt().ok_or_else(|| one_problem("on", Problem::Date))?;
    let period = Period { from: day_start(input.on), until: day_start(end) };
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &Scope::One(input.premises_id), period.from, period.until).await?;
    let (open, closed) = (open_on_days(&houses, input.on, input.on), closed_on_days(&houses, input.on, input.on));
    let Some(house) = houses.into_iter().next() else {
        return Err(one_problem("premisesId", Problem::NotFound));
    };
    let listed = Listed {
        period,
        organisation_id: None,
        room: 0,
        premises_id: input.premises_id.0,
        kind: "",
        standing: "standing",
    };
    let (stored, _) = bookings::list(&mut tx, &listed, 0, MOST_LINES).await?;
    let booked = all_presented(&mut tx, stored).await?;
    let standing: Vec<StandsAt<'_>> = booked.iter().map(StandsAt::from).collect();
    let moved = moved_from(context, &mut tx, &standing).await?;
    let mut lines = Vec::with_capacity(booked.len());
    for booking in booked.into_iter().filter(|booking| booking.state.occupies()) {
        lines.push(line(&mut tx, context.today(), booking).await?);
    }
    let head = access::office_head(&mut tx).await?;
    let last = store::last(&mut tx, input.premises_id, input.on).await?;
    let left = left(&mut tx, &lines, last.as_ref()).await?;
    let language = input.language.unwrap_or(head.details.language);
    Ok(Sheet { head, language, house, on: input.on, open, closed, lines, last, moved, left })
}

/// What became of the bookings that stood on the last sheet and are not there any more.
async fn left(
    tx: &mut Tx,
    lines: &[SheetLine],
    last: Option<&LastSheet>,
) -> Result<BTreeMap<BookingId, WentTo>, BookingError> {
    let gone = last.map(|last| gone(lines, &last.lines)).unwrap_or_default();
    let ids: Vec<BookingId> = gone.iter().map(|line| line.booking_id).collect();
    let found = if ids.is_empty() { Vec::new() } else { bookings::find_all(tx, &ids).await? };
    let rooms: Vec<RoomId> = found.iter().flat_map(|there| there.booking.rooms.iter().copied()).collect();
    let houses = premises::load(tx, &Scope::OfRooms(rooms), tx.moment(), tx.moment()).await?;
    let went = |Booking { id, state, rooms, starts, ends, .. }: Booking| {
        let went = match state {
            state if state.is_cancelled() => WentTo::Cancelled,
            state if state.occupies() => WentTo::Elsewhere { room_names: names(&houses, &rooms), starts, ends },
            _ => return None,
        };
        Some((id, went))
    };
    Ok(found.into_iter().filter_map(|there| went(there.booking)).collect())
}

async fn line(tx: &mut Tx, today: NaiveDate, booking: Booking) -> Result<SheetLine, BookingError> {
    let reached = recipient(tx, today, &booking).await?;
    let contact = [reached.contact, reached.phone].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let who = booking.borrower.as_ref().map_or(booking.title.clone(), |borrower| borrower.name.clone());
    let what = if booking.title == who { String::new() } else { booking.title };
    Ok(SheetLine {
        booking_id: booking.id,
        rooms: booking.rooms,
        starts: booking.starts,
        ends: booking.ends,
        blocked_from: booking.blocked_from,
        blocked_until: booking.blocked_until,
        who,
        what,
        contact,
        attendees: booking.attendees,
        layout: booking.layout,
        note: booking.note,
        is_tentative: booking.state == BookingState::Reserved,
    })
}

async fn printed_before(
    context: &RequestContext<'_>,
    key: RequestKey,
    house: PremisesId,
) -> Result<Option<PaperSummary>, BookingError> {
    let mut tx = context.read().await?;
    Ok(access::paper_of_request(&mut tx, key, about(house)).await?)
}

/// A paper that was laid out.
struct Made {
    kind: &'static str,
    title: String,
    document: Document,
}

async fn kept(
    context: &RequestContext<'_>,
    key: RequestKey,
    house: PremisesId,
    made: Made,
    lines: Option<(NaiveDate, &[SheetLine])>,
    told: impl FnOnce(PaperId, String) -> BookingEvent,
) -> Result<Changed<PaperSummary>, BookingError> {
    let paper = access::render(made.document).await?;
    let mut tx = context.write().await?;
    let new_paper = NewPaper {
        request_key: key,
        kind: made.kind,
        subject: about(house),
        title: &made.title,
        file_name: &format!("{}.pdf", made.title),
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    if let Some((on, lines)) = lines {
        let now = tx.now();
        store::keep(&mut tx, summary.id, house, on, now, lines).await?;
    }
    let event = told(summary.id, summary.sha256.clone());
    tx.commit(vec![Event::new(about(house), &event)]).await?;
    Ok(Changed::for_good(summary))
}
