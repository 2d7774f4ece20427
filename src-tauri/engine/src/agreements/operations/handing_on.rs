//! Handing an agreement on: to be read through at the office, to the association; and taking it back to write in it.
//! From the first of these on its words stand still, and what they are is kept as a version with its paper.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::{render, store_rendered};
use super::{Done, Holes, facts_of, finish, for_act, found, refuse_act};
use crate::access::{Changed, Changing, RequestContext, Subject, SubjectKind, WriteTx};
use crate::agreements::facts::missing_in;
use crate::agreements::paper::{self, Gaps};
use crate::agreements::version::words_of;
use crate::agreements::{
    Agreement, AgreementAct, AgreementError, AgreementEvent, AgreementState, VersionReason, store,
};
use crate::gate::Input;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};
use crate::shared::text_enum::text_enum;

text_enum! {
    /// To whom an agreement is handed on.
    pub enum HandOnTo {
        /// Others at the office, who read it through.
        Review = "review",
        /// The association, to be signed.
        Association = "association",
    }
}

impl HandOnTo {
    fn act(self) -> AgreementAct {
        match self {
            Self::Review => AgreementAct::Review,
            Self::Association => AgreementAct::Send,
        }
    }

    fn reason(self) -> VersionReason {
        match self {
            Self::Review => VersionReason::Review,
            Self::Association => VersionReason::Sending,
        }
    }
}

/// An agreement to be handed on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToHandOn {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen: what is handed on is what was read.
    #[ts(type = "number")]
    pub version: i64,
    /// To whom.
    pub to: HandOnTo,
    /// Whether it may go to the association with something missing. It may always be read through.
    pub holes: Holes,
    /// The day it had been sent, where taking it back is undone; left out, today.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub sent_on: Option<NaiveDate>,
}

impl Input for AgreementToHandOn {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(1),
            id: AgreementId(1),
            version: 1,
            to: HandOnTo::Review,
            holes: Holes::Refuse,
            sent_on: None,
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

impl Changing for AgreementToHandOn {
    const OPERATION: &'static str = "hand_on_agreement";
}

/// Hands an agreement on. Its paper is printed once: where the last version says the same, that paper is the one.
pub async fn hand_on_agreement(
    context: &RequestContext<'_>,
    input: AgreementToHandOn,
) -> Result<Changed<Agreement>, AgreementError> {
    let mut tx = context.read().await?;
    let agreement = found(&mut tx, input.id).await?;
    if is_done(&agreement, &input) {
        return Ok(handed_on(agreement, AgreementState::Draft));
    }
    if agreement.version != input.version {
        return Err(AgreementError::StaleAgreement { current: Box::new(agreement) });
    }
    refuse_act(&agreement, input.to.act())?;
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let latest = store::latest_version(&mut tx, input.id).await?;
    drop(tx);
    let missing = missing_in(&agreement, &facts);
    if input.to == HandOnTo::Association && input.holes == Holes::Refuse && !missing.is_empty() {
        return Err(AgreementError::HolesLeft { missing });
    }
    let words = words_of(&agreement, &facts);
    let latest = latest.filter(|version| version.words == words);
    let rendered = match latest {
        Some(_) => None,
        None => Some(render(paper::document(&agreement, &facts, Gaps::Ruled, context.now())).await?),
    };
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, input.to.act()).await?;
        let paper_id = match (&latest, &rendered) {
            (Some(version), _) => version.paper_id,
            (None, Some(rendered)) => store_rendered(&mut tx, input.request_key, &agreement, &facts, rendered).await?,
            (None, None) => return Err(AgreementError::VersionNotFound),
        };
        if latest.as_ref().is_none_or(|version| version.made_for != input.to.reason()) {
            let by = (tx.now(), tx.user_id());
            store::add_version(&mut tx, input.id, (input.to.reason(), paper_id, &words), by).await?;
        }
        // Only what went out in these words can have been sent before.
        let was_sent = latest.as_ref().is_some_and(|version| version.made_for == VersionReason::Sending);
        let today = context.today();
        let sent_on = input.sent_on.filter(|day| was_sent && *day <= today).unwrap_or(today);
        move_on(&mut tx, &before, input.to, sent_on).await?;
        store::hold_variables(&mut tx, input.id, Some(facts.vocabulary.own_version())).await?;
        let event = event_of(&mut tx, &input, paper_id).await?;
        let answer = handed_on(found(&mut tx, input.id).await?, before.state);
        Ok(Done::answered(answer, vec![event.about(input.id)]))
    }
    .await;
    finish(tx, done).await
}

