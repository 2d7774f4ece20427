//! Who is first, and whether they stay first another way.

use std::cmp::Ordering;

use super::contest::{Ballot, Contest};
use super::measured::Measured;
use super::ratio::Ratio;

/// By what nominees are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Mean,
    Median,
    Places,
}

/// What a contest comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What each nominee's sheets come to; none where there are none.
    pub measured: Vec<Option<Measured>>,
    /// Each nominee's rank by the mean, 1 being the first; those whom nothing declared parts share one. None of those who have
    /// too few sheets.
    pub ranks: Vec<Option<usize>>,
    /// Who is first by the mean; several where nothing declared parts them, none where nobody is ranked.
    pub first: Vec<usize>,
    /// The criterion that decided who is first, where the means were the same.
    pub decided_by: Option<usize>,
    /// Whether that holds another way.
    pub robustness: Robustness,
}

/// Who is first another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// By the median.
    pub by_median: Vec<usize>,
    /// By the jurors' places.
    pub by_places: Vec<usize>,
    /// By the mean, without each juror who has sheets that count.
    pub without: Vec<WinnerWithout>,
    /// Whether it is the same every way.
    pub holds: bool,
}

/// Who is first when one juror is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WinnerWithout {
    /// The juror, by place.
    pub juror: usize,
    /// Who is first then.
    pub first: Vec<usize>,
}

impl Contest {
    /// What it comes to. Leaving a juror out does not ask for as many scorers again: who is ranked stays ranked while a sheet
    /// is left.
    pub fn outcome(&self) -> Outcome {
        let ranked = self.ranked();
        let measured = self.measured(&ranked);
        let order = self.order(&measured, &ranked, Way::Mean);
        let first = order.first().cloned().unwrap_or_default();
        let mut ranks = vec![None; self.nominees];
        let mut rank = 1;
        for alike in &order {
            for nominee in alike {
                ranks[*nominee] = Some(rank);
            }
            rank += alike.len();
        }
        let robustness = self.robustness(&measured, &ranked, &first);
        let decided_by = self.decided_by(&measured, &ranked, &first);
        Outcome { measured, ranks, first, decided_by, robustness }
    }

    fn robustness(&self, measured: &[Option<Measured>], ranked: &[bool], first: &[usize]) -> Robustness {
        let by_median = self.first(measured, ranked, Way::Median);
        let by_places = self.first(measured, ranked, Way::Places);
        let counts = |juror: &usize| self.ballots.iter().any(|ballot| ballot.juror == *juror);
        let by_nominee = self.by_nominee();
        let without = (0..self.jurors)
            .filter(counts)
            .map(|juror| WinnerWithout { juror, first: self.first_without(juror, &by_nominee, ranked) });
        let without: Vec<WinnerWithout> = without.collect();
        let holds = by_median == first && by_places == first && without.iter().all(|one| one.first == first);
        Robustness { by_median, by_places, without, holds }
    }

    fn first(&self, measured: &[Option<Measured>], ranked: &[bool], way: Way) -> Vec<usize> {
        self.order(measured, ranked, way).into_iter().next().unwrap_or_default()
    }

    /// Who is first by the mean of everybody else's sheets: of all who are ranked and have a sheet left those with the best mean,
    /// of these those with the best mean of the first declared criterion, and so on.
    fn first_without(&self, juror: usize, by_nominee: &[Vec<&Ballot>], ranked: &[bool]) -> Vec<usize> {
        let rest = |nominee: usize| by_nominee[nominee].iter().filter(move |ballot| ballot.juror != juror);
        let mean_of = |nominee: usize, value: &dyn Fn(&Ballot) -> i64| {
            let (sum, count) = rest(nominee).fold((0, 0), |(sum, count), ballot| (sum + value(ballot), count + 1));
            Ratio::new(i128::from(sum), count)
        };
        let there = (0..self.nominees).filter(|nominee| ranked[*nominee] && rest(*nominee).next().is_some());
        let mut first = best(there.collect(), |nominee| mean_of(nominee, &|ballot| self.weighed(ballot)));
        for place in &self.ties_by {
            let points = |ballot: &Ballot| ballot.points.get(*place).copied().unwrap_or_default();
            first = best(first, |nominee| mean_of(nominee, &points));
        }
        first
    }

    /// The ranked nominees, the best first; those whom nothing parts together, in the order of the list.
    fn order(&self, measured: &[Option<Measured>], ranked: &[bool], way: Way) -> Vec<Vec<usize>> {
        let there = (0..self.nominees).filter(|nominee| ranked[*nominee]);
        let mut all: Vec<(usize, &Measured)> =
            there.filter_map(|nominee| measured[nominee].as_ref().map(|measured| (nominee, measured))).collect();
        all.sort_by(|one, other| self.better(one.1, other.1, way).then(one.0.cmp(&other.0)));
        let alike = all.chunk_by(|one, other| self.better(one.1, other.1, way) == Ordering::Equal);
        alike.map(|group| group.iter().map(|(nominee, _)| *nominee).collect()).collect()
    }

    /// `Less` where one comes before the other: by the way, and then by the declared criteria.
    fn better(&self, one: &Measured, other: &Measured, way: Way) -> Ordering {
        let by_way = match way {
            Way::Mean => other.mean.cmp(&one.mean),
            Way::Median => other.median.cmp(&one.median),
            Way::Places => compared(one.place, other.place),
        };
        let by_criterion = |place: &usize| other.criteria.get(*place).cmp(&one.criteria.get(*place));
        self.ties_by.iter().map(by_criterion).fold(by_way, Ordering::then)
    }

    /// The declared criterion without which more would be first.
    fn decided_by(&self, measured: &[Option<Measured>], ranked: &[bool], first: &[usize]) -> Option<usize> {
        let best = measured[*first.first()?].as_ref()?;
        let there =
            (0..self.nominees).filter(|nominee| ranked[*nominee]).filter_map(|nominee| measured[nominee].as_ref());
        let mut alike: Vec<&Measured> = there.filter(|other| other.mean == best.mean).collect();
        let mut decided = None;
        for place in &self.ties_by {
            let before = alike.len();
            alike.retain(|other| other.criteria.get(*place) == best.criteria.get(*place));
            if alike.len() < before {
                decided = Some(*place);
            }
        }
        decided
    }
}

/// Those of whom nobody has a greater figure, in the order of the list.
fn best(nominees: Vec<usize>, figure: impl Fn(usize) -> Option<Ratio>) -> Vec<usize> {
    let figures: Vec<(usize, Option<Ratio>)> = nominees.into_iter().map(|nominee| (nominee, figure(nominee))).collect();
    let most = figures.iter().filter_map(|(_, figure)| *figure).max();
    figures.into_iter().filter(|(_, figure)| *figure == most).map(|(nominee, _)| nominee).collect()
}

/// Who has no place comes last.
fn compared(one: Option<Ratio>, other: Option<Ratio>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
