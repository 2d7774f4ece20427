//! Dates as people write them. Day before month; English `3/4` has two readings, which are told apart where they are used.

use super::cursor::{Cursor, Digits, Way};
use super::phrase::WrittenDate;
use super::words::{AND, MONTH, THE, ordinal_ending};
use crate::shared::calendar::YEARS;
use crate::shared::format::Language;

/// A date: `24/11`, `d. 24. nov`, `1/12-26`, `24-11-2026`, `1.12`, `2026-12-01`, `5 December`, `1st of December`.
pub(super) fn date(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let start = cursor.past(&THE);
    let ways: [Way<WrittenDate>; 6] = [iso, slashed, with_year, dotted, day_and_month, month_and_day];
    ways.iter().filter_map(|way| way(start)).max_by_key(|(_, after)| after.at())
}

fn written(day: u32, month: u32, year: Option<i32>) -> WrittenDate {
    WrittenDate { day, month, year, slashed: false }
}

fn is_day(digits: &Digits<'_>) -> bool {
    digits.count() <= 2
}

/// A year of four digits, or of two that are of this century.
fn year_of(digits: &Digits<'_>) -> Option<i32> {
    match digits.count() {
        2 => Some(2000 + digits.value as i32),
        4 => Some(digits.value as i32).filter(|year| YEARS.contains(year)),
        _ => None,
    }
}

/// `2026-12-01`.
fn iso(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let (year, after) = cursor.number().filter(|(digits, _)| digits.count() == 4)?;
    let (month, after) = after.glued_mark(&['-'])?.glued_number().filter(|(digits, _)| is_day(digits))?;
    let (day, after) = after.glued_mark(&['-'])?.glued_number().filter(|(digits, _)| is_day(digits))?;
    Some((written(day.value, month.value, Some(year_of(&year)?)), after))
}

/// `24/11`, `24/11-2026`, `3/11/2026`, `24/11 2026`.
fn slashed(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let (day, after) = cursor.number().filter(|(digits, _)| is_day(digits))?;
    let (month, after) = after.glued_mark(&['/'])?.glued_number().filter(|(digits, _)| is_day(digits))?;
    let glued = after.glued_mark(&['-', '/', '.']).and_then(Cursor::glued_number);
    // `7/12-11/12` goes on with another date.
    let with_glued = glued.filter(|(_, after)| after.glued_mark(&['/']).is_none());
    let with_glued = with_glued.and_then(|(digits, after)| Some((year_of(&digits)?, after)));
    let (year, after) = match with_glued.or_else(|| year_apart(after)) {
        Some((year, after)) => (Some(year), after),
        None => (None, after),
    };
    Some((WrittenDate { slashed: true, ..written(day.value, month.value, year) }, after))
}

/// A year that stands apart: four digits that are no time of day (`1930-2100`).
fn year_apart(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    let (digits, after) = cursor.number().filter(|(digits, _)| digits.count() == 4)?;
    let is_near = (2020..=2099).contains(&digits.value);
    (is_near && after.mark(&['-', ':']).is_none()).then_some((digits.value as i32, after))
}

/// `24-11-2026`, `12.10.2026`, `011226`.
fn with_year(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let (first, after) = cursor.number()?;
    if first.count() == 6 && first.text.is_ascii() {
        let part = |from: usize| first.text.get(from..from + 2)?.parse::<u32>().ok();
        let (day, month, year) = (part(0)?, part(2)?, part(4)?);
        let is_date = (1..=31).contains(&day) && (1..=12).contains(&month);
        return is_date.then(|| (written(day, month, Some(2000 + year as i32)), after));
    }
    // The same mark twice: `9.30-12` is a time.
    ['-', '.'].into_iter().find_map(|mark| {
        let (month, after) = after.glued_mark(&[mark])?.glued_number().filter(|(digits, _)| is_day(digits))?;
        let (year, after) = after.glued_mark(&[mark])?.glued_number()?;
        Some((written(Some(first).filter(is_day)?.value, month.value, Some(year_of(&year)?)), after))
    })
}

/// `1.12`. Minutes from 1 to 12 are on no house's grid, so that this is no time of day.
fn dotted(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let (day, after) = cursor.number().filter(|(digits, _)| is_day(digits) && (1..=31).contains(&digits.value))?;
    let (month, after) = after.glued_mark(&['.'])?.glued_number()?;
    let is_month = is_day(&month) && (1..=12).contains(&month.value);
    is_month.then(|| (written(day.value, month.value, None), after.past_dot()))
}

/// `24. nov`, `1. december 2026`, `5 December`, `1st of December`.
fn day_and_month(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let (day, after) = cursor.number().filter(|(digits, _)| is_day(digits))?;
    let after = ordinal_ending(after).unwrap_or(after);
    let after = after.word().filter(|(word, _)| *word == "of").map_or(after, |(_, after)| after);
    let (month, after) = MONTH.read(after)?;
    let (year, after) = year_after(after);
    Some((written(day.value, month, year), after))
}

