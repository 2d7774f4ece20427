use super::*;
use crate::insurance::{EffortPeriodFacts, EffortType, EffortTypeFacts, GivenOn};
use crate::shared::ids::{EffortTypeId, OrganisationId};

const TODAY: &str = "2026-11-24";
const REACHED: Reached = Reached { by_phone_or_email: true, has_address: true };

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn in_order() -> (VolunteerFacts, AttachmentFacts) {
    let signed = GivenOn { on: "2026-01-02".into(), by: "Lone Holm".into() };
    let volunteer =
        VolunteerFacts { birth_date: "1960-05-01".into(), confidentiality: signed, ..VolunteerFacts::default() };
    let mut facts = AttachmentFacts::new(OrganisationId(1), CoverTrack::VolunteerEffort, "Besøgsven", "2026-02-01");
    facts.effort_type_id = Some(EffortTypeId(1));
    facts.approved_by = "Lone Holm".into();
    facts.approved_on = "2026-01-15".into();
    facts.weekly_hours = "2".into();
    (volunteer, facts)
}

fn scheme(to: &str) -> Scheme {
    let period = EffortPeriodFacts { from: "2020-01-01".into(), to: to.into(), ..EffortPeriodFacts::default() };
    let facts = EffortTypeFacts { name: "Besøgsven".into(), periods: vec![period], ..EffortTypeFacts::default() };
    Scheme { effort_types: vec![EffortType { id: EffortTypeId(1), facts }], covers: Vec::new() }
}

fn found_in(volunteer: &VolunteerFacts, facts: &AttachmentFacts, scheme: &Scheme) -> Vec<CheckKind> {
    let attachment = facts.attachment();
    let looked = Looked { id: AttachmentId(1), facts, attachment: &attachment, workplace_closed_on: None };
    let found = checks((volunteer, REACHED), &[looked], (&InsuranceRules::default(), scheme), day(TODAY));
    found.into_iter().map(|check| check.kind).collect()
}

fn found(change: impl FnOnce(&mut VolunteerFacts, &mut AttachmentFacts)) -> Vec<CheckKind> {
    let (mut volunteer, mut facts) = in_order();
    change(&mut volunteer, &mut facts);
    found_in(&volunteer, &facts, &scheme(""))
}

#[test]
fn nothing_is_found_where_all_is_in_order() {
    assert_eq!(found(|_, _| {}), []);
}

#[test]
fn each_thing_that_is_missing_is_found() {
    use CheckKind as K;
    assert_eq!(found(|_, facts| facts.approved_on.clear()), [K::ApprovalMissing]);
    assert_eq!(found(|_, facts| facts.approved_on = "2026-02-02".into()), [K::ApprovedAfterStart]);
    assert_eq!(found(|volunteer, _| volunteer.birth_date.clear()), [K::BirthDateUnknown]);
    assert_eq!(found(|volunteer, _| volunteer.birth_date = "2008-11-25".into()), [K::ConsentMissing]);
    assert_eq!(found(|volunteer, _| volunteer.birth_date = "2008-11-24".into()), []);
    assert_eq!(found(|volunteer, _| volunteer.birth_date = "2012-11-01".into()), [K::ConsentMissing, K::WithAdult]);
    assert_eq!(
        found(|volunteer, _| volunteer.birth_date = "2014-11-01".into()),
        [K::TooYoung, K::ConsentMissing, K::WithAdult]
    );
    assert_eq!(found(|volunteer, _| volunteer.birth_date = "1946-11-24".into()), [K::AskInsurer]);
    assert_eq!(found(|volunteer, _| volunteer.confidentiality = GivenOn::default()), [K::ConfidentialityMissing]);
    assert_eq!(
        found(|volunteer, _| volunteer.confidentiality.on = "2026-02-02".into()),
        [K::ConfidentialityAfterStart]
    );
    assert_eq!(found(|_, facts| facts.effort_type_id = None), [K::EffortTypeMissing]);
    assert_eq!(found(|_, facts| facts.weekly_hours.clear()), [K::HoursMissing]);
}

#[test]
fn a_way_to_reach_them_is_to_be_got_and_an_address_is_worth_having() {
    use CheckKind as K;
    let (volunteer, facts) = in_order();
    let attachment = facts.attachment();
    let looked = Looked { id: AttachmentId(1), facts: &facts, attachment: &attachment, workplace_closed_on: None };
    let found = |by_phone_or_email: bool, has_address: bool| {
        let reached = Reached { by_phone_or_email, has_address };
        let found = checks((&volunteer, reached), &[looked], (&InsuranceRules::default(), &scheme("")), day(TODAY));
        found.into_iter().map(|check| (check.kind, check.force)).collect::<Vec<_>>()
    };
    assert_eq!(found(true, true), []);
    assert_eq!(found(false, true), [(K::ContactMissing, CheckForce::Missing)]);
    assert_eq!(found(true, false), [(K::AddressMissing, CheckForce::Hint)]);
}

