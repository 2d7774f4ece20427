//! The fact sheet of a claim: what whoever gets it asks for, filled in, and how the volunteer stood on the day. What nobody has
//! written down has a line to write on. A CPR number stands on it only where somebody chose it; else it is written by hand.

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::claim_deadline::ClaimDeadline;
use super::cover_proof::{answer, facts, held};
use super::paper::{Frame, headed};
use super::{
    AttachmentFacts, AttachmentNames, ClaimAccount, ClaimFlow, ClaimHandling, CoverStanding, DeadlineStage,
    PersonOnDay, ReportedTo, ToldBy,
};
use crate::documents::{Block, Document, HeadingLevel};
use crate::organisations::{Party, PersonAddress, PersonFacts, Protection, kept_date};
use crate::shared::cvr::CvrNumber;
use crate::shared::phone::PhoneNumber;

/// A line to write on.
const BLANK: &str = "______________________________";

/// Everything that stands on it.
pub(super) struct ClaimSheet {
    pub frame: Frame,
    pub flow: ClaimFlow,
    pub person: PersonFacts,
    pub born_on: Option<NaiveDate>,
    /// The number, where it was chosen to stand there.
    pub cpr: Option<Zeroizing<String>>,
    pub account: ClaimAccount,
    /// What the files are called that were attached.
    pub files: Vec<String>,
    pub handling: ClaimHandling,
    pub deadline: ClaimDeadline,
    pub goes_to: ReportedTo,
    /// Where they were, of a claim that belongs to an attachment.
    pub workplace: Option<ClaimWorkplace>,
    /// How they stood on the day, with what it rests on; as is known now.
    pub cover: PersonOnDay,
}

/// The workplace of a claim, which whoever gets it asks about (EASY: the P-number, the job and since when).
pub(super) struct ClaimWorkplace {
    pub party: Party,
    pub facts: AttachmentFacts,
    pub names: AttachmentNames,
}

