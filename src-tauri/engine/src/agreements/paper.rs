//! The agreement as a paper: who the parties are, the clauses with their numbers, and where to sign.

use std::collections::BTreeMap;

use super::wording::{Piece, fill, names_in};
use super::{Agreement, Clause, ClauseState, Template, agreement};
use crate::access::OfficeHead;
use crate::documents::{
    self, Block, ClauseParagraph, Content, Document, Party as PaperParty, Picture, Signatory, SignatureLine, Span,
    Spans,
};
use crate::organisations::{Party, PartyContact};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;

/// Everything the paper says that does not stand in the agreement itself.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// What stands for each variable: written, or filled from the records.
    pub values: BTreeMap<String, String>,
    /// The other party's name.
    pub party_name: String,
    head: OfficeHead,
}

const LOGO_HEIGHT: f64 = 28.0;

impl Facts {
    /// What the records say, with what was written laid over it.
    pub fn of(agreement: &Agreement, head: OfficeHead, party: Option<Party>) -> Self {
        let mut values = BTreeMap::new();
        for variable in &Template::standard().variables {
            let from_record =
                variable.from.as_deref().and_then(|from| recorded(from, agreement, &head, party.as_ref()));
            let default = variable.default.as_ref().map(|text| text.in_language(agreement.language).to_owned());
            let written = agreement.values.get(&variable.name).cloned();
            values.insert(variable.name.clone(), written.or(from_record).or(default).unwrap_or_default());
        }
        Self { values, party_name: party.map(|party| party.name).unwrap_or_default(), head }
    }
}

fn recorded(from: &str, agreement: &Agreement, head: &OfficeHead, party: Option<&Party>) -> Option<String> {
    let language = agreement.language;
    let value = match from {
        "office.municipality" => head.details.municipality_name.clone(),
        "office.name" => head.details.name.clone(),
        "office.street" => head.details.street.clone(),
        "office.town" => format!("{} {}", head.details.postal_code, head.details.town).trim().to_owned(),
        "office.cvr" => head.details.cvr.clone(),
        "association.name" => party?.name.clone(),
        "association.street" => party?.address_lines.first()?.clone(),
        "association.town" => party?.address_lines.get(1)?.clone(),
        "association.cvr" => party?.cvr.as_ref()?.display(),
        "association.contact" => person_line(party?.contact()?),
        "association.signatory" => person_line(party?.signatories().first()?),
        "agreement.starts_on" => format::date_long(agreement.starts_on?, language),
        "agreement.ends_on" => format::date_long(agreement.ends_on?, language),
        "agreement.renewal_on" => format::date_long(agreement::renewal_on(agreement.ends_on?), language),
        _ => return None,
    };
    (!value.is_empty()).then_some(value)
}

/// "Lone Holm, formand, tlf. 84 00 01 23": what a paper says of a contact. Never an address.
fn person_line(contact: &PartyContact) -> String {
    let mut line = contact.name.clone();
    if !contact.title.is_empty() {
        line.push_str(", ");
        line.push_str(&contact.title);
    }
    if let Some(phone) = &contact.phone {
        line.push_str(", ");
        line.push_str(&phone.display());
    }
    line
}

/// The variables that the paper asks for and nobody has filled, in the order they come.
pub(super) fn missing_in(agreement: &Agreement, facts: &Facts) -> Vec<String> {
    const AROUND: [&str; 7] = [
        "municipality_name",
        "municipality_address",
        "municipality_postal_town",
        "association_name",
        "association_address",
        "municipality_signatory",
        "association_signatory",
    ];
    let template = Template::standard();
    let asked_for = AROUND[..5].iter().map(|name| (*name).to_owned());
    let in_clauses = standing(agreement).flat_map(|clause| names_in(&clause.body));
    let at_the_end = AROUND[5..].iter().map(|name| (*name).to_owned());
    let mut missing = Vec::new();
    for name in asked_for.chain(in_clauses).chain(at_the_end) {
        let is_required = template.variable(&name).is_some_and(super::Variable::is_required);
        let is_empty = facts.values.get(&name).is_some_and(|value| value.trim().is_empty());
        if is_required && is_empty && !missing.contains(&name) {
            missing.push(name);
        }
    }
    missing
}

fn standing(agreement: &Agreement) -> impl Iterator<Item = &Clause> {
    agreement.clauses.iter().filter(|clause| clause.state == ClauseState::On)
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
    annexes: "Annexes",
    signatures: "Signatures",
    two_copies: "The agreement is made in two copies, one for each party.",
    ribbon: "Demo data – all persons are invented",
};

