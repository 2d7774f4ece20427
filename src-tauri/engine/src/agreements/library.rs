//! The clauses that the office writes agreements with. Each has a heading and a text, or several texts to choose among; some
//! only belong in an agreement that has to do with children, money, rooms … The office changes the library as a whole, and
//! every library there was is kept: a draft says which one each of its clauses was taken from, so that a newer text can be
//! taken or left. The hard rule: nothing in the library ever changes an agreement by itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::own_variable::Vocabulary;
use super::references::reference;
use super::template::Template;
use super::terms::{PERIOD_CLAUSE, Terms};
use super::wording::{labels_in, names_in, references_in};
use super::{Clause, ClauseState};
use crate::shared::cpr::looks_like_cpr;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::format::Language;
use crate::shared::localised_text::LocalisedText;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What an agreement has to do with, asked when a draft is begun.
    pub enum ClauseCondition {
        /// Volunteers are among children under 15.
        Children = "children",
        /// The municipality gives money.
        Economy = "economy",
        /// The municipality lends rooms.
        Premises = "premises",
        /// Somebody gets to know what is confidential.
        Confidentiality = "confidentiality",
        /// The volunteers are attached to the municipality itself, which insures them.
        Attached = "attached",
    }
}

text_enum! {
    /// Whether new agreements begin with a clause.
    #[derive(Default)]
    pub enum ClauseUse {
        /// They do.
        #[default]
        Used = "used",
        /// The office no longer uses it; agreements that have it keep it.
        Retired = "retired",
    }
}

/// One of several texts a clause can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Variant {
    /// Its key within the clause.
    pub key: String,
    /// What it is called.
    pub label: LocalisedText,
    /// Its text.
    pub body: LocalisedText,
    /// It is chosen by itself where the agreement has to do with this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub when: Option<ClauseCondition>,
}

/// One clause of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LibraryClause {
    /// Its key, which it keeps for ever.
    pub key: String,
    /// Its heading.
    pub heading: LocalisedText,
    /// Its text, where it has only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub body: Option<LocalisedText>,
    /// Its texts, where there are several.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// It only belongs in an agreement that has to do with this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub condition: Option<ClauseCondition>,
    /// Whether new agreements begin with it.
    #[serde(default)]
    pub standing: ClauseUse,
}

/// What was answered before a draft is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterviewAnswer {
    /// What was asked about.
    pub condition: ClauseCondition,
    /// Whether the agreement has to do with it.
    pub applies: bool,
}

/// What the library says in a clause, in the language of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseOriginal {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub body: String,
}

impl LibraryClause {
    /// The text of a variant; the first where none of that key is there, the clause's own where it has none.
    pub fn body(&self, variant: Option<&str>, language: Language) -> &str {
        let chosen = self.variants.iter().find(|candidate| Some(candidate.key.as_str()) == variant);
        let body = chosen.or(self.variants.first()).map(|variant| &variant.body).or(self.body.as_ref());
        body.map_or("", |text| text.in_language(language))
    }

    /// Heading and text of a variant.
    pub(super) fn says(&self, variant: Option<&str>, language: Language) -> ClauseOriginal {
        let heading = self.heading.in_language(language).to_owned();
        ClauseOriginal { heading, body: self.body(variant, language).to_owned() }
    }

    /// The variant that fits the answers: one that is meant for what applies, else the first that is meant for nothing.
    fn fitting(&self, answers: &[InterviewAnswer]) -> Option<&Variant> {
        let applies = |when| answers.iter().any(|answer| Some(answer.condition) == when && answer.applies);
        let meant = self.variants.iter().find(|variant| variant.when.is_some() && applies(variant.when));
        meant.or_else(|| self.variants.iter().find(|variant| variant.when.is_none())).or(self.variants.first())
    }
}

/// The library as it was from one change to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// Counts the changes; 0 is what the program comes with.
    pub version: i64,
    /// Its clauses, in the order of the paper.
    pub clauses: Vec<LibraryClause>,
}

/// What texts may be at most.
const LONGEST_LINE: usize = 200;
const LONGEST_BODY: usize = 8_000;
const LONGEST_KEY: usize = 60;
const MOST_CLAUSES: usize = 100;
const MOST_VARIANTS: usize = 20;

