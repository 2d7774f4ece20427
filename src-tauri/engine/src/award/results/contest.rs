//! The sheets that count, and by what they are reckoned.

/// A complete sheet of a juror who takes part in a nominee's case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The nominee, by place.
    pub nominee: usize,
    /// The juror, by place.
    pub juror: usize,
    /// Points, in the order of the criteria.
    pub points: Vec<i64>,
}

/// Everything that results are reckoned from. Conflicted jurors, abstentions and incomplete sheets are not among it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contest {
    /// Weights in hundredths, in the order of the criteria.
    pub weights: Vec<i64>,
    /// The criteria by whose mean a tie is broken, by place, in order.
    pub ties_by: Vec<usize>,
    /// The most points of a criterion.
    pub best: i64,
    /// With fewer sheets nobody is ranked.
    pub least_scorers: usize,
    /// How many nominees there are.
    pub nominees: usize,
    /// How many jurors there are.
    pub jurors: usize,
    /// At most one of a juror about a nominee.
    pub ballots: Vec<Ballot>,
}

impl Contest {
    /// A juror's whole opinion of a nominee, in hundredths of points.
    pub fn weighed(&self, ballot: &Ballot) -> i64 {
        self.weights.iter().zip(&ballot.points).map(|(weight, points)| weight * points).sum()
    }

    /// The ballots about each nominee.
    pub(super) fn by_nominee(&self) -> Vec<Vec<&Ballot>> {
        let mut sorted = vec![Vec::new(); self.nominees];
        for ballot in &self.ballots {
            if let Some(of) = sorted.get_mut(ballot.nominee) {
                of.push(ballot);
            }
        }
        sorted
    }

    /// Who has sheets enough to be ranked.
    pub(super) fn ranked(&self) -> Vec<bool> {
        let enough = |ballots: &Vec<&Ballot>| !ballots.is_empty() && ballots.len() >= self.least_scorers;
        self.by_nominee().iter().map(enough).collect()
    }
}
