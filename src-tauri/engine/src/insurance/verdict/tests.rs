use proptest::prelude::*;

use super::*;
use crate::insurance::piece::{Basis, pieces};
use crate::insurance::stretch::{overlaps, stretches};
use crate::insurance::{Carrier, EffortPeriodFacts, EffortType, EffortTypeFacts, MunicipalCover, MunicipalCoverFacts};
use crate::organisations::OPEN_END;
use crate::shared::ids::{MunicipalCoverId, OrganisationId};

const FIRST: &str = "2026-03-01";
/// So many days are looked at one by one.
const DAYS: i64 = 60;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(in crate::insurance) fn nth(number: i64) -> NaiveDate {
    day(FIRST) + chrono::TimeDelta::days(number)
}

fn text(day: NaiveDate) -> String {
    if day == OPEN_END { String::new() } else { day.to_string() }
}

fn attachment(track: CoverTrack) -> Attachment {
    Attachment {
        track,
        workplace_id: OrganisationId(1),
        effort_type_id: Some(EffortTypeId(1)),
        period: DaySpan { from: day("2026-03-10"), to: day("2026-04-09") },
        approved_on: Some(day("2026-03-01")),
        pauses: Vec::new(),
        looked_at_on: None,
    }
}

fn effort_type(id: i64, periods: &[DaySpan]) -> EffortType {
    let period = |period: &DaySpan| EffortPeriodFacts {
        from: text(period.from),
        to: text(period.to),
        decision: "SOU 2025-11, pkt. 7".into(),
        ..EffortPeriodFacts::default()
    };
    let facts = EffortTypeFacts {
        name: "Besøgsven".into(),
        description: String::new(),
        periods: periods.iter().map(period).collect(),
    };
    EffortType { id: EffortTypeId(id), facts }
}

fn cover(id: i64, kind: CoverKind, period: DaySpan) -> MunicipalCover {
    let facts = MunicipalCoverFacts {
        kind,
        carrier: Carrier::Insurer,
        insurer: "Kystens Forsikring".into(),
        policy_number: "77-1204".into(),
        from: text(period.from),
        to: text(period.to),
        covers: String::new(),
        sums: String::new(),
    };
    MunicipalCover { id: MunicipalCoverId(id), facts }
}

fn always() -> DaySpan {
    DaySpan { from: day("2020-01-01"), to: OPEN_END }
}

fn scheme(kinds: &[CoverKind]) -> Scheme {
    let covers = kinds.iter().zip(1..).map(|(kind, id)| cover(id, *kind, always())).collect();
    Scheme { effort_types: vec![effort_type(1, &[always()])], covers }
}

fn whole_scheme() -> Scheme {
    scheme(CoverKind::ALL)
}

#[test]
fn both_ends_of_a_period_are_covered_and_the_days_around_are_not() {
    for track in [CoverTrack::VolunteerWork, CoverTrack::VolunteerEffort] {
        let one = attachment(track);
        let standing = |on: &str| verdict(&one, &whole_scheme(), day(on)).standing;
        assert!(standing("2026-03-10").is_covered() && standing("2026-04-09").is_covered(), "{track:?}");
        assert_eq!(standing("2026-03-09"), CoverStanding::NotAttached);
        assert_eq!(standing("2026-04-10"), CoverStanding::NotAttached);
    }
    let before = verdict(&attachment(CoverTrack::VolunteerEffort), &whole_scheme(), day("2026-03-09"));
    assert_eq!(before.reasons, [NoCoverReason::NotBegun { starts_on: day("2026-03-10") }]);
    let after = verdict(&attachment(CoverTrack::ViaAssociation), &whole_scheme(), day("2026-04-10"));
    assert_eq!(after.reasons, [NoCoverReason::Ended { ended_on: day("2026-04-09") }]);
}

