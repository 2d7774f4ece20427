//! The papers of many agreements in one file: for the archive, for another office, for whoever takes over.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exporting::{failed, printed_paper, stored_bytes};
use super::printing::{AGREEMENT_PAPER, Holes};
use super::reading::{AgreementsWanted, matching};
use super::{facts_of, found};
use crate::access::{self, NoPaper, NoPapers, RequestContext, Subject, SubjectKind, Work, papers_of};
use crate::agreements::facts::missing_in;
use crate::agreements::paper::{self, Gaps};
use crate::agreements::{AgreementError, AgreementStanding, AgreementSummary, AgreementView, store};
use crate::database::Tx;
use crate::documents::Document;
use crate::files::{bundle, plain_name};
use crate::gate::Input;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};

/// So many at a time: what a machine of an office holds in memory without feeling it.
const MOST_PAPERS: usize = 2_000;
/// So many agreements with something missing are named.
const MOST_NAMED: usize = 5;

/// Whose papers are given out: what the page shows for the same view and words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementPapersToExport {
    /// Made by the client; by this key it is asked how far it is, and told to stop.
    pub request_key: RequestKey,
    /// Which part of the list; all that were not thrown away where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<AgreementView>,
    /// Words that start words of the number, the party's name or the title; all of them.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    /// Whether drafts may print with something missing.
    pub holes: Holes,
}

impl Input for AgreementPapersToExport {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), view: None, words: None, holes: Holes::Print }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

/// The paper of one agreement: kept since it was printed, or still to be printed.
enum Source {
    Kept(PaperId),
    ToPrint(Box<Document>),
}

struct Wanted {
    number: String,
    file_name: String,
    source: Source,
    is_whole: bool,
}

/// The papers of agreements as a zip file, each under its number and association. Where an agreement's words stand still, or
/// were not changed since it was printed, its paper is the one that was printed; the others are printed as they stand now.
pub async fn export_agreement_papers(
    context: &RequestContext<'_>,
    input: AgreementPapersToExport,
) -> Result<Vec<u8>, AgreementError> {
    let mut tx = context.read().await?;
    let agreements = listed(context, &mut tx, &input).await?;
    let work = Arc::new(context.begin_work(input.request_key, agreements.len() as u32));
    let mut wanted = Vec::with_capacity(agreements.len());
    for agreement in &agreements {
        wanted.push(gathered(context, &mut tx, agreement.id).await?);
    }
    drop(tx);
    if input.holes == Holes::Refuse {
        refuse_holes(&wanted)?;
    }
    let files = printed(context, wanted, work).await?;
    let made = access::apart(move || {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        bundle(&files)
    });
    made.await?.map_err(|error| failed(&error).into())
}

async fn listed(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    input: &AgreementPapersToExport,
) -> Result<Vec<AgreementSummary>, AgreementError> {
    let (view, words) = (input.view, input.words.clone());
    let wanted = AgreementsWanted { view, words, organisation_id: None, after: None };
    let mut agreements = matching(context, tx, &wanted, MOST_PAPERS + 1).await?;
    if agreements.len() > MOST_PAPERS {
        return Err(AgreementError::TooManyAgreements { most: MOST_PAPERS as u32 });
    }
    agreements.retain(|agreement| agreement.standing != AgreementStanding::Discarded);
    if agreements.is_empty() { Err(AgreementError::NothingToGiveOut) } else { Ok(agreements) }
}

async fn gathered(context: &RequestContext<'_>, tx: &mut Tx, id: AgreementId) -> Result<Wanted, AgreementError> {
    let agreement = found(tx, id).await?;
    let facts = facts_of(tx, &agreement, context.now()).await?;
    let handed_on = if agreement.state.is_locked() { store::latest_version(tx, id).await? } else { None };
    let mut own = papers_of(tx, Subject::of(SubjectKind::Agreement, id.0)).await?;
    own.retain(|paper| paper.kind == AGREEMENT_PAPER);
    let source = match printed_paper(&agreement, handed_on.map(|version| version.paper_id), &own) {
        Some(paper) => Source::Kept(paper),
        None => Source::ToPrint(Box::new(paper::document(&agreement, &facts, Gaps::Ruled, context.now()))),
    };
    let file_name = plain_name(&format!("{} {}.pdf", agreement.number, facts.party_name));
    let is_whole = missing_in(&agreement, &facts).is_empty();
    Ok(Wanted { file_name, source, is_whole, number: agreement.number })
}

/// A paper that was printed was printed as somebody wanted it.
fn refuse_holes(wanted: &[Wanted]) -> Result<(), AgreementError> {
    let holed = wanted.iter().filter(|one| !one.is_whole && matches!(one.source, Source::ToPrint(_)));
    let mut agreements: Vec<String> = holed.map(|one| one.number.clone()).collect();
    if agreements.is_empty() {
        return Ok(());
    }
    let more = agreements.len().saturating_sub(MOST_NAMED) as u32;
    agreements.truncate(MOST_NAMED);
    Err(AgreementError::HolesInSeveral { agreements, more })
}

/// Every paper under the name of its file.
async fn printed(
    context: &RequestContext<'_>,
    wanted: Vec<Wanted>,
    work: Arc<Work>,
) -> Result<Vec<(String, Vec<u8>)>, AgreementError> {
    let (mut files, mut documents, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for Wanted { number, file_name, source, .. } in wanted {
        match source {
            Source::Kept(id) => {
                files.push((file_name, stored_bytes(context, id).await?));
                work.step().map_err(|_| AgreementError::PapersStopped)?;
            }
            Source::ToPrint(document) => {
                documents.push(*document);
                names.push((number, file_name));
            }
        }
    }
    let papers = access::render_all(documents, work).await.map_err(|no| refusal_of(no, &names))?;
    files.extend(names.into_iter().map(|(_, file_name)| file_name).zip(papers));
    files.sort();
    Ok(files)
}

fn refusal_of(no: NoPapers, names: &[(String, String)]) -> AgreementError {
    match no {
        NoPapers::Stopped => AgreementError::PapersStopped,
        NoPapers::One { why: NoPaper::Failed(error), .. } => error.into(),
        NoPapers::One { place, why: NoPaper::Unprintable { characters } } => {
            let number = names.get(place).map(|(number, _)| number.clone()).unwrap_or_default();
            AgreementError::OneCannotBePrinted { number, characters }
        }
    }
}
