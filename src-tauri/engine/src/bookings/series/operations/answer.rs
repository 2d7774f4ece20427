//! Answering a request for a series date by date: yes to what can be had, no with a reason, and the others wait. It held
//! nothing, so that every yes passes the one gate, and the rules are asked as they stand on the day of the answer.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer_taken_back::{AnsweredDate, TakeBackAnswers};
use super::book::dates_overruled;
use super::cancel::{chosen, placed_again, seen_again, written_past_the_lock};
use super::card::{OpenSeries, Whole, about_series, card_again, seen_series, stale_series};
use super::judging::{Around, Said, Verdict, houses_around, judged, plan_of};
use super::wanted::Placed;
use crate::access::{Changed, Changing, RequestContext, WriteTx};
use crate::bookings::booking::{Cancellation, NOTE_LENGTH};
use crate::bookings::occupancy::Held;
use crate::bookings::operations::admit::Admitted;
use crate::bookings::operations::book::occupy;
use crate::bookings::operations::{check_text, give_up, refused};
use crate::bookings::rules::{Answered, RuleWish, answered, notes_of, set_terms};
use crate::bookings::series::{SeenBooking, SeriesCard, SeriesPlan};
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{
    AgreedTerms, BookingError, BookingEvent, BookingState, CancelledBy, Overruled, RuleBook, RuleNote,
};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations;
use crate::premises;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{BookingId, OrganisationId, RoomId, SeriesId};
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// One date of a series with its booking.
type Date<'a> = (NaiveDate, &'a StoredBooking);

/// Every date of a series that was asked for, has not begun and waits for an answer, with what a yes would come to now.
pub async fn plan_series_answer(context: &RequestContext<'_>, input: OpenSeries) -> Result<SeriesPlan, BookingError> {
    let mut tx = context.read().await?;
    let Some(whole) = Whole::find(&mut tx, input.id).await? else { return Err(BookingError::SeriesNotFound) };
    planned(context, &mut tx, &whole).await
}

async fn planned(context: &RequestContext<'_>, tx: &mut Tx, whole: &Whole) -> Result<SeriesPlan, BookingError> {
    let waiting = waiting(whole, wall_time_of(context.now()));
    if waiting.is_empty() {
        return Ok(SeriesPlan::of(Vec::new(), Vec::new(), Vec::new()));
    }
    let placed = placed_again(context, tx, &waiting).await?;
    let houses = houses_around(tx, &placed).await?;
    let none = BTreeSet::new();
    let verdicts = judged(tx, &houses, &placed.iter().collect::<Vec<_>>(), &none, &mut Held::default()).await?;
    let said = said_of(context, tx, &houses.rules, &waiting).await?;
    let around = Around { houses: &houses, except: &none, left_out: &[], warnings: &[], said: Some(&said) };
    plan_of(context, tx, &around, &placed, &verdicts).await
}

fn waiting(whole: &Whole, now: WallTime) -> Vec<Date<'_>> {
    let waits = |there: &StoredBooking| there.booking.state == BookingState::Requested && there.booking.starts > now;
    whole.bookings.iter().filter(|(_, there)| waits(there)).map(|(on, there)| (*on, there)).collect()
}

/// What the rules say to each date; what was overruled when it was asked for is not asked again. Dates may have been
/// given to others by hand: each borrower's hours are counted by themselves.
async fn said_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    rules: &RuleBook,
    dates: &[Date<'_>],
) -> Result<Said, DatabaseError> {
    let mut by_borrower: BTreeMap<Option<OrganisationId>, Vec<Date<'_>>> = BTreeMap::new();
    for date in dates {
        by_borrower.entry(date.1.organisation_id).or_default().push(*date);
    }
    let mut said = Said::new();
    for (borrower, dates) in by_borrower {
        let borrower = match borrower {
            Some(id) => organisations::borrower(tx, id).await?,
            None => None,
        };
        let wishes: Vec<RuleWish> = dates.iter().map(|(_, there)| RuleWish::of_booking(&there.booking)).collect();
        let notes = notes_of(context, tx, rules, borrower.as_ref(), &wishes, &BTreeSet::new()).await?;
        for ((on, there), mut notes) in dates.into_iter().zip(notes) {
            let overruled = there.booking.overruled.iter().flat_map(|overruled| &overruled.findings);
            let known: BTreeSet<_> = overruled.map(|finding| finding.rule()).collect();
            notes.retain(|note| !known.contains(&note.finding.rule()));
            said.insert(on, notes);
        }
    }
    Ok(said)
}

/// Answers to dates of a series.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerSeries {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The dates that are answered; the others wait.
    pub answers: Vec<DateAnswer>,
    /// Why it is done all the same, where rules of the office are broken that nobody overruled when it was asked for.
    #[serde(default)]
    #[ts(optional)]
    pub overrule: Option<String>,
}

