//! What can happen in the register, as ids, days and names of fields: what is personal stays out of the log.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{ClaimFlow, ClaimOutcome, CoverTrack, HandedOver, InsuranceRuleKind, PassingFact, ReportedTo};
use crate::access::{Event, Subject, SubjectKind};
use crate::shared::cpr::CprKind;
use crate::shared::ids::{
    AttachmentId, ClaimId, EffortTypeId, InsurerReportId, MunicipalCoverId, OrganisationId, PaperId, PersonId,
};

/// What can happen in this slice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum InsuranceEvent {
    /// A person was taken into the register.
    VolunteerRegistered,
    /// Something of what is known of them was changed.
    VolunteerChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// What no attachment of theirs needs any more went for good, out of all that was known.
    PassingFactsLetGo {
        /// What; never what it said.
        what: Vec<PassingFact>,
    },
    /// They were entered by mistake.
    VolunteerWithdrawn,
    /// They were put back.
    VolunteerReinstated,
    /// They were attached to a workplace.
    VolunteerAttached {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
        /// On which track.
        track: CoverTrack,
        /// The first day.
        #[ts(type = "string")]
        starts_on: NaiveDate,
    },
    /// Facts of an attachment were changed.
    AttachmentChanged {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// It was approved.
    AttachmentApproved {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
        /// The day it was approved.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// Its approval was taken back.
    ApprovalTakenBack {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
    },
    /// When the volunteer takes no part was changed.
    PausesChanged {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
    },
    /// Something of it is another from a day on: it ends the day before, and another attachment goes on from it.
    AttachmentChangedFrom {
        /// The attachment until then.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
        /// The first day.
        #[ts(type = "string")]
        from: NaiveDate,
        /// The fields that are another, by their names on the wire.
        fields: Vec<String>,
    },
    /// Its last day was written, or taken away.
    AttachmentEnded {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
        /// The last day; none where it goes on.
        #[ts(type = "string | null")]
        on: Option<NaiveDate>,
    },
    /// It was entered by mistake.
    AttachmentWithdrawn {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
    },
    /// It was put back.
    AttachmentReinstated {
        /// The attachment.
        attachment_id: AttachmentId,
        /// The workplace.
        organisation_id: OrganisationId,
    },
    /// Their CPR number was sealed and kept.
    CprKept {
        /// Who gave it out.
        kind: CprKind,
        /// The day of the injury that was typed, before the office kept claims. That somebody has a claim is never told here.
        #[ts(type = "string | null")]
        injured_on: Option<NaiveDate>,
    },
    /// Their CPR number is in use no more.
    CprDropped,
    /// Their CPR number was shown to somebody.
    CprRevealed,
    /// Somebody was looked up by CPR number. About the office where nobody was found.
    CprLookedUp,
    /// Volunteers came out of a table.
    VolunteersImported {
        /// How many were taken into the register.
        volunteers: u32,
        /// How many attachments were made.
        attachments: u32,
    },
    /// What came out of a table was taken back as one.
    VolunteerImportTakenBack {
        /// How many entries were withdrawn.
        volunteers: u32,
        /// How many attachments stand no more.
        attachments: u32,
    },
    /// What was taken back stands again.
    VolunteerImportLaidAgain {
        /// How many entries were put back.
        volunteers: u32,
        /// How many attachments stand again.
        attachments: u32,
    },
    /// A paper about the volunteer was printed.
    VolunteerPaperPrinted {
        /// What kind of paper, as it is stored.
        kind: String,
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
    /// A kind of effort was put on the council's list.
    EffortTypeAdded {
        /// Which.
        effort_type_id: EffortTypeId,
        /// What it is called.
        name: String,
    },
    /// A kind of effort, or when it is covered, was changed.
    EffortTypeChanged {
        /// Which.
        effort_type_id: EffortTypeId,
        /// What it is called.
        name: String,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A kind of effort was entered by mistake.
    EffortTypeWithdrawn {
        /// Which.
        effort_type_id: EffortTypeId,
        /// What it is called.
        name: String,
    },
    /// A kind of effort was put back.
    EffortTypeReinstated {
        /// Which.
        effort_type_id: EffortTypeId,
        /// What it is called.
        name: String,
    },
    /// An insurance of the municipality was written down.
    MunicipalCoverAdded {
        /// Which.
        municipal_cover_id: MunicipalCoverId,
        /// What it is for.
        kind: super::CoverKind,
    },
    /// An insurance of the municipality was changed.
    MunicipalCoverChanged {
        /// Which.
        municipal_cover_id: MunicipalCoverId,
        /// What it is for.
        kind: super::CoverKind,
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// An insurance of the municipality was entered by mistake.
    MunicipalCoverWithdrawn {
        /// Which.
        municipal_cover_id: MunicipalCoverId,
        /// What it is for.
        kind: super::CoverKind,
    },
    /// An insurance of the municipality was put back.
    MunicipalCoverReinstated {
        /// Which.
        municipal_cover_id: MunicipalCoverId,
        /// What it is for.
        kind: super::CoverKind,
    },
    /// Rules of the register were changed.
    InsuranceRulesChanged {
        /// Which, by value or source.
        rules: Vec<InsuranceRuleKind>,
    },
    /// The insurer was given a report.
    InsurerReportDelivered {
        /// Which.
        report_id: InsurerReportId,
        /// The day on which it counts persons.
        #[ts(type = "string")]
        on: NaiveDate,
        /// What was handed over.
        handed_over: HandedOver,
    },
    /// That a report was delivered was taken back.
    InsurerReportWithdrawn {
        /// Which.
        report_id: InsurerReportId,
        /// The day on which it counts persons.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// It was delivered after all.
    InsurerReportReinstated {
        /// Which.
        report_id: InsurerReportId,
        /// The day on which it counts persons.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// The yearly roll-call was begun.
    RollCallStarted {
        /// The day on which volunteers are counted.
        #[ts(type = "string")]
        counted_on: NaiveDate,
    },
    /// That it was begun was taken back.
    RollCallWithdrawn {
        /// The day on which volunteers are counted.
        #[ts(type = "string")]
        counted_on: NaiveDate,
    },
    /// It was begun after all.
    RollCallReinstated {
        /// The day on which volunteers are counted.
        #[ts(type = "string")]
        counted_on: NaiveDate,
    },
    /// A workplace has got its list, or has not after all.
    RollCallSent {
        /// The workplace.
        organisation_id: OrganisationId,
        /// Whether it has got it.
        sent: bool,
    },
    /// What a workplace answered was written down, or changed.
    RollCallAnswered {
        /// The workplace.
        organisation_id: OrganisationId,
        /// About how many it was.
        #[ts(type = "number")]
        answers: i64,
    },
    /// What a workplace answered was carried out.
    RollCallCarriedOut {
        /// The workplace.
        organisation_id: OrganisationId,
        /// About how many it was.
        #[ts(type = "number")]
        answers: i64,
    },
    /// It was taken back.
    RollCallTakenBack {
        /// The workplace.
        organisation_id: OrganisationId,
        /// About how many it was.
        #[ts(type = "number")]
        answers: i64,
    },
    /// A claim was written down.
    ClaimNoted {
        /// Which way it goes.
        flow: ClaimFlow,
    },
    /// What is known of a claim was changed.
    ClaimChanged {
        /// The fields that changed, by their names on the wire; `account` for all that is sealed.
        fields: Vec<String>,
    },
    /// Somebody was told of a claim, or was not after all.
    ClaimToldChanged,
    /// It was reported.
    ClaimReported {
        /// To whom.
        to: ReportedTo,
        /// The day.
        #[ts(type = "string")]
        on: NaiveDate,
    },
    /// Somebody decided about it.
    ClaimDecided {
        /// What came of it.
        outcome: ClaimOutcome,
    },
    /// Nothing is to be done about it any more.
    ClaimClosed {
        /// What came of it.
        outcome: ClaimOutcome,
    },
    /// What was done about it was changed otherwise, or taken away.
    ClaimHandlingChanged,
    /// It was entered by mistake.
    ClaimWithdrawn,
    /// It was put back.
    ClaimReinstated,
    /// The last change of it was taken back, or made again.
    ClaimReturned,
    /// Its fact sheet was printed.
    ClaimSheetPrinted {
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of what is stored, which is sealed.
        sha256: String,
        /// Whether the CPR number stands on it.
        with_cpr: bool,
    },
    /// A photo or a paper was attached to it.
    ClaimFileAttached {
        /// The stored paper.
        paper_id: PaperId,
        /// The SHA-256 of what is stored, which is sealed.
        sha256: String,
    },
    /// One was taken away from it.
    ClaimFileDetached {
        /// The stored paper.
        paper_id: PaperId,
    },
    /// One that was taken away was put back.
    ClaimFileReattached {
        /// The stored paper.
        paper_id: PaperId,
    },
    /// A paper made of the register as a whole was printed.
    RegisterPaperPrinted {
        /// What kind of paper, as it is stored.
        kind: String,
        /// The stored paper.
        paper_id: PaperId,
        /// Its SHA-256.
        sha256: String,
    },
}

impl InsuranceEvent {
    /// The event, about this volunteer.
    pub(super) fn about(&self, id: PersonId) -> Event {
        Event::new(volunteer(id), self)
    }

    /// The event, about the register as a whole.
    pub(super) fn of_register(&self) -> Event {
        Event::new(register(), self)
    }

    /// The event, about this claim. Whose it is, the log does not say.
    pub(super) fn of_claim(&self, id: ClaimId) -> Event {
        Event::new(claim(id), self)
    }

    /// The event, about the office's own settings.
    pub(super) fn of_office(&self) -> Event {
        Event::new(Subject::of(SubjectKind::Office, 1), self)
    }
}

/// A volunteer, as the log has it.
pub(super) fn volunteer(id: PersonId) -> Subject {
    Subject::of(SubjectKind::Volunteer, id.0)
}

/// A claim, as the log has it.
pub(super) fn claim(id: ClaimId) -> Subject {
    Subject::of(SubjectKind::Claim, id.0)
}

/// The register as a whole, as the log has it.
pub(super) fn register() -> Subject {
    Subject::of(SubjectKind::Register, 1)
}
