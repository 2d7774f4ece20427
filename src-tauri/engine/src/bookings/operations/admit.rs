//! The one gate. Book, move and take up again all pass [`admit`], which holds the spaces first and asks afterwards; a
//! drag asks [`judge`], which says the same and holds nothing. A series is many wishes that are judged in one go, by
//! [`judge_among`], of which a single booking is the case of one.

use std::collections::BTreeSet;

use super::super::admission::{Hindrance, HolidayLeave, OpenedFor, Wish, hindrance, opened};
use super::super::booking::{LONGEST_MINUTES, MOST_ROOMS};
use super::super::error::BookingError;
use super::super::houses::Houses;
use super::super::occupancy::{Held, Holder, Occupied, Period};
use super::super::rules::rules;
use super::super::{BookingState, RuleFinding, store};
use super::one_problem;
use crate::access::WriteTx;
use crate::database::{DatabaseError, Tx};
use crate::premises::{self, Buffers, Layout, Scope};
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, HoldId, RoomId};
use crate::shared::wall_clock::{MissingHour, TimeSlot, TimeSlotError, WallTime};

/// Rooms and a time as somebody asked for them.
#[derive(Debug, Clone)]
pub(in crate::bookings) struct Asked {
    pub(in crate::bookings) rooms: Vec<RoomId>,
    pub(in crate::bookings) slot: TimeSlot,
    pub(in crate::bookings) booked: Period,
    pub(in crate::bookings) attendees: Option<i64>,
    pub(in crate::bookings) layout: Option<Layout>,
    pub(in crate::bookings) buffers: Option<Buffers>,
    pub(in crate::bookings) kept: Vec<(RoomId, Buffers)>,
    pub(in crate::bookings) holiday: HolidayLeave,
    /// For what the house is opened though it is not open.
    pub(in crate::bookings) opened: OpenedFor,
    /// The booking that is moved does not stand in its own way.
    pub(in crate::bookings) except: Option<BookingId>,
    /// Nor does the time that was kept for what is booked.
    pub(in crate::bookings) except_hold: Option<HoldId>,
}

impl Asked {
    /// Rooms and a time with nothing else said.
    pub(in crate::bookings) fn plainly(
        rooms: Vec<RoomId>,
        starts: WallTime,
        ends: WallTime,
    ) -> Result<Self, BookingError> {
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
            opened: OpenedFor::Nothing,
            except: None,
            except_hold: None,
        })
    }
}

