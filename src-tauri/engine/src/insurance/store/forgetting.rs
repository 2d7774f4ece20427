//! All SQL about what is let go of when its time is over, and about texts of the register that say a name which is to go.

use chrono::NaiveDate;

use super::{read, stored};
use crate::database::{DatabaseError, Tx, statements, within};
use crate::insurance::claim::{ClaimFlow, ClaimHandling};
use crate::insurance::knowledge::RegisterKeeping;
use crate::insurance::{AttachmentFacts, VolunteerFacts};
use crate::shared::ids::{AttachmentId, ClaimId, PersonId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

statements! {
    /// Claims that were closed by a day, or withdrawn, and of which something is left that says what happened.
    CLAIMS_THAT_MAY_GO = "SELECT c.id, c.person_id, p.full_name, c.standing, c.flow, c.closed_on, v.written_at
        FROM claims c CROSS JOIN claim_versions v CROSS JOIN people p
        WHERE v.claim_id = c.id AND v.version = c.version AND p.id = c.person_id AND ((c.standing = 'kept' AND c.closed_on <= $1) OR c.standing = 'withdrawn') AND (
            EXISTS (SELECT 1 FROM claim_versions s WHERE s.claim_id = c.id AND s.sealed IS NOT NULL)
            OR EXISTS (SELECT 1 FROM papers q WHERE q.subject_kind = 'claim' AND q.subject_id = c.id))
        ORDER BY c.id LIMIT $2";
    FORGET_CPR_OF_INJURIES = "DELETE FROM cpr_numbers WHERE person_id = $1 AND (claim_id IS NOT NULL OR injured_on IS NOT NULL)";
    WITHDRAWN_VOLUNTEERS = "SELECT f.person_id, p.full_name, f.known_since
        FROM volunteer_facts f CROSS JOIN volunteers v CROSS JOIN people p
        WHERE v.person_id = f.person_id AND v.version = f.version AND p.id = f.person_id AND f.standing = 'withdrawn' AND f.person_id > $1 AND p.anonymised_at IS NULL ORDER BY f.person_id LIMIT $2";
    VOLUNTEER_TEXTS = "SELECT person_id, version, facts FROM volunteer_facts
        WHERE person_id > $1 ORDER BY person_id, version LIMIT $2";
    ATTACHMENT_TEXTS = "SELECT attachment_id, version, facts FROM attachment_facts
        WHERE attachment_id > $1 ORDER BY attachment_id, version LIMIT $2";
    CLAIM_TEXTS = "SELECT claim_id, version, handling FROM claim_versions WHERE claim_id > $1 ORDER BY claim_id, version LIMIT $2";
    REWRITE_HANDLING = "UPDATE claim_versions SET handling = $3 WHERE claim_id = $1 AND version = $2";
}

/// More claims than an office lets go of at a time.
const MOST_CLAIMS: i64 = 1_000;
/// More entries than one list that was taken in by mistake leaves behind.
const MOST_WITHDRAWN: i64 = 20_000;
/// So many texts are gone through at a time; nothing was ever changed as often as that.
const BATCH: i64 = 2_000;

/// A claim that is over.
#[derive(Debug, Clone)]
pub(in crate::insurance) struct ClaimThatMayGo {
    pub id: ClaimId,
    pub person_id: PersonId,
    pub full_name: String,
    pub keeping: RegisterKeeping,
    pub flow: ClaimFlow,
    /// The day it was closed, or withdrawn.
    pub over_on: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct ClaimRow {
    id: ClaimId,
    person_id: PersonId,
    full_name: String,
    #[sqlx(try_from = "String")]
    standing: RegisterKeeping,
    #[sqlx(try_from = "String")]
    flow: ClaimFlow,
    closed_on: Option<NaiveDate>,
    written_at: Instant,
}

impl From<ClaimRow> for ClaimThatMayGo {
    fn from(row: ClaimRow) -> Self {
        let written_on = date_of(row.written_at);
        let over_on = match row.standing {
            RegisterKeeping::Kept => row.closed_on.unwrap_or(written_on),
            RegisterKeeping::Withdrawn => written_on,
        };
        let ClaimRow { id, person_id, full_name, standing, flow, .. } = row;
        Self { id, person_id, full_name, keeping: standing, flow, over_on }
    }
}

/// Claims that were closed by a day, or withdrawn, as long as something is left of them that says what happened.
pub(in crate::insurance) async fn claims_that_may_go(
    tx: &mut Tx,
    last: NaiveDate,
) -> Result<Vec<ClaimThatMayGo>, DatabaseError> {
    let rows: Vec<ClaimRow> = within!(tx, connection => sqlx::query_as(CLAIMS_THAT_MAY_GO)
        .bind(last).bind(MOST_CLAIMS).fetch_all(connection).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Deletes a volunteer's CPR numbers that were kept for an injury; how many.
pub(in crate::insurance) async fn forget_cpr_of_injuries(tx: &mut Tx, id: PersonId) -> Result<u64, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query(FORGET_CPR_OF_INJURIES)
        .bind(id).execute(connection).await.map(|done| done.rows_affected()))?)
}

/// Everybody whose entry was withdrawn and who has a name still, with when it was.
pub(in crate::insurance) async fn withdrawn_volunteers(
    tx: &mut Tx,
) -> Result<Vec<(PersonId, String, Instant)>, DatabaseError> {
    Ok(within!(tx, connection => sqlx::query_as(WITHDRAWN_VOLUNTEERS)
        .bind(PersonId(0)).bind(MOST_WITHDRAWN).fetch_all(connection).await)?)
}

/// Facts by the number of whose they are, the version, and what was known.
type Versions<I, F> = Vec<(I, i64, F)>;

/// Whole things among rows that are ordered by their numbers: the last of a full batch may go on, and is read with the next.
fn whole<I: Copy + PartialEq>(mut rows: Vec<(I, i64, String)>) -> Vec<(I, i64, String)> {
    let is_full = rows.len() as i64 == BATCH;
    let last = rows.last().map(|row| row.0);
    if is_full && rows.first().map(|row| row.0) != last {
        rows.retain(|row| Some(row.0) != last);
    }
    rows
}

/// What was ever known of the volunteers after a number, by number and version; none after the last.
pub(in crate::insurance) async fn volunteer_texts(
    tx: &mut Tx,
    after: PersonId,
) -> Result<Versions<PersonId, VolunteerFacts>, DatabaseError> {
    let rows =
        within!(tx, connection => sqlx::query_as(VOLUNTEER_TEXTS).bind(after).bind(BATCH).fetch_all(connection).await)?;
    whole(rows).into_iter().map(|(id, version, facts)| Ok((id, version, read("volunteer_facts", &facts)?))).collect()
}

/// The same of attachments.
pub(in crate::insurance) async fn attachment_texts(
    tx: &mut Tx,
    after: AttachmentId,
) -> Result<Versions<AttachmentId, AttachmentFacts>, DatabaseError> {
    let rows = within!(tx, connection => sqlx::query_as(ATTACHMENT_TEXTS).bind(after).bind(BATCH).fetch_all(connection).await)?;
    whole(rows).into_iter().map(|(id, version, facts)| Ok((id, version, read("attachment_facts", &facts)?))).collect()
}

/// What was ever done about the claims after a number, by number and version.
pub(in crate::insurance) async fn claim_texts(
    tx: &mut Tx,
    after: ClaimId,
) -> Result<Versions<ClaimId, ClaimHandling>, DatabaseError> {
    let rows =
        within!(tx, connection => sqlx::query_as(CLAIM_TEXTS).bind(after).bind(BATCH).fetch_all(connection).await)?;
    whole(rows).into_iter().map(|(id, version, facts)| Ok((id, version, read("claim_versions", &facts)?))).collect()
}

/// Writes over what was done about a claim, where a name goes that it says.
pub(in crate::insurance) async fn rewrite_handling(
    tx: &mut Tx,
    (id, version): (ClaimId, i64),
    handling: &ClaimHandling,
) -> Result<(), DatabaseError> {
    let handling = stored(handling)?;
    within!(tx, connection => sqlx::query(REWRITE_HANDLING)
        .bind(id).bind(version).bind(handling).execute(connection).await.map(|_| ()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_whose_versions_go_on_in_the_next_batch_is_read_with_it() {
        let row = |id: i64, version: i64| (id, version, String::new());
        let mut rows: Vec<_> = (1..BATCH).map(|id| row(id, 1)).collect();
        assert_eq!(whole(rows.clone()).len() as i64, BATCH - 1, "a short batch is the last");
        rows.push(row(BATCH - 1, 2));
        assert_eq!(whole(rows).last().map(|row| row.0), Some(BATCH - 2));
        let of_one: Vec<_> = (1..=BATCH).map(|version| row(7, version)).collect();
        assert_eq!(whole(of_one).len() as i64, BATCH, "or nothing would ever be read after it");
    }
}
