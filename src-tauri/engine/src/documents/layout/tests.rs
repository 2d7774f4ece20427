//! What holds for every paper, whatever is written in it.

use proptest::collection::vec;
use proptest::prelude::*;

use super::laid::{Ink, Kid, Laid, Role};
use super::style;
use super::{ArtifactKind, lay_out};
use crate::documents::model::{
    Block, Clause, ClauseParagraph, Column, Content, Document, Fitted, HeadingLevel, List, ListItem, ListMarks, Party,
    Passage, Picture, RowHeads, Signatory, SignatureLine, Span, Spans, Table,
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
        1 => sentence(1..3).prop_map(|text| link(Span::Text(text))),
        1 => sentence(1..9).prop_map(|text| link(Span::Bold(text))),
    ];
    vec(span, 1..4).prop_map(Spans)
}

fn link(words: Span) -> Span {
    Span::Link { words: words.into(), address: "https://oestby.example".to_owned() }
}

fn marks() -> impl Strategy<Value = ListMarks> {
    prop_oneof![Just(ListMarks::Bullets), (1_u32..120).prop_map(|first| ListMarks::Numbers { first })]
}

fn list() -> impl Strategy<Value = List> {
    let inner = (marks(), vec(spans(), 1..4)).prop_map(|(marks, items)| List { marks, ..List::bulleted(items) });
    let item = (spans(), vec(inner, 0..2)).prop_map(|(spans, below)| ListItem { spans, below });
    (marks(), vec(item, 0..5)).prop_map(|(marks, items)| List { marks, items })
}

fn clause_paragraph() -> impl Strategy<Value = (Spans, Vec<Passage>)> {
    let passage = prop_oneof![spans().prop_map(Passage::Paragraph), list().prop_map(Passage::List)];
    (prop_oneof![4 => spans(), 1 => Just(Spans::default())], vec(passage, 0..3))
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
    let clause = (sentence(1..5), vec(clause_paragraph(), 1..4)).prop_map(|(heading, paragraphs)| {
        let number = |position: usize| format!("7.{}", position + 1);
        let paragraphs = paragraphs.into_iter().enumerate();
        Content::Clause(Clause {
            number: "7".to_owned(),
            heading,
            paragraphs: paragraphs
                .map(|(at, (spans, below))| ClauseParagraph::numbered(number(at), spans).above(below))
                .collect(),
        })
    });
    prop_oneof![
        2 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Section, text)),
        1 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Part, text)),
        5 => spans().prop_map(Block::paragraph),
        4 => clause.prop_map(Block::from),
        1 => list().prop_map(|list| Content::List(list).into()),
        1 => table().prop_map(|table| Content::Table(table).into()),
        1 => vec((sentence(1..3), spans()), 0..4).prop_map(|pairs| Content::KeyValues(pairs).into()),
        1 => vec(signatory(), 0..4).prop_map(|signatories| Content::Signatures(signatories).into()),
        1 => vec(vec(sentence(1..8).prop_map(Spans::from), 0..3), 0..3).prop_map(|parties| {
            let party = |lines| Party { role: "Part".to_owned(), lines };
            Content::Parties(parties.into_iter().map(party).collect()).into()
        }),
        1 => (0.0..200.0).prop_map(Block::space),
        1 => (spans(), 1_usize..4).prop_map(|(spans, lines)| Fitted::line(spans, 30.0, 12.0).in_lines(lines).into()),
        1 => vec(vec(sentence(1..4), 0..3), 0..4).prop_map(Block::signed_by),
        1 => prop_oneof![Just(Block::spread()), Just(Block::ornament())],
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

fn said(spans: &Spans) -> String {
    let words = |span: &Span| match span {
        Span::Text(part) | Span::Bold(part) | Span::Italic(part) | Span::BoldItalic(part) => part.clone(),
        Span::Link { words, .. } => said(words),
        Span::Missing(name) => format!("[{name}]"),
        Span::Blank(letters) => "_".repeat(*letters),
    };
    spans.0.iter().map(words).collect()
}

