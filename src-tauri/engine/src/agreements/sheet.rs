//! The evaluation sheet: the goals of an agreement, what came of each, and lines to write on and to sign.

use chrono::NaiveDate;

use super::{Agreement, Goal, GoalEvaluation, GoalOutcome};
use crate::access::OfficeHead;
use crate::documents::{Document, Part, Written};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;

/// Everything that the sheet says.
#[derive(Debug)]
pub(super) struct Sheet {
    pub agreement: Agreement,
    pub language: Language,
    pub head: OfficeHead,
    /// The association.
    pub party_name: String,
    /// Its own address, never a person's.
    pub email: Option<String>,
    pub goals: Vec<Goal>,
    pub today: NaiveDate,
}

struct Words {
    title: &'static str,
    number: &'static str,
    case: &'static str,
    association: &'static str,
    period: &'static str,
    no_goals: &'static str,
    measure: &'static str,
    looked_at: &'static str,
    talked_about: &'static str,
    carried: &'static str,
    outcome: &'static str,
    outcomes: [&'static str; 3],
    choose: &'static str,
    result: &'static str,
    next_step: &'static str,
    again: &'static str,
    what_came: &'static str,
    what_next: &'static str,
    whole: &'static str,
    signatures: &'static str,
    for_the_municipality: &'static str,
    for_the_association: &'static str,
    place_and_date: &'static str,
    signature: &'static str,
    ribbon: &'static str,
}

const DANISH: Words = Words {
    title: "Evalueringsark",
    number: "Aftalenr.",
    case: "Sagsnr.",
    association: "Forening",
    period: "Periode",
    no_goals: "Der er ikke sat mål i aftalen.",
    measure: "Måles på",
    looked_at: "Følges op",
    talked_about: "Talt om den",
    carried: "Fra aftale",
    outcome: "Er målet nået?",
    outcomes: ["Nået", "Delvist nået", "Ikke nået"],
    choose: "Nået / delvist nået / ikke nået (sæt ring)",
    result: "Resultat",
    next_step: "Næste skridt",
    again: "Følges op igen",
    what_came: "Hvad kom der ud af det?",
    what_next: "Hvad gør vi, og hvornår?",
    whole: "Samlet evaluering",
    signatures: "Underskrifter",
    for_the_municipality: "For kommunen",
    for_the_association: "For foreningen",
    place_and_date: "Sted og dato",
    signature: "Underskrift",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    title: "Evaluation sheet",
    number: "Agreement no.",
    case: "Case no.",
    association: "Association",
    period: "Period",
    no_goals: "The agreement has no goals.",
    measure: "Measured by",
    looked_at: "Followed up",
    talked_about: "Talked about on",
    carried: "From agreement",
    outcome: "Was the goal reached?",
    outcomes: ["Reached", "Partly reached", "Not reached"],
    choose: "Reached / partly reached / not reached (circle one)",
    result: "Result",
    next_step: "Next step",
    again: "Followed up again",
    what_came: "What came of it?",
    what_next: "What do we do, and when?",
    whole: "Evaluation as a whole",
    signatures: "Signatures",
    for_the_municipality: "For the municipality",
    for_the_association: "For the association",
    place_and_date: "Place and date",
    signature: "Signature",
    ribbon: "Demo data – all persons are invented",
};

impl Words {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Da => &DANISH,
            Language::En => &ENGLISH,
        }
    }

    fn outcome(&self, outcome: GoalOutcome) -> String {
        let [met, partly, missed] = self.outcomes;
        match outcome {
            GoalOutcome::Met => met,
            GoalOutcome::Partly => partly,
            GoalOutcome::Missed => missed,
        }
        .to_owned()
    }
}

/// What the sheet is called.
pub(super) fn title(language: Language) -> &'static str {
    Words::of(language).title
}

/// The sheet in words.
pub(super) fn compose(sheet: &Sheet) -> Written {
    let writer = Writer { sheet, words: Words::of(sheet.language) };
    let words = writer.words;
    let mut parts = vec![Part::Facts(writer.facts())];
    if sheet.goals.is_empty() {
        parts.push(Part::Paragraph(words.no_goals.to_owned()));
    }
    for (number, goal) in (1..).zip(&sheet.goals) {
        parts.extend(writer.goal(number, goal));
    }
    parts.extend(writer.whole());
    parts.push(Part::Heading(words.signatures.to_owned()));
    let side = |heading: &str| (heading.to_owned(), vec![words.place_and_date.to_owned(), words.signature.to_owned()]);
    parts.push(Part::ToSign(vec![side(words.for_the_municipality), side(words.for_the_association)]));
    Written {
        title: words.title.to_owned(),
        subtitle: sheet.agreement.activity_title.clone(),
        meta: format!("{} {} · {}", words.number, sheet.agreement.number, writer.day(sheet.today)),
        recipient: Vec::new(),
        parts,
    }
}

