//! The same results, reckoned slowly and another way: everything in whole numbers over one common denominator, places by
//! counting who is better, winners by comparing everybody with everybody.

use super::contest::Contest;

/// Can be parted by any number of jurors up to 12, and halved besides.
const COMMON: i64 = 55_440;

/// A nominee's figures over the common denominator; for places a lower figure is better, so they are turned round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slow {
    pub scorers: i64,
    pub mean: i64,
    pub median: i64,
    pub place: i64,
    pub criteria: Vec<i64>,
}

pub(super) fn slow(contest: &Contest, ranked: &[bool], left_out: Option<usize>) -> Vec<Option<Slow>> {
    let sheets: Vec<(usize, usize, i64, &Vec<i64>)> = contest
        .ballots
        .iter()
        .filter(|ballot| Some(ballot.juror) != left_out)
        .map(|ballot| {
            let sum = (0..contest.weights.len()).map(|place| contest.weights[place] * ballot.points[place]).sum();
            (ballot.nominee, ballot.juror, sum, &ballot.points)
        })
        .collect();
    let of = |nominee: usize| -> Option<Slow> {
        let own: Vec<_> = sheets.iter().filter(|sheet| sheet.0 == nominee).collect();
        let scorers = own.len() as i64;
        if scorers == 0 {
            return None;
        }
        let mut sums: Vec<i64> = own.iter().map(|sheet| sheet.2).collect();
        sums.sort_by(|one, other| other.cmp(one));
        let median = match sums.len() % 2 {
            1 => sums[sums.len() / 2] * COMMON,
            _ => (sums[sums.len() / 2 - 1] + sums[sums.len() / 2]) * COMMON / 2,
        };
        let mut place = 0;
        for (_, juror, sum, _) in &own {
            let others = sheets.iter().filter(|other| other.1 == *juror && ranked[other.0] && other.0 != nominee);
            let (better, alike) = others.fold((0, 0), |(better, alike), other| {
                (better + i64::from(other.2 > *sum), alike + i64::from(other.2 == *sum))
            });
            place += COMMON * (2 + 2 * better + alike) / 2 / scorers;
        }
        Some(Slow {
            scorers,
            mean: sums.iter().sum::<i64>() * COMMON / scorers,
            median,
            place: -place,
            criteria: (0..contest.weights.len())
                .map(|place| own.iter().map(|sheet| sheet.3[place]).sum::<i64>() * COMMON / scorers)
                .collect(),
        })
    };
    (0..contest.nominees).map(of).collect()
}

pub(super) fn ranked(contest: &Contest) -> Vec<bool> {
    let all = vec![true; contest.nominees];
    let enough =
        |slow: &Option<Slow>| slow.as_ref().is_some_and(|slow| slow.scorers >= contest.least_scorers.max(1) as i64);
    slow(contest, &all, None).iter().map(enough).collect()
}

/// A nominee's figures in the order in which they decide.
fn deciding(contest: &Contest, slow: &Slow, first: i64) -> Vec<i64> {
    std::iter::once(first).chain(contest.ties_by.iter().map(|place| slow.criteria[*place])).collect()
}

/// Everybody whom nobody beats.
pub(super) fn winners(
    contest: &Contest,
    ranked: &[bool],
    slow: &[Option<Slow>],
    figure: impl Fn(&Slow) -> i64,
) -> Vec<usize> {
    let there: Vec<(usize, Vec<i64>)> = slow
        .iter()
        .enumerate()
        .filter(|(nominee, _)| ranked[*nominee])
        .filter_map(|(nominee, slow)| slow.as_ref().map(|slow| (nominee, deciding(contest, slow, figure(slow)))))
        .collect();
    let is_unbeaten = |own: &Vec<i64>| there.iter().all(|(_, other)| other <= own);
    there.iter().filter(|(_, own)| is_unbeaten(own)).map(|(nominee, _)| *nominee).collect()
}

/// A nominee's rank: one more than how many are better.
pub(super) fn rank(contest: &Contest, ranked: &[bool], slow: &[Option<Slow>], nominee: usize) -> Option<usize> {
    if !ranked[nominee] {
        return None;
    }
    let own = slow[nominee].as_ref().map(|slow| deciding(contest, slow, slow.mean))?;
    let better = (0..slow.len()).filter(|other| ranked[*other]).filter_map(|other| slow[other].as_ref());
    Some(1 + better.filter(|other| deciding(contest, other, other.mean) > own).count())
}
