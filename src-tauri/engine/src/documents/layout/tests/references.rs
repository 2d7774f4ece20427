//! References to other places on the same paper, and what is never divided at the end of a line.

use super::{divided_lines, link, paper, texts_on};
use crate::documents::layout::laid::{Kid, Role, Target};
use crate::documents::layout::{lay_out, style};
use crate::documents::model::{Block, Clause, ClauseParagraph, Column, Content, RowHeads, Span, Spans, Table};

fn clause(number: &str, heading: &str, paragraphs: Vec<ClauseParagraph>) -> Block {
    let clause = Clause { number: number.to_owned(), heading: heading.to_owned(), paragraphs };
    Block::from(Content::Clause(clause)).anchored(heading)
}

fn reference(number: &str, to: &str) -> Spans {
    let words = number.into();
    Spans(vec![Span::Text("jf. punkt ".to_owned()), Span::Reference { words, to: to.to_owned() }])
}

#[test]
fn a_reference_leads_to_its_clause_or_paragraph_and_is_told_by_its_heading() {
    let labelled = ClauseParagraph { anchor: Some("opgaver".to_owned()), ..ClauseParagraph::numbered("2.2", "Kaffe.") };
    let laid = lay_out(&paper(vec![
        clause("1", "Formål", vec![ClauseParagraph::plain(reference("2", "Roller"))]),
        Block::page_break(),
        clause("2", "Roller", vec![ClauseParagraph::numbered("2.1", reference("2.2", "opgaver")), labelled]),
    ]));
    let told: Vec<(&str, usize)> = laid.links.iter().map(|link| (link.text.as_str(), link.page)).collect();
    assert_eq!(told, [("2 Roller", 0), ("2.2 Roller", 1)]);
    assert_eq!(laid.text(), ["1 Formål\njf. punkt 2", "2 Roller\n2.1 jf. punkt 2.2\n2.2 Kaffe."]);
    let (to_clause, to_paragraph) = (laid.place_of("Roller"), laid.place_of("opgaver"));
    assert_eq!((to_clause.0, to_paragraph.0), (1, 1));
    assert!(to_clause.1 < to_paragraph.1);
    let links: Vec<_> = laid.nodes.iter().filter(|node| node.role == Role::Link).collect();
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|node| node.kids.iter().any(|kid| matches!(kid, Kid::Content { .. }))));
    assert!(
        laid.pages.iter().all(|page| page.shapes.iter().all(|shape| shape.colour != style::PETROL)),
        "no line under it"
    );
}

#[test]
fn a_reference_to_what_is_not_on_the_paper_is_words_alone() {
    let laid = lay_out(&paper(vec![Block::paragraph(reference("7", "Uenighed"))]));
    assert_eq!(laid.text(), ["jf. punkt 7"]);
    assert!(laid.links.is_empty());
    assert!(laid.nodes.iter().all(|node| node.role != Role::Link));
}

#[test]
fn a_reference_to_what_says_nothing_leads_to_the_beginning_of_the_paper() {
    let nothing = Content::Table(Table { columns: Vec::<Column>::new(), rows: Vec::new(), row_heads: RowHeads::None });
    let laid = lay_out(&paper(vec![Block::paragraph(reference("7", "tabel")), Block::from(nothing).anchored("tabel")]));
    assert_eq!(laid.links[0].target, Target::Place("tabel".to_owned()));
    assert_eq!(laid.links[0].text, "7");
    assert_eq!(laid.place_of("tabel"), (0, 0.0));
}

#[test]
fn a_line_never_ends_between_the_word_and_the_number_of_a_clause() {
    for words in 1..40 {
        let mut spans = Spans::from("ord ".repeat(words));
        spans.0.extend(reference("4.2", "Roller").0);
        let laid = lay_out(&paper(vec![Block::paragraph(spans), clause("4", "Roller", Vec::new())]));
        let torn = texts_on(&laid, 0).any(|line| line.text.ends_with("punkt"));
        assert!(!torn, "{words} words");
    }
}

#[test]
fn a_name_is_never_divided_where_other_words_are() {
    let word = "frivillighedskoordinatoruddannelsen";
    let names = [
        Span::Name(word.into()),
        Span::Name(Span::Bold(word.to_owned()).into()),
        Span::Text("Frivillighedskoordinatoruddannelsen".to_owned()),
    ];
    let is_divided = |span: &Span| {
        (1..60).any(|room| {
            let before = Span::Text("ord ".repeat(room));
            let after = Span::Text(" i centret, som alle på stedet kender".to_owned());
            let laid = lay_out(&paper(vec![Block::paragraph(vec![before, span.clone(), after])]));
            !divided_lines(&laid).is_empty()
        })
    };
    assert!(is_divided(&Span::Text(word.to_owned())));
    for name in names {
        assert!(!is_divided(&name), "{name:?}");
    }
}

#[test]
fn a_link_or_a_name_with_hyphens_and_slashes_stays_on_one_line_while_it_fits() {
    let address = "www.bogelunde.example/frivillig-regler/lokaler";
    let name = "Anne-Margrethe Østergaard-Ærenlund";
    for room in 1..60 {
        for (span, parts) in [
            (link(Span::Text(address.to_owned())), vec![address]),
            (Span::Name(name.into()), name.split(' ').collect()),
        ] {
            let laid = lay_out(&paper(vec![Block::paragraph(vec![
                Span::Text("ord ".repeat(room)),
                span,
                Span::Text(" i centret, som alle på stedet kender".to_owned()),
            ])]));
            for part in parts {
                assert!(texts_on(&laid, 0).any(|line| line.text.contains(part)), "room {room}: {part} is torn");
            }
        }
    }
}

#[test]
fn a_link_wider_than_a_line_is_cut_where_its_parts_end() {
    let address = format!("www.bogelunde.example/{}", "lokaler/".repeat(20));
    let laid = lay_out(&paper(vec![Block::paragraph(vec![Span::Text("Se ".to_owned()), link(Span::Text(address))])]));
    let lines: Vec<&str> = texts_on(&laid, 0).map(|line| line.text.as_str()).collect();
    assert!(lines.len() > 2, "{lines:?}");
    assert!(lines[1..].iter().all(|line| line.ends_with('/')), "{lines:?}");
}
