//! The rules as the office keeps them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rule::{
    Approval, Horizon, HoursCover, LargeEvents, LeadTime, LendingTerms, NoShows, OvernightStays, PrimeTime,
    QuotaPeriod, SeatingPlans, WeekSpan,
};
use super::rule_kind::{RuleForce, RuleKind};
use super::sources::{WHO_IS_TOLD, default_sources};
use super::tariff::Tariff;
use crate::bookings::DayOfYear;
use crate::organisations::BorrowerCategory;
use crate::shared::calendar::Weekday;

/// All rules of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleBook {
    /// Kind of borrower by kind, each once, in the order of their priority.
    pub lending: Vec<LendingTerms>,
    /// What happens when somebody books further ahead than their kind may.
    pub horizon: RuleForce,
    /// How soon one may book.
    pub lead_time: LeadTime,
    /// A borrower cancels so many days before.
    #[ts(type = "number")]
    pub cancel_days: i64,
    /// The house takes a booking back so many days before.
    #[ts(type = "number")]
    pub recall_days: i64,
    /// An option is kept so many days where nobody says how long, and no longer than until its booking begins.
    #[ts(type = "number")]
    pub option_days: i64,
    /// Many people.
    pub large_events: LargeEvents,
    /// Nights.
    pub overnight: OvernightStays,
    /// Very many people.
    pub seating_plans: SeatingPlans,
    /// The hours that everybody wants.
    pub prime_time: PrimeTime,
    /// Whoever books and does not come.
    pub no_shows: NoShows,
    /// What somebody has to say yes to.
    pub approval: Approval,
    /// What of a booking the hours of a house have to cover.
    pub hours_cover: HoursCover,
    /// Where each rule comes from: a law, a page of the policy, a decision.
    #[ts(type = "{ [rule in RuleKind]?: string }")]
    pub sources: BTreeMap<RuleKind, String>,
}

impl Default for RuleBook {
    fn default() -> Self {
        let half_years =
            Horizon::HalfYears { first: DayOfYear { month: 12, day: 15 }, second: DayOfYear { month: 6, day: 15 } };
        let terms = |category: &BorrowerCategory| LendingTerms {
            category: *category,
            lent: *category != BorrowerCategory::PrivateCommercial,
            // The municipality's own activities come before all others.
            horizon: if *category == BorrowerCategory::Municipal { Horizon::Always } else { half_years },
            tariff: Tariff::Free,
        };
        let (large_events_tell, overnight_tells) = WHO_IS_TOLD;
        Self {
            lending: BorrowerCategory::ALL.iter().map(terms).collect(),
            horizon: RuleForce::Desk,
            lead_time: LeadTime { force: RuleForce::Desk, days: 3 },
            cancel_days: 8,
            recall_days: 8,
            option_days: 7,
            large_events: LargeEvents {
                force: RuleForce::Tell,
                from: 50,
                days: 14,
                houses: Vec::new(),
                notify: large_events_tell.to_owned(),
            },
            overnight: OvernightStays {
                force: RuleForce::Tell,
                days: 14,
                many_above: 150,
                many_days: 28,
                plan_above: 50,
                notify: overnight_tells.to_owned(),
            },
            seating_plans: SeatingPlans { force: RuleForce::Desk, above: 150 },
            prime_time: PrimeTime {
                force: RuleForce::Off,
                spans: vec![WeekSpan {
                    weekdays: vec![Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday],
                    from_minute: 17 * 60,
                    until_minute: 22 * 60,
                }],
                hours: 6,
                per: QuotaPeriod::Week,
            },
            no_shows: NoShows { force: RuleForce::Tell, from: 3, season: DayOfYear { month: 8, day: 1 } },
            approval: Approval { rooms: Vec::new(), spans: Vec::new() },
            hours_cover: HoursCover::BookedTime,
            sources: default_sources(),
        }
    }
}

impl RuleBook {
    /// How the office lends to this kind of borrower.
    pub fn terms(&self, category: BorrowerCategory) -> Option<&LendingTerms> {
        self.lending.iter().find(|terms| terms.category == category)
    }

    /// Whether it lends to this kind of borrower.
    pub fn lends_to(&self, category: BorrowerCategory) -> bool {
        self.terms(category).is_some_and(|terms| terms.lent)
    }

    /// Where a rule comes from; empty where nobody has said.
    pub fn source(&self, rule: RuleKind) -> &str {
        self.sources.get(&rule).map_or("", String::as_str)
    }

    /// The same without stray blanks.
    #[must_use]
    pub(super) fn tidied(mut self) -> Self {
        self.lending.sort_by_key(|terms| terms.category);
        for text in [&mut self.large_events.notify, &mut self.overnight.notify] {
            *text = text.trim().to_owned();
        }
        for source in self.sources.values_mut() {
            *source = source.trim().to_owned();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_source_and_private_borrowers_are_not_lent_to() {
        let book = RuleBook::default();
        for rule in RuleKind::ALL {
            assert!(!book.source(*rule).is_empty(), "{rule:?}");
        }
        assert!(!book.lends_to(BorrowerCategory::PrivateCommercial) && book.lends_to(BorrowerCategory::Social));
    }
}
