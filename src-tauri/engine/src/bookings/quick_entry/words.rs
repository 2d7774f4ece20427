//! The words that several recognisers know: weekdays, months, numbers, units, and what says nothing by itself.

use super::cursor::{Cursor, lexicon};
use super::tokens::tokens_of;
use crate::bookings::series::NthOfMonth;
use crate::shared::calendar::Weekday;
use crate::shared::format::Language;

/// How time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

lexicon! {
    /// One day of that name.
    WEEKDAY: Weekday = [
        ("mandag|man@da|ma@da|monday|mon@en", Weekday::Monday),
        ("tirsdag|tirs|tir|ti@da|tuesday|tues|tue", Weekday::Tuesday),
        ("onsdag|ons|on@da|wednesday|wed", Weekday::Wednesday),
        ("torsdag|tors|tor|to@da|thursday|thurs|thur|thu", Weekday::Thursday),
        ("fredag|fre|fr@da|friday|fri@en", Weekday::Friday),
        ("lørdag|lør|lø@da|saturday|sat@en", Weekday::Saturday),
        ("søndag|søn|sø@da|sunday|sun@en", Weekday::Sunday),
    ];
    /// Each day of that name.
    WEEKDAYS: Weekday = [
        ("mandage|om mandagen|mondays", Weekday::Monday),
        ("tirsdage|om tirsdagen|tuesdays", Weekday::Tuesday),
        ("onsdage|om onsdagen|wednesdays", Weekday::Wednesday),
        ("torsdage|om torsdagen|thursdays", Weekday::Thursday),
        ("fredage|om fredagen|fridays", Weekday::Friday),
        ("lørdage|om lørdagen|saturdays", Weekday::Saturday),
        ("søndage|om søndagen|sundays", Weekday::Sunday),
    ];
    /// A month. `jul` is Christmas in Danish.
    MONTH: u32 = [
        ("januar|january|jan", 1),
        ("februar|february|feb", 2),
        ("marts|march|mar", 3),
        ("april|apr", 4),
        ("maj|may@en", 5),
        ("juni|june|jun", 6),
        ("juli|july|jul@en", 7),
        ("august|aug", 8),
        ("september|sept|sep", 9),
        ("oktober|october|okt|oct", 10),
        ("november|nov", 11),
        ("december|dec", 12),
    ];
    /// A number in letters.
    NUMBER: u32 = [
        ("en@da|et@da|one", 1), ("to@da|two", 2), ("tre|three", 3), ("fire|four", 4), ("fem|five", 5),
        ("seks|six", 6), ("syv|seven", 7), ("otte|eight", 8), ("ni|nine", 9), ("ti@da|ten", 10), ("elleve|eleven", 11),
        ("tolv|twelve", 12), ("tretten|thirteen", 13), ("fjorten|fourteen", 14), ("femten|fifteen", 15),
        ("seksten|sixteen", 16), ("sytten|seventeen", 17), ("atten|eighteen", 18), ("nitten|nineteen", 19),
        ("tyve|twenty", 20), ("tredive|thirty", 30), ("fyrre|forty", 40), ("halvtreds|fifty", 50),
    ];
    /// Which one of a month, in letters.
    NTH: NthOfMonth = [
        ("første|first", NthOfMonth::First),
        ("anden|andet|second", NthOfMonth::Second),
        ("tredje|third", NthOfMonth::Third),
        ("fjerde|fourth", NthOfMonth::Fourth),
        ("femte|fifth", NthOfMonth::Fifth),
        ("sidste|last", NthOfMonth::Last),
    ];
    /// A unit of time.
    UNIT: Unit = [
        ("minutter|minut|min|minutes|minute|mins", Unit::Minute),
        ("timer|time|hours|hour|hrs|hr", Unit::Hour),
        ("dage|dag|days|day", Unit::Day),
        ("uger|uge|weeks|week", Unit::Week),
        ("måneder|måned|months|month", Unit::Month),
        ("år|years|year", Unit::Year),
    ];
    /// A week that has a number. The bare letter counts only where the number stands right after it.
    WEEK: () = [("i uge|uge|uger|in week|week|weeks", ())];
    /// The day of the month follows.
    THE: () = [("den|d.|the|on the@en", ())];
    /// `og` and its like.
    AND: () = [("og|and|samt|+|&", ())];
    /// The last one included.
    TO: () = [("til|to@en|-", ())];
    /// About so many.
    ABOUT: () = [("ca.|cirka|omkring|omtrent|about|around|approx.|approximately", ())];
    /// Words that say nothing by themselves.
    FILLER: () = [(
        "i|på|til|for|af|om|og|med|m.|den|det|der|d.|kl.|klokken|fra|ca.|cirka|et|en|er|vi|mellem|lokale|lokaler|rum|plads|\
         ledigt|ledig|ledige|find|book|reserver|hej|tak|tlf.|hver|de|la|a|an|the|at|on|in|to|and|with|of|from|until|between|\
         room|rooms|hello|hi|please|thanks|about|samt|har|skal|bruge|gerne|vil|need|needs|want|booking",
        (),
    )];
    /// Of these, the ones a name may well begin with.
    ARTICLE: () = [("den|det|de|the|la|en|et|a|an", ())];
}

