//! What an agreement asks of the association besides its words. Each is met by a day on which somebody confirmed it: the
//! municipality wants the declaration, never the certificate.

use chrono::{Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::shared::text_enum::text_enum;

text_enum! {
    /// What an agreement can ask for.
    pub enum RequirementKind {
        /// The association declares that it obtains child-protection certificates (*børneattest*).
        ChildProtection = "child_protection",
        /// The volunteers have signed the declaration of confidentiality (*tavshedserklæring*).
        Confidentiality = "confidentiality",
        /// The association's contact persons are those that are known.
        ContactsConfirmed = "contacts_confirmed",
    }
}

text_enum! {
    /// Whence it is known whether a requirement applies.
    pub enum RequirementRule {
        /// It follows from the agreement: its clause stands in it, or does not.
        ByClause = "by_clause",
        /// The office says that it applies.
        Applies = "applies",
        /// The office says that it does not.
        DoesNotApply = "does_not_apply",
    }
}

text_enum! {
    /// How a requirement stands on a day.
    pub enum RequirementStanding {
        /// It does not apply.
        NotAsked = "not_asked",
        /// Nobody has confirmed it.
        Missing = "missing",
        /// It was confirmed too long ago.
        RunOut = "run_out",
        /// It is confirmed.
        Met = "met",
    }
}

impl RequirementKind {
    /// The template's clause that asks for it.
    pub(super) fn clause(self) -> &'static str {
        match self {
            Self::ChildProtection => "certificates",
            Self::Confidentiality => "confidentiality",
            Self::ContactsConfirmed => "contacts",
        }
    }

    /// The last day on which a confirmation of this day holds, by the office's months for what is confirmed yearly; `None`
    /// where it holds as long as the agreement.
    pub(super) fn holds_until(self, confirmed_on: NaiveDate, months: u32) -> Option<NaiveDate> {
        match self {
            Self::ChildProtection | Self::ContactsConfirmed => confirmed_on.checked_add_months(Months::new(months)),
            Self::Confidentiality => None,
        }
    }
}

/// By what a requirement is judged, besides what was said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JudgedBy {
    pub today: NaiveDate,
    /// So many months holds what is confirmed yearly.
    pub confirmed_months: u32,
    /// Until when the association's own declaration on certificates holds, as its card says.
    pub declared_until: Option<NaiveDate>,
}

/// What somebody said of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RequirementFacts {
    pub version: i64,
    pub rule: RequirementRule,
    pub reason: String,
    pub confirmed_on: Option<NaiveDate>,
    pub confirmed_by: String,
}

impl Default for RequirementFacts {
    /// Nobody has said anything: it follows from the agreement.
    fn default() -> Self {
        let rule = RequirementRule::ByClause;
        Self { version: 0, rule, reason: String::new(), confirmed_on: None, confirmed_by: String::new() }
    }
}

/// A requirement of an agreement as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// What is asked for.
    pub kind: RequirementKind,
    /// Counts the changes; an edit carries the one it saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Whence it is known whether it applies.
    pub rule: RequirementRule,
    /// Whether its clause stands in the agreement.
    pub is_in_clauses: bool,
    /// Why the office says otherwise than the agreement, or empty.
    pub reason: String,
    /// How it stands.
    pub standing: RequirementStanding,
    /// The day it was confirmed.
    #[ts(type = "string | null")]
    pub confirmed_on: Option<NaiveDate>,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// The last day on which it is met: by the confirmation, or by what the association's card says, whichever is later.
    #[ts(type = "string | null")]
    pub holds_until: Option<NaiveDate>,
    /// Until when the association's card says that its declaration on certificates holds; of other requirements nothing.
    #[ts(type = "string | null")]
    pub declared_until: Option<NaiveDate>,
}

