//! What stands on the paper besides the agreement's own clauses: what was written for each variable, or what the records
//! say, and what is still missing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::own_variable::Vocabulary;
use super::people;
use super::references;
use super::template::{ANNEXES, DECLARATION, ENCLOSED_CLAUSES};
use super::wording::{names_in, references_in};
use super::{Agreement, Clause, ClauseState, RequirementKind, Template, Variable, VariableKind, agreement};
use crate::access::OfficeHead;
use crate::organisations::Party;
use crate::shared::cvr::CvrNumber;
use crate::shared::date_entry;
use crate::shared::format::{self, Language};
use crate::shared::money::Oere;
use crate::shared::phone::PhoneNumber;

/// Everything the paper says that does not stand in the agreement itself.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// What stands for each variable: written, or filled from the records; and for each reference, the number of its clause.
    pub values: BTreeMap<String, String>,
    /// The other party's name.
    pub party_name: String,
    pub head: OfficeHead,
    pub party: Option<Party>,
    /// What can be filled in.
    pub vocabulary: Vocabulary,
}

impl Facts {
    /// What the records say, with what was written laid over it.
    pub fn of(agreement: &Agreement, head: OfficeHead, party: Option<Party>, vocabulary: Vocabulary) -> Self {
        let mut values = references::numbers(agreement);
        for variable in vocabulary.all() {
            let from_record =
                variable.from.as_deref().and_then(|from| recorded(from, agreement, &head, party.as_ref()));
            let printed = |text: &str| printed(text, variable, agreement.language);
            let default = match variable.name.as_str() {
                ANNEXES => Some(enclosed(agreement)),
                _ => variable.default.as_ref().map(|text| printed(text.in_language(agreement.language))),
            };
            let written = agreement.values.get(&variable.name).map(|text| printed(text));
            values.insert(variable.name.clone(), written.or(from_record).or(default).unwrap_or_default());
        }
        let party_name = party.as_ref().map(|party| party.name.clone()).unwrap_or_default();
        Self { values, party_name, head, party, vocabulary }
    }
}

/// What is enclosed follows the clauses that stand in the paper.
fn enclosed(agreement: &Agreement) -> String {
    let stands = |key: &str| match key == RequirementKind::Confidentiality.clause() {
        true => is_declared(agreement),
        false => standing(agreement).any(|clause| clause.key == key),
    };
    Template::standard().annexes(stands, agreement.language)
}

/// Whether each volunteer signs a declaration: the agreement asks for confidentiality, and the declaration was not left out of
/// it. One that was begun before the declaration was a clause has none of its own.
pub(super) fn is_declared(agreement: &Agreement) -> bool {
    let is_left_out = agreement.clauses.iter().any(|one| one.key == DECLARATION && one.state == ClauseState::Off);
    !is_left_out && standing(agreement).any(|clause| clause.key == RequirementKind::Confidentiality.clause())
}

fn recorded(from: &str, agreement: &Agreement, head: &OfficeHead, party: Option<&Party>) -> Option<String> {
    let language = agreement.language;
    let value = match from {
        "office.municipality" => head.details.municipality_name.clone(),
        "office.name" => head.details.name.clone(),
        "office.street" => head.details.street.clone(),
        "office.town" => format!("{} {}", head.details.postal_code, head.details.town).trim().to_owned(),
        "office.cvr" => CvrNumber::parse(&head.details.cvr).ok()?.display(),
        "office.author" => author_line(agreement.drafted_by.as_deref()?, head),
        "association.name" => party?.name.clone(),
        "association.street" => party?.address_lines.first()?.clone(),
        "association.town" => party?.address_lines.get(1)?.clone(),
        "association.cvr" => party?.cvr.as_ref()?.display(),
        "association.contact" => people::contact_lines(party?, language).into_iter().next()?,
        "association.signatory" => people::signatory_lines(party?, language).into_iter().next()?,
        "association.second_signatory" => people::signatory_lines(party?, language).into_iter().nth(1)?,
        "agreement.starts_on" => format::date_long(agreement.starts_on?, language),
        "agreement.ends_on" => format::date_long(agreement.ends_on?, language),
        "agreement.renewal_step" => agreement.terms.step_in_words(language)?,
        "agreement.notice" => agreement.terms.notice.in_words(language),
        "agreement.renewal_on" => {
            format::date_long(agreement::renewal_on(agreement.starts_on, agreement.ends_on?), language)
        }
        _ => return None,
    };
    (!value.is_empty()).then_some(value)
}

/// Whoever drafts it, with the office's phone.
fn author_line(name: &str, head: &OfficeHead) -> String {
    match PhoneNumber::parse(&head.details.phone) {
        Ok(phone) => format!("{name}, {}", phone.display()),
        Err(_) => name.to_owned(),
    }
}

