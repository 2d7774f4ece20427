//! Names that may be one: the same but for how they are written, or a slip of the finger. They are proposed; the office decides.

use serde::Serialize;
use ts_rs::TS;

use crate::shared::text::fold_query;
use crate::shared::text_enum::text_enum;

/// Shorter words are not forgiven a slip: too many others differ from them by a letter.
const LEAST_FOR_A_SLIP: usize = 5;

text_enum! {
    /// How like two names are.
    pub enum Likeness {
        /// A slip of the finger, or a word that one of them leaves out.
        Close = "close",
        /// The same, however it is written.
        Same = "same",
    }
}

/// Two nominees that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Twins {
    /// One, by its place in the list that was looked at.
    #[ts(type = "number")]
    pub one: usize,
    /// The other.
    #[ts(type = "number")]
    pub other: usize,
    /// How like they are.
    pub likeness: Likeness,
}

/// A name as it is compared.
#[derive(Debug)]
struct Compared {
    /// Its words, however they were put.
    words: Vec<String>,
    /// All of it in one word.
    joined: String,
}

impl Compared {
    fn of(name: &str) -> Self {
        let mut words: Vec<String> = fold_query(name).into_iter().map(|word| word.secondary).collect();
        let joined = words.concat();
        words.sort_unstable();
        Self { words, joined }
    }
}

/// Names that others are compared with, read once.
#[derive(Debug)]
pub struct ComparedNames(Vec<Compared>);

impl ComparedNames {
    /// The names, in their order.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(Compared::of).collect())
    }

    /// Those that may be the one, by their places, the likest first.
    pub fn like(&self, name: &str) -> Vec<(usize, Likeness)> {
        let asked = Compared::of(name);
        let found = self.0.iter().enumerate().filter_map(|(place, there)| Some((place, like(there, &asked)?)));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(place, likeness)| (std::cmp::Reverse(*likeness), *place));
        found
    }
}

/// Whether two names are the same but for how they are written: case, accents, *aa* and *å*, the order of words.
pub fn is_same_name(one: &str, other: &str) -> bool {
    likeness(one, other) == Some(Likeness::Same)
}

/// How like two names are; `None` where they are not.
pub fn likeness(one: &str, other: &str) -> Option<Likeness> {
    like(&Compared::of(one), &Compared::of(other))
}

/// All pairs of names that may be one, in the order of the list.
pub fn twins(names: &[&str]) -> Vec<Twins> {
    let compared: Vec<Compared> = names.iter().map(|name| Compared::of(name)).collect();
    let mut found = Vec::new();
    for (one, of_one) in compared.iter().enumerate() {
        for (other, of_other) in compared.iter().enumerate().skip(one + 1) {
            found.extend(like(of_one, of_other).map(|likeness| Twins { one, other, likeness }));
        }
    }
    found
}

fn like(one: &Compared, other: &Compared) -> Option<Likeness> {
    if one.words.is_empty() || other.words.is_empty() {
        return None;
    }
    if one.words == other.words {
        return Some(Likeness::Same);
    }
    let (fewer, more) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    let (few, many) = (&fewer.words[..], &more.words[..]);
    let is_close = one.joined == other.joined
        || is_slip(&one.joined, &other.joined)
        || (few.len() == many.len() && meets_with_one_slip(few, many))
        || (many.len() == few.len() + 1 && few.len() >= 2 && without_one(many).any(|rest| rest == few));
    is_close.then_some(Likeness::Close)
}

/// Whether the words are the same but for one, and that one but for a letter.
fn meets_with_one_slip(one: &[String], other: &[String]) -> bool {
    let mut missing: Vec<&String> = other.iter().collect();
    let mut left: Vec<&String> = Vec::new();
    for word in one {
        match missing.iter().position(|there| *there == word) {
            Some(place) => {
                missing.remove(place);
            }
            None => left.push(word),
        }
    }
    matches!((&left[..], &missing[..]), ([one], [other]) if is_slip(one, other))
}

fn without_one(words: &[String]) -> impl Iterator<Item = Vec<String>> + '_ {
    (0..words.len()).map(|left_out| [&words[..left_out], &words[left_out + 1..]].concat())
}

/// Whether two words differ by one letter: missing, too many, another, or two that changed places.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < LEAST_FOR_A_SLIP - 1 || one.len().max(other.len()) < LEAST_FOR_A_SLIP {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], [] | [_]) | ([_], []) => true,
        ([first, one @ ..], [second, other @ ..]) => {
            let is_swapped =
                one.first() == Some(second) && other.first() == Some(first) && one.get(1..) == other.get(1..);
            one == other || is_swapped || one == [&[*second], other].concat() || other == [&[*first], one].concat()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_name_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("Åse Nørgård", "aase noergaard"),
            ("Müller, Else", "Else Müller"),
            ("Koret Klangbølgen", "KORET KLANGBØLGEN"),
            ("O'Brien", "OBrien"),
        ] {
            assert!(is_same_name(one, other), "{one} {other}");
            assert_eq!(likeness(one, other), Some(Likeness::Same), "{one} {other}");
        }
        assert!(!is_same_name("", ""));
        assert!(!is_same_name("Else Holm", "Else Holm Lund"));
    }

    #[test]
    fn a_slip_or_a_middle_name_is_proposed_and_another_person_is_not() {
        for (one, other) in [
            ("Kirsten Bækgaard", "Kristen Bækgaard"),
            ("Kirsten Bækgaard", "Kirsten Bækgard"),
            ("Kirsten Bækgaard", "Kirsten M. Bækgaard"),
            ("Besøgsvennerne i Bøgelunde", "Besøgs vennerne i Bøgelunde"),
            ("Koret Klangbølgen", "Koret Klangbølgn"),
            ("Strikkecafeen", "Strikkecaféen"),
        ] {
            assert!(likeness(one, other).is_some(), "{one} / {other}");
        }
        for (one, other) in [
            ("Kirsten Bækgaard", "Kirsten Holm"),
            ("Ib Lund", "Bo Lund"),
            ("Havbjerg Spisevenner", "Havbjerg Bylaug"),
            ("Else", "Else Holm"),
            ("", "Else Holm"),
        ] {
            assert_eq!(likeness(one, other), None, "{one} / {other}");
        }
    }

    #[test]
    fn pairs_are_told_by_their_places() {
        let found = twins(&["Kirsten Bækgaard", "Ib Lund", "kirsten bækgård", "Kirsten Bækgaad"]);
        let places: Vec<(usize, usize, Likeness)> =
            found.iter().map(|twins| (twins.one, twins.other, twins.likeness)).collect();
        assert_eq!(places, [(0, 2, Likeness::Same), (0, 3, Likeness::Close), (2, 3, Likeness::Close)]);
    }

    proptest! {
        #[test]
        fn likeness_is_mutual(one in "[A-Za-zæøåÆØÅ .'-]{0,20}", other in "[A-Za-zæøåÆØÅ .'-]{0,20}") {
            prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
        }

        #[test]
        fn one_letter_wrong_in_a_long_name_is_seen(word in "[b-dk-n]{6,10}", place in any::<prop::sample::Index>()) {
            let mut slipped: Vec<char> = word.chars().collect();
            slipped.remove(place.index(slipped.len()));
            let slipped: String = slipped.into_iter().collect();
            let (one, other) = (format!("Ib {word}"), format!("Ib {slipped}"));
            prop_assert!(likeness(&one, &other).is_some());
        }
    }
}
