//! The one gate. Book, move and take up again all pass [`admit`], which holds the spaces first and asks afterwards; a
//! drag asks [`judge`], which says the same and holds nothing.

use super::super::admission::{Hindrance, HolidayLeave, Wish, hindrance};
use super::super::alternative::{Busy, NEAREST_DAYS, Needs, Search};
use super::super::booking::{LONGEST_MINUTES, MOST_ROOMS};
use super::super::error::{BookingError, Clash};
use super::super::occupancy::{Occupied, Period};
use super::super::{Booking, store};
use super::{one_problem, presented};
use crate::access::{RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Buffers, Layout, Premises, Room};
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, RoomId};
use crate::shared::wall_clock::{MissingHour, TimeSlot, TimeSlotError, WallTime, wall_time_of};

/// More clashes than these are not told one by one.
const MOST_CLASHES: usize = 12;
pub(super) const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Rooms and a time as somebody asked for them.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) rooms: Vec<RoomId>,
    pub(super) slot: TimeSlot,
    pub(super) booked: Period,
    pub(super) attendees: Option<i64>,
    pub(super) layout: Option<Layout>,
    pub(super) buffers: Option<Buffers>,
    pub(super) kept: Vec<(RoomId, Buffers)>,
    pub(super) holiday: HolidayLeave,
    /// The booking that is moved does not stand in its own way.
    pub(super) except: Option<BookingId>,
}

impl Asked {
    /// Rooms and a time with nothing else said.
    pub(super) fn plainly(rooms: Vec<RoomId>, starts: WallTime, ends: WallTime) -> Result<Self, BookingError> {
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
pub(super) fn time_of(rooms: &[RoomId], starts: WallTime, ends: WallTime) -> Result<(TimeSlot, Period), BookingError> {
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
pub(super) struct Admitted {
    pub(super) occupied: Vec<Occupied>,
    pub(super) rooms: Vec<(RoomId, Buffers)>,
}

/// Why a booking is not admitted.
pub(super) enum Stop {
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
pub(super) async fn admit(tx: &mut WriteTx, asked: &Asked) -> Result<Admitted, Stop> {
    premises::lock_rooms(tx, &asked.rooms).await?;
    judge(tx, asked).await
}

/// What [`admit`] would say, for a transaction that writes nothing.
pub(super) async fn judge(tx: &mut Tx, asked: &Asked) -> Result<Admitted, Stop> {
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

pub(super) fn wish_of<'a>(houses: &'a [Premises], asked: &Asked) -> Result<Wish<'a>, BookingError> {
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
pub(super) async fn give_way<T>(
    context: &RequestContext<'_>,
    tx: WriteTx,
    asked: &Asked,
    stop: Stop,
) -> Result<T, BookingError> {
    tx.rollback().await?;
    match stop {
        Stop::Refused(error) => Err(error),
        Stop::Hindered(hindrance) => Err(with_way_out(context, asked, hindrance).await?),
    }
}

/// The refusal with who is in the way and what is free instead, read after the writing is taken back: nobody waits for
/// the search.
pub(super) async fn with_way_out(
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
pub(super) async fn clashes(
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
