//! Compares how a phrase was read with how it ought to be, and says how bad a difference is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

/// How well a phrase was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// As expected, with every doubt and question.
    Right,
    /// As expected, and something was asked that need not be.
    OverAsked,
    /// Something was not understood; nothing untrue is filled in.
    Incomplete,
    /// Something is wrong, and the right reading is offered beside it.
    WrongShown,
    /// Something is wrong and nothing says so.
    WrongSilent,
}

/// What was found among the parties: everybody proposed, and who was chosen.
#[derive(Debug, Clone, Default)]
pub struct FoundParties {
    /// Their names, best first.
    pub proposed: Vec<String>,
    /// The one taken for meant.
    pub chosen: Option<String>,
}

/// The office's names for ids.
#[derive(Debug, Default)]
pub struct Names {
    /// Rooms.
    pub rooms: BTreeMap<i64, String>,
    /// Houses.
    pub houses: BTreeMap<i64, String>,
}

/// Everything that differs, each with how bad it is.
#[derive(Debug, Default)]
pub struct Grade {
    /// The differences.
    pub differences: Vec<(Outcome, String)>,
}

impl Grade {
    /// The worst of them.
    pub fn outcome(&self) -> Outcome {
        self.differences.iter().map(|(outcome, _)| *outcome).max().unwrap_or(Outcome::Right)
    }

    fn note(&mut self, outcome: Outcome, field: &str, expected: &impl std::fmt::Debug, actual: &impl std::fmt::Debug) {
        self.differences.push((outcome, format!("{field}: expected {expected:?}, read {actual:?}")));
    }

    /// A value that differs; left empty it is only incomplete.
    fn compare<T: PartialEq + std::fmt::Debug>(
        &mut self,
        field: &str,
        expected: &T,
        actual: &T,
        empty: &T,
        offered: bool,
    ) {
        if expected == actual {
            return;
        }
        let outcome = match (actual == empty, offered) {
            (true, _) => Outcome::Incomplete,
            (false, true) => Outcome::WrongShown,
            (false, false) => Outcome::WrongSilent,
        };
        self.note(outcome, field, expected, actual);
    }
}

