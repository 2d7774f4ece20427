//! Claims are told to those entitled: in a list with their time, and one as a whole with how its volunteer stood that day.
//! Whoever is not entitled is told why, and how many wait, so that no time runs out because nobody looks.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::card::{AttachmentNames, Places, names_of};
use super::claim_files::{CLAIM_FILE, files_of};
use super::covering::{AttachmentOnDay, CoverageAsked, PersonOnDay, person_on_day};
use crate::access::{self, KeyClosed, KeyName, KeyRefusal, PaperSummary, RequestContext, Subject};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::insurance::claim_deadline::Settled;
use crate::insurance::event::{claim, register, volunteer};
use crate::insurance::knowledge::end_of_time;
use crate::insurance::store::{self, KnownAttachment, KnownClaim, ListedClaim, SealedAccount};
use crate::insurance::{
    ClaimAccount, ClaimDeadline, ClaimFacts, ClaimFile, ClaimFlow, ClaimHandling, ClaimState, InsuranceError, Known,
    RegisterKeeping, ReportedTo,
};
use crate::organisations;
use crate::shared::ids::{AttachmentId, ClaimId, OrganisationId, PersonId};
use crate::shared::instant::Instant;

/// Closed claims are listed for so many months.
const LISTED_MONTHS: Months = Months::new(60);

/// Whose claims.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimsWanted {
    /// Of one volunteer, also what was closed long ago; of everybody, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<PersonId>,
}

impl Input for ClaimsWanted {
    fn sample() -> Self {
        Self { person_id: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(self.person_id.map_or_else(register, volunteer))
    }
}

/// Which claim.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimToOpen {
    /// The claim.
    pub claim_id: ClaimId,
}

impl Input for ClaimToOpen {
    fn sample() -> Self {
        Self { claim_id: ClaimId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(claim(self.claim_id))
    }
}

/// A claim in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimLine {
    /// Which.
    pub id: ClaimId,
    /// Whose.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Which way it goes.
    pub flow: ClaimFlow,
    /// How far it is.
    pub state: ClaimState,
    /// The day it happened.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// The workplace of the attachment it belongs to.
    pub workplace_id: Option<OrganisationId>,
    /// Its name, or empty.
    pub workplace: String,
    /// How its time stands.
    pub deadline: ClaimDeadline,
    /// What whoever got it calls it, or empty.
    pub reference: String,
}

/// The claims there are, for whoever is entitled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimList {
    /// Why they do not open for whoever asks; `None` where they do.
    pub closed: Option<KeyClosed>,
    /// How many are not reported, whoever asks; of one volunteer only for whoever they open for, since it says that they have one.
    #[ts(type = "number")]
    pub unreported: i64,
    /// Those that run, whose time ends first; then those that are closed, the latest first. None where they do not open.
    pub claims: Vec<ClaimLine>,
}

/// A claim as a whole.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimCard {
    /// Which.
    pub id: ClaimId,
    /// Counts the changes; an act carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether it stands, or was entered by mistake.
    pub keeping: RegisterKeeping,
    /// Whose.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// What kind it is, and when.
    pub facts: ClaimFacts,
    /// What was done about it.
    pub handling: ClaimHandling,
    /// How far it is.
    pub state: ClaimState,
    /// How its time stands.
    pub deadline: ClaimDeadline,
    /// The names of the attachment it belongs to.
    pub names: Option<AttachmentNames>,
    /// What happened; none where it does not open, or the name is gone.
    pub account: Option<ClaimAccount>,
    /// Why the account does not open: it was sealed with a key that was put aside.
    pub closed: Option<KeyClosed>,
    /// Who it usually goes to.
    pub goes_to: ReportedTo,
    /// How they stood on that day, as is known now.
    pub cover: PersonOnDay,
    /// How they stood on that day, as was known on it.
    pub cover_then: PersonOnDay,
    /// Its fact sheets, the latest first.
    pub papers: Vec<PaperSummary>,
    /// Photos and papers that were attached to it, the oldest first.
    pub files: Vec<ClaimFile>,
    /// When it was written down.
    pub noted_at: Instant,
    /// By whom.
    pub noted_by: Option<String>,
}

/// Why claims do not open for whoever asks.
pub(super) async fn closed_for(context: &RequestContext<'_>, tx: &mut Tx) -> Result<Option<KeyClosed>, DatabaseError> {
    match access::open_key(context, tx, KeyName::Claims).await {
        Ok(_) => Ok(None),
        Err(KeyRefusal::Closed(why)) => Ok(Some(why)),
        Err(KeyRefusal::Database(error)) => Err(error),
    }
}

