//! What the office itself wants filled in in its agreements: a word that stands in braces in a clause, what its field is
//! called, what is written in it and what stands there until somebody writes something else. All of them are changed as a
//! whole, like the library of clauses, and every set there was is kept: an agreement that was handed on keeps the one it
//! was handed on with. The hard rule: a name that a kept clause asks for never goes, it is only retired.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::whole_date;
use super::{Template, Variable, VariableKind};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::localised_text::LocalisedText;
use crate::shared::money::Oere;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What is written in a variable of the office's own.
    #[derive(Default)]
    pub enum OwnVariableKind {
        /// One line.
        #[default]
        Text = "text",
        /// A date.
        Date = "date",
        /// An amount.
        Money = "money",
    }
}

text_enum! {
    /// Whether new texts may ask for a variable.
    #[derive(Default)]
    pub enum VariableUse {
        /// They may.
        #[default]
        Used = "used",
        /// The office no longer uses it; texts that ask for it go on doing so.
        Retired = "retired",
    }
}

/// One thing to fill in that the office has added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnVariable {
    /// Its name in the stored texts, made from its first word and kept for ever; empty for one that is new.
    #[serde(default)]
    pub name: String,
    /// What people write in braces: `{{nøglebærer}}`. The same in both languages.
    pub word: String,
    /// What is written in it.
    pub kind: OwnVariableKind,
    /// What its field is called.
    pub label: LocalisedText,
    /// What stands there until somebody writes something else; empty: nothing, so that it is missing.
    pub default: LocalisedText,
    /// Whether new texts may ask for it.
    #[serde(default)]
    pub standing: VariableUse,
}

impl OwnVariable {
    /// As the editor and the paper know it, beside what the program comes with.
    fn variable(&self) -> Variable {
        Variable::of_the_office(
            self.name.clone(),
            LocalisedText { da: self.word.clone(), en: self.word.clone() },
            self.label.clone(),
            match self.kind {
                OwnVariableKind::Text => VariableKind::Text,
                OwnVariableKind::Date => VariableKind::Date,
                OwnVariableKind::Money => VariableKind::Money,
            },
            Some(self.default.clone()).filter(|text| !text.da.is_empty()),
        )
    }

    fn tidied(mut self) -> Self {
        let texts =
            [&mut self.word, &mut self.label.da, &mut self.label.en, &mut self.default.da, &mut self.default.en];
        for text in texts {
            *text = text.trim().to_owned();
        }
        self
    }

    fn add_problems(&self, path: &str, today: NaiveDate, problems: &mut FieldProblems) {
        let lines = [
            ("word", &self.word, LONGEST_WORD, true),
            ("label.da", &self.label.da, LONGEST_LABEL, true),
            ("label.en", &self.label.en, LONGEST_LABEL, false),
            ("default.da", &self.default.da, LONGEST_DEFAULT, false),
            ("default.en", &self.default.en, LONGEST_DEFAULT, false),
        ];
        for (field, text, most, is_asked) in lines {
            let problem = match text.is_empty() {
                true => is_asked.then_some(Problem::Missing),
                false => problem_of(text, most, today),
            };
            let problem = problem.or_else(|| self.problem_of_kind(field, text));
            if let Some(problem) = problem {
                problems.add(format!("{path}.{field}"), problem);
            }
        }
        if self.default.da.is_empty() && !self.default.en.is_empty() {
            problems.add(format!("{path}.default.da"), Problem::Missing);
        }
    }

    /// Braces around braces would be read as another name; a date or an amount has to be one.
    fn problem_of_kind(&self, field: &str, text: &str) -> Option<Problem> {
        if field == "word" {
            return text.contains(['{', '}']).then_some(Problem::UnknownName);
        }
        if !field.starts_with("default") || text.is_empty() {
            return None;
        }
        match self.kind {
            OwnVariableKind::Text => None,
            OwnVariableKind::Date => whole_date(text).is_none().then_some(Problem::Date),
            OwnVariableKind::Money => Oere::parse(text).is_err().then_some(Problem::Amount),
        }
    }
}