/// What was written, as it stands on paper: a date with its year in full, an amount with its thousands parted. Anything
/// else stands as it was typed.
fn printed(text: &str, variable: &Variable, language: Language) -> String {
    match variable.kind {
        VariableKind::Date => whole_date(text).map(|date| format::date_long(date, language)),
        VariableKind::Money => Oere::parse(text).ok().map(|amount| format::money_in_letters(amount, language)),
        VariableKind::Text | VariableKind::LongText | VariableKind::Person => None,
    }
    .unwrap_or_else(|| text.to_owned())
}

/// A date that says its year: one without would be another date next year.
pub(super) fn whole_date(text: &str) -> Option<NaiveDate> {
    let has_year = text.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit));
    has_year.then(|| date_entry::parse_date(text, NaiveDate::default()).ok()).flatten()
}

/// What stands around the clauses: who the parties are, what is enclosed, who signs.
pub(super) const BEFORE_CLAUSES: [&str; 9] = [
    "municipality_name",
    "municipality_unit",
    "municipality_address",
    "municipality_postal_town",
    "municipality_cvr",
    "association_name",
    "association_address",
    "association_postal_town",
    "association_cvr",
];
pub(super) const AFTER_CLAUSES: [&str; 4] =
    ["annexes", "municipality_signatory", "association_signatory", "association_second_signatory"];

/// The variables that the paper asks for, each once, in the order they come.
pub(super) fn asked_in(agreement: &Agreement, facts: &Facts) -> Vec<String> {
    let owned = |names: &'static [&'static str]| names.iter().map(|name| (*name).to_owned());
    let in_clauses = agreed(agreement).flat_map(|clause| names_in(&clause.body));
    let mut asked = Vec::new();
    for name in owned(&BEFORE_CLAUSES).chain(in_clauses).chain(owned(&AFTER_CLAUSES)) {
        if facts.vocabulary.variable(&name).is_some() && !asked.contains(&name) {
            asked.push(name);
        }
    }
    asked
}

/// Those of them that nobody has filled and the paper is not whole without, the names in clauses that are no variable's
/// because somebody mistyped them, and references to clauses that do not stand in the paper.
pub(super) fn missing_in(agreement: &Agreement, facts: &Facts) -> Vec<String> {
    let is_missed = |name: &String| {
        let is_required = facts.vocabulary.variable(name).is_some_and(Variable::is_required);
        is_required && facts.values.get(name).is_some_and(|value| value.trim().is_empty())
    };
    let unknown = agreed(agreement)
        .flat_map(|clause| names_in(&clause.body))
        .filter(|name| facts.vocabulary.variable(name).is_none());
    let led_nowhere = standing(agreement)
        .flat_map(|clause| references_in(&clause.body))
        .filter(|name| !facts.values.contains_key(name));
    let mut missing: Vec<String> = asked_in(agreement, facts).into_iter().filter(is_missed).collect();
    for name in unknown.chain(led_nowhere) {
        if !missing.contains(&name) {
            missing.push(name);
        }
    }
    missing
}

/// The clauses that stand in the paper, in the order of their numbers.
pub(super) fn standing(agreement: &Agreement) -> impl Iterator<Item = &Clause> {
    agreed(agreement).filter(|clause| !ENCLOSED_CLAUSES.contains(&clause.key.as_str()))
}

/// The same with what is enclosed.
pub(super) fn agreed(agreement: &Agreement) -> impl Iterator<Item = &Clause> {
    agreement.clauses.iter().filter(|clause| clause.state == ClauseState::On)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_printed(name: &str, text: &str, language: Language) -> String {
        printed(text, Template::standard().variable(name).expect("a variable"), language)
    }

    #[test]
    fn dates_and_amounts_stand_on_paper_as_the_language_writes_them() {
        for (name, typed, danish, english) in [
            ("evaluation_date", "1/2-2027", "1. februar 2027", "1 February 2027"),
            ("evaluation_date", "2027-02-01", "1. februar 2027", "1 February 2027"),
            ("evaluation_date", "når sæsonen slutter", "når sæsonen slutter", "når sæsonen slutter"),
            ("evaluation_date", "1/2", "1/2", "1/2"),
            ("evaluation_date", "31/2-2027", "31/2-2027", "31/2-2027"),
            ("grant_amount", "25000", "25.000\u{a0}kr.", "DKK\u{a0}25,000"),
            ("grant_amount", "beløbet aftales", "beløbet aftales", "beløbet aftales"),
            ("place", "25000", "25000", "25000"),
        ] {
            assert_eq!(as_printed(name, typed, Language::Da), danish);
            assert_eq!(as_printed(name, typed, Language::En), english);
        }
    }
}
