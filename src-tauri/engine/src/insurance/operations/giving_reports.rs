//! The insurer's report on its way out: as a paper, as a workbook, as separated values.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::{About, Ready, frame, print, printed_before, render};
use super::reporting::{GatheredReport, ReportWanted, gathered};
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject};
use crate::database::{DatabaseError, Tx};
use crate::files::{TableError, workbook};
use crate::gate::Input;
use crate::insurance::InsuranceError;
use crate::insurance::delivered_report::HandedOver;
use crate::insurance::event::register;
use crate::insurance::report::{Changes, changes, rows_of_left};
use crate::insurance::report_lines::table;
use crate::insurance::report_paper::{NamedRow, ReportPaper};
use crate::insurance::report_sheet;
use crate::insurance::store;
use crate::insurance::volunteer_agreement::file_name;
use crate::shared::format::Language;
use crate::shared::ids::RequestKey;
use crate::shared::text_enum::text_enum;

/// What the reports are called among the papers that are kept.
const REPORT: &str = "insurer_report";

/// A report on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportPaperWanted {
    /// Which.
    pub report: ReportWanted,
    /// What is handed over.
    pub handed_over: HandedOver,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for ReportPaperWanted {
    fn sample() -> Self {
        Self { report: ReportWanted::example(), handed_over: HandedOver::Figures, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// A report to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: ReportPaperWanted,
}

impl Input for ReportToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: ReportPaperWanted::sample() }
    }
}

text_enum! {
    /// As what kind of file a report is given out.
    pub enum ReportFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Values parted by semicolons: the figures, and how many came, went and have changed.
        Csv = "csv",
    }
}

/// A report to be given out as a file.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportToExport {
    /// Which, in which language.
    pub paper: ReportPaperWanted,
    /// As what.
    pub format: ReportFormat,
}

impl Input for ReportToExport {
    fn sample() -> Self {
        Self { paper: ReportPaperWanted::sample(), format: ReportFormat::Xlsx }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// The report as a PDF, before it is printed.
pub async fn preview_insurer_report(
    context: &RequestContext<'_>,
    input: ReportPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    let paper = paper(context, input).await?;
    Ok(render(paper.document()).await?.bytes)
}

/// Prints the report; it is stored byte for byte.
pub async fn print_insurer_report(
    context: &RequestContext<'_>,
    input: ReportToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Register).await? {
        return Ok(there);
    }
    let paper = paper(context, input.paper).await?;
    let ready = Ready {
        kind: REPORT,
        about: About::Register,
        title: format!("{} {}", paper.title(), paper.days.on),
        file_name: file_name(paper.title(), paper.days.on),
        document: paper.document(),
    };
    print(context, input.request_key, ready).await
}

/// The report as a file that a spreadsheet opens.
pub async fn export_insurer_report(
    context: &RequestContext<'_>,
    input: ReportToExport,
) -> Result<Vec<u8>, InsuranceError> {
    let (paper, today) = (paper(context, input.paper).await?, context.today());
    let made = access::apart(move || -> Result<Vec<u8>, TableError> {
        match input.format {
            ReportFormat::Xlsx => workbook(&report_sheet::sheets(&paper), today),
            ReportFormat::Csv => report_sheet::figures_and_changes(&paper).to_csv(),
        }
    });
    let failed = |error| DatabaseError::inconsistent(format!("a report could not be written: {error}"));
    made.await?.map_err(|error| failed(error).into())
}

async fn paper(context: &RequestContext<'_>, wanted: ReportPaperWanted) -> Result<ReportPaper, InsuranceError> {
    let mut tx = context.read().await?;
    let frame = frame(context, &mut tx, wanted.language).await?;
    let gathered = gathered(&mut tx, wanted.report).await?;
    let names = match wanted.handed_over {
        HandedOver::Figures => Vec::new(),
        HandedOver::FiguresAndNames => named_rows(&mut tx, &gathered).await?,
    };
    Ok(ReportPaper {
        frame,
        days: gathered.days,
        table: table(&gathered.contents),
        policies: gathered.contents.policies.clone(),
        changes: gathered.changes(&mut tx).await?,
        names,
        delivered: gathered.delivered,
    })
}

/// The attachments by name. Who has a protected name stands without it, behind the others: between two names it would half be
/// told.
async fn named_rows(tx: &mut Tx, gathered: &GatheredReport) -> Result<Vec<NamedRow>, DatabaseError> {
    let contents = &gathered.contents;
    let mut rows = contents.rows.clone();
    let mut found = Changes::default();
    if let Some((_, before)) = &gathered.since {
        found = changes(&before.rows, &contents.rows);
        rows.extend(rows_of_left(&before.rows, &contents.rows, &found));
    }
    let workplace = |id| {
        let earlier = || gathered.since.as_ref().map(|(_, before)| before.workplace(id)).unwrap_or_default();
        Some(contents.workplace(id)).filter(|name| !name.is_empty()).unwrap_or_else(earlier)
    };
    let effort_type = |id| {
        let earlier = || gathered.since.as_ref().map(|(_, before)| before.effort_type(id)).unwrap_or_default();
        Some(contents.effort_type(id)).filter(|name| !name.is_empty()).unwrap_or_else(earlier)
    };
    let names = store::names_of_reported(tx, rows.iter().map(|row| row.person_id)).await?;
    rows.sort_unstable_by_key(|row| (row.person_id, row.attachment_id));
    let of_one = names.iter().flat_map(|one| {
        let from = rows.partition_point(|row| row.person_id < one.id);
        let theirs = rows[from..].iter().take_while(|row| row.person_id == one.id);
        theirs.map(|row| NamedRow {
            full_name: one.protected_at.is_none().then(|| one.full_name.clone()),
            workplace: workplace(row.workplace_id),
            effort_type: effort_type(row.effort_type_id),
            change: found.kind_of(row),
            row: *row,
        })
    });
    let mut named: Vec<NamedRow> = of_one.collect();
    named.sort_by_key(|one| one.full_name.is_none());
    Ok(named)
}
