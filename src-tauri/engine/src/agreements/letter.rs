//! What the office writes to the association about an agreement: the letter that goes with it to be signed, that it runs
//! out or goes on, that notice was given; and the declaration of confidentiality for its volunteers. The hard rule: a letter says what stands in the agreement on the day, and nobody's
//! home is ever in it.

mod words;

use chrono::NaiveDate;

use self::words::Words;
use super::agreement::renewal_on;
use super::facts::{Facts, is_declared};
use super::filling::Filling;
use super::terms::next;
use super::{Agreement, AgreementSide, AgreementStanding, AgreementState, NoticeWay, Term};
use crate::access::OfficeHead;
use crate::documents::{Document, Part, Span, Written, plain_text};
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
        let declares = agreement.state != AgreementState::Discarded && is_declared(agreement);
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
    /// What each volunteer declares, as the agreement says it.
    pub declaration: Declaration,
    /// The number of the agreement that was begun to follow it.
    pub successor: Option<String>,
    pub today: NaiveDate,
}

/// A declaration in words.
#[derive(Debug, Default)]
pub(super) struct Declaration {
    pub heading: String,
    /// One after another.
    pub paragraphs: Vec<String>,
}

impl Declaration {
    /// A clause, filled in. What nobody has filled is a line to write on.
    pub fn of(heading: String, body: &str, facts: &Facts) -> Self {
        let mut values = facts.values.clone();
        let details = &facts.head.details;
        if details.municipality_name.is_empty() {
            values.insert("municipality_name".to_owned(), details.name.clone());
        }
        let gap = |_: &str| Span::Text("____".to_owned());
        let paragraphs = Filling { values: &values, gap: &gap }.paragraphs(body);
        Self { heading, paragraphs: paragraphs.iter().map(|passages| plain_text(passages)).collect() }
    }
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value))
}

/// What the letter is called.
pub(super) fn title(letter: &AgreementLetter) -> &str {
    let words = Words::of(letter.language);
    let [accompanying, renewal, termination] = words.titles;
    match letter.kind {
        AgreementLetterKind::Accompanying => accompanying,
        AgreementLetterKind::Renewal => renewal,
        AgreementLetterKind::Termination => {
            match letter.agreement.termination.map(|notice| (notice.given_by, notice.way)) {
                Some((AgreementSide::Municipality, NoticeWay::AtOnce)) => words.ended_at_once[0],
                Some((AgreementSide::Association, NoticeWay::AtOnce)) => words.ended_at_once[1],
                Some((AgreementSide::Association, NoticeWay::WithNotice)) => words.received,
                Some((AgreementSide::Municipality, NoticeWay::WithNotice)) | None => termination,
            }
        }
        AgreementLetterKind::Confidentiality => &letter.declaration.heading,
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
            AgreementLetterKind::Confidentiality => self.letter.declaration.paragraphs.clone(),
        }
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
        if let (Some(step), Some(chance)) = (step, facts.notice_chance(today)) {
            let next = next(chance.term.ends_on);
            let goes_on = filled(words.goes_on, &[("step", &step), ("next", &self.day(next))]);
            return vec![goes_on, filled(words.unless, &[("by", &self.day(chance.deadline))])];
        }
        let mut says = vec![filled(words.runs_out, &[("ends", &self.day(ends_on))])];
        says.push(match &self.letter.successor {
            Some(number) => filled(words.successor, &[("number", number)]),
            None => words.no_successor.to_owned(),
        });
        // A day that is past by the time the letter arrives is asked of nobody.
        let by = renewal_on(agreement.starts_on, ends_on);
        if by > today {
            says.push(filled(words.tell_us, &[("by", &self.day(by))]));
        }
        says
    }

    fn termination(&self) -> Vec<String> {
        let (agreement, words) = (&self.letter.agreement, self.words);
        let Some(given) = agreement.termination else { return Vec::new() };
        let ends = self.day(given.ends_on);
        let [until_then, thanks] = words.until_then;
        let (says, then): (_, &[&str]) = match (given.way, given.given_by) {
            (NoticeWay::WithNotice, AgreementSide::Municipality) => (words.given, &[until_then, thanks]),
            (NoticeWay::WithNotice, AgreementSide::Association) => (words.was_given, &[until_then, thanks]),
            (NoticeWay::AtOnce, AgreementSide::Municipality) => (words.given_at_once, &[words.handing_back]),
            (NoticeWay::AtOnce, AgreementSide::Association) => (words.was_given_at_once, &[words.handing_back]),
        };
        let notice = agreement.terms.notice.in_words(self.letter.language);
        let says = filled(says, &[("notice", &notice), ("ends", &ends)]);
        std::iter::once(says).chain(then.iter().map(|text| (*text).to_owned())).collect()
    }

    /// The time it holds for as things stand: the term of the day, and on to the end of the one that notice can still end.
    fn period(&self) -> Option<Term> {
        let (facts, today) = (self.letter.agreement.life_facts(), self.letter.today);
        let term = facts.term(today)?;
        Some(Term { ends_on: facts.notice_chance(today).map_or(term.ends_on, |chance| chance.term.ends_on), ..term })
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
        add(
            words.period,
            self.period().map(|term| format!("{} – {}", self.day(term.starts_on), self.day(term.ends_on))),
        );
        if let Some(given) = agreement.termination {
            let notice = || agreement.terms.notice.in_words(self.letter.language);
            let given_on = match given.way {
                NoticeWay::WithNotice => words.given_on,
                NoticeWay::AtOnce => words.ended_on,
            };
            add(given_on, Some(self.day(given.given_on)));
            add(words.notice, (given.way == NoticeWay::WithNotice).then(notice));
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
