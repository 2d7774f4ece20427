//! The template an agreement is drafted from: its clauses, their variants, and the variables that are filled in. Data,
//! not code: `templates/default.json`, in Danish and English (CFSA's advice on what an agreement should settle, and the
//! municipal policies it carries out).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::LibraryClause;
use crate::shared::format::{Language, capitalised};
use crate::shared::localised_text::LocalisedText;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What is written in a variable; decides the field it is typed in.
    pub enum VariableKind {
        /// One line.
        Text = "text",
        /// Several lines, with marks as in a clause.
        LongText = "long_text",
        /// A date.
        Date = "date",
        /// An amount.
        Money = "money",
        /// A person with title, phone and e-mail, as one line.
        Person = "person",
    }
}

text_enum! {
    /// Where a variable is asked for in the editor.
    pub enum Section {
        /// Who the parties are.
        Parties = "parties",
        /// What is done, where and for whom.
        Activity = "activity",
        /// Who does what.
        Roles = "roles",
        /// Rooms and times.
        Premises = "premises",
        /// Money.
        Economy = "economy",
        /// Certificates.
        Certificates = "certificates",
        /// Follow-up.
        Evaluation = "evaluation",
        /// Period and notice.
        Period = "period",
        /// Who signs.
        Signatures = "signatures",
        /// What the office has added itself.
        Own = "own",
    }
}

/// One thing to fill in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Variable {
    /// Its name in the texts: `{{purpose}}`.
    pub name: String,
    /// What people call it in the texts: `{{formål}}`. The page shows this in place of the name.
    pub word: LocalisedText,
    /// What is written in it.
    pub kind: VariableKind,
    /// Where it is asked for.
    pub section: Section,
    /// What it is called.
    pub label: LocalisedText,
    /// The record it is filled from, e.g. `association.name`.
    #[serde(default)]
    pub from: Option<String>,
    /// What stands there until somebody writes something else.
    #[serde(default)]
    pub default: Option<LocalisedText>,
    /// Whether the paper is whole without it.
    #[serde(default)]
    optional: bool,
}

impl Variable {
    /// One that the office has added.
    pub(super) fn of_the_office(
        name: String,
        word: LocalisedText,
        label: LocalisedText,
        kind: VariableKind,
        default: Option<LocalisedText>,
    ) -> Self {
        Self { name, word, kind, section: Section::Own, label, from: None, default, optional: false }
    }

    /// Whether a paper without it has a hole.
    pub fn is_required(&self) -> bool {
        !self.optional
    }
}

/// A template.
#[derive(Debug, Clone, Deserialize)]
pub struct Template {
    /// Its key.
    pub key: String,
    /// What its papers are called.
    pub title: LocalisedText,
    /// What is filled in.
    pub variables: Vec<Variable>,
    /// What is enclosed, by the clause that speaks of it.
    annexes: Vec<Annex>,
    pub(super) clauses: Vec<LibraryClause>,
}

/// Something that is enclosed where a clause stands in the paper.
#[derive(Debug, Clone, Deserialize)]
struct Annex {
    clause: String,
    text: LocalisedText,
}

/// The declaration that each volunteer signs: a clause like the others, but one that is enclosed. It stands on a paper of its
/// own and has no number in the agreement.
pub(super) const DECLARATION: &str = "declaration";

/// The clauses that are enclosed, by their keys.
pub(super) const ENCLOSED_CLAUSES: [&str; 1] = [DECLARATION];

/// The variable that names what is enclosed.
pub(super) const ANNEXES: &str = "annexes";

impl Template {
    /// The default template.
    #[expect(clippy::expect_used, reason = "compiled in, and read by a test")]
    pub fn standard() -> &'static Self {
        static STANDARD: OnceLock<Template> = OnceLock::new();
        STANDARD.get_or_init(|| {
            serde_json::from_str(include_str!("templates/default.json")).expect("the built-in template reads")
        })
    }

    /// The variable of this name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// What is enclosed in a paper with these clauses, as its last line names it; empty where nothing is.
    pub(super) fn annexes(&self, has: impl Fn(&str) -> bool, language: Language) -> String {
        let enclosed = self.annexes.iter().filter(|annex| has(&annex.clause));
        capitalised(&enclosed.map(|annex| annex.text.in_language(language)).collect::<Vec<_>>().join("; "))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::agreements::wording::names_in;

    #[test]
    fn every_variable_has_a_word_of_its_own_that_is_read_back_as_that_variable() {
        for language in [Language::Da, Language::En] {
            let words: BTreeSet<&str> =
                Template::standard().variables.iter().map(|variable| variable.word.in_language(language)).collect();
            assert_eq!(words.len(), Template::standard().variables.len());
            assert!(words.iter().all(|word| word.trim() == *word && !word.contains(['{', '}'])));
        }
    }

    #[test]
    fn what_is_enclosed_follows_the_clauses() {
        let template = Template::standard();
        let all = template.variable(ANNEXES).and_then(|variable| variable.default.as_ref()).expect("a default");
        for language in [Language::Da, Language::En] {
            assert_eq!(template.annexes(|_| true, language), all.in_language(language));
            assert_eq!(template.annexes(|_| false, language), "");
        }
        assert_eq!(template.annexes(|clause| clause == "confidentiality", Language::Da), "Tavshedserklæring");
        for annex in &template.annexes {
            assert!(template.clauses.iter().any(|clause| clause.key == annex.clause), "{}", annex.clause);
        }
    }

    #[test]
    fn every_placeholder_of_the_standard_template_is_declared_and_asked_for_in_both_languages() {
        let template = Template::standard();
        assert_eq!(template.clauses.len(), 16);
        assert!(ENCLOSED_CLAUSES.iter().all(|key| template.clauses.iter().any(|clause| clause.key == *key)));
        for clause in &template.clauses {
            let variants: Vec<Option<&str>> = match clause.variants.is_empty() {
                true => vec![None],
                false => clause.variants.iter().map(|variant| Some(variant.key.as_str())).collect(),
            };
            for variant in variants {
                let danish = names_in(clause.body(variant, Language::Da));
                let english = names_in(clause.body(variant, Language::En));
                assert!(!clause.body(variant, Language::Da).is_empty(), "{}", clause.key);
                assert_eq!(danish, english, "{}: the languages ask for different things", clause.key);
                for name in danish {
                    assert!(template.variable(&name).is_some(), "{}: {name}", clause.key);
                }
            }
        }
    }
}
