//! All SQL of day sheets.

use chrono::NaiveDate;

use super::changes::SheetLine;
use crate::database::{DatabaseError, Texts, Tx, mend_texts, statements, within};
use crate::shared::forgotten_name::{ForgottenName, GONE};
use crate::shared::ids::{PaperId, PremisesId};
use crate::shared::instant::Instant;

statements! {
    LAST_SHEET = "SELECT printed_at, told FROM day_sheets WHERE premises_id = $1 AND sheet_on = $2
        ORDER BY paper_id DESC LIMIT 1";
    SHEETS_TOLD = "SELECT paper_id, told FROM day_sheets";
    MEND_SHEET_TOLD = "UPDATE day_sheets SET told = $2 WHERE paper_id = $1 AND told = $3";
    FORGET_OLD_SHEETS = "DELETE FROM day_sheets WHERE paper_id IN
        (SELECT id FROM papers WHERE kind = 'day_sheet' AND printed_at < $1)";
    KEEP_SHEET = "INSERT INTO day_sheets (paper_id, premises_id, sheet_on, printed_at, told) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING";
}

/// The sheet of a house and day that was printed last.
#[derive(Debug, Clone)]
pub(super) struct LastSheet {
    pub printed_at: Instant,
    pub lines: Vec<SheetLine>,
}

pub(super) async fn last(tx: &mut Tx, house: PremisesId, on: NaiveDate) -> Result<Option<LastSheet>, DatabaseError> {
    let row: Option<(Instant, String)> =
        within!(tx, connection => sqlx::query_as(LAST_SHEET).bind(house).bind(on).fetch_optional(connection).await)?;
    let Some((printed_at, told)) = row else { return Ok(None) };
    let lines = serde_json::from_str(&told).map_err(|_| DatabaseError::inconsistent("day_sheets.told"))?;
    Ok(Some(LastSheet { printed_at, lines }))
}

pub(super) async fn keep(
    tx: &mut Tx,
    paper: PaperId,
    house: PremisesId,
    on: NaiveDate,
    now: Instant,
    lines: &[SheetLine],
) -> Result<(), DatabaseError> {
    let told = serde_json::json!(lines).to_string();
    within!(tx, connection => sqlx::query(KEEP_SHEET)
        .bind(paper).bind(house).bind(on).bind(now).bind(told).execute(connection).await.map(|_| ()))?;
    Ok(())
}

/// Takes a name, with how they are reached, out of what day sheets told; how many sheets.
pub(crate) async fn forget_in_sheets(tx: &mut Tx, name: &ForgottenName) -> Result<u32, DatabaseError> {
    let without = |text: &str| {
        let lines: Vec<SheetLine> = serde_json::from_str(text).ok()?;
        let is_said = lines.iter().any(|line| name.is_said_in(&line.contact) || says(name, line));
        let lines: Vec<SheetLine> = lines.into_iter().map(|line| without_name(name, line)).collect();
        is_said.then(|| serde_json::to_string(&lines).ok()).flatten()
    };
    mend_texts(tx, &[Texts { read: SHEETS_TOLD, write: MEND_SHEET_TOLD }], &without).await
}

/// Deletes what day sheets told that were printed before a moment; their papers go next.
pub(crate) async fn forget_old_sheets(tx: &mut Tx, before: Instant) -> Result<(), DatabaseError> {
    within!(tx, connection => sqlx::query(FORGET_OLD_SHEETS).bind(before).execute(connection).await.map(|_| ()))?;
    Ok(())
}

fn says(name: &ForgottenName, line: &SheetLine) -> bool {
    [&line.who, &line.what, &line.note].into_iter().any(|text| name.is_said_in(text))
}

fn without_name(name: &ForgottenName, line: SheetLine) -> SheetLine {
    let mended = |text: String| name.mended(&text).unwrap_or(text);
    let contact = if name.is_said_in(&line.contact) { GONE.to_owned() } else { line.contact };
    SheetLine { who: mended(line.who), what: mended(line.what), note: mended(line.note), contact, ..line }
}
