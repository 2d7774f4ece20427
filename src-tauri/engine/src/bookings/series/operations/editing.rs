//! Changing several dates of a series at once: first shown date by date, then done as it was shown.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::dates_overruled;
use super::card::{Whole, about_series, card_again, seen_series, stale_series};
use super::edit_rules::{overruled_on, said_to};
use super::edited::{Edited, EditedDate, judged_together};
use super::judging::{Around, Verdict, houses_around, judged, plan_of};
use super::planning::refuse_what_no_date_allows;
use super::put_back::{DateAsItWas, DatedTerms, PutSeriesBack};
use super::rewriting::{NewTerms, Rewrite, rewrite};
use super::settling::{refuse_bad_changes, settled};
use super::wanted::Placed;
use crate::access::{Changed, RequestContext, WriteTx};
use crate::bookings::admission::Hindrance;
use crate::bookings::booking::NOTE_LENGTH;
use crate::bookings::houses::Houses;
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::{Admitted, Asked};
use crate::bookings::operations::way_out::with_way_out;
use crate::bookings::operations::{check_text, give_up, one_problem, refused};
use crate::bookings::series::edit::{SeriesChange, SeriesEdit, SeriesEditPlan};
use crate::bookings::series::{SeenBooking, SeriesCard, store};
use crate::bookings::{BookingError, BookingEvent, Overruled};
use crate::database::Tx;
use crate::gate::Input;
use crate::premises;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, RoomId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

impl Input for SeriesEdit {
    fn sample() -> Self {
        let later = SeriesChange::Time { day_shift: None, starts_minute: Some(18 * 60), length_minutes: None };
        Self {
            id: SeriesId(1),
            from_on: NaiveDate::from_ymd_opt(2026, 12, 8),
            changes: vec![later],
            choices: Vec::new(),
            also: Vec::new(),
        }
    }
}

/// What a change of a series would do to each of its dates. Writes nothing and holds nothing.
pub async fn plan_series_edit(context: &RequestContext<'_>, input: SeriesEdit) -> Result<SeriesEditPlan, BookingError> {
    refuse_bad_changes(context, &input.changes)?;
    let mut tx = context.read().await?;
    let Some(whole) = Whole::find(&mut tx, input.id).await? else { return Err(BookingError::SeriesNotFound) };
    looked_at(context, &mut tx, &whole, &input).await
}

async fn looked_at(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    whole: &Whole,
    edit: &SeriesEdit,
) -> Result<SeriesEditPlan, BookingError> {
    let changes = settled(context, tx, whole, edit).await?;
    let mut edited = Edited::of(whole, edit, &changes, wall_time_of(context.now()))?;
    let placed = edited.placed()?;
    let houses = houses_around(tx, &placed).await?;
    if let Some((asked, hindrance)) = edited.refuse_too_many(&houses)? {
        return Err(with_way_out(context, &asked, hindrance).await?);
    }
    let (verdicts, except) = judged_together(tx, &houses, &edited, &placed).await?;
    refuse_what_no_date_allows(context, &placed, &verdicts).await?;
    let left_out = edited.left_out();
    let stuck = placed.iter().zip(&verdicts).filter(|(_, verdict)| !verdict.is_free()).map(|(there, _)| there.on);
    let said = said_to(context, tx, &edited, &stuck.collect()).await?;
    let around = Around { houses: &houses, except: &except, left_out: &left_out, warnings: &[], said: Some(&said) };
    let plan = plan_of(context, tx, &around, &placed, &verdicts).await?;
    Ok(SeriesEditPlan { version: whole.series.version, dates: edited.shown(&said), plan })
}

/// A change of a series as its plan was shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditSeries {
    /// What is to be otherwise.
    pub edit: SeriesEdit,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Every booking that the plan was about, as it was seen.
    pub bookings: Vec<SeenBooking>,
    /// The dates that the plan showed as free elsewhere: these go, and the others keep their places. Left out, every
    /// date that is to be elsewhere has to be free.
    #[serde(default)]
    #[ts(optional, type = "Array<string>")]
    pub held: Option<Vec<NaiveDate>>,
    /// Why it is done all the same, where rules of the office are broken that the dates now do not break.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

