//! The award of a year is begun, opened, and run by other dates, criteria or rules.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::{Done, finish};
use crate::access::{
    self, Changed, Changing, KeyClosed, KeyHeld, NamedKey, Nothing, RequestContext, Role, Subject, SubjectKind, WriteTx,
};
use crate::award::conflict::MemberPosition;
use crate::award::cycle::{AwardPhase, CycleMoments};
use crate::award::store;
use crate::award::year::{AwardFacts, KeptYear, MemberFacts, PublishedAward, WithoutRecipient};
use crate::award::{AwardError, AwardEvent};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::organisations::differing;
use crate::shared::calendar::YEARS;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, RequestKey, UserId};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::date_of;

/// The award of a year, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardYearSummary {
    /// Which.
    pub id: AwardYearId,
    /// The year.
    pub year: i32,
    /// Where in its course it is.
    pub phase: AwardPhase,
    /// What whoever asks is in it.
    pub position: Option<MemberPosition>,
    /// Whether whoever asks can open it.
    pub can_open: bool,
    /// Who was given the award, once that is public.
    pub published: Option<PublishedAward>,
}

/// Somebody in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardMemberCard {
    /// Which.
    pub id: AwardMemberId,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Who and what.
    pub facts: MemberFacts,
    /// Whether today lies within the period for which they are appointed.
    pub is_serving: bool,
    /// When they left.
    pub left_at: Option<Instant>,
    /// Whether they have the key of the year.
    pub has_key: bool,
    /// Whether they could be given it: they have chosen a password of their own.
    pub can_have_key: bool,
}

/// The award of a year, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardYearCard {
    /// Which.
    pub id: AwardYearId,
    /// The year.
    pub year: i32,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What it is run by.
    pub facts: AwardFacts,
    /// Where in its course it is.
    pub phase: AwardPhase,
    /// What whoever asks is in it; none of a manager who only appoints.
    pub position: Option<MemberPosition>,
    /// Whoever asks, as one of the members.
    pub own_id: Option<AwardMemberId>,
    /// Everybody in it, also those who have left.
    pub members: Vec<AwardMemberCard>,
    /// From when on a nomination is late.
    pub closes_at: Option<Instant>,
    /// From when on the decision may be known.
    pub handed_over_at: Option<Instant>,
    /// When scoring was opened.
    pub scoring_opened_at: Option<Instant>,
    /// When it was closed.
    pub scoring_closed_at: Option<Instant>,
    /// When the key of the year was made.
    pub key_begun_at: Option<Instant>,
    /// Whether one before it was lost: with its code, what it sealed comes back.
    pub key_is_another: bool,
    /// Why it does not open for whoever asks; none where it does.
    pub key_closed: Option<KeyClosed>,
    /// Who was given the award, once that is public.
    pub published: Option<PublishedAward>,
    /// Why nobody was, of a year that was closed so.
    pub closed_without: Option<WithoutRecipient>,
}

/// Which year.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardYearToOpen {
    /// Which.
    pub award_year_id: AwardYearId,
}

impl Input for AwardYearToOpen {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1) }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// An award to be begun.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAwardYear {
    /// Made by the client; the same key again is the same award.
    pub request_key: RequestKey,
    /// Of which year.
    pub year: i32,
    /// Who runs it: a manager or a consultant.
    pub secretary_id: UserId,
    /// Whether the rules and the jury of the latest year are taken along.
    pub copies_last: bool,
}

impl Input for NewAwardYear {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), year: 2027, secretary_id: UserId(1), copies_last: true }
    }
}

/// A year to be run by something else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardYearToChange {
    /// Which.
    pub award_year_id: AwardYearId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What it is to be run by.
    pub facts: AwardFacts,
}

impl Input for AwardYearToChange {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), version: 1, facts: AwardFacts::of_year(2026) }
    }
}

impl Changing for AwardYearToChange {
    const OPERATION: &'static str = "change_award_year";
}

