//! A letter about an award: to one of those who are written to once the recipient is public. Nobody's home is ever in it.

use crate::award::frame::Frame;
use chrono::NaiveDate;

use super::HandingOverFacts;
use super::frame::is_one;
use super::letter_words::words_of;
use super::letters::{AwardLetterKind, AwardLetterTo};
use crate::award::year::{NomineeKind, PublishedAward};
use crate::documents::{Block, Document, Numbering, Part, Written};
use crate::shared::format::Language;
use crate::shared::instant::Instant;

/// Several letters as one paper, each beginning on a page of its own. Nobody to write to makes an empty one.
pub(in crate::award) fn together(letters: &[AwardLetter]) -> Document {
    let Some(first) = letters.first() else {
        return Document::new("-", "", Language::Da, "award-letters", Instant::EPOCH);
    };
    let frame = &first.frame;
    let title =
        format!("{} {}", frame.said("Breve om Frivillighedsprisen", "Letters on the Volunteer Award"), frame.year);
    let mut document = frame.document(&title, format!("award-letters-{}", frame.year));
    document.margins.foot = Some(frame.day(frame.today));
    document.margins.numbering = Numbering::None;
    for (place, letter) in letters.iter().enumerate() {
        if place > 0 {
            document.blocks.push(Block::page_break());
        }
        document.blocks.push(frame.head.letterhead());
        document.blocks.extend(letter.written().blocks());
    }
    document
}

/// Everything that it says.
pub(in crate::award) struct AwardLetter {
    pub frame: Frame,
    pub to: AwardLetterTo,
    pub kind: AwardLetterKind,
    /// Whom it is to.
    pub name: String,
    /// What they are; a nominator is one person.
    pub addressed: NomineeKind,
    /// Who opens it at an association or a group, or empty.
    pub contact: String,
    /// An association's own address, never a person's.
    pub address_lines: Vec<String>,
    /// Whom they nominated.
    pub nominee: String,
    pub winner: PublishedAward,
    /// What is given besides the diploma, as it is kept, or empty.
    pub amount: String,
    pub nominations: i64,
    pub facts: HandingOverFacts,
    pub handed_over_on: Option<NaiveDate>,
    /// Who writes it.
    pub sender: String,
}

impl AwardLetter {
    /// What the paper is called, without who it is to: a title is seen by more than those who know.
    pub fn title(&self) -> String {
        format!(
            "{} {}",
            self.frame.said("Brev om Frivillighedsprisen", "Letter on the Volunteer Award"),
            self.frame.year
        )
    }

    /// The letter in words.
    pub fn written(&self) -> Written {
        let frame = &self.frame;
        let words = words_of(self.kind, frame.language, is_one(self.addressed));
        let mut parts: Vec<Part> = words.says.iter().map(|text| Part::Paragraph(self.filled(text))).collect();
        parts.extend(frame.questions().map(Part::Paragraph));
        let closing = [frame.said("Venlig hilsen", "Kind regards"), &self.sender, &frame.head.details.name];
        parts.push(Part::Closing(closing.into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()));
        Written {
            title: self.filled(words.title),
            subtitle: String::new(),
            meta: frame.day(frame.today),
            recipient: self.recipient(),
            parts,
        }
    }

    /// The same as a paper.
    pub fn document(&self) -> Document {
        let (of, id) = self.to.key();
        self.frame.letter(&self.written(), format!("award-letter-{of}-{id}"))
    }

    fn recipient(&self) -> Vec<String> {
        let mut lines = vec![self.name.clone()];
        if !self.contact.is_empty() {
            lines.push(format!("{} {}", self.frame.said("Att.", "Attn."), self.contact));
        }
        lines.extend(self.address_lines.iter().cloned());
        lines
    }

    fn filled(&self, text: &str) -> String {
        let frame = &self.frame;
        let reason = self.winner.reason.trim_end_matches('.');
        let values = [
            ("{{award}}", frame.the_award()),
            ("{{to}}", self.name.clone()),
            ("{{nominee}}", self.nominee.clone()),
            ("{{winner}}", self.winner.name.clone()),
            ("{{reason}}", reason.to_owned()),
            ("{{handed}}", self.handed()),
            ("{{with}}", self.with()),
            ("{{count}}", self.count()),
        ];
        // What is filled in is not read again: a name may hold anything.
        let mut rest = text;
        let mut said = String::new();
        while let Some(at) = rest.find("{{") {
            said.push_str(&rest[..at]);
            rest = &rest[at..];
            match values.iter().find(|(name, _)| rest.starts_with(name)) {
                Some((name, value)) => {
                    said.push_str(value);
                    rest = &rest[name.len()..];
                }
                None => {
                    said.push_str("{{");
                    rest = &rest[2..];
                }
            }
        }
        said.push_str(rest);
        said.trim().to_owned()
    }

    /// `den 25. september 2026 ved frivilligfesten`.
    fn handed(&self) -> String {
        let frame = &self.frame;
        let day = self.handed_over_on.map(|day| format!("{} {}", frame.said("den", "on"), frame.day(day)));
        let at = &self.facts.occasion;
        let at = (!at.is_empty()).then(|| format!("{} {at}", frame.said("ved", "at")));
        day.into_iter().chain(at).collect::<Vec<_>>().join(" ")
    }

    fn with(&self) -> String {
        let frame = &self.frame;
        match frame.sum(&self.amount) {
            Some(sum) => {
                let (with, and) =
                    (frame.said("Med den følger", "With it come"), frame.said("og et diplom.", "and a diploma."));
                format!("{with} {sum} {and}")
            }
            None => frame.said("Med den følger et diplom.", "With it comes a diploma.").to_owned(),
        }
    }

    fn count(&self) -> String {
        let frame = &self.frame;
        if self.nominations < 2 {
            return String::new();
        }
        format!(
            "{} {} {}",
            frame.said("Der var", "There were"),
            self.nominations,
            frame.said("indstillinger i år.", "nominations this year.")
        )
    }
}