/// Grades one reading of one record.
pub fn grade(record: &Value, reading: &Value, names: &Names, found: Option<&FoundParties>) -> Grade {
    let mut grade = Grade::default();
    let expect = &record["expect"];
    grade_party(&mut grade, expect, reading, found);
    grade_place(&mut grade, expect, reading, names);
    grade_day(&mut grade, expect, reading);
    grade_time(&mut grade, expect, reading);
    grade_rest(&mut grade, expect, reading);
    grade_repetition(&mut grade, expect, reading);
    grade_questions(&mut grade, expect, reading);
    grade
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

const FILLERS: &str = "i på til for af om og med m den det der d kl klokken fra ca cirka et en er vi mellem lokale rum plads \
    ledigt find book hej tak tlf hver de la a an the at on in to and with of from until between room hello please about";

fn folded_words(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().replace('å', "aa").replace('æ', "ae").replace('ø', "oe").replace(['é', 'è'], "e");
    let folded = folded.replace('ö', "o").replace('ü', "u").replace('\'', "");
    let words = folded.split(|character: char| !character.is_ascii_alphanumeric() && character != '+');
    words.map(str::to_owned).filter(|word| !word.is_empty()).collect()
}

fn kept_words(text: &str) -> Vec<String> {
    let fillers: BTreeSet<String> = folded_words(FILLERS).into_iter().collect();
    folded_words(text).into_iter().filter(|word| !fillers.contains(word)).collect()
}

fn grade_party(grade: &mut Grade, expect: &Value, reading: &Value, found: Option<&FoundParties>) {
    let expected = kept_words(expect["party"]["text"].as_str().unwrap_or_default());
    let actual = kept_words(reading["party"]["words"].as_str().unwrap_or_default());
    if expected != actual {
        let nothing_lost = expected.iter().all(|word| actual.contains(word));
        let outcome = if nothing_lost { Outcome::Incomplete } else { Outcome::WrongSilent };
        grade.note(outcome, "party", &expected, &actual);
    }
    let phone = |value: &Value| value.as_str().map(str::to_owned);
    let (expected, actual) = (phone(&expect["party"]["phone"]), phone(&reading["party"]["phone"]));
    grade.compare("phone", &expected, &actual, &None, false);
    let Some(found) = found else { return };
    let matching = texts(&expect["party"]["match"]);
    for name in &matching {
        let many = |names: &[String]| names.iter().filter(|there| *there == name).count();
        if many(&found.proposed) < many(&matching) {
            grade.note(Outcome::Incomplete, "found", name, &found.proposed);
        }
    }
    match &found.chosen {
        Some(chosen) if !matching.contains(chosen) => grade.note(Outcome::WrongSilent, "chosen", &matching, chosen),
        _ => {}
    }
}

fn named(value: &Value, names: &BTreeMap<i64, String>) -> BTreeSet<String> {
    let ids = value.as_array().into_iter().flatten().filter_map(Value::as_i64);
    ids.map(|id| names.get(&id).cloned().unwrap_or_default()).collect()
}

fn grade_place(grade: &mut Grade, expect: &Value, reading: &Value, names: &Names) {
    let set = |field: &str| texts(&expect[field]).into_iter().collect::<BTreeSet<String>>();
    let place = &reading["place"];
    let (rooms, one_of) = (named(&place["rooms"], &names.rooms), named(&place["oneOf"], &names.rooms));
    let offered = set("rooms").is_subset(&one_of) && !one_of.is_empty();
    grade.compare("rooms", &set("rooms"), &rooms, &BTreeSet::new(), offered);
    if !set("one_of").is_subset(&one_of) || (set("one_of").is_empty() && !one_of.is_empty()) {
        let outcome = if one_of.is_empty() { Outcome::Incomplete } else { Outcome::WrongShown };
        grade.note(outcome, "one of", &set("one_of"), &one_of);
    }
    if set("rooms").is_empty() {
        grade.compare("houses", &set("houses"), &named(&place["houses"], &names.houses), &BTreeSet::new(), false);
    }
}

fn doubt<'a>(expect: &'a Value, field: &str) -> Option<&'a Value> {
    expect["doubt"].as_array()?.iter().find(|doubt| doubt["field"] == field)
}

/// Options that were demanded against those that are offered.
fn grade_options(grade: &mut Grade, expect: &Value, field: &str, offered: &[String]) {
    let Some(doubt) = doubt(expect, field) else {
        if offered.len() > 1 {
            grade.note(Outcome::OverAsked, &format!("doubt about {field}"), &"none", &offered);
        }
        return;
    };
    let demanded = texts(&doubt["options"]);
    let is_there = if doubt["ordered"] == true {
        offered.starts_with(&demanded)
    } else {
        demanded.iter().all(|option| offered.contains(option))
    };
    if !is_there {
        let outcome = if offered.len() > 1 { Outcome::WrongShown } else { Outcome::WrongSilent };
        grade.note(outcome, &format!("doubt about {field}"), &demanded, &offered);
    }
}

fn list<'a>(value: &'a Value, inner: &str) -> impl Iterator<Item = &'a Value> {
    value[inner].as_array().into_iter().flatten()
}

