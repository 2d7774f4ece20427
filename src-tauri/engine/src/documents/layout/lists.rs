//! Lists, and whatever else hangs beside a label.

use super::compose::{Composer, Measure};
use super::laid::{Numbering, Role};
use super::strip::Keep;
use super::style;
use super::voiced::{Voiced, plain};
use crate::documents::model::{Align, List, ListMarks, Passage, Spans};
use crate::documents::text::{Colour, Division, Face};

/// Text that hangs beside its label.
pub(super) struct Hanging<'a> {
    pub label: &'a str,
    pub label_colour: Colour,
    pub indent: f64,
    /// Nothing where a list follows the label at once.
    pub spans: Option<&'a Spans>,
}

impl Composer<'_> {
    /// What stands under a paragraph, the one whose strips begin at `first`, and belongs to it.
    pub(super) fn below(&mut self, parent: usize, passages: &[Passage], measure: Measure, first: usize) {
        for passage in passages {
            match passage {
                Passage::Paragraph(spans) => {
                    let passage = Voiced::new(spans, Face::Regular, style::INK);
                    self.paragraph(parent, &passage, style::BODY, measure, Division::Allowed);
                }
                Passage::List(list) => {
                    self.keep_with_what_follows(first);
                    self.list(parent, list, measure);
                }
            }
        }
    }

    /// The words that announce a list are never the last on their page.
    fn keep_with_what_follows(&mut self, first: usize) {
        if let Some(last) = self.strips[first..].last_mut() {
            last.keep = Keep::WithNext;
        }
    }

    /// A list.
    pub(super) fn list(&mut self, parent: usize, list: &List, measure: Measure) {
        self.list_at(parent, list, measure, 0);
    }

    fn list_at(&mut self, parent: usize, list: &List, room: Measure, depth: usize) {
        let numbering = match (list.marks, depth) {
            (ListMarks::Numbers { .. }, _) => Numbering::Decimal,
            (ListMarks::Bullets, 0) => Numbering::Disc,
            (ListMarks::Bullets, _) => Numbering::Circle,
        };
        let node = self.node(parent, Role::List(numbering));
        let labels: Vec<String> = (0..list.items.len()).map(|position| label(list, position, depth)).collect();
        let label_colour = if list.marks == ListMarks::Bullets { style::PETROL } else { style::GREY };
        // All items of a list begin at the same distance, "9." as well as "10.".
        let widest = labels.last().map_or(0.0, |label| self.width_of_label(label, room.width));
        let indent = style::HANG_BULLET.max(widest + LABEL_GAP);
        for (item, label) in list.items.iter().zip(&labels) {
            let first = self.strips.len();
            let hanging = Hanging { label, label_colour, indent, spans: Some(&item.spans) };
            self.hanging(node, &hanging, room, |composer, body, measure| {
                for below in &item.below {
                    composer.keep_with_what_follows(first);
                    let further_in = if measure.width < style::NARROWEST_LIST { room } else { measure };
                    composer.list_at(body, below, further_in, depth + 1);
                }
            });
        }
    }

    fn width_of_label(&mut self, label: &str, room: f64) -> f64 {
        let passage = plain(label, Face::Regular, style::INK);
        let broken = self.break_passage(&passage, style::BODY, room, Division::Forbidden);
        broken.lines.first().map_or(0.0, |line| line.width)
    }

    /// A label with its text beside it, and under the text what belongs to it.
    pub(super) fn hanging(
        &mut self,
        list: usize,
        hanging: &Hanging<'_>,
        room: Measure,
        below: impl FnOnce(&mut Self, usize, Measure),
    ) {
        let item = self.node(list, Role::ListItem);
        let label = self.node(item, Role::Label);
        let body = self.node(item, Role::ListBody);
        let mut broken = self.break_passage(
            &plain(hanging.label, Face::Regular, hanging.label_colour),
            style::BODY,
            room.width,
            Division::Forbidden,
        );
        let label_width = broken.lines.first().map_or(0.0, |line| line.width);
        // A number like "12.10" pushes its own text aside rather than running into it.
        let indent = hanging.indent.max(label_width + LABEL_GAP);
        let mut label_placements = Vec::new();
        self.place_line(label, &mut broken, 0, room, style::BODY, 0.0, &mut label_placements);
        let measure = Measure { x: room.x + indent, width: room.width - indent, align: Align::Left };
        let first = self.strips.len();
        if let Some(spans) = hanging.spans {
            let passage = Voiced::new(spans, Face::Regular, style::INK);
            self.lines_of(body, &passage, style::BODY, measure, Division::Allowed);
        }
        below(self, body, measure);
        if self.strips.len() == first {
            // Nothing at all stands beside the label.
            self.lines_of(body, &plain("", Face::Regular, style::INK), style::BODY, measure, Division::Allowed);
        }
        if let Some(strip) = self.strips.get_mut(first) {
            strip.placements.splice(0..0, label_placements);
        }
    }
}

/// Between a label and its text.
const LABEL_GAP: f64 = 5.0;

fn label(list: &List, position: usize, depth: usize) -> String {
    match list.marks {
        ListMarks::Bullets if depth > 0 => "◦".to_owned(),
        ListMarks::Bullets | ListMarks::Numbers { .. } => list.label(position),
    }
}
