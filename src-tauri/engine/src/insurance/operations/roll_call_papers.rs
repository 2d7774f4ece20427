//! The list of a workplace on its way out, on paper or as a sheet; and a sheet that comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::printing::{About, Ready, frame, print, printed_before, render};
use super::roll_call_lists::{AnswerAbout, RollCallListAsked, everybody_at, list_of};
use crate::access::{self, Changed, PaperSummary, RequestContext, Subject};
use crate::database::DatabaseError;
use crate::files::{TableLook, TableSource, TypedRow, look, plain_name};
use crate::gate::Input;
use crate::insurance::InsuranceError;
use crate::insurance::event::register;
use crate::insurance::roll_call::{RollCallAnswer, RollCallAnswerKind};
use crate::insurance::roll_call_paper::{COLUMNS, RollCallPaper, SheetAnswer, about, told};
use crate::shared::field::{FieldProblem, Problem};
use crate::shared::format::Language;
use crate::shared::ids::{OrganisationId, RequestKey, RollCallId};

/// What the lists are called among the papers that are kept.
const LIST: &str = "roll_call_list";

/// The list of a workplace, on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallPaperWanted {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// Of which workplace.
    pub workplace_id: OrganisationId,
    /// In which language; left out, the office's.
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<Language>,
}

impl Input for RollCallPaperWanted {
    fn sample() -> Self {
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        Self { roll_call_id, workplace_id, language: None }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// A list to be printed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallPaperToPrint {
    /// Made by the client; the same key again is the same paper.
    pub request_key: RequestKey,
    /// Which.
    pub paper: RollCallPaperWanted,
}

impl Input for RollCallPaperToPrint {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(1), paper: RollCallPaperWanted::sample() }
    }
}

/// The list as a PDF, before it is printed.
pub async fn preview_roll_call_list(
    context: &RequestContext<'_>,
    input: RollCallPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    Ok(render(paper(context, input).await?.document()).await?.bytes)
}

/// Prints the list; it is stored byte for byte.
pub async fn print_roll_call_list(
    context: &RequestContext<'_>,
    input: RollCallPaperToPrint,
) -> Result<Changed<PaperSummary>, InsuranceError> {
    if let Some(there) = printed_before(context, input.request_key, About::Register).await? {
        return Ok(there);
    }
    let paper = paper(context, input.paper).await?;
    let file_name = format!("{} {} {}.pdf", paper.title(), paper.workplace, paper.counted_on);
    let ready = Ready {
        kind: LIST,
        about: About::Register,
        title: format!("{}: {} {}", paper.title(), paper.workplace, paper.counted_on),
        file_name: plain_name(&file_name),
        document: paper.document(),
    };
    print(context, input.request_key, ready).await
}

/// The list as a workbook that is filled in and sent back.
pub async fn export_roll_call_list(
    context: &RequestContext<'_>,
    input: RollCallPaperWanted,
) -> Result<Vec<u8>, InsuranceError> {
    let (paper, today) = (paper(context, input).await?, context.today());
    let made = access::apart(move || paper.sheet().to_xlsx(today)).await?;
    let failed = |error| DatabaseError::inconsistent(format!("a list could not be written: {error}"));
    made.map_err(|error| failed(error).into())
}

async fn paper(context: &RequestContext<'_>, wanted: RollCallPaperWanted) -> Result<RollCallPaper, InsuranceError> {
    let mut tx = context.read().await?;
    let frame = frame(context, &mut tx, wanted.language).await?;
    let asked = RollCallListAsked { roll_call_id: wanted.roll_call_id, workplace_id: wanted.workplace_id };
    let list = list_of(&mut tx, asked).await?;
    Ok(RollCallPaper {
        frame,
        workplace_id: wanted.workplace_id,
        workplace: list.workplace.name,
        counted_on: list.counted_on,
        contacts: list.contacts,
        people: list.people,
    })
}

/// A sheet that came back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallSheet {
    /// In which roll-call.
    pub roll_call_id: RollCallId,
    /// From which workplace.
    pub workplace_id: OrganisationId,
    /// Where it comes from.
    pub source: TableSource,
}

