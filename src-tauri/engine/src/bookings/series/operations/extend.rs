//! A series that goes on: a later end, or more dates. Only its tail changes.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{NotBooked, all_admitted, left_out};
use super::cancel::{chosen, taken_back};
use super::card::{Whole, about_series, card_again, is_slip, seen_series, stale_series};
use super::going_on::GoingOn;
use super::judging::{Verdict, houses_around};
use super::missing::{booking_of, times_of, write};
use super::planning::planned;
use super::wanted::{LeftOut, Placed, Wanted, by_date, refusal_of};
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::booking::NOTE_LENGTH;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::{check_text, give_up, lendable, one_problem, refused};
use crate::bookings::series::dates::dates_of;
use crate::bookings::series::store::{self, StoredSeries};
use crate::bookings::series::{
    DateChoice, LeftOutReason, Recurrence, RepeatRule, SeasonDates, SeenBooking, SeriesCard, SeriesEnd, SeriesPlan,
};
use crate::bookings::{BookingError, BookingEvent};
use crate::gate::Input;
use crate::premises;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, RoomId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

/// How a series goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SeriesExtension {
    /// By its rule, until another end. A count counts from the first date of all.
    Until {
        /// The new end.
        end: SeriesEnd,
    },
    /// With more dates, where it is a list of dates.
    Dates {
        /// In any order.
        #[ts(type = "Array<string>")]
        dates: Vec<NaiveDate>,
    },
}

/// A series that is to go on, to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanExtension {
    /// The series.
    pub id: SeriesId,
    /// How it goes on.
    pub extension: SeriesExtension,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
}

impl Input for PlanExtension {
    fn sample() -> Self {
        Self { id: SeriesId(1), extension: sample_extension(), choices: Vec::new() }
    }
}

fn sample_extension() -> SeriesExtension {
    SeriesExtension::Until { end: SeriesEnd::Named { name: "Sæsonens slutning".into() } }
}

/// The dates that a series would get, with what would become of each. Writes nothing and holds nothing.
pub async fn plan_extension(context: &RequestContext<'_>, input: PlanExtension) -> Result<SeriesPlan, BookingError> {
    let mut tx = context.read().await?;
    let Some(whole) = Whole::find(&mut tx, input.id).await? else { return Err(BookingError::SeriesNotFound) };
    let season = store::season(&mut tx).await?;
    let tail = Tail::of(&whole, &input.extension, &input.choices, &season)?;
    if let Some((_, terms)) = whole.series.terms.last() {
        lendable(&mut tx, context, terms.lent_to()).await?;
    }
    let plan = planned(context, &mut tx, &tail.wanted).await?;
    Ok(GoingOn::of(&whole, wall_time_of(context.now())).plan(plan))
}

/// A series that is to go on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExtendSeries {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// How it goes on.
    pub extension: SeriesExtension,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// The dates that the plan showed as free: these are booked, and the others left out. Left out, every new date has
    /// to be free.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub held: Option<Vec<NaiveDate>>,
    /// Why it is done all the same, where rules of the office are broken.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for ExtendSeries {
    fn sample() -> Self {
        Self {
            id: SeriesId(1),
            version: 1,
            extension: sample_extension(),
            choices: Vec::new(),
            held: None,
            overrule: None,
        }
    }
}

impl Changing for ExtendSeries {
    const OPERATION: &'static str = "extend_series";
}

/// Books the dates that a series gets: every one, or exactly those that the plan showed as free. What it has stays as it
/// is.
pub async fn extend_series(
    context: &RequestContext<'_>,
    input: ExtendSeries,
) -> Result<Changed<SeriesCard>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let season = store::season(&mut tx).await?;
    let tail = Tail::of(&whole, &input.extension, &input.choices, &season);
    let tail = match tail.and_then(|tail| tail.refuse_strangers(input.held.as_deref()).map(|()| tail)) {
        Ok(tail) => tail,
        Err(refusal) => return give_up(tx, refusal).await,
    };
    match written(context, &mut tx, &whole, &tail, &input).await {
        Ok(done) => finish(context, tx, &whole, &tail, input, done).await,
        Err(stop) => {
            tx.rollback().await?;
            Err(stop.into_error(context, &tail.wanted).await?)
        }
    }
}

/// What a series gets.
struct Tail {
    recurrence: Recurrence,
    wanted: Wanted,
}

