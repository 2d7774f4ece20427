//! What slices above need when somebody's name goes for good, and when they ask what is known of them.

use chrono::NaiveDate;
use serde::Serialize;

use super::card::Places;
use super::claims_told::{closed_for, opened_account};
use super::given_on::{GivenOnTold, given_on};
use super::judging::judged;
use super::listing::VolunteerLine;
use crate::access::{self, KeyRefusal, RequestContext, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::insurance::event::{claim, volunteer};
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownAttachment, KnownClaim, Passing};
use crate::insurance::{
    AttachmentFacts, AttachmentState, ClaimAccount, ClaimFacts, ClaimFlow, ClaimHandling, RegisterKeeping,
    VolunteerFacts,
};
use crate::shared::cpr::CprKind;
use crate::shared::forgotten_name::ForgottenName;
use crate::shared::ids::{ClaimId, PersonId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// Somebody who is no longer a volunteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerVolunteer {
    /// Who.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// The last day of their last attachment; where they had none, the day they were taken into the register; where that was
    /// withdrawn, the day it was.
    pub last_day: NaiveDate,
}

/// Everybody whose attachments had all ended before today, by name, and behind them whoever was taken in by mistake.
pub(crate) async fn former_volunteers(
    context: &RequestContext<'_>,
    tx: &mut Tx,
) -> Result<Vec<FormerVolunteer>, DatabaseError> {
    let today = context.today();
    let register = judged(context, tx).await?;
    let former = register.iter().filter_map(|one| {
        let ends = one.line.attachments.iter().map(|attachment| attachment.ends_on);
        let last_day = match ends.collect::<Option<Vec<NaiveDate>>>()?.into_iter().max() {
            Some(last_day) => last_day,
            None => one.registered_on,
        };
        let VolunteerLine { person_id, full_name, .. } = &one.line;
        let told = || FormerVolunteer { person_id: *person_id, full_name: full_name.clone(), last_day };
        (last_day < today).then(told)
    });
    let mut former: Vec<FormerVolunteer> = former.collect();
    let withdrawn = store::withdrawn_volunteers(tx).await?.into_iter();
    former.extend(withdrawn.map(|(person_id, full_name, at)| FormerVolunteer {
        person_id,
        full_name,
        last_day: date_of(at),
    }));
    Ok(former)
}

/// What the register knows of somebody, as far as it concerns whether their name can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolunteerTies {
    /// The workplaces of attachments that have not ended.
    pub workplaces: Vec<String>,
    /// How many attachments they have had.
    pub attachments: u32,
    /// The last day of the last of them; where they had none, none.
    pub last_day: Option<NaiveDate>,
}

/// The same of one person; none where they are not in the register.
pub async fn volunteer_ties(
    tx: &mut Tx,
    id: PersonId,
    today: NaiveDate,
) -> Result<Option<VolunteerTies>, DatabaseError> {
    if store::find_volunteer(tx, id, end_of_time()).await?.is_none() {
        return Ok(None);
    }
    let attachments = store::attachments_of(tx, &[id], end_of_time()).await?;
    let mut places = Places::default();
    let mut workplaces = Vec::new();
    for one in attachments.iter().filter(|one| runs(one, today)) {
        workplaces.push(places.name(tx, one.facts.workplace_id).await?);
    }
    let last_day = attachments.iter().map(|one| one.facts.attachment().period.to).max();
    Ok(Some(VolunteerTies { workplaces, attachments: attachments.len() as u32, last_day }))
}

fn runs(one: &KnownAttachment, today: NaiveDate) -> bool {
    one.facts.attachment().state_on(today) != AttachmentState::Ended
}

/// A claim as far as it concerns whether a name can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimTie {
    /// Which way it goes.
    pub flow: ClaimFlow,
    /// When it was closed; none while it runs.
    pub closed_on: Option<NaiveDate>,
}

/// Somebody's claims that stand.
pub async fn claim_ties(tx: &mut Tx, id: PersonId) -> Result<Vec<ClaimTie>, DatabaseError> {
    let kept = store::claims_of(tx, id).await?.into_iter().filter(|one| one.keeping == RegisterKeeping::Kept);
    Ok(kept.map(|one| ClaimTie { flow: one.facts.flow, closed_on: one.handling.closed() }).collect())
}

/// The ids of somebody's claims, also of those that were withdrawn: what the log says of them is about this person.
pub async fn claim_ids(tx: &mut Tx, id: PersonId) -> Result<Vec<ClaimId>, DatabaseError> {
    Ok(store::claims_of(tx, id).await?.into_iter().map(|one| one.id).collect())
}

