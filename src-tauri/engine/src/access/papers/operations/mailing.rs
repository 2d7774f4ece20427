//! A stored paper in the draft of an e-mail that the user's own program opens. Nothing is sent from here.

use super::{PaperToOpen, paper};
use crate::access::papers::store;
use crate::access::{AccessError, PaperSummary, RequestContext, Subject};
use crate::database::DatabaseError;
use crate::documents::Written;
use crate::files::{Attachment, MailDraft};
use crate::shared::ids::PaperId;

/// A stored paper to be put into a draft.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaperToMail<'a> {
    /// What it has to be about.
    pub subject: Subject,
    /// What kind it has to be.
    pub kind: &'a str,
    /// The paper.
    pub paper_id: PaperId,
    /// What it says, which is the text of the e-mail too.
    pub written: &'a Written,
    /// Who is to get it; nobody where no address is known.
    pub email: Option<&'a str>,
}

/// The draft as the bytes of an `.eml` file.
///
/// # Errors
/// [`AccessError::PaperNotFound`] where it is another kind of paper, or about something else.
pub(crate) async fn paper_mail(context: &RequestContext<'_>, what: &PaperToMail<'_>) -> Result<Vec<u8>, AccessError> {
    paper_mail_with(context, what, None).await
}

/// The same with another stored paper about the same thing behind it.
///
/// # Errors
/// [`AccessError::PaperNotFound`] where one of them is another kind of paper, or about something else.
pub(crate) async fn paper_mail_with(
    context: &RequestContext<'_>,
    what: &PaperToMail<'_>,
    other: Option<PaperId>,
) -> Result<Vec<u8>, AccessError> {
    let (stored, bytes) = file_of(context, what.subject, what.paper_id).await?;
    if stored.kind != what.kind {
        return Err(AccessError::PaperNotFound);
    }
    let other = match other {
        Some(id) => Some(file_of(context, what.subject, id).await?),
        None => None,
    };
    let draft = MailDraft {
        to: what.email,
        subject: &what.written.subject_line(),
        body: &what.written.plain_text(),
        attachment: Attachment { file_name: &stored.file_name, bytes: &bytes },
        made_at: context.now(),
        identifier: &format!("{}-{}", what.kind.replace('_', "-"), stored.id.0),
    };
    let more: Vec<Attachment<'_>> =
        other.iter().map(|(stored, bytes)| Attachment { file_name: &stored.file_name, bytes }).collect();
    draft.to_bytes_with(&more).map_err(|error| DatabaseError::inconsistent(error.to_string()).into())
}

/// A stored paper about this, with its bytes.
async fn file_of(
    context: &RequestContext<'_>,
    subject: Subject,
    id: PaperId,
) -> Result<(PaperSummary, Vec<u8>), AccessError> {
    let mut tx = context.read().await?;
    let stored = store::find_summary(&mut tx, id).await?;
    drop(tx);
    let stored = stored.filter(|paper| paper.subject == subject).ok_or(AccessError::PaperNotFound)?;
    let bytes = paper(context, PaperToOpen { id: stored.id }).await?;
    Ok((stored, bytes))
}