impl Input for EditSeries {
    fn sample() -> Self {
        let bookings = vec![SeenBooking { id: BookingId(2), version: 1 }];
        Self { edit: SeriesEdit::sample(), version: 1, bookings, held: None, overrule: None }
    }
}

/// Changes several dates of a series: all as was shown, or none. What somebody changed by hand on one date stays, and what
/// has begun is left alone.
pub async fn edit_series(context: &RequestContext<'_>, input: EditSeries) -> Result<Changed<SeriesCard>, BookingError> {
    refuse_bad_changes(context, &input.edit.changes)?;
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "overrule", input.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
    refused(problems)?;
    let (mut tx, whole) = seen_series(context, input.edit.id, input.version).await?;
    match written(context, &mut tx, &whole, &input).await {
        Ok(done) => finish(context, tx, &whole, &done).await,
        Err(NotEdited::Refused(refusal)) => give_up(tx, refusal).await,
        Err(NotEdited::Stale) => stale_series(context, tx, input.edit.id).await,
        Err(NotEdited::TooMany(asked, hindrance)) => {
            tx.rollback().await?;
            Err(with_way_out(context, &asked, hindrance).await?)
        }
        Err(NotEdited::NotFree(lost)) => {
            tx.rollback().await?;
            // Read when nobody waits for it any more.
            let mut tx = context.read().await?;
            let Some(whole) = Whole::find(&mut tx, input.edit.id).await? else {
                return Err(BookingError::SeriesNotFound);
            };
            let plan = Box::new(looked_at(context, &mut tx, &whole, &input.edit).await?.plan);
            Err(match input.held {
                Some(_) => BookingError::PlanChanged { dates: lost, plan },
                None => BookingError::SeriesClashes { plan },
            })
        }
    }
}

/// Why a series is not changed.
enum NotEdited {
    Refused(BookingError),
    /// A date was changed since the plan was shown, or another has come.
    Stale,
    TooMany(Box<Asked>, Hindrance),
    /// Dates that were to go cannot.
    NotFree(Vec<NaiveDate>),
}