/// The same for whoever reads of claims; none for the others.
pub async fn claim_ids_told(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: PersonId,
) -> Result<Vec<ClaimId>, DatabaseError> {
    if closed_for(context, tx).await?.is_some() { Ok(Vec::new()) } else { claim_ids(tx, id).await }
}

/// Takes everything out of the register that says who somebody is, in all that was ever known; where and when they were
/// attached stays, and so do the figures. Their CPR numbers,
/// their papers, what happened in their claims and what was begun to be written about them go. How many papers.
pub(crate) async fn anonymise_volunteer(
    tx: &mut WriteTx,
    id: PersonId,
    name: &ForgottenName,
) -> Result<u32, DatabaseError> {
    for (version, _) in store::volunteer_versions(tx, id).await? {
        store::rewrite_volunteer(tx, (id, version), &VolunteerFacts::default()).await?;
    }
    let noted = store::passing(tx, id).await?;
    store::note_passing(tx, id, &Passing { goes_on: None, ..noted }).await?;
    for (attachment_id, version, facts) in store::attachment_versions(tx, id).await? {
        store::rewrite_attachment(tx, (attachment_id, version), &facts.without_name(name)).await?;
    }
    store::forget_cpr(tx, id).await?;
    let (attaching, changing) = (format!("attach-{}", id.0), format!("change-{}-", id.0));
    for slot in [attaching, format!("facts-{}", id.0)] {
        access::forget_drafts(tx, "insurance", (&slot, &changing)).await?;
    }
    let mut papers = access::forget_papers(tx, volunteer(id)).await?;
    for one in store::claims_of(tx, id).await? {
        store::forget_claim_files(tx, one.id).await?;
        papers += access::forget_papers(tx, claim(one.id)).await?;
        blank(tx, one).await?;
    }
    Ok(u32::try_from(papers).unwrap_or(u32::MAX))
}

/// Takes what happened out of every version of a claim, as a version of its own: whoever read it before, to change or to print it, is
/// told that it is not the same any more.
pub(super) async fn blank(tx: &mut WriteTx, one: KnownClaim) -> Result<(), DatabaseError> {
    if !store::take_claim(tx, (one.id, one.version)).await? {
        return Err(DatabaseError::inconsistent("a claim changed while its name was taken away"));
    }
    store::blank_claim(tx, one.id).await?;
    let by = (tx.user_id(), tx.now());
    let (version, handling) = (one.version + 1, one.handling.without_names());
    store::write_claim(tx, &KnownClaim { version, handling, account: None, ..one }, by).await
}

/// An attachment as somebody is told of it who asks what is known of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentTold {
    /// The workplace.
    pub workplace: String,
    /// The association, on that track.
    pub association: Option<String>,
    /// What is known of it.
    pub facts: AttachmentFacts,
}

/// That a CPR number is kept, or was. The number itself stays sealed: somebody entitled shows it to whoever asks.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CprTold {
    /// Who gave it out.
    pub kind: CprKind,
    /// When it was kept.
    pub kept_at: Instant,
    /// When another took its place, or it was removed.
    pub dropped_at: Option<Instant>,
}

/// What the register knows of somebody who asks.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VolunteerTold {
    /// What is known of them now.
    pub facts: VolunteerFacts,
    /// What was known of them before, the earliest first.
    pub earlier: Vec<VolunteerFacts>,
    /// Their attachments.
    pub attachments: Vec<AttachmentTold>,
    /// What was known of their attachments before, the earliest first.
    pub earlier_attachments: Vec<AttachmentFacts>,
    /// Their CPR numbers, the newest first.
    pub cpr_numbers: Vec<CprTold>,
    /// Their claims, the latest first; none where whoever makes the report does not read of claims.
    pub claims: Vec<ClaimTold>,
    /// How many claims are not told here: somebody who reads of claims makes the report then.
    pub sealed_claims: usize,
    /// Who was given their name, the latest first.
    pub given_on: Vec<GivenOnTold>,
}

/// A claim as somebody is told of it who asks what is known of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimTold {
    /// What kind it is, and when.
    pub facts: ClaimFacts,
    /// Whether it was entered by mistake.
    pub was_mistaken: bool,
    /// What was done about it.
    pub handling: ClaimHandling,
    /// What happened; none where it was sealed with a key that was put aside.
    pub account: Option<ClaimAccount>,
    /// What stood there before, the earliest first, each once.
    pub earlier: Vec<ClaimAccount>,
    /// Whether there is an account that stays sealed here.
    pub is_sealed: bool,
    /// How many photos and papers are kept with it: they can be of others too, so that somebody shows what is to be seen.
    pub files: usize,
}

