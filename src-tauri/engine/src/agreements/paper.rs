//! The agreement as a paper: who the parties are, the clauses with their numbers, and where to sign.

use std::collections::BTreeMap;

use super::facts::{Facts, standing};
use super::filling::Filling;
use super::own_variable::Vocabulary;
use super::references::{labels_of, reference};
use super::template::ANNEXES;
use super::wording::{Piece, fill};
use super::{Agreement, Clause, VariableKind};
use crate::documents::{
    self, Block, ClauseParagraph, Content, Document, Party as PaperParty, Passage, Signatory, SignatureLine, Span,
    Spans,
};
use crate::shared::format::{Language, capitalised};
use crate::shared::instant::Instant;

/// How something that nobody has filled in stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// By its name, so that it is seen and found.
    Named,
    /// As a line to write on.
    Ruled,
}

/// The words around the clauses.
struct Words {
    title: &'static str,
    about: &'static str,
    number: &'static str,
    case: &'static str,
    the_municipality: &'static str,
    the_association: &'static str,
    called: &'static str,
    cvr: &'static str,
    for_the_municipality: &'static str,
    for_the_association: &'static str,
    place_and_date: &'static str,
    signature: &'static str,
    second_signature: &'static str,
    name_and_title: &'static str,
    clause: &'static str,
    annexes: &'static str,
    signatures: &'static str,
    two_copies: &'static str,
    ribbon: &'static str,
}

const DANISH: Words = Words {
    title: "Samarbejdsaftale",
    about: "om",
    number: "Aftalenr.",
    case: "Sagsnr.",
    the_municipality: "kommunen",
    the_association: "foreningen",
    called: "i det følgende:",
    cvr: "CVR-nr.",
    for_the_municipality: "For kommunen",
    for_the_association: "For foreningen",
    place_and_date: "Sted og dato",
    signature: "Underskrift",
    second_signature: "Underskrift (anden tegningsberettiget)",
    name_and_title: "Navn og titel",
    clause: "punkt",
    annexes: "Bilag",
    signatures: "Underskrifter",
    two_copies: "Aftalen er udfærdiget i to eksemplarer, ét til hver part.",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    title: "Cooperation agreement",
    about: "on",
    number: "Agreement no.",
    case: "Case no.",
    the_municipality: "the municipality",
    the_association: "the association",
    called: "in the following:",
    cvr: "CVR no.",
    for_the_municipality: "For the municipality",
    for_the_association: "For the association",
    place_and_date: "Place and date",
    signature: "Signature",
    second_signature: "Signature (second authorised signatory)",
    name_and_title: "Name and title",
    clause: "clause",
    annexes: "Annexes",
    signatures: "Signatures",
    two_copies: "The agreement is made in two copies, one for each party.",
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

/// The paper of an agreement.
pub(super) fn document(agreement: &Agreement, facts: &Facts, gaps: Gaps, now: Instant) -> Document {
    let words = Words::of(agreement.language);
    let Facts { values, vocabulary, .. } = facts;
    let writer = Writer { values, vocabulary, language: agreement.language, words, clauses: &agreement.clauses, gaps };
    let title = format!("{} {} {}", words.title, words.about, agreement.activity_title);
    let identifier = format!("agreement-{}-{}", agreement.id.0, agreement.version);
    let mut document = Document::new(title, &facts.head.details.name, agreement.language, identifier, now);
    document.margins.head = Some(format!("{} · {}", words.title, facts.party_name));
    document.margins.foot = Some(format!("{} {}", words.number, agreement.number));
    document.margins.ribbon = facts.head.is_demo.then(|| words.ribbon.to_owned());
    document.blocks.push(facts.head.letterhead());
    document.blocks.push(Block::title(words.title));
    document.blocks.push(Block::subtitle(format!("{} {}", words.about, agreement.activity_title)));
    document.blocks.push(Block::note(meta_line(agreement, words)));
    document.blocks.push(Content::Parties(writer.parties()).into());
    for (number, clause) in (1..).zip(standing(agreement)) {
        document.blocks.push(writer.clause(number, clause));
    }
    document.blocks.extend(writer.annexes());
    document.blocks.push(Block::heading(documents::HeadingLevel::Section, words.signatures));
    document.blocks.push(Content::Signatures(writer.signatories()).into());
    document.blocks.push(Block::note(words.two_copies));
    document
}

fn meta_line(agreement: &Agreement, words: &Words) -> String {
    let mut line = format!("{} {}", words.number, agreement.number);
    if !agreement.case_number.is_empty() {
        line.push_str(&format!(" · {} {}", words.case, agreement.case_number));
    }
    line
}

/// Fills the texts of one paper.
struct Writer<'a> {
    values: &'a BTreeMap<String, String>,
    vocabulary: &'a Vocabulary,
    language: Language,
    words: &'static Words,
    clauses: &'a [Clause],
    gaps: Gaps,
}

