//! The library of clauses, read and kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reading::enclosed;
use crate::access::{Changed, Changing, Event, Nothing, RequestContext, Subject, SubjectKind};
use crate::agreements::library::Library;
use crate::agreements::own_variable::Vocabulary;
use crate::agreements::{AgreementError, AgreementEvent, LibraryClause, Variable, store};
use crate::gate::Input;

/// The library as it stands, beside what the program comes with.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClauseLibrary {
    /// Counts the changes; an edit carries the one it saw. 0 is what the program comes with.
    #[ts(type = "number")]
    pub version: i64,
    /// Its clauses, in the order of the paper.
    pub clauses: Vec<LibraryClause>,
    /// What the program comes with.
    pub comes_with: Vec<LibraryClause>,
    /// The clauses that are enclosed: they stand on a paper of their own and have no number.
    pub enclosed: Vec<String>,
    /// What can stand in braces in the texts.
    pub variables: Vec<Variable>,
}

impl ClauseLibrary {
    fn of(Library { version, clauses }: Library, vocabulary: &Vocabulary) -> Self {
        let comes_with = Library::built_in().clauses.clone();
        Self { version, clauses, comes_with, enclosed: enclosed(), variables: vocabulary.all().cloned().collect() }
    }
}

/// The clauses that agreements are written with.
pub async fn clause_library(context: &RequestContext<'_>, _: Nothing) -> Result<ClauseLibrary, AgreementError> {
    let mut tx = context.read().await?;
    let vocabulary = store::vocabulary(&mut tx).await?;
    Ok(ClauseLibrary::of(store::library(&mut tx).await?.into_owned(), &vocabulary))
}

/// The library as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepClauseLibrary {
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Its clauses, all of them, in the order of the paper.
    pub clauses: Vec<LibraryClause>,
}

impl Input for KeepClauseLibrary {
    fn sample() -> Self {
        Self { version: 0, clauses: Library::built_in().clauses.clone() }
    }
}

impl Changing for KeepClauseLibrary {
    const OPERATION: &'static str = "keep_clause_library";
}

/// Keeps the library anew. Agreements that are being written learn of it, and are changed by nobody but their writers.
pub async fn keep_clause_library(
    context: &RequestContext<'_>,
    input: KeepClauseLibrary,
) -> Result<Changed<ClauseLibrary>, AgreementError> {
    let clauses: Vec<LibraryClause> = input.clauses.into_iter().map(LibraryClause::tidied).collect();
    let mut tx = context.write().await?;
    let before = store::library(&mut tx).await?.into_owned();
    let vocabulary = store::vocabulary(&mut tx).await?;
    if let Some(problems) = before.problems_after(&clauses, &vocabulary, context.today()) {
        tx.rollback().await?;
        return Err(AgreementError::FieldsRefused { problems });
    }
    let now = Library { version: input.version.saturating_add(1), clauses };
    if before.version == input.version && before.clauses == now.clauses {
        tx.rollback().await?;
        return Ok(Changed::for_good(ClauseLibrary::of(before, &vocabulary)));
    }
    let (at, by) = (tx.now(), tx.user_id());
    if before.version != input.version || !store::keep_library(&mut tx, &now, at, by).await? {
        tx.rollback().await?;
        let current = Box::new(ClauseLibrary::of(before, &vocabulary));
        return Err(AgreementError::StaleClauseLibrary { current });
    }
    let event = AgreementEvent::ClauseLibraryChanged { clauses: headings_of_what_differs(&before, &now) };
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &event)]).await?;
    let inverse = KeepClauseLibrary { version: now.version, clauses: before.clauses };
    Ok(Changed::with_undo(ClauseLibrary::of(now, &vocabulary), &inverse))
}

/// The Danish headings of the clauses that are other than before, or new; none where only their order is another.
fn headings_of_what_differs(before: &Library, now: &Library) -> Vec<String> {
    let differs = |clause: &&LibraryClause| before.clause(&clause.key) != Some(clause);
    now.clauses.iter().filter(differs).map(|clause| clause.heading.da.clone()).collect()
}