#[test]
fn work_is_covered_by_law_without_approval_in_a_pause_and_without_any_insurance() {
    let mut one = attachment(CoverTrack::VolunteerWork);
    one.approved_on = None;
    one.effort_type_id = None;
    let pause = DaySpan { from: day("2026-03-20"), to: day("2026-03-21") };
    one.pauses = vec![pause];
    let judged = verdict(&one, &Scheme::default(), day("2026-03-20"));
    assert_eq!((judged.standing, judged.reasons.as_slice()), (CoverStanding::CoveredByLaw, &[][..]));
    assert_eq!(judged.notes, [CoverNote::ApprovalMissing, CoverNote::Paused { pause }, CoverNote::NoLiabilityCover]);
    one.approved_on = Some(day("2026-03-20"));
    let judged = verdict(&one, &whole_scheme(), day("2026-03-22"));
    assert_eq!(judged.notes, []);
    assert_eq!(
        judged.policies.iter().map(|policy| policy.kind).collect::<Vec<_>>(),
        [CoverKind::IndustrialInjury, CoverKind::Liability]
    );
}

#[test]
fn an_effort_approved_late_is_covered_from_that_day() {
    let mut one = attachment(CoverTrack::VolunteerEffort);
    let approved_on = day("2026-03-15");
    one.approved_on = Some(approved_on);
    let before = verdict(&one, &whole_scheme(), day("2026-03-14"));
    assert_eq!(before.standing, CoverStanding::NotCovered);
    assert_eq!(before.reasons, [NoCoverReason::ApprovedLater { approved_on }]);
    let on_it = verdict(&one, &whole_scheme(), approved_on);
    assert_eq!(on_it.standing, CoverStanding::CoveredByScheme);
    assert_eq!(on_it.notes, [CoverNote::ApprovedAfterStart { approved_on }]);
    one.approved_on = Some(one.period.from);
    assert_eq!(verdict(&one, &whole_scheme(), day("2026-03-14")).notes, [], "on the first day is not after it");
}

#[test]
fn an_effort_that_lacks_everything_is_told_everything() {
    let mut one = attachment(CoverTrack::VolunteerEffort);
    one.approved_on = None;
    one.effort_type_id = None;
    let pause = DaySpan { from: day("2026-03-20"), to: OPEN_END };
    one.pauses = vec![pause];
    let judged = verdict(&one, &Scheme::default(), day("2026-03-25"));
    assert_eq!(judged.standing, CoverStanding::NotCovered);
    assert_eq!(
        judged.reasons,
        [
            NoCoverReason::NotApproved,
            NoCoverReason::Paused { pause },
            NoCoverReason::EffortTypeUnknown,
            NoCoverReason::NothingInsured
        ]
    );
}

#[test]
fn the_list_of_the_day_decides_and_its_decision_is_named() {
    let mut scheme = whole_scheme();
    let until = DaySpan { from: day("2024-01-01"), to: day("2026-03-31") };
    scheme.effort_types = vec![effort_type(1, &[until])];
    let one = attachment(CoverTrack::VolunteerEffort);
    let covered = verdict(&one, &scheme, day("2026-03-31"));
    assert_eq!(covered.standing, CoverStanding::CoveredByScheme);
    let held = covered.guideline.expect("a guideline");
    assert_eq!((held.decision.as_str(), held.period), ("SOU 2025-11, pkt. 7", until));
    let after = verdict(&one, &scheme, day("2026-04-01"));
    assert_eq!(after.reasons, [NoCoverReason::EffortTypeNotCovered { effort_type_id: EffortTypeId(1) }]);
    assert_eq!(after.guideline, None);
}

#[test]
fn either_insurance_of_efforts_is_enough_and_the_one_that_lacks_is_noted() {
    let one = attachment(CoverTrack::VolunteerEffort);
    for (kinds, notes) in [
        (&[CoverKind::Accident][..], &[CoverNote::NoLiabilityCover][..]),
        (&[CoverKind::Liability], &[CoverNote::NoAccidentCover]),
        (&[CoverKind::Accident, CoverKind::Liability], &[]),
    ] {
        let judged = verdict(&one, &scheme(kinds), day("2026-03-20"));
        assert_eq!((judged.standing, judged.notes.as_slice()), (CoverStanding::CoveredByScheme, notes), "{kinds:?}");
    }
    let by_law_only = verdict(&one, &scheme(&[CoverKind::IndustrialInjury]), day("2026-03-20"));
    assert_eq!(by_law_only.reasons, [NoCoverReason::NothingInsured], "the act's insurance is not for efforts");
}

