//! The office's verbs around bookings. Every path that gives a booking rooms and a time (book, move, take up again)
//! passes [`admit`], which holds the spaces first and asks afterwards.

mod book;
mod calendar;
mod cancel;
mod change;
mod free;
mod look;
mod move_booking;

pub use book::*;
pub use calendar::*;
pub use cancel::*;
pub use change::*;
pub use free::*;
pub use look::*;
pub use move_booking::*;

use super::admission::{Hindrance, HolidayLeave, Wish, hindrance};
use super::alternative::{Busy, NEAREST_DAYS, Needs, Search};
use super::booking::{LONGEST_MINUTES, MOST_ROOMS, NOTE_LENGTH};
use super::error::{BookingError, Clash};
use super::occupancy::{Occupied, Period};
use super::store::{self, StoredBooking};
use super::{Booking, BookingBorrower, BookingBuffers, BookingEvent};
use crate::access::{Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::organisations::{self, Borrower, BorrowerCategory};
use crate::premises::{self, Buffers, Layout, Premises, Room};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RoomId};
use crate::shared::wall_clock::{MissingHour, TimeSlot, TimeSlotError, WallTime, wall_time_of};

/// More clashes than these are not told one by one.
const MOST_CLASHES: usize = 12;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Rooms and a time as somebody asked for them.
#[derive(Debug, Clone)]
struct Asked {
    rooms: Vec<RoomId>,
    slot: TimeSlot,
    booked: Period,
    attendees: Option<i64>,
    layout: Option<Layout>,
    buffers: Option<Buffers>,
    kept: Vec<(RoomId, Buffers)>,
    holiday: HolidayLeave,
    /// The booking that is moved does not stand in its own way.
    except: Option<BookingId>,
}

impl Asked {
    /// Rooms and a time with nothing else said.
    fn plainly(rooms: Vec<RoomId>, starts: WallTime, ends: WallTime) -> Result<Self, BookingError> {
        refuse_bad_rooms(&rooms)?;
        let (slot, booked) = time_of(&rooms, starts, ends)?;
        Ok(Self {
            rooms,
            slot,
            booked,
            attendees: None,
            layout: None,
            buffers: None,
            kept: Vec::new(),
            holiday: HolidayLeave::NotGiven,
            except: None,
        })
    }
}

fn refuse_bad_rooms(rooms: &[RoomId]) -> Result<(), BookingError> {
    let problem = match rooms.len() {
        0 => Some(("rooms".to_owned(), Problem::Missing)),
        count if count > MOST_ROOMS => Some(("rooms".to_owned(), Problem::TooLong { most: MOST_ROOMS as u32 })),
        count => (1..count)
            .find(|index| rooms[..*index].contains(&rooms[*index]))
            .map(|twice| (format!("rooms.{twice}"), Problem::TakenName)),
    };
    problem.map_or(Ok(()), |(field, problem)| Err(one_problem(&field, problem)))
}

/// The time on the wall and in time.
fn time_of(rooms: &[RoomId], starts: WallTime, ends: WallTime) -> Result<(TimeSlot, Period), BookingError> {
    let refusal = |error: TimeSlotError| match error {
        TimeSlotError::EndsBeforeStart => one_problem("ends", Problem::EndsBeforeStart),
        TimeSlotError::TooLong { .. } => BookingError::TooLong {
            room_id: rooms.first().copied().unwrap_or(RoomId(0)),
            most_minutes: LONGEST_MINUTES,
        },
        TimeSlotError::MissingHour(MissingHour { skipped_from, skipped_to }) => {
            BookingError::MissingHour { skipped_from, skipped_to }
        }
    };
    let slot = TimeSlot::new(starts, ends).map_err(refusal)?;
    let (from, until) = slot.instants().map_err(refusal)?;
    Ok((slot, Period { from, until }))
}

/// What a booking is given.
#[derive(Debug)]
struct Admitted {
    occupied: Vec<Occupied>,
    rooms: Vec<(RoomId, Buffers)>,
}

/// Why a booking is not admitted.
enum Stop {
    /// Something stands against it; what is free instead has still to be looked up.
    Hindered(Hindrance),
    /// A refusal that needs no more.
    Refused(BookingError),
}

impl From<DatabaseError> for Stop {
    fn from(error: DatabaseError) -> Self {
        Self::Refused(error.into())
    }
}

