//! The office's rules for agreements: from which sum on one is asked for, how long a new one runs, when its end is near, how
//! long what is confirmed yearly holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agreements::{Notice, Terms};
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
        /// How long a new one runs.
        Length = "length",
        /// The notice of a new one.
        Notice = "notice",
        /// How long before its end one is reminded.
        Expiry = "expiry",
        /// How long a yearly confirmation holds.
        Confirmation = "confirmation",
    }
}

/// How long things last by the office's own rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementTimes {
    /// So many months a new agreement runs (`agreement.default_months`).
    pub length_months: u32,
    /// The notice of a new agreement (`agreement.notice`).
    pub notice: Notice,
    /// So many days before its end, or before the last day for notice, an agreement is worth a word
    /// (`agreement.expiry_reminder_days`).
    pub expiry_days: u32,
    /// So many months holds what an association confirms yearly: its declaration on certificates
    /// (*folkeoplysningsloven*), its contact persons, who are elected with the board.
    pub confirmed_months: u32,
}

impl Default for AgreementTimes {
    /// A year with three months' notice, a word two months before its end.
    fn default() -> Self {
        Self { length_months: 12, notice: Terms::default().notice, expiry_days: 60, confirmed_months: 12 }
    }
}

impl AgreementTimes {
    /// The terms of a new agreement: it ends by itself.
    pub(in crate::agreements) fn terms(self) -> Terms {
        Terms { notice: self.notice, tacit_months: None }
    }
}

/// The longest that each may be.
const MOST_LENGTH_MONTHS: u32 = Terms::MOST_MONTHS;
const MOST_EXPIRY_DAYS: u32 = 366;
const MOST_CONFIRMED_MONTHS: u32 = 60;

/// Whether, and from which sum on, an association must have an agreement, and how long things last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementRule {
    /// Whether the office asks for one at all.
    pub asked: bool,
    /// From this sum on, the sum itself included.
    pub threshold: Oere,
    /// Over which time.
    pub period: CountingPeriod,
    /// How long things last.
    pub times: AgreementTimes,
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
            times: AgreementTimes::default(),
            sources: serde_json::from_str(SOURCES).unwrap_or_default(),
        }
    }
}

impl AgreementRule {
    /// What an office keeps. One that was kept before there were times has those that the program comes with, each with
    /// its source.
    pub(super) fn kept(text: &str) -> Result<Self, serde_json::Error> {
        let mut kept: serde_json::Value = serde_json::from_str(text)?;
        let comes_with = Self::default();
        if kept.get("times").is_some() {
            return serde_json::from_value(kept);
        }
        kept["times"] = serde_json::to_value(comes_with.times)?;
        let mut rule: Self = serde_json::from_value(kept)?;
        let of_times = comes_with.sources.into_iter().filter(|(kind, _)| kind.is_about_times());
        rule.sources.extend(of_times);
        Ok(rule)
    }

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
        for (field, value, most) in [
            ("rule.times.lengthMonths", self.times.length_months, MOST_LENGTH_MONTHS),
            ("rule.times.notice.count", self.times.notice.count, Notice::MOST),
            ("rule.times.expiryDays", self.times.expiry_days, MOST_EXPIRY_DAYS),
            ("rule.times.confirmedMonths", self.times.confirmed_months, MOST_CONFIRMED_MONTHS),
        ] {
            if !(1..=most).contains(&value) {
                problems.add(field, Problem::OutOfRange { least: 1, most: i64::from(most) });
            }
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
                AgreementRuleKind::Length => self.times.length_months != other.times.length_months,
                AgreementRuleKind::Notice => self.times.notice != other.times.notice,
                AgreementRuleKind::Expiry => self.times.expiry_days != other.times.expiry_days,
                AgreementRuleKind::Confirmation => self.times.confirmed_months != other.times.confirmed_months,
            };
            value || self.sources.get(kind) != other.sources.get(kind)
        };
        AgreementRuleKind::ALL.iter().filter(differs).copied().collect()
    }
}

impl AgreementRuleKind {
    fn is_about_times(self) -> bool {
        !matches!(self, Self::Required | Self::Period)
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

    #[test]
    fn a_rule_kept_before_there_were_times_has_those_the_program_comes_with_and_their_sources() {
        let before =
            r#"{"asked":true,"threshold":5000000,"period":"calendar_year","sources":{"required":"Byrådet 2025"}}"#;
        let rule = AgreementRule::kept(before).expect("it reads");
        assert_eq!((rule.asked, rule.times), (true, AgreementTimes::default()));
        assert_eq!(rule.sources.get(&AgreementRuleKind::Required).map(String::as_str), Some("Byrådet 2025"));
        assert_eq!(rule.sources.get(&AgreementRuleKind::Period), None, "the office had taken it out");
        assert!(rule.sources.contains_key(&AgreementRuleKind::Notice));
        let mut now = rule;
        now.sources.remove(&AgreementRuleKind::Notice);
        let text = serde_json::to_string(&now).expect("it is written");
        assert_eq!(AgreementRule::kept(&text).expect("it reads"), now, "what was taken out stays out");
    }
}