/// The answer to one date.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum DateAnswer {
    /// Yes.
    Approve {
        /// The booking, as it was seen.
        booking: SeenBooking,
        /// Given by the way back alone: it takes up again what was agreed before, whatever the rules say by now.
        #[serde(default)]
        #[ts(optional)]
        as_agreed: Option<AgreedTerms>,
    },
    /// No: it is cancelled by the house.
    Decline {
        /// The booking, as it was seen.
        booking: SeenBooking,
        /// Why: whoever asked is told.
        reason: String,
    },
}

impl Input for AnswerSeries {
    fn sample() -> Self {
        let seen = |id| SeenBooking { id: BookingId(id), version: 1 };
        let answers = vec![
            DateAnswer::Approve { booking: seen(1), as_agreed: None },
            DateAnswer::Decline { booking: seen(2), reason: "Salen er optaget den aften".into() },
        ];
        Self { id: SeriesId(1), version: 1, answers, overrule: None }
    }
}

impl Changing for AnswerSeries {
    const OPERATION: &'static str = "answer_series";
}

impl AnswerSeries {
    fn approved(&self) -> Vec<SeenBooking> {
        let seen = self.answers.iter().filter_map(|answer| match answer {
            DateAnswer::Approve { booking, .. } => Some(*booking),
            DateAnswer::Decline { .. } => None,
        });
        seen.collect()
    }

    fn declined(&self) -> Vec<SeenBooking> {
        let seen = self.answers.iter().filter_map(|answer| match answer {
            DateAnswer::Decline { booking, .. } => Some(*booking),
            DateAnswer::Approve { .. } => None,
        });
        seen.collect()
    }

    fn reason(&self, id: BookingId) -> Option<String> {
        self.answers.iter().find_map(|answer| match answer {
            DateAnswer::Decline { booking, reason } if booking.id == id => Some(reason.trim().to_owned()),
            DateAnswer::Decline { .. } | DateAnswer::Approve { .. } => None,
        })
    }

    fn as_agreed(&self, id: BookingId) -> Option<AgreedTerms> {
        self.answers.iter().find_map(|answer| match answer {
            DateAnswer::Approve { booking, as_agreed } if booking.id == id => as_agreed.clone(),
            DateAnswer::Approve { .. } | DateAnswer::Decline { .. } => None,
        })
    }

    fn problems(&self, context: &RequestContext<'_>) -> FieldProblems {
        let mut problems = FieldProblems::default();
        check_text(context, &mut problems, "overrule", self.overrule.as_deref().unwrap_or_default(), NOTE_LENGTH);
        if self.answers.is_empty() {
            problems.add("answers", Problem::Missing);
        }
        for (index, answer) in self.answers.iter().enumerate() {
            let DateAnswer::Decline { reason, .. } = answer else { continue };
            let field = format!("answers.{index}.reason");
            match reason.trim().is_empty() {
                true => problems.add(field, Problem::Missing),
                false => check_text(context, &mut problems, &field, reason, NOTE_LENGTH),
            }
        }
        problems
    }
}

/// Answers dates of a series that were asked for. Where one that is agreed to cannot be had any more, nothing is answered
/// and the new plan is told.
pub async fn answer_series(
    context: &RequestContext<'_>,
    input: AnswerSeries,
) -> Result<Changed<SeriesCard>, BookingError> {
    refused(input.problems(context))?;
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let is_asked_for = |there: &StoredBooking| there.booking.state == BookingState::Requested;
    let found = chosen(&whole, &input.approved(), is_asked_for).zip(chosen(&whole, &input.declined(), is_asked_for));
    let Some((approved, declined)) = found else { return stale_series(context, tx, input.id).await };
    let now = wall_time_of(context.now());
    if let Some((on, _)) = approved.iter().chain(&declined).find(|(_, there)| there.booking.starts <= now) {
        let on = *on;
        return give_up(tx, BookingError::DateHasBegun { on }).await;
    }
    match answer(context, &mut tx, &input, &approved, &declined).await {
        Ok(overruled) => finish(context, tx, &input, [&approved, &declined], &overruled).await,
        Err(NotAnswered::Refused(refusal)) => give_up(tx, refusal).await,
        Err(NotAnswered::Stale) => stale_series(context, tx, input.id).await,
        Err(NotAnswered::Lost(dates)) => {
            tx.rollback().await?;
            let plan = Box::new(planned(context, &mut context.read().await?, &whole).await?);
            Err(BookingError::PlanChanged { dates, plan })
        }
    }
}

/// Why nothing is answered.
enum NotAnswered {
    Refused(BookingError),
    /// A colleague was there first.
    Stale,
    /// These dates cannot be had any more.
    Lost(Vec<NaiveDate>),
}

