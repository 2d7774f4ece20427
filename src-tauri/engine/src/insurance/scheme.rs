//! What the municipality covers, as data: the council's list of efforts (serviceloven § 18 a) and the insurances it has
//! taken out or bears itself. Both are judged by what held on the day that is asked about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{DaySpan, closed};
use crate::organisations::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::ids::{EffortTypeId, MunicipalCoverId};
use crate::shared::text_enum::text_enum;

const LONGEST_LINE: usize = 200;
/// The council decides once in a while, not every day.
const MOST_PERIODS: usize = 60;

/// A time in which the council's list covers a kind of effort, as typed and kept; the end is empty while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EffortPeriodFacts {
    /// The first day.
    pub from: String,
    /// The last day, included; empty is open.
    #[serde(default)]
    pub to: String,
    /// Where the decision is found: a case, an item of an agenda.
    #[serde(default)]
    pub decision: String,
    /// When the council decided, or empty.
    #[serde(default)]
    pub decided_on: String,
    /// How the list puts it.
    #[serde(default)]
    pub wording: String,
}

/// A kind of effort with the times in which it is covered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EffortTypeFacts {
    /// What it is called.
    pub name: String,
    /// What is meant by it, or empty.
    #[serde(default)]
    pub description: String,
    /// When it is covered, the earliest first.
    #[serde(default)]
    pub periods: Vec<EffortPeriodFacts>,
}

text_enum! {
    /// What an insurance of the municipality is for.
    pub enum CoverKind {
        /// Industrial injuries: compulsory for work, paid or not.
        IndustrialInjury = "industrial_injury",
        /// Accidents of volunteers, on the same terms (serviceloven § 18 a).
        Accident = "accident",
        /// What a volunteer does to others.
        Liability = "liability",
    }
}

text_enum! {
    /// Who bears it.
    pub enum Carrier {
        /// An insurance company.
        Insurer = "insurer",
        /// The municipality itself.
        SelfInsured = "self_insured",
    }
}

/// An insurance of the municipality, as typed and kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MunicipalCoverFacts {
    /// What it is for.
    pub kind: CoverKind,
    /// Who bears it.
    pub carrier: Carrier,
    /// The company's name; of what the municipality bears itself, who handles it, or empty.
    #[serde(default)]
    pub insurer: String,
    /// The number of the policy, or empty.
    #[serde(default)]
    pub policy_number: String,
    /// The first day.
    pub from: String,
    /// The last day, included; empty is open.
    #[serde(default)]
    pub to: String,
    /// What it covers, in the office's words.
    #[serde(default)]
    pub covers: String,
    /// The sums, in the policy's words.
    #[serde(default)]
    pub sums: String,
}

/// A kind of effort as it is reckoned with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffortType {
    /// Which.
    pub id: EffortTypeId,
    /// What is known of it.
    pub facts: EffortTypeFacts,
}

/// An insurance as it is reckoned with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MunicipalCover {
    /// Which.
    pub id: MunicipalCoverId,
    /// What is known of it.
    pub facts: MunicipalCoverFacts,
}

/// Everything that the municipality covers, as it was known at some time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scheme {
    /// The council's list.
    pub effort_types: Vec<EffortType>,
    /// The insurances.
    pub covers: Vec<MunicipalCover>,
}

/// What of the council's list held for an effort on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidelineHeld {
    /// The kind of effort.
    pub effort_type_id: EffortTypeId,
    /// What it is called.
    pub name: String,
    /// Where the decision is found, or empty.
    pub decision: String,
    /// When the council decided.
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    /// How the list puts it.
    pub wording: String,
    /// When it is covered.
    pub period: DaySpan,
}

/// An insurance that was in force on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyHeld {
    /// Which.
    pub id: MunicipalCoverId,
    /// What it is for.
    pub kind: CoverKind,
    /// Who bears it.
    pub carrier: Carrier,
    /// The company's name, or empty.
    pub insurer: String,
    /// The number of the policy, or empty.
    pub policy_number: String,
    /// When it is in force.
    pub period: DaySpan,
    /// What it covers.
    pub covers: String,
    /// The sums.
    pub sums: String,
}

impl EffortPeriodFacts {
    fn read(&self, place: usize, read: &mut Read<'_>) -> Self {
        let field = |name: &str| format!("periods.{place}.{name}");
        let facts = Self {
            from: read.date(&field("from"), &self.from),
            to: read.date(&field("to"), &self.to),
            decision: read.line(&field("decision"), &self.decision, LONGEST_LINE),
            decided_on: read.past_date(&field("decidedOn"), &self.decided_on),
            wording: read.note(&field("wording"), &self.wording),
        };
        check_period(read, (&field("from"), &self.from), (&field("to"), &facts.to), &facts.from);
        facts
    }

    fn period(&self) -> Option<DaySpan> {
        Some(DaySpan::new(kept_date(&self.from)?, kept_date(&self.to)))
    }
}

/// A period begins some day, and does not end before.
fn check_period(read: &mut Read<'_>, from: (&str, &str), to: (&str, &str), kept_from: &str) {
    if from.1.trim().is_empty() {
        read.add(from.0, Problem::Missing);
    }
    if kept_date(kept_from).zip(kept_date(to.1)).is_some_and(|(from, to)| to < from) {
        read.add(to.0, Problem::EndsBeforeStart);
    }
}

