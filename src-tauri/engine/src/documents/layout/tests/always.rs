//! What holds for every paper, whatever is written in it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::random::{blocks, letters, written};
use super::{paper, width_of};
use crate::documents::layout::laid::{Area, Ink, Kid, Laid, LaidPage, PlacedText, Role};
use crate::documents::layout::{lay_out, style};
use crate::documents::model::Content;

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

/// The letters of a paper as its tree tells them.
fn aloud(laid: &Laid) -> String {
    let mut read = Vec::new();
    read_aloud(laid, 0, &mut read);
    let inks = read.iter().flat_map(|(page, mark)| &laid.pages[*page].marks[*mark].inks);
    let said = inks.map(|ink| match ink {
        Ink::Text(text) => letters(&text.text),
        Ink::Picture { picture, .. } => letters(&laid.pictures[*picture].alternative),
    });
    said.collect()
}

/// Where the letters of a text are: from the top of an "Å" almost to the foot of a "g".
fn area_of(text: &PlacedText) -> Area {
    let (over, under) = (0.80 * text.size, 0.22 * text.size);
    Area { x: text.x, y: text.baseline - over, width: width_of(text), height: over + under }
}

/// Everything drawn on a page but its tints and rules.
fn inked(page: &LaidPage) -> Vec<(Area, &str)> {
    let marks = page.marks.iter().flat_map(|mark| &mark.inks).map(|ink| match ink {
        Ink::Text(text) => (area_of(text), text.text.as_str()),
        Ink::Picture { area, .. } => (*area, "a picture"),
    });
    let artifacts = page.artifacts.iter().map(|artifact| (area_of(&artifact.text), artifact.text.text.as_str()));
    marks.chain(artifacts).collect()
}

fn overlap(one: Area, other: Area) -> bool {
    const HAIR: f64 = 0.05;
    let apart = |from: f64, length: f64, other_from: f64, other_length: f64| {
        from + length <= other_from + HAIR || other_from + other_length <= from + HAIR
    };
    !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height)
}

