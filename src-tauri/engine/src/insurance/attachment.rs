//! A volunteer's attachment to a workplace: where, on which track and why, when, approved by whom. As typed, and as it is
//! reckoned with. How it stands on a day is read off its dates; nothing is stored that the calendar alone would change.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::DaySpan;
use super::weekly_hours::{hours_text, parse_hours};
use super::{CoverTrack, Driving, GuideAnswers};
use crate::organisations::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{EffortTypeId, OrganisationId, PersonId};
use crate::shared::text_enum::text_enum;

/// More breaks than anybody takes.
const MOST_PAUSES: usize = 60;
const LONGEST_LINE: usize = 200;

/// A time in which a volunteer does not take part, as typed and kept; the end is empty while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PauseFacts {
    /// The first day.
    pub from: String,
    /// The last day, included; empty is open.
    #[serde(default)]
    pub to: String,
    /// Why, or empty.
    #[serde(default)]
    pub reason: String,
}

/// What is known of an attachment. The same shape is typed, kept and shown: dates go out as `2026-12-31`, hours as `2,5`;
/// empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachmentFacts {
    /// The municipal workplace.
    pub workplace_id: OrganisationId,
    /// On which track.
    pub track: CoverTrack,
    /// Why on this one, in the office's words; needed where the guide did not lead there.
    #[serde(default)]
    pub track_reason: String,
    /// What was answered in the guide.
    #[serde(default)]
    pub answers: GuideAnswers,
    /// Through which association, on that track.
    #[serde(default)]
    pub association_id: Option<OrganisationId>,
    /// What they do, in a few words.
    pub activity: String,
    /// Which kind of effort it is on the council's list.
    #[serde(default)]
    pub effort_type_id: Option<EffortTypeId>,
    /// The task, in a few lines.
    #[serde(default)]
    pub task: String,
    /// The first day.
    pub starts_on: String,
    /// The last day, included; empty is open.
    #[serde(default)]
    pub ends_on: String,
    /// Expected hours a week, as `2,5`; or empty.
    #[serde(default)]
    pub weekly_hours: String,
    /// Whom they turn to at the workplace.
    #[serde(default)]
    pub contact_person_id: Option<PersonId>,
    /// The manager who approved it, or empty.
    #[serde(default)]
    pub approved_by: String,
    /// When it was approved, or empty.
    #[serde(default)]
    pub approved_on: String,
    /// What they drive.
    #[serde(default)]
    pub driving: Driving,
    /// Whether they are directly in contact with children below the age limit.
    #[serde(default)]
    pub with_children: bool,
    /// Whether they come in citizens' homes.
    #[serde(default)]
    pub in_homes: bool,
    /// Whether they handle money.
    #[serde(default)]
    pub handles_money: bool,
    /// When they take no part, the earliest first.
    #[serde(default)]
    pub pauses: Vec<PauseFacts>,
    /// When somebody last saw to it that an open attachment still holds, or empty.
    #[serde(default)]
    pub looked_at_on: String,
}

text_enum! {
    /// How an attachment stands on a day.
    pub enum AttachmentState {
        /// Nobody has approved it, or not by that day.
        AwaitingApproval = "awaiting_approval",
        /// Its first day is still to come.
        ToCome = "to_come",
        /// It runs.
        Active = "active",
        /// It runs, and the volunteer takes no part for a while.
        Paused = "paused",
        /// Its last day is past.
        Ended = "ended",
    }
}

/// An attachment as it is reckoned with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// On which track.
    pub track: CoverTrack,
    /// Where.
    pub workplace_id: OrganisationId,
    /// Which kind of effort.
    pub effort_type_id: Option<EffortTypeId>,
    /// From the first day to the last.
    pub period: DaySpan,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// When the volunteer takes no part.
    pub pauses: Vec<DaySpan>,
    /// When an open one was last looked at.
    pub looked_at_on: Option<NaiveDate>,
}

impl Attachment {
    /// The pause that a day lies in.
    pub fn pause_on(&self, day: NaiveDate) -> Option<DaySpan> {
        self.pauses.iter().copied().find(|pause| pause.contains(day))
    }

    /// Whether it was approved on the day or before.
    pub fn is_approved_on(&self, day: NaiveDate) -> bool {
        self.approved_on.is_some_and(|approved| approved <= day)
    }

    /// How it stands on a day. An association approves its own.
    pub fn state_on(&self, day: NaiveDate) -> AttachmentState {
        if day > self.period.to {
            AttachmentState::Ended
        } else if self.track.is_municipal() && !self.is_approved_on(day) {
            AttachmentState::AwaitingApproval
        } else if day < self.period.from {
            AttachmentState::ToCome
        } else if self.pause_on(day).is_some() {
            AttachmentState::Paused
        } else {
            AttachmentState::Active
        }
    }
}

