//! Booking rooms.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::admission::HolidayLeave;
use super::super::booking::{BookAs, BookingKind, BookingState, NOTE_LENGTH, TITLE_LENGTH};
use super::super::event::RoomsAndTime;
use super::super::lent_to::LentTo;
use super::super::occupancy::Period;
use super::super::rules::{Answered, RuleWish, answered, notes_of, notes_of_opened, opened_by, overruled_event, rules};
use super::super::store::{self, BookingToStore};
use super::super::{
    Booking, BookingBorrower, BookingBuffers, BookingError, BookingEvent, CancelledBy, Fee, Overruled, RuleBook,
    RuleKind, RuleNote,
};
use super::admit::{Admitted, Asked, Stop, admit_as};
use super::reserve::{option_until, usual_until};
use super::way_out::{give_way, on_the_clock, refusal};
use super::{
    CancelBooking, about, check_attendees, check_buffers, check_text, find_again, lendable, one_problem,
    refuse_unknown_contact, refused, said,
};
use crate::access::{Changed, Event, RequestContext, WriteTx};
use crate::database::{DatabaseError, Trouble, Tx};
use crate::gate::Input;
use crate::organisations::{Borrower, BorrowerCategory};
use crate::premises::Layout;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, HoldId, OrganisationId, PersonId, RequestKey, RoomId, SeriesId};
use crate::shared::instant::Instant;
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
    /// As what it is lent to them; left out, as what they are.
    #[serde(default)]
    #[ts(optional)]
    pub lent_as: Option<BorrowerCategory>,
    /// Whom to talk to about it.
    #[serde(default)]
    #[ts(optional)]
    pub contact_person_id: Option<PersonId>,
    /// What it is called; empty, the borrower's name.
    pub title: String,
    /// What it is for; left out, what the category says as which it is lent.
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
    /// As what; left out, it is agreed at once.
    #[serde(default)]
    #[ts(optional)]
    pub book_as: Option<BookAs>,
    /// The time that the desk kept for it: the booking takes its place.
    #[serde(default)]
    #[ts(optional)]
    pub hold_id: Option<HoldId>,
    /// Why it is done all the same, where rules of the office are broken.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for BookRoom {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(5),
            rooms: vec![RoomId(1)],
            starts: sample_time("2026-12-01T19:00"),
            ends: sample_time("2026-12-01T21:00"),
            organisation_id: Some(OrganisationId(1)),
            lent_as: None,
            contact_person_id: None,
            title: String::new(),
            kind: None,
            attendees: Some(20),
            layout: None,
            note: None,
            buffers: None,
            holiday_agreement: None,
            book_as: None,
            hold_id: None,
            overrule: None,
        }
    }
}

#[expect(clippy::unwrap_used, reason = "a constant text, read by a test that calls every sample")]
pub(in crate::bookings) fn sample_time(text: &str) -> WallTime {
    WallTime::parse(text).unwrap()
}

/// Books rooms.
pub async fn book_room(context: &RequestContext<'_>, input: BookRoom) -> Result<Changed<Booking>, BookingError> {
    refuse_bad_fields(context, &input)?;
    let asked = match asked(context, &input) {
        Ok(asked) => asked,
        Err(refusal) => return Err(on_the_clock(context, refusal, (&input.rooms, input.starts, input.ends)).await?),
    };
    let mut tx = context.write().await?;
    match written(context, &mut tx, &input, &asked).await {
        Ok(booking) => {
            tx.commit(told(&booking)).await?;
            Ok(booked(booking))
        }
        Err(stop) => made_before_or(context, tx, &input, &asked, stop).await,
    }
}

