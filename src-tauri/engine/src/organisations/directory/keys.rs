//! What a party is found under, and what of a search is looked up. A search costs the same however many parties there
//! are, because every beginning of every word is a key of its own, looked up by equality and read best first.

use std::collections::BTreeMap;

use crate::shared::text::{QueryWord, SearchKeys, fold_query, word_starts};

/// Letters of a key. What is typed beyond them is compared with the party's words.
pub(super) const LONGEST_KEY: usize = 10;
/// Digits of a key: a whole Danish phone number or CVR number.
const MOST_DIGITS: usize = 8;
/// Fewer last digits of a phone number than these say nothing.
const LEAST_DIGITS: usize = 2;
/// Words of one search that are looked at; more would only be noise.
pub(super) const MOST_WORDS: usize = 5;

/// A lower rank comes first.
const NAME_BEGINS: i64 = 0;
const IN_NAME: i64 = 1;
const THROUGH_CONTACT: i64 = 2;
/// Added where the party is put away.
const PUT_AWAY: i64 = 4;

/// Everything a party is found by.
#[derive(Debug, Default)]
pub(super) struct FoundBy {
    /// Its own names.
    pub names: Vec<String>,
    /// Names of those who hold a role there.
    pub contact_names: Vec<String>,
    /// Its own numbers that are known by their beginning: the CVR number.
    pub numbers: Vec<String>,
    /// Phone numbers, its own and its contacts', as digits with the country code.
    pub phones: Vec<String>,
}

/// The keys with their ranks, each key once with its best.
pub(super) fn keys_of(found_by: &FoundBy, is_put_away: bool) -> BTreeMap<String, i64> {
    let mut keys = BTreeMap::new();
    for name in &found_by.names {
        for (place, word) in fold_query(name).iter().enumerate() {
            add_word(&mut keys, word, if place == 0 { NAME_BEGINS } else { IN_NAME });
        }
    }
    for word in found_by.contact_names.iter().flat_map(|name| fold_query(name)) {
        add_word(&mut keys, &word, THROUGH_CONTACT);
    }
    for number in &found_by.numbers {
        for length in 1..=number.len().min(MOST_DIGITS) {
            add(&mut keys, &number[..length], IN_NAME);
        }
    }
    for phone in &found_by.phones {
        for length in LEAST_DIGITS..=phone.len().min(MOST_DIGITS) {
            add(&mut keys, &phone[phone.len() - length..], IN_NAME);
        }
    }
    if is_put_away {
        keys.values_mut().for_each(|rank| *rank += PUT_AWAY);
    }
    keys
}

fn add(keys: &mut BTreeMap<String, i64>, key: &str, rank: i64) {
    match keys.get_mut(key) {
        Some(best) => *best = rank.min(*best),
        None => {
            keys.insert(key.to_owned(), rank);
        }
    }
}

/// Beginnings as the letters are bare, which find, and as they are written out where that differs, which rank.
fn add_word(keys: &mut BTreeMap<String, i64>, word: &QueryWord, rank: i64) {
    let longest = if is_number(&word.secondary) { MOST_DIGITS } else { LONGEST_KEY };
    for start in starts(&word.secondary, longest) {
        add(keys, start, rank);
    }
    for start in starts(&word.primary, longest).filter(|start| !word.secondary.starts_with(start)) {
        add(keys, start, rank);
    }
}

fn starts(word: &str, longest: usize) -> impl Iterator<Item = &str> {
    word.char_indices().take(longest).map(|(at, character)| &word[..at + character.len_utf8()])
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// All words of a party with a blank around each, for what a key does not tell.
pub(super) fn words_of(found_by: &FoundBy) -> String {
    let names: Vec<&str> = found_by.names.iter().chain(&found_by.contact_names).map(String::as_str).collect();
    let mut words = SearchKeys::of_all(&names).secondary;
    for number in found_by.numbers.iter().chain(&found_by.phones) {
        words.push(' ');
        words.push_str(number);
    }
    words.push(' ');
    words
}

/// One word of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SoughtWord {
    /// As its letters are written out; hits under this key come first. `None` where it says no more than `key`.
    pub first_key: Option<String>,
    /// What it is found under.
    pub key: String,
    /// The word itself, folded.
    pub word: String,
}

/// The words of what was typed. Digits that follow each other are one number: phone numbers are typed in pairs.
pub(super) fn sought_words(typed: &str) -> Vec<SoughtWord> {
    let mut words: Vec<QueryWord> = Vec::new();
    for word in fold_query(typed) {
        match words.last_mut() {
            Some(last) if is_number(&last.secondary) && is_number(&word.secondary) => {
                last.primary.push_str(&word.primary);
                last.secondary.push_str(&word.secondary);
            }
            _ => words.push(word),
        }
    }
    words.truncate(MOST_WORDS);
    words
        .into_iter()
        .map(|word| if is_number(&word.secondary) { number(&word.secondary) } else { sought(&word) })
        .collect()
}

fn number(typed: &str) -> SoughtWord {
    let digits = &typed[typed.len().saturating_sub(MOST_DIGITS)..];
    SoughtWord { first_key: None, key: digits.to_owned(), word: digits.to_owned() }
}

fn sought(word: &QueryWord) -> SoughtWord {
    let key = starts(&word.secondary, LONGEST_KEY).last().unwrap_or_default().to_owned();
    let first_key = starts(&word.primary, LONGEST_KEY).last().unwrap_or_default();
    let first_key = (!word.secondary.starts_with(first_key)).then(|| first_key.to_owned());
    SoughtWord { first_key, key, word: word.secondary.clone() }
}

