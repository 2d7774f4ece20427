//! Tables: all cells are measured first, rows are never torn unless one is taller than a page, and the head is repeated.

use super::compose::{Broken, Composer, Measure, ROOT};
use super::laid::{Area, Role, Shape};
use super::strip::{Keep, Placement, RepeatedHead, Strip};
use super::style::{self, TextStyle};
use super::voiced::{Voiced, plain};
use crate::documents::model::{Align, Column, ColumnWidth, RowHeads, Spans, Table};
use crate::documents::text::{Colour, Division, Face};

/// A row with its cells broken into lines.
struct Row {
    node: usize,
    cells: Vec<(usize, Broken)>,
    style: TextStyle,
}

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table, style: TextStyle) {
        if table.columns.is_empty() {
            return;
        }
        let full = self.full(Align::Left);
        let columns = columns_in(&table.columns, full);
        let node = self.node(ROOT, Role::Table);
        self.table_head(node, table, &columns, full);
        let head = self.heads.len() - 1;
        let head = (self.heads[head].height <= style::TALLEST_REPEATED).then_some(head);
        let body = self.node(node, Role::TableBody);
        for cells in &table.rows {
            self.table_row((body, head), table, cells, &columns, style);
        }
        if let Some(strip) = self.strips.last_mut() {
            strip.after = 9.0;
        }
    }

    fn table_head(&mut self, table_node: usize, table: &Table, columns: &[Measure], full: Measure) {
        // A head without a body is none to PDF/UA: where there are no rows its row is the table's own.
        let parent = if table.rows.is_empty() { table_node } else { self.node(table_node, Role::TableHead) };
        let row = self.node(parent, Role::TableRow);
        let mut cells = Vec::new();
        for (column, measure) in table.columns.iter().zip(columns) {
            let node = self.node(row, Role::ColumnHead);
            let passage = plain(&column.head, Face::Bold, style::PETROL);
            cells.push((node, self.break_passage(&passage, style::CELL, measure.width, Division::Allowed)));
        }
        let height = row_height(lines_of(&cells), style::CELL);
        let mut placements = vec![
            bar(full.x, 0.0, full.width, height, style::TINT),
            bar(full.x, height - 0.9, full.width, 0.9, style::PETROL),
        ];
        self.place_row(Row { node: row, cells, style: style::CELL }, columns, &mut placements);
        self.heads.push(RepeatedHead { height, placements: placements.clone() });
        self.push(Strip { height, before: 6.0, keep: Keep::WithNext, placements, ..Strip::default() });
    }

    fn table_row(
        &mut self,
        (body, head): (usize, Option<usize>),
        table: &Table,
        cells: &[Spans],
        columns: &[Measure],
        style: TextStyle,
    ) {
        let node = self.node(body, Role::TableRow);
        let nothing = Spans::default();
        let mut broken = Vec::new();
        for (position, measure) in columns.iter().enumerate() {
            let is_head = position == 0 && table.row_heads == RowHeads::First;
            let cell = self.node(node, if is_head { Role::RowHead } else { Role::Cell });
            let passage = Voiced::new(cells.get(position).unwrap_or(&nothing), Face::Regular, style::INK);
            broken.push((cell, self.break_passage(&passage, style, measure.width, Division::Allowed)));
        }
        let height = row_height(lines_of(&broken), style);
        let full = self.full(Align::Left);
        let mut placements = Vec::new();
        self.place_row(Row { node, cells: broken, style }, columns, &mut placements);
        placements.push(bar(full.x, height - 0.5, full.width, 0.5, style::HAIRLINE));
        self.push(Strip { height, placements, repeated_head: head, ..Strip::default() });
    }

    fn place_row(&mut self, row: Row, columns: &[Measure], placements: &mut Vec<Placement>) {
        placements.push(Placement::Node(row.node));
        let style = row.style;
        for ((node, broken), measure) in row.cells.into_iter().zip(columns) {
            placements.push(Placement::Node(node));
            self.place_broken(node, broken, style, *measure, style::CELL_TOP, placements);
        }
    }
}

fn lines_of(cells: &[(usize, Broken)]) -> usize {
    cells.iter().map(|(_, broken)| broken.lines.len()).max().unwrap_or(1).max(1)
}

fn row_height(lines: usize, style: TextStyle) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "fewer lines than a page holds")]
    let lines = lines as f64;
    lines * style.leading + 2.0 * style::CELL_TOP
}

fn bar(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Placement {
    Placement::Shape(Shape { area: Area { x, y, width, height }, colour })
}

/// Shares the width out. Fixed columns that would not leave room are shrunk with all others.
fn columns_in(columns: &[Column], full: Measure) -> Vec<Measure> {
    let fixed: f64 =
        columns.iter().map(|column| if let ColumnWidth::Points(points) = column.width { points } else { 0.0 }).sum();
    let shares: f64 = columns
        .iter()
        .map(|column| if let ColumnWidth::Share(share) = column.width { f64::from(share.max(1)) } else { 0.0 })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let least = full.width / columns.len() as f64 / 3.0;
    let per_share = if shares > 0.0 { (full.width - fixed).max(0.0) / shares } else { 0.0 };
    // No column is narrower than a few letters, or its words would stand in the next one.
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let narrowest = style::NARROWEST_COLUMN.min(full.width / columns.len() as f64);
    let wanted: Vec<f64> = columns
        .iter()
        .map(|column| match column.width {
            ColumnWidth::Share(share) => (per_share * f64::from(share.max(1))).max(least),
            ColumnWidth::Points(points) => points,
        })
        .map(|width| width.max(narrowest))
        .collect();
    let beyond: f64 = wanted.iter().map(|width| width - narrowest).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let room = full.width - narrowest * columns.len() as f64;
    let scale = if beyond > 0.0 && (shares > 0.0 || beyond > room) { room / beyond } else { 1.0 };
    let mut x = full.x;
    columns
        .iter()
        .zip(wanted)
        .map(|(column, width)| {
            let width = narrowest + (width - narrowest) * scale;
            let inner = (width - 2.0 * style::CELL_SIDE).max(1.0);
            let measure = Measure { x: x + style::CELL_SIDE, width: inner, align: column.align };
            x += width;
            measure
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_so_many_points_keep_them_however_many_parts_share_the_rest() {
        let full = Measure { x: 0.0, width: 728.0, align: Align::Left };
        let columns = [
            Column::points("Sal", 128.0),
            Column::share("Hvem", 9),
            Column::points("Antal", 52.0),
            Column::share("Note", 20),
        ];
        let widths: Vec<f64> =
            columns_in(&columns, full).iter().map(|measure| measure.width + 2.0 * style::CELL_SIDE).collect();
        for (width, wanted) in widths.iter().zip([128.0, 548.0 * 9.0 / 29.0, 52.0, 548.0 * 20.0 / 29.0]) {
            assert!((width - wanted).abs() < 0.01, "{widths:?}");
        }
    }
}
