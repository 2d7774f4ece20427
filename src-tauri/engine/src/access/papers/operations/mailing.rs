//! A stored paper in the draft of an e-mail that the user's own program opens. Nothing is sent from here.

use super::{PaperToOpen, paper};
use crate::access::papers::store;
use crate::access::{AccessError, RequestContext, Subject};
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
    let mut tx = context.read().await?;
    let stored = store::find_summary(&mut tx, what.paper_id).await?;
    drop(tx);
    let stored = stored.filter(|paper| paper.subject == what.subject && paper.kind == what.kind);
    let stored = stored.ok_or(AccessError::PaperNotFound)?;
    let bytes = paper(context, PaperToOpen { id: stored.id }).await?;
    let draft = MailDraft {
        to: what.email,
        subject: &what.written.subject_line(),
        body: &what.written.plain_text(),
        attachment: Attachment { file_name: &stored.file_name, bytes: &bytes },
        made_at: context.now(),
        identifier: &format!("{}-{}", what.kind.replace('_', "-"), stored.id.0),
    };
    draft.to_bytes().map_err(|error| DatabaseError::inconsistent(error.to_string()).into())
}
