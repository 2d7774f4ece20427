//! The chair decides the doubts, and lifts conflicts; the deputy does in the chair's own cases, and the stand-in where neither
//! takes part.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::interests::{InterestPage, InterestsOf, page};
use super::numbering::settle_numbers;
use super::{Done, finish};
use crate::access::{Changed, RequestContext, WriteTx};
use crate::award::conflict::{ConflictStand, MemberPosition, Said};
use crate::award::store::{self, KeptInterest};
use crate::award::viewing::Sight;
use crate::award::{AwardError, AwardEvent};
use crate::gate::Input;
use crate::organisations::Read;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};

const LONGEST_REASON: usize = 500;

/// What the chair decides about somebody and a nominee.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestDecision {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// About whom.
    pub member_id: AwardMemberId,
    /// About which nominee.
    pub nominee_id: NomineeId,
    /// Whether they take part.
    pub takes_part: bool,
    /// Why.
    pub reason: String,
}

impl Input for InterestDecision {
    fn sample() -> Self {
        Self {
            award_year_id: AwardYearId(1),
            member_id: AwardMemberId(2),
            nominee_id: NomineeId(1),
            takes_part: true,
            reason: "Almindeligt medlem uden anden tilknytning".into(),
        }
    }
}

/// Decides whether somebody takes part in a nominee's case: the chair, the deputy in the chair's own, or the stand-in where neither
/// takes part.
pub async fn decide_interest(
    context: &RequestContext<'_>,
    input: InterestDecision,
) -> Result<Changed<InterestPage>, AwardError> {
    let mut tx = context.write().await?;
    let done = decide(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn decide(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &InterestDecision,
) -> Result<Done<InterestPage>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    let own = at_hand.own_as(&[MemberPosition::Chair, MemberPosition::Deputy, MemberPosition::StandIn])?.id;
    let member = at_hand.present(input.member_id)?;
    let nominee = at_hand.seen(Sight::Texts).find(|nominee| nominee.id == input.nominee_id);
    let nominee = nominee.ok_or(AwardError::NomineeNotFound)?.id;
    let is_open = at_hand.conflicts.stand(nominee, member.id) >= ConflictStand::InDoubt;
    if !is_open || at_hand.leaders.decider(&at_hand.conflicts, nominee, member.id) != Some(own) {
        return Err(AwardError::NotTheDecider);
    }
    let mut problems = FieldProblems::default();
    let reason = Read::new(&mut problems, "", context.today()).line("reason", &input.reason, LONGEST_REASON);
    if reason.is_empty() {
        problems.add("reason", Problem::Missing);
    }
    crate::award::error::refuse(problems)?;
    let by = tx.user_id();
    // What was said of one that is part of this one is decided with it.
    for part in at_hand.parts(nominee) {
        let said = KeptInterest {
            nominee_id: part,
            member_id: member.id,
            said: Said::Decided { takes_part: input.takes_part },
            ground: None,
            reason: reason.clone(),
            said_at: tx.now(),
        };
        store::insert_interest(tx, input.award_year_id, &said, by).await?;
    }
    settle_numbers(context, tx, input.award_year_id).await?;
    let event = AwardEvent::InterestDecided { member_id: member.id, takes_part: input.takes_part };
    let asked = InterestsOf { award_year_id: input.award_year_id, member_id: None };
    Ok(Done::for_good(page(context, tx, asked).await?, vec![event.about(nominee)]))
}
