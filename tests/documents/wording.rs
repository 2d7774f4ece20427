//! What the papers say and where.

use frivillighus_engine::documents::{Block, Column, Content, RowHeads, Span, Table, proof, render};

use crate::samples;

#[test]
fn an_agreement_reads_from_the_unit_to_the_signatures() {
    let paper = render(&samples::agreement()).unwrap();
    assert_eq!(paper.pages, 3);
    let all = paper.text.join("\n");
    let first: Vec<&str> = all.lines().take(14).collect();
    assert_eq!(
        first,
        [
            "Østby Frivilligcenters bomærke",
            "Østby Frivilligcenter",
            "Samarbejdsaftale",
            "om Læsevenner på Østby Bibliotek",
            "Aftalenr. 2026-014 · Sagsnr. 27.15.12-G01-8-26 · Version 3",
            "Kommunen",
            "Østby Kommune, Kultur og Fritid",
            "Rådhuspladsen 1, 4990 Østby",
            "CVR-nr. 29 18 84 59",
            "i det følgende: kommunen",
            "Foreningen",
            "Læsevennerne i Østby",
            "Åvænget 12, 4990 Østby",
            "CVR-nr. 40 11 22 37",
        ]
    );
    let last: Vec<&str> = all.lines().rev().take(9).collect();
    assert_eq!(
        last,
        [
            "Aftalen er udfærdiget i to eksemplarer, ét til hver part.",
            "Underskrift (anden tegningsberettiget)",
            "Søren Åkjær, formand",
            "Underskrift",
            "Sted og dato",
            "For foreningen",
            "Mette Holm, centerleder",
            "Underskrift",
            "Sted og dato",
        ]
    );
    assert!(all.contains("4.3 De frivillige bidrager med det, kun frivillige kan give: tid, nærvær og fællesskab. De udfører ikke kommunens kerneopgaver,"), "{all}");
    assert!(all.contains("Reglerne kan også læses på www.oestby.example/frivillig.\n"), "{all}");
}

#[test]
fn a_table_reads_row_by_row() {
    let document = samples::paper(
        "Liste",
        vec![Block::from(Content::Table(Table {
            columns: vec![Column::share("Navn", 1), Column::share("Timer", 1).flush_right()],
            rows: vec![vec!["Åse Ågård".into(), "1.037".into()], vec!["Bjørn".into()]],
            row_heads: RowHeads::First,
        }))],
    );
    assert_eq!(proof(&document).text, ["Navn\tTimer\nÅse Ågård\t1.037\nBjørn"]);
}

#[test]
fn a_field_nobody_filled_in_is_seen_in_brackets() {
    let document = samples::paper(
        "Aftale",
        vec![Block::paragraph(vec![
            Span::Text("Den foregår på ".to_owned()),
            Span::Missing("sted".to_owned()),
            Span::Text(".".to_owned()),
        ])],
    );
    assert_eq!(proof(&document).text, ["Den foregår på [sted]."]);
}

#[test]
fn the_editor_finds_each_clause_on_the_paper() {
    let paper = render(&samples::agreement()).unwrap();
    let (width, height) = samples::agreement().page.size();
    for number in 1..=15 {
        let key = format!("clause-{number}");
        let places: Vec<_> = paper.anchors.iter().filter(|anchor| anchor.key == key).collect();
        assert!(!places.is_empty(), "{key} is nowhere");
        for place in places {
            let area = place.area;
            assert!(place.page < paper.pages);
            assert!(area.x > 0.0 && area.x + area.width < width, "{key}: {area:?}");
            assert!(area.y > 0.0 && area.height > 10.0 && area.y + area.height < height, "{key}: {area:?}");
        }
    }
    let paragraph = paper.anchors.iter().find(|anchor| anchor.key == "clause-4.3").unwrap();
    let clause = paper.anchors.iter().find(|anchor| anchor.key == "clause-4").unwrap();
    assert_eq!(paragraph.page, clause.page);
    assert!(clause.area.y < paragraph.area.y);
    assert!(paragraph.area.y + paragraph.area.height <= clause.area.y + clause.area.height);
}

#[test]
fn signatures_stand_on_one_page() {
    let paper = render(&samples::agreement()).unwrap();
    assert_eq!(paper.anchors.iter().filter(|anchor| anchor.key == "signatures").count(), 1);
}
