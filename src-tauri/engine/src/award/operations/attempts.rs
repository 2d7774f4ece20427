//! Attempts at what of an award is kept from whoever asked.

use serde_json::Value;

use crate::access::{Event, RequestContext, Subject, SubjectKind};
use crate::award::AwardEvent;
use crate::award::store;
use crate::database::DatabaseError;
use crate::shared::ids::PaperId;

/// The refusals that keep something from whoever asks for it. What is hidden and what is not there is refused with the same word.
const KEPT_BACK: [&str; 10] = [
    "not_allowed",
    "not_yours_in_award",
    "not_the_decider",
    "award_year_not_found",
    "award_member_not_found",
    "award_key_closed",
    "nominee_not_found",
    "nomination_not_found",
    "award_paper_not_found",
    "scoring_not_closed",
];
/// The same of a stored paper that is asked for past the award.
const PAPER_NOT_FOUND: &str = "paper_not_found";

/// Whether a refusal keeps something of an award from whoever asked, by its code and by what was asked for.
pub(crate) async fn is_kept_back(
    context: &RequestContext<'_>,
    (code, input): (&str, &Value),
) -> Result<bool, DatabaseError> {
    if code != PAPER_NOT_FOUND {
        return Ok(KEPT_BACK.contains(&code));
    }
    let Some(id) = input["id"].as_i64() else { return Ok(false) };
    let mut tx = context.read().await?;
    Ok(store::find_paper(&mut tx, PaperId(id)).await?.is_some())
}

/// Notes that something of the award was refused. The line says who, when, through what and with which word; not what was asked
/// for, so that it is the same whether there is such a nominee or not. It is told once no award is secret that ran at the time:
/// before that the line itself would say that somebody has nominees they do not see.
pub(crate) async fn note_award_refusal(context: &RequestContext<'_>, code: &str) -> Result<(), DatabaseError> {
    let mut tx = context.write().await?;
    let years = store::years(&mut tx).await?;
    let secret = years.iter().find(|year| year.marks.published_at.is_none());
    let event = AwardEvent::AwardRefused { code: code.to_owned() };
    let event = match secret.or(years.first()) {
        Some(year) => event.of_year(year.id),
        None => Event::new(Subject::of(SubjectKind::Office, 1), &event),
    };
    tx.commit(vec![event]).await
}
