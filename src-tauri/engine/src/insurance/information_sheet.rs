//! The information sheet: how a volunteer is insured on their track, what to do if something happens, and what is kept of
//! them (*oplysningspligt*).

use super::paper::{Frame, headed};
use super::{AttachmentFacts, AttachmentNames, Driving, PolicyHeld};
use crate::documents::{Block, Content, Document, HeadingLevel, Spans};

/// Everything that stands on it.
pub(super) struct InformationSheet {
    pub frame: Frame,
    pub full_name: String,
    pub facts: AttachmentFacts,
    pub names: AttachmentNames,
    pub policies: Vec<PolicyHeld>,
}

impl InformationSheet {
    pub fn title(&self) -> &'static str {
        self.frame.said("Til dig, der er frivillig", "To you who volunteer")
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.document(self.title(), identifier);
        document.margins.head = Some(format!("{} · {}", self.title(), self.full_name));
        headed(&mut document, self.title(), &format!("{} · {}", self.full_name, self.names.workplace));
        self.insurance(&mut document);
        section(&mut document, frame.said("Hvis noget sker", "If something happens"), [
            frame.said(
                "Sørg for hjælp, og fortæl det til din kontaktperson samme dag, også selv om det virker småt. Kommunen skal anmelde en arbejdsskade inden 14 dage.",
                "Get help, and tell your contact person the same day, even if it seems small. The municipality must report an industrial injury within 14 days.",
            ),
        ]);
        section(&mut document, frame.said("Det skriver vi ned om dig", "What we write down about you"), self.data());
        document
    }

    fn insurance(&self, document: &mut Document) {
        let frame = &self.frame;
        let association = self.names.association.as_deref().unwrap_or_default();
        document
            .blocks
            .push(Block::heading(HeadingLevel::Section, frame.said("Sådan er du forsikret", "How you are insured")));
        document.blocks.push(Block::paragraph(frame.insurance_text(&self.facts, association)));
        if !self.policies.is_empty() {
            let pairs = self
                .policies
                .iter()
                .map(|policy| (frame.kind(policy.kind).to_owned(), Spans::from(frame.policy(policy))));
            document.blocks.push(Content::KeyValues(pairs.collect()).into());
        }
        document.blocks.push(Block::paragraph(frame.insurance_text_for_all()));
        if self.facts.driving == Driving::OwnCar {
            document.blocks.push(Block::paragraph(frame.said(
                "Du kører i egen bil: selvrisiko og bonus erstattes normalt ikke. Aftal kørslen skriftligt med din kontaktperson.",
                "You drive your own car: excess and bonus are normally not replaced. Agree on the driving in writing with your contact person.",
            )));
        }
        document.blocks.push(Block::paragraph(frame.said(
            "Briller, tøj, mobiltelefon og penge er som regel ikke dækket, og turen til og fra opgaven er det ofte heller ikke. Spørg, hvis du er i tvivl.",
            "Glasses, clothes, phones and money are usually not covered, and the way to and from the task often is not either. Ask if you are in doubt.",
        )));
    }

    fn data(&self) -> [&'static str; 3] {
        let frame = &self.frame;
        [
            frame.said(
                "Vi skriver dit navn, din fødselsdato, hvordan vi får fat i dig, hvor og hvornår du er frivillig, hvem der har godkendt det, og hvornår vi har set erklæringer og attester. Vi skriver ikke, hvad der står i dem. Vi bruger det til at sørge for, at du er forsikret, og til at hjælpe dig.",
                "We write your name, your date of birth, how to reach you, where and when you volunteer, who approved it, and when we saw declarations and certificates. We do not write what they say. We use it to see to it that you are insured, and to help you.",
            ),
            frame.said(
                "Kommunen er dataansvarlig. Vi må gøre det, fordi det er en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e). Oplysningerne slettes efter kommunens slettefrister, når du er stoppet.",
                "The municipality is the controller. We may do so because it is a task in the public interest (General Data Protection Regulation, article 6(1)(e)). What we keep is deleted after the municipality's periods once you have stopped.",
            ),
            frame.said(
                "Du kan få at se, hvad vi har skrevet, og hvem der har set det, og få rettet det, der er forkert. Du kan klage til Datatilsynet.",
                "You may see what we have written and who has looked at it, and have what is wrong corrected. You may complain to the Danish Data Protection Agency.",
            ),
        ]
    }
}

fn section<const COUNT: usize>(document: &mut Document, heading: &str, paragraphs: [&str; COUNT]) {
    document.blocks.push(Block::heading(HeadingLevel::Section, heading));
    document.blocks.extend(paragraphs.map(Block::paragraph));
}
