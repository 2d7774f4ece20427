//! Two sets of words beside each other, clause by clause: what was taken out and what was put in.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use ts_rs::TS;

use crate::shared::text_enum::text_enum;

/// What an agreement says, filled in, as it was at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    /// Its parts, in the order of the paper.
    pub passages: Vec<Passage>,
}

/// A part of an agreement's words: a clause, or what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Passage {
    /// The clause's key; [`ABOUT`], [`PARTIES`] and [`SIGNATORIES`] are none.
    pub key: String,
    /// Its heading; empty for what is no clause.
    pub heading: String,
    /// Its text, in words alone.
    pub text: String,
    /// Its text as it was typed, where it has marks: bold words are the same words, but another paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<String>,
}

/// The title and the case number.
pub(super) const ABOUT: &str = "about";
/// Who the parties are.
pub(super) const PARTIES: &str = "parties";
/// What is enclosed and who signs.
pub(super) const SIGNATORIES: &str = "signatories";

text_enum! {
    /// What became of a stretch of text.
    pub enum StretchKind {
        /// It stands in both.
        Same = "same",
        /// It was taken out.
        Out = "out",
        /// It was put in.
        In = "in",
    }
}

/// A stretch of compared text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stretch {
    /// What became of it.
    pub kind: StretchKind,
    /// The words.
    pub text: String,
}

text_enum! {
    /// What became of a part of an agreement.
    pub enum PassageChange {
        /// It says the same.
        Same = "same",
        /// It says something else.
        Changed = "changed",
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
    }
}

/// A part of an agreement as it was and as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedPassage {
    /// The clause's key, or `about`, `parties`, `signatories`.
    pub key: String,
    /// What became of it.
    pub change: PassageChange,
    /// Its heading, marked; empty for what is no clause.
    pub heading: Vec<Stretch>,
    /// Its text, marked.
    pub text: Vec<Stretch>,
}

/// Both, part by part, in the order of the later one; what is gone stands where it stood.
pub(super) fn compare(before: &Words, after: &Words) -> Vec<ComparedPassage> {
    let mut compared = Vec::new();
    let mut gone = before.passages.iter().filter(|one| part(after, &one.key).is_none()).peekable();
    let place_before = |key: &str| before.passages.iter().position(|one| one.key == key);
    for now in &after.passages {
        let place = place_before(&now.key);
        while let Some(old) = gone.next_if(|old| place.is_some_and(|place| place_before(&old.key) < Some(place))) {
            compared.push(one_sided(old, PassageChange::Removed, StretchKind::Out));
        }
        compared.push(match part(before, &now.key) {
            Some(old) => both(old, now),
            None => one_sided(now, PassageChange::Added, StretchKind::In),
        });
    }
    compared.extend(gone.map(|old| one_sided(old, PassageChange::Removed, StretchKind::Out)));
    compared
}

fn part<'a>(words: &'a Words, key: &str) -> Option<&'a Passage> {
    words.passages.iter().find(|passage| passage.key == key)
}

fn both(old: &Passage, now: &Passage) -> ComparedPassage {
    let is_same = old.heading == now.heading && old.text == now.text;
    ComparedPassage {
        key: now.key.clone(),
        change: if is_same { PassageChange::Same } else { PassageChange::Changed },
        heading: marked(&old.heading, &now.heading),
        text: marked(&old.text, &now.text),
    }
}

fn one_sided(passage: &Passage, change: PassageChange, kind: StretchKind) -> ComparedPassage {
    let whole = |text: &str| if text.is_empty() { Vec::new() } else { vec![Stretch { kind, text: text.to_owned() }] };
    ComparedPassage { key: passage.key.clone(), change, heading: whole(&passage.heading), text: whole(&passage.text) }
}

