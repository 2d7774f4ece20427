//! Dates that were left out, added when they can be had.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{dates_overruled, overruled_dates, write_dates};
use super::cancel::{CancelSeries, written_past_the_lock};
use super::card::{Whole, about_series, card_again, is_slip, seen_series};
use super::going_on::GoingOn;
use super::judging::{Around, Verdict, houses_around, judged, plan_of, wishes_of};
use super::wanted::{LeftOut, Placed, by_date};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::bookings::booking::NOTE_LENGTH;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::Admitted;
use crate::bookings::operations::book::{agreed, occupy};
use crate::bookings::operations::{check_text, give_up, one_problem, refused};
use crate::bookings::rules::{notes_of, set_terms};
use crate::bookings::series::{DateChoice, LeftOutReason, SeenBooking, SeriesCard, SeriesPlan};
use crate::bookings::store::{self as bookings, BookingTexts, StoredBooking};
use crate::bookings::{BookRoom, BookingError, BookingEvent, CancelledBy, Overruled, RuleNote};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{RoomId, SeriesId};
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Which series' missing dates are looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanMissingDates {
    /// The series.
    pub id: SeriesId,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
}

impl Input for PlanMissingDates {
    fn sample() -> Self {
        Self { id: SeriesId(1), choices: Vec::new() }
    }
}

/// Every date of a series that was left out and has not begun, with what would become of it now.
pub async fn plan_missing_dates(
    context: &RequestContext<'_>,
    input: PlanMissingDates,
) -> Result<SeriesPlan, BookingError> {
    let mut tx = context.read().await?;
    let Some(whole) = Whole::find(&mut tx, input.id).await? else { return Err(BookingError::SeriesNotFound) };
    let missing = Missing::of(&whole, &input.choices, wall_time_of(context.now()))?;
    let plan = missing.plan(context, &mut tx).await?;
    Ok(GoingOn::of(&whole, wall_time_of(context.now())).plan(plan))
}

/// Left-out dates of a series to be booked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddMissingDates {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// The dates that the plan showed as free: exactly these are booked.
    #[ts(type = "Array<string>")]
    pub held: Vec<NaiveDate>,
    /// Why it is done all the same, where rules of the office are broken.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for AddMissingDates {
    fn sample() -> Self {
        let day = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap_or_default();
        Self { id: SeriesId(1), version: 1, choices: Vec::new(), held: vec![day], overrule: None }
    }
}

/// Books dates that were left out, as the series was agreed or where the desk chose. Where one of them is not free any
/// more, nothing is booked and the new plan is told.
pub async fn add_missing_dates(
    context: &RequestContext<'_>,
    input: AddMissingDates,
) -> Result<Changed<SeriesCard>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let missing = match Missing::of(&whole, &input.choices, wall_time_of(context.now())) {
        Ok(missing) => missing,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    if let Err(refusal) = missing.refuse_strangers(&input.held) {
        return give_up(tx, refusal).await;
    }
    let held: Vec<&Placed> = missing.placed.iter().filter(|there| input.held.contains(&there.on)).collect();
    let rooms: Vec<RoomId> = held.iter().flat_map(|there| there.rooms.iter().copied()).collect();
    premises::lock_rooms(&mut tx, &rooms).await?;
    let houses = houses_around(&mut tx, &missing.placed).await?;
    let verdicts = judged(&mut tx, &houses, &held, &BTreeSet::new(), &mut Held::default()).await?;
    let lost: Vec<NaiveDate> =
        held.iter().zip(&verdicts).filter(|(_, verdict)| !verdict.is_free()).map(|(there, _)| there.on).collect();
    if !lost.is_empty() {
        tx.rollback().await?;
        let plan = missing.plan(context, &mut context.read().await?).await?;
        let plan = Box::new(GoingOn::of(&whole, wall_time_of(context.now())).plan(plan));
        return Err(BookingError::PlanChanged { dates: lost, plan });
    }
    match write(context, &mut tx, &whole, &held, verdicts, input.overrule.as_deref()).await {
        Ok(overruled) => finish(context, tx, &input, overruled).await,
        Err(refusal) => give_up(tx, refusal).await,
    }
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    input: &AddMissingDates,
    overruled: Option<BookingEvent>,
) -> Result<Changed<SeriesCard>, BookingError> {
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    let dates = input.held.clone();
    let events: Vec<BookingEvent> = [BookingEvent::SeriesDatesAdded { dates }].into_iter().chain(overruled).collect();
    tx.commit(events.iter().map(|event| about_series(input.id, event)).collect()).await?;
    let added = card.dates.iter().filter(|date| input.held.contains(&date.on));
    let inverse = CancelSeries {
        id: input.id,
        version: card.series.version,
        bookings: added.filter_map(|date| date.booking.as_ref()).map(SeenBooking::from).collect(),
        by: CancelledBy::Undone,
        reason: None,
        each: Vec::new(),
    };
    Ok(Changed::with_undo(card, &inverse))
}

/// The dates of a series without a booking that can still come.
struct Missing {
    placed: Vec<Placed>,
    left_out: Vec<LeftOut>,
}

