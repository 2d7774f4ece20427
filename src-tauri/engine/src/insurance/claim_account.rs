//! What happened, in words: the part of a claim that tells of somebody's health and of others. It is sealed as a whole, and
//! is never part of a draft, a way back, an event or the log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::ClaimFlow;
use crate::organisations::{Read, kept_date};
use crate::shared::field::Problem;
use crate::shared::money::{MoneyError, Oere};

const LONGEST_LINE: usize = 200;
/// More days than anybody is away.
const MOST_DAYS: i64 = 10_000;

/// Somebody whom the volunteer did damage to.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ThirdParty {
    /// Their name, or empty.
    pub name: String,
    /// How to reach them, or empty.
    pub contact: String,
    /// What was damaged, or empty.
    pub thing: String,
    /// About what it costs, in kroner, or empty.
    pub sum: String,
}

/// The account of a claim. The same shape is typed, sealed and shown; empty is unknown.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ClaimAccount {
    /// At what time, in words.
    pub time: String,
    /// Where exactly.
    pub place: String,
    /// What happened, in what order.
    pub course: String,
    /// What went wrong.
    pub cause: String,
    /// What was hurt, or damaged, and how.
    pub harm: String,
    /// First aid, doctor, hospital.
    pub treatment: String,
    /// The first day of absence beyond the day itself, or empty.
    pub first_absence_on: String,
    /// How many days of absence, or empty.
    pub absence_days: String,
    /// Whether it may give a right to benefits though nobody was absent.
    pub may_give_benefits: bool,
    /// Whether somebody died: that is phoned in within 48 hours.
    pub died: bool,
    /// Who saw it.
    pub witnesses: String,
    /// Whether the police were there, and their case number.
    pub police: String,
    /// Whom damage befell.
    pub third_party: ThirdParty,
    /// Which photos there are, and where they lie.
    pub photos: String,
    /// What was decided, in words.
    pub decision: String,
}

impl std::fmt::Debug for ThirdParty {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ThirdParty")
    }
}

impl std::fmt::Debug for ClaimAccount {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ClaimAccount")
    }
}

impl ClaimAccount {
    /// The same without what a claim of that kind is not asked: what was typed before the kind was changed is not kept unseen, and
    /// moves no time for reporting.
    pub(super) fn for_flow(&self, flow: ClaimFlow) -> Self {
        match flow {
            ClaimFlow::Injury => Self { third_party: ThirdParty::default(), ..self.clone() },
            ClaimFlow::Liability => Self {
                treatment: String::new(),
                first_absence_on: String::new(),
                absence_days: String::new(),
                may_give_benefits: false,
                died: false,
                ..self.clone()
            },
        }
    }

    /// The account as it is sealed; what is wrong is noted at its field. What happened has to be told.
    pub(super) fn read(&self, read: &mut Read<'_>, happened_on: Option<NaiveDate>) -> Self {
        let course = read.note("course", &self.course);
        if course.is_empty() {
            read.add("course", Problem::Missing);
        }
        let first_absence_on = read.past_date("firstAbsenceOn", &self.first_absence_on);
        if kept_date(&first_absence_on).zip(happened_on).is_some_and(|(absent, happened)| absent < happened) {
            read.add("firstAbsenceOn", Problem::BeforeItHappened);
        }
        Self {
            time: read.line("time", &self.time, LONGEST_LINE),
            place: read.line("place", &self.place, LONGEST_LINE),
            course,
            cause: read.note("cause", &self.cause),
            harm: read.note("harm", &self.harm),
            treatment: read.note("treatment", &self.treatment),
            first_absence_on,
            absence_days: days(read, &self.absence_days),
            may_give_benefits: self.may_give_benefits,
            died: self.died,
            witnesses: read.note("witnesses", &self.witnesses),
            police: read.line("police", &self.police, LONGEST_LINE),
            third_party: self.third_party.read(read),
            photos: read.line("photos", &self.photos, LONGEST_LINE),
            decision: read.note("decision", &self.decision),
        }
    }

    /// From when the time for reporting is counted: the first day of absence beyond the day itself, else the day itself
    /// (virk.dk, AES; the notice on reporting § 10).
    pub(super) fn counts_from(&self, happened_on: NaiveDate) -> NaiveDate {
        kept_date(&self.first_absence_on).unwrap_or(happened_on).max(happened_on)
    }

