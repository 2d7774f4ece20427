//! Booking a series: all of it, or exactly what the plan showed.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cancel::{CancelSeries, written_past_the_lock};
use super::card::{about_series, card_again};
use super::judging::{Verdict, houses_around, judged, known_of, reason_of, wishes_of};
use super::planning::{PlanSeries, planned};
use super::wanted::{Placed, Wanted, wanted};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::bookings::event::RoomsAndTime;
use crate::bookings::houses::Houses;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::{Admitted, Asked};
use crate::bookings::operations::book::{Agreed, ToWrite, agreed, book_room, make_way, refuse_bad_fields};
use crate::bookings::operations::{give_up, one_problem, said};
use crate::bookings::rules::{Answered, answered, notes_of, overruled_event};
use crate::bookings::series::booking_series::time_of_day;
use crate::bookings::series::store::{self, SeriesToStore};
use crate::bookings::series::{
    DateChoice, LeftOutReason, Recurrence, SeenBooking, SeriesCard, SeriesPlan, SeriesTerms,
};
use crate::bookings::store as bookings;
use crate::bookings::{BookRoom, Booking, BookingError, BookingEvent, CancelledBy, Overruled, RuleNote};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises;
use crate::shared::field::Problem;
use crate::shared::ids::{RequestKey, RoomId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

/// A series to be booked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookSeries {
    /// What is booked on each date; its day is the first that a date may have, its times are those of every date. Its
    /// request key is the series'.
    pub booking: BookRoom,
    /// How it repeats.
    pub recurrence: Recurrence,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// The dates that the plan showed as free: these are booked, and the others left out. Left out, every date has to be
    /// free.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub held: Option<Vec<NaiveDate>>,
}

impl Input for BookSeries {
    fn sample() -> Self {
        let PlanSeries { booking, recurrence, choices } = PlanSeries::of_sample();
        Self { booking, recurrence, choices, held: None }
    }
}

/// What was booked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BookedSeries {
    /// A series.
    Series {
        /// With its dates.
        card: Box<SeriesCard>,
    },
    /// The rule gave one single date: it is an ordinary booking.
    Single {
        /// The booking.
        booking: Box<Booking>,
    },
}

