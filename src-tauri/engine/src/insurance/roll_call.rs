//! The yearly roll-call: each workplace is asked who of its volunteers is still there. An answer is kept as it was given, and
//! changes nothing until it is carried out.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AttachmentFacts;
use super::parting::{Parted, parted};
use super::weekly_hours::{hours_text, parse_hours};
use crate::organisations::{Read, differing, kept_date};
use crate::shared::calendar::DayOfYear;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::RollCallId;
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;

use super::RegisterKeeping;

/// One that was begun so many days before it was due is the one that was due: half a year.
const EARLY: Days = Days::new(182);
/// Nobody is reminded of one that was never begun after so many days.
const REMINDED: Days = Days::new(120);

text_enum! {
    /// What a workplace answers about somebody.
    #[derive(Default)]
    pub enum RollCallAnswerKind {
        /// They are still there, as before.
        #[default]
        StillHere = "still_here",
        /// They have stopped.
        Stopped = "stopped",
        /// They are there, and something is another.
        Changed = "changed",
    }
}

/// An answer, as typed and kept: dates go out as `2026-10-31`, hours as `2,5`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RollCallAnswer {
    /// What.
    pub kind: RollCallAnswerKind,
    /// Their last day, of somebody who has stopped; or empty.
    #[serde(default)]
    pub stopped_on: String,
    /// Expected hours a week, or empty where they are as before.
    #[serde(default)]
    pub weekly_hours: String,
    /// What they do, or empty where it is as before.
    #[serde(default)]
    pub activity: String,
    /// From which day on it is another; empty where it was so all along.
    #[serde(default)]
    pub holds_from: String,
}

/// Something that an answer changes about an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollCallDifference {
    /// The field of the attachment, by its name on the wire.
    pub field: String,
    /// What stands there, or empty.
    pub before: String,
    /// What will stand there.
    pub after: String,
}

/// A roll-call as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRollCall {
    /// Which.
    pub id: RollCallId,
    /// Counts the changes.
    pub version: i64,
    /// Whether it stands, or was not begun after all.
    pub keeping: RegisterKeeping,
    /// The day on which volunteers are counted.
    pub counted_on: NaiveDate,
    /// When it was begun.
    pub started_at: Instant,
}

impl RollCallAnswer {
    /// The answer as it is kept, or what is wrong with it. `path` stands before the field names.
    pub fn checked(&self, path: &str, about: &AttachmentFacts, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let mut kept = Self { kind: self.kind, ..Self::default() };
        match self.kind {
            RollCallAnswerKind::StillHere => {}
            RollCallAnswerKind::Stopped => {
                kept.stopped_on = read.date("stoppedOn", &self.stopped_on);
                if self.stopped_on.trim().is_empty() {
                    read.add("stoppedOn", Problem::Missing);
                }
                let (from, to) = (kept_date(&about.starts_on), kept_date(&kept.stopped_on));
                if from.zip(to).is_some_and(|(from, to)| to < from) {
                    read.add("stoppedOn", Problem::EndsBeforeStart);
                }
            }
            RollCallAnswerKind::Changed => {
                let hours = |typed: &str| parse_hours(typed).map(hours_text);
                kept.weekly_hours = read.number("weeklyHours", &self.weekly_hours, hours);
                kept.activity = match self.activity.trim() {
                    "" => String::new(),
                    _ => read.name("activity", &self.activity),
                };
                if self.weekly_hours.trim().is_empty() && self.activity.trim().is_empty() {
                    read.add("weeklyHours", Problem::Missing);
                }
                kept.holds_from = read.date("holdsFrom", &self.holds_from);
                let (from, to) = (kept_date(&kept.holds_from), kept_date(&about.ends_on));
                if from.zip(to).is_some_and(|(from, to)| to < from) {
                    read.add("holdsFrom", Problem::EndsBeforeStart);
                }
            }
        }
        problems.into_refusal().map_or(Ok(kept), Err)
    }

    /// The attachment as it will stand once the answer is carried out. Somebody has seen to it that it holds.
    pub fn applied(&self, facts: &AttachmentFacts, today: NaiveDate) -> AttachmentFacts {
        let mut after = facts.clone();
        let or = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
        match self.kind {
            RollCallAnswerKind::StillHere => after.looked_at_on = today.to_string(),
            RollCallAnswerKind::Stopped => after.ends_on.clone_from(&self.stopped_on),
            RollCallAnswerKind::Changed => {
                after.weekly_hours = or(&self.weekly_hours, &facts.weekly_hours);
                after.activity = or(&self.activity, &facts.activity);
                after.looked_at_on = today.to_string();
            }
        }
        after
    }

    /// The attachment as it was until a day and as it goes on, where the answer holds from that day on.
    pub(super) fn parted(&self, facts: &AttachmentFacts, today: NaiveDate) -> Option<Parted> {
        parted(facts, &self.applied(facts, today), kept_date(&self.holds_from)?)
    }

    /// What it changes, besides that somebody has seen to it.
    pub fn differences(&self, facts: &AttachmentFacts, today: NaiveDate) -> Vec<RollCallDifference> {
        let after = self.applied(facts, today);
        let told = |field: String| {
            let (before, after) = match field.as_str() {
                "endsOn" => (&facts.ends_on, &after.ends_on),
                "weeklyHours" => (&facts.weekly_hours, &after.weekly_hours),
                "activity" => (&facts.activity, &after.activity),
                _ => return None,
            };
            Some(RollCallDifference { before: before.clone(), after: after.clone(), field })
        };
        differing(&after, facts).into_iter().filter_map(told).collect()
    }
}

/// The latest day on which workplaces are asked, up to today.
pub fn last_due(rule: DayOfYear, today: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    let days = [today.year(), today.year() - 1].into_iter().filter_map(|year| rule.in_year(year));
    days.filter(|day| *day <= today).max()
}

