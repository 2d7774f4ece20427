//! The insurer's report as tables for a spreadsheet: the figures, what has changed, and the names where they are handed over.

use super::report::ChangeKind;
use super::report_lines::{LineKind, ReportLine};
use super::report_paper::ReportPaper;
use crate::files::{Cell, Table};

/// All tables of the report, each a sheet.
pub(super) fn sheets(paper: &ReportPaper) -> Vec<Table> {
    let mut sheets = vec![figures(paper)];
    sheets.extend(changes(paper));
    if !paper.names.is_empty() {
        sheets.push(names(paper));
    }
    sheets
}

/// The figures.
pub(super) fn figures(paper: &ReportPaper) -> Table {
    let frame = &paper.frame;
    let heads = vec![
        frame.said("Arbejdsplads", "Workplace"),
        frame.said("Indsatstype", "Kind of effort"),
        frame.said("Dækningstype", "Track"),
        frame.said("Opgjort pr.", "Counted on"),
        frame.said("Personer den dag", "Persons that day"),
        frame.said("Fra", "From"),
        frame.said("Til", "To"),
        frame.said("Personer i tiden", "Persons through"),
        frame.said("Timer", "Hours"),
        frame.said("Årsværk", "Full-time equivalents"),
    ];
    let rows = paper.table.lines.iter().map(|line| figures_of(paper, line)).collect();
    Table { name: frame.said("Tal", "Figures"), heads, rows }
}

/// The figures, then how many came, went and have changed: one table, as separated values have it.
pub(super) fn figures_and_changes(paper: &ReportPaper) -> Table {
    let mut table = figures(paper);
    let Some(changes) = &paper.changes else { return table };
    let (all, since) = (paper.frame.said("I alt", "In all"), paper.frame.day(changes.since.days.on));
    let in_all = [&changes.joined, &changes.left, &changes.changed].map(|people| people.len() as i64);
    let places = changes.workplaces.iter().map(|one| (one.name.as_str(), [one.joined, one.left, one.changed]));
    for (place, counts) in places.chain([(all, in_all)]) {
        for (kind, people) in [ChangeKind::Joined, ChangeKind::Left, ChangeKind::Changed].into_iter().zip(counts) {
            let what = format!(
                "{}: {} {} {since}",
                paper.frame.said("Ændring", "Change"),
                paper.change(Some(kind)).to_lowercase(),
                paper.frame.said("siden", "since"),
            );
            let mut row = vec![text(place), text(&what), Cell::Empty, Cell::Day(paper.days.on), count(people)];
            row.resize(table.heads.len(), Cell::Empty);
            table.rows.push(row);
        }
    }
    table
}

fn figures_of(paper: &ReportPaper, line: &ReportLine) -> Vec<Cell> {
    let all = paper.frame.said("I alt", "In all");
    let workplace = if line.workplace_id.is_none() { all } else { &line.workplace };
    let kind = match line.kind {
        LineKind::EffortType => &line.effort_type,
        LineKind::Unsaid => paper.unsaid(),
        LineKind::Sum => all,
    };
    vec![
        text(workplace),
        text(kind),
        text(paper.track(line.track)),
        Cell::Day(paper.days.on),
        count(line.figures.on_day),
        Cell::Day(paper.days.from),
        Cell::Day(paper.days.to),
        count(line.figures.persons),
        Cell::Number { scaled: line.figures.hours, places: 2 },
        Cell::Number { scaled: line.figures.full_time, places: 2 },
    ]
}

fn changes(paper: &ReportPaper) -> Option<Table> {
    let (frame, changes) = (&paper.frame, paper.changes.as_ref()?);
    let heads = vec![
        frame.said("Arbejdsplads", "Workplace"),
        frame.said("Siden", "Since"),
        frame.said("Kommet til", "Joined"),
        frame.said("Ophørt", "Left"),
        frame.said("Ændret", "Changed"),
    ];
    let row = |name: &str, joined: i64, left: i64, changed: i64| {
        vec![text(name), Cell::Day(changes.since.days.on), count(joined), count(left), count(changed)]
    };
    let mut rows: Vec<Vec<Cell>> =
        changes.workplaces.iter().map(|one| row(&one.name, one.joined, one.left, one.changed)).collect();
    let [joined, left, changed] = [&changes.joined, &changes.left, &changes.changed].map(|people| people.len() as i64);
    rows.push(row(frame.said("I alt", "In all"), joined, left, changed));
    Some(Table { name: frame.said("Ændringer", "Changes"), heads, rows })
}

fn names(paper: &ReportPaper) -> Table {
    let frame = &paper.frame;
    let heads = vec![
        frame.said("Navn", "Name"),
        frame.said("Arbejdsplads", "Workplace"),
        frame.said("Indsatstype", "Kind of effort"),
        frame.said("Dækningstype", "Track"),
        frame.said("Dækkede dage", "Covered days"),
        frame.said("Timer", "Hours"),
        frame.said("Ændring", "Change"),
    ];
    let rows = paper.names.iter().map(|one| {
        vec![
            text(&paper.name(one)),
            text(&one.workplace),
            text(&one.effort_type),
            text(frame.track(one.row.track)),
            count(one.row.days),
            Cell::Number { scaled: one.hours(), places: 2 },
            text(paper.change(one.change)),
        ]
    });
    Table { name: frame.said("Navne", "Names"), heads, rows: rows.collect() }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn count(count: i64) -> Cell {
    Cell::Number { scaled: count, places: 0 }
}
