//! What holds for every paper, whatever is written in it.

use proptest::collection::vec;
use proptest::prelude::*;

use super::laid::{Ink, Kid, Laid, Role};
use super::style;
use super::{ArtifactKind, lay_out};
use crate::documents::model::{
    Block, Clause, ClauseParagraph, Column, Content, Document, HeadingLevel, Party, RowHeads, Signatory, SignatureLine,
    Span, Spans, Table,
};
use crate::shared::format::Language;
use crate::shared::instant::Instant;

fn paper(blocks: Vec<Block>) -> Document {
    let mut document = Document::new("Prøve", "Centret", Language::Da, "prøve", Instant::EPOCH);
    document.blocks = blocks;
    document
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zæøå]{1,12}",
        2 => "[A-ZÆØÅ][a-zæøå]{2,24}",
        1 => "[a-zæøå]{30,70}",
        1 => "[0-9]{1,3}\\.",
        1 => Just("kl.".to_owned()),
        1 => Just("§".to_owned()),
        1 => Just("frivilligcenter-koordinator".to_owned()),
    ]
}

fn sentence(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(word(), words).prop_map(|words| words.join(" "))
}

fn spans() -> impl Strategy<Value = Spans> {
    let span = prop_oneof![
        5 => sentence(1..60).prop_map(Span::Text),
        1 => sentence(1..5).prop_map(Span::Bold),
        1 => sentence(1..5).prop_map(Span::Italic),
        1 => sentence(1..3).prop_map(Span::Missing),
        1 => (1_usize..80).prop_map(Span::Blank),
        1 => sentence(1..3).prop_map(|text| Span::Link { text, address: "https://oestby.example".to_owned() }),
    ];
    vec(span, 1..4).prop_map(Spans)
}

fn table() -> impl Strategy<Value = Table> {
    (1_usize..5, vec(vec(sentence(0..12), 0..5), 0..60)).prop_map(|(columns, rows)| Table {
        columns: (0..columns).map(|column| Column::share(format!("Hoved {column}"), 1)).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(Spans::from).collect()).collect(),
        row_heads: RowHeads::First,
    })
}

fn signatory() -> impl Strategy<Value = Signatory> {
    (sentence(1..4), 0_usize..4).prop_map(|(heading, rules)| Signatory {
        heading,
        lines: (0..rules).map(|_| SignatureLine::Rule("Underskrift".to_owned())).collect(),
    })
}

fn block() -> impl Strategy<Value = Block> {
    let clause = (sentence(1..5), vec(spans(), 1..4)).prop_map(|(heading, paragraphs)| {
        let number = |position: usize| format!("7.{}", position + 1);
        let paragraphs = paragraphs.into_iter().enumerate();
        Content::Clause(Clause {
            number: "7".to_owned(),
            heading,
            paragraphs: paragraphs.map(|(at, spans)| ClauseParagraph::numbered(number(at), spans)).collect(),
        })
    });
    prop_oneof![
        2 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Section, text)),
        1 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Part, text)),
        5 => spans().prop_map(Block::paragraph),
        4 => clause.prop_map(Block::from),
        1 => vec(spans(), 0..5).prop_map(|items| Content::Bullets(items).into()),
        1 => table().prop_map(|table| Content::Table(table).into()),
        1 => vec((sentence(1..3), spans()), 0..4).prop_map(|pairs| Content::KeyValues(pairs).into()),
        1 => vec(signatory(), 0..4).prop_map(|signatories| Content::Signatures(signatories).into()),
        1 => vec(vec(sentence(1..8).prop_map(Spans::from), 0..3), 0..3).prop_map(|parties| {
            let party = |lines| Party { role: "Part".to_owned(), lines };
            Content::Parties(parties.into_iter().map(party).collect()).into()
        }),
        1 => (0.0..200.0).prop_map(Block::space),
    ]
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(block(), 0..14).prop_map(|blocks| {
        let keyed = |(position, block): (usize, Block)| block.anchored(format!("block {position}"));
        let mut blocks: Vec<Block> = blocks.into_iter().enumerate().map(keyed).collect();
        // A heading with nothing under it has nothing to stay with.
        blocks.push(Block::paragraph("Slut."));
        blocks
    })
}

