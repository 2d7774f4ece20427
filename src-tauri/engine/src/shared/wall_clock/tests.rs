use proptest::prelude::*;

use super::*;

fn wall(text: &str) -> WallTime {
    WallTime::parse(text).unwrap()
}

fn slot(starts: &str, ends: &str) -> TimeSlot {
    TimeSlot::new(wall(starts), wall(ends)).unwrap()
}

fn utc(instant: Instant) -> String {
    instant.utc().format("%Y-%m-%dT%H:%MZ").to_string()
}

#[test]
fn a_time_is_read_from_the_form_that_a_file_keeps_and_from_no_other() {
    assert_eq!(WallTime::of_stored("2026-11-24 19:05:00"), Some(wall("2026-11-24T19:05")));
    for other in
        ["2026-11-24T19:05:00", "2026-11-24 19:05", "2026-02-30 19:05:00", "+026-11-24 19:05:00", "æøå6-11-24 19:05:00"]
    {
        assert_eq!(WallTime::of_stored(other), None, "{other}");
    }
}

#[test]
fn the_written_form_is_chronos() {
    for (year, month, day) in [(0, 1, 1), (987, 6, 5), (2026, 11, 24), (9999, 12, 31)] {
        let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        let wall = WallTime::at(date, 19, 5).expect("a time");
        assert_eq!(wall.to_string(), wall.naive().format(FORM).to_string());
    }
    let early = WallTime::start_of(NaiveDate::MIN);
    assert_eq!(early.to_string(), early.naive().format(FORM).to_string());
}

#[test]
fn a_start_is_derived_in_summer_in_winter_and_in_the_doubled_hour() {
    for (start, instant) in [
        ("2026-01-15T09:00", "2026-01-15T08:00Z"),
        ("2026-07-15T10:00", "2026-07-15T08:00Z"),
        ("2026-03-29T01:59", "2026-03-29T00:59Z"),
        ("2026-03-29T03:00", "2026-03-29T01:00Z"),
        ("2026-10-25T01:59", "2026-10-24T23:59Z"),
        ("2026-10-25T02:00", "2026-10-25T01:00Z"),
        ("2026-10-25T02:30", "2026-10-25T01:30Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00Z"),
    ] {
        assert_eq!(wall(start).start_instant().map(utc), Ok(instant.to_owned()), "{start}");
    }
}

#[test]
fn an_end_is_the_moment_after_the_last_minute() {
    for (end, instant) in [
        ("2026-03-29T02:00", "2026-03-29T01:00Z"),
        ("2026-03-29T03:00", "2026-03-29T01:00Z"),
        ("2026-10-25T02:00", "2026-10-25T00:00Z"),
        ("2026-10-25T02:01", "2026-10-25T01:01Z"),
        ("2026-10-25T02:59", "2026-10-25T01:59Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00Z"),
        ("2026-11-25T00:00", "2026-11-24T23:00Z"),
    ] {
        assert_eq!(wall(end).end_instant().map(utc), Ok(instant.to_owned()), "{end}");
    }
}

#[test]
fn the_hour_that_the_clocks_skip_is_refused_with_its_edges() {
    let gap = MissingHour { skipped_from: wall("2026-03-29T02:00"), skipped_to: wall("2026-03-29T03:00") };
    for start in ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59"] {
        assert_eq!(wall(start).start_instant(), Err(gap), "{start}");
    }
    for end in ["2026-03-29T02:01", "2026-03-29T02:59"] {
        assert_eq!(wall(end).end_instant(), Err(gap), "{end}");
    }
    let through_it = slot("2026-03-29T02:15", "2026-03-29T04:00");
    assert_eq!(through_it.instants(), Err(TimeSlotError::MissingHour(gap)));
    assert_eq!(
        serde_json::to_string(&TimeSlotError::MissingHour(gap)).unwrap(),
        r#"{"kind":"missing_hour","skippedFrom":"2026-03-29T02:00","skippedTo":"2026-03-29T03:00"}"#
    );
}