fn said_in(list: &List, depth: usize) -> String {
    let mut text = String::new();
    for (position, item) in list.items.iter().enumerate() {
        let is_inner_bullet = list.marks == ListMarks::Bullets && depth > 0;
        text.push_str(&if is_inner_bullet { "◦".to_owned() } else { list.label(position) });
        text.push_str(&said(&item.spans));
        item.below.iter().for_each(|list| text.push_str(&said_in(list, depth + 1)));
    }
    text
}

fn written(document: &Document) -> String {
    let mut text = String::new();
    let mut add = |spans: &Spans| text.push_str(&said(spans));
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
                    for passage in &paragraph.below {
                        match passage {
                            Passage::Paragraph(spans) => add(spans),
                            Passage::List(list) => add(&Spans::from(said_in(list, 0))),
                        }
                    }
                }
            }
            Content::List(list) => add(&Spans::from(said_in(list, 0))),
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
            Content::Fitted(fitted) => add(&fitted.spans),
            Content::SignedBy(signers) => signers.iter().flatten().for_each(|line| add(&Spans::from(line.as_str()))),
            Content::Picture(_) | Content::Space(_) | Content::Spread | Content::Ornament | Content::PageBreak => {}
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

#[test]
fn a_hyphen_never_leaves_the_paper_behind_a_word_that_fills_the_line() {
    for letters in 50..100 {
        let spans = vec![Span::Blank(letters), Span::Missing("frivilligcenter-koordinator".to_owned())];
        let laid = lay_out(&paper(vec![Block::paragraph(spans)]));
        for ink in laid.pages[0].marks.iter().flat_map(|mark| &mark.inks) {
            let Ink::Text(text) = ink else { continue };
            let width: f64 = text.runs.iter().map(|run| f64::from(run.shaped.advance) * text.size / 1000.0).sum();
            assert!(text.x + width <= laid.size.0 - style::SIDE_MARGIN + 0.5, "{letters}: {}", text.text);
        }
    }
}

fn divided_lines(laid: &Laid) -> Vec<String> {
    let inks = laid.pages.iter().flat_map(|page| &page.marks).flat_map(|mark| &mark.inks);
    inks.filter_map(|ink| match ink {
        Ink::Text(line) if line.end == crate::documents::text::LineEnd::Divided => Some(line.text.clone()),
        Ink::Text(_) | Ink::Picture { .. } => None,
    })
    .collect()
}

#[test]
fn a_link_is_never_divided_with_a_hyphen_also_where_it_begins_within_a_word() {
    for room in 1..60 {
        let laid = lay_out(&paper(vec![Block::paragraph(vec![
            Span::Text(format!("{}(", "ord ".repeat(room))),
            link(Span::Text("frivillighedskoordinatoruddannelsen".to_owned())),
            Span::Text(") i centret, som alle kender det".to_owned()),
        ])]));
        let hyphens = laid.pages[0].marks.iter().flat_map(|mark| &mark.inks).filter(|ink| match ink {
            Ink::Text(line) => line.runs.iter().any(|run| run.shaped.glyphs.iter().any(|glyph| glyph.text == "\u{AD}")),
            Ink::Picture { .. } => false,
        });
        assert_eq!(hyphens.count(), 0, "room {room}: {:?}", divided_lines(&laid));
    }
}

#[test]
fn a_link_of_bold_and_plain_words_is_one_link() {
    let words = Spans(vec![Span::Text("læs ".to_owned()), Span::Bold("alt".to_owned()), Span::Text(" her".to_owned())]);
    let laid = lay_out(&paper(vec![Block::paragraph(Span::Link { words, address: "https://a.example".to_owned() })]));
    let links: Vec<&str> = laid.links.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(links, ["læs alt her"]);
    assert_eq!(laid.nodes.iter().filter(|node| node.role == Role::Link).count(), 1);
}

