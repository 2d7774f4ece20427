//! The log when its time is over: lines that only tell of use go, by whole months. What was changed, printed as a paper with its
//! SHA-256 or given notice of stays, since histories, letters and papers rest on it.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::access::{
    self, Changed, Done, Event, Nothing, RequestContext, Subject, SubjectKind, ToldOfAwards, WriteTx, finish,
};
use crate::award;
use crate::database::{DatabaseError, Tx};
use crate::retention::{RetentionError, RetentionEvent, RetentionRules, store};
use crate::shared::wall_clock::{date_of, day_start};

/// Lines of the log that fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueLog {
    /// How many.
    pub lines: u32,
    /// The first day whose lines stay.
    #[ts(type = "string")]
    pub kept_from: NaiveDate,
}

/// What of the log falls due today, where anything does. Lines that nobody is told of yet wait until they are told, so that no
/// count speaks of them.
pub(super) async fn log_due(
    tx: &mut Tx,
    rules: &RetentionRules,
    today: NaiveDate,
) -> Result<Option<DueLog>, DatabaseError> {
    let Some(kept_from) = rules.log_kept_from(today) else { return Ok(None) };
    let told = told_of_awards(tx).await?;
    let lines = access::count_old_lines(tx, day_start(kept_from), &told).await?;
    Ok((lines > 0).then_some(DueLog { lines, kept_from }))
}

async fn told_of_awards(tx: &mut Tx) -> Result<ToldOfAwards, DatabaseError> {
    let public = award::public_of_awards(tx).await?;
    Ok(ToldOfAwards::of(&public.nominees, &public.years))
}

/// Lets lines of the log go whose time is over. There is no way back; how many went, and from which day on all is kept, stays.
pub async fn thin_log(context: &RequestContext<'_>, _: Nothing) -> Result<Changed<DueLog>, RetentionError> {
    let mut tx = context.write().await?;
    let done = thin(&mut tx).await.map(|gone| {
        let DueLog { lines, kept_from } = gone;
        let event = RetentionEvent::LogThinned { lines, kept_from };
        Done::for_good(gone, vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)])
    });
    finish(tx, done).await
}

async fn thin(tx: &mut WriteTx) -> Result<DueLog, RetentionError> {
    let (rules, _) = store::rules(tx).await?;
    let today = date_of(tx.now());
    let due = log_due(tx, &rules, today).await?.ok_or(RetentionError::NoOldLines)?;
    let told = told_of_awards(tx).await?;
    let lines = access::thin_log(tx, day_start(due.kept_from), &told).await?;
    Ok(DueLog { lines, ..due })
}