impl AttachmentFacts {
    /// Facts of an attachment with nothing but what it must have.
    pub fn new(workplace_id: OrganisationId, track: CoverTrack, activity: &str, starts_on: &str) -> Self {
        Self {
            workplace_id,
            track,
            track_reason: String::new(),
            answers: GuideAnswers::default(),
            association_id: None,
            activity: activity.into(),
            effort_type_id: None,
            task: String::new(),
            starts_on: starts_on.into(),
            ends_on: String::new(),
            weekly_hours: String::new(),
            contact_person_id: None,
            approved_by: String::new(),
            approved_on: String::new(),
            driving: Driving::None,
            with_children: false,
            in_homes: false,
            handles_money: false,
            pauses: Vec::new(),
            looked_at_on: String::new(),
        }
    }

    /// The facts as they are kept, or what is wrong with each field. `path` stands before the field names.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedAttachment, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let facts = self.read(&mut Read::new(&mut problems, path, today));
        match problems.into_refusal() {
            Some(problems) => Err(problems),
            None => Ok(CheckedAttachment(facts)),
        }
    }

    fn read(&self, read: &mut Read<'_>) -> Self {
        let mut facts = Self {
            track_reason: read.note("trackReason", &self.track_reason),
            answers: self.answers.tidied(),
            association_id: self.association_id.filter(|_| !self.track.is_municipal()),
            activity: read.name("activity", &self.activity),
            task: read.note("task", &self.task),
            starts_on: read.date("startsOn", &self.starts_on),
            ends_on: read.date("endsOn", &self.ends_on),
            weekly_hours: read.number("weeklyHours", &self.weekly_hours, |typed| parse_hours(typed).map(hours_text)),
            approved_by: read.line("approvedBy", &self.approved_by, LONGEST_LINE),
            approved_on: read.past_date("approvedOn", &self.approved_on),
            looked_at_on: read.past_date("lookedAtOn", &self.looked_at_on),
            pauses: Vec::new(),
            ..self.clone()
        };
        if self.pauses.len() > MOST_PAUSES {
            read.add("pauses", Problem::TooLong { most: MOST_PAUSES as u32 });
        } else {
            facts.pauses = self.pauses.iter().enumerate().map(|(place, pause)| pause.read(place, read)).collect();
        }
        facts.pauses.sort_by(|one, other| one.from.cmp(&other.from));
        facts.note_what_is_missing(self, read);
        facts
    }

    /// What does not go together. `typed` tells what was written where nothing was read.
    fn note_what_is_missing(&self, typed: &Self, read: &mut Read<'_>) {
        if typed.starts_on.trim().is_empty() {
            read.add("startsOn", Problem::Missing);
        }
        if ends_before(&self.starts_on, &self.ends_on) {
            read.add("endsOn", Problem::EndsBeforeStart);
        }
        if self.track_reason.is_empty() && self.answers.outcome().proposed != Some(self.track) {
            read.add("trackReason", Problem::Missing);
        }
        if self.track == CoverTrack::ViaAssociation && self.association_id.is_none() {
            read.add("associationId", Problem::Missing);
        }
        if self.approved_by.is_empty() && !typed.approved_on.trim().is_empty() {
            read.add("approvedBy", Problem::Missing);
        }
        if !self.approved_by.is_empty() && typed.approved_on.trim().is_empty() {
            read.add("approvedOn", Problem::Missing);
        }
    }

    /// As it is reckoned with. Facts that are kept were checked: what they lack they may lack.
    pub fn attachment(&self) -> Attachment {
        let from = kept_date(&self.starts_on).unwrap_or_default();
        let pauses = self.pauses.iter().filter_map(PauseFacts::period).collect();
        Attachment {
            track: self.track,
            workplace_id: self.workplace_id,
            effort_type_id: self.effort_type_id,
            period: DaySpan::new(from, kept_date(&self.ends_on)),
            approved_on: kept_date(&self.approved_on),
            pauses,
            looked_at_on: kept_date(&self.looked_at_on),
        }
    }
}

impl PauseFacts {
    fn read(&self, place: usize, read: &mut Read<'_>) -> Self {
        let field = |name: &str| format!("pauses.{place}.{name}");
        let facts = Self {
            from: read.date(&field("from"), &self.from),
            to: read.date(&field("to"), &self.to),
            reason: read.line(&field("reason"), &self.reason, LONGEST_LINE),
        };
        if self.from.trim().is_empty() {
            read.add(&field("from"), Problem::Missing);
        }
        if ends_before(&facts.from, &facts.to) {
            read.add(&field("to"), Problem::EndsBeforeStart);
        }
        facts
    }

    /// Which days it takes.
    pub(super) fn period(&self) -> Option<DaySpan> {
        Some(DaySpan::new(kept_date(&self.from)?, kept_date(&self.to)))
    }
}

fn ends_before(from: &str, to: &str) -> bool {
    kept_date(from).zip(kept_date(to)).is_some_and(|(from, to)| to < from)
}

/// Facts that have been checked and are written as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CheckedAttachment(AttachmentFacts);

impl CheckedAttachment {
    pub(super) fn facts(&self) -> &AttachmentFacts {
        &self.0
    }
}

#[cfg(test)]
mod tests;