#[test]
fn the_words_before_a_list_go_over_the_page_with_its_first_item() {
    for room in 0..90 {
        let list = List::bulleted(["kaffe".into(), "sang".into()]);
        let laid = lay_out(&paper(vec![
            Block::paragraph("Øverst"),
            Block::space(530.0 + f64::from(room) * 2.0),
            Block::from(Content::Clause(Clause {
                number: "4".to_owned(),
                heading: "Roller".to_owned(),
                paragraphs: vec![
                    ClauseParagraph::numbered("4.1", "Foreningen sørger for:").above(vec![Passage::List(list)]),
                ],
            })),
        ]));
        let page_of = |words: &str| laid.text().iter().position(|page| page.contains(words));
        assert_eq!(page_of("4.1 Foreningen"), page_of("kaffe"), "room {room}");
    }
}

#[test]
fn a_list_lies_in_the_body_of_the_numbered_paragraph_it_belongs_to() {
    let inner = List::bulleted(["sanghæfter".into()]);
    let items = vec![ListItem { spans: "at".into(), below: vec![inner] }];
    let list = List { marks: ListMarks::Numbers { first: 1 }, items };
    let laid = lay_out(&paper(vec![Block::from(Content::Clause(Clause {
        number: "4".to_owned(),
        heading: "Roller".to_owned(),
        paragraphs: vec![ClauseParagraph::numbered("4.1", "Foreningen står for").above(vec![Passage::List(list)])],
    }))]));
    assert_eq!(laid.text(), ["4 Roller\n4.1 Foreningen står for\n1. at\n◦ sanghæfter"]);
    let words = laid.nodes.iter().position(|node| {
        node.kids.iter().any(|kid| {
            matches!(kid, Kid::Content { page, mark } if {
                let inks = &laid.pages[*page].marks[*mark].inks;
                inks.iter().any(|ink| matches!(ink, Ink::Text(line) if line.text == "sanghæfter"))
            })
        })
    });
    let mut at = words.expect("the innermost words");
    let mut roles = Vec::new();
    while at != 0 {
        roles.push(laid.nodes[at].role);
        at = laid.nodes[at].parent;
    }
    use super::laid::Numbering as N;
    let list = |numbering| [Role::ListBody, Role::ListItem, Role::List(numbering)];
    let expected = [list(N::Circle), list(N::Decimal), list(N::Decimal)].concat();
    assert_eq!(roles, [expected, vec![Role::Section]].concat());
}

#[test]
fn a_logo_of_any_shape_leaves_the_unit_room_for_its_name() {
    for (pixels, height) in [((2_000, 1), 28.0), ((1, 2_000), 28.0), ((640, 40), 500.0), ((40, 40), 28.0)] {
        let logo = Picture { png: Vec::<u8>::new().into(), pixels, alternative: "Et mærke".to_owned(), height };
        let unit = "Bøgelunde Frivilligcenter".to_owned();
        let laid = lay_out(&paper(vec![Content::Letterhead { logo: Some(logo), unit }.into()]));
        let inks: Vec<&Ink> = laid.pages[0].marks.iter().flat_map(|mark| &mark.inks).collect();
        let area = inks.iter().find_map(|ink| match ink {
            Ink::Picture { area, .. } => Some(*area),
            Ink::Text(_) => None,
        });
        let area = area.expect("the logo is printed");
        assert!(area.width > 0.0 && area.height > 0.0, "{pixels:?}");
        assert!(area.height <= style::LOGO + 0.01, "{pixels:?} is {} high", area.height);
        assert!(area.x + area.width <= laid.size.0 / 2.0, "{pixels:?} ends at {}", area.x + area.width);
        let beside = inks.iter().any(|ink| matches!(ink, Ink::Text(text) if text.text.contains("Frivilligcenter") && text.x >= area.x + area.width));
        assert!(beside, "{pixels:?}: the name stands beside it");
    }
}