/// What was written, without the spaces that line breaks and cells change.
fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn written(document: &Document) -> String {
    let mut text = String::new();
    let mut add = |spans: &Spans| {
        for span in &spans.0 {
            match span {
                Span::Text(part) | Span::Bold(part) | Span::Italic(part) | Span::BoldItalic(part) => {
                    text.push_str(part)
                }
                Span::Link { text: part, .. } => text.push_str(part),
                Span::Missing(name) => text.push_str(&format!("[{name}]")),
                Span::Blank(letters) => text.push_str(&"_".repeat(*letters)),
            }
        }
    };
    for block in &document.blocks {
        match &block.content {
            Content::Headline(part)
            | Content::Title(part)
            | Content::Subtitle(part)
            | Content::Heading { text: part, .. } => {
                add(&Spans::from(part.as_str()));
            }
            Content::Paragraph { spans, .. } => add(spans),
            Content::Clause(clause) => {
                add(&Spans::from(format!("{}{}", clause.number, clause.heading)));
                for paragraph in &clause.paragraphs {
                    add(&Spans::from(paragraph.number.clone().unwrap_or_default()));
                    add(&paragraph.spans);
                }
            }
            Content::Bullets(items) => {
                for item in items {
                    add(&Spans::from("•"));
                    add(item);
                }
            }
            Content::Table(table) | Content::LargeTable(table) => {
                table.columns.iter().for_each(|column| add(&Spans::from(column.head.as_str())));
                table.rows.iter().for_each(|row| row.iter().take(table.columns.len()).for_each(&mut add));
            }
            Content::KeyValues(pairs) => {
                for (label, value) in pairs {
                    add(&Spans::from(label.as_str()));
                    add(value);
                }
            }
            Content::Parties(parties) => {
                for party in parties {
                    add(&Spans::from(party.role.as_str()));
                    party.lines.iter().for_each(&mut add);
                }
            }
            Content::Signatures(signatories) => {
                for signatory in signatories {
                    add(&Spans::from(signatory.heading.as_str()));
                    for line in &signatory.lines {
                        match line {
                            SignatureLine::Rule(label) => add(&Spans::from(label.as_str())),
                            SignatureLine::Text(spans) => add(spans),
                        }
                    }
                }
            }
            Content::Letterhead { unit, .. } => add(&Spans::from(unit.as_str())),
            Content::Picture(_) | Content::Space(_) | Content::PageBreak => {}
        }
    }
    letters(&text)
}

