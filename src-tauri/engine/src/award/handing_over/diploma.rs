//! The diploma (`domain.md` D.7): one landscape page to be framed. Whatever stands on it fits: a long name is set smaller, and
//! where everything is long, all of it is.

use crate::award::frame::Frame;
use chrono::NaiveDate;

use super::HandingOverFacts;
use super::frame::is_one;
use crate::award::decision::{LONGEST_REASON, small_first};
use crate::award::year::NomineeKind;
use crate::documents::{Block, Document, Fitted, Numbering, PageFormat, PageFrame, Picture, Span, Tone, proof};
use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems};
use crate::shared::format::Language;

/// How high the logo stands.
const LOGO: f64 = 46.0;
/// What all sizes are multiplied by, the first that fits the page.
const SCALES: [f64; 6] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6];

/// Everything that stands on it.
pub(in crate::award) struct Diploma {
    pub frame: Frame,
    pub recipient: String,
    pub kind: NomineeKind,
    /// As it goes on after "for": at most 160 characters.
    pub reason: String,
    /// The committee that decides, by name, or empty.
    pub committee: String,
    pub facts: HandingOverFacts,
    pub handed_over_on: Option<NaiveDate>,
}

/// A reason in other words than decided, e.g. in English, as it stands on the diploma; none where none was typed.
pub(in crate::award) fn kept_reason(typed: &str, today: NaiveDate) -> Result<Option<String>, Vec<FieldProblem>> {
    let mut problems = FieldProblems::default();
    let reason = Read::new(&mut problems, "", today).line("reason", typed, LONGEST_REASON);
    let kept = (!reason.is_empty()).then(|| small_first(&reason));
    problems.into_refusal().map_or(Ok(kept), Err)
}

impl Diploma {
    /// What the paper is called, without who is given it: a title is seen by more than those who may know.
    pub fn title(&self) -> String {
        format!("{} {}", self.frame.said("Diplom", "Diploma"), self.frame.year)
    }

    /// The diploma, on one page.
    pub fn document(&self) -> Document {
        let mut document = self.at(1.0);
        for scale in SCALES {
            document = self.at(scale);
            if proof(&document).text.len() == 1 {
                break;
            }
        }
        document
    }

    fn at(&self, scale: f64) -> Document {
        let frame = &self.frame;
        let mut document = frame.document(&self.title(), format!("diploma-{}", frame.year));
        document.page = PageFormat::A4Landscape;
        document.margins.numbering = Numbering::None;
        document.margins.frame = PageFrame::Ornate;
        let line = |spans: Span, largest: f64, smallest: f64| Fitted::line(spans, largest * scale, smallest * scale);
        let quiet = |text: &str| line(Span::Italic(text.to_owned()), 14.0, 12.0).in_tone(Tone::Quiet);
        let reason = format!("for {}", self.reason.trim_end_matches('.'));
        let mut blocks: Vec<Block> = self.logo(LOGO * scale).into_iter().collect();
        blocks.extend([
            line(Span::Text(frame.municipality().to_owned()), 15.0, 10.0).into(),
            Block::spread(),
            line(Span::Bold(frame.award()), 36.0, 22.0).in_tone(Tone::Strong).as_title().into(),
            Block::ornament(),
            quiet(frame.said("tildeles", "is given to")).into(),
            line(Span::Bold(self.recipient.clone()), 40.0, 16.0).in_lines(2).into(),
            line(Span::Text(reason), 16.5, 12.0).in_lines(2).into(),
            Block::spread(),
            quiet(self.thanks()).in_lines(2).into(),
            Block::space(5.0 * scale),
            line(Span::Text(self.place_and_day()), 11.5, 9.0).into(),
            Block::spread(),
            Block::signed_by(self.signers()),
        ]);
        document.blocks = blocks.into_iter().map(Block::centred).collect();
        document
    }

    fn logo(&self, height: f64) -> Option<Block> {
        let (details, png) = (&self.frame.head.details, self.frame.head.logo.as_ref()?);
        let alternative =
            if details.logo_text.is_empty() { self.frame.municipality() } else { details.logo_text.as_str() };
        Picture::from_png(png.as_slice(), alternative, height).ok().map(Block::picture)
    }

    fn thanks(&self) -> &'static str {
        match (self.frame.language, is_one(self.kind)) {
            (Language::Da, true) => "Tak for din tid, dit nærvær og den forskel, du gør for andre.",
            (Language::Da, false) => "Tak for jeres tid, jeres nærvær og den forskel, I gør for andre.",
            (Language::En, _) => "Thank you for your time, your presence and the difference you make for others.",
        }
    }

    /// `Bøgelunde, den 25. september 2026`.
    fn place_and_day(&self) -> String {
        let town = if self.facts.town.is_empty() { &self.frame.head.details.town } else { &self.facts.town };
        let day = self.handed_over_on.map(|day| self.frame.day(day)).unwrap_or_default();
        let day = if day.is_empty() { day } else { format!("{}{day}", self.frame.said("den ", "")) };
        [town.as_str(), &day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Mayor and chair of the committee: the name where it is known, and what they are.
    fn signers(&self) -> Vec<Vec<String>> {
        let frame = &self.frame;
        let committee = match self.committee.as_str() {
            "" => frame.said("formand for udvalget", "chair of the committee").to_owned(),
            name => format!("{} {name}", frame.said("formand for", "chair of")),
        };
        let signer = |name: &str, office: String| [name.to_owned(), office].into_iter().filter(|line| !line.is_empty());
        vec![
            signer(&self.facts.mayor, frame.said("borgmester", "mayor").to_owned()).collect(),
            signer(&self.facts.committee_chair, committee).collect(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    #[test]
    fn a_reason_of_the_papers_own_is_held_to_what_fits_and_begins_small() {
        assert_eq!(kept_reason(" ", today()), Ok(None));
        assert_eq!(
            kept_reason("Ringing those whom nobody rings", today()),
            Ok(Some("ringing those whom nobody rings".into()))
        );
        let long = kept_reason(&"a".repeat(161), today()).expect_err("refused");
        assert_eq!(long[0].field, "reason");
    }
}