impl ClaimSheet {
    /// Without a name, and without what happened: a title is seen by more than those who may read it.
    pub fn title(&self) -> &'static str {
        match self.flow {
            ClaimFlow::Injury => self.frame.said("Faktaark om personskade", "Fact sheet on an injury"),
            ClaimFlow::Liability => self.frame.said("Faktaark om ansvarsskade", "Fact sheet on a liability claim"),
        }
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.document(self.title(), identifier);
        headed(&mut document, self.title(), &frame.day(self.cover.on));
        document.blocks.push(Block::paragraph(self.deadline_text()));
        let first = match self.flow {
            ClaimFlow::Injury => frame.said("Den tilskadekomne", "Who was hurt"),
            ClaimFlow::Liability => frame.said("Den frivillige", "The volunteer"),
        };
        self.section(&mut document, first, self.somebody());
        self.section(&mut document, frame.said("Arbejdspladsen", "The workplace"), self.workplace());
        self.section(&mut document, frame.said("Hvad der skete", "What happened"), self.event());
        let harm = match self.flow {
            ClaimFlow::Injury => frame.said("Skaden og fraværet", "The injury and the absence"),
            ClaimFlow::Liability => frame.said("Skaden og den skadelidte", "The damage and whom it befell"),
        };
        self.section(&mut document, harm, self.harm());
        self.section(&mut document, frame.said("Hvem der ved det", "Who knows"), self.known());
        self.cover(&mut document);
        document.blocks.push(Block::note(frame.said(
            "Arket er udfyldt fra registret over frivillige. Det rummer helbredsoplysninger: giv det kun til den, der skal behandle skaden.",
            "The sheet is filled in from the register of volunteers. It holds health data: give it only to whoever deals with the claim.",
        )));
        document
    }

    fn section(&self, document: &mut Document, heading: &str, pairs: Vec<(&'static str, String)>) {
        document.blocks.push(Block::heading(HeadingLevel::Section, heading));
        document.blocks.push(facts(pairs));
    }

    fn deadline_text(&self) -> String {
        let frame = &self.frame;
        let to = recipient(frame, self.handling.reported_to.unwrap_or(self.goes_to));
        match (self.handling.reported(), self.deadline.stage) {
            (Some(on), stage) => {
                let said = frame.said("Anmeldt til", "Reported to");
                let late = if stage == DeadlineStage::Late {
                    format!(" {}", frame.said("(efter fristen)", "(after the deadline)"))
                } else {
                    String::new()
                };
                format!("{said} {to} {}{late}.", frame.day(on))
            }
            (None, _) => {
                let said = frame.said("Skal anmeldes til", "To be reported to");
                let until = frame.said("senest", "no later than");
                let last = frame.day(self.deadline.last_day);
                format!("{said} {to} {until} {last}, {}.", frame.said("kl. 23.59", "23:59"))
            }
        }
    }

    fn somebody(&self) -> Vec<(&'static str, String)> {
        let frame = &self.frame;
        let born = self.born_on.map(|born| frame.day(born)).unwrap_or_default();
        let cpr = match &self.cpr {
            Some(number) => number.to_string(),
            None => format!("{BLANK} {}", frame.said("(skrives i hånden)", "(to be written by hand)")),
        };
        vec![
            (frame.said("Navn", "Name"), self.person.full_name.clone()),
            (frame.said("CPR-nummer", "CPR number"), cpr),
            (frame.said("Født", "Born"), or_blank(born)),
            (frame.said("Adresse", "Address"), self.address()),
            (frame.said("Telefon", "Phone"), or_blank(phone(&self.person.phone))),
        ]
    }

    /// A workplace without a CVR number of its own has the municipality's.
    fn workplace(&self) -> Vec<(&'static str, String)> {
        let frame = &self.frame;
        let there = self.workplace.as_ref();
        let of = |told: fn(&ClaimWorkplace) -> String| or_blank(there.map(told).unwrap_or_default());
        let of_municipality = || CvrNumber::parse(&frame.head.details.cvr).map(|cvr| cvr.display()).unwrap_or_default();
        let cvr = there.and_then(|at| at.party.cvr.as_ref()).map_or_else(of_municipality, CvrNumber::display);
        let job =
            there.map(|at| format!("{}, {}", frame.said("Frivillig, ulønnet", "Volunteer, unpaid"), at.facts.activity));
        let since = there.map(|at| frame.day(at.facts.attachment().period.from));
        vec![
            (frame.said("Navn", "Name"), of(|at| at.party.name.clone())),
            (frame.said("P-nummer", "P-number"), of(|at| at.party.p_number.clone())),
            (frame.said("CVR-nummer", "CVR number"), or_blank(cvr)),
            (frame.said("Adresse", "Address"), of(|at| at.party.address_lines.join(", "))),
            (frame.said("Kontaktperson", "Contact person"), of(ClaimWorkplace::contact)),
            (frame.said("Stilling", "Job title"), or_blank(job.unwrap_or_default())),
            (frame.said("Frivillig der siden", "There since"), or_blank(since.unwrap_or_default())),
        ]
    }

    /// A protected address leaves the house on no paper.
    fn address(&self) -> String {
        if self.person.protection == Protection::Protected {
            return self.frame.said("Beskyttet: oplyses af personen selv", "Protected: told by the person").to_owned();
        }
        let PersonAddress::Shown { street, postal_code, town } = &self.person.address else { return BLANK.to_owned() };
        let place = format!("{postal_code} {town}");
        let parts = [street.as_str(), place.trim()].into_iter().filter(|part| !part.is_empty());
        or_blank(parts.collect::<Vec<_>>().join(", "))
    }

    fn event(&self) -> Vec<(&'static str, String)> {
        let (frame, account) = (&self.frame, &self.account);
        let mut told = vec![
            (frame.said("Dag", "Day"), frame.day(self.cover.on)),
            (frame.said("Tidspunkt", "Time"), or_blank(account.time.clone())),
            (frame.said("Sted", "Place"), or_blank(account.place.clone())),
            (frame.said("Hændelsen", "The event"), or_blank(account.course.clone())),
            (frame.said("Hvad der gik galt", "What went wrong"), or_blank(account.cause.clone())),
            (frame.said("Vidner", "Witnesses"), or_blank(account.witnesses.clone())),
            (frame.said("Politi", "Police"), or_blank(account.police.clone())),
            (frame.said("Billeder", "Photos"), or_blank(account.photos.clone())),
        ];
        if !self.files.is_empty() {
            told.push((frame.said("Bilag", "Annexes"), self.files.join("\n")));
        }
        told
    }

    fn harm(&self) -> Vec<(&'static str, String)> {
        let (frame, account) = (&self.frame, &self.account);
        let party = &account.third_party;
        if self.flow == ClaimFlow::Liability {
            return vec![
                (
                    frame.said("Hvad der blev skadet", "What was damaged"),
                    or_blank(joined(&[&party.thing, &account.harm])),
                ),
                (frame.said("Anslået beløb", "Estimated amount"), or_blank(party.sum.clone())),
                (frame.said("Skadelidt", "Whom it befell"), or_blank(party.name.clone())),
                (frame.said("Kontakt", "Contact"), or_blank(party.contact.clone())),
            ];
        }
        let absent = day_text(frame, &account.first_absence_on);
        let mut told = vec![
            (frame.said("Skade og legemsdel", "Injury and part of the body"), or_blank(account.harm.clone())),
            (frame.said("Behandling", "Treatment"), or_blank(account.treatment.clone())),
            (frame.said("Første fraværsdag", "First day of absence"), or_blank(absent)),
            (frame.said("Fraværsdage", "Days of absence"), or_blank(account.absence_days.clone())),
        ];
        if account.may_give_benefits {
            let said = frame.said(
                "Kan give ret til ydelser, også uden fravær",
                "May give a right to benefits, also without absence",
            );
            told.push((frame.said("Ydelser", "Benefits"), said.to_owned()));
        }
        if account.died {
            let said = frame.said("Ringes ind inden 48 timer", "Is phoned in within 48 hours");
            told.push((frame.said("Dødsfald", "Death"), said.to_owned()));
        }
        if !party.name.is_empty() {
            told.push((frame.said("Modpart", "Other party"), joined(&[&party.name, &party.contact])));
        }
        told
    }

    fn known(&self) -> Vec<(&'static str, String)> {
        let frame = &self.frame;
        let told: Vec<String> = self
            .handling
            .told
            .iter()
            .map(|told| {
                let on = day_text(frame, &told.on);
                joined(&[&on, &told.whom, by(frame, told.by)])
            })
            .collect();
        let mut pairs = vec![(frame.said("Underrettet", "Told"), or_blank(told.join("\n")))];
        let reference = &self.handling.reference;
        if !reference.is_empty() {
            pairs.push((frame.said("Sagsnummer", "Case number"), reference.clone()));
        }
        if !self.account.decision.is_empty() {
            pairs.push((frame.said("Afgørelse", "Decision"), self.account.decision.clone()));
        }
        pairs
    }

    fn cover(&self, document: &mut Document) {
        let frame = &self.frame;
        document.blocks.push(Block::heading(HeadingLevel::Section, frame.said("Dækning den dag", "Cover on that day")));
        document.blocks.push(Block::paragraph(answer(frame, &self.cover)));
        let around = self.cover.attachments.iter().filter(|one| one.verdict.standing != CoverStanding::NotAttached);
        for one in around {
            let heading = format!("{}, {}", one.facts.activity, one.names.workplace);
            document.blocks.push(Block::heading(HeadingLevel::Part, heading));
            document.blocks.push(facts(held(frame, one)));
        }
    }
}

