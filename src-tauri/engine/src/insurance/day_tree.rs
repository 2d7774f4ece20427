//! Periods in a tree of days, so that those around a day are found by index ranges alone (Kriegel, Pötke and Seidl, the
//! relational interval tree). Each period hangs at the node that divides it: the highest node of a binary tree over all
//! days that lies in it. Whatever contains a day hangs at one of the nodes on the way down to that day.

use chrono::NaiveDate;

use super::period::DaySpan;

/// Nodes are days counted from here.
const FIRST_YEAR: i32 = 1900;
/// The tree has so many levels: its days reach beyond 2200.
const LEVELS: u32 = 17;
/// How many nodes lie on the way down to a day, itself included.
pub(super) const WAY: usize = LEVELS as usize;

/// The day's number; days before and after the tree's are its first and last.
fn number_of(day: NaiveDate) -> i64 {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
    ((day - first).num_days() + 1).clamp(1, (1 << LEVELS) - 1)
}

/// The node that a period hangs at.
pub(super) fn node_of(period: DaySpan) -> i64 {
    let (from, to) = (number_of(period.from), number_of(period.to));
    let mut node = 1 << (LEVELS - 1);
    let mut step = node / 2;
    while step > 0 && (to < node || node < from) {
        node += if to < node { -step } else { step };
        step /= 2;
    }
    node
}

/// The nodes at which periods that contain a day can hang. What hangs at one before the day (or at it) contains the day if
/// it ends on it or later; at one after the day, if it begins on it or earlier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WayDown {
    pub before: Vec<i64>,
    pub after: Vec<i64>,
}

impl WayDown {
    pub fn to(day: NaiveDate) -> Self {
        let day = number_of(day);
        let mut way = Self::default();
        let mut node: i64 = 1 << (LEVELS - 1);
        let mut step = node / 2;
        loop {
            if node <= day {
                way.before.push(node)
            } else {
                way.after.push(node)
            }
            if node == day || step == 0 {
                return way;
            }
            node += if day < node { -step } else { step };
            step /= 2;
        }
    }

    /// The nodes before the day in exactly [`WAY`] places, the rest with no node's number.
    pub fn before_places(&self) -> [i64; WAY] {
        places(&self.before)
    }

    /// The nodes after the day, in the same way.
    pub fn after_places(&self) -> [i64; WAY] {
        places(&self.after)
    }
}

fn places(nodes: &[i64]) -> [i64; WAY] {
    let mut places = [0; WAY];
    for (place, node) in places.iter_mut().zip(nodes) {
        *place = *node;
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::organisations::OPEN_END;

    fn day(number: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).expect("a date") + chrono::TimeDelta::days(number)
    }

    /// What the statements ask, in words of the tree.
    fn is_found(period: DaySpan, on: NaiveDate) -> bool {
        let (node, way) = (node_of(period), WayDown::to(on));
        (way.before_places().contains(&node) && period.to >= on)
            || (way.after_places().contains(&node) && period.from <= on)
    }

    proptest! {
        #[test]
        fn exactly_the_periods_around_a_day_are_found(from in 0_i64..109_000, days in 0_i64..4_000, on in 0_i64..109_500) {
            let period = DaySpan { from: day(from), to: day(from + days) };
            for on in [day(on), period.from, period.to, day(from + days / 2), day((from - 1).max(0)), day(from + days + 1)] {
                prop_assert_eq!(is_found(period, on), period.contains(on), "{:?} {}", period, on);
            }
        }

        #[test]
        fn open_ends_are_found_on_every_day_after_their_start(from in 0_i64..109_000, on in 0_i64..109_500) {
            let period = DaySpan { from: day(from), to: OPEN_END };
            prop_assert_eq!(is_found(period, day(on)), from <= on);
        }

        #[test]
        fn the_way_down_is_short_and_each_node_stands_on_one_side(on in 0_i64..109_500) {
            let way = WayDown::to(day(on));
            prop_assert!(way.before.len() + way.after.len() <= WAY);
            prop_assert!(way.before.iter().all(|node| !way.after.contains(node)));
        }
    }
}
