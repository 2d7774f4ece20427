//! What goes by age alone, many at once: papers with the names of several, contacts of bookings and letters about them. Counted, never listed: nobody
//! has to read a name to let it go.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, Changed, Done, Event, RequestContext, Subject, SubjectKind, WriteTx, finish};
use crate::bookings;
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::retention::{RetentionError, RetentionEvent, RetentionRules, store};
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{date_of, day_start};

/// Papers with the names of several: lists of the roll-call, reports to the insurer, day sheets, lists of whom to ring about a
/// closure, and lists of agreements.
const SHARED_PAPERS: [&str; 5] = ["roll_call_list", "insurer_report", "day_sheet", "closure_calls", "agreement_list"];

text_enum! {
    /// What goes by age alone.
    pub enum OldKind {
        /// Papers with the names of several.
        SharedPapers = "shared_papers",
        /// Contacts of bookings.
        BookingContacts = "booking_contacts",
        /// Letters about bookings that are over.
        BookingLetters = "booking_letters",
    }
}

/// What falls due by age alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueOld {
    /// What.
    pub what: OldKind,
    /// How many: papers, or bookings.
    pub count: u32,
    /// How many more wait to be journalled, and stay until they are.
    pub waiting: u32,
    /// The first day of which all is kept.
    #[ts(type = "string")]
    pub kept_from: NaiveDate,
}

/// What is to go.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OldToForget {
    /// What.
    pub what: OldKind,
}

impl Input for OldToForget {
    fn sample() -> Self {
        Self { what: OldKind::BookingContacts }
    }
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OldForgottenCount {
    /// How many: papers, or bookings that have no contact any more.
    pub count: u32,
    /// Out of how many texts their names were taken.
    pub texts: u32,
    /// The first day of which all is kept.
    #[ts(type = "string")]
    pub kept_from: NaiveDate,
}

/// What falls due today by age alone, or waits to be journalled.
pub(super) async fn old_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    today: NaiveDate,
) -> Result<Vec<DueOld>, DatabaseError> {
    let mut due = Vec::new();
    for what in OldKind::ALL {
        let Some(kept_from) = kept_from(rules, *what, today) else { continue };
        let (count, waiting) = counted(tx, *what, kept_from).await?;
        if count + waiting > 0 {
            due.push(DueOld { what: *what, count, waiting, kept_from });
        }
    }
    Ok(due)
}

fn kept_from(rules: &RetentionRules, what: OldKind, today: NaiveDate) -> Option<NaiveDate> {
    match what {
        OldKind::SharedPapers => rules.shared_papers_kept_from(today),
        OldKind::BookingContacts | OldKind::BookingLetters => rules.contacts_kept_from(today),
    }
}

async fn counted(tx: &mut Tx, what: OldKind, kept_from: NaiveDate) -> Result<(u32, u32), DatabaseError> {
    let before = day_start(kept_from);
    let (mut count, mut waiting) = (0, 0);
    match what {
        OldKind::SharedPapers => {
            for kind in SHARED_PAPERS {
                let old = access::old_papers(tx, kind, before).await?;
                count += old.to_go;
                waiting += old.waiting;
            }
        }
        OldKind::BookingContacts => count = bookings::count_old_contacts(tx, before).await?,
        OldKind::BookingLetters => {
            let old = bookings::old_letters(tx, before).await?;
            (count, waiting) = (old.to_go.len() as i64, old.waiting);
        }
    }
    let small = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok((small(count), small(waiting)))
}

/// Lets go of what is old enough. There is no way back; how many went, and from which day on all is kept, stays.
pub async fn forget_old(
    context: &RequestContext<'_>,
    input: OldToForget,
) -> Result<Changed<OldForgottenCount>, RetentionError> {
    let mut tx = context.write().await?;
    let done = forget(&mut tx, input.what).await.map(|gone| {
        let OldForgottenCount { count, kept_from, .. } = gone;
        let event = RetentionEvent::OldForgotten { what: input.what, count, kept_from };
        Done::for_good(gone, vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)])
    });
    finish(tx, done).await
}

async fn forget(tx: &mut WriteTx, what: OldKind) -> Result<OldForgottenCount, RetentionError> {
    let (rules, _) = store::rules(tx).await?;
    let kept_from = kept_from(&rules, what, date_of(tx.now())).ok_or(RetentionError::NothingToForget)?;
    if counted(tx, what, kept_from).await?.0 == 0 {
        return Err(RetentionError::NothingToForget);
    }
    let before = day_start(kept_from);
    match what {
        OldKind::SharedPapers => {
            bookings::forget_old_sheets(tx, before).await?;
            let mut count = 0;
            for kind in SHARED_PAPERS {
                count += access::forget_old_papers(tx, kind, before).await?;
            }
            Ok(OldForgottenCount { count, texts: 0, kept_from })
        }
        OldKind::BookingContacts => {
            let gone = bookings::forget_old_contacts(tx, before).await?;
            Ok(OldForgottenCount { count: gone.bookings, texts: gone.texts + gone.reasons, kept_from })
        }
        OldKind::BookingLetters => {
            let count = bookings::forget_old_letters(tx, before).await?;
            Ok(OldForgottenCount { count, texts: 0, kept_from })
        }
    }
}
