//! Proof of cover on a day: one plain sentence first, then what it rests on. No address stands on it.

use chrono::NaiveDate;

use super::paper::{Frame, headed};
use super::{AttachmentOnDay, CoverStanding, Known, PersonOnDay};
use crate::documents::{Block, Content, Document, HeadingLevel, Spans};
use crate::shared::format::Language;

/// Everything that stands on it.
pub(super) struct CoverProof {
    pub frame: Frame,
    pub person: PersonOnDay,
    pub born_on: Option<NaiveDate>,
}

impl CoverProof {
    pub fn title(&self) -> &'static str {
        if self.person.standing.is_covered() {
            self.frame.said("Bevis for forsikringsdækning", "Proof of insurance cover")
        } else {
            self.frame.said("Oplysning om forsikringsdækning", "Information on insurance cover")
        }
    }

    pub fn document(&self) -> Document {
        let frame = &self.frame;
        let identifier = format!("cover-proof-{}-{}", self.person.person_id.0, self.person.on);
        let mut document = frame.document(self.title(), identifier);
        document.margins.head = Some(format!("{} · {}", self.title(), self.person.full_name));
        headed(&mut document, self.title(), &self.person.full_name);
        document.blocks.push(Block::paragraph(answer(frame, &self.person)));
        document.blocks.push(facts(self.about()));
        let around = self.person.attachments.iter().filter(|one| one.verdict.standing != CoverStanding::NotAttached);
        for one in around {
            let heading = format!("{}, {}", one.facts.activity, one.names.workplace);
            document.blocks.push(Block::heading(HeadingLevel::Section, heading));
            document.blocks.push(facts(held(frame, one)));
        }
        document.blocks.push(Block::note(self.closing()));
        document
    }

    fn about(&self) -> Vec<(&'static str, String)> {
        let frame = &self.frame;
        let mut about = vec![(frame.said("Dag", "Day"), frame.day(self.person.on))];
        if let Some(born) = self.born_on {
            about.push((frame.said("Født", "Born"), frame.day(born)));
        }
        let known = match self.person.known {
            Known::Now => frame.said("Som vi ved det nu", "As we know it now").to_owned(),
            Known::On { day } => {
                format!("{} {}", frame.said("Som vi vidste det den", "As we knew it on"), frame.day(day))
            }
        };
        about.push((frame.said("Oplyst", "Told"), known));
        about
    }

    fn closing(&self) -> String {
        let details = &self.frame.head.details;
        let issuer = [details.name.as_str(), details.municipality_name.as_str()];
        let issuer = issuer.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let said = self
            .frame
            .said("Udskrevet fra registret over frivillige hos", "Printed from the register of volunteers at");
        format!("{said} {issuer}.")
    }
}

/// Whether somebody was covered on the day, in one sentence.
pub(super) fn answer(frame: &Frame, person: &PersonOnDay) -> String {
    let (name, day) = (&person.full_name, frame.day(person.on));
    let best = person.attachments.first();
    let workplace = best.map(|one| one.names.workplace.as_str()).unwrap_or_default();
    let association = best.and_then(|one| one.names.association.as_deref()).unwrap_or_default();
    match (frame.language, person.standing) {
        (Language::Da, CoverStanding::CoveredByLaw) => {
            format!("{name} var den {day} omfattet af arbejdsskadesikringsloven som frivillig ved {workplace}.")
        }
        (Language::En, CoverStanding::CoveredByLaw) => {
            format!("On {day} {name} was covered by the industrial injuries act as a volunteer at {workplace}.")
        }
        (Language::Da, CoverStanding::CoveredByScheme) => {
            format!("{name} var den {day} dækket af kommunens forsikring for frivillige ved {workplace}.")
        }
        (Language::En, CoverStanding::CoveredByScheme) => {
            format!("On {day} {name} was covered by the municipality's insurance for volunteers at {workplace}.")
        }
        (Language::Da, CoverStanding::NotCovered) => {
            format!(
                "{name} var den {day} tilknyttet {workplace}, men ikke dækket af kommunens forsikring for frivillige."
            )
        }
        (Language::En, CoverStanding::NotCovered) => {
            format!(
                "On {day} {name} was attached to {workplace}, but not covered by the municipality's insurance for volunteers."
            )
        }
        (Language::Da, CoverStanding::ThroughAssociation) => {
            format!("{name} var den {day} frivillig gennem {association} og ikke forsikret af kommunen.")
        }
        (Language::En, CoverStanding::ThroughAssociation) => {
            format!("On {day} {name} was a volunteer through {association} and not insured by the municipality.")
        }
        (Language::Da, CoverStanding::NotAttached) => {
            format!("{name} var ikke tilknyttet som frivillig den {day}.")
        }
        (Language::En, CoverStanding::NotAttached) => {
            format!("{name} was not attached as a volunteer on {day}.")
        }
    }
}

/// What an attachment's cover on the day rests on, by label.
pub(super) fn held(frame: &Frame, one: &AttachmentOnDay) -> Vec<(&'static str, String)> {
    let (facts, verdict) = (&one.facts, &one.verdict);
    let mut told = vec![
        (frame.said("Dækning", "Cover"), frame.standing(verdict.standing).to_owned()),
        (frame.said("Dækningstype", "Track"), frame.track(facts.track).to_owned()),
        (frame.said("Periode", "Period"), frame.span(facts.attachment().period)),
    ];
    let mut add = |label: &'static str, text: String| {
        if !text.is_empty() {
            told.push((label, text));
        }
    };
    add(frame.said("Forening", "Association"), one.names.association.clone().unwrap_or_default());
    add(frame.said("Indsatstype", "Kind of effort"), one.names.effort_type.clone().unwrap_or_default());
    if let Some(on) = facts.attachment().approved_on {
        let approved = format!("{}, {}", facts.approved_by, frame.day(on));
        add(frame.said("Godkendt af", "Approved by"), approved);
    }
    if let Some(held) = &verdict.guideline {
        let law = frame.said("Serviceloven § 18 a", "Social services act § 18 a");
        let decision = [law, &held.decision, &held.wording].into_iter().filter(|part| !part.is_empty());
        let decision = decision.collect::<Vec<_>>().join("\n");
        add(frame.said("Kommunens liste", "The council's list"), format!("{decision} ({})", frame.span(held.period)));
    }
    for policy in &verdict.policies {
        add(frame.kind(policy.kind), frame.policy(policy));
    }
    let reasons: Vec<String> = verdict.reasons.iter().map(|reason| frame.reason(reason)).collect();
    add(frame.said("Hvorfor ikke", "Why not"), reasons.join("\n"));
    let notes: Vec<String> = verdict.notes.iter().map(|note| frame.note(note)).collect();
    add(frame.said("Bemærk", "Note"), notes.join("\n"));
    told
}

/// Labels and values.
pub(super) fn facts(pairs: Vec<(&'static str, String)>) -> Block {
    let pairs = pairs.into_iter().map(|(label, value)| (label.to_owned(), Spans::from(value)));
    Content::KeyValues(pairs.collect()).into()
}
