//! Letters about an agreement: looked at, printed and kept, copied as text, put into the draft of an e-mail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::passing_on::{self, ToPassOn};
use super::printing::render;
use super::{facts_of, found};
use crate::access::{Changed, PaperSummary, RequestContext, Subject, SubjectKind};
use crate::agreements::facts::Facts;
use crate::agreements::letter::{self, AgreementLetter, AgreementLetterKind, Declaration};
use crate::agreements::template::DECLARATION;
use crate::agreements::{Agreement, AgreementError, AgreementEvent, store};
use crate::database::Tx;
use crate::documents::{Paper, Written, WrittenText};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, PaperId, RequestKey};

/// A letter that is wanted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementLetterWanted {
    /// The agreement.
    pub id: AgreementId,
    /// What for.
    pub kind: AgreementLetterKind,
    /// In which language; left out, the agreement's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for AgreementLetterWanted {
    fn sample() -> Self {
        Self { id: AgreementId(1), kind: AgreementLetterKind::Renewal, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// A letter to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementLetterToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which letter.
    pub letter: AgreementLetterWanted,
}

impl Input for AgreementLetterToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), letter: AgreementLetterWanted::sample() }
    }
}

/// A letter that was printed, to be sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementLetterToMail {
    /// Which letter.
    pub letter: AgreementLetterWanted,
    /// Its paper.
    pub paper_id: PaperId,
}

impl Input for AgreementLetterToMail {
    fn sample() -> Self {
        Self { letter: AgreementLetterWanted::sample(), paper_id: PaperId(1) }
    }

    fn about(&self) -> Option<Subject> {
        self.letter.about()
    }
}

async fn gathered(
    context: &RequestContext<'_>,
    wanted: AgreementLetterWanted,
) -> Result<AgreementLetter, AgreementError> {
    let mut tx = context.read().await?;
    let agreement = found(&mut tx, wanted.id).await?;
    let kind = wanted.kind;
    if !AgreementLetterKind::that_say_something(&agreement, context.today()).contains(&kind) {
        return Err(AgreementError::NothingToWrite { kind, state: agreement.state });
    }
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let (declaration, language) = match kind {
        AgreementLetterKind::Confidentiality => declared(&mut tx, &agreement, &facts, wanted.language).await?,
        _ => (Declaration::default(), wanted.language.unwrap_or(agreement.language)),
    };
    let successor = store::successor(&mut tx, wanted.id).await?;
    let party = facts.party;
    Ok(AgreementLetter {
        kind,
        language,
        declaration,
        sender: context.who().map(|who| who.full_name).unwrap_or_default(),
        party_name: facts.party_name,
        email: party.as_ref().and_then(|party| party.email.as_ref()).map(|email| email.as_str().to_owned()),
        address_lines: party.map(|party| party.address_lines).unwrap_or_default(),
        head: facts.head,
        successor: successor.map(|link| link.number),
        today: context.today(),
        agreement,
    })
}

/// What the volunteers declare: the agreement's own clause, or the library's in another language. What somebody wrote in the
/// agreement itself is in its language alone.
async fn declared(
    tx: &mut Tx,
    agreement: &Agreement,
    facts: &Facts,
    wanted: Option<Language>,
) -> Result<(Declaration, Language), AgreementError> {
    let clause = agreement.clauses.iter().find(|clause| clause.key == DECLARATION);
    let language = wanted.filter(|_| clause.is_none_or(|clause| !clause.is_edited)).unwrap_or(agreement.language);
    if let Some(clause) = clause.filter(|_| language == agreement.language) {
        return Ok((Declaration::of(clause.heading.clone(), &clause.body, facts), language));
    }
    let libraries = store::libraries_of(tx, agreement.id).await?;
    let own = clause.and_then(|clause| Some((libraries.origin(clause)?, clause.variant.as_deref())));
    let says = own.or_else(|| Some((libraries.newest().clause(DECLARATION)?, None)));
    let says = says.map(|(origin, variant)| origin.says(variant, language));
    let declaration = says.map(|says| Declaration::of(says.heading, &says.body, facts)).unwrap_or_default();
    Ok((declaration, language))
}

async fn rendered(
    context: &RequestContext<'_>,
    letter: &AgreementLetter,
    written: &Written,
) -> Result<Paper, AgreementError> {
    render(letter::document(letter, written, context.now())).await
}

/// `Opsigelse af samarbejdsaftale SA-2026-014 2026-11-24.pdf`.
fn to_pass_on<'a>(letter: &'a AgreementLetter, written: &'a Written) -> ToPassOn<'a> {
    let title = format!("{} {}", letter::title(letter), letter.agreement.number);
    ToPassOn {
        agreement: letter.agreement.id,
        kind: paper_kind(letter.kind),
        file_name: format!("{title} {}.pdf", letter.today),
        title,
        written,
        email: letter.email.as_deref(),
    }
}

fn paper_kind(kind: AgreementLetterKind) -> &'static str {
    match kind {
        AgreementLetterKind::Accompanying => "agreement_accompanying_letter",
        AgreementLetterKind::Renewal => "agreement_renewal_letter",
        AgreementLetterKind::Termination => "agreement_termination_letter",
        AgreementLetterKind::Confidentiality => "confidentiality_letter",
    }
}

/// The letter as a PDF, before it is printed.
pub async fn preview_agreement_letter(
    context: &RequestContext<'_>,
    input: AgreementLetterWanted,
) -> Result<Vec<u8>, AgreementError> {
    let letter = gathered(context, input).await?;
    Ok(rendered(context, &letter, &letter::compose(&letter)).await?.bytes)
}

/// The letter as text, to be put where somebody wants it.
pub async fn agreement_letter_text(
    context: &RequestContext<'_>,
    input: AgreementLetterWanted,
) -> Result<WrittenText, AgreementError> {
    Ok(letter::compose(&gathered(context, input).await?).into())
}

/// Prints the letter; it is stored byte for byte.
pub async fn print_agreement_letter(
    context: &RequestContext<'_>,
    input: AgreementLetterToPrint,
) -> Result<Changed<PaperSummary>, AgreementError> {
    if let Some(there) = passing_on::printed_before(context, input.request_key, input.letter.id).await? {
        return Ok(Changed::for_good(there));
    }
    let letter = gathered(context, input.letter).await?;
    let written = letter::compose(&letter);
    let paper = rendered(context, &letter, &written).await?;
    let kind = letter.kind;
    let event = |summary: &PaperSummary| AgreementEvent::AgreementLetterPrinted {
        kind,
        paper_id: summary.id,
        sha256: summary.sha256.clone(),
    };
    passing_on::print(context, input.request_key, &to_pass_on(&letter, &written), &paper, event).await
}

/// The draft of an e-mail with the stored letter, as an `.eml` file that the user's own program opens. The letter that goes
/// with the agreement has the agreement with it, as it was sent. Nothing is sent.
pub async fn agreement_letter_mail(
    context: &RequestContext<'_>,
    input: AgreementLetterToMail,
) -> Result<Vec<u8>, AgreementError> {
    let letter = gathered(context, input.letter).await?;
    let written = letter::compose(&letter);
    let sent = match letter.kind {
        AgreementLetterKind::Accompanying => store::latest_version(&mut context.read().await?, letter.agreement.id)
            .await?
            .map(|version| version.paper_id),
        AgreementLetterKind::Renewal | AgreementLetterKind::Termination | AgreementLetterKind::Confidentiality => None,
    };
    passing_on::mail(context, &to_pass_on(&letter, &written), input.paper_id, sent).await
}
