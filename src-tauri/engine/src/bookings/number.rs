//! Running numbers: `B-2026-00123`.

/// The number of this count in this year. Five digits keep a year's list in order; more than 99,999 a year just grow.
pub(super) fn booking_number(year: i64, count: i64) -> String {
    format!("B-{year}-{count:05}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_says_its_year_and_count() {
        assert_eq!(booking_number(2026, 123), "B-2026-00123");
        assert_eq!(booking_number(2026, 100_000), "B-2026-100000");
    }

    proptest! {
        #[test]
        fn two_counts_never_share_a_number(a in (2000_i64..2200, 1_i64..200_000), b in (2000_i64..2200, 1_i64..200_000)) {
            prop_assert_eq!(a == b, booking_number(a.0, a.1) == booking_number(b.0, b.1));
        }
    }
}