/// `December 5th`, in English; not `December 10-12`, which is a time in December.
fn month_and_day(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    if cursor.language() != Language::En {
        return None;
    }
    let (month, after) = MONTH.read(cursor)?;
    let (day, after) = after.number().filter(|(digits, _)| is_day(digits) && (1..=31).contains(&digits.value))?;
    let after = ordinal_ending(after).unwrap_or(after);
    let is_time = after.mark(&['-', ':', '.', '/']).is_some() || after.word().is_some_and(|(word, _)| is_half(word));
    let with_year = year_apart(after.past_mark(&[',']));
    let (year, after) = with_year.map_or((None, after), |(year, after)| (Some(year), after));
    (!is_time).then(|| (written(day.value, month, year), after))
}

fn is_half(word: &str) -> bool {
    matches!(word, "am" | "pm" | "to" | "til")
}

fn year_after(cursor: Cursor<'_>) -> (Option<i32>, Cursor<'_>) {
    year_apart(cursor).map_or((None, cursor), |(year, after)| (Some(year), after))
}

/// Dates that share a month: `d. 2., 9. og 16. december`.
pub(super) fn dates_of_a_month(cursor: Cursor<'_>) -> Option<(Vec<WrittenDate>, Cursor<'_>)> {
    let (days, after) = days_of_a_month(cursor.past(&THE))?;
    let (month, after) = MONTH.read(after)?;
    let (year, after) = year_after(after);
    Some((days.into_iter().map(|day| written(day, month, year)).collect(), after))
}

/// Two days of a month or more: `2., 9. og 16.`.
pub(super) fn days_of_a_month(cursor: Cursor<'_>) -> Option<(Vec<u32>, Cursor<'_>)> {
    let (first, mut after) = day_of_a_month(cursor)?;
    let mut days = vec![first];
    loop {
        let joint = after.past_mark(&[',']);
        let next = joint.past(&AND);
        let parted = next.at() > after.at();
        match day_of_a_month(next.past(&THE)).filter(|_| parted) {
            Some((day, further)) => {
                days.push(day);
                after = further;
            }
            None => break,
        }
    }
    (days.len() > 1).then_some((days, after))
}

/// `2.`, `2nd`, `2`; not the first part of something longer.
fn day_of_a_month(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (day, after) = cursor.number().filter(|(digits, _)| is_day(digits) && (1..=31).contains(&digits.value))?;
    let after = ordinal_ending(after).unwrap_or(after);
    let goes_on = after.is_glued() && (after.number().is_some() || after.mark(&['/', '-', ':']).is_some());
    (!goes_on).then_some((day.value, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;

    fn read(text: &str, language: Language) -> Option<(u32, u32, Option<i32>, usize)> {
        let tokens = tokens_of(text);
        let (date, after) = date(Cursor::new(&tokens, language))?;
        Some((date.day, date.month, date.year, tokens.len() - after.at()))
    }

    #[test]
    fn dates_are_read_in_every_way_they_are_written() {
        for (text, date) in [
            ("24/11", Some((24, 11, None, 0))),
            ("d. 24. nov", Some((24, 11, None, 0))),
            ("den 1. december 2026", Some((1, 12, Some(2026), 0))),
            ("30. nov. kl", Some((30, 11, None, 1))),
            ("1/12-26", Some((1, 12, Some(2026), 0))),
            ("3/11-2026", Some((3, 11, Some(2026), 0))),
            ("3/11/2026", Some((3, 11, Some(2026), 0))),
            ("5/12 2026", Some((5, 12, Some(2026), 0))),
            ("5/12 2030-2130", Some((5, 12, None, 3))),
            ("24-11-2026", Some((24, 11, Some(2026), 0))),
            ("12.10.2026", Some((12, 10, Some(2026), 0))),
            ("2026-12-01", Some((1, 12, Some(2026), 0))),
            ("011226", Some((1, 12, Some(2026), 0))),
            ("1.12", Some((1, 12, None, 0))),
            ("01.12.", Some((1, 12, None, 0))),
            ("19.30", None),
            ("11.00", None),
            ("24-11", None),
            ("9.30-12", None),
            ("10-11.30", None),
            ("7/12-11/12", Some((7, 12, None, 4))),
            ("991399", None),
            ("31/2", Some((31, 2, None, 0))),
            ("2. uge", None),
        ] {
            assert_eq!(read(text, Language::Da), date, "{text}");
        }
    }

    #[test]
    fn english_dates_are_read_with_the_month_on_either_side() {
        for (text, date) in [
            ("1st of December", Some((1, 12, None, 0))),
            ("5 December 10-12", Some((5, 12, None, 3))),
            ("December 5th", Some((5, 12, None, 0))),
            ("Dec 5, 2026", Some((5, 12, Some(2026), 0))),
            ("December 10-12", None),
            ("the 2nd of March 2027", Some((2, 3, Some(2027), 0))),
        ] {
            assert_eq!(read(text, Language::En), date, "{text}");
        }
        assert_eq!(read("December 5", Language::Da), None);
    }

    #[test]
    fn days_that_share_a_month_are_several_dates() {
        let tokens = tokens_of("d. 2., 9. og 16. december kl 17");
        let (dates, after) = dates_of_a_month(Cursor::new(&tokens, Language::Da)).expect("dates");
        assert_eq!(dates.iter().map(|date| (date.day, date.month)).collect::<Vec<_>>(), [(2, 12), (9, 12), (16, 12)]);
        assert_eq!(tokens.len() - after.at(), 2);
        let tokens = tokens_of("2 og 9/12");
        assert!(dates_of_a_month(Cursor::new(&tokens, Language::Da)).is_none());
    }
}
