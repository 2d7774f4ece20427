//! Who can be given the award: a list of rules, each with what the program finds by itself, the office's tick and its reason.
//! The office judges; what is found only points.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::twins::is_same_name;
use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::text_enum::text_enum;

const LONGEST_REASON: usize = 500;

text_enum! {
    /// A rule about who can be given the award (`domain.md` D.5).
    pub enum EligibilityRule {
        /// The effort is made in the municipality; where somebody lives does not matter.
        LocalEffort = "local_effort",
        /// The effort is voluntary and unpaid.
        Voluntary = "voluntary",
        /// Paid staff only for an effort outside their job.
        OutsideJob = "outside_job",
        /// Nobody nominates themselves.
        NotOneself = "not_oneself",
        /// Nobody of this year's jury.
        NotJury = "not_jury",
        /// Nobody of the committee that decides.
        NotCommittee = "not_committee",
        /// Nobody of the office's staff.
        NotStaff = "not_staff",
        /// Nobody who was given the award in the last years: warns, and hinders nothing.
        NotRecentWinner = "not_recent_winner",
    }
}

text_enum! {
    /// What the office says of a rule.
    #[derive(Default)]
    pub enum EligibilityTick {
        /// Nothing yet.
        #[default]
        Open = "open",
        /// It is kept.
        Kept = "kept",
        /// It is not.
        Broken = "broken",
    }
}

text_enum! {
    /// Whether a nominee may be judged.
    #[derive(Default)]
    pub enum EligibilityVerdict {
        /// Not settled.
        #[default]
        Open = "open",
        /// They may.
        Accepted = "accepted",
        /// They may not.
        Rejected = "rejected",
    }
}

/// What the office says of one rule, as typed and kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EligibilityAnswer {
    /// Which rule.
    pub rule: EligibilityRule,
    /// What is said of it.
    pub tick: EligibilityTick,
    /// Why, or empty.
    #[serde(default)]
    pub reason: String,
}

/// What the office says of a nominee, as typed and kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Eligibility {
    /// Rule by rule; one that is left out is open.
    pub answers: Vec<EligibilityAnswer>,
    /// Whether they may be judged.
    pub verdict: EligibilityVerdict,
    /// Why not, or why in spite of a rule.
    #[serde(default)]
    pub reason: String,
}

/// What the program finds about a rule by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum EligibilityFinding {
    /// Whoever nominates goes by the same name.
    NominatesThemselves,
    /// Somebody of the jury goes by the same name.
    InJury {
        /// Their name.
        name: String,
    },
    /// Somebody who signs in goes by the same name.
    OnStaff {
        /// Their name.
        name: String,
    },
    /// They were given the award before, and not long ago.
    WonBefore {
        /// The year.
        year: i32,
        /// The first year in which it does not count any more.
        free_from: i32,
    },
}

/// One rule about a nominee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EligibilityCheck {
    /// Which.
    pub rule: EligibilityRule,
    /// Whether breaking it only warns.
    pub only_warns: bool,
    /// What the program found.
    pub finding: Option<EligibilityFinding>,
    /// What the office says.
    pub tick: EligibilityTick,
    /// Why.
    pub reason: String,
}

/// Somebody who was given the award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastWinner {
    /// In which year.
    pub year: i32,
    /// Their name.
    pub name: String,
}

/// What the program can look at.
#[derive(Debug, Clone, Default)]
pub struct KnownAround<'a> {
    /// The nominee.
    pub nominee: &'a str,
    /// Whoever nominated them.
    pub nominators: Vec<&'a str>,
    /// The jury of the year.
    pub jury: Vec<&'a str>,
    /// Who signs in at the office.
    pub staff: Vec<&'a str>,
    /// Recipients of all years.
    pub winners: &'a [PastWinner],
    /// The year that is looked at.
    pub year: i32,
    /// For so many years after a win it is warned.
    pub block_years: i32,
}

impl EligibilityRule {
    /// Whether breaking it only warns.
    pub fn only_warns(self) -> bool {
        self == Self::NotRecentWinner
    }
}

