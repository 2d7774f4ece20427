//! What a booking costs: nothing, or a symbolic fee. It is worked out once, when the booking is made, and stays.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::BorrowerCategory;
use crate::shared::money::Oere;

/// What one kind of borrower pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Tariff {
    /// Nothing.
    Free,
    /// So much for each booking, however long.
    PerBooking {
        /// How much.
        rate: Oere,
    },
    /// So much for each hour, to the minute.
    PerHour {
        /// How much.
        rate: Oere,
    },
}

/// What a booking costs, with the tariff it was worked out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fee {
    /// How much.
    pub amount: Oere,
    /// By which tariff.
    pub tariff: Tariff,
    /// As which kind of borrower.
    pub category: BorrowerCategory,
}

impl Tariff {
    /// No tariff is higher: 10,000 kr.
    pub(super) const MOST_OERE: i64 = 1_000_000;

    /// How much, and whatever it is for.
    pub fn rate(self) -> Option<Oere> {
        match self {
            Self::Free => None,
            Self::PerBooking { rate } | Self::PerHour { rate } => Some(rate),
        }
    }

    /// What so many real minutes cost; half an øre is one.
    fn amount(self, minutes: i64) -> Option<Oere> {
        match self {
            Self::Free => None,
            Self::PerBooking { rate } => Some(rate),
            Self::PerHour { rate } => Oere::from_oere((rate.oere() * minutes + 30) / 60).ok(),
        }
    }
}

impl Fee {
    /// What a booking of so many minutes costs; `None` where it is free.
    pub fn of(tariff: Tariff, category: BorrowerCategory, minutes: i64) -> Option<Self> {
        Some(Self { amount: tariff.amount(minutes)?, tariff, category })
    }

    /// The same tariff for another length: what was agreed was the tariff.
    #[must_use]
    pub fn for_minutes(self, minutes: i64) -> Self {
        Self { amount: self.tariff.amount(minutes).unwrap_or(self.amount), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kroner(kroner: i64) -> Oere {
        Oere::from_kroner(kroner).expect("an amount")
    }

    #[test]
    fn a_fee_is_for_the_booking_or_for_its_hours() {
        let category = BorrowerCategory::OtherAssociation;
        let amount = |tariff, minutes| Fee::of(tariff, category, minutes).map(|fee| fee.amount.oere());
        assert_eq!(amount(Tariff::Free, 120), None);
        assert_eq!(amount(Tariff::PerBooking { rate: kroner(50) }, 600), Some(5_000));
        assert_eq!(amount(Tariff::PerHour { rate: kroner(19) }, 150), Some(4_750), "two hours and a half");
        assert_eq!(amount(Tariff::PerHour { rate: kroner(19) }, 20), Some(633), "6.333… kr.");
    }

    #[test]
    fn another_length_costs_by_the_tariff_that_was_agreed() {
        let fee = Fee::of(Tariff::PerHour { rate: kroner(19) }, BorrowerCategory::OtherAssociation, 60).expect("a fee");
        assert_eq!(fee.for_minutes(120).amount, kroner(38));
        assert_eq!(fee.for_minutes(120).for_minutes(60), fee);
    }
}