/// The one gate: the houses' own rules, then everybody else's bookings. The spaces are held before anything is read, so
/// that what was free is still free when it is written.
async fn admit(tx: &mut WriteTx, asked: &Asked) -> Result<Admitted, Stop> {
    premises::lock_rooms(tx, &asked.rooms).await?;
    judge(tx, asked).await
}

/// What [`admit`] would say, for a transaction that writes nothing.
async fn judge(tx: &mut Tx, asked: &Asked) -> Result<Admitted, Stop> {
    let scope = premises::houses_of_rooms(tx, &asked.rooms).await?;
    let houses = premises::load(tx, scope, asked.booked.from, asked.booked.until).await?;
    let wish = wish_of(&houses, asked).map_err(Stop::Refused)?;
    if let Some(hindrance) = hindrance(&wish) {
        return Err(Stop::Hindered(hindrance));
    }
    let occupied = wish.occupancy();
    if !store::overlapping(tx, &occupied, asked.except, 1).await?.is_empty() {
        return Err(Stop::Hindered(Hindrance::Taken));
    }
    let rooms = wish.rooms.iter().map(|room| (room.id, wish.buffers_of(room))).collect();
    Ok(Admitted { occupied, rooms })
}

fn wish_of<'a>(houses: &'a [Premises], asked: &Asked) -> Result<Wish<'a>, BookingError> {
    let mut rooms = Vec::with_capacity(asked.rooms.len());
    for (index, id) in asked.rooms.iter().enumerate() {
        let room = houses.iter().flat_map(|house| &house.rooms).find(|room| room.id == *id);
        rooms.push(room.ok_or_else(|| one_problem(&format!("rooms.{index}"), Problem::NotFound))?);
    }
    Ok(Wish {
        houses,
        rooms,
        slot: asked.slot,
        booked: asked.booked,
        attendees: asked.attendees,
        buffers: asked.buffers,
        kept: asked.kept.clone(),
        holiday: asked.holiday,
    })
}

/// Takes everything back, then says why and what is free instead.
async fn give_way<T>(context: &RequestContext<'_>, tx: WriteTx, asked: &Asked, stop: Stop) -> Result<T, BookingError> {
    tx.rollback().await?;
    match stop {
        Stop::Refused(error) => Err(error),
        Stop::Hindered(hindrance) => Err(with_way_out(context, asked, hindrance).await?),
    }
}

/// The refusal with who is in the way and what is free instead, read after the writing is taken back: nobody waits for
/// the search.
async fn with_way_out(
    context: &RequestContext<'_>,
    asked: &Asked,
    hindrance: Hindrance,
) -> Result<BookingError, BookingError> {
    let mut tx = context.read().await?;
    let reach = Period {
        from: asked.booked.from.plus_seconds(-(NEAREST_DAYS + 1) * DAY_SECONDS),
        until: asked.booked.until.plus_seconds((NEAREST_DAYS + 1) * DAY_SECONDS),
    };
    let houses = premises::load(&mut tx, premises::Scope::All, reach.from, reach.until).await?;
    let wish = wish_of(&houses, asked)?;
    let clashes = clashes(&mut tx, &houses, &wish.occupancy(), asked.except).await?;
    let in_the_way = rooms_in_the_way(&wish, &hindrance, &clashes);
    let busy = store::busy(&mut tx, reach, asked.except, 0).await?;
    let now = wall_time_of(context.now());
    let search = Search {
        houses: &houses,
        busy: &Busy::new(busy.into_iter().map(|(_, occupied)| occupied)),
        slot: asked.slot,
        needs: &Needs { attendees: asked.attendees, layout: asked.layout, ..Needs::default() },
        buffers: asked.buffers,
        holiday: asked.holiday,
        // Whoever notes down what has been is offered times that have been.
        not_before: if asked.slot.starts() >= now { now } else { WallTime::start_of(chrono::NaiveDate::MIN) },
    };
    let alternatives = search.alternatives(&wish.rooms, &in_the_way);
    let clashes = clashes.into_iter().map(|(clash, _)| clash).collect();
    Ok(hindrance.into_error(clashes, alternatives))
}

fn rooms_in_the_way(wish: &Wish<'_>, hindrance: &Hindrance, clashes: &[(Clash, Vec<Occupied>)]) -> Vec<RoomId> {
    if *hindrance != Hindrance::Taken {
        return hindrance.room().into_iter().collect();
    }
    let is_taken = |room: &&&Room| {
        clashes.iter().flat_map(|(_, occupied)| occupied).any(|occupied| room.spaces.contains(&occupied.space))
    };
    wish.rooms.iter().filter(is_taken).map(|room| room.id).collect()
}

