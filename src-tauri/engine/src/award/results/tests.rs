//! Results against the slow reference, and the cases that divide by nothing elsewhere.

use proptest::prelude::*;

use super::reference::{self, slow, winners};
use super::{Ballot, Contest, Outcome, Ratio, WinnerWithout};

const WEIGHTS: [i64; 5] = [25, 30, 15, 20, 10];

fn contest(nominees: usize, jurors: usize, sheets: &[(usize, usize, [i64; 5])]) -> Contest {
    let ballots = sheets.iter().map(|(nominee, juror, points)| Ballot {
        nominee: *nominee,
        juror: *juror,
        points: points.to_vec(),
    });
    Contest {
        weights: WEIGHTS.to_vec(),
        ties_by: vec![1, 0],
        best: 5,
        least_scorers: 3,
        nominees,
        jurors,
        ballots: ballots.collect(),
    }
}

/// All jurors give all criteria of a nominee the same points.
fn even(points: &[&[i64]]) -> Contest {
    let sheets: Vec<(usize, usize, [i64; 5])> = points
        .iter()
        .enumerate()
        .flat_map(|(nominee, given)| {
            given.iter().enumerate().map(move |(juror, points)| (nominee, juror, [*points; 5]))
        })
        .collect();
    contest(points.len(), points.iter().map(|given| given.len()).max().unwrap_or_default(), &sheets)
}

fn tenths(outcome: &Outcome, nominee: usize) -> Option<(i64, i64, Option<i64>)> {
    let measured = outcome.measured[nominee].as_ref()?;
    Some((measured.mean.tenths(), measured.median.tenths(), measured.place.map(Ratio::tenths)))
}

#[test]
fn the_mean_is_weighed_and_stands_beside_median_and_place() {
    let outcome = even(&[&[5, 4, 0], &[3, 3, 4]]).outcome();
    assert_eq!(tenths(&outcome, 0), Some((600, 800, Some(13))), "(100 + 80 + 0) ÷ 3; places 1, 1, 2");
    assert_eq!(tenths(&outcome, 1), Some((667, 600, Some(17))));
    assert_eq!((outcome.ranks.clone(), outcome.first.clone()), (vec![Some(2), Some(1)], vec![1]));
    assert_eq!((outcome.robustness.by_median, outcome.robustness.by_places), (vec![0], vec![0]));
    assert!(!outcome.robustness.holds);
}

#[test]
fn with_fewer_than_three_sheets_nobody_is_ranked_and_nothing_is_a_zero() {
    let outcome = even(&[&[5, 5], &[3, 3, 3], &[]]).outcome();
    assert_eq!(outcome.ranks, [None, Some(1), None]);
    assert_eq!(tenths(&outcome, 0), Some((1000, 1000, None)), "what is there is shown, without a place");
    assert_eq!(tenths(&outcome, 2), None);
    let nobody = even(&[&[], &[]]).outcome();
    assert_eq!((nobody.first, nobody.ranks), (vec![], vec![None, None]));
    assert_eq!(Contest::default().outcome().first, Vec::<usize>::new());
}

#[test]
fn leaving_one_out_does_not_ask_for_three_again() {
    let outcome = even(&[&[5, 4, 5], &[3, 3, 3]]).outcome();
    assert_eq!(outcome.robustness.without.len(), 3);
    assert!(outcome.robustness.without.iter().all(|without| without.first == [0]));
    assert!(outcome.robustness.holds);
    let mut one_is_enough = even(&[&[5], &[3]]);
    one_is_enough.least_scorers = 1;
    let outcome = one_is_enough.outcome();
    assert_eq!(outcome.robustness.without, [WinnerWithout { juror: 0, first: vec![] }], "then nobody is first");
    assert!(!outcome.robustness.holds);
}