/// Books a series: every date of it, or exactly those that the plan showed as free. Where one of them is not free any
/// more, nothing is booked and the new plan is told.
pub async fn book_series(
    context: &RequestContext<'_>,
    input: BookSeries,
) -> Result<Changed<BookedSeries>, BookingError> {
    refuse_bad_fields(context, &input.booking)?;
    let mut tx = context.write().await?;
    // Held before the key is looked for: the same request twice at once waits here, and the second finds the first.
    premises::lock_rooms(&mut tx, &rooms_of(&input)).await?;
    if let Some(id) = store::find_by_key(&mut tx, input.booking.request_key).await? {
        let card = card_again(&mut tx, id, wall_time_of(context.now())).await?;
        tx.rollback().await?;
        return Ok(booked(card));
    }
    let wanted = match sought(&mut tx, &input).await {
        Ok(wanted) => wanted,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    if let ([only], []) = (wanted.placed.as_slice(), wanted.left_out.as_slice()) {
        tx.rollback().await?;
        return single(context, input.booking, only).await;
    }
    match written(context, &mut tx, &input, &wanted).await {
        Ok((id, events)) => {
            let card = card_again(&mut tx, id, wall_time_of(context.now())).await?;
            tx.commit(events.iter().map(|event| about_series(id, event)).collect()).await?;
            Ok(booked(card))
        }
        Err(stop) => {
            tx.rollback().await?;
            Err(stop.into_error(context, &wanted).await?)
        }
    }
}

fn rooms_of(input: &BookSeries) -> Vec<RoomId> {
    let chosen = input.choices.iter().flat_map(|choice| match choice {
        DateChoice::Instead { rooms, .. } => rooms.as_slice(),
        DateChoice::Skip { .. } => &[],
    });
    input.booking.rooms.iter().chain(chosen).copied().collect()
}

async fn sought(tx: &mut Tx, input: &BookSeries) -> Result<Wanted, BookingError> {
    let season = store::season(tx).await?;
    let wanted = wanted(&input.booking, &input.recurrence, &input.choices, &season)?;
    let is_wanted = |on: &NaiveDate| wanted.placed.iter().any(|there| there.on == *on);
    let stranger = input.held.iter().flatten().position(|on| !is_wanted(on));
    match stranger {
        Some(index) => Err(one_problem(&format!("held.{index}"), Problem::NotFound)),
        None => Ok(wanted),
    }
}

/// One single date is no series.
async fn single(
    context: &RequestContext<'_>,
    booking: BookRoom,
    only: &Placed,
) -> Result<Changed<BookedSeries>, BookingError> {
    let Placed { rooms, starts, ends, .. } = only.clone();
    let Changed { now, undo } = book_room(context, BookRoom { rooms, starts, ends, ..booking }).await?;
    Ok(Changed { now: BookedSeries::Single { booking: Box::new(now) }, undo })
}

fn booked(card: SeriesCard) -> Changed<BookedSeries> {
    let bookings = card.dates.iter().filter_map(|date| date.booking.as_ref());
    let inverse = CancelSeries {
        id: card.series.id,
        version: card.series.version,
        bookings: bookings.map(SeenBooking::from).collect(),
        by: CancelledBy::Undone,
        reason: None,
        each: Vec::new(),
    };
    Changed::with_undo(BookedSeries::Series { card: Box::new(card) }, &inverse)
}

/// Why a series is not booked.
pub(super) enum NotBooked {
    Refused(BookingError),
    /// Every date had to be free, and some are not.
    NotAllFree,
    /// Dates that were shown as free are not free any more.
    Changed(Vec<NaiveDate>),
    /// No date is left.
    NoneLeft,
}

impl<E: Into<BookingError>> From<E> for NotBooked {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

impl NotBooked {
    /// The refusal, with how things stand now: read after the writing is taken back, so that nobody waits for it.
    pub(super) async fn into_error(
        self,
        context: &RequestContext<'_>,
        wanted: &Wanted,
    ) -> Result<BookingError, BookingError> {
        if let Self::Refused(refusal) = self {
            return Ok(refusal);
        }
        let mut tx = context.read().await?;
        let plan: Box<SeriesPlan> = Box::new(planned(context, &mut tx, wanted).await?);
        Ok(match self {
            Self::Refused(refusal) => refusal,
            Self::NotAllFree => BookingError::SeriesClashes { plan },
            Self::Changed(dates) => BookingError::PlanChanged { dates, plan },
            Self::NoneLeft => BookingError::NoDateLeft { plan },
        })
    }
}

async fn written(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &BookSeries,
    wanted: &Wanted,
) -> Result<(SeriesId, Vec<BookingEvent>), NotBooked> {
    let agreed = agreed(context, tx, &input.booking).await?;
    let houses = houses_around(tx, &wanted.placed).await?;
    let held: Option<BTreeSet<NaiveDate>> = input.held.as_ref().map(|held| held.iter().copied().collect());
    let is_held = |there: &&Placed| held.as_ref().is_none_or(|held| held.contains(&there.on));
    let (kept, others): (Vec<&Placed>, Vec<&Placed>) = wanted.placed.iter().partition(is_held);
    if kept.is_empty() {
        return Err(NotBooked::NoneLeft);
    }
    let mut occupied = Held::default();
    let admitted = all_admitted(tx, &houses, &kept, held.is_some(), &mut occupied).await?;
    let said =
        notes_of(context, tx, &agreed.book, agreed.borrower.as_ref(), &wishes_of(&kept), &BTreeSet::new()).await?;
    let said: Vec<Vec<RuleNote>> = said.into_iter().map(|notes| agreed.asked(notes)).collect();
    let overruled = overruled_dates(context, &said, input.booking.overrule.as_deref())?;
    let left_out = left_out(tx, &houses, wanted, &others, &mut occupied).await?;
    let terms = terms_of(&agreed, &input.booking);
    let dates = wanted.dates();
    let series = SeriesToStore {
        request_key: input.booking.request_key,
        recurrence: &input.recurrence,
        first_on: dates.first().copied().unwrap_or(input.booking.starts.date()),
        last_on: dates.last().copied().unwrap_or(input.booking.starts.date()),
        terms: &terms,
        left_out: &left_out,
        created_by: tx.user_id(),
    };
    let id = store::insert(tx, &series, context.now()).await?;
    make_way(tx, &input.booking).await?;
    write_dates(context, tx, &agreed, &input.booking, id, &kept, (&admitted, &overruled)).await?;
    let event = told(&agreed, &input.booking, &kept, &left_out);
    let dates: Vec<NaiveDate> = kept.iter().map(|there| there.on).collect();
    Ok((id, [event].into_iter().chain(dates_overruled(&dates, &overruled)).collect()))
}

/// What is overruled on each date. One reason holds for all of them.
pub(super) fn overruled_dates(
    context: &RequestContext<'_>,
    said: &[Vec<RuleNote>],
    reason: Option<&str>,
) -> Result<Vec<Option<Overruled>>, BookingError> {
    let answer = Answered { reason, ..Answered::default() };
    let on_date = |notes: &Vec<RuleNote>| answered(context, notes, answer);
    match said.iter().map(on_date).collect() {
        Ok(overruled) => Ok(overruled),
        // All dates are told, not only the first.
        Err(BookingError::RulesBroken { .. }) => answered(context, &said.concat(), answer).map(|_| Vec::new()),
        Err(refusal) => Err(refusal),
    }
}

/// What the log says of dates for which rules were overruled.
pub(super) fn dates_overruled(dates: &[NaiveDate], overruled: &[Option<Overruled>]) -> Option<BookingEvent> {
    let dated: Vec<(NaiveDate, &Overruled)> =
        dates.iter().zip(overruled).filter_map(|(on, overruled)| Some((*on, overruled.as_ref()?))).collect();
    let (_, first) = dated.first()?;
    let findings = dated.iter().flat_map(|(_, overruled)| overruled.findings.iter().cloned()).collect();
    let whole = Overruled { findings, ..(*first).clone() };
    Some(overruled_event(&whole, dated.iter().map(|(on, _)| *on).collect()))
}

/// What each date is given; not one, where one of them cannot be had.
pub(super) async fn all_admitted(
    tx: &mut Tx,
    houses: &Houses,
    kept: &[&Placed],
    was_shown: bool,
    occupied: &mut Held,
) -> Result<Vec<Admitted>, NotBooked> {
    let verdicts = judged(tx, houses, kept, &BTreeSet::new(), occupied).await?;
    let (mut admitted, mut lost) = (Vec::with_capacity(kept.len()), Vec::new());
    for (there, verdict) in kept.iter().zip(verdicts) {
        match verdict {
            Verdict::Free(given) => admitted.push(given),
            Verdict::Hindered(_) | Verdict::NoSuchTime(_) => lost.push(there.on),
        }
    }
    match lost.is_empty() {
        true => Ok(admitted),
        false if was_shown => Err(NotBooked::Changed(lost)),
        false => Err(NotBooked::NotAllFree),
    }
}

/// The dates that are not booked, each with its one reason.
pub(super) async fn left_out(
    tx: &mut Tx,
    houses: &Houses,
    wanted: &Wanted,
    others: &[&Placed],
    occupied: &mut Held,
) -> Result<Vec<(NaiveDate, LeftOutReason)>, BookingError> {
    let verdicts = judged(tx, houses, others, &BTreeSet::new(), occupied).await?;
    let known = known_of(tx, &verdicts).await?;
    let mut left_out: Vec<(NaiveDate, LeftOutReason)> =
        wanted.left_out.iter().map(|there| (there.on, there.reason.clone())).collect();
    let hindered = others.iter().zip(&verdicts).map(|(there, verdict)| (there.on, reason_of(verdict, houses, &known)));
    left_out.extend(hindered);
    left_out.sort_by_key(|(on, _)| *on);
    Ok(left_out)
}

fn terms_of(agreed: &Agreed, booking: &BookRoom) -> SeriesTerms {
    let (starts_minute, length_minutes) = time_of_day(booking.starts, booking.ends);
    SeriesTerms {
        rooms: booking.rooms.clone(),
        day_shift: 0,
        starts_minute,
        length_minutes,
        organisation_id: agreed.lent_to.organisation_id,
        lent_as: agreed.lent_to.lent_as,
        contact_person_id: booking.contact_person_id,
        title: agreed.title.clone(),
        kind: agreed.kind(booking),
        attendees: booking.attendees,
        layout: booking.layout,
        note: booking.note.as_deref().unwrap_or_default().trim().to_owned(),
        buffers: booking.buffers.clone(),
        holiday_agreement: said(booking.holiday_agreement.as_deref()).map(ToOwned::to_owned),
    }
}

/// Writes the dates that were admitted, under numbers that follow each other.
pub(super) async fn write_dates(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    agreed: &Agreed,
    booking: &BookRoom,
    id: SeriesId,
    placed: &[&Placed],
    (admitted, overruled): (&[Admitted], &[Option<Overruled>]),
) -> Result<(), BookingError> {
    let numbers = bookings::next_numbers(tx, context.today().year(), placed.len()).await?;
    for (index, ((there, given), number)) in placed.iter().zip(admitted).zip(&numbers).enumerate() {
        let to_write = ToWrite {
            request_key: key_of_a_date(context),
            number,
            asked: asked_of(there)?,
            admitted: given,
            occurrence: Some((id, there.on)),
            overruled: overruled.get(index).and_then(Option::as_ref),
        };
        agreed.write(context, tx, booking, &to_write).await.map_err(written_past_the_lock)?;
    }
    Ok(())
}

fn asked_of(there: &Placed) -> Result<&Asked, BookingError> {
    there.asked.as_ref().map_err(|missing| BookingError::MissingHour {
        skipped_from: missing.skipped_from,
        skipped_to: missing.skipped_to,
        alternatives: Vec::new(),
    })
}

/// The series carries the client's key; its bookings need one of their own.
fn key_of_a_date(context: &RequestContext<'_>) -> RequestKey {
    RequestKey(uuid::Builder::from_random_bytes(context.office().random_bytes()).into_uuid())
}

fn told(
    agreed: &Agreed,
    booking: &BookRoom,
    kept: &[&Placed],
    left_out: &[(NaiveDate, LeftOutReason)],
) -> BookingEvent {
    let at = kept
        .first()
        .map_or(RoomsAndTime { rooms: booking.rooms.clone(), starts: booking.starts, ends: booking.ends }, |first| {
            RoomsAndTime { rooms: first.rooms.clone(), starts: first.starts, ends: first.ends }
        });
    BookingEvent::SeriesBooked {
        organisation_id: agreed.borrower.as_ref().map(|borrower| borrower.id),
        at,
        dates: kept.iter().map(|there| there.on).collect(),
        left_out: left_out.iter().map(|(on, _)| *on).collect(),
    }
}
