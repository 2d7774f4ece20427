//! Nominees as the office works on them: the list, the card, and what is changed about them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::enclosing::enclosed_with;
use super::history::past_recipients;
use super::years::moments_of;
use crate::access::{self, RequestContext, Subject, SubjectKind, WriteTx};
use crate::award::AwardError;
use crate::award::conflict::{ConflictStand, MemberPosition};
use crate::award::eligibility::{Eligibility, EligibilityCheck, KnownAround};
use crate::award::enclosed::EnclosedFile;
use crate::award::nominee::{KeptNominee, NominationFacts, NomineeFacts, NomineeState};
use crate::award::store;
use crate::award::twins::{Likeness, twins};
use crate::award::viewing::Sight;
use crate::award::year::NomineeKind;
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AwardMemberId, AwardYearId, NominationId, NomineeId};
use crate::shared::instant::Instant;
use crate::shared::text::{SearchKeys, fold_query, sort_key};

/// A nominee in the office's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NomineeLine {
    /// Which.
    pub id: NomineeId,
    /// Their name.
    pub name: String,
    /// Person, group or association.
    pub kind: NomineeKind,
    /// How far they are.
    pub state: NomineeState,
    /// Whether the list only tells that there is a doubt about whoever asks: then the card does not open.
    pub in_doubt: bool,
    /// How many nominate them. It gives no points.
    #[ts(type = "number")]
    pub nominations: i64,
    /// Whether the first that nominates them came after the deadline.
    pub is_late: bool,
}

/// Two nominees that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposedTwins {
    /// One.
    pub one_id: NomineeId,
    /// The other.
    pub other_id: NomineeId,
    /// How like their names are.
    pub likeness: Likeness,
}

/// The nominees of a year, as far as whoever asks takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NomineeList {
    /// By name.
    pub nominees: Vec<NomineeLine>,
    /// Which of them may be one.
    pub twins: Vec<ProposedTwins>,
}

/// What of a year's nominees is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineesToList {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Only those whose name, place or nominator meets these words.
    #[serde(default)]
    pub words: String,
}

impl Input for NomineesToList {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), words: String::new() }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A nomination on a nominee's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NominationCard {
    /// Which.
    pub id: NominationId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// About whom it was given, where that is part of this one.
    pub nominee_id: NomineeId,
    /// What was written.
    pub facts: NominationFacts,
    /// When it came.
    pub received_at: Instant,
    /// Whether that was after the deadline.
    pub is_late: bool,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// What came with it, the oldest first.
    pub enclosed: Vec<EnclosedFile>,
}

/// A nominee that is counted as part of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergedNominee {
    /// Which.
    pub id: NomineeId,
    /// Their name, as it was given.
    pub name: String,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// How somebody of the year stands to a nominee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberInterest {
    /// Who.
    pub member_id: AwardMemberId,
    /// Their name.
    pub name: String,
    /// What they are.
    pub position: MemberPosition,
    /// How they stand.
    pub stand: ConflictStand,
}

/// A nominee, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NomineeCard {
    /// Which.
    pub id: NomineeId,
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// How far they are.
    pub state: NomineeState,
    /// Who.
    pub facts: NomineeFacts,
    /// Which are counted as part of this one.
    pub merged: Vec<MergedNominee>,
    /// Everything that was written, also about those.
    pub nominations: Vec<NominationCard>,
    /// The rules about who can be given the award.
    pub checks: Vec<EligibilityCheck>,
    /// What the office says of them.
    pub eligibility: Eligibility,
    /// How the people of the year stand to this one.
    pub interests: Vec<MemberInterest>,
    /// When they were withdrawn.
    pub withdrawn_at: Option<Instant>,
}

/// Which nominee.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineeToOpen {
    /// Which.
    pub nominee_id: NomineeId,
}

impl Input for NomineeToOpen {
    fn sample() -> Self {
        Self { nominee_id: NomineeId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Nominee, self.nominee_id.0))
    }
}

pub(super) const OFFICE: &[MemberPosition] = &[MemberPosition::Secretary, MemberPosition::StandIn];

/// The nominees of a year, for whoever runs it; those in whose case they take no part are not among them, nor counted.
pub async fn list_nominees(context: &RequestContext<'_>, input: NomineesToList) -> Result<NomineeList, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    at_hand.own_as(OFFICE)?;
    let moments = moments_of(&at_hand.year)?;
    let nominations = store::nominations(&mut tx, input.award_year_id).await?;
    let sought = fold_query(&input.words);
    let mut lines = Vec::new();
    for nominee in at_hand.seen(Sight::NameOnly) {
        let of_this = || nominations.iter().filter(|one| at_hand.whole(one.nominee_id) == nominee.id);
        let in_doubt = at_hand.sight(nominee.id) < Sight::Everything;
        // Whoever stands in for the chair works on no case as the office does.
        if in_doubt && !at_hand.own().is_some_and(|own| at_hand.conflicts.keeps_out(nominee.id, own.id)) {
            continue;
        }
        let mut texts = vec![nominee.facts.name.as_str()];
        if !in_doubt {
            texts.push(&nominee.facts.place);
            texts.extend(of_this().map(|one| one.facts.nominator.as_str()));
        }
        if !SearchKeys::of_all(&texts).met_by(&sought) {
            continue;
        }
        let standing = || of_this().filter(|one| one.withdrawn_at.is_none() && !in_doubt);
        lines.push(NomineeLine {
            id: nominee.id,
            name: nominee.facts.name.clone(),
            kind: nominee.facts.kind,
            state: nominee.state(),
            in_doubt,
            nominations: standing().count() as i64,
            is_late: standing().map(|one| one.received_at).min().is_some_and(|first| moments.is_late(first)),
        });
    }
    lines.sort_by_cached_key(|line| (sort_key(&line.name), line.id));
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let proposed = twins(&names).into_iter().filter(|pair| !lines[pair.one].in_doubt && !lines[pair.other].in_doubt);
    let twins = proposed
        .map(|pair| ProposedTwins {
            one_id: lines[pair.one].id,
            other_id: lines[pair.other].id,
            likeness: pair.likeness,
        })
        .collect();
    Ok(NomineeList { nominees: lines, twins })
}

