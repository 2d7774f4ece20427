//! What has to be answered, or said, before a phrase can be booked.

use chrono::{Datelike, NaiveDate};

use super::placed::{Placed, is_open};
use super::reading::{EntryQuestion, EntryReading, ReadPlace};
use super::said::SaidDays;
use super::times::Times;
use super::where_meant::houses_of;
use crate::bookings::series::{NthOfMonth, RepeatRule};
use crate::premises::Premises;

/// What is longer than this and was not said with both its days is a slip, wherever it is: `21-19`.
const LONGEST_NIGHT: i64 = 18 * 60;

/// Adds what has to be asked to a reading, each question once.
pub(super) fn ask(reading: &mut EntryReading, said: &SaidDays, times: &Times, placed: &Placed, houses: &[Premises]) {
    let first = placed.days.options.first().copied();
    let rules: Vec<&RepeatRule> =
        reading.repetition.iter().flat_map(|there| &there.options).map(|option| &option.rule).collect();
    let repeats = !rules.is_empty();
    let is_list = matches!(rules.first(), Some(RepeatRule::Dates { .. }));
    let ends_on = reading.end.as_ref().and_then(|end| end.options.first()).and_then(|end| end.on);
    // What was said of the end and could not be read is asked about as what it is.
    let has_end = reading.end.is_some() || said.end.is_some();
    let has_end_or_exceptions = reading.end.is_some() || reading.exceptions.is_some();
    let ends_when_it_starts = said.nights.is_none() && times.at.is_some_and(|(starts, ends)| starts == ends);
    let questions = [
        (EntryQuestion::NoSuchTime, times.no_such_time),
        (EntryQuestion::ZeroLength, ends_when_it_starts),
        (EntryQuestion::Midnight, asks_about_midnight(reading.place.as_ref(), times, placed, houses)),
        (EntryQuestion::Past, first.is_some_and(|first| !placed.almanac.is_ahead(first))),
        (EntryQuestion::EndOfRepeat, repeats && !is_list && !has_end),
        (EntryQuestion::Repeat, !repeats && has_end_or_exceptions),
        (EntryQuestion::UntilBeforeFirst, ends_on.zip(first).is_some_and(|(ends, first)| ends < first)),
        (EntryQuestion::ShortMonths, rules.iter().any(|rule| has_short_months(rule, first))),
    ];
    reading.questions.extend(questions.into_iter().filter(|(_, applies)| *applies).map(|(question, _)| question));
    reading.questions.sort_unstable();
    reading.questions.dedup();
}

fn asks_about_midnight(place: Option<&ReadPlace>, times: &Times, placed: &Placed, houses: &[Premises]) -> bool {
    let (true, Some((starts, ends))) = (times.crosses_midnight, times.at) else { return false };
    if ends - starts > LONGEST_NIGHT {
        return true;
    }
    let houses = houses_of(place, houses);
    let is_open_all_night = |date: &NaiveDate| houses.iter().all(|house| is_open(house, *date, starts, ends));
    houses.is_empty() || !placed.days.options.first().is_some_and(is_open_all_night)
}

/// Whether some months, or years, lack the day of a rule.
fn has_short_months(rule: &RepeatRule, first: Option<NaiveDate>) -> bool {
    match rule {
        RepeatRule::MonthlyByDate { day, .. } => *day > 28,
        RepeatRule::MonthlyByWeekday { nth, .. } => *nth == NthOfMonth::Fifth,
        RepeatRule::Yearly { .. } => first.is_some_and(|first| (first.day(), first.month()) == (29, 2)),
        _ => false,
    }
}
