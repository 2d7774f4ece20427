//! Cancelling dates of a series, and taking cancelled ones up again. An act names the dates it touches, so that it never
//! touches another; what has begun is left alone.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::{AnswerSeries, DateAnswer};
use super::card::{Whole, about_series, card_again, seen_series, stale_series};
use super::judging::{Around, Verdict, houses_around, judged, plan_of};
use super::wanted::Placed;
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::booking::{Cancellation, NOTE_LENGTH};
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::{Admitted, Stop};
use crate::bookings::operations::book::occupy;
use crate::bookings::operations::cancel::{asked_again, cancel_one, missed_notice};
use crate::bookings::operations::{check_text, give_up, lendable, not_now, refused, said};
use crate::bookings::rules::rules;
use crate::bookings::series::{SeenBooking, SeriesCard};
use crate::bookings::states::after;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{Booking, BookingError, BookingEvent, BookingState, CancelledBy};
use crate::database::Tx;
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
    /// Dates for which it was somebody else, or for another reason: what the way back from taking them up again knows.
    #[serde(default)]
    pub each: Vec<CancelledOne>,
}

/// How one date was cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelledOne {
    /// The booking.
    pub id: BookingId,
    /// Who cancels it.
    pub by: CancelledBy,
    /// Why, if anybody said.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl CancelSeries {
    /// Who cancels a booking, and why.
    fn how(&self, id: BookingId) -> (CancelledBy, Option<String>) {
        let one = self.each.iter().find(|one| one.id == id);
        let (by, reason) = one.map_or((self.by, &self.reason), |one| (one.by, &one.reason));
        (by, said(reason.as_deref()).map(ToOwned::to_owned))
    }
}

