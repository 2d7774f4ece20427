//! What a nominee's sheets, and a juror's, come to.

use super::contest::{Ballot, Contest};
use super::ratio::Ratio;

/// What the sheets about one nominee come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// How many sheets count.
    pub scorers: usize,
    /// The weighted mean, from 0 to 100.
    pub mean: Ratio,
    /// The median of the jurors' weighted sums, from 0 to 100.
    pub median: Ratio,
    /// The mean of the places that jurors give, 1 being the first; only of those who are ranked.
    pub place: Option<Ratio>,
    /// The mean points of each criterion.
    pub criteria: Vec<Ratio>,
    /// How far apart the points of each criterion lie.
    pub spreads: Vec<i64>,
}

/// What one juror's sheets come to, beside the others'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JurorMeasure {
    /// How many sheets count.
    pub scored: usize,
    /// The mean of their weighted sums, from 0 to 100.
    pub mean: Option<Ratio>,
    /// How much more they give than the others do to the same nominees; below nought less. None where nobody else judged them.
    pub lean: Option<Ratio>,
    /// Whether all their sheets, of several, say the same.
    pub is_flat: bool,
}

/// More points apart than this are flagged, for the jury to talk of.
pub(super) const WIDE: i64 = 2;

impl Measured {
    /// The criteria about which jurors disagree, by place: more than two points apart, not two.
    pub fn wide(&self) -> Vec<usize> {
        (0..self.spreads.len()).filter(|place| self.spreads[*place] > WIDE).collect()
    }
}

impl Contest {
    /// What each nominee's sheets come to; none where there are none. `ranked` says whose places are counted.
    pub(super) fn measured(&self, ranked: &[bool]) -> Vec<Option<Measured>> {
        let places = self.places(ranked);
        let by_nominee = self.by_nominee();
        by_nominee.iter().zip(places).map(|(ballots, (sum, count))| self.measure(ballots, sum, count)).collect()
    }

    fn measure(&self, ballots: &[&Ballot], doubled_places: i64, placed: i64) -> Option<Measured> {
        let count = ballots.len() as i128;
        let mut sums: Vec<i64> = ballots.iter().map(|ballot| self.weighed(ballot)).collect();
        sums.sort_unstable();
        let best = i128::from(self.best);
        let middle = (*sums.get(sums.len().checked_sub(1)? / 2)?, *sums.get(sums.len() / 2)?);
        let of_criterion =
            |place: usize| ballots.iter().map(move |ballot| ballot.points.get(place).copied().unwrap_or_default());
        let criteria = (0..self.weights.len())
            .map(|place| Ratio::new(of_criterion(place).sum::<i64>().into(), count))
            .collect::<Option<Vec<_>>>()?;
        let spread =
            |place| of_criterion(place).max().unwrap_or_default() - of_criterion(place).min().unwrap_or_default();
        Some(Measured {
            scorers: ballots.len(),
            mean: Ratio::new(sums.iter().sum::<i64>().into(), count * best)?,
            median: Ratio::new((middle.0 + middle.1).into(), 2 * best)?,
            place: Ratio::new(doubled_places.into(), 2 * i128::from(placed)),
            criteria,
            spreads: (0..self.weights.len()).map(spread).collect(),
        })
    }

    /// The places that jurors give each nominee, doubled and added up, and how many give one: each juror's own order among the
    /// ranked nominees they scored, where ties share the mean of their places.
    fn places(&self, ranked: &[bool]) -> Vec<(i64, i64)> {
        let mut of_juror: Vec<Vec<(i64, usize)>> = vec![Vec::new(); self.jurors];
        for ballot in self.ballots.iter().filter(|ballot| ranked.get(ballot.nominee) == Some(&true)) {
            if let Some(own) = of_juror.get_mut(ballot.juror) {
                own.push((self.weighed(ballot), ballot.nominee));
            }
        }
        let mut places = vec![(0, 0); self.nominees];
        for mut own in of_juror {
            own.sort_unstable_by_key(|(sum, _)| std::cmp::Reverse(*sum));
            let mut first = 1;
            for alike in own.chunk_by(|one, other| one.0 == other.0) {
                let last = first + alike.len() as i64 - 1;
                for (_, nominee) in alike {
                    let (sum, count) = &mut places[*nominee];
                    *sum += first + last;
                    *count += 1;
                }
                first = last + 1;
            }
        }
        places
    }

    /// What each juror's sheets come to.
    pub fn jurors_measured(&self) -> Vec<JurorMeasure> {
        let by_nominee = self.by_nominee();
        (0..self.jurors).map(|juror| self.juror_measured(juror, &by_nominee)).collect()
    }

    fn juror_measured(&self, juror: usize, by_nominee: &[Vec<&Ballot>]) -> JurorMeasure {
        let own: Vec<&Ballot> = self.ballots.iter().filter(|ballot| ballot.juror == juror).collect();
        let sum: i64 = own.iter().map(|ballot| self.weighed(ballot)).sum();
        let (mut lean, mut compared) = (Ratio::whole(0), 0);
        for ballot in &own {
            let others = by_nominee.get(ballot.nominee).into_iter().flatten().filter(|other| other.juror != juror);
            let (others, count) = others.fold((0, 0), |(sum, count), other| (sum + self.weighed(other), count + 1));
            if let Some(mean) = Ratio::new(i128::from(others), count) {
                lean = lean.plus(Ratio::whole(self.weighed(ballot)).minus(mean));
                compared += 1;
            }
        }
        let best = self.best.max(1);
        JurorMeasure {
            scored: own.len(),
            mean: Ratio::new(sum.into(), own.len() as i128 * i128::from(best)),
            lean: lean.parted(best * compared),
            is_flat: own.len() > 1 && own.windows(2).all(|pair| pair[0].points == pair[1].points),
        }
    }
}
