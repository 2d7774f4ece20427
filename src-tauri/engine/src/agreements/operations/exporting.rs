//! Giving agreements out as files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::following_up::follow_up_of;
use super::printing::{AGREEMENT_PAPER, Holes, render};
use super::reading::{AgreementsWanted, matching};
use super::reading_life::life_of;
use super::{facts_of, found};
use crate::access::{self, AccessError, PaperSummary, PaperToOpen, RequestContext, Subject, SubjectKind};
use crate::agreements::export::{ExportedPaper, SCHEMA, exported, scan_name, table};
use crate::agreements::facts::missing_in;
use crate::agreements::paper::{self, Gaps};
use crate::agreements::version::words_of;
use crate::agreements::{Agreement, AgreementError, AgreementState, AgreementView, PaperStanding, store};
use crate::database::{DatabaseError, Tx};
use crate::files::{TableError, bundle, plain_name};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, PaperId};
use crate::shared::text_enum::text_enum;

/// More than an office writes in a lifetime.
const MOST_ROWS: usize = 50_000;

/// An agreement to be given out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementToExport {
    /// The agreement.
    pub id: AgreementId,
    /// Whether its paper may print with something missing.
    pub holes: Holes,
}

impl Input for AgreementToExport {
    fn sample() -> Self {
        Self { id: AgreementId(1), holes: Holes::Print }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// One agreement as a zip file: its paper, what it says as JSON, the description of that, and the scans of what was signed. Where its words stand still,
/// or were not changed since it was printed, the paper is the one that was printed.
pub async fn export_agreement(
    context: &RequestContext<'_>,
    input: AgreementToExport,
) -> Result<Vec<u8>, AgreementError> {
    let mut tx = context.read().await?;
    let agreement = found(&mut tx, input.id).await?;
    if agreement.state == AgreementState::Discarded {
        return Err(AgreementError::AgreementDiscarded);
    }
    let facts = facts_of(&mut tx, &agreement, context.now()).await?;
    let handed_on = if agreement.state.is_locked() { store::latest_version(&mut tx, input.id).await? } else { None };
    let missing = missing_in(&agreement, &facts);
    if handed_on.is_none() && !missing.is_empty() && input.holes == Holes::Refuse {
        return Err(AgreementError::HolesLeft { missing });
    }
    let about = Subject::of(SubjectKind::Agreement, input.id.0);
    let (own, others): (Vec<_>, Vec<_>) =
        access::papers_of(&mut tx, about).await?.into_iter().partition(|paper| paper.kind == AGREEMENT_PAPER);
    let life = life_of(&mut tx, &agreement, others, context.today()).await?;
    let printed = printed_paper(&agreement, handed_on.as_ref().map(|version| version.paper_id), &own);
    let follow_up = follow_up_of(&mut tx, input.id, context.today()).await?;
    drop(tx);
    let paper = match printed {
        Some(id) => stored_bytes(context, id).await?,
        None => render(paper::document(&agreement, &facts, Gaps::Ruled, context.now())).await?.bytes,
    };
    let words = handed_on.map_or_else(|| words_of(&agreement, &facts), |version| version.words);
    let name = plain_name(&format!("{} {}", agreement.number, facts.party_name));
    let (pdf_name, json_name) = (format!("{name}.pdf"), format!("{name}.json"));
    let sha256 = access::sha256_of(&paper);
    let beside = ExportedPaper { file_name: &pdf_name, sha256: &sha256 };
    let data = exported(&agreement, &facts, (&life, &follow_up), &words, beside, context.now());
    let json = serde_json::to_vec_pretty(&data).map_err(|error| failed(&error))?;
    let mut scans = Vec::new();
    for (place, scan) in life.copies.iter().enumerate() {
        scans.push((scan_name(place, scan), stored_bytes(context, scan.id).await?));
    }
    let mut files: Vec<(&str, &[u8])> =
        vec![(&pdf_name, &paper), (&json_name, &json), ("agreement.schema.json", SCHEMA.as_bytes())];
    files.extend(scans.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    bundle(&files).map_err(|error| failed(&error).into())
}

/// The paper that says what the agreement says: the one that was handed on, or that was printed and is not outdated.
pub(super) fn printed_paper(
    agreement: &Agreement,
    handed_on: Option<PaperId>,
    own: &[PaperSummary],
) -> Option<PaperId> {
    let current = || own.first().filter(|_| agreement.paper == PaperStanding::Current).map(|paper| paper.id);
    handed_on.or_else(current)
}

/// A stored paper, byte for byte.
pub(super) async fn stored_bytes(context: &RequestContext<'_>, id: PaperId) -> Result<Vec<u8>, AgreementError> {
    access::paper(context, PaperToOpen { id }).await.map_err(|error| match error {
        AccessError::Database(error) => error.into(),
        error => failed(&error).into(),
    })
}

pub(super) fn failed(error: &dyn std::error::Error) -> DatabaseError {
    DatabaseError::inconsistent(format!("an export could not be made: {error}"))
}

text_enum! {
    /// As what a table is given out.
    pub enum TableFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Values parted by semicolons.
        Csv = "csv",
    }
}

/// Which agreements are given out as a table, and how.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementsToExport {
    /// As what.
    pub format: TableFormat,
    /// The language of its heads.
    pub language: Language,
    /// Which part of the list; all that were not thrown away where none is named.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<AgreementView>,
    /// Words that start words of the number, the party's name or the title; all of them.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

impl Input for AgreementsToExport {
    fn sample() -> Self {
        Self { format: TableFormat::Xlsx, language: Language::Da, view: None, words: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

/// The list of agreements as a table: what the page shows for the same view and words, all of it.
pub async fn export_agreements(
    context: &RequestContext<'_>,
    input: AgreementsToExport,
) -> Result<Vec<u8>, AgreementError> {
    let wanted = AgreementsWanted { view: input.view, words: input.words, organisation_id: None, after: None };
    let mut tx: Tx = context.read().await?;
    let agreements = matching(context, &mut tx, &wanted, MOST_ROWS).await?;
    drop(tx);
    let (format, language, today) = (input.format, input.language, context.today());
    let made = access::apart(move || -> Result<Vec<u8>, TableError> {
        let table = table(&agreements, language);
        match format {
            TableFormat::Xlsx => table.to_xlsx(today),
            TableFormat::Csv => table.to_csv(),
        }
    });
    made.await?.map_err(|error| failed(&error).into())
}
