//! What says how often: `hver uge`, `hver 14. dag`, `lige uger`, `første mandag i måneden`.

use super::cursor::{Cursor, Way, lexicon};
use super::days::longer;
use super::phrase::{Phrase, RepeatPhrase};
use super::words::{THE, UNIT, Unit, WEEKDAY, nth, ordinal_ending};
use crate::bookings::series::NthOfMonth;
use crate::shared::calendar::WeekParity;

lexicon! {
    EVERY: () = [("hver|hvert|every|each", ())];
    /// Which one of those that follow each other.
    EACH_NTH: u32 = [
        ("anden|andet|other|second", 2), ("tredje|third", 3), ("fjerde|fourth", 4), ("femte|fifth", 5),
        ("sjette|sixth", 6), ("fjortende", 14),
    ];
    WHOLE: RepeatPhrase = [
        ("ugentligt|ugentlig|ugevis|weekly", RepeatPhrase::Weekly(1)),
        ("dagligt|daglig|daily", RepeatPhrase::Daily(1)),
        ("månedligt|månedlig|monthly", RepeatPhrase::Monthly(1)),
        ("årligt|årlig|yearly|annually", RepeatPhrase::Yearly),
        ("hver anden uge|fortnightly|every fortnight|biweekly|hver 14. dag|hver 14 dage|hver fjortende dag|every 14 days",
            RepeatPhrase::Weekly(2)),
        ("lige uger|i lige uger|alle lige uger|even weeks|in even weeks|lige uge", RepeatPhrase::Parity(WeekParity::Even)),
        ("ulige uger|i ulige uger|alle ulige uger|odd weeks|in odd weeks|ulige uge", RepeatPhrase::Parity(WeekParity::Odd)),
        ("alle hverdage|hver hverdag|på hverdage|hverdage|every weekday|on weekdays|weekdays|every working day",
            RepeatPhrase::WorkingDays),
        ("alle dage", RepeatPhrase::Daily(1)),
        ("i måneden|om måneden|i hver måned|of the month|in the month|of every month|of each month|a month|in each month",
            RepeatPhrase::Monthly(1)),
    ];
}

/// The repetition that stands here, if any; the longest one.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    let ways: [Way<RepeatPhrase>; 3] = [whole, every, nth_weekday];
    let longest = ways.iter().filter_map(|way| way(cursor)).reduce(longer)?;
    Some((Phrase::Repeat(longest.0), longest.1))
}

fn whole(cursor: Cursor<'_>) -> Option<(RepeatPhrase, Cursor<'_>)> {
    WHOLE.read(cursor)
}

/// `hver uge`, `hver tirsdag`, `hver 2. uge`, `every 3 weeks`, `hver anden fredag`, `hver sidste fredag`.
fn every(cursor: Cursor<'_>) -> Option<(RepeatPhrase, Cursor<'_>)> {
    let ((), after) = EVERY.read(cursor)?;
    if let Some((weekday, after)) = WEEKDAY.read(after) {
        return Some((RepeatPhrase::EveryWeekday(1, weekday), after));
    }
    if let Some((of_month @ (NthOfMonth::First | NthOfMonth::Last), weekday_at)) = nth(after)
        && let Some((weekday, after)) = WEEKDAY.read(weekday_at)
    {
        return Some((RepeatPhrase::NthWeekday(of_month, weekday), after));
    }
    let (many, after) = how_many(after).unwrap_or((1, after));
    if let Some((weekday, after)) = WEEKDAY.read(after) {
        return Some((RepeatPhrase::EveryWeekday(many, weekday), after));
    }
    let (unit, after) = UNIT.read(after)?;
    let repeat = match unit {
        Unit::Day if many == 14 => RepeatPhrase::Weekly(2),
        Unit::Day => RepeatPhrase::Daily(many),
        Unit::Week => RepeatPhrase::Weekly(many),
        Unit::Month => RepeatPhrase::Monthly(many),
        Unit::Year if many == 1 => RepeatPhrase::Yearly,
        Unit::Year | Unit::Minute | Unit::Hour => return None,
    };
    Some((repeat, after))
}

/// `2.`, `anden`, `3`: no more than a year's weeks.
fn how_many(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if let Some(found) = EACH_NTH.read(cursor) {
        return Some(found);
    }
    let (digits, after) = cursor.number()?;
    (1..=52).contains(&digits.value).then(|| (digits.value, ordinal_ending(after).unwrap_or(after)))
}

/// `første mandag`, `3. torsdag`, `last Friday`.
fn nth_weekday(cursor: Cursor<'_>) -> Option<(RepeatPhrase, Cursor<'_>)> {
    let (nth, after) = nth(cursor.past(&THE))?;
    let (weekday, after) = WEEKDAY.read(after)?;
    Some((RepeatPhrase::NthWeekday(nth, weekday), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::shared::calendar::Weekday;
    use crate::shared::format::Language;

    #[test]
    fn what_says_how_often_is_read() {
        use RepeatPhrase::{Daily, EveryWeekday, Monthly, NthWeekday, Parity, Weekly, WorkingDays, Yearly};
        for (text, expected) in [
            ("hver uge til", Some((Weekly(1), 1))),
            ("hver 14. dag", Some((Weekly(2), 0))),
            ("hver fjortende dag", Some((Weekly(2), 0))),
            ("hver 2. uge", Some((Weekly(2), 0))),
            ("every third week", Some((Weekly(3), 0))),
            ("every 2 weeks", Some((Weekly(2), 0))),
            ("ugentligt", Some((Weekly(1), 0))),
            ("hver dag", Some((Daily(1), 0))),
            ("hver 3. dag", Some((Daily(3), 0))),
            ("hver tirsdag 19", Some((EveryWeekday(1, Weekday::Tuesday), 1))),
            ("hver anden fredag", Some((EveryWeekday(2, Weekday::Friday), 0))),
            ("hver sidste fredag", Some((NthWeekday(NthOfMonth::Last, Weekday::Friday), 0))),
            ("1. onsdag", Some((NthWeekday(NthOfMonth::First, Weekday::Wednesday), 0))),
            ("i måneden", Some((Monthly(1), 0))),
            ("hver 2. måned", Some((Monthly(2), 0))),
            ("hvert år", Some((Yearly, 0))),
            ("i ulige uger", Some((Parity(WeekParity::Odd), 0))),
            ("alle hverdage", Some((WorkingDays, 0))),
            ("8 gange", None),
            ("anden", None),
        ] {
            let tokens = tokens_of(text);
            let read = recognise(Cursor::new(&tokens, Language::Da));
            let expected = expected.map(|(repeat, left)| (Phrase::Repeat(repeat), left));
            assert_eq!(read.map(|(phrase, after)| (phrase, tokens.len() - after.at())), expected, "{text}");
        }
    }
}
