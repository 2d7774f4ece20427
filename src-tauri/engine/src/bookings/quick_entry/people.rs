//! How many are expected: `20 pers`, `ca. 20`, `20-25 mand`, `plads til 60`.

use super::cursor::{Cursor, Way, lexicon};
use super::days::longer;
use super::phrase::Phrase;
use super::words::NUMBER;

/// More than any house holds.
const MOST: u32 = 100_000;

lexicon! {
    PEOPLE: () = [(
        "personer|person|pers.|mand|mennesker|deltagere|deltager|børn|voksne|unge|ældre|gæster|stk.|stykker|p.|pax|\
         people|persons|ppl|guests|participants|children|kids|adults|heads|attendees",
        (),
    )];
    ABOUT: () = [(
        "ca.|cirka|omkring|omtrent|op til|højst|max|maks.|mindst|about|around|approx.|approximately|up to|at most|\
         vi er|vi bliver|vi bliver ca.|vi er ca.|we are|we are about|there are",
        (),
    )];
    /// Room for so many.
    ROOM_FOR: () = [(
        "plads til|lokale til|et lokale til|rum til|sal til|lokale for|plads for|til ca.|room for|space for|room to|a room for",
        (),
    )];
    FOR: () = [("til|for", ())];
    ENGLISH_FOR: () = [("for", ())];
    BETWEEN: () = [("mellem|between", ())];
    UP_TO: () = [("-|til|og|to@en|and", ())];
}

/// The head-count that stands here, if any; of a range the upper end.
pub(super) fn recognise(cursor: Cursor<'_>) -> Option<(Phrase, Cursor<'_>)> {
    let ways: [Way<u32>; 3] = [with_word, about, room_for];
    let (many, after) = ways.iter().filter_map(|way| way(cursor)).reduce(longer)?;
    (1..=MOST).contains(&many).then_some((Phrase::People(many), after))
}

/// `20 pers`, `15-20 personer`, `mellem 15 og 20 pers`, `til 20 pers`, `(20 pers.)`.
fn with_word(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let start = cursor.past(&ROOM_FOR).past(&FOR).past(&ABOUT).past(&BETWEEN);
    let (many, after) = numbers(start)?;
    let ((), after) = PEOPLE.read(after)?;
    Some((many, after))
}

/// `ca. 20`, `vi er 20`.
fn about(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let ((), after) = ABOUT.read(cursor)?;
    alone(after)
}

/// `plads til 60`, `room for 60`, `for 20`.
fn room_for(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let ((), after) = ROOM_FOR.read(cursor).or_else(|| ENGLISH_FOR.read(cursor))?;
    alone(after.past(&ABOUT))
}

/// A number that is no part of a date, a time or a length.
fn alone(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (many, after) = numbers(cursor)?;
    let goes_on = after.is_glued()
        && after.mark(&['.', ':', '/', '-', ',']).is_some_and(|mark| mark.is_glued() && mark.number().is_some());
    (!goes_on).then_some((many, after))
}

/// `20`, `15-20`, `tyve`.
fn numbers(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (first, after) = number(cursor)?;
    let range = UP_TO.read(after).and_then(|((), after)| number(after)).filter(|(last, _)| *last >= first);
    Some(range.unwrap_or((first, after)))
}

fn number(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let in_digits =
        cursor.number().filter(|(digits, _)| digits.count() <= 6).map(|(digits, after)| (digits.value, after));
    in_digits.or_else(|| NUMBER.read(cursor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::shared::format::Language;

    #[test]
    fn head_counts_are_read() {
        for (text, expected) in [
            ("20 pers", Some((20, 0))),
            ("55pers.", Some((55, 0))),
            ("20 mand torsdag", Some((20, 1))),
            ("ca. 20", Some((20, 0))),
            ("ca.20", Some((20, 0))),
            ("cirka 16 mennesker", Some((16, 0))),
            ("20-25 mand", Some((25, 0))),
            ("10-12 pers 19-21", Some((12, 3))),
            ("mellem 15 og 20 personer", Some((20, 0))),
            ("vi er 30", Some((30, 0))),
            ("plads til 60 lørdag", Some((60, 1))),
            ("room for 60 on", Some((60, 1))),
            ("for 20 people", Some((20, 0))),
            ("op til 30 børn", Some((30, 0))),
            ("til 25 pers", Some((25, 0))),
            ("20", None),
            ("19-21", None),
            ("for alle", None),
            ("0 pers", None),
        ] {
            let tokens = tokens_of(text);
            let read = recognise(Cursor::new(&tokens, Language::Da))
                .map(|(phrase, after)| (phrase, tokens.len() - after.at()));
            assert_eq!(read, expected.map(|(many, left)| (Phrase::People(many), left)), "{text}");
        }
    }
}
