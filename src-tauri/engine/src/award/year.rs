//! What an award year is run by, and who is what in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflict::{Leaders, MemberPosition};
use super::criterion::{Criteria, CriteriaProblem};
use super::cycle::{AwardCycle, YearMarks};
use crate::organisations::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{AwardMemberId, AwardYearId, PersonId, UserId};
use crate::shared::instant::Instant;
use crate::shared::money::Oere;
use crate::shared::text_enum::text_enum;

const LONGEST_COMMITTEE: usize = 200;
/// Nobody waits longer than a working life.
const MOST_BLOCKED: i64 = 50;
const MOST_SCORERS: i64 = 50;

/// What a year is run by, as typed and kept: the amount goes out as `7.000,00`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardFacts {
    /// Its dates.
    pub cycle: AwardCycle,
    /// What the recipient is given besides a diploma, in kroner, or empty.
    pub amount: String,
    /// The committee that decides, by name, or empty.
    pub committee: String,
    /// What the jury judges by.
    pub judged_by: Criteria,
    /// With fewer sheets a nominee is not ranked.
    #[ts(type = "number")]
    pub least_scorers: i64,
    /// For so many years after they were given the award somebody is warned about.
    #[ts(type = "number")]
    pub block_years: i64,
}

impl AwardFacts {
    /// What a year begins with (`domain.md` D and J).
    pub fn of_year(year: i32) -> Self {
        Self {
            cycle: AwardCycle::of_year(year),
            amount: "7.000,00".into(),
            committee: String::new(),
            judged_by: Criteria::default(),
            least_scorers: 3,
            block_years: 5,
        }
    }

    /// The same for another year: everything but the dates.
    pub fn taken_to(&self, year: i32) -> Self {
        Self { cycle: AwardCycle::of_year(year), ..self.clone() }
    }

    /// As it is kept, or why not.
    pub fn checked(&self, today: NaiveDate) -> Result<Self, CriteriaProblem> {
        let mut found = Vec::new();
        let cycle = self.cycle.checked("facts.cycle.", today).unwrap_or_else(|problems| {
            found.extend(problems);
            self.cycle.clone()
        });
        let judged_by = match self.judged_by.checked("facts.judgedBy.", today) {
            Ok(judged_by) => judged_by,
            Err(CriteriaProblem::Fields(problems)) => {
                found.extend(problems);
                self.judged_by.clone()
            }
            Err(sum) if found.is_empty() => return Err(sum),
            Err(CriteriaProblem::Sum(_)) => self.judged_by.clone(),
        };
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "facts.", today);
        let committee = read.line("committee", &self.committee, LONGEST_COMMITTEE);
        let amount = read.number("amount", &self.amount, read_amount);
        for (field, number, least, most) in
            [("leastScorers", self.least_scorers, 1, MOST_SCORERS), ("blockYears", self.block_years, 0, MOST_BLOCKED)]
        {
            if !(least..=most).contains(&number) {
                read.add(field, Problem::OutOfRange { least, most });
            }
        }
        found.extend(problems.into_refusal().unwrap_or_default());
        if !found.is_empty() {
            return Err(CriteriaProblem::Fields(found));
        }
        Ok(Self {
            cycle,
            amount,
            committee,
            judged_by,
            least_scorers: self.least_scorers,
            block_years: self.block_years,
        })
    }

    /// Whether the jury judges by something else than before: then what was scored would be about something else.
    pub fn judges_otherwise(&self, before: &Self) -> bool {
        self.judged_by != before.judged_by || self.least_scorers != before.least_scorers
    }
}

/// An amount as it is kept.
pub(super) fn read_amount(typed: &str) -> Result<String, Problem> {
    let amount = Oere::parse(typed).map_err(|_| Problem::Amount)?;
    if amount.oere() < 0 {
        return Err(Problem::Amount);
    }
    let written = crate::shared::format::money(amount, crate::shared::format::Language::Da);
    Ok(written.trim_end_matches("kr.").trim().to_owned())
}

