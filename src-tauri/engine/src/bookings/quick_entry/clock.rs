//! What says at which time: `19-21`, `kl. 19.30`, `fra 19 i 2 timer`, `aften`, `7-9pm`.

use super::cursor::{Cursor, Way, lexicon};
use super::days::{day, longer};
use super::phrase::{ClockPhrase, DayPhrase, Half, Phrase, TimePhrase};
use super::reading::NamedTime;
use super::words::{ABOUT, AND, NUMBER, TO, UNIT, Unit};

lexicon! {
    AT: () = [("kl.|klokken|at@en|@", ())];
    FROM: () = [("fra|from", ())];
    BETWEEN: () = [("mellem|imellem|between", ())];
    UNTIL: () = [("til|indtil|until|till|to@en", ())];
    NAMED: NamedTime = [
        ("formiddag|om formiddagen|formiddagen|morgen|om morgenen|in the morning|morning", NamedTime::Morning),
        ("eftermiddag|om eftermiddagen|eftermiddagen|in the afternoon|afternoon", NamedTime::Afternoon),
        ("aften|om aftenen|aftenen|in the evening|evening|at night", NamedTime::Evening),
        ("hele dagen|hel dag|heldags|heldag|all day|whole day|the whole day", NamedTime::AllDay),
    ];
    HALF: Half = [("am|a.m.", Half::Morning), ("pm|p.m.", Half::Afternoon)];
    /// Words for a length, in minutes.
    LENGTH: u32 = [
        ("halvanden time|halvanden timer|one and a half hours|an hour and a half", 90),
        ("en halv time|halv time|half an hour", 30),
        ("en time|an hour|one hour", 60),
        ("to en halv time|to og en halv time|two and a half hours", 150),
    ];
    FOR: () = [("i|for|a", ())];
    NOON: u32 = [("noon|midday", 12), ("midnat|midnight", 24)];
}

/// The time phrase that stands here, if any; the longest one.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    let ways: [Way<TimePhrase>; 6] = [overnight, range, start, end, length, named];
    let longest = ways.iter().filter_map(|way| way(cursor)).reduce(longer)?;
    Some((Phrase::Time(longest.0), longest.1))
}

fn named(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    NAMED.read(cursor).map(|(named, after)| (TimePhrase::Named(named), after))
}

/// A time of day: `19`, `19.30`, `19:00`, `1930`, `7pm`, `halv otte`, `midnat`.
fn clock(cursor: Cursor<'_>) -> Option<(ClockPhrase, Cursor<'_>)> {
    let cursor = cursor.past(&ABOUT);
    if let Some((hour, after)) = NOON.read(cursor) {
        return Some((ClockPhrase { hour, minute: 0, half: None }, after));
    }
    let (clock, after) = half_past(cursor).or_else(|| in_digits(cursor))?;
    match HALF.read(after) {
        Some((half, after)) => Some((ClockPhrase { half: Some(half), ..clock }, after)),
        None => Some((clock, after)),
    }
}

/// `halv otte` is 7.30.
fn half_past(cursor: Cursor<'_>) -> Option<(ClockPhrase, Cursor<'_>)> {
    let (word, after) = cursor.word()?;
    if word != "halv" {
        return None;
    }
    let in_digits = after.number().map(|(digits, after)| (digits.value, after));
    let (hour, after) = in_digits.or_else(|| NUMBER.read(after))?;
    Some((ClockPhrase { hour: hour.checked_sub(1)?, minute: 30, half: None }, after))
}

fn in_digits(cursor: Cursor<'_>) -> Option<(ClockPhrase, Cursor<'_>)> {
    let (digits, after) = cursor.number()?;
    let of = |hour: u32, minute: u32| ClockPhrase { hour, minute, half: None };
    let minutes = after.glued_mark(&['.', ':']).and_then(Cursor::glued_number);
    match (digits.count(), minutes.filter(|(minutes, _)| minutes.count() == 2)) {
        (1 | 2, Some((minutes, after))) => Some((of(digits.value, minutes.value), after)),
        (1 | 2, None) => Some((of(digits.value, 0), after)),
        (3 | 4, _) => Some((of(digits.value / 100, digits.value % 100), after)),
        _ => None,
    }
}

