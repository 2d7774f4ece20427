//! A juror reads blind and scores; or the secretary types in what a juror wrote on paper, as that juror.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::enclosing::enclosed_with;
use super::interests::unanswered;
use super::keys::key_of;
use super::reading::{blind_text, judged_by, numbers_of};
use super::sheets::{OpenSheet, OpenSheets, open_sheets, open_sheets_of, sealed_sheet};
use super::{Done, finish};
use crate::access::{Changed, RequestContext, SealingKey, Subject, SubjectKind, WriteTx};
use crate::award::blind::BlindNomination;
use crate::award::conflict::MemberPosition;
use crate::award::enclosed::EnclosedFile;
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::scoring::{ScoreSheet, SheetState};
use crate::award::store::{self, SheetPlace};
use crate::award::year::{KeptMember, MemberFacts, NomineeKind};
use crate::award::{AwardError, AwardEvent};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};

/// A juror's sheet about one nominee, by the number they read by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoringLine {
    /// The number.
    #[ts(type = "number")]
    pub number: i64,
    /// What tells this nominee's number from another's that takes the same number later; what is written carries it.
    #[ts(type = "number")]
    pub mark: i64,
    /// Counts the changes; what is written carries the one it saw. 0 of one that was never written.
    #[ts(type = "number")]
    pub version: i64,
    /// How far it is.
    pub state: SheetState,
    /// What is scored.
    pub sheet: ScoreSheet,
    /// Who it is: told once scoring is closed.
    pub name: Option<String>,
}

/// What a juror scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoringTable {
    /// Whose.
    pub member_id: AwardMemberId,
    /// Their name.
    pub member_name: String,
    /// For how many nominees they have not answered: before that there is nothing to score.
    #[ts(type = "number")]
    pub unanswered: i64,
    /// Whether scoring is open.
    pub is_open: bool,
    /// Whether all of it is scored.
    pub is_done: bool,
    /// In the order of their numbers.
    pub lines: Vec<ScoringLine>,
}

/// What another juror gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OtherSheet {
    /// Who.
    pub member_name: String,
    /// Points by the code of the criterion.
    #[ts(type = "Record<string, number>")]
    pub scores: std::collections::BTreeMap<String, u8>,
}

/// A nominee as a juror reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingSheet {
    /// The juror's own sheet.
    pub line: ScoringLine,
    /// Person, group or association.
    pub kind: NomineeKind,
    /// Since which year, or empty.
    pub since: String,
    /// For whom, or empty.
    pub target_group: String,
    /// Everything that was written, without the words that tell who is meant.
    pub nominations: Vec<BlindNomination>,
    /// What came with them: told with the name, for a picture tells who is meant.
    pub enclosed: Vec<EnclosedFile>,
    /// What others gave; none until all one's own are scored.
    pub others: Option<Vec<OtherSheet>>,
}

/// Whose sheets.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScoringOf {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own. The secretary types in those of jurors who work on paper.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
}

impl Input for ScoringOf {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), member_id: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// Which sheet.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetToRead {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
    /// By the number they read by.
    #[ts(type = "number")]
    pub number: i64,
}

impl Input for SheetToRead {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), member_id: None, number: 1 }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A sheet to be kept. It is never part of a draft, a way back or the log.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetToKeep {
    /// In which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
    /// By the number they read by.
    #[ts(type = "number")]
    pub number: i64,
    /// The mark that was seen with it.
    #[ts(type = "number")]
    pub mark: i64,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What is scored, all of it.
    pub sheet: ScoreSheet,
}

impl std::fmt::Debug for SheetToKeep {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SheetToKeep({})", self.number)
    }
}

impl Input for SheetToKeep {
    fn sample() -> Self {
        let scores = [("effort", 4), ("difference", 5)].map(|(code, points)| (code.to_owned(), points)).into();
        let sheet = ScoreSheet { scores, ..ScoreSheet::default() };
        Self { award_year_id: AwardYearId(1), member_id: None, number: 1, mark: 1, version: 0, sheet }
    }
}

/// A year with one juror's sheets, open: each key that is pressed opens those and no others.
pub(super) struct Desk {
    pub(super) at_hand: AtHand,
    pub(super) member: KeptMember,
    pub(super) key: SealingKey,
    sheets: OpenSheets,
    numbers: Vec<(NomineeId, i64)>,
    marks: Vec<(NomineeId, i64)>,
}

