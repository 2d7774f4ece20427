//! CPR numbers, sealed. No statement here sees one in clear.

use chrono::NaiveDate;

use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::cpr::CprKind;
use crate::shared::ids::{ClaimId, CprNumberId, PersonId, RequestKey, SealingKeyId, UserId};
use crate::shared::instant::Instant;

statements! {
    CPR_NUMBERS = "SELECT n.id, n.sealing_key_id, n.kind, n.sealed, n.keyed_index, n.kept_at, n.injured_on, n.claim_id, c.happened_on,
            n.dropped_at
        FROM cpr_numbers n LEFT JOIN claims c ON c.id = n.claim_id WHERE n.person_id = $1 ORDER BY n.id DESC";
    CPR_NUMBER = "SELECT n.id, n.sealing_key_id, n.kind, n.sealed, n.keyed_index, n.kept_at, n.injured_on, n.claim_id, c.happened_on,
            n.dropped_at
        FROM cpr_numbers n LEFT JOIN claims c ON c.id = n.claim_id WHERE n.person_id = $1 AND n.id = $2";
    CPR_OF_REQUEST = "SELECT person_id FROM cpr_numbers WHERE request_key = $1";
    HOLDER_OF_CPR = "SELECT person_id FROM cpr_numbers WHERE keyed_index = $1 AND dropped_at IS NULL";
    DROP_CPR = "UPDATE cpr_numbers SET dropped_at = $2 WHERE person_id = $1 AND dropped_at IS NULL";
    FORGET_CPR = "DELETE FROM cpr_numbers WHERE person_id = $1";
    INSERT_CPR = "INSERT INTO cpr_numbers (request_key, person_id, sealing_key_id, kind, sealed, keyed_index, kept_at, kept_by,
        injured_on, claim_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// A number that is kept, or was.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::insurance) struct KeptNumber {
    pub id: CprNumberId,
    pub sealing_key_id: SealingKeyId,
    #[sqlx(try_from = "String")]
    pub kind: CprKind,
    pub sealed: Vec<u8>,
    pub keyed_index: Vec<u8>,
    pub kept_at: Instant,
    /// The day that was typed, of numbers that were kept before the office kept claims.
    pub injured_on: Option<NaiveDate>,
    pub claim_id: Option<ClaimId>,
    /// The claim's day.
    pub happened_on: Option<NaiveDate>,
    pub dropped_at: Option<Instant>,
}

impl KeptNumber {
    /// The day of the injury that it is kept for.
    pub fn injury(&self) -> Option<NaiveDate> {
        self.happened_on.or(self.injured_on)
    }

    /// The same for whoever does not read of claims.
    pub fn without_claim(self) -> Self {
        Self { claim_id: None, happened_on: None, ..self }
    }
}

/// A person's numbers, the newest first: the one in use and those it was before.
pub(in crate::insurance) async fn cpr_numbers(tx: &mut Tx, id: PersonId) -> Result<Vec<KeptNumber>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(CPR_NUMBERS).bind(id).fetch_all(connection).await)?)
}

/// One of a person's numbers.
pub(in crate::insurance) async fn cpr_number(
    tx: &mut Tx,
    person_id: PersonId,
    id: CprNumberId,
) -> Result<Option<KeptNumber>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(CPR_NUMBER).bind(person_id).bind(id).fetch_optional(connection).await)?)
}

/// Whose number an earlier request with this key kept.
pub(in crate::insurance) async fn cpr_of_request(
    tx: &mut Tx,
    key: RequestKey,
) -> Result<Option<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(CPR_OF_REQUEST).bind(key).fetch_optional(connection).await)?)
}

/// Who has the number of this index now.
pub(in crate::insurance) async fn holder_of_cpr(tx: &mut Tx, index: &[u8]) -> Result<Option<PersonId>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_scalar(HOLDER_OF_CPR).bind(index).fetch_optional(connection).await)?)
}

/// The number in use is in use no more; whether there was one.
pub(in crate::insurance) async fn drop_cpr(tx: &mut Tx, id: PersonId, now: Instant) -> Result<bool, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query(DROP_CPR)
        .bind(id).bind(now).execute(connection).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Every number that was ever kept of somebody goes for good.
pub(in crate::insurance) async fn forget_cpr(tx: &mut Tx, id: PersonId) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_CPR).bind(id).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// What is stored of a number.
pub(in crate::insurance) struct CprToStore {
    pub request_key: Option<RequestKey>,
    pub person_id: PersonId,
    pub sealing_key_id: SealingKeyId,
    pub kind: CprKind,
    pub sealed: Vec<u8>,
    pub keyed_index: Vec<u8>,
    pub injured_on: Option<NaiveDate>,
    pub claim_id: Option<ClaimId>,
}

/// Keeps a number as the one in use.
pub(in crate::insurance) async fn insert_cpr(
    tx: &mut Tx,
    number: CprToStore,
    (by, now): (Option<UserId>, Instant),
) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(INSERT_CPR)
        .bind(number.request_key).bind(number.person_id).bind(number.sealing_key_id).bind(number.kind.as_str())
        .bind(&number.sealed).bind(&number.keyed_index).bind(now).bind(by).bind(number.injured_on).bind(number.claim_id)
        .execute(connection).await.map(|_| ()))?;
    Ok(())
}
