//! What the office itself wants filled in in its agreements, read and kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::own_variable::OwnSet;
use crate::agreements::wording::names_in;
use crate::agreements::{AgreementError, AgreementEvent, OwnVariable, OwnVariableKind, VariableUse, store};
use crate::gate::Input;
use crate::shared::localised_text::LocalisedText;

/// What the office has added, as it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnVariables {
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What it has added, in its order.
    pub variables: Vec<OwnVariable>,
}

impl From<OwnSet> for OwnVariables {
    fn from(OwnSet { version, variables }: OwnSet) -> Self {
        Self { version, variables }
    }
}

/// What the office itself wants filled in in its agreements.
pub async fn own_variables(context: &RequestContext<'_>, _: Nothing) -> Result<OwnVariables, AgreementError> {
    let mut tx = context.read().await?;
    Ok(store::own_variables(&mut tx).await?.into())
}

/// What the office wants filled in, as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepOwnVariables {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All of them, in their order.
    pub variables: Vec<OwnVariable>,
}

impl Input for KeepOwnVariables {
    fn sample() -> Self {
        let text = |da: &str, en: &str| LocalisedText { da: da.into(), en: en.into() };
        let variable = OwnVariable {
            name: String::new(),
            word: "antal nøgler".into(),
            kind: OwnVariableKind::Text,
            label: text("Antal nøgler", "Number of keys"),
            default: text("to", "two"),
            standing: VariableUse::Used,
        };
        Self { version: 0, variables: vec![variable] }
    }
}

impl Changing for KeepOwnVariables {
    const OPERATION: &'static str = "keep_own_variables";
}

/// Keeps all of them anew. Drafts follow; an agreement that was handed on keeps what it was handed on with. One that a
/// kept clause asks for cannot be taken away, only retired.
pub async fn keep_own_variables(
    context: &RequestContext<'_>,
    input: KeepOwnVariables,
) -> Result<Changed<OwnVariables>, AgreementError> {
    let next = OwnSet::following(input.version, input.variables);
    if let Some(problems) = next.problems(context.today()) {
        return Err(AgreementError::FieldsRefused { problems });
    }
    let mut tx = context.write().await?;
    let before = store::own_variables(&mut tx).await?;
    if before.version == input.version && before.variables == next.variables {
        tx.rollback().await?;
        return Ok(Changed::for_good(before.into()));
    }
    if let Err(refusal) = keep(&mut tx, &before, &next, input.version).await {
        tx.rollback().await?;
        return Err(refusal);
    }
    let event = AgreementEvent::OwnVariablesChanged { words: words_of_what_differs(&before, &next) };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    let inverse = KeepOwnVariables { version: next.version, variables: before.variables };
    Ok(Changed::with_undo(next.into(), &inverse))
}

async fn keep(tx: &mut WriteTx, before: &OwnSet, next: &OwnSet, seen: i64) -> Result<(), AgreementError> {
    let stale = || AgreementError::StaleOwnVariables { current: Box::new(before.clone().into()) };
    if before.version != seen {
        return Err(stale());
    }
    for variable in before.gone_in(next) {
        refuse_in_use(tx, variable).await?;
    }
    let (at, by) = (tx.now(), tx.user_id());
    if store::keep_own_variables(tx, next, at, by).await? { Ok(()) } else { Err(stale()) }
}

/// So many agreements are named in a refusal.
const MOST_NAMED: usize = 3;

async fn refuse_in_use(tx: &mut WriteTx, variable: &OwnVariable) -> Result<(), AgreementError> {
    let asks = |text: &str| names_in(text).contains(&variable.name);
    let mut agreements: Vec<String> = Vec::new();
    for store::Asking { number, body } in store::agreements_that_may_ask(tx, &variable.name).await? {
        if asks(&body) && !agreements.contains(&number) {
            agreements.push(number);
        }
    }
    let clauses = store::libraries_that_may_ask(tx, &variable.name).await?;
    let clause = clauses.into_iter().find(|clause| clause.texts().any(asks)).map(|clause| clause.heading.da);
    if agreements.is_empty() && clause.is_none() {
        return Ok(());
    }
    agreements.truncate(MOST_NAMED);
    Err(AgreementError::VariableInUse { word: variable.word.clone(), agreements, clause })
}

/// The words of what is other than before, new or gone; none where only their order is another.
fn words_of_what_differs(before: &OwnSet, now: &OwnSet) -> Vec<String> {
    let differs = |variable: &&OwnVariable| before.variable(&variable.name) != Some(variable);
    let gone = before.gone_in(now);
    now.variables.iter().filter(differs).chain(gone).map(|variable| variable.word.clone()).collect()
}
