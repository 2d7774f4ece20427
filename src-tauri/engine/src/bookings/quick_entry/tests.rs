//! Whole phrases: what must hold for any of them. The corpus is read through the gate, in `tests/engine`.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::reading::{EntryQuestion, EntryReading, NamedHours, NamedTime, ReadPlace};
use super::{Surroundings, read};
use crate::bookings::series::{DayOfYear, NamedDate, NthOfMonth, RepeatRule, SeasonDates, SeriesEnd};
use crate::organisations::Mark;
use crate::premises::{Fact, OnHoliday, OpeningInterval, OpeningPeriod, Premises, PremisesDetails, Room, RoomDetails};
use crate::shared::calendar::{WeekParity, Weekday};
use crate::shared::format::Language;
use crate::shared::ids::{PremisesId, RoomId, SpaceId};
use crate::shared::wall_clock::WallTime;

fn room(id: i64, house: i64, name: &str, short_name: &str, parts: &[i64]) -> Room {
    let spaces = if parts.is_empty() { vec![SpaceId(id)] } else { parts.iter().map(|part| SpaceId(*part)).collect() };
    let equipment = vec!["projektor".into(), "højttalere".into()];
    Room {
        id: RoomId(id),
        premises_id: PremisesId(house),
        details: RoomDetails { name: name.into(), short_name: short_name.into(), equipment, ..RoomDetails::sample() },
        spaces,
        parts: parts.iter().map(|part| RoomId(*part)).collect(),
        position: id,
        retired_at: None,
        version: 1,
    }
}

fn house(id: i64, name: &str, opens: i64, closes: i64, rooms: Vec<Room>) -> Premises {
    let intervals =
        (1..=7).map(|weekday| OpeningInterval { weekday, opens_minute: opens * 60, closes_minute: closes * 60 });
    let period =
        OpeningPeriod { name: String::new(), first_date: None, last_date: None, intervals: intervals.collect() };
    let nothing = String::new;
    let details = PremisesDetails {
        name: name.into(),
        short_name: nothing(),
        aliases: vec![],
        street: nothing(),
        postal_code: nothing(),
        town: nothing(),
        nearest_stop: nothing(),
        stop_distance: nothing(),
        step_free: Fact::unknown(),
        accessible_toilet: Fact::unknown(),
        hearing_loop: Fact::unknown(),
        parking: Fact::unknown(),
        grid_minutes: 15,
        on_holiday: OnHoliday::Open,
        house_rules: nothing(),
    };
    Premises {
        id: PremisesId(id),
        details,
        rooms,
        opening_periods: vec![period],
        closures: vec![],
        retired_at: None,
        version: 1,
    }
}

/// Two houses; each has a room called `Salen`.
fn houses() -> Vec<Premises> {
    vec![
        house(
            1,
            "Centret",
            8,
            22,
            vec![
                room(1, 1, "Storesal A", "Sal A", &[]),
                room(2, 1, "Storesal B", "Sal B", &[]),
                room(3, 1, "Storesal A+B", "Sal A+B", &[1, 2]),
                room(4, 1, "Salen", "", &[]),
            ],
        ),
        house(
            2,
            "Skolen",
            16,
            22,
            vec![
                room(5, 2, "Lokale 1", "L1", &[]),
                room(6, 2, "Grønt mødelokale", "Grønt", &[]),
                room(7, 2, "Salen", "", &[]),
                room(8, 2, "Køkkenet", "", &[]),
            ],
        ),
    ]
}

fn season() -> SeasonDates {
    let named = |name: &str, month, day| NamedDate {
        name: name.into(),
        every_year: Some(DayOfYear { month, day }),
        dates: vec![],
    };
    let named = vec![named("Jul", 12, 23), named("Sæsonens slutning", 4, 30)];
    SeasonDates { version: 1, most_dates: 400, named, school_holidays: vec![] }
}

