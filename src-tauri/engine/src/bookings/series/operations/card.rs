//! A series with all its dates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Event, RequestContext, Subject, SubjectKind, WriteTx};
use crate::bookings::operations::{all_presented, give_up};
use crate::bookings::series::store::{self, StoredSeries};
use crate::bookings::series::{BookingSeries, SeriesCard, SeriesDate};
use crate::bookings::store::{self as bookings, StoredBooking};
use crate::bookings::{BookingError, BookingEvent, CancelledBy};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::ids::SeriesId;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Which series.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenSeries {
    /// The series.
    pub id: SeriesId,
}

impl Input for OpenSeries {
    fn sample() -> Self {
        Self { id: SeriesId(1) }
    }
}

/// A series with its dates: booked, cancelled and left out.
pub async fn open_series(context: &RequestContext<'_>, input: OpenSeries) -> Result<SeriesCard, BookingError> {
    let mut tx = context.read().await?;
    let Some(whole) = Whole::find(&mut tx, input.id).await? else { return Err(BookingError::SeriesNotFound) };
    Ok(whole.card(&mut tx, wall_time_of(context.now())).await?)
}

/// A series as it is kept, with its bookings by the dates that the rule gave.
pub(super) struct Whole {
    pub series: StoredSeries,
    pub bookings: BTreeMap<NaiveDate, StoredBooking>,
}

impl Whole {
    pub async fn find(tx: &mut Tx, id: SeriesId) -> Result<Option<Self>, DatabaseError> {
        let Some(series) = store::find(tx, id).await? else { return Ok(None) };
        let stored = bookings::of_series(tx, id).await?;
        let by_date = |there: StoredBooking| Some((there.booking.original_on?, there));
        Ok(Some(Self { series, bookings: stored.into_iter().filter_map(by_date).collect() }))
    }

    /// The dates without a booking, in order: left out, and not added since. A booking that was taken back as a slip is
    /// none.
    pub fn missing(&self) -> impl Iterator<Item = NaiveDate> {
        let is_missing = |on: &NaiveDate| self.bookings.get(on).is_none_or(is_slip);
        self.series.left_out.iter().map(|(on, _)| *on).filter(is_missing)
    }

    /// As it is shown.
    pub async fn card(self, tx: &mut Tx, now: WallTime) -> Result<SeriesCard, DatabaseError> {
        let missing: Vec<NaiveDate> = self.missing().collect();
        let Self { series, mut bookings } = self;
        // What an extension that was taken back had booked is no date of the series.
        bookings.retain(|on, there| !is_slip(there) || series.recurrence.may_have(*on, series.last_on));
        let organisations: Vec<_> = bookings.values().map(|there| there.organisation_id).collect();
        let (days, stored): (Vec<NaiveDate>, Vec<StoredBooking>) = bookings.into_iter().unzip();
        let presented = all_presented(tx, stored).await?;
        let standing = presented.iter().filter(|booking| !booking.state.is_cancelled()).count();
        let mut dates: BTreeMap<NaiveDate, SeriesDate> = BTreeMap::new();
        for ((on, booking), organisation_id) in days.into_iter().zip(presented).zip(organisations) {
            let terms = series.terms_on(on);
            let by_hand = terms.map(|terms| terms.changed_by_hand(on, &booking, organisation_id)).unwrap_or_default();
            let has_begun = booking.starts <= now;
            dates.insert(on, SeriesDate { on, booking: Some(booking), left_out: None, by_hand, has_begun });
        }
        for (on, reason) in series.left_out.iter().filter(|(on, _)| missing.contains(on)) {
            let times = series.terms_on(*on).and_then(|terms| terms.times_on(*on));
            let has_begun = times.is_some_and(|(starts, _)| starts <= now);
            let date =
                SeriesDate { on: *on, booking: None, left_out: Some(reason.clone()), by_hand: Vec::new(), has_begun };
            dates.insert(*on, date);
        }
        let series = shown(tx, series, standing).await?;
        Ok(SeriesCard { series, dates: dates.into_values().collect() })
    }
}

/// Whether a booking was a slip that was taken back.
pub(super) fn is_slip(there: &StoredBooking) -> bool {
    there.booking.cancellation.as_ref().is_some_and(|how| how.by == CancelledBy::Undone)
}

async fn shown(tx: &mut Tx, series: StoredSeries, standing: usize) -> Result<BookingSeries, DatabaseError> {
    use crate::bookings::operations::BorrowerNames;
    let StoredSeries { id, version, recurrence, first_on, last_on, created_at, mut terms, .. } = series;
    let (_, terms) = terms.pop().ok_or_else(|| DatabaseError::inconsistent("series_terms: a series without terms"))?;
    let borrower = BorrowerNames::of(tx, terms.organisation_id.into_iter()).await?.borrower(terms.organisation_id);
    Ok(BookingSeries { id, version, recurrence, first_on, last_on, terms, borrower, standing, created_at })
}

pub(super) fn about_series(id: SeriesId, event: &BookingEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Series, id.0), event)
}

/// A series that was there when it was asked for, as it is shown.
pub(super) async fn card_again(tx: &mut Tx, id: SeriesId, now: WallTime) -> Result<SeriesCard, BookingError> {
    let whole = Whole::find(tx, id).await?;
    let whole = whole.ok_or_else(|| DatabaseError::inconsistent("booking_series: a row just written is not there"))?;
    Ok(whole.card(tx, now).await?)
}

/// The series as it was seen, in a transaction that may change it. Whoever comes second waits, and sees another.
pub(super) async fn seen_series(
    context: &RequestContext<'_>,
    id: SeriesId,
    version: i64,
) -> Result<(WriteTx, Whole), BookingError> {
    let mut tx = context.write().await?;
    let is_as_seen = store::touch(&mut tx, id, version).await?;
    match Whole::find(&mut tx, id).await? {
        None => give_up(tx, BookingError::SeriesNotFound).await,
        Some(whole) if is_as_seen => Ok((tx, whole)),
        Some(_) => stale_series(context, tx, id).await,
    }
}

/// Takes everything back and says how the series stands.
pub(super) async fn stale_series<T>(
    context: &RequestContext<'_>,
    tx: WriteTx,
    id: SeriesId,
) -> Result<T, BookingError> {
    tx.rollback().await?;
    let mut tx = context.read().await?;
    let current = Box::new(card_again(&mut tx, id, wall_time_of(context.now())).await?);
    Err(BookingError::StaleSeries { current })
}
