//! Strips to pages, and what is repeated in the margins once the number of pages is known.

use super::compose::{Composed, baseline_in};
use super::frame::ornate;
use super::laid::{
    Anchor, Area, Artifact, ArtifactKind, Ink, Kid, Laid, LaidLink, LaidPage, Mark, OutlineEntry, PlacedRun,
    PlacedText, Role, Shape,
};
use super::strip::{Keep, Placement, RepeatedHead, Strip, StripKind};
use super::style::{self, TextStyle};
use crate::documents::model::{Align, Document, Numbering, PageFrame};
use crate::documents::text::{Colour, Dividing, Division, Face, Line, Meaning, Setting, Shaper, Voice, break_lines};
use crate::shared::format::Language;

/// Stacks the strips of a paper on pages.
pub(super) fn paginate(document: &Document, composed: Composed) -> Laid {
    let Composed { laid, strips, heads, anchors, mut shaper } = composed;
    let page_room = laid.size.1 - style::TOP_MARGIN - style::BOTTOM_MARGIN;
    let room_of = |strip: &Strip| page_room - strip.repeated_head.map_or(0.0, |head| heads[head].height);
    let mut strips: Vec<Strip> = strips
        .into_iter()
        .flat_map(|strip| {
            let room = room_of(&strip);
            strip.cut_to(room)
        })
        .collect();
    share_out(&mut strips, page_room);
    let mut stack = Stack::new(laid, &heads, &anchors);
    let mut start = 0;
    while start < strips.len() {
        let length =
            strips[start..].iter().position(|strip| strip.keep == Keep::Free).map_or(strips.len() - start, |at| at + 1);
        stack.put_together(&strips[start..start + length]);
        start += length;
    }
    let mut laid = stack.laid;
    let count = laid.pages.len();
    for page in 0..count {
        Frame { document, shaper: &mut shaper, size: laid.size }.draw(&mut laid.pages[page], page, count);
    }
    laid.unprintable = shaper.into_unprintable();
    laid
}

struct Stack<'a> {
    laid: Laid,
    heads: &'a [RepeatedHead],
    anchors: &'a [String],
    y: f64,
    /// Room the last strip wants below it.
    after: f64,
    /// Nothing stands on the page yet but a repeated head.
    is_fresh: bool,
}

impl<'a> Stack<'a> {
    fn new(mut laid: Laid, heads: &'a [RepeatedHead], anchors: &'a [String]) -> Self {
        laid.pages.push(LaidPage::default());
        Self { laid, heads, anchors, y: style::TOP_MARGIN, after: 0.0, is_fresh: true }
    }

    fn bottom(&self) -> f64 {
        self.laid.size.1 - style::BOTTOM_MARGIN
    }

    /// Places strips that belong together on one page, where that can be.
    fn put_together(&mut self, strips: &[Strip]) {
        let height = height_of(strips);
        let page_room = self.bottom() - style::TOP_MARGIN;
        if height <= page_room && !self.fits(strips, height) {
            self.turn_page(strips.first());
        }
        for strip in strips {
            self.put(strip);
        }
    }

    fn fits(&self, strips: &[Strip], height: f64) -> bool {
        let gap = strips.first().map_or(0.0, |first| self.gap_before(first));
        self.is_fresh || self.y + gap + height <= self.bottom() + SLACK
    }

    fn gap_before(&self, strip: &Strip) -> f64 {
        if self.is_fresh { 0.0 } else { self.after.max(strip.before) }
    }

    fn turn_page(&mut self, next: Option<&Strip>) {
        self.laid.pages.push(LaidPage::default());
        self.y = style::TOP_MARGIN;
        self.after = 0.0;
        self.is_fresh = true;
        if let Some(head) = next.and_then(|strip| strip.repeated_head) {
            self.repeat(&self.heads[head]);
        }
    }

    /// A table head on a later page: drawn, but not read a second time.
    fn repeat(&mut self, head: &RepeatedHead) {
        let y = self.y;
        let page = self.page();
        for placement in &head.placements {
            match placement {
                Placement::Shape(shape) => page.shapes.push(lowered(*shape, y)),
                Placement::Text { text, .. } => {
                    let text = lowered_text(text, y);
                    page.artifacts.push(Artifact { kind: ArtifactKind::TableHead, text });
                }
                Placement::Picture { .. } | Placement::Link { .. } | Placement::Node(_) => {}
            }
        }
        self.y += head.height;
    }

