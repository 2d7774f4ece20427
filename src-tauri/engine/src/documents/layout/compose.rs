//! Blocks to strips.

use std::collections::BTreeMap;

use super::laid::{Area, Laid, Node, PlacedRun, PlacedText, Role, Shape, Target};
use super::strip::{Keep, Placement, RepeatedHead, Strip, StripKind, keep_of_line};
use super::style::{self, TextStyle};
use super::voiced::{Voiced, plain};
use crate::documents::model::{Align, Block, Content, Document, HeadingLevel, ParagraphStyle, Picture, Spans};
use crate::documents::text::{Colour, Division, Face, Line, LineEnd, Meaning, Run, Setting, Shaper, break_lines};

/// A paper as strips, not yet on pages.
pub(super) struct Composed {
    pub laid: Laid,
    pub strips: Vec<Strip>,
    pub heads: Vec<RepeatedHead>,
    pub anchors: Vec<String>,
    pub shaper: Shaper,
}

/// Turns every block of a paper into strips.
pub(super) fn compose(document: &Document) -> Composed {
    let mut composer = Composer::new(document);
    for block in &document.blocks {
        composer.block(block);
    }
    Composed {
        laid: composer.laid,
        strips: composer.strips,
        heads: composer.heads,
        anchors: composer.anchors,
        shaper: composer.shaper,
    }
}

/// The room a passage has and how it stands in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub x: f64,
    pub width: f64,
    pub align: Align,
}

/// A passage broken into lines, with what it points at.
#[derive(Debug)]
pub(super) struct Broken {
    pub lines: Vec<Line>,
    targets: Vec<Target>,
    link_nodes: Vec<Option<usize>>,
}

pub(super) struct Composer<'a> {
    pub document: &'a Document,
    pub shaper: Shaper,
    pub laid: Laid,
    pub strips: Vec<Strip>,
    pub heads: Vec<RepeatedHead>,
    pub anchors: Vec<String>,
    open_anchors: Vec<usize>,
    /// What can be referred to, by its key, and how it is told of where its number alone would say little.
    places: BTreeMap<&'a str, String>,
    heading_above: u8,
    has_title: bool,
}

/// The paper itself, as a node.
pub(super) const ROOT: usize = 0;

