//! What somebody is told who asks what is known of them (the General Data Protection Regulation, article 15): a paper to
//! read, from the same data that goes along as JSON. Nobody else's data stands in it, and no protected address.

mod acts;
mod award;
mod claims;
mod given_on;

use serde::Serialize;

use crate::access::{LoggedEvent, OfficeHead, PaperSummary};
use crate::award::AwardTold;
use crate::documents::{Block, Content, Document, HeadingLevel, Spans};
use crate::insurance::{AttachmentTold, CprTold, VolunteerTold};
use crate::organisations::{ContactRole, PersonAddress, PersonFacts, Protection, kept_date};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;
use crate::shared::wall_clock::{WallTime, wall_time_of};

/// Lines about a nominee that speak of the nominee alone.
const ABOUT_A_NOMINEE: [&str; 12] = [
    "looked",
    "nomination_received",
    "nomination_changed",
    "nomination_withdrawn",
    "nomination_reinstated",
    "file_enclosed",
    "enclosed_taken_away",
    "enclosed_put_back",
    "nominee_changed",
    "nominee_withdrawn",
    "nominee_reinstated",
    "eligibility_judged",
];

/// A role that they hold or held.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RoleTold {
    organisation: String,
    role: &'static str,
    title: String,
    from: String,
    to: String,
}

impl From<ContactRole> for RoleTold {
    fn from(role: ContactRole) -> Self {
        let facts = role.facts;
        Self {
            organisation: role.organisation_name,
            role: facts.role.as_str(),
            title: facts.title,
            from: facts.valid_from,
            to: facts.valid_to,
        }
    }
}

/// A booking for which they are or were the contact.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BookingTold {
    number: String,
    starts: WallTime,
}

impl From<(String, WallTime)> for BookingTold {
    fn from((number, starts): (String, WallTime)) -> Self {
        Self { number, starts }
    }
}

/// A paper that is kept about them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PaperTold {
    title: String,
    printed_at: Instant,
}

impl From<PaperSummary> for PaperTold {
    fn from(paper: PaperSummary) -> Self {
        Self { title: paper.title, printed_at: paper.printed_at }
    }
}

/// A line of the log: when, what, through what. Who of the staff it was is not told.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LogTold {
    /// When.
    pub at: Instant,
    event: String,
    operation: String,
}

impl LogTold {
    pub fn of(line: &LoggedEvent) -> Self {
        let event = line.event["event"].as_str().unwrap_or_default().to_owned();
        Self { at: line.at, event, operation: line.operation.clone() }
    }

    /// Whether a line about a nominee is about nobody else: what the jury answered and who was gathered with whom is.
    pub fn is_about_themselves(&self) -> bool {
        ABOUT_A_NOMINEE.contains(&self.event.as_str())
    }
}

/// Everything that is known of somebody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PersonalData {
    pub made_at: Instant,
    pub registered_at: Instant,
    pub person: PersonFacts,
    pub roles: Vec<RoleTold>,
    pub volunteer: Option<VolunteerTold>,
    pub award: AwardTold,
    pub bookings: Vec<BookingTold>,
    pub papers: Vec<PaperTold>,
    pub log: Vec<LogTold>,
}

/// The paper, and the data it is made of.
pub(super) struct AccessReport {
    pub head: OfficeHead,
    pub language: Language,
    pub now: Instant,
    pub data: PersonalData,
}