impl Input for RollCallSheet {
    fn sample() -> Self {
        let RollCallListAsked { roll_call_id, workplace_id } = RollCallListAsked::sample();
        let text = "Nr.;Navn;Svar: her, stoppet eller ændret;Stoppet den\n1;Åse Bækgaard;stoppet;31-10-2026".to_owned();
        Self { roll_call_id, workplace_id, source: TableSource::Pasted { text } }
    }

    fn about(&self) -> Option<Subject> {
        Some(register())
    }
}

/// A row that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnreadRow {
    /// Which row of the file it is.
    pub number: u32,
    /// The name in it, or empty.
    pub name: String,
    /// What is wrong with it: nobody on the list is meant (`fullName`), or the answer cannot be read.
    pub problems: Vec<FieldProblem>,
}

/// What a sheet answers. Nothing of it is kept yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallRead {
    /// What can be taken as it is.
    pub answers: Vec<AnswerAbout>,
    /// Rows in which nothing is answered.
    #[ts(type = "number")]
    pub unanswered: i64,
    /// Rows that cannot be taken as they are.
    pub unread: Vec<UnreadRow>,
}

/// Reads a sheet that came back.
pub async fn read_roll_call_sheet(
    context: &RequestContext<'_>,
    input: RollCallSheet,
) -> Result<RollCallRead, InsuranceError> {
    let today = context.today();
    let asked = RollCallListAsked { roll_call_id: input.roll_call_id, workplace_id: input.workplace_id };
    let mut tx = context.read().await?;
    let people = list_of(&mut tx, asked).await?.people;
    let (roll_call, there) = everybody_at(&mut tx, asked).await?;
    let mut read = RollCallRead { answers: Vec::new(), unanswered: 0, unread: Vec::new() };
    for row in rows_of(look(&input.source, COLUMNS, today)?) {
        match told(&row) {
            SheetAnswer::Nothing => read.unanswered += i64::from(about(&row, &people).is_some()),
            SheetAnswer::Unclear => read.unread.push(unread(&row, "answer", Problem::NotFound)),
            SheetAnswer::Told(answer) => {
                // A list asks about one day, and what is new in it is so from that day on.
                let holds_from = match answer.kind {
                    RollCallAnswerKind::Changed => roll_call.counted_on.to_string(),
                    RollCallAnswerKind::StillHere | RollCallAnswerKind::Stopped => String::new(),
                };
                let answer = RollCallAnswer { holds_from, ..answer };
                let found = about(&row, &people);
                let person = there.iter().find(|(person, _)| Some(person.id) == found);
                let Some((person, _)) = person else {
                    read.unread.push(unread(&row, "fullName", Problem::NotFound));
                    continue;
                };
                match answer.checked("", &person.facts, today) {
                    Ok(answer) => read.take(AnswerAbout { attachment_id: person.id, answer: Some(answer) }),
                    Err(problems) => {
                        read.unread.push(UnreadRow { problems, ..unread(&row, "answer", Problem::Missing) })
                    }
                }
            }
        }
    }
    Ok(read)
}

impl RollCallRead {
    /// Of two rows about the same, the later counts.
    fn take(&mut self, answer: AnswerAbout) {
        self.answers.retain(|one| one.attachment_id != answer.attachment_id);
        self.answers.push(answer);
    }
}

/// The rows of all sheets by our columns; those above the data are left out.
fn rows_of(look: TableLook) -> Vec<TypedRow> {
    let mut rows = Vec::new();
    for sheet in look.sheets {
        let keys: Vec<Option<String>> = sheet.columns.into_iter().map(|column| column.key).collect();
        for row in sheet.rows.into_iter().skip(sheet.head_rows as usize) {
            let cells = keys.iter().cloned().zip(row.cells);
            let cells = cells.filter_map(|(key, cell)| Some((key?, cell))).collect();
            rows.push(TypedRow { number: row.number, cells, choice: None });
        }
    }
    rows
}

fn unread(row: &TypedRow, field: &str, problem: Problem) -> UnreadRow {
    let problems = vec![FieldProblem { field: field.to_owned(), problem }];
    UnreadRow { number: row.number, name: row.cell("fullName").to_owned(), problems }
}