/// The claims there are, or one volunteer's.
pub async fn list_claims(context: &RequestContext<'_>, input: ClaimsWanted) -> Result<ClaimList, InsuranceError> {
    let today = context.today();
    let mut tx = context.read().await?;
    let closed = closed_for(context, &mut tx).await?;
    let listed = match input.person_id {
        Some(id) => claims_of(&mut tx, id).await?,
        None => claims_of_all(&mut tx, (closed.is_some(), today)).await?,
    };
    let is_hidden = closed.is_some() && input.person_id.is_some();
    let unreported = if is_hidden { 0 } else { listed.iter().filter(|one| is_unreported(one)).count() as i64 };
    let claims = if closed.is_some() { Vec::new() } else { lines(&mut tx, listed, today).await? };
    Ok(ClaimList { closed, unreported, claims })
}

fn is_unreported(one: &ListedClaim) -> bool {
    one.handling.reported().is_none() && one.handling.closed().is_none()
}

async fn claims_of(tx: &mut Tx, id: PersonId) -> Result<Vec<ListedClaim>, InsuranceError> {
    let person = organisations::person_name(tx, id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    let kept = store::claims_of(tx, id).await?.into_iter().filter(|one| one.keeping == RegisterKeeping::Kept);
    Ok(kept.map(|one| listed(one, &person.full_name)).collect())
}

fn listed(one: KnownClaim, full_name: &str) -> ListedClaim {
    let KnownClaim { id, person_id, facts, handling, counts_from, .. } = one;
    ListedClaim { id, person_id, full_name: full_name.to_owned(), facts, handling, counts_from }
}

/// Of those that are closed, nobody needs the old ones; whoever they do not open for needs none.
async fn claims_of_all(tx: &mut Tx, (is_closed, today): (bool, NaiveDate)) -> Result<Vec<ListedClaim>, DatabaseError> {
    let mut all = store::open_claims(tx).await?;
    if !is_closed {
        let from = today.checked_sub_months(LISTED_MONTHS).unwrap_or(today);
        all.extend(store::closed_claims(tx, from).await?);
    }
    Ok(all)
}

/// As lines, in the order in which somebody works on them.
pub(super) async fn lines(
    tx: &mut Tx,
    listed: Vec<ListedClaim>,
    today: NaiveDate,
) -> Result<Vec<ClaimLine>, InsuranceError> {
    let (rules, _) = store::rules(tx).await?;
    let mut ids: Vec<PersonId> = listed.iter().map(|one| one.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let attachments = store::attachments_of(tx, &ids, end_of_time()).await?;
    let workplaces: BTreeMap<AttachmentId, OrganisationId> =
        attachments.into_iter().map(|one| (one.id, one.facts.workplace_id)).collect();
    let mut places = Places::default();
    let mut lines = Vec::with_capacity(listed.len());
    for one in listed {
        let workplace_id = one.facts.attachment_id.and_then(|id| workplaces.get(&id).copied());
        let workplace = match workplace_id {
            Some(id) => places.name(tx, id).await?,
            None => String::new(),
        };
        let deadline = deadline_of((one.counts_from, rules.claim_deadline_days), &one.handling, today);
        lines.push(ClaimLine {
            id: one.id,
            person_id: one.person_id,
            full_name: one.full_name,
            flow: one.facts.flow,
            state: one.handling.state(),
            happened_on: one.facts.day().unwrap_or_default(),
            workplace_id,
            workplace,
            deadline,
            reference: one.handling.reference,
        });
    }
    lines.sort_by_key(|one| {
        let is_closed = one.state == ClaimState::Closed;
        let is_reported = one.state != ClaimState::Noted;
        let day = (one.deadline.last_day - NaiveDate::default()).num_days();
        (is_closed, is_reported, if is_reported { -day } else { day }, one.id)
    });
    Ok(lines)
}

fn deadline_of((counts_from, days): (NaiveDate, i64), handling: &ClaimHandling, today: NaiveDate) -> ClaimDeadline {
    let settled = Settled { reported_on: handling.reported(), closed_on: handling.closed() };
    ClaimDeadline::new((counts_from, days), settled, today)
}

/// One claim with what happened. That somebody read it is in the log.
pub async fn open_claim(context: &RequestContext<'_>, input: ClaimToOpen) -> Result<ClaimCard, InsuranceError> {
    let mut tx = context.read().await?;
    card_of_claim(context, &mut tx, input.claim_id).await
}

/// A claim for whoever is entitled.
pub(super) async fn card_of_claim(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: ClaimId,
) -> Result<ClaimCard, InsuranceError> {
    access::open_key(context, tx, KeyName::Claims).await?;
    let known = store::find_claim(tx, id).await?.ok_or(InsuranceError::ClaimNotFound)?;
    let (rules, _) = store::rules(tx).await?;
    let on = known.facts.day().ok_or_else(|| DatabaseError::inconsistent("a claim without its day"))?;
    let person_id = known.person_id;
    let cover = person_on_day(tx, CoverageAsked { person_id, on, known: Some(Known::Now) }).await?;
    let cover_then = person_on_day(tx, CoverageAsked { person_id, on, known: Some(Known::On { day: on }) }).await?;
    let (account, closed) = match &known.account {
        Some(sealed) => match opened_account(context, tx, (id, sealed)).await {
            Ok(account) => (Some(account), None),
            Err(KeyRefusal::Closed(why)) => (None, Some(why)),
            Err(KeyRefusal::Database(error)) => return Err(error.into()),
        },
        None => (None, None),
    };
    let deadline = deadline_of((known.counts_from, rules.claim_deadline_days), &known.handling, context.today());
    let theirs = held_that_day(&cover, known.facts.attachment_id);
    let standing = theirs.map_or(cover.standing, |one| one.verdict.standing);
    Ok(ClaimCard {
        id,
        version: known.version,
        keeping: known.keeping,
        person_id,
        full_name: cover.full_name.clone(),
        state: known.handling.state(),
        deadline,
        names: names(tx, &known.facts).await?,
        account,
        closed,
        goes_to: ReportedTo::proposed(known.facts.flow, standing),
        cover,
        cover_then,
        papers: access::papers_of(tx, claim(id)).await?.into_iter().filter(|one| one.kind != CLAIM_FILE).collect(),
        files: files_of(context, tx, id).await?,
        noted_at: known.noted_at,
        noted_by: known.noted_by,
        facts: known.facts,
        handling: known.handling,
    })
}

/// A claim that stands.
pub(super) async fn standing_claim(tx: &mut Tx, id: ClaimId) -> Result<KnownClaim, InsuranceError> {
    let known = store::find_claim(tx, id).await?;
    known.filter(|known| known.keeping == RegisterKeeping::Kept).ok_or(InsuranceError::ClaimNotFound)
}

/// Whose claim it is, for slices above that have asked whether it may be told.
pub(crate) async fn stored_claimant(tx: &mut Tx, id: ClaimId) -> Result<Option<String>, DatabaseError> {
    let Some(known) = store::find_claim(tx, id).await? else { return Ok(None) };
    Ok(organisations::person_name(tx, known.person_id).await?.map(|person| person.full_name))
}

/// What a claim's attachment was on its day: where it had ended by then and went on as another, that one.
pub(super) fn held_that_day(cover: &PersonOnDay, id: Option<AttachmentId>) -> Option<&AttachmentOnDay> {
    let theirs = cover.attachments.iter().find(|one| Some(one.id) == id)?;
    let went_on_from = theirs.facts.attachment().period.after().filter(|from| *from <= cover.on);
    let goes_on = |one: &&AttachmentOnDay| {
        let period = one.facts.attachment().period;
        Some(period.from) == went_on_from && period.contains(cover.on)
    };
    cover.attachments.iter().find(goes_on).or(Some(theirs))
}

async fn names(tx: &mut Tx, facts: &ClaimFacts) -> Result<Option<AttachmentNames>, InsuranceError> {
    let Some(attachment) = attachment_of(tx, facts).await? else { return Ok(None) };
    let scheme = store::known_scheme(tx, end_of_time()).await?;
    Ok(Some(names_of(tx, &attachment.facts, &scheme, &mut Places::default()).await?))
}

/// The attachment that a claim belongs to.
pub(super) async fn attachment_of(tx: &mut Tx, facts: &ClaimFacts) -> Result<Option<KnownAttachment>, DatabaseError> {
    match facts.attachment_id {
        Some(id) => store::find_attachment(tx, id).await,
        None => Ok(None),
    }
}

/// Where an account is sealed to: it opens in its own claim only.
pub(super) fn place_of(id: ClaimId) -> String {
    format!("claim_versions/claim/{}", id.0)
}

/// What happened, where it opens for whoever asks.
pub(super) async fn opened_account(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (id, sealed): (ClaimId, &SealedAccount),
) -> Result<ClaimAccount, KeyRefusal> {
    let key = access::open_key_of(context, tx, (KeyName::Claims, sealed.key)).await?;
    let clear = key.open(&place_of(id), &sealed.bytes);
    let account = clear.and_then(|clear| ClaimAccount::of_bytes(&clear));
    account.ok_or_else(|| DatabaseError::inconsistent("a sealed account does not open").into())
}
