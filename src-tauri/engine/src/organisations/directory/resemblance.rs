//! How closely a party resembles what somebody said on the phone: beginnings, other endings (*pensionisterne* for
//! *Pensionistforening*), one slip of the finger; with words besides that say something else.

use super::keys::LONGEST_KEY as LONGEST_BEGINNING;
use crate::shared::text::fold_query;

/// A word that fits in this way is worth so many per cent of its letters.
const SAME: u32 = 100;
const BEGINS: u32 = 95;
const SLIP: u32 = 85;
const OTHER_ENDING: u32 = 80;
/// What fits somebody who holds a role there fits the organisation by so much less.
const THROUGH_CONTACT: u32 = 60;
/// Words that begin alike have so many letters in common at least.
const LEAST_ALIKE: usize = 4;
/// Shorter words are not forgiven a slip: too many others differ from them by a letter.
const LEAST_FOR_A_SLIP: usize = 5;

/// How closely something fits, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closeness {
    /// How much of what was said is in the name, or of the name in what was said; whichever is more.
    pub per_cent: u32,
    /// Whether that is enough to take the party for meant, if no other fits as well.
    pub certainty: Certainty,
}

/// Whether a party may be taken for the one that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It is worth proposing.
    Possible,
    /// It is the one, unless another fits as well.
    Sure,
}

/// The words of what was said, as they are compared.
pub(super) fn said_words(said: &str) -> Vec<String> {
    fold_query(said).into_iter().map(|word| word.secondary).collect()
}

/// The names of a party: its own, and those of whoever holds a role there.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    pub own: Vec<&'a str>,
    pub contacts: Vec<&'a str>,
}

/// How closely the names fit the words; `None` where nothing of them does.
pub(super) fn closeness(said: &[String], names: &Names<'_>) -> Option<Closeness> {
    let own: Vec<Vec<String>> = names.own.iter().map(|name| said_words(name)).collect();
    let contacts: Vec<String> = names.contacts.iter().flat_map(|name| said_words(name)).collect();
    let all_own: Vec<&String> = own.iter().flatten().collect();
    let worth = |word: &String| {
        let by_own = all_own.iter().map(|name| likeness(word, name)).max().unwrap_or(0);
        let by_contact = contacts.iter().map(|name| likeness(word, name) * THROUGH_CONTACT / 100).max().unwrap_or(0);
        by_own.max(by_contact)
    };
    let of_said = share(said.iter().map(|word| (letters(word), worth(word))));
    let of_name = |name: &Vec<String>| {
        share(
            name.iter().map(|there| (letters(there), said.iter().map(|word| likeness(word, there)).max().unwrap_or(0))),
        )
    };
    let of_names = own.iter().map(of_name).max().unwrap_or(0);
    let per_cent = of_said.max(of_names);
    let certainty = if of_said >= 78 || of_names >= 60 { Certainty::Sure } else { Certainty::Possible };
    (per_cent > 0).then_some(Closeness { per_cent, certainty })
}

fn letters(word: &str) -> u32 {
    word.chars().count() as u32
}

/// The part of all letters that fits, in per cent.
fn share(words: impl Iterator<Item = (u32, u32)>) -> u32 {
    let (all, fitting) =
        words.fold((0, 0), |(all, fitting), (letters, worth)| (all + letters, fitting + letters * worth));
    u32::checked_div(fitting, all).unwrap_or(0)
}

/// How much a word that was said is like one of a name, in per cent.
fn likeness(said: &str, name: &str) -> u32 {
    if said == name {
        return SAME;
    }
    let many = said.chars().count();
    if many >= 3 && name.starts_with(said) {
        return BEGINS;
    }
    if many >= LEAST_FOR_A_SLIP && is_one_slip(said, name) {
        return SLIP;
    }
    let alike = said.chars().zip(name.chars()).take_while(|(one, other)| one == other).count();
    if alike >= LEAST_ALIKE && alike * 10 >= many * 6 { OTHER_ENDING } else { 0 }
}

/// Whether two words differ by one letter: missing, too many, another, or two that changed places.
pub(super) fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([first, one @ ..], [second, other @ ..]) => {
            let is_swapped = one.first() == Some(second) && other.first() == Some(first) && one[1..] == other[1..];
            one == other || is_swapped || one == [&[*second], other].concat() || other == [&[*first], one].concat()
        }
        _ => false,
    }
}

/// How many letters of a word make a beginning that says who is meant: enough of them to be alike, and no more than are
/// looked up.
pub(super) fn telling_beginning(word: &str) -> usize {
    LEAST_ALIKE.max((word.chars().count() * 6).div_ceil(10)).min(LONGEST_BEGINNING - 1)
}