/// Whether a time is more than a bare number that could be anything.
fn is_plainly_a_time(from: Cursor<'_>, until: Cursor<'_>) -> bool {
    let from = from.past(&ABOUT);
    let marks = from.number().map(|(_, after)| after).and_then(|after| after.glued_mark(&['.', ':']));
    let has_minutes = marks.and_then(Cursor::glued_number).is_some();
    has_minutes || from.number().is_none() || until.at() > from.at() + 1
}

/// `19-21`, `kl. 19.30-21`, `fra kl. 9 til kl. 12`, `mellem 13 og 15`.
fn range(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    let start = cursor.past(&FROM);
    let between = BETWEEN.read(start).map(|((), after)| after);
    let (first, after) = clock(between.unwrap_or(start).past(&AT))?;
    let joint = TO.read(after).or_else(|| UNTIL.read(after)).or_else(|| AND.read(after).filter(|_| between.is_some()));
    let ((), after) = joint?;
    let (last, after) = clock(after.past(&ABOUT).past(&AT))?;
    // `19-21/12` and `8-12.12.2026` go on as something else.
    let goes_on = after.is_glued() && after.mark(&['/']).is_some();
    (!goes_on).then(|| (TimePhrase::Range(first, last), with_ending(after)))
}

/// `19-tiden`, `kl. 19–21h`.
fn with_ending(after: Cursor<'_>) -> Cursor<'_> {
    let (word, further) = match after.word() {
        Some(found) if after.is_glued() => found,
        _ => return after,
    };
    if word == "h" { further } else { after }
}

/// `kl. 19`, `fra 18.30`, `19:00`, `7pm`. A bare number is none.
fn start(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    let said = cursor.past(&FROM).past(&AT);
    let (clock, after) = clock(said)?;
    let goes_on = after.is_glued() && after.mark(&['/']).is_some();
    // `19 i 2 timer`: a length tells that the number before it is a start.
    let has_length = || FOR.read(after).is_some() && length(after).is_some();
    let is_told = said.at() > cursor.at() || is_plainly_a_time(said, after) || has_length();
    (is_told && !goes_on).then(|| (TimePhrase::Start(clock), with_ending(after)))
}

/// `til kl. 21`, `indtil 21.30`; a bare number may be something else.
fn end(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    let ((), after) = UNTIL.read(cursor)?;
    let said = after.past(&AT);
    let (clock, end) = clock(said)?;
    if end.is_glued() && end.mark(&['/']).is_some() {
        return None;
    }
    if said.at() > after.at() || is_plainly_a_time(said, end) {
        return Some((TimePhrase::End(clock), end));
    }
    (clock.minute == 0).then_some((TimePhrase::BareEnd(clock.hour), end))
}

/// `i 2 timer`, `90 min`, `halvanden time`, `1,5 time`.
fn length(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    let start = cursor.past(&FOR);
    if let Some((minutes, after)) = LENGTH.read(start).or_else(|| LENGTH.read(cursor)) {
        return Some((TimePhrase::Length(minutes), after));
    }
    let in_digits =
        start.number().filter(|(digits, _)| digits.count() <= 3).map(|(digits, after)| (digits.value, after));
    let (whole, after) = in_digits.or_else(|| NUMBER.read(start))?;
    let half = after.glued_mark(&[',', '.']).and_then(Cursor::glued_number).filter(|(digits, _)| digits.text == "5");
    let (halves, after) = match (half, after.glued_mark(&['½'])) {
        (Some((_, after)), _) | (None, Some(after)) => (1, after),
        (None, None) => (0, after),
    };
    let (unit, after) = UNIT.read(after)?;
    let minutes = match unit {
        Unit::Minute => whole,
        Unit::Hour => whole * 60 + halves * 30,
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => return None,
    };
    (minutes > 0).then_some((TimePhrase::Length(minutes), after))
}

/// `27/3 kl. 18 til 28/3 kl. 9`, `lørdag 18 til søndag 9`.
fn overnight(cursor: Cursor<'_>) -> Option<(TimePhrase, Cursor<'_>)> {
    let (first, after) = moment(cursor.past(&FROM))?;
    let ((), after) = TO.read(after).or_else(|| UNTIL.read(after))?;
    let (last, after) = moment(after)?;
    Some((TimePhrase::Overnight(Box::new([first, last])), after))
}

fn moment(cursor: Cursor<'_>) -> Option<((DayPhrase, ClockPhrase), Cursor<'_>)> {
    let (mut on, mut after) = day(cursor)?;
    // A weekday before its date says no more.
    if matches!(on, DayPhrase::Weekday(..))
        && let Some((date, further)) = day(after).filter(|(day, _)| matches!(day, DayPhrase::Dates(_)))
    {
        (on, after) = (date, further);
    }
    let is_one = match &on {
        DayPhrase::Weekday(..) | DayPhrase::Away(..) => true,
        DayPhrase::Dates(dates) => dates.len() == 1,
        _ => false,
    };
    let (clock, after) = clock(after.past_mark(&[',']).past(&AT))?;
    // `til 15/3 84 00 00 46` goes on with a phone number.
    (is_one && clock.hour <= 24).then_some(((on, clock), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::shared::format::Language;

    fn at(hour: u32, minute: u32) -> ClockPhrase {
        ClockPhrase { hour, minute, half: None }
    }

    fn read(text: &str, language: Language) -> Option<(TimePhrase, usize)> {
        let tokens = tokens_of(text);
        match recognise(Cursor::new(&tokens, language))? {
            (Phrase::Time(time), after) => Some((time, tokens.len() - after.at())),
            _ => None,
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        use TimePhrase::{BareEnd, End, Length, Named, Range, Start};
        for (text, expected) in [
            ("19-21 sal", Some((Range(at(19, 0), at(21, 0)), 1))),
            ("kl.17 -20", Some((Range(at(17, 0), at(20, 0)), 0))),
            ("kl. 19.30–21", Some((Range(at(19, 30), at(21, 0)), 0))),
            ("1600-1830", Some((Range(at(16, 0), at(18, 30)), 0))),
            ("fra kl. 9 til kl. 12 på", Some((Range(at(9, 0), at(12, 0)), 1))),
            ("mellem 13 og 15", Some((Range(at(13, 0), at(15, 0)), 0))),
            ("19 til ca. 21", Some((Range(at(19, 0), at(21, 0)), 0))),
            ("kl 19 lup", Some((Start(at(19, 0)), 1))),
            ("fra 18.30", Some((Start(at(18, 30)), 0))),
            ("halv otte", Some((Start(at(7, 30)), 0))),
            ("19.30", Some((Start(at(19, 30)), 0))),
            ("19 i 2 timer", Some((Start(at(19, 0)), 3))),
            ("til kl. 21", Some((End(at(21, 0)), 0))),
            ("til 20", Some((BareEnd(20), 0))),
            ("i 2 timer", Some((Length(120), 0))),
            ("90 min fra", Some((Length(90), 1))),
            ("i halvanden time blåt", Some((Length(90), 1))),
            ("to timer", Some((Length(120), 0))),
            ("1,5 time", Some((Length(90), 0))),
            ("om aftenen", Some((Named(NamedTime::Evening), 0))),
            ("hele dagen 5/12", Some((Named(NamedTime::AllDay), 3))),
            ("19", None),
            ("20 mand", None),
            ("2 uger", None),
        ] {
            assert_eq!(read(text, Language::Da), expected, "{text}");
        }
    }

    #[test]
    fn english_times_carry_their_half_of_the_day() {
        let half = |hour, minute, half| ClockPhrase { half, ..at(hour, minute) };
        let pm = Some(Half::Afternoon);
        for (text, expected) in [
            ("7-9pm", TimePhrase::Range(at(7, 0), half(9, 0, pm))),
            ("11am-2pm", TimePhrase::Range(half(11, 0, Some(Half::Morning)), half(2, 0, pm))),
            ("7pm to 9pm", TimePhrase::Range(half(7, 0, pm), half(9, 0, pm))),
            ("between 1 and 3 pm", TimePhrase::Range(at(1, 0), half(3, 0, pm))),
            ("at 7.30pm", TimePhrase::Start(half(7, 30, pm))),
            ("for 2 hours", TimePhrase::Length(120)),
        ] {
            assert_eq!(read(text, Language::En), Some((expected, 0)), "{text}");
        }
    }

    #[test]
    fn a_night_is_read_with_both_its_days() {
        for text in
            ["27/3 kl. 18 til 28/3 kl. 9", "lørdag 18 til søndag 9", "fra lørdag d. 27/3 kl 18 til søndag 28/3 kl 9"]
        {
            let Some((TimePhrase::Overnight(ends), 0)) = read(text, Language::Da) else { panic!("{text}") };
            assert_eq!((ends[0].1, ends[1].1), (at(18, 0), at(9, 0)), "{text}");
        }
    }
}