/// What the office has added, as it was from one change to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OwnSet {
    /// Counts the changes; 0 is before the first.
    pub version: i64,
    /// What it has added, in its order.
    pub variables: Vec<OwnVariable>,
}

/// What all names of the office's own begin with, so that one that the program comes with later is never one of them.
const BEGINNING: &str = "own_";
/// What texts may be at most.
const LONGEST_WORD: usize = 60;
const LONGEST_LABEL: usize = 100;
const LONGEST_DEFAULT: usize = 200;
const MOST_VARIABLES: usize = 60;

impl OwnSet {
    /// The next set: what was typed without blanks around it, and a name for what has none yet.
    pub fn following(version: i64, typed: Vec<OwnVariable>) -> Self {
        let mut variables: Vec<OwnVariable> = typed.into_iter().map(OwnVariable::tidied).collect();
        let mut taken: BTreeSet<String> = variables.iter().map(|variable| variable.name.clone()).collect();
        for variable in variables.iter_mut().filter(|variable| variable.name.is_empty()) {
            let mut name = name_of(&variable.word);
            while !taken.insert(name.clone()) {
                name.push_str("_b");
            }
            variable.name = name;
        }
        Self { version: version.saturating_add(1), variables }
    }

    pub fn variable(&self, name: &str) -> Option<&OwnVariable> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// What was there and is not in the next set.
    pub fn gone_in<'a>(&'a self, next: &'a Self) -> impl Iterator<Item = &'a OwnVariable> {
        self.variables.iter().filter(|variable| next.variable(&variable.name).is_none())
    }

    /// What is wrong with it, if anything.
    pub fn problems(&self, today: NaiveDate) -> Option<Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut names = BTreeSet::new();
        let mut words = words_of_the_program();
        for (place, variable) in self.variables.iter().enumerate() {
            let path = format!("variables.{place}");
            if !is_name(&variable.name) {
                problems.add(format!("{path}.name"), Problem::NotFound);
            }
            if !names.insert(variable.name.as_str()) {
                problems.add(format!("{path}.name"), Problem::TakenName);
            }
            variable.add_problems(&path, today, &mut problems);
            if !variable.word.is_empty() && !words.insert(variable.word.to_lowercase()) {
                problems.add(format!("{path}.word"), Problem::TakenName);
            }
        }
        if self.variables.len() > MOST_VARIABLES {
            problems.add("variables", Problem::OutOfRange { least: 0, most: MOST_VARIABLES as i64 });
        }
        problems.into_refusal()
    }
}

/// What already stands for something in braces: a text is read back by these.
fn words_of_the_program() -> BTreeSet<String> {
    let of =
        |variable: &Variable| [&variable.word.da, &variable.word.en, &variable.name].map(|word| word.to_lowercase());
    Template::standard().variables.iter().flat_map(of).collect()
}

fn problem_of(text: &str, most: usize, today: NaiveDate) -> Option<Problem> {
    if text.chars().count() > most {
        return Some(Problem::TooLong { most: most as u32 });
    }
    looks_like_cpr(text, today).then_some(Problem::LooksLikeCpr)
}

fn is_name(name: &str) -> bool {
    let rest = name.strip_prefix(BEGINNING).unwrap_or_default();
    !rest.is_empty()
        && name.len() <= 4 * LONGEST_WORD
        && rest.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

/// A name out of letters that texts may have in braces: `Nøgler i alt` is `own_noegler_i_alt`.
fn name_of(word: &str) -> String {
    let mut name = BEGINNING.to_owned();
    for letter in word.to_lowercase().chars().take(LONGEST_WORD) {
        match letter {
            'æ' => name.push_str("ae"),
            'ø' => name.push_str("oe"),
            'å' => name.push_str("aa"),
            letter if letter.is_ascii_lowercase() => name.push(letter),
            _ if name.ends_with('_') => {}
            _ => name.push('_'),
        }
    }
    let name = name.trim_end_matches('_');
    if name.len() < BEGINNING.len() { format!("{BEGINNING}x") } else { name.to_owned() }
}

/// Everything that can be filled in in an agreement: what the program comes with, then what the office has added.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    own: OwnSet,
    added: Vec<Variable>,
}

