//! Papers nobody would write: blocks of every kind with whatever a field can hold, through layout, drawing and finishing.
//! Each is printed or refused for its characters; nothing panics, and what is printed can be opened.

use std::cell::Cell;

use frivillighus_engine::documents::{
    Align, Block, Clause, ClauseParagraph, Column, ColumnWidth, Content, Document, Fitted, HeadingLevel, List,
    ListItem, ListMarks, Margins, Numbering, PageFormat, PageFrame, Party, Passage, Picture, PrintError, RowHeads,
    Signatory, SignatureLine, Span, Spans, Table, Tone, proof, read_prose, render,
};
use frivillighus_engine::shared::format::Language;
use page_validation::ValidationProfile;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::conformance::violations;
use crate::samples;

/// What a field can hold, short: words, numbers, other scripts, marks without letters, spaces of every width.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-zæøåA-ZÆØÅ]{0,14}",
        4 => "[ -~]{0,12}",
        2 => "[0-9 .,:/–-]{0,14}",
        2 => "[\u{0}-\u{1f}\u{7f}-\u{a0}]{0,4}",
        3 => select(vec![
            "محمد عبد الرحمن", "فَاطِمَة", "(أمل) 12 34 ab", "Ž\u{30C}ó\u{301}łk\u{200D}iewska", "\u{301}", "\u{202E}abc\u{202C}",
            "a\u{AD}b\u{200B}c", "\u{2028}", "\u{FEFF}", "\u{1F}", "\u{1}\u{2}", "½ m² € § „“ … ☐ ✓ →", "{{punkt: x}}",
            "https://a.example/b?c=d&e=%C3%A6", "27.15.12-G01-8-26", "for- og bagside", "kl. 9.30–12", "(punkt 4)",
        ]).prop_map(str::to_owned),
        1 => "[a-zæøå]{60,400}",
        1 => (select(vec!["ord ", "æ", "- ", "\n", "\u{a0}", "1 "]), 0_usize..300).prop_map(|(one, many)| one.repeat(many)),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => vec(scrap(), 0..12).prop_map(|scraps| scraps.join(" ")),
        1 => Just(String::new()),
        1 => vec(scrap(), 0..60).prop_map(|scraps| scraps.concat()),
    ]
}

fn words() -> impl Strategy<Value = Spans> {
    let plain = prop_oneof![
        4 => text().prop_map(Span::Text),
        1 => text().prop_map(Span::Bold),
        1 => text().prop_map(Span::Italic),
        1 => text().prop_map(Span::BoldItalic),
        1 => text().prop_map(Span::Missing),
        1 => (0_usize..200).prop_map(Span::Blank),
    ];
    vec(plain, 0..4).prop_map(Spans)
}

fn spans() -> impl Strategy<Value = Spans> {
    let span = prop_oneof![
        4 => words().prop_map(|words| words.0),
        1 => (words(), scrap()).prop_map(|(words, path)| {
            let sendable: String = path.chars().filter(char::is_ascii_graphic).collect();
            vec![Span::Link { words, address: format!("https://a.example/{sendable}") }]
        }),
        1 => (words(), key()).prop_map(|(words, to)| vec![Span::Reference { words, to }]),
        1 => words().prop_map(|words| vec![Span::Name(words)]),
    ];
    vec(span, 0..4).prop_map(|spans| Spans(spans.concat()))
}

fn key() -> impl Strategy<Value = String> {
    (0_u8..9).prop_map(|number| format!("nøgle {number}"))
}

fn list() -> impl Strategy<Value = List> {
    let marks = || prop_oneof![Just(ListMarks::Bullets), any::<u32>().prop_map(|first| ListMarks::Numbers { first })];
    let item = spans().prop_map(|spans| ListItem { spans, below: Vec::new() });
    let flat = (marks(), vec(item, 0..4)).prop_map(|(marks, items)| List { marks, items });
    flat.prop_recursive(6, 24, 3, move |inner| {
        let item = (spans(), vec(inner, 0..3)).prop_map(|(spans, below)| ListItem { spans, below });
        (marks(), vec(item, 0..3)).prop_map(|(marks, items)| List { marks, items })
    })
}