impl Requirement {
    /// As it stands on the day.
    /// An association declares once for all its agreements: what its card says meets each of them.
    pub(super) fn of(kind: RequirementKind, is_in_clauses: bool, facts: RequirementFacts, by: JudgedBy) -> Self {
        let applies = match facts.rule {
            RequirementRule::ByClause => is_in_clauses,
            RequirementRule::Applies => true,
            RequirementRule::DoesNotApply => false,
        };
        let declared_until = by.declared_until.filter(|_| kind == RequirementKind::ChildProtection);
        let confirmed_until = facts.confirmed_on.and_then(|day| kind.holds_until(day, by.confirmed_months));
        let holds_until = confirmed_until.max(declared_until);
        let standing = match facts.confirmed_on.or(declared_until) {
            _ if !applies => RequirementStanding::NotAsked,
            None => RequirementStanding::Missing,
            Some(_) if holds_until.is_some_and(|last| last < by.today) => RequirementStanding::RunOut,
            Some(_) => RequirementStanding::Met,
        };
        Self {
            kind,
            version: facts.version,
            rule: facts.rule,
            is_in_clauses,
            reason: facts.reason,
            standing,
            confirmed_on: facts.confirmed_on,
            confirmed_by: facts.confirmed_by,
            holds_until,
            declared_until,
        }
    }

    /// Whether somebody should ask for it.
    pub fn is_wanting(&self) -> bool {
        matches!(self.standing, RequirementStanding::Missing | RequirementStanding::RunOut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(
        kind: RequirementKind,
        in_clauses: bool,
        rule: RequirementRule,
        on: Option<&str>,
    ) -> RequirementStanding {
        let confirmed_on = on.map(day);
        let facts = RequirementFacts { rule, confirmed_on, ..RequirementFacts::default() };
        Requirement::of(kind, in_clauses, facts, judged_by(None)).standing
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn judged_by(declared_until: Option<&str>) -> JudgedBy {
        JudgedBy { today: day("2026-11-24"), confirmed_months: 12, declared_until: declared_until.map(day) }
    }

    #[test]
    fn the_declaration_on_the_associations_card_meets_certificates_and_nothing_else() {
        use RequirementKind::{ChildProtection, ContactsConfirmed};
        use RequirementStanding::{Met, Missing, RunOut};
        for (kind, confirmed, declared, standing, until) in [
            (ChildProtection, None, Some("2026-11-24"), Met, Some("2026-11-24")),
            (ChildProtection, None, Some("2026-11-23"), RunOut, Some("2026-11-23")),
            (ChildProtection, Some("2025-01-01"), Some("2027-03-31"), Met, Some("2027-03-31")),
            (ChildProtection, Some("2026-11-01"), Some("2026-03-31"), Met, Some("2027-11-01")),
            (ContactsConfirmed, None, Some("2027-03-31"), Missing, None),
        ] {
            let facts = RequirementFacts { confirmed_on: confirmed.map(day), ..RequirementFacts::default() };
            let judged = Requirement::of(kind, true, facts, judged_by(declared));
            assert_eq!((judged.standing, judged.holds_until), (standing, until.map(day)), "{kind:?} {declared:?}");
        }
    }

    #[test]
    fn it_follows_from_the_clause_until_the_office_says_otherwise() {
        use RequirementKind::Confidentiality;
        use RequirementRule as Rule;
        use RequirementStanding::{Missing, NotAsked};
        for (in_clauses, rule, expected) in [
            (true, Rule::ByClause, Missing),
            (false, Rule::ByClause, NotAsked),
            (false, Rule::Applies, Missing),
            (true, Rule::DoesNotApply, NotAsked),
        ] {
            assert_eq!(standing(Confidentiality, in_clauses, rule, None), expected, "{in_clauses} {rule:?}");
        }
    }

    #[test]
    fn a_yearly_declaration_runs_out_the_day_after_its_year_and_confidentiality_never_does() {
        use RequirementKind::{ChildProtection, Confidentiality, ContactsConfirmed};
        use RequirementStanding::{Met, RunOut};
        for (kind, on, expected) in [
            (ChildProtection, "2025-11-24", Met),
            (ChildProtection, "2025-11-23", RunOut),
            (ContactsConfirmed, "2025-11-23", RunOut),
            (Confidentiality, "2019-01-01", Met),
        ] {
            assert_eq!(standing(kind, true, RequirementRule::ByClause, Some(on)), expected, "{kind:?} {on}");
        }
    }

    #[test]
    fn every_requirement_has_its_clause_in_the_template() {
        for kind in RequirementKind::ALL {
            assert!(crate::agreements::library::Library::built_in().clause(kind.clause()).is_some(), "{kind:?}");
        }
    }
}
