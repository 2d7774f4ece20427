//! What stands in the way of taking somebody's name away: whoever still is something to the office is still known to it.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::organisations::ContactRoleKind;

/// What somebody is to the office today.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// Claims that are not closed.
    pub open_claims: u32,
    /// The first day on which claims that are closed keep the name no longer, where that is to come.
    pub claims_kept_until: Option<NaiveDate>,
    /// The workplaces of attachments that have not ended.
    pub workplaces: Vec<String>,
    /// Roles that they hold or are to hold, each with its organisation.
    pub roles: Vec<(String, ContactRoleKind)>,
    /// Bookings to come for which they are the contact, by number and day.
    pub bookings: Vec<(String, NaiveDate)>,
}

/// Why a name cannot go yet; each says what to do first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Hindrance {
    /// A claim runs.
    ClaimRunning {
        /// How many.
        claims: u32,
    },
    /// A claim is closed, and its time is not over.
    ClaimKept {
        /// The first day on which it keeps the name no longer.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// They are a volunteer.
    ActiveVolunteer {
        /// Where.
        workplaces: Vec<String>,
    },
    /// They hold a role, or are to hold one.
    HoldsRole {
        /// At which organisation.
        organisation: String,
        /// Which.
        role: ContactRoleKind,
    },
    /// The recipient of an award is not public, so that the year is not closed.
    AwardNotPublished {
        /// Which year.
        year: i32,
    },
    /// The time of what is kept of an award is not over.
    AwardKept {
        /// The first day on which it is kept no longer.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// The time of a claim or an agreement is not over.
    CaseKept {
        /// The first day on which it is kept no longer.
        #[ts(type = "string")]
        until: NaiveDate,
    },
    /// Papers of a claim or an agreement wait to be journalled.
    NotJournalled {
        /// How many.
        papers: u32,
    },
    /// They are the contact of a booking to come.
    BookingContact {
        /// The next one's number.
        number: String,
        /// Its day.
        #[ts(type = "string")]
        on: NaiveDate,
        /// How many there are in all.
        bookings: u32,
    },
}

/// What stands in the way, what weighs most first.
pub fn hindrances(ties: &Ties) -> Vec<Hindrance> {
    let mut found = Vec::new();
    if ties.open_claims > 0 {
        found.push(Hindrance::ClaimRunning { claims: ties.open_claims });
    }
    if let Some(until) = ties.claims_kept_until {
        found.push(Hindrance::ClaimKept { until });
    }
    if !ties.workplaces.is_empty() {
        found.push(Hindrance::ActiveVolunteer { workplaces: ties.workplaces.clone() });
    }
    let roles = ties.roles.iter().cloned();
    found.extend(roles.map(|(organisation, role)| Hindrance::HoldsRole { organisation, role }));
    if let Some((number, on)) = ties.bookings.first() {
        let bookings = ties.bookings.len() as u32;
        found.push(Hindrance::BookingContact { number: number.clone(), on: *on, bookings });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_nothing_to_the_office_any_more_is_let_go() {
        assert_eq!(hindrances(&Ties::default()), []);
    }

    #[test]
    fn a_claim_weighs_most_and_every_tie_is_told() {
        let on = NaiveDate::default();
        let ties = Ties {
            open_claims: 1,
            claims_kept_until: Some(on),
            workplaces: vec!["Havblik".into()],
            roles: vec![("Koret".into(), ContactRoleKind::AuthorisedSignatory)],
            bookings: vec![("2026-1".into(), on), ("2026-2".into(), on)],
        };
        let found = hindrances(&ties);
        assert_eq!(found[0], Hindrance::ClaimRunning { claims: 1 });
        assert_eq!(found[1], Hindrance::ClaimKept { until: on });
        assert_eq!(found[4], Hindrance::BookingContact { number: "2026-1".into(), on, bookings: 2 });
        assert_eq!(found.len(), 5);
    }
}