text_enum! {
    /// What kind of recipient somebody would be.
    #[derive(Default)]
    pub enum NomineeKind {
        /// One person.
        #[default]
        Person = "person",
        /// A group without a legal form.
        Group = "group",
        /// An association.
        Association = "association",
    }
}

/// Somebody in a year, as typed and kept. Years are whole: the first and the last in which they serve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MemberFacts {
    /// What they are.
    pub position: MemberPosition,
    /// Whom they sign in as; none of a juror who only works on paper.
    pub user_id: Option<UserId>,
    /// Whether a juror who signs in works on paper all the same: then somebody of the office types in for them.
    #[serde(default)]
    pub on_paper: bool,
    /// Their card among people, where they have one: conflicts are suggested by it.
    pub person_id: Option<PersonId>,
    /// Their full name.
    pub name: String,
    /// The first day they serve, or empty.
    #[serde(default)]
    pub serves_from: String,
    /// The last, or empty.
    #[serde(default)]
    pub serves_to: String,
}

impl MemberFacts {
    /// As they are kept, or what is wrong.
    pub fn checked(&self, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "facts.", today);
        let name = read.name("name", &self.name);
        let serves_from = read.date("servesFrom", &self.serves_from);
        let serves_to = read.date("servesTo", &self.serves_to);
        if kept_date(&serves_from).zip(kept_date(&serves_to)).is_some_and(|(from, to)| to < from) {
            read.add("servesTo", Problem::EndsBeforeStart);
        }
        if self.user_id.is_none() && !self.position.scores() {
            read.add("userId", Problem::Missing);
        }
        let on_paper = self.on_paper && self.user_id.is_some() && self.position.scores();
        problems.into_refusal().map_or(Ok(Self { name, on_paper, serves_from, serves_to, ..self.clone() }), Err)
    }

    /// Whether they are of the jury and somebody of the office types in what they answer and score.
    pub fn works_on_paper(&self) -> bool {
        self.position.scores() && (self.user_id.is_none() || self.on_paper)
    }

    /// Whether they still serve on a day.
    pub fn serves_on(&self, day: NaiveDate) -> bool {
        kept_date(&self.serves_to).is_none_or(|to| day <= to)
    }

    /// Whether a day lies within the period for which they are appointed.
    pub fn is_serving_on(&self, day: NaiveDate) -> bool {
        self.serves_on(day) && kept_date(&self.serves_from).is_none_or(|from| from <= day)
    }
}

/// Somebody in a year as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMember {
    /// Which.
    pub id: AwardMemberId,
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Counts the changes.
    pub version: i64,
    /// Who and what.
    pub facts: MemberFacts,
    /// When they left it.
    pub left_at: Option<Instant>,
}

/// Who was given the award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublishedAward {
    /// Their name.
    pub name: String,
    /// What kind of recipient.
    pub kind: NomineeKind,
    /// Why, in at most 160 characters.
    pub reason: String,
    /// When it was published.
    pub published_at: Instant,
}

text_enum! {
    /// Why a year ends without a recipient. A choice, not words: words could say whose it was.
    pub enum WithoutRecipient {
        /// Nobody was nominated who could be given it, or nobody was chosen.
        NobodyChosen = "nobody_chosen",
        /// Whoever was chosen did not take it.
        Declined = "declined",
        /// The award was called off.
        CalledOff = "called_off",
    }
}

/// A year as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptYear {
    /// Which.
    pub id: AwardYearId,
    /// The year.
    pub year: i32,
    /// Counts the changes.
    pub version: i64,
    /// What it is run by.
    pub facts: AwardFacts,
    /// Counts how often scoring was opened.
    pub scoring_round: i64,
    /// What was done in it.
    pub marks: YearMarks,
    /// Who was given the award, once that is public.
    pub published: Option<PublishedAward>,
    /// Why nobody was, of a year that was closed so.
    pub closed_without: Option<WithoutRecipient>,
}

