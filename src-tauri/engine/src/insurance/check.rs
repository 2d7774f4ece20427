//! What is missing about a volunteer, and what somebody should look at. Checks tell; they stop nothing and take no cover
//! away.

use chrono::{Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::scheme::Scheme;
use super::volunteer::{age_on, reaches_on};
use super::{
    Attachment, AttachmentFacts, AttachmentState, CertificateDates, CoverTrack, InsuranceRules, VolunteerFacts,
};
use crate::organisations::kept_date;
use crate::shared::ids::AttachmentId;
use crate::shared::text_enum::text_enum;

/// From this age on the insurer is asked about a limit.
const ASK_INSURER_FROM: i32 = 80;
/// An open attachment is looked at so often.
const LOOKED_AT_EVERY: Months = Months::new(12);

text_enum! {
    /// What a check found.
    pub enum CheckKind {
        /// Nobody has approved it.
        ApprovalMissing = "approval_missing",
        /// It was approved after its first day.
        ApprovedAfterStart = "approved_after_start",
        /// The day of birth is unknown, so that nobody knows whether consent is needed.
        BirthDateUnknown = "birth_date_unknown",
        /// Neither a phone nor an e-mail address is known.
        ContactMissing = "contact_missing",
        /// No address is known, and none is protected.
        AddressMissing = "address_missing",
        /// Younger than the office attaches anybody.
        TooYoung = "too_young",
        /// So young that whoever has custody must consent.
        ConsentMissing = "consent_missing",
        /// So young that an adult is always with them.
        WithAdult = "with_adult",
        /// So old that the insurer may have a limit.
        AskInsurer = "ask_insurer",
        /// The confidentiality declaration is not signed.
        ConfidentialityMissing = "confidentiality_missing",
        /// It was signed after the first day.
        ConfidentialityAfterStart = "confidentiality_after_start",
        /// A child-protection certificate is needed and was not asked for.
        ChildCertificateMissing = "child_certificate_missing",
        /// It was asked for and has not come.
        ChildCertificateAwaited = "child_certificate_awaited",
        /// It came after the first day.
        ChildCertificateAfterStart = "child_certificate_after_start",
        /// It is time for a new one.
        ChildCertificateAgain = "child_certificate_again",
        /// A criminal-record certificate is recommended and was not received.
        CriminalRecordMissing = "criminal_record_missing",
        /// It is time for a new one.
        CriminalRecordAgain = "criminal_record_again",
        /// Nobody has said which kind of effort it is.
        EffortTypeMissing = "effort_type_missing",
        /// The council's list does not cover that kind of effort (any more).
        EffortTypeNotCovered = "effort_type_not_covered",
        /// It has no end, and nobody has looked at it for a year.
        OpenEndedUnchecked = "open_ended_unchecked",
        /// Nobody has said how many hours a week, which the insurer is told.
        HoursMissing = "hours_missing",
        /// The workplace was put away.
        WorkplaceClosed = "workplace_closed",
    }
}

text_enum! {
    /// How much it matters, the most first.
    pub enum CheckForce {
        /// It should not be so: somebody has to do something now.
        Warning = "warning",
        /// It is to be got.
        Missing = "missing",
        /// It is worth knowing.
        Hint = "hint",
    }
}

impl CheckKind {
    /// How much it matters.
    pub fn force(self) -> CheckForce {
        match self {
            Self::ApprovalMissing
            | Self::ApprovedAfterStart
            | Self::TooYoung
            | Self::ChildCertificateMissing
            | Self::EffortTypeNotCovered
            | Self::WorkplaceClosed => CheckForce::Warning,
            Self::BirthDateUnknown
            | Self::ContactMissing
            | Self::ConsentMissing
            | Self::ConfidentialityMissing
            | Self::ChildCertificateAwaited
            | Self::EffortTypeMissing
            | Self::OpenEndedUnchecked => CheckForce::Missing,
            Self::AddressMissing
            | Self::WithAdult
            | Self::AskInsurer
            | Self::ConfidentialityAfterStart
            | Self::ChildCertificateAfterStart
            | Self::ChildCertificateAgain
            | Self::CriminalRecordMissing
            | Self::CriminalRecordAgain
            | Self::HoursMissing => CheckForce::Hint,
        }
    }
}

/// Something that a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// What.
    pub kind: CheckKind,
    /// How much it matters.
    pub force: CheckForce,
    /// At which attachment; none where it is about the volunteer.
    pub attachment_id: Option<AttachmentId>,
    /// The day it speaks of, where it speaks of one.
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
}