impl Missing {
    fn of(whole: &Whole, choices: &[DateChoice], now: WallTime) -> Result<Self, BookingError> {
        let to_come = |on: &NaiveDate| times_of(whole, *on).is_some_and(|(starts, _)| starts > now);
        let dates: Vec<NaiveDate> = whole.missing().filter(to_come).collect();
        let chosen = by_date(choices, &dates)?;
        let mut missing = Self { placed: Vec::new(), left_out: Vec::new() };
        for on in dates {
            let Some((booking, times)) = booking_of(whole, on).zip(times_of(whole, on)) else { continue };
            match chosen.get(&on) {
                None => missing.placed.push(Placed::new(&booking, on, booking.rooms.clone(), times, false)?),
                Some(DateChoice::Instead { rooms, starts, ends, .. }) => {
                    missing.placed.push(Placed::new(&booking, on, rooms.clone(), (*starts, *ends), true)?);
                }
                Some(DateChoice::Skip { .. }) => {
                    let (starts, ends) = times;
                    missing.left_out.push(LeftOut { on, starts, ends, reason: LeftOutReason::Skipped });
                }
            }
        }
        Ok(missing)
    }

    fn refuse_strangers(&self, held: &[NaiveDate]) -> Result<(), BookingError> {
        let is_missing = |on: &NaiveDate| self.placed.iter().any(|there| there.on == *on);
        match held.iter().position(|on| !is_missing(on)) {
            Some(index) => Err(one_problem(&format!("held.{index}"), Problem::NotFound)),
            None if held.is_empty() => Err(one_problem("held", Problem::Missing)),
            None => Ok(()),
        }
    }

    async fn plan(&self, context: &RequestContext<'_>, tx: &mut Tx) -> Result<SeriesPlan, BookingError> {
        let houses = houses_around(tx, &self.placed).await?;
        let none = BTreeSet::new();
        let verdicts =
            judged(tx, &houses, &self.placed.iter().collect::<Vec<_>>(), &none, &mut Held::default()).await?;
        let around = Around { houses: &houses, except: &none, left_out: &self.left_out, warnings: &[], said: None };
        plan_of(context, tx, &around, &self.placed, &verdicts).await
    }
}

pub(super) fn times_of(whole: &Whole, on: NaiveDate) -> Option<(WallTime, WallTime)> {
    whole.series.terms_on(on)?.times_on(on)
}

/// The booking of a date as it was agreed; its key is never stored.
pub(super) fn booking_of(whole: &Whole, on: NaiveDate) -> Option<BookRoom> {
    whole.series.terms_on(on)?.booking_on(on, crate::shared::ids::RequestKey::numbered(0))
}

/// Writes each date as the series goes on: anew, or under the number it had before it was taken back.
pub(super) async fn write(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    whole: &Whole,
    held: &[&Placed],
    verdicts: Vec<Verdict>,
    reason: Option<&str>,
) -> Result<Option<BookingEvent>, BookingError> {
    let going_on = GoingOn::of(whole, wall_time_of(context.now()));
    let overruled = overruled(context, tx, (whole, going_on), held, reason).await?;
    for (index, (there, verdict)) in held.iter().zip(verdicts).enumerate() {
        let (Verdict::Free(given), Some(booking)) = (verdict, booking_of(whole, there.on)) else { continue };
        let booking = going_on.booking(booking, there.starts);
        match whole.bookings.get(&there.on).filter(|there| is_slip(there)) {
            Some(slip) => revive(context, tx, slip, &booking, there, &given).await?,
            None => {
                let agreed = agreed(context, tx, &booking).await?;
                let placed: [&Placed; 1] = [there];
                let overruled = overruled.get(index).cloned().flatten();
                write_dates(context, tx, &agreed, &booking, whole.series.id, &placed, (&[given], &[overruled])).await?;
            }
        }
    }
    let dates: Vec<NaiveDate> = held.iter().map(|there| there.on).collect();
    Ok(dates_overruled(&dates, &overruled))
}

/// What is overruled on each date.
async fn overruled(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    (whole, going_on): (&Whole, GoingOn),
    held: &[&Placed],
    reason: Option<&str>,
) -> Result<Vec<Option<Overruled>>, BookingError> {
    let first = held.first().and_then(|there| Some((booking_of(whole, there.on)?, there.starts)));
    let Some((booking, starts)) = first else { return Ok(Vec::new()) };
    let agreed = agreed(context, tx, &going_on.booking(booking, starts)).await?;
    let borrower = agreed.borrower.as_ref();
    let said = notes_of(context, tx, &agreed.book, borrower, &wishes_of(held), &BTreeSet::new()).await?;
    let said: Vec<Vec<RuleNote>> = said.into_iter().map(|notes| agreed.asked(notes)).collect();
    overruled_dates(context, &said, reason)
}

async fn revive(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    slip: &StoredBooking,
    booking: &BookRoom,
    there: &Placed,
    given: &Admitted,
) -> Result<(), BookingError> {
    let agreed = agreed(context, tx, booking).await?;
    let SeenBooking { id, version } = SeenBooking::from(&slip.booking);
    let Ok(asked) = &there.asked else { return Ok(()) };
    let texts = BookingTexts {
        lent_to: agreed.lent_to,
        contact_person_id: booking.contact_person_id,
        title: &agreed.title,
        kind: agreed.kind(booking),
        attendees: booking.attendees,
        layout: booking.layout,
        note: booking.note.as_deref().unwrap_or_default(),
    };
    let agreement = booking.holiday_agreement.as_deref();
    if agreed.lent_to != slip.lent_to() {
        // What is agreed with another, or as something else, costs what that costs.
        set_terms(tx, id, agreed.fee(asked.booked).as_ref(), slip.booking.overruled.as_ref()).await?;
    }
    bookings::set_texts(tx, id, version, &texts).await?;
    bookings::set_times(tx, id, version + 1, asked.slot, asked.booked, agreement).await?;
    bookings::stand(tx, id, version + 2, agreed.state, agreed.option_until).await?;
    bookings::set_rooms(tx, id, &given.rooms).await?;
    if !agreed.state.occupies() {
        return Ok(());
    }
    occupy(tx, id, given).await.map_err(written_past_the_lock)
}
