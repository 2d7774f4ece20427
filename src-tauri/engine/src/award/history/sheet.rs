//! Recipients and figures as tables for a spreadsheet.

use super::figures::{FigureGroup, NomineeFigure, YearFigures};
use super::winner::WinnerLine;
use crate::award::year::NomineeKind;
use crate::files::{Cell, Table};
use crate::shared::format::Language;
use crate::shared::money::Oere;

const WINNER_HEADS: [(&str, &str); 6] = [
    ("År", "Year"),
    ("Modtager", "Recipient"),
    ("Slags", "Kind"),
    ("Begrundelse", "Reason"),
    ("Beløb i kr.", "Amount in kr."),
    ("Kan få prisen igen fra", "Can be given it again from"),
];
const FIGURE_HEADS: [(&str, &str); 5] = [
    ("År", "Year"),
    ("Opdelt efter", "Divided by"),
    ("Gruppe", "Group"),
    ("Indstillede", "Nominees"),
    ("Indstillinger", "Nominations"),
];

fn said((danish, english): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Da => danish,
        Language::En => english,
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A year is words: a spreadsheet would write 2.026.
fn year(year: i32) -> Cell {
    Cell::Text(year.to_string())
}

fn count(count: i64) -> Cell {
    Cell::Number { scaled: count, places: 0 }
}

fn kind(kind: NomineeKind, language: Language) -> &'static str {
    let words = match kind {
        NomineeKind::Person => ("person", "person"),
        NomineeKind::Group => ("gruppe", "group"),
        NomineeKind::Association => ("forening", "association"),
    };
    said(words, language)
}

/// Recipients of all years, one a row.
pub(in crate::award) fn winners_table(winners: &[WinnerLine], language: Language) -> Table {
    let row = |one: &WinnerLine| {
        let amount = Oere::parse(&one.amount).map_or(Cell::Empty, |sum| Cell::Number { scaled: sum.oere(), places: 2 });
        let free_from = one.free_from.map_or(Cell::Empty, year);
        vec![year(one.year), text(&one.name), text(kind(one.kind, language)), text(&one.reason), amount, free_from]
    };
    Table {
        name: said(("Modtagere", "Recipients"), language),
        heads: WINNER_HEADS.into_iter().map(|head| said(head, language)).collect(),
        rows: winners.iter().map(row).collect(),
    }
}

/// The figures of all years, one sort a row.
pub(in crate::award) fn statistics_table(years: &[YearFigures], language: Language) -> Table {
    let mut rows = Vec::new();
    for one in years {
        let all = said(("I alt", "All"), language);
        rows.push(vec![year(one.year), text(all), Cell::Empty, count(one.nominees), count(one.nominations)]);
        rows.extend(one.figures.iter().map(|figure| row(one.year, figure, language)));
    }
    Table {
        name: said(("Statistik", "Statistics"), language),
        heads: FIGURE_HEADS.into_iter().map(|head| said(head, language)).collect(),
        rows,
    }
}

fn row(of_year: i32, figure: &NomineeFigure, language: Language) -> Vec<Cell> {
    let group = match figure.group {
        FigureGroup::Kind => ("Slags", "Kind"),
        FigureGroup::Area => ("Bydel", "Part of town"),
        FigureGroup::TargetGroup => ("Målgruppe", "Target group"),
    };
    let named = NomineeKind::try_from(figure.value.clone()).ok().filter(|_| figure.group == FigureGroup::Kind);
    let value = match named {
        Some(named) => kind(named, language),
        None if figure.value.is_empty() => said(("ikke oplyst", "not told"), language),
        None => &figure.value,
    };
    vec![year(of_year), text(said(group, language)), text(value), count(figure.nominees), count(figure.nominations)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::award::history::{Counted, figures};

    #[test]
    fn what_nobody_told_is_said_so_and_kinds_are_words() {
        let counted =
            Counted { kind: NomineeKind::Group, area: String::new(), target_group: "Unge".into(), nominations: 2 };
        let csv = statistics_table(&[figures(2026, &[counted])], Language::Da).to_csv().expect("written");
        let csv = String::from_utf8(csv).expect("text");
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines,
            [
                "År;Opdelt efter;Gruppe;Indstillede;Indstillinger",
                "2026;I alt;;1;2",
                "2026;Slags;gruppe;1;2",
                "2026;Bydel;ikke oplyst;1;2",
                "2026;Målgruppe;Unge;1;2",
            ]
        );
    }

    #[test]
    fn a_recipient_is_a_row_with_an_amount_that_can_be_added_up() {
        let winner = WinnerLine {
            year: 2019,
            name: "=Koret".into(),
            kind: NomineeKind::Association,
            reason: String::new(),
            amount: "7.000,00".into(),
            free_from: Some(2025),
            award_year_id: None,
            past_winner_id: None,
            version: None,
        };
        let csv = winners_table(&[winner], Language::En).to_csv().expect("written");
        let csv = String::from_utf8(csv).expect("text");
        assert!(csv.ends_with("2019;'=Koret;association;;7000;2025\r\n"), "{csv}");
    }
}
