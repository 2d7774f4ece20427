//! The evaluation sheet: looked at, printed and kept, copied as text, put into the draft of an e-mail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::follow_up_of;
use super::passing_on::{self, SHEET_PAPER, ToPassOn};
use super::printing::render;
use super::{facts_of, found};
use crate::access::{Changed, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::agreements::sheet::{self, Sheet};
use crate::agreements::{AgreementError, AgreementEvent};
use crate::documents::{Paper, Written, WrittenText};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};

/// An evaluation sheet that is wanted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetWanted {
    /// The agreement.
    pub id: AgreementId,
    /// In which language; left out, the agreement's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for SheetWanted {
    fn sample() -> Self {
        Self { id: AgreementId(1), language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// An evaluation sheet to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which sheet.
    pub sheet: SheetWanted,
}

impl Input for SheetToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), sheet: SheetWanted::sample() }
    }
}

/// An evaluation sheet that was printed, to be sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetToMail {
    /// Which sheet.
    pub sheet: SheetWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for SheetToMail {
    fn sample() -> Self {
        Self { sheet: SheetWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.sheet.about()
    }
}

async fn gathered(context: &RequestContext<'_>, wanted: SheetWanted) -> Result<Sheet, AgreementError> {
    let mut tx = context.read().await?;
    let agreement = found(&mut tx, wanted.id).await?;
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let goals = follow_up_of(&mut tx, wanted.id, context.today()).await?.goals;
    Ok(Sheet {
        language: wanted.language.unwrap_or(agreement.language),
        party_name: facts.party_name,
        email: facts.party.and_then(|party| party.email).map(|email| email.as_str().to_owned()),
        head: facts.head,
        goals,
        today: context.today(),
        agreement,
    })
}

async fn rendered(context: &RequestContext<'_>, sheet: &Sheet, written: &Written) -> Result<Paper, AgreementError> {
    render(sheet::document(sheet, written, context.now())).await
}

/// `Evalueringsark SA-2026-014 2026-11-24.pdf`.
fn to_pass_on<'a>(sheet: &'a Sheet, written: &'a Written) -> ToPassOn<'a> {
    let title = format!("{} {}", sheet::title(sheet.language), sheet.agreement.number);
    ToPassOn {
        agreement: sheet.agreement.id,
        kind: SHEET_PAPER,
        file_name: format!("{title} {}.pdf", sheet.today),
        title,
        written,
        email: sheet.email.as_deref(),
    }
}

/// The sheet as a PDF, before it is printed.
pub async fn preview_evaluation_sheet(
    context: &RequestContext<'_>,
    input: SheetWanted,
) -> Result<Vec<u8>, AgreementError> {
    let sheet = gathered(context, input).await?;
    Ok(rendered(context, &sheet, &sheet::compose(&sheet)).await?.bytes)
}

/// The sheet as text, to be put where somebody wants it.
pub async fn evaluation_sheet_text(
    context: &RequestContext<'_>,
    input: SheetWanted,
) -> Result<WrittenText, AgreementError> {
    Ok(sheet::compose(&gathered(context, input).await?).into())
}

/// Prints the sheet; it is stored byte for byte.
pub async fn print_evaluation_sheet(
    context: &RequestContext<'_>,
    input: SheetToPrint,
) -> Result<Changed<PaperSummary>, AgreementError> {
    if let Some(there) = passing_on::printed_before(context, input.request_key, input.sheet.id).await? {
        return Ok(Changed::for_good(there));
    }
    let sheet = gathered(context, input.sheet).await?;
    let written = sheet::compose(&sheet);
    let paper = rendered(context, &sheet, &written).await?;
    let event = |summary: &PaperSummary| AgreementEvent::EvaluationSheetPrinted {
        paper_id: summary.id,
        sha256: summary.sha256.clone(),
    };
    passing_on::print(context, input.request_key, &to_pass_on(&sheet, &written), &paper, event).await
}

/// The draft of an e-mail with the stored sheet, as an `.eml` file that the user's own program opens. Nothing is sent.
pub async fn evaluation_sheet_mail(
    context: &RequestContext<'_>,
    input: SheetToMail,
) -> Result<Vec<u8>, AgreementError> {
    let sheet = gathered(context, input.sheet).await?;
    let written = sheet::compose(&sheet);
    passing_on::mail(context, &to_pass_on(&sheet, &written), input.paper_id, None).await
}
