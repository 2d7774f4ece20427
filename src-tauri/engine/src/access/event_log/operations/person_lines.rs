//! The log as far as it concerns one person: what they are told on request, and what is taken out of it with their name.

use crate::access::Subject;
use crate::access::event_log::logged_event::{LogCursor, LogReach, LoggedEvent, TopicLines};
use crate::access::event_log::store::{self, LogFilter, LogLines};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::EventId;
use crate::shared::instant::Instant;
use crate::shared::text::{SearchKeys, fold_query};

/// What stands where the words of a search were; the guard of the log knows it too.
const BLANK: &str = "…";
/// Pages that are read of one thing; more lines than anybody has.
const MOST_PAGES: usize = 50;
/// A name's shortest word by which a search tells whom it meant.
const TELLING: usize = 3;

/// Every line about a thing, also who looked at it; the newest first.
pub(crate) async fn lines_about(
    tx: &mut Tx,
    subject: Subject,
    until: Instant,
) -> Result<Vec<LoggedEvent>, DatabaseError> {
    let mut lines = Vec::new();
    let mut after: Option<LogCursor> = None;
    for _ in 0..MOST_PAGES {
        let filter = LogFilter {
            from: Instant::EPOCH,
            to: until,
            after,
            user: None,
            subject: Some(subject),
            topic: TopicLines::default(),
            reach: LogReach::All,
            lines: LogLines::All,
        };
        let page = store::read_page(tx, &filter).await?;
        lines.extend(page.lines);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(lines)
}

/// How many searches have words that say this name.
pub(crate) async fn count_searches_for(tx: &mut Tx, name: &str) -> Result<u32, DatabaseError> {
    Ok(searches_for(tx, name).await?.len() as u32)
}

/// Takes the words out of every search that says this name; how many there were.
pub(crate) async fn forget_searches_for(tx: &mut Tx, name: &str) -> Result<u32, DatabaseError> {
    let found = searches_for(tx, name).await?;
    for (id, values) in &found {
        store::blank_search(tx, *id, values).await?;
    }
    Ok(found.len() as u32)
}

/// Those whose words all begin words of the name, with what is to stand instead.
async fn searches_for(tx: &mut Tx, name: &str) -> Result<Vec<(EventId, String)>, DatabaseError> {
    let keys = SearchKeys::of(name);
    let mut found = Vec::new();
    for (id, values) in store::searches(tx).await? {
        let mut values: serde_json::Value =
            serde_json::from_str(&values).map_err(|_| DatabaseError::inconsistent("events.event_values is no JSON"))?;
        let words = fold_query(values["words"].as_str().unwrap_or_default());
        let tells = words.iter().any(|word| word.secondary.chars().count() >= TELLING);
        if tells && keys.met_by(&words) {
            values["words"] = BLANK.into();
            found.push((id, values.to_string()));
        }
    }
    Ok(found)
}
