//! How an agreement went, noted when the parties have talked about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafting::problem_of_line;
use super::{Done, finish, for_act, found};
use crate::access::{Changed, Changing, RequestContext};
use crate::agreements::{Agreement, AgreementAct, AgreementError, AgreementEvent, Evaluation, store};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::AgreementId;

const LONGEST_TEXT: usize = 2_000;

/// How it went.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvaluationToNote {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// When and what; `null` takes the note away.
    pub evaluation: Option<EvaluationNote>,
}

/// What the parties found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvaluationNote {
    /// When they talked about it.
    #[ts(type = "string")]
    pub evaluated_on: NaiveDate,
    /// What came of the goals.
    pub result: String,
    /// What is done next, or empty.
    #[serde(default)]
    pub next_step: String,
}

impl Input for EvaluationToNote {
    fn sample() -> Self {
        let evaluation = EvaluationNote {
            evaluated_on: NaiveDate::default(),
            result: "Målene er nået.".into(),
            next_step: String::new(),
        };
        Self { id: AgreementId(1), version: 1, evaluation: Some(evaluation) }
    }
}

impl Changing for EvaluationToNote {
    const OPERATION: &'static str = "note_evaluation";
}

/// Notes how it went, or takes the note away.
pub async fn note_evaluation(
    context: &RequestContext<'_>,
    input: EvaluationToNote,
) -> Result<Changed<Agreement>, AgreementError> {
    let evaluation = input.evaluation.map(|note| Evaluation {
        evaluated_on: note.evaluated_on,
        result: note.result.trim().to_owned(),
        next_step: note.next_step.trim().to_owned(),
    });
    refuse_bad_note(evaluation.as_ref(), context.today())?;
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::Evaluate).await?;
        store::update_evaluation(&mut tx, input.id, evaluation.as_ref()).await?;
        let now = found(&mut tx, input.id).await?;
        let event = AgreementEvent::AgreementEvaluated { on: evaluation.as_ref().map(|one| one.evaluated_on) };
        let was = before.evaluation.map(|one| EvaluationNote {
            evaluated_on: one.evaluated_on,
            result: one.result,
            next_step: one.next_step,
        });
        let inverse = EvaluationToNote { id: input.id, version: now.version, evaluation: was };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

fn refuse_bad_note(evaluation: Option<&Evaluation>, today: NaiveDate) -> Result<(), AgreementError> {
    let Some(note) = evaluation else { return Ok(()) };
    let mut problems = FieldProblems::default();
    if let Some(problem) = problem_of_line(&note.result, today, LONGEST_TEXT) {
        problems.add("evaluation.result", problem);
    }
    let next = Some(&note.next_step).filter(|text| !text.is_empty());
    if let Some(problem) = next.and_then(|text| problem_of_line(text, today, LONGEST_TEXT)) {
        problems.add("evaluation.nextStep", problem);
    }
    if note.evaluated_on > today {
        problems.add("evaluation.evaluatedOn", Problem::InTheFuture);
    }
    problems.into_refusal().map_or(Ok(()), |problems| Err(AgreementError::FieldsRefused { problems }))
}