/// So deep that no room is left beside it; deeper ones need more stack than a test has in a debug build.
fn deep_list() -> impl Strategy<Value = List> {
    (scrap(), 20_usize..32).prop_map(|(words, depth)| {
        let inmost = List::bulleted([Spans::from(words.as_str())]);
        (0..depth).fold(inmost, |below, _| {
            let item = ListItem { spans: words.as_str().into(), below: vec![below] };
            List { marks: ListMarks::Bullets, items: vec![item] }
        })
    })
}

fn table() -> impl Strategy<Value = Table> {
    let width = prop_oneof![
        (0_u16..9).prop_map(ColumnWidth::Share),
        Just(ColumnWidth::Share(u16::MAX)),
        (0.0..900.0).prop_map(ColumnWidth::Points),
    ];
    let column = (text(), width, align()).prop_map(|(head, width, align)| Column { head, width, align });
    let heads = select(vec![RowHeads::First, RowHeads::None]);
    (vec(column, 0..9), vec(vec(spans(), 0..10), 0..7), heads).prop_map(|(columns, rows, row_heads)| Table {
        columns,
        rows,
        row_heads,
    })
}

fn align() -> impl Strategy<Value = Align> {
    select(vec![Align::Left, Align::Centre, Align::Right])
}

fn clause() -> impl Strategy<Value = Clause> {
    let below = prop_oneof![spans().prop_map(Passage::Paragraph), list().prop_map(Passage::List)];
    let number = option::of("[0-9]{0,3}\\.[0-9]{0,3}");
    let paragraph = (number, spans(), vec(below, 0..3), option::of(key()))
        .prop_map(|(number, spans, below, anchor)| ClauseParagraph { number, spans, below, anchor });
    ("[0-9]{0,4}", text(), vec(paragraph, 0..5)).prop_map(|(number, heading, paragraphs)| Clause {
        number,
        heading,
        paragraphs,
    })
}

fn picture() -> impl Strategy<Value = Picture> {
    let colours = select(vec![
        (png::ColorType::Grayscale, 1),
        (png::ColorType::GrayscaleAlpha, 2),
        (png::ColorType::Rgb, 3),
        (png::ColorType::Rgba, 4),
    ]);
    let side = || prop_oneof![1_u32..40, Just(1_u32), Just(600)];
    let height = prop_oneof![-10.0..3_000.0, Just(0.0)];
    (colours, (side(), side()), height, "[a-zæøå][a-zæøå ]{0,30}").prop_map(
        |((colour, samples), (width, height), high, alternative)| {
            let mut file = Vec::new();
            let mut encoder = png::Encoder::new(&mut file, width, height);
            encoder.set_color(colour);
            let points: Vec<u8> = (0..width * height * samples).map(|at| (at * 37 % 251) as u8).collect();
            encoder.write_header().unwrap().write_image_data(&points).unwrap();
            Picture::from_png(file, alternative, high).unwrap()
        },
    )
}

