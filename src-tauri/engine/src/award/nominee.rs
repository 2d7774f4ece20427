//! Who is nominated, and what is written about them: the form with the same numbers as on paper (`domain.md` D.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::eligibility::{Eligibility, EligibilityTick, EligibilityVerdict};
use super::year::NomineeKind;
use crate::organisations::Read;
use crate::shared::date_entry::{parse_date, parse_time};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{AwardYearId, NominationId, NomineeId, OrganisationId, PersonId};
use crate::shared::instant::Instant;
use crate::shared::phone::PhoneNumber;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{WallTime, date_of, wall_time_of};

const LONGEST_LINE: usize = 200;
const LONGEST_WORDS: usize = 500;

/// Somebody who is nominated, as typed and kept (1 to 5 of the form).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NomineeFacts {
    /// 1: their name.
    pub name: String,
    /// 2: person, group or association.
    pub kind: NomineeKind,
    /// The association's or workplace's card, where there is one.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// The person's card, where there is one.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// 3: a contact person, or empty.
    #[serde(default)]
    pub contact: String,
    /// 3: phone, or empty.
    #[serde(default)]
    pub phone: String,
    /// 3: e-mail address, or empty.
    #[serde(default)]
    pub email: String,
    /// 4: where the effort is made, or empty.
    #[serde(default)]
    pub place: String,
    /// 4: the part of town, for the office's statistics, or empty.
    #[serde(default)]
    pub area: String,
    /// 5: since which year, or empty.
    #[serde(default)]
    pub since: String,
    /// For whom the effort is made, for the office's statistics, or empty.
    #[serde(default)]
    pub target_group: String,
    /// Words besides the names that jurors do not read, parted by commas or lines, or empty.
    #[serde(default)]
    pub telling_words: String,
}

text_enum! {
    /// 12: what whoever nominates is to the nominee.
    pub enum NominatorTie {
        /// A member of the same association.
        Member = "member",
        /// A colleague.
        Colleague = "colleague",
        /// A relative.
        Relative = "relative",
        /// Somebody who uses what they do.
        User = "user",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// 10: whether the nominee knows of it.
    #[derive(Default)]
    pub enum NomineeKnows {
        /// Nobody said.
        #[default]
        Unknown = "unknown",
        /// They do.
        Yes = "yes",
        /// They do not.
        No = "no",
    }
}

/// What somebody wrote about a nominee, as typed and kept (6 to 14 of the form).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NominationFacts {
    /// 6: what they do; 200 to 2,000 characters.
    pub effort: String,
    /// 7: what difference it makes, and for whom; 100 to 2,000.
    pub difference: String,
    /// 8: why this one; 100 to 1,500.
    pub why: String,
    /// 9: the criteria that fit best, by code.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// 10: whether they know of it.
    #[serde(default)]
    pub knows: NomineeKnows,
    /// 11: whoever nominates.
    pub nominator: String,
    /// 11: their phone, or empty.
    #[serde(default)]
    pub nominator_phone: String,
    /// 11: their e-mail address, or empty.
    #[serde(default)]
    pub nominator_email: String,
    /// 11: their association, or empty.
    #[serde(default)]
    pub nominator_association: String,
    /// 12: what they are to the nominee; none until it is chosen.
    #[serde(default)]
    pub tie: Option<NominatorTie>,
    /// 13: what came with it: a picture, a cutting; or empty.
    #[serde(default)]
    pub enclosed: String,
    /// 14: whether they have ticked that they know what the data is used for.
    pub informed: bool,
    /// The earlier year whose text is used again, with the yes of whoever nominates.
    #[serde(default)]
    pub text_of_year: Option<i32>,
}

text_enum! {
    /// How far a nominee is.
    pub enum NomineeState {
        /// Received, and nothing is ticked.
        Received = "received",
        /// Being checked.
        Checking = "checking",
        /// May be judged.
        Accepted = "accepted",
        /// May not; the reason is kept.
        Rejected = "rejected",
        /// Nobody nominates them any more.
        Withdrawn = "withdrawn",
    }
}

