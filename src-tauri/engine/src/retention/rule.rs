//! How long the office keeps what it knows, each rule with where it comes from.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::award::AwardForgetting;
use crate::insurance::{ClaimFlow, ClaimTie};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::rule_sources;
use crate::shared::text_enum::text_enum;

/// Where the rules come from that the program comes with: the office's words, kept beside the code.
const SOURCES: &str = include_str!("default_sources.json");
/// Whoever asks who looked at what is known of them is answered for half a year at least.
const SHORTEST_LOG: i64 = 6;
/// By so many days the ends of months differ.
const LEEWAY: Days = Days::new(3);
/// Fifty years.
const LONGEST: i64 = 600;

text_enum! {
    /// What a rule is about.
    pub enum RetentionRuleKind {
        /// How long a volunteer's name is kept.
        Volunteers = "volunteers",
        /// How long a volunteer's name is kept after a claim was closed.
        Claims = "claims",
        /// How long nominations and the jury's sheets are kept after an award was handed over.
        Awards = "awards",
        /// How long papers with the names of several are kept.
        Papers = "papers",
        /// How long bookings have a contact after they ended.
        Bookings = "bookings",
        /// How long it is kept what an agreement said after it ended.
        Agreements = "agreements",
        /// How long an agreement that was never signed is kept.
        Drafts = "drafts",
        /// How long somebody is known who is nothing to the office.
        People = "people",
        /// How long the log tells who looked, searched, printed and signed in.
        Log = "log",
    }
}

/// The rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetentionRules {
    /// So many months after their last attachment ended a volunteer's name falls due (`retention.volunteers`).
    #[ts(type = "number")]
    pub volunteer_months: i64,
    /// So many months after a claim about an injury was closed (`retention.claim_injury`). Offices that changed their rules before
    /// there was this one keep what the program comes with.
    #[serde(default = "injury_claim_months")]
    #[ts(type = "number")]
    pub injury_claim_months: i64,
    /// So many months after a liability claim was closed (`retention.claim_liability`).
    #[serde(default = "liability_claim_months")]
    #[ts(type = "number")]
    pub liability_claim_months: i64,
    /// So many months after an award was handed over the names of everybody nominated, of those who nominated, and what they wrote
    /// fall due (`retention.nominations`); the recipient's name stays.
    #[serde(default = "nomination_months")]
    #[ts(type = "number")]
    pub nomination_months: i64,
    /// So many months after an award was handed over the jury's sheets fall due (`retention.scores`).
    #[serde(default = "sheet_months")]
    #[ts(type = "number")]
    pub sheet_months: i64,
    /// So many months papers with the names of several are kept (`retention.shared_papers`): they cannot be given back a name less.
    #[serde(default = "shared_paper_months")]
    #[ts(type = "number")]
    pub shared_paper_months: i64,
    /// So many months after a booking ended it has no contact any more (`retention.bookings`); the booking stays.
    #[serde(default = "booking_months")]
    #[ts(type = "number")]
    pub booking_months: i64,
    /// So many months after an agreement ended what it said and who signed it falls due (`retention.agreements`).
    #[serde(default = "agreement_months")]
    #[ts(type = "number")]
    pub agreement_months: i64,
    /// So many months after it was changed last an agreement that was never signed falls due (`retention.drafts`).
    #[serde(default = "draft_months")]
    #[ts(type = "number")]
    pub draft_months: i64,
    /// So many months after they were taken in, or their last role ended, the name falls due of somebody who is no volunteer, holds no
    /// role, is the contact of no booking and no volunteer, and is in no award (`retention.people`).
    #[serde(default = "person_months")]
    #[ts(type = "number")]
    pub person_months: i64,
    /// So many months lines of the log are kept that only tell of use: who signed in, looked, searched, printed
    /// (`retention.audit_log`). What was changed stays as long as what it happened to.
    #[serde(default = "log_months")]
    #[ts(type = "number")]
    pub log_months: i64,
    /// Where each rule comes from: a law, a page of the policy, a decision.
    #[ts(type = "{ [rule in RetentionRuleKind]?: string }")]
    pub sources: BTreeMap<RetentionRuleKind, String>,
}

fn injury_claim_months() -> i64 {
    120
}

fn liability_claim_months() -> i64 {
    60
}

fn nomination_months() -> i64 {
    12
}

fn sheet_months() -> i64 {
    6
}

fn shared_paper_months() -> i64 {
    12
}

fn booking_months() -> i64 {
    24
}

fn agreement_months() -> i64 {
    60
}

fn draft_months() -> i64 {
    24
}

fn person_months() -> i64 {
    24
}

fn log_months() -> i64 {
    12
}

impl Default for RetentionRules {
    fn default() -> Self {
        Self {
            volunteer_months: 36,
            injury_claim_months: injury_claim_months(),
            liability_claim_months: liability_claim_months(),
            nomination_months: nomination_months(),
            sheet_months: sheet_months(),
            shared_paper_months: shared_paper_months(),
            booking_months: booking_months(),
            agreement_months: agreement_months(),
            draft_months: draft_months(),
            person_months: person_months(),
            log_months: log_months(),
            sources: serde_json::from_str(SOURCES).unwrap_or_default(),
        }
    }
}