impl EffortTypeFacts {
    /// The facts as they are kept, or what is wrong with each field.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let mut facts = Self {
            name: read.name("name", &self.name),
            description: read.note("description", &self.description),
            periods: Vec::new(),
        };
        if self.periods.len() > MOST_PERIODS {
            read.add("periods", Problem::TooLong { most: MOST_PERIODS as u32 });
        } else {
            facts.periods = self.periods.iter().enumerate().map(|(place, one)| one.read(place, &mut read)).collect();
        }
        facts.periods.sort_by(|one, other| one.from.cmp(&other.from));
        problems.into_refusal().map_or(Ok(facts), Err)
    }
}

impl MunicipalCoverFacts {
    /// The facts as they are kept, or what is wrong with each field.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let facts = Self {
            kind: self.kind,
            carrier: self.carrier,
            insurer: read.line("insurer", &self.insurer, LONGEST_LINE),
            policy_number: read.line("policyNumber", &self.policy_number, LONGEST_LINE),
            from: read.date("from", &self.from),
            to: read.date("to", &self.to),
            covers: read.note("covers", &self.covers),
            sums: read.note("sums", &self.sums),
        };
        check_period(&mut read, ("from", &self.from), ("to", &facts.to), &facts.from);
        if self.carrier == Carrier::Insurer && facts.insurer.is_empty() {
            read.add("insurer", Problem::Missing);
        }
        problems.into_refusal().map_or(Ok(facts), Err)
    }

    fn period(&self) -> Option<DaySpan> {
        Some(DaySpan::new(kept_date(&self.from)?, kept_date(&self.to)))
    }
}

impl EffortType {
    /// Whether it has a time in which it is covered around the day.
    pub fn is_covered_on(&self, day: NaiveDate) -> bool {
        self.guideline_on(day).is_some()
    }

    /// What the list says of it on a day. Where two decisions hold, the one that began last.
    pub fn guideline_on(&self, day: NaiveDate) -> Option<GuidelineHeld> {
        let (facts, period) = self.periods().filter(|(_, period)| period.contains(day)).last()?;
        Some(GuidelineHeld {
            effort_type_id: self.id,
            name: self.facts.name.clone(),
            decision: facts.decision.clone(),
            decided_on: kept_date(&facts.decided_on),
            wording: facts.wording.clone(),
            period,
        })
    }

    fn periods(&self) -> impl Iterator<Item = (&EffortPeriodFacts, DaySpan)> {
        self.facts.periods.iter().filter_map(|facts| Some((facts, facts.period()?)))
    }

    /// The last day on which it is covered, if the list names one.
    pub fn covered_to(&self) -> Option<NaiveDate> {
        self.periods().map(|(_, period)| period.to).max().and_then(closed)
    }
}

impl MunicipalCover {
    /// The insurance, where it was in force on a day.
    pub fn held_on(&self, day: NaiveDate) -> Option<PolicyHeld> {
        let period = self.facts.period().filter(|period| period.contains(day))?;
        Some(PolicyHeld {
            id: self.id,
            kind: self.facts.kind,
            carrier: self.facts.carrier,
            insurer: self.facts.insurer.clone(),
            policy_number: self.facts.policy_number.clone(),
            period,
            covers: self.facts.covers.clone(),
            sums: self.facts.sums.clone(),
        })
    }
}

impl Scheme {
    /// A kind of effort.
    pub fn effort_type(&self, id: EffortTypeId) -> Option<&EffortType> {
        self.effort_types.iter().find(|one| one.id == id)
    }

    /// The insurances of some kinds that were in force on a day.
    pub fn policies_on(&self, day: NaiveDate, kinds: &[CoverKind]) -> Vec<PolicyHeld> {
        let wanted = self.covers.iter().filter(|cover| kinds.contains(&cover.facts.kind));
        wanted.filter_map(|cover| cover.held_on(day)).collect()
    }

    /// Whether an accident or liability insurance was in force for volunteers' efforts on a day.
    pub fn insures_efforts_on(&self, day: NaiveDate) -> bool {
        !self.policies_on(day, &[CoverKind::Accident, CoverKind::Liability]).is_empty()
    }

    /// The kinds of effort that were covered on a day, as far as the list goes.
    pub fn covered_types_on(&self, day: NaiveDate) -> Vec<EffortTypeId> {
        self.effort_types.iter().filter(|one| one.is_covered_on(day)).map(|one| one.id).collect()
    }

    /// The days on which something of it begins to hold, or no longer holds.
    pub(super) fn turning_days(&self, effort_type_id: Option<EffortTypeId>) -> Vec<NaiveDate> {
        let list = effort_type_id.and_then(|id| self.effort_type(id));
        let periods = list.into_iter().flat_map(|one| one.periods().map(|(_, period)| period));
        let covers = self.covers.iter().filter_map(|cover| cover.facts.period());
        periods.chain(covers).flat_map(|period| [Some(period.from), period.after()]).flatten().collect()
    }
}

#[cfg(test)]
mod tests;