impl ClaimWorkplace {
    /// Whom the volunteer turns to, else whom one rings at the workplace; then its own phone where nobody has one.
    fn contact(&self) -> String {
        let known = self.party.contact();
        let name = self.names.contact_person.clone().or_else(|| known.map(|one| one.name.clone())).unwrap_or_default();
        let own = self.names.contact_phone.as_deref().map(phone);
        let theirs = known.filter(|one| one.name == name).and_then(|one| one.phone.as_ref()).map(PhoneNumber::display);
        let shared = self.party.phone.as_ref().map(PhoneNumber::display);
        joined(&[&name, &own.or(theirs).or(shared).unwrap_or_default()])
    }
}

/// Who a claim goes to, in the middle of a sentence.
fn recipient(frame: &Frame, to: ReportedTo) -> &str {
    match to {
        ReportedTo::Easy => "EASY",
        ReportedTo::InsuranceOffice => frame.said("kommunens forsikringskontor", "the municipality's insurance office"),
        ReportedTo::Insurer => frame.said("forsikringsselskabet", "the insurer"),
        ReportedTo::OwnInsurance => frame.said(
            "foreningens eller den frivilliges egen forsikring",
            "the association's or the volunteer's own insurance",
        ),
    }
}

fn by(frame: &Frame, by: ToldBy) -> &str {
    match by {
        ToldBy::InPerson => frame.said("mundtligt", "in person"),
        ToldBy::Phone => frame.said("telefon", "by phone"),
        ToldBy::Email => "e-mail",
        ToldBy::Letter => frame.said("brev", "by letter"),
    }
}

fn day_text(frame: &Frame, kept: &str) -> String {
    kept_date(kept).map(|day| frame.day(day)).unwrap_or_default()
}

fn phone(phone: &str) -> String {
    PhoneNumber::parse(phone).map_or_else(|_| phone.to_owned(), |phone| phone.display())
}

fn or_blank(text: String) -> String {
    if text.is_empty() { BLANK.to_owned() } else { text }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