impl Tail {
    fn of(
        whole: &Whole,
        extension: &SeriesExtension,
        choices: &[DateChoice],
        season: &SeasonDates,
    ) -> Result<Self, BookingError> {
        let series = &whole.series;
        let recurrence = extended(&series.recurrence, extension)?;
        let mut problems = FieldProblems::default();
        recurrence.problems(&mut problems);
        refused(problems)?;
        let dates = match dates_of(&recurrence, series.first_on, season).map_err(refusal_of) {
            // Seen from the first date on, an end before the last one is an end all the same.
            Err(BookingError::FieldsRefused { .. }) => return Err(not_longer(series)),
            dates => dates?,
        };
        let is_new = |on: &NaiveDate| match &recurrence.rule {
            RepeatRule::Dates { .. } => !is_known(whole, *on),
            _ => *on > series.last_on,
        };
        let held: Vec<NaiveDate> = dates.held.into_iter().filter(is_new).collect();
        let excepted = dates.excepted.into_iter().filter(|(on, _)| is_new(on)).collect::<Vec<_>>();
        if held.is_empty() && excepted.is_empty() {
            return Err(not_longer(series));
        }
        let chosen = by_date(choices, &held)?;
        let mut wanted = Wanted { placed: Vec::new(), left_out: Vec::new(), warnings: dates.warnings };
        for on in held {
            let there = booking_of(whole, on).zip(times_of(whole, on));
            let (booking, times) = there.ok_or_else(|| one_problem("extension", Problem::Date))?;
            match chosen.get(&on) {
                None => wanted.placed.push(Placed::new(&booking, on, booking.rooms.clone(), times, false)?),
                Some(DateChoice::Instead { rooms, starts, ends, .. }) => {
                    wanted.placed.push(Placed::new(&booking, on, rooms.clone(), (*starts, *ends), true)?);
                }
                Some(DateChoice::Skip { .. }) => wanted.left_out.extend(left_out_at(whole, on, LeftOutReason::Skipped)),
            }
        }
        wanted.left_out.extend(excepted.into_iter().filter_map(|(on, reason)| left_out_at(whole, on, reason)));
        Ok(Self { recurrence, wanted })
    }

    fn refuse_strangers(&self, held: Option<&[NaiveDate]>) -> Result<(), BookingError> {
        let is_wanted = |on: &NaiveDate| self.wanted.placed.iter().any(|there| there.on == *on);
        match held.unwrap_or_default().iter().position(|on| !is_wanted(on)) {
            Some(index) => Err(one_problem(&format!("held.{index}"), Problem::NotFound)),
            None => Ok(()),
        }
    }
}

fn extended(recurrence: &Recurrence, extension: &SeriesExtension) -> Result<Recurrence, BookingError> {
    let Recurrence { rule, exceptions, .. } = recurrence.clone();
    match (rule, extension) {
        (RepeatRule::Dates { dates }, SeriesExtension::Dates { dates: more }) => {
            let dates: BTreeSet<NaiveDate> = dates.into_iter().chain(more.iter().copied()).collect();
            let rule = RepeatRule::Dates { dates: dates.into_iter().collect() };
            Ok(Recurrence { rule, ends: None, exceptions })
        }
        (RepeatRule::Dates { .. }, _) | (_, SeriesExtension::Dates { .. }) => {
            Err(one_problem("extension", Problem::NotFound))
        }
        (rule, SeriesExtension::Until { end }) => Ok(Recurrence { rule, ends: Some(end.clone()), exceptions }),
    }
}

fn not_longer(series: &StoredSeries) -> BookingError {
    BookingError::SeriesNotLonger { last_on: series.last_on }
}

fn is_known(whole: &Whole, on: NaiveDate) -> bool {
    whole.series.left_out.iter().any(|(there, _)| *there == on)
        || whole.bookings.get(&on).is_some_and(|there| !is_slip(there))
}

fn left_out_at(whole: &Whole, on: NaiveDate, reason: LeftOutReason) -> Option<LeftOut> {
    let (starts, ends) = times_of(whole, on)?;
    Some(LeftOut { on, starts, ends, reason })
}

/// What an extension left out, and what the log says of rules that were overruled.
struct Done {
    left_out: Vec<NaiveDate>,
    overruled: Option<BookingEvent>,
}

