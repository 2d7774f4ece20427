//! What the office writes to the association about an agreement: the letter that goes with it to be signed, that it runs
//! out or goes on, that notice was given; and the declaration of confidentiality for its volunteers. The hard rule: a letter says what stands in the agreement on the day, and nobody's
//! home is ever in it.

use chrono::NaiveDate;

use super::agreement::renewal_on;
use super::{Agreement, AgreementSide, AgreementStanding, AgreementState, Clause, ClauseState, RequirementKind};
use crate::access::OfficeHead;
use crate::documents::{Document, Part, Written};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;
use crate::shared::phone::PhoneNumber;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a letter about an agreement is for.
    pub enum AgreementLetterKind {
        /// Goes with the paper to the association, to be signed.
        Accompanying = "accompanying",
        /// That it runs out, or goes on by itself, and what comes then.
        Renewal = "renewal",
        /// That notice is given, or was received.
        Termination = "termination",
        /// The declaration of confidentiality (*tavshedserklæring*) that each volunteer signs, an annex of the agreement
        /// (*straffeloven* §§ 152, 152 a–152 f).
        Confidentiality = "confidentiality",
    }
}

impl AgreementLetterKind {
    /// The letters that say something of this agreement on the day, the likeliest first.
    pub(super) fn that_say_something(agreement: &Agreement, today: NaiveDate) -> Vec<Self> {
        let facts = agreement.life_facts();
        let letter = match (agreement.state, facts.standing(today)) {
            (AgreementState::Sent, _) => Some(Self::Accompanying),
            (AgreementState::Terminated, _) => Some(Self::Termination),
            (AgreementState::Signed, AgreementStanding::Upcoming | AgreementStanding::Running) => {
                facts.last_day(today).map(|_| Self::Renewal)
            }
            _ => None,
        };
        let asks = |clause: &Clause| {
            clause.key == RequirementKind::Confidentiality.clause() && clause.state == ClauseState::On
        };
        let declares = agreement.state != AgreementState::Discarded && agreement.clauses.iter().any(asks);
        letter.into_iter().chain(declares.then_some(Self::Confidentiality)).collect()
    }
}

/// Everything that a letter says.
#[derive(Debug)]
pub(super) struct AgreementLetter {
    pub kind: AgreementLetterKind,
    pub agreement: Agreement,
    pub language: Language,
    pub head: OfficeHead,
    /// Who writes it.
    pub sender: String,
    pub party_name: String,
    /// The association's own address, never a person's.
    pub address_lines: Vec<String>,
    pub email: Option<String>,
    /// The number of the agreement that was begun to follow it.
    pub successor: Option<String>,
    pub today: NaiveDate,
}

