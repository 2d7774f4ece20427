//! The information sheet passed on to the volunteer: copied as text, or in the draft of an e-mail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::{AttachmentPaperWanted, SHEET, information_sheet};
use crate::access::{self, AccessError, PaperToMail, RequestContext, Subject};
use crate::database::DatabaseError;
use crate::documents::WrittenText;
use crate::gate::Input;
use crate::insurance::InsuranceError;
use crate::insurance::event::volunteer;
use crate::organisations;
use crate::shared::ids::PaperId;

/// An information sheet that was printed, to be sent.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InformationSheetToMail {
    /// Which.
    pub paper: AttachmentPaperWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for InformationSheetToMail {
    fn sample() -> Self {
        Self { paper: AttachmentPaperWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.paper.about()
    }
}

/// The information sheet as text, to be put where somebody wants it.
pub async fn information_sheet_text(
    context: &RequestContext<'_>,
    input: AttachmentPaperWanted,
) -> Result<WrittenText, InsuranceError> {
    Ok(information_sheet(context, &input).await?.compose().into())
}

/// The draft of an e-mail with the stored sheet, as an `.eml` file that the user's own program opens. Nothing is sent.
pub async fn information_sheet_mail(
    context: &RequestContext<'_>,
    input: InformationSheetToMail,
) -> Result<Vec<u8>, InsuranceError> {
    let person_id = input.paper.person_id;
    let written = information_sheet(context, &input.paper).await?.compose();
    let mut tx = context.read().await?;
    let person = organisations::person_of(&mut tx, person_id).await?.ok_or(InsuranceError::VolunteerNotFound)?;
    drop(tx);
    let email = Some(person.facts.email.as_str()).filter(|email| !email.is_empty());
    let subject = volunteer(person_id);
    let to_mail = PaperToMail { subject, kind: SHEET, paper_id: input.paper_id, written: &written, email };
    access::paper_mail(context, &to_mail).await.map_err(|error| match error {
        AccessError::PaperNotFound => InsuranceError::PaperNotFound,
        AccessError::Database(error) => error.into(),
        error => DatabaseError::inconsistent(error.to_string()).into(),
    })
}