impl<'a> Composer<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            shaper: Shaper::new(),
            laid: Laid::empty(document),
            strips: Vec::new(),
            heads: Vec::new(),
            anchors: Vec::new(),
            open_anchors: Vec::new(),
            places: places_on(document),
            heading_above: 0,
            has_title: document.blocks.iter().any(|block| matches!(block.content, Content::Title(_))),
        }
    }

    /// The whole width of the text.
    pub(super) fn full(&self, align: Align) -> Measure {
        let width = self.laid.size.0 - 2.0 * style::SIDE_MARGIN;
        if align == Align::Centre {
            // Centred lines as wide as a landscape page cannot be read.
            let width = width.min(style::CENTRED);
            return Measure { x: (self.laid.size.0 - width) / 2.0, width, align };
        }
        Measure { x: style::SIDE_MARGIN, width, align }
    }

    pub(super) fn node(&mut self, parent: usize, role: Role) -> usize {
        self.laid.nodes.push(Node { role, parent, kids: Vec::new(), attached: false });
        self.laid.nodes.len() - 1
    }

    pub(super) fn push(&mut self, mut strip: Strip) {
        strip.anchors.clone_from(&self.open_anchors);
        let follows_heading = self.strips.last().is_some_and(|last| last.keep == Keep::WithNext);
        if matches!(strip.kind, StripKind::Room | StripKind::Spread) && follows_heading {
            strip.keep = Keep::WithNext;
        }
        self.strips.push(strip);
    }

    /// Everything composed in between belongs to this key.
    pub(super) fn within(&mut self, anchor: Option<&String>, compose: impl FnOnce(&mut Self)) {
        let Some(key) = anchor else { return compose(self) };
        self.anchors.push(key.clone());
        self.open_anchors.push(self.anchors.len() - 1);
        compose(self);
        self.open_anchors.pop();
    }

    fn block(&mut self, block: &Block) {
        self.within(block.anchor.as_ref(), |composer| composer.content(&block.content, block.align));
    }

    fn content(&mut self, content: &Content, align: Align) {
        match content {
            Content::Letterhead { logo, unit } => self.letterhead(logo.as_ref(), unit),
            Content::Title(text) => {
                let role = self.heading_role(0);
                self.heading(text, role, style::TITLE, style::INK, align);
            }
            Content::Headline(text) => {
                let role = self.heading_role(0);
                self.heading(text, role, style::HEADLINE, style::INK, align);
            }
            Content::Subtitle(text) => {
                let passage = plain(text, Face::Regular, style::GREY);
                self.paragraph(ROOT, &passage, style::SUBTITLE, self.full(align), Division::Forbidden);
            }
            Content::Heading { level, text } => self.section(*level, text, align),
            Content::Paragraph { spans, style } => self.styled_paragraph(spans, *style, align),
            Content::Clause(clause) => self.clause(clause),
            Content::List(list) => {
                let measure = self.full(Align::Left);
                self.list(ROOT, list, measure);
            }
            Content::Table(table) => self.table(table, style::CELL),
            Content::LargeTable(table) => self.table(table, style::LARGE_CELL),
            Content::KeyValues(pairs) => self.key_values(pairs),
            Content::Parties(parties) => self.parties(parties),
            Content::Signatures(signatories) => self.signatures(signatories),
            Content::Fitted(fitted) => self.fitted(fitted, align),
            Content::SignedBy(signers) => self.signed_by(signers),
            Content::Ornament => self.ornament(),
            Content::Picture(picture) => self.picture(picture, align),
            Content::Spread => self.push(Strip { kind: StripKind::Spread, ..Strip::default() }),
            Content::Space(height) => {
                self.push(Strip { height: height.max(0.0), kind: StripKind::Room, ..Strip::default() });
            }
            Content::PageBreak => self.push(Strip { kind: StripKind::PageBreak, ..Strip::default() }),
        }
    }

    /// The level of a heading so many steps under the title. Levels are never skipped: a screen reader would look for
    /// the missing one.
    pub(super) fn heading_role(&mut self, depth: u8) -> Role {
        let level = if self.has_title { depth + 1 } else { depth.max(1) };
        let level = level.min(self.heading_above + 1);
        self.heading_above = level;
        Role::Heading(level)
    }

    fn section(&mut self, level: HeadingLevel, text: &str, align: Align) {
        let (depth, style) = match level {
            HeadingLevel::Section => (1, style::SECTION),
            HeadingLevel::Part => (2, style::PART),
        };
        let role = self.heading_role(depth);
        self.heading(text, role, style, style::PETROL, align);
    }

    fn heading(&mut self, text: &str, role: Role, style: TextStyle, colour: Colour, align: Align) {
        let node = self.node(ROOT, role);
        let passage = plain(text, Face::Bold, colour);
        let first = self.strips.len();
        self.lines_of(node, &passage, style, self.full(align), Division::Forbidden);
        self.mark_heading(first, text, role);
    }

    /// The strips from `first` are a heading: never the last on their page, and bookmarked.
    pub(super) fn mark_heading(&mut self, first: usize, text: &str, role: Role) {
        for strip in &mut self.strips[first..] {
            strip.keep = Keep::WithNext;
        }
        if text.trim().is_empty() {
            return;
        }
        if let (Some(strip), Role::Heading(level)) = (self.strips.get_mut(first), role) {
            strip.bookmark = Some((text.to_owned(), level));
        }
    }

    fn styled_paragraph(&mut self, spans: &Spans, style: ParagraphStyle, align: Align) {
        let (text_style, colour, division) = match style {
            ParagraphStyle::Body => (style::BODY, style::INK, Division::Allowed),
            ParagraphStyle::Note => (style::NOTE, style::GREY, Division::Allowed),
            ParagraphStyle::Display => (style::DISPLAY, style::INK, Division::Forbidden),
        };
        let division = if align == Align::Left { division } else { Division::Forbidden };
        let passage = Voiced::new(spans, Face::Regular, colour);
        self.paragraph(ROOT, &passage, text_style, self.full(align), division);
    }

    pub(super) fn paragraph(
        &mut self,
        parent: usize,
        passage: &Voiced,
        style: TextStyle,
        measure: Measure,
        division: Division,
    ) {
        let node = self.node(parent, Role::Paragraph);
        self.lines_of(node, passage, style, measure, division);
    }

    /// A passage as strips, one for each line.
    pub(super) fn lines_of(
        &mut self,
        node: usize,
        passage: &Voiced,
        style: TextStyle,
        measure: Measure,
        division: Division,
    ) {
        let mut broken = self.break_passage(passage, style, measure.width, division);
        let count = broken.lines.len();
        for position in 0..count {
            let mut placements = Vec::new();
            self.place_line(node, &mut broken, position, measure, style, 0.0, &mut placements);
            self.push(Strip {
                height: style.leading,
                before: if position == 0 { style.before } else { 0.0 },
                after: if position + 1 == count { style.after } else { 0.0 },
                keep: keep_of_line(position, count),
                placements,
                ..Strip::default()
            });
        }
    }

    pub(super) fn break_passage(
        &mut self,
        passage: &Voiced,
        style: TextStyle,
        width: f64,
        division: Division,
    ) -> Broken {
        let setting = Setting { size: style.size, width, language: self.document.language, division };
        Broken {
            lines: break_lines(&mut self.shaper, &passage.passage, setting),
            targets: passage.targets.clone(),
            link_nodes: vec![None; passage.targets.len()],
        }
    }

    /// Places one line of a passage so many points under the upper edge of its strip.
    #[expect(clippy::too_many_arguments, reason = "a line needs to know whose it is, where it stands and how it looks")]
    pub(super) fn place_line(
        &mut self,
        node: usize,
        broken: &mut Broken,
        position: usize,
        measure: Measure,
        style: TextStyle,
        top: f64,
        placements: &mut Vec<Placement>,
    ) {
        let line = &broken.lines[position];
        let x = measure.x
            + match measure.align {
                Align::Left => 0.0,
                Align::Centre => (measure.width - line.width) / 2.0,
                Align::Right => measure.width - line.width,
            };
        let baseline = top + baseline_in(style);
        placements.push(Placement::Node(node));
        let mut stretches: Vec<&[Run]> =
            line.runs.chunk_by(|one, next| one.voice.meaning == next.voice.meaning).collect();
        stretches.sort_by_key(|stretch| stretch.iter().map(|run| run.place).min());
        let last_stretch = stretches.len().saturating_sub(1);
        for (number, stretch) in stretches.into_iter().enumerate() {
            let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
            let left = x + first.x;
            let right = x + last.x + last.width;
            let text = PlacedText {
                x: left,
                baseline,
                size: style.size,
                runs: placed_runs(stretch),
                text: if stretch.len() == line.runs.len() { line.text.clone() } else { text_of(stretch) },
                end: if number == last_stretch { line.end } else { LineEnd::Divided },
            };
            match first.voice.meaning {
                Meaning::Words => placements.push(Placement::Text { node, text }),
                Meaning::Missing => {
                    placements.push(Placement::Shape(tint(left, right, baseline, style.size)));
                    placements.push(Placement::Text { node, text });
                }
                Meaning::Link(link) => {
                    let Some(told) = self.told(&broken.targets[link], &text.text) else {
                        placements.push(Placement::Text { node, text });
                        continue;
                    };
                    let known = broken.link_nodes[link];
                    let link_node = known.unwrap_or_else(|| self.node(node, Role::Link));
                    broken.link_nodes[link] = Some(link_node);
                    let area = Area {
                        x: left,
                        y: baseline - style.size * 0.8,
                        width: right - left,
                        height: style.size * 1.05,
                    };
                    let target = broken.targets[link].clone();
                    if matches!(target, Target::Address(_)) {
                        placements.push(Placement::Shape(underline(left, right, baseline)));
                    }
                    placements.push(Placement::Link { node: link_node, area, target, text: told });
                    placements.push(Placement::Text { node: link_node, text });
                }
            }
        }
    }

    /// What a reader is told that a link with these words leads to; nothing where it leads nowhere.
    fn told(&self, target: &Target, words: &str) -> Option<String> {
        match target {
            Target::Address(_) => Some(words.to_owned()),
            Target::Place(key) => {
                let name = self.places.get(key.as_str())?;
                Some(if name.is_empty() { words.to_owned() } else { name.clone() })
            }
        }
    }

    fn letterhead(&mut self, logo: Option<&Picture>, unit: &str) {
        let mut placements = Vec::new();
        let mut x = style::SIDE_MARGIN;
        if let Some(logo) = logo {
            let (width, height) = logo_size(logo, self.laid.size.0 - 2.0 * style::SIDE_MARGIN);
            let area = Area { x, y: (style::LOGO - height) / 2.0, width, height };
            x += area.width + 10.0;
            placements.push(self.place_picture(logo, area));
        }
        let measure = Measure { x, width: self.laid.size.0 - style::SIDE_MARGIN - x, align: Align::Left };
        let passage = plain(unit, Face::Bold, style::INK);
        let mut broken = self.break_passage(&passage, style::UNIT, measure.width, Division::Forbidden);
        let node = self.node(ROOT, Role::Paragraph);
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let text_height = broken.lines.len() as f64 * style::UNIT.leading;
        let height = text_height.max(if logo.is_some() { style::LOGO } else { 0.0 });
        let mut top = (height - text_height) / 2.0;
        for position in 0..broken.lines.len() {
            self.place_line(node, &mut broken, position, measure, style::UNIT, top, &mut placements);
            top += style::UNIT.leading;
        }
        self.push(Strip { height, after: style::UNIT.after, placements, ..Strip::default() });
    }

    fn picture(&mut self, picture: &Picture, align: Align) {
        let measure = self.full(align);
        let page_room = self.laid.size.1 - style::TOP_MARGIN - style::BOTTOM_MARGIN;
        let (tall, wide) = (picture.height.max(1.0), picture.width_at(picture.height.max(1.0)));
        let scale = (measure.width / wide).min(page_room / tall).min(1.0);
        let (width, height) = (wide * scale, tall * scale);
        let x = measure.x
            + match align {
                Align::Left => 0.0,
                Align::Centre => (measure.width - width) / 2.0,
                Align::Right => measure.width - width,
            };
        let placement = self.place_picture(picture, Area { x, y: 0.0, width, height });
        self.push(Strip { height, after: 6.0, placements: vec![placement], ..Strip::default() });
    }

    fn place_picture(&mut self, picture: &Picture, area: Area) -> Placement {
        let index = self.laid.pictures.len();
        self.laid.pictures.push(picture.clone());
        let node = self.node(ROOT, Role::Figure { picture: index, area });
        Placement::Picture { node, picture: index, area }
    }
}

