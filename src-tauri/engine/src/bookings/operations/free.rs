//! Whether a place is free: under the pointer while something is dragged, and in a form while it is written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::OpenedFor;
use super::super::lent_to::LentTo;
use super::super::occupancy::whole;
use super::super::rules::{Lent, RuleWish, is_office};
use super::super::store::{self, StoredBooking};
use super::super::{BookingBuffers, BookingError, Fee, RuleFinding, RuleKind, RuleNote};
use super::admit::{Asked, Stop, houses, judge, wish_of};
use super::book::{leave, sample_time};
use super::way_out::{clashes, on_the_clock, with_way_out};
use super::{check_attendees, check_minutes, refused, said};
use crate::access::RequestContext;
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::BorrowerCategory;
use crate::premises::{Buffers, Scope};
use crate::shared::field::FieldProblems;
use crate::shared::ids::{BookingId, HoldId, OrganisationId, RoomId};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Rooms and a time to be tried.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckTimes {
    /// The rooms.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// The booking that is moved: it does not stand in its own way.
    #[serde(default)]
    #[ts(optional)]
    pub except_booking: Option<BookingId>,
    /// The time that is kept for what is booked: it does not stand in its way.
    #[serde(default)]
    #[ts(optional)]
    pub hold_id: Option<HoldId>,
    /// How many are expected.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub attendees: Option<i64>,
    /// Who borrows; left out, the house itself or whoever has the booking that is moved.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
    /// As what it is lent to whoever is named; left out, as what they are.
    #[serde(default)]
    #[ts(optional)]
    pub lent_as: Option<BorrowerCategory>,
    /// Buffers that stand for the rooms' own; left out, the rooms' own or those of the booking that is moved.
    #[serde(default)]
    #[ts(optional)]
    pub buffers: Option<Buffers>,
    /// Whom at the house it is agreed with, on a day when the house asks to be asked.
    #[serde(default)]
    #[ts(optional)]
    pub holiday_agreement: Option<String>,
    /// Left out, a refusal says only what is in the way.
    #[serde(default)]
    #[ts(optional)]
    pub looking_for: Option<LookingFor>,
}

text_enum! {
    /// How much a refusal is to say.
    pub enum LookingFor {
        /// What is in the way: cheap enough for every step of a drag.
        Clashes = "clashes",
        /// What is free instead too, as booking itself would answer.
        WaysOut = "ways_out",
    }
}

impl Input for CheckTimes {
    fn sample() -> Self {
        Self {
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            except_booking: None,
            hold_id: None,
            attendees: Some(20),
            organisation_id: Some(OrganisationId(1)),
            lent_as: None,
            buffers: None,
            holiday_agreement: None,
            looking_for: Some(LookingFor::WaysOut),
        }
    }
}

/// Whether rooms can be had.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TimesCheck {
    /// They can.
    Free {
        /// From when they would be blocked, setting up included.
        blocked_from: WallTime,
        /// Until when they would be blocked, cleaning included.
        blocked_until: WallTime,
        /// What the office's rules say to it; of a booking that is moved, only what they do not say to it where it is.
        notes: Vec<RuleNote>,
        /// What it would cost; `None` is free.
        fee: Option<Fee>,
    },
    /// They cannot.
    Refused {
        /// What booking them would answer; what is free instead only where it was asked for.
        refusal: BookingError,
    },
}

/// Tries rooms and a time without writing anything.
pub async fn check_times(context: &RequestContext<'_>, input: CheckTimes) -> Result<TimesCheck, BookingError> {
    match tried(context, input).await {
        Ok(free) => Ok(free),
        Err(BookingError::Database(error)) => Err(BookingError::Database(error)),
        Err(refusal) => Ok(TimesCheck::Refused { refusal }),
    }
}

