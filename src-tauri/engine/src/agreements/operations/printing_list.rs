//! The list of agreements that hold: looked at as a paper, printed and kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::render;
use super::reading::{AgreementsWanted, matching};
use crate::access::{self, Changed, Event, NewPaper, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::agreements::list_paper::ListPaper;
use crate::agreements::{AgreementError, AgreementEvent, AgreementView};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::RequestKey;
use crate::shared::text::sort_key;

/// More than an office has in force at a time.
const MOST_ROWS: usize = 10_000;
/// What the lists are called among the papers of the office.
const LIST_PAPER: &str = "agreement_list";

/// The list of agreements that hold.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementListWanted {
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for AgreementListWanted {
    fn sample() -> Self {
        Self::default()
    }

    fn about(&self) -> Option<Subject> {
        Some(about())
    }
}

fn about() -> Subject {
    Subject::of(SubjectKind::Office, 1)
}

/// The list to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementListToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub list: AgreementListWanted,
}

impl Input for AgreementListToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), list: AgreementListWanted::sample() }
    }
}

/// By association: whoever looks for one on paper looks for its name.
async fn gathered(context: &RequestContext<'_>, wanted: AgreementListWanted) -> Result<ListPaper, AgreementError> {
    let mut tx = context.read().await?;
    let in_force = AgreementsWanted { view: Some(AgreementView::InForce), ..AgreementsWanted::default() };
    let mut agreements = matching(context, &mut tx, &in_force, MOST_ROWS).await?;
    agreements.sort_by_cached_key(|one| (sort_key(&one.organisation_name), one.number.clone()));
    let head = access::office_head(&mut tx).await?;
    let language = wanted.language.unwrap_or(head.details.language);
    Ok(ListPaper { head, language, today: context.today(), agreements })
}

/// The list as a PDF, before it is printed.
pub async fn preview_agreement_list(
    context: &RequestContext<'_>,
    input: AgreementListWanted,
) -> Result<Vec<u8>, AgreementError> {
    let list = gathered(context, input).await?;
    Ok(render(list.document(context.now())).await?.bytes)
}

/// Prints the list; it is stored byte for byte.
pub async fn print_agreement_list(
    context: &RequestContext<'_>,
    input: AgreementListToPrint,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let mut tx = context.read().await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, about()).await? {
        return Ok(Changed::for_good(there));
    }
    drop(tx);
    let list = gathered(context, input.list).await?;
    let paper = render(list.document(context.now())).await?;
    let title = list.title();
    let new_paper = NewPaper {
        request_key: input.request_key,
        kind: LIST_PAPER,
        subject: about(),
        title: &title,
        file_name: &format!("{title}.pdf"),
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let mut tx = context.write().await?;
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    let event = AgreementEvent::AgreementListPrinted { paper_id: summary.id, sha256: summary.sha256.clone() };
    tx.commit(vec![Event::new(about(), &event)]).await?;
    Ok(Changed::for_good(summary))
}