/// A number in digits or letters.
pub(super) fn count(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let in_digits = cursor.number().map(|(digits, after)| (digits.value, after));
    in_digits.or_else(|| NUMBER.read(cursor))
}

/// The ending of an ordinal: `1.` and `1st`.
pub(super) fn ordinal_ending(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(after) = cursor.glued_mark(&['.']) {
        return Some(after);
    }
    let (word, after) = cursor.word()?;
    (cursor.is_glued() && matches!(word, "st" | "nd" | "rd" | "th")).then(|| after.past_dot())
}

/// Which one of a month: `første`, `2.`, `3rd`, `last`.
pub(super) fn nth(cursor: Cursor<'_>) -> Option<(NthOfMonth, Cursor<'_>)> {
    if let Some(found) = NTH.read(cursor) {
        return Some(found);
    }
    let (digits, after) = cursor.number()?;
    let nth = match digits.value {
        1 => NthOfMonth::First,
        2 => NthOfMonth::Second,
        3 => NthOfMonth::Third,
        4 => NthOfMonth::Fourth,
        5 => NthOfMonth::Fifth,
        _ => return None,
    };
    Some((nth, ordinal_ending(after)?))
}

/// Words to search a party by: without those that say nothing.
pub(super) fn search_words(text: &str, language: Language) -> String {
    let tokens = tokens_of(text);
    let kept = tokens.iter().filter(|token| FILLER.read(Cursor::new(std::slice::from_ref(token), language)).is_none());
    let words: Vec<&str> = kept.filter_map(|token| text.get(token.from..token.until)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_read_short_and_long_in_either_spelling() {
        for (text, weekday) in [
            ("tirsdag", Some(Weekday::Tuesday)),
            ("Tir.", Some(Weekday::Tuesday)),
            ("LØR", Some(Weekday::Saturday)),
            ("loer", Some(Weekday::Saturday)),
            ("ti", Some(Weekday::Tuesday)),
            ("mand", None),
            ("sat", None),
            ("Saturday", Some(Weekday::Saturday)),
        ] {
            let tokens = tokens_of(text);
            let read = WEEKDAY.read(Cursor::new(&tokens, Language::Da));
            assert_eq!(read.map(|(weekday, _)| weekday), weekday, "{text}");
        }
        let tokens = tokens_of("sat to on");
        let read =
            |at: usize| WEEKDAY.read((0..at).fold(Cursor::new(&tokens, Language::En), |cursor, _| cursor.next()));
        assert_eq!(read(0).map(|(weekday, _)| weekday), Some(Weekday::Saturday));
        assert!(read(1).is_none() && read(2).is_none());
    }

    #[test]
    fn ordinals_are_read_in_letters_and_digits() {
        for (text, expected) in [
            ("første", Some(NthOfMonth::First)),
            ("foerste", Some(NthOfMonth::First)),
            ("3.", Some(NthOfMonth::Third)),
            ("2nd", Some(NthOfMonth::Second)),
            ("last", Some(NthOfMonth::Last)),
            ("3", None),
            ("6.", None),
        ] {
            let tokens = tokens_of(text);
            assert_eq!(nth(Cursor::new(&tokens, Language::Da)).map(|(nth, _)| nth), expected, "{text}");
        }
    }
}