impl VolunteerTold {
    /// Takes out what is about others: next of kin, and who approved, received or saw something. That there was one stays.
    pub fn without_others(&mut self) {
        const SOMEBODY: &str = "***";
        let hide = |name: &mut String| {
            if !name.is_empty() {
                SOMEBODY.clone_into(name);
            }
        };
        for facts in std::iter::once(&mut self.facts).chain(&mut self.earlier) {
            hide(&mut facts.next_of_kin.name);
            hide(&mut facts.next_of_kin.phone);
            hide(&mut facts.parental_consent.by);
            hide(&mut facts.confidentiality.by);
            hide(&mut facts.child_certificate.seen_by);
            hide(&mut facts.criminal_record.seen_by);
        }
        for told in &mut self.claims {
            told.handling.told.iter_mut().for_each(|told| hide(&mut told.whom));
            told.account.iter_mut().chain(&mut told.earlier).for_each(ClaimAccount::without_others);
        }
        let current = self.attachments.iter_mut().map(|told| &mut told.facts);
        for facts in current.chain(&mut self.earlier_attachments) {
            hide(&mut facts.approved_by);
            facts.contact_person_id = None;
        }
    }
}

/// Everything that the register knows and has known of somebody; none where they are not in it.
pub(crate) async fn volunteer_told(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: PersonId,
) -> Result<Option<VolunteerTold>, DatabaseError> {
    let mut versions = store::volunteer_versions(tx, id).await?;
    let Some((_, facts)) = versions.pop() else { return Ok(None) };
    let now = store::attachments_of(tx, &[id], end_of_time()).await?;
    let mut places = Places::default();
    let mut attachments = Vec::new();
    for one in &now {
        let association = match one.facts.association_id {
            Some(id) => Some(places.name(tx, id).await?),
            None => None,
        };
        let workplace = places.name(tx, one.facts.workplace_id).await?;
        attachments.push(AttachmentTold { workplace, association, facts: one.facts.clone() });
    }
    let is_now = |id, version| now.iter().any(|one| one.id == id && one.version == version);
    let all = store::attachment_versions(tx, id).await?;
    let earlier_attachments =
        all.into_iter().filter(|(id, version, _)| !is_now(*id, *version)).map(|(_, _, facts)| facts).collect();
    let earlier = versions.into_iter().map(|(_, facts)| facts).collect();
    let told = |number: store::KeptNumber| CprTold {
        kind: number.kind,
        kept_at: number.kept_at,
        dropped_at: number.dropped_at,
    };
    let cpr_numbers = store::cpr_numbers(tx, id).await?.into_iter().map(told).collect();
    let theirs = store::claims_of(tx, id).await?;
    let (mut claims, mut sealed_claims) = (Vec::new(), 0);
    if closed_for(context, tx).await?.is_some() {
        sealed_claims = theirs.len();
    } else {
        for one in theirs {
            claims.push(claim_told(context, tx, one).await?);
        }
    }
    let given_on = given_on(tx, id).await?;
    Ok(Some(VolunteerTold {
        facts,
        earlier,
        attachments,
        earlier_attachments,
        cpr_numbers,
        claims,
        sealed_claims,
        given_on,
    }))
}

async fn claim_told(context: &RequestContext<'_>, tx: &mut Tx, claim: KnownClaim) -> Result<ClaimTold, DatabaseError> {
    let account = account_told(context, tx, &claim).await?;
    let mut is_sealed = claim.account.is_some() && account.is_none();
    let mut earlier = Vec::new();
    for version in 1..claim.version {
        let Some(before) = store::claim_version(tx, (claim.id, version)).await? else { continue };
        match account_told(context, tx, &before).await? {
            Some(told) if account.as_ref() != Some(&told) && !earlier.contains(&told) => earlier.push(told),
            Some(_) => {}
            None => is_sealed |= before.account.is_some(),
        }
    }
    let files = store::claim_files(tx, claim.id).await?.len();
    let KnownClaim { keeping, facts, handling, .. } = claim;
    let was_mistaken = keeping == RegisterKeeping::Withdrawn;
    Ok(ClaimTold { facts, was_mistaken, handling, account, earlier, is_sealed, files })
}

async fn account_told(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    claim: &KnownClaim,
) -> Result<Option<ClaimAccount>, DatabaseError> {
    let Some(sealed) = &claim.account else { return Ok(None) };
    match opened_account(context, tx, (claim.id, sealed)).await {
        Ok(account) => Ok(Some(account)),
        Err(KeyRefusal::Closed(_)) => Ok(None),
        Err(KeyRefusal::Database(error)) => Err(error),
    }
}