#[test]
fn a_tie_is_broken_by_the_declared_criteria_and_else_shared() {
    // The same sum: 30 × 2 against 15 × 4; the first has more of the difference made.
    let sheet = |difference, initiative| [3, difference, initiative, 3, 3];
    let tied = contest(
        3,
        3,
        &(0..3)
            .flat_map(|juror| [(0, juror, sheet(2, 4)), (1, juror, sheet(3, 2)), (2, juror, sheet(1, 1))])
            .collect::<Vec<_>>(),
    );
    let outcome = tied.outcome();
    assert_eq!(tenths(&outcome, 0).map(|(mean, ..)| mean), tenths(&outcome, 1).map(|(mean, ..)| mean));
    assert_eq!((outcome.first, outcome.decided_by, outcome.ranks), (vec![1], Some(1), vec![Some(2), Some(1), Some(3)]));
    let shared = even(&[&[4, 4, 4], &[4, 4, 4], &[1, 1, 1]]).outcome();
    assert_eq!(
        (shared.first.clone(), shared.decided_by, shared.ranks),
        (vec![0, 1], None, vec![Some(1), Some(1), Some(3)])
    );
    assert_eq!(
        tenths(&even(&[&[4, 4, 4], &[4, 4, 4]]).outcome(), 0),
        Some((800, 800, Some(15))),
        "ties share the mean place"
    );
}

#[test]
fn disagreement_is_flagged_above_two_points_and_not_at_two() {
    let sheets = [(0, 0, [5, 4, 3, 3, 3]), (0, 1, [3, 1, 3, 3, 3]), (0, 2, [4, 2, 3, 3, 3])];
    let outcome = contest(1, 3, &sheets).outcome();
    let measured = outcome.measured[0].as_ref().expect("measured");
    assert_eq!((measured.spreads.clone(), measured.wide()), (vec![2, 3, 0, 0, 0], vec![1]));
}

#[test]
fn jurors_who_give_all_the_same_or_score_only_one_are_seen_and_divide_by_nothing() {
    let mut odd = even(&[&[4, 5, 2], &[4, 3, 2], &[4, 1, 5]]);
    odd.ballots.retain(|ballot| ballot.juror != 2 || ballot.nominee == 0);
    let jurors = odd.jurors_measured();
    assert!(jurors[0].is_flat && !jurors[1].is_flat && !jurors[2].is_flat);
    assert_eq!(jurors.iter().map(|juror| juror.scored).collect::<Vec<_>>(), [3, 3, 1]);
    // Juror 0: 80 − 70, 80 − 60, 80 − 20.
    assert_eq!(jurors[0].lean.map(Ratio::tenths), Some(300));
    assert_eq!(jurors[2].lean.map(Ratio::tenths), Some(-500), "40 − 90");
    let alone = even(&[&[4]]).jurors_measured();
    assert_eq!((alone[0].lean, alone[0].is_flat), (None, false));
    let silent = contest(1, 2, &[(0, 0, [1; 5])]).jurors_measured();
    assert_eq!((silent[1].mean, silent[1].lean, silent[1].scored), (None, None, 0));
}

