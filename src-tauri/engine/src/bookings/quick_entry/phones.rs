//! A phone number in a phrase: eight digits in groups of two, four or eight, or a `+` and a country code.

use super::cursor::{Cursor, lexicon};
use super::people;
use super::phrase::Phrase;
use crate::shared::phone::PhoneNumber;

lexicon! {
    TIMES: () = [("gange|times", ())];
    SAID: () = [("tlf.|telefon|telefonnummer|mobil|mobilnr.|nr.|phone|tel.|mobile|number", ())];
}

const DANISH_DIGITS: usize = 8;
const MOST_DIGITS: usize = 15;

/// The phone number that stands here, if any.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    let start = cursor.past(&SAID).past_mark(&[':']);
    let (number, after) = with_country(start).or_else(|| danish(start))?;
    Some((Phrase::Phone(number), after))
}

fn with_country(cursor: Cursor<'_>) -> Option<(PhoneNumber, Cursor<'_>)> {
    let after_plus = cursor.mark(&['+'])?;
    let (digits, after) = digits(after_plus)?;
    Some((PhoneNumber::parse(&format!("+{digits}")).ok()?, after))
}

fn danish(cursor: Cursor<'_>) -> Option<(PhoneNumber, Cursor<'_>)> {
    let international = || digits(cursor).filter(|(digits, _)| digits.starts_with("0045"));
    let (digits, after) = eight_digits(cursor).or_else(international)?;
    Some((PhoneNumber::parse(&digits).ok()?, after))
}

/// Groups that make up eight digits, and no more of them unless what follows is plainly something else.
fn eight_digits(cursor: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let (mut digits, mut after) = (String::new(), cursor);
    while digits.len() < DANISH_DIGITS {
        let (group, next) = after.number()?;
        digits.push_str(group.text);
        after = next;
    }
    let is_something_else = |next: Cursor<'_>| {
        next.mark(&['-', '.', ':', '/']).is_some() || people::recognise(after).is_some() || TIMES.read(next).is_some()
    };
    let goes_on = match after.number() {
        Some((_, next)) => !is_something_else(next),
        None => is_part_of_a_time(after),
    };
    (digits.len() == DANISH_DIGITS && !goes_on).then_some((digits, after))
}

/// All the digits that stand together with nothing but blanks between.
fn digits(cursor: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let (mut digits, mut after) = (String::new(), cursor);
    while let Some((group, next)) = after.number().filter(|(group, _)| digits.len() + group.count() <= MOST_DIGITS) {
        digits.push_str(group.text);
        after = next;
    }
    (!digits.is_empty() && !is_part_of_a_time(after)).then_some((digits, after))
}

/// `21-23` right after other digits is a time that the last group begins.
fn is_part_of_a_time(after: Cursor<'_>) -> bool {
    after.glued_mark(&['-', '.', ':', '/']).is_some_and(|mark| mark.number().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::shared::format::Language;

    #[test]
    fn a_phone_number_is_read_however_it_is_grouped() {
        for (text, expected) in [
            ("84 00 00 46 onsdag", Some("+4584000046")),
            ("8400 0104", Some("+4584000104")),
            ("tlf. 84000012", Some("+4584000012")),
            ("+45 84 00 00 12", Some("+4584000012")),
            ("0045 84000012", Some("+4584000012")),
            ("+46 70 123 45 67", Some("+46701234567")),
            ("84 00 00 46 10-12 børn", Some("+4584000046")),
            ("84 00 00 46 19-21", Some("+4584000046")),
            ("20 84 00 00 46", None),
            ("84 00 00 19-21", None),
            ("19-21", None),
            ("84 00", None),
        ] {
            let tokens = tokens_of(text);
            let read = recognise(Cursor::new(&tokens, Language::Da)).map(|(phrase, _)| phrase);
            let expected = expected.map(|number| Phrase::Phone(PhoneNumber::parse(number).expect("a number")));
            assert_eq!(read, expected, "{text}");
        }
    }
}