struct Words {
    titles: [&'static str; 4],
    received: &'static str,
    number: &'static str,
    case: &'static str,
    period: &'static str,
    last_day: &'static str,
    given_on: &'static str,
    notice: &'static str,
    accompanying: [&'static str; 2],
    runs_out: &'static str,
    tell_us: &'static str,
    successor: &'static str,
    no_successor: &'static str,
    goes_on: &'static str,
    unless: &'static str,
    given: &'static str,
    was_given: &'static str,
    until_then: [&'static str; 2],
    /// What a volunteer declares, with the association and the municipality.
    declares: [&'static str; 2],
    volunteer: &'static str,
    received_by: &'static str,
    /// Name, date of birth, date, signature.
    signs: [&'static str; 4],
    questions: &'static str,
    ring: &'static str,
    write: &'static str,
    or: &'static str,
    regards: &'static str,
    ribbon: &'static str,
}

const DANISH: Words = Words {
    titles: [
        "Samarbejdsaftale til underskrift",
        "Jeres samarbejdsaftale",
        "Opsigelse af samarbejdsaftale",
        "Tavshedserklæring",
    ],
    received: "Bekræftelse af jeres opsigelse",
    number: "Aftalenr.",
    case: "Sagsnr.",
    period: "Periode",
    last_day: "Sidste dag",
    given_on: "Opsagt den",
    notice: "Varsel",
    accompanying: [
        "Tak for samtalen om vores samarbejde. Her er samarbejdsaftalen, som vi har talt om den.",
        "Læs den igennem. Er der noget, der ikke passer, så sig til, før I skriver under. Ellers skriver den, der kan tegne foreningen, under og sender et eksemplar tilbage til os.",
    ],
    runs_out: "Vores samarbejdsaftale udløber den {{ends}}. Vi er glade for samarbejdet og vil gerne tale med jer om at fortsætte.",
    tell_us: "Sig til senest den {{by}}, om I vil fortsætte, og om noget skal være anderledes. Så når vi at have en ny aftale klar, før den gamle udløber.",
    successor: "Vi har skrevet et udkast til en ny aftale ({{number}}). Den tager sin begyndelse, når den gamle slutter.",
    no_successor: "Hvis I gerne vil fortsætte, skriver vi et udkast til en ny aftale, som vi kan tale om.",
    goes_on: "Vores samarbejdsaftale fortsætter af sig selv med {{step}} fra den {{next}}, hvis ingen af os siger den op. I behøver ikke gøre noget.",
    unless: "Vil I stoppe eller lave noget om, så sig til senest den {{by}}.",
    given: "Vi opsiger hermed samarbejdsaftalen med {{notice}}. Aftalens sidste dag er den {{ends}}.",
    was_given: "Vi har modtaget jeres opsigelse af samarbejdsaftalen. Med {{notice}} er aftalens sidste dag den {{ends}}.",
    until_then: [
        "Indtil da gælder aftalen, som den plejer. Vi vil gerne tale med jer om, hvordan vi slutter godt af, og hvad der sker med lokaler, nøgler og udstyr.",
        "Tak for jeres indsats og for samarbejdet.",
    ],
    declares: [
        "Jeg er frivillig ved {{association}}, som samarbejder med {{municipality}}. Jeg er gjort bekendt med, at jeg har tavshedspligt om fortrolige oplysninger, som jeg får kendskab til som frivillig, at tavshedspligten fortsætter, når jeg holder op, og at brud kan straffes efter straffeloven § 152 og §§ 152 a–152 f.",
        "Jeg ved, hvem jeg skal gå til, hvis jeg bliver bekymret for et barn eller en voksen.",
    ],
    volunteer: "Den frivillige",
    received_by: "Modtaget af",
    signs: ["Navn", "Fødselsdato", "Dato", "Underskrift"],
    questions: "Spørgsmål",
    ring: "ring på {{phone}}",
    write: "skriv til {{email}}",
    or: "eller",
    regards: "Venlig hilsen",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    titles: [
        "Cooperation agreement to be signed",
        "Your cooperation agreement",
        "Termination of a cooperation agreement",
        "Declaration of confidentiality",
    ],
    received: "Confirmation of your notice",
    number: "Agreement no.",
    case: "Case no.",
    period: "Period",
    last_day: "Last day",
    given_on: "Notice given on",
    notice: "Notice",
    accompanying: [
        "Thank you for talking with us about our cooperation. Here is the cooperation agreement as we spoke of it.",
        "Please read it through. If something is not right, tell us before you sign. Otherwise whoever may sign for the association signs it and sends one copy back to us.",
    ],
    runs_out: "Our cooperation agreement runs out on {{ends}}. We are glad of the cooperation and would like to talk with you about going on.",
    tell_us: "Please tell us by {{by}} whether you want to go on, and whether anything should be different. Then a new agreement can be ready before the old one runs out.",
    successor: "We have drafted a new agreement ({{number}}). It begins when the old one ends.",
    no_successor: "If you want to go on, we will draft a new agreement that we can talk about.",
    goes_on: "Our cooperation agreement goes on by itself for {{step}} from {{next}}, unless one of us gives notice. You need not do anything.",
    unless: "If you want to stop or change something, please tell us by {{by}}.",
    given: "We hereby give notice of the cooperation agreement, with {{notice}}. Its last day is {{ends}}.",
    was_given: "We have received your notice of the cooperation agreement. With {{notice}}, its last day is {{ends}}.",
    until_then: [
        "Until then the agreement holds as usual. We would like to talk with you about how to end well, and what becomes of rooms, keys and equipment.",
        "Thank you for what you have done, and for the cooperation.",
    ],
    declares: [
        "I am a volunteer at {{association}}, which cooperates with {{municipality}}. I have been told that I must keep confidential what I learn as a volunteer, that this lasts after I stop, and that breach can be punished under the Criminal Code (straffeloven) § 152 and §§ 152 a–152 f.",
        "I know whom to go to if I become concerned for a child or an adult.",
    ],
    volunteer: "The volunteer",
    received_by: "Received by",
    signs: ["Name", "Date of birth", "Date", "Signature"],
    questions: "Questions",
    ring: "ring {{phone}}",
    write: "write to {{email}}",
    or: "or",
    regards: "Kind regards",
    ribbon: "Demo data – all persons are invented",
};

impl Words {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Da => &DANISH,
            Language::En => &ENGLISH,
        }
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value))
}

/// What the letter is called.
pub(super) fn title(letter: &AgreementLetter) -> &'static str {
    let words = Words::of(letter.language);
    let [accompanying, renewal, termination, declaration] = words.titles;
    let was_received = letter.agreement.termination.is_some_and(|notice| notice.given_by == AgreementSide::Association);
    match letter.kind {
        AgreementLetterKind::Accompanying => accompanying,
        AgreementLetterKind::Renewal => renewal,
        AgreementLetterKind::Termination if was_received => words.received,
        AgreementLetterKind::Termination => termination,
        AgreementLetterKind::Confidentiality => declaration,
    }
}

/// The letter in words.
pub(super) fn compose(letter: &AgreementLetter) -> Written {
    let writer = Writer { letter, words: Words::of(letter.language) };
    let mut parts: Vec<Part> = writer.says().into_iter().map(Part::Paragraph).collect();
    let mut recipient = Vec::new();
    if letter.kind == AgreementLetterKind::Confidentiality {
        parts.push(writer.to_sign());
    } else {
        let facts = writer.facts();
        if !facts.is_empty() {
            parts.insert(1.min(parts.len()), Part::Facts(facts));
        }
        parts.extend(writer.questions());
        parts.push(Part::Closing(writer.closing()));
        recipient.push(letter.party_name.clone());
        recipient.extend(letter.address_lines.iter().cloned());
    }
    Written {
        title: title(letter).to_owned(),
        subtitle: letter.agreement.activity_title.clone(),
        meta: format!("{} {} · {}", writer.words.number, letter.agreement.number, writer.day(letter.today)),
        recipient,
        parts,
    }
}

struct Writer<'a> {
    letter: &'a AgreementLetter,
    words: &'static Words,
}