impl Asked {
    /// Whether something stands where it is no hindrance.
    pub(in crate::bookings) fn passes_by(&self, holder: Holder) -> bool {
        match holder {
            Holder::Booking(id) => self.except == Some(id),
            Holder::Hold(id) => self.except_hold == Some(id),
        }
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
pub(in crate::bookings) fn time_of(
    rooms: &[RoomId],
    starts: WallTime,
    ends: WallTime,
) -> Result<(TimeSlot, Period), BookingError> {
    let refusal = |error: TimeSlotError| match error {
        TimeSlotError::EndsBeforeStart => one_problem("ends", Problem::EndsBeforeStart),
        TimeSlotError::TooLong { .. } => BookingError::TooLong {
            room_id: rooms.first().copied().unwrap_or(RoomId(0)),
            most_minutes: LONGEST_MINUTES,
            alternatives: Vec::new(),
        },
        TimeSlotError::MissingHour(MissingHour { skipped_from, skipped_to }) => {
            BookingError::MissingHour { skipped_from, skipped_to, alternatives: Vec::new() }
        }
    };
    let slot = TimeSlot::new(starts, ends).map_err(refusal)?;
    let (from, until) = slot.instants().map_err(refusal)?;
    Ok((slot, Period { from, until }))
}

/// What a booking is given.
#[derive(Debug, Clone)]
pub(in crate::bookings) struct Admitted {
    pub(in crate::bookings) occupied: Vec<Occupied>,
    pub(in crate::bookings) rooms: Vec<(RoomId, Buffers)>,
    /// What the house was opened for though it is not open.
    pub(in crate::bookings) opened: Vec<RuleFinding>,
}

/// Why a booking is not admitted.
pub(in crate::bookings) enum Stop {
    /// Something stands against it; what is free instead has still to be looked up.
    Hindered(Hindrance),
    /// A refusal that needs no more.
    Refused(BookingError),
}

impl Stop {
    /// The refusal of an act that only lets go, or holds nothing: nothing can stand against it.
    pub(in crate::bookings) fn into_plain_refusal(self) -> BookingError {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Hindered(_) => DatabaseError::inconsistent("occupancy: written past its lock").into(),
        }
    }
}

impl From<DatabaseError> for Stop {
    fn from(error: DatabaseError) -> Self {
        Self::Refused(error.into())
    }
}

/// Houses as they are around a time, buffers included, and the rules they are lent by.
pub(in crate::bookings) async fn houses(tx: &mut Tx, scope: &Scope, time: Period) -> Result<Houses, DatabaseError> {
    let reach = time.with_buffers(Buffers { before: Buffers::MOST, after: Buffers::MOST });
    let list = premises::load(tx, scope, reach.from, reach.until).await?;
    Ok(Houses::new(list, rules(tx).await?.0))
}

/// The one gate: the houses' own rules, then everybody else's bookings. The spaces are held before anything is read, so
/// that what was free is still free when it is written.
pub(in crate::bookings) async fn admit(tx: &mut WriteTx, asked: &Asked) -> Result<Admitted, Stop> {
    premises::lock_rooms(tx, &asked.rooms).await?;
    judge(tx, asked).await
}

/// What a booking is given that holds nothing: its rooms with their buffers. Only what no later yes could mend stands
/// against it; whether the house is open and the room free is asked when somebody says yes.
pub(in crate::bookings) async fn note_down(tx: &mut Tx, asked: &Asked) -> Result<Admitted, Stop> {
    let houses = houses(tx, &Scope::OfRooms(asked.rooms.clone()), asked.booked).await?;
    let wish = wish_of(&houses, asked).map_err(Stop::Refused)?;
    match hindrance(&wish).filter(Hindrance::lasts) {
        Some(hindrance) => Err(Stop::Hindered(hindrance)),
        None => Ok(Admitted { occupied: Vec::new(), rooms: wish.given(), opened: opened(&wish) }),
    }
}

/// [`admit`] for what will occupy its rooms in this state, [`note_down`] for what will not.
pub(in crate::bookings) async fn admit_as(
    tx: &mut WriteTx,
    asked: &Asked,
    state: BookingState,
) -> Result<Admitted, Stop> {
    if state.occupies() { admit(tx, asked).await } else { note_down(tx, asked).await }
}

/// What [`admit`] would say, for a transaction that writes nothing.
pub(in crate::bookings) async fn judge(tx: &mut Tx, asked: &Asked) -> Result<Admitted, Stop> {
    let houses = houses(tx, &Scope::OfRooms(asked.rooms.clone()), asked.booked).await?;
    let except = BTreeSet::new();
    let verdicts = judge_among(tx, &houses, &[asked], &except, &mut Held::default()).await.map_err(Stop::Refused)?;
    match verdicts.into_iter().next() {
        Some(Ok(admitted)) => Ok(admitted),
        Some(Err(hindered)) => Err(Stop::Hindered(hindered.hindrance)),
        None => Err(DatabaseError::inconsistent("bookings: a wish without a verdict").into()),
    }
}

/// What stands against one of many wishes, and whose bookings are touched.
#[derive(Debug, Clone)]
pub(in crate::bookings) struct Hindered {
    pub(in crate::bookings) hindrance: Hindrance,
    pub(in crate::bookings) touched: Vec<(Holder, Occupied)>,
}

impl From<Hindrance> for Hindered {
    fn from(hindrance: Hindrance) -> Self {
        Self { hindrance, touched: Vec::new() }
    }
}

/// What each of several wishes would be given, in their order: the houses' own rules, everybody else's bookings, and the
/// wishes before it that are admitted: what these hold is noted in `held`. Some bookings do not count: those that the wishes
/// are to replace, and what each passes by.
pub(in crate::bookings) async fn judge_among(
    tx: &mut Tx,
    houses: &Houses,
    asked: &[&Asked],
    except: &BTreeSet<BookingId>,
    held: &mut Held,
) -> Result<Vec<Result<Admitted, Hindered>>, BookingError> {
    let wishes = asked.iter().map(|asked| wish_of(houses, asked)).collect::<Result<Vec<_>, _>>()?;
    let ruled: Vec<Option<Hindrance>> = wishes.iter().map(hindrance).collect();
    let wanted = |(wish, ruled): (&Wish<'_>, &Option<Hindrance>)| match ruled {
        None => wish.occupancy(),
        Some(_) => Vec::new(),
    };
    let wanted: Vec<Vec<Occupied>> = wishes.iter().zip(&ruled).map(wanted).collect();
    let mut touched: Vec<Vec<(Holder, Occupied)>> = vec![Vec::new(); wishes.len()];
    let is_replaced = |holder: Holder| matches!(holder, Holder::Booking(id) if except.contains(&id));
    for touch in store::touching(tx, &wanted).await? {
        let passes_by = asked.get(touch.place).is_some_and(|asked| asked.passes_by(touch.holder));
        if let Some(of_wish) = touched.get_mut(touch.place).filter(|_| !passes_by && !is_replaced(touch.holder)) {
            of_wish.push((touch.holder, touch.occupied));
        }
    }
    let mut verdicts = Vec::with_capacity(wishes.len());
    for (((wish, ruled), occupied), touched) in wishes.iter().zip(ruled).zip(wanted).zip(touched) {
        let met = held.met_by(&occupied);
        verdicts.push(match (ruled, met) {
            (Some(hindrance), _) => Err(hindrance.into()),
            (None, _) if !touched.is_empty() => Err(Hindered { hindrance: Hindrance::Taken, touched }),
            (None, Some(on)) => Err(Hindrance::MeetsItself { on }.into()),
            (None, None) => {
                held.add(wish.slot.starts().date(), &occupied);
                Ok(Admitted { occupied, rooms: wish.given(), opened: opened(wish) })
            }
        });
    }
    Ok(verdicts)
}

pub(in crate::bookings) fn wish_of<'a>(houses: &'a Houses, asked: &Asked) -> Result<Wish<'a>, BookingError> {
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
        opened: asked.opened.clone(),
    })
}
