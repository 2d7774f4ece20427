//! The first reading is blind: texts carry numbers, in another order for each juror, and words that tell who is meant are
//! blanked.

use serde::Serialize;
use ts_rs::TS;

use crate::shared::text::word_starts;

/// What stands where a word was: always as long, so that its length tells nothing.
pub const BLANK: &str = "■■■■";
/// Words of a name as long as this tell however they are written.
const LEAST: usize = 3;
/// Shorter ones tell where they are written as a name is: *Bo*, *Ib*, but not *af*, *de*. Initials tell nobody.
const LEAST_WITH_CAPITAL: usize = 2;
/// Words as long as this tell also with an ending: *strikkecaféen*.
const LEAST_WITH_ENDING: usize = 5;

/// What is read of a nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlindNomination {
    /// What they do.
    pub effort: String,
    /// What difference it makes.
    pub difference: String,
    /// Why this one.
    pub why: String,
    /// The criteria that whoever nominates thinks fit best, by code.
    pub criteria: Vec<String>,
}

/// The order in which a juror reads, from what was drawn for each nominee: the number of each, from 1 on, in the order of the
/// list. Ties in what was drawn keep the order of the list.
pub fn numbers(drawn: &[[u8; 16]]) -> Vec<i64> {
    let mut places: Vec<usize> = (0..drawn.len()).collect();
    places.sort_by_key(|place| (drawn[*place], *place));
    let mut numbers = vec![0; drawn.len()];
    for (number, place) in (1..).zip(places) {
        numbers[place] = number;
    }
    numbers
}

/// Words that tell who is meant.
#[derive(Debug, Clone, Default)]
pub struct TellingWords {
    names: Vec<String>,
    marked: Vec<String>,
}

impl TellingWords {
    /// The words of names, and what the office marked, of whatever length.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>, marked: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            names: names.into_iter().flat_map(word_starts).collect(),
            marked: marked.into_iter().flat_map(word_starts).collect(),
        }
    }

    fn tell(&self, word: &str) -> bool {
        let folded = word_starts(word).concat();
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        let letters = |told: &String| told.chars().count();
        let is_named = |told: &String| match folded.strip_prefix(told.as_str()) {
            Some("") => letters(told) >= LEAST || (letters(told) == LEAST_WITH_CAPITAL && is_capital),
            Some("s") => letters(told) >= LEAST,
            Some(_) => letters(told) >= LEAST_WITH_ENDING,
            None => false,
        };
        let is_marked = |told: &String| match folded.strip_prefix(told.as_str()) {
            Some("" | "s") => !told.is_empty(),
            Some(_) => letters(told) >= LEAST_WITH_ENDING,
            None => false,
        };
        self.names.iter().any(is_named) || self.marked.iter().any(is_marked)
    }
}

/// A text without the words that tell who is meant. A word is blanked with the *s* of a genitive too, and a longer one with
/// whatever is put to it, however it is written.
pub fn blanked(text: &str, telling: &TellingWords) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut word = String::new();
    for character in text.chars() {
        if is_of_a_word(character) {
            word.push(character);
        } else {
            put(&mut blanked, &mut word, telling);
            blanked.push(character);
        }
    }
    put(&mut blanked, &mut word, telling);
    blanked
}

fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '\'' | '\u{2019}' | '\u{301}' | '\u{300}' | '\u{308}' | '\u{30a}')
}

fn put(blanked: &mut String, word: &mut String, telling: &TellingWords) {
    if telling.tell(word) {
        blanked.push_str(BLANK);
    } else {
        blanked.push_str(word);
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_marked_words_are_blanked_however_they_are_written() {
        let telling = TellingWords::of(["Kirsten Bækgaard", "Strikkecafé", "Ib O'Brien", "Jo de la Cour"], ["4C, ny"]);
        let blank = |text: &str| blanked(text, &telling);
        assert_eq!(blank("Kirsten har ledet."), "■■■■ har ledet.");
        assert_eq!(blank("kirstens hjælp – og KIRSTEN!"), "■■■■ hjælp – og ■■■■!");
        assert_eq!(blank("Fru Baekgaard, Bækgaard's"), "Fru ■■■■, ■■■■");
        assert_eq!(blank("Strikkecaféen og strikkecafé"), "■■■■ og ■■■■");
        assert_eq!(blank("Ib og O’Brien"), "■■■■ og ■■■■", "two letters tell where they are a name");
        assert_eq!(blank("Jo hjælper de ældre, jo mere"), "■■■■ hjælper de ældre, jo mere");
        assert_eq!(blank("Hos 4c er alt ny"), "Hos ■■■■ er alt ■■■■", "what is marked is blanked however short");
        assert_eq!(blank("To linjer\nKirsten"), "To linjer\n■■■■");
        assert_eq!(blank(""), "");
    }

    #[test]
    fn each_draw_gives_another_order_and_every_number_once() {
        let drawn = [[3; 16], [1; 16], [2; 16]];
        assert_eq!(numbers(&drawn), [3, 1, 2]);
        assert_eq!(numbers(&[[7; 16], [7; 16]]), [1, 2]);
        assert_eq!(numbers(&[]), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn every_number_is_given_once(drawn in prop::collection::vec(any::<[u8; 16]>(), 0..40)) {
            let mut given = numbers(&drawn);
            given.sort_unstable();
            prop_assert_eq!(given, (1..=drawn.len() as i64).collect::<Vec<_>>());
        }

        #[test]
        fn no_marked_word_is_left(before in "[a-zæøå ]{0,20}", word in "[A-ZÆØÅ][a-zæøå]{3,9}", after in "[ .,!][a-zæøå ]{0,20}") {
            let text = format!("{before} {word}{after}");
            prop_assert!(!blanked(&text, &TellingWords::of([word.as_str()], [])).split([' ', '.', ',', '!']).any(|left| left == word));
        }
    }
}
