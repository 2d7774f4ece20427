//! What the register lets go of when its time is over, also of somebody who is still a volunteer; and a name that is to go, where
//! entries of others say it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::anonymising::blank;
use super::claims_told::closed_for;
use crate::access::{self, RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::insurance::event::claim;
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, ClaimThatMayGo, KnownAttachment, KnownClaim, KnownVolunteer};
use crate::insurance::{ClaimFlow, CprPolicy, RegisterKeeping};
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{AttachmentId, ClaimId, PersonId};

/// A claim that is over, and says still what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimOver {
    /// Which.
    pub id: ClaimId,
    /// Whose.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Which way it went.
    pub flow: ClaimFlow,
    /// The day it was closed, or withdrawn.
    pub over_on: NaiveDate,
    /// Whether it was noted by mistake.
    pub was_mistaken: bool,
}

impl From<ClaimThatMayGo> for ClaimOver {
    fn from(one: ClaimThatMayGo) -> Self {
        let ClaimThatMayGo { id, person_id, full_name, keeping, flow, over_on } = one;
        Self { id, person_id, full_name, flow, over_on, was_mistaken: keeping == RegisterKeeping::Withdrawn }
    }
}

/// Claims that were closed by a day, or withdrawn, as long as they say what happened.
pub(crate) async fn claims_over(tx: &mut Tx, last: NaiveDate) -> Result<Vec<ClaimOver>, DatabaseError> {
    Ok(store::claims_that_may_go(tx, last).await?.into_iter().map(Into::into).collect())
}

/// Whether claims open for whoever asks; to all others nobody tells whose they are.
pub(crate) async fn reads_of_claims(context: &RequestContext<'_>, tx: &mut Tx) -> Result<bool, DatabaseError> {
    Ok(closed_for(context, tx).await?.is_none())
}

/// What went with a claim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClaimForgotten {
    /// How many kept papers and files.
    pub papers: u32,
    /// How many CPR numbers that were kept for an injury.
    pub numbers: u32,
}

/// Takes out of a claim what happened in it, with its papers and files; that there was one, of which kind, when, and what came of
/// it stays. CPR numbers that were kept for an injury go with the last claim that needed them.
pub(crate) async fn forget_claim(tx: &mut WriteTx, id: ClaimId) -> Result<ClaimForgotten, DatabaseError> {
    let Some(one) = store::find_claim(tx, id).await? else { return Ok(ClaimForgotten::default()) };
    let person_id = one.person_id;
    store::forget_claim_files(tx, id).await?;
    let papers = access::forget_papers(tx, claim(id)).await?;
    blank(tx, one).await?;
    let (rules, _) = store::rules(tx).await?;
    let needs_numbers = store::claims_of(tx, person_id).await?.iter().any(needs_number);
    let numbers = if needs_numbers || rules.cpr_policy == CprPolicy::OnRegistration {
        0
    } else {
        store::forget_cpr_of_injuries(tx, person_id).await?
    };
    let counted = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ClaimForgotten { papers: counted(papers), numbers: counted(numbers) })
}

fn needs_number(one: &KnownClaim) -> bool {
    one.keeping == RegisterKeeping::Kept && (one.account.is_some() || one.handling.closed().is_none())
}

/// Takes a name out of everything that the register says of others, in all that was ever known; how many texts. Whoever holds an
/// older version of what said it writes no name back.
pub(crate) async fn forget_in_register(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    Ok(forget_in_volunteers(tx, name).await?
        + forget_in_attachments(tx, name).await?
        + forget_in_claims(tx, name).await?
        + store::forget_missing(tx, name).await?)
}

async fn forget_in_volunteers(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let (mut after, mut mended) = (PersonId(0), 0);
    loop {
        let versions = store::volunteer_texts(tx, after).await?;
        let Some((last, ..)) = versions.last() else { return Ok(mended) };
        after = *last;
        let mut touched = BTreeSet::new();
        for (id, version, mut facts) in versions {
            let texts = facts.forget(name);
            if texts > 0 {
                mended += texts;
                touched.insert(id);
                store::rewrite_volunteer(tx, (id, version), &facts).await?;
            }
        }
        for id in touched {
            pass_version_of_volunteer(tx, id).await?;
        }
    }
}

async fn pass_version_of_volunteer(tx: &mut WriteTx, id: PersonId) -> Result<(), DatabaseError> {
    let Some(known) = store::find_volunteer(tx, id, end_of_time()).await? else { return Ok(()) };
    unchanged(store::take_volunteer(tx, id, known.version).await?)?;
    let by = (tx.user_id(), tx.now());
    store::write_volunteer(tx, &KnownVolunteer { version: known.version + 1, ..known }, by).await
}

async fn forget_in_attachments(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let (mut after, mut mended) = (AttachmentId(0), 0);
    loop {
        let versions = store::attachment_texts(tx, after).await?;
        let Some((last, ..)) = versions.last() else { return Ok(mended) };
        after = *last;
        let mut touched = BTreeSet::new();
        for (id, version, mut facts) in versions {
            let texts = facts.forget(name);
            if texts > 0 {
                mended += texts;
                touched.insert(id);
                store::rewrite_attachment(tx, (id, version), &facts).await?;
            }
        }
        for id in touched {
            pass_version_of_attachment(tx, id).await?;
        }
    }
}

/// Its days are as they were, and so are the pieces by which it is found.
async fn pass_version_of_attachment(tx: &mut WriteTx, id: AttachmentId) -> Result<(), DatabaseError> {
    let Some(known) = store::find_attachment(tx, id).await? else { return Ok(()) };
    unchanged(store::take_attachment(tx, id, known.version).await?)?;
    let by = (tx.user_id(), tx.now());
    store::write_attachment(tx, &KnownAttachment { version: known.version + 1, ..known }, by).await
}

async fn forget_in_claims(tx: &mut WriteTx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let (mut after, mut mended) = (ClaimId(0), 0);
    loop {
        let versions = store::claim_texts(tx, after).await?;
        let Some((last, ..)) = versions.last() else { return Ok(mended) };
        after = *last;
        let mut touched = BTreeSet::new();
        for (id, version, mut handling) in versions {
            let texts = handling.forget(name);
            if texts > 0 {
                mended += texts;
                touched.insert(id);
                store::rewrite_handling(tx, (id, version), &handling).await?;
            }
        }
        for id in touched {
            pass_version_of_claim(tx, id).await?;
        }
    }
}

async fn pass_version_of_claim(tx: &mut WriteTx, id: ClaimId) -> Result<(), DatabaseError> {
    let Some(known) = store::find_claim(tx, id).await? else { return Ok(()) };
    unchanged(store::take_claim(tx, (id, known.version)).await?)?;
    let by = (tx.user_id(), tx.now());
    store::write_claim(tx, &KnownClaim { version: known.version + 1, ..known }, by).await
}

fn unchanged(was_taken: bool) -> Result<(), DatabaseError> {
    let changed = || DatabaseError::inconsistent("an entry changed while a name was taken out of it");
    if was_taken { Ok(()) } else { Err(changed()) }
}
