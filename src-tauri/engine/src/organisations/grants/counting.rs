//! Adding up what was given: over which time, and family by family. What was paid back does not count.

use chrono::{Datelike, Months, NaiveDate};

use super::family::{Families, Family};
use super::grant::GrantReceived;
use crate::shared::ids::OrganisationId;
use crate::shared::money::Oere;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Over which time amounts are added up.
    pub enum CountingPeriod {
        /// What was given for the same year, whenever it was decided.
        GrantYear = "grant_year",
        /// What was decided between 1 January and 31 December.
        CalendarYear = "calendar_year",
        /// What was decided in the twelve months up to today.
        TwelveMonths = "twelve_months",
    }
}

/// Which amounts count. One whose day nobody wrote counts in the calendar year that it was given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Over which time.
    pub period: CountingPeriod,
    /// The year, where it is counted by years.
    pub year: i32,
    /// The last of the twelve months ends here.
    pub today: NaiveDate,
}

impl Counted {
    /// The first day and the last.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        if self.period == CountingPeriod::TwelveMonths {
            let before = self.today.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt());
            return (before.unwrap_or(self.today), self.today);
        }
        let day = |month, day| NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or(self.today);
        (day(1, 1), day(12, 31))
    }

    /// Whether an amount counts.
    pub fn includes(&self, grant: &GrantReceived) -> bool {
        let (first, last) = self.days();
        match (self.period, grant.granted_on) {
            (CountingPeriod::GrantYear, _) => grant.year == self.year,
            (_, Some(day)) => (first..=last).contains(&day),
            (_, None) => grant.year == last.year(),
        }
    }
}

/// What a family was given that counts, the latest first.
#[derive(Debug, Clone)]
pub struct FamilyGrants<'a> {
    /// Whose.
    pub family: &'a Family,
    /// The amounts.
    pub grants: Vec<&'a GrantReceived>,
    /// What they kept of them.
    pub sum: Oere,
}

/// What was given, and who counts as one.
#[derive(Debug, Clone)]
pub struct GrantsTogether {
    pub(super) families: Families,
    pub(super) grants: Vec<GrantReceived>,
}

impl GrantsTogether {
    /// What each family was given that counts; families that were given nothing are left out.
    pub fn counted(&self, counted: &Counted) -> Vec<FamilyGrants<'_>> {
        let mut sums: Vec<Vec<&GrantReceived>> = vec![Vec::new(); self.families.all().len()];
        for grant in self.grants.iter().filter(|grant| counted.includes(grant)) {
            if let Some(place) = self.families.place_of(grant.organisation_id) {
                sums[place].push(grant);
            }
        }
        let given = sums.into_iter().enumerate().filter(|(_, grants)| !grants.is_empty());
        given.map(|(place, grants)| self.family_grants(place, grants)).collect()
    }

    /// What one family was given that counts.
    pub fn counted_of(&self, id: OrganisationId, counted: &Counted) -> Option<FamilyGrants<'_>> {
        let place = self.families.place_of(id)?;
        let grants = self.grants_in(place).filter(|grant| counted.includes(grant)).collect();
        Some(self.family_grants(place, grants))
    }

    /// Every amount that a family was given, the latest first.
    pub fn grants_of(&self, id: OrganisationId) -> Vec<&GrantReceived> {
        self.families.place_of(id).map(|place| self.grants_in(place).collect()).unwrap_or_default()
    }

    fn grants_in(&self, place: usize) -> impl Iterator<Item = &GrantReceived> {
        self.grants.iter().filter(move |grant| self.families.place_of(grant.organisation_id) == Some(place))
    }

    fn family_grants<'a>(&'a self, place: usize, grants: Vec<&'a GrantReceived>) -> FamilyGrants<'a> {
        FamilyGrants { family: &self.families.all()[place], sum: sum_of(&grants), grants }
    }
}

