//! Where something of an attachment is another from a day on, the attachment ends the day before and another goes on from it:
//! each day keeps the track, the workplace and the hours that it had. What was known of it until now stays as what was known.

use chrono::NaiveDate;

use super::period::closed;
use super::{AttachmentFacts, PauseFacts};
use crate::organisations::{differing, kept_date};

/// What is written with days of its own, so that it is a correction of the whole.
const WITH_OWN_DAYS: [&str; 6] = ["startsOn", "endsOn", "pauses", "approvedBy", "approvedOn", "lookedAtOn"];

/// An attachment as it was until a day, and as it goes on from that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parted {
    /// Until the day before.
    pub earlier: AttachmentFacts,
    /// From the day on; the approval goes along.
    pub later: AttachmentFacts,
    /// The first day on which it is another.
    pub from: NaiveDate,
    /// What is another, by its name on the wire.
    pub fields: Vec<String>,
}

/// An attachment that is another from a day on. None where that is its whole time, or where nothing is another that each day
/// keeps for itself.
pub(super) fn parted(before: &AttachmentFacts, after: &AttachmentFacts, from: NaiveDate) -> Option<Parted> {
    let last_before = from.pred_opt()?;
    let is_later = kept_date(&before.starts_on).is_some_and(|starts| starts <= last_before);
    let fields: Vec<String> =
        differing(after, before).into_iter().filter(|field| !WITH_OWN_DAYS.contains(&field.as_str())).collect();
    if !is_later || fields.is_empty() {
        return None;
    }
    let earlier = AttachmentFacts {
        ends_on: last_before.to_string(),
        pauses: before.pauses.iter().filter_map(|pause| until(pause, last_before)).collect(),
        ..before.clone()
    };
    let later = AttachmentFacts {
        starts_on: from.to_string(),
        pauses: after.pauses.iter().filter_map(|pause| since(pause, from)).collect(),
        ..after.clone()
    };
    Some(Parted { earlier, later, from, fields })
}

/// What of a pause lies before a day's end.
fn until(pause: &PauseFacts, last: NaiveDate) -> Option<PauseFacts> {
    let span = pause.period()?;
    (span.from <= last).then(|| PauseFacts { to: span.to.min(last).to_string(), ..pause.clone() })
}

/// What of a pause lies from a day on.
fn since(pause: &PauseFacts, first: NaiveDate) -> Option<PauseFacts> {
    let span = pause.period()?;
    let to = closed(span.to).map(|to| to.to_string()).unwrap_or_default();
    (span.to >= first).then(|| PauseFacts { from: span.from.max(first).to_string(), to, ..pause.clone() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::insurance::period::DaySpan;
    use crate::insurance::piece::pieces;
    use crate::insurance::verdict::tests::{any_attachment, any_scheme, nth};
    use crate::insurance::verdict::verdict;
    use crate::insurance::{Attachment, CoverStanding, CoverTrack};
    use crate::shared::ids::OrganisationId;

    /// The facts that are reckoned with as this attachment.
    fn facts_of(one: &Attachment, activity: &str) -> AttachmentFacts {
        let end = |span: DaySpan| closed(span.to).map(|to| to.to_string()).unwrap_or_default();
        let pause = |span: &DaySpan| PauseFacts { from: span.from.to_string(), to: end(*span), reason: String::new() };
        AttachmentFacts {
            effort_type_id: one.effort_type_id,
            ends_on: end(one.period),
            approved_on: one.approved_on.map(|on| on.to_string()).unwrap_or_default(),
            pauses: one.pauses.iter().map(pause).collect(),
            ..AttachmentFacts::new(one.workplace_id, one.track, activity, &one.period.from.to_string())
        }
    }

    fn facts() -> AttachmentFacts {
        let facts = AttachmentFacts::new(OrganisationId(1), CoverTrack::VolunteerEffort, "Besøgsven", "2026-02-01");
        AttachmentFacts {
            weekly_hours: "2".into(),
            approved_by: "Lone Holm".into(),
            approved_on: "2026-01-15".into(),
            ..facts
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn it_ends_the_day_before_and_goes_on_with_its_approval() {
        let after = AttachmentFacts { weekly_hours: "4".into(), ..facts() };
        let found = parted(&facts(), &after, day("2026-11-01")).expect("two");
        assert_eq!((found.earlier.ends_on.as_str(), found.earlier.weekly_hours.as_str()), ("2026-10-31", "2"));
        assert_eq!((found.later.starts_on.as_str(), found.later.weekly_hours.as_str()), ("2026-11-01", "4"));
        assert_eq!((found.later.approved_on.as_str(), found.later.ends_on.as_str()), ("2026-01-15", ""));
        assert_eq!(found.fields, ["weeklyHours"]);
    }

    #[test]
    fn what_holds_from_the_first_day_or_has_days_of_its_own_is_a_correction() {
        let after = AttachmentFacts { weekly_hours: "4".into(), ..facts() };
        assert_eq!(parted(&facts(), &after, day("2026-02-01")), None);
        assert_eq!(parted(&facts(), &after, day("2025-01-01")), None);
        assert_eq!(parted(&facts(), &facts(), day("2026-11-01")), None);
        let ended = AttachmentFacts { ends_on: "2026-12-31".into(), looked_at_on: "2026-11-24".into(), ..facts() };
        assert_eq!(parted(&facts(), &ended, day("2026-11-01")), None);
    }

    proptest! {
        /// Before the day everybody stands as they did, from the day on as they do now; the pieces of both say the same.
        #[test]
        fn each_day_keeps_what_held_on_it(before in any_attachment(), after in any_attachment(), scheme in any_scheme(), from in 1_i64..60) {
            let (old, new) = (facts_of(&before, "Besøgsven"), facts_of(&after, "Højtlæser"));
            let new = AttachmentFacts { starts_on: old.starts_on.clone(), ends_on: old.ends_on.clone(), ..new };
            let from = nth(from);
            let Some(found) = parted(&old, &new, from) else {
                prop_assert!(from <= before.period.from);
                return Ok(());
            };
            let (earlier, later) = (found.earlier.attachment(), found.later.attachment());
            if later.period.to < from {
                // Refused where it is checked: it would end before it begins.
                return Ok(());
            }
            let laid: Vec<_> = pieces(&earlier).into_iter().chain(pieces(&later)).collect();
            for number in -2..92 {
                let on = nth(number);
                let held = if on < from { &earlier } else { &later };
                let expected = if on < from { old.attachment() } else { new.attachment() };
                let other = if on < from { &later } else { &earlier };
                prop_assert_eq!(verdict(held, &scheme, on).standing, verdict(&expected, &scheme, on).standing, "{}", on);
                prop_assert_eq!(verdict(other, &scheme, on).standing, CoverStanding::NotAttached, "{}", on);
                let there = laid.iter().filter(|piece| piece.period.contains(on)).map(|piece| piece.basis).collect::<Vec<_>>();
                let then = pieces(&expected).into_iter().filter(|piece| piece.period.contains(on)).map(|piece| piece.basis).collect::<Vec<_>>();
                prop_assert_eq!(there, then, "{}", on);
            }
        }
    }
}