fn juries() -> impl Strategy<Value = Contest> {
    (1_usize..7, 1_usize..13, 1_usize..5).prop_flat_map(|(nominees, jurors, least)| {
        let sheet = prop::option::weighted(0.7, prop::array::uniform5(0_i64..6));
        prop::collection::vec(sheet, nominees * jurors).prop_map(move |sheets| {
            let there = sheets
                .iter()
                .enumerate()
                .filter_map(|(at, points)| points.map(|points| (at / jurors, at % jurors, points)));
            let contest = contest(nominees, jurors, &there.collect::<Vec<_>>());
            Contest { least_scorers: least, ..contest }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn results_are_those_of_the_slow_reference(contest in juries()) {
        let outcome = contest.outcome();
        let ranked = reference::ranked(&contest);
        let figures = slow(&contest, &ranked, None);
        for (measured, slow) in outcome.measured.iter().zip(&figures) {
            prop_assert_eq!(measured.is_some(), slow.is_some());
            if let (Some(measured), Some(slow)) = (measured, slow) {
                prop_assert_eq!(measured.mean, Ratio::new(slow.mean.into(), 5 * 55_440).expect("a number"));
                prop_assert_eq!(measured.median, Ratio::new(slow.median.into(), 5 * 55_440).expect("a number"));
            }
        }
        for nominee in 0..contest.nominees {
            prop_assert_eq!(outcome.ranks[nominee], reference::rank(&contest, &ranked, &figures, nominee));
            let place = outcome.measured[nominee].as_ref().and_then(|measured| measured.place);
            let slow_place = figures[nominee].as_ref().filter(|_| ranked[nominee]);
            let slow_place = slow_place.and_then(|slow| Ratio::new((-slow.place).into(), 55_440));
            prop_assert_eq!(place, slow_place);
        }
        prop_assert_eq!(&outcome.first, &winners(&contest, &ranked, &figures, |slow| slow.mean));
        prop_assert_eq!(&outcome.robustness.by_median, &winners(&contest, &ranked, &figures, |slow| slow.median));
        prop_assert_eq!(&outcome.robustness.by_places, &winners(&contest, &ranked, &figures, |slow| slow.place));
        for without in &outcome.robustness.without {
            let rest = slow(&contest, &ranked, Some(without.juror));
            prop_assert_eq!(&without.first, &winners(&contest, &ranked, &rest, |slow| slow.mean));
        }
    }

    /// The order in which sheets come in, and who sits where, changes nothing.
    #[test]
    fn the_order_of_sheets_does_not_matter(contest in juries(), turn in 0_usize..60) {
        let mut turned = contest.clone();
        let at = turn % turned.ballots.len().max(1);
        turned.ballots.rotate_left(at);
        prop_assert_eq!(turned.outcome(), contest.outcome());
    }

    /// Somebody who takes no part might as well not be there: what they would have said changes nobody's result.
    #[test]
    fn a_juror_without_sheets_changes_nothing(contest in juries()) {
        let more = Contest { jurors: contest.jurors + 1, ..contest.clone() };
        prop_assert_eq!(more.outcome(), contest.outcome());
    }

    /// A better sheet never makes a nominee's mean worse, and nobody else's mean another.
    #[test]
    fn a_better_sheet_helps_its_nominee_and_touches_no_other(contest in juries(), which in any::<prop::sample::Index>()) {
        prop_assume!(!contest.ballots.is_empty());
        let at = which.index(contest.ballots.len());
        let mut better = contest.clone();
        better.ballots[at].points.iter_mut().for_each(|points| *points = 5);
        let (before, after) = (contest.outcome(), better.outcome());
        for nominee in 0..contest.nominees {
            let mean = |outcome: &Outcome| outcome.measured[nominee].as_ref().map(|measured| measured.mean);
            if nominee == contest.ballots[at].nominee {
                prop_assert!(mean(&after) >= mean(&before));
                let rank = |outcome: &Outcome| outcome.ranks[nominee].unwrap_or(usize::MAX);
                prop_assert!(rank(&after) <= rank(&before));
            } else {
                prop_assert_eq!(mean(&after), mean(&before));
            }
        }
    }
}

#[test]
fn two_hundred_nominees_and_twelve_jurors_are_reckoned_whole() {
    let sheets: Vec<(usize, usize, [i64; 5])> = (0..200)
        .flat_map(|nominee| {
            (0..12).map(move |juror| {
                (nominee, juror, [0, 1, 2, 3, 4].map(|at| ((nominee * 7 + juror * 3 + at) % 6) as i64))
            })
        })
        .collect();
    let large = contest(200, 12, &sheets);
    let outcome = large.outcome();
    assert!(outcome.ranks.iter().all(Option::is_some));
    assert_eq!(outcome.robustness.without.len(), 12);
}
