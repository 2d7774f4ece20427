//! The diploma: looked at by whoever may know who was chosen, printed and kept; sealed while the recipient is no public matter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::deciding::{decided, decision_of, refuse_kept_out};
use super::finish;
use super::handing_over::HANDING_OVER;
use super::papers::{Ready, frame, keep, printed_before, set};
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::award::conflict::MemberPosition;
use crate::award::decision::DecisionKind;
use crate::award::handing_over::{Diploma, kept_reason};
use crate::award::papers::AwardPaperKind;
use crate::award::store;
use crate::award::{AwardError, NomineeKind};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::kept_date;
use crate::shared::format::Language;
use crate::shared::ids::{AwardYearId, NomineeId, RequestKey};
use crate::shared::instant::Instant;

/// A diploma.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DiplomaWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
    /// The reason in other words than decided, e.g. in English; empty: as decided. It is kept nowhere but on the paper.
    #[serde(default)]
    pub reason: String,
}

impl std::fmt::Debug for DiplomaWanted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "DiplomaWanted({})", self.award_year_id.0)
    }
}

impl Input for DiplomaWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), language: None, reason: String::new() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A diploma to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DiplomaToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: DiplomaWanted,
}

impl Input for DiplomaToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: DiplomaWanted::sample() }
    }
}

/// Who is given it and why, and since when that is decided or public.
struct Recipient {
    name: String,
    kind: NomineeKind,
    reason: String,
    since: Instant,
    /// Who it is, while that is secret.
    secret: Option<NomineeId>,
}

/// Whoever may know who was chosen. Once that is public, it is everybody of the year; before, whoever hands it over and takes part
/// in everybody's case.
async fn recipient(context: &RequestContext<'_>, tx: &mut Tx, at_hand: &AtHand) -> Result<Recipient, AwardError> {
    if let Some(award) = &at_hand.year.published {
        at_hand.own_as(MemberPosition::ALL)?;
        let (name, reason) = (award.name.clone(), award.reason.clone());
        return Ok(Recipient { name, kind: award.kind, reason, since: award.published_at, secret: None });
    }
    at_hand.own_as(HANDING_OVER)?;
    refuse_kept_out(at_hand)?;
    let decision = decision_of(context, tx, (at_hand, DecisionKind::Decision)).await?;
    let decision = decision.ok_or(AwardError::NothingDecided)?;
    let kind = decided(at_hand, &decision)?.facts.kind;
    Ok(Recipient {
        name: decision.nominee_name,
        kind,
        reason: decision.facts.reason,
        since: decision.decided_at,
        secret: Some(decision.facts.nominee_id),
    })
}

async fn diploma(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    wanted: &DiplomaWanted,
) -> Result<(Diploma, Instant, Option<NomineeId>), AwardError> {
    let at_hand = AtHand::of(context, tx, wanted.award_year_id).await?;
    let recipient = recipient(context, tx, &at_hand).await?;
    let reason = kept_reason(&wanted.reason, context.today())?;
    let (_, facts) = store::handing_over(tx, at_hand.year.id).await?;
    let run_by = &at_hand.year.facts;
    let diploma = Diploma {
        frame: frame(context, tx, (at_hand.year.year, wanted.language)).await?,
        recipient: recipient.name,
        kind: recipient.kind,
        reason: reason.unwrap_or(recipient.reason),
        committee: run_by.committee.clone(),
        facts,
        handed_over_on: kept_date(&run_by.cycle.handed_over_on),
    };
    Ok((diploma, recipient.since, recipient.secret))
}

/// The diploma as a PDF, before it is printed.
pub async fn preview_diploma(context: &RequestContext<'_>, input: DiplomaWanted) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let (diploma, ..) = diploma(context, &mut tx, &input).await?;
    drop(tx);
    Ok(access::render(diploma.document()).await?.bytes)
}

/// Prints the diploma. Before the recipient is public it is stored sealed as a whole, with the key of the year.
pub async fn print_diploma(
    context: &RequestContext<'_>,
    input: DiplomaToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    let id = input.paper.award_year_id;
    let mut tx = context.read().await?;
    let (diploma, since, secret) = diploma(context, &mut tx, &input.paper).await?;
    drop(tx);
    if let Some(there) = printed_before(context, (input.request_key, id)).await? {
        return Ok(there);
    }
    let set = set(Ready {
        kind: AwardPaperKind::Diploma,
        year: id,
        member_id: None,
        secret: secret.map(|nominee| vec![nominee].into()),
        title: diploma.title(),
        document: diploma.document(),
    })
    .await?;
    let mut tx = context.write().await?;
    let done = async {
        let at_hand = AtHand::of(context, &mut tx, id).await?;
        let now = recipient(context, &mut tx, &at_hand).await?;
        // Published while it was set, it names who is public by now: nothing can be decided in between.
        if now.since != since && at_hand.year.published.is_none() {
            return Err(AwardError::NothingDecided);
        }
        keep(context, &mut tx, (input.request_key, &set)).await
    }
    .await;
    finish(tx, done).await
}