/// An attachment that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// Which.
    pub id: AttachmentId,
    /// What is known of it.
    pub facts: &'a AttachmentFacts,
    /// The same as it is reckoned with.
    pub attachment: &'a Attachment,
    /// When its workplace was put away.
    pub workplace_closed_on: Option<NaiveDate>,
}

/// How somebody is reached, as far as it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Whether a phone or an e-mail address is known.
    pub by_phone_or_email: bool,
    /// Whether an address is known, or protected and nobody's to ask for.
    pub has_address: bool,
}

/// Everything that is to be found about a volunteer on a day, what matters most first. What is over is not looked at, and
/// an association sees to its own.
pub fn checks(
    (volunteer, reached): (&VolunteerFacts, Reached),
    attachments: &[Looked<'_>],
    (rules, scheme): (&InsuranceRules, &Scheme),
    today: NaiveDate,
) -> Vec<Check> {
    let runs = |one: &&Looked<'_>| {
        one.attachment.track.is_municipal() && one.attachment.state_on(today) != AttachmentState::Ended
    };
    let running: Vec<Looked<'_>> = attachments.iter().filter(runs).copied().collect();
    let mut found = Found::default();
    if let Some(first) = running.iter().map(|one| one.attachment.period.from).min() {
        found.about_reach(reached);
        found.about_age(volunteer, rules, today.max(first));
        found.about_papers(volunteer, &running, rules, today);
    }
    for one in &running {
        found.about_attachment(one, rules, scheme, today);
    }
    found.checks.sort_by_key(|check| check.force);
    found.checks
}

#[derive(Default)]
struct Found {
    checks: Vec<Check>,
}

impl Found {
    fn add(&mut self, kind: CheckKind, attachment_id: Option<AttachmentId>, on: Option<NaiveDate>) {
        self.checks.push(Check { kind, force: kind.force(), attachment_id, on });
    }

    fn about_reach(&mut self, reached: Reached) {
        if !reached.by_phone_or_email {
            self.add(CheckKind::ContactMissing, None, None);
        }
        if !reached.has_address {
            self.add(CheckKind::AddressMissing, None, None);
        }
    }

    fn about_age(&mut self, volunteer: &VolunteerFacts, rules: &InsuranceRules, on: NaiveDate) {
        let Some(born) = volunteer.born_on() else {
            return self.add(CheckKind::BirthDateUnknown, None, None);
        };
        let age = age_on(born, on);
        if age < rules.least_age {
            self.add(CheckKind::TooYoung, None, reaches_on(born, rules.least_age));
        }
        if age < rules.consent_below && volunteer.parental_consent.day().is_none() {
            self.add(CheckKind::ConsentMissing, None, reaches_on(born, rules.consent_below));
        }
        if age < rules.child_age_limit {
            self.add(CheckKind::WithAdult, None, reaches_on(born, rules.child_age_limit));
        }
        if age >= ASK_INSURER_FROM {
            self.add(CheckKind::AskInsurer, None, None);
        }
    }

