//! Cancelling dates of a series, and taking cancelled ones up again. An act names the dates it touches, so that it never
//! touches another; what has begun is left alone.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{Whole, about_series, card_again, seen_series, stale_series};
use super::judging::{Around, Verdict, houses_around, judged, plan_of};
use super::wanted::Placed;
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::booking::{Cancellation, NOTE_LENGTH};
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::{Admitted, Stop};
use crate::bookings::operations::book::occupy;
use crate::bookings::operations::cancel::asked_again;
use crate::bookings::operations::{check_text, give_up, lendable, refused, said};
use crate::bookings::series::{SeenBooking, SeriesCard};
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Booking, BookingError, BookingEvent, BookingState, CancelledBy};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::premises;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{BookingId, RoomId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

/// Dates of a series to be cancelled.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelSeries {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The bookings to be cancelled, as they were seen: one, those from a date on, or all that have not begun.
    pub bookings: Vec<SeenBooking>,
    /// Who cancels.
    pub by: CancelledBy,
    /// Why, if anybody said.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Input for CancelSeries {
    fn sample() -> Self {
        Self {
            id: SeriesId(1),
            version: 1,
            bookings: vec![SeenBooking { id: BookingId(1), version: 1 }],
            by: CancelledBy::Borrower,
            reason: Some("Holdet stopper til jul".into()),
        }
    }
}

impl Changing for CancelSeries {
    const OPERATION: &'static str = "cancel_series";
}

/// Cancels dates of a series: their rooms are free at once. What has begun is not cancelled, only taken back as a slip.
pub async fn cancel_series(
    context: &RequestContext<'_>,
    input: CancelSeries,
) -> Result<Changed<SeriesCard>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "reason", input.reason.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let Some(chosen) = chosen(&whole, &input.bookings, |there| !there.booking.state.is_cancelled()) else {
        return stale_series(context, tx, input.id).await;
    };
    let now = wall_time_of(context.now());
    let begun = chosen.iter().find(|(_, there)| there.booking.starts <= now);
    if let Some((on, _)) = begun.filter(|_| input.by != CancelledBy::Undone) {
        let on = *on;
        return give_up(tx, BookingError::DateHasBegun { on }).await;
    }
    let reason = said(input.reason.as_deref()).map(ToOwned::to_owned);
    let how = Cancellation { at: context.now(), by: input.by, reason };
    let by = tx.user_id();
    for (_, there) in &chosen {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        if !bookings::set_state(&mut tx, id, version, input.by.state(), Some((&how, by))).await? {
            return stale_series(context, tx, input.id).await;
        }
        bookings::delete_occupancy(&mut tx, id).await?;
    }
    let dates = chosen.iter().map(|(on, _)| *on).collect();
    finish(context, tx, &input, BookingEvent::SeriesCancelled { by: input.by, dates }).await
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    input: &CancelSeries,
    event: BookingEvent,
) -> Result<Changed<SeriesCard>, BookingError> {
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    tx.commit(vec![about_series(input.id, &event)]).await?;
    let inverse =
        RestoreSeries { id: input.id, version: card.series.version, bookings: seen_again(&card, &input.bookings) };
    Ok(Changed::with_undo(card, &inverse))
}

/// The same bookings as they stand now.
pub(super) fn seen_again(card: &SeriesCard, before: &[SeenBooking]) -> Vec<SeenBooking> {
    let bookings = card.dates.iter().filter_map(|date| date.booking.as_ref());
    let is_one = |id: BookingId| before.iter().any(|seen| seen.id == id);
    bookings.filter(|booking| is_one(booking.id)).map(SeenBooking::from).collect()
}

/// The bookings that are meant, by the date that the rule gave; `None` where one is not of the series, was changed since,
/// or does not stand as it has to.
pub(super) fn chosen<'a>(
    whole: &'a Whole,
    seen: &[SeenBooking],
    stands: impl Fn(&StoredBooking) -> bool,
) -> Option<Vec<(NaiveDate, &'a StoredBooking)>> {
    let found = seen.iter().map(|seen| {
        let is_it = |there: &StoredBooking| SeenBooking::from(&there.booking) == *seen;
        let (on, there) = whole.bookings.iter().find(|(_, there)| is_it(there))?;
        stands(there).then_some((*on, there))
    });
    let mut found: Vec<(NaiveDate, &StoredBooking)> = found.collect::<Option<_>>()?;
    found.sort_by_key(|(on, _)| *on);
    found.dedup_by_key(|(on, _)| *on);
    Some(found)
}

/// Cancelled dates of a series to be taken up again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestoreSeries {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The cancelled bookings, as they were seen.
    pub bookings: Vec<SeenBooking>,
}

impl Input for RestoreSeries {
    fn sample() -> Self {
        Self { id: SeriesId(1), version: 2, bookings: vec![SeenBooking { id: BookingId(1), version: 2 }] }
    }
}