    fn put(&mut self, strip: &Strip) {
        match strip.kind {
            StripKind::PageBreak => {
                if !self.is_fresh {
                    self.turn_page(None);
                }
                return;
            }
            StripKind::Room | StripKind::Spread => {
                // The first page may begin with room, as a diploma does.
                if !self.is_fresh || self.page_number() == 0 {
                    self.y += strip.height;
                    self.is_fresh = false;
                }
                return;
            }
            StripKind::Content => {}
        }
        if !self.is_fresh && self.y + self.gap_before(strip) + strip.height > self.bottom() + SLACK {
            self.turn_page(Some(strip));
        }
        self.y += self.gap_before(strip);
        self.is_fresh = false;
        self.note_anchors(strip);
        if let Some((title, level)) = &strip.bookmark {
            let page = self.page_number();
            self.laid.outline.push(OutlineEntry { title: title.clone(), level: *level, page, y: self.y });
        }
        for placement in &strip.placements {
            self.place(placement);
        }
        self.y += strip.height;
        self.after = strip.after;
    }

    fn page_number(&self) -> usize {
        self.laid.pages.len() - 1
    }

    fn page(&mut self) -> &mut LaidPage {
        let last = self.page_number();
        &mut self.laid.pages[last]
    }

    fn note_anchors(&mut self, strip: &Strip) {
        let page = self.page_number();
        for anchor in &strip.anchors {
            let key = &self.anchors[*anchor];
            let bottom = self.y + strip.height;
            let known = self.laid.anchors.iter_mut().rev().find(|known| known.page == page && known.key == *key);
            if let Some(known) = known {
                known.area.height = bottom - known.area.y;
                continue;
            }
            let width = self.laid.size.0 - 2.0 * style::SIDE_MARGIN;
            let area = Area { x: style::SIDE_MARGIN, y: self.y, width, height: strip.height };
            self.laid.anchors.push(Anchor { key: key.clone(), page, area });
        }
    }

    fn place(&mut self, placement: &Placement) {
        let y = self.y;
        match placement {
            Placement::Shape(shape) => self.page().shapes.push(lowered(*shape, y)),
            Placement::Node(node) => self.attach(*node),
            Placement::Text { node, text } => {
                let text = lowered_text(text, y);
                self.mark(*node, Ink::Text(text));
            }
            Placement::Picture { node, picture, area } => {
                let area = Area { y: area.y + y, ..*area };
                self.laid.nodes[*node].role = Role::Figure { picture: *picture, area };
                self.mark(*node, Ink::Picture { picture: *picture, area });
            }
            Placement::Link { node, area, target, text } => {
                self.attach(*node);
                let link = self.laid.links.len();
                let page = self.page_number();
                let area = Area { y: area.y + y, ..*area };
                self.laid.links.push(LaidLink { page, area, target: target.clone(), text: text.clone() });
                self.laid.nodes[*node].kids.push(Kid::Link(link));
            }
        }
    }

    /// Adds ink to the content of a node, opening a new marked content where the last one is another node's.
    fn mark(&mut self, node: usize, ink: Ink) {
        self.attach(node);
        let page = self.page_number();
        if let Some(last) = self.page().marks.last_mut()
            && last.node == node
        {
            last.inks.push(ink);
            return;
        }
        let marks = &mut self.page().marks;
        marks.push(Mark { node, inks: vec![ink] });
        let mark = marks.len() - 1;
        self.laid.nodes[node].kids.push(Kid::Content { page, mark });
    }

    fn attach(&mut self, node: usize) {
        if self.laid.nodes[node].attached {
            return;
        }
        self.laid.nodes[node].attached = true;
        let parent = self.laid.nodes[node].parent;
        self.attach(parent);
        self.laid.nodes[parent].kids.push(Kid::Node(node));
    }
}

/// Sums of decimal fractions may be off by less than this.
const SLACK: f64 = 0.01;

fn height_of(strips: &[Strip]) -> f64 {
    let gaps: f64 = strips.windows(2).map(|pair| pair[0].after.max(pair[1].before)).sum();
    gaps + strips.iter().map(|strip| strip.height).sum::<f64>()
}

/// Turns what is to be spread into room: on a paper of one page so high that the page is filled, else into none.
fn share_out(strips: &mut [Strip], page_room: f64) {
    let shares = strips.iter().filter(|strip| strip.kind == StripKind::Spread).count();
    if shares == 0 {
        return;
    }
    let (mut height, mut after, mut is_fresh) = (0.0, 0.0_f64, true);
    for strip in strips.iter() {
        if strip.kind == StripKind::Content {
            height += if is_fresh { 0.0 } else { after.max(strip.before) };
            after = strip.after;
        }
        height += strip.height;
        is_fresh = false;
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of them")]
    let share = (page_room - height).max(0.0) / shares as f64;
    for strip in strips.iter_mut().filter(|strip| strip.kind == StripKind::Spread) {
        *strip = Strip { height: share, kind: StripKind::Room, keep: strip.keep, ..Strip::default() };
    }
}

fn lowered(shape: Shape, y: f64) -> Shape {
    Shape { area: Area { y: shape.area.y + y, ..shape.area }, ..shape }
}

fn lowered_text(text: &PlacedText, y: f64) -> PlacedText {
    PlacedText { baseline: text.baseline + y, ..text.clone() }
}

/// The margins of a page.
struct Frame<'a> {
    document: &'a Document,
    shaper: &'a mut Shaper,
    size: (f64, f64),
}

