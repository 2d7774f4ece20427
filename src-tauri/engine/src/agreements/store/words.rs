//! All SQL about what the office wrote of agreements besides their own words, for when a name that it says is to go.

use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements};
use crate::shared::forgotten_name::ForgottenName;

statements! {
    TALKS_TOOK_PART = "SELECT id, took_part FROM agreement_talks WHERE took_part <> ''";
    MEND_TALKS_TOOK_PART = "UPDATE agreement_talks SET took_part = $2, version = version + 1 WHERE id = $1 AND took_part = $3";
    TALKS_SAID = "SELECT id, said FROM agreement_talks WHERE said <> ''";
    MEND_TALKS_SAID = "UPDATE agreement_talks SET said = $2, version = version + 1 WHERE id = $1 AND said = $3";
    TALKS_NEXT_STEP = "SELECT id, next_step FROM agreement_talks WHERE next_step <> ''";
    MEND_TALKS_NEXT_STEP = "UPDATE agreement_talks SET next_step = $2, version = version + 1 WHERE id = $1 AND next_step = $3";
    GOALS = "SELECT id, goal FROM agreement_goals WHERE goal <> ''";
    MEND_GOALS = "UPDATE agreement_goals SET goal = $2, version = version + 1 WHERE id = $1 AND goal = $3";
    GOAL_MEASURES = "SELECT id, measure FROM agreement_goals WHERE measure <> ''";
    MEND_GOAL_MEASURES = "UPDATE agreement_goals SET measure = $2, version = version + 1 WHERE id = $1 AND measure = $3";
    GOAL_RESULTS = "SELECT id, result FROM agreement_goal_evaluations WHERE result <> ''";
    MEND_GOAL_RESULTS = "UPDATE agreement_goal_evaluations SET result = $2 WHERE id = $1 AND result = $3";
    GOAL_NEXT_STEPS = "SELECT id, next_step FROM agreement_goal_evaluations WHERE next_step <> ''";
    MEND_GOAL_NEXT_STEPS = "UPDATE agreement_goal_evaluations SET next_step = $2 WHERE id = $1 AND next_step = $3";
    EVALUATION_RESULTS = "SELECT id, evaluation_result FROM agreements WHERE evaluation_result <> ''";
    MEND_EVALUATION_RESULTS = "UPDATE agreements SET evaluation_result = $2, version = version + 1 WHERE id = $1 AND evaluation_result = $3";
    EVALUATION_NEXT_STEPS = "SELECT id, evaluation_next_step FROM agreements WHERE evaluation_next_step <> ''";
    MEND_EVALUATION_NEXT_STEPS = "UPDATE agreements SET evaluation_next_step = $2, version = version + 1 WHERE id = $1 AND evaluation_next_step = $3";
    REQUIREMENT_REASONS = "SELECT agreement_id, reason FROM agreement_requirements WHERE reason <> ''";
    MEND_REQUIREMENT_REASONS = "UPDATE agreement_requirements SET reason = $2, version = version + 1 WHERE agreement_id = $1 AND reason = $3";
    REQUIREMENTS_CONFIRMED_BY = "SELECT agreement_id, confirmed_by FROM agreement_requirements WHERE confirmed_by <> ''";
    MEND_REQUIREMENTS_CONFIRMED_BY = "UPDATE agreement_requirements SET confirmed_by = $2, version = version + 1 WHERE agreement_id = $1 AND confirmed_by = $3";
    CLAUSE_NOTES = "SELECT agreement_id, note FROM agreement_clauses WHERE note <> ''";
    MEND_CLAUSE_NOTES = "UPDATE agreement_clauses SET note = $2 WHERE agreement_id = $1 AND note = $3";
}

const TEXTS: [Texts; 12] = [
    Texts { read: TALKS_TOOK_PART, write: MEND_TALKS_TOOK_PART },
    Texts { read: TALKS_SAID, write: MEND_TALKS_SAID },
    Texts { read: TALKS_NEXT_STEP, write: MEND_TALKS_NEXT_STEP },
    Texts { read: GOALS, write: MEND_GOALS },
    Texts { read: GOAL_MEASURES, write: MEND_GOAL_MEASURES },
    Texts { read: GOAL_RESULTS, write: MEND_GOAL_RESULTS },
    Texts { read: GOAL_NEXT_STEPS, write: MEND_GOAL_NEXT_STEPS },
    Texts { read: EVALUATION_RESULTS, write: MEND_EVALUATION_RESULTS },
    Texts { read: EVALUATION_NEXT_STEPS, write: MEND_EVALUATION_NEXT_STEPS },
    Texts { read: REQUIREMENT_REASONS, write: MEND_REQUIREMENT_REASONS },
    Texts { read: REQUIREMENTS_CONFIRMED_BY, write: MEND_REQUIREMENTS_CONFIRMED_BY },
    Texts { read: CLAUSE_NOTES, write: MEND_CLAUSE_NOTES },
];

/// Takes a name out of talks, goals, evaluations, requirements and notes; how many texts. What was agreed, and who signed it, stays
/// as it was printed: an agreement has a time of its own.
pub(crate) async fn forget_in_agreements(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    mend_texts(tx, &TEXTS, &|text| name.mended(text)).await
}
