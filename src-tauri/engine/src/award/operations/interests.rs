//! Everybody of a year answers for their interest in each nominee; the chair decides the doubts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::hinting::hints_about;
use super::numbering::settle_numbers;
use super::{Done, finish};
use crate::access::{Changed, RequestContext, Subject, SubjectKind, WriteTx};
use crate::award::conflict::{
    ConflictGround, ConflictStand, DeclaredInterest, MemberPosition, NoAnswer, Said, may_declare,
};
use crate::award::hints::ConflictHint;
use crate::award::nominee::KeptNominee;
use crate::award::store::{self, KeptInterest};
use crate::award::viewing::{Sight, Viewer};
use crate::award::year::{KeptMember, NomineeKind};
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::Read;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};
use crate::shared::text::sort_key;

const LONGEST_REASON: usize = 500;

/// A nominee to answer for: a name, and nothing of what is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedNominee {
    /// Which.
    pub nominee_id: NomineeId,
    /// Their name.
    pub name: String,
    /// Person, group or association.
    pub kind: NomineeKind,
    /// How whoever answers stands to this one.
    pub stand: ConflictStand,
}

/// Something that was said about somebody and a nominee, for whoever decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterestToDecide {
    /// About which nominee.
    pub nominee_id: NomineeId,
    /// Their name.
    pub nominee_name: String,
    /// About whom.
    pub member_id: AwardMemberId,
    /// Their name.
    pub member_name: String,
    /// How they stand now.
    pub stand: ConflictStand,
    /// On which ground.
    pub ground: Option<ConflictGround>,
    /// What was said.
    pub reason: String,
}

/// How far somebody is with their answers, counted among the nominees that whoever asks may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterestProgress {
    /// Who.
    pub member_id: AwardMemberId,
    /// Their name.
    pub name: String,
    /// What they are.
    pub position: MemberPosition,
    /// For how many they have answered.
    #[ts(type = "number")]
    pub answered: i64,
    /// Of how many.
    #[ts(type = "number")]
    pub asked: i64,
}

/// The page of answers about interests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterestPage {
    /// Whose answers they are.
    pub member_id: AwardMemberId,
    /// Their name.
    pub member_name: String,
    /// Every nominee they may know of, by name. Those they are conflicted with are not among them.
    pub nominees: Vec<NamedNominee>,
    /// What the office's records say about them.
    pub hints: Vec<ConflictHint>,
    /// What whoever asks decides, and has decided.
    pub to_decide: Vec<InterestToDecide>,
    /// How far the others are; only for whoever runs the year or chairs the jury.
    pub progress: Vec<InterestProgress>,
}

/// Whose answers are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestsOf {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own. The secretary and the stand-in open those of jurors who work on paper.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
}

impl Input for InterestsOf {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), member_id: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// An answer about one nominee.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestAnswer {
    /// Which.
    pub nominee_id: NomineeId,
    /// What.
    pub interest: DeclaredInterest,
    /// On which ground, of a conflict.
    #[serde(default)]
    pub ground: Option<ConflictGround>,
    /// What the chair is to know, or empty.
    #[serde(default)]
    pub reason: String,
}

/// Answers of somebody.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestsToDeclare {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
    /// Answers, as many as there are.
    pub answers: Vec<InterestAnswer>,
}

impl Input for InterestsToDeclare {
    fn sample() -> Self {
        let answer = InterestAnswer {
            nominee_id: NomineeId(1),
            interest: DeclaredInterest::Conflicted,
            ground: Some(ConflictGround::Leadership),
            reason: "Sidder i bestyrelsen".into(),
        };
        Self { award_year_id: AwardYearId(1), member_id: None, answers: vec![answer] }
    }
}

/// The page of answers: one's own, or those of a juror who works on paper.
pub async fn award_interests(context: &RequestContext<'_>, input: InterestsOf) -> Result<InterestPage, AwardError> {
    let mut tx = context.read().await?;
    page(context, &mut tx, input).await
}

/// Whose answers they are: one's own, or of somebody for whom the secretary writes. The stand-in writes for jurors on paper.
pub(super) fn answerer(at_hand: &AtHand, asked: Option<AwardMemberId>) -> Result<&KeptMember, AwardError> {
    let own = at_hand.own_as(MemberPosition::ALL)?;
    match asked {
        Some(id) if id != own.id => {
            let own = at_hand.own_as(&[MemberPosition::Secretary, MemberPosition::StandIn])?;
            let member = at_hand.present(id)?;
            if own.facts.position == MemberPosition::StandIn && !member.facts.works_on_paper() {
                return Err(AwardError::NotYoursInAward { positions: vec![MemberPosition::Secretary] });
            }
            Ok(member)
        }
        _ => Ok(own),
    }
}