impl RetentionRules {
    /// The same with its texts on one line each.
    pub(super) fn tidied(mut self) -> Self {
        rule_sources::tidy(&mut self.sources);
        self
    }

    /// What is wrong with them, field by field.
    pub(super) fn problems(&self, today: NaiveDate) -> Option<Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        for (field, months) in [
            ("volunteerMonths", self.volunteer_months),
            ("injuryClaimMonths", self.injury_claim_months),
            ("liabilityClaimMonths", self.liability_claim_months),
            ("nominationMonths", self.nomination_months),
            ("sheetMonths", self.sheet_months),
            ("sharedPaperMonths", self.shared_paper_months),
            ("bookingMonths", self.booking_months),
            ("agreementMonths", self.agreement_months),
            ("draftMonths", self.draft_months),
            ("personMonths", self.person_months),
        ] {
            if !(0..=LONGEST).contains(&months) {
                problems.add(format!("rules.{field}"), Problem::OutOfRange { least: 0, most: LONGEST });
            }
        }
        if !(SHORTEST_LOG..=LONGEST).contains(&self.log_months) {
            problems.add("rules.logMonths", Problem::OutOfRange { least: SHORTEST_LOG, most: LONGEST });
        }
        rule_sources::add_problems(&mut problems, "rules.sources", &self.sources, RetentionRuleKind::as_str, today);
        problems.into_refusal()
    }

    /// The first day on which a volunteer's name is kept no longer; none where that lies beyond all calendars.
    pub fn volunteer_due_on(&self, last_day: NaiveDate) -> Option<NaiveDate> {
        day_after(last_day, self.volunteer_months)
    }

    /// The first day on which a claim that is closed keeps a name no longer.
    pub fn claim_due_on(&self, flow: ClaimFlow, closed_on: NaiveDate) -> Option<NaiveDate> {
        let months = match flow {
            ClaimFlow::Injury => self.injury_claim_months,
            ClaimFlow::Liability => self.liability_claim_months,
        };
        day_after(closed_on, months)
    }

    /// The first day on which something of an award is kept no longer.
    pub fn award_due_on(&self, what: AwardForgetting, handed_over_on: NaiveDate) -> Option<NaiveDate> {
        let months = match what {
            AwardForgetting::Sheets => self.sheet_months,
            AwardForgetting::Nominations => self.nomination_months,
        };
        day_after(handed_over_on, months)
    }

    /// The first day on which what an agreement said is kept no longer.
    pub fn agreement_due_on(&self, ended_on: NaiveDate) -> Option<NaiveDate> {
        day_after(ended_on, self.agreement_months)
    }

    /// The first day on which an agreement that was never signed is kept no longer.
    pub fn draft_due_on(&self, changed_on: NaiveDate) -> Option<NaiveDate> {
        day_after(changed_on, self.draft_months)
    }

    /// The first day on which the name of somebody who is nothing to the office is kept no longer.
    pub fn person_due_on(&self, last_day: NaiveDate) -> Option<NaiveDate> {
        day_after(last_day, self.person_months)
    }

    /// A day by which everything was over that is due by another, where it is kept for so many months after that. Months are of
    /// different lengths: what was over a few days later is among it too, and is reckoned by itself.
    pub fn over_by(months: i64, last: NaiveDate) -> Option<NaiveDate> {
        last.checked_sub_months(Months::new(u32::try_from(months).unwrap_or(0)))?.checked_add_days(LEEWAY)
    }

    /// The first day whose papers with the names of several stay.
    pub fn shared_papers_kept_from(&self, today: NaiveDate) -> Option<NaiveDate> {
        today.checked_sub_months(Months::new(u32::try_from(self.shared_paper_months).unwrap_or(0)))
    }

    /// The first day whose bookings keep their contact.
    pub fn contacts_kept_from(&self, today: NaiveDate) -> Option<NaiveDate> {
        today.checked_sub_months(Months::new(u32::try_from(self.booking_months).unwrap_or(0)))
    }

    /// The first day whose lines of the log stay. Whole months go at once, so that somebody goes through the list once a month.
    pub fn log_kept_from(&self, today: NaiveDate) -> Option<NaiveDate> {
        let months = u32::try_from(self.log_months).unwrap_or(0);
        today.checked_sub_months(Months::new(months))?.with_day(1)
    }

    /// Which rules are other than before, by value or source.
    pub(super) fn differing(&self, other: &Self) -> Vec<RetentionRuleKind> {
        let values = |rules: &Self, kind: RetentionRuleKind| match kind {
            RetentionRuleKind::Volunteers => [rules.volunteer_months, 0],
            RetentionRuleKind::Claims => [rules.injury_claim_months, rules.liability_claim_months],
            RetentionRuleKind::Awards => [rules.nomination_months, rules.sheet_months],
            RetentionRuleKind::Papers => [rules.shared_paper_months, 0],
            RetentionRuleKind::Bookings => [rules.booking_months, 0],
            RetentionRuleKind::Agreements => [rules.agreement_months, 0],
            RetentionRuleKind::Drafts => [rules.draft_months, 0],
            RetentionRuleKind::People => [rules.person_months, 0],
            RetentionRuleKind::Log => [rules.log_months, 0],
        };
        let is_other = |kind: &&RetentionRuleKind| {
            values(self, **kind) != values(other, **kind) || self.sources.get(*kind) != other.sources.get(*kind)
        };
        RetentionRuleKind::ALL.iter().filter(is_other).copied().collect()
    }

    /// The last of the days on which claims that are closed keep a name no longer; none where there are none.
    pub fn claims_due_on(&self, claims: &[ClaimTie]) -> Option<NaiveDate> {
        claims.iter().filter_map(|claim| self.claim_due_on(claim.flow, claim.closed_on?)).max()
    }
}

