//! Text as large as fits, ornaments, and names to be signed in the middle.

use super::compose::{Composer, Measure, ROOT};
use super::frame::filled;
use super::laid::Role;
use super::strip::{Keep, Placement, Strip};
use super::style::{self, TextStyle};
use super::voiced::{Voiced, plain};
use crate::documents::model::{Align, Fitted, Span, Spans, Tone};
use crate::documents::text::{Division, Face, Line, LineEnd};

/// From one size to the next that is tried.
const SMALLER: f64 = 0.5;
/// How much of the room is tried at a time, where lines are made equally long.
const NARROWER: f64 = 0.96;

impl Composer<'_> {
    /// A text in the largest size at which it needs no more lines than it may have and no word is divided.
    pub(super) fn fitted(&mut self, fitted: &Fitted, align: Align) {
        let colour = match fitted.tone {
            Tone::Plain => style::INK,
            Tone::Quiet => style::GREY,
            Tone::Strong => style::PETROL,
        };
        let passage = Voiced::new(&fitted.spans, Face::Regular, colour);
        let width = (self.laid.size.0 - 2.0 * style::SIDE_MARGIN).min(style::FITTED);
        let mut size = fitted.largest.max(fitted.smallest);
        while size > fitted.smallest && !suits(&self.broken(&passage, size, width), fitted.lines) {
            size = (size - SMALLER).max(fitted.smallest);
        }
        let is_centred = align == Align::Centre;
        let measured = if is_centred { self.balanced(&passage, size, width) } else { width };
        let x = if is_centred { (self.laid.size.0 - measured) / 2.0 } else { style::SIDE_MARGIN };
        let role = if fitted.is_title { self.heading_role(0) } else { Role::Paragraph };
        let (node, first) = (self.node(ROOT, role), self.strips.len());
        self.lines_of(node, &passage, sized(size), Measure { x, width: measured, align }, Division::Forbidden);
        if fitted.is_title {
            self.mark_heading(first, &words(&fitted.spans), role);
        }
    }

    fn broken(&mut self, passage: &Voiced, size: f64, width: f64) -> Vec<Line> {
        self.break_passage(passage, sized(size), width, Division::Forbidden).lines
    }

    /// The least room in which a passage needs no more lines, so that none of them is much shorter than the others.
    fn balanced(&mut self, passage: &Voiced, size: f64, width: f64) -> f64 {
        let lines = self.broken(passage, size, width);
        if lines.len() < 2 {
            return width;
        }
        let (count, divided) = (lines.len(), divided(&lines));
        let mut room = width;
        loop {
            let tried = room * NARROWER;
            let lines = self.broken(passage, size, tried);
            if tried < width / 3.0 || lines.len() > count || self::divided(&lines) > divided {
                return room;
            }
            room = tried;
        }
    }

    /// A line to each side of a small square.
    pub(super) fn ornament(&mut self) {
        const SIDE: f64 = 74.0;
        const GAP: f64 = 9.0;
        const SQUARE: f64 = 5.0;
        let middle = self.laid.size.0 / 2.0;
        let rule = |x: f64| Placement::Shape(filled(x, SQUARE / 2.0 - 0.4, SIDE, 0.8, style::GOLD));
        let square = filled(middle - SQUARE / 2.0, 0.0, SQUARE, SQUARE, style::GOLD);
        let from = SQUARE / 2.0 + GAP;
        let placements = vec![rule(middle - from - SIDE), Placement::Shape(square), rule(middle + from)];
        self.push(Strip {
            height: SQUARE,
            before: 10.0,
            after: 14.0,
            keep: Keep::WithNext,
            placements,
            ..Strip::default()
        });
    }

    /// Lines to sign on with who signs, side by side; never torn.
    pub(super) fn signed_by(&mut self, signers: &[Vec<String>]) {
        let room = self.laid.size.0 - 2.0 * style::SIDE_MARGIN;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful fit side by side")]
        let side_by_side = ((room + style::SIGNED_GAP) / (style::SHORTEST_SIGNED + style::SIGNED_GAP)) as usize;
        let section = self.node(ROOT, Role::Section);
        let rows = signers.len().div_ceil(side_by_side.max(1));
        for (row, signers) in signers.chunks(side_by_side.max(1)).enumerate() {
            let keep = if row + 1 < rows { Keep::WithNext } else { Keep::Free };
            self.row_of_signers(section, signers, keep);
        }
    }

    fn row_of_signers(&mut self, section: usize, signers: &[Vec<String>], keep: Keep) {
        #[expect(clippy::cast_precision_loss, reason = "a handful of names")]
        let count = signers.len() as f64;
        let room = self.laid.size.0 - 2.0 * style::SIDE_MARGIN;
        let width = style::SIGNED.min((room - style::SIGNED_GAP * (count - 1.0)) / count);
        let mut x = (self.laid.size.0 - width * count - style::SIGNED_GAP * (count - 1.0)) / 2.0;
        let (mut placements, mut height) = (Vec::new(), style::SIGNATURE_ROOM);
        for lines in signers {
            let division = self.node(section, Role::Division);
            placements.push(Placement::Shape(filled(x, style::SIGNATURE_ROOM, width, 0.7, style::INK)));
            let measure = Measure { x, width, align: Align::Centre };
            let mut top = style::SIGNATURE_ROOM + 4.0;
            for (place, line) in lines.iter().filter(|line| !line.trim().is_empty()).enumerate() {
                let colour = if place == 0 { style::INK } else { style::GREY };
                let passage = plain(line, Face::Regular, colour);
                let node = self.node(division, Role::Paragraph);
                let broken = self.break_passage(&passage, style::SIGNER, width, Division::Forbidden);
                top = self.place_broken(node, broken, style::SIGNER, measure, top, &mut placements);
            }
            height = height.max(top);
            x += width + style::SIGNED_GAP;
        }
        self.push(Strip { height, before: 12.0, keep, placements, ..Strip::default() });
    }
}

