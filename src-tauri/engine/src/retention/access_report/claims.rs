//! Claims as somebody is told of theirs: what happened and what came of it, where the report is made by whoever reads of claims; else
//! only that there are some.

use super::AccessReport;
use crate::documents::{Block, Document, HeadingLevel};
use crate::insurance::{ClaimAccount, ClaimFlow, ClaimHandling, ClaimOutcome, ClaimTold, ReportedTo, VolunteerTold};
use crate::shared::format::Language;

impl AccessReport {
    pub(super) fn claims(&self, document: &mut Document, told: &VolunteerTold) {
        for claim in &told.claims {
            self.claim(document, claim);
        }
        let count = told.sealed_claims;
        if count > 0 {
            document.blocks.push(Block::paragraph(match (self.language, count) {
                (Language::Da, 1) => "Der er en skade om dig, som er forseglet. Spørg, hvis du vil se den: en medarbejder med adgang viser dig den.".to_owned(),
                (Language::Da, _) => format!("Der er {count} skader om dig, som er forseglet. Spørg, hvis du vil se dem: en medarbejder med adgang viser dig dem."),
                (Language::En, 1) => "There is a claim about you that is sealed. Ask to see it: somebody of the staff who has access shows it to you.".to_owned(),
                (Language::En, _) => format!("There are {count} claims about you that are sealed. Ask to see them: somebody of the staff who has access shows them to you."),
            }));
        }
    }

    fn claim(&self, document: &mut Document, told: &ClaimTold) {
        let kind = match told.facts.flow {
            ClaimFlow::Injury => self.said("Personskade", "Injury"),
            ClaimFlow::Liability => self.said("Ansvarsskade", "Liability claim"),
        };
        let heading = format!("{kind}, {}", self.day(&told.facts.happened_on));
        document.blocks.push(Block::heading(HeadingLevel::Part, heading));
        if told.was_mistaken {
            document.blocks.push(Block::paragraph(self.said("Noteret ved en fejl.", "Noted by mistake.")));
        }
        let mut pairs = self.done_about(&told.handling);
        if told.is_sealed {
            let said = self.said(
                "Noget af det, der skete, er forseglet med en ældre nøgle. Spørg, så finder vi koden, der åbner den.",
                "Part of what happened is sealed with an older key. Ask, and we find the code that opens it.",
            );
            pairs.push((self.said("Forseglet", "Sealed"), said.to_owned()));
        }
        if told.files > 0 {
            let said = self.said(
                "Billeder og papirer er gemt. Spørg, så viser en medarbejder med adgang dig dem.",
                "Photos and papers are kept. Ask, and somebody of the staff who has access shows them to you.",
            );
            pairs.push((self.said("Bilag", "Annexes"), format!("{}: {said}", told.files)));
        }
        if let Some(account) = &told.account {
            pairs.extend(self.account(account));
        }
        Self::values(document, pairs);
        for account in &told.earlier {
            document.blocks.push(Block::paragraph(self.said("Det stod der før:", "What stood there before:")));
            Self::values(document, self.account(account));
        }
    }

    fn done_about(&self, handling: &ClaimHandling) -> Vec<(&'static str, String)> {
        let recipient = handling.reported_to.map(|to| match to {
            ReportedTo::Easy => "EASY",
            ReportedTo::InsuranceOffice => {
                self.said("Kommunens forsikringskontor", "The insurance office of the municipality")
            }
            ReportedTo::Insurer => self.said("Forsikringsselskabet", "The insurer"),
            ReportedTo::OwnInsurance => self.said(
                "Foreningens eller den frivilliges egen forsikring",
                "The association's or the volunteer's own insurance",
            ),
        });
        let outcome = handling.outcome.map(|outcome| match outcome {
            ClaimOutcome::Accepted => self.said("Anerkendt eller betalt", "Recognised or paid"),
            ClaimOutcome::PartlyAccepted => self.said("Delvis anerkendt eller betalt", "Recognised or paid in part"),
            ClaimOutcome::Rejected => self.said("Afvist", "Turned down"),
            ClaimOutcome::NoClaim => self.said("Skulle ikke anmeldes", "Was not to be reported"),
        });
        let told: Vec<String> = handling.told.iter().map(|told| self.day(&told.on)).collect();
        vec![
            (self.said("Underretning givet", "Somebody was told"), told.join("; ")),
            (self.said("Anmeldt", "Reported"), self.day(&handling.reported_on)),
            (self.said("Anmeldt til", "Reported to"), recipient.unwrap_or_default().to_owned()),
            (self.said("Sagsnummer", "Case number"), handling.reference.clone()),
            (self.said("Udfald", "Outcome"), outcome.unwrap_or_default().to_owned()),
            (self.said("Afgjort", "Decided"), self.day(&handling.decided_on)),
            (self.said("Lukket", "Closed"), self.day(&handling.closed_on)),
        ]
    }

    fn account(&self, account: &ClaimAccount) -> Vec<(&'static str, String)> {
        let marked = |is_so: bool| if is_so { self.said("Ja", "Yes").to_owned() } else { String::new() };
        let party = &account.third_party;
        vec![
            (self.said("Tidspunkt", "Time"), account.time.clone()),
            (self.said("Sted", "Place"), account.place.clone()),
            (self.said("Hvad der skete", "What happened"), account.course.clone()),
            (self.said("Hvad der gik galt", "What went wrong"), account.cause.clone()),
            (self.said("Skade", "Injury or damage"), account.harm.clone()),
            (self.said("Behandling", "Treatment"), account.treatment.clone()),
            (self.said("Første fraværsdag", "First day of absence"), self.day(&account.first_absence_on)),
            (self.said("Fraværsdage", "Days of absence"), account.absence_days.clone()),
            (self.said("Kan give ret til ydelser", "May give a right to benefits"), marked(account.may_give_benefits)),
            (self.said("Dødsfald", "Death"), marked(account.died)),
            (self.said("Hvad der blev skadet", "What was damaged"), party.thing.clone()),
            (self.said("Anslået beløb, kr.", "Estimated amount, kr."), party.sum.clone()),
            (self.said("Politi", "Police"), account.police.clone()),
            (self.said("Billeder", "Photos"), account.photos.clone()),
            (self.said("Afgørelse", "Decision"), account.decision.clone()),
        ]
    }
}