impl<E: Into<BookingError>> From<E> for NotAnswered {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// Writes the answers. What was overruled for each date that is agreed to.
async fn answer(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &AnswerSeries,
    approved: &[Date<'_>],
    declined: &[Date<'_>],
) -> Result<Vec<Option<Overruled>>, NotAnswered> {
    let (admitted, terms) = match approved {
        [] => (Vec::new(), Vec::new()),
        approved => agreed_to(context, tx, input, approved).await?,
    };
    for (((_, there), given), terms) in approved.iter().zip(&admitted).zip(&terms) {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        if !bookings::stand(tx, id, version, BookingState::Confirmed, None).await? {
            return Err(NotAnswered::Stale);
        }
        occupy(tx, id, given).await.map_err(written_past_the_lock)?;
        set_terms(tx, id, terms.fee.as_ref(), terms.overruled.as_ref()).await?;
    }
    let by = tx.user_id();
    for (_, there) in declined {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        // What was never agreed to owes nobody notice.
        let how =
            Cancellation { at: context.now(), by: CancelledBy::House, reason: input.reason(id), notice_days: None };
        if !bookings::cancel(tx, id, version, &how, by).await? {
            return Err(NotAnswered::Stale);
        }
    }
    let anew = |((_, there), terms): (&Date<'_>, AgreedTerms)| {
        terms.overruled.filter(|overruled| there.booking.overruled.as_ref() != Some(overruled))
    };
    Ok(approved.iter().zip(terms).map(anew).collect())
}

/// What each date that is agreed to is given, and by which terms. The fee stays as it was when it was asked for.
async fn agreed_to(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &AnswerSeries,
    approved: &[Date<'_>],
) -> Result<(Vec<Admitted>, Vec<AgreedTerms>), NotAnswered> {
    let placed = placed_again(context, tx, approved).await?;
    let rooms: Vec<RoomId> = placed.iter().flat_map(|there| there.rooms.iter().copied()).collect();
    premises::lock_rooms(tx, &rooms).await?;
    let houses = houses_around(tx, &placed).await?;
    let refs: Vec<&Placed> = placed.iter().collect();
    let verdicts = judged(tx, &houses, &refs, &BTreeSet::new(), &mut Held::default()).await?;
    let (mut admitted, mut lost) = (Vec::with_capacity(placed.len()), Vec::new());
    for (there, verdict) in placed.iter().zip(verdicts) {
        match verdict {
            Verdict::Free(given) => admitted.push(given),
            Verdict::Hindered(_) | Verdict::NoSuchTime(_) => lost.push(there.on),
        }
    }
    if !lost.is_empty() {
        return Err(NotAnswered::Lost(lost));
    }
    let said = said_of(context, tx, &houses.rules, approved).await?;
    Ok((admitted, terms_of(context, input, approved, &said)?))
}

/// By which terms each date is agreed to. One reason holds for all; where one is missing, the notes of all are told.
fn terms_of(
    context: &RequestContext<'_>,
    input: &AnswerSeries,
    approved: &[Date<'_>],
    said: &Said,
) -> Result<Vec<AgreedTerms>, BookingError> {
    let mut terms = Vec::with_capacity(approved.len());
    let mut broken: Vec<RuleNote> = Vec::new();
    for (on, there) in approved {
        let booking = &there.booking;
        if let Some(agreed) = input.as_agreed(booking.id) {
            terms.push(agreed);
            continue;
        }
        let notes = said.get(on).map(Vec::as_slice).unwrap_or_default();
        let answer = Answered { reason: input.overrule.as_deref(), known: &[], before: booking.overruled.as_ref() };
        match answered(context, notes, answer) {
            Ok(overruled) => terms.push(AgreedTerms { fee: booking.fee, overruled }),
            Err(BookingError::RulesBroken { notes }) => broken.extend(notes),
            Err(refusal) => return Err(refusal),
        }
    }
    if broken.is_empty() { Ok(terms) } else { Err(BookingError::RulesBroken { notes: broken }) }
}

async fn finish(
    context: &RequestContext<'_>,
    mut tx: WriteTx,
    input: &AnswerSeries,
    [approved, declined]: [&[Date<'_>]; 2],
    overruled: &[Option<Overruled>],
) -> Result<Changed<SeriesCard>, BookingError> {
    let card = card_again(&mut tx, input.id, wall_time_of(context.now())).await?;
    let days = |dates: &[Date<'_>]| dates.iter().map(|(on, _)| *on).collect::<Vec<NaiveDate>>();
    let yes = (!approved.is_empty()).then(|| BookingEvent::SeriesDatesApproved { dates: days(approved) });
    let no = (!declined.is_empty()).then(|| BookingEvent::SeriesDatesDeclined { dates: days(declined) });
    let events = yes.into_iter().chain(no).chain(dates_overruled(&days(approved), overruled));
    tx.commit(events.map(|event| about_series(input.id, &event)).collect()).await?;
    let as_asked: BTreeMap<BookingId, AgreedTerms> =
        approved.iter().map(|(_, there)| (there.booking.id, AgreedTerms::of(&there.booking))).collect();
    let seen: Vec<SeenBooking> = [input.approved(), input.declined()].concat();
    let one = |booking: SeenBooking| AnsweredDate { booking, as_asked: as_asked.get(&booking.id).cloned() };
    let inverse = TakeBackAnswers {
        id: input.id,
        version: card.series.version,
        dates: seen_again(&card, &seen).into_iter().map(one).collect(),
    };
    Ok(Changed::with_undo(card, &inverse))
}