/// A nominee with everything that was written, for whoever handles the case.
pub async fn open_nominee(context: &RequestContext<'_>, input: NomineeToOpen) -> Result<NomineeCard, AwardError> {
    let mut tx = context.read().await?;
    nominee_card(context, &mut tx, input.nominee_id).await
}

pub(super) async fn nominee_card(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: NomineeId,
) -> Result<NomineeCard, AwardError> {
    let at_hand = AtHand::of_nominee(context, tx, id).await?;
    let whole = at_hand.whole(id);
    let nominee = at_hand.handled(whole)?;
    let moments = moments_of(&at_hand.year)?;
    let mut nominations = store::nominations(tx, at_hand.year.id).await?;
    nominations.retain(|one| at_hand.whole(one.nominee_id) == whole);
    let files = enclosed_with(context, tx, (&at_hand, &nominations)).await?;
    let with = |id| files.iter().filter(move |(with, _)| *with == id).map(|(_, file)| file.clone()).collect();
    let nominations: Vec<NominationCard> = nominations
        .into_iter()
        .map(|one| NominationCard {
            id: one.id,
            version: one.version,
            nominee_id: one.nominee_id,
            facts: one.facts,
            received_at: one.received_at,
            is_late: moments.is_late(one.received_at),
            withdrawn_at: one.withdrawn_at,
            enclosed: with(one.id),
        })
        .collect();
    let checks = checks_of(tx, &at_hand, nominee, &nominations).await?;
    let is_part = |other: &&KeptNominee| other.id != whole && at_hand.whole(other.id) == whole;
    let merged = at_hand.nominees.iter().filter(is_part).map(|part| MergedNominee {
        id: part.id,
        name: part.facts.name.clone(),
        version: part.version,
    });
    let interests = at_hand.members.iter().filter(|member| member.left_at.is_none()).map(|member| MemberInterest {
        member_id: member.id,
        name: member.facts.name.clone(),
        position: member.facts.position,
        stand: at_hand.conflicts.stand(whole, member.id),
    });
    Ok(NomineeCard {
        id: whole,
        award_year_id: at_hand.year.id,
        version: nominee.version,
        state: nominee.state(),
        facts: nominee.facts.clone(),
        merged: merged.collect(),
        nominations,
        checks,
        eligibility: nominee.eligibility.clone(),
        interests: interests.collect(),
        withdrawn_at: nominee.withdrawn_at,
    })
}

async fn checks_of(
    tx: &mut Tx,
    at_hand: &AtHand,
    nominee: &KeptNominee,
    nominations: &[NominationCard],
) -> Result<Vec<EligibilityCheck>, AwardError> {
    let winners = past_recipients(tx).await?;
    let staff = access::staff(tx).await?;
    let is_juror = |user_id| at_hand.members.iter().any(|member| member.facts.user_id == Some(user_id));
    let around = KnownAround {
        nominee: &nominee.facts.name,
        nominators: nominations.iter().map(|one| one.facts.nominator.as_str()).collect(),
        jury: at_hand.jury().map(|member| member.facts.name.as_str()).collect(),
        staff: staff.iter().filter(|user| !is_juror(user.id)).map(|user| user.full_name.as_str()).collect(),
        winners: &winners,
        year: at_hand.year.year,
        block_years: i32::try_from(at_hand.year.facts.block_years).unwrap_or_default(),
    };
    Ok(nominee.eligibility.checks(&around))
}

/// The year of a nominee that is to be changed, and the nominee as they stand.
pub(super) async fn nominee_to_change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    id: NomineeId,
) -> Result<(AtHand, KeptNominee), AwardError> {
    let nominee = store::find_nominee(tx, id).await?.ok_or(AwardError::NomineeNotFound)?;
    let at_hand = match AtHand::to_change(context, tx, nominee.award_year_id).await {
        Err(AwardError::AwardYearNotFound) => return Err(AwardError::NomineeNotFound),
        other => other?,
    };
    let nominee = at_hand.handled(id)?.clone();
    Ok((at_hand, nominee))
}

pub(super) async fn stale_nominee(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: NomineeId,
) -> Result<AwardError, AwardError> {
    Ok(AwardError::StaleNominee { current: Box::new(nominee_card(context, tx, id).await?) })
}
