//! All SQL about what the office itself wants filled in.

use crate::agreements::LibraryClause;
use crate::agreements::own_variable::{OwnSet, Vocabulary};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AgreementId, UserId};
use crate::shared::instant::Instant;

statements! {
    OWN_VARIABLES_NOW = "SELECT version, variables FROM own_variables
        WHERE version = (SELECT MAX(version) FROM own_variables)";
    OWN_VARIABLES_OF = "SELECT v.version, v.variables FROM own_variables v WHERE v.version = COALESCE(
        (SELECT a.variables_version FROM agreements a WHERE a.id = $1), (SELECT MAX(version) FROM own_variables))";
    KEEP_OWN_VARIABLES = "INSERT INTO own_variables (version, variables, written_at, written_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    HOLD_VARIABLES = "UPDATE agreements SET variables_version = $2 WHERE id = $1";
    AGREEMENTS_THAT_MAY_ASK = "SELECT a.number, c.body FROM agreement_clauses c JOIN agreements a ON a.id = c.agreement_id
        WHERE c.body LIKE $1 ORDER BY a.id DESC, c.place LIMIT 500";
    LIBRARIES_THAT_MAY_ASK = "SELECT l.clauses FROM clause_library l WHERE l.clauses LIKE $1 AND (
        l.version = (SELECT MAX(version) FROM clause_library)
        OR EXISTS (SELECT 1 FROM agreement_clauses c WHERE c.library_version = l.version))";
}

fn read((version, variables): (i64, String)) -> Result<OwnSet, DatabaseError> {
    let variables =
        serde_json::from_str(&variables).map_err(|_| DatabaseError::inconsistent("own_variables.variables"))?;
    Ok(OwnSet { version, variables })
}

/// What the office wants filled in now.
pub(in crate::agreements) async fn own_variables(tx: &mut Tx) -> Result<OwnSet, DatabaseError> {
    let kept: Option<(i64, String)> =
        within!(tx, connection => sqlx::query_as(OWN_VARIABLES_NOW).fetch_optional(connection).await)?;
    kept.map_or(Ok(OwnSet::default()), read)
}

/// What can be filled in now.
pub(in crate::agreements) async fn vocabulary(tx: &mut Tx) -> Result<Vocabulary, DatabaseError> {
    Ok(Vocabulary::new(own_variables(tx).await?))
}

/// What can be filled in in an agreement: what it was handed on with, else what there is now.
pub(in crate::agreements) async fn vocabulary_of(tx: &mut Tx, id: AgreementId) -> Result<Vocabulary, DatabaseError> {
    let kept: Option<(i64, String)> =
        within!(tx, connection => sqlx::query_as(OWN_VARIABLES_OF).bind(id).fetch_optional(connection).await)?;
    Ok(Vocabulary::new(kept.map_or(Ok(OwnSet::default()), read)?))
}

/// Keeps all of them anew; `false` where somebody else has kept this version.
pub(in crate::agreements) async fn keep_own_variables(
    tx: &mut Tx,
    set: &OwnSet,
    now: Instant,
    by: Option<UserId>,
) -> Result<bool, DatabaseError> {
    let variables =
        serde_json::to_string(&set.variables).map_err(|_| DatabaseError::inconsistent("own_variables.variables"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_OWN_VARIABLES)
        .bind(set.version).bind(variables).bind(now).bind(by).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Which set an agreement keeps, whatever the office changes later; `None`: it is a draft, and follows.
pub(in crate::agreements) async fn hold_variables(
    tx: &mut Tx,
    id: AgreementId,
    version: Option<i64>,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(HOLD_VARIABLES).bind(id).bind(version).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// A clause of an agreement in whose text a name may stand.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::agreements) struct Asking {
    /// The agreement's number.
    pub number: String,
    /// The clause's text.
    pub body: String,
}

/// Clauses of agreements in whose text these letters stand, the newest agreement first.
pub(in crate::agreements) async fn agreements_that_may_ask(
    tx: &mut Tx,
    name: &str,
) -> Result<Vec<Asking>, DatabaseError> {
    let like = format!("%{name}%");
    Ok(within!(tx, connection => sqlx::query_as(AGREEMENTS_THAT_MAY_ASK).bind(like).fetch_all(connection).await)?)
}

/// The clauses of libraries in which these letters stand: of the one that there is now, and of those that clauses of
/// agreements were taken from.
pub(in crate::agreements) async fn libraries_that_may_ask(
    tx: &mut Tx,
    name: &str,
) -> Result<Vec<LibraryClause>, DatabaseError> {
    let like = format!("%{name}%");
    let kept: Vec<String> =
        within!(tx, connection => sqlx::query_scalar(LIBRARIES_THAT_MAY_ASK).bind(like).fetch_all(connection).await)?;
    let mut clauses = Vec::new();
    for library in kept {
        let of_one: Vec<LibraryClause> =
            serde_json::from_str(&library).map_err(|_| DatabaseError::inconsistent("clause_library.clauses"))?;
        clauses.extend(of_one);
    }
    Ok(clauses)
}