async fn written(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    whole: &Whole,
    tail: &Tail,
    input: &ExtendSeries,
) -> Result<Done, NotBooked> {
    let held = input.held.as_deref();
    let rooms: Vec<RoomId> = tail.wanted.placed.iter().flat_map(|there| there.rooms.iter().copied()).collect();
    premises::lock_rooms(tx, &rooms).await?;
    let houses = houses_around(tx, &tail.wanted.placed).await?;
    let is_held = |there: &&Placed| held.is_none_or(|held| held.contains(&there.on));
    let (kept, others): (Vec<&Placed>, Vec<&Placed>) = tail.wanted.placed.iter().partition(is_held);
    if kept.is_empty() {
        return Err(NotBooked::NoneLeft);
    }
    let mut occupied = Held::default();
    let admitted = all_admitted(tx, &houses, &kept, held.is_some(), &mut occupied).await?;
    let left_out = left_out(tx, &houses, &tail.wanted, &others, &mut occupied).await?;
    let verdicts = admitted.into_iter().map(Verdict::Free).collect();
    let overruled = write(context, tx, whole, &kept, verdicts, input.overrule.as_deref()).await?;
    store::add_left_out(tx, whole.series.id, &left_out).await?;
    let dates = tail.wanted.dates();
    let bounds = (
        dates.first().copied().map_or(whole.series.first_on, |first| first.min(whole.series.first_on)),
        dates.last().copied().map_or(whole.series.last_on, |last| last.max(whole.series.last_on)),
    );
    store::keep_rule(tx, whole.series.id, &tail.recurrence, bounds).await?;
    Ok(Done { left_out: left_out.into_iter().map(|(on, _)| on).collect(), overruled })
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    whole: &Whole,
    tail: &Tail,
    input: ExtendSeries,
    Done { left_out, overruled }: Done,
) -> Result<Changed<SeriesCard>, BookingError> {
    let StoredSeries { id, recurrence, first_on, last_on, .. } = whole.series.clone();
    let card = card_again(&mut tx, id, wall_time_of(context.now())).await?;
    let is_new = |on: &NaiveDate| tail.wanted.placed.iter().any(|there| there.on == *on) && !left_out.contains(on);
    let booked = || card.dates.iter().filter(|date| is_new(&date.on));
    let dates = booked().map(|date| date.on).collect();
    let event = BookingEvent::SeriesExtended { dates, left_out: left_out.clone() };
    tx.commit([event].iter().chain(&overruled).map(|event| about_series(id, event)).collect()).await?;
    let inverse = TakeBackExtension {
        id,
        version: card.series.version,
        recurrence,
        first_on,
        last_on,
        bookings: booked().filter_map(|date| date.booking.as_ref()).map(SeenBooking::from).collect(),
        left_out,
        extension: input.extension,
        choices: input.choices,
        overrule: input.overrule,
    };
    Ok(Changed::with_undo(card, &inverse))
}

/// An extension to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeBackExtension {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// How it repeated before.
    pub recurrence: Recurrence,
    /// Its first date before.
    #[ts(type = "string")]
    pub first_on: NaiveDate,
    /// Its last date before.
    #[ts(type = "string")]
    pub last_on: NaiveDate,
    /// The bookings that came with it.
    pub bookings: Vec<SeenBooking>,
    /// The dates that it left out.
    #[ts(type = "Array<string>")]
    pub left_out: Vec<NaiveDate>,
    /// How it went on.
    pub extension: SeriesExtension,
    /// What was decided about single dates.
    #[serde(default)]
    pub choices: Vec<DateChoice>,
    /// Why it was done all the same, where rules of the office were broken.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for TakeBackExtension {
    fn sample() -> Self {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        Self {
            id: SeriesId(1),
            version: 2,
            recurrence: super::PlanSeries::of_sample().recurrence,
            first_on: day(12, 1),
            last_on: day(12, 15),
            bookings: vec![SeenBooking { id: BookingId(4), version: 1 }],
            left_out: vec![day(12, 29)],
            extension: sample_extension(),
            choices: Vec::new(),
            overrule: None,
        }
    }
}

impl Changing for TakeBackExtension {
    const OPERATION: &'static str = "take_back_extension";
}

/// Takes an extension back: its bookings are gone as slips, and the series ends where it ended.
pub async fn take_back_extension(
    context: &RequestContext<'_>,
    input: TakeBackExtension,
) -> Result<Changed<SeriesCard>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    input.recurrence.problems(&mut problems);
    if input.last_on < input.first_on {
        problems.add("lastOn", Problem::EndsBeforeStart);
    }
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let Some(chosen) = chosen(&whole, &input.bookings, |there| !there.booking.state.is_cancelled()) else {
        return stale_series(context, tx, input.id).await;
    };
    if !taken_back(context, &mut tx, &chosen).await? {
        return stale_series(context, tx, input.id).await;
    }
    store::forget_left_out(&mut tx, input.id, &input.left_out).await?;
    store::keep_rule(&mut tx, input.id, &input.recurrence, (input.first_on, input.last_on)).await?;
    let dates: Vec<NaiveDate> = chosen.iter().map(|(on, _)| *on).collect();
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    tx.commit(vec![about_series(input.id, &BookingEvent::SeriesExtensionTakenBack { dates: dates.clone() })]).await?;
    let TakeBackExtension { id, extension, choices, overrule, .. } = input;
    let inverse = ExtendSeries { id, version: card.series.version, extension, choices, held: Some(dates), overrule };
    Ok(Changed::with_undo(card, &inverse))
}