#[test]
fn a_night_over_the_change_of_clocks_lasts_an_hour_less_or_more() {
    for (starts, ends, minutes) in [
        ("2026-03-28T22:00", "2026-03-29T06:00", 7 * 60),
        ("2026-10-24T22:00", "2026-10-25T06:00", 9 * 60),
        ("2026-10-25T01:00", "2026-10-25T02:00", 60),
        ("2026-10-25T02:00", "2026-10-25T03:00", 60),
        ("2026-03-29T01:00", "2026-03-29T02:00", 60),
    ] {
        let (from, to) = slot(starts, ends).instants().unwrap();
        assert_eq!((to.unix() - from.unix()) / 60, minutes, "{starts} to {ends}");
    }
}

#[test]
fn two_instants_of_an_autumn_night_show_the_same_time() {
    let first = Instant::from_unix(1_792_888_200);
    let second = first.plus_seconds(3600);
    assert_eq!(wall_time_of(first), wall("2026-10-25T02:30"));
    assert_eq!(wall_time_of(second), wall("2026-10-25T02:30"));
    assert_eq!(date_of(Instant::from_unix(1_792_888_200 - 10_000)), wall("2026-10-24T00:00").date());
}

#[test]
fn only_one_way_of_writing_a_time_is_taken() {
    assert_eq!(serde_json::to_string(&wall("2026-11-24T19:00")).unwrap(), "\"2026-11-24T19:00\"");
    for text in [
        "",
        "2026-11-24",
        "2026-11-24 19:00",
        "2026-11-24T19:00:00",
        "2026-11-24T19:00Z",
        "2026-11-4T19:00",
        "2026-11-24T9:00",
        "2026-02-29T19:00",
        "2026-11-24T24:00",
        "+2026-11-24T19:00",
        "12026-11-24T19:00",
        " 2026-11-24T19:00",
    ] {
        assert_eq!(WallTime::parse(text), Err(NotAWallTime), "{text:?}");
    }
}

#[test]
fn a_day_starts_at_midnight_on_every_day_of_three_centuries() {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    for date in first.iter_days().take(300 * 366) {
        assert_eq!(wall_time_of(day_start(date)), WallTime::start_of(date));
    }
}

prop_compose! {
    /// Any minute from 1980 (when Danish summer time began) to 2060, half of them near a change of clocks.
    fn any_wall_time()(
        minute in prop_oneof![0_i64..42_076_800, 0_i64..1440],
        change in prop::sample::select(vec!["1980-01-01T00:00", "2026-03-28T14:00", "2026-10-24T14:00", "2031-03-29T14:00"]),
        near in any::<bool>(),
    ) -> WallTime {
        let base = if near { wall(change) } else { wall("1980-01-01T00:00") };
        base.plus_minutes(if near { minute % 1440 } else { minute }).unwrap()
    }
}

proptest! {
    #[test]
    fn a_start_shows_the_same_time_again(time in any_wall_time()) {
        if let Ok(instant) = time.start_instant() {
            prop_assert_eq!(wall_time_of(instant), time);
        }
    }

    #[test]
    fn what_ends_at_a_time_is_over_when_the_next_starts(time in any_wall_time()) {
        if let (Ok(start), Ok(end)) = (time.start_instant(), time.end_instant()) {
            prop_assert!(end <= start);
        }
    }

    #[test]
    fn later_on_the_wall_is_later_in_time(first in any_wall_time(), second in any_wall_time()) {
        if let (Ok(one), Ok(other)) = (first.start_instant(), second.start_instant()) {
            prop_assert_eq!(first.cmp(&second), one.cmp(&other));
        }
    }

    #[test]
    fn slots_apart_on_the_wall_are_apart_in_time(
        one in any_wall_time(), other in any_wall_time(), length in 1_i64..600, gap in -600_i64..600,
    ) {
        let made = |starts: WallTime| TimeSlot::new(starts, starts.plus_minutes(length).unwrap()).unwrap();
        for (first, second) in [(made(one), made(other)), (made(one), made(one.plus_minutes(length + gap).unwrap()))] {
            prop_assert_eq!(first.overlaps(second), second.overlaps(first));
            if let (Ok((from, to)), Ok((second_from, second_to))) = (first.instants(), second.instants()) {
                prop_assert!(from < to);
                prop_assert_eq!(first.overlaps(second), from < second_to && second_from < to);
            }
        }
    }

    #[test]
    fn a_written_time_is_read_again(time in any_wall_time()) {
        prop_assert_eq!(WallTime::parse(&time.to_string()), Ok(time));
    }
}
