//! What the office wants to remember about a clause while it is talked over.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::writing::problem_of_body;
use super::{Done, finish, found, next_version};
use crate::access::{Changed, Changing, RequestContext};
use crate::agreements::{Agreement, AgreementError, AgreementEvent, AgreementState, store};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::AgreementId;
use crate::shared::wall_clock::date_of;

/// A note as it should be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseNote {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// The clause.
    pub key: String,
    /// What is to be remembered; empty: nothing.
    pub note: String,
}

impl Input for ClauseNote {
    fn sample() -> Self {
        let note = "Spørg kassereren, om beløbet er med moms".to_owned();
        Self { id: AgreementId(1), version: 1, key: "economy".into(), note }
    }
}

impl Changing for ClauseNote {
    const OPERATION: &'static str = "note_clause";
}

/// Changes what is to be remembered about a clause. It changes no word of the paper, so it is done in every state but that
/// of a draft that was thrown away, and a printed paper still says what the agreement says.
pub async fn note_clause(
    context: &RequestContext<'_>,
    input: ClauseNote,
) -> Result<Changed<Agreement>, AgreementError> {
    let note = input.note.trim();
    let mut problems = FieldProblems::default();
    if let Some(problem) = problem_of_body(note, date_of(context.now())) {
        problems.add("note", problem);
    }
    if let Some(problems) = problems.into_refusal() {
        return Err(AgreementError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    let done = async {
        let before = next_version(&mut tx, input.id, input.version).await?;
        if before.state == AgreementState::Discarded {
            return Err(AgreementError::AgreementDiscarded);
        }
        let missing = || AgreementError::ClauseNotFound { key: input.key.chars().take(60).collect() };
        let clause = before.clauses.iter().find(|clause| clause.key == input.key).ok_or_else(missing)?;
        store::keep_print(&mut tx, input.id).await?;
        store::update_note(&mut tx, input.id, &input.key, note).await?;
        let now = found(&mut tx, input.id).await?;
        let inverse =
            ClauseNote { id: input.id, version: now.version, key: input.key.clone(), note: clause.note.clone() };
        let event = AgreementEvent::ClauseNoted { key: input.key.clone() };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
