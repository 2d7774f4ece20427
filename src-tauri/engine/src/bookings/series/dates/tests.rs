use proptest::prelude::*;

use super::*;
use crate::bookings::series::season::SchoolHoliday;
use crate::shared::calendar::WeekParity;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn season() -> SeasonDates {
    let holiday = |name: &str, first: &str, last: &str| SchoolHoliday {
        name: name.into(),
        first_on: date(first),
        last_on: date(last),
    };
    SeasonDates {
        version: 1,
        most_dates: 800,
        named: vec![crate::bookings::NamedDate {
            name: "Jul".into(),
            every_year: Some(crate::bookings::DayOfYear { month: 12, day: 20 }),
            dates: vec![],
        }],
        school_holidays: vec![holiday("Efterårsferie", "2026-10-10", "2026-10-18")],
    }
}

fn until(day: &str) -> Option<SeriesEnd> {
    Some(SeriesEnd::On { date: date(day) })
}

fn times(count: u32) -> Option<SeriesEnd> {
    Some(SeriesEnd::After { count })
}

fn made(rule: RepeatRule, first: &str, ends: Option<SeriesEnd>, exceptions: Vec<SeriesException>) -> SeriesDates {
    let recurrence = Recurrence { rule, ends, exceptions };
    dates_of(&recurrence, date(first), &season()).unwrap_or_else(|why| panic!("no dates: {why:?}"))
}

fn not_made(rule: RepeatRule, first: &str, ends: Option<SeriesEnd>, exceptions: Vec<SeriesException>) -> NoDates {
    let recurrence = Recurrence { rule, ends, exceptions };
    dates_of(&recurrence, date(first), &season()).expect_err("there should be no dates")
}

fn held(rule: RepeatRule, first: &str, ends: Option<SeriesEnd>) -> Vec<String> {
    made(rule, first, ends, vec![]).held.iter().map(ToString::to_string).collect()
}

fn weekly(every: u32, weekdays: &[Weekday]) -> RepeatRule {
    RepeatRule::Weekly { every, weekdays: weekdays.to_vec() }
}

fn on_day(day: u32, when_missing: Option<WhenMissing>) -> RepeatRule {
    RepeatRule::MonthlyByDate { every: 1, day, when_missing }
}

fn on_weekday(nth: NthOfMonth, weekday: Weekday, when_missing: Option<WhenMissing>) -> RepeatRule {
    RepeatRule::MonthlyByWeekday { every: 1, nth, weekday, when_missing }
}

#[test]
fn eight_times_except_week_42_means_eight_held() {
    let except = vec![SeriesException::Week { week: 42, year: None }];
    let series = made(weekly(1, &[Weekday::Tuesday]), "2026-09-08", times(8), except);
    assert_eq!(series.held.len(), 8);
    assert_eq!(series.held.last(), Some(&date("2026-11-03")));
    assert_eq!(series.excepted, [(date("2026-10-13"), LeftOutReason::Week { week: 42 })]);
}

#[test]
fn every_second_week_counts_from_the_first_date() {
    let fortnightly = weekly(2, &[Weekday::Monday]);
    // Asked for on a Wednesday: the first date is the Monday after it, and weeks are counted from there.
    assert_eq!(held(fortnightly, "2026-12-02", times(3)), ["2026-12-07", "2026-12-21", "2027-01-04"]);
    let twice = weekly(2, &[Weekday::Monday, Weekday::Wednesday]);
    assert_eq!(held(twice, "2026-12-02", times(4)), ["2026-12-02", "2026-12-14", "2026-12-16", "2026-12-28"]);
}

#[test]
fn every_second_week_over_new_year_keeps_its_rhythm() {
    assert_eq!(
        held(weekly(2, &[Weekday::Wednesday]), "2016-12-14", times(4)),
        ["2016-12-14", "2016-12-28", "2017-01-11", "2017-01-25"]
    );
}

#[test]
fn even_and_odd_weeks_go_by_their_number_also_over_week_53() {
    let odd = RepeatRule::ByWeekParity { parity: WeekParity::Odd, weekdays: vec![Weekday::Tuesday] };
    let series = made(odd, "2026-12-14", until("2027-01-20"), vec![]);
    let weeks: Vec<u32> = series.held.iter().map(|date| IsoWeek::of(*date).week()).collect();
    assert_eq!(weeks, [51, 53, 1, 3], "two odd weeks in a row");
    assert_eq!(series.warnings, [SeriesWarning::Week53 { year: 2026 }]);
    let fortnightly = made(weekly(2, &[Weekday::Tuesday]), "2026-12-15", until("2027-01-20"), vec![]);
    let weeks: Vec<u32> = fortnightly.held.iter().map(|date| IsoWeek::of(*date).week()).collect();
    assert_eq!(weeks, [51, 53, 2], "the two rules part company there");
    assert_eq!(fortnightly.warnings, [SeriesWarning::Week53 { year: 2026 }]);
    assert_eq!(made(weekly(1, &[Weekday::Tuesday]), "2026-12-15", until("2027-01-20"), vec![]).warnings, []);
}