impl Desk {
    pub(super) async fn of(
        context: &RequestContext<'_>,
        tx: &mut Tx,
        (at_hand, asked): (AtHand, Option<AwardMemberId>),
    ) -> Result<Self, AwardError> {
        let member = scorer(&at_hand, asked)?.clone();
        if at_hand.year.marks.scoring_opened_at.is_none() {
            return Err(AwardError::ScoringNotOpen);
        }
        let key = key_of(context, tx, &at_hand).await?;
        let sheets = open_sheets_of(tx, (&at_hand, member.id), &key).await?;
        let numbers = numbers_of(tx, &at_hand, member.id).await?;
        let marks = store::number_marks(tx, (at_hand.year.id, member.id)).await?;
        Ok(Self { at_hand, member, key, sheets, numbers, marks })
    }

    /// The nominees that the juror scores and whoever asks may see, with their numbers.
    fn judged(&self) -> Vec<(&KeptNominee, i64)> {
        judged_by(&self.at_hand, self.member.id, &self.numbers)
    }

    fn mark(&self, nominee: NomineeId) -> i64 {
        self.marks.iter().find(|(there, _)| *there == nominee).map(|(_, mark)| *mark).unwrap_or_default()
    }

    fn line(&self, nominee: &KeptNominee, number: i64) -> ScoringLine {
        let OpenSheet { sheet, version } = self.sheets.of(self.member.id, nominee.id).clone();
        let is_told = self.at_hand.year.marks.scoring_closed_at.is_some();
        ScoringLine {
            number,
            mark: self.mark(nominee.id),
            version,
            state: sheet.state(&self.at_hand.year.facts.judged_by),
            sheet,
            name: is_told.then(|| nominee.facts.name.clone()),
        }
    }

    fn table(&self) -> ScoringTable {
        let unanswered = unanswered(&self.at_hand, self.member.id);
        let lines: Vec<ScoringLine> = match unanswered {
            0 => self.judged().into_iter().map(|(nominee, number)| self.line(nominee, number)).collect(),
            _ => Vec::new(),
        };
        let marks = &self.at_hand.year.marks;
        ScoringTable {
            member_id: self.member.id,
            member_name: self.member.facts.name.clone(),
            unanswered,
            is_open: marks.scoring_opened_at.is_some() && marks.scoring_closed_at.is_none(),
            is_done: unanswered == 0 && lines.iter().all(|line| line.state.is_done()),
            lines,
        }
    }

    /// The nominee of a number, where everything is answered.
    pub(super) fn read(&self, number: i64) -> Result<&KeptNominee, AwardError> {
        let left = unanswered(&self.at_hand, self.member.id);
        if left > 0 {
            return Err(AwardError::InterestsUnanswered { left });
        }
        let judged = self.judged();
        let found = judged.into_iter().find(|(_, there)| *there == number);
        found.map(|(nominee, _)| nominee).ok_or(AwardError::NomineeNotFound)
    }

    /// What others gave a nominee; none until all one's own is scored, nor to whoever types in for somebody.
    async fn others(&self, tx: &mut Tx, nominee: &KeptNominee) -> Result<Option<Vec<OtherSheet>>, AwardError> {
        let is_own = self.at_hand.own().is_some_and(|own| own.id == self.member.id);
        if !is_own || !self.table().is_done {
            return Ok(None);
        }
        let sheets = open_sheets(tx, &self.at_hand, &self.key).await?;
        let takes_part = |member: &&KeptMember| {
            member.id != self.member.id && self.at_hand.conflicts.is_clear(nominee.id, member.id)
        };
        let given = self.at_hand.jury().filter(takes_part).filter_map(|member| {
            let sheet = sheets.of(member.id, nominee.id).sheet.clone();
            sheet.state(&self.at_hand.year.facts.judged_by).is_done().then(|| OtherSheet {
                member_name: member.facts.name.clone(),
                scores: if sheet.abstained { std::collections::BTreeMap::new() } else { sheet.scores },
            })
        });
        Ok(Some(given.collect()))
    }
}

/// Whose sheets: one's own as a juror, or those of a juror who works on paper.
fn scorer(at_hand: &AtHand, asked: Option<AwardMemberId>) -> Result<&KeptMember, AwardError> {
    let own = at_hand.own().filter(|own| own.facts.position.scores());
    match (own, asked) {
        (Some(own), None) => Ok(own),
        (Some(own), Some(id)) if own.id == id => Ok(own),
        (None, Some(id)) => {
            at_hand.own_as(&[MemberPosition::Secretary, MemberPosition::StandIn])?;
            let member = at_hand.present(id)?;
            if member.facts.works_on_paper() { Ok(member) } else { Err(not_yours()) }
        }
        (Some(_), Some(_)) | (None, None) => Err(not_yours()),
    }
}

