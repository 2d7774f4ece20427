//! What is written about an agreement besides its own paper, a sheet or a letter: printed and kept, copied as text, put
//! into the draft of an e-mail.

use crate::access::{
    self, AccessError, Changed, NewPaper, PaperSummary, PaperToMail, RequestContext, Subject, SubjectKind,
};
use crate::agreements::{AgreementError, AgreementEvent};
use crate::database::DatabaseError;
use crate::documents::{Paper, Written};
use crate::shared::ids::{AgreementId, PaperId, RequestKey};

/// What is to be passed on.
pub(super) struct ToPassOn<'a> {
    pub agreement: AgreementId,
    /// What such papers are called among those about an agreement.
    pub kind: &'static str,
    pub title: String,
    pub file_name: String,
    pub written: &'a Written,
    /// Where an e-mail would go.
    pub email: Option<&'a str>,
}

/// What the evaluation sheets are called among the papers about an agreement.
pub(super) const SHEET_PAPER: &str = "evaluation_sheet";
/// How what the letters are called among them ends.
const LETTER_ENDING: &str = "_letter";

/// Whether a paper of this kind is a letter or a sheet, and not the agreement or a scan.
pub(super) fn is_passed_on(kind: &str) -> bool {
    kind == SHEET_PAPER || kind.ends_with(LETTER_ENDING)
}

fn subject_of(id: AgreementId) -> Subject {
    Subject::of(SubjectKind::Agreement, id.0)
}

/// What the same request has printed before.
pub(super) async fn printed_before(
    context: &RequestContext<'_>,
    key: RequestKey,
    id: AgreementId,
) -> Result<Option<PaperSummary>, AgreementError> {
    let mut tx = context.read().await?;
    Ok(access::paper_of_request(&mut tx, key, subject_of(id)).await?)
}

/// Keeps the paper byte for byte.
pub(super) async fn print(
    context: &RequestContext<'_>,
    request_key: RequestKey,
    what: &ToPassOn<'_>,
    paper: &Paper,
    event: impl FnOnce(&PaperSummary) -> AgreementEvent,
) -> Result<Changed<PaperSummary>, AgreementError> {
    let new_paper = NewPaper {
        request_key,
        kind: what.kind,
        subject: subject_of(what.agreement),
        title: &what.title,
        file_name: &what.file_name,
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let mut tx = context.write().await?;
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    let event = event(&summary);
    tx.commit(vec![event.about(what.agreement)]).await?;
    Ok(Changed::for_good(summary))
}

/// The draft of an e-mail with the stored paper, and one more about the agreement where there is one to go with it, as an
/// `.eml` file that the user's own program opens. Nothing is sent.
pub(super) async fn mail(
    context: &RequestContext<'_>,
    what: &ToPassOn<'_>,
    paper_id: PaperId,
    other: Option<PaperId>,
) -> Result<Vec<u8>, AgreementError> {
    let to_mail = PaperToMail {
        subject: subject_of(what.agreement),
        kind: what.kind,
        paper_id,
        written: what.written,
        email: what.email,
    };
    access::paper_mail_with(context, &to_mail, other).await.map_err(|error| match error {
        AccessError::PaperNotFound => AgreementError::VersionNotFound,
        AccessError::Database(error) => error.into(),
        error => DatabaseError::inconsistent(error.to_string()).into(),
    })
}