async fn tried(context: &RequestContext<'_>, input: CheckTimes) -> Result<TimesCheck, BookingError> {
    let mut problems = FieldProblems::default();
    check_attendees(&mut problems, input.attendees);
    check_minutes(&mut problems, input.buffers);
    refused(problems)?;
    let looking_for = input.looking_for.unwrap_or(LookingFor::Clashes);
    let (rooms, starts, ends) = (input.rooms.clone(), input.starts, input.ends);
    let mut tx = context.read().await?;
    let (asked, moved, lent_to) = match asked_for(&mut tx, input).await {
        Ok(asked) => asked,
        Err(refusal) if looking_for == LookingFor::WaysOut => {
            drop(tx);
            return Err(on_the_clock(context, refusal, (&rooms, starts, ends)).await?);
        }
        Err(refusal) => return Err(refusal),
    };
    let hindrance = match judge(&mut tx, &asked).await {
        Ok(admitted) => {
            let blocked = whole(&admitted.occupied, asked.booked);
            let (notes, fee) = terms_of(context, &mut tx, &asked, moved.as_ref(), lent_to).await?;
            return Ok(TimesCheck::Free {
                blocked_from: wall_time_of(blocked.from),
                blocked_until: wall_time_of(blocked.until),
                notes,
                fee,
            });
        }
        Err(Stop::Refused(refusal)) => return Err(refusal),
        Err(Stop::Hindered(hindrance)) => hindrance,
    };
    if looking_for == LookingFor::WaysOut {
        drop(tx);
        return Err(with_way_out(context, &asked, hindrance).await?);
    }
    let houses = houses(&mut tx, &Scope::OfRooms(asked.rooms.clone()), asked.booked).await?;
    let occupied = wish_of(&houses, &asked)?.occupancy();
    let clashes = clashes(&mut tx, &houses, occupied, &asked).await?;
    Err(hindrance.into_error(clashes, Vec::new()).for_whom(is_office(context)))
}

/// The rooms and the time with what is known of the booking that is moved.
async fn asked_for(tx: &mut Tx, input: CheckTimes) -> Result<(Asked, Option<StoredBooking>, LentTo), BookingError> {
    let named = LentTo::new(input.organisation_id, input.lent_as);
    let mut asked = Asked::plainly(input.rooms, input.starts, input.ends)?;
    asked.attendees = input.attendees;
    asked.except_hold = input.hold_id;
    asked.buffers = input.buffers;
    asked.holiday = leave(input.holiday_agreement.as_deref());
    if let Some(id) = input.except_booking {
        let Some(stored) = store::find(tx, id).await? else { return Err(BookingError::BookingNotFound) };
        asked.except = Some(id);
        asked.attendees = input.attendees.or(stored.booking.attendees);
        asked.buffers = input.buffers.or(stored.booking.buffers.as_ref().map(BookingBuffers::minutes));
        asked.holiday = leave(said(input.holiday_agreement.as_deref()).or(stored.booking.holiday_agreement.as_deref()));
        asked.opened = OpenedFor::before(stored.booking.overruled.as_ref());
        let lent_to = if named.organisation_id.is_some() { named } else { stored.lent_to() };
        return Ok((asked, Some(stored), lent_to));
    }
    Ok((asked, None, named))
}

/// What the rules say to it, and what it costs.
async fn terms_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    asked: &Asked,
    moved: Option<&StoredBooking>,
    lent_to: LentTo,
) -> Result<(Vec<RuleNote>, Option<Fee>), BookingError> {
    let lent = Lent::of(tx, lent_to).await?;
    let mut notes = lent.notes(context, tx, RuleWish::of(asked, lent_to.lent_as), asked.except).await?;
    let Some(moved) = moved else { return Ok((notes, lent.fee(asked.booked.minutes()))) };
    let known = lent.notes(context, tx, RuleWish::of_booking(&moved.booking), asked.except).await?;
    let overruled = moved.booking.overruled.iter().flat_map(|overruled| &overruled.findings);
    let said: BTreeSet<RuleKind> =
        known.iter().map(|note| &note.finding).chain(overruled).map(RuleFinding::rule).collect();
    notes.retain(|note| !said.contains(&note.finding.rule()));
    Ok((notes, moved.booking.fee.map(|fee| fee.for_minutes(asked.booked.minutes()))))
}
