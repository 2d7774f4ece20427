//! The volunteer agreement with one person (*frivilligaftale*), on one page: what is agreed, and what is said about
//! insurance on the track of the attachment.

use super::paper::{Frame, headed};
use super::{AttachmentFacts, AttachmentNames, Verdict};
use crate::documents::{Content, Document, List, ListItem, ListMarks, Signatory, SignatureLine, Span, Spans};
use crate::shared::format::{self, Language};

/// Letters that a line to write on is long.
const BLANK: usize = 24;

/// Everything that stands on it.
pub(super) struct VolunteerAgreement {
    pub frame: Frame,
    pub full_name: String,
    pub facts: AttachmentFacts,
    pub names: AttachmentNames,
    /// How they stand today or, where it begins later, on its first day.
    pub verdict: Verdict,
    /// After how long they talk about how it goes, in words.
    pub talk_after: String,
}

impl VolunteerAgreement {
    pub fn title(&self) -> &'static str {
        self.frame.said("Frivilligaftale", "Volunteer agreement")
    }

    pub fn document(&self, identifier: String) -> Document {
        let mut document = self.frame.document(self.title(), identifier);
        document.margins.head = Some(format!("{} · {}", self.title(), self.full_name));
        headed(&mut document, self.title(), &self.between());
        let item = |spans: Vec<Span>| ListItem { spans: Spans(spans), below: Vec::new() };
        let items = self.clauses().into_iter().map(|(heading, mut rest)| {
            let mut spans = vec![Span::Bold(heading.to_owned()), Span::Text(": ".to_owned())];
            spans.append(&mut rest);
            item(spans)
        });
        let list = List { marks: ListMarks::Numbers { first: 1 }, items: items.collect() };
        document.blocks.push(Content::List(list).into());
        document.blocks.push(Content::Signatures(self.signatures()).into());
        document
    }

    /// `mellem Åse Bækgaard og Plejecentret Havblik, Bøgelunde Kommune`.
    fn between(&self) -> String {
        let municipality = &self.frame.head.details.municipality_name;
        let place = [self.names.workplace.as_str(), municipality.as_str()];
        let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        match self.frame.language {
            Language::Da => format!("mellem {} og {place}", self.full_name),
            Language::En => format!("between {} and {place}", self.full_name),
        }
    }

    fn clauses(&self) -> Vec<(&'static str, Vec<Span>)> {
        let frame = &self.frame;
        let text = |da: &str, en: &str| vec![Span::Text(frame.said(da, en).to_owned())];
        vec![
            (frame.said("Opgaven", "The task"), self.task()),
            (frame.said("Tid og sted", "Time and place"), self.time_and_place()),
            (frame.said("Din kontaktperson", "Your contact person"), self.contact()),
            (frame.said("Sådan tager vi imod dig", "How we welcome you"), self.welcome()),
            (
                frame.said("Tavshedspligt", "Confidentiality"),
                text(
                    "du skriver under på tavshedserklæringen, før du begynder.",
                    "you sign the confidentiality declaration before you begin.",
                ),
            ),
            (
                frame.said("Penge og gaver", "Money and gifts"),
                text(
                    "du får ikke løn, og du tager ikke imod penge eller større gaver. Aftalte udgifter får du dækket.",
                    "you are not paid, and you take no money or larger gifts. Agreed costs are paid back to you.",
                ),
            ),
            (frame.said("Forsikring", "Insurance"), self.insurance()),
            (frame.said("Attester", "Certificates"), vec![Span::Text(format!("{}.", self.certificates()))]),
            (
                frame.said("Hvis noget sker", "If something happens"),
                text(
                    "sørg for hjælp, og fortæl det til kontaktpersonen samme dag.",
                    "get help, and tell your contact person the same day.",
                ),
            ),
            (
                frame.said("Afslutning", "Ending"),
                text(
                    "du kan stoppe når som helst. Vi takker dig og sletter dine oplysninger efter vores slettefrister.",
                    "you can stop at any time. We thank you, and delete what we keep of you after our periods.",
                ),
            ),
        ]
    }

    fn task(&self) -> Vec<Span> {
        let task = if self.facts.task.is_empty() { &self.facts.activity } else { &self.facts.task };
        let task = task.trim_end_matches('.');
        let rest = self.frame.said(
            "Du kan altid sige nej til en opgave eller holde pause.",
            "You may always say no to a task, or take a break.",
        );
        vec![Span::Text(format!("{task}. {rest}"))]
    }

    fn time_and_place(&self) -> Vec<Span> {
        let frame = &self.frame;
        let period = self.facts.attachment().period;
        let time = match self.facts.weekly_hours.as_str() {
            "" => frame.said("efter aftale", "as agreed").to_owned(),
            hours => {
                format!("{} {hours} {}", frame.said("omkring", "about"), frame.said("timer om ugen", "hours a week"))
            }
        };
        let end = match super::period::closed(period.to) {
            Some(to) => frame.day(to),
            None => frame.said("indtil videre", "further notice").to_owned(),
        };
        let (from, to) = (frame.said("Fra", "From"), frame.said("til", "to"));
        let period = match (super::period::closed(period.to), frame.language) {
            (None, Language::Da) => format!("{from} {} og {end}", frame.day(period.from)),
            (None, Language::En) => format!("{from} {} until {end}", frame.day(period.from)),
            (Some(_), _) => format!("{from} {} {to} {end}", frame.day(period.from)),
        };
        vec![Span::Text(format!("{time}, {}. {period}.", self.names.workplace))]
    }

    fn contact(&self) -> Vec<Span> {
        let rest = self.frame.said("Ring hellere én gang for meget.", "Rather ring once too often.");
        let Some(name) = &self.names.contact_person else {
            return vec![Span::Blank(BLANK), Span::Text(format!(" {rest}"))];
        };
        let phone = self.names.contact_phone.as_deref().map(phone_text).unwrap_or_default();
        vec![Span::Text(format!("{name}{phone}. {rest}"))]
    }

    fn welcome(&self) -> Vec<Span> {
        let text = match self.frame.language {
            Language::Da => format!("rundvisning, introduktion og en samtale efter {}.", self.talk_after),
            Language::En => format!("a tour, an introduction and a talk after {}.", self.talk_after),
        };
        vec![Span::Text(text)]
    }

    fn insurance(&self) -> Vec<Span> {
        let association = self.names.association.as_deref().unwrap_or_default();
        let text = self.frame.insurance_text(&self.facts, &self.verdict, association);
        vec![Span::Text(format!("{text} {}", self.frame.insurance_text_for_all()))]
    }

    fn certificates(&self) -> String {
        let frame = &self.frame;
        let asked = [
            (self.facts.with_children, frame.said("børneattest", "child-protection certificate")),
            (self.facts.in_homes, frame.said("straffeattest", "criminal-record certificate")),
        ];
        let asked: Vec<&str> = asked.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, word)| word).collect();
        if asked.is_empty() { frame.said("ingen", "none").to_owned() } else { asked.join(frame.said(" og ", " and ")) }
    }

    fn signatures(&self) -> Vec<Signatory> {
        let frame = &self.frame;
        let side = |heading: &str, name: &str| {
            let mut lines = vec![
                SignatureLine::Rule(frame.said("Dato", "Date").to_owned()),
                SignatureLine::Rule(frame.said("Underskrift", "Signature").to_owned()),
            ];
            if !name.is_empty() {
                lines.push(SignatureLine::Text(Spans::from(name)));
            }
            Signatory { heading: heading.to_owned(), lines }
        };
        vec![
            side(frame.said("Frivillig", "Volunteer"), &self.full_name),
            side(frame.said("Godkendt af leder", "Approved by the manager"), &self.facts.approved_by),
        ]
    }
}

fn phone_text(phone: &str) -> String {
    let shown = crate::shared::phone::PhoneNumber::parse(phone).map(|phone| phone.display());
    format!(", {}", shown.unwrap_or_else(|_| phone.to_owned()))
}

/// After how long they talk, where nobody has said.
pub(super) fn usual_talk(language: Language) -> &'static str {
    match language {
        Language::Da => "en måned",
        Language::En => "one month",
    }
}

/// What the file of a paper is called: its title and a day, and nobody's name.
pub(super) fn file_name(title: &str, day: chrono::NaiveDate) -> String {
    format!("{title} {}.pdf", format::date_short(day, Language::Da).replace('.', "-"))
}