/// Two texts, word by word.
fn marked(before: &str, after: &str) -> Vec<Stretch> {
    let (old, now) = (words_of(before), words_of(after));
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &now) {
        if !matches!(op, DiffOp::Equal { .. }) {
            push(&mut stretches, StretchKind::Out, &old[op.old_range()]);
            push(&mut stretches, StretchKind::In, &now[op.new_range()]);
        } else {
            push(&mut stretches, StretchKind::Same, &now[op.new_range()]);
        }
    }
    stretches
}

fn push(stretches: &mut Vec<Stretch>, kind: StretchKind, words: &[Word<'_>]) {
    let text: String = words.iter().map(|word| word.0).collect();
    match stretches.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(&text),
        _ => stretches.push(Stretch { kind, text }),
    }
}

/// A word with the blanks after it, so that nothing is lost between words; the blanks make no other word of it.
#[derive(Debug, Clone, Copy)]
struct Word<'a>(&'a str);

impl Word<'_> {
    fn letters(&self) -> &str {
        self.0.trim()
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.letters() == other.letters()
    }
}

impl Eq for Word<'_> {}

impl PartialOrd for Word<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.letters().cmp(other.letters())
    }
}

impl Hash for Word<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.letters().hash(state);
    }
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut was_blank = false;
    for (place, letter) in text.char_indices() {
        if was_blank && !letter.is_whitespace() && place > from {
            words.push(Word(&text[from..place]));
            from = place;
        }
        was_blank = letter.is_whitespace();
    }
    if from < text.len() {
        words.push(Word(&text[from..]));
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(stretches: &[Stretch]) -> String {
        let mark = |kind| match kind {
            StretchKind::Same => ("", ""),
            StretchKind::Out => ("[-", "-]"),
            StretchKind::In => ("[+", "+]"),
        };
        stretches.iter().map(|one| format!("{}{}{}", mark(one.kind).0, one.text, mark(one.kind).1)).collect()
    }

    #[test]
    fn words_are_marked_not_letters() {
        assert_eq!(
            shown(&marked("Vi mødes to gange om året.", "Vi mødes fire gange om året.")),
            "Vi mødes [-to -][+fire +]gange om året."
        );
        assert_eq!(shown(&marked("", "Nyt afsnit")), "[+Nyt afsnit+]");
        assert_eq!(shown(&marked("et  ord", "et ord")), "et ord", "blanks are no change");
    }

    fn words(passages: &[(&str, &str)]) -> Words {
        let passage = |(key, text): &(&str, &str)| Passage {
            key: (*key).into(),
            heading: (*key).into(),
            text: (*text).into(),
            marked: None,
        };
        Words { passages: passages.iter().map(passage).collect() }
    }

    #[test]
    fn clauses_are_compared_one_by_one_and_what_is_gone_stands_where_it_stood() {
        let before = words(&[("purpose", "a"), ("rooms", "b"), ("money", "c"), ("end", "d")]);
        let after = words(&[("purpose", "a"), ("money", "x"), ("new", "y"), ("end", "d")]);
        let compared = compare(&before, &after);
        let changes: Vec<_> = compared.iter().map(|one| (one.key.as_str(), one.change)).collect();
        use PassageChange as C;
        assert_eq!(
            changes,
            [("purpose", C::Same), ("rooms", C::Removed), ("money", C::Changed), ("new", C::Added), ("end", C::Same)]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_on_either_side(before in "([a-cæøå]{1,3}[ \n]{1,2}){0,30}", after in "([a-cæøå]{1,3}[ \n]{1,2}){0,30}") {
            let stretches = marked(&before, &after);
            let side = |left_out: StretchKind| -> Vec<String> {
                let text: String = stretches.iter().filter(|one| one.kind != left_out).map(|one| one.text.as_str()).collect();
                text.split_whitespace().map(ToOwned::to_owned).collect()
            };
            let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(side(StretchKind::In), words(&before));
            prop_assert_eq!(side(StretchKind::Out), words(&after));
        }
    }
}
