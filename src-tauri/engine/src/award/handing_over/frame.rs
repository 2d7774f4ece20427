//! What diploma, press text and letters say alike.

use crate::award::frame::Frame;
use crate::award::year::NomineeKind;
use crate::documents::{Document, Written};
use crate::shared::format;
use crate::shared::money::Oere;
use crate::shared::phone::PhoneNumber;

impl Frame {
    /// The same in the middle of a sentence.
    pub fn the_award(&self) -> String {
        format!("{} {}", self.said("Frivillighedsprisen", "the Volunteer Award"), self.year)
    }

    /// The municipality; the office's own name where nobody wrote it.
    pub fn municipality(&self) -> &str {
        let details = &self.head.details;
        if details.municipality_name.is_empty() { &details.name } else { &details.municipality_name }
    }

    /// `7.000 kr.` of an amount as it is kept; none where there is none.
    pub fn sum(&self, kept: &str) -> Option<String> {
        let amount = Oere::parse(kept).ok().filter(|amount| amount.oere() > 0)?;
        Some(format::money(amount, self.language).replace(self.said(",00", ".00"), ""))
    }

    /// Whom to ask; nothing where the office has told no way.
    pub fn questions(&self) -> Option<String> {
        let details = &self.head.details;
        let phone = PhoneNumber::parse(&details.phone).ok().map(|phone| phone.display());
        let ways: Vec<String> = phone.into_iter().chain(Some(details.email.clone())).collect();
        let ways: Vec<String> = ways.into_iter().filter(|way| !way.is_empty()).collect();
        let asked = self.said("Spørgsmål", "Questions");
        (!ways.is_empty()).then(|| format!("{asked}: {}, {}.", details.name, ways.join(", ")))
    }

    /// What is written, under the letterhead.
    pub fn letter(&self, written: &Written, identifier: String) -> Document {
        let mut document = self.document(&written.subject_line(), identifier);
        document.margins.head = Some(written.title.clone());
        document.margins.foot = Some(written.meta.clone());
        document.blocks.push(self.head.letterhead());
        document.blocks.extend(written.blocks());
        document
    }
}

/// Whether a recipient of this kind is spoken to as one.
pub(in crate::award) fn is_one(kind: NomineeKind) -> bool {
    kind == NomineeKind::Person
}
