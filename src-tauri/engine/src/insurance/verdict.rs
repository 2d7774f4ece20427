//! Whether an attachment was covered on a day, and why. The office's judgement is which track it is on; what follows from
//! the track, the dates, the council's list and the insurances is reckoned here and nowhere else.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::period::DaySpan;
use super::scheme::{CoverKind, GuidelineHeld, PolicyHeld, Scheme};
use super::{Attachment, CoverTrack};
use crate::shared::ids::EffortTypeId;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// How somebody stood on a day, the best first.
    pub enum CoverStanding {
        /// Covered by the industrial injuries act, whatever else is missing.
        CoveredByLaw = "covered_by_law",
        /// Covered by what the municipality has taken out for volunteers' efforts.
        CoveredByScheme = "covered_by_scheme",
        /// Not covered by the municipality, though they were to be.
        NotCovered = "not_covered",
        /// Not by the municipality: they are their association's.
        ThroughAssociation = "through_association",
        /// The day lies outside the time of the attachment.
        NotAttached = "not_attached",
    }
}

impl CoverStanding {
    /// Whether the municipality covered them.
    pub fn is_covered(self) -> bool {
        matches!(self, Self::CoveredByLaw | Self::CoveredByScheme)
    }
}

/// Why somebody was not covered by the municipality on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "why", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum NoCoverReason {
    /// The attachment begins later.
    NotBegun {
        /// Its first day.
        #[ts(type = "string")]
        starts_on: NaiveDate,
    },
    /// It ended before.
    Ended {
        /// Its last day.
        #[ts(type = "string")]
        ended_on: NaiveDate,
    },
    /// They are covered by their association, if at all.
    ViaAssociation,
    /// Nobody has approved it.
    NotApproved,
    /// It was approved after that day.
    ApprovedLater {
        /// When.
        #[ts(type = "string")]
        approved_on: NaiveDate,
    },
    /// They took no part that day.
    Paused {
        /// When they did not.
        pause: DaySpan,
    },
    /// Nobody has said which kind of effort it is.
    EffortTypeUnknown,
    /// The council's list did not cover that kind of effort.
    EffortTypeNotCovered {
        /// Which.
        effort_type_id: EffortTypeId,
    },
    /// No accident or liability insurance was in force.
    NothingInsured,
}

/// What is to be said beside a verdict, whichever it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "note", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CoverNote {
    /// It is covered all the same; the approval is still to be got.
    ApprovalMissing,
    /// It was approved after its first day; until then it was not covered by the scheme.
    ApprovedAfterStart {
        /// When.
        #[ts(type = "string")]
        approved_on: NaiveDate,
    },
    /// They took no part that day. The act covers work, whenever it is done.
    Paused {
        /// When they did not.
        pause: DaySpan,
    },
    /// No liability insurance was in force.
    NoLiabilityCover,
    /// No accident insurance was in force.
    NoAccidentCover,
}

/// How an attachment stood on a day, and what that rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// How it stood.
    pub standing: CoverStanding,
    /// Every reason why not; none where it was covered.
    pub reasons: Vec<NoCoverReason>,
    /// What else is to be said.
    pub notes: Vec<CoverNote>,
    /// What of the council's list held for it.
    pub guideline: Option<GuidelineHeld>,
    /// The insurances that were in force for it.
    pub policies: Vec<PolicyHeld>,
}

/// How an attachment stood on a day under what the municipality covered.
pub fn verdict(attachment: &Attachment, scheme: &Scheme, on: NaiveDate) -> Verdict {
    let outside = outside(attachment.period, on);
    let judged = match attachment.track {
        _ if outside.is_some() => Judged::new(CoverStanding::NotAttached),
        CoverTrack::VolunteerWork => work(attachment, scheme, on),
        CoverTrack::VolunteerEffort => effort(attachment, scheme, on),
        CoverTrack::ViaAssociation => association(),
    };
    let Judged { standing, mut reasons, notes, guideline, policies } = judged;
    reasons.extend(outside);
    Verdict { on, standing, reasons, notes, guideline, policies }
}

