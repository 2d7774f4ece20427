use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn period(from: &str, to: &str, decision: &str) -> EffortPeriodFacts {
    EffortPeriodFacts { from: from.into(), to: to.into(), decision: decision.into(), ..EffortPeriodFacts::default() }
}

#[test]
fn the_decision_of_the_day_holds_and_of_two_the_later() {
    let facts = EffortTypeFacts {
        name: "Besøgsven".into(),
        description: String::new(),
        periods: vec![
            period("2020-01-01", "2024-12-31", "A"),
            period("2024-07-01", "2025-06-30", "B"),
            period("2025-09-01", "", "C"),
        ],
    };
    let visits = EffortType { id: EffortTypeId(1), facts };
    let decision = |on: &str| visits.guideline_on(day(on)).map(|held| held.decision);
    for (on, expected) in [
        ("2019-12-31", None),
        ("2020-01-01", Some("A")),
        ("2024-06-30", Some("A")),
        ("2024-12-31", Some("B")),
        ("2025-06-30", Some("B")),
        ("2025-07-01", None),
        ("2025-08-31", None),
        ("2025-09-01", Some("C")),
        ("2150-01-01", Some("C")),
    ] {
        assert_eq!(decision(on).as_deref(), expected, "{on}");
    }
}

#[test]
fn what_is_wrong_with_the_list_and_the_insurances_is_told_at_its_field() {
    let facts =
        EffortTypeFacts { name: " ".into(), periods: vec![period("", "1/1-2026", "")], ..EffortTypeFacts::default() };
    let found = facts.checked("facts.", day("2026-11-24")).expect_err("problems");
    assert_eq!(found.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["facts.name", "facts.periods.0.from"]);
    let cover = MunicipalCoverFacts {
        kind: CoverKind::Accident,
        carrier: Carrier::Insurer,
        insurer: String::new(),
        policy_number: String::new(),
        from: "1/1-2026".into(),
        to: "31/12-2025".into(),
        covers: String::new(),
        sums: String::new(),
    };
    let found = cover.checked("facts.", day("2026-11-24")).expect_err("problems");
    assert_eq!(found.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["facts.to", "facts.insurer"]);
    let own = MunicipalCoverFacts { carrier: Carrier::SelfInsured, to: String::new(), ..cover };
    assert_eq!(own.checked("", day("2026-11-24")).expect("kept").from, "2026-01-01");
}
