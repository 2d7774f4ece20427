//! A letter printed: stored byte for byte, with what it told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::letter::{Dated, Letter, LetterKind};
use super::super::store;
use super::super::told::{Kept, Told};
use super::super::wording::Wording;
use super::offering::{LetterWanted, rendered, wanted};
use crate::access::{self, Changed, Event, NewPaper, PaperSummary, RequestContext};
use crate::bookings::{BookingError, BookingEvent};
use crate::gate::Input;
use crate::shared::ids::{BookingId, RequestKey};

/// A letter to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LetterToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which letter.
    pub letter: LetterWanted,
}

impl Input for LetterToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), letter: LetterWanted::sample() }
    }
}

/// Prints a letter. What it tells is kept: the next letter says what has changed since.
pub async fn print_letter(
    context: &RequestContext<'_>,
    input: LetterToPrint,
) -> Result<Changed<PaperSummary>, BookingError> {
    let subject = input.letter.subject.subject();
    let mut tx = context.read().await?;
    if let Some(there) = access::paper_of_request(&mut tx, input.request_key, subject).await? {
        return Ok(Changed::for_good(there));
    }
    drop(tx);
    let letter = wanted(context, &input.letter).await?;
    let paper = rendered(context, &letter).await?;
    let mut tx = context.write().await?;
    let title = title_of(&letter);
    let new_paper = NewPaper {
        request_key: input.request_key,
        kind: paper_kind(letter.kind),
        subject,
        title: &title,
        file_name: &file_name(&letter),
        pages: u32::try_from(paper.pages).unwrap_or(u32::MAX),
        bytes: &paper.bytes,
    };
    let summary = access::stored_paper(&mut tx, &new_paper).await?;
    store::keep(&mut tx, summary.id, &kept(&letter)).await?;
    let (paper_id, sha256) = (summary.id, summary.sha256.clone());
    let event = BookingEvent::LetterPrinted { kind: letter.kind, paper_id, sha256 };
    tx.commit(vec![Event::new(subject, &event)]).await?;
    Ok(Changed::for_good(summary))
}

/// What the letter says of each booking that it speaks of.
fn kept(letter: &Letter) -> Vec<(BookingId, Kept)> {
    let of = |dated: &Dated| {
        let kept = Kept { told: Told::of(&dated.booking), before: dated.before.clone() };
        (dated.booking.id, kept)
    };
    match letter.kind {
        // A confirmation says of every date how it stands.
        LetterKind::Confirmation => letter.dates.iter().map(of).collect(),
        LetterKind::Receipt => letter.open().map(of).collect(),
        LetterKind::Change => letter.changed().map(of).collect(),
        LetterKind::Cancellation => letter.cancelled().into_iter().map(of).collect(),
    }
}

fn paper_kind(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Confirmation => "booking_confirmation",
        LetterKind::Receipt => "booking_receipt",
        LetterKind::Change => "booking_change",
        LetterKind::Cancellation => "booking_cancellation",
    }
}

fn heading(letter: &Letter) -> &'static str {
    Wording::standard().title(letter).in_language(letter.language)
}

fn title_of(letter: &Letter) -> String {
    match letter.first() {
        Some(booking) if !letter.is_series() => format!("{} {}", heading(letter), booking.number),
        Some(booking) => format!("{} {}", heading(letter), booking.title),
        None => heading(letter).to_owned(),
    }
}

/// `Bekræftelse af booking B-2026-00123 2026-11-24.pdf`.
pub(super) fn file_name(letter: &Letter) -> String {
    format!("{} {}.pdf", title_of(letter), letter.today)
}
