//! The course of an award year: its dates and times of day, and where in it a moment lies. Nominations are received until a
//! minute of the clock on a Danish wall is over; the award is handed over at another.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::{Read, kept_date};
use crate::shared::calendar::last_friday_of_september;
use crate::shared::date_entry::parse_time;
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::{MissingHour, WallTime, day_start};

/// The dates of a year, as typed and kept: dates go out as `2026-08-31`, times of day as `23:59`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardCycle {
    /// The first day on which nominations are received.
    pub opens_on: String,
    /// The last day on which they are.
    pub deadline_on: String,
    /// The last minute of that day.
    pub deadline_time: String,
    /// Until when the office checks them.
    pub checked_by: String,
    /// Until when jurors score.
    pub scored_by: String,
    /// Until when the jury recommends.
    pub recommended_by: String,
    /// Until when the committee decides.
    pub decided_by: String,
    /// The day the award is handed over.
    pub handed_over_on: String,
    /// The minute of that day from which the decision may be known.
    pub handed_over_time: String,
    /// The day it is published.
    pub published_on: String,
    /// Until when the year is looked back on.
    pub evaluated_by: String,
}

text_enum! {
    /// Where in its course a year is.
    pub enum AwardPhase {
        /// Nominations are not received yet.
        Planned = "planned",
        /// Nominations are received.
        Receiving = "receiving",
        /// The deadline is over: the office checks, the jury answers for its conflicts.
        Checking = "checking",
        /// The jury scores.
        Scoring = "scoring",
        /// Scoring is closed: recommendation and decision.
        Deciding = "deciding",
        /// The moment of handing over is past, and nothing is published yet.
        HandedOver = "handed_over",
        /// The recipient is public, or the year was closed without one.
        Published = "published",
    }
}

/// The moments of a year that something hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CycleMoments {
    /// From here on nominations are received.
    pub opens_at: Instant,
    /// From here on a nomination is late.
    pub closes_at: Instant,
    /// From here on the decision may be known.
    pub handed_over_at: Instant,
}

/// What somebody did in a year, by its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearMarks {
    /// The jury began to score.
    pub scoring_opened_at: Option<Instant>,
    /// The secretary closed the scoring; none while it is open, or open again.
    pub scoring_closed_at: Option<Instant>,
    /// The recipient was published, or the year was closed without one: from then on nothing of it is secret.
    pub published_at: Option<Instant>,
}

impl AwardCycle {
    /// The dates a year begins with: 1 June, 31 August 23.59, the last Friday of September (`domain.md` D.2 and J).
    pub fn of_year(year: i32) -> Self {
        let day =
            |month, day| NaiveDate::from_ymd_opt(year, month, day).map(|date| date.to_string()).unwrap_or_default();
        let friday = last_friday_of_september(year).map(|date| date.to_string()).unwrap_or_default();
        Self {
            opens_on: day(6, 1),
            deadline_on: day(8, 31),
            deadline_time: "23:59".into(),
            checked_by: day(9, 5),
            scored_by: day(9, 12),
            recommended_by: day(9, 15),
            decided_by: day(9, 20),
            handed_over_on: friday.clone(),
            handed_over_time: "17:00".into(),
            published_on: friday,
            evaluated_by: day(10, 31),
        }
    }