impl Frame<'_> {
    fn draw(&mut self, page: &mut LaidPage, number: usize, count: usize) {
        let margins = &self.document.margins;
        if margins.frame == PageFrame::Ornate {
            page.shapes.extend(ornate(self.size));
        }
        if let Some(ribbon) = &margins.ribbon {
            let area = Area { x: 0.0, y: 0.0, width: self.size.0, height: style::RIBBON };
            page.shapes.push(Shape { area, colour: style::AMBER });
            let top = (style::RIBBON - style::MARGIN.leading) / 2.0;
            self.write(page, ArtifactKind::Ribbon, ribbon, (Face::Bold, style::BROWN), Align::Centre, top);
        }
        if let (Some(head), true) = (&margins.head, number > 0) {
            self.write(page, ArtifactKind::Header, head, (Face::Regular, style::GREY), Align::Left, HEAD_TOP);
            page.shapes.push(self.hairline(HEAD_TOP + style::MARGIN.leading + 4.0));
        }
        let foot = self.size.1 - FOOT_FROM_EDGE;
        let is_numbered = margins.numbering == Numbering::PageOfPages;
        if is_numbered || margins.foot.is_some() {
            page.shapes.push(self.hairline(foot - 7.0));
        }
        if let Some(text) = &margins.foot {
            self.write(page, ArtifactKind::Footer, text, (Face::Regular, style::GREY), Align::Left, foot);
        }
        if is_numbered {
            let text = page_of_pages(self.document.language, number + 1, count);
            self.write(page, ArtifactKind::Footer, &text, (Face::Regular, style::GREY), Align::Right, foot);
        }
    }

    fn hairline(&self, y: f64) -> Shape {
        let area = Area { x: style::SIDE_MARGIN, y, width: self.size.0 - 2.0 * style::SIDE_MARGIN, height: 0.5 };
        Shape { area, colour: style::HAIRLINE }
    }

    fn write(
        &mut self,
        page: &mut LaidPage,
        kind: ArtifactKind,
        text: &str,
        (face, colour): (Face, Colour),
        align: Align,
        top: f64,
    ) {
        let room = self.size.0 - 2.0 * style::SIDE_MARGIN;
        // The left text leaves room for "Side 100 af 100"; what does not fit on its line is on the paper elsewhere.
        let width = if align == Align::Left { room - 80.0 } else { room };
        let setting = Setting {
            size: style::MARGIN.size,
            width,
            language: self.document.language,
            division: Division::Forbidden,
        };
        let voice = Voice { face, colour, meaning: Meaning::Words, dividing: Dividing::Usual };
        let mut lines = break_lines(self.shaper, &[(text.to_owned(), voice)], setting);
        if let [first, _, ..] = lines.as_slice() {
            let cut = format!("{} …", first.text);
            let room = Setting { width: width + ELLIPSIS, ..setting };
            lines = break_lines(self.shaper, &[(cut, voice)], room);
        }
        let Some(line) = lines.first() else { return };
        let x = style::SIDE_MARGIN
            + match align {
                Align::Left => 0.0,
                Align::Centre => (room - line.width) / 2.0,
                Align::Right => room - line.width,
            };
        page.artifacts.push(Artifact { kind, text: on_baseline(line, x, top, style::MARGIN) });
    }
}

fn on_baseline(line: &Line, x: f64, top: f64, style: TextStyle) -> PlacedText {
    let runs = line
        .runs
        .iter()
        .map(|run| PlacedRun {
            face: run.face,
            colour: run.voice.colour,
            x: run.x,
            shaped: std::sync::Arc::clone(&run.shaped),
        })
        .collect();
    PlacedText { x, baseline: top + baseline_in(style), size: style.size, runs, text: line.text.clone(), end: line.end }
}

/// Room for " …" where a text of the margins is cut.
const ELLIPSIS: f64 = 12.0;

/// From the upper edge of the page to the running head, and from the lower edge to the running foot.
const HEAD_TOP: f64 = 34.0;
const FOOT_FROM_EDGE: f64 = 42.0;

fn page_of_pages(language: Language, page: usize, count: usize) -> String {
    match language {
        Language::Da => format!("Side {page} af {count}"),
        Language::En => format!("Page {page} of {count}"),
    }
}
