//! What waits for the desk: requests nobody has answered, and options about to run out.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::super::admission::hindrance;
use super::super::occupancy::Period;
use super::super::store::{self, StoredBooking};
use super::super::{Booking, BookingError};
use super::admit::{Asked, houses, wish_of};
use super::all_presented;
use super::cancel::asked_again;
use crate::access::{Nothing, RequestContext};
use crate::database::Tx;
use crate::premises::Scope;
use crate::shared::ids::SeriesId;
use crate::shared::wall_clock::{WallTime, day_start};

/// What waits for the desk.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingBookings {
    /// Requests that have not begun and that nobody has answered, the first to begin first, those for a series once; out
    /// of at most a thousand dates.
    pub requests: Vec<WaitingRequest>,
    /// Reservations that run out today or tomorrow or ran out in the last week, and have not begun: the first to run out
    /// first; at most a hundred.
    pub options: Vec<Booking>,
}

/// A request that waits for an answer.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRequest {
    /// The request; of one for a series, its first date.
    pub booking: Booking,
    /// How many dates wait: 1, or those of the series.
    pub dates: usize,
    /// How many of them could be agreed to as they stand; the rooms of the others are taken, or the house is closed.
    pub free_dates: usize,
}

/// For so many days an option that has run out is still spoken of.
const DAYS_AFTER: i64 = 7;

/// Requests to be answered and options about to run out.
pub async fn waiting_bookings(context: &RequestContext<'_>, _: Nothing) -> Result<WaitingBookings, BookingError> {
    let today = context.today();
    let after_tomorrow = today.checked_add_days(chrono::Days::new(2)).unwrap_or(today);
    let mut tx = context.read().await?;
    let requests = store::waiting_requests(&mut tx).await?;
    let since = context.now().plus_seconds(-DAYS_AFTER * 24 * 60 * 60);
    let options = store::options(&mut tx, since, day_start(after_tomorrow)).await?;
    let free = free_ones(&mut tx, &requests).await?;
    let (firsts, counts) = by_series(requests, &free);
    let presented = all_presented(&mut tx, firsts).await?;
    let requests = presented.into_iter().zip(counts).map(|(booking, Count { dates, free })| WaitingRequest {
        booking,
        dates,
        free_dates: free,
    });
    Ok(WaitingBookings { requests: requests.collect(), options: all_presented(&mut tx, options).await? })
}

/// The dates of one request.
struct Count {
    dates: usize,
    free: usize,
}

/// The first date of each request, in their order, with how many there are of it. What was asked for as a series is one
/// request: it is answered as one.
fn by_series(requests: Vec<StoredBooking>, free: &[bool]) -> (Vec<StoredBooking>, Vec<Count>) {
    let (mut firsts, mut counts) = (Vec::new(), Vec::<Count>::new());
    let mut place_of: HashMap<SeriesId, usize> = HashMap::new();
    for (request, is_free) in requests.into_iter().zip(free) {
        let series = request.booking.series_id;
        let place = series.and_then(|series| place_of.get(&series).copied()).unwrap_or(firsts.len());
        if place == firsts.len() {
            series.map(|series| place_of.insert(series, place));
            firsts.push(request);
            counts.push(Count { dates: 0, free: 0 });
        }
        if let Some(count) = counts.get_mut(place) {
            count.dates += 1;
            count.free += usize::from(*is_free);
        }
    }
    (firsts, counts)
}

/// Whether each could be had, each by itself: one question for all of them.
async fn free_ones(tx: &mut Tx, requests: &[StoredBooking]) -> Result<Vec<bool>, BookingError> {
    let Some((from, until)) = span(requests) else { return Ok(Vec::new()) };
    let (from, until) = (from.start_instant(), until.end_instant());
    let (Ok(from), Ok(until)) = (from, until) else { return Ok(vec![false; requests.len()]) };
    let houses = houses(tx, &Scope::All, Period { from, until }).await?;
    let mut wanted = Vec::with_capacity(requests.len());
    let mut free = Vec::with_capacity(requests.len());
    for there in requests {
        let asked: Asked = asked_again(there)?;
        let wish = wish_of(&houses, &asked)?;
        free.push(hindrance(&wish).is_none());
        wanted.push(wish.occupancy());
    }
    for touch in store::touching(tx, &wanted).await? {
        if let Some(free) = free.get_mut(touch.place) {
            *free = false;
        }
    }
    Ok(free)
}

fn span(requests: &[StoredBooking]) -> Option<(WallTime, WallTime)> {
    let starts = requests.iter().map(|there| there.booking.starts).min()?;
    let ends = requests.iter().map(|there| there.booking.ends).max()?;
    Some((starts, ends))
}
