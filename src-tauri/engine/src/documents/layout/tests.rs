//! What holds for a paper, by examples; `always` says it of any paper whatever is written in it.

mod always;
mod random;
mod references;
mod torn;

use super::laid::{Ink, Kid, Laid, PlacedText, Role};
use super::style;
use super::{ArtifactKind, lay_out};
use crate::documents::model::{
    Block, Clause, ClauseParagraph, Column, Content, Document, HeadingLevel, List, ListItem, ListMarks, Passage,
    Picture, RowHeads, Signatory, SignatureLine, Span, Spans, Table,
};
use crate::shared::format::Language;
use crate::shared::instant::Instant;

fn paper(blocks: Vec<Block>) -> Document {
    let mut document = Document::new("Prøve", "Centret", Language::Da, "prøve", Instant::EPOCH);
    document.blocks = blocks;
    document
}

/// Everything written on a page, in the order in which it was put there.
fn texts_on(laid: &Laid, page: usize) -> impl Iterator<Item = &PlacedText> {
    let inks = laid.pages[page].marks.iter().flat_map(|mark| &mark.inks);
    inks.filter_map(|ink| if let Ink::Text(text) = ink { Some(text) } else { None })
}

fn width_of(text: &PlacedText) -> f64 {
    text.runs.iter().map(|run| f64::from(run.shaped.advance) * text.size / 1000.0).sum()
}

fn link(words: Span) -> Span {
    Span::Link { words: words.into(), address: "https://oestby.example".to_owned() }
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
fn more_no_break_spaces_than_fit_on_a_line_are_broken_between_two() {
    let laid = lay_out(&paper(vec![Block::paragraph(format!("a{}b", "\u{a0}".repeat(700)))]));
    assert!(texts_on(&laid, 0).count() > 2);
    assert!(texts_on(&laid, 0).all(|line| line.x + width_of(line) <= laid.size.0 - style::SIDE_MARGIN + 0.5));
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