/// What stands against a booking may be itself: the same request again. Whoever comes second waits for the spaces, meets
/// the first in them or in the guard of the keys, and is answered as the first was.
async fn made_before_or(
    context: &RequestContext<'_>,
    tx: WriteTx,
    input: &BookRoom,
    asked: &Asked,
    stop: Stop,
) -> Result<Changed<Booking>, BookingError> {
    let failed = |error: &DatabaseError| error.trouble != Trouble::Guard;
    if matches!(&stop, Stop::Refused(BookingError::Database(error)) if failed(error)) {
        return give_way(context, tx, asked, stop).await;
    }
    tx.rollback().await?;
    let mut tx = context.read().await?;
    match store::find_by_key(&mut tx, input.request_key).await? {
        Some(id) => Ok(booked(find_again(&mut tx, id).await?)),
        None => Err(refusal(context, asked, stop).await?),
    }
}

/// Books within a transaction that books more. `None` where something stands against it: then nothing is written, and
/// no way out is looked for.
pub(crate) async fn book_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookRoom,
) -> Result<Option<(Booking, Vec<Event>)>, BookingError> {
    refuse_bad_fields(context, input)?;
    let asked = asked(context, input)?;
    let agreed = agreed(context, tx, input).await?;
    let admitted = match admit_as(tx, &asked, agreed.state).await {
        Ok(admitted) => admitted,
        Err(Stop::Hindered(_)) => return Ok(None),
        Err(Stop::Refused(refusal)) => return Err(refusal),
    };
    let overruled = overruled(context, tx, &agreed, input, (&asked, &admitted)).await?;
    match agreed.write_one(context, tx, input, (&asked, &admitted), overruled.as_ref()).await {
        Ok(booking) => {
            let events = told(&booking);
            Ok(Some((booking, events)))
        }
        Err(Stop::Refused(refusal)) => Err(refusal),
        Err(Stop::Hindered(_)) => Err(DatabaseError::inconsistent("bookings: what was admitted was refused").into()),
    }
}

async fn written(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookRoom,
    asked: &Asked,
) -> Result<Booking, Stop> {
    let agreed = agreed(context, tx, input).await.map_err(Stop::Refused)?;
    let admitted = admit_as(tx, asked, agreed.state).await?;
    let overruled = overruled(context, tx, &agreed, input, (asked, &admitted)).await.map_err(Stop::Refused)?;
    make_way(tx, input).await?;
    agreed.write_one(context, tx, input, (asked, &admitted), overruled.as_ref()).await
}

/// The time that was kept makes way for what it was kept for. One that has run out meanwhile is none: then the rooms were
/// free, or the gate has said no.
pub(in crate::bookings) async fn make_way(tx: &mut WriteTx, input: &BookRoom) -> Result<(), DatabaseError> {
    if let Some(id) = input.hold_id {
        store::release_hold(tx, id).await?;
    }
    Ok(())
}

/// Who borrows, what it is called and as what it is booked, found to be right.
pub(in crate::bookings) struct Agreed {
    /// As it counts for what is lent.
    pub(in crate::bookings) borrower: Option<Borrower>,
    /// The same by its id, for the store.
    pub(in crate::bookings) lent_to: LentTo,
    pub(in crate::bookings) title: String,
    pub(in crate::bookings) state: BookingState,
    pub(in crate::bookings) option_until: Option<Instant>,
    /// The rules it is booked by.
    pub(in crate::bookings) book: RuleBook,
}

/// What the rules say to it is answered.
async fn overruled(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    agreed: &Agreed,
    input: &BookRoom,
    (asked, admitted): (&Asked, &Admitted),
) -> Result<Option<Overruled>, BookingError> {
    let wishes = [RuleWish::of(asked, agreed.lent_to.lent_as)];
    let notes = notes_of(context, tx, &agreed.book, agreed.borrower.as_ref(), &wishes, &BTreeSet::new()).await?;
    let mut notes = agreed.asked(notes.concat());
    notes.extend(notes_of_opened(&agreed.book, &admitted.opened));
    answered(context, &notes, Answered { reason: input.overrule.as_deref(), ..Answered::default() })
}