    /// As bytes to be sealed, which are wiped.
    pub(super) fn to_bytes(&self) -> Option<Zeroizing<Vec<u8>>> {
        serde_json::to_vec(self).ok().map(Zeroizing::new)
    }

    /// As it was sealed.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Takes out who others are, for whoever is told what is known of them.
    pub(super) fn without_others(&mut self) {
        const SOMEBODY: &str = "***";
        for name in [&mut self.witnesses, &mut self.third_party.name, &mut self.third_party.contact] {
            if !name.is_empty() {
                SOMEBODY.clone_into(name);
            }
        }
    }
}

fn days(read: &mut Read<'_>, typed: &str) -> String {
    let typed = typed.trim();
    let is_number = typed.is_empty() || typed.parse().is_ok_and(|days: i64| (0..=MOST_DAYS).contains(&days));
    if is_number {
        return typed.to_owned();
    }
    read.add("absenceDays", Problem::OutOfRange { least: 0, most: MOST_DAYS });
    String::new()
}

impl ThirdParty {
    fn read(&self, read: &mut Read<'_>) -> Self {
        let sum = self.sum.trim();
        if matches!(Oere::parse(sum), Err(error) if error != MoneyError::Missing) {
            read.add("thirdParty.sum", Problem::Amount);
        }
        Self {
            name: read.line("thirdParty.name", &self.name, LONGEST_LINE),
            contact: read.line("thirdParty.contact", &self.contact, LONGEST_LINE),
            thing: read.line("thirdParty.thing", &self.thing, LONGEST_LINE),
            sum: read.line("thirdParty.sum", sum, LONGEST_LINE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::field::FieldProblems;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn read(account: &ClaimAccount) -> (ClaimAccount, Vec<String>) {
        let mut problems = FieldProblems::default();
        let kept = account.read(&mut Read::new(&mut problems, "account.", day("2026-11-24")), Some(day("2026-11-12")));
        (kept, problems.into_refusal().unwrap_or_default().into_iter().map(|one| one.field).collect())
    }

    #[test]
    fn what_happened_is_told_and_no_number_of_anybody_stands_in_it() {
        let (_, wrong) = read(&ClaimAccount::default());
        assert_eq!(wrong, ["account.course"]);
        let account = ClaimAccount {
            course: "Faldt over et kabel. 150680-9997".into(),
            first_absence_on: "11/11-2026".into(),
            absence_days: "et par".into(),
            third_party: ThirdParty { sum: "mange penge".into(), ..ThirdParty::default() },
            ..ClaimAccount::default()
        };
        let (_, wrong) = read(&account);
        let expected = ["account.course", "account.firstAbsenceOn", "account.absenceDays", "account.thirdParty.sum"];
        assert_eq!(wrong, expected);
    }

    #[test]
    fn what_a_kind_of_claim_is_not_asked_is_not_kept() {
        let account = ClaimAccount {
            course: "Faldt over et kabel".into(),
            first_absence_on: "16/11-2026".into(),
            absence_days: "4".into(),
            died: true,
            third_party: ThirdParty { thing: "En rude".into(), ..ThirdParty::default() },
            ..ClaimAccount::default()
        };
        let damage = account.for_flow(ClaimFlow::Liability);
        assert_eq!((damage.first_absence_on.as_str(), damage.absence_days.as_str(), damage.died), ("", "", false));
        assert_eq!((damage.third_party.thing.as_str(), damage.course.as_str()), ("En rude", "Faldt over et kabel"));
        let injury = account.for_flow(ClaimFlow::Injury);
        assert_eq!(injury, ClaimAccount { third_party: ThirdParty::default(), ..account });
    }

    #[test]
    fn the_time_counts_from_the_first_day_of_absence() {
        let happened = day("2026-11-12");
        let account = |absent: &str| ClaimAccount { first_absence_on: absent.into(), ..ClaimAccount::default() };
        assert_eq!(account("").counts_from(happened), happened);
        assert_eq!(account("2026-11-16").counts_from(happened), day("2026-11-16"));
    }

    #[test]
    fn it_is_sealed_as_it_is_read_and_never_printed_by_chance() {
        let account =
            ClaimAccount { course: "Faldt over et kabel".into(), harm: "Hofte".into(), ..ClaimAccount::default() };
        let bytes = account.to_bytes().expect("bytes");
        assert_eq!(ClaimAccount::of_bytes(&bytes), Some(account.clone()));
        assert_eq!(format!("{account:?}"), "ClaimAccount");
        assert_eq!(format!("{:?}", account.third_party), "ThirdParty");
    }
}