/// The nodes of the tree from the first to the last content, as they are read aloud.
fn read_aloud(laid: &Laid, node: usize, read: &mut Vec<(usize, usize)>) {
    for kid in &laid.nodes[node].kids {
        match kid {
            Kid::Node(node) => read_aloud(laid, *node, read),
            Kid::Content { page, mark } => read.push((*page, *mark)),
            Kid::Link(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn everything_written_is_on_the_paper_in_order(blocks in blocks()) {
        let document = paper(blocks);
        let laid = lay_out(&document);
        prop_assert_eq!(letters(&laid.text().concat()), written(&document));
    }

    #[test]
    fn no_heading_is_the_last_on_its_page(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        for page in &laid.pages {
            let last = page.marks.last().map(|mark| laid.nodes[mark.node].role);
            prop_assert!(!matches!(last, Some(Role::Heading(_))));
        }
    }

    #[test]
    fn each_mark_is_read_once_and_a_page_is_read_from_first_to_last(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        let mut read = Vec::new();
        read_aloud(&laid, 0, &mut read);
        let mut drawn: Vec<(usize, usize)> = Vec::new();
        for (number, page) in laid.pages.iter().enumerate() {
            drawn.extend((0..page.marks.len()).map(|mark| (number, mark)));
        }
        let mut sorted = read.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, drawn);
    }

    #[test]
    fn nothing_leaves_the_paper(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        for page in &laid.pages {
            for ink in page.marks.iter().flat_map(|mark| &mark.inks) {
                let Ink::Text(text) = ink else { continue };
                prop_assert!(text.baseline > style::TOP_MARGIN);
                prop_assert!(text.baseline < laid.size.1 - style::BOTTOM_MARGIN + 1.0, "{}", text.text);
                let width: f64 = text.runs.iter().map(|run| f64::from(run.shaped.advance) * text.size / 1000.0).sum();
                let right = laid.size.0 - style::SIDE_MARGIN + 0.5;
                prop_assert!(text.x + width <= right, "{} ends at {}", text.text, text.x + width);
            }
        }
    }

    #[test]
    fn every_block_with_a_key_is_found_on_the_paper(blocks in blocks()) {
        let document = paper(blocks);
        let laid = lay_out(&document);
        for anchor in &laid.anchors {
            prop_assert!(anchor.page < laid.pages.len());
            prop_assert!(anchor.area.y >= style::TOP_MARGIN - 0.01);
            prop_assert!(anchor.area.y + anchor.area.height <= laid.size.1 - style::BOTTOM_MARGIN + 0.02);
        }
        for (position, block) in document.blocks.iter().enumerate() {
            let says_something = matches!(block.content, Content::Heading { .. } | Content::Paragraph { .. } | Content::Clause(_));
            let key = format!("block {position}");
            if says_something && block.anchor.is_some() {
                prop_assert!(laid.anchors.iter().any(|anchor| anchor.key == key), "{}", key);
            }
        }
    }
}

fn long_table(rows: usize) -> Table {
    Table {
        columns: vec![Column::share("Navn", 1), Column::share("Timer", 1)],
        rows: (0..rows).map(|row| vec![format!("Frivillig {row}").into(), "12".into()]).collect(),
        row_heads: RowHeads::First,
    }
}

#[test]
fn the_head_of_a_table_stands_on_each_of_its_pages_but_is_read_once() {
    let laid = lay_out(&paper(vec![Content::Table(long_table(200)).into()]));
    assert!(laid.pages.len() > 3);
    for page in &laid.pages[1..] {
        let heads: Vec<&str> = page
            .artifacts
            .iter()
            .filter(|artifact| artifact.kind == ArtifactKind::TableHead)
            .map(|artifact| artifact.text.text.as_str())
            .collect();
        assert_eq!(heads, ["Navn", "Timer"]);
    }
    let heads = laid.nodes.iter().filter(|node| node.role == Role::ColumnHead).count();
    assert_eq!(heads, 2);
    assert_eq!(laid.text().concat().matches("Navn").count(), 1);
}

#[test]
fn two_page_breaks_make_no_empty_page() {
    let blocks = [Block::page_break(), Block::paragraph("Et"), Block::page_break(), Block::page_break()];
    let laid = lay_out(&paper(blocks.into_iter().chain([Block::paragraph("To")]).collect()));
    assert_eq!(laid.text(), ["Et", "To"]);
}

#[test]
fn a_heading_goes_over_the_page_with_the_table_under_it() {
    for room in 0..120 {
        let blocks = vec![
            Block::paragraph("Øverst"),
            Block::space(500.0 + f64::from(room) * 2.0),
            Block::heading(HeadingLevel::Section, "Liste"),
            Content::Table(long_table(3)).into(),
        ];
        let laid = lay_out(&paper(blocks));
        let page_of = |words: &str| laid.text().iter().position(|page| page.contains(words));
        assert_eq!(page_of("Liste"), page_of("Frivillig 0"), "room {room}");
    }
}

#[test]
fn no_line_of_a_paragraph_is_left_alone_on_a_page() {
    let text = "Fællesskab er ikke noget, man får, men noget, man gør sammen med andre. ".repeat(9);
    for room in 0..60 {
        let laid = lay_out(&paper(vec![
            Block::paragraph("Øverst"),
            Block::space(520.0 + f64::from(room) * 3.0),
            Block::paragraph(text.as_str()),
        ]));
        let lines_on = |page: usize| {
            let marks = laid.pages[page].marks.iter();
            marks
                .filter(|mark| laid.pages[0].marks.len() < 2 || mark.node != laid.pages[0].marks[0].node)
                .map(|mark| mark.inks.len())
                .sum::<usize>()
        };
        if laid.pages.len() == 2 {
            assert!(lines_on(0) != 1 || laid.pages[0].marks.len() == 1, "room {room}");
            assert!(lines_on(1) >= 2, "room {room}");
        }
    }
}

#[test]
fn signatures_are_never_torn() {
    let signatory = || Signatory {
        heading: "For foreningen".to_owned(),
        lines: vec![SignatureLine::Rule("Underskrift".to_owned()); 3],
    };
    for room in 0..60 {
        let laid = lay_out(&paper(vec![
            Block::paragraph("Øverst"),
            Block::space(300.0 + f64::from(room) * 7.0),
            Block::from(Content::Signatures((0..4).map(|_| signatory()).collect())).anchored("underskrifter"),
        ]));
        assert_eq!(laid.anchors.len(), 1, "room {room}");
    }
}

#[test]
fn a_line_never_ends_with_a_paragraph_sign_or_an_ordinal() {
    for words in 1..40 {
        let text = format!("{}efter § 18 senest 1. oktober kl. 12", "ord ".repeat(words));
        let laid = lay_out(&paper(vec![Block::paragraph(text)]));
        for ink in &laid.pages[0].marks[0].inks {
            let Ink::Text(line) = ink else { continue };
            assert!(
                !line.text.ends_with('§') && !line.text.ends_with("1.") && !line.text.ends_with("kl."),
                "{}",
                line.text
            );
        }
    }
}

#[test]
fn a_space_before_a_bold_word_is_not_lost() {
    let spans = vec![Span::Text("Mødet er ".to_owned()), Span::Bold("tirsdag".to_owned()), Span::Text(".".to_owned())];
    let laid = lay_out(&paper(vec![Block::paragraph(spans)]));
    assert_eq!(laid.text(), ["Mødet er tirsdag."]);
}

#[test]
fn sections_come_right_under_the_title_in_the_bookmarks() {
    let laid = lay_out(&paper(vec![
        Block::title("Titel"),
        Block::heading(HeadingLevel::Part, "Del"),
        Block::heading(HeadingLevel::Section, "Afsnit"),
        Block::paragraph("Tekst."),
    ]));
    let levels: Vec<(&str, u8)> = laid.outline.iter().map(|entry| (entry.title.as_str(), entry.level)).collect();
    assert_eq!(levels, [("Titel", 1), ("Del", 2), ("Afsnit", 2)]);
}

#[test]
fn arabic_names_keep_their_letters_in_reading_order() {
    let laid = lay_out(&paper(vec![Block::paragraph("Kontakt: أمل حداد, telefon 12 34 56 78.")]));
    assert_eq!(laid.text(), ["Kontakt: أمل حداد, telefon 12 34 56 78."]);
    assert!(laid.unprintable.is_empty());
}

#[test]
fn danish_words_are_divided_where_danish_allows() {
    let text = "frivillighedskoordinatoruddannelsen ".repeat(8);
    let laid = lay_out(&paper(vec![Block::paragraph(text)]));
    let divided: Vec<&str> = laid.pages[0].marks[0]
        .inks
        .iter()
        .filter_map(|ink| match ink {
            Ink::Text(line) if line.end == crate::documents::text::LineEnd::Divided => Some(line.text.as_str()),
            Ink::Text(_) | Ink::Picture { .. } => None,
        })
        .collect();
    assert!(!divided.is_empty());
    for line in divided {
        let end = line.rsplit(' ').next().unwrap();
        assert!(
            [
                "frivillig",
                "frivilligheds",
                "frivillighedskoor",
                "frivillighedskoordina",
                "frivillighedskoordinator",
                "frivillighedskoordinatorud",
                "frivillighedskoordinatoruddan",
                "frivillighedskoordinatoruddannel",
                "fri",
                "frivil",
                "frivillighedsko",
                "frivillighedskoordi",
                "frivillighedskoordinatoruddannelse"
            ]
            .contains(&end),
            "{end}"
        );
    }
}