/// Whether a roll-call that counts on one day is the one that was due on another.
pub fn answers_to(counted_on: NaiveDate, due_on: NaiveDate) -> bool {
    counted_on.checked_add_days(EARLY).is_none_or(|until| until >= due_on)
}

/// Whether somebody is still reminded that a roll-call was due.
pub fn is_reminded(due_on: NaiveDate, today: NaiveDate) -> bool {
    due_on.checked_add_days(REMINDED).is_none_or(|until| today <= until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insurance::CoverTrack;
    use crate::shared::ids::OrganisationId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn facts() -> AttachmentFacts {
        let facts = AttachmentFacts::new(OrganisationId(1), CoverTrack::VolunteerEffort, "Besøgsven", "2026-02-01");
        AttachmentFacts { weekly_hours: "2,5".into(), ..facts }
    }

    fn checked(answer: &RollCallAnswer) -> Result<RollCallAnswer, Vec<(String, Problem)>> {
        let told = |problems: Vec<FieldProblem>| problems.into_iter().map(|one| (one.field, one.problem)).collect();
        answer.checked("", &facts(), day("2026-11-24")).map_err(told)
    }

    fn stopped(on: &str) -> RollCallAnswer {
        RollCallAnswer { kind: RollCallAnswerKind::Stopped, stopped_on: on.into(), ..RollCallAnswer::default() }
    }

    fn changed(hours: &str, activity: &str) -> RollCallAnswer {
        let (weekly_hours, activity) = (hours.into(), activity.into());
        RollCallAnswer { kind: RollCallAnswerKind::Changed, weekly_hours, activity, ..RollCallAnswer::default() }
    }

    #[test]
    fn an_answer_is_read_as_it_is_typed_and_says_what_is_wrong() {
        assert_eq!(checked(&stopped("31/10-2026")).map(|kept| kept.stopped_on), Ok("2026-10-31".into()));
        assert_eq!(checked(&stopped(" ")), Err(vec![("stoppedOn".into(), Problem::Missing)]));
        assert_eq!(checked(&stopped("31/1-2026")), Err(vec![("stoppedOn".into(), Problem::EndsBeforeStart)]));
        assert_eq!(checked(&changed("3 timer", "")).map(|kept| kept.weekly_hours), Ok("3".into()));
        assert_eq!(checked(&changed("", " ")), Err(vec![("weeklyHours".into(), Problem::Missing)]));
        assert_eq!(checked(&changed("mange", "")), Err(vec![("weeklyHours".into(), Problem::NumberOfHours)]));
    }

    #[test]
    fn a_change_holds_from_its_day_or_all_along() {
        let from = |day: &str| RollCallAnswer { holds_from: day.into(), ..changed("3", "") };
        assert_eq!(checked(&from("1/11-2026")).map(|kept| kept.holds_from), Ok("2026-11-01".into()));
        let today = day("2026-11-24");
        let parted = from("2026-11-01").parted(&facts(), today).expect("two");
        assert_eq!((parted.earlier.ends_on.as_str(), parted.later.starts_on.as_str()), ("2026-10-31", "2026-11-01"));
        assert_eq!((parted.earlier.weekly_hours.as_str(), parted.later.weekly_hours.as_str()), ("2,5", "3"));
        assert_eq!((parted.earlier.looked_at_on.as_str(), parted.later.looked_at_on.as_str()), ("", "2026-11-24"));
        assert_eq!(from("").parted(&facts(), today), None);
        assert_eq!(from("2026-02-01").parted(&facts(), today), None, "it was so all along");
        let ended = AttachmentFacts { ends_on: "2026-10-31".into(), ..facts() };
        let late = from("1/11-2026").checked("", &ended, today).expect_err("it ended before");
        assert_eq!((late[0].field.as_str(), &late[0].problem), ("holdsFrom", &Problem::EndsBeforeStart));
    }

    #[test]
    fn what_will_be_another_is_told_and_what_will_not_is_not() {
        let today = day("2026-11-24");
        let told = |answer: &RollCallAnswer| {
            let differences = answer.differences(&facts(), today).into_iter();
            differences.map(|one| format!("{}: {} > {}", one.field, one.before, one.after)).collect::<Vec<_>>()
        };
        assert_eq!(told(&RollCallAnswer::default()), Vec::<String>::new());
        assert_eq!(told(&stopped("2026-10-31")), ["endsOn:  > 2026-10-31"]);
        assert_eq!(told(&changed("3", "Højtlæser")), ["activity: Besøgsven > Højtlæser", "weeklyHours: 2,5 > 3"]);
        assert_eq!(told(&changed("2,5", "")), Vec::<String>::new());
        assert_eq!(RollCallAnswer::default().applied(&facts(), today).looked_at_on, "2026-11-24");
        assert_eq!(stopped("2026-10-31").applied(&facts(), today).looked_at_on, "");
    }

    #[test]
    fn the_roll_call_is_due_on_its_day_each_year() {
        let rule = DayOfYear { month: 11, day: 1 };
        for (today, due) in [("2026-11-01", "2026-11-01"), ("2026-10-31", "2025-11-01"), ("2027-01-05", "2026-11-01")] {
            assert_eq!(last_due(rule, day(today)), Some(day(due)), "{today}");
        }
        assert!(answers_to(day("2026-10-15"), day("2026-11-01")) && answers_to(day("2026-11-24"), day("2026-11-01")));
        assert!(!answers_to(day("2025-11-01"), day("2026-11-01")));
        assert!(
            is_reminded(day("2026-11-01"), day("2027-02-28")) && !is_reminded(day("2026-11-01"), day("2027-03-20"))
        );
    }
}
