//! Agreements whose time is over, for the slice that keeps how long the office knows what.

use chrono::NaiveDate;

use crate::access::{self, Subject, SubjectKind, WriteTx};
use crate::agreements::store::{self, MayGo, OldDraft};
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::AgreementId;
use crate::shared::wall_clock::{date_of, day_start};

/// An agreement that ended, and says still what was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementOver {
    /// Which.
    pub id: AgreementId,
    /// Its number.
    pub number: String,
    /// With whom.
    pub organisation_name: String,
    /// The last day on which it held.
    pub ended_on: NaiveDate,
}

/// Agreements that were never signed and were changed last on a day or before; their last day is that of the change.
pub(crate) async fn drafts_over(tx: &mut Tx, changed_by: NaiveDate) -> Result<Vec<AgreementOver>, DatabaseError> {
    let before = day_start(changed_by.succ_opt().unwrap_or(changed_by));
    let over = |one: OldDraft| AgreementOver {
        id: one.id,
        number: one.number,
        organisation_name: one.organisation_name,
        ended_on: date_of(one.changed_at),
    };
    Ok(store::drafts_that_may_go(tx, before).await?.into_iter().map(over).collect())
}

/// What went with an agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgreementForgotten {
    /// How many kept papers and scans.
    pub papers: u32,
    /// Out of how many reasons in the log the words were taken.
    pub reasons: u32,
}

fn over(one: MayGo, today: NaiveDate) -> Option<AgreementOver> {
    let ended_on = one.life.last_day(today).filter(|last| *last < today)?;
    let MayGo { id, number, organisation_name, .. } = one;
    Some(AgreementOver { id, number, organisation_name, ended_on })
}

/// Agreements that ended by a day that lies before today.
pub(crate) async fn agreements_over(
    tx: &mut Tx,
    (ended_by, today): (NaiveDate, NaiveDate),
) -> Result<Vec<AgreementOver>, DatabaseError> {
    let there = store::agreements_that_may_go(tx, ended_by).await?;
    let all = there.into_iter().filter_map(|one| over(one, today));
    Ok(all.filter(|one| one.ended_on <= ended_by).collect())
}

/// One of them, where it ended before today.
pub(crate) async fn agreement_over(
    tx: &mut Tx,
    id: AgreementId,
    today: NaiveDate,
) -> Result<Option<AgreementOver>, DatabaseError> {
    Ok(store::one_that_may_go(tx, id).await?.and_then(|one| over(one, today)))
}

/// Takes out of an agreement what it said, who signed it and its papers. Number, parties, dates, state, sums and goals stay, so that
/// figures hold. Whoever holds it as it was writes nothing back.
pub(crate) async fn forget_agreement(tx: &mut WriteTx, id: AgreementId) -> Result<AgreementForgotten, DatabaseError> {
    let (about, now) = (Subject::of(SubjectKind::Agreement, id.0), tx.now());
    store::forget_agreement(tx, id, now).await?;
    let papers = access::forget_papers(tx, about).await?;
    let reasons = access::forget_reasons_about(tx, "", &[about]).await?;
    Ok(AgreementForgotten { papers: u32::try_from(papers).unwrap_or(u32::MAX), reasons })
}
