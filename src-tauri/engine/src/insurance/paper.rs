//! What the papers of the register have in common: their frame, and the words for how somebody is covered.

use chrono::NaiveDate;

use super::period::closed;
use super::{Carrier, CoverKind, CoverNote, CoverStanding, CoverTrack, DaySpan, NoCoverReason, PolicyHeld};
use crate::access::OfficeHead;
use crate::documents::{Block, Document};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;

/// Who issues a paper, in which language, and when.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub head: OfficeHead,
    pub language: Language,
    pub now: Instant,
}

impl Frame {
    /// The word in the paper's language.
    pub fn said<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    pub fn day(&self, day: NaiveDate) -> String {
        format::date_long(day, self.language)
    }

    /// `1. februar 2026 – 31. december 2026`, or `fra 1. februar 2026`.
    pub fn span(&self, span: DaySpan) -> String {
        match closed(span.to) {
            Some(to) => format!("{} – {}", self.day(span.from), self.day(to)),
            None => format!("{} {}", self.said("fra", "from"), self.day(span.from)),
        }
    }

    /// A paper with its letterhead and nothing else.
    pub fn document(&self, title: &str, identifier: String) -> Document {
        let mut document = Document::new(title, &self.head.details.name, self.language, identifier, self.now);
        document.margins.foot = Some(format::instant(self.now, self.language));
        let ribbon = self.said("Demodata – alle personer er opdigtede", "Demo data – all persons are invented");
        document.margins.ribbon = self.head.is_demo.then(|| ribbon.to_owned());
        document.blocks.push(self.head.letterhead());
        document
    }

    pub fn track(&self, track: CoverTrack) -> &'static str {
        let (da, en) = match track {
            CoverTrack::VolunteerWork => ("Frivilligt arbejde", "Volunteer work"),
            CoverTrack::VolunteerEffort => ("Frivillig indsats", "Volunteer effort"),
            CoverTrack::ViaAssociation => ("Via forening", "Through an association"),
        };
        self.said(da, en)
    }

    pub fn standing(&self, standing: CoverStanding) -> &'static str {
        let (da, en) = match standing {
            CoverStanding::CoveredByLaw => {
                ("Dækket efter arbejdsskadesikringsloven", "Covered under the industrial injuries act")
            }
            CoverStanding::CoveredByScheme => {
                ("Dækket af kommunens forsikring for frivillige", "Covered by the municipality's volunteer insurance")
            }
            CoverStanding::NotCovered => ("Ikke dækket af kommunen", "Not covered by the municipality"),
            CoverStanding::ThroughAssociation => (
                "Ikke forsikret af kommunen: frivillig i en forening",
                "Not insured by the municipality: an association's volunteer",
            ),
            CoverStanding::NotAttached => ("Ingen tilknytning den dag", "No attachment that day"),
        };
        self.said(da, en)
    }

    pub fn reason(&self, reason: &NoCoverReason) -> String {
        match reason {
            NoCoverReason::NotBegun { starts_on } => {
                format!("{} {}", self.said("Tilknytningen begynder", "The attachment begins on"), self.day(*starts_on))
            }
            NoCoverReason::Ended { ended_on } => {
                format!("{} {}", self.said("Tilknytningen ophørte", "The attachment ended on"), self.day(*ended_on))
            }
            NoCoverReason::ViaAssociation => {
                self.said("Foreningens egen sag", "The association's own matter").to_owned()
            }
            NoCoverReason::NotApproved => self.said("Ikke godkendt", "Not approved").to_owned(),
            NoCoverReason::ApprovedLater { approved_on } => {
                format!("{} {}", self.said("Først godkendt", "Not approved until"), self.day(*approved_on))
            }
            NoCoverReason::Paused { pause } => {
                format!("{} {}", self.said("Holdt pause", "Took a break"), self.span(*pause))
            }
            NoCoverReason::EffortTypeUnknown => {
                self.said("Indsatstypen er ikke valgt", "The kind of effort is not chosen").to_owned()
            }
            NoCoverReason::EffortTypeNotCovered { .. } => self
                .said(
                    "Indsatstypen stod ikke på kommunens liste den dag",
                    "The kind of effort was not on the council's list that day",
                )
                .to_owned(),
            NoCoverReason::NothingInsured => self
                .said(
                    "Ingen ulykkes- eller ansvarsforsikring var i kraft",
                    "No accident or liability insurance was in force",
                )
                .to_owned(),
        }
    }

    pub fn note(&self, note: &CoverNote) -> String {
        match note {
            CoverNote::ApprovalMissing => self.said("Godkendelse mangler", "Approval is missing").to_owned(),
            CoverNote::ApprovedAfterStart { approved_on } => {
                let said =
                    self.said("Godkendt efter startdatoen, dækket fra", "Approved after the start, covered from");
                format!("{said} {}", self.day(*approved_on))
            }
            CoverNote::Paused { pause } => {
                format!("{} {}", self.said("Holdt pause", "Took a break"), self.span(*pause))
            }
            CoverNote::NoLiabilityCover => {
                self.said("Ingen ansvarsforsikring er registreret", "No liability insurance is registered").to_owned()
            }
            CoverNote::NoAccidentCover => {
                self.said("Ingen ulykkesforsikring er registreret", "No accident insurance is registered").to_owned()
            }
        }
    }

    /// `Ulykkesforsikring`.
    pub fn kind(&self, kind: CoverKind) -> &'static str {
        let (da, en) = match kind {
            CoverKind::IndustrialInjury => ("Arbejdsskadeforsikring", "Industrial injury insurance"),
            CoverKind::Accident => ("Ulykkesforsikring", "Accident insurance"),
            CoverKind::Liability => ("Ansvarsforsikring", "Liability insurance"),
        };
        self.said(da, en)
    }

    /// `Kystens Forsikring, police 77-1204 (fra 1. januar 2026)`, then what it covers.
    pub fn policy(&self, policy: &PolicyHeld) -> String {
        let carrier = match policy.carrier {
            Carrier::Insurer => policy.insurer.clone(),
            Carrier::SelfInsured => {
                [self.said("Kommunen er selvforsikret", "The municipality is self-insured"), &policy.insurer]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            }
        };
        let number = if policy.policy_number.is_empty() {
            String::new()
        } else {
            format!(", {} {}", self.said("police", "policy"), policy.policy_number)
        };
        let mut text = format!("{carrier}{number} ({})", self.span(policy.period));
        for more in [&policy.covers, &policy.sums].into_iter().filter(|more| !more.is_empty()) {
            text.push('\n');
            text.push_str(more);
        }
        text
    }
}

/// The title of a paper, with the line under it.
pub(super) fn headed(document: &mut Document, title: &str, subtitle: &str) {
    document.blocks.push(Block::title(title));
    document.blocks.push(Block::subtitle(subtitle));
}