/// A nominee as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNominee {
    /// Which.
    pub id: NomineeId,
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// Counts the changes.
    pub version: i64,
    /// Which one it is counted as, where it was merged.
    pub merged_into_id: Option<NomineeId>,
    /// Who.
    pub facts: NomineeFacts,
    /// What the office says of them.
    pub eligibility: Eligibility,
    /// When they were withdrawn.
    pub withdrawn_at: Option<Instant>,
}

/// A nomination as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNomination {
    /// Which.
    pub id: NominationId,
    /// Of which year.
    pub award_year_id: AwardYearId,
    /// About whom.
    pub nominee_id: NomineeId,
    /// Counts the changes.
    pub version: i64,
    /// What was written.
    pub facts: NominationFacts,
    /// When it came.
    pub received_at: Instant,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
}

impl KeptNominee {
    /// How far they are.
    pub fn state(&self) -> NomineeState {
        let is_ticked = self.eligibility.answers.iter().any(|answer| answer.tick != EligibilityTick::Open);
        match self.eligibility.verdict {
            _ if self.withdrawn_at.is_some() => NomineeState::Withdrawn,
            EligibilityVerdict::Accepted => NomineeState::Accepted,
            EligibilityVerdict::Rejected => NomineeState::Rejected,
            EligibilityVerdict::Open if is_ticked => NomineeState::Checking,
            EligibilityVerdict::Open => NomineeState::Received,
        }
    }

    /// Whether the jury judges them: accepted, not withdrawn, and no part of another.
    pub fn is_judged(&self) -> bool {
        self.merged_into_id.is_none() && self.state() == NomineeState::Accepted
    }
}

impl NomineeFacts {
    /// As they are kept, or what is wrong. `path` stands before the field names.
    pub fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let kept = Self {
            name: read.name("name", &self.name),
            kind: self.kind,
            organisation_id: self.organisation_id,
            person_id: self.person_id,
            contact: read.line("contact", &self.contact, LONGEST_LINE),
            phone: read.number("phone", &self.phone, PhoneNumber::parse),
            email: read.email("email", &self.email),
            place: read.line("place", &self.place, LONGEST_LINE),
            area: read.line("area", &self.area, LONGEST_LINE),
            since: read.line("since", &self.since, 4),
            target_group: read.line("targetGroup", &self.target_group, LONGEST_LINE),
            telling_words: read.line("tellingWords", &self.telling_words, LONGEST_WORDS),
        };
        let is_year = kept.since.len() == 4 && kept.since.bytes().all(|byte| byte.is_ascii_digit());
        if !kept.since.is_empty() && !is_year {
            read.add("since", Problem::Date);
        }
        problems.into_refusal().map_or(Ok(kept), Err)
    }
}

impl NominationFacts {
    /// As it is kept, or what is wrong. `path` stands before the field names.
    pub fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let mut text = |field: &str, typed: &str, least: u32, most: u32| {
            let text = read.note(field, typed);
            match text.chars().count() as u32 {
                0 => read.add(field, Problem::Missing),
                letters if letters < least => read.add(field, Problem::TooShort { least }),
                letters if letters > most => read.add(field, Problem::TooLong { most }),
                _ => {}
            }
            text
        };
        let effort = text("effort", &self.effort, 200, 2_000);
        let difference = text("difference", &self.difference, 100, 2_000);
        let why = text("why", &self.why, 100, 1_500);
        let kept = Self {
            effort,
            difference,
            why,
            criteria: self.criteria.clone(),
            knows: self.knows,
            nominator: read.name("nominator", &self.nominator),
            nominator_phone: read.number("nominatorPhone", &self.nominator_phone, PhoneNumber::parse),
            nominator_email: read.email("nominatorEmail", &self.nominator_email),
            nominator_association: read.line("nominatorAssociation", &self.nominator_association, LONGEST_LINE),
            tie: self.tie,
            enclosed: read.line("enclosed", &self.enclosed, LONGEST_LINE),
            informed: self.informed,
            text_of_year: self.text_of_year,
        };
        if kept.tie.is_none() {
            read.add("tie", Problem::Missing);
        }
        if kept.nominator_phone.is_empty()
            && self.nominator_phone.trim().is_empty()
            && self.nominator_email.trim().is_empty()
        {
            read.add("nominatorPhone", Problem::Missing);
        }
        if !self.informed {
            read.add("informed", Problem::Missing);
        }
        problems.into_refusal().map_or(Ok(kept), Err)
    }
}

