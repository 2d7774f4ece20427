//! What colleagues did since one looked last. It is what everybody at the desk sees in the calendar anyway, told as it
//! happened; how far each has seen is their own, and no line of the log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LogPage, store};
use crate::access::{AccessError, Nothing, RequestContext};
use crate::gate::Input;
use crate::shared::ids::{EventId, UserId};

/// What is older than this is no news.
const LONGEST_SECONDS: i64 = 7 * 24 * 60 * 60;

/// What others did to bookings and closures since whoever asks looked last, the newest first: up to forty lines of the
/// last week.
pub(crate) async fn news(context: &RequestContext<'_>) -> Result<LogPage, AccessError> {
    let mut tx = context.read().await?;
    let since = context.now().plus_seconds(-LONGEST_SECONDS);
    Ok(LogPage { lines: store::news(&mut tx, user(context)?, since).await?, next: None })
}

/// The newest line that was seen.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewsSeen {
    /// The line.
    pub up_to: EventId,
}

impl Input for NewsSeen {
    fn sample() -> Self {
        Self { up_to: EventId(1) }
    }
}

/// Notes that one has seen what colleagues did, up to a line.
pub async fn note_news_seen(context: &RequestContext<'_>, input: NewsSeen) -> Result<Nothing, AccessError> {
    let user_id = user(context)?;
    let mut tx = context.write().await?;
    store::note_news_seen(&mut tx, user_id, input.up_to).await?;
    tx.commit_unseen().await?;
    Ok(Nothing {})
}

fn user(context: &RequestContext<'_>) -> Result<UserId, AccessError> {
    context.who().map(|who| who.user_id).ok_or(AccessError::UserNotFound)
}
