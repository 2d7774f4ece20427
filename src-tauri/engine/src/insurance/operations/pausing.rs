//! When a volunteer takes no part for a while.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::VolunteerCard;
use super::finish;
use super::writing::{change_to, take_standing};
use crate::access::{Changed, RequestContext};
use crate::gate::Input;
use crate::insurance::{AttachmentFacts, InsuranceError, PauseFacts};
use crate::organisations::kept_date;
use crate::shared::date_entry::parse_date;
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::ids::AttachmentId;

/// A pause to be noted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentToPause {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// From when, until when, and why.
    pub pause: PauseFacts,
}

impl Input for AttachmentToPause {
    fn sample() -> Self {
        let pause = PauseFacts { from: "1/12-2026".into(), to: "31/1-2027".into(), reason: "Rejser".into() };
        Self { attachment_id: AttachmentId(1), version: 1, pause }
    }
}

/// A pause that is over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PauseToEnd {
    /// The attachment.
    pub attachment_id: AttachmentId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The first day on which they take part again, as typed.
    pub takes_part_from: String,
}

impl Input for PauseToEnd {
    fn sample() -> Self {
        Self { attachment_id: AttachmentId(1), version: 2, takes_part_from: "24/11-2026".into() }
    }
}

/// Notes that a volunteer takes no part for a while.
pub async fn pause_attachment(
    context: &RequestContext<'_>,
    input: AttachmentToPause,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let today = context.today();
    let mut tx = context.write().await?;
    let done = async {
        let (volunteer, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        let mut pauses = before.facts.pauses.clone();
        let place = pauses.len();
        pauses.push(input.pause.clone());
        let facts = AttachmentFacts { pauses, ..before.facts.clone() };
        let checked = facts.checked("", today).map_err(|problems| as_typed(problems, place))?;
        change_to(&mut tx, (volunteer, before), ("", &checked)).await
    }
    .await;
    finish(tx, done).await
}

/// The form has one pause, whatever its place among those that are kept.
fn as_typed(problems: Vec<FieldProblem>, place: usize) -> Vec<FieldProblem> {
    let there = format!("pauses.{place}.");
    let renamed = |FieldProblem { field, problem }| {
        let field = field.strip_prefix(&there).map_or(field.clone(), |name| format!("pause.{name}"));
        FieldProblem { field, problem }
    };
    problems.into_iter().map(renamed).collect()
}

/// Notes from when on a volunteer takes part again. A pause that would then have no day goes.
pub async fn end_pause(
    context: &RequestContext<'_>,
    input: PauseToEnd,
) -> Result<Changed<VolunteerCard>, InsuranceError> {
    let today = context.today();
    let from = parse_date(&input.takes_part_from, today)
        .map_err(|problem| vec![FieldProblem { field: "takesPartFrom".into(), problem: Problem::from(problem) }])?;
    let mut tx = context.write().await?;
    let done = async {
        let (volunteer, before) = take_standing(&mut tx, input.attachment_id, input.version).await?;
        let pauses = ended(&before.facts.pauses, from).ok_or(InsuranceError::NotPaused)?;
        let facts = AttachmentFacts { pauses, ..before.facts.clone() };
        let checked = facts.checked("", today)?;
        change_to(&mut tx, (volunteer, before), ("", &checked)).await
    }
    .await;
    finish(tx, done).await
}

/// The pauses where those around the day before end on it; none where no pause is.
fn ended(pauses: &[PauseFacts], takes_part_from: NaiveDate) -> Option<Vec<PauseFacts>> {
    let last_day = takes_part_from.pred_opt()?;
    let runs = |pause: &PauseFacts| {
        let ends = kept_date(&pause.to);
        kept_date(&pause.from).is_some_and(|from| from <= takes_part_from)
            && ends.is_none_or(|to| to >= takes_part_from)
    };
    if !pauses.iter().any(runs) {
        return None;
    }
    let kept = pauses.iter().filter(|pause| !runs(pause) || kept_date(&pause.from) <= Some(last_day));
    let shortened = |pause: &PauseFacts| match runs(pause) {
        true => PauseFacts { to: last_day.to_string(), ..pause.clone() },
        false => pause.clone(),
    };
    Some(kept.map(shortened).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause(from: &str, to: &str) -> PauseFacts {
        PauseFacts { from: from.into(), to: to.into(), reason: String::new() }
    }

    #[test]
    fn a_pause_ends_on_the_day_before_they_take_part_again() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let pauses = [pause("2026-02-01", "2026-02-28"), pause("2026-07-01", "")];
        assert_eq!(ended(&pauses, day("2026-08-01")), Some(vec![pauses[0].clone(), pause("2026-07-01", "2026-07-31")]));
        assert_eq!(ended(&pauses, day("2026-02-28")), Some(vec![pause("2026-02-01", "2026-02-27"), pauses[1].clone()]));
        assert_eq!(ended(&pauses, day("2026-07-01")), Some(vec![pauses[0].clone()]), "it would have had no day");
        assert_eq!(ended(&pauses, day("2026-03-01")), None);
    }
}
