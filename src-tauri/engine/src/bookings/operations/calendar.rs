//! The calendar and the day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::calendar::{MOST_DAYS, calendar_houses, closed_on_days, days, open_on_days, taken_times};
use super::super::occupancy::Period;
use super::super::store;
use super::super::{BookingError, Calendar, CalendarBooking, CalendarHouse, ClosedTime, OpenTime, RoomHold};
use super::{BorrowerNames, one_problem};
use crate::access::RequestContext;
use crate::database::Tx;
use crate::gate::Input;
use crate::premises::{self, Premises};
use crate::shared::clock_change::clock_change_on;
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, PremisesId};
use crate::shared::wall_clock::{WallTime, date_of, day_start, wall_time_of};

/// Days of a calendar.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarDays {
    /// The first day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// The last day, shown too; at most 42 days in all.
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// One house; left out, all.
    #[serde(default)]
    #[ts(optional)]
    pub premises_id: Option<PremisesId>,
}

impl Input for CalendarDays {
    fn sample() -> Self {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap_or_default();
        Self { from: monday, to: sunday, premises_id: None }
    }
}

/// Rooms and bookings on some days.
pub async fn calendar(context: &RequestContext<'_>, input: CalendarDays) -> Result<Calendar, BookingError> {
    let period = period_of(input.from, input.to)?;
    let mut tx = context.read().await?;
    let shown = shown(&mut tx, period, input.premises_id).await?;
    let taken = store::taken(&mut tx, period, input.premises_id.map_or(0, |id| id.0)).await?;
    Ok(Calendar {
        from: input.from,
        to: input.to,
        today: context.today(),
        now: wall_time_of(context.now()),
        houses: calendar_houses(&shown.houses, &shown.bookings),
        open: open_on_days(&shown.houses, input.from, input.to),
        closed: closed_on_days(&shown.houses, input.from, input.to),
        holds: holds_in(&mut tx, input.from, input.to).await?,
        taken: taken_times(&shown.houses, taken),
        clock_changes: days(input.from, input.to).filter_map(clock_change_on).collect(),
        bookings: shown.bookings,
    })
}

/// What desks keep at the moment and that lies on these days.
async fn holds_in(tx: &mut Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<RoomHold>, BookingError> {
    let mut holds = store::holds(tx).await?;
    holds.retain(|hold| hold.starts.date() <= to && hold.ends.date() >= from);
    Ok(holds)
}

/// The bookings of a calendar's days; who borrows is not asked.
pub(super) async fn drawn_on(tx: &mut Tx, days: &CalendarDays) -> Result<Vec<CalendarBooking>, BookingError> {
    let drawn = store::calendar(tx, period_of(days.from, days.to)?).await?;
    let mut bookings: Vec<CalendarBooking> = drawn.into_iter().map(|(booking, _)| booking).collect();
    if let Some(id) = days.premises_id {
        let houses = premises::load(tx, &premises::Scope::One(id), tx.moment(), tx.moment()).await?;
        let is_here = |id| houses.iter().flat_map(|house| &house.rooms).any(|room| room.id == id);
        bookings.retain(|booking| booking.rooms.iter().any(|room| is_here(*room)));
    }
    Ok(bookings)
}

/// From the first moment of the first day to the last of the last.
pub(super) fn period_of(from: NaiveDate, to: NaiveDate) -> Result<Period, BookingError> {
    if to < from {
        return Err(one_problem("to", Problem::EndsBeforeStart));
    }
    let end = to.succ_opt().filter(|_| (to - from).num_days() < MOST_DAYS);
    let end = end.ok_or_else(|| one_problem("to", Problem::OutOfRange { least: 1, most: MOST_DAYS }))?;
    Ok(Period { from: day_start(from), until: day_start(end) })
}

/// What a stretch of time holds.
struct Shown {
    houses: Vec<Premises>,
    bookings: Vec<CalendarBooking>,
}

/// One query for each kind of row, however many there are.
async fn shown(tx: &mut Tx, period: Period, premises_id: Option<PremisesId>) -> Result<Shown, BookingError> {
    let scope = premises_id.map_or(premises::Scope::All, premises::Scope::One);
    let houses = premises::load(tx, &scope, period.from, period.until).await?;
    let mut drawn = store::calendar(tx, period).await?;
    if premises_id.is_some() {
        let is_here = |id| houses.iter().flat_map(|house| &house.rooms).any(|room| room.id == id);
        drawn.retain(|(booking, _)| booking.rooms.iter().any(|room| is_here(*room)));
    }
    let names = BorrowerNames::of(tx, drawn.iter().filter_map(|(_, organisation_id)| *organisation_id)).await?;
    let named = |(booking, organisation_id)| CalendarBooking { borrower: names.borrower(organisation_id), ..booking };
    Ok(Shown { houses, bookings: drawn.into_iter().map(named).collect() })
}

/// One day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TodayOn {
    /// The day; today by the office's clock where none is named.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub date: Option<NaiveDate>,
}

