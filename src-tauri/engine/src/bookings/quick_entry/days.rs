//! What says on which day: weekdays, dates, weeks, days counted from today.

use super::cursor::{Cursor, Way, lexicon};
use super::dates::{date, dates_of_a_month, days_of_a_month};
use super::phrase::{DayPhrase, Phrase, Said};
use super::reading::NamedTime;
use super::words::{AND, MONTH, THE, TO, UNIT, Unit, WEEK, WEEKDAY, WEEKDAYS, count, nth, ordinal_ending};
use crate::shared::calendar::Weekday;

lexicon! {
    /// Days counted from today; some say a time of day too.
    AWAY: (i64, Option<NamedTime>) = [
        ("i dag|idag|today", (0, None)),
        ("i aften|iaften|tonight|this evening", (0, Some(NamedTime::Evening))),
        ("i eftermiddag|her i eftermiddag|this afternoon", (0, Some(NamedTime::Afternoon))),
        ("i formiddag|this morning", (0, Some(NamedTime::Morning))),
        ("i morgen|imorgen|tomorrow", (1, None)),
        ("i overmorgen|iovermorgen|overmorgen|day after tomorrow|the day after tomorrow", (2, None)),
        ("i går|igår|yesterday", (-1, None)),
        ("i forgårs|day before yesterday|the day before yesterday", (-2, None)),
    ];
    WEEK_AWAY: i64 = [
        ("i denne uge|denne uge|in this week|this week", 0),
        ("i næste uge|næste uge|in next week|next week", 1),
    ];
    WEEKEND: Said = [
        ("i weekenden|weekenden|i denne weekend|at the weekend|on the weekend|this weekend|weekend", Said::Plainly),
        ("næste weekend|i næste weekend|next weekend", Said::NextOne),
    ];
    SAID: Said = [
        ("næste|next", Said::NextOne),
        ("på@da|nu på@da", Said::OnThat),
        ("denne|førstkommende|kommende|this|this coming|coming|på denne", Said::Plainly),
    ];
    /// So far from today: `om 14 dage`.
    IN: () = [("om@da|in@en", ())];
    FROM_NOW: () = [("from now|from today|fra i dag|fra nu", ())];
    /// In a month.
    WITHIN: () = [("i|in|of", ())];
    FROM: () = [("fra|from", ())];
}

/// The day phrase that stands here, if any; the longest one.
pub(super) fn day(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let ways: [Way<DayPhrase>; 14] = [
        away,
        counted,
        week_away,
        weekend,
        weekdays,
        weekday,
        each_weekday,
        range,
        dates,
        of_month,
        weeks,
        week_range,
        nth_in,
        month,
    ];
    ways.iter().filter_map(|way| way(cursor)).reduce(longer)
}

/// Of two, the one that took more of the text; the first where both took as much.
pub(super) fn longer<'t, T>(one: (T, Cursor<'t>), other: (T, Cursor<'t>)) -> (T, Cursor<'t>) {
    if other.1.at() > one.1.at() { other } else { one }
}

/// As a phrase of its own.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    day(cursor).map(|(day, after)| (Phrase::Day(day), after))
}

fn away(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    AWAY.read(cursor).map(|((days, named), after)| (DayPhrase::Away(days, named), after))
}

/// `om en uge`, `in two weeks`, `om 14 dage`, `two weeks from now`, `a week from` before its weekday.
fn counted(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let said = IN.read(cursor).map(|((), after)| after);
    let (many, after) = many_or_a(said.unwrap_or(cursor))?;
    let (unit, after) = UNIT.read(after)?;
    let from_weekday = || FROM.read(after).map(|((), from)| from).filter(|from| WEEKDAY.read(*from).is_some());
    let from = FROM_NOW.read(after).map(|((), from)| from).or_else(from_weekday);
    let after = if said.is_some() { from.unwrap_or(after) } else { from? };
    let days = match unit {
        Unit::Day => many,
        Unit::Week => many.checked_mul(7)?,
        Unit::Minute | Unit::Hour | Unit::Month | Unit::Year => return None,
    };
    (days <= 1_000).then_some((DayPhrase::Away(days.into(), None), after))
}

fn many_or_a(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let article = || cursor.word().filter(|(word, _)| *word == "a").map(|(_, after)| (1, after));
    count(cursor).or_else(article)
}

fn week_away(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    WEEK_AWAY.read(cursor).map(|(weeks, after)| (DayPhrase::WeekAway(weeks), after))
}

