//! What the jury recommends (*indstiller*) to the committee that decides: one name, why, and who else is a finalist. No scores.

use super::protocol::reasons;
use super::setting::{BOX, asked, section};
use crate::award::decision::DecisionFacts;
use crate::award::frame::Frame;
use crate::award::year::{AwardFacts, NomineeKind};
use crate::documents::{Block, Content, Document, List, Signatory, SignatureLine, Span, Spans};
use crate::shared::format;
use crate::shared::money::Oere;

/// Somebody by name.
pub(in crate::award) struct Proposed {
    pub name: String,
    pub kind: NomineeKind,
    /// Where the effort is made, or empty.
    pub place: String,
}

/// Everything that stands on it.
pub(in crate::award) struct Recommendation {
    pub frame: Frame,
    pub facts: AwardFacts,
    pub proposed: Proposed,
    pub why: DecisionFacts,
    /// The others among whom the committee may choose, the first in the scores first.
    pub finalists: Vec<Proposed>,
    /// Who chairs the jury, or empty.
    pub chair: String,
}

impl Recommendation {
    pub fn title(&self) -> &str {
        self.frame.said("Juryens indstilling", "Recommendation of the jury")
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.paper((self.title(), &frame.award()), identifier);
        document.blocks.push(frame.secret_until(self.facts.cycle.handing_over()));
        document.blocks.push(Content::KeyValues(self.pairs()).into());
        document.blocks.push(section(frame.said("Juryen indstiller", "The jury recommends")));
        document.blocks.push(Block::display(Span::Bold(self.proposed.name.clone())));
        document.blocks.push(Block::note(described(frame, &self.proposed)));
        document.blocks.extend(reasons(frame, &self.why));
        document.blocks.push(section(frame.said("Andre finalister", "Other finalists")));
        document.blocks.push(self.others());
        document.blocks.extend(self.to_decide());
        document
    }

    fn pairs(&self) -> Vec<(String, Spans)> {
        let frame = &self.frame;
        let cycle = &self.facts.cycle;
        let handed_over = cycle.handing_over().map(|wall| frame.moment(wall)).unwrap_or_default();
        let amount = Oere::parse(&self.facts.amount).map(|amount| format::money_in_letters(amount, frame.language));
        let amount = amount.map(|amount| format!("{amount} {}", frame.said("og et diplom", "and a diploma")));
        let pairs = [
            (frame.said("Til", "To"), self.facts.committee.clone()),
            (
                frame.said("Fra", "From"),
                frame.said("Juryen for Frivillighedsprisen", "The jury of the Volunteer Award").to_owned(),
            ),
            (frame.said("Afgøres senest", "To be decided by"), frame.kept_day(&cycle.decided_by)),
            (frame.said("Overrækkes", "Handed over"), handed_over),
            (frame.said("Med prisen følger", "With the award goes"), amount.unwrap_or_default()),
        ];
        let told = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        told.map(|(label, value)| (label.to_owned(), value.into())).collect()
    }

    fn others(&self) -> Block {
        let frame = &self.frame;
        if self.finalists.is_empty() {
            return Block::paragraph(frame.said("Juryen nævner ingen andre.", "The jury names no others."));
        }
        let item = |one: &Proposed| {
            Spans(vec![Span::Bold(one.name.clone()), Span::Text(format!(", {}", described(frame, one)))])
        };
        Content::List(List::bulleted(self.finalists.iter().map(item))).into()
    }

    fn to_decide(&self) -> Vec<Block> {
        let frame = &self.frame;
        let agreed = frame.said("Udvalget følger juryens indstilling.", "The committee follows the recommendation.");
        let other = frame.said("Udvalget vælger en anden, nemlig", "The committee chooses another, namely");
        let side = |heading: &str, name: &str| {
            let mut lines = vec![
                SignatureLine::Rule(frame.said("Sted og dato", "Place and date").to_owned()),
                SignatureLine::Rule(frame.said("Underskrift", "Signature").to_owned()),
            ];
            if !name.is_empty() {
                lines.push(SignatureLine::Text(name.into()));
            }
            Signatory { heading: heading.to_owned(), lines }
        };
        vec![
            section(frame.said("Udvalgets afgørelse", "The decision of the committee")),
            Block::paragraph(format!("{BOX} {agreed}")),
            Block::paragraph(asked(&format!("{BOX} {other}"), 44)),
            Block::paragraph(asked(frame.said("Begrundelse", "Reason"), 76)),
            Content::Signatures(vec![
                side(frame.said("For juryen", "For the jury"), &self.chair),
                side(frame.said("For udvalget", "For the committee"), ""),
            ])
            .into(),
        ]
    }
}

fn described(frame: &Frame, one: &Proposed) -> String {
    let parts = [frame.kind(one.kind), one.place.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