/// Whoever borrows may, and the contact is known.
pub(in crate::bookings) async fn agreed(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: &BookRoom,
) -> Result<Agreed, BookingError> {
    let lent_to = LentTo::new(input.organisation_id, input.lent_as);
    let borrower = lendable(tx, context, lent_to).await?;
    // One that was merged into another is the other.
    let lent_to = LentTo::new(borrower.as_ref().map(|borrower| borrower.id), input.lent_as);
    refuse_unknown_contact(tx, input.contact_person_id).await?;
    // What was written, else the borrower's name.
    let written = said(Some(&input.title)).map(ToOwned::to_owned);
    let title = written.or_else(|| borrower.as_ref().map(|borrower| borrower.name.clone()));
    let title = title.ok_or_else(|| one_problem("title", Problem::Missing))?;
    let (book, _) = rules(tx).await?;
    let (state, option_until) = standing_of(context, &book, input)?;
    Ok(Agreed { borrower, lent_to, title, state, option_until, book })
}

/// How what is wanted will be stored.
fn standing_of(
    context: &RequestContext<'_>,
    book: &RuleBook,
    input: &BookRoom,
) -> Result<(BookingState, Option<Instant>), BookingError> {
    Ok(match input.book_as.unwrap_or(BookAs::Confirmed) {
        BookAs::Confirmed => (BookingState::Confirmed, None),
        BookAs::Requested => (BookingState::Requested, None),
        BookAs::Reserved { until } => {
            let until = until.unwrap_or_else(|| usual_until(context, book, input.starts));
            (BookingState::Reserved, Some(option_until(context, input.starts, until)?))
        }
    })
}

pub(in crate::bookings) fn refuse_bad_fields(
    context: &RequestContext<'_>,
    input: &BookRoom,
) -> Result<(), BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "title", &input.title, TITLE_LENGTH);
    let texts = [("note", &input.note), ("holidayAgreement", &input.holiday_agreement), ("overrule", &input.overrule)];
    for (field, text) in texts {
        check_text(context, &mut problems, field, text.as_deref().unwrap_or_default(), NOTE_LENGTH);
    }
    check_attendees(&mut problems, input.attendees);
    check_buffers(context, &mut problems, input.buffers.as_ref());
    refused(problems)
}

/// One booking at its own place. Whoever may has a house opened for it; of a series no date is booked into a closure.
fn asked(context: &RequestContext<'_>, input: &BookRoom) -> Result<Asked, BookingError> {
    let opened = opened_by(context, input.overrule.as_deref());
    Ok(Asked { opened, ..asked_at(input, input.rooms.clone(), input.starts, input.ends)? })
}

/// The same booking in other rooms or at another time.
pub(in crate::bookings) fn asked_at(
    input: &BookRoom,
    rooms: Vec<RoomId>,
    starts: WallTime,
    ends: WallTime,
) -> Result<Asked, BookingError> {
    Ok(Asked {
        attendees: input.attendees,
        layout: input.layout,
        buffers: input.buffers.as_ref().map(BookingBuffers::minutes),
        holiday: leave(input.holiday_agreement.as_deref()),
        except_hold: input.hold_id,
        ..Asked::plainly(rooms, starts, ends)?
    })
}

pub(super) fn leave(agreement: Option<&str>) -> HolidayLeave {
    if said(agreement).is_some() { HolidayLeave::Given } else { HolidayLeave::NotGiven }
}

/// One booking to be written: under which number and key, where and when, and for which date of which series.
pub(in crate::bookings) struct ToWrite<'a> {
    pub(in crate::bookings) request_key: RequestKey,
    pub(in crate::bookings) number: &'a str,
    pub(in crate::bookings) asked: &'a Asked,
    pub(in crate::bookings) admitted: &'a Admitted,
    pub(in crate::bookings) occurrence: Option<(SeriesId, NaiveDate)>,
    pub(in crate::bookings) overruled: Option<&'a Overruled>,
}

impl Agreed {
    /// What has to be answered of what the rules say: asking is how one gets the approval.
    pub(in crate::bookings) fn asked(&self, mut notes: Vec<RuleNote>) -> Vec<RuleNote> {
        notes.retain(|note| self.state != BookingState::Requested || note.finding.rule() != RuleKind::Approval);
        notes
    }