/// The paper of an agreement.
pub(super) fn document(agreement: &Agreement, facts: &Facts, now: Instant) -> Document {
    let words = match agreement.language {
        Language::Da => &DANISH,
        Language::En => &ENGLISH,
    };
    let title = format!("{} {} {}", words.title, words.about, agreement.activity_title);
    let identifier = format!("agreement-{}-{}", agreement.id.0, agreement.version);
    let mut document = Document::new(title, &facts.head.details.name, agreement.language, identifier, now);
    document.margins.head = Some(format!("{} · {}", words.title, facts.party_name));
    document.margins.foot = Some(format!("{} {}", words.number, agreement.number));
    document.margins.ribbon = facts.head.is_demo.then(|| words.ribbon.to_owned());
    document.blocks.push(letterhead_block(&facts.head));
    document.blocks.push(Block::title(words.title));
    document.blocks.push(Block::subtitle(format!("{} {}", words.about, agreement.activity_title)));
    document.blocks.push(Block::note(meta_line(agreement, words)));
    document.blocks.push(Content::Parties(parties(facts, words)).into());
    for (number, clause) in (1..).zip(standing(agreement)) {
        document.blocks.push(clause_block(number, clause, &facts.values, agreement.language));
    }
    let annexes = fill("{{annexes}}", &facts.values);
    let mut line = vec![Span::Bold(format!("{}: ", words.annexes))];
    line.extend(spans_of(&annexes, agreement.language).0);
    document.blocks.push(Block::paragraph(line));
    document.blocks.push(Block::heading(documents::HeadingLevel::Section, words.signatures));
    document.blocks.push(Content::Signatures(signatories(facts, words, agreement.language)).into());
    document.blocks.push(Block::note(words.two_copies));
    document
}

fn letterhead_block(head: &OfficeHead) -> Block {
    let logo = head.logo.as_ref().and_then(|png| {
        let alternative =
            if head.details.logo_text.is_empty() { &head.details.municipality_name } else { &head.details.logo_text };
        Picture::from_png(png.as_slice(), alternative.as_str(), LOGO_HEIGHT).ok()
    });
    Content::Letterhead { logo, unit: head.details.name.clone() }.into()
}

fn meta_line(agreement: &Agreement, words: &Words) -> String {
    let mut line = format!("{} {}", words.number, agreement.number);
    if !agreement.case_number.is_empty() {
        line.push_str(&format!(" · {} {}", words.case, agreement.case_number));
    }
    line
}

fn parties(facts: &Facts, words: &Words) -> Vec<PaperParty> {
    let value = |name: &str| spans_of(&fill(&format!("{{{{{name}}}}}"), &facts.values), Language::Da);
    let cvr = |name: &str| {
        let number = facts.values.get(name).filter(|number| !number.trim().is_empty())?;
        Some(Spans::from(format!("{} {number}", words.cvr)))
    };
    let called =
        |name: &str| Spans::from(vec![Span::Text(format!("{} ", words.called)), Span::Italic(name.to_owned())]);
    let bold = |name: &str| {
        Spans(
            value(name)
                .0
                .into_iter()
                .map(|span| match span {
                    Span::Text(text) => Span::Bold(text),
                    other => other,
                })
                .collect(),
        )
    };
    let mut municipality = vec![
        bold("municipality_name"),
        value("municipality_unit"),
        value("municipality_address"),
        value("municipality_postal_town"),
    ];
    municipality.extend(cvr("municipality_cvr"));
    municipality.push(called(words.the_municipality));
    let mut association =
        vec![bold("association_name"), value("association_address"), value("association_postal_town")];
    association.extend(cvr("association_cvr"));
    association.push(called(words.the_association));
    let role = |name: &str| {
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    vec![
        PaperParty { role: role(words.the_municipality), lines: municipality },
        PaperParty { role: role(words.the_association), lines: association },
    ]
}

fn clause_block(number: usize, clause: &Clause, values: &BTreeMap<String, String>, language: Language) -> Block {
    let lines: Vec<&str> = clause.body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_numbered = lines.len() > 1;
    let paragraphs = (1..).zip(lines).map(|(part, line)| {
        let spans = spans_of(&fill(line, values), language);
        if is_numbered {
            ClauseParagraph::numbered(format!("{number}.{part}"), spans)
        } else {
            ClauseParagraph::plain(spans)
        }
    });
    let clause_on_paper = documents::Clause {
        number: number.to_string(),
        heading: clause.heading.clone(),
        paragraphs: paragraphs.collect(),
    };
    Block::from(Content::Clause(clause_on_paper)).anchored(&clause.key)
}

fn spans_of(pieces: &[Piece], language: Language) -> Spans {
    let spans = pieces.iter().map(|piece| match piece {
        Piece::Text { text } => Span::Text(text.clone()),
        Piece::Missing { name } => {
            let label = Template::standard().variable(name).map(|variable| variable.label.in_language(language));
            Span::Missing(label.unwrap_or(name).to_owned())
        }
    });
    Spans(spans.collect())
}

fn signatories(facts: &Facts, words: &Words, language: Language) -> Vec<Signatory> {
    let side = |heading: &str, name: &str| Signatory {
        heading: heading.to_owned(),
        lines: vec![
            SignatureLine::Rule(words.place_and_date.to_owned()),
            SignatureLine::Rule(words.signature.to_owned()),
            SignatureLine::Text(spans_of(&fill(&format!("{{{{{name}}}}}"), &facts.values), language)),
        ],
    };
    let mut association = side(words.for_the_association, "association_signatory");
    association.lines.push(SignatureLine::Rule(words.second_signature.to_owned()));
    vec![side(words.for_the_municipality, "municipality_signatory"), association]
}