impl Input for TodayOn {
    fn sample() -> Self {
        Self { date: NaiveDate::from_ymd_opt(2026, 11, 24) }
    }
}

/// One day, house by house.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Now, by the office's clock.
    pub now: WallTime,
    /// The houses that are lent, and those that a booking still lies in.
    pub houses: Vec<TodayHouse>,
}

/// What happens in a house on a day.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayHouse {
    /// The house with its rooms.
    pub house: CalendarHouse,
    /// When it is open; nothing means closed.
    pub open: Vec<OpenTime>,
    /// Which rooms are closed, and why.
    pub closed: Vec<ClosedTime>,
    /// The day's bookings, by start.
    pub rows: Vec<CalendarBooking>,
    /// Those that are going on.
    pub now: Vec<BookingId>,
    /// Those that begin next: one, or several at the same time.
    pub next: Vec<BookingId>,
}

/// Who is where on a day, what goes on now and what comes next. Requests, which hold nothing, are not among them.
pub async fn today(context: &RequestContext<'_>, input: TodayOn) -> Result<Today, BookingError> {
    let date = input.date.unwrap_or_else(|| date_of(context.now()));
    let period = period_of(date, date)?;
    let mut tx = context.read().await?;
    let mut shown = shown(&mut tx, period, None).await?;
    // Who is where: what is only asked for is nowhere yet.
    shown.bookings.retain(|booking| booking.state.occupies());
    let now = wall_time_of(context.now());
    let open = open_on_days(&shown.houses, date, date);
    let closed = closed_on_days(&shown.houses, date, date);
    let houses = calendar_houses(&shown.houses, &shown.bookings);
    let houses = houses.into_iter().map(|house| {
        let is_here = |id| house.rooms.iter().any(|room| room.id == id);
        let rows: Vec<CalendarBooking> =
            shown.bookings.iter().filter(|booking| booking.rooms.iter().any(|room| is_here(*room))).cloned().collect();
        let (goes_on, next) = now_and_next(&rows, now);
        TodayHouse {
            open: open.iter().filter(|open| open.premises_id == house.id).cloned().collect(),
            closed: closed.iter().filter(|closed| is_here(closed.room_id)).cloned().collect(),
            rows,
            now: goes_on,
            next,
            house,
        }
    });
    Ok(Today { date, now, houses: houses.collect() })
}

fn now_and_next(rows: &[CalendarBooking], now: WallTime) -> (Vec<BookingId>, Vec<BookingId>) {
    let goes_on = rows.iter().filter(|row| row.starts <= now && now < row.ends).map(|row| row.id).collect();
    let first = rows.iter().filter(|row| row.starts > now).map(|row| row.starts).min();
    let next = rows.iter().filter(|row| Some(row.starts) == first).map(|row| row.id).collect();
    (goes_on, next)
}
