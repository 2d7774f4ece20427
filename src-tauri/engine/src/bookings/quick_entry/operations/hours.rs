//! The hours of *formiddag*, *eftermiddag*, *aften* and *hele dagen*: reading and keeping them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::bookings::operations::{give_up, refused};
use crate::bookings::quick_entry::{DayParts, NamedHours, NamedTime, store};
use crate::bookings::{BookingError, BookingEvent};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The hours of the parts of a day.
pub async fn day_parts(context: &RequestContext<'_>, _: Nothing) -> Result<DayParts, BookingError> {
    let mut tx = context.read().await?;
    Ok(store::named_hours(&mut tx).await?)
}

/// The hours of the parts of a day as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepDayParts {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The hours; a part that is left out keeps its own.
    pub hours: Vec<NamedHours>,
}

impl Input for KeepDayParts {
    fn sample() -> Self {
        Self {
            version: 1,
            hours: vec![NamedHours { name: NamedTime::Evening, starts_minute: 19 * 60, ends_minute: 22 * 60 }],
        }
    }
}

impl Changing for KeepDayParts {
    const OPERATION: &'static str = "keep_day_parts";
}

/// Keeps the hours of the parts of a day. What is booked stays as it is.
pub async fn keep_day_parts(
    context: &RequestContext<'_>,
    input: KeepDayParts,
) -> Result<Changed<DayParts>, BookingError> {
    refused(problems_of(&input.hours))?;
    let mut tx = context.write().await?;
    let before = store::named_hours(&mut tx).await?;
    if !store::keep_named_hours(&mut tx, input.version, &input.hours).await? {
        return give_up(tx, BookingError::StaleDayParts { current: before }).await;
    }
    let now = store::named_hours(&mut tx).await?;
    let event = Event::new(Subject::of(SubjectKind::Office, 1), &BookingEvent::DayPartsChanged);
    tx.commit(vec![event]).await?;
    let inverse = KeepDayParts { version: now.version, hours: before.hours };
    Ok(Changed::with_undo(now, &inverse))
}

fn problems_of(hours: &[NamedHours]) -> FieldProblems {
    let mut problems = FieldProblems::default();
    for (index, there) in hours.iter().enumerate() {
        if !(0..DAY).contains(&there.starts_minute) {
            problems.add(format!("hours.{index}.startsMinute"), Problem::Time);
        }
        if !(1..=DAY).contains(&there.ends_minute) {
            problems.add(format!("hours.{index}.endsMinute"), Problem::Time);
        } else if there.ends_minute <= there.starts_minute {
            problems.add(format!("hours.{index}.endsMinute"), Problem::EndsBeforeStart);
        }
        if hours[..index].iter().any(|before| before.name == there.name) {
            problems.add(format!("hours.{index}.name"), Problem::TakenName);
        }
    }
    problems
}
