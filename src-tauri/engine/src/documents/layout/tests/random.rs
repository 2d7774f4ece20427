//! Papers at random: words as Danes write them, in blocks of every kind.

use proptest::collection::vec;
use proptest::prelude::*;

use super::link;
use crate::documents::model::{
    Block, Clause, ClauseParagraph, Column, Content, Document, Fitted, HeadingLevel, List, ListItem, ListMarks, Party,
    Passage, Picture, RowHeads, Signatory, SignatureLine, Span, Spans, Table,
};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zæøå]{1,12}",
        2 => "[A-ZÆØÅ][a-zæøå]{2,24}",
        1 => "[a-zæøå]{30,70}",
        1 => "[0-9]{1,3}\\.",
        1 => Just("kl.".to_owned()),
        1 => Just("§".to_owned()),
        1 => Just("frivilligcenter-koordinator".to_owned()),
        1 => Just("أمل حداد".to_owned()),
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
        1 => sentence(1..4).prop_map(|name| Span::Name(name.into())),
        1 => (0_usize..16, 1_u8..99).prop_map(|(block, number)| Span::Reference {
            words: number.to_string().into(),
            to: format!("block {block}"),
        }),
    ];
    vec(span, 1..4).prop_map(Spans)
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

fn large_table() -> impl Strategy<Value = Table> {
    (1_usize..4, vec(vec("[A-ZÆØÅ][a-zæøå ]{0,20}", 0..4), 0..4)).prop_map(|(columns, rows)| Table {
        columns: (0..columns).map(|column| Column::share(format!("Hoved {column}"), 1)).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(Spans::from).collect()).collect(),
        row_heads: RowHeads::None,
    })
}

fn signatory() -> impl Strategy<Value = Signatory> {
    (sentence(1..4), 0_usize..4).prop_map(|(heading, rules)| Signatory {
        heading,
        lines: (0..rules).map(|_| SignatureLine::Rule("Underskrift".to_owned())).collect(),
    })
}

/// Its points are never looked at here: nothing is drawn.
fn picture() -> impl Strategy<Value = Picture> {
    ((1_u32..3_000, 1_u32..3_000), 1.0..900.0).prop_map(|(pixels, height)| Picture {
        png: Vec::<u8>::new().into(),
        pixels,
        alternative: "Et billede".to_owned(),
        height,
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
        1 => sentence(1..6).prop_map(Block::title),
        1 => "[A-ZÆØÅ][a-zæøå]{2,12}".prop_map(|text| Content::Headline(text).into()),
        1 => sentence(1..12).prop_map(Block::subtitle),
        2 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Section, text)),
        1 => sentence(1..6).prop_map(|text| Block::heading(HeadingLevel::Part, text)),
        5 => spans().prop_map(Block::paragraph),
        1 => spans().prop_map(Block::note),
        1 => spans().prop_map(|spans| Block::display(spans).centred()),
        1 => (picture(), sentence(1..9)).prop_map(|(logo, unit)| Content::Letterhead { logo: Some(logo), unit }.into()),
        1 => picture().prop_map(Block::picture),
        4 => clause.prop_map(Block::from),
        1 => list().prop_map(|list| Content::List(list).into()),
        1 => table().prop_map(|table| Content::Table(table).into()),
        1 => large_table().prop_map(|table| Content::LargeTable(table).into()),
        1 => vec((sentence(1..3), sentence(1..30).prop_map(Spans::from)), 0..4).prop_map(|pairs| Content::KeyValues(pairs).into()),
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

/// Blocks of every kind, each to be found under its own key.
pub(super) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(block(), 0..14).prop_map(|blocks| {
        let keyed = |(position, block): (usize, Block)| block.anchored(format!("block {position}"));
        let mut blocks: Vec<Block> = blocks.into_iter().enumerate().map(keyed).collect();
        // A heading with nothing under it has nothing to stay with.
        blocks.push(Block::paragraph("Slut."));
        blocks
    })
}

/// What was written, without the spaces that line breaks and cells change.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn said(spans: &Spans) -> String {
    let words = |span: &Span| match span {
        Span::Text(part) | Span::Bold(part) | Span::Italic(part) | Span::BoldItalic(part) => part.clone(),
        Span::Link { words, .. } | Span::Reference { words, .. } | Span::Name(words) => said(words),
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

/// All letters of a paper in the order of its blocks.
pub(super) fn written(document: &Document) -> String {
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
            Content::Letterhead { logo, unit } => {
                logo.iter().for_each(|logo| add(&Spans::from(logo.alternative.as_str())));
                add(&Spans::from(unit.as_str()));
            }
            Content::Picture(picture) => add(&Spans::from(picture.alternative.as_str())),
            Content::Fitted(fitted) => add(&fitted.spans),
            Content::SignedBy(signers) => signers.iter().flatten().for_each(|line| add(&Spans::from(line.as_str()))),
            Content::Space(_) | Content::Spread | Content::Ornament | Content::PageBreak => {}
        }
    }
    letters(&text)
}