fn grade_day(grade: &mut Grade, expect: &Value, reading: &Value) {
    let options: Vec<String> =
        list(&reading["day"], "options").filter_map(|option| option["date"].as_str()).map(str::to_owned).collect();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let expected = text(&expect["date"]);
    let offered = expected.as_ref().is_some_and(|date| options.contains(date));
    grade.compare("date", &expected, &options.first().cloned(), &None, offered);
    grade.compare("within", &text(&expect["within"]), &text(&reading["day"]["within"]), &None, false);
    grade_options(grade, expect, "date", &options);
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn grade_time(grade: &mut Grade, expect: &Value, reading: &Value) {
    let time = &reading["time"];
    let is_assumed = time["endIsAssumed"] == true;
    let minutes =
        |option: &Value| (option["startsMinute"].as_i64().unwrap_or(0), option["endsMinute"].as_i64().unwrap_or(0));
    let shown = |option: &Value| {
        let (starts, ends) = minutes(option);
        let ends = if is_assumed { String::new() } else { clock(if ends > 1440 { ends % 1440 } else { ends }) };
        format!("{}-{ends}", clock(starts))
    };
    let options: Vec<String> = list(time, "options").map(shown).collect();
    if !texts(&expect["ask"]).contains(&"no_such_time".to_owned()) {
        let expected =
            expect["start"].as_str().map(|start| format!("{start}-{}", expect["end"].as_str().unwrap_or_default()));
        let offered = expected.as_ref().is_some_and(|time| options.contains(time));
        grade.compare("time", &expected, &options.first().cloned(), &None, offered);
    }
    grade.compare("assumed", &(expect["assumed"][0] == "end"), &is_assumed, &false, false);
    let nights = list(time, "options").next().map_or(0, |option| (minutes(option).1 - 1).max(0) / 1440);
    let date = list(&reading["day"], "options").next().and_then(|option| option["date"].as_str());
    let end_date = date.and_then(|date| date.parse::<NaiveDate>().ok()).filter(|_| nights > 0);
    let end_date = end_date.map(|date| (date + Days::new(nights as u64)).to_string());
    let asks = !texts(&expect["ask"]).is_empty();
    if !asks {
        grade.compare("end date", &expect["end_date"].as_str().map(str::to_owned), &end_date, &None, false);
    }
    let name = |value: &Value| match value.as_str() {
        Some("formiddag" | "morning") => Some("morning"),
        Some("eftermiddag" | "afternoon") => Some("afternoon"),
        Some("aften" | "evening") => Some("evening"),
        Some("hele dagen" | "all_day") => Some("all_day"),
        _ => None,
    };
    grade.compare("time's name", &name(&expect["time_name"]), &name(&time["name"]), &None, false);
    if is_assumed {
        let too_short = list(time, "options").any(|option| minutes(option).1 <= minutes(option).0);
        grade.compare("assumed length", &false, &too_short, &false, false);
    }
    grade_options(grade, expect, "time", &options);
}

fn grade_rest(grade: &mut Grade, expect: &Value, reading: &Value) {
    let number = |value: &Value| value.as_i64();
    grade.compare("people", &number(&expect["people"]), &number(&reading["people"]["count"]), &None, false);
    let word = |value: &Value| value.as_str().map(str::to_owned);
    grade.compare("kind", &word(&expect["kind"]), &word(&reading["kind"]["kind"]), &None, false);
    let tentative = reading["tentative"].as_array().is_some_and(|marks| !marks.is_empty());
    grade.compare("tentative", &(expect["tentative"] == true), &tentative, &false, false);
    let needs = |kind: &str| {
        let those = reading["needs"].as_array().into_iter().flatten().filter(|need| need["need"]["kind"] == kind);
        those.filter_map(|need| need["need"]["what"].as_str()).map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let set = |field: &str| texts(&expect[field]).into_iter().collect::<BTreeSet<String>>();
    grade.compare("equipment", &set("equipment"), &needs("equipment"), &BTreeSet::new(), false);
    grade.compare("needs", &set("needs"), &needs("access"), &BTreeSet::new(), false);
}

/// A rule in the corpus' notation; yearly ones need their first date.
fn rule_text(rule: &Value, first: Option<&str>) -> String {
    let days = |rule: &Value| texts(&rule["weekdays"]).join(",");
    let every = &rule["every"];
    let text = match rule["kind"].as_str().unwrap_or_default() {
        "daily" => format!("daily/{every}"),
        "weekly" => format!("weekly/{every} {}", days(rule)),
        "by_week_parity" => format!("{}-weeks {}", rule["parity"].as_str().unwrap_or_default(), days(rule)),
        "monthly_by_date" => format!("monthly/{every} day {}", rule["day"]),
        "monthly_by_weekday" => {
            let nth = match rule["nth"].as_str().unwrap_or_default() {
                "first" => "1st",
                "second" => "2nd",
                "third" => "3rd",
                "fourth" => "4th",
                "fifth" => "5th",
                _ => "last",
            };
            format!("monthly/{every} {nth} {}", rule["weekday"].as_str().unwrap_or_default())
        }
        "yearly" => format!("yearly {}", first.and_then(|first| first.get(5..)).unwrap_or_default()),
        "dates" => "dates".to_owned(),
        other => other.to_owned(),
    };
    text.trim_end().to_owned()
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Whether a day belongs to a rule: looked at day by day, as slowly as can be.
fn fits(rule: &str, first: NaiveDate, day: NaiveDate) -> bool {
    let (kind, argument) = rule.split_once(' ').unwrap_or((rule, ""));
    let (head, every) = kind.split_once('/').unwrap_or((kind, "1"));
    let every: i64 = every.parse().unwrap_or(1);
    let monday = |day: NaiveDate| day - Days::new(day.weekday().num_days_from_monday().into());
    let weeks = (monday(day) - monday(first)).num_days() / 7;
    let months = i64::from((day.year() - first.year()) * 12) + i64::from(day.month()) - i64::from(first.month());
    let name = DAYS[day.weekday().num_days_from_monday() as usize];
    let is_last = (day + Days::new(7)).month() != day.month();
    match head {
        "daily" => (day - first).num_days() % every == 0,
        "weekly" => weeks % every == 0 && argument.split(',').any(|there| there == name),
        "even-weeks" | "odd-weeks" => {
            argument.split(',').any(|there| there == name)
                && (day.iso_week().week().is_multiple_of(2)) == (head == "even-weeks")
        }
        "monthly" => {
            let (one, other) = argument.split_once(' ').unwrap_or(("", ""));
            let nth = (day.day() - 1) / 7 + 1;
            let is_nth = one.chars().next().and_then(|digit| digit.to_digit(10)) == Some(nth);
            months % every == 0
                && match one {
                    "day" => other.parse() == Ok(day.day()),
                    "last" => other == name && is_last,
                    _ => other == name && is_nth,
                }
        }
        "yearly" => day.format("%m-%d").to_string() == argument,
        _ => false,
    }
}

fn is_excepted(exceptions: &BTreeSet<String>, day: NaiveDate) -> bool {
    exceptions.iter().any(|exception| match exception.split_once("..") {
        Some((from, to)) => {
            (from.parse().is_ok_and(|from: NaiveDate| from <= day)) && to.parse().is_ok_and(|to: NaiveDate| day <= to)
        }
        None => {
            let week = format!("{}-W{:02}", day.iso_week().year(), day.iso_week().week());
            *exception == week
                || *exception == day.to_string()
                || (exception == "school-holidays" && is_school_holiday(day))
        }
    })
}

/// The school holidays that the corpus goes by.
pub const SCHOOL_HOLIDAYS: [(&str, &str, &str); 9] = [
    ("Juleferie 2025", "2025-12-20", "2026-01-04"),
    ("Vinterferie 2026", "2026-02-07", "2026-02-15"),
    ("Påskeferie 2026", "2026-03-28", "2026-04-06"),
    ("Sommerferie 2026", "2026-06-27", "2026-08-09"),
    ("Efterårsferie 2026", "2026-10-10", "2026-10-18"),
    ("Juleferie 2026", "2026-12-19", "2027-01-03"),
    ("Vinterferie 2027", "2027-02-13", "2027-02-21"),
    ("Påskeferie 2027", "2027-03-20", "2027-03-29"),
    ("Sommerferie 2027", "2027-06-26", "2027-08-08"),
];

fn is_school_holiday(day: NaiveDate) -> bool {
    let day = day.to_string();
    SCHOOL_HOLIDAYS.iter().any(|(_, first, last)| *first <= day.as_str() && day.as_str() <= *last)
}

/// The dates of a series; none where it has no end.
fn dates_of(rule: &str, first: Option<&str>, until: &Until, exceptions: &BTreeSet<String>) -> Option<Vec<String>> {
    let first: NaiveDate = first?.parse().ok()?;
    let (last, most) = match until {
        Until::Date(date) => (date.parse().ok()?, usize::MAX),
        Until::Count(count) => (first + Days::new(3_000), *count as usize),
        Until::None => return None,
    };
    let days = first.iter_days().take_while(|day| *day <= last);
    let held = days.filter(|day| fits(rule, first, *day) && !is_excepted(exceptions, *day));
    Some(held.take(most).map(|day| day.to_string()).collect())
}

#[derive(Debug, PartialEq, Eq)]
enum Until {
    None,
    Date(String),
    Count(i64),
}

fn exception_text(exception: &Value) -> String {
    let text = |field: &str| exception[field].as_str().unwrap_or_default();
    match exception["kind"].as_str().unwrap_or_default() {
        "date" => text("date").to_owned(),
        "period" => format!("{}..{}", text("from"), text("to")),
        "week" => format!("{}-W{:02}", exception["year"], exception["week"].as_i64().unwrap_or(0)),
        "school_holidays" => "school-holidays".to_owned(),
        other => other.to_owned(),
    }
}

fn grade_repetition(grade: &mut Grade, expect: &Value, reading: &Value) {
    let date = list(&reading["day"], "options").next().and_then(|option| option["date"].as_str());
    let rules: Vec<String> =
        list(&reading["repetition"], "options").map(|option| rule_text(&option["rule"], date)).collect();
    let end = list(&reading["end"], "options").next();
    let until = match end {
        Some(end) if end["end"]["kind"] == "after" => Until::Count(end["end"]["count"].as_i64().unwrap_or(0)),
        Some(end) => end["on"].as_str().map_or(Until::None, |on| Until::Date(on.to_owned())),
        None => Until::None,
    };
    let exceptions: BTreeSet<String> = list(&reading["exceptions"], "exceptions").map(exception_text).collect();
    let expected_dates = texts(&expect["dates"]);
    let list_of_dates =
        list(&reading["repetition"], "options").next().filter(|option| option["rule"]["kind"] == "dates");
    let dates = match list_of_dates {
        Some(option) => Some(texts(&option["rule"]["dates"])),
        None => rules.first().and_then(|rule| dates_of(rule, date, &until, &exceptions)),
    };
    let ends_are_doubted = list(&reading["end"], "options").count() > 1;
    if ends_are_doubted {
        grade.note(Outcome::OverAsked, "doubt about the end", &"none", &end);
    }
    match dates {
        Some(dates) if !expected_dates.is_empty() => {
            grade.compare("dates", &expected_dates, &dates, &Vec::new(), false);
        }
        _ => {
            let rule = expect["repeat"].as_str().map(str::to_owned);
            let offered = rule.as_ref().is_some_and(|rule| rules.contains(rule));
            grade.compare("repeat", &rule, &rules.first().cloned(), &None, offered);
            let expected = match (&expect["until"]["date"], &expect["until"]["count"]) {
                (Value::String(date), _) => Until::Date(date.clone()),
                (_, Value::Number(count)) => Until::Count(count.as_i64().unwrap_or(0)),
                _ => Until::None,
            };
            grade.compare("until", &expected, &until, &Until::None, false);
            let expected: BTreeSet<String> = texts(&expect["except"]).into_iter().collect();
            grade.compare("except", &expected, &exceptions, &BTreeSet::new(), false);
        }
    }
    let is_list = rules.first().is_some_and(|rule| rule == "dates");
    grade_options(grade, expect, "repeat", if is_list { &[] } else { &rules });
}

fn grade_questions(grade: &mut Grade, expect: &Value, reading: &Value) {
    let expected: BTreeSet<String> = texts(&expect["ask"]).into_iter().collect();
    let actual: BTreeSet<String> = texts(&reading["questions"]).into_iter().collect();
    if !expected.is_subset(&actual) {
        grade.note(Outcome::WrongSilent, "questions", &expected, &actual);
    } else if expected != actual {
        grade.note(Outcome::OverAsked, "questions", &expected, &actual);
    }
}