impl KnownAround<'_> {
    /// What is found about a rule.
    pub fn finding(&self, rule: EligibilityRule) -> Option<EligibilityFinding> {
        let same =
            |names: &[&str]| names.iter().find(|name| is_same_name(name, self.nominee)).map(|name| (*name).to_owned());
        match rule {
            EligibilityRule::NotOneself => same(&self.nominators).map(|_| EligibilityFinding::NominatesThemselves),
            EligibilityRule::NotJury => same(&self.jury).map(|name| EligibilityFinding::InJury { name }),
            EligibilityRule::NotStaff => same(&self.staff).map(|name| EligibilityFinding::OnStaff { name }),
            EligibilityRule::NotRecentWinner => self.recent_win(),
            EligibilityRule::LocalEffort
            | EligibilityRule::Voluntary
            | EligibilityRule::OutsideJob
            | EligibilityRule::NotCommittee => None,
        }
    }

    /// The latest win that still counts: of the five years before 2026, 2021 is the first.
    fn recent_win(&self) -> Option<EligibilityFinding> {
        let counts = |winner: &&PastWinner| {
            winner.year < self.year
                && self.year - winner.year <= self.block_years
                && is_same_name(&winner.name, self.nominee)
        };
        let latest = self.winners.iter().filter(counts).map(|winner| winner.year).max()?;
        Some(EligibilityFinding::WonBefore { year: latest, free_from: latest + self.block_years + 1 })
    }
}

impl Eligibility {
    /// All rules, with what the office says of each and what is found.
    pub fn checks(&self, around: &KnownAround<'_>) -> Vec<EligibilityCheck> {
        let check = |rule: EligibilityRule| {
            let said = self.answers.iter().find(|answer| answer.rule == rule);
            EligibilityCheck {
                rule,
                only_warns: rule.only_warns(),
                finding: around.finding(rule),
                tick: said.map(|answer| answer.tick).unwrap_or_default(),
                reason: said.map(|answer| answer.reason.clone()).unwrap_or_default(),
            }
        };
        EligibilityRule::ALL.iter().copied().map(check).collect()
    }