#[test]
fn certificates_are_asked_for_by_what_the_task_is() {
    use CheckKind as K;
    assert_eq!(found(|_, facts| facts.with_children = true), [K::ChildCertificateMissing]);
    let with = |requested: &str, received: &str, again: &str| {
        found(|volunteer, facts| {
            facts.with_children = true;
            volunteer.child_certificate = CertificateDates {
                requested_on: requested.into(),
                received_on: received.into(),
                seen_by: String::new(),
                check_again_on: again.into(),
            };
        })
    };
    assert_eq!(with("2026-01-10", "", ""), [K::ChildCertificateAwaited]);
    assert_eq!(with("2026-01-10", "2026-01-20", ""), []);
    assert_eq!(with("2026-01-10", "2026-02-20", ""), [K::ChildCertificateAfterStart]);
    assert_eq!(with("", "2024-11-24", ""), [K::ChildCertificateAgain], "24 months are over today");
    assert_eq!(with("", "2024-11-25", ""), []);
    assert_eq!(with("", "2024-11-24", "2027-01-01"), [], "the day that was written comes before the rule");
    assert_eq!(with("", "2026-01-20", "2026-11-24"), [K::ChildCertificateAgain]);
    assert_eq!(found(|_, facts| facts.in_homes = true), [K::CriminalRecordMissing]);
    let of_2024 = CertificateDates { received_on: "2024-11-24".into(), ..CertificateDates::default() };
    assert_eq!(
        found(|volunteer, facts| {
            facts.in_homes = true;
            volunteer.criminal_record = of_2024;
        }),
        [K::CriminalRecordAgain]
    );
}

#[test]
fn what_was_seen_on_29_february_comes_back_on_the_last_of_february_and_no_day_is_lost_by_renewing_early() {
    let (mut volunteer, mut facts) = in_order();
    facts.with_children = true;
    let rules = InsuranceRules { certificate_months: 12, ..InsuranceRules::default() };
    let mut again = |received: &str, on: &str| {
        volunteer.child_certificate.received_on = received.into();
        let attachment = facts.attachment();
        let looked = Looked { id: AttachmentId(1), facts: &facts, attachment: &attachment, workplace_closed_on: None };
        let found = checks((&volunteer, REACHED), &[looked], (&rules, &scheme("2030-12-31")), day(on));
        found
            .iter()
            .find(|check| check.kind == CheckKind::ChildCertificateAgain)
            .and_then(|check| check.on)
            .map(|on| on.to_string())
    };
    assert_eq!(again("2024-02-29", "2025-02-27"), None);
    assert_eq!(again("2024-02-29", "2025-02-28").as_deref(), Some("2025-02-28"));
    assert_eq!(again("2023-02-28", "2024-02-28").as_deref(), Some("2024-02-28"));
    assert_eq!(again("2027-02-28", "2028-02-27"), None);
    assert_eq!(again("2028-01-10", "2029-01-09"), None, "one renewed early counts from its own day");
    assert_eq!(again("2028-01-10", "2029-01-10").as_deref(), Some("2029-01-10"));
}

#[test]
fn an_open_attachment_is_looked_at_once_a_year() {
    let open = |approved: &str, looked_at: &str| {
        found(|_, facts| {
            facts.starts_on = "2024-02-01".into();
            facts.approved_on = approved.into();
            facts.looked_at_on = looked_at.into();
        })
        .into_iter()
        .filter(|kind| *kind == CheckKind::OpenEndedUnchecked)
        .count()
    };
    assert_eq!(open("2024-01-15", ""), 1);
    assert_eq!(open("2024-01-15", "2025-11-24"), 1);
    assert_eq!(open("2024-01-15", "2025-11-25"), 0);
    assert_eq!(open("2026-01-15", ""), 0, "whoever approved it has looked at it");
    assert_eq!(found(|_, facts| facts.ends_on = "2027-01-31".into()), []);
}

#[test]
fn an_effort_that_the_list_no_longer_covers_is_found_with_its_last_day() {
    let (volunteer, facts) = in_order();
    assert_eq!(found_in(&volunteer, &facts, &scheme("2026-11-24")), []);
    assert_eq!(found_in(&volunteer, &facts, &scheme("2026-11-23")), [CheckKind::EffortTypeNotCovered]);
    assert_eq!(found_in(&volunteer, &facts, &Scheme::default()), [CheckKind::EffortTypeNotCovered]);
}

#[test]
fn what_is_over_and_what_an_association_sees_to_is_not_looked_at() {
    let bare = |facts: &mut AttachmentFacts| facts.approved_on.clear();
    assert_eq!(
        found(|_, facts| {
            bare(facts);
            facts.ends_on = "2026-11-23".into();
        }),
        []
    );
    assert_eq!(
        found(|_, facts| {
            bare(facts);
            facts.track = CoverTrack::ViaAssociation;
        }),
        []
    );
}
