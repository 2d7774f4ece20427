//! Words that mean one thing and no other: what stands in the text once somebody has chosen. Read again, they give what
//! they were made from.

use chrono::{Datelike, NaiveDate};

use super::almanac::date_from;
use super::times::DAY;
use crate::bookings::series::{NthOfMonth, RepeatRule, SeriesEnd};
use crate::shared::calendar::{WeekParity, Weekday};
use crate::shared::format::{Language, month_name, weekday_name};

/// `tirsdag 1/12`, `Tuesday 1 December`; with the year where it is not the next such date.
pub(super) fn day(date: NaiveDate, today: NaiveDate, language: Language) -> String {
    format!("{} {}", weekday_name(Weekday::of(date), language), plain_day(date, today, language))
}

fn plain_day(date: NaiveDate, today: NaiveDate, language: Language) -> String {
    let is_next = date_from(date.day(), date.month(), today) == Some(date);
    match (language, is_next) {
        (Language::Da, true) => format!("{}/{}", date.day(), date.month()),
        (Language::Da, false) => format!("{}/{}-{}", date.day(), date.month(), date.year()),
        (Language::En, true) => format!("{} {}", date.day(), month_name(date, language)),
        (Language::En, false) => format!("{} {} {}", date.day(), month_name(date, language), date.year()),
    }
}

/// `kl. 19.00-21.00`, `7.00-9.00 om morgenen`, `7:00am-9:00am`; nothing for a time that ends on another day.
pub(super) fn time(starts: i64, ends: i64, language: Language) -> String {
    if ends > DAY {
        return String::new();
    }
    let (from, until) = (clock(starts, language), clock(ends, language));
    // What both clocks of twelve hours show has to be told apart.
    let is_morning = (60..=12 * 60).contains(&ends);
    match (language, is_morning) {
        (Language::Da, false) => format!("kl. {from}-{until}"),
        (Language::Da, true) => format!("kl. {from}-{until} om morgenen"),
        (Language::En, false) => format!("{from}-{until}"),
        (Language::En, true) if ends == 12 * 60 => format!("{from}am-{until}pm"),
        (Language::En, true) => format!("{from}am-{until}am"),
    }
}

fn clock(minute: i64, language: Language) -> String {
    let mark = if language == Language::Da { '.' } else { ':' };
    format!("{}{mark}{:02}", minute / 60, minute % 60)
}

/// `hver tirsdag`, `hver 2. uge onsdag`, `anden onsdag i måneden`, `d. 3. hver måned`.
pub(super) fn rule(rule: &RepeatRule, language: Language) -> String {
    let say = |danish: String, english: String| match language {
        Language::Da => danish,
        Language::En => english,
    };
    let days = |weekdays: &[Weekday]| {
        let joint = if language == Language::Da { " og " } else { " and " };
        let names: Vec<&str> = weekdays.iter().map(|weekday| weekday_name(*weekday, language)).collect();
        names.join(joint)
    };
    let text = match rule {
        RepeatRule::Daily { every: 1 } => say("hver dag".into(), "every day".into()),
        RepeatRule::Daily { every } => say(format!("hver {every}. dag"), format!("every {every} days")),
        RepeatRule::Weekly { every: 1, weekdays } if weekdays.is_empty() => say("hver uge".into(), "every week".into()),
        RepeatRule::Weekly { every: 1, weekdays } => {
            say(format!("hver {}", days(weekdays)), format!("every {}", days(weekdays)))
        }
        RepeatRule::Weekly { every, weekdays } => {
            say(format!("hver {every}. uge {}", days(weekdays)), format!("every {every} weeks {}", days(weekdays)))
        }
        RepeatRule::ByWeekParity { parity: WeekParity::Even, weekdays } => {
            say(format!("lige uger {}", days(weekdays)), format!("even weeks {}", days(weekdays)))
        }
        RepeatRule::ByWeekParity { parity: WeekParity::Odd, weekdays } => {
            say(format!("ulige uger {}", days(weekdays)), format!("odd weeks {}", days(weekdays)))
        }
        RepeatRule::MonthlyByDate { every, day: 0, .. } => months(*every, language),
        RepeatRule::MonthlyByDate { every, day, .. } => {
            let months = months(*every, language);
            say(format!("d. {day}. {months}"), format!("the {day}{} {months}", ending(*day)))
        }
        RepeatRule::MonthlyByWeekday { every, nth, weekday, .. } => {
            let months =
                if *every > 1 { months(*every, language) } else { say("i måneden".into(), "of the month".into()) };
            format!("{} {} {months}", nth_name(*nth, language), weekday_name(*weekday, language))
        }
        RepeatRule::Yearly { .. } => say("hvert år".into(), "every year".into()),
        RepeatRule::Dates { .. } => String::new(),
    };
    text.trim_end().to_owned()
}

fn months(every: u32, language: Language) -> String {
    match (language, every) {
        (Language::Da, 1) => "hver måned".into(),
        (Language::Da, every) => format!("hver {every}. måned"),
        (Language::En, 1) => "every month".into(),
        (Language::En, every) => format!("every {every} months"),
    }
}

fn ending(day: u32) -> &'static str {
    match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

fn nth_name(nth: NthOfMonth, language: Language) -> &'static str {
    let (danish, english) = match nth {
        NthOfMonth::First => ("første", "first"),
        NthOfMonth::Second => ("anden", "second"),
        NthOfMonth::Third => ("tredje", "third"),
        NthOfMonth::Fourth => ("fjerde", "fourth"),
        NthOfMonth::Fifth => ("femte", "fifth"),
        NthOfMonth::Last => ("sidste", "last"),
    };
    match language {
        Language::Da => danish,
        Language::En => english,
    }
}

/// `til 15/12`, `8 gange`, `til jul`.
pub(super) fn end(end: &SeriesEnd, first: NaiveDate, language: Language) -> String {
    let until = if language == Language::Da { "til" } else { "until" };
    match (end, language) {
        (SeriesEnd::On { date }, _) => format!("{until} {}", plain_day(*date, first, language)),
        (SeriesEnd::After { count }, Language::Da) => format!("{count} gange"),
        (SeriesEnd::After { count }, Language::En) => format!("{count} times"),
        (SeriesEnd::Named { name }, _) => format!("{until} {}", name.to_lowercase()),
    }
}
