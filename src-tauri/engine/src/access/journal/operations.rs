//! Saying where papers stand in the journal, many at once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{JournalPlace, JournalledPaper, store};
use crate::access::event_log::knows_claims;
use crate::access::papers::may_read;
use crate::access::plain_text::{check_optional, check_required};
use crate::access::users::refuse;
use crate::access::{AccessError, AccessEvent, Changed, Changing, Event, RequestContext, SubjectKind, WriteTx};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::PaperId;

const LONGEST_NUMBER: u32 = 60;
const LONGEST_REASON: u32 = 300;
/// More than anybody ticks at a time.
const MOST_PAPERS: usize = 500;

/// What papers are about that go into a case system from here. Of an award none do: they are sealed until it is public.
pub(crate) const JOURNALLED_KINDS: [SubjectKind; 6] = [
    SubjectKind::Agreement,
    SubjectKind::Booking,
    SubjectKind::Volunteer,
    SubjectKind::Register,
    SubjectKind::Office,
    SubjectKind::Claim,
];

/// Whether papers about this kind of thing are the business of whoever asks. Claims are for those whom they open for: nobody
/// else learns that there is one.
pub(crate) async fn may_journal(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    about: SubjectKind,
) -> Result<bool, DatabaseError> {
    if !JOURNALLED_KINDS.contains(&about) || !may_read(context, about.as_str()) {
        return Ok(false);
    }
    if about == SubjectKind::Claim { knows_claims(context, tx).await } else { Ok(true) }
}

/// Those of some papers that are the business of whoever asks.
async fn told_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    papers: Vec<JournalledPaper>,
) -> Result<Vec<JournalledPaper>, DatabaseError> {
    let mut kinds: Vec<SubjectKind> = papers.iter().map(|paper| paper.subject.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut told = Vec::new();
    for kind in kinds {
        if may_journal(context, tx, kind).await? {
            told.push(kind);
        }
    }
    Ok(papers.into_iter().filter(|paper| told.contains(&paper.subject.kind)).collect())
}

/// One paper, as it was seen, and where it is to stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PaperSettled {
    /// The paper.
    pub id: PaperId,
    /// Where it was seen to stand: somebody else may have settled it meanwhile.
    pub seen: JournalPlace,
    /// Where it is to stand.
    pub place: JournalPlace,
}

/// Papers, and where each is to stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalPapers {
    /// Each once.
    pub papers: Vec<PaperSettled>,
}

impl Input for JournalPapers {
    fn sample() -> Self {
        let place = JournalPlace::Journalled { case_number: "260114".into(), document_number: "1204455".into() };
        Self { papers: vec![PaperSettled { id: PaperId(1), seen: JournalPlace::Waits, place }] }
    }
}

impl Changing for JournalPapers {
    const OPERATION: &'static str = "journal_papers";
}

/// Says where papers stand in the journal: all of them, or none where one was settled by somebody else meanwhile.
pub async fn journal_papers(
    context: &RequestContext<'_>,
    input: JournalPapers,
) -> Result<Changed<Vec<JournalledPaper>>, AccessError> {
    refuse(problems_in(context, &input))?;
    let mut tx = context.write().await?;
    let before = match seen(context, &mut tx, &input).await {
        Ok(before) => before,
        Err(refusal) => {
            tx.rollback().await?;
            return Err(refusal);
        }
    };
    let (now, by) = (tx.now(), tx.user_id());
    for paper in &input.papers {
        // What two desks say in the same moment is seen as the same by both: the row decides.
        if !store::settle(&mut tx, paper.id, [&paper.seen, &trimmed(&paper.place)], (now, by)).await? {
            let current = store::with_ids(&mut tx, &[paper.id]).await?.pop().ok_or(AccessError::PaperNotFound)?;
            tx.rollback().await?;
            return Err(AccessError::StaleJournal { current: Box::new(current) });
        }
    }
    let ids: Vec<PaperId> = input.papers.iter().map(|paper| paper.id).collect();
    let after = store::with_ids(&mut tx, &ids).await?;
    tx.commit(after.iter().map(told).collect()).await?;
    let inverse = JournalPapers { papers: after.iter().zip(&before).map(|(now, before)| back(now, before)).collect() };
    Ok(Changed::with_undo(after, &inverse))
}

