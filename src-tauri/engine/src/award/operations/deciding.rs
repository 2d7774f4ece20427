//! The jury recommends, the committee decides, and after the award is handed over somebody publishes who was given it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::interests::unanswered;
use super::keys::key_of;
use super::resulting::results_of;
use super::sheets::{sealed, unsealed};
use super::years::{AwardYearCard, AwardYearToOpen, card, moments_of, stale};
use super::{Done, finish};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::award::conflict::MemberPosition;
use crate::award::decision::{DecisionFacts, DecisionKind};
use crate::award::nominee::KeptNominee;
use crate::award::store;
use crate::award::viewing::Sight;
use crate::award::year::{KeptMember, PublishedAward};
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AwardYearId, NomineeId, RequestKey};
use crate::shared::instant::Instant;

/// Who writes down what is recommended and decided.
pub(super) const DECIDERS: &[MemberPosition] =
    &[MemberPosition::Secretary, MemberPosition::Chair, MemberPosition::Deputy];
/// Who may publish it, and write it where none of those can: one of them takes part in whatever case it is.
pub(super) const PUBLISHERS: &[MemberPosition] =
    &[MemberPosition::Secretary, MemberPosition::StandIn, MemberPosition::Chair, MemberPosition::Deputy];

/// A recommendation or a decision, opened.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionCard {
    /// Who and why.
    pub facts: DecisionFacts,
    /// Their name.
    pub nominee_name: String,
    /// When it was written down.
    pub decided_at: Instant,
}

impl std::fmt::Debug for DecisionCard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DecisionCard")
    }
}

/// What is recommended and decided, for whoever takes part in the case of everybody who is judged; for all others it is as if
/// nothing were, and said to be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardDecisions {
    /// Whether it is kept from whoever asks until it is published: there is somebody judged in whose case they take no part.
    pub is_kept_out: bool,
    /// What the jury recommends.
    pub recommendation: Option<DecisionCard>,
    /// What the committee decided.
    pub decision: Option<DecisionCard>,
}

/// A recommendation or a decision to be written down. It is never part of a draft, a way back or the log.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionToKeep {
    /// Made by the client; the same key again is the same decision.
    pub request_key: RequestKey,
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Which of the two.
    pub kind: DecisionKind,
    /// When the one that was shown was written down; none where none was.
    #[serde(default)]
    pub seen: Option<Instant>,
    /// Who and why.
    pub facts: DecisionFacts,
}

impl std::fmt::Debug for DecisionToKeep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "DecisionToKeep({:?})", self.kind)
    }
}

impl Input for DecisionToKeep {
    fn sample() -> Self {
        let facts = DecisionFacts {
            nominee_id: NomineeId(1),
            reason: "at ringe til dem, som ingen ringer til".into(),
            long_reason: String::new(),
            other_reason: String::new(),
        };
        Self {
            request_key: RequestKey::numbered(1),
            award_year_id: AwardYearId(1),
            kind: DecisionKind::Decision,
            seen: None,
            facts,
        }
    }
}

/// A year whose recipient is to be published.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardToPublish {
    /// Which.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
}

impl Input for AwardToPublish {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), version: 3 }
    }
}

/// Where a decision is sealed to.
pub(super) fn place_of(year: AwardYearId, kind: DecisionKind) -> String {
    format!("award_decisions/{}/{}", year.0, kind.as_str())
}

/// What is recommended and decided, for those of the year who hold its key.
pub async fn award_decisions(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<AwardDecisions, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    decisions_of(context, &mut tx, &at_hand).await
}

async fn decisions_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    at_hand: &AtHand,
) -> Result<AwardDecisions, AwardError> {
    at_hand.own_as(MemberPosition::ALL)?;
    if at_hand.is_kept_out() {
        // Who has no key is told so first, as everybody is.
        key_of(context, tx, at_hand).await?;
        return Ok(AwardDecisions { is_kept_out: true, recommendation: None, decision: None });
    }
    Ok(AwardDecisions {
        is_kept_out: false,
        recommendation: decision_of(context, tx, (at_hand, DecisionKind::Recommendation)).await?,
        decision: decision_of(context, tx, (at_hand, DecisionKind::Decision)).await?,
    })
}

pub(super) async fn decision_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (at_hand, kind): (&AtHand, DecisionKind),
) -> Result<Option<DecisionCard>, AwardError> {
    let key = key_of(context, tx, at_hand).await?;
    let Some((key_id, bytes, decided_at)) = store::decisions(tx, at_hand.year.id, kind.as_str()).await? else {
        return Ok(None);
    };
    if key_id != key.id() {
        // What a lost key sealed is kept, and is written anew.
        return Ok(None);
    }
    let facts: DecisionFacts = unsealed(&key, &place_of(at_hand.year.id, kind), &bytes)?;
    let nominee = at_hand.whole(facts.nominee_id);
    let is_seen = at_hand.sight(nominee) >= Sight::Texts;
    Ok(is_seen.then(|| DecisionCard { nominee_name: at_hand.name_of(nominee), facts, decided_at }))
}