/// The awards of all years: those whoever asks is in, and for the office also the others, with who was given them.
pub async fn award_years(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<AwardYearSummary>, AwardError> {
    let mut tx = context.read().await?;
    let own = match context.who() {
        Some(who) => store::memberships(&mut tx, who.user_id).await?,
        None => Vec::new(),
    };
    let (is_office, is_manager) =
        (context.has_role(&[Role::Consultant, Role::Manager]), context.has_role(&[Role::Manager]));
    let summary = |year: KeptYear| {
        let position = own.iter().find(|(id, _)| *id == year.id).map(|(_, position)| *position);
        let is_told = position.is_some() || is_office || year.published.is_some();
        is_told.then(|| AwardYearSummary {
            id: year.id,
            year: year.year,
            phase: phase_of(&year, context.now()),
            position,
            can_open: position.is_some() || is_manager,
            published: year.published,
        })
    };
    Ok(store::years(&mut tx).await?.into_iter().filter_map(summary).collect())
}

/// The year that an award is of, for the log.
pub async fn year_number(tx: &mut Tx, id: AwardYearId) -> Result<Option<i32>, DatabaseError> {
    Ok(store::find_year(tx, id).await?.map(|year| year.year))
}

/// What of all awards is no secret any more. What is not among it is told to nobody, and what is not there is not among it either,
/// so that it tells nobody what there is.
#[derive(Debug, Clone, Default)]
pub struct PublicOfAwards {
    /// Everybody nominated for an award whose recipient is public.
    pub nominees: Vec<NomineeId>,
    /// The years of those awards.
    pub years: Vec<AwardYearId>,
}

/// What of all awards the log tells, and what leaves the office with an export.
pub async fn public_of_awards(tx: &mut Tx) -> Result<PublicOfAwards, DatabaseError> {
    let years = store::years(tx).await?.into_iter().filter(|year| year.marks.published_at.is_some());
    Ok(PublicOfAwards { years: years.map(|year| year.id).collect(), nominees: store::public_nominees(tx).await? })
}

pub(super) fn moments_of(year: &KeptYear) -> Result<CycleMoments, DatabaseError> {
    year.facts.cycle.moments().ok_or_else(|| DatabaseError::inconsistent("an award year without its moments"))
}

fn phase_of(year: &KeptYear, now: Instant) -> AwardPhase {
    year.facts.cycle.moments().map_or(AwardPhase::Planned, |moments| moments.phase(&year.marks, now))
}

/// The award of a year as it stands for whoever asks.
pub async fn open_award_year(
    context: &RequestContext<'_>,
    input: AwardYearToOpen,
) -> Result<AwardYearCard, AwardError> {
    let mut tx = context.read().await?;
    card(context, &mut tx, input.award_year_id).await
}

pub(super) async fn card(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<AwardYearCard, AwardError> {
    let at_hand = AtHand::of(context, tx, id).await?;
    let key = access::key_held(context, tx, NamedKey::AwardYear(at_hand.year.year)).await?;
    Ok(card_of(&at_hand, &key, context.now()))
}

fn card_of(at_hand: &AtHand, key: &KeyHeld, now: Instant) -> AwardYearCard {
    let year = &at_hand.year;
    let moments = year.facts.cycle.moments();
    let members = at_hand.members.iter().map(|member| {
        let among = |users: &[UserId]| member.facts.user_id.is_some_and(|user| users.contains(&user));
        AwardMemberCard {
            id: member.id,
            version: member.version,
            facts: member.facts.clone(),
            is_serving: member.facts.is_serving_on(date_of(now)),
            left_at: member.left_at,
            has_key: among(&key.holders),
            can_have_key: among(&key.ready),
        }
    });
    AwardYearCard {
        id: year.id,
        year: year.year,
        version: year.version,
        facts: year.facts.clone(),
        phase: phase_of(year, now),
        position: at_hand.viewer.member.map(|(_, position)| position),
        own_id: at_hand.viewer.member.map(|(id, _)| id),
        members: members.collect(),
        closes_at: moments.map(|moments| moments.closes_at),
        handed_over_at: moments.map(|moments| moments.handed_over_at),
        scoring_opened_at: year.marks.scoring_opened_at,
        scoring_closed_at: year.marks.scoring_closed_at,
        key_begun_at: key.begun_at,
        key_is_another: key.is_another,
        key_closed: key.closed,
        published: year.published.clone(),
        closed_without: year.closed_without,
    }
}

/// Begins the award of a year and appoints who runs it. A year that copies the last takes along its rules and its jury, but not
/// who ran it.
pub async fn start_award_year(
    context: &RequestContext<'_>,
    input: NewAwardYear,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = start(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn start(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: NewAwardYear,
) -> Result<Done<AwardYearCard>, AwardError> {
    if let Some(id) = store::year_of_request(tx, input.request_key).await? {
        return Ok(Done::as_it_was(card(context, tx, id).await?));
    }
    let mut problems = FieldProblems::default();
    if !YEARS.contains(&input.year) {
        problems.add("year", Problem::OutOfRange { least: (*YEARS.start()).into(), most: (*YEARS.end()).into() });
    }
    crate::award::error::refuse(problems)?;
    let all = store::years(tx).await?;
    if let Some(there) = all.iter().find(|year| year.year == input.year) {
        return Err(AwardError::AwardYearTaken { id: there.id });
    }
    let last = all.into_iter().filter(|_| input.copies_last).find(|year| year.year < input.year);
    let facts = last.as_ref().map_or_else(|| AwardFacts::of_year(input.year), |last| last.facts.taken_to(input.year));
    let by = (tx.user_id(), tx.now());
    let id = store::insert_year(tx, (input.request_key, input.year, &facts), by).await?;
    let id = id.ok_or_else(|| DatabaseError::inconsistent("a year that nobody saw is there"))?;
    let secretary = super::members::staff_member(tx, input.secretary_id).await?;
    let facts = MemberFacts {
        position: MemberPosition::Secretary,
        user_id: Some(secretary.id),
        on_paper: false,
        person_id: None,
        name: secretary.full_name,
        serves_from: String::new(),
        serves_to: String::new(),
    };
    let mut parts = (1..).map(|place| input.request_key.of_part(place));
    let mut events = vec![AwardEvent::AwardYearStarted { year: input.year }.of_year(id)];
    events.push(super::members::appointed(tx, (parts.next(), id), &facts).await?);
    if let Some(last) = last {
        let first_day = chrono::NaiveDate::from_ymd_opt(input.year, 1, 1).unwrap_or_default();
        for member in store::members(tx, last.id).await? {
            let stays = member.left_at.is_none() && member.facts.serves_on(first_day);
            let is_other = member.facts.user_id != facts.user_id;
            if stays && is_other && member.facts.position.scores() {
                events.push(super::members::appointed(tx, (parts.next(), id), &member.facts).await?);
            }
        }
    }
    Ok(Done::for_good(card(context, tx, id).await?, events))
}

/// Runs a year by other dates, criteria or rules. What the jury judges by is frozen once it scores.
pub async fn change_award_year(
    context: &RequestContext<'_>,
    input: AwardYearToChange,
) -> Result<Changed<AwardYearCard>, AwardError> {
    let mut tx = context.write().await?;
    let done = change(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn change(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &AwardYearToChange,
) -> Result<Done<AwardYearCard>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    at_hand.own_as(&[MemberPosition::Secretary])?;
    let facts = input.facts.checked(context.today())?;
    let before = &at_hand.year;
    if before.marks.scoring_opened_at.is_some() && facts.judges_otherwise(&before.facts) {
        return Err(AwardError::CriteriaAreFrozen);
    }
    // Once it is known who scored what, nobody brings the hand-over forward to publish at once.
    let handed_over_at = |facts: &AwardFacts| facts.cycle.moments().map(|moments| moments.handed_over_at);
    let wanted = handed_over_at(&facts);
    let is_past = wanted.is_some_and(|at| at < tx.now()) && wanted != handed_over_at(&before.facts);
    if is_past && before.marks.scoring_closed_at.is_some() {
        let mut problems = FieldProblems::default();
        problems.add("facts.cycle.handedOverOn", Problem::InThePast);
        crate::award::error::refuse(problems)?;
    }
    let fields = differing(&facts, &before.facts);
    if fields.is_empty() && input.version == before.version {
        return Ok(Done::as_it_was(card(context, tx, input.award_year_id).await?));
    }
    if !store::write_year(tx, (input.award_year_id, input.version), &facts).await? {
        return Err(stale(context, tx, input.award_year_id).await?);
    }
    let now = card(context, tx, input.award_year_id).await?;
    let event = AwardEvent::AwardYearChanged { fields };
    let inverse =
        AwardYearToChange { award_year_id: input.award_year_id, version: now.version, facts: before.facts.clone() };
    Ok(Done::with_undo(now, vec![event.of_year(input.award_year_id)], &inverse))
}

pub(super) async fn stale(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<AwardError, AwardError> {
    Ok(AwardError::StaleAwardYear { current: Box::new(card(context, tx, id).await?) })
}