#[test]
fn monthly_on_the_31st_asks_what_short_months_mean() {
    let NoDates::Ambiguous { missing } = not_made(on_day(31, None), "2027-01-01", until("2027-06-30"), vec![]) else {
        panic!("nothing was asked")
    };
    let asked: Vec<(String, String)> =
        missing.iter().map(|there| (there.month.to_string(), there.last.to_string())).collect();
    let expected = [("2027-02-01", "2027-02-28"), ("2027-04-01", "2027-04-30"), ("2027-06-01", "2027-06-30")];
    assert_eq!(asked, expected.map(|(month, last)| (month.to_owned(), last.to_owned())));
    assert_eq!(
        held(on_day(31, Some(WhenMissing::Skip)), "2027-01-01", until("2027-06-30")),
        ["2027-01-31", "2027-03-31", "2027-05-31"]
    );
    assert_eq!(
        held(on_day(31, Some(WhenMissing::Last)), "2027-01-01", until("2027-04-30")),
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    );
    assert_eq!(
        held(on_day(31, None), "2027-07-01", until("2027-08-31")),
        ["2027-07-31", "2027-08-31"],
        "nothing to ask"
    );
}

#[test]
fn monthly_from_30_january_comes_back_to_the_30th_after_february() {
    assert_eq!(
        held(on_day(30, Some(WhenMissing::Last)), "2027-01-30", times(3)),
        ["2027-01-30", "2027-02-28", "2027-03-30"]
    );
}

#[test]
fn yearly_on_29_february_asks_what_other_years_mean() {
    let yearly = |when_missing| RepeatRule::Yearly { when_missing };
    assert!(matches!(not_made(yearly(None), "2028-02-29", times(2), vec![]), NoDates::Ambiguous { .. }));
    assert_eq!(
        held(yearly(Some(WhenMissing::Last)), "2028-02-29", times(3)),
        ["2028-02-29", "2029-02-28", "2030-02-28"]
    );
    assert_eq!(held(yearly(Some(WhenMissing::Skip)), "2028-02-29", until("2030-02-28")), ["2028-02-29"]);
    assert_eq!(held(yearly(None), "2026-12-13", times(3)), ["2026-12-13", "2027-12-13", "2028-12-13"]);
}

#[test]
fn a_fifth_monday_that_is_not_there_is_asked_about() {
    let fifth = |when_missing| on_weekday(NthOfMonth::Fifth, Weekday::Monday, when_missing);
    let NoDates::Ambiguous { missing } = not_made(fifth(None), "2026-11-01", until("2027-01-31"), vec![]) else {
        panic!("nothing was asked")
    };
    let last: Vec<String> = missing.iter().map(|there| there.last.to_string()).collect();
    assert_eq!(last, ["2026-12-28", "2027-01-25"]);
    assert_eq!(held(fifth(Some(WhenMissing::Skip)), "2026-11-01", until("2027-03-31")), ["2026-11-30", "2027-03-29"]);
    assert_eq!(
        held(fifth(Some(WhenMissing::Last)), "2026-11-01", until("2027-01-31")),
        ["2026-11-30", "2026-12-28", "2027-01-25"]
    );
    let last_monday = on_weekday(NthOfMonth::Last, Weekday::Monday, None);
    assert_eq!(held(last_monday, "2026-11-01", until("2026-12-31")), ["2026-11-30", "2026-12-28"], "never in doubt");
}

#[test]
fn the_first_friday_of_a_month_that_begins_on_a_friday_is_the_1st() {
    let first_friday = on_weekday(NthOfMonth::First, Weekday::Friday, None);
    assert_eq!(held(first_friday, "2027-01-01", times(2)), ["2027-01-01", "2027-02-05"]);
}

#[test]
fn a_weekday_before_the_first_weekday_of_the_month_is_in_the_right_week() {
    // March 2027 begins on a Monday, April on a Thursday.
    let second_monday = on_weekday(NthOfMonth::Second, Weekday::Monday, None);
    assert_eq!(held(second_monday, "2027-03-01", times(2)), ["2027-03-08", "2027-04-12"]);
}