/// Who leads a year, of those who have not left it.
pub fn leaders(members: &[KeptMember]) -> Leaders {
    let holding = |position| {
        members
            .iter()
            .find(|member| member.facts.position == position && member.left_at.is_none())
            .map(|member| member.id)
    };
    Leaders {
        chair: holding(MemberPosition::Chair),
        deputy: holding(MemberPosition::Deputy),
        secretary: holding(MemberPosition::Secretary),
        stand_in: holding(MemberPosition::StandIn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    #[test]
    fn a_year_begins_with_what_the_office_works_by_and_is_read_as_typed() {
        let facts = AwardFacts::of_year(2026);
        assert_eq!(facts.checked(today()).as_ref(), Ok(&facts));
        let typed = AwardFacts { amount: "10000 kr.".into(), committee: " Social  udvalget ".into(), ..facts.clone() };
        let kept = typed.checked(today()).expect("fine");
        assert_eq!((kept.amount.as_str(), kept.committee.as_str()), ("10.000,00", "Social udvalget"));
        let none = AwardFacts { amount: String::new(), ..facts };
        assert_eq!(none.checked(today()).map(|kept| kept.amount), Ok(String::new()));
    }

    #[test]
    fn what_is_wrong_is_told_by_field_and_a_wrong_sum_by_itself() {
        let mut facts = AwardFacts { least_scorers: 0, amount: "mange".into(), ..AwardFacts::of_year(2026) };
        let told = |facts: &AwardFacts| match facts.checked(today()) {
            Err(CriteriaProblem::Fields(problems)) => problems.into_iter().map(|problem| problem.field).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(told(&facts), ["facts.amount", "facts.leastScorers"]);
        facts = AwardFacts::of_year(2026);
        facts.judged_by.criteria[0].weight = 26;
        assert_eq!(facts.checked(today()), Err(CriteriaProblem::Sum(101)));
        assert!(facts.judges_otherwise(&AwardFacts::of_year(2026)));
        assert!(
            !AwardFacts::of_year(2027).judges_otherwise(&facts.taken_to(2027))
                || facts.judged_by != Criteria::default()
        );
    }

    #[test]
    fn whoever_runs_a_year_signs_in_and_a_juror_may_work_on_paper() {
        let facts = |position| MemberFacts {
            position,
            user_id: None,
            on_paper: false,
            person_id: None,
            name: "Finn Rée".into(),
            serves_from: "1/1-2026".into(),
            serves_to: "31/12-2029".into(),
        };
        assert!(facts(MemberPosition::Juror).checked(today()).is_ok_and(|kept| kept.serves_on(today())));
        let problems = facts(MemberPosition::Secretary).checked(today()).expect_err("refused");
        assert_eq!(problems[0].field, "facts.userId");
        let turned = MemberFacts { serves_to: "1/1-2025".into(), ..facts(MemberPosition::Juror) };
        assert!(turned.checked(today()).is_err());
    }

    #[test]
    fn who_works_on_paper_and_who_serves_today() {
        let facts = |position, user: Option<i64>, on_paper| MemberFacts {
            position,
            user_id: user.map(UserId),
            on_paper,
            person_id: None,
            name: "Finn Rée".into(),
            serves_from: "1/1-2026".into(),
            serves_to: "31/12-2026".into(),
        };
        let works =
            |position, user, on_paper| facts(position, user, on_paper).checked(today()).expect("fine").works_on_paper();
        assert!(works(MemberPosition::Juror, None, false) && works(MemberPosition::Chair, Some(1), true));
        assert!(!works(MemberPosition::Juror, Some(1), false) && !works(MemberPosition::Secretary, Some(1), true));
        assert!(
            !facts(MemberPosition::Juror, None, true).checked(today()).expect("fine").on_paper,
            "it says nothing new"
        );
        let kept = facts(MemberPosition::Juror, None, false).checked(today()).expect("fine");
        let on = |day: &str| kept.is_serving_on(day.parse().expect("a date"));
        assert!(on("2026-01-01") && on("2026-12-31") && !on("2025-12-31") && !on("2027-01-01"));
        assert!(kept.serves_on("2025-12-31".parse().expect("a date")), "their period may begin later");
    }
}