/// Everything on a paper that has a key, and what it is called: "4.2 Roller og ansvar".
fn places_on(document: &Document) -> BTreeMap<&str, String> {
    let mut places = BTreeMap::new();
    for block in &document.blocks {
        let name = match &block.content {
            Content::Clause(clause) => titled(&clause.number, &clause.heading),
            Content::Title(text) | Content::Headline(text) | Content::Heading { text, .. } => text.trim().to_owned(),
            _ => String::new(),
        };
        if let Some(key) = &block.anchor {
            places.entry(key.as_str()).or_insert(name);
        }
        let Content::Clause(clause) = &block.content else { continue };
        for paragraph in &clause.paragraphs {
            let number = paragraph.number.as_deref().unwrap_or(&clause.number);
            if let Some(key) = &paragraph.anchor {
                places.entry(key.as_str()).or_insert_with(|| titled(number, &clause.heading));
            }
        }
    }
    places
}

fn titled(number: &str, heading: &str) -> String {
    format!("{number} {heading}").trim().to_owned()
}

/// Where the baseline of a line stands under the upper edge of its box.
pub(super) fn baseline_in(style: TextStyle) -> f64 {
    (style.leading - style.size) / 2.0 + style.size * 0.77
}

fn placed_runs(runs: &[Run]) -> Vec<PlacedRun> {
    let start = runs.first().map_or(0.0, |run| run.x);
    runs.iter()
        .map(|run| PlacedRun {
            face: run.face,
            colour: run.voice.colour,
            x: run.x - start,
            shaped: std::sync::Arc::clone(&run.shaped),
        })
        .collect()
}

fn text_of(runs: &[Run]) -> String {
    let mut runs: Vec<&Run> = runs.iter().collect();
    runs.sort_by_key(|run| run.place);
    runs.into_iter().map(|run| run.text.as_str()).collect()
}

fn tint(left: f64, right: f64, baseline: f64, size: f64) -> Shape {
    let area = Area { x: left - 1.2, y: baseline - size * 0.86, width: right - left + 2.4, height: size * 1.16 };
    Shape { area, colour: style::AMBER }
}

fn underline(left: f64, right: f64, baseline: f64) -> Shape {
    let area = Area { x: left, y: baseline + 1.4, width: right - left, height: 0.5 };
    Shape { area, colour: style::PETROL }
}

/// How large a logo is printed: as high as it is meant to be, and never so wide that the unit's name beside it has no room.
fn logo_size(logo: &Picture, measure: f64) -> (f64, f64) {
    let height = logo.height.clamp(1.0, style::LOGO);
    let wanted = logo.width_at(height);
    let width = wanted.min(measure * style::LOGO_SHARE);
    (width, if wanted > width { height * width / wanted } else { height })
}