#[test]
fn a_month_whose_day_has_passed_is_not_counted() {
    let every_second = RepeatRule::MonthlyByDate { every: 2, day: 10, when_missing: None };
    assert_eq!(held(every_second, "2027-01-15", times(2)), ["2027-02-10", "2027-04-10"]);
}

#[test]
fn weekdays_that_never_come_between_the_dates_are_refused() {
    let never = not_made(weekly(1, &[Weekday::Sunday]), "2026-12-01", until("2026-12-04"), vec![]);
    assert_eq!(never, NoDates::Never { from: date("2026-12-01"), to: date("2026-12-04"), excepted: 0 });
    let except = vec![SeriesException::Week { week: 49, year: Some(2026) }];
    let all_out = not_made(weekly(1, &[Weekday::Tuesday]), "2026-12-01", until("2026-12-04"), except);
    assert_eq!(all_out, NoDates::Never { from: date("2026-12-01"), to: date("2026-12-04"), excepted: 1 });
}

#[test]
fn the_end_is_part_of_the_series_and_does_not_lie_before_it() {
    let tuesdays = || weekly(1, &[Weekday::Tuesday]);
    assert_eq!(held(tuesdays(), "2026-12-01", until("2026-12-08")), ["2026-12-01", "2026-12-08"]);
    assert_eq!(held(tuesdays(), "2026-12-01", until("2026-12-07")), ["2026-12-01"], "one single date is one");
    assert_eq!(not_made(tuesdays(), "2026-12-01", until("2026-11-30"), vec![]), NoDates::EndsBeforeStart);
}

#[test]
fn until_jul_is_a_date_of_the_office() {
    let until_jul = |name: &str| Some(SeriesEnd::Named { name: name.into() });
    let tuesdays = || weekly(1, &[Weekday::Tuesday]);
    assert_eq!(held(tuesdays(), "2026-12-01", until_jul("jul")), ["2026-12-01", "2026-12-08", "2026-12-15"]);
    let unknown = not_made(tuesdays(), "2026-12-01", until_jul("Påske"), vec![]);
    assert_eq!(unknown, NoDates::NamedDateUnknown { name: "Påske".into() });
}

#[test]
fn a_list_of_dates_is_taken_in_order_without_doubles() {
    let dates = ["2026-12-10", "2026-12-03", "2026-12-10"].map(date).to_vec();
    assert_eq!(held(RepeatRule::Dates { dates }, "2026-12-24", None), ["2026-12-03", "2026-12-10"]);
}

#[test]
fn a_series_of_more_than_two_years_is_refused_with_the_last_day_there_can_be() {
    let too_long = NoDates::TooLong { latest_on: date("2028-12-01") };
    let weekly = || weekly(1, &[Weekday::Tuesday]);
    assert_eq!(not_made(weekly(), "2026-12-01", until("2028-12-02"), vec![]), too_long);
    assert_eq!(not_made(weekly(), "2026-12-01", times(110), vec![]), too_long);
    let far = RepeatRule::Dates { dates: ["2026-12-01", "2029-01-01"].map(date).to_vec() };
    assert_eq!(not_made(far, "2026-12-01", None, vec![]), too_long);
}

#[test]
fn two_years_of_days_are_carried() {
    let series = made(RepeatRule::Daily { every: 1 }, "2026-12-01", until("2028-12-01"), vec![]);
    assert_eq!(series.held.len(), 732);
    assert_eq!(
        held(RepeatRule::Daily { every: 3 }, "2026-12-01", times(3)),
        ["2026-12-01", "2026-12-04", "2026-12-07"]
    );
}

#[test]
fn the_office_says_how_many_dates_may_be_booked() {
    let season = SeasonDates { most_dates: 10, ..season() };
    let recurrence =
        |count| Recurrence { rule: weekly(1, &[Weekday::Tuesday]), ends: times(count), exceptions: vec![] };
    assert!(dates_of(&recurrence(10), date("2026-12-01"), &season).is_ok());
    let refused = dates_of(&recurrence(11), date("2026-12-01"), &season);
    assert_eq!(refused, Err(NoDates::TooMany { dates: 11, most: 10 }));
}