impl Input for CancelSeries {
    fn sample() -> Self {
        Self {
            id: SeriesId(1),
            version: 1,
            bookings: vec![SeenBooking { id: BookingId(1), version: 1 }],
            by: CancelledBy::Borrower,
            reason: Some("Holdet stopper til jul".into()),
            each: Vec::new(),
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
    let each = input.each.iter().map(|one| &one.reason);
    for reason in each.chain([&input.reason]) {
        check_text(context, &mut problems, "reason", reason.as_deref().unwrap_or_default(), NOTE_LENGTH);
    }
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let Some(chosen) = chosen(&whole, &input.bookings, |there| !there.booking.state.is_cancelled()) else {
        return stale_series(context, tx, input.id).await;
    };
    let now = wall_time_of(context.now());
    let is_no_slip = |there: &StoredBooking| input.how(there.booking.id).0 != CancelledBy::Undone;
    if let Some((on, _)) = chosen.iter().find(|(_, there)| there.booking.starts <= now && is_no_slip(there)) {
        let on = *on;
        return give_up(tx, BookingError::DateHasBegun { on }).await;
    }
    let not_so = chosen.iter().find_map(|(_, there)| {
        let act = input.how(there.booking.id).0.act();
        Some(((*there).clone(), act, after(there.standing(context.now()), act).err()?))
    });
    if let Some((there, act, why)) = not_so {
        return not_now(tx, there, act, why).await;
    }
    let (book, _) = rules(&mut tx).await?;
    for (_, there) in &chosen {
        let (by, reason) = input.how(there.booking.id);
        let notice_days = missed_notice(&book, context.today(), there.booking.starts.date(), by);
        if !cancel_one(&mut tx, &there.booking, &Cancellation { at: context.now(), by, reason, notice_days }).await? {
            return stale_series(context, tx, input.id).await;
        }
    }
    let dates = chosen.iter().map(|(on, _)| *on).collect();
    finish(context, tx, &input, BookingEvent::SeriesCancelled { by: input.by, dates }).await
}

/// Takes bookings back as slips. Whether all were as they were seen.
pub(super) async fn taken_back(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> Result<bool, BookingError> {
    let how = Cancellation { at: context.now(), by: CancelledBy::Undone, reason: None, notice_days: None };
    for (_, there) in chosen {
        if !cancel_one(tx, &there.booking, &how).await? {
            return Ok(false);
        }
    }
    Ok(true)
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
    let admitted = match all_admitted(&mut tx, &placed, &BTreeSet::new()).await? {
        Some(admitted) => admitted,
        None => {
            tx.rollback().await?;
            return Err(clashes_of(context, &placed, &BTreeSet::new()).await?);
        }
    };
    for ((_, there), given) in chosen.iter().zip(&admitted) {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        let state = there.before.unwrap_or(BookingState::Confirmed);
        if !bookings::stand(&mut tx, id, version, state, there.option_until).await? {
            return stale_series(context, tx, input.id).await;
        }
        if !state.at(context.now(), there.option_until, there.booked.until).occupies() {
            continue;
        }
        if let Err(stop) = occupy(&mut tx, id, given).await {
            return give_up(tx, written_past_the_lock(stop)).await;
        }
    }
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    let dates = chosen.iter().map(|(on, _)| *on).collect();
    tx.commit(vec![about_series(input.id, &BookingEvent::SeriesRestored { dates })]).await?;
    if let Some(inverse) = declined_as_before(&card, &input, &chosen) {
        return Ok(Changed::with_undo(card, &inverse));
    }
    let inverse = cancelled_as_before(&card, &input, &chosen);
    Ok(Changed::with_undo(card, &inverse))
}

/// Whether it was a request that the house turned down.
fn was_declined(there: &StoredBooking) -> bool {
    let by_house = there.booking.cancellation.as_ref().is_some_and(|how| how.by == CancelledBy::House);
    by_house && there.before == Some(BookingState::Requested)
}

/// The way back where all of them were requests: they are turned down again, for the reasons that were given.
fn declined_as_before(
    card: &SeriesCard,
    input: &RestoreSeries,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> Option<AnswerSeries> {
    if chosen.is_empty() || !chosen.iter().all(|(_, there)| was_declined(there)) {
        return None;
    }
    let decline = |booking: SeenBooking| {
        let (_, there) = chosen.iter().find(|(_, there)| there.booking.id == booking.id)?;
        let reason = there.booking.cancellation.as_ref().and_then(|how| how.reason.clone()).unwrap_or_default();
        Some(DateAnswer::Decline { booking, reason })
    };
    let answers = seen_again(card, &input.bookings).into_iter().filter_map(decline).collect();
    Some(AnswerSeries { id: input.id, version: card.series.version, answers, overrule: None })
}

/// The way back: each date cancelled by whoever had cancelled it, for the reason that was given.
fn cancelled_as_before(
    card: &SeriesCard,
    input: &RestoreSeries,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> CancelSeries {
    let one = |there: &StoredBooking| {
        let Cancellation { by, reason, .. } = there.booking.cancellation.clone()?;
        // Among others, a request that was turned down is taken back: only an answer turns one down.
        let by = if was_declined(there) { CancelledBy::Undone } else { by };
        Some(CancelledOne { id: there.booking.id, by, reason })
    };
    let ones: Vec<CancelledOne> = chosen.iter().filter_map(|(_, there)| one(there)).collect();
    let (by, reason) = ones.first().map_or((CancelledBy::Undone, None), |first| (first.by, first.reason.clone()));
    CancelSeries {
        id: input.id,
        version: card.series.version,
        bookings: seen_again(card, &input.bookings),
        each: ones.into_iter().filter(|one| one.by != by || one.reason != reason).collect(),
        by,
        reason,
    }
}

/// The dates where they were, if whoever borrows may still.
pub(super) async fn placed_again(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    chosen: &[(NaiveDate, &StoredBooking)],
) -> Result<Vec<Placed>, BookingError> {
    let borrowers: BTreeSet<_> = chosen.iter().map(|(_, there)| there.lent_to()).collect();
    for borrower in borrowers {
        lendable(tx, context, borrower).await?;
    }
    let place = |(on, there): &(NaiveDate, &StoredBooking)| {
        let Booking { rooms, starts, ends, .. } = there.booking.clone();
        let lent_to = there.lent_to();
        Ok(Placed { on: *on, lent_to, rooms, starts, ends, chosen: true, asked: Ok(asked_again(there)?) })
    };
    chosen.iter().map(place).collect()
}

/// What all dates are given; `None` where one of them is not free. The bookings that go do not stand in the way.
pub(super) async fn all_admitted(
    tx: &mut Tx,
    placed: &[Placed],
    goes: &BTreeSet<BookingId>,
) -> Result<Option<Vec<Admitted>>, BookingError> {
    if placed.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let houses = houses_around(tx, placed).await?;
    let verdicts = judged(tx, &houses, &placed.iter().collect::<Vec<_>>(), goes, &mut Held::default()).await?;
    let admitted = verdicts.into_iter().map(|verdict| match verdict {
        Verdict::Free(given) => Some(given),
        Verdict::Hindered(_) | Verdict::NoSuchTime(_) => None,
    });
    Ok(admitted.collect())
}

/// The refusal with the plan of all dates, read when nobody waits for it any more.
pub(super) async fn clashes_of(
    context: &RequestContext<'_>,
    placed: &[Placed],
    goes: &BTreeSet<BookingId>,
) -> Result<BookingError, BookingError> {
    let mut tx = context.read().await?;
    let houses = houses_around(&mut tx, placed).await?;
    let verdicts = judged(&mut tx, &houses, &placed.iter().collect::<Vec<_>>(), goes, &mut Held::default()).await?;
    let around = Around { houses: &houses, except: goes, left_out: &[], warnings: &[], said: None };
    let plan = Box::new(plan_of(context, &mut tx, &around, placed, &verdicts).await?);
    Ok(BookingError::SeriesClashes { plan })
}

/// The spaces are held and were free: only another program can have written.
pub(super) fn written_past_the_lock(stop: Stop) -> BookingError {
    stop.into_plain_refusal()
}
