use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::insurance::piece::pieces;
use crate::insurance::verdict::tests::{any_attachment, any_scheme, nth};
use crate::insurance::verdict::verdict;
use crate::insurance::{Attachment, CoverStanding};

const HOURS: i64 = 1_670;

/// An attachment of a person, with their hours a week in hundredths.
#[derive(Debug, Clone)]
struct Held {
    id: AttachmentId,
    person_id: PersonId,
    attachment: Attachment,
    weekly_hours: i64,
}

fn any_held() -> impl Strategy<Value = Vec<Held>> {
    let one = (1_i64..5, 1_i64..4, any_attachment(), prop::sample::select(&[0_i64, 25, 100, 250, 3_700][..]));
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let held = |(id, (person, workplace, mut attachment, weekly_hours)): (i64, (i64, i64, Attachment, i64))| {
            attachment.workplace_id = OrganisationId(workplace);
            Held { id: AttachmentId(id), person_id: PersonId(person), attachment, weekly_hours }
        };
        (1..).zip(all).map(held).collect()
    })
}

fn any_days() -> impl Strategy<Value = ReportDays> {
    (-5_i64..80, 0_i64..70, -10_i64..95).prop_map(|(from, length, on)| ReportDays {
        from: nth(from),
        to: nth(from + length),
        on: nth(on),
    })
}

fn counted_pieces(held: &[Held]) -> Vec<CountedPiece> {
    let of = |one: &Held| {
        let (attachment_id, person_id, weekly_hours) = (one.id, one.person_id, one.weekly_hours);
        let (workplace_id, effort_type_id) = (one.attachment.workplace_id, one.attachment.effort_type_id);
        pieces(&one.attachment).into_iter().map(move |piece| CountedPiece {
            attachment_id,
            person_id,
            workplace_id,
            effort_type_id,
            basis: piece.basis,
            period: piece.period,
            weekly_hours,
        })
    };
    held.iter().flat_map(of).collect()
}

/// The same once more, one day of one attachment at a time: who was covered, and an hour's hundredths in sevenths.
fn slow(
    held: &[Held],
    scheme: &Scheme,
    days: ReportDays,
    wanted: impl Fn(&Held, CoverStanding) -> bool,
) -> TrackFigures {
    let mut through = BTreeSet::new();
    let mut on_day = BTreeSet::new();
    let mut sevenths = 0;
    for one in held {
        let counts = |on: NaiveDate| {
            let standing = verdict(&one.attachment, scheme, on).standing;
            standing.is_covered() && wanted(one, standing)
        };
        for on in days.from.iter_days().take_while(|on| *on <= days.to) {
            if counts(on) {
                through.insert(one.person_id);
                sevenths += one.weekly_hours;
            }
        }
        if counts(days.on) {
            on_day.insert(one.person_id);
        }
    }
    let half_up = |by: i64| (sevenths as f64 / by as f64 + 0.5).floor() as i64;
    TrackFigures {
        on_day: on_day.len() as i64,
        persons: through.len() as i64,
        hours: half_up(7),
        full_time: half_up(7 * HOURS),
    }
}

fn all_slow(held: &[Held], scheme: &Scheme, days: ReportDays, at: impl Fn(&Held) -> bool) -> ReportFigures {
    let by_law = |standing: CoverStanding| standing == CoverStanding::CoveredByLaw;
    ReportFigures {
        work: slow(held, scheme, days, |one, standing| at(one) && by_law(standing)),
        effort: slow(held, scheme, days, |one, standing| at(one) && !by_law(standing)),
        both: slow(held, scheme, days, |one, _| at(one)),
    }
}

#[test]
fn a_row_tells_what_became_of_whom_it_is_about() {
    let row = |person: i64, days: i64, on_day: bool| ReportRow {
        attachment_id: AttachmentId(person),
        person_id: PersonId(person),
        workplace_id: OrganisationId(1),
        effort_type_id: None,
        track: CoverTrack::VolunteerWork,
        weekly_hours: 100,
        days,
        on_day,
    };
    let before = [row(1, 7, true), row(2, 7, true), row(3, 7, true)];
    let now = [row(1, 7, true), row(2, 3, false), row(4, 7, true)];
    let found = changes(&before, &now);
    let told: Vec<Option<ChangeKind>> = now.iter().map(|row| found.kind_of(row)).collect();
    assert_eq!(told, [None, Some(ChangeKind::Left), Some(ChangeKind::Joined)]);
    assert_eq!(rows_of_left(&before, &now, &found), [row(3, 0, false)], "whoever has a row already has one");
}

