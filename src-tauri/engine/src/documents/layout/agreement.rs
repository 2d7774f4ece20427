//! The parts of an agreement: clauses, parties, labels with values, and the lines to sign on.

use super::compose::{Broken, Composer, Measure, ROOT};
use super::laid::{Area, Numbering, Role, Shape};
use super::lists::Hanging;
use super::strip::{Keep, Placement, Strip};
use super::style::{self, TextStyle};
use super::voiced::{Voiced, plain};
use crate::documents::model::{Align, Clause, ClauseParagraph, Party, Signatory, SignatureLine, Spans};
use crate::documents::text::{Colour, Division, Face, LineEnd};

impl Composer<'_> {
    /// "4 Roller og ansvar" and its paragraphs.
    pub(super) fn clause(&mut self, clause: &Clause) {
        let section = self.node(ROOT, Role::Section);
        self.clause_heading(section, clause);
        let numbered = |paragraph: &ClauseParagraph| paragraph.number.is_some();
        for group in clause.paragraphs.chunk_by(|one, next| numbered(one) == numbered(next)) {
            if group.first().is_some_and(numbered) {
                self.numbered_paragraphs(section, group);
            } else {
                for paragraph in group {
                    self.within(paragraph.anchor.as_ref(), |composer| composer.plain_paragraph(section, paragraph));
                }
            }
        }
    }

    fn plain_paragraph(&mut self, section: usize, paragraph: &ClauseParagraph) {
        let measure = self.full(Align::Left);
        let first = self.strips.len();
        if !paragraph.begins_with_list() {
            let passage = Voiced::new(&paragraph.spans, Face::Regular, style::INK);
            self.paragraph(section, &passage, style::BODY, measure, Division::Allowed);
        }
        self.below(section, &paragraph.below, measure, first);
    }

    fn clause_heading(&mut self, section: usize, clause: &Clause) {
        let role = self.heading_role(1);
        let node = self.node(section, role);
        let full = self.full(Align::Left);
        let mut number = Vec::new();
        let mut indent = 0.0;
        if !clause.number.is_empty() {
            let passage = plain(&format!("{}\u{A0}", clause.number), Face::Bold, style::PETROL);
            let mut broken = self.break_passage(&passage, style::CLAUSE, full.width, Division::Forbidden);
            indent = broken.lines.first().map_or(0.0, |line| line.width) + style::CLAUSE_GAP;
            self.place_line(node, &mut broken, 0, full, style::CLAUSE, 0.0, &mut number);
        }
        for placement in &mut number {
            if let Placement::Text { text, .. } = placement {
                text.end = LineEnd::Divided;
            }
        }
        let first = self.strips.len();
        let passage = plain(&clause.heading, Face::Bold, style::PETROL);
        let measure = Measure { x: full.x + indent, width: full.width - indent, align: Align::Left };
        self.lines_of(node, &passage, style::CLAUSE, measure, Division::Forbidden);
        if let Some(strip) = self.strips.get_mut(first) {
            strip.placements.splice(0..0, number);
        }
        self.mark_heading(first, format!("{} {}", clause.number, clause.heading).trim(), role);
    }

    fn numbered_paragraphs(&mut self, section: usize, paragraphs: &[ClauseParagraph]) {
        let list = self.node(section, Role::List(Numbering::Decimal));
        let measure = self.full(Align::Left);
        for paragraph in paragraphs {
            let hanging = Hanging {
                label: paragraph.number.as_deref().unwrap_or_default(),
                label_colour: style::GREY,
                indent: style::HANG_NUMBER,
                spans: (!paragraph.begins_with_list()).then_some(&paragraph.spans),
            };
            let first = self.strips.len();
            self.within(paragraph.anchor.as_ref(), |composer| {
                composer.hanging(list, &hanging, measure, |composer, body, measure| {
                    composer.below(body, &paragraph.below, measure, first);
                });
            });
        }
    }

    /// The parties side by side, two to a row.
    pub(super) fn parties(&mut self, parties: &[Party]) {
        let (width, columns) = self.two_columns();
        for pair in parties.chunks(2) {
            let mut placements = Vec::new();
            let mut height: f64 = 0.0;
            for (party, x) in pair.iter().zip(columns) {
                let measure = Measure { x, width, align: Align::Left };
                height = height.max(self.party(party, measure, &mut placements));
            }
            self.push(Strip { height, before: 13.0, after: 6.0, placements, ..Strip::default() });
        }
    }

    fn party(&mut self, party: &Party, measure: Measure, placements: &mut Vec<Placement>) -> f64 {
        placements.push(rule(measure.x, 0.0, measure.width, 1.2, style::PETROL));
        let division = self.node(ROOT, Role::Division);
        let role = plain(&party.role, Face::Bold, style::PETROL);
        let mut top = self.place_all(division, &role, style::LABEL, measure, 5.5, placements) + 1.5;
        for (position, line) in party.lines.iter().enumerate() {
            let face = if position == 0 { Face::Bold } else { Face::Regular };
            let passage = Voiced::new(line, face, style::INK);
            top = self.place_all(division, &passage, PARTY_LINE, measure, top, placements);
        }
        top
    }

    /// Labels at the left, values at the right: period, contact, room.
    pub(super) fn key_values(&mut self, pairs: &[(String, Spans)]) {
        let table = self.node(ROOT, Role::Table);
        let full = self.full(Align::Left);
        let labels: Vec<Broken> = pairs
            .iter()
            .map(|(label, _)| {
                let passage = plain(label, Face::Regular, style::GREY);
                self.break_passage(&passage, KEY_VALUE, full.width * 0.36, Division::Allowed)
            })
            .collect();
        let widest = labels.iter().flat_map(|label| &label.lines).map(|line| line.width).fold(80.0, f64::max);
        let indent = widest + 18.0;
        let values = Measure { x: full.x + indent, width: full.width - indent, align: Align::Left };
        let last = pairs.len().saturating_sub(1);
        for (position, ((_, value), label)) in pairs.iter().zip(labels).enumerate() {
            let row = self.node(table, Role::TableRow);
            let mut placements = Vec::new();
            let head = self.node(row, Role::RowHead);
            let label_height = self.place_broken(head, label, KEY_VALUE, full, 0.0, &mut placements);
            let cell = self.node(row, Role::Cell);
            let passage = Voiced::new(value, Face::Bold, style::INK);
            let height = self.place_all(cell, &passage, KEY_VALUE, values, 0.0, &mut placements).max(label_height);
            self.push(Strip {
                height,
                before: if position == 0 { 4.0 } else { 1.6 },
                after: if position == last { 6.0 } else { 0.0 },
                keep: if position == 0 && last > 0 { Keep::WithNext } else { Keep::Free },
                placements,
                ..Strip::default()
            });
        }
    }

    /// Lines to sign on, two to a row, never torn from each other.
    pub(super) fn signatures(&mut self, signatories: &[Signatory]) {
        let (width, columns) = self.two_columns();
        let section = self.node(ROOT, Role::Section);
        let rows = signatories.len().div_ceil(2);
        for (row, pair) in signatories.chunks(2).enumerate() {
            let mut placements = Vec::new();
            let mut height: f64 = 0.0;
            for (signatory, x) in pair.iter().zip(columns) {
                let measure = Measure { x, width, align: Align::Left };
                height = height.max(self.signatory(section, signatory, measure, &mut placements));
            }
            let keep = if row + 1 < rows { Keep::WithNext } else { Keep::Free };
            self.push(Strip {
                height,
                before: if row == 0 { 14.0 } else { 26.0 },
                after: 8.0,
                keep,
                placements,
                ..Strip::default()
            });
        }
    }

    fn signatory(
        &mut self,
        section: usize,
        signatory: &Signatory,
        measure: Measure,
        placements: &mut Vec<Placement>,
    ) -> f64 {
        let division = self.node(section, Role::Division);
        let heading = plain(&signatory.heading, Face::Bold, style::INK);
        let mut top = self.place_all(division, &heading, style::BODY, measure, 0.0, placements);
        for line in &signatory.lines {
            top = match line {
                SignatureLine::Rule(label) => {
                    let at = top + style::SIGNATURE_ROOM;
                    placements.push(rule(measure.x, at, measure.width, 0.7, style::INK));
                    let passage = plain(label, Face::Regular, style::GREY);
                    self.place_all(division, &passage, style::MARGIN, measure, at + 2.5, placements)
                }
                SignatureLine::Text(spans) => {
                    let passage = Voiced::new(spans, Face::Regular, style::INK);
                    self.place_all(division, &passage, style::CELL, measure, top + 3.0, placements)
                }
            };
        }
        top
    }

    fn two_columns(&self) -> (f64, [f64; 2]) {
        let full = self.full(Align::Left);
        let width = (full.width - style::GUTTER) / 2.0;
        (width, [full.x, full.x + width + style::GUTTER])
    }

    /// Places a passage as one paragraph from `top` on and tells where it ends.
    fn place_all(
        &mut self,
        parent: usize,
        passage: &Voiced,
        style: TextStyle,
        measure: Measure,
        top: f64,
        placements: &mut Vec<Placement>,
    ) -> f64 {
        let broken = self.break_passage(passage, style, measure.width, Division::Forbidden);
        let is_cell = matches!(self.laid.nodes[parent].role, Role::Cell | Role::RowHead);
        let node = if is_cell { parent } else { self.node(parent, Role::Paragraph) };
        self.place_broken(node, broken, style, measure, top, placements)
    }

    /// Places the lines of a passage from `top` on and tells where they end.
    pub(super) fn place_broken(
        &mut self,
        node: usize,
        mut broken: Broken,
        style: TextStyle,
        measure: Measure,
        mut top: f64,
        placements: &mut Vec<Placement>,
    ) -> f64 {
        for position in 0..broken.lines.len() {
            self.place_line(node, &mut broken, position, measure, style, top, placements);
            top += style.leading;
        }
        top
    }
}

const PARTY_LINE: TextStyle = TextStyle { size: 10.2, leading: 14.0, before: 0.0, after: 0.0 };
const KEY_VALUE: TextStyle = TextStyle { size: 9.8, leading: 13.8, before: 0.0, after: 0.0 };

fn rule(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Placement {
    Placement::Shape(Shape { area: Area { x, y, width, height }, colour })
}