struct Judged {
    standing: CoverStanding,
    reasons: Vec<NoCoverReason>,
    notes: Vec<CoverNote>,
    guideline: Option<GuidelineHeld>,
    policies: Vec<PolicyHeld>,
}

impl Judged {
    fn new(standing: CoverStanding) -> Self {
        Self { standing, reasons: Vec::new(), notes: Vec::new(), guideline: None, policies: Vec::new() }
    }
}

fn outside(period: DaySpan, on: NaiveDate) -> Option<NoCoverReason> {
    if on < period.from {
        Some(NoCoverReason::NotBegun { starts_on: period.from })
    } else if on > period.to {
        Some(NoCoverReason::Ended { ended_on: period.to })
    } else {
        None
    }
}

fn association() -> Judged {
    Judged { reasons: vec![NoCoverReason::ViaAssociation], ..Judged::new(CoverStanding::ThroughAssociation) }
}

/// The act asks for no approval, and follows the work: what is missing is told, and takes nothing away.
fn work(attachment: &Attachment, scheme: &Scheme, on: NaiveDate) -> Judged {
    let policies = scheme.policies_on(on, &[CoverKind::IndustrialInjury, CoverKind::Liability]);
    let mut notes = Vec::new();
    if !attachment.is_approved_on(on) {
        notes.push(CoverNote::ApprovalMissing);
    }
    notes.extend(attachment.pause_on(on).map(|pause| CoverNote::Paused { pause }));
    if !has(&policies, CoverKind::Liability) {
        notes.push(CoverNote::NoLiabilityCover);
    }
    Judged { notes, policies, ..Judged::new(CoverStanding::CoveredByLaw) }
}

fn effort(attachment: &Attachment, scheme: &Scheme, on: NaiveDate) -> Judged {
    let policies = scheme.policies_on(on, &[CoverKind::Accident, CoverKind::Liability]);
    let list = attachment.effort_type_id.and_then(|id| scheme.effort_type(id));
    let guideline = list.and_then(|effort_type| effort_type.guideline_on(on));
    let mut reasons = Vec::new();
    match attachment.approved_on {
        None => reasons.push(NoCoverReason::NotApproved),
        Some(approved_on) if approved_on > on => reasons.push(NoCoverReason::ApprovedLater { approved_on }),
        Some(_) => {}
    }
    reasons.extend(attachment.pause_on(on).map(|pause| NoCoverReason::Paused { pause }));
    match attachment.effort_type_id {
        None => reasons.push(NoCoverReason::EffortTypeUnknown),
        Some(id) if guideline.is_none() => reasons.push(NoCoverReason::EffortTypeNotCovered { effort_type_id: id }),
        Some(_) => {}
    }
    if policies.is_empty() {
        reasons.push(NoCoverReason::NothingInsured);
    }
    let standing = if reasons.is_empty() { CoverStanding::CoveredByScheme } else { CoverStanding::NotCovered };
    Judged { standing, reasons, notes: notes_on_effort(attachment, &policies), guideline, policies }
}

fn notes_on_effort(attachment: &Attachment, policies: &[PolicyHeld]) -> Vec<CoverNote> {
    let late = attachment.approved_on.filter(|approved| *approved > attachment.period.from);
    let mut notes: Vec<CoverNote> =
        late.map(|approved_on| CoverNote::ApprovedAfterStart { approved_on }).into_iter().collect();
    if policies.is_empty() {
        return notes;
    }
    if !has(policies, CoverKind::Accident) {
        notes.push(CoverNote::NoAccidentCover);
    }
    if !has(policies, CoverKind::Liability) {
        notes.push(CoverNote::NoLiabilityCover);
    }
    notes
}

fn has(policies: &[PolicyHeld], kind: CoverKind) -> bool {
    policies.iter().any(|policy| policy.kind == kind)
}

/// How a person stood who has several attachments: as the best of them did.
pub fn best_of(standings: impl IntoIterator<Item = CoverStanding>) -> CoverStanding {
    standings.into_iter().min().unwrap_or(CoverStanding::NotAttached)
}

#[cfg(test)]
pub(super) mod tests;
