//! Recipients of years that were not run here.

use super::{read, stored};
use crate::award::history::{KeptPastWinner, PastWinnerFacts};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{PastWinnerId, RequestKey, UserId};
use crate::shared::instant::Instant;

statements! {
    // As many as years, of which a municipality has few.
    PAST_WINNERS = "SELECT id, version, facts, withdrawn_at FROM award_past_winners ORDER BY id";
    FIND_PAST_WINNER = "SELECT id, version, facts, withdrawn_at FROM award_past_winners WHERE id = $1";
    PAST_WINNER_OF_REQUEST = "SELECT id FROM award_past_winners WHERE request_key = $1";
    INSERT_PAST_WINNER = "INSERT INTO award_past_winners (request_key, facts, kept_at, kept_by) VALUES ($1, $2, $3, $4) RETURNING id";
    WRITE_PAST_WINNER = "UPDATE award_past_winners SET version = version + 1, facts = $3 WHERE id = $1 AND version = $2";
    TAKE_PAST_WINNER = "UPDATE award_past_winners SET version = version + 1, withdrawn_at = $3 WHERE id = $1 AND version = $2";
}

#[derive(sqlx::FromRow)]
struct PastWinnerRow {
    id: PastWinnerId,
    version: i64,
    facts: String,
    withdrawn_at: Option<Instant>,
}

impl TryFrom<PastWinnerRow> for KeptPastWinner {
    type Error = DatabaseError;

    fn try_from(row: PastWinnerRow) -> Result<Self, DatabaseError> {
        let PastWinnerRow { id, version, facts, withdrawn_at } = row;
        Ok(Self { id, version, facts: read("award_past_winners", &facts)?, withdrawn_at })
    }
}

/// All of them, also those that were taken off the list.
pub(in crate::award) async fn past_winners(tx: &mut Tx) -> Result<Vec<KeptPastWinner>, DatabaseError> {
    let rows: Vec<PastWinnerRow> = within!(tx, connection => sqlx::query_as(PAST_WINNERS).fetch_all(connection).await)?;
    rows.into_iter().map(KeptPastWinner::try_from).collect()
}

pub(in crate::award) async fn find_past_winner(
    tx: &mut Tx,
    id: PastWinnerId,
) -> Result<Option<KeptPastWinner>, DatabaseError> {
    let row: Option<PastWinnerRow> =
        within!(tx, connection => sqlx::query_as(FIND_PAST_WINNER).bind(id).fetch_optional(connection).await)?;
    row.map(KeptPastWinner::try_from).transpose()
}

pub(in crate::award) async fn past_winner_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<PastWinnerId>, DatabaseError> {
    Ok(
        within!(tx, connection => sqlx::query_scalar(PAST_WINNER_OF_REQUEST).bind(key).fetch_optional(connection).await)?,
    )
}

pub(in crate::award) async fn insert_past_winner(
    tx: &mut Tx,
    (key, facts): (RequestKey, &PastWinnerFacts),
    (by, now): (Option<UserId>, Instant),
) -> Result<PastWinnerId, DatabaseError> {
    let facts = stored(facts)?;
    Ok(within!(tx, connection => sqlx::query_scalar(INSERT_PAST_WINNER)
        .bind(key).bind(facts).bind(now).bind(by).fetch_one(connection).await)?)
}

/// Whether the version was still the one given.
pub(in crate::award) async fn write_past_winner(
    tx: &mut Tx,
    (id, version): (PastWinnerId, i64),
    facts: &PastWinnerFacts,
) -> Result<bool, DatabaseError> {
    let facts = stored(facts)?;
    let rows = within!(tx, connection => sqlx::query(WRITE_PAST_WINNER)
        .bind(id).bind(version).bind(facts).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes one off the list, or puts them back; whether the version was still the one given.
pub(in crate::award) async fn take_past_winner(
    tx: &mut Tx,
    (id, version): (PastWinnerId, i64),
    withdrawn_at: Option<Instant>,
) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(TAKE_PAST_WINNER)
        .bind(id).bind(version).bind(withdrawn_at).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
