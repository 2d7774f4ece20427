//! An exact number: one whole number over another.

use std::cmp::Ordering;

/// A fraction in lowest terms. Equal numbers are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// One number over another; `None` over nought.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let common = greatest_common(over.unsigned_abs(), under.unsigned_abs()).max(1);
        let common = i128::try_from(common).unwrap_or(1) * under.signum();
        Some(Self { over: over / common, under: under / common })
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self { over: number.into(), under: 1 }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::new(self.over * other.under + other.over * self.under, self.under * other.under).unwrap_or(self)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { over: -other.over, under: other.under })
    }

    /// The number parted into so many; `None` into none.
    pub fn parted(self, parts: i64) -> Option<Self> {
        Self::new(self.over, self.under * i128::from(parts))
    }

    /// In tenths, rounded to the nearest and away from nought in the middle: only to be shown.
    pub fn tenths(self) -> i64 {
        let (over, under) = (self.over * 20, self.under * 2);
        let rounded = (over.abs() + self.under) / under * over.signum();
        i64::try_from(rounded).unwrap_or_default()
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

fn greatest_common(one: u128, other: u128) -> u128 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(over: i128, under: i128) -> Ratio {
        Ratio::new(over, under).expect("a number")
    }

    #[test]
    fn what_is_the_same_number_is_equal_and_nothing_is_over_nought() {
        assert_eq!(ratio(2, 4), ratio(-1, -2));
        assert_eq!(ratio(0, 7), Ratio::whole(0));
        assert_eq!(Ratio::new(1, 0), None);
        assert!(ratio(1, 3) < ratio(34, 100) && ratio(-1, 2) < ratio(-1, 3));
    }

    #[test]
    fn a_decimal_is_rounded_to_the_nearest() {
        for (over, under, tenths) in
            [(1, 3, 3), (2, 3, 7), (1, 20, 1), (-1, 20, -1), (-1, 3, -3), (805, 10, 805), (0, 1, 0)]
        {
            assert_eq!(ratio(over, under).tenths(), tenths, "{over}/{under}");
        }
    }

    proptest! {
        #[test]
        fn sums_are_exact(a in -500_i64..500, b in 1_i64..50, c in -500_i64..500, d in 1_i64..50) {
            let (one, other) = (ratio(a.into(), b.into()), ratio(c.into(), d.into()));
            prop_assert_eq!(one.plus(other).minus(other), one);
            prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
            prop_assert_eq!(one.parted(7).map(|part| (0..7).fold(Ratio::whole(0), |sum, _| sum.plus(part))), Some(one));
        }
    }
}
