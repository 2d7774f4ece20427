//! Letters about an award: who is written to, each letter looked at, printed, copied, put into the draft of an e-mail, and ticked
//! when it is done. All of it once the recipient is public, and for the office alone: the letters say who nominated whom.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::papers::{AwardPaperToOpen, Ready, Told, award_paper, is_letter_to, keep, printed_before, set};
use super::pressing::AwardText;
use super::writing_to::{ToWrite, gathered};
use super::years::AwardYearToOpen;
use super::{Done, finish};
use crate::access::{self, Changed, Changing, PaperSummary, RequestContext, Subject, SubjectKind, WriteTx};
use crate::award::handing_over::{AwardLetter, AwardLetterKind, AwardLetterTo, LetterLeftOut};
use crate::award::papers::AwardPaperKind;
use crate::award::store;
use crate::award::{AwardError, AwardEvent};
use crate::database::{DatabaseError, Tx};
use crate::documents::Document;
use crate::files::{Attachment, MailDraft};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AwardYearId, NomineeId, PaperId, RequestKey};
use crate::shared::instant::Instant;

/// Somebody who is written to, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardLetterLine {
    /// Whom.
    pub to: AwardLetterTo,
    /// What the letter tells.
    pub kind: AwardLetterKind,
    /// Their name.
    pub name: String,
    /// Who opens it there, or empty.
    pub contact: String,
    /// Whom they nominated; empty to a nominee.
    pub about: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone, or empty.
    pub phone: String,
    /// An association's own address; of a person none is known here.
    pub address_lines: Vec<String>,
    /// Why they are not written to.
    pub left_out: Option<LetterLeftOut>,
    /// Since when the letter is done.
    pub done_at: Option<Instant>,
}

/// Who is written to about an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AwardLetters {
    /// The recipient first, then nominees, then nominators, each by name.
    pub letters: Vec<AwardLetterLine>,
}

/// A letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardLetterWanted {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Whom it is to.
    pub to: AwardLetterTo,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for AwardLetterWanted {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), to: AwardLetterTo::Nominee { id: NomineeId(1) }, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(match self.to {
            AwardLetterTo::Nominee { id } => Subject::of(SubjectKind::Nominee, id.0),
            AwardLetterTo::Nominator { .. } => Subject::of(SubjectKind::AwardYear, self.award_year_id.0),
        })
    }
}

/// A letter to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardLetterToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub letter: AwardLetterWanted,
}

impl Input for AwardLetterToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), letter: AwardLetterWanted::sample() }
    }
}

/// A letter that was printed, to be sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardLetterToMail {
    /// Which.
    pub letter: AwardLetterWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for AwardLetterToMail {
    fn sample() -> Self {
        Self { letter: AwardLetterWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.letter.about()
    }
}

/// Whether a letter is done.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TickAwardLetter {
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Whom it is to.
    pub to: AwardLetterTo,
    /// Whether it was sent, or put in the post.
    pub is_done: bool,
}

impl Input for TickAwardLetter {
    fn sample() -> Self {
        Self { award_year_id: AwardYearId(1), to: AwardLetterTo::Nominee { id: NomineeId(1) }, is_done: true }
    }
}

impl Changing for TickAwardLetter {
    const OPERATION: &'static str = "tick_award_letter";
}

/// Who is written to about an award, for its office.
pub async fn award_letters(context: &RequestContext<'_>, input: AwardYearToOpen) -> Result<AwardLetters, AwardError> {
    let mut tx = context.read().await?;
    listed(context, &mut tx, input.award_year_id).await
}

async fn listed(context: &RequestContext<'_>, tx: &mut Tx, id: AwardYearId) -> Result<AwardLetters, AwardError> {
    Ok(AwardLetters { letters: gathered(context, tx, id).await?.lines })
}

/// One that is written to; who is left out is told why.
async fn letter(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    wanted: AwardLetterWanted,
) -> Result<(AwardLetter, AwardLetterLine), AwardError> {
    let to_write: ToWrite = gathered(context, tx, wanted.award_year_id).await?;
    let found = to_write.lines.iter().find(|line| line.to == wanted.to).cloned();
    let line = found.ok_or(match wanted.to {
        AwardLetterTo::Nominee { .. } => AwardError::NomineeNotFound,
        AwardLetterTo::Nominator { .. } => AwardError::NominationNotFound,
    })?;
    if let Some(why) = line.left_out {
        return Err(AwardError::NotWrittenTo { why });
    }
    Ok((to_write.letter(context, tx, &line, wanted.language).await?, line))
}

