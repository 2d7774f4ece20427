//! Finding and sorting names: keys that are made here and stored, so that both databases find and sort alike.
//!
//! **Finding** is forgiving. Two keys are kept of each text. In the primary key the letters beyond a–z are written out as
//! people do who lack them (å→aa, ø and ö→oe, æ and ä→ae, ü→ue); other accents and all case are off, punctuation is a
//! blank. In the secondary key every one of these is the bare letter, however it was written (å, aa→a; ø, oe→o; æ, ae→a;
//! ü, ue→u). Whatever meets by the primary key also meets by the secondary, so the secondary *finds* and the primary
//! *ranks*: `noe` finds Nord and Nørgaard, and shows Nørgaard first. `LIKE` needs no escaping: a key holds letters, digits
//! and blanks only.
//!
//! **Sorting** is Danish: æ, ø, å after z, and aa with å (Retskrivningsordbogen § 4).

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is stored of a text to find it by the start of any of its words. Each word has a blank before it, so that
/// `column LIKE '% ' || key || '%'` matches at word starts only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchKeys {
    /// With the letters beyond a–z written out: ` noergaard`. Ranks.
    pub primary: String,
    /// With these letters bare: ` norgard`. Finds.
    pub secondary: String,
}

impl SearchKeys {
    /// The keys of a text.
    pub fn of(text: &str) -> Self {
        Self::of_all(&[text])
    }

    /// The keys of several texts that are found as one: a name, a short name, a town.
    pub fn of_all(texts: &[&str]) -> Self {
        let words: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
        let stored = |words: &mut dyn Iterator<Item = String>| words.map(|word| format!(" {word}")).collect::<String>();
        Self {
            primary: stored(&mut words.iter().cloned()),
            secondary: stored(&mut words.iter().map(|word| bare(word))),
        }
    }

    /// Whether every word of the query starts some word here; what the SQL does, for lists in memory.
    pub fn met_by(&self, query: &[QueryWord]) -> bool {
        query.iter().all(|word| self.secondary.contains(&format!(" {}", word.secondary)))
    }
}

/// A name as names are told apart.
pub fn folded(name: &str) -> String {
    SearchKeys::of(name).secondary
}

/// One word of what was typed in a search, folded as the stored keys are and without a blank before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// To look for in [`SearchKeys::primary`]: where it is found, the hit comes first.
    pub primary: String,
    /// To look for in [`SearchKeys::secondary`]: where it is not found, there is no hit.
    pub secondary: String,
}

/// The words of what was typed. All must be found, in any order. Nothing typed gives no words.
pub fn fold_query(query: &str) -> Vec<QueryWord> {
    words(query).map(|word| QueryWord { secondary: bare(&word), primary: word }).collect()
}