impl Writer<'_> {
    fn day(&self, day: NaiveDate) -> String {
        format::date_long(day, self.letter.language)
    }

    fn says(&self) -> Vec<String> {
        match self.letter.kind {
            AgreementLetterKind::Accompanying => self.words.accompanying.map(str::to_owned).into(),
            AgreementLetterKind::Renewal => self.renewal(),
            AgreementLetterKind::Termination => self.termination(),
            AgreementLetterKind::Confidentiality => self.declaration(),
        }
    }

    fn declaration(&self) -> Vec<String> {
        let details = &self.letter.head.details;
        let municipality =
            if details.municipality_name.is_empty() { &details.name } else { &details.municipality_name };
        let values = [("association", self.letter.party_name.as_str()), ("municipality", municipality)];
        self.words.declares.iter().map(|text| filled(text, &values)).collect()
    }

    /// The volunteer's side, and that of whoever receives it.
    fn to_sign(&self) -> Part {
        let [name, _, date, _] = self.words.signs;
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Part::ToSign(vec![
            (self.words.volunteer.to_owned(), lines(&self.words.signs)),
            (self.words.received_by.to_owned(), lines(&[name, date])),
        ])
    }

    fn renewal(&self) -> Vec<String> {
        let (agreement, words, today) = (&self.letter.agreement, self.words, self.letter.today);
        let facts = agreement.life_facts();
        let Some(ends_on) = facts.last_day(today) else { return Vec::new() };
        let step = agreement.terms.step_in_words(self.letter.language);
        if let (Some(step), Some(deadline)) = (step, facts.notice_deadline(today)) {
            let next = ends_on.succ_opt().unwrap_or(ends_on);
            let goes_on = filled(words.goes_on, &[("step", &step), ("next", &self.day(next))]);
            return vec![goes_on, filled(words.unless, &[("by", &self.day(deadline))])];
        }
        let mut says = vec![filled(words.runs_out, &[("ends", &self.day(ends_on))])];
        says.push(match &self.letter.successor {
            Some(number) => filled(words.successor, &[("number", number)]),
            None => words.no_successor.to_owned(),
        });
        // A day that is past by the time the letter arrives is asked of nobody.
        let by = renewal_on(ends_on);
        if by > today {
            says.push(filled(words.tell_us, &[("by", &self.day(by))]));
        }
        says
    }

    fn termination(&self) -> Vec<String> {
        let (agreement, words) = (&self.letter.agreement, self.words);
        let Some(given) = agreement.termination else { return Vec::new() };
        let says = match given.given_by {
            AgreementSide::Municipality => words.given,
            AgreementSide::Association => words.was_given,
        };
        let notice = agreement.terms.notice.in_words(self.letter.language);
        let [until_then, thanks] = words.until_then;
        let says = filled(says, &[("notice", &notice), ("ends", &self.day(given.ends_on))]);
        vec![says, until_then.to_owned(), thanks.to_owned()]
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (agreement, words) = (&self.letter.agreement, self.words);
        let mut facts = Vec::new();
        let mut add = |label: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                facts.push((label.to_owned(), value));
            }
        };
        add(words.case, Some(agreement.case_number.clone()));
        let period = agreement.starts_on.zip(agreement.ends_on);
        add(words.period, period.map(|(from, to)| format!("{} – {}", self.day(from), self.day(to))));
        if let Some(given) = agreement.termination {
            add(words.given_on, Some(self.day(given.given_on)));
            add(words.notice, Some(agreement.terms.notice.in_words(self.letter.language)));
            add(words.last_day, Some(self.day(given.ends_on)));
        }
        facts
    }

    /// Whom to ask; nothing where the office has told no way.
    fn questions(&self) -> Option<Part> {
        let details = &self.letter.head.details;
        let phone = PhoneNumber::parse(&details.phone).ok().map(|phone| phone.display());
        let ring = phone.map(|phone| filled(self.words.ring, &[("phone", &phone)]));
        let write = (!details.email.is_empty()).then(|| filled(self.words.write, &[("email", &details.email)]));
        let ways: Vec<String> = ring.into_iter().chain(write).collect();
        let ways = ways.join(&format!(" {} ", self.words.or));
        (!ways.is_empty()).then(|| Part::Paragraph(format!("{}: {ways}.", self.words.questions)))
    }

    fn closing(&self) -> Vec<String> {
        let lines = [self.words.regards, &self.letter.sender, &self.letter.head.details.name];
        lines.into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

/// The paper of the letter.
pub(super) fn document(letter: &AgreementLetter, written: &Written, now: Instant) -> Document {
    let identifier = format!("agreement-letter-{}-{}", letter.kind.as_str(), letter.agreement.id.0);
    let author = &letter.head.details.name;
    let mut document = Document::new(written.subject_line(), author, letter.language, identifier, now);
    document.margins.head = Some(written.title.clone());
    document.margins.foot = Some(written.meta.clone());
    document.margins.ribbon = letter.head.is_demo.then(|| Words::of(letter.language).ribbon.to_owned());
    document.blocks.push(letter.head.letterhead());
    document.blocks.extend(written.blocks());
    document
}
