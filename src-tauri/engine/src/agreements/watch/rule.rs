//! From which sum on an agreement is asked for, and over which time it is counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::CountingPeriod;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::money::Oere;
use crate::shared::rule_sources;
use crate::shared::text_enum::text_enum;

/// The most that the sum may be, in kroner.
const MOST_KRONER: i64 = 100_000_000;
/// What the policy of København says, in øre (`agreement.required_from_amount`).
const DEFAULT_OERE: i64 = 100_000 * 100;
/// Where the rules come from that the program comes with: the office's words, kept beside the code.
const SOURCES: &str = include_str!("default_sources.json");

text_enum! {
    /// What a rule about agreements is about.
    pub enum AgreementRuleKind {
        /// From which sum on one is asked for.
        Required = "required",
        /// Over which time the sum is counted.
        Period = "period",
    }
}

/// Whether, and from which sum on, an association must have an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementRule {
    /// Whether the office asks for one at all.
    pub asked: bool,
    /// From this sum on, the sum itself included.
    pub threshold: Oere,
    /// Over which time.
    pub period: CountingPeriod,
    /// Where each rule comes from: a law, a page of the policy, a decision.
    #[ts(type = "{ [rule in AgreementRuleKind]?: string }")]
    pub sources: BTreeMap<AgreementRuleKind, String>,
}

impl Default for AgreementRule {
    /// Nobody is asked until the office decides so: most policies have no such rule.
    fn default() -> Self {
        Self {
            asked: false,
            threshold: Oere::from_oere(DEFAULT_OERE).unwrap_or(Oere::MOST),
            period: CountingPeriod::GrantYear,
            sources: serde_json::from_str(SOURCES).unwrap_or_default(),
        }
    }
}

impl AgreementRule {
    /// Whether whoever kept this sum must have an agreement.
    pub fn is_reached_by(&self, sum: Oere) -> bool {
        self.asked && sum >= self.threshold
    }

    /// The same with its texts on one line each.
    pub(super) fn tidied(mut self) -> Self {
        rule_sources::tidy(&mut self.sources);
        self
    }

    /// What is wrong with it, field by field.
    pub(super) fn problems(&self, today: NaiveDate) -> Option<Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        if !(1..=MOST_KRONER * 100).contains(&self.threshold.oere()) {
            problems.add("rule.threshold", Problem::OutOfRange { least: 1, most: MOST_KRONER });
        }
        rule_sources::add_problems(&mut problems, "rule.sources", &self.sources, AgreementRuleKind::as_str, today);
        problems.into_refusal()
    }

    /// The rules whose value or source differs.
    pub(super) fn differing_from(&self, other: &Self) -> Vec<AgreementRuleKind> {
        let differs = |kind: &&AgreementRuleKind| {
            let value = match kind {
                AgreementRuleKind::Required => (self.asked, self.threshold) != (other.asked, other.threshold),
                AgreementRuleKind::Period => self.period != other.period,
            };
            value || self.sources.get(kind) != other.sources.get(kind)
        };
        AgreementRuleKind::ALL.iter().filter(differs).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn or_more_includes_the_sum_itself_and_nobody_is_asked_while_it_is_off() {
        let rule = AgreementRule { asked: true, ..AgreementRule::default() };
        let oere = |amount| Oere::from_oere(amount).unwrap();
        assert!(!rule.is_reached_by(oere(9_999_999)));
        assert!(rule.is_reached_by(oere(10_000_000)));
        assert!(!AgreementRule::default().is_reached_by(oere(10_000_000)));
    }

    #[test]
    fn each_rule_that_the_program_comes_with_says_where_it_comes_from() {
        let rule = AgreementRule::default();
        for kind in AgreementRuleKind::ALL {
            assert!(!rule.sources[kind].is_empty(), "{kind:?}");
        }
        assert_eq!(rule.problems("2026-11-24".parse().unwrap()), None);
    }
}