/// When a nomination came, as typed: an earlier day without a time is its last minute, so that nobody is late for want of a time;
/// neither is now. What is wrong is told at `receivedOn` or `receivedTime`.
pub fn received_at(now: Instant, (day, time): (&str, &str)) -> Result<Instant, FieldProblems> {
    let mut problems = FieldProblems::default();
    let (day, time, today) = (day.trim(), time.trim(), date_of(now));
    if day.is_empty() && time.is_empty() {
        return Ok(now);
    }
    let date = match day {
        "" => Some(today),
        _ => problems.take("receivedOn", parse_date(day, today).map_err(Problem::from)),
    };
    let clock = match time {
        "" if date == Some(today) => Some(wall_time_of(now).time()),
        "" => chrono::NaiveTime::from_hms_opt(23, 59, 0),
        _ => problems.take("receivedTime", parse_time(time).map_err(Problem::from)),
    };
    let Some((date, clock)) = date.zip(clock) else { return Err(problems) };
    let at = problems.take("receivedTime", WallTime::new(date, clock).start_instant().map_err(Problem::from));
    if at.is_some_and(|at| at > now) {
        problems.add("receivedOn", Problem::InTheFuture);
    }
    match at {
        Some(at) if problems.is_empty() => Ok(at),
        _ => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    fn nomination() -> NominationFacts {
        NominationFacts {
            effort: "Hun ringer til ensomme. ".repeat(10),
            difference: "Mange taler med nogen hver dag. ".repeat(4),
            why: "Hun har gjort det uden et ord om det. ".repeat(3),
            nominator: "Ib Holm".into(),
            nominator_phone: "84 00 00 12".into(),
            tie: Some(NominatorTie::Colleague),
            informed: true,
            ..NominationFacts::default()
        }
    }

    fn told(facts: &NominationFacts) -> Vec<(String, Problem)> {
        let problems = facts.checked("", today()).err().unwrap_or_default();
        problems.into_iter().map(|problem| (problem.field, problem.problem)).collect()
    }

    #[test]
    fn a_nomination_says_enough_and_by_whom() {
        assert_eq!(told(&nomination()), []);
        let short = NominationFacts { effort: "Kort.".into(), why: " ".into(), ..nomination() };
        assert_eq!(
            told(&short),
            [("effort".into(), Problem::TooShort { least: 200 }), ("why".into(), Problem::Missing)]
        );
        let long = NominationFacts { difference: "a".repeat(2_001), ..nomination() };
        assert_eq!(told(&long), [("difference".into(), Problem::TooLong { most: 2_000 })]);
        let unreachable = NominationFacts { nominator_phone: String::new(), informed: false, ..nomination() };
        assert_eq!(told(&unreachable).len(), 2);
        let untied = NominationFacts { tie: None, ..nomination() };
        assert_eq!(told(&untied), [("tie".into(), Problem::Missing)]);
    }

    #[test]
    fn a_nominee_has_a_name_and_a_year_is_four_digits() {
        let told = |facts: NomineeFacts| {
            let problems = facts.checked("nominee.", today()).err().unwrap_or_default();
            problems.into_iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        let named = NomineeFacts { name: "Kirsten Bækgaard".into(), since: "2011".into(), ..NomineeFacts::default() };
        assert_eq!(told(named.clone()), Vec::<String>::new());
        assert_eq!(told(NomineeFacts { since: "20aa".into(), ..named.clone() }), ["nominee.since"]);
        assert_eq!(
            told(NomineeFacts { name: " ".into(), phone: "12".into(), ..named }),
            ["nominee.name", "nominee.phone"]
        );
    }
}