proptest! {
    #[test]
    fn figures_are_those_of_a_slow_clerk_who_counts_day_by_day(held in any_held(), scheme in any_scheme(), days in any_days()) {
        let found = counted(&rows(&counted_pieces(&held), &scheme, days), HOURS);
        prop_assert_eq!(found.total, all_slow(&held, &scheme, days, |_| true));
        for workplace in 1..4 {
            let id = OrganisationId(workplace);
            let line = found.workplaces.iter().find(|line| line.workplace_id == id);
            let sum = line.map(|line| line.sum).unwrap_or_default();
            prop_assert_eq!(sum, all_slow(&held, &scheme, days, |one| one.attachment.workplace_id == id));
            for kind in [None, Some(EffortTypeId(1)), Some(EffortTypeId(2)), Some(EffortTypeId(3))] {
                let of = line.and_then(|line| line.efforts.iter().find(|one| one.effort_type_id == kind));
                let expected = all_slow(&held, &scheme, days, |one| {
                    one.attachment.workplace_id == id && one.attachment.effort_type_id == kind
                });
                prop_assert_eq!(of.map(|one| one.figures).unwrap_or_default(), expected);
            }
        }
    }

    /// Hours that are others from a day on: the slow clerk asks the old attachment before it, and the new one from it on.
    #[test]
    fn hours_count_from_the_day_they_hold(one in any_attachment(), (old, new) in (0_i64..3_700, 0_i64..3_700), from in 1_i64..60, scheme in any_scheme(), days in any_days()) {
        let from = nth(from);
        prop_assume!(one.period.from < from && from <= one.period.to);
        let held = |id: i64, from: NaiveDate, to: NaiveDate, weekly_hours: i64| Held {
            id: AttachmentId(id),
            person_id: PersonId(1),
            attachment: Attachment { period: DaySpan { from, to }, ..one.clone() },
            weekly_hours,
        };
        let last_before = from.pred_opt().expect("a day");
        let parted = [held(1, one.period.from, last_before, old), held(2, from, one.period.to, new)];
        let found = counted(&rows(&counted_pieces(&parted), &scheme, days), HOURS).total;
        prop_assert_eq!(found, all_slow(&parted, &scheme, days, |_| true));
        let covered = |on: &NaiveDate| verdict(&one, &scheme, *on).standing.is_covered();
        let hours_on = |on: NaiveDate| if on < from { old } else { new };
        let sevenths: i64 = days.from.iter_days().take_while(|on| *on <= days.to).filter(covered).map(hours_on).sum();
        prop_assert_eq!(found.both.hours, rounded(sevenths, 7));
        prop_assert_eq!(found.both.on_day, i64::from(covered(&days.on)), "one person, whichever attachment");
    }

    #[test]
    fn whoever_came_went_or_stayed_is_told_once(before in any_held(), now in any_held(), scheme in any_scheme(), days in any_days()) {
        let rows = |held: &[Held]| rows(&counted_pieces(held), &scheme, days);
        let (before, now) = (rows(&before), rows(&now));
        let found = changes(&before, &now);
        let there = |rows: &[ReportRow]| rows.iter().filter(|row| row.on_day).map(|row| row.person_id).collect::<BTreeSet<_>>();
        let (then, today) = (there(&before), there(&now));
        prop_assert_eq!(found.joined, today.difference(&then).copied().collect::<Vec<_>>());
        prop_assert_eq!(found.left, then.difference(&today).copied().collect::<Vec<_>>());
        prop_assert!(found.changed.iter().all(|id| then.contains(id) && today.contains(id)));
        prop_assert_eq!(changes(&now, &now), Changes::default());
    }
}

fn row(person: i64, workplace: i64, effort: Option<i64>, track: CoverTrack) -> ReportRow {
    ReportRow {
        attachment_id: AttachmentId(person * 100 + workplace * 10 + effort.unwrap_or_default()),
        person_id: PersonId(person),
        workplace_id: OrganisationId(workplace),
        effort_type_id: effort.map(EffortTypeId),
        track,
        weekly_hours: 250,
        days: 14,
        on_day: true,
    }
}

#[test]
fn a_person_counts_once_in_each_sum_and_hours_add_up() {
    let (work, effort) = (CoverTrack::VolunteerWork, CoverTrack::VolunteerEffort);
    let rows =
        [row(1, 1, Some(1), effort), row(1, 1, Some(2), effort), row(1, 1, Some(1), work), row(1, 2, None, work)];
    let found = counted(&rows, HOURS);
    let at = &found.workplaces[0];
    assert_eq!(at.efforts.iter().map(|one| one.figures.both.persons).collect::<Vec<_>>(), [1, 1]);
    assert_eq!((at.sum.work.persons, at.sum.effort.persons, at.sum.both.persons), (1, 1, 1));
    assert_eq!((at.sum.both.hours, found.total.both.hours), (1_500, 2_000), "5 hours each in two weeks");
    assert_eq!((found.total.both.persons, found.total.both.full_time), (1, 1));
}

#[test]
fn no_sum_is_rounded_twice() {
    let thirds: Vec<ReportRow> = (1..=7)
        .map(|person| ReportRow { weekly_hours: 1, days: 1, ..row(person, person, None, CoverTrack::VolunteerWork) })
        .collect();
    let found = counted(&thirds, HOURS);
    assert!(found.workplaces.iter().all(|line| line.sum.both.hours == 0));
    assert_eq!(found.total.both.hours, 1);
    assert_eq!(counted(&[ReportRow { weekly_hours: 0, ..thirds[0] }], HOURS).without_hours, 1);
}

#[test]
fn somebody_who_moves_has_changed_and_both_workplaces_are_told() {
    let effort = CoverTrack::VolunteerEffort;
    let before = [row(1, 1, Some(1), effort), row(2, 1, Some(1), effort), row(3, 1, Some(1), effort)];
    let more = ReportRow { weekly_hours: 300, ..before[2] };
    let now = [row(1, 2, Some(1), effort), before[1], more, row(4, 2, Some(1), effort)];
    let ids = |ids: &[i64]| ids.iter().copied().map(PersonId).collect::<Vec<_>>();
    assert_eq!(changes(&before, &now), Changes { joined: ids(&[4]), left: ids(&[]), changed: ids(&[1, 3]) });
    let at = changes_by_workplace(&before, &now);
    assert_eq!(at[&OrganisationId(1)], Changes { joined: ids(&[]), left: ids(&[1]), changed: ids(&[3]) });
    assert_eq!(at[&OrganisationId(2)], Changes { joined: ids(&[1, 4]), left: ids(&[]), changed: ids(&[]) });
}