#[test]
fn an_association_takes_no_cover_away_from_another_attachment() {
    let through = verdict(&attachment(CoverTrack::ViaAssociation), &whole_scheme(), day("2026-03-20"));
    assert_eq!(through.standing, CoverStanding::ThroughAssociation);
    assert_eq!(through.reasons, [NoCoverReason::ViaAssociation]);
    let own = verdict(&attachment(CoverTrack::VolunteerEffort), &whole_scheme(), day("2026-03-20"));
    assert_eq!(best_of([through.standing, own.standing]), CoverStanding::CoveredByScheme);
    assert_eq!(
        best_of([through.standing, CoverStanding::NotCovered]),
        CoverStanding::NotCovered,
        "what can be mended shows"
    );
    assert_eq!(best_of([]), CoverStanding::NotAttached);
}

/// Days from one to another, now and then without an end.
fn any_period() -> impl Strategy<Value = DaySpan> {
    (0_i64..DAYS, prop_oneof![5 => (0_i64..30).prop_map(Some), 1 => Just(None)])
        .prop_map(|(from, days)| DaySpan { from: nth(from), to: days.map_or(OPEN_END, |days| nth(from + days)) })
}

pub(in crate::insurance) fn any_attachment() -> impl Strategy<Value = Attachment> {
    let effort_type = prop_oneof![1 => Just(None), 4 => (1_i64..=2).prop_map(|id| Some(EffortTypeId(id)))];
    let approved = prop_oneof![1 => Just(None), 4 => (-5_i64..DAYS).prop_map(|number| Some(nth(number)))];
    let pauses = prop::collection::vec(any_period(), 0..3);
    let track = prop::sample::select(CoverTrack::ALL);
    (track, any_period(), effort_type, approved, pauses).prop_map(
        |(track, period, effort_type_id, approved_on, pauses)| Attachment {
            track,
            workplace_id: OrganisationId(1),
            effort_type_id,
            period,
            approved_on,
            pauses,
            looked_at_on: None,
        },
    )
}

pub(in crate::insurance) fn any_scheme() -> impl Strategy<Value = Scheme> {
    let lists = prop::collection::vec(prop::collection::vec(any_period(), 0..3), 0..=2);
    let covers = prop::collection::vec((prop::sample::select(CoverKind::ALL), any_period()), 0..4);
    (lists, covers).prop_map(|(lists, covers)| Scheme {
        effort_types: lists.iter().zip(1..).map(|(periods, id)| effort_type(id, periods)).collect(),
        covers: covers.into_iter().zip(1..).map(|((kind, period), id)| cover(id, kind, period)).collect(),
    })
}

/// The same rules once more, written for one day of one person at a time, with everything listed out.
fn slow_standing(one: &Attachment, scheme: &Scheme, on: NaiveDate) -> CoverStanding {
    let listed = |period: &DaySpan| {
        let last = if period.to == OPEN_END { nth(DAYS * 3) } else { period.to };
        period.from.iter_days().take_while(|day| *day <= last).collect::<Vec<NaiveDate>>()
    };
    if !listed(&one.period).contains(&on) {
        return CoverStanding::NotAttached;
    }
    match one.track {
        CoverTrack::VolunteerWork => return CoverStanding::CoveredByLaw,
        CoverTrack::ViaAssociation => return CoverStanding::ThroughAssociation,
        CoverTrack::VolunteerEffort => {}
    }
    let is_approved = match one.approved_on {
        Some(approved) => on >= approved,
        None => false,
    };
    let is_paused = one.pauses.iter().flat_map(listed).any(|day| day == on);
    let lists = scheme.effort_types.iter().filter(|list| Some(list.id) == one.effort_type_id);
    let dates = |from: &str, to: &str| DaySpan { from: day(from), to: if to.is_empty() { OPEN_END } else { day(to) } };
    let is_on_the_list =
        lists.flat_map(|list| &list.facts.periods).any(|facts| listed(&dates(&facts.from, &facts.to)).contains(&on));
    let is_insured = scheme.covers.iter().any(|cover| {
        cover.facts.kind != CoverKind::IndustrialInjury
            && listed(&dates(&cover.facts.from, &cover.facts.to)).contains(&on)
    });
    if is_approved && !is_paused && is_on_the_list && is_insured {
        CoverStanding::CoveredByScheme
    } else {
        CoverStanding::NotCovered
    }
}