    /// The dates as they are kept, or what is wrong with them. `path` stands before the field names.
    pub fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let mut date = |field: &str, typed: &str| {
            let date = read.date(field, typed);
            if typed.trim().is_empty() {
                read.add(field, Problem::Missing);
            }
            date
        };
        let kept = Self {
            opens_on: date("opensOn", &self.opens_on),
            deadline_on: date("deadlineOn", &self.deadline_on),
            deadline_time: String::new(),
            checked_by: date("checkedBy", &self.checked_by),
            scored_by: date("scoredBy", &self.scored_by),
            recommended_by: date("recommendedBy", &self.recommended_by),
            decided_by: date("decidedBy", &self.decided_by),
            handed_over_on: date("handedOverOn", &self.handed_over_on),
            handed_over_time: String::new(),
            published_on: date("publishedOn", &self.published_on),
            evaluated_by: date("evaluatedBy", &self.evaluated_by),
        };
        kept.refuse_turned(path, &mut problems);
        let deadline_time = kept_time(&mut problems, &format!("{path}deadlineTime"), &self.deadline_time);
        let handed_over_time = kept_time(&mut problems, &format!("{path}handedOverTime"), &self.handed_over_time);
        let kept = Self { deadline_time, handed_over_time, ..kept };
        for (field, shown) in [("deadlineTime", kept.deadline()), ("handedOverTime", kept.handing_over())] {
            if let Some(Err(missing)) = shown.map(WallTime::start_instant) {
                problems.add(format!("{path}{field}"), missing.into());
            }
        }
        problems.into_refusal().map_or(Ok(kept), Err)
    }

    /// Each date lies on or after the one before it.
    fn refuse_turned(&self, path: &str, problems: &mut FieldProblems) {
        let course = [
            ("opensOn", &self.opens_on),
            ("deadlineOn", &self.deadline_on),
            ("checkedBy", &self.checked_by),
            ("scoredBy", &self.scored_by),
            ("recommendedBy", &self.recommended_by),
            ("decidedBy", &self.decided_by),
            ("handedOverOn", &self.handed_over_on),
            ("publishedOn", &self.published_on),
            ("evaluatedBy", &self.evaluated_by),
        ];
        for pair in course.windows(2) {
            let [(_, before), (field, after)] = pair else { continue };
            if kept_date(before).zip(kept_date(after)).is_some_and(|(before, after)| after < before) {
                problems.add(format!("{path}{field}"), Problem::EndsBeforeStart);
            }
        }
    }

    /// The last minute in which nominations are received, of a year that was checked.
    pub fn deadline(&self) -> Option<WallTime> {
        wall(&self.deadline_on, &self.deadline_time)
    }

    /// The minute of handing over.
    pub fn handing_over(&self) -> Option<WallTime> {
        wall(&self.handed_over_on, &self.handed_over_time)
    }

    /// The moments that something hangs on, of a year that was checked.
    pub fn moments(&self) -> Option<CycleMoments> {
        Some(CycleMoments {
            opens_at: day_start(kept_date(&self.opens_on)?),
            closes_at: closes_at(self.deadline()?).ok()?,
            handed_over_at: self.handing_over()?.start_instant().ok()?,
        })
    }
}

/// The moment after the last minute of a deadline. In the hour that comes twice the second is meant, so that nobody is late
/// who could still think they were not.
pub fn closes_at(deadline: WallTime) -> Result<Instant, MissingHour> {
    deadline.start_instant()?;
    deadline.plus_minutes(1).unwrap_or(deadline).end_instant()
}

impl CycleMoments {
    /// Whether something received at a moment came after the deadline.
    pub fn is_late(&self, received_at: Instant) -> bool {
        received_at >= self.closes_at
    }

    /// Where in the course of the year a moment lies.
    pub fn phase(&self, marks: &YearMarks, now: Instant) -> AwardPhase {
        if marks.published_at.is_some() {
            AwardPhase::Published
        } else if marks.scoring_closed_at.is_some() {
            if now >= self.handed_over_at { AwardPhase::HandedOver } else { AwardPhase::Deciding }
        } else if marks.scoring_opened_at.is_some() {
            AwardPhase::Scoring
        } else if now >= self.closes_at {
            AwardPhase::Checking
        } else if now >= self.opens_at {
            AwardPhase::Receiving
        } else {
            AwardPhase::Planned
        }
    }
}

fn wall(date: &str, time: &str) -> Option<WallTime> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    Some(WallTime::new(kept_date(date)?, time))
}

