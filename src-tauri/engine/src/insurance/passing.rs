//! What is kept of a volunteer only as long as an attachment needs it: whom to ring if something happens, and when certificates
//! were seen. It goes when the attachment ends, long before the name does.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachmentFacts, CertificateDates, InsuranceRules, NextOfKin, VolunteerFacts};
use crate::organisations::kept_date;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Something that is kept only as long as an attachment needs it.
    pub enum PassingFact {
        /// Whom to ring if something happens.
        NextOfKin = "next_of_kin",
        /// When the child-protection certificate was seen.
        ChildCertificate = "child_certificate",
        /// When the criminal-record certificate was seen.
        CriminalRecord = "criminal_record",
    }
}

/// Something that went, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetGo {
    /// What.
    pub what: PassingFact,
    /// The day it went.
    #[ts(type = "string")]
    pub on: NaiveDate,
}

impl PassingFact {
    /// Whether it stands there.
    pub(super) fn is_in(self, facts: &VolunteerFacts) -> bool {
        match self {
            Self::NextOfKin => facts.next_of_kin != NextOfKin::default(),
            Self::ChildCertificate => facts.child_certificate != CertificateDates::default(),
            Self::CriminalRecord => facts.criminal_record != CertificateDates::default(),
        }
    }

    /// Takes it out.
    pub(super) fn take_out_of(self, facts: &mut VolunteerFacts) {
        match self {
            Self::NextOfKin => facts.next_of_kin = NextOfKin::default(),
            Self::ChildCertificate => facts.child_certificate = CertificateDates::default(),
            Self::CriminalRecord => facts.criminal_record = CertificateDates::default(),
        }
    }

    /// Whether an attachment asks for it. Next of kin is for all of them.
    fn is_needed_by(self, attachment: &AttachmentFacts) -> bool {
        match self {
            Self::NextOfKin => true,
            Self::ChildCertificate => attachment.with_children,
            Self::CriminalRecord => attachment.in_homes,
        }
    }

    /// The last day on which it was asked for or seen, of a certificate.
    fn last_written(self, facts: &VolunteerFacts) -> Option<NaiveDate> {
        let certificate = match self {
            Self::NextOfKin => return None,
            Self::ChildCertificate => &facts.child_certificate,
            Self::CriminalRecord => &facts.criminal_record,
        };
        kept_date(&certificate.received_on).max(kept_date(&certificate.requested_on))
    }

    fn days(self, rules: &InsuranceRules) -> u64 {
        let days = match self {
            Self::NextOfKin => rules.next_of_kin_days,
            Self::ChildCertificate | Self::CriminalRecord => rules.certificate_days,
        };
        days.unsigned_abs()
    }

    /// The first day on which it is kept no longer: the day after the last attachment that needs it, and as many more as the office
    /// has said. None while one of these is open, or where nobody was attached yet. A certificate that no attachment asks for, or
    /// that was seen after those which did had ended, is for all of them.
    pub(super) fn due_on(
        self,
        facts: &VolunteerFacts,
        attachments: &[AttachmentFacts],
        rules: &InsuranceRules,
    ) -> Option<NaiveDate> {
        let last_day = |of: &dyn Fn(&AttachmentFacts) -> bool| {
            let theirs = attachments.iter().filter(|attachment| of(attachment));
            theirs.map(|attachment| attachment.attachment().period.to).max()
        };
        let needing = last_day(&|attachment| self.is_needed_by(attachment));
        let needing = needing.filter(|last| self.last_written(facts).is_none_or(|written| written <= *last));
        let last = needing.or_else(|| last_day(&|_| true))?;
        super::period::closed(last)?.succ_opt()?.checked_add_days(Days::new(self.days(rules)))
    }
}

/// What went of somebody, and when, as it is stored.
pub(super) type WhenLetGo = BTreeMap<PassingFact, NaiveDate>;

/// What went and does not stand there again.
pub(super) fn still_gone(gone: &WhenLetGo, facts: &VolunteerFacts) -> Vec<LetGo> {
    let gone = gone.iter().filter(|(what, _)| !what.is_in(facts));
    gone.map(|(what, on)| LetGo { what: *what, on: *on }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insurance::CoverTrack;
    use crate::shared::ids::OrganisationId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn attachment(ends_on: &str, with_children: bool) -> AttachmentFacts {
        let facts = AttachmentFacts::new(OrganisationId(1), CoverTrack::VolunteerWork, "Café", "2020-01-01");
        AttachmentFacts { ends_on: ends_on.into(), with_children, ..facts }
    }

    fn facts(seen_on: &str) -> VolunteerFacts {
        let certificate = CertificateDates { received_on: seen_on.into(), ..CertificateDates::default() };
        let next_of_kin = NextOfKin { name: "Finn".into(), ..NextOfKin::default() };
        VolunteerFacts { child_certificate: certificate, next_of_kin, ..VolunteerFacts::default() }
    }

    fn due(what: PassingFact, attachments: &[AttachmentFacts]) -> Option<String> {
        let rules = InsuranceRules::default();
        what.due_on(&facts("2020-01-01"), attachments, &rules).map(|day| day.to_string())
    }

    #[test]
    fn next_of_kin_goes_on_the_day_after_the_last_attachment() {
        let what = PassingFact::NextOfKin;
        assert_eq!(due(what, &[]), None, "nobody was attached yet");
        assert_eq!(due(what, &[attachment("2026-02-28", false)]).as_deref(), Some("2026-03-01"));
        let another = [attachment("2026-02-28", false), attachment("2026-11-30", false)];
        assert_eq!(due(what, &another).as_deref(), Some("2026-12-01"), "the last of them counts");
        assert_eq!(due(what, &[attachment("2026-02-28", false), attachment("", false)]), None, "one is open");
    }

    #[test]
    fn a_certificate_goes_with_the_last_attachment_that_asks_for_it() {
        let what = PassingFact::ChildCertificate;
        let ended = [attachment("2026-02-28", true), attachment("", false)];
        assert_eq!(due(what, &ended).as_deref(), Some("2026-03-01"), "the one that runs does not ask for it");
        assert_eq!(due(what, &[attachment("2026-02-28", true), attachment("", true)]), None);
        assert_eq!(due(what, &[attachment("", false)]), None, "nobody asks for it, and somebody wrote it all the same");
        assert_eq!(due(what, &[attachment("2026-02-28", false)]).as_deref(), Some("2026-03-01"));
        let seen_since = what.due_on(&facts("2026-04-01"), &ended, &InsuranceRules::default());
        assert_eq!(seen_since, None, "it is for what runs now");
    }

    #[test]
    fn an_office_can_keep_it_longer() {
        let rules = InsuranceRules { next_of_kin_days: 30, ..InsuranceRules::default() };
        let kept = PassingFact::NextOfKin.due_on(&facts(""), &[attachment("2026-01-31", false)], &rules);
        assert_eq!(kept, Some(day("2026-03-03")));
    }

    #[test]
    fn what_was_written_again_is_not_told_as_gone() {
        let gone = WhenLetGo::from([(PassingFact::NextOfKin, day("2026-03-01"))]);
        assert_eq!(still_gone(&gone, &facts("")), []);
        assert_eq!(still_gone(&gone, &VolunteerFacts::default()).len(), 1);
    }
}
