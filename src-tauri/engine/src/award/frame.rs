//! What the papers of an award have in common: who issues them, in which language, and when.

use chrono::NaiveDate;

use crate::access::OfficeHead;
use crate::documents::Document;
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;

/// Who issues a paper, in which language, and when.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub head: OfficeHead,
    pub language: Language,
    pub now: Instant,
    pub today: NaiveDate,
    /// The year of the award.
    pub year: i32,
}

impl Frame {
    /// The words in the paper's language.
    pub fn said<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    /// `Frivillighedsprisen 2026`.
    pub fn award(&self) -> String {
        format!("{} {}", self.said("Frivillighedsprisen", "The Volunteer Award"), self.year)
    }

    pub fn day(&self, day: NaiveDate) -> String {
        format::date_long(day, self.language)
    }

    /// An empty paper; one of demo data says so.
    pub fn document(&self, title: &str, identifier: String) -> Document {
        let mut document = Document::new(title, &self.head.details.name, self.language, identifier, self.now);
        let ribbon = self.said("Demodata – alle personer er opdigtede", "Demo data – all persons are invented");
        document.margins.ribbon = self.head.is_demo.then(|| ribbon.to_owned());
        document
    }
}
