//! A letter as the draft of an e-mail, with the paper that was printed of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::compose::compose;
use super::super::store;
use super::gathering::gathered;
use super::offering::LetterWanted;
use super::printing::file_name;
use crate::access::{self, AccessError, PaperToOpen, RequestContext, Subject};
use crate::bookings::BookingError;
use crate::database::DatabaseError;
use crate::files::{Attachment, MailDraft};
use crate::gate::Input;
use crate::shared::ids::PaperId;

/// A letter that was printed, to be sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetterToMail {
    /// Which letter.
    pub letter: LetterWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for LetterToMail {
    fn sample() -> Self {
        Self { letter: LetterWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.letter.about()
    }
}

/// The draft of an e-mail with the stored paper, as an `.eml` file that the user's own program opens. Nothing is sent.
pub async fn letter_mail(context: &RequestContext<'_>, input: LetterToMail) -> Result<Vec<u8>, BookingError> {
    let LetterWanted { subject, kind, language } = input.letter;
    let mut letter = gathered(context, subject, kind, language).await?;
    let mut tx = context.read().await?;
    let mut kept = store::told_by(&mut tx, input.paper_id, &letter.bookings()).await?;
    drop(tx);
    // The words are those of the paper: what was another then, and nothing that came since.
    letter.dates.retain_mut(|dated| {
        let kept = kept.remove(&dated.booking.id);
        kept.map(|kept| dated.before = kept.before).is_some()
    });
    if letter.dates.is_empty() {
        return Err(BookingError::LetterNotFound);
    }
    let paper = match access::paper(context, PaperToOpen { id: input.paper_id }).await {
        Ok(bytes) => bytes,
        Err(AccessError::Database(error)) => return Err(error.into()),
        Err(AccessError::PaperNotFound) => return Err(BookingError::LetterNotFound),
        Err(error) => return Err(DatabaseError::inconsistent(error.to_string()).into()),
    };
    let written = compose(&letter);
    let draft = MailDraft {
        to: letter.recipient.email.as_deref(),
        subject: &written.subject_line(),
        body: &written.plain_text(),
        attachment: Attachment { file_name: &file_name(&letter), bytes: &paper },
        made_at: context.now(),
        identifier: &format!("{}-{}", input.letter.kind.as_str(), input.paper_id.0),
    };
    draft.to_bytes().map_err(|error| DatabaseError::inconsistent(error.to_string()).into())
}