impl Changing for RestoreSeries {
    const OPERATION: &'static str = "restore_series";
}

/// Takes cancelled dates of a series up again, all of them or none: each is checked anew, and where one is not free the
/// plan of all of them is told. They keep the buffers they were given.
pub async fn restore_series(
    context: &RequestContext<'_>,
    input: RestoreSeries,
) -> Result<Changed<SeriesCard>, BookingError> {
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let Some(chosen) = chosen(&whole, &input.bookings, |there| there.booking.state.is_cancelled()) else {
        return stale_series(context, tx, input.id).await;
    };
    let placed = match placed_again(context, &mut tx, &chosen).await {
        Ok(placed) => placed,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    let rooms: Vec<RoomId> = placed.iter().flat_map(|there| there.rooms.iter().copied()).collect();
    premises::lock_rooms(&mut tx, &rooms).await?;
    let admitted = match all_admitted(&mut tx, &placed).await? {
        Some(admitted) => admitted,
        None => {
            tx.rollback().await?;
            return Err(clashes_of(context, &placed).await?);
        }
    };
    for ((_, there), given) in chosen.iter().zip(&admitted) {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        if !bookings::set_state(&mut tx, id, version, BookingState::Confirmed, None).await? {
            return stale_series(context, tx, input.id).await;
        }
        if let Err(stop) = occupy(&mut tx, id, given).await {
            return give_up(tx, written_past_the_lock(stop)).await;
        }
    }
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    let dates = chosen.iter().map(|(on, _)| *on).collect();
    tx.commit(vec![about_series(input.id, &BookingEvent::SeriesRestored { dates })]).await?;
    let inverse = cancelled_as_before(&card, &input, &chosen);
    Ok(Changed::with_undo(card, &inverse))
}

/// The way back: cancelled by whoever had cancelled, for the same reason where it was one for all.
fn cancelled_as_before(
    card: &SeriesCard,
    input: &RestoreSeries,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> CancelSeries {
    let cancellations = || chosen.iter().filter_map(|(_, there)| there.booking.cancellation.as_ref());
    let first = cancellations().next();
    let reason = first.and_then(|first| first.reason.clone());
    CancelSeries {
        id: input.id,
        version: card.series.version,
        bookings: seen_again(card, &input.bookings),
        by: first.map_or(CancelledBy::Undone, |first| first.by),
        reason: reason.filter(|reason| cancellations().all(|how| how.reason.as_ref() == Some(reason))),
    }
}

/// The dates where they were, if whoever borrows may still.
async fn placed_again(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> Result<Vec<Placed>, BookingError> {
    let borrowers: BTreeSet<_> = chosen.iter().map(|(_, there)| there.organisation_id).collect();
    for borrower in borrowers {
        lendable(tx, context, borrower).await?;
    }
    let place = |(on, there): &(NaiveDate, &StoredBooking)| {
        let Booking { rooms, starts, ends, .. } = there.booking.clone();
        Ok(Placed { on: *on, rooms, starts, ends, chosen: true, asked: Ok(asked_again(there)?) })
    };
    chosen.iter().map(place).collect()
}

async fn all_admitted(tx: &mut Tx, placed: &[Placed]) -> Result<Option<Vec<Admitted>>, BookingError> {
    let houses = houses_around(tx, placed).await?;
    let verdicts =
        judged(tx, &houses, &placed.iter().collect::<Vec<_>>(), &BTreeSet::new(), &mut Held::default()).await?;
    let admitted = verdicts.into_iter().map(|verdict| match verdict {
        Verdict::Free(given) => Some(given),
        Verdict::Hindered(_) | Verdict::NoSuchTime(_) => None,
    });
    Ok(admitted.collect())
}

/// The refusal with the plan of all dates, read when nobody waits for it any more.
async fn clashes_of(context: &RequestContext<'_>, placed: &[Placed]) -> Result<BookingError, BookingError> {
    let mut tx = context.read().await?;
    let houses = houses_around(&mut tx, placed).await?;
    let none = BTreeSet::new();
    let verdicts = judged(&mut tx, &houses, &placed.iter().collect::<Vec<_>>(), &none, &mut Held::default()).await?;
    let around = Around { houses: &houses, except: &none, left_out: &[], warnings: &[] };
    let plan = Box::new(plan_of(context, &mut tx, &around, placed, &verdicts).await?);
    Ok(BookingError::SeriesClashes { plan })
}

/// The spaces are held and were free: only another program can have written.
pub(super) fn written_past_the_lock(stop: Stop) -> BookingError {
    match stop {
        Stop::Refused(refusal) => refusal,
        Stop::Hindered(_) => DatabaseError::inconsistent("occupancy: written past its lock").into(),
    }
}