impl AccessReport {
    fn said<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    fn title(&self) -> &'static str {
        match self.language {
            Language::Da => "Det ved vi om dig",
            Language::En => "What we know of you",
        }
    }

    /// Without a name: a file's name is seen by many.
    pub fn file_name(&self) -> String {
        format!("{} {}", self.said("Indsigt", "Access report"), wall_time_of(self.now).date())
    }

    pub fn document(&self) -> Document {
        let name = &self.data.person.full_name;
        let identifier = format!("access-report-{}", self.now.unix());
        let mut document = Document::new(self.title(), &self.head.details.name, self.language, identifier, self.now);
        document.margins.head = Some(format!("{} · {name}", self.title()));
        document.margins.foot = Some(format::instant(self.now, self.language));
        let ribbon = self.said("Demodata – alle personer er opdigtede", "Demo data – all persons are invented");
        document.margins.ribbon = self.head.is_demo.then(|| ribbon.to_owned());
        document.blocks.push(self.head.letterhead());
        document.blocks.push(Block::title(self.title()));
        document.blocks.push(Block::subtitle(name.clone()));
        document.blocks.push(Block::paragraph(self.said(
            "Du har bedt om at se, hvad vi har skrevet om dig (databeskyttelsesforordningens artikel 15). Her står det hele. Det samme følger med som en fil, der kan læses af en computer. Oplysninger om andre er taget ud.",
            "You have asked to see what we have written about you (General Data Protection Regulation, article 15). It all stands here. The same comes along as a file that a computer can read. What is about others was taken out.",
        )));
        self.person(&mut document);
        self.volunteer(&mut document);
        self.award(&mut document);
        self.elsewhere(&mut document);
        self.given_on(&mut document);
        self.log(&mut document);
        self.rights(&mut document);
        document
    }

    fn heading(&self, document: &mut Document, da: &str, en: &str) {
        document.blocks.push(Block::heading(HeadingLevel::Section, self.said(da, en)));
    }

    /// Labels and values; what is empty is left out.
    fn values(document: &mut Document, pairs: Vec<(&str, String)>) {
        let written = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<(String, Spans)> =
            written.map(|(label, value)| (label.to_owned(), Spans::from(value))).collect();
        if !pairs.is_empty() {
            document.blocks.push(Content::KeyValues(pairs).into());
        }
    }

    fn day(&self, kept: &str) -> String {
        kept_date(kept).map(|day| format::date_long(day, self.language)).unwrap_or_default()
    }

    fn person(&self, document: &mut Document) {
        let facts = &self.data.person;
        let address = match (&facts.address, facts.protection) {
            (_, Protection::Protected) => {
                self.said("Beskyttet. Den skrives ikke på papir.", "Protected. It is not written on paper.").to_owned()
            }
            (PersonAddress::Shown { street, postal_code, town }, _) => {
                [street.as_str(), &format!("{postal_code} {town}")].join(", ").trim_matches([',', ' ']).to_owned()
            }
            (PersonAddress::Hidden, _) => String::new(),
        };
        self.heading(document, "Dig", "You");
        Self::values(
            document,
            vec![
                (self.said("Navn", "Name"), facts.full_name.clone()),
                (self.said("Telefon", "Phone"), facts.phone.clone()),
                (self.said("Anden telefon", "Another phone"), facts.second_phone.clone()),
                ("E-mail", facts.email.clone()),
                (self.said("Adresse", "Address"), address),
                (self.said("Note", "Note"), facts.note.clone()),
                (self.said("Registreret", "Registered"), format::instant(self.data.registered_at, self.language)),
            ],
        );
    }

    /// That a number is kept, and never which.
    fn cpr(&self, numbers: &[CprTold]) -> String {
        let kept = numbers.iter().filter(|number| number.dropped_at.is_none()).count();
        match (kept, numbers.len() - kept) {
            (0, 0) => String::new(),
            (0, _) => self.said("Har været gemt, forseglet", "Was kept, sealed").to_string(),
            _ => self.said("Gemt, forseglet. Spørg, hvis du vil se det", "Kept, sealed. Ask to see it").to_string(),
        }
    }

    fn volunteer(&self, document: &mut Document) {
        let Some(told) = &self.data.volunteer else { return };
        let facts = &told.facts;
        self.heading(document, "Dig som frivillig", "You as a volunteer");
        Self::values(
            document,
            vec![
                (self.said("Fødselsdato", "Date of birth"), self.day(&facts.birth_date)),
                (self.said("Pårørende", "Next of kin"), facts.next_of_kin.name.clone()),
                (self.said("Samtykke fra forældre", "Consent of parents"), self.day(&facts.parental_consent.on)),
                (self.said("Tavshedserklæring", "Declaration of confidentiality"), self.day(&facts.confidentiality.on)),
                (
                    self.said("Børneattest modtaget", "Child-protection certificate received"),
                    self.day(&facts.child_certificate.received_on),
                ),
                (
                    self.said("Straffeattest modtaget", "Criminal-record certificate received"),
                    self.day(&facts.criminal_record.received_on),
                ),
                (self.said("Information givet", "Information given"), self.day(&facts.information_given_on)),
                (self.said("Note", "Note"), facts.note.clone()),
                (self.said("CPR-nummer", "CPR number"), self.cpr(&told.cpr_numbers)),
            ],
        );
        for attachment in &told.attachments {
            self.attachment(document, attachment);
        }
        self.claims(document, told);
        let earlier = told.earlier.len() + told.earlier_attachments.len();
        if earlier > 0 {
            document.blocks.push(Block::note(match self.language {
                Language::Da => format!("Oplysningerne er rettet {earlier} gange. Hvad der stod før, står i filen."),
                Language::En => format!("This was changed {earlier} times. What stood before stands in the file."),
            }));
        }
    }

    fn attachment(&self, document: &mut Document, told: &AttachmentTold) {
        let facts = &told.facts;
        let heading = format!("{}, {}", facts.activity, told.workplace);
        document.blocks.push(Block::heading(HeadingLevel::Part, heading));
        let pauses: Vec<String> = facts
            .pauses
            .iter()
            .map(|pause| {
                format!("{} – {} {}", self.day(&pause.from), self.day(&pause.to), pause.reason).trim().to_owned()
            })
            .collect();
        Self::values(
            document,
            vec![
                (self.said("Fra", "From"), self.day(&facts.starts_on)),
                (self.said("Til", "To"), self.day(&facts.ends_on)),
                (self.said("Gennem", "Through"), told.association.clone().unwrap_or_default()),
                (self.said("Opgave", "Task"), facts.task.clone()),
                (self.said("Timer om ugen", "Hours a week"), facts.weekly_hours.clone()),
                (
                    self.said("Begrundelse for dækningstypen", "Reason for the kind of cover"),
                    facts.track_reason.clone(),
                ),
                (self.said("Godkendt", "Approved"), self.day(&facts.approved_on)),
                (self.said("Pauser", "Breaks"), pauses.join("; ")),
            ],
        );
    }

    fn elsewhere(&self, document: &mut Document) {
        let data = &self.data;
        if !data.roles.is_empty() {
            self.heading(
                document,
                "Dine roller i foreninger og på arbejdspladser",
                "Your roles at associations and workplaces",
            );
            let line = |role: &RoleTold| {
                let until = if role.to.is_empty() { String::new() } else { format!(" – {}", self.day(&role.to)) };
                format!("{}: {} {}{until}", role.organisation, role.title, self.day(&role.from))
            };
            document.blocks.extend(data.roles.iter().map(|role| Block::paragraph(line(role))));
        }
        if !data.bookings.is_empty() {
            self.heading(document, "Bookinger, hvor du er kontakt", "Bookings with you as their contact");
            let line =
                |one: &BookingTold| format!("{}, {}", one.number, format::date_long(one.starts.date(), self.language));
            document.blocks.extend(data.bookings.iter().map(|one| Block::paragraph(line(one))));
        }
        if !data.papers.is_empty() {
            self.heading(document, "Papirer, vi har skrevet ud", "Papers that we have printed");
            let line =
                |paper: &PaperTold| format!("{}, {}", paper.title, format::instant(paper.printed_at, self.language));
            document.blocks.extend(data.papers.iter().map(|paper| Block::paragraph(line(paper))));
        }
    }

    fn rights(&self, document: &mut Document) {
        self.heading(document, "Hvorfor, hvor længe, og hvad du kan gøre", "Why, how long, and what you can do");
        document.blocks.extend([
            Block::paragraph(self.said(
                "Vi bruger oplysningerne til at låne lokaler ud, lave aftaler og sørge for, at frivillige er forsikret. Det er en opgave i samfundets interesse (artikel 6, stk. 1, litra e). Vi har fået dem af dig, af arbejdspladsen eller af foreningen. Kommunens forsikringsselskab kan få dem at se ved en skade.",
                "We use the data to lend rooms, make agreements and see to it that volunteers are insured. It is a task in the public interest (article 6(1)(e)). We have them from you, from the workplace or from the association. The municipality's insurer may see them if there is a claim.",
            )),
            Block::paragraph(self.said(
                "Dit navn slettes efter kommunens slettefrister, når du er stoppet. Du kan få rettet det, der er forkert, bede om at få det slettet eller begrænset og gøre indsigelse. Du kan klage til Datatilsynet.",
                "Your name is deleted after the municipality's periods once you have stopped. You may have what is wrong corrected, ask for it to be deleted or restricted, and object. You may complain to the Danish Data Protection Agency.",
            )),
        ]);
    }
}