struct Writer<'a> {
    sheet: &'a Sheet,
    words: &'static Words,
}

impl Writer<'_> {
    fn day(&self, day: NaiveDate) -> String {
        format::date_long(day, self.sheet.language)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let agreement = &self.sheet.agreement;
        let mut facts = vec![(self.words.association.to_owned(), self.sheet.party_name.clone())];
        if let Some(term) = agreement.life_facts().term(self.sheet.today) {
            let period = format!("{} – {}", self.day(term.starts_on), self.day(term.ends_on));
            facts.push((self.words.period.to_owned(), period));
        }
        if !agreement.case_number.is_empty() {
            facts.push((self.words.case.to_owned(), agreement.case_number.clone()));
        }
        facts
    }

    /// What came of a goal; where nobody has answered, lines to write on.
    fn goal(&self, number: usize, goal: &Goal) -> Vec<Part> {
        let words = self.words;
        let mut facts = Vec::new();
        let mut add = |label: &str, value: String| {
            if !value.is_empty() {
                facts.push((label.to_owned(), value));
            }
        };
        add(words.measure, goal.facts.measure.clone());
        if let Some(from) = &goal.carried_from {
            let came = from.evaluation.as_ref().map(|answer| self.in_short(answer));
            add(words.carried, [Some(from.number.clone()), came].into_iter().flatten().collect::<Vec<_>>().join(": "));
        }
        let answer = goal.evaluations.first();
        match answer {
            Some(answer) => {
                add(words.outcome, words.outcome(answer.outcome));
                add(words.result, answer.result.clone());
                add(words.next_step, answer.next_step.clone());
                add(words.talked_about, self.day(answer.evaluated_on));
                add(words.again, answer.again_on.map(|day| self.day(day)).unwrap_or_default());
            }
            None => {
                add(words.looked_at, self.day(goal.facts.evaluate_on));
                add(words.outcome, words.choose.to_owned());
            }
        }
        let mut parts = vec![Part::Heading(format!("{number}. {}", goal.facts.goal)), Part::Facts(facts)];
        if answer.is_none() {
            let line = |heading: &str, under: &str| (heading.to_owned(), vec![under.to_owned()]);
            parts.push(Part::ToSign(vec![line(words.result, words.what_came), line(words.next_step, words.what_next)]));
        }
        parts
    }

    fn in_short(&self, answer: &GoalEvaluation) -> String {
        let outcome = self.words.outcome(answer.outcome);
        if answer.result.is_empty() { outcome } else { format!("{outcome}. {}", answer.result) }
    }

    fn whole(&self) -> Vec<Part> {
        let Some(whole) = &self.sheet.agreement.evaluation else { return Vec::new() };
        let mut facts = vec![(self.words.result.to_owned(), whole.result.clone())];
        if !whole.next_step.is_empty() {
            facts.push((self.words.next_step.to_owned(), whole.next_step.clone()));
        }
        facts.push((self.words.talked_about.to_owned(), self.day(whole.evaluated_on)));
        vec![Part::Heading(self.words.whole.to_owned()), Part::Facts(facts)]
    }
}

/// The paper of the sheet.
pub(super) fn document(sheet: &Sheet, written: &Written, now: Instant) -> Document {
    let identifier = format!("evaluation-sheet-{}", sheet.agreement.id.0);
    let author = &sheet.head.details.name;
    let mut document = Document::new(written.subject_line(), author, sheet.language, identifier, now);
    document.margins.head = Some(format!("{} · {}", written.title, sheet.party_name));
    document.margins.foot = Some(written.meta.clone());
    document.margins.ribbon = sheet.head.is_demo.then(|| Words::of(sheet.language).ribbon.to_owned());
    document.blocks.push(sheet.head.letterhead());
    document.blocks.extend(written.blocks());
    document
}