/// What somebody else may see, where whoever asks may see it too.
pub(super) fn seen_by<'a>(at_hand: &'a AtHand, member: &KeptMember) -> Vec<&'a KeptNominee> {
    let viewer = Viewer { member: Some((member.id, member.facts.position)), ..at_hand.viewer };
    let sees = |nominee: &&KeptNominee| {
        // A stand-in answers for what the secretary does not handle, or nobody else chairs; everybody else for all.
        viewer.sight(&at_hand.leaders, &at_hand.conflicts, nominee.id) > Sight::Nothing
    };
    let writes = |nominee: &&KeptNominee| !is_on_behalf(at_hand, member.id) || at_hand.handled(nominee.id).is_ok();
    let stands = |nominee: &&KeptNominee| nominee.withdrawn_at.is_none();
    at_hand.seen(Sight::NameOnly).filter(sees).filter(writes).filter(stands).collect()
}

pub(super) async fn page(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: InterestsOf,
) -> Result<InterestPage, AwardError> {
    let at_hand = AtHand::of(context, tx, input.award_year_id).await?;
    let member = answerer(&at_hand, input.member_id)?;
    let seen = seen_by(&at_hand, member);
    let nominations = store::nominations(tx, at_hand.year.id).await?;
    let mut found = Vec::new();
    for nominee in &seen {
        found.extend(hints_about(context, tx, (&at_hand, member), (nominee, &nominations)).await?);
    }
    let mut nominees: Vec<NamedNominee> = seen
        .iter()
        .map(|nominee| NamedNominee {
            nominee_id: nominee.id,
            name: nominee.facts.name.clone(),
            kind: nominee.facts.kind,
            stand: at_hand.conflicts.stand(nominee.id, member.id),
        })
        .collect();
    nominees.sort_by_cached_key(|nominee| (sort_key(&nominee.name), nominee.nominee_id));
    Ok(InterestPage {
        member_id: member.id,
        member_name: member.facts.name.clone(),
        nominees,
        hints: found,
        to_decide: to_decide(&at_hand),
        progress: progress(&at_hand),
    })
}

/// Doubts and conflicts that whoever asks decides: of nominees in whose case they take part.
fn to_decide(at_hand: &AtHand) -> Vec<InterestToDecide> {
    let Some(own) = at_hand.own() else { return Vec::new() };
    let mut found = Vec::new();
    for nominee in at_hand.seen(Sight::Texts) {
        for member in at_hand.members.iter().filter(|member| member.left_at.is_none()) {
            let stand = at_hand.conflicts.stand(nominee.id, member.id);
            let decider = at_hand.leaders.decider(&at_hand.conflicts, nominee.id, member.id);
            if stand < ConflictStand::InDoubt || decider != Some(own.id) {
                continue;
            }
            let said =
                at_hand.interests.iter().rev().find(|said| {
                    at_hand.is_about(said.member_id, member) && at_hand.whole(said.nominee_id) == nominee.id
                });
            found.push(InterestToDecide {
                nominee_id: nominee.id,
                nominee_name: nominee.facts.name.clone(),
                member_id: member.id,
                member_name: member.facts.name.clone(),
                stand,
                ground: said.and_then(|said| said.ground),
                reason: said.map(|said| said.reason.clone()).unwrap_or_default(),
            });
        }
    }
    found
}

fn progress(at_hand: &AtHand) -> Vec<InterestProgress> {
    let leads = [MemberPosition::Secretary, MemberPosition::Chair, MemberPosition::Deputy];
    if at_hand.own_as(&leads).is_err() {
        return Vec::new();
    }
    let asked: Vec<&KeptNominee> = at_hand.seen(Sight::NameOnly).filter(|one| one.withdrawn_at.is_none()).collect();
    let of_member = |member: &KeptMember| InterestProgress {
        member_id: member.id,
        name: member.facts.name.clone(),
        position: member.facts.position,
        answered: asked
            .iter()
            .filter(|nominee| at_hand.conflicts.stand(nominee.id, member.id) != ConflictStand::Unanswered)
            .count() as i64,
        asked: asked.len() as i64,
    };
    let present = at_hand.members.iter().filter(|member| member.left_at.is_none());
    present.filter(|member| member.facts.position != MemberPosition::StandIn).map(of_member).collect()
}

/// Whether whoever asks writes for somebody else: then only about those whose case they handle.
fn is_on_behalf(at_hand: &AtHand, member: AwardMemberId) -> bool {
    at_hand.own().is_some_and(|own| own.id != member)
}

