//! Booking rooms.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::HolidayLeave;
use super::super::booking::{BookingKind, BookingState, NOTE_LENGTH, TITLE_LENGTH};
use super::super::event::RoomsAndTime;
use super::super::store::{self, BookingToStore};
use super::super::{Booking, BookingBuffers, BookingError, BookingEvent, CancelledBy};
use super::admit::{Admitted, Asked, Stop, admit, give_way};
use super::{
    CancelBooking, about, check_attendees, check_buffers, check_text, find_again, lendable, one_problem,
    refuse_unknown_contact, refused, said,
};
use crate::access::{Changed, Event, RequestContext, WriteTx};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::organisations::Borrower;
use crate::premises::{self, Layout};
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, PersonId, RequestKey, RoomId};
use crate::shared::wall_clock::WallTime;

/// A booking to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookRoom {
    /// Made by the client; the same key again is the same request.
    pub request_key: RequestKey,
    /// The rooms, the first first.
    pub rooms: Vec<RoomId>,
    /// From when, on the wall clock.
    pub starts: WallTime,
    /// Until when, on the wall clock.
    pub ends: WallTime,
    /// Who borrows; left out, the house itself.
    #[serde(default)]
    #[ts(optional)]
    pub organisation_id: Option<OrganisationId>,
    /// Whom to talk to about it.
    #[serde(default)]
    #[ts(optional)]
    pub contact_person_id: Option<PersonId>,
    /// What it is called; empty, the borrower's name.
    pub title: String,
    /// What it is for; left out, what the borrower's category says.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<BookingKind>,
    /// How many are expected.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub attendees: Option<i64>,
    /// How the room is to be set up.
    #[serde(default)]
    #[ts(optional)]
    pub layout: Option<Layout>,
    /// Whatever else the house has to know.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Other buffers than the rooms' own, with the reason.
    #[serde(default)]
    #[ts(optional)]
    pub buffers: Option<BookingBuffers>,
    /// Whom at the house it was agreed with, on a day when the house asks to be asked.
    #[serde(default)]
    #[ts(optional)]
    pub holiday_agreement: Option<String>,
}

impl Input for BookRoom {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(5),
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            organisation_id: Some(OrganisationId(1)),
            contact_person_id: None,
            title: String::new(),
            kind: None,
            attendees: Some(20),
            layout: None,
            note: None,
            buffers: None,
            holiday_agreement: None,
        }
    }
}

#[expect(clippy::unwrap_used, reason = "a constant text, read by a test that calls every sample")]
pub(super) fn sample_time(text: &str) -> WallTime {
    WallTime::parse(text).unwrap()
}

/// Books rooms.
pub async fn book_room(context: &RequestContext<'_>, input: BookRoom) -> Result<Changed<Booking>, BookingError> {
    refuse_bad_fields(context, &input)?;
    let asked = asked(&input)?;
    let mut tx = context.write().await?;
    // Held before the key is looked for: the same request twice at once waits here, and the second finds the first.
    premises::lock_rooms(&mut tx, &asked.rooms).await?;
    if let Some(id) = store::find_by_key(&mut tx, input.request_key).await? {
        let there = find_again(&mut tx, id).await?;
        tx.rollback().await?;
        return Ok(booked(there));
    }
    let booked = match prepared(context, &mut tx, &input, &asked).await {
        Ok(ready) => ready.write(context, &mut tx, &input, &asked).await,
        Err(stop) => Err(stop),
    };
    match booked {
        Ok(id) => finish(tx, id).await,
        Err(stop) => give_way(context, tx, &asked, stop).await,
    }
}

/// Books within a transaction that books more. `None` where something stands against it: then nothing is written, and
/// no way out is looked for.
pub(crate) async fn book_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookRoom,
) -> Result<Option<(Booking, Event)>, BookingError> {
    refuse_bad_fields(context, input)?;
    let asked = asked(input)?;
    let ready = match prepared(context, tx, input, &asked).await {
        Ok(ready) => ready,
        Err(Stop::Hindered(_)) => return Ok(None),
        Err(Stop::Refused(refusal)) => return Err(refusal),
    };
    match ready.write(context, tx, input, &asked).await {
        Ok(id) => Ok(Some(told(tx, id).await?)),
        Err(Stop::Refused(refusal)) => Err(refusal),
        Err(Stop::Hindered(_)) => Err(DatabaseError::inconsistent("bookings: what was admitted was refused").into()),
    }
}

/// A booking that nothing stands against.
struct Ready {
    borrower: Option<Borrower>,
    title: String,
    admitted: Admitted,
}