fn hours() -> Vec<NamedHours> {
    let hours = |name, starts: i64, ends: i64| NamedHours { name, starts_minute: starts * 60, ends_minute: ends * 60 };
    vec![hours(NamedTime::Morning, 9, 12), hours(NamedTime::Evening, 19, 22), hours(NamedTime::AllDay, 8, 22)]
}

/// Read on Tuesday 24 November 2026 at 10.42.
fn reading_in(text: &str, language: Language) -> EntryReading {
    let (houses, season, hours) = (houses(), season(), hours());
    let now = WallTime::parse("2026-11-24T10:42").expect("a time");
    let usual_minutes = BTreeMap::from([(RoomId(5), 90)]);
    read(
        text,
        &Surroundings { now, language, houses: &houses, season: &season, hours: &hours, usual_minutes: &usual_minutes },
    )
}

fn reading(text: &str) -> EntryReading {
    reading_in(text, Language::Da)
}

fn place(text: &str) -> (Vec<i64>, Vec<i64>, Vec<i64>) {
    let ids = |rooms: &[RoomId]| rooms.iter().map(|room| room.0).collect();
    let read = |place: ReadPlace| (ids(&place.rooms), ids(&place.one_of), place.houses.iter().map(|id| id.0).collect());
    reading(text).place.map(read).unwrap_or_default()
}

#[test]
fn places_are_read_by_any_name_and_a_room_that_does_not_exist_by_none() {
    for (text, expected) in [
        ("sal a", (vec![1], vec![], vec![])),
        ("salb", (vec![2], vec![], vec![])),
        ("SAL A+B", (vec![3], vec![], vec![])),
        ("sal a og b", (vec![3], vec![], vec![])),
        ("sal a eller b", (vec![], vec![1, 2], vec![])),
        ("sal a, sal b", (vec![3], vec![], vec![])),
        ("sal a/b", (vec![3], vec![], vec![])),
        ("l1/køkkenet", (vec![5, 8], vec![], vec![])),
        ("l1 og køkkenet", (vec![5, 8], vec![], vec![])),
        ("salen", (vec![], vec![4, 7], vec![])),
        ("skolen salen", (vec![7], vec![], vec![])),
        ("skolen", (vec![], vec![], vec![2])),
        ("centret grønt", (vec![6], vec![], vec![1])),
        ("mødelokale", (vec![6], vec![], vec![])),
        ("storesal", (vec![], vec![1, 2, 3], vec![])),
        ("sal c", (vec![], vec![], vec![])),
        ("lokale 3", (vec![], vec![], vec![])),
    ] {
        assert_eq!(place(text), expected, "{text}");
    }
    assert_eq!(reading("lokale 3").party.map(|party| party.words).as_deref(), Some("lokale 3"));
}

#[test]
fn the_weekend_of_a_week_is_one_of_its_two_days() {
    let days = |text: &str| {
        let options = reading(text).day.expect("a day").options;
        options.into_iter().map(|option| option.date.to_string()).collect::<Vec<_>>()
    };
    for text in ["weekenden uge 49 12-17 sal a", "uge 49 12-17 sal a i weekenden"] {
        assert_eq!(days(text), ["2026-12-05", "2026-12-06"], "{text}");
    }
}

#[test]
fn an_end_that_was_not_said_is_the_rooms_usual_one_and_shown_as_assumed() {
    let time = |text: &str| reading(text).time.expect("a time");
    let in_the_room = time("lokale 1 torsdag kl 19");
    assert!(in_the_room.end_is_assumed);
    assert_eq!(in_the_room.options[0].ends_minute, 20 * 60 + 30);
    assert_eq!(time("sal a torsdag kl 19").options[0].ends_minute, 21 * 60, "nobody knows better");
    assert_eq!(time("sal a torsdag kl 23").options[0].ends_minute, 24 * 60, "not into the next day");
    assert!(!time("lokale 1 torsdag kl 19-21").end_is_assumed);
}

