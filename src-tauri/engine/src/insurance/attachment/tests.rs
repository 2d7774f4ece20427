use super::*;

fn today() -> NaiveDate {
    "2026-11-24".parse().expect("a date")
}

fn effort() -> AttachmentFacts {
    let mut facts = AttachmentFacts::new(OrganisationId(7), CoverTrack::VolunteerEffort, "Besøgsven", "1/12-2026");
    facts.track_reason = "Bestemmer selv hvornår".into();
    facts
}

fn problems(facts: &AttachmentFacts) -> Vec<(String, Problem)> {
    let found = facts.checked("facts.", today()).expect_err("problems");
    found.into_iter().map(|one| (one.field, one.problem)).collect()
}

#[test]
fn what_is_typed_as_danes_write_is_kept_one_way() {
    let mut facts = effort();
    facts.weekly_hours = " 2,50 ".into();
    facts.ends_on = "31. december 2027".into();
    facts.pauses = vec![
        PauseFacts { from: "1/7-2027".into(), to: "31/7-2027".into(), reason: " Ferie ".into() },
        PauseFacts { from: "1/2-2027".into(), to: String::new(), reason: String::new() },
    ];
    let kept = facts.checked("", today()).expect("kept").facts().clone();
    assert_eq!((kept.starts_on.as_str(), kept.ends_on.as_str()), ("2026-12-01", "2027-12-31"));
    assert_eq!(kept.weekly_hours, "2,5");
    assert_eq!(kept.pauses.iter().map(|one| one.from.as_str()).collect::<Vec<_>>(), ["2027-02-01", "2027-07-01"]);
    assert_eq!(kept.pauses[1].reason, "Ferie");
    assert_eq!(kept.checked("", today()).expect("kept again").facts(), &kept, "what is kept reads as itself");
}

#[test]
fn what_is_wrong_is_told_at_its_field() {
    let mut facts = effort();
    facts.activity = " ".into();
    facts.starts_on = String::new();
    facts.weekly_hours = "to".into();
    facts.approved_on = "25/11-2026".into();
    facts.task = "Ring til 150680-9997".into();
    facts.pauses = vec![PauseFacts { from: "2/1-2027".into(), to: "1/1-2027".into(), reason: String::new() }];
    let field = |name: &str| format!("facts.{name}");
    assert_eq!(
        problems(&facts),
        [
            (field("activity"), Problem::Missing),
            (field("task"), Problem::LooksLikeCpr),
            (field("weeklyHours"), Problem::NumberOfHours),
            (field("approvedOn"), Problem::InTheFuture),
            (field("pauses.0.to"), Problem::EndsBeforeStart),
            (field("startsOn"), Problem::Missing),
            (field("approvedBy"), Problem::Missing),
        ]
    );
}

#[test]
fn an_end_before_the_start_and_half_an_approval_are_refused() {
    let mut facts = effort();
    facts.ends_on = "30/11-2026".into();
    facts.approved_by = "Lone Holm".into();
    let found: Vec<String> = problems(&facts).into_iter().map(|(field, _)| field).collect();
    assert_eq!(found, ["facts.endsOn", "facts.approvedOn"]);
}

#[test]
fn a_track_has_its_reason_in_words_or_in_the_guides_answers() {
    let mut facts = effort();
    facts.track_reason = String::new();
    assert_eq!(problems(&facts), [("facts.trackReason".into(), Problem::Missing)]);
    facts.answers.through_association = super::super::GuideAnswer::No;
    facts.answers.signs_weighed = super::super::GuideAnswer::Yes;
    assert!(facts.checked("", today()).is_ok(), "the guide leads there");
    facts.track = CoverTrack::ViaAssociation;
    facts.track_reason = "Foreningen leder".into();
    assert_eq!(problems(&facts), [("facts.associationId".into(), Problem::Missing)]);
}

#[test]
fn an_attachments_state_is_read_off_its_dates() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let mut facts = effort().checked("", today()).expect("kept").facts().clone();
    facts.ends_on = "2027-03-31".into();
    let state = |facts: &AttachmentFacts, on: &str| facts.attachment().state_on(day(on));
    assert_eq!(state(&facts, "2026-12-05"), AttachmentState::AwaitingApproval);
    facts.approved_by = "Lone Holm".into();
    facts.approved_on = "2026-11-20".into();
    facts.pauses = vec![PauseFacts { from: "2027-02-01".into(), to: "2027-02-07".into(), reason: String::new() }];
    for (on, expected) in [
        ("2026-11-19", AttachmentState::AwaitingApproval),
        ("2026-11-20", AttachmentState::ToCome),
        ("2026-12-01", AttachmentState::Active),
        ("2027-02-01", AttachmentState::Paused),
        ("2027-02-07", AttachmentState::Paused),
        ("2027-02-08", AttachmentState::Active),
        ("2027-03-31", AttachmentState::Active),
        ("2027-04-01", AttachmentState::Ended),
    ] {
        assert_eq!(state(&facts, on), expected, "{on}");
    }
    facts.track = CoverTrack::ViaAssociation;
    facts.approved_on = String::new();
    assert_eq!(state(&facts, "2026-12-05"), AttachmentState::Active, "an association approves its own");
}