/// What was kept of the amounts. More than can be written is as much as can.
pub(super) fn sum_of(grants: &[&GrantReceived]) -> Oere {
    Oere::sum(grants.iter().map(|grant| grant.kept)).unwrap_or(Oere::MOST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::family::FamilyMember;
    use super::super::grant::GrantFacts;
    use super::*;
    use crate::organisations::OrganisationKind;
    use crate::shared::ids::GrantId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn grant(organisation: i64, year: i32, granted_on: Option<NaiveDate>, amount: i64, repaid: i64) -> GrantReceived {
        let oere = |amount| Oere::from_oere(amount).expect("an amount");
        let facts = GrantFacts {
            source: "§ 18-midler".into(),
            round: String::new(),
            year: String::new(),
            granted_on: String::new(),
            amount: String::new(),
            repaid: String::new(),
        };
        GrantReceived {
            id: GrantId(1),
            organisation_id: OrganisationId(organisation),
            organisation_name: String::new(),
            facts,
            year,
            granted_on,
            amount: oere(amount),
            repaid: oere(repaid),
            kept: oere(amount - repaid),
            version: 1,
        }
    }

    #[test]
    fn each_way_of_counting_has_its_own_time() {
        let today = day("2026-11-24");
        let decided_before = grant(1, 2026, Some(day("2025-12-10")), 1, 0);
        let year_before = grant(1, 2025, Some(day("2025-11-24")), 1, 0);
        let without_day = grant(1, 2026, None, 1, 0);
        let for_next = grant(1, 2027, Some(day("2026-11-20")), 1, 0);
        for (period, counts) in [
            (CountingPeriod::GrantYear, [true, false, true, false]),
            (CountingPeriod::CalendarYear, [false, false, true, true]),
            (CountingPeriod::TwelveMonths, [true, false, true, true]),
        ] {
            let counted = Counted { period, year: 2026, today };
            let found = [&decided_before, &year_before, &without_day, &for_next].map(|one| counted.includes(one));
            assert_eq!(found, counts, "{period:?}");
        }
        let twelve = Counted { period: CountingPeriod::TwelveMonths, year: 2026, today };
        assert_eq!(twelve.days(), (day("2025-11-25"), today), "the same day a year ago is past");
        assert!(twelve.includes(&grant(1, 2025, Some(day("2025-11-25")), 1, 0)));
        let leap = Counted { today: day("2028-02-29"), ..twelve };
        assert_eq!(leap.days().0, day("2027-03-01"));
    }

    /// An office in which everything may be tied to everything.
    fn offices() -> impl Strategy<Value = (Vec<FamilyMember>, Vec<GrantReceived>)> {
        let tie = || proptest::option::weighted(0.3, 1_i64..=12);
        let member = (tie(), tie(), 0_usize..5, proptest::bool::weighted(0.85));
        let members = proptest::collection::vec(member, 12).prop_map(|rows| {
            let cvr = |place: usize| ["", "", "99900377", "99900741", "99901489"][place].to_owned();
            let kind = |is| if is { OrganisationKind::Association } else { OrganisationKind::Workplace };
            let rows = rows.into_iter().zip(1_i64..);
            rows.map(|((parent, merged, number, is_association), id)| FamilyMember {
                id: OrganisationId(id),
                kind: kind(is_association),
                name: id.to_string(),
                cvr: cvr(number),
                parent_id: parent.map(OrganisationId),
                // Nothing is merged in a circle.
                merged_into: merged.filter(|into| *into > id && id % 3 == 0).map(OrganisationId),
                is_archived: false,
            })
            .collect()
        });
        let days = proptest::option::of((0_u64..900).prop_map(|days| day("2025-01-01") + chrono::Days::new(days)));
        let amounts = (1_i64..=12, 2025_i32..=2027, days, 1_i64..20_000_000, 0_i64..=100);
        let grants = proptest::collection::vec(amounts, 0..40).prop_map(|rows| {
            let of = |(id, year, on, amount, share): (i64, i32, Option<NaiveDate>, i64, i64)| {
                grant(id, year, on, amount, amount * share / 100)
            };
            rows.into_iter().map(of).collect()
        });
        (members, grants)
    }

    /// The same once more, slowly: walk from one to whoever is tied to it until nobody new is found, then add up.
    fn slowly(members: &[FamilyMember], grants: &[GrantReceived], of: OrganisationId, counted: &Counted) -> i64 {
        let find = |id: OrganisationId| members.iter().find(|one| one.id == id).expect("a member");
        let standing = |id: OrganisationId| {
            let mut one = find(id);
            while let Some(next) = one.merged_into {
                one = find(next);
            }
            one
        };
        let tied = |one: &FamilyMember, other: &FamilyMember| {
            let are_associations =
                one.kind == OrganisationKind::Association && other.kind == OrganisationKind::Association;
            let is_branch = one.parent_id.is_some_and(|parent| standing(parent).id == other.id);
            are_associations && (is_branch || (!one.cvr.is_empty() && one.cvr == other.cvr))
        };
        let standers: Vec<&FamilyMember> = members.iter().filter(|one| one.merged_into.is_none()).collect();
        let mut family = vec![standing(of)];
        loop {
            let joins = |one: &&FamilyMember| {
                !family.iter().any(|there| there.id == one.id)
                    && family.iter().any(|there| tied(one, there) || tied(there, one))
            };
            let Some(next) = standers.iter().copied().find(joins) else { break };
            family.push(next);
        }
        let year_of_day = |grant: &GrantReceived| grant.granted_on.map_or(grant.year, |on| on.year());
        let counts = |grant: &&GrantReceived| match counted.period {
            CountingPeriod::GrantYear => grant.year == counted.year,
            CountingPeriod::CalendarYear => year_of_day(grant) == counted.year,
            CountingPeriod::TwelveMonths => match grant.granted_on {
                Some(on) => on <= counted.today && counted.today < on + Months::new(12),
                None => grant.year == counted.today.year(),
            },
        };
        let theirs = |grant: &&GrantReceived| family.iter().any(|one| one.id == standing(grant.organisation_id).id);
        let rows = grants.iter().filter(theirs).filter(counts);
        rows.map(|grant| grant.amount.oere() - grant.repaid.oere()).sum()
    }

    proptest! {
        #[test]
        fn the_sum_is_what_one_finds_by_walking_from_branch_to_branch(
            (members, grants) in offices(), asked in 1_i64..=12, period in 0_usize..3, year in 2025_i32..=2027,
            days in 0_u64..900,
        ) {
            let today = day("2025-06-01") + chrono::Days::new(days);
            let counted = Counted { period: CountingPeriod::ALL[period], year, today };
            let asked = OrganisationId(asked);
            let slow = slowly(&members, &grants, asked, &counted);
            let together = GrantsTogether { families: Families::of(&members), grants };
            let found = together.counted_of(asked, &counted).expect("a family");
            prop_assert_eq!(found.sum.oere(), slow);
            let listed = together.counted(&counted).into_iter().find(|one| one.family == found.family);
            prop_assert_eq!(listed.map_or(0, |one| one.sum.oere()), slow);
        }
    }
}