impl SoughtWord {
    /// Whether everything under the key has the word: it is no longer than a key.
    pub(super) fn is_told_by_key(&self) -> bool {
        self.key == self.word
    }

    /// Patterns on a party's words, of which one must fit: at the start of a word, for digits also at the end.
    pub(super) fn patterns(&self) -> [String; 2] {
        let end = if is_number(&self.word) { format!("%{} %", self.word) } else { String::new() };
        [format!("% {}%", self.word), end]
    }

    /// Whether one of these words begins with it.
    pub(super) fn begins_a_word_of(&self, text: &str) -> bool {
        let folded = SearchKeys::of(text).secondary;
        folded.split(' ').skip(1).any(|word| word.starts_with(&self.word))
    }

    /// Whether the number ends with it, or begins with it.
    pub(super) fn ends(&self, number: &str) -> bool {
        is_number(&self.word) && !number.is_empty() && number.ends_with(&self.word)
    }

    /// Whether the number begins with it.
    pub(super) fn begins(&self, number: &str) -> bool {
        is_number(&self.word) && !number.is_empty() && number.starts_with(&self.word)
    }
}

/// The letter a name stands under in a Danish list; `#` for what is none.
pub(super) fn letter_of(name: &str) -> String {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let letter = match (first, second) {
        ('a', 'a') | ('å', _) => 'Å',
        ('æ' | 'ä', _) => 'Æ',
        ('ø' | 'ö', _) => 'Ø',
        ('ü', _) => 'Y',
        _ => word_starts(&first.to_string()).first().and_then(|word| word.chars().next()).unwrap_or('#'),
    };
    if letter.is_numeric() || !letter.is_alphanumeric() { "#".to_owned() } else { letter.to_uppercase().to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found_by(names: &[&str], phones: &[&str]) -> FoundBy {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        FoundBy { names: owned(names), phones: owned(phones), ..FoundBy::default() }
    }

    #[test]
    fn the_first_word_of_a_name_ranks_before_the_others() {
        let keys = keys_of(&found_by(&["Koret Klangbølgen", "Kor"], &[]), false);
        assert_eq!(keys.get("kor"), Some(&NAME_BEGINS));
        assert_eq!(keys.get("klangbolge"), Some(&IN_NAME));
        assert_eq!(keys.get("klangbolgen"), None);
        assert_eq!(keys.get("k"), Some(&NAME_BEGINS));
    }

    #[test]
    fn what_is_put_away_ranks_last() {
        let keys = keys_of(&found_by(&["Kor"], &[]), true);
        assert_eq!(keys.get("kor"), Some(&(NAME_BEGINS + PUT_AWAY)));
    }

    #[test]
    fn a_phone_is_found_by_its_last_digits() {
        let keys = keys_of(&found_by(&[], &["4584000123"]), false);
        for digits in ["23", "0123", "84000123"] {
            assert!(keys.contains_key(digits), "{digits}");
        }
        assert!(!keys.contains_key("8400"));
    }

    #[test]
    fn digits_typed_in_pairs_are_one_number() {
        for (typed, key) in [("84 00 01 23", "84000123"), ("+45 84 00 01 23", "84000123"), ("0123", "0123")] {
            let words = sought_words(typed);
            assert_eq!(words.len(), 1, "{typed}");
            assert_eq!(words[0].key, key);
        }
        assert_eq!(sought_words("moller 64 66").len(), 2);
    }

    #[test]
    fn letters_written_out_rank_before_bare_ones() {
        let words = sought_words("nørga");
        assert_eq!(words[0].key, "norga");
        assert_eq!(words[0].first_key.as_deref(), Some("noerga"));
        assert_eq!(sought_words("hansen")[0].first_key, None);
    }

    #[test]
    fn names_stand_under_their_danish_letter() {
        for (name, letter) in [
            ("Aagaard", "Å"),
            ("Ågård", "Å"),
            ("Anne", "A"),
            ("Ærenlund", "Æ"),
            ("Östen", "Ø"),
            ("Éva", "E"),
            ("Müller", "M"),
            ("Übel", "Y"),
            ("1. klasse", "#"),
            ("«Den»", "#"),
            ("", "#"),
        ] {
            assert_eq!(letter_of(name), letter, "{name}");
        }
    }

    proptest! {
        #[test]
        fn every_start_of_every_word_is_a_key(name in "[a-zA-ZæøåÆØÅéü]{1,12}( [a-zA-ZæøåÆØÅéü]{1,12}){0,3}", letters in 1_usize..12) {
            let found_by = found_by(&[&name], &[]);
            let keys = keys_of(&found_by, false);
            let words = words_of(&found_by);
            for word in name.split(' ') {
                let start: String = word.chars().take(letters).collect();
                for sought in sought_words(&start) {
                    prop_assert!(keys.contains_key(&sought.key), "{} of {}", start, name);
                    let needle = sought.patterns()[0].replace('%', "");
                    prop_assert!(words.contains(&needle), "{:?} in {:?}", needle, words);
                    prop_assert!(sought.begins_a_word_of(&name));
                }
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = (sought_words(&text), letter_of(&text), keys_of(&found_by(&[&text], &[]), false));
        }
    }
}
