//! What a volunteer is told when they are written down (*oplysningspligt*; the General Data Protection Regulation, articles 13
//! and 14): which data, what for, by which law, from whom and to whom, how long by the office's own rules, and their rights.
//! What is said follows the rules of the day; nobody's address stands in it.

use chrono::NaiveDate;

use super::RetentionRules;
use crate::access::OfficeHead;
use crate::documents::{Document, Part, Written};
use crate::insurance::CprPolicy;
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;
use crate::shared::phone::PhoneNumber;

const MONTHS_OF_A_YEAR: i64 = 12;

/// Everything that the letter says.
#[derive(Debug)]
pub(super) struct InformationLetter {
    pub head: OfficeHead,
    pub language: Language,
    pub full_name: String,
    /// Where an e-mail would go, or empty.
    pub email: String,
    /// Who writes it.
    pub sender: String,
    pub rules: RetentionRules,
    pub cpr_policy: CprPolicy,
    /// How long next of kin, and days of certificates, are kept after the attachment that needs them.
    pub next_of_kin_days: i64,
    pub certificate_days: i64,
    pub today: NaiveDate,
}

impl InformationLetter {
    fn said<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    pub fn title(&self) -> &'static str {
        match self.language {
            Language::Da => "Det skriver vi ned om dig",
            Language::En => "What we write down about you",
        }
    }

    /// Without a name: a file's name is seen by many.
    pub fn file_name(&self) -> String {
        format!("{} {}.pdf", self.title(), self.today)
    }

    /// The letter in words, for paper, clipboard and e-mail.
    pub fn compose(&self) -> Written {
        let mut parts = vec![Part::Paragraph(self.lead().to_owned()), Part::Facts(self.controller())];
        for (heading, part) in [
            (self.said("Hvad vi skriver", "What we write"), Part::Bullets(self.data())),
            (self.said("Hvorfor vi må", "Why we may"), Part::Bullets(self.basis())),
            (self.said("Hvorfra og hvortil", "From whom and to whom"), Part::Paragraph(self.ways().to_owned())),
            (self.said("Hvor længe", "How long"), Part::Facts(self.periods())),
            (self.said("Hvad du kan gøre", "What you can do"), Part::Bullets(self.rights())),
        ] {
            parts.extend([Part::Heading(heading.to_owned()), part]);
        }
        parts.push(Part::Closing(self.closing()));
        Written {
            title: self.title().to_owned(),
            subtitle: self.full_name.clone(),
            meta: format::date_long(self.today, self.language),
            recipient: Vec::new(),
            parts,
        }
    }

    pub fn document(&self, identifier: String, now: Instant) -> Document {
        let mut document = Document::new(self.title(), &self.head.details.name, self.language, identifier, now);
        document.margins.head = Some(format!("{} · {}", self.title(), self.full_name));
        let ribbon = self.said("Demodata – alle personer er opdigtede", "Demo data – all persons are invented");
        document.margins.ribbon = self.head.is_demo.then(|| ribbon.to_owned());
        document.blocks.push(self.head.letterhead());
        document.blocks.extend(self.compose().blocks());
        document
    }

    fn lead(&self) -> &'static str {
        match self.language {
            Language::Da => {
                "Du er skrevet ind i registret over frivillige. Her står, hvad vi skriver ned om dig, hvorfor, hvor længe vi gemmer det, og hvad du kan kræve (databeskyttelsesforordningens artikel 13 og 14)."
            }
            Language::En => {
                "You have been written into the register of volunteers. Here stands what we write down about you, why, how long we keep it, and what you can ask for (General Data Protection Regulation, articles 13 and 14)."
            }
        }
    }

    /// Who is responsible, and how they are reached.
    fn controller(&self) -> Vec<(String, String)> {
        let details = &self.head.details;
        let municipality = if details.municipality_name.is_empty() {
            self.said("Kommunen", "The municipality")
        } else {
            &details.municipality_name
        };
        let phone = PhoneNumber::parse(&details.phone).map(|phone| phone.display()).unwrap_or_default();
        let ways = [details.name.as_str(), &phone, &details.email];
        let ways: Vec<&str> = ways.into_iter().filter(|way| !way.is_empty()).collect();
        let officer = self.said(
            "Kommunens databeskyttelsesrådgiver. Du finder kontaktoplysningerne på kommunens hjemmeside, eller spørg os.",
            "The municipality's data protection officer. You find how to reach them on the municipality's website, or ask us.",
        );
        let mut facts = vec![(self.said("Dataansvarlig", "Controller").to_owned(), municipality.to_owned())];
        if !ways.is_empty() {
            facts.push((self.said("Kontakt", "Contact").to_owned(), ways.join(", ")));
        }
        facts.push((self.said("Rådgiver", "Officer").to_owned(), officer.to_owned()));
        facts
    }

    fn data(&self) -> Vec<String> {
        let mut data = vec![
            self.said(
                "Dit navn, din fødselsdato, telefon, e-mail og adresse.",
                "Your name, date of birth, phone, e-mail and address.",
            ),
            self.said(
                "Hvor, hvornår og med hvad du er frivillig, hvor mange timer, hvem der har godkendt det, og hvordan du er forsikret.",
                "Where, when and with what you volunteer, for how many hours, who approved it, and how you are insured.",
            ),
            self.said(
                "Hvornår vi har set tavshedserklæring, attester og, for unge, forældres samtykke. Vi skriver ikke, hvad der står i attester.",
                "When we saw a declaration of confidentiality, certificates and, of young people, their parents' consent. We do not write what certificates say.",
            ),
            self.said(
                "Din nærmeste pårørende, hvis du selv har oplyst det.",
                "Your next of kin, if you have told us.",
            ),
            self.said(
                "Hvis du kommer til skade eller gør skade: hvad der skete. Det er forseglet og læses kun af få.",
                "If you are hurt or do damage: what happened. That is sealed and read by few.",
            ),
        ];
        data.push(match self.cpr_policy {
            CprPolicy::None => self.said("Vi gemmer ikke dit CPR-nummer.", "We do not keep your CPR number."),
            CprPolicy::OnClaim => self.said(
                "Dit CPR-nummer kun, hvis en skade skal anmeldes. Det er forseglet.",
                "Your CPR number only if an injury has to be reported. It is sealed.",
            ),
            CprPolicy::OnRegistration => self.said(
                "Dit CPR-nummer, fordi kommunens forsikring kræver det. Det er forseglet.",
                "Your CPR number, since the municipality's insurance asks for it. It is sealed.",
            ),
        });
        data.into_iter().map(str::to_owned).collect()
    }

    fn basis(&self) -> Vec<String> {
        let mut basis = vec![
            self.said(
                "For at lave aftaler med dig, hjælpe dig og sørge for, at du er forsikret. Det er en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e).",
                "To make agreements with you, help you and see to it that you are insured. It is a task in the public interest (General Data Protection Regulation, article 6(1)(e)).",
            ),
            self.said(
                "For at anmelde skader, som loven kræver det (artikel 6, stk. 1, litra c; helbredsoplysninger efter artikel 9, stk. 2, litra f).",
                "To report injuries as the law demands (article 6(1)(c); health data under article 9(2)(f)).",
            ),
            self.said(
                "Straffe- og børneattester efter databeskyttelseslovens § 8.",
                "Criminal record certificates under section 8 of the Danish Data Protection Act.",
            ),
        ];
        if self.cpr_policy != CprPolicy::None {
            basis.push(self.said(
                "CPR-nummer efter databeskyttelseslovens § 11.",
                "CPR number under section 11 of the Danish Data Protection Act.",
            ));
        }
        basis.into_iter().map(str::to_owned).collect()
    }

    fn ways(&self) -> &'static str {
        match self.language {
            Language::Da => {
                "Vi har oplysningerne fra dig, fra arbejdspladsen eller fra din forening. Din arbejdsplads ser, hvem der er frivillig der. Forsikringsselskabet får tal, som regel uden navne; ved en skade får det, der skal til, og det samme gælder Arbejdsmarkedets Erhvervssikring. Papirer, der hører til en sag, kommer i kommunens sagssystem."
            }
            Language::En => {
                "We have the data from you, from the workplace or from your association. Your workplace sees who volunteers there. The insurer gets figures, usually without names; where there is a claim it gets what is needed, and so does Labour Market Insurance (AES). Papers that belong to a case go into the municipality's case system."
            }
        }
    }

    fn periods(&self) -> Vec<(String, String)> {
        let after = |months: i64, da: &str, en: &str| match (months, self.language) {
            (0, Language::Da) => format!("Slettes, når {da}"),
            (0, Language::En) => format!("Deleted when {en}"),
            (_, Language::Da) => format!("Slettes {} efter, at {da}", self.span(months)),
            (_, Language::En) => format!("Deleted {} after {en}", self.span(months)),
        };
        let days_after = |days: i64, da: &str, en: &str| match (days, self.language) {
            (0, Language::Da) => format!("Slettes, når {da}"),
            (0, Language::En) => format!("Deleted when {en}"),
            (1, Language::Da) => format!("Slettes en dag efter, at {da}"),
            (1, Language::En) => format!("Deleted one day after {en}"),
            (_, Language::Da) => format!("Slettes {days} dage efter, at {da}"),
            (_, Language::En) => format!("Deleted {days} days after {en}"),
        };
        let rules = &self.rules;
        let closed = ("sagen er lukket", "the case is closed");
        vec![
            (
                self.said("Navn og kort", "Name and card").to_owned(),
                after(rules.volunteer_months, "du er stoppet", "you have stopped"),
            ),
            (
                self.said("Pårørende", "Next of kin").to_owned(),
                days_after(self.next_of_kin_days, "din sidste tilknytning ophører", "your last attachment ends"),
            ),
            (
                self.said("Attestdatoer", "Certificate dates").to_owned(),
                days_after(
                    self.certificate_days,
                    "den sidste tilknytning, der kræver attesten, ophører",
                    "the last attachment that asks for the certificate ends",
                ),
            ),
            (self.said("Personskade", "Injury").to_owned(), after(rules.injury_claim_months, closed.0, closed.1)),
            (
                self.said("Ansvarsskade", "Liability claim").to_owned(),
                after(rules.liability_claim_months, closed.0, closed.1),
            ),
            (
                self.said("Hvem der så det", "Who saw it").to_owned(),
                after(rules.log_months, "nogen har set på det", "somebody looked at it"),
            ),
            (
                self.said("Tal", "Figures").to_owned(),
                self.said(
                    "Bliver stående uden navn, så statistikken passer",
                    "Stay without a name, so that statistics hold",
                )
                .to_owned(),
            ),
        ]
    }

    /// `3 år`, `18 måneder`.
    fn span(&self, months: i64) -> String {
        let years = months / MONTHS_OF_A_YEAR;
        match (months % MONTHS_OF_A_YEAR == 0, self.language) {
            (true, Language::Da) => format!("{years} år"),
            (true, Language::En) if years == 1 => "1 year".to_owned(),
            (true, Language::En) => format!("{years} years"),
            (false, Language::Da) if months == 1 => "1 måned".to_owned(),
            (false, Language::Da) => format!("{months} måneder"),
            (false, Language::En) if months == 1 => "1 month".to_owned(),
            (false, Language::En) => format!("{months} months"),
        }
    }

    fn rights(&self) -> Vec<String> {
        let rights = [
            self.said(
                "Få at se, hvad vi har skrevet, og hvornår nogen har set på det (artikel 15). Vi svarer inden en måned.",
                "See what we have written and when somebody looked at it (article 15). We answer within a month.",
            ),
            self.said(
                "Få rettet det, der er forkert (artikel 16).",
                "Have what is wrong corrected (article 16).",
            ),
            self.said(
                "Bede om at få noget slettet eller begrænset (artikel 17 og 18). Det, der skal bevares efter arkivloven, kan vi ikke slette.",
                "Ask for something to be deleted or restricted (articles 17 and 18). What has to be kept by the archives act we cannot delete.",
            ),
            self.said(
                "Gøre indsigelse (artikel 21).",
                "Object (article 21).",
            ),
            self.said(
                "Klage til Datatilsynet, datatilsynet.dk.",
                "Complain to the Danish Data Protection Agency, datatilsynet.dk.",
            ),
        ];
        rights.into_iter().map(str::to_owned).collect()
    }

    fn closing(&self) -> Vec<String> {
        let lines = [self.said("Venlig hilsen", "Kind regards"), &self.sender, &self.head.details.name];
        lines.into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}
