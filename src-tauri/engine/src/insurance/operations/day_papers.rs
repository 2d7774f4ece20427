//! The answer about a workplace or about everybody on a day, on paper and as a file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::on_day::{DayAsked, DayView, everybody_of};
use super::printing::{About, Ready, frame, print, printed_before, render};
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject};
use crate::database::DatabaseError;
use crate::files::workbook;
use crate::gate::Input;
use crate::insurance::day_paper::DayPaper;
use crate::insurance::event::register;
use crate::insurance::volunteer_agreement::file_name;
use crate::insurance::{InsuranceError, Known};
use crate::organisations::{self, OrganisationKind};
use crate::shared::format::Language;
use crate::shared::ids::{OrganisationId, RequestKey};

/// What such papers are called among those that are kept.
const COVERAGE: &str = "coverage_of_day";

/// Everybody on a day, on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayPaperWanted {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Of when the knowledge is; of now, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub known: Option<Known>,
    /// At this workplace only.
    #[serde(default)]
    #[ts(optional)]
    pub workplace_id: Option<OrganisationId>,
    /// Which of them; everybody, if not said.
    #[serde(default)]
    #[ts(optional)]
    pub view: Option<DayView>,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for DayPaperWanted {
    fn sample() -> Self {
        let DayAsked { on, known, workplace_id, .. } = DayAsked::sample();
        Self { on, known, workplace_id, view: None, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// The same to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DayPaperToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: DayPaperWanted,
}

impl Input for DayPaperToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: DayPaperWanted::sample() }
    }
}

/// Everybody on a day as a PDF, before it is printed.
pub async fn preview_coverage_of_day(
    context: &RequestContext<'_>,
    input: DayPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    Ok(render(paper(context, input).await?.document()).await?.bytes)
}

/// Prints everybody on a day; it is stored byte for byte.
pub async fn print_coverage_of_day(
    context: &RequestContext<'_>,
    input: DayPaperToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Register).await? {
        return Ok(there);
    }
    let paper = paper(context, input.paper).await?;
    let ready = Ready {
        kind: COVERAGE,
        about: About::Register,
        title: format!("{} {}", paper.title(), paper.on),
        file_name: file_name(paper.title(), paper.on),
        document: paper.document(),
    };
    print(context, input.request_key, ready).await
}

/// Everybody on a day as a workbook.
pub async fn export_coverage_of_day(
    context: &RequestContext<'_>,
    input: DayPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    let (paper, today) = (paper(context, input).await?, context.today());
    let made = access::apart(move || workbook(&[paper.sheet()], today)).await?;
    made.map_err(|error| DatabaseError::inconsistent(format!("a list could not be written: {error}")).into())
}

async fn paper(context: &RequestContext<'_>, wanted: DayPaperWanted) -> Result<DayPaper, InsuranceError> {
    let mut tx = context.read().await?;
    let frame = frame(context, &mut tx, wanted.language).await?;
    let workplace = match wanted.workplace_id {
        Some(id) => {
            let place = organisations::standing_of(&mut tx, id).await?;
            let place = place.filter(|place| place.kind == OrganisationKind::Workplace);
            Some(place.ok_or(InsuranceError::WorkplaceNotFound)?.name)
        }
        None => None,
    };
    let view = wanted.view.unwrap_or(DayView::Everybody);
    let DayPaperWanted { on, known, workplace_id, .. } = wanted;
    let asked = DayAsked { on, known, workplace_id, view: Some(view), words: None, after: None };
    let (counts, people) = everybody_of(&mut tx, asked).await?;
    Ok(DayPaper { frame, on, known: known.unwrap_or_default(), view, workplace, counts, people })
}