impl Vocabulary {
    pub fn new(own: OwnSet) -> Self {
        let added = own.variables.iter().map(OwnVariable::variable).collect();
        Self { own, added }
    }

    /// The set of the office's own that it was made of.
    pub fn own_version(&self) -> i64 {
        self.own.version
    }

    pub fn all(&self) -> impl Iterator<Item = &Variable> {
        Template::standard().variables.iter().chain(&self.added)
    }

    /// The variable of this name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        Template::standard().variable(name).or_else(|| self.added.iter().find(|variable| variable.name == name))
    }

    /// Whether a text that is new may ask for it.
    pub fn is_offered(&self, name: &str) -> bool {
        match self.own.variable(name) {
            Some(own) => own.standing == VariableUse::Used,
            None => Template::standard().variable(name).is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(word: &str) -> OwnVariable {
        let text = |da: &str| LocalisedText { da: da.to_owned(), en: String::new() };
        let (kind, standing) = (OwnVariableKind::Text, VariableUse::Used);
        OwnVariable { name: String::new(), word: word.into(), kind, label: text(word), default: text(""), standing }
    }

    #[test]
    fn a_name_is_made_of_letters_that_texts_are_read_for() {
        for (word, name) in [
            ("Nøgler i alt", "own_noegler_i_alt"),
            ("  blåt æble ", "own_blaat_aeble"),
            ("§ 18", "own_x"),
            ("purpose", "own_purpose"),
        ] {
            let set = OwnSet::following(0, vec![own(word)]);
            assert_eq!(set.variables[0].name, name);
            assert_eq!(super::super::wording::names_in(&format!("{{{{{name}}}}}")), [name]);
        }
    }

    #[test]
    fn words_that_differ_in_signs_alone_have_names_of_their_own() {
        let set = OwnSet::following(3, vec![own("nøgle 1"), own("nøgle 2"), own("nøgle 3")]);
        let names: Vec<_> = set.variables.iter().map(|variable| variable.name.as_str()).collect();
        assert_eq!((set.version, names), (4, vec!["own_noegle", "own_noegle_b", "own_noegle_b_b"]));
        assert_eq!(set.problems(NaiveDate::default()), None);
    }

    #[test]
    fn a_word_that_the_program_reads_already_is_taken() {
        for word in ["formål", "Purpose", "association_name"] {
            let problems = OwnSet::following(0, vec![own(word)]).problems(NaiveDate::default()).expect("a problem");
            assert_eq!((problems[0].field.as_str(), &problems[0].problem), ("variables.0.word", &Problem::TakenName));
        }
    }

    #[test]
    fn a_default_is_a_date_or_an_amount_where_the_field_is_one() {
        for (kind, typed, problem) in [
            (OwnVariableKind::Date, "1/2-2027", None),
            (OwnVariableKind::Date, "1/2", Some(Problem::Date)),
            (OwnVariableKind::Money, "1.500", None),
            (OwnVariableKind::Money, "meget", Some(Problem::Amount)),
            (OwnVariableKind::Text, "meget", None),
        ] {
            let mut variable = own("afgift");
            (variable.kind, variable.default.da) = (kind, typed.to_owned());
            let found = OwnSet::following(0, vec![variable]).problems(NaiveDate::default());
            assert_eq!(found.map(|problems| problems[0].problem.clone()), problem, "{typed}");
        }
    }
}
