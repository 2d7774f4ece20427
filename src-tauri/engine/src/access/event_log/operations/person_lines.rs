//! The log as far as it concerns one person: what they are told on request, and what is taken out of it with their name.

use crate::access::Subject;
use crate::access::event_log::logged_event::{LogCursor, LogReach, LoggedEvent, ToldOfAwards, TopicLines};
use crate::access::event_log::store::{self, LogFilter, LogLines};
use crate::database::{DatabaseError, Tx};
use crate::shared::forgotten_name::{ForgottenName, GONE};
use crate::shared::ids::EventId;
use crate::shared::instant::Instant;
use crate::shared::text::{SearchKeys, fold_query};

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
            told: ToldOfAwards::everything(),
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
    Ok(searches_for(tx, &[name]).await?.len() as u32)
}

/// Takes the words out of every search that says this name; how many there were.
pub(crate) async fn forget_searches_for(tx: &mut Tx, name: &str) -> Result<u32, DatabaseError> {
    forget_searches_for_any(tx, &[name]).await
}

/// The same for several names; the searches are read once.
pub(crate) async fn forget_searches_for_any(tx: &mut Tx, names: &[&str]) -> Result<u32, DatabaseError> {
    let found = searches_for(tx, names).await?;
    for (id, values) in &found {
        store::blank_words(tx, *id, values).await?;
    }
    Ok(found.len() as u32)
}

/// Those whose words all begin words of one of the names, with what is to stand instead.
async fn searches_for(tx: &mut Tx, names: &[&str]) -> Result<Vec<(EventId, String)>, DatabaseError> {
    let keys: Vec<SearchKeys> = names.iter().map(|name| SearchKeys::of(name)).collect();
    let mut found = Vec::new();
    for (id, values) in store::searches(tx).await? {
        let mut values = read(&values)?;
        let words = fold_query(values["words"].as_str().unwrap_or_default());
        let tells = words.iter().any(|word| word.secondary.chars().count() >= TELLING);
        if tells && keys.iter().any(|keys| keys.met_by(&words)) {
            values["words"] = GONE.into();
            found.push((id, values.to_string()));
        }
    }
    Ok(found)
}

/// How many reasons in the log are about somebody: given for one of these things, or said with their name.
pub(crate) async fn count_reasons_about(tx: &mut Tx, name: &str, subjects: &[Subject]) -> Result<u32, DatabaseError> {
    Ok(reasons_about(tx, name, subjects).await?.len() as u32)
}

/// Takes the words out of every reason that is about somebody; how many there were.
pub(crate) async fn forget_reasons_about(tx: &mut Tx, name: &str, subjects: &[Subject]) -> Result<u32, DatabaseError> {
    let found = reasons_about(tx, name, subjects).await?;
    for (id, values) in &found {
        store::blank_words(tx, *id, values).await?;
    }
    Ok(found.len() as u32)
}

/// Those that have words still, with what is to stand instead.
async fn reasons_about(tx: &mut Tx, name: &str, subjects: &[Subject]) -> Result<Vec<(EventId, String)>, DatabaseError> {
    let named = ForgottenName::of(name);
    let mut found = Vec::new();
    for row in store::reasons(tx).await? {
        let mut values = read(&row.event_values)?;
        let reason = values["reason"].as_str().unwrap_or_default();
        let is_about = subjects.contains(&Subject::of(row.subject_kind, row.subject_id)) || named.is_said_in(reason);
        if is_about && !reason.is_empty() && reason != GONE {
            values["reason"] = GONE.into();
            found.push((row.id, values.to_string()));
        }
    }
    Ok(found)
}

/// Takes the name out of the lines about a thing whose values these are.
pub(crate) async fn forget_names_in_lines(
    tx: &mut Tx,
    about: Subject,
    is_theirs: impl Fn(&serde_json::Value) -> bool,
) -> Result<(), DatabaseError> {
    for (id, written) in store::lines_with_names(tx, about).await? {
        let values = read(&written)?;
        if is_theirs(&values) && values["name"] != GONE {
            // All else stays to the letter, also the order in which it was written: the log's guard compares.
            let (name, gone) = (format!("\"name\":{}", values["name"]), format!("\"name\":\"{GONE}\""));
            store::blank_words(tx, id, &written.replacen(&name, &gone, 1)).await?;
        }
    }
    Ok(())
}

fn read(values: &str) -> Result<serde_json::Value, DatabaseError> {
    serde_json::from_str(values).map_err(|_| DatabaseError::inconsistent("events.event_values is no JSON"))
}