impl<E: Into<BookingError>> From<E> for NotEdited {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

async fn written(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    whole: &Whole,
    input: &EditSeries,
) -> Result<Done, NotEdited> {
    let changes = settled(context, tx, whole, &input.edit).await?;
    let mut edited = Edited::of(whole, &input.edit, &changes, wall_time_of(context.now()))?;
    if !is_as_shown(&edited, &input.bookings) {
        return Err(NotEdited::Stale);
    }
    keep_others_in_place(&mut edited, input.held.as_deref())?;
    let placed = edited.placed()?;
    let all = edited.dates.iter().filter(|date| date.moves());
    let rooms: Vec<RoomId> = all.flat_map(|date| date.before.rooms.iter().chain(&date.after.rooms)).copied().collect();
    premises::lock_rooms(tx, &rooms).await?;
    let houses = houses_around(tx, &placed).await?;
    if let Some((asked, hindrance)) = edited.refuse_too_many(&houses)? {
        return Err(NotEdited::TooMany(Box::new(asked), hindrance));
    }
    let admitted = all_admitted(tx, &houses, &edited, &placed).await?;
    let said = said_to(context, tx, &edited, &BTreeSet::new()).await?;
    let overruled = overruled_on(context, &edited, &said, input.overrule.as_deref())?;
    let rewrites = rewrites(&edited, &overruled, &placed, &admitted);
    if !rewrite(tx, &rewrites).await? {
        return Err(NotEdited::Stale);
    }
    store::keep_terms(tx, whole.series.id, &edited.terms).await?;
    Ok(Done { edited, overruled })
}

/// An edit that was written, with what is overruled on each of its dates.
struct Done {
    edited: Edited,
    overruled: Vec<Option<Overruled>>,
}

impl Done {
    /// What the log says of rules that were overruled by it.
    fn overruled_anew(&self) -> Option<BookingEvent> {
        let is_new = |date: &EditedDate, there: &Overruled| date.stored.booking.overruled.as_ref() != Some(there);
        let all = self.edited.dates.iter().zip(&self.overruled);
        let anew = all.map(|(date, there)| (date.on, there.clone().filter(|there| is_new(date, there))));
        let (dates, overruled): (Vec<NaiveDate>, Vec<Option<Overruled>>) = anew.unzip();
        dates_overruled(&dates, &overruled)
    }
}

/// Whether the edit is about exactly the bookings that were shown.
fn is_as_shown(edited: &Edited, seen: &[SeenBooking]) -> bool {
    let key = |seen: &SeenBooking| (seen.id, seen.version);
    let there: BTreeSet<_> = edited.dates.iter().map(|date| key(&SeenBooking::from(&date.stored.booking))).collect();
    there == seen.iter().map(key).collect()
}

/// The dates that were not shown as free stay where they are.
fn keep_others_in_place(edited: &mut Edited, held: Option<&[NaiveDate]>) -> Result<(), BookingError> {
    let Some(held) = held else { return Ok(()) };
    let goes = |on: &NaiveDate| edited.dates.iter().any(|date| date.on == *on && date.moves());
    if let Some(index) = held.iter().position(|on| !goes(on)) {
        return Err(one_problem(&format!("held.{index}"), Problem::NotFound));
    }
    for date in edited.dates.iter_mut().filter(|date| date.moves() && !held.contains(&date.on)) {
        date.skipped = Some((date.after.starts, date.after.ends));
        date.stay();
    }
    Ok(())
}

async fn all_admitted(
    tx: &mut Tx,
    houses: &Houses,
    edited: &Edited,
    placed: &[Placed],
) -> Result<Vec<Admitted>, NotEdited> {
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let except = edited.ids(|on| placed.iter().any(|there| there.on == on));
    let asked: Vec<&Placed> = placed.iter().collect();
    let verdicts = judged(tx, houses, &asked, &except, &mut Held::default()).await?;
    let (mut admitted, mut lost) = (Vec::with_capacity(placed.len()), Vec::new());
    for (there, verdict) in placed.iter().zip(verdicts) {
        match verdict {
            Verdict::Free(given) => admitted.push(given),
            Verdict::Hindered(_) | Verdict::NoSuchTime(_) => lost.push(there.on),
        }
    }
    if lost.is_empty() { Ok(admitted) } else { Err(NotEdited::NotFree(lost)) }
}

fn rewrites<'a>(
    edited: &'a Edited,
    overruled: &'a [Option<Overruled>],
    placed: &'a [Placed],
    admitted: &'a [Admitted],
) -> Vec<Rewrite<'a>> {
    let place_of = |on: NaiveDate| {
        let index = placed.iter().position(|there| there.on == on)?;
        Some((placed[index].asked.as_ref().ok()?, admitted.get(index)?))
    };
    let changed = edited.dates.iter().zip(overruled).filter(|(date, _)| date.before != date.after);
    changed
        .map(|(date, overruled)| Rewrite {
            stored: &date.stored,
            before: &date.before,
            after: &date.after,
            place: date.moves().then(|| place_of(date.on)).flatten(),
            terms: NewTerms::Overruled(overruled.as_ref()),
        })
        .collect()
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    whole: &Whole,
    done: &Done,
) -> Result<Changed<SeriesCard>, BookingError> {
    let id = whole.series.id;
    let card = card_again(&mut tx, id, wall_time_of(context.now())).await?;
    let Done { edited, .. } = done;
    let changed = || edited.dates.iter().filter(|date| date.before != date.after);
    let kept = edited.dates.iter().filter(|date| !date.kept.is_empty() || date.skipped.is_some());
    let event = BookingEvent::SeriesChanged {
        fields: edited.fields.clone(),
        from_on: edited.from_on,
        dates: changed().map(|date| date.on).collect(),
        kept: kept.map(|date| date.on).collect(),
    };
    let events = [event].into_iter().chain(done.overruled_anew());
    tx.commit(events.map(|event| about_series(id, &event)).collect()).await?;
    let dates = changed().filter_map(|date| DateAsItWas::of(&card, &date.stored, date.before.clone())).collect();
    let terms = whole.series.terms.iter().cloned().map(DatedTerms::from).collect();
    let inverse = PutSeriesBack { id, version: card.series.version, terms, dates };
    Ok(Changed::with_undo(card, &inverse))
}
