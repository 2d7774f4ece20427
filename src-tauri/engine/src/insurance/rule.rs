//! The office's own rules for its register of volunteers, each with where it comes from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AttachmentFacts;
use super::volunteer::{age_on, reaches_on};
use crate::organisations::kept_date;
use crate::shared::calendar::DayOfYear;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::rule_sources;
use crate::shared::text_enum::text_enum;

/// A year with 29 February: a day of every year exists in it.
const LEAP_YEAR: i32 = 2028;
/// Where the rules come from that the program comes with: the office's words, kept beside the code.
const SOURCES: &str = include_str!("default_sources.json");

text_enum! {
    /// What a rule of the register is about.
    pub enum InsuranceRuleKind {
        /// Whether an attachment is to be approved before it begins.
        PriorApproval = "prior_approval",
        /// How many hours a year make a full-time equivalent.
        FullTimeEquivalent = "full_time_equivalent",
        /// When workplaces are asked who their volunteers are.
        YearlyCount = "yearly_count",
        /// From which age on, and below which with consent.
        Ages = "ages",
        /// Below which age children count for the child-protection certificate.
        ChildAgeLimit = "child_age_limit",
        /// After how long a new certificate is thought of.
        CertificateRenewal = "certificate_renewal",
        /// When a CPR number is kept.
        CprPolicy = "cpr_policy",
        /// Within how many days a claim is reported.
        ClaimDeadline = "claim_deadline",
        /// How long next of kin and days of certificates are kept after an attachment.
        AfterEnd = "after_end",
    }
}

