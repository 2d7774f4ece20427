//! What the register knows of a volunteer besides who they are. Of certificates it knows days, never what they say.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::{Read, kept_date};
use crate::shared::field::{FieldProblem, FieldProblems, Problem};
use crate::shared::phone::PhoneNumber;

const LONGEST_LINE: usize = 200;

/// Whom to ring if something happens.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NextOfKin {
    /// Their name, or empty.
    pub name: String,
    /// Their phone, or empty.
    pub phone: String,
}

/// Something that somebody has signed or agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct GivenOn {
    /// The day, or empty.
    pub on: String,
    /// Of a consent, who gave it; of a declaration, who received it.
    pub by: String,
}

/// What is kept of a certificate: days, and who has seen it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CertificateDates {
    /// When it was asked for, or empty.
    pub requested_on: String,
    /// When it was received, or empty.
    pub received_on: String,
    /// Who has seen it, or empty.
    pub seen_by: String,
    /// When to ask for a new one, or empty.
    pub check_again_on: String,
}

/// What is known of a volunteer. The same shape is typed, kept and shown; empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct VolunteerFacts {
    /// The day they were born.
    pub birth_date: String,
    /// Whom to ring if something happens.
    pub next_of_kin: NextOfKin,
    /// The consent of whoever has custody, below the age that the office asks it of.
    pub parental_consent: GivenOn,
    /// The confidentiality declaration.
    pub confidentiality: GivenOn,
    /// The child-protection certificate (*børneattest*).
    pub child_certificate: CertificateDates,
    /// The criminal-record certificate (*straffeattest*).
    pub criminal_record: CertificateDates,
    /// When they were told what is kept of them, or empty.
    pub information_given_on: String,
    /// What the office wants to remember.
    pub note: String,
}

impl VolunteerFacts {
    /// The facts as they are kept, or what is wrong with each field. `path` stands before the field names.
    pub(super) fn checked(&self, path: &str, today: NaiveDate) -> Result<CheckedVolunteer, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, path, today);
        let facts = Self {
            birth_date: read.birth_date("birthDate", &self.birth_date),
            next_of_kin: NextOfKin {
                name: read.line("nextOfKin.name", &self.next_of_kin.name, LONGEST_LINE),
                phone: read.number("nextOfKin.phone", &self.next_of_kin.phone, PhoneNumber::parse),
            },
            parental_consent: self.parental_consent.read("parentalConsent", &mut read),
            confidentiality: self.confidentiality.read("confidentiality", &mut read),
            child_certificate: self.child_certificate.read("childCertificate", &mut read),
            criminal_record: self.criminal_record.read("criminalRecord", &mut read),
            information_given_on: read.past_date("informationGivenOn", &self.information_given_on),
            note: read.note("note", &self.note),
        };
        problems.into_refusal().map_or(Ok(CheckedVolunteer(facts)), Err)
    }

    /// The day they were born.
    pub fn born_on(&self) -> Option<NaiveDate> {
        kept_date(&self.birth_date)
    }
}

impl GivenOn {
    fn read(&self, field: &str, read: &mut Read<'_>) -> Self {
        let on = read.past_date(&format!("{field}.on"), &self.on);
        let by = read.line(&format!("{field}.by"), &self.by, LONGEST_LINE);
        if !by.is_empty() && self.on.trim().is_empty() {
            read.add(&format!("{field}.on"), Problem::Missing);
        }
        if by.is_empty() && !self.on.trim().is_empty() {
            read.add(&format!("{field}.by"), Problem::Missing);
        }
        Self { on, by }
    }

    /// The day.
    pub fn day(&self) -> Option<NaiveDate> {
        kept_date(&self.on)
    }
}

impl CertificateDates {
    fn read(&self, field: &str, read: &mut Read<'_>) -> Self {
        let facts = Self {
            requested_on: read.past_date(&format!("{field}.requestedOn"), &self.requested_on),
            received_on: read.past_date(&format!("{field}.receivedOn"), &self.received_on),
            seen_by: read.line(&format!("{field}.seenBy"), &self.seen_by, LONGEST_LINE),
            check_again_on: read.date(&format!("{field}.checkAgainOn"), &self.check_again_on),
        };
        if facts.seen_by.is_empty() && !self.received_on.trim().is_empty() {
            read.add(&format!("{field}.seenBy"), Problem::Missing);
        }
        let received = kept_date(&facts.received_on);
        if kept_date(&facts.requested_on).zip(received).is_some_and(|(asked, received)| received < asked) {
            read.add(&format!("{field}.receivedOn"), Problem::EndsBeforeStart);
        }
        facts
    }
}

/// Facts that have been checked and are written as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CheckedVolunteer(VolunteerFacts);

impl CheckedVolunteer {
    pub(super) fn facts(&self) -> &VolunteerFacts {
        &self.0
    }
}

/// Whole years on a day. Whoever was born on 29 February is a year older on 1 March where the year has no such day.
pub fn age_on(born: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i32::from(!had_birthday)
}

/// The first day on which somebody is so many years old.
pub fn reaches_on(born: NaiveDate, years: i32) -> Option<NaiveDate> {
    let year = born.year().checked_add(years)?;
    NaiveDate::from_ymd_opt(year, born.month(), born.day()).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn somebody_is_older_from_their_birthday_on() {
        for (born, on, age) in [
            ("2010-11-24", "2026-11-23", 15),
            ("2010-11-24", "2026-11-24", 16),
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2028-02-29", 20),
            ("1925-11-24", "2026-11-24", 101),
        ] {
            assert_eq!(age_on(day(born), day(on)), age, "{born} {on}");
        }
        assert_eq!(reaches_on(day("2008-02-29"), 18), Some(day("2026-03-01")));
        assert_eq!(reaches_on(day("2010-11-24"), 18), Some(day("2028-11-24")));
    }

    #[test]
    fn the_first_day_of_an_age_is_the_first_day_of_it() {
        for born in ["2008-02-29", "2010-01-01", "2010-12-31", "2012-02-28"].map(day) {
            for years in 0..40 {
                let first = reaches_on(born, years).expect("a date");
                assert_eq!(age_on(born, first), years, "{born} {years}");
                assert_eq!(age_on(born, first.pred_opt().expect("a date")), years - 1, "{born} {years}");
            }
        }
    }

    #[test]
    fn what_goes_together_is_asked_for_together() {
        let mut facts = VolunteerFacts { birth_date: "150680".into(), ..VolunteerFacts::default() };
        facts.parental_consent.on = "1/11-2026".into();
        facts.confidentiality.by = "Lone Holm".into();
        facts.child_certificate = CertificateDates {
            requested_on: "2/11-2026".into(),
            received_on: "1/11-2026".into(),
            ..CertificateDates::default()
        };
        facts.note = "150680-9997".into();
        let found = facts.checked("facts.", day("2026-11-24")).expect_err("problems");
        let found: Vec<(&str, &Problem)> = found.iter().map(|one| (one.field.as_str(), &one.problem)).collect();
        assert_eq!(
            found,
            [
                ("facts.birthDate", &Problem::Date),
                ("facts.parentalConsent.by", &Problem::Missing),
                ("facts.confidentiality.on", &Problem::Missing),
                ("facts.childCertificate.seenBy", &Problem::Missing),
                ("facts.childCertificate.receivedOn", &Problem::EndsBeforeStart),
                ("facts.note", &Problem::LooksLikeCpr),
            ]
        );
    }
}
