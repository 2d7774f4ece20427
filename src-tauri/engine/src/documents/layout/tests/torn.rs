//! What stays together where a page ends.

use super::{long_table, paper, texts_on};
use crate::documents::layout::laid::Role;
use crate::documents::layout::lay_out;
use crate::documents::model::{
    Block, Clause, ClauseParagraph, Column, Content, HeadingLevel, List, Passage, RowHeads, Spans, Table,
};

#[test]
fn a_row_goes_over_the_page_whole() {
    let cell = "Fællesspisning og sang for alle, der vil være med, hver onsdag i salen. ".repeat(3);
    for room in 0..60 {
        let rows = vec![vec!["Onsdag".into(), Spans::from(cell.as_str())], vec!["Fredag".into(), "Sang".into()]];
        let columns = vec![Column::share("Dag", 1), Column::share("Hvad", 2)];
        let laid = lay_out(&paper(vec![
            Block::paragraph("Øverst"),
            Block::space(480.0 + f64::from(room) * 3.0),
            Content::Table(Table { columns, rows, row_heads: RowHeads::First }).into(),
        ]));
        let text = laid.text();
        let page_of = |words: &str| text.iter().position(|page| page.contains(words));
        assert_eq!(page_of("Onsdag"), page_of("Fællesspisning"), "room {room}");
        let whole = text.iter().any(|page| page.matches("Fællesspisning").count() == 3);
        assert!(whole, "room {room}: the row is torn");
    }
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines_and_each_cell_is_read_as_a_whole() {
    let tall = |word: &str| Spans::from(format!("{word} ").repeat(900));
    let rows = vec![vec![tall("kaffe"), tall("kiffe")], vec!["til".into(), "sidst".into()]];
    let columns = vec![Column::share("Et", 1), Column::share("To", 1)];
    let laid = lay_out(&paper(vec![Content::Table(Table { columns, rows, row_heads: RowHeads::None }).into()]));
    assert!(laid.pages.len() > 1);
    let cells = laid.nodes.iter().filter(|node| node.role == Role::Cell);
    let pages: Vec<usize> = cells.map(|cell| cell.kids.len()).collect();
    assert_eq!(pages, [laid.pages.len(), laid.pages.len(), 1, 1], "each cell goes on over its pages");
    let all = laid.text().concat();
    assert_eq!((all.matches("kaffe").count(), all.matches("kiffe").count()), (900, 900));
}

#[test]
fn a_table_head_that_would_fill_the_page_is_not_repeated() {
    let mut table = long_table(60);
    table.columns[0].head = "Navn på den frivillige og på foreningen ".repeat(60);
    let laid = lay_out(&paper(vec![Content::Table(table).into()]));
    assert!(laid.pages.len() < 8, "{} pages", laid.pages.len());
    assert!(laid.pages.iter().all(|page| page.artifacts.iter().all(|artifact| !artifact.text.text.contains("Navn"))));
    let last = laid.pages.len() - 1;
    assert!(texts_on(&laid, last).any(|text| text.text == "Frivillig 59"));
}

#[test]
fn a_heading_goes_over_the_page_with_the_first_lines_under_it() {
    let text = "Fællesskab er ikke noget, man får, men noget, man gør sammen med andre. ".repeat(6);
    for room in 0..60 {
        let clause = Clause {
            number: "4".to_owned(),
            heading: "Roller og ansvar".to_owned(),
            paragraphs: vec![
                ClauseParagraph::numbered("4.1", text.as_str()),
                ClauseParagraph::numbered("4.2", "Slut."),
            ],
        };
        for under in [Block::from(Content::Clause(clause)), Block::paragraph(text.as_str())] {
            let laid = lay_out(&paper(vec![
                Block::paragraph("Øverst"),
                Block::space(540.0 + f64::from(room) * 3.0),
                Block::heading(HeadingLevel::Section, "Aftalen"),
                under,
            ]));
            let page = laid.text().iter().position(|page| page.contains("Aftalen")).expect("the heading");
            let under = texts_on(&laid, page).filter(|line| line.text.contains("æ")).count();
            assert!(under > 1, "room {room}: {:?}", laid.text()[page]);
        }
    }
}

#[test]
fn no_line_of_a_list_or_of_a_numbered_paragraph_is_left_alone() {
    let text = "Foreningen står for kaffe og sanghæfter, og for at der er nogen, der låser op og i. ".repeat(4);
    for room in 0..60 {
        let list = List::bulleted([Spans::from(text.as_str()), Spans::from(text.as_str())]);
        let paragraphs = vec![ClauseParagraph::numbered("1.1", text.as_str()).above(vec![Passage::List(list)])];
        let clause = Clause { number: "1".to_owned(), heading: "Roller".to_owned(), paragraphs };
        let laid = lay_out(&paper(vec![
            Block::paragraph("Øverst"),
            Block::space(460.0 + f64::from(room) * 4.0),
            Content::Clause(clause).into(),
        ]));
        for (number, page) in laid.pages.iter().enumerate() {
            for mark in page.marks.iter().filter(|mark| laid.nodes[mark.node].role == Role::ListBody) {
                assert!(mark.inks.len() > 1, "room {room}: a line alone on page {number}");
            }
        }
    }
}