/// The day after so many months.
fn day_after(last_day: NaiveDate, months: i64) -> Option<NaiveDate> {
    last_day.checked_add_months(Months::new(u32::try_from(months).unwrap_or(0)))?.succ_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_name_falls_due_on_the_day_after_its_time() {
        let rules = RetentionRules::default();
        for (last, due) in [("2023-11-23", "2026-11-24"), ("2024-02-29", "2027-03-01"), ("2023-11-24", "2026-11-25")] {
            assert_eq!(rules.volunteer_due_on(day(last)), Some(day(due)), "{last}");
        }
        let at_once = RetentionRules { volunteer_months: 0, ..rules };
        assert_eq!(at_once.volunteer_due_on(day("2026-11-23")), Some(day("2026-11-24")));
        assert_eq!(at_once.volunteer_due_on(NaiveDate::MAX), None);
    }

    #[test]
    fn an_injury_keeps_a_name_longer_than_damage_does_and_the_last_claim_counts() {
        let rules = RetentionRules::default();
        let closed = |flow, on: &str| ClaimTie { flow, closed_on: Some(day(on)) };
        let claims = [closed(ClaimFlow::Injury, "2016-11-23"), closed(ClaimFlow::Liability, "2022-02-28")];
        assert_eq!(rules.claims_due_on(&claims), Some(day("2027-03-01")));
        assert_eq!(rules.claims_due_on(&claims[..1]), Some(day("2026-11-24")));
        assert_eq!(rules.claims_due_on(&[ClaimTie { flow: ClaimFlow::Injury, closed_on: None }]), None);
    }

    #[test]
    fn sheets_fall_due_before_the_names_of_those_nominated() {
        let rules = RetentionRules::default();
        let due = |what| rules.award_due_on(what, day("2026-09-25")).map(|day| day.to_string());
        assert_eq!(due(AwardForgetting::Sheets).as_deref(), Some("2027-03-26"));
        assert_eq!(due(AwardForgetting::Nominations).as_deref(), Some("2027-09-26"));
    }

    #[test]
    fn whatever_is_due_is_among_what_may_be_over() {
        for ended in ["2021-11-23", "2024-02-29", "2026-01-29", "2026-01-31", "2026-08-31", "2025-12-31"] {
            for months in [0, 1, 6, 13, 60] {
                let rules = RetentionRules { agreement_months: months, ..RetentionRules::default() };
                let due = rules.agreement_due_on(day(ended)).expect("a day");
                assert!(RetentionRules::over_by(months, due) >= Some(day(ended)), "{ended} {months}");
            }
        }
    }

    #[test]
    fn contacts_of_bookings_stay_longer_than_papers_with_many_names() {
        let rules = RetentionRules::default();
        assert_eq!(rules.shared_papers_kept_from(day("2026-11-24")), Some(day("2025-11-24")));
        assert_eq!(rules.contacts_kept_from(day("2028-02-29")), Some(day("2026-02-28")));
    }

    #[test]
    fn the_log_is_kept_by_whole_months() {
        let rules = RetentionRules::default();
        for (today, kept_from) in
            [("2026-11-24", "2025-11-01"), ("2026-12-01", "2025-12-01"), ("2028-02-29", "2027-02-01")]
        {
            assert_eq!(rules.log_kept_from(day(today)), Some(day(kept_from)), "{today}");
        }
    }

    #[test]
    fn what_cannot_be_is_told_at_its_field() {
        let mut rules = RetentionRules { volunteer_months: 601, log_months: 5, ..RetentionRules::default() };
        rules.sources.insert(RetentionRuleKind::Volunteers, "150680-9997".into());
        let found = rules.problems(day("2026-11-24")).expect("problems");
        let found: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(found, ["rules.volunteerMonths", "rules.logMonths", "rules.sources.volunteers"]);
        assert_eq!(RetentionRules::default().problems(day("2026-11-24")), None);
    }
}