#[test]
fn a_closed_morning_is_an_evening_first() {
    let times = |text: &str| {
        let options = reading(text).time.expect("a time").options;
        options.into_iter().map(|option| (option.starts_minute / 60, option.words)).collect::<Vec<_>>()
    };
    let evening = (19, "kl. 19.00-21.00".to_owned());
    assert_eq!(times("onsdag 7-9 lokale 1"), [evening, (7, "kl. 7.00-9.00 om morgenen".to_owned())]);
    assert_eq!(times("onsdag kl. 7.00-9.00 om morgenen lokale 1").len(), 1, "somebody has chosen");
    assert_eq!(times("onsdag 9-11 sal a").len(), 1, "the house is open");
    assert_eq!(times("onsdag 7-9").len(), 1, "no house was named");
    let today = reading("tirsdag 7-9 lokale 1");
    assert_eq!(today.day.expect("a day").options[0].words, "tirsdag 24/11", "seven in the evening is still ahead");
}

#[test]
fn questions_are_asked_before_anything_can_be_booked() {
    use EntryQuestion::{
        EndOfRepeat, Midnight, NoSuchDate, NoSuchTime, NoSuchWeek, Past, Repeat, ShortMonths, UntilBeforeFirst,
        ZeroLength,
    };
    for (text, questions) in [
        ("hver tirsdag 19-21 sal a", vec![EndOfRepeat]),
        ("mandag 19-21 sal a til 15/12", vec![Repeat]),
        ("mandag 19-21 sal a 8 gange", vec![Repeat]),
        ("mandag 19-21 sal a undtagen 7/12", vec![Repeat]),
        ("mandag 20-02 sal a", vec![Midnight]),
        ("mandag 20-02", vec![Midnight]),
        ("mandag 21-19 sal a", vec![Midnight]),
        ("mandag 19-19 sal a", vec![ZeroLength]),
        ("i går 19-21 sal a", vec![Past]),
        ("3/11-2026 19-21 sal a", vec![Past]),
        ("i dag 9-10 sal a", vec![Past]),
        ("31/11 19-21 sal a", vec![NoSuchDate]),
        ("hver mandag 19-21 sal a til 31/11", vec![NoSuchDate]),
        ("uge 54 mandag 19-21 sal a", vec![NoSuchWeek]),
        ("mandag 19-25 sal a", vec![NoSuchTime]),
        ("d. 31. hver måned 19-21 sal a 4 gange", vec![ShortMonths]),
        ("hver mandag 19-21 sal a fra 4/1-2027 til 1/12-2026", vec![UntilBeforeFirst]),
        ("mandag 18-24 sal a", vec![]),
        ("fredag 18 til lørdag 9 sal a", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(reading(text).questions, questions, "{text}");
    }
}

#[test]
fn what_was_not_understood_is_the_party_as_it_was_typed() {
    let party = |text: &str| reading(text).party.map(|party| party.words).unwrap_or_default();
    for (text, words) in [
        ("Koret tirsdag 19-21 Klangbølgen sal a", "Koret Klangbølgen"),
        ("Kvinder på Tværs lørdag 10-13", "Kvinder på Tværs"),
        ("ledigt lokale til Svøm for Alle, tak", "Svøm for Alle"),
        ("Den Grønne Dør lørdag", "Den Grønne Dør"),
        ("IT-frivillige 60+ onsdag", "IT-frivillige 60+"),
        ("Nattelyset (vågetjeneste) onsdag", "Nattelyset (vågetjeneste)"),
        ("tirsdag 19-21 sal a!", ""),
        ("hej, et lokale torsdag", ""),
    ] {
        assert_eq!(party(text), words, "{text}");
    }
    let phone = reading("tlf. 84 00 00 46 onsdag 19-21").party.expect("a party");
    assert_eq!((phone.words.as_str(), phone.phone.map(String::from).as_deref()), ("", Some("+4584000046")));
}

/// Everything but where it stands and how the party is spelt.
fn meaning(text: &str, language: Language) -> String {
    let mut reading = reading_in(text, language);
    for marks in marks_of(&mut reading) {
        marks.clear();
    }
    if let Some(party) = &mut reading.party {
        party.words = super::tokens::folded(&party.words);
    }
    format!("{reading:#?}")
}

fn marks_of(reading: &mut EntryReading) -> Vec<&mut Vec<Mark>> {
    let mut marks = vec![&mut reading.tentative];
    marks.extend(reading.party.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.place.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.day.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.time.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.repetition.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.end.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.exceptions.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.people.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.kind.as_mut().map(|part| &mut part.marks));
    marks.extend(reading.needs.iter_mut().map(|part| &mut part.marks));
    marks
}

const DAYS: [&str; 12] = [
    "tirsdag",
    "næste lørdag",
    "i overmorgen",
    "24/12",
    "d. 2. december",
    "uge 50 onsdag",
    "første søndag i marts",
    "lør uge 2",
    "i næste uge",
    "om 14 dage",
    "1/12-2026",
    "i weekenden",
];
const TIMES: [&str; 7] = ["19-21", "kl. 9.30-12", "aften", "hele dagen", "fra 18 i 2 timer", "mellem 13 og 15", "7-9"];
const PLACES: [&str; 6] = ["sal a", "grønt mødelokale", "salen og køkkenet", "skolen", "sal a eller b", "højttalere"];
const PEOPLE: [&str; 4] = ["20 pers", "ca. 16", "10-12 børn", "40 mand"];
/// Orders that a property test once found to be read otherwise.
#[test]
fn orders_that_were_once_read_otherwise_are_read_alike() {
    for parts in [
        &["til uge 12", "koret klangbølgen", "lør uge 2"][..],
        &["koret klangbølgen", "lør uge 2", "til uge 12", "hver måned"],
        &["til 15/3", "84 00 00 46", "tirsdag", "ca. 16"],
    ] {
        let expected = meaning(&parts.join(" "), Language::Da);
        for by in 1..parts.len() {
            let mut turned = parts.to_vec();
            turned.rotate_left(by);
            assert_eq!(meaning(&turned.join(" "), Language::Da), expected, "{turned:?}");
        }
    }
}

const PARTIES: [&str; 4] = ["koret klangbølgen", "kvinder på tværs", "84 00 00 46", "læsekredsen"];
const ENDS: [&str; 5] = ["til 15/3", "til jul", "resten af sæsonen", "8 gange", "til uge 12"];
const REPEATS: [&str; 6] =
    ["hver uge", "hver 14. dag", "ulige uger", "hver måned", "første torsdag i måneden", "hver dag"];

/// Parts that each are understood by themselves, in any order.
fn phrase() -> impl Strategy<Value = Vec<&'static str>> {
    let one = |of: &'static [&'static str]| prop::option::of(prop::sample::select(of));
    (one(&DAYS), one(&TIMES), one(&PLACES), one(&PEOPLE), one(&PARTIES), one(&REPEATS), one(&ENDS))
        .prop_map(|(day, time, place, people, party, repeat, end)| {
            [day, time, place, people, party, repeat, end].into_iter().flatten().collect::<Vec<_>>()
        })
        .prop_shuffle()
}