    /// As it is kept, or what is wrong. A broken rule says why; who is rejected is told why, and so is who is accepted in
    /// spite of a rule; nobody is accepted while a rule is open.
    pub fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let mut answers: Vec<EligibilityAnswer> = Vec::new();
        for (place, answer) in self.answers.iter().enumerate() {
            let field = format!("answers.{place}.reason");
            let reason = read.line(&field, &answer.reason, LONGEST_REASON);
            if reason.is_empty() && answer.tick == EligibilityTick::Broken && !answer.rule.only_warns() {
                read.add(&field, Problem::Missing);
            }
            answers.retain(|other| other.rule != answer.rule);
            answers.push(EligibilityAnswer { rule: answer.rule, tick: answer.tick, reason });
        }
        let reason = read.line("reason", &self.reason, LONGEST_REASON);
        let ticked =
            |rule: EligibilityRule| answers.iter().find(|answer| answer.rule == rule).map(|answer| answer.tick);
        let musts = || EligibilityRule::ALL.iter().copied().filter(|rule| !rule.only_warns());
        let is_broken = musts().any(|rule| ticked(rule) == Some(EligibilityTick::Broken));
        let is_open = musts().any(|rule| ticked(rule).unwrap_or_default() == EligibilityTick::Open);
        match self.verdict {
            EligibilityVerdict::Accepted if is_open => read.add("answers", Problem::Missing),
            EligibilityVerdict::Accepted if is_broken && reason.is_empty() => read.add("reason", Problem::Missing),
            EligibilityVerdict::Rejected if reason.is_empty() => read.add("reason", Problem::Missing),
            EligibilityVerdict::Accepted | EligibilityVerdict::Rejected | EligibilityVerdict::Open => {}
        }
        answers.sort_by_key(|answer| answer.rule);
        problems.into_refusal().map_or(Ok(Self { answers, verdict: self.verdict, reason }), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winners() -> Vec<PastWinner> {
        [(2020, "Besøgsvennerne"), (2021, "Kirsten Bækgaard"), (2024, "Koret Klangbølgen")]
            .into_iter()
            .map(|(year, name)| PastWinner { year, name: name.into() })
            .collect()
    }

    fn finding(nominee: &str, rule: EligibilityRule) -> Option<EligibilityFinding> {
        let winners = winners();
        let around = KnownAround {
            nominee,
            nominators: vec!["Åse Nørgård", "Ib Holm"],
            jury: vec!["Finn Rée"],
            staff: vec!["Anne Kjær"],
            winners: &winners,
            year: 2026,
            block_years: 5,
        };
        around.finding(rule)
    }

    #[test]
    fn what_can_be_found_is_found_however_names_are_written() {
        assert_eq!(
            finding("Aase Noergaard", EligibilityRule::NotOneself),
            Some(EligibilityFinding::NominatesThemselves)
        );
        assert_eq!(
            finding("finn ree", EligibilityRule::NotJury),
            Some(EligibilityFinding::InJury { name: "Finn Rée".into() })
        );
        assert_eq!(
            finding("ANNE KJÆR", EligibilityRule::NotStaff),
            Some(EligibilityFinding::OnStaff { name: "Anne Kjær".into() })
        );
        assert_eq!(finding("Ib Holmgaard", EligibilityRule::NotOneself), None);
    }

    #[test]
    fn a_win_warns_for_the_years_of_the_rule_and_then_no_more() {
        let rule = EligibilityRule::NotRecentWinner;
        assert_eq!(
            finding("Kirsten Bækgaard", rule),
            Some(EligibilityFinding::WonBefore { year: 2021, free_from: 2027 })
        );
        assert_eq!(
            finding("Koret Klangbølgen", rule),
            Some(EligibilityFinding::WonBefore { year: 2024, free_from: 2030 })
        );
        assert_eq!(finding("Besøgsvennerne", rule), None, "six years ago");
        assert!(rule.only_warns());
    }

    fn all(tick: EligibilityTick) -> Eligibility {
        let answers =
            EligibilityRule::ALL.iter().map(|rule| EligibilityAnswer { rule: *rule, tick, reason: String::new() });
        Eligibility { answers: answers.collect(), verdict: EligibilityVerdict::Accepted, reason: String::new() }
    }

    fn told(eligibility: &Eligibility) -> Vec<String> {
        let today = "2026-11-24".parse().expect("a date");
        let problems = eligibility.checked("", today).err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn nobody_is_accepted_while_a_rule_is_open_and_a_no_says_why() {
        assert_eq!(told(&all(EligibilityTick::Kept)), Vec::<String>::new());
        assert_eq!(told(&all(EligibilityTick::Open)), ["answers"]);
        let mut broken = all(EligibilityTick::Kept);
        broken.answers[2].tick = EligibilityTick::Broken;
        assert_eq!(told(&broken), ["answers.2.reason", "reason"]);
        broken.answers[2].reason = "Lønnet i samme forening".into();
        broken.reason = "Indsatsen ligger uden for arbejdstiden".into();
        assert_eq!(told(&broken), Vec::<String>::new());
        let rejected = Eligibility { verdict: EligibilityVerdict::Rejected, ..Eligibility::default() };
        assert_eq!(told(&rejected), ["reason"]);
        let mut warned = all(EligibilityTick::Kept);
        warned.answers[7].tick = EligibilityTick::Broken;
        assert_eq!(told(&warned), Vec::<String>::new(), "what only warns needs no reason");
    }

    #[test]
    fn a_list_shows_every_rule_also_those_nobody_has_answered() {
        let winners = winners();
        let around = KnownAround {
            nominee: "Kirsten Bækgaard",
            winners: &winners,
            year: 2026,
            block_years: 5,
            ..KnownAround::default()
        };
        let checks = Eligibility::default().checks(&around);
        assert_eq!(checks.len(), EligibilityRule::ALL.len());
        assert!(checks.iter().all(|check| check.tick == EligibilityTick::Open));
        assert_eq!(checks.iter().filter(|check| check.finding.is_some()).count(), 1);
    }
}
