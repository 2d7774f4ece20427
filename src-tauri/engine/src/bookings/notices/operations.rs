//! What is to be told, and ticking it off.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notice::{NoticeGiven, NoticeKind, NoticeTask, Told};
use super::store;
use crate::access::{Changed, Changing, Nothing, RequestContext};
use crate::bookings::operations::{about, all_presented, give_up, one_problem};
use crate::bookings::rules::{RuleWish, notes_of, rules};
use crate::bookings::store as bookings;
use crate::bookings::{Booking, BookingError, BookingEvent, RuleBook, RuleForce, RuleNote, SeenBooking};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::field::Problem;
use crate::shared::ids::{BookingId, SeriesId};
use crate::shared::wall_clock::day_start;

/// So many days before the last one somebody is reminded.
const DAYS_AHEAD: u64 = 7;
/// No series has more dates.
const MOST_BOOKINGS: usize = 800;

/// What somebody has to be told of bookings to come: from a week before the last day for it until it is ticked off or the
/// booking begins; the most urgent first.
pub async fn due_notices(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<NoticeTask>, BookingError> {
    let mut tx = context.read().await?;
    tasks(context, &mut tx).await
}

async fn tasks(context: &RequestContext<'_>, tx: &mut Tx) -> Result<Vec<NoticeTask>, BookingError> {
    let (book, _) = rules(tx).await?;
    let remind_until = context.today().checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(context.today());
    let Some(days) = longest_notice(&book) else { return Ok(Vec::new()) };
    let last = remind_until.checked_add_days(Days::new(days + 1)).unwrap_or(remind_until);
    let ids = store::may_be_told_of(tx, day_start(last), book.large_events.from).await?;
    let stored = if ids.is_empty() { Vec::new() } else { bookings::find_all(tx, &ids).await? };
    let bookings = all_presented(tx, stored).await?;
    let wishes: Vec<RuleWish> = bookings.iter().map(RuleWish::of_booking).collect();
    // The house itself: what borrowers may is no matter here.
    let said = notes_of(context, tx, &book, None, &wishes, &std::collections::BTreeSet::new()).await?;
    let told = told(tx, &bookings).await?;
    let mut grouped: BTreeMap<(NoticeKind, OneOrSeries), NoticeTask> = BTreeMap::new();
    for (booking, notes) in bookings.into_iter().zip(said) {
        for (kind, by, note) in notes.into_iter().filter_map(asking) {
            let before = told.get(&(booking.id, kind));
            if before.is_some_and(|(told, _)| told.still_tells(&booking)) {
                continue;
            }
            let changed_since = before.is_some();
            let RuleNote { finding, source, .. } = note;
            let task = grouped.entry((kind, OneOrSeries::of(&booking))).or_insert_with(|| NoticeTask {
                kind,
                by,
                finding,
                source,
                bookings: Vec::new(),
                changed_since,
            });
            task.bookings.push(booking.clone());
        }
    }
    let mut tasks: Vec<NoticeTask> = grouped.into_values().filter(|task| task.by <= remind_until).collect();
    tasks.sort_by_key(|task| (task.by, task.bookings.first().map(|booking| (booking.starts, booking.id))));
    Ok(tasks)
}

/// What a date of a series asks for is asked for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum OneOrSeries {
    One(BookingId),
    Series(SeriesId),
}

impl OneOrSeries {
    fn of(booking: &Booking) -> Self {
        booking.series_id.map_or(Self::One(booking.id), Self::Series)
    }
}

fn asking(note: RuleNote) -> Option<(NoticeKind, NaiveDate, RuleNote)> {
    let (kind, by) = NoticeKind::of(&note.finding)?;
    Some((kind, by, note))
}