impl Writer<'_> {
    fn text(&self, text: &str) -> Spans {
        let spans = fill(text, self.values).into_iter().map(|piece| match piece {
            Piece::Text { text } => Span::Text(text),
            Piece::Missing { name } => self.gap(&name),
        });
        Spans(spans.collect())
    }

    fn gap(&self, name: &str) -> Span {
        let variable = self.vocabulary.variable(name);
        if let Some(key) = reference(name) {
            return self.number_of_nothing(key);
        }
        match self.gaps {
            Gaps::Named => {
                let label = variable.map(|variable| variable.label.in_language(self.language));
                Span::Missing(label.unwrap_or(name).to_owned())
            }
            Gaps::Ruled => Span::Blank(match variable.map(|variable| variable.kind) {
                Some(VariableKind::LongText | VariableKind::Person) => LONG_RULE,
                _ => SHORT_RULE,
            }),
        }
    }

    /// For the number of a clause that does not stand on the paper.
    fn number_of_nothing(&self, key: &str) -> Span {
        if self.gaps == Gaps::Ruled {
            return Span::Blank(NUMBER_RULE);
        }
        let heading = self.clauses.iter().find(|clause| clause.key == key).map(|clause| clause.heading.as_str());
        Span::Missing(format!("{}: {}", self.words.clause, heading.unwrap_or(key)))
    }

    fn value(&self, name: &str) -> Spans {
        self.text(&format!("{{{{{name}}}}}"))
    }

    fn is_filled(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    fn parties(&self) -> Vec<PaperParty> {
        let words = self.words;
        let mut municipality = vec![bold(self.value("municipality_name"))];
        municipality.extend(self.where_filled("municipality_unit"));
        municipality.extend([self.value("municipality_address"), self.value("municipality_postal_town")]);
        municipality.extend(self.cvr("municipality_cvr"));
        municipality.push(self.called(words.the_municipality));
        let mut association = vec![bold(self.value("association_name")), self.value("association_address")];
        association.extend(self.where_filled("association_postal_town"));
        association.extend(self.cvr("association_cvr"));
        association.push(self.called(words.the_association));
        vec![
            PaperParty { role: capitalised(words.the_municipality), lines: municipality },
            PaperParty { role: capitalised(words.the_association), lines: association },
        ]
    }

    fn where_filled(&self, name: &str) -> Option<Spans> {
        self.is_filled(name).then(|| self.value(name))
    }

    fn cvr(&self, name: &str) -> Option<Spans> {
        self.is_filled(name).then(|| self.text(&format!("{} {{{{{name}}}}}", self.words.cvr)))
    }

    fn called(&self, name: &str) -> Spans {
        vec![Span::Text(format!("{} ", self.words.called)), Span::Italic(name.to_owned())].into()
    }

    fn clause(&self, number: usize, clause: &Clause) -> Block {
        let gap = |name: &str| self.gap(name);
        let paragraphs = Filling { values: self.values, gap: &gap }.paragraphs(&clause.body);
        let is_numbered = paragraphs.len() > 1;
        let labelled = paragraphs.into_iter().zip(labels_of(&clause.body).into_iter().chain(std::iter::repeat(None)));
        let paragraphs = (1..).zip(labelled).map(|(part, (mut passages, label))| {
            let spans = match passages.first_mut() {
                Some(Passage::Paragraph(spans)) => Some(std::mem::take(spans)),
                Some(Passage::List(_)) | None => None,
            };
            if spans.is_some() {
                passages.remove(0);
            }
            let spans = spans.unwrap_or_default();
            let mut paragraph = match is_numbered {
                true => ClauseParagraph::numbered(format!("{number}.{part}"), spans),
                false => ClauseParagraph::plain(spans),
            };
            paragraph.anchor = label;
            paragraph.above(passages)
        });
        let clause_on_paper = documents::Clause {
            number: number.to_string(),
            heading: clause.heading.clone(),
            paragraphs: paragraphs.collect(),
        };
        Block::from(Content::Clause(clause_on_paper)).anchored(&clause.key)
    }

    fn annexes(&self) -> Vec<Block> {
        if !self.is_filled(ANNEXES) {
            return Vec::new();
        }
        let gap = |name: &str| self.gap(name);
        let line = vec![Span::Bold(format!("{}: ", self.words.annexes)), Span::Text("{{annexes}}".to_owned())];
        let passages = Filling { values: self.values, gap: &gap }.paragraph(&line.into());
        passages.into_iter().map(|passage| Content::from(passage).into()).collect()
    }

    fn signatories(&self) -> Vec<Signatory> {
        let words = self.words;
        let mut association = self.side(words.for_the_association, "association_signatory");
        association.lines.push(SignatureLine::Rule(words.second_signature.to_owned()));
        association.lines.extend(self.where_filled("association_second_signatory").map(SignatureLine::Text));
        vec![self.side(words.for_the_municipality, "municipality_signatory"), association]
    }

    fn side(&self, heading: &str, name: &str) -> Signatory {
        let rule = |label: &str| SignatureLine::Rule(label.to_owned());
        let who = if self.gaps == Gaps::Ruled && !self.is_filled(name) {
            rule(self.words.name_and_title)
        } else {
            SignatureLine::Text(self.value(name))
        };
        let lines = vec![rule(self.words.place_and_date), rule(self.words.signature), who];
        Signatory { heading: heading.to_owned(), lines }
    }
}

/// Letters of a line to write on: the number of a clause, a name or a number, a sentence.
const NUMBER_RULE: usize = 6;
const SHORT_RULE: usize = 24;
const LONG_RULE: usize = 56;

fn bold(spans: Spans) -> Spans {
    let bold = |span| match span {
        Span::Text(text) => Span::Bold(text),
        other => other,
    };
    Spans(spans.0.into_iter().map(bold).collect())
}