    /// What is signed and seen once for all attachments, by the first of them that asks for it.
    fn about_papers(
        &mut self,
        volunteer: &VolunteerFacts,
        running: &[Looked<'_>],
        rules: &InsuranceRules,
        today: NaiveDate,
    ) {
        let first = |asks: fn(&AttachmentFacts) -> bool| {
            let asking = running.iter().filter(|one| asks(one.facts));
            asking.map(|one| one.attachment.period.from).min()
        };
        if let Some(start) = first(|_| true) {
            match volunteer.confidentiality.day() {
                None => self.add(CheckKind::ConfidentialityMissing, None, Some(start)),
                Some(signed) if signed > start => {
                    self.add(CheckKind::ConfidentialityAfterStart, None, Some(signed));
                }
                Some(_) => {}
            }
        }
        if let Some(start) = first(|facts| facts.with_children) {
            self.about_child_certificate(&volunteer.child_certificate, start, rules, today);
        }
        if first(|facts| facts.in_homes).is_some() {
            match kept_date(&volunteer.criminal_record.received_on) {
                None => self.add(CheckKind::CriminalRecordMissing, None, None),
                Some(_) => self.about_renewal(&volunteer.criminal_record, CheckKind::CriminalRecordAgain, rules, today),
            }
        }
    }

    fn about_child_certificate(
        &mut self,
        certificate: &CertificateDates,
        start: NaiveDate,
        rules: &InsuranceRules,
        today: NaiveDate,
    ) {
        match (kept_date(&certificate.received_on), kept_date(&certificate.requested_on)) {
            (None, None) => self.add(CheckKind::ChildCertificateMissing, None, Some(start)),
            (None, Some(requested)) => self.add(CheckKind::ChildCertificateAwaited, None, Some(requested)),
            (Some(received), _) => {
                if received > start {
                    self.add(CheckKind::ChildCertificateAfterStart, None, Some(received));
                }
                self.about_renewal(certificate, CheckKind::ChildCertificateAgain, rules, today);
            }
        }
    }

    /// On the day that was written, or after as long as the office has said.
    fn about_renewal(
        &mut self,
        certificate: &CertificateDates,
        kind: CheckKind,
        rules: &InsuranceRules,
        today: NaiveDate,
    ) {
        let months = Months::new(u32::try_from(rules.certificate_months).unwrap_or(u32::MAX));
        let by_rule = || kept_date(&certificate.received_on).and_then(|received| received.checked_add_months(months));
        let due = kept_date(&certificate.check_again_on).or_else(by_rule);
        if due.is_some_and(|due| due <= today) {
            self.add(kind, None, due);
        }
    }

    fn about_attachment(&mut self, one: &Looked<'_>, rules: &InsuranceRules, scheme: &Scheme, today: NaiveDate) {
        let attachment = one.attachment;
        let start = attachment.period.from;
        match attachment.approved_on {
            None => self.add(CheckKind::ApprovalMissing, Some(one.id), Some(start)),
            Some(approved) if approved > start && rules.require_prior_approval => {
                self.add(CheckKind::ApprovedAfterStart, Some(one.id), Some(approved));
            }
            Some(_) => {}
        }
        if attachment.track == CoverTrack::VolunteerEffort {
            self.about_effort_type(one, scheme, today.max(start));
        }
        let looked_at = attachment.looked_at_on.or(attachment.approved_on).map_or(start, |day| day.max(start));
        let due = looked_at.checked_add_months(LOOKED_AT_EVERY).filter(|due| *due <= today);
        if attachment.period.is_open() && due.is_some() {
            self.add(CheckKind::OpenEndedUnchecked, Some(one.id), due);
        }
        if one.facts.weekly_hours.is_empty() {
            self.add(CheckKind::HoursMissing, Some(one.id), None);
        }
        if one.workplace_closed_on.is_some() {
            self.add(CheckKind::WorkplaceClosed, Some(one.id), one.workplace_closed_on);
        }
    }

    fn about_effort_type(&mut self, one: &Looked<'_>, scheme: &Scheme, on: NaiveDate) {
        let Some(id) = one.attachment.effort_type_id else {
            return self.add(CheckKind::EffortTypeMissing, Some(one.id), None);
        };
        let effort_type = scheme.effort_type(id);
        if !effort_type.is_some_and(|effort_type| effort_type.is_covered_on(on)) {
            let ended = effort_type.and_then(super::EffortType::covered_to);
            self.add(CheckKind::EffortTypeNotCovered, Some(one.id), ended);
        }
    }
}

#[cfg(test)]
mod tests;