/// A lost answer is asked for again: it was handed on the first time.
fn is_done(agreement: &Agreement, input: &AgreementToHandOn) -> bool {
    let reached = AgreementState::Draft.after(input.to.act());
    agreement.version == input.version + 1 && Some(agreement.state) == reached
}

async fn move_on(tx: &mut WriteTx, before: &Agreement, to: HandOnTo, sent_on: NaiveDate) -> Result<(), AgreementError> {
    let state = before.state.after(to.act()).unwrap_or(before.state);
    store::update_state(tx, before.id, state).await?;
    store::note_print(tx, before.id).await?;
    if to == HandOnTo::Association {
        store::update_sent(tx, before.id, Some(sent_on)).await?;
    }
    Ok(())
}

async fn event_of(
    tx: &mut WriteTx,
    input: &AgreementToHandOn,
    paper_id: PaperId,
) -> Result<AgreementEvent, AgreementError> {
    Ok(match input.to {
        HandOnTo::Review => AgreementEvent::AgreementReviewed { paper_id },
        HandOnTo::Association => {
            let sha256 = super::printing::stored_paper(tx, input.id, paper_id).await?.sha256;
            AgreementEvent::AgreementSent { paper_id, sha256 }
        }
    })
}

fn handed_on(agreement: Agreement, from: AgreementState) -> Changed<Agreement> {
    let inverse = AgreementToTakeBack { id: agreement.id, version: agreement.version, to: from };
    Changed::with_undo(agreement, &inverse)
}

/// An agreement to be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToTakeBack {
    /// The agreement.
    pub id: AgreementId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// To be written in (`draft`), or, where it was sent, to be read through (`in_review`).
    pub to: AgreementState,
}

impl Input for AgreementToTakeBack {
    fn sample() -> Self {
        Self { id: AgreementId(1), version: 1, to: AgreementState::Draft }
    }
}

impl Changing for AgreementToTakeBack {
    const OPERATION: &'static str = "take_back_agreement";
}

/// Takes an agreement back that nobody has signed.
pub async fn take_back_agreement(
    context: &RequestContext<'_>,
    input: AgreementToTakeBack,
) -> Result<Changed<Agreement>, AgreementError> {
    let again = RequestKey::drawn(context.now(), context.office().random_bytes());
    let mut tx = context.write().await?;
    let done = async {
        let before = for_act(&mut tx, input.id, input.version, AgreementAct::TakeBack).await?;
        if !store::signatures_of(&mut tx, input.id).await?.is_empty() {
            return Err(AgreementError::AlreadySigned);
        }
        let to = input.to;
        let is_back =
            to == AgreementState::Draft || (to == AgreementState::InReview && before.state == AgreementState::Sent);
        if !is_back {
            return Err(AgreementError::ActNotPossible { act: AgreementAct::TakeBack, state: before.state });
        }
        store::update_state(&mut tx, input.id, to).await?;
        store::update_sent(&mut tx, input.id, None).await?;
        if to == AgreementState::Draft {
            store::hold_variables(&mut tx, input.id, None).await?;
        }
        let now = found(&mut tx, input.id).await?;
        let from = if before.state == AgreementState::Sent { HandOnTo::Association } else { HandOnTo::Review };
        let inverse = AgreementToHandOn {
            request_key: again,
            id: input.id,
            version: now.version,
            to: from,
            holes: Holes::Print,
            sent_on: before.sent_on,
        };
        let event = AgreementEvent::AgreementTakenBack { state: to };
        Ok(Done::with_undo(now, vec![event.about(input.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
