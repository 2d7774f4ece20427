//! The numbers that a juror reads by run from 1 without a gap: a gap would tell of a nominee they do not see.

use std::collections::BTreeSet;

use super::blind::numbers;
use crate::shared::ids::NomineeId;

/// What is to become of a juror's numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renumbered {
    /// Whose number goes: the juror reads them no more.
    pub dropped: Vec<NomineeId>,
    /// Who takes a number that became free, and which.
    pub moved: Vec<(NomineeId, i64)>,
}

/// Closes the gaps in a juror's numbers: whoever has the last number takes the first that is free, all others keep theirs.
pub fn without_gaps(drawn: &[(NomineeId, i64)], read: &BTreeSet<NomineeId>) -> Renumbered {
    let (mut kept, gone): (Vec<_>, Vec<_>) = drawn.iter().copied().partition(|(nominee, _)| read.contains(nominee));
    kept.sort_by_key(|(_, number)| *number);
    let count = kept.len() as i64;
    let taken: BTreeSet<i64> = kept.iter().map(|(_, number)| *number).collect();
    let free = (1..=count).filter(|number| !taken.contains(number));
    let beyond = kept.iter().rev().filter(|(_, number)| *number > count).map(|(nominee, _)| *nominee);
    Renumbered { dropped: gone.into_iter().map(|(nominee, _)| nominee).collect(), moved: beyond.zip(free).collect() }
}

/// Numbers for nominees who have none, in an order by chance, from the one after `last` on.
pub fn drawn_after(last: i64, new: &[NomineeId], chance: &[[u8; 16]]) -> Vec<(NomineeId, i64)> {
    new.iter().copied().zip(numbers(chance)).map(|(nominee, number)| (nominee, last + number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(ids: &[i64]) -> BTreeSet<NomineeId> {
        ids.iter().copied().map(NomineeId).collect()
    }

    #[test]
    fn the_last_takes_the_number_that_became_free_and_all_others_stay() {
        let drawn = [(NomineeId(7), 1), (NomineeId(8), 2), (NomineeId(9), 3), (NomineeId(6), 4)];
        let closed = without_gaps(&drawn, &ids(&[7, 9, 6]));
        assert_eq!(closed, Renumbered { dropped: vec![NomineeId(8)], moved: vec![(NomineeId(6), 2)] });
        assert_eq!(without_gaps(&drawn, &ids(&[7, 8, 9])).moved, [], "the last one leaves no gap");
        assert_eq!(without_gaps(&drawn, &ids(&[6, 7, 8, 9])), Renumbered::default());
    }

    proptest! {
        #[test]
        fn no_gap_is_left_and_no_number_is_given_twice(count in 0_i64..30, gone in prop::collection::btree_set(1_i64..30, 0..30)) {
            let drawn: Vec<(NomineeId, i64)> = (1..=count).map(|number| (NomineeId(100 - number), number)).collect();
            let read: BTreeSet<NomineeId> =
                drawn.iter().filter(|(_, number)| !gone.contains(number)).map(|(nominee, _)| *nominee).collect();
            let closed = without_gaps(&drawn, &read);
            let number_of = |nominee: &NomineeId| {
                let moved = closed.moved.iter().find(|(moved, _)| moved == nominee);
                let there = drawn.iter().find(|(there, _)| there == nominee);
                moved.or(there).map(|(_, number)| *number)
            };
            let mut now: Vec<i64> = read.iter().filter_map(number_of).collect();
            now.sort_unstable();
            prop_assert_eq!(now, (1..=read.len() as i64).collect::<Vec<_>>());
            prop_assert!(closed.moved.len() <= closed.dropped.len(), "no more move than have to");
        }
    }
}