/// The beginnings that a word could have with one slip among its telling letters; a later one is met by a shorter
/// beginning.
pub(super) fn slipped_beginnings(word: &str) -> Vec<String> {
    /// Letters after the slip that are looked up with it, so that few others begin so.
    const AFTER: usize = 2;
    /// A beginning has so many letters at least, as far as there are any.
    const LETTERS: usize = 6;
    let letters: Vec<char> = word.chars().collect();
    let mut found: Vec<Vec<char>> = Vec::new();
    for place in 0..telling_beginning(word).min(letters.len()) {
        let start = &letters[..letters.len().min(LETTERS.max(place + 1 + AFTER))];
        let (before, after) = (&start[..place], &start[place + 1..]);
        found.push([before, after].concat());
        if let Some((next, rest)) = after.split_first() {
            found.push([before, &[*next, start[place]], rest].concat());
        }
        for letter in 'a'..='z' {
            found.push([before, &[letter], after].concat());
            found.push([before, &[letter], &start[place..]].concat());
        }
    }
    let beginning = |key: Vec<char>| String::from_iter(key.into_iter().take(LONGEST_BEGINNING));
    let mut found: Vec<String> = found.into_iter().map(beginning).filter(|key| key.len() >= LEAST_ALIKE).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fits(said: &str, own: &[&str], contacts: &[&str]) -> Option<Closeness> {
        closeness(&said_words(said), &Names { own: own.to_vec(), contacts: contacts.to_vec() })
    }

    #[test]
    fn a_party_is_recognised_however_people_call_it() {
        for (said, names) in [
            ("klangbølgen", &["Koret Klangbølgen"][..]),
            ("klangbolgen", &["Koret Klangbølgen"]),
            ("klangbølgn", &["Koret Klangbølgen"]),
            ("kalngbølgen", &["Koret Klangbølgen"]),
            ("pensionisterne", &["Bøgelunde Pensionistforening"]),
            ("pensonisterne", &["Bøgelunde Pensionistforening", "Pensionisterne"]),
            ("lokalhistorierne", &["Bøgelunde Lokalhistoriske Venner"]),
            ("seniorklubben", &["Tømmerup Seniorklub"]),
            ("havblik plejecenter", &["Plejecentret Havblik", "Havblik plejecenter"]),
            ("gadens venner tøjbytte", &["Gadens Venner"]),
            ("bibliotek højtlæsning", &["Bøgelunde Bibliotek", "Biblioteket"]),
            ("demens", &["Demensvennerne Bøgelunde"]),
        ] {
            assert_eq!(fits(said, names, &[]).map(|fit| fit.certainty), Some(Certainty::Sure), "{said}");
        }
    }

    #[test]
    fn a_word_in_common_is_not_enough_to_be_sure() {
        for (said, name) in [
            ("bridgeklubben bøgelunde strand", "Selvhjælp Bøgelunde"),
            ("foredrag strandengen", "Naturgruppen Strandengen"),
        ] {
            assert_eq!(fits(said, &[name], &[]).map(|fit| fit.certainty), Some(Certainty::Possible), "{said}");
        }
        assert_eq!(fits("mosaikholdet rav", &["Havbjerg Spisevenner"], &[]), None);
        assert_eq!(fits("bier", &["Freja Bjerre"], &[]), None, "short words are not forgiven");
    }

    #[test]
    fn a_person_fits_better_than_the_organisation_where_they_are_to_be_met() {
        let person = fits("kirsten bækgaard", &["Kirsten Bækgaard"], &[]).expect("fits");
        let organisation = fits("kirsten bækgaard", &["Koret Klangbølgen"], &["Kirsten Bækgaard"]).expect("fits");
        assert!(person > organisation);
        assert_eq!(organisation.certainty, Certainty::Possible);
    }

    proptest! {
        #[test]
        fn one_letter_wrong_is_one_slip(word in "[a-z]{5,10}", place in any::<prop::sample::Index>(), letter in "[a-z]", kind in 0..4) {
            let mut slipped: Vec<char> = word.chars().collect();
            let place = place.index(slipped.len());
            let letter = letter.chars().next().expect("a letter");
            match kind {
                0 => { slipped.remove(place); }
                1 => slipped.insert(place, letter),
                2 => slipped[place] = letter,
                _ => { let next = (place + 1).min(slipped.len() - 1); slipped.swap(place, next); }
            }
            let slipped: String = slipped.into_iter().collect();
            prop_assert!(slipped == word || is_one_slip(&slipped, &word), "{} {}", slipped, word);
        }

        #[test]
        fn a_slip_is_one_of_the_beginnings_or_comes_after_the_telling_one(
            word in "[a-z]{7,18}", place in any::<prop::sample::Index>(), letter in "[a-z]", kind in 0..3,
        ) {
            let place = place.index(word.len());
            let mut slipped = word.clone();
            match kind {
                0 => slipped.replace_range(place..=place, &letter),
                1 => slipped.insert_str(place, &letter),
                _ => { slipped.remove(place); }
            }
            let begins = |key: &String| word.starts_with(key.as_str());
            let is_met = word.starts_with(&slipped[..telling_beginning(&slipped)]);
            prop_assert!(is_met || slipped_beginnings(&slipped).iter().any(begins), "{} for {}", slipped, word);
        }
    }
}