    async fn write_one(
        &self,
        context: &RequestContext<'_>,
        tx: &mut WriteTx,
        input: &BookRoom,
        (asked, admitted): (&Asked, &Admitted),
        overruled: Option<&Overruled>,
    ) -> Result<Booking, Stop> {
        let number = store::next_numbers(tx, context.today().year(), 1).await?.remove(0);
        let request_key = input.request_key;
        let to_write = ToWrite { request_key, number: &number, asked, admitted, occurrence: None, overruled };
        self.write(context, tx, input, &to_write).await
    }

    /// What the booking is for.
    pub(in crate::bookings) fn kind(&self, input: &BookRoom) -> BookingKind {
        let category = self.borrower.as_ref().map(|borrower| borrower.category);
        input.kind.unwrap_or(BookingKind::of_borrower(category))
    }

    /// What so long a booking costs.
    pub(in crate::bookings) fn fee(&self, booked: Period) -> Option<Fee> {
        let category = self.borrower.as_ref()?.category;
        Fee::of(self.book.terms(category)?.tariff, category, booked.minutes())
    }

    /// Writes one booking that was admitted.
    pub(in crate::bookings) async fn write(
        &self,
        context: &RequestContext<'_>,
        tx: &mut WriteTx,
        input: &BookRoom,
        to_write: &ToWrite<'_>,
    ) -> Result<Booking, Stop> {
        let ToWrite { request_key, number, asked, admitted, occurrence, overruled } = *to_write;
        let booking = BookingToStore {
            request_key,
            number,
            lent_to: self.lent_to,
            contact_person_id: input.contact_person_id,
            title: &self.title,
            kind: self.kind(input),
            state: self.state,
            option_until: self.option_until,
            slot: asked.slot,
            booked: asked.booked,
            attendees: input.attendees,
            layout: input.layout,
            note: input.note.as_deref().unwrap_or_default().trim(),
            buffer_reason: input.buffers.as_ref().map(|buffers| buffers.reason.trim()),
            holiday_agreement: said(input.holiday_agreement.as_deref()),
            fee: self.fee(asked.booked),
            overruled,
            occurrence,
            created_by: tx.user_id(),
        };
        let written = store::insert(tx, &booking, &admitted.rooms, context.now()).await?.booking;
        if written.state.occupies() {
            occupy(tx, written.id, admitted).await?;
        }
        Ok(Booking { borrower: self.borrower.as_ref().map(BookingBorrower::of), ..written })
    }
}

/// Blocks the spaces. What the database's own guard refuses is the same no as the gate's.
pub(in crate::bookings) async fn occupy(tx: &mut WriteTx, id: BookingId, admitted: &Admitted) -> Result<(), Stop> {
    if admitted.occupied.is_empty() {
        return Ok(());
    }
    match store::insert_occupancy(tx, id, &admitted.occupied).await {
        Ok(()) => Ok(()),
        Err(error) if store::is_occupancy_guard(&error) => {
            Err(Stop::Hindered(super::super::admission::Hindrance::Taken))
        }
        Err(error) => Err(error.into()),
    }
}

/// What tells of a booking just written.
fn told(booking: &Booking) -> Vec<Event> {
    let event = BookingEvent::RoomBooked {
        number: booking.number.clone(),
        organisation_id: booking.borrower.as_ref().map(|borrower| borrower.id),
        at: RoomsAndTime { rooms: booking.rooms.clone(), starts: booking.starts, ends: booking.ends },
        state: booking.state.stored(),
    };
    let overruled = booking.overruled.as_ref().map(|overruled| overruled_event(overruled, Vec::new()));
    [event].iter().chain(&overruled).map(|event| about(booking.id, event)).collect()
}

fn booked(booking: Booking) -> Changed<Booking> {
    let inverse = CancelBooking { id: booking.id, version: booking.version, by: CancelledBy::Undone, reason: None };
    Changed::with_undo(booking, &inverse)
}
