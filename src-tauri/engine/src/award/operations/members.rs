//! Who is what in a year: appointed, changed, gone, back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::numbering::settle_numbers;
use super::years::{AwardYearCard, card, stale};
use super::{Done, finish};
use crate::access::{self, Changed, Changing, Event, NamedKey, RequestContext, Role, User, WriteTx, seen_things};
use crate::award::conflict::MemberPosition;
use crate::award::store;
use crate::award::twins::is_same_name;
use crate::award::year::{KeptMember, MemberFacts};
use crate::award::{AwardError, AwardEvent};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::differing;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AwardMemberId, AwardYearId, RequestKey, UserId};

/// Who can run a year, or stand in.
const RUNNERS: &[Role] = &[Role::Consultant, Role::Manager];
/// Who can be of the jury and sign in: whom the award opens for.
const JUDGES: &[Role] = &[Role::Juror, Role::Consultant, Role::Manager];

/// Somebody who signs in and can be something in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardCandidate {
    /// Who.
    pub user_id: UserId,
    /// Their full name.
    pub full_name: String,
    /// Whether they can run a year or stand in.
    pub can_run: bool,
    /// Whether they can be of the jury.
    pub can_judge: bool,
}

/// Somebody to be appointed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemberToAppoint {
    /// Made by the client; the same key again is the same appointment.
    pub request_key: RequestKey,
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Who and what.
    pub facts: MemberFacts,
}

impl Input for MemberToAppoint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), award_year_id: AwardYearId(1), facts: sample_facts() }
    }
}

fn sample_facts() -> MemberFacts {
    MemberFacts {
        position: MemberPosition::Juror,
        user_id: None,
        on_paper: false,
        person_id: None,
        name: "Finn Rée".into(),
        serves_from: "1/1-2026".into(),
        serves_to: "31/12-2029".into(),
    }
}

/// Somebody of whom something else is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemberToChange {
    /// Which.
    pub member_id: AwardMemberId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Who and what.
    pub facts: MemberFacts,
}

impl Input for MemberToChange {
    fn sample() -> Self {
        Self { member_id: AwardMemberId(1), version: 1, facts: sample_facts() }
    }
}

impl Changing for MemberToChange {
    const OPERATION: &'static str = "change_award_member";
}

seen_things! {
    /// Somebody who leaves.
    MemberToRemove of "remove_award_member" { member_id: AwardMemberId(1), version: 1 }
    /// Somebody who is there again.
    MemberToReinstate of "reinstate_award_member" { member_id: AwardMemberId(1), version: 2 }
}

/// Who can be appointed, by name.
pub async fn award_candidates(
    context: &RequestContext<'_>,
    _: access::Nothing,
) -> Result<Vec<AwardCandidate>, AwardError> {
    let mut tx = context.read().await?;
    let candidate = |user: User| {
        let holds = |roles: &[Role]| user.roles.iter().any(|role| roles.contains(role));
        let (can_run, can_judge) = (holds(RUNNERS), holds(JUDGES));
        (can_run || can_judge).then_some(AwardCandidate {
            user_id: user.id,
            full_name: user.full_name,
            can_run,
            can_judge,
        })
    };
    Ok(access::staff(&mut tx).await?.into_iter().filter_map(candidate).collect())
}

/// Somebody who can run a year.
pub(super) async fn staff_member(tx: &mut Tx, user_id: UserId) -> Result<User, AwardError> {
    let user = access::staff(tx).await?.into_iter().find(|user| user.id == user_id);
    let user = user.ok_or(AwardError::AwardMemberNotFound)?;
    match user.roles.iter().any(|role| RUNNERS.contains(role)) {
        true => Ok(user),
        false => Err(AwardError::CannotRunAward { name: user.full_name }),
    }
}

/// Appoints somebody who was looked at.
pub(super) async fn appointed(
    tx: &mut WriteTx,
    (key, year): (Option<RequestKey>, AwardYearId),
    facts: &MemberFacts,
) -> Result<Event, DatabaseError> {
    let key = key.ok_or_else(|| DatabaseError::inconsistent("too many members of one request"))?;
    let member_id = store::insert_member(tx, (key, year), facts).await?;
    let event = AwardEvent::AwardMemberAppointed { member_id, position: facts.position, name: facts.name.clone() };
    Ok(event.of_year(year))
}