/// The papers as they stand, in the order they are stored; refused where one is not there or was seen otherwise.
async fn seen(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: &JournalPapers,
) -> Result<Vec<JournalledPaper>, AccessError> {
    let ids: Vec<PaperId> = input.papers.iter().map(|paper| paper.id).collect();
    let there = store::with_ids(tx, &ids).await?;
    let there = told_of(context, tx, there).await?;
    let mut problems = FieldProblems::default();
    for (index, paper) in input.papers.iter().enumerate() {
        let current = there.iter().find(|one| one.id == paper.id).ok_or(AccessError::PaperNotFound)?;
        if !paper.place.suits(current.subject.kind) {
            problems.add(field(index, "reason"), Problem::NotFound);
        } else if current.entry.place != paper.seen {
            return Err(AccessError::StaleJournal { current: Box::new(current.clone()) });
        }
    }
    refuse(problems)?;
    Ok(there)
}

fn field(index: usize, name: &str) -> String {
    format!("papers.{index}.place.{name}")
}

fn back(now: &JournalledPaper, before: &JournalledPaper) -> PaperSettled {
    PaperSettled { id: now.id, seen: now.entry.place.clone(), place: before.entry.place.clone() }
}

fn problems_in(context: &RequestContext<'_>, input: &JournalPapers) -> FieldProblems {
    let mut problems = FieldProblems::default();
    let ids: BTreeSet<PaperId> = input.papers.iter().map(|paper| paper.id).collect();
    if ids.is_empty() || ids.len() != input.papers.len() || ids.len() > MOST_PAPERS {
        problems.add("papers", Problem::OutOfRange { least: 1, most: MOST_PAPERS as i64 });
    }
    let today = context.today();
    for (index, paper) in input.papers.iter().enumerate() {
        let field = |name: &str| field(index, name);
        match &paper.place {
            JournalPlace::Waits | JournalPlace::LeftOutSealed { .. } => {}
            JournalPlace::Journalled { case_number, document_number } => {
                check_required(&mut problems, &field("caseNumber"), case_number, LONGEST_NUMBER, today);
                check_optional(&mut problems, &field("documentNumber"), document_number, LONGEST_NUMBER, today);
            }
            JournalPlace::LeftOut { reason } => {
                check_required(&mut problems, &field("reason"), reason, LONGEST_REASON, today);
            }
        }
    }
    problems
}

fn trimmed(place: &JournalPlace) -> JournalPlace {
    match place {
        JournalPlace::Waits => JournalPlace::Waits,
        JournalPlace::Journalled { case_number, document_number } => JournalPlace::Journalled {
            case_number: case_number.trim().to_owned(),
            document_number: document_number.trim().to_owned(),
        },
        JournalPlace::LeftOut { reason } => JournalPlace::LeftOut { reason: reason.trim().to_owned() },
        JournalPlace::LeftOutSealed { why } => JournalPlace::LeftOutSealed { why: *why },
    }
}

/// The event stands with what the paper is about, so that its history tells. Of a sealed one it tells that it was settled, and no more.
fn told(paper: &JournalledPaper) -> Event {
    let paper_id = paper.id;
    let event = match &paper.entry.place {
        _ if paper.subject.kind == SubjectKind::Claim => AccessEvent::SealedPaperSettled { paper_id },
        JournalPlace::LeftOutSealed { .. } => AccessEvent::SealedPaperSettled { paper_id },
        JournalPlace::Waits => AccessEvent::PaperJournalOpened { paper_id },
        JournalPlace::Journalled { case_number, document_number } => AccessEvent::PaperJournalled {
            paper_id,
            case_number: case_number.clone(),
            document_number: document_number.clone(),
        },
        JournalPlace::LeftOut { reason } => AccessEvent::PaperLeftOutOfJournal { paper_id, reason: reason.clone() },
    };
    Event::new(paper.subject, &event)
}

/// Papers of a kind of thing that wait, or those that were settled, the newest first; at most two hundred.
pub(crate) async fn journal_page(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    about: SubjectKind,
    settled: bool,
) -> Result<Vec<JournalledPaper>, DatabaseError> {
    match (may_journal(context, tx, about).await?, settled) {
        (false, _) => Ok(Vec::new()),
        (true, true) => store::settled(tx, about).await,
        (true, false) => store::waiting(tx, about).await,
    }
}

/// How many papers of a kind of thing wait.
pub(crate) async fn waiting_count(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    about: SubjectKind,
) -> Result<i64, DatabaseError> {
    if may_journal(context, tx, about).await? { store::count_waiting(tx, about).await } else { Ok(0) }
}

/// These papers, the oldest first; refused where one is not there for whoever asks.
pub(crate) async fn papers_with_ids(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    ids: &[PaperId],
) -> Result<Vec<JournalledPaper>, AccessError> {
    let found = store::with_ids(tx, ids).await?;
    let found = told_of(context, tx, found).await?;
    let there = |id: &PaperId| found.iter().any(|one| one.id == *id);
    if ids.iter().all(there) { Ok(found) } else { Err(AccessError::PaperNotFound) }
}
