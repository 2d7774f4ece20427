//! All SQL about the library of clauses.

use std::borrow::Cow;

use super::add_clause;
use crate::agreements::library::{Libraries, Library};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{AgreementId, UserId};
use crate::shared::instant::Instant;

statements! {
    LIBRARY_NOW = "SELECT version, clauses FROM clause_library
        WHERE version = (SELECT MAX(version) FROM clause_library)";
    LIBRARIES_OF = "SELECT l.version, l.clauses FROM clause_library l WHERE l.version IN
        (SELECT c.library_version FROM agreement_clauses c WHERE c.agreement_id = $1)";
    KEEP_LIBRARY = "INSERT INTO clause_library (version, clauses, written_at, written_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    MOVE_CLAUSES_ON = "UPDATE agreement_clauses SET place = place + 1 WHERE agreement_id = $1 AND place >= $2";
    CLAUSE_PLACES = "SELECT clause_key, place FROM agreement_clauses WHERE agreement_id = $1 ORDER BY place";
}

fn read((version, clauses): (i64, String)) -> Result<Library, DatabaseError> {
    let clauses = serde_json::from_str(&clauses).map_err(|_| DatabaseError::inconsistent("clause_library.clauses"))?;
    Ok(Library { version, clauses }.completed())
}

/// The library as it is now.
pub(in crate::agreements) async fn library(tx: &mut Tx) -> Result<Cow<'static, Library>, DatabaseError> {
    let kept: Option<(i64, String)> =
        within!(tx, connection => sqlx::query_as(LIBRARY_NOW).fetch_optional(connection).await)?;
    kept.map_or(Ok(Cow::Borrowed(Library::built_in())), |kept| read(kept).map(Cow::Owned))
}

/// The library as it is now, and those that an agreement's clauses were taken from.
pub(in crate::agreements) async fn libraries_of(tx: &mut Tx, id: AgreementId) -> Result<Libraries, DatabaseError> {
    let newest = library(tx).await?;
    let earlier: Vec<(i64, String)> =
        within!(tx, connection => sqlx::query_as(LIBRARIES_OF).bind(id).fetch_all(connection).await)?;
    Ok(Libraries::new(newest, earlier.into_iter().map(read).collect::<Result<_, _>>()?))
}

/// Keeps the library anew; `false` where somebody else has kept this version.
pub(in crate::agreements) async fn keep_library(
    tx: &mut Tx,
    library: &Library,
    now: Instant,
    by: Option<UserId>,
) -> Result<bool, DatabaseError> {
    let clauses =
        serde_json::to_string(&library.clauses).map_err(|_| DatabaseError::inconsistent("clause_library.clauses"))?;
    let rows = within!(tx, connection => sqlx::query(KEEP_LIBRARY)
        .bind(library.version).bind(clauses).bind(now).bind(by).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// The clauses of an agreement with their places, in their order.
pub(in crate::agreements) async fn clause_places(
    tx: &mut Tx,
    id: AgreementId,
) -> Result<Vec<(String, i64)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(CLAUSE_PLACES).bind(id).fetch_all(connection).await)?)
}

/// Puts a clause into an agreement at a place; what stands there and after it moves on.
pub(in crate::agreements) async fn insert_clause(
    tx: &mut Tx,
    id: AgreementId,
    place: i64,
    clause: &crate::agreements::Clause,
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(MOVE_CLAUSES_ON).bind(id).bind(place).execute(connection).await.map(|_| ()))?;
    add_clause(tx, id, place, clause).await
}