/// How many lines each passage of running text has on each of its pages.
fn lines_by_page(laid: &Laid) -> BTreeMap<usize, BTreeMap<usize, usize>> {
    let mut baselines: BTreeMap<usize, BTreeMap<usize, BTreeSet<u64>>> = BTreeMap::new();
    for (number, page) in laid.pages.iter().enumerate() {
        for mark in &page.marks {
            let passage =
                if laid.nodes[mark.node].role == Role::Link { laid.nodes[mark.node].parent } else { mark.node };
            if !matches!(laid.nodes[passage].role, Role::Paragraph | Role::ListBody) {
                continue;
            }
            for ink in &mark.inks {
                let Ink::Text(text) = ink else { continue };
                baselines.entry(passage).or_default().entry(number).or_default().insert(text.baseline.to_bits());
            }
        }
    }
    let counted =
        |pages: BTreeMap<usize, BTreeSet<u64>>| pages.into_iter().map(|(page, lines)| (page, lines.len())).collect();
    baselines.into_iter().map(|(passage, pages)| (passage, counted(pages))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn everything_written_is_read_aloud_in_order_and_printed(blocks in blocks()) {
        let document = paper(blocks);
        let laid = lay_out(&document);
        prop_assert_eq!(aloud(&laid), written(&document));
        prop_assert_eq!(letters(&laid.text().concat()), written(&document));
        prop_assert!(laid.unprintable.is_empty());
    }

    #[test]
    fn nothing_stands_on_top_of_anything_else(blocks in blocks(), head in "[A-ZÆØÅ][a-zæøå ]{0,120}") {
        let mut document = paper(blocks);
        document.margins.head = Some(head.clone());
        document.margins.foot = Some(head.clone());
        document.margins.ribbon = Some(head);
        let laid = lay_out(&document);
        for page in &laid.pages {
            let inks = inked(page);
            for (at, (one, what)) in inks.iter().enumerate() {
                for (other, beside) in &inks[at + 1..] {
                    prop_assert!(!overlap(*one, *other), "{} {:?} and {} {:?}", what, one, beside, other);
                }
            }
        }
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
        let (left, right) = (style::SIDE_MARGIN - 0.5, laid.size.0 - style::SIDE_MARGIN + 0.5);
        for page in &laid.pages {
            for ink in page.marks.iter().flat_map(|mark| &mark.inks) {
                let (area, what) = match ink {
                    Ink::Picture { area, .. } => (*area, "a picture"),
                    Ink::Text(text) => (area_of(text), text.text.as_str()),
                };
                prop_assert!(area.x >= left && area.x + area.width <= right, "{}: {:?}", what, area);
                prop_assert!(area.y > style::TOP_MARGIN - 1.0, "{}: {:?}", what, area);
                let bottom = laid.size.1 - style::BOTTOM_MARGIN + 1.0;
                prop_assert!(area.y + area.height <= bottom, "{}: {:?}", what, area);
            }
            for artifact in &page.artifacts {
                let area = area_of(&artifact.text);
                prop_assert!(area.x >= left && area.x + area.width <= right, "{}: {:?}", artifact.text.text, area);
                prop_assert!(area.y >= 0.0 && area.y + area.height <= laid.size.1);
            }
            for shape in &page.shapes {
                let (width, height) = (shape.area.x + shape.area.width, shape.area.y + shape.area.height);
                prop_assert!(shape.area.x >= 0.0 && shape.area.y >= 0.0, "{:?}", shape.area);
                prop_assert!(width <= laid.size.0 + 0.01 && height <= laid.size.1, "{:?}", shape.area);
            }
        }
    }

    #[test]
    fn each_link_is_read_once_where_its_words_are_and_lies_over_them(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        let mut seen = vec![0; laid.links.len()];
        for node in laid.nodes.iter().filter(|node| node.attached) {
            let links: Vec<usize> = node.kids.iter().filter_map(|kid| if let Kid::Link(at) = kid { Some(*at) } else { None }).collect();
            prop_assert_eq!(node.role == Role::Link, !links.is_empty());
            for link in links {
                seen[link] += 1;
                let area = laid.links[link].area;
                let mine = node.kids.iter().filter_map(|kid| match kid {
                    Kid::Content { page, mark } if *page == laid.links[link].page => Some(&laid.pages[*page].marks[*mark]),
                    _ => None,
                });
                let mut words = mine.flat_map(|mark| &mark.inks).filter_map(|ink| if let Ink::Text(text) = ink { Some(area_of(text)) } else { None });
                prop_assert!(words.any(|words| overlap(area, words)), "{:?}", laid.links[link]);
                prop_assert!(!laid.links[link].text.is_empty());
            }
        }
        prop_assert!(seen.iter().all(|times| *times == 1), "{:?}", seen);
    }

    #[test]
    fn no_row_is_torn_and_no_table_head_is_the_last_on_its_page(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        for (row, _) in laid.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::TableRow) {
            let mut read = Vec::new();
            read_aloud(&laid, row, &mut read);
            let pages: BTreeSet<usize> = read.iter().map(|(page, _)| *page).collect();
            prop_assert!(pages.len() < 2, "a row on {:?}", pages);
        }
        for page in &laid.pages {
            let last = page.marks.last().map(|mark| laid.nodes[mark.node].role);
            prop_assert!(last != Some(Role::ColumnHead));
        }
    }

    #[test]
    fn no_line_of_running_text_is_left_alone_on_a_page(blocks in blocks()) {
        let laid = lay_out(&paper(blocks));
        for (passage, pages) in lines_by_page(&laid) {
            prop_assert!(pages.len() < 2 || pages.values().all(|lines| *lines > 1), "{:?}: {:?}", laid.nodes[passage].role, pages);
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
