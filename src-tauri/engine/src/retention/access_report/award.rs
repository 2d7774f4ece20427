//! Somebody as a nominee, and as somebody who nominated: what stands of themselves, and nothing of a score, a decision or anybody
//! else.

use super::AccessReport;
use crate::award::{NominatorTie, NominatorTold, NomineeKind, NomineeState, NomineeTold, WordsTold};
use crate::documents::{Block, Document, HeadingLevel};
use crate::shared::format::{self, Language};

impl AccessReport {
    pub(super) fn award(&self, document: &mut Document) {
        let told = &self.data.award;
        if told.nominated.is_empty() && told.nominating.is_empty() && !told.is_one_secret {
            return;
        }
        self.heading(document, "Dig og frivillighedsprisen", "You and the volunteer award");
        for one in &told.nominated {
            self.nominated(document, one);
        }
        for one in &told.nominating {
            self.nominating(document, one);
        }
        // Said to everybody, so that it tells nobody anything.
        if told.is_one_secret {
            document.blocks.push(Block::paragraph(self.said(
                "En pris er ikke offentliggjort endnu. Om nogen er indstillet til den eller har indstillet nogen, fortæller kun prisens sekretær. Spørg, hvis du vil vide det om dig selv.",
                "One award is not published yet. Whether somebody is nominated for it, or has nominated somebody, only its secretary tells. Ask if you want to know it of yourself.",
            )));
        }
    }

    fn nominated(&self, document: &mut Document, told: &NomineeTold) {
        document.blocks.push(Block::heading(
            HeadingLevel::Part,
            match self.language {
                Language::Da => format!("Du er indstillet til prisen {}", told.year),
                Language::En => format!("You are nominated for the award of {}", told.year),
            },
        ));
        let facts = &told.facts;
        Self::values(
            document,
            vec![
                (self.said("Navn", "Name"), facts.name.clone()),
                (self.said("Som", "As"), self.award_kind(facts.kind).to_owned()),
                (self.said("Kontaktperson", "Contact person"), facts.contact.clone()),
                (self.said("Telefon", "Phone"), facts.phone.clone()),
                ("E-mail", facts.email.clone()),
                (self.said("Sted", "Place"), facts.place.clone()),
                (self.said("Siden", "Since"), facts.since.clone()),
                (self.said("Målgruppe", "Target group"), facts.target_group.clone()),
                (self.said("Kontrol af reglerne", "Check of the rules"), self.award_state(told.state).to_owned()),
            ],
        );
        for words in &told.words {
            self.words(document, words);
        }
    }

    fn words(&self, document: &mut Document, words: &WordsTold) {
        Self::values(
            document,
            vec![
                (self.said("Modtaget", "Received"), format::instant(words.received_at, self.language)),
                (self.said("Indsatsen", "The effort"), words.effort.clone()),
                (self.said("Forskellen", "The difference"), words.difference.clone()),
                (self.said("Hvorfor netop du", "Why you"), words.why.clone()),
            ],
        );
    }

    fn nominating(&self, document: &mut Document, told: &NominatorTold) {
        document.blocks.push(Block::heading(
            HeadingLevel::Part,
            match self.language {
                Language::Da => format!("Du har indstillet nogen til prisen {}", told.year),
                Language::En => format!("You nominated somebody for the award of {}", told.year),
            },
        ));
        let tie = told.tie.map(|tie| self.award_tie(tie)).unwrap_or_default();
        let late = if told.is_late { self.said("Ja", "Yes") } else { "" };
        Self::values(
            document,
            vec![
                (self.said("Modtaget", "Received"), format::instant(told.received_at, self.language)),
                (self.said("Efter fristen", "After the deadline"), late.to_owned()),
                (self.said("Navn", "Name"), told.name.clone()),
                (self.said("Telefon", "Phone"), told.phone.clone()),
                ("E-mail", told.email.clone()),
                (self.said("Forening", "Association"), told.association.clone()),
                (self.said("Tilknytning", "Relation"), tie.to_owned()),
            ],
        );
    }

    fn award_kind(&self, kind: NomineeKind) -> &'static str {
        match kind {
            NomineeKind::Person => self.said("person", "person"),
            NomineeKind::Group => self.said("gruppe", "group"),
            NomineeKind::Association => self.said("forening", "association"),
        }
    }

    fn award_state(&self, state: Option<NomineeState>) -> &'static str {
        match state {
            None => "",
            Some(NomineeState::Received | NomineeState::Checking) => self.said("ikke afsluttet", "not finished"),
            Some(NomineeState::Accepted) => self.said("godkendt til bedømmelse", "accepted to be judged"),
            Some(NomineeState::Rejected) => self.said("afvist", "rejected"),
            Some(NomineeState::Withdrawn) => self.said("trukket tilbage", "withdrawn"),
        }
    }

    fn award_tie(&self, tie: NominatorTie) -> &'static str {
        match tie {
            NominatorTie::Member => self.said("medlem af samme forening", "member of the same association"),
            NominatorTie::Colleague => self.said("kollega", "colleague"),
            NominatorTie::Relative => self.said("familie", "relative"),
            NominatorTie::User => self.said("bruger", "user"),
            NominatorTie::Other => self.said("andet", "other"),
        }
    }
}