fn content() -> impl Strategy<Value = Content> {
    let signature = prop_oneof![text().prop_map(SignatureLine::Rule), spans().prop_map(SignatureLine::Text)];
    let signatory = (text(), vec(signature, 0..6)).prop_map(|(heading, lines)| Signatory { heading, lines });
    let party = (text(), vec(spans(), 0..5)).prop_map(|(role, lines)| Party { role, lines });
    let level = select(vec![HeadingLevel::Section, HeadingLevel::Part]);
    let fitted = (spans(), (1.0..90.0, 1.0..40.0), 0_usize..4, any::<bool>()).prop_map(
        |(spans, (largest, smallest), lines, is_title)| {
            let fitted = Fitted::line(spans, largest, smallest).in_lines(lines).in_tone(Tone::Strong);
            Content::Fitted(if is_title { fitted.as_title() } else { fitted })
        },
    );
    let prose =
        text().prop_map(|typed| read_prose(&typed).into_iter().next().unwrap_or(Passage::Paragraph(Spans::default())));
    prop_oneof![
        1 => (option::of(picture()), text()).prop_map(|(logo, unit)| Content::Letterhead { logo, unit }),
        1 => text().prop_map(Content::Title),
        1 => text().prop_map(Content::Headline),
        1 => text().prop_map(Content::Subtitle),
        1 => (level, text()).prop_map(|(level, text)| Content::Heading { level, text }),
        4 => spans().prop_map(|spans| Block::paragraph(spans).content),
        1 => spans().prop_map(|spans| Block::note(spans).content),
        1 => spans().prop_map(|spans| Block::display(spans).content),
        3 => clause().prop_map(Content::Clause),
        2 => list().prop_map(Content::List),
        1 => deep_list().prop_map(Content::List),
        1 => prose.prop_map(Content::from),
        2 => table().prop_map(Content::Table),
        1 => table().prop_map(|mut table| {
            table.rows.truncate(2);
            Content::LargeTable(table)
        }),
        1 => vec((text(), spans()), 0..5).prop_map(Content::KeyValues),
        1 => vec(party, 0..5).prop_map(Content::Parties),
        1 => vec(signatory, 0..7).prop_map(Content::Signatures),
        1 => fitted,
        1 => vec(vec(text(), 0..4), 0..9).prop_map(Content::SignedBy),
        1 => Just(Content::Ornament),
        1 => picture().prop_map(Content::Picture),
        1 => prop_oneof![-50.0..2_000.0, Just(0.0)].prop_map(Content::Space),
        1 => Just(Content::Spread),
        1 => Just(Content::PageBreak),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    let block =
        (content(), option::of(key()), align()).prop_map(|(content, anchor, align)| Block { content, anchor, align });
    let margins = (option::of(text()), option::of(text()), option::of(text()), any::<bool>(), any::<bool>());
    let kinds = (any::<bool>(), any::<bool>());
    (scrap(), vec(block, 0..10), margins, kinds).prop_map(|(title, blocks, margins, (is_wide, is_english))| {
        let (head, foot, ribbon, is_numbered, is_framed) = margins;
        let mut document = samples::paper(&format!("Prøve {title}"), blocks);
        document.margins = Margins {
            head,
            foot,
            ribbon,
            numbering: if is_numbered { Numbering::PageOfPages } else { Numbering::None },
            frame: if is_framed { PageFrame::Ornate } else { PageFrame::None },
        };
        document.page = if is_wide { PageFormat::A4Landscape } else { PageFormat::A4Portrait };
        document.language = if is_english { Language::En } else { Language::Da };
        document
    })
}

/// Prints it, or sees it refused for its characters; tells the file.
fn printed(document: &Document) -> Result<Option<Vec<u8>>, TestCaseError> {
    let unprintable = document.unprintable();
    let paper = match render(document) {
        Ok(paper) => paper,
        Err(PrintError::Unprintable { characters }) => {
            prop_assert_eq!(&characters, &unprintable);
            prop_assert!(!characters.is_empty());
            return Ok(None);
        }
        Err(other) => return Err(TestCaseError::fail(other.to_string())),
    };
    prop_assert!(unprintable.is_empty());
    let pdf = lopdf::Document::load_mem(&paper.bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(pdf.get_pages().len(), paper.pages);
    prop_assert_eq!(paper.text.len(), paper.pages);
    let (width, height) = document.page.size();
    for anchor in &paper.anchors {
        let area = anchor.area;
        prop_assert!(anchor.page < paper.pages);
        prop_assert!(area.x >= 0.0 && area.x + area.width <= width && area.y >= 0.0, "{:?}", area);
        prop_assert!(area.y + area.height <= height, "{:?}", area);
    }
    let proof = proof(document);
    prop_assert_eq!((proof.text, proof.anchors), (paper.text, paper.anchors));
    Ok(Some(paper.bytes))
}

/// Every so many of the printed ones are read by the validators too, which takes longer than printing them.
fn any_paper_is_printed_or_refused(papers: u32, validated: u32) {
    let count = Cell::new(0);
    let mut runner = TestRunner::new(Config {
        cases: papers,
        max_shrink_iters: 400,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&document(), |document| {
        let Some(bytes) = printed(&document)? else { return Ok(()) };
        count.set(count.get() + 1);
        if count.get() % validated == 1 {
            for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
                let broken = violations(&bytes, profile);
                prop_assert!(broken.is_empty(), "{}", broken.join("\n"));
            }
        }
        Ok(())
    });
    outcome.unwrap();
    assert!(count.get() > papers / 2, "only {} of {papers} were printed", count.get());
}

#[test]
fn any_paper_is_printed_or_refused_for_its_characters() {
    any_paper_is_printed_or_refused(60, 8);
}

#[test]
#[ignore = "long: thousands of papers"]
fn any_of_thousands_of_papers_is_printed_or_refused_for_its_characters() {
    any_paper_is_printed_or_refused(4_000, 20);
}
