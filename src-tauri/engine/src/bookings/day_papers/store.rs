//! All SQL of day sheets.

use chrono::NaiveDate;

use super::changes::SheetLine;
use crate::database::{DatabaseError, Tx, statements, within};
use crate::shared::ids::{PaperId, PremisesId};
use crate::shared::instant::Instant;

statements! {
    LAST_SHEET = "SELECT printed_at, told FROM day_sheets WHERE premises_id = $1 AND sheet_on = $2
        ORDER BY paper_id DESC LIMIT 1";
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