/// Who is in the way, the earliest first, each with the spaces it blocks.
async fn clashes(
    tx: &mut Tx,
    houses: &[Premises],
    wanted: &[Occupied],
    except: Option<BookingId>,
) -> Result<Vec<(Clash, Vec<Occupied>)>, BookingError> {
    let mut rows = store::overlapping(tx, wanted, except, MOST_CLASHES as i64).await?;
    rows.sort_by_key(|(id, occupied)| (occupied.period.from, *id));
    let mut found: Vec<(BookingId, Vec<Occupied>)> = Vec::new();
    for (id, occupied) in rows {
        match found.iter_mut().find(|(there, _)| *there == id) {
            Some((_, spaces)) => spaces.push(occupied),
            None => found.push((id, vec![occupied])),
        }
    }
    found.truncate(MOST_CLASHES);
    let mut clashes = Vec::with_capacity(found.len());
    for (id, occupied) in found {
        let Some(there) = store::find(tx, id).await? else { continue };
        let there = presented(tx, there).await?;
        clashes.push((clash_of(houses, there, &occupied), occupied));
    }
    Ok(clashes)
}

fn clash_of(houses: &[Premises], booking: Booking, occupied: &[Occupied]) -> Clash {
    let rooms: Vec<&Room> =
        houses.iter().flat_map(|house| &house.rooms).filter(|room| booking.rooms.contains(&room.id)).collect();
    let holds = |room: &&&Room| occupied.iter().any(|occupied| room.spaces.contains(&occupied.space));
    // Where the rooms were changed since, none may hold the space any more; the booking is in the way all the same.
    let room = rooms.iter().find(holds).or(rooms.first());
    let whole = occupied.iter().map(|occupied| occupied.period).reduce(Period::with);
    Clash {
        booking_id: booking.id,
        number: booking.number,
        room_id: room.map_or(RoomId(0), |room| room.id),
        room_name: room.map(|room| room.details.name.clone()).unwrap_or_default(),
        title: booking.title,
        borrower: booking.borrower,
        starts: booking.starts,
        ends: booking.ends,
        blocked_from: whole.map_or(booking.starts, |whole| wall_time_of(whole.from)),
        blocked_until: whole.map_or(booking.ends, |whole| wall_time_of(whole.until)),
    }
}

/// A booking with the name of whoever borrows.
async fn presented(tx: &mut Tx, stored: StoredBooking) -> Result<Booking, DatabaseError> {
    Ok(all_presented(tx, vec![stored]).await?.remove(0))
}

/// Bookings with the names of whoever borrows.
async fn all_presented(tx: &mut Tx, stored: Vec<StoredBooking>) -> Result<Vec<Booking>, DatabaseError> {
    let names = BorrowerNames::of(tx, stored.iter().filter_map(|there| there.organisation_id)).await?;
    let named = |there: StoredBooking| Booking { borrower: names.borrower(there.organisation_id), ..there.booking };
    Ok(stored.into_iter().map(named).collect())
}

/// The names of borrowers by the id a booking carries; one that was merged into another goes by the other's name.
struct BorrowerNames {
    names: std::collections::HashMap<OrganisationId, BookingBorrower>,
}

impl BorrowerNames {
    async fn of(tx: &mut Tx, ids: impl Iterator<Item = OrganisationId>) -> Result<Self, DatabaseError> {
        let ids: Vec<OrganisationId> = ids.collect();
        let names = if ids.is_empty() { Vec::new() } else { organisations::names(tx, &ids).await? };
        let borrower = |names: organisations::OrganisationNames| {
            let short_name = names.label().to_owned();
            (names.asked, BookingBorrower { id: names.id, name: names.name, short_name })
        };
        Ok(Self { names: names.into_iter().map(borrower).collect() })
    }

    fn borrower(&self, id: Option<OrganisationId>) -> Option<BookingBorrower> {
        self.names.get(&id?).cloned()
    }
}