fn sized(size: f64) -> TextStyle {
    TextStyle { size, leading: size * 1.24, before: size * 0.16, after: size * 0.28 }
}

fn suits(lines: &[Line], most: usize) -> bool {
    lines.len() <= most && divided(lines) == 0
}

/// How many lines end in the middle of a word.
fn divided(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.end == LineEnd::Divided).count()
}

fn words(spans: &Spans) -> String {
    let said = spans.0.iter().map(|span| match span {
        Span::Text(text) | Span::Bold(text) | Span::Italic(text) | Span::BoldItalic(text) | Span::Missing(text) => {
            text.clone()
        }
        Span::Link { words, .. } | Span::Reference { words, .. } | Span::Name(words) => self::words(words),
        Span::Blank(_) => String::new(),
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::layout::laid::{Ink, Laid, PlacedText};
    use crate::documents::layout::lay_out;
    use crate::documents::model::{Block, Document, PageFormat, PageFrame};
    use crate::shared::format::Language;
    use crate::shared::instant::Instant;

    fn laid(blocks: Vec<Block>) -> Laid {
        let mut document = Document::new("Diplom", "Centret", Language::Da, "prøve", Instant::EPOCH);
        document.page = PageFormat::A4Landscape;
        document.margins.frame = PageFrame::Ornate;
        document.blocks = blocks;
        lay_out(&document)
    }

    fn texts(laid: &Laid) -> Vec<&PlacedText> {
        let inks = laid.pages.iter().flat_map(|page| &page.marks).flat_map(|mark| &mark.inks);
        inks.filter_map(|ink| if let Ink::Text(text) = ink { Some(text) } else { None }).collect()
    }

    fn width(text: &PlacedText) -> f64 {
        text.runs.iter().map(|run| f64::from(run.shaped.advance) * text.size / 1000.0).sum()
    }

    #[test]
    fn a_short_name_is_large_a_long_one_smaller_and_a_longer_one_in_two_lines() {
        let sizes = |name: &str| -> Vec<f64> {
            let laid = laid(vec![Block::from(Fitted::line(name, 40.0, 20.0).in_lines(2)).centred()]);
            texts(&laid).iter().map(|text| text.size).collect()
        };
        assert_eq!(sizes("Bo Lund"), [40.0]);
        assert_eq!(sizes("Foreningen for Syngende Bedsteforældre ved Havnen").len(), 2);
        let endless = sizes(&"Foreningen for Syngende Bedsteforældre ".repeat(4));
        assert!(endless.iter().all(|size| (20.0..40.0).contains(size)), "{endless:?}");
        let word = sizes("frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde");
        assert!(word.len() == 1 && word[0] < 30.0, "no word is divided while it can be smaller: {word:?}");
    }

    #[test]
    fn lines_in_the_middle_are_about_equally_long_and_stand_in_the_middle() {
        let reason = "for at ringe til dem, som ingen ringer til, hver eneste dag i tolv år, og for altid at have tid";
        let laid = laid(vec![Block::from(Fitted::line(reason, 17.0, 12.0).in_lines(3)).centred()]);
        let lines = texts(&laid);
        assert_eq!(lines.len(), 2);
        let (one, other) = (width(lines[0]), width(lines[1]));
        assert!((one - other).abs() < 0.3 * one.max(other), "{one} and {other}");
        for line in lines {
            assert!((line.x + width(line) / 2.0 - laid.size.0 / 2.0).abs() < 8.0, "{}", line.text);
        }
    }

    #[test]
    fn what_is_spread_fills_the_page_and_nothing_on_a_longer_paper() {
        let blocks =
            || vec![Block::paragraph("Øverst"), Block::spread(), Block::paragraph("I midten"), Block::spread()];
        let signed = || Block::signed_by(vec![vec!["Ida Holm".into(), "borgmester".into()], vec!["Bo Lund".into()]]);
        let one_page = laid(blocks().into_iter().chain([signed()]).collect());
        assert_eq!(one_page.pages.len(), 1);
        let last = texts(&one_page).into_iter().map(|text| text.baseline).fold(0.0, f64::max);
        let bottom = one_page.size.1 - style::BOTTOM_MARGIN;
        assert!((0.0..12.0).contains(&(bottom - last)), "{last} of {bottom}");
        let long = laid(blocks().into_iter().chain((0..60).map(|_| Block::paragraph("Mere"))).collect());
        assert!(texts(&long)[1].baseline < 110.0, "no room is left to share");
    }

    #[test]
    fn the_frame_lies_on_the_page_and_around_the_text() {
        let laid = laid(vec![Block::paragraph("Tak")]);
        let shapes = &laid.pages[0].shapes;
        assert!(shapes.len() > 20);
        for shape in shapes {
            let area = shape.area;
            assert!(area.x >= 20.0 && area.x + area.width <= laid.size.0 - 20.0, "{area:?}");
            assert!(area.y >= 20.0 && area.y + area.height <= laid.size.1 - 20.0, "{area:?}");
            let is_outside = area.x + area.width < style::SIDE_MARGIN
                || area.x > laid.size.0 - style::SIDE_MARGIN
                || area.y + area.height < style::TOP_MARGIN
                || area.y > laid.size.1 - style::BOTTOM_MARGIN;
            assert!(is_outside, "a line of the frame runs through the text: {area:?}");
        }
    }
}