/// The letter as a PDF, before it is printed.
pub async fn preview_award_letter(
    context: &RequestContext<'_>,
    input: AwardLetterWanted,
) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let (letter, _) = letter(context, &mut tx, input).await?;
    drop(tx);
    Ok(access::render(letter.document()).await?.bytes)
}

/// The letter as text, to be put where somebody wants it.
pub async fn award_letter_text(
    context: &RequestContext<'_>,
    input: AwardLetterWanted,
) -> Result<AwardText, AwardError> {
    let mut tx = context.read().await?;
    Ok(letter(context, &mut tx, input).await?.0.written().into())
}

/// A letter, or several, to be kept: sealed, for it says who nominated whom. Everybody in it is public by now.
pub(super) fn of_office((year, to): (AwardYearId, Option<AwardLetterTo>), title: String, document: Document) -> Ready {
    let secret = Some(Told { nominees: Vec::new(), to });
    Ready { kind: AwardPaperKind::Letter, year, member_id: None, secret, title, document }
}

/// Prints the letter; it is stored sealed as a whole, for it says who nominated whom.
pub async fn print_award_letter(
    context: &RequestContext<'_>,
    input: AwardLetterToPrint,
) -> Result<Changed<PaperSummary>, AwardError> {
    let id = input.letter.award_year_id;
    let mut tx = context.read().await?;
    let (letter, _) = letter(context, &mut tx, input.letter).await?;
    drop(tx);
    if let Some(there) = printed_before(context, (input.request_key, id)).await? {
        return Ok(there);
    }
    let set = set(of_office((id, Some(input.letter.to)), letter.title(), letter.document())).await?;
    let mut tx = context.write().await?;
    let done = async {
        // A name that was taken away while the letter was set is on no paper that is kept.
        self::letter(context, &mut tx, input.letter).await?;
        keep(context, &mut tx, (input.request_key, &set)).await
    }
    .await;
    finish(tx, done).await
}

/// The draft of an e-mail with the stored letter, as an `.eml` file that the user's own program opens. Nothing is sent.
pub async fn award_letter_mail(context: &RequestContext<'_>, input: AwardLetterToMail) -> Result<Vec<u8>, AwardError> {
    let mut tx = context.read().await?;
    let (letter, line) = letter(context, &mut tx, input.letter).await?;
    drop(tx);
    if !is_letter_to(context, (input.letter.award_year_id, input.paper_id), input.letter.to).await? {
        return Err(AwardError::AwardPaperNotFound);
    }
    let bytes = award_paper(context, AwardPaperToOpen { id: input.paper_id }).await?;
    let written = letter.written();
    let draft = MailDraft {
        to: (!line.email.is_empty()).then_some(line.email.as_str()),
        subject: &written.subject_line(),
        body: &written.plain_text(),
        attachment: Attachment { file_name: &format!("{}.pdf", letter.title()), bytes: &bytes },
        made_at: context.now(),
        identifier: &format!("award-letter-{}", input.paper_id.0),
    };
    draft.to_bytes().map_err(|error| DatabaseError::inconsistent(error.to_string()).into())
}

/// Notes that a letter is done, or takes that back.
pub async fn tick_award_letter(
    context: &RequestContext<'_>,
    input: TickAwardLetter,
) -> Result<Changed<AwardLetters>, AwardError> {
    let mut tx = context.write().await?;
    let done = tick(context, &mut tx, input).await;
    finish(tx, done).await
}

async fn tick(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    input: TickAwardLetter,
) -> Result<Done<AwardLetters>, AwardError> {
    let id = input.award_year_id;
    let (_, line) = letter(context, tx, AwardLetterWanted { award_year_id: id, to: input.to, language: None }).await?;
    if line.done_at.is_some() == input.is_done {
        return Ok(Done::as_it_was(listed(context, tx, id).await?));
    }
    let by = (input.is_done.then_some(tx.now()), tx.user_id());
    store::tick_letter(tx, (id, input.to), by).await?;
    let event = AwardEvent::AwardLetterTicked { kind: line.kind, is_done: input.is_done };
    let inverse = TickAwardLetter { is_done: !input.is_done, ..input };
    Ok(Done::with_undo(listed(context, tx, id).await?, vec![event.of_year(id)], &inverse))
}