/// Appoints somebody: the secretary is appointed by a manager, everybody else by the secretary.
pub async fn appoint_award_member(
    context: &RequestContext<'_>,
    input: MemberToAppoint,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = appoint(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn appoint(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &MemberToAppoint,
) -> Result<Done<AwardYearCard>, AwardError> {
    let id = input.award_year_id;
    let at_hand = AtHand::to_change(context, tx, id).await?;
    may_appoint(context, &at_hand, input.facts.position)?;
    if store::member_of_request(tx, input.request_key).await?.is_some() {
        return Ok(Done::as_it_was(card(context, tx, id).await?));
    }
    let facts = looked_at(context, tx, (&at_hand, None), &input.facts).await?;
    let event = appointed(tx, (Some(input.request_key), id), &facts).await?;
    settle_numbers(context, tx, id).await?;
    let now = card(context, tx, id).await?;
    let member = store::member_of_request(tx, input.request_key).await?.ok_or(AwardError::AwardMemberNotFound)?;
    let inverse = MemberToRemove { member_id: member, version: 1 };
    Ok(Done::with_undo(now, vec![event], &inverse))
}

/// Whoever is of the jury opens the award only as that, so that they appoint nobody.
fn may_appoint(context: &RequestContext<'_>, at_hand: &AtHand, position: MemberPosition) -> Result<(), AwardError> {
    let own = at_hand.viewer.member.map(|(_, position)| position);
    let may = match position {
        MemberPosition::Secretary => context.has_role(&[Role::Manager]) && !own.is_some_and(MemberPosition::scores),
        _ => own == Some(MemberPosition::Secretary),
    };
    if may { Ok(()) } else { Err(AwardError::NotYoursInAward { positions: vec![MemberPosition::Secretary] }) }
}

/// What is to stand of somebody, where it can.
async fn looked_at(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (at_hand, own): (&AtHand, Option<AwardMemberId>),
    facts: &MemberFacts,
) -> Result<MemberFacts, AwardError> {
    let facts = facts.checked(context.today())?;
    let others = || at_hand.members.iter().filter(|member| member.left_at.is_none() && Some(member.id) != own);
    if facts.position != MemberPosition::Juror
        && let Some(there) = others().find(|member| member.facts.position == facts.position)
    {
        return Err(AwardError::PositionTaken { name: there.facts.name.clone() });
    }
    // Where one of two works on paper, their names alone tell them apart: what is answered for one is answered for both.
    let is_same = |member: &&KeptMember| {
        let is_on_paper = member.facts.user_id.is_none() || facts.user_id.is_none();
        is_on_paper && is_same_name(&member.facts.name, &facts.name)
    };
    if let Some(there) = others().find(is_same) {
        return Err(AwardError::AlreadyInAward { position: there.facts.position });
    }
    let Some(user_id) = facts.user_id else { return Ok(facts) };
    if let Some(there) = others().find(|member| member.facts.user_id == Some(user_id)) {
        return Err(AwardError::AlreadyInAward { position: there.facts.position });
    }
    if facts.position.scores() {
        let Some(user) = access::staff(tx).await?.into_iter().find(|user| user.id == user_id) else {
            let mut problems = FieldProblems::default();
            problems.add("facts.userId", Problem::NotFound);
            return crate::award::error::refuse(problems).map(|()| facts);
        };
        if !user.roles.iter().any(|role| JUDGES.contains(role)) {
            return Err(AwardError::CannotRunAward { name: user.full_name });
        }
    } else {
        staff_member(tx, user_id).await?;
    }
    Ok(facts)
}

/// Changes what stands of somebody.
pub async fn change_award_member(
    context: &RequestContext<'_>,
    input: MemberToChange,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = change(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &MemberToChange,
) -> Result<Done<AwardYearCard>, AwardError> {
    let (at_hand, before) = member_at_hand(context, tx, input.member_id).await?;
    may_appoint(context, &at_hand, before.facts.position)?;
    may_appoint(context, &at_hand, input.facts.position)?;
    let facts = looked_at(context, tx, (&at_hand, Some(before.id)), &input.facts).await?;
    // What was answered is of whoever answered: somebody else is appointed to a place of their own.
    let has_answered = at_hand.interests.iter().any(|said| said.member_id == before.id);
    if has_answered && facts.user_id != before.facts.user_id {
        return Err(AwardError::AlreadyInAward { position: before.facts.position });
    }
    let fields = differing(&facts, &before.facts);
    if !store::write_member(tx, (before.id, input.version), &facts).await? {
        return Err(stale(context, tx, at_hand.year.id).await?);
    }
    if let Some(user_id) = before.facts.user_id.filter(|_| facts.user_id != before.facts.user_id) {
        access::unshare_key(tx, NamedKey::AwardYear(at_hand.year.year), user_id).await?;
    }
    settle_numbers(context, tx, at_hand.year.id).await?;
    let event = AwardEvent::AwardMemberChanged { member_id: before.id, name: facts.name, fields };
    let inverse = MemberToChange { member_id: before.id, version: input.version + 1, facts: before.facts };
    let now = card(context, tx, at_hand.year.id).await?;
    Ok(Done::with_undo(now, vec![event.of_year(at_hand.year.id)], &inverse))
}

async fn member_at_hand(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: AwardMemberId,
) -> Result<(AtHand, KeptMember), AwardError> {
    let member = store::find_member(tx, id).await?.ok_or(AwardError::AwardMemberNotFound)?;
    match AtHand::to_change(context, tx, member.award_year_id).await {
        Ok(at_hand) => Ok((at_hand, member)),
        Err(AwardError::AwardYearNotFound) => Err(AwardError::AwardMemberNotFound),
        Err(other) => Err(other),
    }
}

/// Lets somebody leave: what they answered and scored is kept and counts no more, and the key of the year is theirs no more.
pub async fn remove_award_member(
    context: &RequestContext<'_>,
    input: MemberToRemove,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (at_hand, member) = member_at_hand(context, &mut tx, input.member_id).await?;
        may_appoint(context, &at_hand, member.facts.position)?;
        let now = tx.now();
        if !store::take_member(&mut tx, (member.id, input.version), Some(now)).await? {
            return Err(stale(context, &mut tx, at_hand.year.id).await?);
        }
        if let Some(user_id) = member.facts.user_id {
            access::unshare_key(&mut tx, NamedKey::AwardYear(at_hand.year.year), user_id).await?;
        }
        let event = AwardEvent::AwardMemberLeft { member_id: member.id, name: member.facts.name };
        let inverse = MemberToReinstate { member_id: member.id, version: input.version + 1 };
        let now = card(context, &mut tx, at_hand.year.id).await?;
        Ok(Done::with_undo(now, vec![event.of_year(at_hand.year.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}

/// Lets somebody be there again. The key is given to them anew.
pub async fn reinstate_award_member(
    context: &RequestContext<'_>,
    input: MemberToReinstate,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = async {
        let (at_hand, member) = member_at_hand(context, &mut tx, input.member_id).await?;
        may_appoint(context, &at_hand, member.facts.position)?;
        looked_at(context, &mut tx, (&at_hand, Some(member.id)), &member.facts).await?;
        if !store::take_member(&mut tx, (member.id, input.version), None).await? {
            return Err(stale(context, &mut tx, at_hand.year.id).await?);
        }
        settle_numbers(context, &mut tx, at_hand.year.id).await?;
        let event = AwardEvent::AwardMemberBack { member_id: member.id, name: member.facts.name };
        let inverse = MemberToRemove { member_id: member.id, version: input.version + 1 };
        let now = card(context, &mut tx, at_hand.year.id).await?;
        Ok(Done::with_undo(now, vec![event.of_year(at_hand.year.id)], &inverse))
    }
    .await;
    finish(tx, done).await
}