fn kept_time(problems: &mut FieldProblems, field: &str, typed: &str) -> String {
    let time = problems.take(field, parse_time(typed).map_err(Problem::from));
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().expect("a date")
    }

    fn instant(text: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(text).expect("a moment").to_utc().into()
    }

    fn told(cycle: &AwardCycle) -> Vec<(String, Problem)> {
        let problems = cycle.checked("", today()).expect_err("refused");
        problems.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn a_year_begins_with_the_dates_of_the_office() {
        let cycle = AwardCycle::of_year(2026);
        assert_eq!(cycle.checked("", today()).as_ref(), Ok(&cycle));
        assert_eq!((cycle.opens_on.as_str(), cycle.handed_over_on.as_str()), ("2026-06-01", "2026-09-25"));
        assert_eq!(AwardCycle::of_year(2028).handed_over_on, "2028-09-29");
        let moments = cycle.moments().expect("whole");
        assert_eq!(moments.opens_at, instant("2026-05-31T22:00:00Z"));
        assert_eq!(moments.closes_at, instant("2026-08-31T22:00:00Z"));
        assert_eq!(moments.handed_over_at, instant("2026-09-25T15:00:00Z"));
    }

    #[test]
    fn what_comes_in_the_last_minute_is_in_time() {
        let moments = AwardCycle::of_year(2026).moments().expect("whole");
        assert!(!moments.is_late(instant("2026-08-31T21:59:59Z")));
        assert!(moments.is_late(instant("2026-08-31T22:00:00Z")));
    }

    #[test]
    fn a_deadline_in_the_hour_that_comes_twice_is_the_second_and_one_that_no_clock_shows_is_refused() {
        let at = |text: &str| closes_at(WallTime::parse(text).expect("a time"));
        for (deadline, closes) in [
            ("2026-10-25T01:59", "2026-10-25T00:00:00Z"),
            ("2026-10-25T02:00", "2026-10-25T01:01:00Z"),
            ("2026-10-25T02:30", "2026-10-25T01:31:00Z"),
            ("2026-10-25T02:59", "2026-10-25T02:00:00Z"),
            ("2026-03-29T01:59", "2026-03-29T01:00:00Z"),
            ("2026-03-29T03:00", "2026-03-29T01:01:00Z"),
        ] {
            assert_eq!(at(deadline), Ok(instant(closes)), "{deadline}");
        }
        assert!(at("2026-03-29T02:30").is_err());
        let cycle = AwardCycle {
            opens_on: "1/1-2026".into(),
            deadline_on: "29/3-2026".into(),
            deadline_time: "2.30".into(),
            ..AwardCycle::of_year(2026)
        };
        assert!(matches!(told(&cycle)[..], [(ref field, Problem::MissingHour { .. })] if field == "deadlineTime"));
    }

    #[test]
    fn dates_are_read_as_typed_and_stand_in_the_order_of_the_year() {
        let typed =
            AwardCycle { deadline_on: "1/9-2026".into(), deadline_time: "kl. 12".into(), ..AwardCycle::of_year(2026) };
        let kept = typed.checked("", today()).expect("fine");
        assert_eq!((kept.deadline_on.as_str(), kept.deadline_time.as_str()), ("2026-09-01", "12:00"));
        let turned = AwardCycle { deadline_on: "31/5-2026".into(), ..AwardCycle::of_year(2026) };
        assert_eq!(told(&turned), [("deadlineOn".into(), Problem::EndsBeforeStart)]);
        let missing = AwardCycle { scored_by: " ".into(), deadline_time: "25.00".into(), ..AwardCycle::of_year(2026) };
        assert_eq!(told(&missing).len(), 2);
    }

    #[test]
    fn the_phase_follows_the_clock_until_somebody_opens_the_scoring() {
        let moments = AwardCycle::of_year(2026).moments().expect("whole");
        let phase = |marks: &YearMarks, now: &str| moments.phase(marks, instant(now));
        let mut marks = YearMarks::default();
        for (now, expected) in [
            ("2026-05-31T21:59:59Z", AwardPhase::Planned),
            ("2026-05-31T22:00:00Z", AwardPhase::Receiving),
            ("2026-08-31T22:00:00Z", AwardPhase::Checking),
        ] {
            assert_eq!(phase(&marks, now), expected, "{now}");
        }
        marks.scoring_opened_at = Some(Instant::EPOCH);
        assert_eq!(phase(&marks, "2026-09-10T10:00:00Z"), AwardPhase::Scoring);
        marks.scoring_closed_at = Some(Instant::EPOCH);
        assert_eq!(phase(&marks, "2026-09-25T14:59:59Z"), AwardPhase::Deciding);
        assert_eq!(phase(&marks, "2026-09-25T15:00:00Z"), AwardPhase::HandedOver);
        marks.published_at = Some(Instant::EPOCH);
        assert_eq!(phase(&marks, "2026-09-26T15:00:00Z"), AwardPhase::Published);
    }
}