fn weekend(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    WEEKEND.read(cursor).map(|(said, after)| (DayPhrase::Weekend(said), after))
}

fn weekday(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let (said, start) = SAID.read(cursor).unwrap_or((Said::Plainly, cursor));
    let (weekday, after) = WEEKDAY.read(start)?;
    Some((DayPhrase::Weekday(weekday, said), after))
}

fn each_weekday(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    WEEKDAYS.read(cursor).map(|(weekday, after)| (DayPhrase::EachWeekday(weekday), after))
}

/// `man-fre`, `fra mandag til fredag`, `Monday to Friday`.
fn weekdays(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let (first, after) = WEEKDAY.read(cursor.past(&FROM))?;
    let ((), after) = TO.read(after)?;
    let (last, after) = WEEKDAY.read(after)?;
    let days = |weekday: Weekday| weekday.days_after_monday() as usize;
    let length = (days(last) + 7 - days(first)) % 7;
    let weekdays = (days(first)..=days(first) + length).filter_map(|day| Weekday::ALL.get(day % 7).copied());
    Some((DayPhrase::Weekdays(weekdays.collect()), after))
}

fn dates(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let one = date(cursor).map(|(date, after)| (DayPhrase::Dates(vec![date]), after));
    let several = dates_of_a_month(cursor).map(|(dates, after)| (DayPhrase::Dates(dates), after));
    one.into_iter().chain(several).reduce(longer)
}

/// `7/12-11/12`, `7.-11. december`.
fn range(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let start = cursor.past(&THE);
    let whole = date(start).and_then(|(first, after)| {
        let (last, after) = date(after.mark(&['-'])?)?;
        Some((DayPhrase::Range(first, last), after))
    });
    let sharing = || {
        let (first, after) = start.number()?;
        let after = ordinal_ending(after)?.mark(&['-'])?;
        let (last, after) = date(after)?;
        Some((DayPhrase::Range(super::phrase::WrittenDate { day: first.value, ..last }, last), after))
    };
    whole.or_else(sharing)
}

/// `d. 15.`, `den 24.`, `the 15th`, `onsdag 2.`; several in a list.
fn of_month(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let said = THE.read(cursor).map(|((), after)| after);
    let start = said.unwrap_or(cursor);
    if said.is_some()
        && let Some((days, after)) = days_of_a_month(start)
    {
        return Some((DayPhrase::OfMonth(days), after));
    }
    let (day, after) = start.number().filter(|(digits, _)| digits.count() <= 2 && (1..=31).contains(&digits.value))?;
    let ending = ordinal_ending(after);
    let after_weekday = || cursor.back().is_some_and(|back| WEEKDAY.read(back).is_some());
    let is_plain = !after.is_glued() || after.mark(&[',', ';']).is_some();
    let fits = match (said, ending) {
        (Some(_), None) => is_plain && after.mark(&['-', '+']).is_none(),
        (Some(_), Some(_)) => true,
        (None, Some(ending)) => after_weekday() && !(ending.is_glued() && ending.number().is_some()),
        (None, None) => false,
    };
    fits.then(|| (DayPhrase::OfMonth(vec![day.value]), ending.unwrap_or(after)))
}

/// `uge 49`, `u49`, `uge 52, 53 og 1`, `uge 2 2027`.
fn weeks(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let start = week_word(cursor)?;
    let (first, mut after) = week_number(start)?;
    let mut weeks = vec![first];
    loop {
        let joint = after.past_mark(&[',']).past(&AND);
        let next = week_word(joint).unwrap_or(joint);
        match week_number(next).filter(|(_, further)| joint.at() > after.at() && !is_clock(*further)) {
            Some((week, further)) => {
                weeks.push(week);
                after = further;
            }
            None => break,
        }
    }
    let year = after.number().filter(|(digits, further)| digits.count() == 4 && !is_clock(*further));
    let year = year.filter(|(digits, _)| (2020..=2099).contains(&digits.value));
    Some(match year {
        Some((digits, further)) => (DayPhrase::Weeks(weeks, Some(digits.value as i32)), further),
        None => (DayPhrase::Weeks(weeks, None), after),
    })
}

fn week_word(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(((), after)) = WEEK.read(cursor) {
        return Some(after);
    }
    let (word, after) = cursor.word()?;
    (matches!(word, "u" | "w") && after.is_glued()).then_some(after)
}