#[test]
fn school_holidays_are_left_out_and_a_year_that_nobody_wrote_down_is_told() {
    let tuesdays = weekly(1, &[Weekday::Tuesday]);
    let series = made(tuesdays, "2026-10-06", until("2027-01-31"), vec![SeriesException::SchoolHolidays]);
    let reason = LeftOutReason::SchoolHoliday { name: "Efterårsferie".into() };
    assert_eq!(series.excepted, [(date("2026-10-13"), reason)]);
    let unknown = SeriesWarning::SchoolHolidaysUnknown { from: date("2027-01-01"), to: date("2027-07-31") };
    assert_eq!(
        series.warnings,
        [SeriesWarning::Week53 { year: 2026 }; 0].into_iter().chain([unknown]).collect::<Vec<_>>()
    );
}

#[test]
fn halves_that_nobody_wrote_down_are_told_as_one_time_where_they_follow_each_other() {
    let warned = |first: &str, last: &str| {
        let rule = weekly(1, &[Weekday::Wednesday]);
        made(rule, first, until(last), vec![SeriesException::SchoolHolidays]).warnings
    };
    let unknown = |from, to| SeriesWarning::SchoolHolidaysUnknown { from: date(from), to: date(to) };
    assert_eq!(warned("2027-02-03", "2028-03-01"), [unknown("2027-01-01", "2028-07-31")]);
    assert_eq!(
        warned("2026-03-04", "2027-03-03"),
        [unknown("2026-01-01", "2026-07-31"), unknown("2027-01-01", "2027-07-31")],
        "with one between them that is known"
    );
}

#[test]
fn holidays_periods_and_dates_are_left_out_each_with_one_reason() {
    let except = vec![
        SeriesException::Date { date: date("2026-12-24") },
        SeriesException::PublicHolidays,
        SeriesException::Period { from: date("2026-12-20"), to: date("2026-12-31") },
    ];
    let series = made(weekly(1, &[Weekday::Thursday, Weekday::Friday]), "2026-12-18", until("2027-01-01"), except);
    let reasons: Vec<(String, LeftOutReason)> =
        series.excepted.iter().map(|(date, reason)| (date.to_string(), reason.clone())).collect();
    let holiday = |da: &str, en: &str| LeftOutReason::PublicHoliday { name_da: da.into(), name_en: en.into() };
    assert_eq!(
        reasons,
        [
            ("2026-12-24".to_owned(), LeftOutReason::Date),
            ("2026-12-25".to_owned(), holiday("Juledag", "Christmas Day")),
            ("2026-12-31".to_owned(), holiday("Nytårsaften", "New Year's Eve")),
            ("2027-01-01".to_owned(), holiday("Nytårsdag", "New Year's Day")),
        ]
    );
    assert_eq!(series.held, [date("2026-12-18")]);
}

#[test]
fn the_first_friday_of_may_is_an_ordinary_day_since_great_prayer_day_is_gone() {
    let fourth_friday_after_easter = |day: &str| {
        let except = vec![SeriesException::PublicHolidays];
        let rule = RepeatRule::Dates { dates: vec![date(day), date(day) + Days::new(3)] };
        made(rule, day, None, except).held.len()
    };
    assert_eq!(fourth_friday_after_easter("2023-05-05"), 1);
    assert_eq!(fourth_friday_after_easter("2024-04-26"), 2);
}

#[test]
fn a_season_from_week_33_to_week_26_crosses_new_year_and_easter() {
    let rule = weekly(1, &[Weekday::Wednesday]);
    let first = IsoWeek::new(2026, 33).expect("a week").day(Weekday::Wednesday).to_string();
    let last = IsoWeek::new(2027, 26).expect("a week").day(Weekday::Sunday);
    let series = made(rule, &first, Some(SeriesEnd::On { date: last }), vec![]);
    // Weeks 33 to 53 and 1 to 26.
    assert_eq!(series.held.len(), 21 + 26);
    assert_eq!(series.held.last(), Some(&date("2027-06-30")));
}

/// One month's day by counting, as anybody would with a calendar in hand.
fn is_last_of_month(date: NaiveDate) -> bool {
    date.succ_opt().is_none_or(|next| next.month() != date.month())
}

fn month_has(date: NaiveDate, day: u32) -> bool {
    NaiveDate::from_ymd_opt(date.year(), date.month(), day).is_some()
}

fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month() as i32
}

fn any_weekdays() -> impl Strategy<Value = Vec<Weekday>> {
    proptest::sample::subsequence(Weekday::ALL.to_vec(), 1..=7)
}

fn any_first() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_000).prop_map(|days| date("2024-01-01") + Days::new(days))
}

