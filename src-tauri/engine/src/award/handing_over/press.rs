//! The press text (`domain.md` D.8) with the published list: who was given the award, why in short, and who was before.

use crate::award::frame::Frame;
use chrono::NaiveDate;

use super::HandingOverFacts;
use crate::award::history::WinnerLine;
use crate::award::year::PublishedAward;
use crate::documents::{Document, Part, Rows, Written};
use crate::shared::format::Language;

/// Everything that it says.
pub(in crate::award) struct PressText {
    pub frame: Frame,
    pub winner: PublishedAward,
    /// Why at length, or empty: then the short reason stands for it.
    pub long_reason: String,
    /// What is given besides the diploma, as it is kept, or empty.
    pub amount: String,
    /// How many nominations came in.
    pub nominations: i64,
    pub facts: HandingOverFacts,
    pub handed_over_on: Option<NaiveDate>,
    /// Recipients of earlier years, the latest first.
    pub earlier: Vec<WinnerLine>,
}

impl PressText {
    /// What the paper is called.
    pub fn title(&self) -> String {
        format!("{} {}", self.frame.said("Pressetekst", "Press text"), self.frame.year)
    }

    /// The text in words.
    pub fn written(&self) -> Written {
        let frame = &self.frame;
        let mut parts = vec![Part::Paragraph(self.text())];
        if !self.earlier.is_empty() {
            parts.push(Part::Heading(frame.said("Tidligere modtagere", "Earlier recipients").to_owned()));
            parts.push(Part::Rows(self.list()));
        }
        parts.extend(frame.questions().map(Part::Paragraph));
        let receives = frame.said("modtager", "is given");
        Written {
            title: format!("{} {receives} {}", self.winner.name, frame.the_award()),
            subtitle: String::new(),
            meta: format!("{} · {}", frame.municipality(), frame.day(frame.today)),
            recipient: Vec::new(),
            parts,
        }
    }

    /// The same as a paper.
    pub fn document(&self) -> Document {
        self.frame.letter(&self.written(), format!("award-press-{}", self.frame.year))
    }

    fn text(&self) -> String {
        let frame = &self.frame;
        let receives = frame.said("modtager", "is given");
        let mut said = vec![format!("{} {receives} {}.", self.winner.name, frame.the_award())];
        said.push(self.handed_over());
        let many = self.nominations != 1;
        said.push(match (frame.language, many) {
            (Language::Da, true) => format!("Der var i år {} indstillinger.", self.nominations),
            (Language::Da, false) => "Der var i år én indstilling.".to_owned(),
            (Language::En, true) => format!("There were {} nominations this year.", self.nominations),
            (Language::En, false) => "There was one nomination this year.".to_owned(),
        });
        said.push(self.reason());
        said.push(match frame.sum(&self.amount) {
            Some(sum) => format!(
                "{} {sum} {}",
                frame.said("Med prisen følger", "With the award come"),
                frame.said("og et diplom.", "and a diploma.")
            ),
            None => frame.said("Med prisen følger et diplom.", "With the award comes a diploma.").to_owned(),
        });
        said.join(" ")
    }

    /// `Prisen blev overrakt af borgmester Ida Holm ved frivilligfesten den 25. september 2026.`
    fn handed_over(&self) -> String {
        let frame = &self.frame;
        let mut said = frame.said("Prisen blev overrakt", "The award was handed over").to_owned();
        for (word, what) in
            [(frame.said("af", "by"), &self.facts.presented_by), (frame.said("ved", "at"), &self.facts.occasion)]
        {
            if !what.is_empty() {
                said = format!("{said} {word} {what}");
            }
        }
        if let Some(day) = self.handed_over_on {
            said = format!("{said} {} {}", frame.said("den", "on"), frame.day(day));
        }
        format!("{said}.")
    }

    fn reason(&self) -> String {
        let frame = &self.frame;
        if self.long_reason.is_empty() {
            let given = frame.said("Prisen gives for", "It is given for");
            return format!("{given} {}.", self.winner.reason.trim_end_matches('.'));
        }
        let says = frame.said("I begrundelsen hedder det:", "The reason says:");
        match frame.language {
            Language::Da => format!("{says} »{}«", self.long_reason),
            Language::En => format!("{says} “{}”", self.long_reason),
        }
    }

    fn list(&self) -> Rows {
        let frame = &self.frame;
        let row = |one: &WinnerLine| vec![one.year.to_string(), one.name.clone(), one.reason.clone()];
        let columns = vec![
            (frame.said("År", "Year").to_owned(), 2),
            (frame.said("Modtager", "Recipient").to_owned(), 7),
            (frame.said("Begrundelse", "Reason").to_owned(), 12),
        ];
        Rows { columns, rows: self.earlier.iter().map(row).collect() }.without_empty()
    }
}