/// The folded words of a text, in its order, as they stand in [`SearchKeys::primary`].
pub fn word_starts(text: &str) -> Vec<String> {
    words(text).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    spelt_out(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Lower case, letters beyond a–z written out, other accents off, anything else blanks.
fn spelt_out(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // A letter waits here until it is known which accents follow: a ring or two dots make another letter of it.
    let mut waiting: Option<char> = None;
    let characters: Vec<char> = text.nfkd().flat_map(char::to_lowercase).collect();
    for (place, &character) in characters.iter().enumerate() {
        if is_combining_mark(character) {
            waiting = waiting.map(|letter| accented(letter, character));
            continue;
        }
        if is_silent(&characters, place) {
            continue;
        }
        push_letter(&mut folded, waiting.replace(character));
    }
    push_letter(&mut folded, waiting);
    folded
}

/// The Danish, Swedish and German letters that an accent makes; every other accent is off.
fn accented(letter: char, accent: char) -> char {
    match (letter, accent) {
        ('a', '\u{30a}') => 'å',
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        _ => letter,
    }
}

/// Apostrophes part no words (O'Brien is found by `obrien`), nor do the dots of initials (K.F.U.M. is found by `kfum`).
fn is_silent(characters: &[char], place: usize) -> bool {
    let at = |offset: usize| characters.get(offset).copied().filter(|character| character.is_alphabetic());
    match characters[place] {
        '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' => true,
        '.' => {
            let initial_before = place >= 1 && at(place - 1).is_some() && (place == 1 || at(place - 2).is_none());
            initial_before && at(place + 1).is_some()
        }
        _ => false,
    }
}

fn push_letter(folded: &mut String, letter: Option<char>) {
    let Some(letter) = letter else { return };
    match letter {
        'å' => folded.push_str("aa"),
        'æ' | 'ä' => folded.push_str("ae"),
        'ø' | 'ö' | 'œ' => folded.push_str("oe"),
        'ü' => folded.push_str("ue"),
        'ß' => folded.push_str("ss"),
        'þ' => folded.push_str("th"),
        'ð' | 'đ' => folded.push('d'),
        'ł' => folded.push('l'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        other if other.is_alphanumeric() => folded.push(other),
        _ if folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
}

/// A folded word with every way of writing å, æ, ø and ü made one: after an `a` each `a` and `e` is left out, after an
/// `o` or `u` each `e`. Leaving out is decided by what stands before, so the start of a word gives the start of its key.
fn bare(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for letter in word.chars() {
        let left_out = match bare.chars().next_back() {
            Some('a') => matches!(letter, 'a' | 'e'),
            Some('o' | 'u') => letter == 'e',
            _ => false,
        };
        if !left_out {
            bare.push(letter);
        }
    }
    bare
}

/// Changes whenever [`sort_key`] gives other keys than before, as a new version of the collator may. Keys stored under
/// another edition must be made again before anything is sorted by them.
pub const SORT_KEY_EDITION: u32 = 1;

static DANISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(danish_collator);

#[expect(clippy::expect_used, reason = "the data is compiled in; a test makes keys with it")]
fn danish_collator() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("da").into(), CollatorOptions::default()).expect("Danish collation data is compiled in")
}

/// The sort key of a text in Danish order: a text of `0-9a-f` that sorts bytewise (`BINARY` in SQLite,
/// collation `"C"` in PostgreSQL) as the text sorts in Danish.
pub fn sort_key(text: &str) -> String {
    const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
    let mut key = Vec::with_capacity(text.len() * 2 + 8);
    let Ok(()) = DANISH.write_sort_key_to(text, &mut key);
    let digits = key.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(HEXADECIMAL[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::vectors;

    fn finds(query: &str, text: &str) -> bool {
        SearchKeys::of(text).met_by(&fold_query(query))
    }

    /// The page finds among the names that it has itself, and is tested by the same file.
    #[test]
    fn names_are_found_however_they_are_typed_and_by_starts_of_words_only() {
        let cases = vectors::rows(include_str!("../../../../tests/vectors/names_found.csv"));
        assert_eq!(cases.len(), 81);
        for case in cases {
            let [name, typed, found] = &case[..] else { panic!("three columns: {case:?}") };
            assert_eq!(finds(typed, name), found == "yes", "{typed:?} in {name:?}: {:?}", SearchKeys::of(name));
        }
        assert_eq!(fold_query(" - ' . % _ "), []);
    }

    #[test]
    fn the_stored_keys_have_a_blank_before_each_word() {
        let keys = SearchKeys::of_all(&["Nørgaard & Søn", "Åby"]);
        assert_eq!(keys.primary, " noergaard soen aaby");
        assert_eq!(keys.secondary, " norgard son aby");
        assert_eq!(word_starts("Nørgaard & Søn"), ["noergaard", "soen"]);
        assert_eq!(SearchKeys::of("").primary, "");
    }

    #[test]
    fn danish_order_is_that_of_the_oracle() {
        let words: Vec<String> = vectors::rows(include_str!("../../../../tests/vectors/da_sort_vectors.csv"))
            .into_iter()
            .map(|mut row| row.swap_remove(1))
            .collect();
        assert_eq!(words.len(), 51);
        for pair in words.windows(2) {
            assert!(sort_key(&pair[0]) < sort_key(&pair[1]), "{} stands before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn stored_sort_keys_are_still_those_of_this_edition() {
        let key = sort_key("Østergaard Å 12");
        assert_eq!((SORT_KEY_EDITION, key.as_str()), (1, "5e7f034f51334d375e7f044d31045e7f0404141601120106c1c7870687"));
    }

    proptest! {
        #[test]
        fn sort_keys_sort_as_the_collator_does(one in "[a-zA-ZæøåÆØÅéüöä0-9 '.-]{0,10}|.{0,6}", other in "[a-zA-ZæøåÆØÅéüöä0-9 '.-]{0,10}|.{0,6}") {
            prop_assert_eq!(sort_key(&one).cmp(&sort_key(&other)), DANISH.compare(&one, &other));
        }

        #[test]
        fn every_word_is_found_by_its_own_start(text in "[a-zA-ZæøåÆØÅéüöä' -]{1,20}|.{0,12}", letters in 1_usize..8) {
            let keys = SearchKeys::of(&text);
            for word in word_starts(&text) {
                let start: String = word.chars().take(letters).collect();
                prop_assert!(keys.met_by(&fold_query(&start)), "{:?} in {:?}", start, keys);
            }
            prop_assert!(keys.met_by(&fold_query(&text)));
        }

        #[test]
        fn what_meets_by_the_primary_key_meets_by_the_secondary(text in "[a-eo-uæøå ]{1,10}", query in "[a-eo-uæøå]{1,4}") {
            let keys = SearchKeys::of(&text);
            let words = fold_query(&query);
            let by_primary = words.iter().all(|word| keys.primary.contains(&format!(" {}", word.primary)));
            prop_assert!(!by_primary || keys.met_by(&words));
        }

        #[test]
        fn keys_hold_letters_digits_and_single_blanks_only(text in ".{0,20}") {
            let keys = SearchKeys::of(&text);
            for key in [keys.primary, keys.secondary] {
                prop_assert!(key.chars().all(|character| character.is_alphanumeric() || character == ' '), "{:?}", key);
                prop_assert!(!key.contains("  ") && !key.ends_with(' '), "{:?}", key);
                prop_assert_eq!(key.to_lowercase(), key);
            }
        }

        #[test]
        fn a_key_is_its_own_key(text in "[a-zA-ZæøåÆØÅéüöäß'.0-9 -]{0,16}") {
            let once = SearchKeys::of(&text);
            prop_assert_eq!(SearchKeys::of(&once.primary), once);
        }
    }
}