impl Library {
    /// What the program comes with.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Library> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self { version: 0, clauses: Template::standard().clauses.clone() })
    }

    /// With the clauses that the program has come with since the office kept it.
    #[must_use]
    pub(super) fn completed(mut self) -> Self {
        for clause in &Self::built_in().clauses {
            if self.clause(&clause.key).is_none() {
                self.clauses.push(clause.clone());
            }
        }
        self
    }

    /// The clause of this key.
    pub fn clause(&self, key: &str) -> Option<&LibraryClause> {
        self.clauses.iter().find(|clause| clause.key == key)
    }

    /// Its clauses as a new draft begins with them. What has to do with something that was denied stays out of the paper,
    /// and can be put in.
    pub(super) fn first_clauses(&self, language: Language, answers: &[InterviewAnswer], terms: Terms) -> Vec<Clause> {
        let used = self.clauses.iter().filter(|clause| clause.standing == ClauseUse::Used);
        let first = used.map(|clause| match clause.key == PERIOD_CLAUSE {
            true => self.first_in(clause, Some(terms.clause_variant()), language, answers),
            false => self.first(clause, language, answers),
        });
        first.collect()
    }

    /// A clause as a draft takes it from the library.
    pub(super) fn first(&self, clause: &LibraryClause, language: Language, answers: &[InterviewAnswer]) -> Clause {
        let variant = clause.fitting(answers).map(|variant| variant.key.as_str());
        self.first_in(clause, variant, language, answers)
    }

    /// A clause as a draft takes it from the library, in one of its texts.
    fn first_in(
        &self,
        clause: &LibraryClause,
        variant: Option<&str>,
        language: Language,
        answers: &[InterviewAnswer],
    ) -> Clause {
        let denied = |answer: &InterviewAnswer| Some(answer.condition) == clause.condition && !answer.applies;
        let ClauseOriginal { heading, body } = clause.says(variant, language);
        Clause {
            key: clause.key.clone(),
            heading,
            body,
            state: if answers.iter().any(denied) { ClauseState::Off } else { ClauseState::On },
            variant: variant.map(str::to_owned),
            is_edited: false,
            note: String::new(),
            library_version: self.version,
        }
    }

    /// What is wrong with clauses that are to be the library after this one, if anything.
    pub(super) fn problems_after(
        &self,
        clauses: &[LibraryClause],
        vocabulary: &Vocabulary,
        today: NaiveDate,
    ) -> Option<Vec<FieldProblem>> {
        // What is retired is asked for where it was, and nowhere else.
        let asked: BTreeSet<String> = self.clauses.iter().flat_map(LibraryClause::texts).flat_map(names_in).collect();
        let may_ask =
            |name: &str| vocabulary.is_offered(name) || (vocabulary.variable(name).is_some() && asked.contains(name));
        let labels = clauses.iter().flat_map(LibraryClause::texts).flat_map(labels_in);
        let places: BTreeSet<String> = clauses.iter().map(|clause| clause.key.clone()).chain(labels).collect();
        let may_ask = |name: &str| reference(name).map_or_else(|| may_ask(name), |key| places.contains(key));
        let mut problems = FieldProblems::default();
        let mut keys = BTreeSet::new();
        for (place, clause) in clauses.iter().enumerate() {
            let path = format!("clauses.{place}");
            if clause.key.is_empty() {
                problems.add(format!("{path}.key"), Problem::Missing);
            } else if clause.key.chars().count() > LONGEST_KEY {
                problems.add(format!("{path}.key"), Problem::TooLong { most: LONGEST_KEY as u32 });
            }
            if !keys.insert(clause.key.as_str()) {
                problems.add(format!("{path}.key"), Problem::TakenName);
            }
            clause.add_problems(&path, today, &may_ask, &mut problems);
        }
        // Requirements, notice and what was drafted before ask for these by their keys.
        let gone = Self::built_in().clauses.iter().find(|clause| !keys.contains(clause.key.as_str()));
        if gone.is_some() {
            problems.add("clauses", Problem::NotFound);
        }
        if clauses.len() > MOST_CLAUSES {
            problems.add("clauses", Problem::OutOfRange { least: 1, most: MOST_CLAUSES as i64 });
        }
        problems.into_refusal()
    }
}

