//! The information sheet: how a volunteer is insured on their track, what to do if something happens, and in short what is kept
//! of them (*oplysningspligt*); the whole of that stands in the letter that `retention` writes.

use super::insured::held_by;
use super::paper::Frame;
use super::{AttachmentFacts, AttachmentNames, Driving, Verdict};
use crate::documents::{Document, Part, Written};

/// Everything that stands on it.
pub(super) struct InformationSheet {
    pub frame: Frame,
    pub full_name: String,
    pub facts: AttachmentFacts,
    pub names: AttachmentNames,
    /// How they stand today or, where it begins later, on its first day.
    pub verdict: Verdict,
}

impl InformationSheet {
    pub fn title(&self) -> &'static str {
        self.frame.said("Til dig, der er frivillig", "To you who volunteer")
    }

    /// The sheet in words, for paper, clipboard and e-mail.
    pub fn compose(&self) -> Written {
        let frame = &self.frame;
        let mut parts = vec![heading(frame.said("Sådan er du forsikret", "How you are insured"))];
        parts.extend(self.insurance());
        parts.push(heading(frame.said("Hvis noget sker", "If something happens")));
        parts.push(said(frame.said(
            "Sørg for hjælp, og fortæl det til din kontaktperson samme dag, også selv om det virker småt. Kommunen skal anmelde en arbejdsskade inden 14 dage.",
            "Get help, and tell your contact person the same day, even if it seems small. The municipality must report an industrial injury within 14 days.",
        )));
        parts.push(heading(frame.said("Det skriver vi ned om dig", "What we write down about you")));
        parts.extend(self.data().map(said));
        Written {
            title: self.title().to_owned(),
            subtitle: format!("{} · {}", self.full_name, self.names.workplace),
            meta: String::new(),
            recipient: Vec::new(),
            parts,
        }
    }

    pub fn document(&self, identifier: String) -> Document {
        let mut document = self.frame.document(self.title(), identifier);
        document.margins.head = Some(format!("{} · {}", self.title(), self.full_name));
        document.blocks.extend(self.compose().blocks());
        document
    }

    fn insurance(&self) -> Vec<Part> {
        let frame = &self.frame;
        let association = self.names.association.as_deref().unwrap_or_default();
        let mut parts = vec![Part::Paragraph(frame.insurance_text(&self.facts, &self.verdict, association))];
        let policies = held_by(&self.verdict);
        if !policies.is_empty() {
            let facts = policies.iter().map(|policy| (frame.kind(policy.kind).to_owned(), frame.policy(policy)));
            parts.push(Part::Facts(facts.collect()));
        }
        parts.push(said(frame.insurance_text_for_all()));
        if self.facts.driving == Driving::OwnCar {
            parts.push(said(frame.said(
                "Du kører i egen bil: selvrisiko og bonus erstattes normalt ikke. Aftal kørslen skriftligt med din kontaktperson.",
                "You drive your own car: excess and bonus are normally not replaced. Agree on the driving in writing with your contact person.",
            )));
        }
        parts.push(said(frame.said(
            "Briller, tøj, mobiltelefon og penge er som regel ikke dækket, og turen til og fra opgaven er det ofte heller ikke. Spørg, hvis du er i tvivl.",
            "Glasses, clothes, phones and money are usually not covered, and the way to and from the task often is not either. Ask if you are in doubt.",
        )));
        parts
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

fn heading(text: &str) -> Part {
    Part::Heading(text.to_owned())
}

fn said(text: &str) -> Part {
    Part::Paragraph(text.to_owned())
}