fn week_number(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (digits, after) = cursor.number().filter(|(digits, _)| digits.count() <= 2)?;
    Some((digits.value, after))
}

/// Whether what was read before is a time after all: `uge 50, 19-21`.
fn is_clock(after: Cursor<'_>) -> bool {
    after.mark(&['-', ':', '/']).is_some() || after.glued_mark(&['.']).is_some_and(|dot| dot.glued_number().is_some())
}

/// `uge 2-10`, `uge 2 til 10`, `uge 2 til uge 10`.
fn week_range(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let (first, after) = week_number(week_word(cursor.past(&FROM))?)?;
    let ((), after) = TO.read(after)?;
    let (last, after) = week_number(week_word(after).unwrap_or(after))?;
    let are_weeks = (1..=53).contains(&first) && (1..=53).contains(&last) && !is_clock(after);
    are_weeks.then_some((DayPhrase::WeekRange(first, last), after))
}

/// `første lørdag i december`, `last Friday of January`.
fn nth_in(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let (nth, after) = nth(cursor.past(&THE))?;
    let (weekday, after) = WEEKDAY.read(after)?;
    let ((), after) = WITHIN.read(after)?;
    let (month, after) = MONTH.read(after)?;
    Some((DayPhrase::NthIn(nth, weekday, month), after))
}

/// `i december`.
fn month(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let ((), after) = WITHIN.read(cursor)?;
    let (month, after) = MONTH.read(after)?;
    Some((DayPhrase::Month(month), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::bookings::series::NthOfMonth;
    use crate::shared::format::Language;

    fn read(text: &str, language: Language) -> Option<(DayPhrase, usize)> {
        let tokens = tokens_of(text);
        day(Cursor::new(&tokens, language)).map(|(day, after)| (day, tokens.len() - after.at()))
    }

    #[test]
    fn what_says_on_which_day_is_read_and_nothing_after_it() {
        use DayPhrase::{Away, EachWeekday, Month, NthIn, OfMonth, WeekAway, WeekRange, Weekend, Weeks};
        let weekday = |said| DayPhrase::Weekday(Weekday::Tuesday, said);
        for (text, expected) in [
            ("tirsdag 19", Some((weekday(Said::Plainly), 1))),
            ("på tirsdag", Some((weekday(Said::OnThat), 0))),
            ("næste tirs. 19", Some((weekday(Said::NextOne), 1))),
            ("tirsdage", Some((EachWeekday(Weekday::Tuesday), 0))),
            ("i aften", Some((Away(0, Some(NamedTime::Evening)), 0))),
            ("imorgen 10", Some((Away(1, None), 1))),
            ("om 14 dage", Some((Away(14, None), 0))),
            ("om en uge", Some((Away(7, None), 0))),
            ("2 uger", None),
            ("i næste uge", Some((WeekAway(1), 0))),
            ("i weekenden", Some((Weekend(Said::Plainly), 0))),
            ("d. 15. kl", Some((OfMonth(vec![15]), 1))),
            ("den 24 kl", Some((OfMonth(vec![24]), 1))),
            ("uge 50 19-21", Some((Weeks(vec![50], None), 3))),
            ("u49", Some((Weeks(vec![49], None), 0))),
            ("uge 52, 53 og 1", Some((Weeks(vec![52, 53, 1], None), 0))),
            ("uge 50, 19-21", Some((Weeks(vec![50], None), 4))),
            ("uge 2-10", Some((WeekRange(2, 10), 0))),
            ("første tirsdag i december", Some((NthIn(NthOfMonth::First, Weekday::Tuesday, 12), 0))),
            ("i januar", Some((Month(1), 0))),
            ("20 mand", None),
            ("klangbølgen", None),
        ] {
            assert_eq!(read(text, Language::Da), expected, "{text}");
        }
        let friday = DayPhrase::Weekdays(Weekday::ALL[..5].to_vec());
        assert_eq!(read("man-fre uge 50", Language::Da), Some((friday.clone(), 2)));
        assert_eq!(read("Monday to Friday", Language::En), Some((friday, 0)));
        assert_eq!(read("in two weeks", Language::En), Some((Away(14, None), 0)));
        assert_eq!(read("a week from Tuesday", Language::En), Some((Away(7, None), 1)));
        assert_eq!(read("two weeks from now", Language::En), Some((Away(14, None), 0)));
        assert_eq!(read("the 15th", Language::En), Some((OfMonth(vec![15]), 0)));
    }
}
