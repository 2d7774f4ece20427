//! The empty form to nominate by, and the booklets that jurors read and score on paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::at_hand::AtHand;
use super::interests::unanswered;
use super::keys::key_of;
use super::nominees::OFFICE;
use super::papers::{Ready, YearPaperToPrint, YearPaperWanted, frame, print, printed_before};
use super::reading::{blind_text, judged_by, numbers_of};
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::award::AwardError;
use crate::award::conflict::MemberPosition;
use crate::award::papers::{AwardPaperKind, Booklet, BookletNominee, NominationForm};
use crate::award::store;
use crate::award::year::KeptMember;
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId, RequestKey};

/// A juror's booklet.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JuryBookletWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Whose; none for one's own.
    #[serde(default)]
    pub member_id: Option<AwardMemberId>,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for JuryBookletWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), member_id: None, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::AwardYear, self.award_year_id.0))
    }
}

/// A booklet to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JuryBookletToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: JuryBookletWanted,
}

impl Input for JuryBookletToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: JuryBookletWanted::sample() }
    }
}

/// The empty form as a PDF, before it is printed.
pub async fn preview_nomination_form(
    context: &RequestContext<'_>,
    input: YearPaperWanted,
) -> Result<Vec<u8>, AwardError> {
    Ok(access::render(form(context, input).await?.document).await?.bytes)
}

/// Prints the empty form. It tells of nobody, so it is not sealed.
pub async fn print_nomination_form(
    context: &RequestContext<'_>,
    input: YearPaperToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    let ready = form(context, input.paper).await?;
    match printed_before(context, (input.request_key, ready.year)).await? {
        Some(there) => Ok(there),
        None => print(context, input.request_key, ready).await,
    }
}

async fn form(context: &RequestContext<'_>, wanted: YearPaperWanted) -> Result<Ready, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, wanted.award_year_id).await?;
    at_hand.own_as(OFFICE)?;
    let frame = frame(context, &mut tx, (at_hand.year.year, wanted.language)).await?;
    let paper = NominationForm { frame, facts: at_hand.year.facts };
    Ok(Ready {
        kind: AwardPaperKind::NominationForm,
        year: at_hand.year.id,
        member_id: None,
        secret: None,
        title: format!("{} {}", paper.title(), at_hand.year.year),
        document: paper.document(format!("nomination-form-{}", at_hand.year.year)),
    })
}

/// A juror's booklet as a PDF, before it is printed.
pub async fn preview_jury_booklet(
    context: &RequestContext<'_>,
    input: JuryBookletWanted,
) -> Result<Vec<u8>, AwardError> {
    Ok(access::render(booklet(context, input).await?.document).await?.bytes)
}

/// Prints a juror's booklet; it is stored sealed as a whole.
pub async fn print_jury_booklet(
    context: &RequestContext<'_>,
    input: JuryBookletToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    if let Some(there) = printed_before(context, (input.request_key, input.paper.award_year_id)).await? {
        return Ok(there);
    }
    print(context, input.request_key, booklet(context, input.paper).await?).await
}

/// What a juror reads, while the jury scores: the juror's own booklet, or one that the office prints for somebody of the jury, with
/// only those in whose case whoever prints it takes part. The others' is printed by whoever handles their case.
async fn booklet(context: &RequestContext<'_>, wanted: JuryBookletWanted) -> Result<Ready, AwardError> {
    let mut tx = context.read().await?;
    let at_hand = AtHand::of(context, &mut tx, wanted.award_year_id).await?;
    let member = reader(&at_hand, wanted.member_id)?;
    let marks = &at_hand.year.marks;
    if marks.published_at.is_some() {
        return Err(AwardError::AwardIsPublished);
    }
    if marks.scoring_opened_at.is_none() || marks.scoring_closed_at.is_some() {
        return Err(AwardError::ScoringNotOpen);
    }
    key_of(context, &mut tx, &at_hand).await?;
    let left = unanswered(&at_hand, member.id);
    if left > 0 {
        return Err(AwardError::InterestsUnanswered { left });
    }
    let frame = frame(context, &mut tx, (at_hand.year.year, wanted.language)).await?;
    let numbers = numbers_of(&mut tx, &at_hand, member.id).await?;
    let nominations = store::nominations(&mut tx, at_hand.year.id).await?;
    let judged = judged_by(&at_hand, member.id, &numbers);
    if judged.is_empty() {
        return Err(AwardError::NobodyToJudge);
    }
    let nominees: Vec<NomineeId> = judged.iter().map(|(nominee, _)| nominee.id).collect();
    let texts = judged.iter().map(|(nominee, number)| {
        let text = blind_text(&at_hand, nominee, &nominations);
        BookletNominee {
            number: *number,
            kind: text.kind,
            since: text.since,
            target_group: text.target_group,
            nominations: text.nominations,
        }
    });
    let cycle = &at_hand.year.facts.cycle;
    let paper = Booklet {
        frame,
        juror: member.facts.name.clone(),
        scored_by: cycle.scored_by.clone(),
        handed_over: cycle.handing_over(),
        secretary: at_hand.leading(MemberPosition::Secretary),
        judged_by: at_hand.year.facts.judged_by.clone(),
        nominees: texts.collect(),
    };
    Ok(Ready {
        kind: AwardPaperKind::JuryBooklet,
        year: at_hand.year.id,
        member_id: Some(member.id),
        secret: Some(nominees.into()),
        title: format!("{} {} {}", paper.title(), at_hand.year.year, paper.juror),
        document: paper.document(format!("jury-booklet-{}-{}", at_hand.year.year, member.id.0)),
    })
}

/// Whose booklet: one's own as a juror, or, printed by the office, that of anybody of the jury.
fn reader(at_hand: &AtHand, asked: Option<AwardMemberId>) -> Result<&KeptMember, AwardError> {
    let own = at_hand.own_as(MemberPosition::ALL)?;
    match asked {
        _ if own.facts.position.scores() && asked.is_none_or(|id| id == own.id) => Ok(own),
        Some(id) => {
            at_hand.own_as(OFFICE)?;
            let member = at_hand.present(id)?;
            if member.facts.position.scores() { Ok(member) } else { Err(AwardError::AwardMemberNotFound) }
        }
        None => Err(AwardError::NotYoursInAward {
            positions: vec![MemberPosition::Chair, MemberPosition::Deputy, MemberPosition::Juror],
        }),
    }
}