/// Whoever is not of the jury any more, or not yet, by the period they are appointed for gives no points.
fn refuse_not_serving(context: &RequestContext<'_>, member: &KeptMember) -> Result<(), AwardError> {
    if member.facts.is_serving_on(context.today()) {
        return Ok(());
    }
    let MemberFacts { name, serves_from, serves_to, .. } = member.facts.clone();
    Err(AwardError::JurorNotServing { name, serves_from, serves_to })
}

fn not_yours() -> AwardError {
    AwardError::NotYoursInAward {
        positions: vec![MemberPosition::Chair, MemberPosition::Deputy, MemberPosition::Juror],
    }
}

/// What a juror scores, and how far they are.
pub async fn award_scoring(context: &RequestContext<'_>, input: ScoringOf) -> Result<ScoringTable, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    Ok(Desk::of(context, &mut tx, (at_hand, input.member_id)).await?.table())
}

/// A nominee as a juror reads them: without names while scoring is open.
pub async fn read_for_scoring(context: &RequestContext<'_>, input: SheetToRead) -> Result<ReadingSheet, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, input.award_year_id).await?;
    let desk = Desk::of(context, &mut tx, (at_hand, input.member_id)).await?;
    let nominee = desk.read(input.number)?;
    let nominations = store::nominations(&mut tx, desk.at_hand.year.id).await?;
    let text = blind_text(&desk.at_hand, nominee, &nominations);
    let of_this: Vec<KeptNomination> =
        nominations.into_iter().filter(|one| desk.at_hand.whole(one.nominee_id) == nominee.id).collect();
    let enclosed = match desk.at_hand.year.marks.scoring_closed_at {
        Some(_) => enclosed_with(context, &mut tx, (&desk.at_hand, &of_this)).await?,
        None => Vec::new(),
    };
    Ok(ReadingSheet {
        line: desk.line(nominee, input.number),
        kind: text.kind,
        since: text.since,
        target_group: text.target_group,
        nominations: text.nominations,
        enclosed: enclosed.into_iter().map(|(_, file)| file).collect(),
        others: desk.others(&mut tx, nominee).await?,
    })
}

/// Keeps a juror's sheet, sealed. What stood before is kept beside it, and the newest counts.
pub async fn score_nominee(
    context: &RequestContext<'_>,
    input: SheetToKeep,
) -> Result<Changed<ScoringLine>, AwardError> {
    let mut tx = context.write().await?;
    let done = score(context, &mut tx, &input).await;
    finish(tx, done).await
}

async fn score(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &SheetToKeep,
) -> Result<Done<ScoringLine>, AwardError> {
    let at_hand = AtHand::to_change(context, tx, input.award_year_id).await?;
    let desk = Desk::of(context, tx, (at_hand, input.member_id)).await?;
    let (year, member) = (&desk.at_hand.year, desk.member.id);
    if year.marks.scoring_closed_at.is_some() {
        return Err(AwardError::ScoringNotOpen);
    }
    refuse_not_serving(context, &desk.member)?;
    let nominee = desk.read(input.number)?;
    // Somebody else may have the number since: what was read is then no more among what the juror reads.
    if desk.mark(nominee.id) != input.mark {
        return Err(AwardError::NomineeNotFound);
    }
    let sheet = input.sheet.checked(&year.facts.judged_by, context.today())?;
    let there = desk.sheets.of(member, nominee.id);
    if there.version == input.version && there.sheet == sheet && there.version > 0 {
        return Ok(Done::as_it_was(desk.line(nominee, input.number)));
    }
    let (round, version) = (year.scoring_round, there.version + 1);
    let place = SheetPlace { year: year.id, member, nominee: nominee.id, round, version };
    let to_keep = sealed_sheet(context, &desk.key, (place, &sheet))?;
    let by = (tx.user_id(), tx.now());
    let is_new = there.version == input.version;
    if !is_new || !store::write_sheet(tx, place, to_keep, by).await? {
        return Err(AwardError::StaleSheet { current: Box::new(desk.line(nominee, input.number)) });
    }
    let on_behalf = desk.at_hand.own().is_some_and(|own| own.id != member);
    let state = sheet.state(&year.facts.judged_by);
    let line = ScoringLine { number: input.number, mark: input.mark, version, state, sheet, name: None };
    let event = AwardEvent::SheetWritten { member_id: member, on_behalf };
    Ok(Done::for_good(line, vec![event.of_year(year.id)]))
}
