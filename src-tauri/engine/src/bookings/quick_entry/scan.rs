//! Reads a phrase from its beginning to its end. At each place every recogniser is asked, and the one that understands
//! most of what follows has it; what nobody understands is left over.

use super::cursor::Cursor;
use super::days::{self, longer};
use super::phrase::{Phrase, Spoken};
use super::places::Places;
use super::tokens::Token;
use super::{clock, ends, kinds, people, phones, repeats};
use crate::bookings::series::SeasonDates;
use crate::shared::format::Language;

/// What was understood, in the order it was said, and the parts that were not.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub spoken: Vec<Spoken>,
    /// Runs of parts, each from its first to the one after its last.
    pub left_over: Vec<(usize, usize)>,
}

/// Reads all of it.
pub(super) fn scan(tokens: &[Token], language: Language, places: &Places, season: &SeasonDates) -> Scanned {
    let mut scanned = Scanned::default();
    let mut cursor = Cursor::new(tokens, language);
    while !cursor.is_at_end() {
        match understood(cursor, places, season) {
            Some((phrase, after)) => {
                scanned.spoken.push(Spoken { phrase, from: cursor.at(), until: after.at() });
                cursor = after;
            }
            None => {
                match scanned.left_over.last_mut() {
                    Some((_, until)) if *until == cursor.at() => *until += 1,
                    _ => scanned.left_over.push((cursor.at(), cursor.at() + 1)),
                }
                cursor = cursor.next();
            }
        }
    }
    scanned
}

/// Of two that understand as much, the one asked first has it.
fn understood<'t>(cursor: Cursor<'t>, places: &Places, season: &SeasonDates) -> Option<(Phrase, Cursor<'t>)> {
    [
        places.recognise(cursor),
        phones::recognise(cursor),
        days::recognise(cursor),
        clock::recognise(cursor),
        repeats::recognise(cursor),
        ends::recognise(cursor, season),
        people::recognise(cursor),
        kinds::recognise(cursor),
    ]
    .into_iter()
    .flatten()
    .reduce(longer)
}