text_enum! {
    /// When the office keeps a volunteer's CPR number: as little as its insurer lets it.
    pub enum CprPolicy {
        /// Never.
        None = "none",
        /// When there is an injury that asks for it.
        OnClaim = "on_claim",
        /// As soon as somebody is registered.
        OnRegistration = "on_registration",
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is written by a macro, which knows no default")]
impl Default for CprPolicy {
    fn default() -> Self {
        Self::OnClaim
    }
}

/// The rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InsuranceRules {
    /// Whether an attachment is to be approved before it begins (`insurance.require_prior_approval`).
    pub require_prior_approval: bool,
    /// Hours a year that make a full-time equivalent (`insurance.hours_per_fte`).
    #[ts(type = "number")]
    pub hours_per_full_time: i64,
    /// When workplaces are asked who their volunteers are (`insurance.yearly_count_date`).
    pub yearly_count: DayOfYear,
    /// Nobody younger is attached, in years (`insurance.min_age`).
    pub least_age: i32,
    /// Whoever is younger needs the consent of whoever has custody (`insurance.parental_consent_below`).
    pub consent_below: i32,
    /// Children below this age count for the child-protection certificate (`certificates.child_age_limit`).
    pub child_age_limit: i32,
    /// After so many months a new certificate is thought of (`certificates.renew_months`).
    #[ts(type = "number")]
    pub certificate_months: i64,
    /// When a CPR number is kept (`insurance.cpr_policy`). Offices that changed their rules before there was this one keep
    /// what the program comes with.
    #[serde(default)]
    pub cpr_policy: CprPolicy,
    /// Within so many calendar days a claim is reported (`insurance.claim_deadline_days`). Offices that changed their rules before
    /// there was this one keep what the program comes with.
    #[serde(default = "claim_deadline_days")]
    #[ts(type = "number")]
    pub claim_deadline_days: i64,
    /// So many days after the last attachment next of kin goes (`retention.next_of_kin`).
    #[serde(default)]
    #[ts(type = "number")]
    pub next_of_kin_days: i64,
    /// So many days after the last attachment that asks for a certificate its days go (`retention.certificates`).
    #[serde(default)]
    #[ts(type = "number")]
    pub certificate_days: i64,
    /// Where each rule comes from: a law, a page of the policy, a decision.
    #[ts(type = "{ [rule in InsuranceRuleKind]?: string }")]
    pub sources: BTreeMap<InsuranceRuleKind, String>,
}

fn claim_deadline_days() -> i64 {
    14
}

impl Default for InsuranceRules {
    fn default() -> Self {
        Self {
            require_prior_approval: true,
            hours_per_full_time: 1_670,
            yearly_count: DayOfYear { month: 11, day: 1 },
            least_age: 13,
            consent_below: 18,
            child_age_limit: 15,
            certificate_months: 24,
            cpr_policy: CprPolicy::default(),
            claim_deadline_days: claim_deadline_days(),
            next_of_kin_days: 0,
            certificate_days: 0,
            sources: serde_json::from_str(SOURCES).unwrap_or_default(),
        }
    }
}

impl InsuranceRules {
    /// The same with its texts on one line each.
    pub(super) fn tidied(mut self) -> Self {
        rule_sources::tidy(&mut self.sources);
        self
    }

    /// Whether somebody is too young for an attachment on its first day: the day on which they are old enough. An
    /// association sees to its own.
    pub(super) fn too_young(&self, born: Option<NaiveDate>, facts: &AttachmentFacts) -> Option<NaiveDate> {
        let (born, start) = born.zip(kept_date(&facts.starts_on)).filter(|_| facts.track.is_municipal())?;
        reaches_on(born, self.least_age).filter(|_| age_on(born, start) < self.least_age)
    }

    /// What is wrong with them, field by field.
    pub(super) fn problems(&self, today: NaiveDate) -> Option<Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        for (field, value, least, most) in [
            ("hoursPerFullTime", self.hours_per_full_time, 1, 3_000),
            ("leastAge", i64::from(self.least_age), 0, 25),
            ("consentBelow", i64::from(self.consent_below), 0, 25),
            ("childAgeLimit", i64::from(self.child_age_limit), 0, 25),
            ("certificateMonths", self.certificate_months, 1, 240),
            ("claimDeadlineDays", self.claim_deadline_days, 1, 60),
            ("nextOfKinDays", self.next_of_kin_days, 0, 366),
            ("certificateDays", self.certificate_days, 0, 366),
        ] {
            if !(least..=most).contains(&value) {
                problems.add(format!("rules.{field}"), Problem::OutOfRange { least, most });
            }
        }
        if self.yearly_count.in_year(LEAP_YEAR).is_none() {
            problems.add("rules.yearlyCount", Problem::Date);
        }
        rule_sources::add_problems(&mut problems, "rules.sources", &self.sources, InsuranceRuleKind::as_str, today);
        problems.into_refusal()
    }

    /// The rules whose value or source differs.
    pub(super) fn differing_from(&self, other: &Self) -> Vec<InsuranceRuleKind> {
        let differs = |kind: &&InsuranceRuleKind| {
            let value = match kind {
                InsuranceRuleKind::PriorApproval => self.require_prior_approval != other.require_prior_approval,
                InsuranceRuleKind::FullTimeEquivalent => self.hours_per_full_time != other.hours_per_full_time,
                InsuranceRuleKind::YearlyCount => self.yearly_count != other.yearly_count,
                InsuranceRuleKind::Ages => {
                    (self.least_age, self.consent_below) != (other.least_age, other.consent_below)
                }
                InsuranceRuleKind::ChildAgeLimit => self.child_age_limit != other.child_age_limit,
                InsuranceRuleKind::CertificateRenewal => self.certificate_months != other.certificate_months,
                InsuranceRuleKind::CprPolicy => self.cpr_policy != other.cpr_policy,
                InsuranceRuleKind::ClaimDeadline => self.claim_deadline_days != other.claim_deadline_days,
                InsuranceRuleKind::AfterEnd => {
                    (self.next_of_kin_days, self.certificate_days) != (other.next_of_kin_days, other.certificate_days)
                }
            };
            value || self.sources.get(kind) != other.sources.get(kind)
        };
        InsuranceRuleKind::ALL.iter().filter(differs).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    #[test]
    fn each_rule_that_the_program_comes_with_says_where_it_comes_from() {
        let rules = InsuranceRules::default();
        for kind in InsuranceRuleKind::ALL {
            assert!(!rules.sources[kind].is_empty(), "{kind:?}");
        }
        assert_eq!(rules.problems(today()), None);
    }

    #[test]
    fn what_cannot_be_is_told_at_its_field() {
        let mut rules = InsuranceRules { hours_per_full_time: 0, least_age: 26, ..InsuranceRules::default() };
        rules.yearly_count = DayOfYear { month: 2, day: 30 };
        rules.sources.insert(InsuranceRuleKind::Ages, "150680-9997".into());
        let found = rules.problems(today()).expect("problems");
        let found: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(found, ["rules.hoursPerFullTime", "rules.leastAge", "rules.yearlyCount", "rules.sources.ages"]);
    }

    #[test]
    fn what_was_changed_is_told_by_rule() {
        let rules = InsuranceRules::default();
        let mut other = InsuranceRules { consent_below: 16, ..rules.clone() };
        other.sources.insert(InsuranceRuleKind::YearlyCount, "Direktionen 2026".into());
        assert_eq!(other.differing_from(&rules), [InsuranceRuleKind::YearlyCount, InsuranceRuleKind::Ages]);
    }
}