/// Whoever takes no part in the case of somebody judged neither decides among them nor publishes.
pub(super) fn refuse_kept_out(at_hand: &AtHand) -> Result<(), AwardError> {
    if at_hand.is_kept_out() {
        return Err(AwardError::NotYoursInAward { positions: DECIDERS.to_vec() });
    }
    Ok(())
}

/// Whoever opens the scoring, recommends, decides or publishes answers first for everybody who is judged: whom they have not
/// answered for, they do not see, and another would pass as first.
pub(super) fn refuse_unanswered(at_hand: &AtHand, own: &KeptMember) -> Result<(), AwardError> {
    match unanswered(at_hand, own.id) {
        0 => Ok(()),
        left => Err(AwardError::InterestsUnanswered { left }),
    }
}

/// Writes down what the jury recommends or the committee decides, sealed. Another than whom the scores put first needs a reason.
pub async fn decide_award(
    context: &RequestContext<'_>,
    input: DecisionToKeep,
) -> Result<Changed<AwardDecisions>, AwardError> {
    let mut tx = context.write().await?;
    let done = decide(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn decide(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &DecisionToKeep,
) -> Result<Done<AwardDecisions>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    let own = at_hand.own_as(PUBLISHERS)?;
    refuse_kept_out(&at_hand)?;
    refuse_unanswered(&at_hand, own)?;
    if store::decision_of_request(tx, input.request_key).await?.is_some() {
        return Ok(Done::as_it_was(decisions_of(context, tx, &at_hand).await?));
    }
    let key = key_of(context, tx, &at_hand).await?;
    let there = store::decisions(tx, at_hand.year.id, input.kind.as_str()).await?;
    let there = there.filter(|(key_id, ..)| *key_id == key.id());
    if there.map(|(.., decided_at)| decided_at) != input.seen {
        let current = Box::new(decisions_of(context, tx, &at_hand).await?);
        return Err(AwardError::StaleDecision { current });
    }
    let results = results_of(context, tx, &at_hand).await?;
    let is_among = results.nominees.iter().any(|nominee| nominee.nominee_id == input.facts.nominee_id);
    if !is_among {
        return Err(AwardError::NomineeNotFound);
    }
    let facts = input.facts.checked(results.first == [input.facts.nominee_id], context.today())?;
    let to_keep = sealed(context, &key, (&place_of(at_hand.year.id, input.kind), &facts))?;
    let by = (tx.user_id(), tx.now());
    store::insert_decision(tx, (input.request_key, at_hand.year.id, input.kind.as_str()), to_keep, by).await?;
    let event = AwardEvent::AwardDecided { kind: input.kind };
    let now = decisions_of(context, tx, &at_hand).await?;
    Ok(Done::for_good(now, vec![event.of_year(at_hand.year.id)]))
}

/// Whoever was decided on. Who was withdrawn or rejected since is given nothing: then somebody else is decided on first.
pub(super) fn decided<'a>(at_hand: &'a AtHand, decision: &DecisionCard) -> Result<&'a KeptNominee, AwardError> {
    let whole = at_hand.whole(decision.facts.nominee_id);
    let found = at_hand.nominees.iter().find(|one| one.id == whole && one.is_judged());
    found.ok_or(AwardError::NothingDecided)
}

/// Before the award is handed over nothing of it is told.
pub(super) fn refuse_before_handing_over(tx: &WriteTx, at_hand: &AtHand) -> Result<(), AwardError> {
    let at = moments_of(&at_hand.year)?.handed_over_at;
    if tx.now() < at { Err(AwardError::NotHandedOver { at }) } else { Ok(()) }
}

/// Publishes who was given the award, once it is handed over: from then on it is no secret, and it is not taken back.
pub async fn publish_award(
    context: &RequestContext<'_>,
    input: AwardToPublish,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = publish(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn publish(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: AwardToPublish,
) -> Result<Done<AwardYearCard>, AwardError> {
    let id = input.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    let own = at_hand.own_as(PUBLISHERS)?;
    refuse_kept_out(&at_hand)?;
    refuse_unanswered(&at_hand, own)?;
    if at_hand.year.marks.scoring_closed_at.is_none() {
        return Err(AwardError::ScoringNotClosed);
    }
    refuse_before_handing_over(tx, &at_hand)?;
    let decision = decision_of(context, tx, (&at_hand, DecisionKind::Decision)).await?;
    let decision = decision.ok_or(AwardError::NothingDecided)?;
    let kind = decided(&at_hand, &decision)?.facts.kind;
    let award = PublishedAward {
        name: decision.nominee_name,
        kind,
        reason: decision.facts.reason.clone(),
        published_at: tx.now(),
    };
    if !store::publish(tx, (id, input.version), &award).await? {
        return Err(stale(context, tx, id).await?);
    }
    let event = AwardEvent::AwardPublished { name: award.name };
    Ok(Done::for_good(card(context, tx, id).await?, vec![event.of_year(id)]))
}