proptest! {
    /// Against the slow way: step from each weekday of the first week by so many weeks.
    #[test]
    fn weekly_dates_are_those_reached_by_stepping(
        first in any_first(), every in 1_u32..6, weekdays in any_weekdays(), length in 0_u64..700,
    ) {
        let last = first + Days::new(length);
        let recurrence = Recurrence {
            rule: weekly(every, &weekdays), ends: Some(SeriesEnd::On { date: last }), exceptions: vec![],
        };
        let mut monday = IsoWeek::of(first).monday();
        let reaches = |monday: NaiveDate| weekdays.iter().any(|day| monday + Days::new(day.days_after_monday().into()) >= first);
        if !reaches(monday) {
            monday = monday + Days::new(7);
        }
        let mut expected = Vec::new();
        while monday <= last {
            for weekday in Weekday::ALL.iter().filter(|weekday| weekdays.contains(weekday)) {
                let day = monday + Days::new(weekday.days_after_monday().into());
                if (first..=last).contains(&day) {
                    expected.push(day);
                }
            }
            monday = monday + Days::new(u64::from(every) * 7);
        }
        match dates_of(&recurrence, first, &season()) {
            Ok(series) => prop_assert_eq!(series.held, expected),
            Err(NoDates::Never { .. }) => prop_assert!(expected.is_empty()),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    /// Against the slow way: look at every day and count months.
    #[test]
    fn monthly_dates_are_those_found_by_looking_at_every_day(
        first in any_first(), every in 1_u32..5, day in 1_u32..=31, skips in any::<bool>(), length in 0_u64..700,
    ) {
        let last = first + Days::new(length);
        let when_missing = if skips { WhenMissing::Skip } else { WhenMissing::Last };
        let rule = RepeatRule::MonthlyByDate { every, day, when_missing: Some(when_missing) };
        let recurrence = Recurrence { rule, ends: Some(SeriesEnd::On { date: last }), exceptions: vec![] };
        let is_the_day = |date: &NaiveDate| date.day() == day || (is_last_of_month(*date) && !month_has(*date, day));
        let anchor = first.iter_days().find(is_the_day).expect("within a month or two");
        let expected: Vec<NaiveDate> = first.iter_days().take_while(|date| *date <= last).filter(is_the_day)
            .filter(|date| (month_number(*date) - month_number(anchor)) % every as i32 == 0)
            .filter(|date| !skips || date.day() == day)
            .collect();
        match dates_of(&recurrence, first, &season()) {
            Ok(series) => prop_assert_eq!(series.held, expected),
            Err(NoDates::Never { .. }) => prop_assert!(expected.is_empty()),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    /// Against the slow way: the n-th of a weekday has n − 1 of them before it in its month, the last has none after it.
    #[test]
    fn weekdays_of_a_month_are_those_found_by_counting(
        first in any_first(), nth in 0_usize..6, weekday in proptest::sample::select(Weekday::ALL.to_vec()), length in 0_u64..700,
    ) {
        let last = first + Days::new(length);
        let nth_of_month = NthOfMonth::ALL[nth];
        let rule = on_weekday(nth_of_month, weekday, Some(WhenMissing::Skip));
        let recurrence = Recurrence { rule, ends: Some(SeriesEnd::On { date: last }), exceptions: vec![] };
        let is_it = |date: &NaiveDate| Weekday::of(*date) == weekday && match nth_of_month {
            NthOfMonth::Last => (*date + Days::new(7)).month() != date.month(),
            _ => (date.day0() / 7) as usize == nth,
        };
        let expected: Vec<NaiveDate> = first.iter_days().take_while(|date| *date <= last).filter(is_it).collect();
        match dates_of(&recurrence, first, &season()) {
            Ok(series) => prop_assert_eq!(series.held, expected),
            Err(NoDates::Never { .. }) => prop_assert!(expected.is_empty()),
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    /// Whatever is left out, so many are held, in order, none twice, and no day is both held and left out.
    #[test]
    fn a_count_counts_what_is_held(
        first in any_first(), weekdays in any_weekdays(), count in 1_u32..40, weeks in proptest::collection::vec(1_u32..=53, 0..6),
    ) {
        let exceptions: Vec<SeriesException> = weeks.iter().map(|week| SeriesException::Week { week: *week, year: None }).collect();
        let recurrence = Recurrence { rule: weekly(1, &weekdays), ends: times(count), exceptions };
        let series = dates_of(&recurrence, first, &season());
        let series = series.map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
        prop_assert_eq!(series.held.len(), count as usize);
        prop_assert!(series.held.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(series.held.iter().all(|date| !weeks.contains(&IsoWeek::of(*date).week())));
        prop_assert!(series.excepted.iter().all(|(date, _)| weeks.contains(&IsoWeek::of(*date).week())));
    }
}
