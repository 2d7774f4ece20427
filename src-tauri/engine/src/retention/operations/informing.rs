//! Tell a volunteer what is written down about them: looked at, printed and kept, copied as text, put into the draft of an e-mail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{
    self, AccessError, Changed, Event, NewPaper, PaperSummary, PaperToMail, RequestContext, Subject, SubjectKind,
    UndoStep,
};
use crate::database::DatabaseError;
use crate::documents::{Document, WrittenText};
use crate::gate::Input;
use crate::retention::information_letter::InformationLetter;
use crate::retention::{RetentionError, RetentionEvent, store};
use crate::shared::format::Language;
use crate::shared::ids::{PaperId, PersonId, RequestKey};
use crate::{insurance, organisations};

/// What the letter is called among the papers about a volunteer.
const LETTER: &str = "information_letter";

/// A letter that is wanted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InformationLetterWanted {
    /// Who is told.
    pub person_id: PersonId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for InformationLetterWanted {
    fn sample() -> Self {
        Self { person_id: PersonId(1), language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(volunteer(self.person_id))
    }
}

/// A letter to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InformationLetterToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which letter.
    pub letter: InformationLetterWanted,
}

impl Input for InformationLetterToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), letter: InformationLetterWanted::sample() }
    }
}

/// A letter that was printed, to be sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InformationLetterToMail {
    /// Which letter.
    pub letter: InformationLetterWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for InformationLetterToMail {
    fn sample() -> Self {
        Self { letter: InformationLetterWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.letter.about()
    }
}

fn volunteer(id: PersonId) -> Subject {
    Subject::of(SubjectKind::Volunteer, id.0)
}

async fn gathered(
    context: &RequestContext<'_>,
    wanted: InformationLetterWanted,
) -> Result<InformationLetter, RetentionError> {
    let mut tx = context.read().await?;
    let person = organisations::person_of(&mut tx, wanted.person_id).await?.ok_or(RetentionError::PersonNotFound)?;
    let ties = insurance::volunteer_ties(&mut tx, wanted.person_id, context.today()).await?;
    ties.ok_or(RetentionError::NotAVolunteer)?;
    let head = access::office_head(&mut tx).await?;
    let (rules, _) = store::rules(&mut tx).await?;
    let register = insurance::register_rules(&mut tx).await?;
    Ok(InformationLetter {
        language: wanted.language.unwrap_or(head.details.language),
        full_name: person.facts.full_name,
        email: person.facts.email,
        sender: context.who().map(|who| who.full_name).unwrap_or_default(),
        cpr_policy: register.cpr_policy,
        next_of_kin_days: register.next_of_kin_days,
        certificate_days: register.certificate_days,
        today: context.today(),
        rules,
        head,
    })
}

fn document(context: &RequestContext<'_>, letter: &InformationLetter, id: PersonId) -> Document {
    letter.document(format!("information-letter-{}", id.0), context.now())
}

/// The letter as a PDF, before it is printed.
pub async fn preview_information_letter(
    context: &RequestContext<'_>,
    input: InformationLetterWanted,
) -> Result<Vec<u8>, RetentionError> {
    let letter = gathered(context, input).await?;
    Ok(access::render(document(context, &letter, input.person_id)).await?.bytes)
}

/// The letter as text, to be put where somebody wants it.
pub async fn information_letter_text(
    context: &RequestContext<'_>,
    input: InformationLetterWanted,
) -> Result<WrittenText, RetentionError> {
    Ok(gathered(context, input).await?.compose().into())
}

/// Prints the letter; it is stored byte for byte, and the log says that it was. Where no day is written on which they were told, it
/// is today; taking that back leaves the paper.
pub async fn print_information_letter(
    context: &RequestContext<'_>,
    input: InformationLetterToPrint,
) -> Result<Changed<PaperSummary>, RetentionError> {
    let person_id = input.letter.person_id;
    let mut tx = context.read().await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, volunteer(person_id)).await? {
        return Ok(Changed::for_good(there));
    }
    drop(tx);
    let letter = gathered(context, input.letter).await?;
    let paper = access::render(document(context, &letter, person_id)).await?;
    let new_paper = NewPaper {
        request_key: input.request_key,
        kind: LETTER,
        subject: volunteer(person_id),
        title: &format!("{} {}", letter.title(), letter.today),
        file_name: &letter.file_name(),
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let mut tx = context.write().await?;
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    let event = RetentionEvent::InformationLetterPrinted { paper_id: summary.id, sha256: summary.sha256.clone() };
    let mut events = vec![Event::new(volunteer(person_id), &event)];
    let inverse = insurance::note_information_given(&mut tx, person_id, &mut events).await?;
    tx.commit(events).await?;
    Ok(Changed { now: summary, undo: inverse.as_ref().map(UndoStep::call) })
}

/// The draft of an e-mail with the stored letter, as an `.eml` file that the user's own program opens. Nothing is sent.
pub async fn information_letter_mail(
    context: &RequestContext<'_>,
    input: InformationLetterToMail,
) -> Result<Vec<u8>, RetentionError> {
    let letter = gathered(context, input.letter).await?;
    let written = letter.compose();
    let email = Some(letter.email.as_str()).filter(|email| !email.is_empty());
    let subject = volunteer(input.letter.person_id);
    let to_mail = PaperToMail { subject, kind: LETTER, paper_id: input.paper_id, written: &written, email };
    access::paper_mail(context, &to_mail).await.map_err(|error| match error {
        AccessError::PaperNotFound => RetentionError::PaperNotFound,
        AccessError::Database(error) => error.into(),
        error => DatabaseError::inconsistent(error.to_string()).into(),
    })
}
