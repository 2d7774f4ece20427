//! The jury's protocol, and what it recommends to the committee: on paper, sealed, for whoever takes part in every case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::deciding::{DECIDERS, decision_of};
use super::papers::{Ready, frame, print, printed_before, sees_all};
use super::resulting::{NomineeResult, results_of};
use super::years::moments_of;
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::award::AwardError;
use crate::award::conflict::{ConflictStand, MemberPosition};
use crate::award::decision::DecisionKind;
use crate::award::nominee::{KeptNomination, KeptNominee, NomineeState};
use crate::award::papers::{
    AwardPaperKind, Counts, KeptOut, Proposed, Protocol, RankedNominee, Recommendation, Refused, Seated,
};
use crate::award::store;
use crate::award::year::KeptMember;
use crate::database::Tx;
use crate::gate::Input;
use crate::organisations::Read;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::format::Language;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, RequestKey};
use crate::shared::text::sort_key;

const LONGEST_MEETING: usize = 200;
/// So many finalists are named where nobody says otherwise, whom the jury recommends among them.
const USUAL_FINALISTS: i64 = 3;
const MOST_FINALISTS: i64 = 10;
/// With fewer sheets a mean tells whoever gave one of them what another gave.
const LEAST_FOR_MEAN: usize = 3;

/// The jury's protocol.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JuryProtocolWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
    /// When and where the jury met; empty: a line to write on.
    #[serde(default)]
    pub held: String,
    /// Who of the year was not there.
    #[serde(default)]
    pub absent: Vec<AwardMemberId>,
}

impl Input for JuryProtocolWanted {
    fn sample() -> Self {
        let held = "14. september 2026 kl. 16, Rådhuset".into();
        Self { award_year_id: AwardYearId(1), language: None, held, absent: Vec::new() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A protocol to be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JuryProtocolToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: JuryProtocolWanted,
}

impl Input for JuryProtocolToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: JuryProtocolWanted::sample() }
    }
}

/// What the jury recommends, on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecommendationWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
    /// How many finalists are named, whom the jury recommends among them; three, if not said.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub finalists: Option<i64>,
}

impl Input for RecommendationWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), language: None, finalists: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A recommendation to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecommendationToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: RecommendationWanted,
}

impl Input for RecommendationToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: RecommendationWanted::sample() }
    }
}

/// The protocol as a PDF, before it is printed.
pub async fn preview_jury_protocol(
    context: &RequestContext<'_>,
    input: JuryProtocolWanted,
) -> Result<Vec<u8>, AwardError> {
    Ok(access::render(protocol(context, &input).await?.document).await?.bytes)
}