impl LibraryClause {
    /// All its texts, in both languages.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let bodies = self.body.iter().chain(self.variants.iter().map(|variant| &variant.body));
        bodies.flat_map(|body| [body.da.as_str(), body.en.as_str()])
    }

    fn add_problems(&self, path: &str, today: NaiveDate, may_ask: &dyn Fn(&str) -> bool, problems: &mut FieldProblems) {
        for (language, text) in [("da", &self.heading.da), ("en", &self.heading.en)] {
            if let Some(problem) = problem_of(language, text, LONGEST_LINE, today) {
                problems.add(format!("{path}.heading.{language}"), problem);
            }
        }
        if self.body.is_none() && self.variants.is_empty() {
            problems.add(format!("{path}.body"), Problem::Missing);
        }
        if self.variants.len() > MOST_VARIANTS {
            let most = MOST_VARIANTS as i64;
            problems.add(format!("{path}.variants"), Problem::OutOfRange { least: 0, most });
        }
        let own = self.body.iter().map(|body| (format!("{path}.body"), body));
        let of_variants = self.variants.iter().enumerate();
        let of_variants = of_variants.map(|(place, variant)| (format!("{path}.variants.{place}.body"), &variant.body));
        for (path, body) in own.chain(of_variants) {
            for (language, text) in [("da", &body.da), ("en", &body.en)] {
                if let Some(problem) =
                    problem_of(language, text, LONGEST_BODY, today).or_else(|| problem_of_names(text, may_ask))
                {
                    problems.add(format!("{path}.{language}"), problem);
                }
            }
        }
        for (place, variant) in self.variants.iter().enumerate() {
            for (language, text) in [("da", &variant.label.da), ("en", &variant.label.en)] {
                if let Some(problem) = problem_of(language, text, LONGEST_LINE, today) {
                    problems.add(format!("{path}.variants.{place}.label.{language}"), problem);
                }
            }
        }
        // Notice and tacit renewal choose among these.
        let known = Library::built_in().clause(&self.key).filter(|_| self.key == PERIOD_CLAUSE);
        let has = |key: &str| self.variants.iter().any(|variant| variant.key == key);
        if known.is_some_and(|known| known.variants.iter().any(|variant| !has(&variant.key))) {
            problems.add(format!("{path}.variants"), Problem::NotFound);
        }
    }

    /// Without blanks around what was typed.
    #[must_use]
    pub(super) fn tidied(mut self) -> Self {
        let tidy = |text: &mut LocalisedText| {
            text.da = text.da.trim().to_owned();
            text.en = text.en.trim().to_owned();
        };
        tidy(&mut self.heading);
        self.body.iter_mut().for_each(tidy);
        for variant in &mut self.variants {
            tidy(&mut variant.label);
            tidy(&mut variant.body);
        }
        self
    }
}

/// The English text may be left out; then the Danish one stands for it.
fn problem_of(language: &str, text: &str, most: usize, today: NaiveDate) -> Option<Problem> {
    if text.trim().is_empty() {
        return (language == "da").then_some(Problem::Missing);
    }
    if text.chars().count() > most {
        return Some(Problem::TooLong { most: most as u32 });
    }
    looks_like_cpr(text, today).then_some(Problem::LooksLikeCpr)
}

/// A name in braces that nothing is known for would be a hole in every agreement, and so would a reference to nothing.
fn problem_of_names(text: &str, may_ask: &dyn Fn(&str) -> bool) -> Option<Problem> {
    names_in(text).iter().chain(&references_in(text)).any(|name| !may_ask(name)).then_some(Problem::UnknownName)
}

/// The library as it is now, and those that an agreement's clauses were taken from.
#[derive(Debug, Clone)]
pub(super) struct Libraries {
    newest: Cow<'static, Library>,
    earlier: Vec<Library>,
}

impl Libraries {
    pub fn new(newest: Cow<'static, Library>, earlier: Vec<Library>) -> Self {
        Self { newest, earlier }
    }

    pub fn newest(&self) -> &Library {
        &self.newest
    }

    /// The one of this version.
    fn of(&self, version: i64) -> Option<&Library> {
        let kept = self.earlier.iter().chain([self.newest()]).find(|library| library.version == version);
        kept.or_else(|| Some(Library::built_in()).filter(|built_in| built_in.version == version))
    }

    /// The library's clause that an agreement's clause was taken from.
    pub fn origin(&self, clause: &Clause) -> Option<&LibraryClause> {
        self.of(clause.library_version)?.clause(&clause.key)
    }

    /// What stood in the library where a clause was taken from it.
    pub fn original(&self, clause: &Clause, language: Language) -> Option<ClauseOriginal> {
        Some(self.origin(clause)?.says(clause.variant.as_deref(), language))
    }

    /// What the library says now, where it says something else than when the clause was taken or left.
    pub fn newer(&self, clause: &Clause, language: Language) -> Option<ClauseOriginal> {
        if clause.library_version == self.newest.version {
            return None;
        }
        let now = self.newest.clause(&clause.key)?;
        // A text that the office has taken out of the clause is not replaced by another one's.
        let has = |key: &str| now.variants.is_empty() || now.variants.iter().any(|variant| variant.key == key);
        if !clause.variant.as_deref().is_none_or(has) {
            return None;
        }
        let now = now.says(clause.variant.as_deref(), language);
        (self.original(clause, language).as_ref() != Some(&now)).then_some(now)
    }

    /// What could be put into an agreement that has these clauses.
    pub fn addable(&self, clauses: &[Clause]) -> impl Iterator<Item = &LibraryClause> {
        let used = self.newest.clauses.iter().filter(|clause| clause.standing == ClauseUse::Used);
        used.filter(|clause| clauses.iter().all(|there| there.key != clause.key))
    }
}