/// Whoever borrows, if the office may lend to them today. An association approved under folkeoplysningsloven without a
/// declaration, one in the archive, and private or commercial borrowers get no room.
async fn lendable(
    tx: &mut Tx,
    context: &RequestContext<'_>,
    id: Option<OrganisationId>,
) -> Result<Option<Borrower>, BookingError> {
    let Some(id) = id else { return Ok(None) };
    let Some(borrower) = organisations::borrower(tx, id).await? else {
        return Err(one_problem("organisationId", Problem::NotFound));
    };
    let (organisation_id, name) = (borrower.id, borrower.name.clone());
    if borrower.archived_at.is_some() {
        return Err(BookingError::BorrowerArchived { organisation_id, name });
    }
    if borrower.category == BorrowerCategory::PrivateCommercial {
        return Err(BookingError::BorrowerNotAllowed { organisation_id, name, category: borrower.category });
    }
    if let Err(missing) = borrower.may_borrow_on(context.today()) {
        return Err(BookingError::DeclarationMissing { organisation_id, name, valid_until: missing.valid_until });
    }
    Ok(Some(borrower))
}

/// Refuses a contact whom the office does not know.
async fn refuse_unknown_contact(tx: &mut Tx, id: Option<PersonId>) -> Result<(), BookingError> {
    let Some(id) = id else { return Ok(()) };
    match organisations::person_name(tx, id).await? {
        Some(_) => Ok(()),
        None => Err(one_problem("contactPersonId", Problem::NotFound)),
    }
}

fn one_problem(field: &str, problem: Problem) -> BookingError {
    BookingError::FieldsRefused { problems: vec![FieldProblem { field: field.to_owned(), problem }] }
}

/// Free texts: short enough, and without a CPR number.
fn check_text(context: &RequestContext<'_>, problems: &mut FieldProblems, field: &str, text: &str, most: u32) {
    if text.trim().chars().count() > most as usize {
        problems.add(field, Problem::TooLong { most });
    } else if looks_like_cpr(text, context.today()) {
        problems.add(field, Problem::LooksLikeCpr);
    }
}

fn check_attendees(problems: &mut FieldProblems, attendees: Option<i64>) {
    const MOST: i64 = 100_000;
    if attendees.is_some_and(|attendees| !(1..=MOST).contains(&attendees)) {
        problems.add("attendees", Problem::OutOfRange { least: 1, most: MOST });
    }
}

fn check_buffers(context: &RequestContext<'_>, problems: &mut FieldProblems, buffers: Option<&BookingBuffers>) {
    let Some(buffers) = buffers else { return };
    for (field, minutes) in [("buffers.before", buffers.before), ("buffers.after", buffers.after)] {
        if !(0..=Buffers::MOST).contains(&minutes) {
            problems.add(field, Problem::OutOfRange { least: 0, most: Buffers::MOST });
        }
    }
    if buffers.reason.trim().is_empty() {
        problems.add("buffers.reason", Problem::Missing);
    }
    check_text(context, problems, "buffers.reason", &buffers.reason, NOTE_LENGTH);
}

fn refused(problems: FieldProblems) -> Result<(), BookingError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(BookingError::FieldsRefused { problems }))
}

/// Text that says something; blanks alone say nothing.
fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn about(id: BookingId, event: &BookingEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Booking, id.0), event)
}

/// Takes everything back and says no.
async fn give_up<T>(tx: WriteTx, refusal: BookingError) -> Result<T, BookingError> {
    tx.rollback().await?;
    Err(refusal)
}

/// A booking that was there when it was asked for.
async fn find_again(tx: &mut Tx, id: BookingId) -> Result<Booking, BookingError> {
    let stored = store::find(tx, id).await?;
    let stored = stored.ok_or_else(|| DatabaseError::inconsistent("bookings: a row just written is not there"))?;
    Ok(presented(tx, stored).await?)
}

/// The booking as it was seen, in a transaction that may change it.
async fn seen(
    context: &RequestContext<'_>,
    id: BookingId,
    version: i64,
) -> Result<(WriteTx, StoredBooking), BookingError> {
    let mut tx = context.write().await?;
    let Some(stored) = store::find(&mut tx, id).await? else {
        return give_up(tx, BookingError::BookingNotFound).await;
    };
    if stored.booking.version != version {
        return stale(tx, id).await;
    }
    Ok((tx, stored))
}

async fn stale<T>(mut tx: WriteTx, id: BookingId) -> Result<T, BookingError> {
    let current = Box::new(find_again(&mut tx, id).await?);
    give_up(tx, BookingError::StaleBooking { current }).await
}
