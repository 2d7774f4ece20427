//! Taking back how dates of a series were answered: they are requests again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::{AnswerSeries, DateAnswer};
use super::cancel::{chosen, seen_again};
use super::card::{about_series, card_again, seen_series, stale_series};
use crate::access::{Changed, Changing, RequestContext};
use crate::bookings::rules::set_terms;
use crate::bookings::series::{SeenBooking, SeriesCard};
use crate::bookings::states::after;
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{AgreedTerms, BookingAct, BookingError, BookingEvent, BookingState};
use crate::gate::Input;
use crate::shared::ids::{BookingId, SeriesId};
use crate::shared::wall_clock::wall_time_of;

/// Answers to dates of a series to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeBackAnswers {
    /// The series.
    pub id: SeriesId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The dates that were answered.
    pub dates: Vec<AnsweredDate>,
}

/// A date that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnsweredDate {
    /// The booking, as it was seen.
    pub booking: SeenBooking,
    /// Of one that was agreed to: by which terms it had been asked for.
    #[serde(default)]
    #[ts(optional)]
    pub as_asked: Option<AgreedTerms>,
}

impl Input for TakeBackAnswers {
    fn sample() -> Self {
        let booking = SeenBooking { id: BookingId(1), version: 2 };
        Self { id: SeriesId(1), version: 2, dates: vec![AnsweredDate { booking, as_asked: None }] }
    }
}

impl Changing for TakeBackAnswers {
    const OPERATION: &'static str = "take_back_answers";
}

/// Makes dates that were answered requests again: the rooms of those that were agreed to are free at once.
pub async fn take_back_answers(
    context: &RequestContext<'_>,
    input: TakeBackAnswers,
) -> Result<Changed<SeriesCard>, BookingError> {
    let (mut tx, whole) = seen_series(context, input.id, input.version).await?;
    let now = context.now();
    let act = |there: &StoredBooking| match there.booking.state.is_cancelled() {
        true => BookingAct::Restore,
        false => BookingAct::ReturnToRequest,
    };
    let can_be_asked_again =
        |there: &StoredBooking| after(there.standing(now), act(there)).ok() == Some(BookingState::Requested);
    let seen: Vec<SeenBooking> = input.dates.iter().map(|date| date.booking).collect();
    let Some(dates) = chosen(&whole, &seen, can_be_asked_again) else {
        return stale_series(context, tx, input.id).await;
    };
    for (_, there) in &dates {
        let SeenBooking { id, version } = SeenBooking::from(&there.booking);
        if !bookings::stand(&mut tx, id, version, BookingState::Requested, None).await? {
            return stale_series(context, tx, input.id).await;
        }
        bookings::delete_occupancy(&mut tx, id).await?;
        let as_asked = input.dates.iter().find(|date| date.booking.id == id).and_then(|date| date.as_asked.as_ref());
        if let Some(AgreedTerms { fee, overruled }) = as_asked {
            set_terms(&mut tx, id, fee.as_ref(), overruled.as_ref()).await?;
        }
    }
    let card = card_again(&mut tx, input.id, wall_time_of(now)).await?;
    let on: Vec<NaiveDate> = dates.iter().map(|(on, _)| *on).collect();
    tx.commit(vec![about_series(input.id, &BookingEvent::SeriesAnswersTakenBack { dates: on })]).await?;
    let again = |booking: SeenBooking| {
        let before = dates.iter().find(|(_, there)| there.booking.id == booking.id)?.1;
        Some(match &before.booking.cancellation {
            Some(how) => DateAnswer::Decline { booking, reason: how.reason.clone().unwrap_or_default() },
            None => DateAnswer::Approve { booking, as_agreed: Some(AgreedTerms::of(&before.booking)) },
        })
    };
    let answers = seen_again(&card, &seen).into_iter().filter_map(again).collect();
    let inverse = AnswerSeries { id: input.id, version: card.series.version, answers, overrule: None };
    Ok(Changed::with_undo(card, &inverse))
}
