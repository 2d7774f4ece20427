//! The rules: reading and keeping them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::bookings::operations::{give_up, refused};
use crate::bookings::rules::{RuleBook, RuleKind, store};
use crate::bookings::{BookingError, BookingEvent};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;

/// The rules as they stand, beside what the program comes with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookingRules {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules.
    pub book: RuleBook,
    /// What they are in an office that has changed none.
    pub comes_with: RuleBook,
}

/// The office's rules for lending.
pub async fn booking_rules(context: &RequestContext<'_>, _: Nothing) -> Result<BookingRules, BookingError> {
    let mut tx = context.read().await?;
    Ok(as_kept(&mut tx).await?)
}

async fn as_kept(tx: &mut Tx) -> Result<BookingRules, DatabaseError> {
    let (book, version) = store::rules(tx).await?;
    Ok(BookingRules { version, book, comes_with: RuleBook::default() })
}

/// The rules as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepBookingRules {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The rules, all of them.
    pub book: RuleBook,
}

impl Input for KeepBookingRules {
    fn sample() -> Self {
        Self { version: 1, book: RuleBook::default() }
    }
}

impl Changing for KeepBookingRules {
    const OPERATION: &'static str = "keep_booking_rules";
}

/// Keeps other rules. What is booked stays as it is, with the fee that was agreed.
pub async fn keep_booking_rules(
    context: &RequestContext<'_>,
    input: KeepBookingRules,
) -> Result<Changed<BookingRules>, BookingError> {
    let book = input.book.tidied();
    refused(book.problems(context.today()))?;
    let mut tx = context.write().await?;
    let before = as_kept(&mut tx).await?;
    if before.version != input.version || !store::keep(&mut tx, input.version, &book).await? {
        return give_up(tx, BookingError::StaleBookingRules { current: Box::new(before) }).await;
    }
    let now = as_kept(&mut tx).await?;
    let event = BookingEvent::BookingRulesChanged { rules: differing(&before.book, &now.book) };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    let inverse = KeepBookingRules { version: now.version, book: before.book };
    Ok(Changed::with_undo(now, &inverse))
}

/// The rules whose value or source differs.
fn differing(one: &RuleBook, other: &RuleBook) -> Vec<RuleKind> {
    let values = |kind: RuleKind| match kind {
        RuleKind::Lending => one.lending != other.lending,
        RuleKind::Horizon => one.horizon != other.horizon,
        RuleKind::LeadTime => one.lead_time != other.lead_time,
        RuleKind::CancelNotice => one.cancel_days != other.cancel_days,
        RuleKind::RecallNotice => one.recall_days != other.recall_days,
        RuleKind::OptionTime => one.option_days != other.option_days,
        RuleKind::LargeEvent => one.large_events != other.large_events,
        RuleKind::Overnight => one.overnight != other.overnight,
        RuleKind::SeatingPlan => one.seating_plans != other.seating_plans,
        RuleKind::PrimeTime => one.prime_time != other.prime_time,
        RuleKind::NoShow => one.no_shows != other.no_shows,
        RuleKind::Approval => one.approval != other.approval,
        RuleKind::OpeningHours => one.hours_cover != other.hours_cover,
        RuleKind::HeadCount
        | RuleKind::Declaration
        | RuleKind::Length
        | RuleKind::Grid
        | RuleKind::Buffers
        | RuleKind::ClosedDays => false,
    };
    let differs = |kind: &RuleKind| values(*kind) || one.source(*kind) != other.source(*kind);
    RuleKind::ALL.iter().copied().filter(differs).collect()
}