async fn prepared(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookRoom,
    asked: &Asked,
) -> Result<Ready, Stop> {
    let borrower = lendable(tx, context, input.organisation_id).await.map_err(Stop::Refused)?;
    refuse_unknown_contact(tx, input.contact_person_id).await.map_err(Stop::Refused)?;
    let title = title(input, borrower.as_ref());
    let title = title.ok_or_else(|| Stop::Refused(one_problem("title", Problem::Missing)))?;
    let admitted = admit(tx, asked).await?;
    Ok(Ready { borrower, title, admitted })
}

fn refuse_bad_fields(context: &RequestContext<'_>, input: &BookRoom) -> Result<(), BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "title", &input.title, TITLE_LENGTH);
    for (field, text) in [("note", &input.note), ("holidayAgreement", &input.holiday_agreement)] {
        check_text(context, &mut problems, field, text.as_deref().unwrap_or_default(), NOTE_LENGTH);
    }
    check_attendees(&mut problems, input.attendees);
    check_buffers(context, &mut problems, input.buffers.as_ref());
    refused(problems)
}

fn asked(input: &BookRoom) -> Result<Asked, BookingError> {
    let plainly = Asked::plainly(input.rooms.clone(), input.starts, input.ends)?;
    Ok(Asked {
        attendees: input.attendees,
        layout: input.layout,
        buffers: input.buffers.as_ref().map(BookingBuffers::minutes),
        holiday: leave(input.holiday_agreement.as_deref()),
        ..plainly
    })
}

pub(super) fn leave(agreement: Option<&str>) -> HolidayLeave {
    if said(agreement).is_some() { HolidayLeave::Given } else { HolidayLeave::NotGiven }
}

/// What was written, else the borrower's name; `None` where neither says anything.
fn title(input: &BookRoom, borrower: Option<&Borrower>) -> Option<String> {
    let written = said(Some(&input.title)).map(ToOwned::to_owned);
    written.or_else(|| borrower.map(|borrower| borrower.name.clone()))
}

impl Ready {
    async fn write(
        &self,
        context: &RequestContext<'_>,
        tx: &mut WriteTx,
        input: &BookRoom,
        asked: &Asked,
    ) -> Result<BookingId, Stop> {
        use chrono::Datelike;
        let year = i64::from(context.today().year());
        let number = store::next_number(tx, year).await?;
        let category = self.borrower.as_ref().map(|borrower| borrower.category);
        let booking = BookingToStore {
            request_key: input.request_key,
            number: &number,
            organisation_id: self.borrower.as_ref().map(|borrower| borrower.id),
            contact_person_id: input.contact_person_id,
            title: &self.title,
            kind: input.kind.unwrap_or(BookingKind::of_borrower(category)),
            state: BookingState::Confirmed,
            slot: asked.slot,
            booked: asked.booked,
            attendees: input.attendees,
            layout: input.layout,
            note: input.note.as_deref().unwrap_or_default().trim(),
            buffer_reason: input.buffers.as_ref().map(|buffers| buffers.reason.trim()),
            holiday_agreement: said(input.holiday_agreement.as_deref()),
            created_by: tx.user_id(),
        };
        let id = store::insert(tx, &booking, context.now()).await?;
        store::insert_rooms(tx, id, &self.admitted.rooms).await?;
        occupy(tx, id, &self.admitted).await?;
        Ok(id)
    }
}

/// Blocks the spaces. What the database's own guard refuses is the same no as the gate's.
pub(super) async fn occupy(tx: &mut WriteTx, id: BookingId, admitted: &Admitted) -> Result<(), Stop> {
    match store::insert_occupancy(tx, id, &admitted.occupied).await {
        Ok(()) => Ok(()),
        Err(error) if store::is_occupancy_guard(&error) => {
            Err(Stop::Hindered(super::super::admission::Hindrance::Taken))
        }
        Err(error) => Err(error.into()),
    }
}

async fn finish(mut tx: WriteTx, id: BookingId) -> Result<Changed<Booking>, BookingError> {
    let (booking, event) = told(&mut tx, id).await?;
    tx.commit(vec![event]).await?;
    Ok(booked(booking))
}

/// The booking as it was written, and the event that tells of it.
async fn told(tx: &mut WriteTx, id: BookingId) -> Result<(Booking, Event), BookingError> {
    let booking = find_again(tx, id).await?;
    let event = BookingEvent::RoomBooked {
        number: booking.number.clone(),
        organisation_id: booking.borrower.as_ref().map(|borrower| borrower.id),
        at: RoomsAndTime { rooms: booking.rooms.clone(), starts: booking.starts, ends: booking.ends },
    };
    Ok((booking, about(id, &event)))
}

fn booked(booking: Booking) -> Changed<Booking> {
    let inverse = CancelBooking { id: booking.id, version: booking.version, by: CancelledBy::Undone, reason: None };
    Changed::with_undo(booking, &inverse)
}