fn written_out(text: &str) -> String {
    text.replace('å', "aa")
        .replace('æ', "ae")
        .replace('ø', "oe")
        .replace('Å', "AA")
        .replace('Æ', "AE")
        .replace('Ø', "OE")
}

fn rule() -> impl Strategy<Value = RepeatRule> {
    let weekday = prop::sample::select(Weekday::ALL);
    let some = prop::sample::subsequence(Weekday::ALL, 1..4);
    let parity = prop::sample::select(&[WeekParity::Even, WeekParity::Odd][..]);
    let nth = prop::sample::select(NthOfMonth::ALL);
    prop_oneof![
        Just(RepeatRule::Daily { every: 1 }),
        (1_u32..9, some.clone()).prop_map(|(every, weekdays)| RepeatRule::Weekly { every, weekdays }),
        (parity, some).prop_map(|(parity, weekdays)| RepeatRule::ByWeekParity { parity, weekdays }),
        (1_u32..6, 1_u32..32).prop_map(|(every, day)| RepeatRule::MonthlyByDate { every, day, when_missing: None }),
        (1_u32..6, nth, weekday).prop_map(|(every, nth, weekday)| RepeatRule::MonthlyByWeekday {
            every,
            nth,
            weekday,
            when_missing: None
        }),
    ]
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL)
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_mark_lies_in_it(
        text in prop_oneof!["\\PC{0,60}", "[a-zæøå0-9 .,:/+-]{0,40}", phrase().prop_map(|parts| parts.concat())],
        language in language(),
    ) {
        let length = text.encode_utf16().count() as u32;
        let mut reading = reading_in(&text, language);
        for mark in marks_of(&mut reading).into_iter().flat_map(|marks| marks.iter()) {
            prop_assert!(mark.from < mark.until && mark.until <= length, "{:?} in {:?}", mark, text);
        }
    }

    #[test]
    fn capitals_and_letters_written_out_change_nothing(parts in phrase()) {
        let text = parts.join(" ");
        let expected = meaning(&text, Language::Da);
        for other in [text.to_uppercase(), written_out(&text), written_out(&text.to_uppercase())] {
            prop_assert_eq!(&meaning(&other, Language::Da), &expected, "{} and {}", text, other);
        }
    }

    #[test]
    fn the_order_in_which_things_are_said_changes_nothing(parts in phrase(), other in any::<prop::sample::Index>()) {
        let mut turned = parts.clone();
        if !turned.is_empty() {
            let by = other.index(turned.len());
            turned.rotate_left(by);
        }
        prop_assert_eq!(meaning(&parts.join(" "), Language::Da), meaning(&turned.join(" "), Language::Da), "{:?}", parts);
    }

    #[test]
    fn the_words_of_a_day_mean_that_day(days in 0_i64..1_500, language in language()) {
        let today: chrono::NaiveDate = "2026-11-24".parse().expect("a date");
        let date = super::almanac::plus(today, days);
        let words = super::words_for::day(date, today, language);
        let read = reading_in(&format!("{words} 19-21"), language).day.expect("a day");
        prop_assert_eq!(read.options.iter().map(|option| option.date).collect::<Vec<_>>(), [date], "{}", words);
    }

    #[test]
    fn the_words_of_a_time_mean_that_time(starts in 0_i64..95, length in 1_i64..60, language in language()) {
        let (starts, ends) = (starts * 15, (starts + length).min(96) * 15);
        let words = super::words_for::time(starts, ends, language);
        // The school is closed in the morning and open in the evening: whatever is not plain would be in doubt.
        let read = reading_in(&format!("lokale 1 {words} 2/12"), language).time.expect("a time");
        let options: Vec<(i64, i64)> = read.options.iter().map(|option| (option.starts_minute, option.ends_minute)).collect();
        prop_assert_eq!(options, [(starts, ends)], "{}", words);
    }

    #[test]
    fn the_words_of_a_rule_mean_that_rule(rule in rule(), language in language()) {
        let words = super::words_for::rule(&rule, language);
        let read = reading_in(&format!("{words} 19-21 sal a"), language).repetition.expect("a repetition");
        let rules: Vec<RepeatRule> = read.options.into_iter().map(|option| option.rule).collect();
        prop_assert_eq!(rules, [rule], "{}", words);
    }

    #[test]
    fn the_words_of_an_end_mean_that_end(days in 0_i64..700, count in 1_u32..99, language in language()) {
        let first: chrono::NaiveDate = "2026-11-25".parse().expect("a date");
        let date = super::almanac::plus(first, days);
        for end in [SeriesEnd::On { date }, SeriesEnd::After { count }, SeriesEnd::Named { name: "Jul".into() }] {
            let words = super::words_for::end(&end, first, language);
            let day = super::words_for::day(first, first, language);
            let text = format!("{day} 19-21 sal a {} {words}", if language == Language::Da { "hver uge" } else { "every week" });
            let read = reading_in(&text, language).end.expect("an end");
            let ends: Vec<SeriesEnd> = read.options.into_iter().map(|option| option.end).collect();
            prop_assert_eq!(ends, [end], "{}", words);
        }
    }
}