proptest! {
    #[test]
    fn every_day_is_judged_as_a_slow_clerk_would(one in any_attachment(), scheme in any_scheme()) {
        for number in -2..DAYS + 32 {
            let on = nth(number);
            let judged = verdict(&one, &scheme, on);
            prop_assert_eq!(judged.standing, slow_standing(&one, &scheme, on), "{}", on);
            prop_assert_eq!(judged.reasons.is_empty(), judged.standing.is_covered(), "a reason for each no, and none for a yes");
        }
    }

    #[test]
    fn stretches_say_of_every_day_what_the_verdict_says(one in any_attachment(), scheme in any_scheme()) {
        let found = stretches(&one, &scheme);
        for number in -2..DAYS + 32 {
            let on = nth(number);
            let there: Vec<_> = found.iter().filter(|stretch| stretch.period.contains(on)).collect();
            let expected = verdict(&one, &scheme, on).standing;
            if expected == CoverStanding::NotAttached {
                prop_assert!(there.is_empty(), "{on}: {there:?}");
            } else {
                prop_assert_eq!(there.iter().map(|stretch| stretch.standing).collect::<Vec<_>>(), [expected], "{}", on);
            }
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].period.after() == Some(pair[1].period.from) && pair[0].standing != pair[1].standing, "{pair:?}");
        }
    }

    #[test]
    fn pieces_with_the_scheme_of_the_day_say_what_the_verdict_says(one in any_attachment(), scheme in any_scheme()) {
        let found = pieces(&one);
        for number in -2..DAYS + 32 {
            let on = nth(number);
            let there: Vec<_> = found.iter().filter(|piece| piece.period.contains(on)).collect();
            prop_assert!(there.len() <= 1, "{on}: {there:?}");
            let on_the_list = one.effort_type_id.is_some_and(|id| scheme.covered_types_on(on).contains(&id));
            let standing = match there.first().map(|piece| piece.basis) {
                None => CoverStanding::NotAttached,
                Some(Basis::Law) => CoverStanding::CoveredByLaw,
                Some(Basis::Association) => CoverStanding::ThroughAssociation,
                Some(Basis::Scheme) if on_the_list && scheme.insures_efforts_on(on) => CoverStanding::CoveredByScheme,
                Some(Basis::Scheme | Basis::Nothing) => CoverStanding::NotCovered,
            };
            prop_assert_eq!(standing, verdict(&one, &scheme, on).standing, "{}", on);
        }
    }

    #[test]
    fn overlaps_are_the_days_that_several_hold(periods in prop::collection::vec(any_period(), 0..5)) {
        let found = overlaps(&periods);
        for number in -2..DAYS + 32 {
            let on = nth(number);
            let holding: Vec<usize> = (0..periods.len()).filter(|place| periods[*place].contains(on)).collect();
            let told: Vec<Vec<usize>> = found.iter().filter(|(period, _)| period.contains(on)).map(|(_, who)| who.clone()).collect();
            prop_assert_eq!(told, if holding.len() > 1 { vec![holding] } else { Vec::new() }, "{}", on);
        }
    }
}
