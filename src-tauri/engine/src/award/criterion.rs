//! What the jury judges by: a few criteria, whose weights make a hundred together, and the order in which ties are broken.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};

/// What all weights are together.
pub const WHOLE: i64 = 100;
/// The best a criterion can be scored.
pub const BEST: u8 = 5;
/// More than a jury can keep apart.
const MOST: usize = 20;
const LONGEST: usize = 200;

/// One criterion. Its code stays when its words change, so that what was scored stays in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Criterion {
    /// What it is called in stored sheets; empty for one that is new.
    #[serde(default)]
    pub code: String,
    /// What the jury is asked, in Danish.
    pub danish: String,
    /// The same in English, or empty: then the Danish stands.
    #[serde(default)]
    pub english: String,
    /// Its part of the whole, in hundredths.
    #[ts(type = "number")]
    pub weight: i64,
}

/// The criteria of a year, and by which a tie is broken, the first first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Criteria {
    /// In the order in which they are asked.
    pub criteria: Vec<Criterion>,
    /// The codes by whose mean a tie is broken, in order; after them the jury decides.
    pub ties_by: Vec<String>,
}

/// Why criteria cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CriteriaProblem {
    /// Fields.
    Fields(Vec<FieldProblem>),
    /// The weights make another sum than a hundred.
    Sum(i64),
}

impl Default for Criteria {
    /// The office's own draft, built on published lists (`domain.md` D.4).
    fn default() -> Self {
        let criterion = |code: &str, weight, danish: &str, english: &str| Criterion {
            code: code.into(),
            danish: danish.into(),
            english: english.into(),
            weight,
        };
        let criteria = vec![
            criterion(
                "effort",
                25,
                "En særlig indsats – ud over det, man kan forvente",
                "A special effort beyond what one may expect",
            ),
            criterion(
                "difference",
                30,
                "Gør en mærkbar forskel for borgere i en udsat eller sårbar situation",
                "Makes a felt difference for vulnerable citizens",
            ),
            criterion(
                "initiative",
                15,
                "Tager initiativ og skaber noget nyt – eller holder liv i det vigtige",
                "Takes initiative, creates the new or keeps the vital alive",
            ),
            criterion(
                "together",
                20,
                "Får andre med og styrker samarbejdet mellem frivillige, foreninger og kommune",
                "Brings others in and strengthens cooperation",
            ),
            criterion(
                "example",
                10,
                "Er et godt eksempel og gør det frivillige arbejde synligt",
                "Sets an example and makes volunteering visible",
            ),
        ];
        Self { criteria, ties_by: vec!["difference".into(), "effort".into()] }
    }
}

impl Criteria {
    /// The criteria as they are kept, or why not. `path` stands before the field names.
    pub fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, CriteriaProblem> {
        let mut problems = FieldProblems::default();
        if self.criteria.is_empty() {
            problems.add(format!("{path}criteria"), Problem::Missing);
        }
        if self.criteria.len() > MOST {
            problems.add(format!("{path}criteria"), Problem::OutOfRange { least: 1, most: MOST as i64 });
        }
        let mut kept: Vec<Criterion> = Vec::with_capacity(self.criteria.len());
        for (place, criterion) in self.criteria.iter().enumerate() {
            let path = format!("{path}criteria.{place}.");
            let mut read = Read::new(&mut problems, &path, today);
            let danish = read.name("danish", &criterion.danish);
            let english = read.line("english", &criterion.english, LONGEST);
            if !(1..=WHOLE).contains(&criterion.weight) {
                read.add("weight", Problem::OutOfRange { least: 1, most: WHOLE });
            }
            if kept.iter().any(|other| !criterion.code.is_empty() && other.code == criterion.code) {
                read.add("code", Problem::TakenName);
            }
            kept.push(Criterion { code: self.code_of(place, &kept), danish, english, weight: criterion.weight });
        }
        for (place, code) in self.ties_by.iter().enumerate() {
            if !kept.iter().any(|criterion| criterion.code == *code) {
                problems.add(format!("{path}tiesBy.{place}"), Problem::NotFound);
            }
        }
        if let Some(problems) = problems.into_refusal() {
            return Err(CriteriaProblem::Fields(problems));
        }
        let sum = kept.iter().map(|criterion| criterion.weight).sum();
        if sum != WHOLE {
            return Err(CriteriaProblem::Sum(sum));
        }
        Ok(Self { criteria: kept, ties_by: self.ties_by.clone() })
    }

    /// A code that no other criterion has, for one that is new.
    fn code_of(&self, place: usize, kept: &[Criterion]) -> String {
        let code = &self.criteria[place].code;
        let is_code = !code.is_empty()
            && code.len() <= 40
            && code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        if is_code {
            return code.clone();
        }
        let is_taken = |wanted: &str| self.criteria.iter().chain(kept).any(|other| other.code == wanted);
        (1..).map(|number| format!("own_{number}")).find(|wanted| !is_taken(wanted)).unwrap_or_default()
    }

    /// The weights in order.
    pub fn weights(&self) -> Vec<i64> {
        self.criteria.iter().map(|criterion| criterion.weight).collect()
    }

    /// The places of the criteria that break ties, in order.
    pub fn tie_places(&self) -> Vec<usize> {
        let place = |code: &String| self.criteria.iter().position(|criterion| criterion.code == *code);
        self.ties_by.iter().filter_map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    fn changed(change: impl FnOnce(&mut Criteria)) -> Result<Criteria, CriteriaProblem> {
        let mut criteria = Criteria::default();
        change(&mut criteria);
        criteria.checked("", today())
    }

    #[test]
    fn the_criteria_of_the_office_make_a_hundred() {
        assert_eq!(changed(|_| ()), Ok(Criteria::default()));
        assert_eq!(Criteria::default().weights(), [25, 30, 15, 20, 10]);
        assert_eq!(Criteria::default().tie_places(), [1, 0]);
    }

    #[test]
    fn weights_that_make_another_sum_are_refused_with_the_sum() {
        assert_eq!(changed(|criteria| criteria.criteria[0].weight = 24), Err(CriteriaProblem::Sum(99)));
        let removed = changed(|criteria| {
            criteria.criteria.pop();
        });
        assert_eq!(removed, Err(CriteriaProblem::Sum(90)));
        let nothing = changed(|criteria| criteria.criteria[0].weight = 0);
        assert!(matches!(nothing, Err(CriteriaProblem::Fields(problems)) if problems[0].field == "criteria.0.weight"));
    }

    #[test]
    fn a_new_criterion_gets_a_code_of_its_own_and_the_others_keep_theirs() {
        let kept = changed(|criteria| {
            criteria.criteria[4].weight = 4;
            for danish in ["Skaber glæde", "Varer ved"] {
                criteria.criteria.push(Criterion {
                    code: String::new(),
                    danish: danish.into(),
                    english: String::new(),
                    weight: 3,
                });
            }
        })
        .expect("fine");
        let codes: Vec<&str> = kept.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        assert_eq!(codes, ["effort", "difference", "initiative", "together", "example", "own_1", "own_2"]);
    }

    #[test]
    fn a_tie_is_broken_by_what_is_asked() {
        let refused = changed(|criteria| criteria.ties_by = vec!["beauty".into()]);
        assert!(matches!(refused, Err(CriteriaProblem::Fields(problems)) if problems[0].field == "tiesBy.0"));
        let doubled = changed(|criteria| criteria.criteria[1].code = "effort".into());
        assert!(matches!(doubled, Err(CriteriaProblem::Fields(_))));
    }
}