/// The longest time before a booking that any rule asks for; `None` where none asks.
fn longest_notice(book: &RuleBook) -> Option<u64> {
    let (large, night) = (&book.large_events, &book.overnight);
    let of_large = (large.force != RuleForce::Off && !large.houses.is_empty()).then_some(large.days);
    let of_night = (night.force != RuleForce::Off).then_some(night.days.max(night.many_days));
    let longest = of_large.into_iter().chain(of_night).max()?;
    Some(u64::try_from(longest).unwrap_or_default())
}

/// What was told last of each booking.
async fn told(
    tx: &mut Tx,
    bookings: &[Booking],
) -> Result<BTreeMap<(BookingId, NoticeKind), (Told, NoticeGiven)>, DatabaseError> {
    let notices = store::notices(tx, bookings).await?.into_iter();
    Ok(notices.map(|notice| ((notice.booking_id, notice.given.kind), (notice.told, notice.given))).collect())
}

/// What was told of a booking and still tells of it as it stands.
pub(in crate::bookings) async fn given_of(tx: &mut Tx, booking: &Booking) -> Result<Vec<NoticeGiven>, DatabaseError> {
    let told = told(tx, std::slice::from_ref(booking)).await?.into_values();
    Ok(told.filter(|(told, _)| told.still_tells(booking)).map(|(_, given)| given).collect())
}

/// Whether somebody was told of bookings.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TickNotice {
    /// What about.
    pub kind: NoticeKind,
    /// Which bookings, as they were seen: what was told is what stood there.
    pub bookings: Vec<SeenBooking>,
    /// Whether they were.
    pub is_given: bool,
}

impl Input for TickNotice {
    fn sample() -> Self {
        let seen = SeenBooking { id: BookingId(1), version: 1 };
        Self { kind: NoticeKind::LargeEvent, bookings: vec![seen], is_given: true }
    }
}

impl Changing for TickNotice {
    const OPERATION: &'static str = "tick_notice";
}

/// Notes that somebody was told of bookings, or takes that back. It is remembered who told them, when, and of what.
pub async fn tick_notice(
    context: &RequestContext<'_>,
    input: TickNotice,
) -> Result<Changed<Vec<NoticeTask>>, BookingError> {
    let problem = match input.bookings.len() {
        0 => Some(Problem::Missing),
        1..=MOST_BOOKINGS => None,
        _ => Some(Problem::OutOfRange { least: 1, most: MOST_BOOKINGS as i64 }),
    };
    if let Some(problem) = problem {
        return Err(one_problem("bookings", problem));
    }
    let mut tx = context.write().await?;
    let ids: Vec<BookingId> = input.bookings.iter().map(|seen| seen.id).collect();
    let stored = bookings::find_all(&mut tx, &ids).await?;
    let there = all_presented(&mut tx, stored).await?;
    if let Some(refusal) = refusal(&input, &there) {
        return give_up(tx, refusal).await;
    }
    let (now, by) = (tx.now(), tx.user_id());
    if input.is_given {
        store::give(&mut tx, &there, input.kind, now, by).await?;
    } else {
        store::withdraw(&mut tx, &there, input.kind, now).await?;
    }
    let left = tasks(context, &mut tx).await?;
    let event = BookingEvent::NoticeTicked { kind: input.kind, is_given: input.is_given };
    tx.commit(there.iter().map(|booking| about(booking.id, &event)).collect()).await?;
    let inverse = TickNotice { is_given: !input.is_given, ..input };
    Ok(Changed::with_undo(left, &inverse))
}

/// What was told has to be what stands there; taking back asks for nothing but that they are there.
fn refusal(input: &TickNotice, there: &[Booking]) -> Option<BookingError> {
    for seen in &input.bookings {
        let Some(booking) = there.iter().find(|booking| booking.id == seen.id) else {
            return Some(BookingError::BookingNotFound);
        };
        let current = || Box::new(booking.clone());
        if input.is_given && booking.version != seen.version {
            return Some(BookingError::StaleBooking { current: current() });
        }
        if input.is_given && booking.state.is_cancelled() {
            return Some(BookingError::BookingIsCancelled { current: current() });
        }
    }
    None
}