/// Prints the protocol; it is stored sealed as a whole.
pub async fn print_jury_protocol(
    context: &RequestContext<'_>,
    input: JuryProtocolToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    if let Some(there) = printed_before(context, (input.request_key, input.paper.award_year_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, protocol(context, &input.paper).await?).await
}

/// What the jury recommends as a PDF, before it is printed.
pub async fn preview_recommendation(
    context: &RequestContext<'_>,
    input: RecommendationWanted,
) -> Result<Vec<u8>, AwardError> {
    Ok(access::render(recommendation(context, input).await?.document).await?.bytes)
}

/// Prints what the jury recommends; it is stored sealed as a whole.
pub async fn print_recommendation(
    context: &RequestContext<'_>,
    input: RecommendationToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    if let Some(there) = printed_before(context, (input.request_key, input.paper.award_year_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, recommendation(context, input.paper).await?).await
}

/// The year, for one of those who lead it and take part in the case of everybody a paper tells of.
async fn led(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (id, is_told): (AwardYearId, impl Fn(&KeptNominee) -> bool),
) -> Result<AtHand, AwardError> {
    let at_hand = AtHand::of(context, tx, id).await?;
    let own = at_hand.own_as(DECIDERS)?.id;
    if at_hand.viewer.is_published {
        return Ok(at_hand);
    }
    let told = || at_hand.nominees.iter().filter(|nominee| nominee.merged_into_id.is_none() && is_told(nominee));
    if told().any(|nominee| at_hand.conflicts.keeps_out(nominee.id, own)) {
        return Err(AwardError::NotYoursInAward { positions: DECIDERS.to_vec() });
    }
    let all: Vec<NomineeId> = told().map(|nominee| nominee.id).collect();
    if !sees_all(&at_hand, &all) {
        let open = all.iter().filter(|id| at_hand.conflicts.stand(**id, own) == ConflictStand::Unanswered);
        return Err(AwardError::InterestsUnanswered { left: open.count() as i64 });
    }
    Ok(at_hand)
}

async fn protocol(context: &RequestContext<'_>, wanted: &JuryProtocolWanted) -> Result<Ready, AwardError> {
    let mut problems = FieldProblems::default();
    let held = Read::new(&mut problems, "", context.today()).line("held", &wanted.held, LONGEST_MEETING);
    crate::award::error::refuse(problems)?;
    let mut tx = context.read().await?;
    let at_hand = led(context, &mut tx, (wanted.award_year_id, is_on_protocol)).await?;
    let results = results_of(context, &mut tx, &at_hand).await?;
    let chosen = decision_of(context, &mut tx, (&at_hand, DecisionKind::Recommendation)).await?;
    let nominations = store::nominations(&mut tx, at_hand.year.id).await?;
    let told: Vec<&KeptNominee> =
        at_hand.nominees.iter().filter(|one| one.merged_into_id.is_none() && is_on_protocol(one)).collect();
    let refused = told.iter().filter(|nominee| nominee.state() == NomineeState::Rejected);
    let paper = Protocol {
        frame: frame(context, &mut tx, (at_hand.year.year, wanted.language)).await?,
        handed_over: at_hand.year.facts.cycle.handing_over(),
        held,
        seated: seated(&at_hand, &told, &wanted.absent),
        counts: counts(&at_hand, &told, &nominations)?,
        kept_out: if at_hand.viewer.is_published { kept_out(&at_hand, &told) } else { Vec::new() },
        refused: refused
            .map(|one| Refused { name: one.facts.name.clone(), reason: one.eligibility.reason.clone() })
            .collect(),
        ranked: results.nominees.iter().map(ranked).collect(),
        holds: (!results.first.is_empty()).then_some(results.robustness.holds),
        reopened: results.reopened,
        chosen: chosen.map(|card| (card.nominee_name, card.facts)),
        published: at_hand.year.published.clone(),
    };
    Ok(Ready {
        kind: AwardPaperKind::JuryProtocol,
        year: at_hand.year.id,
        member_id: None,
        secret: Some(told.iter().map(|nominee| nominee.id).collect::<Vec<_>>().into()),
        title: format!("{} {}", paper.title(), at_hand.year.year),
        document: paper.document(format!("jury-protocol-{}", at_hand.year.year)),
    })
}

/// Of whom the protocol tells, by name or in its counts: everybody who was not withdrawn.
fn is_on_protocol(nominee: &KeptNominee) -> bool {
    nominee.withdrawn_at.is_none()
}

fn seated(at_hand: &AtHand, told: &[&KeptNominee], absent: &[AwardMemberId]) -> Vec<Seated> {
    let mut seated: Vec<(&KeptMember, Seated)> = Vec::new();
    for member in at_hand.members.iter().filter(|member| member.left_at.is_none()) {
        let stepped_back = told.iter().any(|nominee| at_hand.conflicts.keeps_out(nominee.id, member.id));
        let seat = Seated {
            name: member.facts.name.clone(),
            position: member.facts.position,
            is_absent: absent.contains(&member.id),
            stepped_back,
        };
        seated.push((member, seat));
    }
    // The jury first, whoever leads it first of all; then the office.
    let order = |position: MemberPosition| (!position.scores(), position != MemberPosition::Chair, position);
    seated.sort_by_cached_key(|(member, _)| (order(member.facts.position), sort_key(&member.facts.name)));
    seated.into_iter().map(|(_, seat)| seat).collect()
}

fn counts(at_hand: &AtHand, told: &[&KeptNominee], nominations: &[KeptNomination]) -> Result<Counts, AwardError> {
    let moments = moments_of(&at_hand.year)?;
    let is_told = |one: &&KeptNomination| told.iter().any(|nominee| nominee.id == at_hand.whole(one.nominee_id));
    let (standing, withdrawn): (Vec<_>, Vec<_>) =
        nominations.iter().filter(is_told).partition(|one| one.withdrawn_at.is_none());
    Ok(Counts {
        nominations: standing.len(),
        late: standing.iter().filter(|one| moments.is_late(one.received_at)).count(),
        withdrawn: withdrawn.len(),
        nominees: told.len(),
        judged: told.iter().filter(|nominee| nominee.is_judged()).count(),
    })
}

/// Who took no part in whose case, and on which ground.
fn kept_out(at_hand: &AtHand, told: &[&KeptNominee]) -> Vec<KeptOut> {
    let mut found = Vec::new();
    for member in at_hand.members.iter().filter(|member| member.left_at.is_none()) {
        for nominee in told.iter().filter(|nominee| at_hand.conflicts.keeps_out(nominee.id, member.id)) {
            let mut said = at_hand.interests.iter().rev().filter(|said| {
                at_hand.is_about(said.member_id, member) && at_hand.whole(said.nominee_id) == nominee.id
            });
            found.push(KeptOut {
                member: member.facts.name.clone(),
                nominee: nominee.facts.name.clone(),
                ground: said.find_map(|said| said.ground),
            });
        }
    }
    found.sort_by_cached_key(|one| (sort_key(&one.nominee), sort_key(&one.member)));
    found
}

fn ranked(result: &NomineeResult) -> RankedNominee {
    let mean_tenths = result.mean_tenths.filter(|_| result.scorers >= LEAST_FOR_MEAN && result.rank.is_some());
    RankedNominee { name: result.name.clone(), rank: result.rank, mean_tenths }
}

async fn recommendation(context: &RequestContext<'_>, wanted: RecommendationWanted) -> Result<Ready, AwardError> {
    let finalists = wanted.finalists.unwrap_or(USUAL_FINALISTS);
    if !(1..=MOST_FINALISTS).contains(&finalists) {
        let mut problems = FieldProblems::default();
        problems.add("finalists", Problem::OutOfRange { least: 1, most: MOST_FINALISTS });
        crate::award::error::refuse(problems)?;
    }
    let mut tx = context.read().await?;
    let at_hand = led(context, &mut tx, (wanted.award_year_id, KeptNominee::is_judged)).await?;
    let results = results_of(context, &mut tx, &at_hand).await?;
    let chosen = decision_of(context, &mut tx, (&at_hand, DecisionKind::Recommendation)).await?;
    let why = chosen.ok_or(AwardError::NothingRecommended)?.facts;
    let whole = at_hand.whole(why.nominee_id);
    let judged = |id: NomineeId| at_hand.nominees.iter().find(|one| one.id == id && one.is_judged());
    // Who was withdrawn or rejected since is recommended no more.
    let chosen = judged(whole).ok_or(AwardError::NothingRecommended)?;
    let others = results.nominees.iter().filter(|one| one.rank.is_some() && one.nominee_id != whole);
    let others: Vec<&KeptNominee> = others
        .filter_map(|one| judged(one.nominee_id))
        .take(usize::try_from(finalists - 1).unwrap_or_default())
        .collect();
    let paper = Recommendation {
        frame: frame(context, &mut tx, (at_hand.year.year, wanted.language)).await?,
        facts: at_hand.year.facts.clone(),
        proposed: proposed(chosen),
        why,
        finalists: others.iter().map(|nominee| proposed(nominee)).collect(),
        chair: at_hand.leading(MemberPosition::Chair),
    };
    Ok(Ready {
        kind: AwardPaperKind::Recommendation,
        year: at_hand.year.id,
        member_id: None,
        secret: Some(std::iter::once(whole).chain(others.iter().map(|nominee| nominee.id)).collect::<Vec<_>>().into()),
        title: format!("{} {}", paper.title(), at_hand.year.year),
        document: paper.document(format!("jury-recommendation-{}", at_hand.year.year)),
    })
}

fn proposed(nominee: &KeptNominee) -> Proposed {
    let facts = &nominee.facts;
    Proposed { name: facts.name.clone(), kind: facts.kind, place: facts.place.clone() }
}
