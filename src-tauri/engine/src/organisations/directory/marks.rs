//! What of a name a search found: shown marked.

use super::entry::Mark;
use super::keys::SoughtWord;
use crate::shared::text::SearchKeys;

/// The stretches of a text that the sought words begin.
pub(super) fn marks_in(text: &str, words: &[SoughtWord]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (start, word) in written_words(text) {
        let longest = words.iter().filter_map(|sought| found_length(word, sought)).max();
        if let Some(length) = longest {
            let from = utf16_length(&text[..start]);
            marks.push(Mark { from, until: from + utf16_length(&word[..length]) });
        }
    }
    marks
}

/// The words as written, with where each begins. An apostrophe parts no words.
fn written_words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = character.is_alphanumeric() || (start.is_some() && matches!(character, '\'' | '\u{2019}'));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// How many bytes of the word the sought one covers; `None` where it does not begin it.
fn found_length(word: &str, sought: &SoughtWord) -> Option<usize> {
    if !folded(word).starts_with(&sought.word) {
        return None;
    }
    let ends = word.char_indices().map(|(at, character)| at + character.len_utf8());
    ends.into_iter().find(|end| folded(&word[..*end]).starts_with(&sought.word))
}

fn folded(text: &str) -> String {
    SearchKeys::of(text).secondary.trim_start().to_owned()
}

fn utf16_length(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::organisations::directory::keys::sought_words;

    fn marked(text: &str, typed: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let cut = |mark: &Mark| String::from_utf16(&units[mark.from as usize..mark.until as usize]).unwrap();
        marks_in(text, &sought_words(typed)).iter().map(cut).collect()
    }

    #[test]
    fn what_was_typed_is_marked_as_it_is_written() {
        for (text, typed, expected) in [
            ("Aisha Juhl Møller", "moller", vec!["Møller"]),
            ("Aisha Møller, Havnstrup", "mol havn", vec!["Møl", "Havn"]),
            ("Nørgaard", "norg", vec!["Nørg"]),
            ("Nørgaard", "nørga", vec!["Nørga"]),
            ("Kirsten O'Brien", "obr", vec!["O'Br"]),
            ("Jensen-Holm", "holm", vec!["Holm"]),
            ("Kor", "havn", vec![]),
            ("😀 Åse", "as", vec!["Ås"]),
        ] {
            assert_eq!(marked(text, typed), expected, "{typed:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn marks_lie_inside_the_text(text in ".{0,30}", typed in ".{0,10}") {
            let length = text.encode_utf16().count() as u32;
            for mark in marks_in(&text, &sought_words(&typed)) {
                prop_assert!(mark.from < mark.until && mark.until <= length);
            }
        }
    }
}