/// For how many judged nominees somebody has not answered: they score nothing before. Whoever writes for somebody else waits for
/// no answer about those whose case is not theirs.
pub(super) fn unanswered(at_hand: &AtHand, member: AwardMemberId) -> i64 {
    let is_asked = |nominee: &&KeptNominee| {
        nominee.is_judged() && (!is_on_behalf(at_hand, member) || at_hand.handled(nominee.id).is_ok())
    };
    let judged = at_hand.nominees.iter().filter(is_asked);
    judged.filter(|nominee| at_hand.conflicts.stand(nominee.id, member) == ConflictStand::Unanswered).count() as i64
}

/// Answers for interests: one's own, or written down by the secretary for somebody else. A later answer only goes further; what
/// was said is lifted by the chair alone.
pub async fn declare_interests(
    context: &RequestContext<'_>,
    input: InterestsToDeclare,
) -> Result<Changed<InterestPage>, AwardError> {
    let mut tx = context.write().await?;
    let done = declare(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn declare(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &InterestsToDeclare,
) -> Result<Done<InterestPage>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    let member = answerer(&at_hand, input.member_id)?;
    let on_behalf = is_on_behalf(&at_hand, member.id);
    // Whoever answers on the screen says themselves that they have no interest; that they have one, others may note.
    let says_clear = input.answers.iter().any(|answer| answer.interest == DeclaredInterest::None);
    if on_behalf && !member.facts.works_on_paper() && says_clear {
        return Err(AwardError::NotYoursInAward { positions: vec![member.facts.position] });
    }
    let seen: Vec<NomineeId> = seen_by(&at_hand, member).into_iter().map(|nominee| nominee.id).collect();
    let mut problems = FieldProblems::default();
    let (mut kept, mut events) = (Vec::new(), Vec::new());
    for (place, answer) in input.answers.iter().enumerate() {
        if !seen.contains(&answer.nominee_id) {
            return Err(AwardError::NomineeNotFound);
        }
        let path = format!("answers.{place}.");
        let reason = Read::new(&mut problems, &path, context.today()).line("reason", &answer.reason, LONGEST_REASON);
        if answer.interest == DeclaredInterest::Conflicted && answer.ground.is_none() {
            problems.add(format!("{path}ground"), Problem::Missing);
        }
        let now = at_hand.conflicts.stand(answer.nominee_id, member.id);
        let ground = answer.ground.filter(|_| answer.interest != DeclaredInterest::None);
        if Some(answer.interest) == declared_as(now) {
            let is_about =
                |said: &&KeptInterest| said.nominee_id == answer.nominee_id && at_hand.is_about(said.member_id, member);
            let last = at_hand.interests.iter().rev().find(is_about);
            let says_the_same = last.is_some_and(|said| said.ground == ground && said.reason == reason);
            if says_the_same || answer.interest == DeclaredInterest::None {
                continue;
            }
        } else {
            may_declare(now, answer.interest).map_err(|NoAnswer::OnlyChairLifts| AwardError::OnlyChairLifts)?;
        }
        // What is said of the whole is said of everything that is part of it.
        kept.extend(at_hand.parts(answer.nominee_id).into_iter().map(|part| KeptInterest {
            nominee_id: part,
            member_id: member.id,
            said: Said::Declared(answer.interest),
            ground,
            reason: reason.clone(),
            said_at: tx.now(),
        }));
        let event = AwardEvent::InterestDeclared { member_id: member.id, interest: answer.interest, on_behalf };
        events.push(event.about(answer.nominee_id));
    }
    crate::award::error::refuse(problems)?;
    let by = tx.user_id();
    for said in &kept {
        store::insert_interest(tx, input.award_year_id, said, by).await?;
    }
    settle_numbers(context, tx, input.award_year_id).await?;
    let asked = InterestsOf { award_year_id: input.award_year_id, member_id: input.member_id };
    let now = page(context, tx, asked).await?;
    Ok(if events.is_empty() { Done::as_it_was(now) } else { Done::for_good(now, events) })
}

/// The answer that somebody stands as, so that the same again changes nothing.
fn declared_as(stand: ConflictStand) -> Option<DeclaredInterest> {
    match stand {
        ConflictStand::Unanswered => None,
        ConflictStand::Clear => Some(DeclaredInterest::None),
        ConflictStand::InDoubt => Some(DeclaredInterest::InDoubt),
        ConflictStand::Conflicted => Some(DeclaredInterest::Conflicted),
    }
}
