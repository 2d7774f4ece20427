//! Which letters there are about a booking, and what they say.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::compose::compose;
use super::super::letter::{Letter, LetterKind, LetterSubject};
use super::super::paper;
use super::gathering::gathered;
use crate::access::{self, NoPaper, PaperSummary, RequestContext, Subject};
use crate::bookings::BookingError;
use crate::documents::Paper;
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::BookingId;

/// What letters are asked about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LettersAbout {
    /// The booking or the series.
    pub subject: LetterSubject,
}

impl Input for LettersAbout {
    fn sample() -> Self {
        Self { subject: LetterSubject::Booking { id: BookingId(1) } }
    }

    fn about(&self) -> Option<Subject> {
        Some(self.subject.subject())
    }
}

/// The letters there can be, and those there are.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LettersOffered {
    /// Those that say something now, the likeliest first.
    pub kinds: Vec<LetterKind>,
    /// The office's language.
    pub language: Language,
    /// Where an e-mail would go; `null` where no address is known.
    pub email: Option<String>,
    /// The papers printed before, the newest first.
    pub papers: Vec<PaperSummary>,
}

/// Which letters about a booking or a series say something now, and those that were printed.
pub async fn open_letters(context: &RequestContext<'_>, input: LettersAbout) -> Result<LettersOffered, BookingError> {
    let letter = gathered(context, input.subject, LetterKind::Confirmation, None).await?;
    let mut tx = context.read().await?;
    let papers = access::papers_of(&mut tx, input.subject.subject()).await?;
    Ok(LettersOffered { kinds: letter.kinds(), language: letter.language, email: letter.recipient.email, papers })
}

/// A letter that is wanted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetterWanted {
    /// The booking or the series.
    pub subject: LetterSubject,
    /// What for.
    pub kind: LetterKind,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for LetterWanted {
    fn sample() -> Self {
        let subject = LetterSubject::Booking { id: BookingId(1) };
        Self { subject, kind: LetterKind::Confirmation, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(self.subject.subject())
    }
}

/// The letter as a PDF, before it is printed.
pub async fn preview_letter(context: &RequestContext<'_>, input: LetterWanted) -> Result<Vec<u8>, BookingError> {
    let letter = wanted(context, &input).await?;
    Ok(rendered(context, &letter).await?.bytes)
}

/// A letter as text.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterText {
    /// A line that says what it is.
    pub subject: String,
    /// All of it.
    pub body: String,
}

/// The letter as text, to be put where somebody wants it.
pub async fn letter_text(context: &RequestContext<'_>, input: LetterWanted) -> Result<LetterText, BookingError> {
    let letter = wanted(context, &input).await?;
    let written = compose(&letter);
    Ok(LetterText { subject: written.subject_line(), body: written.plain_text() })
}

/// The letter, if it says anything.
pub(super) async fn wanted(context: &RequestContext<'_>, input: &LetterWanted) -> Result<Letter, BookingError> {
    let letter = gathered(context, input.subject, input.kind, input.language).await?;
    let says_something = match input.kind {
        LetterKind::Confirmation => letter.holding().next().is_some(),
        LetterKind::Receipt => letter.open().next().is_some(),
        LetterKind::Change => letter.changed().next().is_some(),
        LetterKind::Cancellation => !letter.cancelled().is_empty(),
    };
    if says_something { Ok(letter) } else { Err(BookingError::NothingToTell { kind: input.kind }) }
}

pub(super) async fn rendered(context: &RequestContext<'_>, letter: &Letter) -> Result<Paper, BookingError> {
    let document = paper::document(letter, &compose(letter), context.now());
    Ok(access::render(document).await?)
}

impl From<NoPaper> for BookingError {
    fn from(no: NoPaper) -> Self {
        match no {
            NoPaper::Unprintable { characters } => Self::CannotBePrinted { characters },
            NoPaper::Failed(error) => error.into(),
        }
    }
}
